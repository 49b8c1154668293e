"""Counts readings out into days, given the reference date, the tense and the date of the event pointed at."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from typing import TypeAlias

from diplo_extract.dates.calendar import Days, add, add_months, months_from, unit_around
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
    Weekday,
)
from diplo_extract.mentions import Tense

OpenDays: TypeAlias = tuple[Day | None, Day | None]
# 29 February comes back after eight years at the latest.
_YEARS_AROUND = range(-8, 9)
LAG = 14
"""Days by which an article may come behind what it tells as lying ahead."""
# First and last day, Monday is 0.
_WEEK_PARTS = {"early": (0, 2), "mid": (1, 3), "late": (3, 6)}


@dataclass(frozen=True, slots=True)
class Clock:
    """What a date is counted from. `reference` None: the article's date is unknown; `anchor` None: the event's is."""

    reference: Day | None
    tense: Tense | None = None
    anchor: OpenDays | None = None

    @property
    def anchor_day(self) -> Day | None:
        """The first day known of the event that the text points at."""
        return None if self.anchor is None else self.anchor[0] or self.anchor[1]


def count_out(reading: Reading, clock: Clock) -> OpenDays | None:
    """The days that a reading stands for; None where the clock does not tell."""
    if isinstance(reading, Bound):
        return _bounded(reading, clock)
    return _choose(reading, _options(reading, clock), clock)


def _choose(reading: Reading, options: list[Days], clock: Clock) -> Days | None:
    """Of the days that the words allow those that the tense asks for: last begun, first not over, else nearest."""
    if len(options) < 2 or clock.reference is None:
        return options[0] if options else None
    reference = clock.reference
    tense = clock.tense or _default_tense(reading)
    if tense == "past":
        return max((days for days in options if days[0] <= reference), default=None)
    if tense == "future":
        edge = 0 if isinstance(reading, Span) and isinstance(reading.first, Weekday) else 1  # none has begun
        coming = min((days for days in options if days[edge] >= reference), default=None)
        return _just_due(reading, options, reference) or coming
    return min(options, key=lambda days: (_distance(days, reference), days))


def _just_due(reading: Reading, options: list[Days], reference: Day) -> Days | None:
    """The day without a year that was ahead when it was told, days before: "said he will come on May 10"."""
    if not isinstance(reading, Calendar):
        return None
    return next((days for days in options if 0 < (reference - days[1]).days <= LAG and days[0] == days[1]), None)


def _default_tense(reading: Reading) -> Tense | None:
    match reading:
        case Weekday() | Period():
            return "past"
        case Span(first=first):
            return _default_tense(first)
        case Part(of=inner):
            return _default_tense(inner)
    return None


def _distance(days: Days, reference: Day) -> int:
    if days[0] <= reference <= days[1]:
        return 0
    return min(abs((day - reference).days) for day in days)


def _options(reading: Reading, clock: Clock) -> list[Days]:
    """All the days that the words allow: one stretch for "yesterday", one a year for "January 10"."""
    match reading:
        case Calendar():
            return _calendar_options(reading, clock)
        case Season():
            return _season_options(reading, clock)
        case Decade(start=start):
            return [months_from(start, 1, 120)]
        case Part():
            parts = (_part(reading, days) for days in _options(reading.of, clock))
            return [days for days in parts if days is not None]
        case Span():
            return _span_options(reading, clock)
        case Anchored():
            return _anchored_options(reading, clock)
        case Unread(text=text):
            return _read_elsewhere(text)
    return [] if clock.reference is None else _relative_options(reading, clock.reference, clock.tense)


def _relative_options(reading: Reading, reference: Day, tense: Tense | None) -> list[Days]:
    match reading:
        case Weekday():
            return _weekday_options(reading, reference)
        case Period():
            return _period_options(reading, reference, tense)
        case Offset(unit=unit, n=n, plus=plus, sign=sign, future_only=future_only):
            if future_only and tense != "future":
                return []
            return [unit_around(add(reference, unit, sign * (n + plus)), unit)]
        case Rolling():
            return [_rolling(reading, reference)]
        case ToDate(unit=unit, part=part):
            start, end = unit_around(reference, unit)
            return [(start, reference) if part == "earlier" else (reference, end)]
    return []


# --- dates of the calendar -----------------------------------------------------------------------------------------


_TEN_MONTHS = 300


def _years(given: int | None, shift: int | None, anchored: str, clock: Clock) -> list[int]:
    """The years that a date without one may belong to."""
    if given is not None:
        return [given]
    if anchored:
        return [] if clock.anchor_day is None else [clock.anchor_day.year]
    if clock.reference is None:
        return []
    if shift is not None:
        return [clock.reference.year + shift]
    return [clock.reference.year + k for k in _YEARS_AROUND if 1 <= clock.reference.year + k <= 9998]


def _calendar_options(reading: Calendar, clock: Clock) -> list[Days]:
    if reading.month is None and reading.day is not None:
        return _month_days(reading, clock)
    years = _years(reading.year, reading.year_shift, reading.anchored, clock)
    options = [days for year in years if (days := _calendar_days(reading, year)) is not None]
    if reading.weekday is not None and len(options) > 1:
        # "Monday, August 27": the weekday tells the year.
        options = [days for days in options if days[0].weekday() == reading.weekday] or options
        options = [days for days in options if _is_near(days[0], clock.reference)] or options
    return _shifted(options, reading.shift, clock.reference)


def _is_near(day: Day, reference: Day | None) -> bool:
    """True within ten months of the reference date: in no other year near it has the day that weekday."""
    return reference is not None and abs((day - reference).days) <= _TEN_MONTHS


def _calendar_days(reading: Calendar, year: int) -> Days | None:
    if reading.month is None:
        return months_from(year, 1, 12)
    if reading.day is None:
        return months_from(year, reading.month, 1)
    if reading.day > monthrange(year, reading.month)[1]:
        return None
    day = Day(year, reading.month, reading.day)
    return day, day


def _month_days(reading: Calendar, clock: Clock) -> list[Days]:
    """For "the 14th": the days of that number in the months around the reference date, or in the anchor's month."""
    middle = clock.anchor_day if reading.anchored else clock.reference
    if middle is None or reading.day is None:
        return []
    shifts: Iterable[int] = range(-2, 3) if reading.month_shift is None else [reading.month_shift]
    shifts = [0] if reading.anchored else shifts
    starts = [add_months(middle.replace(day=1), shift) for shift in shifts]
    days = [start.replace(day=reading.day) for start in starts if reading.day <= monthrange(start.year, start.month)[1]]
    matching = [day for day in days if reading.weekday in (None, day.weekday())]
    return [(day, day) for day in matching or days]


