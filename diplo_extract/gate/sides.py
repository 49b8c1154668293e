"""The gate, fifth step: who may be a side of an event, as far as names, offices and pronouns tell.

What stands together is one side: "Chile's foreign minister Rosa Vidal", "the president of the Republic of Chile". Two
sides that are known to be of one state are no more than one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from diplo_extract.gate.sentence import Said
from diplo_extract.gate.wants import triggers
from diplo_extract.gate.words import forms, function_words, office_words
from diplo_extract.rules import calendar_words, words

CLOSE = 12
"""Words on either side of a trigger among which an article has to have the sides of an event at least once."""
BESIDE = 5
"""Words on either side of an office among which those stand who hold it: "Rosa Vidal, the country's new minister"."""
HELPING = 4
"""Words behind a pronoun among which its verb stands: "it had in turn recognised"."""
_APART = frozenset(',;:()—–"“”')


@dataclass(slots=True)
class Side:
    """Words `first` up to, not including, `last`. `codes`: its state, alpha-3, none where that is not known.

    `listed`: a name of the tables is among them; `named`: more than a pronoun.
    """

    first: int
    last: int
    codes: frozenset[str]
    listed: bool = False
    named: bool = True


def introduced(sentences: Iterable[Said], small: Collection[str]) -> frozenset[str]:
    """The words with capitals that stand beside an office or right behind the name of a state or body.

    Without those that are also written `small` in the article: they only began a sentence.
    """
    found: set[str] = set()
    for sentence in sentences:
        row = sentence.found
        for i, word in enumerate(sentence.row):
            if word in _standing():
                found.update(row[max(0, i - BESIDE) : i + BESIDE + 1])
        for i, (length, _) in sentence.rows.items():
            found.update(row[i + length : i + length + 3])
    return frozenset(word for word in found if word[0].isupper() and word.lower() not in small)


def sides(sentence: Said, known: Collection[str]) -> list[Side]:
    """Those of a sentence in their order; `known`: the words of unlisted names that count (`introduced`)."""
    found: list[Side] = []
    for side in _single(sentence, known):
        if found and _is_one(sentence, found[-1], side):
            before = found[-1]
            found[-1] = Side(
                before.first, side.last, before.codes | side.codes, before.listed or side.listed, named=True
            )
        else:
            found.append(side)
    return found


def count(sides: Sequence[Side], i: int, *, carried: bool = False) -> int:
    """How many different sides stand close to word i; none where none of them has a listed name.

    `carried`: the sentence begins with a pronoun for somebody whom the one before may list.
    """
    near = [side for side in sides if side.first - CLOSE <= i <= side.last - 1 + CLOSE]
    if not carried and not any(side.listed for side in near):
        return 0
    return len({side.codes for side in near if side.codes}) + sum(not side.codes for side in near)


def carries_on(sentence: Said, before: Sequence[Side]) -> bool:
    """True for a sentence that begins with a pronoun, behind one with two listed sides."""
    return (
        bool(sentence.row) and sentence.row[0] in function_words("carrying") and sum(side.listed for side in before) > 1
    )


def _single(sentence: Said, known: Collection[str]) -> Iterator[Side]:
    names = sentence.names
    found, row, rows, people = sentence.found, sentence.row, sentence.rows, frozenset(sentence.people)
    end = 0
    for i, word in enumerate(found):
        if i in rows:
            length, (_, _, code) = rows[i]
            end = i + length
            yield Side(i, end, frozenset({code} if code else ()), listed=True)
        elif i < end:
            continue
        elif i in people:
            yield Side(i, i + 1, names.codes[row[i]], listed=True)
        elif i and row[i - 1] in function_words("counts") and row[i] in groups_told():
            yield from (Side(i, i + 1, frozenset(), listed=True) for _ in range(2))
        elif row[i] in _standing():
            yield Side(i, i + 1, frozenset())
        elif row[i] in function_words("pronouns") or (row[i] == "it" and _acts(row, i)):
            yield Side(i, i + 1, frozenset(), named=False)
        elif word[0].isupper() and word in known:
            yield Side(i, i + 1, frozenset())


def _acts(row: Sequence[str], i: int) -> bool:
    """Whether the verb of an event may follow word i: "it recognised", "it had since recognised"."""
    return not _deeds().isdisjoint(row[i + 1 : i + 1 + HELPING])


@cache
def _deeds() -> frozenset[str]:
    """The forms of trigger words, those aside that anything may have behind it."""
    return triggers() - forms(function_words("common_verbs"))


def _is_one(sentence: Said, before: Side, side: Side) -> bool:
    if (
        before.first == side.first
        or not (before.named and side.named)
        or (before.codes and side.codes and before.codes != side.codes)
    ):
        return False
    if sentence.row[before.last - 1] in calendar_words():
        return False  # "on Friday the president"
    between = sentence.row[before.last : side.first]
    if not _within().issuperset(between):
        return False
    return _APART.isdisjoint(sentence.between(before.last, side.first)) and "and" not in between


@cache
def _within() -> frozenset[str]:
    """What may stand between two names of one side: "the president of the Republic of Chile"."""
    return function_words("within_sides") | _standing() | (office_words() - function_words("between_sides"))


@cache
def groups_told() -> frozenset[str]:
    """Words that stand for those told before, behind a number: "the two countries", "both sides"."""
    groups = words("references")["group_nouns"]
    return forms((*groups["any"], *groups["state"]))


@cache
def _standing() -> frozenset[str]:
    """Words for those who may be a side without being named: heads of offices, delegations, bodies and treaties."""
    titles = words("titles")
    offices = [o for name, group in titles["offices"].items() if name not in titles["domestic"] for o in group]
    heads = {office.split(" of ")[0].split(" for ")[0].split()[-1].lower() for office in offices}
    private = frozenset(words("grammar")["private_people"])
    listed = (*words("grammar")["people"], *words("grammar")["bodies"])
    return forms({*heads, *listed} - private)
