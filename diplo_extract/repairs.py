"""Stage 4, mended: habits of the small parser undone, word by word. syntax.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplo_extract.agents import give_agents, join_company, name_holders, share_agents
from diplo_extract.joins import (
    free_address,
    free_nouns,
    free_participles,
    free_relatives,
    front_described,
    front_phrase,
    join_answered,
    join_days,
    join_finite,
    join_hosted,
    join_hyphened,
    join_prepositions,
    join_reported,
    join_stops,
    join_told,
    join_travels,
    part_clauses,
    part_person,
    past_days,
    rejoin,
)
from diplo_extract.lifted import (
    lift_companions,
    lift_contacts,
    lift_days,
    lift_described,
    lift_nominations,
    lift_owners,
    lift_participles,
    lift_told,
    part_given,
    part_semicolons,
)
from diplo_extract.likewise import (
    give_up_subjects,
    join_listed,
    join_loose,
    join_next,
    join_past_relatives,
    list_by_origin,
    share_deeds,
    tie_before,
    tie_origins,
)
from diplo_extract.nodes import FINITE, SUBJECTS, Node, is_above, starts
from diplo_extract.objects import free_objects, give_people, part_from_town
from diplo_extract.openings import give_subject, take_from_aside, take_from_recital
from diplo_extract.particles import (
    free_cleft,
    give_counted,
    set_out,
    take_behind_particle,
    tie_bound_for,
    tie_informed,
    tie_said_days,
    tie_told_days,
    tie_with_whom,
)
from diplo_extract.reduced import (
    free_counted,
    free_leading,
    free_reduced,
    part_purposes,
    relate_papers,
    tie_hosted,
    tie_kinds,
)
from diplo_extract.rules import calendar_words, lemmas, words
from diplo_extract.second_clauses import free_backed, give_after, give_second_subject, part_objects
from diplo_extract.serial import part_series, tie_papers
from diplo_extract.verbals import (
    free_gerund_objects,
    free_gerunds,
    free_infinitives,
    lead_clause,
    tie_aims,
    tie_told_aims,
)

_NAMED_SUBJECTS = SUBJECTS - {"csubj"}
_CLAUSAL = SUBJECTS | {"aux", "mark", "cop"}
OPENING = 3
"""Words that may stand before the participle of an inverted sentence: "Also among those attending"."""
_SPELLS = frozenset({"week", "weekend", "month", "year", "today", "tomorrow", "yesterday"})
_SPOTS = frozenset({"on", "in", "at", "during", "before", "after", "of"})
"""Prepositions of what may stand between a verb and its object: "received on Tuesday the premier"."""


def repaired(
    doc: Sequence[Node], named: Sequence[int], people: Sequence[int], opened: Sequence[int] = ()
) -> tuple[list[int], list[str]]:
    """The governor and label of each word; `named` stand for names, `people` for persons, `opened` with an article."""
    heads, deps = _reattached(doc)
    free_counted(doc, heads, deps)
    free_reduced(doc, heads, deps)
    free_leading(doc, heads, deps)
    relate_papers(doc, heads, deps)
    tie_kinds(doc, heads, deps)
    tie_hosted(doc, heads, deps)
    part_purposes(doc, named, heads, deps)
    free_gerunds(doc, named, opened, heads, deps)
    free_objects(doc, heads, deps)
    free_gerund_objects(doc, heads, deps)
    free_infinitives(doc, named, heads, deps)
    tie_aims(doc, heads, deps)
    tie_told_aims(doc, heads, deps)
    lead_clause(doc, named, heads, deps)
    front_phrase(doc, heads, deps)
    front_described(doc, heads, deps)
    free_relatives(doc, heads, deps)
    free_nouns(doc, heads, deps)
    part_from_town(doc, named, people, heads, deps)
    give_people(doc, people, heads, deps)
    part_clauses(doc, heads, deps)
    free_address(doc, deps)
    free_participles(doc, heads, deps)
    join_told(doc, heads)
    join_travels(doc, heads)
    join_finite(doc, heads)
    join_prepositions(doc, heads, deps)
    past_days(doc, named, heads)
    join_hyphened(doc, named, heads, deps)
    join_hosted(doc, named, heads, deps)
    join_reported(doc, heads, deps)
    part_person(doc, people, heads, deps)
    set_out(doc, named, heads, deps)
    tie_said_days(doc, heads)
    tie_told_days(doc, heads)
    give_counted(doc, heads, deps)
    free_cleft(doc, heads, deps)
    take_behind_particle(doc, heads, deps)
    tie_with_whom(doc, heads, deps)
    tie_informed(doc, people, heads)
    tie_bound_for(doc, set(named) - set(people), heads, deps)
    give_subject(doc, named, people, heads, deps)
    take_from_recital(doc, heads, deps)
    take_from_aside(doc, named, heads, deps)
    join_days(doc, heads, deps)
    rejoin(doc, named, people, heads, deps)
    join_stops(doc, set(named) - set(people), heads, deps)
    _take_objects(doc, people, heads, deps)
    _take_things(doc, named, heads, deps)
    _past_aside(doc, heads)
    _give_heading_subject(doc, heads, deps)
    _relate(doc, named, heads, deps)
    join_answered(doc, heads, deps)
    share_agents(doc, named, people, heads, deps)
    give_agents(doc, heads)
    share_deeds(doc, heads, deps)
    join_next(doc, named, heads, deps)
    join_listed(doc, named, deps)
    join_loose(doc, people, heads, deps)
    join_past_relatives(doc, people, heads, deps)
    list_by_origin(doc, named, set(people), heads, deps)
    tie_origins(doc, heads)
    tie_before(doc, heads)
    give_up_subjects(doc, heads, deps)
    name_holders(doc, people, heads, deps)
    join_company(doc, people, heads, deps)
    give_second_subject(doc, named, heads, deps)
    part_objects(doc, heads, deps)
    give_after(doc, named, heads, deps)
    free_backed(doc, named, heads, deps)
    _lift(doc, named, heads, deps)
    lift_told(doc, people, heads, deps)
    lift_contacts(doc, heads, deps)
    lift_companions(doc, heads, deps)
    lift_days(doc, named, heads, deps)
    lift_owners(doc, heads, deps)
    lift_described(doc, heads, deps)
    lift_participles(doc, people, heads, deps)
    lift_nominations(doc, people, heads, deps)
    part_given(doc, named, heads, deps)
    part_semicolons(doc, heads, deps)
    part_series(doc, heads, deps)
    tie_papers(doc, heads, deps)
    return heads, deps


def _reattached(doc: Sequence[Node]) -> tuple[list[int], list[str]]:
    """The governor and label of each word, with some habits of the small parser undone.

    A bare verb coordinated to a finite one hangs on its infinitive: in "I invite Peru to join and become a member" the
    parser hangs "become" on "invite", as in "was due to arrive and meet". And a noun between a comma and a verb without
    subject is its subject: in "at the invitation of Peru, the ministry said" it coordinates the ministry with Peru.
    Likewise behind an "and" that only can join the clauses: "met on Monday and Peru said". A noun coordinated with a
    verb is so with its object: "sent a note to Peru and a letter to Chile", or with its aim. And a noun that it takes
    for a clause under a verb without object ("initialled a fisheries pact"), or a name for what one calls something
    ("called Ana Soto"), is the object. And a subject is its verb's and not the auxiliary's. And of two objects the
    first is the one that is given something ("sent Soto his wishes").
    """
    heads, deps = [word.head.i for word in doc], [word.dep for word in doc]
    for token in doc:
        above = token.head
        bare = token.tag == "VB" and token.dep == "conj" and not any(c.dep in ("aux", "nsubj") for c in token.children)
        if bare and above.tag in ("VBP", "VBZ", "VBD", "VBN", "VBG"):
            inner = [
                c for c in above.children if c.dep in ("xcomp", "advcl", "ccomp") and c.tag == "VB" and c.i < token.i
            ]
            if inner and not is_above(heads, token.i, inner[-1].i):
                heads[token.i] = inner[-1].i
        if token.dep in SUBJECTS and above.dep in ("aux", "auxpass"):
            heads[token.i] = above.head.i  # "X and Y have been mediating": who mediates, not who has been
        if token.dep in ("ROOT", "ccomp", "conj", "advcl") and _lacks_subject(token):
            doer = _joined(doc, token) if token.dep in ("conj", "advcl") else _doer(doc, token.i)
            if doer is not None and not is_above(heads, doer, token.i):
                heads[doer], deps[doer] = token.i, "nsubj"
        if token.dep == "conj" and token.tag in ("NN", "NNS") and above.tag.startswith("V"):
            objects = [c.i for c in above.children if c.dep == "dobj" and c.i < token.i] or _aims(above, token)
            heads[token.i] = objects[-1] if objects else heads[token.i]
        deps[token.i] = (
            _object_label(token) or _means_label(token) or ("relcl" if _is_relative(token) else deps[token.i])
        )
    _untie_participles(doc, heads, deps)
    for verb, doer in _inverted(doc):
        if not is_above(heads, doer, verb):
            heads[doer], deps[doer] = verb, "nsubj"
        for i in range(doer + 1, len(doc)):
            if deps[i] == "appos" and doc[i - 1].text == ";":  # "were A; B; and C"
                deps[i] = "conj"
    return heads, deps


def _untie_participles(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes who is written to the end of the "to" before him, in place: "wrote to Soto inviting her to Oslo"."""
    for verb in (t for t in doc if t.tag == "VBG" and deps[t.i] == "pcomp" and t.head.low == "to"):
        doers = [c.i for c in verb.children if deps[c.i] == "nsubj" and verb.head.i < c.i < verb.i]
        if len(doers) == 1 and verb.head.head.tag.startswith("V"):
            heads[doers[0]], deps[doers[0]] = verb.head.i, "pobj"
            heads[verb.i], deps[verb.i] = verb.head.head.i, "advcl"


