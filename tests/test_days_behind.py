"""Days told at the end of a sentence, behind something else: the visit's, the talks' or the offer's, and not of that.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told

MOE = "Norwegian Foreign Minister Ola Moe "
SOTO = "Peruvian President Ana Soto"
VISIT = "visit occurred: Ola Moe, Peru [2024-05-14]"

INVITED = {
    "at the invitation, from one day to another": (
        MOE + "will pay a visit to Peru at the invitation of President Ana Soto from 20 to 22 May.",
        ["visit planned: Ola Moe, Peru [2024-05-20/2024-05-22]", "invite occurred: Ana Soto, Ola Moe []"],
    ),
    "a weekday": (
        MOE + f"visited Peru at the invitation of {SOTO} on Tuesday.",
        [VISIT, "invite occurred: Ana Soto, Ola Moe []"],
    ),
    "a week without a preposition": (
        MOE + f"paid a visit to Peru at the invitation of {SOTO} last week.",
        ["visit occurred: Ola Moe, Peru [2024-05-06/2024-05-12]", "invite occurred: Ana Soto, Ola Moe []"],
    ),
    "of who is here at somebody's invitation": (
        "Peruvian Prime Minister Eva Luna hosted a dinner for "
        + MOE
        + f"who is in Peru at the invitation of {SOTO} on 14 May.",
        [
            "meet occurred: Eva Luna, Ola Moe [2024-05-14] Peru",
            "visit occurred: Ola Moe, Peru [2024-05-14]",
            "invite occurred: Ana Soto, Ola Moe []",
        ],
    ),
    "invited there the day before": (
        MOE + "invited " + SOTO + " to visit Norway yesterday.",
        ["invite occurred: Ola Moe, Ana Soto [2024-05-14]"],
    ),
    "invited for next week": (
        MOE + "invited " + SOTO + " to visit Norway next week.",
        ["invite occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "accepted to come last week": (
        MOE + "accepted an invitation from " + SOTO + " to visit Peru last week.",
        [
            "accept occurred: Ola Moe, Ana Soto [2024-05-06/2024-05-12]",
            "invite occurred: Ana Soto, Ola Moe [2024-05-06/2024-05-12]",
            "visit planned: Ola Moe, Peru []",
        ],
    ),
    "was invited by, on a day gone by": (
        MOE + "was invited to Lima by " + SOTO + " on May 14.",
        ["invite occurred: Ana Soto, Ola Moe [2024-05-14]"],
    ),
    "offered to mediate on a weekday": (
        MOE + "offered to mediate between Chile and Peru on Tuesday.",
        ["propose occurred: Ola Moe, Chile, Peru [2024-05-14]"],
    ),
}
AIMS = {
    "in a bid to": (MOE + "visited Peru in a bid to mend relations on Tuesday.", [VISIT]),
    "with a view to": (MOE + "visited Peru with a view to boosting trade on Tuesday.", [VISIT]),
    "talks to review": (
        MOE + f"held talks with {SOTO} to review trade and security on Tuesday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-14]"],
    ),
    "what is to be on a day of its own": (
        MOE + f"held talks with {SOTO} to prepare for an election in June.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "part of a tour": (
        MOE + f"held talks with {SOTO} as part of a regional tour on Tuesday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-14]"],
    ),
    "accompanied": (
        MOE + "is due to travel to Peru accompanied by a trade mission on Monday.",
        ["visit planned: Ola Moe, Peru [2024-05-20]"],
    ),
    "tension, and when it was reported": (
        f"State media reported on Wednesday that {MOE}held talks with {SOTO} amid growing tension on 13 May.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13]"],
    ),
    "where he will": (
        MOE + "paid a visit to Peru last week, where he will also open a school, an aide told reporters.",
        ["visit occurred: Ola Moe, Peru [2024-05-06/2024-05-12]"],
    ),
}
SAID = {
    "the day before who says it": (
        "Norway summoned the Peruvian ambassador yesterday, the foreign ministry said.",
        ["summon occurred: Norway, Peruvian Ambassador [2024-05-14]"],
    ),
    "behind a name with its office": (
        MOE + "spoke by phone with the President of Peru, Ana Soto, earlier this week, an aide told reporters.",
        ["call occurred: Ola Moe, Ana Soto [2024-05-13/2024-05-15]"],
    ),
    "and when": (
        "Norway severed diplomatic relations with Peru yesterday, the foreign ministry announced on Wednesday.",
        ["sever_relations occurred: Norway, Peru [2024-05-14]"],
    ),
    "ahead, of what is declined": (
        "Norway has declined an invitation from Peru to attend talks in Lima later this month, an aide said on Monday.",
        ["decline occurred: Norway, Peru [2024-05-15]", "invite occurred: Peru, Norway [2024-05-15]"],
    ),
    "ahead, of what one is asked to": (
        "Norway has declined an invitation from Peru to attend a conference in Lima next week, an aide said.",
        ["decline occurred: Norway, Peru [2024-05-15]", "invite occurred: Peru, Norway [2024-05-15]"],
    ),
    "an agency is no party": (
        "Norway and Peru established diplomatic relations last week, Reuters reported.",
        ["establish_relations occurred: Norway, Peru [2024-05-06/2024-05-12]"],
    ),
    "what was done meanwhile": (
        MOE + "met with Ana Soto, Peru's president, discussing trade.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "media and a minister": (
        "According to local media, Foreign Minister Ola Moe of Norway visited Peru on Tuesday.",
        [VISIT],
    ),
}
STAYS = {
    "the delegation is to leave": (
        MOE + "arrived in Peru on Monday. The delegation is scheduled to depart Peru on Friday.",
        ["visit occurred: Ola Moe, Peru [2024-05-13/2024-05-17]"],
    ),
    "left home, will return": (
        MOE + "is on a three-day visit to Peru. He left Oslo on Tuesday and will return home on Thursday.",
        ["visit occurred: Ola Moe, Peru [2024-05-14/2024-05-16]"],
    ),
    "who left home": (
        MOE.strip() + ", who departed Oslo on Monday, was on a week-long trip to Peru.",
        ["visit occurred: Ola Moe, Peru [2024-05-13/2024-05-19]"],
    ),
    "who left another country": (
        MOE.strip() + ", who departed Chile on Monday, was on a visit to Peru.",
        ["visit occurred: Ola Moe, Chile [2024-05-13]", "visit occurred: Ola Moe, Peru []"],
    ),
    "left home for a visit that will last": (
        MOE + "left Oslo on Wednesday for a visit to Peru. The visit will last from May 15 to 22.",
        ["visit occurred: Ola Moe, Peru [2024-05-15/2024-05-22]"],
    ),
    "in a two-day visit": (
        MOE + "landed in Lima on Tuesday. Peru said Moe would open a school in a two-day visit.",
        ["visit occurred: Ola Moe, Peru [2024-05-14/2024-05-15] Lima"],
    ),
    "dined with who is here for three days": (
        f"{SOTO} hosted a dinner for Norwegian Foreign Minister Ola Moe, who is in Lima for three days, on 14 May.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-14] Lima", "visit occurred: Ola Moe, Peru [2024-05-14] Lima"],
    ),
}
CASES = INVITED | AIMS | SAID | STAYS


@pytest.mark.parametrize("name", CASES)
def test_days_behind(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted
