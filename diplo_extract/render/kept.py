"""Stage 10: events as they were rendered once, so that a run whose results are kept renders nothing again.

Nothing here imports pydantic before it is needed: that would take longer than the run.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplo_extract.events import Event


@dataclass(frozen=True, slots=True)
class Kept:
    """An event as its line of JSON, and as the eight words of its row in the table."""

    line: str
    row: tuple[str, ...]

    def event(self) -> Event:
        """The event itself. Raises pydantic's ValidationError where the line is none."""
        from diplo_extract.events import Event

        return Event.model_validate_json(self.line)


def pack(events: Iterable[Event]) -> str:
    """The events as text, for `unpack`."""
    from diplo_extract.render.cells import row_of
    from diplo_extract.render.records import json_record

    return json.dumps([[json_record(event), *astuple(row_of(event))] for event in events], ensure_ascii=False)


def unpack(text: str) -> tuple[Kept, ...]:
    """What `pack` made. Raises ValueError for anything else."""
    return tuple(Kept(line, tuple(row)) for line, *row in json.loads(text))


def whole(event: Event | Kept) -> Event:
    """The event itself, whether it was kept or found just now."""
    return event.event() if isinstance(event, Kept) else event


def line_of(event: Event | Kept) -> str:
    """The event as one line of JSON, without the line feed."""
    if isinstance(event, Kept):
        return event.line
    from diplo_extract.render.records import json_record

    return json_record(event)


def words_of(event: Event | Kept) -> tuple[str, ...]:
    """The eight words of the event's row."""
    if isinstance(event, Kept):
        return event.row
    from diplo_extract.render.cells import row_of

    return astuple(row_of(event))
