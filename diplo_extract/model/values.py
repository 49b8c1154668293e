"""What the program knows of the world, as values: countries, organisations, people, places and their names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cached_property, lru_cache
from typing import Literal

CountryStatus = Literal["member", "observer", "partial", "associated", "dependency", "dissolved"]
OrganisationKind = Literal["organization", "court", "forum", "initiative", "movement", "treaty"]
PlaceKind = Literal["city", "venue", "region"]
NameForm = Literal[
    "name", "official", "alias", "former", "acronym", "demonym", "people", "capital", "seat", "person", "place"
]


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory. `code` is ISO 3166-1 alpha-3, of the user-assigned range (X..) where ISO has none.

    `demonyms` are adjectives ("Kazakh"), `people` nouns ("Kazakhs"), `capitals` present and former ones, `seats` words
    for the government ("Kremlin"), `former` earlier names ("Burma").
    """

    code: str
    name: str
    official: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    former: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, court, forum, initiative, movement or treaty; `country` only for a national body such as a parliament."""

    name: str
    acronym: str | None
    aliases: tuple[str, ...]
    kind: str
    country: str | None
    seat: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one office. `country` and `organization` say for whom; both None for a person without either.

    `surnames` are the names that news use alone ("Xi", "Lula"), the usual one first. `since` and `until` are the first
    and last day of the term as far as it is known (a year counts from January to December), None where unknown or not
    over.
    """

    name: str
    surnames: tuple[str, ...]
    aliases: tuple[str, ...]
    office: str
    country: str | None
    organization: str | None
    gender: Literal["m", "f"] | None
    since: Day | None
    until: Day | None

    def held_office(self, day: Day) -> bool:
        """Whether the office may have been held that day; an unknown end does not exclude it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a venue or a region; `country` is alpha-3, None for what lies in several or in none."""

    name: str
    country: str | None
    aliases: tuple[str, ...]
    kind: str


def in_office(rows: Sequence[Person], day: Day | None) -> Person:
    """The one of a person's rows that an article of that day speaks of.

    The office held that day, else the last one taken up before it, else the first to come; the latest for day None.
    `rows` must not be empty.
    """

    def rank(row: Person) -> tuple[bool, bool, Day]:
        since = row.since or Day.min
        begun = day is None or since <= day
        return (day is not None and row.held_office(day), begun, since if begun else Day.min + (Day.max - since))

    return max(rows, key=rank)


Row = Country | Organisation | Person | Place


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling in a table: `text` as written there (case tells WHO from who), `form` what it is of the `row`."""

    text: str
    form: NameForm
    row: Row


@dataclass(frozen=True, eq=False, repr=False)
class Model:
    """An opened model folder. `fingerprint` is the SHA-256 of all that was read; two models compare by identity."""

    name: str
    version: str
    language: str
    pipeline: str
    countries: tuple[Country, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    fingerprint: str

    def __repr__(self) -> str:
        return f"Model({self.name} {self.version}, {self.fingerprint[:12]})"

    def names(self) -> Mapping[str, tuple[Name, ...]]:
        """Every spelling in the tables, by `fold`ed phrase.

        Countries first (dissolved ones last: Moscow is Russia's before the Soviet Union's), then organisations,
        people, places.

        >>> from diplo_extract.model import open_model
        >>> [name.row.code for name in open_model().names()[fold("Kazakhstani")]][0]
        'KAZ'
        """
        return self._names

    def surnames(self) -> Mapping[str, tuple[Person, ...]]:
        """People by `fold`ed surname."""
        return self._surnames

    def country(self, code: str) -> Country | None:
        """The country of an alpha-3 code."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> dict[str, Country]:
        return {country.code: country for country in self.countries}

    @cached_property
    def _surnames(self) -> dict[str, tuple[Person, ...]]:
        found: dict[str, list[Person]] = {}
        for person in self.people:
            for surname in person.surnames:
                found.setdefault(fold(surname), []).append(person)
        return {phrase: tuple(people) for phrase, people in found.items()}

    @cached_property
    def _names(self) -> dict[str, tuple[Name, ...]]:
        found: dict[str, list[Name]] = {}
        standing = sorted(self.countries, key=lambda country: country.status == "dissolved")
        rows: list[Row] = [*standing, *self.organisations, *self.people, *self.places]
        for row in rows:
            for form, text in _spellings(row):
                names = found.setdefault(fold(text), [])
                if not any(name.row is row and name.form == form for name in names):
                    names.append(Name(text, form, row))
        return {phrase: tuple(names) for phrase, names in found.items()}


_LETTERS = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʻ": "'",
        "ʼ": "'",
        "–": "-",
        "‑": "-",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ð": "d",
        "þ": "th",
    }
)


@lru_cache(maxsize=65536)
def fold(phrase: str) -> str:
    """The form in which phrases are compared: lower case, no accents, plain quotes and hyphens, no leading "the".

    >>> fold("The  Élysée"), fold("Côte d’Ivoire"), fold("ERDOĞAN")
    ('elysee', "cote d'ivoire", 'erdogan')
    """
    text = phrase.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(text.split()).removeprefix("the ")


def _spellings(row: Row) -> Iterator[tuple[NameForm, str]]:
    """Every phrase that a row can be found by, with its form; the name first."""
    yield ("person" if isinstance(row, Person) else "place" if isinstance(row, Place) else "name"), row.name
    if isinstance(row, Organisation) and row.acronym:
        yield "acronym", row.acronym
    if isinstance(row, Country):
        yield from _country_spellings(row)
        return
    form: NameForm = "person" if isinstance(row, Person) else "place" if isinstance(row, Place) else "alias"
    for text in row.aliases:
        yield form, text


def _country_spellings(country: Country) -> Iterator[tuple[NameForm, str]]:
    groups: tuple[tuple[NameForm, tuple[str, ...]], ...] = (
        ("official", (country.official,) if country.official else ()),
        ("alias", country.aliases),
        ("former", country.former),
        ("demonym", country.demonyms),
        ("people", country.people),
        ("capital", country.capitals),
        ("seat", country.seats),
    )
    for form, texts in groups:
        for text in texts:
            yield form, text
