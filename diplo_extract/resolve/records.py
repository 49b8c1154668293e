"""Stage 8, written down: the finished event with its id, evidence, codes and confidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date as Day
from hashlib import sha256
from math import prod

from diplo_extract.events import Codes, Event, Evidence, Link, Participant, Place, TriggerSpan
from diplo_extract.mentions import Actor, Claim
from diplo_extract.resolve.drafts import Draft
from diplo_extract.resolve.identity import is_of_another, participant_id
from diplo_extract.resolve.links import Links
from diplo_extract.resolve.naming import Party
from diplo_extract.resolve.roles import TypeRoles
from diplo_extract.resolve.summaries import summarise
from diplo_extract.resolve.tellings import Telling

_GRANTED = 0.75
"""Weight of a noun phrase that takes an event for granted, against a clause that tells it."""
_FURTHER = 0.2
"""Share of the remaining doubt that each further telling takes away."""
_OPEN_ROLE = 0.85
"""Factor per bold role that the text leaves open."""
_UNPLACED = 0.85
"""Factor per core person or group whose side the text does not tell."""
_UNSETTLED = 0.95
"""Factor of a status that hangs on modal words rather than on the bare telling."""


def write_events(
    drafts: Sequence[Draft],
    links: Links,
    *,
    document: str,
    article_id: str,
    text: str,
    published: Day | None,
    roles: Mapping[str, TypeRoles],
    codes: Callable[[Claim], Codes],
) -> tuple[Event, ...]:
    """The events of an article in the order of their first triggers, links resolved to ids."""
    ids = event_ids(drafts, article_id)
    events = []
    for i, draft in enumerate(drafts):
        answered = next((drafts[j].type for kind, j in links[i] if kind == "responds_to"), None)
        events.append(
            Event(
                id=ids[i],
                type=draft.type,
                status=draft.status,
                participants=tuple(_participant(p) for p in draft.parties),
                topic=draft.topic,
                summary=summarise(draft, answered=answered, published=published),
                date=draft.date,
                place=None if draft.place is None else Place(name=draft.place.name, country=draft.place.country),
                links=tuple(Link(type=kind, event=ids[j]) for kind, j in links[i]),
                evidence=_evidence(draft.tellings, document, text),
                codes=codes(_spokesman(draft).claim),
                confidence=confidence(draft, roles[draft.type]),
            )
        )
    return tuple(events)


def event_ids(drafts: Sequence[Draft], article_id: str) -> list[str]:
    """16 hex digits per event: a hash of article, type and place of the first trigger, numbered where two coincide.

    The same article gives the same ids on every run, and a changed status, date or party keeps them.
    """
    seen: dict[tuple[str, int], int] = {}
    ids = []
    for draft in drafts:
        key = (draft.type, draft.start)
        seen[key] = seen.get(key, 0) + 1
        number = f"\n{seen[key]}" if seen[key] > 1 else ""
        ids.append(sha256(f"{article_id}\n{draft.type}\n{draft.start}{number}".encode()).hexdigest()[:16])
    return ids


def confidence(draft: Draft, shape: TypeRoles) -> float:
    """How sure the record is, from 0 to 1.

    The best reading's grade (three quarters of it if only noun phrases tell the event), each further telling taking
    away a fifth of the remaining doubt in proportion to its own grade; times 0.85 per bold role left open and per core
    person or group of no known country or organisation; times 0.95 for what is not told as having occurred. Never above
    0.99.
    """
    grades = sorted((_grade(t) for t in draft.tellings), reverse=True)
    support = 1 - (1 - 0.95 * grades[0]) * prod(1 - _FURTHER * grade for grade in grades[1:])
    open_roles = 0 if shape.symmetric else sum(not draft.actors(role) for role in shape.bold)
    unplaced = sum(p.core and _is_unplaced(p.actor) for p in draft.parties)
    settled = 1.0 if draft.status == "occurred" else _UNSETTLED
    return round(min(0.99, max(0.0, support * _OPEN_ROLE**open_roles * _UNPLACED**unplaced * settled)), 2)


def _is_unplaced(actor: Actor) -> bool:
    return actor.kind in ("person", "group") and actor.country is None and actor.organization is None


def _grade(telling: Telling) -> float:
    grade = min(1.0, max(0.0, telling.claim.frame.grade))
    return grade if telling.asserted else _GRANTED * grade


def _participant(party: Party) -> Participant:
    actor = party.actor
    return Participant(
        role=party.role,
        core=party.core,
        kind=actor.kind,
        name=actor.name,
        title=None if is_of_another(actor.title) else actor.title,
        country=actor.country,
        id=participant_id(actor),
    )


def _spokesman(draft: Draft) -> Telling:
    """The first telling with the event's own status, a clause before a noun phrase."""
    return min(draft.tellings, key=lambda t: (not t.asserted, t.claim.status != draft.status, t.start))


def _evidence(tellings: Sequence[Telling], document: str, text: str) -> tuple[Evidence, ...]:
    """One item per trigger, in text order."""
    items: dict[tuple[int, int], Evidence] = {}
    for telling in sorted(tellings, key=lambda t: (t.start, t.claim.frame.trigger.end, t.index)):
        trigger, sentence = telling.claim.frame.trigger, telling.sentence
        start, end = min(sentence.start, trigger.start), max(sentence.end, trigger.end)
        items.setdefault(
            (trigger.start, trigger.end),
            Evidence(
                document=document,
                start=start,
                end=end,
                text=text[start:end],
                trigger=TriggerSpan(start=trigger.start, end=trigger.end, text=text[trigger.start : trigger.end]),
                rule=trigger.rule,
                attributed_to=telling.claim.attributed_to,
            ),
        )
    return tuple(items.values())
