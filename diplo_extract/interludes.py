"""Stage 4, beside the parse: a date between an auxiliary and its verb, "will on Thursday, 8 February 2024, host".

The small parser loses the verb behind it, so it is kept out of the parse and hung on the verb afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplo_extract.nodes import Node
from diplo_extract.rules import calendar_words

AUXILIARIES = frozenset({"will", "shall", "would", "is", "are", "was", "were", "has", "have", "had"})
_OPENING = frozenset({"on", "from", "in", "this", "next", "between", "later", "early", "during", "until"})
_FILLING = frozenset(
    "on from in this next between later early until to and the of at morning afternoon evening noon week month weekend "
    "coming , - – ( ) a.m. p.m. am pm hrs hours gmt".split()
)
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[:.h]\d\d")
_APART = frozenset({"afterwards", "later", "separately", "subsequently"})
_LEAST, _MOST = 4, 16
"""Words of a date that disturb the parse; longer ones are no dates."""


def find_interludes(words: Sequence[str], named: Sequence[str | None]) -> list[tuple[int, int]]:
    """Where dates stand between an auxiliary and a word in small letters: first and behind last index of each.

    `named`: what kind of name a word stands for, None for others.

    >>> find_interludes("Obama will on Friday , 8 May 2024 , host Bush".split(), [None] * 11)
    [(2, 9)]
    """
    found: list[tuple[int, int]] = []
    for i, word in enumerate(words[:-_LEAST]):
        aside = [w.lower() for w in words[i + 1 : i + 4]]
        if word.lower() == "and" and aside[::2] == [",", ","] and aside[1] in _APART and named[i + 4] is not None:
            found.append((i + 1, i + 4))  # "met Roe and, separately, Poe"
        if word.lower() not in AUXILIARIES:
            continue
        end = i + 1
        while end < len(words) and end - i <= _MOST and named[end] is None and _is_of_date(words[end].lower()):
            end += 1
        inside = [w.lower() for w in words[i + 1 : end]]
        opens = next((w for w in inside if w != ","), "") in _OPENING
        verb = words[end] if end < len(words) and named[end] is None else ""
        dated = any(w in calendar_words() for w in inside) and any(_NUMBER.fullmatch(w) for w in inside)
        if len(inside) >= _LEAST and opens and dated and verb.isalpha() and verb.islower():
            found.append((i + 1, end))
    return found


def _is_of_date(word: str) -> bool:
    return word in _FILLING or word in calendar_words() or _NUMBER.fullmatch(word) is not None


def put_back(nodes: Sequence[Node], written: Sequence[str], cuts: Sequence[tuple[int, int]]) -> list[Node]:
    """The nodes of a parse without the dates at `cuts`, with these: each hangs on the verb behind it.

    `written` are all words, the dates among them.
    """
    left = iter(nodes)
    inside = {i: end for start, end in cuts for i in range(start, end)}
    whole = [Node(i, word, "", "") if i in inside else next(left) for i, word in enumerate(written)]
    for i, node in enumerate(whole):
        node.i = i
    for start, end in cuts:
        verb = whole[end]
        words = whole[start:end]
        first = next(node for node in words if node.low != ",")
        for node in words:
            node.tag, node.dep, node.head = _reading(node), "punct", verb
            if node is first:
                node.tag, node.dep = "IN", "prep"
            elif node.dep == "punct" and node.tag != ",":
                node.dep, node.head = "pobj" if node.tag == "NNP" else "nummod", first
        for node in words:
            node.head.children.append(node)
        verb.children.sort(key=lambda child: child.i)
    return whole


def _reading(node: Node) -> str:
    if not any(map(str.isalnum, node.text)):
        return ","
    return "CD" if node.text[0].isdigit() else "NNP"
