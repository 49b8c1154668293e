"""The world that the actor stage looks names up in: opens a model folder (`models/en`) and reads its tables.

A model folder holds `model.toml` and four CSV tables: countries, organisations, people, places. It can be swapped whole
or extended with a table of one's own. Nothing here imports spaCy; reading a folder takes some 20 ms.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, NoReturn, TypeVar

from diplo_extract.errors import ModelError, Where

CountryStatus = Literal["member", "observer", "partial", "associated", "dependency", "dissolved"]
OrganisationKind = Literal["organization", "court", "forum", "initiative", "movement", "treaty"]
PlaceKind = Literal["city", "venue", "region"]
NameForm = Literal[
    "name", "official", "alias", "former", "acronym", "demonym", "people", "capital", "seat", "person", "place"
]

STATUSES = ("member", "observer", "partial", "associated", "dependency", "dissolved")
ORGANISATION_KINDS = ("organization", "court", "forum", "initiative", "movement", "treaty")
PLACE_KINDS = ("city", "venue", "region")
GENDERS = ("f", "m")


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
        found: dict[str, dict[tuple[NameForm, int], Name]] = {}
        standing = sorted(self.countries, key=lambda country: country.status == "dissolved")
        rows: list[Row] = [*standing, *self.organisations, *self.people, *self.places]
        for row in rows:
            for form, text in _spellings(row):
                found.setdefault(fold(text), {}).setdefault((form, id(row)), Name(text, form, row))
        return {phrase: tuple(names.values()) for phrase, names in found.items()}


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


def open_model(folder: Path | None = None, *, actors: Path | None = None) -> Model:
    """Open a model folder, by default the English one that comes with the package; opened once per process.

    `actors` is a CSV table of one's own with the header of `people.csv` (only `name` must be there; rows whose `kind`
    names a kind of organisation go there), `organisations.csv` or `countries.csv`. Its rows are added to the model's;
    a row with the same name and office (organisation: name, country: code) takes the place of the model's.

    Raises:
        ModelError: a file is missing or broken; tells file, line and what would do.
    """
    return _open((folder or default_folder()).resolve(), actors.resolve() if actors else None)


def default_folder() -> Path:
    """Where the English model lies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    return inside if (inside := package / "models" / "en").is_dir() else package.parent / "models" / "en"


@cache
def _open(folder: Path, actors: Path | None) -> Model:
    digest = sha256()
    about = _read_about(folder / "model.toml", digest.update)
    countries = _read(folder / "countries.csv", _COUNTRIES, _country, digest.update)
    organisations = _read(folder / "organisations.csv", _ORGANISATIONS, _organisation, digest.update)
    people = _read(folder / "people.csv", _PEOPLE, _person, digest.update)
    places = _read(folder / "places.csv", _PLACES, _place, digest.update)
    if actors is not None:
        own = _read_actors(actors, digest.update)
        countries = _merge(countries, [(line, row) for line, row in own if isinstance(row, Country)])
        organisations = _merge(organisations, [(line, row) for line, row in own if isinstance(row, Organisation)])
        people = _merge(people, [(line, row) for line, row in own if isinstance(row, Person)])
    codes = {country.code for _, country in countries}
    placed: list[tuple[_Line, Organisation | Person | Place]] = [*organisations, *people, *places]
    for line, row in placed:
        if row.country is not None and row.country not in codes:
            line.fail(f"country '{row.country}' is not in countries.csv", "use a code of that table or add the country")
    return Model(
        *about,
        tuple(row for _, row in countries),
        tuple(row for _, row in organisations),
        tuple(row for _, row in people),
        tuple(row for _, row in places),
        digest.hexdigest(),
    )


# --- files ---------------------------------------------------------------------------------------------------------

_COUNTRIES = ("code", "name", "official", "aliases", "demonyms", "people", "capital", "seats", "former", "status")
_ORGANISATIONS = ("name", "acronym", "aliases", "kind", "country", "seat")
_PEOPLE = ("name", "surname", "aliases", "office", "country", "organization", "gender", "from", "until")
_PLACES = ("name", "country", "aliases", "kind")

