"""Stage 3, fourth step: title phrases. Reads "the Russian foreign minister", "President of the Republic of Kenya".

A title phrase is a regular thing: modifiers, a state or body before the office word or after "of", a portfolio. This
module reads it up to where a name may begin; it does not know whether one does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from diplo_extract.actors.fields import past_field_of_state, past_firm, read_ministry
from diplo_extract.actors.gazetteer import Chunk, Entry
from diplo_extract.actors.lexicon import DETERMINERS, OF, OWNERS, Office, lexicon, line_words, longest, plural_of
from diplo_extract.actors.lines import Line
from diplo_extract.actors.offices import office_wins, past_affairs, read_modifiers, read_office, read_portfolio
from diplo_extract.actors.posts import past_field, read_post, read_posts
from diplo_extract.actors.runs import is_day, past_acronym, read_body, stands_apart, states_inside
from diplo_extract.rules import words

DEPUTIES = frozenset({"vice", "deputy", "assistant", "associate"})
"""Words that make an office that of somebody below it."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase over tokens `first` to `last`; `head` is the token where its office word begins.

    `office` is what is written ("Prime Minister"); `states` are those acted for, `body` the body acted for, `target`
    the words after "to" or "for" of an envoy. `owner`: "his" of "his Turkish counterpart". `singular`: one of many.
    `superior`: the president of "the president's aide". `second`: the other office of one who has two.
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
    superior: Title | None = None
    second: Title | None = None

    @property
    def body_name(self) -> str | None:
        """The name of the body acted for, None for none."""
        return self.body.name if isinstance(self.body, Entry) else self.body


def _read_affiliation(line: Line, i: int) -> tuple[int, Entry] | None:
    """A state, a people's adjective or a body before an office word, and where it ends with its possessive."""
    chunk = line.chunk(i)
    if chunk is None or chunk.entry.kind in ("person", "people"):
        return None
    end = past_acronym(line, chunk.last) if chunk.entry.kind in ("state", "organization") else chunk.last
    if line.low(end) == "-" and line.low(end + 1) in ("backed", "led", "based", "born", "appointed"):
        return None
    return end + line.possessive(end), chunk.entry


def _read_company(line: Line, i: int) -> tuple[int, str] | None:
    """One to three capitalised words right before "CEO": the company that somebody leads."""
    if line.mode != "normal" or line.label(i) == "PERSON":
        return None
    j = i
    while line.cap(j) and j - i < 4 and line.chunk(j) is None and read_office(line, j) is None:
        j += 1
    office = read_office(line, j) if i < j < i + 4 else None
    if office is None or line.low(i) in DETERMINERS or office[1].plural:
        return None
    business = office[1].office_class == "business" or office[1].words == "chief executive"
    return (j, line_words(line, i, j)) if business else None


def read_title(line: Line, i: int) -> Title | None:
    """The title phrase that begins at token `i`, with everything that tells for whom the office is held.

    "the Kazakh leader's aide" is one phrase: the aide serves the leader's state.
    """
    key = ("title", i)
    if key not in line.memo:
        line.memo[key] = _read_title(line, i)
    found: Title | None = line.memo[key]
    return found


def read_apposition(line: Line, i: int) -> Title | None:
    """The title phrase behind a name and its comma, be it behind the capitals of its field.

    "Foreign Affairs Adviser to the Prime Minister of Peru" is an adviser's title where its state is told.
    """
    title = read_title(line, i)
    if title is not None or line.mode != "normal":
        return title
    j = i
    while line.cap(j) and j - i < 5 and line.chunk(j) is None and read_office(line, j) is None:
        j += 1
        j += line.low(j) == "and" and line.cap(j + 1)
    behind = read_title(line, j) if j > i and line.cap(j) else None
    return behind if behind is not None and behind.last > j + 1 and behind.states else None


def _read_title(line: Line, i: int) -> Title | None:
    if line.low(i) in ("head", "heads") and line.low(i + 1) in ("back", "for", "home", "into", "off", "to"):
        return None  # "will head for Peru", "himself heads for Peru"
    title = _read_simple(line, i)
    if title is not None and _is_elsewhere(line, title):
        return None
    while title is not None and line.possessive(title.last):
        more = _read_simple(line, title.last + 1)
        if more is None or more.determined or more.owner:
            break
        title = replace(
            more,
            first=i,
            states=more.states or title.states,
            body=more.body or title.body,
            determined=title.determined,
            superior=title,
        )
    return _of_ministry(line, title) if title is not None else None


