"""Stage 6, what must and must not stand around a trigger for its rule to hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence

from diplo_extract import grammar
from diplo_extract.arguments.arms import arm, carrying_verbs, light_verbs, preposition_over
from diplo_extract.arguments.diaries import diarist_at
from diplo_extract.arguments.parties import Scene, parties_at
from diplo_extract.mentions import Actor, Parse, Word
from diplo_extract.rules import Rule, calendar_words, lemmas, words

OWN = frozenset({"its", "their", "his", "her", "our", "whose"})
UNLISTED = frozenset({"organization.run", "organization.guess"})
"""How bodies are found that stand in no table."""
_TAIL = re.compile(r",| (?:of|to|in|at|for|from|with) ")


def values_at(scene: Scene, parse: Parse, i: int, name: str) -> set[str]:
    """What stands at an arm, for the conditions of a rule: dictionary words, and classes ("@person", "@actor" …).

    Besides the arms: `above` the preposition over a noun, `light` its light verb, `mod` the words before it, `particle`
    the small words behind a verb, `form` "finite" for a verb with tense or modal, "bare" for one without object,
    "plain" for one without infinitive, "passive", "intransitive", "ahead" for "will" and "to" (not "met to"), "denied"
    for what is not done, "reduced" for "hosted" behind its noun, "progressive" for "is sending", "present" for "sends",
    "affirmed" for what is, "doubted" also for what is not said to be, "supposed" for what depends on something, `near`
    every word of the sentence.
    """
    if name in _LOOKS:
        return _LOOKS[name](parse, i)
    out: set[str] = set()
    if name == "subj" and not grammar.subject(parse, i) and diarist_at(scene, parse, i) is not None:
        return {"@actor", "@person"}
    for k, n in enumerate(_seen_through(parse, arm(parse, i, name))):
        out.add(plain_word(parse.words[n]))
        mention = parse.words[n].mention
        if mention is not None:
            out.add(_head_noun(parse.words[n].text))
        if mention is not None and mention.place is not None:
            out.add("@country" if mention.place.is_country else "@city")
        if k == 0 and is_own(parse, n):  # not "expelled the envoy and his staff"
            out.add("@own")
        if mention is not None and mention.rule == "people":
            out.add("@people")
        if mention is not None and mention.rule in UNLISTED:
            out.add("@unlisted")
        for party in parties_at(scene, parse, n):
            out |= {"@actor", f"@{party.actor.kind}", *_offices(party.actor)}
            out |= {"@domestic"} if party.actor.domestic else set()
    return out


def _seen_through(parse: Parse, words_there: Sequence[int]) -> list[int]:
    """The words with what the amounts among them are of: "a variety of agreements" are agreements."""
    amounts = words("grammar")["amounts"]
    return [m for n in words_there for m in (n, *_counted(parse, n, amounts))]


def _counted(parse: Parse, n: int, amounts: Container[str]) -> list[int]:
    amount = parse.words[n].mention is None and parse.words[n].lemma in amounts
    return grammar.behind(parse, n, "of") if amount else []


def _head_noun(phrase: str) -> str:
    """The dictionary word before the first preposition of a phrase: "their ambassadors from Doha" -> "ambassador"."""
    head = _TAIL.split(phrase, maxsplit=1)[0].split()
    return lemmas().of(head[-1], "NNS") if head else ""


def _offices(actor: Actor) -> list[str]:
    """The words of a person's title, a named ambassador being an ambassador; an opposition leader opposes nothing."""
    return [lemmas().of(word, "NNS") for word in (actor.title or "").split() if word.lower() != "opposition"]


def is_own(parse: Parse, n: int) -> bool:
    """True for "its ambassador": what belongs to whoever acts."""
    word = parse.words[n]
    owners = grammar.kids(parse, n, "poss")
    first = [word.text.split()[0]] if word.mention is not None else [parse.words[c].text for c in owners]
    return any(w.lower() in OWN for w in first)


def plain_word(word: Word) -> str:
    """The word as rules name it; of a name its last word, so that a "Defence Cooperation Agreement" is an agreement."""
    if word.mention is not None:
        return lemmas().of(word.text.split(" of ")[0].split(" on ")[0].split(" between ")[0].split()[-1], "NNS")
    return word.lemma or word.text.lower()


