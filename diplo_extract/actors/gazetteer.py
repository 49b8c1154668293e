"""Stage 3, second step: the names of the model folder, found in a row of tokens, the longest first.

A dictionary of dictionaries walked word by word; capitals count, accents do not. For copy without capitals there is a
second one that leaves out the names that are ordinary words ("turkey").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Literal

from diplo_extract.actors.tokens import Token, plain, tokenize
from diplo_extract.model import Country, Model, Name, Organisation, Person, Place
from diplo_extract.rules import words

EntryKind = Literal["state", "demonym", "people", "organization", "capital", "seat", "place", "person"]
_KINDS: dict[str, EntryKind] = {
    "name": "state",
    "official": "state",
    "alias": "state",
    "former": "state",
    "acronym": "state",
    "demonym": "demonym",
    "people": "people",
    "capital": "capital",
    "seat": "seat",
}
_RANK = {
    kind: rank
    for rank, kind in enumerate(("state", "demonym", "organization", "seat", "capital", "place", "people", "person"))
}
_TITLED = frozenset(
    "king queen emperor empress pope president prince princess sheikh sheik sultan emir crown sir".split()
)
"""First words of listed aliases that are an office and no part of the name."""
_LETTERS_ONLY = re.compile(r"[^\W\d_]+(?:[- ][^\W\d_]+)*")
END = "\n"
"""The key under which a trie holds a value; no token is a line end."""
Trie = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase of the gazetteer stands for. `name` is its common form, `code` its state, `text` as listed."""

    kind: EntryKind
    name: str
    code: str | None
    text: str
    row: Country | Organisation | Person | Place


@dataclass(frozen=True, slots=True)
class Chunk:
    """An entry found at tokens `first` up to, not including, `last`."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The names of a model. `exact` minds capitals, `flat` does not; `adjectives`: state -> "Kazakh".

    `waiting`: people's names by their first word, lower case, put into both once an article has that word.
    """

    model: Model
    exact: Trie
    flat: Trie
    adjectives: dict[str, str]
    names: dict[str, str]
    waiting: dict[str, list[Name]]

    def begins(self, low: str) -> bool:
        """Whether a listed name begins with the lower-case word."""
        return low in self.flat or low in self.waiting

    def may_begin(self, token: Token) -> bool:
        """Whether a listed name may begin with the word, spelt as it is."""
        return token.key in self.exact or token.low in self.waiting

    def list_people(self, low: str) -> None:
        """Puts the people whose names begin with the lower-case word among the names that are looked for."""
        for name in self.waiting.pop(low, ()):
            _add(self.exact, self.flat, name)

    def single(self, name: str) -> bool:
        """Whether the plain word alone, or the words with a space between, name a state, a people, a city or a body."""
        node: Trie = self.exact
        parts = name.split(" ")
        self.list_people(parts[0].lower())
        for word in parts:
            node = node.get(word, {})
        return END in node

    def state_word(self, low: str) -> bool:
        """Whether a lower-case word can only be a state or its people: "iranian"."""
        entry = self.flat.get(low, {}).get(END)
        return entry is not None and entry.kind in ("state", "demonym") and len(low) > 4

    def find(self, tokens: Sequence[Token], i: int, *, flat: bool) -> Chunk | None:
        """The longest name that begins at token `i`; `flat`: whatever its capitals, where they tell nothing."""
        if flat:
            return self._find(tokens, i, flat=False) or self._find(tokens, i, flat=True)
        return self._find(tokens, i, flat=False)

    def _find(self, tokens: Sequence[Token], i: int, *, flat: bool) -> Chunk | None:
        first = tokens[i]
        if first.low in self.waiting:
            self.list_people(first.low)
        node: Trie | None = self.flat.get(first.low) if flat else self.exact.get(first.key)
        found: Entry | None = None
        end = j = i
        while node is not None:
            j += 1
            if END in node:
                found, end = node[END], j
            if j == len(tokens):
                break
            node = node.get(tokens[j].low if flat else tokens[j].key)
        if found is None or (found.kind in ("demonym", "people") and i and tokens[i - 1].low == "ethnic"):
            return None  # "ethnic Albanian parties" act for no state
        return Chunk(i, end, found)


def _insert(trie: Trie, keys: Sequence[str], entry: Entry) -> None:
    """Adds a name in place; of two that are spelt alike the first of the first kind stays."""
    node = trie
    for key in keys:
        node = node.setdefault(key, {})
    held = node.get(END)
    if held is None or _RANK[entry.kind] < _RANK[held.kind]:
        node[END] = entry


def _prefer(trie: Trie, keys: Sequence[str], entry: Entry) -> None:
    """Puts a name that is there before its namesakes of the same kind, in a trie that shares its inner nodes."""
    if _held(trie, keys).kind != entry.kind:
        return
    node = trie
    for key in keys:
        node[key] = dict(node[key])
        node = node[key]
    node[END] = entry


def _held(trie: Trie, keys: Sequence[str]) -> Entry:
    node = trie
    for key in keys:
        node = node[key]
    found: Entry = node[END]
    return found