def _shifted(options: list[Days], shift: int | None, reference: Day | None) -> list[Days]:
    """Of yearly options the one meant by "last" (the latest complete), "this" (of this year) or "next" (not begun)."""
    if shift is None or reference is None:
        return options
    if shift < 0:
        return [days for days in options if days[1] < reference][-1:]
    if shift > 0:
        return [days for days in options if days[0] > reference][:1]
    return [days for days in options if days[0].year == reference.year][:1]


def _season_options(reading: Season, clock: Clock) -> list[Days]:
    years = _years(reading.year, reading.year_shift, reading.anchored, clock)
    options = [months_from(year, reading.first, 3) for year in years]
    reference = clock.reference
    if reading.shift == 0 and reference is not None:
        current = [days for days in options if days[0] <= reference <= days[1]]
        return current or _shifted(options, 0, reference)
    return _shifted(options, reading.shift, reference)


# --- days counted from the reference date --------------------------------------------------------------------------


def _weekday_options(reading: Weekday, reference: Day) -> list[Days]:
    days = [reference + timedelta(days=(reading.weekday - reference.weekday()) % 7 + 7 * k) for k in (-2, -1, 0, 1)]
    if reading.week is not None:
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=reading.week)
        days = [monday + timedelta(days=reading.weekday)]
    elif reading.shift is not None and reading.shift < 0:
        days = [max(day for day in days if day < reference)]
    elif reading.shift is not None and reading.shift > 0:
        days = [min(day for day in days if day > reference) + timedelta(weeks=reading.weeks)]
    return [(day, day) for day in days]


def _period_options(reading: Period, reference: Day, tense: Tense | None) -> list[Days]:
    unit, shift = reading.unit, reading.shift
    if shift is None or (unit == "weekend" and shift == 0 and tense == "past"):
        return [unit_around(add(reference, unit, k), unit) for k in (-1, 0, 1)]
    if unit == "night":  # "overnight"
        return [(reference - timedelta(days=1), reference)]
    start, end = unit_around(add(reference, unit, shift), unit)
    if unit == "week" and shift == 0 and tense is not None:
        return [(start, reference) if tense == "past" else (reference, end)]
    return [(start, end)]


