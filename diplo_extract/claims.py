"""Stage 7, its end: a frame with its status, its date, its place and its source becomes a claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cache

from diplo_extract import grammar
from diplo_extract.articles import Article
from diplo_extract.attribution import Reading, nearest_in_clause, place_in_clause, read_status
from diplo_extract.dates import DateMention, find_dates, find_length, infer_dateline_year, resolve_date, with_length
from diplo_extract.events import Status
from diplo_extract.mentions import Claim, Frame, Interval, Parse, PlaceName, Segments, Tense, Trigger
from diplo_extract.rules import lemmas, load_rules
from diplo_extract.speakers import Speakers

FIRST_PERSON = frozenset({"i", "we", "my", "our"})
PERFORMED = {
    "visit": ("visitor",),
    "invite": ("inviter",),
    "thank": ("speaker",),
    "congratulate": ("speaker",),
    "condole": ("speaker",),
}
"""Acts that are done by saying them, with the role that says them."""
COURTESIES = frozenset({"thank", "congratulate", "condole"})
DECLARED = frozenset({"expel", "recall", "recognize", "sever_relations", "withdraw", "appoint", "accept", "decline"})
"""Acts of a state that are done by announcing or ordering them."""
SCHEDULING = frozenset("schedule set plan slate due expect book arrange invite postpone fix".split())
"""Verbs after which "for" gives the day: "set for Monday"."""
ONE_SIDED = frozenset({"invite", "accept", "decline", "propose"})
"""Types of which one side may stay unnamed."""
CLOSING = frozenset("end conclude finish complete wrap leave return cancel postpone cut scrap".split())
"""Verbs whose day is not the first of a stay."""
ENDING = frozenset("end conclude finish complete wrap leave return depart".split())
"""Those of them whose day is its last."""
PRIVATE = frozenset(
    "investor tourist journalist student fan businessman company player visitor scientist artist".split()
)
"""Groups whose being invited is nobody's diplomacy unless a state invites them."""
GUESSED = frozenset({"organization.run", "organization.guess"})
"""How bodies are found that stand in no table: a committee or a union as well as a movement."""
COMING = ("next ", "tomorrow")
"""How dates begin that lie ahead whatever the day of the article, where it is not known."""
REACH = 1200
"""Characters within which a part of the day belongs to the day named before."""
AHEAD = frozenset({"by", "until", "will", "would", "to", "next"})
"""Words shortly before a date that make it one of the future, so that it cannot date what the article looks back on."""


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


def reference_date(article: Article, segments: Segments, dates: Sequence[DateMention]) -> Day | None:
    """The day relative dates count from: of the metadata, else of the header, else the dateline, else the default."""
    if article.published is not None:
        return article.published
    if segments.published is not None:
        return segments.published
    return _dateline_day(article.text, segments, dates) or article.fallback_date


def _dateline_day(text: str, segments: Segments, dates: Sequence[DateMention]) -> Day | None:
    line = segments.dateline
    if line is None or line.month is None or line.day is None:
        return None
    year = line.year or infer_dateline_year(line.month, line.day, known=_looked_back_on(text, dates))
    try:
        return Day(year, line.month, line.day) if year else None
    except ValueError:
        return None


def _looked_back_on(text: str, dates: Sequence[DateMention]) -> Iterable[Day]:
    for mention in dates:
        before = set(text[max(0, mention.start - 40) : mention.start].lower().split()[-4:])
        found = None if before & AHEAD else resolve_date(mention, reference=None)
        if found is not None and found.basis == "explicit" and found.start is not None:
            yield found.start


