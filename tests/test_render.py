"""Stage 10: what events look like as a table, as plain lines, as JSON, and what a terminal may be shown of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date as Day
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from diplo_extract.events import (
    EVENT_TYPES,
    ArticleText,
    Date,
    Event,
    EventWithText,
    Evidence,
    Link,
    Participant,
    Place,
    TriggerSpan,
)
from diplo_extract.render import Format, render_events
from diplo_extract.render.cells import Row, days, names, row_of, sides
from diplo_extract.render.explanation import explanation_text
from diplo_extract.render.records import event_schema, json_record
from diplo_extract.render.terminal import safe_line, safe_text


def person(role: str, name: str, country: str | None = None, *, core: bool = True) -> Participant:
    return Participant(role=role, core=core, kind="person", name=name, country=country)


def event(**changes: Any) -> Event:
    """An invitation by Norway's foreign minister; `changes` are fields of Event."""
    fields: dict[str, Any] = {
        "id": "e1",
        "type": "invite",
        "status": "occurred",
        "participants": (person("inviter", "Kari Lund", "NOR"), person("invitee", "Paulo Reis", "PRT")),
        "topic": "visit Oslo",
        "summary": "Kari Lund (NOR) invited Paulo Reis (PRT) to visit Oslo",
        "date": Date(start=Day(2026, 3, 2), end=Day(2026, 3, 2), edtf="2026-03-02", basis="relative", text="Monday"),
        "place": Place(name="Lisbon", country="PRT"),
        "links": (Link(type="part_of", event="e0"),),
        "evidence": (
            Evidence(
                document="notes/visit.txt",
                start=0,
                end=26,
                text="Lund invited Reis to Oslo.",
                trigger=TriggerSpan(start=5, end=12, text="invited"),
                rule="invite.verb",
            ),
        ),
        "confidence": 0.9,
    }
    return Event(**fields | changes)


def from_document(name: str, **changes: Any) -> Event:
    return event(evidence=(event().evidence[0].model_copy(update={"document": name}),), **changes)


def text(events: Iterable[Event], format: Format, width: int = 80, *, color: bool = False) -> str:
    return b"".join(_encoded(render_events(events, format, width=width, color=color))).decode()


def _encoded(pieces: Iterable[str | bytes]) -> Iterable[bytes]:
    return (piece.encode() if isinstance(piece, str) else piece for piece in pieces)


# --- JSON ----------------------------------------------------------------------------------------------------------

KEYS = "schema_version id type status participants topic summary date place links evidence codes confidence".split()


def test_json_has_every_key_in_the_order_of_the_format() -> None:
    record = json.loads(json_record(event(topic=None, place=None, links=())))
    assert list(record) == KEYS
    assert list(record["participants"][0]) == ["role", "core", "kind", "name", "title", "country", "id"]
    assert list(record["date"]) == ["start", "end", "edtf", "basis", "text"]
    assert list(record["evidence"][0]) == ["document", "start", "end", "text", "trigger", "rule", "attributed_to"]
    assert record["topic"] is record["place"] is record["codes"]["plover"] is None
    assert record["links"] == []
    assert record["date"]["start"] == "2026-03-02"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_and_jsonl_hold_the_same_events(count: int) -> None:
    events = [event(id=f"e{number}") for number in range(count)]
    array, lines = text(events, "json"), text(events, "jsonl")
    assert json.loads(array) == [json.loads(line) for line in lines.splitlines()]
    assert [record["id"] for record in json.loads(array)] == [f"e{number}" for number in range(count)]
    assert array.endswith("]\n")
    assert len(array.splitlines()) == (count + 2 if count else 1)


def test_events_come_out_while_they_come_in() -> None:
    def endless() -> Iterable[Event]:
        while True:
            yield event()

    formats: tuple[Format, ...] = ("json", "jsonl", "plain", "csv", "tsv", "markdown", "geojson", "jsonld", "polecat")
    for format in formats:
        assert next(iter(render_events(endless(), format)))


@given(st.text())
def test_json_keeps_every_text(words: str) -> None:
    line = json_record(event(topic=words, summary=words))
    assert json.loads(line)["topic"] == words
    assert line.splitlines() == [line]
    assert not [letter for letter in line if ord(letter) < 32 or 0x7F <= ord(letter) <= 0x9F]


def test_json_writes_a_file_name_that_is_no_text() -> None:
    line = json_record(from_document("notes/\udcff.txt"))
    assert json.loads(line)["evidence"][0]["document"] == "notes/\udcff.txt"
    line.encode("ascii")


