"""Stage 3, ninth step: what the words around a name tell of its state, where the phrase itself does not.

"Utopia's talks with its Prime Minister Jane Roe", "Jane Roe's election as President of Utopia", "Poe's envoy John Roe";
and the state whose people an article need not introduce.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from diplo_extract.actors.both import introduce_both
from diplo_extract.actors.counterparts import introduce_counterparts
from diplo_extract.actors.heads import introduce_by_post, introduce_envoys, introduce_foreigners, introduce_heads
from diplo_extract.actors.lexicon import OWNERS, lexicon
from diplo_extract.actors.lines import Line
from diplo_extract.actors.listed import join_listed
from diplo_extract.actors.names import core_words
from diplo_extract.actors.pairs import introduce_pairs
from diplo_extract.actors.phrases import Phrase, read_honorifics
from diplo_extract.actors.posts import last_state
from diplo_extract.actors.profiles import Profile
from diplo_extract.actors.second_holders import introduce_second_holders
from diplo_extract.actors.sides import introduce_sides, stands_for
from diplo_extract.actors.stays import introduce_on_visit
from diplo_extract.actors.titles import Title
from diplo_extract.actors.unnamed import (
    introduce_at_town,
    introduce_by_subject,
    introduce_hosts,
    introduce_inviters,
    introduce_named_next,
    introduce_unnamed,
)

Found = Sequence[tuple[Line, Phrase]]
Profiles = Mapping[int, Profile]
"""Profiles by the position in the text of the phrases that name them."""


_OFTEN = 4
"""How often a state has to be named, and how many times as often as the next, for the article to be of it."""
_OF_STATES = frozenset({"president", "government", "vice", "foreign", "defence", "minister"})
"""Classes of offices that are only a state's."""
_SPOKEN_FOR = frozenset({"organization.state", "state.government"})
_SHORT = 4
"""Words behind a leader among which his envoy's office stands: "Poe's special envoy"."""
_LONGEST_POST = 9
"""Words between a name and whom it is told to serve."""
_OF_POST = frozenset({"of", "to", "at", "for", "in"})


def share_offices(found: Found) -> list[tuple[Line, Phrase]]:
    """The phrases with the office of many given to each of them: in "Senators Roe, Poe and Doe" all three are."""
    shared: list[tuple[Line, Phrase]] = []
    for line, phrase in join_listed(found):
        before = shared[-1] if shared and shared[-1][0] is line else None
        joins = before is not None and _is_listed(line, before[1], phrase)
        shared.append((line, replace(phrase, titles=before[1].titles[-1:]) if before and joins else phrase))
    return _with_own_states(shared)


def _with_own_states(shared: list[tuple[Line, Phrase]]) -> list[tuple[Line, Phrase]]:
    """Each with his own state where as many are told: "the ministers of Peru and Chile, Roe and Doe"."""
    done = list(shared)
    for i, (_, phrase) in enumerate(shared):
        title = phrase.titles[-1] if phrase.titles else None
        states = title.states or phrase.states if title is not None else ()
        if title is None or not title.plural or len(states) < 2:
            continue
        run = [i] if phrase.name is not None else []
        for j in range(i + 1, min(i + 1 + len(states), len(shared))):
            spoken = j > i + 1 or bool(run)
            if shared[j][0] is not shared[i][0] or not _follows(shared[j - 1], shared[j][1], spoken=spoken):
                break
            run.append(j)
        if len(run) == len(states):
            for state, j in zip(states, run, strict=True):
                done[j] = done[j][0], replace(done[j][1], titles=(replace(title, states=(state,)),))
    return done


def place_seats(found: Found, dateline: str | None) -> list[tuple[Line, Phrase]]:
    """The phrases, a seat that other states have as well by the article's own: in Islamabad "the Foreign Office"."""
    found = _seats_in_towns(found)
    seats = [p for _, p in found if p.text in lexicon().lists["common_seats"] and not p.noun]
    usual = {state for phrase in seats for state in phrase.states}
    named = any(usual & set(_told(p)) for _, p in found if p not in seats)
    if not seats or dateline is None or dateline in usual or named:
        return list(found)
    return [(line, replace(p, states=(dateline,)) if p in seats else p) for line, p in found]


