"""The grammar of a sentence: its words as a tree, coordination, relative pronouns, clauses. No actors here."""

from __future__ import annotations

from collections.abc import Iterator

from diplo_extract.mentions import Parse, Word
from diplo_extract.rules import words as word_list

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "advmod", "nummod", "dep"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_ALONG = frozenset({"along", "together"})
DEPTH = 6
"""Steps up a chain of conjuncts, complements and relative clauses before we give up."""


def is_verb(word: Word) -> bool:
    """True for a word that the tagger takes for a verb or auxiliary."""
    return word.tag.startswith("V") or word.tag == "MD"


def kids(parse: Parse, i: int, *deps: str) -> list[int]:
    """Dependents of word i with one of the labels, in text order."""
    words = parse.words
    return [c for c in parse.children[i] if words[c].dep in deps]


def is_passive(parse: Parse, verb: int) -> bool:
    """True for "was invited", and for "invited" after a noun ("the leaders invited by France")."""
    word = parse.words[verb]
    if kids(parse, verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if kids(parse, verb, "agent") and not kids(parse, verb, "nsubj", "dobj"):
        return True  # "a truce put forward by Peru", tagged as past; "OFFER ACCEPTED BY PERU"
    if parse.sentence.kind == "headline" and word.tag in ("VBD", "VBN") and not kids(parse, verb, "aux", "dobj"):
        return word.lemma in word_list("grammar")["headline_passives"]
    if word.tag != "VBN" or kids(parse, verb, "nsubj", "aux"):
        return False
    if word.dep == "conj" and is_verb(parse.words[word.head]):
        return is_passive(parse, word.head) and not kids(parse, verb, "dobj")
    return word.dep in ("acl", "relcl", "advcl", "ccomp", "pcomp", "dep") and not kids(parse, verb, "dobj")


def conjuncts(parse: Parse, i: int, depth: int = 0) -> list[int]:
    """Word i and everything coordinated below it: "Putin, Xi and Modi", "Putin, together with Xi"."""
    found = [i]
    if depth < DEPTH:
        for c in _along(parse, i):
            found += conjuncts(parse, c, depth + 1)
        for c in kids(parse, i, "conj"):
            if not is_verb(parse.words[c]) and not _reports(parse, c):
                found += conjuncts(parse, c, depth + 1)
    return found


def _along(parse: Parse, i: int) -> list[int]:
    """Who is named behind the "together with" or "along with" of word i, whichever of the two hangs on the other."""
    chains = [(a, p) for a in kids(parse, i, "advmod") for p in kids(parse, a, "prep")]
    chains += [(a, p) for p in kids(parse, i, "prep") for a in kids(parse, p, "advmod")]
    if parse.words[i].dep in ("nsubj", "nsubjpass"):  # "Putin had been invited, together with Xi"
        behind = [p for p in kids(parse, parse.words[i].head, "prep") if p > 1 and parse.words[p - 2].text == ","]
        chains += [(a, p) for p in behind for a in kids(parse, p, "advmod") if a == p - 1]
    near = [p for a, p in chains if parse.words[a].text.lower() in _ALONG and parse.words[p].text.lower() == "with"]
    return [n for p in near for n in kids(parse, p, "pobj")]


def _reports(parse: Parse, i: int) -> bool:
    """True for the ministry in "at the invitation of Ana Ruiz, the ministry said", added to the name by the parser."""
    first, last = subtree(parse, i)
    if first == 0 or parse.words[first - 1].text != "," or last + 1 >= len(parse.words):
        return False
    verb = parse.words[last + 1]
    return verb.dep == "ROOT" and verb.tag in ("VBD", "VBZ") and not kids(parse, verb.i, "nsubj", "nsubjpass")


def antecedent(parse: Parse, i: int) -> int:
    """For a relative pronoun the noun that its clause hangs on, else the word itself."""
    if parse.words[i].text.lower() not in RELATIVE:
        return i
    at = i
    for _ in range(DEPTH):
        word = parse.words[at]
        cleft = _cleft(parse, at)
        if cleft is not None:
            return cleft
        if word.dep == "relcl":
            if parse.words[i].text.lower() == "which" and _is_person(parse, word.head):
                return _thing_above(parse, word.head)
            if parse.words[i].text.lower() == "which" and (whole := _whole(parse, i, word.head)) is not None:
                return whole
            named = parse.words[i].text.lower() != "who" or parse.words[word.head].mention is not None
            return word.head if named else _nearest_name(parse, i)
        if word.head == at:
            break
        at = word.head
    return _before_whom(parse, i)


def _cleft(parse: Parse, verb: int) -> int | None:
    """Who is meant by "that" in "it was Peru that offered talks"; None for other clauses."""
    copula = parse.words[verb].head
    if parse.words[verb].dep not in ("ccomp", "advcl", "relcl") or parse.words[copula].lemma != "be":
        return None
    said = kids(parse, copula, "attr")
    empty = [parse.words[s].text.lower() for s in kids(parse, copula, "nsubj", "expl")] == ["it"]
    return said[0] if empty and said and copula < said[0] < verb else None


def _before_whom(parse: Parse, whom: int) -> int:
    """The name right before ", with whom", on whatever the parser hung the clause; the word itself without one."""
    at = whom - 2 if parse.words[whom].dep == "pobj" else -1
    if parse.words[whom].text.lower() not in ("whom", "which") or at < 1 or parse.words[at].text != ",":
        return whom
    return at - 1 if parse.words[at - 1].mention is not None else whom


def _is_person(parse: Parse, i: int) -> bool:
    mention = parse.words[i].mention
    return mention is not None and [a.kind for a in mention.actors] == ["person"]


def _thing_above(parse: Parse, person: int) -> int:
    """The thing that "which" means behind a person: of "a letter to Ana Soto, which thanked" the letter."""
    preposition = parse.words[person].head
    over = parse.words[preposition].head
    if parse.words[person].dep != "pobj":
        return person
    if not is_verb(parse.words[over]):
        return over
    if parse.words[over].dep == "acl" and parse.words[over].lemma in word_list("grammar")["companions"]:
        return parse.words[over].head  # "a delegation led by Ana Soto, which met"
    return next((c for c in kids(parse, over, "dobj") if c < preposition), person)


def _whole(parse: Parse, which: int, noun: int) -> int | None:
    """The treaty of "a treaty of friendship, which they signed"; None for any other thing before the clause."""
    word, of = parse.words[noun], parse.words[parse.words[noun].head]
    told = word.mention is not None or word.dep != "pobj" or of.text.lower() != "of" or kids(parse, noun, "det", "poss")
    over = parse.words[of.head]
    plain = parse.words[which - 1].text == "," and which - 2 == noun and word.tag == "NN"
    return over.i if plain and not told and over.mention is None and over.tag.startswith("N") else None


def _nearest_name(parse: Parse, who: int) -> int:
    """The name just before "who", on whatever noun the parser hung its clause; the noun where no name stands there."""
    before = next((w for w in reversed(parse.words[max(0, who - 2) : who]) if w.text != ","), None)
    if before is not None and before.mention is not None:
        return before.i
    return next(parse.words[a].head for a in (who, *ancestors(parse, who)) if parse.words[a].dep == "relcl")


def expand(parse: Parse, found: list[int]) -> list[int]:
    """The words, relative pronouns by what they stand for, with all that is coordinated to them; each once.

    Who is told behind a relative clause is no more of those whom it is about: "Roe, who had left, and Poe".
    """
    out: list[int] = []
    for i in found:
        meant = antecedent(parse, i)
        if meant != i and _is_of_one(parse, i):
            meant = max((j for j in conjuncts(parse, meant) if j < i), default=meant)
        for j in conjuncts(parse, meant):
            spot = _settlement(parse, j)
            if spot not in out and not meant < i < j:
                out.append(spot)
    return out


def _is_of_one(parse: Parse, i: int) -> bool:
    """True for the "who" of "called Roe and Poe, who plans to visit", which is of the last alone."""
    verb = parse.words[i].head
    helpers = [parse.words[c] for c in kids(parse, verb, "aux", "auxpass")]
    finite = helpers[0] if helpers else parse.words[verb]
    single = finite.tag == "VBZ" or finite.text.lower() == "was"
    return parse.words[i].text.lower() == "who" and parse.words[i].dep in ("nsubj", "nsubjpass") and single


def _settlement(parse: Parse, i: int) -> int:
    """The name in "the port city of X" and "the resort town X"; the word itself where it is no such noun."""
    word = parse.words[i]
    if word.mention is not None or word.lemma not in word_list("modality")["settlements"]:
        return i
    named = [n for c in kids(parse, i, "prep") if parse.words[c].text.lower() == "of" for n in kids(parse, c, "pobj")]
    named += kids(parse, i, "appos")
    return next((n for n in named if (m := parse.words[n].mention) is not None and m.place is not None), i)


def clause_verb(parse: Parse, i: int) -> int:
    """The verb of the clause in which word i stands; the topmost word where there is none."""
    at = i
    for _ in range(40):
        after = parse.words[at].dep == "prep" and parse.words[at].text.lower() == "following"  # "spoke following talks"
        if is_verb(parse.words[at]) and parse.words[at].dep not in ("aux", "auxpass", "amod") and not after:
            return at
        if parse.words[at].head == at:
            return at
        at = parse.words[at].head
    return at


def finite_above(parse: Parse, i: int) -> int:
    """The finite verb whose clause word i stands in: up over infinitives and participles."""
    at = clause_verb(parse, i)
    for _ in range(DEPTH):
        helpers = [parse.words[c].tag for c in kids(parse, at, "aux", "auxpass")]
        finite = parse.words[at].tag in ("VBD", "VBZ", "VBP", "MD") or helpers
        above = parse.words[at].head
        if (
            (finite and parse.words[at].tag != "VB")
            or "MD" in helpers
            or above == at
            or not is_verb(parse.words[above])
        ):
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
