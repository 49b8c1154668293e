"""Stage 4, mended: subjects and verbs that the parser takes for parts of a name list. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplo_extract.nodes import FINITE, SUBJECTS, Node, is_above
from diplo_extract.reduced import reaching
from diplo_extract.rules import lemmas, words

_LONGEST = 4
"""Words that may stand between such a subject and its verb: "and Lima the same day expelled"."""


def give_second_subject(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives the second clause its subject, in place: "broke with Oslo on Monday, and Lima the same day expelled".

    The parser lists Lima beside Oslo.
    """
    for i in named:
        if deps[i] != "conj" or i < 2 or (doc[i - 2].text, doc[i - 1].low) not in ((",", "and"), (",", "but")):
            continue
        verb = next((w.i for w in doc[i + 2 : i + 2 + _LONGEST] if w.tag in FINITE and deps[w.i] == "conj"), None)
        if verb is None or is_above(heads, verb, i) or not is_above(heads, heads[verb], i):
            continue
        between = range(i + 1, verb)
        own = any(heads[j] == verb and deps[j] in SUBJECTS for j in range(len(doc)))
        if not own and all(is_above(heads, verb, j) for j in between):
            heads[i], deps[i] = verb, "nsubj"


_BEFORE_CLAUSES = frozenset({"after", "before", "since", "until"})
"""Prepositions behind which a clause may stand as well."""


def give_after(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives the verb who did it, in place: "rose after Ana Roe, who leads the bloc, visited Lima".

    The parser takes "after Ana Roe" for a time, and the visit for what rose did next.
    """
    for verb in doc[4:]:
        alone = verb.dep == "conj" and verb.tag in FINITE and doc[verb.i - 1].text == ","
        if not alone or any(c.dep in SUBJECTS for c in verb.children):
            continue
        if any(c.dep == "cc" for c in verb.head.children if c.i < verb.i):
            continue
        for i in named:
            at = doc[i].head
            told = [c for c in doc[i].children if c.dep == "relcl" and c.i < verb.i]
            if doc[i].dep != "pobj" or at.low not in _BEFORE_CLAUSES or at.head is not verb.head or not told:
                continue
            if is_above(heads, i, verb.i) or not i < told[0].i < verb.i:
                continue
            heads[i], deps[i] = verb.i, "nsubj"
            heads[at.i], deps[at.i] = verb.i, "mark"
            deps[verb.i] = "advcl"
            break


def part_objects(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Parts two clauses, in place: "expelled the envoy and its premier, Ana Roe, left for Lima".

    The parser lets both leave; but no verb of this kind tells what others do, so the envoy is its object.
    """
    for verb in doc:
        later = next((c for c in verb.children if c.dep == "ccomp" and c.i > verb.i and c.tag in FINITE), None)
        if later is None or any(c.dep in ("dobj", "mark") for c in verb.children):
            continue
        subjects = [c for c in later.children if c.dep in ("nsubj", "nsubjpass") and c.i < later.i]
        others = [c for s in subjects[:1] for c in s.children if c.dep == "conj" and c.i < later.i]
        if len(subjects) != 1 or not others or lemmas().of(verb.text, verb.tag) not in reaching():
            continue
        one, other = subjects[0], others[0]
        if any(c.low == "that" for c in later.children) or min([one.i, *(c.i for c in one.children)]) != verb.i + 1:
            continue
        heads[other.i], deps[other.i] = later.i, one.dep
        heads[one.i], deps[one.i] = verb.i, "dobj"
        deps[later.i] = "conj"


def free_backed(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Makes Peru what is to join in "backed Peru joining the bloc", in place, where the parser lets its backer do so.

    No comma stands before what is done by those who back: "backed Peru, joining the bloc".
    """
    for i in (i for i in named if i + 1 < len(doc) and doc[i + 1].tag == "VBG" and deps[i + 1] == "advcl"):
        first = i
        while deps[first] == "conj" and heads[first] in named:
            first = heads[first]
        verb = heads[i + 1]
        if (
            deps[first] != "dobj"
            or heads[first] != verb
            or lemmas().of(doc[verb].text, doc[verb].tag) not in _backing()
        ):
            continue
        heads[first], deps[first] = i + 1, "nsubj"
        deps[i + 1] = "ccomp"


@cache
def _backing() -> frozenset[str]:
    return frozenset(words("grammar")["backing"])