def _of_ministry(line: Line, title: Title) -> Title:
    """The minister for "the head of Utopia's Foreign Ministry", the head of state for "the heads of Utopia"."""
    if title.office.lower() not in ("head", "heads", "chief", "chiefs") or line.low(title.head + 1) != "of":
        return title
    body = line_words(line, title.head, title.last).lower()
    held = next((row[:2] for row in _MINISTRIES if any(name in body for name in row[2])), None)
    chunk = line.chunk(title.head + 2 + (line.low(title.head + 2) == "the"))
    state = chunk is not None and chunk.entry.kind == "state" and not line.possessive(chunk.last) and title.body is None
    if held is None and state and title.office.lower().startswith("head"):
        held = "state", "Head of State"
    if held is None:
        return title
    singular = held[1] if title.plural else ""
    return replace(title, office=held[1], singular=singular, office_class=held[0], body=None, weak=False)


_MINISTRIES = (
    (
        "foreign",
        "Foreign Minister",
        ("foreign ministr", "ministry of foreign", "ministries of foreign", "foreign office"),
    ),
    (
        "defence",
        "Defense Minister",
        ("defence ministr", "defense ministr", "ministry of defence", "ministry of defense"),
    ),
)
"""Whom the heads of ministries are: class and name of the office, and the ministry."""


def _is_elsewhere(line: Line, title: Title) -> bool:
    """Whether the town before an office of another state is where one went: "to Rome President of Peru Ana Ruiz"."""
    chunk = line.chunk(title.first)
    town = chunk is not None and chunk.entry.kind in ("capital", "place") and not line.possessive(chunk.last)
    return town and len(set(title.states)) > 1 and line.low(title.first - 1) in ("at", "from", "in", "near", "to")


def _read_simple(line: Line, i: int, *, sent: bool = False) -> Title | None:
    """A title phrase without owners before it; `sent`: an envoy's superior, the "for …" behind is the envoy's."""
    first, low = i, line.low(i)
    determined = low in DETERMINERS
    owner = low in OWNERS
    i = past_address(line, i + (determined or owner))
    states: list[str] = []
    body: Entry | str | None = None
    begin = i
    for _ in range(3):
        i = read_modifiers(line, i)
        if office_wins(line, i) or read_office(line, i) is not None:
            break
        at, found = i, _read_affiliation(line, i) or (_read_company(line, i) if i == begin else None)
        if found is None:
            return None
        i, entry = found
        if isinstance(entry, str):
            body = entry
            continue
        if stands_apart(line, i, entry):
            return None
        if not (entry.kind == "organization" and line.low(at - 1) == "national"):  # "National Security Council"
            body = _note(entry, states, body)
        i = _past_field(line, i, entry)
    hit = read_office(line, i)
    if hit is None:
        return None
    end, office = hit
    told, end = end, _past_interim(line, end) if office.office_class == "ambassador" else end
    modifiers = tuple(line.low(j) for j in range(begin, i) if line.low(j) in lexicon().modifiers)
    head = i
    if line.low(i - 1) in DEPUTIES and i > begin:
        head, office = i - 1, replace(office, office_class="vice")
    if office.office_class in ("governor", "legislator"):
        states = [words("titles")["homonyms"].get(state, state) for state in states]
    title = Title(
        first, end, i, line_words(line, head, told), office.office_class, office.plural, office.weak, modifiers,
        tuple(states), body, None, determined, owner, one_of(line_words(line, head, told), office),
    )  # fmt: skip
    return title if sent and line.low(title.last) != "of" else read_complements(line, title)


def one_of(text: str, office: Office) -> str:
    """What each of several is, "deputy finance minister" for "deputy finance ministers"; empty for an office of one."""
    if not office.plural:
        return ""
    single = text.lower().replace(plural_of(office.words), office.words)
    return single if office.words in single else office.words


def _past_interim(line: Line, i: int) -> int:
    """Past the "a.i." of "the chargé d'affaires a.i. of Utopia"; `i` where there is none."""
    if line.low(i) in ("ai", "a.i", "a.i."):
        return i + 1 + (line.low(i) == "a.i" and line.low(i + 1) == "." and line.low(i + 2) != "")
    return i + 2 if (line.low(i), line.low(i + 1)) == ("ad", "interim") else i


