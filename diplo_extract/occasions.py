"""Stage 7, beside the clauses: where the summit is that somebody attends, told where the article speaks of it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.attribution import spot_of
from diplo_extract.mentions import Actor, Claim, Parse, PlaceName
from diplo_extract.rules import words


def place_occasions(claims: Sequence[Claim], parses: Sequence[Parse]) -> list[Claim]:
    """The claims; a summit attended without a place is in the one place that other sentences name for it.

    By its name ("gathered in Cairo for the Nile Forum"), or as "the gathering in Cairo" where the article tells of one
    summit only.
    """
    attending = [claim for claim in claims if _occasions_of(claim)]
    attended = {body for claim in attending for body in _occasions_of(claim)}
    if not attended:
        return list(claims)
    told = {claim.frame.trigger.sentence for claim in attending}
    parses = [parse for parse in parses if parse.sentence.index not in told]
    plain = set(_spoken_of(parses)) if len(attended) == 1 else set()
    found = {body: set(_named(body, parses)) or plain for body in attended}
    return [_placed(claim, {p for body in _occasions_of(claim) for p in found[body]}) for claim in claims]


def _occasions_of(claim: Claim) -> list[Actor]:
    """The summits that a claim tells somebody to attend, without the noun alone ("summit")."""
    frame = claim.frame
    alone = len({f.actor for f in frame.fillers if f.core}) < 2
    if frame.trigger.type != "meet" or not alone:
        return []
    bodies = [f.actor for f in frame.fillers if not f.core and f.actor.kind == "organization"]
    return [body for body in bodies if body.name.lower() not in words("grammar")["occasions"]]


def _key(name: str) -> str:
    """The name of a summit without the noun: "cop27" of "Cop27 summit"."""
    first, _, last = name.lower().rpartition(" ")
    return first if first and last in words("grammar")["occasions"] else name.lower()


def _placed(claim: Claim, places: set[PlaceName]) -> Claim:
    if claim.frame.place is not None or len(places) != 1:
        return claim
    return replace(claim, frame=replace(claim.frame, place=next(iter(places))))


def _named(body: Actor, parses: Sequence[Parse]) -> Iterator[PlaceName]:
    """The places of the clauses that name a summit."""
    for parse in parses:
        for word in parse.words:
            actors = word.mention.actors if word.mention is not None else ()
            if actors and _key(body.name) in (word.text.lower(), *(actor.name.lower() for actor in actors)):
                yield from _beside(parse, grammar.clause_verb(parse, word.i))


def _spoken_of(parses: Sequence[Parse]) -> Iterator[PlaceName]:
    """The places of "the gathering in Cairo", "this summit at Oak House"."""
    for parse in parses:
        for word in parse.words:
            known = {parse.words[c].text.lower() for c in grammar.kids(parse, word.i, "det")} & {"the", "this"}
            if word.mention is None and known and word.lemma in words("grammar")["great_gatherings"]:
                inside = (n for c in grammar.kids(parse, word.i, "prep") for n in grammar.kids(parse, c, "pobj"))
                yield from (place for n in inside if (place := spot_of(parse, n)) is not None)


def _beside(parse: Parse, verb: int) -> Iterator[PlaceName]:
    spots = (spot_of(parse, w.i) for w in parse.words if grammar.clause_verb(parse, w.i) == verb)
    yield from (place for place in spots if place is not None)
