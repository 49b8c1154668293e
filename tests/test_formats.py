"""Stage 10: every format for other programs, read back by a program or library that is not the one that wrote it."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date as Day
from pathlib import Path
from typing import Any, get_args

import icalendar
import networkx as nx
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook
from test_render import event, from_document, person

from diplo_extract.errors import UsageError
from diplo_extract.events import ArticleText, Codes, Date, Event, EventWithText, Place
from diplo_extract.render import BY_ENDING, FORMATS, FORMS, Format, render_events
from diplo_extract.render.coded import ICEWS, POLECAT
from diplo_extract.render.flat import COLUMNS
from diplo_extract.render.geojson import coordinates_of
from diplo_extract.render.records import event_schema
from diplo_extract.render.separated import guarded

HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "+1 415",
    "-2+3",
    "a\tb",
    "two\nlines",
    'q"uote',
    "a|b",
    "</script><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "\x1b[2J\x07",
    "\u202eevil",
    "\x00nul",
    "\ufffe\uffff",
    "http://evil.example",
)
"""What an article may hold to trouble whoever opens the output."""


def written(events: Iterable[Event], format: Format, *, raw: bool = False) -> bytes:
    pieces = render_events(events, format, raw=raw)
    return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)


def meeting(**changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": "m1",
        "type": "meet",
        "status": "planned",
        "participants": tuple(
            person("participant", name, country)
            for name, country in (("Kari Lund", "NOR"), ("Paulo Reis", "PRT"), ("Ana Ruiz", "ESP"))
        ),
        "summary": "Kari Lund (NOR), Paulo Reis (PRT) and Ana Ruiz (ESP) will meet in Doha",
        "date": Date(start=Day(2026, 3, 3), end=Day(2026, 3, 5), edtf="2026-03-03/2026-03-05", basis="explicit"),
        "place": Place(name="Doha", country="QAT"),
    }
    return event(**fields | changes)


def hostile() -> list[Event]:
    """An event for each hostile text, which stands wherever an article's words may come to stand."""
    return [
        event(
            id=f"h{number}",
            topic=text,
            summary=text,
            participants=(person("inviter", text, "NOR"), person("invitee", "Paulo Reis", "PRT")),
            place=Place(name=text, country="QAT"),
            status="planned",
            type="invite",
        )
        for number, text in enumerate(HOSTILE)
    ]


# --- the list of formats -------------------------------------------------------------------------------------------


def test_every_format_is_told_once() -> None:
    assert tuple(FORMS) == FORMATS == get_args(Format)
    endings = [ending for form in FORMS.values() for ending in form.endings]
    assert len(endings) == len(set(endings)) == len(BY_ENDING)
    assert [name for name, form in FORMS.items() if not form.about] == []


@pytest.mark.parametrize("format", FORMATS)
def test_no_events_is_no_error_and_the_same_events_are_the_same_bytes(format: Format) -> None:
    article = ArticleText(id="a1", published=None, text=event().evidence[0].text)
    codes = Codes(plover="CONSULT", cameo="040")
    told = [EventWithText(**dict(e) | {"codes": codes}, article=article) for e in (event(), meeting())]
    assert isinstance(written([], format), bytes)
    assert written(told, format) == written(told, format) != written([], format)


def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "diplo_extract.render.excel", raising=False)
    with pytest.raises(UsageError, match=r"xlsx needs xlsxwriter, .*; pip install 'diplo-extract\[excel\]'"):
        written([event()], "xlsx")


# --- rows ----------------------------------------------------------------------------------------------------------


