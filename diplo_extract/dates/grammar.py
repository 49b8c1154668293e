"""The rules of `rules/dates.yaml` made into a cascade: each level finds readings among words and earlier readings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplo_extract.dates.makers import MAKERS
from diplo_extract.dates.readings import Reading, Unread
from diplo_extract.dates.words import Tokens, vocabulary
from diplo_extract.errors import RuleError
from diplo_extract.rules import words

# One term of a pattern: a macro, or a class or word with the field that its value goes to.
_MACRO = re.compile(r"@([a-z_]+)")
_TERM = re.compile(r"(?:\(([\w|]+)\)(?=:)|\b([A-Za-z]+)\b)(?::([a-z_]+))?")
# Words before the first one that can only belong to a date: "between 3, 4, 5, 6 and 7".
_LONGEST_OPENING = 16
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Found:
    """A reading that stands for its words at the levels above; `rule` is the id of the rule that found it."""

    rule: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class DateRule:
    """A rule: its pattern over code characters, the maker of its reading, the character that it leaves behind.

    `weak`: what it finds is a date only as part of a longer phrase.
    """

    id: str
    pattern: re.Pattern[str]
    make: Callable[..., Reading | None]
    constants: Mapping[str, Any]
    gives: str
    weak: bool


@dataclass(frozen=True, slots=True)
class Level:
    """The rules that are tried together.

    `all_at` looks at every rule in one go; its group k is what rule k - 1 covers. `runs` are the stretches in which a
    phrase may begin: up to the last word there that can only belong to a date.
    """

    rules: tuple[DateRule, ...]
    all_at: re.Pattern[str]
    runs: re.Pattern[str]


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
        maker = MAKERS[entry["reads"]]
        gives = vocabulary().classes[entry["gives"]]
        patterns = [re.compile(_pattern(text, macros)) for text in entry["patterns"]]
    except (KeyError, re.error) as error:
        raise RuleError(
            f"{entry.get('id')}: {error}", document="rules/dates.yaml", remedy="see the head of the file"
        ) from error
    weak = str(entry["gives"]).startswith("WEAK")
    return [DateRule(entry["id"], pattern, maker, entry.get("with", {}), gives, weak) for pattern in patterns]


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
    """A short word with the full stop that belongs to it; "on March. 1" has one that does not."""
    classes, on = vocabulary().classes, vocabulary().codes["on"]
    dot = classes["DOT"]
    return re.compile(
        f"[{classes['ABBR']}{classes['WDABBR']}]{dot}|(?<={on})[{classes['MONTH']}]{dot}(?=[{classes['DAY']}])"
    )


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


def _phrase(tokens: Tokens, level: Level, at: int) -> tuple[int, int, str, Found] | None:
    """The longest phrase that begins at a token and can be read."""
    match = level.all_at.match(tokens.codes, at)
    if match is None or match.lastindex is None:
        return None
    hits = [(-len(text), k) for k, text in enumerate(match.groups()) if text]
    for length, k in sorted(hits):
        rule = level.rules[k]
        reading = _read(tokens, rule, at)
        if reading is not None:
            return at, at - length, rule.gives, Found(rule.id, reading)
    return None


def _read(tokens: Tokens, rule: DateRule, at: int) -> Reading | None:
    """What the words from `at` on mean under a rule; None where its maker sees no sense in them."""
    match = rule.pattern.match(tokens.codes, at)
    if match is None:
        return None
    fields: dict[str, Any] = dict(rule.constants)
    for name, text in match.groupdict().items():
        if text is not None:
            value = tokens.values[match.start(name)]
            fields[name.rstrip("_")] = value.reading if isinstance(value, Found) else value
    if rule.make is Unread:
        fields["text"] = tokens.text[tokens.starts[at] : tokens.ends[match.end() - 1]]
    return rule.make(**fields)


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
