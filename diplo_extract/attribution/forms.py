"""Stage 7, whether it happened: what a verb says of itself by its auxiliaries, its form and the words beside it."""

from __future__ import annotations

from itertools import takewhile

from diplo_extract import grammar
from diplo_extract.attribution.readings import (
    class_of,
    word_set,
)
from diplo_extract.events import Status
from diplo_extract.mentions import Parse, Tense, Word


def own_status(parse: Parse, verb: int) -> tuple[Status | None, Tense | None]:
    """What a verb says of itself by its auxiliaries and form; (None, None) for a bare infinitive or participle."""
    word = parse.words[verb]
    aux = [parse.words[c] for c in grammar.kids(parse, verb, "aux", "auxpass") if not _stands_apart(parse, verb, c)]
    bare = [a for a in aux if not (a.tag == "VB" and a.lemma == "be")]  # "will visit Rome and be received there"
    if (
        not bare
        and word.dep == "conj"
        and grammar.is_verb(parse.words[word.head])
        and not grammar.kids(parse, verb, "nsubj", "nsubjpass")
    ):
        if word.tag in ("VB", "VBN", "VBG") or (word.tag == "VBP" and parse.words[word.head].tag == "VB"):
            return own_status(parse, word.head)  # "will meet Ruiz and attend a fair", whatever the tagger calls it
    marks = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "mark")}
    if not marks.isdisjoint(word_set("conditions")) or _is_still_to_come(parse, verb):
        return "possible", None
    for a in aux:
        found = class_of(a.lemma or a.text.lower(), "auxiliaries") or class_of(a.text.lower(), "auxiliaries")
        if found == "planned":
            return _foretold(parse, verb, a)
        if found == "possible":
            return "possible", None
    had = any(a.lemma == "have" for a in aux)
    if any(a.tag == "TO" for a in aux) and not (had and parse.words[word.head].lemma != "be"):
        return ("negated", "future") if had else (None, None)  # "was to have met"
    if word.tag == "VBD" or any(a.lemma in ("have", "be", "do") and a.tag in ("VBD", "VBZ", "VBP", "VB") for a in aux):
        if _is_going(parse, verb):
            return "planned", "future"
        return "occurred", "past" if word.tag in ("VBD", "VBN") else None
    if word.tag in ("VBZ", "VBP"):
        return ("planned", "future") if _awaited(parse, verb) else ("occurred", None)
    if word.tag == "VBN" and word.dep in ("acl", "ROOT", "advcl"):
        return "occurred", "past"
    return None, None


def _is_going(parse: Parse, verb: int) -> bool:
    """True for "is going to meet" and "I am flying to Peru": who says so is not there yet; "she is flying" is off."""
    word = parse.words[verb]
    if word.lemma == "go" and word.tag == "VBG" and grammar.infinitives(parse, verb):
        return True
    leaving = word.lemma in word_set("journeys") - {"arrive", "dispatch", "send"}
    ours = {parse.words[s].text.lower() for s in grammar.kids(parse, verb, "nsubj")} & {"i", "we"}
    return leaving and bool(ours) and is_set(parse, verb)


def _stands_apart(parse: Parse, verb: int, aux: int) -> bool:
    """True for the "must" of "as all envoys must, she presented her papers"."""
    words = parse.words
    return words[aux].tag == "MD" and words[verb].tag == "VBD" and words[aux + 1].text == ","


def _foretold(parse: Parse, verb: int, aux: Word) -> tuple[Status, Tense | None]:
    """What "will" and "would" tell before a verb."""
    if _is_counterfactual(parse, verb, aux):
        return "negated", "past"
    if _went_on(parse, verb, aux):
        return "occurred", "past"
    return ("possible", None) if _is_conditional(parse, verb) else ("planned", "future")


def _is_counterfactual(parse: Parse, verb: int, aux: Word) -> bool:
    """True for "would have met her had he come", not for "would have met them all by Friday"."""
    had = any(parse.words[c].lemma == "have" for c in grammar.kids(parse, verb, "aux"))
    by = any(parse.words[c].text.lower() == "by" for c in grammar.kids(parse, verb, "prep"))
    return had and not by and aux.text.lower() in ("would", "'d") and parse.words[verb].tag in ("VBN", "VBD")


def _went_on(parse: Parse, verb: int, aux: Word) -> bool:
    """True for "would later be named ambassador", which he then was; not for "said he would later meet her".

    Nor for "a week later, she said, he would meet her".
    """
    then = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "advmod")}
    told = parse.words[verb].dep in ("ROOT", "relcl") and aux.text.lower() == "would"
    told = told and not any(grammar.is_verb(parse.words[c]) for c in grammar.kids(parse, verb, "parataxis", "ccomp"))
    return told and not then.isdisjoint(("eventually", "later", "subsequently", "ultimately"))


def _is_conditional(parse: Parse, verb: int) -> bool:
    """ "Would invite him if he paid", "will come if invited"; not "will come even if"."""
    for clause in grammar.kids(parse, verb, "advcl"):
        for mark in grammar.kids(parse, clause, "mark"):
            even = mark > 0 and parse.words[mark - 1].text.lower() == "even"
            if parse.words[mark].text.lower() in ("if", "unless", "provided") and not even:
                return True
    return False


