"""Stage 4, beside coreference: what stands around a noun, "the two Baltic" of "the two Baltic presidents"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from diplo_extract.mentions import Actor, Mention
from diplo_extract.reference_words import lists, word_set
from diplo_extract.rules import words

if TYPE_CHECKING:
    from diplo_extract.reading import Reading

DEFINITE = frozenset({"the", "this", "that", "both", "all", "these"})
INDEFINITE = frozenset({"a", "an", "another", "any", "no", "each", "every", "some", "one"})
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})


@cache
def _lone_offices() -> dict[str, str]:
    """The state of each office of one word that no other state has."""
    offices = words("titles")["office_states"]
    return {name: state for state, names in offices.items() for name in names if " " not in name}


class Surroundings:
    """What stands before a noun: its determiner, countries and bodies, a count; and the "of" phrase behind it."""

    def __init__(self, reader: Reading, i: int, extra: frozenset[str] = frozenset()) -> None:
        self.reader, self.words, self.lows = reader, reader.parse.words, reader.lows
        self.countries: list[str] = []
        self.organizations: list[str] = []
        self.owner_people: list[Actor] = []
        self.count: int | None = None
        self.former = False
        self.of_index: int | None = None
        self.adjective = ""
        self.start = i
        self.alone = _lone_offices().get(self.lows[i])  # the one state that has a "Taoiseach", None for most words
        self._go_left(i - 1, word_set("office_modifiers") | extra)

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
    def is_another(self) -> bool:
        """True where the word before makes it somebody else: "an Iranian president", "the 16th president of"."""
        if self.start == 0 or self.determiner:
            return False
        before = self.words[self.start - 1]
        inside = before.head >= self.start and before.dep in ("amod", "compound", "nummod", "nmod")
        return inside or not INDEFINITE.isdisjoint(self.lows[max(0, self.start - 2) : self.start])

    def _go_left(self, j: int, modifiers: frozenset[str]) -> None:
        counts = lists()["group_counts"]
        while j >= 0:
            low, mention = self.lows[j], self.words[j].mention
            if mention:
                if not self._qualify(mention):
                    return
            elif low in counts and low not in DEFINITE:
                self.count = counts[low]
            elif low in word_set("former_words"):
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
