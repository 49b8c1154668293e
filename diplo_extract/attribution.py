"""Stage 7: whether it happened, when and where it did, and who says so. Reads frames; makes a Claim of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplo_extract import grammar
from diplo_extract.events import Status
from diplo_extract.mentions import Frame, Parse, PlaceName, Tense
from diplo_extract.rules import words as word_list

Modal = Status | None
LETTING = frozenset({"let", "allow", "permit", "enable", "force"})
"""Governors that pass on a refusal: "refused to let him travel"."""
REFUSABLE = frozenset({"allow", "let", "able", "ready", "willing", "open", "likely", "invite"})
"""Governors whose negation says that the event will not happen: "is not ready to meet"."""
PLACELESS = frozenset(
    "appoint call condole congratulate establish_relations expel join letter recall recognize sever_relations thank "
    "withdraw".split()
)
"""Acts between capitals and courtesies; a place in their clause is that of something else."""
BORDERS = frozenset({"ccomp", "parataxis", "relcl", "acl", "pcomp", "csubj"})
"""Clauses whose dates and places are not those of the clause around them, nor the other way round."""
OCCASION = frozenset({"during", "after", "following", "since", "in", "at"})
"""Prepositions before the event at which an offer was made; before its purpose stand others."""
GREETING = frozenset({"welcome", "receive", "greet"})
"""What is done by saying that one is glad to: "we are delighted to welcome X"."""
STEPS = 5
"""Governors looked at above a trigger."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The status of a clause and what it rests on. `status` None: no record of its own (the purpose of an invitation).

    `tense`: where a bare date of the clause points. `presupposed`: taken for granted by a noun phrase. `told`: the word
    that decided.
    """

    status: Status | None
    tense: Tense | None
    presupposed: bool = False
    told: str = ""


@cache
def _lists() -> Mapping[str, Mapping[str, frozenset[str]]]:
    data = word_list("modality")
    return {
        "auxiliaries": {s: frozenset(w) for s, w in data["auxiliaries"].items()},
        "nouns": {s: frozenset(w) for s, w in data["nouns"].items()},
        "governors": {s: frozenset(w) for s, w in data["governors"].items()},
        "modifiers": {s: frozenset(w) for s, w in data["modifiers"].items()},
        "purposes": {k: frozenset(w) for k, w in data["purposes"].items()},
    }


@cache
def _flat(name: str) -> frozenset[str]:
    return frozenset(word_list("modality")[name])


def _class_of(word: str, table: str) -> str | None:
    return next((status for status, members in _lists()[table].items() if word in members), None)


def governor_key(parse: Parse, i: int) -> str:
    """The dictionary word of a governor with the particle that makes it another: "look forward", "call for"."""
    lemma = parse.words[i].lemma
    keys = (f"{lemma}_{parse.words[c].text.lower()}" for c in parse.children[i])
    return next((key for key in keys if key in _phrasal()), lemma)


@cache
def _phrasal() -> frozenset[str]:
    return frozenset(w for members in _lists()["governors"].values() for w in members if "_" in w)


def governor_class(parse: Parse, i: int) -> str | None:
    """What a governor makes of the event under it; nouns have a table of their own ("stop" the noun halts nothing)."""
    return _class_of(governor_key(parse, i), "nouns" if parse.words[i].tag.startswith("N") else "governors")


def is_negated(parse: Parse, i: int) -> bool:
    """True where a negation hangs on word i ("did not meet", "no meeting", "never visited"); "not only" is none."""
    for c in parse.children[i]:
        word = parse.words[c]
        if word.text.lower() in _flat("negations") and (
            word.dep in ("neg", "det", "preconj", "advmod", "aux") or word.text.lower() in ("n't", "never")
        ):
            following = parse.words[c + 1].text.lower() if c + 1 < len(parse.words) else ""
            if following not in ("only", "just", "least"):
                return True
    return False


def own_status(parse: Parse, verb: int) -> tuple[Status | None, Tense | None]:
    """What a verb says of itself by its auxiliaries and form; (None, None) for a bare infinitive or participle."""
    word = parse.words[verb]
    aux = [parse.words[c] for c in grammar.kids(parse, verb, "aux", "auxpass")]
    if (
        not aux
        and word.dep == "conj"
        and grammar.is_verb(parse.words[word.head])
        and not grammar.kids(parse, verb, "nsubj", "nsubjpass")
    ):
        if word.tag in ("VB", "VBN", "VBG"):
            return own_status(parse, word.head)
    if any(parse.words[c].text.lower() in _flat("conditions") for c in grammar.kids(parse, verb, "mark")):
        return "possible", None
    for a in aux:
        found = _class_of(a.lemma or a.text.lower(), "auxiliaries") or _class_of(a.text.lower(), "auxiliaries")
        if found == "planned":
            return "planned", "future"
        if found == "possible":
            return "possible", None
    if any(a.tag == "TO" for a in aux) and (
        parse.words[word.head].lemma == "be" or not any(a.lemma == "have" for a in aux)
    ):
        return None, None
    if word.tag == "VBD" or any(a.lemma in ("have", "be", "do") and a.tag in ("VBD", "VBZ", "VBP", "VB") for a in aux):
        going = word.lemma == "go" and word.tag == "VBG" and grammar.infinitives(parse, verb)
        return ("planned", "future") if going else ("occurred", "past" if word.tag in ("VBD", "VBN") else None)
    if word.tag in ("VBZ", "VBP"):
        return ("planned", "future") if _awaited(parse, verb) else ("occurred", None)
    if word.tag == "VBN" and word.dep in ("acl", "ROOT", "advcl"):
        return "occurred", "past"
    return None, None


def _awaited(parse: Parse, verb: int) -> bool:
    """ "Will decide after X meets Y": a clause of time in the present under one about the future."""
    word = parse.words[verb]
    marks = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "mark", "advmod")}
    if word.dep != "advcl" or not marks & {"after", "before", "when", "once", "until", "as"}:
        return False
    governor = parse.words[word.head]
    return (
        any(parse.words[c].tag == "MD" for c in parse.children[governor.i]) or own_status(parse, governor.i)[0] is None
    )


def read_verb(parse: Parse, verb: int, depth: int = 0) -> Reading:
    """The status of a verb with all that governs it."""
    status, tense = own_status(parse, verb)
    if is_negated(parse, verb):
        if any(
            parse.words[c].text.lower() == "unless"
            for v in grammar.kids(parse, verb, "advcl")
            for c in parse.children[v]
        ):
            return Reading("possible", None, told="unless")
        return Reading("negated", tense or "past", told="not")
    if status is not None:
        outer = _reported(parse, verb, status, tense, depth)
        return outer or Reading(status, tense)
    return _governed(parse, verb, depth)


def _reported(parse: Parse, verb: int, status: Status, tense: Tense | None, depth: int) -> Reading | None:
    """A finite clause under "denied that", "if", "the possibility that" takes over from these."""
    word = parse.words[verb]
    if word.dep not in ("ccomp", "acl") or word.head == verb or depth > STEPS:
        return None
    governor = parse.words[word.head]
    found = _class_of(governor.lemma, "governors")
    if governor.lemma == "deny":
        return Reading("negated", tense, told="deny")
    if (
        found == "possible"
        and status != "negated"
        and governor.lemma not in ("say", "suggest", "mean", "appear", "seem", "indicate")
    ):
        return Reading("possible", tense, told=governor.lemma)
    return None


def _governed(parse: Parse, i: int, depth: int) -> Reading:
    """A bare infinitive or participle: its governor decides."""
    word = parse.words[i]
    if word.head == i or depth > STEPS:
        return Reading("occurred" if word.tag in ("VBN", "VBG", "VBD") else "planned", None)
    head = word.head
    governor = parse.words[head]
    if word.dep == "pcomp":
        head = governor.head
        return _under_preposition(parse, i, governor.text.lower(), head, depth)
    if word.dep == "conj" and grammar.is_verb(governor):
        return read_verb(parse, head, depth + 1)
    found = governor_class(parse, head)
    infinitive = any(parse.words[c].tag == "TO" for c in parse.children[i])
    felt = _felt(parse, i, head) if infinitive else None
    if felt is not None:
        return felt
    if governor.lemma in _lists()["purposes"]["unanswered"] and word.dep in ("xcomp", "acl", "ccomp", "advcl", "relcl"):
        return _purpose(parse, head)
    if infinitive and governor.lemma in _lists()["purposes"]["accepted"]:
        outer = read_verb(parse, head, depth + 1) if grammar.is_verb(governor) else Reading("occurred", None)
        return Reading("planned" if outer.status == "occurred" else outer.status, "future", told=governor.lemma)
    if found and (
        word.dep in ("xcomp", "acl", "ccomp") or (infinitive and word.dep == "advcl" and found != "occurred")
    ):
        return _modal_governor(parse, head, found, depth)
    if governor.lemma == "be" and word.dep == "xcomp" and infinitive:
        return Reading("planned", "future", told="be to")
    if grammar.is_verb(governor):
        return read_verb(parse, head, depth + 1)
    if word.dep in ("acl", "relcl") and word.tag in ("VBG", "VBN"):
        return Reading("occurred", None)
    if infinitive and governor.lemma == "be":
        return Reading("planned", "future")
    return Reading("planned" if infinitive else "occurred", "future" if infinitive else None)


def _felt(parse: Parse, i: int, feeling: int) -> Reading | None:
    """What somebody is glad to do; None for what is no feeling.

    "Was glad to meet X", "I am glad to see you", "it is a pleasure to host X" happened; "is glad to meet X" may.
    """
    beside = [c for c in grammar.kids(parse, feeling, "acomp", "attr") if c < i]  # "it is great to see you"
    word = parse.words[beside[-1] if beside and parse.words[feeling].lemma in ("be", "'s") else feeling]
    if (word.lemma or word.text.lower()) not in _flat("emotive"):
        return None
    copula = word.i if grammar.is_verb(word) else word.head
    verbs = [copula, *grammar.kids(parse, copula, "aux", "auxpass")]
    status, tense = own_status(parse, copula) if grammar.is_verb(parse.words[copula]) else ("occurred", None)
    wished = status == "planned" and any(parse.words[v].text.lower() in ("would", "'d") for v in verbs)
    if is_negated(parse, copula) or not (wished or status in ("occurred", "possible")):
        return None
    subjects = {parse.words[c].text.lower() for c in grammar.kids(parse, copula, "nsubj", "nsubjpass")}
    to_you = any(w.text.lower() == "you" for w in parse.words[i : i + 4])
    said = ("it" in subjects and word.tag.startswith("N")) or (subjects & {"i", "we"} and parse.words[i].lemma in GREETING)
    done = to_you or said or any(parse.words[v].tag == "VBD" for v in verbs)
    return Reading("occurred" if status == "occurred" and done else "possible", tense, told=word.text)


def _modal_governor(parse: Parse, head: int, found: str, depth: int) -> Reading:
    governor = parse.words[head]
    if governor.lemma in LETTING and grammar.is_verb(governor):
        outer = read_verb(parse, head, depth + 1)
        return outer if outer.status == "negated" else Reading("possible", None, told=governor.lemma)
    refused = is_negated(parse, head) or any(is_negated(parse, a) for a in _copulas(parse, head))
    if found == "negated":
        return Reading("possible" if refused else "negated", None, told=governor.lemma)
    if refused and found == "possible" and governor.lemma not in REFUSABLE:
        return Reading(
            None, None, told=f"not {governor.lemma}"
        )  # "did not need to meet" tells of no meeting, not even of none
    if refused:
        return Reading("negated", "future", told=f"not {governor.lemma}")
    if found == "occurred":
        return read_verb(parse, head, depth + 1) if grammar.is_verb(governor) else Reading("occurred", None)
    if found == "planned" and grammar.is_verb(governor):
        status, _ = own_status(parse, head)
        if status == "possible":
            return Reading("possible", None, told=governor.lemma)
    had = any(parse.words[c].text.lower() == "had" for c in grammar.kids(parse, head, "aux"))
    return Reading("planned" if found == "planned" else "possible", "past" if had else "future", told=governor.lemma)


def _copulas(parse: Parse, i: int) -> list[int]:
    """ "has no plans to": the verbs over a noun or adjective governor."""
    word = parse.words[i]
    return (
        [word.head] if word.dep in ("acomp", "attr", "dobj", "oprd") and grammar.is_verb(parse.words[word.head]) else []
    )


def _purpose(parse: Parse, invitation: int) -> Reading:
    """What an invitation or offer is for: no record while unanswered, planned once accepted, negated once refused."""
    for above in [invitation, *list(grammar.ancestors(parse, invitation))[:3]]:
        lemma = parse.words[above].lemma
        if lemma in _lists()["purposes"]["accepted"]:
            return Reading("planned", "future", told=lemma) if not is_negated(parse, above) else Reading(None, None)
    return Reading(None, None, told=parse.words[invitation].lemma)


def _under_preposition(parse: Parse, i: int, preposition: str, head: int, depth: int) -> Reading:
    if preposition in ("before", "until"):
        outer = read_verb(parse, head, depth + 1) if grammar.is_verb(parse.words[head]) else Reading("occurred", None)
        return Reading("planned" if outer.status == "planned" else "occurred", outer.tense, presupposed=True)
    governor = parse.words[head]
    if governor.lemma in _lists()["purposes"]["unanswered"]:
        return _purpose(parse, head)
    found = governor_class(parse, head)
    if preposition in ("of", "in", "to", "from", "about", "on", "against", "for") and found:
        return _modal_governor(parse, head, found, depth)
    if preposition in ("about", "on", "over") and governor.lemma in _flat("debated"):
        return Reading("possible", "future", told=governor.lemma)  # "to talk about Norway joining the bloc"
    if preposition in ("after", "since", "following"):
        return Reading("occurred", "past", told=preposition)
    if preposition == "for" and governor.lemma in (
        "thank",
        "praise",
        "congratulate",
        "grateful",
        "thankful",
        "commend",
    ):
        return Reading("occurred", "past", presupposed=True, told=preposition)
    if grammar.is_verb(governor):
        return read_verb(parse, head, depth + 1)
    return Reading("occurred", None)


def read_noun(parse: Parse, noun: int, depth: int = 0) -> Reading:
    """The status of an event told by a noun: by its modifiers, its light verb, its preposition and the word above."""
    if is_negated(parse, noun):
        return Reading("negated", None, told="no")
    above = _noun_above(parse, noun, depth)
    if above.status == "negated" or above.status is None:
        return above
    for c in parse.children[noun]:
        word = parse.words[c]
        if word.dep in grammar.MODIFIERS or word.dep == "acl":
            found = _class_of(word.lemma or word.text.lower(), "modifiers") or _class_of(word.text.lower(), "modifiers")
            if found in ("planned", "possible", "negated"):
                return Reading(found, "future", presupposed=found == "planned", told=word.text)  # type: ignore[arg-type]
            if found == "past":
                return Reading("occurred", "past", presupposed=True, told=word.text)
        if word.dep in ("acl", "relcl") and grammar.is_verb(word):
            inner = _scheduled(parse, c)
            if inner is not None:
                return inner
    return above


def _scheduled(parse: Parse, verb: int) -> Reading | None:
    """ "the visit scheduled for May", "a meeting to be held", "talks that will open": the clause behind the noun."""
    word = parse.words[verb]
    found = _class_of(word.lemma, "governors")
    if found == "planned" and word.tag in ("VBN", "JJ"):
        return Reading("planned", "future", presupposed=True, told=word.text)
    if found == "negated" and word.tag == "VBN":
        return Reading("negated", None, told=word.text)
    if any(parse.words[c].tag == "TO" for c in parse.children[verb]) and grammar.kids(parse, verb, "auxpass"):
        return Reading("planned", "future", told="to be")
    if any((parse.words[c].lemma or "") == "will" for c in grammar.kids(parse, verb, "aux")):
        return Reading("planned", "future", told="will")
    return None


def _noun_above(parse: Parse, noun: int, depth: int) -> Reading:
    word = parse.words[noun]
    head = word.head
    if head == noun or depth > STEPS:
        return Reading("occurred", None, presupposed=True)
    governor = parse.words[head]
    if word.dep == "conj":
        return (
            read_noun(parse, head, depth + 1)
            if not grammar.is_verb(governor)
            else Reading("occurred", None, presupposed=True)
        )
    if word.dep == "pobj" or governor.text.lower() in grammar.PREPOSITIONAL:
        return _noun_in_phrase(parse, governor.text.lower(), governor.head, depth)
    if word.dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "dative") and grammar.is_verb(governor):
        return _under_verb(parse, noun, head, depth)
    return Reading("occurred", None, presupposed=word.dep != "ROOT")


def _under_verb(parse: Parse, noun: int, verb: int, depth: int) -> Reading:
    word = parse.words[verb]
    outer = read_verb(parse, verb, depth + 1)
    if word.lemma in _lists()["purposes"]["unanswered"] and parse.words[noun].dep in ("dobj", "nsubjpass"):
        return Reading("possible", "future", told=word.lemma) if outer.status != "negated" else outer
    found = governor_class(parse, verb)
    if word.lemma == "follow" and parse.words[noun].dep == "dobj":
        return Reading("occurred", "past", presupposed=True, told="follow")
    if found == "negated":
        if outer.status in ("occurred", "planned"):
            return Reading("negated", None, told=word.lemma)
        return Reading("planned", "future", presupposed=True, told=word.lemma)  # it stands until it is cancelled
    if outer.status == "negated":
        if word.lemma == "be" and parse.words[noun].dep == "attr":
            return Reading("occurred", "past", presupposed=True)  # "is not my first visit"
        return outer
    if found in ("planned", "possible") and parse.words[noun].dep in ("dobj", "nsubjpass"):
        if outer.status == "possible":
            return outer
        return Reading(found, "future", told=word.lemma)  # type: ignore[arg-type]
    if found in ("planned", "possible") and grammar.is_passive(parse, verb):
        return Reading(found, "future", told=word.lemma)  # type: ignore[arg-type]
    return Reading(outer.status, outer.tense, presupposed=outer.presupposed, told=outer.told)


def _noun_in_phrase(parse: Parse, preposition: str, head: int, depth: int) -> Reading:
    governor = parse.words[head]
    if preposition == "of" and governor.text.lower() == "ahead":
        return Reading("planned", "future", presupposed=True, told="ahead of")
    if preposition in ("before", "until", "pending"):
        if governor.lemma in _flat("spoken"):
            return Reading("occurred", None, told=preposition)  # remarks before a meeting are of its day
        outer = read_verb(parse, head, depth + 1) if grammar.is_verb(governor) else Reading("occurred", None)
        return Reading("planned", outer.tense, presupposed=True, told=preposition)
    if governor.lemma in _lists()["purposes"]["unanswered"] and preposition not in OCCASION:
        return _purpose(parse, head)
    found = governor_class(parse, head)
    if grammar.is_verb(governor):
        for asked in grammar.kids(parse, head, "dobj", "nsubjpass"):
            if preposition == "for" and parse.words[asked].lemma in _lists()["purposes"]["unanswered"]:
                return _purpose(parse, asked)  # "extended an invitation to him for a visit"
        if preposition in ("for", "to", "on", "with") and found in ("planned", "possible", "negated"):
            return _modal_governor(parse, head, found, depth)
        outer = read_verb(parse, head, depth + 1)
        during = preposition in ("during", "after", "following", "at", "since", "in", "on", "from", "with")
        decided = parse.words[grammar.finite_above(parse, head)].tag in ("VBD", "VBN")
        if preposition in ("after", "following", "since") and (outer.status != "planned" or decided):
            return Reading("occurred", "past", told=preposition)
        if preposition == "from" and governor.lemma in ("return", "come", "arrive", "fly", "back"):
            return Reading("occurred", "past", presupposed=True, told=preposition)
        if outer.status == "negated" and preposition not in ("for", "on"):
            return Reading("occurred", None, presupposed=True)
        return Reading(outer.status, outer.tense, presupposed=during, told=outer.told)
    if preposition in ("of", "for", "to", "in", "about", "on") and found in ("planned", "possible", "negated"):
        return _modal_governor(parse, head, found, depth)
    if governor.tag.startswith("N") and preposition in ("of", "for") and found is None:
        inner = read_noun(parse, head, depth + 1)
        return Reading(inner.status, inner.tense, presupposed=True, told=inner.told)
    return Reading("occurred", None, presupposed=True)


def read_status(parse: Parse, i: int, part: str) -> Reading:
    """Status of the trigger at word i; `part` is the rule's part of speech."""
    if part == "verb":
        return read_verb(parse, i)
    if part == "adjective":
        head = parse.words[i].head
        return read_verb(parse, head) if grammar.is_verb(parse.words[head]) else Reading("occurred", None)
    return read_noun(parse, i)


