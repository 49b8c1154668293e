"""Stage 4, mended: what hangs on a verb by its particle or preposition, and who sets out. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from diplo_extract.nodes import SUBJECTS, Node
from diplo_extract.rules import calendar_words, lemmas, words

_AHEAD = frozenset({"later", "next", "coming", "tomorrow", "tonight"})
_DAYS = frozenset({"month", "today", "tomorrow", "week", "weekend", "year", "yesterday"})


def set_out(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Makes a verb of travel in the past tense what its sentence tells, in place: "The six-strong team left for Rome".

    The parser may take it for a participle; such verbs have none that is said of whoever travels.
    """
    for verb in doc:
        team = verb.head
        told = verb.dep in ("acl", "relcl") and verb.tag in ("VBD", "VBN") and team.i in named
        aside = (
            told
            and team.i < verb.i - 1
            and doc[verb.i - 1].text == ","
            and any(c.dep == "appos" for c in team.children)
        )
        if (
            told
            and heads[team.i] == team.i
            and (aside or team.i == verb.i - 1)
            and lemmas().of(verb.text, "VBD") in _journeys()
        ):
            heads[verb.i], deps[verb.i] = verb.i, "ROOT"
            heads[team.i], deps[team.i] = verb.i, "nsubj"
            for other in team.children:
                if other.i > verb.i:
                    heads[other.i] = verb.i
            return


def tie_said_days(doc: Sequence[Node], heads: list[int]) -> None:
    """Makes the day that of the saying in "Ghana said on Monday it was ready to join", in place."""
    for phrase in doc[1:-1]:
        said, verb = doc[phrase.i - 1], phrase.head
        if phrase.dep != "prep" or verb.head is not said or verb.dep != "ccomp" or not said.tag.startswith("VB"):
            continue
        doers = [c.i for c in verb.children if c.dep in SUBJECTS]
        dated = any(c.low in calendar_words() for c in phrase.children)
        if dated and doers and phrase.i < doers[0]:
            heads[phrase.i] = said.i


def tie_told_days(doc: Sequence[Node], heads: list[int]) -> None:
    """Makes the day that of what is told in "Ghana closed its embassy Monday, the ministry said", in place.

    A day ahead is that of what one is told to be about to do: "declined to attend talks next week, he said".
    """
    for day in doc[1:-2]:
        said, last = day.head, day
        if day.dep == "prep" and day.low in ("in", "on"):
            last = next((c for c in day.children if c.dep == "pobj"), day)
        dated = day.dep in ("npadvmod", "prep") and (last.low in calendar_words() or last.low in _DAYS)
        end = max((last.i, *(c.i for c in last.children)))
        if not dated or end + 2 > len(doc) or doc[end + 1].text != "," or not said.tag.startswith("VB"):
            continue
        if said.i < day.i:
            continue
        told = [c.i for c in said.children if c.dep == "ccomp" and c.i < day.i]
        told += [said.head.i] if said.dep == "advcl" and said.head.i < day.i else []
        doers = [c.i for c in said.children if c.dep in SUBJECTS]
        if told and doers and doers[0] > day.i:
            aims = [t.i for t in doc[told[-1] : day.i] if t.tag == "VB" and doc[t.i - 1].tag == "TO"]
            ahead = any(t.low in _AHEAD for t in (day, *day.children))
            heads[day.i] = aims[-1] if aims and ahead else told[-1]  # "declined to come next week, he said"