def _is_held(trie: Trie, keys: Sequence[str]) -> bool:
    for key in keys:
        trie = trie.get(key, {})
    return END in trie


def _entry(text: str, form: str, row: Country | Organisation | Person | Place) -> Entry:
    if isinstance(row, Country):
        return Entry(_KINDS[form], row.name, row.code, text, row)
    if isinstance(row, Organisation):
        return Entry("organization", row.name, row.country, text, row)
    return Entry("person" if isinstance(row, Person) else "place", row.name, row.country, text, row)


def _is_titled(text: str, first: str, row: Person) -> bool:
    """Whether a person's name begins with an office, and not as all know him: "Sheikh Hasina"."""
    return first in _TITLED and not (text == row.name and first in words("titles")["name_offices"])


def _spelt(name: Name) -> tuple[Entry, list[str], list[str]] | None:
    """A name's entry and its words with and without capitals, none where they alone tell nothing.

    None for people by one word or by an office.
    """
    keys = _keys(name.text)
    low = [key.lower() for key in keys]
    if not keys or (isinstance(name.row, Person) and (len(keys) == 1 or _is_titled(name.text, low[0], name.row))):
        return None
    if low[0] == "the" and len(low) > 1:
        keys, low = keys[1:], low[1:]
    ordinary = len(low) == 1 and (low[0] in _ordinary() or len(low[0]) < 4)
    return _entry(name.text, name.form, name.row), keys, [] if ordinary else low


def _keys(text: str) -> list[str]:
    """The plain words of a name."""
    if _LETTERS_ONLY.fullmatch(text):
        return text.split(" ") if text.isascii() else plain(text).split(" ")
    return [token.key for token in tokenize(text, 0, lambda _: True)]


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(words("titles")["ambiguous_lower"])


@lru_cache(maxsize=4)
def _listed(model: Model) -> Gazetteer:
    exact: Trie = {}
    flat: Trie = {}
    waiting: dict[str, list[Name]] = {}
    for name in chain.from_iterable(model.names().values()):
        first, _, rest = name.text.partition(" ") if isinstance(name.row, Person) else ("", "", "")
        if rest and _LETTERS_ONLY.fullmatch(first):
            waiting.setdefault(plain(first).lower(), []).append(name)
        else:
            _add(exact, flat, name)
    republics = [row for row in model.countries if "Republic" in (row.official or "")]
    for row, called in ((r, called) for r in republics for called in (r.name, *r.aliases)):
        spelt = _spelt(Name(f"Republic of {called}", "official", row)) if " of " not in called else None
        if spelt is not None and not _is_held(exact, spelt[1]):  # "the Republic of France", translated
            _insert(exact, spelt[1], spelt[0])
    adjectives = {row.code: row.demonyms[0] if row.demonyms else row.name for row in model.countries}
    return Gazetteer(model, exact, flat, adjectives, {row.code: row.name for row in model.countries}, waiting)


def _add(exact: Trie, flat: Trie, name: Name) -> None:
    """Adds a name to both tries, if it tells anything."""
    spelt = _spelt(name)
    if spelt is not None:
        entry, keys, low = spelt
        _insert(exact, keys, entry)
        if low:
            _insert(flat, low, entry)


@lru_cache(maxsize=8)
def gazetteer(model: Model, meant: frozenset[str] = frozenset(), parts: frozenset[str] = frozenset()) -> Gazetteer:
    """The gazetteer of a model, made once. `meant`: the states that have the names which they share with others.

    `parts`: the states whose names are those of parts of another: Georgia, of the United States.
    """
    if parts:
        return _with_parts(gazetteer(model, meant), parts)
    listed = _listed(model)
    if not meant:
        return listed
    for first in tuple(listed.waiting):
        listed.list_people(first)
    exact, flat = dict(listed.exact), dict(listed.flat)
    for name in chain.from_iterable(model.names().values()):
        code = name.row.code if isinstance(name.row, Country) else name.row.country
        spelt = _spelt(name) if code in meant else None
        if spelt is not None:
            entry, keys, low = spelt
            _prefer(exact, keys, entry)
            if low:
                _prefer(flat, low, entry)
    return replace(listed, exact=exact, flat=flat)


def _with_parts(listed: Gazetteer, parts: frozenset[str]) -> Gazetteer:
    wholes = words("titles")["homonyms"]
    exact, flat = dict(listed.exact), dict(listed.flat)
    for row in listed.model.countries:
        if row.code in parts:
            place = Place(row.name, wholes[row.code], (), "region")
            keys = _keys(row.name)
            _replace(exact, keys, _entry(row.name, "name", place))
            _replace(flat, [key.lower() for key in keys], _entry(row.name, "name", place))
    return replace(listed, exact=exact, flat=flat)


def _replace(trie: Trie, keys: Sequence[str], entry: Entry) -> None:
    """Puts an entry in the place of another, in a trie that shares its inner nodes."""
    for key in keys:
        trie[key] = dict(trie.get(key, {}))
        trie = trie[key]
    trie[END] = entry
