"""Stage 2: a paragraph to its sentences. Knows abbreviations, initials, decimals, site names and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from diplo_extract.segment_words import layout_words

LONGEST = 1500
"""A sentence longer than this many characters is cut at its best semicolon or line end, so that no parse runs away."""

_NO_WORD = '(["“”„«‘*_'
_STOP = re.compile(r"[.!?…]+|[。！？؟।]")
_CLOSING = "\"”“’'»)]*_"
_OPENING = "\"“„«‘'([*_"
_WORD_AFTER = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,4}|[A-Za-z])")
_MONTH_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?\b(?! ?(?:[a-z]|\d))")
_CLOCK = re.compile(
    r"(?:[A-Z]{2,5}\b|(?i:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|local|eastern|pacific|central))"
)
_LEAD = re.compile(
    r"(?:\d{1,2}[.)][ \t]+(?=[A-Z\"“]))?"
    r"(?:[-–—•●▪·■►>*_#\s\u200b\ufeff]|&#?\w{2,8};|</?[a-zA-Z][^<>]{0,1500}>|\([^()\n]{3,40}\)(?=[^\W\d_][a-z]))*"
)
_LAST_TAG = re.compile(r"</?[a-zA-Z][^<>]*>\Z")
_LIST_REACH = 12
"""The number of a list's item stands within this many characters of its start."""
_BREAKS = (
    re.compile(r"[\n\r]+\s*"),
    re.compile(r";\s+"),
    re.compile(r" [-–—]+ |: "),
    re.compile(r",\s+"),
    re.compile(r"\s+"),
)


