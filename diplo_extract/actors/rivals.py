"""Stage 3, last step: who cannot be at home, since the article's own state has another in that office already.

"Foreign Minister Roe received Foreign Minister Poe": a state has one foreign minister, one president and one king.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import FORMER, Profile
from diplo_extract.actors.titles import Title

_OF_ONE = ("president", "government", "foreign", "king")
"""Classes of offices that a state has one of at a time."""
_LESSER = FORMER | frozenset(
    {"deputy", "acting", "shadow", "vice", "designate", "then", "next", "new", "incoming", "outgoing"}
)
"""Words before an office that more than one may have, or one after the other."""

_SPOKEN = frozenset({"availability", "briefing", "conference", "interview", "remarks", "statement", "statements"})
"""Words of a page that prints what somebody said beside whoever is told with him."""

Found = Sequence[tuple[Line, Phrase]]
Profiles = Mapping[int, Profile]


def rivals(found: Found, profiles: Profiles, home: str | None) -> frozenset[int]:
    """The profiles (by id) of whom nothing tells the state, and who are not of `home`: somebody named before is.

    Where the article tells that office of one other state without a name, the first of them named behind is of that
    state, and has it afterwards: "the President of Utopia came. President Poe said".
    """
    apart: set[int] = set()
    for kind in _OF_ONE:
        holders = sorted({id(p): p for p in profiles.values() if _holds(p, kind)}.values(), key=lambda p: p.position)
        unknown = [p for p in holders if not p.state()]
        at_home = any(p.state() == home for p in holders) if home is not None else False
        if not unknown or len(unknown) + at_home < 2:
            continue
        guest = _introduced(found, kind, unknown, {p.state() for p in holders} | {home})
        if guest is not None:
            unknown.remove(guest)
        apart.update(id(p) for p in (unknown if at_home else unknown[1:]))
    return frozenset(apart)


def _holds(profile: Profile, kind: str) -> bool:
    return any(_is_whole(title) and title.office_class == kind and not title.body for title in profile.titles)


def _is_whole(title: Title) -> bool:
    return not title.plural and _LESSER.isdisjoint(title.modifiers)


def _introduced(found: Found, kind: str, unknown: Sequence[Profile], known: set[str | None]) -> Profile | None:
    """The first of them named behind the office of one other state that stands without a name; he gets that state.

    The second where the page is told to be of somebody with him: "Press conference with the President of Utopia".
    """
    told = [item for item in _unnamed(found, kind) if item[1] not in known]
    if len({state for _, state, _ in told}) != 1:
        return None
    at, state, beside = told[0]
    guest = next((p for p in (unknown[1:] if beside else unknown) if p.position > at), None)
    if guest is not None:
        guest.states[state] += 1
    return guest


def _unnamed(found: Found, kind: str) -> Iterator[tuple[int, str, bool]]:
    """Where the office of a state stands without a name, that state, and whether "conference with" is before."""
    for line, phrase in found:
        if phrase.name is not None or phrase.form != "title" or not phrase.titles:
            continue
        title = phrase.titles[0]
        states = title.states or phrase.states
        if title.office_class == kind and _is_whole(title) and len(states) == 1:
            before = [line.low(i) for i in range(max(0, phrase.first - 3), phrase.first)]
            beside = before[-1:] == ["with"] and not _SPOKEN.isdisjoint(before)
            yield line.tokens[phrase.first].start, states[0], beside
