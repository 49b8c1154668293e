"""Stage 6, its end: a trigger whose rule holds and whose roles are filled becomes a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from diplo_extract import grammar
from diplo_extract.arguments.arms import arm
from diplo_extract.arguments.conditions import holds
from diplo_extract.arguments.parties import Scene, parties_at, word_set
from diplo_extract.arguments.principals import for_principal, with_leaders
from diplo_extract.arguments.roles import fill_roles, sides
from diplo_extract.arguments.topics import find_topic
from diplo_extract.mentions import Filler, Frame, Parse, Trigger, same_side
from diplo_extract.rules import Rule, TypeRules, words

OPEN = frozenset({"agree", "visit"})
"""Types that a clause may tell without any party: those of the meeting it was signed at, or that took place on it."""

COURTESIES = frozenset({"thank", "congratulate", "condole"})
ANSWERS = frozenset({"accept", "decline", "establish_relations"})
"""Types that the passive tells without any party: those of the offer that it answers, of the ties that were cut."""


def fill_frame(scene: Scene, parse: Parse, trigger: Trigger, rule: Rule, kind: TypeRules) -> Frame | None:
    """The frame of a trigger, or None where the rule's conditions fail or a weak rule misses a bold role."""
    by_name = kind.symmetric and rule.part == "noun"
    if not holds(scene, parse, trigger.head, rule, parties_known=by_name):
        return None
    fillers = [
        f for f in fill_roles(scene, parse, trigger.head, rule, kind) if not _only_speaks(parse, trigger.head, f)
    ]
    if by_name and parse.sentence.kind == "headline":
        fillers = _whole_headline(scene, parse, fillers, kind)
    headline = any(f.arm == "headline" for f in fillers)
    known = not fillers and by_name and _is_known(parse, trigger.head)
    if by_name and not (headline or known or holds(scene, parse, trigger.head, rule)):
        return None
    filled = {f.role for f in fillers}
    if rule.weak and not _complete(kind, fillers, filled) and not _is_of_both(parse, kind, fillers):
        return None
    if not (fillers or trigger.type in OPEN or known or _is_answered(parse, trigger, rule)):
        return None
    if kind.symmetric:
        fillers.sort(key=lambda f: f.start)
    closed = _is_closed(scene, parse, trigger.head, rule, kind)
    frame = Frame(
        trigger,
        tuple(fillers),
        topic=find_topic(scene, parse, trigger.head, rule),
        grade=_grade(rule, fillers),
        closed=closed,
        pair=kind.symmetric and _is_of_two(parse, trigger.head),
    )
    return _of_guest(parse, with_leaders(parse, for_principal(scene, parse, frame)), scene.text)


def _only_speaks(parse: Parse, head: int, filler: Filler) -> bool:
    """True for the spokesman of "his spokesman said there were no plans to visit Peru", who visits nobody."""
    if filler.role not in ("participant", "visitor") or (filler.actor.title or "").lower() not in _spokesmen():
        return False
    named = [w for w in parse.words if w.mention is not None and w.start == filler.start]
    return any(w.dep == "nsubj" and w.head != head and parse.words[w.head].lemma == "say" for w in named)


_ARRIVING = frozenset({"he", "she", "they", "who"})


def _of_guest(parse: Parse, frame: Frame, text: str) -> Frame:
    """The visit with the one other who may pay it, where "he" would be at home.

    "The king of Peru received Chad's premier as he arrived on a visit to Peru".
    """
    visitors = [f for f in frame.fillers if f.role == "visitor"]
    hosts = [f.actor for f in frame.fillers if f.role == "host"]
    if frame.trigger.rule != "visit.noun" or len(visitors) != 1 or not hosts:
        return frame
    told = visitors[0]
    at_home = all(same_side(told.actor, host) for host in hosts)
    if not at_home or text[told.start : told.end].lower() not in _ARRIVING:
        return frame
    named = (w.mention for w in parse.words if w.mention is not None and w.end <= told.start)
    guests = {a for m in named for a in m.actors if a.kind == "person" and not same_side(a, hosts[0])}
    if len(guests) != 1:
        return frame
    guest = replace(told, actor=guests.pop())
    return replace(frame, fillers=tuple(guest if f is told else f for f in frame.fillers))


