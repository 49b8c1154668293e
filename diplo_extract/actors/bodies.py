"""Stage 3, eighth step: bodies and places by name: listed, runs of capitals, or guessed by the model."""

from __future__ import annotations

from functools import cache

from diplo_extract.actors.gazetteer import Chunk, Entry
from diplo_extract.actors.lexicon import DETERMINERS, lexicon, line_words, longest
from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import Known, is_surname
from diplo_extract.actors.offices import read_office
from diplo_extract.actors.phrases import Phrase, is_behind_settlement
from diplo_extract.actors.profiles import usual_state
from diplo_extract.actors.runs import read_body, states_inside
from diplo_extract.mentions import Form
from diplo_extract.model import Organisation
from diplo_extract.rules import calendar_words, lemmas, load_rules, words

_FORMS: dict[str, Form] = {
    "state": "state",
    "demonym": "demonym",
    "people": "group",
    "organization": "organization",
    "capital": "capital",
    "seat": "capital",
    "place": "place",
}


def read_run(line: Line, i: int, known: Known) -> Phrase | None:
    """A body, a paper or a stretch of land that is named by a run of capitals."""
    if line.mode != "normal" or not line.cap(i):
        return None
    lists = lexicon().lists
    end = read_body(line, i)
    last = _capitals(line, i)
    word = line.tokens[last - 1].text if last > i else ""
    listed = line.chunk(i)
    if listed is not None and _is_second_of_pair(line, listed, end) or _is_of_pair(line, i, end):
        return None
    if listed is not None and (listed.last >= max(last, end) or _is_occasion(line, listed, max(last, end))):
        return None
    if last > i + 1 and last >= end and line.low(i) not in DETERMINERS:
        if word in lists["media_nouns"]:
            return Phrase(i, last, "organization", "media", text=line_words(line, i, last), domestic=True)
        if word in lists["geography_nouns"] and not is_surname(line, i, last, known):
            return Phrase(
                i, last, "place", "place.geography", text=line_words(line, i, last), states=states_inside(line, i, last)
            )
    chunk = line.chunk(i)
    if end > i and (chunk is None or chunk.last < end):
        if line.low(end - 1) == "conference" and line.low(end - 2) in ("press", "news"):
            return None  # "the President's Joint Press Conference" is an occasion
        return _body_phrase(line, i, end, known)
    return None


def _is_second_of_pair(line: Line, listed: Chunk, end: int) -> bool:
    """Whether a run is the second half of what two have between them: the "Utopia Council" of "NATO-Utopia Council"."""
    i = listed.first - 1
    if line.low(i) not in ("-", "–", "‑") or end <= listed.last or line.tokens[end - 1].text not in _JOINT:
        return False
    before = (line.chunk(k) for k in range(max(0, i - 3), i))
    first = any(c is not None and c.last == i and c.entry.kind in ("state", "organization", "demonym") for c in before)
    return first and listed.entry.kind in ("state", "organization", "demonym")


def _is_of_pair(line: Line, i: int, end: int) -> bool:
    """Whether a run is what two have between them, told behind both: "Utopia-Freedonia Strategic Dialogue".

    Or before: "the Joint Commission between Utopia and Freedonia".
    """
    if end <= i or line.tokens[end - 1].text not in _JOINT:
        return False
    if line.low(end) == "between":
        return True
    while i > 1 and line.cap(i - 1) and end - i < _LONGEST_JOINT and not _ends_entry(line, i):
        i -= 1
    for k in range(max(1, i - 4), i):
        second = line.chunk(k)
        if second is not None and second.last == i and line.low(k - 1) in ("-", "–", "‑"):
            first = (line.chunk(j) for j in range(max(0, k - 4), k - 1))
            return any(c is not None and c.last == k - 1 and c.entry.kind in _POWERS for c in (second, *first))
    return False


def _ends_entry(line: Line, i: int) -> bool:
    return any(c is not None and c.last == i for c in (line.chunk(k) for k in range(max(0, i - 4), i)))


_POWERS = frozenset({"state", "organization", "demonym"})
_HONOURS = frozenset({"hrh", "hm", "hh", "hsh"})
_LONGEST_JOINT = 6
_JOINT = frozenset(
    "Commission Committee Consultations Council Dialogue Forum Meeting Meetings Negotiations Summit Talks".split()
)


def _is_occasion(line: Line, listed: Chunk, end: int) -> bool:
    """Whether a run names an organisation's summit: the "Nordic Council" of "the Nordic Council Leaders' Summit"."""
    rest = [token.text for token in line.tokens[listed.last : end]]
    return listed.entry.kind == "organization" and set(rest) <= {*lexicon().lists["occasion_nouns"], "'", "'s"}


