"""Stage 3, before its second step: which of two states a shared name means in an article ("Moscow" in 1985)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import lru_cache

from diplo_extract.model import Country, Model
from diplo_extract.rules import words


@lru_cache(maxsize=4)
def _rivals(model: Model) -> Mapping[str, str]:
    """The states that come second under a shared name, with the one that comes first: SUN -> RUS."""
    found: dict[str, str] = {}
    for names in model.names().values():
        codes = [name.row.code for name in names if isinstance(name.row, Country)]
        found |= {code: codes[0] for code in codes if code != codes[0]}
    return found


@lru_cache(maxsize=4)
def living_namesakes(model: Model) -> Mapping[str, str]:
    """Of two living states under one name the second, with the first: COG -> COD, for "President of Congo"."""
    gone = {country.code for country in model.countries if country.status == "dissolved"}
    return {code: first for code, first in _rivals(model).items() if code not in gone and first not in gone}


@lru_cache(maxsize=4)
def _own_names(model: Model) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of the names that only one of two such states has, the longest first, and whose each is."""
    rivals = _rivals(model)
    owners: dict[str, set[str]] = {}
    for names in model.names().values():
        for name in names:
            if isinstance(name.row, Country):
                owners.setdefault(name.text, set()).add(name.row.code)
    concerned = {*rivals, *rivals.values()}
    owner = {text: next(iter(codes)) for text, codes in owners.items() if len(codes) == 1 and codes <= concerned}
    longest = sorted(owner, key=lambda text: (-len(text), text))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)"), owner


@lru_cache(maxsize=4)
def _ended(model: Model) -> Mapping[str, int]:
    """The last year in which somebody of the model folder served a state that is no more."""
    gone = {country.code for country in model.countries if country.status == "dissolved"}
    years: dict[str, int] = {}
    for person in model.people:
        if person.country in gone and person.until is not None:
            years[person.country] = max(years.get(person.country, 0), person.until.year)
    return years


def meant_states(model: Model, text: str, year: int | None) -> frozenset[str]:
    """The states that come second under a shared name and are meant by it in this text.

    One that is no more, where the text tells it by a name of its own and was written in its time; any other where
    the text tells it so and never the first. `year` is the one of the text, None where it is not known.
    """
    pattern, owner = _own_names(model)
    told = Counter(owner[found] for found in pattern.findall(text))
    return frozenset(
        code
        for code, first in _rivals(model).items()
        if told[code]
        and (year <= _ended(model)[code] if year is not None and code in _ended(model) else not told[first])
    )


@lru_cache(maxsize=4)
def _signs(model: Model) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """State with a namesake in another -> patterns of its name, of what is its own, of the other's further parts."""
    found = {}
    for row in model.countries:
        whole = words("titles")["homonyms"].get(row.code)
        if whole is None:
            continue
        own = {*row.demonyms, *row.people, *row.capitals}
        own |= {p.name for p in model.places if p.country == row.code}
        own |= {p.name.split()[-1] for p in model.people if p.country == row.code}
        others = {p.name for p in model.places if p.country == whole and p.kind == "region"} - {row.name}
        others |= {*words("titles")["homonym_towns"][row.code]}
        found[row.code] = (_any_of({row.name}), _any_of(own - {row.name}), _any_of(others))
    return found


def _any_of(names: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in sorted(names))})\b")


def parts_of_others(model: Model, text: str) -> frozenset[str]:
    """The states whose names mean a part of another in this text: Georgia, told with Ohio and never with Tbilisi."""
    return frozenset(
        code
        for code, (name, own, others) in _signs(model).items()
        if name.search(text) and others.search(text) and not own.search(text)
    )
