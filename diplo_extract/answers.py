"""Stage 7, its second half: invitations and what is answered to them. Reads claims; says which answer goes with which.

An answer seldom says to what: "He accepted." "Tehran turned it down." The invitation or offer told shortly before does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.arguments.conditions import UNLISTED
from diplo_extract.arguments.parties import word_set
from diplo_extract.mentions import Actor, Claim, Filler, Frame, Parse, PlaceName, same_side
from diplo_extract.rules import lemmas
from diplo_extract.speakers import Speakers

OFFERS = frozenset({"invite", "propose"})
ANSWERS = frozenset({"accept", "decline"})
ONE_SIDED = OFFERS | ANSWERS
"""Types of which one side may stay unnamed."""
ABSENCES = frozenset({"meet.attend", "meet.stay_away", "meet.send"})
"""Rules that tell, negated, that somebody stays away."""
INVITATIONS = frozenset({"invitation", "invite", "it", "this", "which"})
"""What one accepts who does what he was invited to."""
_ANSWERING = frozenset({"accepter", "decliner"})
"""Roles of those who answer."""
DOERS = frozenset({"visitor", "member"})
"""Roles of those who do what they accept to do."""
REACH = 3
"""Sentences within which an answer that does not say to what belongs to the offer told."""
FAR = 6
"""Sentences within which others answer the one host of several guests."""
_PLAIN_ANSWERS = frozenset(
    {
        "accept.confirmed.bare",
        "decline.apologies.bare",
        "decline.bare",
        "decline.engaged.bare",
        "decline.not_coming.bare",
    }
)
"""Rules of answers that nobody gives to anything but an invitation."""
_MEANWHILE = re.compile(r" (?:before|after|ahead of|during|amid|as|while|when) ")
"""Begins what a plan is told beside, not what it is for."""
COST = 0.2
"""How much less sure a reading is for a role filled from its surroundings."""


# --- one side told ---------------------------------------------------------------------------------------------------


def looks_abroad(near: Sequence[Parse], frame: Frame, here: PlaceName | None = None) -> bool:
    """False for an invitation or answer with one side told and nothing of another country in the sentences near.

    `here`: where the article was written; told there of another state's leader, an invitation is from abroad.
    """
    sides = {f.actor.country or f.actor.name for f in frame.fillers if not f.actor.domestic}
    if frame.trigger.type not in ONE_SIDED or len({f.role for f in frame.fillers}) != 1 or len(sides) > 1:
        return True
    if frame.trigger.type == "propose" and frame.topic and not _is_between_states(frame.topic):
        return False
    own = frame.fillers[0]
    if any(w.start == own.start and w.mention and w.mention.rule in UNLISTED for p in near for w in p.words):
        return False  # a fund, a committee
    if any(_leads_home(p, frame) for p in near if p.sentence.index == frame.trigger.sentence):
        return False
    if own.actor.kind == "group" and {lemmas().of(w, "NNS") for w in own.actor.name.lower().split()} & word_set(
        "private_guests"
    ):
        return False
    if own.actor.kind == "group" and frame.trigger.type in ("accept", "decline") and not _is_sent(own.actor):
        return False  # "lawmakers rejected the plan"
    mentions = [w.mention for p in near for w in p.words if w.mention is not None and w.start != own.start]
    seen = {m.place.country for m in mentions if m.place is not None} | {a.country for m in mentions for a in m.actors}
    bodies = {
        a
        for m in mentions
        for a in m.actors
        if a.kind == "organization" and a.country is None and not a.domestic and m.rule not in UNLISTED
    }
    abroad = seen - {None, own.actor.country}
    stranger = own.actor.kind in ("person", "group") and own.actor.country is None and own.actor.organization is None
    if len(abroad) > stranger or bodies - {own.actor}:  # the one country told may be his own
        return True
    return own.actor.country is not None and _is_answered_from(near, frame, here, own.actor.country)


def _is_answered_from(near: Sequence[Parse], frame: Frame, here: PlaceName | None, own: str) -> bool:
    """True for an answer to an invitation that is told from another country than the answerer's own."""
    away = here is not None and here.country not in (None, own)
    said = (w.lemma for p in near if p.sentence.index == frame.trigger.sentence for w in p.words)
    return away and frame.trigger.type in ANSWERS and any(lemma in ("invitation", "invite") for lemma in said)


def is_private_membership(parse: Parse, frame: Frame) -> bool:
    """True for a body of no state that joins or leaves another, one of them in no table: a firm and its contract."""
    if frame.trigger.type not in ("join", "withdraw") or not frame.fillers:
        return False
    starts = {f.start for f in frame.fillers}
    unlisted = any(w.start in starts and w.mention and w.mention.rule in UNLISTED for w in parse.words)
    return unlisted and all(f.actor.kind == "organization" and f.actor.country is None for f in frame.fillers)


