"""Stage 6: who did it to whom. Reads parses, mentions and references; makes a Frame of each trigger that holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from diplo_extract import grammar
from diplo_extract.events import Kind
from diplo_extract.mentions import Actor, Filler, Frame, Mention, Parse, PlaceName, Trigger, Word
from diplo_extract.rules import Rule, RuleBook, TypeRules, lemmas
from diplo_extract.rules import words as word_list
from diplo_extract.speakers import Speakers

PLACE_ROLES = frozenset({"host", "organization"})
"""Roles that a place may fill: the state in which it lies is meant."""
SHARED = frozenset({"with", "between", "among", "to", "from", "by", "alongside"})
"""Prepositions that often hang on the light verb instead of its noun: "held talks on Monday with X"."""
ADVERBIAL = frozenset("at before during following for from in after on to upon ahead since until".split())
"""Prepositions over a contact that make the subject of their clause a party to it."""
OPEN = frozenset({"agree", "visit"})
"""Types that a clause may tell without any party: those of the meeting it was signed at, or that took place on it."""
WEAK_ARMS = frozenset({"govern.subj", "amod", "of", "clause.subj", "obj.amod", "obj.of", "by", "speaker"})
"""Arms of symmetric types that only count while two sides are not found yet."""
CLOSED_ARMS = frozenset({"between", "among", "of.between", "obj.between", "hold.between"})
"""Arms that name all sides: whoever arranges a meeting between two others is none of them."""
LONGEST_TOPIC = 160
OWN = frozenset({"its", "their", "his", "her", "our", "whose"})
POSTED = frozenset({"to", "in", "at", "for"})
"""Prepositions between an envoy and his post: "its ambassador to X", "its man in Y"."""
_TAIL = re.compile(r",| (?:of|to|in|at|for|from|with) ")
_POST = re.compile(r"\b(?:to|in|at|for) (?:the )?([^\W\d_][^,;]*?)(?=,|;|$)")


@cache
def light_verbs() -> Mapping[str, frozenset[str]]:
    """The classes of light verbs: class -> dictionary words."""
    return {name: frozenset(verbs) for name, verbs in word_list("grammar")["light"].items()}


@cache
def _word_set(name: str) -> frozenset[str]:
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

    `references`: start offset -> the mention that a pronoun or bare title stands for. `states`: alpha-3 -> the state, `adjectives`:
    alpha-3 -> "Norwegian".
    `country_named`: the alpha-3 code of a country, capital or city named, None where it names none or too many.
    """

    text: str
    references: Mapping[int, Mention]
    states: Mapping[str, Actor]
    book: RuleBook
    parses: Sequence[Parse | None] = field(default=())
    speakers: Speakers | None = None
    adjectives: Mapping[str, str] = field(default_factory=dict)
    country_named: Callable[[str], str | None] = lambda _: None


def parties_at(scene: Scene, parse: Parse, i: int, depth: int = 0) -> list[Party]:
    """Whom word i stands for: a name, a resolved pronoun or title, or people "of" or "from" a state, or of its demonym."""
    word = parse.words[i]
    phrase = _reference(scene, parse, i)
    mention = phrase or word.mention
    if mention is not None and mention.actors:
        return [Party(actor, i, mention.start, mention.end) for actor in mention.actors]
    if depth > 3 or mention is not None or word.tag.startswith("PRP"):
        return []
    return _people(scene, parse, i, depth)


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


def _people(scene: Scene, parse: Parse, i: int, depth: int) -> list[Party]:
    word = parse.words[i]
    lemma = word.lemma
    if lemma in _word_set("transparent"):
        inner = [p for n in grammar.behind(parse, i, "of") for p in parties_at(scene, parse, n, depth + 1)]
        if inner:
            return inner
    members = [p for n in grammar.members(parse, i) for p in parties_at(scene, parse, n, depth + 1)]
    if members:
        return members
    if word.dep in ("attr", "oprd") and grammar.is_verb(parse.words[word.head]):  # "became the first leader to"
        return [p for n in grammar.subject(parse, word.head) if n != i for p in parties_at(scene, parse, n, depth + 1)]
    if lemma not in _word_set("people"):
        return []
    owners = [
        p
        for name in ("amod", "poss", "of", "from", "representing")
        for n in grammar.arm(parse, i, name)
        if n != i
        for p in parties_at(scene, parse, n, depth + 1)
    ]
    owners = [p for p in owners if p.actor.kind in ("state", "organization")]
    if not owners:
        return _leaders(scene, parse, i, depth)
    start, end = _phrase(parse, i)
    return _group(scene, parse, i, owners, start, end)


