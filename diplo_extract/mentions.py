"""What the stages hand each other: frozen values, each holding the one it was made from.

Offsets are code points in the article's text as read, half-open. Nothing here knows spaCy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date as Day
from typing import Literal

from diplo_extract.events import Basis, EventType, Kind, LinkType, Status

SentenceKind = Literal["headline", "body"]
Form = Literal["name", "title", "state", "capital", "demonym", "organization", "group", "place", "pronoun"]
Gender = Literal["m", "f"]
Tense = Literal["past", "future"]


# --- stage 2: segments ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without leading and trailing space; headers, datelines, widgets and bylines lie outside of any."""

    index: int
    start: int
    end: int
    paragraph: int
    kind: SentenceKind = "body"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words; `start` and `end` are those of the words between the marks. May run over several sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or message printed at length, from its address or salutation to its end or signature.

    `signature` is the span of the signed name, None where it is not signed.
    """

    start: int
    end: int
    signature: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in a transcript: `label` is the span of "PRESIDENT DOE" in "PRESIDENT DOE: Thank you."."""

    label: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, day and agency of "ASTANA, January 19. /TASS/."; each part None where it is not given."""

    start: int
    end: int
    place: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Segments:
    """An article cut into sentences. `published` is the date of a header such as " date 2026-01-21 ", else None."""

    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...] = ()
    letters: tuple[Letter, ...] = ()
    turns: tuple[Turn, ...] = ()
    dateline: Dateline | None = None
    published: Day | None = None


# --- stage 3: actors -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A named place; `country` is its alpha-3 code. For a country itself `name` is the country's name.

    `venue`: a building or room, finer than any town; `town` is the one it was told with, None for none.
    """

    name: str
    country: str | None
    is_country: bool = False
    venue: bool = False
    town: str | None = None


def finest_place(places: Sequence[PlaceName], *, visit: bool) -> PlaceName | None:
    """The finest of some places told of one event, the first of equals; None of none. One visits a town, not a hall.

    A building of which no country is told stands in that of the first other place.

    >>> finest_place([PlaceName("Doha", "QAT"), PlaceName("Lusail Palace", "QAT", venue=True)], visit=False).name
    'Lusail Palace'
    """
    ranks = (0, 1, 2) if visit else (1, 0, 2)
    place = min(places, key=lambda p: ranks[2 if p.is_country else int(p.venue)], default=None)
    if place is None or not place.venue:
        return place
    country = place.country or next((p.country for p in places if p.country is not None), None)
    towns = [p.name for p in places if not p.venue and not p.is_country and p.country == country]
    return replace(place, country=country, town=place.town or next(iter(towns), None))


@dataclass(frozen=True, slots=True)
class Actor:
    """A member of the article's cast. The same actor is one value throughout the article (compare with ==)."""

    kind: Kind
    name: str
    country: str | None = None
    title: str | None = None
    gender: Gender | None = None
    organization: str | None = None
    """Name of the international organisation a person acts for, None for a state's people."""
    domestic: bool = False
    """True for somebody who holds no office that deals with other states (a governor, a company, a sports team)."""
    several: bool = False
    """True for the ministers or leaders of a body's states, or of a region: when they meet, states meet."""
    unlisted: bool = False
    """True for a body in no table, of no told state and with no word that leads abroad in its name, and its people."""


def side_of(actor: Actor) -> str:
    """Whom somebody acts for: a state by its code, else a body by its name, else himself."""
    return actor.country or actor.organization or actor.name


def same_side(a: Actor, b: Actor) -> bool:
    """True for one and the same and for two who act for one state."""
    return a == b or (a.country is not None and a.country == b.country)