def clause_of(parse: Parse, i: int) -> int:
    """The verb whose clause word i belongs to, non-finite verbs without own subject counted to their governor's."""
    return grammar.clause_verb(parse, i)


def nearest_in_clause(parse: Parse, head: int, candidates: Sequence[int], others: Sequence[int]) -> int | None:
    """Which candidate word (a date, a place) belongs to the trigger at `head`; None where none does.

    Cheapest is one right under the trigger or its clause's verb; every noun on the way costs a little, every verb more,
    and the border of a reported or relative clause cannot be crossed. `others` are the heads of the sentence's other
    triggers; what lies in their clauses is theirs.
    """
    own = clause_of(parse, head)
    taken = {clause_of(parse, o) for o in others} - {own}
    if not grammar.is_verb(parse.words[head]):
        rivals = [
            o for o in others if o != own and parse.words[o].dep not in grammar.MODIFIERS and clause_of(parse, o) == own
        ]
        candidates = [c for c in candidates if not any(o < c and abs(c - o) < abs(c - head) for o in rivals)]
    ranked = [(_distance(parse, head, own, c, taken), abs(c - head), c) for c in candidates]
    reachable = [r for r in ranked if r[0] is not None]
    return min(reachable)[2] if reachable else None  # type: ignore[type-var]


