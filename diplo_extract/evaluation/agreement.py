"""Evaluation, second: does a found event say what a gold event says? Names, roles, days, places; no counting here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from diplo_extract.evaluation.pairing import most_pairs
from diplo_extract.evaluation.records import Party, Record, Spot
from diplo_extract.rules import load_rules

TOLD_DAYS = frozenset({"explicit", "relative", "linked"})
"""How gold's date must be known to be scored; others rest on the day of publication, or on nothing."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
SHORTEST = 4
"""Letters that a part of a body's name needs to stand for the whole."""
SLOTS = ("status", "participants", "date", "place")


@cache
def fold(name: str) -> str:
    """Lower case without accents, possessive, punctuation and leading article.

    >>> fold("The Côte d’Ivoire’s"), fold("U.N.")
    ('cote d ivoire', 'u n')
    """
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w]+", " ", re.sub(r"['’`]s\b", "", plain)).strip()
    return re.sub(r"^(the|a|an) ", "", words)


def same_name(found: str | None, wanted: Party | Spot) -> bool:
    """True where the found name is the wanted one, one of its aliases, or a fair part of either.

    Of a person, one name's words must be among the other's and share its first or last; of anything else, the shorter
    must stand in the longer and have half of its words.
    """
    ours = fold(found or "")
    if not ours:
        return False
    near = _near_person if wanted.kind == "person" else _near_body
    theirs = [fold(name) for name in (wanted.name, *wanted.aliases) if name]
    return any(name == ours or near(*sorted((ours, name), key=len)) for name in theirs if name)


def _near_person(one: str, other: str) -> bool:
    names = ([w for w in name.split() if w not in GENERATIONS] for name in (one, other))
    short, long = sorted(names, key=len)
    return bool(short) and set(short) <= set(long) and (short[-1] == long[-1] or short[0] == long[0])


def _near_body(short: str, long: str) -> bool:
    return len(short) >= SHORTEST and f" {short} " in f" {long} " and len(short.split()) * 2 >= len(long.split())


def same_actor(found: Party, wanted: Party) -> bool:
    """Right at the level of the country, or by name."""
    return (bool(wanted.country) and found.country == wanted.country) or same_name(found.name, wanted)


def _named(found: Party, wanted: Party) -> bool:
    return same_name(found.name, wanted)


@cache
def bold_roles(type_: str) -> tuple[str, ...]:
    """The roles of an event type that the dyad level reads."""
    return tuple(role for role, bold in load_rules().types[type_].roles.items() if bold)


def same_dyad(found: Record, wanted: Record) -> bool:
    """Type, polarity and one actor in each bold role; two where the type is symmetric."""
    if found.type != wanted.type or (found.status == "negated") != (wanted.status == "negated"):
        return False
    needed = 2 if load_rules().types[wanted.type].symmetric else 1
    for role in bold_roles(wanted.type):
        actors = wanted.parties(role, core_only=True)
        ours = found.parties(role, core_only=False)
        if most_pairs(ours, actors, same_actor) < min(needed, len(actors)):
            return False
    return True


def same_participants(found: Record, wanted: Record) -> bool:
    """Every core participant by name and role, and no other; further roles that gold is silent on do not matter."""
    silent_on = {p.role for p in found.participants} - {p.role for p in wanted.participants}
    roles = {p.role for p in (*found.participants, *wanted.participants) if p.core}
    for role in roles - (silent_on - set(bold_roles(wanted.type))):
        ours = found.parties(role, core_only=True)
        must, may = (wanted.parties(role, core_only=only) for only in (True, False))
        if most_pairs(ours, must, _named) < len(must) or most_pairs(ours, may, _named) < len(ours):
            return False
    return True


def same_days(found: Record, wanted: Record) -> bool | None:
    """Both ends to the day; None where gold takes no date from the text."""
    if wanted.date is None or wanted.date.basis not in TOLD_DAYS:
        return None
    ours = (found.date.start, found.date.end) if found.date else (None, None)
    return ours == (wanted.date.start, wanted.date.end)


def same_place(found: Record, wanted: Record) -> bool | None:
    """By name; None where gold has no place."""
    if wanted.place is None:
        return None
    if found.place is None:
        return False
    return same_name(found.place.name, wanted.place) or fold(wanted.place.name or "") == fold(found.place.country or "")


def same_slots(found: Record, wanted: Record) -> Mapping[str, bool | None]:
    """Each of SLOTS right or wrong; None where gold has nothing to compare."""
    return {
        "status": found.status == wanted.status,
        "participants": same_participants(found, wanted),
        "date": same_days(found, wanted),
        "place": same_place(found, wanted),
    }


def same_event(found: Record, wanted: Record) -> bool:
    """The full level: the dyad, all participants, the status, and the days where gold tells them."""
    if not same_dyad(found, wanted):
        return False
    slots = same_slots(found, wanted)
    return bool(slots["participants"]) and bool(slots["status"]) and slots["date"] is not False


def likeness(found: Record, wanted: Record) -> int:
    """How many slots agree, one more where all that the full level asks for does: which of two candidates is nearer."""
    return sum(right is True for right in same_slots(found, wanted).values()) + same_event(found, wanted)


Same = Callable[[Record, Record], bool]
LEVELS: Mapping[str, Same] = {"dyad": same_dyad, "full": same_event}


def likeness_at(level: str, found: Sequence[Record], wanted: Sequence[Record]) -> list[list[int | None]]:
    """A row for each wanted event with its likeness to every found one; None where they are not the same event."""
    same = LEVELS[level]
    return [[likeness(other, event) if same(other, event) else None for other in found] for event in wanted]
