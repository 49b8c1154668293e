"""Where it was: from the words of a sentence to the place of the event. The sentences were written for these tables."""

from __future__ import annotations

from datetime import date as Day
from functools import cache

import pytest

from diplo_extract.articles import Article
from diplo_extract.mentions import PlaceName, finest_place
from diplo_extract.pipeline import extract, load

PIPELINE = cache(load)
OSLO = PlaceName("Oslo", "NOR")
HALL = PlaceName("Oslo City Hall", "NOR", venue=True, town="Oslo")
NORWAY = PlaceName("Norway", "NOR", is_country=True)


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, place and its country of every event of a text."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    return [(e.type, e.place.name if e.place else None, e.place.country if e.place else None) for e in events]


@pytest.mark.parametrize(
    ("where", "place", "country"),
    [
        # a building with the town behind it
        ("at the Bima Conference Centre in Lusaka", "Bima Conference Centre", "ZMB"),
        ("at State House, Nairobi", "State House", "KEN"),
        ("in the Hall of Mirrors at Kano Palace in Abuja", "Kano Palace", "NGA"),
        ("at the Amiri Diwan in Doha", "Amiri Diwan", "QAT"),
        # a part of a state whose name may stand for all of it
        ("in Scotland", "Scotland", "GBR"),
        ("in London, England", "London", "GBR"),
        ("at the Palace of Nations in Dushanbe", "Palace of Nations", "TJK"),
        ("in Lima at the Hotel Aurora", "Hotel Aurora", "PER"),
        ("at the Rosa residence in Lima", "Rosa residence", "PER"),
        ("at the Senate's Wallenstein Palace in Lima", "Wallenstein Palace", "PER"),
        ("at Lima's Torre Tagle Palace", "Torre Tagle Palace", "PER"),
        ("at State House Entebbe", "State House Entebbe", "UGA"),
        ("at his residence, Mansion House", "Mansion House", "GBR"),
        ("on the Indonesian island of Bali", "Bali", "IDN"),
        ("in the Red Sea resort of Sharm el-Sheikh", "Sharm el-Sheikh", "EGY"),
        ("on Jeju Island", "Jeju Island", "KOR"),
        ("in the Peruvian capital", "Lima", "PER"),
        ("at Rosa Resort Munyonyo in Kampala", "Rosa Resort Munyonyo", "UGA"),
        ("at the Desaguadero border crossing in Peru", "Desaguadero border crossing", "PER"),
        ("in the town of Samjiyon", "Samjiyon", None),
        # the name as the text gives it
        ("at the Constantine Palace", "Constantine Palace", "RUS"),
        # a state that is a town
        ("in Singapore", "Singapore", "SGP"),
        ("at the Rosa presidential residence in Lima", "Rosa presidential residence", "PER"),
        ("at the Rosa y Pardo presidential residence in Lima", "Rosa y Pardo presidential residence", "PER"),
        ("during the Rosa presidential campaign in Lima", "Lima", "PER"),
        # a house named for an office
        ("at the PM House", "PM House", None),
        ("at the Prime Minister's Office on Friday", "Prime Minister's Office", None),
        ("at the Prime Minister's request", None, None),
        # no building
        ("in the House of Representatives in Abuja", "Abuja", "NGA"),
        ("in Lima on behalf of the Palace", "Lima", "PER"),
        ("in Lima over the war in Sudan", "Lima", "PER"),
        # towns in the name of an occasion
        ("at the Geneva talks", "Geneva", "CHE"),
        ("during a White House dinner", "White House", "USA"),
        ("at a White House state dinner", "White House", "USA"),
        ("after the Lima-Quito talks", None, None),
    ],
)  # fmt: skip
def test_where_two_met(where: str, place: str | None, country: str | None) -> None:
    found = places(f"President Ana Ruiz of Bolivia met President Juan Soto of Uruguay {where}.")
    assert ("meet", place, country) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan President John Otieno received President Ana Ruiz of Bolivia at Uhuru Palace.",
         ("meet", "Uhuru Palace", "KEN")),
        ("Bolivia's president praised the talks that he had with the Kenyan premier in Quito.", ("meet", "Quito", "ECU")),
        ("Kenya wants to see through the deal that Peru and Bolivia reached in Quito.", ("agree", "Quito", "ECU")),
        ("Ana Ruiz of Bolivia met Juan Soto in Quito, where she also held talks with President Pedro Rojas of Ecuador.",
         ("meet", "Quito", "ECU")),
        ("President Juan Soto of Ecuador met a delegation of Peruvian senators led by Rosa Vidal in Quito on Friday.",
         ("meet", "Quito", "ECU")),
        ("President Ana Ruiz of Bolivia arrived in Quito on Tuesday. She is to meet President Juan Soto of Ecuador.",
         ("meet", "Quito", "ECU")),
        ("President Ana Ruiz of Bolivia arrived in Quito on Monday. She will meet Juan Soto of Ecuador on Friday.",
         ("meet", "Quito", "ECU")),
        ("President Ana Ruiz of Bolivia paid a visit to Ecuador. Juan Soto of Ecuador met her at Carondelet Palace in Quito.",
         ("visit", "Quito", "ECU")),
        (("President Ana Ruiz of Bolivia, who was in Quito on a visit, met Juan Soto, the president of Uruguay, at the "
         "Presidential Palace."), ("meet", "Presidential Palace", "ECU")),
        ("Bolivian President Ana Ruiz arrived in Quito and met her counterpart Juan Soto of Ecuador at Carondelet Palace.",
         ("visit", "Quito", "ECU")),
        # an official of no named state is at home where he receives a guest
        ("President Ana Ruiz of Bolivia arrived in Quito on Monday. She was received by Parliament Speaker Juan Soto.",
         ("meet", "Quito", "ECU")),
        # on an errand, where the clause before led, and where an envoy was received
        ("President Ana Ruiz of Bolivia will fly to Quito to attend the summit of the African Union.",
         ("meet", "Quito", "ECU")),
        ("Ana Ruiz of Bolivia will go to Quito on Friday, where she plans to sit down with Juan Soto of Uruguay.",
         ("meet", "Quito", "ECU")),
        # a leader is at a house, he is not of it
        ("The Kenyan prime minister received the Peruvian president at Government House.", ("meet", "Government House", "KEN")),
        # who is a guest himself receives abroad
        ("President Ana Ruiz of Bolivia arrived in Quito on Monday. On Tuesday she received Minister Juan Soto of Uruguay.",
         ("meet", "Quito", "ECU")),
        ("Russian envoy Ivan Petrov met Senator Jane Roe on Capitol Hill.", ("meet", "Capitol Hill", "USA")),
        # a house that several states have by that name
        ("ISLAMABAD, May 14 (APP): Pakistan's premier Asim Baig met President Ana Ruiz of Bolivia at Parliament House.",
         ("meet", "Parliament House", "PAK")),
        # what both were at, and what its doer was at
        ("Ana Ruiz of Bolivia and Juan Soto of Uruguay met in Quito, while both were attending a congress.",
         ("meet", "Quito", "ECU")),
        ("While attending a congress in Quito, President Ana Ruiz of Bolivia met Juan Soto of Uruguay.",
         ("meet", "Quito", "ECU")),
        # where an envoy is posted he meets his hosts, and nobody else
        ("Foreign Minister Juan Soto of Ecuador received the Bolivian ambassador in Quito.", ("meet", "Quito", "ECU")),
        ("Foreign Minister Juan Soto of Uruguay met the Bolivian ambassador in Quito.", ("meet", None, None)),
        # two houses are two meetings
        (("President Ana Ruiz of Bolivia met Juan Soto of Uruguay at Rosa House in Quito on Monday. Ruiz and Soto dined that "
         "evening with Pedro Rojas of Ecuador at Carondelet Palace."), ("meet", "Carondelet Palace", "ECU")),
        # the town of the dateline
        ("QUITO, Ecuador, May 14 (AFP) - President Ana Ruiz of Bolivia met Juan Soto of Uruguay in this Andean city.",
         ("meet", "Quito", "ECU")),
        ("President Ana Ruiz of Bolivia met Juan Soto of Uruguay in this Andean city.", ("meet", None, None)),
        # on the fringes of what was told before
        (("ASEAN leaders held a summit in Quito on Monday. President Ana Ruiz of Bolivia met Juan Soto of Uruguay on the "
         "fringes of the summit."), ("meet", "Quito", "ECU")),
        (("ASEAN leaders held a summit in Quito on Monday. President Ana Ruiz of Bolivia met Juan Soto of Uruguay on the "
         "fringes of a meeting of the United Nations."), ("meet", None, None)),
        # the meeting spoken of again
        (("Arab foreign ministers met in Cairo on Monday. The meeting was attended by Jordanian Foreign Minister Omar Najjar "
         "and Egyptian Foreign Minister Samir Fahmy."), ("meet", "Cairo", "EGY")),
        (("Officials spoke after a one-day summit in Quito. The summit was attended by President Ana Ruiz of Bolivia and "
         "President Juan Soto of Uruguay."), ("meet", "Quito", "ECU")),
        # what was signed at talks in a house, and a town in no list
        (("President Juan Soto of Ecuador met Ana Ruiz of Bolivia at Carondelet Palace in Quito. A treaty was signed after the "
         "meeting."), ("agree", "Quito", "ECU")),
        ("President Ana Ruiz of Bolivia met Juan Soto of Uruguay in Arnika on Monday.", ("meet", "Arnika", None)),
        ("Talks between Bolivia and Uruguay will be held at the Blue Sea resort of Sharm El-Foo.",
         ("meet", "Sharm El-Foo", None)),
        ("President Juan Soto of Ecuador received at Carondelet Palace the credentials of Bolivian Ambassador Ana Ruiz.",
         ("appoint", "Carondelet Palace", "ECU")),
    ],
)  # fmt: skip
def test_place_of_an_event(text: str, expected: tuple[str, str, str]) -> None:
    assert [row for row in places(text) if row[0] == expected[0]][-1] == expected


