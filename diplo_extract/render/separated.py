"""Stage 10: CSV and TSV. What an article says never becomes a formula of whoever opens the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from diplo_extract.events import Event
from diplo_extract.render.flat import COLUMNS, flat
from diplo_extract.render.formats import Layout

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\0")
"""First characters that make a spreadsheet compute or call (OWASP ASVS 5.0, 1.2.10)."""


def guarded(field: str) -> str:
    """The field with an apostrophe before what a spreadsheet would take for a formula; numbers are left alone.

    >>> guarded("=1+1"), guarded("-3.5"), guarded("Lima")
    ("'=1+1", '-3.5', 'Lima')
    """
    if not field.startswith(_FORMULAS):
        return field
    try:
        float(field)
    except ValueError:
        return f"'{field}"
    return field


def write_csv(events: Iterable[Event], layout: Layout) -> Iterator[str]:
    """A header and a row an event (RFC 4180, lines ended by a line feed)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in _rows(events, layout):
        writer.writerow(row)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def write_tsv(events: Iterable[Event], layout: Layout) -> Iterator[str]:
    """The same with tabs between the fields. No field holds a tab or a line end, and quotation marks mean nothing."""
    for row in _rows(events, layout):
        yield "\t".join(row) + "\n"


def _rows(events: Iterable[Event], layout: Layout) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for event in events:
        row = astuple(flat(event))
        yield row if layout.raw else tuple(guarded(field) for field in row)
