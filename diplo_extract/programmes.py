"""Stage 7, when: the day that heads an entry of a chronology, a programme or a schedule, beside clause_dates.py."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from diplo_extract.clause_dates import Timeline
from diplo_extract.dates import DateMention, is_explicit
from diplo_extract.mentions import Parse
from diplo_extract.rules import calendar_words

BULLETS = " -–—•*"
"""Signs before the entries of a list."""
AROUND = 40
"""Dates before and behind among which those are that stand on lines of their own."""
HEADING = 60
"""Characters of a line that a day heads: "Tuesday, 3 June 2014 - Warsaw"."""
_ITEM = re.compile(r"[ \t]*(?:[-–—•*][ \t]*)?(?:\d{1,2}[:.]\d\d(?!\d|\.\d)|\d{1,2} ?[ap]\.?m\b)|[ \t]*[-–•*][ \t]+\S")
"""How a line begins that is an entry of a programme: with the hour or a bullet."""
_TITLES = 5
"""The first lines of a page, of which one may say that it is a schedule."""
_LONGEST = 120
"""Characters of such a line."""


def day_of_entry(parse: Parse, timeline: Timeline) -> DateMention | None:
    """The date that the paragraph opens with in a chronology, "May 3: …", or that stands on a line above it.

    None where there is neither, or where fewer than three such lines are near: a page has that of the article. On a
    schedule one such line is enough, and where none stands above, the day is that of the schedule itself.
    """
    start = timeline.text.rfind("\n", 0, parse.sentence.start) + 1
    at = bisect_left(timeline.dates, start, key=lambda d: d.start)
    first = timeline.dates[at] if at < len(timeline.dates) else None
    if first is not None and first.anchor is None and not timeline.text[start : first.start].strip(BULLETS):
        if timeline.text[first.end :].lstrip(" ").startswith((":", "–", "—")):
            return first
    scheduled = is_schedule(timeline.text)
    if _ITEM.match(timeline.text, start) is not None and (day := _day_of_programme(timeline, start)) is not None:
        return day
    if _ITEM.match(timeline.text, start) is not None and not scheduled:
        return None
    lines = [d for d in timeline.dates[max(0, at - AROUND) : at + AROUND] if _is_a_heading(timeline.text, d)]
    above = [d for d in lines if d.end <= start]
    if scheduled and parse.sentence.kind == "body":
        return above[-1] if above else _day_of_schedule(timeline)
    return above[-1] if len({d.text for d in lines}) > 2 and above else None


def is_schedule(text: str) -> bool:
    r"""Whether one of the first lines says that the page tells what somebody is going to do: "Public Schedule".

    >>> is_schedule("Weekly agenda of the minister\n\nMonday"), is_schedule("Trade tops agenda in Lima\n\nMonday")
    (True, False)
    """
    return any(_schedule().search(line) is not None for line in _titles(text))


def is_bare_entry(parse: Parse) -> bool:
    """True for "Talks with President Roe", of no verb: what is due where it stands in a schedule."""
    return not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in parse.words)


@lru_cache(maxsize=4)
def _titles(text: str) -> tuple[str, ...]:
    """The first lines, but for long ones."""
    lines = (line.strip() for line in text[: 4 * _LONGEST * _TITLES].split("\n"))
    return tuple([line for line in lines if line][:_TITLES])


@cache
def _schedule() -> re.Pattern[str]:
    days = "|".join(sorted(calendar_words(), key=len, reverse=True))
    noun = r"(?:agenda|appointments|calendar|diary|engagements|programme|schedule)"
    kind = r"(?:daily|diplomatic|media|official|press|public|weekly|working|[\w.]+['’]s)"
    behind = rf"(?=\s*$|\s+(?:for|in|of)\b|\s*[,:–-]?\s*(?:\d|(?:{days})\b))"
    return re.compile(rf"^(?=.{{0,{_LONGEST}}}$)(?:(?:.*\b{kind}\s+)?{noun}{behind})", re.IGNORECASE)


def _day_of_schedule(timeline: Timeline) -> DateMention | None:
    """The one full date in the line that says that the page is a schedule: "Public Schedule for May 3, 2010"."""
    for line in _titles(timeline.text):
        if _schedule().search(line) is not None:
            start = timeline.text.index(line)
            told = timeline.within(start, start + len(line))
            return told[0] if len(told) == 1 and told[0].granularity == "day" and is_explicit(told[0].reading) else None
    return None


def _day_of_programme(timeline: Timeline, start: int) -> DateMention | None:
    """The day that heads the entries "10:00 Meeting with X" and "- Dinner": on the nearest other line above them."""
    while start > 0:
        line = timeline.text.rfind("\n", 0, start - 1) + 1
        told = timeline.text[line : start - 1].strip()
        start = line
        if not told or _ITEM.match(timeline.text, line) is not None:
            continue
        day = next((d for d in timeline.within(line, line + len(told) + 1) if d.granularity == "day"), None)
        before = timeline.text[line : day.start] if day is not None else ""
        opens = day is not None and len(before.strip(BULLETS)) <= len("Wednesday, ")
        return day if opens and len(told) <= HEADING and not told.endswith(".") else None
    return None


def _is_a_heading(text: str, mention: DateMention) -> bool:
    """True for a date that stands alone on a line: "15-16 February"."""
    if mention.anchor is not None or mention.granularity not in ("day", "range"):
        return False
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return text[start : end if end >= 0 else None].strip(BULLETS + ":") == mention.text
