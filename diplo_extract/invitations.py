"""Stage 7, beside completion: who invites, told by a contact before the invitation or by the visit it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract.answers import COST, REACH
from diplo_extract.mentions import Actor, Claim, Filler, same_side
from diplo_extract.offices import classes_of
from diplo_extract.speakers import Speakers

_CONTACTS = frozenset({"meet", "call", "agree"})
_TOO = frozenset({"too", "well"})
_GIVEN = {"invite": ("inviter", "invitee"), "propose": ("proposer", "addressee")}
"""Who makes an invitation or an offer, and to whom."""


def from_contact(claim: Claim, before: Sequence[Claim], claims: Sequence[Claim]) -> Claim:
    """An invitation that somebody got in a contact comes from the other party, where it leads to his country.

    `before` are the claims told before it, `claims` all of the article. A "return visit" leads to him who was there.
    """
    guests = [f.actor for f in claim.frame.fillers if f.role == "invitee" and f.core]
    if len(guests) != 1 or any(f.role == "inviter" and f.core for f in claim.frame.fillers):
        return claim
    told = _same_before(claim, guests[0], before)
    told = told or _host_of_others(claim, guests[0], before)
    if told is not None:
        return _with_inviters(claim, told)
    goal = _goal(claim, guests[0], claims)
    here = goal is None and "return visit" not in (claim.frame.topic or "")  # "met the king, who was invited to speak"
    reach = 0 if here else claim.frame.trigger.sentence
    contacts = (c for c in reversed(before) if c.frame.trigger.type in _CONTACTS and _gap(c, claim) <= reach)
    for contact in contacts:
        others = {f.actor for f in contact.frame.fillers if not same_side(f.actor, guests[0])}
        ours = any(_is_his(f.actor, guests[0]) for f in contact.frame.fillers)
        if ours and len(others) == 1 and (goal is None or next(iter(others)).country == goal):
            frame = claim.frame
            host = Filler("inviter", next(iter(others)), frame.trigger.start, frame.trigger.end, "context")
            grade = max(0.3, frame.grade - COST)
            return replace(claim, frame=replace(frame, fillers=(*frame.fillers, host), grade=grade))
    return claim


def _is_his(met: Actor, guest: Actor) -> bool:
    """True for the guest, and for his state or its people where either of them is no person: not for a countryman."""
    return same_side(met, guest) and (met == guest or "person" not in (met.kind, guest.kind) or met.kind != guest.kind)


def _gap(one: Claim, two: Claim) -> int:
    return abs(one.frame.trigger.sentence - two.frame.trigger.sentence)


def _same_before(claim: Claim, guest: Actor, before: Sequence[Claim]) -> Claim | None:
    """The invitation told just before that the guest answers: "conveyed the king's invitation; she accepted it"."""
    for invite in reversed(before):
        near = claim.frame.trigger.sentence - invite.frame.trigger.sentence <= REACH
        fillers = invite.frame.fillers
        if invite.frame.trigger.type == "invite" and near and any(f.role == "inviter" and f.core for f in fillers):
            return invite if any(f.role == "invitee" and f.actor == guest for f in fillers) else None
    return None


def _host_of_others(claim: Claim, guest: Actor, before: Sequence[Claim]) -> Claim | None:
    """The invitation told just before, where others have got one too: "Peru invited Chile. Cuba was also invited"."""
    topic = (claim.frame.topic or "").split()
    bare = (not topic or topic[-1] in _TOO) and claim.frame.place is None
    told = claim.frame.trigger.rule in ("invite.verb", "invite.asked_to_take_part")
    if not (told and bare) or claim.status == "negated":
        return None
    for invite in reversed(before):
        near = claim.frame.trigger.sentence - invite.frame.trigger.sentence <= REACH
        hosts = [f.actor for f in invite.frame.fillers if f.role == "inviter" and f.core]
        if invite.frame.trigger.type == "invite" and near and hosts:
            return invite if not any(same_side(host, guest) for host in hosts) else None
    return None


def _with_inviters(claim: Claim, told: Claim) -> Claim:
    frame = claim.frame
    hosts = (f.actor for f in told.frame.fillers if f.role == "inviter" and f.core)
    new = tuple(Filler("inviter", host, frame.trigger.start, frame.trigger.end, "context") for host in hosts)
    return replace(claim, frame=replace(frame, fillers=(*frame.fillers, *new), grade=max(0.3, frame.grade - COST)))


def to_contact(claim: Claim, before: Sequence[Claim], behind: Sequence[Claim] = ()) -> Claim:
    """An invitation or offer told without whom it is made to goes to the other party of its sentence's first contact.

    "Met the king and extended an invitation to visit Oslo", "In his letter to the king, he proposed a summit"; of those
    told `behind` it, the first: "delivered the invitation during an audience with the king".
    """
    by, to = _GIVEN[claim.frame.trigger.type]
    hosts = [f.actor for f in claim.frame.fillers if f.role == by and f.core]
    if len(hosts) != 1 or any(f.role == to and f.core for f in claim.frame.fillers):
        return claim
    at = claim.frame.trigger.sentence
    for contact in (c for c in (*reversed(before), *behind) if c.frame.trigger.type in {*_CONTACTS, "letter"}):
        others = {f.actor for f in contact.frame.fillers if f.core and not same_side(f.actor, hosts[0])}
        ours = any(same_side(f.actor, hosts[0]) for f in contact.frame.fillers)
        later = at - contact.frame.trigger.sentence
        brought = claim.frame.trigger.rule == "invite.extend" and 0 < later <= REACH  # "He conveyed an invitation"
        brought = brought and contact.frame.trigger.type == "meet"
        if (later and not brought) or contact.status != "occurred" or not ours or len(others) != 1:
            continue
        frame = claim.frame
        guest = Filler(to, next(iter(others)), frame.trigger.start, frame.trigger.end, "context")
        grade = max(0.3, frame.grade - COST)
        return replace(claim, frame=replace(frame, fillers=(*frame.fillers, guest), grade=grade))
    return claim


def to_visitor(claim: Claim, before: Sequence[Claim]) -> Claim:
    """An invitation told without whom it is for, just behind a visit to who sends it, goes to the visitor.

    "Ruiz will be in Lima in May. President Soto of Peru issued the invitation in March".
    """
    hosts = [f.actor for f in claim.frame.fillers if f.role == "inviter" and f.core]
    sent = claim.frame.trigger.rule == "invite.extend"  # not "at the invitation of the king"
    followed = claim.frame.trigger.rule == "invite.noun"  # "her trip follows an invitation from the king"
    if not (sent or followed) or len(hosts) != 1 or any(f.role == "invitee" for f in claim.frame.fillers):
        return claim
    for visit in reversed(before):
        frame = visit.frame
        near = claim.frame.trigger.sentence - frame.trigger.sentence <= (REACH if sent else 0)
        there = [f.actor.country for f in frame.fillers if f.role == "host" and f.core]
        led = there == [hosts[0].country] or (followed and not there)
        if not near or frame.trigger.type != "visit" or not led:
            continue
        visitors = dict.fromkeys(f.actor for f in frame.fillers if f.role == "visitor" and f.core)
        at = claim.frame.trigger
        new = tuple(
            Filler("invitee", a, at.start, at.end, "context") for a in visitors if a.country != hosts[0].country
        )
        grade = max(0.3, claim.frame.grade - COST)
        return replace(claim, frame=replace(claim.frame, fillers=(*claim.frame.fillers, *new), grade=grade))
    return claim


def _goal(claim: Claim, guest: Actor, claims: Sequence[Claim]) -> str | None:
    """The country that somebody is invited to: that of the place, or that of the visit which is the purpose."""
    if claim.frame.place is not None:
        return claim.frame.place.country
    for visit in claims:
        trigger, fillers = visit.frame.trigger, visit.frame.fillers
        if trigger.type != "visit" or trigger.sentence != claim.frame.trigger.sentence or visit.status != "planned":
            continue
        hosts = [f.actor for f in fillers if f.role == "host" and f.core]
        if hosts and any(f.role == "visitor" and f.actor == guest for f in fillers):
            return hosts[0].country
    return None


def with_announcer(claim: Claim, speakers: Speakers | None) -> Claim:
    """An invitation by nobody named, from whoever says that it was sent: "a letter of invitation has gone to Lima".

    So too one that leads to the country of whoever tells it; not where the guest's own side tells it.
    """
    frame, guests = claim.frame, _core(claim, "invitee")
    if speakers is None or not guests:
        return claim
    host = speakers.source_at(frame.trigger.sentence, frame.trigger.head)[1]
    if _core(claim, "inviter"):
        return _welcomed_by(claim, host)
    if host is None or host.country is None or any(same_side(f.actor, host) for f in guests):
        return claim
    goal = frame.place.country if frame.place is not None else None
    goal = None if goal in {f.actor.country for f in guests} else goal  # "was sent to Lima"
    if goal != host.country and (goal is not None or frame.trigger.rule != "invite.extend"):
        return claim
    told = Filler("inviter", host, frame.trigger.start, frame.trigger.end, "context")
    return replace(claim, frame=replace(frame, fillers=(told, *frame.fillers), grade=max(0.3, frame.grade - COST)))


def by_whom_announced(claim: Claim, states: Mapping[str, Actor]) -> Claim:
    """An invitation that only a spokesman or an official tells of, by the state that he speaks for."""
    givers = _core(claim, "inviter")
    if len(givers) != 1 or givers[0].arm not in ("source", "context", "speaker"):
        return claim
    teller = givers[0].actor
    state = states.get(teller.country or "")
    unnamed = (teller.title or "").lower().endswith(("diplomat", "official"))
    if state is None or not (unnamed or "spokesperson" in classes_of(teller.title)):
        return claim
    fillers = tuple(replace(f, actor=state) if f is givers[0] else f for f in claim.frame.fillers)
    return replace(claim, frame=replace(claim.frame, fillers=fillers))


def _welcomed_by(claim: Claim, teller: Actor | None) -> Claim:
    """ "You are welcome in Oslo, the king said": by the king, not by the state of the place alone."""
    givers = _core(claim, "inviter")
    states = len(givers) == 1 and givers[0].actor.kind == "state" and teller is not None and teller.kind == "person"
    if (
        not states
        or teller is None
        or not same_side(teller, givers[0].actor)
        or claim.frame.trigger.rule not in _WELCOMES
    ):
        return claim
    fillers = tuple(replace(f, actor=teller) if f is givers[0] else f for f in claim.frame.fillers)
    return replace(claim, frame=replace(claim.frame, fillers=fillers))


_WELCOMES = frozenset({"invite.welcome", "invite.welcome_to"})
"""Rules of who would be welcome in a place."""


def _core(claim: Claim, role: str) -> list[Filler]:
    return [f for f in claim.frame.fillers if f.role == role and f.core]
