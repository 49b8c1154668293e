"""Stage 4, its second half: whom "he", "the head of state" and "the two sides" stand for. Reads parses and mentions.

Sentences are read in order against a memory of who has been spoken of (`discourse`); each phrase takes the most
prominent actor that fits its number, gender, office and country and that the grammar of its clause does not forbid. What
stays in doubt stays unresolved: a wrong actor is a wrong event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Protocol

from diplo_extract import grammar
from diplo_extract.discourse import OBJECT, OFFICE_DECAY, PERSON_DECAY, Discourse, Memory, Party, Rival, Trace, choose, role_weight
from diplo_extract.mentions import Actor, Form, Gender, Mention, Parse, Segments, Sentence, Word
from diplo_extract.offices import classes_of, is_title_only, office_at
from diplo_extract.rules import words as word_list
from diplo_extract.rules.lemmas import Lemmas

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "theirs", "themselves"})
ME = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
YOU = frozenset({"you", "your", "yours", "yourself"})
BE = frozenset({"is", "was", "be", "been", "are", "were", "'s", "’s"})
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
DEFINITE = frozenset({"the", "this", "that", "both", "all", "these"})
VOCATIVES = frozenset({"mr", "mr.", "madam", "mrs.", "ms.", "mister"})
INDEFINITE = frozenset({"a", "an", "another", "any", "no", "each", "every", "some", "one"})
GENDERS: dict[str, Gender] = {**dict.fromkeys(HE, "m"), **dict.fromkeys(SHE, "f")}
TOP = frozenset({"leader", "president", "head_of_state", "premier"})
PLAIN_BODIES = frozenset({"organisation", "organization", "body", "bloc", "alliance", "movement"})
_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:-[^\W_]+)*|[^\w\s]")
_APPOSITION = re.compile(r",\s+([^,.;:()\"“”]{3,90})[,.]")
_OWNER = re.compile(r"\b\w+['’]s?\b")
_HONORIFIC = re.compile(r"[A-Za-z]+")


class Voices(Protocol):
    """Who speaks, and to whom, at an offset of the text."""

    def speaker_at(self, offset: int) -> Actor | None:
        """The speaker or writer of the quoted words there; None in the reporter's own voice."""

    def addressee_at(self, offset: int) -> Actor | None:
        """Whom the quoted words there address; None where that is not clear."""


def resolve_narrative(
    text: str, segments: Segments, parses: Sequence[Parse | None], mentions: Sequence[Mention], cast: Sequence[Actor]
) -> tuple[Mention, ...]:
    """The references that can be resolved without knowing who speaks the quoted words; shapes as `resolve_references`."""
    return _Reader(text, segments, parses, mentions, cast, None).read()


def resolve_references(
    text: str,
    segments: Segments,
    parses: Sequence[Parse | None],
    mentions: Sequence[Mention],
    cast: Sequence[Actor],
    speakers: Voices,
) -> tuple[Mention, ...]:
    """Pronouns, bare offices and group phrases with the actors they stand for, in text order.

    `parses` holds one item a sentence, None where it was not parsed. A mention of form "title" whose actor is an office
    alone ("the Israeli premier") comes again, with the same span, where the cast knows its holder. Phrases that stay in
    doubt are left out. "His Russian counterpart" gives two mentions: "His", and "counterpart" without its owner.
    """
    return _Reader(text, segments, parses, mentions, cast, speakers).read()


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(word_list("references")[name])


@cache
def _lists() -> Any:
    return word_list("references")


@cache
def _lemmas() -> Lemmas:
    lists = [listed for name in ("references", "reporting") for listed in word_list(name).values() if isinstance(listed, list)]
    lists += [*_lists()["group_nouns"].values(), *(entry["nouns"] for entry in _lists()["office_nouns"])]
    return Lemmas(word for listed in lists for phrase in listed if isinstance(phrase, str) for word in phrase.split())


def lemma(word: Word) -> str:
    """The dictionary word of a parsed word, looked up among the words of the rules for references and reporting alone."""
    return _lemmas().of(word.text, word.tag)


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
    return Parse(sentence, tuple(words), ((),) * len(words))


def _flat_word(i: int, start: int, end: int, text: str, mention: Mention | None, *, first: bool) -> Word:
    return Word(i, start, end, text, text.lower(), "", "nsubj" if first else "dep", i, mention)


