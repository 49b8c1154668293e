"""Stage 3, eighth step: who is who. Gathers all names of an article into its cast, each person one value.

"President Biden", "Joseph R. Biden, Jr." and "Biden" are one man; "Jill Biden" is not. The fullest name wins, the office
told first stays, the state is the one told most clearly: in the phrase, else by the model folder, else by the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from diplo_extract.actors.gazetteer import END, Entry
from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import Name, core_words
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.titles import Office, Title, lexicon
from diplo_extract.mentions import Actor, Gender
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
        told = {title.office_class for title in self.titles if not FORMER & set(title.modifiers)}
        if self.row is not None and (self.serving or not told) and (listed := office_class(self.row.office)):
            told.add(listed)
        return told

    def state(self) -> str | None:
        """The state told of this person, else the model folder's."""
        if self.states:
            return max(self.states.items(), key=lambda item: (item[1], item[0]))[0]
        return self.row.country if self.row else None

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


def usual_state(office: str) -> str | None:
    """The state that alone has an office under this name (the United States' "Secretary of State"), None for most."""
    return _usual_states().get(office.lower().rstrip("."))


def _gender(phrase: Phrase) -> Gender | None:
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


def name_text(source: str, line: Line, name: Name) -> str:
    """The name as written, on one line; in copy without capitals with some."""
    text = " ".join(source[line.tokens[name.first].start : line.tokens[name.last - 1].end].split())
    if line.mode == "flat":
        text = " ".join(word[:1].upper() + word[1:].lower() for word in text.split())
    return text


