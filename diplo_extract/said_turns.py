"""Stage 2, beside transcripts: "The head of state said:" above "- Dear guests, welcome" is a label and a turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplo_extract.mentions import Turn
from diplo_extract.paragraphs import Paragraph

SAYING = re.compile(
    r"(?<!\s)\s(?:then |also )?"
    r"(?:said|says|noted|stated|replied|responded|added|stressed|emphasi[sz]ed|remarked|continued)"
    r"(?: in (?:reply|response|turn))?:$"
)
"""How a paragraph ends that announces the words below it."""
_DASHES = ("-", "–", "—", "―")
_SELF = re.compile(r"\b(?:I|we|our|my|us|you|your)\b", re.IGNORECASE)
_LONGEST = 140
"""Characters of a paragraph that does no more than say who speaks."""


def find_said_turns(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Turn]:
    """The turns of speeches printed behind a dash, each below the paragraph that says whose they are.

    A speech goes on in the paragraphs below that open with a dash or are in the first or second person.
    """
    for i, (label, below) in enumerate(pairwise(paragraphs)):
        written = text[label.start : label.end]
        said = SAYING.search(written) if len(written) <= _LONGEST else None
        if said is None or not text.startswith(_DASHES, below.start):
            continue
        last = below
        for paragraph in paragraphs[i + 2 :]:
            words = text[paragraph.start : paragraph.end]
            if SAYING.search(words) or not (words.startswith(_DASHES) or _SELF.search(words)):
                break
            last = paragraph
        yield Turn((label.start, label.start + said.start()), below.start, last.end)
