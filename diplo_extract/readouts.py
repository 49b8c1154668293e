"""Stage 7, beside completion: the contact that a readout takes for granted. Reads parses and claims; adds a claim.

Without its headline a readout opens in the middle: "The leaders discussed … X informed Y about …". Who took part is
told by who discussed, who told whom, and who acts in the sentences; whether it was a call or a meeting by nouns there.
Only two people of two sides make a contact, and only where no clause of the article tells one of theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplo_extract import grammar
from diplo_extract.arguments import Scene, parties_at
from diplo_extract.attribution import place_in_clause, read_status
from diplo_extract.events import EventType
from diplo_extract.gate import FIRST
from diplo_extract.mentions import Actor, Claim, Filler, Frame, Letter, Mention, Parse, Sentence, Trigger, Word, side_of
from diplo_extract.offices import classes_of, is_title_only, may_hold
from diplo_extract.rules import words as word_list

GRADE = 0.6
"""How sure a contact is that no clause tells as one."""
CONTACTS = frozenset({"meet", "call"})
PRINTED = "letter.printed"
EXCHANGED = "congratulate.readout"
RULES_OF_THE_WHOLE = frozenset({PRINTED, EXCHANGED, *(f"{kind}.readout" for kind in CONTACTS)})
"""Names that evidence gives to what the whole of an article tells and no rule file holds."""
NEWS = CONTACTS | {"appoint"}
"""What is done face to face, credentials presented too: what is discussed there is no contact of its own."""
MESSAGES = frozenset({"letter", "congratulate", "condole"})
"""What is sent as well as said: before the first sign it is the contact told."""
WITH_WHOM = ("with", "between", "among", "for", "poss")
"""Arms of a noun of contact that give it to others than those of the readout."""
BESIDE = frozenset({"with", "between", "among", "of", "from", "against", "like", "than", "on", "about"})
"""Prepositions under which somebody is spoken of and takes no part."""


_DASHES = "-‐‑‒–—/"


@dataclass(frozen=True, slots=True)
class _Sign:
    """A word that tells of the contact; `strong`: enough by itself. `people`: who takes part, none where not told."""

    parse: Parse
    word: int
    strong: bool
    people: tuple[Actor, ...] = ()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_list("readouts")[name])


@cache
def _past() -> frozenset[str]:
    return frozenset(word_list("modality")["modifiers"]["past"])


def may_be_readout(mentions: Sequence[Mention]) -> bool:
    """False for an article that does not name two sides, one of them by somebody who acts for it."""
    actors = {actor for mention in mentions for actor in mention.actors}
    abroad = any(actor.kind == "person" and not actor.domestic for actor in actors)
    return abroad and len({side_of(actor) for actor in actors if not actor.domestic}) > 1


def find_readout(
    scene: Scene, claims: Sequence[Claim], sentences: Sequence[Sentence], mentions: Sequence[Mention] = ()
) -> Claim | None:
    """The contact that an article is the readout of; None where a clause tells it or nothing does.

    `claims` are those of the article, completed; `sentences` all of it, at the head of whose body it must stand;
    `mentions` also those of sentences that are not parsed. The claim found is `occurred`, undated, with two
    participants.
    """
    body = [p for p in scene.parses if p is not None and p.sentence.kind == "body"]
    deeds = {(c.frame.trigger.sentence, c.frame.trigger.head) for c in claims if c.frame.trigger.type == "agree"}
    signs = [s for p in body for s in _signs(scene, p) if (p.sentence.index, s.word) not in deeds]
    first_ones = {s.index for s in [s for s in sentences if s.kind == "body"][:FIRST]}
    head = [s for s in signs if s.parse.sentence.index in first_ones]
    telling = [s for s in head if not s.strong]
    first = next((s for s in head if s.strong), telling[0] if len(telling) > 1 else None)
    if first is None:
        return None
    pair = _pair(scene, body, signs) or _only_two(mentions)
    if pair is None or _is_told(claims, pair, first):
        return None
    face_to_face = _is_at_home_of_one(first, pair)
    return _claim(first, pair, "meet" if face_to_face else _kind(scene, body, claims, pair))


def find_printed_letters(scene: Scene, letters: Sequence[Letter], claims: Sequence[Claim]) -> list[Claim]:
    """The letters that an article prints and no clause tells: from whom they are and to whom, by their signature."""
    told = {_pair_of(c) for c in claims if c.frame.trigger.type == "letter"}
    found: list[Claim] = []
    for letter in letters:
        inside = [
            p for p in scene.parses if p is not None and letter.start <= p.sentence.start < letter.end and p.words
        ]
        if scene.speakers is None or not inside:
            continue
        at = inside[len(inside) // 2].sentence.start
        sender, recipient = scene.speakers.speaker_at(at), scene.speakers.addressee_at(at)
        if sender is None or recipient is None or (sender, recipient) in told or side_of(sender) == side_of(recipient):
            continue
        first = inside[0]
        word = first.words[0]
        trigger = Trigger(PRINTED, "letter", first.sentence.index, 0, word.start, first.words[-1].end)
        roles = (("sender", sender), ("recipient", recipient))
        fillers = tuple(Filler(role, actor, word.start, word.end, "letter") for role, actor in roles)
        found.append(Claim(Frame(trigger, fillers, grade=GRADE), "occurred"))
    return found


def find_exchanged_greetings(scene: Scene, contact: Claim) -> list[Claim]:
    """The congratulations that "the leaders exchanged" at a contact found by `find_readout`, one each way."""
    one, two = (f.actor for f in contact.frame.fillers)
    for parse in scene.parses:
        for word in parse.words if parse is not None and parse.sentence.kind == "body" else ():
            if (
                parse is None
                or word.lemma != "exchange"
                or not _is_main(parse, word.i)
                or not _is_narrated(scene, word)
            ):
                continue
            given = [n for n in grammar.obj(parse, word.i) if parse.words[n].lemma in _words("greeting_nouns")]
            if given and any(_is_both(parse, s) for s in grammar.subject(parse, word.i)):
                trigger = Trigger(EXCHANGED, "congratulate", parse.sentence.index, word.i, word.start, word.end)
                return [_greeting(trigger, *pair) for pair in ((one, two), (two, one))]
    return []


def _greeting(trigger: Trigger, speaker: Actor, addressee: Actor) -> Claim:
    roles = (("speaker", speaker), ("addressee", addressee))
    fillers = tuple(Filler(role, actor, trigger.start, trigger.end, "readout") for role, actor in roles)
    return Claim(Frame(trigger, fillers, grade=GRADE), "occurred")


def _pair_of(claim: Claim) -> tuple[Actor | None, Actor | None]:
    """Sender and recipient of a letter."""
    by = {f.role: f.actor for f in claim.frame.fillers}
    return by.get("sender"), by.get("recipient")


# --- signs ---------------------------------------------------------------------------------------------------------


def _signs(scene: Scene, parse: Parse) -> Iterator[_Sign]:
    for word in parse.words:
        if word.mention is not None or not _is_narrated(scene, word):
            continue
        if _is_main(parse, word.i):
            if read_status(parse, word.i, "verb").status == "occurred":
                yield from _of_verb(scene, parse, word)
        elif word.lemma in _words("contact_nouns") and _is_this_contact(parse, word):
            yield _Sign(parse, word.i, strong=True)


def _is_narrated(scene: Scene, word: Word) -> bool:
    return scene.speakers is None or scene.speakers.speaker_at(word.start) is None


def _is_main(parse: Parse, i: int) -> bool:
    """True for the verb of a main clause, first or coordinated."""
    word = parse.words[i]
    if not grammar.is_verb(word) or word.dep not in ("ROOT", "conj"):
        return False
    return word.dep == "ROOT" or (word.head != i and _is_main(parse, word.head))


def _is_this_contact(parse: Parse, noun: Word) -> bool:
    """ "The discussion focused on", "the exchange of views was continued", "during the conversation"."""
    opens = noun.dep in ("nsubj", "nsubjpass") and _is_main(parse, noun.head)
    opens = opens and read_status(parse, noun.head, "verb").status == "occurred"  # not "the talks will be held"
    if noun.tag not in ("NN", "NNS") or not (opens or grammar.preposition_above(parse, noun.i) == "during"):
        return False
    if read_status(parse, noun.i, "noun").status != "occurred":
        return False  # "the talks were halted"
    definite = any(parse.words[c].text.lower() in ("the", "this") for c in grammar.kids(parse, noun.i, "det"))
    return definite and not any(grammar.arm(parse, noun.i, name) for name in WITH_WHOM)


def _of_verb(scene: Scene, parse: Parse, verb: Word) -> Iterator[_Sign]:
    if grammar.is_passive(parse, verb.i):
        if _keeps_contact(parse, verb):
            yield _Sign(parse, verb.i, strong=True)  # "it was agreed to stay in touch"
        elif verb.lemma in _words("joint_verbs") and not grammar.agent(parse, verb.i):
            yield _Sign(parse, verb.i, strong=False)  # "trade was also discussed"
        return
    subjects = grammar.surface_subject(parse, verb.i)
    people = _people(scene, parse, subjects)
    handed = verb.lemma == "exchange" and any(
        parse.words[n].lemma in _words("handed_nouns") for n in grammar.obj(parse, verb.i)
    )
    joint = (verb.lemma in _words("joint_verbs") and not handed) or _keeps_contact(parse, verb)
    if joint or verb.lemma in _words("common_verbs"):
        if len({side_of(a) for a in people}) == 2:
            yield _Sign(parse, verb.i, joint, tuple(people))
        elif any(_is_both(parse, s) for s in subjects):
            yield _Sign(parse, verb.i, joint)
    if verb.lemma in _words("telling_verbs"):
        arms = ("obj", "dative", "to")
        told = _people(scene, parse, [n for name in arms for n in grammar.arm(parse, verb.i, name)])
        if len(people) == 1 and len(told) == 1 and side_of(people[0]) != side_of(told[0]):
            yield _Sign(parse, verb.i, strong=False, people=(people[0], told[0]))


def _keeps_contact(parse: Parse, verb: Word) -> bool:
    """ "Agreed to maintain contacts", "had an exchange of views"."""
    nouns = {parse.words[n].lemma for n in grammar.kids(parse, verb.i, "dobj")}
    if verb.lemma in ("have", "hold") and nouns & _words("contact_nouns"):
        return True
    inner = [w for v in grammar.infinitives(parse, verb.i) for w in parse.words[v:]]
    return verb.lemma == "agree" and any(w.lemma in _words("keeping_nouns") for w in inner)


def _people(scene: Scene, parse: Parse, indices: Sequence[int]) -> list[Actor]:
    found = [p.actor for i in indices for p in parties_at(scene, parse, i)]
    people = [a for a in dict.fromkeys(found) if a.kind == "person" and not a.domestic]
    return [a for a in people if a.title is None or "spokesman" not in classes_of(a.title)]


def _is_both(parse: Parse, i: int) -> bool:
    """ "The leaders", "both sides": everybody who took part, not yet named."""
    word = parse.words[i]
    if word.mention is not None or word.tag != "NNS" or word.lemma not in _words("party_nouns"):
        return False
    if grammar.kids(parse, i, "prep", "relcl", "acl", "poss"):
        return False
    if any(parse.words[c].mention for c in grammar.around(parse, i)):
        return False
    return any(parse.words[c].text.lower() in ("the", "both", "two") for c in parse.children[i])


# --- who took part -------------------------------------------------------------------------------------------------


def _pair(scene: Scene, body: Sequence[Parse], signs: Sequence[_Sign]) -> tuple[Actor, Actor] | None:
    """The two who took part: those of the signs and those who act; None where a third acts as much."""
    weights: Counter[Actor] = Counter()
    for sign in signs:
        weights.update(dict.fromkeys(sign.people, 4))
    for parse in body:
        for word in parse.words:
            if _is_narrated(scene, word) and word.dep != "poss":
                weight = _weight(parse, word)
                people = _people(scene, parse, [word.i]) if weight else []
                weights.update(dict.fromkeys(people if len(people) == 1 else (), weight))
    sides: Counter[str] = Counter()
    for actor, weight in weights.items():
        sides[side_of(actor)] += weight
    ranked = sides.most_common(3)
    if len(ranked) == 1:
        one, state = _best(scene, ranked[0][0], weights), _paired_state(body, ranked[0][0])
        return (one, state) if state is not None else None
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[2][1] >= ranked[1][1]):
        return None
    one, two = (_best(scene, side, weights) for side, _ in ranked[:2])
    if any(a.country is None and a.organization is None and weights[a] < 3 for a in (one, two)):
        return None
    return one, two


def _only_two(mentions: Sequence[Mention]) -> tuple[Actor, Actor] | None:
    """The only two people that an article names at all, of two sides; None for more."""
    named = [a for m in mentions for a in m.actors if m.form in ("name", "title") and a.kind == "person"]
    people = [a for a in dict.fromkeys(named) if not a.domestic]
    if len(people) != 2 or len({side_of(a) for a in people}) != 2 or any(is_title_only(a.name) for a in people):
        return None
    return people[0], people[1]


def _weight(parse: Parse, word: Word) -> int:
    """3 for the subject of a main clause, 1 for others who take part in one, 0 for whom it only speaks of."""
    if word.dep in ("nsubj", "nsubjpass") and _is_main(parse, word.head):
        return 3
    above = grammar.preposition_above(parse, word.i)
    if above == "of" and parse.words[parse.words[word.head].head].lemma in ("request", "initiative", "invitation"):
        return 1
    return 0 if above in BESIDE or word.dep in grammar.MODIFIERS else 1


def _paired_state(body: Sequence[Parse], side: str) -> Actor | None:
    """The other country of "Peruvian-Chilean relations", "trade between Peru and Chile", None where not clear.

    That is who took part where only Peru's president is named.
    """
    found: dict[Actor, None] = {}
    for parse in body:
        for first, link, second in zip(parse.words, parse.words[1:], parse.words[2:], strict=False):
            both = link.text == "and" and first.dep == "pobj" and parse.words[first.head].text == "between"
            if (link.text in _DASHES or both) and first.mention and second.mention:
                states = [a for m in (first.mention, second.mention) for a in m.actors if a.kind == "state"]
                if side in [a.country for a in states]:
                    found |= {a: None for a in states if a.country != side}
    return next(iter(found)) if len(found) == 1 else None


def _best(scene: Scene, side: str, weights: Counter[Actor]) -> Actor:
    """Who acts for a side: the most active, by name where the article names one who may hold that office."""
    own = [a for a in weights if side_of(a) == side]
    named = [a for a in own if not is_title_only(a.name)]
    if named:
        return max(named, key=lambda a: weights[a])
    best = max(own, key=lambda a: weights[a])
    cast = dict.fromkeys(a for p in scene.parses if p for w in p.words if w.mention for a in w.mention.actors)
    holders = [a for a in cast if a.kind == "person" and side_of(a) == side and not is_title_only(a.name)]
    return holders[0] if len(holders) == 1 and (not holders[0].title or may_hold(holders[0], "leader")) else best


def _is_at_home_of_one(sign: _Sign, pair: tuple[Actor, Actor]) -> bool:
    """True for "X and Y discussed trade in Lima", where one of them is Peru's: nobody tells where a call was made."""
    spots = [m.place for n in grammar.behind(sign.parse, sign.word, "in") if (m := sign.parse.words[n].mention)]
    towns = [spot for spot in spots if spot is not None and not spot.is_country]
    return any(spot.country in (a.country for a in pair) for spot in towns if spot.country is not None)


