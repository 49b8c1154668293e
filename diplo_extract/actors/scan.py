"""Stage 3, ninth step: a sentence's phrases, left to right, and what the article has told of names so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from diplo_extract.actors.bodies import read_gazetteer, read_guess, read_movement, read_run
from diplo_extract.actors.groups import QUANTIFIERS, read_collective, read_insurgents
from diplo_extract.actors.here import read_here
from diplo_extract.actors.lexicon import DETERMINERS, OWNERS, lexicon
from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import Known, core_words
from diplo_extract.actors.phrases import (
    Phrase,
    choose,
    read_bare_name,
    read_bare_office,
    read_office_holder,
    read_owned_name,
    read_person,
)
from diplo_extract.actors.postnominals import letters_behind
from diplo_extract.actors.venues import read_venue
from diplo_extract.model import fold

_ADMINISTRATION = frozenset({"administration", "government", "cabinet", "regime"})


def ordinary_words(lines: Sequence[Line]) -> set[str]:
    """Words that the article writes without a capital somewhere in its prose."""
    return {t.low for line in lines if line.mode == "normal" for t in line.tokens if not t.cap and t.text[0].isalpha()}


def lone_words(lines: Sequence[Line]) -> set[str]:
    """Capitalised words that stand inside a sentence with no other capitalised word beside them."""
    return {
        line.low(i)
        for line in lines
        if line.mode == "normal"
        for i in range(1, len(line.tokens))
        if line.cap(i)
        and not line.cap(i - 1)
        and not line.cap(i + 1)
        and line.low(i - 1) not in ("of", "for", "and", ".")
    }


def personal_words(lines: Sequence[Line]) -> set[str]:
    """Words that the statistical model takes for part of a person's name more often than for anything else."""
    votes: Counter[str] = Counter()
    for line in lines:
        if line.mode == "normal":
            for i, (_, _, label) in line.labels.items():
                votes[line.low(i)] += 1 if label == "PERSON" else -1
    return {word for word, vote in votes.items() if vote > 0}


def learn(known: Known, phrases: Iterable[Phrase]) -> None:
    """Remembers accepted names, so that their parts are known everywhere else."""
    for phrase in phrases:
        for name in (phrase.name, phrase.boss):
            if name is None:
                continue
            core = core_words(name.words)
            known.words.update(core)
            known.surnames.add(core[-1])
            if name.row is not None:
                known.surnames.update(fold(surname) for surname in name.row.surnames)
            elif len(core) == 3:
                known.surnames.add(core[0])
            if phrase.titles and any(t.office_class in lexicon().lists["first_name_classes"] for t in phrase.titles):
                known.surnames.add(core[0])


def read_twice(lines: Sequence[Line], known: Known) -> list[tuple[Line, list[Phrase]]]:
    """Every sentence with its phrases, read with all names of the article known.

    A sentence is read again only if the article told names with its words in between.
    """
    first: dict[int, tuple[list[Phrase], frozenset[str]]] = {}
    for i, line in enumerate(lines):
        if line.mode == "normal":
            before, phrases = _known_words(line, known), []
            for phrase in read_phrases(line, known):
                phrases.append(phrase)
                learn(known, (phrase,))
            first[i] = phrases, before
    for line in lines:
        if line.mode == "title":
            learn(known, (phrase for phrase in read_phrases(line, known) if phrase.titles))
    found = []
    for i, line in enumerate(lines):
        again = i not in first or _known_words(line, known) != first[i][1]
        found.append((line, list(read_phrases(line, known)) if again else first[i][0]))
    return found


def _known_words(line: Line, known: Known) -> frozenset[str]:
    """The words of the sentence that are known to be of names, surnames marked."""
    words = [t.low for t in line.tokens if t.cap and t.low in known.words]
    return frozenset((*words, *(f"{t.low}=" for t in line.tokens if t.cap and t.low in known.surnames)))


def read_phrases(line: Line, known: Known) -> Iterator[Phrase]:
    """The phrases of a sentence, left to right, the longest reading at each place."""
    end = 0
    for i in _beginnings(line, known):
        if i < end:
            continue
        phrase = _read(line, i, known)
        if phrase is not None:
            yield phrase
        end = phrase.last if phrase is not None else read_bare_office(line, i)


def _beginnings(line: Line, known: Known) -> list[int]:
    """The tokens at which a phrase can begin at all: most words of an article are dismissed here."""
    flat = line.mode == "flat"
    if not flat and "starts" in line.memo_lists:
        return line.memo_lists["starts"]
    openers, leads, names = lexicon().openers, _leads(), line.gazetteer
    found: list[int] = []
    follows = False
    for i in range(len(line.tokens) - 1, -1, -1):
        token = line.tokens[i]
        low = token.low
        if low not in leads:
            follows = low in openers or (
                low[0].isalnum()
                and ((token.cap and not flat) or (names.may_begin(token) and line.chunk(i) is not None))
            )
            if flat and not follows:
                follows = names.begins(low) or low in known.words or low in known.famous
                follows = follows or letters_behind(line, i) > 0
        if follows or (low == "this" and not flat):
            found.append(i)
    found.reverse()
    line.memo_lists["starts"] = found
    return found


@cache
def _leads() -> frozenset[str]:
    """Words that begin a phrase only where the next word does: "the", "several"."""
    return frozenset(DETERMINERS | OWNERS | QUANTIFIERS) - lexicon().openers


def _read_fixed(line: Line, i: int) -> tuple[Phrase | None, Phrase | None]:
    """What begins at a token whatever names the article tells: a group or an office-holder, and a listed name."""
    key = ("fixed", i)
    if key not in line.memo:
        best = choose((read_collective(line, i), read_office_holder(line, i), read_movement(line, i)))
        best = best or read_insurgents(line, i)
        line.memo[key] = best, read_gazetteer(line, i)
    found: tuple[Phrase | None, Phrase | None] = line.memo[key]
    return found


def _read(line: Line, i: int, known: Known) -> Phrase | None:
    here = read_here(line, i)
    if here is not None:
        return here
    person = read_person(line, i, known)
    if person is not None:
        return person
    best, listed = _read_fixed(line, i)
    if listed is None and not line.cap(i) and line.mode != "flat":
        return best
    best = choose((read_venue(line, i), read_owned_name(line, i, known), best, read_run(line, i, known)))
    name = read_bare_name(line, i, known)
    if name is not None and (listed is None or name.last >= listed.last):
        if line.low(name.last) in _ADMINISTRATION and not name.titles:
            return replace(name, last=name.last + 1, form="state", rule="state.administration")
        best = choose((name, best))
    return choose((best, listed)) or read_guess(line, i, known)
