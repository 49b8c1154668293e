"""When: the date words of an article, and the days that they mean. Reads text alone; later stages ask it.

Finding and resolving are apart, for what "on Monday" means hangs on the verb beside it: `find_dates` tells the phrases
of a text once, `resolve_date` counts one out, given the article's own date, the tense, and the date of the event that
"two days after" points at. `words` cuts the text, `grammar` runs the rules of `rules/dates.yaml`, `readings` is what
`makers` build of the words, `counting` turns them into days, `calendar` does the sums. Besides the conventions that
users are told of events, we hold:

- "last Friday" is the latest before the reference date, "next Friday" the first after it.
- "two weeks ago", "six months ago", "ten years ago" are the week (Monday to Sunday), month, year that held that day; so
  are "two weeks later" and the like, from the other event's days.
- "in three days" may be a duration: it is a date only for what will happen. "Within three days" and "the next three
  days" run from the reference date to the third day after it.
- Early, mid and late in a week are Monday to Wednesday, Tuesday to Thursday, Thursday to Sunday; of a decade the years
  0-3, 4-6, 7-9; of a season its months.
- "The first week of July" is days 1-7; "the last" the last seven.
- "Until" and "by" leave the start open, "from", "starting", "after" the end; "since" ends on the reference date.
- A winter is named by the year of its December.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from functools import cache

from diplo_extract.dates.calendar import edtf
from diplo_extract.dates.counting import Clock, count_out
from diplo_extract.dates.grammar import Found, levels, read
from diplo_extract.dates.readings import Reading, granularity, is_anchored, is_explicit, needs_reference
from diplo_extract.dates.words import tokenize, vocabulary
from diplo_extract.events import Basis
from diplo_extract.mentions import Interval, Tense
from diplo_extract.rules import words

__all__ = [
    "DateMention",
    "edtf",
    "find_anniversary",
    "find_dates",
    "find_length",
    "from_nth",
    "from_to",
    "infer_dateline_year",
    "is_explicit",
    "resolve_date",
    "with_length",
]

_LENGTH = re.compile(
    r"\b(?P<n>[0-9]{1,3}|[a-z]{1,9}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"[- ](?P<unit>hour|day|night|week|month)s?\b(?! (?:after|before|ago|later|earlier|since)\b)"
    r"|\b(?P<whole>(?:day|week|month)(?=[- ]?long\b)|overnight(?= (?:stay|stop|stopover|trip|visit)\b))",
    re.IGNORECASE,
)
_OF_A_QUARREL = re.compile(
    r"(?:[- ]?(?:long|old))?(?: \w+)? (?:blockade|boycott|conflict|crisis|deadlock|dispute|embargo|fighting|impasse"
    r"|occupation|offensive|rift|row|siege|stalemate|stand-?off|strike|truce|cease-?fire|war)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(r"\b(?:put off|put back|pushed back|postponed|delayed|deferred) (?:for|by) $", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"\b(?P<n>[0-9]{1,3})(?:st|nd|rd|th|[- ]year) anniversary\b|\b(?P<word>[a-z]{1,12}) anniversary\b", re.IGNORECASE
)
_LENGTH_DAYS = {"overnight": 2, "day": 1, "night": 1, "week": 7, "month": 30}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A phrase that says when: `text` is the article's characters from `start` to `end`.

    `rule`: the id of the rule that found it. `granularity`: the unit it thinks in ("day", "month", "range", …).
    `needs_reference`: it cannot be told without the article's own date. `anchor` "event": it is counted from the date
    of another event ("the next day"), None: it is not.
    """

    start: int
    end: int
    text: str
    rule: str
    reading: Reading
    granularity: str
    needs_reference: bool
    anchor: str | None = None


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """The date phrases of a text between two offsets, in order, none inside another.

    >>> [mention.text for mention in find_dates("The two met on Monday night and will meet in late May.")]
    ['Monday night', 'late May']
    """
    tokens = read(tokenize(text, start, len(text) if end is None else end))
    places = [match.start() for match in _dates().finditer(tokens.codes)]
    found = (_mention(text, tokens.starts[k], tokens.ends[k], tokens.values[k]) for k in places)
    return tuple(mention for mention in found if not _is_newspaper(text, mention))


