"""Stage 3, fifth step: people's names. Reads the run of capitals that is somebody's name and says how sure that is.

A name may begin with an initial, hold particles ("Mohammed bin Salman", "Ursula von der Leyen") and end in "Jr." or
"III". In headlines and in copy without capitals only names that are known already, or stand behind an office, are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from diplo_extract.actors.gazetteer import Chunk
from diplo_extract.actors.lexicon import lexicon
from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import read_office
from diplo_extract.actors.postnominals import is_postnominal, letters_behind
from diplo_extract.actors.runs import is_told_again, read_body
from diplo_extract.actors.titles import read_apposition
from diplo_extract.model import Person, fold
from diplo_extract.rules import calendar_words, lemmas

_ROMAN = re.compile(r"[IVX]+")
_INITIAL = re.compile(r"[A-Z]\.?")
_ARTICLE = re.compile(r"^(?:a[dlnrstz]|[ae]sh|e[ldn]|u[dl])-'?(?=[^\W\d_]{3})")
_LEADING = frozenset("de van von der den dos da del di bin al el la le".split())
_LONGEST_NAME = 7
_WHERE = frozenset("in at from to near of outside around through via for into toward towards".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name over tokens `first` to `last`; `words` are its plain words, `evidence` why it is one.

    `row` is the person of the model folder with exactly this name, None where there is none.
    """

    first: int
    last: int
    words: tuple[str, ...]
    evidence: str
    row: Person | None = None


@dataclass(slots=True)
class Known:
    """What the article has told so far.

    `words` of accepted names, `surnames` that may stand alone, `ordinary` words that it writes small. `famous` surnames
    and `first` names are the model folder's. `alone` are capitalised words that stand by themselves, `personal` those
    that the statistical model takes for people's most of the time. `served` pairs the countries and surnames of the
    model folder's people.
    """

    words: set[str] = field(default_factory=set)
    surnames: set[str] = field(default_factory=set)
    ordinary: set[str] = field(default_factory=set)
    famous: frozenset[str] = frozenset()
    first: frozenset[str] = frozenset()
    alone: set[str] = field(default_factory=set)
    personal: set[str] = field(default_factory=set)
    served: frozenset[tuple[str, str]] = frozenset()


def core_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's plain words in lower case without initials, particles, Arabic articles and suffixes such as "Jr".

    >>> core_words(("Joseph", "R", "Biden", "Jr")), core_words(("Omar", "al-Bakri"))
    (('joseph', 'biden'), ('omar', 'bakri'))
    """
    lists = lexicon().lists
    if len(words) > 1 and words[0].lower() in _LEADING:
        words = words[1:]
    kept = tuple(
        low
        for word in words
        if len(low := _ARTICLE.sub("", word.lower().rstrip("."))) > 1
        and not (low in lists["suffixes"] and (word.isupper() or low in ("jr", "sr")))
        and (low not in lists["particles"] or word[0].isupper() and low not in ("al", "el", "bin"))
    )
    return kept or tuple(word.lower() for word in words)


def read_name(line: Line, i: int, known: Known, *, titled: bool) -> Name | None:
    """The name that begins at token `i`. `titled`: an office or "Mr" stands before it, so any capitals will do."""
    if i >= len(line.tokens):
        return None
    if not titled and line.mode == "normal" and skip_opener(line, i, known):
        return None
    chunk, letters = line.chunk(i), letters_behind(line, i)
    titled = titled or letters > 0
    if line.mode == "normal":
        last = _run(line, i, known, titled=titled)
    else:
        last = letters or _loose_run(line, i, known, titled=titled)
    if chunk is not None and chunk.entry.kind == "person" and chunk.last >= last:
        row = chunk.entry.row if isinstance(chunk.entry.row, Person) else None
        return Name(i, chunk.last, _words(line, i, chunk.last), "model", row)
    if last == i:
        return None
    words = _words(line, i, last)
    if words[0].lower() in lexicon().lists["suffixes"] and (words[0].isupper() or words[0] in ("Jr", "Sr")):
        return None
    evidence = "title" if titled else _evidence(line, i, last, words, known)
    return Name(i, last, words, evidence) if evidence else None


def read_served_name(line: Line, i: int, state: str, known: Known) -> Name | None:
    """The lone surname at token `i` of somebody who serves `state`, were it an everyday word: the "Lula" of Brazil."""
    if not line.cap(i) or line.cap(i + 1) or (state, fold(line.tokens[i].text)) not in known.served:
        return None
    return Name(i, i + 1, _words(line, i, i + 1), "famous")


def _words(line: Line, first: int, last: int) -> tuple[str, ...]:
    return tuple(token.key for token in line.tokens[first:last] if token.text[0].isalpha())


def _run(line: Line, i: int, known: Known, *, titled: bool) -> int:
    """The end of the run of capitals at `i` in ordinary prose; `i` where no name begins."""
    lists = lexicon().lists
    j, end, particles = i, i, 0
    while j < len(line.tokens) and j - i < _LONGEST_NAME:
        token = line.tokens[j]
        if is_told_again(line, i, j):
            break  # "Ana Soto Soto Ana": a caption run into the text
        if j == i + 1 and not titled and token.text in ("Administration", "Government", "Cabinet"):
            break  # "Reagan Administration officials"
        if token.cap and _fits(line, j, j > i, titled=titled, known=known):
            j += 1
            end = j
            particles = 0
        elif token.low in lists["particles"] and token.text[0].isalpha() and (j > i or titled) and particles < 3:
            j += 1
            particles += 1
        elif token.low == "," and end > i and line.low(j + 1).rstrip(".") in ("jr", "sr"):
            j += 2
            end = j
        elif j > i and _is_nickname(line, j):
            j += 3
        else:
            break
    return _trim(line, i, end, known, titled=titled)


def _is_nickname(line: Line, j: int) -> bool:
    """Whether one word in quotation marks begins at `j` within a name: "Juan ‘Pepe’ Soto", "Juan (Pepe) Soto"."""
    if not (line.cap(j + 1) and line.cap(j + 3)) or line.chunk(j + 1) is not None or line.chunk(j + 3) is not None:
        return False
    word = line.tokens[j + 1].text
    return f"{line.tokens[j].text}{line.tokens[j + 2].text}" in _MARKS and len(word) > 2 and not word.isupper()


_MARKS = frozenset({"‘’", "''", "“”", "()"})


def skip_opener(line: Line, i: int, known: Known) -> bool:
    """Whether the sentence's first word is none of the name behind it: "Greeting Obama", "Asked"."""
    if i != _opening(line) or not line.cap(i + 1) or line.chunk(i) is not None:
        return False
    low = line.low(i)
    if low in known.words or low in known.first:
        return False
    return low.endswith(("ing", "ed", "ly")) or low in known.ordinary


