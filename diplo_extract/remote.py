"""Stage 1: files that lie elsewhere: s3:// and every other address that smart_open can open. Only where asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from diplo_extract.errors import DiploError, InputError
from diplo_extract.sources import Choice, Source


def find_remote(address: str, choice: Choice, report: Callable[[DiploError], None]) -> Iterator[Source]:
    """The file at an address; of a bucket or a folder in one, the files below that `choice` takes.

    What is not there is reported. Only of s3:// can folders be listed.
    """
    try:
        if not address.startswith("s3://"):
            yield Source(address, address, named=True)
            return
        yield from _of_bucket(address, choice)
    except InputError as error:
        report(error)
    except Exception as error:  # noqa: BLE001  (every service raises errors of its own)
        report(_unreadable(address, error))


def _of_bucket(address: str, choice: Choice) -> Iterator[Source]:
    bucket, _, key = address.removeprefix("s3://").partition("/")
    names = list(_keys(bucket, key, address))
    if key in names:
        yield Source(address, address, named=True)
        return
    folder = key.rstrip("/") + "/" if key else ""
    below = [name for name in names if name.startswith(folder)]
    if not below:
        raise FileNotFoundError(address)
    for name in below:
        if choice.takes_file(name) and all(choice.takes_folder(part) for part in name.split("/")[:-1]):
            yield Source(f"s3://{bucket}/{name}", f"s3://{bucket}/{name}", named=False)


def _keys(bucket: str, prefix: str, address: str) -> Iterator[str]:
    """The names in a bucket that begin with a prefix."""
    try:
        import boto3
    except ModuleNotFoundError as error:
        raise _missing(address, error) from error
    pages = boto3.client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    for page in pages:
        yield from (found["Key"] for found in page.get("Contents", ()))


@contextmanager
def open_remote(source: Source) -> Iterator[IO[bytes]]:
    """The bytes at an address, as they lie there. Raises InputError where they cannot be had."""
    try:
        from smart_open import open as open_address

        file = cast("IO[bytes]", open_address(source.path, "rb", compression="disable"))
    except ImportError as error:
        raise _missing(source.path, error) from error
    except Exception as error:
        raise _unreadable(source.path, error) from error
    with file:
        yield file


def _missing(address: str, error: ImportError) -> InputError:
    scheme = address.partition("://")[0]
    remedy = f"pip install '{'diplo-extract[s3]' if scheme == 's3' else f'smart-open[{scheme}]'}'"
    return InputError(f"{scheme}:// needs {error.name or 'a library'}", document=address, remedy=remedy)


def _unreadable(address: str, error: Any) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError("cannot be read: no such file", document=address, remedy="check the spelling")
    reason = " ".join(str(error).split()) or type(error).__name__
    return InputError(f"cannot be read: {reason}", document=address, remedy="check the address and the credentials")
