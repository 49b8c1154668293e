"""How agencies of many countries tell a day's diplomacy: what belongs together, what does not, near misses beside them.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024.
"""

from __future__ import annotations

import pytest
from conftest import PUBLISHED, told

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

MOE = "Norwegian Foreign Minister Ola Moe "

LENGTHS = {
    "the length is of the visit before": (
        MOE + "arrived in Lima on Monday after a four-day visit to Chile.",
        ["visit occurred: Ola Moe, Peru [2024-05-13] Lima", "visit occurred: Ola Moe, Chile [2024-05-10/2024-05-13]"],
    ),
    "each has its own": (
        MOE + "arrived in Lima on Monday for a two-day visit after a four-day visit to Chile.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-14] Lima",
            "visit occurred: Ola Moe, Chile [2024-05-10/2024-05-13]",
        ],
    ),
    "the length is of what one leaves": (
        MOE + "left Peru on Monday after a three-day visit to Peru.",
        ["visit occurred: Ola Moe, Peru [2024-05-11/2024-05-13]"],
    ),
    "on arrival": (
        MOE + "arrived in Lima on Monday for a three-day visit. Shortly after his arrival Moe met President Luis Paz.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-15] Lima",
            "meet occurred: Ola Moe, Luis Paz [2024-05-13] Lima",
        ],
    ),
    "on some day of the visit": (
        MOE + "arrived in Lima on Monday for a three-day visit. During the visit Moe met President Luis Paz.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-15] Lima",
            "meet occurred: Ola Moe, Luis Paz [2024-05-13/2024-05-15] Lima",
        ],
    ),
    "when one became the first": (
        "Norway, which in January became the first state to recognise Palau, closed a school.",
        ["recognize occurred: Norway, Palau [2024-01]"],
    ),
    "what one became is not when another acts": (
        "Norway, which in January became a republic, recognised Palau.",
        ["recognize occurred: Norway, Palau [2024-05-15]"],
    ),
}

CONTACTS = {
    "the day of calling off is not that of the visit": (
        "Peruvian President Luis Paz on Monday cancelled a visit to Norway.",
        ["visit negated: Luis Paz, Norway []"],
    ),
    "nor where the day it was due is told next": (
        "Peruvian President Luis Paz on Monday cancelled a visit to Norway. He was to arrive in Oslo on Friday.",
        ["visit negated: Luis Paz, Norway [2024-05-17] Oslo"],
    ),
    "a day behind what is called off may be of it": (
        "Peruvian President Luis Paz cancelled a visit to Norway on Monday.",
        ["visit negated: Luis Paz, Norway [2024-05-20]"],
    ),
    "whose the first of two contacts is": (
        MOE.strip() + "'s meeting with Luis Paz of Peru and talks with Ana Roe of Chile were useful.",
        ["meet occurred: Ola Moe, Luis Paz [2024-05-15]", "meet occurred: Ola Moe, Ana Roe [2024-05-15]"],
    ),
    "the day before, for a visit": (
        "Peruvian President Luis Paz on Monday received "
        + MOE.strip()
        + ", who arrived in Lima the day before for a visit.",
        [
            "meet occurred: Luis Paz, Ola Moe [2024-05-13] Lima",
            "visit occurred: Ola Moe, Peru [2024-05-12] Lima",
        ],
    ),
    "a welcome at the airport is part of the visit": (
        MOE + "arrived in Lima on Monday. He was welcomed at the airport by Peruvian minister Ana Soto.",
        ["visit occurred: Ola Moe, Peru [2024-05-13] Lima"],
    ),
    "what is agreed to at talks is of those talks": (
        (
            "Lima was cold. The streets were empty. Ola Moe of Norway met Luis Paz of Peru in Lima on May 14. At the talks Paz congratulated Moe. "
            "On Wednesday Moe met Paz again in Callao."
        ),
        [
            "meet occurred: Ola Moe, Luis Paz [2024-05-14] Lima",
            "congratulate occurred: Luis Paz, Ola Moe [2024-05-14] Lima",
            "meet occurred: Ola Moe, Luis Paz [2024-05-15] Callao",
        ],
    ),
    "who stayed at home did not meet the hosts of who is away": (
        MOE + "leaves on Saturday for Peru. Norwegian spokeswoman Eva Holm said Mr Moe should cancel the trip. "
        "Ms Holm met union leaders in Oslo on Tuesday.",
        ["visit planned: Ola Moe, Peru [2024-05-18]"],
    ),
    "the holder of an office and what it is of": (
        MOE + "met the facilitator of the peace dialogue, former Peruvian premier Luis Paz.",
        ["meet occurred: Ola Moe, Luis Paz [2024-05-15]"],
    ),
    "a body is no holder": (
        MOE + "met the facilitator of the peace dialogue, a forum in Peru.",
        [],
    ),
    "a new name takes over": (
        (
            "Norwegian Prime Minister Ola Moe spoke. The Prime Minister spoke of Peru. The Prime Minister will go to Chile "
            "in June.\n\nNorwegian King Nils Berg addressed envoys.\n\nHe also thanked Peruvian President Luis Paz."
        ),
        ["visit planned: Ola Moe, Chile [2024-06]", "thank occurred: Nils Berg, Luis Paz [2024-05-15]"],
    ),
}

