"""Which events are wanted: the filters of `diplo extract`. Values of one option are alternatives, options add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from typing import get_args

from diplo_extract.cli.choices import listed, one_of
from diplo_extract.errors import UsageError
from diplo_extract.events import Event, Status
from diplo_extract.model import Country, Model, fold
from diplo_extract.rules import load_rules


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on an event; an empty one lets everything through.

    `actors` are folded words of a participant's name, `countries` alpha-3 codes of a participant, `since` and `until`
    bounds that the event's interval must touch. An event without a date touches no bound.
    """

    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    actors: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    since: Day | None = None
    until: Day | None = None

    def __call__(self, event: Event) -> bool:
        """Whether the event is wanted."""
        return (
            (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and (not self.actors or any(_named(event, words) for words in self.actors))
            and (not self.countries or any(p.country in self.countries for p in event.participants))
            and self._in_time(event)
        )

    def _in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        start, end = event.date.start, event.date.end
        if start is None and end is None:
            return False
        early_enough = self.until is None or start is None or start <= self.until
        return early_enough and (self.since is None or end is None or end >= self.since)


def make_filter(
    *,
    types: Sequence[str] | None,
    statuses: Sequence[str] | None,
    actors: Sequence[str] | None,
    countries: Sequence[str] | None,
    since: Day | None,
    until: Day | None,
    model: Model | None,
) -> Filter:
    """The filter that the options ask for; `model` knows the names of countries (None: only codes are taken).

    Raises:
        UsageError: a value is unknown, or `since` lies after `until`.
    """
    if since and until and since > until:
        raise UsageError(f"--since {since} lies after --until {until}", remedy="exchange them")
    return Filter(
        types=frozenset(one_of("--type", word, tuple(load_rules().types)) for word in listed(types)),
        statuses=frozenset(one_of("--status", word, get_args(Status)) for word in listed(statuses)),
        actors=tuple(fold(word) for word in listed(actors)),
        countries=frozenset(code_of(word, model) for word in listed(countries)),
        since=since,
        until=until,
    )


def code_of(word: str, model: Model | None) -> str:
    """The alpha-3 code of a country given by code or by any of its names."""
    code = word.upper()
    if model is None:
        return code
    if model.country(code):
        return code
    rows = [name.row for name in model.names().get(fold(word), ()) if isinstance(name.row, Country)]
    if not rows:
        remedy = "write its name or its three letters (ISO 3166-1 alpha-3), such as Kazakhstan or KAZ"
        raise UsageError(f"--country: {word!r} is no country", remedy=remedy)
    return rows[0].code


def _named(event: Event, words: str) -> bool:
    """Whether a participant's name holds the words, each from its beginning: "trump" is in "Donald Trump"."""
    return any(f" {words}" in f" {fold(participant.name)}" for participant in event.participants)
