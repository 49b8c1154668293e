"""Stage 4, mended: who does the same as somebody is given to the verb as one who does it. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import SUBJECTS, Node, is_above

_DOES = frozenset("are did do does had has have is was were will would".split())


def share_deeds(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Joins Chile to Peru in "Peru recalled its ambassador, as did Chile", "was expelled, as were two others"."""
    for word in doc:
        if word.low not in _DOES or not word.i or doc[word.i - 1].low != "as" or word.dep not in ("advcl", "ccomp"):
            continue
        doers = [c for c in word.children if c.dep in SUBJECTS and c.i > word.i]
        others = [c for c in word.children if c.i > word.i and c not in doers and c.dep in _OF_ITS_OWN]
        first = next((c.i for c in word.head.children if c.dep in SUBJECTS), None)
        if len(doers) == 1 and not others and first is not None and not is_above(heads, doers[0].i, first):
            heads[doers[0].i], deps[doers[0].i] = first, "conj"


_OF_ITS_OWN = frozenset({"acomp", "attr", "ccomp", "dobj", "xcomp"})
"""What tells that the auxiliary is a verb of its own: "as was clear", "as did the work"."""