HEADING = "Remarks by President Ruiz of Bolivia and President Soto of Uruguay Before Bilateral Meeting"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Oval Office", ("meet", "Oval Office", "USA")),
        ("German Chancellery\nBerlin, Germany", ("meet", "German Chancellery", "DEU")),
        ("Torre Tagle Palace\nLima, Peru", ("meet", "Torre Tagle Palace", "PER")),
        ("Rosa Royal Hotel Lima, Peru", ("meet", "Rosa Royal Hotel", "PER")),
        ("Grand Inca Hotel Lima, Peru", ("meet", "Grand Inca Hotel", "PER")),
        ("Office of the Government Lima, Peru", ("meet", "Office of the Government", "PER")),
        ("Samuel F. Otieno Convention Center Washington, D.C.", ("meet", "Samuel F. Otieno Convention Center", "USA")),
        ("President Soto, Lima, Peru", ("meet", None, None)),
        ("As Prepared for Delivery", ("meet", None, None)),
        ("Ruiz of Bolivia in Lima", ("meet", None, None)),
    ],
)
def test_the_line_above_a_transcript(lines: str, expected: tuple[str, str | None, str | None]) -> None:
    text = f"{HEADING}\n\n{lines}\n\n10:05 A.M. EST\n\nPRESIDENT RUIZ: Thank you for the warm words."
    assert expected in places(text)


@pytest.mark.parametrize(
    ("welcome", "place"),
    [
        ("Welcome to Lima, Madam President.", "Lima"),
        ("It is an honour to welcome you all to Torre Tagle Palace.", "Torre Tagle Palace"),
        ("I look forward to welcome you to Lima on Friday.", None),
        ("You spoke in Lima.", None),
    ],
)
def test_where_a_speaker_bids_welcome(welcome: str, place: str | None) -> None:
    text = f"{HEADING}\n\n10:05 A.M. EST\n\nPRESIDENT RUIZ: {welcome} We met last year."
    assert next(row for row in places(text) if row[0] == "meet")[1] == place


def test_a_line_of_places_in_the_news_is_no_setting() -> None:
    news = "Peru meets Chile\n\nTorre Tagle Palace\n\nPeru met Chile on Monday. Nobody spoke of the talks afterwards."
    assert places(news)[0] == ("meet", None, None)


@pytest.mark.parametrize(
    ("told", "visit", "finest"),
    [
        ([NORWAY, OSLO], False, OSLO),
        ([OSLO, HALL], False, HALL),
        ([HALL, OSLO], True, OSLO),
        ([NORWAY, HALL], True, HALL),
        ([], False, None),
    ],
)
def test_finest(told: list[PlaceName], visit: bool, finest: PlaceName | None) -> None:
    assert finest_place(told, visit=visit) == finest


