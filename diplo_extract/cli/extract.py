"""`diplo extract`: articles in, events out, in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING

from diplo_extract.cli.exits import OK, PARTIAL
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.printing import Count, Delivery, Selection, print_events
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.render.terminal import safe_line

if TYPE_CHECKING:
    from diplo_extract.articles import Article
    from diplo_extract.events import Event


def extract_events(inputs: Inputs, knowledge: Knowledge, selection: Selection, delivery: Delivery) -> int:
    """Read, extract, filter, print; the exit code of the command."""

    def give(stack: ExitStack, remarks: Remarks, count: Count) -> Iterator[Event]:
        wanted, with_text = delivery.progress, delivery.needs_text
        return given_events(inputs, knowledge, remarks, stack, count, progress=wanted, with_text=with_text)

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
) -> Iterator[Event]:
    """The events of the articles that the inputs name; articles are counted, a bar is shown while `stack` is open."""
    articles = stack.enter_context(remarks.progress(inputs.articles(remarks), wanted=progress))
    count.articles = 0
    return _events(_counted(articles, count), knowledge, remarks, with_text=with_text)


def print_files(inputs: Inputs, output: str | None, *, quiet: bool) -> int:
    """List the files that would be read, one a line; the exit code of the command."""
    remarks = Remarks(quiet=quiet)
    with open_sink(output) as write:
        for name in inputs.show_files(remarks):
            write(safe_line(name) + "\n")
    return PARTIAL if remarks.failures else OK


def _events(articles: Iterator[Article], knowledge: Knowledge, remarks: Remarks, *, with_text: bool) -> Iterator[Event]:
    """The events of all articles. spaCy is not even imported where there is no article to read."""
    first = next(articles, None)
    if first is None:
        return
    nlp = knowledge.pipeline_loaded()
    from diplo_extract.pipeline import extract_all
    from diplo_extract.saved import with_article

    for article, events in extract_all(chain([first], articles), nlp, remarks.failed):
        yield from with_article(article, events) if with_text else events


def _counted(articles: Iterable[Article], count: Count) -> Iterator[Article]:
    for article in articles:
        count.articles = (count.articles or 0) + 1
        yield article