def test_output_is_valid_by_its_own_schema() -> None:
    schema = event_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    record = json.loads(json_record(event()))
    assert list(validator.iter_errors(record)) == []
    assert sorted(schema["required"]) == sorted(KEYS)
    assert list(validator.iter_errors(record | {"extra": 1})) != []
    assert list(validator.iter_errors({key: value for key, value in record.items() if key != "place"})) != []


def test_with_text_the_article_comes_last() -> None:
    article = ArticleText(id="a1", published="2026-03-02", text="Lund invited Reis to Oslo.")
    fields = {name: getattr(event(), name) for name in Event.model_fields}
    record = json.loads(json_record(EventWithText(**fields, article=article)))
    assert list(record) == [*KEYS, "article"]
    evidence = record["evidence"][0]
    assert record["article"]["text"][evidence["start"] : evidence["end"]] == evidence["text"]
    assert list(Draft202012Validator(event_schema(with_text=True)).iter_errors(record)) == []


# --- words for people ----------------------------------------------------------------------------------------------


def test_row() -> None:
    assert row_of(event()) == Row(
        type="invite",
        status="occurred",
        who="Kari Lund (NOR)",
        whom="Paulo Reis (PRT)",
        topic="visit Oslo",
        date="2026-03-02",
        place="Lisbon (PRT)",
        source="notes/visit.txt",
    )


def test_row_says_what_is_missing() -> None:
    row = row_of(
        event(participants=(person("invitee", "Paulo Reis"),), topic=None, place=None, date=Date(), evidence=())
    )
    assert row == Row("invite", "occurred", "-", "Paulo Reis", "-", "-", "-", "-")


@pytest.mark.parametrize(
    ("kind", "participants", "expected"),
    [
        ("invite", ["inviter A", "invitee B"], (["A"], ["B"])),
        ("invite", ["invitee B"], ([], ["B"])),
        ("meet", ["participant A", "participant B", "participant C"], (["A"], ["B", "C"])),
        ("meet", ["participant A", "participant B", "mediator M"], (["A"], ["B", "M"])),
        ("mediate", ["mediator M", "party A", "party B"], (["M"], ["A", "B"])),
        ("letter", ["sender A", "sender B", "recipient C"], (["A", "B"], ["C"])),
    ],
)
def test_sides(kind: str, participants: list[str], expected: tuple[list[str], list[str]]) -> None:
    people = tuple(person(*words.split()) for words in participants)
    who, whom = sides(event(type=kind, participants=people))
    assert ([p.name for p in who], [p.name for p in whom]) == expected


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(), "-"),
        (Date(start=Day(2026, 1, 19), end=Day(2026, 1, 19)), "2026-01-19"),
        (Date(start=Day(2025, 11, 1), end=Day(2025, 11, 30), edtf="2025-11"), "2025-11"),
        (Date(start=Day(2026, 3, 1), end=Day(2026, 5, 31), edtf="2026-21"), "2026-03-01 to 2026-05-31"),
        (Date(start=Day(2026, 3, 3), end=None, edtf="2026-03-03/.."), "from 2026-03-03"),
        (Date(start=None, end=Day(2026, 3, 3)), "until 2026-03-03"),
    ],
)
def test_days(date: Date, words: str) -> None:
    assert days(date) == words


def test_names_tell_countries_companions_and_mediators() -> None:
    state = Participant(role="party", core=True, kind="state", name="Chile", country="CHL")
    people = [person("party", "A", "ARG"), state, person("party", "C", core=False), person("mediator", "M")]
    assert names(people) == "A (ARG); Chile; [C]; M"
    assert names(people[2:], beside=True) == "[C]; M mediating"
    assert names([]) == "-"


# --- table and plain lines -----------------------------------------------------------------------------------------

LONG = [
    from_document("north/a.txt"),
    from_document(
        "north/a.txt",
        type="establish_relations",
        status="possible",
        participants=(
            person("party", "Alexandrina-Konstantinopolitanskaya Featherstonehaugh", "GBR"),
            person("party", "Ministry of Foreign Affairs and International Cooperation", "ARE"),
        ),
        topic="restore ties that were cut after the storming of the consulate in the spring of the previous year",
        date=Date(start=Day(2026, 3, 3), end=Day(2026, 3, 5)),
    ),
    from_document("south/b.jsonl#row-7", topic=None, place=None, date=Date()),
]


