"""Parts of the input: `--shard i/n` for many machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, Any

import pytest

from diplo_extract import cli
from diplo_extract.articles import read_articles
from diplo_extract.errors import DiploError
from diplo_extract.files import open_source
from diplo_extract.sources import Shard, Source


def _read(paths: list[str], shard: Shard | None) -> tuple[list[str], list[str]]:
    errors: list[DiploError] = []
    documents = [article.document for article in read_articles(paths, shard=shard, report=errors.append)]
    return documents, [str(error) for error in errors]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of one article and of many, and what cannot be read."""
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Article {number}.")
    rows = [json.dumps({"id": f"r{number}", "text": f"Row {number}."}) for number in range(30)]
    (tmp_path / "rows.jsonl").write_text("\n".join([*rows, "no JSON", '{"text": ""}']))
    (tmp_path / "list.json").write_text(json.dumps([{"text": f"Item {number}."} for number in range(10)]))
    (tmp_path / "empty.txt").write_text("")
    return tmp_path


@pytest.mark.parametrize("count", [1, 2, 7])
def test_every_article_and_every_error_is_in_exactly_one(folder: Path, count: int) -> None:
    paths = [str(folder), str(folder / "not there")]
    parts = [_read(paths, Shard(number, count)) for number in range(1, count + 1)]
    documents, errors = _read(paths, None)
    assert (len(documents), len(errors)) == (70, 4)
    assert sorted(name for part, _ in parts for name in part) == sorted(documents)
    assert sorted(line for _, part in parts for line in part) == sorted(errors)
    assert count == 1 or max(len(part) for part, _ in parts) < 70


def test_a_shard_depends_on_names_alone(folder: Path) -> None:
    paths = [str(folder / f"{number}.txt") for number in range(30)]
    before = _read(paths, Shard(2, 3))
    assert _read(paths[::-1], Shard(2, 3)) == before
    assert set(_read(paths[:20], Shard(2, 3))[0]) <= set(before[0])


def test_files_of_other_shards_are_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note_opened(source: Source, stdin: IO[bytes]) -> Any:
        opened.append(source.document)
        return open_source(source, stdin)

    monkeypatch.setattr("diplo_extract.articles.open_source", note_opened)
    documents, _ = _read([str(folder)], Shard(1, 5))
    assert {name for name in opened if name.endswith(".txt")} <= {*documents, str(folder / "empty.txt")}


@pytest.mark.parametrize("value", ["0/3", "4/3", "3", "a/b", "1/0", "-1/2", ""])
def test_what_is_no_shard(value: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["extract", "x", "--shard", value]) == 2
    assert "write 1/8 to 8/8" in capfd.readouterr().err
