"""Releases of ministries and bodies: what their layout and their turns of phrase tell, in articles of a few lines."""

from __future__ import annotations

from datetime import date as Day

import pytest
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

OTTO = "Norwegian Foreign Minister Ola Moe"
LIST = """\
The council held a session under the chairmanship of Ola Moe of Norway, with the participation of:

- Ana Soto, Foreign Minister of Peru
- Jane Roe, Foreign Minister of Kenya

All spoke."""
TOLD = [
    # a page in the first person is whoever's that only its heading, or a line of his own, names
    ("PRESIDENT MOE'S WEEK\n\nI met President Ana Soto of Peru. I thanked her.", "thank", {"Moe", "Ana Soto"}),
    (
        "Week in Lima\n\nI met President Ana Soto of Peru. I thanked her.\n\nEmmanuel Macron, President of France",
        "thank",
        {"Emmanuel Macron", "Ana Soto"},
    ),
    (f"{OTTO} must go\n\nI saw Peru once. {OTTO} failed. I met President Ana Soto of Peru.", "meet", set()),
    # nor does it say "I" each time
    (
        "PRESIDENT MOE'S WEEK\n\nI sang. I slept.\n\nSpoke by phone with President Ana Soto of Peru.",
        "call",
        {"Moe", "Ana Soto"},
    ),
    (
        "PRESIDENT MOE'S WEEK\n\nI sang. I slept.\n\nGreat meeting with President Ana Soto of Peru.",
        "meet",
        {"Moe", "Ana Soto"},
    ),
    ("PRESIDENT MOE'S WEEK\n\nI sang. I slept.\n\nMeeting President Ana Soto of Peru takes time.", "meet", set()),
    # marks of Markdown tell nothing
    (f"{OTTO} [met](https://a.org/b) **President Ana Soto of Peru**.", "meet", {"Ola Moe", "Ana Soto"}),
    (
        f"{OTTO} will visit [Lima](https://a.org), Quito and Bogota.\n\n**SECRETARY'S TRAVELS**\n\nNothing.",
        "visit",
        {"Ola Moe", "Peru"},
    ),
    # a long date between auxiliary and verb
    (f"{OTTO} will on Thursday, 8 August 2024, host Ana Soto of Peru in Oslo.", "meet", {"Ola Moe", "Ana Soto"}),
    (f"{OTTO} will from 8 to 10 August 2024 visit Peru.", "visit", {"Ola Moe", "Peru"}),
    # whom a release calls by no name
    (
        f"{OTTO} arrived in Lima. The distinguished guest was received by Peruvian President Ana Soto.",
        "meet",
        {"Ola Moe", "Ana Soto"},
    ),
    (f"{OTTO} arrived in Lima. The guest book was shown to Peruvian President Ana Soto.", "meet", set()),
    (
        "OSCE Chairperson-in-Office Ola Moe of Norway came. The Chairperson-in-Office met Ana Soto of Peru.",
        "meet",
        {"Ola Moe", "Ana Soto"},
    ),
    (
        f"{OTTO} is in Lima. Peruvian Foreign Minister Ana Soto spoke. The head of Peruvian diplomacy thanked Norway.",
        "thank",
        {"Ana Soto", "Norway"},
    ),
    (
        f"{OTTO} received Peruvian Foreign Minister Ana Soto. He congratulated his colleague on the fair.",
        "congratulate",
        {"Ola Moe", "Ana Soto"},
    ),
    # lists behind a colon, and each meeting with its own guest
    (
        LIST,
        "meet",
        {"Ola Moe", "Ana Soto", "Jane Roe"},
    ),
    (
        f"{OTTO} held a meeting with Ana Soto of Peru, and a meeting with Jane Roe of Kenya.",
        "meet",
        {"Ola Moe", "Ana Soto"},
    ),
    (
        f"{OTTO} held a meeting ahead of a dinner with President Ana Soto of Peru.",
        "meet",
        {"Ola Moe", "Ana Soto"},
    ),
    # officials by whom they serve, and by what they are charged with
    (f"{OTTO} met with Paul Roe, State Secretary to President Ana Soto of Peru.", "meet", {"Ola Moe", "Paul Roe"}),
    (f"{OTTO} met with Paul Roe, the friend of the President of Peru.", "meet", set()),
    (
        f"Assistant to the President for Homeland Security Dr. Jane Roe met yesterday with {OTTO}.",
        "meet",
        {"Jane Roe", "Ola Moe"},
    ),
    (f"The Special Adviser on Libya, Jane Roe, spoke by phone with {OTTO}.", "call", {"Jane Roe", "Ola Moe"}),
    (f"{OTTO} met Ana Soto of Peru. The Lima Declaration was signed.", "agree", {"Norway", "Peru"}),
    (f"{OTTO} met the President of Germany's Bundestag, Anna Huber.", "meet", {"Ola Moe", "Anna Huber"}),
    (
        "Receiving the Chilean High Commissioner, President Jane Roe of Kenya thanked Peru.",
        "thank",
        {"Jane Roe", "Peru"},
    ),
    ("OSLO - Foreign Minister Ola Moe left. Hon'ble Foreign Minister thanked Peru.", "thank", {"Ola Moe", "Peru"}),
    (f"{OTTO} spoke to Paul Roe, Head of Cabinet of the President of the EU.", "call", {"Ola Moe", "Paul Roe"}),
    # the state whose page it is
    (
        "OSLO, May 3 - Foreign Minister Ola Moe spoke in Norway. Our side has received an invitation from Peru.",
        "invite",
        {"Norway", "Peru"},
    ),
    (
        f"OSLO - {OTTO} was ill. The Ambassador of Peru Ana Soto presented copies of her credentials to the Ministry.",
        "appoint",
        {"Peru", "Ana Soto", "Norway"},
    ),
    # one of two who hold the same office
    (
        f"{OTTO} met Peruvian Foreign Minister Ana Soto. The talks were long. The Foreign Minister thanked Chile.",
        "thank",
        {"Ola Moe", "Chile"},
    ),
    (
        "Pope Leo invited Premier Ana Soto of Peru. He saw Premier Jane Roe of Fiji. The Premier accepted the invitation.",
        "accept",
        {"Ana Soto", "Leo"},
    ),
    # nobody need be where the troubles are of which he speaks
    (f"{OTTO} spoke today with Ana Soto of Peru regarding the situation in Chile.", "call", {"Ola Moe", "Ana Soto"}),
    (f"{OTTO} spoke today with Ana Soto of Peru in Chile.", "call", set()),
    # what would not have been
    (f"Otherwise {OTTO} would not have met Ana Soto of Peru.", "meet", set()),
    # a visit that was to lead to a part of the world leads to no state told elsewhere
    (
        f"{OTTO} flew to Egypt. A visit that he was to have made to Latin America was off.",
        "visit",
        {"Ola Moe", "Egypt"},
    ),
    (f"{OTTO} met Ana Soto of Peru. He will come to Oslo in June.", "visit", {"Ana Soto", "Norway"}),
    # who speaks behind a heading that lost its line end
    (
        """\
Talks

Beginning of talks with Prime Minister of Norway Ola Moe President of Peru Ana Soto: Dear Prime Minister, let me
congratulate you. Prime Minister of Norway Ola Moe: Thank you for the warm words.""",
        "congratulate",
        {"Ana Soto", "Ola Moe"},
    ),
    # whose visit it is that somebody made a promise on
    (
        f"{OTTO} praised the support shown by Peruvian President Ana Soto during her visit to Norway on Monday.",
        "visit",
        {"Ana Soto", "Norway"},
    ),
    (f"{OTTO} was thanked by Peruvian President Ana Soto during his visit to Peru.", "visit", {"Ola Moe", "Peru"}),
    # of whom reporters were told, and reporters who have names
    (f"{OTTO} told reporters Ana Soto of Peru had met Omar Najjar of Jordan.", "meet", {"Ana Soto", "Omar Najjar"}),
    # an administration that writes of itself is at home
    ("The Trump Administration is sure. National Director Ann Roe visited Norway.", "visit", {"Ann Roe", "Norway"}),
    ("The Trump administration is sure. National Director Ann Roe visited Norway.", "visit", set()),
    # "we" who spoke by telephone are the two who speak
    (
        "PRESIDENT SOTO OF PERU: Minister Moe, we talked on the telephone last week.\n\nMINISTER MOE OF NORWAY: Yes.",
        "call",
        {"Soto", "Moe"},
    ),
]
# type, status and days, and the place of each event
PROGRAMMES = [
    (
        f"{OTTO} will visit Peru from 24 to 28 May. He arrives in Lima on 24 May. On 26 May he will fly to Cusco.",
        ["visit planned 2024-05-24/2024-05-28 Lima"],
    ),
    (
        f"{OTTO} visited Peru from Monday to Wednesday. On Tuesday he travelled to Cusco.",
        ["visit occurred 2024-05-13/2024-05-15 Cusco"],
    ),
    (
        f"{OTTO} will visit Peru from 24 to 25 May. On 27 May he will fly to Cusco in Peru.",
        ["visit planned 2024-05-24/2024-05-25 None", "visit planned 2024-05-27 Cusco"],
    ),
    (f"{OTTO} visits Peru next week. He will arrive in Lima on 21 May.", ["visit planned 2024-05-21 Lima"]),
    (
        f"{OTTO} will visit Peru from 24 to 28 May and Chile from 29 to 30 May. He will be in Lima on 24 May.",
        ["visit planned 2024-05-24/2024-05-28 Lima", "visit planned 2024-05-29/2024-05-30 None"],
    ),
    (  # a verb with a tense goes on from one with a tense
        f"{OTTO} will fly to Lima to see President Ana Soto and will brief the Bolivian king in Sucre on 26 May.",
        ["visit planned None Lima", "meet planned None Lima", "meet planned 2024-05-26 Sucre"],
    ),
    (
        f"{OTTO} hopes to fly to Lima and see President Ana Soto of Peru on 26 May.",
        ["visit possible 2024-05-26 Lima", "meet possible 2024-05-26 Lima"],
    ),
    (
        f"{OTTO}: Welcome.\n\nPRESIDENT ANA SOTO OF PERU: Minister Moe, let me welcome you to Lima.",
        ["meet occurred 2024-05-15 Lima", "visit occurred 2024-05-15 Lima"],
    ),
]


