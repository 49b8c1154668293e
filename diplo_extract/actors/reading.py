"""Stage 3, last step: phrases in, mentions out. Decides for each phrase whom it means, over the whole article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from diplo_extract.actors.bodies import leads_abroad
from diplo_extract.actors.cast import Cast
from diplo_extract.actors.context import beside_others, home_of, introduce, likely_home, place_seats, share_offices
from diplo_extract.actors.counterparts import counterpart_office
from diplo_extract.actors.gazetteer import Entry, gazetteer
from diplo_extract.actors.groups import adjective
from diplo_extract.actors.here import RULE as HERE
from diplo_extract.actors.lexicon import lexicon, line_words
from diplo_extract.actors.lines import Line
from diplo_extract.actors.mastheads import introduce_own_envoys, is_headed, masthead_home
from diplo_extract.actors.names import Name
from diplo_extract.actors.pages import (
    heading_home,
    is_foreign,
    met_by_own,
    office_home,
    page_home,
    speaking_office,
    spoken_of,
)
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile, office_class, office_words
from diplo_extract.actors.rivals import rivals
from diplo_extract.actors.titles import Title
from diplo_extract.mentions import NOWHERE, Actor, Home, Mention, PlaceName
from diplo_extract.model import Model, Organisation, Place
from diplo_extract.rules import words as word_list
from diplo_extract.rules.lemmas import one_each

_OF_MEMBERS = frozenset({"organization", "forum", "treaty"})
"""Kinds of bodies whose members are states."""
_QUOTED = re.compile(r'"[^"\n]{1,2000}"|“[^”\n]{1,2000}”|^[^\w\n"“]*[“"][^\n]*$', re.MULTILINE)
_OURS = re.compile(r"\bour (?:country|nation|state)\b")
_HOUSES = (" Headquarters", " Secretariat")
_STATE_BODIES = frozenset({"Ministry", "Department", "Cabinet", "Parliament", "Senate", "Congress"})


@dataclass(frozen=True, slots=True)
class Actors:
    """Everybody an article names. `mentions` in text order, without overlap; `cast` in order of appearance.

    `home`: the state whose people the article need not introduce, if that is clear, and offices that it leaves out.
    """

    mentions: tuple[Mention, ...]
    cast: tuple[Actor, ...]
    home: Home = NOWHERE


def name_text(source: str, line: Line, name: Name) -> str:
    """The name as written, on one line; in copy without capitals with some."""
    text = " ".join(source[line.tokens[name.first].start : line.tokens[name.last - 1].end].split())
    if line.mode == "flat":
        text = " ".join(word[:1].upper() + word[1:].lower() for word in text.split())
    return text


class Reading:
    """The second half: phrases in, mentions out."""

    def __init__(
        self,
        text: str,
        model: Model,
        year: int | None,
        here: PlaceName | None,
        *,
        own: bool = False,
        native: bool = False,
    ) -> None:
        self.text = text
        self.here = here
        self.own_page = own
        self.native = native
        self.dateline = here.country if here is not None else None
        self.cast = Cast(model, year)
        self.gazetteer = gazetteer(model)
        self.others: dict[tuple[str, str | None, str], Actor] = {}
        self.people: tuple[Actor, ...] = ()
        self.names: dict[str, str] = {}
        self.last: Profile | None = None
        self.office: tuple[Line, Title] | None = None
        self.met: list[tuple[frozenset[str], Actor]] = []
        self.movements: frozenset[str] = frozenset()
        self.told: frozenset[str] = frozenset()

    def mentions(self, found: Sequence[tuple[Line, Phrase]]) -> Actors:
        """All mentions of the article and its cast."""
        found = [(line, _at_home(line, phrase, self.dateline)) for line, phrase in found]
        found = place_seats(share_offices(found), self.dateline)
        named: list[tuple[int, Phrase, Name, str]] = []
        for line, phrase in found:
            if phrase.name is not None:
                named.append(
                    (line.tokens[phrase.first].start, phrase, phrase.name, name_text(self.text, line, phrase.name))
                )
        profiles = self.cast.gather(named)
        self.cast.look_up()
        introduce_own_envoys(found, profiles, masthead_home(found))
        introduce(found, profiles, self.dateline)
        self.names = self.cast.names = _fullest(found)
        self.movements = frozenset(self.names.get(name, name) for name in map(_movement, found) if name)
        apart = [(p.states, [t.states for t in p.titles]) for _, p in found if p.form not in ("capital", "place")]
        self.told = frozenset(code for own, held in apart for codes in (own, *held) for code in codes)
        home = self._home_state(found, profiles)
        strangers = met_by_own(found, profiles) if self.own_page else frozenset()
        if self.own_page or masthead_home(found) or is_headed(self.text, found):  # elsewhere Roe may be long dead
            strangers |= rivals(found, profiles, home)
        self.people = self.cast.settle(home, beside_others(found, profiles, home) | strangers)
        mentions = [self._mention(line, phrase, profiles) for line, phrase in found]
        return Actors(
            _with_what_they_are([m for m in mentions if m is not None], self.text),
            (*self.people, *self.others.values()),
            self._home(home or likely_home(found, profiles), sure=home is not None),
        )

    def _home_state(self, found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> str | None:
        """The state whose people the article need not introduce; None where nothing tells it."""
        own = masthead_home(found) or (office_home(found) if self.own_page else None)
        own = own or (heading_home(found, profiles) if self.own_page else None)
        own = own or (self.dateline if is_headed(self.text, found) else None)
        if own is not None:
            return own
        if self.own_page and speaking_office(self.text) is not None:
            return page_home(found, profiles, spoken_of(found, profiles))
        ours = _OURS.search(_QUOTED.sub("", self.text)) is not None
        home = home_of(found, profiles, self.dateline, ours=ours, native=self.native)
        if not self.own_page or (home is not None and not is_foreign(home, found, profiles)):
            return home
        return page_home(found, profiles)

    def _home(self, state: str | None, *, sure: bool) -> Home:
        known = office_words(self.cast.model).get(state or "", frozenset())
        people = [a for a in (*self.people, *self.others.values()) if a.kind == "person"]
        lands = {code: self._state(code) for p in people if (code := p.country) is not None}
        return Home(
            state,
            self.gazetteer.adjectives.get(state or ""),
            known,
            self.cast.held(),
            sure=sure,
            lands=lands,
            own_page=self.own_page,
            speaker=speaking_office(self.text),
            movements=self.movements,
        )

    def _mention(self, line: Line, phrase: Phrase, profiles: dict[int, Profile]) -> Mention | None:
        start, end = line.tokens[phrase.first].start, line.tokens[phrase.last - 1].end
        actors: tuple[Actor, ...] = ()
        if phrase.rule == "state.administration":
            person = self.cast.resolve(profiles[start])
            actors = (self._state(person.country),) if person.country else (person,)
        elif phrase.name is not None:
            actors = (self.cast.resolve(profiles[start]),)
            if len(phrase.titles) == 1 and phrase.titles[0].office_class == "counterpart":
                offices = frozenset(t.office_class for t in self._counterparts(phrase.titles[0], line))
                self.met.append((offices, actors[0]))
            self.last, self.office = profiles[start], None
        else:
            actors = self._unnamed(line, phrase)
            if phrase.form == "title" and phrase.titles[0].office_class != "counterpart":
                self.office = line, phrase.titles[0]
        place = self._place(phrase) or _post(line, phrase)
        if not actors and place is None:
            return None
        return Mention(start, end, phrase.form, actors, place, phrase.rule)

    def _unnamed(self, line: Line, phrase: Phrase) -> tuple[Actor, ...]:
        if phrase.form == "place":
            return ()
        seated = self._seated(phrase) if phrase.form == "capital" else None
        if seated is not None:
            return (seated,)
        if phrase.form in ("state", "capital", "demonym"):
            return tuple(self._state(code) for code in phrase.states)
        if phrase.form == "title":
            return (self._holder(line, phrase.titles[0], phrase.states[0] if phrase.states else None),)
        if phrase.form == "group":
            return self._group(line, phrase)
        if phrase.rule == "organization.short":
            return self._short(phrase.text)
        entry = phrase.entry
        country = phrase.states[0] if phrase.states else None
        if country is None and entry is None and _STATE_BODIES & set(phrase.text.split()):
            country = self.cast.home or self.dateline
        name = self.names.get(entry.name, entry.name) if entry else phrase.text
        unlisted = entry is None and country is None and not leads_abroad(name)
        return (self._other(Actor("organization", name, country, domestic=phrase.domestic, unlisted=unlisted)),)

    def _seated(self, phrase: Phrase) -> Actor | None:
        """The union that a capital stands for where the article tells of it and not of the capital's state: Brussels.

        None for other capitals.
        """
        name = word_list("titles")["seats_of_unions"].get(phrase.text or (phrase.entry.text if phrase.entry else ""))
        if name is None or name not in self.names or set(phrase.states) & self.told:
            return None
        return self._other(Actor("organization", self.names[name]))

    def _short(self, word: str) -> tuple[Actor, ...]:
        """Whom "the Board" means: the body told last with that word in its name."""
        for actor in reversed(self.others.values()):
            if actor.kind == "organization" and word in actor.name.split():
                return (actor,)
        return ()

    def _holder(self, line: Line, title: Title, state: str | None) -> Actor:
        counterpart = title.office_class == "counterpart"
        if counterpart:
            same = self._counterparts(title, line)
            title = next((t for t in same if state and self.cast.holder(t, state, t.body_name)), same[0])
        if title.superior is not None and not state and not title.body:
            superior = self.cast.holder(title.superior, None, None)
            state = superior.country if superior is not None else self.cast.home
        body = title.body_name
        definite = line.low(title.first) not in ("a", "an", "another") and not title.target
        held = self.cast.holder(title, state, body) if definite else None
        if held is None and counterpart and state and title.office_class in lexicon().lists["heads"]:
            held = self.cast.holder(replace(title, office_class="leader"), state, body)  # a premier's is a president
        if held is None and counterpart and state and definite:
            held = self._met_before(title, state)
        if held is not None:
            return held
        if counterpart:
            title = replace(title, office=counterpart_office(title.office, state), singular="")
        short = title.singular or title.office
        office = _capitals(word_list("titles")["written_out"].get(short.lower(), short))
        if title.weak and line.low(title.head + 1) == "of" and not title.body and not title.target:
            if all(line.chunk(i) is None for i in range(title.head, title.last)):
                office = _capitals(line_words(line, title.head, title.last))
        modifiers = "".join(
            f"{word.title()} "
            for word in title.modifiers
            if word in ("vice", "deputy", "former", "acting") and not office.lower().startswith(word)
        )
        whose = self._whose(line, title, state)
        target = f" {title.target}" if title.target else ""
        name = f"{whose}{modifiers}{office}{target}"
        organization = (
            body if not state or isinstance(title.body, Entry) and title.body.kind == "organization" else None
        )
        organization = self.names.get(organization, organization) if organization else None
        domestic = title.office_class in lexicon().lists["domestic"]
        return self._other(Actor("person", name, state, title.singular or title.office, None, organization, domestic))

    def _met_before(self, title: Title, state: str) -> Actor | None:
        """Whom the article named last as a counterpart from a state, of the like of `title`; None for nobody.

        A counterpart of whose office nothing is known is any of them. Of no more than "the minister" or "the leader" it
        is the one of the state whom it names at all.
        """
        wanted = title.office_class
        met = [a for held, a in self.met if a.country == state and (wanted in held or wanted == "counterpart")]
        if met or title.office.lower() not in ("leader", "minister"):
            return met[-1] if met else None
        return self.cast.only_official(state)

    def _counterparts(self, title: Title, line: Line) -> list[Title]:
        """The same offices as those of the person told last: "his Azerbaijani counterpart" is another president.

        Who is a minister and a deputy besides meets the other minister, and a minister of state for foreign affairs the
        foreign minister.
        """
        told = [t for held in self.last.titles for t in (held, held.second)] if self.last is not None else []
        if self.office is not None and self.office[0] is line:
            told = [self.office[1]]  # "the Utopian premier and his Arcadian counterpart"
        own = [held for held in told if held is not None and held.office_class != "counterpart"]
        own.sort(key=lambda held: "deputy" in held.office.lower())
        if own:
            abroad = any(t.office_class == "minister" and _deals_abroad(t.office) for t in own)
            others = [("Foreign Minister", "foreign")] if abroad else []
            offices = dict.fromkeys([*((t.office, t.office_class) for t in own), *others])
            return [
                replace(title, office=office, singular="", office_class=kind, modifiers=()) for office, kind in offices
            ]
        row = self.last.row if self.last is not None else None
        kind = office_class(row.office) if row is not None else None
        return [
            replace(title, office=row.office, singular="", office_class=kind) if row is not None and kind else title
        ]

    def _whose(self, line: Line, title: Title, state: str | None) -> str:
        if isinstance(title.body, Entry) and not state:
            row = title.body.row
            short = row.acronym if isinstance(row, Organisation) and row.acronym else title.body.name
            return f"{short} "
        if state:
            chunk = next(
                (c for i in range(title.first, title.last) if (c := line.chunk(i)) and c.entry.code == state), None
            )
            if title.office.lower() in word_list("titles")["own_states"]:
                return ""
            return f"{adjective(line, chunk.entry, state) if chunk else self.gazetteer.adjectives.get(state, state)} "
        return f"{title.body} " if title.body else ""

    def _group(self, line: Line, phrase: Phrase) -> tuple[Actor, ...]:
        titles = phrase.titles
        if phrase.rule == "state.government":
            return tuple(self._state(state) for state in phrase.states)
        if titles and len(phrase.states) > 1 and titles[0].singular.lower() not in _MANY:
            return tuple(self._holder(line, replace(titles[0], states=(state,)), state) for state in phrase.states)
        beside = phrase.entry is not None and phrase.entry.kind == "organization" and phrase.entry.code is None
        if len(phrase.states) > 1 or (beside and phrase.states):
            return self._groups(phrase, phrase.entry if beside else None)
        if phrase.rule == "group.insurgents" and self.movements:
            return ()  # of those that the article names
        text = phrase.text or line.text(self.text, phrase.first, phrase.last)
        organization = phrase.entry.name if phrase.entry and phrase.entry.kind == "organization" else None
        organization = self.names.get(organization, organization) if organization else None
        country = phrase.states[0] if phrase.states else None
        several = country is None and _are_of_several_states(phrase)
        ours = phrase.entry is not None and phrase.entry.row is None and not leads_abroad(phrase.entry.name)
        unlisted = country is None and ours and not (several or "National" in text.split())
        name, noun = _without_article(text), (phrase.noun or text).lower()
        trading = country is None and noun.split()[-1] in lexicon().lists["traders"]
        return (self._other(Actor("group", name, country, None, None, organization, trading, several, unlisted)),)

    def _groups(self, phrase: Phrase, body: Entry | None) -> tuple[Actor, ...]:
        """Each state's own: "Peruvian and Chilean officials"; with a body beside them, "UN and US officials"."""
        told = [phrase.noun, *phrase.text.split()[-1:], *(title.office for title in phrase.titles)]
        noun = next(filter(None, told), "officials")
        noun = one_each(noun)
        names = self.gazetteer.adjectives
        found = [Actor("group", f"{names.get(state, state)} {noun}", state) for state in phrase.states]
        if body is not None:
            name = self.names.get(body.name, body.name)
            found.insert(0, Actor("group", f"{body.text} {noun}", organization=name))
        return tuple(self._other(actor) for actor in found)

    def _state(self, code: str) -> Actor:
        return self._other(Actor("state", self.gazetteer.names.get(code, code), code))

    def _other(self, actor: Actor) -> Actor:
        return self.others.setdefault((actor.kind, actor.country, actor.name.casefold()), actor)

    def _place(self, phrase: Phrase) -> PlaceName | None:
        code = next(iter(phrase.states), None)
        if phrase.rule == HERE:
            return self.here if self.here is not None and not self.here.is_country else None
        if phrase.form == "state" and phrase.rule == "state" and code:
            if phrase.entry is not None and (phrase.entry.text, code) in _parts(self.gazetteer.model):
                return PlaceName(phrase.entry.text, code)  # "in Scotland"
            town = code in word_list("titles")["city_states"]
            return PlaceName(self.gazetteer.names.get(code, code), code, is_country=not town)
        if phrase.form == "capital" and phrase.rule == "capital.noun" and code and len(phrase.states) == 1:
            row = self.gazetteer.model.country(code)
            return PlaceName(row.capitals[0], code) if row and row.capitals else None
        if phrase.form == "capital" and phrase.entry is not None:
            return PlaceName(phrase.entry.text, code, venue=phrase.entry.kind == "seat")
        if phrase.form == "place":
            return PlaceName(phrase.text, code, venue=phrase.rule == "place.venue" or _is_listed_venue(phrase.entry))
        return None


