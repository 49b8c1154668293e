"""Stage 7, when: the days that a date expression means in a clause, by its tense and by what else is dated there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Day
from datetime import timedelta
from itertools import islice

from diplo_extract import grammar
from diplo_extract.attribution import Reading, is_aim, is_purpose, own_status
from diplo_extract.captions import is_caption
from diplo_extract.clause_dates import Spot, Timeline, counts_days, counts_from, dates_of_sentence
from diplo_extract.dates import DateMention, resolve_date
from diplo_extract.dates.calendar import edtf
from diplo_extract.dates.readings import Anchored, Bound, is_explicit
from diplo_extract.mentions import Claim, Interval, Parse, Tense
from diplo_extract.programmes import day_of_entry, is_bare_entry, is_schedule
from diplo_extract.rules import words as word_list

WEEKDAYS = frozenset({"dates.weekday", "dates.daypart"})
"""Rules of bare days of the week."""
HALF_A_YEAR = timedelta(days=183)
NEAR = 80
"""Characters within which the event that a date is counted from is told with its own."""
REACH = 1200
"""Characters within which a part of the day belongs to the day named before."""
BEFORE = 250
"""Characters before a sentence among which the day stands that "the next day" follows."""
NAMED = 2
"""Nouns behind "the night before" among which the event stands that it was the night before."""
AHEAD = ("dates.weekday", "dates.weekend", "dates.neighbours")
"""How the rules of dates begin that lie ahead where the present is told."""
DUE = frozenset({"due", "expect", "schedule", "slate"})
"""Words for what is to be: "had been due to meet"."""
WEEK = timedelta(days=7)
"""How far from the day of the article the day is that a paragraph of its own goes on telling of."""
_SAYING = re.compile(
    r"\b(?:said|added|noted|recalled|stressed|explained|told|informed|pointed out|expressed|conveyed)\b"
)
"""Words after which a date is somebody's and not the reporter's."""
_COMING = re.compile(r"\b(?:will|is to|are to|(?:is|are) (?:due|expected|scheduled|set) (?:to|for))\b(?! not)[^,;]*$")
"""Words after which a date is of what will be."""
SAME_DAY = frozenset({"dates.same_day", "dates.same_day.hours", "dates.in_the_day", "dates.same"})
"""Rules of expressions for the day that the article is telling of."""


def resolve_in_clause(
    spot: Spot, parse: Parse, head: int, timeline: Timeline, reading: Reading, before: Sequence[Claim]
) -> Interval | None:
    """The days that a date means in the clause of the trigger at `head`, by the tense of that clause.

    `before` are the claims told so far, which "two days later" counts from.
    """
    mention = spot.mention
    if counts_from(parse, head, mention):
        return _counted_back(spot, parse, head, timeline)
    tense = _tense(spot, parse, head, reading, timeline)
    same_day = mention.rule in SAME_DAY and mention.granularity == "day"
    reference = timeline.today(mention)
    if mention.rule in WEEKDAYS and reference is not None and (entry := _day_of_entry(parse, timeline)) is not None:
        reference, tense = entry, "past"  # "Feb. 14-15: Ruiz visits Oslo, meeting Berg on Monday"
    if mention.rule in WEEKDAYS and (gone := _day_of_setting_out(spot, parse, head, timeline)) is not None:
        reference, tense = gone, "future"  # "left on Monday to meet her on Friday"
    if mention.rule == "dates.day_of_month" and (last := _last_named(spot, parse, timeline, tense)) is not None:
        reference, tense = last, "future"  # "on 5 November in Oslo and on the 7th in Riga"
    anchor = _counted_from(mention, timeline, tense)
    if anchor is None and _is_of_untold(mention, parse):
        return None
    anchor = anchor or _day_named(spot, parse, timeline, tense) or _year_told(mention, timeline)
    if same_day:
        anchor = anchor or _day_counted(mention, timeline, before) or _day_told(mention, timeline, tense, before)
    if anchor is None and mention.anchor is not None:
        named = _day_last_told(mention, parse, timeline, reading)
        told = [named] if named is not None else []
        told += [w for w in _days_before(mention, parse, before) if not (same_day and _is_far(w, timeline.reference))]
        done = tense == "past" and reading.status == "occurred"
        past = [w for w in told if not _lies_ahead(w, timeline.reference)]
        told = past or told if done else told  # "will be there on Friday … A day earlier, she met": before the news
        told = [w for w in told if not (done and _would_lie_ahead(mention, w, timeline.reference))]
        anchor = next(iter(told), None)
    if tense == "future" and mention.rule in WEEKDAYS and reference is not None:
        reference = _day_before(spot, parse, timeline, reference)
    found = resolve_date(mention, reference=reference, tense=tense, anchor=anchor)
    if _is_of_what_will_come(spot, parse, head, found, timeline.reference):
        return None
    return _from_now_on(found, mention, reading, timeline.reference)


def _is_of_what_will_come(spot: Spot, parse: Parse, head: int, found: Interval | None, reference: Day | None) -> bool:
    """True for the month of "held talks to prepare for an election in June", which cannot be that of a year ago."""
    aim = grammar.clause_verb(parse, spot.word)
    if not spot.mention.needs_reference or not is_explicit(spot.mention.reading) or not is_purpose(parse, aim):
        return False
    if found is None or found.end is None or reference is None or aim == grammar.clause_verb(parse, head):
        return False
    return reference - found.end > HALF_A_YEAR


def _year_told(mention: DateMention, timeline: Timeline) -> Interval | None:
    """The year that "that year" and "the same year" go back to: the last one named shortly before."""
    words = mention.text.lower().split()
    if mention.anchor is None or words[-1] != "year" or words[-2:-1] not in (["same"], ["that"]):
        return None
    told = [d for d in timeline.within(mention.start - REACH, mention.start) if is_explicit(d.reading)]
    years = [d for d in told if not d.needs_reference]
    return resolve_date(years[-1], reference=timeline.reference) if years else None


def _day_of_entry(parse: Parse, timeline: Timeline) -> Day | None:
    """The last day of the entry of a chronology that the sentence stands in; None where it stands in none."""
    entry = day_of_entry(parse, timeline)
    if entry is None or entry.start >= parse.sentence.end:
        return None
    when = resolve_date(entry, reference=timeline.reference, tense="past")
    days = (when.end - when.start).days if when is not None and when.start and when.end else WEEK.days
    return when.end if when is not None and days < WEEK.days else None


def _days_before(mention: DateMention, parse: Parse, before: Sequence[Claim]) -> list[Interval]:
    """The days of the events told before, the last first, those of the kind first that the words behind name.

    "The night before the trip", "the day after their talks".
    """
    at = parse.sentence.index
    others = [c for c in before[::-1] if (c.frame.trigger.sentence, c.date_text) != (at, mention.text)]
    kind = _kind_named(mention, parse)
    found = sorted(others, key=lambda c: kind is not None and c.frame.trigger.type != kind)
    days = [c.when for c in found if c.when is not None]
    if counts_days(mention):
        return sorted(days, key=lambda when: when.start == when.end)
    back = isinstance(mention.reading, Anchored) and mention.reading.sign < 0 and kind is None
    return sorted(days, key=lambda when: when.start != when.end) if back else days  # "the day before" is that of a day


def _day_last_told(mention: DateMention, parse: Parse, timeline: Timeline, reading: Reading) -> Interval | None:
    """The calendar day that "the next day" goes on from, told in the sentence before of something that is no event.

    "A mob stormed the embassy on 29 January. Peru expelled the envoy the next day". What will be goes on from a day
    that lies ahead: "will give a speech on 2 July and leave for Lima the next day".
    """
    if _unit(mention) != "day" or mention.granularity != "day" or _kind_named(mention, parse) is not None:
        return None
    start = parse.sentence.start
    opening = timeline.text.rfind("\n", 0, start) + 1
    told = timeline.within(max(opening, start - BEFORE), start)
    days = [d for d in told if d.anchor is None and d.granularity == "day" and d.start not in timeline.aside]
    if len(days) != 1 or not is_explicit(days[0].reading):
        return None
    ahead = reading.status in ("planned", "possible") and reading.tense != "past"
    return resolve_date(days[0], reference=timeline.reference, tense="future" if ahead else "past")


def _kind_named(mention: DateMention, parse: Parse) -> str | None:
    """The type of event that "before" or "after" is followed by; None where no such word ends the date."""
    if mention.text.lower().split()[-1] not in ("after", "before", "following", "of"):
        return None
    behind = [w.lemma for w in parse.words if w.start >= mention.end and w.tag.startswith("N")][:NAMED]
    kinds: Mapping[str, Sequence[str]] = word_list("modality")["told_as"]
    return next((kind for lemma in behind for kind, nouns in kinds.items() if lemma in nouns), None)


def _is_of_untold(mention: DateMention, parse: Parse) -> bool:
    """True for "two days before a deadline", "a week after the election": no event told has to do with that."""
    if mention.anchor is None or mention.text.lower().split()[-1] not in ("after", "before"):
        return False
    at = next((w.i for w in parse.words if w.end == mention.end), None)
    behind = [parse.words[n] for n in grammar.kids(parse, at, "pobj")] if at is not None else []
    known = {*word_list("grammar")["classes"]["PACT"], *word_list("grammar")["classes"]["OFFER"], *_DEEDS}
    if any(not w.tag.startswith("NN") or w.tag.startswith("NNP") or w.lemma in known for w in behind):
        return False
    return bool(behind) and _kind_named(mention, parse) is None


_DEEDS = frozenset({"ceremony", "decision", "letter", "message", "move", "signature", "signing", "statement"})
"""What else an event that was told may be called."""


def _would_lie_ahead(mention: DateMention, anchor: Interval, reference: Day | None) -> bool:
    found = resolve_date(mention, reference=reference, anchor=anchor)
    return found is not None and reference is not None and found.start is not None and found.start > reference


def _from_now_on(
    found: Interval | None, mention: DateMention, reading: Reading, reference: Day | None
) -> Interval | None:
    """ "Will meet before the end of the year" is from the day of the article on; other bounds stay open."""
    bounded = isinstance(mention.reading, Bound) and mention.reading.side in ("before", "by")
    ahead = reading.status in ("planned", "possible") and found is not None and found.start is None
    if not bounded or not ahead or found is None or found.end is None or reference is None or found.end < reference:
        return found
    return replace(found, start=reference, edtf=edtf(reference, found.end))


def _day_of_setting_out(spot: Spot, parse: Parse, head: int, timeline: Timeline) -> Day | None:
    """The weekday of the journey on which the trigger's infinitive tells an errand; None for other clauses."""
    verb = parse.words[grammar.clause_verb(parse, head)]
    way = parse.words[verb.head]
    if (
        verb.dep in ("advcl", "xcomp") and verb.tag == "VB" and way.tag == "VBG"
    ):  # "before flying to Rome to meet her on Friday"
        verb, way = way, parse.words[way.head]
    if verb.tag == "VBG" and verb.dep == "pcomp" and way.text.lower() == "before":
        done = parse.words[way.head]
        if done.tag == "VBD" and done.i < verb.i < spot.word:
            return _weekday_told(parse, done.i, timeline) or timeline.reference
        return None
    if verb.dep not in ("advcl", "xcomp") or verb.tag != "VB" or way.tag != "VBD" or way.i > verb.i:
        return None
    if way.lemma not in word_list("modality")["journeys"] or grammar.clause_verb(parse, spot.word) != verb.i:
        return None
    return _weekday_told(parse, way.i, timeline)


