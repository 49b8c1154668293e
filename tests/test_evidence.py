"""Every event shows where it stands: the quoted text is the article's, to the character, and holds the trigger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.events import Event
from diplo_extract.pipeline import extract
from diplo_extract.readouts import RULES_OF_THE_WHOLE
from diplo_extract.rules import load_rules

EventsIn = Callable[[Path], list[tuple[Article, tuple[Event, ...]]]]
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "seeds", ROOT / "examples", ROOT.parent / "shared" / "articles" / "dev"]


def faults(article: Article, events: tuple[Event, ...]) -> list[str]:
    """What is wrong with the events' evidence, ids and links."""
    rules = {rule.id for rule in load_rules().rules} | RULES_OF_THE_WHOLE
    ids = [event.id for event in events]
    found = [f"id {id_} twice" for id_, count in Counter(ids).items() if count > 1]
    for event in events:
        found += [
            f"{event.id} links to {link.event}"
            for link in event.links
            if link.event not in ids or link.event == event.id
        ]
        found += [] if event.evidence else [f"{event.id} has no evidence"]
        for item in event.evidence:
            trigger = item.trigger
            right = (
                item.document == article.document
                and article.text[item.start : item.end] == item.text
                and article.text[trigger.start : trigger.end] == trigger.text
                and item.start <= trigger.start < trigger.end <= item.end
                and item.text == item.text.strip()
                and item.rule in rules
            )
            found += [] if right else [f"{event.id} {item.rule} {item.start}-{item.end}: {trigger.text!r}"]
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_evidence_is_what_the_article_says(folder: Path, events_in: EventsIn) -> None:
    if not folder.exists():
        pytest.skip(f"{folder} is not here")
    wrong, count = {}, 0
    for article, events in events_in(folder):
        count += len(events)
        if faults(article, events):
            wrong[article.document] = faults(article, events)
    assert wrong == {}
    assert count > 0


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffPeru met Chile.\r\n\r\nChile thanked Peru.\r\n",
        "Peru met Chile in Lima’s “old” town — 😀… Chile thanked Peru.",
        "Peru met Chile" + " " * 50 + "in Lima.\n\n\n\tChile thanked Peru.",
        " date 2026-01-21 Peru met Chile. + ↺ − 16 px Chile thanked Peru.",
    ],
)
def test_offsets_count_the_characters_as_read(text: str, nlp: Language) -> None:
    article = Article(document="-", text=text)
    events = extract(article, nlp)
    assert {e.type for e in events} == {"meet", "thank"}
    assert faults(article, events) == []