def past_address(line: Line, i: int) -> int:
    """Past the "Rt. Hon." of "the Rt. Hon. Prime Minister of Utopia" that begins at `i`."""
    j = i
    while line.cap(j) and line.low(j).rstrip(".") in ("right", "rt", "hon", "hon'ble", "hon’ble", "honourable"):
        j += 1 + (line.low(j + 1) == ".")
    return j if j > i and line.cap(j) and read_office(line, j) is not None else i


def _past_field(line: Line, i: int, entry: Entry) -> int:
    """Past the field of an office between body and office word: "White House Public Engagement Director Jane Roe"."""
    if line.mode != "normal" or entry.kind not in ("seat", "organization", "demonym") or line.possessive(i - 1):
        return i
    j = i
    while line.cap(j) and j - i < 6 and line.chunk(j) is None and read_office(line, j) is None:
        j += 1
        j += line.low(j) in ("and", "&", "of") and line.cap(j + 1)
    j = past_acronym(line, j)
    office = read_office(line, j) if j > i else None
    if office is None or not line.cap(j) or not (line.cap(office[0]) or line.low(office[0]) == "and"):
        return i
    return j


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
    """The end of "Russia, Turkey and Iran" that begins at `i`, noting the states; `i` where no state stands there.

    What only commas part is no list, headlines aside: "three envoys from Peru, Chile said".
    """
    chunk = line.chunk(i)
    ends, ended = [i], False
    found: list[str] = []
    while chunk is not None and chunk.entry.kind in ("state", "seat", "capital"):
        found += [chunk.entry.code] if chunk.entry.code else []
        ends.append(chunk.last)
        if ended:
            break
        j = chunk.last + (line.low(chunk.last) == ",")
        ended = line.low(j) in ("and", "&")
        j += ended
        j += line.low(j) == "the"
        chunk = line.chunk(j) if j > ends[-1] else None
    if not ended and len(ends) > 1 and line.sentence.kind != "headline":
        ends, found = ends[:2], found[:1]
    states += [code for code in dict.fromkeys(found) if code not in states]
    return ends[-1]


def read_complements(line: Line, title: Title) -> Title:
    """The title with the "of …", "for …", "to …" phrases behind its office word."""
    for _ in range(3):
        title = _read_complement(line, title) or title
    title = replace(title, last=_past_field_before_name(line, title)) if line.mode == "normal" else title
    region = isinstance(title.body, Entry) and title.body.kind == "place"  # "Undersecretary for Latin America and …"
    if line.mode == "normal" and not title.states and (region or not title.body) and not title.plural:
        field = past_field_of_state(line, title.last)
        title = (field > title.last and _read_complement(line, replace(title, last=field, body=None))) or title
    return title


def _read_complement(line: Line, title: Title) -> Title | None:
    if (
        line.low(past := past_acronym(line, title.last)) in OF
    ):  # "Special Representative of the Secretary-General (SRSG) for"
        title = replace(title, last=past)
    word, j = line.low(title.last), title.last + 1
    if title.office_class == "counterpart" and not title.states and _is_of_state(line, word, j):
        word = "of"
    if word == "from" and _is_posted(title) and (sent := line.chunk(j + (line.low(j) == "the"))) is not None:
        word = "of" if line.low(sent.last) in _MISSIONS else word
    if word not in OF or (word in ("at", "to") and title.office_class in _SENDING and not _is_posted(title)):
        return None
    j += line.low(j) == "the"
    j = _past_session(line, j)
    if f"{line.low(j)} {line.low(j + 1)}" in ("that country", "that nation"):
        return replace(title, last=j + 2)  # "the leader of Peru's party and president of that nation"
    if word == "on" and is_day(line, j):
        return None  # "met the envoy on Tuesday"
    field = _past_task(line, title, word, j)
    if field > j and line.cap(j):
        return replace(title, last=field)  # "Adviser to the Prime Minister on Foreign Policy Jane Roe"
    if title.plural and word == "of":
        listed: list[str] = []
        end = read_listed(line, j, listed)
        if end > j:
            return replace(title, last=end, states=(*title.states, *(s for s in listed if s not in title.states)))
    chunk = line.chunk(j)
    if chunk is not None and chunk.entry.kind != "person":
        serves = title.office_class in _SERVING | {"first_lady", "relative"} and word in ("of", "to", "for")
        superior = _superior(line, title) if serves else None
        if superior is not None and not superior.plural and superior.head >= chunk.last:
            return _with_superior(line, title, word)
        charged = word in ("of", "for") and line.low(chunk.last) == "affairs"
        charged = charged and (line.cap(chunk.last) or title.office_class in _SERVING)
        # "Minister of State House Affairs" is charged with the house, and not of it.
        return replace(title, last=chunk.last + 1) if charged else _with_chunk(line, title, word, chunk)
    return _with_house(line, title, j) or _with_superior(line, title, word) or _with_body(line, title, word, j)


