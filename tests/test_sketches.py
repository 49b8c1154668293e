"""The timeline and the network: as text, as pictures, and through their commands."""

from __future__ import annotations

from datetime import date as Day
from pathlib import Path

import pytest
from lxml import etree
from test_formats import meeting, written
from test_render import event, person

from diplo_extract import cli
from diplo_extract.events import Date
from diplo_extract.render.charts import network_picture, timeline_picture
from diplo_extract.render.sketches import Mark, Tie, marks_of, network_text, ties_of, timeline_text

EVENTS = [
    event(),
    meeting(),
    meeting(id="m2", date=Date()),
    event(id="e3", status="negated", date=Date(end=Day(2026, 3, 12)), participants=(person("inviter", "A", "NOR"), person("invitee", "Hamas"))),
    event(id="e4", participants=(person("inviter", "A", "NOR"), person("invitee", "B", "NOR"))),
]  # fmt: skip


def test_what_is_dated() -> None:
    assert [(str(m.day), m.type, m.status) for m in marks_of(EVENTS)] == [
        ("2026-03-02", "invite", "occurred"),
        ("2026-03-02", "invite", "occurred"),
        ("2026-03-03", "meet", "planned"),
        ("2026-03-12", "invite", "negated"),
    ]


def test_who_deals_with_whom() -> None:
    assert ties_of(EVENTS) == [
        Tie("NOR", "PRT", 3),
        Tie("ESP", "NOR", 2),
        Tie("ESP", "PRT", 2),
        Tie("Hamas", "NOR", 1),
    ]


def test_timeline_in_a_terminal() -> None:
    assert list(timeline_text(marks_of(EVENTS), width=38)) == [
        "invite ●                             ×\n",
        "meet      ○\n",
        "       2026-03-02           2026-03-12\n",
        "● occurred  ○ planned  ? possible  × negated\n",
    ]
    assert list(timeline_text([], width=80)) == []


def test_network_in_a_terminal() -> None:
    lines = list(network_text(ties_of(EVENTS), width=36))
    assert lines[0] == "NOR – PRT   3 ██████████████████████\n"
    assert lines[3] == "Hamas – NOR 1 ███████▍\n"
    assert max(len(line) for line in lines) <= 37
    assert list(network_text([], width=80)) == []


@pytest.mark.parametrize("width", [20, 60, 200])
def test_nothing_is_wider_than_asked_for(width: int) -> None:
    ties = [Tie("A" * 90, "B", 2_000), Tie("A", "B", 1)]
    assert max(len(line) for line in network_text(ties, width=width)) <= max(width, 26) + 1


def test_pictures() -> None:
    marks = [
        Mark(Day(2026, 3, 2), "meet", "planned", "<script>x</script>"),
        Mark(Day(2026, 4, 2), "call", "occurred", "y"),
    ]
    words = etree.fromstring(timeline_picture(marks, "svg")).xpath("//*[local-name()='text']/text()")
    assert {"meet", "call", "planned"} <= set(words)
    tree = etree.fromstring(network_picture([Tie("<b>", "B", 2)], "svg"))
    assert {"<b>", "B"} <= set(tree.xpath("//*[local-name()='text']/text()"))
    assert timeline_picture(marks, "png").startswith(b"\x89PNG")
    assert network_picture([Tie("A", "B", 1)], "png").startswith(b"\x89PNG")


def test_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "60")
    Path("e.jsonl").write_bytes(written(EVENTS, "jsonl"))
    assert cli.run(["timeline", "e.jsonl"]) == 0
    assert capsys.readouterr().out == "".join(timeline_text(marks_of(EVENTS), width=60))
    assert cli.run(["network", "e.jsonl", "--type", "meet"]) == 0
    assert capsys.readouterr().out == "".join(network_text(ties_of(EVENTS[1:3]), width=60))
    assert cli.run(["network", "e.jsonl", "-o", "n.svg"]) == 0
    assert Path("n.svg").read_bytes() == network_picture(ties_of(EVENTS), "svg")
    assert cli.run(["timeline", "e.jsonl", "-o", "t.pdf"]) == 2
    assert capsys.readouterr().err.startswith("diplo: --output: no picture is known by the ending of 't.pdf'")


def test_a_missing_library_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "altair", None)
    monkeypatch.delitem(sys.modules, "diplo_extract.render.charts", raising=False)
    Path("e.jsonl").write_bytes(written(EVENTS, "jsonl"))
    assert cli.run(["timeline", "e.jsonl", "-o", "t.svg"]) == 2
    assert "pip install 'diplo-extract[charts]'" in capsys.readouterr().err
    assert not Path("t.svg").exists()
