"""Stage 1: tables of text, an article a row: CSV and TSV."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import IO, Any

from diplo_extract.decoding import decode, wide_mark
from diplo_extract.errors import InputError, Where
from diplo_extract.files import read_whole, too_large
from diplo_extract.intake.registry import Limits
from diplo_extract.rows import Row
from diplo_extract.sources import Source

_TITLES = ("headline", "heading", "subject")
"""Other names for the title's column."""


def read_separated(file: IO[bytes], source: Source, limits: Limits) -> Iterator[Row]:
    """A row a line of CSV (RFC 4180) or TSV, numbered from 1 below the header; `number` is that of the row.

    UTF-8 is read as it comes; any other encoding has to fit into memory. Raises InputError for a table without text.
    """
    delimiter = "," if source.suffix == ".csv" else "\t"
    csv.field_size_limit(max(limits.max_bytes, 131_072))
    lines = _lines(_text(file, source, limits), source, limits)
    reader = csv.DictReader(lines, delimiter=delimiter, strict=True)
    try:
        check_columns(list(reader.fieldnames or ()), source, limits)
        for number, row in enumerate(reader, 1):
            yield Row(number, article_of(row, limits))
    except csv.Error as error:
        where: Where = {"line": reader.line_num, "char": 1}
        raise InputError(f"not CSV: {error}", document=source.document, where=where, remedy="mend this line") from error
    except UnicodeDecodeError as error:
        remedy = "name its encoding with --encoding"
        raise InputError("is not UTF-8", document=source.document, kind="encoding", remedy=remedy) from error


def _text(file: IO[bytes], source: Source, limits: Limits) -> io.TextIOBase:
    head = file.read(4)
    rest = _Rejoined(head, file)
    mark = wide_mark(head)
    if limits.encoding is None and (mark is None or mark[1] == "utf-8"):
        return io.TextIOWrapper(io.BufferedReader(rest), "utf-8-sig", newline="")
    if limits.encoding is not None and codecs.lookup(limits.encoding).name not in ("utf-16", "utf-32"):
        return io.TextIOWrapper(io.BufferedReader(rest), limits.encoding, newline="")
    whole = head + read_whole(file, source, 50 * limits.max_bytes)
    return io.StringIO(decode(whole, source.document, encoding=limits.encoding).text, newline="")


def _lines(text: io.TextIOBase, source: Source, limits: Limits) -> Iterator[str]:
    """The lines of a table. Raises InputError at one that is longer than an article may be: it may have no end."""
    while line := text.readline(limits.max_bytes + 1):
        if len(line) > limits.max_bytes:
            raise too_large(source.document, limits.max_bytes)
        yield line


class _Rejoined(io.RawIOBase):
    """A file whose first bytes were read already, from its start."""

    def __init__(self, head: bytes, file: IO[bytes]) -> None:
        self._head = head
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._head[: len(buffer)] or self._file.read(len(buffer))
        self._head = self._head[len(buffer) :] if self._head else b""
        buffer[: len(piece)] = piece
        return len(piece)


def check_columns(names: list[str], source: Source, limits: Limits) -> None:
    """Raises InputError where a column that was named is not there."""
    asked = {"--text-column": limits.columns.text, "--title-column": limits.columns.title}
    asked |= {"--date-column": limits.columns.date, "--id-column": limits.columns.id}
    for option, name in asked.items():
        if name is not None and name not in names:
            remedy = f"{option} takes one of {', '.join(names)}"
            raise InputError(f"has no column {name!r}", document=source.document, kind="no_text", remedy=remedy)


def article_of(row: dict[Any, Any], limits: Limits) -> dict[str, object]:
    """The row as a JSON object would hold it: days and times as ISO 8601, without cells that no column names."""
    named = limits.columns.renamed({str(k): _told(v) for k, v in row.items() if k is not None and v not in (None, "")})
    keys = {key.lower(): key for key in named}
    if "title" not in keys:
        own = next((keys[name] for name in _TITLES if name in keys), None)
        named |= {"title": named[own]} if own is not None else {}
    return named


def _told(value: Any) -> Any:
    """Days and times as ISO 8601; what else is no text, number or truth is left to itself."""
    return value.isoformat() if hasattr(value, "isoformat") else value
