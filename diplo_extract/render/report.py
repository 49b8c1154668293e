"""Stage 10: one self-contained web page over many articles: timeline, network, matrix, table, events in their place.

It opens from disk and asks nothing of a network; a content security policy lets nothing run but its own script. Text of
articles is escaped by Jinja or set as text, so nothing in it is ever obeyed.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from diplo_extract.events import SCHEMA_VERSION, Event, EventWithText
from diplo_extract.render.annotation import by_article, document_of
from diplo_extract.render.cells import days, names, pairs, place_of, sides
from diplo_extract.render.formats import Layout, Seen
from diplo_extract.render.terminal import safe_line, safe_text

FOLDER = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Row:
    """An event in the words of the page's table."""

    date: str
    type: str
    hue: str
    status: str
    who: str
    whom: str
    topic: str
    place: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of an article with the numbers of the events that its sentence tells.

    `trigger`: it is among the words that announce one.
    """

    text: str
    events: tuple[int, ...] = ()
    trigger: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """An article with its pieces in order; joined they are its text, control characters made visible."""

    document: str
    published: str | None
    pieces: tuple[Piece, ...]


def write_html(events: Iterable[Event], layout: Layout) -> Iterator[str]:
    """The page as one piece, articles without events behind a filter.

    Raises UsageError for an event that comes without its article.
    """
    told: list[EventWithText] = []
    pages: list[Page] = []
    for _, group in by_article(events):
        pages.append(_page(group, len(told)))
        told += group
    telling = {evidence.document for event in told for evidence in event.evidence}
    silent = [_silent(seen) for seen in layout.seen if seen.document not in telling]
    style, script = (_source(name) for name in ("report.css", "report.js"))
    yield (
        _environment()
        .get_template("report.html.j2")
        .render(
            version=SCHEMA_VERSION,
            events=[_row(event) for event in told],
            articles=pages,
            silent=silent,
            types=sorted({_type(e) for e in told}),
            statuses=sorted({e.status for e in told}),
            countries=sorted({p.country for e in told for p in e.participants if p.country}),
            data=[_facts(event) for event in told],
            style=Markup(style),  # noqa: S704  (our own file)
            script=Markup(script),  # noqa: S704
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
        keep_trailing_newline=True,
    )


@cache
def _source(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def _hash(text: str) -> str:
    """What the content security policy knows a script or style by."""
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


def _type(event: Event) -> str:
    return event.type.replace("_", " ")


def _row(event: Event) -> Row:
    who, whom = sides(event)
    place = place_of(event) if event.place is not None else ""
    date = days(event.date) if event.date.start or event.date.end else ""
    topic = safe_line(event.topic or "")
    return Row(date, _type(event), event.type, event.status, names(who), names(whom, beside=True), topic, place)


def _facts(event: EventWithText) -> dict[str, Any]:
    """What the page's script knows of an event: for filters, for the drawings."""
    row, date = _row(event), event.date
    told = [safe_line(item.text) for item in event.evidence]
    return {
        "type": row.type,
        "status": event.status,
        "start": str(date.start or date.end or "") or None,
        "end": str(date.end or date.start or "") or None,
        "summary": safe_line(event.summary),
        "countries": sorted({p.country for p in event.participants if p.country}),
        "words": " ".join([*asdict(row).values(), *told, *(safe_line(e.document) for e in event.evidence)]).lower(),
        "pairs": [[safe_line(a.name), safe_line(b.name)] for a, b in pairs(event)],
        "lands": [[a.country, b.country] for a, b in pairs(event) if a.country and b.country],
    }


def _silent(seen: Seen) -> Page:
    return Page(safe_line(seen.document), seen.published, (Piece(safe_text(seen.text)),))


def _page(told: Sequence[EventWithText], first: int) -> Page:
    """An article's text cut where sentences and triggers begin and end; its events are numbered from `first`."""
    article = told[0].article
    spans = [(item.start, item.end, first + i) for i, event in enumerate(told) for item in event.evidence]
    triggers = [(e.trigger.start, e.trigger.end) for event in told for e in event.evidence]
    cuts = sorted({0, len(article.text), *(c for s in (*spans, *triggers) for c in s[:2])})
    pieces: list[Piece] = []
    for start, end in pairwise(cuts):
        inside = tuple(sorted({n for low, high, n in spans if low <= start and end <= high}))
        trigger = any(low <= start and end <= high for low, high in triggers)
        pieces.append(Piece(safe_text(article.text[start:end]), inside, trigger))
    return Page(safe_line(document_of(told[0])), article.published, tuple(pieces))
