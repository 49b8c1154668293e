"""Stage 2: the words of news layout, read once from rules/segments.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """The lists of rules/segments.yaml as sets of lower-case words, and its line patterns as one expression."""

    titles: frozenset[str]
    abbreviations: frozenset[str]
    months: dict[str, int]
    weekdays: frozenset[str]
    starters: frozenset[str]
    domains: frozenset[str]
    agencies: frozenset[str]
    widgets: frozenset[str]
    lines: re.Pattern[str]
    letter_nouns: tuple[str, ...]
    salutations: tuple[str, ...]
    excellencies: tuple[str, ...]
    closings: frozenset[str]
    speakers: frozenset[str]
    no_speakers: frozenset[str]
    dateline_places: frozenset[str]


@cache
def layout_words() -> LayoutWords:
    """The words of news layout; the file is read on the first call only."""
    rules = resources.files("diplo_extract") / "rules" / "segments.yaml"
    table: dict[str, Any] = yaml.safe_load(rules.read_text(encoding="utf-8"))
    table["lines"] = re.compile("|".join(f"(?:{line})" for line in table["lines"]), re.IGNORECASE)
    for name in ("letter_nouns", "salutations", "excellencies"):
        table[name] = tuple(table[name])
    return LayoutWords(
        **{name: frozenset(words) if isinstance(words, list) else words for name, words in table.items()}
    )
