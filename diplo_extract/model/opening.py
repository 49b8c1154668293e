"""A model folder is opened: its model.toml, its tables, and a table of one's own on top."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from diplo_extract.home import default_folder
from diplo_extract.model.tables import (
    COUNTRIES,
    ORGANISATION_KINDS,
    ORGANISATIONS,
    PEOPLE,
    PLACES,
    Feed,
    Line,
    fault,
    lines_of,
    load_text,
    read_country,
    read_organisation,
    read_person,
    read_place,
)
from diplo_extract.model.values import Country, Model, Organisation, Person, Place, Row, fold


def open_model(folder: Path | None = None, *, actors: Path | None = None) -> Model:
    """Open a model folder, by default the English one that comes with the package; opened once per process.

    `actors` is a CSV table of one's own with the header of `people.csv` (only `name` must be there; rows whose `kind`
    names a kind of organisation go there), `organisations.csv` or `countries.csv`. Its rows are added to the model's;
    a row with the same name and office (organisation: name, country: code) takes the place of the model's.

    Raises:
        ModelError: a file is missing or broken; tells file, line and what would do.
    """
    return _open((folder or default_folder()).resolve(), actors.resolve() if actors else None)


@cache
def _open(folder: Path, actors: Path | None) -> Model:
    digest = sha256()
    about = _read_about(folder / "model.toml", digest.update)
    countries = _read(folder / "countries.csv", COUNTRIES, read_country, digest.update)
    organisations = _read(folder / "organisations.csv", ORGANISATIONS, read_organisation, digest.update)
    people = _read(folder / "people.csv", PEOPLE, read_person, digest.update)
    places = _read(folder / "places.csv", PLACES, read_place, digest.update)
    if actors is not None:
        own = _read_actors(actors, digest.update)
        countries = _merge(countries, [(line, row) for line, row in own if isinstance(row, Country)])
        organisations = _merge(organisations, [(line, row) for line, row in own if isinstance(row, Organisation)])
        people = _merge(people, [(line, row) for line, row in own if isinstance(row, Person)])
    codes = {country.code for _, country in countries}
    placed: list[tuple[Line, Organisation | Person | Place]] = [*organisations, *people, *places]
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


RowT = TypeVar("RowT", bound=Row)


def _read_about(path: Path, feed: Feed) -> tuple[str, str, str, str]:
    """Name, version, language and spaCy package of a model folder."""
    text = load_text(path, feed)
    try:
        about = tomllib.loads(text)
        values = (about["name"], about["version"], about["language"], about["pipeline"]["package"])
    except tomllib.TOMLDecodeError as error:
        raise fault(path, None, f"is not TOML ({error})", "correct it") from error
    except (KeyError, TypeError) as error:
        raise fault(path, None, f"lacks {error}", "give name, version, language and [pipeline] package") from error
    if not all(isinstance(value, str) for value in values):
        raise fault(path, None, "has a value that is no text", "put the values in quotes")
    return values


def _read(path: Path, columns: tuple[str, ...], make: Callable[[Line], RowT], feed: Feed) -> list[tuple[Line, RowT]]:
    return [(line, make(line)) for line in lines_of(path, load_text(path, feed), columns, whole=True)]


def _read_actors(path: Path, feed: Feed) -> list[tuple[Line, Row]]:
    """A table of the user's own; its header tells which of the model's tables it extends."""
    text = load_text(path, feed)
    first = text.split("\n", 1)[0]
    header = {column.strip().strip('"') for column in first.split(",")}
    if "code" in header:
        return [(line, read_country(line)) for line in lines_of(path, text, COUNTRIES, whole=False)]
    if header & {"acronym", "seat"}:
        return [(line, read_organisation(line)) for line in lines_of(path, text, ORGANISATIONS, whole=False)]
    lines = lines_of(path, text, (*PEOPLE, "kind"), whole=False)
    return [(line, read_person(line) if _is_person(line) else read_organisation(line)) for line in lines]


def _is_person(line: Line) -> bool:
    return line.one_of("kind", ("person", *ORGANISATION_KINDS), default="person") == "person"


def _merge(base: list[tuple[Line, RowT]], own: list[tuple[Line, RowT]]) -> list[tuple[Line, RowT]]:
    taken = {_key(row) for _, row in own}
    return [(line, row) for line, row in base if _key(row) not in taken] + own


def _key(row: Row) -> tuple[str, ...]:
    """What makes a row the same as another one."""
    if isinstance(row, Country):
        return (row.code,)
    if isinstance(row, Person):
        return (fold(row.name), fold(row.office))
    return (fold(row.name), row.country or "")
