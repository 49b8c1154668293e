"""Stage 7, where: the place of a frame, by its clause, by the clause it hangs on, by its host or its people."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from diplo_extract import grammar
from diplo_extract.attribution.clauses import (
    clause_of,
    is_before_journey,
    is_errand,
    is_of_saying,
    is_purpose,
    leading_in,
    ranked_in_clause,
    setting_of,
    told_of_time,
)
from diplo_extract.attribution.readings import word_set
from diplo_extract.attribution.spots import (
    goal_of,
    is_spot,
    last_told,
    lie_together,
    names_occasion,
    reach_of,
    spot_of,
)
from diplo_extract.mentions import Frame, Parse, PlaceName, Word, finest_place
from diplo_extract.rules import calendar_words
from diplo_extract.rules import words as word_list

PLACELESS = frozenset(
    "appoint call condole congratulate establish_relations expel join letter recall recognize sever_relations thank "
    "withdraw".split()
)
"""Acts between capitals and courtesies; a place in their clause is that of something else."""
CEREMONIES = frozenset({"appoint.credentials", "establish_relations.embassy"})
"""Rules of such acts that are done at one place all the same: an envoy is received there, an embassy opened."""
_HANDING = frozenset({"deliver", "hand", "present", "submit"})
"""What is done with a letter at one place."""


def place_in_clause(
    parse: Parse,
    frame: Frame,
    others: Sequence[int],
    here: PlaceName | None = None,
    there: PlaceName | None = None,
) -> PlaceName | None:
    """The place of a frame: behind "in", "at" or "to" in its clause, the nearest on the way; None where it names none.

    `here` and `there` are what these words mean: the place of the dateline and the last one told in the sentence
    before, None where there is none.
    """
    if frame.trigger.type in PLACELESS and frame.trigger.rule not in CEREMONIES and not _is_handed_over(parse, frame):
        return None
    spots = _spots(parse, frame) | _houses(parse, frame) | _pointed_at(parse, here, there)
    found = ranked_in_clause(parse, frame.trigger.head, list(spots), others)
    if not found:
        return _told_otherwise(parse, frame)
    same = [c for c in found if clause_of(parse, c) == clause_of(parse, found[0])]
    told = [place for c in same if (place := spots[c]) is not None]
    return finest_place([p for p in told if lie_together(p, told[0])], visit=frame.trigger.type == "visit")


def _spots(parse: Parse, frame: Frame) -> dict[int, PlaceName | None]:
    """The words that name a place at which the event of a frame can be, and the place."""
    filled = {f.start for f in frame.fillers}
    spots = {w.i: w.mention.place for w in parse.words if w.mention is not None and _may_be_at(parse, w, filled)}
    if frame.trigger.type == "visit":  # whose country nobody told may lie on the way to the host's
        lands = {f.actor.country for f in frame.fillers if f.role == "host"}
        spots = {i: place for i, place in spots.items() if place is not None and _may_be_in(place, lands)}
    at = frame.trigger.head
    spots = {
        i: place
        for i, place in spots.items()
        if not (
            _is_later_leg(parse, i, at)
            or is_of_saying(parse, at, parse.words[i].start)
            or _is_of_another_day(parse, i, clause_of(parse, at))
            or _is_of_others(parse, i, clause_of(parse, at))
        )
    }
    # As in "met in Rome, a first since last year's talks" and "flew to Rome after talks".
    if grammar.preposition_above(parse, at) == "since" or is_before_journey(
        parse, at, {"return", *word_set("journeys")}
    ):
        spots = {i: place for i, place in spots.items() if i in range(*reach_of(parse, frame.trigger.head))}
    told = grammar.preposition_above(parse, at) in grammar.TOPICAL
    told = told and parse.words[clause_of(parse, at)].lemma in word_list("grammar")["telling"]
    if told or grammar.preposition_above(parse, at) in ("after", "before", "following"):
        inside = {i: place for i, place in spots.items() if i in range(*reach_of(parse, at))}
        spots = inside or spots  # "met Ruiz in Rome a day after talks with Soto in Lima"
    before = {i: _other_event(parse, i, at) for i in spots}
    own = {i: place for i, place in spots.items() if before[i] is None}
    # "Signed it after talks in Rome", but "met a week after his visit to Rome".
    return own or {i: place for i, place in spots.items() if before[i] not in word_set("stays_abroad")}


def _is_handed_over(parse: Parse, frame: Frame) -> bool:
    own = parse.words[clause_of(parse, frame.trigger.head)]
    return frame.trigger.type == "letter" and own.lemma in _HANDING


def _may_be_in(place: PlaceName, lands: AbstractSet[str | None]) -> bool:
    """True for a place in a country that a visit leads to, for any where that is not known, and for a house."""
    if place.country is None:
        return place.venue
    return not lands or None in lands or place.country in lands


def _may_be_at(parse: Parse, word: Word, filled: AbstractSet[int]) -> bool:
    """True for a place behind a preposition and for the "Geneva" of "the Geneva talks" that is no party to them."""
    named = word.start not in filled or word.dep == "poss"  # "the White House's dinner"
    return is_spot(parse, word.i) or (named and names_occasion(parse, word.i))


def _pointed_at(parse: Parse, here: PlaceName | None, there: PlaceName | None) -> dict[int, PlaceName | None]:
    """The words "here" and "there", and where that is; "there" is the last place told before it."""
    pointing = [w for w in parse.words if w.dep == "advmod" and w.text.lower() in ("here", "there")]
    found: dict[int, PlaceName | None] = {}
    for word in pointing:
        place = here if word.text.lower() == "here" else last_told(parse, word.i) or there
        if place is not None:
            found[word.i] = place
    return found


def _told_otherwise(parse: Parse, frame: Frame) -> PlaceName | None:
    """The place of a frame whose clause names none: by its host, by the clause it hangs on, or its doer."""
    head = frame.trigger.head
    told = _host_town(parse, frame) or _antecedent(parse, head) or _of_ceremony(parse, frame) or _of_trip(parse, frame)
    told = told or _of_time_told(parse, frame) or _of_margins(parse, frame) or _at_residence(parse, frame)
    return told or _of_doer(parse, frame) or _of_post(parse, frame)


def _of_trip(parse: Parse, frame: Frame) -> PlaceName | None:
    """The town of "met her when he visited Rome" and "visited Rome to meet her"; None where there is no such clause."""
    if frame.trigger.type not in ("meet", "agree"):
        return None
    own = clause_of(parse, frame.trigger.head)
    told = [v for v in grammar.kids(parse, own, "advcl") if leading_in(parse, v) is not None]
    told += [parse.words[own].head] if is_purpose(parse, own) else []
    for verb in told:
        if parse.words[verb].lemma in ("visit", "tour"):
            seen = (parse.words[i].mention for i in grammar.obj(parse, verb))
            return next((m.place for m in seen if m is not None and m.place is not None), None)
    return None


def _of_margins(parse: Parse, frame: Frame) -> PlaceName | None:
    """The place of what somebody met on the margins of: "on the sidelines of a conference held in Oslo"."""
    if frame.trigger.type not in ("meet", "agree"):
        return None
    clauses = {clause_of(parse, frame.trigger.head), *grammar.carrying_clauses(parse, frame.trigger.head)}
    margins = [w.i for w in parse.words if w.text.lower() in grammar.MARGINS and clause_of(parse, w.i) in clauses]
    inside = (i for m in margins for n in grammar.behind(parse, m, "of") for i in range(*reach_of(parse, n)))
    return finest_place([place for i in inside if (place := spot_of(parse, i)) is not None], visit=False)


def _at_residence(parse: Parse, frame: Frame) -> PlaceName | None:
    """The town of the house that is told last: "are in talks bearing on trade at the presidential villa in Abuja"."""
    if frame.trigger.type not in ("meet", "agree"):
        return None
    houses = [w.i for w in parse.words[frame.trigger.head :] if w.lemma in word_set("residences")]
    at = [i for i in houses if grammar.preposition_above(parse, i) == "at"]
    inside = (i for h in at[-1:] for i in range(*reach_of(parse, h)))
    return next((place for i in inside if (place := spot_of(parse, i)) is not None), None)


def _of_time_told(parse: Parse, frame: Frame) -> PlaceName | None:
    """The town of "the last time they met was in Oslo"; None for other clauses."""
    told = told_of_time(parse, frame.trigger.head) if frame.trigger.type == "meet" else None
    spots = [spot_of(parse, w.i) for w in parse.words if told is not None and clause_of(parse, w.i) == told]
    return next((spot for spot in spots if spot is not None), None)


def _of_ceremony(parse: Parse, frame: Frame) -> PlaceName | None:
    """The place within "signed it at a ceremony attended by the king in Oslo"; None where there is no such ceremony."""
    if frame.trigger.type != "agree":
        return None
    at = [n for name in ("at", "in", "during") for n in grammar.arm(parse, frame.trigger.head, name)]
    inside = [i for n in at if parse.words[n].lemma in ("ceremony", "signing") for i in range(*reach_of(parse, n))]
    return finest_place([place for i in inside if (place := spot_of(parse, i)) is not None], visit=False)


def _of_post(parse: Parse, frame: Frame) -> PlaceName | None:
    """The town in which an envoy is posted and meets his hosts: "received the Peruvian ambassador in Oslo"."""
    if frame.trigger.type != "meet":
        return None
    filled = {f.start: f.actor for f in frame.fillers}
    for word in parse.words:
        place = word.mention.place if word.mention is not None and word.mention.actors else None
        envoy = filled.get(word.start)
        if place is None or envoy is None or envoy.kind != "person" or place.country == envoy.country:
            continue
        others = [a for a in filled.values() if a != envoy]
        if others and all(a.country in (None, place.country) for a in others):
            return place
    return None


def _host_town(parse: Parse, frame: Frame) -> PlaceName | None:
    """The place whose hosting is told, no party itself: "Rome will host talks between", "a summit hosted by Oman"."""
    head = frame.trigger.head
    if frame.trigger.type not in ("meet", "agree"):
        return None
    own = clause_of(parse, head)
    hosting = [v for v in (own, *grammar.carrying_clauses(parse, head)) if parse.words[v].lemma in word_set("hosting")]
    filled = {f.start for f in frame.fillers}
    for verb in hosting:
        for host in grammar.subject(parse, verb):
            mention = parse.words[host].mention
            if mention is not None and mention.place is not None and mention.start not in filled:
                return mention.place
    return None


def _houses(parse: Parse, frame: Frame) -> dict[int, PlaceName | None]:
    """The houses of those who are no party: "signed it at the Peruvian Embassy", "received at Rosehill by the king"."""
    if frame.trigger.type not in ("meet", "agree"):
        return {}
    filled = {f.start for f in frame.fillers}
    named = {w.i: _house_at(parse, w.i) for w in parse.words if w.mention is not None and w.start not in filled}
    return {i: PlaceName(name, None, venue=True) for i, name in named.items() if name is not None}


def _house_at(parse: Parse, i: int) -> str | None:
    """The name behind "at" or "at the seat of" of a ministry, an embassy or of nobody known; None for other words."""
    mention = parse.words[i].mention
    if mention is None or len(mention.actors) != 1:
        return None
    above = grammar.preposition_above(parse, i)
    over = parse.words[parse.words[parse.words[i].head].head]
    if above == "of" and over.lemma in ("headquarters", "office", "premise", "premises", "seat"):
        above = grammar.preposition_above(parse, over.i)
    if above != "at":
        return None
    (one,) = mention.actors
    if one.kind == "organization":
        housed = mention.rule == "organization.guess" or one.name.split()[-1] in word_set("housed")
        return one.name if housed else None
    unknown = one.kind == "person" and mention.rule.startswith("name.") and not (one.title or one.country)
    return one.name if unknown and " " not in one.name else None


def _antecedent(parse: Parse, head: int) -> PlaceName | None:
    """The town that "where" means in "flew to Cairo, where he met Sisi", and that an errand leads to; None for none."""
    found = setting_of(parse, head, occasions=True)
    if found is None:
        return None
    above, verb = found
    opening = leading_in(parse, verb)
    if opening is not None and parse.words[opening].text.lower() == "where":
        before = (parse.words[parse.words[verb].head], *reversed(parse.words[:opening]))  # "to Rome on Friday, where"
        near = [m.place for w in before if (m := w.mention) is not None and m.place is not None][:2]
        finer = (
            len(near) > 1 and near[0].is_country and near[0].country == near[1].country
        )  # "Peru's capital, Lima, where"
        return near[-1] if finer else next(iter(near), None)
    if opening is not None:
        return _together_with(parse, above, opening)
    if is_errand(parse, verb):
        return next(
            (spot for w in reversed(parse.words[above:verb]) if (spot := goal_of(parse, w.i)) is not None), None
        )
    opening = grammar.subtree(parse, verb)[0]
    spots = (goal_of(parse, w.i) or spot_of(parse, w.i) for w in reversed(parse.words[:opening]))
    return next((spot for spot in spots if spot is not None), None)


def _together_with(parse: Parse, above: int, opening: int) -> PlaceName | None:
    """The place of the clause at whose time another was: "met in Oslo in May, when both attended the summit"."""
    beside = [w.i for w in parse.words[:opening] if clause_of(parse, w.i) == above]
    spots = (spot_of(parse, i) or _seen(parse, i, above) for i in beside)
    return next((spot for spot in spots if spot is not None), None)


def _of_doer(parse: Parse, frame: Frame) -> PlaceName | None:
    """Where somebody who meets is told to be now: "Ana Ruiz, who is in Rome for a summit, met", "visiting Rome"."""
    if frame.trigger.type not in ("meet", "agree"):
        return None
    for doer in grammar.kids(parse, clause_of(parse, frame.trigger.head), "nsubj", "nsubjpass"):
        for verb in grammar.kids(parse, doer, "relcl", "acl"):
            if parse.words[verb].tag not in ("VBZ", "VBP", "VBG") or parse.words[verb].lemma not in word_set("present"):
                continue
            near = [w.i for w in parse.words if w.i in range(*reach_of(parse, verb)) and clause_of(parse, w.i) == verb]
            spots = (spot_of(parse, i) or _seen(parse, i, verb) for i in near)
            found = next((spot for spot in spots if spot is not None), None)
            if found is not None:
                return found
    return None


def _seen(parse: Parse, i: int, verb: int) -> PlaceName | None:
    """The town of "visiting Rome"; None for any other word."""
    word = parse.words[i]
    visited = word.dep == "dobj" and word.head == verb and parse.words[verb].lemma in ("visit", "tour")
    return word.mention.place if visited and word.mention is not None else None


def _is_later_leg(parse: Parse, i: int, head: int) -> bool:
    """True for the goal of a further leg: the Rome of "flies to Oslo to see Ana Ruiz and then on to Rome"."""
    ways = (parse.words[a] for a in grammar.ancestors(parse, i) if a > head)
    return any(word.text.lower() == "on" and word.dep in ("conj", "advmod") for word in ways)


def _is_of_another_day(parse: Parse, i: int, verb: int) -> bool:
    """True for the Rome of "met Ruiz in Rome on Friday and was received by Soto on Monday", not where Soto was."""
    word, there = parse.words[verb], clause_of(parse, i)
    if there > verb and _goes_off(parse, verb, there):
        return True
    if word.dep != "conj" or word.head != there or i > verb:
        return False
    return _names_day(parse, there) and _names_day(parse, verb)


def _is_of_others(parse: Parse, i: int, verb: int) -> bool:
    """True for the Rome of "no talks are planned, though officials in Rome are hopeful": there only these are."""
    noun = parse.words[parse.words[parse.words[i].head].head]
    somebody = noun.mention is None and noun.dep in ("nsubj", "nsubjpass")
    elsewhere = noun.head != verb and clause_of(parse, noun.i) != verb
    return somebody and elsewhere and noun.lemma in word_list("grammar")["people"]


def _goes_off(parse: Parse, verb: int, later: int) -> bool:
    """True for the second clause of "met Ruiz and flew to Rome", "met Ruiz and visited a museum in Rome"."""
    word = parse.words[later]
    gone = {*word_list("modality")["journeys"], "inspect", "tour", "visit"}
    return word.dep == "conj" and word.head == verb and word.lemma in gone and parse.words[verb].lemma not in gone


def _names_day(parse: Parse, verb: int) -> bool:
    named = (w for w in parse.words if w.text.lower() in calendar_words() and clause_of(parse, w.i) == verb)
    return next(named, None) is not None


def _other_event(parse: Parse, i: int, head: int) -> str | None:
    """The lemma of what went before or comes after: the "summit" of "met at Oak House after a summit in Rome"."""
    event = None
    for above in grammar.ancestors(parse, i):
        word = parse.words[above]
        if head in range(*reach_of(parse, above)):
            return None
        if event is not None and word.text.lower() in ("after", "before", "following"):
            return event
        event = word.lemma if word.mention is None and word.tag.startswith("N") else None
    return None
