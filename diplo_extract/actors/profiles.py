"""Stage 3: a member of the cast while the article is read, and when two names may be one person's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from diplo_extract.actors.gazetteer import END, Entry
from diplo_extract.actors.lexicon import Office, lexicon
from diplo_extract.actors.names import core_words
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.titles import Title
from diplo_extract.mentions import Gender
from diplo_extract.model import Model, Person, fold
from diplo_extract.rules import words

FORMER = frozenset(
    {"former", "ex", "late", "ousted", "deposed", "past", "previous", "one-time", "onetime", "retired", "ex-"}
)
GENERIC = frozenset(
    {"minister", "chief", "aide", "legislator", "military", "envoy", "ambassador", "security", "spokesman"}
)
RANKS = (
    "president",
    "government",
    "king",
    "queen",
    "state",
    "leader",
    "prince",
    "vice",
    "foreign",
    "defence",
    "minister",
)


@dataclass(slots=True)
class Profile:
    """Somebody of the cast while the article is read; `core` are the words of the fullest name so far.

    `serving`: the model folder has this person in office in the article's year.
    """

    core: tuple[str, ...]
    text: str
    position: int
    row: Person | None = None
    texts: dict[str, int] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)
    titles: list[Title] = field(default_factory=list)
    gender: Gender | None = None
    body: str | None = None
    count: int = 0
    serving: bool = False

    def classes(self) -> set[str]:
        """The classes of the offices told of this person and still held."""
        held = [title for title in self.titles if not FORMER & set(title.modifiers)]
        told = {t.office_class for title in held for t in (title, title.second) if t is not None}
        if self.row is not None and (self.serving or not told) and (listed := office_class(self.row.office)):
            told.add(listed)
        return told

    def state(self) -> str | None:
        """The state told of this person, else the model folder's."""
        if self.states:
            return max(self.states.items(), key=lambda item: (item[1], item[0]))[0]
        return self.row.country if self.row else None

    def serves(self, body: str) -> bool:
        """Whether this person has an office in a body, be it told with its state: "the Office of the President of"."""
        told = [title.body_name for title in self.titles if isinstance(title.body, str)]
        return any(name == body or name.startswith(f"{body} of ") for name in told if name)

    def rank(self) -> int:
        """The place of the highest office in RANKS; the smaller, the higher."""
        return min((RANKS.index(c) for c in self.classes() if c in RANKS), default=len(RANKS))


def office_class(office: str) -> str | None:
    """The class of an office as the model folder writes it, None for one that titles.yaml does not know."""
    node = lexicon().offices
    for word in office.lower().split():
        node = node.get(word, {})
    found = node.get(END)
    return found.office_class if isinstance(found, Office) else None


@cache
def _usual_states() -> dict[str, str]:
    return {office: code for code, offices in words("titles")["office_states"].items() for office in offices}


_UNDER = re.compile(r"(?:(?:principal|acting|first|deputy|assistant|associate|former|senior|then) )+")


def usual_state(office: str, home: str | None, modifiers: Sequence[str] = ()) -> str | None:
    """The state that alone has an office under this name (the United States' "Secretary of State"), None for most.

    Of a few offices that others have as well that of the article, `home`: a Pakistani "Foreign Secretary".
    """
    written = office.lower().rstrip(".")
    full = " ".join((*modifiers, *(word for word in written.split() if word not in modifiers)))
    under = _UNDER.sub("", written, count=1)
    if home in words("titles")["shared_names"].get(written, ()):
        return home
    return next((state for name in (written, full, under) if (state := _usual_states().get(name))), None)


@lru_cache(maxsize=4)
def given_names(model: Model) -> frozenset[str]:
    """The first names of the model folder's people, `fold`ed: "Jonathan" is seldom a president of years ago."""
    return frozenset(fold(person.name).split()[0] for person in model.people)


@lru_cache(maxsize=4)
def office_words(model: Model) -> dict[str, frozenset[str]]:
    """The words of the offices that the model folder lists for each state."""
    found: dict[str, set[str]] = {}
    for person in model.people:
        if person.country:
            found.setdefault(person.country, set()).update(person.office.lower().split())
    return {state: frozenset(office) for state, office in found.items()}