def _is_of_state(line: Line, word: str, j: int) -> bool:
    """Whether it tells of which state he is: "her counterpart from Peru", "in Chile", but not "in Lima"."""
    state = line.chunk(j + (line.low(j) == "the"))
    return word == "from" or (word == "in" and state is not None and state.entry.kind == "state")


def _past_session(line: Line, j: int) -> int:
    """Past "current session of the": "Chairman of the current session of the Maritime League" chairs the League."""
    session = (line.low(j), line.low(j + 1), line.low(j + 2)) == ("current", "session", "of")
    return j + 3 + (line.low(j + 3) == "the") if session else j


def _past_task(line: Line, title: Title, word: str, j: int) -> int:
    """Past the field at `j` behind the "for" or "on" of an office; `j` or less where there is none."""
    on_field = word == "on" and title.office_class in _SERVING and bool(title.states)
    field = past_affairs(line, j) if word == "for" else read_portfolio(line, j) if on_field else j
    charged = title.office_class in _SERVING and title.last > title.head + 2
    if word in ("for", "on") and field <= j and (charged or (title.office_class in _CHARGED and line.cap(title.head))):
        field = _past_charge(line, j)
    if field <= j and word == "for" and title.office_class in _CHARGED - _ENVOYS and line.cap(title.head):
        return read_portfolio(line, j)  # "Assistant to the President for Homeland Security Jane Roe"
    return field


def _past_charge(line: Line, j: int) -> int:
    """Past the capitals of what an officer is charged with, before his name: "for Homeland Security Dr Jane Roe".

    The comma before it ends them too, "for Peace and Order, Ambassador Roe". `j` where they are not all of it: a name
    has two words and more.
    """
    k = j
    while line.cap(k) and k - j < 6 and line.chunk(k) is None and line.label(k) != "PERSON":
        if line.low(k).rstrip(".") in ("dr", "mr", "mrs", "ms", "sir"):
            return k
        k += 1
        k += line.low(k) in ("and", "&", "of") and line.cap(k + 1)
    if line.low(k) == "," and k > j and line.cap(k + 1) and not line.cap(k - 1):
        return j
    apart = line.low(k) == "," and line.cap(k + 1) and line.chunk(k + 1) is None
    return k if apart or (line.label(k) == "PERSON" and line.labels[k][0] == k) else j


def _with_house(line: Line, title: Title, j: int) -> Title | None:
    """ "Head of the President's Office" is of the "Office of the President"."""
    office = read_office(line, j)
    if office is None or not line.possessive(office[0]) or line.tokens[office[0] + 1].text != "Office":
        return None
    return replace(title, last=office[0] + 2, body=title.body or f"Office of the {line_words(line, j, office[0])}")


def _superior(line: Line, title: Title) -> Title | None:
    """The office that stands behind "adviser to" and the like."""
    return _read_simple(line, title.last + 1, sent=title.office_class in _ENVOYS)


def _with_superior(line: Line, title: Title, word: str) -> Title | None:
    """ "adviser to the President of the United States": the adviser serves the president's state."""
    if word not in ("of", "to", "for") or title.plural:
        return None
    superior = _superior(line, title)
    if (
        superior is None
        or superior.plural
        or not (superior.states or superior.body or _is_served(line, title, superior))
    ):
        return None
    if not superior.determined and not line.cap(title.head) and _is_named(line, superior.last):
        return None  # "an aide to Utopian President Jane Roe" has no name, the president has
    return replace(title, last=superior.last, states=title.states or superior.states, body=title.body or superior.body)


def _is_named(line: Line, i: int) -> bool:
    """Whether a name may begin at `i`: a capital that begins no listed name but a person's."""
    chunk = line.chunk(i)
    return line.cap(i) and (chunk is None or chunk.entry.kind == "person")


_SERVING = frozenset({"aide", "security", "spokesman", "envoy", "vice"})
SERVED = frozenset({"president", "government", "vice", "foreign", "chief"})


