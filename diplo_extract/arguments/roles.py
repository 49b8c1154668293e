"""Stage 6, who stands in which role: a rule's arms in their order, places and bodies where a role takes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplo_extract import grammar
from diplo_extract.arguments.arms import arm
from diplo_extract.arguments.conditions import is_own, plain_word
from diplo_extract.arguments.diaries import DOERS, diarist_at, is_delight
from diplo_extract.arguments.parties import Party, Scene, is_taken, parties_at, phrase_around, word_set
from diplo_extract.mentions import Actor, Filler, Mention, Parse, PlaceName, Word, is_unplaced, same_side
from diplo_extract.rules import Rule, TypeRules

PLACE_ROLES = frozenset({"host", "organization"})
"""Roles that a place may fill: the state in which it lies is meant."""
WEAK_ARMS = frozenset("govern.subj amod of clause.subj clause.obj clause.dative obj.amod obj.of by speaker".split())
"""Arms of symmetric types that only count while two sides are not found yet."""
CLOSED_ARMS = frozenset({"between", "among", "of.between", "obj.between", "hold.between"})
"""Arms that name all sides: whoever arranges a meeting between two others is none of them."""
SITED = frozenset({"at", "in", "near"})
"""Arms of a host behind the verb, beside whom others may be told behind its object."""
MAKERS = frozenset({"inviter", "proposer", "mediator", "organization"})
"""Roles of those who make what is named after them."""
POSTED = frozenset({"to", "in", "at", "for"})
"""Prepositions between an envoy and his post: "its ambassador to X", "its man in Y"."""
_POST = re.compile(r"\b(?:to|in|at|for) (?:the )?([^\W\d_][^,;]*?)(?=,|;|$)")


def fill_roles(scene: Scene, parse: Parse, i: int, rule: Rule, kind: TypeRules) -> list[Filler]:
    """Actors for each role, in the order of the rule; nobody has two. A directed role takes its first full arm."""
    fillers: list[Filler] = []
    for role, arms in rule.roles.items():
        filled = ""
        for name in arms:
            if filled and name.rpartition(".")[2] != filled:
                continue
            guests = name in ("clause.subj", "of") and all(f.arm.endswith("with") for f in fillers)
            if kind.symmetric and name in WEAK_ARMS and sides(fillers) >= 2 and not guests:
                continue  # but who left "for talks with X and Y", or whose talks they are, is the third of them
            if name == "receive.subj" and _is_for_others(scene, parse, i, role):
                continue
            new = [f for f in _from_arm(scene, parse, i, role, name) if not _is_filled(f, fillers)]
            new = list({f.actor: f for f in reversed(new)}.values())[::-1]
            new = [f for f in new if not _is_at_home(f, fillers)]
            fillers += new
            told = sides(new) >= 2 or (new and len(arm(parse, i, name)) > 1)  # "between Peru and six powers"
            if (new and not kind.symmetric) or (name in CLOSED_ARMS and told):
                if role != "host" or name not in SITED:
                    break
                filled = name  # "visit schools in Peru and farms in Chile"
    if kind.symmetric or rule.id.endswith((".again", ".follow_suit", ".in_kind")):
        return _with_compatriots(fillers) if kind.symmetric else fillers
    return _pair_split(fillers, list(kind.roles))


def _is_for_others(scene: Scene, parse: Parse, i: int, role: str) -> bool:
    """True where "Peru welcomed Chile's condolences to Kenya": who welcomes them is not whom they are for.

    What leads to a state may be where somebody is invited: "accepted the invitation to Peru".
    """
    told = [p.actor for n in grammar.behind(parse, i, "to") for p in parties_at(scene, parse, n)]
    return any(role == "addressee" or actor.kind == "person" for actor in told)


def _is_filled(new: Filler, fillers: Sequence[Filler]) -> bool:
    """True for whom another filler names already; no word names a visitor and his host."""
    visitors = {f.start for f in fillers if f.role == "visitor"}
    return (new.role == "host" and new.start in visitors) or any(new.actor == f.actor for f in fillers)


def _is_at_home(new: Filler, fillers: Sequence[Filler]) -> bool:
    """True for the state that receives whom one of its own invited: "Oslo hosts, at the king's invitation, Ana Roe"."""
    hosts = [f.actor for f in fillers if f.role == "inviter"] if new.role == "invitee" else []
    return new.actor.kind == "state" and any(same_side(new.actor, host) for host in hosts)


def _with_compatriots(fillers: list[Filler]) -> list[Filler]:
    """ "Met with Peruvian Premier Roe and Foreign Minister Poe": whom one meets together is of one state if one is."""
    for name in ("with", "obj"):
        told = [f.actor for f in fillers if f.arm == name and f.core]
        states = {a.country for a in told if not is_unplaced(a)}
        if len(states) == 1 and None not in states and len(told) > 1:
            state = next(iter(states))
            fillers = [
                replace(f, actor=replace(f.actor, country=state)) if f.arm == name and is_unplaced(f.actor) else f
                for f in fillers
            ]
    return fillers


def _pair_split(fillers: list[Filler], roles: Sequence[str]) -> list[Filler]:
    """ "Relations between X and Y were broken": where one arm gave both sides to the first role, the second is Y's."""
    shared = ("between", "subj") if roles[0] == "severer" else ("between",)  # "X and Y broke off relations"
    between = [f for f in fillers if f.role == roles[0] and f.arm.endswith(shared) and f.actor.kind != "person"]
    if len(between) != 2 or any(f.role == roles[1] for f in fillers):
        return fillers
    return [replace(f, role=roles[1]) if f is between[1] else f for f in fillers]


