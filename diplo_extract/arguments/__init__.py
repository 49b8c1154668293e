"""Stage 6: who did it to whom. Reads parses, mentions and references; makes a Frame of each trigger that holds."""

from __future__ import annotations

from diplo_extract.arguments.arms import arm, light_verbs
from diplo_extract.arguments.conditions import holds, values_at
from diplo_extract.arguments.frames import each_way, fill_frame, without_doubles
from diplo_extract.arguments.nominees import each_nominee
from diplo_extract.arguments.parties import Party, Scene, parties_at
from diplo_extract.arguments.roles import fill_roles
from diplo_extract.arguments.topics import LONGEST_TOPIC, find_topic

__all__ = [
    "LONGEST_TOPIC",
    "Party",
    "Scene",
    "arm",
    "each_nominee",
    "each_way",
    "fill_frame",
    "fill_roles",
    "find_topic",
    "holds",
    "light_verbs",
    "parties_at",
    "values_at",
    "without_doubles",
]
