"""Stage 8, when: whether two tellings can be of the same time, and the one date of a merged event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from datetime import timedelta

from diplo_extract.events import Date
from diplo_extract.mentions import Interval
from diplo_extract.resolve.tellings import Telling

_BASES = ("explicit", "relative", "linked", "publication", "unknown")
_SPAN = re.compile(r"\d\W*(?:[-–—]|to|and|until|through)\W*(?:[A-Z][a-z.]+ )?\d|day\W+(?:to|and|until|through) [A-Z]")
"""Words for days from the first to the last: "14 and 15 June", "from Monday to Friday"."""
_STALE = timedelta(days=14)
_OLD = timedelta(days=31)
"""Older than this at publication, a dated event is background and not the news that an undated clause tells."""
_WAY = timedelta(days=2)
"""From setting out to arriving."""
_TOUR = timedelta(days=10)
"""From setting out on a tour of several countries to arriving in the last, at most."""
_ON = timedelta(days=3)
"""From arriving in one town to travelling on to the next, at most."""


def overlap(a: Interval | Date, b: Interval | Date) -> bool:
    """True where the two intervals share a day; an open end reaches as far as need be."""
    return not (
        (a.end is not None and b.start is not None and a.end < b.start)
        or (b.end is not None and a.start is not None and b.end < a.start)
    )


def closes(first: Interval, last: Interval) -> bool:
    """True where a visit that began on the first day can have ended on the last: within a month."""
    begun, ended = first.start or first.end, last.end or last.start
    return begun is None or ended is None or timedelta() <= ended - begun <= _OLD


def equal(a: Interval | None, b: Interval | None) -> bool:
    """True where both are known and have the same days."""
    return a is not None and b is not None and (a.start, a.end) == (b.start, b.end)


def is_old(when: Interval | Date, published: Day | None) -> bool:
    """True for what ended more than a month before the article appeared."""
    return published is not None and when.end is not None and published - when.end > _OLD


def is_stale(when: Interval | Date, published: Day | None) -> bool:
    """True for what ended more than two weeks before the article appeared: no headline tells it as news."""
    return published is not None and when.end is not None and when.end < published - _STALE


def is_past(when: Interval | Date, published: Day | None) -> bool:
    """True for what ended before the day the article appeared."""
    return published is not None and when.end is not None and when.end < published


def is_future(when: Interval | Date, published: Day | None) -> bool:
    """True for what begins after the day the article appeared."""
    return published is not None and when.start is not None and when.start > published


def merged_date(tellings: Sequence[Telling], *, occurred: bool, published: Day | None) -> Date:
    """The date of an event from all its tellings: the narrowest that they give, else publication where it is news.

    An open end is closed by another telling ("from Tuesday", "until Friday"), so is a visit told by its first day and,
    elsewhere, by its last or its length. Tellings that contradict each other give
    an unknown date.
    """
    arrivals = [t for t in tellings if not t.ends]
    stops = _whole_stays(arrivals) if tellings[0].claim.frame.trigger.type == "visit" else []
    firsts = _dated(_arrivals(stops) if stops else arrivals)
    lasts = _dated([t for t in tellings if t.ends]) + _ends_of_next_stops(stops)
    days = _length(tellings)
    if firsts:
        inside = all(t.claim.stay is not None and t.claim.stay.nth == 0 for t in tellings if t.when is not None)
        return _lasting(_narrowest(firsts), lasts, None if inside else days)
    if lasts:
        return _counted_back(_narrowest(lasts), days)
    if occurred and published is not None and any(t.news for t in tellings):
        return _news(tellings, published, days)
    return Date()


def _length(tellings: Sequence[Telling]) -> int | None:
    """The days that all tellings of a length agree on; None of a meeting that is dated by a verb.

    "Will fly to Lima for two days of talks … will meet Ruiz on Tuesday": the two days are not those of that meeting.
    """
    lengths = {t.claim.stay.days for t in tellings if t.claim.stay is not None and t.claim.stay.days is not None}
    dated = [t for t in tellings if t.when is not None]
    by_verb = tellings[0].claim.frame.trigger.type != "visit" and any(t.claim.stay is None for t in dated)
    by_verb = by_verb and all(t.claim.stay is None or tells_all_days(t) for t in dated)
    return min(lengths) if len(lengths) == 1 and not by_verb else None


def _news(tellings: Sequence[Telling], published: Day, days: int | None) -> Date:
    """The day of the article, or the days of a stay that is told on it as beginning or ended."""
    today = Date(start=published, end=published, edtf=published.isoformat(), basis="publication")
    stays = [t.claim.stay for t in tellings if t.news and t.claim.stay is not None and t.claim.stay.nth]
    nths = {stay.nth for stay in stays if stay.nth is not None}
    if days is None or days < 2 or len(nths) != 1:
        return today
    nth = min(nths)
    start = published - timedelta(days=nth - 1 if nth > 0 else days + nth)
    end = start + timedelta(days=days - 1)
    return Date(start=start, end=end, edtf=edtf(start, end), basis="relative")


def _counted_back(date: Date, days: int | None) -> Date:
    """A stay of so many days that ended on the one day that the text tells."""
    if days is None or date.end is None or date.start not in (None, date.end) or (date.end - Day.min).days < days:
        return date
    start = date.end - timedelta(days=days - 1)
    return date.model_copy(update={"start": start, "edtf": edtf(start, date.end)})


def edtf(start: Day | None, end: Day | None) -> str | None:
    """The interval in Extended Date/Time Format; None where both ends are open.

    >>> edtf(Day(2024, 5, 1), None)
    '2024-05-01/..'
    """
    if start is None and end is None:
        return None
    if start == end and start is not None:
        return start.isoformat()
    return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"


def covers(whole: Interval, part: Interval) -> bool:
    """True where all known days of the part are among those of the whole."""
    if whole.start is None or whole.end is None:
        return False
    return all(day is None or whole.start <= day <= whole.end for day in (part.start, part.end))


def _narrowest(dated: list[tuple[Interval, str | None]]) -> Date:
    if any(not overlap(a, b) for a, _ in dated for b, _ in dated):
        return Date()
    dated = _from_their_first_day(dated)
    best, text = min(dated, key=lambda d: (_width(d[0]), _BASES.index(d[0].basis)))
    start = best.start or max((w.start for w, _ in dated if w.start is not None), default=None)
    end = best.end or min((w.end for w, _ in dated if w.end is not None), default=None)
    as_given = (start, end) == (best.start, best.end) and best.edtf
    return Date(start=start, end=end, edtf=best.edtf if as_given else edtf(start, end), basis=best.basis, text=text)


def _whole_stays(tellings: Sequence[Telling]) -> list[Telling]:
    """Without those of the days on which a visit led to another town, where all of its days are told."""
    spans = [t.when for t in tellings if t.when is not None and tells_all_days(t)]
    return [t for t in tellings if t.when in spans or not any(_is_one_of(t.when, span) for span in spans)]


def is_next_stop(one: Telling, other: Telling) -> bool:
    """True for two days of one journey: of setting out and arriving, or of arriving in one town and in the next."""
    first, later = sorted((one, other), key=lambda t: (t.when.start if t.when and t.when.start else Day.max, t.start))
    if first.when is None or later.when is None or None in (first.when.start, later.when.start, later.when.end):
        return False
    gap = later.when.start - first.when.start  # type: ignore[operator]
    places = [t.claim.frame.place for t in (first, later)]
    if _is_bound(first) and first.when.start == first.when.end and gap <= _way_of(first):
        return True
    towns = {p.name for p in places if p is not None and not p.is_country}
    single = first.when.start == (first.when.end or first.when.start) or first.when.end == later.when.end
    town = places[1] is not None and not places[1].is_country
    # "arrives on Monday and goes to Lima a day later"
    onward = len(towns) == len(places) or (town and places[0] is None and _of_one_guest(one, other))
    return single and onward and timedelta() < gap <= _ON


def _way_of(telling: Telling) -> timedelta:
    """How long after setting out the arrival may be: "left on Monday for Peru and Chile … in Chile from Friday"."""
    return _TOUR if telling.claim.stay is not None and telling.claim.stay.tour else _WAY


def _of_one_guest(one: Telling, other: Telling) -> bool:
    """True where both tell of the same traveller, not only of two from one country."""
    guests = [{f.actor for f in t.claim.frame.fillers if f.role == "visitor"} for t in (one, other)]
    return bool(guests[0] & guests[1])


def _arrivals(tellings: Sequence[Telling]) -> list[Telling]:
    """Without the days of setting out where the arrival is dated, and without those of the next towns."""
    dated = [t for t in tellings if t.when is not None]
    out = [d for d in dated if _is_bound(d) and any(not _is_bound(t) and _goes_on(d, t) for t in dated)]
    there = [t for t in dated if t not in out]
    later = [t for t in there if any(_goes_on(d, t) for d in there)]
    return [t for t in tellings if t not in (*out, *later)]


def _ends_of_next_stops(tellings: Sequence[Telling]) -> list[tuple[Interval, str | None]]:
    """The last days of the next towns: "arrives on Monday and will be in Cusco from Tuesday to Friday"."""
    kept = _arrivals(tellings)
    onward = _dated([t for t in tellings if t not in kept and not _is_bound(t)])
    return [(w, text) for w, text in onward if w.start is not None and w.end is not None and w.end > w.start]


def _is_bound(telling: Telling) -> bool:
    return telling.claim.stay is not None and telling.claim.stay.bound


def _goes_on(one: Telling, other: Telling) -> bool:
    days = [t.when.start if t.when is not None else None for t in (one, other)]
    return None not in days and days[0] < days[1] and is_next_stop(one, other)  # type: ignore[operator]


def tells_all_days(telling: Telling) -> bool:
    """True for "from 3 to 5 May" and for "on Monday for a three-day visit"."""
    when, stay = telling.when, telling.claim.stay
    if when is None or when.start is None or when.end is None or when.start == when.end:
        return False
    counted = stay is not None and stay.days == (when.end - when.start).days + 1
    over = stay is not None and stay.nth == -1 and not stay.ends  # "ended a visit that began on Saturday"
    return counted or over or _SPAN.search(telling.claim.date_text or "") is not None


def _is_one_of(when: Interval | None, span: Interval) -> bool:
    if when is None or when.start is None or span.start is None:
        return False
    return (when.start == when.end and overlap(when, span)) or (when.start > span.start and covers(span, when))


def _from_their_first_day(dated: list[tuple[Interval, str | None]]) -> list[tuple[Interval, str | None]]:
    """Without the weeks and months in which another telling names the first day: "next week … from Wednesday"."""
    firsts = [w.start for w, _ in dated if w.start is not None and w.end is None]
    kept = [
        (w, text)
        for w, text in dated
        if w.start is None or w.end is None or not any(w.start < day <= w.end for day in firsts)
    ]
    return kept if firsts else dated


def _dated(tellings: Sequence[Telling]) -> list[tuple[Interval, str | None]]:
    return [(t.when, t.claim.date_text) for t in tellings if t.when is not None]


def _lasting(date: Date, lasts: Sequence[tuple[Interval, str | None]], days: int | None) -> Date:
    """A visit of which the text tells the arrival, with the day of the return, else with the `days` stated."""
    if date.start is None or date.end not in (None, date.start):
        return date
    end = min((when.end for when, _ in lasts if when.end is not None and when.end > date.start), default=None)
    if end is None and days is not None and (Day.max - date.start).days >= days:
        end = date.start + timedelta(days=days - 1)
    return date if end is None else date.model_copy(update={"end": end, "edtf": edtf(date.start, end)})


def _width(when: Interval) -> int:
    return 10**6 if when.start is None or when.end is None else (when.end - when.start).days


def has_days(date: Date) -> bool:
    """True where the text dates the event, itself or through another event of the text."""
    return date.basis in ("explicit", "relative", "linked")