def _is_served(line: Line, title: Title, superior: Title) -> bool:
    """True of "the President" in "Counselor to the President Jane Roe": the counselor is named, not the president."""
    served = superior.office_class in SERVED and superior.determined and line.low(superior.first) == "the"
    return served and title.office_class in _SERVING and line.cap(title.head)


_ENVOYS = frozenset({"ambassador", "envoy"})
_CHARGED = _SERVING | {"chief", "minister"}
"""Offices with a field behind "for": "the UN Commissioner for Peace and Order"."""
_REALMS = frozenset({"country", "emirate", "kingdom", "republic", "state", "sultanate"})
"""What a page calls its own state, to which an envoy is sent: "the Utopian ambassador to the Sultanate"."""
_SEATED = frozenset({"religious", "prince", "princess", "governor"})
"""Offices named after a town: "Archbishop of Canterbury", "Duke of York"."""
_LASTING = _ENVOYS | {"aide", "security", "spokesman"}
"""Offices of which several have the same post: "the advisers to Peru", but "invited officials to Peru"."""
_SENT = _ENVOYS | {"aide", "security", "spokesman", "chief", "official", "legislator", "vice"}
_MISSIONS = frozenset({"consulate", "embassy", "legation"})
"""Where a diplomat serves, whoever he is there: "a senior diplomat at the US embassy"."""
_SENDING = frozenset("president king queen prince princess government state foreign minister defence".split())
"""Offices that are nobody's envoys: "a letter from the Danish king to the Lao president"."""


def _with_chunk(line: Line, title: Title, word: str, chunk: Chunk) -> Title | None:
    entry = chunk.entry
    serving = _with_mission(line, title, word, chunk)
    if serving is not None:
        return serving
    end = read_body(line, chunk.first)
    if end > chunk.last and entry.kind in ("place", "capital", "state", "demonym", "organization"):
        return replace(title, last=end, body=line_words(line, chunk.first, end), states=title.states or _codes(entry))
    if entry.kind == "demonym" or (line.possessive(chunk.last)):
        if word in ("in", "at", "on"):
            return None  # "ministers in the Indian capital" are there for the day
        return _with_nested(line, title, chunk)
    if word == "to" and title.office_class not in (_LASTING if title.plural else _SENT):
        return None
    if title.plural and word == "in" and title.office_class == "envoy":
        return None  # "negotiators in Doha" are where they talk, an envoy in Kabul is where he is posted
    if title.office_class in _ENVOYS or word == "to":
        if word in ("to", "for", "in"):
            last, names = read_posts(line, chunk)
            return replace(title, last=last, target=f"{word} {names}")
    if word == "in" and (title.office_class not in ("chief", "aide") or title.body is not None):
        return None  # "met the head of NATO in Brussels": there he was met
    if word == "on" and title.office_class in _LASTING and entry.kind in ("state", "place"):
        last, names = read_posts(line, chunk)
        return replace(title, last=last, target=f"on {names}")  # "the Special Adviser on Libya"
    if word in ("at", "on"):
        return None if entry.kind != "organization" else replace(title, last=chunk.last, body=title.body or entry)
    states = [*title.states]
    body = _note(entry, states, title.body)
    last = _past_parts(line, chunk.last) if entry.kind == "state" and word == "of" else chunk.last
    return replace(title, last=last, states=tuple(states), body=body)


_PARTS = frozenset({"administration", "army", "contingent", "forces", "government", "junta", "regime", "troops"})
"""What of a state somebody may head: "the commander of the U.S. forces", "the head of Utopia's military government"."""


def _past_field_before_name(line: Line, title: Title) -> int:
    """Past the field in small letters before the comma and the name: "for counterterrorism, Jane Roe"."""
    i = title.last + 1
    if line.low(title.last) != "for" or title.office_class not in _CHARGED:
        return title.last
    while line.low(i).isalpha() and not line.cap(i) and i - title.last < 5 and line.chunk(i) is None:
        i += 1
    named = line.low(i) == "," and line.cap(i + 1) and i > title.last + 1
    return i if named and _is_named(line, i + 1) else title.last


def _past_parts(line: Line, i: int) -> int:
    """Past the words for a part of a state at `i`, and for where it is stationed; `i` where there is none."""
    j = i
    while line.low(j) in _PARTS and not line.cap(j):
        j += 1
    where = line.chunk(j + 1 + (line.low(j + 1) == "the")) if line.low(j - 1) in _STATIONED and j > i else None
    stationed = where is not None and line.low(j) == "in" and line.low(where.last) in (",", ".")
    return where.last if where is not None and stationed else j


