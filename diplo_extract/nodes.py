"""Stage 4, mended: the words of a parse while their governors are looked into. repairs.py and joins.py mend them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_UNSIGNED = 2**64 - 1


class Node:
    """A word as the parser has it. `head` is the word itself at the root; `children` are in text order."""

    __slots__ = ("children", "dep", "head", "i", "low", "tag", "text")

    def __init__(self, i: int, text: str, tag: str, dep: str) -> None:
        self.i, self.text, self.low, self.tag, self.dep = i, text, text.lower(), tag, dep
        self.head: Node = self
        self.children: list[Node] = []

    @property
    def ancestors(self) -> Iterator[Node]:
        """The words above, the nearest first."""
        at = self
        while at.head is not at:
            at = at.head
            yield at


def read_nodes(doc: Doc, written: Sequence[str]) -> list[Node]:
    """The words of a parsed Doc that was made of the words `written`; one array is read faster than many tokens."""
    name = doc.vocab.strings.__getitem__
    rows = doc.to_array(["TAG", "DEP", "HEAD"]).tolist()
    nodes = [
        Node(i, word, name(tag), name(dep)) for i, (word, (tag, dep, _)) in enumerate(zip(written, rows, strict=True))
    ]
    for node, (_, _, above) in zip(nodes, rows, strict=True):
        if above:  # how far away the governor is; an unsigned number, so that what stands before wraps round
            node.head = nodes[(node.i + above) & _UNSIGNED]
            node.head.children.append(node)
    return nodes


def is_above(heads: Sequence[int], upper: int, lower: int) -> bool:
    """True where `lower` hangs on `upper`, at whatever depth, so that tying `upper` to it would make a ring."""
    while heads[lower] != lower and lower != upper:
        lower = heads[lower]
    return lower == upper


def starts(token: Node) -> int:
    """Index of the first word of a noun phrase."""
    return min([token.i, *(starts(c) for c in token.children)])
