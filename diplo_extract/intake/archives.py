"""Stage 1: web archives (WARC, ISO 28500): every page that was answered with HTML or text is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from diplo_extract.decoding import decode
from diplo_extract.errors import InputError
from diplo_extract.files import read_whole, too_large
from diplo_extract.intake.registry import Limits
from diplo_extract.rows import Row
from diplo_extract.sources import Source

FOUND = "200"


def read_warc(file: IO[bytes], source: Source, limits: Limits) -> Iterator[Row]:
    """A row for every response of status 200 with a page or a text, its address as id; the date is the page's own."""
    try:
        for number, record in enumerate(ArchiveIterator(file), 1):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            if record.http_headers.get_statuscode() == FOUND:
                yield from _rows(record, number, source, limits)
    # warcio trips over records without an address or with broken lengths.
    except (ArchiveLoadFailed, AttributeError, TypeError, ValueError) as error:
        raise InputError(f"is no WARC: {error}", document=source.document, remedy="write the archive again") from error


def _rows(record: object, number: int, source: Source, limits: Limits) -> Iterator[Row]:
    headers = record.http_headers  # type: ignore[attr-defined]
    kind = (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    url = record.rec_headers.get_header("WARC-Target-URI")  # type: ignore[attr-defined]
    if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        return
    try:
        body = read_whole(record.content_stream(), source, limits.max_bytes)  # type: ignore[attr-defined]
    except InputError:
        yield Row(number, error=too_large(f"{source.document}#{url}", limits.max_bytes))
        return
    if kind == "text/plain":
        yield Row(number, {"id": url, "url": url, "text": decode(body, source.document, encoding=limits.encoding).text})
        return
    from diplo_extract.intake.web import article_row

    row = article_row(body, number, source, encoding=limits.encoding, url=url)
    yield Row(number, {**row.value, "id": url}) if row.error is None else row
