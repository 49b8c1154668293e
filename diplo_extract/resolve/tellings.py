"""Stage 8, each claim where it stands: split into one telling per event, and put in the order of merging."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta

from diplo_extract.mentions import Actor, Claim, Filler, Frame, Interval, Sentence
from diplo_extract.resolve.identity import side, speaks_for
from diplo_extract.resolve.roles import TypeRoles

COURTESIES = frozenset({"thank", "congratulate", "condole"})
_LEAD_SENTENCES = 2
_WEEK = timedelta(days=7)
_LONG_AGO = timedelta(days=31)
_NEWS_SENTENCES = 8
_ANSWERING = frozenset({"letter", "accept", "decline", "join"})
"""What is news wherever it stands: an article seldom looks back on it without saying so."""
# "had met before", "last met": the reporter looks back from the time that he tells of; not so "had a brief meeting".
_LOOKING_BACK = re.compile(
    r"\b(?:(?:last|once|formerly)\s+\w+$|(?:previously|earlier|had(?! (?:[\w-]+ ){0,3}"
    r"(?:talks?|meetings?|conversations?|calls?|discussions?|audience|lunch|dinner|exchange)\b))\b)",
    re.IGNORECASE,
)

_LOOKING_BACK_STILL = re.compile(
    r"\bhad (?:\w+ed|met|held|spoken)\b[^.;]* and (?:been )?(?:\w+ed|met|held)$", re.IGNORECASE
)
"""A second participle of the same "had": "had visited Lima and been received"."""
_SOME_TIME_AGO = re.compile(
    r"[^,;:.]{0,80}\b(?:(?:days|weeks|months|years|decades) (?:ago|back|earlier)|(?:some|a) (?:time|while) (?:ago|back)"
    r"|long ago|in recent (?:days|weeks|months|years)|over the years)\b",
    re.IGNORECASE,
)
"""Behind what was done on no day that the words tell, but not today."""
_COUNTED_FROM = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|since|following) (?:[\w'’.-]+ ){0,6}$", re.IGNORECASE
)
"""What the time of something else is counted from: "met him again two weeks after her visit"."""


_LONG = re.compile(r"\b(?:years|months|decades) of(?: [\w-]+){1,3}$", re.IGNORECASE)
"""Talks told by a length that is more than one meeting's: "ending eight years of talks"."""


_ARRIVING = re.compile(
    r"\b(?:after|at|following|on|upon) (?:\w+ )?arriv(?:al|ing)\b"
    r"|\b(?:greeted|met|received|welcomed)\b[^.;]{0,60}\bat (?:\w+ ){0,4}airport\b",
    re.IGNORECASE,
)
"""What was done on the first day of a visit: "shortly after his arrival", "was met at the airport"."""
_AHEAD = re.compile(r"\b(?:ahead of|before|prior to|on the eve of|during|on) (?:[\w'’.-]+ ){0,6}$", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:another|coming|forthcoming|future|next|possible|proposed|return|second|upcoming)\b", re.IGNORECASE
)
_OF_ITS_OWN = re.compile(r"\b(?:a|additional|an|any|further|more|new|no|regular) (?:[\w'’.-]+ ){0,3}$", re.IGNORECASE)
"""Before a noun that need not be the meeting told of before: "a meeting", "any further talks"."""
_OWN = frozenset({"i", "we"})
_NOW = re.compile(r"\b(?:just|now|this \w+|today|tonight|yesterday)\b", re.IGNORECASE)
_RECALLED = frozenset({"call", "meet", "visit"})
"""Types of what people tell of their past in the first person: "Years ago, I visited Lima"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim about one event. `index` is the claim's place in the input, which links name.

    `rank` counts body sentences from 0; the headline has -1. `lead`: told in the headline or the first sentences.
    `news`: told as something just done, as far as its place and tense show. `back`: the reporter looks back on it.
    `long`: told by the years or months that it took. `setting`: taken for granted as when
    something else was or will be. `arriving`: on arrival, so on the first day of a visit. `known`: a noun phrase that
    may stand for the meeting told of before, not "a meeting", "the next meeting".
    """

    claim: Claim
    index: int
    sentence: Sentence
    rank: int
    news: bool
    back: bool = False
    long: bool = False
    setting: bool = False
    arriving: bool = False
    known: bool = False

    @property
    def lead(self) -> bool:
        """True in the headline and the first sentences of the body."""
        return self.rank < _LEAD_SENTENCES

    @property
    def start(self) -> int:
        """Where its trigger begins."""
        return self.claim.frame.trigger.start

    @property
    def asserted(self) -> bool:
        """True where the clause tells the event, False where it takes it for granted."""
        return not self.claim.presupposed

    @property
    def when(self) -> Interval | None:
        """The days that the clause itself gives; None where it gives none that can be counted."""
        when = self.claim.when
        return None if when is None or (when.start is None and when.end is None) else when

    @property
    def ends(self) -> bool:
        """True where the clause dates the last day of a visit."""
        return self.claim.stay is not None and self.claim.stay.ends


