"""Stage 3, fourth step: offices. Reads "the Russian foreign minister", "President of the Republic of Kenya".

A title phrase is a regular thing: modifiers, a state or body before the office word or after "of", a portfolio. This
module reads it up to where a name may begin; it does not know whether one does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from diplo_extract.actors.gazetteer import END, Chunk, Entry
from diplo_extract.actors.lines import Line
from diplo_extract.rules import words

DETERMINERS = frozenset({"the", "a", "an", "this", "any", "each", "every", "another"})
OWNERS = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_DEPUTIES = frozenset({"vice", "deputy", "assistant", "associate"})
OF = frozenset({"of", "for", "to", "at", "in", "on"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office word or phrase. `office_class` is its class in titles.yaml; `weak`: too common to stand alone."""

    words: str
    office_class: str
    plural: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase over tokens `first` to `last`; `head` is the token where its office word begins.

    `office` is what is written ("Prime Minister"); `states` are those acted for, `body` the body acted for, `target` the
    words after "to" or "for" of an envoy. `owner`: "his" in "his Turkish counterpart". `singular`: one of "leaders".
    """

    first: int
    last: int
    head: int
    office: str
    office_class: str
    plural: bool = False
    weak: bool = False
    modifiers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    body: Entry | str | None = None
    target: str | None = None
    determined: bool = False
    owner: bool = False
    singular: str = ""

    @property
    def body_name(self) -> str | None:
        """The name of the body acted for, None for none."""
        return self.body.name if isinstance(self.body, Entry) else self.body


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of titles.yaml, ready for look-up: offices and groups as tries of lower-case words."""

    offices: dict[str, Any]
    groups: dict[str, Any]
    government: dict[str, Any]
    bodies: dict[str, Any]
    modifiers: frozenset[str]
    portfolios: dict[str, Any]
    ministers: dict[str, str]
    honorifics: dict[str, Any]
    regions: dict[str, Any]
    lists: dict[str, frozenset[str]]
    openers: frozenset[str]


def _plural(phrase: str) -> str:
    parts = phrase.split()
    at = next((i for i, word in enumerate(parts) if i and word in OF), len(parts)) - 1
    word = parts[at]
    if word.endswith("man"):
        word = word[:-3] + "men"
    elif word.endswith("y") and word[-2] not in "aeou":
        word = word[:-1] + "ies"
    elif "-" in word and word.split("-")[0] in ("president", "prime", "governor", "premier"):
        word = word.split("-")[0] + "s-" + word.split("-", 1)[1]
    else:
        word += "es" if word.endswith(("ss", "ch")) else "s"
    return " ".join([*parts[:at], word, *parts[at + 1 :]])


def _put(trie: dict[str, Any], phrase: str, value: Any) -> None:
    node = trie
    for word in phrase.replace("'s", " 's").split():
        node = node.setdefault(word, {})
    node.setdefault(END, value)


def _trie(phrases: list[str]) -> dict[str, Any]:
    trie: dict[str, Any] = {}
    for phrase in phrases:
        _put(trie, phrase, phrase)
    return trie


def _flat(word: str) -> str:
    return word.replace(".", "").lower()


@cache
def lexicon() -> Lexicon:
    """The lists of titles.yaml as tables, made once."""
    lists = words("titles")
    offices: dict[str, Any] = {}
    weak = frozenset(lists["weak"])
    for office_class, phrases in lists["offices"].items():
        for phrase in phrases:
            _put(offices, phrase, Office(phrase, office_class, False, phrase in weak))
    for office_class, phrases in lists["offices"].items():
        for phrase in phrases:
            _put(offices, _plural(phrase), Office(phrase, office_class, True, phrase in weak))
    simple = (
        "not_offices particles suffixes name_stops not_names organization_nouns company_nouns media_nouns media "
        "geography_nouns common_surnames name_places female_words male_words heads domestic staff first_name_classes "
        "female male female_honorifics male_honorifics"
    )
    groups, honorifics = _trie(lists["groups"]), _trie([_flat(word) for word in lists["honorifics"]])
    portfolios, regions = _trie(lists["portfolios"]), _trie(lists["regions"])
    return Lexicon(
        openers=frozenset((*offices, *groups, *honorifics, *portfolios, *regions, *lists["modifiers"], "ex", "then")),
        offices=offices,
        groups=groups,
        government=_trie(lists["government"]),
        bodies=_trie(lists["bodies"]),
        modifiers=frozenset(lists["modifiers"]),
        portfolios=portfolios,
        ministers=lists["ministers"],
        honorifics=honorifics,
        regions=regions,
        lists={name: frozenset(lists[name]) for name in simple.split()},
    )


