"""Stage 7, its second half: what a clause leaves open and its surroundings tell. Reads claims; fills their empty roles.

Nothing is guessed: a role is filled from another claim of the article, from the place of the clause, from who speaks to
whom, or it stays empty. What was filled so has the arm "context" and lowers the grade.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract.answers import answer_claims
from diplo_extract.gate import GOING_BACK
from diplo_extract.handovers import with_bearer
from diplo_extract.invitations import by_whom_announced, from_contact, to_contact, to_visitor, with_announcer
from diplo_extract.journeys import guest_of_hosts, guest_of_visit, in_person, is_series, met_before, protagonist
from diplo_extract.measures import between_states, recalled_from, repeated_measure, restored_with, summoned_by
from diplo_extract.mentions import Actor, Claim, Filler, same_side
from diplo_extract.missions import ROLES, with_seat
from diplo_extract.surroundings import (
    LONG,
    NEAR,
    Surroundings,
    filled,
    gap,
    in_role,
    outward,
    told_by,
)
from diplo_extract.video import by_video, talks_of_call
from diplo_extract.visits import complete_visit
from diplo_extract.whereabouts import place_people

COURTESIES = frozenset({"thank", "congratulate", "condole"})
CONTACTS = frozenset({"meet", "call", "letter"})
SHARED = frozenset({"meet", "call", "agree"})
"""Symmetric types whose second party may stand elsewhere."""
NAMINGS = frozenset({"appoint.verb", "appoint.to_be", "appoint.nominee"})
"""Rules that tell who is to be an envoy, of whose own state it goes without saying that it sends him."""
SEVERAL = 4
"""Guests whom one thanks together at most, none of them named."""
NEUTRAL = frozenset({"AUT", "BEL", "CHE", "QAT"})
"""States in whose towns others meet."""
SEATS = frozenset({"BEL", "CHE"})
"""Of those, the ones to which one goes for meetings of bodies that sit there, and seldom of their own."""


def complete_claims(around: Surroundings) -> list[Claim]:
    """The claims, each with the roles that its surroundings fill."""
    around = replace(around, claims=[c for c in around.claims if not _is_leaving_home(c)])
    claims = list(around.claims)
    seen = replace(around, claims=claims)  # what has been completed completes what follows
    for i, claim in enumerate(around.claims):
        claims[i] = _complete(claim, i, seen)
    done = place_people(claims, around.states, around.home)
    kept = [_without_destination(claim) for claim in answer_claims(done, around.speakers)]
    return [talks_of_call(by_video(in_person(claim, kept[:i]), kept), kept[:i]) for i, claim in enumerate(kept)]


def _is_leaving_home(claim: Claim) -> bool:
    """True for "left Lima on Monday", said of a Peruvian: no end of a visit, and not what "the visit" behind it is."""
    if claim.frame.trigger.rule not in GOING_BACK:
        return False
    guests, hosts = ({f.actor.country for f in in_role(claim, role)} for role in ("visitor", "host"))
    return bool(guests) and bool(hosts) and hosts <= guests


def _without_destination(claim: Claim) -> Claim:
    """Invitations and answers without the place that they are about: nobody was invited there."""
    if claim.frame.trigger.type not in ("invite", "accept", "decline", "propose"):
        return claim
    return replace(claim, frame=replace(claim.frame, place=None))


def _complete(claim: Claim, i: int, around: Surroundings) -> Claim:
    kind = claim.frame.trigger.type
    if claim.frame.closed:
        return _undated_tour(claim, around)
    if claim.frame.trigger.rule.endswith((".follow_suit", ".in_kind", ".again")):
        return repeated_measure(claim, around, around.claims[:i])
    if kind in ("recall", "establish_relations"):
        restored = kind == "establish_relations"
        return between_states(restored_with(claim, i, around), around) if restored else recalled_from(claim, around)
    if claim.frame.trigger.rule.endswith(".similar"):
        return _repeated(claim, i, around)
    if kind in COURTESIES:
        return _courtesy(claim, i, around)
    if kind in SHARED:
        return _shared(claim, i, around)
    if kind == "visit":
        return complete_visit(claim, i, around)
    if kind in ROLES:
        told = with_seat(claim, around.states, around.here)
        return summoned_by(told, around) if kind == "summon" else told
    if kind == "appoint":
        return _accredited(claim, around)
    if kind == "letter":
        return with_bearer(claim, i, around.claims)
    if kind == "invite":
        told = to_contact(
            from_contact(claim, around.claims[:i], around.claims), around.claims[:i], around.claims[i + 1 :]
        )
        return by_whom_announced(with_announcer(to_visitor(told, around.claims[:i]), around.speakers), around.states)
    return to_contact(claim, around.claims[:i]) if kind == "propose" else claim


def _undated_tour(claim: Claim, around: Surroundings) -> Claim:
    """The claim; "a tour" of which no state is told has no day of its own beside "left on Monday for Peru"."""
    near = (c for c in around.claims if gap(c, claim) == 0 and c.frame.trigger.type == "visit")
    beside = any(c.when is not None and in_role(c, "host") for c in near)
    touring = claim.frame.trigger.rule == "visit.tour" and not in_role(claim, "host")
    return replace(claim, when=None, date_text=None) if touring and beside else claim


def _courtesy(claim: Claim, i: int, around: Surroundings) -> Claim:
    """A courtesy told without its addressee goes to the other party of the contact that it is told in."""
    said = in_role(claim, "speaker")
    if len(said) != 1 or in_role(claim, "addressee"):
        return claim
    for contact in (
        c for c in reversed(around.claims[:i]) if c.frame.trigger.type in CONTACTS and c.status == "occurred"
    ):
        parties = [f for f in contact.frame.fillers if f.actor != said[0].actor]
        ours = [f for f in contact.frame.fillers if _speaks_for(said[0].actor, f.actor)]
        told = (f.actor for f in parties if f.core and f not in ours and not same_side(f.actor, said[0].actor))
        others = list(dict.fromkeys(told))
        people = all(a.kind == "person" for a in others) and len(others) <= SEVERAL
        if ours and (len(others) == 1 or (others and people and contact.frame.trigger.type != "letter")):
            return filled(claim, *(told_by(claim, "addressee", a) for a in others))
    return claim


def _repeated(claim: Claim, i: int, around: Surroundings) -> Claim:
    """ "The crown prince sent a similar cable": for the same reason to the same person; without any, to nobody."""
    kind = claim.frame.trigger.type
    role = "recipient" if kind == "letter" else "addressee"
    kinds = {kind} if kind == "letter" else COURTESIES
    made = (c for c in reversed(around.claims[:i]) if c.frame.trigger.type in kinds and in_role(c, role))
    before = next(made, claim)
    if before is claim or before.frame.trigger.type != kind or gap(before, claim) > NEAR:
        return replace(claim, frame=replace(claim.frame, fillers=()))
    told = () if in_role(claim, role) else in_role(before, role)
    return filled(claim, *(told_by(claim, role, f.actor) for f in told))


def _speaks_for(person: Actor, body: Actor) -> bool:
    return same_side(person, body) or (person.organization is not None and person.organization == body.name)


def _shared(claim: Claim, i: int, around: Surroundings) -> Claim:
    """A contact or deal told with one party or none: "we met", "documents were signed", "he will have talks there"."""
    parties = [f for f in claim.frame.fillers if f.core]
    if any(not f.core for f in claim.frame.fillers):
        return claim
    if len({f.actor for f in parties}) >= 2:
        guest = guest_of_hosts(claim, around.claims[:i]) or met_before(claim, around.claims[:i])
        return (
            filled(claim, replace(told_by(claim, "participant", guest), arm="journey")) if guest is not None else claim
        )
    role = "party" if claim.frame.trigger.type == "agree" else "participant"
    if not parties:
        return _from_contact(claim, i, around, role)
    one = parties[0].actor
    if claim.frame.trigger.rule == "meet.send":
        return claim  # "sent no envoy to the conference in Lima": of those whom he would have met nothing is told
    if is_series(claim, one, around.claims[i + 1 :]):
        return replace(claim, stay=None)
    if any(gap(c, claim) == 0 and _attends(c, one) for c in around.claims if c is not claim):
        return claim  # "to attend the summit and related meetings there"
    several = _told_beside(claim, one, around)
    if several:
        return filled(claim, *(told_by(claim, role, other) for other in several))
    told = (
        _listener(claim, one, i, around)
        or _answerer(claim, one, i, around)
        or _partner(claim, one, i, around, within=0)
        or _receiver(claim, one, i, around)
    )
    if told is None and claim.presupposed and claim.status == "planned":
        near = _partner(claim, one, i, around, within=1)  # "will meet Y. Ahead of those talks": no others in the land
        told = near if near is not None and near.kind == "person" else None
    host = _host_of_visit(claim, one, i, around) if told is None else None
    if host is not None and host.kind == "state" and host.country in SEATS:
        return claim  # one goes to Brussels or Geneva to meet others
    other = (
        told
        or host
        or guest_of_visit(claim, one, around.claims[:i])
        or protagonist(claim, one, around.claims[:i])
        or (_partner(claim, one, i, around, within=1) if claim.status != "occurred" else None)
        or _state_of_place(claim, one, around)
    )
    return filled(claim, told_by(claim, role, other)) if other is not None else claim


def _told_beside(claim: Claim, one: Actor, around: Surroundings) -> list[Actor]:
    """The several others with whom the sentence tells the contact as well: "will attend the summit with X and Y"."""
    for contact in around.claims:
        if contact is claim or contact.frame.trigger.type != claim.frame.trigger.type or gap(contact, claim) > 0:
            continue
        actors = list(dict.fromkeys(f.actor for f in contact.frame.fillers if f.core))
        if contact.status == claim.status and one in actors and len(actors) > 2:
            return [a for a in actors if a != one]
    return []


def _attends(claim: Claim, one: Actor) -> bool:
    """True for a claim that somebody attends a summit: nobody beside him but the summit."""
    rest = [f.actor for f in claim.frame.fillers if f.actor != one]
    alone = len(rest) < len(claim.frame.fillers) and all(actor.kind == "organization" for actor in rest)
    return claim.frame.trigger.rule.startswith("meet.attend") and bool(rest) and alone


def _from_contact(claim: Claim, i: int, around: Surroundings, role: str) -> Claim:
    """The parties of the last contact before: the deal was made there; "that meeting may be held in May"."""
    kind = claim.frame.trigger.type
    if claim.status == "possible" and (kind == "agree" or claim.when is None):
        return claim
    types = ("meet", "call") if kind == "agree" else (kind,)
    reach = LONG if kind == "agree" and not claim.presupposed else NEAR
    told = (c for c in reversed(around.claims[:i]) if c.frame.trigger.rule not in _SEEN_TOGETHER)
    contacts = (c for c in told if c.frame.trigger.type in types and gap(c, claim) <= reach)
    relations = (c for c in around.claims if c.frame.trigger.type == "establish_relations" and gap(c, claim) == 0)
    visits = (c for c in around.claims if c.frame.trigger.type == "visit" and gap(c, claim) == 0)
    there = _held_there(claim, i, around) if kind == "agree" else ()
    for contact in (*(relations if kind == "agree" else ()), *there, *(visits if kind == "agree" else ()), *contacts):
        actors = list(dict.fromkeys(f.actor for f in contact.frame.fillers if f.core and _is_there(f, claim)))
        known = (claim.status,) if claim.status == "possible" else (claim.status, "occurred")
        if len(actors) >= 2 and contact.status in known:
            sides = _states_of(actors, around.states) if kind == "agree" else ()
            return filled(claim, *(told_by(claim, role, a) for a in sides or actors))
    return claim


_SEEN_TOGETHER = frozenset({"meet.flanked", "meet.pictured"})
"""Rules of what a picture shows, at which nothing is agreed."""


def _is_there(filler: Filler, deal: Claim) -> bool:
    """False for the other states of a tour, in which the deal is not made."""
    spot = deal.frame.place
    return filler.role != "host" or spot is None or spot.country in (None, filler.actor.country)


def _held_there(claim: Claim, i: int, around: Surroundings) -> list[Claim]:
    """The contacts and visits told before in the country where a deal is made, the last first; none without a place."""
    land = claim.frame.place.country if claim.frame.place is not None else None
    before = [c for c in reversed(around.claims[:i]) if gap(c, claim) <= LONG] if land is not None else []
    meetings = [c for c in before if c.frame.trigger.type == "meet" and c.frame.place is not None]
    here = [c for c in meetings if c.frame.place is not None and c.frame.place.country == land]
    visits = [c for c in before if c.frame.trigger.type == "visit"]
    return here + [c for c in visits if any(f.actor.country == land for f in in_role(c, "host"))]


def _states_of(actors: Sequence[Actor], states: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """The states whose people they all are, else (): a deal that nobody is told to have signed is theirs."""
    codes = list(dict.fromkeys(a.country for a in actors if a.kind == "person"))
    found = tuple(states[code] for code in codes if code is not None and code in states)
    return found if len(found) == len(actors) >= 2 else ()


def _listener(claim: Claim, one: Actor, i: int, around: Surroundings) -> Actor | None:
    """The other half of "we" where a speaker talks to another side, and the "I" who is glad to see "you"."""
    if around.speakers is None:
        return None
    at = claim.frame.trigger.start
    speaker, other = around.speakers.speaker_at(at), around.speakers.addressee_at(at)
    if speaker is not None and other is None and one == speaker and claim.frame.trigger.rule == "meet.verb":
        other = _partner(claim, speaker, i, around, within=1) or _with_whom(speaker, claim, around)
    if speaker is None or other is None or one not in (speaker, other):
        return None
    other = other if one == speaker else speaker
    return other if not same_side(other, one) else None


def _with_whom(speaker: Actor, claim: Claim, around: Surroundings) -> Actor | None:
    """The other of the talks that an article begins with, for one of them who says "we met"; None where many talked."""
    first = next((c for c in around.claims if c.frame.trigger.type in ("meet", "call") and not c.presupposed), None)
    if first is None or first is claim or any(f.arm != "subj" for f in claim.frame.fillers):
        return None
    actors = list(dict.fromkeys(f.actor for f in first.frame.fillers if f.core and f.actor.kind == "person"))
    others = [a for a in actors if a != speaker]
    return others[0] if speaker in actors and len(others) == 1 else None


def _answerer(claim: Claim, one: Actor, i: int, around: Surroundings) -> Actor | None:
    """The other side of the offer whose purpose the contact is: "X accepted Y's proposal to hold talks"."""
    if claim.status not in ("planned", "negated"):
        return None
    for answer in outward(i, around, "accept", "decline"):
        sides = [f.actor for f in answer.frame.fillers if f.core]
        others = {a for a in sides if not same_side(a, one)}
        if gap(answer, claim) == 0 and one in sides and len(others) == 1:
            return next(iter(others))
    return None


def _host_of_visit(claim: Claim, one: Actor, i: int, around: Surroundings) -> Actor | None:
    """Talks that somebody has on a visit are with his hosts: who invited or met him where named, else the state."""
    if claim.frame.trigger.type == "call":
        return None
    land = claim.frame.place.country if claim.frame.place is not None else None
    for visit in outward(i, around, "visit"):
        hosts = in_role(visit, "host")
        if land is not None and land not in {one.country, *(f.actor.country for f in hosts)}:
            continue  # "Soto will visit Peru after Ruiz held talks in Oslo"
        if land == one.country is not None:
            continue  # who stayed at home: "Soto should cancel his trip to Peru. Ruiz met unionists in Oslo"
        ours = any(same_side(f.actor, one) for f in in_role(visit, "visitor"))
        if (
            ours
            and hosts
            and gap(visit, claim) <= NEAR
            and not _are_of_other_days(visit, claim)
            and (visit.status == "negated") == (claim.status == "negated")
        ):
            state = hosts[0].actor
            if any(not f.core for f in claim.frame.fillers):
                return None  # "for the Arab League summit": who invited him there is one of many
            return _inviter_from(state, i, around) or _met_of(state, one, claim, around) or state
    return None


_ACCREDITED = ("ambassador", "consul", "high commissioner", "chargé", "charge d")


def _state_of_place(claim: Claim, one: Actor, around: Surroundings) -> Actor | None:
    """Talks that an official holds in another state's town are with that state, if nobody else is told to be there."""
    spot, state = claim.frame.place, one.country
    if (one.title or "").lower().startswith(_ACCREDITED):
        return None  # who always is where he is accredited
    held = claim.frame.trigger.rule == "meet.noun" and all(f.arm == "hold.subj" for f in claim.frame.fillers)
    if not held or spot is None or spot.is_country or state is None or spot.country in (None, state, *NEUTRAL):
        return None
    return None if claim.status == "negated" else around.states.get(spot.country or "")


