"""Stage 7, when: dates that belong to what somebody is invited to, or is thanked or mourned for. claims.py asks."""

from __future__ import annotations

import re
from datetime import timedelta

from diplo_extract import grammar
from diplo_extract.clause_dates import NEWSY, Spot, Timeline, dates_of_sentence
from diplo_extract.dates import DateMention, is_explicit, resolve_date
from diplo_extract.mentions import Parse, Trigger
from diplo_extract.rules import words as word_list

_PAST = re.compile(r"\b(?:last|ago|earlier|previous)\b", re.IGNORECASE)
"""Words of a date that lies behind: nobody is invited for then."""
_JUST = timedelta(days=14)
"""How long ago a day without its year is taken to lie rather than a year ahead."""


def is_of_purpose(parse: Parse, head: int, spot: Spot) -> bool:
    """True for the day of what somebody is invited to: "invited him to visit in May", "to a retreat on May 30".

    A weekday counts for the invitation itself, which is the news. A date without a year is for what lies ahead wherever
    it stands behind the purpose.
    """
    mention = spot.mention
    if mention.rule.startswith(NEWSY) or _PAST.search(mention.text):
        return False
    if mention.needs_reference and is_explicit(mention.reading):
        if any(head < c < spot.word and _is_purpose(parse, c) for c in parse.children[head]):
            return True
    inside = {w.i for w in parse.words if mention.start <= w.start < mention.end}
    asked = [head, *grammar.obj(parse, head)] if grammar.is_verb(parse.words[head]) else [head]
    goals = [*grammar.infinitives(parse, head), *(n for a in asked for n in grammar.infinitives(parse, a))]
    goals += [n for a in asked for p in ("to", "for") for n in grammar.behind(parse, a, p) if n not in inside]
    behind = any(goal < min(inside, default=0) for goal in goals)  # wherever the parser hung it
    return (behind and mention.needs_reference) or any(
        inside & set(range(min([goal + 1, *grammar.kids(parse, goal, "poss")]), grammar.subtree(parse, goal)[1] + 1))
        for goal in goals
    )


def dates_behind_purpose(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The days gone by that stand behind what somebody is asked to: "accepted an invitation to visit Peru yesterday".

    They are of the asking, whatever the parser hangs them on. A weekday may lie ahead and is left to the visit, but who
    "offered to mediate on Monday" did so then.
    """
    if parse.words[grammar.finite_above(parse, head)].tag not in ("VBD", "VBN"):
        return []
    asked = [head, *grammar.obj(parse, head)] if grammar.is_verb(parse.words[head]) else [head]
    goals = {*grammar.infinitives(parse, head), *(n for a in asked for n in grammar.infinitives(parse, a))}
    spots = [s for s in dates_of_sentence(parse, timeline) if goals & {*grammar.ancestors(parse, s.word)}]
    helping = any(parse.words[g].lemma in word_list("grammar")["mediating"] for g in goals)
    today = [s for s in spots if helping and s.mention.rule.startswith(NEWSY)]
    return [Spot(s.mention, head) for s in spots if s in today or lies_back(s.mention, timeline)]


def lies_back(mention: DateMention, timeline: Timeline) -> bool:
    """True for "yesterday", "last week" and the day of a month that has just gone by: no such day is to come."""
    today = timeline.today(mention)
    if today is None or mention.rule == "dates.to_date":
        return today is not None
    ahead = resolve_date(mention, reference=today, tense="future")
    if ahead is not None and ahead.end is not None and ahead.end < today:
        return True
    day = mention.granularity == "day" and is_explicit(mention.reading)
    behind = resolve_date(mention, reference=today, tense="past") if day else None
    return behind is not None and behind.end is not None and timedelta() < today - behind.end <= _JUST


def is_told_back(mention: DateMention) -> bool:
    """True for what is counted back by its words: "last week", "two days ago", "yesterday"."""
    return not {"ago", "last", "yesterday"}.isdisjoint(mention.text.lower().split())


def is_of_reason(parse: Parse, trigger: Trigger, mention: DateMention) -> bool:
    """True for the date of what somebody is thanked for or congratulated on: "for her letter of 5 May".

    A day of the week counts for the courtesy itself, which is the news; behind a loss it is the day of the loss. A
    month or a year behind the reason is its own, wherever the parser hangs it.
    """
    head = trigger.head
    if mention.rule.startswith(NEWSY):
        return trigger.type == "condole" and _is_behind_loss(parse, head, mention)
    if mention.granularity in ("month", "year", "season") and _is_behind_reason(parse, head, mention):
        return True
    at = [head, parse.words[head].head] if not grammar.is_verb(parse.words[head]) else [head]
    reasons = [n for i in at for p in ("for", "on", "over") for n in grammar.behind(parse, i, p)]
    inside = {w.i for w in parse.words if mention.start <= w.start < mention.end}
    return any(reason not in inside and inside & set(_span(parse, reason)) for reason in reasons)


def _is_behind_reason(parse: Parse, head: int, mention: DateMention) -> bool:
    """True for "thanked him for his help in January", whichever of two coordinated verbs the reason is behind."""
    first = min([head, *(a for a in grammar.ancestors(parse, head) if parse.words[head].dep == "conj")])
    between = [w for w in parse.words if first < w.i and w.end <= mention.start]
    return any(w.text.lower() in ("for", "on", "over") and w.dep == "prep" for w in between)


def _is_behind_loss(parse: Parse, head: int, mention: DateMention) -> bool:
    """True for "conveyed condolences on the attack in Lima yesterday", not for "over it by telephone on Monday"."""
    if any(w.dep == "poss" and mention.start <= w.start < mention.end for w in parse.words):
        return True  # "after Sunday's earthquake"
    between = [w for w in parse.words if head < w.i and w.end <= mention.start]
    reason = next((w.i for w in between if w.text.lower() in ("on", "over", "for", "after", "following", "at")), None)
    inside = [w for w in between if reason is not None and w.i > reason]
    carried = {w.lemma for w in inside} & {*word_list("grammar")["writings"], "call", "phone", "telephone"}
    return (
        bool(inside) and any(w.tag.startswith("N") for w in inside) and not (carried or "," in {w.text for w in inside})
    )


def _span(parse: Parse, i: int) -> range:
    low, high = grammar.subtree(parse, i)
    return range(low, high + 1)


def _is_purpose(parse: Parse, i: int) -> bool:
    """True for "to a summit", "for talks", "to visit", "that they meet", not for "an offer made in May"."""
    word = parse.words[i]
    if word.dep in ("prep", "dative"):
        return word.text.lower() in ("to", "for") and word.tag != "TO"
    made = word.dep == "acl" and word.tag in ("VBD", "VBN")
    return grammar.is_verb(word) and word.dep in ("xcomp", "ccomp", "advcl", "acl") and not made
