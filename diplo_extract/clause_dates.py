"""Stage 7, when: which date of the article dates a clause, and the days that it means there. claims.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day

from diplo_extract import grammar
from diplo_extract.attribution import Reading, own_status, ranked_in_clause
from diplo_extract.dates import DateMention, resolve_date
from diplo_extract.mentions import Claim, Interval, Parse, PlaceName, Tense

SCHEDULING = frozenset("schedule set plan slate due expect book arrange invite postpone fix".split())
"""Verbs after which "for" gives the day: "set for Monday"."""
NEWSY = ("dates.weekday", "dates.today", "dates.yesterday", "dates.overnight")
"""How the rules of dates begin that news is dated by."""
REACH = 1200
"""Characters within which a part of the day belongs to the day named before."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of an article and the day they are counted from (None where it is not known).

    `here`: where it was written, by its dateline; None where it has none or its place stands in no table.
    """

    text: str
    dates: Sequence[DateMention]
    reference: Day | None
    here: PlaceName | None = None

    def within(self, start: int, end: int) -> list[DateMention]:
        """The dates between two offsets, those that only qualify a noun ("the 2016 election") left out."""
        return [d for d in self.dates if start <= d.start and d.end <= end and not d.rule.endswith(".modifier")]


@dataclass(frozen=True, slots=True)
class Spot:
    """A date expression and the highest of its words, on which its place in the sentence depends."""

    mention: DateMention
    word: int


# --- which date ----------------------------------------------------------------------------------------------------


def dates_of_sentence(parse: Parse, timeline: Timeline) -> list[Spot]:
    """The date expressions of a sentence that can date an event, in text order."""
    spots = []
    for mention in timeline.within(parse.sentence.start, parse.sentence.end):
        i = next((w.i for w in parse.words if w.end > mention.start), None)
        if i is not None and _dates_events(parse, top_word(parse, i, mention), mention):
            spots.append(Spot(mention, top_word(parse, i, mention)))
    return spots


def dates_in_clause(parse: Parse, head: int, others: Sequence[int], timeline: Timeline) -> list[Spot]:
    """The date expressions of a trigger's clause, the one that is most its own first."""
    spots = {spot.word: spot for spot in dates_of_sentence(parse, timeline)}
    return [spots[i] for i in ranked_in_clause(parse, head, list(spots), others)]


def _dates_events(parse: Parse, i: int, mention: DateMention) -> bool:
    """False for "a plan for 2022-2024" and for what hangs on an event that no other date stands beside."""
    if mention.anchor is not None and "eve" in mention.text.lower().split():
        return False
    if mention.granularity == "year" and mention.needs_reference and _counted(parse, mention):
        return False
    above = parse.words[parse.words[i].head]
    governor = parse.words[above.head]
    return not (above.text.lower() == "for" and governor.lemma not in SCHEDULING)


def _counted(parse: Parse, mention: DateMention) -> bool:
    """ "Our first meeting this year" was not all year."""
    before = [w.text.lower() for w in parse.words if w.end <= mention.start][-8:]
    return not {"first", "second", "third", "fourth"}.isdisjoint(before)


def top_word(parse: Parse, i: int, mention: DateMention) -> int:
    """The highest word of a date expression, on which its place in the clause depends."""
    inside = [w.i for w in parse.words if w.start < mention.end and w.end > mention.start]
    for j in inside or [i]:
        if parse.words[j].head not in inside:
            return j
    return i


def is_of_purpose(parse: Parse, head: int, mention: DateMention) -> bool:
    """True for the day of what somebody is invited to: "invited him to visit in May", "to a retreat on May 30".

    A weekday counts for the invitation itself, which is the news.
    """
    if mention.rule.startswith(NEWSY):
        return False
    inside = {w.i for w in parse.words if mention.start <= w.start < mention.end}
    asked = [head, *grammar.obj(parse, head)] if grammar.is_verb(parse.words[head]) else [head]
    goals = [*grammar.infinitives(parse, head), *(n for a in asked for n in grammar.infinitives(parse, a))]
    goals += [n for a in asked for p in ("to", "for") for n in grammar.behind(parse, a, p) if n not in inside]
    return any(inside & set(range(goal + 1, grammar.subtree(parse, goal)[1] + 1)) for goal in goals)


def is_under(parse: Parse, head: int, mention: DateMention) -> bool:
    """True where the date hangs on the trigger itself: "an invitation on Monday to come in May" came on Monday."""
    inside = [w.i for w in parse.words if mention.start <= w.start < mention.end]
    return bool(inside) and head in set(grammar.ancestors(parse, top_word(parse, inside[0], mention)))


# --- which days ----------------------------------------------------------------------------------------------------


def resolve_in_clause(
    spot: Spot, parse: Parse, head: int, timeline: Timeline, reading: Reading, before: Sequence[Claim]
) -> Interval | None:
    """The days that a date means in the clause of the trigger at `head`, by the tense of that clause.

    `before` are the claims told so far, which "two days later" counts from.
    """
    mention = spot.mention
    tense = _tense(spot, parse, head, reading)
    anchor = next((c.when for c in reversed(before) if c.when is not None), None)
    if mention.rule == "dates.same_day":
        anchor = _day_told(mention, timeline, tense) or anchor
    return resolve_date(mention, reference=timeline.reference, tense=tense, anchor=anchor)


def _tense(spot: Spot, parse: Parse, head: int, reading: Reading) -> Tense | None:
    """Where a bare date points: by the finite verb that it stands with, else by the status of the event."""
    verb = grammar.clause_verb(parse, spot.word)
    word = parse.words[verb]
    if verb != grammar.clause_verb(parse, head) and word.tag in ("VBD", "VB") and reading.status != "negated":
        own = own_status(parse, verb)[1]
        if own is not None:
            return own
    if reading.status == "negated" and reading.told != "not":
        return "future"  # "cancelled the visit due on Friday"
    if reading.tense is not None:
        return reading.tense
    if reading.status in ("planned", "possible"):
        return "future"
    if reading.presupposed and reading.status == "occurred":
        return "past"
    present = parse.words[grammar.finite_above(parse, head)].tag in ("VBZ", "VBP")
    # "Chad's president visits Niger on Friday"
    return "future" if present and spot.mention.rule.startswith("dates.weekday") else None


def _day_told(mention: DateMention, timeline: Timeline, tense: Tense | None) -> Interval | None:
    """The day that "in the afternoon" is the afternoon of: the last one named shortly before."""
    days = [d for d in timeline.dates if d.end <= mention.start and mention.start - d.end < REACH and d.anchor is None]
    for day in reversed(days):
        found = resolve_date(day, reference=timeline.reference, tense=tense or "past")
        if found is not None and found.start is not None and found.start == found.end:
            return found
    return None
