"""Stage 7, when and where: which words of a sentence, its dates and places, belong to the clause of a trigger."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from diplo_extract import grammar
from diplo_extract.attribution.readings import word_set
from diplo_extract.attribution.spots import goal_of
from diplo_extract.mentions import Parse
from diplo_extract.rules import words as word_list

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
    over = parse.words[head].head
    if parse.words[over].dep == "acomp":  # "in Rome she is due to meet"
        others = [o for o in others if o != over]
    own = clause_of(parse, head)
    others = [o for o in others if o not in _said_of_subject(parse, head, own)]
    carried = set(grammar.carrying_clauses(parse, head))
    taken = {clause_of(parse, o) for o in others} - {own, *carried}
    taken -= {v for v in taken if parse.words[v].dep in ("xcomp", "advcl") and parse.words[v].head in carried}
    taken -= {v for v in taken if _is_meanwhile(parse, v, own)}
    word = parse.words[own]
    if word.dep == "advcl" and word.tag == "VBG" and not grammar.kids(parse, own, "mark", "nsubj"):
        taken -= {word.head}  # "will tour the region in June, visiting Lima and Quito"
    if _is_ended(parse, head, own):
        taken -= {parse.words[own].head}
    if parse.words[own].lemma == "be":  # "the talks are to take place in Rome on Friday"
        taken -= {v for v in taken if parse.words[v].dep == "xcomp" and parse.words[v].head == own}
    if not (grammar.is_verb(parse.words[head]) or _is_counted(parse, head)):
        rivals = [
            o
            for o in others
            if o != own
            and parse.words[o].dep not in grammar.MODIFIERS
            and parse.words[o].mention is None  # "talks with the visiting minister on Friday"
            and not _is_preceded(parse, o)
            and grammar.preposition_above(parse, o) != "without"  # "the talks ended without agreement on Friday"
            and clause_of(parse, o) == own
        ]
        asides = [o for o in rivals if _is_aside(parse, o)]
        candidates = [
            c
            for c in candidates
            if not any(o < c and abs(c - o) < abs(c - head) for o in rivals if o not in asides or _is_made(parse, o, c))
        ]
    ranked = [(_distance(parse, head, own, c, taken), abs(c - head), c) for c in candidates]
    return [c for _, _, c in sorted(r for r in ranked if r[0] is not None)]


def _said_of_subject(parse: Parse, noun: int, verb: int) -> list[int]:
    """The words that only say when and where their subject is: "talks are due to begin", "are expected to resume"."""
    if parse.words[noun].dep not in ("nsubj", "nsubjpass") or parse.words[noun].head != verb:
        return []
    said = grammar.kids(parse, verb, "acomp")
    aims = [v for i in (verb, *said) for v in grammar.kids(parse, i, "xcomp")]
    return [*said, *(v for v in aims if parse.words[v].lemma in word_set("held"))]


def _is_counted(parse: Parse, i: int) -> bool:
    """True for the visit of "held talks in Lima on Friday, the first day of a visit"."""
    day = parse.words[parse.words[parse.words[i].head].head]
    return grammar.preposition_above(parse, i) == "of" and day.lemma == "day"


def _is_aside(parse: Parse, i: int) -> bool:
    """True for "at the invitation of", "as part of a tour", behind which stands when something else took place."""
    before = grammar.preposition_above(parse, i)
    if before == "of":
        return parse.words[parse.words[parse.words[i].head].head].lemma == "part"
    return parse.words[i].lemma == "invitation" and before in ("at", "on", "upon")


def _is_made(parse: Parse, i: int, day: int) -> bool:
    """True for the day of "at the invitation extended on Monday by Soto"."""
    above = list(grammar.ancestors(parse, day))
    return i in above and any(grammar.is_verb(parse.words[w]) for w in above[: above.index(i)])


def _is_meanwhile(parse: Parse, verb: int, own: int) -> bool:
    """True for what the doer of the clause was at: "While attending a summit in Oslo in May, Ruiz met Soto"."""
    word = parse.words[verb]
    above = parse.words[word.head]
    if word.dep == "pcomp":
        return above.text.lower() == "while" and above.head == own
    marks = {parse.words[m].text.lower() for m in grammar.kids(parse, verb, "mark")}
    return word.dep == "advcl" and word.head == own and word.tag == "VBG" and "while" in marks


def _is_ended(parse: Parse, head: int, verb: int) -> bool:
    """True for the visit of "flew home on Friday, ending a visit to Rome", which ended on Friday."""
    word, stays = parse.words[verb], word_list("modality")["stays"]
    told = word.tag == "VBG" and word.lemma in {*stays["ending"]} - {*stays["homeward"]}
    return told and parse.words[head].dep == "dobj" and parse.words[head].head == verb


def _is_preceded(parse: Parse, i: int) -> bool:
    """True for the talks that "will be preceded on Friday by a visit": Friday is for the visit."""
    return parse.words[i].dep == "nsubjpass" and parse.words[parse.words[i].head].lemma in word_set("ordering")


def _distance(parse: Parse, head: int, own: int, c: int, taken: set[int]) -> int | None:
    """Cost of the way from a candidate to the trigger or its clause; None where there is none."""
    if _is_ahead(parse, c, {head, own}):
        return None
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


def is_of_announcement(parse: Parse, head: int, day: int) -> bool:
    """True for the Friday of "they will hold talks, Ruiz said on Friday": that of the words, not of the talks."""
    own = clause_of(parse, head)
    ahead = any(parse.words[k].tag == "MD" for k in grammar.kids(parse, own, "aux"))
    said = parse.words[own].head
    above = parse.words[day].head
    tied = day > said and said in (above, parse.words[above].head)
    return ahead and tied and parse.words[own].dep in ("ccomp", "parataxis")


def is_day_announced(parse: Parse, noun: int, day: int) -> bool:
    """True for the Monday of "the visit was announced on Monday", no day of the visit; "for Monday" is."""
    verb = parse.words[noun].head
    if parse.words[noun].dep != "nsubjpass" or parse.words[verb].lemma not in word_set("made_known"):
        return False
    above = parse.words[parse.words[day].head]
    return above.i == verb or (above.head == verb and above.text.lower() in ("on", "in"))


_PARTING = frozenset({"that", ",", ":", '"', "'", "“", "‘", "«"})
"""What parts saying from what is said."""


def is_of_saying(parse: Parse, head: int, start: int) -> bool:
    """True for the Oslo and the Friday of "said in Oslo on Friday he would meet her", wherever these hang.

    `start` is where the word begins that tells when or where.
    """
    own = clause_of(parse, head)
    said = parse.words[own].head
    doers = grammar.kids(parse, own, "nsubj", "nsubjpass")
    if parse.words[said].lemma not in word_list("reporting")["report_verbs"] or said > own or not doers:
        return False
    between = parse.words[said : doers[0]]
    return any(w.start == start for w in between) and not any(w.text.lower() in _PARTING for w in between)


def _is_ahead(parse: Parse, c: int, goals: set[int]) -> bool:
    """True for the Thursday of "ahead of Thursday's summit, he called Rome": it is not that of what came before."""
    for at in grammar.ancestors(parse, c):
        if at in goals:
            return False
        if parse.words[at].text.lower() in ("ahead", "before", "prior"):
            return parse.words[at].dep not in ("mark", "pcomp")
    return False


def _is_held(parse: Parse, verb: int, goals: set[int]) -> bool:
    """ "The visit scheduled for May", "a summit held in Oslo": the clause dates and places the event before it."""
    noun = parse.words[verb].head
    ahead = any(parse.words[c].tag == "MD" for c in grammar.kids(parse, verb, "aux"))
    if ahead and grammar.is_verb(parse.words[noun]) and parse.words[verb].dep == "ccomp":
        return False  # "will attend the summit, Ruiz said on Friday"
    event = noun in goals or parse.words[noun].lemma in word_list("grammar")["occasions"]
    # "that was due", "which was to begin"
    said = [verb] if parse.words[verb].lemma != "be" else grammar.kids(parse, verb, "acomp", "xcomp")
    return event and any(parse.words[i].lemma in word_set("held") for i in said)


def _is_open(parse: Parse, verb: int, goals: set[int]) -> bool:
    """True for a clause that shares time and place with what is around it: "a delegation led by Ruiz in Lima"."""
    above = parse.words[parse.words[verb].head]
    if parse.words[verb].dep == "pcomp" and above.text.lower() == "while":
        return _is_meanwhile(parse, verb, above.head)
    return _is_led(parse, verb) or _is_held(parse, verb, goals)


def _is_led(parse: Parse, verb: int) -> bool:
    """True for the participle of "a delegation led by Ruiz", "will travel there accompanied by Ruiz".

    And for that of "a summit hosted by Ruiz", "a truce, brokered by Ruiz,": what it does for an event it does there.
    """
    word = parse.words[verb]
    if word.tag != "VBN" or word.dep not in ("acl", "advcl"):
        return False
    served = word.lemma in word_list("grammar")["serving_events"] and bool(grammar.kids(parse, verb, "agent"))
    return served or word.lemma in word_list("grammar")["companions"]


def is_aim(parse: Parse, verb: int, goals: set[int]) -> bool:
    """True for what is done at a meeting that is for it: "held talks to review trade", "in a bid to mend relations".

    `goals` are the words of the meeting and its clause.
    """
    word, lists = parse.words[verb], word_list("grammar")
    if word.lemma not in lists["aims"]:
        return False
    above = parse.words[word.head]
    noun = above if word.dep == "acl" else parse.words[above.head]
    to = any(parse.words[k].tag == "TO" for k in grammar.kids(parse, verb, "aux"))
    if (word.dep == "acl" and not to) or (word.dep == "pcomp" and above.text.lower() not in ("of", "to")):
        return False
    return noun.lemma in lists["aiming"] or (noun.i in goals and noun.lemma in (*lists["sittings"], "visit", "trip"))


def _climb(parse: Parse, start: int, goals: set[int], taken: set[int]) -> int | None:
    """Cost of climbing from a word to one of the goals, without crossing a border."""
    cost, at = 0, start
    for _ in range(40):
        if at in goals:
            return cost
        word = parse.words[at]
        if word.head == at:
            return None
        border = (at != start and at in taken) or (word.dep in BORDERS and not _is_open(parse, at, goals))
        if border and not (is_aim(parse, at, goals) or _is_led(parse, at)):
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


def setting_of(parse: Parse, head: int, *, occasions: bool = False) -> tuple[int, int] | None:
    """The verb of the clause that gives a trigger's clause its time and place, and the verb that hangs on it.

    "Flew to Rome on Friday, where she met Ruiz", "will send him to Lima this week to deliver a letter"; with
    `occasions` also "a summit in Rome, at which she met Ruiz", which tells no day of the meeting. None where the
    clause stands by itself, and for what is told beside it ("to prepare for the summit").
    """
    verb = clause_of(parse, head)
    if grammar.preposition_above(parse, head) not in (None, "at", "for", "in", "on", "to", "upon"):
        return None
    for _ in range(grammar.DEPTH):
        word = parse.words[verb]
        if word.head == verb:
            return None
        led = leading_in(parse, verb) or (occasions and _is_occasion_led(parse, verb))
        if led or is_errand(parse, verb):
            return clause_of(parse, word.head), verb
        if (become := _where_one_is_first(parse, verb)) is not None:
            return become, verb
        if word.dep not in ("conj", "xcomp") or not grammar.is_verb(parse.words[word.head]):
            return None
        verb = word.head
    return None


def is_before_journey(parse: Parse, head: int, journeys: Collection[str] = ("return",)) -> bool:
    """True for the talks of "returned to Rome on Friday after talks with Ruiz": neither on Friday nor in Rome."""
    word = parse.words[head]
    if grammar.is_verb(word) or grammar.preposition_above(parse, head) not in ("after", "following"):
        return False
    trip = word.lemma in word_list("references")["journey_nouns"]
    return not trip and parse.words[grammar.clause_verb(parse, head)].lemma in journeys


def told_of_time(parse: Parse, head: int) -> int | None:
    """The "was" of "the last time they met was in Oslo in May", which tells where and when; None for other clauses."""
    verb = clause_of(parse, head)
    word = parse.words[verb]
    time = parse.words[word.head]
    if word.dep == "relcl" and time.lemma == "time" and time.dep in ("nsubj", "attr"):
        return time.head if parse.words[time.head].lemma == "be" else None
    loose = [t for t in grammar.kids(parse, verb, "npadvmod") if parse.words[t].lemma == "time" and t < verb]
    told = [c for c in grammar.kids(parse, verb, "ccomp") if c > verb and parse.words[c].lemma == "be"]
    return told[0] if loose and told and not grammar.kids(parse, told[0], "nsubj") else None


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
    """The "where", "when" or "while" that opens a verb's clause; None where none does."""
    first = grammar.subtree(parse, verb)[0]
    relative = parse.words[verb].dep in ("relcl", "advcl")
    same = "while" if all(parse.words[s].mention is None for s in grammar.kids(parse, verb, "nsubj")) else ""
    return first if relative and parse.words[first].text.lower() in ("where", "when", same) else None


