"""Stage 3, ninth step too: the names of those whom the sentence before tells by a common office and their states.

"The foreign ministers of Utopia and Arcadia held talks. Utopia's Jane Roe and John Poe of Arcadia …".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.titles import Title

_NEAR = 2
"""Sentences within which the holders of an office follow it by name."""
Named = tuple[int, str, Profile]
"""Sentence, state, and the person whom a phrase names with nothing but that state."""


@dataclass(frozen=True, slots=True)
class _Offices:
    """An office of several states, told without a name in one sentence."""

    sentence: int
    title: Title
    states: tuple[str, ...]


def introduce_pairs(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives the office to each of those named next by the very states that it was told of, one for each."""
    _introduce_in_order(found, profiles)
    _introduce_members(found, profiles)
    people = list(_by_state_alone(found, profiles))
    for offices in _offices(found):
        near = [p for p in people if offices.sentence < p[0] <= offices.sentence + _NEAR and p[1] in offices.states]
        for _, group in groupby(near, key=lambda p: p[0]):
            named = {state: profile for _, state, profile in group}
            if set(named) != set(offices.states):
                continue
            for state, profile in named.items():
                if not profile.titles:
                    profile.titles.append(replace(offices.title, states=(state,)))
            break


def _introduce_in_order(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives as many people as states are told right before them each his own: "French and Polish aides Roe and Poe"."""
    for k, (line, group) in enumerate(found):
        states = tuple(dict.fromkeys(group.states)) or (group.titles[-1].states if group.titles else ())
        if group.name is not None or group.form not in ("group", "title") or len(states) < 2:
            continue
        names = [p for other, p in found[k + 1 : k + 1 + len(states)] if other is line and p.name and not p.titles]
        ends = [group.last, *(p.last for p in names)]
        between = [line.low(i) for end, p in zip(ends, names, strict=False) for i in range(end, p.first)]
        if (
            len(names) != len(states)
            or (names and names[0].first != group.last)
            or "and" not in between
            or set(between) - {",", "and"}
        ):
            continue
        for state, phrase in zip(states, names, strict=True):
            profile = profiles[line.tokens[phrase.first].start]
            if not profile.state():
                profile.states[state] += 1
                profile.titles.extend(replace(title, states=(state,)) for title in group.titles[-1:])


_LISTED = frozenset({",", "-", "–", "—", ":", "(", "and", "&", "including", "namely"})
"""What may stand between a group and the names of its members."""


def _introduce_members(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives the members of a group their state: "three Peruvian ministers - Jane Roe, John Poe and Max Moe -".

    A comma alone lists no members but by the number told: "Peruvian envoys, Jane Roe and John Poe" may be others.
    """
    for k, (line, group) in enumerate(found):
        states = tuple(dict.fromkeys(group.states)) or (group.titles[-1].states if group.titles else ())
        plural = group.form == "group" or bool(group.titles and group.titles[-1].plural)
        if group.name is not None or not plural or len(states) != 1:
            continue
        counted = bool(_COUNTS & {line.low(i) for i in range(group.first, group.last)})
        end = group.last
        for other, phrase in found[k + 1 :]:
            between = [line.low(i) for i in range(end, phrase.first)] if other is line else []
            opens = end > group.last or counted or not between or between[0] != ","
            if other is not line or phrase.name is None or not between or not set(between) <= _LISTED or not opens:
                break
            profile = profiles[line.tokens[phrase.first].start]
            if not profile.state():
                profile.states[states[0]] += 1
            end = phrase.last


_COUNTS = frozenset({"both", "two", "three", "four", "five", "six", "seven", "2", "3", "4", "5"})
"""Words that tell how many a group are."""


def _offices(found: Sequence[tuple[Line, Phrase]]) -> Iterator[_Offices]:
    for line, phrase in found:
        title = phrase.titles[-1] if phrase.titles and phrase.name is None else None
        states = (title.states or phrase.states) if title is not None else ()
        if title is not None and title.plural and len(states) > 1:
            yield _Offices(line.sentence.index, title, tuple(states))


def _by_state_alone(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> Iterator[Named]:
    """Those who are named by their state and without an office: "Utopia's Jane Roe", "John Poe of Arcadia"."""
    for line, phrase in found:
        if phrase.name is not None and not phrase.titles and len(phrase.states) == 1:
            yield line.sentence.index, phrase.states[0], profiles[line.tokens[phrase.first].start]
