"""Stage 4, mended: whoever does the same, stands in a list, or is called off goes with the verb. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from diplo_extract.nodes import FINITE, SUBJECTS, Node, is_above
from diplo_extract.rules import lemmas, words

_DOES = frozenset("are did do does had has have is was were will would".split())


def share_deeds(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Joins Chile to Peru in "Peru recalled its ambassador, as did Chile", "was expelled, as were two others".

    And in "Peru recalled its ambassador, and so did Chile".
    """
    for word in doc:
        tied = word.dep in ("advcl", "ccomp") and (_does_so(doc, word, "as") or _has_done(word))
        if not (tied or (word.dep in ("conj", "ccomp") and _does_so(doc, word, "so"))):
            continue
        doers = [c for c in word.children if c.dep in SUBJECTS and (c.i > word.i or _has_done(word))]
        others = [c for c in word.children if c.i > word.i and c not in doers and c.dep in _OF_ITS_OWN]
        first = next((c.i for c in _deed(word).children if c.dep in SUBJECTS), None)
        if len(doers) == 1 and not others and first is not None and not is_above(heads, doers[0].i, first):
            heads[doers[0].i], deps[doers[0].i] = first, "conj"


def _does_so(doc: Sequence[Node], word: Node, before: str) -> bool:
    """True for the "did" of "as did Chile", of "so did Chile"."""
    return word.low in _DOES and word.i > 0 and doc[word.i - 1].low == before


def _has_done(word: Node) -> bool:
    """True for the "done" of "as Chile had done in May", with nothing else that was done."""
    told = {c.low for c in word.children if c.dep in ("mark", "advmod", "aux")}
    others = [c for c in word.children if c.dep in _OF_ITS_OWN]
    return word.low in ("did", "done") and "as" in told and not others and not told & {"not", "n't", "soon", "long"}


def _deed(word: Node) -> Node:
    """The verb of the main clause: "who met Roe, was invited, as were others" is of the invitation."""
    above = word.head
    while above.dep in ("relcl", "acl") and above.head.i < above.i:
        above = next((a for a in above.ancestors if a.tag.startswith("V")), above.head)
    return above


_OF_ITS_OWN = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})
"""What tells that the auxiliary is a verb of its own: "as was clear", "as did the work"."""


