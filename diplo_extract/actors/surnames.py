"""Stage 3, beside people's names: which first names and surnames the tables' people lend to an article of a year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from diplo_extract.actors.lexicon import lexicon
from diplo_extract.model import Person, fold

_NUMBER = re.compile(r"[iv]+")


def first_names(people: Iterable[Person]) -> frozenset[str]:
    """First names of the people of the model folder, in plain lower-case words."""
    found = set()
    for person in people:
        words = fold(person.name).split()
        if len(words) > 1 and words[0] not in [fold(surname) for surname in person.surnames] and len(words[0]) > 2:
            found.add(words[0])
    return frozenset(found - {word.lower() for word in lexicon().lists["not_names"]})


Term = tuple[str, str | None, int, int]
"""A surname, the country of who has it, and the first and last year in which an article may mean that person by it."""


def terms(surnames: Mapping[str, tuple[Person, ...]]) -> tuple[Term, ...]:
    """Everybody of the model folder by surname, with the years of office and some on either side."""
    return tuple(
        (
            surname,
            person.country,
            person.since.year - 1 if person.since else 0,
            person.until.year + 10 if person.until else 9999,
        )
        for surname, people in surnames.items()
        for person in people
    )


def famous_surnames(people: Iterable[Term], year: int | None) -> frozenset[str]:
    """Surnames that name somebody by themselves in an article of `year` and are nobody's everyday word."""
    common = {word.lower() for word in lexicon().lists["common_surnames"]}
    found = {surname for surname, _, first, last in people if _serves(first, last, year)}
    return frozenset(
        name for name in found - common if " " not in name and len(name) > 1 and not _NUMBER.fullmatch(name)
    )


def served_surnames(people: Iterable[Term], year: int | None) -> frozenset[tuple[str, str]]:
    """Countries with the surnames of those who serve them in an article of `year`, everyday words and all."""
    return frozenset(
        (country, surname) for surname, country, first, last in people if country and _serves(first, last, year)
    )


def _serves(first: int, last: int, year: int | None) -> bool:
    return first <= year <= last if year is not None else last >= 1990