def _light(parse: Parse, i: int) -> set[str]:
    """The verbs that carry a noun; one with "off" or "back" is another: "put off a trip", "pulled back from it"."""
    found = carrying_verbs(parse, i, "above")
    carriers = {parse.words[v].lemma for v in found if not _is_off(parse, v)}
    return carriers | {f"@{kind}" for kind, verbs in light_verbs().items() if carriers & verbs}


def _is_off(parse: Parse, verb: int) -> bool:
    return any(parse.words[c].text.lower() in ("off", "back") for c in grammar.kids(parse, verb, "prt"))


def _modifiers(parse: Parse, i: int) -> set[str]:
    wanted = grammar.MODIFIERS | {"prt", "det", "advmod"}  # "Best wishes" may be taken for an adverb

    return {plain_word(parse.words[c]) for c in parse.children[i] if parse.words[c].dep in wanted}


def _particles(parse: Parse, i: int) -> set[str]:
    """A verb's particles, adverbs and prepositions but those of a time: "called on Peru", not "called on Monday"."""
    found = set()
    for c in grammar.kids(parse, i, "prt", "advmod", "prep"):
        behind = [parse.words[o].text for o in grammar.kids(parse, c, "pobj")]
        if c < i and parse.words[c].dep == "prep":
            continue  # "on Thursday Peru's king travels"
        if not any(text.isdigit() or text.lower() in calendar_words() for text in behind):
            found.add(parse.words[c].text.lower())
        found |= {parse.words[a].text.lower() for a in grammar.kids(parse, c, "advmod")}  # "spoke virtually on Friday"
    return found


_MERE = frozenset({"it", "this", "that", "them", "which", "yes", "no"})
"""Objects that only point back ("accept it", "which he accepted") or say the verb's own word ("said yes")."""


def _form(parse: Parse, i: int) -> set[str]:
    modal = any(parse.words[c].tag == "MD" for c in parse.children[i])
    named = [o for o in grammar.kids(parse, i, "dobj", "nsubjpass") if parse.words[o].text.lower() not in _MERE]
    objects = named or grammar.kids(parse, i, "ccomp", "xcomp") or _goes_to(parse, i)
    forms = {
        "finite": modal or parse.words[i].tag in ("VBD", "VBZ", "VBP") or _is_perfect(parse, i) or _is_due(parse, i),
        "bare": not objects,
        "plain": all(grammar.is_errand(parse, v) for v in grammar.infinitives(parse, i)),
        "passive": grammar.is_passive(parse, i),
        "intransitive": not grammar.kids(parse, i, "dobj", "nsubjpass"),
        "denied": _is_denied(parse, i),
        "affirmed": not _is_denied(parse, i),
        "supposed": _is_supposed(parse, i),
        "progressive": _is_under_way(parse, i),
        "reduced": parse.words[i].dep == "acl" and parse.words[i].tag == "VBN",
        "present": parse.words[i].tag in ("VBZ", "VBP"),
        "doubted": _is_denied(parse, i) or _is_denied(parse, parse.words[i].head),
        "ahead": any(parse.words[c].text.lower() in _ahead(parse, i) for c in grammar.kids(parse, i, "aux")),
    }
    return {form for form, is_so in forms.items() if is_so}


def _is_under_way(parse: Parse, i: int) -> bool:
    helpers = {parse.words[c].text.lower() for c in grammar.kids(parse, i, "aux")}
    return parse.words[i].tag == "VBG" and not helpers.isdisjoint(("is", "are", "am", "'s", "’s", "'re", "’re"))


def _is_denied(parse: Parse, i: int) -> bool:
    """True for what is not done: "will not come", "is not able to come", "is unable to come"."""
    at = i
    while True:
        word = parse.words[at]
        if grammar.kids(parse, at, "neg") or word.lemma == "unable":
            return True
        if word.dep not in ("xcomp", "acomp") or word.head == at:
            return False
        at = word.head


def _is_supposed(parse: Parse, i: int) -> bool:
    """True for what depends: "will not come if it rains", "whether he will come", "should not come"."""
    at, marks = i, {"if", "should", "unless", "whether"}
    while True:
        beside = [*parse.children[at], *(c for v in grammar.kids(parse, at, "advcl") for c in parse.children[v])]
        if any(parse.words[c].text.lower() in marks for c in beside):
            return True
        word = parse.words[at]
        if word.dep not in ("xcomp", "ccomp", "acomp", "acl") or word.head == at:
            return False
        at = word.head


