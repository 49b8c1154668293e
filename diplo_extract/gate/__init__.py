"""The gate before stages 3 and 4: which sentences can tell an event at all, by their words alone.

Everything is compiled from the rule files. A rule fires only where one of its trigger words stands, and where each of
its `only` conditions can be met by words of the sentence; a sentence that offers this to no rule is neither searched
for unlisted names nor parsed. What conditions ask beyond words (an actor, a form of the verb) is taken for granted
here, so that no rule can be gated away; `tests/test_gate.py` holds gated against ungated output.

An article opens at every sentence that has a trigger and, close by, the words that its rule wants and as many sides
as its event needs, one of them a listed state, person or body. Around such a sentence every one is let through that can
tell an event in any way; in a transcript, all through the article.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.confirmed import confirmed
from diplo_extract.gate.names import Names
from diplo_extract.gate.near import Near
from diplo_extract.gate.offices import Offices
from diplo_extract.gate.openings import Gate, Opening
from diplo_extract.gate.sentence import Said, bodies
from diplo_extract.gate.sides import Side, carries_on, count, introduced, sides
from diplo_extract.gate.wants import triggers, wants
from diplo_extract.gate.words import forms, function_words, office_words
from diplo_extract.mentions import Segments
from diplo_extract.rules import calendar_words, load_rules, words

__all__ = ["FIRST", "GOING_BACK", "NEXT", "Gate", "Names", "confirmed", "find_gate"]

FIRST = 15
"""Sentences at the head of an article that tell what it is a readout of."""
PAGE = 60
"""Sentences of the longest readout; what is longer is a transcript, a speech or a report."""
NEAR = 12
"""Words on either side of a trigger among which those that its rule wants must stand once, for an article to open."""
FAR = 20
"""The same for a sentence of an article that has opened."""
AROUND = 4
"""Sentences on either side of one that opens in which the rest may be told; the same article's other parts are left."""
NEXT = 3
"""Sentences behind an arrival in which the return may be told."""
GOING_BACK = frozenset({"visit.leave", "visit.return"})
"""Rules whose verb ends the visit."""


def find_gate(text: str, segments: Segments, names: Names) -> Gate:
    """The gate of an article."""
    sentences = {s.index: Said(text[s.start : s.end], names) for s in segments.sentences}
    bare = _is_bare(sentences.values())
    small = {word for sentence in sentences.values() for word in sentence.found if word.islower()}
    for sentence in sentences.values():
        sentence.bare, sentence.small = bare, small
    head = [s.index for s in segments.sentences if s.kind == "body"][:FIRST] if len(sentences) <= PAGE else []
    signing = [i for i in head if not sentences[i].said.isdisjoint(_sign_words())]
    readout = _opens_as_readout(sentences, head, signing)
    stating = [i for i in head if not sentences[i].said.isdisjoint(_statement_words())]
    if len(sentences) <= FIRST and any(not sentences[i].said.isdisjoint(function_words("both_sides")) for i in signing):
        stating += [i for i in head if sentences[i].acting]
    talk = len(segments.turns) > 1  # those who talk are named by the labels of their turns
    known = introduced(sentences.values(), small)
    found = {i: sides(s, known) for i, s in sentences.items() if not s.said.isdisjoint(triggers())}
    openings = [o for i in found if (o := _opening(i, sentences[i], found[i], found.get(i - 1, ()))) is not None]
    if not (talk or openings or readout):
        return Gate()
    offices = Offices(sentences)
    near = set(sentences)
    if not talk:
        near &= {o.sentence + n for o in openings for n in range(-AROUND, AROUND + 1)} if openings else set(head)
    telling = {i for i in near & found.keys() if _may_tell(sentences[i], found[i], partial(offices.told, i))}
    behind = {i + n for i in telling for n in range(1, NEXT + 1)} & sentences.keys() - telling
    telling |= {i for i in behind if not sentences[i].said.isdisjoint(_returning())}
    return Gate(
        telling=frozenset(telling),
        signing=frozenset(signing + stating) if readout else frozenset(),
        naming=_naming(sentences, telling.union(signing if readout else ()), names, small),
        openings=tuple(openings),
        head=frozenset(head),
        talk=talk,
        readout=readout,
    )


def _is_bare(sentences: Collection[Said]) -> bool:
    """True for copy in which next to no word inside a sentence has a capital."""
    inner = [word for sentence in sentences for word in sentence.found[1:]]
    return len(inner) > 20 and sum(word[0].isupper() for word in inner) < 0.03 * len(inner)