def _is_answered(parse: Parse, trigger: Trigger, rule: Rule) -> bool:
    """True for "the invitation was accepted", by whom it was for, and "ties were restored" by who had cut them."""
    bare = trigger.type != "establish_relations" or trigger.rule.endswith(".restored")
    return trigger.type in ANSWERS and bare and rule.part == "verb" and grammar.is_passive(parse, trigger.head)


_FROM_ONE = ("from", "with")
"""How those are told whom one meets or is called by, each for himself."""


def _is_of_two(parse: Parse, i: int) -> bool:
    """True for "bilateral talks", "met one-on-one", "held meetings with X and Y"."""
    word = parse.words[i]
    if word.tag == "NNS" and word.lemma in word_set("one_each") and any(grammar.behind(parse, i, p) for p in _FROM_ONE):
        return True
    low, high = grammar.subtree(parse, i)
    said = {parse.words[c].text.lower() for c in grammar.kids(parse, i, "amod", "advmod", "compound", "nmod")}
    return bool(said & word_set("of_two")) or "one-on-one" in "".join(
        w.text.lower() for w in parse.words[max(low, i - 5) : min(high, i + 5) + 1]
    )


def _is_closed(scene: Scene, parse: Parse, i: int, rule: Rule, kind: TypeRules) -> bool:
    """True for "talks with bankers", "a visit to the Pacific": told with somebody or some place that is no actor."""
    if kind.symmetric:
        named = (*arm(parse, i, "with"), *(arm(parse, i, "obj") if rule.part == "verb" else ()))
        if kind.type == "agree" and _is_deal_of_others(scene, parse, i):
            return True
        return any(_is_stranger(scene, parse, n) for n in named) or _is_of_many(scene, parse, i)
    if kind.type in COURTESIES:
        given = [
            *arm(parse, i, "to"),
            *arm(parse, i, "express.to"),
            *(arm(parse, i, "obj") if rule.part == "verb" else ()),
        ]
        return any(_is_private(parse, n) and not parties_at(scene, parse, n) for n in given)
    if kind.type != "visit" or "to" not in rule.roles.get("host", ()):
        return False
    touring = arm(parse, i, "of") if "of" in rule.roles["host"] else []
    goals = (arm(parse, i, "to") or arm(parse, i, "go.to") or touring) + [
        n for n in grammar.around(parse, i) if parse.words[n].text.lower() in word_set("regions")
    ]
    if not goals and rule.id == "visit.tour":  # "left Rome for Chad at the start of a tour"
        verb = grammar.clause_verb(parse, i)
        if grammar.kids(parse, i, "relcl") and not (arm(parse, verb, "for") or arm(parse, verb, "to")):
            return False  # "left on a tour that includes Chad"
        before = grammar.kids(parse, i, "det", *grammar.MODIFIERS)
        return any(parse.words[n].text.lower() in ("a", "an") for n in before) and not _is_placed(parse, before)
    return bool(goals) and not any(parties_at(scene, parse, n) or not _is_elsewhere(parse, n) for n in goals)


def _is_deal_of_others(scene: Scene, parse: Parse, i: int) -> bool:
    """True for the deal of those whom the clause has and who are nobody told before: "some rebel groups signed".

    And for "agreements reached since", of all that were ever reached, and "pressure on the sides to strike a deal".
    """
    subjects = grammar.kids(parse, i, "nsubj") if grammar.is_verb(parse.words[i]) else []
    if any(_is_of_others(scene, parse, n) for n in (*grammar.agent(parse, i), *subjects)):
        return True
    word = parse.words[i]
    if word.dep != "acl" or subjects:
        return False
    if word.tag == "VB":
        return True
    return parse.words[word.head].tag == "NNS" and not grammar.kids(parse, word.head, "det", "poss", "nummod")


def _is_of_others(scene: Scene, parse: Parse, n: int) -> bool:
    """True for those who signed and are nobody told before: "signed by a dozen parties", "by the rebels"."""
    word = parse.words[n]
    if word.mention is not None or not word.tag.startswith("NN") or parties_at(scene, parse, n):
        return False
    counted = grammar.kids(parse, n, "nummod") or any(
        parse.words[c].text.lower() in ("a", "an", "some", "several", "many")
        for c in grammar.kids(parse, n, "det", "amod")
    )
    return bool(counted) or word.lemma in word_set("home_parties") | word_set("private_people")


