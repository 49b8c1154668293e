"""Evaluation, last: pairs are counted over documents and become precision, recall, F1 and intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from diplo_extract.evaluation.agreement import LEVELS, SLOTS, likeness_at, same_slots
from diplo_extract.evaluation.pairing import best_pairs
from diplo_extract.evaluation.records import Documents, Record

Outcome = Literal["right", "false", "missed"]
REQUIRED, OPTIONAL = 1000, 10
"""What a pair weighs beside its likeness: required events are paired first, then optional ones."""
ROUNDS = 1000
"""Resamplings of the documents behind an interval."""
PLACES = 4
"""Decimal places of every figure."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of events and what follows from them; `interval` is the 95 % bootstrap interval of F1, None without."""

    right: int
    false: int
    missed: int
    interval: tuple[float, float] | None = None

    @property
    def precision(self) -> float:
        """Share of the found events that are right; 0 where none was found."""
        return round(_share(self.right, self.right + self.false), PLACES)

    @property
    def recall(self) -> float:
        """Share of the wanted events that were found; 0 where none was wanted."""
        return round(_share(self.right, self.right + self.missed), PLACES)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return round(_f1(self.right, self.false, self.missed), PLACES)


@dataclass(frozen=True, slots=True)
class Share:
    """So many right of so many."""

    right: int
    of: int

    @property
    def accuracy(self) -> float | None:
        """The quotient; None of nothing."""
        return round(self.right / self.of, PLACES) if self.of else None


@dataclass(frozen=True, slots=True)
class Mistake:
    """An event missed (`found` None), one that gold does not have (`wanted` None), or a pair with wrong slots."""

    document: str
    wanted: Record | None
    found: Record | None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Scores:
    """All figures. `levels`: dyad and full. `types`: event type -> level -> figures. `slots`: name -> share."""

    documents: int
    wanted: int
    found: int
    levels: Mapping[str, Quality]
    types: Mapping[str, Mapping[str, Quality]]
    slots: Mapping[str, Share]
    mistakes: tuple[Mistake, ...]


@dataclass
class _Tally:
    """What one document adds: (level, outcome) and (level, type, outcome) of events, (slot, right) of pairs."""

    events: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    types: Counter[tuple[str, str, Outcome]] = field(default_factory=Counter)
    slots: Counter[tuple[str, bool]] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)


def evaluate(gold: Documents, found: Documents) -> Scores:
    """Score what was found against gold. Documents that gold does not have are left out.

    The intervals draw the documents of gold in its order, with a fixed seed: the same input gives the same figures.
    """
    tallies = [_tally(name, found.get(name, []), events) for name, events in gold.items()]
    types = sorted({type_ for tally in tallies for _, type_, _ in tally.types})
    slots = sum((tally.slots for tally in tallies), Counter[tuple[str, bool]]())
    return Scores(
        documents=len(gold),
        wanted=sum(len(events) for events in gold.values()),
        found=sum(len(found.get(name, [])) for name in gold),
        levels={level: _level(tallies, level) for level in LEVELS},
        types={type_: {level: _type(tallies, level, type_) for level in LEVELS} for type_ in types},
        slots={name: Share(slots[name, True], slots[name, True] + slots[name, False]) for name in (*SLOTS, "links")},
        mistakes=tuple(mistake for tally in tallies for mistake in tally.mistakes),
    )


# --- one document --------------------------------------------------------------------------------------------------