def _seats_in_towns(found: Found) -> list[tuple[Line, Phrase]]:
    """The phrases, a seat of several states with the town told behind it by that: "the Foreign Office in Islamabad"."""
    placed = list(found)
    for i, ((line, seat), (other, town)) in enumerate(pairwise(found)):
        if line is other and _is_state_of(line, seat, town):
            placed[i] = (line, replace(seat, states=town.states))
            continue
        beside = line is other and town.first == seat.last + 1 and line.low(seat.last) == "in"
        if beside and seat.text in lexicon().lists["common_seats"] and len(set(town.states)) == 1:
            placed[i] = (line, replace(seat, states=town.states, noun=seat.text))
    return placed


def _is_state_of(line: Line, body: Phrase, state: Phrase) -> bool:
    """True for the state in brackets behind a body's name: "the Maritime Agency (Republic of Peru)"."""
    bracketed = state.first == body.last + 1 and line.low(body.last) == "(" and line.low(state.last) == ")"
    return bracketed and body.form == "organization" and not body.states and state.form == "state"


def _follows(before: tuple[Line, Phrase], phrase: Phrase, *, spoken: bool = False) -> bool:
    """True for the next name of a list, with nothing but a comma or "and" between the two.

    `spoken`: it may have a form of address where the one before has one too, "Ms. Roe and Mr. Poe".
    """
    line, first = before[0], before[1].last
    between = [line.low(i) for i in range(first, phrase.first)]
    called = bool(phrase.honorific) and not (spoken and before[1].honorific)
    return phrase.name is not None and not called and bool(between) and set(between) <= {",", "and", "&"}


def _is_listed(line: Line, before: Phrase, phrase: Phrase) -> bool:
    """True where a name without an office follows one with an office of many, a comma or "and" between them."""
    if before.name is None or phrase.name is None or phrase.titles or phrase.honorific:
        return False
    between = [line.low(i) for i in range(before.last, phrase.first)]
    return bool(before.titles) and before.titles[-1].plural and bool(between) and set(between) <= {",", "and", "&"}


def introduce(found: Found, profiles: Profiles, dateline: str | None) -> None:
    """Gives people of whom no phrase tells the state the one that their context tells.

    `dateline`: the state that the article was written in, None where it does not tell.
    """
    introduce_heads(found, profiles)
    introduce_foreigners(found, profiles)
    introduce_by_post(found, profiles)
    introduce_envoys(found, profiles)
    _introduce_served(found, profiles)
    _introduce_spokesmen(found, profiles)
    _introduce_staff(found, profiles)
    introduce_unnamed(found, profiles)
    introduce_named_next(found, profiles)
    introduce_pairs(found, profiles)
    introduce_by_subject(found, profiles)
    introduce_hosts(found, profiles)
    introduce_at_town(found, profiles)
    introduce_inviters(found, profiles)
    introduce_counterparts(found, profiles, dateline)
    introduce_on_visit(found, profiles)
    introduce_both(found, profiles)
    introduce_sides(found, profiles)
    introduce_second_holders(found, profiles)
    _introduce_spouses(profiles)
    for (line, before), (other, phrase) in pairwise(found):
        if line is not other:
            continue
        if phrase.name is None:
            if before.name is not None and stands_for(line, before, phrase):
                _tell(_profile(line, before, profiles), phrase.states, ())
            if phrase.form == "title" and before.name is not None and _is_told_as(line, phrase):
                _tell(_profile(line, before, profiles), phrase.states, phrase.titles)
            continue
        styled = read_honorifics(line, phrase.first) > phrase.first  # "His Excellency Jane Roe" is nobody's
        owner = "" if styled else line.low(phrase.first)
        if before.form == "state" and owner == "its":
            _tell(_profile(line, phrase, profiles), before.states, ())
        if phrase.titles and lexicon().lists["sending"] & {line.low(j) for j in range(before.last, phrase.first)}:
            away = before.name is not None and line.low(phrase.last) in ("to", "as", "on")
            _tell(_profile(line, phrase, profiles), before.states or (_own(line, before, profiles) if away else ()), ())
        consort = line.low(phrase.first - 1) == "and" and _is_royal(before) and _is_royal(phrase)
        if before.name is not None and ((owner in OWNERS and _is_owned(phrase)) or consort):
            state = _profile(line, before, profiles).state()
            _tell(_profile(line, phrase, profiles), (state,) if state else (), ())


