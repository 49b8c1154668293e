"""Stage 8, names of the unnamed: who is told by an office in one telling of an event and by a name in another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diplo_extract.mentions import Actor
from diplo_extract.resolve.identity import ACTS_FOR, fold, is_of_another, may_name, relation
from diplo_extract.resolve.tellings import Telling


@dataclass(frozen=True, slots=True)
class Party:
    """An actor in a role of an event."""

    role: str
    actor: Actor
    core: bool = True


def with_names(parties: Sequence[Party], tellings: Sequence[Telling]) -> tuple[Party, ...]:
    """The parties, a bare name in the office that other tellings have without a name.

    "The envoy will meet his Lao counterpart in Oslo … The envoy is to meet Ana Soto."
    """
    together = [{f.actor for f in t.claim.frame.fillers} for t in tellings]
    for party in parties if len(tellings) > 1 else ():
        offices = [p for p in parties if p.role == party.role and may_name(party.actor, p.actor)]
        if len(offices) != 1 or any({party.actor, offices[0].actor} <= actors for actors in together):
            continue
        office = offices[0].actor
        named = replace(party, actor=replace(party.actor, country=office.country, title=office.title))
        return tuple(named if p is offices[0] else p for p in parties if p is not party)
    return tuple(parties)


def holders(told: Iterable[tuple[Sequence[Telling], Sequence[Party]]]) -> Mapping[Actor, Actor]:
    """Those told by their office alone, with who holds it in some event where other tellings have a name."""
    found: dict[Actor, set[Actor]] = {}
    for tellings, parties in told:
        for office in {f.actor for t in tellings for f in t.claim.frame.fillers if _is_unnamed(f.actor)}:
            people = {p.actor for p in parties if p.actor.kind == "person" and not _is_unnamed(p.actor)}
            named = {a for a in people if relation(a, office) == ACTS_FOR}
            found[office] = found.get(office, set()) | named
    return {office: min(named, key=lambda a: a.name) for office, named in found.items() if len(named) == 1}


def _is_unnamed(actor: Actor) -> bool:
    """True for "Lao Envoy to Peru"; not for a counterpart, which everybody has."""
    own = actor.kind == "person" and actor.title is not None and not is_of_another(actor.title)
    return own and fold(actor.title or "") in fold(actor.name)


def by_name(parties: Sequence[Party], names: Mapping[Actor, Actor]) -> tuple[Party, ...]:
    """The parties, each by the name that the article has for the holder of its office."""
    there = {p.actor for p in parties}
    named = [replace(p, actor=names[p.actor]) if p.actor in names else p for p in parties]
    return tuple(n for n, p in zip(named, parties, strict=True) if n == p or n.actor not in there)