def _trim(line: Line, i: int, end: int, known: Known, *, titled: bool) -> int:
    """The end of a run without what is no name after all: "Trump Route", a sentence's first word, a body."""
    if end == i:
        return i
    lists = lexicon().lists
    last = line.tokens[end - 1].text
    if last in lists["building_nouns"] or line.tokens[i].text in lists["geography_heads"] or _is_house(line, i, end):
        return i
    if not titled and i and line.cap(i - 1) and line.tokens[i - 1].text in lists["geography_heads"]:
        return i
    if not titled and end - i == 1 and line.low(i - 1) == "the" and not (line.low(end).isalpha() and _noun(line, end)):
        return i
    landed = last in lists["geography_nouns"] and not titled and not is_surname(line, i, end, known)
    if end - i > 1 and (last in lists["organization_nouns"] or landed):
        return i
    if all(len(token.text) < 2 or not token.text.isalpha() for token in line.tokens[i:end] if token.text[-1] != "."):
        if not any("-" in token.text or "'" in token.key for token in line.tokens[i:end]):
            return i
    if not titled and i == _opening(line) and line.low(i) in known.ordinary and line.label(i) != "PERSON":
        if line.low(i) not in known.words:
            return i
    if end - i == 1 and (_INITIAL.fullmatch(line.tokens[i].text) or line.tokens[i].text in lists["not_names"]):
        return i
    while end - i > 1 and is_postnominal(line, end - 1):
        end -= 1
    return end


def is_surname(line: Line, i: int, end: int, known: Known) -> bool:
    """Whether a run that ends in a word for land is a name all the same: "Walter Hill", "Mary Lake"."""
    return end - i > 1 and line.low(i) in known.first and line.tokens[end - 1].text in lexicon().lists["land_surnames"]


def _is_house(line: Line, i: int, end: int) -> bool:
    """Whether the one word from `i` to `end` makes the office before it a house: "at the PM House", "the PM Office"."""
    if end - i > 1 or line.tokens[i].text not in lexicon().lists["office_houses"] or not line.cap(i - 1):
        return False
    first = i - 1
    while line.cap(first):
        first -= 1
    return line.low(first) in _WHERE or line.low(first) == "the"


def _noun(line: Line, i: int) -> bool:
    """Whether the small word at `i` may be what a name before it tells apart: "the Poe era"."""
    return line.low(i) not in lexicon().lists["name_stops"]


