"""Stage 4, beside coreference: a memory of who has been spoken of, how prominently and how long ago.

Every actor leaves a trace where it stands: the subject of a main clause weighs most, a demonym least. Common nouns
leave traces as well ("a spokesman", "the region"): they stand in the way of a pronoun that may mean them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from diplo_extract import grammar
from diplo_extract.mentions import Actor, Gender, Parse

Rival = Literal["person", "thing", "people", "name"]
Memory = Actor | tuple[Rival, int]
"""An actor, or a rival noun by its kind and the offset of its word; "name" is a name that no actor bears."""

SUBJECT, LESSER_SUBJECT, OBJECT, ARGUMENT, NESTED, OWNER, MODIFIER = 100.0, 85.0, 70.0, 60.0, 40.0, 50.0, 20.0
PERSON_DECAY = 0.6
"""What is left of a weight one sentence later; tuned on little texts of our own."""
OFFICE_DECAY = 0.85
ELSEWHERE = 0.4
"""What is left inside a quotation of a weight from another sentence outside, and outside of one from inside."""


ALIKE = 1.05
"""How near two candidates are between whom prominence does not decide."""
SUBJECT_WINDOW = 4
"""Sentences back in which one of two was the subject."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One appearance of an actor or rival noun. `weight` as by `role_weight`; `quoted`: inside quoted words."""

    memory: Memory
    sentence: int
    start: int
    weight: float
    quoted: bool


@dataclass(frozen=True, slots=True)
class Party:
    """Actors told together: "X and Y", or (`contact`) those whom a word of contact joins."""

    actors: tuple[Actor, ...]
    sentence: int
    weight: float
    contact: bool = False
    quoted: bool = False


@dataclass
class Discourse:
    """All traces so far, in text order, and what has been learnt on the way."""

    traces: list[Trace] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    genders: dict[Actor, Gender] = field(default_factory=dict)
    reporter: Memory | None = None

    def gender(self, actor: Actor) -> Gender | None:
        """The actor's gender as given or learnt, else None."""
        return actor.gender or self.genders.get(actor)

    def recent_parties(self, now: int, reach: int) -> list[Party]:
        """The parties of the last `reach` sentences before sentence `now`, in text order."""
        recent = takewhile(lambda party: now - party.sentence <= reach, reversed(self.parties))
        return list(recent)[::-1]

    def recent_traces(self, now: int, reach: int) -> list[Trace]:
        """The traces of sentence `now` and of the last `reach` before it, the latest first."""
        return list(takewhile(lambda trace: now - trace.sentence <= reach, reversed(self.traces)))

    def last_subject(self, scores: dict[Memory, float], now: int, alike: float = ALIKE) -> Actor | None:
        """Of two told together last the subject before: Ruiz in "Ruiz met Roe. The two dined. He then met Poe"."""
        best = max(scores.values(), default=0.0)
        tied = [m for m, score in scores.items() if score * alike >= best]
        people = [m for m in tied if not isinstance(m, tuple)]
        if len(people) != 2 or len(tied) != len(people):
            return None
        traces = [t for t in self.recent_traces(now, SUBJECT_WINDOW) if t.memory in people]
        shared = {t.start for t in traces if len({o.memory for o in traces if o.start == t.start}) > 1}
        alone = [t for t in traces if t.start not in shared]
        last = [t for t in alone if t.sentence == max(o.sentence for o in alone)]
        acting = [t.memory for t in last if t.weight >= SUBJECT * 0.97]
        return acting[0] if shared and len(set(acting)) == 1 and not isinstance(acting[0], tuple) else None

    def rank(
        self,
        fits: Callable[[Memory], bool],
        *,
        sentence: int,
        quoted: bool,
        window: int = 3,
        decay: float = PERSON_DECAY,
        strict: bool = False,
    ) -> dict[Memory, float]:
        """Who fits, with a score: the best trace after decay and a little for each other one.

        `window` is how many sentences back; `strict` leaves out what lies on the other side of quotation marks.
        """
        best: dict[Memory, float] = {}
        rest: dict[Memory, float] = {}
        for trace in reversed(self.traces):
            age = sentence - trace.sentence
            if age > window:
                break
            if (strict and trace.quoted != quoted) or not fits(trace.memory):
                continue
            near = trace.quoted == quoted or (quoted and age == 0)
            score = trace.weight * decay**age * (1 if near else ELSEWHERE)
            rest[trace.memory] = rest.get(trace.memory, 0.0) + score
            best[trace.memory] = max(best.get(trace.memory, 0.0), score)
        return {memory: 0.9 * best[memory] + 0.1 * rest[memory] for memory in best}


def choose(scores: dict[Memory, float], margin: float = 1.05) -> Actor | None:
    """The actor with the best score; None where a rival noun leads or two come within `margin` of each other."""
    if not scores:
        return None
    ordered = sorted(scores.values(), reverse=True)
    first = next(memory for memory, score in scores.items() if score == ordered[0])
    if isinstance(first, tuple) or (len(ordered) > 1 and ordered[0] < margin * ordered[1]):
        return None
    return first


def role_weight(parse: Parse, i: int, depth: int = 0) -> float:
    """How prominent word i stands in its sentence."""
    word = parse.words[i]
    head = parse.words[word.head]
    if word.dep in ("conj", "appos") and depth < grammar.DEPTH and not grammar.is_verb(head):
        return role_weight(parse, word.head, depth + 1) * 0.97
    if word.dep in ("nsubj", "nsubjpass"):
        return SUBJECT if head.dep in ("ROOT", "conj", "parataxis") else LESSER_SUBJECT
    if word.dep in ("dobj", "dative", "attr"):
        return OBJECT
    if word.dep == "poss":
        return OWNER
    if word.dep in ("amod", "compound", "nmod", "npadvmod"):
        return MODIFIER
    if word.dep == "pobj":
        return _behind_preposition(parse, i)
    return LESSER_SUBJECT if word.dep == "ROOT" else NESTED


def _behind_preposition(parse: Parse, i: int) -> float:
    preposition = parse.words[parse.words[i].head]
    if preposition.text.lower() in ("in", "at", "from", "on", "near"):
        return MODIFIER * 1.5
    governor = parse.words[preposition.head]
    return ARGUMENT if grammar.is_verb(governor) else NESTED
