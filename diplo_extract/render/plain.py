"""Stage 10: one event, one line, for grep and cut; the same eight columns as the table, no header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diplo_extract.render.formats import Layout
from diplo_extract.render.kept import Kept, words_of

if TYPE_CHECKING:
    from diplo_extract.events import Event

_CODES = {"occurred": "32", "planned": "36", "possible": "33", "negated": "31"}
"""Status -> the terminal's code of its colour, as in the table."""


def write_plain(events: Iterable[Event | Kept], layout: Layout) -> Iterator[str]:
    """Lines of eight fields with ` | ` between them; a bar inside a field is printed as `¦`."""
    for event in events:
        kind, status, *rest = (field.replace("|", "¦") for field in words_of(event))
        if layout.color or layout.styles:
            kind = f"\x1b[1m{kind}\x1b[0m"
        if layout.color and status in _CODES:
            status = f"\x1b[{_CODES[status]}m{status}\x1b[0m"
        yield " | ".join((kind, status, *rest)) + "\n"
