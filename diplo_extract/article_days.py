"""Stage 7, when: the day that an article appeared on, from which its dates count, and the day it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date as Day
from datetime import timedelta

from diplo_extract.articles import Article
from diplo_extract.dates import DateMention, infer_dateline_year, is_explicit, resolve_date
from diplo_extract.mentions import Segments

PRINTING = timedelta(days=3)
"""How long after it was written or spoken an article appears at most."""
TOP = 1200
"""Characters within which a page says above a speech when it was made."""
AHEAD = frozenset({"by", "until", "will", "would", "to", "next"})
"""Words shortly before a date that make it one of the future, so that it cannot date what the article looks back on."""
UNSETTLED = frozenset({"may", "might", "could", "will", "shall", "planned", "scheduled", "expected"})
"""Words anywhere before it in its sentence that do so."""


def reference_date(article: Article, segments: Segments, dates: Sequence[DateMention]) -> Day | None:
    """The day relative dates count from: of the metadata, else of the header, else the dateline, else the default."""
    if article.published is not None:
        return article.published
    if segments.published is not None:
        return segments.published
    return _dateline_day(article.text, segments, dates) or article.fallback_date


def _dateline_day(text: str, segments: Segments, dates: Sequence[DateMention]) -> Day | None:
    line = segments.dateline
    if line is None or line.month is None or line.day is None:
        return None
    year = line.year or infer_dateline_year(line.month, line.day, known=_looked_back_on(text, dates))
    try:
        return Day(year, line.month, line.day) if year else None
    except ValueError:
        return None


def written_day(text: str, segments: Segments, dates: Sequence[DateMention], reference: Day | None) -> Day | None:
    """The day that "today" means: that of the dateline or of a line of its own above, up to three days earlier.

    "PARIS, May 3" in the paper of May 4, a speech of May 3 on a page of May 4. Else the reference date.
    """
    if reference is None:
        return None
    told = [resolve_date(d, reference=reference, tense="past") for d in dates if _is_a_line(text, d)]
    days = [when.start for when in told if when is not None]
    line = segments.dateline
    if line is not None and line.month is not None and line.day is not None:
        days.insert(0, _nearest(line.month, line.day, reference))
    return next((d for d in days if d is not None and timedelta() <= reference - d <= PRINTING), reference)


def _is_a_line(text: str, mention: DateMention) -> bool:
    """True for a full date that stands alone on a line near the top of a page."""
    if mention.start > TOP or mention.granularity != "day" or not is_explicit(mention.reading):
        return False
    return text[text.rfind("\n", 0, mention.start) + 1 : (text + "\n").index("\n", mention.end)].strip() == mention.text


def _nearest(month: int, day: int, reference: Day) -> Day | None:
    """The last such day up to the reference date; None for what is no day of its year."""
    year = reference.year - ((month, day) > (reference.month, reference.day))
    try:
        return Day(year, month, day)
    except ValueError:
        return None


def _looked_back_on(text: str, dates: Sequence[DateMention]) -> Iterable[Day]:
    for mention in dates:
        told = re.split(r"[.;\n]", text[max(0, mention.start - 90) : mention.start])[-1].lower().split()
        ahead = AHEAD & set(told[-4:]) or UNSETTLED & set(told)
        found = None if ahead else resolve_date(mention, reference=None)
        if found is not None and found.basis == "explicit" and found.start is not None:
            yield found.start
