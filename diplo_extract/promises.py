"""Stage 7, beside the claims: who promises a visit that he has been asked for says yes to who asked. Reads claims.

"X invited Y to Oslo. Y agreed to come in May", "Y said that he would be there": the visit to come is told as an answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.answers import REACH
from diplo_extract.mentions import Actor, Claim, Filler, Parse, same_side
from diplo_extract.reference_words import reporting_set
from diplo_extract.rules import words

_COMING = frozenset({"visit.travel", "visit.verb", "visit.noun", "visit.pay", "meet.attend", "meet.attend_state"})
"""Rules of what one is invited to do."""
_CONDITIONS = frozenset({"if", "provided", "unless", "whether"})
_ANSWERS = {"accept": "accepter", "decline": "decliner"}
"""Type of an answer -> the role of who gives it."""
_GUESTS = frozenset({"visitor", "participant"})


def with_promises(claims: Sequence[Claim], parses: Mapping[int, Parse]) -> list[Claim]:
    """The claims, behind each promise to come the yes that it gives to the invitation told near it."""
    told: list[Claim] = []
    for claim in claims:
        told.append(claim)
        frame = claim.frame
        if frame.trigger.rule not in _COMING or claim.status not in ("planned", "possible"):
            continue
        guests = [f for f in frame.fillers if f.role in _GUESTS and f.core and f.actor.kind != "organization"][:1]
        parse = parses[frame.trigger.sentence]
        if not guests or _has_answered(guests[0].actor, frame.trigger.sentence, claims):
            continue
        if _is_promised(parse, frame.trigger.head, guests[0].actor, claim.status):
            invite = _invitation(claim, guests[0].actor, claims)
            told += [_accepted(claim, guests[0], invite)] if invite is not None else []
    return told


def _has_answered(guest: Actor, sentence: int, claims: Sequence[Claim]) -> bool:
    """True where the sentence says in words whether he takes it: "will accept the invitation and visit Peru"."""
    said = [c for c in claims if c.frame.trigger.sentence == sentence and c.frame.trigger.type in _ANSWERS]
    return any(
        same_side(f.actor, guest) for c in said for f in c.frame.fillers if f.role == _ANSWERS[c.frame.trigger.type]
    )


def _is_promised(parse: Parse, head: int, guest: Actor, status: str) -> bool:
    """True under "agreed to", "would be glad to", and for what he says he will do."""
    verb = head if grammar.is_verb(parse.words[head]) else grammar.clause_verb(parse, head)
    if any(_has_condition(parse, v) for v in _up(parse, verb)):
        return False
    lists = words("modality")
    if verb != head and parse.words[verb].lemma not in {*lists["paying"], *lists["promising"]}:
        return False  # "agreed to coordinate her visit"
    for at in _up(parse, verb):
        word = parse.words[at]
        if word.lemma in lists["promising"] and at != verb:
            return status == "planned"
        if word.lemma in lists["gladly"] and at != verb:
            return True
        if word.lemma in reporting_set("report_verbs") and at != verb and status == "planned":
            speakers = [m.actors for s in grammar.subject(parse, at) if (m := parse.words[s].mention) is not None]
            return any(a == guest or same_side(a, guest) for actors in speakers for a in actors)
    return False


def _has_condition(parse: Parse, verb: int) -> bool:
    """True under "whether" and beside "if", "unless"."""
    marks = [verb, *grammar.kids(parse, verb, "advcl")]
    return any(parse.words[c].text.lower() in _CONDITIONS for v in marks for c in parse.children[v])


def _up(parse: Parse, verb: int) -> list[int]:
    """The verb and those over it whose complement it is, the nearest first; the "be" of "be glad to" with its word."""
    found = [verb]
    while parse.words[found[-1]].dep in ("xcomp", "ccomp", "acomp", "conj") and parse.words[found[-1]].head < found[-1]:
        found.append(parse.words[found[-1]].head)
    return found


def _invitation(claim: Claim, guest: Actor, claims: Sequence[Claim]) -> Claim | None:
    """The invitation to the guest told last, or in the sentence, that can be to what he promises; None for none."""
    at = claim.frame.trigger.sentence
    # "would visit at the invitation of": who tells the journey and the invitation at once answers nothing
    asked = [c for c in claims if c.frame.trigger.type == "invite" and c.status == "occurred"]
    asked = [c for c in asked if c.frame.trigger.sentence != at or c.frame.trigger.rule != "invite.at_invitation"]
    before = [c for c in asked if 0 <= at - c.frame.trigger.sentence <= REACH and _is_to(c, guest)]
    behind = [c for c in asked if 0 < c.frame.trigger.sentence - at <= _AHEAD]
    behind = [c for c in behind if not _guests(c) or _is_to(c, guest)]
    told = next((c for c in reversed(before) if _leads_there(claim, c)), None)
    return told or next((c for c in behind if _leads_there(claim, c, surely=True)), None)


_AHEAD = 2
"""Sentences behind a promise within which the invitation may be told."""


def _guests(invite: Claim) -> list[Actor]:
    return [f.actor for f in invite.frame.fillers if f.role == "invitee" and f.core]


def _is_to(invite: Claim, guest: Actor) -> bool:
    return any(same_side(taker, guest) for taker in _guests(invite))


def _leads_there(claim: Claim, invite: Claim, *, surely: bool = False) -> bool:
    """False where he promises to go to another country than that of who invites, or of the place told with it.

    `surely`: also where one of the two is not told.
    """
    goals = {f.actor.country for f in claim.frame.fillers if f.role == "host"} - {None}
    goals |= {claim.frame.place.country} if claim.frame.place is not None else set()
    hosts = {f.actor.country for f in invite.frame.fillers if f.role == "inviter"} - {None}
    hosts |= {invite.frame.place.country} if invite.frame.place is not None else set()
    return not goals.isdisjoint(hosts) or (not surely and not (goals and hosts))


def _accepted(claim: Claim, guest: Filler, invite: Claim) -> Claim:
    frame = claim.frame
    at = frame.trigger
    givers = (f.actor for f in invite.frame.fillers if f.role == "inviter" and f.core)
    offerers = (Filler("offerer", a, at.start, at.end, "context") for a in givers)
    trigger = replace(at, type="accept")
    told = replace(frame, trigger=trigger, place=None, topic=invite.frame.topic, closed=False, pair=False)
    fillers = (replace(guest, role="accepter", place=None), *offerers)
    return Claim(replace(told, fillers=fillers), "occurred", attributed_to=claim.attributed_to)
