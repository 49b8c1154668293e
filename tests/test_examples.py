"""The examples: each story's JSON as `diplo` prints it, what a careful reader finds in it, and the scripts around jq.

`python tests/test_examples.py` scores the stories against the careful reader's events (data/examples.yaml) and lists
the differences; with `--write` it writes examples/*.json anew.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_types import Score, compare, same_dyad, told

from diplo_extract.articles import Article
from diplo_extract.events import Event
from diplo_extract.pipeline import extract, load
from diplo_extract.render import render_events

ROOT = Path(__file__).resolve().parent.parent
STORIES = sorted((ROOT / "examples").glob("*.txt"))
DIPLO = f"{shlex.quote(sys.executable)} -m diplo_extract"
FLOOR = 0.8
"""F1 over all stories that the careful reader's events must be found with."""

needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")


@cache
def found(story: Path) -> tuple[Event, ...]:
    article = Article(text=story.read_text("utf-8"), document=story.relative_to(ROOT).as_posix())
    return extract(article, load())


@cache
def wanted() -> dict[str, list[dict[str, Any]]]:
    stories: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (ROOT / "tests" / "data" / "examples.yaml").read_text("utf-8")
    )
    return stories


def as_json(story: Path) -> str:
    return "".join(map(str, render_events(found(story), "json")))


def score() -> Score:
    """All stories together."""
    marks = Counter(mark for story in STORIES for _, mark in compare(found(story), wanted()[story.stem])[0])
    return Score(marks["tp"], marks["fp"], marks["fn"])


def differences(story: Path) -> Iterator[str]:
    """What was missed or invented in a story, and where an event found has another status or date."""
    yield from compare(found(story), wanted()[story.stem])[1]
    for gold in wanted()[story.stem]:
        same = [event for event in found(story) if same_dyad(event, gold)]
        if same and all(event.status != gold["status"] for event in same):
            yield f"status   {told(gold)}, not {same[0].status}"
        days = gold.get("date")
        if same and days and all([event.date.start, event.date.end] != days for event in same):
            yield f"date     {told(gold)}: {days[0]} to {days[1]}, not {same[0].date.start} to {same[0].date.end}"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_story_gives_its_json(story: Path) -> None:
    assert json.loads(as_json(story)) == json.loads(story.with_suffix(".json").read_text("utf-8"))


def test_careful_reader_is_met() -> None:
    assert {story.stem for story in STORIES} == wanted().keys()
    assert round(score().f1, 3) >= FLOOR


def run_script(name: str, *arguments: str, diplo: str = DIPLO) -> str:
    return subprocess.run(
        [ROOT / "examples" / name, *arguments],
        cwd=ROOT,
        env={**os.environ, "DIPLO": diplo},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout


@pytest.fixture
def stand_in(tmp_path: Path) -> str:
    """A command that prints six events whatever its arguments are."""

    def event(number: int, type_: str, status: str, start: str | None, *who: str, to: int | None = None) -> str:
        fields = [person.split("/") for person in who]
        participants = [{"role": r, "name": n, "country": c or None, "core": True} for r, n, c in fields]
        links = [] if to is None else [{"type": "responds_to", "event": f"e{to}"}]
        date = {"start": start, "end": start}
        record = {"id": f"e{number}", "type": type_, "status": status, "date": date, "topic": None, "links": links}
        return json.dumps(record | {"participants": participants})

    lines = [
        event(1, "invite", "occurred", "2021-03-01", "inviter/Ann Roe/NOR", "invitee/Lu Poe/PER"),
        event(2, "accept", "occurred", "2021-03-02", "accepter/Lu Poe/PER", "offerer/Ann Roe/NOR", to=1),
        event(3, "visit", "planned", None, "visitor/Lu Poe/PER", "host/Norway/NOR"),
        event(4, "visit", "planned", "2021-04-01", "visitor/Ann Roe/NOR", "host/Mali/MLI"),
        event(5, "meet", "occurred", "2021-03-02", "participant/Ann Roe/NOR", "participant/United Nations/"),
        event(6, "call", "negated", "2021-03-02", "participant/Ann Roe/NOR", "participant/Lu Poe/PER"),
        event(7, "invite", "negated", None, "invitee/Fiji/FJI"),
    ]
    command = tmp_path / "stand-in"
    command.write_text("#!/bin/sh\ncat <<'END'\n" + "\n".join(lines) + "\nEND\n", "utf-8")
    command.chmod(0o755)
    return str(command)


@needs_jq
@pytest.mark.parametrize(
    ("script", "lines"),
    [
        ("who_invited_whom.sh", ["Ann Roe\tLu Poe\t-\taccept", "?\tFiji\t-\tnot invited"]),
        ("meetings_by_country.sh", ["1\tNOR"]),
        ("planned_visits.sh", ["2021-04-01\t2021-04-01\tAnn Roe\tMali", "?\t?\tLu Poe\tNorway"]),
    ],
)
def test_script_prints(script: str, lines: list[str], stand_in: str) -> None:
    assert run_script(script, "any.txt", diplo=stand_in).splitlines() == lines


@needs_jq
@pytest.mark.parametrize(
    ("script", "story"),
    [("who_invited_whom.sh", "readout"), ("meetings_by_country.sh", "trip"), ("planned_visits.sh", "trip")],
)
def test_script_reads_a_story(script: str, story: str) -> None:
    lines = run_script(script, f"examples/{story}.txt").splitlines()
    assert lines
    assert {line.count("\t") for line in lines} == {1 if script == "meetings_by_country.sh" else 3}


if __name__ == "__main__":
    for path in STORIES:
        if "--write" in sys.argv:
            path.with_suffix(".json").write_text(as_json(path), "utf-8")
        sys.stdout.write("\n  ".join([path.stem, *differences(path)]) + "\n")
    total = score()
    sys.stdout.write(f"precision {total.precision:.2f}, recall {total.recall:.2f}, F1 {total.f1:.2f}\n")
