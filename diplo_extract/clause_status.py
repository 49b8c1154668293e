"""Stage 7, whether it happened: the status of a frame by its rule, its clause and what kind of act it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from diplo_extract import grammar
from diplo_extract.attribution import Reading, is_lapsed, read_status
from diplo_extract.events import Status
from diplo_extract.mentions import Frame, Parse
from diplo_extract.rules import load_rules, words

FIRST_PERSON = frozenset({"i", "we", "my", "our"})
PERFORMED = {
    "visit": ("visitor",),
    "invite": ("inviter",),
    "thank": ("speaker",),
    "congratulate": ("speaker",),
    "condole": ("speaker",),
}
"""Acts that are done by saying them, with the role that says them."""
COURTESIES = frozenset({"thank", "congratulate", "condole"})
DECLARED = frozenset({"expel", "recall", "recognize", "sever_relations", "withdraw", "appoint", "accept", "decline"})
"""Acts of a state that are done by announcing or ordering them."""
OFFERED = frozenset({"invite", "propose"})
"""What was done even if somebody says no to it."""


def _is_in_the_making(parse: Parse, head: int) -> bool:
    """True for "the deals being worked out"; what is being signed is a deal."""
    going_on = any(parse.words[c].text.lower() == "being" for c in grammar.kids(parse, head, "auxpass"))
    return going_on and parse.words[head].lemma not in ("sign", "initial", "ink")


def told_of(parse: Parse, frame: Frame, text: str) -> tuple[Frame, Reading] | None:
    """The frame as its clause means it, and its status; None where the clause tells no event."""
    if frame.trigger.type == "visit" and _is_told_again(parse, frame.trigger.head):
        return None
    reading = read_status(parse, frame.trigger.head, part_of_speech(parse, frame))
    fixed = status_of_rule(frame)
    if frame.trigger.type == "invite" and reading.status == "negated" and _is_not_got(parse, frame):
        fixed = None
    if reading.status is not None and fixed is not None and not _says_it_already(frame, reading, fixed):
        reading = _fixed(reading, fixed)
        if fixed == "planned" and is_lapsed(parse, frame.trigger.head):
            reading = replace(reading, status="negated", told="not due")  # "had been due in Lima"
        now = any(parse.words[c].tag in ("VBZ", "VBP") for c in grammar.kids(parse, frame.trigger.head, "auxpass"))
        reading = replace(reading, tense="future") if fixed == "planned" and now else reading  # "is expected on Monday"
    if reading.status is None or (frame.trigger.type == "agree" and reading.status == "possible"):
        return None  # deals that might be reached are nobody's yet
    if frame.trigger.type == "agree" and _is_in_the_making(parse, frame.trigger.head):
        return None
    frame, reading = _refused(parse, frame, _performed(frame, reading, text))
    if frame.trigger.type in COURTESIES and _is_said(parse, frame):
        reading = replace(reading, presupposed=False)
    if frame.trigger.type in OFFERED and reading.status == "negated" and _is_turned_down(parse, frame, reading):
        reading = replace(reading, status="occurred", tense="past", presupposed=True)
    if frame.trigger.type == "invite" and reading.status in ("planned", "possible") and _is_answered(parse, frame):
        reading = replace(reading, status="occurred", tense="past")
    if frame.trigger.type == "invite" and reading.status == "planned" and reading.presupposed:
        reading = replace(reading, status="occurred", tense="past")  # "has not been rescinded"
    return frame, reading


def _is_told_again(parse: Parse, head: int) -> bool:
    """True for the trip of "will visit Peru in May, a trip that will end years of silence": the visit just told.

    And for that of "flew to Peru, her first visit there in years".
    """
    word, verb = parse.words[head], parse.words[grammar.clause_verb(parse, head)]
    opening = grammar.subtree(parse, head)[0]
    loose = (
        word.dep in ("appos", "npadvmod", "dobj", "attr") and verb.i < opening and parse.words[opening - 1].text == ","
    )
    one = any(parse.words[c].text.lower() in ("a", "an") for c in grammar.kids(parse, head, "det"))
    journey = verb.lemma in {*words("modality")["journeys"], "tour", "visit"}
    return loose and journey and (grammar.is_ranked(parse, head) or (one and bool(grammar.kids(parse, head, "relcl"))))


def _is_answered(parse: Parse, frame: Frame) -> bool:
    """True for the invitation of "will travel, taking up an invitation extended by Peru", which has been made."""
    word = parse.words[frame.trigger.head]
    verbs = {*words("grammar")["light"]["answered"], "take"}
    return word.dep in ("dobj", "nsubjpass") and parse.words[word.head].lemma in verbs


def _is_not_got(parse: Parse, frame: Frame) -> bool:
    """True for the invitation of "has not received an invitation", which nobody is told to have sent."""
    word = parse.words[frame.trigger.head]
    got = parse.words[word.head].lemma in ("get", "obtain", "receive")
    return (
        got
        and word.dep in ("dobj", "nsubjpass")
        and "the" not in {parse.words[c].text.lower() for c in parse.children[word.i]}
    )


def _is_turned_down(parse: Parse, frame: Frame, reading: Reading) -> bool:
    """True for the offer of "rejected the offer" and of "does not support Peru's offer", which was made."""
    word = parse.words[frame.trigger.head]
    if word.dep not in ("dobj", "nsubjpass"):
        return False
    verb = parse.words[word.head].lemma
    owned = reading.told == "not" and any(f.arm in _OWNERS for f in frame.fillers)
    light = words("grammar")["light"]
    return verb in words("modality")["refusing"] or (owned and verb not in {*light["give"], *light["receive"], "have"})


_OWNERS = frozenset({"poss", "by", "from", "amod"})
"""Arms at which a noun tells whose offer it is."""


def is_asked(parse: Parse, frame: Frame) -> bool:
    """True for the purpose of an invitation: "invited him to visit Oslo"."""
    return read_status(parse, frame.trigger.head, part_of_speech(parse, frame)).told in ("invite", "invitation")


def status_of_rule(frame: Frame) -> Status | None:
    """The status that the frame's rule gives whatever the clause says, None for most rules."""
    return _statuses()[frame.trigger.rule]


