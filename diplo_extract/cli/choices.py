"""What the values of options mean: lists of words, dates of any length, sizes. Wrong ones are usage errors."""

from __future__ import annotations

import os
import re
import sys
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date as Day
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, Literal, cast

from diplo_extract.errors import UsageError
from diplo_extract.render import BY_ENDING, FORMATS, Format, format_of
from diplo_extract.sources import Shard, unpacked

_UNITS = {"": 1, "b": 1, "k": 10**3, "kb": 10**3, "m": 10**6, "mb": 10**6, "g": 10**9, "gb": 10**9}


def listed(values: Iterable[str] | None) -> tuple[str, ...]:
    """The words of an option that may be repeated and hold several with commas between them.

    >>> listed(["meet, call", "visit"])
    ('meet', 'call', 'visit')
    """
    return tuple(word.strip() for value in values or () for word in value.split(",") if word.strip())


def one_of(option: str, value: str, choices: Sequence[str]) -> str:
    """The value, if it is one of the choices, whatever its case and with - or _.

    >>> one_of("--type", "Sever-Relations", ["meet", "sever_relations"])
    'sever_relations'
    """
    word = value.lower().replace("-", "_")
    if word in choices:
        return word
    near = get_close_matches(word, choices, n=1)
    remedy = f"did you mean {near[0]}?" if near else f"choose from {', '.join(choices)}"
    raise UsageError(f"{option}: {value!r} is none of its values", remedy=remedy)


def day(option: str, value: str | None, *, bound: Literal["first", "last"]) -> Day | None:
    """The first or last day of an ISO date, month or year; None for None.

    >>> day("--until", "2025-02", bound="last")
    datetime.date(2025, 2, 28)
    """
    if value is None:
        return None
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", value.strip(), re.ASCII)
    try:
        if found is None:
            raise ValueError(value)
        year, month = int(found[1]), int(found[2] or (1 if bound == "first" else 12))
        return Day(year, month, int(found[3] or (1 if bound == "first" else monthrange(year, month)[1])))
    except ValueError as error:
        raise UsageError(f"{option}: {value!r} is no date", remedy="write 2026-01-19, 2026-01 or 2026") from error


def whole_day(option: str, value: str | None) -> Day | None:
    """An ISO date down to the day; None for None."""
    if value is not None and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
        raise UsageError(f"{option}: {value!r} is no day", remedy="write it as 2026-01-19")
    return day(option, value, bound="first")


def size(option: str, value: str) -> int:
    """A number of bytes.

    >>> size("--max-bytes", "1.5MB")
    1500000
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-zA-Z]*)", value.strip(), re.ASCII)
    if (
        found is None
        or found[2].lower() not in _UNITS
        or not (count := int(float(found[1]) * _UNITS[found[2].lower()]))
    ):
        raise UsageError(f"{option}: {value!r} is no size", remedy="write a number of bytes, 500kB or 20MB")
    return count


def shard_of(option: str, value: str | None) -> Shard | None:
    """The part of the documents that is asked for; None for None.

    >>> shard_of("--shard", "2/8")
    Shard(number=2, count=8)
    """
    if value is None:
        return None
    found = re.fullmatch(r"(\d{1,9})/(\d{1,9})", value.strip(), re.ASCII)
    if found is None or not 1 <= int(found[1]) <= int(found[2]):
        raise UsageError(f"{option}: {value!r} is no part of a whole", remedy="write 1/8 to 8/8")
    return Shard(int(found[1]), int(found[2]))


def output_format(chosen: Sequence[str], output: str | None, *, terminal: bool) -> Format:
    """What `--format`, `--json` and the like ask for, else what the output file's ending means.

    Else a table where people read it, on a `terminal`, and one line an event where a program does.
    """
    formats = {one_of("--format", value, FORMATS) for value in chosen}
    if len(formats) > 1:
        raise UsageError(f"{' and '.join(sorted(formats))} at once", remedy="ask for one format")
    if formats:
        return cast("Format", formats.pop())
    usual: Format = "table" if terminal else "plain"
    if output is None or output == "-":
        return usual
    meant = format_of(output)
    if meant is not None or output.startswith("/dev/"):
        return meant or usual
    ending = PurePath(unpacked(output)).suffix
    near = get_close_matches(ending, BY_ENDING, n=1) if ending else []
    remedy = f"did you mean {near[0]}?" if near else f"add --format {'|'.join(FORMATS)}"
    raise UsageError(f"--output: no format is known by the ending of {output!r}", remedy=remedy)


def chosen_format(context: Any, format: str | None, *, as_json: bool, as_jsonl: bool, as_csv: bool) -> Format:
    """The format that flags ask for; one that was set beforehand yields to a flag or to the ending of --output."""
    from diplo_extract.cli.settings import is_typed

    flags = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv}
    typed = [name for name, given in flags.items() if given]
    if format and (is_typed(context, "format") or not (typed or is_typed(context, "output"))):
        typed.append(format)
    terminal = sys.stdout.isatty() or "COLUMNS" in os.environ
    return output_format(typed, context.params["output"], terminal=terminal)
