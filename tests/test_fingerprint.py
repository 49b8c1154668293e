"""Kept results count only under the fingerprint they were made with: it must notice all that changes results."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from diplo_extract import fingerprint as module
from diplo_extract.fingerprint import fingerprint
from diplo_extract.model import default_folder

ROOT = Path(__file__).parent.parent


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program that a test may change; its fingerprint is that of the original."""
    folder = tmp_path / "diplo_extract"
    shutil.copytree(ROOT / "diplo_extract", folder, ignore=shutil.ignore_patterns("__pycache__"))
    fingerprint.cache_clear()
    before = fingerprint()
    monkeypatch.setattr(module, "PACKAGE", folder)
    fingerprint.cache_clear()
    assert fingerprint() == before
    fingerprint.cache_clear()
    return folder


def _append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("rules/meet.yaml", True),
        ("claims.py", True),
        ("dates/words.py", True),
        ("render/records.py", True),
        ("cli/app.py", False),
        ("evaluation/pairing.py", False),
    ],
)
def test_a_changed_file_of_the_program(installed: Path, name: str, counts: bool) -> None:
    before = fingerprint()
    fingerprint.cache_clear()
    _append(installed / name)
    assert (fingerprint() != before) is counts


@pytest.mark.parametrize("name", ["people.csv", "countries.csv", "model.toml"])
def test_a_changed_table_of_names(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "en"
    shutil.copytree(default_folder(), folder)
    assert fingerprint(model=folder) == fingerprint(model=default_folder()) == fingerprint()
    fingerprint.cache_clear()
    _append(folder / name)
    assert fingerprint(model=folder) != fingerprint()


CHANGES: list[Callable[[Path], str]] = [
    lambda folder: fingerprint(actors=folder / "own.csv"),
    lambda folder: fingerprint(rules=folder),
    lambda folder: fingerprint(pipeline="en_core_web_lg"),
    lambda folder: fingerprint(pipeline=str(folder)),
]


def test_what_is_added_changes_it_each_in_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name\nZubrowka\n")
    (tmp_path / "own.yaml").write_text("a: b\n")
    assert len({fingerprint(), *(change(tmp_path) for change in CHANGES)}) == 1 + len(CHANGES)


def test_it_needs_no_spacy() -> None:
    code = "import sys; from diplo_extract.fingerprint import fingerprint as f; f(); print('spacy' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout == "False\n"