def _weekday_told(parse: Parse, verb: int, timeline: Timeline) -> Day | None:
    """The weekday on which a verb's clause tells what was done; None where it tells none."""
    told = [s for s in dates_of_sentence(parse, timeline) if grammar.clause_verb(parse, s.word) == verb]
    told = [s for s in told if s.mention.rule in WEEKDAYS]
    found = resolve_date(told[0].mention, reference=timeline.reference, tense="past") if told else None
    return found.start if found is not None else None


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


def _tense(spot: Spot, parse: Parse, head: int, reading: Reading, timeline: Timeline) -> Tense | None:
    """Where a bare date points: by the finite verb that it stands with, else by the status of the event."""
    own = grammar.clause_verb(parse, head)
    verb = grammar.clause_verb(parse, spot.word)
    verb = own if is_aim(parse, verb, {head, own}) else verb
    word = parse.words[verb]
    held = reading.status == "occurred" and reading.tense == "past" and verb == own
    if (_is_of_what_is_due(parse, verb, reading) and not held) or (is_bare_entry(parse) and is_schedule(timeline.text)):
        return "future"
    if verb != own and word.tag in ("VBD", "VB") and reading.status != "negated":
        told = own_status(parse, verb)[1]
        if told is not None:
            return told
    if spot.mention.rule in WEEKDAYS and (told := _of_weekday(spot, parse, head, timeline.reference)) is not None:
        return told
    if _is_of_what_was_due(parse, head, reading):
        return _tense_of_due(spot.mention, parse, head, timeline.reference)
    if reading.status == "planned" and (due := _of_plan(spot, parse, head, reading, timeline)) is not None:
        return due
    if _is_behind_what_may_be(parse, head, reading) and not spot.mention.rule.startswith(AHEAD):
        return None
    if reading.tense is not None:
        ahead = reading.status in ("planned", "possible") and _is_reported(parse, head)
        return "future" if ahead else reading.tense
    if reading.status in ("planned", "possible"):
        return "future"
    if reading.presupposed and reading.status == "occurred":
        return "past"
    finite = grammar.finite_above(parse, head)
    going_on = parse.words[finite].tag == "VBG"  # "is visiting Niger on Friday"
    aux = grammar.kids(parse, finite, "aux") if going_on else []
    present = all(parse.words[i].tag in ("VBZ", "VBP") for i in aux or [finite]) and len(aux) < 2
    if not present or not spot.mention.rule.startswith(AHEAD):
        return None
    # "Chad's president visits Niger on Friday", but "… on Friday. PHOTO: AFP"
    return "past" if is_caption(parse, timeline.text) else "future"


