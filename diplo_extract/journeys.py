"""Beside stages 7 and 8: what is told of a journey that lies ahead, and whom somebody meets on a journey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.attribution import leading_in, own_status
from diplo_extract.mentions import Actor, Claim, Frame, Parse, same_side, side_of

NEAR, FAR = 4, 8
"""Sentences behind a journey in which talks with its hosts, and what is told in the present, are told of it."""
SERIES = 6
"""Sentences within which the meetings of one journey are told."""


def is_on_journey_ahead(parse: Parse, frame: Frame, before: Sequence[Claim]) -> bool:
    """True for a meeting on a visit planned a little before: "will go to Lima. He meets Roca", "His talks with Roca …".

    The clause is in the present or the future, and one of those who meet is the visitor or somebody of the host's.
    """
    if frame.trigger.type != "meet" or not frame.fillers or not _is_told_now(parse, frame.trigger.head):
        return False
    first = frame.trigger.sentence - FAR
    visits = [c for c in before if _leads_somewhere(c) and c.frame.trigger.sentence >= first]
    ahead = [c for c in visits if c.status == "planned"]
    if not ahead or (visits[-1] is not ahead[-1] and visits[-1].when is None):
        return False
    sides = [f.actor for f in ahead[-1].frame.fillers if f.core]
    parties = [f.actor for f in frame.fillers if f.core and (f.actor.country or not f.actor.organization)]
    return bool(parties) and all(any(_may_be_of(actor, side) for side in sides) for actor in parties)


def leads_to_meeting_ahead(parse: Parse, frame: Frame, before: Sequence[Claim]) -> bool:
    """True for the visit on which one will meet: "will meet Bakr in Lima on Monday. Her visit has drawn protests"."""
    if frame.trigger.rule != "visit.noun" or parse.words[grammar.clause_verb(parse, frame.trigger.head)].tag == "VBD":
        return False
    guests = {f.actor for f in frame.fillers if f.role == "visitor"}
    lands = {f.actor.country for f in frame.fillers if f.role == "host"}
    ahead = [c for c in before if (c.frame.trigger.type, c.status) == ("meet", "planned") and c.when is not None]
    meetings = [c for c in ahead if c.frame.place is not None and c.frame.place.country in lands]
    return bool(guests) and any(guests & {f.actor for f in c.frame.fillers} for c in meetings)


def leads_where_one_will(parse: Parse, frame: Frame) -> bool:
    """True for "continues to Lima, where she will meet Bakr": in the present, with what is told of the goal ahead."""
    word = parse.words[frame.trigger.head]
    if frame.trigger.type != "visit" or word.tag not in ("VBZ", "VBP") or parse.sentence.kind == "headline":
        return False
    inside = range(*grammar.subtree(parse, word.i))
    relative = [i for i in inside if parse.words[i].dep in ("relcl", "advcl") and leading_in(parse, i) is not None]
    return any(own_status(parse, i)[0] == "planned" for i in relative)


def serves_what_lies_ahead(parse: Parse, head: int, before: Sequence[Claim]) -> bool:
    """True for the purpose of a journey to come: "flies to Rome on Sunday to meet the pope"."""
    word = parse.words[head]
    if word.tag != "VB" or word.dep not in ("xcomp", "advcl"):
        return False
    return any(
        c.frame.trigger.sentence == parse.sentence.index
        and word.head in (c.frame.trigger.head, parse.words[c.frame.trigger.head].head)  # "is due in Rome to meet"
        and (c.frame.trigger.type, c.status) == ("visit", "planned")
        for c in before
    )


def _leads_somewhere(claim: Claim) -> bool:
    """True for a visit with its host; not for "the trip"."""
    return claim.frame.trigger.type == "visit" and any(f.role == "host" for f in claim.frame.fillers)


def _last_visit(before: Sequence[Claim], frame: Frame) -> Claim | None:
    """The visit told last, None where that was some sentences ago."""
    visit = next((c for c in reversed(before) if _leads_somewhere(c)), None)
    near = visit is not None and 0 <= frame.trigger.sentence - visit.frame.trigger.sentence <= NEAR
    return visit if near else None


def _may_be_of(actor: Actor, side: Actor) -> bool:
    """True for who acts for a side, and for a person whose state is not told."""
    return same_side(actor, side) or (actor.kind == "person" and actor.country is None and not actor.organization)


def _is_told_now(parse: Parse, head: int) -> bool:
    """True where the main verb over the word is in the present or the future, or where there is none."""
    verb = grammar.clause_verb(parse, head)
    word = parse.words[verb]
    if not grammar.is_verb(word):
        return word.head == verb  # "Highlights of the trip: talks with X"
    if own_status(parse, verb)[0] == "planned":
        return True
    helping = [parse.words[c] for c in grammar.kids(parse, verb, "aux")]
    if word.tag == "VBG" and not helping and word.head != verb:
        return _is_told_now(parse, word.head)  # "begins a visit on Monday, meeting X"
    if word.tag == "VBG" and helping:
        return verb == head and all(aux.lemma == "be" and aux.tag in ("VBZ", "VBP") for aux in helping)
    plain = word.tag == "VB" and not helping and bool(grammar.kids(parse, verb, "nsubj"))  # taken for an infinitive
    return (word.tag in ("VBZ", "VBP") or plain) and not any(aux.lemma == "have" for aux in helping)


def guest_of_visit(claim: Claim, one: Actor, before: Sequence[Claim]) -> Actor | None:
    """Who meets "one" in "the talks with one": the only visitor of the visit told last, if it leads to one's state.

    None where somebody else may be meant.
    """
    if claim.frame.trigger.type != "meet" or not _is_open(claim):
        return None
    visit = _last_visit(before, claim.frame)
    if visit is None:
        return None
    hosts = [f.actor for f in visit.frame.fillers if f.role == "host" and f.core]
    guests = [f.actor for f in visit.frame.fillers if f.role == "visitor" and f.core]
    ours = len(guests) == 1 and any(_may_be_of(one, host) for host in hosts) and not same_side(guests[0], one)
    return guests[0] if ours and (visit.status == "negated") == (claim.status == "negated") else None


def guest_of_hosts(claim: Claim, before: Sequence[Claim]) -> Actor | None:
    """Who meets several people of one side in "the visit includes meetings with X and Y"; None for other meetings."""
    core = [f.actor for f in claim.frame.fillers if f.core]
    parties = [a for a in core if a.country or not a.organization] or core  # "the minister and the League's secretary"
    one_side = all(_may_be_of(actor, parties[0]) for actor in parties[1:])
    return guest_of_visit(claim, parties[0], before) if one_side else None


def met_before(claim: Claim, before: Sequence[Claim]) -> Actor | None:
    """Who was told to meet all those of "the meetings with X and Y": the other party of the meeting told before.

    None where the meeting told last was not with all of them, or had several other parties.
    """
    if claim.frame.trigger.type != "meet" or not _is_open(claim):
        return None
    first = claim.frame.trigger.sentence - SERIES
    told = [c for c in before if c.frame.trigger.type == "meet" and c.status == claim.status]
    near = [c for c in told if c.frame.trigger.sentence >= first and len({f.actor for f in c.frame.fillers}) > 1]
    met = {f.actor for f in claim.frame.fillers if f.core}
    for contact in reversed(near):
        actors = {f.actor for f in contact.frame.fillers if f.core}
        if met < actors:
            others = actors - met
            return next(iter(others)) if len(others) == 1 else None
    return None


def is_series(claim: Claim, one: Actor, behind: Sequence[Claim]) -> bool:
    """True for "held a series of meetings" where those who were met are told in the sentences that follow."""
    if claim.frame.trigger.type != "meet":
        return False
    last = claim.frame.trigger.sentence + SERIES
    near = [c for c in behind if c.status == claim.status and c.frame.trigger.sentence <= last]
    met = [
        c
        for c in near
        if c.frame.trigger.type in ("meet", "call") and c.frame.trigger.start != claim.frame.trigger.start
    ]
    return sum(_is_with(c, one) for c in met) > 1


def _is_with(contact: Claim, one: Actor) -> bool:
    """True for "met X" of "one", and for "the meeting with X" of nobody told."""
    actors = {f.actor for f in contact.frame.fillers if f.core}
    others = {actor for actor in actors if not same_side(actor, one)}
    return bool(others) and (one in actors or _is_open(contact))


def _is_open(contact: Claim) -> bool:
    """True where only those are told with whom somebody met."""
    return all("with" in f.arm.split(".") for f in contact.frame.fillers)


def protagonist(claim: Claim, one: Actor, before: Sequence[Claim]) -> Actor | None:
    """Who meets "one" in "at the meeting with one": of whom the journeys and meetings told just before are.

    None where that may be two people.
    """
    if claim.frame.trigger.type != "meet" or not _is_open(claim):
        return None
    first = claim.frame.trigger.sentence - SERIES
    told = [c for c in before if c.frame.trigger.type in ("meet", "visit") and c.status == claim.status]
    near = [c for c in told if c.frame.trigger.sentence >= first and c.frame.trigger.start != claim.frame.trigger.start]
    people = Counter(
        actor for c in near for actor in {f.actor for f in c.frame.fillers if f.core and f.actor.kind == "person"}
    )
    ranked = [(actor, n) for actor, n in people.most_common(2) if n > 1 and not same_side(actor, one)]
    return ranked[0][0] if ranked and (len(ranked) < 2 or ranked[0][1] > ranked[1][1]) else None


def in_person(claim: Claim, before: Sequence[Claim]) -> Claim:
    """The claim; a conversation told among the meetings of a journey, or right behind one of the same sides, is one."""
    frame = claim.frame
    if frame.trigger.rule != "call.conversation" or claim.status not in ("occurred", "planned"):
        return claim
    first = frame.trigger.sentence - SERIES
    near = [c for c in before if c.frame.trigger.sentence >= first and c.status == claim.status]
    abroad = {f.actor for c in near if c.frame.trigger.type == "visit" for f in c.frame.fillers if f.role == "visitor"}
    met = {f.actor for c in near if c.frame.trigger.type == "meet" for f in c.frame.fillers}
    talked = {side_of(f.actor) for f in frame.fillers}
    same = any(
        c.frame.trigger.type == "meet" and talked == {side_of(f.actor) for f in c.frame.fillers if f.core} for c in near
    )
    same = same and claim.presupposed and claim.when is None
    if not same and not any(f.actor in abroad and f.actor in met for f in frame.fillers):
        return claim
    return replace(claim, frame=replace(frame, trigger=replace(frame.trigger, type="meet")))
