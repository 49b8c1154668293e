"""The gate, sixth step: what stands round one word of a sentence, as far as a rule that it triggers asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from typing import Literal

from diplo_extract.gate.sentence import Said
from diplo_extract.gate.words import REWRITTEN, base_forms, function_words, group_words

Kind = Literal["person", "party"]
"""Who must stand somewhere: somebody who is no state, or any party."""
CLOSE_TO_BE = 3
"""Words at most between a form of "be" and the preposition by which it tells where somebody is."""
HELP = 6
"""Words at most between a form of "be" and the participle that it belongs to: "were on Monday once again invited"."""
TO = 4
"""Words at most before an infinitive of which one is its "to"."""
OBJECT = 10
"""Words behind a verb among which its object stands: "signed a long awaited and much discussed agreement"."""


class Near:
    """The words of a sentence at most `reach` from word `i`.

    `sides`: where in the sentence its sides begin; `told` gives its words with those of the offices of the people whom
    it names.
    """

    def __init__(
        self, sentence: Said, i: int, reach: int, sides: Sequence[int], told: Callable[[], frozenset[str]]
    ) -> None:
        self.sentence, self.i, self.sides, self.told = sentence, i, sides, told
        self.first, self.last = max(0, i - reach), min(i + reach + 1, len(sentence.row))

    @cached_property
    def said(self) -> frozenset[str]:
        """The words, and those that the parser is shown instead of them."""
        near = self.sentence.row[self.first : self.last]
        return frozenset(near).union(*(REWRITTEN[word] for word in near if word in REWRITTEN))

    @cached_property
    def placed(self) -> frozenset[str]:
        """Those of the words that have a place close behind, and "" where one is named at all.

        In copy whose capitals tell nothing every word may have one.
        """
        sentence = self.sentence
        if sentence.tells_no_names:
            return frozenset(("", *sentence.row))
        found = {sentence.row[j] for j in sentence.placing if self.first <= j < self.last}
        return frozenset(found | {""} if any(self.first <= i < self.last for i in sentence.places) else found)

    @cached_property
    def placed_behind(self) -> frozenset[str]:
        """Those of the words behind `i`, or at the head of a clause, that have a place close behind."""
        return self._placed_behind(self.last)

    @cached_property
    def placed_next(self) -> frozenset[str]:
        """The same, of those behind `i` only the next, with no other noun between."""
        row = self.sentence.row
        end = next((j for j in range(self.i + 1, self.last) if row[j] in function_words("determiners")), self.last)
        return self._placed_behind(min(end, self.i + CLOSE_TO_BE + 2))

    def _placed_behind(self, last: int) -> frozenset[str]:
        sentence = self.sentence
        if sentence.tells_no_names:
            return frozenset(sentence.row)
        return frozenset(
            sentence.row[j] for j in sentence.placing if self.i < j < last or (j < self.i and self._heads_clause(j))
        )

    def _heads_clause(self, j: int) -> bool:
        sentence = self.sentence
        return j == 0 or sentence.row[j - 1] in function_words("clause_openers") or not sentence.between(j, j).isspace()

    @property
    def acts(self) -> bool:
        """Whether somebody acts who is no state; in copy whose capitals tell nothing anybody may."""
        sentence = self.sentence
        return sentence.tells_no_names or any(self.first <= j < self.last for j in sentence.acting)

    @property
    def next(self) -> str:
        """The word behind word `i`, "" at the end."""
        return self.sentence.row[self.i + 1] if self.i + 1 < len(self.sentence.row) else ""

    @property
    def joins(self) -> bool:
        """Whether a body or a treaty may stand in the sentence, be it as a pronoun."""
        return self.sentence.joins or not function_words("for_bodies").isdisjoint(self.sentence.said)

    @cached_property
    def is_verb(self) -> bool:
        """False where word `i` can be no verb: "a call", "the Open", "24 March"."""
        row, i = self.sentence.row, self.i
        before = row[i - 1] if i else ""
        if row[i].endswith("ing"):
            return before not in function_words("determiners")
        return before not in _before_nouns() and not self.sentence.is_name(i)

    @cached_property
    def ties(self) -> frozenset[str]:
        """The words that may tie something to word `i` as prepositions: those behind, or at the head of a clause."""
        sentence, i = self.sentence, self.i
        row = sentence.row
        before = (j for j in range(self.first, i) if row[j + 1] in function_words("relative") or self._heads_clause(j))
        return frozenset((*row[i + 1 : self.last], *(row[j] for j in before)))

    def has_infinitive(self, wanted: frozenset[str]) -> bool:
        """Whether one of the words stands close behind a "to": "asked them to pack and leave"."""
        row = self.sentence.row
        return any(row[j] in wanted and "to" in row[max(0, j - TO) : j] for j in range(self.last))

    def is_led_by(self, kind: Kind) -> bool:
        """Whether somebody of the kind stands before word `i`, or may be its subject behind it or untold."""
        sentence, i = self.sentence, self.i
        row = sentence.row
        if sentence.tells_no_names or row[i].endswith("ing") or "by" in row[i : self.last]:
            return True
        if i < 2 or not function_words("standing_for").isdisjoint(row[:i]) or not group_words().isdisjoint(row[:i]):
            return True
        return any(j < i for j in (sentence.acting if kind == "person" else self.sides))

    def is_followed_by(self, kind: Kind) -> bool:
        """Whether somebody of the kind stands behind word `i`, or may be its object before it."""
        sentence = self.sentence
        if sentence.tells_no_names:
            return True
        first = self.first if self.is_turned else self.i + 1
        return any(first <= j < self.last for j in (sentence.acting if kind == "person" else self.sides))

    def has_object(self, wanted: frozenset[str]) -> bool:
        """Whether one of the words stands where the verb may have it as its object."""
        row, i = self.sentence.row, self.i
        close = row[max(0, i - CLOSE_TO_BE) : i] + row[i + 1 : i + 1 + OBJECT]
        return not wanted.isdisjoint(close) or (self.is_turned and not wanted.isdisjoint(self.said))

    @cached_property
    def is_turned(self) -> bool:
        """Whether the object of word `i` may stand before it: "they were seen", "the plan that he liked"."""
        sentence, i = self.sentence, self.i
        row = sentence.row
        if sentence.tells_no_names or not function_words("relative").isdisjoint(row[self.first : i]):
            return True
        if row[i].endswith("ing") or row[i] in base_forms():
            return False
        return not function_words("passive").isdisjoint(row[max(0, i - HELP) : i]) or "by" in row[i : self.last]


@cache
def _before_nouns() -> frozenset[str]:
    """What stands before a noun and no verb."""
    return function_words("determiners") | function_words("prepositions")
