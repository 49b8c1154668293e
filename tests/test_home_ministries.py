"""Ministries and governments that need not say whose they are, and who answers, calls or extends something.

A record is written as type, status, names of the core parties in order, days, place. Every text is of 15 May 2024, a
Wednesday.
"""

from __future__ import annotations

import pytest
from conftest import told

WIRE = "LIMA, May 14 (Andina) - "
MINISTRIES = {
    "the ministry of the dateline's state": (
        WIRE + "The foreign ministry summoned the Chilean ambassador on Tuesday over the border incident.",
        ["summon occurred: Peru, Chilean Ambassador [2024-05-14]"],
    ),
    "its government": (
        WIRE + "The government expelled three Chilean diplomats on Tuesday, the foreign minister said.",
        ["expel occurred: Peru, Chilean diplomats [2024-05-14]"],
    ),
    "authorities": (
        WIRE + "Authorities expelled two Chilean diplomats on Tuesday.",
        ["expel occurred: Peru, Chilean diplomats [2024-05-14]"],
    ),
    "another state's ministry, named": (
        WIRE + "Chile's foreign ministry summoned the Bolivian ambassador on Tuesday.",
        ["summon occurred: Chilean Foreign Ministry, Bolivian Ambassador [2024-05-14]"],
    ),
    "the dateline's own envoy is summoned by somebody else": (
        WIRE + "The government summoned the Peruvian ambassador in Chile on Tuesday.",
        ["summon occurred: Chile, Peruvian Ambassador in Chile [2024-05-14]"],
    ),
    "no dateline, nobody's ministry": (
        "The foreign ministry summoned the Chilean ambassador on Tuesday.",
        ["summon occurred: Chilean Ambassador [2024-05-14]"],
    ),
    "a region in brackets belongs to the dateline": (
        "Oslo [Norway], May 14 (ANI): The foreign ministry summoned the Chilean ambassador on Tuesday.",
        ["summon occurred: Norway, Chilean Ambassador [2024-05-14]"],
    ),
}
STEPS = {
    "what will be extended has not begun": (
        "Norway will extend an invitation to the Peruvian president, officials said.",
        ["invite planned: Norway, Peruvian President []"],
    ),
    "a visit that will be extended has": (
        "Norwegian Prime Minister Ola Moe will extend his visit to Peru by a day, officials said.",
        ["visit occurred: Ola Moe, Peru []"],
    ),
    "a call that is dialled": (
        "The Norwegian prime minister dialled the Peruvian president on Tuesday.",
        ["call occurred: Norwegian Prime Minister, Peruvian President [2024-05-14]"],
    ),
    "a number that is dialled": ("The Norwegian prime minister dialled the emergency number on Tuesday.", []),
    "who will accept and come answers once": (
        (
            "Norway on Tuesday invited Peruvian President Ana Soto. She will accept the invitation and visit Oslo in "
            "June."
        ),
        [
            "invite occurred: Norway, Ana Soto [2024-05-14]",
            "accept planned: Ana Soto, Norway []",
            "visit planned: Ana Soto, Norway [2024-06] Oslo",
        ],
    ),
    "who says that she will come answers by it": (
        (
            "Norwegian Prime Minister Ola Moe on Tuesday invited Peruvian President Ana Soto. Soto said she would visit "
            "Oslo in June."
        ),
        [
            "invite occurred: Ola Moe, Ana Soto [2024-05-14]",
            "visit planned: Ana Soto, Norway [2024-06] Oslo",
            "accept occurred: Ana Soto, Ola Moe [2024-05-14]",
        ],
    ),
}
HEADLINES = {
    "a verb with a capital is no surname": (
        "Soto Skips Summit in Oslo\n\nPeruvian President Ana Soto stayed at home.",
        ["meet negated: Ana Soto [] Oslo"],
    ),
    "who touches down": (
        "Soto Touches Down in Oslo\n\nPeruvian President Ana Soto arrived in Oslo on Tuesday.",
        ["visit occurred: Ana Soto, Norway [2024-05-14] Oslo"],
    ),
    "who phones": (
        "Ana Soto Phones Ola Moe\n\nPeruvian President Ana Soto phoned Norwegian Prime Minister Ola Moe on Tuesday.",
        ["call occurred: Ana Soto, Ola Moe [2024-05-14]"],
    ),
}


@pytest.mark.parametrize(("text", "events"), [*MINISTRIES.values()], ids=[*MINISTRIES])
def test_ministries_at_home(text: str, events: list[str]) -> None:
    """The state whose town opens the story acts where none is named."""
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), [*STEPS.values(), *HEADLINES.values()], ids=[*STEPS, *HEADLINES])
def test_steps_and_headlines(text: str, events: list[str]) -> None:
    """What is extended, dialled and accepted, and verbs under a capital."""
    assert told(text) == events
