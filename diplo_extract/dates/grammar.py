"""The rules of `rules/dates.yaml` made into a cascade: each level finds readings among words and earlier readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cache
from typing import Any

from diplo_extract.dates.calendar import Clock, count_out
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
from diplo_extract.dates.words import Tokens, vocabulary
from diplo_extract.errors import RuleError
from diplo_extract.rules import words

# One term of a pattern: a macro, or a class or word with the field that its value goes to.
_MACRO = re.compile(r"@([a-z_]+)")
_TERM = re.compile(r"(?:\(([\w|]+)\)(?=:)|\b([A-Za-z]+)\b)(?::([a-z_]+))?")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Found:
    """A reading that stands for its words at the levels above; `rule` is the id of the rule that found it."""

    rule: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class DateRule:
    """A rule with its pattern over code characters, the maker of its reading and the character that it leaves behind."""

    id: str
    pattern: re.Pattern[str]
    make: Callable[..., Reading | None]
    constants: Mapping[str, Any]
    gives: str


@dataclass(frozen=True, slots=True)
class Level:
    """The rules that are tried together.

    `all_at` looks at every rule in one go; its group k is what rule k - 1 covers. `runs` are the stretches in which a
    phrase may begin: up to the last word there that can only belong to a date.
    """

    rules: tuple[DateRule, ...]
    all_at: re.Pattern[str]
    runs: re.Pattern[str]


# --- makers: from the values that a pattern binds to a reading ------------------------------------------------------


def _same(of: Reading) -> Reading:
    return of


def _days_of_month(day: int, last: int, month: int, **rest: Any) -> Reading | None:
    if day >= last:
        return None
    first = Calendar(month=month, day=day, **rest)
    return Span(first, replace(first, day=last))


def _year_range(first: int, last: int) -> Reading | None:
    """2014-2016, and 2025-26 with the last two digits only."""
    full = last if last > 99 else first // 100 * 100 + last
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
    """ "Monday and Tuesday" is one stretch, "Monday and Thursday" is two dates."""
    joined = _range(first, last)
    if not isinstance(joined, Span):
        return None
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
    """ "from Tuesday" has an open end, "from March 3 to 5" is no more than the span, "from last week" tells an origin."""
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
    """ "Monday, 27 August": the date with its weekday; "Thursday and Friday, 23-24 August": the dates alone."""
    if isinstance(weekday, Weekday) and isinstance(of, Calendar) and of.day is not None:
        return replace(of, weekday=weekday.weekday)
    return of if isinstance(weekday, Span) and isinstance(of, Span) and _family(of.first) == "day" else None


def _day_on(weekday: Reading, day: int) -> Reading | None:
    return Calendar(day=day, weekday=weekday.weekday) if isinstance(weekday, Weekday) else None


def _quarter(n: int) -> Reading:
    return Part(Calendar(), "quarter", n)


def _year_end(part: str) -> Reading:
    return Part(Period("year"), part)


# Words before the first one that can only belong to a date: "between 3, 4, 5, 6 and 7".
_LONGEST_OPENING = 16
# A Monday to try readings on.
_SOME_DAY = Day(2001, 1, 1)
_MAKERS: Mapping[str, Callable[..., Reading | None]] = {
    "anchored": Anchored,
    "bound": _bound,
    "calendar": Calendar,
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
    "year_end": _year_end,
    "year_range": _year_range,
}


# --- compiling -----------------------------------------------------------------------------------------------------


@cache
def levels() -> tuple[Level, ...]:
    """The cascade, lowest level first. Raises RuleError for a rule with an unknown maker, class or macro."""
    data = words("dates")
    numbers = sorted({int(rule["level"]) for rule in data["rules"]})
    return tuple(
        _level([rule for rule in data["rules"] if rule["level"] == number], data["macros"]) for number in numbers
    )


def _level(entries: list[Mapping[str, Any]], macros: Mapping[str, str]) -> Level:
    rules = tuple(rule for entry in entries for rule in _compile(entry, macros))
    looks = ("(?:(?=(" + _GROUP_NAME.sub("(?:", rule.pattern.pattern) + "))|)" for rule in rules)
    return Level(rules, re.compile("".join(looks)), _runs(first=all(entry["level"] == 1 for entry in entries)))


def _runs(*, first: bool) -> re.Pattern[str]:
    """Stretches from a little before a word of dates, or a phrase of the level below, to the last of them."""
    classes = vocabulary().classes
    marks = sorted({entry["gives"] for entry in words("dates")["rules"]})
    seeds = "".join(classes[name] for name in (["SEED"] if first else ["QUARTER", "HALF", *marks]))
    others = "".join(classes[name] for name in ("WORD", "NAME", "BREAK", "DOT", "FUNC"))
    between = f"[^{others}{seeds}]{{0,{_LONGEST_OPENING}}}"
    return re.compile(f"{between}[{seeds}](?:{between}[{seeds}])*")


def _compile(entry: Mapping[str, Any], macros: Mapping[str, str]) -> list[DateRule]:
    try:
        maker = _MAKERS[entry["reads"]]
        gives = vocabulary().classes[entry["gives"]]
        patterns = [re.compile(_pattern(text, macros)) for text in entry["patterns"]]
    except (KeyError, re.error) as error:
        raise RuleError(
            f"{entry.get('id')}: {error}", document="rules/dates.yaml", remedy="see the head of the file"
        ) from error
    return [DateRule(entry["id"], pattern, maker, entry.get("with", {}), gives) for pattern in patterns]


def _pattern(text: str, macros: Mapping[str, str]) -> str:
    """A pattern of words and classes as a regular expression over code characters."""
    while _MACRO.search(text):
        text = _MACRO.sub(lambda match: f"({macros[match[1]]})", text)
    text = _TERM.sub(_term, text).replace(" ", "")
    return re.sub(r"\((?!\?)", "(?:", text)


def _term(match: re.Match[str]) -> str:
    vocab = vocabulary()
    names, field = (match[1] or match[2]).split("|"), match[3]
    chars = "".join(vocab.classes[name] if name.isupper() else vocab.codes[name] for name in names)
    return f"(?P<{field}>[{chars}])" if field else f"[{chars}]"


# --- running -------------------------------------------------------------------------------------------------------


def read(tokens: Tokens) -> Tokens:
    """The tokens with every date phrase made one token worth a `Found`."""
    stops = [(m.start(), m.end(), m[0][0], tokens.values[m.start()]) for m in _abbreviated().finditer(tokens.codes)]
    tokens = _collapse(tokens, stops)
    for level in levels():
        tokens = _collapse(tokens, _matches(tokens, level))
    return tokens


@cache
def _abbreviated() -> re.Pattern[str]:
    """A short word with the full stop that belongs to it."""
    classes = vocabulary().classes
    return re.compile(f"[{classes['ABBR']}{classes['WDABBR']}]{classes['DOT']}")


def _matches(tokens: Tokens, level: Level) -> list[tuple[int, int, str, Any]]:
    """Leftmost longest phrases of one level: first token, token after the last, character, reading."""
    found: list[tuple[int, int, str, Any]] = []
    for run in level.runs.finditer(tokens.codes):
        at, end = run.span()
        while at < end:
            phrase = _phrase(tokens, level, at)
            if phrase is None:
                at += 1
            else:
                found.append(phrase)
                at = phrase[1]
    return found


def _phrase(tokens: Tokens, level: Level, at: int) -> tuple[int, int, str, Any] | None:
    """The longest phrase that begins at a token and can be read."""
    match = level.all_at.match(tokens.codes, at)
    if match is None or match.lastindex is None:
        return None
    hits = [(-len(text), k) for k, text in enumerate(match.groups()) if text]
    for _, k in sorted(hits):
        rule = level.rules[k]
        reading = _read(tokens, rule, at)
        if reading is not None:
            return at, match.end(k + 1), rule.gives, Found(rule.id, reading)
    return None


def _read(tokens: Tokens, rule: DateRule, at: int) -> Reading | None:
    match = rule.pattern.match(tokens.codes, at)
    assert match is not None
    bound: dict[str, Any] = dict(rule.constants)
    for name, text in match.groupdict().items():
        if text is not None:
            value = tokens.values[match.start(name)]
            bound[name.rstrip("_")] = value.reading if isinstance(value, Found) else value
    if rule.make is Unread:
        bound["text"] = tokens.text[tokens.starts[at] : tokens.ends[match.end() - 1]]
    return rule.make(**bound)


def _collapse(tokens: Tokens, phrases: list[tuple[int, int, str, Any]]) -> Tokens:
    """The tokens with each phrase as one."""
    if not phrases:
        return tokens
    codes: list[str] = []
    starts, ends, values, done = [], [], [], 0
    for first, after, code, reading in phrases:
        codes += (tokens.codes[done:first], code)
        starts += [*tokens.starts[done:first], tokens.starts[first]]
        ends += [*tokens.ends[done:first], tokens.ends[after - 1]]
        values += [*tokens.values[done:first], reading]
        done = after
    codes.append(tokens.codes[done:])
    return Tokens(
        tokens.text,
        "".join(codes),
        starts + tokens.starts[done:],
        ends + tokens.ends[done:],
        values + tokens.values[done:],
    )