def _of_plan(spot: Spot, parse: Parse, head: int, reading: Reading, timeline: Timeline) -> Tense | None:
    """Where a date lies of what was due or has been set out for; None of other plans."""
    if spot.mention.rule not in WEEKDAYS:
        return _nearer(spot.mention, timeline.reference) if _was_set(parse, head) else None
    if reading.tense == "past":
        return _due(spot.mention, timeline.reference)  # "was due in Oslo on Friday"
    if _has_set_out(parse, grammar.clause_verb(parse, spot.word), head):
        return "future" if _is_ahead(parse, head) and head in grammar.ancestors(parse, spot.word) else "past"
    return None


def _is_ahead(parse: Parse, noun: int) -> bool:
    """True for the meeting of "came ahead of a meeting on Friday", whose day is its own."""
    over = parse.words[parse.words[noun].head]
    return over.text.lower() == "before" or (
        over.text.lower() == "of" and parse.words[over.head].text.lower() == "ahead"
    )


def _is_reported(parse: Parse, head: int) -> bool:
    """True for what somebody "said was expected in Oslo before the end of May": ahead of what was said."""
    word = parse.words[grammar.finite_above(parse, head)]
    said = parse.words[word.head]
    return word.dep == "ccomp" and word.tag in ("VBD", "VBN") and said.lemma in word_list("reporting")["report_verbs"]


