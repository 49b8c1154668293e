"""The scripts to keep: what each prints of events and articles made here, and that their first lines say what they do."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
from test_render import event, from_document, person

import diplo_extract
from diplo_extract.events import Date, Event, Link, Place

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = sorted((ROOT / "examples" / "scripts").glob("*.sh"))
TEXTS = {
    "a.txt": "Kenya has invited Uganda to the summit.",
    "b.txt": "Nothing happened. It rained.",
    "d/with space.txt": "Peru thanked Chile for the help. Peru summoned the Chilean ambassador.",
}
Run = Callable[..., subprocess.CompletedProcess[str]]


def needs(*programs: str) -> pytest.MarkDecorator:
    missing = [name for name in programs if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)}")


def on(start: Day | None, end: Day | None) -> Date:
    return Date(start=start, end=end, basis="explicit")


def visit(id: str, who: str, host: str, start: Day | None, end: Day | None, **changes: Any) -> Event:
    sides = (person("visitor", who, "NOR"), person("host", host, "PRT"))
    return event(
        **{"id": id, "type": "visit", "status": "planned", "participants": sides, "date": on(start, end)} | changes
    )


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a `diplo` that is the one of this checkout, and a cache that the scripts share."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "diplo").write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m diplo_extract "$@"\n')
    (folder / "diplo").chmod(0o755)
    return folder


@pytest.fixture
def script(own: Path, tmp_path: Path) -> Run:
    """Runs a script in a folder of its own."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("DIPLO_")}
    env |= {
        "PATH": f"{own}{os.pathsep}{env['PATH']}",
        "XDG_CACHE_HOME": str(own / "cache"),
        "XDG_CONFIG_HOME": str(own),
    }

    def run(name: str, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        command = [str(ROOT / "examples" / "scripts" / f"{name}.sh"), *arguments]
        said = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
        assert said.returncode == code, said.stderr
        return said

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "news" / name).write_text(text)
    return tmp_path / "news"


def summaries(text: str) -> list[tuple[str, str]]:
    return [(e["evidence"][0]["document"], e["type"]) for e in map(json.loads, text.splitlines())]


ALL = [("news/a.txt", "invite"), ("news/d/with space.txt", "thank"), ("news/d/with space.txt", "summon")]


# --- what they look like -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_it_says_what_it_does_and_stops_at_a_mistake(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    comment = lines[1 : lines.index("set -euo pipefail")]
    assert lines[0] == "#!/usr/bin/env bash"
    assert all(line.startswith("# ") for line in comment)
    assert comment[-1].startswith(f"# usage: {path.name} ")
    assert max(map(len, lines)) <= 120
    assert os.access(path, os.X_OK)
    assert f"`{path.name}`" in (ROOT / "docs" / "terminal.md").read_text("utf-8")


@needs("shellcheck")
def test_shellcheck_has_nothing_to_say() -> None:
    said = subprocess.run(["shellcheck", *map(str, SCRIPTS)], capture_output=True, text=True, check=False)
    assert said.stdout == ""


