"""Pages of ministries, palaces and embassies: their day, their home, their schedules, lists and closing formulas."""

from __future__ import annotations

from datetime import date as Day

import pytest
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.datelines import signed_date, title_date
from diplo_extract.pipeline import extract
from diplo_extract.programmes import is_schedule

CASES: list[tuple[str, str, set[str]]] = [
    # the day of a page that stands in its heading, under it or in its closing formula
    (
        "a press conference of its day",
        "Spokesman's Regular Press Conference on March 18, 2014\n\nPeru's Foreign Minister Ana Soto met Chilean President Max Rojas yesterday.",
        {"meet occurred: Ana Soto/PER, Max Rojas/CHL 2014-03-17"},
    ),
    (
        "signed below",
        "Ministry of Foreign Affairs\n\nNorway's Foreign Minister Ola Moe met Chilean President Max Rojas yesterday.\n\nOslo, 29 August 1996",
        {"meet occurred: Ola Moe/NOR, Max Rojas/CHL 1996-08-28"},
    ),
    (
        "an act done at a place on a day",
        (
            "Joint Communiqué\n\nThe Government of Norway and the Government of Fiji, desiring to promote friendship between "
            "the two countries, have decided to establish diplomatic relations with effect from 17 January 1992.\n\n"
            "Done at Oslo on 17 January 1992 in two originals."
        ),
        {"establish_relations occurred: Norway/NOR, Fiji/FJI 1992-01-17"},
    ),
    # schedules: the simple present is what is due, on the day of the heading or of the schedule
    (
        "a schedule of one day",
        (
            "Public Schedule for May 3, 2010\n\nSecretary of State Ana Roe\n10:00 a.m. Ana Roe meets with Peruvian Foreign Minister "
            "Luis Soto.\n(CAMERA SPRAY)\n2:00 p.m. Ana Roe receives Chilean President Max Rojas."
        ),
        {
            "meet planned: Ana Roe/USA, Luis Soto/PER 2010-05-03",
            "meet planned: Ana Roe/USA, Max Rojas/CHL 2010-05-03",
        },
    ),
    (
        "a schedule of a week",
        (
            "Weekly agenda\nJune 3, 2019\n\nMonday, June 3\nPeru's Foreign Minister Luis Soto receives Chilean President Max Rojas.\n\n"
            "Wednesday, June 5\nPeru's Foreign Minister Luis Soto meets Kenyan President Amina Otieno."
        ),
        {
            "meet planned: Luis Soto/PER, Max Rojas/CHL 2019-06-03",
            "meet planned: Luis Soto/PER, Amina Otieno/KEN 2019-06-05",
        },
    ),
    (
        "entries of a programme without verbs",
        (
            "PRESS BULLETIN\nMay 4, 1991\nPROGRAMME OF THE POLISH FOREIGN MINISTER IN CANADA\n\nPolish Foreign Minister Jan Wolski "
            "arrives in Ottawa on May 12.\n\nMay 12\nTalks with Secretary of State for External Affairs Ana Roe."
        ),
        {
            "visit planned: Jan Wolski/POL, Canada/CAN 1991-05-12",
            "meet planned: Ana Roe/CAN, Jan Wolski/POL 1991-05-12",
        },
    ),
    # whose page it is: of the house that heads it and the town it is written in, or the town under it
    (
        "a royal court",
        "Royal Court\nAmman, 11 February 2019\n\nKing Talal met Croatian President Ana Babic on Monday.",
        {"meet occurred: Talal/JOR, Ana Babic/HRV 2019-02-11"},
    ),
    (
        "a town below",
        (
            "PR No. 31\n30 January 2013\n\nThe Foreign Secretary, Mr. Asghar Durrani, met the Ambassador of Iran today and conveyed "
            "Pakistan's concern.\n\nIslamabad"
        ),
        {"meet occurred: Asghar Durrani/PAK, Iranian Ambassador/IRN 2013-01-30"},
    ),
    # a state has one foreign minister and one president
    (
        "two foreign ministers",
        (
            "Transcript of a press conference in Canberra\n\nFOREIGN MINISTER ANA ROE: I welcome Foreign Minister Rini Dewi to Canberra. "
            "Australia is glad.\n\nFOREIGN MINISTER RINI DEWI: I thank the Government of Australia."
        ),
        {
            "meet occurred: Ana Roe/AUS, Rini Dewi/None -",
            "thank occurred: Rini Dewi/None, Australia/AUS -",
            "visit occurred: Rini Dewi/None, Australia/AUS -",
        },
    ),
    (
        "an office told above without a name",
        (
            "Embassy of Uzbekistan in Peru\n\nThe ambassador spoke with the President of Peru\n\nOn July 4, 2023, President Luis Soto "
            "received Ambassador Nodira Karimova and praised President Jasur Umarov."
        ),
        {"meet occurred: Luis Soto/PER, Nodira Karimova/UZB 2023-07-04"},
    ),
    (
        "whoever invites is of the state that one visits",
        "At the invitation of Foreign Minister Zhao Gu, Foreign Minister Luis Soto of Bolivia paid an official visit to Peru on May 3, 2020.",
        {
            "invite occurred: Zhao Gu/PER, Luis Soto/BOL -",
            "visit occurred: Luis Soto/BOL, Peru/PER 2020-05-03",
        },
    ),
    # who writes is who congratulates, and a list of senders behind a participle
    (
        "a cable that congratulates",
        "The King of Jordan received a cable from Emir of Kuwait Faisal Nasser, congratulating him on his birthday.",
        {
            "letter occurred: Faisal Nasser/KWT, Jordanian King/JOR -",
            "congratulate occurred: Faisal Nasser/KWT, Jordanian King/JOR -",
        },
    ),
    (
        "telegrams addressed to him",
        (
            "Telegrams of congratulation addressed to President Max Rojas of Chile have been received from the President of "
            "Finland Kaarina Virta, the King of Morocco and the President of Peru Luis Soto."
        ),
        {
            "letter occurred: Kaarina Virta/FIN, Moroccan King/MAR, Luis Soto/PER, Max Rojas/CHL -",
            "congratulate occurred: Kaarina Virta/FIN, Moroccan King/MAR, Luis Soto/PER, Max Rojas/CHL -",
        },
    ),
    (
        "what is done once and then holds",
        "The Government of Honduras has decided to break off diplomatic relations with Fiji as of May 20, 1993.",
        {"sever_relations occurred: Honduras/HND, Fiji/FJI 1993-05-20"},
    ),
    (
        "an office that writes its day in figures",
        "Presidency of the Arab Republic of Egypt\n4/7/2018\n\nPresident Hatem Lotfy received Foreign Minister of Peru Luis Soto yesterday.",
        {"meet occurred: Hatem Lotfy/EGY, Luis Soto/PER 2018-07-03"},
    ),
    (
        "a day between bars",
        "News item | 02-02-2026 | Ministry of Foreign Affairs\n\nKenya's Foreign Minister Ana Otieno met Peruvian President Luis Soto today.",
        {"meet occurred: Ana Otieno/KEN, Luis Soto/PER 2026-02-02"},
    ),
    # what somebody is informed of in a call
    (
        "informed in a call",
        "Argentina's Foreign Minister Ana Roe informed the Bolivian Foreign Minister, Luis Choque, of the decision in a telephone conversation.",
        {"call occurred: Ana Roe/ARG, Luis Choque/BOL -"},
    ),
    # names of states and bodies
    (
        "a republic by another of its names",
        "The Republic of The Gambia will rejoin the Commonwealth on 8 February 2018. The Commonwealth Secretariat is glad.",
        {"join planned: Gambia/GMB, Commonwealth/None 2018-02-08"},
    ),
    (
        "a right honourable guest",
        "The President of Peru, Ana Soto, met Rt. Hon. Angus Moe, the Prime Minister of Fiji, on 8 February 2018.",
        {"meet occurred: Ana Soto/PER, Angus Moe/FJI 2018-02-08"},
    ),
    # whom one writes to does not say what one writes
    (
        "a message to somebody expressing something",
        "Portugal's Foreign Minister sent a message to Foreign Minister Tesfaye Haile of Eritrea, expressing his satisfaction.",
        {"letter occurred: Portuguese Foreign Minister/PRT, Tesfaye Haile/ERI -"},
    ),
    # those with whom one condoles are elsewhere, and whoever leads at home is the premier
    (
        "the leaders' talks told once more",
        (
            "Ministry of Foreign Affairs\nHanoi, 23 April 2020\n\nThe leader of Vietnam spoke by telephone with Hungary's premier on 22 "
            "April. Prime Minister Le Duc spoke by telephone with Prime Minister Gabor Szilagyi of Hungary on 22 April."
        ),
        {"call occurred: Le Duc/VNM, Gabor Szilagyi/HUN 2020-04-22"},
    ),
    (
        "relations are agreed on once",
        "Norway and Chile agreed to open embassies by the end of 1998.",
        {"establish_relations planned: Norway/NOR, Chile/CHL None..1998-12-31"},
    ),
]


