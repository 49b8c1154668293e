"""Stage 8, beside the flow: teams that meet and visit one another in a report of sport are no states that do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diplo_extract.offices import classes_of
from diplo_extract.resolve.drafts import Draft
from diplo_extract.rules import words

_ENOUGH = 3
"""So many different words of sport make a report one of sport."""


def without_matches(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, in a report of sport only those with somebody in an office of state."""
    if not drafts or len({match[0].lower() for match in _sport().finditer(text)}) < _ENOUGH:
        return list(drafts)
    return [d for d in drafts if any(classes_of(actor.title) for actor in d.actors() if not actor.domestic)]


@cache
def _sport() -> re.Pattern[str]:
    listed = sorted(words("segments")["sport"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})s?\b", re.IGNORECASE)
