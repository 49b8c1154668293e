"""Threats 1 to 10: what an article says never controls the terminal, a page, a spreadsheet or another program."""

from __future__ import annotations

import csv
import io
import os
import pty
import select
import subprocess
import sys
import zipfile
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from test_formats import meeting, with_text, written
from test_render import event, from_document, person

from diplo_extract.events import Event
from diplo_extract.render import FORMATS, render_events
from diplo_extract.render.report import write_html
from diplo_extract.render.terminal import safe_line, safe_text
from diplo_extract.saved import read_saved

ROOT = Path(__file__).resolve().parent.parent.parent
ESCAPES = (
    "\x1b]0;title\x07",
    "\x1b]8;;http://evil.example\x1b\\",
    "\x1b]52;c;ZXZpbA==\x07",
    "\x1b[2J",
    "\x9b2J",
    "\x7f",
    "\x00",
    "\x08",
)
FORBIDDEN = {*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0)}


def hostile(text: str) -> Event:
    """An event that holds the text wherever an article's words may come to stand."""
    return from_document(text or "x", topic=text, summary=text, participants=(person("inviter", text, "NOR"), person("invitee", "B", "PRT")))  # fmt: skip


@given(st.text())
def test_threat_01_terminal_escapes(text: str) -> None:
    for words in (text, *ESCAPES):
        for shown in (safe_text(words), safe_line(words)):
            assert not FORBIDDEN & set(map(ord, shown))


def test_threat_01_terminal_escapes_on_a_terminal(tmp_path: Path) -> None:
    """Names of files, articles and errors, on a pseudo-terminal; the only escapes are the colours of the table."""
    article = (
        "Norway invited Denmark to Oslo on Monday.\n\nPeru met Chile\x1b[2J in Lima\x9b2J today.\x1b]0;owned\x07\n"
    )
    (tmp_path / "a\x1b[2J.txt").write_text(article)
    command = [
        sys.executable,
        "-m",
        "diplo_extract",
        "extract",
        str(tmp_path),
        "no\x1b]0;x\x07",
        "-f",
        "table",
        "--no-cache",
    ]
    master, slave = pty.openpty()
    with subprocess.Popen(
        command, cwd=ROOT, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(slave)
        shown = bytearray()
        while select.select([master], [], [], 60)[0]:
            try:
                shown += os.read(master, 65536)
            except OSError:
                break
        process.wait(60)
    os.close(master)
    said = shown.decode().replace("\r\n", "\n")
    assert "Norway" in said
    assert "\\x1b" in said
    bare = said
    for code in ("0", "1", "2", "3", *map(str, range(30, 38)), "39"):
        bare = bare.replace(f"\x1b[{code}m", "").replace(f"\x1b[1;{code}m", "")
    assert not FORBIDDEN & set(map(ord, bare)), bare


@pytest.mark.parametrize(
    "text", ["[/]", "[bold", "[link=http://evil.example]x[/link]", ":smile:", "[/nope]", "[red]x", "\\[x]"]
)
def test_threat_02_rich_markup(text: str) -> None:
    for format in ("table", "plain"):
        shown = "".join(map(str, render_events([hostile(text)], format, width=200, color=True)))
        assert text in shown
        assert "\x1b]8" not in shown


TURNING = "\u202a \u202b \u202c \u202d \u202e \u2066 \u2067 \u2068 \u2069 \u200b \u200f \ufeff".split(" ")


@pytest.mark.parametrize("character", TURNING, ids=lambda c: f"U+{ord(c):04X}")
def test_threat_03_bidirectional_overrides(character: str) -> None:
    told = hostile(f"in{character}voice")
    assert safe_line(f"in{character}voice") == f"in⟨U+{ord(character):04X}⟩voice"
    for format in ("table", "plain", "csv", "markdown"):
        assert character not in "".join(map(str, render_events([told], format, width=300)))
    (kept,) = read_saved(["-"], stdin=io.BytesIO(written([told], "json")), report=lambda error: pytest.fail(str(error)))
    assert kept == told


PAYLOADS = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", '" onmouseover="alert(1)',
    "javascript:alert(1)", "<!--", "]]>", "{{7*7}}", "${7*7}", "\u2028alert(1)", "<iframe srcdoc='<script>alert(1)</script>'>", "&lt;script&gt;",
)  # fmt: skip


def page(*texts: str) -> str:
    told = [with_text(hostile(text), f"A line. Lund invited Reis to {text}.") for text in texts]
    return "".join(map(str, render_events(told, "html")))


def _is_inert(text: str) -> None:
    tree = html.document_fromstring(text)
    assert len(tree.xpath("//script")) == 2
    assert not tree.xpath(
        "//img | //iframe | //link | //object | //*[@src] | //*[@href] | //*[starts-with(name(@*), 'on')]"
    )
    assert tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)").startswith("default-src 'none'")


def test_threat_04_script_in_the_page() -> None:
    """A browser opens such a page in test_report.py: no script of the article runs and nothing is asked of a network."""
    assert write_html.__module__ == "diplo_extract.render.report"
    _is_inert(page(*PAYLOADS))


FORMULAS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\0=1", '=cmd|"/c calc"!A0', '=HYPERLINK("http://evil.example")', "=IMPORTXML(1)",
    "+cmd", "-cmd", "@cmd", '"=1+1',
)  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_threat_05_formulas_in_csv(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written([hostile(text)], "csv").decode(), newline="")))
    rows += [line.split("\t") for line in written([hostile(text)], "tsv").decode().split("\n")]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\0")) for row in rows for cell in row)


def test_threat_06_formulas_in_xlsx() -> None:
    told = [hostile(text) for text in (*FORMULAS, *ESCAPES, "http://evil.example", "x" * 40_000)]
    with zipfile.ZipFile(io.BytesIO(written(told, "xlsx"))) as book:
        parts = [book.read(name) for name in book.namelist() if name.startswith("xl/")]
    assert not any(b"<f>" in part or b"<f " in part or b"<hyperlink" in part for part in parts)
    strings = next(etree.fromstring(part) for part in parts if b"<sst" in part)
    assert max(len(t.text or "") for t in strings.iter("{*}t")) <= 32_767


@pytest.mark.parametrize(
    "text", ["a\r\nBEGIN:VEVENT", "x\nATTACH:http://evil.example", "a;b,c:d\\n", "é" * 200, "\x00\x1b", "\u2028X-A:1"]
)
def test_threat_07_lines_of_a_calendar(text: str) -> None:
    data = written([meeting(summary=text)], "ics")
    (entry,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(entry["summary"]) == safe_line(text)
    assert not {"ATTACH", "X-A"} & set(entry)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


@given(st.lists(st.text(), min_size=20, max_size=20))
def test_threat_08_graphs_are_xml(names: list[str]) -> None:
    told = [event(id=f"e{i}", participants=(person("inviter", name or "x", "NOR"), person("invitee", "B", "PRT")), summary=name) for i, name in enumerate(names)]  # fmt: skip
    for format in ("graphml", "gexf"):
        etree.fromstring(written(told, format))


@given(st.sampled_from(PAYLOADS), st.text())
def test_threat_10_json_in_a_page(payload: str, text: str) -> None:
    _is_inert(page(payload + text))
    assert b"<" not in written([hostile(payload + text)], "jsonld")


def test_all_formats_take_every_payload() -> None:
    told = [with_text(hostile(text)) for text in (*PAYLOADS, *FORMULAS, *ESCAPES, *TURNING)]
    for format in FORMATS:
        assert written(told, format)
