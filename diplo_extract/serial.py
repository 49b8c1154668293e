"""Stage 4, mended: clauses that the parser puts under their neighbours. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import SUBJECTS, Node
from diplo_extract.rules import lemmas

_SAYING = frozenset({"add", "announce", "report", "say", "tell", "write"})
_MAKING = frozenset(
    {"accept", "broker", "conclude", "deliver", "extend", "initial", "issue", "make", "negotiate", "offer", "present"}
    | {"propose", "ratify", "reach", "reject", "send", "sign", "table"}
)
"""What is done to offers and papers: "the accord that A and B signed"."""
_TOLD = frozenset({"VBD", "VBP", "VBZ"})


def _base(token: Node) -> str:
    return lemmas().of(token.text, token.tag)


def part_series(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Lines up verbs of one doer, in place: "Peru summoned the envoy, declared him unwelcome and told him to go".

    The parser takes the first for what the second says.
    """
    for later in doc:
        if later.tag not in _TOLD or _base(later) in _SAYING or any(deps[c.i] in SUBJECTS for c in later.children):
            continue
        told = [c for c in later.children if deps[c.i] == "ccomp" and c.i < later.i and c.tag == later.tag]
        first = told[0] if len(told) == 1 and doc[later.i - 1].low == "," else None
        if first is None or not any(deps[c.i] in SUBJECTS and c.i < first.i for c in first.children):
            continue
        above = heads[later.i]
        heads[first.i], deps[first.i] = (first.i if above == later.i else above), deps[later.i]
        heads[later.i], deps[later.i] = first.i, "conj"


def tie_papers(doc: Sequence[Node], heads: Sequence[int], deps: list[str]) -> None:
    """Makes a paper what is done to it, in place: "the accord that Peru and Chile signed"."""
    for verb in doc:
        if deps[verb.i] != "acl" or verb.tag not in (*_TOLD, "VBN") or _base(verb) not in _MAKING:
            continue
        mark = next((c for c in verb.children if deps[c.i] == "mark" and c.low == "that"), None)
        taken = any(deps[c.i] in ("dobj", "ccomp", "xcomp", "nsubjpass") for c in verb.children)
        if (
            mark is not None
            and not taken
            and mark.i == heads[verb.i] + 1
            and any(deps[c.i] == "nsubj" for c in verb.children)
        ):
            deps[verb.i], deps[mark.i] = "relcl", "dobj"
