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
        # several states, told by their kind
        ("Talks between donor countries and Peru ended in Lima.", "meet", ["group donor countries", "state Peru"]),
        ("Peru said a meeting between importing and exporting countries ended on Sunday.", "meet",
         ["group importing countries", "group exporting countries"]),
        ("Representatives of importing countries met Peruvian President Juan Soto.", "meet",
         ["group Representatives of importing countries", "person Juan Soto"]),
        ("Peruvian President Juan Soto invited Arab nations to the fair.", "invite",
         ["person Juan Soto", "group Arab nations"]),
        ("Norway invited the producer countries Peru and Chile to Oslo.", "invite",
         ["state Norway", "state Peru", "state Chile"]),
        # an infinitive is for whoever stands behind the "of" of a resolve to do
        ("The failure of Norway to reach agreement with Peru hurt trade.", "agree", ["state Norway", "state Peru"]),
        ("President Juan Soto of Peru praised the decision of Norway to recognise Chile.", "recognize",
         ["state Norway", "state Chile"]),
    ],
)  # fmt: skip
def test_who_took_part(text: str, type_: str, expected: list[str]) -> None:
    assert parties(text, type_) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway met the conditions of donor countries. These donor countries are rich.",
        "Norway helps developing countries that embrace reforms.",
        "Norway will open fairs in Arab countries.",
    ],
)
def test_states_told_by_their_kind_in_no_event(text: str) -> None:
    assert not extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())


def test_a_plural_office_between_two_states_breaks_nothing() -> None:
    text = (
        "Norwegian Prime Minister Nils Berg met the president of Chile and reassured Haitian officials of U.S. support."
    )
    assert parties(text, "meet") == ["person Nils Berg", "person Chilean President"]
