"""The CSV tables of a model folder: their columns, and each line checked into a value. A wrong line is named."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from diplo_extract.errors import ModelError, Where
from diplo_extract.model.values import Country, Organisation, Person, Place

STATUSES = ("member", "observer", "partial", "associated", "dependency", "dissolved")
ORGANISATION_KINDS = ("organization", "court", "forum", "initiative", "movement", "treaty")
PLACE_KINDS = ("city", "venue", "region")
GENDERS = ("f", "m")


# --- files ---------------------------------------------------------------------------------------------------------

COUNTRIES = ("code", "name", "official", "aliases", "demonyms", "people", "capital", "seats", "former", "status")
ORGANISATIONS = ("name", "acronym", "aliases", "kind", "country", "seat")
PEOPLE = ("name", "surname", "aliases", "office", "country", "organization", "gender", "from", "until")
PLACES = ("name", "country", "aliases", "kind")

Feed = Callable[[bytes], None]


class Line:
    """One line of a table by column, with what an error has to tell of it."""

    __slots__ = ("_cells", "_columns", "number", "path")

    def __init__(self, path: Path, number: int, columns: Mapping[str, int], cells: list[str]) -> None:
        self.path = path
        self.number = number
        self._columns = columns
        self._cells = cells

    def __getitem__(self, column: str) -> str:
        position = self._columns.get(column)
        return "" if position is None else self._cells[position]

    def optional(self, column: str) -> str | None:
        """The cell, None where it is empty."""
        return self[column] or None

    def needed(self, column: str) -> str:
        """The cell, which must not be empty."""
        return self[column] or self.fail(f"column '{column}' is empty", "fill it in")

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell between semicolons."""
        cell = self[column]
        if ";" not in cell:
            return (cell,) if cell else ()
        return tuple([part for part in map(str.strip, cell.split(";")) if part])

    def one_of(self, column: str, choices: tuple[str, ...], default: str = "") -> str:
        """The cell, which must be one of the choices; empty it is the default."""
        value = self[column] or default
        return value if value in choices else self.fail(f"'{value}' is no {column}", f"use one of {', '.join(choices)}")

    def code(self, column: str) -> str | None:
        """A country code, None where the cell is empty."""
        value = self[column]
        if value and not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
            self.fail(f"'{value}' is no country code", "use three capital letters (ISO 3166-1 alpha-3), such as FRA")
        return value or None

    def day(self, column: str, *, last: bool) -> Day | None:
        """A day, or the first or last one of a month or year; None where the cell is empty."""
        value = self[column]
        try:
            return _day(value, last=last) if value else None
        except ValueError:
            self.fail(f"'{value}' is no date", "write 2024, 2024-05 or 2024-05-31")

    def fail(self, message: str, remedy: str) -> NoReturn:
        """Raise a ModelError that names this line."""
        raise fault(self.path, self.number, message, remedy)


def fault(path: Path, line: int | None, message: str, remedy: str) -> ModelError:
    """An error at a line of a file; None for the file as a whole."""
    where: Where | None = None if line is None else {"line": line, "char": 1}
    return ModelError(message, document=str(path), where=where, remedy=remedy)


def load_text(path: Path, feed: Feed) -> str:
    """The text of a file, whose bytes `feed` gets too. Raises ModelError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise fault(path, None, f"cannot be read ({error.strerror})", "check the path and its permissions") from error
    feed(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise fault(path, line, "is not UTF-8", "save the file as UTF-8") from error


def lines_of(path: Path, text: str, columns: tuple[str, ...], *, whole: bool) -> Iterator[Line]:
    """The lines below the header; `whole`: the header must hold all columns, else some will do."""
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        _check_header(path, header, columns, whole=whole)
        positions = {column: position for position, column in enumerate(header)}
        for cells in reader:
            if len(cells) == len(header):
                yield Line(path, reader.line_num, positions, [*map(str.strip, cells)])
            elif cells:
                message = f"{len(cells)} cells where the header has {len(header)}"
                raise fault(path, reader.line_num, message, "put a cell with a comma in double quotes")
    except csv.Error as error:
        raise fault(path, reader.line_num, f"is not CSV ({error})", "check the double quotes") from error


def _check_header(path: Path, header: list[str], columns: tuple[str, ...], *, whole: bool) -> None:
    if unknown := [column for column in header if column not in columns]:
        raise fault(path, 1, f"unknown column '{unknown[0]}'", f"use {','.join(columns)}")
    if len(set(header)) < len(header):
        raise fault(path, 1, "a column stands twice in the header", f"use {','.join(columns)}")
    needed = columns if whole else ("name",)
    if missing := [column for column in needed if column not in header]:
        raise fault(path, 1, f"column '{missing[0]}' is missing", f"use {','.join(columns)}")


# --- rows ----------------------------------------------------------------------------------------------------------


def read_country(line: Line) -> Country:
    """A line of countries.csv."""
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


def read_organisation(line: Line) -> Organisation:
    """A line of organisations.csv."""
    return Organisation(
        name=line.needed("name"),
        acronym=line.optional("acronym"),
        aliases=line.several("aliases"),
        kind=line.one_of("kind", ORGANISATION_KINDS, default="organization"),
        country=line.code("country"),
        seat=line.optional("seat"),
    )


def read_person(line: Line) -> Person:
    """A line of people.csv."""
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


def read_place(line: Line) -> Place:
    """A line of places.csv."""
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
