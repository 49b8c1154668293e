"""Stage 7, beside completion: whose ministry summons or expels an envoy, told by the town where it does so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diplo_extract.answers import COST
from diplo_extract.mentions import Actor, Claim, Filler, is_unplaced

ROLES: Mapping[str, tuple[str, str]] = {"summon": ("summoner", "summoned"), "expel": ("expeller", "expelled")}
"""Who acts and whom it is done to, by the types told here."""
_SEATS = frozenset({"department", "ministry", "office"})


def with_seat(claim: Claim, states: Mapping[str, Actor], here: str | None) -> Claim:
    """ "Was called to the foreign ministry in Lima": Peru's; `here`, the dateline's country, where no town is told.

    Nothing is filled where the envoy is that state's own.
    """
    frame = claim.frame
    doer, guest = ROLES[frame.trigger.type]
    told = [f for f in frame.fillers if f.role == doer]
    guests = {f.actor.country for f in frame.fillers if f.role == guest}
    if any(not is_unplaced(f.actor) and not _is_bare_seat(f.actor) for f in told) or None in guests or not guests:
        return claim
    spot = frame.place.country if frame.place is not None else (here if told else None)
    state = states.get(spot or "")
    if state is None or state.country in guests:
        return claim
    start, end = (told[0].start, told[0].end) if told else (frame.trigger.start, frame.trigger.end)
    filled = Filler(doer, state, start, end, "context")
    fillers = (filled, *(f for f in frame.fillers if f not in told))
    return replace(claim, frame=replace(frame, fillers=fillers, grade=max(0.3, frame.grade - COST)))


def _is_bare_seat(actor: Actor) -> bool:
    """True for "the foreign ministry" of no known state."""
    return actor.kind == "organization" and actor.country is None and bool(set(actor.name.lower().split()) & _SEATS)
