"""Stage 6, beside the roles: who does what a page in the first person tells without saying "I".

"Spoke with President Soto this morning. Great meeting with Premier Roe": whoever's page it is. So is who says "it is
great to meet Premier Roe", "delighted to have had the chance to host him".
"""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.arguments.parties import Party, Scene
from diplo_extract.mentions import Parse
from diplo_extract.rules import words as word_list

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
    if is_delight(parse, i):
        return Party(speaker, i, parse.words[i].start, parse.words[i].end)
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


def is_delight(parse: Parse, i: int) -> bool:
    """True for what it "is great to" do, with no doer told: "a pleasure to meet X", "an honour to be received"."""
    lists = word_list("modality")
    at = parse.words[i]
    if at.dep == "dobj" and grammar.is_verb(parse.words[at.head]):
        at = parse.words[at.head]
    for _ in range(3):
        if not any(parse.words[c].tag == "TO" for c in parse.children[at.i]) or grammar.kids(
            parse, at.i, "nsubj", "nsubjpass"
        ):
            return False
        above = parse.words[at.head]
        felt = [above, *(parse.words[c] for c in grammar.kids(parse, above.i, "acomp", "attr") if c < at.i)]
        if any((w.lemma or w.text.lower()) in lists["delights"] for w in felt):
            copula = above.i if grammar.is_verb(above) or above.head == above.i else above.head
            doers = grammar.kids(parse, copula, "nsubj", "nsubjpass", "expl")
            return all(parse.words[d].text.lower() in ("it", "this", "that") for d in doers)
        if above.lemma not in lists["granted"] or not grammar.is_verb(parse.words[above.head]):
            return False
        at = parse.words[above.head]
    return False
