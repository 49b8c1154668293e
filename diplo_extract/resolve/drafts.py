"""Stage 8, a record in the making: the parties, status, date and place of merged tellings, and what makes a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date as Day

from diplo_extract.events import Date, EventType, Status
from diplo_extract.mentions import Actor, PlaceName, finest_place
from diplo_extract.resolve.identity import (
    SAME,
    fuller,
    is_home_body,
    is_of_another,
    is_of_any_body,
    is_private,
    relation,
    side,
    sovereign_side,
    speaks_for,
)
from diplo_extract.resolve.naming import Party, with_names
from diplo_extract.resolve.roles import TypeRoles
from diplo_extract.resolve.tellings import Telling
from diplo_extract.resolve.timing import is_future, merged_date, tells_all_days
from diplo_extract.rules import words


@dataclass(frozen=True, slots=True)
class Draft:
    """An event before its links and its wording; `tellings` are in text order, the first gives the event its place."""

    type: EventType
    status: Status
    tellings: tuple[Telling, ...]
    parties: tuple[Party, ...]
    topic: str | None
    place: PlaceName | None
    date: Date

    @property
    def start(self) -> int:
        """Where its first trigger begins."""
        return self.tellings[0].start

    @property
    def asserted(self) -> bool:
        """True where at least one clause tells it as such."""
        return any(t.asserted for t in self.tellings)

    @property
    def news(self) -> bool:
        """True where at least one clause tells it as just done."""
        return any(t.news for t in self.tellings)

    @property
    def told_on(self) -> bool:
        """True where at least one clause goes on with it, none of them looking back."""
        return any(t.asserted for t in self.tellings) and not any(t.back for t in self.tellings)

    def actors(self, *roles: str) -> tuple[Actor, ...]:
        """The actors in the given roles, in all roles if none is given."""
        return tuple(p.actor for p in self.parties if not roles or p.role in roles)


def draft(tellings: Sequence[Telling], shape: TypeRoles, *, published: Day | None) -> Draft:
    """One event out of the tellings of it, be it a record (`is_record`) or not yet."""
    status = _status(tellings)
    parties = _with_companions(_without_compatriots(_parties(tellings, shape), shape))
    kind = tellings[0].claim.frame.trigger.type
    date = merged_date(tellings, occurred=status == "occurred", published=published)
    begun = any(t.asserted and t.claim.status == "occurred" for t in tellings)
    if status == "occurred" and not begun and date.basis in ("explicit", "relative") and is_future(date, published):
        status = "planned"  # a headline's "ahead of X's arrival next week": the day tells more than the noun
    place = _place(tellings, visit=kind == "visit", parties=parties)
    if kind == "visit" and place is not None and place.is_country:
        place = None
    return Draft(kind, status, tuple(tellings), parties, _topic(tellings), place, date)


# --- parties -------------------------------------------------------------------------------------------------------


def _parties(tellings: Sequence[Telling], shape: TypeRoles) -> tuple[Party, ...]:
    """Each party once, in its first bold role, by the best of its names; core where any telling has it so."""
    found: list[Party] = []
    for role in shape.roles:
        for telling in tellings:
            earlier = [p.actor for p in found if p.role == role]
            told = [f for f in telling.claim.frame.fillers if f.role == role]
            for filler in told:
                if not _is_group_again(filler.actor, earlier, [f.actor for f in told]):
                    _add(found, Party(role, filler.actor, filler.core))
    found = [p for p in found if not (p.actor.several and _are_named(p, tellings))]
    return with_names([p for p in found if not any(_replaces(other, p) for other in found)], tellings)


def _is_group_again(group: Actor, earlier: Sequence[Actor], beside: Sequence[Actor]) -> bool:
    """True for people of a country told in other words before: "the US envoys" where it was "American diplomats".

    `earlier`: who is told in the role by tellings before this one, `beside` by it.
    """
    if group.kind != "group" or group.country is None or group in earlier:
        return False
    same = (
        a for a in earlier if a.kind == "group" and (a.country, a.organization) == (group.country, group.organization)
    )
    return any(a not in beside for a in same)


def _are_named(leaders: Party, tellings: Sequence[Telling]) -> bool:
    """True for "the Baltic leaders" where another telling of the event has their names."""
    told = [{f.actor for f in t.claim.frame.fillers if f.role == leaders.role} for t in tellings]
    return any(leaders.actor not in actors and len({side(a) for a in actors}) > 2 for actors in told)


def _add(found: list[Party], party: Party) -> None:
    """Adds a party, or what it tells in addition of one that is there under the same role."""
    for i, known in enumerate(found):
        if known.role == party.role and relation(known.actor, party.actor) == SAME:
            actor = fuller(known.actor, party.actor)
            told = [t for t in (actor.title, known.actor.title, party.actor.title) if t and not is_of_another(t)]
            title = next(iter(told), actor.title)
            found[i] = replace(known, actor=replace(actor, title=title), core=known.core or party.core)
            return
    found.append(party)


def _replaces(better: Party, party: Party) -> bool:
    """True for the person beside the state he acts for, in one role and not a mere companion."""
    return (
        better != party
        and better.role == party.role
        and (better.core or not party.core)
        and speaks_for(better.actor, party.actor)
    )


def _with_companions(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties, a spouse beside the one whose spouse it is as a companion, no core party."""
    return tuple(replace(p, core=False) if _is_companion(p, parties) else p for p in parties)


