"""Journeys with several stops, each with its days and its town, and what was due on another day than it will be.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024.
"""

from __future__ import annotations

import pytest
from conftest import told

MOE = "Norwegian Foreign Minister Ola Moe "
STOPS = {
    "days behind each": (
        MOE + "will fly to Lima on Thursday and Quito on Friday.",
        ["visit planned: Ola Moe, Peru [2024-05-16] Lima", "visit planned: Ola Moe, Ecuador [2024-05-17] Quito"],
    ),
    "three of them": (
        MOE + "visited Lima on Friday, Quito on Monday and Bogota on Tuesday.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-10] Lima",
            "visit occurred: Ola Moe, Ecuador [2024-05-13] Quito",
            "visit occurred: Ola Moe, Colombia [2024-05-14] Bogotá",
        ],
    ),
    "one without days": (
        MOE + "will travel to Peru from 3 to 5 June, Ecuador on 6 June and Chile.",
        [
            "visit planned: Ola Moe, Peru [2024-06-03/2024-06-05]",
            "visit planned: Ola Moe, Ecuador [2024-06-06]",
            "visit planned: Ola Moe, Chile []",
        ],
    ),
    "by a tour": (
        MOE.strip() + "'s itinerary takes him to Lima on Monday, Quito on Tuesday and Bogota on Friday.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20] Lima",
            "visit planned: Ola Moe, Ecuador [2024-05-21] Quito",
            "visit planned: Ola Moe, Colombia [2024-05-24] Bogotá",
        ],
    ),
    "by a noun": (
        "Visits to Lima on Monday and Quito on Tuesday by " + MOE + "were announced.",
        ["visit planned: Ola Moe, Peru [2024-05-20] Lima", "visit planned: Ola Moe, Ecuador [2024-05-21] Quito"],
    ),
    "from one to the next": (
        MOE + "left Lima for Quito on Monday.",
        ["visit occurred: Ola Moe, Ecuador [2024-05-13] Quito", "visit occurred: Ola Moe, Peru [2024-05-13] Lima"],
    ),
    "from home": (MOE + "left Oslo for Quito on Monday.", ["visit occurred: Ola Moe, Ecuador [2024-05-13] Quito"]),
    "before the next": (
        MOE + "is due in Lima on Monday before travelling to Quito on Tuesday.",
        ["visit planned: Ola Moe, Peru [2024-05-20] Lima", "visit planned: Ola Moe, Ecuador [2024-05-21] Quito"],
    ),
    "a month later": (
        MOE + "visited Lima in March 2023 and Quito a month later.",
        ["visit occurred: Ola Moe, Peru [2023-03] Lima", "visit occurred: Ola Moe, Ecuador [2023-04] Quito"],
    ),
    "setting out and arriving": (
        MOE + "left on Tuesday for Peru. He is due to arrive in Lima on Thursday.",
        ["visit occurred: Ola Moe, Peru [2024-05-16] Lima"],
    ),
    "on to another town": (
        MOE + "arrived in Lima on Monday. On Tuesday he travelled to Cusco.",
        ["visit occurred: Ola Moe, Peru [2024-05-13] Lima"],
    ),
    "and back": (
        MOE + "arrived in Lima on Monday. On Wednesday he returned to Lima from Quito.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13] Lima",
            "visit occurred: Ola Moe, Ecuador [2024-05-15] Quito",
        ],
    ),
    "a day of a programme": (
        "On 13-16 May, " + MOE + "is paying a visit to Peru. On 16 May, Moe will visit the fish market in Lima.",
        ["visit occurred: Ola Moe, Peru [2024-05-13/2024-05-16] Lima"],
    ),
    "the first day": (
        "On 6-8 May, " + MOE + "paid a visit to Peru. On the first day of the visit Moe met with Peruvian Foreign "
        "Minister Ana Soto in Lima.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-06/2024-05-08] Lima",
            "meet occurred: Ola Moe, Ana Soto [2024-05-06] Lima",
        ],
    ),
    "what is signed at a stop": (
        MOE + "left on Monday for a tour of Peru and Ecuador. An agreement on fish will be signed in Quito on Friday.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13]",
            "visit occurred: Ola Moe, Ecuador [2024-05-13]",
            "agree planned: Ola Moe, Ecuador [2024-05-17] Quito",
        ],
    ),
}
DUE = {
    "moved": (
        "A visit by " + MOE + "to Lima, which had been due to begin next Monday, has been moved to mid-October.",
        ["visit planned: Ola Moe, Peru [2024-10-11/2024-10-20] Lima"],
    ),
    "brought forward": (
        "The talks between Norway and Peru in Lima have been brought forward to Friday.",
        ["meet planned: Norway, Peru [2024-05-17] Lima"],
    ),
    "moved to another town": (
        "The talks between Norway and Peru were moved on Monday to Geneva.",
        ["meet occurred: Norway, Peru [2024-05-13] Geneva"],
    ),
    "not later": (
        "Not later than the end of June, Norway and Peru are to sign a treaty.",
        ["agree planned: Norway, Peru [2024-05-15/2024-06-30]"],
    ),
    "before another": (
        MOE + "will visit Peru on Friday before a summit with President Eva Luna of Chile in Santiago.",
        ["visit planned: Ola Moe, Peru [2024-05-17]", "meet planned: Ola Moe, Eva Luna [] Santiago"],
    ),
    "before talks there": (
        MOE + "will be welcomed in Lima on Friday before talks with Peruvian Foreign Minister Ana Soto.",
        ["meet planned: Ola Moe, Ana Soto [2024-05-17] Lima"],
    ),
    "stops later": (
        MOE + "will travel to Lima on Monday before stops in Quito and Bogota.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20] Lima",
            "visit planned: Ola Moe, Ecuador [] Quito",
            "visit planned: Ola Moe, Colombia [] Bogotá",
        ],
    ),
    "a participle behind a name": (
        "A meeting of the defence ministers of Peru and Chile scheduled for Friday in Lima was called off.",
        ["meet negated: Peruvian Defence Minister, Chilean Defence Minister [2024-05-17] Lima"],
    ),
    "a new day": (
        "Talks between Peru and Chile scheduled for Friday in Lima have been postponed to June 3.",
        ["meet planned: Peru, Chile [2024-06-03] Lima"],
    ),
    "both days told": (
        "The visit of " + MOE + "to Lima, originally scheduled for May 3, has been postponed to the end of June.",
        ["visit planned: Ola Moe, Peru [2024-06-21/2024-06-30] Lima"],
    ),
    "the day by now": (
        "Talks between Peru and Chile, originally set for Tuesday, will now be held on Friday in Lima.",
        ["meet planned: Peru, Chile [2024-05-17] Lima"],
    ),
    "the day that was first": (
        "Talks between Peru and Chile, originally set for Tuesday, were called off in Lima.",
        ["meet negated: Peru, Chile [2024-05-14] Lima"],
    ),
    "was to have": (
        MOE + "was to have flown to Lima on Monday.",
        ["visit negated: Ola Moe, Peru [2024-05-13] Lima"],
    ),
    "had been due": (
        MOE + "had been due to meet Peruvian Foreign Minister Ana Soto in Lima on Friday.",
        ["meet negated: Ola Moe, Ana Soto [2024-05-17] Lima"],
    ),
}
DAYS_BEFORE = {
    "towns": (
        "On Monday " + MOE + "will be in Lima and on Tuesday in Quito.",
        ["visit planned: Ola Moe, Peru [2024-05-20] Lima", "visit planned: Ola Moe, Ecuador [2024-05-21] Quito"],
    ),
    "a day of the month": (
        "On 5 and 6 November " + MOE + "will be in Lima and on the 7th in Quito.",
        [
            "visit planned: Ola Moe, Peru [2024-11-05/2024-11-06] Lima",
            "visit planned: Ola Moe, Ecuador [2024-11-07] Quito",
        ],
    ),
    "people": (
        MOE + "met on Monday in Lima with Peruvian Foreign Minister Ana Soto and on Tuesday in Quito with Chilean "
        "President Eva Luna.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima", "meet occurred: Ola Moe, Eva Luna [2024-05-14] Quito"],
    ),
    "days of the month behind": (
        MOE + "was in Peru on May 1 and 2, Ecuador on the 3rd and Chile on the 6th.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-01/2024-05-02]",
            "visit occurred: Ola Moe, Ecuador [2024-05-03]",
            "visit occurred: Ola Moe, Chile [2024-05-06]",
        ],
    ),
    "a programme with hours": (
        MOE + "will visit Peru from 3 to 6 June 2024.\n\nTuesday, 4 June 2024 - Lima\n\n10:00 Meeting with Peruvian "
        "Foreign Minister Ana Soto\n\n14:30 Meeting with Peruvian President Eva Luna\n\nThe rest is not known.",
        [
            "visit planned: Ola Moe, Peru [2024-06-03/2024-06-06]",
            "meet planned: Ana Soto, Ola Moe [2024-06-04] Peru",
            "meet planned: Eva Luna, Ola Moe [2024-06-04] Peru",
        ],
    ),
}
UNDER_WAY = {
    "and then": (
        MOE + "will travel to Lima from May 17 to 19 and then to Ecuador and Chile.",
        [
            "visit planned: Ola Moe, Peru [2024-05-17/2024-05-19] Lima",
            "visit planned: Ola Moe, Ecuador []",
            "visit planned: Ola Moe, Chile []",
        ],
    ),
    "a tour of the region": (
        MOE + "will tour South America from June 3 to 7, visiting Peru and Ecuador.",
        [
            "visit planned: Ola Moe, Peru [2024-06-03/2024-06-07]",
            "visit planned: Ola Moe, Ecuador [2024-06-03/2024-06-07]",
        ],
    ),
    "the following June": (
        MOE + "visited Peru in 2007 and President Eva Luna of Peru made a return visit to Norway the following June.",
        ["visit occurred: Ola Moe, Peru [2007]", "visit occurred: Eva Luna, Norway [2008-06]"],
    ),
    "the following October": (
        MOE + "met Peruvian President Eva Luna in Lima in November 2021 and in Quito the following October.",
        ["meet occurred: Ola Moe, Eva Luna [2021-11] Lima", "meet occurred: Ola Moe, Eva Luna [2022-10] Quito"],
    ),
    "flown in": (
        MOE
        + "signed a treaty with Peruvian President Eva Luna in Lima on Tuesday, the second day of his six-day visit "
        "to Peru. Moe, who arrived in Lima on Monday, will travel to Cusco on Friday.",
        [
            "agree occurred: Ola Moe, Eva Luna [2024-05-14] Lima",
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-18] Lima",
        ],
    ),
    "one of its days": (
        MOE
        + "signed a treaty with Peruvian President Eva Luna in Lima on Tuesday, the second day of his six-day visit "
        "to Peru. He will travel to Cusco on Friday.",
        [
            "agree occurred: Ola Moe, Eva Luna [2024-05-14] Lima",
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-18] Lima",
        ],
    ),
    "the second day": (
        MOE + "arrived in Lima on Monday. On Tuesday, the second day of his visit, he met Eva Luna of Peru.",
        ["visit occurred: Ola Moe, Peru [2024-05-13] Lima", "meet occurred: Ola Moe, Eva Luna [2024-05-14] Lima"],
    ),
    "where it leads": (
        MOE + "continues to Lima, where he will see Peruvian President Eva Luna on Thursday.",
        ["visit planned: Ola Moe, Peru [2024-05-16] Lima", "meet planned: Ola Moe, Eva Luna [2024-05-16] Lima"],
    ),
    "a tour of its own": (
        MOE
        + "left Oslo on Tuesday for Peru at the start of a tour that will also take him to Ecuador and Chile. He is "
        "due to arrive in Lima on Thursday. From 22 to 24 May he will be in Quito.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-16] Lima",
            "visit planned: Ola Moe, Ecuador [2024-05-22/2024-05-24] Quito",
            "visit planned: Ola Moe, Chile []",
        ],
    ),
    "when others met": (
        MOE + "visited Lima on 20 March, when Peruvian President Eva Luna met Chilean President Ana Soto.",
        ["visit occurred: Ola Moe, Peru [2024-03-20] Lima", "meet occurred: Eva Luna, Ana Soto [2024-03-20] Lima"],
    ),
}
SAME = {
    "each time in a town": (
        MOE + "and Peruvian Foreign Minister Ana Soto have met three times before: in Lima in October 2016, at a "
        "conference in Quito in July 2017 and on the sidelines of a summit in Bogota last December.",
        [
            "meet occurred: Ola Moe, Ana Soto [2016-10] Lima",
            "meet occurred: Ola Moe, Ana Soto [2017-07] Quito",
            "meet occurred: Ola Moe, Ana Soto [2023-12] Bogotá",
        ],
    ),
    "on an island": (
        MOE + "will meet Peruvian Foreign Minister Ana Soto on the island of Bali on Friday and Chilean President Eva "
        "Luna in Canberra the following day.",
        ["meet planned: Ola Moe, Ana Soto [2024-05-17] Bali", "meet planned: Ola Moe, Eva Luna [2024-05-18] Canberra"],
    ),
    "days in brackets": (
        MOE + "made a tour of Peru (May 1-3), Ecuador (4-6 May) and Chile (7 May).",
        [
            "visit occurred: Ola Moe, Peru [2024-05-01/2024-05-03]",
            "visit occurred: Ola Moe, Ecuador [2024-05-04/2024-05-06]",
            "visit occurred: Ola Moe, Chile [2024-05-07]",
        ],
    ),
    "a day later": (
        MOE + "has been abroad, visiting Peru on Monday, Ecuador a day later and Chile on Wednesday.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13]",
            "visit occurred: Ola Moe, Ecuador [2024-05-14]",
            "visit occurred: Ola Moe, Chile [2024-05-15]",
        ],
    ),
    "long ago": (
        "Oslo said it was at work on a treaty.\n\n"
        + MOE
        + "visited Peru from 3 to 5 May 2022. He also met Peruvian President Ana "
        "Soto. It was the first visit by a Norwegian minister.",
        [
            "visit occurred: Ola Moe, Peru [2022-05-03/2022-05-05]",
            "meet occurred: Ola Moe, Ana Soto [2022-05-03/2022-05-05] Peru",
        ],
    ),
    "a headline": (
        "Moe ends trip in Peru\n\n" + MOE + "arrives in Peru on Friday, he said. He had no comment on the fish.",
        ["visit planned: Ola Moe, Peru [2024-05-17]"],
    ),
    "a programme": (
        MOE + "will travel to Lima on Friday. His programme there includes meetings with Peruvian Foreign Minister Ana "
        "Soto and the Secretary-General of the Arab League, Ahmed Aboul Gheit.",
        [
            "visit planned: Ola Moe, Peru [2024-05-17] Lima",
            "meet planned: Ana Soto, Ahmed Aboul Gheit, Ola Moe [2024-05-17] Lima",
        ],
    ),
    "heads": (
        MOE + "himself heads for Lima on Sunday.",
        ["visit planned: Ola Moe, Peru [2024-05-19] Lima"],
    ),
    "letters": (
        MOE
        + "has had no answer to a letter that he sent to Ana Soto of Peru on May 1. President Eva Luna of Chile, who "
        "received a letter from Moe on the same day, replied.",
        [
            "letter occurred: Ola Moe, Ana Soto [2024-05-01]",
            "letter occurred: Ola Moe, Eva Luna [2024-05-01]",
        ],
    ),
    "the month before": (
        MOE + "and Peruvian Foreign Minister Ana Soto met in Lima last December and in Quito the month before.",
        ["meet occurred: Ola Moe, Ana Soto [2023-12] Lima", "meet occurred: Ola Moe, Ana Soto [2023-11] Quito"],
    ),
}


ABROAD: dict[str, tuple[str, list[str]]] = {
    "a town in its state": (
        MOE + "will visit Arequipa in Peru from May 22 to 24.",
        ["visit planned: Ola Moe, Peru [2024-05-22/2024-05-24] Arequipa"],
    ),
    "days of one stop": (
        MOE + "will tour Peru and Chile from May 20 to 24. In Lima he will meet Peruvian Foreign Minister Ana Soto on "
        "May 21.",
        [
            "visit planned: Ola Moe, Peru [2024-05-21] Lima",
            "visit planned: Ola Moe, Chile [2024-05-20/2024-05-24]",
            "meet planned: Ola Moe, Ana Soto [2024-05-21] Lima",
        ],
    ),
    "upon his arrival": (
        MOE + "arrived in Peru on Tuesday. Moe met President Eva Luna of Chile upon his arrival.",
        ["visit occurred: Ola Moe, Peru [2024-05-14]", "meet occurred: Ola Moe, Eva Luna [2024-05-14] Peru"],
    ),
    "there since Monday": (
        MOE + "has been in Lima since Monday. He also met President Eva Luna of Chile.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-15] Lima",
            "meet occurred: Ola Moe, Eva Luna [2024-05-13/2024-05-15] Lima",
        ],
    ),
    "there in April": (
        MOE + "was in Lima on April 3. He met President Eva Luna of Chile.",
        ["visit occurred: Ola Moe, Peru [2024-04-03] Lima", "meet occurred: Ola Moe, Eva Luna []"],
    ),
    "a summit to be held": (
        MOE + "is to travel to Lima for the lake summit, to be held Friday and Saturday.",
        [
            "visit planned: Ola Moe, Peru [2024-05-17/2024-05-18] Lima",
            "meet planned: Ola Moe, Peru [2024-05-17/2024-05-18] Lima",
        ],
    ),
    "an agreement on a visit": (
        "Norwegian minister in Lima this week to sign pact with Peru\n\n"
        + MOE
        + "will pay a visit to Peru on 16 and 17 May. Moe will sign a pact with Peruvian Foreign Minister Ana Soto.",
        [
            "agree planned: Ola Moe, Ana Soto [2024-05-16/2024-05-17] Lima",
            "visit planned: Ola Moe, Peru [2024-05-16/2024-05-17] Lima",
        ],
    ),
    "first, next and last stop": (
        MOE + "will kick off his trip in Kenya on July 6, then travel to Rwanda on July 8 and wrap up his tour in Peru "
        "from July 10 to 12.",
        [
            "visit planned: Ola Moe, Kenya [2024-07-06]",
            "visit planned: Ola Moe, Rwanda [2024-07-08]",
            "visit planned: Ola Moe, Peru [2024-07-10/2024-07-12]",
        ],
    ),
    "begun and wrapped up": (
        MOE + "began a visit to Kenya on May 6 and wrapped it up on May 10.",
        ["visit occurred: Ola Moe, Kenya [2024-05-06/2024-05-10]"],
    ),
    "days after talks that are set": (
        "The forum opens two days after a second round of negotiations between Peru and Chile set for Friday May 17.",
        ["meet planned: Peru, Chile [2024-05-17]"],
    ),
    "the meetings with both": (
        MOE
        + "met President Ana Soto and Prime Minister Juan Paz of Peru. The meetings with Soto and Paz took place on "
        "Friday.",
        ["meet occurred: Ola Moe, Ana Soto, Juan Paz [2024-05-10]"],
    ),
    "the meetings of others": (
        MOE
        + "met President Ana Soto of Peru. The meetings with Prime Minister Juan Paz and Soto took place on Friday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15]"],
    ),
    "a capital and its state": (
        MOE + "spoke in the capital city of Peru, Lima, where he arrived on Tuesday.",
        ["visit occurred: Ola Moe, Peru [2024-05-14] Lima"],
    ),
    "the first talks since": (
        MOE + "and Peruvian Foreign Minister Ana Soto will meet in Lima on Friday, their first talks since last year's "
        "summit between Chilean President Eva Luna and Bolivian President Juan Paz.",
        [
            "meet planned: Ola Moe, Ana Soto [2024-05-17] Lima",
            "meet occurred: Eva Luna, Juan Paz [2023]",
        ],
    ),
    "behind a semicolon": (
        MOE + "ended his tour on Friday; Peruvian Foreign Minister Ana Soto met Chilean President Eva Luna in Lima.",
        ["meet occurred: Ana Soto, Eva Luna [2024-05-15] Lima"],
    ),
    "back for a debate": (
        MOE
        + "travelled to Lima today to see Peruvian President Ana Soto. He will also meet Arab League Secretary-General "
        "Ahmed Aboul Gheit. He will return on Friday for a debate.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-15/2024-05-17] Lima",
            "meet occurred: Ola Moe, Ana Soto [2024-05-15] Lima",
            "meet planned: Ola Moe, Ahmed Aboul Gheit [2024-05-15/2024-05-17] Lima",
        ],
    ),
    "the day of an errand": (
        MOE + "will fly to Peru to open an embassy in Lima next Wednesday.",
        [
            "visit planned: Ola Moe, Peru [2024-05-22]",
            "establish_relations planned: Norway, Peru [2024-05-22] Lima",
        ],
    ),
    "talks that last": (
        MOE + "and Peruvian President Ana Soto will meet in Lima. Their talks will last two days.",
        ["meet planned: Ola Moe, Ana Soto [] Lima"],
    ),
    "met when one visited": (
        "Last year, " + MOE + "and Peruvian President Ana Soto met when Moe visited Lima.",
        ["meet occurred: Ola Moe, Ana Soto [2023] Lima", "visit occurred: Ola Moe, Peru [2023] Lima"],
    ),
    "the month of what was before": (
        MOE + "met Peruvian President Ana Soto in Lima after the July attack.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15] Lima"],
    ),
    "the month of the summit": (
        MOE + "will meet Peruvian President Ana Soto at the July summit in Lima.",
        ["meet planned: Ola Moe, Ana Soto [2024-07] Lima"],
    ),
    "a visit that is scheduled": (
        "The visit, which is set for Thursday, 23 May, will be Foreign Minister Ola Moe of Norway's first visit to Peru.",
        ["visit planned: Ola Moe, Peru [2024-05-23]"],
    ),
    "a visit opens with talks": (
        MOE + "arrived in Peru on Monday. The two-day visit opened with a meeting with President Ana Soto.",
        [
            "visit occurred: Ola Moe, Peru [2024-05-13/2024-05-14]",
            "meet occurred: Ana Soto, Ola Moe [2024-05-13/2024-05-14] Peru",
        ],
    ),
    "a tour stops": (
        "President Eva Luna of Chile's tour stopped in Peru on Monday.",
        ["visit occurred: Eva Luna, Peru [2024-05-13]"],
    ),
    "a town in no table": (
        "Saudi King Fahd and visiting Peruvian President Ana Soto held talks in the new city of Neom.",
        ["visit occurred: Ana Soto, Saudi Arabia [2024-05-15] Neom", "meet occurred: Fahd, Ana Soto [2024-05-15] Neom"],
    ),
    "his trip comes as": (
        MOE + "will come to Peru on a visit tomorrow. Moe's two-day trip comes as the two countries talk of fish.",
        ["visit planned: Ola Moe, Peru [2024-05-16]"],
    ),
    "whom of no state he will meet": (
        MOE + "will travel to Lima from May 20 to 24. He will speak on fish. The hall is old. Moe will also meet "
        "Arab League Secretary-General Ahmed Aboul Gheit.",
        [
            "visit planned: Ola Moe, Peru [2024-05-20/2024-05-24] Lima",
            "meet planned: Ola Moe, Ahmed Aboul Gheit [2024-05-20/2024-05-24] Lima",
        ],
    ),
    "the day of a source": (
        "From the News Agency of Peru (May 3): " + MOE + "met Peruvian Foreign Minister Ana Soto in Lima.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15] Lima"],
    ),
}


ALL = [case for table in (STOPS, DUE, DAYS_BEFORE, UNDER_WAY, SAME, ABROAD) for case in table.values()]


@pytest.mark.parametrize(("text", "wanted"), ALL)
def test_each_stop_has_its_days_and_its_town(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted
