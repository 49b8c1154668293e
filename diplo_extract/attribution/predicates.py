"""Stage 7, whether it happened: what is said of an event behind "is": "is likely", "is on the agenda"."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.attribution.readings import Reading, class_of, is_negated, word_set
from diplo_extract.events import Status
from diplo_extract.mentions import Parse
from diplo_extract.rules import words as word_list

_COPULAS = frozenset({"appear", "be", "become", "look", "remain", "seem"})
_OPEN = frozenset({"certain", "definite", "impossible", "impossibility", "likely", "sure"})
"""What may be all the same where it "is not certain", "is not impossible"."""
_UNSURE = frozenset({"doubtful", "improbable", "questionable", "uncertain", "unclear", "unlikely", "unsure"})


def predicted(parse: Parse, copula: int) -> Reading | None:
    """What the words behind a copula say of its subject, an event to come; None for other verbs and words."""
    if parse.words[copula].lemma not in _COPULAS:
        return None
    found = _by_word(parse, copula) or _by_phrase(parse, copula)
    if found is None:
        return None
    status, told = found
    if is_negated(parse, copula) and told not in _UNSURE:
        status = "possible" if told in _OPEN else "negated"
    return Reading(status, None if status == "negated" else "future", told=told)


def _by_word(parse: Parse, copula: int) -> tuple[Status, str] | None:
    """By its adjective or noun, unless that only leads to what will be done: "is likely to resume"."""
    for c in grammar.kids(parse, copula, "acomp", "attr", "oprd"):
        word = parse.words[c]
        status = class_of(word.lemma or word.text.lower(), "predicates")
        if status is None or grammar.infinitives(parse, c) or grammar.infinitives(parse, copula):
            continue
        if grammar.kids(parse, c, "relcl") or _has_reason(parse, c) or _has_reason(parse, copula):
            continue
        return status, word.lemma or word.text.lower()  # type: ignore[return-value]
    return None


def _has_reason(parse: Parse, i: int) -> bool:
    """True for what "was possible thanks to Oman": it was so."""
    return any(parse.words[c].text.lower() in word_set("reasons") for c in parse.children[i])


def _by_phrase(parse: Parse, copula: int) -> tuple[Status, str] | None:
    for status, phrases in word_list("modality")["outlooks"].items():
        for preposition, nouns in phrases.items():
            for n in grammar.arm(parse, copula, preposition):
                if parse.words[n].lemma in nouns or parse.words[n].text.lower() in nouns:
                    return status, parse.words[n].lemma
    return None


def is_shelved(parse: Parse, noun: int, verb: int) -> bool:
    """True for the talks of "put the talks on hold"."""
    put = parse.words[verb].lemma in ("place", "put") and parse.words[noun].dep in ("dobj", "nsubjpass")
    shelves = word_list("modality")["outlooks"]["negated"]["on"]
    return put and any(parse.words[n].lemma in shelves for n in grammar.arm(parse, verb, "on"))