def sides(fillers: Sequence[Filler]) -> int:
    """How many countries or bodies the core fillers are of."""
    return len({f.actor.country or f.actor.name for f in fillers if f.core})


def _is_barred(scene: Scene, parse: Parse, i: int, n: int, role: str, last: str) -> bool:
    """True for a word behind the arm `last` of word i that fills no such role, whoever it is."""
    left = grammar.behind(parse, i, "from") if role == "host" and last == "in" else []
    if any(i < o < n and parse.words[o].mention is not None for o in left):
        return True  # "leaves from the summit in Lima"
    if role in MAKERS and last == "poss":
        return is_taken(scene, parse, i, n)
    return (last == "with" and _has_office(parse, n)) or (
        role in ("host", "invitee") and last == "to" and _is_occasion(parse, n)
    )


def _from_arm(scene: Scene, parse: Parse, i: int, role: str, name: str) -> list[Filler]:
    optional = name.startswith("~")
    arm_name = name.lstrip("~")
    if arm_name in ("speaker", "listener"):
        return _from_talk(scene, parse, i, role, arm_name)
    before, _, last = f".{arm_name}".rpartition(".")
    if last in ("post", "state"):
        places = [p for n in (arm(parse, i, before[1:]) if before else [i]) for p in _beside(scene, parse, n, last)]
        return [Filler(role, p.actor, p.start, p.end, arm_name) for p in places]
    found = _from_diary(scene, parse, i, role, arm_name)
    for n in arm(parse, i, arm_name):
        if _is_barred(scene, parse, i, n, role, last):
            continue
        parties, city = parties_at(scene, parse, n), None
        noun = i if arm_name == "amod" else parse.words[n].head  # of "signed the Lima Declaration" what is signed
        if role not in PLACE_ROLES and (_is_paper(parse, n) or (last == "amod" and _is_venue(parse, noun, n))):
            continue
        between = _between(scene, parse, n) if optional else []
        if optional:
            parties = between or _attended(scene, parse, n, parties)
        if role == "host" and arm_name == "amod" and not _is_named_place(parse, n):
            continue
        if role in PLACE_ROLES:
            spot = place_of(parse, n)
            city = spot if spot is not None and not spot.is_country else None
            hosts = [_as_host(scene, p) for p in parties]
            parties = [p for p in hosts if p.actor.kind in ("state", "organization")] or _state_of(scene, parse, n)
        if role == "visitor" and arm_name in ("go.subj", "over.self") and _is_stop(parse, i):
            parties = [p for p in parties if p.actor.kind != "state"]
        if role == "envoy":
            parties = [p for p in parties if p.actor.kind in ("person", "group")]
        if role == "organization":
            parties = (
                [p for p in parties if p.actor.kind == "organization"]
                or _treaty(scene, parse, n)
                or _body_before(scene, parse, n)
            )
        found += [
            Filler(
                role,
                p.actor,
                p.start,
                p.end,
                arm_name,
                bool(between) or not (optional or (_lends_name(p, arm_name, role) and not _is_paired(parse, n))),
                city,
            )
            for p in parties
        ]
    return found


