"""Stage 3: the office word at a token, with its portfolio: "foreign minister", "Minister of Trade and Industry"."""

from __future__ import annotations

from dataclasses import replace

from diplo_extract.actors.lexicon import DETERMINERS, Office, lexicon, longest
from diplo_extract.actors.lines import Line


def read_portfolio(line: Line, i: int) -> int:
    """Where a portfolio that begins at `i` ends ("trade, industry and energy"); `i` itself where there is none."""
    hit = longest(line, i, lexicon().portfolios)
    if hit is None and not line.cap(i):
        return _read_plain(line, i)
    if hit is None:
        return _read_more(line, i) if line.low(i) in lexicon().lists["portfolio_words"] else i
    return _read_more(line, hit[0])


def _read_plain(line: Line, i: int) -> int:
    """The end of a portfolio in small letters before its minister: "primary industries"; `i` where there is none.

    Behind "state media, Foreign Minister Ana Ruiz" begins another phrase.
    """
    table, j = lexicon(), i
    while j < i + 5 and line.low(j) not in table.ministers:
        if line.cap(j):
            return i
        field = longest(line, j, table.portfolios)
        if field is None and line.low(j) not in table.lists["portfolio_words"]:
            return i
        j = field[0] if field is not None else j + 1
        j = _past_link(line, j)
    return j if line.low(j) in table.ministers and line.low(j - 1) not in ("and", "&", ",") else i


def _read_more(line: Line, end: int) -> int:
    """The end of what is coordinated with a portfolio that ends at `end`."""
    table = lexicon().portfolios
    while True:
        end = _past_words(line, end)
        j = _past_link(line, end)
        more = longest(line, j, table) if j > end else None
        if more is None:
            return end
        end = more[0]


def _past_link(line: Line, i: int) -> int:
    """Past the "and", the comma or both at `i`; `i` itself where there is none."""
    j = i + 1 if line.low(i) in (",", "and", "&") else i
    return j + (line.low(i) == "," and line.low(j) in ("and", "&"))


def _past_words(line: Line, end: int) -> int:
    """Past further capitalised words of a portfolio: "and Rural Development" behind "Agriculture"."""
    table = lexicon()
    known = table.lists["portfolio_words"]
    while True:
        first = j = _past_link(line, end)
        while line.cap(j) and longest(line, j, table.offices) is None:
            field = longest(line, j, table.portfolios)
            further = j + 1 if line.low(j) in known or is_abstract(line, j) else _past_unlisted(line, j)
            if further == j and field is None:
                break
            j = field[0] if field is not None else further
        if j == first:
            return end
        end = j


_ABSTRACT = tuple("aries bility graphy ians ities ment ments ness nomics ology ship sion tics tion tions".split())
_BODIES = frozenset({"delegation", "department", "government", "mission", "parliament"})


def is_abstract(line: Line, i: int) -> bool:
    """Whether a capitalised word is one that no person and no body is called: "Attractiveness", "Boundaries"."""
    low = line.low(i)
    body = line.cap(i) and (line.tokens[i].text in lexicon().lists["organization_nouns"] or low in _BODIES)
    return len(low) > 7 and low.endswith(_ABSTRACT) and not body


def _past_unlisted(line: Line, i: int) -> int:
    """Past a capitalised word or two that no list has and the field behind: "Multicultural Affairs"; else `i`."""
    table = lexicon()
    for j in (i + 1, i + 2):
        if not line.cap(j) or line.chunk(j - 1) is not None or longest(line, j - 1, table.offices) is not None:
            return i
        if line.low(j) in table.lists["portfolio_words"]:
            return j + 1
    return i


def _named_portfolio(line: Line, i: int) -> int:
    """The end of "of Foreign Affairs and Trade", "for the Environment" after "Minister"; `i` where there is none."""
    first = _past_charge(line, i)
    if line.low(first) not in ("of", "for", "to"):
        return i
    j = first + 1 + (line.low(first + 1) == "the")
    end = read_portfolio(line, j)
    if end == j and line.low(j) in lexicon().lists["portfolio_words"]:
        end = _read_more(line, j + 1)
    if end > j and line.chunk(j) is None:
        return end
    last, part = i, j + 1
    while line.cap(j) and line.chunk(j) is None and longest(line, j, lexicon().offices) is None:
        j += 1
        last = j
        if line.low(j) in ("and", "&", "of") and line.cap(j + 1) and line.chunk(j + 1) is None:
            part = j + 2
            j += 1
    return _without_name(line, i, part, last)


