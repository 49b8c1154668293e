"""Stage 4, beside coreference: an article while it is read, and what its grammar and memory say of a word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from diplo_extract import grammar
from diplo_extract.discourse import OBJECT, PERSON_DECAY, Discourse, Memory, Party, Rival, Trace, role_weight
from diplo_extract.mentions import NOWHERE, Actor, Form, Gender, Home, Mention, Parse, Segments, Sentence, Word
from diplo_extract.offices import classes_of, office_at
from diplo_extract.reference_words import contact_words, lemma, lists, reporting_set, word_set

_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
_APPOSITION = re.compile(r",\s+([^,.;:()\"“”]{3,90})[,.]")
_RETIRED = re.compile(r"\b(?:former|ex|onetime|one-time)\b[ -]", re.IGNORECASE)
_OWNER = re.compile(
    r"\b\w+['’]s?\b|\b(?:to|(?:Office|Staff|Cabinet|Administration) of) (?:the )?(?:[A-Z][\w-]* ?){1,3}"
)
"""Whose an office is: "the king's" aide, Adviser "to the Prime Minister", Head of the "Office of the President"."""
_LEADER = re.compile(r"\b(?:leader|ruler)$", re.IGNORECASE)
_TOP = frozenset({"premier", "president", "chancellor", "monarch", "foreign_minister", "minister"})
_BODIES = {"state", "organization"}
_HONORIFIC = re.compile(r"[A-Za-z]+")


class Voices(Protocol):
    """Who speaks, and to whom, at an offset of the text."""

    def speaker_at(self, offset: int) -> Actor | None:
        """The speaker or writer of the quoted words there; None in the reporter's own voice."""

    def addressee_at(self, offset: int, *, sure: bool = False) -> Actor | None:
        """Whom the quoted words there address; None where that is not clear, or only guessed and so not `sure`."""

    def together_at(self, offset: int) -> tuple[Actor, ...]:
        """Whose joint words stand there; empty where nobody's do."""


