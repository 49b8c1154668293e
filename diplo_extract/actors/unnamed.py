"""Stage 3, ninth step too: officials of whom the words just before tell the state, in their sentence or the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.titles import Title

_ANY_OFFICE = frozenset({"aide", "diplomat", "official", "politician"})
"""Words for an office under which a story may open on somebody whose own office it tells with his name."""


def introduce_unnamed(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives somebody without a state that of the office-holder whom the sentence before tells without a name.

    "The Utopian ambassador urged calm. Ambassador Jane Roe said …", "A Utopian official said … Jane Roe, the trade
    secretary, said …".
    """
    opener: tuple[int, Title, str] | None = None
    last = -1
    for line, phrase in found:
        at = line.sentence.index
        if phrase.name is not None and opener is not None and at == opener[0] + 1 and last != at:
            start = line.tokens[phrase.first].start
            profile = profiles[start]
            if not profile.state() and profile.position == start and _is_named(opener[1], line, phrase):
                profile.states[opener[2]] += 1
        if last != at and phrase.form != "place":
            opener = _opener(line, phrase) or (opener if opener is not None and at == opener[0] else None)
        last = at


_BESIDE_HIM = frozenset({"and", "with"})


def _opener(line: Line, phrase: Phrase) -> tuple[int, Title, str] | None:
    """The office that a sentence opens on, where it tells its state and no name; None for other openings."""
    if phrase.name is not None or phrase.form != "title" or not phrase.titles or phrase.titles[0].plural:
        return None
    if phrase.first and line.low(phrase.first - 1) in _BESIDE_HIM:
        return None  # "Press conference with the Prime Minister of Utopia": of somebody else
    states = phrase.titles[0].states or phrase.states
    return (line.sentence.index, phrase.titles[0], states[0]) if len(states) == 1 else None


def _is_named(office: Title, line: Line, phrase: Phrase) -> bool:
    """True where a name fits the office told before: the same office word, or a name that its own office follows."""
    word = office.office.lower().split()[-1]
    if phrase.titles:
        return word in {title.office.lower().split()[-1] for title in phrase.titles} or word in _ANY_OFFICE
    return word in _ANY_OFFICE and line.low(phrase.last) == ","


_SINGLE = frozenset({"defence", "foreign", "government", "king", "president", "prince", "queen"})
"""Classes of offices that a state has one of, under which a story may open on somebody whom it names next."""


