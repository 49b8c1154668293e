"""Beside the flow: how good is what the stages find? Scores events against gold that careful readers wrote.

Per document, gold and found events are paired one to one, at two levels:

- **dyad**: type and polarity (negated or not) are right, and in every bold role that gold fills at least one actor is
  right by country, or by name where there is none; a symmetric type needs two. This is what event data sets count.
- **full**: as well every core participant by name and role and none too many, the status, and the days where gold
  takes them from the text.

Slots (status, participants, date, place, links) are scored over the pairs of the dyad level. A found event that is no
event of gold is false, so is a duplicate; gold that is marked optional counts neither found nor missed.
"""

from __future__ import annotations

from diplo_extract.evaluation.counting import Mistake, Quality, Scores, Share, evaluate
from diplo_extract.evaluation.records import (
    Documents,
    Record,
    holds_events,
    parse_events,
    read_events,
    read_gold,
    records_of,
    stem,
    tells_events,
)

__all__ = [
    "Documents",
    "Mistake",
    "Quality",
    "Record",
    "Scores",
    "Share",
    "evaluate",
    "holds_events",
    "parse_events",
    "read_events",
    "read_gold",
    "records_of",
    "stem",
    "tells_events",
]