def _is_of_what_is_due(parse: Parse, verb: int, reading: Reading) -> bool:
    """True for "discussed a visit planned for November" and "flew to Lima for the summit, to be held on Friday"."""
    word = parse.words[verb]
    planned = word.lemma in word_list("modality")["scheduling"] and reading.status in ("planned", "possible")
    to_be = any(parse.words[a].text.lower() == "to" for a in grammar.kids(parse, verb, "aux"))
    return word.dep in ("acl", "relcl") and (to_be or (planned and (word.dep == "acl" or _is_now(parse, verb))))


def _is_now(parse: Parse, verb: int) -> bool:
    """True for "is scheduled", not for "was" or "had been"."""
    return any(parse.words[a].tag in ("VBZ", "VBP") for a in grammar.kids(parse, verb, "aux", "auxpass"))


def _of_weekday(spot: Spot, parse: Parse, head: int, reference: Day | None) -> Tense | None:
    """Where a weekday lies on which a visit ends or something had been due; None for any other.

    "In Oslo on a visit that ends on Friday, she met Soto"; "for the summit that opens there on Friday".
    """
    word = parse.words[grammar.clause_verb(parse, spot.word)]
    stays = word_list("modality")["stays"]
    beginning = word.lemma in stays["beginning"] and word.i not in (head, grammar.clause_verb(parse, head))
    if word.tag == "VBZ" and (beginning or word.lemma in stays["ending"]):
        return "future"
    return _nearest(spot.mention, reference) if _had_been_due(parse, head) else None


