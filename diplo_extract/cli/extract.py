"""`diplo extract`: articles in, events out, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from typing import TYPE_CHECKING

from diplo_extract.cli.caching import NO_CACHE, Caching, Work, looked_up
from diplo_extract.cli.exits import OK, PARTIAL
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.printing import Count, Delivery, Selection, print_events
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.errors import DiploError
from diplo_extract.render import Seen
from diplo_extract.render.kept import Kept, whole
from diplo_extract.render.terminal import safe_line
from diplo_extract.workers.allowance import Allowance

if TYPE_CHECKING:
    from diplo_extract.articles import Article
    from diplo_extract.events import Event

KEPT_BETWEEN = 256
"""So many articles whose results are kept may stand between those of one run of the workers."""


def extract_events(
    inputs: Inputs,
    knowledge: Knowledge,
    selection: Selection,
    delivery: Delivery,
    caching: Caching = NO_CACHE,
    allowance: Allowance | None = None,
) -> int:
    """Read, extract, filter, print; the exit code of the command."""
    if delivery.resume:
        from diplo_extract.cli.resuming import resume_events

        work_with = partial(_work, knowledge, allowance)
        return resume_events(inputs, knowledge, selection, delivery, caching, work_with)

    def give(stack: ExitStack, remarks: Remarks, count: Count) -> Iterator[Event | Kept]:
        wanted, with_text = delivery.progress, delivery.needs_text
        return given_events(
            inputs,
            knowledge,
            remarks,
            stack,
            count,
            progress=wanted,
            with_text=with_text,
            caching=caching,
            allowance=allowance,
        )

    return print_events(give, selection.filter(knowledge), delivery)


def given_events(
    inputs: Inputs,
    knowledge: Knowledge,
    remarks: Remarks,
    stack: ExitStack,
    count: Count,
    *,
    progress: bool = True,
    with_text: bool = False,
    caching: Caching = NO_CACHE,
    allowance: Allowance | None = None,
) -> Iterator[Event | Kept]:
    """The events of the articles that the inputs name; articles are counted, a bar is shown while `stack` is open.

    Workers live no longer than `stack`.
    """
    articles = stack.enter_context(remarks.progress(inputs.articles(remarks), wanted=progress))
    kept = stack.enter_context(caching.opened(remarks))
    count.articles = 0
    work = _work(knowledge, allowance, remarks.failed)
    results = looked_up(_counted(articles, count), kept, knowledge, work, ahead=KEPT_BETWEEN)
    for article, events in remarks.watched(stack.enter_context(closing(results))):
        if count.seen is not None:
            published = article.published.isoformat() if article.published else None
            count.seen.append(Seen(article.document, published, article.text))
        yield from _with_text(article, events) if with_text else events


def print_files(inputs: Inputs, output: str | None, *, quiet: bool) -> int:
    """List the files that would be read, one a line; the exit code of the command."""
    remarks = Remarks(quiet=quiet)
    with open_sink(output) as write:
        for name in inputs.show_files(remarks):
            write(safe_line(name) + "\n")
    return PARTIAL if remarks.failures else OK


def _work(knowledge: Knowledge, allowance: Allowance | None, failed: Callable[[DiploError], None]) -> Work:
    """What finds the events of articles. spaCy is not even imported where there is no article to read."""

    def work(articles: Iterator[Article]) -> Iterator[tuple[Article, tuple[Event, ...]]]:
        from diplo_extract.workers.running import extract_many

        for result in extract_many(articles, knowledge.pipeline_loaded, allowance):
            if result.error is not None:
                failed(result.error)
            else:
                yield result.article, result.events

    return work


def _with_text(article: Article, events: Iterable[Event | Kept]) -> Iterator[Event]:
    from diplo_extract.saved import with_article

    return with_article(article, map(whole, events))


def _counted(articles: Iterable[Article], count: Count) -> Iterator[Article]:
    for article in articles:
        count.articles = (count.articles or 0) + 1
        yield article
