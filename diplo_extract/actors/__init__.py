"""Stage 3: who. Finds everybody and every place that an article names; writes doc._.actors.

`find_actors` reads each sentence twice: once to learn the article's names, once more with them known, so that a
surname alone is the person who was introduced elsewhere. Pronouns and "the president" are left to a later stage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from diplo_extract.actors.bodies import QUANTIFIERS, adjective, read_collective, read_gazetteer, read_guess, read_run
from diplo_extract.actors.cast import Cast, Profile, name_text
from diplo_extract.actors.context import home_of, introduce
from diplo_extract.actors.gazetteer import Entry, gazetteer
from diplo_extract.actors.lines import Entity, Line, read_lines
from diplo_extract.actors.names import Known, Name, core_words, famous_surnames, first_names
from diplo_extract.actors.phrases import (
    Phrase,
    choose,
    read_bare_name,
    read_bare_office,
    read_office_holder,
    read_owned_name,
    read_person,
)
from diplo_extract.actors.titles import DETERMINERS, OWNERS, Title, lexicon, line_words
from diplo_extract.actors.tokens import plain
from diplo_extract.mentions import Actor, Mention, PlaceName, Segments
from diplo_extract.model import Model, Organisation, fold
from diplo_extract.syntax import fold as fold_marks

if TYPE_CHECKING:
    from spacy.language import Language

_YEAR = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")
_STATE_BODIES = frozenset({"Ministry", "Department", "Cabinet", "Parliament", "Senate", "Congress"})
_ADMINISTRATION = frozenset({"administration", "government", "cabinet", "regime"})


@dataclass(frozen=True, slots=True)
class Actors:
    """Everybody an article names. `mentions` in text order, without overlap; `cast` in order of appearance."""

    mentions: tuple[Mention, ...]
    cast: tuple[Actor, ...]


def find_actors(text: str, segments: Segments, *, model: Model, entities: Sequence[Entity]) -> Actors:
    """Who and what the sentences of an article name.

    `entities` are (start, end, label) as a statistical model sees them, in characters of `text`; they help with unlisted
    names and may be empty.
    """
    year = _year(text, segments)
    famous = _famous(model, year)
    lines = read_lines(text, segments.sentences, gazetteer(model), entities, _pairs(model))
    known = Known(
        famous=famous, first=_first(model), ordinary=_ordinary(lines), alone=_alone(lines), personal=_personal(lines)
    )
    for line in lines:
        if line.mode == "normal":
            _learn(known, read_phrases(line, known))
    found = [(line, phrase) for line in lines for phrase in read_phrases(line, known)]
    return _Reading(text, model, year, segments).mentions(found)


def named_entities(nlp: Language, text: str, segments: Segments) -> list[Entity]:
    """What the pipeline's entity recogniser sees in each sentence read alone: (start, end, label) in the text."""
    sentences = segments.sentences
    bits = [fold_marks(text[s.start : s.end]) for s in sentences]
    found: list[Entity] = []
    for sentence, doc in zip(sentences, nlp.pipe(bits, batch_size=64), strict=True):
        found += [(sentence.start + e.start_char, sentence.start + e.end_char, e.label_) for e in doc.ents]
    return found


# --- reading sentences ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _famous(model: Model, year: int | None) -> frozenset[str]:
    return famous_surnames(dict(model.surnames()), year)


@lru_cache(maxsize=4)
def _first(model: Model) -> frozenset[str]:
    return first_names(model.people)


@lru_cache(maxsize=4)
def _pairs(model: Model) -> frozenset[str]:
    """Surnames that may stand in a hyphened pair, as they are written."""
    surnames = {plain(surname) for person in model.people for surname in person.surnames if " " not in surname}
    return frozenset(surname for surname in surnames if surname.lower() not in _first(model))


def _year(text: str, segments: Segments) -> int | None:
    """The year in which the article was written, as far as it tells."""
    if segments.published:
        return segments.published.year
    if segments.dateline and segments.dateline.year:
        return segments.dateline.year
    years = [int(year) for year in _YEAR.findall(text)]
    return max(years) if years else None


def _ordinary(lines: Sequence[Line]) -> set[str]:
    """Words that the article writes without a capital somewhere in its prose."""
    return {t.low for line in lines if line.mode == "normal" for t in line.tokens if not t.cap and t.text[0].isalpha()}


def _alone(lines: Sequence[Line]) -> set[str]:
    """Capitalised words that stand inside a sentence with no other capitalised word beside them."""
    return {
        line.low(i)
        for line in lines
        if line.mode == "normal"
        for i in range(1, len(line.tokens))
        if line.cap(i)
        and not line.cap(i - 1)
        and not line.cap(i + 1)
        and line.low(i - 1) not in ("of", "for", "and", ".")
    }


def _personal(lines: Sequence[Line]) -> set[str]:
    """Words that the statistical model takes for part of a person's name more often than for anything else."""
    votes: Counter[str] = Counter()
    for line in lines:
        if line.mode == "normal":
            for i, (_, _, label) in line.labels.items():
                votes[line.low(i)] += 1 if label == "PERSON" else -1
    return {word for word, vote in votes.items() if vote > 0}


