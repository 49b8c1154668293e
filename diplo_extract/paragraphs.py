"""Stage 2: lines of a page to paragraphs of a story, without its buttons, credits and bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cache
from itertools import pairwise

from diplo_extract.datelines import (
    dateline_behind_caption,
    is_date_line,
    issue_date,
    office_date,
    read_dateline,
    signed_date,
    title_date,
    written_date,
)
from diplo_extract.furniture import is_furniture
from diplo_extract.mentions import Dateline, SentenceKind
from diplo_extract.segment_words import layout_words

MARKS = "\"“”„«»‘’'"
"""Quotation marks, single ones included."""

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_HEADER = re.compile(r"\s*date (\d{4}-\d\d-\d\d)\b")
_SIZE_WIDGET = re.compile(r"[ \t]*\+ ?↺ ?[−-] ?\d+ ?px")
_STARRED = re.compile(r"[ \t](?:\* ?){3,}(?=\s|$)")
_ENDED = re.compile(r"[.!?…。！？؟।][\"”“’'»)\]*_]*$")
_CUT_OFF = re.compile(r"(?:\.\.\.|…)$")
_LAST_TAGS = re.compile(r"(?:</?[a-zA-Z][^<>]*>\s*)+$")
_LABELLED = re.compile(r"(?:[QA]|[A-Z][A-Z.'’ -]{1,40}):|Q[.:]?\s")
_CLOSERS = MARKS + ")]}*_ "
_BULLETS = "-–—•●▪·■►* "
_LIST_LINE = 240
"""The most characters of a line that opens a list or is an item of it: longer ones are paragraphs of a document."""
_LIST_OPENER = 500
"""The same of a line above marked items: "held its session, chaired by X, with the participation of:"."""
_LIST_LENGTH = 1400
"""The most characters of a list that is read as one sentence."""
_HEAD_REACH = 12
"""Stamps and bylines stand among the first dozen lines."""
_TOP = 600
"""Characters among which the first lines of a page stand."""
_OFFICE_REACH = 5
"""Lines among which an office is named and the day below it."""
_SIGNATURES = 6
"""The last lines of a page, among which it may say where and when an act was done."""
_CLOSES = ("Adopted", "Done", "Given", "Issued", "Made", "Signed")
_TITLE_REACH = 3
"""Lines of which one may be the headline."""
_MENUS = 2000
"""Characters of menus above a statement at most."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the story, without outer space. `fresh`: it follows a rule ("* * *") or opens the text."""

    start: int
    end: int
    kind: SentenceKind = "body"
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The story's paragraphs, the dateline and the day of publication at its head, None if absent."""

    paragraphs: tuple[Paragraph, ...]
    dateline: Dateline | None = None
    published: Day | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without outer space; `gap`: a blank line stands before it; `apart`: a date alone on its line does."""

    start: int
    end: int
    gap: bool
    fresh: bool = False
    apart: bool = False


def read_page(text: str) -> Page:
    """Cut a text into the paragraphs of its story; datelines are cut off the paragraphs they open."""
    header = _HEADER.match(text)
    published = written_date(header[1]) if header else None
    lines, stamp = _story_lines(text, header.end() if header else 0)
    stamp = stamp or office_date([line for line in text[:_TOP].split("\n") if line.strip()][:_OFFICE_REACH])
    paragraphs = _with_kinds(text, list(_joined(text, lines)))
    paragraphs, dateline = _without_datelines(text, paragraphs)
    undated = published is None and stamp is None and (dateline is None or dateline.day is None)
    aside = _day_above(text) or _day_below(text, lines) if undated else None
    return Page(tuple(paragraphs), dateline, published or stamp or aside)


def _day_above(text: str) -> Day | None:
    """The day that stands alone on a line near the top of a page, below its menus; None where none does."""
    above = text[:_MENUS].split("\n")[:-1]
    return next((day for line in above if is_date_line(line) and (day := written_date(line))), None)


def _day_below(text: str, lines: Sequence[_Line]) -> Day | None:
    """The day with which a page ends, as ministries' do: "Lima, 14 May 2024"; None for a story of few lines."""
    below = [text[line.start : line.end] for line in lines[1:][-_SIGNATURES:]]
    done = next((day for line in below if line.startswith(_CLOSES) and (day := signed_date(line))), None)
    return signed_date(below[-1]) or done if below else None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing marks aside; "Jr." and "what to ..." do not end one."""
    tail = _LAST_TAGS.sub("", line[-200:])[-60:] if line.endswith(">") else line[-60:]
    if _CUT_OFF.search(tail) or not _ENDED.search(tail):
        return False
    word = tail.rstrip(_CLOSERS).rsplit(" ", 1)[-1]
    bare = word.strip("(“\"'").rstrip(".").lower()
    return not (word.endswith(".") and bare in ("jr", "sr") and len(line) < 200)


def _story_lines(text: str, start: int) -> tuple[list[_Line], Day | None]:
    """The lines that belong to the story, and the date that a stamp among the first of them gives."""
    lines: list[_Line] = []
    stamp: Day | None = None
    above = 0  # lines of the story up to the stamp
    skipped = fresh = dated = False
    for number, line in enumerate(_lines(text, start)):
        content = text[line.start : line.end]
        if is_furniture(content) or (number < _HEAD_REACH and is_date_line(content)) or _is_byline(text, line):
            told = written_date(content) if number < _HEAD_REACH else None
            if told is not None and (stamp is None or (len(lines) > above and told < stamp and is_date_line(content))):
                stamp, above = told, len(lines)  # below the headline, not in a masthead above it
            skipped, fresh = True, fresh or not any(map(str.isalnum, content))
            dated = dated or is_date_line(content)
            continue
        if number < _HEAD_REACH and stamp is None:
            stamp = issue_date(content) or (title_date(content) if number < _TITLE_REACH else None)
            above = len(lines) + 1
        lines.append(_Line(line.start, line.end, line.gap or skipped, fresh or not lines, dated))
        skipped = fresh = dated = False
    return lines, stamp


def _lines(text: str, start: int) -> Iterator[_Line]:
    """The lines that are not blank, cut also at an inline rule ("* * *"); a leading font-size widget is passed over."""
    end = start
    if widget := _SIZE_WIDGET.match(text, start):
        start = widget.end()
    for found in _LINE.finditer(text, start):
        content = found[0].strip()
        if not content:
            continue
        first = found.start() + found[0].index(content[0])
        gap = _breaks(text[end:first]) > 1
        end = first + len(content)
        if " * *" not in content and " **" not in content and not (": " in content and _speaker().search(content)):
            yield _Line(first, end, gap)
            continue
        for piece in _pieces(text, first, end):
            yield _Line(*piece, gap=gap)
            gap = True


def _breaks(space: str) -> int:
    return space.count("\n") or space.count("\r") or len(space.splitlines())


@cache
def _speaker() -> re.Pattern[str]:
    """A speaker's label run into the words before it: "The talks begin President of Peru Ana Paz: Welcome"."""
    offices = "President|Prime Minister|Chancellor|Foreign Minister|Secretary-General|King|Emperor"
    name = r"(?:[A-Z][\w'’.-]*|of|and|the)"
    return re.compile(
        rf"(?<=[a-z] )(?<!by )(?<!said )(?:{offices}) of {name}(?: {name}){{1,9}}(?: \([a-z ]+\))?: (?=[A-Z])"
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of a line between its inline rules and before its speakers' labels; a rule is a piece too."""
    cuts = [(rule.start(), rule.start() + 1, rule.end()) for rule in _STARRED.finditer(text, start, end)]
    cuts += [(label.start(), label.start(), label.start()) for label in _speaker().finditer(text, start, end)]
    for before, rule, after in sorted(cuts):
        yield from _piece(text, start, before)
        yield from _piece(text, rule, after)
        start = after
    yield from _piece(text, start, end)


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_byline(text: str, line: _Line) -> bool:
    """A name or two alone on a line, above the line that names the agency or paper."""
    if line.end - line.start > 100:
        return False
    words = text[line.start : line.end].split()
    if not 2 <= len(words) <= 8 or not all(
        word[0].isupper() or word in ("and", "in", "de", "van", "al") for word in words
    ):
        return False
    below = _LINE.search(text, line.end)
    while below and not below[0].strip():
        below = _LINE.search(text, below.end())
    return below is not None and below[0].strip(" .()").lower() in layout_words().agencies


def _joined(text: str, lines: list[_Line]) -> Iterator[Paragraph]:
    """Paragraphs: hard-wrapped lines are joined again, and lines that a page break cut within a sentence."""
    width = _wrap_width(text, lines)
    torn = _is_torn(text, lines)
    listed = _of_lists(text, lines)
    start = 0
    for number, line in enumerate(lines):
        if number + 1 < len(lines) and (
            number in listed or _runs_on(text, line, lines[number + 1], width, first=number == 0, torn=torn)
        ):
            continue
        yield Paragraph(lines[start].start, line.end, fresh=lines[start].fresh)
        start = number + 1


def _of_lists(text: str, lines: list[_Line]) -> frozenset[int]:
    """Numbers of the lines that a list on lines of its own goes on below: "Present were:", "- A;", but not the last."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else line
        longest = _LIST_OPENER if text[below.start] in _BULLETS else _LIST_LINE
        if text[line.end - 1] != ":" or line.end - line.start > longest:
            continue
        last = number
        while last + 1 < len(lines) and _is_item(text, lines, last, lines[number].start):
            last += 1
        if last > number + 1:
            found.update(range(number, last))
    return frozenset(found)


def _is_item(text: str, lines: list[_Line], before: int, start: int) -> bool:
    """Whether the line behind number `before` is an item of the list that opens at offset `start`."""
    one, two = lines[before], lines[before + 1]
    content = text[two.start : two.end]
    if len(content) > _LIST_LINE or two.end - start > _LIST_LENGTH or content[-1] == ":":
        return False
    first = content.lstrip(_BULLETS)
    marked = first != content or content[-1] == ";" or text[one.start : one.end].endswith((";", "; and", ";and"))
    closed = text[one.end - 1] in ".!?" or (text[one.end - 1] not in ":;," and first == content)
    return marked and not closed and first[:1].isupper()


def _wrap_width(text: str, lines: list[_Line]) -> int | None:
    """The line width of hard-wrapped copy, None where each line is a paragraph of its own.

    In wrapped English copy most lines begin in lower case; in other copy hardly any does.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if not two.gap and one.end - one.start <= 120]
    cut = sum(text[two.start].islower() for _, two in pairs)
    if cut < 2 or cut < 0.35 * len(pairs):
        return None
    return max(one.end - one.start for one, _ in pairs)