def make_claims(
    frames: Sequence[Frame],
    parses: Sequence[Parse],
    timeline: Timeline,
    speakers: Speakers | None,
    triggers: Sequence[Trigger],
) -> list[Claim]:
    """A claim of each frame that tells an event; the purposes of unanswered invitations are left out."""
    by_sentence = {p.sentence.index: p for p in parses}
    heads: dict[int, list[int]] = {}
    for trigger in triggers:
        heads.setdefault(trigger.sentence, []).append(trigger.head)
    claims: list[Claim] = []
    for frame in frames:
        at = frame.trigger.sentence
        if timeline.text[: by_sentence[at].sentence.end].endswith("?"):
            continue
        told = _told(by_sentence[at], frame, timeline.text)
        near = [by_sentence[i] for i in (at - 1, at) if i in by_sentence]
        if told is None or not (frame.trigger.rule.endswith(".bare") or _looks_abroad(near, told[0])):
            continue
        others = [h for h in heads[at] if h != frame.trigger.head]
        claims.append(_claim(*told, by_sentence[at], others, timeline, speakers, claims))
    return claims


def _told(parse: Parse, frame: Frame, text: str) -> tuple[Frame, Reading] | None:
    """The frame as its clause means it, and its status; None where the clause tells no event."""
    reading = read_status(parse, frame.trigger.head, _part(parse, frame))
    fixed = _status_of_rule(frame)
    if reading.status is not None and fixed is not None and not _says_it_already(frame, reading):
        reading = _fixed(reading, fixed)
    if reading.status is None or (frame.trigger.type == "agree" and reading.status == "possible"):
        return None  # deals that might be reached are nobody's yet
    frame, reading = _refused(frame, _performed(frame, reading, text))
    if frame.trigger.type == "invite" and reading.status == "planned" and reading.presupposed:
        reading = replace(reading, status="occurred", tense="past")  # "has not been rescinded"
    return frame, reading


def _status_of_rule(frame: Frame) -> Status | None:
    """The status that the frame's rule gives whatever the clause says, None for most rules."""
    return _statuses()[frame.trigger.rule]


def _says_it_already(frame: Frame, reading: Reading) -> bool:
    """True where the word that decided is one that the rule asks for: "withdrew its offer" takes it back once."""
    return reading.told in _carriers()[frame.trigger.rule]


@cache
def _statuses() -> Mapping[str, Status | None]:
    return {rule.id: rule.status for rule in load_rules().rules}


@cache
def _carriers() -> Mapping[str, frozenset[str]]:
    """The verbs that each rule asks for over its noun."""
    return {rule.id: rule.only.get("light", frozenset()) for rule in load_rules().rules}


def _fixed(reading: Reading, status: Status) -> Reading:
    """The status that a rule gives: staying away negates a meeting, unless nobody says that it was or will be so."""
    if status != "negated":
        return replace(reading, status=status)
    return replace(reading, status={"possible": None, "negated": "occurred"}.get(reading.status or "", "negated"))


def _performed(frame: Frame, reading: Reading, text: str) -> Reading:
    """ "I would like to thank you" thanks: in the first person, wishing to say a courtesy is saying it.

    "Announced its withdrawal" tells a withdrawal: what a state does by declaring it.
    """
    if frame.trigger.type in COURTESIES and reading.told == "offer":
        return replace(reading, status="occurred", tense=None)  # condolences are given by offering them
    if (
        frame.trigger.type in DECLARED
        and reading.status == "planned"
        and reading.told in ("announce", "confirm", "decide", "decision")
    ):
        return replace(reading, status="occurred", tense=None)
    roles = PERFORMED.get(frame.trigger.type)
    if roles is None or reading.status not in ("planned", "possible"):
        return reading
    if reading.told == "let":
        return replace(reading, status="occurred", tense=None)
    doers = [f for f in frame.fillers if f.role in roles]
    me = any(f.arm == "speaker" or text[f.start : f.end].lower() in FIRST_PERSON for f in doers)
    return replace(reading, status="occurred", tense=None) if me and frame.trigger.type != "visit" else reading