def _is_still_to_come(parse: Parse, verb: int) -> bool:
    """ "May go before X has met Y", "will wait until X has signed": the perfect of a clause that has not come true.

    So too "put off until a day is agreed".
    """
    word = parse.words[verb]
    marks = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "mark", "advmod")}
    if "until" in marks and any(
        parse.words[c].text.lower() in ("is", "are") for c in grammar.kids(parse, verb, "auxpass")
    ):
        return True
    perfect = any(parse.words[c].text.lower() in ("has", "have") for c in grammar.kids(parse, verb, "aux"))
    if word.dep != "advcl" or not perfect or not marks & {"before", "until"}:
        return False
    return any(parse.words[c].tag == "MD" for c in parse.children[word.head])


def _awaited(parse: Parse, verb: int) -> bool:
    """ "Will decide after X meets Y": a clause of time in the present under one about the future."""
    word = parse.words[verb]
    marks = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "mark", "advmod")}
    if word.dep == "relcl" and "when" in marks:
        return True  # "before April 19, when X visits Y"
    if "next" in marks or (word.lemma in word_set("journeys") and marks & {"then", "later", "afterwards"}):
        return True  # "who next meet in Oslo", "then travels to Peru"
    if word.dep != "advcl" or not marks & {"after", "before", "when", "once", "until", "as"}:
        return False
    governor = parse.words[word.head]
    likely = [parse.words[c] for c in grammar.kids(parse, governor.i, "acomp")]
    if any(class_of(w.lemma or w.text.lower(), "governors") in ("planned", "possible") for w in likely):
        return True
    return (
        any(parse.words[c].tag == "MD" for c in parse.children[governor.i]) or own_status(parse, governor.i)[0] is None
    )


def is_outstanding(parse: Parse, verb: int) -> bool:
    """ "Have yet to meet", "is still to sign": what has not been done so far."""
    to = [c for c in grammar.kids(parse, verb, "aux") if parse.words[c].tag == "TO"]
    if not to or to[0] < 2 or parse.words[to[0] - 1].text.lower() != "yet":
        return False
    return parse.words[to[0] - 2].lemma in ("have", "be", "remain")


def is_set(parse: Parse, verb: int) -> bool:
    """True for "is not coming in May": the present progressive tells what is set."""
    aux = [parse.words[c] for c in grammar.kids(parse, verb, "aux")]
    return parse.words[verb].tag == "VBG" and len(aux) == 1 and aux[0].tag in ("VBZ", "VBP")


def is_prescribed(parse: Parse, verb: int) -> bool:
    """ "The Secretary shall propose": what orders and treaties lay down; "I shall propose" announces it."""
    if not any(parse.words[c].text.lower() == "shall" for c in grammar.kids(parse, verb, "aux")):
        return False
    subjects = grammar.surface_subject(parse, verb)
    return not any(parse.words[s].text.lower() in ("i", "we") for s in subjects)


def is_of_their_past(parse: Parse, verb: int) -> bool:
    """ "Who had not met before", "has never visited": how things stood, not something that was to be and was not.

    So is "has not been there since 2017", wherever the parser hangs the year; "has not called since" is a breach.
    """
    if not any(parse.words[c].lemma == "have" for c in grammar.kids(parse, verb, "aux")):
        return False
    beside = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "advmod", "prep", "neg")}
    if not beside.isdisjoint(word_set("ever")):
        return True
    if parse.words[verb].lemma not in word_set("journeys") | {"be", "visit"}:
        return False
    behind = takewhile(lambda w: w.text not in (",", ";"), parse.words[verb + 1 :])
    return any(w.text.lower() == "since" for w in behind)


def is_unreal(parse: Parse, verb: int) -> bool:
    """ "Otherwise he would not have called her": what a negated "would have" denies has happened, or nobody knows."""
    aux = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "aux")}
    return "have" in aux and not aux.isdisjoint(("would", "'d", "could", "might"))


def is_habitual(parse: Parse, verb: int) -> bool:
    """ "Often visits Peru", "regularly meet"; "has often visited" tells of visits, "is always welcome" invites."""
    if parse.words[verb].tag not in ("VBZ", "VBP"):
        return False
    if any(parse.words[c].lemma == "welcome" for c in grammar.kids(parse, verb, "acomp")):
        return False
    return any(parse.words[c].text.lower() in word_set("habitual") for c in grammar.kids(parse, verb, "advmod"))


def is_asked_for(parse: Parse, verb: int) -> bool:
    """True for "a suggestion that he attend", not for "a suggestion that he attended"."""
    word = parse.words[verb]
    bare = word.tag in ("VB", "VBP") and not grammar.kids(parse, verb, "aux", "auxpass")
    return bare and parse.words[word.head].lemma in ("demand", "proposal", "request", "suggestion")


def comes_late(parse: Parse, verb: int) -> bool:
    """True for "did not meet until Friday", which tells that they met."""
    late = {parse.words[c].text.lower() for v in (verb, *grammar.kids(parse, verb, "advcl")) for c in parse.children[v]}
    past = {parse.words[a].text.lower() for a in grammar.kids(parse, verb, "aux", "auxpass")} & {
        "did",
        "had",
        "was",
        "were",
    }
    return bool(past) and not late.isdisjoint({"until", "till"})


def has_condition(parse: Parse, verb: int) -> bool:
    """True for "urged him not to leave without meeting the king", which tells of no leaving, not even of none."""
    return any(parse.words[c].text.lower() == "without" for c in grammar.kids(parse, verb, "prep"))
