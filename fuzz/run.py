"""Feed a million inputs to every part that reads them, by hypothesis and atheris in turn; can be stopped and resumed.

    nice -n 15 python -m fuzz.run --total 1000000 --pipeline 20000 --state /tmp/diplo-fuzz

Each batch runs in a process of its own. The state (counts, faults, what atheris bred, inputs that broke something) lies
in the folder that `--state` names and is written after every batch: the same command goes on where the last one ended.
Ends with 1 where a fault was found, else with 0.
"""

from __future__ import annotations

import argparse
import json
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ("hypothesis", "atheris")
BATCH = {"hypothesis": 1000, "atheris": 10_000}
"""Inputs of a batch; slow targets take a tenth."""
SLOW = frozenset({"pipeline", "writers"})
DEADLINE = 1800
"""Seconds after which a batch is ended and counted as a fault."""


@dataclass
class State:
    """What was done so far: inputs by target and engine, faults by the file that keeps the input, seconds of batches.

    `mended`: the faults that did not come back when their input was fed again to a later version.
    """

    runs: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    mended: list[str] = field(default_factory=list)
    seconds: float = 0.0
    batches: int = 0

    def of(self, target: str) -> int:
        """Inputs that a target was fed."""
        return sum(self.runs.get(target, {}).values())

    @property
    def total(self) -> int:
        """Inputs of all targets."""
        return sum(map(self.of, self.runs))


def quotas(total: int, pipeline: int, shares: dict[str, int]) -> dict[str, int]:
    """How many inputs each target gets.

    >>> quotas(1000, 100, {"dates": 750, "gate": 250, "pipeline": 0})
    {'dates': 675, 'gate': 225, 'pipeline': 100}
    """
    whole = sum(shares.values())
    wanted = {name: -(-(total - pipeline) * share // whole) for name, share in shares.items()}
    return wanted | {"pipeline": pipeline}


def next_batch(state: State, wanted: dict[str, int], engines: tuple[str, ...]) -> tuple[str, str, int] | None:
    """Target, engine and size of the next batch: the target that lags most; None where all have had enough.

    A fifth of the inputs of every target comes from hypothesis, the rest from atheris.
    """
    wanted = {name: count for name, count in wanted.items() if state.of(name) < count}
    if not wanted:
        return None
    name = min(wanted, key=lambda target: state.of(target) / wanted[target])
    left = wanted[name] - state.of(name)
    done = state.runs.get(name, {})
    drawn = done.get("hypothesis", 0) * 4 <= done.get("atheris", 0)
    engine = engines[0] if drawn or len(engines) == 1 else engines[1]
    return name, engine, min(left, BATCH[engine] // (10 if name in SLOW else 1), max(1, wanted[name] // 2))


def run_batch(state: State, folder: Path, batch: tuple[str, str, int]) -> None:
    """Run one batch and add what it did to the state; a batch that dies or hangs is a fault of its own."""
    name, engine, runs = batch
    arguments = [
        "--engine",
        engine,
        "--runs",
        runs,
        "--seed",
        state.batches,
        "--crashes",
        folder / "crashes",
        "--corpus",
        folder / "corpus",
    ]
    command = [sys.executable, "-m", "fuzz.batch", name, *map(str, arguments)]
    began = time.monotonic()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            out, _ = process.communicate(timeout=DEADLINE)
        except BaseException as error:
            process.kill()
            if not isinstance(error, subprocess.TimeoutExpired):
                raise
            out = ""
    state.seconds += time.monotonic() - began
    state.batches += 1
    try:
        record = json.loads(out.splitlines()[-1])
    except (IndexError, ValueError):
        record = {"runs": 0, "faults": {f"died: {' '.join(command[1:])}": 1}}
    counts = state.runs.setdefault(name, {})
    counts[engine] = counts.get(engine, 0) + record["runs"]
    for file, count in record["faults"].items():
        state.faults[file] = state.faults.get(file, 0) + count


def forget_mended(state: State, folder: Path) -> None:
    """Feed again what broke something in an earlier run; what breaks nothing now is mended."""
    for name in sorted(state.faults):
        file = folder / "crashes" / name
        command = [sys.executable, "-m", "fuzz.batch", name.split("-")[0], "--replay", str(file)]
        if not name.startswith("died") and (
            not file.exists()
            or subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=DEADLINE).returncode == 0
        ):
            del state.faults[name]
            file.unlink(missing_ok=True)
            state.mended.append(name)


def save(state: State, path: Path) -> None:
    """Keep the state; a run that is killed at any moment leaves the last whole one."""
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(state), indent=1), "utf-8")
    part.replace(path)


def summary(state: State, wanted: dict[str, int]) -> str:
    """The counts as lines: target, inputs by engine, inputs wanted; then totals and faults."""
    lines = [f"{'target':10} {'hypothesis':>10} {'atheris':>10} {'of':>10}"]
    for name, count in wanted.items():
        lines.append(f"{name:10} {state.runs.get(name, {}).get('hypothesis', 0):>10,} {state.runs.get(name, {}).get('atheris', 0):>10,} {count:>10,}")  # fmt: skip
    lines.append(
        f"{state.total:,} inputs in {state.seconds:,.0f} s, {len(state.faults)} faults, {len(state.mended)} mended"
    )
    lines += [f"{count:>6} x {file}" for file, count in sorted(state.faults.items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Go on until all targets have had their inputs."""
    from fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--total", type=int, default=1_000_000, help="inputs of all targets together")
    parser.add_argument("--pipeline", type=int, default=20_000, help="of these, through the whole pipeline")
    parser.add_argument("--state", type=Path, required=True, help="folder for counts, corpus and crashes")
    parser.add_argument("--show", action="store_true", help="print the counts and leave")
    options = parser.parse_args()
    options.state.mkdir(parents=True, exist_ok=True)
    path = options.state / "state.json"
    state = State(**json.loads(path.read_text("utf-8"))) if path.exists() else State()
    wanted = quotas(options.total, options.pipeline, {name: target.share for name, target in TARGETS.items()})
    engines = ENGINES if find_spec("atheris") else ENGINES[:1]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not options.show:
            forget_mended(state, options.state)
        while not options.show and (batch := next_batch(state, wanted, engines)) is not None:
            run_batch(state, options.state, batch)
            save(state, path)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; the same command goes on\n")
    sys.stdout.write(summary(state, wanted))
    return 1 if state.faults else 0


if __name__ == "__main__":
    sys.exit(main())
