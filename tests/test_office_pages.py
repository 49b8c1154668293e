"""News pages of presidencies and ministries through the whole pipeline: talks, what is recalled at them, what follows.

A record is written as type, status, names of the core parties in order, days, place. Every page is of 15 May 2024.
"""

from __future__ import annotations

from datetime import date as Day

import pytest
from conftest import told
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

TALKS = "President Ana Soto of Peru held talks with President Omar Bakr of Egypt. "


ANSWERS = {
    "an invitation accepted by nobody named": (
        TALKS + "Ana Soto invited Omar Bakr to visit Lima. The invitation was accepted with gratitude.",
        [
            "invite occurred: Ana Soto, Omar Bakr [2024-05-15]",
            "visit planned: Omar Bakr, Peru [] Lima",
            "accept occurred: Omar Bakr, Ana Soto [2024-05-15]",
        ],
    ),
    "an invitation that was not": (
        TALKS + "Ana Soto invited Omar Bakr to Lima. The invitation was not accepted.",
        ["invite occurred: Ana Soto, Omar Bakr [2024-05-15]", "decline occurred: Omar Bakr, Ana Soto [2024-05-15]"],
    ),
    "no invitation told": (TALKS + "The invitation of the museum was accepted.", []),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str) -> None:
    text, wanted = ANSWERS[name]
    assert told(text)[1:] == wanted


RECALLED = {
    "what is said and signed is of the day's talks, not of those recalled": (
        TALKS
        + "They recalled their telephone call on 26 April. Omar Bakr thanked Ana Soto. A Joint Statement was signed.",
        "2024-04-26",
        ["thank", "agree"],
    ),
    "talks on the margins of a summit were then and there": (
        TALKS + "They recalled their meeting on the margins of the Nile Forum in Cairo in March.",
        "2024-03",
        [],
    ),
    "talks with somebody that one recalls alone": (
        TALKS + "President Soto recalled a long meeting with Prime Minister Kofi Adu of Ghana in Accra in March.",
        "2024-03",
        [],
    ),
}


@pytest.mark.parametrize("name", RECALLED)
def test_what_is_recalled(name: str) -> None:
    text, days, acts = RECALLED[name]
    lines = told(text)
    assert [line for line in lines if f"[{days}]" in line and line.startswith(("meet", "call"))]
    assert all("[2024-05-15]" in line for act in acts for line in lines if line.startswith(act))


def test_the_day_of_a_loss_is_not_that_of_the_condolences() -> None:
    lines = told(TALKS + "Omar Bakr conveyed condolences on the lives lost in the attack in Tumbes yesterday.")
    assert lines[1] == "condole occurred: Omar Bakr, Ana Soto [2024-05-15]"


def test_the_day_of_condolences_is_theirs() -> None:
    lines = told("President Omar Bakr of Egypt on Monday sent condolences to Peru over the crash in Lima on Sunday.")
    assert "condole occurred: Omar Bakr, Peru [2024-05-13]" in lines


def test_whom_somebody_is_due_to_receive() -> None:
    lines = told("The Slovak premier, whom President Ana Soto of Peru is due to receive tomorrow, praised the plan.")
    assert lines == ["meet planned: Slovak Premier, Ana Soto [2024-05-16] Peru"]


def test_their_visit_is_not_that_of_their_host() -> None:
    lines = told(
        "President Ana Soto of Peru met in Lima with Prime Minister Pavel Mor of Poland and Prime Minister Petr Fal of "
        "Slovenia, who arrived in Lima. She thanked them for their support as well as for their visit to Lima."
    )
    visits = [line for line in lines if line.startswith("visit")]
    assert visits == ["visit occurred: Pavel Mor, Petr Fal, Peru [2024-05-15] Lima"]


def test_what_is_said_on_the_screen_is_of_the_call() -> None:
    lines = told(
        "President Ana Soto of Peru held talks with President Omar Bakr of Egypt via videoconference.\n\n"
        "Ana Soto: Mr President, I am glad to see you."
    )
    assert lines == ["call occurred: Ana Soto, Omar Bakr [2024-05-15]"]


