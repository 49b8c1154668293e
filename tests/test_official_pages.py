"""Pages of ministries and parliaments: whose they are, who says "I" on them, and where he is at home."""

from __future__ import annotations

from datetime import date as Day

import pytest
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

HOUSE = "ORAL ANSWERS\n\n"
OTHER = "\n\nMr. Soto: Will the Minister go on with it, or was nothing said of the matter on that occasion?"
TALKS = "Talks in Lima\n\nMedia release\n\nTrade Minister Nina Holt said today that it went well."
GUEST = "The Foreign Minister of Peru, Ana Soto,"
WENT = "I visited Lima on Monday. I was glad to. Norway is glad."
VISITS = [
    # a label with the name, or the office, in brackets
    (
        f"{HOUSE}The Minister for Foreign Affairs (Ms. Nina Holt): I visited Lima on Monday. Norway is glad.{OTHER}",
        "Nina Holt/NOR",
    ),
    (
        f"{HOUSE}Hon. Nina Holt (Minister of Trade, Lib.): I visited Lima on Monday. Norway is glad.{OTHER}",
        "Nina Holt/NOR",
    ),
    (
        f"{HOUSE}Ms HOLT (Fjord Hills—Prime Minister) (2.00 pm)—I visited Lima on Monday. Norway is glad.{OTHER}",
        "HOLT/NOR",
    ),
    (
        f"{HOUSE}THE MINISTER OF TRADE (SMT NINA HOLT): Sir, I visited Lima on Monday. Norway is glad.{OTHER}",
        "Nina Holt/NOR",
    ),
    # a release in the first person: of whom its head names, of an office where it names nobody
    ("NINA HOLT MP\n\nMinister for Trade\n\nI visited Lima on Monday. I was glad to. Norway is glad.", "Nina Holt/NOR"),
    (f"{TALKS} My visit to Peru on Monday was my second, and I was glad. Norway is glad.", "Nina Holt/NOR"),
    (
        "MINISTER FOR TRADE\n\nMEDIA RELEASE\n\nI visited Lima on Monday. I was glad to. Norway is glad.",
        "Norwegian Minister for Trade/NOR",
    ),
    (
        "Statement by the Minister of Trade, 3 May 2024\n\nI visited Lima on Monday. I was glad to. Norway is glad.",
        "Norwegian Minister of Trade/NOR",
    ),
    (
        "THE HON NINA HOLT MP\n\nMINISTER FOR TRADE\n\nTHE HON PER BERG MP\n\nMINISTER FOR SPORT\n\n" + WENT,
        "Nina Holt/NOR",
    ),
    # an office that one state alone has
    (
        f"{HOUSE}The Secretary of State for Foreign and Commonwealth Affairs (Ms. Nina Holt): I visited Lima.{OTHER}",
        "Nina Holt/GBR",
    ),
    # "here" is the state whose page it is; a transcript is of its first speaker's state
    (
        f"NINA HOLT MP\n\nMinister for Trade\n\nNorway is glad. {GUEST} will pay a visit here in June. Norway waits.",
        "Ana Soto/PER",
    ),
    # nobody's, where no page says so and nobody is named
    ("Notes from Lima\n\nOn Monday I visited Lima, and I was glad to. Norway is far.", None),
]


@pytest.mark.parametrize(("text", "visitor"), VISITS, ids=lambda part: part[:60] if isinstance(part, str) else "")
def test_who_speaks_on_a_page_of_his_own(text: str, visitor: str | None, nlp: Language) -> None:
    events = [e for e in extract(Article(text=text, published=Day(2024, 5, 15)), nlp) if e.type == "visit"]
    told = {f"{p.name}/{p.country}" for e in events for p in e.participants if p.role == "visitor"}
    assert told == ({visitor} if visitor else set())


MEETINGS = [
    # letters behind a name, and the name of an office-holder in brackets
    ("Dr Jane Roe CBE, the Kenyan High Commissioner, met the Peruvian President in Lima.", "Jane Roe/KEN, Peruvian President/PER"),
    ("The Kenyan Trade Minister, the Hon Jane Roe AO, MP, met the Peruvian President.", "Jane Roe/KEN, Peruvian President/PER"),
    ("The Kenyan Prime Minister (Mrs Roe) met the Peruvian President (Nina Holt) in Lima.", "Roe/KEN, Nina Holt/PER"),
    ("The UN High Commissioner for Refugees, Mr Ola Moe, met the Peruvian President.", "Ola Moe/None, Peruvian President/PER"),
    ("The Kenyan Prime Minister (Reuters) met the Peruvian President.", "Kenyan Prime Minister/KEN, Peruvian President/PER"),
    (
        "Jane Roe, Secretary of the Kenyan Department of Foreign Affairs and Trade, met the Peruvian President.",
        "Jane Roe/KEN, Peruvian President/PER",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), MEETINGS)
def test_names_as_parliaments_write_them(text: str, parties: str, nlp: Language) -> None:
    events = [e for e in extract(Article(text=text, published=Day(2024, 5, 15)), nlp) if e.type == "meet"]
    assert ", ".join(f"{p.name}/{p.country}" for e in events for p in e.participants) == parties


ASKED = "\n\nJOURNALIST: And the trip? What was said?"
GLAD = [
    ("It's terrific to have the chance to meet Peruvian President Ana Soto in Lima.", "occurred"),
    ("Great to sit down with Peruvian President Ana Soto in Lima yesterday.", "occurred"),
    ("I was delighted to have had the opportunity to meet Peruvian President Ana Soto.", "occurred"),
    ("It would be great to meet Peruvian President Ana Soto.", "possible"),
    ("It is important to meet Peruvian President Ana Soto.", None),
]


@pytest.mark.parametrize(("words", "status"), GLAD)
def test_what_a_speaker_is_glad_to_do(words: str, status: str | None, nlp: Language) -> None:
    text = f"NORWEGIAN FOREIGN MINISTER NINA HOLT: {words}{ASKED}"
    events = [e for e in extract(Article(text=text, published=Day(2024, 5, 15)), nlp) if e.type == "meet"]
    assert [e.status for e in events] == ([status] if status else [])
    assert all({p.country for p in e.participants} == {"NOR", "PER"} for e in events)


def test_whom_a_minister_meets_abroad_is_no_colleague(nlp: Language) -> None:
    text = (
        "NINA HOLT MP\n\nMinister for Trade\n\nNorway trades with Peru, and Norway is glad. I will travel to Lima on 22 May. "
        "There I will meet the Secretary of Trade, Ana Soto."
    )
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert [[p.country for p in e.participants] for e in events if e.type == "meet"] == [["NOR", "PER"]]


JOINT = """Joint press conference with the Prime Minister of Peru

THE HON NINA HOLT MP

PRIME MINISTER

JOINT PRESS CONFERENCE WITH ANA SOTO, PRIME MINISTER OF PERU

PRIME MINISTER: Norway is glad of this. I will travel to Quito in June.

PRIME MINISTER SOTO: I thank the people of Norway. I met President Putin in Moscow on Monday."""


def test_the_bare_label_is_of_whom_no_other_label_names(nlp: Language) -> None:
    events = extract(Article(text=JOINT, published=Day(2024, 5, 15)), nlp)
    assert [f"{p.name}/{p.country}" for e in events if e.type == "visit" for p in e.participants[:1]] == [
        "Nina Holt/NOR"
    ]


def test_a_state_that_its_own_page_visits_is_not_its_own(nlp: Language) -> None:
    text = (
        "Nina Holt MP Minister for Trade\n\nThis week I visited Peru. Peru and Peru's neighbours are close to Norway, and "
        "Peru is glad. I met the Minister for Trade, Ana Soto."
    )
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert [[p.country for p in e.participants] for e in events if e.type == "meet"] == [["NOR", "PER"]]


STATEMENTS = [
    # one "I", or a "we", is enough under a heading that says whose words they are
    (
        "Statement by President Joe Biden on the Fire\n\nOn behalf of our people, I thank Peru for its help.",
        "Joe Biden/USA, Peru/PER",
    ),
    (
        "Statement from President Joe Biden\n\nWe thank Peru for its help. The fire is out.",
        "Joe Biden/USA, Peru/PER",
    ),
    ("Norway's fire is out\n\nNorway's day was long, and I thank Peru for its help.", ""),
    # tags are no words, what is struck out is not told
    (
        "Norway's fire is out\n\nOn the 5<sup>th</sup> <u>President Ana Roe</u> of Norway thanked <s>Chile</s> Peru.",
        "Ana Roe/NOR, Peru/PER",
    ),
]


@pytest.mark.parametrize(("text", "parties"), STATEMENTS)
def test_short_statements(text: str, parties: str, nlp: Language) -> None:
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert ", ".join(f"{p.name}/{p.country}" for e in events for p in e.participants) == parties


NOMINEES = """President Joe Biden Names Envoys

Today, President Joe Biden announced his intent to nominate these people to serve:

- Ola Moe, Nominee for Ambassador Extraordinary and Plenipotentiary to the Republic of Peru - Ida Poe, Nominee for Judge

<u>Ola Moe, Nominee for Ambassador Extraordinary and Plenipotentiary to the Republic of Peru</u> Ola Moe is a judge.
"""


def test_nominees_on_lines_of_their_own(nlp: Language) -> None:
    events = [e for e in extract(Article(text=NOMINEES, published=Day(2024, 5, 15)), nlp) if e.type == "appoint"]
    assert [f"{p.role}={p.name}" for e in events for p in e.participants if p.role != "sender"] == [
        "envoy=Ola Moe",
        "host=Peru",
    ]


JOINED = [
    ("Joint Statement from Norway and Peru", "NOR PER"),
    ("Joint Statement by the Leaders of Norway and Peru on Trade with Chile", "NOR PER"),
    ("Norway-Peru Joint Declaration", "NOR PER"),
    ("Joint Statement on Trade with Norway and Peru", ""),
    ("Joint Statement by the Ministers of Trade and Defence of Norway", ""),
]


@pytest.mark.parametrize(("heading", "parties"), JOINED)
def test_we_of_a_joint_statement_is_all_of_them(heading: str, parties: str, nlp: Language) -> None:
    text = f"{heading}\n\nYesterday, we held talks in Oslo with each other."
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    told = [" ".join(str(p.country) for p in e.participants if p.core) for e in events if e.type == "meet"]
    assert told == ([parties] if parties else [])


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        ("Statement by the President on the Fire", "Norwegian President"),
        ("Statement of the President Regarding the Call with President Soto", "Norwegian President"),
        ("Statement by Australia, Norway and Peru on the Fire", "Australia, Norway, Peru"),
        ("Statement by the Club on the Fire", ""),
    ],
)
def test_whose_words_a_heading_tells_by_office(heading: str, speaker: str, nlp: Language) -> None:
    text = (
        f"{heading}\n\nNorway stands firm against Chilean troops. We thank Egypt for its help, and our people will. "
        "President Soto of Peru asked Norway for it. Norway is glad."
    )
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert (
        ", ".join(p.name for e in events if e.type == "thank" for p in e.participants if p.role == "speaker") == speaker
    )


def test_remarks_are_of_the_state_of_whoever_makes_them(nlp: Language) -> None:
    text = (
        "Remarks by President Biden on Russia\n\nTHE PRESIDENT: Good morning. Russia has chosen this war, and Russia will "
        "pay for it. I want to thank Leader Poe for his work. I thank you."
    )
    found = extract(Article(document="-", text=text, published=Day(2022, 3, 11)), nlp)
    assert [e.type for e in found] == []


def test_who_is_at_home_was_not_here_on_a_visit(nlp: Language) -> None:
    text = (
        "Remarks by President Biden\n\nI met Prime Minister Ola Moe of Norway on Friday. When we were here last year, it "
        "rained. I was glad. The United States and Norway are friends. The United States is glad."
    )
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert [e.type for e in events] == ["meet"]


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("Norway and Peru will hold talks in Lima, Norwegian Foreign Minister Nina Holt said on Friday.", "planned", None),
        ("Norway and Peru will hold talks in Lima on Friday, Norwegian Foreign Minister Nina Holt said.", "planned", Day(2024, 5, 17)),
    ],
)  # fmt: skip
def test_the_day_of_the_words_is_none_of_what_they_announce(
    text: str, status: str, day: Day | None, nlp: Language
) -> None:
    events = extract(Article(text=text, published=Day(2024, 5, 15)), nlp)
    assert [(e.status, e.date.start) for e in events if e.type == "meet"] == [(status, day)]
