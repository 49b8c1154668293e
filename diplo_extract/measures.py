"""Beside completion: against whom a state takes a measure, where its clause leaves that open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.mentions import Actor, Claim
from diplo_extract.surroundings import NEAR, Surroundings, filled, gap, in_role, told_by

AGAINST = {"recall": "host", "expel": "expelled", "recognize": "recognized", "sever_relations": "severed"}
"""Type -> the role of whom the measure is against, or for."""
LEAD = 1.5
"""How much oftener than any other state one must be told for an article to be about it."""


def same_again(claim: Claim, before: Sequence[Claim]) -> Claim:
    """ "Peru followed suit": what was told last of another, against the same; nothing where that was something else."""
    told = [c for c in before if c.frame.trigger.type in AGAINST and not c.frame.trigger.rule.endswith(".follow_suit")]
    near = [c for c in told if gap(c, claim) <= NEAR and c.frame.trigger.start < claim.frame.trigger.start]
    kind = claim.frame.trigger.type
    if not near or near[-1].frame.trigger.type != kind:
        return replace(claim, frame=replace(claim.frame, fillers=()))
    targets = in_role(near[-1], AGAINST[kind])
    ours = {f.actor for f in claim.frame.fillers}
    if not targets or ours & {f.actor for f in near[-1].frame.fillers}:
        return replace(claim, frame=replace(claim.frame, fillers=()))
    return filled(claim, *(told_by(claim, AGAINST[kind], f.actor) for f in targets))


def recalled_from(claim: Claim, around: Surroundings) -> Claim:
    """An ambassador called home from a state that is not told: the one that the article is about."""
    senders = {f.actor.country for f in in_role(claim, "sender")}
    if not senders or in_role(claim, "host"):
        return claim
    state = _subject_of(around, senders)
    return filled(claim, told_by(claim, "host", state)) if state is not None else claim


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
