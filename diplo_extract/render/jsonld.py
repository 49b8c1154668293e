"""Stage 10: schema.org's Event as JSON-LD. It may stand inside a web page: no text of an article can close a script."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from diplo_extract.events import Event, Participant
from diplo_extract.render.cells import sides
from diplo_extract.render.formats import Layout
from diplo_extract.render.geojson import coordinates_of
from diplo_extract.render.records import escaped_json

_TYPES = {"person": "Person", "state": "Country", "organization": "Organization", "group": "Organization"}
_STATUS = {"negated": "EventCancelled"}
"""schema.org tells an event that takes place as planned from one that does not; it has no word for a possible one."""


def write_jsonld(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """One document with a node an event."""
    yield '{"@context":"https://schema.org","@graph":['
    before = "\n"
    for event in events:
        line = json.dumps(_node(event), ensure_ascii=False, separators=(",", ":"))
        yield before + escaped_json(line).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
        before = ",\n"
    yield "\n]}\n"


def _node(event: Event) -> dict[str, Any]:
    who, whom = sides(event)
    node: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:diplo-extract:event:{event.id}",
        "additionalType": f"urn:diplo-extract:type:{event.type}",
        "name": event.summary,
        "eventStatus": f"https://schema.org/{_STATUS.get(event.status, 'EventScheduled')}",
        "organizer": [_actor(p) for p in who],
        "attendee": [_actor(p) for p in whom],
    }
    if event.topic is not None:
        node["about"] = event.topic
    if event.date.start is not None:
        node["startDate"] = str(event.date.start)
    if event.date.end is not None:
        node["endDate"] = str(event.date.end)
    if event.place is not None:
        node["location"] = _place(event)
    node["subjectOf"] = [{"@type": "NewsArticle", "name": e.document, "abstract": e.text} for e in event.evidence]
    return node


def _actor(participant: Participant) -> dict[str, Any]:
    actor: dict[str, Any] = {"@type": _TYPES[participant.kind], "name": participant.name}
    if participant.title is not None and participant.kind == "person":
        actor["jobTitle"] = participant.title
    if participant.country is not None and participant.kind == "person":
        actor["nationality"] = participant.country
    return actor


def _place(event: Event) -> dict[str, Any]:
    if event.place is None:
        raise ValueError("an event without a place has no location")
    place: dict[str, Any] = {"@type": "Place", "name": event.place.name}
    if event.place.country is not None:
        place["address"] = {"@type": "PostalAddress", "addressCountry": event.place.country}
    spot = coordinates_of(event.place)
    if spot is not None:
        place["geo"] = {"@type": "GeoCoordinates", "longitude": spot[0], "latitude": spot[1]}
    return place
