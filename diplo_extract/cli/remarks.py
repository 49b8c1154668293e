"""What is said on standard error: documents that failed, notes, progress, the closing count."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from diplo_extract.errors import DiploError
from diplo_extract.render.terminal import safe_line

if TYPE_CHECKING:
    from diplo_extract.articles import Article

# With no more articles than this the result is there before a bar would be read.
FEW_ARTICLES = 5
# So many articles are read ahead to know how long the bar must be; of more, only the count is shown.
READ_AHEAD = 2000
ItemT = TypeVar("ItemT")


class Remarks:
    """Collects the documents that failed and says each in one line.

    `quiet` leaves out notes and counts, `verbose` adds what was read, found and used.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.failures: list[DiploError] = []
        self._print: Callable[[str], None] = _to_stderr
        self._said: set[str] = set()

    def failed(self, error: DiploError) -> None:
        """One document could not be read or worked on; the run goes on."""
        self.failures.append(error)
        self._print(f"diplo: {safe_line(str(error))}")

    def note(self, text: str) -> None:
        """Something worth knowing that is no failure."""
        if not self.quiet:
            self._print(f"diplo: {safe_line(text)}")

    def note_once(self, text: str) -> None:
        """A note that a run needs only once, however often there is cause."""
        if text not in self._said:
            self._said.add(text)
            self.note(text)

    def detail(self, text: str) -> None:
        """Something that only --verbose says."""
        if self.verbose:
            self._print(f"diplo: {safe_line(text)}")

    def watched(
        self, found: Iterable[tuple[Article, tuple[ItemT, ...]]]
    ) -> Iterator[tuple[Article, tuple[ItemT, ...]]]:
        """Articles with their events; with --verbose each is told, with the seconds since the one before."""
        before = perf_counter()
        for article, events in found:
            now = perf_counter()
            number = f"{len(events)} event{'' if len(events) == 1 else 's'}"
            self.detail(f"{article.document}: {article.encoding or 'decoded'}, {number}, {now - before:.2f} s")
            before = now
            yield article, events

    @contextmanager
    def progress(self, articles: Iterable[ItemT], *, wanted: bool) -> Iterator[Iterator[ItemT]]:
        """The articles, with a bar on standard error if that is a terminal and there are more than a few of them."""
        articles = iter(articles)
        if not wanted or self.quiet or not sys.stderr.isatty():
            yield articles
            return
        ahead = list(islice(articles, READ_AHEAD))
        if len(ahead) <= FEW_ARTICLES:
            yield iter(ahead)
            return
        with _bar(len(ahead) if len(ahead) < READ_AHEAD else None) as (advance, say):
            self._print = say
            try:
                yield _counted(chain(ahead, articles), advance)
            finally:
                self._print = _to_stderr


def _to_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _counted(articles: Iterable[ItemT], advance: Callable[[], None]) -> Iterator[ItemT]:
    for article in articles:
        yield article
        advance()


@contextmanager
def _bar(total: int | None) -> Iterator[tuple[Callable[[], None], Callable[[str], None]]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    console = Console(stderr=True, highlight=False, markup=False)
    columns = (TextColumn("reading articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield (lambda: progress.advance(task)), (lambda line: console.print(Text(line)))
