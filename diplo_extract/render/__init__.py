"""Stage 10: events become text: a table, plain lines, JSON or JSON lines. Nothing is computed here, only shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from diplo_extract.events import Event

Format = Literal["table", "plain", "json", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)

__all__ = ["FORMATS", "Format", "render_events"]


def render_events(
    events: Iterable[Event], format: Format = "table", *, width: int = 80, color: bool = False
) -> Iterator[str]:
    """The events as pieces of text, in their order. All but the table come out while the events come in.

    `width` (columns) and `color` (terminal codes) matter to the table alone.
    """
    if format == "json":
        from diplo_extract.render.records import json_array

        return json_array(events)
    if format == "jsonl":
        from diplo_extract.render.records import json_lines

        return json_lines(events)
    if format == "plain":
        from diplo_extract.render.plain import plain_lines

        return plain_lines(events)
    from diplo_extract.render.table import table

    return table(events, width=width, color=color)
