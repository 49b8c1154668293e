"""Beside completion: against whom a state takes a measure, where its clause leaves that open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.mentions import Actor, Claim
from diplo_extract.surroundings import LONG, NEAR, Surroundings, filled, gap, in_role, told_by

AGAINST = {"recall": "host", "expel": "expelled", "recognize": "recognized", "sever_relations": "severed"}
"""Type -> the role of whom the measure is against, or for."""
LEAD = 1.5
"""How much oftener than any other state one must be told for an article to be about it."""


def repeated_measure(claim: Claim, around: Surroundings, before: Sequence[Claim]) -> Claim:
    """What is told as the same again, or the like in return, by what was told before it."""
    kind = claim.frame.trigger.type
    if kind == "join":
        return _member_too(claim, before)
    if kind == "establish_relations":
        return _relations_again(claim, before)
    mirrored = claim.frame.trigger.rule.endswith(".in_kind")
    return _in_kind(claim, around, before) if mirrored else _same_again(claim, before)


def _same_again(claim: Claim, before: Sequence[Claim]) -> Claim:
    """ "Peru followed suit": what was told last of another, against the same; nothing where that was something else."""
    kind = claim.frame.trigger.type
    if in_role(claim, AGAINST[kind]):
        near = any(c.frame.trigger.type == kind and gap(c, claim) <= NEAR for c in _measures(claim, before))
        return claim if near else replace(claim, frame=replace(claim.frame, fillers=()))
    told = [c for c in _measures(claim, before) if in_role(c, AGAINST[kind] if kind == c.frame.trigger.type else "")]
    suit = claim.frame.trigger.rule.endswith(".follow_suit")
    last = next(iter(_measures(claim, before)[:1] if suit else told), None)
    targets = in_role(last, AGAINST[kind]) if last is not None and last.frame.trigger.type == kind else []
    ours = {_side(f.actor) for f in claim.frame.fillers}
    if last is None or not targets or ours & {_side(f.actor) for f in last.frame.fillers}:
        return replace(claim, frame=replace(claim.frame, fillers=()))
    return filled(claim, *(told_by(claim, AGAINST[kind], f.actor) for f in targets))


def _in_kind(claim: Claim, around: Surroundings, before: Sequence[Claim]) -> Claim:
    """ "Russia responded in kind": to whom expelled its diplomats just before, by expelling his; else nothing."""
    ours = {_side(f.actor) for f in claim.frame.fillers}
    for last in _just_done(claim, before, "expel"):
        codes = [f.actor.country for f in in_role(last, "expeller")]
        state = around.states.get(codes[0] or "") if codes else None
        if state is not None and ours & {_side(f.actor) for f in in_role(last, "expelled")}:
            adjective = around.adjectives.get(codes[0] or "", state.name)
            return filled(claim, told_by(claim, "expelled", Actor("group", f"{adjective} diplomats", state.country)))
    return replace(claim, frame=replace(claim.frame, fillers=()))


def _member_too(claim: Claim, before: Sequence[Claim]) -> Claim:
    """ "Finland became its 31st member": of the body that another state was just told to have joined; else nothing."""
    for last in _just_done(claim, before, "join"):
        for body in in_role(last, "organization"):
            return filled(claim, told_by(claim, "organization", body.actor))
    return replace(claim, frame=replace(claim.frame, fillers=()))


def _relations_again(claim: Claim, before: Sequence[Claim]) -> Claim:
    """ "Restored them": the relations that the same state was just told to have broken off; else nothing."""
    ours = {_side(f.actor) for f in claim.frame.fillers}
    for last in _just_done(claim, before, "sever_relations"):
        sides = [*in_role(last, "severer"), *in_role(last, "severed")]
        if ours & {_side(f.actor) for f in sides}:
            return filled(claim, *(told_by(claim, "party", f.actor) for f in sides if _side(f.actor) not in ours))
    return replace(claim, frame=replace(claim.frame, fillers=()))


def _just_done(claim: Claim, before: Sequence[Claim], kind: str) -> list[Claim]:
    """What was told of a type not far before a claim, and not denied, the last first."""
    told = (c for c in reversed(before) if c.frame.trigger.type == kind and c.status != "negated")
    return [c for c in told if gap(c, claim) <= NEAR]


def restored_with(claim: Claim, i: int, around: Surroundings) -> Claim:
    """Relations restored by nobody told: between those of whom one had taken a measure against the other before."""
    for measure in reversed(around.claims[:i] if not claim.frame.fillers else ()):
        role = AGAINST.get(measure.frame.trigger.type)
        if role is None or gap(measure, claim) > NEAR or measure.status == "negated":
            continue
        codes = dict.fromkeys(f.actor.country for f in measure.frame.fillers if f.core)
        sides = [state for code in codes if (state := around.states.get(code or "")) is not None]
        if in_role(measure, role) and len(sides) == len(codes) == 2:
            return filled(claim, *(told_by(claim, "party", state) for state in sides))
    return claim


def between_states(claim: Claim, around: Surroundings) -> Claim:
    """Relations are those of the states whose leaders are told to restore them, not the leaders' own."""
    fillers = [
        replace(f, actor=around.states.get(f.actor.country or "", f.actor)) if f.actor.kind == "person" else f
        for f in claim.frame.fillers
    ]
    return replace(claim, frame=replace(claim.frame, fillers=tuple(fillers)))