def _has_office(parse: Parse, n: int) -> bool:
    """True for "with Peru as mediator", which is no party."""
    return any(w.lemma in word_set("go_betweens") for w in parse.words[n + 2 : n + 5]) and (
        parse.words[n + 1].text.lower() == "as"
    )


def _from_diary(scene: Scene, parse: Parse, i: int, role: str, arm_name: str) -> list[Filler]:
    """Whoever's page it is, where nobody stands at a doer's arm: "Spoke with President Soto." """
    passive = grammar.is_verb(parse.words[i]) and grammar.is_passive(parse, i)
    done_by = arm_name in DOERS and not passive
    glad = (done_by or (passive and arm_name == "obj" and role in ("participant", "visitor"))) and is_delight(parse, i)
    alone = arm_name in DOERS and not arm(parse, i, arm_name)
    own = diarist_at(scene, parse, i) if glad or alone else None
    return [Filler(role, own.actor, own.start, own.end, "speaker")] if own is not None else []


def _is_occasion(parse: Parse, n: int) -> bool:
    """True for the summit that somebody is invited to."""
    return parse.words[n].mention is not None and plain_word(parse.words[n]) in word_set("occasions")


def _attended(scene: Scene, parse: Parse, n: int, parties: Sequence[Party]) -> list[Party]:
    """The body or occasion that one goes to; none where others are told there ("pulled out of talks with Peru")."""
    bodies = [p for p in parties if p.actor.kind == "organization"]
    return bodies or ([] if arm(parse, n, "with") else _named(scene, parse, n, "occasions"))


def _beside(scene: Scene, parse: Parse, n: int, what: str) -> list[Party]:
    """The states that an envoy is posted to ("post": "the Russian ambassador in Athens") or comes from ("state")."""
    if what == "state":
        owners = [p for p in parties_at(scene, parse, n) if p.actor.country in scene.states]
        return [Party(scene.states[p.actor.country or ""], n, p.start, p.end) for p in owners]
    word = parse.words[n]
    if word.mention is None:
        seats = [s for p in POSTED for s in grammar.behind(parse, n, p)] or _right_behind(parse, n)
        return [_as_host(scene, q) for s in seats for q in (parties_at(scene, parse, s) or _state_of(scene, parse, s))]
    phrase = re.sub(r"\bfrom\b", "in", word.text) if is_own(parse, n) or _is_called_home(parse, n) else word.text
    names = [name for post in _POST.findall(phrase) for name in re.split(r",? and (?:the )?|, (?:the )?", post)]
    posts = [actor for name in names if (actor := _begun_with(scene, name)) is not None]
    if not posts:  # "the Turkish consulate in Mosul": the place is no part of the name
        places = [p for s in grammar.behind(parse, n, "in") if (p := place_of(parse, s)) is not None]
        posts = [state for p in places if (state := scene.states.get(p.country or "")) is not None]
    return [Party(actor, n, word.start, word.end) for actor in posts]


def _begun_with(scene: Scene, name: str) -> Actor | None:
    """The state or body that a name is or begins with: "the ambassador to Peru Ana Ruiz"."""
    spelled = name.split()
    return next((a for k in range(len(spelled), 0, -1) if (a := scene.named(" ".join(spelled[:k]))) is not None), None)