def split_sentences(text: str, start: int, end: int, opens: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, in order, without outer space and bullets.

    `opens` are the offsets of straight quotation marks that open a quotation; any other closes one.
    """
    for rough in _rough(text, start, end, opens):
        first, last = bare_span(text, *rough)
        if any(map(str.isalnum, text[first:last])):
            yield from _no_longer_than(LONGEST, text, first, last)


def bare_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without bullets, emphasis, tags and space around it, and without a credit run into its first word."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start:
        if text[end - 1].isspace() or text[end - 1] in "_*":
            end -= 1
        elif text[end - 1] == ">" and (tag := _LAST_TAG.search(text, max(start, end - 200), end)):
            end = tag.start()
        else:
            break
    return start, end


def _rough(text: str, start: int, end: int, opens: Collection[int]) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() < first:
            continue
        close = stop.end()
        while close < end and text[close] in _CLOSING and close not in opens:
            close += 1
        after = close
        while after < end and text[after].isspace():
            after += 1
        if after >= end:
            break
        if _is_end(text, first, stop, close, after, end):
            yield first, close
            first = close
    if first < end:
        yield first, end


def _is_end(text: str, first: int, stop: re.Match[str], close: int, after: int, end: int) -> bool:
    """Whether the sentence that began at `first` ends at this stop; `after` is where the next word would begin."""
    mark = stop[0]
    if mark[0] in "。！？؟।":
        return True
    opening = _first_letter(text, after, end)
    if mark != ".":
        return _strong_end(text, stop, close, after, opening)
    if after == close:
        return _end_without_space(text, first, stop.start(), close, after, end)
    before = _token_before(text, first, stop.start())
    if not before:
        return opening.isupper() and text[max(first, stop.start() - 9) : stop.start()].rstrip()[-1:] not in (".", "")
    if (
        close == stop.end()
        and _LIST_NUMBER.fullmatch(before)
        and stop.start() - first < _LIST_REACH
        and not text[first : stop.start() - len(before)].strip(" (")
    ):
        return False
    if opening.islower():
        return close == stop.end() and _lower_case_start(before, text, after, end)
    if close > stop.end() and text[stop.end()] not in ")]":
        return True
    return not _is_abbreviation(before, text, after, end)


def _first_letter(text: str, at: int, end: int) -> str:
    while at < end and text[at] in _OPENING:
        at += 1
    return text[at] if at < end else ""


def _strong_end(text: str, stop: re.Match[str], close: int, after: int, opening: str) -> bool:
    """Ends at "!", "?" or an ellipsis, unless the sentence plainly goes on."""
    if stop.start() and text[stop.start() - 1] in "[(<":
        return False
    if after == close:
        return opening.isupper() and close > stop.end() and text[after] not in ",;:-–—."
    if opening.islower() or text[after] in ",;:-–—":
        return False
    # "I said that ... I would serve": dots set off by spaces leave something out and end nothing
    return close > stop.end() or stop[0][0] in "!?" or not text[stop.start() - 1].isspace()


def _end_without_space(text: str, first: int, dot: int, close: int, after: int, end: int) -> bool:
    """Ends at "talks.The next" and at "said."He" with no space between, never within "News.Az", "3.5" or an address."""
    if close > dot + 1:
        return text[after].isupper() or text[after] in _OPENING
    if not (text[after].isupper() or text[after] in '"“‘') or not text[dot - 1 : dot].isalnum():
        return False
    before = _token_before(text, first, dot)
    word = _WORD_AFTER.match(text, after + (not text[after].isalnum()), end)
    if word is None or before[-1:].isupper() or any(mark in before for mark in "./@:"):
        return False
    if len(before) < 2 and not (before.isdigit() and word[0][1:2].islower()):
        return False
    follows = word[0].rstrip(".")
    return (
        follows.lower() not in layout_words().domains
        and not (len(follows) == 1 and follows not in "AI")
        and "." not in follows
    )


def _token_before(text: str, first: int, dot: int) -> str:
    """The word that a full stop at `dot` follows, "" after a space or a mark."""
    start = dot
    low = max(first, dot - 40)
    while start > low and not text[start - 1].isspace() and text[start - 1] not in _NO_WORD:
        start -= 1
    return text[start:dot]


def _lower_case_start(before: str, text: str, after: int, end: int) -> bool:
    """Whether a word in lower case begins a sentence, as in copy that has lost its capitals ("talks. the minister")."""
    word = _WORD_AFTER.match(text, after, end)
    words = layout_words()
    return (
        word is not None
        and word[0] in words.starters
        and before.isalpha()
        and len(before) > 2
        and before.lower() not in words.abbreviations | words.titles
    )


def _is_abbreviation(before: str, text: str, after: int, end: int) -> bool:
    """Whether the full stop after `before` belongs to it ("Mr.", "U.S.", "Jan.", "W.") and ends no sentence here."""
    words = layout_words()
    lower = before.lower().lstrip("'’-")
    last = lower.rsplit("-", 1)[-1]
    if last in words.titles:
        return not (before.islower() and lower in ("pres", "dir", "ret", "sec", "sen", "rep"))
    found = _WORD_AFTER.match(text, after, end)
    follows = found[0] if found else ""
    starts = follows.lower().rstrip(".") in words.starters and follows[:1].isupper()
    if last in ("no", "nos", "art"):
        return follows[:1].isdigit()
    if last in words.months and _MONTH_DAY.match(text, after, end):
        return True  # "on March. 1", "Jan. 5"
    if last in words.months and last not in ("may", "march", "june", "july", "april") and len(last) < 5:
        return bool(follows) and not starts
    if len(before) == 1 and before.isalpha():
        initial = follows[:1].isupper() and text[after + 1 : after + 2] == "."  # "E. A. Roe"
        return (initial or not starts) and (before != "I" or _is_within_name(text, after))
    if lower in ("u.s", "u.k") and follows.lower() in words.goes_on:
        return True
    if _DOTTED.fullmatch(before):
        if last in ("a.m", "p.m"):
            return bool(_CLOCK.match(follows))
        return bool(follows) and not starts
    return last in words.abbreviations and bool(follows) and not starts


def _is_within_name(text: str, after: int) -> bool:
    """Whether the "I." before `after` stands behind a name as in "Ivan I. Orlov", not as in "better than I."."""
    words = text[max(0, after - 40) : after].split()
    return len(words) > 1 and words[-2][0].isupper() and words[-2].isalpha() and len(words[-2]) > 2


def _no_longer_than(most: int, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an endless sentence after its best break within reach: a line end, a semicolon, a dash, a comma, a space."""
    while end - start > most:
        cut = _best_break(text, start + most // 4, start + most)
        last = cut
        while last > start and text[last - 1].isspace():
            last -= 1
        yield start, last
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _best_break(text: str, low: int, high: int) -> int:
    for kind in _BREAKS:
        ends = [found.end() for found in kind.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return high
