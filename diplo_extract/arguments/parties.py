"""Stage 6, whom a word stands for: names, resolved references, and people told by the state or body they are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from diplo_extract import grammar
from diplo_extract.events import Kind
from diplo_extract.mentions import Actor, Mention, Parse
from diplo_extract.offices import classes_of
from diplo_extract.rules import RuleBook
from diplo_extract.rules import words as word_list
from diplo_extract.rules.lemmas import one_each
from diplo_extract.speakers import Speakers

_OF_STATES = re.compile(r"\b[\w]+-(?:nation|member|country|state)\b")
"""Bodies that are told by how many states they have: "the ministers of the 12-nation Community"."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of rules/grammar.yaml."""
    return frozenset(word_list("grammar")[name])


@dataclass(frozen=True, slots=True)
class Party:
    """An actor where the grammar puts him: the word and the characters that name him there."""

    actor: Actor
    word: int
    start: int
    end: int


@dataclass(frozen=True)
class Scene:
    """One article before stage 6, with what a frame is filled from.

    `references`: start offset -> the mention that a pronoun or bare title stands for. `states`: alpha-3 -> the state,
    `adjectives`: alpha-3 -> "Norwegian".
    `named`: the state of a country, capital or city named, or the body, None where it names none or too many.
    """

    text: str
    references: Mapping[int, Mention]
    states: Mapping[str, Actor]
    book: RuleBook
    parses: Sequence[Parse | None] = field(default=())
    speakers: Speakers | None = None
    adjectives: Mapping[str, str] = field(default_factory=dict)
    named: Callable[[str], Actor | None] = lambda _: None


DEEP = 3
"""Nouns that a party may stand behind: "one of several leaders of X"."""


def parties_at(scene: Scene, parse: Parse, i: int, depth: int = 0) -> list[Party]:
    """Whom word i stands for: a name, a resolved pronoun or title, or people told by a state's name or demonym."""
    word = parse.words[i]
    phrase = _reference(scene, parse, i)
    mention = phrase or word.mention
    if mention is not None and phrase is None and depth <= DEEP and _is_anybody(mention):
        members = [p for n in grammar.members(parse, i) if n != i for p in parties_at(scene, parse, n, depth + 1)]
        if members:
            return members  # "world leaders, including X and Y"
    if mention is not None and phrase is None and depth <= DEEP and [a.kind for a in mention.actors] == ["group"]:
        return _group_with_members(scene, parse, mention, i, depth)
    if mention is not None and phrase is None and depth <= DEEP and _is_led_body(mention):
        led = [n for c in grammar.kids(parse, i, "acl") for n in _leading(parse, c)]
        leaders = _people_at(scene, parse, led, depth)
        if leaders:
            return leaders  # "the Presidential Delegation, led by Ambassador Ruiz"
    if mention is not None and phrase is None and len(mention.actors) > 1:
        named = _named_behind(parse, mention, i)
        if named:
            return named  # "his French and Polish counterparts, Roe and Poe"
    if mention is not None and phrase is None and depth <= DEEP and (first := _ranked(scene, parse, i, depth)):
        return first
    if mention is not None and mention.actors:
        return [Party(actor, i, mention.start, mention.end) for actor in mention.actors]
    if mention is None and word.text.lower() == "you":
        return _addressed(parse, i)
    if depth > DEEP or mention is not None or word.tag.startswith("PRP"):
        return []
    return _people(scene, parse, i, depth)


def _is_said_of(parse: Parse, i: int) -> bool:
    """True for the leader of "became the first leader to", who is the subject."""
    return parse.words[i].dep in ("attr", "oprd") and grammar.is_verb(parse.words[parse.words[i].head])


def _ranked(scene: Scene, parse: Parse, i: int, depth: int) -> list[Party]:
    """Who "is the first Peruvian minister to come", where his country is known."""
    if not (_is_said_of(parse, i) and grammar.is_ranked(parse, i)):
        return []
    doers = [n for n in grammar.subject(parse, parse.words[i].head) if n != i]
    return [p for n in doers for p in parties_at(scene, parse, n, depth + 1) if p.actor.country and not p.actor.several]


