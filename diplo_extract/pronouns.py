"""Stage 4, beside coreference: personal pronouns, by gender, number, prominence and what the clause forbids."""

from __future__ import annotations

from collections.abc import Callable

from diplo_extract import grammar
from diplo_extract.discourse import SUBJECT, Memory, choose
from diplo_extract.mentions import Actor, Gender, Word
from diplo_extract.offices import classes_of
from diplo_extract.plural_pronouns import PluralPronouns
from diplo_extract.reference_words import lemma, lists, reporting_set, word_set

HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
ME = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
YOU = frozenset({"you", "your", "yours", "yourself"})
GENDERS: dict[str, Gender] = {**dict.fromkeys(HE, "m"), **dict.fromkeys(SHE, "f")}
_CALLS = frozenset({"call", "conversation"})
BE = frozenset({"is", "was", "be", "been", "are", "were", "'s", "’s"})


class Pronouns(PluralPronouns):
    """Reads the personal pronouns."""

    def _voice(self, i: int) -> None:
        """The "I" and "you" of quoted words: who speaks and who is spoken to; a spokesman's "we" is whom he serves."""
        word = self.parse.words[i]
        if self.voices is None or word.text == "US":
            return
        ask = self.voices.speaker_at if self.lows[i] in ME else self.voices.addressee_at
        actor = ask(word.start)
        if actor and self.lows[i] in _WE and "spokesperson" in classes_of(actor.title):
            actor = self._served_by(actor) or actor
        if actor:
            self._give(i, i, (actor,), "pronoun", "voice")
        elif self.lows[i] in _WE and (several := self.voices.together_at(word.start)):
            self._give(i, i, several, "group", "voice")

    def _served_by(self, spokesman: Actor) -> Actor | None:
        """The state that somebody speaks for, else the body; None where the article names neither."""
        if spokesman.country is not None:
            return self.states.get(spokesman.country)
        return next((body for body in self.bodies if body.name == spokesman.organization), None)

    def _pronoun(self, i: int) -> None:
        low = self.lows[i]
        if self._is_honour(i):
            return
        actors: tuple[Actor, ...]
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

    def _is_honour(self, i: int) -> bool:
        """True for the "His" of "His Majesty", "His Royal Highness"."""
        after = self.lows[i + 1 : i + 3]
        return bool(after) and (
            after[0] in lists()["forms_of_address"] or " ".join(after) in lists()["forms_of_address"]
        )

    def _person(self, gender: Gender | None) -> Callable[[Memory], bool]:
        def fits(memory: Memory) -> bool:
            if isinstance(memory, tuple):
                return memory[0] in ("person", "name")
            return memory.kind == "person" and (gender is None or self.memory.gender(memory) in (None, gender))

        return fits

    def _singular(self, i: int, fits: Callable[[Memory], bool], *, window: int) -> Actor | None:
        low, word = self.lows[i], self.parse.words[i]
        verb = grammar.clause_verb(self.parse, i)
        if low.endswith("self"):
            return self._acting(verb, fits)
        owner = self._is_owner(i)
        if owner:
            thanked = self._thanked(i, verb)
            if thanked is not None:
                return next((a for a in reversed(thanked) if fits(a)), None)
            near = self._accompanied(i, fits) or self._by_whom(i, verb, fits) or self._traveller(i, verb, fits)
            near = near or self._cataphor(i, verb, fits)
            if near:
                return near
        told = self._in_parallel(i, verb, fits) or self._written_to(i, verb) or self._writer_of(i, verb)
        told = told or self._sent_there(i, verb) or self._welcomed(i, verb) or self._done_by(i, verb)
        if told:
            return next((m for m in told if isinstance(m, Actor) and fits(m)), None)
        scores = self._scores(fits, i, window=window, strict=low in IT)
        if low in IT and self._acts(i, verb):
            scores = {memory: score for memory, score in scores.items() if not isinstance(memory, tuple)}
        for actor in [*self._forbidden(i, verb, owner=owner), *self._beside(i), *self._speaking(i)]:
            scores.pop(actor, None)
        source = self.memory.reporter
        if isinstance(source, tuple) and lemma(self.parse.words[verb]) not in reporting_set("report_verbs"):
            scores.pop(source, None)  # "X will come to Oslo, his spokesman said. He is to meet Y": not the spokesman
        for memory in list(scores):
            scores[memory] *= self._fitness(i, memory, verb, owner=owner)
        chosen = choose(scores)
        if chosen is None and word.dep in ("nsubj", "nsubjpass") and low in GENDERS:
            chosen = self.memory.last_subject(scores, self.parse.sentence.index)
        if chosen is None and not scores and word.dep in ("nsubj", "poss"):
            return self._cataphor(i, verb, fits)
        return chosen

    def _acting(self, verb: int, fits: Callable[[Memory], bool]) -> Actor | None:
        """The subject that "himself" means: of the clause, or of the nearest one around it with a fitting subject."""
        above = (v for v in grammar.ancestors(self.parse, verb) if grammar.is_verb(self.parse.words[v]))
        subjects = (self._only(grammar.surface_subject(self.parse, v), fits) for v in (verb, *above))
        return next((actor for actor in subjects if actor is not None), None)

    def _beside(self, i: int) -> list[Actor]:
        """Who is coordinated with the word: "he and X" is not X."""
        mentions = [self.parse.words[j].mention for j in grammar.conjuncts(self.parse, i)]
        return [a for m in mentions if m for a in m.actors]

    def _speaking(self, i: int) -> list[Actor]:
        """Whose words they are: he is "I" in them, and none of "him"."""
        speaker = self.voices.speaker_at(self.parse.words[i].start) if self.voices is not None else None
        return [speaker] if speaker is not None and self.lows[i] in GENDERS else []

    def _fitness(self, i: int, memory: Memory, verb: int, *, owner: bool) -> float:
        """Factors that speak for or against a candidate beyond its prominence."""
        says = self._reports(i)
        factor = 1.0
        if says and memory == self.memory.reporter and self.parse.words[verb].dep not in ("relcl", "advcl"):
            factor *= 1.6  # not in "Roe went to Oslo, where he told the minister"
        if not isinstance(memory, tuple) and not says and "spokesperson" in classes_of(memory.title):
            factor *= 0.35
        if memory == self.own and self._goes_on(i):
            factor *= 2
        if memory in self.receiving and any(lemma(w) in word_set("host_nouns") for w in self._objects_of(verb)):
            factor *= 0.5  # "X received Y. She thanked her host": not X
        if not isinstance(memory, tuple) and memory.country in self._destinations(i, verb):
            factor *= 0.4  # "X met Y. He will come to Oslo": not the Norwegian
        if owner and memory in self._memories_at(grammar.surface_subject(self.parse, verb)):
            factor *= 1.3
        return factor

    def _goes_on(self, i: int) -> bool:
        """True for the "He" of a paragraph that opens with "He also": a page goes on with whom it is of."""
        opens = i == 0 and self.text[: self.parse.sentence.start].endswith("\n")
        return opens and self.lows[1:2] == ["also"] and not self._turned_to_another()

    def _turned_to_another(self) -> bool:
        """True where the sentence before is about somebody who has not been spoken of until then."""
        before = self.parse.sentence.index - 1
        acting = [t.memory for t in self.memory.recent_traces(before + 1, 1) if t.weight == SUBJECT]
        told = {t.memory for t in self.memory.traces if t.sentence < before}
        return any(isinstance(m, Actor) and m.kind == "person" and m not in told for m in acting)

    def _objects_of(self, verb: int) -> list[Word]:
        return [self.parse.words[o] for o in grammar.obj(self.parse, verb)]

    def _destinations(self, i: int, verb: int) -> list[str | None]:
        """The countries to which the subject at i travels by its verb; none for other words and verbs."""
        word = self.parse.words[i]
        if word.dep != "nsubj" or lemma(self.parse.words[verb]) not in word_set("travelling_verbs"):
            return []
        ends = [*grammar.kids(self.parse, verb, "dobj"), *grammar.arm(self.parse, verb, "to")]
        places = [m.place for n in ends if (m := self.parse.words[n].mention) is not None]
        return [place.country for place in places if place is not None]

    def _is_owner(self, i: int) -> bool:
        word, low = self.parse.words[i], self.lows[i]
        if low in ("his", "its", "their"):
            return True
        return low == "her" and (word.tag == "PRP$" or word.dep == "poss")

    def _thanked(self, i: int, verb: int) -> list[Actor] | None:
        """Who is thanked in "thanked him for his help", "expressed gratitude to X for his"; None for other clauses."""
        parse, noun = self.parse, self.parse.words[self.parse.words[i].head]
        above = grammar.preposition_above(parse, noun.i)
        if verb > i or above not in ("for", "on", "upon", "over"):
            return None
        if above == "over" or lemma(parse.words[verb]) in word_set("courtesy_verbs"):
            objects = grammar.obj(parse, verb)
            return self._actors_at(objects) if objects else None
        things = grammar.kids(parse, verb, "dobj", "nsubjpass")
        courtesy = any(lemma(parse.words[o]) in word_set("courtesy_nouns") for o in things)
        if not courtesy and not (above != "for" and lemma(noun) in word_set("occasion_nouns")):
            return None
        return self._actors_at([n for w in (verb, *things) for n in grammar.arm(parse, w, "to")]) or None

    def _acts(self, i: int, verb: int) -> bool:
        """True for the "it" of "it has turned down the plan": no plan does that."""
        active = self.parse.words[i].dep == "nsubj" and self.parse.words[i].head == verb
        return active and lemma(self.parse.words[verb]) in word_set("acting_verbs")

    def _accompanied(self, i: int, fits: Callable[[Memory], bool]) -> Actor | None:
        """Whose what is named beside him is: in "hosted X and his delegation" the delegation is X's."""
        noun = self.parse.words[self.parse.words[i].head]
        return self._only([noun.head], fits) if noun.dep == "conj" and noun.head < i else None

    def _traveller(self, i: int, verb: int, fits: Callable[[Memory], bool]) -> Actor | None:
        """Whose trip it is in "Roe wrote to Poe, who is to make her first visit": of whom the relative clause tells."""
        if lemma(self.parse.words[self.parse.words[i].head]) not in word_set("journey_nouns"):
            return None
        told = lemma(self.parse.words[self.parse.words[self.parse.words[i].head].head])
        at = verb
        while self.parse.words[at].dep in ("xcomp", "advcl") and self.parse.words[at].head < at:
            at = self.parse.words[at].head
        who = [s for s in grammar.kids(self.parse, at, "nsubj", "nsubjpass") if self.lows[s] == "who"]
        if self.parse.words[at].dep != "relcl" or not who or told not in word_set("paying"):
            return None
        return self._only([who[0] - 1 - (self.lows[who[0] - 1] == ",")], fits)

    def _by_whom(self, i: int, verb: int, fits: Callable[[Memory], bool]) -> Actor | None:
        """Who acts in a participle's clause: in "the aid promised by X on his visit" the visit is X's."""
        doers = [j for j in grammar.arm(self.parse, verb, "agent") if j < i]
        return self._only(doers, fits) if self.parse.words[verb].dep == "acl" else None

    def _writer_of(self, i: int, verb: int) -> list[Memory]:
        """Who speaks in "a letter from X, in which he invites", "a call from X, during which he"; empty for others."""
        if self.parse.words[i].dep != "nsubj" or self.parse.words[i].head != verb:
            return []
        paper = self._paper(verb)
        if paper is None:
            return []
        carrier = grammar.light_verb(self.parse, paper)
        givers = [g for at in (paper, carrier) if at is not None for g in grammar.behind(self.parse, at, "from")]
        return self._memories_at(givers)

    def _paper(self, verb: int) -> int | None:
        """The letter or call that a relative clause tells the words of; None for other clauses."""
        parse, word = self.parse, self.parse.words[verb]
        if word.dep != "relcl":
            return None
        if lemma(parse.words[word.head]) in grammar.writing_nouns():
            return word.head
        first = grammar.subtree(parse, verb)[0]
        opening = self.lows[first : first + 2]
        if opening not in (["in", "which"], ["during", "which"]):
            return None
        nouns = [w.i for w in parse.words[:first] if lemma(w) in _CALLS or lemma(w) in grammar.writing_nouns()]
        return nouns[-1] if nouns else None  # "a letter from Roe, the leader of Utopia, in which he"

    def _welcomed(self, i: int, verb: int) -> list[Memory]:
        """Whom somebody tells that he would be welcome: the other one; empty for other clauses."""
        parse, word = self.parse, self.parse.words[verb]
        welcome = any(parse.words[c].text.lower() == "welcome" for c in grammar.kids(parse, verb, "acomp"))
        if not welcome or word.dep != "ccomp" or parse.words[i].head != verb:
            return []
        return [*self._actors_at(grammar.obj(parse, word.head))]

    def _done_by(self, i: int, verb: int) -> list[Memory]:
        """Who acts in "the invitation was extended by X when he called on the king": X; empty for other clauses."""
        parse, word = self.parse, self.parse.words[verb]
        marks = {parse.words[c].text.lower() for c in grammar.kids(parse, verb, "advmod", "mark")}
        if word.dep != "advcl" or parse.words[i].head != verb or not marks & {"when", "while"} or word.head > i:
            return []
        doers = grammar.agent(parse, word.head) if grammar.is_passive(parse, word.head) else []
        things = [s for s in grammar.kids(parse, word.head, "nsubjpass") if parse.words[s].mention is None]
        people = [a for a in self._actors_at(doers) if a.kind == "person"]
        return [*people] if things and len(people) == 1 else []

    def _writer_of_clause(self, verb: int) -> list[Memory]:
        """Who speaks in the clause of a verb behind a letter: the writer that its subject means."""
        return [m for s in grammar.kids(self.parse, verb, "nsubj") for m in self._writer_of(s, verb)]

    def _sent_there(self, i: int, verb: int) -> list[Memory]:
        """Who was sent in "sent X to Oslo, where he met": X; empty for other clauses."""
        parse, word = self.parse, self.parse.words[verb]
        first = grammar.subtree(parse, verb)[0]
        if word.dep not in ("relcl", "advcl") or self.lows[first] != "where" or parse.words[i].head != verb:
            return []
        over = grammar.clause_verb(parse, word.head)
        sent = lemma(parse.words[over]) in word_set("sending_away") and parse.words[i].dep == "nsubj"
        return [*self._actors_at(grammar.obj(parse, over))] if sent else []

    def _in_parallel(self, i: int, verb: int, fits: Callable[[Memory], bool]) -> list[Memory]:
        """Whom the same word meant in the clause before: "Roe saw him on Monday, and Poe called on him later"."""
        word, above = self.parse.words[i], self.parse.words[self.parse.words[verb].head]
        if word.dep not in ("dobj", "pobj") or self.parse.words[verb].dep != "conj" or not grammar.is_verb(above):
            return []
        before = [j for j in range(above.i, verb) if self.lows[j] == self.lows[i] and j in self.who]
        found = self._only(before[-1:], fits)
        own = self._memories_at(grammar.surface_subject(self.parse, verb))
        return [] if found is None or found in own else [found]

    def _written_to(self, i: int, verb: int) -> list[Memory]:
        """Who gets the letter in "handed X a letter inviting him"; empty for other clauses."""
        parse, word = self.parse, self.parse.words[verb]
        inviting = word.dep == "acl" and word.tag == "VBG"
        telling = word.dep == "relcl" and bool(self._writer_of_clause(verb))  # "a letter in which he invites him"
        if not (inviting or telling) or i not in grammar.kids(parse, verb, "dobj", "dative"):
            return []
        paper = self._paper(verb) if telling else word.head
        if paper is None or (inviting and lemma(parse.words[paper]) not in grammar.writing_nouns()):
            return []
        carrier = grammar.light_verb(parse, paper)
        readers = grammar.behind(parse, paper, "to")
        if carrier is not None and not readers:
            receives = parse.words[carrier].lemma in grammar.receiving_verbs()
            given = [*grammar.kids(parse, carrier, "dative"), *grammar.behind(parse, carrier, "to")]
            readers = grammar.surface_subject(parse, carrier) if receives else given
            readers = readers or self._met_by(carrier)
        return [*self._actors_at(readers)]

    def _met_by(self, carrier: int) -> list[int]:
        """Whom the bearer of a letter met: the one other name before its verb, "called on X and handed over"."""
        bearers = grammar.surface_subject(self.parse, carrier)
        names = [w.i for w in self.parse.words[:carrier] if w.mention is not None and w.mention.form == "name"]
        met = [n for n in names if n not in bearers]
        return met if len(met) == 1 and bearers else []

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

    def _is_empty_it(self, i: int) -> bool:
        """True for "it is important that", "it rained", and for every "it" that is no subject."""
        if self.lows[i] == "its":
            return False
        word = self.parse.words[i]
        if word.dep not in ("nsubj", "nsubjpass") or word.head == i:
            return True
        verb = self.parse.words[word.head]
        if self._acts(i, verb.i) and grammar.kids(self.parse, verb.i, "dobj"):
            return False  # "it turned down the plan", not "it turned out"
        if self._says_will(verb.i) or self._is_minded(verb.i):
            return False
        if lemma(verb) in word_set("empty_it") or not grammar.is_verb(verb):
            return True
        empty = grammar.kids(self.parse, verb.i, "acomp", "attr", "ccomp") if verb.text.lower() in BE else []
        return bool(empty) or (word.dep == "nsubjpass" and bool(grammar.kids(self.parse, verb.i, "ccomp", "xcomp")))

    def _is_minded(self, copula: int) -> bool:
        """True for the "it" of "said it was ready to join"."""
        said = [self.parse.words[c] for c in grammar.kids(self.parse, copula, "acomp", "oprd")]
        return any(
            word.text.lower() in word_set("personal") and grammar.infinitives(self.parse, word.i) for word in said
        )

    def _says_will(self, verb: int) -> bool:
        """True for the "it" of "Peru said it would take part", "that it would come to the talks"."""
        above = self.parse.words[self.parse.words[verb].head]
        if self.parse.words[verb].dep != "ccomp" or lemma(self.parse.words[verb]) not in ("come", "take"):
            return False
        will = any(self.lows[c] in ("will", "would") for c in grammar.kids(self.parse, verb, "aux"))
        return will and bool(self._actors_at(grammar.surface_subject(self.parse, above.i)))


def _is_thing(memory: Memory) -> bool:
    if isinstance(memory, tuple):
        return memory[0] in ("thing", "name")
    if memory.kind == "group":
        return not word_set("delegation_nouns").isdisjoint(memory.name.lower().split())
    return memory.kind != "person"
