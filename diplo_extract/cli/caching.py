"""What `extract` keeps from one run to the next: asks the cache first, has the rest extracted, keeps what comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diplo_extract.cli.choices import size
from diplo_extract.cli.remarks import Remarks
from diplo_extract.render.kept import Kept, pack, unpack

if TYPE_CHECKING:
    from diplo_extract.articles import Article
    from diplo_extract.cache import Cache
    from diplo_extract.cli.inputs import Knowledge
    from diplo_extract.events import Event

Results = Generator[tuple["Article", "tuple[Event | Kept, ...]"], None, None]
Work = Callable[[Iterator["Article"]], Iterator[tuple["Article", "tuple[Event, ...]"]]]


@dataclass(frozen=True, slots=True)
class Caching:
    """Whether results are kept, in which folder (None: the user's) and in how many bytes at most."""

    on: bool = False
    folder: Path | None = None
    limit: int = 0

    @classmethod
    def of(cls, *, no_cache: bool, folder: str | None, limit: str) -> Caching:
        """From the options as typed. Raises UsageError for what is no size."""
        return cls(not no_cache, Path(folder) if folder else None, size("--cache-size", limit))

    @contextmanager
    def opened(self, remarks: Remarks) -> Iterator[Cache | None]:
        """The cache, None where there is to be none or can be none."""
        from diplo_extract.cache import open_cache, usual_folder

        folder = (self.folder or usual_folder()) if self.on else None
        cache = open_cache(folder, limit=self.limit, note=remarks.note_once) if folder else None
        try:
            yield cache
        finally:
            if cache:
                cache.close()


NO_CACHE = Caching()
CACHE_SIZE = "500MB"
"""How large the cache may grow: the results of some 200,000 articles of news."""


def looked_up(
    articles: Iterator[Article], cache: Cache | None, knowledge: Knowledge, work: Work, *, ahead: int = 0
) -> Results:
    """Each article with its events, in order: those kept under their key, the others as `work` finds them.

    `work` gives the articles that it gets in their order and leaves out those that fail, which are so never kept. It is
    called for each run of articles that are not in the cache; up to `ahead` kept ones may stand between those of a run,
    for a pool that is better started once than often.
    """
    if cache is None:
        yield from work(articles)
        return
    way = _Way(articles, cache, knowledge.fingerprint(), ahead)
    for article in articles:
        key, kept = way.found(article)
        if kept is not None:
            yield article, kept
        else:
            yield from way.worked(article, key, work)


class _Way:
    """The way of articles past the cache; `passed` are those read while others are worked on."""

    def __init__(self, articles: Iterator[Article], cache: Cache, fingerprint: str, ahead: int) -> None:
        self._articles, self._cache, self._fingerprint, self._ahead = articles, cache, fingerprint, ahead
        self._passed: deque[tuple[Article, str, tuple[Kept, ...] | None]] = deque()

    def found(self, article: Article) -> tuple[str, tuple[Kept, ...] | None]:
        """The article's key and its kept events, None for none kept."""
        from diplo_extract.fingerprint import article_key

        key = article_key(article, self._fingerprint)
        text = self._cache.get(key)
        try:
            return key, unpack(text) if text is not None else None
        except (ValueError, TypeError):
            return key, None

    def worked(self, first: Article, key: str, work: Work) -> Results:
        """The results of an article that is not kept, and of those that are read while it is worked on."""
        self._passed.append((first, key, None))
        for article, events in work(self._missing(first)):
            key = yield from self._before(article)
            self._cache.put(key, pack(events))
            yield article, events
        yield from self._before(None)

    def _missing(self, first: Article) -> Iterator[Article]:
        yield first
        waiting = 0
        for article in self._articles:
            key, kept = self.found(article)
            self._passed.append((article, key, kept))
            if kept is None:
                yield article
            elif (waiting := waiting + 1) > self._ahead:
                return

    def _before(self, article: Article | None) -> Generator[tuple[Article, tuple[Kept, ...]], None, str]:
        """The kept results that stand before an article (None: all), and its key; failed articles are left out."""
        while self._passed:
            passed, key, kept = self._passed.popleft()
            if kept is not None:
                yield passed, kept
            elif passed == article:
                return key
        return ""