@needs("jq")
@pytest.mark.parametrize(
    "path",
    [p for p in SCRIPTS if "EVENTS.jsonl" in p.read_text().split("usage: ")[1].split()[1]],
    ids=lambda path: path.stem,
)
def test_no_events_are_no_error(script: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text("")
    more = ["none.jsonl"] if "OUTLETS" in path.read_text() else []
    assert script(path.stem, "none.jsonl", *more).stdout == ""


# --- filters of saved events ---------------------------------------------------------------------------------------


@needs("jq")
def test_visits_of_a_month(script: Run, tmp_path: Path) -> None:
    april = Day(2026, 4, 30)
    told = [
        visit("1", "Ann Lee", "Lisbon", Day(2026, 5, 9), Day(2026, 5, 9)),
        visit("2", "Bo Ek", "Porto", april, Day(2026, 5, 2)),
        visit("3", "Cy Ott", "Faro", Day(2026, 5, 31), None),
        visit("4", "Di Ray", "Faro", None, Day(2026, 6, 2)),
        visit("5", "too early", "Faro", april, april),
        visit("6", "too late", "Faro", Day(2026, 6, 1), None),
        visit("7", "undated", "Faro", None, None),
        visit("8", "done", "Faro", Day(2026, 5, 9), None, status="occurred"),
        event(id="9", date=on(Day(2026, 5, 9), None), status="planned"),
    ]
    diplo_extract.write(told, tmp_path / "e.jsonl")
    assert script("visits_next_month", "e.jsonl", "2026-05").stdout.splitlines() == [
        "?\t2026-06-02\tDi Ray\tFaro",
        "2026-04-30\t2026-05-02\tBo Ek\tPorto",
        "2026-05-09\t2026-05-09\tAnn Lee\tLisbon",
        "2026-05-31\t?\tCy Ott\tFaro",
    ]


@needs("jq")
def test_visits_of_next_month(script: Run, tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    months = [Day(today.year + (today.month + n - 1) // 12, (today.month + n - 1) % 12 + 1, 1) for n in range(3)]
    diplo_extract.write(
        [visit(str(n), f"in {n}", "Faro", day, day) for n, day in enumerate(months)], tmp_path / "e.jsonl"
    )
    assert script("visits_next_month", "e.jsonl").stdout == f"{months[1]}\t{months[1]}\tin 1\tFaro\n"


@needs("jq")
def test_pairs_of_countries(script: Run, tmp_path: Path) -> None:
    def meeting(*countries: str | None, status: str = "occurred") -> Event:
        parties = [person("participant", f"P{n}", country) for n, country in enumerate(countries)]
        return event(
            type="meet", status=status, participants=(*parties, person("participant", "aide", "FRA", core=False))
        )

    told = [meeting("PER", "KEN"), meeting("KEN", "PER", "USA"), meeting("KEN", "KEN"), meeting("KEN", None)]
    diplo_extract.write([*told, meeting("PER", "KEN", status="negated")], tmp_path / "e.jsonl")
    assert script("pairs_of_countries", "e.jsonl").stdout == "2\tKEN\tPER\n1\tKEN\tUSA\n1\tPER\tUSA\n"


@needs("jq")
def test_open_invitations(script: Run, tmp_path: Path) -> None:
    answer = event(id="a", type="accept", links=(Link(type="responds_to", event="1"),))
    part = event(id="m", type="meet", links=(Link(type="part_of", event="2"),))
    told = [
        event(id="1"),
        event(id="2", topic=None, date=Date()),
        answer,
        part,
        event(id="3", status="negated"),
        event(id="4", participants=()),
    ]
    diplo_extract.write(told, tmp_path / "e.jsonl")
    (first, second) = (line.split("\t") for line in script("open_invitations", "e.jsonl").stdout.splitlines())
    assert (first[0], first[1:3]) == (str(event().date.start), ["?", "?"])
    assert (second[0], second[1:4]) == ("?", ["Kari Lund", "Paulo Reis", "?"])


@needs("jq")
def test_a_join_without_a_database(script: Run, tmp_path: Path) -> None:
    told = [from_document(name, id=str(n)) for n, name in enumerate(("b.txt", "a.txt", "no.txt", "b.txt"))]
    diplo_extract.write(told, tmp_path / "e.jsonl")
    (tmp_path / "o.tsv").write_text("b.txt\tThe Bee\na.txt\tThe Ant\nz.txt\tThe Zebu\n")
    lines = [line.split("\t") for line in script("with_outlets", "e.jsonl", "o.tsv").stdout.splitlines()]
    assert [line[0] for line in lines] == ["The Ant", "The Bee", "The Bee", "?"]
    assert {tuple(line[1:]) for line in lines} == {(str(event().date.start), "invite", event().summary)}


@needs("jq")
def test_what_changed_between_two_runs(script: Run, tmp_path: Path) -> None:
    diplo_extract.write([event(id="1"), event(id="2"), event(id="3")], tmp_path / "old.jsonl")
    new = [
        event(id="1", status="planned", topic="x"),
        event(id="2", status="negated"),
        event(id="4", summary="Something came"),
    ]
    diplo_extract.write(new, tmp_path / "new.jsonl")
    assert script("what_changed", "old.jsonl", "new.jsonl", code=1).stdout.splitlines() == [
        "1 came, 1 went, 2 changed",
        "changed: 2 status, 1 topic",
        "+ Something came",
        f"- {event().summary}",
    ]
    assert script("what_changed", "old.jsonl", "old.jsonl").stdout == "0 came, 0 went, 0 changed\n"
    assert "lost.jsonl" in script("what_changed", "old.jsonl", "lost.jsonl", code=2).stderr


@needs("sqlite3")
def test_a_database_takes_an_event_once(script: Run, tmp_path: Path) -> None:
    told = [
        event(id="1", summary='He said "no", twice', place=Place(name="=1+1")),
        event(id="2", topic=None, place=None),
    ]
    diplo_extract.write(told, tmp_path / "a.jsonl")
    diplo_extract.write([event(id="2", status="negated"), event(id="3")], tmp_path / "b.jsonl")
    script("to_sqlite", "e.db", "a.jsonl")
    with sqlite3.connect(tmp_path / "e.db") as database:
        rows = database.execute(
            'SELECT id, summary, place, topic IS NULL, "start", confidence > 0.5 FROM events'
        ).fetchall()
        assert [row[:4] for row in rows] == [("1", 'He said "no", twice', "=1+1", 0), ("2", event().summary, None, 1)]
        assert {row[4:] for row in rows} == {(str(event().date.start), 1)}
    script("to_sqlite", "e.db", "a.jsonl", "b.jsonl")
    with sqlite3.connect(tmp_path / "e.db") as database:
        assert database.execute("SELECT id, status FROM events ORDER BY id").fetchall()[1:] == [
            ("2", "negated"),
            ("3", event().status),
        ]
        assert database.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone() == (1,)


# --- articles ------------------------------------------------------------------------------------------------------


@needs("jq", "flock")
def test_new_articles_are_added_once(script: Run, news: Path, tmp_path: Path) -> None:
    store, late = tmp_path / "events.jsonl", news / "d" / "with space.txt"
    late.rename(tmp_path / "kept back")
    script("append_new", "news", "events.jsonl")
    assert summaries(store.read_text()) == ALL[:1]
    first = store.read_text()
    (tmp_path / "kept back").rename(late)
    (news / ".hidden.txt").write_text(TEXTS["a.txt"])
    script("append_new", "news", "events.jsonl")
    assert store.read_text().startswith(first)
    assert summaries(store.read_text()) == ALL
    for lost in ((), ("events.jsonl.seen",)):  # nothing is new; and all seems new, for the list is lost
        before = store.read_bytes()
        for name in lost:
            (tmp_path / name).unlink()
        script("append_new", "news", "events.jsonl")
        assert store.read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"news", "events.jsonl", "events.jsonl.seen", "events.jsonl.lock"}


@needs("jq", "flock")
def test_a_second_call_at_the_same_time_does_nothing(script: Run, news: Path, tmp_path: Path) -> None:
    with subprocess.Popen(["flock", "events.jsonl.lock", "cat"], cwd=tmp_path, stdin=subprocess.PIPE) as holder:
        while subprocess.run(["flock", "-n", "events.jsonl.lock", "true"], cwd=tmp_path, check=False).returncode == 0:
            pass
        script("append_new", "news", "events.jsonl")
        assert not (tmp_path / "events.jsonl").exists()
        assert holder.stdin is not None
        holder.stdin.close()


@needs("jq")
def test_in_parallel_as_in_one_run(script: Run, news: Path, tmp_path: Path) -> None:
    script("extract_in_parallel", "news", "events.jsonl", "2", "1")
    assert (tmp_path / "events.jsonl").read_text() == script("recent_articles", "news", "99999").stdout
    assert summaries((tmp_path / "events.jsonl").read_text()) == ALL
    (news / "c.txt").write_bytes(b"\x00\x01")
    (tmp_path / "events.jsonl").unlink()
    assert "news/c.txt" in script("extract_in_parallel", "news", "events.jsonl", "2", "2", code=3).stderr
    assert summaries((tmp_path / "events.jsonl").read_text()) == ALL
    assert {p.name for p in tmp_path.iterdir()} == {"news", "events.jsonl"}


def test_recent_articles(script: Run, news: Path) -> None:
    os.utime(news / "a.txt", (1_600_000_000, 1_600_000_000))
    assert summaries(script("recent_articles", "news").stdout) == ALL[1:]
    os.utime(news / "d" / "with space.txt", (1_600_000_000, 1_600_000_000))
    os.utime(news / "b.txt", (1_600_000_000, 1_600_000_000))
    assert script("recent_articles", "news").stdout == ""


def test_every_script_is_tested() -> None:
    told = Path(__file__).read_text("utf-8")
    assert [path.stem for path in SCRIPTS if not re.search(rf'script\(\s*"{path.stem}"', told)] == []