def _is_newspaper(text: str, mention: DateMention) -> bool:
    """True for the second word of "USA Today", not for the last of "flew to India today"."""
    if mention.text not in ("Today", "TODAY"):
        return False
    before = text[max(0, mention.start - 12) : mention.start].split()
    return bool(before) and before[-1].lower() in {brand.lower() for brand in words("dates")["words"]["BRAND"]}


@cache
def _dates() -> re.Pattern[str]:
    """The marks of phrases that are dates by themselves, and not only as parts of others."""
    return re.compile(
        "[" + "".join(sorted({rule.gives for level in levels() for rule in level.rules if not rule.weak})) + "]"
    )


def _mention(text: str, start: int, end: int, found: Found) -> DateMention:
    reading = found.reading
    anchor = "event" if is_anchored(reading) else None
    return DateMention(
        start, end, text[start:end], found.rule, reading, granularity(reading), needs_reference(reading), anchor
    )


def resolve_date(
    mention: DateMention, *, reference: Day | None, tense: Tense | None = None, anchor: Interval | None = None
) -> Interval | None:
    """The days that a phrase means; None where they cannot be told.

    `reference` is the article's own date, None if unknown. `tense` says whether the thing dated happened or will
    happen, None is neither: a weekday is then a past one, a date without year the nearest. `anchor` is the date of the
    event that the phrase points at, for mentions with an `anchor`.

    >>> (mention,) = find_dates("in early November 2025")
    >>> resolve_date(mention, reference=None).edtf
    '2025-11-01/2025-11-10'
    """
    clock = Clock(reference, tense, None if anchor is None else (anchor.start, anchor.end))
    try:
        days = count_out(mention.reading, clock)
    except (OverflowError, ValueError):  # before the year 1, after 9999
        return None
    if days is None or days == (None, None):
        return None
    first, last = days
    basis: Basis = "explicit" if is_explicit(mention.reading) else "relative"
    return Interval(first, last, edtf(first, last, mention.granularity), basis)


