"""Stage 8, ties: the answer to its invitation, the meeting to its visit, the thanks and the deal to their talks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta

from diplo_extract.events import LinkType
from diplo_extract.mentions import Actor
from diplo_extract.resolve.drafts import Draft
from diplo_extract.resolve.identity import ACTS_FOR, BELONGS_TO, fold, relation, side
from diplo_extract.resolve.tellings import COURTESIES
from diplo_extract.resolve.timing import has_days, is_future, is_old, is_past, overlap

Link = tuple[LinkType, int]
Links = Mapping[int, tuple[Link, ...]]
"""By the position of an event in the list: type and position of the other event."""
Rate = Callable[[Draft, Draft, Day | None], float | None]
"""How well an event belongs to another one; None for not at all."""

ANSWERS: Mapping[str, tuple[str, str]] = {"accept": ("accepter", "offerer"), "decline": ("decliner", "offerer")}
OFFERS: Mapping[str, tuple[str, str]] = {"invite": ("inviter", "invitee"), "propose": ("proposer", "addressee")}
_COURTESY = ("speaker", "addressee")
_NEAR = 5
"""Sentences within which a deal belongs to the talks told, and an act of one named party to a contact."""
_BESIDE = 2
"""Sentences within which the head of a delegation acts at the contact that was the delegation's."""
_FRESH = timedelta(days=2)
"""How long before the article appeared a contact was, at most, that it tells as news."""
_LONGEST_STAY = timedelta(days=14)
"""Days of a stay among which one of a meeting tells that it is there."""
_SOON_TOLD = 3
"""Sentences from a journey within which whom the traveller will meet, of no state, is met on it."""
_OPENING = 40
"""Characters within which a sentence opens with the visit that the rest of it is about."""
_HOSTING = frozenset({"hosting", "mediating", "brokering", "facilitating", "mediation", "facilitation", "organising"})
"""Words for what a third party is thanked for at the talks themselves."""


def find_links(drafts: Sequence[Draft], *, published: Day | None) -> dict[int, tuple[Link, ...]]:
    """The ties that claims name; where they name none of a type, those that parties, time and text order suggest."""
    found: dict[int, tuple[Link, ...]] = {}
    for i, one in enumerate(drafts):
        links = _named(one, i, drafts)
        kind, rate = _SUGGESTED.get(one.type, (None, None))
        if kind is not None and rate is not None and all(k != kind for k, _ in links):
            best = _best(one, i, drafts, rate, published)
            if best is not None:
                links.append((kind, best))
        found[i] = tuple(links)
    return found


def find_settings(drafts: Sequence[Draft], links: Links, *, published: Day | None) -> dict[int, int]:
    """At what each event took place: what it is part or result of; for an answer the contact that it was given at."""
    settings: dict[int, int] = {}
    for i, one in enumerate(drafts):
        tied = next((j for kind, j in links[i] if kind != "responds_to"), None)
        if tied is None and one.type in ANSWERS:
            tied = _best(one, i, drafts, _rate_contact, published)
        if tied is not None:
            settings[i] = tied
    return settings


def _named(one: Draft, i: int, drafts: Sequence[Draft]) -> list[Link]:
    """The links that the claims themselves carry, to events that became records."""
    links: dict[Link, None] = {}
    for kind, index in (link for telling in one.tellings for link in telling.claim.links):
        target = next((j for j, d in enumerate(drafts) if any(t.index == index for t in d.tellings)), None)
        if target is not None and target != i:
            links[kind, target] = None
    return list(links)


def _best(one: Draft, i: int, drafts: Sequence[Draft], rate: Rate, published: Day | None) -> int | None:
    """The position of the event that rates best, the earlier of two alike; None where all are out of the question."""
    rated = [(rate(one, other, published), -j) for j, other in enumerate(drafts) if j != i]
    best = max(((score, j) for score, j in rated if score is not None), default=None)
    return None if best is None else -best[1]


# --- how well two events go together -------------------------------------------------------------------------------


