"""Stage 6, its first half: the places around a word where its actors stand. Pure functions of a Parse; no actors here.

An arm is the name of such a place: `subj`, `obj`, `agent`, `dative`, `with` (any preposition), `poss`, `amod`, and for
nouns under a light verb `give.subj`, `give.to` (the light verb's own arms). `arm(parse, i, name)` gives word indices.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from diplo_extract.mentions import Parse, Word
from diplo_extract.rules import words as word_list

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "advmod", "nummod", "dep"})
PREPOSITIONAL = frozenset({"following", "including", "concerning", "regarding", "pending"})
"""Participles that stand like prepositions; the parser may take what follows them for an object."""
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
MARGINS = frozenset({"margin", "margins", "sideline", "sidelines"})
"""One meets somebody on the margins of a summit: what hangs on the summit belongs to the meeting."""
DEPTH = 6
"""Steps up a chain of conjuncts, complements and relative clauses before we give up."""


@cache
def object_control() -> frozenset[str]:
    """Verbs whose object does what their infinitive says."""
    return frozenset(word_list("grammar")["object_control"])


@cache
def addressed_nouns() -> frozenset[str]:
    """Nouns whose infinitive is for somebody else to do: "an invitation to come"."""
    return frozenset(word_list("grammar")["addressed"])


@cache
def receiving_verbs() -> frozenset[str]:
    """Verbs whose subject gets what their object is: "received an invitation"."""
    return frozenset(word_list("grammar")["light"]["receive"])


def is_verb(word: Word) -> bool:
    """True for a word that the tagger takes for a verb or auxiliary."""
    return word.tag.startswith("V") or word.tag == "MD"


def kids(parse: Parse, i: int, *deps: str) -> list[int]:
    """Dependents of word i with one of the labels, in text order."""
    return [c for c in parse.children[i] if parse.words[c].dep in deps]


def is_passive(parse: Parse, verb: int) -> bool:
    """True for "was invited", and for "invited" after a noun ("the leaders invited by France")."""
    word = parse.words[verb]
    if kids(parse, verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if parse.sentence.kind == "headline" and word.tag in ("VBD", "VBN") and not kids(parse, verb, "aux", "dobj"):
        return word.lemma in word_list("grammar")["headline_passives"]
    if word.tag != "VBN" or kids(parse, verb, "nsubj", "aux"):
        return False
    if word.dep == "conj" and is_verb(parse.words[word.head]):
        return is_passive(parse, word.head) and not kids(parse, verb, "dobj")
    return word.dep in ("acl", "relcl", "advcl", "ccomp", "pcomp") and not kids(parse, verb, "dobj")


def conjuncts(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """Word i and everything coordinated below it: "Putin, Xi and Modi"."""
    found = [i]
    if depth < DEPTH:
        for c in kids(parse, i, "conj"):
            if not is_verb(parse.words[c]):
                found += conjuncts(parse, c, depth + 1)
    return found


def antecedent(parse: Parse, i: int) -> int:
    """For a relative pronoun the noun that its clause hangs on, else the word itself."""
    if parse.words[i].text.lower() not in RELATIVE:
        return i
    at = i
    for _ in range(DEPTH):
        word = parse.words[at]
        if word.dep == "relcl":
            named = parse.words[i].text.lower() != "who" or parse.words[word.head].mention is not None
            return word.head if named else _nearest_name(parse, i)
        if word.head == at:
            break
        at = word.head
    return i


def _nearest_name(parse: Parse, who: int) -> int:
    """The name just before "who", on whatever noun the parser hung its clause; the noun where no name stands there."""
    before = next((w for w in reversed(parse.words[max(0, who - 2) : who]) if w.text != ","), None)
    if before is not None and before.mention is not None:
        return before.i
    return next(parse.words[a].head for a in (who, *ancestors(parse, who)) if parse.words[a].dep == "relcl")


def _expand(parse: Parse, found: list[int]) -> list[int]:
    out: list[int] = []
    for i in found:
        for j in conjuncts(parse, antecedent(parse, i)):
            if j not in out:
                out.append(j)
    return out


def subject(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Who does it: the active subject, a passive's agent, or the subject that the clause borrows from its governor."""
    if is_passive(parse, verb):
        return agent(parse, verb)
    own = kids(parse, verb, "nsubj")
    if own:
        return _expand(parse, own)
    return [] if depth > DEPTH else _borrowed(parse, verb, depth)