def is_commission(parse: Parse, frame: Frame) -> bool:
    """True for a commissioner or nominee who goes to nobody abroad: "to be Commissioner of Food and Drugs"."""
    if frame.trigger.type != "appoint" or any(f.role == "host" for f in frame.fillers):
        return False
    said = [w.lower() for word in parse.words for w in word.text.replace(",", "").split()]
    if not {"nominee", "nominees"}.isdisjoint(said) and frame.trigger.rule == "appoint.verb":
        return True  # "announced his intent to nominate: Jane Roe, Nominee for Administrator"
    commissioners = [i for i, w in enumerate(said) if w in ("commissioner", "commissioners")]
    return bool(commissioners) and not any(said[i - 1] == "high" for i in commissioners)


def _is_sent(group: Actor) -> bool:
    """True for a group that answers for its state or body: a delegation, its negotiators."""
    return not word_set("answering").isdisjoint(lemmas().of(w, "NNS") for w in group.name.lower().split())


def _is_between_states(topic: str) -> bool:
    """True for a plan "for talks on water", false for one "for tax cuts"."""
    told = _MEANWHILE.split(topic)[0].replace("-", " ").split()
    said = (word.strip(",.;:'\"").lower() for word in told)
    return any({word, lemmas().of(word, "NNS"), word.removesuffix("s")} & word_set("proposed") for word in said)


def _leads_home(parse: Parse, frame: Frame) -> bool:
    """True for "the senators were invited to the capital" of their own country."""
    own = frame.fillers[0].actor.country
    behind = [parse.words[n].mention for n in grammar.behind(parse, frame.trigger.head, "to")]
    goals = [m for m in behind if m is not None and m.start != frame.fillers[0].start]
    lands = {a.country for m in goals for a in m.actors}
    lands |= {m.place.country for m in goals if m.place is not None}
    return own is not None and lands == {own}


def with_answerer(parse: Parse, frame: Frame, before: Sequence[Claim]) -> Frame:
    """The frame of an answer with the guest where its pronoun was taken for the host: "X invited Y. He accepted".

    So too the frame of "the invitation" that he accepted.
    """
    taken = any(f.arm == "receive.subj" for f in frame.fillers)
    if not frame.fillers or not (frame.trigger.type in ANSWERS or (frame.trigger.type == "invite" and taken)):
        return frame
    answering = frame.fillers[0]
    near = (c for c in reversed(before) if c.frame.trigger.type in OFFERS and _gap(c.frame, frame) <= REACH)
    offer = next(near, None)
    pronoun = any(w.start == answering.start and w.tag.startswith("PRP") for w in parse.words)
    if offer is None or not pronoun:
        return frame
    bearer = _gap(offer.frame, frame) <= 1  # who brought his king's invitation
    if answering.actor in _actors(_takers(offer)) or not (bearer or answering.actor in _actors(_givers(offer))):
        return frame
    guests = [f.actor for f in _takers(offer) if f.actor.kind == answering.actor.kind]
    if len(guests) != 1 or len({guests[0].gender, answering.actor.gender} - {None}) > 1:
        return frame
    others = [f for f in frame.fillers[1:] if f.actor != guests[0]]
    return replace(frame, fillers=(replace(answering, actor=guests[0]), *others))


def _actors(fillers: Iterable[Filler]) -> list[Actor]:
    return [f.actor for f in fillers]


def answers_what_is_told(frame: Frame, before: Sequence[Claim]) -> bool:
    """True for "the minister accepted the invitation" where it has been told shortly before that he got one."""
    if frame.trigger.type not in ANSWERS or not frame.fillers:
        return False
    offers = [c for c in before if c.frame.trigger.type in OFFERS and _gap(c.frame, frame) <= REACH]
    return any(_is_for(offer, frame.fillers[0].actor) for offer in offers)


def is_accepted(purpose: Frame, claims: Sequence[Claim], parses: Mapping[int, Parse]) -> bool:
    """True for the visit of "X invited Y to visit Oslo. Y accepted the invitation", told behind the purpose."""
    doers = [f.actor for f in purpose.fillers if f.role in DOERS]
    for claim in claims:
        own, answer = claim.frame.trigger, claim.frame
        if (
            own.type != "accept"
            or claim.status != "occurred"
            or own.start < purpose.trigger.start
            or own.sentence - purpose.trigger.sentence > REACH
        ):
            continue
        if answer.fillers and answer.fillers[0].actor not in doers:
            continue
        taken = [parses[own.sentence].words[n].lemma for n in grammar.obj(parses[own.sentence], own.head)]
        if _is_bare(claim) or any(lemma in INVITATIONS for lemma in taken):
            return True
    return False


# --- answers and their offers ----------------------------------------------------------------------------------------