def _is_placed(parse: Parse, words: Sequence[int]) -> bool:
    """True where one of the words is a place or a people's adjective: "an Asian tour", "a Chile tour"."""
    return any(parse.words[n].mention is not None for n in words)


def _is_of_many(scene: Scene, parse: Parse, i: int) -> bool:
    """True for "a meeting of heads of state", which is not with whoever else is told."""
    found = [parse.words[n] for n in grammar.behind(parse, i, "of")]
    return any(
        w.mention is None and w.tag == "NNS" and w.lemma in word_set("people") and not parties_at(scene, parse, w.i)
        for w in found
    )


def _is_private(parse: Parse, n: int) -> bool:
    """True for "the family of the singer", who are not whom one met."""
    word = parse.words[n]
    return word.mention is None and word.lemma in word_set("private_people") | word_set("bereaved")


def _is_stranger(scene: Scene, parse: Parse, n: int) -> bool:
    """True for people who act for no state and a name of nobody known: "bankers", "PCAST"; not "officials", "him"."""
    word = parse.words[n]
    if word.text.lower() in word_set("papers"):
        return False  # "the Lima Declaration was signed"
    named = parse.sentence.kind == "body" and (word.tag.startswith("NNP") or word.text.isupper())
    if named and word.mention is None and not parties_at(scene, parse, n):
        return True
    if word.mention is not None or word.tag not in ("NNS", "NN") or parties_at(scene, parse, n):
        return False
    if word.tag == "NN":
        return word.lemma in word_set("private_people")
    led = {parse.words[c].text.lower() for c in grammar.kids(parse, n, *grammar.MODIFIERS)}
    at_home = word.lemma in word_set("home_parties") or not led.isdisjoint(word_set("parts_of_states"))
    return at_home or word.lemma in word_set("private_people")


def _is_elsewhere(parse: Parse, n: int) -> bool:
    """True for a region of no country and for several places at once: "Latin America", "the three countries"."""
    word = parse.words[n]
    if word.mention is not None:
        return not word.mention.actors and (word.mention.place is None or word.mention.place.country is None)
    return word.tag == "NNS" and word.lemma in word_set("destinations")


_COUNTED = frozenset({"call", "conference", "conversation", "encounter", "gathering", "meeting", "session", "summit"})


def _is_known(parse: Parse, i: int) -> bool:
    """ "The meeting took place in Lusaka": a contact already told, whose parties stand before."""
    before = grammar.kids(parse, i, "det", "poss")
    if i > 0 and parse.words[i].text.lower() in _COUNTED and parse.words[i - 1].text.lower() == "that":
        return True  # "expected that meeting to be held", where the parser takes "that" for what opens a clause
    return any(parse.words[c].text.lower() in ("the", "this", "that", "these", "those", "their") for c in before)


_SPEAKING = frozenset({"i", "we", "you"})
"""Words of what somebody says, which is no headline though it opens a transcript."""


def _whole_headline(scene: Scene, parse: Parse, fillers: list[Filler], kind: TypeRules) -> list[Filler]:
    """ "Remarks by A and B before their meeting": the people of a headline without a verb are the parties."""
    told = any(word.text.lower() in _SPEAKING for word in parse.words)
    if told or len({f.actor.country or f.actor.name for f in fillers}) >= 2:
        return fillers
    role = next(iter(kind.roles))
    named = [
        Filler(role, p.actor, p.start, p.end, "headline")
        for word in parse.words
        if word.mention is not None and word.mention.form == "name"
        for p in parties_at(scene, parse, word.i)
        if p.actor.kind == "person" and (p.actor.title or "").lower() not in _spokesmen()
    ]
    countries = {f.actor.country for f in named}
    return named if len(countries) >= 2 and len(named) <= 4 else fillers


@cache
def _spokesmen() -> frozenset[str]:
    """The offices of those who only tell of it: "Statement by Spokesperson X on Y's meeting"."""
    return frozenset(words("titles")["offices"]["spokesman"])


