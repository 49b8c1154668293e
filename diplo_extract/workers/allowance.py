"""What an article may cost, and how articles are put together in chunks for the workers."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplo_extract.articles import Article


CHUNK_ARTICLES = 32
CHUNK_CHARACTERS = 50_000
"""A chunk holds no more than so many articles and characters; a longer article makes a chunk alone."""
SLOW_SOURCE = 0.2
"""Seconds: an article that was waited for longer closes its chunk, so that a slow pipe is answered at once."""
USUAL_MEMORY = 1_500_000_000
USUAL_ROOM = 1_000_000_000
"""Bytes that a worker may have unless told otherwise; at least so many more than the process that makes it has."""
RECYCLED_AFTER = 400
"""Chunks after which a worker makes room for a new one."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many articles are worked on at a time, and what one of them may cost.

    `jobs` counts processes, `timeout` seconds an article, `max_memory` bytes a worker process. None for `max_memory`
    is the usual limit, and lets a short run with one job do without a worker.
    """

    jobs: int = 1
    timeout: float = 30.0
    max_memory: int | None = None

    @property
    def chunk_timeout(self) -> float:
        """Seconds for a chunk. One that needs longer is run again article by article, so this need not be fair."""
        return 2 * self.timeout


def processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in lists for the workers.

    >>> from diplo_extract.articles import Article
    >>> [len(chunk) for chunk in chunks([Article(text="Oslo invited Lima.")] * 150)]
    [32, 32, 32, 32, 22]
    """
    chunk: list[Article] = []
    characters = 0
    asked = time.monotonic()
    for article in articles:
        slow = time.monotonic() - asked > SLOW_SOURCE
        if chunk and characters + len(article.text) > CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
        chunk.append(article)
        characters += len(article.text)
        if slow or len(chunk) == CHUNK_ARTICLES:
            yield chunk
            chunk, characters = [], 0
        asked = time.monotonic()
    if chunk:
        yield chunk
