"""Beside completion: what claims are completed from, and how a filler is added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diplo_extract.answers import COST
from diplo_extract.mentions import Actor, Claim, Filler
from diplo_extract.speakers import Speakers

NEAR, LONG = 3, 40
"""Sentences within which one telling may complete another."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What claims are completed from. `here`: alpha-3 of the dateline's country, `home` of the state
    whose people the article need not introduce; None where the article has none. `adjectives`: the first
    demonym of each state that has one, by alpha-3.
    """

    claims: Sequence[Claim]
    states: Mapping[str, Actor]
    speakers: Speakers | None
    here: str | None = None
    home: str | None = None
    adjectives: Mapping[str, str] = field(default_factory=dict)


def filled(claim: Claim, *new: Filler) -> Claim:
    """The claim with more fillers, and less sure by as much as that costs."""
    frame = claim.frame
    return replace(claim, frame=replace(frame, fillers=(*frame.fillers, *new), grade=max(0.3, frame.grade - COST)))


def told_by(claim: Claim, role: str, actor: Actor) -> Filler:
    """A filler that the surroundings tell."""
    return Filler(role, actor, claim.frame.trigger.start, claim.frame.trigger.end, "context")


def in_role(claim: Claim, role: str) -> list[Filler]:
    """The core fillers of a role."""
    return [f for f in claim.frame.fillers if f.role == role and f.core]


def gap(a: Claim, b: Claim) -> int:
    """How many sentences lie between two claims."""
    return abs(a.frame.trigger.sentence - b.frame.trigger.sentence)


def outward(i: int, around: Surroundings, *types: str) -> Iterator[Claim]:
    """The other claims of some types, the nearest before first, then those behind."""
    before = [c for c in reversed(around.claims[:i]) if c.frame.trigger.type in types]
    behind = [c for c in around.claims[i + 1 :] if c.frame.trigger.type in types]
    yield from before
    yield from behind
