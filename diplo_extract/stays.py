"""Stage 7, how long: a visit from its arrival to its return, talks from first to last day, or as long as told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta
from functools import cache

from diplo_extract import grammar
from diplo_extract.attribution import spot_of
from diplo_extract.clause_dates import Spot, Timeline, dates_of_sentence
from diplo_extract.dates import find_length, from_nth, from_to, resolve_date, with_length
from diplo_extract.dates.readings import Offset, Period
from diplo_extract.gate import GOING_BACK, NEXT
from diplo_extract.mentions import Actor, Claim, Frame, Interval, Parse, Stay, Word
from diplo_extract.rules import words as word_list

Resolve = Callable[[Spot], Interval | None]
PRONOUNS = frozenset({"he", "she", "they"})
NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
"""Which day of a stay the words before "day of" count."""
LONGEST = 31
"""Days beyond which a later date is not the end of a visit."""
_STARTS = frozenset({"start", "beginning", "outset", "opening"})
_ENDS = frozenset({"end", "close", "conclusion"})
"""Words before "of a visit" that say which of its days is told."""


def find_stay(
    parse: Parse, frame: Frame, ranked: Sequence[Spot], timeline: Timeline, resolve: Resolve
) -> tuple[Spot | None, Interval | None, Stay]:
    """The date of a visit or of talks, its days, and what its clause says of its length.

    `ranked` are the dates of its clause, the nearest first. An arrival is closed by the
    return told beside it ("arrives on Sunday and leaves on Friday") or by a stated length.
    """
    head = frame.trigger.head
    phrase = _phrase(parse, head)
    days = find_length(phrase) or _days_before_end(parse, frame)
    several = len({f.actor.country for f in frame.fillers if f.role == "host" and f.core}) > 1
    elsewhere = None if several else _length_elsewhere(phrase, days)
    days = None if _is_of_a_tour(parse, frame) else days
    nth = _nth_day(parse, frame)
    lasts = [s for s in (*ranked, *dates_of_sentence(parse, timeline)) if _is_last_day(parse, frame, s)]
    firsts = [s for s in ranked if s not in lasts]
    if ranked and ranked[0] in lasts:
        firsts = [s for s in firsts if _verb(parse, s) in words_of("opening")]
    main = next(iter(firsts or lasts[:1] if ranked else []), None)
    when = resolve(main) if main is not None else None
    if when is None or main is None:
        news = parse.words[_own(parse, frame)].dep in ("ROOT", "ccomp")  # "agreed after four days of talks"
        return None, None, Stay(elsewhere, nth=-1 if nth is None and news and _is_over(parse, frame) else nth)
    if is_one_day(when) and main in firsts:
        main, when = _with_span(main, when, firsts, resolve)
    ends = main in lasts and not _is_last_stop(parse, frame, when)
    if not ends:
        when = _closed(when, [leaving for last in lasts if (leaving := _leaving(parse, last, when, timeline))])
    ongoing = main.mention.text.lower().startswith("since ")  # "has been on a three-day visit since Sunday"
    if days is None and when.start is not None and when.start == when.end and nth is not None and nth > 1:
        start = when.start - timedelta(days=nth - 1)  # "Tuesday, the second day of his visit"
        when = replace(when, start=start, end=None, edtf=f"{start.isoformat()}/..")
    if days is not None and (is_one_day(when) or ongoing):
        begun = _verb(parse, main) in words_of("beginning")  # "the third day of a visit that began on Monday"
        if _counts_its_day(parse, head) and not begun:
            when = from_nth(when, days, nth or 1)
        elif _carries(parse, frame, main):
            # "arrived in Rome on Monday after a two-day visit to Peru"
            over = grammar.preposition_above(parse, head) in ("after", "following")
            when = with_length(when, days, ends=ends or over or _is_over(parse, frame))
        else:
            nth = 0
    bound = _is_setting_out(parse, frame)
    return main, when, Stay(elsewhere, ends=ends, nth=nth, bound=bound, tour=bound and several)


def _days_before_end(parse: Parse, frame: Frame) -> int | None:
    """The days of "the talks ended on Friday after three days", or "three days of talks"; None where none are told."""
    head, verb = frame.trigger.head, _own(parse, frame)
    ending = parse.words[verb].lemma in words_of("ending") - words_of("homeward")
    if frame.trigger.type == "visit" or not ending or head not in grammar.kids(parse, verb, "nsubj", "nsubjpass"):
        return None
    for days in grammar.behind(parse, verb, "after"):
        inside = [n for n in grammar.behind(parse, days, "of") if parse.words[n].mention is None]
        high = max([days, *(grammar.subtree(parse, n)[1] for n in inside)])
        told = [w.text for w in parse.words[grammar.subtree(parse, days)[0] : high + 1]]
        if parse.words[days].lemma in ("day", "week"):
            return find_length(" ".join(told))
    return None


def _is_setting_out(parse: Parse, frame: Frame) -> bool:
    """True for "left on Monday for Rome", where one may arrive a day later."""
    verb = parse.words[grammar.clause_verb(parse, frame.trigger.head)]
    outward = frame.trigger.type == "visit" and frame.trigger.rule not in GOING_BACK
    return outward and verb.lemma in words_of("setting_out")


def _nth_day(parse: Parse, frame: Frame) -> int | None:
    """Which of its days a stay is told on: "the second day of his visit" (2), "ended a visit" (-1), "arrived" (1)."""
    head = frame.trigger.head
    if _counts_its_day(parse, head):
        told = {parse.words[c].text.lower() for c in parse.children[_counted(parse, head)]}
        return next((nth for word, nth in NTH.items() if word in told), None)
    verb = parse.words[_own(parse, frame)]
    carried = parse.words[_counted(parse, head)].dep in ("dobj", "nsubj", "nsubjpass")
    if not (carried or verb.i == head or verb.lemma == "embark"):
        return None
    if verb.lemma in words_of("ending") - words_of("homeward"):
        return -1
    return 1 if verb.lemma in words_of("beginning") else None


def _counts_its_day(parse: Parse, head: int) -> bool:
    """True for "the second day of a visit"."""
    counted = _counted(parse, head)
    told = {parse.words[c].text.lower() for c in parse.children[counted]}
    return counted != head and parse.words[counted].tag == "NN" and not told.isdisjoint(NTH)


def _carries(parse: Parse, frame: Frame, main: Spot) -> bool:
    """True where the date is of the visit itself; "on a two-day visit, he said on Monday" is of one of its days."""
    if frame.trigger.type != "visit":
        return _verb(parse, main) not in words_of("breaking_off")
    at_head = grammar.clause_verb(parse, main.word) == frame.trigger.head
    return (
        at_head
        or _stage_above(parse, frame) in _STARTS
        or _is_over(parse, frame)
        or _begins(parse, frame, main)
        or _verb(parse, main) in words_of("opening") | words_of("ending") | words_of("carrying")
    )


def _begins(parse: Parse, frame: Frame, main: Spot) -> bool:
    """True for the day of "may raise it on his week-long visit from May 3"."""
    head = frame.trigger.head
    if head not in grammar.ancestors(parse, main.word):
        return False
    over = parse.words[parse.words[parse.words[head].head].head]  # "her departure on a two-day visit on Monday"
    led = parse.words[head].dep == "pobj" and over.lemma in ("arrival", "departure")
    return led or main.mention.text.lower().startswith(("beginning ", "from ", "starting "))


def _is_over(parse: Parse, frame: Frame) -> bool:
    """True for a stay of which the day is the last: "agreed on Thursday after nine days of talks", "at the end of"."""
    if _stage_above(parse, frame) in _ENDS:
        return True
    before = grammar.preposition_above(parse, _counted(parse, frame.trigger.head))
    return frame.trigger.type != "visit" and before in ("after", "following")


def _stage_above(parse: Parse, frame: Frame) -> str | None:
    """The "start" of "at the start of a visit"; None where the stay is not behind an "of"."""
    if grammar.preposition_above(parse, frame.trigger.head) != "of":
        return None
    return parse.words[parse.words[parse.words[frame.trigger.head].head].head].lemma


def _with_span(main: Spot, when: Interval, firsts: Sequence[Spot], resolve: Resolve) -> tuple[Spot, Interval]:
    """The days of the visit instead of the day of departure: "left on 8 March for a visit from 8 to 15 March"."""
    for spot in firsts:
        span = resolve(spot) if spot.mention.granularity == "range" else None
        if span is not None and span.start == when.start and span.end is not None and span.end != span.start:
            return spot, span
    return main, when


@cache
def words_of(kind: str) -> frozenset[str]:
    """Verbs that open, end or break off a stay (rules/modality.yaml)."""
    return frozenset(word_list("modality")["stays"][kind])


def is_one_day(when: Interval) -> bool:
    """True for a day, and for what begins on one and is open behind."""
    return when.start is not None and when.end in (None, when.start)


def _verb(parse: Parse, spot: Spot) -> str:
    return parse.words[grammar.clause_verb(parse, spot.word)].lemma


def _closed(when: Interval, leavings: Sequence[Interval]) -> Interval:
    """The day of arrival with the first later one on which the stay ends; as it is where none is told."""
    for leaving in leavings:
        if is_one_day(when) and when.start is not None and leaving.end is not None:
            if 0 < (leaving.end - when.start).days <= LONGEST:
                return from_to(when, leaving)
    return when


def _leaving(parse: Parse, last: Spot, when: Interval, timeline: Timeline) -> Interval | None:
    """The day of the return counted from the arrival; None where it is over by the tense and yet to come."""
    if last.mention.granularity not in ("day", "range"):
        return None
    news = isinstance(last.mention.reading, Period | Offset)  # "will leave tomorrow" is said today
    today = timeline.today(last.mention) if news else when.start
    leaving = resolve_date(last.mention, reference=today, tense="future", anchor=when)
    over = parse.words[grammar.clause_verb(parse, last.word)].tag == "VBD" and timeline.reference is not None
    if leaving is not None and leaving.end is not None and over and leaving.end > timeline.reference:  # type: ignore[operator]
        return None
    return leaving


def _is_last_day(parse: Parse, frame: Frame, spot: Spot) -> bool:
    """True for the date of "left on Friday", "returns home on Friday", "the visit ends on Friday", "until Friday"."""
    if spot.mention.text.lower().startswith(("until ", "till ")):
        return grammar.clause_verb(parse, spot.word) >= min(frame.trigger.head, _own(parse, frame))
    verb = grammar.clause_verb(parse, spot.word)
    if verb in grammar.ancestors(parse, _own(parse, frame)) and _nth_day(parse, frame) == -1:
        return True  # "flew home on Friday, ending a three-day visit"
    going_back = words_of("homeward") if frame.trigger.type != "visit" else frozenset()
    if parse.words[verb].lemma not in words_of("ending") - going_back:
        return False
    head, own = frame.trigger.head, _own(parse, frame)
    if verb != own and _is_elsewhere(parse, frame, verb):
        return False
    if verb == head:
        return frame.trigger.rule in GOING_BACK
    if verb == own:
        preposition = grammar.preposition_above(parse, head)
        return preposition not in ("for", "on", "to")  # "left for a three-day visit"
    above = list(grammar.ancestors(parse, verb))
    if head not in above and own not in above:
        return False
    return (verb > own or head in above) and not _looks_back(parse, verb)  # "on a visit that ends on Friday, met Soto"


def _is_elsewhere(parse: Parse, frame: Frame, verb: int) -> bool:
    """True for the clause of another stop: "in Peru on Monday and wraps up his tour in Chile on Friday"."""
    near = {f.actor.country for f in frame.fillers}
    inside = (w.i for w in parse.words if w.i > verb and grammar.clause_verb(parse, w.i) == verb)
    spots = (spot_of(parse, i) for i in inside)
    hosted = any(f.role == "host" for f in frame.fillers)
    return hosted and any(s is not None and s.country is not None and s.country not in near for s in spots)


def _is_last_stop(parse: Parse, frame: Frame, when: Interval) -> bool:
    """True for "wraps up his tour in Chile on Friday" or "from 10 to 12 July": days in Chile, and not only the last."""
    tour = parse.words[frame.trigger.head].lemma in words_of("journeying")
    hosts = {f.actor.country for f in frame.fillers if f.role == "host"}
    spans = when.start is not None and not is_one_day(when)  # not "until Friday"
    return frame.trigger.type == "visit" and (tour or spans) and len(hosts) == 1


def _own(parse: Parse, frame: Frame) -> int:
    """The verb of the clause that tells the visit; "left after a visit" has the visit in it."""
    return grammar.clause_verb(parse, frame.trigger.head)


def _looks_back(parse: Parse, verb: int) -> bool:
    """True for "after leaving Paris on Sunday"."""
    word = parse.words[verb]
    before = parse.words[word.head].text.lower() if word.dep == "pcomp" else ""
    marks = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "mark", "advmod")}
    return bool((marks | {before}) & {"after", "since", "following"})


def _phrase(parse: Parse, head: int) -> str:
    """The words of a visit's clause or noun phrase, "three days of talks" from the days on."""
    counted = _counted(parse, head)
    low, high = grammar.subtree(parse, counted)
    beside = _told_of_another(parse, counted)
    return " ".join(w.text for w in parse.words[low : high + 1] if w.i not in beside).replace(" - ", "-")


