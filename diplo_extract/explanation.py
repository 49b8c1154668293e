"""Beside the flow: what every stage found in an article, row by row, for `diplo explain`. Reads all of `doc._`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from diplo_extract.events import Event
from diplo_extract.mentions import Claim, Frame, Mention, Parse, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

Stages = list[tuple[str, list[dict[str, str]]]]


def explained(doc: Doc) -> Stages:
    """Every stage's name with a row for all that it found: rule, start, end, text and how it was read."""
    text = doc._.article.text

    def row(start: int, end: int, rule: str, reading: str) -> dict[str, str]:
        return {"start": str(start), "end": str(end), "rule": rule, "text": text[start:end], "reading": reading}

    return [
        ("segments", [row(s.start, s.end, f"segments.{s.kind}", "") for s in doc._.segments.sentences]),
        ("gate", [row(s.start, s.end, rule, "") for s, rule in _let_through(doc)]),
        ("actors", [row(m.start, m.end, m.rule or f"actors.{m.form}", _whom(m)) for m in doc._.actors.mentions]),
        ("dates", [row(d.start, d.end, d.rule, d.granularity) for d in doc._.dates]),
        ("parses", [row(p.sentence.start, p.sentence.end, "syntax.masked", _shape(p)) for p in doc._.parses if p]),
        ("references", [row(m.start, m.end, m.rule or f"references.{m.form}", _whom(m)) for m in doc._.references]),
        ("triggers", [row(t.start, t.end, t.rule, t.type) for t, _ in doc._.triggers]),
        ("frames", [row(f.trigger.start, f.trigger.end, f.trigger.rule, _roles(f)) for f in doc._.frames]),
        ("claims", [_claim_row(row, c) for c in doc._.claims]),
        ("events", [_event_row(row, e) for e in doc._.events]),
    ]


def _let_through(doc: Doc) -> Iterator[tuple[Sentence, str]]:
    """The sentences that can tell an event, or could tell that the article is a readout."""
    for sentence in doc._.segments.sentences:
        if sentence.index in doc._.gate.telling | doc._.gate.signing:
            yield sentence, "gate.telling" if sentence.index in doc._.gate.telling else "gate.signing"


def _whom(mention: Mention) -> str:
    names = ", ".join(f"{a.name} ({a.country or a.organization or '-'})" for a in mention.actors)
    return names or (f"place {mention.place.name}" if mention.place else "")


def _shape(parse: Parse) -> str:
    return " ".join(f"{w.text}/{w.dep}>{w.head}" for w in parse.words)


def _roles(frame: Frame) -> str:
    return "; ".join(f"{f.role} {f.actor.name} <{f.arm}>" for f in frame.fillers)


def _claim_row(row: Callable[..., dict[str, str]], claim: Claim) -> dict[str, str]:
    trigger = claim.frame.trigger
    when = f"{claim.when.edtf} ({claim.date_text})" if claim.when else "no date"
    where = claim.frame.place.name if claim.frame.place else "no place"
    said = f"said by {claim.attributed_to}" if claim.attributed_to else ""
    taken = "presupposed" if claim.presupposed else ""
    reading = "; ".join(x for x in (claim.status, taken, when, where, _roles(claim.frame), said) if x)
    return row(trigger.start, trigger.end, trigger.rule, reading)


def _event_row(row: Callable[..., dict[str, str]], event: Event) -> dict[str, str]:
    first = event.evidence[0]
    when = f"{event.date.edtf or 'no date'} ({event.date.basis})"
    reading = f"{event.summary} [{event.status}; {when}; {len(event.evidence)} evidence]"
    return row(first.trigger.start, first.trigger.end, f"{event.type}", reading)
