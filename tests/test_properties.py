"""What holds for any input at all: the checks of the fuzzing harness, on what hypothesis draws for each target.

A few seconds altogether; `DIPLO_LONG=1 pytest tests/test_properties.py` draws a hundred times as many.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fuzz import inputs
from fuzz.run import State, next_batch, quotas, run_batch, save, summary
from fuzz.targets import TARGETS, Target

MANY = 100 if os.environ.get("DIPLO_LONG") else 1
EXAMPLES = {
    "readers": 150,
    "saved": 60,
    "dates": 100,
    "segments": 100,
    "gate": 100,
    "rules": 250,
    "writers": 100,
    "pipeline": 40,
}


@pytest.mark.parametrize(("name", "target"), TARGETS.items(), ids=lambda part: part if isinstance(part, str) else "")
def test_any_input(name: str, target: Target) -> None:
    quiet = settings(max_examples=EXAMPLES[name] * MANY, deadline=None, database=None, derandomize=MANY == 1, phases=[Phase.explicit, Phase.generate, Phase.shrink], suppress_health_check=list(HealthCheck))  # fmt: skip
    quiet(given(target.values())(target.check))()


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.from_bytes])
def test_any_bytes(name: str) -> None:
    """What atheris feeds: bytes, half of them seeds that were changed."""
    target, dice = TARGETS[name], random.Random(7)
    seeds = [path.read_bytes() for path in sorted(inputs.SEEDS.rglob("*.*"))]
    assert target.from_bytes is not None
    for turn in range(40 * MANY):
        data = bytearray(dice.choice(seeds) if turn % 2 else dice.randbytes(80))
        for _ in range(3):
            data[dice.randrange(len(data))] = dice.randrange(256)
        target.check(target.from_bytes(bytes(data)))


# Faults that fuzzing found, each as its shortest input; the rest stand in the tests of the part that was mended.
FOUND: list[tuple[str, object]] = [
    ("readers", (".xml", b"")),
    ("readers", (".warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n")),
    ("rules", "required: 17983765\n"),
    (
        "pipeline",
        (
            "LIMA, May 14 (Newswire) - Peru met Chile in Lima on Monday.\n\nThey agreed to meet again in late June.",
            "0001-01-20",
        ),
    ),
    (
        "pipeline",
        (
            "Peru's president arrived in Oslo on 30 December for a three-week visit. He met Chile's minister.",
            "9999-12-31",
        ),
    ),
    (
        "readers",
        (".parquet", inputs.SEEDS.joinpath("files/table.parquet").read_bytes().replace(b"Peru met", b"P\xdf\xd2 met")),
    ),
    ("saved", (".parquet", inputs.SEEDS.joinpath("files/table.parquet").read_bytes().replace(b"text", b"te\x88t"))),
    ("rules", "event: blockade\nroles: {a: core}\ncodes: {occurred: 3}\ntriggers: []\n"),
    ("rules", "event: blockade\nroles: {a: core}\ntriggers: [{id: blockade.a, verbs: [x], roles: {a: false}}]\n"),
]


@pytest.mark.parametrize(("name", "value"), FOUND)
def test_what_fuzzing_found(name: str, value: object) -> None:
    TARGETS[name].check(value)


# --- the driver ----------------------------------------------------------------------------------------------------


def test_every_target_has_its_share() -> None:
    wanted = quotas(1_000_000, 20_000, {name: target.share for name, target in TARGETS.items()})
    assert sum(wanted.values()) >= 1_000_000
    assert wanted["pipeline"] == 20_000
    state = State()
    engines: dict[str, int] = {}
    while (batch := next_batch(state, wanted, ("hypothesis", "atheris"))) is not None:
        name, engine, runs = batch
        counts = state.runs.setdefault(name, {})
        counts[engine] = counts.get(engine, 0) + runs
        engines[engine] = engines.get(engine, 0) + runs
    assert state.total == sum(wanted.values())
    assert engines["hypothesis"] * 3 < engines["atheris"]
    assert "faults" in summary(state, wanted)


def test_a_batch_adds_to_what_was_kept(tmp_path: Path) -> None:
    state = State(runs={"dates": {"hypothesis": 5}})
    run_batch(state, tmp_path, ("dates", "hypothesis", 20))
    save(state, tmp_path / "state.json")
    kept = State(**json.loads((tmp_path / "state.json").read_text("utf-8")))
    assert (kept, kept.runs, kept.faults) == (state, {"dates": {"hypothesis": 25}}, {})
