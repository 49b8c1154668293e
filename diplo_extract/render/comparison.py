"""Stage 10, for `diplo diff`: what changed between two runs, as lines like those of diff(1) or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from diplo_extract.comparison import Change, Comparison, Slot
from diplo_extract.events import Event
from diplo_extract.render.cells import days, names, place_of, row_of
from diplo_extract.render.records import escaped_json
from diplo_extract.render.terminal import safe_line


def comparison_text(found: Comparison, *, color: bool = False) -> Iterator[str]:
    """A line an event: `+` added, `-` removed, `~` changed, with a line below for each slot that changed."""
    for sign, events in (("-", found.removed), ("+", found.added)):
        for event in events:
            yield _painted(f"{sign} {event.id}  {_told(event)}", sign, color=color)
    for change in found.changed:
        yield _painted(f"~ {change.new.id}  {_told(change.new)}", "~", color=color)
        for slot in change.slots:
            yield f"    {slot}: {_shown(change.old, slot)} -> {_shown(change.new, slot)}\n"
    counts = {"added": found.added, "removed": found.removed, "changed": found.changed}
    yield ", ".join(f"{len(events)} {word}" for word, events in counts.items()) + f", {found.same} the same\n"


def _painted(line: str, sign: str, *, color: bool) -> str:
    codes = {"-": 31, "+": 32, "~": 33}
    return f"\x1b[{codes[sign]}m{line}\x1b[0m\n" if color else line + "\n"


def _told(event: Event) -> str:
    return " | ".join(astuple(row_of(event)))


def _shown(event: Event, slot: Slot) -> str:
    """A slot in a few words."""
    if slot == "participants":
        return ", ".join(f"{p.role} {names([p])}" for p in event.participants)
    if slot == "date":
        return f"{days(event.date)} ({event.date.basis})"
    if slot == "place":
        return place_of(event)
    if slot == "links":
        return ", ".join(f"{link.type} {link.event}" for link in event.links) or "-"
    if slot == "evidence":
        return ", ".join(f"{safe_line(e.document)}:{e.trigger.start}-{e.trigger.end} {e.rule}" for e in event.evidence)
    if slot == "codes":
        return f"{event.codes.plover or '-'}/{event.codes.cameo or '-'}"
    return safe_line(str(getattr(event, slot) if getattr(event, slot) is not None else "-"))


def comparison_json(found: Comparison) -> str:
    """Added and removed events whole, changed ones with both values of each slot."""
    record: dict[str, Any] = {
        "added": [event.model_dump(mode="json") for event in found.added],
        "removed": [event.model_dump(mode="json") for event in found.removed],
        "changed": [_record(change) for change in found.changed],
        "same": found.same,
    }
    return escaped_json(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"


def _record(change: Change) -> dict[str, Any]:
    old, new = (event.model_dump(mode="json") for event in (change.old, change.new))
    slots = {slot: {"old": old[slot], "new": new[slot]} for slot in change.slots}
    return {"id": change.new.id, "summary": change.new.summary, "slots": slots}
