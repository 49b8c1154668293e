"""Stage 4, mended: subjects and verbs that the parser takes for parts of a name list. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import FINITE, SUBJECTS, Node, is_above

_LONGEST = 4
"""Words that may stand between such a subject and its verb: "and Lima the same day expelled"."""
_BEFORE = frozenset({"after", "before", "by", "following", "on", "since", "upon", "without"})


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


def free_gerunds(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Makes a verb of the "meeting" of "said after meeting IMF envoys", in place; the parser ties it to the envoys."""
    for i in named:
        verb = i - 1
        if verb < 1 or doc[verb].tag != "VBG" or deps[verb] not in ("amod", "compound") or heads[verb] != i:
            continue
        if doc[verb - 1].low in _BEFORE and deps[i] == "pobj" and heads[i] == verb - 1:
            heads[verb], deps[verb] = verb - 1, "pcomp"
            heads[i], deps[i] = verb, "dobj"
