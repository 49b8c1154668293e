"""Beside the command line: what a Python program does with articles and events. Streams are lazy from end to end.

    write(stream(read("news/")), "events.parquet")

reads one article after the other and holds none of them. What is broken is told to `report` and costs nothing else;
without a `report` it is logged as a warning of the logger "diplo_extract". A `report` that raises ends the stream.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date as Day
from typing import IO, TYPE_CHECKING, TypeVar

from diplo_extract.articles import MAX_BYTES, Article, read_articles
from diplo_extract.delivery import open_sink
from diplo_extract.errors import DiploError, UsageError
from diplo_extract.events import Event
from diplo_extract.intake import ARTICLES, Columns
from diplo_extract.render import BY_ENDING, FORMATS, Format, format_of, render_events
from diplo_extract.saved import read_saved, with_article
from diplo_extract.sources import Choice

if TYPE_CHECKING:
    from spacy.language import Language

PathName = str | os.PathLike[str]
"""A path of this machine, or an address such as s3://bucket/news.jsonl."""
Report = Callable[[DiploError], None]
ItemT = TypeVar("ItemT")

_log = logging.getLogger("diplo_extract")


def read(
    *paths: PathName,
    date: Day | None = None,
    columns: Columns | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    hidden: bool = False,
    follow: bool = False,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    report: Report | None = None,
) -> Iterator[Article]:
    r"""The articles of files, folders (with all below them), addresses and "-" (standard input), as `diplo` reads.

    They come in byte order of `document`, rows of a file in its order. `date` is the publication day of articles that
    tell none, `columns` names those of tables, `include` and `exclude` are patterns for files below folders, `hidden`
    takes hidden ones, `follow` follows links. `max_bytes` bounds an article, `encoding` None finds it out.

    >>> import json, tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp(), "two.jsonl")
    >>> _ = file.write_text(json.dumps({"id": "a", "text": "Oslo invited Lima.", "date": "2026-03-02"}) + "\n")
    >>> [(article.id, article.published.isoformat(), article.text) for article in read(file)]
    [('a', '2026-03-02', 'Oslo invited Lima.')]
    """
    return read_articles(
        [os.fspath(path) for path in paths],
        stdin=_stdin(),
        max_bytes=max_bytes,
        encoding=encoding,
        default_date=date,
        columns=columns,
        choice=Choice(ARTICLES, tuple(include), tuple(exclude), hidden, follow),
        report=report or _warn,
        note=_log.info,
    )


def stream(
    articles: Iterable[Article | str],
    nlp: Language | None = None,
    *,
    with_text: bool = False,
    report: Report | None = None,
) -> Iterator[Event]:
    """The events of many articles, in their order; within an article in that of their first triggers.

    A str is an article without metadata; its document is "-#1", "-#2" and so on, by its place among the articles.
    `nlp` is what `load` gives, None for the usual one. `with_text` gives each event its article along (EventWithText),
    which the formats html, doccano and prodigy need.

    >>> texts = ["Kenya has invited Uganda to the summit.", "Nothing happened.", "Peru thanked Chile for the help."]
    >>> [(event.type, event.evidence[0].document) for event in stream(texts)]
    [('invite', '-#1'), ('thank', '-#3')]
    """
    from diplo_extract.pipeline import extract_all, load

    numbered = (
        article if isinstance(article, Article) else Article(text=article, document=f"-#{number}")
        for number, article in enumerate(articles, 1)
    )
    for article, events in extract_all(numbered, nlp or load(), report or _warn):
        yield from with_article(article, events) if with_text else events


def write(events: Iterable[Event], path: PathName, format: Format | None = None, *, raw: bool = False) -> int:
    """Write events to a file and give their number. The file is whole and new, or as it was if anything goes wrong.

    `format` is one of `diplo formats`, None for the one that the ending means (events.csv, events.jsonl.gz). "-" is
    standard output. `raw` leaves out the apostrophe that keeps a spreadsheet from computing what begins with "=".
    Raises UsageError for an unknown ending or format, a missing library (it names the extra) or events without the text
    that the format shows, DiploError where the file cannot be written.

    >>> import tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp(), "events.csv")
    >>> write(stream(["Kenya has invited Uganda to the summit."]), file)
    1
    >>> file.read_text().splitlines()[1].split(",")[1:5]
    ['invite', 'occurred', 'Kenya', 'KEN']
    """
    chosen, count = _format(os.fspath(path), format), _Counter()
    with open_sink(os.fspath(path)) as sink:
        for piece in render_events(count.of(events), chosen, raw=raw):
            sink(piece)
    return count.number


def read_events(*paths: PathName, report: Report | None = None) -> Iterator[Event]:
    """The events that `write` or `diplo extract` saved as JSON, JSON lines or Parquet; folders are searched for them.

    Those saved with their articles come as EventWithText. What is no event is told to `report` with its line.

    >>> import tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp(), "events.jsonl")
    >>> events = list(stream(["Kenya has invited Uganda to the summit."]))
    >>> write(events, file)
    1
    >>> list(read_events(file)) == events
    True
    """
    return read_saved([os.fspath(path) for path in paths], stdin=_stdin(), report=report or _warn)


def _stdin() -> IO[bytes]:
    """Standard input; nothing where there is none, as in a notebook or a program with windows."""
    return getattr(sys.stdin, "buffer", None) or io.BytesIO()


def _warn(error: DiploError) -> None:
    _log.warning("%s", error)


def _format(path: str, format: Format | None) -> Format:
    if format is not None:
        if format not in FORMATS:
            raise UsageError(f"{format!r} is no format", remedy=f"choose from {', '.join(FORMATS)}")
        return format
    meant = format_of(path)
    if meant is None:
        raise UsageError(
            "no format is known by its ending",
            document=path,
            remedy=f"end it in {', '.join(BY_ENDING)}, or name a format",
        )
    return meant


class _Counter:
    """Counts what passes through."""

    def __init__(self) -> None:
        self.number = 0

    def of(self, items: Iterable[ItemT]) -> Iterator[ItemT]:
        """The same items."""
        for item in items:
            self.number += 1
            yield item