def _leaders(scene: Scene, parse: Parse, i: int, depth: int) -> list[Party]:
    """ "The delegation led by Georgia's deputy premier", of which nothing else tells whose it is: by its leader."""
    led = [c for c in grammar.kids(parse, i, "acl") if parse.words[c].lemma in _word_set("companions")]
    return [p for c in led for n in grammar.agent(parse, c) for p in parties_at(scene, parse, n, depth + 1)]


def _group(scene: Scene, parse: Parse, i: int, owners: Sequence[Party], start: int, end: int) -> list[Party]:
    """Several countries' people are several groups; one country's are named by the phrase."""
    head = parse.words[i].text
    name = scene.text[start:end].removeprefix("the ").removeprefix("The ")
    found: dict[Actor, Party] = {}
    for owner in owners:
        country = owner.actor.country
        plural = parse.words[i].tag in ("NNS", "NNPS") or parse.words[i].lemma in (
            "delegation",
            "team",
            "side",
            "mission",
        )
        label = _owned(scene, name, owner) if len(owners) == 1 else f"{owner.actor.name} {head}"
        body = None if country else owner.actor.name
        kind: Kind = "group" if plural else "person"
        actor = Actor(kind, " ".join(label.split()), country, organization=body, domestic=owner.actor.domestic)
        found.setdefault(actor, Party(actor, i, start, end))
    return list(found.values())


def _owned(scene: Scene, name: str, owner: Party) -> str:
    """ "Its foreign minister" by whose he is: "Norwegian foreign minister"."""
    first, _, rest = name.partition(" ")
    if first.lower() not in ("its", "their", "his", "her", "our", "my", "your") or not rest:
        return name
    return f"{scene.adjectives.get(owner.actor.country or '', owner.actor.name)} {rest}"


def _phrase(parse: Parse, i: int) -> tuple[int, int]:
    """Characters of a noun with its modifiers on the left and an "of" or "from" phrase on the right."""
    first = i
    for c in parse.children[i]:
        if c < i and parse.words[c].dep in grammar.MODIFIERS | {"det"}:
            first = min(first, grammar.subtree(parse, c)[0])
    last = i
    for c in parse.children[i]:
        if c > i and parse.words[c].dep == "prep" and parse.words[c].text.lower() in ("of", "from"):
            inner = grammar.kids(parse, c, "pobj")
            last = max(last, inner[-1] if inner else c)
    return parse.words[first].start, parse.words[last].end


def arm(parse: Parse, i: int, name: str) -> list[int]:
    """grammar.arm, and the arms of the verb that carries noun i: "hold.subj", "give.to"; "above.subj" of any verb."""
    first, _, rest = name.partition(".")
    if first == "clause":
        return _of_clause(parse, i, rest)
    if first == "head" and rest:
        return [n for head in grammar.arm(parse, i, "head") for n in arm(parse, head, rest)]
    if first == "over":
        return _of_noun_over(parse, i, rest)
    if rest and (first in light_verbs() or first in ("above", "govern")):
        return list(dict.fromkeys(n for verb in _carriers(parse, i, first) for n in _of_carrier(parse, i, verb, rest)))
    found = grammar.arm(parse, i, name)
    if not found and name in SHARED and not grammar.is_verb(parse.words[i]):
        for verb in _carriers(parse, i, "above"):
            if grammar.preposition_above(parse, i) is None:
                found = [n for n in grammar.behind(parse, verb, name) if n != i]
    return found


def _of_clause(parse: Parse, i: int, rest: str) -> list[int]:
    """The arms of the verb on which noun i hangs by a preposition: "arrived in Doha for talks", "was on a visit"."""
    if grammar.preposition_above(parse, i) not in ADVERBIAL:
        return []
    verb = grammar.light_verb(parse, i)
    return _of_carrier(parse, i, verb, rest) if verb is not None else []


def _of_noun_over(parse: Parse, i: int, rest: str) -> list[int]:
    """The arms of the noun on which noun i hangs: "his visit at the invitation of": his."""
    if grammar.preposition_above(parse, i) is None:
        return []
    noun = parse.words[parse.words[i].head].head
    if parse.words[noun].tag.startswith("R"):  # "the minister, here on a visit"
        noun = parse.words[noun].head
    if rest == "self":
        return [noun]
    return [] if grammar.is_verb(parse.words[noun]) else [n for n in arm(parse, noun, rest) if n != i]