def tell(
    claims: Sequence[Claim], text: str, sentences: Sequence[Sentence], published: Day | None = None
) -> tuple[Telling, ...]:
    """A telling per claim, several where one clause tells several events, in text order.

    `published` is the day of the article, None where it is not known.
    """
    by_index = {sentence.index: sentence for sentence in sentences}
    ranks = _ranks(sentences)
    tellings = []
    for index, claim in enumerate(claims):
        sentence = by_index[claim.frame.trigger.sentence]
        rank = ranks[sentence.index]
        before = text[sentence.start : claim.frame.trigger.end]
        ahead_of = text[sentence.start : claim.frame.trigger.start]
        back = _LOOKING_BACK.search(before[-40:]) is not None or _LOOKING_BACK_STILL.search(before) is not None
        back = back or _COUNTED_FROM.search(ahead_of) is not None
        gone = back or _SOME_TIME_AGO.match(text, claim.frame.trigger.end, sentence.end) is not None
        news = not gone and _is_news(claim, rank, len(sentences)) and not _is_recalled(claim, sentence, text)
        parts = () if _is_at_home(claim) else _split(claim)
        long = _LONG.search(before) is not None
        ahead = _AHEAD.search(ahead_of)
        setting = claim.presupposed and ahead is not None and _ANOTHER.search(ahead[0]) is None
        arriving = _ARRIVING.search(text, sentence.start, sentence.end) is not None
        phrase = before.rpartition(" ")[0] + " "
        known = claim.presupposed and not (_OF_ITS_OWN.search(phrase) or _ANOTHER.search(phrase[-40:]))
        tellings += [Telling(part, index, sentence, rank, news, back, long, setting, arriving, known) for part in parts]
    ordered = sorted(tellings, key=lambda t: (t.start, t.index))
    ordered = [_on_day_of_story(t, ordered) for t in ordered]
    return tuple(replace(t, news=t.news and not _goes_on(t, ordered, text, published)) for t in ordered)


def _on_day_of_story(one: Telling, tellings: Sequence[Telling]) -> Telling:
    """A headline's "X meets Y Tuesday", which is the Tuesday on which the story tells that they met, not the next."""
    when, trigger = one.when, one.claim.frame.trigger
    if one.rank >= 0 or one.claim.status != "planned" or when is None or when.start is None or when.start != when.end:
        return one
    ours = {f.actor for f in one.claim.frame.fillers}
    for other in tellings:
        last, theirs = other.when, {f.actor for f in other.claim.frame.fillers}
        done = other.rank >= 0 and other.claim.status == "occurred" and other.claim.frame.trigger.type == trigger.type
        if done and last is not None and last.start == last.end == when.start - _WEEK and ours & theirs:
            return replace(one, claim=replace(one.claim, status="occurred", when=last))
    return one


def _goes_on(one: Telling, tellings: Sequence[Telling], text: str, published: Day | None) -> bool:
    """True for what is told of a time long past: "visited Lima in May 2019. He met Soto", in one paragraph."""
    if published is None or not one.news or one.when is not None or one.rank <= 0:
        return False
    near = [t for t in tellings if t.when is not None and 0 <= one.rank - t.rank <= 2 and t.start < one.start]
    last = near[-1] if near else None
    end = last.when.end if last is not None and last.when is not None else None
    if last is None or end is None or published - end <= _LONG_AGO:
        return False
    shared = {f.actor for f in one.claim.frame.fillers} & {f.actor for f in last.claim.frame.fillers}
    return bool(shared) and "\n" not in text[last.start : one.start]


def _is_at_home(claim: Claim) -> bool:
    """True for a contact that a clause tells of several people of one state alone: part of none with another state."""
    if claim.frame.trigger.type not in ("meet", "call"):
        return False
    told = [f.actor for f in claim.frame.fillers if f.arm != "context"]
    people = {a for a in told if a.kind in ("person", "group") and not a.several}
    return (
        len(people) > 1
        and len(people) == len(set(told))
        and len({a.country for a in told} - {None}) == 1
        and all(a.country for a in told)
    )


def in_merging_order(tellings: Sequence[Telling], roles: Mapping[str, TypeRoles]) -> list[Telling]:
    """What is asserted in full first, then what is asserted in part, then what noun phrases take for granted."""
    return sorted(tellings, key=lambda t: (not t.asserted, _gaps(t, roles) > 0, t.start, t.index))


