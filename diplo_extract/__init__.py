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
    from diplo_extract.errors import DiploError
    from diplo_extract.events import Codes, Date, Event, Evidence, Link, Participant, Place, TriggerSpan
    from diplo_extract.pipeline import explain, extract, extract_all, load

__all__ = [
    "Article",
    "Codes",
    "Date",
    "DiploError",
    "Event",
    "Evidence",
    "Link",
    "Participant",
    "Place",
    "TriggerSpan",
    "explain",
    "extract",
    "extract_all",
    "load",
    "read_articles",
]

_FROM = {
    "articles": ("Article", "read_articles"),
    "errors": ("DiploError",),
    "events": ("Codes", "Date", "Event", "Evidence", "Link", "Participant", "Place", "TriggerSpan"),
    "pipeline": ("explain", "extract", "extract_all", "load"),
}


def __getattr__(name: str) -> Any:
    """What the package offers, imported when it is asked for: `diplo --help` must not wait for spaCy."""
    for module, names in _FROM.items():
        if name in names:
            return getattr(import_module(f"diplo_extract.{module}"), name)
    raise AttributeError(f"module 'diplo_extract' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