def _rate_offer(answer: Draft, offer: Draft, _: Day | None) -> float | None:
    """An acceptance or refusal and the invitation or proposal: whom it was made to, and by whom."""
    if offer.type not in OFFERS or offer.status != "occurred":
        return None
    if has_days(answer.date) and has_days(offer.date) and _ends_before(answer, offer):
        return None
    (by, to), (answering, offering) = OFFERS[offer.type], ANSWERS[answer.type]
    taken = _fit(answer.actors(answering), offer.actors(to))
    fits = (
        None if taken == 0 and (_is_open(offer, to) or _is_for_others_too(offer, to, answer, offering)) else taken,
        _fit(answer.actors(offering), offer.actors(by)),
    )
    if 0 in fits or (fits == (None, None) and apart(answer, offer) > 0):
        return None
    shared = _words(answer.topic) & _words(offer.topic)
    return sum(f for f in fits if f) + 2 * bool(shared) + 0.5 * (offer.type == "invite") - 0.2 * apart(answer, offer)


def _is_open(offer: Draft, to: str) -> bool:
    """True where nobody is told to have got the offer but those who answer it: others can have got it as well."""
    told = [f for t in offer.tellings for f in t.claim.frame.fillers if f.role == to]
    return all(f.arm in ("receive.subj", "answer.subj") for f in told)


def _is_for_others_too(offer: Draft, to: str, answer: Draft, offering: str) -> bool:
    """True where it went to a group of no one country, or to several, and the answer does not say to what it is."""
    takers = offer.actors(to)
    if any(a.kind == "group" and a.country is None and a.organization is None for a in takers):
        return True
    told = [f for t in answer.tellings for f in t.claim.frame.fillers if f.role == offering]
    return len(takers) > 1 and bool(told) and all(f.arm == "context" for f in told)


def _rate_visit(meeting: Draft, visit: Draft, published: Day | None) -> float | None:
    """A meeting and the visit it took place on: one of those who met is the visitor, in or with the host's country."""
    if visit.type != "visit" or not _runs_with(meeting, visit) or _is_of_before(meeting, visit):
        return None
    to_come = _is_to_come(meeting, visit, published)
    at_once = _coincide(meeting, visit, published) or _is_told_of_town(meeting, visit)
    if not (to_come or at_once or _begins_with(meeting, visit)):
        return None
    old = has_days(visit.date) and not has_days(meeting.date) and is_old(visit.date, published)
    if old and apart(meeting, visit) > 2:
        return None
    visitors, hosts = _fit(meeting.actors(), visit.actors("visitor")), {side(a) for a in visit.actors("host")}
    if not visitors:
        return None
    where = meeting.place.country if meeting.place is not None else None
    with_host = any(side(a) in hosts for a in meeting.actors())
    in_a_house = meeting.place is not None and meeting.place.venue and apart(meeting, visit) <= 1
    told_there = with_host or where is not None or in_a_house or _is_told_on(meeting, visit)
    told_there = told_there or _is_due_on(meeting, visit, published) or _is_of_stay(meeting, visit, published)
    told_there = told_there or _is_among_days(meeting, visit)
    if (where is not None and where not in hosts) or not told_there:
        return None
    both_dated = has_days(meeting.date) and has_days(visit.date)
    same_status = meeting.status == visit.status
    return 3 * visitors + 2 * with_host + 2 * both_dated + same_status - 0.2 * apart(meeting, visit)


def _is_of_before(meeting: Draft, visit: Draft) -> bool:
    """True for a visit looked back on, without a day, where the meeting is told: "met him weeks after her visit"."""
    recalled = all(t.back for t in visit.tellings) and not any(t.back for t in meeting.tellings)
    return recalled and not has_days(visit.date) and apart(meeting, visit) == 0


def _is_told_of_town(meeting: Draft, visit: Draft) -> bool:
    """True for "flew to Lima in June 2019. There he met X": told right behind the visit, in its town, undated."""
    behind = [m.rank - v.rank for m in meeting.tellings for v in visit.tellings]
    same = meeting.place is not None and meeting.place == visit.place and not meeting.place.is_country
    return same and not has_days(meeting.date) and any(0 <= gap <= 1 for gap in behind)


def _is_told_on(meeting: Draft, visit: Draft) -> bool:
    """True for "During the visit Ruiz will also meet X": a sentence that opens with the visit."""
    return any(
        t.rank == m.rank and not t.asserted and t.start < m.start and t.start - t.sentence.start <= _OPENING
        for t in visit.tellings
        for m in meeting.tellings
    )


