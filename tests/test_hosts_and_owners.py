"""What others do for an event where it happens, who hosts it, whose movements and counterparts are told, days.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told

HOSTS = {
    "a host of talks": (
        "Peruvian President Ana Soto met Norwegian King Ola Moe at talks hosted by Oman in Muscat on Monday.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-13] Muscat"],
    ),
    "a go-between of a pact": (
        "Peru and Chile signed a treaty, witnessed by Norwegian King Ola Moe, in Muscat on Monday.",
        ["agree occurred: Peru, Chile [2024-05-13] Muscat"],
    ),
    "a body that brokers a pact": (
        "The presidents of Peru and Chile signed a United Nations-brokered accord in Muscat on Monday.",
        [
            "agree occurred: Peruvian President, Chilean President [2024-05-13] Muscat",
            "mediate occurred: United Nations, Peruvian President, Chilean President [2024-05-13] Muscat",
        ],
    ),
    "a host behind the town": (
        "Peruvian President Ana Soto attended a summit in Muscat, organised by Norwegian King Ola Moe.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-15] Muscat"],
    ),
    "a host of whom the meeting is told first": (
        "The meeting was chaired by Norwegian King Ola Moe and attended by the presidents of Peru and Chile.",
        ["meet occurred: Ola Moe, Peruvian President, Chilean President [2024-05-15]"],
    ),
    "a host who gathers others": (
        "Norwegian King Ola Moe brought together his Thai and Spanish counterparts for talks in Oslo on Monday.",
        ["meet occurred: Ola Moe, Thai King, Spanish King [2024-05-13] Oslo"],
    ),
    "one beside another": (
        "Norwegian King Ola Moe joined Peruvian President Ana Soto at a summit in Muscat.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-15] Muscat"],
    ),
    "one who is absent": (
        "Norwegian King Ola Moe was absent from the Muscat summit.",
        ["meet negated: Ola Moe [] Muscat"],
    ),
}
OWNERS = {
    "a state's movement": (
        "The United States and Yemen's Houthis reached a truce on Monday.",
        ["agree occurred: United States, Houthis [2024-05-13]"],
    ),
    "a state and a state's movement": (
        "Israel and Lebanon's Hezbollah agreed to a truce on Monday.",
        ["agree occurred: Israel, Hezbollah [2024-05-13]"],
    ),
    "counterparts in their states": (
        "Kenyan President Tom Otieno held talks with his counterparts in Uganda, Tanzania and Rwanda on Monday.",
        ["meet occurred: Tom Otieno, Ugandan President, Tanzanian President, Rwandan President [2024-05-13]"],
    ),
    "counterparts in a town": (
        "Kenyan President Tom Otieno met his counterparts in Oslo on Monday.",
        ["meet occurred: Tom Otieno, Norwegian counterparts [2024-05-13] Oslo"],
    ),
    "secretaries": (
        "The Indian and Pakistani foreign secretaries held talks in Lima on Monday.",
        ["meet occurred: Indian Foreign Secretary, Pakistani Foreign Secretary [2024-05-13] Lima"],
    ),
    "deputies": (
        "The deputy finance ministers of Peru and Chile met on Monday.",
        ["meet occurred: Peruvian Deputy Finance Minister, Chilean Deputy Finance Minister [2024-05-13]"],
    ),
}
DAYS = {
    "Monday week": (
        "Peruvian President Ana Soto will meet Norwegian King Ola Moe on Monday week.",
        ["meet planned: Ana Soto, Ola Moe [2024-05-27]"],
    ),
    "a week from today": (
        "Peruvian President Ana Soto will meet Norwegian King Ola Moe a week from today.",
        ["meet planned: Ana Soto, Ola Moe [2024-05-22]"],
    ),
    "the night of the 3rd": (
        "Peruvian President Ana Soto met Norwegian King Ola Moe on the night of the 3rd.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-03]"],
    ),
    "the last days of a month": (
        "Peruvian President Ana Soto met Norwegian King Ola Moe in the last days of April.",
        ["meet occurred: Ana Soto, Ola Moe [2024-04-21/2024-04-30]"],
    ),
    "a year before its month": (
        "Peruvian President Ana Soto met Norwegian King Ola Moe last year in May.",
        ["meet occurred: Ana Soto, Ola Moe [2023-05]"],
    ),
    "before noon": (
        "Peruvian President Ana Soto met Norwegian King Ola Moe shortly before noon Tuesday.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-14]"],
    ),
}
WHO_AND_WHERE = {
    "who plans is the last of two": (
        "Thai King Somchai telephoned President Luis Paz of Chile and President Ana Soto of Peru, who plans to visit Oslo.",
        ["call occurred: Somchai, Luis Paz, Ana Soto [2024-05-15]", "visit planned: Ana Soto, Norway [] Oslo"],
    ),
    "rebels of a creed": (
        "Nepal's government and Maoist rebels will sign a peace accord on Friday.",
        ["agree planned: Nepal, Maoist rebels [2024-05-17]"],
    ),
    "the state that the sentence before is about": (
        (
            "Nepal's government will sign an accord on Friday, Prime Minister Hari Thapa said.\n\n"
            "India, which hosted secret talks in New Delhi in May, welcomed the news. Foreign Secretary Ravi Menon "
            "telephoned Mr Thapa on Monday."
        ),
        ["call occurred: Ravi Menon, Hari Thapa [2024-05-13]"],
    ),
    "he who extended the invitation": (
        (
            "The invitation was extended by Norwegian Prime Minister Ola Moe when he called on Peruvian President Ana Soto "
            "in Lima on Monday."
        ),
        [
            "invite occurred: Ola Moe, Ana Soto [2024-05-13]",
            "meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima",
        ],
    ),
    "their talks are of who gives and who is given": (
        "Norwegian King Ola Moe was given a medal by Peruvian President Ana Soto after their talks in Lima on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13] Lima"],
    ),
    "a place of another day": (
        (
            "Norwegian King Ola Moe met Peruvian President Ana Soto in Lima on Saturday and was received by Chilean President "
            "Luis Paz on Monday."
        ),
        [
            "meet occurred: Ola Moe, Ana Soto [2024-05-11] Lima",
            "meet occurred: Ola Moe, Luis Paz [2024-05-13] Chile",
        ],
    ),
    "where only officials are": (
        "No talks between Peru and Chile are planned, though officials in Oslo are hopeful.",
        ["meet negated: Peru, Chile []"],
    ),
    "what a summit ahead gathers": (
        "The Norwegian king will attend on Friday the Muscat summit, which gathers the presidents of Peru and Chile.",
        [
            "meet planned: Norwegian King [2024-05-17] Muscat",
            "meet planned: Peruvian President, Chilean President [] Muscat",
        ],
    ),
    "a session of hours": (
        "Peruvian President Ana Soto gave Norwegian King Ola Moe her word in a six-hour session in Lima on Monday.",
        ["meet occurred: Ana Soto, Ola Moe [2024-05-13] Lima"],
    ),
    "the head of a military government": (
        "The head of Peru's military government, Gen. Luis Paz, met Norwegian King Ola Moe on Monday.",
        ["meet occurred: Luis Paz, Ola Moe [2024-05-13]"],
    ),
    "a chargé for the time being": (
        "Norway today summoned the chargé d'affaires a.i. of Peru and handed over a note.",
        ["summon occurred: Norway, Peruvian Chargé D'affaires [2024-05-15]"],
    ),
    "an adviser for a field": (
        "Peruvian President Ana Soto met the US national security adviser for counterterrorism, Jane Roe.",
        ["meet occurred: Ana Soto, Jane Roe [2024-05-15]"],
    ),
    "colleagues in towns": (
        "Norwegian Foreign Minister Ola Moe informed his colleagues in Lima and Quito of the step by telephone.",
        ["call occurred: Ola Moe, Peruvian Foreign Minister, Ecuadorian Foreign Minister [2024-05-15]"],
    ),
    "a meeting that came to nothing": (
        "Peruvian President Ana Soto met Thai King Somchai, but a meeting with Norwegian King Ola Moe did not take place.",
        ["meet occurred: Ana Soto, Somchai [2024-05-15]", "meet negated: Ola Moe, Ana Soto []"],
    ),
    "a visit told again": (
        "Norwegian King Ola Moe will go to Peru in June, a trip that follows years of silence.",
        ["visit planned: Ola Moe, Peru [2024-06]"],
    ),
    "the commander of forces abroad": (
        "The commander of Norwegian troops in Peru, Gen. Ola Moe, met Peruvian President Ana Soto on Monday.",
        ["meet occurred: Ola Moe, Ana Soto [2024-05-13]"],
    ),
}
CASES = HOSTS | OWNERS | DAYS | WHO_AND_WHERE


@pytest.mark.parametrize("name", CASES)
def test_hosts_and_owners(name: str) -> None:
    text, wanted = CASES[name]
    assert told(text) == wanted
