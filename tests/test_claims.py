"""Stage 7, its end: the day, the place and the source of each telling, by its clause. Every text appears on 15 May 2024."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day

import pytest
from spacy.tokens import Doc

from diplo_extract.article_days import reference_date
from diplo_extract.articles import Article
from diplo_extract.clause_dates import Timeline
from diplo_extract.dates import find_dates
from diplo_extract.mentions import Claim
from diplo_extract.pipeline import extract
from diplo_extract.segments import find_segments

Read = Callable[[str], Doc]


def claims(doc: Doc, type_: str) -> list[Claim]:
    return [c for c in doc._.claims if c.frame.trigger.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "edtf"),
    [
        # past and future by tense
        ("Peru met Chile on Monday.", "meet", "2024-05-13"),
        ("Peru will meet Chile on Monday.", "meet", "2024-05-20"),
        ("Peru is to meet Chile on Friday.", "meet", "2024-05-17"),
        ("Peru met Chile on 3 March 2023.", "meet", "2023-03-03"),
        ("Peru met Chile in November.", "meet", "2023-11"),
        ("Peru met Chile.", "meet", None),
        # words that tell nothing by themselves keep no date from what is told
        ("Peru met Chile to put its case in Oslo on May 12.", "meet", "2024-05-12"),
        # a stay of so many days, from its first day or to its last
        ("Peru's president left on Friday for a three-day visit to Chile.", "visit", "2024-05-10/2024-05-12"),
        ("Peru's president left Chile on Friday after a three-day visit to Chile.", "visit", "2024-05-08/2024-05-10"),
        ("Peru's president concluded a three-day visit to Chile on Friday.", "visit", "2024-05-08/2024-05-10"),
        ("Peru's president flew to Chile on Friday after three days in Oslo.", "visit", "2024-05-10"),
        ("Peru's president is expected in Oslo on Monday.", "visit", "2024-05-20"),
        # of what is on the calendar
        (
            "Peru's envoy left for Oslo on Friday before a Peru-Chile summit set to take place in June.",
            "meet",
            "2024-06",
        ),
        ("The two leaders discussed a visit by Peru's president to Chile planned for November.", "visit", "2024-11"),
        ("Peru's president travels to Chile at the weekend.", "visit", "2024-05-18/2024-05-19"),
        # the afternoon of the day of the story, not of a date looked back on
        ("Chile signed a pact with Brazil on May 2, 2019.\n\nPeru met Chile in the afternoon.", "meet", None),
        ("Bolivia called Chile on 10 May. Peru met Chile in the afternoon.", "meet", "2024-05-10"),
        (
            "Peru's president flew to Chile on Friday after talks in Oslo, where she met the Norwegian premier.",
            "visit",
            "2024-05-10",
        ),
        # from the arrival to the return
        ("Peru's president will arrive in Santiago on Sunday and leave on Friday.", "visit", "2024-05-19/2024-05-24"),
        (
            "Peru's president flies to Chile on Sunday before returning home on Friday.",
            "visit",
            "2024-05-19/2024-05-24",
        ),
        (
            "Peru's president arrived in Chile on Tuesday. He returns to Lima on Friday.",
            "visit",
            "2024-05-14/2024-05-17",
        ),
        ("Peru's president arrived in Chile on Tuesday. He leaves for Rome on Friday.", "visit", "2024-05-14"),
        ("Peru's president arrived in Chile on Tuesday after leaving Rome on Monday.", "visit", "2024-05-14"),
        (
            "Peru's president is to return to Lima Friday from a visit to Chile that started Tuesday.",
            "visit",
            "2024-05-14/2024-05-17",
        ),
        (
            "Peru's president left on 8 May for visits to Chile and Bolivia from 8 to 14 May.",
            "visit",
            "2024-05-08/2024-05-14",
        ),
        ("Peru's president has been on a three-day visit to Chile since Monday.", "visit", "2024-05-13/2024-05-15"),
        ("Peru and Chile held three days of talks from Monday.", "meet", "2024-05-13/2024-05-15"),
        ("Peru and Chile signed the accord on Monday after three days of talks.", "meet", "2024-05-11/2024-05-13"),
        ("Talks between Peru and Chile, which began on 7 May, ended on Friday.", "meet", "2024-05-07/2024-05-10"),
        ("The visit by Peruvian President Carlos Soto to Chile will be the biggest since 2008.", "visit", None),
        ("Peru's president, on a two-day visit to Chile, spoke to the press on Monday.", "visit", "2024-05-13"),
        ("Peru's president leaves tomorrow for a week of talks with Chile.", "meet", "2024-05-16/2024-05-22"),
        # weekdays ahead follow one another; what is called off lies ahead, what is refused behind
        (
            "Peru's president will fly to Chile on Monday and meet Bolivian officials on Wednesday.",
            "meet",
            "2024-05-22",
        ),
        ("Peru's president called off a meeting with Chile on Friday.", "meet", "2024-05-17"),
        ("Peru's president cancelled a visit to Chile in early March.", "visit", "2024-03-01/2024-03-10"),
        ("Peru's president refused to meet the Chilean president on Friday.", "meet", "2024-05-10"),
        # counted from the event named behind it
        ("Peru met Chile two days after a summit in Lima on May 2.", "meet", "2024-05-04"),
        ("Peru is to host Bolivia on July 24 and meet Chilean officials a day later.", "meet", "2024-07-25"),
        # what happened where the clause before led, when the date before says, and on an errand
        ("Peru's president spent Sunday in Santiago, where Chile's president received him.", "meet", "2024-05-12"),
        ("Peru will go on to Rome on Friday, where it plans to meet Chile and Bolivia.", "meet", "2024-05-17"),
        ("Peru arrived in Rome on Friday, where it will meet Chile.", "meet", None),
        ("Peru hopes for peace at the end of May, when it will meet Chile in Rome.", "meet", "2024-05-21/2024-05-31"),
        (
            "Peru will send Carlos Soto to Rome this week to deliver a letter to Chile's Ana Vidal.",
            "letter",
            "2024-05-15/2024-05-19",
        ),
        ("Peru's envoy flew to Rome on Friday to prepare for a summit between Peru and Chile.", "meet", None),
        # the day told of, not that of a clause beside it
        ("Peru met Chile on Monday. Bolivia, who left on Friday, thanked Chile the same day.", "thank", "2024-05-13"),
        # a guest in the clause takes no date
        ("Chile held talks with visiting Peruvian President Carlos Soto in Santiago on May 14.", "meet", "2024-05-14"),
        # a time allowed
        ("Peru ordered Chile's ambassador to leave the country within 24 hours.", "expel", None),
        # what is done by saying it
        ("Peru said on Monday it was recalling its ambassador to Chile.", "recall", "2024-05-13"),
        ("Peru said on Monday that Bolivia was recalling its ambassador to Chile.", "recall", None),
        # a stretch of time that is counted through
        (
            "On Sunday Peru held the first Chile-Peru summit talks on Chilean soil in five years with Chile.",
            "meet",
            "2024-05-12",
        ),
        # what another event is counted from lies as far on the other side
        ("Peru met Chile on Monday, five days after it telephoned Bolivia.", "call", "2024-05-08"),
        ("Peru will meet Chile on Friday, two days before it meets Bolivia in Quito.", "meet", "2024-05-17"),
        ("The trip comes two weeks after Peru telephoned Bolivia.", "call", "2024-04-29/2024-05-05"),
        ("Peru met Chile on Monday. Hours later it telephoned Bolivia.", "call", "2024-05-13"),
        ("Peru met Chile on Monday. Two hours after the talks ended, it telephoned Bolivia.", "call", "2024-05-13"),
        # clauses tied by "when" share a date
        ("Peru's talks with Chile began in April, when Peru's president visited Bolivia.", "visit", "2024-04"),
        ("Peru and Chile signed a treaty when Peru's president visited Bolivia in March.", "agree", "2024-03"),
        # the day that an entry of a chronology opens with
        ("May 3: Protests spread in Lima. Peru's president calls the Chilean president.", "call", "2024-05-03"),
        # counted back from the event told before it
        ("Peru's president met Kenya's on Friday, two days after travelling to Chile.", "visit", "2024-05-08"),
        ("Peru's president met Kenya's on May 3, two days after a visit to Chile.", "visit", "2024-05-01"),
        ("Peru's president met Kenya's, two days after a visit to Chile.", "visit", None),
        # of two dates side by side the closer one
        ("Peru and Chile held two summits this year, on 7 May and 9 May.", "meet", "2024-05-07"),
        ("Peru will meet Chile early next year, perhaps in January or February.", "meet", "2025-01-01/2025-02-28"),
        (
            "Peru will meet Chile next week, probably with Bolivia, and Kenya in Rome on Tuesday.",
            "meet",
            "2024-05-20/2024-05-26",
        ),
        # a courtesy at a dated call
        ("During a call on Monday, Peru's president offered condolences to Chile.", "condole", "2024-05-13"),
        # what lies ahead within a bound begins on the day of the article; what is over may have begun at any time
        ("Peru's president will visit Chile before the end of the year.", "visit", "2024-05-15/2024-12-31"),
        ("Peru's president is expected in Santiago before the end of March.", "visit", "2024-05-15/2025-03-31"),
        ("Peru's president visited Chile before May 10.", "visit", "../2024-05-09"),
        # called off the day after it was due
        ("Peru's president called off a trip to Chile that was due to start on Tuesday.", "visit", "2024-05-14"),
        # talks that a visit goes before leave it their date
        (
            "The talks will be preceded on Thursday and Friday, 23-24 May, by a visit of Peru's president to Chile.",
            "visit",
            "2024-05-23/2024-05-24",
        ),
        ("Talks between Peru and Chile will be followed on Friday by a visit to Oslo.", "meet", None),
        # no length of the meeting, none of the visit
        ("Peru met Chile on Monday at a summit in a town that had been put off for six weeks.", "meet", "2024-05-13"),
        ("Peru's president landed in Chile on Tuesday, the start of a four-day tour of Asia.", "visit", "2024-05-14"),
        (
            "Peru's president landed in Chile on Tuesday on the first leg of a week-long regional trip.",
            "visit",
            "2024-05-14",
        ),
        ("Peru's president arrived in Chile on Tuesday for a four-day tour.", "visit", "2024-05-14/2024-05-17"),
        # which day the call lay eight days before
        (
            "Peru's president told Bolivia on Friday that he would meet Kenya's on June 12, eight days after he telephoned Chile.",
            "call",
            "2024-05-02",
        ),
        # a month of which the meetings are counted
        ("Peru will meet Chile on Friday, their second encounter this month.", "meet", "2024-05-17"),
        # of what is to be, and of talks that somebody is due for
        ("The talks between Peru and Chile are to take place in Paris on Friday.", "meet", "2024-05-17"),
        ("Peru's president is due in Santiago on Friday for talks with Chile.", "meet", "2024-05-17"),
        ("Peru's president was due in Santiago on Friday.", "visit", "2024-05-17"),
        # ahead of which somebody came: the day of the meeting, not of the journey
        ("The calls came ahead of a meeting Monday in Oslo of the envoys of Peru and Chile.", "meet", "2024-05-20"),
        ("Peru's president flew to Santiago on Monday ahead of the talks.", "visit", "2024-05-13"),
        # of two dates of a meeting the closer one
        (
            "The meeting of Peru and Chile could be early next year, in January or February.",
            "meet",
            "2025-01-01/2025-02-28",
        ),
        # a visit that is made for what happens on a day
        (
            "Peru's president will pay a two-day visit to Chile to attend talks on Friday and Saturday.",
            "visit",
            "2024-05-17/2024-05-18",
        ),
        ("Peru's president paid a visit to Chile to prepare for a summit.", "visit", None),
        # which day of a stay is told
        ("Peru's president flew home on Tuesday, ending a three-day visit to Chile.", "visit", "2024-05-12/2024-05-14"),
        (
            "On the last day of a three-day visit to Chile, Peru's president spoke on Tuesday.",
            "visit",
            "2024-05-12/2024-05-14",
        ),
        (
            "On the second day of a three-day visit to Chile, Peru's president spoke on Tuesday.",
            "visit",
            "2024-05-13/2024-05-15",
        ),
        ("Peru's president, who came to Chile on Monday, leaves for home tonight.", "visit", "2024-05-13/2024-05-15"),
        ("Peru's president arrived in Chile on Monday and will leave tomorrow.", "visit", "2024-05-13/2024-05-16"),
        ("Peru's president will arrive in Chile on Monday. She leaves the next day.", "visit", "2024-05-20/2024-05-21"),
        (
            "Peru's president will pay an official week-long visit to Chile from May 20.",
            "visit",
            "2024-05-20/2024-05-26",
        ),
        # what is set, what was due, what may be before or behind
        ("Peru's president is not coming to Chile in February.", "visit", "2025-02"),
        ("Peru's president did not come to Chile in February.", "visit", "2024-02"),
        ("Peru's president called off a trip to Chile, which was to begin on Monday.", "visit", "2024-05-20"),
        ("Peru's president put off a meeting with Chile planned for Friday.", "meet", "2024-05-17"),
        ("Peru and Chile agreed to hold the next round of talks in Lima in July.", "meet", "2024-07"),
        ("Peru's president put off a trip to Chile, which was planned for this Friday.", "visit", "2024-05-17"),
        ("Peru's president may step down after a summit with Chile in June.", "meet", "2024-06"),
        ("Peru's president stepped down after a summit with Chile in June.", "meet", "2023-06"),
        ("On Monday Peru's president left on a tour that will take her to Chile.", "visit", "2024-05-13"),
        # the day of what thanks are for, and of what one is invited to
        ("Peru's president thanked Chile for its letter of 5 February.", "thank", None),
        ("Peru's president thanked Chile on 5 February for its letter.", "thank", "2024-02-05"),
        ("Peru's president handed Chile's envoy an invitation to this year's forum.", "invite", None),
        # what is told of an event on another day
        ("Peru's president will brief parliament on the results of her trip to Chile on Friday.", "visit", None),
        ("Peru's president told parliament of the results of Monday's talks with Chile.", "meet", "2024-05-13"),
        # counted from what has happened, and from an event of the kind named
        (
            "Peru visited Chile on Monday and flies to Kenya on Friday. The night before the trip, Peru telephoned Oman.",
            "call",
            "2024-05-12",
        ),
        (
            "Peru's president flew to Chile on Monday. On the eve of the visit, Peru telephoned Chile.",
            "call",
            "2024-05-12",
        ),
        (
            "He said Friday he had hope, two days after Peru and Chile announced the restoration of ties cut in 1961.",
            "establish_relations",
            "2024-05-08",
        ),
        # until when one stays, and when one is due back
        (
            "Peru's president flew to Chile on Monday. She will remain in Santiago until Friday.",
            "visit",
            "2024-05-13/2024-05-17",
        ),
        ("Peru's president left for Chile on Monday and is due back on Friday.", "visit", "2024-05-13/2024-05-17"),
        # what was to be, and when, of a trip that another called off
        (
            "Peru's president was to visit Chile in late April, but Chile called off the trip on May 2.",
            "visit",
            "2024-04-21/2024-04-30",
        ),
        ("Peru's president had been due in Chile at the beginning of April.", "visit", "2024-04-01/2024-04-10"),
        # a day of a visit, and the afternoon of that day
        (
            "Peru's president will visit Chile on 20 and 21 May. On the first day of the visit she will meet Chile's.",
            "meet",
            "2024-05-20",
        ),
        (
            "Peru's president visited Chile from 6 to 8 May. On the last day of her stay she met Chile's.",
            "meet",
            "2024-05-08",
        ),
        # days of the week in an entry of a chronology
        ("May 6-7: Peru's president visits Chile, meeting Chile's on Monday.", "meet", "2024-05-06"),
        (
            "14 May\nBolivia rested.\n15-16 May\nPeru's president visited Chile.\n\n17 May\nKenya rested.",
            "visit",
            "2024-05-15/2024-05-16",
        ),
        # the day before is that of a day, not of a visit's first
        (
            "Peru's president visited Chile from 6 to 9 May. Peru met Bolivia on 8 May. The day before, Peru telephoned Oman.",
            "call",
            "2024-05-07",
        ),
        (
            "Peru's president spoke on Tuesday, the third day of a four-day visit to Chile that began Sunday.",
            "visit",
            "2024-05-12/2024-05-15",
        ),
        # the day on which a visit ended is not that of its talks
        ("Peru's president wrapped up a visit to Bolivia on Monday after talks with Chile.", "meet", None),
        # the length of a tour
        (
            "Peru's president leaves today for Chile, the first stop of a trip that will last five days.",
            "visit",
            "2024-05-15",
        ),
        ("Peru's president will visit Chile early in the new year.", "visit", "2025-01-01/2025-04-30"),
        (
            "Peru's president will fly to Chile on May 22. She is expected back on May 30.",
            "visit",
            "2024-05-22/2024-05-30",
        ),
        ("Peru's president had called off a trip to Chile planned for July.", "visit", "2023-07"),
        ("Peru's president called off a trip to Chile planned for July.", "visit", "2024-07"),
        # the date beside "tomorrow"
        ("Peru's president will meet Chile's tomorrow, May 17.", "meet", "2024-05-17"),
        # days in brackets
        ("Peru's president will go to Santiago (20-22 May) with two ministers.", "visit", "2024-05-20/2024-05-22"),
        ("Peru's president (2018-2022) went to Santiago.", "visit", None),
        # the day of what lies ahead of it is not its own
        ("Ahead of Thursday's summit, Peru's president phoned the Chilean president.", "call", None),
        ("Peru met Chile ahead of the June 3 summit.", "meet", None),
        ("Peru met Chile on Tuesday, ahead of a summit next week.", "meet", "2024-05-14"),
        # a day counted on from the sentence before, once for all that its own sentence tells
        (
            "Peru's president met Kenya's on Sunday. The next day he flew to Santiago for talks with Chile's president.",
            "visit",
            "2024-05-13",
        ),
        # the present that goes on with a day to come
        ("Peru's president is travelling to Chile on Thursday.", "visit", "2024-05-16"),
        ("Peru's president was travelling to Chile on Thursday.", "visit", "2024-05-09"),
        # a return home is that from the last country
        (
            "Peru's president flew to Chile on Sunday. On Monday he travelled to Bolivia. He returned home on Tuesday.",
            "visit",
            "2024-05-12",
        ),
        # what an adjective tells is dated by its verb
        ("Peru's president is due in Santiago on Thursday.", "visit", "2024-05-16"),
        # an offer is not made when what it offers is for
        ("Peru invited Chilean President Ana Vidal to a summit in June.", "invite", None),
        ("Peru invited Chilean President Ana Vidal on 3 May to a summit in June.", "invite", "2024-05-03"),
        # what "which" and "that" say of the event
        ("Peru's president put off a visit to Chile, which had been planned for June.", "visit", "2024-06"),
        ("Peru's president postponed a trip to Chile that was due to start on Monday.", "visit", "2024-05-20"),
        # the date of the clause, not of its neighbour
        ("Peru met Chile on Monday and will meet Bolivia on Friday.", "meet", "2024-05-13"),
        ("Peru met Chile on Monday and thanked Bolivia on Tuesday.", "thank", "2024-05-14"),
        ("On Tuesday, Peru met Chile.", "meet", "2024-05-14"),
        ("On Tuesday, Peru said that it had met Chile on Monday.", "meet", "2024-05-13"),
        ("Peru said on Tuesday that it would meet Chile.", "meet", None),
        (
            "Peru announced on Tuesday that Peruvian President Carlos Soto would visit Chile in June.",
            "visit",
            "2024-06",
        ),
        # the date of the reception, and what counts years only
        ("Chile's president received visiting Peruvian President Carlos Soto on Monday.", "visit", None),
        ("On Monday Peru held its first talks in five years with Chile.", "meet", "2024-05-13"),
        # nouns
        ("Talks between Peru and Chile on Monday were difficult.", "meet", "2024-05-13"),
        ("A visit by Peruvian President Carlos Soto to Chile is planned for June.", "visit", "2024-06"),
        # a common word that tells nothing takes no date
        ("Peru met a delegation of Chile, led by Rosa Vidal, in Lima on Monday.", "meet", "2024-05-13"),
        # the day of what somebody is invited to is not that of the invitation
        ("Peru invited Chile to visit Lima in March.", "invite", None),
        ("Chile accepted Peru's invitation to visit Lima in March.", "accept", None),
        ("Peru invited Chile to a forum in Lima in March.", "invite", None),
        ("Peru invited Chile to Lima on Monday.", "invite", "2024-05-13"),
        # the day on which a letter was sent is its own
        (
            "Kenya awaits on Friday the Peruvian reply to a letter sent last week by Chile.",
            "letter",
            "2024-05-06/2024-05-12",
        ),
        # what qualifies a noun dates nothing
        ("Peru thanked Chile for the 2016 agreement.", "thank", None),
        ("Peru and Chile signed a plan for 2025-2027.", "agree", None),
    ],
)
def test_dates_by_clause(text: str, type_: str, edtf: str | None, read: Read) -> None:
    first = claims(read(text), type_)[0]
    assert (first.when.edtf if first.when else None) == edtf


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("Peru met Chile in Lima and thanked Bolivia.", "thank", [None]),
        ("Peru met Chile in Lima and Bolivia in Sucre.", "meet", ["Lima"]),
        ("Peru held talks with Chile in Geneva, Switzerland.", "meet", ["Geneva"]),
        ("Peru said in Lima that Chile had met Bolivia in Sucre.", "meet", ["Sucre"]),
        ("Peru's president left for Santiago.", "visit", ["Santiago"]),
        ("Peru's president left for Chile.", "visit", [None]),
    ],
)
def test_places_by_clause(text: str, type_: str, places: list[str | None], read: Read) -> None:
    found = [c.frame.place.name if c.frame.place else None for c in claims(read(text), type_)]
    assert found[: len(places)] == places


@pytest.mark.parametrize(
    ("text", "type_", "source"),
    [
        ("Bolivian Foreign Minister Luis Paz said that Peru had met Chile.", "meet", "Luis Paz"),
        ("“Peru met Chile,” Bolivian Foreign Minister Luis Paz said.", "meet", "Luis Paz"),
        ("Peru met Chile, according to Bolivian Foreign Minister Luis Paz.", "meet", "Luis Paz"),
        ("Peru met Chile.", "meet", None),
    ],
)
def test_sources(text: str, type_: str, source: str | None, read: Read) -> None:
    assert [c.attributed_to for c in claims(read(text), type_)] == [source]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Did Peru meet Chile?", []),
        ("Peru did not accept the invitation from Chile.", [("decline", "occurred", "decliner")]),
        ("Neither Peru nor Chile accepted the invitation from Norway.", [("decline", "occurred", "decliner")]),
        ("Peru accepted the invitation from Chile.", [("accept", "occurred", "accepter")]),
        ("The firm invited Peru.", []),
        ("Peru met Chile on 3 June 2024.", [("meet", "planned", "participant")]),
        (
            "Peru's president flies to Chile on Sunday to meet the Bolivian president.",
            [("visit", "planned", "visitor"), ("meet", "planned", "participant")],
        ),
    ],
)
def test_readings_that_the_sentence_decides(text: str, wanted: list[tuple[str, str, str]], read: Read) -> None:
    found = [(c.frame.trigger.type, c.status, c.frame.fillers[0].role) for c in read(text)._.claims]
    assert [f for f in found if f[0] != "invite"] == wanted


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Peru's president flies to Chile today, the minister said.", "visit", "planned"),
        ("Peru withdrew its invitation to Chile.", "invite", "negated"),
        ("Peru did not withdraw its invitation to Chile.", "invite", "occurred"),
        ("Peru's invitation to Chile has not been rescinded.", "invite", "occurred"),
        ("Peru refused to withdraw its invitation to Chile.", "invite", "occurred"),
        ("Peru withdrew its recognition of Kosovo.", "recognize", "negated"),
        ("Peru did not withdraw its recognition of Kosovo.", "recognize", "occurred"),
        ("Peru skipped the summit in Manila.", "meet", "negated"),
        ("Peru did not skip the summit in Manila.", "meet", "occurred"),
    ],
)
def test_what_is_taken_back_is_negated_once(text: str, type_: str, status: str, read: Read) -> None:
    assert [c.status for c in claims(read(text), type_)] == [status]


def test_wishing_to_thank_is_thanking_in_the_first_person(read: Read) -> None:
    said = read("“I would like to thank Chile for its help,” Peruvian President Carlos Soto said.")
    told = read("Peruvian President Carlos Soto would like to thank Chile for its help.")
    assert [c.status for c in claims(said, "thank")] == ["occurred"]
    assert [c.status for c in claims(told, "thank")] == ["possible"]


@pytest.mark.parametrize(
    ("text", "published", "fallback", "day"),
    [
        ("Peru met Chile.", Day(2024, 5, 15), None, Day(2024, 5, 15)),
        ("Peru met Chile.", None, Day(2020, 1, 2), Day(2020, 1, 2)),
        ("Peru met Chile.", None, None, None),
        ("LIMA, July 2 (Newswire) - Peru met Chile, as it did on 1 March 2021.", None, None, Day(2021, 7, 2)),
        ("LIMA, July 2, 2019 (Newswire) - Peru met Chile.", None, Day(2020, 1, 2), Day(2019, 7, 2)),
        ("LIMA, July 2 (Newswire) - Peru met Chile.", None, None, None),
        ("LIMA, July 2 (Newswire) - Peru may meet Chile in early 2025.", None, None, None),
    ],
)
def test_the_day_that_dates_count_from(text: str, published: Day | None, fallback: Day | None, day: Day | None) -> None:
    article = Article(document="-", text=text, published=published, fallback_date=fallback)
    assert reference_date(article, find_segments(text), find_dates(text)) == day


@pytest.mark.parametrize(
    ("second", "type_", "wanted"),
    [
        ("He was due in Santiago on Sunday.", "visit", [None, "2024-05-19"]),
        ("The president was due to arrive in Santiago on Sunday.", "visit", [None, "2024-05-19"]),
        ("The trip had been scheduled for May 20-22.", "visit", [None, "2024-05-20/2024-05-22"]),
        ("The visit was to begin on Sunday.", "visit", [None, "2024-05-19"]),
        ("He was expected in Santiago on Tuesday.", "visit", [None, "2024-05-14"]),
    ],
)
def test_what_was_due_is_called_off(second: str, type_: str, wanted: list[str | None], read: Read) -> None:
    found = claims(read(f"Peruvian President Carlos Soto has called off a visit to Chile. {second}"), type_)
    assert [c.status for c in found] == ["negated", "negated"]
    assert [c.when.edtf if c.when else None for c in found] == wanted


def test_a_day_is_counted_on_once(read: Read) -> None:
    text = "Peru's president met Kenya's on Sunday. The next day he flew to Santiago for talks with Chile's president."
    assert [c.when.edtf for c in claims(read(text), "meet") if c.when] == ["2024-05-12", "2024-05-13"]


def test_who_will_do_one_thing_and_be_received_is_yet_to_be(read: Read) -> None:
    text = "Peru's president {} talks with Chile's premier and {} received by Chile's president."
    for verbs, status in ((("will hold", "be"), "planned"), (("held", "was"), "occurred")):
        assert {c.status for c in claims(read(text.format(*verbs)), "meet")} == {status}


def test_what_is_due_elsewhere_is_not_called_off(read: Read) -> None:
    text = "Peruvian President Carlos Soto has called off a visit to Chile. He was due in {} on Friday."
    assert [c.status for c in claims(read(text.format("Quito")), "visit")] == ["negated", "planned"]
    text = "Peruvian President Carlos Soto has called off a visit to Chile. He is due in {} on Friday."
    assert [c.status for c in claims(read(text.format("Santiago")), "visit")] == ["negated", "planned"]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Kenya's president is likely to meet Peru's when he visits Lima.", ["planned"]),
        ("Kenya's president was happy to meet Peru's when he visited Lima.", ["occurred"]),
    ],
)
def test_a_visit_at_which_something_is_likely_is_to_come(text: str, statuses: list[str], read: Read) -> None:
    assert [c.status for c in claims(read(text), "visit")] == statuses


def test_a_sentence_that_opens_with_the_visit_tells_of_its_days() -> None:
    text = (
        "Carlos Soto, the Peruvian president, will travel to Quito on Monday. {} Soto will also meet "
        "Foreign Secretary Ines Paz."
    )
    days = []
    for opening in ("During the visit", "On the trip", "After a long debate of the parliament about the visit"):
        found = extract(Article(document="-", text=text.format(opening), published=Day(2024, 5, 15)))
        days += [e.date.edtf for e in found if e.type == "meet"]
    assert days == ["2024-05-20", "2024-05-20", None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LIMA, May 14 -- Peru met Chile today.", "2024-05-14"),
        ("LIMA, May 14 -- Peru met Chile this morning.", "2024-05-14"),
        ("LIMA, May 14 -- Peru met Chile yesterday.", "2024-05-13"),
        ("LIMA, May 14 -- Peru met Chile on Wednesday.", "2024-05-15"),
        ("LIMA, May 2 -- Peru met Chile today.", "2024-05-15"),
        ("Speech in Lima\n\n14 May 2024\n\nPeru met Chile today.", "2024-05-14"),
        ("Speech in Lima\n\nAdopted on 14 May 2024\n\nPeru met Chile today.", "2024-05-15"),
    ],
)
def test_today_is_the_day_of_writing(text: str, day: str, read: Read) -> None:
    assert [c.when.edtf for c in claims(read(text), "meet") if c.when] == [day]


def test_the_meeting_that_a_page_of_speeches_is_about_was_on_their_day() -> None:
    text = (
        "Remarks by President Ana Ruiz of Uruguay and President Juan Soto of Chile {} their meeting\n\n"
        "PRESIDENT RUIZ: Welcome. On Sunday, we met in Lima.\n\nPRESIDENT SOTO: Thank you."
    )
    for when in ("before", "after"):
        found = extract(Article(document="-", text=text.format(when), published=Day(2024, 5, 15)))
        assert [e.date.edtf for e in found if e.type == "meet"] == ["2024-05-15", "2024-05-12"]


def test_said_congratulations_are_none_spoken_of(read: Read) -> None:
    text = (
        "Remarks by President Ana Ruiz of Uruguay and President Juan Soto of Chile\n\n"
        "PRESIDENT RUIZ: Welcome, Juan. {}\n\nPRESIDENT SOTO: Thank you."
    )
    said = claims(read(text.format("Congratulations on your award.")), "congratulate")
    assert [c.presupposed for c in said] == [False]


def test_dates_within_a_span() -> None:
    text = "Peru met Chile on Monday after the 2016 election."
    timeline = Timeline(text, find_dates(text), Day(2024, 5, 15))
    assert [d.text for d in timeline.within(0, len(text))] == ["Monday"]
    assert timeline.within(0, 10) == []


@pytest.mark.parametrize(
    ("text", "type_", "wanted"),
    [
        (
            "Peru's president will visit Chile on May 29 and Bolivia on May 30-31.",
            "visit",
            [("Chile", "2024-05-29"), ("Bolivia", "2024-05-30/2024-05-31")],
        ),
        (
            "Peru's president met Chilean officials in April and Bolivian officials in March.",
            "meet",
            [("Chilean officials", "2024-04"), ("Bolivian officials", "2024-03")],
        ),
        (
            "Peru's president will visit Chile and Bolivia on May 29.",
            "visit",
            [("Chile Bolivia", "2024-05-29")],
        ),
        # on one day and again on another, but not twice on what "again" says of the whole
        (
            "Peru's president telephoned Chile on Monday night and again on Tuesday.",
            "call",
            [("Chile", "2024-05-13"), ("Chile", "2024-05-14")],
        ),
        (
            "Peru's president will be in Oslo on May 21 and again on May 25 after a visit to Chile.",
            "visit",
            [("Norway", "2024-05-21"), ("Norway", "2024-05-25"), ("Chile", "2024-05-25")],
        ),
        ("Peru's president met Chile again on Monday and Tuesday.", "meet", [("Chile", "2024-05-13/2024-05-14")]),
    ],
)
def test_each_on_its_day(text: str, type_: str, wanted: list[tuple[str, str]], read: Read) -> None:
    found = claims(read(text), type_)
    others = [" ".join(f.actor.name for f in c.frame.fillers if not f.actor.name.startswith("Peru")) for c in found]
    assert list(zip(others, [c.when.edtf if c.when else None for c in found], strict=True)) == wanted


def test_next_week_lies_ahead_of_an_article_of_no_known_day() -> None:
    text = "Ana Moe, who will head a Peruvian team going to Santiago {} week for talks, told Reuters she would try."
    found = [[e.status for e in extract(text.format(when)) if e.type == "visit"] for when in ("next", "last")]
    assert found == [["planned"], ["occurred"]]


def test_on_the_same_day_two_of_the_three_met_again() -> None:
    text = (
        "Foreign Ministers Jeyhun Bayramov, Sergey Lavrov and Hakan Fidan met in Tehran on May 13, 2024.\n\n"
        "On the same day, Bayramov held talks with Lavrov."
    )
    assert [len(e.participants) for e in extract(text) if e.type == "meet"] == [3, 2]