# --- what it was ---------------------------------------------------------------------------------------------------


def _is_told(claims: Sequence[Claim], pair: tuple[Actor, Actor], sign: _Sign) -> bool:
    """True where some clause tells a contact of the two as done, and not as one they look back on.

    `sign`: the first; a contact told up to there is what the article is about, a message too unless it was spoken
    ("during the conversation, he congratulated her").
    """
    first, spoken = sign.parse.sentence.index, sign.parse.words[sign.word].tag.startswith("N")
    told = [c for c in claims if c.status == "occurred"]
    done = [c for c in told if not (c.presupposed and c.when is not None) or _is_where(c, sign)]
    news = [c for c in done if c.frame.trigger.type in NEWS and not c.presupposed and c.attributed_to is None]
    if any(c.frame.trigger.sentence <= first and len({side_of(f.actor) for f in c.frame.fillers}) > 1 for c in news):
        return True
    done = [c for c in done if not c.presupposed or any(f.actor.kind == "person" for f in c.frame.fillers)]
    sent = [c for c in done if c.frame.trigger.type in MESSAGES and c.frame.trigger.sentence <= first and not spoken]
    return any(_joins(c, pair) for c in done if c.frame.trigger.type in CONTACTS) or any(
        _is_between(c, pair) for c in sent if not _is_exchanged(c, sent)
    )


