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
    """The meetings and calls that happened, by type and names."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    return {
        (e.type, frozenset(p.name for p in e.participants if p.core))
        for e in events
        if e.type in ("meet", "call") and e.status == "occurred"
    }


def contact(kind: str, *names: str) -> Contacts:
    """One contact of those names."""
    return {(kind, frozenset(names))}


READOUTS: dict[str, tuple[str, Contacts]] = {
    "the leaders, named behind": (
        ("The leaders discussed trade. President of Chile Pedro Rojas informed President of Peru Luis Quispe about the new "
        "railway. They agreed to stay in touch."),
        contact("call", "Pedro Rojas", "Luis Quispe"),
    ),
    "a conversation of its own": (
        ("The conversation focused on energy. Prime Minister of Norway Ola Moe thanked President of Ghana Kofi Addo for the "
        "help."),
        contact("call", "Ola Moe", "Kofi Addo"),
    ),
    "during the talks": (
        ("The presidents discussed the border during the talks. President of Kenya John Otieno thanked President of "
        "Uganda Paul Okello for his patience."),
        contact("meet", "John Otieno", "Paul Okello"),
    ),
    "one told the other": (
        ("At the request of President of Ghana Kofi Addo, Prime Minister of Norway Ola Moe briefed him on the fund. "
        "The two leaders exchanged views on fisheries."),
        contact("call", "Ola Moe", "Kofi Addo"),
    ),
    "only the other country": (
        ("The discussion covered Chilean-Peruvian cooperation. President of Chile Pedro Rojas expressed support for "
        "the railway."),
        contact("call", "Pedro Rojas", "Peru"),
    ),
    "told already": (
        "President of Chile Pedro Rojas met President of Peru Luis Quispe in Lima. The leaders discussed trade.",
        contact("meet", "Pedro Rojas", "Luis Quispe"),
    ),
    "a domestic talk": (
        ("The discussion focused on wages. President of Chile Pedro Rojas told Labour Minister of Chile Ana Soto about "
        "the budget."),
        set(),
    ),
    "three who act": (
        ("The leaders discussed trade. President of Chile Pedro Rojas spoke of wheat. President of Peru Luis Quispe spoke "
        "of copper. President of Ghana Kofi Addo spoke of gold."),
        set(),
    ),
    "no contact at all": (
        "President of Chile Pedro Rojas praised the railway. President of Peru Luis Quispe was pleased.",
        set(),
    ),
    "in a letter": (
        ("In a letter, President of Chile Pedro Rojas congratulated President of Peru Luis Quispe. The leaders "
        "exchanged views."),
        set(),
    ),
}


@pytest.mark.parametrize("name", READOUTS)
def test_readouts(name: str) -> None:
    text, wanted = READOUTS[name]
    assert contacts_of(text) == wanted
