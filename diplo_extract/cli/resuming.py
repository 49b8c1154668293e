"""`diplo extract --resume`: events go to a file that an interrupted run leaves for the next one to go on with."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from hashlib import sha256
from time import monotonic
from typing import TYPE_CHECKING, Any

from diplo_extract.cli.caching import Caching, Work, looked_up
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.printing import Count, Delivery, Selection, ended, remarks_of
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.errors import DiploError, InputError, UsageError, error_record
from diplo_extract.fingerprint import article_key
from diplo_extract.journal import Journal, Progress, open_journal
from diplo_extract.render.kept import Kept, line_of, whole

if TYPE_CHECKING:
    from diplo_extract.articles import Article
    from diplo_extract.events import Event

SURE_AFTER_ARTICLES = 64
SURE_AFTER_SECONDS = 2.0
"""What was done since the last record, and is done again after a kill, is never more than this."""


class Ledger:
    """Which articles of a run are done. They come in the same order in every run, so a number and a hash tell it."""

    def __init__(self, articles: Iterable[Article], done: Progress, fingerprint: str) -> None:
        self.count, self.digest = 0, ""
        self._articles = articles
        self._done = done
        self._fingerprint = fingerprint
        self._read: deque[tuple[Article, str]] = deque()
        self._failed: dict[tuple[str | None, str | None], DiploError] = {}

    def left(self) -> Iterator[Article]:
        """The articles that are not done. Raises UsageError where the first are not those that an earlier run did."""
        articles = iter(self._articles)
        while self.count < self._done.articles and (article := next(articles, None)) is not None:
            self._count(self._key(article))
        if (self.count, self.digest) != (self._done.articles, self._done.digest):
            remedy = "give it the same articles, or delete FILE.progress to begin anew"
            raise UsageError("--resume: the articles are not those of the interrupted run", remedy=remedy)
        for article in articles:
            self._read.append((article, self._key(article)))
            yield article

    def failed(self, error: DiploError) -> None:
        """An article that was read came to no end."""
        self._failed[error.document, error.article_id] = error

    def finish(self, article: Article | None) -> list[DiploError]:
        """An article (None: the last one) is done, and so are those before it; the errors of those that failed."""
        errors = []
        while self._read:
            first, key = self._read.popleft()
            self._count(key)
            if first is article:
                break
            error = self._failed.pop((first.document, first.article_id), None)
            errors += [error] if error is not None else []
        return errors

    def _key(self, article: Article) -> str:
        return article_key(article, self._fingerprint)

    def _count(self, key: str) -> None:
        self.count += 1
        self.digest = sha256((self.digest + key).encode()).hexdigest()


def resume_events(
    inputs: Inputs,
    knowledge: Knowledge,
    selection: Selection,
    delivery: Delivery,
    caching: Caching,
    work_with: Callable[[Callable[[DiploError], None]], Work],
) -> int:
    """Read, extract, filter, write what an earlier run did not; the exit code of the command.

    `work_with` makes what extracts, given whom to tell of articles that fail.
    """
    target = _target(delivery)
    remarks, count = remarks_of(delivery), Count(articles=0)
    fingerprint, wanted = knowledge.fingerprint(), selection.filter(knowledge)
    settings = sha256(json.dumps([fingerprint, repr(selection), delivery.with_text]).encode()).hexdigest()
    with ExitStack() as stack:
        journal = stack.enter_context(open_journal(target, settings))
        kept = stack.enter_context(caching.opened(remarks))
        _recall(journal.done, remarks, count)
        articles = stack.enter_context(remarks.progress(inputs.articles(remarks), wanted=delivery.progress))
        ledger = Ledger(articles, journal.done, fingerprint)

        def failed(error: DiploError) -> None:
            ledger.failed(error)
            remarks.failed(error)

        results = stack.enter_context(closing(looked_up(ledger.left(), kept, knowledge, work_with(failed), ahead=256)))
        lines = (
            (article, [line_of(e) for e in _told(article, events, delivery) if wanted(whole(e))])
            for article, events in remarks.watched(results)
        )
        _written(lines, journal, ledger, count, remarks)
        if delivery.errors:
            with open_sink(delivery.errors) as report:
                for error in remarks.failures:
                    report(error_record(error) + "\n")
    return ended(delivery, remarks, count)


def _target(delivery: Delivery) -> str:
    output = delivery.output
    if delivery.format != "jsonl" or output is None or output == "-" or output.startswith("/dev/"):
        raise UsageError("--resume goes with JSON lines in a file", remedy="write -o events.jsonl")
    return output


def _recall(done: Progress, remarks: Remarks, count: Count) -> None:
    """What failed in an earlier run failed in this one too: it is in the records of both, and in the exit code."""
    count.events = done.events
    remarks.failures += [InputError(**_arguments(record)) for record in done.errors]
    if done.articles:
        remarks.note(f"goes on after {done.articles:,} articles of an interrupted run")


def _arguments(record: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in ("message", "document", "where", "remedy", "kind", "article_id")}


def _told(article: Article, events: Iterable[Event | Kept], delivery: Delivery) -> Iterable[Event | Kept]:
    if not delivery.with_text:
        return events
    from diplo_extract.saved import with_article

    return with_article(article, map(whole, events))


def _written(
    lines: Iterable[tuple[Article, list[str]]], journal: Journal, ledger: Ledger, count: Count, remarks: Remarks
) -> None:
    """Every article's lines in the journal; when something ends the run, it is said what remains."""
    errors: list[dict[str, Any]] = []
    sure, since = journal.done.articles, monotonic()
    try:
        for article, found in lines:
            errors += [json.loads(error_record(error)) for error in ledger.finish(article)]
            for line in found:
                journal.write(line + "\n")
            count.events += len(found)
            if ledger.count - sure >= SURE_AFTER_ARTICLES or monotonic() - since > SURE_AFTER_SECONDS:
                journal.commit(ledger.count, count.events, ledger.digest, errors)
                errors, sure, since = [], ledger.count, monotonic()
        ledger.finish(None)
        count.articles = ledger.count
    except (KeyboardInterrupt, SystemExit):
        remarks.note(f"{sure:,} articles are done; the same command goes on from there")
        raise
