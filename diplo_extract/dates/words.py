"""Cuts a text into the words and numbers that dates are made of, each written as one character of a code string.

A rule of `rules/dates.yaml` is then a regular expression over that string: every word of the lists has a character of
its own, and a class such as MONTH is a set of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, lru_cache
from itertools import accumulate
from operator import add
from typing import Any

from diplo_extract.dates.readings import Calendar
from diplo_extract.rules import words

# Tokens without a list of words behind them.
_PLAIN = (
    *"WORD PLURAL NAME BREAK DOT DAY NUM YEAR ORD DECADE FULLDATE EITHERDATE FULLMONTH".split(),
    *"POSS APOS COMMA OPEN CLOSE DASH SLASH".split(),
)
_MARKS = {
    ",": "COMMA",
    ".": "DOT",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    "-": "DASH",
    "–": "DASH",
    "‐": "DASH",
    "‑": "DASH",
    "'": "APOS",
    "’": "APOS",
}
_KINDS = {
    "word": r"[^\W\d_][^\W_]*",
    "cjk": r"[0-9]{4}[ ]?年[ ]?[0-9]{1,2}[ ]?月(?:[ ]?[0-9]{1,2}[ ]?日)?|[0-9]{1,2}月[0-9]{1,2}日",
    "iso": r"(?<![\w/.-])[0-9]{4}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}(?:T[0-9:.]{4,15}Z?)?(?![\w/-])",
    "slashed": r"(?<![\w/.-])[0-9]{1,2}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{4}(?![\w/-])"
    r"|(?<![\w/.-])[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}(?![\w/-])",
    "clock": r"[0-9]{1,2}(?:[:.][0-9]{2})?\s?[AaPp](?:\.[Mm]\.|[Mm]\b)|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?",
    "decade": r"[12][0-9]{2}0['’]?s\b",
    "ordinal": r"[0-9]{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\b",
    "number": r"[0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)*%?[^\W_]*",
    "possessive": r"['’][sS]\b",
    "dashes": r"--+",
}
# A token takes the blanks behind it along, a line's end at most; what is more is a token of its own, and a break.
_TOKEN = re.compile("(?:" + "|".join([*_KINDS.values(), r"\S"]) + r")[^\S\n]*(?:\n[^\S\n]*(?!\s))?|\s+")
_KIND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_DAY_FIRST = re.compile(r"(?<![\w/.-])(?:1[3-9]|2[0-9]|3[01])[-/.][0-9]{1,2}[-/.](?:[0-9]{2}){1,2}(?![\w/-])")
_MONTH_FIRST = re.compile(r"(?<![\w/.-])[0-9]{1,2}[-/](?:1[3-9]|2[0-9]|3[01])[-/](?:[0-9]{2}){1,2}(?![\w/-])")
_DAY_WORD = re.compile(
    r"\b[0-9]{1,2} (?:January|February|March|April|June|July|August|September|October|November|December)\b"
)
_WORD_DAY = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December) [0-9]{1,2}\b"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which character stands for which word, what the word is worth, and which characters make up a class."""

    codes: Mapping[str, str]
    values: Mapping[str, Any]
    classes: Mapping[str, str]


