"""Stage 7, whether it happened: what a reading is, and the words that decide one (rules/modality.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diplo_extract import grammar
from diplo_extract.events import Status
from diplo_extract.mentions import Parse, Tense
from diplo_extract.rules import words as word_list

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
def word_lists() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The tables of rules/modality.yaml that class words: table -> class -> words."""
    data = word_list("modality")
    return {
        "auxiliaries": {s: frozenset(w) for s, w in data["auxiliaries"].items()},
        "nouns": {s: frozenset(w) for s, w in data["nouns"].items()},
        "governors": {s: frozenset(w) for s, w in data["governors"].items()},
        "modifiers": {s: frozenset(w) for s, w in data["modifiers"].items()},
        "predicates": {s: frozenset(w) for s, w in data["predicates"].items()},
        "purposes": {k: frozenset(w) for k, w in data["purposes"].items()},
    }


@cache
def word_set(name: str) -> frozenset[str]:
    """A plain list of rules/modality.yaml."""
    return frozenset(word_list("modality")[name])


def class_of(word: str, table: str) -> str | None:
    """The class of a word in one of the tables, None where it stands in none."""
    return next((status for status, members in word_lists()[table].items() if word in members), None)


def governor_key(parse: Parse, i: int) -> str:
    """The dictionary word of a governor with the particle that makes it another: "look forward", "call for"."""
    lemma = parse.words[i].lemma
    keys = (f"{lemma}_{parse.words[c].text.lower()}" for c in parse.children[i])
    return next((key for key in keys if key in _phrasal()), lemma)


@cache
def _phrasal() -> frozenset[str]:
    members = (*word_lists()["governors"].values(), word_set("putting_off"))
    return frozenset(w for words in members for w in words if "_" in w)


def governor_class(parse: Parse, i: int) -> str | None:
    """What a governor makes of the event under it; nouns have a table of their own ("stop" the noun halts nothing)."""
    word = parse.words[i]
    if word.lemma == "open" and grammar.kids(parse, i, "dobj", "nsubjpass"):
        return None  # who opens talks holds them; who is open to talks may
    return class_of(governor_key(parse, i), "nouns" if word.tag.startswith("N") else "governors")


def is_negated(parse: Parse, i: int) -> bool:
    """True where a negation hangs on word i ("did not meet", "no meeting", "never visited"); "not only" is none."""
    for c in parse.children[i]:
        word = parse.words[c]
        if word.text.lower() == "no" and word.dep == "advmod" and parse.words[i].lemma in ("answer", "reply", "say"):
            continue  # what is said
        if {word.text.lower(), word.lemma} & word_set("negations") and (  # the lemma of "n’t" has a plain apostrophe
            word.dep in ("neg", "det", "preconj", "advmod", "aux") or word.lemma in ("n't", "never")
        ):
            following = parse.words[c + 1].text.lower() if c + 1 < len(parse.words) else ""
            if following not in ("only", "just", "least"):
                return True
    if (parse.words[i].lemma == "be" and _is_dismissed(parse, i)) or _is_negated_aside(parse, i):
        return True
    if grammar.is_verb(parse.words[i]) and _shares_negation(parse, i):
        return is_negated(parse, parse.words[i].head)
    if not grammar.is_verb(parse.words[i]):
        return False
    met = [
        *grammar.kids(parse, i, "dobj"),
        *(n for p in grammar.kids(parse, i, "prep") for n in grammar.kids(parse, p, "pobj")),
    ]
    if any(parse.words[c].text.lower() == "neither" for n in met for c in grammar.kids(parse, n, "preconj")):
        return True  # "met neither Ruiz nor Soto"
    return any(_is_nobody(parse, subject) for subject in grammar.kids(parse, i, "nsubj", "nsubjpass"))


def _shares_negation(parse: Parse, verb: int) -> bool:
    """True for the second verb of "neither accepted nor rejected" and of "will not attend or travel"."""
    if parse.words[verb].dep != "conj":
        return False
    joined = {parse.words[c].text.lower() for c in grammar.kids(parse, parse.words[verb].head, "cc")}
    return "nor" in joined or ("or" in joined and not grammar.kids(parse, verb, "aux", "nsubj", "nsubjpass"))


def _is_negated_aside(parse: Parse, i: int) -> bool:
    """True where "not" hangs on the adverb that follows it: "will not after all travel", "will not now meet"."""
    aux = grammar.kids(parse, i, "aux")
    adverbs = [a for a in grammar.kids(parse, i, "advmod") if a < i]
    denied = [n for a in adverbs for n in grammar.kids(parse, a, "neg")]
    told = {parse.words[n + 1].text.lower() for n in denied if n - 1 in aux}
    return bool(told - {"always", "even", "just", "least", "necessarily", "only"})


def _is_dismissed(parse: Parse, copula: int) -> bool:
    """True for what "is out of the question" or "off the table"."""
    phrases = word_list("modality")["dismissed"]
    return any({parse.words[n].lemma for n in grammar.arm(parse, copula, p)} & set(phrases[p]) for p in phrases)


def _is_nobody(parse: Parse, subject: int) -> bool:
    """True for "no official", "neither Peru nor Chile", "nobody"."""
    if parse.words[subject].text.lower() in ("nobody", "none"):
        return True
    words = [parse.words[c] for c in parse.children[subject]]
    return any(w.text.lower() in ("no", "neither") and w.dep in ("det", "preconj", "cc") for w in words)
