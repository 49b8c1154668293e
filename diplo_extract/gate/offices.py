"""The gate: which offices those may hold whom a sentence names without them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from diplo_extract.gate.sentence import Said
from diplo_extract.gate.words import function_words, office_words

BESIDE = 8
"""Words on either side of an office among which those stand who hold it."""
BEFORE = 4
"""Sentences in which somebody may be introduced for whom a pronoun stands."""


class Offices:
    """The offices of an article, told by its sentences (index -> sentence)."""

    def __init__(self, sentences: Mapping[int, Said]) -> None:
        self._sentences = sentences

    def told(self, index: int) -> frozenset[str]:
        """The words of a sentence and of the offices told beside the names that it has, or before its pronouns."""
        sentence = self._sentences[index]
        named = [word for word in sentence.found if word[0].isupper() or sentence.tells_no_names]
        found = sentence.told.union(*(self._beside[word.lower()] for word in named if word.lower() in self._beside))
        if function_words("of_people").isdisjoint(sentence.said) and not sentence.tells_no_names:
            return found
        before = (self._sentences.get(index - n) for n in range(1, BEFORE + 1))
        return found.union(*(earlier.told for earlier in before if earlier is not None))

    @cached_property
    def _beside(self) -> dict[str, set[str]]:
        """Word with a capital, lower case -> the words of offices that stand close to it somewhere."""
        found: dict[str, set[str]] = {}
        offices = office_words()
        for sentence in self._sentences.values():
            row, written = sentence.row, sentence.found
            for i, word in enumerate(row):
                if word in offices:
                    for j in range(max(0, i - BESIDE), min(len(row), i + BESIDE + 1)):
                        if written[j][0].isupper() or sentence.tells_no_names:
                            found.setdefault(row[j], set()).add(word)
        return found