def answer_claims(claims: Sequence[Claim], speakers: Speakers | None = None) -> list[Claim]:
    """The claims, bare answers ("He accepted") with what they answer, or gone; and who was invited and stays away."""
    told = [
        _answer(claim, i, claims, speakers) if _is_bare(claim) or _is_open(claim) else claim
        for i, claim in enumerate(claims)
    ]
    done = [_with_offerer(claim, claims) for claim in told if claim is not None]
    done = [claim for claim in done if not _is_of_both(claim)]
    return [*done, *_absences(done)]


def _is_bare(claim: Claim) -> bool:
    return claim.frame.trigger.rule.endswith(".bare")


def _is_of_both(claim: Claim) -> bool:
    """True for "the two agreed on a visit by Soto", that none of them had offered."""
    offering = {f.actor for f in claim.frame.fillers if f.role == "offerer"}
    answering = {f.actor for f in claim.frame.fillers if f.role in _ANSWERING}
    return (
        claim.frame.trigger.type in ANSWERS
        and len(answering) > 1
        and any(same_side(a, o) for a in answering for o in offering)
    )


def _is_open(claim: Claim) -> bool:
    """True for "the invitation was accepted" and "Peru's invitation was accepted", by nobody named."""
    return claim.frame.trigger.type in ANSWERS and not any(f.role in _ANSWERING for f in claim.frame.fillers)


def _answer(claim: Claim, i: int, claims: Sequence[Claim], speakers: Speakers | None) -> Claim | None:
    """ "He accepted", with nothing said of what: the invitation or offer told close by; None where there is none.

    "It was accepted": by whom the one told last was for, else by the other side that says so.
    """
    if _is_open(claim):
        done = _accepted_by_its_guests(claim, claims[:i])
        return _answered_by_teller(done, speakers) if done is claim else done
    answering = next(iter(claim.frame.fillers)).actor
    offers = [c for c in (*reversed(claims[:i]), *claims[i + 1 :]) if c.frame.trigger.type in OFFERS]
    for offer in (c for c in offers if _gap(c.frame, claim.frame) <= REACH and _is_for(c, answering)):
        new = [_filler(claim, f.actor) for f in _givers(offer) if not same_side(f.actor, answering)]
        frame = replace(claim.frame, topic=claim.frame.topic or offer.frame.topic)
        grade = max(0.3, frame.grade - COST) if new else frame.grade
        return replace(claim, frame=replace(frame, fillers=(*frame.fillers, *new), grade=grade))
    return _answer_of_others(claim, claims[:i]) if claim.frame.trigger.rule in _PLAIN_ANSWERS else None


