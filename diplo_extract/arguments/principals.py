"""Stage 6, beside the roles: for whom an envoy speaks, and who leads a delegation. Reads parses and references.

"The ambassador, on behalf of President X, invited Y", "a message handed over by the envoy on behalf of X": X invites.
"""

from __future__ import annotations

from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.arguments.parties import Scene, parties_at
from diplo_extract.mentions import Filler, Frame, Mention, Parse

_GIVERS = {"invite": "inviter", "letter": "sender", "accept": "accepter", "decline": "decliner"}
"""Whose word it is, by type; a courtesy is of whoever speaks it, for whomever."""
_SPEAKING = (("on", "behalf", "of"), ("in", "the", "name", "of"))


def for_principal(scene: Scene, parse: Parse, frame: Frame) -> Frame:
    """The frame with the leader on whose behalf one of his own people does it, instead of that one."""
    role = _GIVERS.get(frame.trigger.type)
    givers = [f for f in frame.fillers if f.role == role and f.core]
    if len(givers) != 1 or givers[0].actor.kind != "person":
        return frame
    envoy = givers[0].actor
    for at in (*(end for phrase in _SPEAKING for end in _ends(parse, phrase)), *_owners(parse)):
        for party in parties_at(scene, parse, at):
            alike = party.actor.country in (envoy.country, None)
            if party.actor.kind == "person" and party.actor != envoy and alike:
                new = Filler(str(role), party.actor, party.start, party.end, "behalf")
                return replace(frame, fillers=tuple(new if f is givers[0] else f for f in frame.fillers))
    return frame


def _owners(parse: Parse) -> list[int]:
    """Whose behalf it is: the king of "on the king's behalf", the word "his" of "in his name"."""
    told = [w.i for w in parse.words if w.text.lower() in ("behalf", "name") and w.i > 1]
    owned = [(i, o) for i in told for o in grammar.kids(parse, i, "poss")]
    return [o for i, o in owned if grammar.preposition_above(parse, i) in ("on", "in")]


def _ends(parse: Parse, phrase: tuple[str, ...]) -> list[int]:
    """The words behind each place where a phrase stands, past titles and articles up to the first name or noun."""
    lows = [w.text.lower() for w in parse.words]
    found = []
    for i in range(len(lows) - len(phrase)):
        if tuple(lows[i : i + len(phrase)]) == phrase:
            behind = parse.words[i + len(phrase) : i + len(phrase) + 4]
            found += [w.i for w in behind if w.mention is not None][:1]
    return found


_LED = frozenset({"participant", "visitor"})
_LEADING = frozenset({"headed", "led"})


def with_leaders(parse: Parse, frame: Frame) -> Frame:
    """The frame with whoever leads a delegation that takes part as its companion: "a delegation, led by X, in Oslo"."""
    found = [
        Filler(f.role, mention.actors[0], mention.start, mention.end, "leader", core=False)
        for f in frame.fillers
        if f.role in _LED and f.core and f.actor.kind == "group"
        for mention in _leader_behind(parse, f.end)
    ]
    known = {f.actor for f in frame.fillers}
    new = tuple(f for f in found if f.actor not in known)
    return replace(frame, fillers=(*frame.fillers, *new)) if new else frame


def _leader_behind(parse: Parse, end: int) -> list[Mention]:
    """The person named behind "led by" or "headed by", right behind an offset."""
    behind = [w for w in parse.words if w.start >= end][:5]
    behind = behind[1:] if behind and behind[0].text == "," else behind
    if len(behind) < 3 or behind[0].text.lower() not in _LEADING or behind[1].text.lower() != "by":
        return []
    named = next((w.mention for w in behind[2:] if w.mention is not None), None)
    return [named] if named is not None and [a.kind for a in named.actors] == ["person"] else []
