"""Beside the flow: two runs over the same articles, compared event by event, by the events' ids."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from diplo_extract.events import Event

Slot = Literal["type", "status", "participants", "topic", "date", "place", "links", "evidence", "codes", "confidence"]
SLOTS: tuple[Slot, ...] = get_args(Slot)
"""What of an event is compared; its summary follows from these."""


@dataclass(frozen=True, slots=True)
class Change:
    """An event of both runs whose `slots` differ."""

    old: Event
    new: Event
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the events of the first run in the second. `same` is the number of those that did not change."""

    added: tuple[Event, ...]
    removed: tuple[Event, ...]
    changed: tuple[Change, ...]
    same: int

    @property
    def differs(self) -> bool:
        """Whether anything is not the same."""
        return bool(self.added or self.removed or self.changed)


def compare(old: Iterable[Event], new: Iterable[Event], *, ignore: Collection[Slot] = ()) -> Comparison:
    """The second run against the first: added in its order, removed and changed in the order of the first.

    An event is the same where its id is: the same article, type and place of the first words that tell it. Of an id
    that occurs twice in a run the last counts. `ignore`: slots that are not compared.
    """
    before, after = {event.id: event for event in old}, {event.id: event for event in new}
    pairs = [(event, after[id_]) for id_, event in before.items() if id_ in after]
    changes = [Change(a, b, _differing(a, b, ignore)) for a, b in pairs]
    changed = tuple(change for change in changes if change.slots)
    return Comparison(
        added=tuple(event for id_, event in after.items() if id_ not in before),
        removed=tuple(event for id_, event in before.items() if id_ not in after),
        changed=changed,
        same=len(pairs) - len(changed),
    )


def _differing(old: Event, new: Event, ignore: Collection[Slot]) -> tuple[Slot, ...]:
    return tuple(slot for slot in SLOTS if slot not in ignore and getattr(old, slot) != getattr(new, slot))
