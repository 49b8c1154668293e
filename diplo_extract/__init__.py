"""Typed diplomatic events from news articles.

>>> import diplo_extract
>>> events = diplo_extract.extract("Kenya has invited Uganda to the summit in Nairobi.")
>>> events[0].type, [p.name for p in events[0].participants]
('invite', ['Kenya', 'Uganda'])
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplo_extract.articles import Article, read_articles
    from diplo_extract.batches import batch_schema, extract_batches
    from diplo_extract.errors import DiploError
    from diplo_extract.events import Codes, Date, Event, EventWithText, Evidence, Link, Participant, Place, TriggerSpan
    from diplo_extract.intake import Columns
    from diplo_extract.pipeline import explain, extract, extract_all, load
    from diplo_extract.render import FORMATS
    from diplo_extract.render.frame import to_frame
    from diplo_extract.rules import use_rules
    from diplo_extract.streams import read, read_events, stream, write

__all__ = [
    "FORMATS",
    "Article",
    "Codes",
    "Columns",
    "Date",
    "DiploError",
    "Event",
    "EventWithText",
    "Evidence",
    "Link",
    "Participant",
    "Place",
    "TriggerSpan",
    "batch_schema",
    "explain",
    "extract",
    "extract_all",
    "extract_batches",
    "load",
    "read",
    "read_articles",
    "read_events",
    "stream",
    "to_frame",
    "use_rules",
    "write",
]

_FROM = {
    "articles": ("Article", "read_articles"),
    "batches": ("batch_schema", "extract_batches"),
    "errors": ("DiploError",),
    "events": ("Codes", "Date", "Event", "EventWithText", "Evidence", "Link", "Participant", "Place", "TriggerSpan"),
    "intake": ("Columns",),
    "pipeline": ("explain", "extract", "extract_all", "load"),
    "render": ("FORMATS",),
    "render.frame": ("to_frame",),
    "rules": ("use_rules",),
    "streams": ("read", "read_events", "stream", "write"),
}


def __getattr__(name: str) -> Any:
    """What the package offers, imported when it is asked for: `diplo --help` must not wait for spaCy."""
    for module, names in _FROM.items():
        if name in names:
            return getattr(import_module(f"diplo_extract.{module}"), name)
    raise AttributeError(f"module 'diplo_extract' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
