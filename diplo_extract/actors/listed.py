"""Stage 3, ninth step: those who hold an office of many, each told behind his state.

"The presidents of Utopia, Jane Roe, and of Arcadia, Max Poe", "the ambassadors of Utopia (Jane Roe) and Arcadia (Max
Poe)": each state and name is one phrase with the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import read_modifiers, read_office
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.titles import Title

_BETWEEN = frozenset({",", ";", "and", "of", "the", ")", "&"})


def join_listed(found: Sequence[tuple[Line, Phrase]]) -> list[tuple[Line, Phrase]]:
    """The phrases, a state and the name behind it made one phrase with the office that opens the list."""
    done: list[tuple[Line, Phrase]] = []
    office: Title | None = None
    k = 0
    while k < len(found):
        line, phrase = found[k]
        behind = found[k + 1][1] if k + 1 < len(found) and found[k + 1][0] is line else None
        before = done[-1] if done else None
        title = _opening(line, phrase) or (office if before is not None and _goes_on(line, before, phrase) else None)
        if title is None:
            done.append((line, phrase))
            office = None
        elif phrase.name is not None:
            done.append((line, phrase))
            office = title
        elif behind is not None and phrase.form in ("state", "capital", "group") and _is_his(line, phrase, behind):
            state = phrase.states[0]
            held = replace(title, states=(state,))
            first = phrase.first - _of_before(line, phrase.first)
            done.append(
                (
                    line,
                    replace(
                        behind, first=first, last=_past_bracket(line, phrase, behind), titles=(held,), rule="name.title"
                    ),
                )
            )
            office = title
            k += 1
        else:
            done.append((line, phrase))
            office = None
        k += 1
    return done


def _opening(line: Line, phrase: Phrase) -> Title | None:
    """The office of many that a phrase tells with one state: "the presidents of Utopia", be a name behind it."""
    if line.mode != "normal":
        return None
    title = phrase.titles[-1] if phrase.titles else _office_of(line, phrase)
    if title is None or not title.plural:
        return None
    return title if len(set(title.states or phrase.states)) == 1 else None


def _office_of(line: Line, phrase: Phrase) -> Title | None:
    """The office by which a group is told: "the ambassadors of Utopia"; None for other groups."""
    at = read_modifiers(line, phrase.first + (line.low(phrase.first) == "the"))
    office = read_office(line, at) if phrase.form == "group" else None
    if office is None or not office[1].plural or line.low(office[0]) != "of":
        return None
    end, held = office
    return Title(at, end, at, held.words, held.office_class, plural=True, states=phrase.states, singular=held.words)


def _of_before(line: Line, i: int) -> int:
    """How many words before a state say "of" it."""
    article = line.low(i - 1) == "the"
    return article + 1 if line.low(i - 1 - article) == "of" else 0


def _past_bracket(line: Line, state: Phrase, phrase: Phrase) -> int:
    return phrase.last + (line.low(state.last) == "(" and line.low(phrase.last) == ")")


def _goes_on(line: Line, before: tuple[Line, Phrase], phrase: Phrase) -> bool:
    """True for the next state of the list: ", and of Arcadia"."""
    between = [line.low(i) for i in range(before[1].last, phrase.first)]
    return before[0] is line and phrase.form in ("state", "capital") and bool(between) and set(between) <= _BETWEEN


def _is_his(line: Line, state: Phrase, phrase: Phrase) -> bool:
    """True for a name right behind a state, a comma or bracket between them: ", Max Poe"."""
    told = phrase.name is not None and not phrase.titles and len(state.states) == 1
    return told and phrase.first == state.last + 1 and line.low(state.last) in (",", "(")
