"""Stage 7, whether it happened: a noun by its modifiers, its light verb, its preposition and the word above it."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.attribution.clauses import leading_in
from diplo_extract.attribution.phrases import in_phrase_of_verb, is_awaited, is_modal, where_one_takes_part
from diplo_extract.attribution.predicates import came_to_nothing, foreseen, is_shelved, predicted
from diplo_extract.attribution.readings import (
    STEPS,
    Reading,
    class_of,
    governor_class,
    is_negated,
    word_lists,
    word_set,
)
from diplo_extract.attribution.verbs import modal_governor, purpose_of, read_verb
from diplo_extract.mentions import Parse, Word
from diplo_extract.rules import calendar_words
from diplo_extract.rules import words as word_list

OCCASION = frozenset({"during", "after", "following", "since", "in", "at"})
"""Prepositions before the event at which an offer was made; before its purpose stand others."""


_COUNTED = ("first", "second", "third", "fourth", "fifth", "latest")
"""Words that say which of several meetings one was."""


_CONTENTS = frozenset({"account", "content", "detail", "outcome", "result", "substance"})
"""What one declines to tell of a meeting that was held: "refused to give details of the talks"."""


def read_noun(parse: Parse, noun: int, depth: int = 0) -> Reading:
    """The status of an event told by a noun: by its modifiers, its light verb, its preposition and the word above."""
    if is_negated(parse, noun):
        return Reading("negated", None, told="no")
    of = any(parse.words[c].text.lower() == "of" for c in grammar.kids(parse, noun, "prep"))
    if of and parse.words[noun].lemma == "talk" and parse.words[noun].tag == "NN":
        return Reading(None, None, told="talk of")  # "X's talk of war": talks are many
    above = _noun_above(parse, noun, depth)
    if above.status == "negated" or above.status is None:
        return above
    if above.status != "occurred" and any(_was_had(parse, c, depth) for c in grammar.kids(parse, noun, "relcl")):
        return Reading("occurred", "past", presupposed=True, told="relative clause")
    for c in parse.children[noun]:
        word = parse.words[c]
        if (
            _is_on(parse, noun)
            if word.dep == "relcl" and above.presupposed
            else _tells_content(parse, c) and above.status == "occurred" and not above.presupposed
        ):
            continue
        if word.dep in grammar.MODIFIERS or word.dep == "acl":
            found = class_of(word.lemma or word.text.lower(), "modifiers") or class_of(word.text.lower(), "modifiers")
            if found in ("planned", "possible", "negated"):
                return Reading(found, "future", presupposed=found == "planned", told=word.text)  # type: ignore[arg-type]
            if found == "past" and parse.words[noun].dep != "attr":  # "will be the last meeting"
                return Reading("occurred", "past", presupposed=True, told=word.text)
        there = above.tense == "past" and word.dep == "relcl" and leading_in(parse, c) is not None
        there = there or _is_written_in(parse, noun, c)
        if word.dep in ("acl", "relcl") and grammar.is_verb(word) and not there:  # "paid a visit, where he will speak"
            inner = _scheduled(parse, c)
            if inner is not None:
                return inner
    return above


def _says_which(parse: Parse, noun: int) -> bool:
    """True for the talks of "will meet on Friday, their first talks since May", which are the meeting itself."""
    word = parse.words[noun]
    beside = word.dep in ("conj", "npadvmod", "appos", "dep") and grammar.is_verb(parse.words[word.head])
    counted = {parse.words[c].text.lower() for c in grammar.kids(parse, noun, "amod")} & {*_COUNTED}
    return beside and noun > word.head and bool(counted)


def _was_had(parse: Parse, verb: int, depth: int) -> bool:
    """True for "the talks that they have had" and "the meeting he held in May", whatever will come of them."""
    word = parse.words[verb]
    object_of = [c for c in grammar.kids(parse, verb, "dobj") if parse.words[c].lemma not in ("that", "which")]
    had = word.lemma in ("have", "hold", "conduct", "pay", "make") and word.tag in ("VBD", "VBN") and not object_of
    return had and read_verb(parse, verb, depth + 1).status == "occurred"


def _is_written_in(parse: Parse, noun: int, verb: int) -> bool:
    """True for "told him in a letter that he would come", taken for a letter that is to come."""
    papers = word_list("grammar")["light"]["give"]
    written = parse.words[noun].lemma in grammar.writing_nouns() and parse.words[verb].lemma not in papers
    return written and parse.words[verb].dep == "relcl" and bool(grammar.kids(parse, verb, "nsubj", "nsubjpass"))


def _is_on(parse: Parse, noun: int) -> bool:
    """True for the visit of "is on a visit, during which he will attend the forum", whatever comes on it."""
    on = parse.words[parse.words[noun].head]
    return parse.words[noun].dep == "pobj" and on.text.lower() == "on" and parse.words[on.head].lemma == "be"


def _tells_content(parse: Parse, i: int) -> bool:
    """True for "expected to focus on trade" and "that will include trade", what a contact is about.

    "Expected to open on Monday" says when it is.
    """
    word = parse.words[i]
    aims = [i] if word.dep == "relcl" else [v for v in grammar.kids(parse, i, "xcomp") if grammar.kids(parse, v, "aux")]
    timed = word_set("held") | set(word_lists()["governors"]["occurred"])
    return word.dep in ("acl", "relcl") and bool(aims) and not any(parse.words[v].lemma in timed for v in aims)


def _scheduled(parse: Parse, verb: int) -> Reading | None:
    """ "the visit scheduled for May", "a meeting to be held", "talks that will open": the clause behind the noun."""
    word = parse.words[verb]
    if grammar.kids(parse, verb, "mark") and grammar.kids(parse, verb, "nsubj", "nsubjpass"):
        return None  # "told reporters after talks that ties would deepen"
    found = class_of(word.lemma, "governors")
    if found == "planned" and word.tag in ("VBN", "JJ") and word.lemma not in ("aim", "intend"):
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
    if _says_which(parse, noun):
        outer = read_verb(parse, head, depth + 1)
        return Reading(outer.status, outer.tense, presupposed=True, told=outer.told)
    if word.dep == "conj":
        return (
            read_noun(parse, head, depth + 1)
            if not grammar.is_verb(governor)
            else Reading("occurred", None, presupposed=True)
        )
    if _is_debated(parse, noun):
        return Reading("possible", "future", told=parse.words[governor.head].lemma)
    if word.dep == "pobj" and governor.text == "of" and parse.words[governor.head].lemma in grammar.writing_nouns():
        return read_noun(parse, governor.head, depth + 1)  # "sent a cable of congratulations"
    if word.lemma == "occasion" and governor.text.lower() == "on" and grammar.is_verb(parse.words[governor.head]):
        outer = read_verb(parse, governor.head, depth + 1)  # "confirmed on the occasion of the visit"
        return Reading("planned" if outer.status == "planned" else "occurred", outer.tense, presupposed=True)
    if word.dep == "pobj" or governor.text.lower() in grammar.PREPOSITIONAL:
        found = _noun_in_phrase(parse, noun, governor.text.lower(), governor.head, depth)
        kept = found.status == "negated" and governor.text == "of" and parse.words[governor.head].lemma in _CONTENTS
        return Reading("occurred", None, presupposed=True) if kept else found
    if word.dep in ("dobj", "nsubjpass", "nsubj", "attr", "oprd", "dative") and grammar.is_verb(governor):
        return _under_verb(parse, noun, head, depth)
    return Reading("occurred", None, presupposed=word.dep != "ROOT")


def _is_debated(parse: Parse, noun: int) -> bool:
    """True for "talks on the restoration of ties", not for "talks on the first day of his visit"."""
    word = parse.words[noun]
    preposition = parse.words[word.head]
    over = parse.words[preposition.head]
    return (
        word.dep == "pobj"
        and preposition.text.lower() in ("about", "on", "over")
        and over.tag.startswith("N")
        and over.lemma in word_set("debated")
        and word.lemma not in word_list("grammar")["transparent"]
    )


def _under_verb(parse: Parse, noun: int, verb: int, depth: int) -> Reading:
    if came_to_nothing(parse, noun, verb):
        return Reading("negated", None, told=parse.words[verb].lemma)
    if parse.words[noun].dep in ("nsubj", "nsubjpass") and (off := _put_off_then(parse, verb)) is not None:
        return Reading("negated", None, told=parse.words[off].text)
    said = predicted(parse, verb) if parse.words[noun].dep == "nsubj" and verb > noun else None
    said = said or foreseen(parse, verb) or _granted_by(parse, noun, verb, depth)
    return said or _done_by(parse, noun, verb, depth)


def _granted_by(parse: Parse, noun: int, verb: int, depth: int) -> Reading | None:
    """What is taken for granted of the meeting of "met in what will be their sixth meeting", which is the one told.

    And of talks between others that somebody stayed away from. None for other verbs.
    """
    word = parse.words[verb]
    if word.lemma in word_set("staying_away") and grammar.behind(parse, noun, "between"):
        return Reading("occurred", None, presupposed=True, told=word.lemma)
    said = word.lemma == "be" and parse.words[noun].dep == "attr" and word.dep == "pcomp"
    if not said or not any(parse.words[c].text.lower() == "what" for c in grammar.kids(parse, verb, "nsubj")):
        return None
    above = read_verb(parse, grammar.finite_above(parse, word.head), depth + 1)
    return Reading(above.status, above.tense, presupposed=True, told="what")


def _put_off_then(parse: Parse, verb: int) -> int | None:
    """The "postponed" of "the visit was set for Friday and had to be postponed"; None where it was not."""
    for then in grammar.kids(parse, verb, "conj"):
        if grammar.kids(parse, then, "nsubj", "nsubjpass"):
            continue
        for v in (then, *grammar.kids(parse, then, "xcomp")):
            if governor_class(parse, v) == "negated" and grammar.is_passive(parse, v) and not is_negated(parse, v):
                return v
    return None


def _under_refusal(verb: str, outer: Reading) -> Reading:
    """The status of what is cancelled or ruled out, by what is told of that; it stands until it is cancelled."""
    if verb == "oppose":
        return Reading(None, None, told=verb)  # who opposes a visit does not say that there was none
    if outer.status in ("occurred", "planned"):
        return Reading("negated", None, told=verb)
    if verb in word_set("left_open"):
        return Reading("possible", "future", told=verb)  # "could not be ruled out"
    return Reading("planned", "future", presupposed=True, told=verb)


def _done_by(parse: Parse, noun: int, verb: int, depth: int) -> Reading:
    """The status of a noun by what its verb says of it: "held", "will hold", "postponed", "announced" talks."""
    word = parse.words[verb]
    outer = read_verb(parse, verb, depth + 1)
    if word.lemma in word_lists()["purposes"]["unanswered"] and parse.words[noun].dep in ("dobj", "nsubjpass"):
        return Reading("possible", "future", told=word.lemma) if outer.status != "negated" else outer
    failed = word.lemma == "fail" and parse.words[noun].dep == "nsubj"  # talks that failed were held
    paused = word.lemma == "stop" and parse.words[noun].dep == "nsubj" and bool(grammar.behind(parse, verb, "in"))
    found = None if failed or paused else governor_class(parse, verb)  # "the tour stopped in Oman"
    if word.lemma == "follow" and parse.words[noun].dep == "dobj":
        return Reading("occurred", "past", presupposed=True, told="follow")
    if found == "negated" or is_shelved(parse, noun, verb):
        return _under_refusal(word.lemma, outer)
    going_on = word.lemma in word_set("underway") and parse.words[noun].lemma not in word_set("extended_to")
    if going_on and outer.status == "planned" and parse.words[noun].dep == "dobj":
        return Reading("occurred", None, presupposed=True, told=word.lemma)  # what will go on or end has begun
    if outer.status == "negated":
        if word.lemma == "be" and parse.words[noun].dep == "attr":
            return Reading("occurred", "past", presupposed=True)  # "is not my first visit"
        return _kept_back(parse, noun, word) or outer
    if word.lemma in word_set("made_known") and parse.words[noun].lemma in word_set("settled"):
        return Reading(outer.status, outer.tense, told=word.lemma)  # "announced a truce": it is agreed
    dated = _talked_of(parse, noun, verb)
    if dated is not None:
        return dated
    if found in ("planned", "possible") and parse.words[noun].dep in ("dobj", "nsubjpass"):
        if outer.status == "possible":
            return outer
        return Reading(found, "future", told=word.lemma)  # type: ignore[arg-type]
    if found in ("planned", "possible") and grammar.is_passive(parse, verb):
        return Reading(found, "future", told=word.lemma)  # type: ignore[arg-type]
    granted = word.lemma == "be" and parse.words[noun].dep == "nsubj" and _is_definite(parse, noun)
    granted = granted and bool(grammar.kids(parse, verb, "attr"))  # "the visit is her first"
    granted = granted or _comes_now(parse, noun, verb)
    return Reading(outer.status, outer.tense, presupposed=outer.presupposed or granted, told=outer.told)


def _kept_back(parse: Parse, noun: int, verb: Word) -> Reading | None:
    """What "did not disclose details of the talks", "has not confirmed the visit" say of them: not that they were off.

    None for other verbs, and for what may not be there at all: "did not announce a visit".
    """
    told = parse.words[noun].lemma in word_set("aspects")
    if parse.words[noun].dep not in ("dobj", "nsubjpass") or not (told or _is_definite(parse, noun)):
        return None
    if verb.lemma in word_set("disclosing"):
        return Reading("occurred", None, presupposed=True, told=verb.lemma)
    if verb.lemma in word_set("made_known") and parse.words[noun].lemma not in word_set("settled"):
        return Reading("possible", None, presupposed=True, told=verb.lemma)
    return None


def _comes_now(parse: Parse, noun: int, verb: int) -> bool:
    """True for "his visit comes as trade grows", "the talks mark a start", be they over or ahead."""
    word = parse.words[verb]
    now = word.tag in ("VBZ", "VBP") and word.lemma in word_set("coming_as") and parse.words[noun].dep == "nsubj"
    return now and (_is_definite(parse, noun) or bool(grammar.kids(parse, noun, "poss")))


def _talked_of(parse: Parse, noun: int, verb: int) -> Reading | None:
    """Somebody's own visit or meeting that is talked over with its time is no mere idea: "discussed his June trip".

    None where no time is told, which leaves open whether it will be, and for other nouns and verbs. A weekday may be
    that of the talk.
    """
    if parse.words[verb].lemma not in ("discuss", "review") or not grammar.kids(parse, noun, "poss"):
        return None
    if parse.words[noun].dep not in ("dobj", "nsubjpass"):
        return None
    beside = {w.text.lower() for w in parse.words[min(parse.children[noun]) :]}
    if beside & {"ago", "earlier", "last", "yesterday"}:
        return Reading("occurred", "past", presupposed=True, told="discuss")
    months = {word for word in calendar_words() if not word.endswith("day")}
    if beside & (months | {"next", "tomorrow"}):
        return Reading("planned", "future", presupposed=True, told="discuss")
    return None


def _is_definite(parse: Parse, noun: int) -> bool:
    """True for "the meeting", "their talks" and "Soto's visit"; false for "dialogue" and "a meeting"."""
    before = grammar.kids(parse, noun, "det", "poss")
    return any(parse.words[c].text.lower() not in ("a", "an", "any", "some") for c in before)


def _said_of(parse: Parse, noun: int, preposition: str, governor: Word) -> Reading | None:
    """What "the eve of", "the failure of", "the importance of" make of an event; None for other nouns."""
    if preposition == "of" and governor.text.lower() in ("ahead", "advance", "eve"):
        return Reading("planned", "future", presupposed=True, told="ahead of")
    if preposition == "for" and governor.lemma in word_set("debated_for") and _is_journey(parse, noun):
        return Reading("possible", "future", told=governor.lemma)  # "negotiations for Ruiz's visit"
    if _is_negotiable(parse, noun, preposition, governor):
        return Reading(None, None, told=governor.text)
    between = parse.words[noun].lemma in word_list("grammar")["go_betweens"]  # "has the role of mediator"
    if (
        preposition in ("of", "for")
        and governor.lemma in word_set("valued")
        and not between
        and not _is_definite(parse, noun)
    ):
        return Reading(None, None, told=governor.lemma)
    if preposition == "of" and governor.lemma == "talk" and governor.tag == "NN":
        return Reading("possible", "future", told="talk of")
    if preposition == "to" and governor.lemma in word_set("turns") and governor.dep == "dobj":
        return _under_verb(parse, governor.i, governor.head, 0)  # "favour an early start to talks"
    if preposition == "of" and governor.lemma in word_set("aspects") and _is_hoped_of(parse, governor):
        return Reading("planned", "future", presupposed=True, told=governor.lemma)
    if preposition == "of" and governor.lemma in ("failure", "anniversary"):  # talks that failed were held
        return Reading("occurred", "past", presupposed=True, told=governor.lemma)
    if parse.words[noun].lemma == "invitation" and preposition in ("at", "on", "upon") and grammar.is_verb(governor):
        return Reading("occurred", None, presupposed=True)  # "is welcome to visit at the invitation of"
    if preposition == "in" and governor.tag.startswith("N") and class_of(governor.lemma, "nouns") == "planned":
        return Reading("occurred", "past", presupposed=True)  # "the pledge made by them in their call"
    return None


def _is_journey(parse: Parse, noun: int) -> bool:
    """True for a journey: "a visit", no peace and no deal."""
    return parse.words[noun].lemma in word_list("references")["journey_nouns"]


def _is_hoped_of(parse: Parse, aspect: Word) -> bool:
    """True for the outcome of "is optimistic about the outcome of the talks", which are to come."""
    above = grammar.preposition_above(parse, aspect.i)
    over = parse.words[parse.words[aspect.head].head]
    return above in ("about", "in", "of") and over.text.lower() in word_set("hoping")


def _is_negotiable(parse: Parse, noun: int, preposition: str, governor: Word) -> bool:
    """True for "is a matter of negotiation" and "is subject to talks", which tell of none."""
    if _is_definite(parse, noun):
        return False
    if preposition == "to":
        return governor.lemma == "subject" and governor.tag.startswith("JJ")
    said = governor.dep in ("attr", "oprd", "conj", "pobj") and not _is_definite(parse, governor.i)
    return preposition in ("of", "for") and governor.lemma == "matter" and said


def _left_out(parse: Parse, noun: int, preposition: str) -> Reading | None:
    """What "without", "except" and "apart from" say of an event; None for other prepositions."""
    if preposition == "without":
        return Reading("negated", "past", told=preposition)
    at = parse.words[noun].head
    apart = preposition == "from" and at > 0 and parse.words[at - 1].text.lower() in ("apart", "aside")
    return Reading(None, None, told=preposition) if apart or preposition in ("besides", "except") else None


def _noun_in_phrase(parse: Parse, noun: int, preposition: str, head: int, depth: int) -> Reading:
    governor = parse.words[head]
    left_out = _left_out(parse, noun, preposition)
    if left_out is not None:
        return left_out
    said = _said_of(parse, noun, preposition, governor)
    if said is not None:
        return said
    if preposition in ("before", "until", "pending"):
        if governor.lemma in word_set("spoken"):
            return Reading("occurred", None, told=preposition)  # remarks before a meeting are of its day
        outer = read_verb(parse, head, depth + 1) if grammar.is_verb(governor) else Reading("occurred", None)
        return Reading("planned", outer.tense, presupposed=True, told=preposition)
    if governor.lemma in word_lists()["purposes"]["unanswered"] and preposition not in OCCASION:
        return purpose_of(parse, head)
    found = governor_class(parse, head)
    ahead = preposition in ("at", "in") and noun < head and _leads_on(parse, head)
    if grammar.is_verb(governor) and (ahead or (preposition == "for" and is_awaited(parse, head))):
        return Reading("planned", "future", presupposed=ahead, told="due")
    if preposition in ("on", "upon") and governor.lemma in word_set("resting"):
        return Reading("occurred", None, presupposed=True, told=governor.lemma)  # "will build on months of talks"
    if grammar.is_verb(governor):
        there = where_one_takes_part(parse, preposition, head, depth)
        return there or in_phrase_of_verb(parse, noun, preposition, head, depth)
    finite = grammar.finite_above(parse, head)
    if preposition in ("after", "following") and parse.words[finite].tag == "VBD":
        return Reading("occurred", "past", told=preposition)  # "said at a press conference after talks"
    if preposition in ("after", "following") and is_modal(parse, finite):
        return Reading("planned", "future", presupposed=True, told=preposition)  # "will be back on Monday after talks"
    if preposition in ("of", "for", "to", "in", "about", "on") and found in ("planned", "possible", "negated"):
        return _under_noun(parse, head, found, depth)
    return _behind_noun(parse, preposition, head, depth) or Reading("occurred", None, presupposed=True)


def _leads_on(parse: Parse, verb: int) -> bool:
    """True for "is expected to" and "is likely to": "at talks with Peru, she is likely to raise it"."""
    if not any(parse.words[w].tag in ("VBZ", "VBP") for w in (verb, *grammar.kids(parse, verb, "auxpass"))):
        return False
    awaited = governor_class(parse, verb) == "planned" and grammar.is_passive(parse, verb)
    likely = parse.words[verb].lemma == "be" and foreseen(parse, verb) is not None
    return (awaited and bool(grammar.infinitives(parse, verb))) or likely


def _under_noun(parse: Parse, head: int, found: str, depth: int) -> Reading:
    """What plans for an event, hopes of it or its cancellation make of it."""
    if found != "negated":
        undone = came_to_nothing(parse, head, parse.words[head].head) or _is_denied(parse, head)
        return Reading("negated", None, told="nothing") if undone else modal_governor(parse, head, found, depth)
    if read_noun(parse, head, depth + 1).status == "possible":
        return Reading("planned", "future", presupposed=True)  # who calls for a visit's cancellation speaks of plans
    return modal_governor(parse, head, found, depth)


def _is_denied(parse: Parse, plan: int) -> bool:
    """True for the plans of "denied that there were plans for talks"."""
    word = parse.words[plan]
    there = word.dep in ("attr", "nsubj") and grammar.is_verb(parse.words[word.head])
    return there and read_verb(parse, word.head).told == "deny"


def _behind_noun(parse: Parse, preposition: str, head: int, depth: int) -> Reading | None:
    """As the noun in front says: "a message of condolence" is sent as the message is."""
    governor = parse.words[head]
    counts = (
        preposition == "of" and governor.text.lower() in grammar.COUNTING
    )  # "the last of the talks will be in Oslo"
    nominal = governor.tag.startswith("N") or counts
    if not nominal or preposition not in ("of", "for") or governor_class(parse, head) is not None:
        return None
    inner = read_noun(parse, head, depth + 1)
    passes_on = governor.lemma in word_list("grammar")["transparent"] or governor.lemma in grammar.writing_nouns()
    return Reading(inner.status, inner.tense, presupposed=inner.presupposed or not passes_on, told=inner.told)


def read_status(parse: Parse, i: int, part: str) -> Reading:
    """Status of the trigger at word i; `part` is the rule's part of speech."""
    if part == "verb":
        found = read_verb(parse, i)
        return _of_what_is_ahead(parse, i) or found if found.status == "occurred" else found
    if part == "adjective":
        head = parse.words[i].head
        return read_verb(parse, head) if grammar.is_verb(parse.words[head]) else Reading("occurred", None)
    if part == "conjunction":
        return _where_it_is_told(parse, i)
    return read_noun(parse, i)


def _of_what_is_ahead(parse: Parse, verb: int) -> Reading | None:
    """The plan to "take part in talks which will be held on Friday", an aim of who has come; None for others."""
    if parse.words[verb].dep not in ("xcomp", "advcl") or not grammar.kids(parse, verb, "aux"):
        return None
    occasions = [*grammar.obj(parse, verb), *grammar.behind(parse, verb, "in"), *grammar.behind(parse, verb, "at")]
    inner = [_scheduled(parse, c) for n in occasions for c in grammar.kids(parse, n, "acl", "relcl")]
    return next((found for found in inner if found is not None and found.status == "planned"), None)


def _where_it_is_told(parse: Parse, i: int) -> Reading:
    """ "While in Oslo, he met nobody" takes his stay for granted; "he will meet" there puts it ahead."""
    verb = grammar.clause_verb(parse, i)
    told = [c for c in grammar.kids(parse, verb, "ccomp") if c > verb and grammar.kids(parse, c, "aux")]
    clause = read_verb(parse, told[0] if told else verb)  # "while there, she said, he would meet": what she said
    if clause.status in ("planned", "possible"):
        return Reading("planned", "future", presupposed=True, told=clause.told)
    return Reading("occurred", clause.tense, presupposed=True)