def _refused(frame: Frame, reading: Reading) -> tuple[Frame, Reading]:
    """Not to accept is to decline."""
    if frame.trigger.type != "accept" or reading.status != "negated":
        return frame, reading
    fillers = tuple(replace(f, role="decliner") if f.role == "accepter" else f for f in frame.fillers)
    declined = replace(frame, trigger=replace(frame.trigger, type="decline"), fillers=fillers)
    return declined, replace(reading, status="occurred", tense="past")


def _looks_abroad(near: Sequence[Parse], frame: Frame) -> bool:
    """False for an invitation or answer with one side told and nothing of another country in the sentences near."""
    if frame.trigger.type not in ONE_SIDED or len(frame.fillers) != 1:
        return True
    own = frame.fillers[0]
    if any(_leads_home(p, frame) for p in near if p.sentence.index == frame.trigger.sentence):
        return False
    if own.actor.kind == "group" and {lemmas().of(w, "NNS") for w in own.actor.name.lower().split()} & PRIVATE:
        return False
    mentions = [w.mention for p in near for w in p.words if w.mention is not None and w.start != own.start]
    seen = {m.place.country for m in mentions if m.place is not None} | {a.country for m in mentions for a in m.actors}
    bodies = {
        a
        for m in mentions
        for a in m.actors
        if a.kind == "organization" and a.country is None and not a.domestic and m.rule not in GUESSED
    }
    return bool(seen - {None, own.actor.country}) or bool(bodies - {own.actor})


def _leads_home(parse: Parse, frame: Frame) -> bool:
    """True for "the senators were invited to the capital" of their own country."""
    own = frame.fillers[0].actor.country
    goals = [parse.words[n].mention for n in grammar.behind(parse, frame.trigger.head, "to")]
    lands = {a.country for m in goals if m is not None for a in m.actors}
    lands |= {m.place.country for m in goals if m is not None and m.place is not None}
    return own is not None and lands == {own}


def _topic(frame: Frame) -> str | None:
    """The topic, unless it is a date ("a call on January 10") or a mere pronoun."""
    topic = frame.topic
    if (
        topic is None
        or len(topic) < 5
        or topic.lower().startswith(("the sidelines", "sidelines", "the margins", "behalf"))
    ):
        return None
    return None if any(d.start == 0 for d in find_dates(topic[:40])) else topic


def _part(parse: Parse, frame: Frame) -> str:
    tag = parse.words[frame.trigger.head].tag
    parts = {r.part for r in load_rules().rules if r.id == frame.trigger.rule}
    if len(parts) == 1:
        return next(iter(parts))
    return "verb" if tag.startswith("V") else "noun"


def _claim(
    frame: Frame,
    reading: Reading,
    parse: Parse,
    others: Sequence[int],
    timeline: Timeline,
    speakers: Speakers | None,
    before: Sequence[Claim],
) -> Claim:
    if reading.status is None:
        raise ValueError("a clause that tells nothing makes no claim")
    mention = date_in_clause(parse, frame.trigger.head, others, timeline)
    fixed = _status_of_rule(frame) is not None
    if fixed and mention is not None and not _is_under(parse, frame.trigger.head, mention):
        mention = None
    present = parse.words[grammar.finite_above(parse, frame.trigger.head)].tag in ("VBZ", "VBP")
    when = _resolve(mention, timeline, reading, before, present=present) if mention is not None else None
    if when is not None and frame.trigger.type == "visit":
        when = _lasting(parse, frame.trigger.head, when)
    status = reading.status
    if when is not None and status == "occurred" and _lies_ahead(when, timeline.reference):
        if frame.trigger.type in ONE_SIDED:
            when, mention = None, None  # "invited him to Oslo in October": October is for the visit
        else:
            status = "planned"
    elif (
        status == "occurred"
        and mention is not None
        and reading.tense is None
        and mention.text.lower().startswith(COMING)
    ):
        status = "planned"
    source = speakers.source_at(frame.trigger.sentence, frame.trigger.head)[0] if speakers is not None else None
    return Claim(
        frame=replace(frame, place=place_in_clause(parse, frame, others, timeline.here), topic=_topic(frame)),
        status=status,
        when=when,
        date_text=mention.text if mention is not None and when is not None else None,
        attributed_to=source,
        presupposed=reading.presupposed,
    )


