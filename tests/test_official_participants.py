"""Who takes part, as pages of presidencies and ministries tell it: long offices, signers for a side, lists of envoys.

A participant is a name and its country's code; companions stand in brackets. The sentences were written for this table.
"""

from __future__ import annotations

from datetime import date as Day

import pytest
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

TALKS = "President Sadyr Bek of Kyrgyzstan met President Shavkat Kar of Uzbekistan. "


def parties(nlp: Language, text: str, type_: str) -> list[list[str]]:
    """The participants of each event of a type, in order."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), nlp)
    return [[f"{p.name} {p.country or '-'}" for p in e.participants if p.core] for e in events if e.type == type_]


OFFICES = {
    "Peru's Deputy Minister for the Aid of Migrant Christians Ana Ruiz": "Ana Ruiz PER",
    "the Minister of Foreign Affairs and Human Mobility of Ecuador, Ana Ruiz,": "Ana Ruiz ECU",
    "the Undersecretary for Latin America and the Caribbean of Mexico, Ana Ruiz,": "Ana Ruiz MEX",
    "the Minister of State for Foreign Trade of the UAE, Thani Al Zay,": "Thani Al Zay ARE",
    "French Minister Delegate for Foreign Trade and Economic Attractiveness Anne Roux": "Anne Roux FRA",
    "the Director of the Department for Asia and the Pacific of the Ministry of Foreign Affairs of Bulgaria Ivan Pet": (
        "Ivan Pet BGR"
    ),
    "the AU Commissioner for Peace and Order, Ambassador Ana Ruiz,": "Ana Ruiz -",
    "the Minister for Clean Water Supply of Peru, Ana Ruiz,": "Ana Ruiz PER",
}


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_with_an_unlisted_field(office: str, nlp: Language) -> None:
    text = f"Chilean Foreign Minister Jorge Paz met {office} on Monday."
    assert parties(nlp, text, "meet") == [["Jorge Paz CHL", OFFICES[office]]]


SIGNED = {
    "On behalf of Peru the treaty was signed by Minister Ana Ruiz, and on behalf of Chile by Minister Jorge Paz.": [
        ["Ana Ruiz PER", "Jorge Paz CHL"]
    ],
    "The deal was signed for the Government of Peru by Trade Minister Ana Ruiz and for the Government of Chile by "
    "Economy Minister Jorge Paz.": [["Ana Ruiz PER", "Jorge Paz CHL"]],
    "The memorandum was signed by Minister of Health Ana Ruiz for Peru and Minister of Health Jorge Paz for Chile.": [
        ["Ana Ruiz PER", "Jorge Paz CHL"]
    ],
    TALKS + "The foreign ministers of the two countries, Ruslan Ak and Abdul Kam, signed a treaty.": [
        ["Ruslan Ak KGZ", "Abdul Kam UZB"]
    ],
    TALKS + "A treaty was signed by their Foreign Ministers, Ruslan Ak and Abdul Kam.": [
        ["Ruslan Ak KGZ", "Abdul Kam UZB"]
    ],
    "Ruslan Ak praised Peru. The interior ministers, Ruslan Ak and Abdul Kam, signed a treaty.": [],
    "Ana Ruiz of Peru and Jorge Paz of Chile attended the signing by Peruvian Minister Eva Diaz and Chilean Minister "
    "Max Soto of a treaty.": [["Eva Diaz PER", "Max Soto CHL"]],
}


@pytest.mark.parametrize("text", SIGNED)
def test_who_signed(text: str, nlp: Language) -> None:
    assert parties(nlp, text, "agree") == SIGNED[text]


CARRIED = {
    "Peruvian Foreign Minister Ana Ruiz conveyed the thanks of President Eva Diaz to Prime Minister Jorge Paz of Chile.": (
        "thank", [["Eva Diaz PER", "Jorge Paz CHL"]]
    ),
    "Foreign Minister Ana Ruiz, on behalf of President Eva Diaz of Peru, congratulated Prime Minister Jorge Paz of Chile.": (
        "congratulate", [["Ana Ruiz PER", "Jorge Paz CHL"]]
    ),
    "On behalf of the Government of Peru, Foreign Minister Ana Ruiz thanked Chile for its aid.": (
        "thank", [["Ana Ruiz PER", "Chile CHL"]]
    ),
    "President Eva Diaz of Peru exchanged congratulatory cables with King Olav of Norway.": (
        "congratulate", [["Eva Diaz PER", "Olav NOR"], ["Olav NOR", "Eva Diaz PER"]]
    ),
    "Peruvian Minister Ana Ruiz expressed appreciation of Chile's help.": (
        "thank", [["Ana Ruiz PER", "Chile CHL"]]
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", CARRIED)
def test_whose_courtesy_it_is(text: str, nlp: Language) -> None:
    type_, expected = CARRIED[text]
    assert parties(nlp, text, type_) == expected


def test_envoys_of_a_list_are_of_the_states_beside_their_names(nlp: Language) -> None:
    told = "presented their credentials to President Ana Ruiz of Peru"
    listed = [["Ghana GHA", "Kwame Owusu GHA", "Peru PER"], ["Czech Republic CZE", "Jan Novak CZE", "Peru PER"]]
    text = f"Two envoys {told}: Kwame Owusu (Ghana) and Jan Novak (Czech Republic)."
    assert parties(nlp, text, "appoint") == listed
    text = (
        "The Omani minister Ali Badr took the credentials of Omar Zay, Ambassador of Yemen to the Sultanate, at noon."
    )
    assert parties(nlp, text, "appoint") == [["Yemen YEM", "Omar Zay YEM", "Oman OMN"]]


PAGES = {
    "Ministry of Foreign Affairs - Republic of Slovenia\n\nIvo Stein in Malta\n\nForeign Minister Ivo Stein paid a "
    "visit to Malta. In Valletta he was received by President Jorge Vel and met with Speaker Anton Bor.": [
        ["Ivo Stein SVN", "Jorge Vel MLT"],
        ["Ivo Stein SVN", "Anton Bor MLT"],
    ],
    "Presidency of the Republic of Angola\n\nPresident Joao Lou arrived in Maputo on Monday. He held talks with his "
    "counterpart Filipe Nyu.": [["Joao Lou AGO", "Filipe Nyu MOZ"]],
    "Embassy of Peru in Ghana\n\nAn ambassador's day\n\nAmbassador Ana Ruiz met the Minister of Trade of Ghana, Kwame "
    "Owusu, on Monday.": [["Ana Ruiz PER", "Kwame Owusu GHA"]],
    # no masthead: the line tells what was done
    "Government of Peru Signs Pact\n\nAmbassador Ana Ruiz met the Minister of Trade of Ghana, Kwame Owusu, on Monday.": [
        ["Ana Ruiz -", "Kwame Owusu GHA"]
    ],
    # he came along and is of the guest's state, which nothing tells
    "The Norwegian premier, Lea Berg, visited Chile. She was accompanied by Foreign Minister Jens Holm.": [],
    # who deals with both of two states is of neither
    "Foreign Minister Peter Szab held talks with Iraqi Foreign Minister Nazar Kal and then, in a separate meeting, with "
    "Jordanian Senator Ali Had.": [["Peter Szab -", "Nazar Kal IRQ"], ["Peter Szab -", "Ali Had JOR"]],
    "The Thai Prime Minister will receive in Bangkok President Ana Ruiz of Peru.": [
        ["Thai Prime Minister THA", "Ana Ruiz PER"]
    ],
    "President Ana Ruiz of Peru met the Chaldean Catholic Archbishop of Erbil, Bashar Matti, and Luca d'Aosta of Italy.": [
        ["Ana Ruiz PER", "Bashar Matti IRQ", "Luca d'Aosta ITA"]
    ],
}


def test_who_is_met_at_a_later_stop_is_not_of_the_first(nlp: Language) -> None:
    text = (
        "Peruvian Minister Ana Ruiz will leave on a tour of the Philippines and Ghana. She travels to Accra, where she is to be "
        "received by President Kwame Owusu."
    )
    assert parties(nlp, text, "meet") == [["Ana Ruiz PER", "Kwame Owusu GHA"]]


@pytest.mark.parametrize("text", PAGES)
def test_whose_page_and_stay_it_is(text: str, nlp: Language) -> None:
    assert parties(nlp, text, "meet") == PAGES[text]


HOUSES = {
    "Political consultations between the Ministries of Foreign Affairs of Peru and Chile were held in Quito.": [
        ["Peruvian Foreign Ministry PER", "Chilean Foreign Ministry CHL"]
    ],
    "The Ambassadors of China and Pakistan, Ms. Hou Yan and Mr. Syed Shah, called on Nepal's Foreign Minister Ana Rai.": [
        ["Hou Yan CHN", "Syed Shah PAK", "Ana Rai NPL"]
    ],
    "Peru's Foreign Minister Ana Ruiz met the Foreign Minister of Albania, Igli Has, and the President of the Assembly, "
    "Lindita Nik.": [["Ana Ruiz PER", "Igli Has ALB", "Lindita Nik ALB"]],
    "Ministry of Trade - Republic of Chile\n\nAna Ruiz in Oslo\n\nMinister Ana Ruiz flew to Norway. Our Minister met "
    "Prime Minister Lea Berg there.": [["Ana Ruiz CHL", "Lea Berg NOR"]],
    "Ana Ruiz of Peru met the Prime Ministers of Norway, Lea Berg, and of Denmark, Jens Holm, in Lima.": [
        ["Ana Ruiz PER", "Lea Berg NOR", "Jens Holm DNK"]
    ],
    "Foreign Minister Ana Ruiz of Peru met the ambassadors of China (Hou Yan) and India (Vinay Kwa).": [
        ["Ana Ruiz PER", "Hou Yan CHN", "Vinay Kwa IND"]
    ],
    "The leaders of Norway, a rich country, and Denmark met Ana Ruiz of Peru.": [
        ["leaders of Norway NOR", "Denmark DNK", "Ana Ruiz PER"]
    ],
    "Prime Minister Ken Abe of Japan received a courtesy call from Ana Ruiz, Speaker of Peru, and a delegation of envoys.": [
        ["Ken Abe JPN", "Ana Ruiz PER"]
    ],
    "The President of Cyprus, Nic Ana, received today, at the State Palace, the Foreign Minister of Peru, Eva Diaz, and "
    "afterwards the Foreign Minister of Jordan, Omar Saf.": [
        ["Nic Ana CYP", "Eva Diaz PER"],
        ["Nic Ana CYP", "Omar Saf JOR"],
    ],
    "A European Parliament delegation held a working session with Chilean Minister Jorge Paz.": [
        ["European Parliament delegation -", "Jorge Paz CHL"]
    ],
    "A Parliament delegation held a working session with Chilean Minister Jorge Paz.": [],
    "President Danilo Med of Peru received farewell visits from the ambassadors of Taiwan and France.": [
        ["Danilo Med PER", "Taiwanese Ambassador TWN", "French Ambassador FRA"]
    ],
}


@pytest.mark.parametrize("text", HOUSES)
def test_houses_and_lists(text: str, nlp: Language) -> None:
    assert parties(nlp, text, "meet") == HOUSES[text]


JOURNEYS = {
    "On the second day of his visit to New York President of Kazakhstan Nursultan Naz met with Peruvian President Eva Diaz.": (
        "meet", [["Nursultan Naz KAZ", "Eva Diaz PER"]]
    ),
    "Upon arrival in Doha President of Chad Omar Deb was received by Qatari Emir Tamim Ali.": (
        "meet", [["Omar Deb TCD", "Tamim Ali QAT"]]
    ),
    "Samoan Premier Sailele Mali spoke by Zoom with New Zealand Foreign Minister Ana Mah on Wednesday.": (
        "call", [["Sailele Mali WSM", "Ana Mah NZL"]]
    ),
    "After talks in Doha President of Chad Omar Deb met with Qatari Emir Tamim Ali.": (
        "meet", [["Omar Deb TCD", "Tamim Ali QAT"]]
    ),
    "Ministry of Trade of the Republic of Albania\n\nVisits\n\nDeputy Minister Ana Mal travelled to Skopje on Friday, "
    "where she met her counterpart Eva Isak and was received by Deputy Prime Minister Bojan Mar.": (
        "meet", [["Ana Mal ALB", "Eva Isak MKD"], ["Ana Mal ALB", "Bojan Mar MKD"]]
    ),
    "Canadian Ambassador Eva Ivk handed over an invitation from Foreign Minister Marc Garn to Peruvian Minister Ana Ruiz.": (
        "invite", [["Marc Garn CAN", "Ana Ruiz PER"]]
    ),
    "Ana Ruiz of Peru and Max Soto of Chile spoke of the latest round of talks between Laos and Fiji.": (
        "meet", [["Laos LAO", "Fiji FJI"]]
    ),
    "President Eva Diaz of Peru received the head of Chevron, John Watson, and envoys of Chile.": (
        "meet", [["Eva Diaz PER", "John Watson -", "envoys of Chile CHL"]]
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", JOURNEYS)
def test_names_behind_towns_and_firms(text: str, nlp: Language) -> None:
    type_, expected = JOURNEYS[text]
    assert parties(nlp, text, type_) == expected


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("11 March 2021 Press Service of the President", "2021-03-11"),
        ("The Fijian Government, Suva - 14/07/2022", "2022-07-14"),
        ("Ministry of Trade and Fish, 10 November 2022", "2022-11-10"),
        ("5 October 2017 - Source: Ministry of Trade", "2017-10-05"),
        ("The government of Peru met on 5 October 2017", None),
        ("Ana Ruiz in Lima, 5 October 2017", None),
    ],
)
def test_the_line_of_who_issues_a_page_dates_it(line: str, day: str | None, nlp: Language) -> None:
    text = f"A visit\n\n{line}\n\nPresident Ana Ruiz of Peru met President Max Soto of Chile today."
    events = [e for e in extract(Article(document="-", text=text), nlp) if e.type == "meet"]
    assert [str(e.date.start) if e.date.start else None for e in events] == [day]
