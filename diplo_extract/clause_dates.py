"""Stage 7, when: which date of the article dates a clause, and the days that it means there. claims.py asks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache
from itertools import islice, takewhile

from diplo_extract import grammar
from diplo_extract.attribution import (
    Reading,
    is_before_journey,
    is_errand,
    is_left_behind,
    is_of_saying,
    leading_in,
    ranked_in_clause,
    read_status,
    setting_of,
)
from diplo_extract.dates import DateMention, find_dates, is_explicit
from diplo_extract.dates.readings import Anchored, Period
from diplo_extract.mentions import Interval, Parse, PlaceName, Trigger
from diplo_extract.rules import words as word_list

NEWSY = ("dates.weekday", "dates.daypart", "dates.today", "dates.to_date", "dates.yesterday", "dates.overnight")
"""How the rules of dates begin that news is dated by."""
BESIDE = 25
"""Characters between two dates of which the second makes the first more exact."""
COUNTED = 12
"""Words before a stretch of time that may count what it holds: "the first summit talks on their soil in ten years"."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of an article in text order and the day they are counted from (None where it is not known).

    `here`: where it was written, by its dateline; None where it has none or its place stands in no table. `aside`:
    where the dates of relative clauses begin ("Ruiz, who arrived on Sunday"), which are not the day told of. `written`:
    the day that "today" means, where it is another than that of the article. `there`: the last place told in the
    sentence before the one that is read, None where it tells none.
    """

    text: str
    dates: Sequence[DateMention]
    reference: Day | None
    here: PlaceName | None = None
    written: Day | None = None
    aside: frozenset[int] = frozenset()
    there: PlaceName | None = None

    def today(self, mention: DateMention) -> Day | None:
        """The day that a date is counted from: "today" from the day of writing, all others from that of the article."""
        reading = mention.reading
        of_the_day = isinstance(reading, Period) and reading.unit == "day"
        told_of = isinstance(reading, Anchored) and bool(reading.fallback)
        return self.written if self.written is not None and (of_the_day or told_of) else self.reference

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


CALLING_OFF = frozenset(
    {"abandon", "axe", "call", "cancel", "defer", "drop", "nix", "postpone", "scrap", "shelve", "suspend"}
)
"""Verbs by which one gives up what was to be."""


def dates_of_sentence(parse: Parse, timeline: Timeline) -> list[Spot]:
    """The date expressions of a sentence that can date an event, in text order."""
    spots = []
    for mention in timeline.within(parse.sentence.start, parse.sentence.end):
        i = next((w.i for w in parse.words if w.end > mention.start), None)
        top = top_word(parse, i, mention) if i is not None else None
        if top is not None and _dates_events(parse, top, mention):
            spots.append(Spot(mention, _outside(parse, top, mention)))
    spots = [s for s in spots if not _was_given_up(parse, s.word)] or spots
    return [s for s in spots if not _is_of_event(s.mention)] or spots


def _was_given_up(parse: Parse, i: int) -> bool:
    """True for the Tuesday of "originally set for Tuesday, will be held on Friday"."""
    verb = parse.words[grammar.clause_verb(parse, i)]
    said = {parse.words[c].text.lower() for c in grammar.kids(parse, verb.i, "advmod")}
    return verb.tag == "VBN" and not said.isdisjoint(word_list("modality")["given_up"])


def _is_of_event(mention: DateMention) -> bool:
    """True for "on the eve of the visit" and "the first day of", which count where no other date stands beside them."""
    return mention.anchor is not None and ("eve" in mention.text.lower().split() or counts_days(mention))


def counts_days(mention: DateMention) -> bool:
    """True for "the first day of the visit"."""
    return isinstance(mention.reading, Anchored) and mention.reading.unit == "nth"


def _outside(parse: Parse, i: int, mention: DateMention) -> int:
    """The word that "hours after they met" stands under, for it dates what came after; `i` for all other dates."""
    if mention.rule != "dates.same_day.hours" or not mention.text.lower().endswith("after"):
        return i
    verb = grammar.clause_verb(parse, i)
    tied = parse.words[verb].dep == "advcl" and parse.words[verb].start > mention.end
    return parse.words[verb].head if tied else i


def dates_in_clause(
    parse: Parse, head: int, others: Sequence[int], timeline: Timeline, *, loose: bool = False
) -> list[Spot]:
    """The date expressions of a trigger's clause, the one that is most its own first.

    `loose`: one behind "after" or "amid" counts beside others of the sentence too: "met on Friday after riots in May".
    """
    if _is_within_what_ended(parse, head) or is_before_journey(parse, head):
        return []
    own_days = grammar.preposition_above(parse, head) == "of"  # "on the first day of the visit": no day of the visit
    told = [s for s in dates_of_sentence(parse, timeline) if not (own_days and counts_days(s.mention))]
    told = [s for s in told if not (_is_of_what_it_is_about(parse, head, s) or _is_cut_off(parse, head, s))]
    told = [
        s
        for s in told
        if not (_is_of_what_was_before(parse, head, s) or is_of_saying(parse, head, parse.words[s.word].start))
    ]
    near = [s for s in told if not _is_behind_another(parse, head, s)]
    spots = {spot.word: spot for spot in (told if loose else near or told)}
    own = [spots[i] for i in ranked_in_clause(parse, head, list(spots), others)]
    return _of_own_clause(parse, head, own) or own or [s for s in spots.values() if counts_from(parse, head, s.mention)]


def _is_of_what_was_before(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the July of "met after the July attack" and "after his July election", no month of the meeting.

    And for the 2003 of "their first meeting since an accord in 2003".
    """
    word = parse.words[spot.word]
    if word.dep == "poss" and word.head not in {head, *grammar.ancestors(parse, head)}:
        behind = parse.words[word.head]
        return behind.tag.startswith("N") and grammar.clause_verb(parse, behind.i) != grammar.clause_verb(parse, head)
    named = parse.words[parse.words[word.head].head] if word.dep == "pobj" else word
    if named.i != head and named.tag.startswith("N") and grammar.preposition_above(parse, named.i) == "since":
        return True
    if word.dep not in ("compound", "nmod", "amod") or word.head == head or grammar.is_verb(parse.words[word.head]):
        return False
    return grammar.preposition_above(parse, word.head) in ("after", "before", "following", "since", "over")


