"""Stage 1: news feeds (RSS and Atom): every entry with words is an article."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import IO, Any

import feedparser

from diplo_extract.decoding import clean
from diplo_extract.errors import InputError
from diplo_extract.files import read_whole
from diplo_extract.intake.registry import Limits
from diplo_extract.rows import Row
from diplo_extract.sources import Source

_BREAK = re.compile(r"<(?:/p|/div|/li|/h\d|br)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def read_feed(file: IO[bytes], source: Source, limits: Limits) -> Iterator[Row]:
    """A row an entry: title, the longest of its contents as text, date, link; the feed's title is the source.

    Raises InputError where the file is no feed.
    """
    # As a stream: what is no stream, feedparser takes for the name of a file to open.
    feed = feedparser.parse(io.BytesIO(read_whole(file, source, limits.max_bytes)))
    if not feed.get("version"):
        raise InputError(
            "is no RSS or Atom feed", document=source.document, kind="no_text", remedy="give web pages as .html"
        )
    for number, entry in enumerate(feed.entries, 1):
        text = max((plain(c) for c in _contents(entry)), key=len, default="")
        row = {
            "id": entry.get("id") or entry.get("link"),
            "title": plain(entry.get("title", "")),
            "text": text or plain(entry.get("title", "")),
            "date": _day(entry),
            "url": entry.get("link"),
            "source": plain(feed.feed.get("title", "")),
        }
        yield Row(number, {key: value for key, value in row.items() if value})


def _contents(entry: Any) -> Iterator[str]:
    yield from (content.get("value", "") for content in entry.get("content", ()))
    yield entry.get("summary", "")


def _day(entry: Any) -> str | None:
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else None


def plain(html: str) -> str:
    """The words of a piece of HTML, a line for each paragraph.

    >>> plain("<p>Peru &amp; <b>Chile</b> met.</p>")
    'Peru & Chile met.'
    """
    lines = unescape(_TAG.sub("", _BREAK.sub("\n", clean(html)))).split("\n")
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
