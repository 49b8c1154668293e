"""Results that are kept: the same bytes as without, quickly, and never a reason to fail."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplo_extract import cache, cli
from diplo_extract.articles import Article
from diplo_extract.cli import extract as extracting
from diplo_extract.cli.caching import looked_up
from diplo_extract.cli.inputs import Knowledge
from diplo_extract.cli.shortcut import find_shortcut
from diplo_extract.events import Event
from diplo_extract.render import FORMATS

ROOT = Path(__file__).parent.parent
TEXTS = (
    "Norway invited Denmark to talks in Oslo on Monday. Ana Ruiz, the minister, met \x1b[31mJohn Smith\x1b[0m.",
    "Peru | Chile: Peru will expel the ambassador of Chile. \u202eIt said “so”.",
    "Nothing happened.",
)
Run = Callable[..., bytes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, text in enumerate(TEXTS):
        (articles / f"{number}.txt").write_text(text)
    return articles


@pytest.fixture
def diplo(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs `diplo extract` in this process and gives what it printed, remarks last."""

    def call(*arguments: str) -> bytes:
        assert cli.run(["extract", *arguments]) == 0
        said = capfdbinary.readouterr()
        return said.out + said.err

    return call


def _no_pipeline(self: Knowledge) -> Any:
    raise AssertionError("the articles are extracted again")


def test_same_bytes_in_every_format(folder: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = [[str(folder), "--format", name] for name in FORMATS if name not in ("xlsx", "graphml", "gexf")]
    commands += [[str(folder), "--jsonl", "--with-text"], [str(folder), "--type", "invite", "--json"]]
    without = [diplo(*command, "--no-cache") for command in commands]
    first = [diplo(*command) for command in commands]
    monkeypatch.setattr(Knowledge, "pipeline_loaded", _no_pipeline)
    second = [diplo(*command) for command in commands]
    assert (first, second) == (without, without)
    assert sum(map(len, without)) > 10_000


def test_only_what_is_new_is_extracted(folder: Path, diplo: Run) -> None:
    diplo(str(folder))
    (folder / "0a.txt").write_text("France invited Spain to Paris.")
    (folder / "1.txt").write_text("Peru thanked Chile.")
    assert diplo(str(folder), "--jsonl") == diplo(str(folder), "--jsonl", "--no-cache")


@pytest.mark.parametrize("name", ["plain", "json", "jsonl"])
def test_a_run_with_all_results_kept_loads_next_to_nothing(folder: Path, diplo: Run, name: str) -> None:
    diplo(str(folder), "--no-progress")
    flag = [] if name == "plain" else [f"--{name}"]
    code = f"import sys; from diplo_extract.cli import run; run({['extract', str(folder), *flag]})\n"
    code += "print({'spacy', 'pydantic', 'typer', 'yaml', 'rich'} & set(sys.modules))"
    bare = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, env=bare)
    assert shown.stdout.splitlines()[-1] == "set()"


# --- the short way reads a command line as typer does --------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["a", "a --json", "--jsonl a b -q", "a - --csv --no-progress", "a --no-cache -e", "a --quiet", "ä --json --json"],
)
def test_the_shortcut_means_what_typer_means(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Any] = []

    def note_call(*given: Any) -> int:
        calls.append(given)
        return 0

    monkeypatch.setattr(extracting, "extract_events", note_call)
    assert cli.run(["extract", *words.split()]) == 0
    assert find_shortcut(["extract", *words.split()]) is not None
    monkeypatch.setattr("diplo_extract.cli.shortcut.find_shortcut", lambda arguments: None)
    assert cli.run(["extract", *words.split()]) == 0
    assert calls[0] == calls[1]


@pytest.mark.parametrize(
    "words",
    ["", "--json", "a --json --csv", "a --type meet", "a --jso", "a -qe", "a --format json", "-o x a", "a -- b"],
)
def test_what_is_not_plain_is_left_to_typer(words: str) -> None:
    assert find_shortcut(["extract", *words.split()]) is None


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("diplo.toml", ""),
        ("pyproject.toml", "[tool.diplo]"),
        ("pyproject.toml", "[tool]\ndiplo = {quiet = true}"),
        ("pyproject.toml", "[tool.diplo"),
        (".config/diplo/diplo.toml", ""),
    ],
)
def test_where_something_is_set_typer_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".config"))
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert find_shortcut(["extract", "a"]) is not None
    monkeypatch.setenv("DIPLO_QUIET", "1")
    assert find_shortcut(["extract", "a"]) is None
    monkeypatch.delenv("DIPLO_QUIET")
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(text)
    assert find_shortcut(["extract", "a"]) is None


