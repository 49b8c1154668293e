"""Stage 10: what the table and the plain lines say about an event, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from diplo_extract.events import Date, Event, Participant
from diplo_extract.render.terminal import safe_line
from diplo_extract.rules import load_rules

MISSING = "-"
COLUMNS = ("type", "status", "who", "whom", "topic", "date", "place", "source")


@dataclass(frozen=True, slots=True)
class Row:
    """An event in eight words; `MISSING` for what is not known. Safe to print."""

    type: str
    status: str
    who: str
    whom: str
    topic: str
    date: str
    place: str
    source: str


def row_of(event: Event) -> Row:
    """The event as a row of the table."""
    who, whom = sides(event)
    return Row(
        type=event.type.replace("_", " "),
        status=event.status,
        who=names(who),
        whom=names(whom, beside=True),
        topic=safe_line(event.topic or MISSING),
        date=days(event.date),
        place=place_of(event),
        source=safe_line(event.evidence[0].document) if event.evidence else MISSING,
    )


def sides(event: Event) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Who acted and towards whom. Of a symmetric event the first participant stands left and the others right.

    The first role that an event type's rule file names is the one that acts.
    """
    kind = load_rules().types.get(event.type)
    actor_role = next(iter(kind.roles)) if kind else event.participants[0].role if event.participants else ""
    acting = tuple(p for p in event.participants if p.role == actor_role)
    others = tuple(p for p in event.participants if p.role != actor_role)
    if kind and kind.symmetric:
        return acting[:1], acting[1:] + others
    return acting, others


def pairs(event: Event) -> Iterator[tuple[Participant, Participant]]:
    """Who dealt with whom, two core parties at a time: any two of a symmetric event, else each doer with each other."""
    who, whom = ([p for p in side if p.core] for side in sides(event))
    kind = load_rules().types.get(event.type)
    yield from combinations([*who, *whom], 2) if kind is not None and kind.symmetric else product(who, whom)


def names(participants: Sequence[Participant], *, beside: bool = False) -> str:
    """The participants with their countries; companions in brackets.

    `beside`: they stand beside or opposite those who act, so a mediator among them is called one.

    >>> names([Participant(role="visitor", core=True, kind="person", name="Ana Ruiz", country="ESP")])
    'Ana Ruiz (ESP)'
    """
    return "; ".join(_name(participant, beside=beside) for participant in participants) or MISSING


def _name(participant: Participant, *, beside: bool) -> str:
    name = safe_line(participant.name)
    if participant.country and participant.kind != "state":
        name = f"{name} ({safe_line(participant.country)})"
    if beside and participant.role == "mediator":
        name = f"{name} mediating"
    return name if participant.core else f"[{name}]"


def days(date: Date) -> str:
    """The interval in words: a day, a month as `2025-11`, both ends, or the one end that is known.

    >>> from datetime import date as Day
    >>> days(Date(start=Day(2026, 3, 3), end=Day(2026, 3, 5)))
    '2026-03-03 to 2026-03-05'
    """
    if date.start is None and date.end is None:
        return MISSING
    if date.start == date.end:
        return str(date.start)
    if date.edtf and len(date.edtf) == len("2025-11") and date.edtf[-2:] <= "12":
        return safe_line(date.edtf)
    if date.end is None:
        return f"from {date.start}"
    if date.start is None:
        return f"until {date.end}"
    return f"{date.start} to {date.end}"


def place_of(event: Event) -> str:
    """The place with its country, unless the place is the country."""
    if event.place is None:
        return MISSING
    name = safe_line(event.place.name)
    return f"{name} ({safe_line(event.place.country)})" if event.place.country else name