CLAUSES = {
    "the second clause has its own subject": (
        "Norway broke with Peru on Monday, and Chile the same day expelled Peruvian envoy Luis Paz.",
        [
            "sever_relations occurred: Norway, Peru [2024-05-13]",
            "expel occurred: Chile, Luis Paz [2024-05-13]",
        ],
    ),
    "a list is no second clause": (
        "Norway signed treaties with Peru on Monday, and Chile on Tuesday.",
        ["agree occurred: Norway, Peru, Chile [2024-05-13]"],
    ),
    "after meeting somebody": (
        "Peru will pay, its prime minister Luis Paz said after meeting IMF representatives.",
        ["meet occurred: Luis Paz, IMF representatives [2024-05-15]"],
    ),
    "after a meeting that others called": (
        "Peru will pay, its prime minister Luis Paz said after the meeting IMF representatives called.",
        [],
    ),
    "a treaty of something, which others sign": (
        (
            "Peru and Chile initialled a treaty of friendship, which Peruvian President Luis Paz and Chilean President "
            "Ana Soto will sign in June."
        ),
        [
            "agree occurred: Peru, Chile [2024-05-15]",
            "agree planned: Luis Paz, Ana Soto [2024-06]",
        ],
    ),
    "the last noun, which has its own article": (
        "Peru and Chile have a minister of the treaty, which Norway and Iceland signed in March.",
        ["agree occurred: Norway, Iceland [2024-03]"],
    ),
    "the sovereign is no body": (
        "King Mohammed VI of Morocco arrived in Lima on Friday. On Sunday the Sovereign met Peruvian premier Luis Paz.",
        [
            "visit occurred: Mohammed VI, Peru [2024-05-10] Lima",
            "meet occurred: Mohammed VI, Luis Paz [2024-05-12] Lima",
        ],
    ),
}

UNDONE = {
    "who asks to let one come": (
        "Peruvian President Luis Paz refused Norway's request to let envoy Ola Moe return to Lima.",
        ["decline occurred: Luis Paz, Norway [2024-05-15]"],
    ),
    "who is not let come": (
        "Peru refused to let Norwegian minister Ola Moe return to Lima.",
        ["visit negated: Ola Moe, Peru [] Lima"],
    ),
    "a wrong impression": (
        "Peru rejected the impression that its president Luis Paz had met Norwegian premier Ola Moe.",
        ["meet negated: Luis Paz, Ola Moe []"],
    ),
    "an agency without brackets is no party": (
        "CANBERRA, May 15 AAP - Foreign Minister Gavin Roe has offered to host peace talks between Peru and Chile.",
        ["propose occurred: Gavin Roe, Peru, Chile [2024-05-15]"],
    ),
    "a role to play": ("Norway has a role to play in reaching a deal between Peru and Chile.", []),
    "who tells the visit and the invitation at once answers nobody": (
        "The ministry said Norwegian premier Ola Moe would visit Peru in June at the invitation of President Luis Paz.",
        ["visit planned: Ola Moe, Peru [2024-06]", "invite occurred: Luis Paz, Ola Moe []"],
    ),
}


@pytest.mark.parametrize("name", LENGTHS)
def test_lengths(name: str) -> None:
    text, wanted = LENGTHS[name]
    assert told(text) == wanted