def _is_torn(text: str, lines: list[_Line]) -> bool:
    """Whether blank lines stand amid sentences, as in scanned pages: more than once a line begins in lower case."""
    return (
        sum(two.gap and text[two.start].islower() and text[one.end - 1].isalnum() for one, two in pairwise(lines)) > 1
    )


def _runs_on(text: str, one: _Line, two: _Line, width: int | None, *, first: bool, torn: bool) -> bool:
    """Whether a sentence goes on from one line into the next."""
    last, opening = text[one.end - 1], text[two.start]
    if two.apart or last in ":;" and not (width and not two.gap):
        return False
    ended = ends_sentence(text[max(one.start, one.end - 60) : one.end])
    if width and not two.gap:
        space = text.find(" ", two.start, two.end)
        word = (space if space > 0 else two.end) - two.start
        return not (ended and one.end - one.start + 1 + word <= width - 4)
    length = one.end - one.start
    if ended or length < (40 if two.gap else 12):
        return False
    if text[one.start : one.end].rsplit(None, 1)[-1] in layout_words().dangling:
        return True
    if two.gap and (first or length < 50):
        return False
    item = any(mark in text[one.start : one.start + 3] for mark in "•●▪·■►*")  # scanned pages have "ï·" for the dot
    return opening.islower() or (torn and two.gap and not item and not text[one.start : one.end].isupper())