# --- order and failures --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [0, 1, 100])
@pytest.mark.parametrize("known", ["", "a", "b", "ab", "ac", "bd", "abcde", "ace", "cde"])
def test_order_is_kept_and_failures_are_not(tmp_path: Path, known: str, ahead: int) -> None:
    knowledge = Knowledge(None, None, None)

    def work(articles: Iterator[Article]) -> Iterator[tuple[Article, tuple[Event, ...]]]:
        for article in [*articles] if ahead else articles:  # a pool reads ahead
            worked.append(article.text)
            if article.text != "d":
                yield article, ()

    def run(texts: str) -> str:
        kept = cache.open_cache(tmp_path, limit=10**6, note=pytest.fail)
        assert kept is not None
        articles = iter([Article(text=text) for text in texts])
        given = [article.text for article, _ in looked_up(articles, kept, knowledge, work, ahead=ahead)]
        kept.close()
        return "".join(given)

    worked: list[str] = []
    run(known)
    worked.clear()
    assert run("abcdae") == "abcae"
    assert set(worked) == set("abcde") - set(known) | {"d"}


# --- the file ------------------------------------------------------------------------------------------------------


def test_a_damaged_entry_is_computed_again_with_one_note(folder: Path, diplo: Run, tmp_path: Path) -> None:
    where = ["--cache-dir", str(tmp_path / "cache")]
    right = diplo(str(folder), "--jsonl", *where)
    with sqlite3.connect(tmp_path / "cache" / cache.FILE) as file:
        file.execute("UPDATE results SET value = replace(value, 'Norway', 'Sweden') || ' '")
    file.close()
    assert diplo(str(folder), "--jsonl", *where) == right + b"diplo: a kept result was damaged and is computed again\n"
    assert diplo(str(folder), "--jsonl", *where) == right


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_damaged_file_is_begun_anew(folder: Path, diplo: Run, tmp_path: Path, content: bytes) -> None:
    where = ["--cache-dir", str(tmp_path / "cache")]
    right = diplo(str(folder), "--jsonl", *where)
    (tmp_path / "cache" / cache.FILE).write_bytes(content)
    said = diplo(str(folder), "--jsonl", *where)
    assert said.startswith(right)
    assert said.count(b"\n") - right.count(b"\n") == (1 if content else 0)
    assert diplo(str(folder), "--jsonl", *where) == right


def test_a_file_damaged_inside_stops_nothing(folder: Path, diplo: Run, tmp_path: Path) -> None:
    where = ["--cache-dir", str(tmp_path / "cache")]
    right = diplo(str(folder), "--jsonl", *where)
    path = tmp_path / "cache" / cache.FILE
    data = bytearray(path.read_bytes())
    for place in range(200, len(data), 97):
        data[place] ^= 0xFF
    path.write_bytes(data)
    assert diplo(str(folder), "--jsonl", *where).startswith(right)


def test_no_folder_no_cache(folder: Path, diplo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    right = diplo(str(folder), "--jsonl", "--no-cache")
    (tmp_path / "file").write_text("")
    assert diplo(str(folder), "--jsonl", "--cache-dir", str(tmp_path / "file" / "below")) == right
    assert (tmp_path / "file").read_text() == ""
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert b"somebody else's" in diplo(str(folder), "--jsonl", "--cache-dir", str(tmp_path / "theirs"))
    assert not list((tmp_path / "theirs").iterdir())


def test_the_folder_is_ours_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o755)
    kept = cache.open_cache(folder, limit=10**6, note=pytest.fail)
    assert kept is not None
    kept.close()
    assert folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "link").symlink_to(folder)
    assert cache.open_cache(tmp_path / "link", limit=10**6, note=print) is None


def test_the_oldest_go_first(tmp_path: Path) -> None:
    kept = cache.open_cache(tmp_path, limit=300_000, note=pytest.fail)
    assert kept is not None
    for number in range(1000):
        kept.put(str(number), "x" * 1000)
    kept.flush()
    assert [kept.get("0"), kept.get("999")] == [None, "x" * 1000]
    kept.close()
    assert 100 < cache.contents(tmp_path).entries < 300
    assert cache.contents(tmp_path).bytes < 500_000


WRITER = """
import sys
from pathlib import Path
from diplo_extract.cache import open_cache
kept = open_cache(Path(sys.argv[1]), limit=10**9, note=lambda text: sys.exit(text))
for number in range(300):
    kept.put(f"{sys.argv[2]} {number}", "x" * 100)
    kept.put(f"all {number}", "y" * 100)
    if number % 10 == 0:
        kept.flush()
kept.close()
"""


def test_three_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=ROOT) for name in "abc"]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert cache.contents(tmp_path).entries == 4 * 300


def test_dir_info_clean(
    folder: Path, diplo: Run, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    diplo(str(folder))
    where = Path(os.environ["XDG_CACHE_HOME"]) / "diplo"
    (where / "note.txt").write_text("")
    monkeypatch.chdir(where)
    assert cli.run(["cache", "info", "--cache-dir", "."]) == 0
    assert capfdbinary.readouterr().out.startswith(b".\n3 articles, ")
    assert cli.run(["cache", "dir"]) == cli.run(["cache", "info"]) == cli.run(["cache", "clean"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert lines[:2] == [str(where)] * 2
    assert [line.split(",")[0] for line in lines[2:]] == ["3 articles"] * 2
    assert [path.name for path in where.iterdir()] == ["note.txt"]
