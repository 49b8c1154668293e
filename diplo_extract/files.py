"""Stage 1: paths to open files. Folders are walked without recursion; only regular files are ever opened."""

from __future__ import annotations

import gzip
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, cast

from diplo_extract.errors import DiploError, InputError

ROWS = (".jsonl", ".ndjson")
SUFFIXES = (".txt", ".md", ".json", *ROWS)
"""What is taken from a folder, each also with ".gz" behind it. A file named on the command line may have any."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: the name it has in the output, its path on disk, and whether the command line named it itself."""

    document: str
    path: str
    named: bool

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case and without ".gz"."""
        return PurePath(self.path.lower().removesuffix(".gz")).suffix

    @property
    def packed(self) -> bool:
        """Whether the file is compressed."""
        return self.path.lower().endswith(".gz")


def find_sources(
    paths: Sequence[str], *, report: Callable[[DiploError], None], endings: tuple[str, ...] = SUFFIXES
) -> list[Source]:
    """The files that the paths name, each once, in byte order of `document`; what is not there is reported.

    In folders, hidden files, symbolic links and files with other endings are passed over without a word.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources(path, endings, report):
            found.setdefault(_key(source), source)
    return sorted(found.values(), key=lambda source: os.fsencode(source.document))


def _key(source: Source) -> str:
    """What tells one file from another: its absolute path, links not resolved, so that "./a.txt" is "a.txt"."""
    return source.path if source.path == STDIN else os.path.abspath(source.path)  # noqa: PTH100


def _sources(path: str, endings: tuple[str, ...], report: Callable[[DiploError], None]) -> Iterator[Source]:
    if path == STDIN:
        yield Source(STDIN, STDIN, named=True)
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (paths stay strings: they are names of documents)
    except (OSError, ValueError) as error:
        report(_unreadable(path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, endings, report)
    elif stat.S_ISREG(mode):
        yield Source(_document(path), path, named=True)
    else:
        report(InputError("is no regular file", document=_document(path), remedy='pipe it in and give "-" as its name'))


def _walk(folder: str, endings: tuple[str, ...], report: Callable[[DiploError], None]) -> Iterator[Source]:
    """The article files below a folder. A list stands for the call stack: folders may lie thousands deep."""
    folders = [folder]
    while folders:
        below = folders.pop()
        try:
            with os.scandir(below) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.is_symlink():
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    elif entry.is_file(follow_symlinks=False) and _ends_with(entry.name, endings):
                        yield Source(_document(entry.path), entry.path, named=False)
        except OSError as error:
            report(_unreadable(below, error))


def _ends_with(name: str, endings: tuple[str, ...]) -> bool:
    return name.lower().removesuffix(".gz").endswith(endings)


def _document(path: str) -> str:
    r"""The path as the output writes it: "/" between its parts, bytes that are no UTF-8 as "\xff"."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


@contextmanager
def open_source(source: Source, stdin: IO[bytes]) -> Iterator[IO[bytes]]:
    """The source's bytes, unpacked if it is a ".gz". Raises InputError of kind "io" where reading fails."""
    try:
        if source.path == STDIN:
            yield stdin
            return
        with _open_regular(source) as file:
            if source.packed:
                with gzip.GzipFile(fileobj=file) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            else:
                yield file
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(
            "is no whole gzip file", document=source.document, remedy="compress it again, or give it unpacked"
        ) from error
    except OSError as error:
        raise _unreadable(source.path, error) from error


def _open_regular(source: Source) -> IO[bytes]:
    """Open without waiting, then look again what was opened: a pipe put in the file's place blocks nobody."""
    descriptor = os.open(source.path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InputError("is no regular file", document=source.document, remedy='pipe it in and give "-" as its name')
    return os.fdopen(descriptor, "rb")


def read_whole(file: IO[bytes], source: Source, max_bytes: int) -> bytes:
    """All bytes of a file. Raises InputError of kind "too_large" beyond `max_bytes`, having read no more than those."""
    parts: list[bytes] = []
    left = max_bytes + 1
    while left > 0 and (part := file.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        raise too_large(source.document, max_bytes)
    return b"".join(parts)


def too_large(document: str, max_bytes: int) -> InputError:
    """The error for an article of more than `max_bytes`, unpacked."""
    return InputError(
        f"is larger than {max_bytes:,} bytes", document=document, kind="too_large", remedy="cut it, or raise the limit"
    )


def _unreadable(path: str, error: Exception) -> InputError:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    missing = isinstance(error, FileNotFoundError)
    remedy = "check the spelling" if missing else "check its permissions and that it is still there"
    return InputError(f"cannot be read: {reason}", document=_document(path), remedy=remedy)