class Reading:
    """One article while it is read: the sentence at hand, the memory of those before, and the references found."""

    def __init__(
        self,
        text: str,
        segments: Segments,
        parses: Sequence[Parse | None],
        mentions: Sequence[Mention],
        cast: Sequence[Actor],
        voices: Voices | None,
        home: Home = NOWHERE,
    ) -> None:
        self.text, self.segments, self.parses, self.mentions, self.voices = text, segments, parses, mentions, voices
        self.people = [a for a in cast if a.kind == "person"]
        self.bodies = [a for a in cast if a.kind == "organization"]
        self.states = _states(cast, mentions)
        self.home = home
        self.unintroduced: set[Actor] = set()
        self.memory = Discourse()
        self.counts = _counts(mentions)
        self.lead: Actor | None = None  # of whom the first sentence of the story is
        self.invited: Actor | None = None  # who was told last to be invited
        self.last_holder: dict[str, Actor] = {}
        self.name_like: dict[str, Actor] = {}  # whom an office without article stands for: "Prime Minister thanked him"
        self.own: Actor | None = (
            None  # whom the article called first by his office alone, with a capital: "the President"
        )
        self.told_apart: dict[str, Actor] = {}  # whom "the Prime Minister" stands for beside another one by name
        self.offices = _offices(text, mentions, home.held)
        self.delegations: list[tuple[int, tuple[Actor, ...]]] = []
        self.leaders: list[Actor] = []
        self.found: list[Mention] = []
        self.travelling: set[Actor] = set()  # who was told to come to another country
        self.receiving: set[Actor] = set()  # who was told to receive somebody
        self.quoted = _merged(
            [(q.start, q.end) for q in segments.quotations]
            + [(x.start, x.end) for x in segments.letters]
            + [(t.start, t.end) for t in segments.turns]
        )
        self.parse = Parse(Sentence(0, 0, 0, 0), (), ())
        self.lows: list[str] = []
        self.who: dict[int, tuple[Actor, ...]] = {}
        self.rivals: dict[int, Memory] = {}

    def _mentions_of(self, sentence: Sentence) -> list[Mention]:
        first = bisect_left(self.mentions, sentence.start, key=lambda m: m.start)
        last = bisect_right(self.mentions, sentence.end, lo=first, key=lambda m: m.start)
        return [m for m in self.mentions[first:last] if m.end <= sentence.end]

    def _is_quoted(self, offset: int) -> bool:
        last = bisect_right(self.quoted, offset, key=lambda span: span[0]) - 1
        return last >= 0 and offset < self.quoted[last][1]

    def _remember(self, i: int, actors: tuple[Actor, ...], factor: float = 1.0) -> None:
        self.who[i] = actors
        word = self.parse.words[i]
        if self.parse.sentence.kind == "headline":
            factor *= 0.5
        for actor in actors:
            self._trace(i, actor, factor / (1 if len(actors) == 1 else 1.5))
        if len(actors) > 1:
            weight, quoted = role_weight(self.parse, i), self._is_quoted(word.start)
            self.memory.parties.append(Party(actors, self.parse.sentence.index, weight, quoted=quoted))
        if len(actors) == 1 and self._reports(i) and not self._is_quoted(word.start):
            self.memory.reporter = actors[0]

    def _reports(self, i: int) -> bool:
        """True for the subject of a verb of saying."""
        word = self.parse.words[i]
        if word.dep != "nsubj" or word.head == i:
            return False
        return lemma(self.parse.words[word.head]) in reporting_set("continuing_verbs")

    def _trace(self, i: int, memory: Memory, factor: float = 1.0) -> None:
        word = self.parse.words[i]
        weight = role_weight(self.parse, i) * factor
        self.memory.traces.append(
            Trace(memory, self.parse.sentence.index, word.start, weight, self._is_quoted(word.start))
        )

    def _is_people(self, i: int, mention: Mention) -> bool:
        """True for "Ukrainians": no actor, but people whom "they" can mean."""
        word = self.parse.words[i]
        if mention.form != "demonym" or word.dep in ("amod", "compound", "nmod") or not mention.actors:
            return False
        self.rivals[i] = ("people", word.start)
        self._trace(i, self.rivals[i])
        return True

    def _rival(self, i: int, base: str) -> None:
        """A common noun that a pronoun may mean."""
        word = self.parse.words[i]
        if word.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj", "poss"):
            return
        if word.tag == "NNP" and word.dep not in ("nsubj", "nsubjpass"):
            return
        if base in word_set("listeners") and word.dep in ("dobj", "dative"):
            return  # "told reporters that they had met"
        human = base in word_set("human_nouns") or office_at([base], 0) is not None
        plural = word.tag in ("NNS", "NNPS") or base in word_set("plural_nouns")
        if plural and not (human or base in word_set("plural_nouns")):
            return
        kind: Rival = "people" if plural else "person" if human else "name" if word.tag == "NNP" else "thing"
        memory = self.rivals[i] = (kind, word.start)
        self._trace(i, memory)
        if human and self._reports(i) and not self._is_quoted(word.start):
            self.memory.reporter = memory

    def _give(
        self, first: int, last: int, actors: tuple[Actor, ...], form: Form, rule: str, *, remember: bool = True
    ) -> None:
        start, end = self.parse.words[first].start, self.parse.words[last].end
        place = None
        self.found.append(Mention(start, end, form, actors, place, f"reference.{rule}"))
        if remember:
            self._remember(last, actors)

    def _give_at(self, first: int, last: int, head: int, actors: tuple[Actor, ...], form: Form, rule: str) -> None:
        self._give(first, last, actors, form, rule, remember=False)
        self._remember(head, actors)

    def _head(self, first: int, last: int) -> int:
        """The word of the phrase that the others hang on."""
        for i in range(first, last + 1):
            if not first <= self.parse.words[i].head <= last or self.parse.words[i].head == i:
                return i
        return last

    # --- what grammar and memory say --------------------------------------------------------------------------------

    def _actors_at(self, indices: Sequence[int]) -> list[Actor]:
        return list(dict.fromkeys(a for i in indices for a in self.who.get(i, ())))

    def _memories_at(self, indices: Sequence[int]) -> list[Memory]:
        return [*self._actors_at(indices), *(self.rivals[i] for i in indices if i in self.rivals)]

    def _scores(
        self, fits: Callable[[Memory], bool], i: int, *, window: int, decay: float = PERSON_DECAY, strict: bool = False
    ) -> dict[Memory, float]:
        quoted = self._is_quoted(self.parse.words[i].start)
        now = self.parse.sentence.index
        return self.memory.rank(fits, sentence=now, quoted=quoted, window=window, decay=decay, strict=strict)

    def _forbidden(self, i: int, verb: int, *, owner: bool, office: bool = False) -> list[Actor]:
        """Whom the grammar rules out: "X met him" is not X, "X accepted his invitation" not X's own."""
        word = self.parse.words[i]
        others = self._spoken_of_as_others(word.start, office=office)
        if owner:
            return others + (
                self._actors_at(grammar.surface_subject(self.parse, verb)) if self._answers(i, verb) else []
            )
        if word.dep in ("nsubj", "nsubjpass"):
            return others + self._named_objects(verb)
        doers = [] if grammar.kids(self.parse, verb, "expl") else grammar.surface_subject(self.parse, verb)
        subjects = [s for s in (*doers, *grammar.agent(self.parse, verb)) if s != i]
        direct = [o for o in grammar.kids(self.parse, verb, "dobj", "dative") if o != i]
        return others + self._actors_at([*subjects, *direct])

    def _named_objects(self, verb: int) -> list[Actor]:
        """Whom a verb is done to or with, as far as named: "the president invited X" speaks of another than X."""
        beside = [n for p in ("with", "to") for n in grammar.behind(self.parse, verb, p)]
        objects = [*grammar.kids(self.parse, verb, "dobj", "dative"), *beside]
        named = [self.parse.words[o].mention for o in objects]
        return [m.actors[0] for m in named if m is not None and len(m.actors) == 1]

    def _governing(self, i: int) -> list[Actor]:
        """The subjects of the clauses above a word: "X said the president …" speaks of another president than X.

        One of several subjects may well be spoken of ("they recalled the king's visit"), and a clause beside another is
        not under it ("X met Y, and the president said …", "X rang before the king left").
        """
        found: list[int] = []
        below = i
        for j in grammar.ancestors(self.parse, i):
            if grammar.is_verb(self.parse.words[j]) and self.parse.words[below].dep not in ("conj", "advcl"):
                found += [s for s in grammar.kids(self.parse, j, "nsubj", "nsubjpass") if s != i]
            below = j
        return self._actors_at([s for s in found if len(self.who.get(s, ())) == 1])

    def _spoken_of_as_others(self, offset: int, *, office: bool) -> list[Actor]:
        """Speaker and addressee of quoted words: they are "I" and "you" there, not "he".

        By an `office` one may speak of whom one speaks to: "I thanked the Prime Minister", said beside him.
        """
        if self.voices is None or not self._is_quoted(offset):
            return []
        spoken_to = None if office else self.voices.addressee_at(offset, sure=True)
        return [a for a in (self.voices.speaker_at(offset), spoken_to) if a]

    def _answers(self, i: int, verb: int) -> bool:
        noun = self.parse.words[self.parse.words[i].head]
        if lemma(noun) not in word_set("answered_nouns"):
            return False
        return lemma(self.parse.words[verb]) in word_set("answer_verbs") or (
            lemma(noun) == "invitation" and grammar.preposition_above(self.parse, noun.i) in ("at", "on", "upon")
        )

    # --- who stands together ----------------------------------------------------------------------------------------

    def _parties(self, stop: int) -> list[Party]:
        """Who stands together in the words before `stop`: coordinated, or joined by a word of contact."""
        found: list[Party] = []
        now = self.parse.sentence.index
        factor = 0.5 if self.parse.sentence.kind == "headline" else 1.0
        for i, actors in self.who.items():
            joined = [j for j in grammar.conjuncts(self.parse, i) if j < stop] if i < stop else []
            together = tuple(self._actors_at(joined))
            if len(together) > len(actors) and (len(kinds := {a.kind for a in together}) == 1 or kinds == _BODIES):
                weight = role_weight(self.parse, i)
                weight *= factor * (1 if weight > OBJECT else 0.6)
                found.append(Party(together, now, weight, quoted=self._is_quoted(self.parse.words[i].start)))
        for word in self.parse.words[:stop]:
            if word.mention is None and lemma(word) in contact_words():
                actors = self._in_contact(word, stop)
                if len(actors) >= 2:
                    weight = self._contact_weight(word, actors) * factor
                    found.append(Party(actors, now, weight, contact=True, quoted=self._is_quoted(word.start)))
        guests = self._with_their_like(stop)
        if guests:
            found.append(
                Party(guests, now, 85.0 * factor, contact=True, quoted=self._is_quoted(self.parse.words[0].start))
            )
        sides = self._sides(stop)
        return [*found, Party(sides, now, 95.0 * factor, contact=True)] if len(sides) == 2 else found

    def _with_their_like(self, stop: int) -> tuple[Actor, ...]:
        """Who is told with his counterpart or by whose invitation: "is in Lima at the invitation of her host, Roe"."""
        for word in self.parse.words[:stop]:
            told = word.text.lower().replace(",", "").split() if word.mention is not None else ()
            like = not word_set("counterpart_nouns").isdisjoint(told)
            if not like and word.lemma != "invitation":
                continue
            hosts = self._actors_at([word.i] if like else grammar.behind(self.parse, word.i, "of"))
            guests = self._actors_at(grammar.surface_subject(self.parse, grammar.clause_verb(self.parse, word.i)))
            pair = tuple(dict.fromkeys((*guests, *hosts)))
            if len(pair) == 2 and all(a.kind == "person" for a in pair) and pair[0].country != pair[1].country:
                return pair
        return ()

    def _sides(self, stop: int) -> tuple[Actor, ...]:
        """Whose sides are told by that word: "led by X on the Peruvian side and Y on the Chilean side"."""
        told = [w.i for w in self.parse.words[:stop] if w.mention is not None and w.text.lower().endswith(" side")]
        found = [a for a in self._actors_at(told) if a.kind == "state"]
        return tuple(dict.fromkeys(found))

    def _contact_weight(self, word: Word, actors: tuple[Actor, ...]) -> float:
        """A contact that is told weighs more than one mentioned ("his last meeting with X") or a trip to a state."""
        if (
            not grammar.is_verb(word)
            and grammar.light_verb(self.parse, word.i) is None
            and self.parse.sentence.kind == "body"
        ):
            return 30.0
        kinds = {a.kind for a in actors} - {"group"}
        return 90.0 if len(kinds) < 2 else 45.0

    def _in_contact(self, word: Word, stop: int) -> tuple[Actor, ...]:
        parse = self.parse
        prepositions = lists()["contact_prepositions"]
        behind = [n for p in prepositions for n in grammar.behind(parse, word.i, p)]
        if grammar.is_verb(word):
            if lemma(word) not in word_set("contact_verbs"):
                return ()
            met = [*grammar.obj(parse, word.i), *behind]
            if lemma(word) in word_set("reaching_verbs") and not self._actors_at(met):
                return ()  # "Peru and Chile welcomed the deal"
            indices = [*grammar.surface_subject(parse, word.i), *met]
        elif lemma(word) in word_set("contact_nouns"):
            verb = grammar.light_verb(parse, word.i)
            carrier = [] if verb is None or not behind else grammar.surface_subject(parse, verb)
            indices = [*grammar.possessor(parse, word.i), *carrier, *behind]
        else:
            return ()
        named = [m for i in indices for m in ([i] if i in self.who else grammar.members(parse, i))]  # "his host, Roe"
        actors = self._actors_at([i for i in dict.fromkeys(named) if i < stop])
        people = tuple(a for a in actors if a.kind == "person")
        found = people if len(people) >= 2 else tuple(actors)
        return found if len({a.country or a.organization or a.name for a in found}) > 1 else ()