def _profile(line: Line, phrase: Phrase, profiles: Profiles) -> Profile:
    return profiles[line.tokens[phrase.first].start]


def _is_told_as(line: Line, phrase: Phrase) -> bool:
    """True of "as president of Peru" and "as the legitimate interim president of Peru"."""
    first = phrase.first - 1
    while first > phrase.first - 4 and line.low(first).isalpha() and line.low(first) not in ("and", "as", "of"):
        first -= 1
    return line.low(first) == "as"


def _is_owned(phrase: Phrase) -> bool:
    """True of "his wife Jane Roe" and "his ambassador", not of "his counterpart"."""
    return bool(phrase.titles) and phrase.titles[0].office_class != "counterpart"


def _is_royal(phrase: Phrase) -> bool:
    return bool(phrase.titles) and phrase.titles[0].office_class in ("king", "queen", "prince", "princess")


def _introduce_served(found: Found, profiles: Profiles) -> None:
    by_surname = {profile.core[-1]: profile for profile in profiles.values()}
    for line, phrase in found:
        if phrase.boss is None:
            continue
        boss = by_surname.get(core_words(phrase.boss.words)[-1])
        state = boss.state() if boss is not None else None
        _tell(_profile(line, phrase, profiles), (state,) if state else (), ())


def _introduce_spokesmen(found: Found, profiles: Profiles) -> None:
    """Somebody who speaks is of the government or ministry named before: "At the ministry of Utopia, spokesman Poe"."""
    for (line, body), (other, phrase) in pairwise(found):
        if line is not other or phrase.name is None or not phrase.titles or body.name is not None:
            continue
        seat = body.entry is not None and body.entry.kind == "seat"
        if phrase.titles[0].office_class == "spokesman" and (seat or body.rule in _SPOKEN_FOR):
            _tell(_profile(line, phrase, profiles), body.states, ())


def _introduce_staff(found: Found, profiles: Profiles) -> None:
    """Who is told behind a comma to serve somebody is of his state: "Jane Roe, a senior aide to Premier Poe"."""
    staff = lexicon().lists["staff"]
    for (line, person), (other, served) in pairwise(found):
        if line is not other or person.name is None or person.titles or served.form == "demonym":
            continue
        between = [line.low(i) for i in range(person.last, served.first)]
        behind = [line.low(i) for i in range(served.last, served.last + _SHORT)]
        if between == [","] and behind[:1] == ["'s"] and (staff | {"envoy", "emissary"}).intersection(behind):
            _tell(_profile(line, person, profiles), served.states or _own(line, served, profiles), ())
        if not 2 < len(between) <= _LONGEST_POST or between[0] != "," or "," in between[1:] or not served.states:
            continue
        last = next((word for word in reversed(between) if word not in ("the", "a", "his", "her")), "")
        if staff.intersection(between) and last in _OF_POST:
            _tell(_profile(line, person, profiles), served.states, ())


def _own(line: Line, phrase: Phrase, profiles: Profiles) -> tuple[str, ...]:
    """The state of whom a phrase names, () where nothing tells it."""
    state = _profile(line, phrase, profiles).state() if phrase.name is not None else None
    row = _profile(line, phrase, profiles).row if phrase.name is not None else None
    told = state or (row.country if row is not None else None)
    return (told,) if told else ()


def _introduce_spouses(profiles: Profiles) -> None:
    """A first lady without a state, or "Lady Poe", is of the state of the leader who bears her surname."""
    heads = {
        p.core[-1]: p for p in profiles.values() if p.state() and p.classes() & {"president", "government", "vice"}
    }
    for profile in profiles.values():
        head = heads.get(profile.core[-1])
        bare = len(profile.core) == 1 and profile.gender == "f" and not profile.titles and profile.row is None
        other = head is not None and head is not profile and (not bare or head.gender == "m")
        if other and head is not None and (bare or profile.classes() & {"first_lady"}):
            _tell(profile, (head.state() or "",), ())