def _measures(claim: Claim, before: Sequence[Claim]) -> list[Claim]:
    """The measures told not far before a claim, the last first, without those that only repeat another."""
    reach = NEAR if claim.frame.trigger.rule.endswith(".follow_suit") else LONG
    told = [c for c in reversed(before) if c.frame.trigger.type in AGAINST and gap(c, claim) <= reach]
    return [c for c in told if len({f.role for f in c.frame.fillers}) > 1]


def recalled_from(claim: Claim, around: Surroundings) -> Claim:
    """An ambassador called home from a state that is not told: the one that the article is about."""
    senders = {f.actor.country for f in in_role(claim, "sender")}
    if not senders or in_role(claim, "host"):
        return claim
    state = _just_told(claim, around, senders) or _subject_of(around, senders)
    return filled(claim, told_by(claim, "host", state)) if state is not None else claim


def summoned_by(claim: Claim, around: Surroundings) -> Claim:
    """An envoy summoned by nobody told: by the other side of what was told just before, else the article's subject."""
    sent = {f.actor.country for f in in_role(claim, "summoned")} - {None}
    if len(sent) != 1 or in_role(claim, "summoner"):
        return claim
    before = [c for c in around.claims if c.frame.trigger.start < claim.frame.trigger.start and gap(c, claim) <= NEAR]
    for other in reversed(before):
        sides = {f.actor.country for f in other.frame.fillers if f.core}
        lands = sides - sent - {None}
        if sides & sent and len(lands) == 1 and (state := around.states.get(lands.pop() or "")) is not None:
            return filled(claim, told_by(claim, "summoner", state))
    state = _subject_of(around, {*sent})
    return filled(claim, told_by(claim, "summoner", state)) if state is not None else claim


def _just_told(claim: Claim, around: Surroundings, barred: set[str | None]) -> Actor | None:
    """The state against which another measure is told in the sentence of a claim or in that before it."""
    before = [c for c in around.claims if c.frame.trigger.start < claim.frame.trigger.start and gap(c, claim) <= 1]
    for other in reversed([c for c in before if c.frame.trigger.type in AGAINST]):
        lands = {f.actor.country for f in in_role(other, AGAINST[other.frame.trigger.type])} - barred - {None}
        if len(lands) == 1:
            return around.states.get(lands.pop() or "")
    return None


def _subject_of(around: Surroundings, barred: set[str | None]) -> Actor | None:
    """The state of which an article tells far more than of any other but the `barred`; None where there is none."""
    told: Counter[str] = Counter()
    for claim in around.claims:
        told.update({f.actor.country for f in claim.frame.fillers if f.core and f.actor.country} - barred)
    if around.here is not None and around.here not in barred:
        told[around.here] += 1
    ranked = told.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] < LEAD * ranked[1][1]):
        return None
    return around.states.get(ranked[0][0])


def _side(actor: Actor) -> str:
    """By what two actors are of one side: the country, else the name."""
    return actor.country or actor.name
