"""Stage 4, beside speakers: pages that print the words of several at once. Their "we" is all of them.

"Joint Statement by the Leaders of Peru and Chile", "Peru-Chile Joint Communiqué": "We met today in Lima", "officials of
our governments".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplo_extract.mentions import Actor, Mention, Segments

Joint = tuple[int, tuple[Actor, ...]]
"""Where the words of several begin, and whose they are."""
NOBODY: Joint = (0, ())
_LINES = 3
"""Sentences among which the heading stands."""
_HEADING = re.compile(
    r"\bjoint (?:[\w-]+ ){0,2}(?:statement|declaration|communiqu[eé]|announcement|message|letter|readout|release)\b"
    r"|\b(?:statement|declaration|communiqu[eé]) (?=(?:by|from) (?:the )?)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\s*(?:[\w-]+ ){0,2}?(?:by|from|of|between|issued by)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:on|about|regarding|following|concerning|condemning|after|against|for|marking|to|under|at|in)\b"
)


def find_joint(text: str, segments: Segments, mentions: Sequence[Mention]) -> Joint:
    """Where the words of several begin and whose they are; NOBODY where no heading tells of such words."""
    for line in segments.sentences[:_LINES]:
        heading = _HEADING.search(text, line.start, line.end)
        if heading is None or line.kind != "headline":
            continue
        parties = tuple(dict.fromkeys(_named(text, heading, line.start, line.end, mentions)))
        if len({a.country or a.name for a in parties}) > 1:
            return line.end, parties
    return NOBODY


def _named(text: str, heading: re.Match[str], start: int, end: int, mentions: Sequence[Mention]) -> Iterator[Actor]:
    """Whom the heading names before its words for a statement, else behind them up to what it is about."""
    whose = _WHOSE.match(text, heading.end(), end)
    first, last = (whose.end(), end) if whose is not None else (start, heading.start())
    for mention in mentions:
        if not first <= mention.start < mention.end <= last:
            continue
        if whose is not None and _TOPIC.search(text[first : mention.start]):
            return
        yield from (a for a in mention.actors if not a.domestic and (a.kind != "group" or a.country))
