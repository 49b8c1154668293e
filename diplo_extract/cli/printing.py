"""What `extract` and `convert` share: events are filtered, written in a format, counted, and told by the exit code."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date as Day
from typing import TYPE_CHECKING

from diplo_extract.cli.choices import day
from diplo_extract.cli.exits import FAILED, NOTHING, OK, PARTIAL
from diplo_extract.cli.inputs import Knowledge
from diplo_extract.cli.painting import Paint, paint
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.errors import UsageError, error_record
from diplo_extract.render import BINARY, FORMS, Format, Seen, render_events
from diplo_extract.render.kept import Kept, whole

if TYPE_CHECKING:
    from diplo_extract.events import Event

Wanted = Callable[["Event"], bool]

NARROWEST = 60
"""Columns below which the table is not pressed."""


def everything(_: Event) -> bool:
    """The filter that lets every event through."""
    return True


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters as typed; None where an option was not given."""

    types: Sequence[str] | None
    statuses: Sequence[str] | None
    actors: Sequence[str] | None
    countries: Sequence[str] | None
    since: Day | None
    until: Day | None

    @classmethod
    def of(
        cls,
        types: Sequence[str] | None,
        statuses: Sequence[str] | None,
        actors: Sequence[str] | None,
        countries: Sequence[str] | None,
        *,
        since: str | None,
        until: str | None,
    ) -> Selection:
        """From the options as typed. Raises UsageError for what is no date."""
        first, last = day("--since", since, bound="first"), day("--until", until, bound="last")
        return cls(types, statuses, actors, countries, first, last)

    def filter(self, knowledge: Knowledge) -> Wanted:
        """What they mean. The model folder is opened only if a country has to be looked up."""
        if not any((self.types, self.statuses, self.actors, self.countries, self.since, self.until)):
            return everything
        from diplo_extract.cli.filters import make_filter

        return make_filter(
            types=self.types,
            statuses=self.statuses,
            actors=self.actors,
            countries=self.countries,
            since=self.since,
            until=self.until,
            model=knowledge.names() if self.countries else None,
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """How and where the events go, and what the exit code tells."""

    format: Format
    output: str | None
    with_text: bool
    errors: str | None
    quiet: bool
    progress: bool
    exit_status: bool
    strict: bool
    no_fail: bool
    raw: bool = False
    color: str | None = None
    """auto, always or never; None is auto."""
    verbose: bool = False
    resume: bool = False

    @property
    def needs_text(self) -> bool:
        """Whether events have to bring their articles along."""
        return self.with_text or FORMS[self.format].needs_text


@dataclass(slots=True)
class Count:
    """How many articles were read (None: events were) and how many events were kept.

    `seen` are the articles themselves, for a format that shows them all; None where none does.
    """

    articles: int | None = None
    events: int = 0
    seen: list[Seen] | None = None


def print_events(
    give: Callable[[ExitStack, Remarks, Count], Iterable[Event | Kept]], wanted: Wanted, delivery: Delivery
) -> int:
    """Write the events that `give` yields and the filter keeps; the exit code of the command."""
    if delivery.format in BINARY and delivery.output in (None, "-") and sys.stdout.isatty():
        raise UsageError(f"{delivery.format} is nothing for a terminal", remedy="write it to a file with -o")
    remarks = remarks_of(delivery)
    count = Count(seen=[] if delivery.format == "html" else None)
    with ExitStack() as stack:
        write = stack.enter_context(open_sink(delivery.output))
        report = stack.enter_context(open_sink(delivery.errors)) if delivery.errors else None
        kept = _kept(give(stack, remarks, count), wanted, count)
        width, look = _width(delivery.output), _look(delivery)
        color, styles = look == "colors", look != "none"
        seen, raw = () if count.seen is None else count.seen, delivery.raw
        for piece in render_events(kept, delivery.format, width=width, color=color, raw=raw, styles=styles, seen=seen):
            write(piece)
        if report:
            for error in remarks.failures:
                report(error_record(error) + "\n")
    return ended(delivery, remarks, count)


def remarks_of(delivery: Delivery) -> Remarks:
    """Where a run says what is no event. Raises UsageError for --quiet with --verbose."""
    if delivery.quiet and delivery.verbose:
        raise UsageError("--quiet and --verbose at once", remedy="leave one out")
    remarks = Remarks(quiet=delivery.quiet, verbose=delivery.verbose)
    if delivery.verbose:
        from diplo_extract.cli.about import version_line

        remarks.detail(version_line())
    return remarks


def ended(delivery: Delivery, remarks: Remarks, count: Count) -> int:
    """Say what a run came to; its exit code."""
    if delivery.format in ("table", "plain") or delivery.verbose or delivery.resume:
        remarks.note(_summary(count, len(remarks.failures)))
    return _exit_code(delivery, count, failed=bool(remarks.failures))


def _kept(events: Iterable[Event | Kept], wanted: Wanted, count: Count) -> Iterator[Event | Kept]:
    for event in events:
        told = event if wanted is everything else whole(event)
        if isinstance(told, Kept) or wanted(told):
            count.events += 1
            yield told


def _width(output: str | None) -> int:
    """Columns of the table: those of the terminal it goes to or of COLUMNS, else 80."""
    if output in (None, "-") and (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return max(NARROWEST, shutil.get_terminal_size().columns)
    return 80


def _look(delivery: Delivery) -> Paint:
    """Colours go to standard output; into a file only where --color asks for them."""
    shown = delivery.output in (None, "-")
    environment = os.environ if shown else {}
    return paint(delivery.color, terminal=shown and sys.stdout.isatty(), environment=environment)


def _summary(count: Count, failures: int) -> str:
    text = _number(count.events, "event")
    if count.articles is not None:
        text += f" in {_number(count.articles, 'article')}"
    return f"{text}, {_number(failures, 'document')} failed" if failures else text


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _exit_code(delivery: Delivery, count: Count, *, failed: bool) -> int:
    if failed and not delivery.no_fail:
        return FAILED if delivery.strict else PARTIAL
    return NOTHING if delivery.exit_status and not count.events else OK
