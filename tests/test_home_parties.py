"""Who is no party to anything between states: those who trade, boards at home, people of a part of a federation.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import PUBLISHED, told
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

NOBODY = {
    "a guild and a lobby": "The Singers Guild of America and the Alliance of Music Publishers signed a deal on Tuesday.",
    "companies and a president of one": (
        "Roe Steel has held talks with other European companies, its president Jean Berg said on Tuesday."
    ),
    "a policy council at home": (
        "US President Joe Biden met Jane Roe, director of the Harvest Policy Council, in Washington on Tuesday."
    ),
    "workers of an international association": (
        "US President Joe Biden met members of the International Association of Millers in Washington on Tuesday."
    ),
    "a tender": "Norway rejected offers from Peru at its fish tender on Tuesday.",
    "the tours of a career": "Norwegian Ambassador Ola Moe is a diplomat. His overseas tours include Peru and Chile.",
    "who has been a representative": "Before moving to Peru, Ola Moe was a representative of Norway.",
    "a part of a federation, among its like": "US President Joe Biden will visit Georgia and Michigan next week.",
    "the same, by its town": "US President Joe Biden visited Georgia on Tuesday. He spoke to workers in Atlanta.",
}
PARTIES = {
    "the state of that name": (
        "US President Joe Biden will visit Georgia and Armenia next week.",
        [
            "visit planned: Joe Biden, Georgia [2024-05-20/2024-05-26]",
            "visit planned: Joe Biden, Armenia [2024-05-20/2024-05-26]",
        ],
    ),
    "the same beside a part, with its capital": (
        "US President Joe Biden of Delaware visited Georgia on Tuesday. He spoke to students in Tbilisi.",
        ["visit occurred: Joe Biden, Georgia [2024-05-14]"],
    ),
    "the head of a listed body": (
        "US President Joe Biden met Jane Roe, director of the World Health Organization, in Washington on Tuesday.",
        ["meet occurred: Joe Biden, Jane Roe [2024-05-14] Washington"],
    ),
    "an envoy acts for who names him": (
        "Norway on Tuesday named Ola Moe as its ambassador to Peru.",
        ["appoint occurred: Norway, Ola Moe, Peru [2024-05-14]"],
    ),
    "an envoy to nobody told": (
        "Norway on Tuesday named Ola Moe as its special envoy for fish.",
        ["appoint occurred: Norway, Ola Moe [2024-05-14]"],
    ),
}


@pytest.mark.parametrize("text", [*NOBODY.values()], ids=[*NOBODY])
def test_nobody_is_a_party(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "events"), [*PARTIES.values()], ids=[*PARTIES])
def test_parties(text: str, events: list[str]) -> None:
    assert told(text) == events


def test_an_envoy_has_the_country_of_who_sends_him(nlp: Language) -> None:
    text = "Norway on Tuesday named Ola Moe as its ambassador to Peru."
    (event,) = extract(Article(document="-", text=text, published=PUBLISHED), nlp)
    assert [(p.role, p.country) for p in event.participants] == [("sender", "NOR"), ("envoy", "NOR"), ("host", "PER")]
