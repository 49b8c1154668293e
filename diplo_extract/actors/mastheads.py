"""Stage 3, last step: the state that heads a page as its own: "Elysée - Agenda", "Government of Utopia"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from diplo_extract.actors.lexicon import lexicon
from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile

_BEHIND_SEAT = frozenset({"", "-", "–", "—", "|", "agenda", "briefing", "daily", "press", "schedule", "week", "weekly"})
"""What stands behind a seat that heads its own page; "Kremlin: X will come" is a paper's."""
_HOUSES = frozenset(
    "chancellery commission consulate court department embassy government house kingdom ministry mission office palace "
    "presidency presidential republic secretariat sultanate".split()
)
"""Words of a line that says whose page it is."""
_SMALL = frozenset({"and", "at", "de", "for", "in", "of", "on", "the", "to"})
_LONGEST = 22
_TOP = 400
"""Characters among which they stand."""
_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_LINES = 3
"""The first lines of a page, among which such a line stands."""


def masthead_home(found: Sequence[tuple[Line, Phrase]]) -> str | None:
    """The state whose seat, ministry, embassy or government heads a page as its own; None where no line does."""
    line, phrase = found[0] if found else (None, None)
    if line is None or phrase is None or line.sentence.kind != "headline":
        return None
    if phrase.rule == "seat" and phrase.first == 0 and line.sentence.index == 0:
        return phrase.states[0] if phrase.states and line.low(phrase.last) in _BEHIND_SEAT else None
    return next(_owners(found), None)


def introduce_own_envoys(
    found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile], home: str | None
) -> None:
    """Gives the ambassadors without a state on an embassy's page its state, `home`; None: it is no such page."""
    line = found[0][0] if found else None
    if home is None or line is None or line.sentence.index >= _LINES or not _MISSIONS & {t.low for t in line.tokens}:
        return
    for own, phrase in found:
        profile = profiles[own.tokens[phrase.first].start] if phrase.name is not None else None
        if profile is None or profile.state() or profile.row is not None or profile.body:
            continue
        if any(title.office_class == "ambassador" for title in phrase.titles):
            profile.states[home] += 1


def is_headed(text: str, found: Sequence[tuple[Line, Phrase]]) -> bool:
    """Whether a page begins with the house of a state that it does not name: "Royal Court", "MINISTRY OF TRADE".

    Not with a body of several states: "Caribbean Community Secretariat".
    """
    bodies = [line.tokens[p.first].start for line, p in found if p.entry is not None and p.entry.kind == "organization"]
    lines = list(re.finditer(r"\S[^\n]*", text[:_TOP]))[:_LINES]
    return any(_is_house(line[0]) and not any(line.start() <= at < line.end() for at in bodies) for line in lines)


def _is_house(line: str) -> bool:
    words = _WORDS.findall(line)
    small = [word.lower() for word in words]
    capital = all(word[0].isupper() or word in _SMALL for word in words)
    told = not lexicon().lists["headline_verbs"].isdisjoint({*small} - {"press"})
    return capital and not told and len(words) <= _LONGEST and not (_HOUSES - {"government"}).isdisjoint(small)


_MISSIONS = frozenset({"consulate", "embassy", "mission"})


def _owners(found: Sequence[tuple[Line, Phrase]]) -> Iterator[str]:
    """The states told first in lines at the head of the page that tell nothing but whose page it is."""
    for index, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        phrases = list(group)
        line = phrases[0][0]
        if index >= _LINES or line.sentence.kind != "headline":
            return
        states = [state for _, phrase in phrases for state in phrase.states]
        named = any(phrase.name is not None or phrase.form == "title" for _, phrase in phrases)
        if states and not named and _is_masthead(line):
            yield states[0]


def _is_masthead(line: Line) -> bool:
    """Whether a line names a house and is no sentence: "Embassy of Utopia", not "Government of Utopia Signs Deal"."""
    tokens = line.tokens
    if len(tokens) > _LONGEST or not _HOUSES & {token.low for token in tokens}:
        return False
    verbs = lexicon().lists["headline_verbs"] - {"press"}
    words = [token for token in tokens if token.text[0].isalpha()]
    return all(token.text[0].isupper() or token.low in _SMALL for token in words) and not any(
        token.low in verbs for token in words
    )
