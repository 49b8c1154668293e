"""Stage 4, mended: the contact in which something is told, which the parser ties to what is told. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import Node, is_above
from diplo_extract.rules import lemmas, words

_WITHIN = frozenset({"by", "during", "in", "on", "over"})
_CALLS = frozenset({"call", "conversation", "phone", "telephone"})


def lift_contacts(doc: Sequence[Node], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs the contact in which something is told or asked on the verb that tells it, in place.

    "Told him of the decision in a telephone call", "suggested that she come to Oslo during a call": the parser ties
    the call to the decision, or to the coming.
    """
    for token in doc:
        if token.low in _WITHIN and deps[token.i] == "prep":
            verb = _telling(doc, token, heads, deps)
            if verb is not None and verb.i < token.i and not is_above(heads, token.i, verb.i):
                heads[token.i] = verb.i


def _telling(doc: Sequence[Node], token: Node, heads: Sequence[int], deps: Sequence[str]) -> Node | None:
    """The verb that the contact behind a preposition belongs to; None where the parser has it right."""
    above = doc[heads[token.i]]
    over = doc[heads[above.i]]
    called = any(c.low in _CALLS for c in token.children if c.dep == "pobj")
    verb = above
    if called and above.tag in ("NN", "NNS") and deps[above.i] in ("pobj", "dobj"):
        verb = doc[heads[over.i]] if deps[above.i] == "pobj" else over
    if (called or token.low == "during") and verb.tag in ("VB", "VBP") and deps[verb.i] == "ccomp":
        over = doc[heads[verb.i]]
        verb = over if lemmas().of(over.text, over.tag) in words("modality")["wishing"] else verb
    return verb if verb is not above and verb.tag.startswith("V") else None