def test_thanks_to_nobody_named_go_to_all_guests() -> None:
    lines = told(
        "President Ana Soto of Peru met Foreign Minister Pavel Mor of Poland and Foreign Minister Petr Fal of Slovenia. "
        "Ana Soto thanked for the long support."
    )
    assert lines[1] == "thank occurred: Ana Soto, Pavel Mor, Petr Fal [2024-05-15]"


def test_a_family_name_in_capitals_comes_first(nlp: Language) -> None:
    events = extract(
        Article(
            document="-", text="Minister Ana Soto of Peru met Prime Minister KISHIDA Fumio.", published=Day(2022, 5, 15)
        ),
        nlp,
    )
    assert [p.country for p in events[0].participants] == ["PER", "JPN"]


def test_an_aide_at_home_beside_his_chief_is_not_of_the_enemy(nlp: Language) -> None:
    events = extract(
        Article(
            document="-",
            text=(
                "On behalf of Head of the Office of the President of Peru Ana Soto, Deputy Head of the Office of the "
                "President Luis Paz met with Secretary General Eva Lund of the Council of Europe. Luis Paz said that "
                "Chile goes on. Luis Paz said that Chilean troops and Chilean ships of Chile had come."
            ),
            published=Day(2024, 5, 15),
        ),
        nlp,
    )
    assert {p.country for e in events for p in e.participants if p.name == "Luis Paz"} <= {"PER", None}


