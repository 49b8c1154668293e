"""Stage 3, eighth step: houses, halls, bases and airports where people meet, by the kind of building in their name."""

from __future__ import annotations

from diplo_extract.actors.gazetteer import Chunk
from diplo_extract.actors.lexicon import DETERMINERS, OWNERS, lexicon, line_words
from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import read_office
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.runs import states_inside
from diplo_extract.model import Place

INSIDE = frozenset({"in", "at", "to", "inside", "outside", "near"})
_LOCAL = frozenset({"in", "near", "outside"})
_LINKS = frozenset({"of", "de", "des", "du", "del", "della", "la", "el", "al", "di", "the"})
_RANKS = frozenset({"imperial", "national", "presidential", "royal"})
"""Adjectives that may stand small before the capital of a house: "at the imperial Palace"."""
_KINDS = frozenset("country government holiday international official presidential royal state summer".split())
"""Adjectives between a name and its building: "the Rosa presidential residence"."""
_TOWNS = frozenset({"capital", "place"})
_LONGEST = 7


def read_venue(line: Line, i: int) -> Phrase | None:
    """A building behind "at" or "in": "Mulungushi Conference Centre", "Istana Nurul Iman", "the Vnukovo airport".

    Its country is that of the place behind it ("in Lusaka", ", Nairobi"), else the one its own name tells.
    """
    if line.mode != "normal" or not line.cap(i):
        return None
    if line.low(i - 1) in _RANKS and line.tokens[i].text in lexicon().lists["venue_nouns"] and _is_entered(line, i - 1):
        return Phrase(i - 1, i + 1, "place", "place.venue", text=line_words(line, i - 1, i + 1))
    if not _is_entered(line, i):
        return None
    house = _end_of_house(line, i)
    if house > i:
        return Phrase(i, house, "place", "place.venue", text=line_words(line, i, house))
    listed = line.chunk(i)
    end = _with_kind(line, i, _end_of_name(line, i))
    if listed is not None and listed.last >= end:
        if listed.entry.kind not in ("place", "seat", "capital"):
            return None
        end = listed.last
    end = _with_town(line, end)
    around = _told_behind(line, end)
    if not _is_building(i, end, listed) or (around is None and listed is not None and listed.last == end):
        return None
    states = (around,) if around else _own_states(line, i, end)
    return Phrase(i, end, "place", "place.venue", text=line_words(line, i, end), states=states)


def _end_of_house(line: Line, i: int) -> int:
    """The end of "Prime Minister's Office" behind "at", of "Office of the President"; `i` for any other words."""
    houses = lexicon().lists["office_houses"]
    if line.low(i - 1) not in ("at", "the") or (line.low(i - 1) == "the" and line.low(i - 2) != "at"):
        return i
    of_whom = i + 3 if (line.low(i + 1), line.low(i + 2)) == ("of", "the") and line.tokens[i].text in houses else i
    office = read_office(line, of_whom) if line.cap(of_whom) else None
    if office is None or office[1].office_class not in ("president", "government"):
        return i
    if of_whom > i:
        return office[0]
    last = office[0] + line.possessive(office[0])
    return last + 1 if line.cap(last) and line.tokens[last].text in houses else i


def _is_building(i: int, end: int, listed: Chunk | None) -> bool:
    if end <= i:
        return False
    row = listed.entry.row if listed is not None and listed.last == end else None
    return row is None or (isinstance(row, Place) and row.kind == "venue")


def _is_entered(line: Line, i: int) -> bool:
    """Whether "in", "at" or "to" stands before the name, articles and an owner aside: "at Cairo's Abdeen Palace"."""
    j = i - 1
    if line.possessive(j):
        j -= 1
        while line.cap(j):
            j -= 1
    if line.low(j) in ("a", "an") and not line.tokens[i].text[0].isdigit():
        return False  # "at a Royal Air Force base" names none
    while line.low(j) in DETERMINERS | OWNERS and j > 0:
        j -= 1
    return j >= 0 and line.low(j) in INSIDE


def _end_of_name(line: Line, i: int) -> int:
    """The end of a capitalised run with the word of a building at its end or its head; `i` where there is none."""
    lists = lexicon().lists
    nouns = lists["venue_nouns"]
    j, end = i, i
    while j - i < _LONGEST and line.cap(j) and line.tokens[j].text[0].isalpha():
        word = line.tokens[j].text
        j += 1
        if word in nouns and j - i > 1 and not (word in lists["lone_venues"] and line.low(j) == "of"):
            end = j
        elif end > i and line.low(j - 2) in _LINKS:
            end = j
        if line.possessive(j) and line.cap(j + 1):
            if ((owner := line.chunk(i)) is not None and owner.last == j) or line.tokens[j + 1].text not in nouns:
                return i  # "Cairo's Abdeen Palace" is Abdeen Palace, the People's Palace is all of it
            j += 1
        while (
            line.low(j) in _LINKS
            and (line.low(j) != "the" or line.low(j - 1) in _LINKS)
            and (line.cap(j + 1) or line.low(j + 1) in _LINKS)
        ):
            j += 1
    of = line.tokens[i].text in lists["venue_heads_of"] and line.low(i + 1) == "of"
    if (of or line.tokens[i].text in lists["venue_heads"]) and j > i + 1:
        return j
    return end


def _with_kind(line: Line, i: int, end: int) -> int:
    """The end with a lower-case "residence" or "airport" behind the name, which makes any name one of a building."""
    lists = lexicon().lists
    last = end
    if end == i:
        chunk = line.chunk(i)
        last = chunk.last if chunk is not None and chunk.entry.kind in ("place", "capital", "seat") else i
        while chunk is None and line.cap(last) and last - i < _LONGEST:
            last += 1
            last += line.low(last) in ("e", "y") and line.cap(last + 1)
    if last == i or line.low(last) not in lists["venue_tails"]:
        more = last + 1
        if last == i or line.low(last) not in _KINDS or line.low(more) not in lists["venue_tails"]:
            return end
        return more + 1
    last += 1
    last += line.low(last) in lists["venue_tails"]
    if line.low(last) == "of" and line.low(last - 1) == "resort" and line.cap(last + 1):
        return end
    town = line.chunk(last + 1) if line.low(last) == "of" else None
    return end if town is not None and town.entry.kind in _TOWNS else last  # "the Red Sea resort of Sharm"


def _with_town(line: Line, end: int) -> int:
    """The end of "State House Entebbe", with the town that tells it from the others of that name."""
    town = line.chunk(end)
    named = town is not None and town.entry.kind in _TOWNS and not line.possessive(town.last)
    return (
        town.last if town is not None and named and line.tokens[end - 1].text in lexicon().lists["venue_nouns"] else end
    )


def _told_behind(line: Line, end: int) -> str | None:
    """The country of the place behind a building: "in Lusaka", ", Nairobi", "(Astana)"; None for none."""
    j = end
    if line.low(j) in (",", "("):
        j += 1
    if line.low(j) in _LOCAL:
        j += 1
        j += line.low(j) == "the"
        j += line.low(j) in lexicon().lists["districts"]
    elif j == end:
        town = line.chunk(end - 1)
        return town.entry.code if town is not None and town.last == end and town.entry.kind in _TOWNS else None
    chunk = line.chunk(j)
    if chunk is None or chunk.entry.kind not in ("place", "capital", "state"):
        return None
    return chunk.entry.code


def _own_states(line: Line, i: int, end: int) -> tuple[str, ...]:
    owner = line.chunk(i - 2) if line.possessive(i - 1) else None
    if owner is not None and owner.entry.code:
        return (owner.entry.code,)
    return states_inside(line, i, end)[:1]
