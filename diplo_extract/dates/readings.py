"""What date words mean before anybody knows the day they were written: frozen values, one class a kind of phrase.

The rules of `rules/dates.yaml` build them from the words; `calendar` counts them out into days.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, TypeAlias

Side = Literal["from", "since", "until", "by", "before", "after"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar, or what is given of one: "9 February 2026", "January 10", "in May", "last August".

    Where `year` is missing: `year_shift` counts from the reference's year ("August last year" is -1), `anchored` is not
    empty for "May that year". `shift` is -1, 0, 1 for "last", "this", "next" August. `month_shift` is the same for "the
    14th of next month". `weekday` (Monday is 0) is the one told beside the date.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    weekday: int | None = None
    anchored: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """A northern meteorological season; `first` is its first month (3, 6, 9, 12). The year is that of this month."""

    first: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None
    anchored: str = ""


@dataclass(frozen=True, slots=True)
class Decade:
    """Ten years from `start`: "the 1990s"."""

    start: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday is 0: "on Monday", "last Friday" (`shift`), "Tuesday next week" (`week` is 1).

    `weeks` is how many weeks behind that day is meant: "Monday week".
    """

    weekday: int
    shift: int | None = None
    week: int | None = None
    weeks: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A unit of the calendar counted from the reference date: "today" (day, 0), "last week" (week, -1).

    `shift` None stands for the unit that the tense asks for: "at the weekend".
    """

    unit: str
    shift: int | None = 0


@dataclass(frozen=True, slots=True)
class Offset:
    """`n` units before (`sign` -1) or after the reference date: "two years ago", "in three days".

    `future_only` is not empty where the words may as well be a duration ("in three days").
    """

    unit: str
    n: int = 1
    sign: int = -1
    plus: int = 0
    future_only: str = ""


@dataclass(frozen=True, slots=True)
class Rolling:
    """A stretch of `n` units that ends (`sign` -1) or begins at the reference date: "the past six months"."""

    unit: str
    n: int = 1
    sign: int = -1


@dataclass(frozen=True, slots=True)
class ToDate:
    """The unit up to the reference date (`part` "earlier") or what is left of it ("later this year")."""

    unit: str
    part: str = "earlier"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of another reading: thirds (`part` "early", "mid", "late"), halves and other equal parts, first days.

    For `part` "half" and "quarter" `n` tells which one; for "day", "week", "month" `n` is the running number of the
    unit (-1 the last) and `count` how many of them, from the first or last on. "week_of" is the week around a day;
    "weekday" the n-th of that day (`count`, Monday is 0).
    """

    of: Reading
    part: str
    n: int = 1
    count: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of `first` to the last day of `last`."""

    first: Reading
    last: Reading


@dataclass(frozen=True, slots=True)
class Bound:
    """An interval with one open end: "from Tuesday", "until Friday", "since July"."""

    of: Reading
    side: Side


@dataclass(frozen=True, slots=True)
class Anchored:
    """Counted from another event's date: "two days after the summit" (day, 2), "the same day" (day, 0).

    The unit "nth" counts its own days: "the second day of the summit" (nth, 2), "the last day of" it (nth, -1).

    `weekday` is that of "the following Tuesday", `month` that of "the following June". `fallback` is not empty where
    the reference date will do if no other event is dated ("later in the day").
    """

    unit: str
    n: int = 0
    sign: int = 1
    weekday: int | None = None
    fallback: str = ""
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A date that no calendar can hold: "in recent weeks", "a few days ago"."""

    unit: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that look like a date in a notation that the grammar does not read."""

    text: str


Reading: TypeAlias = (
    Calendar
    | Season
    | Decade
    | Weekday
    | Period
    | Offset
    | Rolling
    | ToDate
    | Part
    | Span
    | Bound
    | Anchored
    | Vague
    | Unread
)


def is_anchored(reading: Reading) -> bool:
    """Whether the date of another event is needed to tell this one."""
    match reading:
        case Anchored():
            return True
        case Calendar(anchored=anchored) | Season(anchored=anchored):
            return bool(anchored)
        case Part(of=inner) | Bound(of=inner):
            return is_anchored(inner)
        case Span(first=first, last=last):
            return is_anchored(first) or is_anchored(last)
    return False


def needs_reference(reading: Reading) -> bool:
    """Whether the reference date is needed: true for all but full calendar dates and those counted from an event."""
    match reading:
        case Calendar(year=year) | Season(year=year):
            return year is None and not is_anchored(reading)
        case Anchored(fallback=fallback):
            return bool(fallback)
        case Decade() | Unread():
            return False
        case Part(of=inner) | Bound(of=inner):
            return needs_reference(inner)
        case Span(first=first, last=last):
            return needs_reference(first) or needs_reference(last)
    return True


def is_explicit(reading: Reading) -> bool:
    """Whether the words give a calendar date, with or without its year: "January 10" does, "last August" does not."""
    match reading:
        case Calendar():
            shifts = (reading.shift, reading.year_shift, reading.month_shift)
            return (
                all(shift is None for shift in shifts) and not reading.anchored and bool(reading.month or reading.year)
            )
        case Season(year=year):
            return year is not None
        case Decade() | Unread():
            return True
        case Part(of=inner) | Bound(of=inner):
            return is_explicit(inner)
        case Span(first=first, last=last):
            return is_explicit(first) and is_explicit(last)
    return False


def granularity(reading: Reading) -> str:
    """The unit in which the words think: "day", "week", "month", "season", "year", "decade", "range", …"""
    match reading:
        case Calendar(month=None, day=None):
            return "year"
        case Calendar(day=None):
            return "month"
        case Calendar() | Weekday() | Unread():
            return "day"
        case Season():
            return "season"
        case Decade():
            return "decade"
        case Anchored(weekday=int()):
            return "day"
        case Period(unit=unit) | Offset(unit=unit) | Anchored(unit=unit):
            return {"hour": "day", "nth": "day", "fortnight": "range"}.get(unit, unit)
        case Part(part="quarter" | "weekday" as part):
            return {"weekday": "day"}.get(part, part)
    return "range"


def field_names(kind: type[Reading]) -> frozenset[str]:
    """The names that a rule's pattern may bind for this kind of reading."""
    return frozenset(f.name for f in fields(kind))
