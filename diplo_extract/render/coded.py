"""Stage 10: the tables that event data sets publish: POLECAT's 40 columns and those of ICEWS. Never a malformed row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from diplo_extract.events import Event, Participant
from diplo_extract.model import default_folder
from diplo_extract.render.cells import pairs, sides
from diplo_extract.render.flat import flat
from diplo_extract.render.formats import Layout
from diplo_extract.render.geojson import coordinates_of
from diplo_extract.render.separated import guarded
from diplo_extract.render.terminal import safe_line

POLECAT = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""The header of POLECAT's weekly files, verbatim. Columns that have no counterpart here are empty."""
ICEWS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)
"""The header of ICEWS's yearly files, verbatim."""
_MODES = {"call": "phone", "visit": "visit", "mediate": "third-party"}
"""PLOVER's modes of CONSULT by our types; `multilateral` is told by the number of participants."""
_MANY = 3
_QUADS: Mapping[str, str] = {
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
    "COOPERATE": "MATERIAL COOPERATION",
    "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION",
    "REQUEST": "VERBAL CONFLICT",
    "ACCUSE": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT",
    "THREATEN": "VERBAL CONFLICT",
    "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT",
    "MOBILIZE": "MATERIAL CONFLICT",
    "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}
"""PLOVER's four quadrants (codebook of 2021)."""
_GOLDSTEIN: Mapping[str, str] = {
    "018": "3.4", "022": "3.2", "030": "4.0", "032": "4.5", "036": "4.0", "039": "5.0", "040": "1.0", "041": "1.0",
    "042": "1.9", "045": "5.0", "050": "3.5", "051": "3.4", "054": "6.0", "057": "8.0", "114": "-2.0", "120": "-4.0",
    "125": "-5.0", "126": "-5.0", "1313": "-5.8", "160": "-4.0", "161": "-4.0",
}  # fmt: skip
"""CAMEO's scale of -10 to 10, for the codes that occur here (CAMEO codebook 1.1b3, by memory of its table)."""


@cache
def _cow() -> Mapping[str, str]:
    """Alpha-3 code -> number in the Correlates of War's state system of 2016, of the states in cow.csv."""
    with (default_folder() / "cow.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["cow"] for row in csv.DictReader(file)}


def write_polecat(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """A header and a row for every event that PLOVER has a root for; several names stand in one field with ";"."""
    yield "\t".join(POLECAT) + "\n"
    for event in events:
        if event.codes.plover is not None:
            yield "\t".join(_polecat(event)) + "\n"


def _polecat(event: Event) -> Iterator[str]:
    row, spot = flat(event), coordinates_of(event.place)
    who, whom = ([p for p in side if p.core] for side in sides(event))
    known = {
        "Event ID": event.id,
        "Event Date": row.start or row.end,
        "Event Type": row.plover,
        "Event Mode": _mode(event),
        "Quad Code": _QUADS.get(row.plover, ""),
        "Contexts": "diplomatic",
        "Placename": row.place,
        "City": row.place if spot is not None else "",
        "Country": row.place_country,
        "Latitude": str(spot[1]) if spot is not None else "",
        "Longitude": str(spot[0]) if spot is not None else "",
        "Raw Placename": row.place,
        "Source": row.document,
        "Language": "en",
        "Version": f"diplo {event.schema_version}",
    }
    for side, parties in (("Actor", who), ("Recipient", whom)):
        known[f"{side} Name"] = known[f"{side} Name Raw"] = _joined(p.name for p in parties)
        known[f"{side} Country"] = _joined(p.country or "None" for p in parties)
        numbers = [_cow().get(p.country or "") for p in parties]
        known[f"{side} COW"] = _joined(number or "None" for number in numbers) if any(numbers) else ""
        known[f"{side} Title"] = _joined(p.title or "None" for p in parties) if any(p.title for p in parties) else ""
    return (_field(known.get(column, "")) for column in POLECAT)


def _mode(event: Event) -> str:
    if event.codes.plover != "CONSULT":
        return ""
    many = sum(p.core for p in event.participants) >= _MANY
    return _MODES.get(event.type, "multilateral" if many else "")


def write_icews(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """A header and a row for every pair of source and target of an event that CAMEO has a code for."""
    yield "\t".join(ICEWS) + "\n"
    for event in events:
        if event.codes.cameo is not None:
            for number, (source, target) in enumerate(_sources_and_targets(event), 1):
                yield "\t".join(_icews(event, number, source, target)) + "\n"


def _sources_and_targets(event: Event) -> list[tuple[Participant | None, Participant | None]]:
    """The pairs of an event; one side alone where nobody stands on the other."""
    core = [p for p in event.participants if p.core]
    who = [p for p in sides(event)[0] if p.core]
    return [*pairs(event)] or [(p, None) if p in who else (None, p) for p in core]


def _icews(event: Event, number: int, source: Participant | None, target: Participant | None) -> Iterator[str]:
    row, spot = flat(event), coordinates_of(event.place)
    known = {
        "Event ID": f"{event.id}-{number}",
        "Event Date": row.start or row.end,
        "Source Name": source.name if source else "",
        "Source Country": (source.country or "") if source else "",
        "Event Text": row.type,
        "CAMEO Code": row.cameo,
        "Intensity": _GOLDSTEIN.get(row.cameo, ""),
        "Target Name": target.name if target else "",
        "Target Country": (target.country or "") if target else "",
        "Story ID": row.document,
        "City": row.place if spot is not None else "",
        "Country": row.place_country,
        "Latitude": str(spot[1]) if spot is not None else "",
        "Longitude": str(spot[0]) if spot is not None else "",
    }
    return (_field(known.get(column, "")) for column in ICEWS)


def _joined(names: Iterable[str]) -> str:
    return ";".join(name.replace(";", ",") for name in names)


def _field(text: str) -> str:
    return guarded(safe_line(text))