def _carriers(parse: Parse, i: int, kind: str) -> list[int]:
    """The verbs that carry noun i: its light verb and the clauses behind it; of one class of light verbs, or any."""
    verb = grammar.light_verb(parse, i)
    found = [verb] if verb is not None else []
    found += grammar.carrying_clauses(parse, i)
    if kind == "above":
        return found
    wanted = _governors() if kind == "govern" else light_verbs()[kind]
    return [v for v in found if parse.words[v].lemma in wanted]


@cache
def _governors() -> frozenset[str]:
    """First words of verbs that make an event planned, possible or negated: who postpones a meeting was to be there."""
    classes = word_list("modality")["governors"]
    return frozenset(w.split("_")[0] for status in ("planned", "possible", "negated") for w in classes[status])


def _of_carrier(parse: Parse, i: int, verb: int, rest: str) -> list[int]:
    if rest == "subj":
        found = grammar.agent(parse, verb) if grammar.is_passive(parse, verb) else grammar.surface_subject(parse, verb)
        found = found or grammar.surface_subject(parse, verb)
    else:
        found = grammar.arm(parse, verb, rest)
    return [n for n in found if n != i]


def values_at(scene: Scene, parse: Parse, i: int, name: str) -> set[str]:
    """What stands at an arm, for the conditions of a rule: dictionary words, and classes ("@person", "@actor" …).

    Besides the arms: `above` the preposition over a noun, `light` its light verb, `mod` the words before it, `particle`
    the small words behind a verb, `form` "finite" for a verb with tense or modal, "bare" for one without object, "plain" for one
    without infinitive, `near` every word of the sentence.
    """
    if name == "above":
        return {_preposition(parse, i)}
    if name == "light":
        carriers = {parse.words[verb].lemma for verb in _carriers(parse, i, "above")}
        return carriers | {f"@{kind}" for kind, verbs in light_verbs().items() if carriers & verbs}
    if name == "mod":
        return {
            _plain(parse.words[c])
            for c in parse.children[i]
            if parse.words[c].dep in grammar.MODIFIERS | {"prt", "det"}
        }
    if name == "particle":
        return {
            parse.words[c].text.lower() for c in parse.children[i] if parse.words[c].dep in ("prt", "advmod", "prep")
        }
    if name == "form":
        finite = parse.words[i].tag in ("VBD", "VBZ", "VBP") or any(
            parse.words[c].tag == "MD" for c in parse.children[i]
        )
        bare = not grammar.kids(parse, i, "dobj", "ccomp", "xcomp", "nsubjpass") and not grammar.behind(parse, i, "to")
        plain = not grammar.infinitives(parse, i)
        return {name for name, holds_ in (("finite", finite), ("bare", bare), ("plain", plain)) if holds_}
    if name == "complement":
        return {"yes"} if grammar.kids(parse, i, "oprd", "attr", "ccomp", "xcomp") else set()
    if name == "near":
        return {_plain(w) for w in parse.words}
    out: set[str] = set()
    for k, n in enumerate(arm(parse, i, name)):
        out.add(_plain(parse.words[n]))
        mention = parse.words[n].mention
        if mention is not None:
            out.add(_head_noun(parse.words[n].text))
        if mention is not None and mention.place is not None:
            out.add("@country" if mention.place.is_country else "@city")
        if k == 0 and _is_own(parse, n):  # not "expelled the envoy and his staff"
            out.add("@own")
        if mention is not None and mention.rule == "people":
            out.add("@people")
        for party in parties_at(scene, parse, n):
            out |= {"@actor", f"@{party.actor.kind}", *_offices(party.actor)}
            out |= {"@domestic"} if party.actor.domestic else set()
    return out


def _head_noun(phrase: str) -> str:
    """The dictionary word before the first preposition of a phrase: "their ambassadors from Doha" -> "ambassador"."""
    head = _TAIL.split(phrase, maxsplit=1)[0].split()
    return lemmas().of(head[-1], "NNS") if head else ""


def _offices(actor: Actor) -> list[str]:
    """The words of a person's title, so that a named ambassador is an ambassador."""
    return [lemmas().of(word, "NNS") for word in (actor.title or "").split()]


