"""Stage 4, mended: a verb in "-ing" is no adjective of the name behind it that has an article. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import Node, is_above


def free_gerunds(doc: Sequence[Node], opened: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives a verb in "-ing" the name right behind it for its object, in place; `opened`: names with an article.

    "Expelling two Utopian envoys, Peru spoke of spying", "answered by expelling two Utopian envoys": the parser is
    shown the names without their articles, and takes the verb for a word of their phrase.
    """
    for i in opened:
        verb, noun = doc[i - 1], doc[i]
        if i == 0 or not verb.low.endswith("ing") or verb.dep not in ("amod", "compound") or verb.head is not noun:
            continue
        above = heads[i]
        if above == i or is_above(heads, verb.i, above):
            continue
        verb.tag = "VBG"
        heads[verb.i], deps[verb.i] = above, "pcomp" if deps[i] == "pobj" else "advcl"
        heads[i], deps[i] = verb.i, "dobj"