class _Reader:
    """One article while it is read; `read` is called once."""

    def __init__(
        self,
        text: str,
        segments: Segments,
        parses: Sequence[Parse | None],
        mentions: Sequence[Mention],
        cast: Sequence[Actor],
        voices: Voices | None,
    ) -> None:
        self.text, self.segments, self.parses, self.mentions, self.voices = text, segments, parses, mentions, voices
        self.people = [a for a in cast if a.kind == "person"]
        self.bodies = [a for a in cast if a.kind == "organization"]
        self.states = _states(cast, mentions)
        self.memory = Discourse()
        self.counts = _counts(mentions)
        self.last_holder: dict[str, Actor] = {}
        self.offices = _offices(text, mentions)
        self.delegations: list[tuple[int, tuple[Actor, ...]]] = []
        self.found: list[Mention] = []
        self.quoted = sorted(
            [(q.start, q.end) for q in segments.quotations]
            + [(x.start, x.end) for x in segments.letters]
            + [(t.start, t.end) for t in segments.turns]
        )
        self.parse = Parse(Sentence(0, 0, 0, 0), (), ())
        self.lows: list[str] = []
        self.who: dict[int, tuple[Actor, ...]] = {}
        self.rivals: dict[int, Memory] = {}

    # --- the walk ---------------------------------------------------------------------------------------------------

    def read(self) -> tuple[Mention, ...]:
        """All references of the article, in text order."""
        _learn_genders(self.text, self.mentions, self.memory)
        for sentence, parse in zip(self.segments.sentences, self.parses, strict=False):
            self._read_sentence(parse or flat_parse(self.text, sentence, self._mentions_of(sentence)))
        return tuple(sorted(self.found, key=lambda m: (m.start, m.end)))

    def _mentions_of(self, sentence: Sentence) -> list[Mention]:
        return [m for m in self.mentions if sentence.start <= m.start and m.end <= sentence.end]

    def _read_sentence(self, parse: Parse) -> None:
        self.parse, self.who, self.rivals = parse, {}, {}
        self.lows = ["" if w.mention else w.text.lower().replace("’", "'") for w in parse.words]
        i = 0
        while i < len(parse.words):
            if parse.words[i].mention:
                self._named(i)
                i += 1
            else:
                i += self._phrase(i) or 1
        self.memory.parties += self._parties(len(parse.words))

    def _phrase(self, i: int) -> int:
        """Read the word or phrase at i; gives the number of words it takes, 0 for a word of no interest."""
        low = self.lows[i]
        if low in GENDERS or low in IT or low in THEY:
            self._pronoun(i)
            return 1
        if low in ME or low in YOU:
            self._voice(i)
            return 1
        office = office_at(self.lows, i)
        if office:
            return self._office(i, office.length, office.classes, office.plural)
        return self._noun(i)

    def _noun(self, i: int) -> int:
        word, low = self.parse.words[i], self.lows[i]
        if not (word.tag.startswith("NN") or (not word.tag and low.isalpha())):
            return 0
        base = lemma(word) if word.tag else low
        for reading in (self._honour, self._counterpart, self._body, self._delegation, self._country, self._group, self._epithet):
            taken = reading(i, base)
            if taken:
                return taken
        self._rival(i, base)
        return 0

    # --- what is remembered -----------------------------------------------------------------------------------------

    def _is_quoted(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.quoted)

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
        return lemma(self.parse.words[word.head]) in _continuing()

    def _named(self, i: int) -> None:
        mention = self.parse.words[i].mention
        assert mention is not None  # noqa: S101  (the caller has looked)
        actors = mention.actors
        if len(actors) == 1 and self._is_counterpart(mention):
            opposite = self._titled_counterpart(i, actors[0])
            if opposite:
                actors = (opposite,)
                self.found.append(Mention(mention.start, mention.end, "title", actors, mention.place, "reference.counterpart"))
        elif mention.form == "title" and len(actors) == 1 and actors[0].kind == "person" and self._is_bare(mention):
            holder = self._holder(i, mention, actors[0])
            if holder and holder != actors[0]:
                actors = (holder,)
                self.found.append(Mention(mention.start, mention.end, "title", actors, mention.place, "reference.office"))
        if not actors and mention.place and mention.place.is_country and mention.place.country in self.states:
            actors = (self.states[mention.place.country],)
        if not actors or self._is_people(i, mention):
            return
        if mention.form == "group" or actors[0].kind == "group":
            self.delegations.append((self.parse.sentence.index, actors))
        self._remember(i, actors, 0.3 if mention.form in ("demonym", "place") else 1.0)

    def _is_people(self, i: int, mention: Mention) -> bool:
        """ "Ukrainians": no actor, but people whom "they" can mean."""
        word = self.parse.words[i]
        if mention.form != "demonym" or word.dep in ("amod", "compound", "nmod") or not mention.actors:
            return False
        self.rivals[i] = ("people", word.start)
        self._trace(i, self.rivals[i])
        return True

    def _trace(self, i: int, memory: Memory, factor: float = 1.0) -> None:
        word = self.parse.words[i]
        weight = role_weight(self.parse, i) * factor
        self.memory.traces.append(Trace(memory, self.parse.sentence.index, word.start, weight, self._is_quoted(word.start)))

    def _rival(self, i: int, base: str) -> None:
        """A common noun that a pronoun may mean."""
        word = self.parse.words[i]
        if word.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "conj"):
            return
        if word.tag == "NNP" and word.dep not in ("nsubj", "nsubjpass"):
            return
        human = base in _word_set("human_nouns") or office_at([base], 0) is not None
        plural = word.tag in ("NNS", "NNPS") or base in _word_set("plural_nouns")
        if plural and not (human or base in _word_set("plural_nouns")):
            return
        kind: Rival = "people" if plural else "person" if human else "name" if word.tag == "NNP" else "thing"
        memory = self.rivals[i] = (kind, word.start)
        self._trace(i, memory)
        if human and self._reports(i) and not self._is_quoted(word.start):
            self.memory.reporter = memory

    def _give(self, first: int, last: int, actors: tuple[Actor, ...], form: Form, rule: str, *, remember: bool = True) -> None:
        start, end = self.parse.words[first].start, self.parse.words[last].end
        place = None
        self.found.append(Mention(start, end, form, actors, place, f"reference.{rule}"))
        if remember:
            self._remember(last, actors)

    # --- pronouns ---------------------------------------------------------------------------------------------------

    def _voice(self, i: int) -> None:
        """ "I" and "you" inside quoted words: the speaker and whom he speaks to."""
        word = self.parse.words[i]
        if self.voices is None or word.text == "US":
            return
        ask = self.voices.speaker_at if self.lows[i] in ME else self.voices.addressee_at
        actor = ask(word.start)
        if actor:
            self._give(i, i, (actor,), "pronoun", "voice")

    def _pronoun(self, i: int) -> None:
        low = self.lows[i]
        if low in GENDERS:
            actor = self._singular(i, self._person(GENDERS[low]), window=3)
            if actor and GENDERS[low] and not actor.gender:
                self.memory.genders.setdefault(actor, GENDERS[low])
            actors = (actor,) if actor else ()
        elif low in IT:
            actor = None if self._is_empty_it(i) else self._singular(i, _is_thing, window=1)
            actors = (actor,) if actor else ()
        else:
            actors = self._plural(i)
        if actors:
            self._give(i, i, actors, "pronoun", "pronoun")

    def _person(self, gender: Gender) -> Callable[[Memory], bool]:
        def fits(memory: Memory) -> bool:
            if isinstance(memory, tuple):
                return memory[0] in ("person", "name")
            return memory.kind == "person" and self.memory.gender(memory) in (None, gender)

        return fits

    def _singular(self, i: int, fits: Callable[[Memory], bool], *, window: int) -> Actor | None:
        low, word = self.lows[i], self.parse.words[i]
        verb = grammar.clause_verb(self.parse, i)
        if low.endswith("self"):
            return self._only(grammar.surface_subject(self.parse, verb), fits)
        owner = self._is_owner(i)
        if owner:
            thanked = self._thanked(i, verb)
            if thanked is not None:
                return next((a for a in reversed(thanked) if fits(a)), None)
            near = self._cataphor(i, verb, fits)
            if near:
                return near
        scores = self._scores(fits, i, window=window, strict=low in IT)
        for actor in self._forbidden(i, verb, owner=owner):
            scores.pop(actor, None)
        for memory in list(scores):
            scores[memory] *= self._fitness(i, memory, verb, owner=owner)
        chosen = choose(scores)
        if chosen is None and not scores and word.dep in ("nsubj", "poss"):
            return self._cataphor(i, verb, fits)
        return chosen

    def _scores(
        self, fits: Callable[[Memory], bool], i: int, *, window: int, decay: float = PERSON_DECAY, strict: bool = False
    ) -> dict[Memory, float]:
        quoted = self._is_quoted(self.parse.words[i].start)
        now = self.parse.sentence.index
        return self.memory.rank(fits, sentence=now, quoted=quoted, window=window, decay=decay, strict=strict)

    def _fitness(self, i: int, memory: Memory, verb: int, *, owner: bool) -> float:
        """Factors that speak for or against a candidate beyond its prominence."""
        says = self._reports(i)
        factor = 1.0
        if says and memory == self.memory.reporter:
            factor *= 1.6
        if not isinstance(memory, tuple) and not says and "spokesperson" in classes_of(memory.title):
            factor *= 0.35
        if owner and memory in self._memories_at(grammar.surface_subject(self.parse, verb)):
            factor *= 1.3
        return factor

    def _is_owner(self, i: int) -> bool:
        word, low = self.parse.words[i], self.lows[i]
        if low in ("his", "its", "their"):
            return True
        return low == "her" and (word.tag == "PRP$" or word.dep == "poss")

    def _thanked(self, i: int, verb: int) -> list[Actor] | None:
        """ "Thanked him for his help", "expressed gratitude to X for his": who is thanked; None for other clauses."""
        if verb > i or grammar.preposition_above(self.parse, self.parse.words[i].head) not in ("for", "on", "upon", "over"):
            return None
        over = grammar.preposition_above(self.parse, self.parse.words[i].head) == "over"
        if over or lemma(self.parse.words[verb]) in _word_set("courtesy_verbs"):
            objects = grammar.obj(self.parse, verb)
            return self._actors_at(objects) if objects else None
        thanks = [o for o in grammar.kids(self.parse, verb, "dobj", "nsubjpass") if lemma(self.parse.words[o]) in _word_set("courtesy_nouns")]
        if not thanks:
            return None
        return self._actors_at([*grammar.arm(self.parse, verb, "to"), *grammar.arm(self.parse, thanks[0], "to")]) or None

    def _cataphor(self, i: int, verb: int, fits: Callable[[Memory], bool]) -> Actor | None:
        """The subject behind a pronoun of the opening phrase: "During his visit, X met Y"."""
        top = verb
        while self.parse.words[top].dep in ("advcl", "pcomp", "acl") and self.parse.words[top].head != top:
            top = self.parse.words[top].head
            top = grammar.clause_verb(self.parse, top)
        for s in grammar.kids(self.parse, top, "nsubj", "nsubjpass"):
            mention = self.parse.words[s].mention
            opening = not any(w.mention and w.mention.form == "name" for w in self.parse.words[:i])
            apart = self._is_quoted(self.parse.words[i].start) != self._is_quoted(self.parse.words[s].start)
            if s > i and not apart and mention and len(mention.actors) == 1 and opening and not self._under(i, s):
                return mention.actors[0] if fits(mention.actors[0]) else None
        return None

    def _under(self, i: int, above: int) -> bool:
        return above in grammar.ancestors(self.parse, i)

    def _only(self, indices: Sequence[int], fits: Callable[[Memory], bool]) -> Actor | None:
        actors = self._actors_at(indices)
        return actors[0] if len(actors) == 1 and fits(actors[0]) else None

    def _actors_at(self, indices: Sequence[int]) -> list[Actor]:
        return list(dict.fromkeys(a for i in indices for a in self.who.get(i, ())))

    def _memories_at(self, indices: Sequence[int]) -> list[Memory]:
        return [*self._actors_at(indices), *(self.rivals[i] for i in indices if i in self.rivals)]

    def _forbidden(self, i: int, verb: int, *, owner: bool) -> list[Actor]:
        """Whom the grammar rules out: "X met him" is not X, "X accepted his invitation" not X's own."""
        word = self.parse.words[i]
        others = self._spoken_of_as_others(word.start)
        if owner:
            return others + (self._actors_at(grammar.surface_subject(self.parse, verb)) if self._answers(i, verb) else [])
        if word.dep in ("nsubj", "nsubjpass"):
            return others
        subjects = [s for s in (*grammar.surface_subject(self.parse, verb), *grammar.agent(self.parse, verb)) if s != i]
        direct = [o for o in grammar.kids(self.parse, verb, "dobj", "dative") if o != i]
        return others + self._actors_at([*subjects, *direct])

    def _governing(self, i: int) -> list[Actor]:
        """The subjects of the clauses above a word: "X said the president …" speaks of another president than X."""
        verbs = [j for j in grammar.ancestors(self.parse, i) if grammar.is_verb(self.parse.words[j])]
        return self._actors_at([s for v in verbs for s in grammar.kids(self.parse, v, "nsubj", "nsubjpass") if s != i])

    def _spoken_of_as_others(self, offset: int) -> list[Actor]:
        """Speaker and addressee of quoted words: they are "I" and "you" there, not "he"."""
        if self.voices is None or not self._is_quoted(offset):
            return []
        return [a for a in (self.voices.speaker_at(offset), self.voices.addressee_at(offset)) if a]

    def _answers(self, i: int, verb: int) -> bool:
        noun = self.parse.words[self.parse.words[i].head]
        if lemma(noun) not in _word_set("answered_nouns"):
            return False
        return lemma(self.parse.words[verb]) in _word_set("answer_verbs") or (
            lemma(noun) == "invitation" and grammar.preposition_above(self.parse, noun.i) in ("at", "on", "upon")
        )

    def _is_empty_it(self, i: int) -> bool:
        """ "It is important that", "it rained", and every "it" that is no subject."""
        if self.lows[i] == "its":
            return False
        word = self.parse.words[i]
        if word.dep not in ("nsubj", "nsubjpass") or word.head == i:
            return True
        verb = self.parse.words[word.head]
        if lemma(verb) in _word_set("empty_it"):
            return True
        empty = grammar.kids(self.parse, verb.i, "acomp", "attr", "ccomp") if verb.text.lower() in BE else []
        return bool(empty) or (word.dep == "nsubjpass" and bool(grammar.kids(self.parse, verb.i, "ccomp", "xcomp")))

    def _plural(self, i: int) -> tuple[Actor, ...]:
        """ "They": the latest actors told together, unless other people have been spoken of since."""
        now = self.parse.sentence.index
        quoted = self._is_quoted(self.parse.words[i].start)
        parties = [p for p in (*self.memory.parties, *self._parties(i)) if p.quoted == quoted]
        scored = [(p.weight * 0.6 ** (now - p.sentence), p.actors) for p in parties if now - p.sentence <= 2]
        verb = grammar.clause_verb(self.parse, i)
        subjects = [s for s in grammar.surface_subject(self.parse, verb) if s != i]
        if not scored or any(m[0] == "people" for m in self._memories_at(subjects) if isinstance(m, tuple)):
            return ()
        best = max(score for score, _ in scored)
        rivals = self._scores(lambda m: isinstance(m, tuple) and m[0] == "people", i, window=2)
        if rivals and max(rivals.values()) >= best:
            return ()
        leading = [actors for score, actors in scored if score == best]
        clause = set(self._forbidden(i, verb, owner=False)) if self.lows[i] == "them" else set()
        return () if clause & set(leading[-1]) else leading[-1]

    # --- offices ----------------------------------------------------------------------------------------------------

    def _office(self, i: int, length: int, classes: tuple[str, ...], plural: bool) -> int:
        last = i + length - 1
        head = self._head(i, last)
        if plural:
            return length if self._group_of_office(i, last, classes) else 0
        if i and self.lows[i - 1] in VOCATIVES:
            return self._vocative(i, last, head, classes[0])
        left = _Left(self, i)
        actor = self._office_holder(i, last, head, classes[0], left)
        if actor:
            first = left.start if left.determiner in DEFINITE else i
            end = self._with_owner(last, left)
            self._give_at(first, end, head, (actor,), "title", "office")
            return end - i + 1
        self._rival(head, lemma(self.parse.words[head]))
        return length

    def _vocative(self, i: int, last: int, head: int, asked: str) -> int:
        """ "Mr President": whom the quoted words address; "Dear Mr President" in a letter likewise."""
        actor = self.voices.addressee_at(self.parse.words[i].start) if self.voices else None
        if actor and _may_be(actor, asked):
            self._give_at(i - 1, last, head, (actor,), "title", "office")
        return last - i + 1

    def _give_at(self, first: int, last: int, head: int, actors: tuple[Actor, ...], form: Form, rule: str) -> None:
        self._give(first, last, actors, form, rule, remember=False)
        self._remember(head, actors)

    def _head(self, first: int, last: int) -> int:
        """The word of the phrase that the others hang on."""
        for i in range(first, last + 1):
            if not first <= self.parse.words[i].head <= last or self.parse.words[i].head == i:
                return i
        return last

    def _with_owner(self, last: int, left: _Left) -> int:
        return left.of_index if left.of_index is not None else last

    def _office_holder(self, i: int, last: int, head: int, asked: str, left: _Left) -> Actor | None:
        if not left.read_right(last) or self.parse.words[head].dep in ("attr", "oprd", "appos", "compound"):
            return None
        if left.determiner not in DEFINITE and (not left.owners or left.is_indefinite):
            return None
        people = [p for p in self.people if self._holds(p, asked, left)]
        if not people and left.countries and asked in TOP:
            people = [p for p in self.people if p.country in left.countries and not p.title and not p.domestic]
            people = people if len(people) == 1 else []
        verb = grammar.clause_verb(self.parse, head)
        owner = self.parse.words[head].dep == "poss"
        barred = self._governing(head) + ([] if owner else self._forbidden(head, verb, owner=False))
        return self._most_prominent([p for p in people if p not in barred], head, asked, known=bool(left.owners))

    def _holds(self, person: Actor, asked: str, left: _Left) -> bool:
        if left.former:
            return bool(person.title) and re.match(r"(?i)(former|ex\b)", person.title or "") is not None
        if asked not in self.offices.get(person, classes_of(person.title)):
            return False
        if left.countries:
            return person.country in left.countries
        if left.organizations:
            return person.organization in left.organizations
        return asked not in ("chief", "official")

    def _most_prominent(self, people: list[Actor], head: int, asked: str, *, known: bool) -> Actor | None:
        """Of those who hold the office: the only one, the one on stage, or the article's protagonist."""
        actor = self._on_stage(people, head, asked, known=known)
        if actor:
            self.last_holder[asked] = actor
        return actor

    def _on_stage(self, people: list[Actor], head: int, asked: str, *, known: bool) -> Actor | None:
        named = [p for p in people if not is_title_only(p.name)] or people
        if known and len(named) == 1:
            return named[0]
        allowed = set(named)
        scores = self._scores(lambda m: not isinstance(m, tuple) and m in allowed, head, window=400, decay=OFFICE_DECAY)
        for memory in scores:
            if self._reports(head) and memory == self.memory.reporter:
                scores[memory] *= 1.6
            if memory == self.last_holder.get(asked):
                scores[memory] *= 1.5
        ordered = sorted(scores, key=lambda m: (-scores[m], str(m)))
        if len(ordered) > 1 and scores[ordered[1]] > 0.65 * scores[ordered[0]]:
            return self._protagonist([m for m in ordered if not isinstance(m, tuple)])
        first = ordered[0] if ordered else None
        return None if isinstance(first, tuple) else first

    def _protagonist(self, people: list[Actor]) -> Actor | None:
        """The one of whom the article speaks half as often again as of any other."""
        ordered = sorted(people, key=lambda p: -self.counts.get(p, 0))
        first, second = (self.counts.get(p, 0) for p in ordered[:2])
        return ordered[0] if first >= 1.5 * second and first - second >= 2 else None

    def _holder(self, i: int, mention: Mention, unnamed: Actor) -> Actor | None:
        """The named person who holds the office of a title that stands without a name."""
        classes = classes_of(self.text[mention.start : mention.end]) or classes_of(unnamed.title)
        asked = next(iter(_asked(self.text[mention.start : mention.end])), None)
        if asked is None or not classes:
            return None
        people = [
            p
            for p in self.people
            if p.country == unnamed.country and p.organization == unnamed.organization and not is_title_only(p.name)
        ]
        fitting = [p for p in people if asked in self.offices.get(p, frozenset())]
        if not fitting and asked in TOP and len(people) == 1 and not people[0].title:
            fitting = people
        verb = grammar.clause_verb(self.parse, i)
        owner = self.parse.words[i].dep == "poss"
        barred = self._governing(i) + ([] if owner else self._forbidden(i, verb, owner=False))
        return self._most_prominent([p for p in fitting if p not in barred], i, asked, known=unnamed.country is not None)

    def _honour(self, i: int, base: str) -> int:
        """ "His Majesty", "Her Royal Highness"."""
        if i == 0 or self.lows[i - 1] not in ("his", "her", "royal"):
            return 0
        asked = _lists()["forms_of_address"].get(base)
        if asked is None or (i + 1 < len(self.lows) and self.parse.words[i + 1].mention):
            return 0
        people = [p for p in self.people if asked in classes_of(p.title)]
        actor = self._most_prominent(people, i, asked, known=False)
        if not actor:
            return 1
        while self.found and self.found[-1].start >= self.parse.words[i - 1].start:
            self.found.pop()
        self._give_at(i - 1, i, i, (actor,), "title", "office")
        return 1

    def _counterpart(self, i: int, base: str) -> int:
        """ "His Russian counterpart": the same office in the other country, by name where the cast has it."""
        if base not in _word_set("counterpart_nouns"):
            return 0
        left = _Left(self, i)
        owners = left.owner_people or self._actors_at(grammar.possessor(self.parse, i))
        if len(owners) != 1 or owners[0].kind != "person":
            return 1
        actor = self._named_beside(i) or self._opposite(owners[0], i, left)
        if actor:
            self._give(i, i, (actor,), "group" if actor.kind == "group" else "title", "counterpart")
        return 1

    def _is_bare(self, mention: Mention) -> bool:
        """True for a title without the name of its holder."""
        name = mention.actors[0].name
        return is_title_only(name) or name.split()[-1] not in self.text[mention.start : mention.end]

    def _is_counterpart(self, mention: Mention) -> bool:
        last = self.text[mention.start : mention.end].lower().split()[-1:]
        return bool(last) and last[0] in _word_set("counterpart_nouns")

    def _titled_counterpart(self, i: int, unnamed: Actor) -> Actor | None:
        """ "[His] Russian counterpart" that came as one mention of an unnamed person."""
        owners = self._actors_at(grammar.possessor(self.parse, i)) or list(self.who.get(i - 1, ()))
        if len(owners) != 1 or owners[0].kind != "person":
            return None
        mention = self.parse.words[i].mention
        adjective = self.text[mention.start : mention.end].rsplit(None, 1)[0] if mention else ""
        return self._named_beside(i) or self._same_office(owners[0], i, unnamed.country, adjective)

    def _is_nameless(self, person: Actor) -> bool:
        return is_title_only(person.name) or person.name.lower().split()[-1] in _word_set("counterpart_nouns")

    def _named_beside(self, i: int) -> Actor | None:
        """ "His counterpart Kenji Tanaka", "his counterpart, Kenji Tanaka,"."""
        for j in (i + 1, i + 2):
            if j >= len(self.lows) or (j == i + 2 and self.lows[i + 1] not in (",", "from", "in", "of")):
                break
            mention = self.parse.words[j].mention
            if mention and len(mention.actors) == 1 and mention.actors[0].kind == "person":
                return mention.actors[0]
        return None

    def _opposite(self, owner: Actor, i: int, left: _Left) -> Actor | None:
        plural = self.parse.words[i].tag == "NNS" or self.lows[i].endswith("s")
        code = left.countries[0] if len(left.countries) == 1 else None
        if plural:
            return Actor("group", f"{left.adjective} {self.lows[i]}", code) if code else None
        return self._same_office(owner, i, code, left.adjective)

    def _same_office(self, owner: Actor, i: int, code: str | None, adjective: str) -> Actor | None:
        """Who holds in another country the office that the owner holds in his; made up from both where not named."""
        classes = classes_of(owner.title) - {"official", "leader", "diplomat"}
        people = [
            p
            for p in self.people
            if p != owner
            and p.country != owner.country
            and not self._is_nameless(p)
            and classes & classes_of(p.title)
            and code in (None, p.country)
        ]
        known = self._most_prominent(people, i, "counterpart", known=code is not None)
        if known or not code or people:
            return known
        return Actor("person", f"{adjective} {owner.title or 'counterpart'}", code, owner.title)

    # --- groups, bodies, countries ----------------------------------------------------------------------------------

    def _group(self, i: int, base: str) -> int:
        """ "The two sides", "both countries", "the trio"."""
        for kind, nouns in _lists()["group_nouns"].items():
            if base in nouns and (self.parse.words[i].tag == "NNS" or self.lows[i] != base or base in ("pair", "duo", "trio")):
                return 1 if self._give_group(i, i, kind) else 0
        return 0

    def _group_of_office(self, i: int, last: int, classes: tuple[str, ...]) -> bool:
        return self._give_group(i, last, classes[0])

    def _give_group(self, i: int, last: int, kind: str) -> bool:
        left = _Left(self, i)
        count = left.count or _lists()["group_counts"].get(self.lows[i])
        if left.determiner not in DEFINITE and count is None:
            return False
        if last + 1 < len(self.lows) and self.lows[last + 1] == "of":
            return False
        named = self._each_of(left.countries, kind) if len(left.countries) > 1 else ()
        actors = named or (() if left.owners else self._together(kind, count, i))
        if not actors:
            return False
        first = left.start if left.determiner or left.count else i
        self._give_at(first, last, self._head(i, last), actors, "group", "group")
        return True

    def _each_of(self, countries: Sequence[str], kind: str) -> tuple[Actor, ...]:
        """ "The French and German leaders": one known holder each."""
        if kind in ("any", "state"):
            return ()
        found = []
        for code in countries:
            people = [p for p in self.people if p.country == code and (kind == "person" or kind in classes_of(p.title))]
            if len(people) != 1:
                return ()
            found.append(people[0])
        return tuple(found)

    def _together(self, kind: str, count: int | None, stop: int) -> tuple[Actor, ...]:
        now = self.parse.sentence.index
        quoted = self._is_quoted(self.parse.words[stop].start)
        parties = [p for p in (*self.memory.parties, *self._parties(stop)) if quoted or not p.quoted]
        best: tuple[float, tuple[Actor, ...]] = (0.0, ())
        for party in parties:
            age = now - party.sentence
            reach, decay = (20, 0.85) if party.contact and kind == "any" else (5, 0.7)
            actors = self._as_kind(party.actors, kind) if age <= reach else ()
            score = party.weight * decay**age * (0.5 if kind == "any" and not party.contact else 1)
            if len(actors) >= 2 and count in (None, len(actors)) and score >= best[0]:
                best = (score, actors)
        return best[1] or self._only_ones(kind, count, stop)

    def _as_kind(self, actors: tuple[Actor, ...], kind: str) -> tuple[Actor, ...]:
        """The parties as the noun speaks of them; empty where one of them cannot be meant."""
        if kind == "state":
            codes = list(dict.fromkeys(a.country for a in actors))
            states = [self.states[c] for c in codes if c in self.states]
            return tuple(states) if len(states) == len(codes) >= 2 else ()
        if kind != "any":
            people = [a for a in actors if a.kind == "person" and (kind == "person" or _may_be(a, kind))]
            if len(people) != len(actors):
                return ()
        sides = {a.country or a.organization or a.name for a in actors}
        return actors if len(sides) == len(actors) else ()

    def _only_ones(self, kind: str, count: int | None, i: int) -> tuple[Actor, ...]:
        """Without words that join them: the only two leaders of the last sentences."""
        if kind in ("any", "state", "official") or count not in (None, 2):
            return ()
        fits = [p for p in self.people if _may_be(p, kind) and p.title]
        allowed = set(fits)
        scores = self._scores(lambda m: not isinstance(m, tuple) and m in allowed, i, window=4)
        actors = tuple(a for a in fits if a in scores)
        return actors if len(actors) == 2 and actors[0].country != actors[1].country else ()

    def _parties(self, stop: int) -> list[Party]:
        """Who stands together in the words before `stop`: coordinated, or joined by a word of contact."""
        found: list[Party] = []
        now = self.parse.sentence.index
        factor = 0.5 if self.parse.sentence.kind == "headline" else 1.0
        for i, actors in self.who.items():
            joined = [j for j in grammar.conjuncts(self.parse, i) if j < stop] if i < stop else []
            together = tuple(self._actors_at(joined))
            if len(together) > len(actors) and len({a.kind for a in together}) == 1:
                weight = role_weight(self.parse, i)
                weight *= factor * (1 if weight > OBJECT else 0.6)
                found.append(Party(together, now, weight, quoted=self._is_quoted(self.parse.words[i].start)))
        for word in self.parse.words[:stop]:
            if word.mention is None and lemma(word) in _contact_words():
                actors = self._in_contact(word, stop)
                if len(actors) >= 2:
                    weight = self._contact_weight(word, actors) * factor
                    found.append(Party(actors, now, weight, contact=True, quoted=self._is_quoted(word.start)))
        return found

    def _contact_weight(self, word: Word, actors: tuple[Actor, ...]) -> float:
        """A contact that is told weighs more than one mentioned ("his previous meetings with X") or a trip to a state."""
        if not grammar.is_verb(word) and grammar.light_verb(self.parse, word.i) is None and self.parse.sentence.kind == "body":
            return 30.0
        return 60.0 if {"person", "state"} <= {a.kind for a in actors} else 90.0

    def _in_contact(self, word: Word, stop: int) -> tuple[Actor, ...]:
        parse = self.parse
        prepositions = _lists()["contact_prepositions"]
        behind = [n for p in prepositions for n in grammar.behind(parse, word.i, p)]
        if grammar.is_verb(word):
            if lemma(word) not in _word_set("contact_verbs"):
                return ()
            indices = [*grammar.surface_subject(parse, word.i), *grammar.obj(parse, word.i), *behind]
        elif lemma(word) in _word_set("contact_nouns"):
            verb = grammar.light_verb(parse, word.i)
            carrier = [] if verb is None or not behind else grammar.surface_subject(parse, verb)
            indices = [*grammar.possessor(parse, word.i), *carrier, *behind]
        else:
            return ()
        actors = self._actors_at([i for i in dict.fromkeys(indices) if i < stop])
        people = tuple(a for a in actors if a.kind == "person")
        found = people if len(people) >= 2 else tuple(actors)
        return found if len({a.country or a.organization or a.name for a in found}) > 1 else ()

    def _body(self, i: int, base: str) -> int:
        """ "The alliance", "the organisation": by a word of its name, else the one just spoken of."""
        if base not in _word_set("body_nouns") or self.lows[i] != base:
            return 0
        left = _Left(self, i, extra=_word_set("body_modifiers"))
        if left.determiner not in ("the", "this") or not left.read_right(i) or left.of_index is not None:
            return 0
        hinted = {b for b in self.bodies if base in b.name.lower().split()}
        if not hinted and base not in PLAIN_BODIES:
            return 0
        allowed = hinted or set(self.bodies)
        scores = self._scores(lambda m: not isinstance(m, tuple) and m in allowed, i, window=8 if hinted else 2)
        actor = choose(scores, margin=1.3)
        if actor:
            self._give(left.start, i, (actor,), "group", "body")
        return 1 if actor else 0

    def _delegation(self, i: int, base: str) -> int:
        """ "A delegation of X" is remembered, "the delegation" is that one."""
        if base not in _word_set("delegation_nouns"):
            return 0
        left = _Left(self, i)
        senders = [n for p in ("of", "from") for n in grammar.behind(self.parse, i, p)]
        named = [m for n in senders if (m := self.parse.words[n].mention)]
        actors = [a for m in named for a in m.actors if a.kind != "person"] or [self.states[c] for c in left.countries if c in self.states]
        if actors:
            self.delegations.append((self.parse.sentence.index, tuple(dict.fromkeys(actors))))
            return 0
        if left.determiner != "the" or senders or left.owners or not self.delegations:
            return 0
        sentence, last = self.delegations[-1]
        if self.parse.sentence.index - sentence > 6 or len(last) != 1 or not left.read_right(i):
            return 0
        self._give(left.start, i, last, "group", "delegation")
        return 1

    def _country(self, i: int, base: str) -> int:
        """ "The country" just spoken of; "her country", "our country": the state of the owner."""
        if base not in _word_set("country_nouns") or self.lows[i] != base:
            return 0
        left = _Left(self, i)
        if left.owner_people:
            state = self.states.get(left.owner_people[0].country or "")
            if state and len(left.owner_people) == 1:
                self._give(i, i, (state,), "state", "country")
            return 1
        if left.determiner not in ("the", "this") or left.owners or not left.read_right(i) or left.of_index is not None:
            return 0
        barred = self._governing(i)
        scores = self._scores(lambda m: not isinstance(m, tuple) and m.kind != "group" and m not in barred, i, window=2)
        actor = choose(self._of_countries(scores), margin=1.3)
        if actor:
            self._give(left.start, i, (actor,), "state", "country")
        return 1 if actor else 0

    def _of_countries(self, scores: dict[Memory, float]) -> dict[Memory, float]:
        """Scores of states; a person adds some to his state's."""
        found: dict[Memory, float] = {}
        for memory, score in scores.items():
            state = None if isinstance(memory, tuple) else self.states.get(memory.country or "")
            if state and not isinstance(memory, tuple):
                found[state] = max(found.get(state, 0.0), score * (1 if memory.kind == "state" else 0.7))
        return found

    def _epithet(self, i: int, base: str) -> int:
        """ "The Jewish state", "the kingdom": of the states it can mean, the one that the article speaks of."""
        if self.lows[i] != base:
            return 0
        pair = f"{self.lows[i - 1]} {base}" if i else base
        table = _lists()["state_epithets"]
        phrase = pair if pair in table else base
        first = i - (1 if phrase == pair and i else 0)
        if phrase not in table or first == 0 or self.lows[first - 1] != "the":
            return 0
        allowed = {self.states[c] for c in table[phrase] if c in self.states}
        scores = self._scores(lambda m: not isinstance(m, tuple) and m in allowed, i, window=8)
        actor = choose(scores, margin=1.3)
        if actor:
            self._give(first - 1, i, (actor,), "state", "epithet")
        return 1 if actor else 0


