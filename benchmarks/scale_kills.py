"""Kill a large run at random, repeat it until it ends, and compare: every byte must be that of an undisturbed run.

    python benchmarks/scale_kills.py FOLDER --articles 400 --runs 20

First `diplo scale` runs undisturbed with 1, 2 and 4 workers, compared with `diplo extract`; then each run is hit at
a random moment, its client or one of its workers ended with SIGKILL. What is done is noted in FOLDER/done.json:
the script can be stopped and started again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import psutil

STATES = ("Norway", "Denmark", "Kenya", "Uganda", "Peru", "Chile", "Oman", "Japan")
DEEDS = ("invited {} to talks in Oslo", "thanked {}", "expelled the ambassador of {}", "grew more rice than {}")
DIPLO = [sys.executable, "-m", "diplo_extract"]
PORTION = "16"


def write_articles(path: Path, count: int) -> None:
    """Articles of our own, the same for the same count."""
    draw = random.Random(11)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            told = []
            for _ in range(draw.randint(1, 8)):
                first, second = draw.sample(STATES, 2)
                told.append(f"{first} {draw.choice(DEEDS).format(second)}.")
            file.write(json.dumps({"id": f"n{number}", "date": "2026-03-05", "text": " ".join(told)}) + "\n")


def start(source: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """A run of `diplo scale`."""
    options = ["--workers", str(workers), "--portion", PORTION, "--format", "jsonl,parquet", "-q"]
    return subprocess.Popen([*DIPLO, "scale", str(source), "-o", str(out), *options])


def finish(source: Path, out: Path, workers: int) -> float:
    """Run to the end; the seconds it took."""
    begin = time.monotonic()
    if start(source, out, workers).wait() != 0:
        raise SystemExit(f"a run into {out} failed")
    return time.monotonic() - begin


def contents(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def rows(folder: Path) -> bytes:
    """The events of a folder as JSON lines, in the order of the articles."""
    manifest = json.loads((folder / "manifest.json").read_text())
    return b"".join((folder / entry["files"]["jsonl"]["name"]).read_bytes() for entry in manifest["portions"])


def strike(run: subprocess.Popen[bytes], draw: random.Random) -> str:
    """End the client or a worker without warning; which of them, or that the run was over."""
    try:
        below = [p for p in psutil.Process(run.pid).children(recursive=True) if "spawn_main" in " ".join(p.cmdline())]
    except psutil.Error:
        return "over"
    victim = "client" if not below or draw.random() < 0.5 else "worker"
    if victim == "client":
        os.kill(run.pid, signal.SIGKILL)
    else:
        draw.choice(below).kill()
    run.wait()
    psutil.wait_procs(below, timeout=120)
    return victim


def one_run(source: Path, out: Path, seed: int, seconds: float) -> str:
    """A run that is struck at a random moment until it ends, three times at most, and then left alone."""
    draw = random.Random(seed)
    shutil.rmtree(out, ignore_errors=True)
    struck = []
    for _ in range(draw.randint(1, 3)):
        run = start(source, out, 2)
        try:
            run.wait(timeout=draw.uniform(0.1, seconds))
        except subprocess.TimeoutExpired:
            struck.append(strike(run, draw))
    finish(source, out, 2)
    return ", ".join(struck) or "none"


def main() -> int:
    """0 where all runs end in the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--runs", type=int, default=20)
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    source, clean = given.folder / f"articles-{given.articles}.jsonl", given.folder / "clean-1"
    write_articles(source, given.articles)
    took = {workers: finish(source, given.folder / f"clean-{workers}", workers) for workers in (1, 2, 4)}
    said = subprocess.run(
        [*DIPLO, "extract", str(source), "--jsonl", "--no-cache", "-q"], check=True, capture_output=True
    )
    right = contents(clean)
    same = [right == contents(given.folder / f"clean-{workers}") for workers in (2, 4)]
    sys.stdout.write(
        f"1, 2 and 4 workers give the same bytes: {all(same)}; those of extract: {rows(clean) == said.stdout}\n"
    )
    note = given.folder / "done.json"
    done: dict[str, list[str]] = json.loads(note.read_text()) if note.exists() else {}
    for seed in range(given.runs):
        if str(seed) not in done:
            struck = one_run(source, given.folder / "struck", seed, max(took[2], 5.0))
            done[str(seed)] = [struck, "same" if contents(given.folder / "struck") == right else "OTHER"]
            note.write_text(json.dumps(done))
        sys.stdout.write(f"run {seed}: struck {done[str(seed)][0]}: {done[str(seed)][1]} bytes\n")
        sys.stdout.flush()
    hits = Counter(victim for struck, _ in done.values() for victim in struck.split(", "))
    ended = sum(outcome == "same" for _, outcome in done.values())
    sys.stdout.write(f"{ended} of {len(done)} runs ended in the same bytes; struck: {dict(hits)}\n")
    return 0 if all(same) and ended == len(done) and rows(clean) == said.stdout else 1


if __name__ == "__main__":
    sys.exit(main())
