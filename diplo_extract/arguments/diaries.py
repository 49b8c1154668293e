"""Stage 6, beside the roles: who does what a page in the first person tells without saying "I".

"Spoke with President Soto this morning. Great meeting with Premier Roe": whoever's page it is.
"""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.arguments.parties import Party, Scene
from diplo_extract.mentions import Parse

DOERS = frozenset({"subj", "hold.subj", "go.subj", "give.subj", "express.subj"})
"""Arms at which he stands."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_SMALL = frozenset({"just", "also", "then", "later", "today", "earlier", "yesterday", "again", "and", "delighted"})
"""Words that may stand before the verb that opens a sentence."""


def diarist_at(scene: Scene, parse: Parse, i: int) -> Party | None:
    """Whose page it is, where word i is the act of a sentence that begins with it and names no doer; else None."""
    speaker = scene.speakers.speaker_at(parse.words[i].start) if scene.speakers is not None else None
    if speaker is None or speaker.kind != "person" or parse.sentence.kind != "body":
        return None
    root = next((w for w in parse.words if w.head == w.i), None)
    if root is None or grammar.kids(parse, root.i, *_SUBJECTS) or not _is_of(parse, i, root.i):
        return None
    opening = next((w for w in parse.words if w.text[:1].isalpha() and w.text.lower() not in _SMALL), root)
    past = opening.tag in ("VBD", "VBN") and (opening.i == root.i or opening.head == root.i)
    told = root.tag in ("NN", "NNS") and not any(grammar.is_verb(w) for w in parse.words[: root.i])
    if not (past or (told and root.i == i)) or any(w.tag == "MD" for w in parse.words):
        return None
    return Party(speaker, i, parse.words[i].start, parse.words[i].end)


def _is_of(parse: Parse, i: int, root: int) -> bool:
    """True for the root, a verb coordinated with it, and the object of either."""
    at = parse.words[i]
    if at.dep == "dobj":
        at = parse.words[at.head]
    while at.dep == "conj" and at.head != at.i and not grammar.kids(parse, at.i, *_SUBJECTS):
        at = parse.words[at.head]
    return at.i == root
