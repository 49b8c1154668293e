"""One batch of inputs for one target by one engine, in a process of its own; its counts are one line of JSON.

python -m fuzz.batch dates --engine atheris --runs 1000 --crashes /tmp/crashes
python -m fuzz.batch dates --replay /tmp/crashes/dates-AssertionError-1a2b3c4d.txt
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 4096
"""Bytes of the longest input that atheris makes."""


class Hang(Exception):  # noqa: N818  (what it is, not an error of ours)
    """An input that takes too long."""


class Watch:
    """Feeds a target, counts, and keeps the shortest input of every fault as a file with the command that repeats it."""

    def __init__(self, name: str, check: Callable[[Any], None], crashes: Path, patience: float) -> None:
        self.name, self.check, self.crashes, self.patience = name, check, crashes, patience
        self.runs = 0
        self.slowest = 0.0
        self.faults: dict[str, int] = {}
        signal.signal(signal.SIGALRM, _hang)

    def __call__(self, value: Any) -> None:
        """Feed one value; a fault is kept and the next value can come."""
        self.runs += 1
        began = time.perf_counter()
        signal.setitimer(signal.ITIMER_REAL, self.patience)
        try:
            self.check(value)
        except Exception as error:
            self._keep(value, error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.slowest = max(self.slowest, time.perf_counter() - began)

    def _keep(self, value: Any, error: Exception) -> None:
        place = next((f"{Path(f.filename).name}:{f.name}" for f in reversed(traceback.extract_tb(error.__traceback__)) if str(ROOT) in f.filename), "?")  # fmt: skip
        key = hashlib.sha256(f"{type(error).__name__} {place}".encode()).hexdigest()[:8]
        file = self.crashes / f"{self.name}-{type(error).__name__}-{key}.txt"
        self.faults[file.name] = self.faults.get(file.name, 0) + 1
        said = "".join(traceback.format_exception(error)).replace("\n", "\n# ")
        text = f"# python -m fuzz.batch {self.name} --replay {file}\n# {said}\n{value!r}\n"
        if not file.exists() or len(text) < file.stat().st_size:
            file.write_text(text, "utf-8", "backslashreplace")


def _hang(_: int, __: FrameType | None) -> None:
    raise Hang


def feed_by_hypothesis(watch: Watch, values: Any, runs: int, number: int) -> None:
    """So many values that hypothesis draws from a seed."""
    from hypothesis import HealthCheck, Phase, given, seed, settings

    quiet = settings(
        max_examples=runs,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    test: Any = seed(number)(quiet(given(values)(watch.__call__)))  # type: ignore[no-untyped-call]
    test()


def feed_by_atheris(watch: Watch, target: Any, runs: int, number: int, corpus: Path, done: Callable[[], None]) -> None:
    """So many inputs that atheris breeds from the corpus and the seeds. Does not return: libFuzzer ends the process."""
    import atheris
    from hypothesis import given

    test: Any = given(target.values())(watch.__call__)  # type: ignore[no-untyped-call]
    drawn = test.hypothesis.fuzz_one_input

    def one(data: bytes) -> None:
        if target.from_bytes is None:
            drawn(data)
        else:
            watch(target.from_bytes(data))
        if watch.runs >= runs:
            done()

    corpus.mkdir(parents=True, exist_ok=True)
    seeds = write_seeds(target)
    flags = [
        f"-seed={number % 2**31}",
        f"-max_len={LONGEST}",
        "-timeout=120",
        "-rss_limit_mb=0",
        "-print_final_stats=0",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *flags, str(corpus), str(seeds)], one)
    atheris.Fuzz()


def write_seeds(target: Any) -> Path:
    """The committed seeds as the bytes that the target's inputs are made of."""
    from fuzz import inputs, targets

    folder = Path(tempfile.mkdtemp(prefix="diplo-seeds-"))
    for path in sorted(inputs.SEEDS.rglob("*.*")):
        data = path.read_bytes()
        ending = path.name[path.name.index(".") :]
        if target.from_bytes is targets.file_of:
            head = bytes([inputs.ENDINGS.index(ending)]) if ending in inputs.ENDINGS else b"\0"
        else:
            head = b"\0\0" if target.from_bytes is targets.article_of else b"\0"
        (folder / path.name).write_bytes(head + data)
    return folder


def main() -> None:
    """Run the batch that the arguments describe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--engine", choices=("hypothesis", "atheris"), default="hypothesis")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--crashes", type=Path, default=Path("crashes"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--replay", type=Path, help="feed the one input that a file of a crash holds")
    options = parser.parse_args()
    if options.engine == "atheris":
        import atheris

        with atheris.instrument_imports(include=["diplo_extract"], enable_loader_override=False):
            from fuzz import targets
    else:
        from fuzz import targets
    target = targets.TARGETS[options.target]
    if options.replay:
        lines = options.replay.read_text("utf-8").splitlines()
        target.check(ast.literal_eval("\n".join(line for line in lines if not line.startswith("#"))))
        return
    options.crashes.mkdir(parents=True, exist_ok=True)
    watch = Watch(options.target, target.check, options.crashes, targets.PATIENCE)

    def done() -> None:
        record = {"runs": watch.runs, "faults": watch.faults, "slowest": round(watch.slowest, 3)}
        sys.stdout.write(json.dumps(record) + "\n")
        sys.stdout.flush()
        os._exit(0)

    if options.engine == "atheris":
        feed_by_atheris(watch, target, options.runs, options.seed, options.corpus / options.target, done)
    else:
        feed_by_hypothesis(watch, target.values(), options.runs, options.seed)
    done()


if __name__ == "__main__":
    main()
