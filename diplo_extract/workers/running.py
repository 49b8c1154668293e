"""Articles in, one result for each of them out, in the order of the articles, whatever one of them does.

A short run with one job works in this process: to fork a worker and to send it articles would be a tenth of its time,
and a timer ends what takes too long. What only another process can bear (being killed, running out of memory) comes
of long texts and of very many articles; so a long text, and all that follows the first few articles, goes to workers.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain
from typing import TYPE_CHECKING

from diplo_extract.workers.allowance import CHUNK_ARTICLES, CHUNK_CHARACTERS, Allowance, chunks
from diplo_extract.workers.here import can_keep_time, result_here
from diplo_extract.workers.results import Result
from diplo_extract.workers.worker import load_once

if TYPE_CHECKING:
    from spacy.language import Language

    from diplo_extract.articles import Article


def extract_many(
    articles: Iterable[Article], load: Callable[[], Language], allowance: Allowance | None = None
) -> Generator[Result, None, None]:
    """What becomes of each article, in their order; the same whatever the number of jobs.

    `load` gives the pipeline and can be pickled; without articles it is not called. No worker outlives the iterator:
    close it when it is not read to its end. Raises what reading an article raises, ModelError where the pipeline cannot
    be loaded, and UsageError for a memory limit below what it takes.
    """
    allowance = allowance or Allowance()
    rest = iter(articles)
    if allowance.jobs == 1 and allowance.max_memory is None and can_keep_time():
        count = characters = 0
        for article in rest:
            count, characters = count + 1, characters + len(article.text)
            if count > CHUNK_ARTICLES or characters > CHUNK_CHARACTERS:
                rest = chain([article], rest)
                break
            yield result_here(article, load_once(load), allowance.timeout)
    yield from _with_workers(rest, load, allowance)


def _with_workers(articles: Iterator[Article], load: Callable[[], Language], allowance: Allowance) -> Iterator[Result]:
    for first in articles:
        from diplo_extract.workers.pool import Workers  # processes and threads take time to import

        workers = Workers(load, allowance)
        try:
            with closing(workers.results(chunks(chain([first], articles)))) as results:
                yield from results
        finally:
            workers.stop()
