"""Stage 7, beside the clauses: where the summit is that somebody attends, told where the article speaks of it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.attendance import is_mere, is_sat_in, nouns_of
from diplo_extract.attribution import spot_of
from diplo_extract.mentions import Actor, Claim, Frame, Interval, Parse, PlaceName, Word, finest_place, side_of
from diplo_extract.rules import words

REACH = 3
"""Sentences within which "the summit" is the one told before."""
BEHIND = 2
"""Sentences behind an event within which it is told where it took place."""
_Setting = tuple[PlaceName | None, Interval | None, str | None]
"""Where, when, and the words for when."""


def place_occasions(claims: Sequence[Claim], parses: Sequence[Parse]) -> list[Claim]:
    """The claims; a summit attended without a place is in the one place that other sentences name for it.

    By its name ("gathered in Cairo for the Nile Forum"), or as "the gathering in Cairo" where the article tells of one
    summit only.
    """
    attending = [claim for claim in claims if _occasions_of(claim)]
    attended = {body for claim in attending for body in _occasions_of(claim)}
    if not attended:
        return list(claims)
    told = {claim.frame.trigger.sentence for claim in attending}
    parses = [parse for parse in parses if parse.sentence.index not in told]
    plain = set(_spoken_of(parses)) if len(attended) == 1 else set()
    found = {body: set(_named(body, parses)) or plain for body in attended}
    return [_placed(claim, {p for body in _occasions_of(claim) for p in found[body]}) for claim in claims]


def follow_occasions(claims: Sequence[Claim], parses: Sequence[Parse]) -> list[Claim]:
    """The claims; one of "the summit", where and when it was not told, with place and date of the summit told before.

    "Ministers met in Cairo on Monday. The meeting was attended by Ruiz and Soto." What is told without a town is where
    one is said to have taken place.
    """
    by_sentence = {parse.sentence.index: parse for parse in parses}
    return _placed_behind([_followed(claim, claims, by_sentence) for claim in claims], by_sentence)


def _placed_behind(claims: Sequence[Claim], by_sentence: Mapping[int, Parse]) -> list[Claim]:
    """The claims; a meeting told without a town is where the next sentences say that one took place.

    "Ruiz met Soto on Monday. A meeting took place at Oak House in Lima."
    """
    nearest = {c.frame.trigger.sentence: i for i, c in enumerate(claims) if c.frame.trigger.type == "meet"}
    done = list(claims)
    for i, claim in enumerate(claims):
        at, place = claim.frame.trigger.sentence, claim.frame.place
        if nearest.get(at) != i or (place is not None and place.venue):
            continue
        behind = [n for n in range(at + 1, at + BEHIND + 1) if n in by_sentence]
        until = next((k for k, n in enumerate(behind) if n in nearest), len(behind))
        found = next((p for n in behind[:until] if (p := _held_at(by_sentence[n]))), None)
        finer = found is not None and (place is None or place.is_country or found.venue)
        if found is not None and finer and (place is None or found.country in (None, place.country)):
            done[i] = replace(claim, frame=replace(claim.frame, place=found))
    return done


def _held_at(parse: Parse) -> PlaceName | None:
    """The place of "the talks were held at", "a meeting took place in"; None for other sentences."""
    for word in parse.words:
        if word.dep not in ("nsubj", "nsubjpass") or word.lemma not in words("grammar")["sittings"]:
            continue
        verb = parse.words[word.head]
        took_place = verb.lemma == "take" and any(parse.words[c].lemma == "place" for c in grammar.obj(parse, verb.i))
        held = verb.lemma == "hold" and word.dep == "nsubjpass"
        other = any(grammar.arm(parse, word.i, name) for name in ("between", "of", "with")) or word.mention is not None
        if (took_place or held) and verb.dep == "ROOT" and verb.tag in ("VBD", "VBN") and not other:
            return finest_place(list(_beside(parse, verb.i)), visit=False)
    return None


def name_towns(
    claims: Sequence[Claim], parses: Sequence[Parse], town: Callable[[str], PlaceName | None]
) -> list[Claim]:
    """The claims; what took place at an occasion that bears the name of a town was there: "the Oslo Peace Forum".

    `town` gives the town that a name begins with, None for names that begin with none.
    """
    by_sentence = {parse.sentence.index: parse for parse in parses}
    done = list(claims)
    for i, claim in enumerate(claims):
        frame = claim.frame
        if frame.trigger.type not in ("agree", "meet") or (frame.place is not None and not frame.place.is_country):
            continue
        names = _occasions_beside(by_sentence[frame.trigger.sentence], frame)
        found = next((place for name in names if (place := town(name)) is not None), None)
        if found is not None and (frame.place is None or frame.place.country == found.country):
            done[i] = replace(claim, frame=replace(frame, place=found))
    return done


def _occasions_beside(parse: Parse, frame: Frame) -> list[str]:
    """The names of occasions that somebody attends or at which he meets others, by the clause of a trigger."""
    clauses = {grammar.clause_verb(parse, frame.trigger.head), *grammar.carrying_clauses(parse, frame.trigger.head)}
    attended = {f.start for f in frame.fillers if not f.core}
    found = []
    for word in parse.words:
        name = _name_of(parse, word)
        if name is None:
            continue
        over = parse.words[parse.words[word.head].head]
        margin = grammar.preposition_above(parse, word.i) == "of" and over.text.lower() in grammar.MARGINS
        at = margin or grammar.preposition_above(parse, word.i) in ("at", "in", "during")
        beside = (at or word.start in attended) and grammar.clause_verb(parse, word.i) in clauses
        if beside or word.i in grammar.ancestors(parse, frame.trigger.head):  # "went to the Oslo Forum, where he met"
            found.append(name)
    return found


def _name_of(parse: Parse, word: Word) -> str | None:
    """How a gathering is called, with the names right before it ("Lima NATO summit"); None for what is none."""
    if word.text.lower().rpartition(" ")[2] not in words("grammar")["great_gatherings"]:
        return None
    if word.mention is not None:
        return word.text
    first = word.i
    while first > 0 and parse.words[first - 1].mention is not None and parse.words[first - 1].head >= first:
        first -= 1
    return " ".join(w.text for w in parse.words[first : word.i + 1]) if first < word.i else None


def _followed(claim: Claim, claims: Sequence[Claim], parses: Mapping[int, Parse]) -> Claim:
    at = claim.frame.trigger.sentence
    if claim.frame.trigger.type != "meet" or claim.frame.place is not None:
        return claim
    parse = parses[at]
    nouns = [n for n in nouns_of(parse, claim.frame.trigger.head) if is_mere(parse, n) and is_sat_in(parse, n)]
    nouns += _beside_which(parse, claim.frame.trigger.head)
    for before in (parses[i] for i in range(at - 1, at - REACH - 1, -1) if nouns and i in parses):
        told = _told_in(before, parse.words[nouns[0]].lemma, [c for c in claims if _may_be_of(claim, c)])
        if told is not None:
            place, when, text = told
            there = replace(claim, frame=replace(claim.frame, place=place))
            return there if claim.when is not None else replace(there, when=when, date_text=text)
    return claim


def _beside_which(parse: Parse, head: int) -> list[int]:
    """The summit of "met on the fringes of the summit", with nothing to tell it from another one."""
    verb = grammar.clause_verb(parse, head)
    margins = [
        w.i for w in parse.words if w.text.lower() in grammar.MARGINS and grammar.clause_verb(parse, w.i) == verb
    ]
    inside = [n for m in margins for n in (*grammar.behind(parse, m, "of"), *grammar.kids(parse, m, "poss"))]
    return [n for n in inside if is_mere(parse, n) or parse.words[n].lemma == "event" or _is_the_gathering(parse, n)]


def _is_the_gathering(parse: Parse, n: int) -> bool:
    """True for "the forum" and "this conference", with nothing to tell it from another one."""
    beside = {parse.words[c].text.lower() for c in parse.children[n] if parse.words[c].dep not in ("punct", "case")}
    return parse.words[n].lemma in words("grammar")["great_gatherings"] and beside in ({"the"}, {"this"})


def _told_in(parse: Parse, lemma: str, claims: Sequence[Claim]) -> _Setting | None:
    """Place and date of the meeting that a sentence tells by a verb or by the same noun; None where it tells none."""
    there = [c for c in claims if c.frame.trigger.sentence == parse.sentence.index and c.frame.trigger.type == "meet"]
    nouns = [w.i for w in parse.words if w.lemma == lemma or w.text.lower() == lemma or _ends_so(w, lemma)]
    if not nouns and lemma in words("grammar")["great_gatherings"]:
        there = [c for c in there if all(f.actor.kind in ("group", "organization") for f in c.frame.fillers)]
    if not nouns and not there:
        return None
    told = next((c for c in there if c.when is not None), None)
    places = [c.frame.place for c in there if c.frame.place is not None]
    places += [place for n in nouns for place in _beside(parse, grammar.clause_verb(parse, n))]
    place = finest_place(places, visit=False) if len({p.country for p in places}) == 1 else None
    if place is None and told is None:
        return None
    return place, told.when if told is not None else None, told.date_text if told is not None else None


def _may_be_of(claim: Claim, meeting: Claim) -> bool:
    """True where a claim before can be of the same meeting: told of groups alone, or its sides among the others'."""
    ours = {side_of(f.actor) for f in claim.frame.fillers if f.core}
    actors = [f.actor for f in meeting.frame.fillers if f.core]
    theirs = {side_of(a) for a in actors}
    return ours <= theirs or theirs <= ours or all(a.kind in ("group", "organization") for a in actors)