def give_up_subjects(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the visit what is called off in "the visit had to be called off", "the talks are to be postponed"."""
    for word in doc:
        if word.dep != "xcomp" or word.tag != "VBN" or word.head.low not in _HELPS or word.head.i > word.i:
            continue
        passive = any(c.dep == "auxpass" and c.low == "be" for c in word.children)
        if passive and lemmas().of(word.low, "VBN") in _ending():
            for subject in (c for c in word.head.children if c.dep in SUBJECTS and c.i < word.i):
                heads[subject.i], deps[subject.i] = word.i, "nsubjpass"


_HELPS = frozenset({"are", "had", "has", "have", "is", "was", "were"})


@cache
def _ending() -> frozenset[str]:
    """First words of verbs that say of something that it will not be."""
    return frozenset(word.split("_")[0] for word in words("modality")["governors"]["negated"])


def join_listed(doc: Sequence[Node], named: Sequence[int], deps: list[str]) -> None:
    """Makes the second name of a list that acts no apposition of the first: "Peru, the Lake Union and Chile met"."""
    names = set(named)
    for word in doc:
        first = word.head.i
        if deps[word.i] != "appos" or word.i not in names or first not in names or deps[first] not in SUBJECTS:
            continue
        between = {w.low for w in doc[first + 1 : word.i]}
        if between <= {",", "the"} and any(c.dep == "cc" for c in word.children) and _goes_on(word, names):
            deps[word.i] = "conj"


def join_loose(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Joins the second of a list of people to the first: "will meet President Roe, Minister Poe and others"."""
    whose = set(people)
    for word in doc:
        if deps[word.i] != "dep" or word.i not in whose or word.i < 2 or not any(c.dep == "cc" for c in word.children):
            continue
        first = word.i - 2
        if doc[first + 1].low == "," and first in whose and is_above(heads, heads[word.i], first):
            heads[word.i], deps[word.i] = first, "conj"


def join_next(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Joins Chile to Peru in "met Ghana a week after Peru, Chile and Togo did so", and not to Ghana."""
    names = set(named)
    for word in doc:
        if deps[word.i] != "conj" or word.i not in names or heads[word.i] >= word.i - 1:
            continue
        between = word.i - 1
        while between > heads[word.i] and doc[between].low in (",", "and", "the"):
            between -= 1
        before = doc[between]
        aside = before.i in names and before.i != heads[word.i] and not is_above(heads, heads[word.i], before.i)
        verb = doc[heads[before.i]]
        if aside and deps[before.i] in SUBJECTS and verb.i > word.i and between < word.i - 1:
            heads[word.i] = before.i


def _goes_on(word: Node, names: AbstractSet[int]) -> bool:
    return any(c.dep == "conj" and c.i in names for c in word.children)


def join_past_relatives(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Joins somebody told behind a relative clause to whom it is about, in place: "met Roe, who had left, and Poe".

    The parser coordinates him with a thing of that clause, or with the verb above. So too "to Roe, who …, and to Poe".
    """
    whose = set(people)
    for clause in doc:
        who = next((c for c in clause.children if c.low == "who" and c.i < clause.i), None)
        first = doc[heads[clause.i]]
        if deps[clause.i] != "relcl" or who is None or first.i not in whose or deps[first.i] in SUBJECTS:
            continue
        for other in doc[clause.i + 1 :]:
            if other.text in (";", ":") or other.tag in ("VBD", "VBZ", "VBP", "MD") or other.low in ("who", "which"):
                break
            joined = other.i in whose and doc[other.i - 1].low == "and"
            if joined and deps[other.i] == "conj" and _is_loose(doc, other.i, first.i, clause.i, whose, heads):
                heads[other.i] = first.i
                break
            again = other.low == doc[heads[first.i]].low and doc[other.i - 1].low == "and" and other.dep == "prep"
            if again and deps[first.i] == "pobj" and any(c.i in whose for c in other.children):
                heads[other.i], deps[other.i] = heads[first.i], "conj"
                break


def _is_loose(
    doc: Sequence[Node], i: int, first: int, clause: int, people: AbstractSet[int], heads: Sequence[int]
) -> bool:
    """True for who is coordinated with a thing, a day or the verb above, and does nothing himself."""
    above = heads[i]
    does = i + 1 < len(doc) and (doc[i + 1].tag in FINITE or doc[i + 1].tag == "MD")
    if does or above in people or above == first or any(c.dep in SUBJECTS for c in doc[i].children):
        return False
    inside = is_above(heads, clause, above) and (doc[above].tag[:2] == "NN" or above == clause)
    return inside or (above < first and is_above(heads, above, first) and doc[above].tag[0] == "V")


def tie_origins(doc: Sequence[Node], heads: list[int]) -> None:
    """Makes an envoy's what follows him in "received an envoy from the king", which the parser ties to the verb."""
    for word in doc:
        if word.low != "from" or word.dep != "prep" or not word.i or not word.head.tag.startswith("V"):
            continue
        sent = doc[word.i - 1]
        if sent.head is word.head and sent.dep in ("dobj", "nsubjpass") and lemmas().of(sent.low, "NNS") in _SENT:
            heads[word.i] = sent.i


_SENT = frozenset({"delegation", "emissary", "envoy", "mission", "negotiator", "representative", "team"})
"""Whoever comes from somebody."""


def list_by_origin(
    doc: Sequence[Node], named: Sequence[int], people: AbstractSet[int], heads: list[int], deps: list[str]
) -> None:
    """Joins each of "invited Roe from Peru, Poe from Chile and Moe from Togo" to the one before, in place.

    The parser joins Poe to Peru.
    """
    for i in people:
        if i + 4 >= len(doc) or doc[i + 1].low not in ("from", "of") or i + 2 not in named or i + 2 in people:
            continue
        after = i + 3 + (doc[i + 3].text == "," and doc[i + 4].low == "and")
        other = after + 1
        listed = doc[after].text == "," or doc[after].low == "and"
        if not listed or other not in people or other + 1 >= len(doc) or doc[other + 1].low != doc[i + 1].low:
            continue
        if deps[other] == "conj" and heads[other] not in people and not is_above(heads, other, i):
            heads[other], heads[i + 1] = i, i


def tie_before(doc: Sequence[Node], heads: list[int]) -> None:
    """Gives what is done before something else to its doer: "Roe will see Poe before flying home, an aide said"."""
    for word in doc:
        verb = word.head
        if word.low not in ("after", "before") or word.dep != "prep" or verb.i < word.i:
            continue
        doer = next((c for c in verb.children if c.dep in SUBJECTS), None)
        told = [c.i for c in verb.children if c.dep == "ccomp" and c.i < word.i]
        told += [verb.head.i] if verb.dep in ("advcl", "parataxis") and verb.head.i < word.i else []
        if told and doer is not None and doer.i > word.i and any(c.dep == "pcomp" for c in word.children):
            heads[word.i] = told[-1]
