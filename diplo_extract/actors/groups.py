"""Stage 3, seventh step: groups, governments and a state's bodies, with their state before or behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diplo_extract.actors.gazetteer import Entry
from diplo_extract.actors.lexicon import lexicon, line_words, longest
from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import read_office, read_portfolio
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.runs import read_body, states_inside
from diplo_extract.actors.titles import DEPUTIES, Title, one_of, read_listed

QUANTIFIERS = frozenset(
    "the a an two three four five both several some many other all most more senior top visiting high-level high "
    "ranking high-ranking large small joint official his her their its our this these those key former".split()
)
_SENT_GROUPS = frozenset(
    "delegation delegations mission team officials negotiators representatives envoys diplomats".split()
)
_UNNAMED = frozenset(
    "the a an two three four five both some several many all most his her their its our these those".split()
)


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Whose a group is: entries before the noun ("Russian and Turkish"), or a region without a state ("Arab")."""

    last: int
    entries: tuple[Entry, ...]
    region: str = ""


def _affiliations(line: Line, i: int) -> Affiliation | None:
    entries: list[Entry] = []
    j, end = i, i
    while (chunk := line.chunk(j)) is not None and chunk.entry.kind not in ("person", "people", "place"):
        entries.append(chunk.entry)
        end = chunk.last + line.possessive(chunk.last)
        if line.possessive(chunk.last) and not _owns_too(line, end):
            break
        j = end + (line.low(end) == ",")
        j += line.low(j) in ("and", "&")
        j += line.low(j) == "-" and j == end
        if j == end:
            break
    if entries:
        return Affiliation(end, tuple(entries))
    region = longest(line, i, lexicon().regions)
    return Affiliation(region[0], (), region[1]) if region else None


def _owns_too(line: Line, i: int) -> bool:
    """Whether another owner stands behind token `i`: "Utopia's and Arcadia's foreign ministers"."""
    j = i + (line.low(i) == ",")
    chunk = line.chunk(j + (line.low(j) in ("and", "&")))
    return chunk is not None and line.possessive(chunk.last) and line.low(i) in (",", "and", "&")


@cache
def _beginnings() -> frozenset[str]:
    """The words that a group or a state's body can begin with, names apart."""
    table = lexicon()
    tries = (table.groups, table.regions, table.portfolios, table.bodies, table.government)
    return frozenset((*QUANTIFIERS, *_HOUSES, *table.modifiers, *(word for trie in tries for word in trie)))


def read_collective(line: Line, i: int) -> Phrase | None:
    """A group, a government or a state's body with its state before or behind it."""
    if line.low(i) not in _beginnings() and line.chunk(i) is None:
        return None
    j = i
    while line.low(j) in QUANTIFIERS and j - i < 4:
        j += 1
    owner = _affiliations(line, j) if longest(line, j, lexicon().groups) is None else None
    k = owner.last if owner else j
    k = _inner(line, k)
    if owner is not None and owner.entries:
        official = _state_part(line, i, k, owner)
        if official is not None:
            return official
    noun = _ministries(line, k) or longest(line, k, lexicon().groups)
    if noun is None or noun[0] == k:
        return None
    end = noun[0]
    if line.low(end - 1) == "community" and owner is not None and not owner.entries:
        return None  # nobody meets the international community
    if line.low(end - 1) in ("official", "negotiator", "team", "mission") and (
        line.low(end) in lexicon().lists["not_offices"] or line.low(end - 1) in ("official", "negotiator")
    ):
        return None
    behind = _behind(line, end)
    if owner is None and behind is None:
        return None
    if owner is not None and not owner.entries and behind is None and not owner.region:
        return None
    entries = owner.entries if owner else ()
    codes = tuple(dict.fromkeys(entry.code for entry in entries if entry.code))
    if line.low(noun[0] - 1) in _REBELS and behind is None:
        codes = ()  # "Utopian rebels" do not act for Utopia
    if behind is not None and (owner is None or not owner.entries):
        end, entries = behind.last, (behind.entry,)
        codes = behind.codes or tuple(entry.code for entry in entries if entry.code)
    text = line_words(line, _name_start(line, i), end)
    bodies = [entry for entry in entries if entry.kind == "organization" and entry.code is None]
    entry = entries[0] if len(entries) == 1 else bodies[0] if len(bodies) == 1 and codes else None
    return Phrase(
        i,
        end,
        "group",
        "group",
        titles=_several(line, owner.last if owner else k, k, codes),
        states=codes,
        entry=entry,
        text=text,
        noun=noun[1] if line.low(k) in _HOUSES else line_words(line, k, noun[0]),
    )


