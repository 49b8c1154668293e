"""Stage 10: the table that people read. Wide, an event is a line; narrow, events stand below their article."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from itertools import groupby

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diplo_extract.events import Event
from diplo_extract.render.cells import COLUMNS, MISSING, Row, row_of
from diplo_extract.render.formats import Layout

# Eight columns side by side need about this many characters to keep names whole.
WIDE = 150
# A line below the header and none anywhere else.
_LINE = box.Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
SOURCE = 36
"""So many columns of a source are kept together."""
_TOPIC_LINES = 3
_LONGEST_TYPE = len("congratulate")
_DATE = len("2026-03-03 to")
_STATUS_STYLES = {"occurred": "green", "planned": "cyan", "possible": "yellow", "negated": "red"}


def write_table(events: Iterable[Event], layout: Layout) -> Iterator[str]:
    """The table as one piece of text, lines no longer than the layout's width; no text at all for no events."""
    width, color = layout.width, layout.color
    rows = [row_of(event) for event in events]
    if not rows:
        return
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=color or layout.styles, no_color=not color,
        color_system="standard" if color or layout.styles else None,
        legacy_windows=False, markup=False, highlight=False, emoji=False,
    )  # fmt: skip
    if width >= WIDE:
        console.print(_wide(rows))
    else:
        console.print(_narrow([], width))
        for source, group in groupby(rows, key=lambda row: row.source):
            console.print(Text(source, style="bold"))
            console.print(_narrow(list(group), width))
    yield "\n".join(line.rstrip() for line in buffer.getvalue().strip("\n").splitlines()) + "\n"


def _wide(rows: Sequence[Row]) -> Table:
    grid = Table(box=_LINE, show_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    shares = {"who": 4, "whom": 4, "topic": 5, "place": 2, "source": 3}
    # A path is found again where it stands in one piece; the longest ones are folded all the same.
    whole = min(max(len(row.source) for row in rows), SOURCE)
    for name in COLUMNS:
        least = whole if name == "source" else None
        usual = name in ("type", "status")
        grid.add_column(name, overflow="fold", ratio=shares.get(name), no_wrap=usual, min_width=least)
    for row in rows:
        grid.add_row(*(_styled(name, cell) for name, cell in zip(COLUMNS, astuple(row), strict=True)))
    return grid


def _narrow(rows: Sequence[Row], width: int) -> Table:
    """Five columns of which two hold two words on top of each other. Without rows it is the header alone.

    Names are never cut; a topic ends after three lines, its whole is in the JSON.
    """
    grid = Table(box=_LINE, show_edge=False, padding=(0, 1, 0, 0), header_style="bold", show_header=not rows)
    share = (width - _LONGEST_TYPE - _DATE - 4 * len("  ")) // 3
    names = ("type, status", "who", "whom", "topic", "date, place")
    for name, columns in zip(names, (_LONGEST_TYPE, share, share, share, _DATE), strict=True):
        grid.add_column(name, overflow="fold", width=columns)
    for row in rows:
        where = "" if row.place == MISSING else f"\n{row.place}"
        grid.add_row(
            Text.assemble((row.type, "bold"), "\n", _styled("status", row.status)),
            Text(row.who),
            Text(row.whom),
            Text("\n".join(textwrap.wrap(row.topic, share, max_lines=_TOPIC_LINES, placeholder=" …"))),
            Text(row.date + where),
        )
    return grid


def _styled(column: str, cell: str) -> Text:
    style = _STATUS_STYLES.get(cell, "") if column == "status" else "bold" if column == "type" else ""
    return Text(cell, style=style)