def gender_of(phrase: Phrase) -> Gender | None:
    """What the words of the phrase tell of the person's gender, None for nothing."""
    lists = lexicon().lists
    spoken = phrase.honorific.replace(".", "").split()
    joined = " ".join(spoken)
    for title in phrase.titles:
        word = title.office.lower()
        if title.office_class in lists["female"] or word in lists["female_words"]:
            return "f"
        if word in lists["male_words"]:
            return "m"
    if any(form in joined if " " in form else form in spoken for form in lists["female_honorifics"]):
        return "f"
    if any(form in joined if " " in form else form in spoken for form in lists["male_honorifics"]):
        return "m"
    return None


def absorb(first: Profile, other: Profile) -> None:
    """Adds what `other` tells to `first`."""
    first.count += other.count
    first.states.update(other.states)
    first.titles.extend(other.titles)
    for text, count in other.texts.items():
        first.texts[text] = first.texts.get(text, 0) + count
    first.body = first.body or other.body
    first.gender = first.gender or other.gender


def same_office(one: str, other: str) -> bool:
    """Whether two offices are one, apart from small words and order."""
    small = {"of", "for", "the", "and", "affairs", "to"}
    mine, yours = (
        {w for w in fold(text).replace("defense", "defence").split() if w not in small} for text in (one, other)
    )
    return bool(mine) and (mine <= yours or yours <= mine)


def alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: the shorter within the longer, or one spelt a little differently."""
    short, long = sorted((one, other), key=len)
    if _within(short, long) and (short[-1] == long[-1] or short[0] == long[0]):
        return True
    if any(short[i:] + short[:i] == long for i in range(1, len(short))):
        return True
    if short[0] == long[0] and short[-1][:5] == long[-1][:5] and len(short[-1]) > 5:
        return True
    return "".join(short) == "".join(long)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether all words of a name stand in another, of three and more in their order: fathers lend sons their names."""
    rest = iter(long)
    return set(short) <= set(long) and (len(short) < 3 or all(word in rest for word in short))


def bears(profile: Profile, word: str, first_too: bool) -> bool:
    """Whether a single word may stand for this person: the surname, a first family name, a monarch's first name."""
    core = profile.core
    if len(core) == 1:
        return core[0] == word
    if core[-1] == word or first_too and word in core:
        return True
    surnames = [fold(surname) for surname in profile.row.surnames] if profile.row else []
    if any(word in surname.split() for surname in surnames):
        return True
    if len(core) > 2 and word in core[1:]:
        return True
    # Xi Jinping, Lim Jock Seng: the family name stands first; told by whether the article ever uses it alone.
    return core[0] == word and (profile.row is None or word in surnames)


