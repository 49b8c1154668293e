"""`diplo extract`: articles in, events out, in one pass."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date as Day
from itertools import chain
from typing import TYPE_CHECKING

from diplo_extract.cli.delivery import open_sink
from diplo_extract.cli.exits import FAILED, NOTHING, OK, PARTIAL
from diplo_extract.cli.filters import Filter, make_filter
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.remarks import Remarks, error_record
from diplo_extract.render import Format, render_events

if TYPE_CHECKING:
    from diplo_extract.articles import Article
    from diplo_extract.events import Event


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters as typed; None where an option was not given."""

    types: Sequence[str] | None
    statuses: Sequence[str] | None
    actors: Sequence[str] | None
    countries: Sequence[str] | None
    since: Day | None
    until: Day | None

    def filter(self, knowledge: Knowledge) -> Filter:
        """What they mean. The model folder is opened only if a country has to be looked up."""
        return make_filter(
            types=self.types,
            statuses=self.statuses,
            actors=self.actors,
            countries=self.countries,
            since=self.since,
            until=self.until,
            model=knowledge.names() if self.countries else None,
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """How and where the events go, and what the exit code tells."""

    format: Format
    output: str | None
    with_text: bool
    errors: str | None
    quiet: bool
    progress: bool
    exit_status: bool
    strict: bool
    no_fail: bool


@dataclass(slots=True)
class _Count:
    articles: int = 0
    events: int = 0


def extract_events(inputs: Inputs, knowledge: Knowledge, selection: Selection, delivery: Delivery) -> int:
    """Read, extract, filter, print; the exit code of the command."""
    wanted, remarks, count = selection.filter(knowledge), Remarks(quiet=delivery.quiet), _Count()
    with ExitStack() as stack:
        write = stack.enter_context(open_sink(delivery.output))
        report = stack.enter_context(open_sink(delivery.errors)) if delivery.errors else None
        articles = stack.enter_context(remarks.progress(inputs.articles(remarks), wanted=delivery.progress))
        events = _events(_counted(articles, count), knowledge, remarks, with_text=delivery.with_text)
        kept = _kept(events, wanted, count)
        for piece in render_events(kept, delivery.format, width=_width(delivery.output), color=_color(delivery.output)):
            write(piece)
        if report:
            for error in remarks.failures:
                report(error_record(error) + "\n")
    if delivery.format == "table":
        remarks.note(_summary(count, len(remarks.failures)))
    return _exit_code(delivery, count, failed=bool(remarks.failures))


def _events(articles: Iterator[Article], knowledge: Knowledge, remarks: Remarks, *, with_text: bool) -> Iterator[Event]:
    """The events of all articles. spaCy is not even imported where there is no article to read."""
    first = next(articles, None)
    if first is None:
        return
    nlp = knowledge.pipeline_loaded()
    from diplo_extract.pipeline import extract_all

    for article, events in extract_all(chain([first], articles), nlp, remarks.failed):
        yield from _with_text(article, events) if with_text else events


def _with_text(article: Article, events: Iterable[Event]) -> Iterator[Event]:
    from diplo_extract.render.records import ArticleText, EventWithText

    published = article.published.isoformat() if article.published else None
    text = ArticleText(id=article.article_id, published=published, text=article.text)
    for event in events:
        yield EventWithText(**{name: getattr(event, name) for name in type(event).model_fields}, article=text)


def _counted(articles: Iterable[Article], count: _Count) -> Iterator[Article]:
    for article in articles:
        count.articles += 1
        yield article


def _kept(events: Iterable[Event], wanted: Filter, count: _Count) -> Iterator[Event]:
    for event in events:
        if wanted(event):
            count.events += 1
            yield event


def _width(output: str | None) -> int:
    """Columns of the table: those of the terminal it goes to or of COLUMNS, else 80."""
    if output in (None, "-") and (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return max(60, shutil.get_terminal_size().columns)
    return 80


def _color(output: str | None) -> bool:
    """Colours go to terminals only, and not where NO_COLOR asks for none."""
    return output in (None, "-") and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _summary(count: _Count, failures: int) -> str:
    text = f"{_number(count.events, 'event')} in {_number(count.articles, 'article')}"
    return f"{text}, {_number(failures, 'document')} failed" if failures else text


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _exit_code(delivery: Delivery, count: _Count, *, failed: bool) -> int:
    if failed and not delivery.no_fail:
        return FAILED if delivery.strict else PARTIAL
    return NOTHING if delivery.exit_status and not count.events else OK