def _body_phrase(line: Line, i: int, end: int, known: Known) -> Phrase | None:
    lists = lexicon().lists
    text, last = line_words(line, i, end), line.tokens[end - 1].text
    states = states_inside(line, i, end)
    if (
        last in ("Administration", "Government", "Cabinet", "Presidency")
        and line.low(i) in known.surnames
        and end == i + 2
    ):
        return None
    if line.low(i) == "government" and states:
        return Phrase(i, end, "state", "state.government", states=states[:1], text=text)
    domestic = any(token.text in lists["company_nouns"] for token in line.tokens[i:end])
    domestic = domestic or (not states and (last in lists["home_nouns"] or line.low(i) == "national"))
    return Phrase(i, end, "organization", "organization.run", states=states[:1], text=text, domestic=domestic)


def leads_abroad(name: str) -> bool:
    """Whether a body that no table has may deal with states by its name: a front, an ocean's commission.

    >>> leads_abroad("Sandy Lake Basin Commission"), leads_abroad("International Association of Millers")
    (True, False)
    """
    told = name.lower().replace("-", " ").split()
    lists = lexicon().lists
    if not lists["trade_words"].isdisjoint(told):
        return False
    return not lists["outward_words"].isdisjoint(told) or not lists["regions"].isdisjoint(told)


def _capitals(line: Line, i: int) -> int:
    while line.cap(i) and line.tokens[i].text[0].isalpha():
        i += 1
    return i


def read_gazetteer(line: Line, i: int) -> Phrase | None:
    """A state, a people, a city or a body that the model folder lists."""
    chunk = line.chunk(i)
    if chunk is None and line.low(i + 1) == "-" and (code := words("titles")["combining"].get(line.tokens[i].text)):
        return Phrase(i, i + 1, "demonym", "demonym.combining", states=(code,))
    if chunk is None and (halves := longest(line, i, lexicon().halves)) is not None:
        plural = line.low(halves[0] - 1).endswith("s")
        return Phrase(i, halves[0], "state" if plural else "demonym", "halves", states=halves[1])
    if chunk is None or chunk.entry.kind == "person" or line.low(chunk.last) == "$":
        return None
    entry = chunk.entry
    if _is_of_round(line, chunk) or (entry.kind == "demonym" and line.low(i - 1) in _PARTS and line.cap(i - 1)):
        return None
    codes = (entry.code,) if entry.code else ()
    start = i
    if entry.kind == "demonym" and (born := _americans(line, chunk)) is not None:
        return Phrase(start, born.last, "demonym", "demonym", states=(born.entry.code or "",), entry=born.entry)
    if entry.kind == "demonym" and _is_noun(line, chunk):
        return Phrase(start, chunk.last, "demonym", "demonym.noun", states=codes, entry=entry)
    if entry.kind in ("capital", "place") and (end := _country_behind(line, chunk, codes)):
        return Phrase(start, end, "place", "place.country", states=codes, entry=entry, text=_shown(entry))
    last = (
        _past_kind(line, chunk) if isinstance(entry.row, Organisation) and entry.row.kind == "movement" else chunk.last
    )
    return Phrase(start, last, _FORMS[entry.kind], entry.kind, states=codes, entry=entry, text=_shown(entry))


def _past_kind(line: Line, chunk: Chunk) -> int:
    """The end of "M23 rebel group", which is the M23; the chunk's own end where no such word follows."""
    j = chunk.last
    while line.low(j) in lexicon().lists["movement_adjectives"] and line.low(j).isalpha():
        j += 1
    told = j > chunk.last and line.low(j) in ("faction", "group", "militia", "movement", "organisation", "organization")
    return j + 1 if told or line.low(j) in _FIGHTERS else chunk.last


_FIGHTERS = frozenset({"fighters", "guerillas", "guerrillas", "insurgents", "militants", "rebels", "separatists"})
"""Behind a movement's name they are the movement: "the ELN guerrillas"."""


_PARTS = frozenset({"central", "latin", "north", "south"})
"""Before a people's name they make a region of it: "the Central American countries"."""


def _is_of_round(line: Line, chunk: Chunk) -> bool:
    """Whether a round of trade talks is called by what follows: "the Uruguay round", "the Doha Round"."""
    if chunk.entry.kind not in ("state", "capital", "place") or line.low(chunk.last) != "round":
        return False
    return chunk.entry.kind == "state" or line.cap(chunk.last)


def _americans(line: Line, chunk: Chunk) -> Chunk | None:
    """The "American" of "Italian American voters", who are Americans; None behind any other demonym."""
    behind = line.chunk(chunk.last) if line.low(chunk.last).startswith("american") else None
    return behind if behind is not None and behind.entry.kind == "demonym" else None


def _is_noun(line: Line, chunk: Chunk) -> bool:
    return line.low(chunk.last) in (",", ".", "", ";")


