"""Beside the flow: events that were printed before, read back, so that nothing has to be extracted twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pydantic import ValidationError

from diplo_extract.decoding import decode
from diplo_extract.errors import DiploError, InputError, Where
from diplo_extract.events import SCHEMA_VERSION, ArticleText, Event, EventWithText
from diplo_extract.files import find_sources, open_source, read_whole
from diplo_extract.sources import ROWS, STDIN, Choice, Source

if TYPE_CHECKING:
    from diplo_extract.articles import Article

MAX_BYTES = 2_000_000_000
"""The largest file of events that is read whole; JSON lines are read one at a time and have no limit."""
LONGEST_LINE = 100_000_000
_REMEDY = "give events as 'diplo extract --json' or '--jsonl' prints them"
_ENDINGS = (".json", *ROWS, ".parquet", ".pq")


def with_article(article: Article, events: Iterable[Event]) -> Iterator[EventWithText]:
    """The events of an article, each with the article's text along, so that they can be shown in it later."""
    published = article.published.isoformat() if article.published else None
    text = ArticleText(id=article.article_id, published=published, text=article.text)
    for event in events:
        yield EventWithText(**{name: getattr(event, name) for name in type(event).model_fields}, article=text)


def read_saved(paths: Sequence[str], *, stdin: IO[bytes], report: Callable[[DiploError], None]) -> Iterator[Event]:
    """The events of files (JSON, JSON lines, Parquet), folders of such files and standard input ("-").

    Those saved with `--with-text` come as EventWithText. What is no event is told to `report`, with its line; the rest
    is read.
    """
    sources = find_sources(paths, report=report, choice=Choice(endings=_ENDINGS))
    for folder in (path for path in paths if not sources and Path(path).is_dir()):
        report(InputError("holds no file of events", document=folder, remedy=_REMEDY))
    for source in sources:
        try:
            with open_source(source, stdin) as file:
                yield from _events(file, source, report)
        except InputError as error:
            report(error)


def _events(file: IO[bytes], source: Source, report: Callable[[DiploError], None]) -> Iterator[Event]:
    if source.suffix in (".parquet", ".pq"):
        yield from _valid(enumerate(_parquet(file, source), 1), source, report)
    elif source.suffix in ROWS:
        yield from _valid(_lines(file, source, report), source, report)
    else:
        text = decode(read_whole(file, source, MAX_BYTES), source.document).text
        yield from _valid(_values(text, source, report), source, report)


def _lines(file: IO[bytes], source: Source, report: Callable[[DiploError], None]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), 1):
        if line.strip():
            yield from _row(line.decode("utf-8", "replace"), number, source, report)


def _values(text: str, source: Source, report: Callable[[DiploError], None]) -> Iterator[tuple[int, Any]]:
    """The events of a JSON array, of one object or of JSON lines, by number; standard input may be any of these."""
    if not text.strip():
        return
    if text.lstrip().startswith("[") or source.path != STDIN:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise _bad(error, source, 1) from error
        yield from enumerate(value if isinstance(value, list) else [value], 1)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield from _row(line, number, source, report)


def _row(line: str, number: int, source: Source, report: Callable[[DiploError], None]) -> Iterator[tuple[int, Any]]:
    try:
        yield number, json.loads(line)
    except (ValueError, RecursionError) as error:
        report(_bad(error, source, number))


def _bad(error: Exception, source: Source, line: int) -> InputError:
    where: Where = {"line": line, "char": getattr(error, "colno", 1)}
    message = f"not JSON: {getattr(error, 'msg', 'nested too deeply')}"
    return InputError(message, document=source.document, where=where, kind="json", remedy=_REMEDY)


def _valid(values: Iterable[tuple[int, Any]], source: Source, report: Callable[[DiploError], None]) -> Iterator[Event]:
    for number, value in values:
        try:
            kind = EventWithText if isinstance(value, dict) and "article" in value else Event
            event = kind.model_validate(value, strict=False)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            message = f"no event: {place + ': ' if place else ''}{first['msg'].lower()}"
            where: Where = {"line": number, "char": 1}
            report(InputError(message, document=source.document, where=where, kind="json", remedy=_REMEDY))
            continue
        if event.schema_version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
            message = f"event of schema {event.schema_version}; this version reads {SCHEMA_VERSION}"
            report(InputError(message, document=source.document, kind="json", remedy="extract it again"))
            continue
        yield event


def _parquet(file: IO[bytes], source: Source) -> Iterator[Any]:
    try:
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        remedy = "pip install 'diplo-extract[parquet]'"
        raise InputError(
            "Parquet needs pyarrow, which is not installed", document=source.document, remedy=remedy
        ) from error
    import pyarrow as pa

    try:
        for batch in pq.ParquetFile(file).iter_batches():
            yield from batch.to_pylist()
    except (pa.ArrowException, ValueError, OSError, OverflowError) as error:  # broken names, texts, sizes or dates
        raise InputError(f"no Parquet: {error}", document=source.document, remedy=_REMEDY) from error
