"""Stage 7, when and where: which date and which place of a sentence belong to the clause of a trigger."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract import grammar
from diplo_extract.attribution.readings import word_set
from diplo_extract.mentions import Frame, Parse, PlaceName, finest_place
from diplo_extract.rules import words as word_list

PLACELESS = frozenset(
    "appoint call condole congratulate establish_relations expel join letter recall recognize sever_relations thank "
    "withdraw".split()
)
"""Acts between capitals and courtesies; a place in their clause is that of something else."""
CEREMONIES = frozenset({"appoint.credentials"})
"""Rules of such acts that are done at one place all the same: an envoy is received there."""
BORDERS = frozenset({"ccomp", "parataxis", "relcl", "acl", "pcomp", "csubj"})
"""Clauses whose dates and places are not those of the clause around them, nor the other way round."""


def clause_of(parse: Parse, i: int) -> int:
    """The verb whose clause word i belongs to, non-finite verbs without own subject counted to their governor's."""
    return grammar.clause_verb(parse, i)


def nearest_in_clause(parse: Parse, head: int, candidates: Sequence[int], others: Sequence[int]) -> int | None:
    """Which candidate word (a date, a place) belongs to the trigger at `head`; None where none does."""
    return next(iter(ranked_in_clause(parse, head, candidates, others)), None)


def ranked_in_clause(parse: Parse, head: int, candidates: Sequence[int], others: Sequence[int]) -> list[int]:
    """The candidate words (dates, places) that can belong to the trigger at `head`, the nearest first.

    Cheapest is one right under the trigger or its clause's verb; every noun on the way costs a little, every verb more,
    and the border of a reported or relative clause cannot be crossed. `others` are the heads of the sentence's other
    triggers; what lies in their clauses is theirs.
    """
    if _is_preceded(parse, head):
        return []
    own = clause_of(parse, head)
    carried = set(grammar.carrying_clauses(parse, head))
    taken = {clause_of(parse, o) for o in others} - {own, *carried}
    taken -= {v for v in taken if parse.words[v].dep in ("xcomp", "advcl") and parse.words[v].head in carried}
    if not grammar.is_verb(parse.words[head]):
        rivals = [
            o
            for o in others
            if o != own
            and parse.words[o].dep not in grammar.MODIFIERS
            and parse.words[o].mention is None  # "talks with the visiting minister on Friday"
            and not _is_preceded(parse, o)
            and clause_of(parse, o) == own
        ]
        candidates = [c for c in candidates if not any(o < c and abs(c - o) < abs(c - head) for o in rivals)]
    ranked = [(_distance(parse, head, own, c, taken), abs(c - head), c) for c in candidates]
    return [c for _, _, c in sorted(r for r in ranked if r[0] is not None)]


def _is_preceded(parse: Parse, i: int) -> bool:
    """True for the talks that "will be preceded on Friday by a visit": Friday is for the visit."""
    return parse.words[i].dep == "nsubjpass" and parse.words[parse.words[i].head].lemma in word_set("ordering")


def _distance(parse: Parse, head: int, own: int, c: int, taken: set[int]) -> int | None:
    """Cost of the way from a candidate to the trigger or its clause; None where there is none."""
    up = _climb(parse, c, {head, own}, taken)
    if up is not None:
        return up
    down = _climb(parse, own, {clause_of(parse, c)}, set()) if not grammar.kids(parse, own, "mark") else None
    if down is not None and clause_of(parse, c) not in taken:
        return 20 + down
    first = parse.words[own].head
    if parse.words[own].dep == "acl" and parse.words[own].tag == "VBN":  # "a deal signed in 2018, brokered by Oman"
        shared = _climb(parse, first, {clause_of(parse, c)}, set())
        return None if shared is None else 40 + shared
    if parse.words[own].dep == "conj" and first != own and c < own and grammar.is_verb(parse.words[first]):
        shared = _climb(parse, c, {first}, set())
        return None if shared is None else 30 + shared
    return None


def _is_held(parse: Parse, verb: int, goals: set[int]) -> bool:
    """ "The visit scheduled for May", "a summit held in Oslo": the clause dates and places the event before it."""
    noun = parse.words[verb].head
    event = noun in goals or parse.words[noun].lemma in word_list("grammar")["occasions"]
    said = [verb] if parse.words[verb].lemma != "be" else grammar.kids(parse, verb, "acomp")  # "that was due"
    return event and any(parse.words[i].lemma in word_set("held") for i in said)