def row_of(text: str, sentence: Sentence) -> list[str]:
    """The words of a sentence in lower case, as `flat_parse` would part them where it names nobody."""
    return _TOKEN.findall(text[sentence.start : sentence.end].lower())


def flat_parse(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Parse:
    """A sentence that was not parsed as words in a row: the first name is taken for the subject, there are no heads."""
    words: list[Word] = []
    at = sentence.start
    inside = [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]
    for mention in [*inside, None]:
        stop = mention.start if mention else sentence.end
        for token in _TOKEN.finditer(text, at, stop):
            words.append(_flat_word(len(words), token.start(), token.end(), token[0], None, first=False))
        if mention:
            first = not any(w.mention for w in words)
            piece = text[mention.start : mention.end]
            words.append(_flat_word(len(words), mention.start, mention.end, piece, mention, first=first))
            at = mention.end
    return _with_pairs(Parse(sentence, tuple(words), ((),) * len(words)))


def _with_pairs(parse: Parse) -> Parse:
    """The words in a row with names on both sides of an "and" put together: "Peru and Chile accused each other"."""
    words, children = list(parse.words), list(parse.children)
    for i in range(2, len(words)):
        before = i - 3 if words[i - 1].lemma == "the" and i > 2 else i - 2
        if words[i].mention and words[before + 1].lemma == "and" and words[before].mention:
            words[i] = replace(words[i], dep="conj", head=before)
            children[before] = (i,)
    return replace(parse, words=tuple(words), children=tuple(children))


def _flat_word(i: int, start: int, end: int, text: str, mention: Mention | None, *, first: bool) -> Word:
    return Word(i, start, end, text, text.lower(), "", "nsubj" if first else "dep", i, mention)


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _states(cast: Sequence[Actor], mentions: Sequence[Mention]) -> dict[str, Actor]:
    """Country code -> the state as an actor: the cast's own, else one made of a country's name in the text."""
    states = {a.country: a for a in cast if a.kind == "state" and a.country}
    for mention in mentions:
        place = mention.place
        if place and place.is_country and place.country and place.country not in states:
            states[place.country] = Actor("state", place.name, place.country)
    return states


_COUNTERPART = re.compile(
    r"(?:his|her|their) (?:[\w-]+ ){0,2}(?:counterpart|colleague|opposite number|homologue)\b", re.IGNORECASE
)


def _offices(text: str, mentions: Sequence[Mention], held: Mapping[Actor, str]) -> dict[Actor, frozenset[str]]:
    """The office classes of each person: by title, by the words of the mentions and of the appositions behind them.

    `held`: the known offices of people whom the text gives none.
    """
    found: dict[Actor, frozenset[str]] = {}
    told: dict[Actor, frozenset[str]] = {}
    retired: set[Actor] = set()
    people = [m for m in mentions if len(m.actors) == 1 and m.actors[0].kind == "person"]
    starts = [m.start for m in people]
    for before, mention in zip((None, *people), people, strict=False):
        actor, words = mention.actors[0], text[mention.start : mention.end]
        now = _RETIRED.split(words, maxsplit=1)[0]
        retired |= {actor} if now != words and classes_of(actor.title) else set()
        own = classes_of(_OWNER.sub(" ", now))
        if _LEADER.search(now) and classes_of(actor.title) & _TOP:
            own = frozenset({"leader", "official"})  # "the Utopian leader" does not make a premier head of state
        if before is not None and _COUNTERPART.match(text, mention.start):
            own |= found[before.actors[0]]  # the minister's "Finnish colleague" is a minister
        behind = _APPOSITION.match(text, mention.end)
        if behind and bisect_left(starts, mention.end) == bisect_left(starts, behind.end()):
            own |= classes_of(_OWNER.sub(" ", behind[1]))
        told[actor] = told.get(actor, frozenset()) | own
        found[actor] = found.get(actor, classes_of(actor.title or held.get(actor))) | own
    return {actor: told[actor] if actor in retired else offices for actor, offices in found.items()}


def _counts(mentions: Sequence[Mention]) -> dict[Actor, int]:
    counts: dict[Actor, int] = {}
    for mention in mentions:
        for actor in mention.actors:
            counts[actor] = counts.get(actor, 0) + 1
    return counts


def learn_genders(text: str, mentions: Sequence[Mention], memory: Discourse) -> None:
    """Learn from "Mrs Novak", "Queen Maria", "spokeswoman Jana Novak": the words of a mention tell the gender."""
    table: dict[str, Gender] = {word: gender for gender, words in lists()["gender_words"].items() for word in words}
    for mention in mentions:
        if len(mention.actors) != 1 or mention.actors[0].kind != "person" or mention.actors[0].gender:
            continue
        for word in _HONORIFIC.findall(text[mention.start : mention.end])[:-1]:
            if word.lower() in table:
                memory.genders.setdefault(mention.actors[0], table[word.lower()])
                break