Feed = Callable[[bytes], None]
RowT = TypeVar("RowT", bound=Row)


class _Line:
    """One line of a table by column, with what an error has to tell of it."""

    __slots__ = ("_cells", "_columns", "number", "path")

    def __init__(self, path: Path, number: int, columns: Mapping[str, int], cells: list[str]) -> None:
        self.path = path
        self.number = number
        self._columns = columns
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        position = self._columns.get(column)
        return "" if position is None else self._cells[position].strip()

    def optional(self, column: str) -> str | None:
        return self[column] or None

    def needed(self, column: str) -> str:
        return self[column] or self.fail(f"column '{column}' is empty", "fill it in")

    def several(self, column: str) -> tuple[str, ...]:
        cell = self[column]
        if ";" not in cell:
            return (cell,) if cell else ()
        return tuple([part for part in map(str.strip, cell.split(";")) if part])

    def one_of(self, column: str, choices: tuple[str, ...], default: str = "") -> str:
        value = self[column] or default
        return value if value in choices else self.fail(f"'{value}' is no {column}", f"use one of {', '.join(choices)}")

    def code(self, column: str) -> str | None:
        value = self[column]
        if value and not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
            self.fail(f"'{value}' is no country code", "use three capital letters (ISO 3166-1 alpha-3), such as FRA")
        return value or None

    def day(self, column: str, *, last: bool) -> Day | None:
        value = self[column]
        try:
            return _day(value, last=last) if value else None
        except ValueError:
            self.fail(f"'{value}' is no date", "write 2024, 2024-05 or 2024-05-31")

    def fail(self, message: str, remedy: str) -> NoReturn:
        raise _error(self.path, self.number, message, remedy)


def _error(path: Path, line: int | None, message: str, remedy: str) -> ModelError:
    where: Where | None = None if line is None else {"line": line, "char": 1}
    return ModelError(message, document=str(path), where=where, remedy=remedy)


