"""The gate, second step: what it knows of the names of a model folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.words import LETTERS, said_words
from diplo_extract.model import Country, Model, Organisation, Person, Place
from diplo_extract.rules import words

Row = tuple[str, bool, str | None]
"""The common name of a state, city or body, whether a place has it, and its state (alpha-3; None for a body)."""


class Told(Mapping[str, frozenset[str]]):
    """Something of every surname, told of its bearers once an article has it: most never come."""

    def __init__(
        self, bearers: Mapping[str, Sequence[Person]], tell: Callable[[str, Sequence[Person]], frozenset[str]]
    ) -> None:
        self._bearers = bearers
        self._tell = tell
        self._known: dict[str, frozenset[str]] = {}

    def __getitem__(self, name: str) -> frozenset[str]:
        if (known := self._known.get(name)) is None:
            known = self._known[name] = self._tell(name, self._bearers[name])
        return known

    def __contains__(self, name: object) -> bool:
        return name in self._bearers

    def __iter__(self) -> Iterator[str]:
        return iter(self._bearers)

    def __len__(self) -> int:
        return len(self._bearers)


@dataclass(frozen=True, eq=False)
class Names:
    """What the gate knows of a model's names.

    `listed`: first word of the names of states, cities and bodies -> the further words of each, the longest first, with
    its row; `parts`: every word of any of these names; `offices`: surname, lower case -> the words of the offices that
    its bearers hold or held; `codes`: surname, lower case -> their state, alpha-3, none where they are of several;
    `given`: surname, lower case -> the other words of their names, lower case.
    """

    listed: Mapping[str, tuple[tuple[tuple[str, ...], Row], ...]]
    parts: frozenset[str]
    offices: Mapping[str, frozenset[str]]
    codes: Mapping[str, frozenset[str]]
    given: Mapping[str, frozenset[str]]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, model: Model) -> Names:
        """Those of a model's tables; made once."""
        listed: dict[str, dict[tuple[str, ...], Row]] = {}
        parts: set[str] = set()
        for name in chain.from_iterable(model.names().values()):
            if isinstance(name.row, Person):
                continue
            first, *rest = _spelt(name.text) or [""]
            if not first:
                continue
            namesakes = listed.setdefault(first, {})
            held = namesakes.get(tuple(rest))
            is_place = isinstance(name.row, Country | Place) or (held is not None and held[1])
            namesakes[tuple(rest)] = name.row.name, is_place, _code(name.row)
            parts.update((first, *rest))
        longest = {first: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for first, rows in listed.items()}
        bearers = _bearers(model.people)
        return cls(
            longest,
            frozenset(parts),
            Told(bearers, lambda _, people: said_words(" ".join(person.office for person in people))),
            Told(bearers, _codes),
            Told(bearers, _given),
        )

    def find(self, words: Sequence[str], i: int) -> tuple[int, Row] | None:
        """The longest listed name that begins at word `i` of some words without marks: how many words, and its row."""
        for rest, row in self.listed.get(words[i], ()):
            if not rest or tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                return 1 + len(rest), row
        return None

    def told_of(self, said: frozenset[str]) -> frozenset[str]:
        """The words of the offices of all whose surnames are among the words of an article."""
        return frozenset(word for name in said if name in self.offices for word in self.offices[name])


def _bearers(people: Iterable[Person]) -> dict[str, list[Person]]:
    """Word of a surname, lower case -> who has it. Of several words those that are names by themselves.

    Of somebody who is only told in full ("Jane Moon") the last word.
    """
    found: dict[str, list[Person]] = {}
    words: dict[tuple[str, ...], set[str]] = {}
    for person in people:
        if (told := words.get(person.surnames)) is None:
            spelt = [[word.lower() for word in _spelt(name)] for name in person.surnames]
            told = words[person.surnames] = {word for name in spelt for word in _telling(name)}
        if person.surnames == (person.name,):
            told = {_spelt(person.name)[-1].lower()}
        for surname in told:
            found.setdefault(surname, []).append(person)
    return found


def _telling(surname: Sequence[str]) -> Sequence[str]:
    """The words of a surname without particles: "zayed" of "bin Zayed"."""
    return [word for word in surname if len(word) > 2 and word not in _particles()] or surname


@cache
def _particles() -> frozenset[str]:
    return frozenset((*words("titles")["particles"], *words("titles")["suffixes"]))


def _codes(_: str, people: Sequence[Person]) -> frozenset[str]:
    states = {person.country or "" for person in people}
    return frozenset(states) if len(states) == 1 and "" not in states else frozenset()


def _given(name: str, people: Sequence[Person]) -> frozenset[str]:
    told = (text for person in people for text in (person.name, *person.aliases))
    return frozenset(word.lower() for text in told for word in _spelt(text)) - {name}


def _code(row: Country | Organisation | Place) -> str | None:
    return row.code if isinstance(row, Country) else row.country if isinstance(row, Place) else None


def _spelt(name: str) -> list[str]:
    if name.isalpha() and name.isascii():
        return [name]
    return LETTERS.findall(plain(name).removeprefix("the ").removeprefix("The ").replace(".", ""))