def _opening(line: Line) -> int:
    """The first token that is a word: a capital there means nothing."""
    return 1 if line.tokens and not line.tokens[0].text[0].isalnum() else 0


_MONTH_NAMES = frozenset({"April", "Jan", "June", "May"})
"""Months that are first names before another name."""


def _fits(line: Line, j: int, inside: bool, *, titled: bool, known: Known) -> bool:
    """Whether the capitalised word at `j` may be part of a name; `inside`: other words of it stand before."""
    lists = lexicon().lists
    token = line.tokens[j]
    if _INITIAL.fullmatch(token.text):
        return inside or line.cap(j + 1)
    if inside and (_ROMAN.fullmatch(token.text) or token.low.rstrip(".") in ("jr", "sr")):
        return True
    if inside and token.low in calendar_words() and line.low(j + 1)[:1].isdigit():
        return False  # "met Roe March 3"
    chunk = line.chunk(j)
    if token.low in lists["headline_verbs"] and token.low not in known.words:
        return False
    listed = chunk is not None and chunk.entry.kind != "person"
    if chunk is not None and listed and not _name_place(line, j, chunk, titled=titled, known=known):
        return False
    month = token.text in _MONTH_NAMES and not inside and line.cap(j + 1) and line.chunk(j + 1) is None
    if token.text in lists["not_names"] and line.label(j) != "PERSON" and token.low not in known.words and not month:
        return False
    if token.text in lists["media"] and not inside:
        return False
    if len(token.text) > 2 and token.text.isupper() and not inside and not titled:
        if line.label(j) != "PERSON" or not line.tokens[min(j + 1, len(line.tokens) - 1)].text.isupper():
            return False
    office = read_office(line, j)
    if office is None or (titled and not inside and is_first_name(line, j)):
        return True
    if (
        inside
        and office[0] == j + 1
        and token.low in lists["name_offices"]
        and not lists["particles"] & {line.low(j + 1)}
    ):
        return True
    # "Angus King said": an office word in a name's last place is a surname.
    return inside and office[0] == j + 1 and office[1].weak is True and not line.cap(j + 1)


def is_first_name(line: Line, i: int) -> bool:
    """True for the "Sultan" of "Minister Sultan bin Saad"; a sultan has a name before his father's."""
    lists = lexicon().lists
    return line.low(i) in lists["name_offices"] and line.cap(i) and line.low(i + 1) in ("bin", "ibn", "bint")


def _name_place(line: Line, j: int, chunk: Chunk, *, titled: bool, known: Known) -> bool:
    """Whether a town or state is a part of somebody's name here: Israel Katz, Denzel Washington, Minister Kari Lund."""
    token = line.tokens[j]
    if chunk.last > j + 1:
        return False
    given = titled and chunk.entry.kind == "capital" and line.cap(j + 1) and line.chunk(j + 1) is None
    seat = chunk.entry.kind == "capital" and token.low in known.surnames and line.low(j - 1) not in _WHERE
    town = chunk.entry.kind == "place" or (given and line.low(j - 1) not in _WHERE) or (titled and seat)
    if town and token.low in known.surnames and line.low(j - 1) not in _WHERE and not line.possessive(j - 1):
        return True
    if titled and town and line.low(j + 1) != "," and not line.possessive(j - 1):
        before, after = line.cap(j - 1), line.cap(j + 1)
        name_before = before and line.chunk(j - 1) is None and read_office(line, j - 1) is None
        return name_before or (after and line.chunk(j + 1) is None and read_office(line, j + 1) is None)
    if line.label(j) != "PERSON" or not (town or token.text in lexicon().lists["name_places"]):
        return False
    first, end, _ = line.labels[j]
    return end - first > 1


def _loose_run(line: Line, i: int, known: Known, *, titled: bool) -> int:
    """The end of a name where capitals tell nothing: known names, names seen by the model, words behind an office."""
    j = i
    stops = lexicon().lists["name_stops"]
    while j < len(line.tokens) and j - i < _LONGEST_NAME:
        low = line.low(j)
        if not low[0].isalpha() or low in lexicon().lists["headline_verbs"] and low not in known.words:
            break
        if len(low) > 2 and low in (seen.low for seen in line.tokens[i:j]):
            break
        if line.mode == "title" and not line.tokens[j].cap and low not in lexicon().lists["particles"]:
            break
        before = line.low(j - 1)
        if j > i and (before in known.surnames or before in known.famous) and low not in known.words:
            break
        if low in known.words and (titled or j > i or low in known.surnames or line.low(j + 1) in known.words):
            j += 1
        elif low in known.famous and low not in known.ordinary:
            j += 1
        elif line.label(j) == "PERSON" and line.mode == "title" and line.chunk(j) is None and low not in stops:
            j += 1
        elif titled and (_unknown_name_word(line, i, j, known) or _is_shouted(line, i, j)):
            j += 1
        else:
            break
    return j