def introduce_named_next(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives a name without office or state that opens a sentence the office on which the sentence before opens.

    "Utopia's foreign minister will fly to Lima on Friday. Jane Roe is to meet her Peruvian counterpart."
    """
    opener: tuple[int, Title, str] | None = None
    last = -1
    for line, phrase in found:
        at = line.sentence.index
        if last != at:
            if opener is not None and at == opener[0] + 1 and _is_newly_told(line, phrase, profiles):
                profile = profiles[line.tokens[phrase.first].start]
                holders = (
                    p for p in profiles.values() if p.state() == opener[2] and opener[1].office_class in p.classes()
                )
                if next(holders, None) is None:
                    profile.states[opener[2]] += 1
                    profile.titles.append(opener[1])
            told = _opener(line, phrase)
            alone = told is not None and told[1].office_class in _SINGLE and phrase.first < 2 and not told[1].owner
            opener = told if alone and line.low(phrase.first) not in ("a", "an") else None
        last = at


def _is_newly_told(line: Line, phrase: Phrase, profiles: Mapping[int, Profile]) -> bool:
    """True for a full name that begins a sentence and of which nothing is known: "Jane Roe said"."""
    if phrase.name is None or phrase.titles or phrase.first > 0 or len(phrase.name.words) < 2:
        return False
    profile = profiles[line.tokens[phrase.first].start]
    behind = line.low(phrase.last)
    told = behind.isalpha() or (behind == "," and line.low(phrase.last + 1) in ("who", "whose"))
    return told and profile.row is None and not profile.titles and profile.state() is None


_BESIDE = frozenset({"accompanied", "flanked", "headed", "joined", "led"})
"""Words before "by" and a visitor's own people."""
_HIGH = frozenset({"defence", "foreign", "government", "king", "minister", "president", "security", "speaker", "vice"})
"""Classes of offices that one is met in, and that a story tells without a state where it has just told that."""
_MET_TOO = frozenset({"meet", "meeting", "met", "on", "saw", "see", "with"})
"""Words before the next of those whom a visitor meets: "held talks with X and met Y", "called on Z"."""


def introduce_hosts(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives an official without a state that of whoever is met before him in the sentence.

    "The Utopian premier held talks on Friday with Peruvian President Ana Soto and met Speaker Luis Quispe": Peru's. And
    where the sentence names no visitor: "He will call on Peruvian President Ana Soto and meet Speaker Luis Quispe".
    """
    for _, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        named = [(line, phrase) for line, phrase in group if phrase.name is not None]
        states = [profiles[line.tokens[phrase.first].start].state() for line, phrase in named]
        for i, (line, phrase) in enumerate(named[1:], start=1):
            start = line.tokens[phrase.first].start
            profile, met, before = profiles[start], states[i - 1], named[i - 1][1]
            others = states[: i - 1] if i > 1 else ([] if _is_met(line, before) else [None])
            told = bool(before.titles) and not any(state in (None, met) for state in others)
            too = _is_met(line, phrase) or (_is_met(line, before) and _is_beside(line, before, phrase))
            if told and met and too and _is_unplaced(profile, phrase, start):
                profile.states[met] += 1
                states[i] = met


def _is_met(line: Line, phrase: Phrase) -> bool:
    return phrase.first > 0 and line.low(phrase.first - 1) in _MET_TOO


def _is_beside(line: Line, before: Phrase, phrase: Phrase) -> bool:
    """True for the next of a list, in another office: "met President Roe and Speaker Poe"."""
    between = [line.low(i) for i in range(before.last, phrase.first)]
    offices = [{title.office_class for title in p.titles} for p in (before, phrase)]
    return bool(between) and set(between) <= {",", "and"} and not offices[0] & offices[1]


def introduce_at_town(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives an official without a state that of the town in which a foreigner told before is met by him.

    "In Lima, Chilean President Max Poe was welcomed by President Jane Roe": Peru's.
    """
    for _, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        town, guests = None, set[str]()
        for line, phrase in group:
            before = [line.low(phrase.first - 1), line.low(phrase.first - 2)] if phrase.first > 1 else ["", ""]
            if phrase.form in ("place", "capital") and line.low(max(phrase.first - 1, 0)) in ("in", "to"):
                town = next(iter(phrase.states), phrase.entry.code if phrase.entry is not None else None)
            if phrase.name is None:
                continue
            start = line.tokens[phrase.first].start
            profile, met = profiles[start], before[0] in _MET_TOO or (before[0] == "by" and before[1] not in _BESIDE)
            if town and met and guests - {town} and town not in guests and _is_unplaced(profile, phrase, start):
                profile.states[town] += 1
            guests |= {profile.state() or town or ""}


_ASKING = frozenset({"invitation", "request"})
_BIDDING = frozenset({"by", "from", "of", "the", "his", "her", "counterpart", "colleague", "host", ","})
"""Words between an invitation and whose it is."""
_STAYING = frozenset(
    {
        "arrive",
        "arrives",
        "arrived",
        "paid",
        "pay",
        "paying",
        "tour",
        "travel",
        "travels",
        "visit",
        "visited",
        "visiting",
        "visits",
    }
)
"""Words of a journey before where it leads."""
_LEADING = frozenset({"a", "an", "in", "of", "official", "pay", "state", "the", "to", "trip", "working"}) | _STAYING
_BEFORE = 6


def introduce_inviters(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives the official without a state at whose invitation somebody comes that of where he comes to.

    "At the invitation of Foreign Minister Jane Roe, the Utopian premier will pay a visit to Peru": Peru's.
    """
    for _, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        told = list(group)
        goals = {
            state for line, p in told if p.form in ("state", "capital") and _is_visited(line, p) for state in p.states
        }
        for line, phrase in told if len(goals) == 1 else ():
            start = line.tokens[phrase.first].start
            if phrase.name is None or not _is_unplaced(profiles[start], phrase, start):
                continue
            before = [line.low(i) for i in range(max(0, phrase.first - _BEFORE), phrase.first)]
            asked = [i for i, word in enumerate(before) if word in _ASKING]
            if asked and _BIDDING.issuperset(before[asked[-1] + 1 :]):
                profiles[start].states[next(iter(goals))] += 1


def _is_visited(line: Line, phrase: Phrase) -> bool:
    before = [line.low(i) for i in range(max(0, phrase.first - _BEFORE), phrase.first)]
    journey = [i for i, word in enumerate(before) if word in _STAYING]
    return bool(journey) and _LEADING.issuperset(before[journey[-1] :])


def introduce_by_subject(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Gives an official with whom a sentence begins the one state that the sentence before tells, and begins with.

    "Peru holds the key. Foreign Minister Ana Soto, who …".
    """
    opener, last = None, -1
    for at, group in groupby(found, key=lambda pair: pair[0].sentence.index):
        phrases = list(group)
        line, phrase = phrases[0]
        start = line.tokens[phrase.first].start
        if opener is not None and last == at - 1 and phrase.name is not None and phrase.first == 0:
            if _is_unplaced(profiles[start], phrase, start):
                profiles[start].states[opener] += 1
        own = all(p.name is None and set(p.states) <= set(phrase.states) for _, p in phrases)  # "India … in New Delhi"
        alone = own and phrase.form == "state" and phrase.first == 0 and line.sentence.kind == "body"
        opener, last = (phrase.states[0] if alone and phrase.states else None), at


def _is_unplaced(profile: Profile, phrase: Phrase, start: int) -> bool:
    """True for a high officer of whom nothing tells the state, where he is named first."""
    high = any(title.office_class in _HIGH and not title.body for title in phrase.titles)
    return high and profile.position == start and profile.row is None and not profile.state()
