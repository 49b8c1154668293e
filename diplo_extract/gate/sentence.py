"""The gate, third step: a sentence as far as its words and capitals tell who and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.names import Names
from diplo_extract.gate.words import LETTERS, REWRITTEN, forms, said_words
from diplo_extract.rules import words

CLOSE = 12
"""Words on either side of a trigger among which an article has to have two parties at least once."""
REACH = 6
"""Words behind a preposition among which the place stands that it governs: "in the small southern town of Foz"."""


@dataclass(eq=False)
class Said:
    """A sentence as the gate sees it. `bare`: it stands in an article that has no capitals but first ones."""

    text: str
    names: Names = field(repr=False)
    bare: bool = False

    @cached_property
    def found(self) -> list[str]:
        """Its words as written, without marks."""
        return LETTERS.findall(self.text.replace(".", ""))

    @cached_property
    def row(self) -> list[str]:
        """Its words in lower case, in their order."""
        return [word.lower() for word in self.found]

    @cached_property
    def said(self) -> frozenset[str]:
        """Its words in lower case and without marks, and those that the parser is shown instead of them."""
        return said_words(self.text)

    @cached_property
    def tells_no_names(self) -> bool:
        """True for copy whose capitals tell nothing: in an article without any, or IN A LINE OF NOTHING ELSE."""
        return self.bare or sum(word.isupper() for word in self.found) > 0.7 * len(self.found)

    @cached_property
    def listed(self) -> dict[int, tuple[str, bool]]:
        """Where listed names begin, but those of people: the common name, and whether a place has it."""
        found = self.found
        keys = [plain(word) if word[0].isupper() else "" for word in found]
        pairs = zip(keys, [*keys[1:], ""], strict=False)
        rows = ((i, self.names.listed.get(pair) or self.names.listed.get(pair[0])) for i, pair in enumerate(pairs))
        return {i: row for i, row in rows if row is not None}

    @cached_property
    def placed(self) -> frozenset[str]:
        """Its prepositions (any words) that have a place close behind, and "" where it names one at all.

        In copy whose capitals tell nothing every word may have one.
        """
        return self._placed(0, len(self.found))

    def _placed(self, first: int, last: int) -> frozenset[str]:
        if self.tells_no_names:
            return frozenset(("", *self.row))
        at = [i for i, (_, is_place) in self.listed.items() if is_place]
        near = {self.row[j] for i in at for j in range(max(first, i - REACH), min(i, last))}
        return frozenset(near | {""} if any(first <= i < last for i in at) else near)

    @cached_property
    def acting(self) -> list[int]:
        """Where somebody may stand who is in no table of states and bodies: an office, a surname, a pronoun, a pair."""
        known, row, found = self.names.offices.keys() | _standing_in(), self.row, self.found
        return [
            i
            for i, word in enumerate(found)
            if row[i] in known or (i and word[0].isupper() and found[i - 1][0].isupper() and i not in self.listed)
        ]

    @property
    def acts(self) -> bool:
        """Whether somebody acts who is no state; in copy whose capitals tell nothing anybody may."""
        return bool(self.acting) or self.tells_no_names

    def within(self, i: int, reach: int) -> Said:
        """The words close to word i, as a sentence of their own."""
        part, first, last = Said("", self.names), max(0, i - reach), i + reach + 1
        near = self.row[first:last]
        part.said = frozenset(near).union(*(REWRITTEN[word] for word in near if word in REWRITTEN))
        part.placed = self._placed(first, last)
        part.tells_no_names = self.tells_no_names
        part.acting = [j for j in self.acting if abs(j - i) <= reach]
        return part

    def parties(self, i: int) -> int:
        """How many that may be parties stand close to word i; none where none of them has a listed name."""
        if self.tells_no_names:
            return len(self.found)
        bodies = {name for j, (name, _) in self.listed.items() if abs(j - i) <= CLOSE}
        return len(bodies) + sum(abs(j - i) <= CLOSE for j in self.acting) if bodies else 0


@cache
def _standing_in() -> frozenset[str]:
    """Words that stand for a party: heads of offices, pronouns, "the two sides", bodies and treaties unnamed."""
    offices = {office.split()[-1].lower() for group in words("titles")["offices"].values() for office in group}
    listed = (*words("grammar")["people"], *words("grammar")["papers"], *words("grammar")["bodies"])
    return forms({*offices, *(word for word in listed if word.isalpha())}) | frozenset(
        "he she they him her them his their both it its we us our i".split()
    )