@pytest.mark.parametrize(
    ("text", "met"),
    [
        # the town that opens a sentence is no part of the name behind it
        ("In Lima Norwegian President Ana Ruiz met Chilean President Luis Soto.", "Lima"),
        ("In Lima Foreign Minister Ana Ruiz of Norway met Chilean President Luis Soto.", "Lima"),
        ("Norwegian President Ana Ruiz is on a tour. In Lima Ruiz is due to meet Chilean President Luis Soto.", "Lima"),
        # the town of each
        (("Norwegian President Ana Ruiz will meet in Quito on Friday with Luis Soto of Peru and in Lima on Sunday with "
         "Chilean President Rosa Vidal."), "Lima"),
        # a summit by where it is
        (("Norwegian President Ana Ruiz left for Lima to attend a summit, on the sidelines of which she will meet "
         "Chilean President Luis Soto."), "Lima"),
        (("Norwegian President Ana Ruiz will attend a forum in Lima on trade, at which she will meet Luis Soto, "
         "Chilean President."), "Lima"),
        (("Norwegian President Ana Ruiz told a news conference in Lima following talks with Chilean President Luis Soto "
         "that she was glad."), "Lima"),
        # where the doer is
        ("Norwegian President Ana Ruiz, who is in Lima for a forum, met Chilean President Luis Soto.", "Lima"),
        ("Norwegian President Ana Ruiz, who was born in Lima, met Chilean President Luis Soto.", None),
        # the host of others' talks
        ("Lima will host talks between Norwegian President Ana Ruiz and Chilean President Luis Soto.", "Lima"),
        ("Peru hosted a meeting between Norwegian President Ana Ruiz and Chilean President Luis Soto.", "Peru"),
        # where an errand leads that the clause before tells without a journey
        ("Norwegian President Ana Ruiz is due in Lima on Friday to meet Peruvian President Luis Soto.", "Lima"),
        ("In Lima, Norwegian President Ana Ruiz is due to meet Chilean President Luis Soto.", "Lima"),
        ("Norwegian President Ana Ruiz said in Lima that Chilean President Luis Soto had met the pope.", None),
        ("In Lima Norwegian President Ana Ruiz is to attend the APEC summit and meet Chilean President Luis Soto.", "Lima"),
        # what "there" points to
        (("Eyes turn to Lima, where Norwegian President Ana Ruiz will speak. Chilean President Luis Soto had breakfast "
          "with Ruiz there."), "Lima"),
        ("Lima was calm. Norwegian President Ana Ruiz met Chilean President Luis Soto, who was there.", None),
        # the house of somebody else
        ("Norwegian President Ana Ruiz met Chilean President Luis Soto at the Peruvian Embassy.", "Peruvian Embassy"),
        ("Norwegian President Ana Ruiz met Chilean President Luis Soto at the offices of the Peruvian Foreign Ministry.",
         "Peruvian Foreign Ministry"),
        ("Norwegian President Ana Ruiz met Chilean President Luis Soto at the European Union.", None),
        ("Norwegian President Ana Ruiz was received by King Luis of Chile at Ditchley on Monday.", "Ditchley"),
        ("On her last day in Lima, Norwegian President Ana Ruiz had breakfast with Luis Soto of Chile at the Kenyan Embassy.",
         "Kenyan Embassy"),
        ("Norwegian President Ana Ruiz was received by King Luis of Chile at Rosehill.", "Rosehill"),
        ("Norwegian President Ana Ruiz was received by King Luis of Chile at an Air Force base.", "Chile"),
        # where others tell that the summit is that somebody attends
        (("Norwegian President Ana Ruiz turned down an invitation to the gathering in Lima. She will skip the COP29 "
          "summit."), "Lima"),
        (("Norwegian President Ana Ruiz turned down an invitation to a gathering in Lima. She will skip the COP29 "
          "summit."), None),
        # houses
        ("Norwegian President Ana Ruiz met Chilean President Luis Soto at the royal Palace.", "royal Palace"),
        (("White House's Chile state dinner: what to know\n\nOn Monday, President Joe Biden welcomed Chilean President "
          "Luis Soto to the event."), "White House"),
        # told by the sentence behind
        ("Norwegian President Ana Ruiz met Luis Soto of Chile. A brief meeting took place at Kano Palace.", "Kano Palace"),
        ("Norwegian President Ana Ruiz met Luis Soto of Chile. One-on-one talks were held in Lima.", "Lima"),
        ("Norwegian President Ana Ruiz met Luis Soto of Chile. A meeting of farmers was held in Lima.", None),
        ("Norwegian President Ana Ruiz met Luis Soto of Chile in Quito. A meeting took place in Lima.", "Quito"),
        # of what they met on the margins of, of the house told last, of the post, of the visit they made to meet
        (("The talks between Norwegian President Ana Ruiz and Chilean President Luis Soto were held on the sidelines of a "
          "conference being held at Peru's capital Lima."), "Lima"),
        (("Norwegian President Ana Ruiz and Chilean President Luis Soto are engaged in talks bordering on security at the "
          "presidential villa in Lima."), "Lima"),
        ("Norwegian President Ana Ruiz met Chile's Ambassador to Oslo Luis Soto.", "Oslo"),
        ("Norwegian President Ana Ruiz met Chile's Ambassador to Lima Luis Soto.", None),
        ("Norwegian President Ana Ruiz will visit Lima to resume talks with Chilean President Luis Soto.", "Lima"),
        ("Norwegian President Ana Ruiz then went to the Lima Trade Forum where she met Luis Soto of Chile.", "Lima"),
        ("Norwegian President Ana Ruiz and Luis Soto of Chile will meet at the border town of Katuma to talk.", "Katuma"),
        # a noun that leads nowhere
        (("Norwegian President Ana Ruiz discussed the import of goods to Lima with Luis Soto, Chilean President, on "
          "Monday."), None),
        # not the next stop, nor the last one
        ("Norwegian President Ana Ruiz will fly to Lima to meet Peruvian President Luis Soto and then on to Quito.",
         "Lima"),
        ("Norwegian President Ana Ruiz met Peruvian President Luis Soto at Kano Palace after talks in Quito.",
         "Kano Palace"),
    ],
)  # fmt: skip
def test_where_a_meeting_is_told_to_be(text: str, met: str | None) -> None:
    """The place of the last event of the text."""
    assert places(text)[-1][:2] == ("meet", met)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norwegian President Ana Ruiz arrived in Singapore on Monday.", "Singapore"),
        ("Norwegian President Ana Ruiz arrived in Peru on Monday.", None),
        # a way home leads to no place of the visit
        ("Norwegian President Ana Ruiz returned to Oslo from Peru on Monday.", None),
    ],
)
def test_the_town_of_a_visit(text: str, place: str | None) -> None:
    assert [row[:2] for row in places(text)] == [("visit", place)]


def test_the_ceremony_at_which_a_pact_is_signed() -> None:
    pact = "Chile and Peru signed a pact on Monday at a ceremony attended by President Ana Ruiz of Norway in Lima."
    assert ("agree", "Lima", "PER") in places(pact)


def test_the_town_of_a_new_embassy() -> None:
    assert places("Chile has reopened its embassy in Lima.") == [("establish_relations", "Lima", "PER")]


def test_a_body_ends_before_a_day_or_an_island() -> None:
    """The Foreign Office is not called "Foreign Office on Tuesday"."""
    text = "The Peruvian envoy was summoned to the Foreign Office in London on Tuesday night."
    (event,) = extract(
        Article(document="-", text=text.replace(" in London", ""), published=Day(2024, 5, 15)), PIPELINE()
    )
    assert not [p.name for p in event.participants if "Tuesday" in p.name]
