"""Stage 3, ninth step too: who leads a government or group, and foreigners told by what they do, are of its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import CLOSERS, Phrase
from diplo_extract.actors.profiles import Profile

_LED = frozenset({"led", "headed", "chaired", "fronted"})
_BESIDE_LED = _LED | frozenset(
    "'s interim government caretaker side , by which that is was being now the a and junta regime".split()
)
_LEADERS = frozenset(
    "ambassador chairman chairwoman chief commander consul d'affaires envoy foreign head leader minister negotiator "
    "premier president representative secretary secretary-general spokesman spokeswoman".split()
)
_LONGEST = 9
"""Words between a group and the name of who is told to lead it."""
_CALLING = 4
"""Words at most of what a foreigner is told to be: "a Utopian aid and relief worker"."""
_HUMAN = (
    "ist",
    "man",
    "woman",
    "worker",
    "leader",
    "lawyer",
    "dissident",
    "adviser",
    "officer",
    "officials",
    "official",
)
"""Endings of words for people that may stand right before a name."""
_NO_CALLING = frozenset("and , said told when after before who which that is was were are has had to in of on".split())

Found = Sequence[tuple[Line, Phrase]]
Profiles = Mapping[int, Profile]


def introduce_heads(found: Found, profiles: Profiles) -> None:
    """Who leads a delegation is of its state and of its body: "a delegation of the Board, led by Jane Roe".

    So is "Jane Roe, who heads the Utopian delegation" and "the leader of the Utopian delegation, Jane Roe", and
    who leads a government or movement: "the government of Utopia, led by Poe", "Utopia's LRM, whose chairman,
    Poe, is in Rome".
    """
    for (line, group), (other, phrase) in pairwise(found):
        if line is other and group.name is not None and phrase.form == "group" and _leads(line, group, phrase):
            _tell(profiles[line.tokens[group.first].start], phrase.states)
        if line is not other or phrase.name is None or group.name is not None or group.form == "place":
            continue
        between = [line.low(i) for i in range(group.last, phrase.first)]
        if not (_is_led(between, group) or _is_whose(between, phrase) or _is_of_leader(line, group, between)):
            continue
        profile = profiles[line.tokens[phrase.first].start]
        if not profile.state():
            _tell(profile, group.states)
            if group.entry is not None and group.entry.kind == "organization":
                profile.body = profile.body or group.entry.name


def _is_led(between: Sequence[str], group: Phrase) -> bool:
    if [word for word in between if word not in _BESIDE_LED] or not _LED & set(between):
        return False
    return group.form in ("group", "organization") or (group.form in ("state", "demonym") and "by" in between)


def _leads(line: Line, person: Phrase, group: Phrase) -> bool:
    """True for the words of "Roe, who heads the", "Roe, leader of the", "Roe, at the head of a"."""
    between = [line.low(i) for i in range(person.last, group.first)]
    led = not _LEADING.isdisjoint(between[:2] if between[:1] == [","] else between[:1])
    return _BEFORE_LED.issuperset(between) and (led or (between[:1] == [","] and not _LEADING.isdisjoint(between)))


def _is_of_leader(line: Line, group: Phrase, between: Sequence[str]) -> bool:
    """True for "the leader of the Utopian delegation, Roe"."""
    before = [line.low(i) for i in range(max(0, group.first - 3), group.first + 1)]
    return group.form == "group" and between in ([","], []) and "of" in before and not _LEADING.isdisjoint(before)


_LEADING = frozenset({"chief", "head", "heading", "heads", "leader", "leading", "leads", "headed", "led"})
_BEFORE_LED = _LEADING | {",", "who", "is", "was", "has", "at", "the", "a", "an", "of", "his", "her", "currently"}


def _is_whose(between: Sequence[str], phrase: Phrase) -> bool:
    """True for the words of "the movement, whose exiled chairman, Jane Roe"."""
    if "whose" not in between or len(between) > _LONGEST:
        return False
    told = [word for word in between[between.index("whose") + 1 :] if word != ","]
    office = phrase.titles[0].office.lower() if phrase.titles else ""
    return len(told) <= _CALLING and bool(_LEADERS & {*told[-1:], *office.split()})


def introduce_foreigners(found: Found, profiles: Profiles) -> None:
    """Who is told by a nationality and what he does is of that state: "a Utopian aid worker, Jane Roe,"."""
    for (line, nation), (other, phrase) in pairwise(found):
        if line is not other or phrase.name is None or phrase.titles or nation.form != "demonym":
            continue
        between = [line.low(i) for i in range(nation.last, phrase.first)]
        apart = between[-1:] == [","]
        calling = between[:-1] if apart else between
        if not 0 < len(calling) <= _CALLING or _NO_CALLING & set(calling) or line.cap(phrase.first - 1 - apart):
            continue
        told = apart and line.low(nation.first - 1) in ("a", "an") and line.low(phrase.last) in CLOSERS
        if told or (not apart and calling[-1].endswith(_HUMAN)):
            _tell(profiles[line.tokens[phrase.first].start], nation.states)


def _tell(profile: Profile, states: Sequence[str]) -> None:
    if states and not profile.state():
        profile.states[states[0]] += 1


def introduce_by_post(found: Found, profiles: Profiles) -> None:
    """Who is told behind a comma to have a post under an office: "Roe, head of the Utopian ministry's bureau"."""
    for (line, person), (other, post) in pairwise(found):
        if line is not other or person.name is None or person.titles or post.form != "title":
            continue
        if post.first == person.last + 1 and line.low(person.last) == "," and line.possessive(post.last):
            _tell(profiles[line.tokens[person.first].start], post.states)


def introduce_envoys(found: Found, profiles: Profiles) -> None:
    """Who is told behind a comma as somebody's envoy is of his state: "an envoy of President Poe, Jane Roe"."""
    for (line, sender), (other, person) in pairwise(found):
        if line is not other or sender.name is None or person.name is None or person.titles:
            continue
        sent = line.low(sender.first - 1) in ("of", "from") and line.low(sender.first - 2) in _SENT
        if sent and person.first == sender.last + 1 and line.low(sender.last) == ",":
            state = profiles[line.tokens[sender.first].start].state()
            _tell(profiles[line.tokens[person.first].start], (state,) if state else ())


_SENT = frozenset({"aide", "ambassador", "emissary", "envoy", "representative"})
