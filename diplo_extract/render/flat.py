"""Stage 10: an event as one flat row, for spreadsheets and statistics. Nothing in it is a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from diplo_extract.events import Event, Participant
from diplo_extract.render.cells import sides
from diplo_extract.render.terminal import safe_line


@dataclass(frozen=True, slots=True)
class FlatEvent:
    """An event in one row; "" for what is not known. Several names stand in one field with "; " between them.

    `who` acts and `whom` is acted upon; of a symmetric event the first participant is `who`. The countries stand in the
    order of the names, "" for a participant of none. `start` and `end` are ISO 8601 days, empty where open;
    `confidence` is 0 to 1. `sentence`, `trigger`, `rule` and `attributed_to` are those of the first evidence.
    """

    id: str
    type: str
    status: str
    who: str
    who_country: str
    whom: str
    whom_country: str
    companions: str
    topic: str
    summary: str
    start: str
    end: str
    edtf: str
    basis: str
    place: str
    place_country: str
    plover: str
    cameo: str
    confidence: str
    document: str
    sentence: str
    trigger: str
    rule: str
    attributed_to: str
    links: str


COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(FlatEvent))


def flat(event: Event) -> FlatEvent:
    """The event as a row; control characters and line ends of the article are made visible or spaces."""
    who, whom = ([p for p in side if p.core] for side in sides(event))
    first = event.evidence[0] if event.evidence else None
    date, place = event.date, event.place
    row = FlatEvent(
        id=event.id,
        type=event.type,
        status=event.status,
        who=_names(who),
        who_country=_countries(who),
        whom=_names(whom),
        whom_country=_countries(whom),
        companions=_names([p for p in event.participants if not p.core]),
        topic=event.topic or "",
        summary=event.summary,
        start=str(date.start or ""),
        end=str(date.end or ""),
        edtf=date.edtf or "",
        basis=date.basis,
        place=place.name if place else "",
        place_country=(place.country or "") if place else "",
        plover=event.codes.plover or "",
        cameo=event.codes.cameo or "",
        confidence=f"{event.confidence:.3g}",
        document=first.document if first else "",
        sentence=first.text if first else "",
        trigger=first.trigger.text if first else "",
        rule=first.rule if first else "",
        attributed_to=(first.attributed_to or "") if first else "",
        links="; ".join(f"{link.type} {link.event}" for link in event.links),
    )
    return FlatEvent(*(safe_line(getattr(row, name)) for name in COLUMNS))


def _names(side: Sequence[Participant]) -> str:
    return "; ".join(p.name for p in side)


def _countries(side: Sequence[Participant]) -> str:
    return "; ".join(p.country or "" for p in side) if any(p.country for p in side) else ""
