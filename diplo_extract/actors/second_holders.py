"""Stage 3, beside context: of two who hold one office, both without a state, the second is a third one's colleague.

"Prime Minister Roe flew to Peru. He will be received by Peruvian President Jane Poe and have talks with Premier Doe":
a government has one head, so Doe is of the state of whom the sentence names before him.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.second_offices import FORMER

_SINGLE = frozenset({"president", "king", "government", "foreign", "defence"})
"""Classes of offices of which a state has one."""


def introduce_second_holders(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives the second holder of an office the state of the official whom his sentence names right before him."""
    first: dict[str, Profile] = {}
    before: tuple[Line, str, str] | None = None
    for line, phrase in found:
        kind = _office(phrase)
        if kind is None:
            continue
        profile = profiles[line.tokens[phrase.first].start]
        told = _told(phrase)
        unknown = told is None and profile.state() is None and profile.row is None
        if unknown and first.setdefault(kind, profile) is not profile and before is not None:
            if before[0] is line and before[1] != kind and not _is_held(kind, before[2], found):
                profile.states[before[2]] += 1
        before = (line, kind, told) if told is not None else before


def _office(phrase: Phrase) -> str | None:
    """The class of the one office of somebody named; None for any other phrase, and for who has left his office."""
    if phrase.name is None or not phrase.titles or FORMER & set(phrase.titles[-1].modifiers):
        return None
    kind = phrase.titles[-1].office_class
    return kind if kind in _SINGLE and not phrase.titles[-1].plural else None


def _told(phrase: Phrase) -> str | None:
    states = {*phrase.states, *(state for title in phrase.titles for state in title.states)}
    return next(iter(states)) if len(states) == 1 else None


def _is_held(kind: str, state: str, found: Sequence[tuple[Line, Phrase]]) -> bool:
    """True where the text names a holder of that state's office of the same class with the state."""
    return any(_office(phrase) == kind and _told(phrase) == state for _, phrase in found)
