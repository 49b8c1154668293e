"""The exit codes that are promised, in one table: what each command line ends with."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from test_formats import written
from test_render import event

from diplo_extract import cli
from diplo_extract.cli import exits

ROOT = Path(__file__).resolve().parent.parent
ENDS: list[tuple[int, str, str]] = [
    (0, "convert events.jsonl", "events were delivered"),
    (0, "convert empty.jsonl", "there was none"),
    (0, "convert events.jsonl -e", "there was one, and it was asked for"),
    (0, "convert broken.jsonl --no-fail", "a document failed, which does not count"),
    (0, "diff events.jsonl events.jsonl", "as diff(1): the same"),
    (1, "diff events.jsonl empty.jsonl", "as diff(1): different"),
    (1, "convert events.jsonl -o nowhere/a.csv", "the output cannot be written"),
    (1, "convert broken.jsonl --strict", "a document failed, which counts"),
    (2, "convert events.jsonl --nope", "no such option"),
    (2, "convert events.jsonl --type dance", "no such value"),
    (2, "convert", "something is missing"),
    (2, "explode", "no such command"),
    (2, "--config gone.toml formats", "no such settings"),
    (2, "convert events.jsonl --country Chad --model nowhere", "no such model"),
    (2, "convert events.jsonl --rules nowhere", "no such rules"),
    (2, "diff events.jsonl broken.jsonl", "as diff(1): trouble"),
    (2, "diff events.jsonl gone.jsonl", "as diff(1): trouble"),
    (3, "convert broken.jsonl", "a document failed, the rest was delivered"),
    (3, "convert gone.jsonl events.jsonl", "a file is not there"),
    (3, "convert broken.jsonl -e", "a failure weighs more than no event"),
    (4, "convert empty.jsonl -e", "there was none, and it was asked for"),
]
STOPPED = {129: signal.SIGHUP, 130: signal.SIGINT, 143: signal.SIGTERM}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with saved events: one, none, one that is broken."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    (tmp_path / "events.jsonl").write_bytes(written([event()], "jsonl"))
    (tmp_path / "empty.jsonl").write_text("")
    (tmp_path / "broken.jsonl").write_text("{}\n")
    return tmp_path


@pytest.mark.parametrize(("code", "line", "why"), ENDS, ids=[f"{code} {line}" for code, line, _ in ENDS])
def test_how_command_lines_end(
    desk: Path, capfdbinary: pytest.CaptureFixture[bytes], code: int, line: str, why: str
) -> None:
    assert cli.run(line.split()) == code, why


@pytest.mark.parametrize(("code", "number"), STOPPED.items())
def test_how_signals_end_it(desk: Path, code: int, number: signal.Signals) -> None:
    command = [sys.executable, "-m", "diplo_extract", "convert", "-", "-o", "out.jsonl"]
    environment = {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(desk)}
    with subprocess.Popen(command, cwd=desk, env=environment, stdin=subprocess.PIPE) as process:
        for _ in range(600):
            if any(path.suffix == ".part" for path in desk.iterdir()):
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.05)
        process.send_signal(number)
        assert process.wait(30) == code
    assert not [path.name for path in desk.iterdir() if path.name.startswith((".out", "out"))]


DROPPED = """
import os, signal, sys, time
from diplo_extract.cli.signals import heed_signals, rest
class Finalized:
    def __del__(self):
        os.kill(os.getpid(), int(sys.argv[1]))
        time.sleep(0)
heed_signals()
Finalized()
try:
    {block}
finally:
    time.sleep(1.5)
    rest()
    print("clean")
"""
"""A program that a signal meets in a finalizer, whose exceptions are printed and dropped."""
IN_A_DEADLINE = """from diplo_extract.workers.here import deadline
    with deadline(2):
        time.sleep(0)
    time.sleep(20)"""


@pytest.mark.parametrize("block", ["time.sleep(20)", IN_A_DEADLINE])
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_that_foreign_code_drops_still_ends_it(number: signal.Signals, block: str) -> None:
    command = [sys.executable, "-c", DROPPED.format(block=block), str(int(number))]
    said = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=15, check=False)
    assert (said.returncode, said.stdout) == (128 + number, b"clean\n")
    assert b"Exception ignored" in said.stderr


def test_a_reader_that_leaves_is_no_failure(desk: Path) -> None:
    (desk / "many.jsonl").write_bytes(written([event()], "jsonl") * 3000)
    script = f"set -o pipefail; {sys.executable} -m diplo_extract convert many.jsonl --jsonl | head -n 1"
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "XDG_CONFIG_HOME": str(desk)}
    said = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, check=False)
    assert (said.returncode, said.stdout.count(b"\n"), said.stderr) == (0, 1, b"")


def test_all_that_is_promised_is_here() -> None:
    promised = {value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)}
    shown = {code for code, _, _ in ENDS} | set(STOPPED)
    assert promised - {exits.SIGNALLED} <= shown
    told = re.sub(r"--strict: 1, --no-fail: 0", "", exits.HELP)
    assert {int(number) for number in re.findall(r"\b\d+\b", told)} == shown