def _is_companion(party: Party, parties: tuple[Party, ...]) -> bool:
    title = (party.actor.title or "").lower()
    lists = words("titles")
    beside = [p.actor for p in parties if p != party and p.role == party.role and p.core]
    partners = [a for a in beside if a.kind == "person" and a.country == party.actor.country]
    if title.startswith(tuple(lists["spouses"])):
        return any(not (a.title or "").lower().startswith(tuple(lists["spouses"])) for a in partners)
    if not title and party.actor.gender == "f" and " " not in party.actor.name:  # "receiving him and Mrs. Ruiz"
        return any(a.name.endswith(f" {party.actor.name}") and a.gender != "f" for a in beside)
    consort = title in lists["consorts"]
    return consort and any((a.title or "").lower() in lists["consorts"][title] for a in partners)


# --- what makes a record -------------------------------------------------------------------------------------------


def _without_compatriots(parties: tuple[Party, ...], shape: TypeRoles) -> tuple[Party, ...]:
    """A directed act without those it is done to who are of the doer's side, as long as somebody else is left.

    Where nobody would be, without those of the doers who are at home there: "their visit" is not their host's.
    """
    if shape.symmetric or len(shape.bold) < 2:
        return parties
    doers = {side(p.actor) for p in parties if p.role == shape.bold[0]}
    goals = {side(p.actor) for p in parties if p.role == shape.bold[1]}
    if len(goals) == 1 and goals < doers:
        return tuple(p for p in parties if p.role != shape.bold[0] or side(p.actor) not in goals)
    kept = tuple(p for p in parties if p.role == shape.bold[0] or side(p.actor) not in doers)
    lost = {p.role for p in parties} - {p.role for p in kept}
    return parties if lost else kept


def find_records(drafts: Sequence[Draft], roles: Mapping[str, TypeRoles], text: str) -> list[Draft]:
    """The drafts that are records. Private people count in no contact, elsewhere only if one has their name."""
    contacts = [t for d in drafts if roles[d.type].symmetric and is_record(d, roles[d.type]) for t in d.tellings]
    told = "\n".join(text[t.sentence.start : t.sentence.end] for t in contacts)
    guests = frozenset(a for d in drafts for a in d.actors() if is_private(a) and a.name in told)
    none: frozenset[Actor] = frozenset()
    return [d for d in drafts if is_record(d, roles[d.type], none if roles[d.type].symmetric else guests)]


