"""Counterparts: the one of a state named before, and no other.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told

MET = "Norwegian Foreign Minister Ola Moe met his Kenyan counterpart James Otieno in Oslo on Tuesday. "
MEETING = "meet occurred: Ola Moe, James Otieno [2024-05-14] Oslo"
CASES = {
    "named before": (
        MET + "He thanked his Kenyan counterpart for the visit.",
        [MEETING, "thank occurred: Ola Moe, James Otieno [2024-05-14] Oslo"],
    ),
    "of a premier, who is another": (
        MET + "Prime Minister Kari Lund will call her Kenyan counterpart next week.",
        [MEETING, "call planned: Kari Lund, Kenyan President [2024-05-20/2024-05-26]"],
    ),
    "of another state": (
        MET + "On Wednesday Moe phoned his Ugandan counterpart.",
        [MEETING, "call occurred: Ola Moe, Ugandan Foreign Minister [2024-05-15]"],
    ),
    "with the same office twice": (
        "Kenyan Foreign Minister and Foreign Minister Ola Moe of Norway met in Oslo on Tuesday.",
        ["meet occurred: Kenyan Foreign Minister, Ola Moe [2024-05-14] Oslo"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_counterparts(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted
