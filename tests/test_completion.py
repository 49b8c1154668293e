"""Completion and readouts: who took part in a contact that a clause tells only in part, or that no clause tells.

Each case is a little text of its own making with the contacts that must come out of it: type and names, in any order.
"""

from __future__ import annotations

from datetime import date as Day
from functools import cache

import pytest

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

PIPELINE = cache(load)
Contacts = set[tuple[str, frozenset[str]]]


def contacts_of(text: str) -> Contacts:
    """The meetings, calls and visits that happened, by type and names."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    return {
        (e.type, frozenset(p.name for p in e.participants if p.core))
        for e in events
        if e.type in ("meet", "call", "visit") and e.status == "occurred"
    }


def contact(kind: str, *names: str) -> Contacts:
    """One contact of those names."""
    return {(kind, frozenset(names))}


READOUTS: dict[str, tuple[str, Contacts]] = {
    "the leaders, named behind": (
        (
            "The leaders discussed trade. President of Chile Pedro Rojas informed President of Peru Luis Quispe about the new "
            "railway. They agreed to stay in touch."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "a conversation of its own": (
        (
            "The conversation focused on energy. Prime Minister of Norway Ola Moe thanked President of Ghana Kofi Addo for the "
            "help."
        ),
        contact("call", "Ola Moe", "Kofi Addo"),
    ),
    "during the talks": (
        (
            "The presidents discussed the border during the talks. President of Kenya John Otieno thanked President of "
            "Uganda Paul Okello for his patience."
        ),
        contact("meet", "John Otieno", "Paul Okello"),
    ),
    "wishes during the conversation": (
        (
            "During the telephone conversation, President of Chile Pedro Rojas congratulated President of Peru Luis Quispe. "
            "The presidents praised the treaty."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "wishes before any conversation": (
        (
            "President of Chile Pedro Rojas congratulated President of Peru Luis Quispe. The presidents discussed trade "
            "last year."
        ),
        set(),
    ),
    "people of sentences that tell nothing else": (
        (
            "The conversation focused on copper. President of Chile Pedro Rojas gave a list of the reasons. In his turn, "
            "President of Peru Luis Quispe stated that copper is dear."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "what was also discussed": (
        (
            "President of Chile Pedro Rojas informed President of Peru Luis Quispe about the railway. Copper was also "
            "discussed."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "it was agreed to stay in touch": (
        (
            "President of Chile Pedro Rojas informed President of Peru Luis Quispe about the new railway. It was agreed to "
            "maintain contacts."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "relations of two, one named": (
        (
            "The leaders discussed Chile‒Peru cooperation. President of Chile Pedro Rojas spoke about the railway. They "
            "agreed to stay in touch."
        ),
        contact("call", "Pedro Rojas", "Peru"),
    ),
    "ties between two, one named": (
        (
            "The leaders discussed trade between Chile and Peru. President of Chile Pedro Rojas spoke about the railway. "
            "They agreed to stay in touch."
        ),
        contact("call", "Pedro Rojas", "Peru"),
    ),
    "wishes to a third": (
        (
            "President of Chile Pedro Rojas conveyed his congratulations to King of Peru Juan Vega. President Rojas and "
            "President of Peru Luis Quispe exchanged information on the railway. They agreed to stay in touch."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "talks of the states, looked back on": (
        (
            "The leaders exchanged views on fisheries, including in the wake of recent Chile-Peru talks in Geneva. President "
            "of Chile Pedro Rojas informed President of Peru Luis Quispe about the railway."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe") | contact("meet", "Chile", "Peru"),
    ),
    "one told the other": (
        (
            "At the request of President of Ghana Kofi Addo, Prime Minister of Norway Ola Moe briefed him on the fund. "
            "The two leaders exchanged views on fisheries."
        ),
        contact("call", "Ola Moe", "Kofi Addo"),
    ),
    "only the other country": (
        (
            "The discussion covered Chilean-Peruvian cooperation. President of Chile Pedro Rojas expressed support for "
            "the railway."
        ),
        contact("call", "Pedro Rojas", "Peru"),
    ),
    "in the capital of one": (
        "President of Chile Pedro Rojas and President of Peru Luis Quispe discussed trade in Lima.",
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "about a third country": (
        "President of Chile Pedro Rojas and President of Peru Luis Quispe discussed the drought in Accra.",
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "told already": (
        "President of Chile Pedro Rojas met President of Peru Luis Quispe in Lima. The leaders discussed trade.",
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "a domestic talk": (
        (
            "The discussion focused on wages. President of Chile Pedro Rojas told Labour Minister of Chile Ana Soto about "
            "the budget."
        ),
        set(),
    ),
    "a pact of two, told as one": (
        (
            "President of Chile Pedro Rojas and President of Peru Luis Quispe agreed to set up a fund. Rojas and Quispe "
            "also agreed on a ten-year fishing pact."
        ),
        set(),
    ),
    "a spokesman told of it": (
        (
            "The discussion focused on wheat. EU spokesman Max Poe praised the railway. President of Chile Pedro Rojas "
            "was pleased."
        ),
        set(),
    ),
    "where credentials were presented": (
        (
            "Ambassador of Peru Ana Soto presented her credentials to President of Chile Pedro Rojas. The president and "
            "the Peruvian ambassador discussed trade."
        ),
        set(),
    ),
    "three who act": (
        (
            "The leaders discussed trade. President of Chile Pedro Rojas spoke of wheat. President of Peru Luis Quispe spoke "
            "of copper. President of Ghana Kofi Addo spoke of gold."
        ),
        set(),
    ),
    "no contact at all": (
        "President of Chile Pedro Rojas praised the railway. President of Peru Luis Quispe was pleased.",
        set(),
    ),
    "in a letter": (
        (
            "In a letter, President of Chile Pedro Rojas congratulated President of Peru Luis Quispe. The leaders "
            "exchanged views."
        ),
        set(),
    ),
    "another contact opens the article": (
        (
            "President of Ghana Kofi Addo met President of Kenya John Otieno in Accra. The leaders discussed trade. "
            "President of Chile Pedro Rojas praised President of Peru Luis Quispe."
        ),
        contact("meet", "Kofi Addo", "John Otieno"),
    ),
}


@pytest.mark.parametrize("name", READOUTS)
def test_readouts(name: str) -> None:
    text, wanted = READOUTS[name]
    assert contacts_of(text) == wanted


@pytest.mark.parametrize(("words", "number"), [("congratulations on the holiday", 2), ("views on the holiday", 0)])
def test_what_the_leaders_of_a_readout_exchanged(words: str, number: int) -> None:
    text = f"The leaders exchanged {words}. President of Chile Pedro Rojas told President of Peru Luis Quispe of wheat."
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    found = [e for e in events if e.type == "congratulate"]
    assert len({(e.participants[0].name, e.participants[1].name) for e in found}) == number


TRANSCRIPTS: dict[str, tuple[str, Contacts]] = {
    "one label, and who is addressed": (
        (
            "Beginning of a conversation with Prime Minister of Norway Ola Moe\n\nPresident of Peru Luis Quispe: "
            "Mr Moe, thank you for what Norway did for Peru. It is good that we are meeting here today."
        ),
        contact("meet", "Luis Quispe", "Ola Moe"),
    ),
    "one label of a headline": (
        "President of Peru Luis Quispe: Norway must wait. We are meeting here today. Norway is a friend of Peru.",
        set(),
    ),
    "glad to see you": (
        (
            "President of Chile Pedro Rojas: Mr Quispe, I am delighted to see you. We have much to do.\n\n"
            "President of Peru Luis Quispe: Thank you, Mr Rojas. I share that view.\n\nPedro Rojas: Thank you."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "would be glad": (
        (
            "President of Chile Pedro Rojas: Mr Quispe, I would be delighted to see you in May.\n\n"
            "President of Peru Luis Quispe: Thank you, Mr Rojas.\n\nPedro Rojas: Thank you."
        ),
        set(),
    ),
    "his own minister": (
        (
            "President of Chile Pedro Rojas: Ms Soto, I am glad to see you.\n\n"
            "Labour Minister of Chile Ana Soto: Thank you, Mr President.\n\nPedro Rojas: Please go on."
        ),
        set(),
    ),
}


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_transcripts(name: str) -> None:
    text, wanted = TRANSCRIPTS[name]
    assert contacts_of(text) == wanted


CLAUSES: dict[str, tuple[str, Contacts]] = {
    "was glad to meet": (
        "President of Chile Pedro Rojas was pleased to meet President of Peru Luis Quispe.",
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "pleased to welcome": (
        '"We are pleased to welcome President of Peru Luis Quispe today," President of Chile Pedro Rojas said.',
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "is glad to meet": ("President of Chile Pedro Rojas is happy to meet President of Peru Luis Quispe.", set()),
    "a shared object": (
        "President of Chile Pedro Rojas called and congratulated President of Peru Luis Quispe.",
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "a call on a visit": (
        "President of Chile Pedro Rojas arrived in Lima on Monday. He had a conversation.",
        contact("visit", "Pedro Rojas", "Peru"),
    ),
    "talks of a guest": (
        (
            "President of Chile Pedro Rojas met President of Peru Luis Quispe. During his visit to Peru, President Rojas held "
            "talks on fisheries."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe") | contact("visit", "Pedro Rojas", "Peru"),
    ),
    "a guest and bankers": (
        "President of Chile Pedro Rojas arrived in Lima on Monday. He held talks with bankers there.",
        contact("visit", "Pedro Rojas", "Peru"),
    ),
    "a guest and officials": (
        "President of Chile Pedro Rojas arrived in Lima on Monday. He held talks with officials there.",
        contact("visit", "Pedro Rojas", "Peru") | contact("meet", "Pedro Rojas", "Peru"),
    ),
    "a guest and another trip": (
        "President of Chile Pedro Rojas arrived in Lima on Monday. He had paid visits to several countries.",
        contact("visit", "Pedro Rojas", "Peru"),
    ),
    "a summit by video": (
        (
            "President of Chile Pedro Rojas and President of Peru Luis Quispe held a virtual summit on Monday. The summit between "
            "Chile and Peru focused on trade."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "a meeting beside a summit by video": (
        (
            "President of Chile Pedro Rojas and President of Peru Luis Quispe held a virtual summit on Monday. The summit between "
            "Chile and Peru in Lima last year focused on trade."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe") | contact("meet", "Chile", "Peru"),
    ),
    "the talks of a call": (
        "President of Chile Pedro Rojas telephoned President of Peru Luis Quispe. After the talks, Rojas thanked Quispe.",
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "talks in a town after a call": (
        (
            "President of Chile Pedro Rojas telephoned President of Peru Luis Quispe. After the talks in Lima, Rojas thanked "
            "Quispe."
        ),
        contact("call", "Pedro Rojas", "Luis Quispe") | contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "on the margins": (
        "President of Chile Pedro Rojas spoke on the sidelines of the summit with President of Peru Luis Quispe.",
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "a cabinet with somebody else": (
        (
            "Attending the meeting were Prime Minister of Chile Rosa Diaz, Foreign Minister of Chile Ana Soto and chief of "
            "staff Juan Vega."
        ),
        set(),
    ),
    "a minister of the other state": (
        "Chile and Peru signed a pact. Foreign Minister Luis Quispe met Chilean Prime Minister Rosa Diaz.",
        contact("meet", "Luis Quispe", "Rosa Diaz"),
    ),
    "two of the state where they are met": (
        "The ministers met Chilean Prime Minister Rosa Diaz and Foreign Minister Ana Soto.",
        set(),
    ),
    "separate meetings with two of a state": (
        (
            "During separate meetings with Premier of Chile Rosa Diaz and President of Chile Pedro Rojas, President of "
            "Peru Luis Quispe spoke of trade."
        ),
        contact("meet", "Rosa Diaz", "Luis Quispe") | contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "talks with a body that no table holds": (
        "President of Chile Pedro Rojas arrived in Lima on Monday. He held talks with PCAST.",
        contact("visit", "Pedro Rojas", "Peru"),
    ),
    "a journey to a part of the world": (
        "President of Chile Pedro Rojas flew to Lima. Rojas won few promises on his Asia trip.",
        contact("visit", "Pedro Rojas", "Peru"),
    ),
    "a chairman of whatever body": ("Chairman Juan Vega toured Peru.", set()),
    "who is kept out": (
        "Bolivia was excluded from a meeting between Chile and Peru.",
        contact("meet", "Chile", "Peru"),
    ),
    "a tour at home": (
        "Chile votes. Chile waits. Chile counts. Party leader Juan Vega toured Chile.",
        set(),
    ),
    "the host of one meeting in the next": (
        (
            "Adviser Juan Vega met Peruvian Foreign Minister Luis Quispe in Santiago. Juan Vega spoke by phone with the "
            "Chilean foreign minister."
        ),
        contact("meet", "Juan Vega", "Luis Quispe"),
    ),
    "a discussion that was the call": (
        "The presidents of Chile and Peru spoke by phone on Monday. The leaders had a thorough discussion of trade.",
        contact("call", "Chilean President", "Peruvian President"),
    ),
    "a meeting besides the call": (
        "The presidents of Chile and Peru spoke by phone on Monday. They held a meeting in Lima in March.",
        contact("call", "Chilean President", "Peruvian President")
        | contact("meet", "Chilean President", "Peruvian President"),
    ),
    "one and then another": (
        "The Chilean president met the Peruvian president and then the Bolivian president.",
        contact("meet", "Chilean President", "Peruvian President")
        | contact("meet", "Chilean President", "Bolivian President"),
    ),
    "talks with one and more with another": (
        "The Chilean president had a meeting with the Peruvian president, and another with the Bolivian president.",
        contact("meet", "Chilean President", "Peruvian President")
        | contact("meet", "Chilean President", "Bolivian President"),
    ),
    "two days, two meetings": (
        "The Chilean president met with the Peruvian president on Monday and with the Bolivian president on Tuesday.",
        contact("meet", "Chilean President", "Peruvian President")
        | contact("meet", "Chilean President", "Bolivian President"),
    ),
    "the three of them": (
        "The Chilean president met with the Peruvian president and with the Bolivian president.",
        contact("meet", "Chilean President", "Peruvian President", "Bolivian President"),
    ),
    "what follows a meeting": (
        "The Chilean president met the Peruvian president in Lima, followed by a call with the Bolivian president.",
        contact("meet", "Chilean President", "Peruvian President")
        | contact("call", "Chilean President", "Bolivian President"),
    ),
    "parties of a people and no state": ("The Kosovar prime minister met leaders of ethnic Serb parties.", set()),
    "who sat in on a meeting": (
        (
            "President of Chile Pedro Rojas met President of Peru Luis Quispe. The meeting was also attended by Peruvian "
            "Foreign Minister Rosa Vidal and Chilean Ambassador Juan Vega."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "who was present": (
        (
            "A Chilean delegation called on President of Peru Luis Quispe. Peruvian Foreign Minister Rosa Vidal, Minister for "
            "Planning Inti Mamani and Ambassador of Chile Juan Vega were present during the meeting."
        ),
        contact("meet", "Chilean delegation", "Luis Quispe"),
    ),
    "a headline of two meetings": (
        (
            "Rojas meets Quispe, Mamani in Quito\n\nPresident of Chile Pedro Rojas met President of Peru Luis Quispe on Monday. "
            "Later he held talks with President of Bolivia Inti Mamani."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe") | contact("meet", "Pedro Rojas", "Inti Mamani"),
    ),
    "a headline that leaves out who met them": (
        (
            "President meets leaders of Peru, Bolivia\n\nPresident of Chile Pedro Rojas met President of Peru Luis Quispe on "
            "Monday. Later Rojas held talks with President of Bolivia Inti Mamani."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe") | contact("meet", "Pedro Rojas", "Inti Mamani"),
    ),
    "a headline of one meeting": (
        (
            "Rojas meets Quispe, Mamani in Quito\n\nPresident of Chile Pedro Rojas met President of Peru Luis Quispe and "
            "President of Bolivia Inti Mamani on Monday."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe", "Inti Mamani"),
    ),
    "meetings on the margins of another": (
        (
            "President of Chile Pedro Rojas spent a busy Monday, holding bilateral meetings with President of Peru Luis Quispe "
            "and President of Bolivia Inti Mamani on the sidelines of the ASEAN leaders' meeting."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe") | contact("meet", "Pedro Rojas", "Inti Mamani"),
    ),
    "the two": (
        (
            "President of Chile Pedro Rojas met President of Peru Luis Quispe on Monday. The last talks between the two took "
            "place in Lima on April 2."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "a flight for a meeting and talks": (
        "President of Chile Pedro Rojas flew to Quito for a meeting of the board and talks with President Quispe of Peru.",
        contact("visit", "Pedro Rojas", "Ecuador") | contact("meet", "Pedro Rojas", "Quispe"),
    ),
    "who sat in on one side": (
        (
            "President of Chile Pedro Rojas met President of Peru Luis Quispe. Attending the meeting on the Peruvian side were "
            "Foreign Minister Rosa Vidal and Ambassador Juan Vega."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "a call by telephone, told second": (
        "President of Chile Pedro Rojas had met President of Peru Luis Quispe and spoken by telephone with President Ana Ruiz of Bolivia.",
        contact("meet", "Pedro Rojas", "Luis Quispe") | contact("call", "Pedro Rojas", "Ana Ruiz"),
    ),
    "others who met": (
        (
            "President of Chile Pedro Rojas met President of Peru Luis Quispe. Peruvian Foreign Minister Rosa Vidal took part in "
            "the talks of the ministers with Chilean Ambassador Juan Vega."
        ),
        contact("meet", "Pedro Rojas", "Luis Quispe") | contact("meet", "Rosa Vidal", "Juan Vega"),
    ),
    "a tour abroad": (
        "Chile votes. Chile waits. Chile counts. Party leader Juan Vega toured Peru.",
        contact("visit", "Juan Vega", "Peru"),
    ),
}


@pytest.mark.parametrize("name", CLAUSES)
def test_clauses(name: str) -> None:
    text, wanted = CLAUSES[name]
    assert contacts_of(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Peruvian President Luis Quispe may meet Chilean President Pedro Rojas. The meeting could be held in July.",
            [("possible", "2024-07")],
        ),
        (
            "Peruvian President Luis Quispe met Chilean President Pedro Rojas. The meeting could be repeated in July.",
            [("occurred", "2024-05-15")],
        ),
    ],
)
def test_what_may_be_is_dated_by_what_is_said_of_it(text: str, wanted: list[tuple[str, str]]) -> None:
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [(e.status, e.date.edtf) for e in events if e.type == "meet"] == wanted


def test_an_adviser_to_a_president_is_not_the_president() -> None:
    text = (
        "Adviser to the President of Peru Luis Quispe met President of Chile Pedro Rojas in Lima. "
        "The Peruvian President will visit Chile in June."
    )
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [e.participants[0].name for e in events if e.type == "visit" and e.status == "planned"] == [
        "Peruvian President"
    ]


@pytest.mark.parametrize(
    ("answer", "visits"),
    [
        ("Rojas accepted the invitation.", ["planned"]),
        ("He accepted with pleasure.", ["planned"]),
        ("Rojas accepted the copper treaty.", []),
        ("Quispe accepted the invitation.", []),
        ("Rojas declined the invitation.", []),
    ],
)
def test_what_one_was_invited_to_is_planned_once_accepted(answer: str, visits: list[str]) -> None:
    text = f"Peruvian President Luis Quispe invited Chilean President Pedro Rojas to visit Lima. {answer}"
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [e.status for e in events if e.type == "visit"] == visits
    assert [e.type for e in events].count("invite") == 1


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("The Chilean president received the Peruvian ambassador, who presented her letters of credence.", ["Chile"]),
        ("The envoys of Peru and Bolivia presented their credentials in Santiago.", ["Chile", "Chile"]),
        ("The Peruvian ambassador presented her credentials in Lima.", []),
    ],
)
def test_to_whom_an_envoy_presents_papers(text: str, hosts: list[str]) -> None:
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    told = [p.name for e in events if e.type == "appoint" for p in e.participants if p.role == "host"]
    assert told == hosts


def test_stops_of_one_trip_share_its_days() -> None:
    text = "Chilean President Pedro Rojas visited Peru in March. The treaty was praised during Rojas's visit to Peru and to Bolivia."
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [e.date.edtf for e in events if e.type == "visit"] == ["2024-03", "2024-03"]


def test_an_office_without_article_keeps_its_holder() -> None:
    text = (
        "Prime Minister Narendra Modi received Karma Dorji, Prime Minister of Bhutan. PM Dorji congratulated Prime Minister "
        "on the launch. Prime Minister thanked him and praised the neighbours of India."
    )
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [[p.name for p in e.participants] for e in events if e.type == "thank"] == [["Narendra Modi", "Karma Dorji"]]


@pytest.mark.parametrize(
    ("title", "name", "country"),
    [
        ("the Executive Director of the World Food Programme (WFP) for Africa", "Ann Berg", None),
        ("the UN Special Representative for Children and Armed Conflict", "Virginia Gamba", None),
        ("the Minister of Foreign Affairs (MFA) of Norway", "Ola Moe", "NOR"),
        ("the Chairman of the Trade Committee of the Knesset", "Ann Berg", "ISR"),
        ("Qatari Minister of State", "Sultan bin Saad", "QAT"),
        ("the Sultan of Oman", "Haitham bin Tariq", "OMN"),
    ],
)
def test_a_title_goes_on_behind_its_acronym_and_field(title: str, name: str, country: str | None) -> None:
    text = f"Peru's president met {title} {name}."
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [(p.name, p.country) for p in events[0].participants] == [("Peruvian President", "PER"), (name, country)]


def test_what_is_signed_on_a_visit_is_of_its_two_sides() -> None:
    text = "During the visit of President Pedro Rojas of Chile to Lima on Friday, a dozen agreements were signed."
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [{p.name for p in e.participants} for e in events if e.type == "agree"] == [{"Pedro Rojas", "Peru"}]


def test_a_similar_cable_is_for_the_same_person() -> None:
    text = "The king of Oman sent a cable of {} to Lao President Khamla Dee. The crown prince of Oman sent a similar cable."
    for reason, told in (("congratulations", "congratulate"), ("condolences", "condole")):
        events = extract(Article(document="-", text=text.format(reason), published=Day(2024, 5, 15)), PIPELINE())
        found = {(e.type, *(p.name for p in e.participants)) for e in events if e.type in ("congratulate", "condole")}
        assert found == {(told, f"Omani {office}", "Khamla Dee") for office in ("King", "Crown Prince")}


MEASURES: dict[str, tuple[str, list[str]]] = {
    "in kind": (
        "Peru expelled two Chilean diplomats, and Santiago responded in kind.",
        ["expel: Peru, Chilean diplomats", "expel: Chile, Peruvian diplomats"],
    ),
    "reciprocated": (
        "Peru expelled two Chilean diplomats. Chile reciprocated on Friday.",
        ["expel: Peru, Chilean diplomats", "expel: Chile, Peruvian diplomats"],
    ),
    "by a third state": (
        "Peru expelled two Chilean diplomats. Ghana reciprocated on Friday.",
        ["expel: Peru, Chilean diplomats"],
    ),
    "in kind for what was not done": (
        "Peru has not expelled Chilean diplomats. Chile responded in kind.",
        ["expel: Peru, Chilean diplomats"],
    ),
    "restored them": (
        "Peru broke off relations with Chile in 2003 and restored them in 2010.",
        ["sever_relations: Peru, Chile", "establish_relations: Peru, Chile"],
    ),
    "restored other things": (
        "Peru bought two palaces from Chile in 2003 and restored them in 2010.",
        [],
    ),
    "its new member": (
        "Peru joined the African Union in 2003, and Chile became its newest member in 2010.",
        ["join: Peru, African Union", "join: Chile, African Union"],
    ),
    "a member of what nobody joined": (
        "Peru praised the African Union in 2003, and Chile became its newest member in 2010.",
        [],
    ),
    "a similar cable": (
        "King Haakon of Norway sent a cable of thanks to President Pedro Rojas of Chile. Queen Sonja sent a similar cable.",
        ["letter: Haakon, Pedro Rojas", "letter: Sonja, Pedro Rojas"],
    ),
}


@pytest.mark.parametrize("name", MEASURES)
def test_what_is_told_as_the_same_again(name: str) -> None:
    text, wanted = MEASURES[name]
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    told = [f"{e.type}: " + ", ".join(p.name for p in e.participants) for e in events if e.type != "thank"]
    assert told == wanted
