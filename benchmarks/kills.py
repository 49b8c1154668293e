"""Kill a run at a random moment, let another finish it, compare the bytes with those of a run that nobody disturbed.

    python benchmarks/kills.py --runs 50

Stops at the first difference with exit code 1 and leaves the folder for a look; prints a line for each run.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NAMES = ("Norway", "Sweden", "Kenya", "Uganda", "Chile", "Peru", "Japan", "India", "Ghana", "Togo", "Qatar")


def articles(count: int) -> str:
    """So many short articles as JSON lines; every tenth has no text, and so ends in an error record."""
    lines = []
    for i in range(count):
        guest, host = NAMES[i % 11], NAMES[(i * 3 + 1) % 11]
        text = "" if i % 10 == 9 else f"{host} has invited {guest} to talks number {i}. {guest} accepted on Monday."
        lines.append(json.dumps({"id": f"a{i}", "date": "2026-03-04", "text": text}) + "\n")
    return "".join(lines)


def command(folder: Path, jobs: int) -> list[str]:
    """One run that can be resumed, with its errors beside its events."""
    files = ["-o", str(folder / "events.jsonl"), "--errors", str(folder / "errors.jsonl")]
    options = ["--resume", "--no-cache", "--no-progress", "-q", "-j", str(jobs)]
    return [sys.executable, "-m", "diplo_extract", "extract", str(folder.parent / "articles.jsonl"), *files, *options]


def run(folder: Path, jobs: int, *, killed_after: float | None = None, writing: bool = False) -> int:
    """The exit code of a run; with `killed_after` it is killed after so many seconds, if it is not done by then.

    With `writing` they count from its first lines.
    """
    part = folder / "events.jsonl.part"
    with subprocess.Popen(command(folder, jobs), stderr=subprocess.DEVNULL) as process:
        while writing and process.poll() is None and not (part.exists() and part.stat().st_size):
            time.sleep(0.01)
        try:
            return process.wait(killed_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return process.wait()


def outcome(folder: Path) -> tuple[bytes, list[bytes], list[str]]:
    """What a run left: events in order, errors in any, names of files."""
    events, errors = (
        path.read_bytes() if path.exists() else b"" for path in (folder / "events.jsonl", folder / "errors.jsonl")
    )
    return events, sorted(errors.splitlines()), sorted(path.name for path in folder.iterdir())


def trial(home: Path, number: int, seconds: float, expected: tuple[bytes, list[bytes], list[str]]) -> bool:
    """One run killed, one run to the end; whether that came to what was expected."""
    folder = home / f"run{number}"
    folder.mkdir()
    chance = random.Random(number)
    writing = number % 3 > 0  # importing and loading take most of a short run
    after, jobs = chance.uniform(0, seconds / 2 if writing else seconds), chance.choice((1, 2))
    first = run(folder, jobs, killed_after=after, writing=writing)
    kept = (folder / "events.jsonl.part").stat().st_size if (folder / "events.jsonl.part").exists() else 0
    second = run(folder, chance.choice((1, 2)))
    same = outcome(folder) == expected
    sys.stdout.write(
        f"{number}: -j {jobs}, exit {first} after {after:.2f} s, {kept} bytes, exit {second}, same: {same}\n"
    )
    sys.stdout.flush()
    return same


def main() -> int:
    """Exit code 0 where all runs ended in the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    parser.add_argument("--articles", type=int, default=600)
    given = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="kills-"))
    (home / "articles.jsonl").write_text(articles(given.articles), encoding="utf-8")
    clean = home / "clean"
    clean.mkdir()
    started = time.monotonic()
    run(clean, 2)
    seconds = time.monotonic() - started
    expected = outcome(clean)
    if not expected[0]:
        sys.stdout.write("the undisturbed run wrote nothing\n")
        return 1
    for number in range(given.runs):
        if not trial(home, number, seconds, expected):
            sys.stdout.write(f"different; see {home}\n")
            return 1
    sys.stdout.write(f"{given.runs} of {given.runs} killed runs ended in the same {len(expected[0])} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