def _is_behind_another(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the Friday of "called off a visit after riots in Lima on Friday", where another date is told as well."""
    for i in grammar.ancestors(parse, spot.word):
        if i == head or grammar.is_verb(parse.words[i]):
            return False
        if parse.words[i].tag.startswith("N") and parse.words[i].lemma not in word_list("modality")["occasions_at"]:
            if grammar.preposition_above(parse, i) in ("after", "following", "amid"):
                return head not in grammar.ancestors(parse, i) or grammar.is_verb(parse.words[head])
    return False


def _is_cut_off(parse: Parse, head: int, spot: Spot) -> bool:
    """True where a semicolon stands between the event and the date, or a "since".

    "Their first since last year's", "the first summit since she took office in March".
    """
    before = spot.mention.start < parse.words[head].start
    if before and grammar.preposition_above(parse, head) == "since" and not is_under(parse, head, spot.mention):
        return True
    verb = grammar.clause_verb(parse, spot.word)
    first = parse.words[verb].head if parse.words[verb].dep == "conj" else verb
    begun = {parse.words[c].text.lower() for c in grammar.kids(parse, first, "mark", "prep")}
    if "since" in begun and verb != head and verb not in grammar.ancestors(parse, head):
        return True
    own, other = parse.words[grammar.finite_above(parse, head)].start, spot.mention.start
    return any(w.text == ";" and min(own, other) < w.start < max(own, other) for w in parse.words)


def _of_own_clause(parse: Parse, head: int, own: Sequence[Spot]) -> list[Spot]:
    """The dates of the talks in "two days after talks set for May 3 begin", without the one that counts from them."""
    verb = parse.words[grammar.clause_verb(parse, head)]
    counted = any(counts_from(parse, head, s.mention) for s in own)
    behind = [s for s in own if s.mention.start > parse.words[head].start and s.mention.anchor is None]
    inside = [s for s in behind if grammar.clause_verb(parse, s.word) == verb.i]
    return inside if counted and verb.dep == "advcl" else []


def _is_of_what_it_is_about(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the July of "his talks will focus on the summit in July", "will meet to plan for a July summit"."""
    nouns = word_list("grammar")["about_occasions"]
    inside = [w.i for w in parse.words if spot.mention.start <= w.start < spot.mention.end]
    for i in grammar.ancestors(parse, top_word(parse, inside[0], spot.mention)) if inside else ():
        if i == head or i in (parse.words[head].head, grammar.clause_verb(parse, head)):
            return False
        if parse.words[i].lemma in nouns:
            above = grammar.preposition_above(parse, i)
            over = parse.words[parse.words[parse.words[i].head].head].lemma
            if above in ("about", "on", "over") or (above == "for" and over in word_list("grammar")["preparing"]):
                return True
    return False


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
    if _is_ending(parse, above):
        return []  # "wrapped up a visit to Lima on Friday, where she met Ruiz"
    opening = leading_in(parse, verb)
    if opening is not None and parse.words[opening].text.lower() == "when":
        start = parse.words[opening].start
        told = timeline.within(parse.sentence.start, start)
        beside = [m for m in told if 0 < start - m.end <= len(", ")]
        if beside or parse.words[verb].dep != "advcl" or reading.status != "occurred":
            return [Spot(_day_itself(m, timeline.text), opening) for m in beside]
    if opening is not None and is_left_behind(parse, parse.words[verb].head):
        return []  # "flew home on Friday after talks in Rome, where she met Ruiz"
    due = reading.status == "planned" and parse.words[above].tag in ("VBZ", "VBP")  # "travels on Friday to Rome, where"
    if not due and (read_status(parse, above, "verb").status == "occurred") != (reading.status == "occurred"):
        return []
    return dates_in_clause(parse, above, [o for o in others if o != above], timeline)


def dates_of_errand(parse: Parse, trigger: Trigger, timeline: Timeline) -> list[Spot]:
    """The dates of what a visit is for: "will fly to Rome to open the embassy on Friday"; none for other events."""
    if trigger.type != "visit":
        return []
    errands = [v for v in grammar.kids(parse, trigger.head, "advcl", "xcomp") if is_errand(parse, v)]
    ranked = (s for v in errands for s in dates_in_clause(parse, v, [trigger.head], timeline))
    return [s for s in ranked if any(is_under(parse, v, s.mention) for v in errands)]


def _day_itself(mention: DateMention, text: str) -> DateMention:
    """The day of "before May 3, when X will visit", "the first since May, when X came": on that day X will, or did."""
    bound, _, rest = mention.text.partition(" ")
    inner = (
        find_dates(text, mention.end - len(rest), mention.end) if bound.lower() in ("before", "after", "since") else ()
    )
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
    """False for "a plan for 2022-2024"."""
    if any(w.start == mention.start and w.lemma == "last" and grammar.is_verb(w) for w in parse.words):
        return False  # "is planned to last one hour"
    after = [w.text for w in parse.words if w.start >= mention.end][:2]
    behind = after[0] if after else ""
    if "".join(after).startswith("):"):
        return False  # "From the News Agency (Dec 6): Peru's president met"
    if behind == ")" and not any(c.isalpha() for c in mention.text) and mention.granularity in ("range", "year"):
        return False  # "President Ana Ruiz (2018-2022)"
    since = mention.text.lower().startswith("since ")
    if since and not _goes_on(parse, i):
        return False
    spell = mention.rule == "dates.in" or (mention.granularity in ("year", "month") and mention.needs_reference)
    spell = spell and not is_explicit(mention.reading) and not mention.text.lower().startswith("last ")
    own = any(w.text in ("'s", "’s") and w.start == mention.end for w in parse.words)  # "since last year's summit"
    if (since or spell) and not own and _counted(parse, mention):
        return False
    above = parse.words[parse.words[i].head]
    governor = parse.words[above.head]
    scheduled = governor.lemma in word_list("modality")["scheduling"] and not governor.tag.startswith("N")
    return not (above.text.lower() == "for" and not scheduled)


def _counted(parse: Parse, mention: DateMention) -> bool:
    """ "Our first meeting this year" was not all year, "the first since March" not since then, nor "in five years".

    But "the first since he came last year": he came then.
    """
    before = [w for w in parse.words if w.end <= mention.start][-COUNTED:]
    lows = [w.text.lower() for w in before]
    if "since" in lows and any(w.tag == "VBD" for w in before[lows.index("since") :]):
        return False
    return not {"first", "second", "third", "fourth"}.isdisjoint(lows)


def _goes_on(parse: Parse, i: int) -> bool:
    """True for what "has been" or "is" so since then; "will be the biggest since 2008" is not since 2008."""
    verb = grammar.finite_above(parse, i)
    helping = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "aux", "auxpass")}
    return parse.words[verb].tag in ("VBZ", "VBP") or bool(helping & {"has", "have", "had", "'ve"})