def surface_subject(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """The grammatical subject, whether it acts or is acted on; borrowed like that of `subject`."""
    own = kids(parse, verb, "nsubj", "nsubjpass")
    if own:
        return _expand(parse, own)
    return [] if depth > DEPTH else _borrowed(parse, verb, depth)


def _borrowed(parse: Parse, verb: int, depth: int) -> list[int]:
    word = parse.words[verb]
    head = word.head
    if head == verb:
        return []
    governor = parse.words[head]
    if word.dep == "xcomp" or (word.dep in ("ccomp", "advcl") and word.tag in ("VB", "VBG")):
        if word.dep in ("xcomp", "ccomp") and is_verb(governor) and governor.lemma in object_control():
            controlled = obj(parse, head) or kids(parse, head, "dative")
            if controlled:
                return controlled
        if is_verb(governor) or word.dep == "xcomp":
            return surface_subject(parse, head, depth + 1)
        return possessor(parse, head)
    if word.dep in ("conj", "advcl", "ccomp", "dep", "parataxis") and is_verb(governor):
        return surface_subject(parse, head, depth + 1)
    if word.dep in ("acomp", "attr", "oprd") and is_verb(governor):  # "is ready to accept"
        return surface_subject(parse, head, depth + 1)
    if word.dep == "relcl":
        return _expand(parse, [head]) if not kids(parse, verb, "nsubj", "nsubjpass") else []
    if word.dep == "acl":
        return _of_modified_noun(parse, verb, depth)
    if word.dep == "pcomp":
        return _of_prepositional(parse, head, depth)
    return []


def _of_modified_noun(parse: Parse, verb: int, depth: int) -> list[int]:
    """ "The minister visiting Baku" -> the minister; "his plan to visit" -> his; "made a plan to visit" -> the maker."""
    noun = parse.words[verb].head
    if parse.words[verb].tag == "VBG":
        return _author(parse, noun, depth) or _expand(parse, [noun])
    if parse.words[noun].lemma in addressed_nouns():
        return _addressed(parse, noun, depth)
    owners = possessor(parse, noun)
    if owners:
        return owners
    governor = parse.words[noun].head
    if is_verb(parse.words[governor]) and parse.words[noun].dep in ("dobj", "attr", "pobj"):
        return surface_subject(parse, governor, depth + 1)
    return []


def _author(parse: Parse, noun: int, depth: int) -> list[int]:
    """Who speaks in a letter: "handed him a letter inviting him" is its sender's invitation; empty for other nouns."""
    if parse.words[noun].lemma not in word_list("grammar")["writings"]:
        return []
    governor = parse.words[noun].head
    sent = surface_subject(parse, governor, depth + 1) if is_verb(parse.words[governor]) else []
    return behind(parse, noun, "from") or possessor(parse, noun) or sent


def _addressed(parse: Parse, noun: int, depth: int) -> list[int]:
    """Who is to act on an invitation or request: whom it goes to, or who receives it; never its author."""
    found = behind(parse, noun, "to") or behind(parse, noun, "for")
    governor = parse.words[noun].head
    if not found and is_verb(parse.words[governor]) and parse.words[noun].dep in ("dobj", "nsubjpass"):
        if parse.words[governor].lemma in receiving_verbs():
            return surface_subject(parse, governor, depth + 1)
        found = behind(parse, governor, "to") or kids(parse, governor, "dative")
    return found


def _of_prepositional(parse: Parse, prep: int, depth: int) -> list[int]:
    """ "Thanked Peru for coming": Peru; "left after meeting Peru": whoever left."""
    above = parse.words[prep].head
    if is_verb(parse.words[above]):
        if parse.words[prep].text.lower() == "for" and obj(parse, above):
            return obj(parse, above)
        return surface_subject(parse, above, depth + 1)
    holder = parse.words[above].head
    if parse.words[above].dep in ("dobj", "attr") and is_verb(parse.words[holder]) and not possessor(parse, above):
        return surface_subject(parse, holder, depth + 1)  # "has no intention of leaving"
    return possessor(parse, above)


def possessor(parse: Parse, noun: int) -> list[int]:
    """ "Tokayev's visit", "his visit"."""
    return _expand(parse, kids(parse, noun, "poss"))


def obj(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Whom it is done to: the object, or a passive's subject, or the noun that the clause is about."""
    if is_passive(parse, verb):
        own = kids(parse, verb, "nsubjpass", "nsubj")
        if own:
            return _expand(parse, own)
        word = parse.words[verb]
        if word.dep == "acl":
            return _expand(parse, [word.head])
        return _borrowed(parse, verb, depth) if depth <= DEPTH else []
    own = kids(parse, verb, "dobj", "oprd")
    if own:
        return _expand(parse, own)
    word = parse.words[verb]
    if (
        word.dep == "relcl"
        and kids(parse, verb, "nsubj")
        and parse.words[kids(parse, verb, "nsubj")[0]].text.lower() not in RELATIVE
    ):
        return _expand(parse, [word.head])
    return []


def members(parse: Parse, noun: int) -> list[int]:
    """Those whom a noun names behind it: "ten states, including X and Y", "led by X", "among them X", "both, A and B"."""
    if parse.words[noun].tag not in ("NNS", "NNPS"):
        return [c for c in kids(parse, noun, "appos") if _is_named(parse, c)]
    found = behind(parse, noun, "including") + [n for n in behind(parse, noun, "as") if _such(parse, noun)]
    for c in kids(parse, noun, "acl"):
        if parse.words[c].lemma in ("lead", "head"):
            found += agent(parse, c)
        if parse.words[c].text.lower() == "including":
            found += obj(parse, c)
    if not found:
        found = [n for c in kids(parse, noun, "appos") for n in conjuncts(parse, c)]
    return found or _among_them(parse, noun)


def _is_named(parse: Parse, i: int) -> bool:
    """True for the name in "his neighbour Yoweri Museveni", "the trade pact PACER"; false for "the capital, Baku"."""
    mention = parse.words[i].mention
    return mention is not None and [a.kind for a in mention.actors] in (["person"], ["organization"])


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
    """Who is told to have said the clause of word i: the subject of the nearest verb above that it is reported by."""
    at = clause_verb(parse, i)
    for _ in range(DEPTH):
        word = parse.words[at]
        if word.head == at:
            return []
        if word.dep in ("ccomp", "parataxis") and is_verb(parse.words[word.head]) and not is_passive(parse, word.head):
            return subject(parse, word.head)
        at = word.head
    return []


def agent(parse: Parse, verb: int) -> list[int]:
    """The doer behind "by"."""
    return behind(parse, verb, "by")


def behind(parse: Parse, i: int, preposition: str) -> list[int]:
    """The nouns behind a preposition of word i: its own dependents, chains such as "together with" included."""
    found: list[int] = []
    for p in kids(parse, i, "prep", "agent", "dative", "prt", "advmod"):
        word = parse.words[p]
        if word.text.lower() == preposition:
            found += kids(parse, p, "pobj", "pcomp")
        found += [
            n
            for q in kids(parse, p, "prep")
            if parse.words[q].text.lower() == preposition
            for n in kids(parse, q, "pobj")
        ]
    return _expand(parse, found)


def around(parse: Parse, i: int) -> list[int]:
    """Names and demonyms that modify noun i from the left: "Russian-Ukrainian talks", "the Trump visit"."""
    found: list[int] = []
    for c in parse.children[i]:
        word = parse.words[c]
        if c < i and word.dep in MODIFIERS and word.dep != "poss":
            found += [c, *around(parse, c), *[d for d in conjuncts(parse, c) if d != c and d < i]]
    return list(dict.fromkeys(found))


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
        if parse.words[verb].tag.startswith(("N", "R")) and verb != noun and not is_verb(parse.words[verb]):
            return light_verb(parse, verb, depth + 1)
        return None
    direct = word.dep in ("dobj", "nsubjpass", "attr", "oprd", "nsubj", "dative", "npadvmod")
    return above if direct and is_verb(parse.words[above]) else None


def _behind_preposition(parse: Parse, noun: int) -> bool:
    word = parse.words[noun]
    above = parse.words[word.head]
    return word.dep in ("pobj", "pcomp") or (word.dep == "dobj" and above.text.lower() in PREPOSITIONAL)


def carrying_clauses(parse: Parse, noun: int) -> list[int]:
    """Verbs of clauses behind the noun that carry it: "talks held in Oslo", "the visit that he paid"."""
    return [
        c
        for c in kids(parse, noun, "acl", "relcl")
        if is_verb(parse.words[c]) and not kids(parse, c, "dobj") and parse.words[c].tag != "VBG"
    ]


def preposition_above(parse: Parse, noun: int) -> str | None:
    """The preposition that governs the noun ("during" of "during the visit"), lower case; None where there is none."""
    word = parse.words[noun]
    if word.dep == "conj":
        return preposition_above(parse, word.head) if not is_verb(parse.words[word.head]) else None
    return parse.words[word.head].text.lower() if _behind_preposition(parse, noun) else None


def arm(parse: Parse, i: int, name: str) -> list[int]:
    """Word indices at an arm of word i (see the module's first lines); a verb's arm names also serve its passive."""
    if name == "subj":
        return subject(parse, i)
    if name == "obj":
        return obj(parse, i)
    if name == "poss":
        return possessor(parse, i)
    if name == "amod":
        return around(parse, i)
    if name == "dative":
        return _expand(
            parse,
            [
                n
                for c in kids(parse, i, "dative")
                for n in ([c] if parse.words[c].tag not in ("IN", "TO") else kids(parse, c, "pobj"))
            ],
        )
    if name == "agent":
        return agent(parse, i)
    if name == "infinitive":
        return infinitives(parse, i)
    if name == "beside":
        return beside(parse, i)
    if name == "oprd":
        return kids(parse, i, "oprd", "attr")
    if name == "dobj":
        return _expand(parse, kids(parse, i, "dobj"))
    if name == "ccomp_subj":  # "declared the envoy unwelcome", told as a clause
        return _expand(parse, [s for c in kids(parse, i, "ccomp") for s in kids(parse, c, "nsubj", "nsubjpass")])
    if name == "content":  # "proposed holding talks", "suggested that they meet"
        return [c for c in kids(parse, i, "xcomp", "ccomp") if is_verb(parse.words[c])]
    if name == "appos":
        return _expand(parse, kids(parse, i, "appos"))
    if name == "hyphen":  # "EU-mediated", which the tokenizer cuts before the hyphen when a name is masked
        return [i - 1] if i and parse.words[i].text.startswith("-") else kids(parse, i, "npadvmod")
    if name == "source":
        return source(parse, i)
    if name == "head":
        return [parse.words[i].head] if parse.words[i].head != i else []
    if name == "noun":
        return [i]
    if "." in name:
        first, rest = name.split(".", 1)
        return list(dict.fromkeys(n for o in arm(parse, i, first) for n in arm(parse, o, rest)))
    found = behind(parse, i, name)
    return found or _misattached(parse, i, name)


def _misattached(parse: Parse, i: int, preposition: str) -> list[int]:
    """ "met Putin in Baku with Lavrov": the parser may hang the phrase on the object or another phrase of the verb."""
    found: list[int] = []
    for c in parse.children[i]:
        if c > i and parse.words[c].dep in ("dobj", "prep", "npadvmod", "advmod", "attr", "prt"):
            if preposition in ("between", "among") and parse.words[c].dep == "prep":
                continue  # "signed during a meeting between": the meeting is between them
            for n in [c] if parse.words[c].dep != "prep" else kids(parse, c, "pobj"):
                if parse.words[c].dep == "prep" and parse.words[n].lemma in word_list("grammar")["dealings"]:
                    continue  # "spoke of his contacts with Peru": the contacts are with Peru
                found += behind(parse, n, preposition)
                if parse.words[n].text.lower() in MARGINS:
                    found += [m for o in behind(parse, n, "of") for m in behind(parse, o, preposition)]
    return found


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
            if parse.words[v].tag == "VB" and any(parse.words[k].tag == "TO" for k in parse.children[v]):
                found += [v]
    return found


def clause_verb(parse: Parse, i: int) -> int:
    """The verb of the clause in which word i stands; the topmost word where there is none."""
    at = i
    for _ in range(40):
        if is_verb(parse.words[at]) and parse.words[at].dep not in ("aux", "auxpass", "amod"):
            return at
        if parse.words[at].head == at:
            return at
        at = parse.words[at].head
    return at


def finite_above(parse: Parse, i: int) -> int:
    """The finite verb whose clause word i stands in: up over infinitives and participles."""
    at = clause_verb(parse, i)
    for _ in range(DEPTH):
        finite = parse.words[at].tag in ("VBD", "VBZ", "VBP", "MD") or kids(parse, at, "aux", "auxpass")
        above = parse.words[at].head
        if finite and parse.words[at].tag != "VB" or above == at or not is_verb(parse.words[above]):
            return at
        at = above
    return at


def ancestors(parse: Parse, i: int) -> Iterator[int]:
    """The governors of word i from the nearest to the root."""
    at = i
    for _ in range(60):
        if parse.words[at].head == at:
            return
        at = parse.words[at].head
        yield at


def subtree(parse: Parse, i: int) -> tuple[int, int]:
    """First and last word index under word i."""
    low = high = i
    for c in parse.children[i]:
        first, last = subtree(parse, c)
        low, high = min(low, first), max(high, last)
    return low, high
