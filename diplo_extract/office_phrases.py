"""Stage 4, beside coreference: phrases of an office, "the head of state", "his Russian counterpart", "His Majesty"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplo_extract import grammar
from diplo_extract.actors.counterparts import counterpart_office
from diplo_extract.discourse import LESSER_SUBJECT, OFFICE_DECAY, Memory
from diplo_extract.home_offices import HomeOffices
from diplo_extract.mentions import Actor, Mention
from diplo_extract.noun_phrases import DEFINITE, Surroundings
from diplo_extract.offices import classes_of, is_title_only, may_hold, office_at
from diplo_extract.reference_words import lemma, lists, reporting_set, word_set

OFFICE_WINDOW = 60
"""How many sentences back the holder of a bare office is looked for."""
AT_HOME = 1.5
"""How much likelier a bare office is one of the state or body that the article needs not introduce."""
OWN = 1.8
"""How much likelier "the President" with a capital is he whom the page called so first."""
COMPATRIOT = 0.4
"""How much less likely a bare office is one of the state whose officer deals with its holder."""
TOP = frozenset({"leader", "president", "head_of_state", "premier"})
VOCATIVES = frozenset({"mr", "mr.", "madam", "mrs.", "ms.", "mister"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


ALIKE = 1 / 0.65
"""How much more prominent one holder of an office must be than another to be the one meant."""


_BESIDE_HIM = frozenset({",", "from", "in", "of"})
"""What may stand between "his counterpart" and the name."""


class OfficePhrases(HomeOffices):
    """Reads the phrases of an office."""

    def _office(self, i: int, length: int, classes: tuple[str, ...], plural: bool) -> int:
        last = i + length - 1
        head = self._head(i, last)
        if plural:
            return length if self._plural_office(i, last, classes) else 0
        if i and self.lows[i - 1] in VOCATIVES:
            return self._vocative(i, last, head, classes[0])
        left = Surroundings(self, i)
        honour = self._honour_over(head, left)
        head = head if honour is None else honour
        actor = self._office_holder(i, last, head, classes[0], left)
        if actor:
            first = left.start if left.determiner in DEFINITE else i
            first = first if honour is None else grammar.subtree(self.parse, honour)[0]
            end = self._with_owner(last, left)
            self._give_at(first, end, head, (actor,), "title", "office")
            return end - i + 1
        self._rival(head, lemma(self.parse.words[head]))
        return length

    def _vocative(self, i: int, last: int, head: int, asked: str) -> int:
        """For "Mr President", whom the quoted words address; "Dear Mr President" in a letter likewise."""
        actor = self.voices.addressee_at(self.parse.words[i].start) if self.voices else None
        if actor and may_hold(actor, asked):
            self._give_at(i - 1, last, head, (actor,), "title", "office")
        return last - i + 1

    def _with_owner(self, last: int, left: Surroundings) -> int:
        return left.of_index if left.of_index is not None else last

    def _office_holder(self, i: int, last: int, head: int, asked: str, left: Surroundings) -> Actor | None:
        if not left.read_right(last) or self.parse.words[head].dep in ("attr", "oprd", "appos", "compound"):
            return None
        plain = asked in word_set("home_offices") and self._is_plain(i, last, left)
        if left.determiner not in DEFINITE and not plain and (not left.owners or left.is_another):
            return None
        people = self._possible_holders(head, asked, left)
        if "our" in self.lows[i : last + 1] and not self._is_quoted(self.parse.words[i].start):
            return next(iter(people), None)  # a government's own page begins with its own head
        if self._is_quoted(self.parse.words[i].start) and (own := self._of_speaker(i, last, asked, people, left)):
            return own
        told = self.name_like if left.determiner is None else self.told_apart
        own = self.own if plain and left.determiner == "the" else None
        found = told.get(asked) if plain else None
        if found not in people:
            found = self._most_prominent(people, head, asked, known=bool(left.owners), own=own)
        if found and plain and left.determiner == "the" and self.own is None:
            self.own = found
        if found is None and plain and not self._are_told(people):
            found = self._home_officer(i, last, asked)
        elif found and plain and left.determiner is None:
            self.name_like[asked] = found
        if found and plain and left.determiner is not None and self._is_told_apart(found, asked):
            self.told_apart[asked] = found
        return found

    def _is_told_apart(self, holder: Actor, asked: str) -> bool:
        """True for "the Prime Minister" beside another one with his name: "spoke to the Premier of Norway, Ola Moe"."""
        named = {w.mention.actors[0] for w in self.parse.words if w.mention is not None and len(w.mention.actors) == 1}
        return any(p != holder and asked in self.offices.get(p, ()) and not is_title_only(p.name) for p in named)

    def _of_speaker(self, i: int, last: int, asked: str, people: list[Actor], left: Surroundings) -> Actor | None:
        """ "Our prime minister", and "the Minister" of whom nobody has spoken yet: the speaker's own."""
        speaker = self.voices.speaker_at(self.parse.words[i].start) if self.voices else None
        ours = self.lows[max(0, i - 1)] == "our"
        if speaker is None or speaker.country is None or asked not in word_set("home_offices"):
            return None
        if not ours and (left.determiner != "the" or left.owners or self._are_told(people)):
            return None
        own = [p for p in people if p.country == speaker.country and p != speaker]
        if len(own) == 1 or not ours:
            return own[0] if len(own) == 1 else None
        state, office = self.states.get(speaker.country), self._office_words(i, last).title()
        return Actor("person", f"{office} of {state.name}", speaker.country, office) if state is not None else None

    def _possible_holders(self, head: int, asked: str, left: Surroundings) -> list[Actor]:
        """Those of the cast who may hold an office and whom the grammar does not forbid."""
        people = [p for p in self.people if self._holds(p, asked, left)] or self._of_that_word(head, asked, left)
        people = people or self._sent(asked, left)
        if asked in ("official", "diplomat") and "visiting" in self.lows[left.start : head] and not left.countries:
            people = [p for p in self.people if p in self.travelling - self.receiving]
        if not people and left.countries and asked in TOP:
            people = [p for p in self.people if p.country in left.countries and not p.title and not p.domestic]
            people = people if len(people) == 1 else []
        verb = grammar.clause_verb(self.parse, head)
        owner = self.parse.words[head].dep == "poss"
        barred = self._governing(head) + ([] if owner else self._forbidden(head, verb, owner=False, office=True))
        barred += self._named_with(head)
        people = [p for p in people if p not in barred]
        if "visiting" in self.lows[left.start : head]:
            guests = [p for p in people if p in self.travelling - self.receiving]
            return guests or [p for p in people if not self._is_at_home(p)] or people
        return people

    def _named_with(self, head: int) -> list[Actor]:
        """Whom an office is told beside: "the king of Peru, Omar I, and the crown prince"."""
        word = self.parse.words[head]
        return self._actors_at([word.head]) if word.dep == "conj" and word.head < head else []

    def _sent(self, asked: str, left: Surroundings) -> list[Actor]:
        """Whoever has come, where "the envoy" is nobody's office."""
        if asked != "envoy" or left.owners or left.former:
            return []
        return [p for p in self.people if p in self.travelling]

    def _of_that_word(self, head: int, asked: str, left: Surroundings) -> list[Actor]:
        """Officers of a body by the very word of their office: "the Chairperson" is no Director General."""
        word = self.lows[head]
        if asked != "chief" or left.former or left.countries or left.organizations or word == "chief":
            return []
        return [p for p in self.people if p.organization and word in (p.title or "").lower().replace("-", " ").split()]

    def _holds(self, person: Actor, asked: str, left: Surroundings) -> bool:
        if left.former:
            return bool(person.title) and re.match(r"(?i)(former|ex\b)", person.title or "") is not None
        if asked not in self.offices.get(person, classes_of(person.title)):
            return False
        if left.alone is not None and person.country != left.alone:
            return False  # "the Taoiseach" is no Danish premier
        if left.countries:
            return person.country in left.countries
        if left.organizations:
            return person.organization in left.organizations
        return asked not in ("chief", "official")

    def _most_prominent(
        self, people: list[Actor], head: int, asked: str, *, known: bool, own: Actor | None = None
    ) -> Actor | None:
        """Of those who hold the office: the only one, the one on stage, or the article's protagonist.

        `own`: whom the article calls by his office alone, as if there were no other.
        """
        actor = self._on_stage(people, head, asked, known=known, own=own)
        if actor:
            self.last_holder[asked] = actor
        return actor

    def _on_stage(self, people: list[Actor], head: int, asked: str, *, known: bool, own: Actor | None) -> Actor | None:
        named = [p for p in people if p in self.unintroduced or not is_title_only(p.name)] or people
        if known and len(named) == 1:
            return named[0]
        allowed, beside = set(named), self._countries_of_doers(head)
        scores = self._scores(
            lambda m: not isinstance(m, tuple) and m in allowed, head, window=OFFICE_WINDOW, decay=OFFICE_DECAY
        )
        for memory in scores:
            if self._reports(head) and memory == self.memory.reporter:
                scores[memory] *= 1.6
            if memory == self.last_holder.get(asked):
                scores[memory] *= 1.5
            if not known and self._is_at_home(memory):
                scores[memory] *= AT_HOME
            if not known and memory == own:
                scores[memory] *= OWN
            if not known and isinstance(memory, Actor) and memory.country in beside:
                scores[memory] *= COMPATRIOT
        ordered = sorted(scores, key=lambda m: (-scores[m], str(m)))
        if len(ordered) > 1 and scores[ordered[1]] * ALIKE > scores[ordered[0]]:
            told = [m for m in ordered if not isinstance(m, tuple)]
            answering = self._answering(told, head)
            absolute = own if own in told else None
            likely = answering or absolute or self._just_told(told) or self._protagonist(told)
            return likely or self._leading(told, head) or self._going_on(scores, head)
        first = ordered[0] if ordered else None
        return None if isinstance(first, tuple) else first

    def _going_on(self, scores: dict[Memory, float], head: int) -> Actor | None:
        """Of two told together who was the subject before, for a subject: "Roe met Poe. Both dined. The king also"."""
        subject = self.parse.words[head].dep in ("nsubj", "nsubjpass")
        return self.memory.last_subject(scores, self.parse.sentence.index, ALIKE) if subject else None

    def _countries_of_doers(self, head: int) -> set[str]:
        """The countries of those who do something to word `head`: a king tells another country's premier something."""
        if self.parse.words[head].dep not in ("dobj", "dative", "pobj"):
            return set()
        verb = grammar.clause_verb(self.parse, head)
        return {a.country for a in self._actors_at(grammar.subject(self.parse, verb)) if a.country}

    def _just_told(self, people: list[Actor]) -> Actor | None:
        """The likeliest, if of all only he is told in the last sentence and this: "X rang. The president said"."""
        now = self.parse.sentence.index
        latest = {t.memory for t in self.memory.traces[-40:] if now - t.sentence <= 1 and not t.quoted}
        subjects = {t.memory for t in self.memory.traces[-40:] if now - t.sentence <= 1 and t.weight >= LESSER_SUBJECT}
        return people[0] if people[0] in subjects and latest.isdisjoint(people[1:]) else None

    def _answering(self, people: list[Actor], head: int) -> Actor | None:
        """Who was invited last, for the office that answers: "invited Y. He met Z. The premier accepted"."""
        verb = self.parse.words[grammar.clause_verb(self.parse, head)]
        doer = self.parse.words[head].dep == "nsubj" and self.parse.words[head].head == verb.i
        return self.invited if doer and lemma(verb) in ("accept", "decline") and self.invited in people else None

    def _leading(self, people: list[Actor], head: int) -> Actor | None:
        """Of whom the article begins, where no holder is told just before: "X met Y. It rained. The minister said"."""
        doer = self.parse.words[head].dep in ("nsubj", "nsubjpass")
        since = {t.memory for t in self.memory.traces if t.sentence >= self.parse.sentence.index - 1}
        return self.lead if doer and self.lead in people and since.isdisjoint(people) else None

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
        ends = self.text[mention.start : mention.end].lower().endswith("chief")
        if asked == "chief" and ends and unnamed.country and unnamed.organization is None:
            asked = "leader"  # "the Kremlin chief", but not "the chief secretary"
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
        return self._most_prominent(
            [p for p in fitting if p not in barred], i, asked, known=unnamed.country is not None
        )

    def _is_bare(self, i: int, mention: Mention) -> bool:
        """True for a definite title without the name of its holder; not for "became the 16th president of X"."""
        name = mention.actors[0].name
        if self.parse.words[i].dep in ("attr", "oprd") or Surroundings(self, i).is_another:
            return False
        if self.text[mention.start : mention.end].lower().startswith(("a ", "an ")) or self.lows[i - 1 : i] in (
            ["a"],
            ["an"],
        ):
            return False  # "a Peruvian diplomat" is none of those told before
        return is_title_only(name) or name.split()[-1] not in self.text[mention.start : mention.end]

    def _honour_over(self, office: int, left: Surroundings) -> int | None:
        """The "Majesty" of "His Majesty the King", None where the office stands for itself."""
        above = self.parse.words[office].head
        stands_by = self.parse.words[office].dep == "appos" and above == left.start - 1
        return above if stands_by and self.lows[above] in lists()["forms_of_address"] else None

    def _honour(self, i: int, base: str) -> int:
        """As in "His Majesty", "Her Royal Highness"."""
        if i == 0 or self.lows[i - 1] not in ("his", "her", "royal"):
            return 0
        asked = lists()["forms_of_address"].get(base)
        if asked is None or (i + 1 < len(self.lows) and self.parse.words[i + 1].mention):
            return 0
        people = [p for p in self.people if asked in classes_of(p.title) or p in self._styled(base)]
        actor = self._most_prominent(people, i, asked, known=False)
        if not actor:
            return 1
        while self.found and self.found[-1].start >= self.parse.words[i - 1].start:
            self.found.pop()
        self._give_at(i - 1, i, i, (actor,), "title", "office")
        return 1

    def _styled(self, honour: str) -> set[Actor]:
        """Whom the article names under an honour: "President His Highness Sheikh Jane Roe"."""
        named = (m for m in self.mentions if len(m.actors) == 1 and m.form == "name")
        return {m.actors[0] for m in named if honour in self.text[m.start : m.end].lower().split()}

    def _head_of_diplomacy(self, i: int) -> int:
        """For "the head of Peruvian diplomacy", "the head of the Foreign Ministry": the foreign minister."""
        if self.lows[i] not in ("head", "chief") or self.lows[i + 1 : i + 2] != ["of"]:
            return 0
        j = i + 2
        left = Surroundings(self, i)
        code = left.countries[0] if left.countries else None
        while j < len(self.lows) and (self.lows[j] in ("the", "'s") or self.parse.words[j].mention):
            mention = self.parse.words[j].mention
            if mention is not None:
                code = mention.actors[0].country if mention.actors else None
            j += 1
        phrase = next(
            (p for p in lists()["headed_by_minister"] if self.lows[j : j + len(p.split())] == p.split()), None
        )
        code = code or self.home.state
        if phrase is None or code is None:
            return 0
        people = [p for p in self.people if p.country == code and "foreign_minister" in self.offices.get(p, ())]
        if len(people) != 1:
            return 0
        last = j + len(phrase.split()) - 1
        self._give_at(left.start, last, i, (people[0],), "title", "office")
        return last - i + 1

    # --- counterparts -----------------------------------------------------------------------------------------------

    def _counterpart(self, i: int, base: str) -> int:
        """For "his Russian counterpart", the same office in the other country, by name where the cast has it."""
        if base not in word_set("counterpart_nouns"):
            return 0
        left = Surroundings(self, i)
        owners = left.owner_people or self._actors_at(grammar.possessor(self.parse, i))
        if len(owners) != 1 or owners[0].kind != "person":
            return 1
        actor = self._named_beside(i) or self._opposite(owners[0], i, left)
        if actor:
            self._give(i, i, (actor,), "group" if actor.kind == "group" else "title", "counterpart")
        return 1

    def _is_counterpart(self, mention: Mention) -> bool:
        last = self.text[mention.start : mention.end].lower().split()[-1:]
        return bool(last) and last[0] in word_set("counterpart_nouns")

    def _titled_counterpart(self, i: int, unnamed: Actor) -> Actor | None:
        """For a "Russian counterpart" that came as one mention of an unnamed person."""
        owners = self._actors_at(grammar.possessor(self.parse, i)) or list(self.who.get(i - 1, ()))
        if len(owners) != 1 or owners[0].kind != "person":
            return None
        mention = self.parse.words[i].mention
        adjective = self.text[mention.start : mention.end].rsplit(None, 1)[0] if mention else ""
        return self._named_beside(i) or self._same_office(owners[0], i, unnamed.country, adjective)

    def _is_known_so(self, person: Actor) -> bool:
        """True for "his Russian counterpart Ivan Roe", of whom no more is told."""
        return (person.title or "").lower() in word_set("counterpart_nouns")

    def _is_nameless(self, person: Actor) -> bool:
        return is_title_only(person.name) or person.name.lower().split()[-1] in word_set("counterpart_nouns")

    def _named_beside(self, i: int) -> Actor | None:
        """The name in "his counterpart Kenji Tanaka", "his counterpart, Kenji Tanaka,"."""
        for j in (i + 1, i + 2):
            if j >= len(self.lows) or (j == i + 2 and self.lows[i + 1] not in _BESIDE_HIM):
                break
            mention = self.parse.words[j].mention
            if mention and len(mention.actors) == 1 and mention.actors[0].kind == "person":
                return None if self._tells_it(j) else mention.actors[0]
        return None

    def _tells_it(self, j: int) -> bool:
        """True for the name behind a comma that says so: "at the invitation of his counterpart, Kenji Tanaka said"."""
        verb = self.parse.words[j + 1] if j + 1 < len(self.lows) else None
        said = verb is not None and verb.tag in ("VBD", "VBZ") and lemma(verb) in reporting_set("report_verbs")
        return said and self.lows[j - 1] == ","

    def _opposite(self, owner: Actor, i: int, left: Surroundings) -> Actor | None:
        plural = self.parse.words[i].tag == "NNS" or self.lows[i].endswith("s")
        code = left.countries[0] if len(left.countries) == 1 else None
        if plural:
            return Actor("group", f"{left.adjective} {self.lows[i]}", code) if code else None
        return self._same_office(owner, i, code, left.adjective)

    def _same_office(self, owner: Actor, i: int, code: str | None, adjective: str) -> Actor | None:
        """Who holds in another country the office that the owner holds in his; made up from both where not named."""
        classes = self.offices.get(owner, classes_of(owner.title)) - {"official", "leader", "diplomat"}
        people = [
            p
            for p in self.people
            if p != owner
            and p.country != owner.country
            and not self._is_nameless(p)
            and (classes & self.offices.get(p, classes_of(p.title)) or (code and self._is_known_so(p)))
            and code in (None, p.country)
        ]
        known = self._most_prominent(people, i, "counterpart", known=code is not None)
        if known or not code or people:
            return known
        office = counterpart_office(owner.title, code) if owner.title else None
        return Actor("person", f"{adjective} {office or 'counterpart'}", code, office)


def _asked(phrase: str) -> Iterator[str]:
    """The first class of each office noun in a phrase."""
    lows = [word.lower() for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", phrase)]
    for i in range(len(lows)):
        office = office_at(lows, i)
        if office:
            yield office.classes[0]
            return
