"""Stage 7, beside completion: whose ministry summons or expels an envoy, told by the town where it does so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.answers import COST
from diplo_extract.mentions import Actor, Claim, Filler, Parse, is_unplaced

ROLES: Mapping[str, tuple[str, str]] = {"summon": ("summoner", "summoned"), "expel": ("expeller", "expelled")}
"""Who acts and whom it is done to, by the types told here."""
_SEATS = frozenset({"department", "ministry", "office"})
_STATE = frozenset({*_SEATS, "authority", "government", "mfa"})
"""Nouns for those who act for a state, "the" before them and none named behind."""
_WHOSE = ("of", "in")


def seat_ministries(
    claims: Sequence[Claim], parses: Mapping[int, Parse], states: Mapping[str, Actor], here: str | None
) -> list[Claim]:
    """ "The government expelled three envoys" under a dateline: the state does, whose town that is.

    `here`: the dateline's country. Nothing is filled where the envoys are that state's own or of no known state.
    """
    state = states.get(here or "")
    if state is None:
        return list(claims)
    return [_by_state(claim, parses[claim.frame.trigger.sentence], state) for claim in claims]


def _by_state(claim: Claim, parse: Parse, state: Actor) -> Claim:
    frame = claim.frame
    if frame.trigger.type not in ROLES or frame.trigger.head < 0:
        return claim
    doer, guest = ROLES[frame.trigger.type]
    guests = {f.actor.country for f in frame.fillers if f.role == guest}
    if any(f.role == doer for f in frame.fillers) or not guests or not guests.isdisjoint({None, state.country}):
        return claim
    verb = grammar.clause_verb(parse, frame.trigger.head)
    acting = next((n for n in grammar.subject(parse, verb) if _is_bare_state(parse, n)), None)
    if acting is None:
        return claim
    word = parse.words[acting]
    filled = Filler(doer, state, word.start, word.end, "context")
    return replace(claim, frame=replace(frame, fillers=(filled, *frame.fillers), grade=max(0.3, frame.grade - COST)))


def _is_bare_state(parse: Parse, noun: int) -> bool:
    """True for "the foreign ministry" and "authorities" of which it is not told whose they are."""
    word = parse.words[noun]
    owned = grammar.kids(parse, noun, "poss") or [n for p in _WHOSE for n in grammar.behind(parse, noun, p)]
    owned = [n for n in owned if parse.words[n].mention is not None]
    return word.mention is None and word.lemma in _STATE and not owned


def with_seat(claim: Claim, states: Mapping[str, Actor], here: str | None) -> Claim:
    """ "Was called to the foreign ministry in Lima": Peru's; `here`, the dateline's country, where no town is told.

    Nothing is filled where the envoy is that state's own.
    """
    frame = claim.frame
    doer, guest = ROLES[frame.trigger.type]
    told = [f for f in frame.fillers if f.role == doer]
    guests = {f.actor.country for f in frame.fillers if f.role == guest}
    if any(not is_unplaced(f.actor) and not _is_bare_seat(f.actor) for f in told) or None in guests or not guests:
        return claim
    spot = frame.place.country if frame.place is not None else (here if told else None)
    state = states.get(spot or "")
    if state is None or state.country in guests:
        return claim
    start, end = (told[0].start, told[0].end) if told else (frame.trigger.start, frame.trigger.end)
    filled = Filler(doer, state, start, end, "context")
    fillers = (filled, *(f for f in frame.fillers if f not in told))
    return replace(claim, frame=replace(frame, fillers=fillers, grade=max(0.3, frame.grade - COST)))


def act_for_senders(claims: Sequence[Claim]) -> list[Claim]:
    """The claims; an envoy of whom no state is told acts, in all of them, for the one state that names him."""
    senders: dict[Actor, set[str | None]] = {}
    for claim in claims:
        if claim.frame.trigger.type == "appoint":
            states = {f.actor.country for f in claim.frame.fillers if f.role == "sender"}
            for filler in claim.frame.fillers:
                envoy = filler.actor
                if filler.role == "envoy" and envoy.kind == "person" and not (envoy.country or envoy.organization):
                    senders.setdefault(envoy, set()).update(states)
    sent = {envoy: replace(envoy, country=next(iter(states))) for envoy, states in senders.items() if len(states) == 1}
    if not sent:
        return list(claims)
    served = [tuple(replace(f, actor=sent.get(f.actor, f.actor)) for f in c.frame.fillers) for c in claims]
    return [replace(c, frame=replace(c.frame, fillers=f)) for c, f in zip(claims, served, strict=True)]


def _is_bare_seat(actor: Actor) -> bool:
    """True for "the foreign ministry" of no known state."""
    return actor.kind == "organization" and actor.country is None and bool(set(actor.name.lower().split()) & _SEATS)
