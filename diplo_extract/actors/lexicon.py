"""Stage 3: the words of titles.yaml as tables: offices, portfolios, groups, forms of address."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from diplo_extract.actors.gazetteer import END
from diplo_extract.actors.lines import Line
from diplo_extract.rules import words

DETERMINERS = frozenset({"the", "a", "an", "this", "any", "each", "every", "another"})
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
OF = frozenset({"of", "for", "to", "at", "in", "on"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office word or phrase. `office_class` is its class in titles.yaml; `weak`: too common to stand alone."""

    words: str
    office_class: str
    plural: bool
    weak: bool


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of titles.yaml, ready for look-up: offices and groups as tries of lower-case words."""

    offices: dict[str, Any]
    groups: dict[str, Any]
    government: dict[str, Any]
    bodies: dict[str, Any]
    modifiers: frozenset[str]
    portfolios: dict[str, Any]
    ministers: dict[str, str]
    honorifics: dict[str, Any]
    regions: dict[str, Any]
    halves: dict[str, Any]
    lists: dict[str, frozenset[str]]
    openers: frozenset[str]
    movement_openers: frozenset[str]


def plural_of(phrase: str) -> str:
    """An office in the plural: "secretaries of state", "chairmen"."""
    parts = phrase.split()
    at = next((i for i, word in enumerate(parts) if i and word in OF), len(parts)) - 1
    word = parts[at]
    if word.endswith("man"):
        word = word[:-3] + "men"
    elif word.endswith("y") and word[-2] not in "aeou":
        word = word[:-1] + "ies"
    elif "-" in word and word.split("-")[0] in ("president", "prime", "governor", "premier"):
        word = word.split("-")[0] + "s-" + word.split("-", 1)[1]
    else:
        word += "es" if word.endswith(("ss", "ch")) else "s"
    return " ".join([*parts[:at], word, *parts[at + 1 :]])


def _put(trie: dict[str, Any], phrase: str, value: Any) -> None:
    node = trie
    for word in phrase.replace("'s", " 's").split():
        node = node.setdefault(word, {})
    node.setdefault(END, value)


def _trie(phrases: list[str]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for phrase in phrases:
        _put(trie, phrase, phrase)
    return trie


def _flat(word: str) -> str:
    return word.replace(".", "").lower()


@cache
def lexicon() -> Lexicon:
    """The lists of titles.yaml as tables, made once."""
    lists = words("titles")
    offices: dict[str, Any] = {}
    weak = frozenset(lists["weak"])
    for office_class, phrases in lists["offices"].items():
        for phrase in phrases:
            _put(offices, phrase, Office(phrase, office_class, False, phrase in weak))
    for office_class, phrases in lists["offices"].items():
        for phrase in phrases:
            _put(offices, plural_of(phrase), Office(phrase, office_class, True, phrase in weak))
    simple = (
        "not_offices particles postnominals suffixes name_stops not_names no_bodies organization_nouns company_nouns "
        "home_nouns media_nouns "
        "state_affairs venue_nouns lone_venues venue_heads venue_heads_of venue_tails districts "
        "media geography_nouns land_surnames building_nouns office_houses geography_heads headline_verbs "
        "common_surnames name_places "
        "insurgents insurgent_parts "
        "female_words movement_nouns occasion_nouns movement_adjectives male_words heads home_classes common_seats "
        "domestic staff "
        "first_name_classes female male female_honorifics male_honorifics of_states stateless "
        "portfolio_words name_offices sending here_nouns outward_words regions trade_words traders"
    )
    groups, honorifics = _trie(lists["groups"]), _trie([_flat(word) for word in lists["honorifics"]])
    portfolios, regions = _trie(lists["portfolios"]), _trie(lists["regions"])
    halves: dict[str, Any] = {}
    for phrase, codes in lists["halves"].items():
        _put(halves, phrase, tuple(codes))
    openers = (*halves, *lists["modifiers"], *lists["movement_nouns"], *lists["movement_adjectives"])
    return Lexicon(
        openers=frozenset((*offices, *groups, *honorifics, *portfolios, *regions, *openers, "ex", "then")),
        movement_openers=DETERMINERS | frozenset((*lists["movement_nouns"], *lists["movement_adjectives"])),
        offices=offices,
        groups=groups,
        government=_trie(lists["government"]),
        bodies=_trie(lists["bodies"]),
        modifiers=frozenset(lists["modifiers"]),
        portfolios=portfolios,
        ministers=lists["ministers"],
        honorifics=honorifics,
        regions=regions,
        halves=halves,
        lists={name: frozenset(lists[name]) for name in simple.split()},
    )


def longest(line: Line, i: int, trie: dict[str, Any]) -> tuple[int, Any] | None:
    """The end and the value of the longest phrase of `trie` at token `i`."""
    lows = line.lows
    node = trie.get(lows[i])
    found = None
    while node is not None:
        i += 1
        if END in node:
            found = (i, node[END])
        node = node.get(lows[i])
    return found


def line_words(line: Line, first: int, last: int) -> str:
    """The words of some tokens as they stand, whatever lies between them as one space."""
    tokens = line.tokens[first:last]
    gaps = (" " if token.start > before.end else "" for before, token in pairwise(tokens))
    return "".join(piece for pair in zip(("", *gaps), (t.text for t in tokens), strict=True) for piece in pair)