_STATIONED = frozenset({"contingent", "forces", "troops"})
"""Parts of a state that are abroad: "the commander of the U.S. forces in Utopia, Jane Roe"."""


def _with_mission(line: Line, title: Title, word: str, chunk: Chunk) -> Title | None:
    """ "Head of the EU Delegation to Utopia", "a senior diplomat at the Utopian embassy"."""
    posted = read_post(line, chunk) if word == "of" and not title.plural else None
    if posted is not None:
        return replace(title, last=posted, body=title.body or chunk.entry)
    if line.low(chunk.last) in _MISSIONS and _is_posted(title) and word in ("of", "at", "in"):
        return replace(title, last=chunk.last + 1, states=title.states or _codes(chunk.entry))
    return None


def _is_posted(title: Title) -> bool:
    """True for a diplomat, in whatever rank."""
    return title.office_class in _ENVOYS or title.office.lower().endswith(("diplomat", "diplomats"))


def _codes(entry: Entry) -> tuple[str, ...]:
    return (entry.code,) if entry.code else ()


def _with_nested(line: Line, title: Title, chunk: Chunk) -> Title | None:
    """ "aide to the Kazakh president", "head of the Russian Foreign Ministry", "spokesman for Iran's parliament"."""
    i = chunk.last + line.possessive(chunk.last)
    hit = longest(line, i, lexicon().bodies) or longest(line, i, lexicon().government) or read_ministry(line, i)
    part = _past_parts(line, i)
    hit = hit or read_office(line, read_modifiers(line, i)) or ((part, None) if part > i else None)
    house = line.chunk(i)
    if hit is None and house is not None and house.entry.kind == "organization" and house.entry.code:
        return replace(title, last=house.last, states=title.states or _codes(house.entry))  # "of Germany's Bundestag"
    if hit is None:
        body = read_body(line, i)
        hit = (body, None) if body > i and title.office_class in _HOUSED else None
    if hit is None:
        return None
    return replace(title, last=_past_parts(line, hit[0]), states=title.states or _codes(chunk.entry))


_HOUSED = frozenset({"speaker", "president", "chief"})
"""Offices at the head of a body that a state owns: "the Speaker of Utopia's Council of Elders"."""


def _with_body(line: Line, title: Title, word: str, j: int) -> Title | None:
    """The office in a body that no table lists, or in another's office: "head of the Office of the President"."""
    if title.office_class in _ENVOYS and (field := past_field(line, j)) > j:
        return replace(title, last=field, target=f"{word} {line_words(line, j, field)}")
    if title.office_class in _ENVOYS and word == "to" and line.low(j) in _REALMS and line.low(j + 1) != "of":
        return replace(title, last=j + 1, target=f"to {line_words(line, j, j + 1)}")
    end = read_body(line, j)
    if end > j:
        inside = [c.entry for k in range(j, end) if (c := line.chunk(k)) is not None and c.entry.kind == "organization"]
        served = next((entry for entry in inside if not entry.code), None)  # "Cabinet of the President of the EU"
        body = title.body or served or line_words(line, j, end)
        return replace(title, last=end, body=body, states=title.states or states_inside(line, j, end)[:1])
    hit = longest(line, j, lexicon().bodies)
    if hit is not None and word in (("of", "for") if title.plural else ("of", "for", "at", "in")):
        return replace(title, last=hit[0])
    if word == "of" and title.office_class in ("business", "chief") and (firm := past_firm(line, j)) > j:
        return replace(title, last=firm, body=title.body or line_words(line, j, firm))
    if title.office_class == "envoy" or title.office_class in _SEATED:
        k = j
        while line.cap(k) and line.chunk(k) is None and read_office(line, k) is None and k - j < 6:
            if k > j and line.label(k) == "PERSON":
                break  # "Envoy for Peace Ana Soto"
            k += 1
            k += word in ("on", "for") and line.low(k) in ("and", "in") and line.cap(k + 1) and not line.chunk(k + 1)
        if k > j and title.office_class in _SEATED and word == "of" and line.mode == "normal":
            return replace(title, last=j + 1)
        if k > j and title.office_class == "envoy" and line.mode == "normal":
            return replace(title, last=k, target=f"{word} {line_words(line, j, k)}")
    return None