def _says_it_already(frame: Frame, reading: Reading, fixed: Status) -> bool:
    """True where the word that decided is one that the rule asks for: "withdrew its offer" takes it back once."""
    return fixed == "negated" and reading.told in _carriers()[frame.trigger.rule]


@cache
def _statuses() -> Mapping[str, Status | None]:
    return {rule.id: rule.status for rule in load_rules().rules}


@cache
def _carriers() -> Mapping[str, frozenset[str]]:
    """The verbs that each rule asks for over its noun."""
    return {rule.id: rule.only.get("light", frozenset()) for rule in load_rules().rules}


def _fixed(reading: Reading, status: Status) -> Reading:
    """The status that a rule gives: staying away negates a meeting, unless nobody says that it was or will be so."""
    if status != "negated":
        undone = status == "planned" and reading.status == "negated"  # "is not expected in Oslo"
        return reading if undone else replace(reading, status=status)
    return replace(reading, status={"possible": None, "negated": "occurred"}.get(reading.status or "", "negated"))


def _performed(frame: Frame, reading: Reading, text: str) -> Reading:
    """ "I would like to thank you" thanks: in the first person, wishing to say a courtesy is saying it.

    "Announced its withdrawal" tells a withdrawal: what a state does by declaring it.
    """
    if frame.trigger.type in COURTESIES and (reading.told == "offer" or _is_carried(frame, reading, text)):
        return replace(reading, status="occurred", tense=None)  # condolences are given by offering them
    if (
        frame.trigger.type in DECLARED
        and reading.status == "planned"
        and reading.told in ("announce", "confirm", "decide", "decision")
    ):
        return replace(reading, status="occurred", tense=None)
    roles = PERFORMED.get(frame.trigger.type, ())
    if not (roles or frame.trigger.rule == "meet.receive") or reading.status not in ("planned", "possible"):
        return reading
    if reading.told in ("let", "allow"):  # "let me welcome you"
        return replace(reading, status="occurred", tense=None)
    doers = [f for f in frame.fillers if f.role in roles]
    me = any(f.arm == "speaker" or text[f.start : f.end].lower() in FIRST_PERSON for f in doers)
    return replace(reading, status="occurred", tense=None) if me and frame.trigger.type != "visit" else reading


def _is_carried(frame: Frame, reading: Reading, text: str) -> bool:
    """True for "asked the envoy to convey his thanks", which gives them."""
    trigger, lists = frame.trigger, words("grammar")
    carried = text[trigger.start : trigger.end].split(maxsplit=1)[0].lower() in lists["conveying"]
    return carried and reading.told in lists["asking"] and any(f.end < trigger.start for f in frame.fillers)


def _is_said(parse: Parse, frame: Frame) -> bool:
    """True for "Congratulations on your award", which is said and not spoken of."""
    return parse.words[frame.trigger.head].dep == "ROOT" and any(f.arm == "speaker" for f in frame.fillers)


def _refused(parse: Parse, frame: Frame, reading: Reading) -> tuple[Frame, Reading]:
    """Not to accept is to decline; to have "yet to" accept, "not yet" done so, or be kept from it, is not."""
    if frame.trigger.type != "accept" or reading.status != "negated":
        return frame, reading
    if not reading.told or reading.told.removeprefix("not ") in words("modality")["withheld"]:
        return frame, reading
    if any(parse.words[c].text.lower() == "yet" for c in parse.children[frame.trigger.head]):
        return frame, reading
    fillers = tuple(replace(f, role="decliner") if f.role == "accepter" else f for f in frame.fillers)
    declined = replace(frame, trigger=replace(frame.trigger, type="decline"), fillers=fillers)
    return declined, replace(reading, status="occurred", tense="past")


def part_of_speech(parse: Parse, frame: Frame) -> str:
    """The part of speech of the frame's trigger: that of its rule, else by the tag of the word."""
    tag = parse.words[frame.trigger.head].tag
    parts = load_rules().parts.get(frame.trigger.rule, frozenset())
    if len(parts) == 1:
        return next(iter(parts))
    return "verb" if tag.startswith("V") else "noun"
