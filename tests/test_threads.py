"""Stories that tell one thing twice or go on from it: one record, with the day and the place that the article gives.

A record is written as in test_stories.py, with its place. Every story appears on 15 May 2024, a Wednesday.
"""

from __future__ import annotations

from datetime import date as Day
from functools import cache

import pytest

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

PIPELINE = cache(load)


def told(text: str) -> list[str]:
    """The records of a text, one line each."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    return [
        f"{e.type} {e.status}: {', '.join(p.name for p in e.participants if p.core)} [{e.date.edtf or ''}]"
        + (f" @{e.place.name}" if e.place else "")
        for e in events
    ]


RETOLD = {
    "the visit that is spoken of is the one told with its day": (
        "Peruvian President Ana Soto arrived in Oslo on Monday. The visit will strengthen ties, her office said.",
        ["visit occurred: Ana Soto, Norway [2024-05-13] @Oslo"],
    ),
    "all stops of a tour that is spoken of as over": (
        (
            "Peruvian President Ana Soto will pay an official visit to Norway and Chad from 10 to 20 May. Both countries that "
            "Soto toured have old ties with Peru, an expert said."
        ),
        [
            "visit planned: Ana Soto, Norway [2024-05-10/2024-05-20]",
            "visit planned: Ana Soto, Chad [2024-05-10/2024-05-20]",
        ],
    ),
    "not that of somebody else": (
        "Peruvian President Ana Soto visited Norway on Monday. Peruvian Foreign Minister Luis Rey will also visit Norway.",
        ["visit occurred: Ana Soto, Norway [2024-05-13]", "visit planned: Luis Rey, Norway []"],
    ),
    "leaders of a region are those named below": (
        (
            "Peruvian President Ana Soto to meet Nordic leaders\n\nPeruvian President Ana Soto will meet Norwegian Prime "
            "Minister Ola Moe and Finnish President Eino Salo in Oslo on Friday."
        ),
        ["meet planned: Ana Soto, Ola Moe, Eino Salo [2024-05-17] @Oslo"],
    ),
    "not where they were met on another day": (
        (
            "Peruvian President Ana Soto met Nordic leaders in Oslo on Monday. On Tuesday she met Norwegian Prime Minister "
            "Ola Moe and Finnish President Eino Salo."
        ),
        [
            "meet occurred: Ana Soto, Nordic leaders [2024-05-13] @Oslo",
            "meet occurred: Ana Soto, Ola Moe, Eino Salo [2024-05-14]",
        ],
    ),
    "a meeting of a body's ministers on whose margins others met is no news": (
        (
            "Norwegian Prime Minister Ola Moe recalled his talks with Peruvian President Ana Soto on the sidelines of a "
            "meeting of the African Union's foreign ministers."
        ),
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "what a body's ministers do is": (
        "African Union foreign ministers met on Monday.",
        ["meet occurred: African Union foreign ministers [2024-05-13]"],
    ),
}
FOLLOWED = {
    "the summit that one flies on to is not with whom one met before": (
        "Peruvian President Ana Soto met Chadian President Ali Mara in Paris on Monday before flying to Oslo for a summit.",
        [
            "meet occurred: Ana Soto, Ali Mara [2024-05-13] @Paris",
            "visit occurred: Ana Soto, Norway [] @Oslo",
            "meet occurred: Ana Soto, Norway [2024-05-13] @Oslo",
        ],
    ),
    "what is planned next is on the day of what was told before": (
        (
            "Peruvian President Ana Soto will meet Norwegian Prime Minister Ola Moe on Friday. She will then meet Chadian "
            "President Ali Mara."
        ),
        ["meet planned: Ana Soto, Ola Moe [2024-05-17]", "meet planned: Ana Soto, Ali Mara [2024-05-17]"],
    ),
    "calls one by one are on the day of all of them": (
        (
            "Peruvian President Ana Soto held phone calls with several leaders on Sunday to mark a holiday\n\nSoto spoke with "
            "Chadian President Ali Mara. In separate conversations with Norwegian Prime Minister Ola Moe and Finnish "
            "President Eino Salo, Soto discussed trade."
        ),
        [
            "call occurred: Ana Soto, Ali Mara [2024-05-12]",
            "call occurred: Ana Soto, Ola Moe [2024-05-12]",
            "call occurred: Ana Soto, Eino Salo [2024-05-12]",
        ],
    ),
    "a visit that time is counted from has neither the day nor the place of the meeting": (
        "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto a month after his visit to Peru.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]", "visit occurred: Ola Moe, Peru []"],
    ),
}
CAPTIONS = {
    "the present under a picture is past": (
        "Peruvian President Ana Soto (R) meets Norwegian Prime Minister Ola Moe in Lima on Monday.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-13] @Lima"],
    ),
    "with its credit behind it": (
        "Peruvian President Ana Soto receives Norwegian Prime Minister Ola Moe in Lima on Monday. PHOTO: Andina",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-13] @Lima"],
    ),
    "with its credit in brackets": (
        "Peruvian President Ana Soto receives Norwegian Prime Minister Ola Moe in Lima on Monday. [Photo/Andina]",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-13] @Lima"],
    ),
    "elsewhere it is to come": (
        (
            "Peruvian President Ana Soto receives Norwegian Prime Minister Ola Moe in Lima on Monday. The photo will be "
            "released, she said."
        ),
        ["meet planned: Ana Soto, Ola Moe [2024-05-20] @Lima"],
    ),
}
SHORT = {
    "a minister by two letters and a verb that is a noun as well": (
        "Peruvian FM visits Oslo",
        ["visit occurred: Peruvian Foreign Minister, Norway [2024-05-15] @Oslo"],
    ),
    "visits that are an office's": ("Peruvian FM visits delayed", []),
    "several offices by two letters": (
        "Finnish, Swedish PMs travel to Oslo",
        ["visit occurred: Finnish Prime Minister, Swedish Prime Minister, Norway [2024-05-15] @Oslo"],
    ),
    "a vice president by two letters": (
        "Peruvian VP meets Chadian FM",
        ["meet occurred: Peruvian Vice President, Chadian Foreign Minister [2024-05-15]"],
    ),
    "a day right behind the state": (
        "Peruvian President Ana Soto will visit Norway May 20-22, her office said.",
        ["visit planned: Ana Soto, Norway [2024-05-20/2024-05-22]"],
    ),
    "a day right behind a name": (
        "Peruvian President Ana Soto met Norwegian Prime Minister Ola Moe March 3 in Lima.",
        ["meet occurred: Ana Soto, Ola Moe [2024-03-03] @Lima"],
    ),
}

CLAUSES = {
    "a plan that two agree on": (
        "Peruvian President Ana Soto and Norwegian Prime Minister Ola Moe agreed on a ten-point plan on Tuesday.",
        ["agree occurred: Ana Soto, Ola Moe [2024-05-14]"],
    ),
    "what a journey of Tuesday is to be for on Thursday lies ahead": (
        "Peruvian President Ana Soto flew to Oslo on Tuesday to meet Norwegian Prime Minister Ola Moe on Thursday.",
        [
            "visit occurred: Ana Soto, Norway [2024-05-14] @Oslo",
            "meet planned: Ana Soto, Ola Moe [2024-05-16] @Oslo",
        ],
    ),
    "why a visit was called off is no place of it": (
        "A planned visit by Peruvian President Ana Soto to Oslo was cancelled because of fighting in Chad.",
        ["visit negated: Ana Soto, Norway [] @Oslo"],
    ),
    "who is met at the airport is so on arrival": (
        (
            "Peruvian President Ana Soto arrived in Oslo on Tuesday for a four-day visit. She was met at the airport by "
            "Norwegian Prime Minister Ola Moe."
        ),
        [
            "visit occurred: Ana Soto, Norway [2024-05-14/2024-05-17] @Oslo",
            "meet occurred: Ana Soto, Ola Moe [2024-05-14] @Oslo",
        ],
    ),
    "an official who tells of an invitation speaks for his state": (
        "Chadian President Ali Mara has been invited to the Lima forum, a senior Peruvian diplomat said.",
        ["invite occurred: Peru, Ali Mara [2024-05-15]"],
    ),
    "one does not speak to what one refers to": (
        (
            "Peruvian President Ana Soto met Norwegian Prime Minister Ola Moe on Monday and spoke of threats, in a clear "
            "reference to Chad."
        ),
        ["meet occurred: Ana Soto, Ola Moe [2024-05-13]"],
    ),
    "the prince is the crown prince told before": (
        (
            "Peruvian President Ana Soto will meet Omani Crown Prince Faisal bin Said on Friday. Chadian President Ali "
            "Mara may also sit down with the prince."
        ),
        [
            "meet planned: Ana Soto, Faisal bin Said [2024-05-17]",
            "meet possible: Ali Mara, Faisal bin Said []",
        ],
    ),
    "a clause behind an envoy is no field of his": (
        "Peru's ambassador to Chad has been recalled for consultations, Foreign Minister Luis Rey announced.",
        ["recall occurred: Peru, Chad [2024-05-15]"],
    ),
    "the last of two passive verbs has its own agent": (
        (
            "Peruvian President Ana Soto, who was accompanied by Foreign Minister Luis Rey, was received on arrival by Chad's "
            "Ali Mara."
        ),
        ["meet occurred: Ana Soto, Ali Mara [2024-05-15] @Chad"],
    ),
    "the day to leave by is not that of the expulsion": (
        "Peru has expelled a Chadian diplomat, giving him until May 30 to leave.",
        ["expel occurred: Peru, Chadian Diplomat [2024-05-15]"],
    ),
    "talks of the day before were elsewhere": (
        (
            "Norwegian Prime Minister Ola Moe met Peruvian President Ana Soto in Lima, a day after talks with the Chilean "
            "premier in Santiago."
        ),
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15] @Lima", "meet occurred: Ola Moe, Chilean Premier [] @Santiago"],
    ),
    "the field of an office that several hold": (
        "Peruvian and Chadian security chiefs met in Oslo.",
        ["meet occurred: Peruvian Security Chief, Chadian Security Chief [2024-05-15] @Oslo"],
    ),
}


CASES = RETOLD | FOLLOWED | CAPTIONS | SHORT | CLAUSES


@pytest.mark.parametrize("name", CASES)
def test_story(name: str) -> None:
    text, records = CASES[name]
    assert told(text) == records
