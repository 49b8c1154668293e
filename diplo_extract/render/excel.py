"""Stage 10: an Excel workbook. Every cell is a string, so nothing of an article is computed or linked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import datetime

import xlsxwriter

from diplo_extract.events import Event
from diplo_extract.render.flat import COLUMNS, flat
from diplo_extract.render.formats import Layout
from diplo_extract.render.terminal import safe_line

LONGEST = 32_767
"""Characters that Excel takes in a cell."""
CUT = " [cut]"
_PARTY = ("event", "role", "core", "kind", "name", "title", "country", "id")
_WIDTHS = {"summary": 60, "sentence": 60, "topic": 40, "who": 30, "whom": 30, "document": 30, "name": 30}
# A workbook tells when it was made; the same events shall give the same bytes.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  (a workbook knows no time zones)


def write_xlsx(events: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001  (a writer's arguments)
    """The workbook as one piece: a sheet of events as in CSV, and one with a row a participant."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _MADE})
        header = book.add_format({"bold": True})
        rows, parties = _sheet(book, "events", COLUMNS, header), _sheet(book, "participants", _PARTY, header)
        below = 0
        for number, event in enumerate(events, 1):
            _write(rows, number, astuple(flat(event)))
            for p in event.participants:
                below += 1
                cells = (event.id, p.role, str(p.core).lower(), p.kind, p.name, p.title, p.country, p.id)
                _write(parties, below, [safe_line(cell or "") for cell in cells])
        rows.autofilter(0, 0, max(1, rows.dim_rowmax or 0), len(COLUMNS) - 1)
    yield buffer.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, name: str, columns: Iterable[str], header: object
) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for i, column in enumerate(columns):
        sheet.write_string(0, i, column, header)
        sheet.set_column(i, i, _WIDTHS.get(column, 14))
    return sheet


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, cells: Iterable[str]) -> None:
    for column, cell in enumerate(cells):
        sheet.write_string(row, column, cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT)