def is_record(one: Draft, shape: TypeRoles, guests: frozenset[Actor] = frozenset()) -> bool:
    """True where the needed roles are filled, by two sides at least where two roles are, one of them in office.

    `guests`: private people who deal with officials in this article.
    """
    if one.type in ("meet", "call") and all(f.arm == "context" for t in one.tellings for f in t.claim.frame.fillers):
        return False  # "the meeting", of which nothing else is told
    parties = one.parties
    filled = {p.role for p in parties}
    if not any(set(needed) <= filled for needed in shape.required):
        return False
    outsiders = {p.actor for p in parties if is_private(p.actor) and p.role != "envoy"} - guests
    if all(p.actor.domestic or p.actor in outsiders for p in parties):
        return False
    if shape.symmetric and not any(p.core for p in parties):
        return False  # "the Sea Union summit", of which nobody is told to be there
    if shape.symmetric and _meet_among_themselves(one):
        return True
    if shape.symmetric:
        return _has_two_sides([p.actor for p in parties if p.role == shape.bold[0]], outsiders)
    doers = {p.actor for p in parties if p.role == shape.bold[0]}
    if doers and all(a in outsiders or is_of_any_body(a) for a in doers):
        return False
    if one.type == "join" and all(p.actor.country for p in parties if p.role == "organization"):
        return False
    if len(filled) < 2 and one.type == "propose" and all(_is_home_office(p.actor) for p in parties):
        return False
    if len(filled) < 2:
        return not _is_at_home(one) and not all(_is_of_home_body(p.actor) or p.actor.unlisted for p in parties)
    if one.type == "appoint" and {"sender", "envoy"} <= filled:
        return True  # "Norway named Roe its special envoy": both act for one state
    joined = frozenset(p.actor for p in parties if p.role == "organization")
    return _has_two_sides([p.actor for p in parties], outsiders, joined)


def _meet_among_themselves(one: Draft) -> bool:
    """True for the ministers of a body's states who meet; whom somebody meets with is one side.

    Not where a noun alone tells it: "the Baltic ministers' meeting" says of nobody that they met.
    """
    if not any(t.asserted or t.claim.frame.trigger.rule != "meet.noun" for t in one.tellings):
        return False
    fillers = [f for t in one.tellings for f in t.claim.frame.fillers]
    return any(f.actor.several and not f.arm.endswith(("with", "obj", "to", "for", "context")) for f in fillers)


def _is_at_home(one: Draft) -> bool:
    """True for an invitation of one's own people to a place of one's own country."""
    home = one.place.country if one.place is not None else None
    return one.type == "invite" and home is not None and {p.actor.country for p in one.parties} == {home}


def _has_two_sides(
    actors: Sequence[Actor], outsiders: AbstractSet[Actor], joined: AbstractSet[Actor] = frozenset()
) -> bool:
    """True for two sides; somebody private of no known country is taken for the other's compatriot.

    `joined`: the body that is joined or left, which is a side of its own whether any table has it or not.
    """
    counted = [a for a in actors if a not in outsiders and not _is_of_any_state(a)]
    states = {a.country for a in counted}
    counted = [a for a in counted if not _is_at_home_in_office(a, states)]
    if len({a.country for a in counted if not (_is_at_hand(a) or _is_unplaced(a))}) < 2:
        counted = [a for a in counted if a in joined or not _is_at_hand(a)]
    if _are_at_home(counted):
        return False
    return len({sovereign_side(a) for a in counted}) > 1 and not all(_is_unplaced(a) for a in counted)


def _are_at_home(actors: Sequence[Actor]) -> bool:
    """True for two and more of one country with people of no known one: a cabinet, its aides and guests."""
    placed = [a for a in actors if not _is_unplaced(a)]
    return len(placed) > 1 and len(placed) < len(actors) and len({side(a) for a in placed}) == 1


def _is_unplaced(actor: Actor) -> bool:
    """True for a person in an office of which the text tells no state and no body but such as every state has."""
    if actor.kind != "person" or actor.country is not None:
        return False
    return actor.organization is None or is_home_body(actor.organization)


def _is_at_hand(actor: Actor) -> bool:
    """True for a board that no table has, and for a director of nothing told: they are of the other's state.

    A chairman may be a foreign company's.
    """
    return actor.unlisted or (is_of_any_body(actor) and not (actor.title or "").lower().startswith("chair"))