def _distance(parse: Parse, head: int, own: int, c: int, taken: set[int]) -> int | None:
    """Cost of the way from a candidate to the trigger or its clause; None where there is none."""
    up = _climb(parse, c, {head, own}, taken)
    if up is not None:
        return up
    down = _climb(parse, own, {clause_of(parse, c)}, set()) if not grammar.kids(parse, own, "mark") else None
    if down is not None and clause_of(parse, c) not in taken:
        return 20 + down
    first = parse.words[own].head
    if parse.words[own].dep == "acl" and parse.words[own].tag == "VBN":  # "a deal signed in 2018, brokered by Oman"
        shared = _climb(parse, first, {clause_of(parse, c)}, set())
        return None if shared is None else 40 + shared
    if parse.words[own].dep == "conj" and first != own and c < own and grammar.is_verb(parse.words[first]):
        shared = _climb(parse, c, {first}, set())
        return None if shared is None else 30 + shared
    return None


def _is_held(parse: Parse, verb: int, goals: set[int]) -> bool:
    """ "The visit scheduled for May", "a summit held in Oslo": the clause dates and places the event before it."""
    noun = parse.words[verb].head
    event = noun in goals or parse.words[noun].lemma in word_list("grammar")["occasions"]
    return parse.words[verb].lemma in _flat("held") and event


