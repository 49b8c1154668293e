"""Stage 8, the thread of a story: what its people did next, no day or town told, was on that day in that town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from diplo_extract.events import Date
from diplo_extract.mentions import Actor, PlaceName
from diplo_extract.resolve.drafts import Draft
from diplo_extract.resolve.identity import ACTS_FOR, SAME, relation
from diplo_extract.resolve.roles import TypeRoles
from diplo_extract.resolve.tellings import COURTESIES
from diplo_extract.resolve.timing import has_days

NEXT = 3
"""Sentences behind a dated event within which the same people's next act goes on from it."""
RECENT = timedelta(days=7)
"""How long before the article appeared the day of its story is at most."""
SOON = timedelta(days=2)
"""Between two meetings of one stay in a town."""
_LOCATED = frozenset({"meet", "agree"})


def follow_days(drafts: Sequence[Draft], roles: Mapping[str, TypeRoles], *, published: Day | None) -> list[Draft]:
    """The drafts, news and plans without a day with that of the event told just before them of the same doer.

    "Solana was received by the king on Tuesday. He later met the foreign minister", in an article of Wednesday; "she
    will see the king on Friday. She will then meet Moe".
    """
    done = list(drafts)
    for i, one in enumerate(drafts):
        if published is None or not _is_undated(one) or one.type in COURTESIES:
            continue  # courtesies have the day of the contact that they are part of, or none
        before = [d for d in _before(one, done[:i], roles) if d.status == one.status]
        if one.status == "occurred":
            days = [d for d in before if _is_recent(d.date, published)]
        else:  # on a visit to come it is where its links tell
            days = [d for d in before if d.type != "visit" and _is_ahead(d.date, published)]
        days = [d for d in days if not _is_of_another_land(one, d)]
        if days:
            date = days[-1].date
            done[i] = replace(one, date=Date(start=date.start, end=date.end, edtf=date.edtf, basis="linked"))
    return done


def _is_undated(one: Draft) -> bool:
    """True for news and plans without a day, and for a contact taken for granted as that of what is told now."""
    if one.status != "occurred":
        return one.status == "planned" and one.date.basis == "unknown" and one.type in ("call", "meet")
    granted = one.type in ("call", "meet") and not any(t.asserted or t.long for t in one.tellings)
    return one.date.basis == "publication" or (one.date.basis == "unknown" and granted)


def _is_of_another_land(one: Draft, other: Draft) -> bool:
    """True for a visit beside what was done elsewhere: "met the king in Riyadh on Sunday. She also visited Oman"."""
    lands = {a.country for a in one.actors("host")} if one.type == "visit" else set()
    there = {a.country for a in other.actors("host")} if other.type == "visit" else set()
    if not there and other.place is not None:
        there = {other.place.country}
    return None not in lands | there and bool(lands) and bool(there) and lands.isdisjoint(there)


def follow_places(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, contacts without a town with the one town in which one of their people was told to be that day."""
    return [_where_they_were(one, drafts) for one in drafts]


def _where_they_were(one: Draft, drafts: Sequence[Draft]) -> Draft:
    if one.type not in _LOCATED or (one.place is not None and not one.place.is_country):
        return one
    people = [a for a in one.actors() if a.kind == "person"]
    that_day = [d for d in drafts if d is not one and d.status == one.status and _same_days(one.date, d.date)]
    told = [d for d in that_day if any(relation(a, b) == SAME for a in people for b in d.actors())]
    towns = {town for d in told if (town := _town(d)) is not None}
    town = next(iter(towns)) if len(towns) == 1 else None
    if town is None and one.place is not None:
        town = _last_town(one, drafts, people)
    if town is None and one.place is None:
        town = _land_reached(one, that_day, people)
    if town is None or (one.place is not None and one.place.country != town.country):
        return one
    return replace(one, place=town)


def _land_reached(one: Draft, that_day: Sequence[Draft], people: Sequence[Actor]) -> PlaceName | None:
    """The one country in which somebody who meets was told before to have arrived that day; None for none."""
    reached = [
        d
        for d in that_day
        if d.type == "visit"
        and d.start < one.start
        and not all(t.claim.stay is not None and t.claim.stay.bound for t in d.tellings)
    ]
    guests = [d for d in reached if any(relation(a, b) == SAME for a in people for b in d.actors("visitor"))]
    lands = {(a.name, a.country) for d in guests for a in d.actors("host") if a.kind == "state"}
    name, land = next(iter(lands)) if len(lands) == 1 else ("", None)
    return PlaceName(name, land, is_country=True) if land is not None else None


def _last_town(one: Draft, drafts: Sequence[Draft], people: Sequence[Actor]) -> PlaceName | None:
    """The town told last, in the sentences just before, of those who meet in the same country a day or two later."""
    near = [d for d in drafts if d.start < one.start and (gap := _gap(one, d)) is not None and gap <= 1]
    told = [
        d for d in near if any(relation(a, b) == SAME for a in people for b in d.actors()) and _is_days_away(one, d)
    ]
    towns = [town for d in told if (town := _town(d)) is not None]
    return towns[-1] if towns else None


def _is_days_away(one: Draft, other: Draft) -> bool:
    a, b = one.date.start, other.date.end
    return has_days(one.date) and has_days(other.date) and a is not None and b is not None and abs(a - b) <= SOON


def _before(one: Draft, earlier: Sequence[Draft], roles: Mapping[str, TypeRoles]) -> list[Draft]:
    """The events told just before this one of somebody who does it, the nearest last."""
    bold = roles[one.type].bold
    doers = one.actors(*(bold if one.type == "letter" else bold[:1]))  # a letter is handed to who is met
    near = [(gap, d) for d in earlier if d.told_on and (gap := _gap(one, d)) is not None]
    least = ACTS_FOR if one.type == "establish_relations" else SAME  # leaders meet, states restore ties
    shared = [(gap, d) for gap, d in near if any(relation(a, b) >= least for a in doers for b in d.actors())]
    return [d for _, d in sorted(shared, key=lambda pair: -pair[0])]


def _gap(one: Draft, other: Draft) -> int | None:
    """Sentences from the nearest telling of the other event before this one; None where there is none so near."""
    first = next((t for t in one.tellings if t.asserted), one.tellings[0])
    gaps = [
        first.rank - t.rank for t in other.tellings if t.start < first.start and (t.rank >= 0 or t.when is not None)
    ]
    return min((g for g in gaps if g <= NEXT), default=None)


def _is_recent(date: Date, published: Day) -> bool:
    day = date.start
    return has_days(date) and day is not None and day == date.end and timedelta() < published - day <= RECENT


def _is_ahead(date: Date, published: Day) -> bool:
    return has_days(date) and date.start is not None and date.start == date.end and date.start >= published


def _same_days(a: Date, b: Date) -> bool:
    return has_days(a) and has_days(b) and a.start is not None and (a.start, a.end) == (b.start, b.end)


def _town(one: Draft) -> PlaceName | None:
    """The town where an event was; None for a country, and for a building of which no town is told."""
    place = one.place
    if place is None or place.is_country or one.type in ("call", "letter"):
        return None
    if place.venue:
        return PlaceName(place.town, place.country) if place.town else None
    return place