def _addressed(parse: Parse, i: int) -> list[Party]:
    """Who is spoken to by name: "Thank you, Prime Minister Roe, for the invitation"."""
    behind = parse.words[i + 1 : i + 4]
    called = len(behind) == 3 and behind[0].text == "," and behind[2].text in (",", ".", "!")
    mention = behind[1].mention if called else None
    if mention is None or [a.kind for a in mention.actors] != ["person"]:
        return []
    return [Party(mention.actors[0], i, parse.words[i].start, parse.words[i].end)]


def _named_behind(parse: Parse, mention: Mention, i: int) -> list[Party]:
    """As many people as several offices have holders, right behind these and of the same states, in any order."""
    found: list[Party] = []
    for word in parse.words[i + 1 :]:
        if word.mention is not None and [a.kind for a in word.mention.actors] == ["person"]:
            found.append(Party(word.mention.actors[0], word.i, word.mention.start, word.mention.end))
        elif word.text not in (",", "and"):
            break
    named = found[: len(mention.actors)]
    states = sorted(a.country or "" for a in mention.actors)
    return named if "" not in states and states == sorted(p.actor.country or "" for p in named) else []


def _is_led_body(mention: Mention) -> bool:
    """True for a delegation of no known state, named like a body."""
    nameless = [(a.kind, a.country) for a in mention.actors] == [("organization", None)]
    return nameless and mention.actors[0].name.lower().endswith(("delegation", "mission"))


def _leading(parse: Parse, clause: int) -> list[int]:
    """Who leads, behind "led by" and "headed by"."""
    return grammar.agent(parse, clause) if parse.words[clause].lemma in ("lead", "head") else []


def _is_anybody(mention: Mention) -> bool:
    """True for a group of no one country or body, which counts by the members that are named."""
    return [(a.kind, a.country, a.organization) for a in mention.actors] == [("group", None, None)]


def _group_with_members(scene: Scene, parse: Parse, mention: Mention, i: int, depth: int) -> list[Party]:
    """A named group with its named members; only these where they are all told: "the ministers, Ruiz and Soto, met".

    Who leads a delegation is no party beside it.
    """
    named = _people_at(scene, parse, _told_beside(parse, i), depth)
    if len(named) > 1:
        return named
    led = [n for c in grammar.kids(parse, i, "acl") for n in grammar.agent(parse, c)]
    inside = [n for n in grammar.members(parse, i) if n not in led]
    return [Party(mention.actors[0], i, mention.start, mention.end), *_people_at(scene, parse, inside, depth)]


def _people_at(scene: Scene, parse: Parse, words: Sequence[int], depth: int) -> list[Party]:
    """The people whom some words stand for, each once."""
    found = {p.actor: p for n in words for p in parties_at(scene, parse, n, depth + 1) if p.actor.kind == "person"}
    return list(found.values())


def _told_beside(parse: Parse, i: int) -> list[int]:
    """Those in apposition to word i, all of them."""
    return [n for c in grammar.kids(parse, i, "appos") if c > i for n in grammar.conjuncts(parse, c)]


def _reference(scene: Scene, parse: Parse, i: int) -> Mention | None:
    """The reference whose phrase ends with word i or is headed by it ("the head of state" ends later)."""
    word = parse.words[i]
    found = scene.references.get(word.start)
    if found is not None:
        return found
    first, _ = grammar.subtree(parse, i)
    for j in range(first, i):
        found = scene.references.get(parse.words[j].start)
        if found is not None and found.end >= word.end:
            return found
    return None


def _of_so_many(scene: Scene, parse: Parse, i: int) -> list[Party]:
    """The ministers or leaders of states that are told by their number alone: "leaders of the seven democracies".

    "The two countries" are two that were told before, and so are "the four countries" where four were.
    """
    word = parse.words[i]
    if word.tag != "NNS" or word.lemma not in word_set("heads_of_states"):
        return []
    for n in grammar.behind(parse, i, "of"):
        if _reference(scene, parse, n) is not None:
            continue
        counted = [c for c in grammar.kids(parse, n, "nummod") if parse.words[c].text.lower() not in ("two", "three")]
        named = [c for c in grammar.kids(parse, n, "prep", "appos") if c > n]
        if parse.words[n].lemma in word_set("states") and counted and not named:
            first, end = phrase_around(parse, i)[0], parse.words[n].end
            name = _ARTICLE.sub("", " ".join(scene.text[first:end].split()))
            return [Party(Actor("group", name, several=True), i, first, end)]
    return []


def _of_a_kind(scene: Scene, parse: Parse, i: int) -> list[Party]:
    """Several states, or their ministers, told by their kind: "donor countries", "ministers of the Arab states".

    Not "the two donor countries" nor "these Arab states", which were told before.
    """
    word = parse.words[i]
    if word.tag != "NNS" or word.lemma not in word_set("states") | word_set("heads_of_states"):
        return []
    led = word.lemma in word_set("heads_of_states")
    nouns = [n for p in ("of", "from") for n in grammar.behind(parse, i, p)] if led else [i]
    if not nouns or not all(_is_of_a_kind(parse, n) for n in nouns) or _is_attended(parse, i):
        return []
    first, end = phrase_around(parse, i)[0], parse.words[max(nouns)].end
    kinds = [] if led else _opposed(parse, i)
    noun = parse.words[i].text
    names = [f"{kind} {noun}" for kind in kinds] or [_ARTICLE.sub("", " ".join(scene.text[first:end].split()))]
    return [Party(Actor("group", name, several=True), i, first, end) for name in names]


def _is_attended(parse: Parse, i: int) -> bool:
    """True for the states of "will attend a meeting of donor countries": who attends is told, and they name what."""
    within = parse.words[parse.words[i].head].text.lower() == "of"
    return within and any(parse.words[n].lemma in word_set("attending") for n in grammar.ancestors(parse, i))


def _opposed(parse: Parse, i: int) -> list[str]:
    """The kinds of states that are the sides in "between importing and exporting countries"; [] for others."""
    if parse.words[parse.words[i].head].text.lower() != "between" or grammar.kids(parse, i, "conj"):
        return []
    own = grammar.kids(parse, i, "amod")
    kinds = [parse.words[c].text.lower() for k in own for c in (k, *grammar.kids(parse, k, "conj"))]
    return kinds if len(kinds) == 2 and set(kinds) <= word_set("kinds_of_states") else []


def _is_of_a_kind(parse: Parse, i: int) -> bool:
    """True for "donor countries" and "importing and exporting nations" of which nothing else tells more."""
    word = parse.words[i]
    told = {parse.words[c].text.lower() for c in grammar.kids(parse, i, "det", "poss", "nummod")}
    if word.tag != "NNS" or word.lemma not in word_set("states") or told - {"the", "several", "some", "many"}:
        return False
    if i + 1 < len(parse.words) and parse.words[i + 1].mention is not None:
        return False  # "the producer countries Peru and Chile"
    left = [c for k in grammar.kids(parse, i, "amod", "compound", "nmod") for c in (k, *grammar.kids(parse, k, "conj"))]
    return any(parse.words[c].text.lower() in word_set("kinds_of_states") for c in left)


_MANY = 5
"""So many leaders, told without whose, are those of several states."""


def _so_many(scene: Scene, parse: Parse, i: int) -> list[Party]:
    """Those of "invited some 50 leaders", "67 foreign ministers"; [] for "two leaders" and "50 business leaders"."""
    if parse.words[i].tag != "NNS" or parse.words[i].lemma not in word_set("heads_of_states"):
        return []
    told = grammar.kids(parse, i, "det", "poss", "compound", "prep", "appos", "relcl", "acl")
    kinds = {parse.words[c].text.lower() for c in grammar.kids(parse, i, "amod")}
    counted = [parse.words[c].text for c in grammar.kids(parse, i, "nummod") if parse.words[c].text.isdigit()]
    if told or kinds - {"foreign", "other", "more"} or not any(_MANY <= int(n) < 1000 for n in counted):
        return []
    start, end = phrase_around(parse, i)[0], parse.words[i].end
    name = _ARTICLE.sub("", " ".join(scene.text[start:end].split()))
    return [Party(Actor("group", name, several=True), i, start, end)]


_FRIENDS = frozenset({"ally", "brother", "friend", "neighbor", "neighbour", "partner"})
"""Whom a speaker calls "our friends in Peru"; "our envoy in Peru" is nobody of Peru's."""


def _people(scene: Scene, parse: Parse, i: int, depth: int) -> list[Party]:
    word = parse.words[i]
    lemma = word.lemma
    if many := _of_so_many(scene, parse, i) or _of_a_kind(scene, parse, i):
        return many
    if lemma in word_set("transparent"):
        inner = [p for n in grammar.behind(parse, i, "of") for p in parties_at(scene, parse, n, depth + 1)]
        if inner:
            return inner
    if lemma == "office" and word.dep == "nsubj":  # "Soto's office proposed talks": so did Soto
        return [p for n in grammar.possessor(parse, i) for p in parties_at(scene, parse, n, depth + 1)]
    members = [p for n in grammar.members(parse, i) for p in parties_at(scene, parse, n, depth + 1)]
    if members:
        return members
    if several := _so_many(scene, parse, i):
        return several
    if lemma in word_set("joint_bodies"):
        seated = _seated(scene, parse, i, depth)
        return seated if len(seated) > 1 else []
    if _is_said_of(parse, i):  # "became the first leader to"
        return [p for n in grammar.subject(parse, word.head) if n != i for p in parties_at(scene, parse, n, depth + 1)]
    if lemma not in word_set("people") and not _is_ministries(parse, i):
        return []
    ours = lemma in _FRIENDS and any(parse.words[c].text.lower() == "our" for c in grammar.kids(parse, i, "poss"))
    seats = ("in",) if ours or lemma in word_set("seated") else ()  # "our friends in Peru"
    owners = [
        p
        for name in ("amod", "poss", "of", "from", *seats, "representing", "of.amod", "of.poss")
        for n in grammar.arm(parse, i, name)
        if n != i
        for p in parties_at(scene, parse, n, depth + 1)
    ]
    owners += _served(scene, parse, i, depth)
    if lemma in word_set("companioned") and grammar.kids(parse, i, "amod", "compound"):
        whose = {p.start for n in grammar.arm(parse, i, "poss") for p in parties_at(scene, parse, n, depth + 1)}
        owners = [p for p in owners if p.start not in whose] or owners
    leaders = [p for p in owners if p.actor.kind == "person" and p.actor.country and lemma in word_set("servants")]
    groups = [p for p in owners if p.actor.kind == "group"]  # "a delegation of Peruvian senators"
    owners = [p for p in owners if p.actor.kind in ("state", "organization")] or leaders or groups
    owners = _without_owned(parse, owners)
    if not owners:
        return _leaders(scene, parse, i, depth)
    start, end = phrase_around(parse, i)
    return _group(scene, parse, i, owners, start, end)


def _without_owned(parse: Parse, owners: list[Party]) -> list[Party]:
    """Those whose people are told, a movement by its state alone: Peru in "the leader of Peru's Free Movement"."""
    words = {p.word for p in owners if p.actor.kind == "state"}
    owned = [p for p in owners if p.actor.kind == "organization" and p.actor.country is None]
    owned = [p for p in owned if words & {*grammar.possessor(parse, p.word)}]
    return [p for p in owners if p not in owned]


def _served(scene: Scene, parse: Parse, i: int, depth: int) -> list[Party]:
    """Who is served by "an aide to President Roe"; nobody behind an envoy's "to"."""
    word = word_list("grammar")["serving"].get(parse.words[i].lemma)
    behind = [n for n in grammar.behind(parse, i, word) if n != i] if word else []
    return [p for n in behind for p in parties_at(scene, parse, n, depth + 1) if p.actor.kind == "person"]


def _seated(scene: Scene, parse: Parse, body: int, depth: int) -> list[Party]:
    """The states in a body of theirs: "the joint commission between Peru and Chile"."""
    arms = [n for name in ("amod", "between", "of") for n in grammar.arm(parse, body, name) if n != body]
    found = {p.actor: p for n in arms for p in parties_at(scene, parse, n, depth + 1) if p.actor.kind == "state"}
    return list(found.values())


def _leaders(scene: Scene, parse: Parse, i: int, depth: int) -> list[Party]:
    """ "The delegation led by Georgia's deputy premier", of which nothing else tells whose it is: by its leader."""
    led = [c for c in grammar.kids(parse, i, "acl") if parse.words[c].lemma in word_set("companions")]
    return [p for c in led for n in grammar.agent(parse, c) for p in parties_at(scene, parse, n, depth + 1)]