def _is_under(parse: Parse, head: int, mention: DateMention) -> bool:
    """True where the date hangs on the trigger itself: "an invitation on Monday to come in May" came on Monday."""
    inside = [w.i for w in parse.words if mention.start <= w.start < mention.end]
    return bool(inside) and head in set(grammar.ancestors(parse, _top(parse, inside[0], mention)))


def _lasting(parse: Parse, head: int, when: Interval) -> Interval:
    """A stay dated by one day lasts as long as its noun phrase says: "begins a three-day visit on Monday".

    The day is the last where the stay ends on it: "left on Friday after a three-day visit".
    """
    verb = grammar.light_verb(parse, head) if not grammar.is_verb(parse.words[head]) else head
    preposition = grammar.preposition_above(parse, head)
    if preposition in ("after", "following"):
        verb = parse.words[parse.words[head].head].head
    lemma = parse.words[verb].lemma if verb is not None else ""
    ends = lemma in ENDING and preposition not in ("for", "on")  # "left for a three-day visit"
    if when.start is None or when.end not in (None, when.start) or (lemma in CLOSING - ENDING):
        return when
    low, high = grammar.subtree(parse, head)
    text = " ".join(w.text for w in parse.words[low : high + 1]).replace(" - ", "-")
    days = find_length(text)
    return with_length(when, days, ends=ends) if days is not None else when


def _lies_ahead(when: Interval, reference: Day | None) -> bool:
    return reference is not None and when.start is not None and when.start > reference


def _resolve(
    mention: DateMention, timeline: Timeline, reading: Reading, before: Sequence[Claim], *, present: bool
) -> Interval | None:
    tense: Tense | None = reading.tense
    if tense is None and reading.status == "occurred":
        tense = "past" if reading.presupposed else None
    if tense is None and reading.status == "occurred" and present and mention.rule.startswith("dates.weekday"):
        tense = "future"  # "Chad's president visits Niger on Friday"
    if tense is None and reading.status in ("planned", "possible"):
        tense = "future"
    anchor = next((c.when for c in reversed(before) if c.when is not None), None)
    if mention.rule == "dates.same_day":
        anchor = _day_told(mention, timeline, tense) or anchor
    return resolve_date(mention, reference=timeline.reference, tense=tense, anchor=anchor)


def _day_told(mention: DateMention, timeline: Timeline, tense: Tense | None) -> Interval | None:
    """The day that "in the afternoon" is the afternoon of: the last one named shortly before."""
    days = [d for d in timeline.dates if d.end <= mention.start and mention.start - d.end < REACH and d.anchor is None]
    for day in reversed(days):
        found = resolve_date(day, reference=timeline.reference, tense=tense or "past")
        if found is not None and found.start is not None and found.start == found.end:
            return found
    return None


def date_in_clause(parse: Parse, head: int, others: Sequence[int], timeline: Timeline) -> DateMention | None:
    """The date expression of a trigger's clause, None where it has none."""
    sentence = parse.sentence
    spots: dict[int, DateMention] = {}
    for mention in timeline.within(sentence.start, sentence.end):
        i = next((w.i for w in parse.words if w.end > mention.start), None)
        if i is not None and _dates_events(parse, _top(parse, i, mention), mention):
            spots[_top(parse, i, mention)] = mention
    found = nearest_in_clause(parse, head, list(spots), others)
    return spots[found] if found is not None else None


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


def _top(parse: Parse, i: int, mention: DateMention) -> int:
    """The highest word of a date expression, on which its place in the clause depends."""
    inside = [w.i for w in parse.words if w.start < mention.end and w.end > mention.start]
    for j in inside or [i]:
        if parse.words[j].head not in inside:
            return j
    return i
