"""Stage 4, mended: participles and infinitives that the parser gives the noun before them. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplo_extract.nodes import FINITE, SUBJECTS, Node, is_above
from diplo_extract.rules import lemmas, words

_OF_A_CLAUSE = frozenset({"aux", "auxpass", "dobj", "mark", "neg"})


def free_reduced(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the talks what did not take place in "the talks planned for Friday did not take place", in place.

    The parser takes "the talks planned" for a clause that is the subject.
    """
    for token in doc:
        verb = token.head
        if deps[token.i] != "csubj" or token.tag not in ("VBD", "VBN") or verb.i < token.i:
            continue
        nouns = [c for c in token.children if c.dep in SUBJECTS and c.i < token.i and c.tag.startswith("NN")]
        other = [c for c in verb.children if c.dep in SUBJECTS and c is not token]
        if len(nouns) != 1 or other or any(c.dep in _OF_A_CLAUSE for c in token.children):
            continue
        noun, passive = nouns[0].i, any(c.dep == "auxpass" for c in verb.children)
        heads[noun], deps[noun] = verb.i, "nsubjpass" if passive else "nsubj"
        heads[token.i], deps[token.i] = noun, "acl"


def free_leading(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the telegrams what was received in "telegrams addressed to Roe have been received", in place.

    The parser takes "addressed" for what the telegrams did, and the clause that has a helping verb for one below it.
    """
    for token in doc:
        inner = [c for c in token.children if c.dep in ("advcl", "ccomp") and c.i > token.i and _is_helped(c)]
        nouns = [c for c in token.children if c.dep == "nsubj" and c.i < token.i and c.tag.startswith("NN")]
        if token.dep != "ROOT" or token.tag not in ("VBN", "VBD") or len(nouns) != 1 or len(inner) != 1:
            continue
        verb, noun = inner[0], nouns[0]
        loose = any(c.dep in SUBJECTS | {"mark"} for c in verb.children) or any(
            c.dep in _OF_A_CLAUSE or (c.text == "," and c.i < verb.i) for c in token.children
        )
        if loose or doc[token.i - 1].text == "," or doc[token.i + 1].dep not in ("prep", "agent"):
            continue
        passive = any(c.dep == "auxpass" for c in verb.children)
        heads[verb.i], deps[verb.i] = verb.i, "ROOT"
        heads[noun.i], deps[noun.i] = verb.i, "nsubjpass" if passive else "nsubj"
        heads[token.i], deps[token.i] = noun.i, "acl"


def _is_helped(verb: Node) -> bool:
    """True for "have been received", "were sent", whose helping verb is a finite one and opens the clause."""
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    return bool(helpers) and helpers[0].tag in FINITE and min(c.i for c in verb.children) == helpers[0].i


def part_purposes(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Makes Rome what is visited in "will be visiting Rome to speak on health", in place, where Rome is to speak."""
    for i in named:
        aim, verb = doc[i].head, doc[i].head.head
        if doc[i].dep != "nsubj" or aim.dep not in ("ccomp", "xcomp") or aim.tag != "VB" or not verb.i < i < aim.i:
            continue
        bound = any(c.dep == "mark" for c in aim.children) or not any(c.low == "to" for c in aim.children if c.i > i)
        free = not any(deps[c.i] == "dobj" for c in verb.children)
        if free and not bound and verb.tag.startswith("V") and lemmas().of(verb.text, verb.tag) in reaching():
            heads[i], deps[i] = verb.i, "dobj"
            deps[aim.i] = "advcl"


def tie_kinds(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the countries the party in "talks between importing and exporting countries", in place.

    The parser takes "importing" behind a preposition for a deed of its own.
    """
    for token in doc:
        if token.tag != "VBG" or token.low not in _kinds() or deps[token.i] not in ("pcomp", "pobj"):
            continue
        noun = token.i + 1
        while noun + 1 < len(doc) and (doc[noun].low in ("and", ",") or doc[noun].low in _kinds()):
            noun += 1
        if noun == len(doc) or doc[noun].tag != "NNS" or lemmas().of(doc[noun].text, doc[noun].tag) not in _states():
            continue
        above, label = heads[token.i], "pobj"
        for child in [*token.children, *doc[noun].children]:
            if deps[child.i] == "cc":
                heads[child.i] = token.i
            elif token.i < child.i < noun:
                heads[child.i], deps[child.i] = token.i, "conj" if child.low in _kinds() else deps[child.i]
            elif child.i > noun and heads[child.i] == token.i:
                heads[child.i] = noun
        heads[noun], deps[noun] = above, label
        heads[token.i], deps[token.i] = noun, "amod"


@cache
def _kinds() -> frozenset[str]:
    """What tells states by their kind."""
    return frozenset(words("grammar")["kinds_of_states"])


@cache
def _states() -> frozenset[str]:
    return frozenset(words("grammar")["states"])


@cache
def reaching() -> frozenset[str]:
    """Verbs whose object never does what is told behind it."""
    return frozenset(words("grammar")["reaching"])


def relate_papers(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the two who signed in "the pact the two states signed in Lima", in place, with or without "that".

    The parser takes the states for another name of something, and "signed in Lima" for what tells which.
    """
    for verb in doc[2:]:
        doer = verb.head
        if verb.dep != "acl" or verb.tag not in ("VBD", "VBN") or doer.tag != "NNS" or doer.i + 1 != verb.i:
            continue
        first = min([doer.i, *(c.i for c in doer.children if c.i < doer.i)])
        that = first > 1 and doc[first - 1].low in ("that", "which")
        paper = doc[first - 1 - that] if first > 0 else doer
        plain = doc[first].low in ("the", "both", "two") and paper.tag in ("NN", "NNS") and not _is_done_to(verb)
        loose = deps[doer.i] == "appos" or that
        if not (plain and loose) or lemmas().of(verb.text, verb.tag) not in _settling():
            continue
        if is_above(heads, doer.i, paper.i):
            continue
        heads[doer.i], deps[doer.i] = verb.i, "nsubj"
        heads[verb.i], deps[verb.i] = paper.i, "relcl"
        if that:
            heads[first - 1], deps[first - 1] = verb.i, "dobj"


def _is_done_to(verb: Node) -> bool:
    """True for "signed by", "signed the pact": no more what was signed by those before it."""
    return any(c.dep in ("agent", "dobj", "auxpass") for c in verb.children)


@cache
def _settling() -> frozenset[str]:
    """Verbs by which two make a paper."""
    return frozenset(words("grammar")["settling"])


def free_counted(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the pact what is signed in "signed a pact abolishing visa fees", in place.

    The parser takes "a pact abolishing visa fees" for one long noun; but what has "a" is one, and the fees are many.
    """
    for article in doc:
        many = article.head
        if article.low not in ("a", "an") or article.dep != "det" or many.tag != "NNS" or many.i < article.i + 3:
            continue
        inside = doc[article.i + 2 : many.i]
        verb = next((w for w in inside if w.low.endswith("ing") and doc[w.i - 1].tag == "NN"), None)
        if verb is None or verb.dep not in ("amod", "compound", "nmod") or any(c.i > verb.i for c in verb.children):
            continue
        noun = doc[verb.i - 1]
        heads[noun.i], deps[noun.i] = heads[many.i] if heads[many.i] != many.i else noun.i, deps[many.i]
        heads[verb.i], deps[verb.i] = noun.i, "acl"
        heads[many.i], deps[many.i] = verb.i, "dobj"
        for child in many.children:
            if child.i < noun.i:
                heads[child.i] = noun.i


def tie_hosted(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Ties "hosted by Peru" behind a comma to the occasion before it, in place: "the summit in Lima, hosted by".

    The parser hangs it on the verb, whose subject would then be hosted.
    """
    hosting, occasions = (
        set(words("grammar")["hosting"]),
        {*words("grammar")["great_gatherings"], *words("grammar")["sittings"]},
    )
    for verb in doc:
        if (
            verb.tag != "VBN"
            or deps[verb.i] not in ("advcl", "acl", "conj")
            or verb.i < 2
            or doc[verb.i - 1].text != ","
        ):
            continue
        helped = any(deps[c.i] in ("auxpass", "aux", "mark", *SUBJECTS) for c in verb.children)
        by = any(c.low == "by" and heads[c.i] == verb.i for c in doc[verb.i + 1 :])
        if helped or not by or lemmas().of(verb.text, verb.tag) not in hosting:
            continue
        before = doc[max(0, verb.i - _BEHIND_OCCASION) : verb.i - 1]
        told = [w for w in before if w.tag in ("NN", "NNS") and lemmas().of(w.text, w.tag) in occasions]
        if told and not any(w.tag in FINITE for w in doc[told[-1].i : verb.i]):
            heads[verb.i], deps[verb.i] = told[-1].i, "acl"


_BEHIND_OCCASION = 9
"""Words behind an occasion within which who hosts it is told."""
