"""How good the flow is on gold: real articles with the events that careful readers found in them, where they are at hand.

`gold/dev` is halved for good by one rule: an article whose file stem has an odd SHA-256 (read as a number) may be read
while rules are written, the others are only ever scored. The floors stand a little under what was measured when they
were last set, for each half apart; a change that falls below one of them has broken something.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from diplo_extract.articles import Article
from diplo_extract.evaluation import Documents, Scores, evaluate, read_gold, records_of
from diplo_extract.events import Event

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the gold is not here")

EventsIn = Callable[[Path], list[tuple[Article, tuple[Event, ...]]]]
Score = Callable[[str, str], Scores]


def may_be_read(stem: str) -> bool:
    """True for the half that may be looked at while rules are written."""
    return int(sha256(stem.encode()).hexdigest(), 16) % 2 == 1


def test_the_rule_that_halves() -> None:
    assert [may_be_read(stem) for stem in ("D047", "D051", "D010", "D013")] == [True, True, False, False]


@pytest.fixture(scope="module")
def score(events_in: EventsIn) -> Score:
    """The scores of a set ("seeds", "dev") over one of its halves ("read", "kept") or "all"."""

    @cache
    def found(set_: str) -> Documents:
        folder = SHARED / "seeds" if set_ == "seeds" else SHARED / "articles" / set_
        return records_of([event for _, events in events_in(folder) for event in events])

    @cache
    def scored(set_: str, half: str) -> Scores:
        gold = read_gold(SHARED / "gold" / set_)
        wanted = {name: e for name, e in gold.items() if half == "all" or may_be_read(name) == (half == "read")}
        return evaluate(wanted, found(set_))

    return scored


@pytest.mark.parametrize(
    ("set_", "half", "dyad", "full"),
    [
        ("seeds", "all", 0.95, 0.85),
        ("dev", "read", 0.88, 0.78),
        ("dev", "kept", 0.82, 0.64),
    ],
)
def test_f1_is_no_lower_than_it_was(set_: str, half: str, dyad: float, full: float, score: Score) -> None:
    scores = score(set_, half)
    assert (scores.levels["dyad"].f1 >= dyad, scores.levels["full"].f1 >= full) == (True, True), {
        level: (quality.precision, quality.recall, quality.f1) for level, quality in scores.levels.items()
    }


@pytest.mark.parametrize(
    ("half", "slot", "accuracy"),
    [
        ("read", "status", 0.90),
        ("read", "participants", 0.95),
        ("read", "date", 0.85),
        ("read", "place", 0.87),
        ("kept", "status", 0.92),
        ("kept", "participants", 0.83),
        ("kept", "date", 0.80),
        ("kept", "place", 0.72),
    ],
)
def test_slots_are_no_worse_than_they_were(half: str, slot: str, accuracy: float, score: Score) -> None:
    assert (score("dev", half).slots[slot].accuracy or 0) >= accuracy


def test_seeds_have_every_date_and_every_answer_its_invitation(score: Score) -> None:
    slots = score("seeds", "all").slots
    assert slots["date"].accuracy == 1
    assert slots["links"].right >= 2