def _is_shouted(line: Line, i: int, j: int) -> bool:
    """Whether a heading that is not all in capitals has the name in them: "The Hon JANE ROE MP Minister for Trade"."""
    shouted = all(len(t.text) > 1 and t.text.isupper() for t in line.tokens[i : j + 1])
    return line.mode == "title" and shouted and line.chunk(j) is None and not is_postnominal(line, j)


def _unknown_name_word(line: Line, i: int, j: int, known: Known) -> bool:
    """Whether a word nobody has seen, behind an office, still belongs to the name: "minister ali akbar velayati"."""
    low = line.low(j)
    if low in lexicon().lists["name_stops"] or line.chunk(j) is not None or low in known.ordinary:
        return False
    if read_office(line, j) is not None or (j > i and line.mode == "title" and not _is_last_word(line, i, j, known)):
        return False
    if low.endswith("s") and lemmas().of(low) != low:
        return False  # "BRAZILIAN MINISTER EXTENDS TRIP"
    return not (
        low.endswith(("ing", "tion")) or (low.endswith("ed") and not low.endswith(("med", "hed", "yed", "eed")))
    )


def _is_last_word(line: Line, i: int, j: int, known: Known) -> bool:
    """Whether the second of two unknown words ends a name in a heading: "by Spokesperson Jane Roe on the Fund"."""
    low, first = line.low(j), line.low(i)
    if j != i + 1 or line.cap(j + 1) or not line.tokens[j].cap or first in known.surnames | known.famous:
        return False
    told = low in lexicon().lists["not_names"] or line.tokens[j].text in lexicon().lists["not_names"]
    return not told and line.low(i - 1).isalpha()


def _evidence(line: Line, i: int, last: int, words: tuple[str, ...], known: Known) -> str:
    """Why an untitled run is a person's name, empty where nothing says so."""
    core = core_words(words)
    if core and (core[-1] in known.surnames or core[0] in known.surnames) and all(word in known.words for word in core):
        return "known"
    if len(core) > 1 and (core[-1] in known.surnames and core[0] in known.words):
        return "known"
    if any(line.label(j) == "PERSON" for j in range(i, last)) and not _lone_acronym(line, i, last):
        if len(words) > 1 and line.mode == "normal":
            return "ner"
        opening = i == _opening(line) and core[0] not in known.alone
        if (
            all(word.lower() in known.personal and word not in lexicon().lists["not_names"] for word in words)
            and not opening
        ):
            return "ner"
    if len(words) == 1 and line.label(i) in ("PERSON", "ORG", "GPE") and core[0] not in known.ordinary:
        if core[0] in known.first or core[0] in known.words:
            return "first"
    if len(words) == 1:
        return "famous" if core[0] in known.famous else ""
    if core[-1] in known.famous and not read_body(line, i) > last and line.label(last - 1) not in ("ORG", "FAC", "LAW"):
        return "famous"
    if line.label(i) in ("ORG", "GPE", "NORP", "FAC", "") and _looks_personal(line, i, last, core, known):
        return "shape"
    return "apposition" if _introduced(line, last) else ""


def _looks_personal(line: Line, i: int, last: int, core: tuple[str, ...], known: Known) -> bool:
    """Whether two or three words are a person's by a first name, or because the last stands alone elsewhere."""
    tokens = [token for token in line.tokens[i:last] if token.cap]
    if not 2 <= len(core) <= 3 or any(token.text.isupper() and len(token.text) > 2 for token in tokens):
        return False
    if any(token.text in lexicon().lists["organization_nouns"] for token in tokens):
        return False
    if core[0] in known.first:
        return True
    return core[-1] in known.alone and core[-1] not in known.ordinary and bool(line.label(i)) and i != _opening(line)


def _lone_acronym(line: Line, i: int, last: int) -> bool:
    return last == i + 1 and line.tokens[i].text.isupper() and len(line.tokens[i].text) > 2


def _introduced(line: Line, last: int) -> bool:
    """Whether an office follows that is told of him: "Jane Roe, the spokeswoman for the ministry,", "as ambassador"."""
    if line.low(last) not in (",", "as"):
        return False
    title = read_apposition(line, last + 1)
    return title is not None and not title.plural and not line.cap(title.last)