def _told_of_another(parse: Parse, head: int) -> set[int]:
    """The words of "after three days in Rome", "after a three-day visit to Rome", "put off for a week".

    Also those of "the first stop of a five-day tour", and of "talks with Ruiz, who is here for three days".
    """
    found: set[int] = set()
    low, high = grammar.subtree(parse, head)
    for who in (w for w in parse.words[low : high + 1] if w.text.lower() == "who" and w.head != head):
        first, last = grammar.subtree(parse, who.head)
        found |= set(range(first, last + 1)) if parse.words[who.head].dep == "relcl" else set()
    bound = {parse.words[c].text.lower() for c in grammar.kids(parse, head, "prep")} & {"for", "in", "to"}
    past = {"day", "week", "month", *(word_list("modality")["told_as"]["visit"] if bound else ())}
    for c in parse.children[head]:
        word = parse.words[c]
        late = word.text.lower() in ("after", "following")
        stay_before = late and any(parse.words[n].lemma in past for n in grammar.kids(parse, c, "pobj"))
        # "held talks, the first in nine months"
        counted = word.dep == "appos" and word.text.lower() in (*NTH, "latest", "only")
        put_off = word.dep in ("relcl", "acl") and word.lemma in words_of("breaking_off")
        if stay_before or counted or put_off or (word.lemma in words_of("stages") and not grammar.is_verb(word)):
            low, high = grammar.subtree(parse, c)
            found |= set(range(low, high + 1))
    return found