class Cast:
    """The people of one article. `add` the named ones first, `settle`, then look up who an office means."""

    def __init__(self, model: Model, year: int | None) -> None:
        self.model = model
        self.year = year
        self.profiles: list[Profile] = []
        self.actors: dict[int, Actor] = {}
        self.home: str | None = None

    # --- gathering ------------------------------------------------------------------------------------------------

    def gather(self, named: Sequence[tuple[int, Phrase, Name, str]]) -> dict[int, Profile]:
        """Profiles of all named phrases, by the phrases' position; full names are read before single ones."""
        full = [item for item in named if len(core_words(item[2].words)) > 1]
        single = [item for item in named if len(core_words(item[2].words)) == 1]
        found: dict[int, Profile] = {}
        for position, phrase, name, text in sorted(full, key=lambda item: (-len(core_words(item[2].words)), item[0])):
            found[position] = self._join(position, phrase, name, text, self._same_full(name, phrase))
        for position, phrase, name, text in single:
            profile = self._same_single(core_words(name.words)[0], phrase, position, found)
            found[position] = self._join(position, phrase, name, text, profile)
        return found

    def _join(self, position: int, phrase: Phrase, name: Name, text: str, profile: Profile | None) -> Profile:
        if profile is None:
            profile = Profile(core_words(name.words), text, position)
            self.profiles.append(profile)
        profile.count += 1
        profile.position = min(profile.position, position)
        profile.row = profile.row or name.row
        profile.gender = profile.gender or _gender(phrase)
        profile.texts[text] = profile.texts.get(text, 0) + 1
        for title in phrase.titles:
            profile.titles.append(title)
            for state in title.states[:1]:
                profile.states[state] += 3
            profile.body = profile.body or (
                None if title.states and not isinstance(title.body, Entry) else title.body_name
            )
        for state in phrase.states:
            profile.states[state] += 3
        return profile

    def _same_full(self, name: Name, phrase: Phrase) -> Profile | None:
        core = core_words(name.words)
        gender = _gender(phrase)
        for profile in self.profiles:
            if name.row is not None and profile.row is not None:
                if name.row.name == profile.row.name:
                    return profile
                continue
            if gender and profile.gender and gender != profile.gender:
                continue
            if len(profile.core) > 1 and _alike(core, profile.core):
                return profile
        return None

    def _same_single(self, word: str, phrase: Phrase, position: int, found: dict[int, Profile]) -> Profile | None:
        lists = lexicon().lists
        first_too = any(title.office_class in lists["first_name_classes"] for title in phrase.titles)
        first_too = (
            first_too
            or phrase.rule == "name.first"
            or phrase.honorific in ("sir", "dame", "lady", "lord", "don", "doña")
        )
        gender = _gender(phrase)
        choices = [
            profile
            for profile in self.profiles
            if _bears(profile, word, first_too) and not (gender and profile.gender and gender != profile.gender)
        ]
        if phrase.honorific.rstrip(".") in ("mrs", "ms", "miss") and gender != "f":
            choices = []
        if gender == "f":
            women = [p for p in choices if p.gender == "f" or (p.row is not None and p.row.gender == "f")]
            choices = women or [p for p in choices if p.row is None]
        if len(choices) > 1:
            choices = self._closest(choices, phrase)
        return choices[0] if choices else None

    def _closest(self, choices: list[Profile], phrase: Phrase) -> list[Profile]:
        """Namesakes by agreement in state and office, then by rank, then by order of appearance."""
        states = {state for title in phrase.titles for state in title.states} | set(phrase.states)
        classes = {title.office_class for title in phrase.titles}

        def disagreement(profile: Profile) -> tuple[bool, bool, int, int]:
            own = set(profile.states)
            return (
                bool(states and own and not states & own),
                bool(classes and not classes & profile.classes()),
                profile.rank(),
                profile.position,
            )

        return sorted(choices, key=disagreement)

    # --- settling -------------------------------------------------------------------------------------------------

    def look_up(self) -> None:
        """Finds everybody in the model folder, in order of appearance."""
        self.profiles.sort(key=lambda profile: profile.position)
        for profile in self.profiles:
            profile.row = self._look_up(profile) or profile.row
            if profile.row is not None:
                profile.gender = profile.gender or profile.row.gender
                profile.serving = self.year is not None and _in_time(profile.row, self.year, 0)

    def settle(self, home: str | None) -> tuple[Actor, ...]:
        """One actor of each profile; `home`: the state of those of whom nothing tells it."""
        self.home = home
        self._merge_rows()
        self._merge_first_names()
        return tuple(self.actor(profile) for profile in self.profiles)

    def _merge_rows(self) -> None:
        """Two spellings of one person of the model folder become one profile."""
        kept: dict[str, Profile] = {}
        merged: list[Profile] = []
        for profile in self.profiles:
            key = profile.row.name if profile.row else ""
            first = kept.get(key) if key else None
            if first is None or (
                len(first.core) > 1 and len(profile.core) > 1 and first.core[-1][:3] != profile.core[-1][:3]
            ):
                kept.setdefault(key, profile)
                merged.append(profile)
                continue
            _absorb(first, profile)
            self.moved[id(profile)] = first
        self.profiles = merged

    def _merge_first_names(self) -> None:
        """ "Joe" in a speech is the President Biden whose first name the article never tells."""
        called = {fold(p.row.name).split()[0]: p for p in self.profiles if p.row is not None}
        for profile in list(self.profiles):
            whole = called.get(profile.core[0]) if len(profile.core) == 1 and not profile.titles else None
            if whole is not None and whole is not profile and profile.row is None:
                _absorb(whole, profile)
                self.moved[id(profile)] = whole
                self.profiles.remove(profile)

    moved: dict[int, Profile]

    def resolve(self, profile: Profile) -> Actor:
        """The actor of a profile, after merging."""
        return self.actor(self.moved.get(id(profile), profile))

    def _look_up(self, profile: Profile) -> Person | None:
        rows: Iterable[Person]
        if len(profile.core) > 1:
            rows = [
                name.row
                for text in (*profile.texts, " ".join(profile.core))
                for name in self.model.names().get(fold(text), ())
                if isinstance(name.row, Person)
            ]
            if profile.row is not None and not rows:
                rows = [row for row in self.model.people if row.name == profile.row.name]
        else:
            rows = [row for text in profile.texts for row in self.model.surnames().get(fold(text), ())]
            rows = rows or self.model.surnames().get(profile.core[0], ())
        return self._pick(profile, list(rows))

    def _pick(self, profile: Profile, rows: list[Person]) -> Person | None:
        told = set(profile.states)
        classes = {title.office_class for title in profile.titles}
        fitting = [row for row in rows if not (told and row.country and row.country not in told)]
        fitting = [row for row in fitting if not (profile.gender and row.gender and row.gender != profile.gender)]
        if len(profile.core) == 1:
            fitting = [row for row in fitting if _in_time(row, self.year)]
            by_class = [row for row in fitting if office_class(row.office) in classes]
            fitting = by_class or fitting
            current = [row for row in fitting if _in_time(row, self.year, 0)]
            fitting = current or fitting
            if len({row.name for row in fitting}) > 1:
                return None
        serving = any(
            isinstance(t.body, Entry) and t.body.kind == "organization" and not t.states for t in profile.titles
        )
        fitting.sort(
            key=lambda row: (bool(row.organization) != serving if serving else False, *_distance(row, self.year))
        )
        return fitting[0] if fitting else None

    def actor(self, profile: Profile) -> Actor:
        """The actor that a profile stands for; the same value every time."""
        key = id(profile)
        if key not in self.actors:
            text = max(profile.texts, key=lambda t: (len(core_words(tuple(t.split()))), len(t), t))
            title = next((t.office for t in profile.titles), None)
            self.actors[key] = Actor(
                kind="person",
                name=text.removesuffix(","),
                country=self._country(profile),
                title=title,
                gender=profile.gender,
                organization=self._organization(profile),
                domestic=_is_domestic(profile),
            )
        return self.actors[key]

    def _organization(self, profile: Profile) -> str | None:
        return profile.body or (profile.row.organization if profile.row else None)

    def _country(self, profile: Profile) -> str | None:
        if profile.states:
            return profile.state()
        international = any(
            isinstance(title.body, Entry) and title.body.kind == "organization" and not title.body.code
            for title in profile.titles
            if title.office_class != "ambassador"
        )
        if profile.row is not None and not (international and profile.row.organization):
            return profile.row.country
        if international:
            return None
        if hint := next((state for title in profile.titles if (state := usual_state(title.office))), None):
            return hint
        if profile.titles and not _is_domestic(profile) and not profile.body:
            return self.home
        return None

    # --- offices without a name -----------------------------------------------------------------------------------

    def holder(self, office: Office | Title, state: str | None, body: str | None) -> Actor | None:
        """The one member of the cast who holds an office for a state or body, None for nobody or several."""
        wanted = office.office_class
        spoken = office.words if isinstance(office, Office) else office.office
        if wanted in ("official", "counterpart", "other", "relative"):
            return None
        heads = lexicon().lists["heads"]
        former = isinstance(office, Title) and bool(FORMER & set(office.modifiers))
        found = []
        for profile in self.profiles:
            actor = self.actor(profile)
            if not (profile.states or profile.row or profile.body):
                continue
            if (state and actor.country != state) or (not state and body and actor.organization != body):
                continue
            if former != any(FORMER & set(title.modifiers) for title in profile.titles):
                continue
            if self._holds(profile, wanted, spoken, heads):
                found.append(profile)
        if len(found) > 1:
            exact = [p for p in found if wanted in {t.office_class for t in p.titles}]
            found = exact or found
        if len(found) > 1:
            found = [p for p in found if any(_same_office(spoken, t.office) for t in p.titles)] or found
        if len(found) > 1:
            found = [p for p in found if p.serving] or found
        if len(found) > 1 and wanted in ("leader", "state"):
            found = sorted(found, key=lambda p: (p.rank(), -p.count))[:1]
        return self.actor(found[0]) if len(found) == 1 else None

    @staticmethod
    def _holds(profile: Profile, wanted: str, spoken: str, heads: frozenset[str]) -> bool:
        classes = profile.classes()
        if wanted in GENERIC:
            told = [title.office for title in profile.titles] or ([profile.row.office] if profile.row else [])
            return wanted in classes and any(_same_office(spoken, other) for other in told)
        if wanted in ("leader", "state"):
            return bool(classes & heads)
        return wanted in classes