def _is_open(parse: Parse, verb: int, goals: set[int]) -> bool:
    """True for a clause that shares time and place with what is around it: "a delegation led by Ruiz in Lima"."""
    led = parse.words[verb].dep == "acl" and parse.words[verb].lemma in word_list("grammar")["companions"]
    return led or _is_held(parse, verb, goals)


def _climb(parse: Parse, start: int, goals: set[int], taken: set[int]) -> int | None:
    """Cost of climbing from a word to one of the goals, without crossing a border."""
    cost, at = 0, start
    for _ in range(40):
        if at in goals:
            return cost
        word = parse.words[at]
        if word.head == at or (at != start and at in taken) or (word.dep in BORDERS and not _is_open(parse, at, goals)):
            return None
        if word.text.lower() == "since" and start not in grammar.kids(parse, at, "pobj"):
            return None  # "the first visit since the election last month"
        if at != start and word.tag.startswith("N"):
            cost += 3
        elif at != start and word.head in goals and word.dep == "acl" and not grammar.is_verb(parse.words[word.head]):
            return -1  # "left ahead of a summit set to open next month": the noun's own clause before that around it
        elif at != start and grammar.is_verb(word) and not (word.dep in BORDERS and word.head in goals):
            cost += 10 if word.dep in ("xcomp", "advcl", "conj") else 15
        at = word.head
    return None


def place_in_clause(
    parse: Parse, frame: Frame, others: Sequence[int], here: PlaceName | None = None
) -> PlaceName | None:
    """The place of a frame: behind "in", "at" or "to" in its clause, the nearest on the way; None where it names none.

    `here` is what "here" means: the place of the dateline, None where there is none.
    """
    if frame.trigger.type in PLACELESS and frame.trigger.rule not in CEREMONIES:
        return None
    filled = {f.start for f in frame.fillers}
    spots = {
        w.i: w.mention.place
        for w in parse.words
        if w.mention is not None and (_is_spot(parse, w.i) or (w.start not in filled and _names_occasion(parse, w.i)))
    }
    if frame.trigger.type == "visit":  # whose country nobody told may lie on the way to the host's
        spots = {i: place for i, place in spots.items() if place is not None and (place.country or place.venue)}
    spots = {i: place for i, place in spots.items() if not _is_later_leg(parse, i, frame.trigger.head)}
    own = {i: place for i, place in spots.items() if not _is_of_another(parse, i, frame.trigger.head)}
    spots = own or spots  # "signed it after talks in Rome"
    if here is not None:
        spots |= {w.i: here for w in parse.words if w.text.lower() == "here" and w.dep == "advmod"}
    found = ranked_in_clause(parse, frame.trigger.head, list(spots), others)
    if not found:
        return host_town(parse, frame) or _antecedent(parse, frame.trigger.head) or _of_doer(parse, frame)
    same = [c for c in found if clause_of(parse, c) == clause_of(parse, found[0])]
    told = [place for c in same if (place := spots[c]) is not None]
    return finest_place([p for p in told if _lie_together(p, told[0])], visit=frame.trigger.type == "visit")


def setting_of(parse: Parse, head: int, *, occasions: bool = False) -> tuple[int, int] | None:
    """The verb of the clause that gives a trigger's clause its time and place, and the verb that hangs on it.

    "Flew to Rome on Friday, where she met Ruiz", "will send him to Lima this week to deliver a letter"; with
    `occasions` also "a summit in Rome, at which she met Ruiz", which tells no day of the meeting. None where the
    clause stands by itself, and for what is told beside it ("to prepare for the summit").
    """
    verb = clause_of(parse, head)
    if grammar.preposition_above(parse, head) not in (None, "at", "for", "in", "to"):
        return None
    for _ in range(grammar.DEPTH):
        word = parse.words[verb]
        if word.head == verb:
            return None
        led = leading_in(parse, verb) or (occasions and _is_occasion_led(parse, verb))
        if led or is_errand(parse, verb):
            return clause_of(parse, word.head), verb
        if word.dep not in ("conj", "xcomp") or not grammar.is_verb(parse.words[word.head]):
            return None
        verb = word.head
    return None


