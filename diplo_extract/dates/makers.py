"""Makers: from the values that a rule's pattern binds to a reading, or None where they make no sense together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date as Day
from typing import Any

from diplo_extract.dates.counting import Clock, count_out
from diplo_extract.dates.readings import (
    Anchored,
    Bound,
    Calendar,
    Decade,
    Offset,
    Part,
    Period,
    Reading,
    Rolling,
    Season,
    Span,
    ToDate,
    Unread,
    Vague,
    Weekday,
)


def _same(of: Reading) -> Reading:
    return of


def _days_of_month(day: int, last: int, month: int, **rest: Any) -> Reading | None:
    if day >= last:
        return None
    first = Calendar(month=month, day=day, **rest)
    return Span(first, replace(first, day=last))


def _year_range(first: int, last: int) -> Reading | None:
    """2014-2016, and 2025-26 with the last two digits only."""
    full = last if last > 999 else first // 100 * 100 + last if last < 100 else 0
    return Span(Calendar(first), Calendar(full)) if first < full else None


def _range(first: Reading, last: Reading) -> Reading | None:
    """From one date to another of the same family; the year of the last goes for the first too."""
    if _family(first) != _family(last) or _open(first) or _open(last):
        return None
    if isinstance(first, Calendar) and isinstance(last, Calendar):
        first = _with_year(first, last)
        if (
            first.year
            and last.year
            and (first.year, first.month or 0, first.day or 0) > (last.year, last.month or 12, last.day or 31)
        ):
            return None
    return Span(first, last)


def _neighbours(first: Reading, last: Reading) -> Reading | None:
    """One stretch of "Monday and Tuesday", nothing of "Monday and Thursday", which are two dates."""
    joined = _range(first, last)
    if not isinstance(joined, Span):
        return None
    if isinstance(first, Period) and isinstance(last, Period) and first.unit == last.unit == "day":
        return joined if last.shift == (first.shift or 0) + 1 else None
    clock = Clock(_SOME_DAY, "future")
    days = count_out(joined.first, clock)
    if days is None or days[1] is None:
        return None
    whole, rest = count_out(joined, clock), count_out(joined.last, Clock(days[1], "future"))
    touching = rest is not None and rest[0] is not None and 0 < (rest[0] - days[1]).days <= 1
    return joined if touching and whole is not None else None


def _with_year(first: Calendar, last: Calendar) -> Calendar:
    if first.year or first.year_shift is not None or (last.year is None and last.year_shift is None):
        return first
    turn = 1 if first.month and last.month and first.month > last.month else 0
    if last.year is not None:
        return replace(first, year=last.year - turn)
    return replace(first, year_shift=(last.year_shift or 0) - turn)


def _family(reading: Reading) -> str:
    match reading:
        case Calendar(month=None, day=None):
            return "year"
        case Calendar(day=None):
            return "month"
        case Calendar():
            return "day"
        case Weekday() | Period(unit="day"):
            return "weekday"
        case Part(of=inner):
            return _family(inner)
    return type(reading).__name__


def _open(reading: Reading) -> bool:
    return isinstance(reading, Bound | Span | Vague | Anchored)


def _bound(of: Reading, side: str) -> Reading | None:
    """An open end for "from Tuesday"; none for "from March 3 to 5", nor for "from last week", which tells an origin."""
    if isinstance(of, Span):
        return of
    if isinstance(of, Vague | Anchored | Bound | Rolling | Offset | ToDate):
        return None
    if (
        side == "from"
        and isinstance(of, Period | Weekday | Calendar | Season)
        and of.shift is not None
        and of.shift < 0
    ):
        return None
    return Bound(of, side)  # type: ignore[arg-type]  # the sides are the values of BOUND in the rule file


def _dated(weekday: Reading, of: Reading) -> Reading | None:
    """The date with its weekday ("Monday, 27 August"), or the dates alone ("Thursday and Friday, 23-24 August")."""
    if isinstance(weekday, Weekday) and isinstance(of, Calendar) and of.day is not None:
        return replace(of, weekday=weekday.weekday)
    return of if isinstance(weekday, Span) and isinstance(of, Span) and _family(of.first) == "day" else None


def _day_on(weekday: Reading, day: int) -> Reading | None:
    return Calendar(day=day, weekday=weekday.weekday) if isinstance(weekday, Weekday) else None


def _quarter(n: int) -> Reading:
    return Part(Calendar(), "quarter", n)


def _year_end(part: str, year: int | None = None) -> Reading:
    return Part(Period("year") if year is None else Calendar(year), part)


def _counted_part(of: Reading, part: str, n: int = 1, plus: int = 0, count: int = 1) -> Reading:
    """The n-th day, week or month of a period, its first or last few; "thirty-first" is 30 and 1."""
    return Part(of, part, n + plus, count)


def _weekday_of(of: Reading, n: int, weekday: Reading) -> Reading | None:
    return Part(of, "weekday", n, weekday.weekday) if isinstance(weekday, Weekday) else None


# A Monday to try readings on.
_SOME_DAY = Day(2001, 1, 1)
MAKERS: Mapping[str, Callable[..., Reading | None]] = {
    "anchored": Anchored,
    "bound": _bound,
    "calendar": Calendar,
    "counted_part": _counted_part,
    "dated": _dated,
    "day_on": _day_on,
    "days_of_month": _days_of_month,
    "decade": Decade,
    "neighbours": _neighbours,
    "offset": Offset,
    "part": Part,
    "period": Period,
    "quarter": _quarter,
    "range": _range,
    "rolling": Rolling,
    "same": _same,
    "season": Season,
    "to_date": ToDate,
    "unread": Unread,
    "vague": Vague,
    "weekday": Weekday,
    "weekday_of": _weekday_of,
    "year_end": _year_end,
    "year_range": _year_range,
}
