"""The table of docs/threats.md: every threat has a test that is there, or a reason why it needs none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ROWS = [
    line.strip("|").split(" | ")
    for line in (ROOT / "docs/threats.md").read_text("utf-8").splitlines()
    if re.match(r"\| \d", line)
]
TESTS = {
    f"{path.relative_to(ROOT).as_posix()}::{name}"
    for path in (ROOT / "tests").rglob("test_*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}


def test_every_threat_stands_in_the_table() -> None:
    assert [int(row[0]) for row in ROWS] == list(range(1, 46))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip())
def test_every_threat_has_its_test_or_a_reason(row: list[str]) -> None:
    _, threat, done, shown = row
    named = re.findall(r"`(tests/\S+?)`", shown)
    assert threat
    assert set(named) <= TESTS
    assert bool(named) != done.startswith("does not apply: ")


def test_every_test_of_a_threat_stands_in_its_row() -> None:
    for test in TESTS:
        if found := re.search(r"::test_threat_(\d\d)_", test):
            assert ROWS[int(found[1]) - 1][3].count(f"test_threat_{found[1]}_"), test