def _is_among_days(meeting: Draft, visit: Draft) -> bool:
    """True for a day in the middle of a stay in one town, told right behind: "in Lima from 3 to 8 May … on 5 May"."""
    town = visit.place is not None and not visit.place.is_country
    first, last, day = visit.date.start, visit.date.end, meeting.date.start
    if not town or first is None or last is None or day is None or day != meeting.date.end:
        return False
    behind = [m.rank - v.rank for m in meeting.tellings for v in visit.tellings]
    return first < day < last and last - first <= _LONGEST_STAY and any(0 <= gap <= _SOON_TOLD for gap in behind)


def _is_of_stay(meeting: Draft, visit: Draft, published: Day | None) -> bool:
    """True for news of whoever was just told to be abroad: "has been in Lima since Monday. She also met X"."""
    begun = has_days(visit.date) and visit.status == "occurred" == meeting.status
    if not begun or not meeting.news or has_days(meeting.date) or visit.date.end is None:
        return False
    near = min((m.rank - v.rank for m in meeting.tellings for v in visit.tellings if m.rank >= v.rank), default=_NEAR)
    return near < _NEAR and published is not None and published - visit.date.end <= _FRESH


def _is_due_on(meeting: Draft, visit: Draft, published: Day | None) -> bool:
    """True for whoever of no state one will meet, told beside a visit ahead: "will be in Lima before meeting Moe"."""
    met = [a for a in meeting.actors() if not any(relation(a, v) for v in visit.actors("visitor"))]
    today = visit.date.start is not None and published is not None and visit.date.start <= published
    begun = visit.status == "planned" or (visit.status == "occurred" and today and not is_past(visit.date, published))
    ahead = meeting.status == "planned" and begun and not has_days(meeting.date)
    return ahead and apart(meeting, visit) <= _SOON_TOLD and bool(met) and all(a.country is None for a in met)


def _rate_contact(act: Draft, contact: Draft, published: Day | None) -> float | None:
    """Thanks, an invitation or an answer, and the meeting, call or letter it was made in by and to those in contact."""
    if contact.type not in ("meet", "call", "letter") or act.status != contact.status or not act.asserted:
        return None
    if not _coincide(act, contact, published):
        return None
    doing, done_to = ANSWERS.get(act.type) or OFFERS.get(act.type) or _COURTESY
    by, to = ("sender", "recipient") if contact.type == "letter" else ("participant", "participant")
    doers = _fit(act.actors(doing), contact.actors(by))
    targets = _fit(act.actors(done_to), contact.actors(to))
    if targets == 0 and act.type == "thank" and _words(act.topic) & _HOSTING:
        targets = 1  # "thanked Qatar for hosting the talks"
    if targets == 0 and {side(a) for a in act.actors(done_to)} & {side(a) for a in contact.actors(to)}:
        # Thanks to a country's leader at a meeting with another man of that country.
        targets = 1
    if doers == 0 or targets == 0 or doers is targets is None:
        return None
    distance, before = apart(act, contact), contact.start <= act.start
    told_by_then = before or distance == 0  # not at what is told later as the next contact
    today = _is_of_the_day(contact, published) and told_by_then
    main = any(t.lead and t.asserted for t in contact.tellings) or today
    if distance > _NEAR and (doers is None or targets is None or (act.type in OFFERS and not main)):
        return None
    # An invitation is told beside many a meeting; it was made there if the same people made it then.
    now = act.news or (main and act.told_on)
    fits = sorted((doers or 0, targets or 0))
    same = fits[0] >= ACTS_FOR or (fits[0] == BELONGS_TO < fits[1] and distance <= _BESIDE)
    if act.type in OFFERS and not (now and before and same):
        return None
    recalled = _is_recalled(act, contact, published)
    return (doers or 0) + (targets or 0) + before + 2 * main - 3 * recalled - 0.2 * distance