def _is_of_what_was_due(parse: Parse, head: int, reading: Reading) -> bool:
    """True for what was called off, "had been due" or "was to" be."""
    if reading.status == "negated":
        lapsed = reading.told.removeprefix("not ") in word_list("modality")["lapsed"]
        lists = word_list("modality")
        return lapsed or reading.told in (*lists["stays"]["breaking_off"], *lists["putting_off"])
    return reading.told == "be to" and parse.words[grammar.finite_above(parse, head)].tag == "VBD"


def _had_been_done(parse: Parse, head: int) -> bool:
    """True for "had called off a visit planned for January"."""
    verb = grammar.finite_above(parse, head)
    had = any(parse.words[a].text.lower() == "had" for a in grammar.kids(parse, verb, "aux"))
    return had and parse.words[verb].lemma in word_list("modality")["stays"]["breaking_off"]


def _tense_of_due(mention: DateMention, parse: Parse, head: int, reference: Day | None) -> Tense | None:
    """ "Cancelled the visit due on Friday"; of months the nearest, for "cancelled a visit in March" may look back."""
    shifted = mention.rule == "dates.weekday.shifted" and mention.text.lower().startswith("this ")
    if mention.rule not in WEEKDAYS and not shifted:
        return "past" if _had_been_done(parse, head) else None
    return _due(mention, reference)


def _had_been_due(parse: Parse, head: int) -> bool:
    """True for "was to have met" and "had been due to meet"."""
    ways = (head, *islice(grammar.ancestors(parse, head), 2))
    helping = {parse.words[a].text.lower() for v in ways for a in grammar.kids(parse, v, "aux", "auxpass")}
    perfect = {"to", "have"} <= helping and any(parse.words[v].text.lower() in ("was", "were") for v in ways[1:])
    return perfect or ("had" in helping and any(w.lemma in DUE for w in parse.words[min(ways) : head + 1]))


def _nearest(mention: DateMention, reference: Day | None) -> Tense:
    """Where the weekday lies that is nearest to the day of the article."""
    last = resolve_date(mention, reference=reference, tense="past")
    behind = last is not None and last.end is not None and reference is not None and reference - last.end < WEEK / 2
    return "past" if behind else "future"


def _nearer(mention: DateMention, reference: Day | None) -> Tense:
    """Where a date without a year lies that may be behind as well as ahead: at whichever is nearer."""
    last = resolve_date(mention, reference=reference, tense="past")
    coming = resolve_date(mention, reference=reference, tense="future")
    if reference is None or last is None or coming is None or last.end is None or coming.start is None:
        return "future"
    return "past" if reference - last.end < coming.start - reference else "future"


def _was_set(parse: Parse, head: int) -> bool:
    """True under "was scheduled to" and "was due to", which tell neither whether it was nor when."""
    verb = grammar.finite_above(parse, head)
    helping = [verb, *grammar.kids(parse, verb, "aux", "auxpass")]
    said = {parse.words[n].lemma for n in (verb, *grammar.kids(parse, verb, "acomp"))}
    return any(parse.words[a].text.lower() in ("was", "were") for a in helping) and not said.isdisjoint(DUE)


def _has_set_out(parse: Parse, verb: int, head: int) -> bool:
    """True for the verb of "left on Monday on a tour that will take her to Oslo" with what it leads to."""
    word, journeys = parse.words[verb], word_list("modality")["journeys"]
    return verb == grammar.clause_verb(parse, head) and word.tag == "VBD" and word.lemma in journeys


def _is_behind_what_may_be(parse: Parse, head: int, reading: Reading) -> bool:
    """True for the event of "may resign after the summit in June", which can lie behind or ahead."""
    after = reading.status == "occurred" and grammar.preposition_above(parse, head) == "after"
    return after and own_status(parse, grammar.clause_verb(parse, head))[0] in ("planned", "possible")


def _due(mention: DateMention, reference: Day | None) -> Tense:
    """Where the weekday lies for which something called off was due: ahead, unless it was yesterday."""
    last = resolve_date(mention, reference=reference, tense="past")
    yesterday = last is not None and reference is not None and last.end == reference - timedelta(days=1)
    return "past" if yesterday else "future"