class _Left:
    """What stands before a noun: its determiner, countries and bodies, a count; and the "of" phrase behind it."""

    def __init__(self, reader: _Reader, i: int, extra: frozenset[str] = frozenset()) -> None:
        self.reader, self.words, self.lows = reader, reader.parse.words, reader.lows
        self.countries: list[str] = []
        self.organizations: list[str] = []
        self.owner_people: list[Actor] = []
        self.count: int | None = None
        self.former = False
        self.of_index: int | None = None
        self.adjective = ""
        self.start = i
        self._go_left(i - 1, _word_set("office_modifiers") | extra)

    @property
    def owners(self) -> bool:
        """True where a country, body or person is named beside the noun."""
        return bool(self.countries or self.organizations or self.owner_people)

    @property
    def determiner(self) -> str | None:
        """The determiner that opens the phrase, lower case."""
        low = self.lows[self.start] if self.start < len(self.lows) else ""
        return low if low in DEFINITE or low in OWNERS else None

    @property
    def is_indefinite(self) -> bool:
        """True for "an Iranian president", "another minister"."""
        return self.start > 0 and self.lows[self.start - 1] in INDEFINITE

    def _go_left(self, j: int, modifiers: frozenset[str]) -> None:
        counts = _lists()["group_counts"]
        while j >= 0:
            low, mention = self.lows[j], self.words[j].mention
            if mention:
                if not self._qualify(mention):
                    return
            elif low in counts and low not in DEFINITE:
                self.count = counts[low]
            elif low in _word_set("former_words"):
                self.former = True
            elif low == "'s" or (low in ("and", ",", "-") and j and self._is_adjective(j - 1)):
                pass
            elif low not in modifiers:
                break
            self.start = j
            j -= 1
        self._open(j, counts)

    def _open(self, j: int, counts: dict[str, int]) -> None:
        low = self.lows[j] if j >= 0 else ""
        if low in DEFINITE or low in OWNERS:
            self.start = j
            self.count = counts.get(low, self.count)
            if low in OWNERS:
                self._own(list(self.reader.who.get(j, ())))

    def _is_adjective(self, j: int) -> bool:
        mention = self.words[j].mention
        return mention is not None and mention.form in ("demonym", "state")

    def _qualify(self, mention: Mention) -> bool:
        """Take a name before the noun into account; False for one that does not belong to it."""
        actors = mention.actors
        if mention.form == "demonym" and not self.adjective:
            self.adjective = self.reader.text[mention.start : mention.end]
        code = mention.place.country if mention.place and not actors else actors[0].country if actors else None
        if mention.form in ("demonym", "state", "capital", "place") and code:
            self.countries.insert(0, code)
            return True
        if actors:
            self._own(list(actors))
        return False

    def _own(self, actors: list[Actor]) -> None:
        for actor in actors:
            if actor.kind == "organization":
                self.organizations.append(actor.name)
            elif actor.kind == "state" and actor.country:
                self.countries.append(actor.country)
            elif actor.kind == "person":
                self.owner_people.append(actor)

    def read_right(self, last: int) -> bool:
        """Look at what follows the noun: False where a name or an "of" phrase makes it somebody else."""
        j = last + 1
        if j >= len(self.lows):
            return True
        mention = self.words[j].mention
        if mention:
            return not (mention.actors and mention.actors[0].kind in ("person", "organization"))
        if self.lows[j] != "of":
            return self.words[last].dep != "compound" or self.lows[j] in ("'s", "'")
        j += 1
        if j < len(self.lows) and self.lows[j] == "the":
            j += 1
        if j >= len(self.lows):
            return False
        behind = self.words[j].mention
        if behind is None:
            return self.lows[j] in ("republic", "country", "state") and self.lows[j - 1] == "the"
        self._own(list(behind.actors))
        if not self.owners and behind.place and behind.place.country:
            self.countries.append(behind.place.country)
        self.of_index = j
        return self.owners