def _country_behind(line: Line, chunk: Chunk, codes: tuple[str, ...]) -> int:
    """The end of ", Saudi Arabia" behind "Jeddah"; 0 where no such thing follows."""
    if line.low(chunk.last) != ",":
        return 0
    state = line.chunk(chunk.last + 1)
    if state is None or state.entry.code not in codes or state.entry.kind not in ("state", "place"):
        return 0
    return 0 if _acts(line, chunk.last, state) else state.last


_SETTING = frozenset(
    {"after", "amid", "as", "at", "before", "between", "by", "during", "earlier", "for", "from", "in", "last", "late"}
    | {"near", "next", "of", "on", "this", "to", "today", "when", "where", "which", "while", "with", "yesterday"}
)
"""What goes on telling of a place behind "In Lima, Peru"."""


def _acts(line: Line, comma: int, state: Chunk) -> bool:
    """True for the Peru of "In Lima, Peru hosted talks" and "In Lima, Peru's president met", no part of the place."""
    if not line.tokens or line.low(0) not in ("at", "in") or any(line.low(i) == "," for i in range(comma)):
        return False
    behind = line.low(state.last)
    if behind == "and":
        other = line.chunk(state.last + 1)
        return other is not None and other.entry.kind == "state"
    return line.possessive(state.last) or (behind.isalpha() and not line.cap(state.last) and behind not in _SETTING)


def read_movement(line: Line, i: int) -> Phrase | None:
    """A listed movement with the noun that says what it is: "the Palestinian movement Hamas" is Hamas."""
    if not (line.cap(i) or line.low(i) in lexicon().movement_openers) or line.low(i - 1) in ("of", "'s"):
        return None
    j = i + (line.low(i) in DETERMINERS)
    if (owned := _owned_movement(line, j)) is not None:
        return Phrase(i, owned[1], "organization", "organization.movement", entry=owned[0], text=owned[0].text)
    adjectives, nouns = lexicon().lists["movement_adjectives"], lexicon().lists["movement_nouns"]
    for _ in range(6):
        if line.low(j) in nouns:
            break
        chunk = line.chunk(j)
        if chunk is not None and chunk.entry.kind in ("demonym", "state"):
            j = chunk.last
        elif line.low(j) in adjectives:
            j += 1
        else:
            return None
    while line.low(j) in nouns:
        j += 1
    chunk = line.chunk(j)
    if chunk is None or line.low(j - 1) not in nouns or not isinstance(chunk.entry.row, Organisation):
        return None
    if chunk.entry.row.kind != "movement":
        return None
    return Phrase(i, chunk.last, "organization", "organization.movement", entry=chunk.entry, text=chunk.entry.text)


def _owned_movement(line: Line, i: int) -> tuple[Entry, int] | None:
    """The movement of "Yemen's Houthis" and its end; None where no state owns one."""
    state = line.chunk(i)
    if state is None or state.entry.kind != "state" or not line.possessive(state.last):
        return None
    chunk = line.chunk(state.last + 1)
    if chunk is None or not isinstance(chunk.entry.row, Organisation) or chunk.entry.row.kind != "movement":
        return None
    end = _past_kind(line, chunk)
    # "Lebanon's Hezbollah leader" is a person
    return (chunk.entry, end) if not line.cap(end) and read_office(line, end) is None else None


_AFTER_PLACES = frozenset({".", ",", "", "on", "for", "after", "before", "in", "and", "last", "earlier", "late"})
"""What may stand behind a place that nobody lists: "was received at Rosehill on Monday"."""


def _is_office(line: Line, i: int) -> bool:
    """Whether an office stands at `i` that one state alone has: "the Taoiseach said"."""
    office = read_office(line, i)
    return office is not None and office[0] == i + 1 and usual_state(line.low(i), None) is not None


