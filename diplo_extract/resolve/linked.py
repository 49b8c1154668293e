"""Stage 8, what ties bring: the offerer that only the invitation names, the day that only the visit has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from diplo_extract.events import Date
from diplo_extract.mentions import PlaceName
from diplo_extract.resolve.drafts import Draft
from diplo_extract.resolve.identity import side
from diplo_extract.resolve.links import ANSWERS, OFFERS, Links, apart
from diplo_extract.resolve.naming import Party
from diplo_extract.resolve.roles import TypeRoles
from diplo_extract.resolve.timing import edtf, has_days, is_past, overlap

NEXT = 2
"""Sentences within which an answer tells whom an invitation to nobody named was for."""


_INSIDE = frozenset({("meet", "visit"), ("agree", "visit"), ("agree", "meet")})
"""What is held on a visit or at talks is not only in their week: types of the inner and the outer event."""


def share_parties(drafts: Sequence[Draft], links: Links) -> list[Draft]:
    """The drafts, an answer and its invitation each with the parties that only the other one names.

    Who offered is known wherever the answer is; who answered was invited where both are told in one sentence, or where
    nobody else is told to have been and the answer follows.
    """
    done = list(drafts)
    answers = [(i, j) for i in range(len(done)) for kind, j in links[i] if kind == "responds_to"]
    for i, j in answers:
        if done[i].type not in ANSWERS or done[j].type not in OFFERS:
            continue
        (answering, offering), (by, to) = ANSWERS[done[i].type], OFFERS[done[j].type]
        pairs = [(offering, by)]
        to_whom = done[j].type == "invite" and not done[j].actors(to) and apart(done[i], done[j]) <= NEXT
        if apart(done[i], done[j]) == 0 or to_whom:
            pairs.append((answering, to))
        for role, its_role in pairs:
            answer, offer = done[i], done[j]
            done[i], done[j] = _filled(answer, role, offer, its_role), _filled(offer, its_role, answer, role)
    return done


def without_echoes(drafts: Sequence[Draft], links: Links, roles: Mapping[str, TypeRoles]) -> list[Draft]:
    """The drafts that tell something of their own.

    Left out are the conversation of those who meet in person, what only noun phrases take for granted with a party
    missing ("an invitation to the talks"), and the invitation by nobody named of which only a noun in its answer's
    sentence tells ("accepted an invitation"): the answer says it all.
    """
    answered: dict[int, set[int]] = {}
    for i, ties in links.items():
        for kind, j in ties:
            if kind == "responds_to":
                answered.setdefault(j, set()).update(t.rank for t in drafts[i].tellings)
    kept = []
    for i, one in enumerate(drafts):
        shape = roles[one.type]
        whole = shape.symmetric or all(one.actors(role) for role in shape.bold)
        echo = i in answered and {t.rank for t in one.tellings} <= answered[i] and not _is_told_by_verb(one)
        if _is_said_at_meeting(one, drafts):
            continue
        if whole or (one.asserted and not echo):
            kept.append(one)
    return kept


def _is_told_by_verb(one: Draft) -> bool:
    """True for "was invited and accepted"."""
    return any(t.claim.frame.trigger.rule == "invite.verb" and t.asserted for t in one.tellings)


def _is_said_at_meeting(one: Draft, drafts: Sequence[Draft]) -> bool:
    """True for "our conversation" of two who are told to meet, on no other day: it was at the meeting."""
    if one.type != "call" or any(t.claim.frame.trigger.rule != "call.conversation" for t in one.tellings):
        return False
    sides = {side(a) for a in one.actors()}
    meetings = [d for d in drafts if d.type == "meet" and {side(a) for a in d.actors()} == sides]
    return any(d.status != "negated" and (not has_days(one.date) or overlap(one.date, d.date)) for d in meetings)


def share_trips(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, the stops of one trip ("his visit to Peru and Chile") with the days that are told of only one."""
    done = list(drafts)
    for i, one in enumerate(drafts):
        if one.type != "visit" or has_days(one.date):
            continue
        claims = {t.index for t in one.tellings}
        others = [d for d in drafts if d is not one and d.type == "visit" and claims & {t.index for t in d.tellings}]
        if _is_of_headline(one) and others and all(d.status == "planned" for d in others):
            one = replace(one, status="planned", date=Date())  # noqa: PLW2901  # "X on visit to Peru and Chile"
        stops = [d for d in others if has_days(d.date)]
        if all(t.asserted for t in one.tellings):
            stops = [d for d in stops if not _is_of_one_stop(d)]
        done[i] = _dated(one, stops[0].date) if len({d.date.edtf for d in stops}) == 1 else one
    return done


