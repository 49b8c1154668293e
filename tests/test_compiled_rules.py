"""Rule files in their compiled form: they say the same, and an edited file counts as it is written."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diplo_extract import rules
from diplo_extract.rules.compiled import NAME, compile_rules, parse, reader

SHIPPED = {path.name: path for path in rules.FOLDER.glob("*.yaml")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in SHIPPED.values():
        shutil.copy(path, tmp_path)
    compile_rules(tmp_path)
    return tmp_path


def test_every_shipped_file_is_compiled_and_says_the_same(folder: Path) -> None:
    content_of = reader(folder)
    assert {name: content_of(name, path.read_bytes()) for name, path in SHIPPED.items()} == {
        name: parse(path.read_text("utf-8")) for name, path in SHIPPED.items()
    }


def test_an_edited_file_is_not_read_from_its_compiled_form(folder: Path) -> None:
    assert reader(folder)("meet.yaml", SHIPPED["meet.yaml"].read_bytes() + b"\n# a note") is None


def test_a_file_that_json_would_change_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "numbers.yaml").write_text("1: one\n", "utf-8")
    (tmp_path / "days.yaml").write_text("signed: 2024-05-01\n", "utf-8")
    (tmp_path / "words.yaml").write_text("on: [yes, no]\n", "utf-8")
    assert list(json.loads(compile_rules(tmp_path).read_text("utf-8"))) == ["words.yaml"]
    assert reader(tmp_path)("words.yaml", b"on: [yes, no]\n") == {"on": ["yes", "no"]}


@pytest.mark.parametrize("left", [None, "", '{"meet.yaml": ["', "[]"])
def test_without_a_whole_compiled_form_the_files_are_parsed(folder: Path, left: str | None) -> None:
    (folder / NAME).unlink()
    if left is not None:
        (folder / NAME).write_text(left, "utf-8")
    assert reader(folder)("meet.yaml", SHIPPED["meet.yaml"].read_bytes()) is None


def test_the_same_rules_with_and_without_the_compiled_form(tmp_path: Path) -> None:
    package = tmp_path / "diplo_extract"
    shutil.copytree(rules.FOLDER.parent, package, ignore=shutil.ignore_patterns("__pycache__", NAME))
    before = told_by(tmp_path)
    compile_rules(package / "rules")
    for path in (package / "rules").glob("*.yaml"):  # what is read now is not the YAML
        assert reader(package / "rules")(path.name, path.read_bytes()) is not None
    assert told_by(tmp_path) == before


def told_by(folder: Path) -> str:
    """All rules as a process of its own reads them in the folder."""
    code = "from diplo_extract.rules import load_rules; print(load_rules())"
    seeded = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(folder)}
    return subprocess.run([sys.executable, "-c", code], env=seeded, check=True, capture_output=True, text=True).stdout