def _group(scene: Scene, parse: Parse, i: int, owners: Sequence[Party], start: int, end: int) -> list[Party]:
    """Several countries' people are several groups; one country's are named by the phrase."""
    governs = parse.words[i].lemma in ("government", "administration")
    if governs and (len(owners) > 1 or parse.words[i].tag in ("NNS", "NNPS")):  # "Governments of Peru and the Congo"
        return [Party(state, i, start, end) for p in owners if (state := scene.states.get(p.actor.country or ""))]
    office = _office_of_each(parse, i) if len(owners) > 1 else None
    if office is not None:
        kind: Kind = "organization" if office.endswith("Ministry") else "person"
        title = office if kind == "person" else None
        held = [Actor(kind, f"{_adjective(scene, p)} {office}", p.actor.country, title) for p in owners]
        return [Party(actor, i, start, end) for actor in dict.fromkeys(held)]
    head = one_each(parse.words[i].text.lower() if parse.words[i].tag == "NNS" else parse.words[i].text)
    name = _ARTICLE.sub("", scene.text[start:end])
    found: dict[Actor, Party] = {}
    for owner in owners:
        country = owner.actor.country
        plural = parse.words[i].tag in ("NNS", "NNPS") or parse.words[i].lemma in (
            "delegation",
            "team",
            "side",
            "mission",
        )
        label = _owned(scene, name, owner) if len(owners) == 1 else f"{_adjective(scene, owner)} {head}"
        body = None if country else owner.actor.name
        kind = "group" if plural else "person"
        several = body is not None and plural and _OF_STATES.search(name) is not None
        label = " ".join(label.split())
        own = owner.actor
        actor = Actor(kind, label, country, None, None, body, own.domestic, several, own.unlisted)
        found.setdefault(actor, Party(actor, i, start, end))
    return list(found.values())


def _office_of_each(parse: Parse, i: int) -> str | None:
    """The office that one in each state has: "Foreign Minister" of "their foreign ministers"; None for other nouns."""
    if parse.words[i].tag != "NNS" or parse.words[i].lemma in word_set("many_of_a_state"):
        return None
    before = [c for c in parse.children[i] if c < i and parse.words[c].dep in ("amod", "compound")]
    words = [*(parse.words[c].text for c in before if c >= i - len(before)), parse.words[i].lemma]
    office = " ".join(words).title()
    return office if len(words) > 1 and (classes_of(office) or words[-1] == "ministry") else None


def _is_ministries(parse: Parse, i: int) -> bool:
    """True for a ministry of a named kind: "the foreign ministries of Peru and Chile"."""
    kinds = [c for c in parse.children[i] if c < i and parse.words[c].dep in ("amod", "compound")]
    return parse.words[i].lemma == "ministry" and parse.words[i].tag == "NNS" and bool(kinds)


def _owned(scene: Scene, name: str, owner: Party) -> str:
    """ "Its foreign minister" by whose he is: "Norwegian foreign minister"."""
    first, _, rest = name.partition(" ")
    if first.lower() not in ("its", "their", "his", "her", "our", "my", "your") or not rest:
        return name
    told = " ".join(scene.text[owner.start : owner.end].split())
    return rest if told in rest else f"{_adjective(scene, owner)} {rest}"


def _adjective(scene: Scene, owner: Party) -> str:
    return scene.adjectives.get(owner.actor.country or "", owner.actor.name)


def is_taken(scene: Scene, parse: Parse, i: int, owner: int) -> bool:
    """True for the invitation of "Peru turned its invitation down": who answers it got it, whosever it is called."""
    word = parse.words[i]
    above = parse.words[word.head]
    if not parse.words[owner].tag.startswith("PRP") or word.dep != "dobj" or not grammar.is_verb(above):
        return False
    if above.lemma not in grammar.receiving_verbs():
        return False
    doers = {p.actor for n in grammar.subject(parse, above.i) for p in parties_at(scene, parse, n)}
    return any(p.actor in doers for p in parties_at(scene, parse, owner))


def phrase_around(parse: Parse, i: int) -> tuple[int, int]:
    """Characters of a noun with modifiers on the left and "of" or "from" phrases, or whom it serves, on the right."""
    linked = ("of", "from", word_list("grammar")["serving"].get(parse.words[i].lemma))
    first = i
    for c in parse.children[i]:
        if c < i and parse.words[c].dep in grammar.MODIFIERS | {"det"}:
            first = min(first, grammar.subtree(parse, c)[0])
    last = i
    for c in parse.children[i]:
        if c > i and parse.words[c].dep == "prep" and parse.words[c].text.lower() in linked:
            inner = grammar.kids(parse, c, "pobj")
            last = max(last, inner[-1] if inner else c)
    return parse.words[first].start, parse.words[last].end