def _learn(known: Known, phrases: Iterator[Phrase]) -> None:
    """Remembers accepted names, so that their parts are known everywhere else."""
    for phrase in phrases:
        for name in (phrase.name, phrase.boss):
            if name is None:
                continue
            core = core_words(name.words)
            known.words.update(core)
            known.surnames.add(core[-1])
            if name.row is not None:
                known.surnames.update(fold(surname) for surname in name.row.surnames)
            elif len(core) == 3:
                known.surnames.add(core[0])
            if phrase.titles and any(t.office_class in lexicon().lists["first_name_classes"] for t in phrase.titles):
                known.surnames.add(core[0])


def read_phrases(line: Line, known: Known) -> Iterator[Phrase]:
    """The phrases of a sentence, left to right, the longest reading at each place."""
    end = 0
    for i in _beginnings(line, known):
        if i < end:
            continue
        phrase = _read(line, i, known)
        if phrase is not None:
            yield phrase
        end = phrase.last if phrase is not None else read_bare_office(line, i)


def _beginnings(line: Line, known: Known) -> list[int]:
    """The tokens at which a phrase can begin at all: most words of an article are dismissed here."""
    flat = line.mode == "flat"
    if not flat and "starts" in line.memo_lists:
        return line.memo_lists["starts"]
    openers, leads, names = lexicon().openers, _leads(), line.gazetteer.exact
    found: list[int] = []
    follows = False
    for i in range(len(line.tokens) - 1, -1, -1):
        token = line.tokens[i]
        low = token.low
        if low not in leads:
            follows = low in openers or (
                low[0].isalnum() and ((token.cap and not flat) or (token.key in names and line.chunk(i) is not None))
            )
            if flat and not follows:
                follows = low in line.gazetteer.flat or low in known.words or low in known.famous
        if follows:
            found.append(i)
    found.reverse()
    line.memo_lists["starts"] = found
    return found


@cache
def _leads() -> frozenset[str]:
    """Words that begin a phrase only where the next word does: "the", "several"."""
    return frozenset(DETERMINERS | OWNERS | QUANTIFIERS) - lexicon().openers


def _read(line: Line, i: int, known: Known) -> Phrase | None:
    person = read_person(line, i, known)
    if person is not None:
        return person
    best = choose((read_collective(line, i), read_office_holder(line, i)))
    listed = read_gazetteer(line, i)
    if listed is None and not line.cap(i) and line.mode != "flat":
        return best
    best = choose((read_owned_name(line, i, known), best, read_run(line, i, known)))
    name = read_bare_name(line, i, known)
    if name is not None and (listed is None or name.last >= listed.last):
        if line.low(name.last) in _ADMINISTRATION and not name.titles:
            return replace(name, last=name.last + 1, form="state", rule="state.administration")
        best = choose((name, best))
    return choose((best, listed)) or read_guess(line, i, known)


# --- deciding who is meant -----------------------------------------------------------------------------------------