def longest(line: Line, i: int, trie: dict[str, Any]) -> tuple[int, Any] | None:
    """The end and the value of the longest phrase of `trie` at token `i`."""
    lows = line.lows
    node = trie.get(lows[i])
    found = None
    while node is not None:
        i += 1
        if END in node:
            found = (i, node[END])
        node = node.get(lows[i])
    return found


def _read_portfolio(line: Line, i: int) -> int:
    """Where a portfolio that begins at `i` ends ("trade, industry and energy"); `i` itself where there is none."""
    table = lexicon().portfolios
    hit = longest(line, i, table)
    if hit is None:
        return i
    end = hit[0]
    while True:
        j = end + 1 if line.low(end) in (",", "and", "&") else end
        j += line.low(end) == "," and line.low(j) in ("and", "&")
        more = longest(line, j, table) if j > end else None
        if more is None:
            return end
        end = more[0]


def _named_portfolio(line: Line, i: int) -> int:
    """The end of "of Foreign Affairs and Trade", "for the Environment" after "Minister"; `i` where there is none."""
    if line.low(i) not in ("of", "for", "to"):
        return i
    j = i + 1 + (line.low(i + 1) == "the")
    end = _read_portfolio(line, j)
    if end > j and line.chunk(j) is None:
        return end
    last = i
    while line.cap(j) and line.chunk(j) is None and longest(line, j, lexicon().offices) is None:
        j += 1
        last = j
        if line.low(j) in ("and", "&", "of") and line.cap(j + 1) and line.chunk(j + 1) is None:
            j += 1
    return last


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
    end = _read_portfolio(line, i)
    if end > i and (minister := table.ministers.get(line.low(end))) and (hit is None or end + 1 > hit[0]):
        plural = line.low(end).endswith("s")
        hit = (end + 1, Office("minister", minister, plural, False))
    if hit is None:
        return None
    end, office = hit
    if office.office_class == "minister" and line.low(end - 1).startswith(("minister", "secretar")):
        more = _named_portfolio(line, end)
        if more > end:
            return more, replace(office, weak=False)
    return end, office


def _read_affiliation(line: Line, i: int) -> tuple[int, Entry] | None:
    """A state, a people's adjective or a body before an office word, and where it ends with its possessive."""
    chunk = line.chunk(i)
    if chunk is None or chunk.entry.kind in ("person", "people"):
        return None
    end = chunk.last
    if line.low(end) == "-" and line.low(end + 1) in ("backed", "led", "based", "born", "appointed"):
        return None
    return end + line.possessive(end), chunk.entry


def _read_modifiers(line: Line, i: int) -> int:
    table = lexicon().modifiers
    while line.low(i) in table or (line.low(i) == "-" and line.low(i - 1) in ("then", "ex", "former")):
        office = read_office(line, i)
        if office is not None and (office[0] > i + 1 or (line.low(i + 1) not in table and _office_wins(line, i))):
            break
        i += 1
    return i


def _office_wins(line: Line, i: int) -> bool:
    """Whether a word that may be either ("vice president", "senior official") begins an office here."""
    hit = read_office(line, i)
    return hit is not None and (hit[0] > i + 1 or read_office(line, i + 1) is None)


def read_title(line: Line, i: int) -> Title | None:
    """The title phrase that begins at token `i`, with everything that tells for whom the office is held.

    "the Kazakh leader's aide" is one phrase: the aide serves the leader's state.
    """
    key = ("title", i)
    if key not in line.memo:
        line.memo[key] = _read_title(line, i)
    found: Title | None = line.memo[key]
    return found


