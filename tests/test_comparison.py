"""Two runs compared: what was added, removed and changed, and how `diplo diff` says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
from test_formats import written
from test_render import event, person

from diplo_extract import cli
from diplo_extract.comparison import SLOTS, Comparison, compare
from diplo_extract.events import Codes, Date, Event, Place
from diplo_extract.render.comparison import comparison_text

OLD = [event(id="a"), event(id="b"), event(id="c")]


def test_the_same_run_twice() -> None:
    found = compare(OLD, list(reversed(OLD)))
    assert found == Comparison((), (), (), 3)
    assert not found.differs


def test_added_removed_changed() -> None:
    new = [event(id="d"), event(id="c", status="planned"), event(id="a")]
    found = compare(OLD, new)
    assert [[e.id for e in events] for events in (found.added, found.removed)] == [["d"], ["b"]]
    assert [(c.old.status, c.new.status, c.slots) for c in found.changed] == [("occurred", "planned", ("status",))]
    assert (found.same, found.differs) == (1, True)


@pytest.mark.parametrize(
    ("change", "slots", "shown"),
    [
        ({"status": "negated"}, ("status",), "status: occurred -> negated"),
        ({"topic": None}, ("topic",), "topic: visit Oslo -> -"),
        ({"place": None}, ("place",), "place: Lisbon (PRT) -> -"),
        ({"place": Place(name="Oslo", country="NOR")}, ("place",), "place: Lisbon (PRT) -> Oslo (NOR)"),
        ({"links": ()}, ("links",), "links: part_of e0 -> -"),
        ({"confidence": 0.5}, ("confidence",), "confidence: 0.9 -> 0.5"),
        ({"codes": Codes(plover="CONSULT")}, ("codes",), "codes: -/- -> CONSULT/-"),
        (
            {"date": Date(start=Day(2026, 3, 2), edtf="2026-03-02/..", basis="explicit")},
            ("date",),
            "date: 2026-03-02 (relative) -> from 2026-03-02 (explicit)",
        ),
        (
            {"participants": (person("inviter", "Kari Lund", "NOR"),)},
            ("participants",),
            "participants: inviter Kari Lund (NOR), invitee Paulo Reis (PRT) -> inviter Kari Lund (NOR)",
        ),
        ({"summary": "another"}, (), None),
    ],
)
def test_slots(change: dict[str, Any], slots: tuple[str, ...], shown: str | None) -> None:
    found = compare([event()], [event(**change)])
    assert [c.slots for c in found.changed] == ([slots] if slots else [])
    assert [line.strip() for line in comparison_text(found)][1:-1] == ([shown] if shown else [])
    assert not compare([event()], [event(**change)], ignore=SLOTS).differs


# --- diplo diff ----------------------------------------------------------------------------------------------------

Said = tuple[int, str, str]


@pytest.fixture
def diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs `diplo diff` on two lists of events."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))

    def call(old: list[Event], new: list[Event], *options: str) -> Said:
        for name, events in (("old.jsonl", old), ("new.jsonl", new)):
            (tmp_path / name).write_bytes(written(events, "jsonl"))
        code = cli.run(["diff", "old.jsonl", "new.jsonl", *options])
        return code, *capfd.readouterr()

    return call


def test_lines(diff: Callable[..., Said]) -> None:
    invitation = "Kari Lund (NOR) | Paulo Reis (PRT) | visit Oslo | 2026-03-02 | Lisbon (PRT) | notes/visit.txt"
    lines = [
        f"- b  invite | occurred | {invitation}",
        f"+ d  invite | occurred | {invitation}",
        f"~ c  invite | planned | {invitation}",
        "    status: occurred -> planned",
        "1 added, 1 removed, 1 changed, 1 the same",
    ]
    code, out, _ = diff(OLD, [event(id="c", status="planned"), event(id="a"), event(id="d")])
    assert (code, out.splitlines()) == (1, lines)


def test_exit_codes_are_those_of_diff(
    diff: Callable[..., Said], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert diff(OLD, OLD) == (0, "0 added, 0 removed, 0 changed, 3 the same\n", "")
    assert diff(OLD, OLD[:1], "-q") == (1, "", "")
    assert diff(OLD, [e.model_copy(update={"confidence": 0.1}) for e in OLD], "-q", "--ignore", "confidence")[0] == 0
    assert cli.run(["diff", "old.jsonl", "gone.jsonl"]) == 2
    assert capfd.readouterr().out == ""  # what is not there was not removed
    assert cli.run(["diff", "-", "-"]) == 2
    assert cli.run(["diff", "old.jsonl", "new.jsonl", "--ignore", "colour"]) == 2


def test_json(diff: Callable[..., Said]) -> None:
    code, out, _ = diff(OLD, [event(id="c", place=None), event(id="d")], "--json")
    record = json.loads(out)
    assert code == 1
    assert [e["id"] for e in record["added"]] == ["d"]
    assert [e["id"] for e in record["removed"]] == ["a", "b"]
    assert record["changed"] == [
        {
            "id": "c",
            "summary": "Kari Lund (NOR) invited Paulo Reis (PRT) to visit Oslo",
            "slots": {"place": {"old": {"name": "Lisbon", "country": "PRT"}, "new": None}},
        }
    ]
    assert record["same"] == 0
