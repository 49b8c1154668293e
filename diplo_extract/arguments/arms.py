"""Stage 6, where actors stand around a noun that a verb carries: the arms of the grammar and those of that verb."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from diplo_extract import grammar
from diplo_extract.mentions import Parse
from diplo_extract.rules import words as word_list

SHARED = frozenset({"with", "between", "among", "to", "from", "by", "alongside"})
"""Prepositions that often hang on the light verb instead of its noun: "held talks on Monday with X"."""
ADVERBIAL = frozenset("at before during following for from in after on to upon ahead since until".split())
"""Prepositions over a contact that make the subject of their clause a party to it."""


@cache
def light_verbs() -> Mapping[str, frozenset[str]]:
    """The classes of light verbs: class -> dictionary words."""
    return {name: frozenset(verbs) for name, verbs in word_list("grammar")["light"].items()}


def arm(parse: Parse, i: int, name: str) -> list[int]:
    """grammar.arm, and the arms of the verb that carries noun i: "hold.subj", "give.to"; "above.subj" of any verb."""
    first, _, rest = name.partition(".")
    if first == "clause":
        return _of_clause(parse, i, rest)
    if first == "head" and rest:
        return [n for head in grammar.arm(parse, i, "head") for n in arm(parse, head, rest)]
    if first == "over" and rest:
        return _of_noun_over(parse, i, rest)
    if rest == "subj" and first in ("give", "above") and _is_from_another(parse, i):
        return []
    if rest and (first in light_verbs() or first in ("above", "govern")):
        if rest in SHARED and parse.words[i].dep == "conj" and grammar.arm(parse, i, rest):
            return []  # "held a meeting with X and a meeting with Y": each has its own
        return list(
            dict.fromkeys(n for verb in carrying_verbs(parse, i, first) for n in _of_carrier(parse, i, verb, rest))
        )
    if rest and first != "of":
        found = list(dict.fromkeys(n for o in grammar.arm(parse, i, first) for n in arm(parse, o, rest)))
        return found or grammar.arm(parse, i, name)
    found = grammar.arm(parse, i, name)
    if not found and name in SHARED and not grammar.is_verb(parse.words[i]):
        for verb in carrying_verbs(parse, i, "above"):
            if grammar.preposition_above(parse, i) is None and not (name == "by" and _is_of_others(parse, i, verb)):
                found = [n for n in grammar.behind(parse, verb, name) if n != i]
    return found


def _is_from_another(parse: Parse, i: int) -> bool:
    """True for the letter of "handed him a letter from the general": who hands it over has not written it.

    One "from his president" is from his side all the same.
    """
    writers = grammar.behind(parse, i, "from") if parse.words[i].lemma in grammar.writing_nouns() else []
    if parse.words[i].lemma in grammar.writing_nouns() and not writers:
        named = [parse.words[n].mention for n in grammar.behind(parse, i, "of")]
        if any(m is not None and m.form == "name" for m in named):
            return bool(carrying_verbs(parse, i, "give"))  # "handed him a letter of President Jane Roe"
    if not writers or any(grammar.kids(parse, n, "poss") for n in writers):
        return False
    return bool(carrying_verbs(parse, i, "give")) and not carrying_verbs(parse, i, "receive")


def _is_of_others(parse: Parse, i: int, verb: int) -> bool:
    """True for "a truce brokered by X", "an offer rebuffed by X": what others do to it makes it none of theirs."""
    lemma = parse.words[verb].lemma
    if (
        lemma in word_list("grammar")["serving_events"]
        and parse.words[i].lemma in word_list("grammar")["classes"]["PACT"]
    ):
        return True  # "a treaty witnessed by X"
    if _is_borne(parse, i, verb) or _is_attested(parse, i, verb):
        return True
    offered = parse.words[i].lemma in word_list("grammar")["classes"]["OFFER"] and grammar.is_passive(parse, verb)
    return lemma in word_list("grammar")["mediating"] or (
        offered and lemma in word_list("grammar")["light"]["answered"]
    )


def _of_clause(parse: Parse, i: int, rest: str) -> list[int]:
    """The arms of the verb on which noun i hangs by a preposition: "arrived for talks", "signed after talks"."""
    over = parse.words[parse.words[parse.words[i].head].head]
    if rest == "subj" and over.lemma == "follow" and grammar.preposition_above(parse, i) == "by":
        return [n for n in grammar.surface_subject(parse, over.i) if n != i]  # "met X, followed by a call with Y"
    if preposition_over(parse, i) not in ADVERBIAL or over.lemma in word_list("grammar")["outcomes"]:
        return []
    verb = grammar.light_verb(parse, i)
    if verb is None and rest == "subj" and parse.words[i].lemma in ("invitation", "invite"):
        return _holder_of(parse, i)
    if verb is not None and parse.words[verb].lemma in word_list("grammar")["barring"]:
        return []  # "was excluded from the meeting"
    if verb is None:
        return []
    informed = verb < i and parse.words[verb].lemma in word_list("grammar")["telling"]
    if informed and preposition_over(parse, i) == "on":
        return []  # "was briefed on the visit", but "on a visit, he was briefed"
    return _of_carrier(parse, i, verb, rest)


def _holder_of(parse: Parse, i: int) -> list[int]:
    """Whom a phrase stands beside: him who is "en route to Peru at the invitation of its king"."""
    at = parse.words[i]
    for _ in range(_PHRASES):
        at = parse.words[at.head]
        if at.mention is not None and at.mention.actors:
            return [at.i] if any(a.kind in ("person", "group") for a in at.mention.actors) else []
    return []


_PHRASES = 4
"""Words between an invitation and whom its phrase stands beside, at most."""


def preposition_over(parse: Parse, i: int) -> str:
    """The preposition over noun i, "" for none; of "after a series of talks" the one over the series.

    What is said "at the end of", "on the last leg of" a visit is said at that visit.
    """
    found = grammar.preposition_above(parse, i) or ""
    over = parse.words[parse.words[parse.words[i].head].head]
    if found == "of" and over.text.lower() == "ahead":
        return "ahead"
    if found == "of" and over.lemma in word_list("grammar")["phases"]:
        return "at"
    if found == "of" and over.lemma in word_list("grammar")["transparent"]:
        bare = "on" if over.lemma == "day" and over.dep in ("npadvmod", "appos") else ""  # "Friday, the last day of"
        return grammar.preposition_above(parse, over.i) or bare
    return found


def _of_noun_over(parse: Parse, i: int, rest: str) -> list[int]:
    """The arms of the noun on which noun i hangs: "his visit at the invitation of": his."""
    if grammar.preposition_above(parse, i) is None:
        return []
    noun = parse.words[parse.words[i].head].head
    word = parse.words[noun]
    if word.tag[0] in "RJ" or word.text.lower() in word_list("grammar")["travelled"]:
        noun = word.head  # "the minister, here on a visit", "fresh from talks"
    if rest == "self":
        gone = grammar.is_verb(parse.words[noun]) and word.text.lower() in word_list("grammar")["travelled"]
        return grammar.surface_subject(parse, noun) if gone else [noun]
    return [] if grammar.is_verb(parse.words[noun]) else [n for n in arm(parse, noun, rest) if n != i]


def carrying_verbs(parse: Parse, i: int, kind: str) -> list[int]:
    """The verbs that carry noun i: its light verb and the clauses behind it; of one class of light verbs, or any."""
    verb = grammar.light_verb(parse, i)
    found = [verb] if verb is not None else []
    found += grammar.carrying_clauses(parse, i)
    if kind == "above":
        return found
    if grammar.preposition_above(parse, i) == "to":
        found = [v for v in found if parse.words[v].lemma != "lead"]  # what leads to talks is not who leads them
    wanted = _governors() if kind == "govern" else light_verbs()[kind]
    carrying = [v for v in found if parse.words[v].lemma in wanted]
    avoided = word_list("modality")["governors"]["negated"]  # "the summit, which Peru boycotted, was attended by Chile"
    return [v for v in carrying if v == verb or parse.words[v].lemma not in avoided] or carrying


@cache
def _governors() -> frozenset[str]:
    """First words of verbs that make an event planned, possible or negated: who postpones a meeting was to be there."""
    classes = word_list("modality")["governors"]
    return frozenset(w.split("_")[0] for status in ("planned", "possible", "negated") for w in classes[status])


def _sender(parse: Parse, i: int, verb: int) -> list[int]:
    """Whose wishes somebody is asked to carry: "Peru's king asked the envoy to convey his thanks to Ana Soto".

    And who asks a third to bring about talks of his own: "Peru asked Norway to arrange talks with Chile".
    """
    word, above = parse.words[verb], parse.words[parse.words[verb].head]
    carried = word.lemma in word_list("grammar")["conveying"] and bool(grammar.kids(parse, i, "poss"))
    carried = carried or (word.lemma in _ARRANGING and bool(grammar.behind(parse, i, "with")))
    greeting = parse.words[i].lemma == "greeting"  # which one sends on any occasion
    if not carried or greeting or word.tag != "VB" or word.dep not in ("xcomp", "ccomp", "advcl"):
        return []
    return grammar.surface_subject(parse, above.i) if above.lemma in word_list("grammar")["asking"] else []


_ARRANGING = frozenset({"arrange", "broker", "facilitate", "organise", "organize", "set_up"})
"""What a go-between does for the talks of others."""


def _is_borne(parse: Parse, i: int, verb: int) -> bool:
    """True for "a letter carried by Ruiz", who has not written it, and "the invitation was delivered by Ruiz"."""
    borne = parse.words[verb].lemma in ("bring", "carry", "convey", "deliver", "relay", "transmit")
    papers = grammar.writing_nouns() | {"invitation", "invite"}
    return borne and grammar.is_passive(parse, verb) and parse.words[i].lemma in papers


def _is_attested(parse: Parse, i: int, verb: int) -> bool:
    """True for "the meeting was confirmed by Ruiz", who only tells of it."""
    told = parse.words[i].dep == "nsubjpass" and parse.words[verb].lemma in word_list("grammar")["attesting"]
    return told and grammar.is_passive(parse, verb)


def _of_carrier(parse: Parse, i: int, verb: int, rest: str) -> list[int]:
    if rest == "about":
        found = grammar.surface_subject(parse, verb)  # "X, on a visit to Peru, was received by Y": X's visit
    elif rest == "subj" and (sender := _sender(parse, i, verb)):
        found = sender
    elif rest == "subj" and (_is_borne(parse, i, verb) or _is_attested(parse, i, verb)):
        found = []
    elif rest == "subj":
        found = grammar.agent(parse, verb) if grammar.is_passive(parse, verb) else grammar.surface_subject(parse, verb)
        given = grammar.is_passive(parse, verb) and parse.words[i].dep == "dobj"  # "was handed a note", by nobody named
        found = found or ([] if given else grammar.surface_subject(parse, verb))
    else:
        found = grammar.arm(parse, verb, rest)
    return [n for n in found if n != i]
