"""Sums with days: units of the calendar, steps from one to another, and how an interval is written."""

from __future__ import annotations

from calendar import monthrange
from datetime import date as Day
from datetime import timedelta
from typing import TypeAlias

Days: TypeAlias = tuple[Day, Day]
# In EDTF 33 to 36 are the quarters of a year.
_FIRST_QUARTER = 33


def add_months(day: Day, months: int) -> Day:
    """The same day `months` later, or the month's last where it has no such day.

    >>> add_months(Day(2026, 3, 31), -1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Day(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: Day, unit: str, n: int) -> Day:
    """The day `n` units from `day`; hours count as whole days.

    >>> add(Day(2026, 2, 9), "year", -10)
    datetime.date(2016, 2, 9)
    """
    match unit:
        case "hour":
            return day + timedelta(days=n // 24 if n > 0 else -(-n // 24))
        case "day":
            return day + timedelta(days=n)
        case "week" | "weekend":
            return day + timedelta(weeks=n)
        case "fortnight":
            return day + timedelta(weeks=2 * n)
    return add_months(day, n * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])


def unit_around(day: Day, unit: str) -> Days:
    """The whole unit of the calendar that holds `day`; weeks run from Monday to Sunday.

    >>> unit_around(Day(2026, 2, 9), "month")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    monday = day - timedelta(days=day.weekday())
    match unit:
        case "week":
            return monday, monday + timedelta(days=6)
        case "fortnight":
            return monday, monday + timedelta(days=13)
        case "weekend":
            return monday + timedelta(days=5), monday + timedelta(days=6)
        case "month":
            return months_from(day.year, day.month, 1)
        case "quarter":
            return months_from(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case "year":
            return months_from(day.year, 1, 12)
        case "decade":
            return months_from(day.year // 10 * 10, 1, 120)
        case "century":
            return months_from((day.year - 1) // 100 * 100 + 1, 1, 1200)
    return day, day


def months_from(year: int, month: int, count: int) -> Days:
    """`count` whole months from the first day of a month on."""
    first = Day(year, month, 1)
    return first, add_months(first, count) - timedelta(days=1)


# --- notation ------------------------------------------------------------------------------------------------------


def edtf(start: Day | None, end: Day | None, granularity: str = "day") -> str:
    """An interval in Extended Date/Time Format; `granularity` counts only where it fits the days exactly.

    >>> edtf(Day(2025, 11, 1), Day(2025, 11, 30), "month")
    '2025-11'
    >>> edtf(Day(2026, 2, 10), None)
    '2026-02-10/..'
    """
    if start is None or end is None:
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"
    if start == end:
        return start.isoformat()
    whole = _whole_unit(start, end, granularity)
    return whole or f"{start.isoformat()}/{end.isoformat()}"


def _whole_unit(start: Day, end: Day, granularity: str) -> str | None:
    if granularity == "season":
        fits = start.month % 3 == 0 and (start, end) == months_from(start.year, start.month, 3)
        # Winter lies in two years; EDTF does not say which one names it.
        return f"{start.year:04}-{20 + start.month // 3}" if fits and start.month < 12 else None
    if granularity not in ("month", "quarter", "year", "decade") or (start, end) != unit_around(start, granularity):
        return None
    match granularity:
        case "month":
            return f"{start.year:04}-{start.month:02}"
        case "quarter":
            return f"{start.year:04}-{_FIRST_QUARTER + start.month // 3}"
        case "year":
            return f"{start.year:04}"
    return f"{start.year // 10:03}X"
