"""Stage 7, when: dates shared with the clause or paragraph around, those of asides, and one for each party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.attribution import spot_of, told_of_time
from diplo_extract.clause_dates import NEWSY, Spot, Timeline, dates_of_sentence
from diplo_extract.mentions import Filler, Frame, Mention, Parse, PlaceName, Word
from diplo_extract.programmes import day_of_entry
from diplo_extract.rules import words as word_list

REPEATED = frozenset({"call", "meet", "visit"})
"""What is done again on another day."""


def shared_dates(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of what was done at the same time as the trigger at `head`, or of the entry that tells it."""
    return (
        _of_time_told(parse, head, timeline)
        or _of_what_went_on(parse, head, timeline)
        or _of_errand(parse, head, timeline)
        or _of_paper(parse, head, timeline)
        or _of_entry(parse, head, timeline)
        or _of_main_clause(parse, head, timeline)
        or _of_opening(parse, head, timeline)
    )


def _of_time_told(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of "the last time they met was in Oslo in May"."""
    told = told_of_time(parse, head)
    return [s for s in dates_of_sentence(parse, timeline) if told == grammar.clause_verb(parse, s.word)]


def _of_what_went_on(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of a clause behind that "when" ties to the trigger's: "signed it when he went to Oslo in May"."""
    verbs = dict.fromkeys((grammar.clause_verb(parse, head), grammar.finite_above(parse, head)))
    tied = [c for v in verbs for c in grammar.kids(parse, v, "advcl") if _opens_with_when(parse, c)]
    spots = dates_of_sentence(parse, timeline)
    return [s for c in tied if c > head for s in spots if grammar.clause_verb(parse, s.word) == c]


def _of_main_clause(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The day of what was done as the trigger's was: "agreed on Friday to build a dam as their leaders met in Oslo"."""
    verb = parse.words[grammar.clause_verb(parse, head)]
    opened = {parse.words[k].text.lower() for k in grammar.kids(parse, verb.i, "mark")}
    doers = grammar.kids(parse, verb.i, "nsubj", "nsubjpass")
    if verb.dep != "advcl" or verb.tag not in ("VBD", "VBN") or not opened & {"as", "while"} or not doers:
        return []
    helping = {parse.words[a].text.lower() for a in grammar.kids(parse, verb.i, "aux")}
    above = grammar.finite_above(parse, verb.head)
    if parse.words[above].tag != "VBD" or above > verb.i or "had" in helping:
        return []
    over = {verb.head, above}
    if parse.words[above].dep == "ccomp":  # "said on Friday that it would help as the two met"
        over.add(grammar.finite_above(parse, parse.words[above].head))
    told = [s for s in dates_of_sentence(parse, timeline) if s.mention.rule.startswith(NEWSY)]
    return [s for s in told if grammar.clause_verb(parse, s.word) in over and s.mention.start < verb.start]


def _of_errand(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of what a visit is paid for: "pays a visit to Oslo to attend a ceremony on Friday"."""
    verb = grammar.clause_verb(parse, head)
    if parse.words[verb].lemma not in word_list("modality")["paying"] or parse.words[head].dep != "dobj":
        return []
    aims = [v for v in grammar.infinitives(parse, verb) if v > head]
    return [s for s in dates_of_sentence(parse, timeline) if any(grammar.clause_verb(parse, s.word) == v for v in aims)]


def _of_opening(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The date that opens a sentence of two clauses: "In May, Ruiz came to Rome, but the king refused to see her"."""
    verb = parse.words[grammar.finite_above(parse, head)]
    first = parse.words[verb.head]
    if verb.dep != "conj" or verb.tag != "VBD" or first.tag != "VBD" or first.i > verb.i:
        return []
    doers = grammar.kids(parse, first.i, "nsubj", "nsubjpass")
    told = [s for s in dates_of_sentence(parse, timeline) if grammar.clause_verb(parse, s.word) == first.i]
    return [s for s in told if doers and s.mention.end < parse.words[grammar.subtree(parse, doers[0])[0]].start]


def _of_paper(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of the signing of what does it: "signed on Friday a note establishing ties", "… to establish ties"."""
    verb = parse.words[grammar.clause_verb(parse, head)]
    above = parse.words[verb.head]
    papers = word_list("grammar")["papers"]
    if verb.dep in ("acl", "relcl") and above.lemma in papers and above.dep in ("dobj", "nsubjpass"):
        signing = above.head
    elif verb.dep == "advcl" and any(parse.words[o].lemma in papers for o in grammar.kids(parse, above.i, "dobj")):
        signing = above.i
    else:
        return []
    return [s for s in dates_of_sentence(parse, timeline) if grammar.clause_verb(parse, s.word) == signing]


def _opens_with_when(parse: Parse, verb: int) -> bool:
    opening = grammar.kids(parse, verb, "advmod", "mark")
    return any(k < verb and parse.words[k].text.lower() == "when" for k in opening)


def _of_entry(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The day that the paragraph opens with in a chronology, for what it tells without another: "May 3: …"."""
    first = day_of_entry(parse, timeline)
    return [] if first is None else [Spot(first, head)]


def dates_aside(parses: Sequence[Parse], timeline: Timeline) -> frozenset[int]:
    """Where the dates begin that stand in relative clauses, and tell of another day than their sentence."""
    return frozenset(
        spot.mention.start
        for parse in parses
        for spot in dates_of_sentence(parse, timeline)
        if any(parse.words[a].dep == "relcl" for a in (spot.word, *grammar.ancestors(parse, spot.word)))
    )


def each_on_its_day(parse: Parse, frame: Frame, spots: Sequence[Spot]) -> list[tuple[Frame, Sequence[Spot]]]:
    """The frame with the dates of its clause; where each party behind the verb has its own date, a frame for each.

    "Visits Oslo on Monday and Riga on Tuesday", "met the Danes on Monday and the Swedes on Tuesday"; so too for what
    was done "on Monday and again on Friday".
    """
    parting = _left_behind(parse, frame)
    if parting is not None:
        return [(frame, spots), (parting, spots)]
    repeated = frame.trigger.type in REPEATED and grammar.preposition_above(parse, frame.trigger.head) is None
    rounds = _rounds(parse, frame, spots) if repeated else []
    if rounds:
        return rounds
    own = grammar.clause_verb(parse, frame.trigger.head)
    beside = [s for s in spots if grammar.clause_verb(parse, s.word) == own]
    again = [s for s in beside if repeated and len(beside) > 1 and _is_again(parse, s)]
    if again and len(again) < len(spots):
        return [(frame, [s for s in spots if s not in again]), *((frame, [s]) for s in again)]
    role = {"visit": "host", "meet": "participant", "call": "participant"}.get(frame.trigger.type)
    later = [f for f in frame.fillers if f.role == role and f.start > frame.trigger.start and f.core]
    behind = [f for f in later if f.arm != "subj"]  # not her of "after meeting Ruiz in Lima, Soto will fly on"
    dated = [(f, next((s for s in _in_order(spots) if s.mention.start > f.start), None)) for f in behind]
    last = [f for f, s in dated if s is not None][-1:]
    onward = [f for f, s in dated if s is None and last and _is_then(parse, last[0], f)]
    if onward and role == "host" and len(onward) < len(behind):
        staying = [f for f in frame.fillers if f not in onward]
        going = [f for f in frame.fillers if f not in behind or f in onward]
        return [(replace(frame, fillers=tuple(staying)), spots), (replace(frame, fillers=tuple(going)), [])]
    before = _days_in_turn(behind, spots) if dated and dated[-1][1] is None else []
    dated = list(zip(behind, before, strict=True)) if before else dated
    days = list(dict.fromkeys(s for _, s in dated if s is not None))
    rest = [f for f in frame.fillers if f not in behind]
    towns = _towns_before(parse, frame, behind, before) if before else _towns(parse, frame, behind)
    if len(days) < 2 or (role != "host" and any(s is None for _, s in dated)):
        apart = towns and frame.trigger.type == "meet"
        return [_at(frame, rest, [f], towns, spots) for f in behind] if apart else [(frame, spots)]
    parts = [_at(frame, rest, [f for f, s in dated if s == day], towns, [day]) for day in days]
    undated = [f for f, s in dated if s is None]  # "Norway from 3 to 5 June, Sweden on 6 June and Finland"
    return [*parts, _at(frame, rest, undated, towns, [])] if undated else parts


def _is_then(parse: Parse, first: Filler, other: Filler) -> bool:
    """True for the stop of "to Lima on Monday and then to Quito", which is not on Monday."""
    return any(w.text.lower() == "then" for w in parse.words if first.end <= w.start < other.start)


def _days_in_turn(behind: Sequence[Filler], spots: Sequence[Spot]) -> list[Spot]:
    """A day for each, the last before him: "on Monday will be in Oslo and on Tuesday in Riga"; else empty."""
    days = _in_order(spots)
    if len(behind) < 2 or len(days) != len(behind):
        return []
    ends = [0, *(f.end for f in behind)]
    starts = [*(f.start for f in behind[1:]), behind[-1].start]
    beside = zip(days, ends, starts, strict=False)
    return days if all(end <= s.mention.start < start for s, end, start in beside) else []


def _towns_before(
    parse: Parse, frame: Frame, behind: Sequence[Filler], days: Sequence[Spot]
) -> Mapping[int, PlaceName]:
    """The town before each one who has his day before him: "on Monday in Oslo with Roe", also "in Oslo on Monday"."""
    first = min(frame.trigger.end, days[0].mention.start)
    return _town_each(parse, behind, [first, *(f.end for f in behind[:-1])], [f.start for f in behind])


def _left_behind(parse: Parse, frame: Frame) -> Frame | None:
    """The visit that ends where the next one begins: that to Laos of "left Laos for Vienna". None where none does."""
    head = frame.trigger.head
    bound = frame.trigger.rule in ("visit.travel", "visit.to_talks")
    if not bound or parse.words[head].lemma not in ("leave", "depart"):
        return None
    left = [m for o in grammar.kids(parse, head, "dobj") if (m := parse.words[o].mention) is not None and m.place]
    states = [(m, a) for m in left for a in m.actors if a.kind == "state"]
    guests = [f for f in frame.fillers if f.role == "visitor"]
    if len(states) != 1 or any(f.actor.country == states[0][1].country for f in frame.fillers):
        return None
    mention, state = states[0]
    host = Filler("host", state, mention.start, mention.end, "obj", place=_town_of(mention))
    trigger = replace(frame.trigger, rule="visit.leave")
    return replace(frame, trigger=trigger, fillers=(*guests, host), topic=None, place=_town_of(mention))


def _town_of(mention: Mention) -> PlaceName | None:
    return mention.place if mention.place is not None and not mention.place.is_country else None


def _at(
    frame: Frame, rest: Sequence[Filler], those: Sequence[Filler], towns: Mapping[int, PlaceName], spots: Sequence[Spot]
) -> tuple[Frame, Sequence[Spot]]:
    """The frame with only some of those told behind the verb, in their town."""
    return replace(frame, fillers=(*rest, *those), place=towns.get(those[0].start)), spots


def _towns(parse: Parse, frame: Frame, behind: Sequence[Filler]) -> Mapping[int, PlaceName]:
    """The town of each of several, by where they are named; empty where one of them has none, or all have the same.

    Right behind each ("met Ruiz in Lima and Soto in Quito"), else before each ("met in Lima with Ruiz and in Quito
    with Soto").
    """
    if len(behind) < 2:
        return {}
    starts, ends = [f.start for f in behind], [f.end for f in behind]
    after = _town_each(parse, behind, ends, [*starts[1:], parse.sentence.end])
    return after or _town_each(parse, behind, [frame.trigger.end, *ends[:-1]], starts)


def _town_each(
    parse: Parse, behind: Sequence[Filler], starts: Sequence[int], ends: Sequence[int]
) -> Mapping[int, PlaceName]:
    """The first town of the stretch that goes with each; empty where a stretch names none, or all name the same."""
    found: dict[int, PlaceName] = {}
    for filler, start, end in zip(behind, starts, ends, strict=True):
        inside = [w for w in parse.words if start <= w.start < end]
        spot = next((w.mention.place for w in inside if w.mention is not None and _is_town(parse, w)), None)
        if spot is None:
            return {}
        found[filler.start] = spot
    return found if len({p.name for p in found.values()}) > 1 else {}


def _is_town(parse: Parse, word: Word) -> bool:
    """True for the town of "in Rome", "at the White House", "on the island of Bali"."""
    place = word.mention.place if word.mention is not None else None
    return (
        place is not None
        and not place.is_country
        and (spot_of(parse, word.i) == place or _is_right_behind(parse, word))
    )


def _is_land(parse: Parse, word: Word) -> bool:
    """True for the country of "in Peru"."""
    place = word.mention.place if word.mention is not None else None
    return place is not None and place.is_country and _is_right_behind(parse, word)


def _is_right_behind(parse: Parse, word: Word) -> bool:
    return word.i > 0 and parse.words[word.i - 1].text.lower() == "in"


def _rounds(parse: Parse, frame: Frame, spots: Sequence[Spot]) -> list[tuple[Frame, Sequence[Spot]]]:
    """A frame for each of the times told with their towns: "met in Lima in May and in Quito last June"; else none."""
    told = _in_order(spots)
    towns: list[PlaceName] = []
    for i, spot in enumerate(told):
        start = told[i - 1].mention.end if i else frame.trigger.end
        between = [w for w in parse.words if start <= w.start < spot.mention.start]
        named = [w for w in between if _is_town(parse, w) or _is_land(parse, w)]
        others = [w for w in between if w not in named]
        apart = any(grammar.is_verb(w) or (w.mention is not None and _is_somebody(w)) for w in others)
        if len(named) != 1 or (i and (apart or "from" in {w.text.lower() for w in others})):
            return []
        towns += [w.mention.place for w in named if w.mention is not None and w.mention.place is not None]
    if len(told) < 2 or len({p.name for p in towns}) < 2:
        return []
    if any(
        f.start > (frame.trigger.end if frame.trigger.type == "visit" else told[0].mention.start) for f in frame.fillers
    ):
        return []
    return [(replace(frame, place=town), [spot]) for town, spot in zip(towns, told, strict=True)]


def _is_somebody(word: Word) -> bool:
    return word.mention is not None and any(a.kind in ("person", "group") for a in word.mention.actors)


def _is_again(parse: Parse, spot: Spot) -> bool:
    """True for the Friday of "on Monday and again on Friday"."""
    before = [w.text.lower() for w in parse.words if w.end <= spot.mention.start][-2:]
    return before[-1:] == ["again"] or before in (["again", "on"], ["again", "in"])


def _in_order(spots: Sequence[Spot]) -> list[Spot]:
    return sorted(spots, key=lambda spot: spot.mention.start)