@pytest.mark.parametrize(("name", "text", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_pages(name: str, text: str, wanted: set[str], nlp: Language) -> None:
    told = set()
    for e in extract(Article(text=text), nlp):
        who = ", ".join(f"{p.name}/{p.country}" for p in e.participants)
        day = (
            e.date.start.isoformat() if e.date.start == e.date.end and e.date.start else f"{e.date.start}..{e.date.end}"
        )
        told.add(f"{e.type} {e.status}: {who} {'-' if e.date.start is None and e.date.end is None else day}")
    assert told == wanted


LINES: list[tuple[str, Day | None, Day | None]] = [
    # the line of a heading, the line under a page
    ("Regular Press Conference held on 3 May 2019", Day(2019, 5, 3), None),
    ("Statement on the attack of 3 May 2019", None, None),
    ("Lima, 14 May 2024", None, Day(2024, 5, 14)),
    ("14 May 2024", None, Day(2024, 5, 14)),
    ("Talks in Lima on 14 May 2024", None, None),
    ("Done at Lima on 14 May 2024 in two originals", None, Day(2024, 5, 14)),
    ("Done deal in Lima on 14 May 2024 in two steps", None, None),
]


@pytest.mark.parametrize(("line", "above", "below"), LINES)
def test_days_of_lines(line: str, above: Day | None, below: Day | None) -> None:
    assert (title_date(line), signed_date(line)) == (above, below)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Public Schedule for May 3, 2010", True),
        ("The President's diary", True),
        ("Weekly agenda of the Minister, March 1-5, 1999", True),
        ("Agenda of the Foreign Minister", True),
        ("Trade tops agenda in Lima", False),
        ("Premier's agenda suffers in Lima", False),
        ("Schedule slips for talks in Lima", False),
    ],
)
def test_schedules(line: str, wanted: bool) -> None:
    assert is_schedule(f"{line}\n\nThe Minister meets the King.") is wanted