def _is_called_home(parse: Parse, n: int) -> bool:
    """True for "recalled ambassadors from Peru", who are there and not Peru's."""
    above = next((a for a in grammar.ancestors(parse, n) if grammar.is_verb(parse.words[a])), n)
    return parse.words[above].lemma in word_set("calling_home")


def _right_behind(parse: Parse, n: int) -> list[int]:
    """The post told right behind an envoy, on whatever the parser hung it: "named Ola Moe nuncio in Peru"."""
    following = parse.words[n + 1] if n + 1 < len(parse.words) else None
    placed = following is not None and following.text.lower() in POSTED
    return [m for c in grammar.kids(parse, n + 1, "pobj") for m in grammar.conjuncts(parse, c)] if placed else []


def _from_talk(scene: Scene, parse: Parse, i: int, role: str, name: str) -> list[Filler]:
    """Whoever speaks, or is spoken to, where the word stands: "Thank you for coming." """
    if scene.speakers is None or (name == "speaker" and _has_own_subject(parse, i)):
        return []
    at = parse.words[i].start
    actor = scene.speakers.speaker_at(at) if name == "speaker" else scene.speakers.addressee_at(at)
    return [Filler(role, actor, at, parse.words[i].end, name)] if actor is not None else []


def _lends_name(party: Party, name: str, role: str) -> bool:
    """The organisation in "the G20 summit" names the occasion and is no party to it; "an EU proposal" is the EU's."""
    return name == "amod" and role not in MAKERS and party.actor.kind == "organization" and party.actor.country is None


def _is_paired(parse: Parse, n: int) -> bool:
    """True for the body in "the EU-Utopia summit", which is a side of it."""
    ties = [(n + step, n + 2 * step) for step in (1, -1) if 0 <= n + 2 * step < len(parse.words)]
    return any(parse.words[tie].text in ("-", "–") and parse.words[m].mention is not None for tie, m in ties)


def _is_named_place(parse: Parse, n: int) -> bool:
    """True for "Japan" in "his Japan trip", not for "Japanese"."""
    mention = parse.words[n].mention
    return mention is not None and mention.form in ("state", "capital", "place")


_OFFERED = frozenset({"invitation", "invite", "offer", "overture", "proposal", "request"})
"""What a capital or seat stands before as its maker: "a Kremlin proposal"."""


def _is_venue(parse: Parse, i: int, n: int) -> bool:
    """True for the one city before a noun: Washington talks are held there, Washington-Tokyo talks are between two.

    So with the name of a state that is a city: "the Singapore summit".
    A round of trade talks has the name of a state: "the Uruguay round".
    """
    mention = parse.words[n].mention
    if mention is not None and mention.form == "state" and parse.words[i].lemma == "round":
        return True
    city_state = mention is not None and mention.form == "state" and mention.place and not mention.place.is_country
    if mention is None or not (mention.form == "capital" or city_state) or parse.words[i].lemma in _OFFERED:
        return False
    named = [parse.words[c].mention for c in grammar.around(parse, i)]
    return sum(m is not None and m.form in ("capital", "state", "demonym") for m in named) < 2


def _is_paper(parse: Parse, n: int) -> bool:
    """True for a treaty or deal that the tables take for a body: it is signed and signs nothing."""
    mention = parse.words[n].mention
    return mention is not None and mention.form == "organization" and plain_word(parse.words[n]) in word_set("papers")