def _complete(kind: TypeRules, fillers: Sequence[Filler], filled: set[str]) -> bool:
    bold = [role for role, core in kind.roles.items() if core]
    if kind.symmetric:
        parties = {f.actor for f in fillers if f.role in bold}
        return len(parties) >= 2 or any(actor.several for actor in parties)
    return all(role in filled for role in bold)


def _is_of_both(parse: Parse, kind: TypeRules, fillers: Sequence[Filler]) -> bool:
    """True for "we spoke by telephone", of which the one who is spoken to is the other half."""
    spoken = {word.start for word in parse.words if word.text.lower() == "we"}
    return kind.type == "call" and bool(fillers) and all(f.start in spoken for f in fillers)


def _grade(rule: Rule, fillers: Sequence[Filler]) -> float:
    """0.95 for a verb's own arms, less where an actor was taken from an attachment repair or a modifier."""
    soft = sum(f.arm not in ("subj", "obj", "agent", "poss", "with", "between", "to", "by", "of") for f in fillers)
    return max(0.5, (0.95 if rule.part == "verb" else 0.9) - 0.05 * soft)


def each_way(parse: Parse, frame: Frame, kind: TypeRules) -> list[Frame]:
    """An exchange of courtesies is one record each way, separate meetings are one each; any other frame is alone."""
    turn = _next_turn(parse, frame) if kind.symmetric else None
    if turn is not None:
        return _in_turn(frame, turn)
    apart = word_set("apart") & {w.text.lower() for w in parse.words}
    several = len(frame.fillers) > 2 if apart else frame.pair and sides(frame.fillers) > 2
    if kind.symmetric and several:
        one = _hub(frame.fillers)
        return [replace(frame, fillers=(one, other)) for other in frame.fillers if other is not one]
    if kind.symmetric or len(frame.fillers) != 2:
        return [frame]
    giver, taker = next(iter(kind.roles)), list(kind.roles)[1]
    if frame.fillers[1].arm.endswith("with") and _is_exchanged(parse, frame.trigger.head):
        return [
            frame,
            replace(
                frame,
                fillers=tuple(replace(f, role=r) for f, r in zip(reversed(frame.fillers), kind.roles, strict=False)),
            ),
        ]
    if len({f.role for f in frame.fillers}) != 1:
        return [frame]
    if not _is_mutual(parse, frame.trigger.head) or frame.fillers[0].role != giver:
        return [frame]
    a, b = frame.fillers
    return [replace(frame, fillers=(x, replace(y, role=taker))) for x, y in ((a, b), (b, a))]


def _next_turn(parse: Parse, frame: Frame) -> int | None:
    """Where the next contact of the same word begins: "met X and then Y", "a meeting with X and another with Y"."""
    if len(frame.fillers) < 3:
        return None
    starts = [f.start for f in frame.fillers]
    for word in parse.words[1:-2]:
        if word.text.lower() not in word_set("in_turn") or parse.words[word.i - 1].text.lower() not in ("and", "a"):
            continue
        behind = [w.start for w in parse.words[word.i + 1 : word.i + 3]]
        if any(start in behind for start in starts) and word.start > frame.trigger.end:
            return word.start
    return None


def _in_turn(frame: Frame, turn: int) -> list[Frame]:
    """The frame of those told before the turn, and that of the first side with those told behind it."""
    hosts = [f for f in frame.fillers if f.start < frame.trigger.start] or list(frame.fillers[:1])
    before = tuple(f for f in frame.fillers if f.start < turn)
    behind = tuple(f for f in frame.fillers if f.start > turn)
    return [replace(frame, fillers=before), replace(frame, fillers=(*hosts, *behind))] if len(before) > 1 else [frame]


def _hub(fillers: Sequence[Filler]) -> Filler:
    """Who met all others apart: alone on one side of the verb ("X and Y called on Z separately": Z), else the first."""
    either = (
        [f for f in fillers if f.arm.rpartition(".")[2] not in ("with", "between")],
        [f for f in fillers if f.arm.rpartition(".")[2] != "subj"],
    )
    return next((side[0] for side in either if len(side) == 1), fillers[0])