def _counted(parse: Parse, head: int) -> int:
    """The days of "three days of talks"; the word itself where it is not counted so."""
    above = parse.words[parse.words[head].head].head
    of_days = grammar.preposition_above(parse, head) == "of" and parse.words[above].lemma in ("day", "week", "month")
    return above if of_days else head


def _length_elsewhere(phrase: str, days: int | None) -> int | None:
    """The length as it holds for other tellings of the visit; None for that of a tour with other stops.

    A "Foreign Minister" in capitals is no stop.
    """
    return None if words_of("touring") & set(phrase.replace("-", " ").split()) else days


def _is_of_a_tour(parse: Parse, frame: Frame) -> bool:
    """True where the length told is that of a journey with other stops: "landed in Oslo on a week-long Nordic tour"."""
    hosts = {f.actor.country for f in frame.fillers if f.role == "host"}
    low, high = grammar.subtree(parse, frame.trigger.head)
    tours = [w for w in parse.words[low : high + 1] if w.lemma in words_of("journeying") and w.i != frame.trigger.head]
    over = parse.words[parse.words[parse.words[frame.trigger.head].head].head]
    if parse.words[frame.trigger.head].lemma in words_of("stages"):
        return True
    if grammar.preposition_above(parse, frame.trigger.head) == "of" and over.lemma in words_of("stages"):
        return True  # "left for Cairo, the first stop of a trip that will last five days"
    return any(_counts_days(parse, w.i) and _leads_elsewhere(parse, w.i, hosts) for w in tours)


