"""Stage 3: where an envoy is posted: "to Peru and Chile", "in Utopia", "for the region"."""

from __future__ import annotations

from diplo_extract.actors.gazetteer import Chunk
from diplo_extract.actors.lexicon import lexicon
from diplo_extract.actors.lines import Line

_LONGEST = 5


def read_post(line: Line, chunk: Chunk) -> int | None:
    """The end of "the EU Delegation to Utopia", a body's people in a country; None for anything else."""
    post = line.cap(chunk.last) and line.low(chunk.last) in ("delegation", "mission", "office", "representation")
    if (
        chunk.entry.kind != "organization"
        or chunk.entry.code
        or not post
        or line.low(chunk.last + 1) not in ("in", "to")
    ):
        return None
    j = chunk.last + 2
    where = line.chunk(j + (line.low(j) == "the"))
    return where.last if where is not None and where.entry.kind in ("state", "place", "capital") else None


_CLAUSES = frozenset(
    """
    are be been being can could did do does had has have he is it left may met might must said says she should that they
    told was were when where which while who will would
    """.split()
)
"""Words that no field of an office has: a clause has begun."""


def read_posts(line: Line, chunk: Chunk) -> tuple[int, str]:
    """Where the places end that an envoy is sent to, and their names: "the Middle East and North Africa".

    What he does there belongs to them and to nobody's name: "Representative for Utopia Policy Jane Roe".
    """
    last, names = chunk.last, [chunk.entry.name]
    while line.low(last) == "and" and len(names) < 4:
        more = line.chunk(last + 1 + (line.low(last + 1) == "the"))
        if more is None or more.entry.kind not in ("state", "place") or line.possessive(more.last):
            break
        last, names = more.last, [*names, more.entry.name]
    while line.cap(last) and line.low(last) in lexicon().lists["portfolio_words"]:
        last += 1
    return past_field(line, last), " and ".join(names)


def past_field(line: Line, j: int) -> int:
    """The end of a field in small letters between an envoy and the comma before his name; `j` for anything else.

    "The EU's special envoy for the region, Jane Roe".
    """
    k = j
    while k - j < _LONGEST and line.low(k).isalpha() and not line.cap(k) and line.chunk(k) is None:
        if line.low(k) in _CLAUSES:
            return j  # "the ambassador to Peru has been recalled, Jane Roe said"
        k += 1
    return k if k > j and line.low(k) == "," and line.cap(k + 1) else j


def last_state(line: Line, first: int, last: int) -> str | None:
    """The state that the words from `first` up to `last` end with: Utopia of "ambassador of Peru to Utopia"."""
    chunks = [chunk for i in range(first, last) if (chunk := line.chunk(i)) is not None and chunk.last == last]
    return chunks[0].entry.code if chunks and chunks[0].entry.kind in ("state", "capital") else None
