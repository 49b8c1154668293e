"""Days of what is told and of who tells it, letters that speak, gatherings named after towns.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

DAYS = {
    "the day of the words": (
        "Norwegian Prime Minister Ola Moe will attend the Andean summit, Peruvian President Ana Soto said on Friday.",
        ["meet planned: Ola Moe []"],
    ),
    "the day of the summit": (
        "Norwegian Prime Minister Ola Moe will attend the Andean summit on Friday, Peruvian President Ana Soto said.",
        ["meet planned: Ola Moe [2024-05-17]"],
    ),
    "some weeks ago is not today": (
        "Norway expelled two Peruvian diplomats some weeks back.",
        ["expel occurred: Norway, Peruvian diplomats []"],
    ),
    "two weeks ago": (
        "Norway expelled two Peruvian diplomats two weeks back.",
        ["expel occurred: Norway, Peruvian diplomats [2024-04-29/2024-05-05]"],
    ),
    "two weeks spent back home": (
        "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto on Monday and spent two weeks back home.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13]"],
    ),
    "who has come for what will be": (
        (
            "Norwegian Prime Minister Ola Moe arrived in Lima on Tuesday to take part in the ministerial talks with Peru "
            "which will be held on May 16."
        ),
        ["visit occurred: Ola Moe, Peru [2024-05-14] Lima", "meet planned: Ola Moe, Peru [2024-05-16] Lima"],
    ),
    "that meeting": (
        (
            "Norwegian Prime Minister Ola Moe plans to meet Peruvian President Ana Soto. He said that meeting could take "
            "place early next year."
        ),
        ["meet planned: Ola Moe, Ana Soto [2025-01-01/2025-04-30]"],
    ),
    "what talks are due to do": (
        "Talks between Norway and Peru are due to begin in Lima on Friday.",
        ["meet planned: Norway, Peru [2024-05-17] Lima"],
    ),
    "what they are expected to do": (
        "Talks between Norway and Peru are expected to resume in Lima on Friday.",
        ["meet planned: Norway, Peru [2024-05-17] Lima"],
    ),
    "a visit that is due": (
        "The visit of Norwegian Prime Minister Ola Moe to Peru is due in June.",
        ["visit planned: Ola Moe, Peru [2024-06]"],
    ),
    "a delay that was due to rain": (
        "The talks between Norway and Peru in Lima on Monday ended early due to rain.",
        ["meet occurred: Norway, Peru [2024-05-13] Lima"],
    ),
    "the day of the announcement": (
        "The visit of Norwegian Prime Minister Ola Moe to Peru was announced on Monday.",
        ["visit planned: Ola Moe, Peru []"],
    ),
    "a visit that is only thought of": (
        "Norwegian Prime Minister Ola Moe is mulling a visit to Peru in June.",
        ["visit possible: Ola Moe, Peru [2024-06]"],
    ),
    "a truce holds from its announcement": (
        "A ceasefire between Norway and Peru was announced on Monday.",
        ["agree occurred: Norway, Peru [2024-05-13]"],
    ),
}
LETTERS = {
    "a letter that speaks": (
        "A letter from the Norwegian king assured the Peruvian president on Tuesday that Oslo would help.",
        ["letter occurred: Norwegian King, Peruvian President [2024-05-14]"],
    ),
    "a day between commas": (
        "In the letter, dated May 3, King Harald of Norway told Peruvian President Ana Soto that he would not come.",
        ["letter occurred: Harald, Ana Soto [2024-05-03]"],
    ),
    "what the letter says is ahead, the letter is not": (
        "King Harald of Norway told Peruvian President Ana Soto in a letter on Tuesday that he would not come.",
        ["letter occurred: Harald, Ana Soto [2024-05-14]"],
    ),
    "the second verb behind a message": (
        (
            "In a message to Peruvian President Ana Soto, King Harald of Norway mourned the dead and extended his "
            "condolences to their families."
        ),
        ["letter occurred: Harald, Ana Soto []", "condole occurred: Harald, Ana Soto [2024-05-15]"],
    ),
    "an account of a call": (
        "Norway said in its readout of Monday's call with Peruvian President Ana Soto that it was ready to help.",
        ["call occurred: Norway, Ana Soto [2024-05-13]"],
    ),
}
PLACES = {
    "a body between the town and its summit": (
        "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto at the Vilnius NATO summit on Tuesday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-14] Vilnius"],
    ),
    "a body's summit in no town": (
        "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto at the NATO summit on Tuesday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-14]"],
    ),
    "to what somebody is invited": (
        "Norway on Tuesday invited Peru to the Chilean-hosted summit.",
        ["invite occurred: Norway, Peru [2024-05-14]"],
    ),
    "who flew out": (
        "Norwegian Prime Minister Ola Moe flew out to Lima on Tuesday.",
        ["visit occurred: Ola Moe, Peru [2024-05-14] Lima"],
    ),
    "who flew out of": ("Norwegian Prime Minister Ola Moe flew out of his constituency on Tuesday.", []),
}
STATES = {
    "His Excellency is nobody's own": (
        "Peruvian President Ana Soto met His Excellency Jan Berg, High Representative of the European Union, on Tuesday.",
        ["meet occurred: Ana Soto, Jan Berg [2024-05-14]"],
    ),
    "a country by what it is": (
        "Norwegian Prime Minister Ola Moe left on Tuesday for the South American nation of Peru.",
        ["visit occurred: Ola Moe, Peru [2024-05-14]"],
    ),
    "an island by what it is": (
        "Norwegian Prime Minister Ola Moe will visit the island nation of Samoa in June.",
        ["visit planned: Ola Moe, Samoa [2024-06]"],
    ),
    "neither of two": (
        "Norwegian Prime Minister Ola Moe met neither Peruvian President Ana Soto nor her foreign minister.",
        ["meet negated: Ola Moe, Ana Soto, Peruvian foreign minister []"],
    ),
    "a misspelt office": (
        "Sudan's foreign ministry summoned the Peruvian charge d'affairs on Tuesday.",
        ["summon occurred: Sudanese Foreign Ministry, Peruvian Charge D'affairs [2024-05-14]"],
    ),
    "a visit held off": (
        "The visit of Norwegian Prime Minister Ola Moe to Peru was held off as King Harald was in hospital.",
        ["visit negated: Ola Moe, Peru []"],
    ),
}
CASES = DAYS | LETTERS | PLACES | STATES
AHEAD = {
    "planned": ["was supposed to", "was meant to", "is tipped to", "is billed to", "is pencilled in to", "resolved to"],
    "possible": ["aspires to", "is rumoured to", "is itching to", "ought to"],
    "occurred": ["managed to", "chose to", "hastened to", "was able to"],
    "negated": ["is reluctant to", "is forbidden to"],
}


@pytest.mark.parametrize(("status", "words"), [(status, words) for status in AHEAD for words in AHEAD[status]])
def test_what_one_is_about_to_do(status: str, words: str) -> None:
    (record,) = told(f"Norwegian Prime Minister Ola Moe {words} meet Peruvian President Ana Soto in Lima.")
    assert record.split(":")[0] == f"meet {status}"


@pytest.mark.parametrize("name", CASES)
def test_sayings_and_days(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted


@pytest.mark.parametrize(("verb", "status"), [("sets out", "planned"), ("set out", "occurred")])
def test_on_a_page_of_no_day_the_present_with_a_weekday_is_due(verb: str, status: str, nlp: Language) -> None:
    text = f"Norwegian Prime Minister Ola Moe {verb} Wednesday for Peru."
    assert [e.status for e in extract(Article(document="-", text=text), nlp)] == [status]