def _counted_from(mention: DateMention, timeline: Timeline, tense: Tense | None) -> Interval | None:
    """The day of the event that "two days after" names with its date: "two days after the summit of May 2"."""
    if mention.anchor is None or not mention.text.lower().endswith(("after", "before", "following")):
        return None
    behind = next((d for d in timeline.dates if d.start > mention.end), None)
    between = timeline.text[mention.end : behind.start] if behind is not None else ","
    if behind is None or behind.anchor is not None or len(between) > NEAR or set(between) & set(",.;:\n"):
        return None
    if behind.granularity != "day" and mention.granularity == "day":
        return None  # "two days after they restored ties cut in 1961"
    ahead = tense == "future" and mention.text.lower().endswith("before")
    return resolve_date(behind, reference=timeline.reference, tense="future" if ahead else "past")


def _goes_on_from_clause(mention: DateMention, timeline: Timeline) -> bool:
    """True for the "two days after" of "said on Monday that it was so, two days after Peru had voted"."""
    behind = timeline.text[mention.end : mention.end + 2].strip()
    return mention.text.lower().endswith((" after", " before")) and behind[:1].isalpha()


def _day_named(spot: Spot, parse: Parse, timeline: Timeline, tense: Tense | None) -> Interval | None:
    """The day that "a day later" counts from where the same sentence names it: "on July 24 … and a day later"."""
    if spot.mention.anchor is None or _goes_on_from_clause(spot.mention, timeline):
        return None
    days = [
        d.mention
        for d in dates_of_sentence(parse, timeline)
        if d.mention.start < spot.mention.start and d.mention.granularity in ("day", _unit(spot.mention))
    ]
    alike = [d for d in days if d.start not in timeline.aside or spot.mention.start in timeline.aside]
    if not alike and spot.mention.rule != "dates.counted_after":  # "who took office on May 2, came two days later"
        return None
    day = (alike or days)[-1:]
    return resolve_date(day[0], reference=timeline.today(day[0]), tense=tense) if day else None


def _last_named(spot: Spot, parse: Parse, timeline: Timeline, tense: Tense | None) -> Day | None:
    """The first day of the last calendar date that the sentence names before; None where it names none."""
    dates = (d.mention for d in dates_of_sentence(parse, timeline))
    named = [m for m in dates if m.start < spot.mention.start and is_explicit(m.reading) and m.granularity != "year"]
    when = resolve_date(named[-1], reference=timeline.reference, tense=tense) if named else None
    return when.start if when is not None else None


def _unit(mention: DateMention) -> str:
    """What "the month before" counts in: it goes on from a day or from a month."""
    unit = mention.reading.unit if isinstance(mention.reading, Anchored) else ""
    return unit if unit in ("month", "year") else "day"


def _counted_back(spot: Spot, parse: Parse, head: int, timeline: Timeline) -> Interval | None:
    """The day of the event that the sentence's dated one is told to lie so far behind or ahead of."""
    mention, reading = spot.mention, spot.mention.reading
    dated = [s for s in dates_of_sentence(parse, timeline) if s.mention.anchor is None]
    dated = [s for s in dated if s.mention.granularity == "day"] or dated
    if not isinstance(reading, Anchored):
        return None
    mirrored = replace(mention, reading=replace(reading, sign=-reading.sign))
    if not dated:  # "the visit comes a week after"
        day = timeline.reference if _tells_news(parse, mention, head) else None
        anchor = None if day is None else Interval(day, day, day.isoformat(), "relative")
        return resolve_date(mirrored, reference=timeline.reference, anchor=anchor)
    over = parse.words[grammar.finite_above(parse, head)].tag == "VBD"
    found: Interval | None = None
    for beside in sorted(dated, key=lambda s: abs(s.mention.start - mention.start)):
        own = own_status(parse, grammar.clause_verb(parse, beside.word))[1]
        tense = own or own_status(parse, grammar.finite_above(parse, beside.word))[1]
        anchor = resolve_date(beside.mention, reference=timeline.reference, tense=tense)
        found = resolve_date(mirrored, reference=timeline.reference, anchor=anchor)
        if found is not None and not (over and _lies_ahead(found, timeline.reference)):
            return found  # "said on Friday that he would go in June, a week after he called Rome": before that Friday
    return found


_OPENING = 3
"""Sentences that tell the news with which an article opens."""