def _is_where(claim: Claim, sign: _Sign) -> bool:
    """True for the talks of "discussed trade during talks in Oslo on Monday", of which the sign tells."""
    trigger, parse = claim.frame.trigger, sign.parse
    if trigger.sentence != parse.sentence.index or grammar.preposition_above(parse, trigger.head) not in _WHERE:
        return False
    return sign.word in grammar.ancestors(parse, trigger.head)


_WHERE = frozenset({"at", "during", "in"})


def _is_exchanged(message: Claim, messages: Sequence[Claim]) -> bool:
    """True for the greetings that two exchange: they speak to each other, where no letters are told."""
    at = message.frame.trigger.sentence, message.frame.trigger.head
    both = [c for c in messages if (c.frame.trigger.sentence, c.frame.trigger.head) == at]
    return len(both) > 1 and message.frame.trigger.type != "letter"


def _is_between(claim: Claim, pair: tuple[Actor, Actor]) -> bool:
    """True for a message from one to the other, or to whatever stands for him, and not to a compatriot by name."""
    actors = [f.actor for f in claim.frame.fillers]
    meant = [a for a in actors if a.kind == "person" and not is_title_only(a.name)]
    return _joins(claim, pair) and all(a in pair for a in meant)


def _joins(claim: Claim, pair: tuple[Actor, Actor]) -> bool:
    return {side_of(a) for a in pair} <= {side_of(f.actor) for f in claim.frame.fillers}