def _take_objects(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives a verb the person that the parser ties to the time or place between them, in place.

    "Received on Tuesday the premier", "received in audience, in Rome, the premier"; not "invited by the premier".
    """
    for verb in (t for t in doc if t.tag.startswith("V") and lemmas().of(t.text, t.tag) in _receiving()):
        if any(heads[c.i] == verb.i and deps[c.i] in ("dobj", "auxpass", "ccomp") for c in verb.children):
            continue
        if deps[verb.i] == "amod" and verb.tag == "VBD" and _told_of_day(verb.i, people, heads, deps):
            continue
        guests = [i for i in people if i > verb.i]
        first = 1 if guests and any(w.low == "invitation" for w in doc[verb.i + 1 : guests[0]]) else 0
        guest = next(iter(guests[first:]), None)  # not him at whose invitation it is
        if guest is None or doc[guest - 1].dep in ("prep", "agent", "cc"):
            continue
        listed = deps[guest] == "conj" and doc[guest - 1].text == "," and _is_spot(doc, heads[guest], people)
        if deps[guest] not in ("pobj", "appos", "npadvmod") and not listed:
            continue
        between = doc[(guests[0] if first else verb.i) + 1 : guest]
        if not between or any(w.tag[0] in "VMW" or (w.dep == "prep" and w.low not in _SPOTS) for w in between):
            continue
        if heads[guest] != verb.i and deps[guest] == "pobj":
            left = [c.i for c in doc[guest].children if verb.i < c.i < guest]
            for c in left:
                heads[c], deps[c] = (heads[guest], "pobj") if c == left[-1] else (left[-1], deps[c])
        heads[guest], deps[guest] = verb.i, "dobj"


def _is_spot(doc: Sequence[Node], i: int, people: Sequence[int]) -> bool:
    """Whether a word is where something is done: the palace of "received, at the palace, the premier"."""
    return i not in people and doc[i].dep == "pobj" and doc[i].head.low in ("at", "in") and doc[i].head.i < i


def _take_things(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Gives a verb the thing that the parser takes for another name of its receiver, in place.

    "Proposed to Peru and Chile a new plan": no comma parts the plan from Chile.
    """
    for thing in (t for t in doc if deps[t.i] == "appos" and t.tag in ("NN", "NNS")):
        first = starts(thing)
        if first - 1 not in named or doc[first].dep not in ("det", "poss"):
            continue
        at = doc[first - 1]
        while at.dep == "conj" and at.head is not at:
            at = at.head
        verb = at.head.head
        if at.dep == "pobj" and at.head.low == "to" and verb.tag.startswith("V"):
            if not any(deps[c.i] == "dobj" for c in verb.children):
                heads[thing.i], deps[thing.i] = verb.i, "dobj"


def _past_aside(doc: Sequence[Node], heads: list[int]) -> None:
    """Hangs a "to" behind the comma that closes an aside on what the aside is about, in place.

    "Sent a message, signed by the minister, to the king": sent to the king.
    """
    for token in doc[2:]:
        aside = token.head
        if token.low != "to" or token.dep != "prep" or doc[token.i - 1].text != ",":
            continue
        if aside.tag == "VBN" and aside.dep in ("acl", "advcl") and doc[_starts_before(aside) - 1].text == ",":
            heads[token.i] = aside.head.i


def _means_label(token: Node) -> str | None:
    """A "by" that tells no doer: "spoken by telephone"; None for any other word."""
    means = token.dep == "agent" and any(c.low in ("phone", "telephone", "video", "videolink") for c in token.children)
    return "prep" if means else None


def _aims(verb: Node, noun: Node) -> list[int]:
    """What a verb without an object is for: the meeting of "flew to Oslo for a meeting of the Board and talks"."""
    preps = [c for c in verb.children if c.dep == "prep" and c.text.lower() == "for" and c.i < noun.i]
    return [p.i for c in preps for p in c.children if p.dep == "pobj" and p.tag in ("NN", "NNS") and p.i < noun.i]


def _give_heading_subject(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes a noun that the parser leaves without a part in its clause the subject, in place: "visit put off"."""
    for noun in doc:
        verb = doc[heads[noun.i]]
        loose = deps[noun.i] == "dep" and noun.tag in ("NN", "NNS") and verb.i == noun.i + 1
        if loose and verb.tag in ("VBD", "VBN") and not any(deps[c.i] in SUBJECTS for c in verb.children):
            deps[noun.i] = "nsubj"


def _relate(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Ties a clause with "whom" to the name before its comma, in place: "spoke with Soto, whom he congratulated".

    So too one with "who" that the parser takes for what is said: "told Soto, who had invited him, that he would come";
    and one with "which" behind a name or its letters: "paid by the Nile Bank (NB) which signed a deal with Peru".
    """
    for token in doc[2:]:
        before = doc[token.i - 1].text
        verb, name = token.head, token.i - 1 - (before in (",", ")"))
        aside = (token.low == "who" or (token.low == "which" and before != ",")) and deps[token.i] in SUBJECTS
        if not (token.low == "whom" or aside) or name not in named or not verb.tag.startswith("V"):
            continue
        astray = deps[verb.i] in ("ccomp", "conj", "advcl", "dep") or (deps[verb.i] == "relcl" and before == ")")
        if astray and not is_above(heads, verb.i, name):
            heads[verb.i], deps[verb.i] = name, "relcl"


def _starts_before(verb: Node) -> int:
    """Index of the first word of a clause up to its verb."""
    return min([verb.i, *(c.i for c in verb.children if c.i < verb.i)])


def _told_of_day(verb: int, people: Sequence[int], heads: list[int], deps: list[str]) -> bool:
    """Mends "X on Monday hosted Y", read as "X on [hosted Y]", in place; False where it is not that."""
    guest = heads[verb]
    day, host = heads[guest], heads[heads[guest]]
    if guest not in people or host not in people or deps[guest] != "pobj" or not host < day < verb < guest:
        return False
    heads[verb], deps[verb] = (verb if heads[host] == host else heads[host]), deps[host]
    heads[host], deps[host], heads[guest], deps[guest], heads[day] = verb, "nsubj", verb, "dobj", verb
    for c in range(day + 1, verb):
        if heads[c] in (verb, guest):
            heads[c], deps[c] = day, "pobj"
    return True


@cache
def _receiving() -> frozenset[str]:
    return frozenset(words("grammar")["receiving"])


def _lift(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs a clause about time that the parser ties to a name on the event before it, in place.

    "A visit to Oslo, which ended on Friday": the visit ended, not Oslo. "Talks with Peru scheduled for Friday".
    """
    for i in named:
        first = i
        while deps[first] == "conj" and heads[first] in named:
            first = heads[first]
        event = doc[heads[heads[first]]]
        if deps[first] != "pobj" or event.i in (heads[first], *named) or event.tag not in ("NN", "NNS"):
            continue
        for clause in doc[i].children:
            which = clause.dep == "relcl" and _tells_time(clause) and any(c.tag == "WDT" for c in clause.children)
            if which or _is_set_for(clause):
                heads[clause.i] = event.i


def _is_set_for(verb: Node) -> bool:
    """True for "scheduled for Friday", "planned in May", right behind what it is said of."""
    if verb.dep not in ("acl", "amod", "advcl") or verb.i < verb.head.i:
        return False
    told = lemmas().of(verb.text, verb.tag) in words("modality")["scheduling"]
    dated = any(c.low in ("for", "on", "in") and any(_is_time(g) for g in c.children) for c in verb.children)
    return told and dated and not any(c.dep in ("dobj", "agent", "mark", *SUBJECTS) for c in verb.children)


def _is_time(word: Node) -> bool:
    """True for a day, a month or a year, and for what counts them: "next week"."""
    return word.low in calendar_words() or word.low in _SPELLS or (word.text.isdigit() and len(word.text) == 4)


def _tells_time(verb: Node) -> bool:
    """True for "which ended", "which was planned", "which is due", "which was to begin"."""
    timing = words("modality")["timing"]
    lemma = lemmas().of(verb.text, verb.tag)
    if lemma == "be":
        begins = (c for c in verb.children if c.dep == "xcomp" and lemmas().of(c.text, c.tag) in timing["active"])
        due = any(c.dep == "acomp" and c.low in timing["passive"] for c in verb.children)
        return due or any(begins)
    passive = any(c.dep == "auxpass" for c in verb.children)
    return lemma in timing["passive" if passive else "active"]


def _inverted(doc: Sequence[Node]) -> list[tuple[int, int]]:
    """Verbs with whoever is told behind them: "Attending the talks were A and B", "Present at the talks were A and B".

    The verb is the participle, or "were" where none stands before it.
    """
    for copula in doc[2:-1]:
        if copula.low not in ("was", "were", "is", "are"):
            continue
        after = next((t for t in doc[copula.i + 1 : copula.i + 6] if t.tag in ("NNP", "NNPS", "NNS")), copula)
        named = after.dep in ("attr", "nsubj", "dobj") and starts(after) == copula.i + 1
        if not named:
            continue
        before = doc[: copula.i]
        if any(t.dep in _NAMED_SUBJECTS or t.tag in FINITE or t.text in (",", '"') for t in before):
            continue
        verbs = [t.i for t in before if t.tag == "VBG" and t.i <= OPENING]
        present = any(t.low == "present" for t in before)
        if verbs or present:
            return [(verbs[0] if verbs else copula.i, after.i)]
    return []


def _object_label(token: Node) -> str | None:
    """The label that a word should have as an object; None where the parser's own stands."""
    if token.dep == "dobj" and _is_given(token):
        return "dative"
    clausal_noun = token.dep == "ccomp" and (token.tag in ("NN", "NNS") or _is_compounded(token))
    named_object = token.dep == "oprd" and token.tag in ("NNP", "NNPS")
    return "dobj" if (clausal_noun or named_object) and _is_object(token) else None


def _is_relative(verb: Node) -> bool:
    """True for "the plan that Peru laid before him": what hangs on the plan has it for its object."""
    that = any(c.low == "that" and c.dep == "dobj" for c in verb.children)
    return verb.dep == "acl" and verb.tag in FINITE and that


def _is_compounded(word: Node) -> bool:
    """True for the "offer" of "spurns aid offer", taken for a verb: only what stands before nouns hangs on it."""
    before = {"amod", "compound", "det", "nmod", "nummod", "poss"}
    beside = {c.dep for c in word.children}
    return word.tag in ("VB", "VBP") and bool(beside & {"amod", "compound"}) and beside <= before | {"prep"}


def _is_given(name: Node) -> bool:
    """True for the name between a verb and its other object: "sent Soto his congratulations"."""
    others = [c for c in name.head.children if c.dep == "dobj" and c.i > name.i]
    return bool(others) and name.tag in ("NNP", "NNPS") and starts(others[0]) == name.i + 1


def _is_object(noun: Node) -> bool:
    """True for a noun behind a verb without object that has nothing of a clause about it."""
    verb = noun.head
    clausal = any(c.dep in _CLAUSAL for c in noun.children)
    bare = not any(c.dep in ("dobj", "nsubjpass") for c in verb.children)
    return verb.tag.startswith("V") and noun.i > verb.i and bare and not clausal


def _lacks_subject(verb: Node) -> bool:
    """True for a verb with tense, or under a word that has it, behind no subject of its own."""
    helped = any(c.dep in ("aux", "auxpass") and c.tag in FINITE for c in verb.children)
    finite = (verb.tag in FINITE and verb.dep != "advcl") or (verb.dep in ("ROOT", "conj", "advcl") and helped)
    return (
        finite and not any(c.dep == "mark" for c in verb.children) and not any(c.dep in SUBJECTS for c in verb.children)
    )


def _joined(doc: Sequence[Node], verb: Node) -> int | None:
    """The name right before a coordinated verb that nothing but the "and" before the name ties to the clause.

    "They spoke on Monday and Peru said": Peru. None in "They met Chile and Peru and said".
    """
    i = (
        min(
            c.i
            for c in (verb, *verb.children)
            if c is verb or (c.dep in ("aux", "auxpass", "advmod", "neg") and c.i < verb.i)
        )
        - 1
    )
    name = doc[i] if i > 0 else None
    if name is None or name.tag not in ("NNP", "NNPS", "NNS", "PRP") or name.dep != "conj":
        return None
    first = starts(name)
    return i if first > 0 and doc[first - 1].dep == "cc" and doc[first - 1].text != "&" else None


def _doer(doc: Sequence[Node], verb: int) -> int | None:
    """The noun between a comma and a verb without subject that the parser tied to what stands before the comma.

    "During a meeting in Doha, the emir and the premier discussed": the emir. None where no such noun stands there.
    """
    for i in range(verb - 1, max(-1, verb - 8), -1):
        token = doc[i]
        if token.dep not in ("conj", "appos", "dobj", "npadvmod", "dep", "pobj") or not token.tag.startswith("N"):
            continue
        if token.dep == "pobj" and token.head.head.i == verb:
            continue  # "at the king's invitation, Roe on Monday visited"
        while token.dep == "pobj" and token.head.text == "of" and token.head.head.dep == "appos":
            token = token.head.head  # "at the invitation of Roe, Premier Poe of the State Council will pay a visit"
        while token.dep == "conj" and starts(token) > 0 and doc[starts(token) - 1].dep == "cc":
            token = token.head
        first = starts(token)
        tied = token.dep in ("conj", "appos", "dobj", "npadvmod", "dep") and token.head.i < first
        return token.i if first > 0 and doc[first - 1].text in (",", '"') and tied else None
    return None
