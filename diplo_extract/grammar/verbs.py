"""The grammar of a sentence: who does what a verb says and to whom, active, passive or borrowed from above."""

from __future__ import annotations

from functools import cache

from diplo_extract.grammar.nouns import agent, around, behind, possessor
from diplo_extract.grammar.tree import DEPTH, RELATIVE, expand, is_passive, is_verb, kids
from diplo_extract.mentions import Parse
from diplo_extract.rules import words as word_list


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


@cache
def writing_nouns() -> frozenset[str]:
    """Papers in which somebody speaks: "a letter inviting him"."""
    return frozenset(word_list("grammar")["writings"])


def subject(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Who does it: the active subject, a passive's agent, or the subject that the clause borrows from its governor."""
    if is_passive(parse, verb):
        return agent(parse, verb)
    own = [] if _each_of_them(parse, verb) else kids(parse, verb, "nsubj")
    if own:
        return _authors(parse, expand(parse, own), depth)
    return [] if depth > DEPTH else _borrowed(parse, verb, depth)


def _each_of_them(parse: Parse, verb: int) -> bool:
    """True for the second verb of "X and Y came and each met Ruiz", which borrows the subject of the first."""
    alone = [
        n
        for n in kids(parse, verb, "nsubj")
        if parse.words[n].text.lower() in ("both", "each") and not parse.children[n]
    ]
    several = len(expand(parse, kids(parse, parse.words[verb].head, "nsubj"))) > 1  # not "X invited Y and Z, both came"
    return bool(alone) and parse.words[verb].dep == "conj" and several


def _authors(parse: Parse, found: list[int], depth: int) -> list[int]:
    """The words, a letter by its author: "his letter to Ana Soto thanked her"."""
    if depth > DEPTH:
        return found
    return [a for n in found for a in ((parse.words[n].mention is None and _author(parse, n, depth + 1)) or [n])]


def writings_of(parse: Parse, verb: int) -> list[int]:
    """The letters or messages that do what a verb says."""
    found = expand(parse, kids(parse, verb, "nsubj"))
    return [n for n in found if parse.words[n].lemma in writing_nouns()]


def surface_subject(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """The grammatical subject, whether it acts or is acted on; borrowed like that of `subject`."""
    own = kids(parse, verb, "nsubj", "nsubjpass")
    if own:
        return _authors(parse, expand(parse, own), depth)
    return [] if depth > DEPTH else _borrowed(parse, verb, depth)


def _borrowed(parse: Parse, verb: int, depth: int) -> list[int]:
    word = parse.words[verb]
    head = word.head
    if head == verb:
        return []
    governor = parse.words[head]
    if word.dep == "xcomp" or (word.dep in ("ccomp", "advcl") and word.tag in ("VB", "VBG")):
        controlled = _controlled(parse, verb)
        if controlled:
            return controlled
        travelling = _travellers(parse, verb) if word.tag == "VB" else []
        if travelling:
            return travelling
        if is_verb(governor) and word.tag == "VB" and asked_noun(parse, head) is not None:
            return behind(parse, head, "to") or kids(parse, head, "dative")
        if is_verb(governor) or word.dep == "xcomp":
            return surface_subject(parse, head, depth + 1)
        return possessor(parse, head)
    if word.dep in ("conj", "advcl", "ccomp", "dep", "parataxis") and is_verb(governor):
        return surface_subject(parse, head, depth + 1)
    if word.dep in ("acomp", "attr", "oprd") and is_verb(governor):  # "is ready to accept"
        return surface_subject(parse, head, depth + 1)
    if word.dep == "relcl":
        return _of_relative(parse, verb, depth)
    if word.dep == "acl":
        return _of_modified_noun(parse, verb, depth)
    if word.dep == "pcomp":
        return _of_prepositional(parse, head, depth)
    return []


def _of_relative(parse: Parse, verb: int, depth: int) -> list[int]:
    """Whom a relative clause is about; behind "discussed ways to boost trade", who discusses them."""
    noun = parse.words[parse.words[verb].head]
    if parse.words[verb].tag == "VB" and noun.mention is None and noun.dep == "dobj":
        return surface_subject(parse, noun.head, depth + 1)
    return expand(parse, [noun.i]) if not kids(parse, verb, "nsubj", "nsubjpass") else []


def _writer_received(parse: Parse, verb: int) -> list[int]:
    """Whose letter it is that says so: Roe congratulates in "received a cable from Roe, congratulating him"."""
    above = parse.words[verb].head
    if parse.words[above].lemma not in ("get", "obtain", "receive") or above > verb:
        return []
    papers = [n for n in kids(parse, above, "dobj") if parse.words[n].lemma in writing_nouns() and n < verb]
    return next((found for n in papers for i in (n, above) if (found := behind(parse, i, "from"))), [])


def _travellers(parse: Parse, aim: int) -> list[int]:
    """Whose journey it is that leads to an aim: Roe meets Moe in "they discussed Roe's trip to Oslo to meet Moe"."""
    head = parse.words[aim].head
    trips = [o for o in kids(parse, head, "dobj") if head < o < aim and parse.words[o].lemma in _JOURNEYS]
    return possessor(parse, trips[0]) if trips and is_verb(parse.words[head]) else []


_JOURNEYS = frozenset({"journey", "tour", "travel", "trip", "visit"})


def _controlled(parse: Parse, verb: int) -> list[int]:
    """Whom the governor of an infinitive has do it: "asked Peru to talk", "called on Peru to talk"; empty for none.

    And who wrote what its object is: "received a letter from Peru, asking for talks".
    """
    word = parse.words[verb]
    governor = parse.words[word.head]
    if word.tag == "VBG" and word.dep == "advcl" and (writer := _writer_received(parse, verb)):
        return writer
    if word.dep in ("xcomp", "ccomp") and is_verb(governor) and governor.lemma in object_control():
        found = obj(parse, word.head) or kids(parse, word.head, "dative")
        if found:
            return found
    if is_foretold(parse, verb):
        return obj(parse, word.head)
    if word.dep in ("xcomp", "advcl") and word.tag == "VB" and governor.lemma in ("dispatch", "send"):
        sent = [o for o in kids(parse, word.head, "dobj") if word.head < o < verb and _is_team(parse, o)]
        if sent:
            return sent
    if word.tag == "VB" and governor.lemma == "welcome" and word.lemma in word_list("grammar")["welcome_to"]:
        return kids(parse, word.head, "dobj")
    return _asked_behind(parse, word.head) if word.tag == "VB" and not is_errand(parse, verb) else []


def is_foretold(parse: Parse, verb: int) -> bool:
    """True for what a headline says that others will do: "Soto Says Peru, Chile to Hold Talks"."""
    word = parse.words[verb]
    says = word.dep in ("ccomp", "xcomp") and word.tag == "VB" and parse.words[word.head].lemma == "say"
    to = any(parse.words[c].tag == "TO" for c in parse.children[verb])
    others = [*kids(parse, word.head, "dobj"), *kids(parse, verb, "nsubj")]
    return says and to and any(parse.words[o].mention is not None and o < verb for o in others)


def is_errand(parse: Parse, aim: int) -> bool:
    """True for "called on the king to deliver an invitation", which is what the call was for: nothing is asked."""
    bearing = parse.words[aim].lemma in {*word_list("grammar")["conveying"], "hand", "present"}
    papers = {*writing_nouns(), "credential", "invitation", "invite"}
    borne = bearing and any(parse.words[o].lemma in papers for o in kids(parse, aim, "dobj"))
    return borne and parse.words[parse.words[aim].head].lemma == "call"


def _is_team(parse: Parse, i: int) -> bool:
    """True for those whom one sends: a person, "a delegation"; who sends a letter to thank thanks himself."""
    mention = parse.words[i].mention
    if mention is not None:
        return [a.kind for a in mention.actors] in (["person"], ["group"])
    return parse.words[i].lemma in word_list("grammar")["people"]


def _asked_behind(parse: Parse, verb: int) -> list[int]:
    """Whom an infinitive is asked of behind a preposition: "called on Peru to talk", "appealed to Peru to talk"."""
    prepositions = word_list("grammar")["prepositional_control"].get(parse.words[verb].lemma, ())
    return next((found for p in prepositions if (found := behind(parse, verb, p))), [])


def asked_noun(parse: Parse, verb: int) -> int | None:
    """The invitation or request that a verb hands over, None for other verbs: "the invitation he sent him to come"."""
    if parse.words[verb].lemma not in word_list("grammar")["light"]["give"]:
        return None
    above = [parse.words[verb].head] if parse.words[verb].dep == "relcl" else []
    return next((n for n in (*kids(parse, verb, "dobj"), *above) if parse.words[n].lemma in addressed_nouns()), None)


def _of_modified_noun(parse: Parse, verb: int, depth: int) -> list[int]:
    """ "The minister visiting Baku" -> the minister; "his plan to visit" -> his; "made a plan to" -> the maker."""
    noun = parse.words[verb].head
    if parse.words[verb].tag == "VBG":
        return _author(parse, noun, depth) or expand(parse, [noun])
    if parse.words[noun].lemma in addressed_nouns() or _is_offer_to_come(parse, verb, noun):
        return _addressed(parse, noun, depth)
    owners = possessor(parse, noun) or behind(parse, noun, "by") or behind(parse, noun, "from")
    owners = owners or (behind(parse, noun, "of") if parse.words[noun].lemma in _resolves() else [])
    owners = owners or [n for n in around(parse, noun) if parse.words[n].mention is not None]
    if owners:
        return owners  # "his offer to mediate", "an offer from Peru to mediate", "Peruvian efforts to mediate"
    governor = parse.words[noun].head
    if parse.words[noun].dep == "pobj" and parse.words[parse.words[governor].head].lemma == "be":
        governor = parse.words[governor].head  # "is in no hurry to leave"
    if is_verb(parse.words[governor]) and parse.words[noun].dep in ("dobj", "attr", "pobj"):
        return surface_subject(parse, governor, depth + 1)
    return []


@cache
def _resolves() -> frozenset[str]:
    """Nouns whose infinitive is for whoever stands behind their "of" to do: "the failure of Peru to sign"."""
    return frozenset(word_list("grammar")["resolves"])


def _is_offer_to_come(parse: Parse, verb: int, noun: int) -> bool:
    """True for "took up an offer from Peru to come to Lima": who made it is there; "his offer to visit" is his own."""
    made = parse.words[noun].lemma in ("offer", "proposal") and not possessor(parse, noun)
    return made and parse.words[verb].lemma in ("attend", "come", "visit") and bool(behind(parse, noun, "from"))


def _author(parse: Parse, noun: int, depth: int) -> list[int]:
    """Who speaks in a letter: "handed him a letter inviting him" is its sender's invitation; empty for other nouns."""
    if parse.words[noun].lemma not in writing_nouns():
        return []
    governor = parse.words[noun].head
    sends = is_verb(parse.words[governor]) and parse.words[noun].dep == "dobj"
    sends = sends and parse.words[governor].lemma not in receiving_verbs()
    sent = surface_subject(parse, governor, depth + 1) if sends else []
    of = [n for n in behind(parse, noun, "of") if parse.words[n].mention is not None]
    return behind(parse, noun, "from") or possessor(parse, noun) or of or sent


def _addressed(parse: Parse, noun: int, depth: int) -> list[int]:
    """Who is to act on an invitation or request: whom it goes to, or who receives it; never its author."""
    handed = [v for v in kids(parse, noun, "acl") if parse.words[v].tag != "VB"]  # "extended by X for Y to come"
    goals = (n for p in ("to", "for") for i in (noun, *handed) if (n := behind(parse, i, p)))
    found = next(goals, [])
    governor = parse.words[noun].head
    if not found and is_verb(parse.words[governor]) and parse.words[noun].dep in ("dobj", "nsubjpass"):
        if parse.words[governor].lemma in receiving_verbs():
            return surface_subject(parse, governor, depth + 1)
        found = behind(parse, governor, "to") or kids(parse, governor, "dative")
    return found


def _of_prepositional(parse: Parse, prep: int, depth: int) -> list[int]:
    """ "Thanked Peru for coming", "accused Peru of coming": Peru; "left after meeting Peru": whoever left."""
    above = parse.words[prep].head
    thanked = behind(parse, above, "to") if parse.words[above].dep == "acomp" else []
    if thanked and parse.words[prep].text.lower() == "for":
        return thanked  # "is grateful to Peru for coming"
    if is_verb(parse.words[above]):
        courtesies = [o for o in kids(parse, above, "dobj") if parse.words[o].lemma in _gratitude()]
        if courtesies and parse.words[prep].text.lower() == "for":  # "expressed his thanks to Peru for coming"
            return [n for at in (*courtesies, above) for n in behind(parse, at, "to")]
        if parse.words[prep].text.lower() in ("for", "of", "from", "into") and obj(parse, above):
            return obj(parse, above)
        joined = parse.words[prep].text.lower() == "in" and parse.words[above].lemma in ("follow", "join")
        company = obj(parse, above) if joined else []  # "joined Peru in leaving": both leave
        return [*surface_subject(parse, above, depth + 1), *company]
    holder = parse.words[above].head
    if parse.words[above].dep == "pobj" and parse.words[parse.words[holder].head].lemma == "be":
        return surface_subject(parse, parse.words[holder].head, depth + 1)  # "is on the verge of leaving"
    if parse.words[above].dep in ("dobj", "attr") and is_verb(parse.words[holder]) and not possessor(parse, above):
        return surface_subject(parse, holder, depth + 1)  # "has no intention of leaving"
    return possessor(parse, above)


@cache
def _gratitude() -> frozenset[str]:
    return frozenset(word_list("references")["courtesy_nouns"])


def obj(parse: Parse, verb: int, depth: int = 0) -> list[int]:
    """Whom it is done to: the object, or a passive's subject, or the noun that the clause is about."""
    if is_passive(parse, verb):
        own = kids(parse, verb, "nsubjpass", "nsubj")
        if own:
            return expand(parse, own)
        word = parse.words[verb]
        if word.dep == "acl":
            return expand(parse, [word.head])
        return _borrowed(parse, verb, depth) if depth <= DEPTH else []
    own = kids(parse, verb, "dobj", "oprd") or kids(parse, verb, "pobj")  # the parser's slip where no preposition is
    if own:
        return expand(parse, own)
    word = parse.words[_clause_above(parse, verb)]
    doers = kids(parse, word.i, "nsubj") if word.dep == "relcl" else []
    if any(parse.words[c].text.lower() in ("where", "when", "why") for c in kids(parse, word.i, "advmod")):
        return []  # "flew to Rome, where he met with Ana Soto"
    if doers and parse.words[doers[0]].text.lower() not in RELATIVE:
        return expand(parse, [word.head])
    return []


def _clause_above(parse: Parse, verb: int) -> int:
    """The verb over an infinitive behind "whom": the is of "whom the king is due to receive"; the verb itself else."""
    at = verb
    while parse.words[at].dep in ("xcomp", "acomp") and parse.words[at].head != at:
        at = parse.words[at].head
    whom = any(parse.words[c].text.lower() == "whom" for n in (at, *parse.children[at]) for c in parse.children[n])
    return at if whom and parse.words[at].dep == "relcl" else verb
