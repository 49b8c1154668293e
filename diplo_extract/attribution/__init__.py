"""Stage 7: whether it happened, and which day and place are its own. Reads parses and frames; claims.py asks."""

from __future__ import annotations

from diplo_extract.attribution.clauses import (
    clause_of,
    is_aim,
    is_before_journey,
    is_day_announced,
    is_errand,
    is_left_behind,
    is_of_announcement,
    is_of_saying,
    is_purpose,
    leading_in,
    nearest_in_clause,
    ranked_in_clause,
    setting_of,
    told_of_time,
)
from diplo_extract.attribution.forms import own_status
from diplo_extract.attribution.nouns import read_noun, read_status
from diplo_extract.attribution.places import place_in_clause
from diplo_extract.attribution.readings import Reading, governor_class, governor_key, is_negated
from diplo_extract.attribution.spots import last_told, spot_of
from diplo_extract.attribution.verbs import is_lapsed, read_verb

__all__ = [
    "Reading",
    "clause_of",
    "governor_class",
    "governor_key",
    "is_aim",
    "is_before_journey",
    "is_day_announced",
    "is_errand",
    "is_lapsed",
    "is_left_behind",
    "is_negated",
    "is_of_announcement",
    "is_of_saying",
    "is_purpose",
    "last_told",
    "leading_in",
    "nearest_in_clause",
    "own_status",
    "place_in_clause",
    "ranked_in_clause",
    "read_noun",
    "read_status",
    "read_verb",
    "setting_of",
    "spot_of",
    "told_of_time",
]
