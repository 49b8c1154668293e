"""Where results go: standard output, or a file that is either whole and new or untouched."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from diplo_extract.errors import DiploError

Write = Callable[[str | bytes], None]


@contextmanager
def open_sink(target: str | None) -> Iterator[Write]:
    """A function that writes text (as UTF-8) or bytes to the file `target`, or to standard output for None and "-".

    A file is written beside its place and moved there at the end, so that a full disk, an error or a signal leaves the
    old one as it was. Devices and pipes are written to directly.

    Raises:
        DiploError: the file cannot be written; it names file and reason.
    """
    if target is None or target == "-":
        yield _writer(sys.stdout.buffer)
        return
    path = Path(os.path.realpath(target))
    try:
        # Under /dev stand the streams of this process too: /dev/stdout may be a file, but is not ours to replace.
        if target.startswith("/dev/") or (path.exists() and not stat.S_ISREG(path.stat().st_mode)):
            with Path(target).open("ab") as stream:
                yield _writer(stream)
            return
        with _replacing(path) as stream:
            yield _writer(stream)
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
