"""Stage 4, beside coreference: "the two sides", "the delegation", "the alliance", "the country", "the Jewish state"."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract import grammar
from diplo_extract.discourse import Memory, Party, choose
from diplo_extract.mentions import Actor
from diplo_extract.noun_phrases import DEFINITE, Surroundings
from diplo_extract.offices import classes_of, may_hold
from diplo_extract.reading import Reading
from diplo_extract.reference_words import contact_words, lemma, lists, word_set

OPENING = 1.4
"""How much likelier "the two leaders" are those of whose talks an article began to tell."""
PLAIN_BODIES = frozenset({"organisation", "organization", "body", "bloc", "alliance", "movement"})


_LEADING = frozenset({"chaired", "chairs", "headed", "heads", "led", "leads", "leading", "heading"})
"""Forms of the verbs by which somebody is told to lead a delegation."""


_MEMBERS = frozenset(
    {"congressmen", "delegates", "lawmakers", "legislators", "meps", "mps", "parliamentarians", "senators", "visitors"}
)
"""Words for the members of a delegation of whom one tells on."""
_TEAMS = frozenset({"delegation", "group", "mission", "team"})
TEAM_WINDOW = 4
"""Sentences within which they are those told last."""


class GroupPhrases(Reading):
    """Reads the phrases of groups, bodies and countries."""

    def _group(self, i: int, base: str) -> int:
        """Reads "the two sides", "both countries", "the trio"."""
        for kind, nouns in lists()["group_nouns"].items():
            if base in nouns and (
                self.parse.words[i].tag == "NNS" or self.lows[i] != base or base in ("pair", "duo", "trio")
            ):
                return 1 if self._give_group(i, i, kind) else 0
        return 0

    def _both(self, i: int) -> bool:
        """Reads the "both" of "both accepted", "thanked both"."""
        if self.parse.words[i].dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            return False
        actors = self._together("any", 2, i)
        if actors:
            self._give(i, i, actors, "group", "group")
        return bool(actors)

    def _number(self, i: int) -> bool:
        """Reads the "two" of "the two met", "the two signed a deal", "talks between the two"."""
        word = self.parse.words[i]
        if (
            word.dep not in ("nsubj", "nsubjpass", "pobj")
            or [c for c in self.parse.children[i] if self.parse.words[c].dep not in ("relcl", "punct", "advmod")][1:]
            or not i
            or self.lows[i - 1] != "the"
        ):
            return False
        actors = self._together("any", lists()["group_counts"][self.lows[i]], i)
        if actors:
            self._give_at(i - 1, i, i, actors, "group", "group")
        return bool(actors)

    def _plural_office(self, i: int, last: int, classes: tuple[str, ...]) -> bool:
        return self._give_group(i, last, classes[0])

    def _give_group(self, i: int, last: int, kind: str) -> bool:
        left = Surroundings(self, i)
        count = left.count or lists()["group_counts"].get(self.lows[i])
        if left.determiner not in DEFINITE and (count is None or kind not in ("any", "state")):
            return False  # "two officials said"
        if last + 1 < len(self.lows) and self.lows[last + 1] == "of":
            return self._give_each(left.start, i, last, kind)
        named = self._each_of(left.countries, kind) if len(left.countries) > 1 else ()
        actors = named or (() if left.owners else self._together(kind, count, i))
        actors = actors or (() if left.owners or count is not None else self._sent_lately(kind))
        if not actors:
            return False
        first = left.start if left.determiner or left.count else i
        self._give_at(first, last, self._head(i, last), actors, "group", "group")
        return True

    def _sent_lately(self, kind: str) -> tuple[Actor, ...]:
        """The delegation of the sentence before for "the officials", where they are its members; () for none."""
        if kind not in ("diplomat", "envoy", "official") or not self.delegations:
            return ()
        sentence, last = self.delegations[-1]
        lately = self.parse.sentence.index - sentence <= 2
        return last if lately and len(last) == 1 and last[0].kind == "group" else ()

    def _give_each(self, start: int, i: int, last: int, kind: str) -> bool:
        """Reads "the foreign ministers of the two countries" where the article names each."""
        tail = self.lows[last + 1 : last + 5]
        noun = next(
            (n for n, low in enumerate(tail) if low in ("countries", "governments", "nations", "sides", "states")), 0
        )
        counts = [n for low in tail[:noun] if (n := lists()["group_counts"].get(low)) is not None]
        if not counts:
            return False
        states = self._together("state", counts[0], i)
        holders = self._each_of([state.country or "" for state in states], kind)
        if holders:
            self._give_at(start, last + 1 + noun, self._head(i, last), holders, "group", "group")
        return bool(holders)

    def _each_of(self, countries: Sequence[str], kind: str) -> tuple[Actor, ...]:
        """For "the French and German leaders": one known holder each."""
        if kind in ("any", "state"):
            return ()
        found = []
        for code in countries:
            ours = [p for p in self.people if p.country == code]
            people = [p for p in ours if kind == "person" or kind in (self.offices.get(p) or classes_of(p.title))]
            if len(people) != 1:
                return ()
            found.append(people[0])
        return tuple(found)

    def _together(self, kind: str, count: int | None, stop: int) -> tuple[Actor, ...]:
        now = self.parse.sentence.index
        quoted = self._is_quoted(self.parse.words[stop].start)
        pair = self._at_talks(stop) or self._told(stop) if count in (None, 2) and not quoted else ()
        if len(self._as_kind(pair, kind)) == 2:
            return self._as_kind(pair, kind)
        parties = [p for p in (*self.memory.recent_parties(now, 20), *self._parties(stop)) if quoted or not p.quoted]
        parties = self._of_that_visit(parties, stop) or parties
        best: tuple[float, tuple[Actor, ...]] = (0.0, ())
        talks = (p for p in self.memory.parties if p.contact and not p.quoted)
        opening = next((p for p in talks if all(a.kind == "person" for a in p.actors)), None)
        if any(p.contact and 0 <= now - p.sentence <= 1 for p in parties):
            opening = None  # "Ruiz met Soto. He called Hall. The two men agreed"
        if opening is not None and self._has_moved_on(opening, now):
            opening = None
        for party in parties:
            age = now - party.sentence
            sure = self._surety(party.actors, kind)
            reach, decay = (20, 0.85) if party.contact and sure == 1 else (5, 0.7)
            actors = self._as_kind(party.actors, kind) if age <= reach else ()
            score = party.weight * decay**age * (0.5 if kind == "any" and not party.contact else 1) * sure
            if opening is not None and party.contact and set(party.actors) == set(opening.actors):
                score *= OPENING
            if len(actors) >= 2 and count in (None, len(actors)) and score >= best[0]:
                best = (score, actors)
        return best[1] or self._only_ones(kind, count, stop)

    def _has_moved_on(self, opening: Party, now: int) -> bool:
        """True where the last contact told is of others, and of them alone has been spoken since."""
        told = [p for p in self.memory.parties if p.contact and not p.quoted and p.sentence < now]
        if not told or set(told[-1].actors) & set(opening.actors):
            return False
        since = {t.memory for t in self.memory.recent_traces(now, now - told[-1].sentence - 1)}
        return bool(since & set(told[-1].actors)) and not since & set(opening.actors)

    def _at_talks(self, stop: int) -> tuple[Actor, ...]:
        """Who is at the talks that a sentence opens with: "At his talks with X, the two leaders agreed"."""
        words = self.parse.words
        nouns = [
            w.i for w in words[:stop] if w.mention is None and w.tag.startswith("N") and lemma(w) in contact_words()
        ]
        if not nouns or any(w.tag in ("VBD", "VBZ", "VBP") for w in words[:stop]):
            return ()
        guests = self._actors_at(grammar.behind(self.parse, nouns[0], "with"))
        hosts = self._actors_at(grammar.possessor(self.parse, nouns[0])) or [a for a in (self.own, self.lead) if a]
        hosts = [a for a in hosts if a not in guests][:1]
        return (*hosts, *guests) if len(hosts) == len(guests) == 1 else ()

    def _told(self, stop: int) -> tuple[Actor, ...]:
        """Who tells whom in "Ruiz proposed to Soto that the two countries open talks": of these two it is said."""
        own = grammar.clause_verb(self.parse, stop)
        for verb in grammar.ancestors(self.parse, stop):
            if verb == own or not grammar.is_verb(self.parse.words[verb]) or verb > stop:
                continue
            by = grammar.arm(self.parse, verb, "agent") if grammar.is_passive(self.parse, verb) else []
            hearers = by or grammar.arm(self.parse, verb, "dative") + grammar.behind(self.parse, verb, "to")
            hearers = hearers or [n for n in grammar.obj(self.parse, verb) if n < stop]
            pair = (*self._actors_at(grammar.surface_subject(self.parse, verb)), *self._actors_at(hearers))
            if len(pair) == 2 and None not in (lands := {a.country for a in pair}) and len(lands) == len(pair):
                return pair
        return ()

    def _of_that_visit(self, parties: Sequence[Party], stop: int) -> list[Party]:
        """Of several those whose contact, told just before, a sentence goes on from: "During that visit, both …"."""
        opening = self.parse.words[:stop]
        pointing = [w for w in opening if w.text.lower() in ("that", "this") and w.dep == "det"]
        if not any(lemma(self.parse.words[w.head]) in word_set("contact_nouns") for w in pointing):
            return []
        before = [p for p in parties if p.contact and p.sentence == self.parse.sentence.index - 1]
        return before if len({p.actors for p in before}) == 1 else []

    def _as_kind(self, actors: tuple[Actor, ...], kind: str) -> tuple[Actor, ...]:
        """The parties as the noun speaks of them; empty where one of them cannot be meant."""
        if kind == "state":
            codes = list(dict.fromkeys(a.country for a in actors))
            states = [state for c in codes if (state := self.states.get(c or "") or self.home.lands.get(c or ""))]
            return tuple(states) if len(states) == len(codes) >= 2 else ()
        if kind != "any":
            people = [a for a in actors if a.kind == "person" and (kind == "person" or self._may_be(a, kind))]
            if len(people) != len(actors):
                return ()
        sides = {a.country or a.organization or a.name for a in actors}
        return actors if len(sides) == len(actors) else ()

    def _may_be(self, person: Actor, kind: str) -> bool:
        """True where the article tells that somebody has such an office, or tells none of his."""
        return may_hold(person, kind) or kind in self.offices.get(person, ())

    def _surety(self, actors: Sequence[Actor], kind: str) -> float:
        """A factor for "the two ministers": 1 where all are told to be such, less where an office is not told."""
        if kind in ("any", "person"):
            return 1.0
        if kind == "state":
            return 0.99
        return 1.0 if all(kind in self.offices.get(a, classes_of(a.title)) for a in actors) else 0.3

    def _only_ones(self, kind: str, count: int | None, i: int) -> tuple[Actor, ...]:
        """Without words that join them: the only two leaders of the last sentences, or states of the last two."""
        if kind == "state" and count == 2:
            told = self._scores(lambda m: not isinstance(m, tuple) and m.kind == "state", i, window=2)
            pair = [state for state in self.states.values() if state in told]
            return tuple(pair) if len(pair) == 2 else ()
        if kind in ("any", "state", "official") or count not in (None, 2):
            return ()
        known = self.offices if count == 2 else {}
        fits = [p for p in self.people if kind in known.get(p, classes_of(p.title))]
        allowed = set(fits)
        scores = self._scores(lambda m: not isinstance(m, tuple) and m in allowed, i, window=4)
        actors = tuple(a for a in fits if a in scores)
        return actors if len(actors) == 2 and actors[0].country != actors[1].country else ()

    # --- bodies and countries ---------------------------------------------------------------------------------------

    def _body(self, i: int, base: str) -> int:
        """For "the alliance", "the organisation": by a word of its name, else the one just spoken of."""
        if base not in word_set("body_nouns") or self.lows[i] != base:
            return 0
        left = Surroundings(self, i, extra=word_set("body_modifiers"))
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

    def _rebels(self, i: int, base: str) -> int:
        """For "the rebels", "the insurgents": the movement just spoken of, if no other may be meant."""
        if base not in word_set("rebel_nouns") or self.parse.words[i].tag != "NNS" or not self.home.movements:
            return 0
        left = Surroundings(self, i, extra=word_set("body_modifiers"))
        if left.determiner not in ("the", "these") or left.countries or left.owners or not left.read_right(i):
            return 0
        allowed = {b for b in self.bodies if b.name in self.home.movements}
        scores = self._scores(lambda m: not isinstance(m, tuple) and m in allowed, i, window=8)
        actor = choose(scores, margin=1.3)
        if actor:
            self._give(left.start, i, (actor,), "group", "rebels")
        return 1 if actor else 0

    def _delegation(self, i: int, base: str) -> int:
        """Words such as "a delegation of X": it is remembered, "the delegation" is that one."""
        if base not in word_set("delegation_nouns") or self.lows[i] != base:
            return 0
        left = Surroundings(self, i)
        senders = [n for p in ("of", "from") for n in grammar.behind(self.parse, i, p)]
        named = [m for n in senders if (m := self.parse.words[n].mention)]
        actors = [a for m in named for a in m.actors if a.kind != "person"] or [
            self.states[c] for c in left.countries if c in self.states
        ]
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

    def _team_leader(self, i: int) -> int:
        """For "the leader of the delegation", "the head of the Peruvian delegation": who is told to have led it."""
        if self.lows[i] not in ("chief", "head", "leader") or self.lows[i + 1 : i + 2] != ["of"]:
            return 0
        team = next((j for j in grammar.behind(self.parse, i, "of") if self._is_team(j)), None)
        if team is None or Surroundings(self, i).determiner != "the":
            return 0
        told = self.parse.words[team].mention
        codes = {a.country for a in told.actors} if told is not None else set()
        beside = self._person_behind(team)
        self.leaders += [beside] if beside is not None else []
        leader = beside or next((p for p in reversed(self.leaders) if not codes or p.country in codes), None)
        if leader is None:
            return 0
        self._give_at(i - 1, team, i, (leader,), "title", "office")
        return team - i + 1

    def _team_again(self, i: int) -> int:
        """For "the parliamentarians", "the visitors": the delegation of such people that was told last."""
        low, told = self.lows[i], self.delegations[-1:]
        if low not in _MEMBERS or not i or self.lows[i - 1] not in ("the", "these") or not told:
            return 0
        (sentence, team), after = told[0], self.lows[i + 1 : i + 2]
        if not 0 < self.parse.sentence.index - sentence <= TEAM_WINDOW or after == ["of"] or len(team) != 1:
            return 0
        words = set(team[0].name.lower().split())
        if (
            team[0].kind != "group"
            or not (team[0].country or team[0].organization)
            or words.isdisjoint(_MEMBERS | _TEAMS)
        ):
            return 0
        self._give(i - 1, i, team, "group", "delegation")
        return 1

    def _person_behind(self, i: int) -> Actor | None:
        """Who is named behind a comma: "the leader of the delegation, Ana Soto"."""
        behind = self.parse.words[i + 1 : i + 3]
        told = behind[-1].mention if len(behind) == 2 and behind[0].text == "," else None
        people = told.actors if told is not None else ()
        return people[0] if len(people) == 1 and people[0].kind == "person" else None

    def _is_team(self, i: int) -> bool:
        """True for "the delegation" and for "a Peruvian delegation"."""
        return not word_set("delegation_nouns").isdisjoint(self.parse.words[i].text.lower().split())

    def _learn_leaders(self) -> None:
        """Notes who leads a delegation: "a delegation led by Ana Soto", "Ana Soto, who heads the delegation"."""
        for word in self.parse.words:
            if word.mention is not None or word.text.lower() not in _LEADING:
                continue
            above = self.parse.words[word.i].head
            by = grammar.agent(self.parse, word.i) if self._is_team(above) else []
            over = any(self._is_team(o) for o in grammar.kids(self.parse, word.i, "dobj"))
            told = by or (grammar.surface_subject(self.parse, word.i) if over else [])
            self.leaders += [a for a in self._actors_at(told)[:1] if a.kind == "person"]

    def _half(self, i: int, base: str) -> int:
        """For "the North", "the South" where an article is about both Koreas: the state that reporters call so."""
        code = lists()["halves"].get(base)
        both = code is not None and set(lists()["halves"].values()) <= set(self.states)
        following = self.lows[i + 1] if i + 1 < len(self.lows) else ""
        if (
            not both
            or not i
            or self.lows[i - 1] != "the"
            or following == "of"
            or not self.parse.words[i].text[0].isupper()
        ):
            return 0
        self._give(i - 1, i, (self.states[code],), "state", "half")
        return 1

    def _country(self, i: int, base: str) -> int:
        """For "the country", the one just spoken of; "her country", "our country": the state of the owner."""
        ours = base in word_set("own_nouns") and i > 0 and self.lows[i - 1] == "our"
        if not (base in word_set("country_nouns") or ours) or self.lows[i] != base:
            return 0
        left = Surroundings(self, i)
        if left.owner_people:
            state = self.states.get(left.owner_people[0].country or "")
            if state and len(left.owner_people) == 1:
                self._give(i, i, (state,), "state", "country")
            return 1
        own = self.states.get(self.home.state or "") if left.determiner == "our" and not left.owners else None
        if own is not None:  # on a government's own page
            self._give(left.start, i, (own,), "state", "country")
            return 1
        if left.determiner not in ("the", "this") or left.owners or not left.read_right(i) or left.of_index is not None:
            return 0
        barred = self._governing(i)
        scores = self._scores(
            lambda m: not isinstance(m, tuple) and m.kind != "group" and m not in barred, i, window=2, strict=True
        )
        actor = choose(self._of_countries(scores), margin=1.3)
        if actor is None and not scores and self.home.sure:
            actor = self.states.get(self.home.state or "")
        if actor:
            self._give(left.start, i, (actor,), "state", "country")
        return 1 if actor else 0

    def _of_countries(self, scores: dict[Memory, float]) -> dict[Memory, float]:
        """The scores of states; a person may raise that of a state which is named itself."""
        found: dict[Memory, float] = {
            memory: score
            for memory, score in scores.items()
            if not isinstance(memory, tuple) and memory.kind == "state"
        }
        for memory, score in scores.items():
            state = None if isinstance(memory, tuple) else self.states.get(memory.country or "")
            if state in found and memory != state:
                found[state] = max(found[state], 0.4 * score)
        return found

    def _epithet(self, i: int, base: str) -> int:
        """For "the Jewish state", "the kingdom": of the states it can mean, the one that the article speaks of."""
        if self.lows[i] != base:
            return 0
        pair = f"{self.lows[i - 1]} {base}" if i else base
        table = lists()["state_epithets"]
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