def actors_in(fillers: Sequence[Filler], role: str) -> tuple[Actor, ...]:
    """The actors of a role, its core ones where it has any, each party once and by its best name."""
    found = [f for f in fillers if f.role == role]
    chosen = [f.actor for f in found if f.core] or [f.actor for f in found]
    unique = list(dict.fromkeys(chosen))
    return tuple(a for a in unique if not any(speaks_for(b, a) for b in unique if b != a))


def _gaps(telling: Telling, roles: Mapping[str, TypeRoles]) -> int:
    """How many parties of the act the telling leaves open."""
    frame = telling.claim.frame
    shape = roles[frame.trigger.type]
    if shape.symmetric:
        return max(0, 2 - len({side(f.actor) for f in frame.fillers if f.role == shape.bold[0]}))
    filled = {f.role for f in frame.fillers}
    return sum(role not in filled for role in shape.bold)


def _ranks(sentences: Sequence[Sentence]) -> dict[int, int]:
    """Position of each sentence in the body by its index, -1 for headlines."""
    ranks: dict[int, int] = {}
    body = 0
    for sentence in sorted(sentences, key=lambda s: s.start):
        ranks[sentence.index] = -1 if sentence.kind == "headline" else body
        body += sentence.kind != "headline"
    return ranks


def _is_recalled(claim: Claim, sentence: Sentence, text: str) -> bool:
    """True for what somebody tells of himself without a day: "I travelled to Peru", which need not be of today."""
    frame = claim.frame
    own = any(text[f.start : f.end].lower() in _OWN and f.arm in ("subj", "hold.subj") for f in frame.fillers)
    if not own or frame.trigger.type not in _RECALLED or claim.when is not None:
        return False
    return _NOW.search(text[sentence.start : sentence.end]) is None


def _is_news(claim: Claim, rank: int, length: int) -> bool:
    """True for what is asserted as done in the first part of an article, or is an answer."""
    if claim.presupposed or claim.status != "occurred":
        return False
    return claim.frame.trigger.type in COURTESIES | _ANSWERING or rank < max(_NEWS_SENTENCES, length // 2)


def _split(claim: Claim) -> tuple[Claim, ...]:
    """One claim per country visited, per recipient of a letter and per new envoy; any other claim as it is."""
    frame = claim.frame
    if frame.trigger.type == "appoint":
        return tuple(replace(claim, frame=one) for one in _by_envoy(frame))
    role = {"visit": "host", "letter": "recipient"}.get(frame.trigger.type)
    if role is None:
        return (claim,)
    if role == "host":
        frame = _from_abroad(frame)
        claim = replace(claim, frame=frame)
    targets = dict.fromkeys(_target(actor, role) for actor in actors_in(frame.fillers, role))
    if len(targets) < 2:
        return (claim,)
    return tuple(replace(claim, frame=_only(frame, role, target)) for target in targets)


def _from_abroad(frame: Frame) -> Frame:
    """The frame of a visit without those at home there: "their visit to Oslo" is not that of their host in Oslo."""
    hosts = {side(f.actor) for f in frame.fillers if f.role == "host"}
    home = [f for f in frame.fillers if f.role == "visitor" and side(f.actor) in hosts]
    away = [f for f in frame.fillers if f.role == "visitor" and f not in home]
    return replace(frame, fillers=tuple(f for f in frame.fillers if f not in home)) if home and away else frame


def _by_envoy(frame: Frame) -> tuple[Frame, ...]:
    """A ceremony for the envoys of several states: each with who sent him, where one of the senders did."""
    envoys = [f for f in frame.fillers if f.role == "envoy" and f.core]
    if len({side(f.actor) for f in envoys}) < 2:
        return (frame,)
    senders = [f for f in frame.fillers if f.role == "sender"]
    others = tuple(f for f in frame.fillers if f.role not in ("envoy", "sender") or not f.core)
    own = {f: tuple(s for s in senders if side(s.actor) == side(f.actor)) for f in envoys}
    shared = tuple(senders) if not any(own.values()) else ()
    return tuple(replace(frame, fillers=(*(own[f] or shared), f, *others)) for f in envoys)


def _target(actor: Actor, role: str) -> str:
    return side(actor) if role == "host" else actor.name


def _only(frame: Frame, role: str, target: str) -> Frame:
    """The frame with one of the actors in `role`; instead of a place in another country its own city, if told."""
    kept = tuple(f for f in frame.fillers if f.role != role or not f.core or _target(f.actor, role) == target)
    place = frame.place
    if role == "host" and (place is None or (place.country is not None and place.country != target)):
        place = next((f.place for f in kept if f.role == role and f.place is not None), None)
    return replace(frame, fillers=kept, place=place)
