"""Stage 4, beside coreference: which office a title or a bare noun speaks of ("the head of state" is the president).

Classes come from `rules/references.yaml`. A title has all classes of its office, a bare phrase asks for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from diplo_extract.mentions import Actor
from diplo_extract.rules import words as word_list

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "acting", "associate"})
_SERVING = frozenset({"of", "for", "to"})
_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed", "one-time", "then"})


@dataclass(frozen=True, slots=True)
class OfficeNoun:
    """An office noun found in running words: how many words it takes, its classes, and whether it is plural."""

    length: int
    classes: tuple[str, ...]
    plural: bool


@cache
def _nouns() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]]:
    """First word -> (words, classes, plural), the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], bool]]] = {}
    for entry in word_list("references")["office_nouns"]:
        for noun in entry["nouns"]:
            parts = tuple(noun.split())
            for words, plural in ((parts, False), (_plural(parts), True)):
                for spelt in {words, _cut(words)}:
                    table.setdefault(spelt[0], []).append((spelt, tuple(entry["is"]), plural))
    for rows in table.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    return table


def _plural(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The plural: "head of state" -> "heads of state", "secretary-general" -> "secretary-generals"."""
    at = next((i - 1 for i, word in enumerate(parts) if word in ("of", "for", "general")), len(parts) - 1)
    at = max(at, 0)
    word = parts[at]
    many = word[:-3] + "men" if word.endswith("man") else word[:-1] + "ies" if word.endswith("ry") else word + "s"
    return (*parts[:at], many, *parts[at + 1 :])


def _cut(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words as a parse has them, hyphens apart: "secretary-general" -> "secretary", "-", "general"."""
    return tuple(" - ".join(" ".join(words).split("-")).split())


@cache
def first_words() -> frozenset[str]:
    """The words, lower case, with which office nouns begin."""
    return frozenset(_nouns())


def office_at(lows: Sequence[str], i: int) -> OfficeNoun | None:
    """The longest office noun that begins with word i of lower-case words."""
    for words, classes, plural in _nouns().get(lows[i], ()):
        if tuple(lows[i : i + len(words)]) == words:
            return OfficeNoun(len(words), classes, plural)
    return None


@lru_cache(maxsize=4096)
def classes_of(title: str | None) -> frozenset[str]:
    """What offices a title names; empty for None, for a deputy's and for a former office-holder's title.

    A spokesman "for the Secretary-General", an adviser "to the President" and their deputies do not hold the offices
    that they serve.

    >>> sorted(classes_of("Prime Minister"))
    ['leader', 'official', 'premier']
    >>> classes_of("former President")
    frozenset()
    """
    if not title:
        return frozenset()
    lows = [word.lower() for word in _WORD.findall(title)]
    if _FORMER & set(lows[:2]):
        return frozenset()
    found: set[str] = set()
    i, held = 0, False
    while i < len(lows):
        office = office_at(lows, i)
        served = held and next((word for word in reversed(lows[:i]) if word != "the"), "") in _SERVING
        if office and not served and not (i and lows[i - 1] in _DEPUTIES):
            found.update(office.classes)
        held = held or office is not None or lows[i] in _DEPUTIES
        i += office.length if office else 1
    return frozenset(found)


@lru_cache(maxsize=4096)
def is_title_only(name: str) -> bool:
    """True for an actor that is named by an office alone: "Iranian Foreign Minister", "Israeli premier"."""
    lows = [word.lower() for word in _WORD.findall(name)]
    if not lows:
        return False
    if " of " in name:
        lows = [word.lower() for word in _WORD.findall(name.split(" of ", maxsplit=1)[0])] or lows
        if not lows:
            return False
    starts = range(max(0, len(lows) - 5), len(lows))
    found = [(i, office_at(lows, i)) for i in starts]
    return any(office is not None and i + office.length == len(lows) for i, office in found)


def may_hold(person: Actor, asked: str) -> bool:
    """True where a person's office has the class asked for, or where no office of the person is known."""
    return person.kind == "person" and (asked in classes_of(person.title) or not person.title)