def read_insurgents(line: Line, i: int) -> Phrase | None:
    """Those who fight a state and come in no body's name: "rebel leaders", "separatist envoys", "and rebels".

    "The rebels" are left out, who have been told before.
    """
    j = i
    while line.low(j) in _COUNTING and j - i < len(_COUNTING):
        j += 1
    low = line.low(j)
    lists = lexicon().lists
    creed = line.cap(j) and line.chunk(j) is None and line.low(j + 1) in _REBELS and not line.cap(j + 1)
    if creed and low not in _BEFORE_REBELS and line.label(j) != "PERSON":
        return Phrase(i, j + 2, "group", "group.insurgents", text=line_words(line, j, j + 2), noun=line.low(j + 1))
    if any(line.low(k) in _AT_HOME for k in range(j + 1, j + 7)):
        return None
    fought = low in ("insurgent", "separatist") and line.low(j + 1) in ("factions", "group", "groups", "movements")
    if low in lists["insurgents"] and line.low(j + 1) in lists["insurgent_parts"] and not fought:
        return Phrase(i, j + 2, "group", "group.insurgents", text=line_words(line, j, j + 2), noun=line.low(j + 1))
    alone = low.removesuffix("s") in lists["insurgents"] and low.endswith("s") and line.low(j - 1) in _BESIDE
    if alone and j == i and not line.cap(j + 1):
        return Phrase(i, j + 1, "group", "group.insurgents", text=line_words(line, j, j + 1), noun=low)
    return None


_REBELS = frozenset({"guerillas", "guerrillas", "insurgents", "rebels", "separatists"})
"""Those who fight a state, as they are called behind their creed or people: "Maoist rebels"."""
_BEFORE_REBELS = frozenset({"but", "former", "meanwhile", "many", "other", "some", "the", "these", "those"})
_COUNTING = frozenset({"a", "all", "both", "senior", "several", "some", "the", "three", "top", "two"})
_AT_HOME = frozenset({"caucus", "coalition", "congress", "parliament", "party", "union"})
"""What rebels of no arms are in."""
_BESIDE = frozenset({"and", "between", "meet", "meets", "met", "with"})
"""Words right before rebels of whom nothing more is told."""

_HOUSES = frozenset({"departments", "ministries"})


def _ministries(line: Line, k: int) -> tuple[int, str] | None:
    """The end of "Ministries of Defence" before "of Peru and Chile", and what each is called; None elsewhere."""
    if line.low(k) not in _HOUSES or line.low(k + 1) not in ("of", "for"):
        return None
    end = read_portfolio(line, k + 2)
    if end == k + 2 or line.low(end) != "of":
        return None
    field = line_words(line, k + 2, end).removesuffix(" Affairs").removesuffix(" affairs")
    return end, f"{field} {'Ministry' if line.low(k) == 'ministries' else 'Department'}"


def _several(line: Line, first: int, k: int, codes: tuple[str, ...]) -> tuple[Title, ...]:
    """The office that several states' people hold each: "Azerbaijani and Armenian leaders", "… security chiefs"."""
    office = read_office(line, k)
    if office is None or not office[1].plural or len(codes) < 2 or office[1].office_class in ("official", "legislator"):
        return ()
    field = longest(line, first, lexicon().portfolios) or longest(line, first, lexicon().bodies)
    of = f"{line_words(line, first, k).lower()} " if field is not None and field[0] == k > first else ""
    deputy = f"{line.low(k - 1)} " if line.low(k - 1) in DEPUTIES else ""
    words = of + deputy + one_of(line_words(line, k, office[0]), office[1])
    kind = "vice" if deputy else office[1].office_class
    return (Title(k, office[0], k, words, kind, plural=True, singular=words),)


def _name_start(line: Line, i: int) -> int:
    while line.low(i) in _UNNAMED:
        i += 1
    return i


def _inner(line: Line, k: int) -> int:
    """Past the words between a state and its group: "Cuban foreign ministry officials", "Thai top generals"."""
    table = lexicon()
    for _ in range(3):
        if longest(line, k, table.groups) is not None or longest(line, k, table.government) is not None:
            return k
        hit = longest(line, k, table.bodies) or longest(line, k, table.portfolios)
        if hit is not None and longest(line, hit[0], table.groups) is not None:
            return hit[0]
        if line.low(k) not in table.modifiers and line.low(k) not in QUANTIFIERS:
            return k + _kind_of_group(line, k)
        k += 1
    return k


def _kind_of_group(line: Line, k: int) -> bool:
    """Whether one plain word stands between a people and its group: "a Ugandan goodwill mission"."""
    before = line.chunk(k - 1)
    if before is None or before.entry.kind != "demonym" or not line.low(k).isalpha() or line.cap(k):
        return False
    return line.low(k + 1) in _SENT_GROUPS and line.low(k) not in lexicon().lists["name_stops"]


@dataclass(frozen=True, slots=True)
class _Behind:
    last: int
    entry: Entry
    codes: tuple[str, ...] = ()


