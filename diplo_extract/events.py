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
    kind: Kind = Field(description="what the actor is; a group is a delegation or several people")
    name: str = Field(description="fullest name that the article gives; of a state its common English name")
    title: str | None = Field(default=None, description="office as written nearest to the name; null for none")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3 of the state acted for; null for none")
    id: str | None = Field(default=None, description="country and folded name; null for groups")


class Date(_Record):
    """When the event took or takes place: an interval of days, both ends inclusive, null where open."""

    start: Day | None = Field(default=None, description="first day, ISO 8601; null where open or not known")
    end: Day | None = Field(default=None, description="last day, inclusive, ISO 8601; null where open or not known")
    edtf: str | None = Field(
        default=None, description="the interval in Extended Date/Time Format; null where nothing is known"
    )
    basis: Basis = Field(
        default="unknown",
        description="how it is known: a date in the text, words such as Monday, the day of publication, another event",
    )
    text: str | None = Field(
        default=None, description="the words of the text that date the event; null where there are none"
    )


class Place(_Record):
    """Where the event took or takes place."""

    name: str = Field(description="the finest place that the text names")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3; null where not known")


class Link(_Record):
    """A tie to another event of the same output."""

    type: LinkType = Field(description="whether this event answers the other, is part of it or came of it")
    event: str = Field(description="id of the other event")


class TriggerSpan(_Record):
    """The words that announce the event; offsets in code points of the text as read, half-open."""

    start: int = Field(description="offset of the first character")
    end: int = Field(description="offset behind the last character")
    text: str = Field(description="the words themselves")


class Evidence(_Record):
    """A sentence that tells the event; `text` is exactly the article's characters from `start` to `end`."""

    document: str = Field(description="file, FILE#ID or FILE#LINE of a file of many articles, - for standard input")
    start: int = Field(description="offset of the sentence in code points of the text as read")
    end: int = Field(description="offset behind it")
    text: str = Field(description="the sentence")
    trigger: TriggerSpan = Field(description="the words in it that announce the event")
    rule: str = Field(description="id of the rule that fired")
    attributed_to: str | None = Field(default=None, description="who is said to have said so; null for the reporter")


class Codes(_Record):
    """The event's place in the two ontologies of the field; null where they have no code for it."""

    plover: str | None = Field(default=None, description="PLOVER root such as CONSULT; null where it has none")
    cameo: str | None = Field(default=None, description="CAMEO code such as 042; null where it has none")


class Event(_Record):
    """One real-world diplomatic event as one article tells it, with all its evidence."""

    schema_version: str = Field(
        default=SCHEMA_VERSION, description="version of this schema; within a major one keys are only added"
    )
    id: str = Field(description="hash of article, type and place of the first trigger: the same on every run")
    type: EventType = Field(pattern="^[a-z][a-z_]*$", description="an event type that the rules describe")
    status: Status = Field(description="whether it happened, is set to happen, may happen, or did or will not")
    participants: tuple[Participant, ...] = Field(description="who takes part, in which role")
    topic: str | None = Field(default=None, description="what it is about, in words of the text; null where not told")
    summary: str = Field(description="the event in one English sentence")
    date: Date = Field(default=Date(), description="when it took or takes place")
    place: Place | None = Field(default=None, description="where it took or takes place; null where not told")
    links: tuple[Link, ...] = Field(default=(), description="ties to other events of the same article; often empty")
    evidence: tuple[Evidence, ...] = Field(description="the sentences that tell it, in their order")
    codes: Codes = Field(default=Codes(), description="codes of other data sets")
    confidence: float = Field(ge=0, le=1, description="how sure the record is, from 0 to 1; no probability")


class ArticleText(_Record):
    """The article that an event comes from, as read: what the offsets of the evidence count in."""

    id: str = Field(description="id that was given with the article, else the SHA-256 of its text")
    published: str | None = Field(description="publication date of its metadata, ISO 8601; null without")
    text: str = Field(description="the text, a title above it where one was given apart")


class EventWithText(Event):
    """An event that brings its article along, as `--with-text` prints it."""

    article: ArticleText = Field(description="the article")
