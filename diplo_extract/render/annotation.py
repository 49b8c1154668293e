"""Stage 10: events in their articles, for annotation tools: doccano's and Prodigy's JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from diplo_extract.errors import UsageError
from diplo_extract.events import Event, EventWithText, Evidence
from diplo_extract.render.formats import Layout
from diplo_extract.render.records import escaped_json


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked characters of an article (code points, half-open) and their label: an event type, or a role."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A participant's mark tied to its event's: positions in the list of marks, and the role."""

    event: int
    participant: int
    role: str


def write_doccano(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """A line an article: `entities` are the words that announce events and the participants named beside them.

    `relations` tie each participant to its event, by role. Offsets count code points.
    """
    ids = iter(range(1, 1 << 62))
    for article, told in by_article(events):
        marks, ties = marks_of(told)
        numbers = [next(ids) for _ in marks]
        entities = [
            {"id": n, "label": m.label, "start_offset": m.start, "end_offset": m.end}
            for n, m in zip(numbers, marks, strict=True)
        ]
        relations = [
            {"id": next(ids), "from_id": numbers[t.event], "to_id": numbers[t.participant], "type": t.role}
            for t in ties
        ]
        meta = {"document": document_of(told[0]), "article": article.article.id}
        yield _line({"text": article.article.text, "entities": entities, "relations": relations, **meta})


def write_prodigy(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """A line a sentence that tells events: `spans` mark trigger and participants, counted from the sentence's start."""
    for article, told in by_article(events):
        for first in sorted({(e.start, e.end) for event in told for e in event.evidence}):
            here = [(event, e) for event in told for e in event.evidence if (e.start, e.end) == first]
            marks, _ = _marked(here)
            spans = [{"start": m.start - first[0], "end": m.end - first[0], "label": m.label} for m in marks]
            meta = {"document": here[0][1].document, "start": first[0], "events": sorted({e.id for e, _ in here})}
            yield _line({"text": article.article.text[first[0] : first[1]], "spans": spans, "meta": meta})


def _line(record: dict[str, Any]) -> str:
    return escaped_json(json.dumps(record, ensure_ascii=False, separators=(",", ":"))) + "\n"


def by_article(events: Iterable[Event]) -> Iterator[tuple[EventWithText, list[EventWithText]]]:
    """The events of each article together; those of one article follow one another.

    Raises UsageError for an event that does not bring its article along.
    """
    for _, group in groupby(map(_with_text, events), key=lambda e: (document_of(e), e.article.id)):
        told = list(group)
        yield told[0], told


def document_of(event: Event) -> str:
    """The document that tells the event, "" for an event of other make that has no evidence."""
    return event.evidence[0].document if event.evidence else ""


def _with_text(event: Event) -> EventWithText:
    if not isinstance(event, EventWithText):
        remedy = "give the articles, or events saved with --with-text"
        raise UsageError(f"event {event.id} comes without its article's text", remedy=remedy)
    return event


def marks_of(events: Sequence[Event]) -> tuple[list[Mark], list[Tie]]:
    """The marks of one article's events, each once, in the order of the text, and the ties between them."""
    return _marked([(event, evidence) for event in events for evidence in event.evidence])


def _marked(told: Sequence[tuple[Event, Evidence]]) -> tuple[list[Mark], list[Tie]]:
    marks: set[Mark] = set()
    pairs: set[tuple[Mark, Mark]] = set()
    for event, evidence in told:
        trigger = Mark(evidence.trigger.start, evidence.trigger.end, event.type)
        named = list(_named(event, evidence))
        marks |= {trigger, *named}
        pairs |= {(trigger, mark) for mark in named}
    listed = sorted(marks, key=lambda m: (m.start, m.end, m.label))
    place = {mark: i for i, mark in enumerate(listed)}
    ties = sorted((place[t], place[m], m.label) for t, m in pairs)
    return listed, [Tie(*tie) for tie in ties]


def _named(event: Event, evidence: Evidence) -> Iterator[Mark]:
    """The participants whose full or last name stands in the sentence, at its first place there."""
    for participant in event.participants:
        names = [participant.name, *participant.name.rsplit(maxsplit=1)[1:]]
        for name in names:
            at = evidence.text.find(name)
            if at >= 0:
                yield Mark(evidence.start + at, evidence.start + at + len(name), participant.role)
                break