def _answer_of_others(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """ "Peru invited Chile and others. Cuba has confirmed its attendance": to the one host of all invitations told."""
    answering = next(iter(claim.frame.fillers)).actor
    invites = [c for c in before if c.frame.trigger.type == "invite" and c.status != "negated"]
    near = [c for c in invites if _gap(c.frame, claim.frame) <= FAR]
    hosts = list(dict.fromkeys(f.actor for c in invites for f in _givers(c)))
    several = any(len(_takers(c)) > 1 or any(_is_of_any(f.actor) for f in _takers(c)) for c in invites)
    if not (near and several) or len(hosts) != 1 or answering.country is None or same_side(hosts[0], answering):
        return None
    frame = claim.frame
    topic = frame.topic or near[-1].frame.topic
    fillers = (*frame.fillers, _filler(claim, hosts[0]))
    return replace(claim, frame=replace(frame, fillers=fillers, topic=topic, grade=max(0.3, frame.grade - COST)))


def _with_offerer(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """An answer that does not say whose offer it is to, with whoever made the last one: "accepted the plan"."""
    sides = [f for f in claim.frame.fillers if f.core]
    if claim.frame.trigger.type not in ANSWERS or len(sides) != len(claim.frame.fillers):
        return claim
    if not sides or {f.role for f in sides} & {"offerer"}:
        return claim
    own = claim.frame.trigger
    before = (c for c in reversed(claims) if c.frame.trigger.type in OFFERS and c.frame.trigger.start < own.start)
    offer = next((c for c in before if _gap(c.frame, claim.frame) <= REACH), None)
    if offer is None or offer.status == "negated" or not all(_is_for(offer, f.actor) for f in sides):
        return claim
    new = [_filler(claim, f.actor) for f in _givers(offer)]
    return replace(claim, frame=replace(claim.frame, fillers=(*claim.frame.fillers, *new)))


def _accepted_by_its_guests(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """An answer by nobody named, with the parties of the offer told last; None where it was for nobody named."""
    near = (c for c in reversed(before) if c.frame.trigger.type in OFFERS and _gap(c.frame, claim.frame) <= REACH)
    offer = next((c for c in near if _is_by(c, claim)), None)
    if offer is None or not _takers(offer):
        return claim if claim.frame.fillers else None
    answerer = "accepter" if claim.frame.trigger.type == "accept" else "decliner"
    fillers = (
        *(_filler(claim, f.actor, answerer) for f in _takers(offer)),
        *(_filler(claim, f.actor) for f in _givers(offer)),
    )
    grade = max(0.3, claim.frame.grade - COST)
    fillers = (*fillers, *(f for f in claim.frame.fillers if f.actor not in _actors(fillers)))
    frame = replace(claim.frame, fillers=fillers, topic=claim.frame.topic or offer.frame.topic, grade=grade)
    return replace(claim, frame=frame)


def _answered_by_teller(claim: Claim, speakers: Speakers | None) -> Claim:
    """ "Peru's offer has been accepted, the Chilean minister said": by the side that says so, if it is another one."""
    if speakers is None or claim.status != "occurred":
        return claim
    teller = speakers.source_at(claim.frame.trigger.sentence, claim.frame.trigger.head)[1]
    if teller is None or teller.country is None or any(same_side(teller, f.actor) for f in claim.frame.fillers):
        return claim
    role = "accepter" if claim.frame.trigger.type == "accept" else "decliner"
    frame = claim.frame
    fillers = (_filler(claim, teller, role), *frame.fillers)
    return replace(claim, frame=replace(frame, fillers=fillers, grade=max(0.3, frame.grade - COST)))


def _is_by(offer: Claim, answer: Claim) -> bool:
    """True where the offer was made by him whose offer is answered, if that is told in its own sentence."""
    offerers = _actors(answer.frame.fillers)
    if not offerers:
        return True
    return _gap(offer.frame, answer.frame) == 0 and any(same_side(f.actor, a) for f in _givers(offer) for a in offerers)


def _filler(claim: Claim, actor: Actor, role: str = "offerer") -> Filler:
    return Filler(role, actor, claim.frame.trigger.start, claim.frame.trigger.end, "context")


def _is_for(offer: Claim, answering: Actor) -> bool:
    """True where the offer was made to that side, or to nobody named by somebody else."""
    takers = [f for f in _takers(offer) if f.arm not in ("receive.subj", "answer.subj")]  # not for who answers alone
    if takers and not any(_is_of_any(f.actor) for f in takers):
        return any(same_side(f.actor, answering) for f in takers)
    return not any(same_side(f.actor, answering) for f in _givers(offer))


def _is_of_any(guest: Actor) -> bool:
    """True for guests of no one country, "world leaders"."""
    return guest.kind == "group" and guest.country is None and (guest.organization is None or guest.several)


def _stays_away(claim: Claim) -> bool:
    """True where somebody does not come: "will skip the summit", "will not travel to Peru"."""
    trigger = claim.frame.trigger
    travelling = trigger.type == "visit" and any(f.role == "visitor" and f.arm == "subj" for f in claim.frame.fillers)
    return trigger.rule in ABSENCES or travelling


def _absences(claims: Sequence[Claim]) -> Iterable[Claim]:
    """Who was invited and will not come declines: "He will skip the summit, to which Peru had invited him"."""
    answers = [c for c in claims if c.frame.trigger.type in ANSWERS]
    for absence in (c for c in claims if c.status == "negated" and _stays_away(c)):
        for invite in (c for c in claims if c.frame.trigger.type == "invite" and c.status == "occurred"):
            absent = [f for f in absence.frame.fillers if f.core and _is_guest(f.actor, invite)]
            told = any(same_side(a.frame.fillers[0].actor, f.actor) for a in answers for f in absent)
            if absent and not told and _gap(absence.frame, invite.frame) < REACH:
                yield _declined(absence, absent, invite)
                break


def _is_guest(actor: Actor, invite: Claim) -> bool:
    takers = [f.actor for f in _takers(invite)]
    if any(same_side(f.actor, actor) for f in _givers(invite)):
        return False
    return any(same_side(taker, actor) or _is_of_any(taker) for taker in takers)


def _declined(absence: Claim, absent: Sequence[Filler], invite: Claim) -> Claim:
    frame = absence.frame
    fillers = (*(replace(f, role="decliner") for f in absent), *(_filler(absence, f.actor) for f in _givers(invite)))
    trigger = replace(frame.trigger, type="decline")
    told = replace(frame, trigger=trigger, fillers=fillers, place=None, topic=invite.frame.topic)
    return replace(absence, frame=told, status="occurred", when=None, date_text=None)


def _givers(offer: Claim) -> list[Filler]:
    return [f for f in offer.frame.fillers if f.role in ("inviter", "proposer") and f.core]


def _takers(offer: Claim) -> list[Filler]:
    return [f for f in offer.frame.fillers if f.role in ("invitee", "addressee") and f.core]


def _gap(a: Frame, b: Frame) -> int:
    return abs(a.trigger.sentence - b.trigger.sentence)