def _is_own(parse: Parse, n: int) -> bool:
    """True for "its ambassador": what belongs to whoever acts."""
    word = parse.words[n]
    owners = grammar.kids(parse, n, "poss")
    first = [word.text.split()[0]] if word.mention is not None else [parse.words[c].text for c in owners]
    return any(w.lower() in OWN for w in first)


def _preposition(parse: Parse, i: int) -> str:
    """The preposition over noun i; "of" in "a series of talks" says nothing, the one over the series counts."""
    found = grammar.preposition_above(parse, i) or ""
    over = parse.words[parse.words[parse.words[i].head].head]
    if found == "of" and over.lemma in _word_set("transparent"):
        return grammar.preposition_above(parse, over.i) or ""
    return found


def _plain(word: Word) -> str:
    """The word as rules name it; of a name its last word, so that a "Defence Cooperation Agreement" is an agreement."""
    if word.mention is not None:
        return lemmas().of(word.text.split(" of ")[0].split(" on ")[0].split(" between ")[0].split()[-1], "NNS")
    return word.lemma or word.text.lower()


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


def fill_frame(scene: Scene, parse: Parse, trigger: Trigger, rule: Rule, kind: TypeRules) -> Frame | None:
    """The frame of a trigger, or None where the rule's conditions fail or a weak rule misses a bold role."""
    fillers = fill_roles(scene, parse, trigger.head, rule, kind)
    if kind.symmetric and rule.part == "noun" and parse.sentence.kind == "headline":
        fillers = _whole_headline(scene, parse, fillers, kind)
    headline = any(f.arm == "headline" for f in fillers)
    if not holds(scene, parse, trigger.head, rule, parties_known=headline):
        return None
    filled = {f.role for f in fillers}
    if rule.weak and not _complete(kind, fillers, filled):
        return None
    if not fillers and trigger.type not in OPEN:
        return None
    if kind.symmetric:
        fillers.sort(key=lambda f: f.start)
    return Frame(
        trigger, tuple(fillers), topic=find_topic(scene, parse, trigger.head, rule), grade=_grade(rule, fillers)
    )


def _whole_headline(scene: Scene, parse: Parse, fillers: list[Filler], kind: TypeRules) -> list[Filler]:
    """ "Remarks by A and B before their meeting": the people of a headline without a verb are the parties."""
    if len({f.actor.country or f.actor.name for f in fillers}) >= 2:
        return fillers
    role = next(iter(kind.roles))
    named = [
        Filler(role, p.actor, p.start, p.end, "headline")
        for word in parse.words
        if word.mention is not None and word.mention.form == "name"
        for p in parties_at(scene, parse, word.i)
        if p.actor.kind == "person"
    ]
    countries = {f.actor.country for f in named}
    return named if len(countries) >= 2 and len(named) <= 4 else fillers


def _complete(kind: TypeRules, fillers: Sequence[Filler], filled: set[str]) -> bool:
    bold = [role for role, core in kind.roles.items() if core]
    if kind.symmetric:
        return len({f.actor for f in fillers if f.role in bold}) >= 2
    return all(role in filled for role in bold)


def _grade(rule: Rule, fillers: Sequence[Filler]) -> float:
    """0.95 for a verb's own arms, less where an actor was taken from an attachment repair or a modifier."""
    soft = sum(f.arm not in ("subj", "obj", "agent", "poss", "with", "between", "to", "by", "of") for f in fillers)
    return max(0.5, (0.95 if rule.part == "verb" else 0.9) - 0.05 * soft)


def fill_roles(scene: Scene, parse: Parse, i: int, rule: Rule, kind: TypeRules) -> list[Filler]:
    """Actors for each role, in the order of the rule; nobody stands in two. A directed role takes its first full arm."""
    fillers: list[Filler] = []
    for role, arms in rule.roles.items():
        for name in arms:
            if kind.symmetric and name in WEAK_ARMS and _sides(fillers) >= 2:
                continue
            new = [f for f in _from_arm(scene, parse, i, role, name) if all(f.actor != old.actor for old in fillers)]
            fillers += new
            if (new and not kind.symmetric) or (name in CLOSED_ARMS and _sides(new) >= 2):
                break
    return fillers if kind.symmetric else _pair_split(fillers, list(kind.roles))


