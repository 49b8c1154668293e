"""Stage 7, beside completion: a contact by telephone or video is a call wherever the article speaks of it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.mentions import Claim, Frame, side_of

BY_VIDEO = frozenset({"call.attend", "call.talks"})
"""Rules of calls that are told as meetings."""
GRANTED = frozenset({"meet.noun", "meet.told_at"})
"""Rules of nouns that may mean a contact told before: "after the talks"."""
SPOKEN = frozenset({"meet.discuss", "meet.greet", "meet.have_here"})
"""Rules of what is said to those with whom one talks."""
NEAR = 4
"""Sentences behind a call within which "the talks" are that call."""


def by_video(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A summit that was held by video is no meeting where a noun speaks of it again: "the summit focused on trade"."""
    frame = claim.frame
    if frame.trigger.rule in SPOKEN and claim.when is None and frame.place is None:
        return _of_screen(claim, claims)
    if frame.trigger.rule not in ("meet.noun", "meet.attend") or frame.place is not None:
        return claim
    sides = {side_of(f.actor) for f in frame.fillers if f.core}
    held = [c for c in claims if c.frame.trigger.rule in BY_VIDEO and c.status == claim.status]
    if not any(sides <= {side_of(f.actor) for f in c.frame.fillers} and claim.when in (None, c.when) for c in held):
        return claim
    return replace(claim, frame=replace(frame, trigger=replace(frame.trigger, type="call")))


def _of_screen(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """ "I am glad to see you", said in talks by video, is of those talks."""
    calls = [c for c in claims if c.frame.trigger.rule in BY_VIDEO and c.status == "occurred" and c.when is None]
    sides = {side_of(f.actor) for f in claim.frame.fillers if f.core}
    if not any(sides == {side_of(f.actor) for f in c.frame.fillers if f.core} for c in calls):
        return claim
    return replace(
        claim, frame=replace(claim.frame, trigger=replace(claim.frame.trigger, type="call")), status="occurred"
    )


def talks_of_call(claim: Claim, before: Sequence[Claim]) -> Claim:
    """Talks of which only the clause around tells the parties are the call of these that was told last.

    "Spoke by telephone with her on Monday. After the talks, he thanked her". "The leaders had a thorough discussion".
    """
    frame = claim.frame
    known = claim.when is None and frame.place is None and frame.trigger.rule in GRANTED
    if not known or not (_is_told_around(frame) or _is_of_both(frame)):
        return claim
    last = next((c for c in reversed(before) if c.frame.trigger.type in ("meet", "call")), None)
    if last is None or last.frame.trigger.type != "call" or frame.trigger.sentence - last.frame.trigger.sentence > NEAR:
        return claim
    sides = {side_of(f.actor) for f in frame.fillers}
    if last.status != claim.status or not sides <= {side_of(f.actor) for f in last.frame.fillers}:
        return claim
    return replace(claim, frame=replace(frame, trigger=replace(frame.trigger, type="call")))


def _is_told_around(frame: Frame) -> bool:
    return all(f.arm.startswith(("clause.", "context")) for f in frame.fillers)


def _is_of_both(frame: Frame) -> bool:
    """True where one word or phrase stands for all: "the leaders", "they"."""
    return len(frame.fillers) > 1 and len({f.start for f in frame.fillers}) == 1
