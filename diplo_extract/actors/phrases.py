"""Stage 3, sixth step: whole phrases. Joins offices and names ("Prime Minister Keir Starmer of the United Kingdom").

Each reader looks at one token and says which phrase begins there; the longest reading wins, phrases never overlap. Who
is meant is decided later, over the whole article, in `cast`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplo_extract.actors.body_offices import read_body_office
from diplo_extract.actors.gazetteer import Entry
from diplo_extract.actors.half_commas import has_half_comma
from diplo_extract.actors.lexicon import lexicon, longest
from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import Known, Name, is_first_name, read_name, read_served_name
from diplo_extract.actors.namesakes import living_namesakes
from diplo_extract.actors.offices import read_office
from diplo_extract.actors.postnominals import offices_in_brackets, past_postnominals
from diplo_extract.actors.runs import past_acronym, past_desk, read_body
from diplo_extract.actors.second_offices import (
    FORMER,
    is_last_office,
    with_joint_office,
    with_second_office,
    with_shared_state,
)
from diplo_extract.actors.titles import SERVED, Title, read_apposition, read_title
from diplo_extract.mentions import Form
from diplo_extract.model import fold
from diplo_extract.rules import words as word_list

CLOSERS = frozenset({",", ".", ";", ":", ")", '"', "”", "—", "–", "-", "!", "?", "", "]", "’"})
RELATION_CLASSES = frozenset({"first_lady", "relative", "counterpart"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase over tokens `first` to `last` of a line, before it is known which member of the cast it means.

    `titles`: offices told with a name, or the unnamed holder's. `states`: codes told in the phrase itself. `members`:

    """

    first: int
    last: int
    form: Form
    rule: str
    name: Name | None = None
    titles: tuple[Title, ...] = ()
    states: tuple[str, ...] = ()
    entry: Entry | None = None
    text: str = ""
    noun: str = ""
    honorific: str = ""
    boss: Name | None = None
    domestic: bool = False


def read_honorifics(line: Line, i: int) -> int:
    """The end of "His Excellency Mr." that begins at `i`; `i` where there is none."""
    table = lexicon().honorifics
    for _ in range(6):
        if (
            line.low(i) == "the"
            and line.cap(i + 1)
            and line.low(i + 1).rstrip(".") in ("hon", "honourable", "honorable")
        ):
            i += 1  # "Peru's premier, the Hon. Ana Soto"
        low = line.low(i)
        hit = longest(line, i, table)
        if hit is None and low.endswith("."):
            hit = (i + 1, low) if low.rstrip(".") in table else None
        if hit is None or not (line.tokens[i].cap or line.mode == "flat"):
            return i
        chunk = line.chunk(i)
        if chunk is not None and chunk.last > hit[0]:
            return i
        i = hit[0]
    return i


_EASTERN = frozenset({"alexandria", "coptic", "orthodox"})
"""Words before a pope who is not that of Rome."""