def test_csv_by_the_standard_library() -> None:
    rows = list(csv.DictReader(io.StringIO(written([event(), meeting()], "csv").decode(), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [(r["who"], r["who_country"], r["whom"], r["whom_country"]) for r in rows] == [
        ("Kari Lund", "NOR", "Paulo Reis", "PRT"),
        ("Kari Lund", "NOR", "Paulo Reis; Ana Ruiz", "PRT; ESP"),
    ]
    assert [(r["start"], r["end"], r["place"], r["confidence"]) for r in rows] == [
        ("2026-03-02", "2026-03-02", "Lisbon", "0.9"),
        ("2026-03-03", "2026-03-05", "Doha", "0.9"),
    ]
    assert rows[0]["sentence"] == "Lund invited Reis to Oslo."
    assert rows[0]["links"] == "part_of e0"


def test_tsv_has_as_many_fields_in_every_line() -> None:
    lines = written([*hostile(), event()], "tsv").decode().split("\n")
    assert lines.pop() == ""
    assert {len(line.split("\t")) for line in lines} == {len(COLUMNS)}
    assert len(lines) == len(HOSTILE) + 2


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1 415", "'+1 415"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("-3.5", "-3.5"),
        ("+7", "+7"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_what_a_spreadsheet_would_compute(field: str, expected: str) -> None:
    assert guarded(field) == expected


@pytest.mark.parametrize(("raw", "names"), [(False, ["'=1+1"]), (True, ["=1+1"])])
def test_the_guard_can_be_left_out(raw: bool, names: list[str]) -> None:
    rows = csv.DictReader(io.StringIO(written(hostile()[:1], "csv", raw=raw).decode()))
    assert [row["who"] for row in rows] == names


def test_markdown_by_a_markdown_reader() -> None:
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(written(hostile(), "markdown").decode())
    tree = html.fragment_fromstring(page)
    assert len(tree.findall(".//tbody/tr")) == len(HOSTILE)
    assert {str(cell.tag) for cell in tree.iter()} == {"table", "thead", "tbody", "tr", "th", "td"}
    assert tree.findall(".//tbody/tr")[8].findall("td")[2].text == "</script><script>alert(1)</script> (NOR)"


def test_xlsx_by_another_library() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written([event(), meeting(), *hostile()], "xlsx")))
    events, parties = (book.get_sheet_by_name(name).to_python() for name in ("events", "participants"))
    assert tuple(events[0]) == COLUMNS
    assert events[2][COLUMNS.index("whom")] == "Paulo Reis; Ana Ruiz"
    assert all(isinstance(cell, str) for row in events for cell in row)
    assert [row[4] for row in parties[1:6]] == ["Kari Lund", "Paulo Reis", "Kari Lund", "Paulo Reis", "Ana Ruiz"]
    assert events[3][COLUMNS.index("topic")] == "=1+1"


def test_xlsx_holds_no_formula_and_cuts_what_is_too_long(tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(written([*hostile(), event(topic="x" * 40_000)], "xlsx"))) as book:
        sheets = [book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/")]
        strings = book.read("xl/sharedStrings.xml")
    assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)
    longest = max(len(t.text or "") for t in etree.fromstring(strings).iter("{*}t"))
    assert longest == 32_767


def test_parquet_by_pyarrow_has_the_json_inside() -> None:
    table = pq.read_table(io.BytesIO(written([event(), meeting()], "parquet")))
    rows = table.to_pylist()
    assert [r["date"]["start"] for r in rows] == [Day(2026, 3, 2), Day(2026, 3, 3)]
    assert [Event.model_validate(r) for r in rows] == [event(), meeting()]
    assert json.loads(table.schema.metadata[b"diplo_schema"]) == event_schema()
    assert table.schema.names == list(event_schema()["properties"])


# --- calendars, maps, graphs -----------------------------------------------------------------------------------------


def test_ics_by_icalendar() -> None:
    told = [meeting(), meeting(id="m2", status="occurred"), meeting(id="m3", date=Date()), event(status="planned")]
    text = written([*told, meeting(id="m4", type="visit", summary="a;b,c\nBEGIN:VEVENT")], "ics")
    calendar = icalendar.Calendar.from_ical(text)
    entries = list(calendar.walk("VEVENT"))
    assert [str(e["uid"]) for e in entries] == ["m1@diplo-extract", "m4@diplo-extract"]
    assert (entries[0].decoded("dtstart"), entries[0].decoded("dtend")) == (Day(2026, 3, 3), Day(2026, 3, 6))
    assert str(entries[0]["location"]) == "Doha"
    assert str(entries[1]["summary"]) == "a;b,c BEGIN:VEVENT"
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
@pytest.mark.parametrize("format", ["json", "jsonl", "geojson", "jsonld"])
def test_json_by_jq(format: Format) -> None:
    filters = {"json": ".[]", "jsonl": ".", "geojson": ".features[]", "jsonld": '."@graph"[]'}
    said = subprocess.run(
        ["jq", "-c", filters[format]], input=written([meeting(), *hostile()], format), capture_output=True, check=True
    )
    assert len(said.stdout.splitlines()) == 1 + len(HOSTILE)


def test_geojson_places_what_it_knows() -> None:
    layer = json.loads(
        written([meeting(), event(place=Place(name="Nowhere", country="QAT")), event(place=None)], "geojson")
    )
    assert layer["type"] == "FeatureCollection"
    longitude, latitude = layer["features"][0]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (52, 25)
    assert [f["geometry"] for f in layer["features"][1:]] == [None, None]
    assert layer["features"][0]["properties"]["whom"] == "Paulo Reis; Ana Ruiz"


@pytest.mark.parametrize(
    ("name", "country", "known"),
    [("Geneva", "CHE", True), ("Geneva", "USA", False), ("Astana", "KAZ", True), ("Blue House", "KOR", False)],
)
def test_coordinates(name: str, country: str, known: bool) -> None:
    assert (coordinates_of(Place(name=name, country=country)) is not None) == known


def test_graphml_by_networkx_and_lxml() -> None:
    text = written([event(), meeting(), *hostile()], "graphml")
    etree.fromstring(text)
    graph = nx.read_graphml(io.BytesIO(text), force_multigraph=True)
    pairs = sorted((graph.nodes[a]["label"], graph.nodes[b]["label"], d["type"]) for a, b, d in graph.edges(data=True))
    met = {frozenset(pair[:2]) for pair in pairs if pair[2] == "meet"}
    assert met == {
        frozenset(p) for p in (("Kari Lund", "Paulo Reis"), ("Kari Lund", "Ana Ruiz"), ("Paulo Reis", "Ana Ruiz"))
    }
    assert len(pairs) == 1 + 3 + len(HOSTILE)


def test_gexf_by_networkx_and_lxml() -> None:
    text = written([meeting(), *hostile()], "gexf")
    tree = etree.fromstring(text)
    graph = tree.find("{*}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = tree.findall(".//{*}edge")
    assert {(e.get("start"), e.get("end")) for e in edges} == {
        ("2026-03-03", "2026-03-05"),
        ("2026-03-02", "2026-03-02"),
    }
    assert nx.read_gexf(io.BytesIO(text), version="1.2draft").number_of_edges() == 3 + len(HOSTILE)


@given(st.text())
def test_graphs_are_xml_whatever_a_name_holds(name: str) -> None:
    told = [
        event(id=name, participants=(person("inviter", name or "x", name), person("invitee", "B", "PRT")), summary=name)
    ]
    etree.fromstring(written(told, "graphml"))
    etree.fromstring(written(told, "gexf"))


def test_jsonld_is_schema_org_and_can_stand_in_a_page() -> None:
    text = written([meeting(), meeting(status="negated"), *hostile()], "jsonld")
    nodes = json.loads(text)["@graph"]
    assert nodes[0]["@type"] == "Event"
    assert nodes[0]["startDate"] == "2026-03-03"
    assert nodes[0]["location"]["geo"] == {"@type": "GeoCoordinates", "longitude": 51.53, "latitude": 25.29}
    assert [a["name"] for a in nodes[0]["attendee"]] == ["Paulo Reis", "Ana Ruiz"]
    assert [n["eventStatus"].rsplit("/", 1)[1] for n in nodes[:2]] == ["EventScheduled", "EventCancelled"]
    assert b"<" not in text


# --- event data ----------------------------------------------------------------------------------------------------


def rows_of(text: bytes) -> list[dict[str, str]]:
    header, *lines = text.decode().removesuffix("\n").split("\n")
    names = header.split("\t")
    assert {len(line.split("\t")) for line in lines} <= {len(names)}
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def coded(plover: str | None, cameo: str | None, **changes: Any) -> Event:
    return meeting(codes=Codes(plover=plover, cameo=cameo), **changes)


def test_polecat_has_its_forty_columns() -> None:
    assert len(POLECAT) == 40
    rows = rows_of(written([coded("CONSULT", "040"), coded(None, None, id="x"), *hostile()], "polecat"))
    assert len(rows) == 1
    known = {name: value for name, value in rows[0].items() if value}
    assert known == {
        "Event ID": "m1", "Event Date": "2026-03-03", "Event Type": "CONSULT", "Event Mode": "multilateral",
        "Quad Code": "VERBAL COOPERATION", "Contexts": "diplomatic",
        "Actor Name": "Kari Lund", "Actor Name Raw": "Kari Lund", "Actor Country": "NOR", "Actor COW": "385",
        "Recipient Name": "Paulo Reis;Ana Ruiz", "Recipient Name Raw": "Paulo Reis;Ana Ruiz", "Recipient Country": "PRT;ESP", "Recipient COW": "235;230",
        "Placename": "Doha", "Raw Placename": "Doha", "City": "Doha", "Country": "QAT", "Latitude": "25.29", "Longitude": "51.53",
        "Source": "notes/visit.txt", "Language": "en", "Version": "diplo 1.0.0",
    }  # fmt: skip


def test_who_is_in_no_state_system_has_no_cow_number() -> None:
    parties = (person("participant", "A", "GRL"), person("participant", "B", None), person("participant", "C", "CHN"))
    row = rows_of(written([coded("CONSULT", "040", participants=parties)], "polecat"))[0]
    assert (row["Actor COW"], row["Recipient COW"], row["Recipient Country"]) == ("", "None;710", "None;CHN")


def test_icews_has_a_row_for_every_pair() -> None:
    rows = rows_of(written([coded("CONSULT", "040"), coded(None, None)], "icews"))
    assert tuple(rows[0]) == ICEWS
    assert [
        (r["Event ID"], r["Source Country"], r["Target Country"], r["CAMEO Code"], r["Intensity"]) for r in rows
    ] == [
        ("m1-1", "NOR", "PRT", "040", "1.0"),
        ("m1-2", "NOR", "ESP", "040", "1.0"),
        ("m1-3", "PRT", "ESP", "040", "1.0"),
    ]


def test_coded_rows_stay_whole_whatever_a_name_holds() -> None:
    told = [e.model_copy(update={"codes": Codes(plover="REQUEST", cameo="022")}) for e in hostile()]
    for format in ("polecat", "icews"):
        rows = rows_of(written(told, format))
        assert len(rows) == len(HOSTILE)
        assert not any(value.startswith(("=", "@")) for row in rows for value in row.values())


# --- annotation tools ----------------------------------------------------------------------------------------------

TEXT = "A line. Lund invited Reis to Oslo."


def with_text(told: Event, text: str = TEXT) -> EventWithText:
    first = told.evidence[0]
    moved = first.model_copy(
        update={
            "start": 8,
            "end": 34,
            "trigger": first.trigger.model_copy(update={"start": 13, "end": 20}),
        }
    )
    fields = dict(told) | {"evidence": (moved,)}
    return EventWithText(**fields, article=ArticleText(id="a1", published="2026-03-02", text=text))


def test_doccano_marks_what_stands_in_the_article() -> None:
    told = [with_text(event()), with_text(event(id="e2"))]
    (line,) = written(told, "doccano").decode().splitlines()
    record = json.loads(line)
    assert [(record["text"][e["start_offset"] : e["end_offset"]], e["label"]) for e in record["entities"]] == [
        ("Lund", "inviter"),
        ("invited", "invite"),
        ("Reis", "invitee"),
    ]
    names = {e["id"]: e["label"] for e in record["entities"]}
    assert [(names[r["from_id"]], names[r["to_id"]], r["type"]) for r in record["relations"]] == [
        ("invite", "inviter", "inviter"),
        ("invite", "invitee", "invitee"),
    ]
    assert len({*names, *(r["id"] for r in record["relations"])}) == 5


def test_doccano_has_a_line_an_article() -> None:
    other = with_text(from_document("other.txt"))
    assert len(written([with_text(event()), other], "doccano").decode().splitlines()) == 2


def test_prodigy_marks_what_stands_in_the_sentence() -> None:
    (line,) = written([with_text(event())], "prodigy").decode().splitlines()
    record = json.loads(line)
    assert record["text"] == "Lund invited Reis to Oslo."
    assert [(record["text"][s["start"] : s["end"]], s["label"]) for s in record["spans"]] == [
        ("Lund", "inviter"),
        ("invited", "invite"),
        ("Reis", "invitee"),
    ]
    assert record["meta"] == {"document": "notes/visit.txt", "start": 8, "events": ["e1"]}


@pytest.mark.parametrize("format", ["doccano", "prodigy"])
def test_without_the_article_there_is_nothing_to_mark(format: Format) -> None:
    with pytest.raises(UsageError, match="give the articles, or events saved with --with-text"):
        written([event()], format)
