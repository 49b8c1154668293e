"""What is told of a journey ahead, what is said of an event behind "is", and days counted to or from a date.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024.
"""

from __future__ import annotations

import pytest
from conftest import told

AHEAD = "Norwegian Foreign Minister Ola Moe will visit Peru from May 20 to 22. "
BEHIND = "Norwegian Foreign Minister Ola Moe visited Peru from May 6 to 8. "
MEETING = "Norwegian Foreign Minister Ola Moe will meet Peruvian Foreign Minister Ana Soto in Lima on May 20. "
TRIP = "visit planned: Ola Moe, Peru [2024-05-20/2024-05-22]"
MET = "meet planned: {} [2024-05-20/2024-05-22] Peru"


JOURNEYS = {
    "the present": (
        AHEAD + "While there he meets Peruvian Foreign Minister Ana Soto.",
        [TRIP, MET.format("Ola Moe, Ana Soto")],
    ),
    "a programme": (
        AHEAD + "His programme includes talks with Peruvian Foreign Minister Ana Soto.",
        [TRIP, MET.format("Ana Soto, Ola Moe")],
    ),
    "talks with one of the hosts": (
        AHEAD + "Talks with Foreign Minister Ana Soto will centre on fishing rights.",
        [TRIP, MET.format("Ana Soto, Ola Moe")],
    ),
    "a participle": (
        "Norwegian Foreign Minister Ola Moe begins a visit to Peru on May 20, meeting Foreign Minister Ana Soto.",
        ["visit planned: Ola Moe, Peru [2024-05-20]", "meet planned: Ola Moe, Ana Soto [2024-05-20] Peru"],
    ),
    "a list": (
        AHEAD + "Highlights of the trip: talks with Foreign Minister Ana Soto.",
        [TRIP, MET.format("Ana Soto, Ola Moe")],
    ),
    "several hosts": (
        AHEAD + "The visit includes meetings with President Eva Luna and Foreign Minister Ana Soto.",
        [TRIP, MET.format("Eva Luna, Ana Soto, Ola Moe")],
    ),
    "a visit that leads to a meeting ahead": (
        MEETING + "Moe's visit to Peru has drawn protests.",
        ["meet planned: Ola Moe, Ana Soto [2024-05-20] Lima", "visit planned: Ola Moe, Peru [2024-05-20] Lima"],
    ),
    "a meeting that was": (
        AHEAD + "He met Peruvian Foreign Minister Ana Soto in Oslo in March.",
        [TRIP, "meet occurred: Ola Moe, Ana Soto [2024-03] Oslo"],
    ),
    "a meeting on a visit that was": (
        BEHIND + "Talks with Foreign Minister Ana Soto centred on fishing rights.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-06/2024-05-08]",
            "meet occurred: Ana Soto, Ola Moe [2024-05-06/2024-05-08] Peru",
        ],
    ),
}


@pytest.mark.parametrize(("text", "records"), JOURNEYS.values(), ids=JOURNEYS)
def test_what_is_told_of_a_journey_ahead_is_ahead(text: str, records: list[str]) -> None:
    assert told(text) == records


SAID = {
    "is possible": "possible",
    "is likely": "possible",
    "seems unlikely": "possible",
    "is in doubt": "possible",
    "is on the cards": "possible",
    "is an option": "possible",
    "is not certain": "possible",
    "is under discussion": "possible",
    "is certain": "planned",
    "is in the works": "planned",
    "is on the agenda": "planned",
    "is impossible": "negated",
    "is not possible": "negated",
    "is not on the agenda": "negated",
    "was possible thanks to their neighbours": "occurred",
    "was useful": "occurred",
}


@pytest.mark.parametrize(("words", "status"), SAID.items(), ids=SAID)
def test_what_is_said_behind_is_decides_the_status(words: str, status: str) -> None:
    [record] = told(f"A meeting between Norway and Peru {words}.")
    assert record.startswith(f"meet {status}: Norway, Peru")


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("It is possible that Norway and Peru will meet in June.", "possible"),
        ("It is unlikely that Norway and Peru will meet in June.", "possible"),
        ("It is clear that Norway and Peru will meet in June.", "planned"),
    ],
)
def test_a_clause_behind_it_is_possible_is_possible(clause: str, status: str) -> None:
    assert told(clause) == [f"meet {status}: Norway, Peru [2024-06]"]


DAYS = {
    "will meet no later than June 30": "2024-05-15/2024-06-30",
    "will meet on June 30 at the latest": "2024-05-15/2024-06-30",
    "will meet ahead of the June 30 vote": "2024-05-15/2024-06-29",
    "will meet two days before the June 30 vote": "2024-06-28",
    "met two days before the May 10 vote": "2024-05-08",
    "met yesterday and today": "2024-05-14/2024-05-15",
}


@pytest.mark.parametrize(("words", "days"), DAYS.items(), ids=DAYS)
def test_days_counted_to_or_from_a_date(words: str, days: str) -> None:
    [record] = told(f"Norway and Peru {words}.")
    assert f"[{days}]" in record


def test_what_was_agreed_after_days_of_talks_ended_them() -> None:
    records = told("After four days of talks in Lima, Norway and Peru reached an agreement on fish.")
    assert "meet occurred: Norway, Peru [2024-05-12/2024-05-15] Lima" in records


def test_who_flies_home_after_days_of_talks_does_not_date_them() -> None:
    records = told("Norway and Peru met in Lima. Their work, he said as he flew home after a two-day meeting, goes on.")
    assert records == ["meet occurred: Norway, Peru [2024-05-15] Lima"]


SERIES = (
    "On 10 May, President Ana Soto of Peru, who is on a working visit to Geneva, held a series of bilateral meetings.\n\n"
    "During the meeting with President Omar Bakr of Egypt, the parties discussed trade.\n\n"
    "In a conversation with Prime Minister Ola Moe of Norway, the Peruvian President spoke of fish.\n\n"
    "At the meeting with UN Secretary-General Antonio Guterres, shipping was raised."
)


def test_the_meetings_of_one_journey_share_its_day_and_town() -> None:
    day = "[2024-05-10] Geneva"
    assert told(SERIES) == [
        f"visit occurred: Ana Soto, Switzerland {day}",
        f"meet occurred: Ana Soto, Omar Bakr {day}",
        f"meet occurred: Ola Moe, Ana Soto {day}",
        f"meet occurred: Antonio Guterres, Ana Soto {day}",
    ]


ABOUT = {
    "a meeting prepared": "Norwegian Foreign Minister Ola Moe will meet Peruvian Foreign Minister Ana Soto and plan for a"
    " summit in July.",
    "talks on it": "Norwegian Foreign Minister Ola Moe is to have talks with Peruvian Foreign Minister Ana Soto on a"
    " summit in July.",
}


@pytest.mark.parametrize("text", ABOUT.values(), ids=ABOUT)
def test_the_month_of_what_talks_are_about_is_not_theirs(text: str) -> None:
    assert told(text) == ["meet planned: Ola Moe, Ana Soto []"]


def test_a_summit_ahead_that_talks_are_about_is_not_of_those_who_talk() -> None:
    text = AHEAD + "His talks with Foreign Minister Ana Soto will focus on the planned July summit."
    assert told(text) == [TRIP, MET.format("Ola Moe, Ana Soto")]
