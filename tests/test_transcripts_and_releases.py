"""What governments' own pages tell: lists of people with commas, talks named for their states, what has not been."""

from datetime import date as Day

import pytest
from test_lists import told

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

LISTED = [
    ("Premier Ana Roe of Peru, President Ola Moe of Norway, and King Juan Poe of Spain met in Lima on Friday.",
     ["meet: Ana Roe (PER), Ola Moe (NOR), Juan Poe (ESP)"]),
    ("Norway, the United Kingdom, and the United States held talks in Lima on Friday.",
     ["meet: Norway (NOR), United Kingdom (GBR), United States (USA)"]),
    ("Premier Ana Roe of Peru met Norway's president, Ola Moe, and King Juan Poe of Spain in Lima on Friday.",
     ["meet: Ana Roe (PER), Ola Moe (NOR), Juan Poe (ESP)"]),
]  # fmt: skip
NAMED = [
    ("The second Norway-Peru Strategic Dialogue took place in Lima on Friday.", ["meet: Norway (NOR), Peru (PER)"]),
    ("The South Korea-Norway-United States Trilateral Summit was held in Lima on Friday.",
     ["meet: South Korea (KOR), Norway (NOR), United States (USA)"]),
    ("The European Union-Peru summit was held in Lima on Friday.", ["meet: European Union, Peru (PER)"]),
    ("The European Union summit in Peru was held on Friday.", []),
    ("The Norway-Peru Strategic Company opened in Lima on Friday.", []),
]  # fmt: skip
SECRETARIES = [
    ("Philippine Secretary of National Defense Ana Roe met Norwegian Defence Minister Ola Moe in Oslo.",
     ["meet: Ana Roe (PHL), Ola Moe (NOR)"]),
    ("The British Secretary of State for Business and Trade, Ana Roe, met Norwegian Trade Minister Ola Moe.",
     ["meet: Ana Roe (GBR), Ola Moe (NOR)"]),
    ("The Secretary of the Club met Norwegian Trade Minister Ola Moe.", []),
]  # fmt: skip
HELD = [
    ("President Ola Moe of Norway had the opportunity to meet Premier Ana Roe of Peru in Lima.",
     ["meet: Ola Moe (NOR), Ana Roe (PER)"]),
    ("President Ola Moe of Norway had no opportunity to meet Premier Ana Roe of Peru in Lima.", []),
    ("President Ola Moe of Norway has not been to Peru since 2017.", []),
    ("President Ola Moe of Norway did not go to Peru in 2017.", ["visit: Ola Moe (NOR), Peru (PER)"]),
]  # fmt: skip

SPOKEN = [
    (("Doorstep statement\n\nby the NATO Secretary General Ana Roe at the meeting of ministers\n\n"
     "12 Feb. 2024 - 13 Feb. 2024 | Last updated: 12 Feb. 2024 10:02\n\nGood morning. I am glad that it rains. "
     "Yesterday I met Ola Moe, Premier of Norway, in Lima.\n\nQuestion: Will it rain?\n\nNATO Secretary General: No."),
     ["meet: Ana Roe, Ola Moe (NOR)"]),
    (("Daily briefing by Ana Roe, Spokesperson for the Secretary-General of the United Nations\n\n"
     "The Secretary-General arrived in Oslo on Monday. The Secretary-General met Premier Ola Moe of Norway there."),
     ["visit: UN Secretary-General, Norway (NOR)", "meet: UN Secretary-General, Ola Moe (NOR)"]),
]  # fmt: skip
NAMESAKES = [
    (("Prime Minister Ana Roe of Peru met the Prime Minister of Norway, Ola Moe, in Lima on Monday. Prime Minister Moe "
     "praised the food. The Prime Minister thanked Prime Minister Moe. The Prime Minister invited him to a ball."),
     ["meet: Ana Roe (PER), Ola Moe (NOR)", "thank: Ana Roe (PER), Ola Moe (NOR)",
      "invite: Ana Roe (PER), Ola Moe (NOR)"]),
    (("The President met the President of Peru, Ana Roe, in Nairobi on Monday. President Roe slept. "
     "The President accepted an invitation to visit Lima."),
     ["meet: President (KEN), Ana Roe (PER)", "visit: President (KEN), Peru (PER)"]),
]  # fmt: skip

