"""Stage 2: quotation marks to quotations. A mark never closed reaches to the end of its paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplo_extract.mentions import Quotation
from diplo_extract.paragraphs import Paragraph

_MARK = re.compile('["“”„«»]')
_SINGLE = re.compile(r"(?<!\w)[‘'](?=[\w(\[])")
_SINGLE_END = re.compile(r"(?<=[^\s(\[])['’](?!\w)")
_LEAD = re.compile(r"[\s\-–—•*_>(\[]*")
_CARRY = 6
"""A quotation that is closed late may run over this many paragraphs that do not open with a mark."""
_SINGLE_REACH = 600


@dataclass(slots=True)
class Quotes:
    """The quotations of a text, and the offsets of the marks that open one (or open a paragraph within one)."""

    quotations: list[Quotation] = field(default_factory=list)
    opens: set[int] = field(default_factory=set)
    unclosed: list[int] = field(default_factory=list)
    """Opening marks without a closing one."""
    stray: list[int] = field(default_factory=list)
    """Closing marks without an opening one."""


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> Quotes:
    """Pair the quotation marks of the paragraphs, in text order of their openings.

    Where every paragraph of a quotation opens with a mark and only the last closes, it is one quotation.
    """
    quotes = Quotes()
    pending: int | None = None
    since = 0
    for number, paragraph in enumerate(paragraphs):
        lead = _LEAD.match(text, paragraph.start, paragraph.end)
        first = lead.end() if lead else paragraph.start
        marks = [found.start() for found in _MARK.finditer(text, paragraph.start, paragraph.end)]
        carried = pending
        if pending is not None and marks and marks[0] == first and _opens(text, first, paragraph.start):
            quotes.opens.add(first)
            marks, since = marks[1:], number
        elif (
            pending is not None
            and not _late_close(text, marks, paragraph, number - since)
            and (marks or number - since >= _CARRY)
        ):
            _cap(quotes, text, pending, paragraphs[since].end)
            carried = pending = None
        pending = _pair(quotes, text, paragraph, marks, pending)
        if pending is not None and (marks or pending != carried):
            since = number
    if pending is not None:
        _cap(quotes, text, pending, paragraphs[since].end)
    _add_single(quotes, text, paragraphs)
    quotes.quotations.sort(key=lambda quotation: (quotation.start, -quotation.end))
    return quotes


def _opens(text: str, at: int, start: int) -> bool:
    """Whether the mark at `at` has the form of an opening one."""
    mark = text[at]
    if mark in "“„«":
        return True
    if mark in "”»":
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([{-–—/:'‘“*_>") and not after.isspace()


def _late_close(text: str, marks: list[int], paragraph: Paragraph, distance: int) -> bool:
    """Whether a paragraph closes a quotation opened in an earlier one: its first mark is a closing one."""
    return bool(marks) and distance <= _CARRY and not _opens(text, marks[0], paragraph.start)


def _pair(quotes: Quotes, text: str, paragraph: Paragraph, marks: list[int], pending: int | None) -> int | None:
    """Pair the marks of one paragraph; the return value is the mark still open at its end."""
    for at in marks:
        opening = _opens(text, at, paragraph.start) and not (pending is not None and text[pending] + text[at] == "„“")
        if pending is None:
            if opening or (text[at] == '"' and _could_open(text, at, paragraph)):
                pending = at
                quotes.opens.add(at)
            else:
                quotes.stray.append(at)
        elif opening and text[at] not in "„«" and at > pending + 1:
            _cap(quotes, text, pending, at)
            pending = at
            quotes.opens.add(at)
        elif not opening:
            if at > pending + 1:
                quotes.quotations.append(Quotation(pending + 1, at))
            pending = None
    return pending


def _could_open(text: str, at: int, paragraph: Paragraph) -> bool:
    """A straight mark run into the words around it opens a quotation if none is open ('talks."We agreed"')."""
    return at + 1 < paragraph.end and text[at + 1].isalnum()


def _cap(quotes: Quotes, text: str, mark: int, end: int) -> None:
    while end > mark + 1 and text[end - 1].isspace():
        end -= 1
    quotes.unclosed.append(mark)
    if end > mark + 1:
        quotes.quotations.append(Quotation(mark + 1, end))


def _add_single(quotes: Quotes, text: str, paragraphs: Sequence[Paragraph]) -> None:
    """British quotations in single marks, outside of double ones."""
    doubles = sorted((quotation.start, quotation.end) for quotation in quotes.quotations)
    starts = [start for start, _ in doubles]
    for paragraph in paragraphs:
        at = paragraph.start
        while found := _SINGLE.search(text, at, paragraph.end):
            at = found.end()
            close = _single_close(text, found.start(), min(paragraph.end, at + _SINGLE_REACH))
            if close is None:
                continue
            quotes.opens.add(found.start())
            before = bisect_right(starts, found.start())
            if not (before and found.start() < doubles[before - 1][1]):
                quotes.quotations.append(Quotation(at, close))
            at = close + 1


def _single_close(text: str, opened: int, end: int) -> int | None:
    """The mark that closes a single-quoted phrase; an apostrophe after a plural ("leaders' talks") closes none."""
    for found in _SINGLE_END.finditer(text, opened + 1, end):
        at = found.start()
        if (text[opened] == "‘") != (text[at] == "’"):
            continue
        plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        if not plural or text.find(text[at], at + 1, end) < 0:
            return at
    return None
