"""Whole wires: who is meant by what the sentences around tell, and on which day.

Each case is a little text of its own making, with the events that must come out of it as type, status, names and days.
"""

from __future__ import annotations

import pytest
from conftest import PUBLISHED
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

CASES: dict[str, tuple[str, list[str]]] = {
    "who says so behind a name in commas": (
        "Thai Premier Ana Soto held talks with her visiting Lao counterpart, Luis Quispe, diplomats in Bangkok said.",
        [
            "meet occurred Ana Soto, Luis Quispe 2024-05-15",
            "visit occurred Luis Quispe, Thailand 2024-05-15",
        ],
    ),
    "as their leaders met": (
        "Chad and Mali agreed on Tuesday to build a dam as Chadian President Omar Deby met Malian Premier Awa Keita.",
        ["agree occurred Chad, Mali 2024-05-14", "meet occurred Omar Deby, Awa Keita 2024-05-14"],
    ),
    "as they had met before": (
        "Chad and Mali agreed on Tuesday to build a dam as Chadian President Omar Deby had met Malian Premier Awa Keita.",
        ["agree occurred Chad, Mali 2024-05-14", "meet occurred Omar Deby, Awa Keita None"],
    ),
    "the day of the news, not of the arrival": (
        (
            "Lao Premier Ana Soto met on Tuesday with Peruvian President Luis Quispe in Vientiane.\n\n"
            "Quispe arrived in Vientiane on Monday.\n\n"
            "Earlier in the day, the Peruvian leader was received by Lao Speaker Awa Keita."
        ),
        [
            "meet occurred Ana Soto, Luis Quispe 2024-05-14",
            "visit occurred Luis Quispe, Laos 2024-05-13",
            "meet occurred Luis Quispe, Awa Keita 2024-05-14",
        ],
    ),
    "the counterpart of a minister of state": (
        (
            "Lao Foreign Minister Ana Soto met Peruvian President Luis Quispe on Monday. She then thanked "
            "Thai Minister of State for Foreign Affairs Awa Keita, who invited her Lao counterpart to Bangkok."
        ),
        [
            "meet occurred Ana Soto, Luis Quispe 2024-05-13",
            "thank occurred Ana Soto, Awa Keita 2024-05-15",
            "invite occurred Awa Keita, Ana Soto 2024-05-15",
        ],
    ),
    "an audience for who brought the message": (
        (
            "The Thai king received a message from Lao Premier Ana Soto. It was brought by Lao Foreign Minister "
            "Luis Quispe during an audience at Oak Palace. The audience was attended by Thai Premier Awa Keita."
        ),
        ["letter occurred Ana Soto, Thai King 2024-05-15", "meet occurred Luis Quispe, Thai King None"],
    ),
    "the two who are told as each other's like": (
        (
            "The foreign ministers of Peru and Laos met in Oslo in 2019.\n\nChadian Foreign Minister Omar Deby is in "
            "Bangkok at the invitation of Thai Foreign Minister Awa Keita. The two ministers signed a pact on Tuesday."
        ),
        [
            "meet occurred Peruvian Foreign Minister, Laotian Foreign Minister 2019",
            "visit occurred Omar Deby, Thailand 2024-05-15",
            "invite occurred Awa Keita, Omar Deby None",
            "agree occurred Omar Deby, Awa Keita 2024-05-14",
        ],
    ),
    "who is told behind a relative clause": (
        "Thai Premier Awa Keita received Lao Envoy Ana Soto, who spoke of peace, and Peruvian President Luis Quispe.",
        ["meet occurred Awa Keita, Ana Soto, Luis Quispe 2024-05-15"],
    ),
    "who is told behind a relative clause and acts": (
        "Thai Premier Awa Keita received Lao Envoy Ana Soto, who spoke of peace, and Peruvian President Luis Quispe left.",
        ["meet occurred Awa Keita, Ana Soto 2024-05-15"],
    ),
    "who arrived is not whom the list goes on with": (
        (
            "Thai Premier Awa Keita held talks with Lao Premier Ana Soto, who is in Bangkok for a summit, and "
            "Peruvian President Luis Quispe."
        ),
        ["meet occurred Awa Keita, Ana Soto, Luis Quispe 2024-05-15", "visit occurred Ana Soto, Thailand 2024-05-15"],
    ),
    "a host whose state the visit tells": (
        "Thai Foreign Minister Awa Keita arrived in Chad on Tuesday and had talks with her host, Omar Deby.",
        ["visit occurred Awa Keita, Chad 2024-05-14", "meet occurred Awa Keita, Omar Deby 2024-05-14"],
    ),
    "who goes on after two are told together": (
        (
            "Thai Minister Rama Lek received Lao Minister Luis Quispe. The two discussed trade. He then met "
            "Peruvian Minister Omar Deby."
        ),
        [
            "meet occurred Rama Lek, Luis Quispe 2024-05-15",
            "meet occurred Rama Lek, Omar Deby 2024-05-15",
        ],
    ),
    "the ministers are those told last": (
        (
            "Thai Minister Rama Lek received Lao Minister Luis Quispe. The two discussed trade. He then met with his "
            "Peruvian counterpart, Omar Deby. The ministers signed a pact."
        ),
        [
            "meet occurred Rama Lek, Luis Quispe 2024-05-15",
            "meet occurred Rama Lek, Omar Deby 2024-05-15",
            "agree occurred Rama Lek, Omar Deby 2024-05-15",
        ],
    ),
    "the day after what was no event": (
        "A mob stormed the Thai embassy in Lima on January 29. Bangkok expelled the Peruvian envoy the next day.",
        ["expel occurred Thailand, Peruvian Envoy 2024-01-30"],
    ),
    "when talks are praised": (
        "On Tuesday Thai Minister Rama Lek hailed his talks with Lao Minister Luis Quispe in Oslo last week.",
        ["meet occurred Rama Lek, Luis Quispe 2024-05-06/2024-05-12"],
    ),
    "who led the delegation": (
        (
            "A Lao delegation led by Luis Quispe met Thai Premier Awa Keita on Monday. The head of the delegation "
            "invited her to Vientiane."
        ),
        [
            "meet occurred Lao delegation, Awa Keita 2024-05-13",
            "invite occurred Luis Quispe, Awa Keita 2024-05-13",
        ],
    ),
    "who leads a delegation is of its state": (
        "Luis Quispe, who heads the Lao delegation, came to Bangkok on Monday. The leader of the delegation met Awa Keita.",
        ["visit occurred Luis Quispe, Thailand 2024-05-13"],
    ),
    "the leader named behind the delegation": (
        "The leader of the Lao delegation, Luis Quispe, met Thai Premier Awa Keita on Monday.",
        ["meet occurred Luis Quispe, Awa Keita 2024-05-13"],
    ),
    "which president goes on": (
        (
            "Thai President Rama Lek received Lao President Luis Quispe. The two leaders discussed trade. "
            "The president also met Peruvian Premier Omar Deby."
        ),
        [
            "meet occurred Rama Lek, Luis Quispe 2024-05-15",
            "meet occurred Rama Lek, Omar Deby 2024-05-15",
        ],
    ),
    "the lawmakers are the group told last": (
        (
            "A group of Lao lawmakers arrived in Bangkok on Monday. The parliamentarians were received by Thai Premier Rama Lek, "
            "who thanked them."
        ),
        [
            "visit occurred Lao lawmakers, Thailand 2024-05-13",
            "meet occurred Lao lawmakers, Rama Lek 2024-05-13",
            "thank occurred Rama Lek, Lao lawmakers 2024-05-13",
        ],
    ),
    "the lawmakers of the house are others": (
        "A group of Lao lawmakers arrived in Bangkok on Monday. The lawmakers of the house thanked Thai Premier Rama Lek.",
        ["visit occurred Lao lawmakers, Thailand 2024-05-13"],
    ),
    "the visiting leader": (
        "Thai President Rama Lek hosted Peruvian President Luis Quispe. The visiting head of state thanked Thailand.",
        ["meet occurred Rama Lek, Luis Quispe 2024-05-15", "thank occurred Luis Quispe, Thailand 2024-05-15"],
    ),
    "a leader by his party": (
        "Peruvian President Luis Quispe flew to Thailand. The socialist leader met Premier Rama Lek of Thailand.",
        ["visit occurred Luis Quispe, Thailand 2024-05-15", "meet occurred Luis Quispe, Rama Lek 2024-05-15"],
    ),
    "a single citizen": (
        "Danish Premier Ana Berg met Thai President Rama Lek. The Dane thanked the Thai for his help.",
        ["meet occurred Ana Berg, Rama Lek 2024-05-15", "thank occurred Ana Berg, Rama Lek 2024-05-15"],
    ),
    "the first since somebody came": (
        "Thai Premier Ana Soto met President Luis Quispe of Peru for the first time since she came to Lima in June last year.",
        ["meet occurred Ana Soto, Luis Quispe 2024-05-15", "visit occurred Ana Soto, Peru 2023-06"],
    ),
    "a transit": (
        "Thai Premier Ana Soto will transit Lima on Friday.",
        ["visit planned Ana Soto, Peru 2024-05-17"],
    ),
    "the headline's minister is the counterpart named": (
        (
            "Thai, Lao Foreign Ministers Hold Talks\n\nBANGKOK, May 15 (AP) -- Foreign Minister Rama Lek of Thailand had "
            "talks here with his Lao counterpart, Luis Quispe."
        ),
        ["meet occurred Rama Lek, Luis Quispe 2024-05-15"],
    ),
    "on whose behalf": (
        (
            "Lao Minister Luis Quispe met Thai Premier Rama Lek. He praised Lao King Omar Sith and extended on the latter's "
            "behalf an invitation to the premier to visit Vientiane."
        ),
        ["meet occurred Luis Quispe, Rama Lek 2024-05-15", "invite occurred Omar Sith, Rama Lek 2024-05-15"],
    ),
    "the members of a union's mission": (
        (
            "Thai Premier Rama Lek met with a mission from the European Parliament on Monday. "
            "The MEPs had lunch with Thai Minister Awa Keita."
        ),
        [
            "meet occurred Rama Lek, mission from the European Parliament 2024-05-13",
            "meet occurred mission from the European Parliament, Awa Keita 2024-05-13",
        ],
    ),
    "a visit that ends": (
        "Lao Minister Luis Quispe, in Thailand on a three-day visit that ends on Friday, met Thai Premier Rama Lek.",
        [
            "visit occurred Luis Quispe, Thailand 2024-05-15/2024-05-17",
            "meet occurred Luis Quispe, Rama Lek 2024-05-15/2024-05-17",
        ],
    ),
    "the first in so many months": (
        "Thai Premier Rama Lek held a meeting on Monday with Lao Minister Luis Quispe, the first between them in nine months.",
        ["meet occurred Rama Lek, Luis Quispe 2024-05-13"],
    ),
    "the deputy of who speaks for an office does not hold it": (
        (
            "A briefing by Luis Quispe, Deputy Spokesman for the Secretary-General, began at noon. The Secretary-General will "
            "travel to Vientiane on Friday, after having met Thai Premier Rama Lek in Bangkok on Monday."
        ),
        [
            "visit planned UN Secretary-General, Laos 2024-05-17",
            "meet occurred UN Secretary-General, Rama Lek 2024-05-13",
        ],
    ),
    "a field behind the country of an envoy is no name": (
        "Thai Special Representative for Laos Policy Rama Lek met Lao Special Envoy on Mekong Affairs Luis Quispe.",
        ["meet occurred Rama Lek, Luis Quispe 2024-05-15"],
    ),
    "the envoy and his counterpart get their names later": (
        (
            "The top Thai envoy on Peru will visit Laos this week for talks with his Lao counterpart.\n\n"
            "Thai Special Representative for Peru Policy Rama Lek will meet with Anou Sith."
        ),
        [
            "visit planned Rama Lek, Laos 2024-05-15/2024-05-19",
            "meet planned Anou Sith, Rama Lek 2024-05-15/2024-05-19",
        ],
    ),
    "another counterpart than who is met on another day": (
        (
            "The Thai president met his Lao counterpart in Oslo on Monday. The Thai president met Chilean writer Luis Quispe "
            "on Tuesday."
        ),
        [
            "meet occurred Thai President, Laotian President 2024-05-13",
            "meet occurred Thai President, Luis Quispe 2024-05-14",
        ],
    ),
    "in May, when": (
        "It was the first since May 2022, when Thai King Rama Lek refused to meet Lao Premier Anou Sith.",
        ["decline occurred Rama Lek 2022-05", "meet negated Rama Lek, Anou Sith 2022-05"],
    ),
    "the month that opens a sentence dates both of its clauses": (
        "In March, Lao Premier Anou Sith visited Thailand, but King Rama Lek refused to see him.",
        ["visit occurred Anou Sith, Thailand 2024-03", "meet negated Rama Lek, Anou Sith 2024-03"],
    ),
    "since somebody took office is no day of a meeting": (
        (
            "Lao Premier Anou Sith met Thai King Rama Lek on Monday. It was the first meeting between the two since Lek "
            "became king in March."
        ),
        ["meet occurred Anou Sith, Rama Lek 2024-05-13"],
    ),
    "what lies ahead has not happened, whatever its noun says": (
        (
            "Thai Ministers Scheduled to Talk Ahead of the Arrival of the Lao Premier in Thailand Next Week\n\n"
            "Thai ministers are to talk ahead of the arrival in Thailand on Monday of the Lao premier, Anou Sith."
        ),
        ["visit planned Anou Sith, Thailand 2024-05-20"],
    ),
    "agreed to at talks, which have been": (
        "Laos and Thailand agreed to boost trade during talks in Oslo on Monday.",
        ["meet occurred Laos, Thailand 2024-05-13"],
    ),
    "agreed to do at talks, which are to come": (
        "Laos and Thailand agreed to sign the accord at talks in Oslo on Monday.",
        ["agree planned Laos, Thailand 2024-05-20", "meet planned Laos, Thailand 2024-05-20"],
    ),
    "ways to do something, discussed at talks": (
        "Lao Premier Anou Sith and Thai King Rama Lek discussed ways to boost trade during talks in Oslo on Monday.",
        ["meet occurred Anou Sith, Rama Lek 2024-05-13"],
    ),
    "talks at which trade was discussed are no call as well": (
        "Lao Premier Anou Sith and Thai King Rama Lek discussed trade during talks in Oslo on Monday.",
        ["meet occurred Anou Sith, Rama Lek 2024-05-13"],
    ),
    "on a trip last month, be it the first": (
        "Lao Premier Anou Sith met Thai King Rama Lek in his first overseas trip last month.",
        ["meet occurred Anou Sith, Rama Lek 2024-04", "visit occurred Anou Sith, Thailand 2024-04"],
    ),
    "early this month, when": (
        "Early this month, when Lao Premier Anou Sith embarked upon a tour of Peru and Chile, she named aides.",
        [
            "visit occurred Anou Sith, Peru 2024-05-01/2024-05-10",
            "visit occurred Anou Sith, Chile 2024-05-01/2024-05-10",
        ],
    ),
    "negotiations for a visit": (
        "Thai Premier Rama Lek spoke in Oslo. Aides are in negotiations for his first visit to Peru in early January.",
        [],
    ),
    "talks involving two": (
        "Monday's talks involving Laos and Thailand were held in Oslo.",
        ["meet occurred Laos, Thailand 2024-05-13"],
    ),
    "met twice, each time in another country": (
        "Thai King Rama Lek and Lao Premier Anou Sith met on the margins of the UN summit in Peru in April and at the NATO forum in Chile this month.",
        ["meet occurred Rama Lek, Anou Sith 2024-04", "meet occurred Rama Lek, Anou Sith 2024-05"],
    ),
    "who has a wife of his name is no woman": (
        "President Macron held talks with Thai King Rama Lek. The king gave Mrs. Macron a vase.",
        ["meet occurred Macron, Rama Lek 2024-05-15"],
    ),
    "the leaders of a body with its short name": (
        "African Union (AU) foreign ministers met in Addis Ababa on Monday.",
        ["meet occurred African Union (AU) foreign ministers 2024-05-13"],
    ),
    "a headline's weekday is that of the story": (
        "Lao premier meets Thai king Tuesday\n\nLao Premier Anou Sith held talks with Thai King Rama Lek on Tuesday.",
        ["meet occurred Anou Sith, Rama Lek 2024-05-14"],
    ),
    "a headline's weekday to come": (
        "Lao premier meets Thai king Friday\n\nLao Premier Anou Sith will meet Thai King Rama Lek on Friday.",
        ["meet planned Anou Sith, Rama Lek 2024-05-17"],
    ),
    "returned after talks, which were elsewhere before": (
        "Lao Premier Anou Sith returned to Vientiane on Sunday after talks with Thai King Rama Lek.",
        ["meet occurred Anou Sith, Rama Lek 2024-05-15"],
    ),
    "who is welcome to visit is invited": (
        "Thailand welcomes Lao Premier Anou Sith to visit the country at the invitation of King Rama Lek, aides said.",
        ["invite occurred Rama Lek, Anou Sith None"],
    ),
    "talks that were halted are no contact of two": (
        "The talks were halted in 2003. Thai King Rama Lek is tired of them. Lao Premier Anou Sith is not.",
        [],
    ),
    "what is in line with a practice is no telephone line": (
        "The presidents of Laos and Thailand met in Vientiane on Monday, in line with the usual practice of their talks.",
        ["meet occurred Laotian President, Thai President 2024-05-13"],
    ),
    "a step towards it is not it": (
        "Thailand and Laos took another step towards signing a trade agreement. Thai King Rama Lek met Lao Premier Anou Sith.",
        ["meet occurred Rama Lek, Anou Sith 2024-05-15"],
    ),
    "the length of a quarrel is that of no visit": (
        "Thai envoy Rama Lek flew to Vientiane on Tuesday as part of efforts to end a month-long border standoff.",
        ["visit occurred Rama Lek, Laos 2024-05-14"],
    ),
    "the day of what one flies to invite somebody to": (
        "Thai King Rama Lek will fly to Laos to invite the Lao president to the rice summit in April next year.",
        ["visit planned Rama Lek, Laos None", "invite planned Rama Lek, Laotian President None"],
    ),
    "a trip to the region leads to no country told elsewhere": (
        "Thai King Rama Lek will visit Laos on Friday. The king's trip to the region in April was shorter.",
        ["visit planned Rama Lek, Laos 2024-05-17"],
    ),
    "who pays the visit stands between the host's title and the verb": (
        "At the invitation of King Rama Lek of Thailand, Premier Anou Sith of the Lao Council will visit Bangkok Friday.",
        ["invite occurred Rama Lek, Anou Sith None", "visit planned Anou Sith, Thailand 2024-05-17"],
    ),
    "what two agree on is no offer of one": (
        "Thai Premier Rama Lek met Lao President Luis Quispe. The two agreed on a visit to Bangkok by the Lao president.",
        ["meet occurred Rama Lek, Luis Quispe 2024-05-15", "visit planned Luis Quispe, Thailand None"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_whole_wires(name: str, nlp: Language) -> None:
    text, wanted = CASES[name]
    events = extract(Article(document="-", text=text, published=PUBLISHED), nlp)
    assert [
        f"{e.type} {e.status} {', '.join(p.name for p in e.participants if p.core)} {e.date.edtf if e.date else None}"
        for e in events
        if e.status != "possible"
    ] == wanted


@pytest.mark.parametrize(
    "head",
    [
        "Doha / 13 May 2024 / QNA /",
        "BERLIN (dpa) - May 13, 2024 -",
        "ASTANA. May 13, 2024. KAZINFORM /Rama Lek/ -",
    ],
)
def test_dated_by_the_dateline(head: str, nlp: Language) -> None:
    text = f"{head} Thai Premier Awa Keita met Peruvian President Luis Quispe yesterday. The rest is trade."
    events = extract(Article(document="-", text=text, published=None), nlp)
    assert [e.date.edtf for e in events] == ["2024-05-12"]
