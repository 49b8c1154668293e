"""Stage 7, when: which date of the article dates a clause, and the days that it means there. claims.py asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta
from functools import cache
from itertools import islice, takewhile

from diplo_extract import grammar
from diplo_extract.attribution import (
    Reading,
    is_errand,
    is_left_behind,
    leading_in,
    own_status,
    ranked_in_clause,
    read_status,
    setting_of,
)
from diplo_extract.dates import DateMention, find_dates, is_explicit, resolve_date
from diplo_extract.dates.readings import Anchored
from diplo_extract.mentions import Claim, Interval, Parse, PlaceName, Tense
from diplo_extract.rules import words as word_list

NEWSY = ("dates.weekday", "dates.today", "dates.yesterday", "dates.overnight")
"""How the rules of dates begin that news is dated by."""
WEEKDAYS = frozenset({"dates.weekday", "dates.daypart"})
"""Rules of bare days of the week."""
NEAR = 80
"""Characters within which the event that a date is counted from is told with its own."""
BESIDE = 25
"""Characters between two dates of which the second makes the first more exact."""
REACH = 1200
"""Characters within which a part of the day belongs to the day named before."""
COUNTED = 12
"""Words before a stretch of time that may count what it holds: "the first summit talks on their soil in ten years"."""
AHEAD = ("dates.weekday", "dates.weekend")
"""How the rules of dates begin that lie ahead where the present is told."""
WEEK = timedelta(days=7)
"""How far from the day of the article the day is that a paragraph of its own goes on telling of."""
SAME_DAY = frozenset({"dates.same_day", "dates.same_day.hours", "dates.in_the_day", "dates.same"})
"""Rules of expressions for the day that the article is telling of."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of an article in text order and the day they are counted from (None where it is not known).

    `here`: where it was written, by its dateline; None where it has none or its place stands in no table. `aside`:
    where the dates of relative clauses begin ("Ruiz, who arrived on Sunday"), which are not the day told of.
    """

    text: str
    dates: Sequence[DateMention]
    reference: Day | None
    here: PlaceName | None = None
    aside: frozenset[int] = frozenset()

    def within(self, start: int, end: int) -> list[DateMention]:
        """The dates between two offsets, those that only qualify a noun ("the 2016 election") left out."""
        first = bisect_left(self.dates, start, key=lambda d: d.start)
        inside = takewhile(lambda d: d.start < end, islice(self.dates, first, None))
        return [d for d in inside if d.end <= end and not d.rule.endswith(".modifier")]


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
        top = top_word(parse, i, mention) if i is not None else None
        if top is not None and _dates_events(parse, top, mention):
            spots.append(Spot(mention, _outside(parse, top, mention)))
    return spots


def _outside(parse: Parse, i: int, mention: DateMention) -> int:
    """The word that "hours after they met" stands under, for it dates what came after; `i` for all other dates."""
    if mention.rule != "dates.same_day.hours" or not mention.text.lower().endswith("after"):
        return i
    verb = grammar.clause_verb(parse, i)
    tied = parse.words[verb].dep == "advcl" and parse.words[verb].start > mention.end
    return parse.words[verb].head if tied else i


def dates_in_clause(parse: Parse, head: int, others: Sequence[int], timeline: Timeline) -> list[Spot]:
    """The date expressions of a trigger's clause, the one that is most its own first."""
    spots = {spot.word: spot for spot in dates_of_sentence(parse, timeline)}
    own = [spots[i] for i in ranked_in_clause(parse, head, list(spots), others)]
    return own or [s for s in spots.values() if _counts_from(parse, head, s.mention)]


def dates_of_setting(
    parse: Parse, head: int, others: Sequence[int], timeline: Timeline, reading: Reading
) -> list[Spot]:
    """The dates of the clause that gives a trigger's clause its time, where both have happened or neither has.

    "Spent Sunday in Rome, where she met Ruiz"; "at the end of the month, when the ministers will meet".
    """
    found = setting_of(parse, head)
    if found is None:
        return []
    above, verb = found
    opening = leading_in(parse, verb)
    if opening is not None and parse.words[opening].text.lower() == "when":
        start = parse.words[opening].start
        beside = [s for s in dates_of_sentence(parse, timeline) if 0 < start - s.mention.end <= len(", ")]
        return [Spot(_day_itself(s.mention, timeline.text), s.word) for s in beside]
    if opening is not None and is_left_behind(parse, parse.words[verb].head):
        return []  # "flew home on Friday after talks in Rome, where she met Ruiz"
    if (read_status(parse, above, "verb").status == "occurred") != (reading.status == "occurred"):
        return []
    return dates_in_clause(parse, above, [o for o in others if o != above], timeline)


