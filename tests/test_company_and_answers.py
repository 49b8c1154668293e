"""Who is told with whom, what is said at a meeting, who answers an invitation by going, days counted from deeds.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import datetime as dt

import pytest
from conftest import told

from diplo_extract.paragraphs import read_page

COMPANY = {
    "at a meeting somebody was urged to do something": (
        "Norwegian Prime Minister Ola Moe urged Peruvian President Ana Soto to free the miners at a meeting in Lima on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima"],
    ),
    "what was to be raised at a meeting": (
        "Norwegian Prime Minister Ola Moe urged Peruvian President Ana Soto to raise the case at a meeting in Lima.",
        [],
    ),
    "their meeting is that of who asks and who is asked": (
        (
            "Norwegian Prime Minister Ola Moe asked Peruvian President Ana Soto to visit Oslo during their talks in Quito on "
            "Monday."
        ),
        [
            "invite occurred: Ola Moe, Ana Soto [2024-05-13]",
            "meet occurred: Ola Moe, Ana Soto [2024-05-13] Quito",
        ],
    ),
    "members of a group": (
        "Norwegian Prime Minister Ola Moe met two Peruvian ministers (Luz Paz and Juan Ruiz) in Lima.",
        ["meet occurred: Ola Moe, Luz Paz, Juan Ruiz [2024-05-15] Lima"],
    ),
    "owners of one office": (
        "Chile's and Peru's foreign ministers met in Lima on Monday.",
        ["meet occurred: Chilean Foreign Minister, Peruvian Foreign Minister [2024-05-13] Lima"],
    ),
    "separately": (
        "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto and, separately, Chilean King Luis Paz on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13]", "meet occurred: Ola Moe, Luis Paz [2024-05-13]"],
    ),
    "calls with two are two": (
        "Norwegian Prime Minister Ola Moe held phone calls with Peruvian President Ana Soto and Chilean King Luis Paz.",
        ["call occurred: Ola Moe, Ana Soto [2024-05-15]", "call occurred: Ola Moe, Luis Paz [2024-05-15]"],
    ),
    "phoned is what somebody did": (
        "Norwegian Prime Minister Ola Moe apologised for the deaths and phoned Peruvian President Ana Soto.",
        ["call occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "two clauses": (
        "Norway expelled the Peruvian ambassador and its prime minister, Ola Moe, left for Santiago.",
        [
            "expel occurred: Norway, Peruvian Ambassador [2024-05-15]",
            "visit occurred: Ola Moe, Chile [2024-05-15] Santiago",
        ],
    ),
    "a pact abolishing fees": (
        "The foreign ministers of Chile and Peru signed a protocol abolishing visa fees.",
        ["agree occurred: Chilean Foreign Minister, Peruvian Foreign Minister [2024-05-15]"],
    ),
    "the officials of a delegation": (
        "A Norwegian delegation landed in Rabat on Tuesday. The officials were received by King Mohammed VI of Morocco.",
        [
            "visit occurred: Norwegian delegation, Morocco [2024-05-14] Rabat",
            "meet occurred: Norwegian delegation, Mohammed VI [2024-05-14] Rabat",
        ],
    ),
    "the name behind the office": (
        (
            "Norway's prime minister will fly to Lima on Friday to talk about fish. Ola Moe is to meet his Peruvian "
            "counterpart, Ana Soto."
        ),
        [
            "visit planned: Ola Moe, Peru [2024-05-17] Lima",
            "meet planned: Ola Moe, Ana Soto [2024-05-17] Lima",
        ],
    ),
    "any diplomat is none told before": (
        "Peruvian foreign minister Ana Soto protested on Monday. Last week Norway called in a Peruvian diplomat.",
        ["summon occurred: Norway, Peruvian Diplomat [2024-05-06/2024-05-12]"],
    ),
    "the pope is of the Holy See": (
        "Pope Innocent and Peruvian President Ana Soto held talks on Monday and the president invited the pontiff to Lima.",
        ["meet occurred: Innocent, Ana Soto [2024-05-13]", "invite occurred: Ana Soto, Innocent [2024-05-13]"],
    ),
    "barbs are no views": (
        "Norwegian king Ola Moe and Peruvian president Ana Soto exchanged harsh words on Monday.",
        [],
    ),
}
ANSWERS = {
    "who accepts goes": (
        "Norwegian king Ola Moe invited Peruvian president Ana Soto to Oslo next month. She accepted.",
        [
            "invite occurred: Ola Moe, Ana Soto [2024-05-15]",
            "visit planned: Ana Soto, Norway [2024-06] Oslo",
            "accept occurred: Ana Soto, Ola Moe [2024-05-15]",
        ],
    ),
    "an invitation to travel": (
        "Peruvian president Ana Soto has accepted an invitation to travel to Norway in May 2025.",
        [
            "accept occurred: Ana Soto [2024-05-15]",
            "visit planned: Ana Soto, Norway [2025-05]",
        ],
    ),
    "who was persuaded": (
        "Norway persuaded Chile to accept a peace plan on Monday.",
        ["accept occurred: Chile [2024-05-13]"],
    ),
    "who could not be persuaded": (
        "Norwegian king Ola Moe failed to persuade Peruvian president Ana Soto to meet Chilean king Luis Paz.",
        ["meet negated: Ana Soto, Luis Paz []"],
    ),
    "called off by the host": (
        "Chile cancelled a visit by Peruvian president Ana Soto, who was to arrive in Santiago on Monday.",
        ["visit negated: Ana Soto, Chile [2024-05-20] Santiago"],
    ),
    "meant to go": (
        "Peruvian president Ana Soto had meant to go to Chile in April but called the trip off.",
        ["visit negated: Ana Soto, Chile [2024-04]"],
    ),
    "summoned by the other side of the quarrel": (
        "Norway has called off a visit by the Peruvian president, Ana Soto. The Peruvian envoy had already been summoned.",
        [
            "visit negated: Ana Soto, Norway []",
            "summon occurred: Norway, Peruvian Envoy []",
        ],
    ),
    "unlikely to come": (
        (
            "Norwegian king Ola Moe invited Peruvian president Ana Soto to the summit. Peruvian minister Luz Paz said it was "
            "unlikely that the president would attend."
        ),
        ["invite occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "proposed hours earlier that somebody be thrown out": (
        "Norwegian king Ola Moe had proposed hours earlier that Peru throw out two Chilean diplomats.",
        ["expel possible: Peru, Chilean diplomats []"],
    ),
    "two who followed suit": (
        "Norway cut diplomatic ties with Peru on Monday. Chile and Brazil followed suit.",
        [
            "sever_relations occurred: Norway, Peru [2024-05-13]",
            "sever_relations occurred: Chile, Brazil, Peru [2024-05-15]",
        ],
    ),
    "an invitation that an envoy brings": (
        (
            "Norwegian king Ola Moe received Peruvian ambassador Ana Soto on Monday. The ambassador conveyed an invitation "
            "from Peruvian president Luz Paz to visit Lima."
        ),
        [
            "meet occurred: Ola Moe, Ana Soto [2024-05-13] Norway",
            "invite occurred: Luz Paz, Ola Moe [2024-05-15]",
        ],
    ),
    "asked to arrange talks": (
        "Peruvian president Ana Soto asked Norway to arrange talks with the Chilean king.",
        ["meet possible: Ana Soto, Chilean King []"],
    ),
    "is sending": (
        "Norway is sending foreign minister Ola Moe to Lima.",
        ["visit planned: Ola Moe, Peru [] Lima"],
    ),
}
DAYS = {
    "a day after a deed": (
        "Norwegian king Ola Moe said a day after meeting Peruvian president Ana Soto that he was content.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-14]"],
    ),
    "two days after somebody else did something": (
        "Nauru said on Monday that it was recognising Kosovo, two days after Peru voted.",
        ["recognize occurred: Nauru, Kosovo [2024-05-13]"],
    ),
    "a deal of last week to do something": (
        "Chile and Peru reached an agreement to exchange prisoners last week.",
        ["agree occurred: Chile, Peru [2024-05-06/2024-05-12]"],
    ),
    "before flying somewhere on a day to come": (
        "Norwegian king Ola Moe met Peruvian president Ana Soto on Wednesday before flying to Santiago on Friday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]", "visit planned: Ola Moe, Chile [2024-05-17] Santiago"],
    ),
    "the day of an election": (
        (
            "Norwegian king Ola Moe telephoned Peruvian president Ana Soto on Monday, May 13 to congratulate her on winning "
            "Sunday's election and to invite her to Oslo."
        ),
        [
            "call occurred: Ola Moe, Ana Soto [2024-05-13]",
            "congratulate occurred: Ola Moe, Ana Soto [2024-05-13]",
            "invite occurred: Ola Moe, Ana Soto [2024-05-13]",
        ],
    ),
    "where he is to dine": (
        "On Friday the Norwegian king travels to Madrid, where he is to dine with Spanish king Luis Paz.",
        [
            "visit planned: Norwegian King, Spain [2024-05-17] Madrid",
            "meet planned: Norwegian King, Luis Paz [2024-05-17] Madrid",
        ],
    ),
    "an unlisted town has its country": (
        "Norwegian king Ola Moe will visit the Peruvian city of Tacna on Friday.",
        ["visit planned: Ola Moe, Peru [2024-05-17] Tacna"],
    ),
    "a hotel of a town": (
        "Norwegian king Ola Moe met Peruvian president Ana Soto in a Geneva hotel on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Geneva"],
    ),
}
CASES = COMPANY | ANSWERS | DAYS


@pytest.mark.parametrize("name", CASES)
def test_company_and_answers(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted


@pytest.mark.parametrize(
    "page",
    [
        "Lima, May 12th 2024 - 14:17 UTC\n\nA royal go-between\n\nSunday, November 5th 2006 - 20:00 UTC\n\nThe king came.",
        "Ana Soto (file photo) November 5, 2006 (RFE/RL) -- Peruvian President Ana Soto met the king on Monday.",
        "Menu\nNews\nHelp\n"
        + "About us\n" * 12
        + "Press Statement\nLima\nNovember 5, 2006\nRemarks\n\nThe king came on Monday.",
    ],
)
def test_the_day_of_a_page_stands_below_its_masthead_menus_and_pictures(page: str) -> None:
    read = read_page(page)
    line = read.dateline
    day = read.published or (line and line.year and dt.date(line.year, line.month or 1, line.day or 1))
    assert day == dt.date(2006, 11, 5)