def _kind(scene: Scene, body: Sequence[Parse], claims: Sequence[Claim], pair: tuple[Actor, Actor]) -> EventType:
    """A meeting where such words or a visit of one to the other stand there and none of a call, else a call."""
    told = {(c.frame.trigger.sentence, c.frame.trigger.head) for c in claims if c.frame.fillers}
    free = [(p, w) for p in body for w in p.words if (p.sentence.index, w.i) not in told and _is_narrated(scene, w)]
    if any(w.lemma in _words("call_words") and _is_theirs(p, w) for p, w in free):
        return "call"
    if any(w.lemma in _words("meet_words") and _is_this_contact(p, w) for p, w in free):
        return "meet"
    visits = [c for c in claims if c.frame.trigger.type == "visit" and _joins(c, pair)]
    return "meet" if any(_is_new(scene, c) for c in visits) else "call"


def _is_new(scene: Scene, claim: Claim) -> bool:
    """True for a visit that goes on or is told as news, False for one that is looked back on or ahead to."""
    parse = next(p for p in scene.parses if p is not None and p.sentence.index == claim.frame.trigger.sentence)
    above = grammar.preposition_above(parse, claim.frame.trigger.head)
    past = any(parse.words[c].text.lower() in _past() for c in parse.children[claim.frame.trigger.head])
    fresh = above in ("during", "on") or (not claim.presupposed and above is None)
    return claim.status == "occurred" and not past and fresh


def _is_theirs(parse: Parse, noun: Word) -> bool:
    """False for "his conversations with X", "the call between X and Y"."""
    if not noun.tag.startswith(("N", "J")):
        return False
    return not any(grammar.arm(parse, noun.i, name) for name in (*WITH_WHOM, "of", "amod"))


def _claim(sign: _Sign, pair: tuple[Actor, Actor], kind: EventType) -> Claim:
    word = sign.parse.words[sign.word]
    trigger = Trigger(f"{kind}.readout", kind, sign.parse.sentence.index, word.i, word.start, word.end)
    fillers = tuple(Filler("participant", actor, word.start, word.end, "readout") for actor in pair)
    frame = Frame(trigger, fillers, grade=GRADE)
    place = place_in_clause(sign.parse, frame, []) if kind == "meet" else None
    return Claim(replace(frame, place=place), "occurred")
