"""Lists of people: on lines of their own, behind a colon or a dash, with a post each; and who is at home."""

from __future__ import annotations

from datetime import date as Day

import pytest

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load


def told(text: str) -> list[str]:
    """The events of a text: "meet: Ana Roe (PER), Ola Moe (NOR)", core participants by role order."""
    article = Article(document="-", text=text, published=Day(2024, 5, 15))
    return [
        f"{event.type}: "
        + ", ".join(f"{p.name} ({p.country})" if p.country else p.name for p in event.participants if p.core)
        for event in extract(article, load())
    ]


LISTS = [
    ("The King of Spain received:\n\n- Ms. Ana Roe, ambassador of Peru;\n\n- Ola Moe, Foreign Minister of Norway.",
     "meet: Spanish King (ESP), Ana Roe (PER), Ola Moe (NOR)"),
    ("The King of Spain will meet:\n• President of Peru Ana Roe,\n• Prime Minister of Norway Ola Moe.",
     "meet: Spanish King (ESP), Ana Roe (PER), Ola Moe (NOR)"),
    ("The following leaders attended the summit: President Ana Roe of Peru; Premier Ola Moe of Norway.",
     "meet: Ana Roe (PER), Ola Moe (NOR)"),
    ("The EU summit in Prague was attended by the following: Ana Roe, President of Peru; Ola Moe, King of Norway.",
     "meet: Ana Roe (PER), Ola Moe (NOR)"),
    ("Attending the summit were: Ana Roe, President of Peru; Ola Moe, Premier of Norway; Ida Poe, Queen of Spain.",
     "meet: Ana Roe (PER), Ola Moe (NOR), Ida Poe (ESP)"),
    ("The King of Spain met envoys of two of the powers - Ana Roe of Peru and Norwegian diplomat Ola Moe.",
     "meet: Spanish King (ESP), Ana Roe (PER), Ola Moe (NOR)"),
    ("Premier Ana Roe of Peru will meet with King Ola Moe of Norway, Norwegian Foreign Minister Kari Berg and others.",
     "meet: Ana Roe (PER), Ola Moe (NOR), Kari Berg (NOR)"),
    ("Head of the Lake Party and former Premier Ana Roe met the King of Spain.",
     "meet: Ana Roe, Spanish King (ESP)"),
    ("The head of the UN and former Premier Ana Roe met the King of Spain.",
     "meet: UN Head, Ana Roe, Spanish King (ESP)"),
    ("UN Secretary-General Ana Roe arrived in Geneva. Ana Roe took part in talks on fishing.",
     "visit: Ana Roe, Switzerland (CHE)"),
    ("UN Secretary-General Ana Roe arrived in Lima. Ana Roe took part in talks on fishing.",
     "visit: Ana Roe, Peru (PER); meet: Ana Roe, Peru (PER)"),
    ("The leaders of Peru and Chile met on Sunday. The foreign ministers of the two countries met in Oslo on Monday.",
     ("meet: Peruvian Leader (PER), Chilean Leader (CHL); "
      "meet: Peruvian Foreign Minister (PER), Chilean Foreign Minister (CHL)")),
    ("A summit of Peru, Chile, Ghana and Togo is set for Friday. The premiers of the four countries met in Oslo on Monday.",
     ("meet: Peru (PER), Chile (CHL), Ghana (GHA), Togo (TGO); "
      "meet: Peruvian premiers (PER), Chilean premiers (CHL), Ghanaian premiers (GHA), Togolese premiers (TGO)")),
    ("A summit of Peru and Chile is set for Friday. The leaders of the five countries met in Oslo on Monday.",
     "meet: Peru (PER), Chile (CHL); meet: leaders of the five countries"),
    ("The King of Spain met with the President of Norway – Ola Moe.", "meet: Spanish King (ESP), Ola Moe (NOR)"),
    ("Peruvian Premier Ana Roe and Norwegian Premier Ola Moe called on the King of Spain separately.",
     "meet: Spanish King (ESP), Ana Roe (PER); meet: Spanish King (ESP), Ola Moe (NOR)"),
    ("Spain proposed to Peru and Norway a peace plan.", "propose: Spain (ESP), Peru (PER), Norway (NOR)"),
    ("Spain named Ana Roe as ambassador to Peru, Ola Moe as envoy to the African Union and Ida Poe as consul in Oslo.",
     ("appoint: Spain (ESP), Ana Roe (ESP), Peru (PER); appoint: Spain (ESP), Ola Moe (ESP), African Union; "
      "appoint: Spain (ESP), Ida Poe (ESP), Norway (NOR)")),
    ("Spain has new ambassadors. It named Ana Roe, ambassador to Peru; and Ola Moe (ESP), ambassador to Chile.",
     "appoint: Spain (ESP), Ana Roe (ESP), Peru (PER); appoint: Spain (ESP), Ola Moe (ESP), Chile (CHL)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), LISTS)
def test_each_of_a_list_is_a_party(text: str, events: str) -> None:
    assert "; ".join(told(text)) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Norwegian Ambassador Ola Moe presented his credentials to African Union Chairperson Ana Roe.",
            "African Union",
        ),
        ("Spain appointed Ola Moe as its ambassador to NATO.", "NATO"),
    ],
)
def test_an_envoy_may_be_sent_to_a_body(text: str, events: str) -> None:
    assert told(text)[0].endswith(f", {events}")


def test_a_second_office_of_that_nation() -> None:
    text = "The King of Spain met the general secretary of the Communist Party of Cuba (CPC) and president of that nation, Ana Roe."
    assert told(text) == ["meet: Spanish King (ESP), Ana Roe (CUB)"]