def _day_itself(mention: DateMention, text: str) -> DateMention:
    """The day of "before May 3, when X will visit": on that day X will."""
    bound, _, rest = mention.text.partition(" ")
    inner = find_dates(text, mention.end - len(rest), mention.end) if bound.lower() in ("before", "after") else ()
    return inner[0] if len(inner) == 1 else mention


def dates_of_declaring(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The day of "said on Monday it was expelling the envoy", for what is done by saying it; none for other clauses."""
    verb = grammar.clause_verb(parse, head)
    while parse.words[verb].dep == "conj" and grammar.is_verb(parse.words[parse.words[verb].head]):
        verb = parse.words[verb].head
    word = parse.words[verb]
    doers = {parse.words[i].text.lower() for i in grammar.kids(parse, verb, "nsubj")}
    under_way = word.tag == "VBG" and word.dep == "ccomp" and bool(grammar.kids(parse, verb, "aux"))
    if not under_way or not doers & {"it", "they"} or parse.words[word.head].lemma not in _report_verbs():
        return []
    return dates_in_clause(parse, word.head, [head], timeline)


@cache
def _report_verbs() -> frozenset[str]:
    return frozenset(word_list("reporting")["report_verbs"])


def _dates_events(parse: Parse, i: int, mention: DateMention) -> bool:
    """False for "a plan for 2022-2024" and for what hangs on an event that no other date stands beside."""
    if mention.anchor is not None and "eve" in mention.text.lower().split():
        return False
    since = mention.text.lower().startswith("since ")
    if since and not _goes_on(parse, i):
        return False
    spell = mention.rule == "dates.in" or (mention.granularity == "year" and mention.needs_reference)
    if (since or spell) and _counted(parse, mention):
        return False
    above = parse.words[parse.words[i].head]
    governor = parse.words[above.head]
    return not (above.text.lower() == "for" and governor.lemma not in word_list("modality")["scheduling"])


def _counted(parse: Parse, mention: DateMention) -> bool:
    """ "Our first meeting this year" was not all year, "the first since March" not since then, nor "in five years"."""
    before = [w.text.lower() for w in parse.words if w.end <= mention.start][-COUNTED:]
    return not {"first", "second", "third", "fourth"}.isdisjoint(before)


def _goes_on(parse: Parse, i: int) -> bool:
    """True for what "has been" or "is" so since then; "will be the biggest since 2008" is not since 2008."""
    verb = grammar.finite_above(parse, i)
    helping = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "aux", "auxpass")}
    return parse.words[verb].tag in ("VBZ", "VBP") or bool(helping & {"has", "have", "had", "'ve"})


def top_word(parse: Parse, i: int, mention: DateMention) -> int:
    """The highest word of a date expression, on which its place in the clause depends."""
    inside = [w.i for w in parse.words if w.start < mention.end and w.end > mention.start]
    for j in inside or [i]:
        if parse.words[j].head not in inside:
            return j
    return i


def is_of_purpose(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the day of what somebody is invited to: "invited him to visit in May", "to a retreat on May 30".

    A weekday counts for the invitation itself, which is the news. A date without a year is for what lies ahead wherever
    it stands behind the purpose.
    """
    mention = spot.mention
    if mention.rule.startswith(NEWSY):
        return False
    if mention.needs_reference and is_explicit(mention.reading):
        if any(head < c < spot.word and _is_purpose(parse, c) for c in parse.children[head]):
            return True
    inside = {w.i for w in parse.words if mention.start <= w.start < mention.end}
    asked = [head, *grammar.obj(parse, head)] if grammar.is_verb(parse.words[head]) else [head]
    goals = [*grammar.infinitives(parse, head), *(n for a in asked for n in grammar.infinitives(parse, a))]
    goals += [n for a in asked for p in ("to", "for") for n in grammar.behind(parse, a, p) if n not in inside]
    behind = any(goal < min(inside, default=0) for goal in goals)  # wherever the parser hung it
    return (behind and mention.needs_reference) or any(
        inside & set(range(goal + 1, grammar.subtree(parse, goal)[1] + 1)) for goal in goals
    )


def is_under(parse: Parse, head: int, mention: DateMention) -> bool:
    """True where the date hangs on the trigger itself: "an invitation on Monday to come in May" came on Monday.

    On an adjective hangs what its verb has: "is due in Oslo on Monday".
    """
    inside = [w.i for w in parse.words if mention.start <= w.start < mention.end]
    heads = {head} | ({parse.words[head].head} if parse.words[head].dep == "acomp" else set())
    return bool(inside) and not heads.isdisjoint(grammar.ancestors(parse, top_word(parse, inside[0], mention)))


def _is_purpose(parse: Parse, i: int) -> bool:
    """True for "to a summit", "for talks", "to visit", "that they meet"."""
    word = parse.words[i]
    if word.dep in ("prep", "dative"):
        return word.text.lower() in ("to", "for") and word.tag != "TO"
    return grammar.is_verb(word) and word.dep in ("xcomp", "ccomp", "advcl", "acl")


def finest(ranked: Sequence[Spot], resolve: Callable[[Spot], Interval | None]) -> Spot | None:
    """The first date, or one beside it that says the same more closely: "early next year, maybe in January"."""
    best = next(iter(ranked), None)
    for spot in ranked[1:]:
        whole, part = resolve(best) if best is not None else None, resolve(spot)
        if best is not None and _beside(best, spot) and whole is not None and part is not None and _inside(part, whole):
            best = spot
    return best


def _beside(a: Spot, b: Spot) -> bool:
    first, last = sorted((a.mention, b.mention), key=lambda m: m.start)
    return last.start - first.end <= BESIDE


def _inside(part: Interval, whole: Interval) -> bool:
    if part.start is None or part.end is None or whole.start is None or whole.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end and part.end - part.start < whole.end - whole.start


# --- which days ----------------------------------------------------------------------------------------------------


def resolve_in_clause(
    spot: Spot, parse: Parse, head: int, timeline: Timeline, reading: Reading, before: Sequence[Claim]
) -> Interval | None:
    """The days that a date means in the clause of the trigger at `head`, by the tense of that clause.

    `before` are the claims told so far, which "two days later" counts from.
    """
    mention = spot.mention
    if _counts_from(parse, head, mention):
        return _counted_back(spot, parse, timeline)
    tense = _tense(spot, parse, head, reading)
    same_day = mention.rule in SAME_DAY and mention.granularity == "day"
    told = (c.when for c in reversed(before))
    anchor = (
        _counted_from(mention, timeline)
        or _day_named(spot, parse, timeline, tense)
        or (_day_told(mention, timeline, tense) if same_day else None)
        or next((w for w in told if w is not None and not (same_day and _is_far(w, timeline.reference))), None)
    )
    reference = timeline.reference
    if tense == "future" and mention.rule in WEEKDAYS and reference is not None:
        reference = _day_before(spot, parse, timeline, reference)
    return resolve_date(mention, reference=reference, tense=tense, anchor=anchor)


def _day_before(spot: Spot, parse: Parse, timeline: Timeline, reference: Day) -> Day:
    """The day that a weekday ahead is counted from: that of the one named before it, else the reference date.

    "Will be in Oslo on Monday and in Riga on Wednesday", told on a Tuesday: the Wednesday after that Monday.
    """
    day = reference
    for earlier in dates_of_sentence(parse, timeline):
        told = parse.words[grammar.clause_verb(parse, earlier.word)].tag == "VBD"  # "said on Monday that he will"
        if earlier.mention.start >= spot.mention.start or told or earlier.mention.rule not in WEEKDAYS:
            continue
        found = resolve_date(earlier.mention, reference=day, tense="future")
        day = found.start if found is not None and found.start is not None else day
    return day


def _tense(spot: Spot, parse: Parse, head: int, reading: Reading) -> Tense | None:
    """Where a bare date points: by the finite verb that it stands with, else by the status of the event."""
    verb = grammar.clause_verb(parse, spot.word)
    word = parse.words[verb]
    if (
        word.dep == "acl"
        and word.lemma in word_list("modality")["scheduling"]
        and reading.status in ("planned", "possible")
    ):
        return "future"  # "discussed a visit planned for November"
    if verb != grammar.clause_verb(parse, head) and word.tag in ("VBD", "VB") and reading.status != "negated":
        own = own_status(parse, verb)[1]
        if own is not None:
            return own
    if reading.status == "negated" and reading.told in word_list("modality")["stays"]["breaking_off"]:
        # "cancelled the visit due on Friday"; of months the nearest, for "cancelled a visit in March" may look back
        return "future" if spot.mention.rule in WEEKDAYS else None
    if reading.tense is not None:
        return reading.tense
    if reading.status in ("planned", "possible"):
        return "future"
    if reading.presupposed and reading.status == "occurred":
        return "past"
    present = parse.words[grammar.finite_above(parse, head)].tag in ("VBZ", "VBP")
    # "Chad's president visits Niger on Friday"
    return "future" if present and spot.mention.rule.startswith(AHEAD) else None


def _counted_from(mention: DateMention, timeline: Timeline) -> Interval | None:
    """The day of the event that "two days after" names with its date: "two days after the summit of May 2"."""
    if mention.anchor is None or not mention.text.lower().endswith(("after", "before", "following")):
        return None
    behind = next((d for d in timeline.dates if d.start > mention.end), None)
    between = timeline.text[mention.end : behind.start] if behind is not None else ","
    if behind is None or behind.anchor is not None or len(between) > NEAR or set(between) & set(",.;:\n"):
        return None
    return resolve_date(behind, reference=timeline.reference, tense="past")


def _day_named(spot: Spot, parse: Parse, timeline: Timeline, tense: Tense | None) -> Interval | None:
    """The day that "a day later" counts from where the same sentence names it: "on July 24 … and a day later"."""
    if spot.mention.anchor is None:
        return None
    for earlier in reversed(dates_of_sentence(parse, timeline)):
        beside = earlier.mention.start in timeline.aside and spot.mention.start not in timeline.aside
        if earlier.mention.start < spot.mention.start and earlier.mention.granularity == "day" and not beside:
            return resolve_date(earlier.mention, reference=timeline.reference, tense=tense)
    return None


def _counts_from(parse: Parse, head: int, mention: DateMention) -> bool:
    """True for the event that another is counted from: "met on Friday, two days after he called Rome"."""
    if mention.anchor is None or not mention.text.lower().endswith(("after", "before")):
        return False
    between = [w for w in parse.words[:head] if w.start >= mention.end]
    verbs = [w for w in between if grammar.is_verb(w) and w.dep not in ("aux", "auxpass")]
    if is_errand(parse, head):  # "two days after travelling to Oslo to see Ruiz"
        verbs = [w for w in verbs if w.i != parse.words[head].head]
    return parse.words[head].start >= mention.end and not verbs and all(w.text not in (",", ";") for w in between)


def _counted_back(spot: Spot, parse: Parse, timeline: Timeline) -> Interval | None:
    """The day of the event that the sentence's dated one is told to lie so far behind or ahead of."""
    mention, reading = spot.mention, spot.mention.reading
    dated = [s for s in dates_of_sentence(parse, timeline) if s.mention.anchor is None]
    beside = min(dated, key=lambda s: abs(s.mention.start - mention.start), default=None)
    if not isinstance(reading, Anchored):
        return None
    if beside is None:  # "the visit comes a week after"
        day = timeline.reference if any(w.lemma == "come" and w.end < mention.start for w in parse.words) else None
        anchor = None if day is None else Interval(day, day, day.isoformat(), "relative")
    else:
        tense = own_status(parse, grammar.finite_above(parse, beside.word))[1]
        anchor = resolve_date(beside.mention, reference=timeline.reference, tense=tense)
    mirrored = replace(mention, reading=replace(reading, sign=-reading.sign))
    return resolve_date(mirrored, reference=timeline.reference, anchor=anchor)


def _day_told(mention: DateMention, timeline: Timeline, tense: Tense | None) -> Interval | None:
    """The day that "in the afternoon" is the afternoon of: the last one named shortly before.

    That of another paragraph is such a day only if it is near the day of the article, no date looked back on.
    """
    days = [d for d in timeline.within(mention.start - REACH, mention.start) if d.anchor is None]
    for day in reversed([d for d in days if d.start not in timeline.aside]):
        found = resolve_date(day, reference=timeline.reference, tense=tense or "past")
        if found is None or found.start is None or found.start != found.end:
            continue
        if timeline.reference is None or "\n" not in timeline.text[day.end : mention.start]:
            return found
        if not _is_far(found, timeline.reference):
            return found
    return None


def _is_far(when: Interval, reference: Day | None) -> bool:
    """True for a day more than a week before or behind that of the article."""
    return reference is not None and when.start is not None and abs(reference - when.start) > WEEK