def _load(path: Path, feed: Feed) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _error(path, None, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    feed(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _error(path, line, "is not UTF-8", "save the file as UTF-8") from error


def _read_about(path: Path, feed: Feed) -> tuple[str, str, str, str]:
    """Name, version, language and spaCy package of a model folder."""
    text = _load(path, feed)
    try:
        about = tomllib.loads(text)
        values = (about["name"], about["version"], about["language"], about["pipeline"]["package"])
    except tomllib.TOMLDecodeError as error:
        raise _error(path, None, f"is not TOML ({error})", "correct it") from error
    except (KeyError, TypeError) as error:
        raise _error(path, None, f"lacks {error}", "give name, version, language and [pipeline] package") from error
    if not all(isinstance(value, str) for value in values):
        raise _error(path, None, "has a value that is no text", "put the values in quotes")
    return values


def _lines(path: Path, text: str, columns: tuple[str, ...], *, whole: bool) -> Iterator[_Line]:
    """The lines below the header; `whole`: the header must hold all columns, else some will do."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        _check_header(path, header, columns, whole=whole)
        positions = {column: position for position, column in enumerate(header)}
        for cells in reader:
            if len(cells) == len(header):
                yield _Line(path, reader.line_num, positions, cells)
            elif cells:
                message = f"{len(cells)} cells where the header has {len(header)}"
                raise _error(path, reader.line_num, message, "put a cell with a comma in double quotes")
    except csv.Error as error:
        raise _error(path, reader.line_num, f"is not CSV ({error})", "check the double quotes") from error


def _check_header(path: Path, header: list[str], columns: tuple[str, ...], *, whole: bool) -> None:
    if unknown := [column for column in header if column not in columns]:
        raise _error(path, 1, f"unknown column '{unknown[0]}'", f"use {','.join(columns)}")
    if len(set(header)) < len(header):
        raise _error(path, 1, "a column stands twice in the header", f"use {','.join(columns)}")
    needed = columns if whole else ("name",)
    if missing := [column for column in needed if column not in header]:
        raise _error(path, 1, f"column '{missing[0]}' is missing", f"use {','.join(columns)}")


def _read(path: Path, columns: tuple[str, ...], make: Callable[[_Line], RowT], feed: Feed) -> list[tuple[_Line, RowT]]:
    return [(line, make(line)) for line in _lines(path, _load(path, feed), columns, whole=True)]


def _read_actors(path: Path, feed: Feed) -> list[tuple[_Line, Row]]:
    """A table of the user's own; its header tells which of the model's tables it extends."""
    text = _load(path, feed)
    first = text.split("\n", 1)[0]
    header = {column.strip().strip('"') for column in first.split(",")}
    if "code" in header:
        return [(line, _country(line)) for line in _lines(path, text, _COUNTRIES, whole=False)]
    if header & {"acronym", "seat"}:
        return [(line, _organisation(line)) for line in _lines(path, text, _ORGANISATIONS, whole=False)]
    lines = _lines(path, text, (*_PEOPLE, "kind"), whole=False)
    return [(line, _person(line) if _is_person(line) else _organisation(line)) for line in lines]


def _is_person(line: _Line) -> bool:
    return line.one_of("kind", ("person", *ORGANISATION_KINDS), default="person") == "person"


def _merge(base: list[tuple[_Line, RowT]], own: list[tuple[_Line, RowT]]) -> list[tuple[_Line, RowT]]:
    taken = {_key(row) for _, row in own}
    return [(line, row) for line, row in base if _key(row) not in taken] + own


def _key(row: Row) -> tuple[str, ...]:
    """What makes a row the same as another one."""
    if isinstance(row, Country):
        return (row.code,)
    if isinstance(row, Person):
        return (fold(row.name), fold(row.office))
    return (fold(row.name), row.country or "")


# --- rows ----------------------------------------------------------------------------------------------------------


def _country(line: _Line) -> Country:
    return Country(
        code=line.code("code") or line.needed("code"),
        name=line.needed("name"),
        official=line["official"],
        aliases=line.several("aliases"),
        demonyms=line.several("demonyms"),
        people=line.several("people"),
        capitals=line.several("capital"),
        seats=line.several("seats"),
        former=line.several("former"),
        status=line.one_of("status", STATUSES, default="member"),
    )


def _organisation(line: _Line) -> Organisation:
    return Organisation(
        name=line.needed("name"),
        acronym=line.optional("acronym"),
        aliases=line.several("aliases"),
        kind=line.one_of("kind", ORGANISATION_KINDS, default="organization"),
        country=line.code("country"),
        seat=line.optional("seat"),
    )


def _person(line: _Line) -> Person:
    name = line.needed("name")
    since, until = line.day("from", last=False), line.day("until", last=True)
    if since and until and until < since:
        line.fail(f"'until' {until} lies before 'from' {since}", "correct one of them or leave it empty")
    gender = line["gender"]
    if gender and gender not in GENDERS:
        line.fail(f"'{gender}' is no gender", "use f or m, or leave it empty")
    return Person(
        name=name,
        surnames=line.several("surname") or (name.split()[-1],),
        aliases=line.several("aliases"),
        office=line["office"],
        country=line.code("country"),
        organization=line.optional("organization"),
        gender="m" if gender == "m" else "f" if gender == "f" else None,
        since=since,
        until=until,
    )


def _place(line: _Line) -> Place:
    return Place(line.needed("name"), line.code("country"), line.several("aliases"), line.one_of("kind", PLACE_KINDS))


@lru_cache(maxsize=4096)
def _day(text: str, *, last: bool) -> Day:
    """First or last day of an ISO day, month or year.

    >>> _day("2024", last=False), _day("2024-02", last=True)
    (datetime.date(2024, 1, 1), datetime.date(2024, 2, 29))
    """
    if not _ISO.fullmatch(text):
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in (text[:4], text[5:7], text[8:10]))
    year, month = year or 0, month or (12 if last else 1)
    return Day(year, month, day or (monthrange(year, month)[1] if last else 1))


_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


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
