"""Stage 1: JSON and JSON lines to rows. A row that is no JSON is an error with its line; the rest goes on."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diplo_extract.errors import InputError, Where
from diplo_extract.sources import ROWS, Source

_TEXT_KEYS = ("text", "event_text", "body", "content")
_LIST_KEYS = ("articles", "documents", "items")


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a JSON file: its number (line, or place in its list) and, if it could not be read, why not."""

    number: int
    value: Any = None
    error: InputError | None = None


def read_rows(text: str, source: Source) -> Iterator[Row]:
    """The values of a JSON text: its one value, or the elements of its list, or those of its lines."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(io.StringIO(text, newline=None), 1) if line.strip()]
        if len(lines) > 1 and (source.suffix in ROWS or begins_with_json(lines[0][1])):
            for number, line in lines:
                yield read_row(line, number, source)
        else:
            yield Row(1, error=_bad_json(error, source, 1))
        return
    if isinstance(value, dict) and text_key(value) is None:
        value = next((value[key] for key in _LIST_KEYS if isinstance(value.get(key), list)), value)
    for number, element in enumerate(value if isinstance(value, list) else [value], 1):
        yield Row(number, element)


def read_row(line: str, number: int, source: Source) -> Row:
    """The row of one line of JSON."""
    try:
        return Row(number, json.loads(line.rstrip("\r\n")))
    except (ValueError, RecursionError) as error:
        return Row(number, error=_bad_json(error, source, number))


def _bad_json(error: Exception, source: Source, line: int) -> InputError:
    """What is wrong with a JSON text that begins on line `line` of its file."""
    where: Where = {"line": line, "char": 1}
    message = (
        "numbers too long or values nested too deeply" if not isinstance(error, json.JSONDecodeError) else error.msg
    )
    if isinstance(error, json.JSONDecodeError):
        where = {"line": line + error.lineno - 1, "char": error.colno}
    return InputError(
        f"not JSON: {message[:1].lower()}{message[1:]}",
        document=source.document,
        where=where,
        kind="json",
        remedy="mend this line; the rest is read" if source.suffix in ROWS else "mend the file",
    )


def text_key(value: Mapping[str, Any]) -> str | None:
    """The key (in lower case) under which an object holds an article's text, None where it holds none."""
    keys = {key.lower() for key in value}
    return next((key for key in _TEXT_KEYS if key in keys), None)


def is_object(line: bytes) -> bool:
    """Whether a line is a whole JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def begins_with_json(text: str) -> bool:
    """Whether a text opens with a whole JSON value."""
    try:
        json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        return False
    return True
