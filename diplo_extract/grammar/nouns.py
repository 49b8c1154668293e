"""The grammar of a sentence: what stands around a noun, and the verb or preposition that carries it."""

from __future__ import annotations

from diplo_extract.grammar.tree import DEPTH, MODIFIERS, RELATIVE, conjuncts, expand, is_passive, is_verb, kids
from diplo_extract.mentions import Parse, Word

PREPOSITIONAL = frozenset({"following", "including", "concerning", "regarding", "pending"})
"""Participles that stand like prepositions; the parser may take what follows them for an object."""


def possessor(parse: Parse, noun: int) -> list[int]:
    """ "Tokayev's visit", "his visit"."""
    word = parse.words[noun]
    over = parse.words[word.head]
    shared = (
        word.dep == "conj" and word.mention is None and over.mention is None and not kids(parse, noun, "det", "poss")
    )
    shared = shared and {word.tag[:2], over.tag[:2]} == {"NN"}  # "Roe's meeting with Poe and talks with Moe"
    return expand(parse, kids(parse, over.i if shared else noun, "poss"))


def agent(parse: Parse, verb: int) -> list[int]:
    """The doer behind "by", of a passive also where the parser hung it on what stands between.

    "Was wished luck by Peru", "orders were given to the envoys by Peru".
    """
    found = behind(parse, verb, "by")
    if found or not is_passive(parse, verb):
        return found
    later = [c for c in kids(parse, verb, "dobj", "oprd", "dative", "npadvmod", "prep") if c > verb]
    between = [n for c in later for n in ([c] if parse.words[c].tag.startswith("N") else kids(parse, c, "pobj"))]
    return [n for c in between for n in behind(parse, c, "by") if parse.words[n].mention is not None]


_FIRST_OF_TWO = frozenset({"according", "contrary", "due", "owing", "prior", "subsequent", "thanks"})
"""Words that make another preposition of "to": "recalled its envoy, according to Peru" tells nobody to whom."""


def behind(parse: Parse, i: int, preposition: str) -> list[int]:
    """The nouns behind a preposition of word i: its own dependents, chains such as "together with" included."""
    found: list[int] = []
    for p in kids(parse, i, "prep", "agent", "dative", "prt", "advmod"):
        word = parse.words[p]
        if word.text.lower() == preposition:
            again = [q for q in kids(parse, p, "conj") if parse.words[q].text == word.text]  # "to Peru and to Chile"
            found += [n for q in (p, *again) for n in kids(parse, q, "pobj", "pcomp")]
        found += [
            n
            for q in (kids(parse, p, "prep") if word.text.lower() not in _FIRST_OF_TWO else ())
            if parse.words[q].text.lower() == preposition
            for n in kids(parse, q, "pobj")
        ]
    if preposition == "involving":  # "talks involving Peru"
        told = [v for v in kids(parse, i, "acl") if parse.words[v].text == preposition]
        found += [n for v in told for n in kids(parse, v, "dobj")]
    return expand(parse, found)


def around(parse: Parse, i: int) -> list[int]:
    """Names and demonyms that modify noun i from the left: "Russian-Ukrainian talks", "the Trump visit"."""
    found: list[int] = []
    for c in parse.children[i]:
        word = parse.words[c]
        if c < i and word.dep in MODIFIERS and word.dep != "poss":
            found += [
                c,
                *(around(parse, c) if not _is_service(word) or parse.words[i].lemma in _OFFERS else ()),
                *[d for d in conjuncts(parse, c) if d != c and d < i],
            ]
    return list(dict.fromkeys(found))


def _is_service(word: Word) -> bool:
    """True for the "-brokered" of "a UN-brokered accord", to which the UN is no party."""
    return word.text.startswith("-") and word.lemma.lstrip("-") in _SERVICES


_OFFERS = frozenset({"initiative", "offer", "plan", "proposal"})
"""What a go-between makes himself: "a UN-brokered plan" is the UN's."""
_SERVICES = frozenset(
    {"arranged", "broker", "brokered", "facilitate", "facilitated", "mediate", "mediated", "sponsored"}
)
COUNTING = frozenset({"first", "last", "latest", "next", "second", "third"})
"""What stands for one of several in "the last of the talks"."""


