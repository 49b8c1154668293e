"""Sentences behind a lead: who is meant in them and when, whatever the lead has told.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told

TALKS = "Norwegian Prime Minister Ola Moe and Peruvian President Ana Soto held talks in Lima on Tuesday. "
HELD = "meet occurred: Ola Moe, Ana Soto [2024-05-14] Lima"
MET = "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto in Lima on Tuesday"
BACKGROUND = {
    "the two last met": (
        TALKS + "The two last met in Oslo in January.",
        [HELD, "meet occurred: Ola Moe, Ana Soto [2024-01] Oslo"],
    ),
    "a short name is no pronoun": (
        TALKS + "Moe invited Soto to Oslo. Moe on Wednesday declined an offer from Chile to mediate.",
        [
            HELD,
            "invite occurred: Ola Moe, Ana Soto [2024-05-14] Lima",
            "decline occurred: Ola Moe, Chile [2024-05-15]",
            "propose occurred: Chile, Ola Moe [2024-05-15]",
        ],
    ),
    "a pronoun is the guest": (
        "Norwegian Prime Minister Ola Moe invited Peruvian President Luis Soto to Oslo on Tuesday. He accepted.",
        [
            "invite occurred: Ola Moe, Luis Soto [2024-05-14]",
            "visit planned: Luis Soto, Norway [] Oslo",
            "accept occurred: Luis Soto, Ola Moe [2024-05-14]",
        ],
    ),
}
DAYS = {
    "the first day of a visit, with no preposition": (
        MET + ", the first day of a two-day visit to Peru.",
        [HELD, "visit occurred: Ola Moe, Peru [2024-05-14/2024-05-15] Lima"],
    ),
    "the first day of a visit, behind talks": (
        (
            "Norwegian Prime Minister Ola Moe held talks with Peruvian President Ana Soto in Lima on Tuesday, on the "
            "first day of a two-day visit to Peru."
        ),
        [HELD, "visit occurred: Ola Moe, Peru [2024-05-14/2024-05-15] Lima"],
    ),
    "who will leave has come": (
        MET + ". He will leave Lima on Thursday.",
        [HELD, "visit occurred: Ola Moe, Peru [2024-05-16] Lima"],
    ),
    "who will leave home has not": (
        "Norwegian Prime Minister Ola Moe will leave Oslo on Thursday for a visit to Peru.",
        ["visit planned: Ola Moe, Peru [2024-05-16]"],
    ),
    "a weekday behind a season": (
        TALKS + "Moe is expected to visit Peru again in the autumn. The two sides will sign a trade pact on Friday.",
        [
            HELD,
            "visit planned: Ola Moe, Peru [2024-23]",
            "agree planned: Ola Moe, Ana Soto [2024-05-17]",
        ],
    ),
    "an invitation made in a month": (
        "Peruvian President Ana Soto accepted an invitation extended in April by Norwegian Prime Minister Ola Moe.",
        ["accept occurred: Ana Soto, Ola Moe [2024-05-15]", "invite occurred: Ola Moe, Ana Soto [2024-04]"],
    ),
}
PLACES = {
    "the state acts in its town": (
        "In Lima, Peru hosted talks with Norwegian Prime Minister Ola Moe.",
        ["meet occurred: Peru, Ola Moe [2024-05-15] Lima"],
    ),
    "two states act": (
        "In Lima, Peru and Norway signed a fisheries agreement last week.",
        ["agree occurred: Peru, Norway [2024-05-06/2024-05-12] Lima"],
    ),
    "the state is of the town": (
        "In Lima, Peru, Norwegian Prime Minister Ola Moe met Chilean President Eva Rojas on Tuesday.",
        ["meet occurred: Ola Moe, Eva Rojas [2024-05-14] Lima"],
    ),
    "a day is no town": (
        "On May 14, Peru and Norway signed a fisheries agreement in Geneva.",
        ["agree occurred: Peru, Norway [2024-05-14] Geneva"],
    ),
    "a letter handed over": (
        (
            "Norwegian Prime Minister Ola Moe handed Chilean President Eva Rojas a letter from Peruvian President Ana "
            "Soto in Geneva on Tuesday."
        ),
        ["letter occurred: Ana Soto, Eva Rojas [2024-05-14] Geneva"],
    ),
    "invited during a meeting": (
        (
            "Norwegian Prime Minister Ola Moe invited Peruvian President Ana Soto to visit Oslo during a meeting in "
            "Brussels on Tuesday."
        ),
        [
            "invite occurred: Ola Moe, Ana Soto [2024-05-14]",
            "meet occurred: Ola Moe, Ana Soto [2024-05-14] Brussels",
        ],
    ),
}
TOLD = {
    "at the invitation, behind who says so": (
        (
            "Norwegian Prime Minister Ola Moe will visit Peru next week, his office said, at the invitation of President "
            "Ana Soto."
        ),
        ["visit planned: Ola Moe, Peru [2024-05-20/2024-05-26]", "invite occurred: Ana Soto, Ola Moe []"],
    ),
    "for talks, behind who says so": (
        (
            "Norwegian Prime Minister Ola Moe will visit Peru next week, a spokesman said, for talks with President Ana "
            "Soto."
        ),
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-26]",
            "meet planned: Ola Moe, Ana Soto [2024-05-20/2024-05-26] Peru",
        ],
    ),
    "to meet, behind who says so and when": (
        (
            "Norwegian Prime Minister Ola Moe will fly to Lima, his spokesman said on Tuesday, to meet Peruvian President "
            "Ana Soto."
        ),
        ["visit planned: Ola Moe, Peru [] Lima", "meet planned: Ola Moe, Ana Soto [] Lima"],
    ),
    "despite an invitation, behind who says so": (
        (
            "Norwegian Prime Minister Ola Moe will not come to Lima, his spokesman said, despite an invitation from "
            "Peruvian President Ana Soto."
        ),
        [
            "visit negated: Ola Moe, Peru [] Lima",
            "decline occurred: Ola Moe, Ana Soto [2024-05-15]",
            "invite occurred: Ana Soto, Ola Moe []",
        ],
    ),
    "in a statement is how it is said": (
        (
            "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto, the ministry said, in a statement on talks "
            "in Oslo."
        ),
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "who proposes to whom that the two": (
        TALKS + "Moe proposed to Chilean President Eva Rojas on Monday that the two countries set up a commission.",
        [HELD, "propose occurred: Ola Moe, Eva Rojas [2024-05-13]"],
    ),
    "the two who last met, told to others": (
        TALKS + "Moe told reporters that the two would meet again in June.",
        [HELD, "meet planned: Ola Moe, Ana Soto [2024-06]"],
    ),
    "a minister is no leader": (
        (
            "The leaders of Norway, Chile and Peru met in Lima on Tuesday. Norwegian Foreign Minister Kari Berg flew to "
            "Santiago on Monday."
        ),
        [
            "meet occurred: Norwegian Leader, Chilean Leader, Peruvian Leader [2024-05-14] Lima",
            "visit occurred: Kari Berg, Chile [2024-05-13] Santiago",
        ],
    ),
}
CLAUSES = {
    "it was on a day that": (
        "It was on Tuesday that Norway severed diplomatic ties with Peru.",
        ["sever_relations occurred: Norway, Peru [2024-05-14]"],
    ),
    "it was in a town that": (
        "It was in Lima that Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15] Lima"],
    ),
    "a day between commas before who says it": (
        "Norwegian Prime Minister Ola Moe arrived in Lima, amid a border dispute, on Tuesday, officials said.",
        ["visit occurred: Ola Moe, Peru [2024-05-14] Lima"],
    ),
    "talks of last week before a meeting ahead": (
        (
            "Peruvian President Ana Soto and Chilean President Eva Rojas will meet in Oslo on Sunday after talks between "
            "their foreign ministers in Geneva last week."
        ),
        [
            "meet planned: Ana Soto, Eva Rojas [2024-05-19] Oslo",
            "meet occurred: Peruvian Foreign Minister, Chilean Foreign Minister [2024-05-06/2024-05-12] Geneva",
        ],
    ),
    "talks to come before a meeting ahead": (
        "Peruvian President Ana Soto will visit Oslo on Sunday after talks with Chilean President Eva Rojas in Geneva.",
        [
            "visit planned: Ana Soto, Norway [2024-05-19] Oslo",
            "meet planned: Ana Soto, Eva Rojas [2024-05-19] Geneva",
        ],
    ),
    "denied that it had tried": (
        "Uganda denied that it had tried to mediate between Sudan and South Sudan.",
        ["mediate negated: Uganda, Sudan, South Sudan []"],
    ),
    "denied that it was planning": (
        "A spokesman denied that Norway was planning to expel the Peruvian ambassador.",
        ["expel negated: Norway, Peruvian Ambassador []"],
    ),
    "who only welcomes a deal is no side": (
        (
            "Sudan and South Sudan agreed on Tuesday to a ceasefire. Chad and Uganda welcomed the deal. Peruvian "
            "President Ana Soto congratulated both delegations."
        ),
        [
            "agree occurred: Sudan, South Sudan [2024-05-14]",
            "congratulate occurred: Ana Soto, Sudan, South Sudan [2024-05-15]",
        ],
    ),
    "a letter in protest is no protest note": (
        "Norwegian Prime Minister Ola Moe sent Peruvian President Ana Soto a letter on Tuesday in protest at the ban.",
        ["letter occurred: Ola Moe, Ana Soto [2024-05-14]"],
    ),
}
REBELS = {
    "rebel leaders": (
        "UN envoy Ola Moe met rebel leaders in Juba on Tuesday.",
        ["meet occurred: Ola Moe, rebel leaders [2024-05-14] Juba"],
    ),
    "a government and rebels": (
        "Peru's government and rebels held talks in Oslo on Tuesday.",
        ["meet occurred: Peru, rebels [2024-05-14] Oslo"],
    ),
    "a movement and what it is": (
        "Congo and the M23 rebel group signed a ceasefire on Tuesday.",
        ["agree occurred: Democratic Republic of the Congo, M23 rebel group [2024-05-14]"],
    ),
    "rebels of one's own party": ("Norwegian Prime Minister Ola Moe met rebel leaders of his party in Oslo.", []),
    "separatist groups are fought": (
        "Peru, Chile and Norway agreed in Lima on Tuesday to fight separatist groups. They will meet again in June.",
        ["meet planned: Peru, Chile, Norway [2024-06]"],
    ),
}
CASES = REBELS | CLAUSES | BACKGROUND | DAYS | PLACES | TOLD


@pytest.mark.parametrize("name", CASES)
def test_follow_ups(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted
