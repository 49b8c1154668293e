"""Stage 3, last step: the state whose own page this is, told by nobody's title because its readers know it.

A ministry's release, a minister's speech or a transcript names its own people by office alone and other states' people
with their state: "The Minister announced … his Utopian counterpart". The state named most that needs no such title is
the page's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile, usual_state
from diplo_extract.actors.titles import read_title
from diplo_extract.mentions import Segments
from diplo_extract.rules import words

_HEAD, _FOOT = 700, 400
"""Characters at either end of a page in which it says what it is."""
_ME = re.compile(r"\b(?:I|my)\b(?!\.)")
_QUOTED = re.compile(
    r'"[^"\n]{1,2000}"|“[^”\n]{1,2000}”|(?:^|\s)‘[^’\n]{1,2000}’|^[^\w\n"“‘]*[‘“"][^\n]*$', re.MULTILINE
)
_KNOWN_SPEAKER = 2
"""For how many namings of a state an officer of it counts who speaks on the page."""
_LEAST = 2
_NEAR = 6
"""Words within which a journey stands before where it leads."""
_VISITING = frozenset({"visit", "visited", "visiting"})
_GOING = frozenset(
    {
        *_VISITING,
        "go",
        "going",
        "went",
        "fly",
        "flew",
        "journey",
        "tour",
        "travel",
        "travelled",
        "traveled",
        "travelling",
    }
    | {"traveling", "trip"}
)
_OWN = frozenset({"i", "my"})
_OURSELVES = frozenset({"i", "we"})
_MEETING = frozenset({"meet", "meeting", "met", "on", "saw", "see", "with"})
_INDEFINITE = frozenset({"a", "an", "any", "first", "another", "no"})


_UNNAMED = re.compile(
    r"\A\s*(?:date \S+ )?(?:address|letter|message|remarks|speech|statement) (?:by|from|of) the "
    r"(?P<office>president|prime minister|chancellor|premier)"
    r"(?=\s*$| (?:about|after|at|congratulating|following|in|marking|on|regarding|to)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""Words of a leader whose readers know who he is: "Statement by the President on the summit"."""


def speaking_office(text: str) -> str | None:
    """The office whose holder, not named, gives the words that a page prints by its heading; None for other pages."""
    found = _UNNAMED.match(text)
    return " ".join(word.capitalize() for word in found["office"].split()) if found is not None else None


def spoken_of(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> frozenset[str]:
    """The states whose leaders a page names, and those of whose wars and soldiers it tells."""
    leaders = (p for p in profiles.values() if p.classes() & _LEADERS)
    named = {state for p in leaders if (state := p.state()) is not None}
    fighting = (p for line, p in found if not _WARLIKE.isdisjoint(line.low(i) for i in range(p.last, p.last + 4)))
    return frozenset((*named, *(state for p in fighting for state in p.states)))


_LEADERS = frozenset({"chancellor", "premier", "president"})
_WARLIKE = frozenset({"aggression", "attack", "attacks", "forces", "invasion", "military", "regime", "troops", "war"})


def is_own_page(text: str, segments: Segments) -> bool:
    """Whether somebody official speaks on a page himself: a release, a transcript, a speech in the first person."""
    if segments.turns or speaking_office(text) is not None:
        return True
    ends = f"{text[:_HEAD]}\n{text[-_FOOT:]}"
    return _marks().search(ends) is not None or len(_ME.findall(_QUOTED.sub("", text))) >= _LEAST


def with_offices_below(read: Sequence[tuple[Line, list[Phrase]]]) -> list[tuple[Line, list[Phrase]]]:
    """The phrases, a name alone on a line with the office on the line below: "Jane Roe MP", "Minister for Trade"."""
    done = list(read)
    for i, ((line, phrases), (below, _)) in enumerate(pairwise(read)):
        alone = len(phrases) == 1 and phrases[0].name is not None and not phrases[0].titles
        if not alone or phrases[0].first > 0 or phrases[0].last < len(line.tokens):
            continue
        title = read_title(below, 0) if below.sentence.kind == "headline" else None
        if title is not None and title.last == len(below.tokens) and not (title.plural or title.weak):
            done[i] = (line, [replace(phrases[0], titles=(title,))])
    return done


def _marks() -> re.Pattern[str]:
    return re.compile("|".join(words("segments")["own_pages"]), re.IGNORECASE)


def office_home(found: Sequence[tuple[Line, Phrase]]) -> str | None:
    """The state that alone has the office of the first official on a page of its own; None for other offices.

    "The Secretary of State for Foreign and Commonwealth Affairs (Mrs Roe): I shall make a statement".
    """
    titles = next((phrase.titles for _, phrase in found if phrase.name is not None and phrase.titles), ())
    told = any(title.states or title.body for title in titles)
    usual = (usual_state(title.office, None, title.modifiers) for title in titles)
    return None if told else next(filter(None, usual), None)


def heading_home(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> str | None:
    """The state of whoever is told first in a heading as the one who speaks: "Remarks by President Roe"; else None."""
    line, phrase = next(((line, p) for line, p in found if p.name is not None and p.titles), (None, None))
    if line is None or phrase is None or line.sentence.kind != "headline" or line.low(0) not in _SAID:
        return None
    if line.low(phrase.first - 1) not in ("by", "from", "of"):
        return None
    speaker = profiles[line.tokens[phrase.first].start]
    serving = speaker.row is not None and speaker.serving
    return speaker.row.country if serving and not speaker.states and speaker.row is not None else None


_SAID = frozenset({"address", "comments", "message", "readout", "remarks", "speech", "statement", "transcript"})


def page_home(
    found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile], barred: frozenset[str] = frozenset()
) -> str | None:
    """The state named most of those by which no official is told; None where two are named as often, or none twice.

    `barred`: states whose own page it cannot be.

    In a transcript whose first speaker is told by his state it is that one, if nobody else is named before.
    """
    named = [(line, profiles[line.tokens[p.first].start]) for line, p in found if p.name is not None and p.titles]
    host = next((profile for line, profile in named if line.sentence.index < 0), None)
    if host is not None and host.states and named[0][1].state() == host.state():
        return host.state()
    counts = Counter[str]()
    guests = set[str]()
    for profile in {id(p): p for p in _speakers(found, profiles)}.values():
        known = profile.row.country if profile.row is not None and not profile.states else None
        counts.update({known: _KNOWN_SPEAKER} if known else {})
    for line, phrase in found:
        states = (*phrase.states, *(state for title in phrase.titles for state in title.states))
        if phrase.name is not None or (phrase.form == "title" and not _is_anybody(line, phrase)):
            guests.update(states)
        elif phrase.form not in ("place", "capital") and not _is_goal(line, phrase):
            counts.update(dict.fromkeys(states, 1))
    guests |= {p.state() or "" for p in profiles.values() if p.states} | _visited(found) | barred
    ranked = Counter({state: n for state, n in counts.items() if state not in guests}).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0] if ranked[0][1] >= _LEAST or not ranked[1:] else None


