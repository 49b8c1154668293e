"""Stage 4, mended: participles and infinitives that the parser gives the noun before them. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplo_extract.nodes import SUBJECTS, Node
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


def part_purposes(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Makes Rome what is visited in "will be visiting Rome to speak on health", in place, where Rome is to speak."""
    for i in named:
        aim, verb = doc[i].head, doc[i].head.head
        if doc[i].dep != "nsubj" or aim.dep not in ("ccomp", "xcomp") or aim.tag != "VB" or not verb.i < i < aim.i:
            continue
        bound = any(c.dep == "mark" for c in aim.children) or not any(c.low == "to" for c in aim.children if c.i > i)
        free = not any(deps[c.i] == "dobj" for c in verb.children)
        if free and not bound and verb.tag.startswith("V") and lemmas().of(verb.text, verb.tag) in _reaching():
            heads[i], deps[i] = verb.i, "dobj"
            deps[aim.i] = "advcl"


@cache
def _reaching() -> frozenset[str]:
    """Verbs whose object never does what is told behind it."""
    return frozenset(words("grammar")["reaching"])
