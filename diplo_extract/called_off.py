"""Stage 7, beside stays: what had been set for a visit or meeting that was called off. Reads claims; mends statuses.

"The king put off his trip to Peru. He was due in Lima on Sunday": Sunday is the day of a visit that will not be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.mentions import Actor, Claim, Filler, Parse, same_side
from diplo_extract.rules import words

KINDS = frozenset({"meet", "visit"})
_DUE_TO = frozenset({"go", "have"})
NEXT = 2
"""Sentences within which "the visit" is the one just called off."""


def call_off(claims: Sequence[Claim], parses: Mapping[int, Parse]) -> list[Claim]:
    """The claims, those negated that tell when something was due which another claim says was called off."""
    gone = [c for c in claims if c.status == "negated" and c.frame.trigger.type in KINDS]
    ends = [_called_off_by(claim, gone, parses) for claim in claims]
    dated = {id(end) for claim, end in zip(claims, ends, strict=True) if end is not None and claim.when is not None}
    return [_as_told(claim, end, has_its_day=id(claim) in dated) for claim, end in zip(claims, ends, strict=True)]


def _called_off_by(claim: Claim, gone: Sequence[Claim], parses: Mapping[int, Parse]) -> Claim | None:
    """The claim that calls off what this one says was due; None where none does."""
    if claim.status not in ("planned", "occurred") or claim.frame.trigger.type not in KINDS or not gone:
        return None
    if not _was_due(parses[claim.frame.trigger.sentence], claim.frame.trigger.head):
        return None
    if claim.status == "occurred":  # "had been due to hold talks during a visit to Peru", "had to visit Peru"
        gone = [g for g in gone if g.frame.trigger.type == "visit"]
    return next((g for g in gone if _is_of(claim, g) or _is_there(claim, g)), None)


def _as_told(claim: Claim, end: Claim | None, *, has_its_day: bool) -> Claim:
    """What was due as negated; "called off the trip on Friday" without that day, where the day it was due is told."""
    if end is not None:
        return replace(claim, status="negated", frame=replace(claim.frame, fillers=_parties(claim, end)))
    return replace(claim, when=None, date_text=None) if has_its_day and _is_the_one(claim) else claim


def _was_due(parse: Parse, head: int) -> bool:
    """True for "was due", "had been scheduled to arrive", "the visit was to begin"."""
    verb = grammar.finite_above(parse, head)
    over = parse.words[parse.words[verb].head]
    verb = over.head if over.dep == "acomp" else verb  # "due to arrive"
    word = parse.words[verb]
    helping = [parse.words[a] for a in grammar.kids(parse, verb, "aux", "auxpass")]
    past = word.tag == "VBD" or any(a.tag == "VBD" for a in helping)
    if any(a.text.lower() == "would" for a in helping):
        return True
    if word.lemma in _DUE_TO and past and grammar.infinitives(parse, verb):
        return True  # "was going to travel", "had to visit"
    said = [word, *(parse.words[a] for a in grammar.kids(parse, verb, "acomp"))]
    awaited = any((w.lemma or w.text.lower()) in {*words("modality")["lapsed"], "hope"} for w in said)
    return past and (awaited or (word.lemma == "be" and bool(grammar.infinitives(parse, verb))))


def _is_of(claim: Claim, gone: Claim) -> bool:
    """True where the claim tells of the visit or meeting that is called off, or of nobody right behind it.

    Who calls off "the trip" just told of need not be the traveller.
    """
    if claim.frame.trigger.type != gone.frame.trigger.type:
        return False
    ours, theirs = _core(claim), _core(gone)
    told_next = 0 <= gone.frame.trigger.sentence - claim.frame.trigger.sentence < NEXT
    if told_next and ours and claim.frame.trigger.start < gone.frame.trigger.start and _is_the_one(gone):
        return gone.frame.trigger.type == "visit" or any(same_side(f.actor, g.actor) for f in ours for g in theirs)
    behind = claim.frame.trigger.start > gone.frame.trigger.start  # "put off a trip by the king, who was due on Sunday"
    told_before = behind and claim.frame.trigger.sentence - gone.frame.trigger.sentence < NEXT
    visitors = [f for f in ours if f.role == "visitor"]
    if told_before and visitors and theirs and _is_the_one(gone):  # "put off a trip. The king was due on Sunday"
        return all(any(same_side(f.actor, g.actor) for g in theirs) for f in visitors)
    if not ours:
        return 0 <= claim.frame.trigger.sentence - gone.frame.trigger.sentence <= NEXT
    roles = {f.role for f in ours}
    if claim.frame.trigger.type == "visit" and roles != {"visitor", "host"}:
        return False
    return all(any(f.role == g.role and _may_be_one(f.actor, g.actor) for g in theirs) for f in ours)


def _may_be_one(one: Actor, other: Actor) -> bool:
    """False for two people of one state: who goes in the president's place is not called off with him."""
    return one == other if one.kind == other.kind == "person" else same_side(one, other)


def _is_there(claim: Claim, gone: Claim) -> bool:
    """True for a meeting of the visitor with people of the state whose visit is called off."""
    if claim.frame.trigger.type != "meet" or gone.frame.trigger.type != "visit":
        return False
    hosts = [f.actor for f in _core(gone) if f.role == "host"]
    guests = [f.actor for f in _core(gone) if f.role == "visitor"]
    ours = [f.actor for f in _core(claim)]
    there = [any(same_side(a, h) for h in hosts) for a in ours]
    come = [any(same_side(a, g) for g in guests) for a in ours]
    return any(there) and any(come) and all(t or c for t, c in zip(there, come, strict=True))


def _is_the_one(gone: Claim) -> bool:
    """True for "called off the trip", of which no goal is told, and "called off the talks", with nobody told."""
    fillers, rule = _core(gone), gone.frame.trigger.rule
    return (rule == "visit.noun" and {f.role for f in fillers} <= {"visitor"}) or (
        rule == "meet.noun" and len(fillers) == 1
    )


def _core(claim: Claim) -> list[Filler]:
    return [f for f in claim.frame.fillers if f.core]


def _parties(claim: Claim, gone: Claim) -> tuple[Filler, ...]:
    """The parties told, else those of what was called off."""
    at = claim.frame.trigger
    told = claim.frame.fillers
    return told or tuple(replace(f, start=at.start, end=at.end, arm="context") for f in gone.frame.fillers)