def _opening(index: int, sentence: Said, found: Sequence[Side], before: Sequence[Side]) -> Opening | None:
    """The opening of a sentence that has all that some rule wants close to its trigger, and sides enough.

    `before`: the sides of the sentence before it.
    """
    table, begins = wants(), [side.first for side in found]
    carried = carries_on(sentence, before)
    parties: list[int] = []
    for i in sentence.at(table):
        number = len(sentence.found) if sentence.tells_no_names else count(found, i, carried=carried)
        if not number:
            continue
        near = Near(sentence, i, NEAR, begins, lambda: sentence.told)
        parties += [
            want.parties
            for want in table[sentence.row[i]]
            if want.alone and want.parties <= number and (not want.body or sentence.joins) and want.is_met(near)
        ]
    if not parties:
        return None
    unnamed = sentence.tells_no_names or any(not side.named or _is_bare_office(sentence, side) for side in found)
    unnamed = (
        unnamed
        or not (bodies() | function_words("groups")).isdisjoint(sentence.said)
        or bool(sentence.at(table)[0] < 2)
    )
    listed = frozenset(code or name for _, (name, _, code) in sentence.rows.values())
    return Opening(index, min(parties), listed, unnamed)


def _is_bare_office(sentence: Said, side: Side) -> bool:
    """True for "the foreign minister" and nothing that tells which one."""
    return not side.listed and all(word in office_words() for word in sentence.row[side.first : side.last])


def _opens_as_readout(sentences: Mapping[int, Said], head: Sequence[int], signing: Sequence[int]) -> bool:
    """True where two sides are named at the head of an article, and a sentence that may be a sign has somebody."""
    named = {name for i in head for name, _ in sentences[i].listed.values()}
    return len(named) > 1 and any(sentences[i].acting or len(sentences[i].listed) > 1 for i in signing)


def _may_tell(sentence: Said, found: Sequence[Side], told: Callable[[], frozenset[str]]) -> bool:
    table, begins = wants(), [side.first for side in found]
    nears = (Near(sentence, i, FAR, begins, told) for i in sentence.at(table))
    return any(want.is_met(near) for near in nears for want in table[sentence.row[near.i]])


def _naming(
    sentences: Mapping[int, Said], wanted: Collection[int], names: Names, small: Collection[str]
) -> frozenset[int]:
    """The wanted sentences with unlisted names, and all others that hold a word of these."""
    unlisted = {i: _unlisted(sentence.found, names.parts, small) for i, sentence in sentences.items()}
    sought = {word for i in wanted for word in unlisted[i]}
    sought |= {word for i in wanted for word in sentences[i].found if word[0].isupper()}
    sought = {word for word in sought if word.lower() not in small and not _is_listed(word, names.parts)}
    return frozenset(i for i, found in unlisted.items() if found and (i in wanted or not sought.isdisjoint(found)))


def _unlisted(found: Sequence[str], parts: frozenset[str], small: Collection[str]) -> set[str]:
    """The words of pairs with capitals of which one is neither listed nor a title, nor an ordinary word that begins."""
    names: set[str] = set()
    for at, (before, word) in enumerate(pairwise(found)):
        if not (before[0].isupper() and word[0].isupper()) or (not at and before.lower() in small):
            continue
        if not (_is_listed(before, parts) and _is_listed(word, parts)):
            names |= {before, word}
    return names


def _is_listed(word: str, parts: frozenset[str]) -> bool:
    return word in parts or word in _titles_written() or plain(word) in parts


# --- words ---------------------------------------------------------------------------------------------------------


@cache
def _sign_words() -> frozenset[str]:
    lists = words("readouts")
    return forms(word for name in ("joint_verbs", "telling_verbs", "contact_nouns") for word in lists[name])


@cache
def _statement_words() -> frozenset[str]:
    return forms(words("readouts")["common_verbs"])


@cache
def _returning() -> frozenset[str]:
    """The forms of the words that tell the end of a visit."""
    rules = [rule for rule in load_rules().rules if rule.id in GOING_BACK]
    return forms(word.split()[0] for rule in rules for word in rule.words)


@cache
def _titles_written() -> frozenset[str]:
    """Words of offices, days and months as they stand before and beside names."""
    usual = office_words() | calendar_words() | {"the"}
    return frozenset(word.capitalize() for word in usual)