def free_cleft(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives a clause its day or place, in place, from before it: "It was on Friday that Peru closed its embassy"."""
    it = doc[0] if doc and doc[0].low == "it" else None
    was = it.head if it is not None else None
    if was is None or was.low not in ("is", "was"):
        return
    clauses = [
        c for c in was.children if c.dep in ("ccomp", "advcl", "relcl", "acl") and c.tag[:2] == "VB" and c.i > was.i
    ]
    for clause in clauses[:1]:
        that = next((c.i for c in clause.children if c.low == "that" and c.i < clause.i), 0)
        for told in was.children:
            if not was.i < told.i < that:
                continue
            if told.dep == "prep" and told.low in ("at", "during", "in", "on"):
                heads[told.i] = clause.i
            elif told.dep in ("attr", "npadvmod") and (told.low in calendar_words() or told.low in _DAYS):
                heads[told.i], deps[told.i] = clause.i, "npadvmod"


def give_counted(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives the verb the two who did it, in place, where the parser has a last one: "The two last met in Lima"."""
    for last in doc[2:-1]:
        two, verb = doc[last.i - 1], last.head
        counted = two.dep == "nummod" and two.head is last and not two.low.isdigit() and doc[two.i - 1].low == "the"
        if counted and last.low == "last" and last.dep in SUBJECTS and verb.i == last.i + 1 and verb.tag[:2] == "VB":
            heads[two.i], deps[two.i] = verb.i, last.dep
            heads[last.i], deps[last.i] = verb.i, "advmod"
            heads[two.i - 1] = two.i


@cache
def _journeys() -> frozenset[str]:
    return frozenset(words("references")["journey_verbs"])


def take_behind_particle(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives a verb the object that the parser hangs on its particle, in place: "called off the trip"."""
    for token in doc:
        over, verb = token.head, token.head.head
        if token.dep == "pobj" and over.dep == "prt" and over.i == verb.i + 1:
            heads[token.i], deps[token.i] = verb.i, "dobj"
        if (
            token.dep == "pobj"
            and over.low == "over"
            and lemmas().of(token.text, token.tag) in words("grammar")["writings"]
        ):
            given = [c for c in verb.children if deps[c.i] == "dobj" and c.i < over.i]
            if lemmas().of(verb.text, verb.tag) == "hand" and given:  # "handed him over a message"
                heads[token.i], deps[token.i], deps[given[0].i] = verb.i, "dobj", "dative"


def tie_with_whom(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Undoes a clause under "with": "opened talks last May with Peru to end a row" is to open them with Peru."""
    for token in doc:
        aim = token.head
        if token.dep != "mark" or token.low != "with" or aim.dep not in ("advcl", "acl") or aim.head.i > token.i:
            continue
        subjects = [c.i for c in aim.children if c.dep == "nsubj" and c.i > token.i]
        if len(subjects) == 1 and any(c.tag == "TO" and c.dep == "aux" for c in aim.children):
            heads[token.i], deps[token.i] = aim.head.i, "prep"
            heads[subjects[0]], deps[subjects[0]] = token.i, "pobj"


def tie_bound_for(doc: Sequence[Node], places: AbstractSet[int], heads: list[int], deps: list[str]) -> None:
    """Undoes a clause under "for", in place: "left for Rome to attend" is to leave for Rome, and to attend."""
    for token in doc:
        aim = token.head
        left = aim.head
        if token.dep != "mark" or token.low != "for" or left.i > token.i or left.head is aim:
            continue
        if not left.tag.startswith("V") or lemmas().of(left.text, left.tag) not in words("modality")["journeys"]:
            continue
        subjects = [c.i for c in aim.children if c.dep == "nsubj" and c.i > token.i]
        if len(subjects) == 1 and subjects[0] in places:
            heads[token.i], deps[token.i] = left.i, "prep"
            heads[subjects[0]], deps[subjects[0]] = token.i, "pobj"
            deps[aim.i] = "advcl"


def tie_informed(doc: Sequence[Node], people: Sequence[int], heads: list[int]) -> None:
    """Hangs what somebody is informed of, and the call or letter in which he is, on the verb, in place.

    "Informed the king of the plan in a telephone call": the parser knows a king of the plan, and a plan in a call.
    """
    for i in people:
        verb = doc[heads[i]]
        if doc[i].dep != "dobj" or lemmas().of(verb.text, verb.tag) not in _INFORMING:
            continue
        for of in (c for c in doc if c.low == "of" and c.i > i and heads[c.i] in (i, verb.i)):
            told = [c for c in of.children if c.dep == "pobj"]
            ways = [c for thing in told for c in thing.children if c.low in ("by", "in", "over")]
            for within in (w for w in ways if any(n.low in _MEANS for n in w.children)):
                heads[of.i] = heads[within.i] = verb.i


_INFORMING = frozenset({"apprise", "assure", "inform", "notify", "remind", "warn"})
_MEANS = frozenset({"call", "conversation", "letter", "message", "note", "phone", "telephone"})
