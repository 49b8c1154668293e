"""Stage 3, ninth step: what the words around a name tell of its state, where the phrase itself does not.

"Utopia's talks with its Prime Minister Jane Roe", "Jane Roe's election as President of Utopia", "Poe's envoy John Roe";
and the state whose people an article need not introduce.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from diplo_extract.actors.lexicon import OWNERS
from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import core_words
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.titles import Title

Found = Sequence[tuple[Line, Phrase]]
Profiles = Mapping[int, Profile]
"""Profiles by the position in the text of the phrases that name them."""


def introduce(found: Found, profiles: Profiles) -> None:
    """Gives people of whom no phrase tells the state the one that their context tells."""
    _introduce_served(found, profiles)
    for (line, before), (other, phrase) in pairwise(found):
        if line is not other:
            continue
        if phrase.name is None:
            if phrase.form == "title" and before.name is not None and line.low(phrase.first - 1) == "as":
                _tell(_profile(line, before, profiles), phrase.states, phrase.titles)
            continue
        owner = line.low(phrase.first)
        if before.form == "state" and owner == "its":
            _tell(_profile(line, phrase, profiles), before.states, ())
        consort = line.low(phrase.first - 1) == "and" and _is_royal(before) and _is_royal(phrase)
        if before.name is not None and ((owner in OWNERS and _is_owned(phrase)) or consort):
            state = _profile(line, before, profiles).state()
            _tell(_profile(line, phrase, profiles), (state,) if state else (), ())


def _profile(line: Line, phrase: Phrase, profiles: Profiles) -> Profile:
    return profiles[line.tokens[phrase.first].start]


def _is_owned(phrase: Phrase) -> bool:
    """True of "his wife Jane Roe" and "his ambassador", not of "his counterpart"."""
    return bool(phrase.titles) and phrase.titles[0].office_class != "counterpart"


def _is_royal(phrase: Phrase) -> bool:
    return bool(phrase.titles) and phrase.titles[0].office_class in ("king", "queen", "prince", "princess")


def _introduce_served(found: Found, profiles: Profiles) -> None:
    by_surname = {profile.core[-1]: profile for profile in profiles.values()}
    for line, phrase in found:
        if phrase.boss is None:
            continue
        boss = by_surname.get(core_words(phrase.boss.words)[-1])
        state = boss.state() if boss is not None else None
        _tell(_profile(line, phrase, profiles), (state,) if state else (), ())


def _tell(profile: Profile, states: Sequence[str], titles: Sequence[Title]) -> None:
    if states and not profile.state():
        profile.states[states[0]] += 1
        profile.titles.extend(titles[:1])


def home_of(found: Found, profiles: Profiles) -> str | None:
    """The state whose people the article need not introduce.

    That of the known people whose state no phrase tells; else that of the person named most; else the state named most
    of those that no named person is told of.
    """
    people = sorted({id(profile): profile for profile in profiles.values()}.values(), key=lambda p: p.position)
    unintroduced = Counter[str]()
    for profile in people:
        if profile.titles and not profile.states and profile.row is not None and profile.row.country:
            unintroduced[profile.row.country] += profile.count
    if unintroduced:
        return unintroduced.most_common(1)[0][0]
    leading = max((p for p in people if p.state()), key=lambda p: p.count, default=None)
    return leading.state() if leading is not None and leading.count > 2 else _most_named(found)


def _most_named(found: Found) -> str | None:
    counts: Counter[str] = Counter()
    foreign: set[str] = set()
    for _, phrase in found:
        told = [*phrase.states, *(state for title in phrase.titles for state in title.states)]
        if phrase.name is not None:
            foreign.update(told)
        elif phrase.form in ("state", "demonym", "capital", "organization"):
            counts.update(told)
    return max((code for code in counts if code not in foreign), key=lambda code: (counts[code], code), default=None)