def _counts_days(parse: Parse, i: int) -> bool:
    low = grammar.subtree(parse, i)[0]
    return find_length(" ".join(w.text for w in parse.words[low:i]).replace(" - ", "-")) is not None


def _leads_elsewhere(parse: Parse, i: int, hosts: AbstractSet[str | None]) -> bool:
    """True for "tour of Asia", "Asian tour" and "regional tour", for a host who is one of its stops."""
    before = [parse.words[c] for c in grammar.kids(parse, i, "compound", "amod", "nmod")]
    behind = [parse.words[c] for p in ("of", "to", "through", "around") for c in grammar.behind(parse, i, p)]
    named = [w for w in (*before, *behind) if w.text[:1].isupper() and not hosts & _countries(w)]
    return bool(named) or any(w.lemma in words_of("touring") for w in before)


def _countries(word: Word) -> set[str | None]:
    if word.mention is None:
        return set()
    place = word.mention.place
    return {a.country for a in word.mention.actors} | ({place.country} if place is not None else set())


# --- the return told in a sentence of its own ----------------------------------------------------------------------


def close_stays(claims: Sequence[Claim], parses: Mapping[int, Parse], timeline: Timeline) -> list[Claim]:
    """The claims, arrivals closed by a return told in one of the next sentences ("He returns home on Friday")."""
    return [_with_return(claim, claims[i + 1 :], parses, timeline) for i, claim in enumerate(claims)]


