"""Stage 7, when: the words under a picture, which tell in the present what is over, beside clause_dates.py."""

from __future__ import annotations

import re

from diplo_extract.mentions import Parse

_AROUND = 70
"""Characters before the end of a caption and behind it among which its credit stands."""
_SIDE = r"(?:(?:far|front|back|second|third|2nd|3rd|from|from the|at)[ -])*(?:left|right|cent(?:er|re)|[LRC])"
_POSED = re.compile(rf"\({_SIDE}\)|, {_SIDE},", re.IGNORECASE)
_OPENING = re.compile(r"\(?(?i:file|handout|archive)(?: (?i:photo|picture|image))?\)?(?: ?[:–—-]| shows?\b)")
_BRACKETED = re.compile(r"[\[(|/][^\[(|/\])\n]{0,40}\b(?i:photo|picture|image|pic|handout)s?\b")
_CREDIT = re.compile(
    r"\b(?:PHOTOS?|Photos?|Pictures?|Images?|Credits?|Pic)(?: ?[:/]| by\b| courtesy\b| credit\b)|\b[Cc]ourtesy of\b"
    r"|\b[A-Z]{3,9} ?/ ?[A-Z]|\bGetty Images\b"
)


def is_caption(parse: Parse, text: str) -> bool:
    """Whether a sentence stands under a picture: with its credit, or with who is where in it.

    "Ruiz (R) meets Soto in Lima on Monday", "Ruiz receives Soto on Monday. PHOTO: Reuters".
    """
    start, end = parse.sentence.start, parse.sentence.end
    said, behind = text[start:end], text[end : end + _AROUND].partition("\n")[0]
    last = said[-_AROUND:] + behind
    if _POSED.search(said) or _OPENING.match(text[text.rfind("\n", 0, start) + 1 : start] + said):
        return True
    return _BRACKETED.search(last) is not None or _CREDIT.search(last) is not None
