"""Whatever the n-th call to the operating system is that fails: the old file or the new one, whole, and one line."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import pytest
from spacy.language import Language

from diplo_extract import cli
from diplo_extract.cli.inputs import Knowledge

TEXT = "Norway invited Denmark to Oslo on Monday.\n"
MOST = 60
"""More calls than a small run makes."""


class Faulty:
    """Counts the calls that go to the disk below a folder and fails the n-th of them."""

    def __init__(self, folder: Path, number: int, code: int) -> None:
        self.folder, self.left, self.code = str(folder), number, code

    def __call__(self, path: object) -> None:
        """One call for a path (None: of a file that is open already)."""
        if path is not None and not str(path).startswith(self.folder):
            return
        self.left -= 1
        if self.left == 0:
            raise OSError(self.code, os.strerror(self.code), str(path) if path else None)

    @property
    def struck(self) -> bool:
        """Whether there were as many calls."""
        return self.left <= 0


class Stream:
    """An open file whose reads and writes may fail."""

    def __init__(self, stream: Any, fault: Faulty) -> None:
        self._stream, self._fault = stream, fault

    def __getattr__(self, name: str) -> Any:
        if name in ("read", "readline", "readinto", "write", "flush"):
            self._fault(None)
        return getattr(self._stream, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, fault: Faulty) -> Iterator[None]:
    """Opens, reads, writes, syncs and renames below the folder pass through the fault."""

    def watched(really: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *rest: Any, **more: Any) -> Any:
            fault(path if isinstance(path, str | os.PathLike) else None)
            return really(path, *rest, **more)

        return call

    def opened(really: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *rest: Any, **more: Any) -> Any:
            ours = isinstance(path, int) or str(path).startswith(fault.folder)
            fault(path if isinstance(path, str | os.PathLike) else None)
            stream = really(path, *rest, **more)
            return Stream(stream, fault) if ours else stream

        return call

    with monkeypatch.context() as patch:
        for module, name in (
            (os, "open"),
            (os, "fsync"),
            (os, "replace"),
            (os, "rename"),
            (os, "chmod"),
            (os, "scandir"),
        ):
            patch.setattr(module, name, watched(getattr(module, name)))
        patch.setattr(builtins, "open", opened(builtins.open))
        patch.setattr(io, "open", opened(io.open))
        patch.setattr(os, "fdopen", opened(os.fdopen))
        yield


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nlp: Language) -> Path:
    """Two articles and yesterday's output; the pipeline is there already."""
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / f"in/{name}.txt").write_text(TEXT)
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(Knowledge, "pipeline_loaded", lambda self: nlp)
    monkeypatch.chdir(tmp_path / "out")
    monkeypatch.setenv("DIPLO_NO_CACHE", "1")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "code"),
    [("e.jsonl", errno.EIO), ("e.jsonl", errno.ENOSPC), ("e.jsonl", errno.EACCES), ("e.xlsx", errno.ENOSPC), ("e.jsonl.gz", errno.EIO)],
    ids=lambda part: errno.errorcode.get(part, part),
)  # fmt: skip
def test_threat_31_every_call_fails_once(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str, code: int
) -> None:
    output = desk / "out" / name
    command = ["extract", str(desk / "in"), "-o", str(output), "-q"]
    assert cli.run(command) == 0
    whole = output.read_bytes()
    capfd.readouterr()
    for number in range(1, MOST):
        output.write_bytes(b"yesterday's")
        fault = Faulty(desk, number, code)
        with failing(monkeypatch, fault):
            exit_code = cli.run(command)
        said = capfd.readouterr().err
        assert [path.name for path in (desk / "out").iterdir()] == [name], (number, said)
        if not fault.struck:
            assert (exit_code, said, output.read_bytes()) == (0, "", whole)
            break
        told = said.splitlines()
        assert told, (number, exit_code)
        assert all(line.startswith(f"diplo: {desk}") and "; " in line for line in told), (number, said)
        if exit_code == 3:
            assert output.read_bytes() != b"yesterday's", number
        else:
            assert (exit_code, len(told)) == (1, 1), (number, said)
            assert output.read_bytes() == b"yesterday's", number
    else:
        pytest.fail("the run never came to its end")
    assert number > 8