def is_foreign(state: str, found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> bool:
    """Whether a page of its own cannot be that state's: its people visit it, or all but the first official are of it.

    "I visited Utopia last week", "Premier Roe received the Prime Minister of Utopia, Jane Poe".
    """
    if state in _visited(found):
        return True
    named = [(line, p) for line, p in found if p.name is not None and p.titles]
    first = profiles[named[0][0].tokens[named[0][1].first].start] if named else None
    if first is None or first.states or first.row is not None or first.body is not None:
        return False
    if not any(state in p.states for _, p in found if p.name is None):
        return True  # nobody's own page leaves its state unnamed, but for that of a president spoken of
    return any(state in (*p.states, *(code for title in p.titles for code in title.states)) for _, p in named[1:])


def _visited(found: Sequence[tuple[Line, Phrase]]) -> set[str]:
    """The states that the page's own people tell in the first person that they go to."""
    goals = ((line, p) for line, p in found if p.form in ("state", "capital") and _is_goal(line, p))
    return {
        state
        for line, p in goals
        for state in p.states
        if not _OWN.isdisjoint(line.low(i) for i in range(max(0, p.first - _NEAR), p.first))
    }


def _speakers(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> Iterator[Profile]:
    """Whom the labels of turns name, and the first official named."""
    first = next((pair for pair in found if pair[1].name is not None and pair[1].titles), None)
    for line, phrase in found:
        if phrase.name is not None and (line.sentence.index < 0 or (line, phrase) == first):
            yield profiles[line.tokens[phrase.first].start]


def met_by_own(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> frozenset[int]:
    """The profiles (by id) of officials whom the page's own people meet, each time they are named: strangers.

    "I will call on President Roe", "Ms Poe will meet the Secretary of Trade, John Roe".
    """
    met: dict[int, bool] = {}
    for at, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        own = False
        for line, phrase in group:
            said = {line.low(i) for i in range(phrase.first)} if at >= 0 else set()
            if phrase.name is None or not phrase.titles:
                own = own or (phrase.name is not None and not profiles[line.tokens[phrase.first].start].states)
                continue
            profile = profiles[line.tokens[phrase.first].start]
            before = line.low(phrase.first - 1) if phrase.first else ""
            fits = (own or not _OURSELVES.isdisjoint(said)) and before in _MEETING and profile.row is None
            met[id(profile)] = met.get(id(profile), True) and fits
            own = own or not profile.states
    return frozenset(key for key, fits in met.items() if fits)


def _is_goal(line: Line, phrase: Phrase) -> bool:
    """Whether a state is where somebody goes: "my visit to Utopia", "I visited Utopia"."""
    before = [line.low(i) for i in range(max(0, phrase.first - _NEAR), phrase.first)]
    to = before[-1:] == ["to"] and not _GOING.isdisjoint(before)
    return to or (bool(before) and before[-1] in _VISITING)


def _is_anybody(line: Line, phrase: Phrase) -> bool:
    """Whether an office is told as whoever holds it: "the first Utopian Foreign Minister to visit", "by a minister"."""
    return not _INDEFINITE.isdisjoint(line.low(i) for i in range(max(0, phrase.first - 1), phrase.last))