def is_unplaced(actor: Actor) -> bool:
    """True for somebody in an office of which neither state nor body is known."""
    return actor.kind == "person" and bool(actor.title) and actor.country is None and actor.organization is None


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that names somebody or some place, title and all ("Kazakh President Kassym-Jomart Tokayev").

    `actors`: whom it stands for; several for "the two leaders", none for a mere place. `place`: where, if the phrase
    can name a place (a country, a city). `rule`: the id of what recognised it.
    """

    start: int
    end: int
    form: Form
    actors: tuple[Actor, ...]
    place: PlaceName | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """What an article need not tell: its own state, None where nothing shows it, and who holds which office.

    `country` is its alpha-3 code, `adjective` the word for its people ("Kenyan"), `offices` the words of the offices
    that it is known for, empty where none are known. `held`: the offices of people whom the article names without one.
    `sure`: False where a minister without introduction is all that tells the state. `lands`: the states that its people
    act for, named in it or not, by alpha-3 code. `own_page`: True for a release, speech or transcript, on which that
    state's people speak themselves. `movements`: the names of the armed and political movements that are told.
    `speaker`: the office whose holder, not named, gives the page's words; None where its heading tells of none.
    """

    country: str | None = None
    adjective: str | None = None
    offices: frozenset[str] = frozenset()
    held: Mapping[Actor, str] = field(default_factory=dict, hash=False)
    sure: bool = True
    lands: Mapping[str, Actor] = field(default_factory=dict, hash=False)
    own_page: bool = False
    speaker: str | None = None
    movements: frozenset[str] = frozenset()

    @property
    def state(self) -> str | None:
        """The article's own state, if that is sure."""
        return self.country if self.sure else None


NOWHERE = Home()
"""The home of an article that does not tell it."""


# --- stage 4: syntax -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a parsed sentence; a mention is one word. `head` is its governor's index, its own for the root.

    `tag` is the Penn tag, `dep` the ClearNLP label of spaCy's English pipelines, `lemma` lower case.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    dep: str
    head: int
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence with its words; `children[i]` are the indices of the dependents of word i, in text order."""

    sentence: Sentence
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]


# --- dates ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive; None is an open end. `edtf` is the same in EDTF."""

    start: Day | None
    end: Day | None
    edtf: str
    basis: Basis


# --- stages 5-7: trigger in frame in claim -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that announce an event: `head` is the index of the governing word in the parse of `sentence`."""

    rule: str
    type: EventType
    sentence: int
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filler:
    """An actor in a role; `start`/`end` is the phrase that put it there, `arm` how it was found (nsubj, poss, …).

    `place`: the city that a visited state was told by, None where it was told by its own name.
    """

    role: str
    actor: Actor
    start: int
    end: int
    arm: str
    core: bool = True
    place: PlaceName | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Who did it to whom, where and about what, as one clause tells it. Roles may still be unfilled.

    `grade` in 0..1: how sure the reading is (1 parse and word order agree, lower for repaired arms). `closed`: the
    clause names somebody or some place that is no actor ("talks with bankers"): nothing around it fills the role.
    `pair`: told to be of two ("bilateral talks").
    """

    trigger: Trigger
    fillers: tuple[Filler, ...]
    place: PlaceName | None = None
    topic: str | None = None
    grade: float = 1.0
    closed: bool = False
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Stay:
    """How long a visit or talks last by a clause: so many `days` (None: not told), and whether its date `ends` them.

    `nth`: on which of the days the clause tells them: 1 the first, -1 the last, 0 any; None where it does not say.
    `bound`: its date is that of setting out, which may lie before the arrival; on a `tour` of several countries long
    before.
    """

    days: int | None = None
    ends: bool = False
    nth: int | None = None
    bound: bool = False
    tour: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A frame with its status, its date and its source: what the article claims in this clause.

    `when` None: the clause has no date of its own. `date_text`: the words that date it. `attributed_to` None: the
    reporter's own voice. `links`: (type, index of another claim in the same tuple). `presupposed`: a noun phrase that
    takes the event for granted ("the previous meetings") instead of telling it. `stay`: of visits and talks
    only.
    """

    frame: Frame
    status: Status
    when: Interval | None = None
    date_text: str | None = None
    attributed_to: str | None = None
    links: tuple[tuple[LinkType, int], ...] = ()
    presupposed: bool = False
    stay: Stay | None = None