def _absorb(first: Profile, other: Profile) -> None:
    first.count += other.count
    first.states.update(other.states)
    first.titles.extend(other.titles)
    for text, count in other.texts.items():
        first.texts[text] = first.texts.get(text, 0) + count
    first.body = first.body or other.body
    first.gender = first.gender or other.gender


def _same_office(one: str, other: str) -> bool:
    small = {"of", "for", "the", "and", "affairs", "to"}
    mine, yours = (
        {w for w in fold(text).replace("defense", "defence").split() if w not in small} for text in (one, other)
    )
    return bool(mine) and (mine <= yours or yours <= mine)


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: the shorter within the longer, or one spelt a little differently."""
    short, long = sorted((one, other), key=len)
    if set(short) <= set(long) and (short[-1] == long[-1] or short[0] == long[0]):
        return True
    if sorted(short) == sorted(long):
        return True
    if short[0] == long[0] and short[-1][:5] == long[-1][:5] and len(short[-1]) > 5:
        return True
    return "".join(short) == "".join(long)


def _bears(profile: Profile, word: str, first_too: bool) -> bool:
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


def _in_time(row: Person, year: int | None, slack: int = 10) -> bool:
    if year is None:
        return True
    return (row.since is None or row.since.year <= year + 1) and (row.until is None or row.until.year >= year - slack)


def _distance(row: Person, year: int | None) -> tuple[int, str]:
    """How far from its term an office is in a year; 0 within."""
    if year is None:
        return (0 if row.until is None else 1, row.office)
    early = max(0, row.since.year - year) if row.since else 0
    late = max(0, year - row.until.year) if row.until else 0
    return (early + late, row.office)


def _is_domestic(profile: Profile) -> bool:
    domestic = lexicon().lists["domestic"]
    classes = {title.office_class for title in profile.titles}
    if profile.row is not None and office_class(profile.row.office) not in domestic:
        return False
    return bool(classes) and classes <= domestic


__all__ = ["Cast", "Profile", "name_text", "office_class"]
