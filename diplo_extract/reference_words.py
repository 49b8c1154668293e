"""Stage 4, beside coreference: its word lists, read once, and the dictionary words of what they name."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from diplo_extract.mentions import Word
from diplo_extract.rules import words as word_list
from diplo_extract.rules.lemmas import Lemmas


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `rules/references.yaml` as a set."""
    return frozenset(word_list("references")[name])


@cache
def reporting_set(name: str) -> frozenset[str]:
    """A list of `rules/reporting.yaml` as a set."""
    return frozenset(word_list("reporting")[name])


@cache
def lists() -> Any:
    """`rules/references.yaml` as written."""
    return word_list("references")


@cache
def contact_words() -> frozenset[str]:
    """Verbs and nouns of contact."""
    return word_set("contact_verbs") | word_set("contact_nouns")


@cache
def _lemmas() -> Lemmas:
    files = [word_list("references"), word_list("reporting")]
    found = [listed for file in files for listed in file.values() if isinstance(listed, list)]
    found += [*lists()["group_nouns"].values(), *(entry["nouns"] for entry in lists()["office_nouns"])]
    return Lemmas(word for listed in found for phrase in listed if isinstance(phrase, str) for word in phrase.split())


@lru_cache(maxsize=8192)
def _lemma(text: str, tag: str) -> str:
    return _lemmas().of(text, tag)


def lemma(word: Word) -> str:
    """The dictionary word of a parsed word, looked up among the words of references and reporting alone."""
    return _lemma(word.text, word.tag)