def _rate_talks(deal: Draft, talks: Draft, published: Day | None) -> float | None:
    """An agreement and the talks told near it, all its sides among those who talked."""
    roles = {"meet": ("participant",), "call": ("participant",), "visit": ("visitor", "host")}.get(talks.type)
    if roles is None or not _runs_with(deal, talks) or not _coincide(deal, talks, published):
        return None
    distance = apart(deal, talks)
    parties, talkers = {side(a) for a in deal.actors("party")}, {side(a) for a in talks.actors(*roles)}
    main = any(t.lead and t.asserted for t in talks.tellings) and talks.type != "visit" and deal.told_on
    if not parties <= talkers or (distance > (_NEAR if deal.asserted else 1) and not main):
        return None
    recalled = _is_recalled(deal, talks, published)
    nearness = (talks.start <= deal.start) - 3 * recalled - 0.2 * distance
    return len(parties) - 2 * (talks.type == "visit") + nearness


_SUGGESTED: Mapping[str, tuple[LinkType, Rate]] = {
    **dict.fromkeys(ANSWERS, ("responds_to", _rate_offer)),
    **dict.fromkeys((*sorted(COURTESIES), *OFFERS), ("part_of", _rate_contact)),
    "meet": ("part_of", _rate_visit),
    "agree": ("result_of", _rate_talks),
}


# --- parties, time, distance ---------------------------------------------------------------------------------------


def _fit(ours: Sequence[Actor], theirs: Sequence[Actor]) -> int | None:
    """The best relation between actors of the two roles, 0 for none; None where a role is empty."""
    return max((relation(a, b) for a in ours for b in theirs), default=None)


def _runs_with(inner: Draft, outer: Draft) -> bool:
    """True where the status of a part goes with that of the whole: what will be can be part of what has begun."""
    if inner.status == outer.status:
        return True
    order = ("occurred", "planned", "possible")
    if inner.status not in order or outer.status not in order:
        return False
    return order.index(inner.status) > order.index(outer.status)


def _coincide(a: Draft, b: Draft, published: Day | None) -> bool:
    """True where the two can be of one time: their days overlap, or what is undated is not plainly of another time."""
    if has_days(a.date) and has_days(b.date):
        return overlap(a.date, b.date)
    if has_days(a.date) == has_days(b.date):
        return True
    undated, dated = (b, a) if has_days(a.date) else (a, b)
    if undated.status in ("planned", "possible"):
        return not is_past(dated.date, published)
    if not undated.news:
        return True
    return not is_old(dated.date, published) and not (
        undated.status == dated.status and is_future(dated.date, published)
    )


def _begins_with(meeting: Draft, visit: Draft) -> bool:
    """True for a meeting up to two days after the arrival that dates a visit; four where told beside it."""
    arrival, day = visit.date.end, meeting.date.start
    if arrival is None or day is None or visit.date.start != arrival:
        return False
    return timedelta() < day - arrival <= timedelta(days=2 if apart(meeting, visit) > 2 else 4)


def _is_to_come(meeting: Draft, visit: Draft, published: Day | None) -> bool:
    """True for "arrived in Lima on Tuesday. He will meet Ruiz": what is due on a visit that has just begun."""
    due = meeting.status == "planned" and visit.status == "occurred" and not has_days(meeting.date)
    return due and apart(meeting, visit) <= 2 and not is_old(visit.date, published)


def _is_of_the_day(one: Draft, published: Day | None) -> bool:
    """True for what happened on the day the article appeared, as far as the text tells."""
    return published is not None and one.date.start == one.date.end == published


def _is_recalled(act: Draft, contact: Draft, published: Day | None) -> bool:
    """True for a contact days before the article beside what is told as news: "They had met in May. He thanked him"."""
    if published is None or not act.told_on or has_days(act.date) or not has_days(contact.date):
        return False
    return contact.date.end is not None and contact.date.end < published - _FRESH


def _ends_before(a: Draft, b: Draft) -> bool:
    return a.date.end is not None and b.date.start is not None and a.date.end < b.date.start


def apart(a: Draft, b: Draft) -> int:
    """Sentences from one to the other; between the two where they are told nearest to each other, at most 15."""
    return min(15, *(abs(s.rank - t.rank) for s in a.tellings for t in b.tellings))


def _words(topic: str | None) -> set[str]:
    """The longer words of a topic; its shape words are short."""
    return {word for word in fold(topic or "").split() if len(word) > 3}