@pytest.mark.parametrize(("text", "type_", "names"), TOLD, ids=lambda part: part[:60] if isinstance(part, str) else "")
def test_a_release_tells(text: str, type_: str, names: set[str], nlp: Language) -> None:
    events = [e for e in extract(Article(text=text, published=Day(2024, 5, 15)), nlp) if e.type == type_]
    assert ({p.name for p in events[0].participants} if events else set()) == names


def test_a_minister_is_at_home_where_no_ministers_are_listed(nlp: Language) -> None:
    text = "LIMA, May 3 - Foreign Minister Ana Soto met Norwegian Foreign Minister Ola Moe, who is in our country."
    (meeting,) = (e for e in extract(Article(text=text, published=Day(2024, 5, 15)), nlp) if e.type == "meet")
    assert [p.country for p in meeting.participants] == ["PER", "NOR"]


@pytest.mark.parametrize(("text", "told"), PROGRAMMES, ids=lambda part: part[:60] if isinstance(part, str) else "")
def test_days_and_places_of_a_programme(text: str, told: list[str], nlp: Language) -> None:
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert [f"{e.type} {e.status} {e.date.edtf} {e.place.name if e.place else None}" for e in events] == told


def test_offsets_are_those_of_the_article_with_its_marks(nlp: Language) -> None:
    text = f"**Oslo** - {OTTO} [met](https://a.org/b) with *President Ana Soto of Peru* on Monday."
    (event,) = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    (evidence,) = event.evidence
    assert text[evidence.start : evidence.end] == evidence.text
    assert text[evidence.trigger.start : evidence.trigger.end] == evidence.trigger.text == "met"