@lru_cache(maxsize=4)
def _by_ends(model: Model) -> dict[tuple[str, str], list[tuple[tuple[str, ...], Person]]]:
    """The people of the model folder with their names of two words and more, by the first and the last."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Person]]] = {}
    for person in model.people:
        for core in {core_words(tuple(fold(name).split())) for name in (person.name, *person.aliases)}:
            if len(core) > 1:
                found.setdefault((core[0], core[-1]), []).append((core, person))
    return found


def shorter_names(profile: Profile, model: Model, year: int | None) -> list[Person]:
    """The people of the model folder whose shorter name a full one holds, in an office of the class told here.

    "Jaber Al-Ahmad Al-Jaber Al-Sabah", told as the Amir, is the folder's Emir Jaber al-Ahmad al-Sabah.
    """
    classes = {title.office_class for title in profile.titles}
    if len(profile.core) < 3 or not classes:
        return []
    return [
        row
        for core, row in _by_ends(model).get((profile.core[0], profile.core[-1]), ())
        if _within(core, profile.core) and office_class(row.office) in classes and in_time(row, year, 0)
    ]


def in_time(row: Person, year: int | None, slack: int = 10) -> bool:
    """Whether somebody was in office in a year, or had been for no longer than `slack` years."""
    if year is None:
        return True
    return (row.since is None or row.since.year <= year + 1) and (row.until is None or row.until.year >= year - slack)


def is_serving(row: Person, year: int | None) -> bool:
    """Whether somebody is known to be in office in a year; False where the year is not known."""
    return year is not None and in_time(row, year, 0) and (row.since is None or row.since.year <= year)


_NUMBERED = re.compile(r"\b[IVX]{2,5}\b")


def is_other_monarch(profile: Profile, phrase: Phrase) -> bool:
    """Whether a monarch told with a number is of another state than a phrase tells: "King Abdullah of Saudi Arabia"."""
    own = set(profile.states) | ({profile.row.country} if profile.row is not None else set())
    told = {*phrase.states, *(state for title in phrase.titles for state in title.states)}
    return bool(own and told) and not own & told and any(_NUMBERED.search(text) for text in profile.texts)


def is_party_leader(profile: Profile) -> bool:
    """Whether somebody leads a state by leading its party: the general secretary of a state that has one."""
    row = profile.row
    return row is not None and profile.serving and bool(row.country) and row.office == "General Secretary"


def leading(profiles: Sequence[Profile]) -> list[Profile]:
    """Of several who lead a state the one told of twice as often as any other, else the one of the highest office."""
    told = sorted(profiles, key=lambda p: -p.count)
    if told[0].count > 2 * told[1].count:
        return told[:1]
    return sorted(profiles, key=lambda p: (p.rank(), -p.count))[:1]


def term_distance(row: Person, year: int | None) -> tuple[int, str]:
    """How far from its term an office is in a year; 0 within."""
    if year is None:
        return (0 if row.until is None else 1, row.office)
    early = max(0, row.since.year - year) if row.since else 0
    late = max(0, year - row.until.year) if row.until else 0
    return (early + late, row.office)


def is_of_listed_body(profile: Profile) -> bool:
    """True for an officer of the African Union; a "Gender Policy Council" that no table holds is one at home."""
    if profile.row is not None and profile.row.organization:
        return True
    return any(isinstance(title.body, Entry) for title in profile.titles)


def consort_state(profile: Profile, model: Model, year: int | None) -> str | None:
    """The state of a first lady or gentleman whose surname is that of one who leads a state, None for anybody else.

    "First Lady Jane Poe" on a visit is of President Poe's state and not of the one where she speaks.
    """
    offices = {title.office.lower() for title in profile.titles}
    if len(profile.core) < 2 or not offices or not offices <= {"first lady", "first gentleman"}:
        return None
    rows = model.surnames().get(profile.core[-1], ())
    leaders = {
        row.country for row in rows if office_class(row.office) in lexicon().lists["heads"] and in_time(row, year)
    }
    return leaders.pop() if len(leaders) == 1 else None


def is_domestic(profile: Profile) -> bool:
    """Whether all that is told of somebody is an office that deals with no other state."""
    domestic = lexicon().lists["domestic"]
    classes = {title.office_class for title in profile.titles}
    if profile.row is not None and office_class(profile.row.office) not in domestic:
        return False
    return bool(classes) and classes <= domestic


def latest_of_one_state(rows: Sequence[Person]) -> Person | None:
    """Of namesakes who all served one state the last in office: a father and a son. None where the states differ."""
    if len({(row.country, row.gender) for row in rows}) > 1 or rows[0].country is None:
        return None
    return max(rows, key=lambda row: row.since.isoformat() if row.since else "")


def is_of_another_state(profile: Profile, phrase: Phrase) -> bool:
    """True for Utopia's King Poe beside Arcadia's President Edgar Poe: neither state nor office is the same."""
    states = {state for title in phrase.titles for state in title.states} | set(phrase.states)
    classes = {title.office_class for title in phrase.titles}
    told = bool(states and profile.states and classes and profile.titles)
    return told and states.isdisjoint(profile.states) and classes.isdisjoint(profile.classes())
