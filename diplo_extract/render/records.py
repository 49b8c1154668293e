"""Stage 10: events as JSON, JSON lines and their JSON Schema. The bytes depend on the events alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from diplo_extract.render.formats import Layout
from diplo_extract.render.kept import Kept, line_of

if TYPE_CHECKING:
    from diplo_extract.events import Event

# Legal in JSON, but obeyed by terminals, editors and browsers: written as escapes, which every reader undoes.
_UNRULY = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def json_record(event: Event) -> str:
    """The event as one line of JSON, without the line feed; keys in the order of the model."""
    from pydantic_core import PydanticSerializationError

    try:
        line = event.model_dump_json()
    except PydanticSerializationError:
        # A file name that is not UTF-8 holds lone surrogates, which only JSON's own escapes can carry.
        line = json.dumps(event.model_dump(), default=str, separators=(",", ":"))
    return escaped_json(line)


def escaped_json(line: str) -> str:
    """JSON with escapes for what terminals, editors and browsers obey; every reader undoes them."""
    return _UNRULY.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_jsonl(events: Iterable[Event | Kept], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """One event a line."""
    for event in events:
        yield line_of(event) + "\n"


def write_json(events: Iterable[Event | Kept], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """One array with one event a line, so that two runs can be compared line by line."""
    before = "[\n"
    for event in events:
        yield before + line_of(event)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def event_schema(*, with_text: bool = False) -> dict[str, Any]:
    """The JSON Schema of one event as printed: every key required, none beyond them."""
    from diplo_extract.events import SCHEMA_VERSION, Event, EventWithText
    from diplo_extract.rules import load_rules

    model = EventWithText if with_text else Event
    schema = model.model_json_schema(mode="serialization")
    for record in (schema, *schema["$defs"].values()):
        if "properties" in record:
            record["required"] = list(record["properties"])
    schema["properties"]["type"]["enum"] = list(load_rules().types)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diplo-extract:{'event-with-text' if with_text else 'event'}:{SCHEMA_VERSION}",
    }
    return head | schema
