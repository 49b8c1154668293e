"""Stage 7, beside the clauses: who else sat in on a meeting that was told before. Reads claims and parses.

"Ruiz hosted Soto. The meeting was also attended by the Peruvian ambassador and the deputy minister": theirs is no
meeting of its own; they are the company of those who met.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.mentions import Actor, Claim, Filler, Parse, side_of
from diplo_extract.rules import words

REACH = 5
"""Sentences within which "the meeting" is the one told last."""


def seat_attendance(claims: Sequence[Claim], parses: Sequence[Parse]) -> list[Claim]:
    """The claims; one that tells who was present at "the meeting" told before has its parties, those as companions."""
    by_sentence = {parse.sentence.index: parse for parse in parses}
    seated = list(claims)
    for i, claim in enumerate(claims):
        if _tells_attendance(claim, by_sentence):
            meeting = next((c for c in reversed(seated[:i]) if _is_meeting_of(c, claim)), None)
            seated[i] = _seated(claim, meeting) if meeting is not None else claim
    return seated


def _tells_attendance(claim: Claim, parses: Mapping[int, Parse]) -> bool:
    """True for "the meeting was attended by", "took part in the talks", "were present at the audience"."""
    trigger = claim.frame.trigger
    if trigger.type != "meet" or claim.when is not None or not _people(claim):
        return False
    parse = parses[trigger.sentence]
    return any(is_mere(parse, noun) and is_sat_in(parse, noun) for noun in nouns_of(parse, trigger.head))


def nouns_of(parse: Parse, head: int) -> list[int]:
    """The noun of a trigger, for a verb those that it is said of: "attended the meeting", "took part in the talks"."""
    if not grammar.is_verb(parse.words[head]):
        return [head]
    return [n for name in ("obj", "in", "at") for n in grammar.arm(parse, head, name)]


def is_mere(parse: Parse, noun: int) -> bool:
    """True for "the meeting", with nothing to tell it from another one."""
    word = parse.words[noun]
    if word.mention is not None or word.lemma not in words("grammar")["sittings"]:
        return False
    known = {parse.words[c].text.lower() for c in grammar.kids(parse, noun, "det")}
    told = [
        c
        for c in parse.children[noun]
        if parse.words[c].dep not in ("det", "punct", "case", "relcl") and not _tells_side(parse, c)
    ]
    return bool(known & {"the", "this", "that"}) and not told


def _tells_side(parse: Parse, i: int) -> bool:
    """True for the preposition of "on the Peruvian side", which tells who was present and not what."""
    ends = [parse.words[c].text.lower() for c in parse.children[i] if parse.words[c].dep != "punct"]
    return bool(ends) and all(end.rpartition(" ")[2] in ("side", "sides", "part") for end in ends)


def is_sat_in(parse: Parse, noun: int) -> bool:
    """True where others are told to attend, join or be present at it."""
    verb = grammar.clause_verb(parse, noun)
    word = parse.words[verb]
    if word.lemma in words("grammar")["sitting_in"]:
        return True
    beside = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "acomp", "advmod", "dobj", "attr")}
    return (word.lemma == "be" and "present" in beside) or (word.lemma == "take" and "part" in beside)


def _people(claim: Claim) -> list[Filler]:
    """The core parties, all of them people; empty where another is one."""
    core = [f for f in claim.frame.fillers if f.core]
    return core if all(f.actor.kind == "person" for f in core) else []


def _is_meeting_of(meeting: Claim, claim: Claim) -> bool:
    """True for a meeting told shortly before of others, whose sides are all that the people present are of."""
    if meeting.frame.trigger.type != "meet" or meeting.presupposed or meeting.status != claim.status:
        return False
    if not 0 <= claim.frame.trigger.sentence - meeting.frame.trigger.sentence <= REACH:
        return False
    met = {f.actor for f in meeting.frame.fillers if f.core}
    sides = {side_of(a) for a in met}
    present = {f.actor for f in _people(claim)}
    return len(sides) > 1 and not met & present and all(_is_of(a, sides) for a in present)


def _is_of(actor: Actor, sides: set[str]) -> bool:
    return side_of(actor) in sides or (actor.country is None and actor.organization is None)


def _seated(claim: Claim, meeting: Claim) -> Claim:
    """The claim with the parties of the meeting, its own as their company."""
    trigger = claim.frame.trigger
    told = dict.fromkeys((f.role, f.actor) for f in meeting.frame.fillers if f.core)
    parties = tuple(Filler(role, actor, trigger.start, trigger.end, "context") for role, actor in told)
    company = tuple(replace(f, core=False) for f in claim.frame.fillers if f.actor.kind != "organization")
    return replace(claim, frame=replace(claim.frame, fillers=(*parties, *company)))