@lru_cache(maxsize=4)
def _parts(model: Model) -> frozenset[tuple[str, str]]:
    """The regions whose names stand for their states as well, with their codes: England, Scotland."""
    regions = {(row.name, row.country) for row in model.places if row.kind == "region" and row.country}
    return frozenset((name, row.code) for row in model.countries for name in row.aliases) & regions


_MANY = frozenset(
    {
        "chief negotiator",
        "diplomat",
        "envoy",
        "lawmaker",
        "legislator",
        "mediator",
        "negotiator",
        "official",
        "representative",
        "senator",
    }
)
"""Offices of which a state has more than one: "Peruvian and Chilean diplomats" are two groups."""


def _at_home(line: Line, phrase: Phrase, home: str | None) -> Phrase:
    """The phrase, a house that several states have under its name being that of the state it was written in."""
    if home is None or len(phrase.states) != 1:
        return phrase
    told = line_words(line, phrase.first, phrase.last).lower()
    shared = word_list("titles")["shared_names"]
    if not any(name in told and home in states for name, states in shared.items()):
        return phrase
    titles = tuple(replace(t, states=(home,)) if t.states == phrase.states else t for t in phrase.titles)
    return replace(phrase, states=(home,), titles=titles)


def _post(line: Line, phrase: Phrase) -> PlaceName | None:
    """The town where an envoy is posted: "the Peruvian ambassador in Oslo", "to Oslo"; None for anybody else."""
    if not any((title.target or "").startswith(("in ", "to ")) for title in phrase.titles):
        return None
    chunks = [line.chunk(i + 1) for i in range(phrase.first, phrase.last) if line.low(i) in ("in", "to")]
    towns = [c.entry for c in chunks if c is not None and c.entry.kind in ("capital", "place")]
    return PlaceName(towns[0].text, towns[0].code) if towns else None