def _read_title(line: Line, i: int) -> Title | None:
    title = _read_simple(line, i)
    while title is not None and line.possessive(title.last):
        more = _read_simple(line, title.last + 1)
        if more is None or more.determined or more.owner:
            break
        title = replace(
            more, first=i, states=more.states or title.states, body=more.body or title.body, determined=title.determined
        )
    return title


def _read_simple(line: Line, i: int) -> Title | None:
    first, low = i, line.low(i)
    determined = low in DETERMINERS
    owner = low in OWNERS
    i += determined or owner
    states: list[str] = []
    body: Entry | str | None = None
    begin = i
    for _ in range(3):
        i = _read_modifiers(line, i)
        if _office_wins(line, i) or read_office(line, i) is not None:
            break
        found = _read_affiliation(line, i)
        if found is None:
            return None
        i, entry = found
        body = _note(entry, states, body)
    hit = read_office(line, i)
    if hit is None:
        return None
    end, office = hit
    modifiers = tuple(line.low(j) for j in range(begin, i) if line.low(j) in lexicon().modifiers)
    head = i
    if line.low(i - 1) in _DEPUTIES and i > begin:
        head, office = i - 1, replace(office, office_class="vice")
    title = Title(
        first, end, i, line_words(line, head, end), office.office_class, office.plural, office.weak, modifiers,
        tuple(states), body, None, determined, owner, office.words if office.plural else "",
    )  # fmt: skip
    return read_complements(line, title)


def line_words(line: Line, first: int, last: int) -> str:
    """The words of some tokens as they stand, whatever lies between them as one space."""
    tokens = line.tokens[first:last]
    gaps = (" " if token.start > before.end else "" for before, token in pairwise(tokens))
    return "".join(piece for pair in zip(("", *gaps), (t.text for t in tokens), strict=True) for piece in pair)


def _note(entry: Entry, states: list[str], body: Entry | str | None) -> Entry | str | None:
    """Adds the state of an entry to `states`; gives the body acted for."""
    if entry.kind == "organization":
        if entry.code:
            states.append(entry.code)
        return entry
    if entry.code and entry.code not in states:
        states.append(entry.code)
    return entry if entry.kind == "place" else body


def read_listed(line: Line, i: int, states: list[str]) -> int:
    """The end of "Russia, Turkey and Iran" that begins at `i`, noting the states; `i` where no state stands there."""
    chunk = line.chunk(i)
    end = i
    while chunk is not None and chunk.entry.kind in ("state", "seat", "capital"):
        if chunk.entry.code and chunk.entry.code not in states:
            states.append(chunk.entry.code)
        end = chunk.last
        j = end + (line.low(end) == ",")
        j += line.low(j) in ("and", "&")
        j += line.low(j) == "the"
        chunk = line.chunk(j) if j > end else None
    return end


def read_complements(line: Line, title: Title) -> Title:
    """The title with the "of …", "for …", "to …" phrases behind its office word."""
    for _ in range(3):
        longer = _read_complement(line, title)
        if longer is None:
            return title
        title = longer
    return title


def _read_complement(line: Line, title: Title) -> Title | None:
    word, j = line.low(title.last), title.last + 1
    if word not in OF:
        return None
    j += line.low(j) == "the"
    if title.plural and word == "of":
        listed: list[str] = []
        end = read_listed(line, j, listed)
        if end > j:
            return replace(title, last=end, states=(*title.states, *(s for s in listed if s not in title.states)))
    chunk = line.chunk(j)
    if chunk is not None and chunk.entry.kind != "person":
        return _with_chunk(line, title, word, chunk)
    return _with_superior(line, title, word) or _with_body(line, title, word, j)


def _with_superior(line: Line, title: Title, word: str) -> Title | None:
    """ "adviser to the President of the United States": the adviser serves the president's state."""
    if word not in ("of", "to", "for") or title.plural:
        return None
    superior = _read_simple(line, title.last + 1)
    if superior is None or superior.plural or not superior.states:
        return None
    return replace(title, last=superior.last, states=title.states or superior.states)


_ENVOYS = frozenset({"ambassador", "envoy"})
_SENT = _ENVOYS | {"aide", "security", "spokesman", "chief", "official", "legislator", "vice"}