def _tally(document: str, found: Sequence[Record], wanted: Sequence[Record]) -> _Tally:
    tally = _Tally()
    pairs = {level: _pairs(level, found, wanted) for level in LEVELS}
    for level, paired in pairs.items():
        right = {i for i in paired if not wanted[i].optional}
        missed = [i for i, event in enumerate(wanted) if not event.optional and i not in paired]
        spared = {j for i, j in paired.items() if wanted[i].optional}
        used = {paired[i] for i in right}
        if level == "full":  # what tells an optional event half right is not false either
            spared |= {j for i, j in pairs["dyad"].items() if wanted[i].optional} - used
        false = [j for j in range(len(found)) if j not in used | spared]
        _count(tally, level, "right", [wanted[i].type for i in right])
        _count(tally, level, "missed", [wanted[i].type for i in missed])
        _count(tally, level, "false", [found[j].type for j in false])
        if level == "dyad":
            tally.mistakes += [Mistake(document, wanted[i], None) for i in missed]
            tally.mistakes += [Mistake(document, None, found[j]) for j in false]
    _tally_slots(tally, document, found, wanted, pairs["dyad"])
    return tally


def _count(tally: _Tally, level: str, outcome: Outcome, types: Sequence[str]) -> None:
    tally.events[level, outcome] += len(types)
    for type_ in types:
        tally.types[level, type_, outcome] += 1


def _pairs(level: str, found: Sequence[Record], wanted: Sequence[Record]) -> dict[int, int]:
    """Index of a wanted event -> index of the found one it is paired with."""
    size = max(len(found), len(wanted))
    gain = [[0] * size for _ in range(size)]
    for i, row in enumerate(likeness_at(level, found, wanted)):
        for j, value in enumerate(row):
            if value is not None:
                gain[i][j] = value + (OPTIONAL if wanted[i].optional else REQUIRED)
    columns = best_pairs(gain)
    return {i: columns[i] for i in range(len(wanted)) if gain[i][columns[i]]}


def _tally_slots(
    tally: _Tally, document: str, found: Sequence[Record], wanted: Sequence[Record], pairs: Mapping[int, int]
) -> None:
    """Slots and links of the pairs whose gold event is required."""
    gold_ids = {event.id: i for i, event in enumerate(wanted) if event.id is not None}
    found_ids = {id_: i for i, j in pairs.items() if (id_ := found[j].id) is not None}
    for i, j in sorted(pairs.items()):
        if wanted[i].optional:
            continue
        slots = same_slots(found[j], wanted[i])
        for name, right in slots.items():
            if right is not None:
                tally.slots[name, right] += 1
        wrong = tuple(name for name, right in slots.items() if right is False)
        if wrong:
            tally.mistakes.append(Mistake(document, wanted[i], found[j], wrong))
        ours = _ties(found[j], found_ids)
        for tie in _ties(wanted[i], gold_ids):
            if tie[1] in pairs:
                tally.slots["links", tie in ours] += 1


def _ties(event: Record, ids: Mapping[str | int, int]) -> set[tuple[str, int]]:
    """The event's links as (type, index of the gold event); those that lead out of the pairs are left out."""
    return {(link.type, ids[link.event]) for link in event.links if link.event is not None and link.event in ids}


# --- figures -------------------------------------------------------------------------------------------------------


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(right: int, false: int, missed: int) -> float:
    precision, recall = _share(right, right + false), _share(right, right + missed)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _level(tallies: Sequence[_Tally], level: str) -> Quality:
    counts = [tuple(tally.events[level, outcome] for outcome in ("right", "false", "missed")) for tally in tallies]
    right, false, missed = (sum(row[k] for row in counts) for k in range(3))
    return Quality(right, false, missed, _interval([(r, f, m) for r, f, m in counts]))


def _type(tallies: Sequence[_Tally], level: str, type_: str) -> Quality:
    right, false, missed = (sum(t.types[level, type_, o] for t in tallies) for o in ("right", "false", "missed"))
    return Quality(right, false, missed)


def _interval(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float] | None:
    """The middle 95 % of F1 over resampled documents; None without documents."""
    if not counts:
        return None
    draw = Random(0)  # noqa: S311 (no secret: the figures must be the same on every run)
    figures = []
    for _ in range(ROUNDS):
        rows = [draw.choice(counts) for _ in counts]
        figures.append(round(_f1(*(sum(row[k] for row in rows) for k in range(3))), PLACES))
    figures.sort()
    return figures[int(ROUNDS * 0.025)], figures[int(ROUNDS * 0.975)]
