"""Stage 3, ninth step too: officials listed by the states of which they are, each with his name behind his state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase

_JOINS = frozenset({",", "and", ";"})


def join_listed(found: Sequence[tuple[Line, Phrase]]) -> list[tuple[Line, Phrase]]:
    """The phrases, each further official of a list in one: "the ministers of Utopia, Roe, and of Arcadia, Poe".

    The second is told by all of "of Arcadia, Poe".
    """
    done: list[tuple[Line, Phrase]] = []
    at = 0
    while at < len(found):
        line, state = found[at]
        other, person = found[at + 1] if at + 1 < len(found) else (None, None)
        before = done[-1] if done and done[-1][0] is line else None
        if other is line and person is not None and before is not None and _is_next(line, before[1], state, person):
            first = state.first - 1 - (line.low(state.first - 1) == "the")
            office = replace(before[1].titles[-1], states=state.states)
            done.append((line, replace(person, first=first, titles=(office,), states=state.states)))
            at += 2
            continue
        done.append(found[at])
        at += 1
    return done


def _is_next(line: Line, before: Phrase, state: Phrase, person: Phrase) -> bool:
    """True where a state and a name go on a list that begins with an office of several and its first holder."""
    if before.name is None or not before.titles or not before.titles[-1].plural or person.name is None:
        return False
    if state.form not in ("state", "capital") or person.titles or person.first != state.last + 1:
        return False
    of = state.first - 1 - (line.low(state.first - 1) == "the")
    between = [line.low(i) for i in range(before.last, of)]
    return line.low(of) == "of" and bool(between) and set(between) <= _JOINS and line.low(state.last) == ","