def _is_listed_venue(entry: Entry | None) -> bool:
    return entry is not None and isinstance(entry.row, Place) and entry.row.kind == "venue"


def _fullest(found: Sequence[tuple[Line, Phrase]]) -> dict[str, str]:
    """Listed bodies by the fullest name that the article itself uses ("NATO" where it writes no more)."""
    names: dict[str, str] = {}
    for line, phrase in found:
        if phrase.form == "organization" and phrase.entry is not None:
            movement = phrase.rule == "organization.movement"
            text = phrase.text if movement else _without_article(line_words(line, phrase.first, phrase.last))
            if text.endswith(_HOUSES) and not phrase.entry.name.endswith(_HOUSES):
                continue  # the Union's Secretariat is not what one joins
            names[phrase.entry.name] = max(names.get(phrase.entry.name, ""), text, key=len)
    return names


def _are_of_several_states(phrase: Phrase) -> bool:
    """True for "EU foreign ministers" and "Arab leaders", not for the leaders of a movement or a faith."""
    lists, noun = lexicon().lists, phrase.noun.lower()
    if noun not in lists["of_states"] and noun.rpartition(" ")[2] not in lists["of_states"]:
        return False
    if phrase.entry is None:
        return lists["stateless"].isdisjoint(phrase.text.lower().split())
    row = phrase.entry.row
    return isinstance(row, Organisation) and row.kind in _OF_MEMBERS and row.country is None


