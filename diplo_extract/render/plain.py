"""Stage 10: one event, one line, for grep and cut; the same eight columns as the table, no header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple

from diplo_extract.events import Event
from diplo_extract.render.cells import row_of
from diplo_extract.render.formats import Layout


def write_plain(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """Lines of eight fields with ` | ` between them; a bar inside a field is printed as `¦`."""
    for event in events:
        yield " | ".join(field.replace("|", "¦") for field in astuple(row_of(event))) + "\n"
