"""Stage 7, when: the weekday of a meeting ahead by the journey on which it is to take place. claims.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from diplo_extract.clause_days import WEEKDAYS
from diplo_extract.dates import DateMention
from diplo_extract.mentions import Claim, Frame, Interval

NEXT_TOLD = 6
"""Sentences behind a visit within which its meetings are told."""
LONGEST_STAY = timedelta(days=21)
"""Of a longer time, "in the autumn", it is only known that the visit lies in it."""


def on_journey(
    when: Interval | None, mention: DateMention, frame: Frame, status: str | None, before: Sequence[Claim]
) -> Interval | None:
    """The weekday of a meeting ahead, among the days of the visit told before on which it is to take place.

    "Will visit Peru from Monday next week. He will meet President Soto on Thursday": the Thursday after that Monday.
    """
    if when is None or when.start is None or when.start != when.end or mention.rule not in WEEKDAYS:
        return when
    if frame.trigger.type not in ("agree", "meet") or status not in ("planned", "possible"):
        return when
    ours = {f.actor for f in frame.fillers}
    lands = {a.country for a in ours} | {frame.place.country if frame.place is not None else None}
    for visit in reversed(before):
        if frame.trigger.sentence - visit.frame.trigger.sentence > NEXT_TOLD:
            break
        if visit.frame.trigger.type != "visit" or visit.status != "planned" or visit.when is None:
            continue
        guests, hosts = ({f.actor for f in visit.frame.fillers if f.role == role} for role in ("visitor", "host"))
        if not ours & guests or not {h.country for h in hosts} & (lands - {None}):
            continue
        return _within_stay(when, visit.when)
    return when


def _within_stay(day: Interval, stay: Interval) -> Interval:
    """The day itself, or that of the same name in the first week of a stay that begins later and is no whole season."""
    if stay.start is None or day.start is None or day.start >= stay.start:
        return day
    if stay.end is not None and stay.end - stay.start > LONGEST_STAY:
        return day
    moved = day.start + timedelta(days=-((day.start - stay.start).days // 7) * 7)
    if stay.end is not None and stay.end != stay.start and moved > stay.end:
        return day
    return replace(day, start=moved, end=moved, edtf=moved.isoformat())
