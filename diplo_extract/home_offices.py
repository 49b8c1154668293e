"""Stage 4, beside coreference: offices that need no introduction, "the Prime Minister" of a government's own page.

They are of the state whose page or paper it is, or of the one body that has an office under this name. Where nothing
tells the state, only an office that the article begins with is taken for one; it stays without a country.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.discourse import Memory
from diplo_extract.group_phrases import GroupPhrases
from diplo_extract.mentions import Actor
from diplo_extract.noun_phrases import Surroundings
from diplo_extract.offices import classes_of, is_title_only
from diplo_extract.reference_words import lists

_SMALL = frozenset({"of", "for", "and", "the", "to", "in"})
_HONOURS = frozenset({"hon'ble", "honourable", "honorable"})
_BEFORE = ("V", "MD", "IN", "CC", "TO", "RB", "W", ",", ".", ":", "`", "'", "-")
"""Tags after which an office without article is a phrase of its own: "Minister will meet", "with Prime Minister"."""


class HomeOffices(GroupPhrases):
    """Reads offices of which neither article nor memory knows a holder."""

    def _home_officer(self, i: int, last: int, asked: str) -> Actor | None:
        """Who holds an office at home: by name where the cast has him, else the office itself; None for others'."""
        office = self._office_words(i, last)
        actor = self._own_body(asked, office) or self._own_state(asked, office)
        if actor is not None and actor not in self.people:
            self.people.append(actor)
            self.unintroduced.add(actor)
        return actor

    def _is_plain(self, i: int, last: int, left: Surroundings) -> bool:
        """True for "the Prime Minister" and "Prime Minister" with capitals and nothing that makes him another's."""
        if left.owners or left.former or self._is_quoted(self.parse.words[i].start):
            return False
        if any(w.text[:1].islower() and w.text not in _SMALL for w in self.parse.words[i : last + 1]):
            return False
        behind = self.parse.words[last + 1] if last + 1 < len(self.lows) else None
        if behind is not None and behind.tag.startswith("N"):
            return False
        if left.determiner is not None:
            return left.determiner == "the" or (left.determiner == "our" and self.home.sure)  # on a ministry's page
        if self.lows[left.start] in _HONOURS:
            return True  # "Hon'ble Foreign Minister"
        before = self.parse.words[i - 1] if i else None
        return before is None or (before.mention is None and before.tag.startswith(_BEFORE))

    def _office_words(self, i: int, last: int) -> str:
        words = [w.text for w in self.parse.words[i : last + 1] if w.text != "-"]
        return " ".join(words) if "-" not in self.lows[i : last + 1] else "-".join(words)

    def _own_body(self, asked: str, office: str) -> Actor | None:
        """The "Secretary-General" is the United Nations', unless the article speaks of another body and not of it."""
        body = lists()["own_bodies"].get(asked)
        if body is None:
            return None
        return Actor("person", f"{body['short']} {office}", None, office, organization=body["name"])

    def _own_state(self, asked: str, office: str) -> Actor | None:
        named = [p for p in self.people if self._may_be_home(p) and asked in self.offices.get(p, classes_of(p.title))]
        here = {a for w in self.parse.words if w.mention is not None for a in w.mention.actors}
        if [p for p in named if p not in here or self.home.state]:
            return named[0] if len(named) == 1 and named[0] not in here else None
        if self.home.state is None and not self._begins():
            return None
        country, adjective = self.home.country, self.home.adjective or self.home.country
        if country is None:
            return Actor("person", office, None, office)
        return None if self._is_foreign(office) else Actor("person", f"{adjective} {office}", country, office)

    def _is_foreign(self, office: str) -> bool:
        """True for an office that the home state has not: the United States have secretaries and no ministers."""
        last, known = office.lower().split()[-1], self.home.offices
        return last == "minister" and "secretary" in known and last not in known

    def _may_be_home(self, person: Actor) -> bool:
        return self.home.state in (None, person.country) and not is_title_only(person.name)

    def _is_at_home(self, memory: Memory) -> bool:
        if not isinstance(memory, Actor):
            return False
        return memory in self.unintroduced or (memory.country is not None and memory.country == self.home.state)

    def _are_told(self, people: Sequence[Actor]) -> bool:
        """True where one of them has been spoken of."""
        return any(trace.memory in people for trace in self.memory.traces)

    def _begins(self) -> bool:
        """True before anybody has been spoken of."""
        return not any(isinstance(t.memory, Actor) and t.memory.kind == "person" for t in self.memory.traces)
