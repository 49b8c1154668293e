"""Stage 1: bytes to text. Strict UTF-8 first; anything else is said aloud, never taken silently."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from diplo_extract.errors import InputError, Where

BINARY_PROBE = 8192
"""A NUL byte among this many first bytes means a file that is no text (the rule of grep and git)."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class BinaryError(InputError):
    """A file that is no text at all."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte-order mark, its encoding, and what has to be said about that (None: nothing)."""

    text: str
    remark: str | None = None
    encoding: str = "utf-8"


def decode(data: bytes, document: str, *, encoding: str | None = None) -> Decoded:
    """The text of a file. Line ends stay as they are; NUL becomes U+FFFD, one for one, so that offsets hold.

    `encoding` overrules detection. Raises InputError of kind "encoding" for what is no text or not in that encoding.
    """
    mark, name = wide_mark(data) or (b"", None)
    if name is None and encoding is None and b"\0" in data[:BINARY_PROBE]:
        raise BinaryError(
            "is binary, not text",
            document=document,
            kind="encoding",
            remedy="give it as plain text or set the encoding",
        )
    body = data[len(mark) :]
    if encoding is not None:
        return Decoded(clean(_strictly(body, encoding, document)), encoding=encoding)
    if name is not None:
        return Decoded(clean(_strictly(body, name, document)), encoding=name)
    try:
        return Decoded(clean(body.decode("utf-8")))
    except UnicodeDecodeError:
        return _guessed(body, document)


def wide_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte-order mark that begins the data and the encoding it stands for, None without one."""
    return next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), None)


def clean(text: str) -> str:
    """The text with NUL and lone surrogates replaced by U+FFFD, one for one: no store and no JSON writer takes them.

    >>> clean("a" + chr(0xD800) + "b")
    'a\ufffdb'
    """
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def _strictly(data: bytes, encoding: str, document: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        where: Where = {"line": line, "char": error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1}
        raise InputError(
            f"is not {encoding}",
            document=document,
            where=where,
            kind="encoding",
            remedy="leave out the encoding to have it found",
        ) from error


def _guessed(data: bytes, document: str) -> Decoded:
    """Text that is not UTF-8: UTF-8 with stray bytes, or else what charset-normalizer takes it for."""
    patched = data.decode("utf-8", "replace")
    strays = patched.count("\ufffd")
    if sum(letter > "\x7f" for letter in patched) - strays > strays:
        remark = f"{strays} bytes are not UTF-8 and were read as Windows-1252"
        return Decoded(clean(_with_strays(data)), remark, "utf-8 and cp1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError(
            "is in no encoding that could be found", document=document, kind="encoding", remedy="name its encoding"
        )
    return Decoded(clean(str(best)), f"is not UTF-8; read as {best.encoding}, which is a guess", best.encoding)


def _with_strays(data: bytes) -> str:
    """UTF-8 in which each byte that breaks it is read as Windows-1252."""
    parts: list[str] = []
    while True:
        try:
            parts.append(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            parts.append(data[: error.start].decode("utf-8"))
            parts.append(data[error.start : error.start + 1].decode("cp1252", "replace"))
            data = data[error.start + 1 :]
        else:
            return "".join(parts)