def is_left_behind(parse: Parse, i: int) -> bool:
    """True for the town of "after three days in Rome" and "from Rome": not where the clause around it leads."""
    for _ in range(grammar.DEPTH):
        preposition = grammar.preposition_above(parse, i)
        if preposition is None:
            return False
        if preposition in ("after", "before", "following", "from"):
            return True
        i = parse.words[parse.words[i].head].head
    return False


def leading_in(parse: Parse, verb: int) -> int | None:
    """The "where" or "when" that opens a verb's clause; None where none does."""
    first = grammar.subtree(parse, verb)[0]
    relative = parse.words[verb].dep in ("relcl", "advcl")
    return first if relative and parse.words[first].text.lower() in ("where", "when") else None


def _is_occasion_led(parse: Parse, verb: int) -> bool:
    """True for a clause opened by "at which", "during which", "on the sidelines of which", "on whose margins"."""
    first = grammar.subtree(parse, verb)[0]
    opening = [w.text.lower() for w in parse.words[first : min(first + 6, verb)]]
    pronoun = next((k for k, word in enumerate(opening) if word in ("which", "whose")), None)
    if pronoun is None or parse.words[verb].dep != "relcl":
        return False
    on_margins = bool(grammar.MARGINS & {parse.words[parse.words[verb].head].text.lower(), *opening})
    return on_margins or (pronoun == 1 and opening[0] in ("at", "during", "in"))


def is_errand(parse: Parse, verb: int) -> bool:
    """ "Flew to Rome to sign a pact", "is due in Rome to": the purpose of a journey is done where and when it leads."""
    word = parse.words[verb]
    to = any(parse.words[k].tag == "TO" for k in grammar.kids(parse, verb, "aux"))
    if not to or word.dep not in ("advcl", "xcomp"):
        return False
    above = parse.words[word.head]
    there = above.lemma in word_set("stays_at") and any(_goal(parse, w.i) for w in parse.words[above.i : verb])
    return there or above.lemma in word_set("journeys")


def _antecedent(parse: Parse, head: int) -> PlaceName | None:
    """The town that "where" means in "flew to Cairo, where he met Sisi", and that an errand leads to; None for none."""
    found = setting_of(parse, head, occasions=True)
    if found is None:
        return None
    above, verb = found
    opening = leading_in(parse, verb)
    if opening is not None and parse.words[opening].text.lower() == "where":
        before = (parse.words[parse.words[verb].head], *reversed(parse.words[:opening]))  # "to Rome on Friday, where"
        return next((m.place for w in before if (m := w.mention) is not None and m.place is not None), None)
    if opening is not None:
        return None
    if is_errand(parse, verb):
        return next((spot for w in reversed(parse.words[above:verb]) if (spot := _goal(parse, w.i)) is not None), None)
    opening = grammar.subtree(parse, verb)[0]
    spots = (_goal(parse, w.i) or _spot(parse, w.i) for w in reversed(parse.words[:opening]))
    return next((spot for spot in spots if spot is not None), None)


def _goal(parse: Parse, i: int) -> PlaceName | None:
    """The place that word i names as the goal of a journey ("to Rome", "for Rome"); None for any other word."""
    mention = parse.words[i].mention
    led = mention is not None and grammar.preposition_above(parse, i) in ("to", "for", "in")
    return mention.place if mention is not None and led else None


def host_town(parse: Parse, frame: Frame) -> PlaceName | None:
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


def _of_doer(parse: Parse, frame: Frame) -> PlaceName | None:
    """Where somebody who meets is told to be now: "Ana Ruiz, who is in Rome for a summit, met", "visiting Rome"."""
    if frame.trigger.type not in ("meet", "agree"):
        return None
    for doer in grammar.kids(parse, clause_of(parse, frame.trigger.head), "nsubj", "nsubjpass"):
        for verb in grammar.kids(parse, doer, "relcl", "acl"):
            if parse.words[verb].tag not in ("VBZ", "VBP", "VBG") or parse.words[verb].lemma not in word_set("present"):
                continue
            near = [w.i for w in parse.words if w.i in range(*_reach(parse, verb)) and clause_of(parse, w.i) == verb]
            spots = (_spot(parse, i) or _seen(parse, i, verb) for i in near)
            found = next((spot for spot in spots if spot is not None), None)
            if found is not None:
                return found
    return None


