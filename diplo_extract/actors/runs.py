"""Stage 3: runs of capitals that name a body: "Conference of Presidents of Major American Jewish Organizations"."""

from __future__ import annotations

from diplo_extract.actors.gazetteer import Chunk, Entry
from diplo_extract.actors.lexicon import DETERMINERS, OF, lexicon, longest
from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import past_affairs, read_office
from diplo_extract.rules import calendar_words


def read_body(line: Line, i: int) -> int:
    """The end of a capitalised run with a word such as "Council" or "Ministry" in it; `i` where there is none.

    "Conference of Presidents of Major American Jewish Organizations" is one run: "of", "for", "on" and "and" join.
    """
    if line.mode != "normal" or not (line.cap(i) or line.chunk(i)):
        return i
    office = read_office(line, i)
    if line.low(i) in DETERMINERS or (office is not None and office[1].words not in ("general", "chief", "state")):
        return i
    nouns = lexicon().lists["organization_nouns"]
    j, seen, end = i, False, i
    chunk = line.chunk(i)
    if chunk is not None and _has_officer(line, chunk):
        return i
    named = chunk is not None and chunk.entry.kind in ("state", "place", "capital")
    while j < len(line.tokens):
        word = line.tokens[j]
        if word.cap and word.text[0].isalpha():
            if not _continues(line, i, j) or _begins_name(line, i, j):
                break
            seen = seen or word.text in nouns
            j = _past_office(line, i, j)
            end = j
        else:
            joined = _join(line, j, seen)
            if joined == j or (named and not seen):
                break
            j = joined
    while end > i and line.low(end - 1) in OF:
        end -= 1
    return end if seen and end > i + 1 else i


def _has_officer(line: Line, body: Chunk) -> bool:
    """Whether a listed body is told between an office and its field: "Director of the EU for Asian Affairs"."""
    held = line.low(body.first - 1) in OF | {"the"} and line.low(body.last) == "for"
    if body.entry.kind != "organization" or not held:
        return False
    field = body.last + 1 + (line.low(body.last + 1) == "the")
    return past_affairs(line, field) > field


def _continues(line: Line, first: int, j: int) -> bool:
    """Whether the capitalised word at `j` still belongs to the body that began at `first`."""
    before = line.low(j - 1)
    if j == first or before in OF or before == "the":
        return True
    chunk = line.chunk(j)
    if (line.label(j) == "PERSON" and line.labels[j][0] == j) or (chunk is not None and chunk.entry.kind == "person"):
        return False
    office = read_office(line, j)
    if before in ("and", "&"):
        return office is None
    if office is None or office[1].weak and office[1].words not in ("head", "chief", "secretary", "director", "chair"):
        return True
    return line.cap(office[0]) and office[1].words == "general"


def _past_office(line: Line, first: int, j: int) -> int:
    """The word behind the one at `j`, or behind the office there: "the Office of the Prime Minister of Utopia"."""
    office = read_office(line, j) if j > first and line.low(j - 1) in ("of", "the") else None
    strong = office is not None and not office[1].weak and office[1].office_class in _HOUSED
    return office[0] if office is not None and strong and line.cap(office[0] - 1) else j + 1


_HOUSED = frozenset({"president", "government", "vice"})
"""Whose office is a body."""


def _begins_name(line: Line, first: int, j: int) -> bool:
    """Whether the officer's name begins at `j`, right behind the last part of a body's: "the Office of the President".

    That part is a state or listed body, or an office, behind "of", or the one noun of "the Congress". Behind "the
    Speaker of" it is the house itself: "the Utopian Parliament Jane Roe". A name has two words and more, none of which
    makes a body.
    """
    if j == first or line.low(j - 1) in OF or not (_ends_body(line, first, j) or _ends_house(line, first, j)):
        return False
    lists = lexicon().lists
    end = j
    while (line.cap(end) or line.low(end) in lists["particles"]) and line.tokens[end].text[0].isalpha():
        end += 1
    plain = all(line.tokens[k].text not in lists["organization_nouns"] and line.chunk(k) is None for k in range(j, end))
    few = end - j < (7 if end > j and lists["particles"] & {line.low(k) for k in range(j, end)} else 4)
    return plain and end > j + 1 and few and longest(line, j, lexicon().portfolios) is None