def _body_before(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The body that a bare "the bloc" stands for: the last one before that is called so, else the last one named."""
    word = parse.words[n]
    loose = word.lemma in ("alliance", "bloc", "grouping") and any(w.lower() == "the" for w in _left_of(parse, n))
    plain = "the" in _determiners(parse, n) or loose  # "the East African bloc"
    if word.lemma not in word_set("bodies") or word.mention is not None or not plain:
        return []
    named = [
        w for p in scene.parses if p is not None for w in p.words if w.start < word.start and w.mention is not None
    ]
    found = [(w, a) for w in named for a in (w.mention.actors if w.mention else ()) if _is_body(a)]
    same = [(w, a) for w, a in found if word.lemma in (plain_word(w), *a.name.lower().split())]
    party = (same if word.lemma in word_set("papers") else same or found)[-1:]
    return [Party(actor, n, word.start, word.end) for _, actor in party]


def _left_of(parse: Parse, n: int) -> list[str]:
    """The words on the left of a noun that hang on it."""
    return [parse.words[c].text for c in parse.children[n] if c < n]


def _is_body(actor: Actor) -> bool:
    return actor.kind == "organization" and actor.country is None and not actor.domestic


def _determiners(parse: Parse, n: int) -> set[str]:
    """The determiners of a noun without any other modifier; empty for "the new bloc"."""
    left = [c for c in parse.children[n] if c < n]
    return {parse.words[c].text.lower() for c in left} if all(parse.words[c].dep == "det" for c in left) else set()


def _treaty(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The treaty that was joined or left, named by its noun and what qualifies it; "the treaty" alone names none."""
    word = parse.words[n]
    if word.lemma not in word_set("papers") or word.mention is not None:
        return []
    left = [c for c in parse.children[n] if c < n and parse.words[c].dep in ("compound", "amod", "nmod")]
    aims = [c for c in grammar.kids(parse, n, "acl") if parse.words[c].tag == "VBG" and c == n + 1]  # "banning X"
    if not left and not aims and not grammar.kids(parse, n, "poss") and not grammar.behind(parse, n, "on"):
        return []
    start = parse.words[min([n, *(grammar.subtree(parse, c)[0] for c in left)])].start
    end = parse.words[grammar.subtree(parse, aims[0])[1]].end if aims else word.end
    return [Party(Actor("organization", " ".join(scene.text[start:end].split())), n, start, end)]


def _named(scene: Scene, parse: Parse, n: int, kind: str) -> list[Party]:
    """The summit that was attended, named by its phrase; a meeting or ceremony only if other countries are told of."""
    if parse.words[n].lemma not in word_set(kind) or not _is_international(parse, n) or _is_any(parse, n):
        return []
    start, end = phrase_around(parse, n)
    body = _holder(scene, parse, n, start, end)
    if body is not None:
        return [Party(body, n, start, end)]
    name = _WHEN_AND_WHICH.sub("", " ".join(scene.text[start:end].split()))
    return [Party(Actor("organization", name), n, start, end)]


def _is_any(parse: Parse, n: int) -> bool:
    """True for "any regional talks", which are none in particular."""
    return any(parse.words[d].text.lower() in ("any", "every", "some", "such") for d in grammar.kids(parse, n, "det"))


_WHEN_AND_WHICH = re.compile(
    r"^(?:(?:(?:this|last|next) )?\w*(?:day|week|weekend|month|year)['’]s |the |an? |this )+", re.IGNORECASE
)
"""What stands before the name of an occasion and is no part of it: "yesterday's", "last week's", "the"."""


def _between(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The sides of an occasion that is named by them: "the EU-Kenya summit"; empty where it names less than two."""
    if parse.words[n].lemma not in word_set("occasions"):
        return []
    named = [p for c in grammar.around(parse, n) for p in parties_at(scene, parse, c)]
    sides = list({p.actor: p for p in named if p.actor.kind == "state" or _is_body(p.actor)}.values())
    return sides if len(sides) > 1 else []


def _holder(scene: Scene, parse: Parse, n: int, start: int, end: int) -> Actor | None:
    """The organisation whose summit the phrase names; of a bare "the summit" that of the last one before, else None."""
    inside = [w.mention for w in parse.words if start <= w.start < end and w.mention is not None]
    if inside:
        actors = {m.actors for m in inside}
        return inside[0].actors[0] if len(actors) == 1 and _is_bodies(inside[0]) else None
    if _determiners(parse, n) != {"the"}:
        return None
    for p, w in _earlier(scene, parse.words[n]):
        named = [m for c in grammar.around(p, w.i) if (m := p.words[c].mention) is not None]
        if named:
            return named[0].actors[0] if len(named) == 1 and _is_bodies(named[0]) else None
    return None


def _earlier(scene: Scene, word: Word) -> Iterator[tuple[Parse, Word]]:
    """Where the article has used a word before, the latest place first."""
    for parse in reversed(scene.parses):
        if parse is not None and parse.sentence.start <= word.start:
            yield from ((parse, w) for w in reversed(parse.words) if w.lemma == word.lemma and w.start < word.start)


def _is_bodies(mention: Mention) -> bool:
    """True for a mention of one international organisation and nobody else."""
    return [_is_body(a) for a in mention.actors] == [True]


def _is_international(parse: Parse, n: int) -> bool:
    """True for a "regional summit" or "meeting of EU ministers", false for a "staff meeting" or a "news conference"."""
    beside = [parse.words[c] for c in range(*_bounds(parse, n)) if c != n]
    owned = is_own(parse, n)
    beside = [w for w in beside if not (owned and w.dep == "poss" and w.head == n)]
    if any(
        w.lemma in word_set("domestic_occasions") or w.text.lower() in word_set("domestic_occasions") for w in beside
    ):
        return False
    if parse.words[n].lemma in word_set("great_occasions"):
        return not owned or any(w.mention is not None for w in beside)
    return any(
        (w.mention is not None and not _is_home_board(w.mention)) or w.text.lower() in word_set("international")
        for w in beside
    )


def _is_home_board(mention: Mention) -> bool:
    """True for a board or council of one state: who convenes "the National Sea Council" meets nobody from abroad."""
    bodies = [a for a in mention.actors if a.kind == "organization"]
    return bool(bodies) and all(a.country or a.domestic or a.unlisted for a in bodies)


def _bounds(parse: Parse, n: int) -> tuple[int, int]:
    """First word under a noun and the word behind it and its first "of" phrase."""
    low, _ = grammar.subtree(parse, n)
    ends = [
        grammar.subtree(parse, c)[1]
        for c in grammar.kids(parse, n, "prep")
        if parse.words[c].text.lower() in ("of", "on", "with")
    ]
    return low, max([n, *ends]) + 1


def _is_stop(parse: Parse, i: int) -> bool:
    """True for "Peru is the last stop of a tour", where the subject is visited; not for "Peru is on a tour"."""
    verb = grammar.light_verb(parse, i)
    return verb is not None and parse.words[verb].lemma == "be" and grammar.preposition_above(parse, i) != "on"


def _has_own_subject(parse: Parse, i: int) -> bool:
    """True where somebody else does it: a subject of its own, or a passive. "It is my honor to invite you" has none."""
    if not grammar.is_verb(parse.words[i]):
        return False
    return grammar.is_passive(parse, i) or bool(grammar.kids(parse, i, "nsubj"))


def _as_host(scene: Scene, party: Party) -> Party:
    """Who visits a person visits that person's country; an envoy to an officer of a body is one to that body."""
    if party.actor.kind not in ("person", "group"):
        return party
    body = Actor("organization", party.actor.organization) if party.actor.organization else party.actor
    return replace(party, actor=scene.states.get(party.actor.country or "", body))


def _state_of(scene: Scene, parse: Parse, n: int) -> list[Party]:
    """The state in which the place named by word n lies."""
    mention = parse.words[n].mention
    if mention is None or mention.place is None:
        return []
    state = scene.states.get(mention.place.country or "")
    return [Party(state, n, mention.start, mention.end)] if state is not None else []


def place_of(parse: Parse, i: int) -> PlaceName | None:
    """The place of a mention word, None where it names none."""
    mention = parse.words[i].mention
    return mention.place if mention is not None else None
