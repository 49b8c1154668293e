"""Stage 4, beside coreference: "the guest", "his American visitor", "her host", "the Russian": people by their part.

Who travels and who receives is learnt from the verbs of the sentences read so far.
"""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.discourse import OFFICE_DECAY, Memory, choose
from diplo_extract.mentions import Actor, Mention
from diplo_extract.noun_phrases import DEFINITE, Surroundings
from diplo_extract.pronouns import Pronouns
from diplo_extract.reference_words import lemma, word_set

GUEST_WINDOW = 12
"""How many sentences back a guest or host is looked for."""
ON_TRIP = 2.5
"""How much likelier a guest is one of whom a journey or reception was told, a host one who received."""
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss"})
"""Where a word stands for somebody by itself, not before a noun."""
PLURAL_ONLY = ("sh", "ch", "se", "ss")
"""Ends of words for a people that name no single person: "the British", "the French"."""


_LED = frozenset({"head", "lead"})


class GuestPhrases(Pronouns):
    """Reads the phrases of guests and hosts."""

    def _guest(self, i: int, base: str) -> int:
        """For "the guest", "his American visitor": who has come; for "his host": who received him."""
        hosts = base in word_set("host_nouns")
        if self.lows[i] != base or not (hosts or base in word_set("guest_nouns")):
            return 0
        beside = [m for c in grammar.kids(self.parse, i, "appos") if (m := self.parse.words[c].mention) is not None]
        if beside and [a.kind for a in beside[0].actors] == ["person"]:
            self.who[i] = beside[0].actors  # "her host, Jane Roe, hosted her"
            return 1
        left = Surroundings(self, i, extra=word_set("guest_modifiers"))
        if not left.read_right(i) or left.of_index is not None or self._is_said_of(i):
            return 0
        if not left.owner_people and (hosts or left.determiner not in DEFINITE):
            return 0
        if len({p.country for p in left.owner_people}) > 1:
            return 0
        actor = choose(self._rate_guests(i, left, hosts=hosts), margin=1.2)
        if actor is None:
            return 0
        if left.owner_people:  # "his host": the owner is a reference of his own
            self._give(i, i, (actor,), "title", "guest")
        else:
            self._give(left.start, i, (actor,), "title", "guest")
        return 1

    def _of_two(self, i: int) -> int:
        """For "the latter" and "the former": the last one told, and the one of his kind told before him."""
        if not i or self.lows[i - 1] != "the" or self.parse.words[i].dep not in _ALONE:
            return 0
        now = self.parse.sentence.index
        places = [w.mention for w in self.parse.words if w.mention is not None and w.mention.place is not None]
        towns = {m.start for m in places if m.place is not None and not m.place.is_country}
        recent = [t for t in self.memory.traces[-30:] if now - t.sentence <= 1 and t.start not in towns]
        told = [t.memory for t in recent if isinstance(t.memory, Actor)]
        last = list(dict.fromkeys(reversed(told)))
        pair = [a for a in last if a.kind == last[0].kind and a.kind in ("person", "state")][:2]
        if len(pair) == 2:
            self._give(i - 1, i, (pair[self.lows[i] == "former"],), "title", "pair")
        return 1

    def _aged(self, i: int) -> int:
        """For the "old" of "the 51-year-old": the person just spoken of."""
        first = i - 5
        if first < 0 or [self.lows[first], *self.lows[i - 3 : i]] != ["the", "-", "year", "-"]:
            return 0
        if not self.lows[first + 1].isdigit() or self.parse.words[i].dep in ("amod", "acomp", "attr"):
            return 0
        actor = choose(self._scores(self._person(None), i, window=3), margin=1.3)
        if actor is not None:
            self._give(first, i, (actor,), "title", "guest")
        return 1

    def _is_said_of(self, i: int) -> bool:
        """True for "was the guest of honour" and for "the guest, X", "his host X", who are named beside."""
        word = self.parse.words[i]
        if word.dep in ("attr", "oprd", "appos", "compound", "nmod", "amod"):
            return True
        following = self.lows[i + 1 : i + 2]
        return bool(following) and following[0] == "," and bool(grammar.kids(self.parse, i, "appos"))

    def _rate_guests(self, i: int, left: Surroundings, *, hosts: bool) -> dict[Memory, float]:
        word = self.parse.words[i]
        verb = grammar.clause_verb(self.parse, i)
        barred = set(left.owner_people)
        if word.dep != "poss":
            barred |= set(self._forbidden(i, verb, owner=False, office=not hosts))
        travelling, receiving = self._on_trips(i)
        likely = receiving if hosts else travelling
        scores = self._scores(
            lambda m: isinstance(m, Actor) and m.kind == "person", i, window=GUEST_WINDOW, decay=OFFICE_DECAY
        )
        rated: dict[Memory, float] = {}
        for memory, score in scores.items():
            if isinstance(memory, Actor) and memory not in barred and self._may_come(memory, left, likely):
                rated[memory] = score * (ON_TRIP if memory in likely else 1.0)
        return rated

    def _may_come(self, person: Actor, left: Surroundings, likely: set[Actor]) -> bool:
        if left.countries and person.country not in left.countries:
            return False
        if person.country is None and person.organization is None:
            return person in likely
        if left.owner_people:
            return person.country is None or person.country != left.owner_people[0].country
        return person.country != self.home.state and (person in likely or self.home.state is not None)

    def _on_trips(self, stop: int) -> tuple[set[Actor], set[Actor]]:
        """Who travelled and who received, as told in the sentences so far and in this one before a word."""
        travelling, receiving = self._told_trips(stop)
        return self.travelling | travelling, self.receiving | receiving

    def _told_trips(self, stop: int) -> tuple[set[Actor], set[Actor]]:
        travelling: list[Actor] = []
        receiving: list[Actor] = []
        for word in self.parse.words[:stop]:
            if word.mention is not None or word.tag[:1] not in ("V", "N", ""):
                continue
            base = lemma(word)
            if self.parse.words[word.head].text.lower().startswith("invit"):
                continue  # "his invitation to visit Oslo": nobody has gone yet
            if base in word_set("journey_verbs"):
                subjects = grammar.surface_subject(self.parse, word.i)
                led = [
                    c
                    for s in subjects
                    for c in grammar.kids(self.parse, s, "acl")
                    if lemma(self.parse.words[c]) in _LED
                ]
                travelling += self._actors_at(
                    [*subjects, *(n for c in led for n in grammar.arm(self.parse, c, "agent"))]
                )
            elif base in word_set("receiving_verbs"):
                travelling += self._actors_at(grammar.obj(self.parse, word.i))
                receiving += self._actors_at([*grammar.subject(self.parse, word.i)])
            elif base in word_set("journey_nouns"):
                verb = grammar.light_verb(self.parse, word.i)
                makers = grammar.surface_subject(self.parse, verb) if verb is not None else []
                travelling += self._actors_at([*grammar.possessor(self.parse, word.i), *makers])
        return (
            {a for a in travelling if a.kind == "person"},
            {a for a in receiving if a.kind == "person"},
        )

    def _learn_trips(self) -> None:
        """Take note of who travelled and who received in the sentence just read."""
        travelling, receiving = self._told_trips(len(self.parse.words))
        self.travelling |= travelling
        self.receiving |= receiving

    def _single_foreigner(self, i: int, mention: Mention) -> Actor | None:
        """The person meant by "the Russian", "the Spaniard"; None for a people and for an adjective."""
        word = self.parse.words[i]
        name = self.text[mention.start : mention.end].lower()
        citizen = mention.rule == "people" and not name.endswith("men")
        if not (citizen or mention.form == "demonym") or not i or self.lows[i - 1] not in ("the", "this"):
            return None
        if word.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss") or name.endswith(("s", *PLURAL_ONLY)):
            return None
        country = (
            mention.place.country
            if mention.place and not mention.actors
            else next((a.country for a in mention.actors), None)
        )
        scores = self._scores(
            lambda m: isinstance(m, Actor) and m.kind == "person" and m.country == country, i, window=4
        )
        return choose(scores, margin=1.3)