_FEW, _LONG = 5, 11
"""In copy of more paragraphs, most of which have lost their full stops, a line of more words is no headline."""


def _with_kinds(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Mark headlines: the lines above the story, and the short ones between its paragraphs."""
    kinds: list[Paragraph] = []
    in_body = False
    ended = sum(ends_sentence(text[p.start : p.end]) for p in paragraphs)
    punctuated = ended * 2 >= len(paragraphs)
    bare = not punctuated and len(paragraphs) > _FEW
    for number, paragraph in enumerate(paragraphs):
        content = text[paragraph.start : paragraph.end]
        if in_body:
            headline = punctuated and _is_subheading(content)
        else:
            headline = _is_headline(content, number, more=number + 1 < len(paragraphs))
            headline = headline and not (bare and number and len(content.split()) > _LONG)
            in_body = not headline
        kinds.append(replace(paragraph, kind="headline") if headline else paragraph)
    return kinds


def _is_headline(content: str, number: int, *, more: bool) -> bool:
    """Whether a paragraph above the story is one of its headlines: short, and without a full stop."""
    if len(content) > 320 or read_dateline(content, 0, len(content)):
        return False
    if not ends_sentence(content):
        if _ends_in_tags(content):
            return False
        return content[-1] not in ":,;" and (content[-1] not in MARKS or len(content) < 260)
    if content.isupper():
        return more
    return content.rstrip(_CLOSERS).endswith("?") and more and number == 0 and len(content) < 160


def _ends_in_tags(content: str) -> bool:
    """Whether a paragraph ends its sentence, and then names an agency: "They left. (Chad-Peru) Enditem"."""
    words = content[-200:].split()
    while len(words) > 1 and not ends_sentence(words[-1]) and is_furniture(words[-1]):
        words.pop()
    return ends_sentence(words[-1])


def _is_subheading(content: str) -> bool:
    if content[-1] in ":,;-–—" or content[0] in MARKS or content[0].islower() or content[0] in "-–—•*":
        return False
    if _LABELLED.match(content):
        return False
    words = len(content.split())
    return words <= 12 and (not ends_sentence(content) or (content.endswith("?") and words <= 9))


def _without_datelines(text: str, paragraphs: list[Paragraph]) -> tuple[list[Paragraph], Dateline | None]:
    """Cut datelines off; the article's own is the one in its first two body paragraphs."""
    result: list[Paragraph] = []
    own: Dateline | None = None
    bodies = 0
    for paragraph in paragraphs:
        bodies += paragraph.kind == "body"
        line = None
        if paragraph.kind == "body" and (paragraph.fresh or (bodies <= 2 and own is None)):
            line = read_dateline(text, paragraph.start, paragraph.end) or dateline_behind_caption(
                text, paragraph.start, paragraph.end
            )
        start = paragraph.start
        if line is not None:
            own = own or line
            start = line.end
            while start < paragraph.end and (text[start].isspace() or text[start] in "-–—.,"):
                start += 1
        if start < paragraph.end:
            result.append(replace(paragraph, start=start))
    return result, own