def _is_occasion_led(parse: Parse, verb: int) -> bool:
    """True for a clause opened by "at which", "during which", "on the sidelines of which", "on whose margins"."""
    first = grammar.subtree(parse, verb)[0]
    opening = [w.text.lower() for w in parse.words[first : min(first + 6, verb)]]
    pronoun = next((k for k, word in enumerate(opening) if word in ("which", "whose")), None)
    if pronoun is None or parse.words[verb].dep != "relcl":
        return False
    on_margins = bool(grammar.MARGINS & {parse.words[parse.words[verb].head].text.lower(), *opening})
    return on_margins or (pronoun == 1 and opening[0] in ("at", "during", "in"))


def _where_one_is_first(parse: Parse, verb: int) -> int | None:
    """The "became" of "in January became the first state to" do something: it was done then; None for others."""
    if not any(parse.words[k].tag == "TO" for k in grammar.kids(parse, verb, "aux")):
        return None
    above = parse.words[parse.words[verb].head]
    copula = above.i if grammar.is_verb(above) else above.head
    told = [n for n in grammar.kids(parse, copula, "attr", "oprd") if n < verb and grammar.is_ranked(parse, n)]
    return copula if told and grammar.is_verb(parse.words[copula]) and above.i in (copula, *told) else None


def is_purpose(parse: Parse, verb: int) -> bool:
    """True for the infinitive of "flew to Rome to sign a pact" that hangs on another clause."""
    to = any(parse.words[k].tag == "TO" for k in grammar.kids(parse, verb, "aux"))
    return to and parse.words[verb].dep in ("advcl", "xcomp")


def is_errand(parse: Parse, verb: int) -> bool:
    """ "Flew to Rome to sign a pact", "is due in Rome to": the purpose of a journey is done where and when it leads."""
    if not is_purpose(parse, verb):
        return False
    above = parse.words[parse.words[verb].head]
    there = above.lemma in word_set("stays_at") and any(goal_of(parse, w.i) for w in parse.words[above.i : verb])
    return there or above.lemma in word_set("journeys")