def read_person(line: Line, i: int, known: Known) -> Phrase | None:
    """A person told with an office or a form of address before the name."""
    titles: list[Title] = []
    start, comma, honorific = i, False, ""
    for _ in range(4):
        after = read_honorifics(line, i)
        if after > i:
            honorific = " ".join(line.low(j) for j in range(i, after))
            i = after
        chunk = line.chunk(i)
        listed = chunk.entry if chunk is not None and chunk.entry.kind == "person" else None
        if (listed is not None and (titles or listed.text == listed.name)) or (titles and is_first_name(line, i)):
            break  # "minister Amir Khan": a listed name may begin with an office word
        title = read_title(line, i) if not titles or not comma or line.low(i) not in ("a", "an") else None
        title = title or (read_body_office(line, i) if not titles else None)
        if title is None:
            break
        if titles and _is_anothers(titles[-1], title, comma=comma):
            return None
        title = with_joint_office(line, _with_desk(line, _inherit(titles, with_second_office(line, title))), known)
        eastern = bool({line.low(title.first - 1), line.low(title.first - 2)} & _EASTERN)
        titles.append(title if eastern else _with_own_state(title))
        i = title.last
        i = past_acronym(line, i + 3 * (line.low(i + 1) in _RETIRED and (line.low(i), line.low(i + 2)) == ("(", ")")))
        comma = line.low(i) == "," or _is_dashed(line, i, title)
        i += comma
        i += comma and is_last_office(line, i, titles)
    if not (titles or honorific) or (titles and not comma and line.low(i - 1) == ","):
        return None
    if titles and _is_couple(line, titles[-1], i):
        i, honorific = i + 2, honorific or "mr"
    if titles and line.low(i) == "(":
        return _bracketed(line, start, i + 1, tuple(titles), known)
    name = read_name(line, i, known, titled=True)
    if name is None or (comma and not _appositive(line, titles[-1], name, honorific)):
        return None
    if titles and titles[-1].weak and not honorific and not _sure(line, name, known):
        return None
    if titles and titles[-1].plural and titles[-1].office_class == "other" and not line.cap(titles[-1].head):
        return None  # "told reporters Jane Roe had left"
    phrase = Phrase(start, name.last, "name", "name.title", name, tuple(titles), honorific=honorific)
    return _with_tail(line, phrase, known)


def _is_couple(line: Line, title: Title, i: int) -> bool:
    """Whether a wife is named with her husband's name from `i` on: "President and Mrs. Roe".

    Not in "the President and Mrs. Roe", who may be in an office of her own.
    """
    wife = line.low(i) == "and" and line.low(i + 1).rstrip(".") in _WIVES and line.cap(i + 2)
    return wife and line.cap(title.head) and not title.determined


_WIVES = frozenset({"madame", "mme", "mrs"})
_RETIRED = frozenset({"ret", "retd", "retired", "rtd"})
"""What stands in brackets behind the rank of an officer who has left: "Gen (Retd) John Roe"."""


def _with_desk(line: Line, title: Title) -> Title:
    """The title with where its officer sits behind a comma: "the Director, Asia Division, Ministry of Trade"."""
    if not title.determined or title.plural:
        return title
    end, states = past_desk(line, title.last)
    return replace(title, last=end, states=title.states or states) if end > title.last else title


def _bracketed(line: Line, start: int, i: int, titles: tuple[Title, ...], known: Known) -> Phrase | None:
    """An office-holder whose name stands in brackets from `i` on: "the Prime Minister (Mr Roe)"; None for others."""
    inner = read_person(line, i, known)
    name = inner.name if inner is not None else read_name(line, i, known, titled=line.low(i + 1) != ")")
    end = inner.last if inner is not None else past_postnominals(line, name.last) if name is not None else i
    if name is None or line.low(end) != ")" or titles[-1].plural:
        return None
    own, honorific = (inner.titles, inner.honorific) if inner is not None else ((), "")
    return Phrase(start, end + 1, "name", "name.title", name, (*titles, *own), honorific=honorific)


def _is_anothers(before: Title, title: Title, *, comma: bool) -> bool:
    """Whether two offices are not one person's: "the letter from the Utopian ambassador, President Jane Roe said".

    So too "at the invitation of his counterpart, ministry spokesman Jane Roe said", "the Prime Minister, President Jane
    Roe and", and all told in the plural.
    """
    both = {before.office_class, title.office_class} <= _HEADS and before.office_class != title.office_class
    abroad = bool(before.states and title.states) and not set(before.states) & set(title.states)
    if comma and (abroad or (both and not before.modifiers)):
        return True  # "invited by the Peruvian king, Utopian premier Jane Roe came"
    spoken = title.office_class == "spokesman" != before.office_class
    head = title.office_class in _HEADS and before.office_class in _ENVOYS and not FORMER & set(title.modifiers)
    return title.plural or before.plural or (comma and (spoken or head))


_HEADS = frozenset({"president", "king", "queen", "government"})
_ENVOYS = frozenset({"ambassador", "envoy", "spokesman"})
"""Offices that no head of a state or government has."""


