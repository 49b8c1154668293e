"""Stage 4, mended: which words are coordinated with which, and who is only addressed. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from diplo_extract.nodes import FINITE, SUBJECTS, Node, is_above, starts
from diplo_extract.rules import calendar_words, lemmas, words

_SELVES = frozenset({"himself", "herself", "itself", "themselves"})
REACH = 12
"""Words between a helper and its participle: "had on Monday, during a tour of the region, visited"."""
_GOALS = frozenset({"to", "in", "at", "with", "for", "into"})


def free_address(doc: Sequence[Node], deps: list[str]) -> None:
    """Takes whom a sentence addresses for no subject, in place: "Mr Moe, thank you for coming"."""
    for verb in doc[2:8]:
        if verb.low not in ("thank", "welcome", "let", "allow") or doc[verb.i - 1].text != ",":
            continue
        for c in (c for c in verb.children if c.dep == "nsubj" and c.i == verb.i - 2 and starts(c) == 0):
            deps[c.i] = "intj"


def free_participles(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes "had" without an object the helper of the participle behind it, in place.

    "Had himself been in Lima", "had earlier in the week called Soto": the parser hangs the participle on the week.
    """
    for helper in doc:
        if helper.low not in ("has", "have", "had") or helper.dep in ("aux", "auxpass"):
            continue
        if any(c.dep in ("dobj", "attr", "acomp", "xcomp", "prt") for c in helper.children):
            continue
        verb = _participle(doc, helper)
        if verb is None:
            continue
        heads[verb.i], deps[verb.i] = (verb.i if helper.head is helper else helper.head.i), helper.dep
        for c in (c for c in helper.children if c is not verb):
            heads[c.i] = verb.i
        for c in (c for c in verb.children if c.low in _SELVES and c.dep == "nsubj"):
            deps[c.i] = "npadvmod"
        heads[helper.i], deps[helper.i] = verb.i, "aux"


def _participle(doc: Sequence[Node], helper: Node) -> Node | None:
    """The next verb behind a "had", where it is a participle without a subject that hangs on what stands between."""
    verb = next((t for t in doc[helper.i + 1 : helper.i + REACH] if t.tag[0] == "V" or t.tag == "MD"), None)
    if verb is None or verb.tag not in ("VBN", "VBD") or verb.dep not in ("acl", "ccomp", "conj", "advcl", "xcomp"):
        return None
    own = [c for c in verb.children if c.dep in SUBJECTS and c.low not in _SELVES]
    opened = any(c.dep in ("mark", "cc") or c.tag[0] == "W" for c in verb.children)
    return verb if helper in verb.ancestors and not own and not opened else None


def join_told(doc: Sequence[Node], heads: list[int]) -> None:
    """Coordinates a verb with tense with one that has it, in place, not with an infinitive between them.

    "Welcomed the efforts to end the war and thanked Peru": the parser hangs "thanked" on "end".
    """
    for verb in doc:
        aim = verb.head
        if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ") or aim.tag != "VB":
            continue
        if any(c.tag == "TO" for c in aim.children) and not any(c.dep in SUBJECTS for c in verb.children):
            heads[verb.i] = next((a.i for a in aim.ancestors if _has_tense(a)), aim.i)


