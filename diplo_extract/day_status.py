"""Stage 7, beside claims: what its day tells of whether an event happened, and what is put off to another day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as Day

from diplo_extract import grammar
from diplo_extract.attribution import Reading, governor_key
from diplo_extract.clause_dates import Spot, Timeline, is_under
from diplo_extract.clause_status import part_of_speech
from diplo_extract.dates import DateMention
from diplo_extract.mentions import Frame, Interval, Parse
from diplo_extract.programmes import is_bare_entry, is_schedule
from diplo_extract.rules import calendar_words, words
from diplo_extract.speakers import Speakers

JOURNEYS = frozenset({"visit.set_out", "visit.travel", "visit.verb"})
"""Rules of verbs that tell what is on the calendar by their simple present."""
DUE = frozenset({"billed", "due", "expected", "fixed", "originally", "planned", "scheduled", "set", "slated"})
"""Words before "for" and the date on which something was to be."""
NEW_DATE = frozenset({"to", "until", "till", "for"})
"""Words before the date to which something is put off."""
AT_ONCE = frozenset({"establish_relations", "join", "recognize", "sever_relations", "withdraw"})
"""Types of what is done on a day and holds from then on."""
COMING = ("later this ", "next ", "tomorrow")
"""How dates begin that lie ahead whatever the day of the article, where it is not known."""


def is_moved(reading: Reading, parse: Parse, head: int, dates: Sequence[Spot], timeline: Timeline) -> bool:
    """True for "the talks were moved to Friday", which have not been; not where no new day is told."""
    if reading.status != "occurred" or grammar.is_verb(parse.words[head]):
        return False
    off = moved(reading, parse, head)
    renewed = [s for s in dates if is_put_off_to(off, s.mention, timeline)]
    return any(not is_under(parse, head, s.mention) for s in renewed)


def moved(reading: Reading, parse: Parse, head: int) -> Reading:
    """The reading of what was moved from its day."""
    return replace(reading, status="negated", tense=None, told=governor_key(parse, grammar.clause_verb(parse, head)))


def is_put_off_to(reading: Reading, mention: DateMention, timeline: Timeline) -> bool:
    """True for "has been postponed to July", where July is the new date; not for "postponed on Monday".

    Nor for "put off the visit, which was planned for July": that is the date it was due on.
    """
    before = timeline.text[: mention.start].rsplit(None, 2)[:0:-1] or [""]
    until = mention.text.lower().startswith(("until", "till", "to "))
    if len(before) > 1 and before[0] == "for" and before[1] in DUE:
        return False
    return reading.told.removeprefix("not ") in words("modality")["putting_off"] and (until or before[0] in NEW_DATE)


def new_day(when: Interval) -> Interval:
    """The day of "until 5 July" as the day of what was put off."""
    if when.start is not None or when.end is None:
        return when
    return replace(when, start=when.end, edtf=when.end.isoformat())


def day_it_holds_from(when: Interval | None, frame: Frame) -> Interval | None:
    """The days of "from 5 July": of what is done once and then holds, the first of them.

    None for "has until Friday to leave", which is no day of the expulsion.
    """
    if when is not None and when.start is None and frame.trigger.type == "expel":
        return None
    if when is None or when.start is None or when.end is not None or frame.trigger.type not in AT_ONCE:
        return when
    return replace(when, end=when.start, edtf=when.start.isoformat())


def has_taken_hold(frame: Frame, reading: Reading, when: Interval, reference: Day | None) -> bool:
    """True for what states "have decided" to be so from a day that is no longer ahead."""
    decided = reading.status == "planned" and reading.told in ("agree", "decide") and frame.trigger.type in AT_ONCE
    return decided and when.end is not None and reference is not None and when.end <= reference


def is_coming(mention: DateMention | None, dates: Sequence[Spot], timeline: Timeline) -> bool:
    """True for "next week", on whatever day the article appeared."""
    untold = dates[:1] if mention is None and timeline.reference is None else []
    told = [m for m in (mention, *(s.mention for s in untold)) if m is not None]
    return any(m.text.lower().startswith(COMING) for m in told)


def is_due(parse: Parse, frame: Frame, reading: Reading, dates: Sequence[Spot], timeline: Timeline) -> bool:
    """True for "sets out Wednesday for Lima" in a story of no known day: the simple present tells what is due."""
    head = parse.words[frame.trigger.head]
    if timeline.reference is not None or frame.trigger.rule not in JOURNEYS or parse.sentence.kind == "headline":
        return False
    days = {word for word in calendar_words() if word.endswith("day")}
    named = any(not days.isdisjoint(s.mention.text.lower().split()) for s in dates)
    return named and head.tag in ("VBZ", "VBP") and reading.tense is None


def is_under_way(parse: Parse, frame: Frame, reading: Reading, speakers: Speakers | None) -> bool:
    """True for "at this meeting we will discuss", said by somebody who is there."""
    head = frame.trigger.head
    this = any(parse.words[c].text.lower() == "this" for c in grammar.kids(parse, head, "det"))
    spoken = speakers is not None and speakers.speaker_at(frame.trigger.start) is not None
    return reading.presupposed and this and spoken


def lies_behind(when: Interval, reference: Day | None, frame: Frame, reading: Reading, parse: Parse) -> bool:
    """True for what somebody "is to report on": "his talks in Lima last week"."""
    told = reading.status == "planned" and reading.told in ("", "be to") and part_of_speech(parse, frame) == "noun"
    return told and reference is not None and when.end is not None and when.end < reference


def is_on_the_calendar(parse: Parse, frame: Frame, reading: Reading, when: Interval, timeline: Timeline) -> bool:
    """True for "flies to Lima today" in a story: the simple present tells what is due; a headline's tells news.

    On a page that is a schedule all verbs of its entries do.
    """
    head = parse.words[frame.trigger.head]
    scheduled = is_schedule(timeline.text) and parse.sentence.kind == "body"
    verb = parse.words[grammar.clause_verb(parse, head.i)] if scheduled else head
    due = (
        (verb.tag in ("VBZ", "VBP") or (scheduled and is_bare_entry(parse)))
        and (frame.trigger.rule in JOURNEYS or scheduled)
        and parse.sentence.kind != "headline"
        and (reading.status == "occurred" and (reading.tense is None or scheduled))
    )
    return due and when.start is not None and when.start == timeline.reference


def lies_ahead(when: Interval, reference: Day | None) -> bool:
    """True for days behind that of the article, where it is known."""
    return reference is not None and when.start is not None and when.start > reference
