"""Stage 4, its second half: whom "he", "the head of state" and "the two sides" stand for. Reads parses and mentions.

Sentences are read in order against a memory of who has been spoken of (`discourse`); each phrase takes the most
prominent actor that fits its number, gender, office and country and that the grammar of its clause does not forbid.
What stays in doubt stays unresolved: a wrong actor is a wrong event.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplo_extract import grammar
from diplo_extract.discourse import Memory
from diplo_extract.guests import GuestPhrases
from diplo_extract.mentions import NOWHERE, Actor, Home, Mention, Parse, Segments
from diplo_extract.office_phrases import OfficePhrases
from diplo_extract.offices import first_words, office_at
from diplo_extract.pronouns import GENDERS, IT, ME, THEY, YOU
from diplo_extract.reading import Voices, flat_parse, learn_genders, row_of
from diplo_extract.reference_words import lemma, lists, word_set


def resolve_narrative(
    text: str,
    segments: Segments,
    parses: Sequence[Parse | None],
    mentions: Sequence[Mention],
    cast: Sequence[Actor],
    home: Home = NOWHERE,
) -> tuple[Mention, ...]:
    """The references that need no knowledge of who speaks quoted words; shapes as `resolve_references`."""
    return _Reader(text, segments, parses, mentions, cast, None, home).read()


def resolve_references(
    text: str,
    segments: Segments,
    parses: Sequence[Parse | None],
    mentions: Sequence[Mention],
    cast: Sequence[Actor],
    speakers: Voices,
    home: Home = NOWHERE,
) -> tuple[Mention, ...]:
    """Pronouns, bare offices and group phrases with the actors they stand for, in text order.

    `parses` holds one item a sentence, None where it was not parsed. A mention of form "title" whose actor is an office
    alone ("the Israeli premier") comes again, with the same span, where the cast knows its holder. Phrases that stay in
    doubt are left out; an office that needs no introduction is one of `home`.
    "His Russian counterpart" gives two mentions: "His", and "counterpart" without its owner.
    """
    return _Reader(text, segments, parses, mentions, cast, speakers, home).read()


NUMBERS = frozenset({"two", "three"})
"""Numbers of people who are spoken of as such: "the two met"."""


class _Reader(GuestPhrases, OfficePhrases):
    """One article from its first sentence to its last; `read` is called once."""

    def read(self) -> tuple[Mention, ...]:
        """All references of the article up to its last parsed sentence, in text order."""
        learn_genders(self.text, self.mentions, self.memory)
        end = max((i + 1 for i, parse in enumerate(self.parses) if parse is not None), default=0)
        for sentence, parse in zip(self.segments.sentences, self.parses[:end], strict=False):
            if parse is not None:
                self._read_sentence(parse)
                continue
            inside = self._mentions_of(sentence)
            if inside or not _read_words().isdisjoint(row_of(self.text, sentence)):
                self._read_sentence(flat_parse(self.text, sentence, inside))
        return tuple(sorted(self.found, key=lambda m: (m.start, m.end)))

    def _read_sentence(self, parse: Parse) -> None:
        self.parse, self.who, self.rivals = parse, {}, {}
        self.lows = ["" if w.mention else w.text.lower().replace("’", "'") for w in parse.words]
        telling, i = _telling_words(), 0
        while i < len(parse.words):
            word = parse.words[i]
            if word.mention:
                self._named(i)
                i += 1
            elif self.lows[i] in telling or word.tag.startswith("NN"):
                i += self._phrase(i) or 1
            else:
                i += 1
        self.memory.parties += self._parties(len(parse.words))
        self._learn_roles(parse)
        self._learn_trips()
        self._learn_leaders()

    def _learn_roles(self, parse: Parse) -> None:
        """Notes of whom the story begins, and who is invited."""
        for word in parse.words:
            if word.dep == "ROOT" and self.lead is None and parse.sentence.kind == "body":
                self.lead = self._only(grammar.kids(parse, word.i, "nsubj", "nsubjpass"), _is_anybody)
            if word.mention is None and lemma(word) == "invite":
                self.invited = self._only(grammar.obj(parse, word.i), _is_anybody) or self.invited

    def _phrase(self, i: int) -> int:
        """Read the word or phrase at i; gives the number of words it takes, 0 for a word of no interest."""
        low = self.lows[i]
        if low in GENDERS or low in IT or low in THEY:
            self._pronoun(i)
            return 1
        if (low == "both" and self._both(i)) or (low in NUMBERS and self._number(i)):
            return 1
        if low in ME or low in YOU:
            self._voice(i)
            return 1
        if (low == "old" and self._aged(i)) or (low in ("latter", "former") and self._of_two(i)):
            return 1
        taken = self._head_of_diplomacy(i) or self._team_leader(i) or self._team_again(i)
        if taken:
            return taken
        office = office_at(self.lows, i)
        if office:
            return self._office(i, office.length, office.classes, office.plural)
        return self._noun(i)

    def _noun(self, i: int) -> int:
        word, low = self.parse.words[i], self.lows[i]
        if not (word.tag.startswith("NN") or (not word.tag and low in _nouns())):
            return 0
        base = lemma(word) if word.tag else low
        if base in _nouns():
            people = (self._honour, self._counterpart, self._guest)
            groups = (self._body, self._rebels, self._delegation, self._country, self._half, self._group, self._epithet)
            for reading in (*people, *groups):
                taken = reading(i, base)
                if taken:
                    return taken
        self._rival(i, base)
        return 0

    def _named(self, i: int) -> None:
        mention = self.parse.words[i].mention
        assert mention is not None  # noqa: S101  (the caller has looked)
        actors = mention.actors
        if len(actors) == 1 and self._is_counterpart(mention):
            opposite = self._titled_counterpart(i, actors[0])
            if opposite:
                actors = (opposite,)
                self._again(mention, actors, "counterpart")
        elif mention.form == "title" and len(actors) == 1 and actors[0].kind == "person" and self._is_bare(i, mention):
            holder = self._holder(i, mention, actors[0])
            if holder and holder != actors[0]:
                actors = (holder,)
                self._again(mention, actors, "office")
        if not actors and mention.place and mention.place.is_country and mention.place.country in self.states:
            actors = (self.states[mention.place.country],)
        single = self._single_foreigner(i, mention)
        if single is not None:
            actors = (single,)
            self._again(mention, actors, "demonym")
        elif not actors or self._is_people(i, mention):
            return
        if mention.form == "group" or actors[0].kind == "group":
            self.delegations.append((self.parse.sentence.index, actors))
        self._remember(i, actors, 0.3 if single is None and mention.form in ("demonym", "place") else 1.0)

    def _again(self, mention: Mention, actors: tuple[Actor, ...], rule: str) -> None:
        """Give a title mention once more, with the holder of the title."""
        self.found.append(Mention(mention.start, mention.end, "title", actors, mention.place, f"reference.{rule}"))


def _is_anybody(memory: Memory) -> bool:
    return isinstance(memory, Actor)


@cache
def _nouns() -> frozenset[str]:
    """The nouns, by their dictionary words, that may refer to somebody; offices aside."""
    table = lists()
    listed = (name for kinds in table["group_nouns"].values() for name in kinds)
    sets = (
        "counterpart_nouns",
        "guest_nouns",
        "host_nouns",
        "body_nouns",
        "delegation_nouns",
        "country_nouns",
        "own_nouns",
        "rebel_nouns",
    )
    epithets = (phrase.split()[-1] for phrase in table["state_epithets"])
    found = frozenset((*table["forms_of_address"], *table["halves"], *listed, *epithets))
    return found.union(*(word_set(name) for name in sets))


@cache
def _read_words() -> frozenset[str]:
    """The words, lower case, by one of which a sentence without a name refers to somebody."""
    return _nouns().union(GENDERS, IT, THEY, ME, YOU, first_words(), ("both",))


@cache
def _telling_words() -> frozenset[str]:
    """Words with which a phrase may begin that stands for somebody, nouns aside."""
    return _read_words().union(NUMBERS, ("old", "latter", "former", "head", "chief"))
