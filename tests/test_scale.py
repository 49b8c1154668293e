"""A large run in portions: the same bytes for any number of workers, whatever is killed on the way."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diplo_extract import cli
from diplo_extract.articles import Article
from diplo_extract.cluster import Workers, run_portions
from diplo_extract.errors import DiploError, InputError, UsageError
from diplo_extract.portions import MANIFEST, Folder, Made, Portion, Setup, _loaded, make, portions_of

ROOT = Path(__file__).parent.parent
STATES = ("Norway", "Denmark", "Kenya", "Uganda", "Peru", "Chile", "Oman", "Japan")
DEEDS = ("invited {} to talks in Oslo", "thanked {}", "expelled the ambassador of {}", "grew more rice than {}")


def articles(count: int) -> list[dict[str, str]]:
    """Short articles, the same on every call."""
    draw = random.Random(7)
    made = []
    for number in range(count):
        first, second = draw.sample(STATES, 2)
        made.append({"id": f"n{number}", "date": "2026-03-05", "text": f"{first} {draw.choice(DEEDS).format(second)}."})
    return made


# --- portions ------------------------------------------------------------------------------------------------------


def _portions(texts: str, *, size: int = 2, unread: str = "") -> list[Portion]:
    errors: list[DiploError] = [InputError(unread)] if unread else []
    return list(portions_of(iter([Article(text=text) for text in texts]), errors, size=size, mark="m"))


def test_a_portion_is_named_by_what_is_in_it() -> None:
    assert [len(portion.articles) for portion in _portions("abcde")] == [2, 2, 1]
    names = [portion.id for portion in _portions("abcde")]
    assert [portion.id for portion in _portions("abcd")] == names[:2]
    assert [portion.id for portion in _portions("cdab")] == [names[1], names[0]]
    assert len({*names, *(portion.id for portion in _portions("ababab"))}) == 5
    assert _portions("ab", unread="gone")[0].id not in names
    assert [len(portion.unread) for portion in _portions("", unread="gone")] == [1]


def test_what_a_portion_becomes() -> None:
    broken = Article(text="Norway thanked Chile.", document="broken", published="no day")  # type: ignore[arg-type]
    portion = Portion("x", (Article(text="Norway invited Chile."), broken, Article(text="Rice grew.")), ("{}",))
    made = make(portion, Setup(formats=("jsonl", "parquet")), {2: '{"lost": 1}'})
    errors = [json.loads(line) for line in made.files["errors"].splitlines()]
    assert (made.articles, made.events, made.errors) == (3, 1, 3)
    assert [error.get("document") for error in errors] == [None, None, "broken"]
    import pyarrow as pa
    import pyarrow.parquet as pq

    [row] = pq.read_table(pa.BufferReader(made.files["parquet"])).to_pylist()
    event = json.loads(made.files["jsonl"])
    assert {**row, "date": event["date"]} == {**event, "date": event["date"]}


def test_an_article_that_takes_too_long_is_given_up_alone() -> None:
    long = Article(text="Norway invited Chile to Oslo, said Peru. " * 3000, document="long")
    portion = Portion("x", (Article(text="Norway invited Chile."), long, Article(text="Peru thanked Oman.")))
    _loaded(Setup(timeout=1.0))
    make(replace(portion, articles=portion.articles[::2]), Setup())  # the first words are read more slowly
    made = make(portion, Setup(timeout=1.0))
    [error] = [json.loads(line) for line in made.files["errors"].splitlines()]
    assert (made.events, error["document"], error["kind"]) == (2, "long", "timeout")
    assert error["message"] == "took longer than 1 seconds"


MADE = Made("f", {"jsonl": b"{}\n"}, 2, 1, 0)


def test_a_folder_knows_what_is_whole(tmp_path: Path) -> None:
    first, second = _portions("abcd")
    folder = Folder.open(tmp_path / "deep" / "out", "f", ("jsonl",))
    folder.keep(first, MADE)
    folder.keep(second, MADE)
    folder.save([second.id], complete=False)
    again = Folder.open(folder.path, "f", ("jsonl",))
    assert (again.has(first), again.has(second)) == (False, True)
    assert not Folder.open(folder.path, "f", ("jsonl", "parquet")).has(second)
    (folder.path / "keep.txt").write_text("ours")
    assert folder.save([first.id], complete=True) == {"articles": 2, "events": 1, "errors": 0}
    names = {path.name for path in folder.path.iterdir()}
    assert names == {MANIFEST, "keep.txt", f"part-{first.id[:32]}.jsonl"}
    [part] = folder.path.glob("part-*")
    part.write_bytes(b"{} \n")
    assert not folder.has(first)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"fingerprint": "f", "portions": [{"id": 1}]}'])
def test_a_manifest_that_is_none(tmp_path: Path, manifest: str) -> None:
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(UsageError, match="no manifest of ours; choose another folder"):
        Folder.open(tmp_path, "f", ("jsonl",))


def test_results_of_other_rules_are_not_mixed_in(tmp_path: Path) -> None:
    Folder.open(tmp_path, "f", ("jsonl",)).save([], complete=True)
    with pytest.raises(UsageError, match="other rules, names or models found; choose another folder"):
        Folder.open(tmp_path, "g", ("jsonl",))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("x", "Missing option '--output'"),
        ("-o y", "Missing argument 'PATH'"),
        ("x -o y --format csv", "'csv' is none of its values"),
        ("x -o y --workers 2 --scheduler tcp://127.0.0.1:1", "--workers and --scheduler at once"),
        ("x -o y --timeout 0", "--timeout: 0 is no time"),
        ("x -o y --memory-limit lots", "'lots' is no size"),
    ],
)
def test_wrong_usage(arguments: str, told: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    words = [str(tmp_path / word) if word in ("x", "y") else word for word in arguments.split()]
    assert cli.run(["scale", *words]) == 2
    assert told in capfd.readouterr().err


def test_without_dask_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Norway thanked Chile.")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.run(["scale", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]) == 2
    assert "pip install 'diplo-extract[scale]'" in capfd.readouterr().err


# --- a real cluster of processes -----------------------------------------------------------------------------------


def _start(source: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "diplo_extract", "scale", str(source), "-o", str(out), "--portion", "8", "-q"]
    return subprocess.Popen([*command, "--workers", str(workers)], cwd=ROOT)


def _wait_for(condition: Callable[[], Any], run: subprocess.Popen[bytes]) -> Any:
    for _ in range(3000):
        if found := condition():
            return found
        assert run.poll() is None, "it ended before anything was killed"
        time.sleep(0.02)
    raise AssertionError("nothing happened")


def _workers_of(run: subprocess.Popen[bytes]) -> list[Any]:
    import psutil

    below = psutil.Process(run.pid).children(recursive=True)
    return [process for process in below if "spawn_main" in " ".join(process.cmdline())]


def _listening(run: subprocess.Popen[bytes]) -> set[str]:
    """The addresses at which a run and its workers can be reached."""
    import psutil

    home = psutil.Process(run.pid)
    found = (each for process in [home, *home.children(recursive=True)] for each in process.net_connections())
    return {each.laddr.ip for each in found if each.status == psutil.CONN_LISTEN}


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _in_order(folder: Path) -> bytes:
    manifest = json.loads((folder / MANIFEST).read_text())
    return b"".join((folder / entry["files"]["jsonl"]["name"]).read_bytes() for entry in manifest["portions"])


def test_same_bytes_whatever_is_killed(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    import psutil

    source, clean, killed, resumed = (tmp_path / name for name in ("a.jsonl", "clean", "killed", "resumed"))
    source.write_text("".join(json.dumps(article) + "\n" for article in articles(120)) + '{"id": "no text"}\n')
    with _start(source, clean, 1) as run:
        assert run.wait() == 3

    with _start(source, killed, 2) as run:
        _wait_for(lambda: list(killed.glob("part-*")), run)
        assert _listening(run) == {"127.0.0.1"}
        random.Random(1).choice(_workers_of(run)).kill()
        assert run.wait() == 3

    with _start(source, resumed, 2) as run:
        _wait_for(lambda: list(resumed.glob("part-*")), run)
        left = _workers_of(run)
        os.kill(run.pid, signal.SIGKILL)
    psutil.wait_procs(left, timeout=60)
    assert not [process for process in left if process.is_running()]
    with _start(source, resumed, 1) as run:
        assert run.wait() == 3

    assert _contents(clean) == _contents(killed) == _contents(resumed)
    capfdbinary.readouterr()
    cli.run(["extract", str(source), "--jsonl", "-q"])
    assert _in_order(clean) == capfdbinary.readouterr().out


class Poison(str):
    """A text that ends every process it comes to but the first."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return _take, (os.getpid(),)


def _take(home: int) -> Poison:
    if os.getpid() != home:
        os._exit(1)
    return Poison("poison")


def test_an_article_that_kills_its_worker_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    import dask
    import distributed  # noqa: F401  (its settings first: leaving the block below would take them away)

    texts = ("Norway thanked Chile.", Poison("poison"), "Peru invited Oman.")
    portion = Portion("p", tuple(Article(text=text, document=str(n)) for n, text in enumerate(texts)))
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        [(same, made)] = run_portions(iter([portion]), Setup(), Workers(1))
    assert (same, made.articles, made.events, made.errors) == (portion, 3, 2, 1)
    assert json.loads(made.files["errors"])["message"] == "its worker died, from lack of memory or a crash"