def read_guess(line: Line, i: int, known: Known) -> Phrase | None:
    """A body or place that only the statistical model knows, or that stands as "in Foo, Egypt"."""
    if line.mode != "normal" or not line.cap(i) or _is_no_body(line, i):
        return None
    if line.tokens[i].text in lexicon().lists["organization_nouns"]:
        if line.low(i - 1) == "the" and not line.cap(i + 1):
            return Phrase(i, i + 1, "organization", "organization.short", text=line.tokens[i].text)
        return None
    if is_behind_settlement(line, i) and line.chunk(i) is None:
        end = _capitals(line, i)
        return _guessed(line, i, end)
    if i in line.labels and line.labels[i][0] == i and _plain_run(line, *line.labels[i][:2]):
        _, end, label = line.labels[i]
        end = next((k for k in range(i + 1, end) if _is_known_person(line, k)), end)
        located = _located(line, end)
        if located is not None and label not in ("DATE", "PERSON", "TIME"):
            return Phrase(
                i,
                located.last,
                "place",
                "place.country",
                states=(located.entry.code or "",),
                text=line_words(line, i, end),
            )
        if end == i + 1 and (line.low(i) in known.ordinary or _is_office(line, i)):
            return None
        if label in ("ORG", "LAW", "EVENT") and end > i:
            media = line.tokens[i].text in lexicon().lists["media"]
            return Phrase(
                i,
                end,
                "organization",
                "media" if media else "organization.guess",
                text=line_words(line, i, end),
                domestic=True,
            )
        if label in ("GPE", "LOC", "FAC"):
            return _guessed(line, i, end)
    end = _capitals(line, i)
    located = _located(line, end)
    if located is not None and line.low(i - 1) in ("in", "at", "to", "from", "near", "of", "outside"):
        return Phrase(
            i, located.last, "place", "place.country", states=(located.entry.code or "",), text=line_words(line, i, end)
        )
    if line.tokens[i].text in lexicon().lists["media"]:
        return Phrase(i, i + 1, "organization", "media", text=line.tokens[i].text, domestic=True)
    return _guessed(line, i, end) if _is_town(line, i, end) else None


def _guessed(line: Line, i: int, end: int) -> Phrase:
    """A place of no list, in the country before it where there is one: "the Utopian port city of Foo"."""
    text, at = line_words(line, i, end), i - 1 - (line.low(i - 1) == "of")
    if line.low(at) in words("modality")["settlements"]:
        for j in range(at - 1, max(at - 5, -1), -1):
            chunk = line.chunk(j)
            whose = chunk is not None and (chunk.entry.kind == "demonym" or line.possessive(chunk.last))
            if chunk is not None and whose and chunk.entry.kind in ("demonym", "state") and chunk.entry.code:
                return Phrase(i, end, "place", "place.country", states=(chunk.entry.code,), text=text)
            if line.cap(j) or not line.low(j).isalpha():
                break
    return Phrase(i, end, "place", "place.guess", text=text)


_NO_TOWNS = frozenset(
    {"arabic", "cabinet", "congress", "hebrew", "mandarin", "parliament", "ramadan", "senate", "urdu"}
)
"""What one may be in without being in a town."""


def _is_town(line: Line, i: int, end: int) -> bool:
    """Whether a name of nobody known is told as a town: "at Foo on Monday", "the border town of Foo"."""
    if line.chunk(i) is not None or end == i:
        return False
    if is_behind_settlement(line, i):
        return True
    if line.low(i - 1) == "in" and (line.label(i) in ("PERSON", "ORG") or line.low(i) in _NO_TOWNS | calendar_words()):
        return False
    return line.low(i - 1) in ("at", "in") and end == i + 1 and line.low(end) in _AFTER_PLACES


def _is_no_body(line: Line, i: int) -> bool:
    """True for a word that begins no name, an honour and the first word of an office: "HRH the Crown Prince".

    So too the first word of a sentence where it tells a deed: "Congratulating Norway, the king said".
    """
    if i == 0 and line.low(i).endswith("ing") and line.chunk(i + 1) is not None and line.chunk(i) is None:
        return lemmas().of(line.low(i), "VBG") in _deeds()
    if line.tokens[i].text in lexicon().lists["not_names"] or line.low(i).replace(".", "") in _HONOURS:
        return True
    office = read_office(line, i)
    return office is not None and office[0] > i + 1


@cache
def _deeds() -> frozenset[str]:
    """The verbs of all rules."""
    return frozenset(word for rule in load_rules().rules if rule.part == "verb" for word in rule.words)


def _plain_run(line: Line, first: int, last: int) -> bool:
    """Whether a stretch holds words only, no marks of a caption, and is none of "our Baltic Allies"."""
    if not lexicon().lists["no_bodies"].isdisjoint((line.low(first), line.low(last - 1))):
        return False
    return all(token.text[0].isalnum() or token.low in ("&", "/", "'", "'s") for token in line.tokens[first:last])


def _located(line: Line, end: int) -> Chunk | None:
    if line.low(end) != ",":
        return None
    chunk = line.chunk(end + 1)
    if chunk is None or chunk.entry.kind not in ("state", "place") or not chunk.entry.code:
        return None
    return chunk if line.low(chunk.last) in (",", ".", "", ";", "on", "(", ")", "for", "and") else None


def _shown(entry: Entry) -> str:
    """Places and a people by the name that the text gives them, anything else by its common one."""
    return entry.text if entry.kind in ("capital", "seat", "people", "place") else entry.name


def _is_known_person(line: Line, i: int) -> bool:
    """Whether the officer's name begins at `i`, which the statistical model takes for the body's last words."""
    chunk = line.chunk(i)
    return chunk is not None and chunk.entry.kind == "person"
