"""Stage 7, beside completion: the country that a meeting or visit tells of an official, the place of a reception."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from diplo_extract.mentions import Actor, Claim, PlaceName, is_unplaced
from diplo_extract.offices import classes_of

DEALING = frozenset({"premier", "foreign_minister", "monarch"})
"""Classes of offices that are only a state's and that deal with other states."""
NEAR = 2
"""Sentences within which a guest is where he was told to be."""
AWAY = 4
"""Sentences within which a host who was told to be abroad is still there."""


def place_people(claims: Sequence[Claim], states: Mapping[str, Actor], home: str | None) -> list[Claim]:
    """The claims, officials of no known state with the one that shows by where they meet or travel, in all claims.

    `states` by their alpha-3 codes; `home` is that of the article, None where it is not known.
    """
    received = [_received(c, claims[:i], states) for i, c in enumerate(claims)]
    hosted = _everywhere(claims, _of_two_states(received))
    return _everywhere(claims, [_touring_home(_at_home(c, i, hosted), home) for i, c in enumerate(hosted)])


def _at_the_hosts(claim: Claim, states: Mapping[str, Actor]) -> Claim:
    """Who receives somebody does so at home: the host's country is the place where the text names no other."""
    frame = claim.frame
    hosts = [f.actor.country for f in frame.fillers if f.arm == "subj" and f.actor.country]
    open_country = frame.place is None or (frame.place.venue and frame.place.country is None)
    if not open_country or len(set(hosts)) != 1:
        return claim
    home = states.get(hosts[0] or "")
    if home is None or any(f.actor.country == home.country for f in frame.fillers if f.arm != "subj"):
        return claim
    spot = replace(frame.place, country=home.country) if frame.place is not None else None
    return replace(claim, frame=replace(frame, place=spot or PlaceName(home.name, home.country, is_country=True)))


def _received(claim: Claim, before: Sequence[Claim], states: Mapping[str, Actor]) -> Claim:
    """Who receives does so at home, or where he was just told to be a guest: "arrived in Rome. He received"."""
    if claim.frame.trigger.rule != "meet.receive":
        return claim
    hosts = {f.actor for f in claim.frame.fillers if f.arm == "subj" and f.actor.country}
    for other in reversed(
        [c for c in before if c.frame.trigger.type in ("visit", "meet") and c.status == claim.status]
    ):
        if claim.frame.trigger.sentence - other.frame.trigger.sentence > AWAY:
            break
        spot = other.frame.place
        lands = {f.actor.country for f in other.frame.fillers if f.role == "host"} | {spot.country if spot else None}
        present = hosts & {f.actor for f in other.frame.fillers if f.role in ("visitor", "participant")}
        if not present or lands == {None}:
            continue
        if any(host.country in lands for host in present):
            break
        return claim if claim.frame.place is not None else replace(claim, frame=replace(claim.frame, place=spot))
    return _at_the_hosts(claim, states)


def _at_home(claim: Claim, i: int, claims: Sequence[Claim]) -> Claim:
    """An official of no known state whom the guests of a country meet there is one of that country's."""
    frame = claim.frame
    spot = frame.place.country if frame.place is not None else _stay_of(claim, claims[:i])
    strangers = [f for f in frame.fillers if is_unplaced(f.actor)]
    guests = {f.actor.country for f in frame.fillers if f.core and f not in strangers}
    if (
        frame.trigger.type != "meet"
        or spot is None
        or not strangers
        or None in guests
        or spot in guests
        or len(guests) != 1
    ):
        return claim
    placed = {f: replace(f, actor=replace(f.actor, country=spot)) for f in strangers}
    return replace(claim, frame=replace(frame, fillers=tuple(placed.get(f, f) for f in frame.fillers)))


