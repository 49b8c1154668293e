"""Stage 3, ninth step too: the state of "his counterpart Jane Roe", which is where he is or that of whom he meets.

And what his office is called there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from diplo_extract.actors.lexicon import OWNERS
from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile, office_class
from diplo_extract.rules import words

_WHERE = frozenset({"at", "in", "to", "tour", "visit", "visited", "visiting", "visits"})
"""Words before a state or town that somebody goes to."""


def introduce_counterparts(
    found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile], dateline: str | None
) -> None:
    """Gives a counterpart without a state the one other state that the sentence goes to or meets people of.

    "The Utopian premier will visit Arcadia at the invitation of his counterpart Jane Roe". Where the sentence has none
    it is that of the dateline, the state it was written in, for a guest there. None: the article has no dateline.
    """
    lead: str | None = None
    for _, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        phrases = list(group)
        own = None
        told = {state for line, phrase in phrases if _is_destination(line, phrase) for state in _states(phrase)}
        for line, phrase in phrases:
            if phrase.name is None:
                own = own or (_states(phrase)[0] if phrase.form == "title" and _states(phrase) else None)
                continue
            profile = profiles[line.tokens[phrase.first].start]
            whose = own or lead
            if not _is_counterpart(line, phrase):
                own = own or profile.state()
            elif not profile.state() and whose is not None:
                others = told - {whose} or {dateline} - {whose, None}
                if len(others) == 1:
                    profile.states[others.pop() or ""] += 1
        lead = own or lead


def counterpart_office(office: str, state: str | None) -> str:
    """What an office is called in another state, as it was where titles.yaml has no name for it.

    >>> counterpart_office("Secretary of State", "CHL"), counterpart_office("Prime Minister", "DEU")
    ('Foreign Minister', 'Chancellor')
    """
    table = words("titles")
    if office.lower() in table["counterpart_names"]:
        return str(table["counterpart_names"][office.lower()])
    kind = office_class(office.lower())
    if kind == "government" and state in table["presidential"]:
        return "President"
    names = table["counterpart_offices"].get(kind, {})
    return str(names.get(state, names.get("any", office)))


def _is_counterpart(line: Line, phrase: Phrase) -> bool:
    owned = line.low(phrase.first) in OWNERS and bool(phrase.titles)
    return owned and phrase.titles[0].office_class == "counterpart" and not phrase.titles[0].states


def _is_destination(line: Line, phrase: Phrase) -> bool:
    if phrase.form in ("state", "capital", "place"):
        return line.low(phrase.first - 1) in _WHERE or line.low(phrase.first - 2) in _WHERE
    return phrase.name is not None or phrase.form == "title"


def _states(phrase: Phrase) -> tuple[str, ...]:
    listed = (phrase.entry.code,) if phrase.entry is not None and phrase.entry.code else ()
    return (*phrase.states, *(state for title in phrase.titles for state in title.states)) or listed