def _behind(line: Line, end: int) -> _Behind | None:
    """The "of X" or "from X" behind a group noun, "his counterparts in X and Y" too."""
    seated = line.low(end) == "in" and line.low(end - 1) in ("colleagues", "counterparts")
    if line.low(end) not in ("of", "from", "for") and not seated:
        return None
    j = end + 1 + (line.low(end + 1) == "the")
    if seated and not _is_seat_of_each(line, j):
        return None
    j += line.low(j).isdigit()  # "ministers of the 12 EC nations"
    body = read_body(line, j)
    chunk = line.chunk(j)
    if chunk is not None and chunk.last >= body:
        last, entry = chunk.last, chunk.entry
        if entry.kind in ("person", "people", "demonym") or line.cap(last):
            return None
        listed: list[str] = []
        end = read_listed(line, j, listed)
        if len(listed) > 1:
            return _Behind(end, entry, tuple(listed))
        people = longest(line, _inner(line, last), lexicon().groups)  # "a delegation of US business leaders"
        return _Behind(people[0] if people else _members(line, last), entry, tuple(listed))
    if body > j:
        name = line_words(line, j, body)
        row = chunk.entry.row if chunk else None
        codes = states_inside(line, j, body)[:1]
        return _Behind(body, Entry("organization", name, codes[0] if codes else None, name, row))  # type: ignore[arg-type]
    return None


def _is_seat_of_each(line: Line, j: int) -> bool:
    """Whether a state or two capitals stand behind "counterparts in": at one capital they may all be met."""
    chunk = line.chunk(j)
    if chunk is None or chunk.entry.kind not in ("state", "capital"):
        return False
    listed: list[str] = []
    read_listed(line, j, listed)
    return chunk.entry.kind == "state" or len(listed) > 1


def _members(line: Line, end: int) -> int:
    """Past "(GCC) member states" or "countries" behind a body's name."""
    if line.low(end) == "(" and line.low(end + 2) == ")":
        end += 3
    if line.low(end) == "member" and line.low(end + 1) in ("states", "countries", "nations"):
        return end + 2
    if line.low(end) in ("countries", "nations", "states", "members"):
        return end + 1
    return end


def _state_part(line: Line, i: int, k: int, owner: Affiliation) -> Phrase | None:
    """ "the Japanese government" is the state; "the Russian Foreign Ministry" is a body of it."""
    codes = tuple(dict.fromkeys(entry.code for entry in owner.entries if entry.code))
    table = lexicon()
    government = longest(line, k, table.government)
    body = longest(line, k, table.bodies)
    if (
        body is None
        and (portfolio := longest(line, k, table.portfolios))
        and line.low(portfolio[0]) in ("ministry", "department")
    ):
        body = (portfolio[0] + 1, "ministry")
    if body is not None and (government is None or body[0] >= government[0]):
        end = body[0]
        if line.low(end) in ("of", "for") and line.low(end - 1) == "ministry":
            more = longest(line, end + 1, table.portfolios)
            end = more[0] if more else end
        if read_office(line, end) is not None or line.low(end) in ("officials", "official"):
            return None
        if len(codes) != 1 or (
            end == body[0] and body[1] in ("military", "police", "army") and line.low(end) not in ("", ",", ".", "said")
        ):
            return None
        name = _body_name(line, owner, k, end)
        return Phrase(i, end, "organization", "organization.state", states=codes, text=name)
    if government is None or not codes or len(codes) > 2:
        return None
    end = government[0]
    if line.low(end) in table.groups or read_office(line, end) is not None or line.low(end) == "-":
        return None
    if line.low(end - 1) == "state" and line.low(end) in table.lists["state_affairs"]:
        return None  # "a White House state dinner"
    if line.low(end - 1) in ("capital", "capitals"):
        return Phrase(i, end, "capital", "capital.noun", states=codes)
    if owner.entries[0].kind == "capital" and line.low(end - 1) not in (
        "government",
        "authorities",
        "leadership",
        "regime",
    ):
        return None
    return Phrase(
        i,
        end,
        "state" if len(codes) == 1 else "group",
        "state.government",
        states=codes,
        text=line_words(line, _name_start(line, i), end),
    )


def _body_name(line: Line, owner: Affiliation, k: int, end: int) -> str:
    code = owner.entries[0].code or ""
    shown = (
        token.text if token.cap or len(token.text) < 4 else token.text.capitalize() for token in line.tokens[k:end]
    )
    return f"{adjective(line, owner.entries[0], code)} {' '.join(shown)}"


def adjective(line: Line, entry: Entry, code: str) -> str:
    """A state's adjective as it goes before an office: "Kazakh", "US"."""
    if entry.text in ("US", "U.S.", "UK", "U.K."):
        return entry.text.replace(".", "")
    return line.gazetteer.adjectives.get(code, entry.name)