def _is_dashed(line: Line, i: int, title: Title) -> bool:
    """Whether a dash at `i` stands for the comma before a name: "the President of Utopia – Jane Roe"."""
    apart = line.low(i) in ("-", "–", "—") and line.tokens[i].start > line.tokens[i - 1].end
    return apart and title.determined and len(title.states) == 1 and not title.plural


def _sure(line: Line, name: Name, known: Known) -> bool:
    """Whether a name behind a word that may be no office ("Executive Order") is one without it, too."""
    if name.row is not None or len(name.words) > 1 and line.mode == "normal":
        return True
    low = name.words[0].lower()
    return low in known.words or low in known.personal or low in known.famous or line.mode == "flat"


def _inherit(titles: list[Title], title: Title) -> Title:
    """In "US President's adviser" the adviser serves the president's state."""
    if not titles or title.states or title.body:
        return title
    return replace(title, states=titles[-1].states, body=titles[-1].body)


_CITING = frozenset({"according", "thanks"})


def _appositive(line: Line, title: Title, name: Name, honorific: str = "") -> bool:
    """Whether ", NAME," is the office-holder's name and not the next clause's subject."""
    if "hon" in honorific.split() and line.cap(title.head) and not title.plural:
        return True  # "Minister for Trade, the Hon Jane Roe said"
    if not (title.determined or title.states or title.body or title.owner):
        return False
    own = name.row.country if name.row is not None else None
    if own and title.states and not {own, living_namesakes(line.gazetteer.model).get(own)} & set(title.states):
        return False
    end = past_postnominals(line, name.last)
    if has_half_comma(line, title, name, end):
        return True
    if line.low(title.first - 1 - title.determined) == "to" and line.low(title.first - 2 - title.determined) in _CITING:
        return line.low(end) in (",", ")")  # "According to officials, Roe and Poe met"
    placed = line.low(end) in _PLACING and bool(title.states) and line.mode == "normal" and not _opens_aside(line)
    return line.low(end) in CLOSERS or line.low(end) in ("of", "and", "(") or line.possessive(end) or placed


_PLACING = frozenset({"at", "during", "here", "in", "on"})
"""What goes on behind somebody's name: "met the Peruvian king, Luis Ruiz on Monday"."""


def _opens_aside(line: Line) -> bool:
    """Whether a sentence opens on what may end at a comma: "At the invitation of the Peruvian king, Roe on Monday"."""
    return line.low(0) in {
        "after",
        "along",
        "as",
        "at",
        "before",
        "by",
        "during",
        "following",
        "for",
        "in",
        "on",
        "with",
    }


def _with_tail(line: Line, phrase: Phrase, known: Known) -> Phrase:
    """The phrase with "of the United Kingdom" and with an office in apposition behind the name."""
    phrase, bare = _with_origin(line, replace(phrase, last=past_postnominals(line, phrase.last))), phrase.last
    phrase = replace(phrase, last=past_acronym(line, phrase.last)) if phrase.states else phrase
    comma = line.low(phrase.last) == ","
    if line.low(phrase.last) == "(":
        return _with_bracket(line, phrase, known)
    if not comma and not (phrase.last > bare and line.cap(phrase.last)):
        return phrase
    title = read_apposition(line, phrase.last + comma)  # "Jane Roe MP Minister for Trade", too
    if title is None or title.plural or title.office_class == "counterpart" or _conflict(phrase, title, known):
        return phrase
    if title.weak and not (title.states or title.body or title.target or title.determined):
        return phrase
    end, titles = _read_offices(line, title, known)
    end = past_acronym(line, end)
    placed = line.low(end) in _LOCATED and (title.states or title.body is not None)
    located = placed and (line.cap(title.head) or _is_closed(line, end + 1))
    if line.low(end) not in CLOSERS and end < len(line.tokens) and not located:
        return phrase
    if line.cap(end) or read_name(line, end, known, titled=True) is not None:
        return phrase
    if line.low(end) == "," and not _begins_actor(line, end + 1, known):
        end += 1
    if title.owner and title.office_class not in RELATION_CLASSES:
        titles = []
    return replace(phrase, last=end, titles=(*phrase.titles, *titles), rule=phrase.rule + ".apposition")


