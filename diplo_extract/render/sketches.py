"""Stage 10: the timeline and the network as lines of text, for terminals; and what their pictures are drawn from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day

from diplo_extract.events import Event, Participant
from diplo_extract.render.cells import pairs
from diplo_extract.render.terminal import safe_line

_SIGNS = {"occurred": "●", "planned": "○", "possible": "?", "negated": "×"}
_SHADES = " ▏▎▍▌▋▊▉█"
NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Mark:
    """A dated event on a timeline, at its first day."""

    day: Day
    type: str
    status: str
    summary: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two sides and how many events they share. `one` stands before `other` in the alphabet."""

    one: str
    other: str
    count: int


def marks_of(events: Iterable[Event]) -> list[Mark]:
    """The events whose first or last day is known, by day and type."""
    dated = [(e.date.start or e.date.end, e) for e in events]
    found = [Mark(day, e.type.replace("_", " "), e.status, safe_line(e.summary)) for day, e in dated if day is not None]
    return sorted(found, key=lambda m: (m.day, m.type, m.summary))


def ties_of(events: Iterable[Event]) -> list[Tie]:
    """The pairs of states and bodies with a shared event, most events first. A person stands for the own country."""
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        told = [sorted((_side(a), _side(b))) for a, b in pairs(event)]
        counts.update({(one, other) for one, other in told if one != other})
    return [Tie(a, b, n) for (a, b), n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _side(participant: Participant) -> str:
    return participant.country or safe_line(participant.name)


def timeline_text(marks: Sequence[Mark], *, width: int) -> Iterator[str]:
    """A row a type with a sign for each event between the first day and the last, not wider than `width` columns."""
    if not marks:
        return
    types = sorted({m.type for m in marks})
    left = max(len(t) for t in types) + 1
    room = max(NARROWEST, width - left)
    first, last = marks[0].day, marks[-1].day
    span = max(1, (last - first).days)
    for type_ in types:
        cells = [" "] * room
        for mark in (m for m in marks if m.type == type_):
            cells[round((mark.day - first).days / span * (room - 1))] = _SIGNS[mark.status]
        yield f"{type_:{left}}{''.join(cells).rstrip()}\n"
    yield f"{'':{left}}{first}{last!s:>{room - len(str(first))}}\n"
    yield "  ".join(f"{sign} {status}" for status, sign in _SIGNS.items()) + "\n"


def network_text(ties: Sequence[Tie], *, width: int) -> Iterator[str]:
    """A line a pair with a bar as long as its number of events, not wider than `width` columns."""
    if not ties:
        return
    names = [f"{t.one} – {t.other}" for t in ties]
    left = min(max(len(n) for n in names), width - NARROWEST // 2) + 1
    digits = len(str(ties[0].count)) + 1
    room = max(5, width - left - digits)
    for name, tie in zip(names, ties, strict=True):
        shown = name if len(name) < left else name[: left - 2] + "…"
        yield f"{shown:{left}}{tie.count:>{digits - 1}} {_bar(tie.count / ties[0].count * room)}\n"


def _bar(length: float) -> str:
    whole, rest = divmod(round(length * 8), 8)
    return "█" * whole + (_SHADES[rest] if rest else "")
