"""Stage 3, ninth step too: two who hold the same office in the two states of which the article tells.

"The President of Utopia met the President of Arcadia. The foreign ministers of the two countries, Roe and Poe, …".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.titles import Title, read_title

_OF_BOTH = frozenset(
    "both countries from governments nations of republics respective sides states the their two".split()
)
"""Words between an office of two and their names: "of the two countries"."""
_REACH = 10
_NEAR = 4
"""Sentences back in which the two states are looked for first."""


def introduce_both(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives two people named together behind an office of several the two states told before, in their order.

    Nothing is given where more than two states are told, or only one.
    """
    for k, ((line, one), (other, two)) in enumerate(pairwise(found)):
        if line is not other or one.name is None or two.name is None or two.first != one.last + 1:
            continue
        if two.titles and two.titles != one.titles[-1:]:
            continue
        title = _office_before(line, one) if line.low(one.last) == "and" else None
        if title is None:
            continue
        pair = [profiles[line.tokens[p.first].start] for p in (one, two)]
        states = _two_states(found[:k], profiles, line.sentence.index)
        known = [p.state() or (p.row.country if p.row is not None else None) for p in pair]
        if len(states) != 2 or all(known) or (any(known) and not set(known) & set(states)):
            continue
        if known[0] == states[1] or known[1] == states[0]:
            states.reverse()
        for profile, state, told in zip(pair, states, known, strict=True):
            if told is None:
                profile.states[state] += 1
                profile.titles.append(replace(title, states=(state,), plural=False, office=title.singular))


def _office_before(line: Line, phrase: Phrase) -> Title | None:
    """The office of several right before a name, "the two foreign ministers," with words for both between."""
    held = phrase.titles[-1] if phrase.titles else None
    if held is not None:
        return held if held.plural and not held.states and not held.body else None
    for i in range(max(0, phrase.first - _REACH), phrase.first):
        title = read_title(line, i)
        if title is None or not title.plural or title.states or title.body or not title.singular:
            continue
        between = [line.low(j) for j in range(title.last, phrase.first)]
        if between and between[-1] == "," and set(between[:-1]) <= _OF_BOTH:
            return title
    return None


def _two_states(before: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile], at: int) -> list[str]:
    """The states told so far in order, of the sentences just before where those are two."""
    told: list[tuple[int, str]] = []
    for line, phrase in before:
        own = profiles[line.tokens[phrase.first].start].state() if phrase.name is not None else None
        states = (own,) if own else phrase.states if phrase.form in ("state", "title", "group", "demonym") else ()
        told += ((line.sentence.index, state) for state in states)
    near = list(dict.fromkeys(state for index, state in told if index >= at - _NEAR))
    return near if len(near) == 2 else list(dict.fromkeys(state for _, state in told))
