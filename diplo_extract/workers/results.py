"""What becomes of an article, and how articles are turned into it in whichever process."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from diplo_extract.errors import DiploError, InputError
from diplo_extract.events import Event

if TYPE_CHECKING:
    from spacy.language import Language

    from diplo_extract.articles import Article

Outcome = tuple[Event, ...] | DiploError
"""The events of an article, which may be none, or why there is no knowing them."""

_KILLED = 9
"""SIGKILL, as the system sends it to the process that takes most where memory runs out."""


@dataclass(frozen=True, slots=True)
class Result:
    """An article with its events, or with the error that it ended in."""

    article: Article
    events: tuple[Event, ...] = ()
    error: DiploError | None = None

    @classmethod
    def of(cls, article: Article, outcome: Outcome) -> Result:
        """The error, if it is one, names the article."""
        if isinstance(outcome, DiploError):
            outcome.document = outcome.document or article.document
            outcome.article_id = outcome.article_id or article.article_id
            return cls(article, (), outcome)
        return cls(article, outcome)


def outcomes(articles: Sequence[Article], nlp: Language) -> list[Outcome]:
    """What becomes of each of the articles, in their order; what their words took in memory is given back.

    Whatever is no fault of an article (of kind DiploError) is raised.
    """
    from diplo_extract.pipeline import extract_batch

    failed: list[DiploError] = []
    with nlp.memory_zone():
        found = {id(article): events for article, events in extract_batch(articles, nlp, failed.append)}
    errors = iter(failed)
    return [found[id(article)] if id(article) in found else next(errors) for article in articles]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why articles did not come to an end: their time or memory was up, they raised, or their process ended."""

    reason: Literal["timeout", "memory", "error", "ended"]
    text: str = ""
    code: int = 0


def failure(fault: Fault, *, timeout: float) -> DiploError:
    """The record of an article that was worked on alone; `timeout` is what it was given, in seconds."""
    if fault.reason == "timeout":
        remedy = "raise --timeout, or cut it into parts"
        return InputError(f"took longer than {timeout:g} seconds", kind="timeout", remedy=remedy)
    if fault.reason == "memory":
        return InputError("takes too much memory", kind="memory", remedy="raise --max-memory, or cut it into parts")
    if fault.code == -_KILLED:
        remedy = "cut it into parts, or run with fewer jobs"
        return InputError("had its worker process killed, as happens without memory", kind="memory", remedy=remedy)
    what = fault.text or f"a worker process ended with {fault.code}"
    return DiploError(f"internal error: {what}", remedy="please report it (DIPLO_DEBUG=1 shows where)")
