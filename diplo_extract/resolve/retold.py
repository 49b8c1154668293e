"""Stage 8, told again: a visit without its day and people without their names, beside the same event told in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta

from diplo_extract.mentions import Actor
from diplo_extract.resolve.drafts import Draft
from diplo_extract.resolve.identity import SAME, relation, side
from diplo_extract.resolve.timing import has_days, is_old, overlap

AHEAD = timedelta(days=31)
"""How far ahead of the article the days of a visit lie at most that is spoken of without them."""
_TOLD = ("occurred", "planned")


def join_retold(drafts: Sequence[Draft], *, published: Day | None) -> list[Draft]:
    """The drafts, a visit spoken of without a day as evidence of the one that the article dates.

    "Ruiz arrives in Lima on Monday … The visit will strengthen ties", "all the countries that she toured". Both are of
    the same people in the same country; the dated one keeps its status. What is looked back on is another visit, and
    so is one long before the article (`published`, None where its day is not known: nothing is joined). So do the
    talks of two people who have met: "the talks between the two presidents would centre on trade".
    """
    done = list(drafts)
    if published is None:
        return done
    for one in drafts:
        if _is_awaited_meeting(one):
            wholes = [d for d in done if _is_same_meeting(one, d) and not is_old(d.date, published)]
        elif one.type == "visit" and one.status in _TOLD and _is_spoken_of(one):
            wholes = [d for d in done if d is not one and _is_same_visit(one, d) and _is_of_now(d, published)]
        else:
            continue
        if len(wholes) == 1:
            done[done.index(wholes[0])] = _with_tellings_of(wholes[0], one)
            done.remove(one)
    return done


def join_unnamed(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, what a group of no country did as evidence of the same event told with their names.

    "Ruiz to meet Nordic leaders … Ruiz will meet Moe, Lind and Berg": the same status and type, of no other day, the
    rest of the parties among those of the other event.
    """
    done = list(drafts)
    for one in drafts:
        rest = [a for a in one.actors() if not _is_unnamed(a)]
        if len(rest) == len(one.parties) or not rest:
            continue
        named = [d for d in done if d is not one and _names(d, one, rest)]
        if named:
            done[done.index(named[0])] = _with_tellings_of(named[0], one)
            done.remove(one)
    return done


def _is_unnamed(actor: Actor) -> bool:
    """True for "Nordic leaders" and "a regional delegation"."""
    return actor.kind == "group" and actor.country is None and actor.organization is None


def _names(named: Draft, one: Draft, rest: Sequence[Actor]) -> bool:
    """True where an event tells by name who else did what `one` tells of `rest` and a group."""
    others = [b for b in named.actors() if not any(relation(a, b) == SAME for a in rest)]
    alike = (named.type, named.status) == (one.type, one.status)
    if not alike or any(_is_unnamed(b) for b in others) or len(others) == len(named.parties):
        return False
    several = sum(b.kind == "person" for b in others) > 1 or any(
        b.organization or b.kind == "organization" for b in others
    )
    there = all(any(relation(a, b) == SAME for b in named.actors()) for a in rest)
    apart = has_days(one.date) and has_days(named.date) and not overlap(one.date, named.date)
    return several and there and not apart


def _with_tellings_of(kept: Draft, one: Draft) -> Draft:
    tellings = sorted((*kept.tellings, *one.tellings), key=lambda t: (t.start, t.index))
    return replace(kept, tellings=tuple(tellings))


def _is_spoken_of(one: Draft) -> bool:
    """True for a visit without days that is no memory; one to come is spoken of by nouns alone."""
    nouns = all(t.claim.frame.trigger.rule == "visit.noun" for t in one.tellings)
    undated = one.date.basis == ("publication" if one.status == "occurred" else "unknown")
    return undated and not any(t.back for t in one.tellings) and (one.status == "occurred" or nouns)


def _is_awaited_meeting(one: Draft) -> bool:
    """True for talks to come, without days, that nouns alone take for granted."""
    nouns = all(t.known and t.claim.frame.trigger.rule == "meet.noun" for t in one.tellings)
    return one.type == "meet" and one.status == "planned" and nouns and not has_days(one.date)


def _is_same_meeting(one: Draft, other: Draft) -> bool:
    """True for a meeting of the same people, and nobody else, that has taken place."""
    if (other.type, other.status) != ("meet", "occurred") or any(a.kind != "person" for a in one.actors()):
        return False
    alike = all(any(relation(a, b) == SAME for b in other.actors()) for a in one.actors())
    return alike and len(one.parties) == len(other.parties) >= 2


def _is_same_visit(one: Draft, other: Draft) -> bool:
    """True for a dated visit of the same people to the same country that was not called off."""
    if other.type != "visit" or other.status not in _TOLD or not has_days(other.date):
        return False
    guests = other.actors("visitor")
    same = all(any(relation(a, b) == SAME for b in guests) for a in one.actors("visitor"))
    return same and {side(a) for a in one.actors("host")} == {side(a) for a in other.actors("host")}


def _is_of_now(visit: Draft, published: Day) -> bool:
    """True for days that are neither long past nor far ahead."""
    first = visit.date.start or visit.date.end
    return not is_old(visit.date, published) and first is not None and first - published <= AHEAD