def _climb(parse: Parse, start: int, goals: set[int], taken: set[int]) -> int | None:
    """Cost of climbing from a word to one of the goals, without crossing a border."""
    cost, at = 0, start
    for _ in range(40):
        if at in goals:
            return cost
        word = parse.words[at]
        if word.head == at or (at != start and at in taken) or (word.dep in BORDERS and not _is_held(parse, at, goals)):
            return None
        if at != start and word.tag.startswith("N"):
            cost += 3
        elif at != start and grammar.is_verb(word):
            cost += 10 if word.dep in ("xcomp", "advcl", "conj") else 15
        at = word.head
    return None


def place_in_clause(
    parse: Parse, frame: Frame, others: Sequence[int], here: PlaceName | None = None
) -> PlaceName | None:
    """The place of a frame: behind "in", "at" or "to" in its clause, the nearest on the way; None where it names none.

    `here` is what "here" means: the place of the dateline, None where there is none.
    """
    if frame.trigger.type in PLACELESS:
        return None
    spots = {w.i: w.mention.place for w in parse.words if w.mention is not None and _is_spot(parse, w.i)}
    if here is not None:
        spots |= {w.i: here for w in parse.words if w.text.lower() == "here" and w.dep == "advmod"}
    found = nearest_in_clause(parse, frame.trigger.head, list(spots), others)
    return spots[found] if found is not None else None


def _is_spot(parse: Parse, i: int) -> bool:
    """ "in Baku", "at the palace", "in the eastern city of Hangzhou"; regions of no country are no spots."""
    word = parse.words[i]
    above = parse.words[word.head]
    if word.mention is None or word.mention.place is None or word.mention.place.country is None:
        return False
    if word.dep == "conj" and parse.words[word.head].mention is not None:
        return _is_spot(parse, word.head)
    if word.dep == "appos" and above.lemma in _flat("settlements"):
        return grammar.preposition_above(parse, word.head) in ("in", "at", "to", "near")
    if word.dep == "pobj" and above.text.lower() == "of" and parse.words[above.head].lemma in _flat("settlements"):
        return grammar.preposition_above(parse, above.head) in ("in", "at", "to", "near")
    if word.dep != "pobj" or above.dep not in ("prep", "dative", "ROOT", "advmod"):
        return False
    told_of = parse.words[above.head].lemma in _flat("affairs")  # "discussed the war in Ukraine"
    return above.text.lower() in ("in", "at", "to", "inside", "near", "outside") and not told_of
