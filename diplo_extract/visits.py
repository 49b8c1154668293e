"""Beside completion: who came and where to, of a visit told without its visitor or its host."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.mentions import Actor, Claim, Filler, same_side
from diplo_extract.surroundings import (
    NEAR,
    Surroundings,
    filled,
    gap,
    in_role,
    outward,
    told_by,
)


def complete_visit(claim: Claim, i: int, around: Surroundings) -> Claim:
    """The visit with its visitor, its host or both, where the article tells them elsewhere."""
    visitors, hosts = in_role(claim, "visitor"), in_role(claim, "host")
    if visitors and not hosts:
        if (guest := _guest_of(claim, visitors[0], i, around)) is not None:
            return guest
        at_home = claim.frame.trigger.rule == "visit.is_here" and around.home == visitors[0].actor.country
        host = _host(claim, visitors[0].actor, i, around) if not at_home else None  # "when we were here last year"
        return filled(claim, told_by(claim, "host", host)) if host is not None else claim
    if hosts and not visitors:
        visitor = _visitor(claim, hosts[0].actor, i, around)
        return filled(claim, told_by(claim, "visitor", visitor)) if visitor is not None else claim
    if not hosts and not visitors:
        return _from_told(claim, i, around) or _from_invitation(claim, i, around) or _from_meeting(claim, i, around)
    return replace(claim, status="occurred") if _is_there(claim, around.claims[:i]) else claim


def _is_there(claim: Claim, before: Sequence[Claim]) -> bool:
    """True for who "will leave Lima on Friday" where he has met somebody before: he has come, and stays until then."""
    if claim.frame.trigger.rule != "visit.leave" or claim.status != "planned":
        return False
    hosts = {f.actor.country for f in in_role(claim, "host")}
    seen = [
        c for c in before if c.frame.trigger.type == "meet" and c.status == "occurred" and c.frame.place is not None
    ]
    there = (f.actor for c in seen if c.frame.place and c.frame.place.country in hosts for f in c.frame.fillers)
    return not {f.actor for f in in_role(claim, "visitor")}.isdisjoint(there)


def _from_told(claim: Claim, i: int, around: Surroundings) -> Claim | None:
    """ "The visit", taken for granted: the one that was told last; None where several lead to several countries."""
    told = [c for c in around.claims[:i] if c.frame.trigger.type == "visit" and c.status != "negated"]
    led = [(in_role(c, "visitor"), [h for h in in_role(c, "host") if h.actor.country], c) for c in told]
    whole = [(visitors, hosts, c) for visitors, hosts, c in led if visitors and hosts]
    if not claim.presupposed or not whole or claim.status == "negated" or claim.frame.place is not None:
        return None
    visitors, hosts, last = whole[-1]
    latest = [h for _, h, c in whole if gap(c, claim) == gap(last, claim)]
    if len({h[0].actor.country for h in (latest if gap(last, claim) <= 1 else [h for _, h, _ in whole])}) > 1:
        return None
    fillers = [told_by(claim, f.role, f.actor) for f in (*visitors, *hosts)]
    return filled(replace(claim, status=last.status), *fillers)


def _from_invitation(claim: Claim, i: int, around: Surroundings) -> Claim | None:
    """ "The visit will take place in May", close to an invitation: the guest's, to his host's country."""
    if claim.status == "negated":
        return None
    for invite in (c for c in reversed(around.claims[:i]) if c.frame.trigger.type == "invite"):
        guests, hosts = in_role(invite, "invitee"), in_role(invite, "inviter")
        state = around.states.get(hosts[0].actor.country or "") if len(hosts) == 1 else None
        if gap(invite, claim) > NEAR or state is None or len(guests) != 1 or guests[0].actor.country == state.country:
            continue
        return filled(claim, told_by(claim, "visitor", guests[0].actor), told_by(claim, "host", state))
    return None


def _from_meeting(claim: Claim, i: int, around: Surroundings) -> Claim:
    """ "This visit", with nobody named: whoever met his host abroad in the article."""
    for meeting in outward(i, around, "meet"):
        spot = meeting.frame.place
        if spot is None or meeting.status != claim.status:
            continue
        guests = {f.actor for f in meeting.frame.fillers if f.core and f.actor.country not in (None, spot.country)}
        hosts = [f for f in meeting.frame.fillers if f.core and f.actor.country == spot.country]
        state = around.states.get(spot.country or "")
        if hosts and len(guests) == 1 and state is not None:
            return filled(claim, told_by(claim, "visitor", next(iter(guests))), told_by(claim, "host", state))
    return claim


def _guest_of(claim: Claim, told: Filler, i: int, around: Surroundings) -> Claim | None:
    """ "President Roe will receive President Poe. During the visit, Roe will …": the visit is his guest's."""
    if told.arm not in ("clause.about", "clause.subj", "go.subj") or not claim.presupposed:
        return None
    home = around.states.get(told.actor.country or "")
    for meeting in (c for c in reversed(around.claims[:i]) if c.frame.trigger.type == "meet" and gap(c, claim) <= NEAR):
        guests = {
            f.actor for f in meeting.frame.fillers if f.core and f.actor.country not in (None, told.actor.country)
        }
        receives = any(f.actor == told.actor and f.arm == "subj" for f in meeting.frame.fillers)
        at_home = meeting.frame.place is not None and meeting.frame.place.country == told.actor.country
        if home is not None and len(guests) == 1 and at_home and receives:
            rest = tuple(f for f in claim.frame.fillers if f != told)
            guest = replace(claim, status=meeting.status, frame=replace(claim.frame, fillers=rest))
            return filled(guest, told_by(claim, "visitor", next(iter(guests))), told_by(claim, "host", home))
    return None


