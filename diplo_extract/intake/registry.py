"""Stage 1: which reader takes which ending, and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import IO

from diplo_extract.errors import InputError
from diplo_extract.rows import Row
from diplo_extract.sources import SUFFIXES, Source


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns that hold an article's parts; None for the usual names (`text`, `title`, `date`, `id`)."""

    text: str | None = None
    title: str | None = None
    date: str | None = None
    id: str | None = None

    def renamed(self, row: Mapping[str, object]) -> dict[str, object]:
        """The row with the parts under their usual names."""
        names = {"text": self.text, "title": self.title, "date": self.date, "id": self.id}
        own = {usual: row[name] for usual, name in names.items() if name is not None and name in row}
        return dict(row) | own


Read = Callable[[IO[bytes], Source, "Limits"], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds for all readers: the largest article in bytes, the encoding if it was named, the columns."""

    max_bytes: int
    encoding: str | None = None
    columns: Columns = Columns()


@dataclass(frozen=True, slots=True)
class Intake:
    """A reader as `module:function`, and the optional part of the installation that holds its library (None: none)."""

    reader: str
    extra: str | None = None


_HTML, _TABLE = Intake("web:read_html", "html"), Intake("tables:read_separated")
_WARC, _FEED = Intake("archives:read_warc", "warc"), Intake("feeds:read_feed", "feeds")
INTAKES: Mapping[str, Intake] = {
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".csv": _TABLE,
    ".tsv": _TABLE,
    ".tab": _TABLE,
    ".parquet": Intake("parquet:read_parquet", "parquet"),
    ".warc": _WARC,
    ".rss": _FEED,
    ".atom": _FEED,
    ".xml": _FEED,
}
"""Ending in small letters -> its reader."""
ARTICLES = (*SUFFIXES, *INTAKES)
"""Endings of the files that are taken from a folder, each also with that of a compression behind it."""
PAGES = (".html", ".htm", ".xhtml")
"""Endings of files that are one article each."""


def rows_of(file: IO[bytes], source: Source, limits: Limits) -> Iterator[Row]:
    """The rows of a file by its ending. Raises InputError where its library is missing or the file is broken."""
    intake = INTAKES[source.suffix]
    module, function = intake.reader.split(":")
    try:
        read: Read = getattr(import_module(f"diplo_extract.intake.{module}"), function)
    except ModuleNotFoundError as error:
        if intake.extra is None or (error.name or "").startswith("diplo_extract"):
            raise
        raise InputError(
            f"needs {error.name}, which is not installed",
            document=source.document,
            remedy=f"pip install 'diplo-extract[{intake.extra}]'",
        ) from error
    return read(file, source, limits)
