"""Stage 10: GeoJSON (RFC 7946), an event a feature. Places whose coordinates are not known have no geometry."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache

from diplo_extract.events import Event, Place
from diplo_extract.model import default_folder
from diplo_extract.render.flat import flat
from diplo_extract.render.formats import Layout
from diplo_extract.render.records import escaped_json


@cache
def _coordinates() -> Mapping[tuple[str, str], tuple[float, float]]:
    """(name, country) -> (longitude, latitude) in degrees of WGS 84, of the cities in coordinates.csv."""
    with (default_folder() / "coordinates.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {(r["name"], r["country"]): (float(r["longitude"]), float(r["latitude"])) for r in rows}


def coordinates_of(place: Place | None) -> tuple[float, float] | None:
    """Longitude and latitude in degrees, two decimals; None where the table has no such city."""
    return _coordinates().get((place.name, place.country or "")) if place is not None else None


def write_geojson(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """A FeatureCollection with a feature a line; its properties are the columns of the CSV."""
    yield '{"type":"FeatureCollection","features":['
    before = "\n"
    for event in events:
        spot = coordinates_of(event.place)
        geometry = {"type": "Point", "coordinates": list(spot)} if spot is not None else None
        feature = {"type": "Feature", "id": event.id, "geometry": geometry, "properties": asdict(flat(event))}
        yield before + escaped_json(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
        before = ",\n"
    yield "\n]}\n"
