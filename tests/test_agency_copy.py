"""Agency copy: who is meant, and when, where it stands in the sentence before, beside or behind.

Each case is a little text of its own making, with the events that must come out of it as type, status, names and days.
"""

from __future__ import annotations

import pytest
from conftest import PUBLISHED
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

CASES: dict[str, tuple[str, list[str]]] = {
    "a month that is only of what was done before": (
        "The Thai king visited Laos last month and Bangkok has proposed a summit with Peru.",
        ["visit occurred Thai King, Laos 2024-04", "propose occurred Thailand, Peru 2024-05-15"],
    ),
    "the year of the sentence before": (
        "The quarrel dates from 1980, when Peru sided with Laos. Thailand closed its embassy in Lima the same year.",
        ["sever_relations occurred Thailand, Peru 1980"],
    ),
    "the holders of an office by the names that follow": (
        "The foreign ministers of Chad and Mali held talks on Monday. Mali's Awa Keita told Chad's Omar Deby all.",
        ["meet occurred Omar Deby, Awa Keita 2024-05-13"],
    ),
    "names of other states that follow": (
        "The foreign ministers of Chad and Mali held talks on Monday. Peru's Ana Soto told Chad's Omar Deby all.",
        ["meet occurred Chadian Foreign Minister, Malian Foreign Minister 2024-05-13"],
    ),
    "a bare surname before its other bearer is told": (
        (
            "Jordanian King Hussein flew to Lima on Monday. Hussein met Peruvian President Ana Soto on Tuesday. "
            "He had met Iraqi President Saddam Hussein in May 1985."
        ),
        [
            "visit occurred Hussein, Peru 2024-05-13",
            "meet occurred Hussein, Ana Soto 2024-05-14",
            "meet occurred Hussein, Saddam Hussein 1985-05",
        ],
    ),
    "whom a visitor meets besides": (
        (
            "VIENTIANE, May 15 (Xinhua) -- Lao Foreign Minister Kham Sy flew to Lima on Tuesday. He will call on Peruvian "
            "President Ana Soto and meet Speaker Luis Quispe."
        ),
        [
            "visit occurred Kham Sy, Peru 2024-05-14",
            "meet planned Kham Sy, Ana Soto None",
            "meet planned Kham Sy, Luis Quispe None",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_agency_copy(name: str, nlp: Language) -> None:
    text, wanted = CASES[name]
    events = extract(Article(document="-", text=text, published=PUBLISHED), nlp)
    assert [
        f"{e.type} {e.status} {', '.join(p.name for p in e.participants)} {e.date.edtf if e.date else None}"
        for e in events
        if e.status != "possible"
    ] == wanted
