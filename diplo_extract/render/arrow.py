"""Stage 10: events as Arrow, nested as their JSON is, and as Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from diplo_extract.events import SCHEMA_VERSION, Event
from diplo_extract.render.formats import Layout
from diplo_extract.render.records import event_schema

ROWS = 5000
"""Events in a row group."""

_TEXT = pa.string()
_PARTICIPANT = pa.struct(
    [
        ("role", _TEXT),
        ("core", pa.bool_()),
        ("kind", _TEXT),
        ("name", _TEXT),
        ("title", _TEXT),
        ("country", _TEXT),
        ("id", _TEXT),
    ]
)
_DATE = pa.struct([("start", pa.date32()), ("end", pa.date32()), ("edtf", _TEXT), ("basis", _TEXT), ("text", _TEXT)])
_TRIGGER = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("text", _TEXT)])
_EVIDENCE = pa.struct(
    [
        ("document", _TEXT),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", _TEXT),
        ("trigger", _TRIGGER),
        ("rule", _TEXT),
        ("attributed_to", _TEXT),
    ]
)
SCHEMA: pa.Schema = pa.schema(
    [
        ("schema_version", _TEXT),
        ("id", _TEXT),
        ("type", _TEXT),
        ("status", _TEXT),
        ("participants", pa.list_(_PARTICIPANT)),
        ("topic", _TEXT),
        ("summary", _TEXT),
        ("date", _DATE),
        ("place", pa.struct([("name", _TEXT), ("country", _TEXT)])),
        ("links", pa.list_(pa.struct([("type", _TEXT), ("event", _TEXT)]))),
        ("evidence", pa.list_(_EVIDENCE)),
        ("codes", pa.struct([("plover", _TEXT), ("cameo", _TEXT)])),
        ("confidence", pa.float64()),
    ],
    metadata={"diplo_schema_version": SCHEMA_VERSION},
)
"""An event as Arrow: the keys and nesting of its JSON; days are date32, offsets int64. The same under any rules."""


def event_batch(events: Sequence[Event]) -> pa.RecordBatch:
    """The events as one Arrow batch of `SCHEMA`."""
    return pa.RecordBatch.from_pylist([_plain(event) for event in events], schema=SCHEMA)


def _plain(event: Event) -> dict[str, Any]:
    return {name: value for name, value in event.model_dump().items() if name in SCHEMA.names}


def write_parquet(events: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001  (a writer's arguments)
    """The file as one piece, zstd-compressed; its metadata hold the JSON Schema."""
    buffer = io.BytesIO()
    events = iter(events)
    told = SCHEMA.with_metadata({"diplo_schema": json.dumps(event_schema()), **SCHEMA.metadata})
    with pq.ParquetWriter(buffer, told, compression="zstd") as writer:
        while group := list(islice(events, ROWS)):
            writer.write_batch(event_batch(group))
    yield buffer.getvalue()
