"""Beside the flow: results kept from one run to the next, in a SQLite file in a folder of the user's alone.

An entry is text (JSON) under a key that holds all it depends on, so nothing in here grows stale; the oldest goes first
when the file grows too large. Whatever is wrong with the cache costs time, never a result: a damaged entry is computed
again, a folder that cannot be used is gone without. Several runs may use it at once.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FILE = "results-1.sqlite3"
"""Its number changes with its form, so that two versions of the program do not disturb one another."""
_COMPANIONS = ("", "-wal", "-shm", "-journal")
TOGETHER = 64
"""Entries that are written at once: the file is locked for moments only, and an interrupted run loses no more."""
PATIENCE = 30.0
"""Seconds to wait for another run that writes."""
_KEEP = 0.8  # of the bytes are left when the oldest go, so that they do not go at every write


def usual_folder() -> Path | None:
    """The folder for it: XDG_CACHE_HOME/diplo, else ~/.cache/diplo (Windows: LOCALAPPDATA); None for no home."""
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "diplo"
    try:
        return Path.home() / ".cache" / "diplo"
    except RuntimeError:
        return None


def _private(folder: Path) -> bool:
    """Whether the folder is there (it is made), is no link, and is this user's alone from now on."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    facts = folder.lstat()
    if not stat.S_ISDIR(facts.st_mode) or (hasattr(os, "getuid") and facts.st_uid != os.getuid()):
        return False
    if stat.S_IMODE(facts.st_mode) & 0o077:
        folder.chmod(0o700)
    return True


def open_cache(folder: Path, *, limit: int, note: Callable[[str], None]) -> Cache | None:
    """The cache in a folder, None where it cannot be used.

    `limit` bounds its size in bytes. `note` is told of damage, and of a folder of somebody else's: what another user
    may write is not read.
    """
    try:
        if not _private(folder):
            note(f"{folder}: is somebody else's and not used as cache; choose another with --cache-dir")
            return None
        try:
            return Cache(folder / FILE, limit=limit, note=note)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return None  # read-only, full or locked for long
            note(f"{folder / FILE}: is damaged and begun anew")
            _remove(folder)
            return Cache(folder / FILE, limit=limit, note=note)
    except (OSError, sqlite3.Error):
        return None


class Cache:
    """Texts under keys. Close it, or the last entries are not kept."""

    def __init__(self, path: Path, *, limit: int, note: Callable[[str], None]) -> None:
        self._limit, self._note = limit, note
        self._waiting: dict[str, str] = {}
        self._works = True
        self._file = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS results"
                " (number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL, sum TEXT NOT NULL)"
            )
        except sqlite3.Error:
            self._file.close()
            raise

    def get(self, key: str) -> str | None:
        """What was kept under a key, None for nothing or for what was damaged since."""
        if key in self._waiting:
            return self._waiting[key]
        if not self._works:
            return None
        try:
            found = self._file.execute("SELECT value, sum FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if found is None:
            return None
        value, checksum = found
        if isinstance(value, str) and _checksum(key, value) == checksum:
            return value
        self._note("a kept result was damaged and is computed again")
        return None

    def put(self, key: str, value: str) -> None:
        """Keep a text under a key, in the place of what was there."""
        if self._works:
            self._waiting[key] = value
            if len(self._waiting) >= TOGETHER:
                self.flush()

    def flush(self) -> None:
        """Write what waits, and let the oldest go where it is too much."""
        rows = [(key, value, _checksum(key, value)) for key, value in self._waiting.items()]
        self._waiting.clear()
        if not rows or not self._works:
            return
        try:
            self._file.execute("BEGIN IMMEDIATE")
            self._file.executemany("INSERT OR REPLACE INTO results (key, value, sum) VALUES (?, ?, ?)", rows)
            self._shrink()
            self._file.execute("COMMIT")
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._file.execute("ROLLBACK")
            self._give_up(error)

    def _shrink(self) -> None:
        used = _used(self._file)
        if used <= self._limit:
            return
        count = self._file.execute("SELECT count(*) FROM results").fetchone()[0]
        surplus = max(1, round(count * (1 - _KEEP * self._limit / used)))
        oldest = "DELETE FROM results WHERE number IN (SELECT number FROM results ORDER BY number LIMIT ?)"
        self._file.execute(oldest, (surplus,))

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without: the disk is full, the file damaged or locked for long. The results come all the same."""
        if self._works:
            self._works = False
            self._note(f"the cache is not used any further ({error}); 'diplo cache clean' begins it anew")

    def close(self) -> None:
        """Write what waits and leave the file."""
        self.flush()
        with suppress(sqlite3.Error):
            self._file.close()


def _used(file: sqlite3.Connection) -> int:
    """Bytes of the file that hold something."""
    pages, free, size = (
        file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)


def _checksum(key: str, value: str) -> str:
    return hashlib.sha256(f"{key} {value}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Contents:
    """How many results a cache holds and how many bytes its files take."""

    entries: int
    bytes: int


def contents(folder: Path) -> Contents:
    """What is in the cache of a folder; a damaged one holds nothing that counts."""
    sizes = [path.stat().st_size for path in _files(folder)]
    if not sizes:
        return Contents(0, 0)
    try:
        file = sqlite3.connect(f"{(folder / FILE).resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            entries = int(file.execute("SELECT count(*) FROM results").fetchone()[0])
        finally:
            file.close()
    except sqlite3.Error:
        entries = 0
    return Contents(entries, sum(sizes))


def clean(folder: Path) -> Contents:
    """Remove the cache of a folder and nothing else that may lie there; what it held. Raises OSError."""
    held = contents(folder)
    _remove(folder)
    return held


def _files(folder: Path) -> list[Path]:
    paths = [folder / (FILE + ending) for ending in _COMPANIONS]
    return [path for path in paths if path.is_file()]


def _remove(folder: Path) -> None:
    for path in _files(folder):
        path.unlink(missing_ok=True)