def test_a_republic_by_its_plain_name() -> None:
    assert told("The President of the Republic of France met the King of Spain.") == [
        "meet: French President (FRA), Spanish King (ESP)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Danish Premier Ana Roe visited Greenland on Monday and met its premier, Ola Moe.",
        "British Foreign Secretary Ana Roe met Gibraltar's Chief Minister Ola Moe.",
    ],
)
def test_a_territory_is_at_home_with_its_state(text: str) -> None:
    assert told(text) == []


def test_a_territory_deals_with_others() -> None:
    assert told("Norwegian Premier Ola Moe visited Greenland.") == ["visit: Ola Moe (NOR), Greenland (GRL)"]


def test_the_other_congo_is_told_by_its_president() -> None:
    text = "The President of Congo, Denis Sassou Nguesso, met Chinese Foreign Minister Wang Yi."
    assert told(text) == ["meet: Denis Sassou Nguesso (COG), Wang Yi (CHN)"]


TOLD = [
    ("Ana Roe of Cuba met Pope Leo XIV. She was received by her host, Ola Moe of Norway, and both nations signed accords.",
     "agree: Cuba (CUB), Norway (NOR)"),
    ("Chad is the last stop of a tour that took Cuban President Ana Roe to Mali.", "visit: Ana Roe (CUB), Mali (MLI)"),
    ("Peruvian President Ana Roe came to Oslo. The Head of our State was met by Norwegian Premier Ola Moe.",
     "visit: Ana Roe (PER), Norway (NOR)"),
    ("The Norwegian king met the Chairman of the People's Council of Peru Ana Roe.",
     "meet: Norwegian King (NOR), Ana Roe (PER)"),
    ("Ana Roe, the Chief Adviser of Peru, came to Oslo. Norwegian Premier Ola Moe thanked the Chief Adviser.",
     "thank: Ola Moe (NOR), Ana Roe (PER)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), TOLD)
def test_who_is_meant(text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Premier Ana Roe of Peru held bilateral talks with King Ola of Norway and Queen Ida of Spain.",
            ["meet: Ana Roe (PER), Ola (NOR)", "meet: Ana Roe (PER), Ida (ESP)"],
        ),
        (
            "Premier Ana Roe of Peru held talks with King Ola of Norway and Queen Ida of Spain.",
            ["meet: Ana Roe (PER), Ola (NOR), Ida (ESP)"],
        ),
        (
            "Premier Ana Roe of Peru sent a message, signed by her minister, to King Ola of Norway.",
            ["letter: Ana Roe (PER), Ola (NOR)"],
        ),
    ],
)
def test_bilateral_talks_are_of_two(text: str, events: list[str]) -> None:
    assert told(text) == events


STYLED = [
    ("African Union Commission Chairperson Ana Roe came to Oslo. The Chairperson thanked Premier Ola Moe of Norway.",
     "thank: Ana Roe, Ola Moe (NOR)"),
    ("HH the Amir of Qatar met HE President of Peru Ana Roe. HE the President expressed her thanks to HH the Amir.",
     "thank: Ana Roe (PER), Qatari Amir (QAT)"),
    ("The Prime Minister of Barbados, the Hon. Ana Roe, met the Premier of Norway, the Hon. Ola Moe.",
     "meet: Ana Roe (BRB), Ola Moe (NOR)"),
    ("Peru's president met the Premier of Norway, Ola Moe, who is chair of NATO; and the King of Spain, Juan Roe.",
     "meet: Peruvian President (PER), Ola Moe (NOR), Juan Roe (ESP)"),
    ("Premier Ola Moe of Norway rang the President of Peru, Ana Roe, whom he congratulated on her victory.",
     "congratulate: Ola Moe (NOR), Ana Roe (PER)"),
    ("Norwegian Premier Ola Moe met the President of Peru, Ana Roe (Green League), and Speaker Max Poe (UPP) of Peru.",
     "meet: Ola Moe (NOR), Ana Roe (PER), Max Poe (PER)"),
    ("Norwegian Premier Ola Moe will meet his Peruvian and Greek counterparts in Oslo.",
     "meet: Ola Moe (NOR), Peruvian Prime Minister (PER), Greek Prime Minister (GRC)"),
    ("Norwegian, Greek Ministers to Meet in Lima. Foreign Ministers Ola Moe of Norway and Eva Kos of Greece will meet.",
     "meet: Ola Moe (NOR), Eva Kos (GRC)"),
    ("The head of the Peruvian Foreign Ministry met King Ola of Norway. Ana Roe, the foreign minister of Peru, smiled.",
     "meet: Ana Roe (PER), Ola (NOR)"),
    ("A phone call took place between the heads of Peru and Norway. President Ana Roe of Peru thanked King Ola of Norway.",
     "call: Ana Roe (PER), Ola (NOR)"),
    ("King Ola of Norway invited his colleagues Ana Roe from Peru, Max Poe from Chile and Jan Vik from Ghana to Oslo.",
     "invite: Ola (NOR), Ana Roe, Max Poe, Jan Vik"),
    ("Premier Ana Roe of Peru is to visit Norway before the next round of talks between Oslo and six other powers.",
     "visit: Ana Roe (PER), Norway (NOR)"),
    ("Oslo ordered the expulsion of US diplomats. Norway expelled ten American diplomats on Monday.",
     "expel: Norway (NOR), US diplomats (USA)"),
    ("A meeting between Peru and Chile was confirmed by Greece and by the government of Norway.",
     "meet: Peru (PER), Chile (CHL)"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), STYLED)
def test_forms_of_address_and_asides_hide_nobody(text: str, event: str) -> None:
    assert event in told(text)