def _is_closed(line: Line, i: int) -> bool:
    """Whether what an office is in ends at a comma: "Roe, Peru's mediator in the peace talks, went"."""
    return line.low(i) == "the" and any(line.low(j) == "," for j in range(i + 2, i + 5))


def _with_bracket(line: Line, phrase: Phrase, known: Known) -> Phrase:
    """The phrase with the office in brackets behind the name: "Jane Roe (Minister of Foreign Affairs)"."""
    told = (
        (end, title) for end, title in offices_in_brackets(line, phrase.last) if not _conflict(phrase, title, known)
    )
    end, title = next(told, (phrase.last, None))
    if title is None:
        return phrase
    return replace(phrase, last=end, titles=(*phrase.titles, title), rule=phrase.rule + ".apposition")


def _read_offices(line: Line, title: Title, known: Known) -> tuple[int, list[Title]]:
    """All offices in apposition from the first on, and their end: "Crown Prince, Deputy Prime Minister and …"."""
    end, titles = title.last, [title]
    while line.low(end) in (",", "and"):
        comma = line.low(end) == ","
        more = read_title(line, end + 1 + (comma and line.low(end + 1) == "and"))
        if more is None or more.plural:
            break
        named = line.cap(more.last) or read_name(line, more.last, known, titled=True) is not None
        if comma and (named or more.determined or not line.cap(more.head) or line.low(more.last) not in (",", "and")):
            break
        titles.append(_inherit(titles, more))
        end = more.last
    return end, titles


def _begins_actor(line: Line, i: int, known: Known) -> bool:
    """True where the next actor stands at once: "at the invitation of X, president of Peru, Y came"."""
    if line.chunk(i) is not None or read_title(line, i) is not None:
        return True
    return read_name(line, i, known, titled=False) is not None


_LOCATED = frozenset({"on", "in", "at", "during", "to"})
"""What goes on behind an office in apposition without a comma: ", Chair of the African Union on the margins"."""


def _conflict(phrase: Phrase, title: Title, known: Known) -> bool:
    """Whether the office behind the name belongs to another state than the person: the next of a list.

    A surname alone is that of whom the model folder has in office: "to meet Niyazov, Turkish leader" in a headline.
    """
    own = {state for held in phrase.titles for state in held.states} | set(phrase.states)
    if phrase.name is not None and phrase.name.row is not None and phrase.name.row.country:
        own.add(phrase.name.row.country)
    if not own and phrase.name is not None and len(phrase.name.words) == 1 and not title.determined:
        surname = fold(phrase.name.words[0])
        own = {country for country, served in known.served if served == surname}
    return bool(own and title.states and not own & set(title.states))


def _with_origin(line: Line, phrase: Phrase) -> Phrase:
    j = phrase.last
    if line.low(j) != "of" or any(title.states for title in phrase.titles):
        return phrase
    j += 1 + (line.low(j + 1) == "the")
    chunk = line.chunk(j)
    if chunk is None or chunk.entry.kind != "state" or not chunk.entry.code:
        return phrase
    if not phrase.titles and (phrase.name is None or len(phrase.name.words) < 2):
        return phrase
    last = chunk.last
    if line.possessive(last):  # "of Iraq's Kurdistan Regional Government (KRG)"
        body = read_body(line, last + 1)
        last = past_acronym(line, body) if body > last + 1 else last
    return replace(phrase, last=last, states=(*phrase.states, chunk.entry.code))


def is_behind_settlement(line: Line, i: int) -> bool:
    """True for what "the border town of" stands before."""
    return line.low(i - 1) == "of" and line.low(i - 2) in word_list("modality")["settlements"]


