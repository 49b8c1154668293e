"""Stage 8: tables of tellings by hand, about invented people, and the events that they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date as Day
from typing import Any

import pytest
from spacy.tokens import Doc

from diplo_extract.events import EVENT_TYPES, Basis, Codes, Event, EventType, LinkType, Status
from diplo_extract.mentions import Actor, Claim, Filler, Frame, Interval, PlaceName, Sentence, Stay, Trigger
from diplo_extract.resolve import resolve_claims
from diplo_extract.resolve.identity import fold, participant_id, relation
from diplo_extract.resolve.roles import type_roles

PUBLISHED = Day(2024, 5, 15)

RUIZ = Actor("person", "Ana Ruiz Peralta", country="URY", title="President")
SOSA = Actor("person", "Bruno Sosa", country="URY", title="Foreign Minister")
URUGUAY = Actor("state", "Uruguay", country="URY")
OFFICE = Actor("person", "Uruguayan Foreign Minister", country="URY")
DEPUTY = Actor("person", "Uruguayan Deputy Foreign Minister", country="URY")
MINISTRY = Actor("organization", "Uruguayan Ministry of Fisheries", country="URY")
BOARD = Actor("organization", "Norwegian Fisheries Board", country="NOR")
TEAM = Actor("group", "Uruguayan delegation", country="URY")
HALL = Actor("person", "Ingrid Hall", country="NOR", title="Prime Minister")
NORWAY = Actor("state", "Norway", country="NOR")
BANDA = Actor("person", "Joyce Banda-Phiri", country="MWI", title="President")
MALAWI = Actor("state", "Malawi", country="MWI")
JAPAN = Actor("state", "Japan", country="JPN")
USA = Actor("state", "United States", country="USA")
BLOC = Actor("organization", "Southern Sea Union")
CHIEF = Actor("person", "Lena Moreau", title="Secretary-General", organization="Southern Sea Union")
CABINET = Actor("group", "members of the Cabinet of Ministers", organization="Cabinet of Ministers")
AIDE = Actor("person", "Eva Lund", title="Head", organization="Presidential Administration")
MAYOR = Actor("person", "Pablo Vega", country="URY", domestic=True)
BOSS = Actor("person", "Nils Berg", country="NOR", domestic=True)
STRANGER = Actor("person", "Max Stern", domestic=True)
CROWD = Actor("group", "leaders of several countries")
MINISTERS = Actor("group", "Southern Sea Union ministers", organization="Southern Sea Union", several=True)

OSLO = PlaceName("Oslo", "NOR")
CITY_HALL = PlaceName("City Hall", None, venue=True)
BERGEN = PlaceName("Bergen", "NOR")
IN_NORWAY = PlaceName("Norway", "NOR", is_country=True)
TOKYO = PlaceName("Tokyo", "JPN")


def on(start: str, end: str | None = None, basis: Basis = "explicit") -> Interval:
    """A day, or a span of days; ".." is an open end."""
    first, last = ("" if d == ".." else d for d in (start, end or start))
    edtf = first if first == last else f"{first or '..'}/{last or '..'}"
    return Interval(Day.fromisoformat(first) if first else None, Day.fromisoformat(last) if last else None, edtf, basis)


MAY_13 = on("2024-05-13", basis="relative")
MAY_14 = on("2024-05-14", basis="relative")
FRIDAY = on("2024-05-17", basis="relative")
TODAY = on("2024-05-15", basis="relative")
APRIL = on("2024-04-01", "2024-04-30", "relative")
MAY = on("2024-05-01", "2024-05-31")
JUNE_3 = on("2024-06-03")
LAST_YEAR = on("2023-01-01", "2023-12-31", "relative")


@dataclass(frozen=True)
class T:
    """A telling: type, who in which role, and what else the clause says; `at` is its sentence, 0 the headline."""

    type: EventType
    who: dict[str, Iterable[Actor]]
    at: int = 1
    status: Status = "occurred"
    when: Interval | None = None
    place: PlaceName | None = None
    topic: str | None = None
    granted: bool = False
    aides: tuple[Actor, ...] = ()
    links: tuple[tuple[LinkType, int], ...] = ()
    by: str | None = None
    grade: float = 1.0
    stay: Stay | None = None
    part: str = "verb"


def meet(*who: Actor, **more: Any) -> T:
    return T("meet", {"participant": who}, **more)


def visit(who: Actor, *hosts: Actor, **more: Any) -> T:
    return T("visit", {"visitor": [who], "host": hosts}, **more)


def invite(by: Actor | None, whom: Actor | None, **more: Any) -> T:
    return T("invite", {"inviter": [by] if by else [], "invitee": [whom] if whom else []}, **more)


def accept(who: Actor, of: Actor | None = None, **more: Any) -> T:
    return T("accept", {"accepter": [who], "offerer": [of] if of else []}, **more)


def thank(by: Actor, whom: Actor, **more: Any) -> T:
    return T("thank", {"speaker": [by], "addressee": [whom]}, **more)


def agree(*who: Actor, **more: Any) -> T:
    return T("agree", {"party": who}, **more)


SENTENCES = 20
WORDS = "Sentence {:02d} tells it in words."
TEXT = "\n".join(WORDS.format(i) for i in range(SENTENCES))
LENGTH = len(WORDS.format(0))


def sentence(i: int) -> Sentence:
    start = i * (LENGTH + 1)
    return Sentence(i, start, start + LENGTH, i, "headline" if i == 0 else "body")


def claim(t: T, order: int) -> Claim:
    """The claim of a telling; the n-th telling of a list has the n-th letter of its sentence as trigger."""
    start = sentence(t.at).start + order % LENGTH
    trigger = Trigger(
        f"{t.type}.{t.part}", t.type, t.at, 0, start, start + 3 if order % LENGTH < LENGTH - 3 else start + 1
    )
    fillers = [Filler(role, a, start, start, "nsubj") for role, actors in t.who.items() for a in actors]
    first = next(iter(t.who))
    fillers += [Filler(first, a, start, start, "conj", core=False) for a in t.aides]
    frame = Frame(trigger, tuple(fillers), t.place, t.topic, t.grade)
    return Claim(frame, t.status, t.when, None, t.by, t.links, t.granted, t.stay)


def resolve(*tellings: T, published: Day | None = PUBLISHED, **more: Any) -> tuple[Event, ...]:
    claims = [claim(t, i) for i, t in enumerate(tellings)]
    sentences = [sentence(i) for i in range(SENTENCES)]
    given: dict[str, Any] = {"document": "a.txt", "article_id": "a", "published": published, **more}
    return resolve_claims(claims, text=TEXT, sentences=sentences, **given)


def who(event: Event) -> list[str]:
    """The participants with their roles, companions in brackets."""
    return [f"{p.role}: {p.name}" if p.core else f"({p.role}: {p.name})" for p in event.participants]


def days(event: Event) -> str:
    return f"{event.date.start or '..'}/{event.date.end or '..'} {event.date.basis}"


# --- one event or two ----------------------------------------------------------------------------------------------

ONE_OR_TWO = [
    # who
    ("a state and its leader", [meet(URUGUAY, HALL), meet(RUIZ, NORWAY, at=3)], 1),
    ("two men of one country", [meet(RUIZ, HALL), meet(SOSA, HALL, at=3)], 2),
    ("leaders told together and by name", [meet(RUIZ, MINISTERS), meet(RUIZ, HALL, BANDA, at=1)], 1),
    (
        "leaders told together in a heading",
        [meet(RUIZ, MINISTERS, granted=True, at=0), meet(RUIZ, HALL, BANDA, at=1)],
        1,
    ),
    ("leaders told together and another one", [meet(RUIZ, MINISTERS), meet(RUIZ, HALL, at=1)], 2),
    ("three absorb two", [meet(RUIZ, HALL, BANDA), meet(RUIZ, HALL, at=3)], 1),
    ("two grow to three", [meet(RUIZ, HALL), meet(RUIZ, HALL, BANDA, at=3)], 1),
    (
        "three on one of the days of two",
        [meet(RUIZ, HALL, when=on("2024-05-13", "2024-05-14")), meet(RUIZ, HALL, BANDA, at=3, when=MAY_13)],
        2,
    ),
    ("another partner", [meet(RUIZ, HALL), meet(RUIZ, BANDA, at=3)], 2),
    ("one partner left open", [meet(RUIZ, HALL), meet(RUIZ, at=3)], 1),
    (
        "a headline's plan and today's departure",
        [visit(RUIZ, NORWAY, at=0, status="planned"), visit(RUIZ, NORWAY, when=on("2024-05-15", basis="relative"))],
        1,
    ),
    (
        "a plan further down and today's departure",
        [visit(RUIZ, NORWAY, at=9, status="planned"), visit(RUIZ, NORWAY, when=on("2024-05-15", basis="relative"))],
        2,
    ),
    ("a minister known by his office", [meet(SOSA, HALL), meet(OFFICE, HALL, at=3)], 1),
    ("an office that is another's", [meet(RUIZ, HALL), meet(OFFICE, HALL, at=3)], 2),
    ("a minister and his deputy", [meet(SOSA, HALL), meet(DEPUTY, HALL, at=3)], 2),
    (
        "a president and his wife",
        [visit(RUIZ, NORWAY), visit(replace(RUIZ, name="husband of Ana Ruiz Peralta"), NORWAY, at=3)],
        2,
    ),
    ("a leader and a ministry that sign", [agree(RUIZ, HALL), agree(MINISTRY, HALL, at=3)], 2),
    ("a delegation and its country", [meet(TEAM, HALL), meet(URUGUAY, HALL, at=3)], 1),
    ("an organisation and its head", [meet(CHIEF, HALL), meet(BLOC, HALL, at=3)], 1),
    ("a ministry and its country", [thank(MINISTRY, HALL), thank(URUGUAY, HALL, at=3)], 1),
    ("two ministries and their countries", [agree(MINISTRY, BOARD), agree(URUGUAY, NORWAY, at=3)], 2),
    ("another host", [visit(RUIZ, NORWAY), visit(RUIZ, JAPAN, at=3)], 2),
    ("another visitor", [visit(RUIZ, NORWAY), visit(SOSA, NORWAY, at=3)], 2),
    ("the same way round", [visit(RUIZ, NORWAY), visit(URUGUAY, NORWAY, at=3)], 1),
    ("the other way round", [visit(RUIZ, NORWAY), visit(HALL, URUGUAY, at=3)], 2),
    ("another type", [meet(RUIZ, HALL), T("call", {"participant": [RUIZ, HALL]}, at=3)], 2),
    ("who and whom of an invitation", [invite(HALL, None), invite(None, RUIZ, at=2)], 1),
    ("who and whom far apart", [invite(HALL, RUIZ), invite(None, BANDA, at=9)], 2),
    ("the country and its leader invited", [invite(HALL, RUIZ), invite(None, URUGUAY, at=3)], 1),
    ("thanks to a leader and to his country", [thank(RUIZ, HALL), thank(RUIZ, NORWAY, at=3)], 1),
    ("thanks to two", [thank(RUIZ, HALL), thank(RUIZ, BANDA, at=3)], 2),
    ("thanks each way", [thank(RUIZ, HALL), thank(HALL, RUIZ, at=1)], 2),
    # when
    ("the same day", [meet(RUIZ, HALL, when=MAY_13), meet(RUIZ, HALL, at=3, when=MAY_13)], 1),
    ("another day", [meet(RUIZ, HALL, when=MAY_13), meet(RUIZ, HALL, at=3, when=MAY_14)], 2),
    ("a day of the month", [meet(RUIZ, HALL, when=MAY), meet(RUIZ, HALL, at=3, when=MAY_14)], 1),
    ("a headline without a day", [meet(RUIZ, HALL, at=0), meet(RUIZ, HALL, at=5, when=MAY_13)], 1),
    ("news and what was a year ago", [meet(RUIZ, HALL), meet(RUIZ, HALL, at=5, when=LAST_YEAR)], 2),
    ("a plan and what was last year", [visit(RUIZ, NORWAY, status="planned"), visit(RUIZ, NORWAY, when=LAST_YEAR)], 2),
    ("an open span", [visit(RUIZ, NORWAY, when=on("2024-05-14", "..")), visit(RUIZ, NORWAY, when=on("2024-05-20"))], 1),
    (
        "a plan and its day",
        [visit(RUIZ, NORWAY, status="planned"), visit(RUIZ, NORWAY, status="planned", when=JUNE_3)],
        1,
    ),
    ("a headline and last month's talks", [meet(RUIZ, HALL, at=0), meet(RUIZ, HALL, at=5, when=APRIL)], 2),
    ("news and last month's talks", [meet(RUIZ, HALL, at=4), meet(RUIZ, HALL, at=6, when=APRIL)], 1),
    ("last year's talks and 'the talks'", [meet(RUIZ, HALL, when=LAST_YEAR), meet(RUIZ, at=9, granted=True)], 1),
    # status
    ("may and will", [visit(RUIZ, NORWAY, status="possible"), visit(RUIZ, NORWAY, status="planned", at=3)], 1),
    ("did and did not", [visit(RUIZ, NORWAY), visit(RUIZ, NORWAY, status="negated", at=3)], 2),
    ("will and will not", [visit(RUIZ, NORWAY, status="planned"), visit(RUIZ, NORWAY, status="negated", at=3)], 2),
    ("met and will meet again", [meet(RUIZ, HALL), meet(RUIZ, HALL, status="planned", at=3)], 2),
    ("met and will meet in June", [meet(RUIZ, HALL), meet(RUIZ, HALL, status="planned", when=JUNE_3)], 2),
    ("was due that day and met", [meet(RUIZ, HALL, status="planned", when=MAY_14), meet(RUIZ, HALL, when=MAY_14)], 1),
    ("met and will meet within the month", [meet(RUIZ, HALL), meet(RUIZ, HALL, status="planned", when=MAY)], 2),
    ("two will, three may", [meet(RUIZ, HALL, status="planned"), meet(RUIZ, HALL, BANDA, status="possible", at=3)], 2),
    (
        "two will, their countries may",
        [meet(RUIZ, HALL, status="planned"), meet(URUGUAY, NORWAY, status="possible", at=3)],
        1,
    ),
    ("was due today and came", [visit(RUIZ, NORWAY, status="planned", when=TODAY), visit(RUIZ, NORWAY, at=3)], 1),
    # where
    ("a city and its country", [meet(RUIZ, HALL, place=OSLO), meet(RUIZ, HALL, at=3, place=IN_NORWAY)], 1),
    ("a city and nowhere", [meet(RUIZ, HALL, place=OSLO), meet(RUIZ, HALL, at=3)], 1),
    ("two cities", [meet(RUIZ, HALL, place=OSLO), meet(RUIZ, HALL, at=3, place=BERGEN)], 2),
    (
        "two cities on a day",
        [meet(RUIZ, HALL, place=OSLO, when=MAY_13), meet(RUIZ, HALL, place=BERGEN, when=MAY_13)],
        1,
    ),
    ("two countries", [meet(RUIZ, HALL, place=OSLO), meet(RUIZ, HALL, at=3, place=TOKYO)], 2),
    ("two cities of one trip", [visit(RUIZ, NORWAY, place=OSLO), visit(RUIZ, NORWAY, at=3, place=BERGEN)], 1),
    # what noun phrases take for granted
    (
        "a visit taken for granted and still to come",
        [visit(RUIZ, NORWAY, granted=True), visit(RUIZ, NORWAY, status="planned", at=4, granted=True)],
        1,
    ),
    ("'during the talks'", [meet(RUIZ, HALL), meet(at=3, granted=True)], 1),
    ("'before his visit'", [visit(RUIZ, NORWAY, at=3), visit(RUIZ, at=1, granted=True)], 1),
    ("'the visit' that will be", [visit(RUIZ, NORWAY, status="planned"), visit(RUIZ, at=3, granted=True)], 1),
    ("'the visit' that was called off", [visit(RUIZ, NORWAY, status="negated"), visit(RUIZ, at=3, granted=True)], 1),
    (
        "'the planned visit' that was called off",
        [visit(RUIZ, NORWAY, status="negated"), visit(RUIZ, status="planned", at=3, granted=True)],
        1,
    ),
    (
        "'a new visit' after one called off",
        [visit(RUIZ, NORWAY, status="negated"), visit(RUIZ, NORWAY, status="possible", at=3, granted=True)],
        2,
    ),
    (
        "'the summit of the three' beside talks of two",
        [meet(RUIZ, HALL), meet(RUIZ, HALL, BANDA, at=3, granted=True)],
        2,
    ),
    (
        "'the talks of the two' beside a summit of three",
        [meet(RUIZ, HALL, BANDA), meet(RUIZ, HALL, at=3, granted=True)],
        1,
    ),
    (
        "'last year's talks' after news",
        [meet(RUIZ, HALL, at=12), meet(RUIZ, HALL, at=15, granted=True, when=LAST_YEAR)],
        2,
    ),
    (
        "'last year's talks' beside their telling",
        [meet(RUIZ, HALL, at=12), meet(RUIZ, HALL, at=13, granted=True, when=LAST_YEAR)],
        1,
    ),
    ("'his visit' alone", [visit(RUIZ, granted=True)], 0),
    ("'her talks with him' alone", [meet(RUIZ, HALL, granted=True)], 1),
    (
        "'last year's visit' beside a plan",
        [visit(RUIZ, NORWAY, status="planned"), visit(RUIZ, NORWAY, granted=True, when=LAST_YEAR)],
        2,
    ),
]


@pytest.mark.parametrize(("tellings", "number"), [c[1:] for c in ONE_OR_TWO], ids=[c[0] for c in ONE_OR_TWO])
def test_one_event_or_two(tellings: list[T], number: int) -> None:
    assert len(resolve(*tellings)) == number


def test_granted_talks_join_the_nearest_before() -> None:
    first, second = resolve(meet(RUIZ, HALL), meet(BANDA, HALL, at=4), meet(HALL, at=5, granted=True))
    assert [len(first.evidence), len(second.evidence)] == [1, 2]


# --- a record or none ----------------------------------------------------------------------------------------------

RECORD_OR_NONE = [
    ("two countries", meet(RUIZ, HALL), True),
    ("a president and his minister", meet(RUIZ, SOSA), False),
    ("a president and his mayor", meet(RUIZ, MAYOR), False),
    ("a president and somebody private of no known country", meet(RUIZ, STRANGER), False),
    ("a president and a foreign company's head", meet(RUIZ, BOSS), True),
    ("a mayor and a foreign company's head", meet(MAYOR, BOSS), False),
    ("a president and an organisation", meet(RUIZ, BLOC), True),
    ("an organisation's head and the organisation", meet(CHIEF, BLOC), False),
    ("a president and several leaders", meet(RUIZ, CROWD), True),
    ("a president and his cabinet's members", meet(RUIZ, CABINET), False),
    ("a cabinet and an aide of the presidential office", meet(RUIZ, SOSA, AIDE), False),
    ("a president and an aide of the presidential office", meet(HALL, AIDE), True),
    ("one alone", meet(RUIZ), False),
    ("a summit of which nobody is told to be there", T("meet", {"participant": []}, aides=(BLOC, TEAM)), False),
    ("the ministers of a body's states", meet(MINISTERS), True),
    ("a visit at home", visit(RUIZ, URUGUAY), False),
    ("a visit to nowhere", visit(RUIZ), False),
    ("an invitation by nobody named", invite(None, RUIZ), True),
    ("an invitation to nobody named", invite(HALL, None), False),
    ("an invitation at home", invite(RUIZ, SOSA), False),
    ("an invitation to a mayor by nobody named", invite(None, MAYOR), False),
    ("a yes to nobody named", accept(RUIZ), True),
    ("thanks at home", thank(RUIZ, MAYOR), False),
    ("thanks abroad", thank(RUIZ, HALL), True),
    ("a proposal to nobody named", T("propose", {"proposer": [RUIZ]}), True),
    ("a letter to nobody named", T("letter", {"sender": [RUIZ]}), False),
    ("an envoy by nobody named", T("appoint", {"envoy": [SOSA], "host": [NORWAY]}), True),
    ("an envoy to nowhere, by nobody", T("appoint", {"envoy": [SOSA]}), False),
    ("an expulsion of nobody named", T("expel", {"expeller": [NORWAY]}), True),
    ("a summons by nobody named", T("summon", {"summoned": [SOSA]}), True),
    ("a summons of nobody named", T("summon", {"summoner": [NORWAY]}), False),
    ("an ambassador recalled", T("recall", {"sender": [NORWAY]}), True),
    ("a membership", T("join", {"member": [URUGUAY], "organization": [BLOC]}), True),
    ("a membership of nothing", T("join", {"member": [URUGUAY]}), False),
]


@pytest.mark.parametrize(("telling", "kept"), [c[1:] for c in RECORD_OR_NONE], ids=[c[0] for c in RECORD_OR_NONE])
def test_a_record_or_none(telling: T, kept: bool) -> None:
    assert bool(resolve(telling)) == kept


def test_every_type_has_its_roles() -> None:
    shapes = type_roles()
    assert tuple(shapes) == EVENT_TYPES
    assert all(set(shape.bold) <= set(shape.roles) for shape in shapes.values())
    assert all(set(needed) <= set(shape.roles) for shape in shapes.values() for needed in shape.required)
    assert shapes["appoint"].required == (("sender", "envoy"), ("sender", "host"), ("envoy", "host"))
    assert shapes["visit"].required == (("visitor", "host"),)


# --- participants --------------------------------------------------------------------------------------------------

PARTICIPANTS = [
    (
        "the person over the state",
        [meet(URUGUAY, NORWAY), meet(RUIZ, HALL, at=3)],
        ["participant: Ana Ruiz Peralta", "participant: Ingrid Hall"],
    ),
    ("the state where nobody acts", [meet(URUGUAY, NORWAY)], ["participant: Uruguay", "participant: Norway"]),
    (
        "the head over the organisation",
        [meet(BLOC, HALL), meet(CHIEF, HALL, at=3)],
        ["participant: Ingrid Hall", "participant: Lena Moreau"],
    ),
    (
        "who and whom",
        [invite(HALL, None), invite(None, RUIZ, at=2)],
        ["invitee: Ana Ruiz Peralta", "inviter: Ingrid Hall"],
    ),
    ("who and whom of one side", [invite(URUGUAY, None), invite(None, RUIZ, at=2)], ["invitee: Ana Ruiz Peralta"]),
    (
        "the state over its ministry",
        [thank(MINISTRY, HALL), thank(URUGUAY, HALL, at=3)],
        ["addressee: Ingrid Hall", "speaker: Uruguay"],
    ),
    (
        "the delegation over the aide beside it",
        [meet(TEAM, HALL, aides=(SOSA,))],
        ["participant: Uruguayan delegation", "participant: Ingrid Hall", "(participant: Bruno Sosa)"],
    ),
    (
        "core in one telling is core",
        [meet(RUIZ, HALL, aides=(SOSA,)), meet(RUIZ, SOSA, HALL, at=3)],
        ["participant: Ana Ruiz Peralta", "participant: Ingrid Hall", "participant: Bruno Sosa"],
    ),
    (
        "the fuller name",
        [meet(replace(RUIZ, name="Ruiz Peralta"), HALL), meet(RUIZ, HALL, at=3)],
        ["participant: Ana Ruiz Peralta", "participant: Ingrid Hall"],
    ),
    (
        "the named holder over the office",
        [meet(OFFICE, HALL), meet(SOSA, HALL, at=3)],
        ["participant: Ingrid Hall", "participant: Bruno Sosa"],
    ),
    (
        "a host among the visitors",
        [T("visit", {"visitor": [RUIZ, HALL], "host": [NORWAY]})],
        ["visitor: Ana Ruiz Peralta", "host: Norway"],
    ),
    (
        "a compatriot among the invited",
        [T("invite", {"inviter": [RUIZ], "invitee": [HALL, MAYOR]})],
        ["inviter: Ana Ruiz Peralta", "invitee: Ingrid Hall"],
    ),
    (
        "roles in their order",
        [T("accept", {"offerer": [HALL], "accepter": [RUIZ]})],
        ["accepter: Ana Ruiz Peralta", "offerer: Ingrid Hall"],
    ),
]


@pytest.mark.parametrize(("tellings", "expected"), [c[1:] for c in PARTICIPANTS], ids=[c[0] for c in PARTICIPANTS])
def test_participants(tellings: list[T], expected: list[str]) -> None:
    (event,) = resolve(*tellings)
    assert sorted(who(event)) == sorted(expected)


def test_a_trip_to_two_countries_is_two_visits() -> None:
    one, two = resolve(visit(RUIZ, NORWAY, JAPAN, when=MAY_13, place=OSLO))
    assert [who(one)[1], who(two)[1]] == ["host: Norway", "host: Japan"]
    assert days(one) == days(two) == "2024-05-13/2024-05-13 relative"
    assert [e.place.name if e.place else None for e in (one, two)] == ["Oslo", None]
    assert one.id != two.id


def test_a_ceremony_for_two_envoys_is_two_records() -> None:
    one, two = resolve(T("appoint", {"sender": [NORWAY, MALAWI], "envoy": [HALL, BANDA], "host": [URUGUAY]}))
    assert [who(one)[:2], who(two)[:2]] == [
        ["sender: Norway", "envoy: Ingrid Hall"],
        ["sender: Malawi", "envoy: Joyce Banda-Phiri"],
    ]
    assert len(resolve(T("appoint", {"sender": [NORWAY], "envoy": [HALL], "host": [URUGUAY]}))) == 1


def test_a_letter_to_two_is_two_letters_and_thanks_to_two_are_one() -> None:
    assert len(resolve(T("letter", {"sender": [RUIZ], "recipient": [HALL, BANDA]}))) == 2
    assert len(resolve(T("thank", {"speaker": [RUIZ], "addressee": [HALL, BANDA]}))) == 1


IDS = [
    (RUIZ, "URY:ana-ruiz-peralta"),
    (USA, "USA:united-states"),
    (BLOC, "INT:southern-sea-union"),
    (Actor("person", "Zoë Ğüneş-Łukasz", country="XKX"), "XKX:zoe-gunes-lukasz"),
    (TEAM, None),
]


@pytest.mark.parametrize(("actor", "expected"), IDS)
def test_participant_ids(actor: Actor, expected: str | None) -> None:
    assert participant_id(actor) == expected


RELATIONS = [
    (RUIZ, RUIZ, 3),
    (RUIZ, replace(RUIZ, name="Peralta", title=None), 3),
    (RUIZ, replace(RUIZ, name="Ana", title=None), 0),
    (RUIZ, SOSA, 0),
    (RUIZ, URUGUAY, 2),
    (MAYOR, URUGUAY, 0),
    (RUIZ, NORWAY, 0),
    (SOSA, OFFICE, 2),
    (CHIEF, BLOC, 2),
    (RUIZ, BLOC, 0),
    (TEAM, URUGUAY, 1),
    (TEAM, NORWAY, 0),
    (CROWD, URUGUAY, 0),
    (Actor("person", "Omar bin Ali Al Sabir"), Actor("person", "Faris bin Omar bin Ali Al Sabir"), 0),
    (Actor("person", "Omar"), Actor("person", "Faris bin Omar"), 0),
    (Actor("person", "bin Omar"), Actor("person", "Faris bin Omar"), 3),
]


@pytest.mark.parametrize(("a", "b", "expected"), RELATIONS)
def test_relations_hold_both_ways(a: Actor, b: Actor, expected: int) -> None:
    assert (relation(a, b), relation(b, a)) == (expected, expected)


def test_names_are_folded() -> None:
    assert fold("The Ñandú’s  Œuvre") == "nandu s oeuvre"


@pytest.mark.parametrize(
    ("title", "beside", "core"),
    [
        ("wife", "President", False),
        ("First Lady", "President", False),
        ("Queen", "King", False),
        ("Queen", "Prime Minister", True),
        ("Foreign Minister", "President", True),
    ],
)
def test_spouses_are_companions(title: str, beside: str, core: bool) -> None:
    partner, host = replace(SOSA, title=title), replace(RUIZ, title=beside)
    (event,) = resolve(T("meet", {"participant": (host, partner, HALL)}))
    assert next(p.core for p in event.participants if p.name == SOSA.name) == core


# --- status, place, topic ------------------------------------------------------------------------------------------

STATUSES: list[tuple[list[T], Status]] = [
    ([visit(RUIZ, NORWAY, status="possible"), visit(RUIZ, NORWAY, status="planned", at=3)], "planned"),
    ([visit(RUIZ, NORWAY, status="planned"), visit(RUIZ, NORWAY, granted=True, at=3)], "planned"),
    ([visit(RUIZ, NORWAY, status="negated"), visit(RUIZ, NORWAY, granted=True, at=3)], "negated"),
    ([visit(RUIZ, NORWAY, status="planned", when=MAY_14), visit(RUIZ, NORWAY, when=MAY_14, at=3)], "occurred"),
    ([visit(RUIZ, NORWAY, granted=True, status="planned")], "planned"),
]


@pytest.mark.parametrize(("tellings", "expected"), STATUSES)
def test_status(tellings: list[T], expected: Status) -> None:
    (event,) = resolve(*tellings)
    assert event.status == expected


PLACES = [
    ("the city over the country", [meet(RUIZ, HALL, place=IN_NORWAY), meet(RUIZ, HALL, at=3, place=OSLO)], "Oslo"),
    ("a meeting in a country", [meet(RUIZ, HALL, place=IN_NORWAY)], "Norway"),
    ("a visit to a country", [visit(RUIZ, NORWAY, place=IN_NORWAY)], None),
    ("a visit to a city", [visit(RUIZ, NORWAY, place=OSLO)], "Oslo"),
    ("a hall in the city", [meet(RUIZ, HALL, place=OSLO), meet(RUIZ, HALL, at=3, place=CITY_HALL)], "City Hall"),
]


@pytest.mark.parametrize(("tellings", "expected"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES])
def test_place(tellings: list[T], expected: str | None) -> None:
    (event,) = resolve(*tellings)
    assert (event.place.name if event.place else None) == expected


def test_the_longer_wording_of_the_first_topic() -> None:
    (event,) = resolve(
        invite(HALL, RUIZ, topic="join the bloc"),
        invite(HALL, RUIZ, at=2, topic="join the bloc of the sea"),
        invite(HALL, RUIZ, at=3, topic="make peace with all her neighbours"),
    )
    assert event.topic == "join the bloc of the sea"


# --- dates ---------------------------------------------------------------------------------------------------------

DATES = [
    ("explicit", [meet(RUIZ, HALL, when=on("2024-05-13"))], "2024-05-13/2024-05-13 explicit"),
    ("relative", [meet(RUIZ, HALL, when=MAY_13)], "2024-05-13/2024-05-13 relative"),
    ("the narrower", [meet(RUIZ, HALL, when=MAY), meet(RUIZ, HALL, when=MAY_13)], "2024-05-13/2024-05-13 relative"),
    (
        "explicit where both are as narrow",
        [meet(RUIZ, HALL, when=MAY_13), meet(RUIZ, HALL, when=on("2024-05-13"))],
        "2024-05-13/2024-05-13 explicit",
    ),
    (
        "an open end closed",
        [visit(RUIZ, NORWAY, when=on("2024-05-14", "..")), visit(RUIZ, NORWAY, when=on("..", "2024-05-17"))],
        "2024-05-14/2024-05-17 explicit",
    ),
    (
        "from the arrival to the return",
        [visit(RUIZ, NORWAY, when=MAY_14), visit(RUIZ, NORWAY, status="planned", when=FRIDAY, stay=Stay(ends=True))],
        "2024-05-14/2024-05-17 relative",
    ),
    (
        "as long as another clause says",
        [visit(RUIZ, NORWAY, when=MAY_14), visit(RUIZ, NORWAY, at=2, granted=True, stay=Stay(3))],
        "2024-05-14/2024-05-16 relative",
    ),
    ("the return alone", [visit(RUIZ, NORWAY, when=MAY_14, stay=Stay(ends=True))], "2024-05-14/2024-05-14 relative"),
    (
        "the last of so many days",
        [
            visit(RUIZ, NORWAY, when=MAY_14, stay=Stay(ends=True)),
            visit(RUIZ, NORWAY, at=2, granted=True, stay=Stay(3)),
        ],
        "2024-05-12/2024-05-14 relative",
    ),
    (
        "all days before one of them",
        [
            visit(RUIZ, NORWAY, when=MAY_14, at=3),
            visit(RUIZ, NORWAY, when=on("2024-05-13", "2024-05-15"), stay=Stay(3)),
        ],
        "2024-05-13/2024-05-15 explicit",
    ),
    (
        "one day of a month",
        [visit(RUIZ, NORWAY, when=MAY_14, at=3), visit(RUIZ, NORWAY, when=MAY)],
        "2024-05-14/2024-05-14 relative",
    ),
    ("one of so many days", [visit(RUIZ, NORWAY, when=MAY_14, stay=Stay(3, nth=0))], "2024-05-14/2024-05-14 relative"),
    ("ended as news", [visit(RUIZ, NORWAY, stay=Stay(3, nth=-1))], "2024-05-13/2024-05-15 relative"),
    ("begun as news", [visit(RUIZ, NORWAY, stay=Stay(3, nth=1))], "2024-05-15/2024-05-17 relative"),
    ("news", [meet(RUIZ, HALL)], "2024-05-15/2024-05-15 publication"),
    ("news in the headline", [meet(RUIZ, HALL, at=0)], "2024-05-15/2024-05-15 publication"),
    ("far down", [meet(RUIZ, HALL, at=15)], "../.. unknown"),
    ("a courtesy far down", [thank(RUIZ, HALL, at=15)], "2024-05-15/2024-05-15 publication"),
    ("taken for granted", [meet(RUIZ, HALL, granted=True)], "../.. unknown"),
    ("a plan", [meet(RUIZ, HALL, status="planned")], "../.. unknown"),
    ("a plan and its day", [meet(RUIZ, HALL, status="planned", when=JUNE_3)], "2024-06-03/2024-06-03 explicit"),
]


@pytest.mark.parametrize(("tellings", "expected"), [c[1:] for c in DATES], ids=[c[0] for c in DATES])
def test_date(tellings: list[T], expected: str) -> None:
    (event,) = resolve(*tellings)
    assert days(event) == expected


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Kenya's president met President Ana Ruiz of Peru.", "publication"),
        ("Kenya's president last met President Ana Ruiz of Peru.", "unknown"),
        ("Kenya's president once met President Ana Ruiz of Peru.", "unknown"),
        ("Kenya's president last week met President Ana Ruiz of Peru.", "relative"),
    ],
)
def test_what_looks_back_is_no_news_of_the_day(text: str, basis: str, read: Callable[[str], Doc]) -> None:
    assert [event.date.basis for event in read(text)._.events] == [basis]


def test_without_a_reference_date_news_have_no_day() -> None:
    (event,) = resolve(meet(RUIZ, HALL), published=None)
    assert days(event) == "../.. unknown"


def test_an_open_end_in_edtf() -> None:
    (event,) = resolve(
        visit(RUIZ, NORWAY, when=on("2024-05-14", "..")), visit(RUIZ, NORWAY, when=on("..", "2024-05-17"))
    )
    assert event.date.edtf == "2024-05-14/2024-05-17"


# --- links and what they bring -------------------------------------------------------------------------------------

CALL = T("call", {"participant": [RUIZ, HALL]}, when=MAY_13)
LETTER = T("letter", {"sender": [RUIZ], "recipient": [HALL]}, when=MAY_13)
MONDAY_TALKS = meet(RUIZ, HALL, when=MAY_13)
MONDAY_VISIT = visit(RUIZ, NORWAY, when=on("2024-05-13", "2024-05-15"))

# The type whose links are looked at, its link as "type -> type of the other", its days.
LINKS: list[tuple[str, list[T], EventType, str | None, str]] = [
    ("a yes to an invitation", [invite(HALL, RUIZ), accept(RUIZ, HALL)], "accept", "responds_to -> invite", "pub"),
    ("a yes, nobody said to whom", [invite(HALL, RUIZ), accept(RUIZ)], "accept", "responds_to -> invite", "pub"),
    ("a yes of the country", [invite(HALL, URUGUAY), accept(RUIZ)], "accept", "responds_to -> invite", "pub"),
    ("a yes of another", [invite(HALL, BANDA), accept(RUIZ)], "accept", None, "pub"),
    ("a yes to another", [invite(HALL, RUIZ), accept(RUIZ, BANDA)], "accept", None, "pub"),
    ("a yes to what was not offered", [invite(HALL, RUIZ, status="negated"), accept(RUIZ)], "accept", None, "pub"),
    (
        "a yes before the invitation",
        [invite(HALL, RUIZ, when=MAY_14), accept(RUIZ, HALL, when=MAY_13)],
        "accept",
        None,
        "2024-05-13/2024-05-13 relative",
    ),
    (
        "a no to a proposal",
        [T("propose", {"proposer": [HALL], "addressee": [RUIZ]}), T("decline", {"decliner": [RUIZ]})],
        "decline",
        "responds_to -> propose",
        "pub",
    ),
    (
        "talks on a visit",
        [MONDAY_VISIT, meet(RUIZ, HALL, at=2)],
        "meet",
        "part_of -> visit",
        "2024-05-13/2024-05-15 linked",
    ),
    (
        "talks with another in the host's city",
        [MONDAY_VISIT, meet(RUIZ, BANDA, at=2, place=OSLO)],
        "meet",
        "part_of -> visit",
        "2024-05-13/2024-05-15 linked",
    ),
    (
        "talks with another while away",
        [MONDAY_VISIT, meet(RUIZ, BANDA, at=2)],
        "meet",
        "part_of -> visit",
        "2024-05-13/2024-05-15 linked",
    ),
    ("talks with another somewhere", [MONDAY_VISIT, meet(RUIZ, BANDA, at=7)], "meet", None, "pub"),
    ("talks elsewhere", [MONDAY_VISIT, meet(RUIZ, HALL, at=2, place=TOKYO)], "meet", None, "pub"),
    (
        "talks on another day",
        [MONDAY_VISIT, meet(RUIZ, HALL, at=2, when=JUNE_3)],
        "meet",
        None,
        "2024-06-03/2024-06-03 explicit",
    ),
    (
        "talks on the day after the arrival",
        [visit(RUIZ, NORWAY, when=MAY_13), meet(RUIZ, HALL, at=2, when=MAY_14)],
        "meet",
        "part_of -> visit",
        "2024-05-14/2024-05-14 relative",
    ),
    (
        "talks long after the arrival",
        [visit(RUIZ, NORWAY, when=MAY_13), meet(RUIZ, HALL, at=2, when=JUNE_3)],
        "meet",
        None,
        "2024-06-03/2024-06-03 explicit",
    ),
    ("talks of others", [MONDAY_VISIT, meet(SOSA, BANDA, at=2, place=OSLO)], "meet", None, "pub"),
    (
        "today's talks and last year's visit",
        [visit(RUIZ, NORWAY, at=3, when=LAST_YEAR), meet(RUIZ, HALL)],
        "meet",
        None,
        "pub",
    ),
    (
        "a visit dated by its talks",
        [visit(RUIZ, NORWAY), meet(RUIZ, HALL, at=2, when=MAY_13)],
        "visit",
        None,
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "talks that will be on a visit",
        [MONDAY_VISIT, meet(RUIZ, HALL, at=2, status="planned", when=MAY_14)],
        "meet",
        "part_of -> visit",
        "2024-05-14/2024-05-14 relative",
    ),
    (
        "talks that will be on a visit that will be",
        [visit(RUIZ, NORWAY, status="planned", when=JUNE_3), meet(RUIZ, HALL, at=2, status="planned")],
        "meet",
        "part_of -> visit",
        "2024-06-03/2024-06-03 linked",
    ),
    (
        "no talks on a visit that will be",
        [visit(RUIZ, NORWAY, status="planned", when=JUNE_3), meet(RUIZ, HALL, at=2, status="negated")],
        "meet",
        None,
        "../.. unknown",
    ),
    (
        "'the talks' beside last year's visit",
        [visit(RUIZ, NORWAY, when=LAST_YEAR), meet(RUIZ, HALL, at=2, granted=True)],
        "meet",
        "part_of -> visit",
        "2023-01-01/2023-12-31 linked",
    ),
    (
        "'the talks' far from last year's visit",
        [visit(RUIZ, NORWAY, when=LAST_YEAR), meet(RUIZ, HALL, at=9, granted=True)],
        "meet",
        None,
        "../.. unknown",
    ),
    (
        "a dated visit with talks on a day of it",
        [MONDAY_VISIT, meet(RUIZ, HALL, at=2, when=MAY_14)],
        "visit",
        None,
        "2024-05-13/2024-05-15 explicit",
    ),
    ("talks held, visit to come", [visit(RUIZ, NORWAY, status="planned"), meet(RUIZ, HALL, at=2)], "meet", None, "pub"),
    (
        "thanks at talks",
        [MONDAY_TALKS, thank(RUIZ, HALL, at=4)],
        "thank",
        "part_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "thanks to the country at talks",
        [MONDAY_TALKS, thank(RUIZ, NORWAY, at=4)],
        "thank",
        "part_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "thanks on the phone",
        [CALL, thank(HALL, RUIZ, at=4)],
        "thank",
        "part_of -> call",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "thanks in a letter",
        [LETTER, thank(RUIZ, HALL, at=2)],
        "thank",
        "part_of -> letter",
        "2024-05-13/2024-05-13 linked",
    ),
    ("thanks for a letter", [LETTER, thank(HALL, RUIZ, at=2)], "thank", None, "pub"),
    ("thanks today and talks last year", [meet(RUIZ, HALL, when=LAST_YEAR), thank(RUIZ, HALL)], "thank", None, "pub"),
    ("thanks to one not there", [MONDAY_TALKS, thank(RUIZ, BANDA, at=4)], "thank", None, "pub"),
    ("thanks at talks of the day", [meet(RUIZ, HALL), thank(RUIZ, HALL, at=4)], "thank", "part_of -> meet", "pub"),
    (
        "thanks and talks to come",
        [meet(RUIZ, HALL, status="planned", when=JUNE_3), thank(RUIZ, HALL)],
        "thank",
        None,
        "pub",
    ),
    (
        "an invitation at talks",
        [MONDAY_TALKS, invite(HALL, RUIZ, at=4)],
        "invite",
        "part_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "an invitation taken for granted",
        [MONDAY_TALKS, invite(HALL, RUIZ, at=4, granted=True)],
        "invite",
        None,
        "../.. unknown",
    ),
    (
        "an invitation far from the talks",
        [replace(MONDAY_TALKS, at=3), invite(HALL, RUIZ, at=11)],
        "invite",
        None,
        "../.. unknown",
    ),
    (
        "an invitation at the end of a page on the talks",
        [MONDAY_TALKS, invite(HALL, RUIZ, at=12)],
        "invite",
        "part_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "an invitation at the day's talks, others recalled just before",
        [MONDAY_TALKS, meet(HALL, RUIZ, at=3, when=on("2024-03-05")), invite(HALL, RUIZ, at=4)],
        "invite",
        "part_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    ("an invitation before the talks", [invite(HALL, RUIZ), replace(MONDAY_TALKS, at=2)], "invite", None, "pub"),
    (
        "an invitation by another of that country",
        [MONDAY_TALKS, invite(replace(HALL, name="Odd Dahl"), RUIZ, at=2)],
        "invite",
        None,
        "pub",
    ),
    ("a yes at talks", [CALL, accept(RUIZ, HALL, at=4)], "accept", None, "2024-05-13/2024-05-13 linked"),
    (
        "a deal at talks",
        [MONDAY_TALKS, agree(URUGUAY, NORWAY, at=2)],
        "agree",
        "result_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "a deal on the phone",
        [CALL, agree(RUIZ, HALL, at=2)],
        "agree",
        "result_of -> call",
        "2024-05-13/2024-05-13 linked",
    ),
    ("a deal of others", [MONDAY_TALKS, agree(URUGUAY, MALAWI, at=2)], "agree", None, "pub"),
    ("a deal of more than talked", [MONDAY_TALKS, agree(URUGUAY, NORWAY, MALAWI, at=2)], "agree", None, "pub"),
    ("a deal far off", [replace(MONDAY_TALKS, at=3), agree(URUGUAY, NORWAY, at=18)], "agree", None, "../.. unknown"),
    (
        "a deal told as made there",
        [replace(MONDAY_TALKS, at=18), agree(URUGUAY, NORWAY, links=(("result_of", 0),))],
        "agree",
        "result_of -> meet",
        "2024-05-13/2024-05-13 linked",
    ),
    (
        "a deal on a visit",
        [MONDAY_VISIT, agree(URUGUAY, NORWAY, at=2)],
        "agree",
        "result_of -> visit",
        "2024-05-13/2024-05-15 linked",
    ),
    (
        "talks some time in the month of a dated visit",
        [MONDAY_VISIT, meet(RUIZ, HALL, when=MAY, at=2)],
        "meet",
        "part_of -> visit",
        "2024-05-13/2024-05-15 linked",
    ),
    ("a call has no ties", [MONDAY_VISIT, T("call", {"participant": [RUIZ, HALL]}, at=2)], "call", None, "pub"),
]


@pytest.mark.parametrize(("tellings", "kind", "link", "when"), [c[1:] for c in LINKS], ids=[c[0] for c in LINKS])
def test_links_and_their_dates(tellings: list[T], kind: EventType, link: str | None, when: str) -> None:
    events = resolve(*tellings)
    types = {e.id: e.type for e in events}
    (event,) = (e for e in events if e.type == kind)
    assert [f"{x.type} -> {types[x.event]}" for x in event.links] == ([link] if link else [])
    assert days(event) == ("2024-05-15/2024-05-15 publication" if when == "pub" else when)


def test_a_named_link_wins_over_the_nearer_one() -> None:
    events = resolve(
        meet(RUIZ, HALL, when=MAY_13),
        meet(RUIZ, HALL, at=4, when=MAY_14),
        thank(RUIZ, HALL, at=5, links=(("part_of", 0),)),
    )
    assert [x.event for x in events[2].links] == [events[0].id]
    assert days(events[2]) == "2024-05-13/2024-05-13 linked"


def test_thanks_belong_to_the_main_talks_and_not_to_the_nearest() -> None:
    events = resolve(meet(RUIZ, HALL, when=TODAY), meet(RUIZ, HALL, at=6, when=MAY_13), thank(RUIZ, HALL, at=7))
    assert [x.event for x in events[2].links] == [events[0].id]


def test_a_link_to_what_is_no_record_is_dropped() -> None:
    (event,) = resolve(thank(RUIZ, HALL, links=(("part_of", 1),)), meet(RUIZ, SOSA))
    assert event.links == ()


def test_the_answer_and_the_invitation_share_the_inviter() -> None:
    invited, accepted = resolve(invite(HALL, RUIZ), accept(RUIZ, at=2))
    assert who(accepted) == ["accepter: Ana Ruiz Peralta", "offerer: Ingrid Hall"]
    invited, _ = resolve(invite(None, RUIZ), accept(RUIZ, HALL, at=2))
    assert who(invited) == ["inviter: Ingrid Hall", "invitee: Ana Ruiz Peralta"]


ECHOES: list[tuple[str, list[T], list[EventType]]] = [
    ("accepted an invitation", [accept(RUIZ), invite(None, RUIZ, part="noun")], ["accept"]),
    ("accepted and was invited", [accept(RUIZ), invite(None, RUIZ)], ["accept", "invite"]),
    ("accepted her invitation", [accept(RUIZ), invite(HALL, RUIZ)], ["accept", "invite"]),
    ("accepted her offer of an invitation", [accept(RUIZ, HALL), invite(None, RUIZ)], ["accept", "invite"]),
    ("was invited. He accepted", [invite(None, RUIZ), accept(RUIZ, at=2)], ["invite", "accept"]),
    ("an invitation taken for granted", [invite(None, RUIZ, granted=True)], []),
    ("her invitation taken for granted", [invite(HALL, RUIZ, granted=True)], ["invite"]),
]


@pytest.mark.parametrize(("tellings", "types"), [c[1:] for c in ECHOES], ids=[c[0] for c in ECHOES])
def test_an_invitation_that_only_echoes_in_its_answer(tellings: list[T], types: list[EventType]) -> None:
    assert [e.type for e in resolve(*tellings)] == types


def test_in_one_sentence_who_accepts_is_who_was_invited() -> None:
    for claims in ([accept(RUIZ), invite(HALL, None)], [T("accept", {"offerer": [HALL]}), invite(None, RUIZ)]):
        accepted, invited = resolve(*claims)
        assert who(accepted) == ["accepter: Ana Ruiz Peralta", "offerer: Ingrid Hall"]
        assert who(invited) == ["inviter: Ingrid Hall", "invitee: Ana Ruiz Peralta"]
    (accepted,) = resolve(accept(RUIZ), invite(HALL, None, at=2))
    assert who(accepted) == ["accepter: Ana Ruiz Peralta"]
    (accepted,) = resolve(accept(RUIZ), invite(URUGUAY, None))
    assert who(accepted) == ["accepter: Ana Ruiz Peralta"]


def test_what_belongs_to_a_visit_takes_its_city() -> None:
    events = resolve(
        visit(RUIZ, NORWAY, place=OSLO), meet(RUIZ, HALL, at=2), agree(RUIZ, HALL, at=3), thank(RUIZ, HALL, at=4)
    )
    assert [e.place.name if e.place else None for e in events] == ["Oslo", "Oslo", "Oslo", "Oslo"]


# --- evidence, ids, order, codes, confidence -----------------------------------------------------------------------


def test_evidence_is_the_articles_own_words() -> None:
    (event,) = resolve(meet(RUIZ, HALL, at=3), meet(RUIZ, HALL, at=1, by="Olga Lind"), meet(at=7, granted=True))
    assert [(e.document, e.text, e.attributed_to, e.rule) for e in event.evidence] == [
        ("a.txt", WORDS.format(1), "Olga Lind", "meet.verb"),
        ("a.txt", WORDS.format(3), None, "meet.verb"),
        ("a.txt", WORDS.format(7), None, "meet.verb"),
    ]
    assert all(TEXT[e.start : e.end] == e.text for e in event.evidence)
    assert all(TEXT[e.trigger.start : e.trigger.end] == e.trigger.text for e in event.evidence)
    assert all(e.start <= e.trigger.start < e.trigger.end <= e.end for e in event.evidence)


def test_events_stand_in_text_order_with_stable_ids() -> None:
    tellings = [meet(RUIZ, HALL, at=5), visit(RUIZ, NORWAY, at=2), thank(RUIZ, HALL, at=9)]
    events = resolve(*tellings)
    assert [e.type for e in events] == ["visit", "meet", "thank"]
    assert events == resolve(*tellings)
    assert all(len(e.id) == 16 and set(e.id) <= set("0123456789abcdef") for e in events)
    later = resolve(*[replace(t, status="planned", when=JUNE_3) for t in tellings])
    assert [e.id for e in later] == [e.id for e in events]
    assert resolve(tellings[0], article_id="b")[0].id != resolve(tellings[0])[0].id


def test_codes_come_from_the_claim_that_tells_it_best() -> None:
    (event,) = resolve(
        meet(RUIZ, HALL, granted=True),
        meet(RUIZ, HALL, at=4),
        codes=lambda c: Codes(plover="CONSULT", cameo="036" if c.presupposed else "040"),
    )
    assert event.codes == Codes(plover="CONSULT", cameo="040")
    assert resolve(meet(RUIZ, HALL))[0].codes == Codes()


CONFIDENCE = [
    ([meet(RUIZ, HALL)], 0.95),
    ([meet(RUIZ, HALL, grade=0.6)], 0.57),
    ([meet(RUIZ, HALL), meet(RUIZ, HALL, at=3)], 0.96),
    ([meet(RUIZ, HALL, grade=0.6), meet(RUIZ, HALL, at=3, grade=0.6)], 0.62),
    ([meet(RUIZ, HALL, granted=True)], 0.71),
    ([meet(RUIZ, HALL, status="possible")], 0.9),
    ([invite(None, RUIZ)], 0.81),
    ([invite(HALL, RUIZ)], 0.95),
    ([meet(RUIZ, CROWD)], 0.81),
    ([meet(RUIZ, BLOC)], 0.95),
]


@pytest.mark.parametrize(("tellings", "expected"), CONFIDENCE)
def test_confidence(tellings: list[T], expected: float) -> None:
    assert resolve(*tellings)[0].confidence == expected


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [
        claim(t, i) for i, t in enumerate([invite(HALL, RUIZ), accept(RUIZ, at=2), MONDAY_VISIT, meet(RUIZ, HALL)])
    ]
    given: dict[str, Any] = {"document": "a.txt", "article_id": "a", "text": TEXT, "published": PUBLISHED}
    sentences = [sentence(i) for i in range(SENTENCES)]
    assert resolve_claims(claims[::-1], sentences=sentences, **given) == resolve_claims(
        claims, sentences=sentences, **given
    )


def test_nothing_told_is_no_event() -> None:
    assert resolve() == ()


# --- summaries -----------------------------------------------------------------------------------------------------

R, H = "Ana Ruiz Peralta (URY)", "Ingrid Hall (NOR)"
SUMMARIES = [
    (accept(RUIZ, HALL, topic="join the bloc"), f"{R} accepted {H}'s offer to join the bloc"),
    (accept(RUIZ, topic="to join the bloc"), f"{R} accepted an offer to join the bloc"),
    (T("decline", {"decliner": [RUIZ], "offerer": [HALL]}, status="possible"), f"{R} may decline {H}'s offer"),
    (agree(URUGUAY, NORWAY, topic="trade"), "Uruguay and Norway reached an agreement on trade"),
    (
        T("appoint", {"sender": [URUGUAY], "envoy": [SOSA], "host": [NORWAY]}),
        "Uruguay appointed Bruno Sosa (URY) as envoy to Norway",
    ),
    (T("appoint", {"envoy": [SOSA], "host": [NORWAY]}), "Bruno Sosa (URY) was appointed envoy to Norway"),
    (T("call", {"participant": [RUIZ, HALL]}), f"{R} and {H} held a call"),
    (
        T("condole", {"speaker": [RUIZ], "addressee": [HALL]}, topic="the flood"),
        f"{R} offered condolences to {H} over the flood",
    ),
    (T("congratulate", {"speaker": [RUIZ], "addressee": [HALL]}, topic="her win"), f"{R} congratulated {H} on her win"),
    (
        T("establish_relations", {"party": [URUGUAY, USA]}),
        "Uruguay and the United States established diplomatic relations",
    ),
    (T("expel", {"expeller": [NORWAY], "expelled": [URUGUAY]}), "Norway expelled diplomats of Uruguay"),
    (T("expel", {"expelled": [URUGUAY]}), "Diplomats of Uruguay were expelled"),
    (T("expel", {"expeller": [NORWAY], "expelled": [TEAM]}), "Norway expelled Uruguayan delegation"),
    (T("expel", {"expelled": [SOSA]}), "Bruno Sosa (URY) was expelled"),
    (invite(HALL, RUIZ, topic="visit Oslo"), f"{H} invited {R} to visit Oslo"),
    (invite(None, RUIZ, topic="visit Oslo", status="negated"), f"{R} was not invited to visit Oslo"),
    (
        T("join", {"member": [URUGUAY], "organization": [BLOC]}, status="planned"),
        "Uruguay will join the Southern Sea Union",
    ),
    (T("letter", {"sender": [RUIZ], "recipient": [HALL]}), f"{R} sent a letter to {H}"),
    (T("mediate", {"mediator": [NORWAY], "party": [URUGUAY, MALAWI]}), "Norway mediated for Uruguay and Malawi"),
    (meet(RUIZ, HALL, BANDA), f"{R}, {H} and Joyce Banda-Phiri (MWI) met"),
    (meet(RUIZ, HALL, place=OSLO, topic="trade"), f"{R} and {H} met in Oslo to discuss trade"),
    (meet(RUIZ, aides=(BLOC,), status="planned"), f"{R} and the Southern Sea Union will meet"),
    (T("propose", {"proposer": [RUIZ], "addressee": [HALL]}, topic="talks"), f"{R} made a proposal to {H}: talks"),
    (T("recall", {"sender": [NORWAY], "host": [URUGUAY]}), "Norway recalled its ambassador from Uruguay"),
    (T("recognize", {"recognizer": [NORWAY], "recognized": [URUGUAY]}), "Norway recognized Uruguay"),
    (T("sever_relations", {"severer": [NORWAY], "severed": [URUGUAY]}), "Norway severed relations with Uruguay"),
    (T("summon", {"summoner": [NORWAY], "summoned": [URUGUAY]}), "Norway summoned the ambassador of Uruguay"),
    (T("summon", {"summoner": [NORWAY], "summoned": [SOSA]}), "Norway summoned Bruno Sosa (URY)"),
    (thank(RUIZ, HALL, topic="her help"), f"{R} thanked {H} for her help"),
    (visit(RUIZ, USA, status="planned"), f"{R} will visit the United States"),
    (visit(RUIZ, USA, status="possible"), f"{R} may visit the United States"),
    (visit(RUIZ, USA, status="negated"), f"{R} did not visit the United States"),
    (visit(RUIZ, USA, status="negated", when=JUNE_3), f"{R} will not visit the United States"),
    (visit(USA, NORWAY), "The United States visited Norway"),
    (T("withdraw", {"member": [URUGUAY], "organization": [BLOC]}), "Uruguay withdrew from the Southern Sea Union"),
]


@pytest.mark.parametrize(("telling", "expected"), SUMMARIES, ids=[s[1] for s in SUMMARIES])
def test_summary(telling: T, expected: str) -> None:
    (event,) = resolve(telling)
    assert event.summary == expected


def test_every_type_has_a_summary() -> None:
    assert {s[0].type for s in SUMMARIES} == set(EVENT_TYPES)


def test_what_is_accepted_has_the_name_of_its_offer() -> None:
    _, accepted = resolve(invite(HALL, RUIZ, topic="visit Oslo"), accept(RUIZ, HALL, topic="visit Oslo", at=2))
    assert accepted.summary == f"{R} accepted {H}'s invitation to visit Oslo"


# --- the thread of the story ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tellings", "when"),
    [
        ([meet(RUIZ, HALL, when=MAY_14), meet(RUIZ, BANDA, at=2)], "2024-05-14/2024-05-14 linked"),
        ([meet(RUIZ, HALL, when=MAY_14), meet(HALL, BANDA, at=4)], "2024-05-14/2024-05-14 linked"),
        ([meet(RUIZ, HALL, when=MAY_14), meet(RUIZ, BANDA, at=5)], "2024-05-15/2024-05-15 publication"),
        ([meet(RUIZ, HALL, when=MAY_14), meet(SOSA, BANDA, at=2)], "2024-05-15/2024-05-15 publication"),
        ([meet(RUIZ, HALL, when=APRIL), meet(RUIZ, BANDA, at=2)], "2024-05-15/2024-05-15 publication"),
        ([meet(RUIZ, HALL, when=MAY_14), thank(BANDA, RUIZ, at=2)], "2024-05-15/2024-05-15 publication"),
        ([meet(RUIZ, HALL, when=MAY_14), meet(RUIZ, BANDA, at=2, status="planned")], "../.. unknown"),
    ],
)
def test_what_somebody_did_next_was_on_the_day_just_told(tellings: list[T], when: str) -> None:
    assert days(resolve(*tellings)[-1]) == when


@pytest.mark.parametrize(
    ("tellings", "place"),
    [
        ([meet(RUIZ, HALL, when=MAY_14, place=OSLO), meet(RUIZ, BANDA, at=9, when=MAY_14)], "Oslo"),
        ([meet(RUIZ, HALL, when=MAY_14, place=OSLO), meet(RUIZ, BANDA, at=9, when=MAY_13)], None),
        ([meet(RUIZ, HALL, when=MAY_14, place=OSLO), meet(SOSA, BANDA, at=9, when=MAY_14)], None),
        (
            [
                meet(RUIZ, HALL, when=MAY_14, place=OSLO),
                meet(RUIZ, SOSA, JAPAN, at=5, when=MAY_14, place=TOKYO),
                meet(RUIZ, BANDA, at=9, when=MAY_14),
            ],
            None,
        ),
    ],
)
def test_on_one_day_somebody_is_in_the_one_town_told(tellings: list[T], place: str | None) -> None:
    event = next(e for e in resolve(*tellings) if BANDA.name in str(who(e)))
    assert (event.place.name if event.place else None) == place