def _met_of(state: Actor, guest: Actor, claim: Claim, around: Surroundings) -> Actor | None:
    """The one person of a state whom the guest's side is told to meet in the article; None for none or several."""
    told = [c for c in around.claims if c.frame.trigger.type == "meet" and c.status == claim.status]
    told = [c for c in told if not _are_of_other_days(c, claim)]
    theirs = {
        f.actor
        for c in told
        if any(same_side(f.actor, guest) for f in c.frame.fillers)
        for f in c.frame.fillers
        if f.actor.kind == "person" and same_side(f.actor, state)
    }
    return next(iter(theirs)) if len(theirs) == 1 else None


def _partner(claim: Claim, one: Actor, i: int, around: Surroundings, *, within: int) -> Actor | None:
    """ "They will meet again": the other side of the contact told in this sentence, or `within` so many of it."""
    for contact in outward(i, around, "meet", "call"):
        others = {f.actor for f in contact.frame.fillers if f.core and not same_side(f.actor, one)}
        ours = any(f.actor == one for f in contact.frame.fillers)
        apart = _are_of_other_days(contact, claim) or _are_of_other_places(contact, claim)
        if ours and len(others) == 1 and gap(contact, claim) <= within and not apart:
            return next(iter(others))
        if not ours and claim.status == "negated" and gap(contact, claim) == 0 and one.kind == "person":
            doers = [f.actor for f in contact.frame.fillers if f.core and f.arm in ("subj", "hold.subj")]
            if len(doers) == 1 and doers[0].kind == "person" and not same_side(doers[0], one):
                return doers[0]  # "Soto met Ruiz, but a meeting with Moe did not take place"
    return None


