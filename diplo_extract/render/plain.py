"""Stage 10: one event, one line, for grep and cut; the same eight columns as the table, no header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from diplo_extract.render.formats import Layout
from diplo_extract.render.kept import Kept, words_of

if TYPE_CHECKING:
    from diplo_extract.events import Event


def write_plain(events: Iterable[Event | Kept], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """Lines of eight fields with ` | ` between them; a bar inside a field is printed as `¦`."""
    for event in events:
        yield " | ".join(field.replace("|", "¦") for field in words_of(event)) + "\n"
