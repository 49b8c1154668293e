"""Stage 3: offices that name a body, before who holds them: "the UN High Commissioner for Refugees, Mr Roe"."""

from __future__ import annotations

from diplo_extract.actors.lexicon import DETERMINERS, line_words
from diplo_extract.actors.lines import Line
from diplo_extract.actors.titles import Title

_OFFICERS = frozenset({"commissioner", "representative"})


def read_body_office(line: Line, i: int) -> Title | None:
    """The office that a listed body at token `i` is named after; None for other bodies and for its office."""
    first = i + (line.low(i) in DETERMINERS)
    chunk = line.chunk(first)
    if chunk is None or chunk.entry.kind != "organization" or line.low(first) == "office":
        return None
    head = next((j for j in range(first, chunk.last) if line.low(j) in _OFFICERS), 0)
    if not head:
        return None
    head -= line.low(head - 1) == "high"
    office = line_words(line, head, chunk.last)
    return Title(i, chunk.last, head, office, "chief", body=chunk.entry, determined=first > i)