def _ends_so(word: Word, lemma: str) -> bool:
    """True for a name such as "Group of Nine summit"."""
    return word.mention is not None and lemma in word.text.lower().split()


def _occasions_of(claim: Claim) -> list[Actor]:
    """The summits that a claim tells somebody to attend, without the noun alone ("summit")."""
    frame = claim.frame
    alone = len({f.actor for f in frame.fillers if f.core}) < 2
    if frame.trigger.type != "meet" or not alone:
        return []
    bodies = [f.actor for f in frame.fillers if not f.core and f.actor.kind == "organization"]
    return [body for body in bodies if body.name.lower() not in words("grammar")["occasions"]]


def _key(name: str) -> str:
    """The name of a summit without the noun: "cop27" of "Cop27 summit"."""
    first, _, last = name.lower().rpartition(" ")
    return first if first and last in words("grammar")["occasions"] else name.lower()


def _placed(claim: Claim, places: set[PlaceName]) -> Claim:
    if claim.frame.place is not None or len(places) != 1:
        return claim
    return replace(claim, frame=replace(claim.frame, place=next(iter(places))))


def _named(body: Actor, parses: Sequence[Parse]) -> Iterator[PlaceName]:
    """The places of the clauses that name a summit."""
    for parse in parses:
        for word in parse.words:
            actors = word.mention.actors if word.mention is not None else ()
            if actors and _key(body.name) in (word.text.lower(), *(actor.name.lower() for actor in actors)):
                yield from _beside(parse, grammar.clause_verb(parse, word.i))


def _spoken_of(parses: Sequence[Parse]) -> Iterator[PlaceName]:
    """The places of "the gathering in Cairo", "this summit at Oak House"."""
    for parse in parses:
        for word in parse.words:
            known = {parse.words[c].text.lower() for c in grammar.kids(parse, word.i, "det")} & {"the", "this"}
            if word.mention is None and known and word.lemma in words("grammar")["great_gatherings"]:
                inside = (n for c in grammar.kids(parse, word.i, "prep") for n in grammar.kids(parse, c, "pobj"))
                yield from (place for n in inside if (place := spot_of(parse, n)) is not None)


def _beside(parse: Parse, verb: int) -> Iterator[PlaceName]:
    spots = (spot_of(parse, w.i) for w in parse.words if grammar.clause_verb(parse, w.i) == verb)
    yield from (place for place in spots if place is not None)