def _tells_news(parse: Parse, mention: DateMention, head: int) -> bool:
    """True for what was done on the article's own day: "comes a week after", "said a day after", an opening's verb."""
    verbs = [w for w in parse.words if grammar.is_verb(w) and w.end < mention.start]
    if any(w.lemma == "come" for w in verbs):
        return True
    deed = grammar.is_verb(parse.words[head])  # "called her two days after the talks": when they were told says more
    told = [w for w in verbs if deed and w.tag == "VBD" and w.dep == "ROOT"]
    return any(w.lemma in word_list("reporting")["report_verbs"] for w in told) or (
        bool(told) and parse.sentence.index < _OPENING
    )


def _lies_ahead(when: Interval, reference: Day | None) -> bool:
    return reference is not None and when.end is not None and when.end > reference


def _day_counted(mention: DateMention, timeline: Timeline, before: Sequence[Claim]) -> Interval | None:
    """The first day of a visit that "in the afternoon" goes on from; None where no such day was the last one named."""
    days = timeline.within(mention.start - REACH, mention.start)
    if not days or not counts_days(days[-1]):
        return None
    return next((c.when for c in reversed(before) if c.date_text == days[-1].text), None)


def _day_told(
    mention: DateMention, timeline: Timeline, tense: Tense | None, before: Sequence[Claim]
) -> Interval | None:
    """The day that "in the afternoon" is the afternoon of: the last one named shortly before.

    That of another paragraph is such a day only if it is near the day of the article, no date looked back on, and no
    day of arrival told behind that of the news: "met Soto on Monday", "He came on Sunday", "Earlier in the day".
    """
    days = [d for d in timeline.within(mention.start - 2 * REACH, mention.start) if d.anchor is None]
    aside = timeline.aside - ({d.start for d in days} if mention.start in timeline.aside else set())
    arrivals: list[Interval] = []
    for day in reversed([d for d in days if d.start not in aside]):
        if day.start < mention.start - REACH and not arrivals:
            break
        found = _as_claimed(day, before) or resolve_date(day, reference=timeline.today(day), tense=tense or "past")
        if found is None or found.start is None or found.start != found.end:
            continue
        if tense == "past" and (_lies_ahead(found, timeline.reference) or _is_of_what_will_be(day, timeline)):
            continue
        if timeline.reference is None or "\n" not in timeline.text[day.end : mention.start]:
            return found
        if _is_far(found, timeline.reference) or _is_of_a_saying(day, timeline):
            continue
        if not _is_of_arrival(found, day, before):
            return next((a for a in arrivals if a.start is not None and a.start > found.start), found)
        arrivals.append(found)
    return next(iter(arrivals), None)


def _as_claimed(day: DateMention, before: Sequence[Claim]) -> Interval | None:
    """What a weekday was read as for what was told on it: "will see her on Friday … flies home in the afternoon"."""
    told = [c.when for c in before if c.date_text == day.text and c.when is not None]
    return told[-1] if told and day.rule in WEEKDAYS and told[-1].start == told[-1].end else None


def _is_of_arrival(when: Interval, day: DateMention, before: Sequence[Claim]) -> bool:
    """True for a day of which nothing is told but that somebody came or went."""
    kinds = {c.frame.trigger.type for c in before if c.date_text == day.text or _has(c.when, when)}
    return kinds == {"visit"}


def _has(when: Interval | None, day: Interval) -> bool:
    return when is not None and when.start == day.start


def _is_of_what_will_be(day: DateMention, timeline: Timeline) -> bool:
    """True for the Thursday of "The meeting will be held on Thursday"."""
    start = max(timeline.text.rfind(sign, 0, day.start) for sign in (". ", "\n", "! ", "? "))
    return day.rule in WEEKDAYS and _COMING.search(timeline.text, start + 1, day.start) is not None


def _is_of_a_saying(day: DateMention, timeline: Timeline) -> bool:
    """True for the "yesterday" or weekday of another paragraph behind a "said": no day that the story goes on from."""
    if not day.needs_reference or is_explicit(day.reading):
        return False
    start = max(timeline.text.rfind(sign, 0, day.start) for sign in (". ", "\n", "! ", "? "))
    return _SAYING.search(timeline.text, start + 1, day.start) is not None


def _is_far(when: Interval, reference: Day | None) -> bool:
    """True for a day more than a week before or behind that of the article."""
    return reference is not None and when.start is not None and abs(reference - when.start) > WEEK
