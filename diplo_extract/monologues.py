"""Stage 4, beside speakers: pages that print one person's speech, with his name in the heading and no labels.

"Remarks by Vice President Roe at the Summit", "Foreign Minister Moe's address to the Assembly": he is the "I" below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diplo_extract.mentions import Actor, Mention, Segments
from diplo_extract.reference_words import reporting_set

_ME = re.compile(r"\bI\b(?!\.)")
_LEAST = 2
"""So often at least must somebody say "I" outside quotation marks."""


def find_monologue(text: str, segments: Segments, mentions: Sequence[Mention]) -> tuple[int, int, Actor] | None:
    """Where the speech starts and ends and who gives it; None where the page is no speech of one person."""
    first = segments.sentences[0] if segments.sentences else None
    if first is None or first.kind != "headline" or segments.turns or segments.letters:
        return None
    speaker = _announced(text, first.start, first.end, mentions)
    if speaker is None:
        return None
    quoted = [(q.start, q.end) for q in segments.quotations]
    said = [m.start() for m in _ME.finditer(text, first.end)]
    own = [at for at in said if not any(start <= at < end for start, end in quoted)]
    return (first.end, len(text), speaker) if len(own) >= _LEAST else None


def _announced(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Actor | None:
    """The one person of a heading who stands beside its word for a speech."""
    for mention in mentions:
        if not start <= mention.start < mention.end <= end or len(mention.actors) != 1:
            continue
        if mention.actors[0].kind == "person" and _is_beside(text[start : mention.start], text[mention.end : end]):
            return mention.actors[0]
    return None


def _is_beside(before: str, behind: str) -> bool:
    """True between "Remarks by" and " at the summit", before "'s speech"; false before " and Prime Minister Moe"."""
    joined = re.match(r"\s*(?:,|and\b|with\b)", behind)
    return bool(_heads()[0].search(before) and not joined) or bool(_heads()[1].match(behind) and not before.strip())


@cache
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(reporting_set("speech_nouns")))
    return (
        re.compile(rf"\b(?:{nouns})s?(?: (?:as delivered|as prepared for delivery))? (?:by|from|of) $", re.IGNORECASE),
        re.compile(rf"['’]s? (?:[\w-]+ ){{0,3}}(?:{nouns})s?\b", re.IGNORECASE),
    )
