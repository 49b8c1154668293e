"""Stage 7, beside the clauses: the line above a transcript that says where it was spoken. Reads segments and mentions.

"Oval Office", "The Kremlin, Moscow", "German Chancellery / Berlin, Germany" among the headlines are the place of the
meeting that the page is about, other than a dateline, which only says where the reporter wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date as Day

from diplo_extract.mentions import Claim, Interval, Mention, PlaceName, Segments, Sentence, finest_place, side_of
from diplo_extract.rules import words

_WORD = re.compile(r"[\w'’.-]+")
_REACH = 8
"""The line stands among the first sentences."""
_LONGEST = 8
_WELCOME = re.compile(r"\b[Ww]elcome(?:\s+[\w'’]+){0,4}\s+to\s+(?:the\s+|our\s+)?$")
_DATED = re.compile(r"\s+(?:on|in|next|this|later|tomorrow)\b")
"""What tells behind the place that the guest is not there yet: "to welcome you to the White House on Friday"."""
_NEAR = 60
"""Characters before a place in which somebody is bidden welcome to it."""
_OFFICES = frozenset({"Office", "Headquarters", "Embassy", "Mission", "Hill"})
"""Where the line that begins a page stands alone, houses too."""
_SMALL = frozenset({"the", "of", "and", "de", "la", "in", "at"})


def is_spoken(text: str, segments: Segments) -> bool:
    """True for a page that prints what was said, with the labels of its speakers or under "Remarks by …"."""
    return bool(segments.turns) or _tells_of_speech(text, segments)


def find_setting(text: str, segments: Segments, mentions: Sequence[Mention]) -> PlaceName | None:
    """Where the article's heading says that it was spoken, None where it has no such line or nobody speaks in it.

    A room or house goes before the town on the same line or the next. Without such a line it is where somebody who
    speaks bids a guest welcome.
    """
    if not is_spoken(text, segments):
        return None
    top = [s for s in segments.sentences[1:_REACH] if s.kind == "headline" or not _is_prose(text, s)]
    told = [place for line in top for place in _places(text, line, mentions)]
    told = [place for place in told if not place.is_country] or list(_welcomed_to(text, segments, mentions))
    return finest_place(told, visit=False)


def _is_prose(text: str, sentence: Sentence) -> bool:
    """False for a line of capitals that ends in the point of "D.C."."""
    return any(w[0][0].islower() and w[0] not in _SMALL for w in _WORD.finditer(text, sentence.start, sentence.end))


def _welcomed_to(text: str, segments: Segments, mentions: Sequence[Mention]) -> Iterator[PlaceName]:
    """The first town or house that a speaker bids somebody welcome to: "welcome to the White House"."""
    for mention in mentions:
        place, before = mention.place, text[max(0, mention.start - _NEAR) : mention.start]
        spoken = any(turn.start <= mention.start < turn.end for turn in segments.turns)
        named = spoken and place is not None and not place.is_country
        if named and place is not None and _WELCOME.search(before) and not _DATED.match(text, mention.end):
            yield place
            return


def set_scene(claims: Sequence[Claim], segments: Segments, setting: PlaceName | None, today: Day | None) -> list[Claim]:
    """The claims; the meeting told in the headlines or as one of today has its place from the heading, if from nowhere.

    `today` is the day of the article, None where it is not known.
    """
    return [_placed(claim, segments, setting, today) for claim in claims]


def _placed(claim: Claim, segments: Segments, setting: PlaceName | None, today: Day | None) -> Claim:
    frame = claim.frame
    if setting is None or frame.trigger.type != "meet" or frame.place is not None or claim.status != "occurred":
        return claim
    when = claim.when
    of_today = when is not None and today is not None and when.start == when.end == today
    above = segments.sentences[frame.trigger.sentence].kind == "headline" or frame.trigger.rule.endswith(".readout")
    above = above and when is None
    return replace(claim, frame=replace(frame, place=setting)) if of_today or above else claim


def set_day(claims: Sequence[Claim], segments: Segments, today: Day | None) -> list[Claim]:
    """The claims of a page that prints what was said; the meeting that its headline tells was on the day it was said.

    "Remarks by A and B before their meeting". `today` is that day, None where it is not known.
    """
    if today is None:
        return list(claims)
    when = Interval(today, today, today.isoformat(), "relative")
    dated = [_sides(c) for c in claims if c.frame.trigger.type == "meet" and c.when is not None]
    return [
        replace(c, when=when) if _is_page_of(c, segments) and _sides(c) not in dated else c for c in claims
    ]  # "Statement on A's meeting with B": "A met B yesterday"


def _sides(claim: Claim) -> frozenset[str]:
    return frozenset(side_of(f.actor) for f in claim.frame.fillers if f.core)


def _is_page_of(claim: Claim, segments: Segments) -> bool:
    frame = claim.frame
    above = segments.sentences[frame.trigger.sentence].kind == "headline"
    named = len({f.actor for f in frame.fillers if f.core}) > 1
    return above and named and (frame.trigger.type, claim.status, claim.when) == ("meet", "occurred", None)


def _tells_of_speech(text: str, segments: Segments) -> bool:
    """True under "Press statements following talks": pages that print speeches without the labels of speakers."""
    first = segments.sentences[0] if segments.sentences else None
    if first is None or first.kind != "headline":
        return False
    said = {word.lower().rstrip("s") for word in _WORD.findall(text[first.start : first.end])}
    return not said.isdisjoint(words("modality")["spoken"])


def _places(text: str, line: Sentence, mentions: Sequence[Mention]) -> Iterator[PlaceName]:
    """The places of a line that names places only, buildings among them; none of any other line."""
    found = [m for m in mentions if line.start <= m.start and m.end <= line.end]
    if (house := _house_before_town(text, line, found)) is not None:
        yield house
        yield from (m.place for m in found[-1:] if m.place is not None)
        return
    if any(m.place is None and m.form != "demonym" for m in found):
        return
    rest = [
        w for w in _WORD.finditer(text, line.start, line.end) if not any(m.start <= w.start() < m.end for m in found)
    ]
    named = [w for w in rest if w[0].lower() not in _SMALL]
    nouns = frozenset(words("titles")["venue_nouns"]) | _OFFICES
    housed = any(m.place is not None and m.place.venue for m in found)
    house_noun = next((w for w in reversed(named) if w[0] in nouns), None)
    if (
        len(rest) > _LONGEST
        or not all(w[0][0].isupper() for w in named)
        or (named and house_noun is None and not housed)
    ):
        return
    if house_noun is not None:
        begin = text.rfind(",", line.start, house_noun.start()) + 1 or line.start
        code = next((m.actors[0].country for m in found if m.form == "demonym" and m.actors), None)
        yield PlaceName(text[begin : house_noun.end()].strip(), code, venue=True)
    yield from (m.place for m in found if m.place is not None)


def _house_before_town(text: str, line: Sentence, found: Sequence[Mention]) -> PlaceName | None:
    """What stands in capitals before the town at the end of a line, be it called a hotel, a mission or just a name."""
    town = found[-1] if found else None
    if town is None or town.place is None or town.place.is_country or town.place.venue:
        return None
    before = text[line.start : town.start].strip(" ,\n")
    named = [w[0] for w in _WORD.finditer(before) if w[0].lower() not in _SMALL]
    if any(m.place is None and m.start <= line.start and m.end >= line.start + len(before) for m in found[:-1]):
        return None  # "President Soto, Lima"
    whole = town.end >= len(text[: line.end].rstrip(" ."))
    if not whole or not 1 < len(named) <= _LONGEST or not all(word[0].isupper() for word in named):
        return None
    return None if any(m.place is not None for m in found[:-1]) else PlaceName(before, town.place.country, venue=True)