def _host(claim: Claim, visitor: Actor, i: int, around: Surroundings) -> Actor | None:
    """Where a visit leads: the place of the clause, the traveller's other tellings, the place he meets somebody at."""
    place = claim.frame.place
    if place is not None and place.country and place.country != visitor.country:
        return around.states.get(place.country)
    if claim.frame.trigger.rule == "visit.in_return":
        return _who_came(visitor, i, around)
    if (goal := _of_other_telling(claim, visitor, i, around)) is not None:
        return goal
    for invite in outward(i, around, "invite"):
        inviters = in_role(invite, "inviter")
        if inviters and any(same_side(f.actor, visitor) for f in in_role(invite, "invitee")):
            return around.states.get(inviters[0].actor.country or "")
    for meeting in outward(i, around, "meet"):
        spot = meeting.frame.place
        if (
            spot is not None
            and any(f.actor == visitor for f in meeting.frame.fillers)
            and spot.country != visitor.country
        ):
            return around.states.get(spot.country or "")
    if around.here is not None and around.here != visitor.country:
        return around.states.get(around.here)
    for meeting in outward(i, around, "meet"):
        others = {f.actor.country for f in meeting.frame.fillers if f.core and f.actor.country != visitor.country}
        ours = any(f.actor == visitor for f in meeting.frame.fillers)
        if ours and len(others) == 1 and gap(meeting, claim) <= NEAR and meeting.frame.place is None:
            return around.states.get(next(iter(others)) or "")
    return _other_state(claim, visitor, around)


def _of_other_telling(claim: Claim, visitor: Actor, i: int, around: Surroundings) -> Actor | None:
    """Where the traveller's visits lead that are told with their hosts; None where none is told.

    Of a guest's visit one that lies ahead tells nothing: "Soto, here on a visit, said. She flies to Oslo today".
    """
    told = [c for c in outward(i, around, "visit") if in_role(c, "host")]
    told = [c for c in told if any(f.actor == visitor for f in in_role(c, "visitor"))]
    if claim.status == "occurred":
        told = [c for c in told if c.status != "negated"] or told
    made = [c for c in told if claim.status != "occurred" or c.status == "occurred" or c.presupposed]
    a_guest = around.here is not None and around.here != visitor.country
    found = made or ([] if a_guest else told)
    return in_role(found[0], "host")[0].actor if found else None


def _who_came(visitor: Actor, i: int, around: Surroundings) -> Actor | None:
    """Where a return visit leads: to the state whose guests were told last in the visitor's; None where none were."""
    for other in outward(i, around, "visit", "meet"):
        hosts = [f.actor for f in in_role(other, "host")]
        guests = {f.actor.country for f in other.frame.fillers if f.core} - {visitor.country, None}
        spot = other.frame.place.country if other.frame.place is not None else None
        here = visitor.country in {h.country for h in hosts} if hosts else spot in (None, visitor.country)
        ours = any(same_side(f.actor, visitor) for f in other.frame.fillers)
        if here and ours and len(guests) == 1:
            return around.states.get(next(iter(guests)) or "")
    return None


def _other_state(claim: Claim, visitor: Actor, around: Surroundings) -> Actor | None:
    """Where a visit ahead leads that two states speak of: to the other. None where more of them are in contact."""
    if claim.status not in ("planned", "possible") or not claim.presupposed:
        return None
    contacts = [c for c in around.claims if c.frame.trigger.type in ("meet", "call") and c.status == "occurred"]
    sides = {f.actor.country or f.actor.name for c in contacts for f in c.frame.fillers if f.core}
    others = sides - {visitor.country}
    return around.states.get(next(iter(others))) if len(sides) == 2 and len(others) == 1 else None


def _visitor(claim: Claim, host: Actor, i: int, around: Surroundings) -> Actor | None:
    """Who travels: the traveller of the nearest other visit, unless he is at home there."""
    for other in outward(i, around, "visit"):
        for f in in_role(other, "visitor"):
            if not same_side(f.actor, host) and gap(other, claim) <= NEAR:
                return f.actor
    return None
