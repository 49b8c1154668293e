"""Where results go: standard output, or a file that is either whole and new or untouched, compressed by its ending."""

from __future__ import annotations

import bz2
import gzip
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from diplo_extract.errors import DiploError, UsageError
from diplo_extract.sources import packing_of

Write = Callable[[str | bytes], None]


@contextmanager
def open_sink(target: str | None) -> Iterator[Write]:
    """A function that writes text (as UTF-8) or bytes to the file `target`, or to standard output for None and "-".

    A file is written beside its place and moved there at the end, so that a full disk, an error or a signal leaves the
    old one as it was. Devices and pipes are written to directly. A file whose name ends in .gz, .bz2 or .zst is packed
    so, to the same bytes for the same pieces on any day.

    Raises:
        DiploError: the file cannot be written; it names file and reason.
        UsageError: .zst without the library for it.
    """
    if target is None or target == "-":
        yield _writer(sys.stdout.buffer)
        return
    path = Path(os.path.realpath(target))
    try:
        # Under /dev stand the streams of this process too: /dev/stdout may be a file, but is not ours to replace.
        if target.startswith("/dev/") or (path.exists() and not stat.S_ISREG(path.stat().st_mode)):
            with Path(target).open("ab") as device:
                yield _writer(device)
            return
        with _replacing(path) as stream, _packing(stream, packing_of(target)) as packed:
            yield _writer(packed) if packed is stream else _packer(packed)
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        remedy = "choose another file or make room there"
        raise DiploError(f"cannot be written ({reason})", document=target, remedy=remedy, kind="io") from error


def _writer(stream: BinaryIO) -> Write:
    def write(piece: str | bytes) -> None:
        stream.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)
        stream.flush()

    return write


def _packer(stream: BinaryIO) -> Write:
    """As `_writer`, but what is compressed comes out when there is enough of it."""

    def write(piece: str | bytes) -> None:
        stream.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)

    return write


@contextmanager
def _packing(stream: BinaryIO, packing: str | None) -> Iterator[BinaryIO]:
    """What is written to it goes to the stream compressed; no time and no name goes along."""
    if packing == ".gz":
        with gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0) as packed:
            yield cast("BinaryIO", packed)
    elif packing == ".bz2":
        with bz2.BZ2File(stream, "wb") as packed_more:
            yield cast("BinaryIO", packed_more)
    elif packing == ".zst":
        try:
            import zstandard
        except ModuleNotFoundError as error:
            remedy = "pip install 'diplo-extract[zst]'"
            raise UsageError(".zst needs zstandard, which is not installed", remedy=remedy) from error
        with zstandard.ZstdCompressor().stream_writer(stream, closefd=False) as packed_most:
            yield cast("BinaryIO", packed_most)
    else:
        yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A temporary file in the folder of `path` that takes its place when all went well.

    Its name is known before it exists, so that a signal at any moment leaves none behind.
    """
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}.part")
    try:
        with open(part, "xb", opener=_private) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
