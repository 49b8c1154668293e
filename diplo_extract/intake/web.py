"""Stage 1: web pages. trafilatura finds the article in the page; menus, comments and advertisements stay out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import IO

import trafilatura

from diplo_extract.decoding import clean
from diplo_extract.errors import InputError
from diplo_extract.files import read_whole
from diplo_extract.intake.registry import Limits
from diplo_extract.rows import Row
from diplo_extract.sources import Source

# What these say of a page is said by the error that follows from it.
for _name in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def read_html(file: IO[bytes], source: Source, limits: Limits) -> Iterator[Row]:
    """The one article of a page, with the title, date, site and address that its metadata give."""
    yield article_row(read_whole(file, source, limits.max_bytes), 1, source, encoding=limits.encoding)


def article_row(
    page: bytes, number: int, source: Source, *, encoding: str | None = None, url: str | None = None
) -> Row:
    """The article of one page as a row; an error of kind "no_text" where the page holds none."""
    content: bytes | str = page.decode(encoding, "replace") if encoding else page
    # A date that merely stands in the text is found later, with its words; only metadata count here.
    dates = {"extensive_search": False, "original_date": True}
    found = trafilatura.bare_extraction(
        content, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
    )
    told = {key: getattr(found, key, None) for key in ("text", "title", "date", "url", "sitename")}
    text = clean(str(told["text"] or "")).strip()
    if not text:
        error = InputError(
            "holds no article text", document=source.document, kind="no_text", remedy="give the article as text"
        )
        return Row(number, error=error)
    row = {"text": text, "title": told["title"], "date": told["date"], "url": told["url"] or url}
    return Row(number, {key: value for key, value in (row | {"source": told["sitename"]}).items() if value})
