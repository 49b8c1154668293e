"""`--resume`: whenever a run ends, the next one goes on; nothing is lost, nothing is there twice."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from diplo_extract import cli, pipeline
from diplo_extract.cli import resuming
from diplo_extract.errors import DiploError, UsageError
from diplo_extract.journal import Progress, open_journal

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("Norway", "Sweden", "Kenya", "Uganda", "Chile", "Peru", "Japan")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve articles, of which the fourth has no text."""
    rows = [
        {"id": f"a{i}", "text": f"{NAMES[i % 7]} has invited {NAMES[(i + 2) % 7]} to talks." if i != 3 else ""}
        for i in range(12)
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(resuming, "SURE_AFTER_ARTICLES", 2)
    return tmp_path


def run(*more: str) -> int:
    return cli.run(["extract", "in.jsonl", "-o", "out.jsonl", "--resume", "--errors", "bad.jsonl", "--no-cache", *more])


def ending(at: str, how: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on an article ends the run."""
    extract_all = pipeline.extract_all

    def ends(articles: Any, nlp: Any, report: Callable[[DiploError], None]) -> Iterator[Any]:
        if articles[0].document.endswith(f"#{at}"):
            raise how
        yield from extract_all(articles, nlp, report)

    monkeypatch.setattr(pipeline, "extract_all", ends)


def test_an_interrupted_run_is_gone_on_with(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 3
    whole, errors = (desk / "out.jsonl").read_bytes(), (desk / "bad.jsonl").read_bytes()
    assert whole.count(b"\n") == 11
    (desk / "out.jsonl").unlink()
    for at in ("a5", "a10"):
        with pytest.MonkeyPatch.context() as patch:
            ending(at, KeyboardInterrupt(), patch)
            assert run() == 130
        assert not (desk / "out.jsonl").exists()
    assert re.search(r"[4-9] articles are done; the same command goes on from there", capsys.readouterr().err)
    assert run("-j", "2") == 3
    assert "goes on after" in capsys.readouterr().err
    assert ((desk / "out.jsonl").read_bytes(), (desk / "bad.jsonl").read_bytes()) == (whole, errors)
    assert sorted(path.name for path in desk.iterdir()) == ["bad.jsonl", "in.jsonl", "out.jsonl"]


def test_what_failed_before_the_end_is_recorded_once(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.MonkeyPatch.context() as patch:
        ending("a1", ValueError("surprise"), patch)
        ending("a8", KeyboardInterrupt(), patch)
        assert run() == 130
    assert run() == 3
    failed = [json.loads(line)["document"] for line in (desk / "bad.jsonl").read_text().splitlines()]
    assert sorted(failed) == ["in.jsonl#a1", "in.jsonl#a3"] or sorted(failed) == ["in.jsonl#4", "in.jsonl#a1"]
    assert (desk / "out.jsonl").read_text().count("\n") == 10


def test_other_articles_or_options_are_refused(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        ending("a6", KeyboardInterrupt(), patch)
        run()
    assert run("--type", "invite") == 2
    assert "was begun by another version, or with other rules or options; " in capsys.readouterr().err
    text = (desk / "in.jsonl").read_text()
    (desk / "in.jsonl").write_text(text.replace("Norway", "Norge", 1))
    assert run() == 2
    assert "the articles are not those of the interrupted run" in capsys.readouterr().err
    (desk / "in.jsonl").write_text(text)
    assert run() == 3


@pytest.mark.parametrize("output", [[], ["-o", "out.json"], ["-o", "-", "--jsonl"], ["-o", "/dev/null", "--jsonl"]])
def test_only_json_lines_in_a_file_can_be_resumed(desk: Path, output: list[str]) -> None:
    assert cli.run(["extract", "in.jsonl", "--resume", *output]) == 2


# --- the journal ---------------------------------------------------------------------------------------------------


def begun(target: Path, settings: str = "s") -> None:
    with suppress(KeyboardInterrupt), open_journal(str(target), settings) as journal:
        journal.write("one\n")
        journal.commit(1, 1, "d1", [{"kind": "io"}])
        journal.write("two\n")
        journal.commit(2, 2, "d2", [])
        journal.write("thr")
        raise KeyboardInterrupt


@pytest.mark.parametrize("cut", [0, 1, 30])
def test_half_a_line_is_dropped(tmp_path: Path, cut: int) -> None:
    target, progress = tmp_path / "out.jsonl", tmp_path / "out.jsonl.progress"
    begun(target)
    records = progress.read_bytes()
    progress.write_bytes(records[: len(records) - cut])
    first = Progress(1, 1, 4, "d1", ({"kind": "io"},))
    with open_journal(str(target), "s") as journal:
        assert journal.done == (first if cut else Progress(2, 2, 8, "d2", first.errors))
        journal.write("end\n")
    assert target.read_text() == ("one\nend\n" if cut else "one\ntwo\nend\n")
    assert list(tmp_path.iterdir()) == [target]


def test_a_record_that_says_more_than_is_there_does_not_count(tmp_path: Path) -> None:
    begun(tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl.part").write_text("one\ntw")
    with open_journal(str(tmp_path / "out.jsonl"), "s") as journal:
        assert journal.done.articles == 1


def test_records_without_their_lines_are_of_a_run_that_ended(tmp_path: Path) -> None:
    begun(tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl.part").unlink()
    with open_journal(str(tmp_path / "out.jsonl"), "other") as journal:
        assert journal.done == Progress()


def test_two_runs_at_a_time_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    target = str(tmp_path / "out.jsonl")
    with open_journal(target, "s"), pytest.raises(UsageError, match="another run"), open_journal(target, "s"):
        pass


# --- signals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code", "jobs"), [(signal.SIGINT, 130, "2"), (signal.SIGTERM, 143, "2"), (signal.SIGHUP, 129, "1")]
)
def test_a_signal_ends_a_run_soon_and_leaves_no_worker(
    tmp_path: Path, number: signal.Signals, code: int, jobs: str
) -> None:
    text = "Norway has invited Sweden to talks in Oslo. "
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"text": text * (1 + i % 9)}) + "\n" for i in range(3000)))
    command = [sys.executable, "-m", "diplo_extract", "extract", str(tmp_path / "in.jsonl"), "--resume", "-j", jobs]
    command += ["-o", str(tmp_path / "out.jsonl"), "--no-cache", "--no-progress"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, env=environment) as process:
        part = tmp_path / "out.jsonl.part"
        while process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.05)
        asked = time.monotonic()
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert time.monotonic() - asked < 10  # two seconds on a machine that is not busy
    assert process.returncode == code, said
    assert b"articles are done; the same command goes on from there" in said
    assert b"Traceback" not in said
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_whoever_reads_may_leave(tmp_path: Path) -> None:
    text = "Norway has invited Sweden to talks in Oslo. "
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for _ in range(200)))
    script = f"{sys.executable} -m diplo_extract extract {tmp_path}/in.jsonl --jsonl -j 2 --no-cache | head -1"
    said = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stdout.count("\n"), said.stderr) == (0, 1, "")
