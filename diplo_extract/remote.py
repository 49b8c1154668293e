"""Stage 1: files that lie elsewhere: s3:// and every other address that fsspec has a file system for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from diplo_extract.errors import DiploError, InputError
from diplo_extract.sources import Choice, Source


def find_remote(address: str, choice: Choice, report: Callable[[DiploError], None]) -> Iterator[Source]:
    """The file at an address, or the files below it that `choice` takes; what is not there is reported."""
    try:
        system, path = _system(address)
        if not system.isdir(path):
            if not system.exists(path):
                raise FileNotFoundError(address)
            yield Source(address, address, named=True)
            return
        for below in sorted(system.find(path)):
            if choice.takes_file(below):
                found = system.unstrip_protocol(below)
                yield Source(found, found, named=False)
    except InputError as error:
        report(error)
    except Exception as error:  # noqa: BLE001  (every file system raises errors of its own)
        report(_unreadable(address, error))


@contextmanager
def open_remote(source: Source) -> Iterator[IO[bytes]]:
    """The bytes at an address. Raises InputError where they cannot be had."""
    try:
        system, path = _system(source.path)
        file = cast("IO[bytes]", system.open(path, "rb"))
    except InputError:
        raise
    except Exception as error:
        raise _unreadable(source.path, error) from error
    with file:
        yield file


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it."""
    scheme = address.partition("://")[0]
    try:
        from fsspec.core import url_to_fs

        return cast("tuple[Any, str]", url_to_fs(address))
    except (ImportError, ValueError) as error:
        known = {"s3": "pip install 'diplo-extract[s3]'", "s3a": "pip install 'diplo-extract[s3]'"}
        remedy = known.get(scheme, f"install the fsspec file system for {scheme}")
        raise InputError(f"{scheme}:// cannot be read: {error}", document=address, remedy=remedy) from error


def _unreadable(address: str, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("cannot be read: no such file", document=address, remedy="check the spelling")
    reason = " ".join(str(error).split()) or type(error).__name__
    return InputError(f"cannot be read: {reason}", document=address, remedy="check the address and the credentials")
