"""The gate, second step: what it knows of the names of a model folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.words import LETTERS, said_words
from diplo_extract.model import Country, Model, Person, Place


@dataclass(frozen=True, eq=False)
class Names:
    """What the gate knows of a model's names.

    `listed`: words and pairs of words that begin the names of states, cities and bodies -> the common name, and whether
    a place has it; `parts`: every word of any of these names; `offices`: surname, lower case -> the words of the
    offices that its bearers hold or held.
    """

    listed: Mapping[str | tuple[str, str], tuple[str, bool]]
    parts: frozenset[str]
    offices: Mapping[str, frozenset[str]]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, model: Model) -> Names:
        """Those of a model's tables; made once."""
        listed: dict[str | tuple[str, str], tuple[str, bool]] = {}
        parts: set[str] = set()
        for name in chain.from_iterable(model.names().values()):
            row = [] if isinstance(name.row, Person) else _spelt(name.text)
            if row:
                key = row[0] if len(row) == 1 else (row[0], row[1])
                is_place = isinstance(name.row, Country | Place) or (key in listed and listed[key][1])
                listed[key] = name.row.name, is_place
                parts.update(row)
        return cls(listed, frozenset(parts), _offices(model.people))

    def told_of(self, said: frozenset[str]) -> frozenset[str]:
        """The words of the offices of all whose surnames are among the words of an article."""
        return frozenset(word for name in said & self.offices.keys() for word in self.offices[name])


def _offices(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for person in people:
        for surname in {word.lower() for name in person.surnames for word in _spelt(name)}:
            found[surname] = found.get(surname, frozenset()) | said_words(person.office)
    return found


def _spelt(name: str) -> list[str]:
    return LETTERS.findall(plain(name).removeprefix("the ").removeprefix("The ").replace(".", ""))