def _with_return(claim: Claim, later: Sequence[Claim], parses: Mapping[int, Parse], timeline: Timeline) -> Claim:
    at = claim.frame.trigger.sentence
    if claim.frame.trigger.type != "visit" or claim.stay is None or claim.status == "negated":
        return claim
    visitors = [f.actor for f in claim.frame.fillers if f.role == "visitor"]
    onward = min((c.frame.trigger.sentence for c in later if _goes_on(claim, c)), default=at + 1 + NEXT)
    following = [parses[i] for i in range(at, min(onward, at + 1 + NEXT)) if i in parses]
    claim = _set_out(claim, visitors, following[:2], timeline)
    when = claim.when
    if when is None or not is_one_day(when) or claim.stay is None:
        return claim
    found = (
        _leaving(parse, spot, when, timeline)
        for parse in following
        for spot in _returns(parse, visitors, timeline)
        if spot.mention.start > claim.frame.trigger.end
    )
    closed = when if claim.stay.ends else _closed(when, [leaving for leaving in found if leaving is not None])
    days = claim.stay.days or next((n for parse in following[1:] if (n := _length_of_stay(parse)) is not None), None)
    return replace(claim, when=closed, stay=replace(claim.stay, days=days))


def _set_out(claim: Claim, visitors: Sequence[Actor], parses: Sequence[Parse], timeline: Timeline) -> Claim:
    """A visit without a day, with that of the departure told beside it: "is in Peru. He left Oslo on Monday".

    A journey that leads elsewhere is none to there, nor one that begins when another ends.
    """
    if claim.when is not None or claim.stay is None or not visitors:
        return claim
    at, home = claim.frame.trigger.head, {a.country for a in visitors}
    hosts = {f.actor.country for f in claim.frame.fillers if f.role == "host"}
    for parse in parses:
        for spot in dates_of_sentence(parse, timeline):
            verb = grammar.clause_verb(parse, spot.word)
            doers = [parse.words[i] for i in grammar.surface_subject(parse, verb)]
            left = [c for i in grammar.obj(parse, verb) for c in _countries(parse.words[i])]
            bound = {c for i in grammar.behind(parse, verb, "for") for c in _countries(parse.words[i])}
            own = parse.words[verb].lemma in words_of("setting_out") and left and set(left) <= home and bound <= hosts
            if not own or not any(_is_one_of(w, visitors) or _is_whose(parse, verb, w) for w in doers):
                continue
            when = resolve_date(
                spot.mention,
                reference=timeline.today(spot.mention),
                tense="past" if claim.status == "occurred" else "future",
            )
            if when is not None and is_one_day(when):
                days = None if _is_of_a_tour(parses[0], claim.frame) else find_length(_phrase(parses[0], at))
                when = when if days is None else with_length(when, days, ends=False)
                return replace(claim, when=when, date_text=spot.mention.text, stay=replace(claim.stay, bound=True))
    return claim


