"""Stage 2: what stands on a page but is no part of its story: buttons, credits, bylines, agencies' tags, rules."""

from __future__ import annotations

import re

from diplo_extract.segment_words import layout_words

_WORD = re.compile(r"[^\W_]+(?:[-.'’/][^\W_]+)*")
_MARKUP = re.compile(r"(?:&#?\w+;|<[^<>]{1,200}>|[_*~`])")
_TAG = 40
"""Last words as few characters long as this may be an agency's tag."""
_LONGEST_FURNITURE = 420
"""Longer lines are never credits or bylines."""


def is_furniture(line: str) -> bool:
    """Whether a line is no part of the story: buttons, credits, bylines, agency tags, rules.

    >>> is_furniture("Share Tweet Email"), is_furniture("(Editing by A. Writer)"), is_furniture("Share prices rose")
    (True, True, False)
    """
    if len(line) > _LONGEST_FURNITURE:
        return not any(map(str.isalpha, line))
    bare = _MARKUP.sub("", line).strip()
    if not any(map(str.isalpha, bare)):
        return True
    table = layout_words()
    if len(bare) < 120:
        if bare.strip(" .()[]/-–—|").lower() in table.agencies:
            return True
        words = _WORD.findall(bare.lower())
        if len(words) <= 10 and all(word in table.widgets or word.isdigit() for word in words):
            return True
    return table.lines.fullmatch(bare) is not None


def is_tag(words: str) -> bool:
    """Whether the last words of a paragraph are no part of its story ("Reuter", "(Chad-Peru) Enditem")."""
    return len(words) <= _TAG and (is_furniture(words) or all(map(is_furniture, words.split())))


_SOURCE = re.compile(r"(?<=\w)[\"'”’]?\s+[-–—]+\s*(?P<who>[^-–—]{2,60})$")
_SOURCE_WORDS = 6


def without_source(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a headline without who told it behind its last dash.

    >>> line = "TALKS WITH CHAD UNLIKELY - LIBYAN OFFICIAL"
    >>> line[slice(*without_source(line, 0, len(line)))]
    'TALKS WITH CHAD UNLIKELY'
    """
    found = _SOURCE.search(text[start:end])
    if found is None:
        return start, end
    who = found["who"].split()
    told = {word.strip(".,'’\"").lower() for word in (who[0], who[-1])}
    named = len(who) == 1 and text[start:end].isupper()  # "TALKS UNLIKELY - ROE"
    table = layout_words()
    sure = named or not told.isdisjoint(table.headline_sources) or " ".join(who).lower() in table.agencies
    return (start, start + found.start()) if sure and len(who) <= _SOURCE_WORDS else (start, end)