def _tell(profile: Profile, states: Sequence[str], titles: Sequence[Title]) -> None:
    if states and not profile.state():
        profile.states[states[0]] += 1
        profile.titles.extend(titles[:1])


def home_of(
    found: Found, profiles: Profiles, dateline: str | None, *, ours: bool = False, native: bool = False
) -> str | None:
    """The state whose ministers the article need not introduce; `dateline`: the state it was written in.

    `ours`: the article calls that state its own ("on a visit to our country"). `native`: an agency of that state wrote
    it.

    Told by the known office holders whose state nothing beside their names tells, by the dateline, by the person named
    most and by the state named most: two of them have to agree, if it is not the only one named. None where that is
    not clear.
    """
    votes = Counter[str]([dateline] * (1 + ours + native) if dateline else [])
    unintroduced = _unintroduced(found, profiles)
    for state, count in unintroduced.items():
        if count == max(unintroduced.values()):
            votes[state] += 1 + (count > 1)
    people = {id(profile): profile for profile in profiles.values()}.values()
    leading = max((p for p in people if p.state()), key=lambda p: (p.count, -p.position), default=None)
    if leading is not None and leading.count > 2:
        posted = _posting(found, profiles, leading)  # an ambassador of whom most is told is where he serves
        votes[posted or leading.state() or ""] += 1 + (posted is not None)
    counts = Counter[str](code for _, phrase in found for code in _told(phrase))
    votes.update(code for code, count in counts.items() if count == max(counts.values()))
    votes.update(_alone(counts, _OFTEN // 2 if ours else _OFTEN))
    votes.update(dict.fromkeys(_governing(found, profiles), 2))
    guests = _guests(found, profiles)
    for state in (guests | _mourning(found)) - {dateline}:
        del votes[state]
    if dateline and guests and dateline not in guests and _first_state(found, profiles) in (None, dateline):
        votes[dateline] += 1  # "ALGIERS - Minister Roe received his colleague of Mali, Poe"
    for state in _left_over(found, profiles, counts):
        votes[state] += 2
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _posting(found: Found, profiles: Profiles, profile: Profile) -> str | None:
    """The state to which the article says that somebody is ambassador; None for others."""
    for line, phrase in found:
        if phrase.name is not None and _profile(line, phrase, profiles) is profile:
            for title in phrase.titles:
                if title.office_class == "ambassador" and (title.target or "").startswith(("to ", "in ")):
                    return last_state(line, title.head, title.last)
    return None


def _governing(found: Found, profiles: Profiles) -> set[str]:
    """The states of the governments that the article names as they do themselves: "the Moe Administration"."""
    own = [
        (line, phrase) for line, phrase in found if phrase.rule == "state.administration" and line.cap(phrase.last - 1)
    ]
    states = {_profile(line, phrase, profiles).state() for line, phrase in own}
    return {state for state in states if state}


def likely_home(found: Found, profiles: Profiles) -> str | None:
    """The one state of the ministers, speakers and advisers whose state nothing tells; None for none or several.

    Leaders do not count: those of other states need no introduction either.
    """
    heads = lexicon().lists["heads"]
    lesser = [
        (line, phrase)
        for line, phrase in found
        if phrase.name is not None and not heads & {title.office_class for title in phrase.titles}
    ]
    states = _unintroduced(lesser, profiles)
    return next(iter(states)) if len(states) == 1 else None


def _guests(found: Found, profiles: Profiles) -> set[str]:
    """The states of officials who are introduced by them after one who is not: "Adviser Roe met the Utopian premier".

    Empty where everybody is introduced so, from the first on.
    """
    named = _officials(found)
    if not named or _told(named[0][1]):
        return set()
    return {state for _, phrase in named for state in _told(phrase)} - {_first_state(found, profiles)}


def _mourning(found: Found) -> set[str]:
    """The states with which the article's officials condole: "condoled with the people of Utopia"."""
    told = (
        (phrase, [line.low(i) for i in range(max(0, phrase.first - _LONGEST_POST), phrase.first)])
        for line, phrase in found
    )
    return {
        s for phrase, before in told if phrase.name is None and not _CONDOLING.isdisjoint(before) for s in phrase.states
    }


_CONDOLING = frozenset(
    {"condole", "condoled", "condolences", "condoles", "condoling", "sympathise", "sympathises", "sympathizes"}
)


def _left_over(found: Found, profiles: Profiles, counts: Counter[str]) -> list[str]:
    """The state named most of those that no official is introduced by, where the one named most has none.

    It is named at least three times and twice as often as the next: "Minister Roe met the Utopian premier, Jane Poe".
    Empty where the first official is introduced by his state: he is at home there.
    """
    named = _officials(found)
    if named and _told(named[0][1]):
        return []
    told = {state for _, phrase in _officials(found) for state in _told(phrase)}
    alone = {
        id(p): p for p in (_profile(line, phrase, profiles) for line, phrase in _officials(found)) if not p.state()
    }
    most_named = max((p.count for p in profiles.values()), default=0)
    unknown = [p for p in alone.values() if p.row is None and p.classes() & _OF_STATES and p.count == most_named > 1]
    rest = Counter({state: count for state, count in counts.items() if state not in told})
    (first, most), (_, second) = (*rest.most_common(2), ("", 0), ("", 0))[:2]
    return [first] if unknown and told and most >= 3 and most >= 2 * second else []


def _officials(found: Found) -> list[tuple[Line, Phrase]]:
    return [(line, phrase) for line, phrase in found if phrase.name is not None and phrase.titles]


def _first_state(found: Found, profiles: Profiles) -> str | None:
    """The state of the first official who is named with an office; None where nothing tells it."""
    named = _officials(found)
    return _profile(*named[0], profiles).state() if named else None


def _alone(counts: Counter[str], often: int) -> list[str]:
    """The state named `often` times as often as any other, so that the article is of it; empty where there is none."""
    (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return [first] if most >= _OFTEN and most >= often * second else []


def _unintroduced(found: Found, profiles: Profiles) -> Counter[str]:
    """How often known office holders are told with an office and without their state, by that state."""
    named = _named_by_line(found)
    counts = Counter[str]()
    for line, phrase in found:
        if phrase.name is None or not phrase.titles or phrase.titles[-1].office_class == "religious":
            continue  # the pope and his cardinals need no introduction anywhere
        profile = _profile(line, phrase, profiles)
        country = profile.row.country if profile.row is not None and not profile.states else None
        if country and country not in named[line.sentence.index]:
            counts[country] += 1
    return counts


def beside_others(found: Found, profiles: Profiles, home: str | None) -> frozenset[int]:
    """The profiles (by id) whom `home` does not fit: right before their offices other states are named each time."""
    fitting: dict[int, bool] = {}
    before: tuple[Line, Phrase] | None = None
    for line, phrase in found:
        if phrase.name is not None and phrase.titles:
            told = before[1] if before is not None and before[0] is line and _reaches(line, before[1], phrase) else None
            fits = told is None or told.form == "title" or not told.states or home in told.states
            key = id(_profile(line, phrase, profiles))
            fitting[key] = fitting.get(key, False) or fits
        before = (line, phrase)
    return frozenset(key for key, fits in fitting.items() if not fits)


def _reaches(line: Line, before: Phrase, phrase: Phrase) -> bool:
    """True where the state told before may be that of the next: of no name, or of a name "of Utopia and" then his."""
    return before.name is None or (bool(before.states) and _follows((line, before), phrase))


def _named_by_line(found: Found) -> Mapping[int, frozenset[str]]:
    """The states that the phrases of each sentence tell, by the sentence's index."""
    named: dict[int, set[str]] = {}
    for line, phrase in found:
        named.setdefault(line.sentence.index, set()).update(_told(phrase))
    return {index: frozenset(states) for index, states in named.items()}


def _told(phrase: Phrase) -> tuple[str, ...]:
    return (*phrase.states, *(state for title in phrase.titles for state in title.states))
