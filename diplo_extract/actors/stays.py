"""Stage 3, ninth step too: officials without a state whom somebody meets on a journey are of the state that he is in.

"Minister Jane Roe paid a visit to Arcadia. There she was received by President Max Poe and met her colleague Ann Doe".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile

_VISITS = frozenset(
    "arrival arrived arrives flew journey tour travelled traveled travels trip visit visited visiting visits".split()
)
_TOWARDS = frozenset({"in", "the", "to", *_VISITS})
_NEAR = 4
_REACH = 6
"""Sentences behind the visit in which who is met is met there."""
_MET = frozenset({"by", "counterpart", "meet", "meeting", "met", "on", "received", "saw", "with"})
_HOSTS = frozenset({"host", "hosts", "hostess"})
"""Words with which somebody is told to be who receives: "with his host, Jane Roe"."""
_BESIDE = frozenset({"accompanied", "flanked", "headed", "joined", "led", "together", "along"})
_HIGH = frozenset(
    {"counterpart", "defence", "foreign", "government", "king", "minister", "president", "speaker", "vice"}
)


@dataclass(frozen=True, slots=True)
class _Stay:
    """Who went to which state, and the sentence that tells it."""

    sentence: int
    state: str
    guests: tuple[Profile, ...]


def introduce_on_visit(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives officials whom a guest meets, in the sentences behind his visit, the state that he visits."""
    stay: _Stay | None = None
    for at, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        phrases = list(group)
        goal, last = _goal(phrases, profiles, at)
        if stay is not None and _leads_on(phrases, stay):
            stay = None
        if stay is not None and at - stay.sentence <= _REACH and goal is None and stay.sentence < at:
            _place_met(phrases, profiles, stay)
        if goal is not None:
            _place_met(phrases[last:], profiles, goal, inside=True)
        stay = goal or stay


def _goal(phrases: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile], at: int) -> tuple[_Stay | None, int]:
    """The visit that a sentence tells of somebody named before in it, and the number of phrases up to its goal."""
    guests: list[Profile] = []
    for k, (line, phrase) in enumerate(phrases):
        if phrase.name is not None:
            guests.append(profiles[line.tokens[phrase.first].start])
            continue
        before = [line.low(i) for i in range(max(0, phrase.first - _NEAR), phrase.first)]
        going = bool(_VISITS & set(before)) and bool(before) and before[-1] in _TOWARDS
        if guests and going and phrase.form in ("state", "capital") and len(phrase.states) == 1:
            state = phrase.states[0]
            abroad = all(g.state() != state for g in guests) and not _goes_on(phrases[k:])
            return (_Stay(at, state, tuple(guests)), k + 1) if abroad else (None, 0)
    return None, 0


def _goes_on(phrases: Sequence[tuple[Line, Phrase]]) -> bool:
    """True for the first state of several: "a tour of Utopia, Arcadia and Freedonia"."""
    (line, first), *rest = phrases
    if not rest or rest[0][1].form not in ("state", "capital") or rest[0][1].states == first.states:
        return False
    return {line.low(i) for i in range(first.last, rest[0][1].first)} <= {",", "and", "then", "to"}


def _leads_on(phrases: Sequence[tuple[Line, Phrase]], stay: _Stay) -> bool:
    """True for a sentence that tells of another state that somebody is in or goes to."""
    return any(
        phrase.form in ("state", "capital")
        and len(phrase.states) == 1
        and phrase.states[0] != stay.state
        and line.low(phrase.first - 1) in ("in", "to", "for", "from", "at")
        for line, phrase in phrases
    )


def _place_met(
    phrases: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile], stay: _Stay, *, inside: bool = False
) -> None:
    """Gives the state of a stay to those of a sentence who are met by its guest, named before them or a pronoun.

    `inside`: the sentence itself tells of the stay.
    """
    met = False
    for k, (line, phrase) in enumerate(phrases):
        if phrase.name is None:
            met = False
            continue
        start = line.tokens[phrase.first].start
        profile = profiles[start]
        if (
            k == 0
            and not inside
            and line.low(0) not in _PRONOUNS
            and not any(profile is guest for guest in stay.guests)
        ):
            return
        told = k > 0 and phrases[k - 1][1].name is not None and line.low(phrase.first - 1) in ("and", ",")
        before = [line.low(i) for i in range(max(0, phrase.first - 3), phrase.first)]
        hosting = bool(_HOSTS & set(before[-2:])) and not any(t.states or t.body for t in phrase.titles)
        met = (met and told) or hosting or (bool(before) and before[-1] in _MET and not _BESIDE & set(before))
        high = hosting or any(t.office_class in _HIGH and not t.states and not t.body for t in phrase.titles)
        if met and high and profile.position == start and profile.row is None and not profile.state():
            profile.states[stay.state] += 1


_PRONOUNS = frozenset(
    {"he", "she", "there", "they", "in", "during", "on", "also", "while", "earlier", "later", "our", "the"}
)
"""Words that begin a sentence of a guest who was named before."""