def _receiver(claim: Claim, one: Actor, i: int, around: Surroundings) -> Actor | None:
    """Who got the message that a bearer is told to have brought: "Ruiz handed over the letter at an audience"."""
    if not claim.presupposed or claim.frame.trigger.type != "meet" or one.kind != "person":
        return None  # no state brings a letter: "in a letter from Roe … Utopia said so again at the talks"
    for letter in outward(i, around, "letter"):
        sent = any(same_side(f.actor, one) for f in letter.frame.fillers if f.role == "sender")
        got = {
            f.actor for f in in_role(letter, "recipient") if f.actor.kind == "person" and not same_side(f.actor, one)
        }
        if sent and len(got) == 1 and gap(letter, claim) <= 1 and letter.status == claim.status:
            return next(iter(got))
    return None


def _are_of_other_days(one: Claim, two: Claim) -> bool:
    """True for two claims whose own days do not meet."""
    a, b = one.when, two.when
    if a is None or b is None or None in (a.start, a.end, b.start, b.end):
        return False
    return a.end < b.start or b.end < a.start  # type: ignore[operator]


def _are_of_other_places(one: Claim, two: Claim) -> bool:
    """True for two claims of one sentence in two countries: "met Roe in Oslo before flying to Lima for a summit"."""
    lands = {c.frame.place.country for c in (one, two) if c.frame.place is not None}
    return gap(one, two) == 0 and None not in lands and len(lands) > 1


