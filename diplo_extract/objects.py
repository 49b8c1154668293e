"""Stage 4, mended: objects tied to the word before or behind them, and titles cut in two. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import Node
from diplo_extract.rules import calendar_words, lemmas

_HOSTING = frozenset({"broker", "chair", "host", "stage"})
"""Verbs that the parser takes for nouns behind "to"."""
_AIMED = frozenset(
    {"bid", "effort", "invitation", "offer", "plan", "pledge", "proposal", "readiness", "request", "willingness"}
)
"""Nouns that say what somebody is to do."""


def free_objects(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Does all of it, in place."""
    _part_from_home(doc, heads, deps)
    _part_from_packing(doc, heads, deps)
    _part_hosting(doc, heads, deps)
    _part_aims(doc, heads, deps)
    _part_from_day(doc, heads, deps)
    _join_plenipotentiary(doc, heads, deps)


def part_from_town(
    doc: Sequence[Node], named: Sequence[int], people: Sequence[int], heads: list[int], deps: list[str]
) -> None:
    """Gives a verb the person whom the parser ties to the town before him, in place: "met in Rome Minister Ruiz"."""
    for i in people:
        town = doc[i - 1] if i > 1 else doc[i]
        at = doc[heads[i]]
        tied = town.i in named and town.i not in people and heads[town.i] == i and deps[town.i] in ("compound", "nmod")
        verb = doc[heads[at.i]]
        if not tied or deps[i] != "pobj" or at.i != i - 2 or at.low not in ("in", "at") or verb.tag not in _TOLD:
            continue
        if any(deps[c.i] in ("dobj", "dative") and heads[c.i] == verb.i for c in verb.children):
            continue
        heads[town.i], deps[town.i] = at.i, "pobj"
        heads[i], deps[i] = verb.i, "dobj"


def give_people(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives a verb the person right behind it who is taken for a time, in place: "met Ana Ruiz March 3"."""
    for i in people:
        verb = doc[i - 1]
        timed = i > 0 and heads[i] == verb.i and deps[i] == "npadvmod" and verb.tag in _TOLD
        if timed and not any(deps[c.i] == "dobj" and heads[c.i] == verb.i for c in verb.children):
            deps[i] = "dobj"


_TOLD = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def _part_from_home(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives a verb the noun that is taken for a word of "home", in place: "called its own envoy home"."""
    for home in doc:
        if home.low != "home" or home.i == 0 or heads[home.i] >= home.i - 1 or deps[home.i] == "pobj":
            continue
        noun = doc[home.i - 1]
        if noun.dep != "compound" or noun.head is not home:
            continue
        verb = heads[home.i]
        for child in (*home.children, noun):
            heads[child.i] = verb if child.dep == "prep" or child is noun else noun.i
        deps[noun.i], deps[home.i] = "dobj", "advmod"


def _part_from_packing(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives a verb whom it sends packing, in place: the parser takes "packing" for what he does."""
    for packing in doc:
        if packing.low != "packing" or deps[packing.i] not in ("dobj", "ccomp") or packing.head.tag[0] != "V":
            continue
        for child in packing.children:
            if child.dep == "nsubj":
                heads[child.i], deps[child.i], deps[packing.i] = packing.head.i, "dobj", "advcl"


def _part_aims(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives a verb behind "to" the noun that it is taken for a word of, in place: "an offer to broker talks"."""
    for verb in doc:
        noun = verb.head
        aimed = any(c.dep == "aux" and c.tag == "TO" and c.i < verb.i for c in verb.children)
        if not aimed or verb.dep != "compound" or noun.i < verb.i or heads[noun.i] == noun.i:
            continue
        over = doc[heads[noun.i]]
        asked = next((o for o in over.children if o.dep == "dobj" and o.i < verb.i and o is not noun), None)
        verb.tag = "VB"
        heads[verb.i], deps[verb.i] = (asked.i, "acl") if asked is not None else (over.i, "xcomp")
        heads[noun.i], deps[noun.i] = verb.i, "dobj"


def _part_hosting(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """The same where "to" is taken for a preposition, in place: "an offer to host talks", not "aid to host states"."""
    for verb in doc:
        noun, to = verb.head, verb.head.head
        if verb.dep != "compound" or verb.low not in _HOSTING or doc[verb.i - 1] is not to or noun.dep != "pobj":
            continue
        over = next((c for c in to.head.children if c.dep == "dobj" and c.i < to.i), to.head)
        if to.low == "to" and lemmas().of(over.text, over.tag) in _AIMED and heads[noun.i] == to.i:
            verb.tag, to.tag = "VB", "TO"
            heads[verb.i], deps[verb.i] = over.i, "acl"
            heads[to.i], deps[to.i] = verb.i, "aux"
            heads[noun.i], deps[noun.i] = verb.i, "dobj"


def _part_from_day(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives a verb the name that is taken for a word of the date behind it, in place: "will visit Peru Feb. 8"."""
    for day in doc[1:-1]:
        name, above = doc[day.i - 1], doc[heads[day.i]]
        if day.low.rstrip(".") not in calendar_words() or not doc[day.i + 1].low[:1].isdigit():
            continue
        if heads[name.i] != day.i or name.tag != "NNP" or deps[name.i] not in ("compound", "nmod") or above is day:
            continue
        verb = above if above.tag[0] == "V" or above.i > day.i else above.head
        heads[name.i], deps[name.i] = heads[day.i], deps[day.i]
        heads[day.i], deps[day.i] = verb.i, "npadvmod"


_POSTS = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "minister", "ministers"})
_TOPS = frozenset({"appos", "attr", "conj", "dobj", "nsubj", "nsubjpass", "oprd", "pobj", "ROOT"})


def _join_plenipotentiary(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes "ambassador extraordinary and plenipotentiary to Peru" one phrase under its first word, in place."""
    for word in doc[1:-2]:
        post, unit = word.i - 1, range(word.i - 1, word.i + 3)
        said = [doc[i].low for i in unit]
        if said[0] not in _POSTS or said[1:] != ["extraordinary", "and", "plenipotentiary"]:
            continue
        outer = [i for i in unit if heads[i] not in unit or heads[i] == i]
        top = next((i for i in outer if deps[i] in _TOPS), outer[0] if outer else post)
        above = post if heads[top] == top else heads[top]
        label = deps[top]
        for other in doc:
            if heads[other.i] in unit and other.i not in unit:
                heads[other.i] = post
        for i, dep in zip(unit[1:], ("amod", "cc", "conj"), strict=True):
            heads[i], deps[i] = (post if dep == "amod" else word.i), dep
        heads[post], deps[post] = above, label
        behind = unit[-1] + 1
        if behind < len(doc) and doc[behind].low in ("to", "in") and deps[behind] == "prep":
            heads[behind] = post