def _is_whose(parse: Parse, verb: int, word: Word) -> bool:
    """True for the "who" of "Ruiz, who left Oslo on Monday", of whom the sentence tells."""
    return word.text.lower() == "who" and parse.words[verb].dep == "relcl"


def _length_of_stay(parse: Parse) -> int | None:
    """The days of "during the two-day stay" or "in a two-day visit", told of the visit before it."""
    for word in parse.words:
        told = {parse.words[c].text.lower() for c in parse.children[word.i]}
        within = grammar.preposition_above(parse, word.i) in ("during", "in") and not told & {"by", "of", "to"}
        known = word.lemma == "stay" or (word.lemma == "visit" and within)
        if known and word.tag == "NN" and told & {"the", "his", "her", "their", "this", *(("a",) if within else ())}:
            return find_length(_phrase(parse, word.i))
    return None


def _goes_on(visit: Claim, other: Claim) -> bool:
    """True for the visitor's journey to another country, from which he returns."""
    if other.frame.trigger.type != "visit" or other.frame.trigger.sentence == visit.frame.trigger.sentence:
        return False
    ours, theirs = ({(f.role, f.actor.country) for f in c.frame.fillers if f.core} for c in (visit, other))
    visitors = {c for role, c in ours if role == "visitor"} & {c for role, c in theirs if role == "visitor"}
    goals = {c for role, c in theirs if role == "host"}
    return bool(visitors) and bool(goals) and not goals & ({c for role, c in ours if role == "host"} | visitors)


def _returns(parse: Parse, visitors: Sequence[Actor], timeline: Timeline) -> Iterator[Spot]:
    """The dates on which a sentence says that the visitors go home."""
    for spot in dates_of_sentence(parse, timeline):
        verb = grammar.clause_verb(parse, spot.word)
        doers = [parse.words[i] for i in grammar.surface_subject(parse, verb)]
        theirs = any(_is_one_of(w, visitors) for w in doers)
        stays = parse.words[verb].lemma in words_of("staying") and spot.mention.text.lower().startswith(
            ("until ", "till ")
        )
        if theirs and (stays or _goes_home(parse, verb, visitors)) and not _looks_back(parse, verb):
            yield spot


def _is_one_of(word: Word, visitors: Sequence[Actor]) -> bool:
    """True for "he", a visitor's name, the last word of his office ("the minister") and for whom he leads."""
    if word.mention is not None:
        return not set(word.mention.actors).isdisjoint(visitors)
    offices = {visitor.title.split()[-1].lower() for visitor in visitors if visitor.title}
    return word.text.lower() in PRONOUNS | offices | {"delegation"}


def _goes_home(parse: Parse, verb: int, visitors: Sequence[Actor]) -> bool:
    """True for "returns to" the visitor's own country, "leaves", "flies home"; false for "leaves for" a third one."""
    around = {parse.words[c].text.lower() for c in parse.children[verb]}
    homeward = parse.words[verb].lemma in words_of("going") and bool(around & {"home", "back"})
    back = parse.words[verb].lemma in words_of("awaiting") and any(  # "is due back on Friday"
        parse.words[c].text.lower() in ("back", "home")
        for a in (verb, *grammar.kids(parse, verb, "acomp"))
        for c in parse.children[a]
    )
    if not (parse.words[verb].lemma in words_of("homeward") or homeward or back):
        return False
    bound = [parse.words[i] for i in grammar.behind(parse, verb, "for")]
    away = parse.words[verb].lemma != "return"  # "will return on Friday for a debate"
    if away and any(w.mention is None and w.text.lower() != "home" for w in bound):
        return False
    goals = [parse.words[i].mention for p in ("to", "for") for i in grammar.behind(parse, verb, p)]
    lands = {a.country for m in goals if m is not None for a in m.actors}
    return lands <= {a.country for a in visitors}