def part_clauses(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Coordinates the clauses on both sides of a semicolon, in place: "X met Y on Monday; they discussed trade".

    The parser takes the first for what the second says. Who "said" behind it may well have said the first.
    """
    for first in doc:
        second = first.head
        if first.dep != "ccomp" or second.dep != "ROOT" or second.i < first.i or not _has_tense(first):
            continue
        marks = [i for i in range(first.i + 1, second.i) if doc[i].text == ";" and doc[i].head is second]
        told = second.low in ("said", "says", "reported", "added") and not any(
            c.dep in ("ccomp", "dobj") and c.i > second.i for c in second.children
        )
        if not marks or told or not any(c.dep in SUBJECTS for c in first.children):
            continue
        heads[first.i], deps[first.i] = first.i, "ROOT"
        heads[second.i], deps[second.i] = first.i, "conj"


def join_prepositions(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Coordinates a preposition with the same one before it, in place, not with the verb or a noun between them.

    "Met with Soto on Monday and with Ruiz on Tuesday": the parser hangs the second "with" on Monday. And in "talks
    with Soto and another with Ruiz" that of the word that stands for the talks.
    """
    for token in doc:
        above = token.head
        again = token.dep == "prep" and above.dep == "conj" and above.low in words("grammar")["in_turn"]
        joined = token.dep == "conj" and token.tag in ("IN", "TO") and above.low != token.low
        if not (again or joined):
            continue
        first = next((t for t in reversed(doc[: token.i]) if t.low == token.low and t.dep == "prep"), None)
        near = first is not None and (again or first.head in (above, *above.ancestors) or above in first.ancestors)
        if first is not None and near and not is_above(heads, token.i, first.i):
            heads[token.i], deps[token.i] = first.i, "conj"
        elif joined and above.tag == "IN" and above.dep == "prep" and above.head.tag.startswith("V"):
            heads[token.i], deps[token.i] = above.head.i, "prep"  # "held under the chair of X and with Y"


def join_hyphened(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Coordinates the names of "the Utopia-Freedonia-Peru Leaders' Summit" before their noun, in place.

    The parser hangs one on the other, as another name of it.
    """
    names = set(named)
    for first in named:
        chain = [first]
        while chain[-1] + 2 in names and doc[chain[-1] + 1].text in _HYPHENS:
            chain.append(chain[-1] + 2)
        if len(chain) < 2 or (first - 2 in names and doc[first - 1].text in _HYPHENS):
            continue
        inner = range(first, chain[-1] + 1)
        nouns = [heads[i] for i in chain if heads[i] > chain[-1] and doc[heads[i]].tag[:2] == "NN"]
        if nouns and nouns[-1] not in names and not any(is_above(heads, i, nouns[-1]) for i in inner):
            for i in chain:
                heads[i], deps[i] = (first, "conj") if i != first else (nouns[-1], "compound")


def join_hosted(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Hangs the noun of "invited Peru to the Utopian-hosted summit" on the "to", in place, and who hosts it on it.

    The parser takes the host for what is behind the "to" and the summit for what is invited.
    """
    names = set(named)
    for made in doc[2:]:
        host, noun = doc[made.i - 1], made.head
        behind = made.text[0] in "-–" and made.dep == "amod" and host.i in names and host.dep == "pobj"
        if behind and noun.i > made.i and noun.dep == "dobj" and noun.head is host.head.head:
            heads[noun.i], deps[noun.i] = host.head.i, "pobj"
            heads[host.i], deps[host.i] = noun.i, "compound"


_SPELLS = frozenset({"day", "days", "week", "month", "year", "today", "tomorrow", "yesterday"})
_HYPHENS = frozenset({"-", "–"})


def part_person(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Coordinates a group behind a person with him, in place: "met Ruiz and Peruvian leaders" is to meet two parties.

    The parser takes both for words that say which leaders.
    """
    for i in people:
        group = doc[i].head
        ties = [c for c in doc[i].children if c.dep in ("cc", "conj") and c.i < group.i]
        if doc[i].dep not in ("nmod", "compound") or group.tag != "NNS" or not ties or ties[0].low != "and":
            continue
        if len(ties) > 2 or any(c.i in people for c in ties) or is_above(heads, i, group.head.i):
            continue
        heads[i], deps[i] = (i if heads[group.i] == group.i else heads[group.i]), deps[group.i]
        heads[group.i], deps[group.i] = i, "conj"
        for tie in ties[1:]:
            heads[tie.i], deps[tie.i] = group.i, "nmod"


def past_days(doc: Sequence[Node], named: Sequence[int], heads: list[int]) -> None:
    """Hangs an "of" behind a day on what took place that day, in place: "the arrival in Lima on Friday of Soto"."""
    for token in doc:
        day = token.head
        whose = token.low == "of" and any(c.i in named for c in token.children)
        if whose and (event := _before_day(doc, token, named)) is not None and not is_above(heads, token.i, event):
            heads[token.i] = heads[token.i - 1] = event
            continue
        if not whose or day.low not in _days() or day.i > token.i or day.dep not in ("pobj", "npadvmod"):
            continue
        above = day.head.head if day.dep == "pobj" else day.head
        events = [above] if above.tag[:2] == "NN" else [c for c in above.children if c.dep in ("dobj", *SUBJECTS)]
        events = [e for e in events if e.i < day.i and e.i not in named and e.tag[:2] == "NN"]
        if events and not is_above(heads, token.i, events[-1].i):
            heads[token.i] = events[-1].i


def _before_day(doc: Sequence[Node], of: Node, named: Sequence[int]) -> int | None:
    """The departure of "before the departure later today of Soto", where the parser gives both to the verb."""
    day = doc[of.i - 1] if of.i > 2 else of
    if day.low not in _days() or day.dep != "npadvmod" or of.head.tag[:1] != "V" or day.head is not of.head:
        return None
    at = day.i - 1 - (doc[day.i - 1].low in ("early", "earlier", "late", "later"))
    inside = doc[at].tag == "NN" and doc[at].dep == "pobj" and at not in named
    return at if inside and doc[at].low not in _days() else None


@cache
def _days() -> frozenset[str]:
    return calendar_words() | {"today", "tomorrow", "yesterday", "week", "month"}


def join_travels(doc: Sequence[Node], heads: list[int]) -> None:
    """Coordinates a bare verb with the verb before it, in place, where the parser takes it for a noun.

    "Will take up the invitation and travel to Peru": it hangs "travel" on the invitation.
    """
    for token in doc[2:-1]:
        verb = token.head.head
        named = token.dep == "conj" and token.tag == "NN" and token.low in _TRAVELS and token.head.dep == "dobj"
        if not named or doc[token.i - 1].low != "and" or doc[token.i + 1].low != "to":
            continue
        if any(c.tag in ("MD", "TO") for c in verb.children) and not is_above(heads, token.i, verb.i):
            heads[token.i] = verb.i
            for c in token.head.children:  # so that one travels "to Peru" and is not invited there
                if c.i > token.i and c.dep == "prep":
                    heads[c.i] = token.i


def join_finite(doc: Sequence[Node], heads: list[int]) -> None:
    """Coordinates a verb that has a tense with the one above that has one, in place, and not with its aim.

    "Will stop in Oslo to see Roe and will brief Poe": it hangs "brief" on "see", which has none.
    """
    for token in doc:
        above = doc[heads[token.i]]
        if token.dep != "conj" or not _has_tense(token) or not any(c.tag == "TO" for c in above.children):
            continue
        if above.tag != "VB" or any(c.dep in SUBJECTS for c in token.children):
            continue
        verb = next((a for a in above.ancestors if a.i < above.i and a.tag.startswith("V") and _has_tense(a)), None)
        if verb is not None and not is_above(heads, token.i, verb.i):
            heads[token.i] = verb.i
            for c in above.children:
                if c.dep == "cc" and c.i < token.i:
                    heads[c.i] = verb.i


_TRAVELS = frozenset({"travel", "return", "journey", "head"})


def _has_tense(verb: Node) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP") or (
        verb.tag in ("VBN", "VBG", "VB") and any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in verb.children)
    )


def rejoin(doc: Sequence[Node], named: Sequence[int], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Ties a name that the parser coordinates with a day, town or verb to the name before it, in place.

    "Visits Oslo on Monday and Riga on Tuesday": Riga goes with Oslo, not with Monday. "Met Ruiz in Lima and Soto in
    Quito": Soto goes with Ruiz.
    """
    for i in named:
        above = doc[heads[i]]
        in_town = i in people and above.i in named and above.i not in people and deps[above.i] == "pobj"
        in_town = in_town and doc[heads[above.i]].low in ("in", "at")
        if deps[i] != "conj" or (above.i in named and not in_town) or doc[i].tag not in ("NNP", "NNPS", "NNS"):
            continue
        loose = in_town or above.low in _day_words() or (above.tag == "IN" and i in people)
        verb = next((a for a in above.ancestors if a.tag.startswith("V")), None) if loose else above
        if verb is None or not verb.tag.startswith("V") or any(c.dep in SUBJECTS for c in doc[i].children):
            continue
        partners = [
            j
            for j in named
            if verb.i < j < i
            and (i not in people or j in people)
            and (
                (deps[j] == "dobj" and heads[j] == verb.i)
                or (deps[j] == "pobj" and doc[heads[j]].low in _GOALS and heads[heads[j]] == verb.i)
                or (in_town and j in people and deps[j] == "pobj" and doc[heads[j]].low == "with")
            )
        ]
        if partners:  # "takes him to Oslo on Monday and Riga on Tuesday"
            heads[i] = max(partners, key=lambda j: ((i in people) == (j in people), j))


def front_phrase(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Hangs the phrase that opens a sentence on its verb, in place: "On the second day of the visit Ruiz met Soto".

    Without a comma the parser takes the preposition for the root and the clause for one about the visit.
    """
    first = next((t for t in doc[:2] if t.tag == "IN"), None)
    if first is None or first.dep != "ROOT":
        return
    verb = next((t for t in doc[first.i + 1 :] if t.dep == "relcl" and _has_tense(t)), None)
    doer = next((c for c in verb.children if c.dep in SUBJECTS), None) if verb is not None else None
    if verb is None or doer is None or first not in verb.ancestors or doer.i > verb.i:
        return
    low = starts(doer)
    bare = verb.head.i == low - 1 and not any(c.tag[0] == "W" or c.dep == "mark" for c in verb.children)
    if not bare or any(t.tag in FINITE for t in doc[: verb.i] if t.head is not verb):
        return
    heads[verb.i], deps[verb.i] = verb.i, "ROOT"
    heads[first.i], deps[first.i] = verb.i, "prep"
    for c in first.children:
        if c.i > verb.i:
            heads[c.i] = verb.i


def front_described(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Hangs the noun that a sentence opens with on its verb, in place: "In the letter, dated May 3, Ruiz told Soto".

    The parser hangs it on the participle behind it.
    """
    for part in doc[3:]:
        opens = [c for c in part.children if c.dep == "prep" and c.i < part.i - 1]
        nouns = [n for c in opens for n in c.children if n.dep == "pobj"]
        aside = part.dep == "advcl" and part.tag == "VBN" and part.head.i > part.i and doc[part.i - 1].low == ","
        if aside and len(nouns) == 1 and nouns[0].i == part.i - 2:
            heads[opens[0].i] = part.head.i
            heads[part.i], deps[part.i] = nouns[0].i, "acl"


def free_relatives(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the verb with a helper what a sentence tells, in place: "Talks scheduled for Friday have been put off".

    The parser takes the participle for that, and coordinates the other with it where nothing joins them.
    """
    for verb in doc:
        told = verb.head
        if verb.dep != "conj" or told.dep not in ("ROOT", "ccomp") or told.tag not in ("VBN", "VBD"):
            continue
        if told.low in ("did", "had", "was", "were") or any(t.tag == "CC" for t in doc[told.i : verb.i]):
            continue  # no participles
        doer = next((c for c in told.children if c.dep in SUBJECTS), None)
        helped = any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in verb.children)
        joined = any(c.dep in ("cc", "punct", "aux", "auxpass") and c.i < verb.i for c in told.children)
        if doer is None or not helped or joined or any(c.dep in SUBJECTS for c in verb.children):
            continue
        heads[verb.i], deps[verb.i] = (verb.i if told.head is told else told.head.i), told.dep
        heads[told.i], deps[told.i] = doer.i, "acl"
        heads[doer.i], deps[doer.i] = (
            verb.i,
            ("nsubjpass" if any(c.dep == "auxpass" for c in verb.children) else "nsubj"),
        )
        for c in told.children:
            if c.i > verb.i:
                heads[c.i] = verb.i


def free_nouns(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes a noun behind "before" or "after" no clause, in place: "will fly to Oslo before stops in Riga and Lima"."""
    for noun in doc:
        if noun.dep != "advcl" or noun.tag not in ("NN", "NNS") or any(c.dep in SUBJECTS for c in noun.children):
            continue
        mark = next((c for c in noun.children if c.dep == "mark" and c.low in ("after", "before")), None)
        if mark is not None and not any(c.dep in ("aux", "auxpass", "dobj") for c in noun.children):
            heads[mark.i], deps[mark.i] = noun.head.i, "prep"
            heads[noun.i], deps[noun.i] = mark.i, "pobj"


def join_days(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Hangs the place and the people behind a second day on the verb, in place.

    "Met on Monday in Oslo with Roe and on Tuesday in Riga with Poe": the parser hangs them on Tuesday.
    """
    for again in doc:
        first = doc[heads[again.i]]
        verb = doc[heads[first.i]]
        if deps[again.i] != "conj" or again.low != "on" or first.low != "on" or verb.tag[0] != "V":
            continue
        heads[again.i], deps[again.i] = verb.i, "prep"
        days = [c for c in again.children if c.dep == "pobj"]
        for by in (c for top in (again, *days) for c in top.children if c.dep == "prep" and c.low in _GOALS):
            before = [c for c in verb.children if c.low == by.low and c.dep == "prep" and c.i < again.i]
            heads[by.i], deps[by.i] = (before[-1].i, "conj") if before else (verb.i, "prep")


def join_stops(doc: Sequence[Node], places: AbstractSet[int], heads: list[int], deps: list[str]) -> None:
    """Coordinates the stops of a journey of which each has its own days, in place.

    "Visits Oslo on Monday, Riga on Tuesday and Tallinn", "visits to Oslo on 2 May and Riga": the parser hangs Riga on
    the days before it, or on the verb as a day.
    """
    for i in sorted(places):
        end = i - 1 if i > 0 and doc[i - 1].low in (",", "and", "then") else i
        while end < i and doc[end - 1].low in (",", "and"):
            end -= 1
        if end == i or deps[i] not in ("conj", "appos", "npadvmod", "dobj"):
            continue
        before = [j for j in sorted(places) if j < i and _is_stop(doc, j, heads, deps)]
        spell = doc[before[-1] + 1 : end] if before else []
        dated = any(t.low.rstrip(".") in _day_words() or t.low in _SPELLS or t.low[:-2].isdigit() for t in spell)
        if dated and not any(t.tag[0] in "VM" for t in spell) and not is_above(heads, i, before[-1]):
            heads[i], deps[i] = before[-1], "conj"


def _is_stop(doc: Sequence[Node], i: int, heads: Sequence[int], deps: Sequence[str]) -> bool:
    """True for the place that one visits or goes to, and for one coordinated with it."""
    while deps[i] == "conj" and heads[i] < i:
        i = heads[i]
    by = doc[heads[i]]
    tour = by.low == "of" and doc[heads[by.i]].low in ("tour", "tours")
    return deps[i] == "dobj" or (deps[i] == "pobj" and (by.low in _GOALS or tour))


@cache
def _day_words() -> frozenset[str]:
    """Days of the week and months, in small letters."""
    lists = words("dates")["words"]
    return frozenset(w.lower() for name in ("WEEKDAY", "CLEAR", "ABBR", "CAPPED") for w in lists[name])


def join_answered(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Ties the aim of "an invitation extended by Roe to visit Lima" to the invitation, in place; see below for more."""
    _join_refused(doc, heads)
    offered = words("grammar")["classes"]["OFFER"]
    for aim in doc:
        given = aim.head
        noun = given.head
        told = given.dep == "acl" and given.tag == "VBN" and lemmas().of(noun.text, noun.tag) in offered
        if told and aim.dep in ("advcl", "xcomp") and aim.tag == "VB" and aim.i > given.i:
            heads[aim.i], deps[aim.i] = noun.i, "acl"


def _join_refused(doc: Sequence[Node], heads: list[int]) -> None:
    """Ties "which was accepted" to an invitation and not to its aim, in place: "a request to come, which he took"."""
    for token in doc:
        verb = token.head
        if token.low != "which" or token.dep not in ("nsubjpass", "dobj") or verb.dep != "relcl":
            continue
        if lemmas().of(verb.text, verb.tag) not in ("accept", "decline", "reject", "welcome"):
            continue
        offered = words("grammar")["classes"]["OFFER"]
        over = heads[verb.i]
        while lemmas().of(doc[over].text, doc[over].tag) not in offered and heads[over] != over:
            over = heads[over]
        if lemmas().of(doc[over].text, doc[over].tag) in offered:
            heads[verb.i] = over


_SAYS = frozenset({"added", "announced", "disclosed", "reported", "said", "says", "stated"})


def join_reported(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Gives whoever acts his own verb, in place: "Roe, who is in Lima, called on Poe, a press release said".

    The parser takes him for who says it, his verb for a participle and the release for another word for him.
    """
    for told in doc:
        actor, says = told.head, told.head.head
        if told.dep != "acl" or told.tag not in ("VBD", "VBN") or told.i < 2 or doc[told.i - 1].text != ",":
            continue
        if actor.dep != "nsubj" or says.low not in _SAYS or says.i < told.i or doc[actor.i + 1].text != ",":
            continue
        paper = next((c for c in (*says.children, *actor.children) if told.i < c.i == says.i - 1), None)
        opened = any(c.dep in ("relcl", "appos", "acl") and c.i < told.i for c in actor.children)
        if paper is None or not opened or paper.dep not in ("appos", "conj", "dep", "nsubj", "npadvmod"):
            continue
        heads[told.i], deps[told.i] = says.i, "ccomp"
        heads[actor.i] = told.i
        heads[paper.i], deps[paper.i] = says.i, "nsubj"
