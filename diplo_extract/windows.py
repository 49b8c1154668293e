"""Before the stages: a text that is too long, or too strange, for one piece is read in windows; offsets stay its own.

spaCy's tokenizer is quadratic on long runs of punctuation, spaCy refuses a million characters, and memory grows with
the length of what is read at once. So the tail of a long run is blanked, and long texts are cut between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date as Day

from diplo_extract.articles import Article
from diplo_extract.events import Event, Evidence
from diplo_extract.syntax import LONGEST_RUN

LONGEST = 100_000
"""Characters that are read at once: some sixty pages, more than any article of news."""
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_LETTER = re.compile(r"[^\W\d_]")
_BREAKS = ("\n\n", "\n", " ")
"""Where a text is cut, the best place first."""

Read = Callable[[Article], tuple[tuple[Event, ...], Day | None]]
"""Gives the events of an article and the day that its dates count from."""


def is_unwieldy(text: str) -> bool:
    """Whether a text has to be read in windows."""
    return len(text) > LONGEST or any(len(run) > LONGEST_RUN for run in text.split())


def read_in_windows(article: Article, read: Read) -> tuple[Event, ...]:
    """The events of an article that is read window by window. Events of two windows are not merged."""
    text = _RUN.sub(lambda run: run[0][:LONGEST_RUN] + " " * (len(run[0]) - LONGEST_RUN), article.text)
    events: list[Event] = []
    published = article.published
    for start, end in windows(text, LONGEST):
        if not _LETTER.search(text, start, end):
            continue
        name = article.article_id if start == 0 else f"{article.article_id}+{start}"
        found, day = read(replace(article, text=text[start:end], published=published, id=name))
        published = published or (day if start == 0 else None)
        events += (_moved(event, start, article.text) for event in found)
    return tuple(events)


def windows(text: str, longest: int) -> Iterator[tuple[int, int]]:
    r"""Start and end of the pieces of a text, none longer than `longest` characters, cut at the best place there is.

    >>> list(windows("They met. All agreed.\n\nTalks end.", 24))
    [(0, 23), (23, 33)]
    """
    start = 0
    while len(text) - start > longest:
        half, last = start + longest // 2, start + longest
        found = ((text.rfind(mark, half, last), len(mark)) for mark in _BREAKS)
        end = next((at + size for at, size in found if at >= 0), last)
        yield start, end
        start = end
    yield start, len(text)


def _moved(event: Event, by: int, text: str) -> Event:
    """The event with offsets in the whole text, and with its words as they stand there."""
    return event.model_copy(update={"evidence": tuple(_moved_evidence(each, by, text) for each in event.evidence)})


def _moved_evidence(evidence: Evidence, by: int, text: str) -> Evidence:
    start, end = evidence.start + by, evidence.end + by
    first, last = evidence.trigger.start + by, evidence.trigger.end + by
    trigger = evidence.trigger.model_copy(update={"start": first, "end": last, "text": text[first:last]})
    return evidence.model_copy(update={"start": start, "end": end, "text": text[start:end], "trigger": trigger})