def _is_within_what_ended(parse: Parse, head: int) -> bool:
    """True for the talks of "wrapped up a visit on Friday after talks in Rome", which were on any of its days."""
    if grammar.is_verb(parse.words[head]) or grammar.preposition_above(parse, head) not in ("after", "following"):
        return False
    return _is_ending(parse, grammar.clause_verb(parse, head))


def _is_ending(parse: Parse, verb: int) -> bool:
    """True for "wrapped up a visit", whose day is the last of it."""
    stays = word_list("modality")["stays"]
    ended = grammar.kids(parse, verb, "dobj")
    return parse.words[verb].lemma in {*stays["ending"]} - {*stays["homeward"]} and bool(ended)


def top_word(parse: Parse, i: int, mention: DateMention) -> int:
    """The highest word of a date expression, on which its place in the clause depends."""
    inside = [w.i for w in parse.words if w.start < mention.end and w.end > mention.start]
    for j in inside or [i]:
        if parse.words[j].head not in inside:
            return j
    return i


def is_under(parse: Parse, head: int, mention: DateMention) -> bool:
    """True where the date hangs on the trigger itself: "an invitation on Monday to come in May" came on Monday.

    On an adjective hangs what its verb has: "is due in Oslo on Monday".
    """
    inside = [w.i for w in parse.words if mention.start <= w.start < mention.end]
    heads = {head} | ({parse.words[head].head} if parse.words[head].dep == "acomp" else set())
    return bool(inside) and not heads.isdisjoint(grammar.ancestors(parse, top_word(parse, inside[0], mention)))