@cache
def _continuing() -> frozenset[str]:
    return frozenset(word_list("reporting")["continuing_verbs"])


@cache
def _contact_words() -> frozenset[str]:
    return _word_set("contact_verbs") | _word_set("contact_nouns")


def _is_thing(memory: Memory) -> bool:
    if isinstance(memory, tuple):
        return memory[0] in ("thing", "name")
    if memory.kind == "group":
        return not _word_set("delegation_nouns").isdisjoint(memory.name.lower().split())
    return memory.kind != "person"


def _may_be(person: Actor, asked: str) -> bool:
    """True where the person's office is, or may be, the one asked for."""
    classes = classes_of(person.title)
    return person.kind == "person" and (asked in classes or not person.title)


def _asked(phrase: str) -> Iterator[str]:
    """The first class of each office noun in a phrase."""
    lows = [word.lower() for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", phrase)]
    for i in range(len(lows)):
        office = office_at(lows, i)
        if office:
            yield office.classes[0]
            return


def _states(cast: Sequence[Actor], mentions: Sequence[Mention]) -> dict[str, Actor]:
    """Country code -> the state as an actor: the cast's own, else one made of a country's name in the text."""
    states = {a.country: a for a in cast if a.kind == "state" and a.country}
    for mention in mentions:
        place = mention.place
        if place and place.is_country and place.country and place.country not in states:
            states[place.country] = Actor("state", place.name, place.country)
    return states


def _offices(text: str, mentions: Sequence[Mention]) -> dict[Actor, frozenset[str]]:
    """The office classes of each person: by title, by the words of the mentions and of the appositions behind them."""
    found: dict[Actor, frozenset[str]] = {}
    people = [m for m in mentions if len(m.actors) == 1 and m.actors[0].kind == "person"]
    starts = [m.start for m in people]
    for mention in people:
        actor = mention.actors[0]
        own = classes_of(_OWNER.sub(" ", text[mention.start : mention.end]))
        found[actor] = found.get(actor, classes_of(actor.title)) | own
        behind = _APPOSITION.match(text, mention.end)
        if behind and bisect_left(starts, mention.end) == bisect_left(starts, behind.end()):
            found[actor] |= classes_of(_OWNER.sub(" ", behind[1]))
    return found


def _counts(mentions: Sequence[Mention]) -> dict[Actor, int]:
    counts: dict[Actor, int] = {}
    for mention in mentions:
        for actor in mention.actors:
            counts[actor] = counts.get(actor, 0) + 1
    return counts


def _learn_genders(text: str, mentions: Sequence[Mention], memory: Discourse) -> None:
    """ "Mrs Novak", "Queen Maria", "spokeswoman Jana Novak": the words of a mention tell the gender."""
    table: dict[str, Gender] = {word: gender for gender, words in _lists()["gender_words"].items() for word in words}
    for mention in mentions:
        if len(mention.actors) != 1 or mention.actors[0].kind != "person" or mention.actors[0].gender:
            continue
        for word in _HONORIFIC.findall(text[mention.start : mention.end])[:-1]:
            if word.lower() in table:
                memory.genders.setdefault(mention.actors[0], table[word.lower()])
                break
