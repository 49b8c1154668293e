"""Stage 1: files, folders, standard input and JSON to articles. A bad article is reported and stops no other."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Day
from datetime import datetime
from itertools import chain
from typing import IO, Any

from diplo_extract.decoding import BinaryError, Decoded, clean, decode, wide_mark
from diplo_extract.errors import DiploError, InputError, Where
from diplo_extract.files import find_sources, open_source, read_whole, too_large
from diplo_extract.intake import ARTICLES, INTAKES, PAGES, Columns, Limits, rows_of
from diplo_extract.rows import Row, begins_with_json, is_object, read_row, read_rows, text_key
from diplo_extract.sources import ROWS, STDIN, TEXTS, Choice, Shard, Source

MAX_BYTES = 20_000_000
"""The largest article, as in trafilatura's settings."""

_TITLE_KEYS = ("title", "headline")
_SOURCE_KEYS = ("source", "publisher")
_ID_KEYS = ("id", "story_id")
_DATE_KEYS = ("date", "published", "pub_date", "published_at", "publication_date", "date_published")
_DATE_FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d-%b-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d.%m.%Y",
)
_DATE = re.compile(
    r"(?:[A-Za-z]{3,9}, )?(\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d|\d{8}(?!\d)|\d{1,2}-[A-Za-z]{3}-\d{4}"
    r"|\d{1,2} [A-Za-z]{3,9} \d{4}|[A-Za-z]{3,9} \d{1,2}, \d{4}|\d\d\.\d\d\.\d{4})(?!\d)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A news article as read. All offsets of its events count code points of `text`.

    `published` is the date of its metadata (JSON), None for plain text: a date that stands in the text is found later.
    `fallback_date` serves where neither metadata nor header nor dateline gives one. `id` is the given id, None without.
    `encoding` is what the file was decoded from, None where a library did that.

    >>> Article(text="Oslo invited Lima.").article_id[:8]
    '7713ff47'
    """

    text: str
    document: str = STDIN
    title: str | None = None
    published: Day | None = None
    fallback_date: Day | None = None
    source: str | None = None
    url: str | None = None
    id: str | None = None
    encoding: str | None = field(default=None, compare=False)

    @property
    def article_id(self) -> str:
        """The given id, else the SHA-256 of the text in hexadecimal."""
        return self.id or hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def read_articles(
    paths: Sequence[str],
    *,
    stdin: IO[bytes] | None = None,
    max_bytes: int = MAX_BYTES,
    encoding: str | None = None,
    default_date: Day | None = None,
    columns: Columns | None = None,
    choice: Choice | None = None,
    shard: Shard | None = None,
    stdin_name: str | None = None,
    report: Callable[[DiploError], None],
    note: Callable[[str], None] | None = None,
) -> Iterator[Article]:
    """The articles of files, folders (with all below them) and standard input ("-"), in byte order of `document`.

    `max_bytes` bounds each article after unpacking. `report` gets what could not be read, `note` what is worth knowing:
    a guessed encoding, a data file without articles. Rows of a JSON file come in its order as FILE#ID, else FILE#LINE.
    `stdin_name` is what "-" is called; its ending tells the reader, which else looks at the first line.
    `columns` name those of tables, `choice` says which files below folders are taken; None for the usual ones. Of a
    `shard` only the articles and errors whose document is in it are given: of n shards each is in exactly one.
    """
    if shard is not None:
        report = _report_within(shard, report)
    limits = Limits(max_bytes, encoding, columns or Columns())
    reader = _Reader(stdin or sys.stdin.buffer, limits, report, note or _say_nothing)
    taken = choice or Choice(endings=ARTICLES)
    for source in find_sources(paths, report=report, choice=taken, stdin_name=stdin_name):
        if shard is not None and _is_alone(source) and not shard.takes(source.document):
            continue
        try:
            with open_source(source, reader.stdin) as file:
                reader.encoding = None
                for article in reader.articles(file, source):
                    if shard is None or shard.takes(article.document):
                        yield replace(article, fallback_date=default_date, encoding=reader.encoding)
        except InputError as error:
            if source.named or not _is_no_matter(error, source):
                report(error)
            else:
                reader.note(f"{source.document}: {error.message}; passed over")


def _report_within(shard: Shard, report: Callable[[DiploError], None]) -> Callable[[DiploError], None]:
    def tell(error: DiploError) -> None:
        if shard.takes(error.document or ""):
            report(error)

    return tell


def _is_alone(source: Source) -> bool:
    """Whether a file is one article by its name, so that those of other shards need not even be opened."""
    return source.path != STDIN and source.suffix not in (".json", *ROWS, *INTAKES)


def _is_no_matter(error: InputError, source: Source) -> bool:
    """Whether a file that nobody named is simply none of ours: binary data, a page or a feed without articles."""
    return isinstance(error, BinaryError) or (source.suffix in INTAKES and error.kind == "no_text")


def _say_nothing(_: str) -> None:
    """Where notes go that nobody asked for."""


@dataclass(slots=True)
class _Reader:
    """What holds for all sources of one call of `read_articles`; `encoding` is that of the text read last."""

    stdin: IO[bytes]
    limits: Limits
    report: Callable[[DiploError], None]
    note: Callable[[str], None]
    encoding: str | None = None

    @property
    def max_bytes(self) -> int:
        """The largest article."""
        return self.limits.max_bytes

    def articles(self, file: IO[bytes], source: Source) -> Iterator[Article]:
        """The articles of one open source; errors of single rows are reported here, of the whole file raised."""
        if source.suffix in ROWS:
            yield from self._from_rows(self._streamed(file, source), source)
        elif source.suffix == ".json":
            yield from self._from_data(self._text(read_whole(file, source, self.max_bytes), source), source)
        elif source.suffix in INTAKES:
            yield from self._from_library(file, source)
        elif source.path == STDIN and source.suffix not in TEXTS:
            yield from self._from_stdin(file, source)
        else:
            yield self._plain(self._text(read_whole(file, source, self.max_bytes), source), source)

    def _from_library(self, file: IO[bytes], source: Source) -> Iterator[Article]:
        """The articles of a file that a library reads; a web page is one article, the others hold many."""
        rows = rows_of(file, source, self.limits)
        if source.suffix not in PAGES:
            yield from self._from_rows(rows, source)
            return
        for row in rows:
            if row.error is not None:
                raise row.error
            yield self._article(row.value, source.document, row.number)

    def _text(self, data: bytes, source: Source, *, document: str | None = None) -> str:
        decoded: Decoded = decode(data, document or source.document, encoding=self.limits.encoding)
        self.encoding = decoded.encoding
        if decoded.remark:
            self.note(f"{document or source.document}: {decoded.remark}")
        return decoded.text

    def _plain(self, text: str, source: Source) -> Article:
        if not text.strip():
            raise _no_text(source.document)
        return Article(document=source.document, text=text)

    def _from_stdin(self, file: IO[bytes], source: Source) -> Iterator[Article]:
        """Standard input is rows if its first line is a JSON object, data if it begins as JSON does, else a text."""
        first = file.readline(self.max_bytes + 1)
        if first.lstrip()[:1] == b"{" and is_object(first):
            yield from self._from_rows(self._streamed(file, source, first=first), source)
            return
        rest = read_whole(file, source, max(0, self.max_bytes - len(first)))
        text = self._text(first + rest, source)
        if text.lstrip()[:1] in ("{", "[") and begins_with_json(text):
            yield from self._from_data(text, source)
        else:
            yield self._plain(text, source)

    def _streamed(self, file: IO[bytes], source: Source, *, first: bytes = b"") -> Iterator[Row]:
        """The rows of JSON lines, read one at a time: such a file may be larger than memory."""
        first = first or file.readline(self.max_bytes + 1)
        mark = wide_mark(first)
        if (mark and mark[1] != "utf-8") or first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            rest = read_whole(file, source, self.max_bytes)
            yield from read_rows(self._text(first + rest, source), source)
            return
        lines = chain([first], iter(lambda: file.readline(self.max_bytes + 1), b""))
        for number, line in enumerate(lines, 1):
            if len(line) > self.max_bytes:
                yield Row(number, error=too_large(f"{source.document}#{number}", self.max_bytes))
                if source.packed:
                    return  # whoever packs a line so long may have packed many gigabytes of it
                _skip_line(file, line)
            elif line.strip():
                yield self._row(line, number, source)

    def _row(self, line: bytes, number: int, source: Source) -> Row:
        try:
            text = self._text(line, source, document=f"{source.document}#{number}")
        except InputError as error:
            return Row(number, error=error)
        return read_row(text, number, source)

    def _from_data(self, text: str, source: Source) -> Iterator[Article]:
        """The articles of a JSON file: one object, a list of them, an object that holds the list, or JSON lines."""
        if not text.strip():
            raise _no_text(source.document)
        rows = list(read_rows(text, source))
        alone = len(rows) == 1 and not text.lstrip().startswith("[") and rows[0].error is None
        if alone and isinstance(rows[0].value, dict) and text_key(rows[0].value) is not None:
            yield self._article(rows[0].value, source.document, rows[0].number)
            return
        yield from self._from_rows(rows, source)

    def _from_rows(self, rows: Iterator[Row] | list[Row], source: Source) -> Iterator[Article]:
        """The articles of rows. Rows that are no articles are reported only where others are, or the file was named."""
        others: list[Row] = []
        articles = failed = 0
        for row in rows:
            if row.error is not None:
                failed += 1
                self.report(row.error)
            elif isinstance(row.value, dict) and text_key(row.value) is not None:
                articles += 1
                try:
                    yield self._article(row.value, _row_document(row, source), row.number)
                except InputError as error:
                    self.report(error)
            elif len(others) < _MOST_REPORTED:
                others.append(row)
        if articles:
            for other in others:
                self.report(_no_article(other, source))
        elif source.named and not failed:
            raise _no_articles(source, others)
        elif others:
            self.note(f"{source.document}: holds no article; passed over")

    def _article(self, value: Mapping[str, Any], document: str, number: int) -> Article:
        return article_from(value, document, line=number, note=self.note)


def article_from(
    value: Mapping[str, Any], document: str, *, line: int | None = None, note: Callable[[str], None] | None = None
) -> Article:
    r"""The article of a JSON object: its text with title and date, its id. Keys are taken in any case.

    `document` is what it is called in the output, `line` where it stands there; `note` gets what is worth knowing.
    Raises InputError of kind "no_text" where its text is empty or no string.

    >>> article_from({"Title": "Talks", "text": "Oslo invited Lima.", "date": "2 March 2026"}, "a.json").text
    'Talks\n\nOslo invited Lima.'
    """
    keys = {key.lower(): content for key, content in value.items()}
    key = text_key(value)
    body = keys[key] if key else None
    if not isinstance(body, str) or not body.strip():
        raise _no_text(document, where={"line": line, "char": 1} if line is not None else None)
    title = _first(keys, _TITLE_KEYS)
    written = next((keys[name] for name in _DATE_KEYS if keys.get(name)), None)
    published = _read_date(written)
    if written and published is None:
        (note or _say_nothing)(f"{document}: date {str(written)[:40]!r} is not understood; write it as 2026-01-31")
    return Article(
        document=document,
        text=_titled(title, clean(body)),
        title=title,
        published=published,
        source=_first(keys, _SOURCE_KEYS),
        url=_string(keys.get("url")),
        id=_first(keys, _ID_KEYS),
    )


_MOST_REPORTED = 1000
"""So many rows without a text are reported of one file at most."""


def _skip_line(file: IO[bytes], line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)


def _row_document(row: Row, source: Source) -> str:
    given = _first({key.lower(): content for key, content in row.value.items()}, _ID_KEYS)
    return f"{source.document}#{given or row.number}"


def _first(keys: Mapping[str, Any], names: Sequence[str]) -> str | None:
    """The first of some metadata that is given."""
    return next((text for name in names if (text := _string(keys.get(name)))), None)


def _string(value: Any) -> str | None:
    """A metadata value as text; numbers are taken as written, anything else and "" as not given."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return clean(str(value)).strip() or None


def _titled(title: str | None, body: str) -> str:
    """Title, blank line, text; the text alone where it already begins with the title."""
    return body if title is None or body.lstrip().startswith(title) else f"{title}\n\n{body}"


def _read_date(value: Any) -> Day | None:
    """The day that a metadata value gives ("2026-01-19T08:00:00Z", "19 January 2026"), None if it is not understood."""
    found = _DATE.match(str(value).strip()) if isinstance(value, str | int) else None
    for form in _DATE_FORMATS if found else ():
        try:
            return datetime.strptime(found[1] if found else "", form).date()  # noqa: DTZ007 (days have no zone)
        except ValueError:
            continue
    return None


def _no_text(document: str, where: Where | None = None) -> InputError:
    return InputError(
        "holds no text", document=document, where=where, kind="no_text", remedy="give an article with text"
    )


def _no_article(row: Row, source: Source) -> InputError:
    return InputError(
        "is no article",
        document=source.document,
        where={"line": row.number, "char": 1},
        kind="no_text",
        remedy="give an object with a `text`",
    )


def _no_articles(source: Source, others: Sequence[Row]) -> InputError:
    if any(isinstance(row.value, dict) and "evidence" in row.value for row in others):
        remedy = "'diplo convert', 'report', 'timeline' and 'network' take them"
        return InputError("holds events, not articles", document=source.document, kind="no_text", remedy=remedy)
    return InputError(
        "holds no article", document=source.document, kind="no_text", remedy="give objects with a `text`, one a line"
    )