_MEMBERS = frozenset("Representatives Deputies Councillors Councilors Senators Commons Lords Ministers Peoples".split())


def _ends_house(line: Line, first: int, j: int) -> bool:
    """Whether a body behind "the Speaker of" ends before `j`: on its one noun or on those who sit in it."""
    last = line.tokens[j - 1].text
    ends = last in lexicon().lists["organization_nouns"] or (last in _MEMBERS and line.low(j - 2) == "of")
    return ends and any(
        (office := read_office(line, k)) is not None
        and office[1].office_class in _SEATED
        and line.low(office[0]) == "of"
        and office[0] < first <= office[0] + 6
        for k in range(max(0, first - 9), first)
    )


_SEATED = frozenset({"speaker", "president", "chief", "vice"})
"""Offices of those who sit at the head of a house or body."""


def _ends_body(line: Line, first: int, j: int) -> bool:
    """Whether a body that begins at `first` can be whole before `j`."""
    if j == first + 1:
        return line.low(first - 1) == "the" and line.tokens[first].text in lexicon().lists["organization_nouns"]
    for k in range(max(first + 1, j - 5), j):
        if line.low(k - 1) != "of" and (line.low(k - 1) != "the" or line.low(k - 2) != "of"):
            continue
        chunk, office = line.chunk(k), read_office(line, k)
        if chunk is not None and chunk.last == j and chunk.entry.kind in ("state", "organization", "place"):
            return True
        if office is not None and office[0] == j and office[1].office_class in _HOUSED:
            return True
    return False


def is_told_again(line: Line, i: int, j: int) -> bool:
    """Whether the word at `j` begins the name from `i` once more, which a son named for his father does not.

    "Nahyan bin Mubarak Al Nahyan", "Deng Majok Deng": the same word last, with another of his names between.
    """
    token = line.tokens[j]
    if j == i or not token.cap or len(token.text) < 3 or token.text not in [seen.text for seen in line.tokens[i:j]]:
        return False
    between = next(k for k in range(j - 1, i - 1, -1) if line.tokens[k].text == token.text) + 1
    return line.cap(j + 1) or not any(line.cap(k) for k in range(between, j))


def is_day(line: Line, k: int) -> bool:
    """Whether the name of a weekday or month stands at `k`."""
    return line.low(k) in calendar_words()


def _is_outside(line: Line, k: int) -> bool:
    """Whether a day or an island begins at `k`: "the Foreign Office on Tuesday", "the Movement on Rosa Island"."""
    if line.low(k) in calendar_words():
        return True
    end = k
    while line.cap(end):
        end += 1
    return line.tokens[end - 1].text in ("Island", "Islands")


def _join(line: Line, j: int, seen: bool) -> int:
    """Where the run goes on after a joining word at `j`; `j` where it ends."""
    low = line.low(j)
    k = j + 1
    if line.possessive(j) and line.low(j - 1) in ("people", "women", "workers", "peoples", "peasants") and line.cap(k):
        return k  # "the People's Council", "the Workers' Party"
    if low in ("of", "for", "on", "and", "&"):
        k += low in ("of", "for", "on") and line.low(k) == "the"
        if not line.cap(k) or not line.tokens[k].text[0].isalpha() or (low == "on" and _is_outside(line, k)):
            return j
        chunk = line.chunk(k)
        if low == "and" and chunk is not None and _both_states(line, j, chunk):
            return k
        if low in ("for", "on") and line.label(k) in ("DATE", "PERSON", "TIME"):
            return j
        if low in ("and", "&") and seen and _is_next_field(line, k):
            return k
        if low in ("and", "&") and (chunk is not None or (seen and line.low(j - 2) not in OF)):
            return j
        if low in ("for", "on") and chunk is not None and chunk.entry.kind != "demonym":
            return j
        return k
    return j