@pytest.mark.parametrize("name", CONTACTS)
def test_contacts(name: str) -> None:
    text, wanted = CONTACTS[name]
    assert told(text) == wanted


@pytest.mark.parametrize("name", CLAUSES)
def test_clauses(name: str) -> None:
    text, wanted = CLAUSES[name]
    assert told(text) == wanted


@pytest.mark.parametrize("name", UNDONE)
def test_undone(name: str) -> None:
    text, wanted = UNDONE[name]
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Putin to meet Aliyev, Turkish leader", {"RUS", "AZE", "TUR"}),
        ("Putin to meet Ruiz, Turkish leader", {"RUS", "TUR"}),
        ("NEW DELHI, May 15 (PTI) Home Secretary Ravi Nair met Peruvian minister Luis Paz.", {"IND", "PER"}),
        ("LONDON, May 15 (PA) Home Secretary Ann Roe met Peruvian minister Luis Paz.", {"GBR", "PER"}),
    ],
)
def test_whose_they_are(text: str, countries: set[str]) -> None:
    events = extract(Article(document="-", text=text, published=PUBLISHED), load())
    assert {p.country for e in events for p in e.participants} == countries


# The state voted for by the dateline alone is not enough; who writes at home introduces nobody of his own.
_AT_HOME = (
    "Prime Minister Peter Kiss travels to Bucharest on Thursday for talks on trade with Romania. He will be received by Romanian President Ana Pop and have talks with Premier Dan Radu. "
    "Hungary's ambassador, Jozsef Nagy, met Mr Kiss. Romania buys gas from Romanian firms."
)


@pytest.mark.parametrize(
    ("head", "country"), [("Budapest, May 15 (MTI) - ", "HUN"), ("Budapest, May 15 (Reuters) - ", None)]
)
def test_a_national_agency_at_home(head: str, country: str | None) -> None:
    events = extract(Article(document="-", text=head + _AT_HOME, published=PUBLISHED), load())
    told = {p.name: p.country for e in events for p in e.participants}
    assert told["Peter Kiss"] == country


def test_the_second_holder_of_an_office_is_a_colleague_of_whom_the_sentence_names_before_him() -> None:
    events = extract(Article(document="-", text="Budapest, May 15 (MTI) - " + _AT_HOME, published=PUBLISHED), load())
    told = {p.name: p.country for e in events for p in e.participants}
    assert (told["Ana Pop"], told["Dan Radu"]) == ("ROU", "ROU")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Norwegian Prime Minister Ola Moe met Peruvian President Luis Paz and Premier Nils Berg.", "PER"),
        ("Prime Minister Ola Moe spoke. He met Peruvian President Luis Paz. Premier Nils Berg met Luis Paz.", None),
    ],
)
def test_the_sentence_must_name_the_other_state(text: str, state: str | None) -> None:
    events = extract(Article(document="-", text=text, published=PUBLISHED), load())
    assert {p.country for e in events for p in e.participants if p.name == "Nils Berg"} <= {state}


def test_an_errand_at_the_next_stop_has_its_day() -> None:
    text = (
        "Stoltenberg, who is due in Finland on Sunday, will be the President's guest at Kultaranta and will continue "
        "to Stockholm on Monday to meet Swedish minister Eva Holm."
    )
    events = extract(Article(document="-", text=text, published=PUBLISHED), load())
    assert [e.date.edtf for e in events if e.type == "meet"] == ["2024-05-20"]


@pytest.mark.parametrize(("office", "state"), [("Ambassador of Norway to Peru", "PER"), ("Norwegian minister", "NOR")])
def test_where_an_ambassador_serves_who_needs_no_introduction_is_at_home(office: str, state: str) -> None:
    text = (
        f"{office} Ola Moe called on Prime Minister Luis Paz. Paz said that Norway buys fish. Mr Moe thanked him. "
        "Mr Moe said that Norway would buy more, and that Norway and Peru were friends."
    )
    events = extract(Article(document="-", text=text, published=PUBLISHED), load())
    assert {p.country for e in events for p in e.participants if p.name == "Luis Paz"} <= {state, None}
    assert state == "NOR" or any(e.type == "meet" for e in events)