def light_verb(parse: Parse, noun: int, depth: int = 0) -> int | None:
    """The verb that carries the noun: "held" of "held talks", "paid" of "paid a visit", "was on" of "was on a visit".

    None where the noun stands in no such place. A coordinated noun shares the verb of the first.
    """
    word = parse.words[noun]
    above = word.head
    if above == noun or depth > DEPTH:
        return None
    if word.dep == "conj" and not is_verb(parse.words[above]):
        return light_verb(parse, above, depth + 1)
    if _behind_preposition(parse, noun):
        if is_verb(parse.words[above]) and parse.words[above].dep not in ("prep", "acl", "advcl"):
            return None
        verb = parse.words[above].head
        if is_verb(parse.words[verb]):
            return verb
        if parse.words[verb].dep == "acomp" and is_verb(parse.words[parse.words[verb].head]):
            return parse.words[verb].head  # "is ready for talks", "was open to a meeting"
        counts = parse.words[verb].text.lower() in COUNTING and parse.words[above].text.lower() == "of"
        nominal = counts or parse.words[verb].tag.startswith(("N", "R"))
        if nominal and verb != noun and not is_verb(parse.words[verb]):
            return light_verb(parse, verb, depth + 1)
        return None
    direct = word.dep in ("dobj", "nsubjpass", "attr", "oprd", "nsubj", "dative", "npadvmod")
    return above if direct and is_verb(parse.words[above]) else None


def _behind_preposition(parse: Parse, noun: int) -> bool:
    word = parse.words[noun]
    above = parse.words[word.head]
    return word.dep in ("pobj", "pcomp") or (word.dep == "dobj" and above.text.lower() in PREPOSITIONAL)


def carrying_clauses(parse: Parse, noun: int) -> list[int]:
    """Verbs of clauses behind the noun that carry it: "talks held in Oslo", "the visit that he paid", "is to pay"."""
    return [
        _innermost(parse, c)
        for c in kids(parse, noun, "acl", "relcl")
        if is_verb(parse.words[c])
        and parse.words[c].tag != "VBG"
        and _lacks_object(parse, c)
        and not _is_set_there(parse, c)
    ]


def _is_set_there(parse: Parse, verb: int) -> bool:
    """True for the clause of "the summit where we will look to others", which is only where they do so."""
    return any(parse.words[c].text.lower() in ("when", "where", "why") for c in kids(parse, verb, "advmod"))


def _innermost(parse: Parse, verb: int) -> int:
    """The "made" of "was to have made", the "hold" of "plans to hold"; the verb itself where none is below it."""
    below = [c for c in kids(parse, verb, "xcomp") if c > verb and parse.words[c].tag in ("VB", "VBN")]
    if len(below) == 1 and any(parse.words[k].tag == "TO" for k in kids(parse, below[0], "aux")):
        return below[0] if _lacks_object(parse, below[0]) else verb
    return verb


def _lacks_object(parse: Parse, verb: int) -> bool:
    """True where the noun before is the verb's object: no other one stands there but whom it is given to."""
    found = [c for c in kids(parse, verb, "dobj") if parse.words[c].text.lower() not in RELATIVE]
    return not found or carries_noun_above(parse, verb)


def carries_noun_above(parse: Parse, verb: int) -> bool:
    """True of "sent" in "the letter Peru sent Chile last month": the named object is whom it was sent to."""
    named = [c for c in kids(parse, verb, "dobj") if (found := parse.words[c].mention) is not None and found.actors]
    doers = kids(parse, verb, "nsubj")
    opening = {w.text.lower() for w in parse.words[parse.words[verb].head + 1 : doers[0]]} if doers else RELATIVE
    return parse.words[verb].dep == "relcl" and bool(named) and RELATIVE.isdisjoint(opening)


def preposition_above(parse: Parse, noun: int) -> str | None:
    """The preposition that governs the noun ("during" of "during the visit"), lower case; None where there is none."""
    word = parse.words[noun]
    if word.dep == "conj":
        return preposition_above(parse, word.head) if not is_verb(parse.words[word.head]) else None
    return parse.words[word.head].text.lower() if _behind_preposition(parse, noun) else None


RANKS = frozenset({"first", "second", "third", "last", "latest", "only"})
"""Words for one of several in a row."""


def is_ranked(parse: Parse, noun: int) -> bool:
    """True for "the first leader", "the only one": what they are the first "to" do is told of them as done."""
    told = (word for c in (noun, *parse.children[noun]) for word in parse.words[c].text.lower().split())
    kinds = {parse.words[c].tag for a in kids(parse, noun, "amod") for c in (a, *parse.children[a])}
    # "the first Peruvian minister" is one word of the parse; "the most senior official" is none
    return any(word in RANKS for word in told) or not kinds.isdisjoint(("JJS", "RBS"))
