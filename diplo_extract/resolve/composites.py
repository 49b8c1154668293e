"""Stage 8, before merging: a headline that puts several meetings into one is taken apart by those told below it.

"Ruiz meets Soto, Vidal at summit" above "Ruiz met Soto" and "She also held talks with Vidal" tells two meetings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplo_extract.mentions import Filler
from diplo_extract.resolve.identity import UNRELATED, relation, side
from diplo_extract.resolve.tellings import Telling
from diplo_extract.resolve.timing import equal

KINDS = frozenset({"meet", "call"})


def take_apart(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings, each that sums up several contacts of one party as one telling for each contact."""
    return tuple(part for telling in tellings for part in _parts(telling, tellings))


def _parts(telling: Telling, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """The telling itself, or one for each of those whom its first party is told below to have met by himself."""
    core = _core(telling)
    if any(f.arm == "headline" for f in core):
        yield telling  # whose remarks are printed met together
        return
    headed = any(f.arm.endswith("subj") for f in core)
    if telling.claim.frame.trigger.type not in KINDS or telling.rank >= 0 or len(_sides(core)) < 2 + headed:
        yield telling
        return
    below = [t for t in tellings if t.rank > telling.rank and _is_alike(t, telling)]
    hub = core[0] if core[0].arm.endswith("subj") else _who_met(core, below)
    if hub is None:
        yield telling
        return
    others = [f for f in core if side(f.actor) != side(hub.actor)]
    apart = {f.actor for f in others if any(_is_of_two(t, hub, f) for t in below)}
    guests = {side(f.actor) for f in others}
    together = any(len(_sides(_core(t)) & guests) > 1 for t in below)
    if len({side(a) for a in apart}) < 2 or together:
        yield telling
        return
    rest = [f for f in telling.claim.frame.fillers if not f.core]
    for other in others:
        frame = replace(telling.claim.frame, fillers=(hub, other, *rest))
        yield replace(telling, claim=replace(telling.claim, frame=frame))


def _who_met(guests: Sequence[Filler], below: Sequence[Telling]) -> Filler | None:
    """Who is told below to have met several of the guests of a headline that does not name him; None for nobody."""
    hosts = [f for t in below for f in _core(t) if all(side(f.actor) != side(g.actor) for g in guests)]
    return next((h for h in hosts if sum(any(_is_of_two(t, h, g) for t in below) for g in guests) > 1), None)


def _core(telling: Telling) -> list[Filler]:
    return [f for f in telling.claim.frame.fillers if f.core]


def _sides(fillers: Sequence[Filler]) -> set[str]:
    return {side(f.actor) for f in fillers}


def _is_alike(below: Telling, telling: Telling) -> bool:
    """True for a clause that tells a contact of the same type as a headline does."""
    alike = below.claim.frame.trigger.type == telling.claim.frame.trigger.type
    then = below.when is None or telling.when is None or equal(below.when, telling.when)
    told = below.asserted or (
        below.when is not None and len(_sides(_core(below))) == 2
    )  # "at the talks with X on 5 May"
    return alike and then and told and below.claim.status == telling.claim.status


def _is_of_two(below: Telling, hub: Filler, other: Filler) -> bool:
    """True for the meeting of these two alone."""
    core = _core(below)
    if len(_sides(core)) != 2:
        return False
    return all(any(relation(f.actor, actor) > UNRELATED for f in core) for actor in (hub.actor, other.actor))
