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

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

from diplo_extract.actors.tokens import plain
from diplo_extract.gate.names import Names
from diplo_extract.gate.sentence import Said
from diplo_extract.gate.sides import count, introduced, sides
from diplo_extract.gate.wants import office_words, triggers, wants
from diplo_extract.gate.words import forms, said_words
from diplo_extract.mentions import Segments
from diplo_extract.rules import calendar_words, load_rules, words

__all__ = ["FIRST", "GOING_BACK", "NEXT", "Gate", "Names", "find_gate"]

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


@dataclass(frozen=True)
class Gate:
    """What of an article has to be looked at; indices of its sentences, none where it tells no event.

    `telling` can tell an event, or how long one lasted; `signing` could tell that the article is the readout of a
    contact; `naming` are to be searched for names that stand in no table. `rest`: those kept out that are read all the
    same, behind the others, to see that nothing is lost.
    """

    telling: frozenset[int] = frozenset()
    signing: frozenset[int] = frozenset()
    naming: frozenset[int] = frozenset()
    rest: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """False for an article that tells no event."""
        return bool(self.telling or self.signing or self.rest)

    def with_rest(self, segments: Segments) -> Gate:
        """The gate that keeps nothing out of an article with these segments."""
        return replace(self, rest=frozenset(s.index for s in segments.sentences) - self.telling)

    def without_rest(self) -> Gate:
        """The gate as it was found."""
        return replace(self, rest=frozenset())


def find_gate(text: str, segments: Segments, names: Names) -> Gate:
    """The gate of an article."""
    told = said_words(text)
    told |= names.told_of(told)
    sentences = {s.index: Said(text[s.start : s.end], names) for s in segments.sentences}
    if _is_bare(sentences.values()):
        sentences = {i: replace(sentence, bare=True) for i, sentence in sentences.items()}
    head = [s.index for s in segments.sentences if s.kind == "body"][:FIRST] if len(sentences) <= PAGE else []
    signing = [i for i in head if not sentences[i].said.isdisjoint(_sign_words())]
    stating = [i for i in head if not sentences[i].said.isdisjoint(_statement_words())]
    talk = len(segments.turns) > 1  # those who talk are named by the labels of their turns
    known = introduced(sentences.values())
    openers = [i for i, sentence in sentences.items() if _opens(sentence, known)]
    if not (talk or openers or _opens_as_readout(sentences, head, signing)):
        return Gate()
    near = set(sentences)
    if openers and not talk:
        near &= {i + n for i in openers for n in range(-AROUND, AROUND + 1)}
    telling = {i for i in near if _may_tell(sentences[i], told)}
    behind = {i + n for i in telling for n in range(1, NEXT + 1)} & sentences.keys() - telling
    telling |= {i for i in behind if not sentences[i].said.isdisjoint(_returning())}
    return Gate(frozenset(telling), frozenset(signing + stating), _naming(sentences, telling.union(signing), names))


def _is_bare(sentences: Collection[Said]) -> bool:
    """True for copy in which next to no word inside a sentence has a capital."""
    inner = [word for sentence in sentences for word in sentence.found[1:]]
    return len(inner) > 20 and sum(word[0].isupper() for word in inner) < 0.03 * len(inner)


def _opens(sentence: Said, known: Collection[str]) -> bool:
    """True where the sentence has all that some rule wants close to its trigger, and sides enough."""
    table = wants()
    if sentence.said.isdisjoint(triggers()):
        return False
    at = [(i, want) for i, word in enumerate(sentence.row) if word in table for want in table[word] if want.alone]
    told = sentence.told
    found = sides(sentence, known) if at and not sentence.tells_no_names else []
    for i, wanted in groupby(at, key=itemgetter(0)):
        number = len(sentence.found) if sentence.tells_no_names else count(found, i)
        if number and any(
            w.parties <= number and (not w.body or sentence.joins) and w.is_met(sentence.within(i, NEAR), told)
            for _, w in wanted
        ):
            return True
    return False


def _opens_as_readout(sentences: Mapping[int, Said], head: Sequence[int], signing: Sequence[int]) -> bool:
    """True where two sides are named at the head of an article, and a sentence that may be a sign has somebody."""
    bodies = {name for i in head for name, _ in sentences[i].listed.values()}
    return len(bodies) > 1 and any(sentences[i].acting or len(sentences[i].listed) > 1 for i in signing)


def _may_tell(sentence: Said, told: frozenset[str]) -> bool:
    table = wants()
    if sentence.said.isdisjoint(triggers()):
        return False
    if len(sentence.row) <= FAR:
        return any(want.is_met(sentence, told) for word in sentence.said & table.keys() for want in table[word])
    at = [i for i, word in enumerate(sentence.row) if word in table]
    return any(
        want.is_met(part, told) for i in at for part in [sentence.within(i, FAR)] for want in table[sentence.row[i]]
    )


def _naming(sentences: Mapping[int, Said], wanted: Collection[int], names: Names) -> frozenset[int]:
    """The wanted sentences with unlisted names, and all others that hold a word of these."""
    small = {word for sentence in sentences.values() for word in sentence.found if word.islower()}
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