SERVED = [
    ("Elysée – Weekly agenda of the President of the Republic\n\nThe President will travel to Oslo, Norway, on Friday.",
     ["visit: French President (FRA), Norway (NOR)"]),
    ("Elysée: Moe to come\n\nThe President of Peru will travel to Oslo on Friday.",
     ["visit: Peruvian President (PER), Norway (NOR)"]),
    ('It rains in Norway. "We have invited Premier Ana Roe of Peru," said Ida Poe, the Norwegian government spokeswoman.',
     ["invite: Norway (NOR), Ana Roe (PER)"]),
    ("Peru expelled two of Norway's diplomats in July.", ["expel: Peru (PER), Norway's diplomats (NOR)"]),
    ("Peru expelled two of Norway's tourists in July.", []),
    ("They discussed Peruvian Premier Ana Roe's June trip to Norway to attend a summit and meet Norwegian King Ola Moe.",
     ["visit: Ana Roe (PER), Norway (NOR)", "meet: Ana Roe (PER), Ola Moe (NOR)"]),
    ("Peru will send a team led by Premier Ana Roe to attend the funeral of King Ola Moe in Oslo.",
     ["visit: Ana Roe (PER), Norway (NOR)"]),
]  # fmt: skip
DATED = [
    (("President Ana Roe of Peru rang Premier Ola Moe of Norway today. She congratulated him on his victory in January, "
      "and thanked him for his help."), ["2024-05-15", "2024-05-15", "2024-05-15"]),
    ("President Ana Roe of Peru thanked Premier Ola Moe of Norway in January for his help.", ["2024-01"]),
    ("They discussed Peru's premier Ana Roe's visit to Norway last month.", ["2024-04"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dates"), DATED)
def test_the_month_of_a_reason_is_not_that_of_the_thanks(text: str, dates: list[str]) -> None:
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), load())
    assert [event.date.edtf for event in events] == dates


@pytest.mark.parametrize(("text", "events"), SERVED + SPOKEN + NAMESAKES + LISTED + NAMED + SECRETARIES + HELD)
def test_releases_tell(text: str, events: list[str]) -> None:
    assert told(text) == events


PAGES = {
    (
        "Joint Statement on the Meeting of the Norway-Peru Working Group\n\nOn May 13, 2024, Norwegian Energy Minister "
        "Ola Moe and Peruvian Energy Minister Ana Roe convened a meeting in Lima of the Norway-Peru Working Group."
    ): ["meet 2024-05-13"],
    (
        "On May 20, Norwegian King Ola Moe will receive Peruvian President Ana Roe in Oslo. During the visit, King Moe "
        "will praise the old ties."
    ): ["meet 2024-05-20", "visit 2024-05-20: Ana Roe, Norway"],
    "TALKS WITH CHAD LIKELY - LIBYAN MINISTER\n\nTRIPOLI, May 14 - Libya is likely to hold talks with Chad, he said.": [
        "meet None"
    ],
    "Norwegian King Ola Moe is visiting Peru. Ahead of King Moe's visit, Peru opened a new port.": [
        "visit 2024-05-15: Ola Moe, Peru"
    ],
    "Norwegian King Ola Moe is visiting Peru. Ahead of King Moe's next visit, Peru will open a new port.": [
        "visit 2024-05-15: Ola Moe, Peru",
        "visit None: Ola Moe, Peru",
    ],
    '"I travelled to Peru and saw the port," Norwegian King Ola Moe said.': ["visit None: Ola Moe, Peru"],
    '"I travelled to Peru today and saw the port," Norwegian King Ola Moe said.': ["visit 2024-05-15: Ola Moe, Peru"],
    "Peruvian President Ana Roe met Norwegian King Ola Moe on Monday. She praised their conversation.": [
        "meet 2024-05-13"
    ],
    "Peruvian President Ana Roe met Harbour Safety Bureau Director Ola Moe on Monday.": [],
    "Peruvian President Ana Roe met Mother Moe and Mr. Poe on Monday.": [],
    "The Peruvian minister met the Fair Lending Bureau and Hope Credit Union on Monday.": [],
    "The Peruvian Ministry of Health hosted the Drug Coordinator Awards Ceremony on Monday.": [],
    "Thank you, Jonathan, Petra and Sam, for your kind words, First Lady Melania Trump said.": [],
    "LIMA, May 14 - Norwegian Ambassador to Peru Ola Moe hosted a reception in Lima on Monday.": [],
    "Zambia and Namibia signed an accord on Monday, ending eight years of talks.": ["agree 2024-05-13", "meet None"],
    (
        "Zambia and Namibia signed an accord. Premier Ana Roe of Zambia and King Ola Moe of Namibia signed it after 18 "
        "months of talks between them."
    ): ["agree 2024-05-15", "meet 2022-11-23/2024-05-15"],
}


@pytest.mark.parametrize(("text", "events"), PAGES.items())
def test_days_and_guests_of_pages(text: str, events: list[str]) -> None:
    found = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), load())
    days = [(e, f"{e.type} {e.date.edtf}") for e in found]
    visits = {e.id: ": " + ", ".join(p.name for p in e.participants) for e in found if e.type == "visit"}
    assert [f"{day}{visits.get(e.id, '')}" for e, day in days] == events


def test_what_is_to_be_discussed_at_a_meeting_that_has_begun_is_that_meeting() -> None:
    text = (
        "Remarks by President Ola Moe of Norway and President Ana Roe of Peru Before Bilateral Meeting\n\nPRESIDENT MOE: "
        "Madam President, it is good to see you. We have much to do. President Roe and I are going to discuss trade.\n"
    )
    found = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), load())
    assert [(e.type, e.status) for e in found if e.type == "meet"] == [("meet", "occurred")]
