"""Stage 3, ninth step too: who is told by the office and state first and by name in the next sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.titles import Title

_ANY_OFFICE = frozenset({"aide", "diplomat", "official", "politician"})
"""Words for an office under which a story may open on somebody whose own office it tells with his name."""


def introduce_unnamed(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives somebody without a state that of the office-holder whom the sentence before tells without a name.

    "The Utopian ambassador urged calm. Ambassador Jane Roe said …", "A Utopian official said … Jane Roe, the trade
    secretary, said …".
    """
    opener: tuple[int, Title, str] | None = None
    last = -1
    for line, phrase in found:
        at = line.sentence.index
        if phrase.name is not None and opener is not None and at == opener[0] + 1 and last != at:
            start = line.tokens[phrase.first].start
            profile = profiles[start]
            if not profile.state() and profile.position == start and _is_named(opener[1], line, phrase):
                profile.states[opener[2]] += 1
        if last != at and phrase.form != "place":
            opener = _opener(line, phrase) or (opener if opener is not None and at == opener[0] else None)
        last = at


def _opener(line: Line, phrase: Phrase) -> tuple[int, Title, str] | None:
    """The office that a sentence opens on, where it tells its state and no name; None for other openings."""
    if phrase.name is not None or phrase.form != "title" or not phrase.titles or phrase.titles[0].plural:
        return None
    states = phrase.titles[0].states or phrase.states
    return (line.sentence.index, phrase.titles[0], states[0]) if len(states) == 1 else None


def _is_named(office: Title, line: Line, phrase: Phrase) -> bool:
    """True where a name fits the office told before: the same office word, or a name that its own office follows."""
    word = office.office.lower().split()[-1]
    if phrase.titles:
        return word in {title.office.lower().split()[-1] for title in phrase.titles} or word in _ANY_OFFICE
    return word in _ANY_OFFICE and line.low(phrase.last) == ","
