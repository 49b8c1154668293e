"""Stage 7, whether it happened: an event behind a verb's preposition, "is due in Oslo for talks". nouns.py asks."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.attribution.readings import Reading, class_of, governor_class, governor_key, word_lists, word_set
from diplo_extract.attribution.verbs import modal_governor, purpose_of, read_verb
from diplo_extract.mentions import Parse, Word
from diplo_extract.rules import words as word_list


def _class_over(parse: Parse, noun: int, preposition: str, head: int) -> str | None:
    """What the verb over a phrase says of the event in it; None where it says nothing of it.

    "On a visit to Oslo, he called for calm", "called for calm on a visit to Oslo", "the visit opened with talks".
    """
    if preposition == "on" and (noun < head or _has_particle_but(parse, head, preposition)):
        return None
    if preposition == "with" and parse.words[head].lemma in word_list("modality")["stays"]["beginning"]:
        return None
    return governor_class(parse, head)


def in_phrase_of_verb(parse: Parse, noun: int, preposition: str, head: int, depth: int) -> Reading:
    """The status of a noun behind a preposition of the verb `head`."""
    head = _said_there(parse, noun, preposition, head)
    governor, found = parse.words[head], _class_over(parse, noun, preposition, head)
    if preposition == "by" and governor.lemma in word_set("ordering") and _is_aside(governor):
        outer = read_verb(parse, grammar.clause_verb(parse, governor.head), depth + 1)
        return Reading(outer.status, outer.tense, told=outer.told)  # "will be welcomed, followed by talks"
    sent = [governor.head] if governor.dep in ("relcl", "acl") else []  # "the invitation that he sent him for a visit"
    for asked in (*grammar.kids(parse, head, "dobj", "nsubjpass"), *sent):
        if preposition in ("for", "to") and parse.words[asked].lemma in word_lists()["purposes"]["unanswered"]:
            return purpose_of(parse, asked)  # "extended an invitation to him for a visit", "declined it to a summit"
        if preposition == "for" and parse.words[asked].lemma in grammar.addressed_nouns():
            return Reading("possible", "future", told=parse.words[asked].lemma)  # "shrugged off a call for talks"
    aim = preposition == "for" and found == "negated"  # "stopped in Oslo for talks", "delayed his flight for talks"
    if preposition in ("for", "to", "on", "with") and found in ("planned", "possible", "negated") and not aim:
        return modal_governor(parse, head, found, depth)
    outer = read_verb(parse, head, depth + 1)
    if preposition in ("for", "on") and outer.status == "occurred" and _sets_out(parse, governor):
        return Reading("planned", "future", told=preposition)  # "leaves for Oslo today for talks", "departs on a tour"
    during = preposition in ("during", "after", "following", "at", "since", "in", "on", "from", "with")
    decided = _is_over(parse, grammar.finite_above(parse, head))
    if outer.status == "possible" and not decided and _is_set(parse, noun, preposition, head):
        return Reading("planned", "future", presupposed=True, told=preposition)
    due = (found == "planned" or is_awaited(parse, head)) and not decided
    if preposition in ("after", "following") and (due or (outer.status == "planned" and _is_told_as_past(parse, noun))):
        return Reading("occurred", "past", presupposed=True, told=preposition)  # "is due in Oslo after the visit"
    if preposition in ("after", "following", "since") and (outer.status != "planned" or decided):
        return Reading("occurred", "past", told=preposition)
    if preposition == "from" and governor.lemma in ("return", "come", "arrive", "fly", "back"):
        return Reading("occurred", "past", presupposed=True, told=preposition)
    gone = governor.lemma in word_list("grammar")["light"]["go"]
    going = gone and not grammar.kids(
        parse, head, "dobj"
    )  # "did not go on a visit", not "did nothing wrong on a visit"
    if outer.status == "negated" and preposition != "for" and not (preposition == "on" and going):
        return Reading("occurred", None, presupposed=True)
    return Reading(outer.status, outer.tense, presupposed=during, told=outer.told)


_BACK = frozenset({"ago", "last", "yesterday"})


def _is_told_as_past(parse: Parse, noun: int) -> bool:
    """True for "talks held by their aides", "talks last week", "yesterday's talks"."""
    if any(parse.words[v].tag == "VBN" and v > noun for v in grammar.kids(parse, noun, "acl")):
        return any(parse.words[v].lemma in word_set("holding") for v in grammar.kids(parse, noun, "acl"))
    days = [c for c in parse.children[noun] if parse.words[c].dep in ("npadvmod", "poss", "advmod")]
    return any(parse.words[w].text.lower() in _BACK for c in days for w in (c, *parse.children[c]))


def _said_there(parse: Parse, noun: int, preposition: str, head: int) -> int:
    """The verb of what was said at an occasion, for the verb `head` of what will be: "agreed to build it at talks".

    Not for what one does there: "agreed to sign it at talks". So for "discussed ways of ending it in a call".
    """
    if preposition not in ("at", "during", "in"):
        return head
    word = parse.words[head]
    while word.dep == "conj" and word.tag == parse.words[word.head].tag == "VB":
        word = parse.words[word.head]
    over = parse.words[grammar.clause_verb(parse, word.head)] if word.head != word.i else word
    if over.i == word.i or _lies_ahead(parse, noun):
        return head
    promised = word.tag == "VB" and word.dep in ("xcomp", "ccomp") and over.lemma in word_set("resolving")
    promised = promised and parse.words[head].lemma not in word_set("done_at_talks")
    means = parse.words[parse.words[word.head].head if word.dep == "pcomp" else word.head]
    about = word.tag in ("VB", "VBG") and means.dep == "dobj" and over.lemma in word_set("talking_over")
    past = _is_over(parse, over.i) and not is_modal(parse, over.i) and not grammar.kids(parse, over.i, "neg")
    return over.i if (promised or about) and past else head


def _lies_ahead(parse: Parse, noun: int) -> bool:
    """True for "the next summit", "talks later this year", "a future meeting"."""
    low, high = grammar.subtree(parse, noun)
    said = {w.text.lower() for w in parse.words[low : high + 1]}
    return not said.isdisjoint(("next", "later", "upcoming", "coming", "future", "tomorrow", "forthcoming"))


def _is_set(parse: Parse, noun: int, preposition: str, head: int) -> bool:
    """True for "might resign after the summit", "may raise it during his visit": only the deed is in doubt."""
    if preposition == "during":
        return bool(grammar.kids(parse, noun, "poss"))
    return preposition in ("after", "following") and is_modal(parse, head)


def where_one_takes_part(parse: Parse, preposition: str, verb: int, depth: int) -> Reading | None:
    """What "participate in" and "take part in" say of talks: who does not was not there; None for other verbs."""
    word = parse.words[verb]
    part = any(parse.words[o].lemma == "part" for o in grammar.kids(parse, verb, "dobj"))
    if preposition not in ("in", "at") or not (
        word.lemma in word_set("taking_part") or (word.lemma == "take" and part)
    ):
        return None
    outer = read_verb(parse, verb, depth + 1)
    return Reading(outer.status, outer.tense, told=outer.told)


def _is_aside(verb: Word) -> bool:
    """True for the participle of ", followed by talks"."""
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl", "relcl") and verb.head != verb.i


def _sets_out(parse: Parse, verb: Word) -> bool:
    """True for "leaves", "flies", "sets out": who does so now has not yet done what he goes for."""
    arrived = verb.lemma in ("arrive", "come")
    particles = {parse.words[c].text.lower() for c in grammar.kids(parse, verb.i, "prt", "advmod")}
    out = verb.lemma in word_list("modality")["stays"]["setting_out"]
    out = out and (verb.lemma != "set" or bool(particles & {"off", "out"}))
    return verb.tag in ("VBZ", "VBP") and (verb.lemma in word_list("modality")["journeys"] or out) and not arrived


def _is_over(parse: Parse, verb: int) -> bool:
    """True for "was expected" and "has agreed", not for "is expected", which speaks of now."""
    now = any(parse.words[c].tag in ("VBZ", "VBP") for c in grammar.kids(parse, verb, "auxpass"))
    return parse.words[verb].tag == "VBD" or (parse.words[verb].tag == "VBN" and not now)


def is_modal(parse: Parse, verb: int) -> bool:
    """True for "may resign"."""
    return any(parse.words[c].tag == "MD" for c in grammar.kids(parse, verb, "aux"))


def _has_particle_but(parse: Parse, verb: int, preposition: str) -> bool:
    """True for a governor that has what it governs behind a small word of its own: "press for calm" "on a visit"."""
    _, _, particle = governor_key(parse, verb).partition("_")
    return particle not in ("", preposition) or bool(grammar.behind(parse, verb, "for"))


def is_awaited(parse: Parse, copula: int) -> bool:
    """True for "is due in Oslo on Friday for talks"."""
    said = [parse.words[c] for c in grammar.kids(parse, copula, "acomp")]
    return any(class_of(w.lemma or w.text.lower(), "governors") == "planned" for w in said)
