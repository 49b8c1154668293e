"""Stage 8, one event out of many tellings: which claims of an article tell the same event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date as Day
from datetime import timedelta

from diplo_extract.mentions import Actor, Filler, PlaceName
from diplo_extract.resolve.identity import BELONGS_TO, UNRELATED, fold, may_name, relation, side
from diplo_extract.resolve.roles import TypeRoles
from diplo_extract.resolve.tellings import Telling, actors_in, in_merging_order
from diplo_extract.resolve.timing import (
    closes,
    covers,
    equal,
    is_future,
    is_next_stop,
    is_old,
    is_past,
    is_stale,
    overlap,
    tells_all_days,
)
from diplo_extract.rules import words

Cluster = list[Telling]
_NEIGHBOURS = 2
"""Sentences between two tellings that share no named party and may still tell one event."""
_NEARBY = 5
"""Sentences between what is told as done, without a day, and as due today, which may be one event."""
_LOCATED = frozenset({"meet", "agree"})
_ONCE = frozenset("establish_relations expel recall recognize sever_relations summon".split())
"""Acts of a day that nobody does twice over: "to expel the envoy" above "has expelled the envoy" is the same."""
_TOGETHER = 3
"""Sentences within which background goes on with what it has dated."""
_SOON = timedelta(days=3)
"""How far ahead a headline tells as news what is due."""
_BACK = frozenset({"visit.back_there", "visit.return", "visit.in_return"})


def merge_claims(
    tellings: Sequence[Telling], *, roles: Mapping[str, TypeRoles], published: Day | None
) -> tuple[tuple[Telling, ...], ...]:
    """The tellings of each event together, in text order; events in the order of their first telling."""
    clusters: list[Cluster] = []
    for telling in in_merging_order(tellings, roles):
        rated = [(_rate(telling, c, roles, published), -i) for i, c in enumerate(clusters)]
        best = max(((rate, i) for rate, i in rated if rate is not None), default=None)
        if best is None:
            clusters.append([telling])
        else:
            clusters[-best[1]].append(telling)
    clusters = _with_programmes(clusters, roles, published)
    ordered = (tuple(sorted(c, key=lambda t: (t.start, t.index))) for c in clusters)
    return tuple(sorted(ordered, key=lambda c: (c[0].start, c[0].index)))


def _with_programmes(clusters: list[Cluster], roles: Mapping[str, TypeRoles], published: Day | None) -> list[Cluster]:
    """The clusters, a visit of known days with what is told of some of them: "on the second day … flies on at noon"."""
    done = list(clusters)
    for whole in [c for c in clusters if any(tells_all_days(t) for t in c)]:
        others = [c for c in done if c is not whole]
        for part in others if len(others) < len(done) else ():
            inside = all(_is_part_of_programme(t, whole) for t in part)
            if inside and all(_rate(t, whole, roles, published) is not None for t in part):
                whole.extend(part)
                done.remove(part)
    return done


def _rate(telling: Telling, cluster: Cluster, roles: Mapping[str, TypeRoles], published: Day | None) -> float | None:
    """How well the telling goes with a cluster; None where something speaks against it."""
    kind = telling.claim.frame.trigger.type
    if cluster[0].claim.frame.trigger.type != kind:
        return None
    shape = roles[kind]
    parts = _is_part_of_programme(telling, cluster)
    if not all(_may_be_one(telling, other, published, one_stay=parts) for other in cluster):
        return None
    if shape.symmetric and not _adds_up(telling, cluster, shape.bold[0]):
        return None
    apart = min(abs(telling.rank - other.rank) for other in cluster)
    parties = _rate_parties(telling, cluster, shape, apart)
    if parties is None:
        return None
    same_day = any(equal(telling.when, other.when) for other in cluster)
    dated = telling.when is not None and any(other.when is not None for other in cluster)
    same_status = any(telling.claim.status == other.claim.status for other in cluster)
    before = cluster[0].start < telling.start
    return 2 * parties + 3 * same_day + 2 * dated + same_status + 0.5 * before - 0.2 * min(apart, 15)


# --- parties -------------------------------------------------------------------------------------------------------


def _rate_parties(telling: Telling, cluster: Cluster, shape: TypeRoles, apart: int) -> int | None:
    """The sum of the matched parties' relations; None where a role holds different parties."""
    total, told = 0, False
    there = [f for other in cluster for f in other.claim.frame.fillers]
    for role in shape.bold if shape.symmetric else shape.roles:
        ours, theirs = actors_in(telling.claim.frame.fillers, role), actors_in(there, role)
        told = told or bool(ours)
        if not ours or not theirs:
            continue
        fit = _fit(ours, theirs)
        if fit is None:
            return None
        total += fit
    if total or not told:
        return total
    return 0 if apart <= _NEIGHBOURS and _complement(telling, cluster) else None