def _with_chunk(line: Line, title: Title, word: str, chunk: Chunk) -> Title | None:
    entry = chunk.entry
    end = read_body(line, chunk.first)
    if end > chunk.last and entry.kind in ("place", "capital", "state", "demonym"):
        return replace(title, last=end, body=line_words(line, chunk.first, end), states=title.states or _codes(entry))
    if entry.kind == "demonym" or (line.possessive(chunk.last)):
        return _with_nested(line, title, chunk)
    if word == "to" and title.office_class not in _SENT:
        return None
    if title.office_class in _ENVOYS or word == "to":
        if word in ("to", "for", "in"):
            return replace(title, last=chunk.last, target=f"{word} {entry.name}")
    if word == "in" and title.office_class not in ("chief", "aide"):
        return None
    if word in ("at", "on"):
        return None if entry.kind != "organization" else replace(title, last=chunk.last, body=title.body or entry)
    states = [*title.states]
    body = _note(entry, states, title.body)
    return replace(title, last=chunk.last, states=tuple(states), body=body)


def _codes(entry: Entry) -> tuple[str, ...]:
    return (entry.code,) if entry.code else ()


def _with_nested(line: Line, title: Title, chunk: Chunk) -> Title | None:
    """ "aide to the Kazakh president", "head of the Russian Foreign Ministry", "spokesman for Iran's parliament"."""
    i = chunk.last + line.possessive(chunk.last)
    hit = longest(line, i, lexicon().bodies) or longest(line, i, lexicon().government)
    if hit is None:
        office = read_office(line, _read_modifiers(line, i))
        if office is None:
            return None
        hit = office
    end = hit[0]
    body = None if title.body is None else title.body
    return replace(title, last=end, states=title.states or _codes(chunk.entry), body=body)


def _with_body(line: Line, title: Title, word: str, j: int) -> Title | None:
    """The office in a body that no table lists, or in another's office: "head of the Office of the President"."""
    end = read_body(line, j)
    if end > j:
        name = line_words(line, j, end)
        return replace(title, last=end, body=title.body or name, states=title.states or states_inside(line, j, end)[:1])
    hit = longest(line, j, lexicon().bodies)
    if hit is not None and word in ("of", "for", "at", "in"):
        return replace(title, last=hit[0])
    if title.office_class in (
        "envoy",
        "chief",
        "minister",
        "legislator",
        "governor",
        "business",
        "opposition",
        "other",
    ):
        k = j
        while line.cap(k) and line.chunk(k) is None and read_office(line, k) is None and k - j < 5:
            k += 1
        if k > j and title.office_class == "envoy" and line.mode == "normal":
            return replace(title, last=k, target=f"{word} {line_words(line, j, k)}")
    return None


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
    named = chunk is not None and chunk.entry.kind in ("state", "place", "capital")
    while j < len(line.tokens):
        word = line.tokens[j]
        if word.cap and word.text[0].isalpha():
            if not _continues(line, i, j):
                break
            seen = seen or word.text in nouns
            j += 1
            end = j
        else:
            joined = _join(line, j, seen)
            if joined == j or (named and not seen):
                break
            j = joined
    while end > i and line.low(end - 1) in OF:
        end -= 1
    return end if seen and end > i + 1 else i


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


def _join(line: Line, j: int, seen: bool) -> int:
    """Where the run goes on after a joining word at `j`; `j` where it ends."""
    low = line.low(j)
    k = j + 1
    if low in ("of", "for", "on", "and", "&"):
        k += low in ("of", "for", "on") and line.low(k) == "the"
        if not line.cap(k) or not line.tokens[k].text[0].isalpha():
            return j
        chunk = line.chunk(k)
        if low == "and" and chunk is not None and _both_states(line, j, chunk):
            return k
        if low in ("for", "on") and line.label(k) in ("DATE", "PERSON", "TIME"):
            return j
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


def states_inside(line: Line, first: int, last: int) -> tuple[str, ...]:
    """The states told inside a run of capitals: Italy's for "General Confederation of Italian Industry"."""
    codes = []
    for j in range(first, last):
        chunk = line.chunk(j)
        if chunk is not None and chunk.entry.code and chunk.entry.kind in ("state", "demonym", "capital", "place"):
            codes.append(chunk.entry.code)
    return tuple(dict.fromkeys(codes))
