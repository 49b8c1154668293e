"""Stage 9: what comes out. The event record as `diplo` prints it, one frozen pydantic model per JSON object."""

from __future__ import annotations

from datetime import date as Day
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0.0"

EVENT_TYPES = (
    "accept",
    "agree",
    "appoint",
    "call",
    "condole",
    "congratulate",
    "decline",
    "establish_relations",
    "expel",
    "invite",
    "join",
    "letter",
    "mediate",
    "meet",
    "propose",
    "recall",
    "recognize",
    "sever_relations",
    "summon",
    "thank",
    "visit",
    "withdraw",
)
"""The types that come with the program; rule files of one's own may add others."""
EventType = str
"""The name of an event type: small letters, words joined by "_"."""
Status = Literal["occurred", "planned", "possible", "negated"]
Kind = Literal["person", "state", "organization", "group"]
Basis = Literal["explicit", "relative", "publication", "linked", "unknown"]
LinkType = Literal["responds_to", "part_of", "result_of"]


class _Record(BaseModel):
    """A value of the output: nothing may be added to it and nothing changed in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Participant(_Record):
    """One actor of an event in one role."""

    role: str = Field(description="role of the event type, such as inviter or participant")
    core: bool = Field(description="true for a named party to the act, false for companions and listed aides")
    kind: Kind
    name: str = Field(description="fullest name that the article gives")
    title: str | None = Field(default=None, description="office as written nearest to the name")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3 of the state acted for; null for none")
    id: str | None = Field(default=None, description="country and folded name; null for groups")


class Date(_Record):
    """When the event took or takes place: an interval of days, both ends inclusive, null where open."""

    start: Day | None = None
    end: Day | None = None
    edtf: str | None = Field(default=None, description="the interval in Extended Date/Time Format")
    basis: Basis = "unknown"
    text: str | None = Field(default=None, description="the words of the text that date the event")


class Place(_Record):
    """Where the event took or takes place."""

    name: str
    country: str | None = None


class Link(_Record):
    """A tie to another event of the same output."""

    type: LinkType
    event: str = Field(description="id of the other event")


class TriggerSpan(_Record):
    """The words that announce the event; offsets in code points of the text as read, half-open."""

    start: int
    end: int
    text: str


class Evidence(_Record):
    """A sentence that tells the event; `text` is exactly the article's characters from `start` to `end`."""

    document: str
    start: int
    end: int
    text: str
    trigger: TriggerSpan
    rule: str = Field(description="id of the rule that fired")
    attributed_to: str | None = Field(default=None, description="who is said to have said so; null for the reporter")


class Codes(_Record):
    """The event's place in the two ontologies of the field; null where they have no code for it."""

    plover: str | None = None
    cameo: str | None = None


class Event(_Record):
    """One real-world diplomatic event as one article tells it, with all its evidence."""

    schema_version: str = SCHEMA_VERSION
    id: str
    type: EventType = Field(pattern="^[a-z][a-z_]*$", description="an event type that the rules describe")
    status: Status
    participants: tuple[Participant, ...]
    topic: str | None = None
    summary: str
    date: Date = Date()
    place: Place | None = None
    links: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...]
    codes: Codes = Codes()
    confidence: float = Field(ge=0, le=1)


class ArticleText(_Record):
    """The article that an event comes from, as read: what the offsets of the evidence count in."""

    id: str
    published: str | None = Field(description="publication date of its metadata, ISO 8601; null without")
    text: str


class EventWithText(Event):
    """An event that brings its article along, as `--with-text` prints it."""

    article: ArticleText