def _adds_up(telling: Telling, cluster: Cluster, role: str) -> bool:
    """False where a further side makes another event: in a noun phrase, in a clause of another status or date.

    "They met on Monday. The summit of the five …", "They will meet. All three may meet later", "They met on 2 and 3
    May. The mediator met both on 2 May".
    """
    if any(_is_beside(telling, other) or _is_beside(other, telling) for other in cluster):
        return False
    ours = _sides(telling.claim.frame.fillers, role)
    theirs = _sides([f for other in cluster for f in other.claim.frame.fillers], role)
    if min(len(ours), len(theirs)) < 2:
        return True
    if ours != theirs and any(_is_elsewhere(telling, other) for other in cluster):
        return False  # "met at the embassy. They dined that evening with Ruiz at Oak Palace"
    if len(ours | theirs) > 2 and any(t.claim.frame.pair for t in (telling, *cluster)):
        return False  # "met the five ministers. He had bilateral talks with Ruiz"
    if not telling.asserted:
        return ours <= theirs
    days = [other.when for other in cluster if other.asserted and other.when is not None]
    if ours != theirs and telling.when is not None and days and not any(equal(telling.when, d) for d in days):
        return False
    if ours != theirs and "same day" in (telling.claim.date_text or "").lower():
        return False  # "the five met on Monday. On the same day Ruiz held talks with Hall"
    statuses = {other.claim.status for other in cluster if other.asserted}
    return ours == theirs or statuses <= {telling.claim.status}


def _is_elsewhere(telling: Telling, other: Telling) -> bool:
    """True for two houses of different names."""
    one, two = telling.claim.frame.place, other.claim.frame.place
    return one is not None and two is not None and one.venue and two.venue and fold(one.name) != fold(two.name)


def _sides(fillers: Sequence[Filler], role: str) -> set[str]:
    """The sides told in a role, groups of states and unplaced companions aside."""
    return {
        side(f.actor)
        for f in fillers
        if f.role == role and not f.actor.several and (f.core or f.actor.kind != "person" or f.actor.country)
    }


def _is_beside(telling: Telling, other: Telling) -> bool:
    """True for talks of two, told as such, beside one's attending a summit that has a name.

    "Ruiz will attend the NATO summit in Riga. She is to meet Soto there."
    """
    alone, contact = telling.claim.frame, other.claim.frame
    sides = {side(f.actor) for f in contact.fillers if f.core}
    named = [f.actor for f in alone.fillers if not f.core and f.actor.name.lower() not in words("grammar")["occasions"]]
    attends = alone.trigger.rule.startswith("meet.attend") and len({f.actor for f in alone.fillers if f.core}) == 1
    plain = all(f.core and f.actor.kind == "person" for f in contact.fillers) and other.asserted
    return attends and bool(named) and plain and len(sides) > 1