def _without_name(line: Line, office: int, part: int, last: int) -> int:
    """The end of a field without the two or three words of a name that stand right behind its last word.

    "Peru's Minister for the Aid of Migrants Ana Ruiz": `part` is the second word behind the field's last link, and
    `office` the end of the office. "The Minister for Clean Water Supply" is nobody's name.
    """
    first = office
    while first > 0 and (line.cap(first - 1) or line.low(first - 1) in lexicon().modifiers):
        first -= 1
    if line.low(first - 1) in DETERMINERS or line.low(last) == ",":
        return last
    told = lexicon().lists["portfolio_words"]
    end = max((k + 1 for k in range(part, last) if line.low(k) in told or is_abstract(line, k)), default=part)
    return end if 2 <= last - end <= 3 else last


def _past_charge(line: Line, i: int) -> int:
    """Past what stands before the "for" of "responsible for" and the "of" of "in charge of"; `i` for anything else."""
    words = (line.low(i), line.low(i + 1), line.low(i + 2))
    return i + 1 if words[:2] == ("responsible", "for") else i + 2 if words == ("in", "charge", "of") else i


def read_office(line: Line, i: int) -> tuple[int, Office] | None:
    """The office word or phrase at token `i` with its portfolio, and where it ends."""
    key = ("office", i)
    if key not in line.memo:
        line.memo[key] = _read_office(line, i)
    found: tuple[int, Office] | None = line.memo[key]
    return found


def _read_office(line: Line, i: int) -> tuple[int, Office] | None:
    table = lexicon()
    hit = longest(line, i, table.offices)
    end = read_portfolio(line, i)
    if end > i and (minister := table.ministers.get(line.low(end))) and (hit is None or end + 1 > hit[0]):
        word = line.low(end)
        singular = "minister" if minister == "minister" else word.removesuffix("s")
        hit = (end + 1, Office(singular, minister, word.endswith("s"), False))
    if hit is None:
        return None
    end, office = hit
    if office.words in ("secretary", "secretary of state") and (field := _secretaryship(line, end)) > end:
        return field, replace(office, office_class=_class_of(line, end, field), weak=False)
    if office.words in _WIDE and (field := _named_portfolio(line, end)) > end:
        return field, office
    if " of " in office.words or " for " in office.words:
        # "Minister of Foreign Affairs and International Cooperation"
        return _read_more(line, end), office
    if office.office_class == "minister" and line.low(end - 1).startswith(("minister", "secretar", "undersecretar")):
        more = _named_portfolio(line, end)
        if more > end:
            return more, replace(office, weak=False)
    return end, office


_WIDE = frozenset({"minister of state", "state minister", "minister delegate", "undersecretary of state"})
"""Offices whose field stands behind them still: "Minister of State for Foreign Trade"."""


def _secretaryship(line: Line, i: int) -> int:
    """The end of the field that makes a secretary a minister ("of National Defense"); `i` for a body's secretary.

    One of state has it behind "for".
    """
    j = i + 1 + (line.low(i + 1) == "the")
    ties = ("for",) if line.low(i - 1) == "state" else ("of", "for")
    end = read_portfolio(line, j) if line.low(i) in ties and line.cap(j) else j
    return end if end > j and read_office(line, end) is None else i


def _class_of(line: Line, first: int, last: int) -> str:
    """The class of a minister whose field stands from `first` on."""
    return "defence" if {line.low(k) for k in range(first, last)} & {"defense", "defence"} else "minister"


def past_affairs(line: Line, j: int) -> int:
    """Past the field that "Assistant Secretary for Near Eastern Affairs" ends on; `j` where it does not end so."""
    k = j
    while k - j < 8 and (line.cap(k) or (k > j and line.low(k) in ("and", "&", ",", "of", "the"))):
        k += 1
        if line.tokens[k - 1].text == "Affairs":
            return _read_more(line, k)  # "for Foreign Affairs and Security Policy"
    return j


def read_modifiers(line: Line, i: int) -> int:
    """Past the words before an office that tell how it is held: "newly appointed", "then acting"."""
    table = lexicon().modifiers
    first = i
    while i < first + 8 and (_is_modifier(line, i) or f"{line.low(i)} {line.low(i + 1)}" in table):
        if line.low(i) not in table and line.low(i) != "-":
            i += 2
            continue
        listed = line.chunk(i)
        if listed is not None and listed.last > i + 1 and line.cap(i):
            break  # "New York Mayor"
        office = read_office(line, i)
        if office is not None and (office[0] > i + 1 or (line.low(i + 1) not in table and office_wins(line, i))):
            break
        i += 1
    return i


def _is_modifier(line: Line, i: int) -> bool:
    return line.low(i) in lexicon().modifiers or (line.low(i) == "-" and line.low(i - 1) in ("then", "ex", "former"))


def office_wins(line: Line, i: int) -> bool:
    """Whether a word that may be either ("vice president", "senior official") begins an office here."""
    hit = read_office(line, i)
    return hit is not None and (hit[0] > i + 1 or read_office(line, i + 1) is None)