def _movement(told: tuple[Line, Phrase]) -> str | None:
    """The name of the listed movement that a phrase tells; None for every other phrase."""
    phrase = told[1]
    entry = phrase.entry if phrase.form == "organization" else None
    return entry.name if entry and isinstance(entry.row, Organisation) and entry.row.kind == "movement" else None


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an") else text


def _deals_abroad(office: str) -> bool:
    """True for "Minister of State for Foreign Affairs", whom other states' foreign ministers meet as his like."""
    return not _ABROAD.isdisjoint(office.lower().split()) and "affairs" in office.lower()


_ABROAD = frozenset({"external", "foreign"})


def _capitals(office: str) -> str:
    small = ("of", "for", "and", "the", "to", "in")
    return " ".join(
        word if word.lower() in small or word.isupper() else word[:1].upper() + word[1:] for word in office.split()
    )


_WHAT_IT_IS = re.compile(
    r"\bthe (?:[\w’'-]+ ){0,3}(?:archipelago|country|emirate|kingdom|nation|republic|state|sultanate|territory) of $",
    re.IGNORECASE,
)
_LONGEST_KIND = 60
"""Characters of the longest "the neighbouring country of" that is looked for."""


def _with_what_they_are(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """The mentions, a state's with what it is called before its name: "the neighbouring country of Peru" is Peru."""
    kept: list[Mention] = []
    for mention in mentions:
        found = _WHAT_IT_IS.search(text, max(0, mention.start - _LONGEST_KIND), mention.start)
        if mention.form != "state" or found is None or "\n" in found[0]:
            kept.append(mention)
            continue
        while kept and kept[-1].end > found.start() and not kept[-1].actors:  # "South American"
            kept.pop()
        apart = not kept or kept[-1].end <= found.start()
        kept.append(replace(mention, start=found.start()) if apart else mention)
    return tuple(kept)