def _is_at_home_in_office(actor: Actor, states: AbstractSet[str | None]) -> bool:
    """True for a senator or mayor of no known state who deals with people of a state that has such offices."""
    if actor.kind != "person" or actor.country is not None or actor.organization is not None:
        return False
    title = (actor.title or "").lower().rstrip(".")
    return any(title in offices for state, offices in words("titles")["home_offices"].items() if state in states)


def _is_home_office(actor: Actor) -> bool:
    """True for a congressman, whose plans are for his own country if nobody else is told."""
    title = (actor.title or "").lower().rstrip(".")
    return actor.kind == "person" and title in words("titles")["home_offices"].get(actor.country or "", ())


def _is_of_any_state(actor: Actor) -> bool:
    """True for a company, a cabinet's members and the like of no known state, who are no side of their own."""
    members = actor.kind == "group" and actor.organization is not None and is_home_body(actor.organization)
    return actor.country is None and (actor.domestic or members)


def _is_of_home_body(actor: Actor) -> bool:
    """True for "members of the Senate", of no known state: whoever invites them does so at home."""
    return actor.kind == "group" and actor.country is None and is_home_body(actor.name)


# --- status, topic, place ------------------------------------------------------------------------------------------


def _status(tellings: Sequence[Telling]) -> Status:
    """What the clauses that tell the event say of it; the most settled of them where they differ."""
    dated = {t.claim.status for t in tellings if t.asserted and t.rank >= 0}
    told = tellings if dated != {"planned"} else [t for t in tellings if t.rank >= 0 or t.when is not None]
    statuses = {t.claim.status for t in told if t.asserted} or {t.claim.status for t in told}
    if statuses == {"planned"} and any(_is_under_way(t) for t in told):
        return "occurred"  # "on Friday, the second day of a six-day visit … will fly to Cusco on Sunday"
    order: tuple[Status, ...] = ("negated", "occurred", "planned", "possible")
    return next(status for status in order if status in statuses)


def _is_under_way(telling: Telling) -> bool:
    """True for a visit taken for granted of which one of the days is told, and how long it lasts."""
    stay = telling.claim.stay
    visit = telling.claim.frame.trigger.type == "visit" and telling.claim.status == "occurred"
    return visit and stay is not None and stay.nth is not None and tells_all_days(telling)


def _topic(tellings: Sequence[Telling]) -> str | None:
    """The first topic told by a clause, else by a noun phrase; a longer wording of the same one if there is any."""
    topics = [t.claim.frame.topic for t in sorted(tellings, key=lambda t: not t.asserted) if t.claim.frame.topic]
    if not topics:
        return None
    return max((t for t in topics if topics[0] in t), key=len)


def _there(tellings: Sequence[Telling], *, visit: bool) -> Sequence[Telling]:
    """The tellings, of a visit under way without those of where it will lead on to: "arrived in Peru, is to go to"."""
    done = [t for t in tellings if t.asserted and t.claim.status == "occurred"]
    bound = any((t.claim.stay is not None and t.claim.stay.bound) or tells_all_days(t) for t in done)
    on = [t for t in tellings if t.claim.status == "planned" and t.start > done[0].start] if visit and done else []
    return tellings if bound else [t for t in tellings if t not in on]


def _place(tellings: Sequence[Telling], *, visit: bool, parties: Sequence[Party]) -> PlaceName | None:
    """The finest place told; a town for a visit, and none at the visitor's own home ("returned to Rome from Peru")."""
    told = [t.claim.frame.place for t in _there(tellings, visit=visit) if t.claim.frame.place is not None]
    hosts = {p.actor.country for p in parties if p.role == "host"}
    home = {p.actor.country for p in parties if p.role == "visitor"} - {None} - hosts
    there = [p for p in told if not visit or p.country in hosts or None in hosts or p.country is None]
    return finest_place([p for p in there or told if not (visit and p.country in home)], visit=visit)
