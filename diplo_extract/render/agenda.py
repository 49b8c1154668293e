"""Stage 10: a calendar (RFC 5545) of the meetings and visits that are planned for a known day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from datetime import date as Day

from icalendar import Calendar
from icalendar import Event as Entry

from diplo_extract.events import Event
from diplo_extract.render.formats import Layout
from diplo_extract.render.terminal import safe_line

TYPES = frozenset({"meet", "visit"})


def write_ics(events: Iterable[Event], layout: Layout) -> Iterator[bytes]:  # noqa: ARG001  (a writer's arguments)
    """One calendar with an all-day entry for every planned meeting or visit whose first day is known."""
    calendar = Calendar()
    calendar.add("prodid", "-//diplo//planned meetings and visits//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        if event.type in TYPES and event.status == "planned" and event.date.start is not None:
            calendar.add_component(_entry(event))
    yield calendar.to_ical()


def _entry(event: Event) -> Entry:
    """The entry; it carries the stamp of its own day, so that the same events give the same bytes."""
    entry = Entry()
    start = event.date.start
    if start is None:
        raise ValueError("an event without a day has no place in a calendar")
    entry.add("uid", f"{event.id}@diplo-extract")
    entry.add("dtstamp", datetime.combine(start, time(), UTC))
    entry.add("dtstart", start)
    last = min(max(event.date.end or start, start), Day.max - timedelta(days=1))
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", safe_line(event.summary))
    if event.place is not None:
        entry.add("location", safe_line(event.place.name))
    told = [f"{safe_line(e.text)} ({safe_line(e.document)})" for e in event.evidence]
    entry.add("description", "\n".join([f"{event.date.edtf or start}, {event.date.basis}", *told]))
    entry.add("categories", [event.type])
    entry.add("transp", "TRANSPARENT")
    return entry
