"""Stage 7, beside completion: to whom a message went that an envoy handed over at a contact told beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplo_extract.answers import COST
from diplo_extract.mentions import Actor, Claim, Filler, same_side

RULE = "letter.handed"
_GIVEN = {"invite": "invitee", "thank": "addressee", "congratulate": "addressee", "condole": "addressee"}
"""Acts that a letter does, and the role of whom it is written to: "delivered a letter inviting X"."""
_REACH = 2
"""Sentences back to the contact at which a message was handed over."""


def with_bearer(claim: Claim, i: int, claims: Sequence[Claim]) -> Claim:
    """A message with the side that a telling of how it was handed over leaves open."""
    return to_receiver(claim, i, claims) if claim.frame.trigger.rule == RULE else by_writer(claim, claims[:i])


def to_receiver(claim: Claim, i: int, claims: Sequence[Claim]) -> Claim:
    """A message told without its receiver went to him whom its bearer met, or to whom its words are addressed.

    Without such a one it went to nobody who is told, and tells no event.
    """
    frame = claim.frame
    senders = [f.actor for f in frame.fillers if f.role == "sender" and f.core]
    if any(f.role == "recipient" for f in frame.fillers):
        return claim
    receiver = next(_receivers(claim, i, claims, senders[0]), None) if len(senders) == 1 else None
    if receiver is None:
        return replace(claim, frame=replace(frame, fillers=()))
    to = Filler("recipient", receiver, frame.trigger.start, frame.trigger.end, "context")
    return replace(claim, frame=replace(frame, fillers=(*frame.fillers, to), grade=max(0.3, frame.grade - COST)))


def by_writer(claim: Claim, before: Sequence[Claim]) -> Claim:
    """A message that an envoy "gave" to whom his own side was told to have written: it is the one told before."""
    frame = claim.frame
    senders = [f for f in frame.fillers if f.role == "sender" and f.core]
    takers = [f.actor for f in frame.fillers if f.role == "recipient" and f.core]
    if len(senders) != 1 or senders[0].actor.title is None or not _BEARERS & {*senders[0].actor.title.lower().split()}:
        return claim
    for told in reversed(before):
        if told.frame.trigger.type != "letter" or frame.trigger.sentence - told.frame.trigger.sentence > _REACH:
            continue
        writers = [f.actor for f in told.frame.fillers if f.role == "sender" and f.core]
        same = any(same_side(f.actor, t) for f in told.frame.fillers if f.role == "recipient" for t in takers)
        if same and len(writers) == 1 and writers[0].country == senders[0].actor.country:
            written = replace(senders[0], actor=writers[0])
            return replace(
                claim, frame=replace(frame, fillers=tuple(written if f is senders[0] else f for f in frame.fillers))
            )
    return claim


_BEARERS = frozenset({"ambassador", "emissary", "envoy", "representative"})
"""Words of offices of those who carry the messages of others."""


def _receivers(claim: Claim, i: int, claims: Sequence[Claim], sender: Actor) -> Iterator[Actor]:
    at = claim.frame.trigger.sentence
    beside = [c for c in claims if c.frame.trigger.sentence == at and c is not claim]
    before = [c for c in reversed(claims[:i]) if 0 < at - c.frame.trigger.sentence <= _REACH]
    for contact in (*beside, *before):
        if contact.frame.trigger.type != "meet" or contact.status != claim.status:
            continue
        parties = [f for f in contact.frame.fillers if f.core]
        met = [f.actor for f in parties if not f.arm.endswith("subj")] if contact in beside else []
        others = list(dict.fromkeys(f.actor for f in parties if not same_side(f.actor, sender)))
        if len(others) == 1 and len(parties) > 1:
            yield met[0] if len(parties) == 2 == len(met) + 1 else others[0]
    for act in beside:
        role = _GIVEN.get(act.frame.trigger.type)
        yield from (f.actor for f in act.frame.fillers if f.role == role and not same_side(f.actor, sender))
