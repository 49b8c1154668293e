"""Stage 7, its end: a frame with its status, its date, its place and its source becomes a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.answers import (
    INVITATIONS,
    OFFERS,
    ONE_SIDED,
    answers_what_is_told,
    is_accepted,
    is_commission,
    is_private_membership,
    looks_abroad,
    with_answerer,
)
from diplo_extract.attribution import (
    Reading,
    is_day_announced,
    is_of_announcement,
    last_told,
    own_status,
    place_in_clause,
    spot_of,
)
from diplo_extract.called_off import call_off
from diplo_extract.clause_dates import (
    NEWSY,
    Spot,
    Timeline,
    dates_in_clause,
    dates_of_declaring,
    dates_of_errand,
    dates_of_setting,
    finest,
    is_of_calling_off,
    is_of_finished,
    is_under,
)
from diplo_extract.clause_days import resolve_in_clause
from diplo_extract.clause_status import COURTESIES, DECLARED, is_asked, status_of_rule, told_of
from diplo_extract.date_aims import dates_behind_purpose, is_of_purpose, is_of_reason, is_told_back, lies_back
from diplo_extract.dates import DateMention, find_dates
from diplo_extract.day_status import (
    day_it_holds_from,
    has_taken_hold,
    is_coming,
    is_due,
    is_moved,
    is_on_the_calendar,
    is_put_off_to,
    is_under_way,
    lies_ahead,
    lies_behind,
    moved,
    new_day,
)
from diplo_extract.journey_days import on_journey
from diplo_extract.journeys import (
    is_on_journey_ahead,
    leads_to_meeting_ahead,
    leads_where_one_will,
    serves_what_lies_ahead,
)
from diplo_extract.mentions import Claim, Frame, Interval, Parse, PlaceName, Stay, Trigger
from diplo_extract.promises import with_promises
from diplo_extract.rules import calendar_words, words
from diplo_extract.shared_dates import dates_aside, each_on_its_day, shared_dates
from diplo_extract.speakers import Speakers
from diplo_extract.stays import close_stays, find_stay

INVITED_TO = "visit.invited_to"
"""The rule of a journey to where somebody is invited, which he makes if he accepts."""


def make_claims(
    frames: Sequence[Frame],
    parses: Sequence[Parse],
    timeline: Timeline,
    speakers: Speakers | None,
    triggers: Sequence[Trigger],
) -> list[Claim]:
    """A claim of each frame that tells an event; the purposes of unanswered invitations are left out.

    `triggers` are those of all events told, be their frames filled or not: the dates of their clauses are theirs.
    """
    by_sentence = {p.sentence.index: p for p in parses}
    timeline = replace(timeline, aside=dates_aside(parses, timeline))
    heads: dict[int, list[int]] = {}
    for trigger in triggers:
        heads.setdefault(trigger.sentence, []).append(trigger.head)
    claims: list[Claim] = []
    aims: list[Frame] = []
    for frame in frames:
        at = frame.trigger.sentence
        if timeline.text[: by_sentence[at].sentence.end].endswith("?"):
            continue
        timeline = replace(timeline, there=last_told(by_sentence.get(at - 1)))
        if frame.trigger.rule == INVITED_TO:
            aims += [frame]
            continue
        told = told_of(by_sentence[at], frame, timeline.text)
        near = [by_sentence[i] for i in (at - 1, at, at + 1) if i in by_sentence]
        told = (with_answerer(by_sentence[at], told[0], claims), told[1]) if told is not None else None
        if told is not None and _is_idle(by_sentence[at], frame, told[1], frames):
            told = None
        wished = told is not None and _is_wished(by_sentence[at], frame, told[1], frames)
        told = None if wished else told
        if (wished or told is None) and frame.trigger.type in ("join", "visit"):
            aims += [frame] if wished or is_asked(by_sentence[at], frame) else []
        if (
            told is None
            or _is_another_summit(by_sentence[at], frame)
            or is_private_membership(by_sentence[at], frame)
            or is_commission(by_sentence[at], frame)
            or _is_handed_on(by_sentence[at], frame, claims)
            or not (
                _is_bare(frame) or looks_abroad(near, told[0], timeline.here) or answers_what_is_told(told[0], claims)
            )
        ):
            continue
        claims += _claims_of(told[0], told[1], by_sentence[at], heads[at], timeline, speakers, claims)
    for aim in (aim for aim in aims if is_accepted(aim, claims, by_sentence)):
        at = aim.trigger.sentence
        reading = Reading("planned", "future", told="accept")
        going = _claims_of(aim, reading, by_sentence[at], heads[at], timeline, speakers, claims)
        asked = {c.date_text for c in claims if c.frame.trigger.start == aim.trigger.start}  # "invited her on Tuesday"
        claims += [replace(c, when=None, date_text=None) if c.date_text in asked else c for c in going]
    return with_promises(call_off(close_stays(claims, by_sentence, timeline), by_sentence), by_sentence)


def _claims_of(
    frame: Frame,
    reading: Reading,
    parse: Parse,
    heads: Sequence[int],
    timeline: Timeline,
    speakers: Speakers | None,
    before: Sequence[Claim],
) -> list[Claim]:
    """The claims of one frame, one for each of its days. `heads`: of all triggers of the sentence."""
    at = frame.trigger.head
    others = [h for h in heads if h != at and not (_is_occasion(parse, frame, h) or _is_on_margins(parse, at, h))]
    others = [h for h in others if h not in grammar.behind(parse, at, "of")]  # "a round of talks in Oslo in May"
    ranked = _dates_for(parse, frame, reading, others, timeline)
    return [
        _claim(part, reading, parse, others, dates, timeline, speakers, before)
        for part, dates in each_on_its_day(parse, frame, ranked)
    ]


def _dates_for(
    parse: Parse, frame: Frame, reading: Reading, others: Sequence[int], timeline: Timeline
) -> Sequence[Spot]:
    """The dates that can date a frame, the likeliest first: of its clause, else of one that it shares time with."""
    head = frame.trigger.head
    ranked = (
        dates_in_clause(parse, head, others, timeline)
        or dates_of_setting(parse, head, others, timeline, reading)
        or dates_of_errand(parse, frame.trigger, timeline)
        or shared_dates(parse, head, timeline)
        or (dates_in_clause(parse, head, others, timeline, loose=True) if reading.status == "occurred" else [])
    )
    ranked = [s for s in ranked if not is_of_finished(parse, head, s)]
    if (length := _length_ended(parse, head)) is not None:
        ranked = [s for s in ranked if is_under(parse, length, s.mention)]
    if _comes_later(parse, frame) or _is_over_before(parse, head, reading):
        ranked = [s for s in ranked if is_under(parse, head, s.mention)]
    if _is_judged(parse, head):
        ranked = [s for s in ranked if is_under(parse, head, s.mention) or not s.mention.rule.startswith(NEWSY)]
    if _is_aspect(parse, head):
        own = [s for s in ranked if is_under(parse, head, s.mention)]
        ranked = [s for s in own if s.word < head or not s.mention.rule.startswith(NEWSY)]  # "Friday's talks"
    if reading.status == "negated":
        ranked = [s for s in ranked if not is_of_calling_off(parse, head, s)]
    if reading.status == "planned":  # "will meet on Sunday after talks between their aides last week"
        return [s for s in ranked if not is_told_back(s.mention)] or ranked
    if reading.status != "occurred":
        return ranked
    ranked = [s for s in ranked if not s.mention.text.lower().startswith(("within ", "ahead of "))]  # what is to come
    if not ranked and frame.trigger.type in DECLARED:
        return dates_of_declaring(parse, head, timeline)
    return ranked


def _is_over_before(parse: Parse, head: int, reading: Reading) -> bool:
    """True for the talks of "will meet on Sunday after talks held by their aides", which were not on Sunday."""
    behind = reading.told in ("after", "following") and reading.status == "occurred"
    return behind and reading.presupposed and parse.words[grammar.finite_above(parse, head)].tag in ("MD", "VB")


def _length_ended(parse: Parse, head: int) -> int | None:
    """The "years" of "signed on Monday, ending eight years of talks", which were not on Monday; None of other talks."""
    of = parse.words[head].head
    length = parse.words[parse.words[of].head]
    if parse.words[of].text.lower() != "of" or length.lemma not in words("modality")["lengths"]:
        return None
    over = parse.words[length.head]
    ended = over.lemma in words("modality")["capping"] or over.text.lower() in ("after", "following")
    return length.i if ended else None


def _comes_later(parse: Parse, frame: Frame) -> bool:
    """True for the summit of "will be in Lima on Friday before a summit in Quito", which is not on Friday."""
    head = frame.trigger.head
    low, high = grammar.subtree(parse, head)
    if frame.trigger.type != "visit" and all(spot_of(parse, i) is None for i in range(low, high + 1)):
        return False  # "will be welcomed on Friday before talks with the king"
    over = parse.words[parse.words[head].head]
    ahead = over.text.lower() == "of" and parse.words[over.head].text.lower() == "ahead"
    return not grammar.is_verb(parse.words[head]) and (ahead or grammar.preposition_above(parse, head) == "before")


def _is_another_summit(parse: Parse, frame: Frame) -> bool:
    """True for "the planned July summit", told without its sides: not those who met last."""
    word = parse.words[frame.trigger.head]
    named = {parse.words[c].text.lower() for c in grammar.kids(parse, word.i, "amod", "compound", "nmod")}
    ahead = named & {*calendar_words(), *words("modality")["modifiers"]["planned"]}
    return word.lemma in words("grammar")["great_gatherings"] and bool(ahead) and not frame.fillers


def _is_handed_on(parse: Parse, frame: Frame, before: Sequence[Claim]) -> bool:
    """True for "handed the invitation over to her minister", after the invitation of the one invited was told."""
    head = frame.trigger.head
    verb = grammar.light_verb(parse, head) if frame.trigger.rule == "invite.extend" else None
    if verb is None or parse.words[verb].lemma not in _HANDING:
        return False
    definite = any(parse.words[c].text.lower() == "the" for c in grammar.kids(parse, head, "det"))
    return definite and any(c.frame.trigger.type == "invite" and c.status == "occurred" for c in before)


_HANDING = frozenset({"convey", "deliver", "hand", "pass", "transmit"})
"""What one does with an invitation to whom may not be the one invited."""


def _is_idle(parse: Parse, frame: Frame, reading: Reading, frames: Sequence[Frame]) -> bool:
    """True for "neither accepted nor rejected" and "an offer that he could not refuse".

    And for the note that is handed to an envoy who was summoned, and the deal of "met to hammer out a deal".
    """
    kind, head = frame.trigger.type, frame.trigger.head
    if kind == "agree" and reading.status == "occurred":
        aim = parse.words[head].dep == "advcl" and any(parse.words[c].tag == "TO" for c in parse.children[head])
        return aim and parse.words[head].lemma in words("modality")["working_out"]
    if kind in ("accept", "decline") and _is_neither(parse):
        return True
    if kind == "decline":
        aux = {parse.words[c].text.lower() for c in grammar.kids(parse, head, "aux")}
        return reading.status == "negated" and not aux.isdisjoint(("can", "could"))
    if kind != "letter" or parse.words[head].lemma != "note":
        return False
    summoned = [f for f in frames if (f.trigger.type, f.trigger.sentence) == ("summon", frame.trigger.sentence)]
    got = {f.actor for f in frame.fillers if f.role == "recipient"}
    return any(f.actor in got for s in summoned for f in s.fillers if f.role == "summoned")


def _is_neither(parse: Parse) -> bool:
    """True for "neither accepted nor rejected it", not for "neither Peru nor Chile accepted it"."""
    said = [w.text.lower() for w in parse.words]
    if not {"neither", "nor"} <= set(said):
        return False
    behind = parse.words[said.index("neither") + 1 :][:1]
    return not any(w.mention is not None for w in behind)


def _is_wished(parse: Parse, frame: Frame, reading: Reading, frames: Sequence[Frame]) -> bool:
    """True for the visit of "urged him to come to Oslo", which is told as an invitation and is no record yet."""
    if reading.status not in ("possible", "planned") or frame.trigger.type not in _WISHED:
        return False
    above = set(grammar.ancestors(parse, frame.trigger.head))
    asked = [f.trigger for f in frames if f.trigger.type in OFFERS and f.trigger.sentence == frame.trigger.sentence]
    told = [t for t in asked if t.head in above]
    welcome = any(parse.words[t.head].lemma == "welcome" for t in told)
    return welcome or (reading.status == "possible" and any(parse.words[t.head].lemma == reading.told for t in told))


_WISHED = frozenset({"join", "meet", "visit"})
"""Types of what one asks others to."""


def _is_aspect(parse: Parse, head: int) -> bool:
    """True for the trip of "will report the results of the trip on Friday"."""
    over = parse.words[parse.words[parse.words[head].head].head]
    of = grammar.preposition_above(parse, head) == "of" and over.lemma in words("modality")["aspects"]
    return of and own_status(parse, grammar.clause_verb(parse, head))[0] == "planned"


def _is_judged(parse: Parse, head: int) -> bool:
    """True for the talks of "here on Friday described his talks as useful", which were elsewhere on another day."""
    over = parse.words[parse.words[head].head]
    return parse.words[head].dep in ("dobj", "nsubj") and over.lemma in words("modality")["appraising"]


def _is_bare(frame: Frame) -> bool:
    """True for "He accepted": what it answers is looked for later."""
    return frame.trigger.rule.endswith(".bare")


def _is_occasion(parse: Parse, frame: Frame, other: int) -> bool:
    """True for the call of "during a call on Monday, he sent his condolences": its day is that of the courtesy.

    And for the trip of "met him in Oslo during his first trip last month".
    """
    above, kind = grammar.preposition_above(parse, other), frame.trigger.type
    if kind in COURTESIES:
        return above in ("during", "at")
    trip = above in ("during", "in", "on") and parse.words[other].lemma in words("references")["journey_nouns"]
    return (
        trip
        and kind in ("agree", "meet")
        and grammar.clause_verb(parse, frame.trigger.head) in grammar.ancestors(parse, other)
    )


def _is_on_margins(parse: Parse, head: int, other: int) -> bool:
    """True for the summit of "their talks on the margins of the summit in Oslo in May": its day and town are theirs."""
    margin = parse.words[parse.words[other].head].head if grammar.preposition_above(parse, other) == "of" else other
    return parse.words[margin].text.lower() in grammar.MARGINS and head in grammar.ancestors(parse, margin)


def _topic(frame: Frame) -> str | None:
    """The topic, unless it is a date ("a call on January 10") or a mere pronoun."""
    topic = frame.topic
    if (
        topic is None
        or len(topic) < 5
        or topic.endswith(("which", "whom"))
        or topic.lower().startswith(("the sidelines", "sidelines", "the margins", "behalf"))
    ):
        return None
    return None if any(d.start == 0 for d in find_dates(topic[:40])) else topic


def _without_day_of_words(
    mention: DateMention | None,
    when: Interval | None,
    frame: Frame,
    reading: Reading,
    parse: Parse,
    dates: Sequence[Spot],
    timeline: Timeline,
) -> tuple[DateMention | None, Interval | None]:
    """The day, Nones for one gone by on which somebody said what will be: "they will hold talks, he said on Friday"."""
    told = [s for s in dates if s.mention == mention] if reading.status in ("planned", "possible") else []
    if any(is_day_announced(parse, frame.trigger.head, spot.word) for spot in told):
        return None, None
    if when is None or not lies_behind(when, timeline.reference, frame, reading, parse):
        return mention, when
    said = any(is_of_announcement(parse, frame.trigger.head, s.word) for s in dates if s.mention == mention)
    return (None, None) if said else (mention, when)


def _claim(
    frame: Frame,
    reading: Reading,
    parse: Parse,
    others: Sequence[int],
    dates: Sequence[Spot],
    timeline: Timeline,
    speakers: Speakers | None,
    before: Sequence[Claim],
) -> Claim:
    if is_moved(reading, parse, frame.trigger.head, dates, timeline):
        reading = moved(reading, parse, frame.trigger.head)
    if reading.status is None:
        raise ValueError("a clause that tells nothing makes no claim")
    renewed = [s for s in dates if is_put_off_to(reading, s.mention, timeline)]
    mention, when, stay = _dated(frame, reading, parse, renewed or dates, timeline, before)
    mention, when = _without_day_of_words(mention, when, frame, reading, parse, dates, timeline)
    when = day_it_holds_from(when, frame)
    status = reading.status
    if mention is not None and when is not None and status == "negated" and is_put_off_to(reading, mention, timeline):
        status, when = "planned", new_day(when)
    if when is not None and status == "occurred" and lies_ahead(when, timeline.reference):
        if frame.trigger.type in ONE_SIDED or frame.trigger.type == "expel":
            when, mention = (
                None,
                None,
            )  # "invited him to Oslo in October", "ordered to leave by October": so much for then
        else:
            status = "planned"
    elif when is not None and is_on_the_calendar(parse, frame, reading, when, timeline):
        status = "planned"
    elif when is not None and (
        lies_behind(when, timeline.reference, frame, reading, parse)
        or has_taken_hold(frame, reading, when, timeline.reference)
    ):
        status = "occurred"
    elif status == "occurred" and (
        is_due(parse, frame, reading, dates, timeline)
        or (reading.tense is None and is_coming(mention, dates, timeline))
    ):
        status = "planned"
    if status == "planned" and when is None and is_under_way(parse, frame, reading, speakers):
        status = "occurred"
    if status == "occurred" and when is None:
        ahead = serves_what_lies_ahead(parse, frame.trigger.head, before) or is_on_journey_ahead(parse, frame, before)
        ahead = ahead or leads_to_meeting_ahead(parse, frame, before) or leads_where_one_will(parse, frame)
        status = "planned" if ahead else status
    source = speakers.source_at(frame.trigger.sentence, frame.trigger.head)[0] if speakers is not None else None
    if _answers_so(frame, parse, speakers, dated=status != "planned" or when is not None):
        status, when, mention = "occurred", None, None
    place = frame.place or place_in_clause(parse, frame, others, timeline.here, timeline.there)
    place = _bound_for(place, _goal(frame))
    return Claim(
        frame=replace(frame, place=place, topic=_topic(frame)),
        status=status,
        when=when,
        date_text=mention.text if mention is not None and when is not None else None,
        attributed_to=source,
        presupposed=reading.presupposed,
        stay=stay,
    )


def _answers_so(frame: Frame, parse: Parse, speakers: Speakers | None, *, dated: bool) -> bool:
    """True for "Roe said he would accept": who says that he will has accepted, unless the clause is `dated`.

    And for the participle of "will attend the summit on Sunday, accepting an invitation", which is of now.
    """
    if frame.trigger.type not in ("accept", "decline"):
        return False
    if _is_told_aside(parse, frame.trigger.head):
        return True
    if speakers is None or dated:
        return False
    source = speakers.source_at(parse.sentence.index, frame.trigger.head)[1]
    return source is not None and any(f.actor == source and f.role in ("accepter", "decliner") for f in frame.fillers)


def _is_told_aside(parse: Parse, head: int) -> bool:
    word = parse.words[head]
    ahead = own_status(parse, grammar.clause_verb(parse, word.head))[0] == "planned"
    return ahead and word.tag == "VBG" and word.dep == "advcl" and not grammar.kids(parse, head, "aux", "mark", "neg")


def _bound_for(place: PlaceName | None, goal: PlaceName | None) -> PlaceName | None:
    """The place of a clause, or the city bound for where that is finer: "will visit Sydney in Australia"."""
    finer = place is None or (goal is not None and place.is_country and place.country == goal.country)
    return goal if finer else place


def _goal(frame: Frame) -> PlaceName | None:
    """The one city that a traveller is told to be bound for; None for several, and for a country."""
    cities = [f.place for f in frame.fillers if f.role == "host" and f.core]
    return cities[0] if len(cities) == 1 and frame.trigger.type == "visit" else None


def _dated(
    frame: Frame,
    reading: Reading,
    parse: Parse,
    ranked: Sequence[Spot],
    timeline: Timeline,
    before: Sequence[Claim],
) -> tuple[DateMention | None, Interval | None, Stay | None]:
    """The date expression of a frame's clause, the days that it means, and for a visit what is said of its length."""
    head = frame.trigger.head
    if parse.words[head].mention is not None:
        return None, None, None  # "received the visiting envoy on Friday": Friday is for the reception
    if ranked and status_of_rule(frame) is not None and not is_under(parse, head, ranked[0].mention):
        ranked = []
    if frame.trigger.type in ONE_SIDED:
        offers = [w.i for w in parse.words if w.lemma in ("invite", "invitation") and w.i != head]
        ranked = [
            spot
            for spot in ranked
            if lies_back(spot.mention, timeline) or not any(is_of_purpose(parse, o, spot) for o in (head, *offers))
        ]
        ranked = ranked or dates_behind_purpose(parse, head, timeline)
    elif frame.trigger.type == "agree" and reading.status == "occurred":  # "reached a deal to swap prisoners last week"
        ranked = ranked or dates_behind_purpose(parse, head, timeline)
    elif frame.trigger.type == "visit":  # "will fly to Oslo to invite the king to a summit in April"
        errands = [w for w in grammar.infinitives(parse, head) if parse.words[w].lemma == "invite"]
        ranked = [spot for spot in ranked if not any(is_of_purpose(parse, w, spot) for w in errands)]

    if parse.words[parse.words[head].head].lemma in INVITATIONS and reading.status == "planned":
        ranked = [spot for spot in ranked if not lies_back(spot.mention, timeline)]  # "an invitation to come yesterday"
    if frame.trigger.type in COURTESIES:
        ranked = [spot for spot in ranked if not is_of_reason(parse, frame.trigger, spot.mention)]

    def resolve(spot: Spot) -> Interval | None:
        when = resolve_in_clause(spot, parse, head, timeline, reading, before)
        return on_journey(when, spot.mention, frame, reading.status, before)

    lasts = frame.trigger.type == "visit" or (frame.trigger.type == "meet" and not _is_verb(parse, head))
    if not lasts:
        spot = finest(ranked, resolve)
        return (spot.mention, resolve(spot), None) if spot is not None else (None, None, None)
    best = finest(ranked, resolve)
    if best is not None and best != ranked[0]:
        ranked = [best]  # "two summits this year, on April 27 and May 26"
    main, when, stay = find_stay(parse, frame, ranked, timeline, resolve)
    return main.mention if main is not None else None, when, stay


def _is_verb(parse: Parse, i: int) -> bool:
    return grammar.is_verb(parse.words[i])