class _Reading:
    """The second half: phrases in, mentions out."""

    def __init__(self, text: str, model: Model, year: int | None, segments: Segments) -> None:
        self.text = text
        self.cast = Cast(model, year)
        self.cast.moved = {}
        self.segments = segments
        self.gazetteer = gazetteer(model)
        self.others: dict[tuple[str, str | None, str], Actor] = {}
        self.people: tuple[Actor, ...] = ()
        self.names: dict[str, str] = {}

    def mentions(self, found: Sequence[tuple[Line, Phrase]]) -> Actors:
        """All mentions of the article and its cast."""
        named: list[tuple[int, Phrase, Name, str]] = []
        for line, phrase in found:
            if phrase.name is not None:
                named.append(
                    (line.tokens[phrase.first].start, phrase, phrase.name, name_text(self.text, line, phrase.name))
                )
        profiles = self.cast.gather(named)
        self.cast.look_up()
        introduce(found, profiles)
        self.names = _fullest(found)
        self.people = self.cast.settle(home_of(found, profiles))
        mentions = [self._mention(line, phrase, profiles) for line, phrase in found]
        return Actors(tuple(m for m in mentions if m is not None), (*self.people, *self.others.values()))

    def _mention(self, line: Line, phrase: Phrase, profiles: dict[int, Profile]) -> Mention | None:
        start, end = line.tokens[phrase.first].start, line.tokens[phrase.last - 1].end
        actors: tuple[Actor, ...] = ()
        if phrase.rule == "state.administration":
            person = self.cast.resolve(profiles[start])
            actors = (self._state(person.country),) if person.country else (person,)
        elif phrase.name is not None:
            actors = (self.cast.resolve(profiles[start]),)
        else:
            actors = self._unnamed(line, phrase)
        place = self._place(phrase)
        if not actors and place is None:
            return None
        return Mention(start, end, phrase.form, actors, place, phrase.rule)

    def _unnamed(self, line: Line, phrase: Phrase) -> tuple[Actor, ...]:
        if phrase.form == "place":
            return ()
        if phrase.form in ("state", "capital", "demonym"):
            return tuple(self._state(code) for code in phrase.states)
        if phrase.form == "title":
            return (self._holder(line, phrase.titles[0], phrase.states[0] if phrase.states else None),)
        if phrase.form == "group":
            return self._group(line, phrase)
        if phrase.rule == "organization.short":
            return self._short(phrase.text)
        entry = phrase.entry
        country = phrase.states[0] if phrase.states else None
        if country is None and entry is None and _STATE_BODIES & set(phrase.text.split()):
            country = self.cast.home
        name = self.names.get(entry.name, entry.name) if entry else phrase.text
        return (self._other(Actor("organization", name, country, domestic=phrase.domestic)),)

    def _short(self, word: str) -> tuple[Actor, ...]:
        """Whom "the Board" means: the body told last with that word in its name."""
        for actor in reversed(self.others.values()):
            if actor.kind == "organization" and word in actor.name.split():
                return (actor,)
        return ()

    def _holder(self, line: Line, title: Title, state: str | None) -> Actor:
        body = title.body_name
        definite = line.low(title.first) not in ("a", "an", "another") and not title.target
        held = self.cast.holder(title, state, body) if definite else None
        if held is not None:
            return held
        office = _capitals(title.singular or title.office)
        modifiers = "".join(
            f"{word.title()} " for word in title.modifiers if word in ("vice", "deputy", "former", "acting")
        )
        whose = self._whose(line, title, state)
        target = f" {title.target}" if title.target else ""
        name = f"{whose}{modifiers}{office}{target}"
        organization = (
            body if not state or isinstance(title.body, Entry) and title.body.kind == "organization" else None
        )
        domestic = title.office_class in lexicon().lists["domestic"]
        return self._other(Actor("person", name, state, title.singular or title.office, None, organization, domestic))

    def _whose(self, line: Line, title: Title, state: str | None) -> str:
        if isinstance(title.body, Entry) and not state:
            row = title.body.row
            short = row.acronym if isinstance(row, Organisation) and row.acronym else title.body.name
            return f"{short} "
        if state:
            chunk = next(
                (c for i in range(title.first, title.last) if (c := line.chunk(i)) and c.entry.code == state), None
            )
            return f"{adjective(line, chunk.entry, state) if chunk else self.gazetteer.adjectives.get(state, state)} "
        return f"{title.body} " if title.body else ""

    def _group(self, line: Line, phrase: Phrase) -> tuple[Actor, ...]:
        titles = phrase.titles
        if titles and len(phrase.states) > 1:
            return tuple(self._holder(line, replace(titles[0], states=(state,)), state) for state in phrase.states)
        if len(phrase.states) > 1:
            noun = phrase.noun or phrase.text.split()[-1]
            return tuple(
                self._other(Actor("group", f"{self.gazetteer.adjectives.get(state, state)} {noun}", state))
                for state in phrase.states
            )
        text = phrase.text or line.text(self.text, phrase.first, phrase.last)
        organization = phrase.entry.name if phrase.entry and phrase.entry.kind == "organization" else None
        country = phrase.states[0] if phrase.states else None
        return (self._other(Actor("group", _without_article(text), country, organization=organization)),)

    def _state(self, code: str) -> Actor:
        return self._other(Actor("state", self.gazetteer.names.get(code, code), code))

    def _other(self, actor: Actor) -> Actor:
        return self.others.setdefault((actor.kind, actor.country, actor.name.casefold()), actor)

    def _place(self, phrase: Phrase) -> PlaceName | None:
        code = next(iter(phrase.states), None)
        if phrase.form == "state" and phrase.rule == "state" and code:
            return PlaceName(self.gazetteer.names.get(code, code), code, is_country=True)
        if phrase.form == "capital" and phrase.rule == "capital.noun" and code:
            row = self.gazetteer.model.country(code)
            return PlaceName(row.capitals[0], code) if row and row.capitals else None
        if phrase.form == "capital" and phrase.entry is not None:
            return PlaceName(phrase.entry.text, code)
        if phrase.form == "place":
            return PlaceName(phrase.text, code)
        return None


def _fullest(found: Sequence[tuple[Line, Phrase]]) -> dict[str, str]:
    """Listed bodies by the fullest name that the article itself uses ("NATO" where it writes no more)."""
    names: dict[str, str] = {}
    for line, phrase in found:
        if phrase.rule == "organization" and phrase.entry is not None:
            text = _without_article(line_words(line, phrase.first, phrase.last))
            names[phrase.entry.name] = max(names.get(phrase.entry.name, ""), text, key=len)
    return names


def _without_article(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if first.lower() in ("the", "a", "an") else text


def _capitals(office: str) -> str:
    small = ("of", "for", "and", "the", "to", "in")
    return " ".join(
        word if word.lower() in small or word.isupper() else word[:1].upper() + word[1:] for word in office.split()
    )
