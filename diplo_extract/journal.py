"""Where long runs go: a file of lines that grows beside its place, with a record of how far it is good.

FILE.part holds the lines, FILE.progress one line of JSON for each time that they reached the disk. Whenever the run
ends, by whatever force, the next one cuts FILE.part to the last record and goes on; at the end it becomes FILE.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import Any, BinaryIO

from diplo_extract.errors import DiploError, UsageError

PATIENCE = 3.0
"""Seconds that a file may be in use before it counts as another run's: workers outlive a killed run for a moment."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: articles done, events written, bytes of them, a hash over the articles, what failed."""

    articles: int = 0
    events: int = 0
    size: int = 0
    digest: str = ""
    errors: tuple[dict[str, Any], ...] = ()


class Journal:
    """The two files of one run. `done` is what an earlier run left."""

    def __init__(self, part: BinaryIO, progress: BinaryIO, done: Progress) -> None:
        self.done = done
        self._part = part
        self._progress = progress

    def write(self, line: str) -> None:
        """Add a line to what the next `commit` makes sure of."""
        self._part.write(line.encode("utf-8", "backslashreplace"))

    def commit(self, articles: int, events: int, digest: str, errors: Sequence[dict[str, Any]]) -> None:
        """Bring all that was written to the disk, and then the record that it is there; `errors` are the new ones."""
        _to_disk(self._part)
        size = os.fstat(self._part.fileno()).st_size
        record = {"articles": articles, "events": events, "size": size, "digest": digest}
        self._progress.write(json.dumps({**record, "errors": list(errors)}).encode() + b"\n")
        _to_disk(self._progress)


@contextmanager
def open_journal(target: str, settings: str) -> Iterator[Journal]:
    """The journal of a run that writes the file `target`; the file is there when the block ends well.

    `settings` tells runs apart that would write different lines for the same articles.

    Raises:
        UsageError: what an earlier run left was made with other settings, or another run is at it now.
        DiploError: the files cannot be written.
    """
    path = Path(os.path.realpath(target))
    part, progress = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.progress")
    try:
        with progress.open("a+b") as records:
            _lock(records, target)
            done = _left(records, part, settings, document=str(progress))
            with part.open("ab") as lines:
                lines.truncate(done.size)
                yield Journal(lines, records, done)
                _to_disk(lines)
            if path.exists():
                part.chmod(path.stat().st_mode & 0o777)
            part.replace(path)
            progress.unlink()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        remedy = "make room there and run it again"
        raise DiploError(f"cannot be written ({reason})", document=target, remedy=remedy, kind="io") from error


def _left(records: BinaryIO, part: Path, settings: str, *, document: str) -> Progress:
    """What an earlier run left; the file of records then ends behind the last good one, or begins anew."""
    records.seek(0)
    head, *rest = records.read().split(b"\n")
    size = part.stat().st_size if part.exists() else None
    begun = _parsed(head) if rest else None
    if size is None or begun is None:
        records.truncate(0)
        records.write(json.dumps({"settings": settings}).encode() + b"\n")
        _to_disk(records)
        return Progress()
    if begun.get("settings") != settings:
        remedy = "run it with those, or delete this file to begin anew"
        raise UsageError(
            "was begun by another version, or with other rules or options", document=document, remedy=remedy
        )
    done, good = Progress(), len(head) + 1
    for line in rest[:-1]:
        record = _parsed(line)
        if record is None or record["size"] > size:
            break
        done, good = Progress(**{**record, "errors": (*done.errors, *record["errors"])}), good + len(line) + 1
    records.truncate(good)
    return done


def _parsed(line: bytes) -> dict[str, Any] | None:
    """A record, None for half of one."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _lock(file: BinaryIO, target: str) -> None:
    """Keep others from the files while this one, or a worker's copy of it, is open, where the system can."""
    try:
        import fcntl
    except ModuleNotFoundError:
        return
    until = monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if monotonic() > until:
                raise UsageError("another run is writing it", document=target, remedy="wait for its end") from error
            sleep(0.05)
        else:
            return
