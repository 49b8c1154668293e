"""The gate, last step: what of an article stays open once its names are read.

The words alone cannot tell a minister from a coach. An article stays open where sentences that opened it name as many
sides as their events need, and round these.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract.gate.openings import Gate, Opening
from diplo_extract.mentions import Actor, Mention, Sentence, side_of

ROUND = 6
"""Sentences on either side of a confirmed opening in which the rest may be told."""
SEVERAL = "several "
"""Marks those among whom an event may be, who count as two."""


def confirmed(gate: Gate, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Gate:
    """The gate of an article with these mentions: what stays of it. A transcript stays as it is."""
    if gate.talk or not gate.is_open:
        return gate
    sides = _sides_by_sentence(sentences, mentions)
    held = [o.sentence for o in gate.openings if _is_held(o, sides)]
    stays = {i + n for i in held for n in range(-ROUND, ROUND + 1)} | (gate.head if gate.readout else frozenset())
    return replace(
        gate,
        telling=gate.telling & stays,
        signing=gate.signing if stays else frozenset(),
        rest=gate.rest | (gate.telling - stays) if gate.whole else frozenset(),
    )


def _is_held(opening: Opening, sides: Mapping[int, frozenset[str]]) -> bool:
    """Whether the sentence names the sides, one of them perhaps by a pronoun; one that names none, with that before."""
    here = sides.get(opening.sentence, frozenset()) | opening.listed
    if not here:
        here = sides.get(opening.sentence - 1, frozenset())
    return bool(here) and sum(map(_weight, here)) + opening.unnamed >= opening.parties


def _weight(side: str) -> int:
    return 2 if side.startswith(SEVERAL) else 1


def _sides_by_sentence(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> dict[int, frozenset[str]]:
    """Whom those act for that each sentence names: states, bodies and people in office; the states of places."""
    found: dict[int, frozenset[str]] = {}
    for mention in mentions:
        at = bisect_right(sentences, mention.start, key=lambda sentence: sentence.start) - 1
        sides = frozenset(_side(actor) for actor in mention.actors if _may_be_side(actor))
        if mention.place is not None and mention.place.country:
            sides |= {mention.place.country}
        if at >= 0 and sides:
            found[sentences[at].index] = found.get(sentences[at].index, frozenset()) | sides
    return found


def _side(actor: Actor) -> str:
    """Whom somebody acts for; of a group, among whom an event may be, marked as such."""
    several = actor.several or actor.kind == "group"
    return f"{SEVERAL}{actor.name}" if several and actor.country is None else side_of(actor)


def _may_be_side(actor: Actor) -> bool:
    acts_for = actor.country or actor.organization or actor.title
    return not actor.domestic and bool(acts_for or actor.kind != "person")
