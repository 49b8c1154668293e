"""The gate, third step: a sentence as far as its words and capitals tell who and where."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass, field
from functools import cache, cached_property

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.names import Names, Row
from diplo_extract.gate.words import LETTERS, forms, function_words, office_words, said_words
from diplo_extract.rules import calendar_words, words

REACH = 6
"""Words behind a preposition among which the place stands that it governs: "in the small southern town of Foz"."""


@dataclass(eq=False)
class Said:
    """A sentence as the gate sees it.

    `bare`: it stands in an article that has no capitals but first ones. `small`: the words that its article has without
    a capital.
    """

    text: str
    names: Names = field(repr=False)
    bare: bool = False
    small: Collection[str] = field(default=(), repr=False)

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
        named = self.said if self.tells_no_names else frozenset(self.row[i] for i in self.people)
        return self.said | self.names.told_of(named)

    @cached_property
    def people(self) -> list[int]:
        """Where the surnames of listed people stand; of "Tim Hunt" and "In May" none."""
        surnames = self.names.offices
        return [i for i, word in enumerate(self.row) if word in surnames and self._is_surname(i)]

    def _is_surname(self, i: int) -> bool:
        row, found = self.row, self.found
        if not found[i][0].isupper():
            return False
        before = found[i - 1] if i else ""
        given = self.names.given[row[i]]
        if (i and row[i - 1] in given) or (i + 1 < len(row) and row[i + 1] in given):
            return True
        if row[i] in function_words("everyday_surnames") or (i == 0 and row[i] in self.small):
            return before[:1].isupper() and row[i - 1] in _styles()
        if row[i] in calendar_words() and self._is_day(i):
            return False
        if not before[:1].isupper() or i - 1 in self._ends:
            return True
        begins = i == 1 and (
            row[0] in self.small or row[0] in function_words("sentence_openers") or row[0].endswith("ly")
        )
        return begins or len(before) == 1 or row[i - 1] in _styles() or row[i - 1] in calendar_words()

    def _is_day(self, i: int) -> bool:
        digits = self.written[max(0, self._spans[i][0] - 3) : self._spans[i][1] + 3]
        return any(mark.isdigit() for mark in digits) or bool(i and self.row[i - 1] in function_words("before_months"))

    @cached_property
    def _ends(self) -> set[int]:
        """The last words of listed names of states, cities and bodies."""
        return {i + length - 1 for i, (length, _) in self.rows.items()}

    @cached_property
    def joins(self) -> bool:
        """Whether a body or a treaty may stand in it: listed, an acronym, or by a word for one."""
        if self.tells_no_names or not bodies().isdisjoint(self.said):
            return True
        listed = any(not is_place for _, is_place in self.listed.values())
        return listed or any(len(word) > 1 and word.isupper() for word in self.found)

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
    def places(self) -> list[int]:
        """Where the names of places begin."""
        return [i for i, (_, is_place) in self.listed.items() if is_place]

    @cached_property
    def placing(self) -> list[int]:
        """Where words stand that have a place close behind."""
        return sorted({j for i in self.places for j in range(max(0, i - REACH), i)})

    @cached_property
    def acting(self) -> list[int]:
        """Where somebody may stand who is in no table of states and bodies: an office, a surname, a pronoun, a pair."""
        standing, surnames, row, found = _standing_in(), frozenset(self.people), self.row, self.found
        return [
            i
            for i, word in enumerate(found)
            if row[i] in standing
            or i in surnames
            or (word[0].isupper() and i and found[i - 1][0].isupper() and i not in self.listed)
        ]

    def is_name(self, i: int) -> bool:
        """Whether word `i` is a part of a name or a month: its capital is no headline's and begins no sentence."""
        found = self.found
        if i == 0 or not found[i][0].isupper() or self.is_title:
            return False
        return self.between(i, i).isspace() and not (i == 1 and not self.row[0].isalpha())

    @cached_property
    def is_title(self) -> bool:
        """True where most words have a capital."""
        return sum(word[0].isupper() for word in self.found) > 0.5 * len(self.found)

    def at(self, forms: Container[str]) -> list[int]:
        """Where words with these forms stand, without the 's of possessives."""
        return [i for i, word in enumerate(self.row) if word in forms and (word != "s" or self._is_verb(i))]

    def _is_verb(self, i: int) -> bool:
        row = self.row
        return bool(i) and (
            row[i - 1] in function_words("contracting")
            or (i + 1 < len(row) and row[i + 1] in function_words("behind_is"))
        )


@cache
def _styles() -> frozenset[str]:
    """Words that stand before surnames: of offices and of forms of address."""
    return office_words() | said_words(" ".join(words("titles")["honorifics"]))


@cache
def bodies() -> frozenset[str]:
    """Words for bodies and treaties."""
    return forms((*words("grammar")["papers"], *words("grammar")["bodies"]))


@cache
def _standing_in() -> frozenset[str]:
    """Words that stand for a party: heads of offices, pronouns, "the two sides", bodies and treaties unnamed."""
    offices = {office.split()[-1].lower() for group in words("titles")["offices"].values() for office in group}
    listed = (*words("grammar")["people"], *words("grammar")["papers"], *words("grammar")["bodies"])
    return forms({*offices, *(word for word in listed if word.isalpha())}) | frozenset(
        "he she they him her them his their both it its we us our i me you".split()
    )
