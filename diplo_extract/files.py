"""Stage 1: paths to open files. Folders are walked without recursion; on this machine only regular files are opened."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, cast

from diplo_extract.errors import DiploError, InputError
from diplo_extract.sources import STDIN, Choice, Source, is_address


def find_sources(
    paths: Sequence[str],
    *,
    report: Callable[[DiploError], None],
    choice: Choice | None = None,
    stdin_name: str | None = None,
) -> list[Source]:
    """The files that the paths name, each once, in byte order of `document`; what is not there is reported.

    In folders, what `choice` does not take is passed over without a word; by default it takes text and JSON.
    `stdin_name` is what "-" is called.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources(path, choice or Choice(), report, stdin_name):
            found.setdefault(_key(source), source)
    return sorted(found.values(), key=lambda source: os.fsencode(source.document))


def _key(source: Source) -> str:
    """What tells one file from another: its absolute path, links not resolved, so that "./a.txt" is "a.txt"."""
    alone = source.path == STDIN or source.remote
    return source.path if alone else os.path.abspath(source.path)  # noqa: PTH100


def _sources(
    path: str, choice: Choice, report: Callable[[DiploError], None], stdin_name: str | None
) -> Iterator[Source]:
    if path == STDIN:
        yield Source(stdin_name or STDIN, STDIN, named=True, alias=stdin_name)
        return
    if is_address(path):
        from diplo_extract.remote import find_remote

        yield from find_remote(path, choice, report)
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 (paths stay strings: they are names of documents)
    except (OSError, ValueError) as error:
        report(_unreadable(path, error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk(path, choice, report)
    elif stat.S_ISREG(mode):
        yield Source(_document(path), path, named=True)
    else:
        report(InputError("is no regular file", document=_document(path), remedy='pipe it in and give "-" as its name'))


def _walk(folder: str, choice: Choice, report: Callable[[DiploError], None]) -> Iterator[Source]:
    """The article files below a folder. A list stands for the call stack: folders may lie thousands deep."""
    folders, seen = [folder], set[tuple[int, int]]()
    while folders:
        below = folders.pop()
        try:
            if choice.links and not _is_new(below, seen):
                continue
            with os.scandir(below) as entries:
                for entry in entries:
                    if entry.is_symlink() and not (choice.links and os.path.exists(entry.path)):  # noqa: PTH110
                        continue
                    if entry.is_dir(follow_symlinks=choice.links):
                        folders += [entry.path] if choice.takes_folder(entry.path) else []
                    elif entry.is_file(follow_symlinks=choice.links) and choice.takes_file(entry.path):
                        yield Source(_document(entry.path), entry.path, named=False)
        except OSError as error:
            report(_unreadable(below, error))


def _is_new(folder: str, seen: set[tuple[int, int]]) -> bool:
    """Whether a folder was not looked into yet: links may lead in circles."""
    found = os.stat(folder)  # noqa: PTH116
    key = (found.st_dev, found.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True


def _document(path: str) -> str:
    r"""The path as the output writes it: "/" between its parts, bytes that are no UTF-8 as "\xff"."""
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


@contextmanager
def open_source(source: Source, stdin: IO[bytes]) -> Iterator[IO[bytes]]:
    """The source's bytes, unpacked if it is compressed. Raises InputError of kind "io" where reading fails."""
    try:
        if source.path == STDIN:
            with _unpacking(stdin, source) as unpacked:
                yield unpacked
            return
        with _opened(source) as file, _unpacking(file, source) as unpacked:
            yield unpacked
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(
            f"is no whole {_NAMES.get(source.packing or '', 'packed')} file",
            document=source.document,
            remedy="compress it again, or give it unpacked",
        ) from error
    except OSError as error:
        if source.packing == ".bz2" and error.errno is None:
            remedy = "compress it again, or give it unpacked"
            raise InputError("is no whole bzip2 file", document=source.document, remedy=remedy) from error
        raise _unreadable(source.path, error) from error


_NAMES = {".gz": "gzip", ".bz2": "bzip2", ".zst": "zstd"}


@contextmanager
def _opened(source: Source) -> Iterator[IO[bytes]]:
    if source.remote:
        from diplo_extract.remote import open_remote

        with open_remote(source) as file:
            yield file
    else:
        with _open_regular(source) as file:
            yield file


@contextmanager
def _unpacking(file: IO[bytes], source: Source) -> Iterator[IO[bytes]]:
    """The file as it was before it was compressed."""
    if source.packing == ".gz":
        with gzip.GzipFile(fileobj=file) as unpacked:
            yield cast("IO[bytes]", unpacked)
    elif source.packing == ".bz2":
        with bz2.BZ2File(file) as unpacked:
            yield cast("IO[bytes]", unpacked)
    elif source.packing == ".zst":
        with _zstd(file, source) as unpacked:
            yield unpacked
    else:
        yield file


@contextmanager
def _zstd(file: IO[bytes], source: Source) -> Iterator[IO[bytes]]:
    try:
        import zstandard
    except ModuleNotFoundError as error:
        remedy = "pip install 'diplo-extract[zst]'"
        raise InputError("needs zstandard, which is not installed", document=source.document, remedy=remedy) from error
    try:
        with zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True) as stream:
            yield io.BufferedReader(stream)
    except zstandard.ZstdError as error:
        raise EOFError(str(error)) from error


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