def _inviter_from(state: Actor, i: int, around: Surroundings) -> Actor | None:
    for invite in outward(i, around, "invite"):
        for f in in_role(invite, "inviter"):
            if same_side(f.actor, state):
                return f.actor
    return None


def _sent_by_home(claim: Claim, around: Surroundings) -> Claim:
    """An envoy named by nobody told is of his own state, else of the article's: "the government named Roe"."""
    envoys, hosts = in_role(claim, "envoy"), in_role(claim, "host")
    if not (envoys and hosts) or in_role(claim, "sender") or claim.frame.trigger.rule not in NAMINGS:
        return claim
    code = envoys[0].actor.country or around.home or around.here
    state = around.states.get(code or "")
    if state is None or any(f.actor.country == code for f in hosts) or envoys[0].actor.organization is not None:
        return claim
    return filled(claim, told_by(claim, "sender", state))


def _accredited(claim: Claim, around: Surroundings) -> Claim:
    """Envoys who present their papers do so to the state that receives them, or in whose town they are."""
    claim = _sent_by_home(claim, around)
    envoys = [f.actor for f in in_role(claim, "envoy")]
    if not envoys or in_role(claim, "host") or claim.frame.trigger.rule != "appoint.credentials":
        return claim
    place = claim.frame.place
    hosts = {place.country} if place is not None and place.country else set()
    for meeting in around.claims if not hosts else ():
        parties = {f.actor for f in meeting.frame.fillers}
        if meeting.frame.trigger.type == "meet" and gap(meeting, claim) <= 1 and parties.intersection(envoys):
            hosts |= {a.country for a in parties.difference(envoys) if a.country}
    hosts = hosts or ({around.home} if around.home else set())
    hosts -= {a.country for a in envoys}
    state = around.states.get(next(iter(hosts)) or "") if len(hosts) == 1 else None
    return filled(claim, told_by(claim, "host", state)) if state is not None else claim