def _rolling(reading: Rolling, reference: Day) -> Days:
    unit, n = reading.unit, reading.n
    if reading.sign > 0:
        return reference, add(reference, unit, n) if unit != "hour" else reference + timedelta(days=-(-n // 24))
    if unit == "day" or (unit == "week" and n == 1):
        return add(reference, unit, -n) + timedelta(days=1), reference
    return add(reference, unit, -n) if unit != "hour" else reference - timedelta(days=-(-n // 24)), reference


# --- made of other readings ----------------------------------------------------------------------------------------


def _part(reading: Part, days: Days) -> Days | None:
    start, end = days
    match reading.part:
        case "early" | "mid" | "late" as third:
            return _third(third, days)
        case "half":
            return _equal_part(days, 2, reading.n)
        case "quarter":
            return _equal_part(days, 4, reading.n)
        case "week_of":
            return unit_around(start, "week")
        case "weekday":
            return _nth_weekday(days, reading.count, reading.n)
    unit = reading.part
    if reading.n < 0:
        found = add(end + timedelta(days=1), unit, -reading.count), end
    else:
        first = add(start, unit, reading.n - 1)
        found = first, add(first, unit, reading.count) - timedelta(days=1)
    return found if start <= found[0] and found[1] <= end else None


def _nth_weekday(days: Days, weekday: int, n: int) -> Days | None:
    """The n-th day of that name in a period, -1 the last."""
    start, end = days
    first = start + timedelta(days=(weekday - start.weekday()) % 7)
    last = end - timedelta(days=(end.weekday() - weekday) % 7)
    day = last if n < 0 else first + timedelta(weeks=n - 1)
    return (day, day) if start <= day <= end else None


def _third(third: str, days: Days) -> Days:
    start, end = days
    length = (end - start).days + 1
    if length == 7:
        first, last = _WEEK_PARTS[third]
        return start + timedelta(days=first), start + timedelta(days=last)
    if length <= 1:
        return days
    if length <= 31:
        first = 10 if length >= 28 else length // 3
        cuts = [start, start + timedelta(days=first), start + timedelta(days=2 * first), end + timedelta(days=1)]
    else:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        cuts = [start, *(add_months(start, _decade_cut(months, k)) for k in (1, 2)), end + timedelta(days=1)]
    k = ("early", "mid", "late").index(third)
    return cuts[k], cuts[k + 1] - timedelta(days=1)


def _decade_cut(months: int, k: int) -> int:
    """Where the k-th third of so many months ends; decades are cut at whole years: 0-3, 4-6, 7-9."""
    return (48, 84)[k - 1] if months == 120 else months * k // 3


def _equal_part(days: Days, parts: int, n: int) -> Days | None:
    """The n-th half or quarter: by months if the period has whole ones to share out, else by days (15 and the rest)."""
    start, end = days
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if not 1 <= n <= parts:
        return None
    if months % parts == 0 and start.day == 1:
        return months_from(*_month_after(start, months // parts * (n - 1)), months // parts)
    size = ((end - start).days + 1) // parts
    first = start + timedelta(days=size * (n - 1))
    return first, end if n == parts else first + timedelta(days=size - 1)


def _month_after(start: Day, months: int) -> tuple[int, int]:
    day = add_months(start, months)
    return day.year, day.month


def _span_options(reading: Span, clock: Clock) -> list[Days]:
    """Each option of the first end with the earliest option of the last that is not over before it begins."""
    lasts = _options(_untied(reading.last), clock)
    firsts = _options(reading.first, clock)
    pairs = [(first[0], min((last[1] for last in lasts if last[1] >= first[0]), default=None)) for first in firsts]
    return [(start, end) for start, end in pairs if end is not None]


def _untied(reading: Reading) -> Reading:
    """In "from Monday to next Friday" the second day is counted from the first, whatever stands beside it."""
    if isinstance(reading, Weekday) and reading.shift is not None:
        return replace(reading, shift=None)
    return reading


def _bounded(reading: Bound, clock: Clock) -> OpenDays | None:
    tense = clock.tense
    if tense is None and reading.side in ("from", "until", "by") and isinstance(reading.of, Weekday):
        tense = "future"
    days = count_out(reading.of, replace(clock, tense=tense))
    if days is None:
        return None
    start, end = days
    match reading.side:
        case "from":
            return start, None
        case "since":
            return start, clock.reference if clock.reference and start and start <= clock.reference else None
        case "after":
            return (end + timedelta(days=1) if end else None), None
        case "before" if not (isinstance(reading.of, Part) and reading.of.part == "late"):
            return None, (start - timedelta(days=1) if start else None)
    return None, end


def _anchored_options(reading: Anchored, clock: Clock) -> list[Days]:
    if clock.anchor is None or clock.anchor_day is None:
        if reading.fallback and clock.reference is not None:
            return [(clock.reference, clock.reference)]
        return []
    first, last = clock.anchor
    if reading.unit == "nth":
        return _nth_day_of(reading.n, first, last)
    if reading.n == 0:
        if reading.unit == "day" and first is not None and last is not None and (last - first).days < 2:
            return [(first, last)]
        return [unit_around(clock.anchor_day, reading.unit)]
    edge = last if reading.sign > 0 else first
    base = edge or clock.anchor_day
    if reading.weekday is not None:
        step = reading.sign * ((reading.sign * (reading.weekday - base.weekday()) - 1) % 7 + 1)
        day = base + timedelta(days=step)
        return [(day, day)]
    if reading.month is not None:
        beyond = (reading.month - base.month) * reading.sign <= 0
        return [months_from(base.year + reading.sign * beyond, reading.month, 1)]
    return [unit_around(add(base, reading.unit, reading.sign * reading.n), reading.unit)]


def _nth_day_of(n: int, first: Day | None, last: Day | None) -> list[Days]:
    """The day of that number in an event, -1 its last; none beyond the last day of an event that has several."""
    day = last if n < 0 else first + timedelta(days=max(n, 1) - 1) if first is not None else None
    if day is None or (last is not None and first != last and day > last):
        return []
    return [(day, day)]


def _read_elsewhere(text: str) -> list[Days]:
    """What dateparser makes of a short notation; imported only here, for it takes a third of a second."""
    import dateparser

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]}
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return [] if found is None else [(found.date(), found.date())]
