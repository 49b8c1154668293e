"""Stage 3, eighth step: who is who. Gathers all names of an article into its cast, each person one value.

"President Biden", "Joseph R. Biden, Jr." and "Biden" are one man; "Jill Biden" is not. The fullest name wins, the
office told first stays, the state is the one told most clearly: in the phrase, by the model folder, by the article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from diplo_extract.actors.bodies import leads_abroad
from diplo_extract.actors.gazetteer import Entry
from diplo_extract.actors.known_people import find_person
from diplo_extract.actors.lexicon import Office, lexicon
from diplo_extract.actors.names import Name, core_words
from diplo_extract.actors.namesakes import living_namesakes
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import (
    FORMER,
    GENERIC,
    Profile,
    absorb,
    alike,
    bears,
    consort_state,
    gender_of,
    in_time,
    is_domestic,
    is_of_another_state,
    is_of_listed_body,
    is_other_monarch,
    is_party_leader,
    is_serving,
    leading,
    office_class,
    office_words,
    same_office,
    usual_state,
)
from diplo_extract.actors.titles import Title
from diplo_extract.mentions import Actor
from diplo_extract.model import Model, fold
from diplo_extract.rules import words

_RANKS = frozenset({"prince", "princess", "religious"})


@cache
def _homonyms() -> Mapping[str, str]:
    """The states with a namesake that is a part of another: Georgia -> the United States."""
    return dict(words("titles")["homonyms"])


@cache
def _seats() -> frozenset[str]:
    """Offices of a parliament, in capitals, whose words mean others elsewhere: "Representative Roe"."""
    return frozenset(words("titles")["home_seats"])


class Cast:
    """The people of one article. `add` the named ones first, `settle`, then look up who an office means."""

    def __init__(self, model: Model, year: int | None) -> None:
        self.model = model
        self.year = year
        self.profiles: list[Profile] = []
        self.actors: dict[int, Actor] = {}
        self.home: str | None = None
        self.names: Mapping[str, str] = {}
        self.others: AbstractSet[int] = frozenset()
        self.moved: dict[int, Profile] = {}

    # --- gathering ------------------------------------------------------------------------------------------------

    def gather(self, named: Sequence[tuple[int, Phrase, Name, str]]) -> dict[int, Profile]:
        """Profiles of all named phrases, by the phrases' position; full names are read before single ones."""
        full = [item for item in named if len(core_words(item[2].words)) > 1]
        single = [item for item in named if len(core_words(item[2].words)) == 1]
        found: dict[int, Profile] = {}
        for position, phrase, name, text in sorted(full, key=lambda item: (-len(core_words(item[2].words)), item[0])):
            found[position] = self._join(position, phrase, name, text, self._same_full(name, phrase))
        for position, phrase, name, text in sorted(
            single, key=lambda item: not (item[1].titles or gender_of(item[1]) == "f")
        ):
            profile = self._same_single(core_words(name.words)[0], phrase, position)
            found[position] = self._join(position, phrase, name, text, profile)
        return found

    def _join(self, position: int, phrase: Phrase, name: Name, text: str, profile: Profile | None) -> Profile:
        if profile is None:
            profile = Profile(core_words(name.words), text, position)
            self.profiles.append(profile)
        profile.count += 1
        profile.position = min(profile.position, position)
        profile.row = profile.row or name.row
        profile.gender = profile.gender or gender_of(phrase)
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
        gender = gender_of(phrase)
        for profile in self.profiles:
            if name.row is not None and profile.row is not None:
                if name.row.name == profile.row.name:
                    return profile
                continue
            if gender and profile.gender and gender != profile.gender:
                continue
            if len(profile.core) > 1 and alike(core, profile.core):
                return profile
        return None

    def _same_single(self, word: str, phrase: Phrase, position: int) -> Profile | None:
        lists = lexicon().lists
        first_too = (
            any(title.office_class in lists["first_name_classes"] for title in phrase.titles)
            or phrase.rule == "name.first"
            or phrase.honorific in ("sir", "dame", "lady", "lord", "don", "doña")
        )
        gender = gender_of(phrase)
        classes = {title.office_class for title in phrase.titles} & lists["heads"]
        choices = [
            profile
            for profile in self.profiles
            if bears(profile, word, first_too or not classes.isdisjoint(profile.classes()))
            and not (gender and profile.gender and gender != profile.gender)
            and not is_other_monarch(profile, phrase)
        ]
        if phrase.honorific.rstrip(".") in ("mrs", "ms", "miss") and gender != "f":
            choices = []
        if gender == "f":
            women = [p for p in choices if p.gender == "f" or (p.row is not None and p.row.gender == "f")]
            choices = women or [p for p in choices if p.row is None and not self._is_of_a_man(p, word)]
        choices = [p for p in choices if not self._is_namesake(p, word, phrase)]
        if len(choices) > 1:
            choices = self._closest(choices, phrase, position, word if first_too else None)
        return choices[0] if choices else None

    def _is_of_a_man(self, profile: Profile, word: str) -> bool:
        """True for "President Poe" where the model folder has only a man of that name and office: not Mrs. Poe."""
        rows = [r for r in self.model.surnames().get(word, ()) if in_time(r, self.year)]
        held = [r.gender for r in rows if office_class(r.office) in profile.classes()]
        return bool(held) and set(held) == {"m"}

    def _is_namesake(self, profile: Profile, word: str, phrase: Phrase) -> bool:
        """True where "President Poe" is the model folder's Edgar Poe and the text has only Jane Poe or First Lady Poe.

        Or another one that the folder knows, in another office: "King Poe" is not Crown Prince John Poe.
        """
        if is_of_another_state(profile, phrase):
            return True
        classes = {title.office_class for title in phrase.titles} & lexicon().lists["heads"]
        known = profile.row is not None
        own = {title.office_class for title in profile.titles} - {"first_lady", "relative"}
        if not classes or (classes & profile.classes() if known else own):
            return False
        rows = [
            r
            for r in self.model.surnames().get(word, ())
            if in_time(r, self.year) and office_class(r.office) in classes
        ]
        if len(profile.core) < 2:  # "Lady Poe" is not the Prime Minister Poe whom the folder has as a man
            return bool(rows) and profile.gender is not None and profile.gender not in {r.gender for r in rows}
        return bool(rows) and not any(alike(profile.core, core_words(tuple(fold(r.name).split()))) for r in rows)

    def _closest(self, choices: list[Profile], phrase: Phrase, position: int, first: str | None) -> list[Profile]:
        """Namesakes by agreement in state, office and `first` name, those told before first, then by rank and order."""
        states = {state for title in phrase.titles for state in title.states} | set(phrase.states)
        classes = {title.office_class for title in phrase.titles}

        def disagreement(profile: Profile) -> tuple[bool, bool, bool, bool, int, int]:
            own = set(profile.states)
            return (
                bool(states and own and not states & own),
                bool(classes and not classes & profile.classes()),
                bool(first and profile.core[0] != first),
                profile.position > position,
                profile.rank(),
                profile.position,
            )

        return sorted(choices, key=disagreement)

    # --- settling -------------------------------------------------------------------------------------------------

    def look_up(self) -> None:
        """Finds everybody in the model folder, in order of appearance."""
        self.profiles.sort(key=lambda profile: profile.position)
        for profile in self.profiles:
            profile.row = find_person(profile, self.model, self.year) or profile.row
            if profile.row is not None:
                profile.gender = profile.gender or profile.row.gender
                profile.serving = is_serving(profile.row, self.year)

    def settle(self, home: str | None, others: AbstractSet[int] = frozenset()) -> tuple[Actor, ...]:
        """One actor of each profile; `home`: the state of officials of whom nothing tells it, but for `others`."""
        self.home = home
        self.others = others
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
            absorb(first, profile)
            self.moved[id(profile)] = first
        self.profiles = merged

    def _merge_first_names(self) -> None:
        """ "Joe" in a speech is the President Biden whose first name the article never tells."""
        called = {fold(p.row.name).split()[0]: p for p in self.profiles if p.row is not None}
        for profile in list(self.profiles):
            whole = called.get(profile.core[0]) if len(profile.core) == 1 and not profile.titles else None
            if whole is not None and whole is not profile and profile.row is None:
                absorb(whole, profile)
                self.moved[id(profile)] = whole
                self.profiles.remove(profile)

    def resolve(self, profile: Profile) -> Actor:
        """The actor of a profile, after merging."""
        return self.actor(self.moved.get(id(profile), profile))

    def actor(self, profile: Profile) -> Actor:
        """The actor that a profile stands for; the same value every time."""
        key = id(profile)
        if key not in self.actors:
            text = max(profile.texts, key=lambda t: (len(core_words(tuple(t.split()))), len(t), t))
            told = [t for t in profile.titles if t.office_class != "counterpart"]
            told.sort(key=lambda t: t.office_class in _RANKS)  # a prince who is a minister acts as one
            title = next((_one(t) for t in told or profile.titles), None)  # "his colleague, Jane Roe": a colleague
            country, body = self._country(profile), self._organization(profile)
            at_hand = country is None and body is not None and not is_of_listed_body(profile)
            self.actors[key] = Actor(
                kind="person",
                name=text.removesuffix(","),
                country=country,
                title=title,
                gender=profile.gender,
                organization=body,
                domestic=is_domestic(profile),
                unlisted=at_hand and not leads_abroad(body or ""),
            )
        return self.actors[key]

    def held(self) -> dict[Actor, str]:
        """The offices that the model folder has for those in office of whom the article tells none."""
        return {self.actor(p): p.row.office for p in self.profiles if p.row is not None and p.serving and not p.titles}

    def _organization(self, profile: Profile) -> str | None:
        body = profile.body or (profile.row.organization if profile.row and not profile.states else None)
        return self.names.get(body, body) if body else None

    def _country(self, profile: Profile) -> str | None:
        if profile.states:
            whose, classes = profile.state() or "", {title.office_class for title in profile.titles}
            if profile.row is not None and living_namesakes(self.model).get(profile.row.country or "") == whose:
                return profile.row.country  # President Sassou Nguesso "of Congo"
            return _homonyms().get(whose, whose) if classes == {"governor"} else whose
        international = any(
            isinstance(title.body, Entry) and title.body.kind == "organization" and not title.body.code
            for title in profile.titles
            if title.office_class != "ambassador"
        )
        if profile.row is not None and not (international and profile.row.organization):
            return profile.row.country
        if international:
            return None
        if seats := [t.body.code for t in profile.titles if isinstance(t.body, Entry) and t.body.code]:
            return seats[0]  # an officer of a body that one state has
        usual = (usual_state(title.office, self.home, title.modifiers) for title in profile.titles)
        if hint := next(filter(None, usual), None) or consort_state(profile, self.model, self.year):
            return hint
        return self.home if self._is_at_home(profile) else None

    def _is_at_home(self, profile: Profile) -> bool:
        """Whether somebody of whom no state is told can only be of the article's own."""
        if is_of_listed_body(profile) or id(profile) in self.others or not self.home:
            return False
        classes = lexicon().lists["home_classes"]
        offices = [t.office for t in profile.titles if t.office_class in classes or _one(t) in _seats()]
        return any(self._has_office(self.home, office) for office in offices)

    def _has_office(self, state: str, office: str) -> bool:
        """Whether a state may have such an office: the United States have secretaries and no ministers."""
        known = office_words(self.model).get(state, frozenset())
        if (rank := office.lower().split()[-1]) in ("king", "queen", "emir", "sultan", "emperor"):
            return rank in known
        return "minister" in known or "secretary" not in known or "minister" not in office.lower()

    # --- offices without a name -----------------------------------------------------------------------------------

    def holder(self, office: Office | Title, state: str | None, body: str | None) -> Actor | None:
        """The one member of the cast who holds an office for a state or body, None for nobody or several."""
        wanted = office.office_class
        spoken = office.words if isinstance(office, Office) else office.office
        if wanted in ("official", "counterpart", "other", "relative"):
            return None
        heads = lexicon().lists["heads"]
        body = self.names.get(body, body) if body else None
        former = isinstance(office, Title) and bool(FORMER & set(office.modifiers))
        found = []
        for profile in self.profiles:
            actor = self.actor(profile)
            at_home = state is not None and state == self.home and wanted in ("leader", "state")
            if not (profile.states or profile.row or profile.body or at_home):
                continue
            serves = not body or actor.organization == body or profile.serves(body)
            if (state and actor.country != state) or (not state and not serves):
                continue
            if former != any(FORMER & set(title.modifiers) for title in profile.titles):
                continue
            if self._holds(profile, wanted, spoken, heads):
                found.append(profile)
        if len(found) > 1:
            exact = [p for p in found if wanted in {t.office_class for t in p.titles}]
            found = exact or found
        if len(found) > 1:
            found = [p for p in found if any(same_office(spoken, t.office) for t in p.titles)] or found
        if len(found) > 1:
            found = [p for p in found if p.serving] or found
        if len(found) > 1 and wanted in ("leader", "state"):
            found = leading(found)
        return self.actor(found[0]) if len(found) == 1 else None

    def only_official(self, state: str) -> Actor | None:
        """The one of a state whom the article names with an office; None for nobody and for several."""
        of_state = [p for p in self.profiles if p.titles and self.actor(p).country == state]
        return self.actor(of_state[0]) if len(of_state) == 1 else None

    @staticmethod
    def _holds(profile: Profile, wanted: str, spoken: str, heads: frozenset[str]) -> bool:
        classes = profile.classes()
        if wanted in GENERIC:
            told = [title.office for title in profile.titles] or ([profile.row.office] if profile.row else [])
            return wanted in classes and any(same_office(spoken, other) for other in told)
        if wanted in ("leader", "state"):
            return bool(classes & heads) or is_party_leader(profile)
        return wanted in classes


def _one(title: Title) -> str:
    """The office as written; of the many in "Senators Roe and Poe" the one that each of them has."""
    return title.singular.title() if title.plural else title.office