PEOPLE = {
    "the President of a page is its own, whoever was named last": (
        (
            "President Luc Roy of France spoke by telephone with Prime Minister Sami Haddad of Lebanon. The President recalled "
            "that President Karim Nasr of Lebanon had come. The President will meet President Kemal Tok of Turkey on Friday."
        ),
        "meet planned: Luc Roy, Kemal Tok [2024-05-17]",
    ),
    "the two leaders are those of the page's own talks": (
        (
            "President Luc Roy of France met Prime Minister Sami Haddad of Lebanon. He recalled his talks with President "
            "Karim Nasr. It was warm. The two leaders signed a declaration."
        ),
        "agree occurred: Luc Roy, Sami Haddad [2024-05-15]",
    ),
    "an office beside a name is another's": (
        "President Luc Roy of France will host a dinner on Friday for the King of Jordan, Omar II, and the Crown Prince.",
        "meet planned: Luc Roy, Omar II [2024-05-17]",
    ),
    "who is sent does there what was to be done": (
        "President Emil Tarov of Georgia sent his foreign minister, Ilia Bar, to Ankara, where he met minister Ali Kaya of Turkey.",
        "meet occurred: Ilia Bar, Ali Kaya [2024-05-15] Ankara",
    ),
    "a meeting of one with two others": (
        (
            "He welcomed the meeting of President Emil Tarov of Georgia with President Kemal Tok of Turkey and President Luc "
            "Roy of France."
        ),
        "meet occurred: Emil Tarov, Kemal Tok, Luc Roy [2024-05-15]",
    ),
    "met respectively": (
        "Minister Wu Lan of China met respectively with Foreign Minister Ali Kaya of Turkey and Egyptian premier Omar Bakr.",
        "meet occurred: Wu Lan, Omar Bakr [2024-05-15]",
    ),
    "the two agreed": (
        "Prime Minister Benny Roth of Israel spoke with President Ivan Popov of Russia. The two agreed to meet in Moscow on 11 July.",
        "meet planned: Benny Roth, Ivan Popov [2024-07-11] Moscow",
    ),
    "we met, said to whom one talks": (
        (
            "President Han Jun of South Korea held a summit with Prime Minister Ali Tan of Malaysia. Before it, President Han "
            'saw a dance hosted by King Omar III. President Han said, "We met in Singapore last November."'
        ),
        "meet occurred: Han Jun, Ali Tan [2023-11] Singapore",
    ),
    "thanks for inviting": (
        "President Han Jun of South Korea said he was grateful to Prime Minister Ali Tan of Malaysia for inviting him.",
        "invite occurred: Ali Tan, Han Jun []",
    ),
    "a paragraph that goes on with He also": (
        (
            "High Representative Jose Bor of the EU called Foreign Minister Ara Mir of Armenia. The High Representative "
            "received Foreign Minister Ilia Dar of Georgia. Minister Dar will return to Brussels.\n\nHe also spoke by telephone to "
            "President Kemal Tok of Turkey."
        ),
        "call occurred: Jose Bor, Kemal Tok [2024-05-15]",
    ),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_people(name: str) -> None:
    text, wanted = PEOPLE[name]
    assert wanted in told(text)


DUE = {
    "put off to another day": (
        "The meeting between President Ana Soto of Peru and President Omar Bakr of Egypt has been postponed to July.",
        ["meet planned: Ana Soto, Omar Bakr [2024-07]"],
    ),
    "put off until a day": (
        "The visit of President Omar Bakr of Egypt to Peru was put off until 5 July.",
        ["visit planned: Omar Bakr, Peru [2024-07-05]"],
    ),
    "put off on a day": (
        "President Ana Soto of Peru postponed her visit to Chile on Monday.",
        ["visit negated: Ana Soto, Chile [2024-05-20]"],
    ),
    "deals in the making": (
        "Peru reviewed the agreements being worked out by Chile and Egypt.",
        [],
    ),
    "while in a town": (
        "While in Brussels President Ana Soto of Peru will meet President Omar Bakr of Egypt.",
        ["meet planned: Ana Soto, Omar Bakr [] Brussels"],
    ),
    "the same day is that of the page, not of what was said": (
        (
            "Minister Ana Soto of Peru met in Lima with Minister Ali Moi of Kenya on May 15. Soto said that yesterday President "
            "Luis Paz of Peru had a meeting with President William Rut of Kenya.\n\nOn the same day, Soto met Minister Ali Kaya of "
            "Turkey."
        ),
        [
            "meet occurred: Ana Soto, Ali Moi [2024-05-15] Lima",
            "meet occurred: Luis Paz, William Rut [2024-05-14]",
            "meet occurred: Ana Soto, Ali Kaya [2024-05-15] Lima",
        ],
    ),
    "received on a visit that is recalled": (
        (
            "President Luc Roy of France recalled his visit to Beirut on 17 January, during which he had met President Sami "
            "Haddad of Lebanon and been received by Speaker Nabih Saad."
        ),
        [
            "visit occurred: Luc Roy, Lebanon [2024-01-17] Beirut",
            "meet occurred: Luc Roy, Sami Haddad [2024-01-17] Beirut",
            "meet occurred: Luc Roy, Nabih Saad [2024-01-17] Beirut",
        ],
    ),
}


@pytest.mark.parametrize("name", DUE)
def test_days_and_places(name: str) -> None:
    text, wanted = DUE[name]
    assert told(text) == wanted


SAID = {
    "our prime minister, said by a president": (
        (
            'President Ali Tan of Malaysia told President Ivan Popov of Russia: "Two days ago our prime minister held talks '
            'with Dmitry Orlov of Russia."'
        ),
        "meet occurred: Malaysian prime minister, Dmitry Orlov [2024-05-13]",
    ),
    "when somebody was invited": (
        'President Ali Tan of Malaysia told President Ivan Popov of Russia: "I invited you to Putrajaya in April last year."',
        "invite occurred: Ali Tan, Ivan Popov [2023-04]",
    ),
    "an invitation that another brings": (
        (
            "President Ana Soto of Peru met President Omar Bakr of Egypt. Soto conveyed an invitation from Premier Luis Paz to "
            "President Bakr to visit Lima; he accepted the invitation."
        ),
        "accept occurred: Omar Bakr, Luis Paz [2024-05-15]",
    ),
    "at talks that a sentence opens with": (
        (
            "President Ana Soto of Peru visited Cairo. Premier Luis Paz of Peru rang Premier Ali Kaya of Turkey. At the talks "
            "with President Omar Bakr of Egypt on May 13, the two leaders signed a declaration."
        ),
        "agree occurred: Ana Soto, Omar Bakr [2024-05-13] Cairo",
    ),
    "a headline of two meetings": (
        (
            "Peru's president Ana Soto meets Egyptian, Turkish leaders\n\nPresident Ana Soto and President Omar Bakr of Egypt "
            "held talks on May 13. She later met Luc Roy of France, Jan Kos of Slovenia and Ola Moe of Norway. At the talks with "
            "President Kemal Tok of Turkey on May 11, the two leaders signed a pact."
        ),
        "meet occurred: Ana Soto, Omar Bakr [2024-05-13]",
    ),
    "home from a stay": (
        "President Luong Cuong of Vietnam arrived in Lima on May 2. It rained. The State President left Lima for home on May 6.",
        "visit occurred: Luong Cuong, Peru [2024-05-02/2024-05-06] Lima",
    ),
    "met separately where somebody was": (
        (
            "President Ana Soto of Peru came home from London, where she met separately with King Charles III and Prime "
            "Minister Rishi Sunak."
        ),
        "meet occurred: Ana Soto, Rishi Sunak [2024-05-15] London",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_what_is_said_and_brought(name: str) -> None:
    text, wanted = SAID[name]
    assert wanted in told(text)


def test_condolences_to_a_family_are_not_for_whom_one_met() -> None:
    lines = told(TALKS + "Ana Soto expressed condolences to the family of the late singer.")
    assert [line for line in lines if line.startswith("condole")] == []


def test_words_behind_a_dash_are_those_of_whoever_is_told_above() -> None:
    lines = told(
        "Ana Soto held expanded meeting with President of Egypt Omar Bakr\n\nPresident of Peru Ana Soto met with President "
        "of Egypt Omar Bakr in Lima. The talks were long.\n\nPresident Ana Soto said:\n\n- Dear Omar, a month "
        "ago I was on a state visit to Egypt. I want to thank you.\n\nPresident Omar Bakr said:\n\n- Dear Ana, I have invited "
        "you to Luxor.\n\nThe President of Peru accepted the invitation. On Monday she had received Prime Minister Ali Kaya of "
        "Turkey."
    )
    assert "visit occurred: Ana Soto, Egypt [2024-04]" in [line.removesuffix(" Lima") for line in lines]
    assert any(line.startswith("thank occurred: Ana Soto, Omar Bakr") for line in lines)
    assert any(line.startswith("invite occurred: Omar Bakr, Ana Soto") for line in lines)
    assert any(line.startswith("accept occurred: Ana Soto, Omar Bakr") for line in lines)
    assert not any(line.startswith("letter") for line in lines)


def test_a_dash_below_no_speaker_opens_a_list() -> None:
    lines = told(
        "President Ana Soto of Peru met President Omar Bakr of Egypt:\n\n- I thank you, a child said.\n\n- It rained."
    )
    assert not any(line.startswith("thank occurred: Ana Soto") for line in lines)


def test_the_taoiseach_is_no_danish_premier() -> None:
    lines = told(
        "The Taoiseach, Leo Daly, spoke by phone with the Prime Minister of Denmark, Mette Holm. The Taoiseach will meet "
        "Dutch Prime Minister Mark Smit on Friday."
    )
    assert lines[1] == "meet planned: Leo Daly, Mark Smit [2024-05-17]"


def test_two_heads_behind_one_another_are_two_men() -> None:
    lines = told(
        "Prime Minister Imran Shah of Pakistan arrived. In the afternoon the Prime Minister, President Kemal Tok of Turkey and "
        "Prime Minister Ali Tan of Malaysia held a trilateral meeting."
    )
    assert lines == ["meet occurred: Imran Shah, Kemal Tok, Ali Tan [2024-05-15]"]
