"""Stage 7, beside completion: a summit that was held by video is a call wherever the article speaks of it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.mentions import Claim, side_of

BY_VIDEO = frozenset({"call.attend", "call.talks"})
"""Rules of calls that are told as meetings."""


def by_video(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A summit that was held by video is no meeting where a noun speaks of it again: "the summit focused on trade"."""
    frame = claim.frame
    if frame.trigger.rule not in ("meet.noun", "meet.attend") or frame.place is not None:
        return claim
    sides = {side_of(f.actor) for f in frame.fillers if f.core}
    held = [c for c in claims if c.frame.trigger.rule in BY_VIDEO and c.status == claim.status]
    if not any(sides <= {side_of(f.actor) for f in c.frame.fillers} and claim.when in (None, c.when) for c in held):
        return claim
    return replace(claim, frame=replace(frame, trigger=replace(frame.trigger, type="call")))