def read_bare_name(line: Line, i: int, known: Known) -> Phrase | None:
    """A person told by name alone, with what follows: "Jane Roe, head of the council,", "Trump's envoy John Roe"."""
    name = None if is_behind_settlement(line, i) else read_name(line, i, known, titled=False)
    if name is None:
        return None
    if line.possessive(name.last):
        title = read_title(line, name.last + 1)
        if title is not None and not title.plural and title.office_class != "counterpart":
            j = title.last + (line.low(title.last) == ",")
            j = read_honorifics(line, j)
            served = read_name(line, j, known, titled=True)
            if served is not None and (j == title.last or line.low(served.last) in CLOSERS):
                return Phrase(i, served.last, "name", "name.served", served, (title,), boss=name)
        return Phrase(i, name.last, "name", f"name.{name.evidence}", name)
    return _with_tail(line, Phrase(i, name.last, "name", f"name.{name.evidence}", name), known)


def read_owned_name(line: Line, i: int, known: Known) -> Phrase | None:
    """A state's person without an office: "Ukraine's Zelenskyy"."""
    chunk = line.chunk(i + (line.low(i) == "the"))
    if chunk is None or chunk.entry.kind not in ("state", "organization", "seat"):
        return None
    if not line.possessive(chunk.last):
        return None
    if not chunk.entry.code:
        return None
    spoken = read_honorifics(line, chunk.last + 1)
    name = read_name(line, spoken, known, titled=spoken > chunk.last + 1)
    name = name or read_served_name(line, chunk.last + 1, chunk.entry.code, known)
    if name is None:
        return None
    return _with_tail(line, Phrase(i, name.last, "name", "name.state", name, states=(chunk.entry.code,)), known)


def _with_own_state(title: Title) -> Title:
    """An office of which the world has one: "the pope" is the Holy See's."""
    own = word_list("titles")["own_states"].get(title.office.lower())
    return replace(title, states=(own,)) if own and not (title.states or title.body or title.plural) else title


def read_office_holder(line: Line, i: int) -> Phrase | None:
    """Somebody told by the office alone: "the Russian foreign minister", "the presidents of Armenia and Azerbaijan"."""
    title = read_title(line, i)
    if title is None:
        return None
    if not (title.states or title.body):
        title = _with_own_state(with_shared_state(line, title))
    body = title.body_name
    served = title.superior is not None and title.superior.office_class in SERVED and title.determined
    if not (title.states or body or served):
        return None
    if title.office_class == "relative" or (title.plural and title.office_class == "counterpart"):
        return None
    thing = line.low(title.last) in lexicon().lists["not_offices"] and not _is_verb(line, title.last)
    if thing or title.office.lower() in ("member", "executive", "officer"):
        return None
    if line.low(title.last) == "-" or (
        title.weak
        and title.office != title.office.title()
        and not title.target
        and line.low(title.first) in ("a", "an")
    ):
        return None
    rule = "title.plural" if title.plural else "title"
    form: Form = "group" if title.plural else "title"
    entry = title.body if title.plural and isinstance(title.body, Entry) and not title.states else None
    noun = line.low(title.last - 1) if entry is not None else ""  # "European Union (EU) leaders"
    return Phrase(i, title.last, form, rule, titles=(title,), states=title.states, entry=entry, noun=noun)


def _is_verb(line: Line, i: int) -> bool:
    """Whether the word behind an office is what somebody does: "Peruvian FM visits Oslo", no "official visits"."""
    return line.low(i) == "visits" and line.chunk(i + 1) is not None


def read_bare_office(line: Line, i: int) -> int:
    """The end of an office phrase that names nobody by itself ("the president"); `i` where there is none."""
    hit = read_office(line, i)
    return hit[0] if hit is not None else i


def choose(candidates: Sequence[Phrase | None]) -> Phrase | None:
    """The longest of some readings, the first of equals."""
    best: Phrase | None = None
    for phrase in candidates:
        if phrase is not None and (best is None or phrase.last > best.last):
            best = phrase
    return best