def find_length(text: str) -> int | None:
    """How many days a stated length covers ("a three-day visit", "for two weeks"); None where none is stated.

    Hours count as begun days. The first length told is taken.

    >>> find_length("He arrived on a three-day state visit.")
    3
    >>> find_length("a week-long tour"), find_length("a 36-year-old envoy")
    (7, None)
    """
    at = 0
    while match := _LENGTH.search(text, at):
        at = match.end() if match["whole"] else match.start("unit")  # "official week" of "official week-long visit"
        if _OF_A_QUARREL.match(text, match.end()):
            continue  # "flew to Rome over a month-long standoff"
        if match["whole"]:
            return _LENGTH_DAYS[match["whole"].lower()]
        if text[match.end() : match.end() + 4] == "-old" or _PUT_OFF.search(text, 0, match.start()):
            continue  # "a summit that was put off for six weeks"
        if _COUNTED_BACK.search(text, 0, match.start()) and text[match.end() : match.end() + 3] != " of":
            continue  # "his second visit to Peru in four months"
        count = _count(match["n"].lower())
        if count is not None:
            unit = match["unit"].lower()
            return -(-count // 24) if unit == "hour" else count * _LENGTH_DAYS[unit]
    return None


_COUNTED_BACK = re.compile(r"\b(?:second|third|fourth|fifth|sixth|last|latest)\b[^.,;]*\bin (?:the )?$", re.IGNORECASE)
"""What comes before a length that counts how often something was, not how long it lasts."""


def _count(word: str) -> int | None:
    """A number in digits or words; "a" counts one."""
    if word.isdecimal():
        return int(word)
    parts = word.split("-")
    known = _number_words()
    return sum(vocabulary().values[part] for part in parts) if known.issuperset(parts) else None


@cache
def _number_words() -> frozenset[str]:
    vocab = vocabulary()
    chars = set(vocab.classes["NUMW"] + vocab.classes["A"])
    return frozenset(word for word, code in vocab.codes.items() if code in chars)


def with_length(interval: Interval, days: int, *, ends: bool = False) -> Interval:
    """The interval that begins where this one does and lasts so many days ("starting Monday", "three-day visit").

    `ends`: the interval's first day is the last of them ("left on Monday after a three-day visit").

    >>> with_length(Interval(Day(2026, 2, 9), None, "2026-02-09/..", "relative"), 3).edtf
    '2026-02-09/2026-02-11'
    >>> with_length(Interval(Day(2026, 2, 9), Day(2026, 2, 9), "2026-02-09", "relative"), 3, ends=True).edtf
    '2026-02-07/2026-02-09'
    """
    if interval.start is None:
        return interval
    if ends:
        first = interval.start - timedelta(days=days - 1)
        return replace(interval, start=first, end=interval.start, edtf=edtf(first, interval.start))
    end = interval.start + timedelta(days=days - 1)
    return replace(interval, end=end, edtf=edtf(interval.start, end))


def from_nth(when: Interval, days: int, nth: int) -> Interval:
    """So many days, of which the interval's first day is the `nth`, counted from behind below 0; as it is if beyond.

    >>> from_nth(Interval(Day(2026, 2, 9), Day(2026, 2, 9), "2026-02-09", "relative"), 3, 2).edtf
    '2026-02-08/2026-02-10'
    """
    if when.start is None or not 0 < abs(nth) <= days:
        return when
    first = when.start - timedelta(days=nth - 1 if nth > 0 else days + nth)
    return with_length(replace(when, start=first), days)


def from_to(first: Interval, last: Interval) -> Interval:
    """From the start of one interval to the end of another ("arrives on Sunday and returns on Jan. 7").

    The first alone where the last is over before it begins.
    """
    if first.start is not None and last.end is not None and last.end < first.start:
        return first
    return replace(first, end=last.end, edtf=edtf(first.start, last.end))


def find_anniversary(text: str, *, reference: Day | None) -> Interval | None:
    """The year that "the 30th anniversary of ties" looks back at; None without such words or a reference date.

    It dates what the anniversary is of, never the act that marks it; therefore `find_dates` leaves these words alone.

    >>> find_anniversary("the 30th anniversary of diplomatic relations", reference=Day(2022, 1, 14)).edtf
    '1992'
    """
    match = _ANNIVERSARY.search(text)
    if match is None or reference is None:
        return None
    word = (match["word"] or "").lower()
    vocab = vocabulary()
    known = vocab.codes.get(word, "-") in vocab.classes["ORDW"]
    years = int(match["n"]) if match["n"] else vocab.values[word] if known else 0
    if not 0 < years < reference.year:
        return None
    first, last = Day(reference.year - years, 1, 1), Day(reference.year - years, 12, 31)
    return Interval(first, last, edtf(first, last, "year"), "relative")


def infer_dateline_year(month: int, day: int, *, known: Iterable[Day]) -> int | None:
    """The year of a dateline without one: its first such day that is not before the latest event dated with a year.

    `known` are the first days of the past events that the article dates with a year; None where there are none.

    >>> infer_dateline_year(1, 19, known=[Day(2025, 10, 1), Day(2025, 11, 1)])
    2026
    """
    latest = max(known, default=None)
    if latest is None:
        return None
    for year in range(latest.year, min(latest.year + 9, 9999)):
        try:
            dateline = Day(year, month, day)
        except ValueError:  # 29 February
            continue
        if dateline >= latest:
            return year
    return None
