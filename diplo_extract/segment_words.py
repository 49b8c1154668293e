"""Stage 2: the words of news layout, read once from rules/segments.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplo_extract.rules import words


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """The lists of rules/segments.yaml as sets of lower-case words, and its line patterns as one expression."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    starters: frozenset[str]
    goes_on: frozenset[str]
    domains: frozenset[str]
    agencies: frozenset[str]
    widgets: frozenset[str]
    lines: re.Pattern[str]
    letter_nouns: tuple[str, ...]
    salutations: tuple[str, ...]
    excellencies: tuple[str, ...]
    closings: frozenset[str]
    dangling: frozenset[str]
    speakers: frozenset[str]
    no_speakers: frozenset[str]
    dateline_places: frozenset[str]
    no_places: frozenset[str]
    own_pages: frozenset[str]
    sport: frozenset[str]
    headline_sources: frozenset[str]


@cache
def layout_words() -> LayoutWords:
    """The words of news layout; the file is read on the first call only."""
    table: dict[str, Any] = dict(words("segments"))
    lines = re.compile("|".join(f"(?:{line})" for line in table.pop("lines")), re.IGNORECASE)
    ordered: dict[str, Any] = {name: tuple(table.pop(name)) for name in ("letter_nouns", "salutations", "excellencies")}
    months: dict[str, int] = table.pop("months")
    sets: dict[str, Any] = {name: frozenset(entries) for name, entries in table.items()}
    return LayoutWords(lines=lines, months=months, **ordered, **sets)