def _is_mutual(parse: Parse, i: int) -> bool:
    """True for "exchanged letters", "congratulated each other", "expelled each other's diplomats"."""
    if _is_exchanged(parse, i):
        return True
    low, high = grammar.subtree(parse, i)
    words = [w.text.lower() for w in parse.words[low : high + 1]]
    return any(pair in (("each", "other"), ("one", "another")) for pair in pairwise(words))


def _is_exchanged(parse: Parse, i: int) -> bool:
    """True for the noun and the paper that it is in: "exchanged notes", "exchanged notes of thanks"."""
    if parse.words[i].lemma == "exchange":
        return True  # "an exchange of letters took place between"
    over = [parse.words[p].head for p in (parse.words[i].head,) if parse.words[p].text == "of"]
    verbs = [grammar.light_verb(parse, n) for n in (i, *over)]
    return any(verb is not None and parse.words[verb].lemma == "exchange" for verb in verbs)


EXCLUSIVE: tuple[tuple[str, str], ...] = (("call", "meet"),)
"""Types of which one trigger can tell only the first: telephone talks are a call and no meeting."""


CALLS = frozenset({"meet.courtesy_call", "meet.courtesy_visit", "meet.farewell_visit"})
"""Rules of visits that are paid to a person on the spot, and are no journeys."""


def without_doubles(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those of a trigger that a more special type, or a verb above as its party, has already read.

    In "will attend the G7 summit" the summit is whom the minister meets; the summit's own frame would add the G7. "At
    the G7 summit, X met Y" tells that X and Y met.
    """
    told = {(f.trigger.type, f.trigger.start) for f in frames}
    special = {loser: winner for winner, loser in EXCLUSIVE}
    called = {f.trigger.start for f in frames if f.trigger.rule in CALLS}
    kept = [f for f in frames if (special.get(f.trigger.type, ""), f.trigger.start) not in told]
    kept = [f for f in kept if f.trigger.type != "visit" or f.trigger.start not in called]
    beside: dict[int, list[Frame]] = {}
    for frame in kept:
        beside.setdefault(frame.trigger.sentence, []).append(frame)
    return [
        f
        for f in kept
        if not any(_is_party_of(f, other) or _is_occasion_of(f, other) for other in beside[f.trigger.sentence])
    ]


def _is_occasion_of(frame: Frame, other: Frame) -> bool:
    """True where `frame` is of the event at which its parties did what `other`, of the same type, tells of them."""
    own, above = frame.trigger, other.trigger
    if frame is other or (own.type, own.sentence) != (above.type, above.sentence):
        return False
    if above.rule == "meet.co_chair" and own.rule != above.rule:
        chairs = {f.actor for f in other.fillers}
        return all(f.actor in chairs or f.actor.kind == "organization" for f in frame.fillers)
    if other.pair and not frame.pair and {f.actor for f in frame.fillers if f.core} == {f.actor for f in other.fillers}:
        return True  # "in the margins of the summit, had bilateral talks with X and Y"
    if _is_borrowed(frame, other):
        return True
    here = {f.actor for f in frame.fillers if f.arm == "clause.subj"}
    bodies = {f.actor for f in frame.fillers if f.arm != "clause.subj"}
    return bool(here) and all(b.kind == "organization" for b in bodies) and here <= {f.actor for f in other.fillers}


def _is_borrowed(frame: Frame, other: Frame) -> bool:
    """True for the occasion of which only whose it is is told: "held talks with X on the margins of a meeting"."""
    fillers = [f for f in frame.fillers if not (f.actor.several or f.actor.kind == "organization")]
    lent = {f.actor for f in fillers if f.arm in ("hold.subj", "hold.with", "hold.between")}
    held = {f.actor for f in other.fillers if f.core}
    return len(held) > 1 and held <= lent and len(lent) == len(fillers) and frame.trigger.start > other.trigger.end


def _is_party_of(frame: Frame, other: Frame) -> bool:
    """True where the words of `frame` end as the name of a party of `other`, which is of the same type or its call."""
    own, above = frame.trigger, other.trigger
    alike = own.type == above.type or (above.type, own.type) in EXCLUSIVE
    if frame is other or not alike or own.sentence != above.sentence or own.start <= above.start:
        return False
    return any(own.end == f.end and f.actor.kind == "organization" for f in other.fillers)