def _is_perfect(parse: Parse, i: int) -> bool:
    """True for the "been" of "had been in Lima", not for that of "to have been"."""
    helpers = grammar.kids(parse, i, "aux")
    return parse.words[i].tag == "VBN" and any(parse.words[h].tag in ("VBD", "VBZ", "VBP") for h in helpers)


def _is_due(parse: Parse, i: int) -> bool:
    """True for the "be" of "is expected to be in Lima" and "is due to be in Lima"."""
    word = parse.words[i]
    to = any(parse.words[a].tag == "TO" for a in grammar.kids(parse, i, "aux"))
    return to and word.dep == "xcomp" and parse.words[word.head].lemma in ("due", "expect", "schedule", "slate")


def _ahead(parse: Parse, i: int) -> tuple[str, ...]:
    """What puts a verb ahead; "to" does not where it tells only what something else was done for: "met to discuss"."""
    aim = parse.words[i].dep in ("advcl", "acl") and parse.words[i].head < i
    return ("will", "shall") if aim else ("will", "shall", "to")


def _complement(parse: Parse, i: int) -> set[str]:
    """ "yes" under "called him a friend" but not "called him to talk", and under "is to meet her".

    Also where the parser ties the friend to him ("called Abe one of his friends").
    """
    word = parse.words[i]
    if word.tag.startswith("N"):  # what is said of "my message" in "my message is clear"
        said = word.dep == "nsubj" and parse.words[word.head].lemma == "be"
        return {parse.words[c].lemma for c in grammar.kids(parse, word.head, "acomp")} if said else set()
    tied = any(n + 1 in grammar.kids(parse, n, "nummod", "appos") for n in grammar.kids(parse, i, "dobj"))
    aims = grammar.infinitives(parse, i) if parse.words[i].lemma != "be" else []
    told = [c for c in grammar.kids(parse, i, "oprd", "attr", "ccomp", "xcomp") if c not in aims]
    told = [c for c in told if c > i or parse.words[c].dep != "ccomp"]  # "it had luck: he was in Rome"
    adjectives = grammar.kids(parse, i, "acomp")
    about = any(
        grammar.kids(parse, c, "xcomp") or parse.words[c].lemma in _ABOUT for c in adjectives
    )  # "ready to talk"
    return {"yes"} if tied or told or about or _is_to(parse, i) else set()


_ABOUT = frozenset({"unwelcome", "welcome"})
"""What is said of somebody who need not be there: "is welcome in Oslo"."""


def _is_to(parse: Parse, i: int) -> bool:
    """True for the "is" of "is to attend", which tells when and nothing else."""
    if parse.words[i].lemma != "be":
        return False
    aims = (t for c in grammar.kids(parse, i, "xcomp") for t in grammar.kids(parse, c, "aux"))
    return any(t == i + 1 and parse.words[t].tag == "TO" for t in aims)


_LOOKS: Mapping[str, Callable[[Parse, int], set[str]]] = {
    "above": lambda parse, i: {preposition_over(parse, i)},
    "light": _light,
    "mod": _modifiers,
    "particle": _particles,
    "form": _form,
    "complement": _complement,
    "near": lambda parse, _: {plain_word(w) for w in parse.words},
}
"""What a condition may look at besides the arms."""


def _goes_to(parse: Parse, i: int) -> bool:
    """True for "agreed to the plan", not for "agreed, according to him"."""
    return any(parse.words[c].text.lower() == "to" for c in grammar.kids(parse, i, "prep", "dative"))


def holds(scene: Scene, parse: Parse, i: int, rule: Rule, *, parties_known: bool = False) -> bool:
    """True where word i meets the rule's conditions. A condition on arms "a|b" looks at both.

    `parties_known`: the parties were found without arms, so that conditions which ask for an actor are met.
    """
    for arms, wanted in rule.only.items():
        if parties_known and "@actor" in wanted:
            continue
        if not any(wanted & values_at(scene, parse, i, a) for a in arms.split("|")):
            return False
    return not any(
        banned & values_at(scene, parse, i, a) for arms, banned in rule.never.items() for a in arms.split("|")
    )
