"""The gate, third step: a sentence as far as its words and capitals tell who and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.names import Names, Row
from diplo_extract.gate.words import LETTERS, REWRITTEN, forms, said_words
from diplo_extract.rules import words

REACH = 6
"""Words behind a preposition among which the place stands that it governs: "in the small southern town of Foz"."""


@dataclass(eq=False)
class Said:
    """A sentence as the gate sees it. `bare`: it stands in an article that has no capitals but first ones."""

    text: str
    names: Names = field(repr=False)
    bare: bool = False

    @cached_property
    def written(self) -> str:
        """Its text without abbreviation dots: U.S. is one word."""
        return self.text.replace(".", "")

    @cached_property
    def found(self) -> list[str]:
        """Its words as written, without marks."""
        return LETTERS.findall(self.written)

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in LETTERS.finditer(self.written)]

    def between(self, last: int, first: int) -> str:
        """What stands before word `first` and behind the word before `last`."""
        return self.written[self._spans[last - 1][1] : self._spans[first][0]]

    @cached_property
    def row(self) -> list[str]:
        """Its words in lower case, in their order."""
        return [word.lower() for word in self.found]

    @cached_property
    def said(self) -> frozenset[str]:
        """Its words in lower case and without marks, and those that the parser is shown instead of them."""
        return said_words(self.text)

    @cached_property
    def told(self) -> frozenset[str]:
        """Its words and those of the offices of the people whom it names."""
        named = self.said if self.tells_no_names else {word.lower() for word in self.found if word[0].isupper()}
        return self.said | self.names.told_of(frozenset(named))

    @cached_property
    def joins(self) -> bool:
        """Whether a body or a treaty may stand in it: listed, an acronym, or by a word for one."""
        if self.tells_no_names or not _bodies().isdisjoint(self.said):
            return True
        bodies = any(not is_place for _, is_place in self.listed.values())
        return bodies or any(len(word) > 1 and word.isupper() for word in self.found)

    @cached_property
    def tells_no_names(self) -> bool:
        """True for copy whose capitals tell nothing: in an article without any, or IN A LINE OF NOTHING ELSE."""
        return self.bare or sum(word.isupper() for word in self.found) > 0.7 * len(self.found)

    @cached_property
    def rows(self) -> dict[int, tuple[int, Row]]:
        """Where listed names begin, but those of people: how many words, and their row."""
        keys = [plain(word) for word in self.found]
        rows: dict[int, tuple[int, Row]] = {}
        last = 0
        for i, word in enumerate(keys):
            found = self.names.find(keys, i) if i >= last and word[:1].isupper() else None
            if found is not None:
                last, rows[i] = i + found[0], found
        return rows

    @cached_property
    def listed(self) -> dict[int, tuple[str, bool]]:
        """The same: where, the common name, and whether a place has it."""
        return {i: (name, is_place) for i, (_, (name, is_place, _)) in self.rows.items()}

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
        standing, surnames, row, found = _standing_in(), self.names.offices.keys(), self.row, self.found
        return [
            i
            for i, word in enumerate(found)
            if row[i] in standing
            or (
                word[0].isupper() and (row[i] in surnames or (i and found[i - 1][0].isupper() and i not in self.listed))
            )
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


@cache
def _bodies() -> frozenset[str]:
    return forms((*words("grammar")["papers"], *words("grammar")["bodies"]))


@cache
def _standing_in() -> frozenset[str]:
    """Words that stand for a party: heads of offices, pronouns, "the two sides", bodies and treaties unnamed."""
    offices = {office.split()[-1].lower() for group in words("titles")["offices"].values() for office in group}
    listed = (*words("grammar")["people"], *words("grammar")["papers"], *words("grammar")["bodies"])
    return forms({*offices, *(word for word in listed if word.isalpha())}) | frozenset(
        "he she they him her them his their both it its we us our i".split()
    )