def _is_of_one_stop(stop: Draft) -> bool:
    """True where only clauses of its own date a stop, none of a whole trip: "will be in Lima on Monday"."""
    places = [t.claim.frame.place for t in stop.tellings if t.when is not None]
    return bool(places) and all(place is not None and not place.is_country for place in places)


def _is_of_headline(one: Draft) -> bool:
    """True for what the headline alone tells, without a day."""
    return one.status == "occurred" and all(t.rank < 0 and t.when is None for t in one.tellings)


def share_dates(drafts: Sequence[Draft], settings: Mapping[int, int], *, published: Day | None = None) -> list[Draft]:
    """The drafts, what is undated with the date of the event it took place at, a visit with that of its meetings.

    What is still to come has no day that is over on the day the article appeared (`published`, None if not known).
    """
    done = list(drafts)
    for j, one in enumerate(drafts):
        if one.type != "visit":
            continue
        held = [drafts[i] for i in sorted(settings) if settings[i] == j and drafts[i].status == one.status]
        meetings = [m for m in held if m.type == "meet"]
        if not has_days(one.date):
            done[j] = replace(one, date=_hull([m.date for m in meetings if has_days(m.date)]) or one.date)
        elif stop := _days_of_stop(one, meetings, drafts):
            done[j] = replace(one, date=stop)
        if one.place is None:
            done[j] = replace(done[j], place=_city_of([d for d in held if d.type in ("meet", "agree")], one))
    # A meeting takes the date of its visit first, so that what was said and signed there finds it.
    for i in sorted(settings, key=lambda i: (done[i].type != "meet", i)):
        one, setting = _placed(done[i], done[settings[i]]), done[settings[i]]
        ahead = setting.status != "occurred" and one.status == "occurred"
        ahead = ahead or (one.type == "meet" and all(t.long for t in one.tellings))
        ahead = ahead or (one.type == "agree" and setting.type == "meet" and _is_long(setting.date))
        ahead = ahead or (one.status in ("planned", "possible") and is_past(setting.date, published))
        inside = (one.type, setting.type) in _INSIDE
        inside = inside and (_is_wider(one.date, setting.date) or _has_the_arrival(one, setting))
        when = _first_day(setting.date) if setting.type == "visit" and _is_of_arrival(one) else setting.date
        done[i] = one if ahead else _dated(one, when, anyway=inside)
    return done


def _is_of_arrival(one: Draft) -> bool:
    """True for what is told as done on arrival, without a day of its own: "shortly after his arrival he met Ruiz"."""
    return one.type in ("meet", "agree") and any(t.arriving and t.when is None and t.asserted for t in one.tellings)


def _first_day(date: Date) -> Date:
    if date.start is None:
        return date
    return date.model_copy(update={"end": date.start, "edtf": edtf(date.start, date.start)})


def _days_of_stop(one: Draft, meetings: Sequence[Draft], drafts: Sequence[Draft]) -> Date | None:
    """The days of the meetings at a stop of a tour of which only the whole is dated; None for other visits.

    "Will tour Peru and Chile from 3 to 9 May. In Lima she will see Ruiz on 5 May": in Peru on that day.
    """
    shared = {t.index for d in drafts if d is not one and d.type == "visit" for t in d.tellings}
    of_tour = all(t.index in shared for t in one.tellings if t.when is not None)
    days = _hull([m.date for m in meetings if has_days(m.date)])
    return days if of_tour and days is not None and _is_wider(one.date, days) else None


_LONG = timedelta(days=14)
"""Longer talks do not date what they led to: "signed after 18 months of talks"."""


def _is_long(date: Date) -> bool:
    return date.start is not None and date.end is not None and date.end - date.start > _LONG