@dataclass(slots=True)
class Tokens:
    """A text as codes: `codes[i]` is the character of the token from `starts[i]` to `ends[i]` worth `values[i]`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    values: list[Any]


@cache
def vocabulary() -> Vocabulary:
    """The words of `rules/dates.yaml` with a character each, from the private use area on."""
    data = words("dates")
    lists: dict[str, dict[str, Any]] = {name: _valued(entries) for name, entries in data["words"].items()}
    produced = sorted({str(rule["gives"]) for rule in data["rules"]})
    literals = sorted(_literals(data))
    codes: dict[str, str] = {}
    values: dict[str, Any] = {}
    classes = {name: chr(0xE000 + k) for k, name in enumerate(dict.fromkeys([*_PLAIN, *produced]))}
    for name, entries in [*lists.items(), ("", dict.fromkeys(literals, None))]:
        for word, value in entries.items():
            code = codes.setdefault(word, chr(0xE100 + len(codes)))
            values.setdefault(word, word if value is None else value)
            classes[name] = classes.get(name, "") + code
    classes["WORD"] += classes["PLURAL"]
    for name, members in data["unions"].items():
        classes[name] = "".join(classes.get(member) or codes[member] for member in members)
    return Vocabulary(codes, values, classes)


def _valued(entries: Mapping[str, Any] | list[str]) -> dict[str, Any]:
    """A word list as written: a mapping of words to values, or a plain list."""
    return dict(entries) if isinstance(entries, Mapping) else dict.fromkeys(entries)


def _literals(data: Mapping[str, Any]) -> set[str]:
    """The words that rules, macros and unions name themselves."""
    patterns = [*data["macros"].values(), *(p for rule in data["rules"] for p in rule["patterns"])]
    named = {word for pattern in patterns for word in re.findall(r"(?<![\w:@])[a-z]+(?!\w)", pattern)}
    return named | {member for members in data["unions"].values() for member in members if member.islower()}


def tokenize(text: str, start: int, end: int) -> Tokens:
    """The tokens of a stretch of text; white space has none of its own, but an empty line is a break."""
    raw: list[str] = _TOKEN.findall(text, start, end)
    if not raw:
        return Tokens(text, "", [], [], [])
    codes, values, lengths = zip(*map(_classify, raw), strict=True)
    starts = list(accumulate(map(len, raw), initial=start))[:-1]
    tokens = Tokens(text, "".join(codes), starts, list(map(add, starts, lengths)), list(values))
    _settle_day_first(tokens)
    return tokens


@lru_cache(maxsize=1 << 16)
def _classify(raw: str) -> tuple[str, Any, int]:
    """Character, value and length of a token that may have blanks behind it."""
    token = raw.rstrip()
    vocab = vocabulary()
    match = _KIND.fullmatch(token)
    if match is None:
        return vocab.classes[_MARKS.get(token, "BREAK")], None, len(token)
    if match.lastgroup != "word":
        name, value = _number_like(match.lastgroup, token)
        return vocab.classes[name], value, len(token)
    word = token if token in vocab.codes else token.lower()
    kind = "NAME" if token[0].isupper() else "PLURAL" if token.endswith("s") else "WORD"
    return vocab.codes.get(word) or vocab.classes[kind][0], vocab.values.get(word), len(token)


def _settle_day_first(tokens: Tokens) -> None:
    """Reads the dates that may be 2 September or 9 February as this text writes its dates."""
    classes = vocabulary().classes
    for match in re.finditer(classes["EITHERDATE"], tokens.codes):
        first, second, year = tokens.values[match.start()]
        month, day = (second, first) if day_first(tokens.text) else (first, second)
        tokens.values[match.start()] = Calendar(year, month, day)
    tokens.codes = tokens.codes.replace(classes["EITHERDATE"], classes["FULLDATE"])


def _number_like(kind: str | None, token: str) -> tuple[str, Any]:
    """Class and value of anything but words and marks."""
    match kind:
        case "number":
            return _number(token)
        case "ordinal":
            day = int(token[:-2])
            return ("ORD", day) if 1 <= day <= 31 else ("NAME", None)
        case "decade":
            return "DECADE", int(token[:4])
        case "possessive":
            return "POSS", None
        case "iso" | "cjk":
            return _written(
                [int(part) for part in re.findall("[0-9]+", token.partition("T")[0])],
                with_year="年" in token or kind == "iso",
            )
        case "slashed":
            return _slashed(*(int(part) for part in re.findall("[0-9]+", token)), dotted="." in token)
    return "BREAK", None


def _number(token: str) -> tuple[str, Any]:
    if not token.isdecimal():
        return "NAME", None
    number = int(token) if len(token) < 5 else 0
    if len(token) < 3 and 1 <= number <= 31:
        return "DAY", number
    if len(token) == 4 and 1500 <= number < 2200:
        return "YEAR", number
    return ("NUM", number) if 0 < number < 1000 else ("NAME", None)


def _written(parts: list[int], *, with_year: bool) -> tuple[str, Any]:
    """Year, month and day as they stand in 2026-02-09 and 2026年2月9日; the day or the year may be missing."""
    if len(parts) == 3:
        return _checked(*parts)
    first, second = parts
    if not with_year:
        return (
            ("FULLDATE", Calendar(month=first, day=second))
            if 1 <= first <= 12 and 1 <= second <= 31
            else ("NAME", None)
        )
    return ("FULLMONTH", Calendar(first, second)) if 1 <= second <= 12 else ("NAME", None)


def _slashed(first: int, second: int, year: int, *, dotted: bool) -> tuple[str, Any]:
    """09/02/2026. What can be only one of day and month is; dots put the day first; the rest the text must tell."""
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if dotted or first > 12:
        return _checked(year, second, first)
    if second > 12 or first == second:
        return _checked(year, first, second)
    return ("EITHERDATE", (first, second, year)) if first and second and year else ("NAME", None)


def _checked(year: int, month: int, day: int) -> tuple[str, Any]:
    try:
        Day(year, month, day)
    except ValueError:
        return "NAME", None
    return "FULLDATE", Calendar(year, month, day)


def day_first(text: str) -> bool:
    """Whether 09/02/2026 is the 9th of February in this text.

    Another date of the text that can be read in one way only tells; else the way it writes dates in words; else the
    month comes first.

    >>> day_first("on 09/02/2026, after the talks of 25/01/2026")
    True
    >>> day_first("on 09/02/2026")
    False
    """
    if _DAY_FIRST.search(text):
        return True
    if _MONTH_FIRST.search(text):
        return False
    return len(_DAY_WORD.findall(text)) > len(_WORD_DAY.findall(text))