def _is_later_leg(parse: Parse, i: int, head: int) -> bool:
    """True for the goal of a further leg: the Rome of "flies to Oslo to see Ana Ruiz and then on to Rome"."""
    ways = (parse.words[a] for a in grammar.ancestors(parse, i) if a > head)
    return any(word.text.lower() == "on" and word.dep in ("conj", "advmod") for word in ways)


def _is_of_another(parse: Parse, i: int, head: int) -> bool:
    """True for the place of what went before or comes after: the Rome of "met at Oak House after a summit in Rome"."""
    event = False
    for above in grammar.ancestors(parse, i):
        word = parse.words[above]
        if head in range(*_reach(parse, above)):
            return False
        if event and word.text.lower() in ("after", "before", "following"):
            return True
        event = word.mention is None and word.lemma in word_set("occasions_at")
    return False


def _reach(parse: Parse, i: int) -> tuple[int, int]:
    low, high = grammar.subtree(parse, i)
    return low, high + 1


def _seen(parse: Parse, i: int, verb: int) -> PlaceName | None:
    """The town of "visiting Rome"; None for any other word."""
    word = parse.words[i]
    visited = word.dep == "dobj" and word.head == verb and parse.words[verb].lemma in ("visit", "tour")
    return word.mention.place if visited and word.mention is not None else None


def _spot(parse: Parse, i: int) -> PlaceName | None:
    """The place that word i names behind "in", "at" or "to"; None for any other word."""
    mention = parse.words[i].mention
    return mention.place if mention is not None and _is_spot(parse, i) else None


def _names_occasion(parse: Parse, i: int) -> bool:
    """ "The Geneva talks", "a White House dinner": towns and houses, one alone, before the word of a meeting."""
    word = parse.words[i]
    above = parse.words[word.head]
    if word.mention is None or word.mention.place is None or word.mention.place.is_country:
        return False
    housed = word.dep == "poss" and word.mention.place.venue and above.lemma in word_set("receptions")
    if not housed and (word.dep not in ("compound", "nmod") or above.lemma not in word_set("occasions_at")):
        return False
    beside = (parse.words[k] for k in grammar.kids(parse, word.head, "compound", "nmod") if k != i)
    return word.mention.place.country is not None and not any(
        w.mention is not None and (w.mention.place or w.mention.actors) for w in beside
    )


def _lie_together(one: PlaceName, other: PlaceName) -> bool:
    """True for two places of which the one can lie in the other: "in Doha", "at Lusail Palace"."""
    levels = {(p.is_country, p.venue) for p in (one, other)}
    return one == other or (len(levels) > 1 and (one.country == other.country or None in (one.country, other.country)))


def _is_spot(parse: Parse, i: int) -> bool:
    """ "in Baku", "at the palace", "in the eastern city of Hangzhou"; regions of no country are no spots."""
    word = parse.words[i]
    above = parse.words[word.head]
    if word.mention is None or word.mention.place is None:
        return False
    unlisted = word.mention.rule == "place.guess" or word.mention.place.venue
    if word.mention.place.country is None and not unlisted:
        return False
    if word.dep == "conj" and parse.words[word.head].mention is not None:
        return _is_spot(parse, word.head)
    if word.dep == "appos" and above.mention is not None and above.mention.place is not None:
        return _is_spot(parse, word.head)  # "at State House, Nairobi"
    if word.dep == "appos" and above.lemma in word_set("settlements") | word_set("residences"):
        return grammar.preposition_above(parse, word.head) in ("in", "at", "to", "near", "on")
    if word.dep == "pobj" and above.text.lower() == "of" and parse.words[above.head].lemma in word_set("settlements"):
        return grammar.preposition_above(parse, above.head) in ("in", "at", "to", "near", "on")
    if word.dep != "pobj" or above.dep not in ("prep", "dative", "ROOT", "advmod"):
        return False
    told_of = parse.words[above.head].lemma in word_set("affairs")  # "discussed the war in Ukraine"
    island = above.text.lower() == "on" and word.mention.place.name.endswith(("Island", "Islands"))
    return (above.text.lower() in ("in", "at", "to", "inside", "near", "outside") or island) and not told_of
