"""Stage 3: the town of the dateline, spoken of again: "in this northeastern Brazilian city"."""

from __future__ import annotations

from diplo_extract.actors.lexicon import lexicon
from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase

RULE = "place.here"
_BEFORE = frozenset({"in", "at", "to", "into", "near", "outside", "for"})
_LONGEST = 5


def read_here(line: Line, i: int) -> Phrase | None:
    """ "This resort", "this Swiss lakeside city" behind "in" or "to"; None for any other words at token `i`."""
    if line.low(i) != "this" or line.low(i - 1) not in _BEFORE:
        return None
    towns, j = lexicon().lists["here_nouns"], i + 1
    while j - i < _LONGEST and line.low(j) not in towns and line.low(j).replace("-", "").isalpha():
        j += 1
    return Phrase(i, j + 1, "place", RULE) if line.low(j) in towns and not line.possessive(j + 1) else None
