"""Stage 4, before the parse: lists of names made plain for the parser. syntax.py asks.

`words` are a sentence's words, names masked; `kinds` tells for each which kind of name it stands for, None for none.
"""

from __future__ import annotations

from collections.abc import Sequence

_OPENING = frozenset(
    {
        "by",
        "from",
        "including",
        "of",
        "with",
        "are",
        "audience",
        "include",
        "included",
        "is",
        "meet",
        "met",
        "receive",
        "received",
        "was",
        "were",
    }
)
"""Last words of a clause whose object or subject is a list behind a colon."""


def listed(words: list[str], kinds: list[str | None], items: Sequence[int]) -> None:
    """Turn the semicolons between the names of a list into commas, in place: "met X, premier of A; Y; and Z".

    `items`: the words that begin a line of the list. The last comma is an "and" where none follows it.
    """
    last = 0
    for i in range(1, len(words) - 1):
        after = min(i + 2 if words[i + 1] == "and" else i + 1, len(words) - 1)
        named = kinds[after] == "person" and kinds[i - 1] == "person"
        if (words[i] == ";" and named) or (words[i] in (",", ";") and i + 1 in items and kinds[after]):
            words[i] = ","
            last = i
    if (
        last
        and words[last + 1] != "and"
        and (items or words[last - 1 :].count(",") == 1)
        and _is_run(words, kinds, last)
    ):
        words[last] = "and"


_ASIDE = 16
"""The most words of what is said of one of a list's people before the semicolon behind him."""


def asides(words: list[str], kinds: list[str | None]) -> list[int]:
    """What is said of those of a list before their semicolons, the last word first: "met X, who is Y's aide; Z"."""
    found: list[int] = []
    for i in (i for i, word in enumerate(words) if word == ";" and "person" in kinds[i + 1 : i + 3]):
        reach = range(i - 2, max(0, i - _ASIDE), -1)
        told = (j for j in reach if kinds[j] == "person" and words[j + 1] in (",", "(", "who", "whose"))
        person = next(told, None)
        if person is None or ";" in words[person:i]:
            continue
        if (
            words[person + 1].startswith("who") or "person" not in kinds[person + 1 : i]
        ):  # "the King of Spain, Juan Roe;"
            found += range(person + 1, i)
    return sorted(found, reverse=True)


_PARTY = 8
"""The most words of a party's name in brackets, with these."""
_SMALL = frozenset({"and", "for", "of", "the", "/", "-", "&"})


def parties(words: list[str], kinds: list[str | None]) -> list[int]:
    """The brackets behind a person with the name of a party, and what is in them: "Ana Roe (Green League), Max Poe".

    The name's words have capitals and are none of people and places that we know.
    """
    found: list[int] = []
    for i in (i for i, word in enumerate(words) if word == "(" and kinds[max(0, i - 1)] == "person"):
        reach = words[i + 1 : i + _PARTY]
        close = i + 1 + reach.index(")") if ")" in reach else i
        inside = words[i + 1 : close]
        capital = all(word[0].isupper() or word in _SMALL for word in inside)
        if inside and capital and inside[0][0].isupper() and not {*kinds[i:close]} - {None, "organization"}:
            found += range(i, close + 1)
    return found


def _is_run(words: list[str], kinds: list[str | None], last: int) -> bool:
    """True where the last of a list's names ends its sentence."""
    return kinds[last + 1] is not None and all(word in (".", ";") for word in words[last + 2 :])


def openers(words: list[str], kinds: list[str | None]) -> list[int]:
    """The colon before the names of a list that completes its clause, none of several: "Present were: A, B and C"."""
    colons = [i for i, word in enumerate(words) if word == ":"]
    return [
        i
        for i in colons
        if len(colons) == 1 and kinds[i + 1 : i + 2] == ["person"] and words[i - 1].lower() in _OPENING
    ]


def last_commas(words: list[str], kinds: list[str | None]) -> list[int]:
    """The comma before the "and" of a list of three names or more: in "A, B, and C met" B is no other name of A.

    The names are of one kind; states may have their article.
    """
    found = []
    for i in range(3, len(words) - 2):
        if words[i] != "," or words[i + 1] != "and" or kinds[i - 1] is None:
            continue
        comma = i - 2 - (words[i - 2].lower() == "the")
        after = i + 2 + (words[i + 2].lower() == "the")
        beside = (kinds[comma - 1] if comma else None, *kinds[after : after + 1])
        if words[comma] == "," and beside == (kinds[i - 1], kinds[i - 1]):
            found.append(i)
    return found
