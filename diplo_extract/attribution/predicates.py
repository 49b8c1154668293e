"""Stage 7, whether it happened: what is said of an event behind "is": "is likely", "is on the agenda"."""

from __future__ import annotations

from collections.abc import Collection

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
        caused = word.text.lower() == "due" and bool(grammar.behind(parse, c, "to"))  # "was due to rain"
        if caused or grammar.kids(parse, c, "relcl") or _has_reason(parse, c) or _has_reason(parse, copula, but=c):
            continue
        return status, word.lemma or word.text.lower()  # type: ignore[return-value]
    return None


def _has_reason(parse: Parse, i: int, but: int | None = None) -> bool:
    """True for what "was possible thanks to Oman": it was so. `but` is not looked at, None for all words."""
    return any(parse.words[c].text.lower() in word_set("reasons") for c in parse.children[i] if c != but)


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


def came_to_nothing(parse: Parse, noun: int, verb: int) -> bool:
    """True for the summit of "the summit fell through", "failed to take place", "was due on Monday but did not happen".

    Also for the hopes of "hopes for a summit were dashed".
    """
    if parse.words[noun].dep not in ("nsubj", "nsubjpass") or noun > verb:
        return False
    behind = [v for v in grammar.kids(parse, verb, "conj") if not grammar.kids(parse, v, "nsubj", "nsubjpass")]
    return _is_undone(parse, verb) or any(_is_undone(parse, v) or _is_kept_from(parse, v) for v in behind)


def _is_undone(parse: Parse, verb: int) -> bool:
    undone, lemma = word_list("modality")["undone"], parse.words[verb].lemma
    if is_negated(parse, verb):
        return False
    if lemma == "fail":
        return any(_is_one_of(parse, v, undone["happening"]) for v in grammar.infinitives(parse, verb))
    if lemma == "come":
        return any(parse.words[n].lemma in undone["nothing"] for n in grammar.arm(parse, verb, "to"))
    return _is_one_of(parse, verb, undone["passive" if grammar.is_passive(parse, verb) else "active"])


def _is_kept_from(parse: Parse, verb: int) -> bool:
    return is_negated(parse, verb) and _is_one_of(parse, verb, word_list("modality")["undone"]["happening"])


def _is_one_of(parse: Parse, verb: int, wanted: Collection[str]) -> bool:
    """True for a verb that is listed by itself, or with a word that hangs on it: "take_place"."""
    lemma = parse.words[verb].lemma
    return lemma in wanted or any(f"{lemma}_{parse.words[c].text.lower()}" in wanted for c in parse.children[verb])


def _was_to_have(parse: Parse, copula: int) -> bool:
    """True for "the visit was to have begun on Monday": it did not."""
    aims = [grammar.kids(parse, v, "aux") for v in grammar.kids(parse, copula, "xcomp")]
    return any({"to", "have"} <= {parse.words[a].text.lower() for a in aux} for aux in aims)


def foreseen(parse: Parse, copula: int) -> Reading | None:
    """ "Talks are likely to resume", "a visit was to begin": what the adjective or "to" says; None for other words."""
    if parse.words[copula].lemma == "be" and _was_to_have(parse, copula):
        return Reading("negated", "future", told="to have")
    if parse.words[copula].lemma == "be" and any(v > copula for v in grammar.kids(parse, copula, "xcomp")):
        aims = [v for v in grammar.infinitives(parse, copula) if parse.words[v].lemma in word_set("held")]
        if aims and not any(parse.words[a].lemma == "have" for v in aims for a in grammar.kids(parse, v, "aux")):
            return Reading("planned", "future", told="be to")
    for c in grammar.kids(parse, copula, "acomp"):
        found = class_of(parse.words[c].lemma or parse.words[c].text.lower(), "governors")
        if found in ("planned", "possible") and grammar.infinitives(parse, c):
            return Reading(found, "future", told=parse.words[c].text)  # type: ignore[arg-type]
    return None
