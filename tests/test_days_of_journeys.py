"""Days that a journey shares with what is told beside it: its meetings, its next stops, its end, what follows on.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told

MOE = "Norwegian Foreign Minister Ola Moe "
SOTO = "Peruvian President Ana Soto"

WEEKDAYS = {
    "a weekday of a visit that begins next week": (
        MOE + "will pay a five-day visit to Peru from Monday next week. On Thursday he will meet President Ana Soto.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-24]",
            "meet planned: Ola Moe, Ana Soto [2024-05-23] Peru",
        ],
    ),
    "one before it with somebody else": (
        MOE + "will visit Peru next week. He will meet Chilean President Eva Luna on Thursday.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-26]",
            "meet planned: Ola Moe, Eva Luna [2024-05-16]",
        ],
    ),
}
NEXT = {
    "the next day of a day ahead": (
        MOE + "will speak at a fair in Oslo on July 2. He will leave for Peru the following day.",
        ["visit planned: Ola Moe, Peru [2024-07-03]"],
    ),
    "arrives, goes on to a town": (
        MOE + "will visit Peru. Moe will arrive on 3 June and travel to Cusco a day later. He is to leave on 6 June.",
        ["visit planned: Ola Moe, Peru [2024-06-03/2024-06-06] Cusco"],
    ),
    "two travellers of one state": (
        "A Norwegian mission will visit Peru tomorrow. " + MOE + "is to pay a "
        "two-day visit to Lima on Saturday and Sunday.",
        [
            "visit planned: Norwegian mission, Peru [2024-05-16]",
            "visit planned: Ola Moe, Peru [2024-05-18/2024-05-19] Lima",
        ],
    ),
    "followed by talks": (
        MOE + "will be given a welcome in Lima on Friday, followed by a meeting with " + SOTO + ".",
        ["meet planned: Ola Moe, Ana Soto [2024-05-17] Lima"],
    ),
    "a welcome that was followed by talks": (
        MOE + "was given a welcome in Lima on Friday, followed by a meeting with " + SOTO + ".",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-10] Lima"],
    ),
}
ENDS = {
    "departure on a visit": (
        "Norway thanked its friends after " + MOE.strip() + "'s departure to Peru on a two-day visit on Monday.",
        ["visit occurred: Ola Moe, Peru [2024-05-13/2024-05-14]"],
    ),
    "overnight": (
        MOE + "arrived in Peru on Monday for an overnight visit.",
        ["visit occurred: Ola Moe, Peru [2024-05-13/2024-05-14]"],
    ),
    "leaves on": (
        MOE + "arrived in Peru on Tuesday and leaves on Friday.",
        ["visit occurred: Ola Moe, Peru [2024-05-14/2024-05-17]"],
    ),
    "by his office alone": (
        MOE + "will fly to Peru on Friday. The minister returns home on Monday.",
        ["visit planned: Ola Moe, Peru [2024-05-17/2024-05-20]"],
    ),
    "by another's office": (
        MOE + "will fly to Peru on Friday. The president returns home on Monday.",
        ["visit planned: Ola Moe, Peru [2024-05-17]"],
    ),
    "days of talks, and one meeting": (
        MOE + "will fly to Lima on Monday for two days of talks with Peruvian leaders. Moe will meet President Ana "
        "Soto on Tuesday morning.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-21] Lima",
            "meet planned: Ola Moe, Ana Soto [2024-05-21] Lima",
        ],
    ),
}
ON_THE_WAY = {
    "where one met on a visit that is over": (
        MOE + "wrapped up a three-day visit to Lima on Tuesday, where he met " + SOTO + ".",
        [
            "visit occurred: Ola Moe, Peru [2024-05-12/2024-05-14] Lima",
            "meet occurred: Ola Moe, Ana Soto [2024-05-12/2024-05-14] Lima",
        ],
    ),
    "sets out on a tour, and is there later": (
        MOE + "leaves tonight for Lima and Quito. He is to meet " + SOTO + " on Friday before going on to Ecuador "
        "on Sunday.",
        [
            "visit planned: Ola Moe, Peru [2024-05-15] Lima",
            "visit planned: Ola Moe, Ecuador [2024-05-19] Quito",
            "meet planned: Ola Moe, Ana Soto [2024-05-17] Lima",
        ],
    ),
    "what opens there": (
        MOE
        + "left on Monday for Lima to take part in the Arab foreign ministers' conference that opens there on Friday.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13] Lima",
            "meet planned: Ola Moe [2024-05-17] Lima",
        ],
    ),
    "a day in the middle of a stay": (
        MOE + "will be in Lima from May 20 to 24 to attend a fair. On May 22 he will meet Chilean President Eva Luna.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-24] Lima",
            "meet planned: Ola Moe, Eva Luna [2024-05-22] Lima",
        ],
    ),
    "a day behind it": (
        MOE + "will be in Lima from May 20 to 24 to attend a fair. On May 27 he will meet Chilean President Eva Luna.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-24] Lima",
            "meet planned: Ola Moe, Eva Luna [2024-05-27]",
        ],
    ),
}
DUE = {
    "due somewhere to meet somebody": (
        MOE + "flew to Quito on Tuesday and was due in Lima on Friday to meet " + SOTO + ".",
        [
            "visit occurred: Ola Moe, Ecuador [2024-05-14] Quito",
            "visit planned: Ola Moe, Peru [2024-05-17] Lima",
            "meet planned: Ola Moe, Ana Soto [2024-05-17] Lima",
        ],
    ),
    "had been due there": (
        MOE + "had been due in Lima on Tuesday to meet " + SOTO + ".",
        [
            "visit negated: Ola Moe, Peru [2024-05-14] Lima",
            "meet negated: Ola Moe, Ana Soto [2024-05-14] Lima",
        ],
    ),
    "said to be expected": (
        MOE + "said on Monday that " + SOTO + " was expected in Oslo before the end of June.",
        ["visit planned: Ana Soto, Norway [2024-05-15/2024-06-30] Oslo"],
    ),
    "in a quarter of the year": (
        MOE + "will visit Peru in the third quarter.",
        ["visit planned: Ola Moe, Peru [2024-35]"],
    ),
    "a stay that began on a day, and a day of it": (
        MOE + "left Lima yesterday, concluding a visit to Peru that began on Saturday. On Sunday he toured Cusco.",
        ["visit occurred: Ola Moe, Peru [2024-05-11/2024-05-14] Lima"],
    ),
}
WHOSE = {
    "at his office": (
        MOE + "held talks with " + SOTO + " at her office in Lima on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima"],
    ),
    "with members": (
        MOE + "met " + SOTO + " and party members in Lima on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima"],
    ),
    "a plan for years": (
        "Peru and Norway on Monday signed a Joint Plan of Action for 2025-2027.",
        ["agree occurred: Peru, Norway [2024-05-13]"],
    ),
    "said on a day he would": (
        MOE + "said in Oslo on Monday he would meet " + SOTO + " again.",
        ["meet planned: Ola Moe, Ana Soto []"],
    ),
    "after what happened on another day": (
        MOE + "has cancelled a visit to Peru that was to have begun yesterday, after riots in Lima on Friday.",
        ["visit negated: Ola Moe, Peru [2024-05-14]"],
    ),
    "reached": (MOE + "reached Lima on Monday.", ["visit occurred: Ola Moe, Peru [2024-05-13] Lima"]),
    "two days ahead": (
        "The Danish and Swedish prime ministers meet in Oslo on Thursday and Friday.",
        ["meet planned: Danish Prime Minister, Swedish Prime Minister [2024-05-16/2024-05-17] Oslo"],
    ),
    "so many days until": (
        MOE + "is in Peru for a three-day visit until Thursday.",
        ["visit occurred: Ola Moe, Peru [2024-05-14/2024-05-16]"],
    ),
}
GONE_ON = {
    "goes on in the afternoon of a day ahead": (
        MOE + "flew into Lima on Tuesday and is to hold talks with " + SOTO + " on Thursday morning. Moe heads for "
        "Quito in the afternoon.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-14] Lima",
            "meet planned: Ola Moe, Ana Soto [2024-05-16] Lima",
            "visit planned: Ola Moe, Ecuador [2024-05-16] Quito",
        ],
    ),
    "a day before the news": (
        MOE + "met " + SOTO + " in Lima on Tuesday and will see Chilean President Eva Luna in Santiago on Friday. "
        "A day earlier, Soto received Danish Foreign Minister Jens Holm in Cusco.",
        [
            "meet occurred: Ola Moe, Ana Soto [2024-05-14] Lima",
            "meet planned: Ola Moe, Eva Luna [2024-05-17] Santiago",
            "meet occurred: Ana Soto, Jens Holm [2024-05-13] Cusco",
        ],
    ),
    "earlier in the day, behind what will be": (
        MOE + "arrived in Lima on Wednesday. The fair will be opened on Friday.\n\n" + SOTO + " phoned Moe "
        "earlier in the day.",
        ["visit occurred: Ola Moe, Peru [2024-05-15] Lima", "call occurred: Ana Soto, Ola Moe [2024-05-15]"],
    ),
}
LAST_TIME = {
    "the last time": (
        "The last time " + MOE + "met " + SOTO + " was in Lima in May 2022.",
        ["meet occurred: Ola Moe, Ana Soto [2022-05] Lima"],
    ),
    "without an article": (
        MOE + "will meet " + SOTO + ". Last time the two met was in Lima on 3 May 2022.",
        ["meet planned: Ola Moe, Ana Soto []", "meet occurred: Ola Moe, Ana Soto [2022-05-03] Lima"],
    ),
}
TOWNS = {
    "at an occasion of a town": (
        MOE + "met " + SOTO + " at the Oslo Peace Forum on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Oslo"],
    ),
    "beside it": (
        MOE + "met " + SOTO + " on Monday on the sidelines of the Munich Security Conference.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Munich"],
    ),
    "of which it was told before": (
        SOTO + ", who came to Oslo on Monday for the Nordic Economic Forum, spoke of fish. " + MOE + "met Soto on the "
        "forum's sidelines on Tuesday.",
        [
            "visit occurred: Ana Soto, Norway [2024-05-13] Oslo",
            "meet occurred: Ola Moe, Ana Soto [2024-05-14] Oslo",
        ],
    ),
    "of another town": (
        MOE + "met " + SOTO + " in Lima on Monday at the Oslo Peace Forum.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima"],
    ),
    "of a group": (
        MOE + "met " + SOTO + " at the Lima Group on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13]"],
    ),
    "a house beside the town": (
        MOE + "met " + SOTO + " as part of his visit to Dushanbe. The talks, which lasted two hours, were held at the "
        "Palace of the Nation.",
        [
            "meet occurred: Ola Moe, Ana Soto [2024-05-15] Palace of the Nation",
            "visit occurred: Ola Moe, Tajikistan [2024-05-15] Dushanbe",
        ],
    ),
    "attended": (
        MOE + "and President Ana Soto of Peru will attend the Oslo Peace Forum on Friday.",
        ["meet planned: Ola Moe, Ana Soto [2024-05-17] Oslo"],
    ),
}

ALL = {
    f"{k}": v
    for table in (WEEKDAYS, NEXT, ENDS, ON_THE_WAY, DUE, WHOSE, GONE_ON, LAST_TIME, TOWNS)
    for k, v in table.items()
}


@pytest.mark.parametrize(("text", "wanted"), ALL.values(), ids=ALL)
def test_days_are_those_of_the_journey(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