@pytest.mark.parametrize("width", [60, 80, 120, 149, 150, 200, 300])
def test_table_fits_its_width_and_cuts_only_long_topics(width: int) -> None:
    shown = text(LONG, "table", width)
    assert max(map(len, shown.splitlines())) <= width
    assert ("…" in shown) is (width < 149)
    assert all(word in "".join(shown.split()) for word in ("(GBR)", "(ARE)"))
    for words in ("establish", "relations", "possible", "occurred", "invite"):
        assert words in shown


@pytest.mark.parametrize("width", [80, 200])
def test_short_words_stay_whole(width: int) -> None:
    shown = text([event(type=kind, status="possible") for kind in EVENT_TYPES], "table", width)
    words = {word for kind in EVENT_TYPES for word in kind.split("_")} | {"Kari", "Lund", "(PRT)", "2026-03-02"}
    assert words <= set(shown.split())


def test_narrow_table_names_each_article_once() -> None:
    shown = text(LONG, "table", 80)
    assert [line for line in shown.splitlines() if line.endswith((".txt", "#row-7"))] == [
        "north/a.txt",
        "south/b.jsonl#row-7",
    ]


def test_wide_table_has_the_eight_columns() -> None:
    header = text(LONG, "table", 200).splitlines()[0]
    assert header.split() == ["type", "status", "who", "whom", "topic", "date", "place", "source"]


def test_table_of_nothing_is_empty() -> None:
    assert text([], "table") == ""


def test_table_reads_no_markup() -> None:
    shown = text([event(topic="[/nope] [bold]x[/bold] [link=http://example.org]y[/link] :smile:")], "table", 200)
    assert all(part in shown for part in ("[/nope]", "[bold]x[/bold]", "[link=http://example.org]y[/link]", ":smile:"))


def test_colour_only_when_asked_for() -> None:
    assert "\x1b[" not in text([event()], "table")
    assert "\x1b[" in text([event()], "table", color=True)


def test_plain_is_one_line_an_event() -> None:
    first, second = text([event(topic="a | b\tc\nd"), event(topic=None, place=None)], "plain").splitlines()
    assert first.endswith(" | Paulo Reis (PRT) | a ¦ b c d | 2026-03-02 | Lisbon (PRT) | notes/visit.txt")
    assert second == "invite | occurred | Kari Lund (NOR) | Paulo Reis (PRT) | - | 2026-03-02 | - | notes/visit.txt"


def test_all_formats_show_the_same_events_in_the_same_order() -> None:
    events = [event(id=str(number), topic=f"topic{number}") for number in range(5)]
    formats: tuple[Format, ...] = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown", "geojson")
    for format in formats:
        shown = text(events, format, 200)
        positions = [shown.index(f"topic{number}") for number in range(5)]
        assert positions == sorted(positions)


# --- terminals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b]0;owned\x07", "\\x1b]0;owned\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("a\x7fb", "a\\x7fb"),
        ("a\rb", "a\\rb"),
        ("\u202eevil", "⟨U+202E⟩evil"),
        ("zero\u200bwidth", "zero⟨U+200B⟩width"),
        ("\ufeffmark", "⟨U+FEFF⟩mark"),
        ("\udcff", "\\udcff"),
        ("é 習 \u00a0 fine\ttoo\n", "é 習 \u00a0 fine\ttoo\n"),
    ],
)
def test_safe_text(hostile: str, shown: str) -> None:
    assert safe_text(hostile) == shown


@given(st.text(alphabet=st.characters(codec=None)))
def test_nothing_that_a_terminal_obeys_is_printed(words: str) -> None:
    shown = text([event(topic=words)], "table") + text([event(topic=words)], "plain") + safe_line(words) + "\n"
    forbidden = {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0x202E, 0x2066} - {0x0A}
    assert not [letter for letter in shown if ord(letter) in forbidden]


# --- explain -------------------------------------------------------------------------------------------------------


def test_explanation() -> None:
    stages: list[tuple[str, list[dict[str, str]]]] = [
        ("triggers", [{"start": "5", "end": "12", "rule": "invite.verb", "text": "invited", "reading": "invite"}]),
        ("claims", []),
        ("events", [{"text": "x" * 100, "status": "occurred"}]),
    ]
    shown = explanation_text("notes/\x1bvisit.txt", Day(2026, 3, 2), stages)
    assert shown.splitlines()[:7] == [
        "notes/\\x1bvisit.txt, published 2026-03-02",
        "",
        "1 triggers",
        '       5-12  invite.verb               "invited"  invite',
        "",
        "2 claims",
        "  nothing",
    ]
    assert explanation_text("a.txt", None, []) == "a.txt\n"
    assert "…" in shown
    assert shown.splitlines()[-1].endswith("status occurred")