def _filled(one: Draft, role: str, other: Draft, its_role: str) -> Draft:
    """`one` with its open role filled from the other event, unless that would set somebody against his own side."""
    taken = {side(a) for a in one.actors()}
    brought = tuple(Party(role, p.actor, p.core) for p in other.parties if p.role == its_role)
    if one.actors(role) or any(side(p.actor) in taken for p in brought):
        return one
    before = role in ("accepter", "decliner", "inviter", "proposer")
    return replace(one, parties=brought + one.parties if before else one.parties + brought)


def _placed(one: Draft, setting: Draft) -> Draft:
    """What has no place of its own with that of the visit or talks; on a visit at least the country is known.

    What was signed after talks in a house was so in its town.
    """
    if one.type in ("visit", "call", "letter") or setting.type in ("call", "letter"):
        return one
    found = setting.place or _host_country(setting)
    if one.type == "agree" and found is not None and found.venue and found.town is not None:
        found = PlaceName(found.town, found.country)
    if found is not None and one.place is not None and one.place.venue and one.place.country is None:
        return replace(one, place=replace(one.place, country=found.country))
    finer = found is not None and one.place is not None and one.place.is_country and one.place.country == found.country
    return replace(one, place=found) if one.place is None or finer else one


def _host_country(visit: Draft) -> PlaceName | None:
    states = [a for a in visit.actors("host") if a.kind == "state"] if visit.type == "visit" else []
    return PlaceName(states[0].name, states[0].country, is_country=True) if len(states) == 1 else None


def _city_of(meetings: Sequence[Draft], visit: Draft) -> PlaceName | None:
    """The one city in the host's country where the meetings of a visit were, None where there are several or none.

    It is the house where no town is told.
    """
    hosts = {a.country for a in visit.actors("host")}
    told = [m.place for m in meetings if m.place is not None and not m.place.is_country]
    places = [p for p in told if p.country in hosts or (p.country is None and not p.venue)]
    host = next(iter(hosts)) if len(hosts) == 1 else None
    places = [p if p.country is not None else replace(p, country=host) for p in places]
    cities = {PlaceName(p.town, p.country) if p.venue and p.town else p for p in places}
    return next(iter(cities)) if len(cities) == 1 else None


def _is_wider(date: Date, other: Date) -> bool:
    """True for "next week" beside a visit from Tuesday to Friday, for "from Tuesday" beside one until Friday."""
    if date.end is None and date.start is not None and date.start == other.start:
        return other.end is not None
    if date.start is None or date.end is None or other.start is None or other.end is None:
        return False
    return overlap(date, other) and date.end - date.start > other.end - other.start


def _has_the_arrival(meeting: Draft, visit: Draft) -> bool:
    """True for a meeting to come whose day is only that of the arrival told before it, on a longer visit.

    "She arrives on Monday for a two-day visit and will be received by the king".
    """
    if meeting.status != "planned" or not _is_wider(visit.date, meeting.date) or meeting.date.start != visit.date.start:
        return False
    told = [(t.rank, t.claim.date_text) for t in visit.tellings if t.claim.stay is not None and t.start < meeting.start]
    return all((t.rank, t.claim.date_text) in told for t in meeting.tellings if t.when is not None)


def _dated(one: Draft, date: Date, *, anyway: bool = False) -> Draft:
    """`one` with a linked date where it has no days of its own, or `anyway`; what was said at undated news is news."""
    if has_days(one.date) and not anyway:
        return one
    if has_days(date):
        return replace(one, date=Date(start=date.start, end=date.end, edtf=date.edtf, basis="linked"))
    fresh = one.status == "occurred" and one.asserted and one.date.basis == "unknown"
    return replace(one, date=date) if fresh and date.basis == "publication" else one


def _hull(dates: Sequence[Date]) -> Date | None:
    """From the first to the last day of several dates, as a linked date; None without dates."""
    if not dates:
        return None
    starts, ends = [d.start for d in dates], [d.end for d in dates]
    start = None if None in starts else min(d for d in starts if d is not None)
    end = None if None in ends else max(d for d in ends if d is not None)
    return Date(start=start, end=end, edtf=edtf(start, end), basis="linked")