def _pair_split(fillers: list[Filler], roles: Sequence[str]) -> list[Filler]:
    """ "Relations between X and Y were broken": where one arm gave both sides to the first role, the second is Y's."""
    between = [f for f in fillers if f.role == roles[0] and f.arm.endswith("between")]
    if len(between) != 2 or any(f.role == roles[1] for f in fillers):
        return fillers
    return [replace(f, role=roles[1]) if f is between[1] else f for f in fillers]


def _sides(fillers: Sequence[Filler]) -> int:
    return len({f.actor.country or f.actor.name for f in fillers if f.core})


def _from_arm(scene: Scene, parse: Parse, i: int, role: str, name: str) -> list[Filler]:
    optional = name.startswith("~")
    arm_name = name.lstrip("~")
    if arm_name in ("speaker", "listener"):
        return _from_talk(scene, parse, i, role, arm_name)
    before, _, last = f".{arm_name}".rpartition(".")
    if last in ("post", "state"):
        places = [p for n in (arm(parse, i, before[1:]) if before else [i]) for p in _beside(scene, parse, n, last)]
        return [Filler(role, p.actor, p.start, p.end, arm_name) for p in places]
    found: list[Filler] = []
    for n in arm(parse, i, arm_name):
        parties = parties_at(scene, parse, n)
        if role not in PLACE_ROLES and (_is_paper(parse, n) or (arm_name == "amod" and _is_venue(parse, i, n))):
            continue
        if optional:
            sided = bool(arm(parse, n, "with"))  # "pulled out of talks with Peru": with Peru, not with the talks
            parties = [p for p in parties if p.actor.kind == "organization"]
            parties = parties or ([] if sided else _named(scene, parse, n, "occasions"))
        if role in PLACE_ROLES and arm_name == "amod" and not _is_named_place(parse, n):
            continue
        if role in PLACE_ROLES:
            hosts = [_as_host(scene, p) for p in parties]
            parties = [p for p in hosts if p.actor.kind in ("state", "organization")] or _state_of(scene, parse, n)
        if role == "envoy":
            parties = [p for p in parties if p.actor.kind in ("person", "group")]
        if role == "organization":
            parties = (
                [p for p in parties if p.actor.kind == "organization"]
                or _treaty(scene, parse, n)
                or _body_before(scene, parse, n)
            )
        found += [
            Filler(role, p.actor, p.start, p.end, arm_name, core=not (optional or _lends_name(p, arm_name)))
            for p in parties
        ]
    return found


def _beside(scene: Scene, parse: Parse, n: int, what: str) -> list[Party]:
    """The states that an envoy is posted to ("post": "the Russian ambassador in Athens") or comes from ("state")."""
    if what == "state":
        owners = [p for p in parties_at(scene, parse, n) if p.actor.country in scene.states]
        return [Party(scene.states[p.actor.country or ""], n, p.start, p.end) for p in owners]
    word = parse.words[n]
    if word.mention is None:
        seats = [s for p in POSTED for s in grammar.behind(parse, n, p)]
        return [_as_host(scene, q) for s in seats for q in (parties_at(scene, parse, s) or _state_of(scene, parse, s))]
    phrase = re.sub(r"\bfrom\b", "in", word.text) if _is_own(parse, n) else word.text
    names = [name for post in _POST.findall(phrase) for name in re.split(r",? and (?:the )?|, (?:the )?", post)]
    codes = [code for name in names if (code := scene.country_named(name)) is not None]
    if not codes:  # "the Turkish consulate in Mosul": the place is no part of the name
        codes = [
            p.country for s in grammar.behind(parse, n, "in") if (p := place_of(parse, s)) is not None and p.country
        ]
    return [Party(scene.states[code], n, word.start, word.end) for code in codes if code in scene.states]


def _from_talk(scene: Scene, parse: Parse, i: int, role: str, name: str) -> list[Filler]:
    """Whoever speaks, or is spoken to, where the word stands: "Thank you for coming." """
    if scene.speakers is None or (name == "speaker" and _has_own_subject(parse, i)):
        return []
    at = parse.words[i].start
    actor = scene.speakers.speaker_at(at) if name == "speaker" else scene.speakers.addressee_at(at)
    return [Filler(role, actor, at, parse.words[i].end, name)] if actor is not None else []


def _lends_name(party: Party, name: str) -> bool:
    """The organisation in "the G20 summit" names the occasion and is no party to it."""
    return name == "amod" and party.actor.kind == "organization" and party.actor.country is None


def _is_named_place(parse: Parse, n: int) -> bool:
    """True for "Japan" in "his Japan trip", not for "Japanese"."""
    mention = parse.words[n].mention
    return mention is not None and mention.form in ("state", "capital", "place")


def _is_venue(parse: Parse, i: int, n: int) -> bool:
    """True for the one city before a noun: Washington talks are held there, Washington-Tokyo talks are between two."""
    mention = parse.words[n].mention
    if mention is None or mention.form != "capital":
        return False
    named = [parse.words[c].mention for c in grammar.around(parse, i)]
    return sum(m is not None and m.form in ("capital", "state", "demonym") for m in named) < 2


def _is_paper(parse: Parse, n: int) -> bool:
    """True for a treaty or deal that the tables take for a body: it is signed and signs nothing."""
    mention = parse.words[n].mention
    return mention is not None and mention.form == "organization" and _plain(parse.words[n]) in _word_set("papers")


def _body_before(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The body that a bare "the bloc" stands for: the last one before that is called so, else the last one named."""
    word = parse.words[n]
    if word.lemma not in _word_set("bodies") or word.mention is not None or "the" not in _determiners(parse, n):
        return []
    named = [
        w for p in scene.parses if p is not None for w in p.words if w.start < word.start and w.mention is not None
    ]
    found = [(w, a) for w in named for a in (w.mention.actors if w.mention else ()) if _is_body(a)]
    same = [(w, a) for w, a in found if word.lemma in (_plain(w), *a.name.lower().split())]
    party = (same if word.lemma in _word_set("papers") else same or found)[-1:]
    return [Party(actor, n, word.start, word.end) for _, actor in party]


def _is_body(actor: Actor) -> bool:
    return actor.kind == "organization" and actor.country is None and not actor.domestic


def _determiners(parse: Parse, n: int) -> set[str]:
    """The determiners of a noun without any other modifier; empty for "the new bloc"."""
    left = [c for c in parse.children[n] if c < n]
    return {parse.words[c].text.lower() for c in left} if all(parse.words[c].dep == "det" for c in left) else set()


def _treaty(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The treaty that was joined or left, named by its noun and what qualifies it; "the treaty" alone names none."""
    word = parse.words[n]
    if word.lemma not in _word_set("papers") or word.mention is not None:
        return []
    left = [c for c in parse.children[n] if c < n and parse.words[c].dep in ("compound", "amod", "nmod")]
    if not left and not grammar.kids(parse, n, "poss") and not grammar.behind(parse, n, "on"):
        return []
    start = parse.words[min([n, *(grammar.subtree(parse, c)[0] for c in left)])].start
    return [Party(Actor("organization", " ".join(scene.text[start : word.end].split())), n, start, word.end)]


def _named(scene: Scene, parse: Parse, n: int, kind: str) -> list[Party]:
    """The summit that was attended, named by its phrase; a meeting or ceremony only if other countries are told of."""
    if parse.words[n].lemma not in _word_set(kind) or not _is_international(parse, n):
        return []
    start, end = _phrase(parse, n)
    name = " ".join(scene.text[start:end].split())
    for article in ("the ", "The ", "a ", "an ", "this "):
        name = name.removeprefix(article)
    return [Party(Actor("organization", name), n, start, end)]


def _is_international(parse: Parse, n: int) -> bool:
    """True for a "regional summit" or "meeting of EU ministers", false for a "staff meeting" or a "news conference"."""
    beside = [parse.words[c] for c in range(*_bounds(parse, n)) if c != n]
    if any(
        w.lemma in _word_set("domestic_occasions") or w.text.lower() in _word_set("domestic_occasions") for w in beside
    ):
        return False
    if parse.words[n].lemma in _word_set("great_occasions"):
        return True
    return any(w.mention is not None or w.text.lower() in _word_set("international") for w in beside)


def _bounds(parse: Parse, n: int) -> tuple[int, int]:
    """First word under a noun and the word behind it and its first "of" phrase."""
    low, _ = grammar.subtree(parse, n)
    ends = [
        grammar.subtree(parse, c)[1]
        for c in grammar.kids(parse, n, "prep")
        if parse.words[c].text.lower() in ("of", "on", "with")
    ]
    return low, max([n, *ends]) + 1


def _has_own_subject(parse: Parse, i: int) -> bool:
    """True where somebody else does it: a subject of its own, or a passive. "It is my honor to invite you" has none."""
    if not grammar.is_verb(parse.words[i]):
        return False
    return grammar.is_passive(parse, i) or bool(grammar.kids(parse, i, "nsubj"))


def _as_host(scene: Scene, party: Party) -> Party:
    """Who visits a person visits that person's country."""
    state = scene.states.get(party.actor.country or "")
    if party.actor.kind in ("person", "group") and state is not None:
        return Party(state, party.word, party.start, party.end)
    return party


def _state_of(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The state in which the place named by word n lies."""
    mention = parse.words[n].mention
    if mention is None or mention.place is None or mention.place.country not in scene.states:
        return []
    return [Party(scene.states[mention.place.country], n, mention.start, mention.end)]


def find_topic(scene: Scene, parse: Parse, i: int, rule: Rule) -> str | None:
    """What it is about: the words under the first of the rule's topic arms that stands there, None where none does."""
    for name in rule.topic:
        for j in [i, grammar.light_verb(parse, i)] if name in ("to", "on", "for", "about", "infinitive") else [i]:
            if j is None:
                continue
            span = _topic_span(parse, j, name)
            if span is not None:
                return _cut(scene.text[span[0] : span[1]])
    return None


def _topic_span(parse: Parse, i: int, name: str) -> tuple[int, int] | None:
    if name == "infinitive":
        for c in grammar.infinitives(parse, i):
            return parse.words[c].start, parse.words[grammar.subtree(parse, c)[1]].end
        return None
    if name == "obj":
        found = grammar.kids(parse, i, "dobj", "nsubjpass")
    elif name == "self":
        low, high = grammar.subtree(parse, i)
        return parse.words[low].start, parse.words[high].end
    else:
        found = [
            n
            for p in grammar.kids(parse, i, "prep")
            if parse.words[p].text.lower() == name
            for n in grammar.kids(parse, p, "pobj", "pcomp")
        ]
    whom = parse.words[found[0]].mention if found else None
    if not found or (name == "to" and whom is not None and any(a.kind == "person" for a in whom.actors)):
        return None  # "an invitation to the president": he is no topic
    low, high = grammar.subtree(parse, found[0])
    return parse.words[low].start, parse.words[high].end


def _cut(words: str) -> str:
    """One line, no longer than LONGEST_TOPIC characters, cut at a word."""
    line = " ".join(words.split()).strip(" ,.;:\"'“”")
    return line if len(line) <= LONGEST_TOPIC else line[:LONGEST_TOPIC].rsplit(" ", 1)[0]


def place_of(parse: Parse, i: int) -> PlaceName | None:
    """The place of a mention word, None where it names none."""
    mention = parse.words[i].mention
    return mention.place if mention is not None else None


def each_way(parse: Parse, frame: Frame, kind: TypeRules) -> list[Frame]:
    """An exchange of courtesies is one record each way, separate meetings are one each; any other frame is alone."""
    apart = {"separate", "separately", "individual", "individually"} & {w.text.lower() for w in parse.words}
    if kind.symmetric and apart and len(frame.fillers) > 2:
        one, *others = frame.fillers
        return [replace(frame, fillers=(one, other)) for other in others]
    if kind.symmetric or len(frame.fillers) != 2 or len({f.role for f in frame.fillers}) != 1:
        return [frame]
    giver, taker = next(iter(kind.roles)), list(kind.roles)[1]
    if not _is_mutual(parse, frame.trigger.head) or frame.fillers[0].role != giver:
        return [frame]
    a, b = frame.fillers
    return [replace(frame, fillers=(x, replace(y, role=taker))) for x, y in ((a, b), (b, a))]


def _is_mutual(parse: Parse, i: int) -> bool:
    """True for "exchanged letters", "congratulated each other", "expelled each other's diplomats"."""
    verb = grammar.light_verb(parse, i)
    if verb is not None and parse.words[verb].lemma == "exchange":
        return True
    low, high = grammar.subtree(parse, i)
    words = [w.text.lower() for w in parse.words[low : high + 1]]
    return any(pair in (("each", "other"), ("one", "another")) for pair in zip(words, words[1:], strict=False))


EXCLUSIVE: tuple[tuple[str, str], ...] = (("call", "meet"),)
"""Types of which one trigger can tell only the first: telephone talks are a call and no meeting."""


def without_doubles(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those of a trigger that a more special type has already read."""
    told = {(f.trigger.type, f.trigger.start) for f in frames}
    special = {loser: winner for winner, loser in EXCLUSIVE}
    return [f for f in frames if (special.get(f.trigger.type, ""), f.trigger.start) not in told]
