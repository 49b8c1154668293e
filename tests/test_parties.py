"""Who took part: from the words of a sentence to the participants. The sentences were written for this table."""

from __future__ import annotations

from datetime import date as Day
from functools import cache

import pytest

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

PIPELINE = cache(load)


def parties(text: str, type_: str) -> list[str]:
    """Kind and name of the participants of the last event of a type, companions in brackets."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    told = [e for e in events if e.type == type_][-1].participants
    return [f"{p.kind} {p.name}" if p.core else f"({p.name})" for p in told]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        # a state has many diplomats and one minister
        ("Peruvian and Chilean diplomats met in Lima.", "meet", ["group Peruvian diplomats", "group Chilean diplomats"]),
        ("The Peruvian and Chilean foreign ministers met in Lima.", "meet",
         ["person Peruvian Foreign Minister", "person Chilean Foreign Minister"]),
        # a counterpart is nobody's spokesman
        (("Foreign Minister Ana Ruiz of Chile will visit Peru at the invitation of her Peruvian counterpart, ministry "
          "spokesman Juan Soto said."), "invite", ["person Peruvian Foreign Minister", "person Ana Ruiz"]),
        (("Foreign Minister Ana Ruiz of Chile will visit Peru at the invitation of her Peruvian counterpart, Juan Soto, "
          "the ministry said."), "invite", ["person Juan Soto", "person Ana Ruiz"]),
        # a spouse by her form of address
        ("President George W. Bush and Mrs. Bush will visit Chile in May.", "visit",
         ["person George W. Bush", "(Bush)", "state Chile"]),
        # what goes with a summit is no meeting with the state it is in
        ("President Juan Soto of Peru will travel to Laos to attend the ASEAN summit and related meetings there.", "meet",
         ["person Juan Soto", "(ASEAN)"]),
        ("President Juan Soto of Peru will travel to Laos for meetings there.", "meet", ["person Juan Soto", "state Laos"]),
        # who only said so is not "she"; a meeting beside a summit is one of its own
        (("President Ana Ruiz of Norway will attend the NATO summit in Riga, her spokesman said. He added that she is "
          "well."), "meet", ["person Ana Ruiz", "(NATO)"]),
        (("President Ana Ruiz of Norway will attend the NATO summit in Riga, a spokeswoman said. She is to meet President "
          "Juan Soto of Peru there."), "meet", ["person Ana Ruiz", "person Juan Soto"]),
    ],
)  # fmt: skip
def test_who_took_part(text: str, type_: str, expected: list[str]) -> None:
    assert parties(text, type_) == expected


def test_a_plural_office_between_two_states_breaks_nothing() -> None:
    text = (
        "Norwegian Prime Minister Nils Berg met the president of Chile and reassured Haitian officials of U.S. support."
    )
    assert parties(text, "meet") == ["person Nils Berg", "person Chilean President"]