def finest(ranked: Sequence[Spot], resolve: Callable[[Spot], Interval | None]) -> Spot | None:
    """The first date, or one beside it that says the same more closely: "early next year, maybe in January"."""
    best = next(iter(ranked), None)
    for spot in ranked[1:]:
        whole, part = resolve(best) if best is not None else None, resolve(spot)
        near = best is not None and (_beside(best, spot) or best.mention.anchor is not None)
        if near and whole is not None and part is not None and _inside(part, whole):
            best = spot
    return best


def _beside(a: Spot, b: Spot) -> bool:
    first, last = sorted((a.mention, b.mention), key=lambda m: m.start)
    return last.start - first.end <= BESIDE


def _inside(part: Interval, whole: Interval) -> bool:
    if part.start is None or part.end is None or whole.start is None or whole.end is None:
        return False
    return whole.start <= part.start and part.end <= whole.end and part.end - part.start < whole.end - whole.start


def counts_from(parse: Parse, head: int, mention: DateMention) -> bool:
    """True for the event that another is counted from: "met on Friday, two days after he called Rome"."""
    if mention.anchor is None or not mention.text.lower().endswith(("after", "before", "eve of")):
        return False
    between = [w for w in parse.words[:head] if w.start >= mention.end]
    if between and between[0].tag == "IN" and between[0].dep == "prep":
        return False  # "arrived the day before for a visit"
    own = grammar.clause_verb(parse, head)  # "two days after they announced a pact"
    verbs = [w for w in between if grammar.is_verb(w) and w.dep not in ("aux", "auxpass") and w.i != own]
    if is_errand(parse, head):  # "two days after travelling to Oslo to see Ruiz"
        verbs = [w for w in verbs if w.i != parse.words[head].head]
    return parse.words[head].start >= mention.end and not verbs and all(w.text not in (",", ";") for w in between)


def is_of_finished(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the month of "visited Peru last month and has proposed talks", in which nothing has been proposed."""
    own, other = grammar.finite_above(parse, head), grammar.finite_above(parse, spot.word)
    now = any(parse.words[a].tag in ("VBZ", "VBP") for a in grammar.kids(parse, own, "aux"))
    perfect = now and parse.words[own].tag == "VBN"
    return perfect and other < own and parse.words[other].tag == "VBD" and not grammar.kids(parse, other, "aux")


def is_of_calling_off(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the day of "on Tuesday cancelled a visit", on which the visit was not due."""
    above = parse.words[parse.words[head].head]
    gave_up = parse.words[head].dep == "dobj" and above.lemma in CALLING_OFF and not grammar.is_passive(parse, above.i)
    return gave_up and spot.word < head and not is_under(parse, head, spot.mention)
