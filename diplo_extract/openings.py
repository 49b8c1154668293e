"""Stage 4, mended: whoever stands behind the opening words of a sentence is given to its verb. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import SUBJECTS, Node, is_above, starts
from diplo_extract.rules import calendar_words

_TIED = frozenset({"conj", "appos", "npadvmod", "dep", "pobj"})
_VERBS = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB")


def give_subject(
    doc: Sequence[Node], named: Sequence[int], people: Sequence[int], heads: list[int], deps: list[str]
) -> None:
    """Gives the verb of a sentence the name that the parser ties to the words before it, in place.

    "In Rome Ruiz met Soto", "In Rome, Ruiz, who came with her ministers, met Soto", "At the invitation of Ruiz Soto
    came" and "The Secretary for Water, Ruiz, met Soto": Ruiz is who met, whatever stands before the name.
    """
    if len(doc) < 4 or not named:
        return
    _named_office(doc, people, heads, deps)
    _part_from_day(doc, heads, deps)
    if _part_from_arrival(doc, named, heads, deps) or doc[0].dep != "prep" or doc[0].head.i == 0:
        return
    verb = doc[0].head
    if verb.tag not in _VERBS or any(deps[c.i] in SUBJECTS and heads[c.i] == verb.i for c in verb.children):
        _apart(doc, named, verb, heads, deps)
        return
    if not _apart(doc, named, verb, heads, deps):
        _behind_comma(doc, named, verb, heads, deps)


def take_from_recital(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives the verb its subject that the parser ties to the participles between them, in place.

    "The Governments of Peru and Chile, desiring to draw closer, have decided": who decided is told before the recitals.
    """
    for recital in (t for t in doc if t.tag in ("VBG", "VBN") and t.i > 1 and deps[t.i] in ("advcl", "acl", "amod")):
        verb, told = doc[heads[recital.i]], [c for c in recital.children if deps[c.i] in SUBJECTS and c.i < recital.i]
        if len(told) != 1 or doc[recital.i - 1].text != "," or verb.i < recital.i or not verb.tag.startswith("V"):
            continue
        taken = any(deps[c.i] in SUBJECTS and heads[c.i] == verb.i for c in verb.children)
        if not taken and any(w.text == "," for w in doc[recital.i : verb.i]):
            heads[told[0].i], deps[told[0].i] = verb.i, _subject_of(verb)


def take_from_aside(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives "to" whom something is sent, in place, where the parser has him do what the sender does behind.

    "Sent a message to Roe expressing sympathy": the sender expresses it.
    """
    for i in named:
        doing, goal = doc[i].head, doc[i].head.head
        if doc[i].dep != "nsubj" or doing.dep != "pcomp" or doing.tag != "VBG" or goal.low != "to" or goal.i > i:
            continue
        verb = goal.head
        if starts(doc[i]) == goal.i + 1 and any(deps[c.i] == "dobj" and c.i < goal.i for c in verb.children):
            heads[i], deps[i] = goal.i, "pobj"
            heads[doing.i], deps[doing.i] = verb.i, "advcl"


def _part_from_day(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives the verb who stands behind a day, in place: "On Friday Roe goes", where the parser takes both for one."""
    day, opening = doc[1], doc[0]
    doer, verb = day.head, opening.head
    if opening.dep != "prep" or day.low not in calendar_words() or day.dep not in ("compound", "nmod", "npadvmod"):
        return
    taken = any(deps[c.i] in SUBJECTS and heads[c.i] == verb.i for c in verb.children)
    if doer.dep == "pobj" and doer.head is opening and 1 < doer.i < verb.i and verb.tag in _VERBS and not taken:
        heads[1], deps[1] = 0, "pobj"
        heads[doer.i], deps[doer.i] = verb.i, _subject_of(verb)


def _part_from_arrival(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> bool:
    """Gives the name behind a town to the verb whose subject the parser takes to be what went before, in place.

    "Upon arrival in Rome Ruiz was met", "After talks in Rome Ruiz left": true where that is so.
    """
    verb = doc[1].head
    tied = deps[1] in SUBJECTS and doc[0].head is verb and doc[0].dep in ("mark", "prep") and heads[1] == verb.i > 3
    if not tied or doc[0].tag != "IN" or doc[2].low not in ("at", "from", "in", "to", "with"):
        return False
    before = heads[1], deps[1], deps[0]
    heads[1], deps[1], deps[0] = 0, "pobj", "prep"
    if _apart(doc, named, verb, heads, deps):
        return True
    heads[1], deps[1], deps[0] = before
    return False


def _subject_of(verb: Node) -> str:
    return "nsubjpass" if any(c.dep == "auxpass" for c in verb.children) else "nsubj"


def _apart(doc: Sequence[Node], named: Sequence[int], verb: Node, heads: list[int], deps: list[str]) -> bool:
    """Parts two names with nothing between them, "In Rome Ruiz met", which the parser takes for one noun phrase."""
    for i in named:
        doer = doc[i].head
        if doc[i].dep not in ("compound", "nmod") or doer.i != i + 1 or i + 1 not in named or doer.i > verb.i:
            continue
        opening = doc[i - 1]
        tied = doer.head is (opening if doer.dep == "pobj" else verb)
        taken = any(deps[c.i] in SUBJECTS and heads[c.i] == verb.i and c is not doer for c in verb.children)
        if opening.dep == "prep" and tied and not taken and is_above(heads, 0, opening.i):
            heads[i], deps[i] = opening.i, "pobj"
            heads[doer.i], deps[doer.i] = verb.i, _subject_of(verb)
            return True
    return False


def _behind_comma(doc: Sequence[Node], named: Sequence[int], verb: Node, heads: list[int], deps: list[str]) -> None:
    """The first name behind the comma of "In Rome, Ruiz, who came on Monday, met"; none in "In Rome, Oslo and Bonn"."""
    for i in named:
        name = doc[i]
        if i > verb.i:
            return
        first = starts(name)
        if first < 2 or doc[first - 1].text != "," or name.dep not in _TIED or name.tag[:2] != "NN":
            continue
        behind = doc[i + 1]
        opens = behind.text == "," or behind.tag in (*_VERBS, "MD", "RB")
        listed = any(w.dep == "cc" and w.head in (name, name.head) for w in doc[first : verb.i])
        if not opens or listed or not is_above(heads, 0, name.i) or is_above(heads, i, verb.i):
            continue
        heads[i], deps[i] = verb.i, _subject_of(verb)
        for clause in doc[i + 2 : verb.i]:  # "who came on Monday" is said of the name
            if clause.dep == "relcl" and doc[i + 2].tag == "WP" and doc[i + 2].head is clause:
                heads[clause.i] = i
        return


def _named_office(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """The person behind an office that is the subject: "The Secretary for Water and Climate, Ruiz, met Soto"."""
    for i in people:
        if doc[i].dep != "appos" or i < 2 or doc[i - 1].text != "," or i + 2 > len(doc):
            continue
        office = doc[i].head
        while office.dep in ("pobj", "prep", "conj") and office.i > 0:
            office = office.head
        verb = office.head
        if office.dep not in ("nsubj", "nsubjpass") or office is doc[i].head or office.i in people or verb.i < i:
            continue
        if office.text[0].isupper() and not office.text.isupper() and doc[i + 1].text in (",", verb.text):
            heads[i], deps[i] = verb.i, office.dep
            heads[office.i], deps[office.i] = i, "nmod"