def _fit(ours: Sequence[Actor], theirs: Sequence[Actor]) -> int | None:
    """Pairs up the parties of a role, best first; None where both tellings have a party that the other has not.

    Two ministries that sign are not their two countries: some party must be matched by more than an institution.
    """
    pairs = sorted(
        ((relation(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)), key=lambda p: (-p[0], p[1:])
    )
    left, right = set(range(len(ours))), set(range(len(theirs)))
    matched = []
    for strength, i, j in pairs:
        if strength > UNRELATED and i in left and j in right:
            left.discard(i)
            right.discard(j)
            matched.append((strength, {ours[i].kind, theirs[j].kind}))
    if matched and (_are_named(ours, left, theirs, right) or _is_named(ours, left, theirs, right)):
        left, right = set(), set()
    institutions = [kinds for strength, kinds in matched if strength == BELONGS_TO and "organization" in kinds]
    if not matched or (left and right) or (len(matched) > 1 and len(institutions) == len(matched)):
        return None
    return sum(strength for strength, _ in matched)


def _are_named(ours: Sequence[Actor], left: AbstractSet[int], theirs: Sequence[Actor], right: AbstractSet[int]) -> bool:
    """True where one telling names the leaders of several states whom the other calls "the Baltic leaders"."""
    one, two = [ours[i] for i in left], [theirs[j] for j in right]
    told, named = (one, two) if any(a.several for a in one) else (two, one)
    return len(told) == 1 and told[0].several and len({side(a) for a in named if a.kind == "person"}) > 1


def _is_named(ours: Sequence[Actor], left: AbstractSet[int], theirs: Sequence[Actor], right: AbstractSet[int]) -> bool:
    """True where each has one more, told by an office here and by a bare name there."""
    one, two = [ours[i] for i in left], [theirs[j] for j in right]
    return len(one) == len(two) == 1 and (may_name(one[0], two[0]) or may_name(two[0], one[0]))


def _complement(telling: Telling, cluster: Cluster) -> bool:
    """True where the roles that one leaves open are those that the other fills, with somebody of another side."""
    ours = {side(f.actor) for f in telling.claim.frame.fillers}
    theirs = {side(f.actor) for other in cluster for f in other.claim.frame.fillers}
    return not ours & theirs


# --- time, place, status -------------------------------------------------------------------------------------------


def _may_be_one(a: Telling, b: Telling, published: Day | None, *, one_stay: bool = False) -> bool:
    """True where neither status, date nor place keeps two tellings of a type apart."""
    if _is_stop_ahead(a, b) or _is_stop_ahead(b, a):
        return True
    going_on = one_stay and {a.claim.status, b.claim.status} == {"occurred", "planned"}
    statuses = going_on or _goes_further(a, b) or _statuses_agree(a, b, published)
    return statuses and (one_stay or _dates_agree(a, b, published)) and _places_agree(a, b)


def _is_part_of_programme(telling: Telling, cluster: Cluster) -> bool:
    """True for a day of a visit of which another telling has the first and the last: "on 5 May he flies to Cusco"."""
    if telling.claim.frame.trigger.type != "visit" or telling.when is None:
        return False
    dated = [t for t in (telling, *cluster) if t.when is not None]
    wholes = [t.when for t in dated if t.when is not None and tells_all_days(t)]
    return any(all(t.when is not None and covers(whole, t.when) for t in dated) for whole in wholes)


def _statuses_agree(a: Telling, b: Telling, published: Day | None) -> bool:
    one, two = a.claim.status, b.claim.status
    if one == two:
        return True
    if "negated" in (one, two):
        granted, denied = (b, a) if one == "negated" else (a, b)
        behind = granted.when is not None and is_past(granted.when, published) and denied.when is None
        if behind and granted.claim.status == "occurred":
            return False  # "refused to hold talks … The last talks between the two, in May, broke up"
        return not granted.asserted and granted.claim.status in ("occurred", "planned")
    if "occurred" not in (one, two):
        return True
    done, due = (a, b) if one == "occurred" else (b, a)
    at_hand = _is_at_hand(done, due, published)
    if not (done.asserted or due.asserted or at_hand) and a.claim.frame.trigger.type == "visit":
        # "Ruiz's visit to Oslo … would be discussed on Ruiz's visit"; a headline's noun says nothing about time
        return done.when is None and (due.when is None or done.rank < 0 or is_future(due.when, published))
    if a.claim.frame.trigger.type in _ONCE and due.when is None:
        return done.when is None or not is_old(done.when, published)
    if due.ends or at_hand:
        return True  # "arrived on Monday … will leave on Friday"
    if due.asserted and not done.asserted:
        # "will visit … During the visit": the noun phrase says nothing about time.
        return done.when is None or due.when is not None or not is_past(done.when, published)
    if due.when is None and due.lead and done.when is not None and not is_past(done.when, published):
        return True  # a headline's "X to visit Y" above "leaves for Y today"
    if due.when is None or is_future(due.when, published):
        return _is_under_way(done, due) or _is_headline_of(done, due, published)
    if done.when is None and due.when.basis == "explicit" and abs(done.rank - due.rank) > _NEARBY:
        return False  # "X held talks with Y", far above "Talks with X are set for October 5", the day of the article
    return done.when is not None or (published is not None and due.when.end is not None and due.when.end <= published)


def _is_at_hand(done: Telling, due: Telling, published: Day | None) -> bool:
    """True for what sets the time of something else, and for what two who have met are going to talk of.

    "Is visiting Peru … Ahead of his visit", "left for Peru … While in Peru, he will meet Ruiz". "It is good to see you.
    We are going to discuss trade".
    """
    if due.claim.frame.trigger.rule == "visit.while" or (due.setting and not due.asserted):
        return due.when is None and (done.when is None or not is_past(done.when, published))
    begun = done.claim.frame.trigger.rule == "meet.greet" or done.rank < 0
    if not begun or due.claim.frame.trigger.rule != "meet.to_discuss":
        return False
    today = done.when is None or (published is not None and done.when.start == done.when.end == published)
    return today and (due.when is None or not is_future(due.when, published))


def _is_headline_of(done: Telling, due: Telling, published: Day | None) -> bool:
    """True for a headline's "X in Peru", no day told, above "X arrives in Peru on Friday"."""
    if published is None or done.rank >= 0 or done.when is not None or not due.lead:
        return False
    return due.when is not None and due.when.start is not None and due.when.start - published <= _SOON


def _is_under_way(done: Telling, due: Telling) -> bool:
    """True for "arrived on Monday for a five-day visit … will travel to Nice on Friday"."""
    if done.claim.frame.trigger.type != "visit" or done.when is None or due.when is None:
        return False
    first, last, day = done.when.start, done.when.end, due.when.start
    return None not in (first, last, day) and first < last and first <= day <= last  # type: ignore[operator]


def _is_stop_ahead(done: Telling, due: Telling) -> bool:
    """True for a later stop of a tour that somebody has set out on: "left for Peru and Chile, will go on to Chile"."""
    tour = done.claim.status == "occurred" and done.claim.stay is not None and done.claim.stay.tour
    return tour and due.claim.status == "planned" and due.asserted and due.when is None


def _goes_further(a: Telling, b: Telling) -> bool:
    """True for one journey in a country: "left on Monday for Peru … lands in Lima on Tuesday … flies on to Cusco".

    Not for what is only possible, nor where it is told as a return.
    """
    if a.claim.frame.trigger.type != "visit" or {a.claim.status, b.claim.status} - {"occurred", "planned"}:
        return False
    if a.when is None or b.when is None or not is_next_stop(a, b):
        return False
    return _BACK.isdisjoint(t.claim.frame.trigger.rule for t in (a, b))


def _dates_agree(a: Telling, b: Telling, published: Day | None) -> bool:
    if a.when is not None and b.when is not None:
        if a.ends != b.ends:
            return closes(b.when, a.when) if a.ends else closes(a.when, b.when)
        return overlap(a.when, b.when) or _goes_further(a, b)
    if a.when is None and b.when is None:
        return True
    undated, when = (a, b.when) if a.when is None else (b, a.when)
    if when is None or not undated.asserted:
        return not undated.long  # "eight years of talks" are none of the days of a visit
    if undated.claim.status in ("planned", "possible"):
        return not is_past(when, published)
    behind = undated.rank - (b if undated is a else a).rank
    told_together = (abs(behind) <= 1 or (0 < behind <= _TOGETHER and not undated.news)) and not undated.lead
    told_together = told_together or (behind == 0 and undated.claim.status == "negated")  # "due in June, called it off"
    return told_together or not (is_stale if undated.lead else is_old)(when, published)


def _places_agree(a: Telling, b: Telling) -> bool:
    if a.claim.frame.trigger.type not in _LOCATED or equal(a.when, b.when):
        return True
    return _one_place(a.claim.frame.place, b.claim.frame.place)


def _one_place(a: PlaceName | None, b: PlaceName | None) -> bool:
    """True for the same place, one that may lie in the other, or where one is not told."""
    if a is None or b is None or fold(a.name) == fold(b.name):
        return True
    if a.venue != b.venue and None in (a.country, b.country):
        return True
    return a.country is not None and a.country == b.country and (a.is_country or b.is_country or a.venue != b.venue)
