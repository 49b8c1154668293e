"""Stage 4, beside pronouns: whom "they", "both" and the like stand for. pronouns.py asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplo_extract import grammar
from diplo_extract.discourse import LESSER_SUBJECT, PERSON_DECAY, Memory, Party
from diplo_extract.mentions import Actor
from diplo_extract.reading import Reading
from diplo_extract.reference_words import lemma, word_set


class PluralPronouns(Reading):
    """Reads pronouns for several."""

    def _plural(self, i: int) -> tuple[Actor, ...]:
        """For "they", the latest actors told together, unless other people have been spoken of since."""
        verb = grammar.clause_verb(self.parse, i)
        owned = self.parse.words[i].head if self.lows[i] == "their" else i  # "their officials met"
        subjects = [s for s in grammar.surface_subject(self.parse, verb) if s not in (i, owned)]
        others = [s for s in subjects if s not in self.who and self._are_many(s)]
        if others or lemma(self.parse.words[verb]) in word_set("impersonal_verbs"):
            return ()
        beside = self._of_noun_over(i) if self.lows[i] == "their" else []
        if len(beside) > 1:
            return tuple(beside)
        said = self._said_by(i, verb) if self.lows[i] == "they" else None
        if said is not None:
            return said
        movement = self._of_movement(verb)
        if movement:
            return movement
        own = self._actors_at(subjects) if self.lows[i] == "their" else self._announced_by(i, verb)
        if len(own) > 1 or [a.kind for a in own] == ["group"]:
            return tuple(own)
        told = self._told_by(owned, verb, own) if owned != i else ()
        if told:
            return told
        sent = self._of_delegation(i, verb)
        if sent:
            return sent
        barred = set(self._forbidden(i, verb, owner=False)) if self.lows[i] == "them" else set()
        return self._latest_party(i, barred)

    def _told_by(self, contact: int, verb: int, own: Sequence[Actor]) -> tuple[Actor, ...]:
        """Who speaks and who is spoken to in "asked the king for help during their talks"; () for other clauses."""
        if lemma(self.parse.words[contact]) not in word_set("contact_nouns"):
            return ()
        told = grammar.agent(self.parse, verb) if grammar.is_passive(self.parse, verb) else ()
        told = told or grammar.kids(
            self.parse, verb, "dobj", "dative"
        )  # "was given a medal by the king at their talks"
        asked = self._actors_at([o for o in told if o < contact])
        both = (*own, *asked)
        return both if len(own) == len(asked) == 1 and {a.kind for a in both} == {"person"} else ()

    def _of_delegation(self, i: int, verb: int) -> tuple[Actor, ...]:
        """Whose a delegation is in "a team of envoys, led by X, flew to Oslo, where they met"; () for other clauses."""
        over = grammar.clause_verb(self.parse, self.parse.words[verb].head)
        if self.parse.words[verb].dep not in ("relcl", "advcl") or over >= verb:
            return ()
        teams = [
            s
            for s in grammar.kids(self.parse, over, "nsubj", "nsubjpass")
            if s not in self.who and lemma(self.parse.words[s]) in word_set("delegation_nouns")
        ]
        named = [n for s in teams for n in grammar.behind(self.parse, s, "of")]
        led = [c for s in teams for c in grammar.kids(self.parse, s, "acl") if self.parse.words[c].lemma == "lead"]
        named += [n for c in led for n in grammar.arm(self.parse, c, "agent")]
        return tuple(self._actors_at([n for n in named if n < i]))

    def _said_by(self, i: int, verb: int) -> tuple[Actor, ...] | None:
        """Those in apposition to who says what "they" do: "The two groups, X and Y, said they were"; () for none known.

        None for other clauses, and behind officials and the like, who speak of others.
        """
        word = self.parse.words[verb]
        if word.dep != "ccomp" or word.head > i or word.head == verb:
            return None
        heads = [n for n in grammar.kids(self.parse, word.head, "nsubj") if self.parse.words[n].tag == "NNS"]
        if not heads or heads[0] in self.who or lemma(self.parse.words[heads[0]]) not in word_set("speaking_groups"):
            return None
        named = [
            n for c in grammar.kids(self.parse, heads[0], "appos", "conj") for n in grammar.conjuncts(self.parse, c)
        ]
        return tuple(self._actors_at([n for n in named if n < word.head]))

    def _of_noun_over(self, i: int) -> list[Actor]:
        """Whose a noun is on which "in their" hangs: "the pledge by X and Y in their call"; empty for other phrases."""
        preposition = self.parse.words[self.parse.words[self.parse.words[i].head].head]
        noun = self.parse.words[preposition.head]
        if preposition.dep != "prep" or not noun.tag.startswith("N"):
            return []
        owners = [n for name in ("by", "of", "between") for n in grammar.behind(self.parse, noun.i, name) if n < i]
        return self._actors_at([*owners, *(n for n in grammar.possessor(self.parse, noun.i) if n < i)])

    def _of_movement(self, verb: int) -> tuple[Actor, ...]:
        """The movement that says what "they" do: "The Taliban said they had been invited"; () for other clauses."""
        word = self.parse.words[verb]
        while word.dep not in ("ccomp", "ROOT") and word.head < word.i:
            word = self.parse.words[word.head]
        if word.dep != "ccomp" or word.head >= word.i:
            return ()
        told = self._actors_at(grammar.kids(self.parse, word.head, "nsubj"))
        return tuple(told) if len(told) == 1 and told[0].name in self.home.movements else ()

    def _are_many(self, i: int) -> bool:
        """True for people and plural things that "they" can mean: "the visitors", "talks", not "this meeting"."""
        rival = self.rivals.get(i)
        return self.parse.words[i].tag == "NNS" or (isinstance(rival, tuple) and rival[0] == "people")

    def _announced_by(self, i: int, verb: int) -> list[Actor]:
        """The coordinated subject that follows "Though they differ, X and Y met"."""
        above = self.parse.words[verb]
        if above.dep != "advcl" or above.head < i:
            return []
        following = grammar.conjuncts(self.parse, s[0]) if (s := grammar.kids(self.parse, above.head, "nsubj")) else []
        mentions = [self.parse.words[f].mention for f in following if f > i]
        return [a for m in mentions if m and m.form == "name" for a in m.actors]

    def _latest_party(self, i: int, barred: set[Actor]) -> tuple[Actor, ...]:
        now, quoted = self.parse.sentence.index, self._is_quoted(self.parse.words[i].start)
        parties = [p for p in (*self.memory.recent_parties(now, 2), *self._parties(i)) if p.quoted == quoted]
        parties = sorted([*parties, *self._groups(now, quoted=quoted)], key=lambda p: p.sentence)
        scored = [
            (p.weight * PERSON_DECAY ** (now - p.sentence), p.actors) for p in parties if not barred & set(p.actors)
        ]
        if not scored:
            return ()
        best = max(score for score, _ in scored)
        rivals = self._scores(lambda m: isinstance(m, tuple) and m[0] == "people", i, window=2)
        if rivals and max(rivals.values()) >= best:
            return ()
        return [actors for score, actors in scored if score == best][-1]

    def _groups(self, now: int, *, quoted: bool) -> list[Party]:
        """The groups that clauses begin with, each for itself: "Peru's envoys flew to Oslo, where they met"."""
        return [
            Party((t.memory,), t.sentence, t.weight, quoted=quoted)
            for t in self.memory.recent_traces(now, 2)
            if isinstance(t.memory, Actor)
            and t.memory.kind == "group"
            and t.quoted == quoted
            and t.weight >= LESSER_SUBJECT
        ]

    def _only(self, indices: Sequence[int], fits: Callable[[Memory], bool]) -> Actor | None:
        actors = self._actors_at(indices)
        return actors[0] if len(actors) == 1 and fits(actors[0]) else None
