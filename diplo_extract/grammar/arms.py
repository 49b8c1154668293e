"""The grammar of a sentence: the places around a word by the names that rule files give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from diplo_extract.grammar.nouns import agent, around, behind, carries_noun_above, possessor, preposition_above
from diplo_extract.grammar.tree import DEPTH, clause_verb, conjuncts, expand, is_passive, is_verb, kids
from diplo_extract.grammar.verbs import obj, subject, surface_subject, writing_nouns, writings_of
from diplo_extract.mentions import Parse, Word
from diplo_extract.rules import words as word_list

MARGINS = frozenset({"ahead", "fringe", "fringes", "margin", "margins", "sideline", "sidelines"})
"""One meets somebody on the margins of a summit: what hangs on the summit belongs to the meeting."""
TOPICAL = frozenset({"about", "concerning", "on", "over", "regarding"})
"""Who speaks "about the war in Peru" need not be there."""


def members(parse: Parse, noun: int) -> list[int]:
    """Those whom a noun names behind it: "ten states, including X and Y", "led by X", "among them X", "both, A, B"."""
    listed = _listed(parse, noun)
    if listed:
        return listed
    if parse.words[noun].tag not in ("NNS", "NNPS") and parse.words[noun].text.lower() != "those":
        return [c for c in kids(parse, noun, "appos") if _is_named(parse, c)]
    found = behind(parse, noun, "including") or _including(parse, noun)
    found += [n for n in behind(parse, noun, "as") if _such(parse, noun)]
    for c in kids(parse, noun, "acl"):
        if parse.words[c].lemma in ("lead", "head"):
            found += agent(parse, c)
        if parse.words[c].text.lower() == "including":
            found += obj(parse, c)
    if not found:
        found = [n for c in kids(parse, noun, "appos") for n in conjuncts(parse, c)]
    return found or _among_them(parse, noun) or _told_apart(parse, noun)


_MARKS = (":", "-", "–", "—", "(")
_FINITE = frozenset({"VB", "VBD", "VBP", "VBZ", "MD"})
_NEAR = 9
"""Words behind a noun within which "including" is of it: "four leaders in Paris on Monday, including X"."""
_BETWEEN = frozenset({",", ";", "and", "&", "the", *_MARKS})


def _listed(parse: Parse, noun: int) -> list[int]:
    """Those in a list behind a mark: "the envoys of five powers - A, B and C", "the following leaders attended: A; B".

    Only of "the following" the list may stand behind a verb, and may go on in other words.
    """
    announced = any(parse.words[n].text.lower() == "following" for n in (noun, *parse.children[noun]) if n <= noun)
    if not announced and parse.words[noun].tag not in ("NNS", "NNPS"):
        return []
    marks = [w.i for w in parse.words[noun + 1 :] if w.text in ((":",) if announced else _MARKS)]
    mark = next((m for m in marks if parse.words[m].text == ":" or parse.words[m].start > parse.words[m - 1].end), None)
    if mark is None or not (announced or not any(w.tag in _FINITE for w in parse.words[noun:mark])):
        return []
    found: list[int] = []
    for w in parse.words[mark + 1 :]:
        if w.mention is not None and (parse.words[w.i - 1].text in _BETWEEN or w.i == mark + 1):
            found.append(w.i)
        elif w.text not in _BETWEEN and not announced:
            return found if len(found) > 1 and w.text in (".", ")") else []
    return found if announced or len(found) > 1 else []


def _told_apart(parse: Parse, noun: int) -> list[int]:
    """ "States that signed include X and Y", "Among the leaders who came were X and Y"."""
    above = parse.words[noun].head
    verb = parse.words[above].head
    if parse.words[noun].dep == "nsubj" and parse.words[above].lemma == "include":
        return obj(parse, above)
    if parse.words[above].text.lower() == "among" and parse.words[verb].lemma == "be":
        return expand(parse, kids(parse, verb, "nsubj", "attr"))
    return []


def _is_named(parse: Parse, i: int) -> bool:
    """True for the name in "his neighbour Yoweri Museveni", "the trade pact PACER"; false for "the capital, Baku"."""
    mention = parse.words[i].mention
    return mention is not None and [a.kind for a in mention.actors] in (["person"], ["organization"])


def _including(parse: Parse, noun: int) -> list[int]:
    """Who stands behind ", including" after a noun phrase and a day or town, on whatever the parser hung the word."""
    for at in range(noun + 1, min(noun + _NEAR, len(parse.words))):
        word = parse.words[at]
        if word.text.lower() == "including":
            return [n for c in kids(parse, at, "pobj", "dobj") for n in conjuncts(parse, c)]
        if word.tag in _FINITE or word.tag in ("NNS", "NNPS") or word.tag.startswith("W"):
            return []
    return []


def _such(parse: Parse, noun: int) -> bool:
    return any(w.text.lower() == "such" for w in parse.words[noun + 1 : noun + 4])


def _among_them(parse: Parse, noun: int) -> list[int]:
    """ "32 nations, among them X and Y": the first name behind the words and what is coordinated with it."""
    for at in range(noun + 1, min(noun + 5, len(parse.words) - 2)):
        if parse.words[at].text.lower() == "among" and parse.words[at + 1].text.lower() == "them":
            name = next((w.i for w in parse.words[at + 2 : at + 5] if w.mention is not None), None)
            return conjuncts(parse, name) if name is not None else []
    return []


def source(parse: Parse, i: int) -> list[int]:
    """Who is told to have said the clause of word i: the subject of the nearest verb above that it is reported by.

    A news agency that reports it is no party to it.
    """
    at = clause_verb(parse, i)
    for _ in range(DEPTH):
        word = parse.words[at]
        if word.head == at:
            return []
        if word.dep in ("ccomp", "parataxis") and is_verb(parse.words[word.head]) and not is_passive(parse, word.head):
            return [s for s in subject(parse, word.head) if not _is_medium(parse.words[s])]
        at = word.head
    return []


def _is_medium(word: Word) -> bool:
    told = word.mention.actors if word.mention is not None else ()
    return bool(told) and all(a.kind == "organization" and a.domestic for a in told)


def _informed(parse: Parse, i: int) -> list[int]:
    """Who is told the clause of word i: "told Peru that it could not accept the invitation"."""
    at = clause_verb(parse, i)
    for _ in range(DEPTH):
        word = parse.words[at]
        above = parse.words[word.head]
        if word.head == at or word.dep not in ("ccomp", "conj", "xcomp"):
            return []
        if word.dep == "ccomp" and above.lemma in word_list("grammar")["informing"]:
            return obj(parse, above.i)
        at = above.i
    return []


def arm(parse: Parse, i: int, name: str) -> list[int]:
    """Word indices at an arm of word i; a name that stands for no place of its own is a preposition."""
    if name in _PLACES:
        return _PLACES[name](parse, i)
    if "." in name:
        first, rest = name.split(".", 1)
        found = list(dict.fromkeys(n for o in arm(parse, i, first) for n in arm(parse, o, rest)))
        return found or _behind_two(parse, i, first, rest)
    found = behind(parse, i, name)
    return found or _misattached(parse, i, name) or (_opening(parse, i) if name == "in" else [])


def _opening(parse: Parse, verb: int) -> list[int]:
    """The writing that a sentence of two verbs opens with: "In a message to Soto, Moe mourned the dead and offered"."""
    word = parse.words[verb]
    first = word.head
    if word.dep != "conj" or not is_verb(word) or not is_verb(parse.words[first]):
        return []
    subjects = kids(parse, first, "nsubj")
    return [
        n
        for n in behind(parse, first, "in")
        if subjects and n < subjects[0] and parse.words[n].lemma in writing_nouns()
    ]


def _behind_two(parse: Parse, i: int, first: str, second: str) -> list[int]:
    """The nouns behind two prepositions in a row: "pulled its envoy out of Peru"."""
    heads = [i, *kids(parse, i, "dobj")]
    outer = [p for h in heads for p in kids(parse, h, "prep", "prt", "advmod") if parse.words[p].text.lower() == first]
    inner = [p + 1 for p in outer if p + 1 < len(parse.words) and parse.words[p + 1].text.lower() == second]
    return expand(parse, [n for p in inner for n in kids(parse, p, "pobj")])


_POINTING = frozenset(
    {"addition", "allusion", "contrast", "nod", "opposition", "reaction", "reference", "regard", "relation"}
)
"""Nouns whose "to" is of what somebody means, and not of whom he speaks to."""
_CAUSES = frozenset({"after", "amid", "amidst", "because", "despite", "due", "following", "over", "owing"})
"""Prepositions of what something was done for or in spite of."""


def _misattached(parse: Parse, i: int, preposition: str) -> list[int]:
    """ "met Putin in Baku with Lavrov": the parser may hang the phrase on the object or another phrase of the verb."""
    found: list[int] = []
    for c in parse.children[i]:
        if c > i and parse.words[c].dep in ("dobj", "prep", "npadvmod", "advmod", "attr", "prt"):
            if preposition in ("between", "among") and parse.words[c].dep == "prep":
                continue  # "signed during a meeting between": the meeting is between them
            sited = parse.words[c].dep == "dobj" and preposition in ("at", "in", "near")
            told = conjuncts(parse, c) if sited else [c]  # "visit a school in Peru and a farm in Chile"
            for n in told if parse.words[c].dep != "prep" else kids(parse, c, "pobj"):
                if parse.words[c].dep == "prep" and parse.words[n].lemma in _dealings():
                    continue  # "spoke of his contacts with Peru": the contacts are with Peru
                if preposition == "to" and parse.words[n].lemma in _POINTING:
                    continue  # "spoke of threats in a reference to Peru": not to Peru
                if parse.words[c].text.lower() in _CAUSES and parse.words[n].lemma not in _gatherings():
                    continue  # "a visit cancelled because of fighting in Chad" was not one to Chad
                if parse.words[c].dep == "prep" and preposition == "of" and parse.words[n].mention is None:
                    continue  # "a visit at the invitation of Peru": the invitation is Peru's
                topical = parse.words[c].text.lower() in TOPICAL and parse.words[n].lemma in _affairs()
                found += behind(parse, n, preposition) if not topical else []
                if parse.words[n].text.lower() in MARGINS:
                    theirs = _dealings() - _gatherings()  # "on the sidelines of talks with Peru" is not with Peru
                    above = [o for o in behind(parse, n, "of") if parse.words[o].lemma not in theirs]
                    found += [m for o in above for m in behind(parse, o, preposition)]
    return found


@cache
def _gatherings() -> frozenset[str]:
    return frozenset(word_list("grammar")["great_gatherings"])


@cache
def _dealings() -> frozenset[str]:
    return frozenset(word_list("grammar")["dealings"])


@cache
def _affairs() -> frozenset[str]:
    return frozenset(word_list("modality")["affairs"])


def beside(parse: Parse, verb: int) -> list[int]:
    """The verb that shares its object with a bare one before it: "congratulated" of "called and congratulated X"."""
    if verb + 2 >= len(parse.words) or parse.words[verb + 1].text.lower() != "and":
        return []
    return [verb + 2] if verb + 2 in kids(parse, verb, "conj") and is_verb(parse.words[verb + 2]) else []


def infinitives(parse: Parse, i: int) -> list[int]:
    """Verbs of the to-infinitives that hang on word i or its object: "invited Peru to join", "an offer to mediate"."""
    found: list[int] = []
    for c in [i, *kids(parse, i, "dobj", "nsubjpass")]:
        for v in kids(parse, c, "xcomp", "acl", "advcl", "ccomp", "relcl"):
            to = any(parse.words[k].tag == "TO" for k in parse.children[v])
            if to and (parse.words[v].tag == "VB" or _is_being(parse, v)):
                found += [v]
            elif parse.words[v].tag in ("VB", "VBP") and parse.words[v].dep == "acl" and kids(parse, v, "mark"):
                found += [] if kids(parse, v, "aux", "auxpass") else [v]  # "a suggestion that he attend"
    return found


def _is_being(parse: Parse, verb: int) -> bool:
    """True for the "meeting" of "is going to be meeting"."""
    helping = [parse.words[a] for a in kids(parse, verb, "aux")]
    return parse.words[verb].tag == "VBG" and any((a.lemma, a.tag) == ("be", "VB") for a in helping)


def _dative(parse: Parse, i: int) -> list[int]:
    found = kids(parse, i, "dative") or (kids(parse, i, "dobj") if carries_noun_above(parse, i) else [])
    if not found and is_passive(parse, i) and kids(parse, i, "dobj"):
        found = surface_subject(parse, i)  # "the envoy was handed a note", "is said to have been handed a note"
    named = [[c] if parse.words[c].tag not in ("IN", "TO") else kids(parse, c, "pobj") for c in found]
    return expand(parse, [n for words in named for n in words])


def _clause_subjects(parse: Parse, i: int) -> list[int]:
    """ "Declared the envoy unwelcome", told as a clause; not "confirmed that he would come", "was sent, he said"."""
    told = [c for c in kids(parse, i, "ccomp") if c > i and parse.words[c].tag != "MD"]
    small = [c for c in told if not kids(parse, c, "mark", "aux", "auxpass")]
    return expand(parse, [s for c in small for s in kids(parse, c, "nsubj", "nsubjpass")])


def _infinitive_subjects(parse: Parse, i: int) -> list[int]:
    """Who is to do what an infinitive says, where it names him itself: "an invitation for the king to visit Peru"."""
    told = infinitives(parse, i)
    if not told and not is_verb(parse.words[i]):  # hung on the verb over the noun
        aims = kids(parse, parse.words[i].head, "advcl", "xcomp", "ccomp")
        told = [v for v in aims if any(c == i + 1 for c in kids(parse, v, "mark"))]
    return expand(parse, [s for v in told for s in kids(parse, v, "nsubj")])


def _called(parse: Parse, i: int) -> list[int]:
    """What somebody is or is made: "made Croatia a member", which may be told as a clause."""
    return kids(parse, i, "oprd", "attr") + [c for c in kids(parse, i, "ccomp") if not is_verb(parse.words[c])]


def _givers(parse: Parse, i: int) -> list[int]:
    """Who gave what a noun names: "the aid that Norway had provided", "$5 million of support given by Norway"."""
    nouns = [i, *behind(parse, i, "of")]
    return expand(parse, [s for n in nouns for v in kids(parse, n, "relcl", "acl") for s in subject(parse, v)])


def _presenters(parse: Parse, i: int) -> list[int]:
    """Who put forward what a noun names: "the plan that Norway tabled", "a proposal made by Norway"."""
    giving = {*word_list("grammar")["light"]["give"], "draw", "put_forward", "suggest"}
    within = [c for v in kids(parse, i, "acl") for c in kids(parse, v, "ccomp") if not obj(parse, c)]
    told = [*kids(parse, i, "relcl", "acl"), *within]  # the parser's slip: "the offer to visit Oslo that Norway made"
    told = [v for v in told if parse.words[v].lemma in giving and is_verb(parse.words[v])]
    return expand(parse, [s for v in told for s in subject(parse, v) if s != i])


def _content(parse: Parse, i: int) -> list[int]:
    """ "Proposed holding talks", "suggested that they meet"."""
    return [c for c in kids(parse, i, "xcomp", "ccomp") if is_verb(parse.words[c])]


def _hyphenated(parse: Parse, i: int) -> list[int]:
    """ "EU-mediated", which the tokenizer cuts before the hyphen when a name is masked."""
    return [i - 1] if i and parse.words[i].text.startswith("-") else kids(parse, i, "npadvmod")


def _owners(parse: Parse, i: int) -> list[int]:
    """Whose wishes somebody brings: "Ana Roe's greetings", "the greetings of Ana Roe"; whom one thanks is none."""
    told = possessor(parse, i) + (behind(parse, i, "of") if parse.words[i].lemma != "appreciation" else [])
    return [n for n in told if parse.words[n].mention is not None]


def _hosts(parse: Parse, noun: int) -> list[int]:
    """Who gives an occasion: "a summit hosted by Peru", "a Peru-hosted summit", "Peru hosts a summit, to which"."""
    word = parse.words[noun]
    above = [word.head] if word.dep in ("dobj", "nsubjpass") else []
    sited = [p for name in ("in", "at") for p in behind(parse, noun, name) if p > noun]  # "in Lima, hosted by"
    verbs = [v for n in (noun, *sited) for v in kids(parse, n, "acl", "relcl")]
    verbs = [v for v in (*verbs, *above) if _is_hosting(parse, v)]
    found = [n for v in verbs for n in (agent(parse, v) if is_passive(parse, v) else subject(parse, v))]
    hosted = [c for c in kids(parse, noun, "amod") if parse.words[c].lemma in word_list("grammar")["hosting"]]
    found += [n for c in hosted for n in _hyphenated(parse, c)]
    return [n for n in found if n != noun]


def _occasions(parse: Parse, i: int) -> list[int]:
    """What one is asked to, or to do something at: "invited to a summit", "an offer to join talks"."""
    aims = infinitives(parse, i)
    aims += [n for v in aims for n in kids(parse, v, "attr")]  # "to be a speaker at a forum"
    told = [n for v in aims for n in (*obj(parse, v), *(m for p in _AT for m in behind(parse, v, p)))]
    return list(dict.fromkeys([*arm(parse, i, "to"), *told]))


_AT = ("to", "in", "at", "during")
"""Prepositions between what one does and the occasion at which."""


def _is_hosting(parse: Parse, verb: int) -> bool:
    return is_verb(parse.words[verb]) and parse.words[verb].lemma in word_list("grammar")["hosting"]


def _governor(parse: Parse, i: int) -> list[int]:
    """The word over word i; over the first of what it is coordinated with."""
    at = i
    while parse.words[at].dep == "conj" and not is_verb(parse.words[at]) and parse.words[at].head != at:
        at = parse.words[at].head
    return [parse.words[at].head] if parse.words[at].head != at else []


def _clause_subject(parse: Parse, i: int) -> list[int]:
    """Whom the clause of word i is about, whether he acts or is acted on; "while there, she said, he would": he."""
    verb = clause_verb(parse, i)
    told = [c for c in kids(parse, verb, "ccomp") if c > verb and kids(parse, c, "aux") and parse.words[c].tag == "VB"]
    named = [s for c in told for s in kids(parse, c, "nsubj") if _is_somebody(parse, s)]
    return expand(parse, named) or surface_subject(parse, verb)


def _is_somebody(parse: Parse, i: int) -> bool:
    mention = parse.words[i].mention
    return mention is not None and [a.kind for a in mention.actors] == ["person"]


def _where(parse: Parse, i: int) -> list[int]:
    """Who does something at a place: "to Peru, where Ana Soto will speak"."""
    clauses = [
        c
        for c in kids(parse, i, "relcl")
        if any(parse.words[w].text.lower() == "where" for w in kids(parse, c, "advmod"))
    ]
    return [s for c in clauses for s in subject(parse, c) if _is_somebody(parse, s)]


def _there(parse: Parse, i: int) -> list[int]:
    """The place behind the preposition that follows a conjunction: "while in Peru", on whatever the parser hung it."""
    if i + 1 == len(parse.words) or parse.words[i + 1].text.lower() not in ("in", "at"):
        return []
    return expand(parse, kids(parse, i + 1, "pobj"))


def _with_whom_as(parse: Parse, i: int) -> list[int]:
    """Who is something beside what is told: Peru in "a deal was signed, with Peru as mediator"."""
    if i < 2 or preposition_above(parse, i) != "as":
        return []
    before = parse.words[parse.words[i].head - 1]
    return [before.i] if before.mention is not None and parse.words[before.head].text.lower() == "with" else []


_PLACES: Mapping[str, Callable[[Parse, int], list[int]]] = {
    "acomp": lambda parse, i: kids(parse, i, "acomp"),
    "agent": agent,
    "amod": around,
    "appos": lambda parse, i: expand(parse, kids(parse, i, "appos")),
    "beside": beside,
    "ccomp_subj": _clause_subjects,
    "clause_subj": _clause_subject,
    "content": _content,
    "dative": _dative,
    "dobj": lambda parse, i: expand(parse, kids(parse, i, "dobj")),
    "head": _governor,
    "hosts": _hosts,
    "giver": _givers,
    "hyphen": _hyphenated,
    "informed": _informed,
    "infinitive": infinitives,
    "infinitive_subj": _infinitive_subjects,
    "npadvmod": lambda parse, i: kids(parse, i, "npadvmod"),
    "noun": lambda _, i: [i],
    "obj": obj,
    "occasion": _occasions,
    "oprd": _called,
    "owner": _owners,
    "poss": possessor,
    "presenter": _presenters,
    "source": source,
    "subj": subject,
    "there": _there,
    "where": _where,
    "with_whom_as": _with_whom_as,
    "writing": writings_of,
}
"""The arms that are no prepositions."""
PLACES = frozenset(_PLACES)