def _both_states(line: Line, j: int, chunk: Chunk) -> bool:
    """Whether "and" joins two states after "of": "Council of Presidents of Ukraine and Azerbaijan"."""
    before = line.chunk(j - 1)
    return before is not None and before.entry.kind == chunk.entry.kind == "state" and line.low(j - 2) == "of"


def _is_next_field(line: Line, k: int) -> bool:
    """Whether a field of a ministry begins at `k`: the "Trade" of "the Department of Foreign Affairs and Trade"."""
    field = longest(line, k, lexicon().portfolios)
    house = lexicon().lists["organization_nouns"]
    if field is None or read_office(line, k) is not None or line.tokens[field[0] - 1].text in house:
        return False
    told = range(max(0, k - 8), k - 1)
    of = next((j for j in reversed(told) if line.low(j) == "of"), None)
    ministry = of is not None and line.low(of - 1) in ("ministry", "department")
    return ministry and line.tokens[min(field[0], len(line.tokens) - 1)].text not in house


_MEETING_NOUNS = frozenset(
    "Summit Forum Dialogue Accord Accords Agreement Treaty Pact Alliance Partnership Initiative Protocol".split()
)
"""A run that ends in one of these is of no state, whatever states it names: "the Ukraine Peace Summit"."""
_CONTINENTS = frozenset("latin north south central pan inter african native meso".split())


def states_inside(line: Line, first: int, last: int) -> tuple[str, ...]:
    """The states told inside a run of capitals: Italy's for "General Confederation of Italian Industry"."""
    if line.tokens[last - 1].text in _MEETING_NOUNS:
        return ()
    codes = []
    for j in range(first, last):
        chunk = line.chunk(j)
        if (
            chunk is None
            or not chunk.entry.code
            or chunk.entry.kind not in ("state", "demonym", "capital", "place", "seat", "organization")
        ):
            continue
        if line.low(j - 1) not in _CONTINENTS:
            codes.append(chunk.entry.code)
    return tuple(dict.fromkeys(codes))


def past_acronym(line: Line, j: int) -> int:
    """Past "(AU)" behind the name of a body or state."""
    acronym = line.low(j) == "(" and line.low(j + 2) == ")" and line.tokens[j + 1].text.isupper()
    return j + 3 if acronym else j


_DESKS = frozenset("Branch Desk Division Section Unit".split())


def past_desk(line: Line, i: int) -> tuple[int, tuple[str, ...]]:
    """Past where an officer sits, told between commas before the name, and the states named in it.

    "the Director, Asia Division, Ministry of Foreign Affairs, Ms Jane Roe": `i` is the first comma, the answer the
    last; `i` itself where no such thing follows.
    """
    states: tuple[str, ...] = ()
    while line.low(i) == ",":
        end = read_body(line, i + 1)
        if end == i + 1:
            while line.cap(end) and line.tokens[end].text[0].isalpha():
                end += 1
            end = end if line.tokens[end - 1].text in _DESKS else i + 1
        if line.low(end) != "," or not line.cap(end + 1):
            break
        states = states or states_inside(line, i + 1, end)
        i = end
    return i, states


def stands_apart(line: Line, i: int, entry: Entry) -> bool:
    """Whether a town before token `i` is where something is done: "in Rome Kenyan President Ana Ruiz met"."""
    if entry.kind not in ("capital", "place", "seat") or line.possessive(i - 1):
        return False
    before = next((j for j in range(i - 1, max(-1, i - 5), -1) if (c := line.chunk(j)) is not None and c.last == i), i)
    if line.low(before - 1) in ("in", "at"):
        return True
    chunk = line.chunk(i)
    other = chunk is not None and chunk.entry.kind in ("demonym", "state") and chunk.entry.code != entry.code
    return other and entry.kind != "seat"