def _of_two_states(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with the leaders and foreign ministers of no known state who deal with one of the only two told.

    They are of the other: "Secretary Roe and Foreign Minister Poe signed" what the United States and Peru agreed.
    """
    fillers = [f for c in claims for f in c.frame.fillers]
    told = {f.actor.country for f in fillers if f.role != "host" and f.actor.country is not None}
    if len(told) != 2 or len(told | {f.actor.country for f in fillers if f.role == "host"}) > 3:  # a tour
        return list(claims)
    third = {a for a in (f.actor for f in fillers) if is_unplaced(a) and told <= _met_by(a, claims)}
    return [_of_the_other(claim, told, third) for claim in claims]


def _met_by(actor: Actor, claims: Sequence[Claim]) -> set[str | None]:
    """The states of those with whom somebody deals."""
    own = [c for c in claims if any(f.actor == actor for f in c.frame.fillers)]
    return {f.actor.country for c in own for f in c.frame.fillers}


def _of_the_other(claim: Claim, told: AbstractSet[str | None], third: AbstractSet[Actor]) -> Claim:
    """The claim with its unplaced leaders placed, but for those of a `third` state, who deal with both."""
    own = {f.actor.country for f in claim.frame.fillers if f.core and not is_unplaced(f.actor)}
    if len(own) != 1 or None in own:
        return claim
    other = next(iter(told - own))
    fillers = tuple(
        replace(f, actor=replace(f.actor, country=other))
        if is_unplaced(f.actor) and f.actor not in third and classes_of(f.actor.title) & DEALING
        else f
        for f in claim.frame.fillers
    )
    return replace(claim, frame=replace(claim.frame, fillers=fillers))


def _stay_of(claim: Claim, before: Sequence[Claim]) -> str | None:
    """The country in which a party of a contact was just told to be a guest; None where none was."""
    parties = {f.actor for f in claim.frame.fillers if f.core and f.actor.country}
    for other in reversed([c for c in before if c.frame.trigger.type in ("visit", "meet") and c.status != "negated"]):
        if claim.frame.trigger.sentence - other.frame.trigger.sentence > NEAR:
            return None
        guests = {f.actor for f in other.frame.fillers if f.role in ("visitor", "participant")} & parties
        hosts = {f.actor.country for f in other.frame.fillers if f.role == "host"}
        spot = other.frame.place.country if other.frame.place is not None else None
        land = next(iter(hosts)) if len(hosts) == 1 else spot
        if land is not None and any(guest.country != land for guest in guests):
            return land
    return None


def _touring_home(claim: Claim, home: str | None) -> Claim:
    """Somebody of no known state who tours the article's own country is at home there.

    But not a foreign minister who is bidden welcome to it.
    """
    frame = claim.frame
    hosts = {f.actor.country for f in frame.fillers if f.role == "host" and f.core} - {None}
    if frame.trigger.type != "visit" or home is None or hosts != {home}:
        return claim
    fillers = tuple(
        replace(f, actor=replace(f.actor, country=home))
        if is_unplaced(f.actor) and not _is_guest(claim, f.actor)
        else f
        for f in frame.fillers
    )
    return replace(claim, frame=replace(frame, fillers=fillers))


def _is_guest(claim: Claim, actor: Actor) -> bool:
    return claim.frame.trigger.rule == "visit.welcome" and not classes_of(actor.title).isdisjoint(DEALING)


def _everywhere(before: Sequence[Claim], placed: Sequence[Claim]) -> list[Claim]:
    """The placed claims, with the state that one of them gave somebody in all of them."""
    pairs = [
        pair for a, b in zip(before, placed, strict=True) for pair in zip(a.frame.fillers, b.frame.fillers, strict=True)
    ]
    now = {old.actor: new.actor for old, new in pairs if old.actor != new.actor}
    if not now:
        return list(placed)
    return [
        replace(
            c,
            frame=replace(c.frame, fillers=tuple(replace(f, actor=now.get(f.actor, f.actor)) for f in c.frame.fillers)),
        )
        for c in placed
    ]
