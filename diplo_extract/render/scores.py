"""Stage 10, for `diplo eval`: scores as a table, the list of mistakes as lines, both as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from diplo_extract.evaluation import Mistake, Quality, Record, Scores
from diplo_extract.render.terminal import safe_line


def scores_text(scores: Scores) -> Iterator[str]:
    """Three small tables: the levels, the slots, the event types at dyad level."""
    yield f"{scores.documents} documents, {scores.wanted} events in gold, {scores.found} found\n\n"
    yield f"{'':20}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'false':>7}{'missed':>8}  95 % of F1\n"
    for level, quality in scores.levels.items():
        low, high = quality.interval or (0.0, 0.0)
        yield f"{_quality(level, quality)}  {low:.3f} to {high:.3f}\n"
    yield f"\n{'slot':20}{'accuracy':>10}{'right':>8}{'of':>8}\n"
    for name, share in scores.slots.items():
        accuracy = "-" if share.accuracy is None else f"{share.accuracy:.3f}"
        yield f"{name:20}{accuracy:>10}{share.right:>8}{share.of:>8}\n"
    yield f"\n{'type, dyad':20}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'false':>7}{'missed':>8}\n"
    for type_, levels in sorted(scores.types.items(), key=lambda row: (-_wanted(row[1]["dyad"]), row[0])):
        yield _quality(type_, levels["dyad"]) + "\n"


def _wanted(quality: Quality) -> int:
    return quality.right + quality.missed


def _quality(name: str, quality: Quality) -> str:
    figures = f"{quality.precision:>10.3f}{quality.recall:>8.3f}{quality.f1:>8.3f}"
    return f"{safe_line(name):20}{figures}{quality.right:>7}{quality.false:>7}{quality.missed:>8}"


def mistakes_text(scores: Scores) -> Iterator[str]:
    """A line for what was missed or invented, two for a pair with wrong slots; in the order of the documents."""
    for mistake in scores.mistakes:
        head = f"{safe_line(mistake.document)}: {_kind(mistake)}"
        if mistake.wanted is not None and mistake.found is not None:
            yield f"{head} {', '.join(mistake.wrong)}\n"
            yield f"    gold  {told(mistake.wanted)}\n    found {told(mistake.found)}\n"
        else:
            yield f"{head} {told(mistake.wanted or mistake.found)}\n"


def _kind(mistake: Mistake) -> str:
    return "missed" if mistake.found is None else "false" if mistake.wanted is None else "wrong"


def told(event: Record | None) -> str:
    """An event on one line: type, status, who in which role, days, place, and gold's words for it."""
    if event is None:
        return "-"
    who = "; ".join(f"{p.role} {p.name or '?'} ({p.country or '-'})" for p in event.participants)
    parts = [f"{event.type}, {event.status}: {who or 'nobody'}"]
    if event.date is not None and (event.date.start or event.date.end):
        parts.append(f"{event.date.start or '..'} to {event.date.end or '..'} ({event.date.basis})")
    if event.place is not None and event.place.name:
        parts.append(f"in {event.place.name}")
    if event.trigger:
        parts.append(f'"{event.trigger}"')
    return safe_line("; ".join(parts))


def scores_json(scores: Scores, *, mistakes: bool) -> str:
    """All figures as JSON; `mistakes` adds the list under the key errors."""
    record: dict[str, Any] = {"documents": scores.documents, "wanted": scores.wanted, "found": scores.found}
    record |= {level: _figures(quality) for level, quality in scores.levels.items()}
    record["slots"] = {name: {"accuracy": s.accuracy, "right": s.right, "n": s.of} for name, s in scores.slots.items()}
    record["types"] = {
        type_: {level: _figures(quality) for level, quality in levels.items()} for type_, levels in scores.types.items()
    }
    if mistakes:
        record["errors"] = [_mistake(mistake) for mistake in scores.mistakes]
    return json.dumps(record, indent=1) + "\n"


def _figures(quality: Quality) -> dict[str, Any]:
    figures: dict[str, Any] = {"precision": quality.precision, "recall": quality.recall, "f1": quality.f1}
    figures |= {"tp": quality.right, "fp": quality.false, "fn": quality.missed}
    return figures | ({"f1_95": list(quality.interval)} if quality.interval is not None else {})


def _mistake(mistake: Mistake) -> dict[str, Any]:
    gold, found = (e and e.model_dump(exclude_none=True) for e in (mistake.wanted, mistake.found))
    return {
        "document": mistake.document,
        "kind": _kind(mistake),
        "slots": list(mistake.wrong),
        "gold": gold,
        "found": found,
    }
