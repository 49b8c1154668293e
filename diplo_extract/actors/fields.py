"""Stage 3: the field of an office in words that no list has, up to the state whose office it is, and unlisted firms."""

from __future__ import annotations

from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import read_office, read_portfolio

_OPENERS = frozenset({"of", "for", "in", "at", "to", "on", "and", "&", ","})
_LINKS = _OPENERS | {"the"}
_LONGEST = 18
"""Words between an office and "of Utopia" at most."""
_OF_OTHERS = frozenset({"capital", "demonym", "person", "seat", "state"})


def past_field_of_state(line: Line, i: int) -> int:
    """Where the field of an office at `i` ends, before "of" and a state; `i` where there is no such thing.

    "Minister | of Women and Mobility | of Peru", "Undersecretary | for Latin America and the Caribbean | of Peru",
    "Minister of Culture|, Arts and Peruvians Abroad | of Peru". Another office or a name ends no field: "Minister of
    Trade and President Ana Ruiz of Peru".
    """
    if line.low(i) not in _OPENERS:
        return i
    joined = line.low(i) != ","
    k = i
    while k - i < _LONGEST and k < len(line.tokens):
        if k > i and line.low(k) == "of" and _is_state(line, k + 1 + (line.low(k + 1) == "the")):
            return k if joined else i
        if not (line.cap(k) or line.low(k) in _LINKS) or _is_other(line, k):
            return i
        joined = joined or line.low(k) in ("and", "&")
        k += 1
    return i


def read_ministry(line: Line, i: int) -> tuple[int, None] | None:
    """The end of "Ministry of Economy, Trade and Industry" at `i`; None where no ministry with a field stands there."""
    if line.low(i) not in ("ministry", "department") or line.low(i + 1) not in ("of", "for"):
        return None
    field = i + 2 + (line.low(i + 2) == "the")
    end = read_portfolio(line, field)
    return (end, None) if end > field else None


def _is_state(line: Line, k: int) -> bool:
    chunk = line.chunk(k)
    return chunk is not None and chunk.entry.kind == "state" and not line.possessive(chunk.last)


def _is_other(line: Line, k: int) -> bool:
    """Whether the word at `k` is of somebody else: another office or name, a state before its own word, "and the"."""
    if line.low(k) == "the":
        return line.low(k - 1) in (",", "to") or (line.low(k - 1) in ("and", "&") and line.chunk(k + 1) is None)
    if not line.cap(k):
        return False
    chunk = line.chunk(k)
    abroad = line.low(k + 1) in ("abroad", "overseas")  # "Minister for Peruvians Abroad of Peru"
    foreign = chunk is not None and chunk.entry.kind in _OF_OTHERS and not abroad
    office = read_office(line, k)
    held = office is not None and not office[1].weak and line.low(k - 1) not in ("of", "the")
    named = line.label(k) == "PERSON" and line.labels[k][1] - line.labels[k][0] > 1
    return foreign or held or named


def past_firm(line: Line, j: int) -> int:
    """Past the one to four capitals of a firm that no table lists, before its head's name: "Acme Oil, Jane Roe"."""
    k = j
    while line.cap(k) and k - j < 5 and line.chunk(k) is None and read_office(line, k) is None:
        if line.label(k) == "PERSON" and line.labels[k][0] == k:
            return k
        k += 1
    named = line.low(k) == "," and line.cap(k + 1) and line.cap(k + 2) and line.chunk(k + 1) is None
    return k if named and k - j < 5 else j
