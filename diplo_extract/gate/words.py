"""The gate, first step: the words of a text and the forms of dictionary words, both without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from diplo_extract.rules import load_rules, words
from diplo_extract.rules.lemmas import forms_of

LETTERS = re.compile(r"[^\W\d_]+")
REWRITTEN: Mapping[str, tuple[str, ...]] = {
    "grata": ("unwelcome",),
    "gratae": ("unwelcome",),
    "gratas": ("unwelcome",),
    "affaires": ("envoy", "envoys"),
    "won": ("wo",),
    "cannot": ("can",),
    "to": ("will",),
}
"""Words that the parser is shown in another spelling: foreign terms, "won't", the infinitive of headlines."""


@cache
def function_words(name: str) -> frozenset[str]:
    """The words of a list of rules/gate.yaml."""
    return frozenset(words("gate")[name])


def said_words(text: str) -> frozenset[str]:
    """The words of a text in lower case and without marks, and those that the parser is shown instead of them."""
    said = set(LETTERS.findall(text.lower()))
    for word in said & REWRITTEN.keys():
        said.update(REWRITTEN[word])
    return frozenset(said)


def forms(dictionary_words: Iterable[str]) -> frozenset[str]:
    """Every form of some words as `said_words` gives it: of "'ve" and "take_part" the letters before the first mark."""
    return frozenset().union(*map(_forms, dictionary_words))


@cache
def noun_forms(word: str) -> frozenset[str]:
    """The forms of a word that may be a noun's: "note" and "notes", not "noted"."""
    verbal = (word + "ed", word + "d", word + "ing", word[:-1] + "ing", word[:-1] + "ied")
    return forms([word]) - set(verbal) - {word + word[-1] + end for end in ("ed", "ing")}


@cache
def is_verbal(form: str, word: str) -> bool:
    """Whether a form of a word can only be a verb's: "noted" of "note"."""
    return form in forms([word]) and form not in noun_forms(word)


@cache
def group_words() -> frozenset[str]:
    """Words for several who were told before: "the pair", "the two sides", "the delegations"."""
    lists = words("references")
    return forms((*(word for group in lists["group_nouns"].values() for word in group), *lists["group_counts"]))


@cache
def base_forms() -> frozenset[str]:
    """Trigger words as they stand in a dictionary and with -s: no participles, but those that look the same."""
    first = {word.replace("-", " ").split()[0] for rule in load_rules().rules for word in rule.words}
    alike = frozenset("bid broadcast cast come cut hit let put quit read set shut split become overcome".split())
    return frozenset(form for word in first - alike for form in (word, word + "s", word + "es", word[:-1] + "ies"))


@cache
def _forms(word: str) -> frozenset[str]:
    found = (LETTERS.search(form.lower()) for form in forms_of(word.split("_", maxsplit=1)[0]))
    return frozenset(begin[0] for begin in found if begin)


@cache
def office_words() -> frozenset[str]:
    """The words of all offices."""
    offices = [office for group in words("titles")["offices"].values() for office in group]
    return frozenset(word for office in offices for word in LETTERS.findall(office.lower()))
