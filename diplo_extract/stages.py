"""The flow, stage by stage: what each component reads of `doc._` and what it gives. pipeline.py puts them in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from functools import cached_property
from typing import TYPE_CHECKING, Any

from diplo_extract.actors import NOBODY, Actors, Entity, find_actors, named_entities
from diplo_extract.arguments import Scene, each_nominee, each_way, fill_frame, without_doubles
from diplo_extract.article_days import reference_date, written_day
from diplo_extract.articles import Article
from diplo_extract.attendance import seat_attendance
from diplo_extract.claims import make_claims
from diplo_extract.clause_dates import Timeline
from diplo_extract.completion import complete_claims
from diplo_extract.coreference import resolve_references
from diplo_extract.dates import find_dates
from diplo_extract.events import Codes, Event
from diplo_extract.gate import Gate, Names, confirmed, find_gate
from diplo_extract.headings import find_setting, is_spoken, set_day, set_scene
from diplo_extract.markup import without_markup
from diplo_extract.mentions import Actor, Claim, Frame, Mention, Parse, PlaceName, Sentence, Trigger
from diplo_extract.missions import act_for_senders, seat_ministries
from diplo_extract.model import Country, Model, Organisation, Place
from diplo_extract.model import fold as fold_name
from diplo_extract.occasions import follow_occasions, name_towns, place_occasions
from diplo_extract.readouts import find_exchanged_greetings, find_printed_letters, find_readout, may_be_readout
from diplo_extract.resolve import resolve_claims
from diplo_extract.rules import Rule, load_rules, words
from diplo_extract.segments import find_segments
from diplo_extract.speakers import find_speakers
from diplo_extract.surroundings import Surroundings
from diplo_extract.syntax import Parser
from diplo_extract.triggers import find_triggers

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOG = logging.getLogger("diplo_extract")
MOST_CLAIMS = 2000
"""So many claims of one document become events; no article makes so many, a list or a book may."""


@dataclass(frozen=True)
class Engine:
    """What the stages work with: the model folder and the spaCy pipeline that names and parses.

    `gated`: sentences that can tell no event are left out. False to compare with: they are read too, by all that the
    article names, while the others are read as ever; so what it gives more is what the gate loses.
    """

    model: Model
    nlp: Language
    gated: bool = True

    @cached_property
    def states(self) -> Mapping[str, Actor]:
        """Every state as an actor, by alpha-3 code."""
        return {c.code: Actor("state", c.name, c.code) for c in self.model.countries}

    @cached_property
    def adjectives(self) -> Mapping[str, str]:
        """The first demonym of every state that has one, by alpha-3 code."""
        return {c.code: c.demonyms[0] for c in self.model.countries if c.demonyms}

    @cached_property
    def names(self) -> Names:
        """What the gate knows of the model's names."""
        return Names.of(self.model)

    def named(self, name: str) -> Actor | None:
        """The state of the country, capital or city that a name stands for, or the body; None for others."""
        for found in self.model.names().get(fold_name(name.strip()), ()):
            row = found.row
            if isinstance(row, Country | Place):
                return self.states.get((row.code if isinstance(row, Country) else row.country) or "")
            if isinstance(row, Organisation) and row.kind not in ("treaty", "movement"):
                return self.states.get(row.country or "", Actor("organization", name.strip()))
        return None

    def town_before(self, name: str) -> PlaceName | None:
        """The town that a name of several words begins with ("Oslo Peace Forum"); None where it begins with none."""
        spelled = [word for word in name.split() if word.lower() != "the"]
        for size in (3, 2, 1):
            for found in self.model.names().get(fold_name(" ".join(spelled[:size])), ()) if size < len(spelled) else ():
                if isinstance(found.row, Place) and found.row.kind == "city" and found.row.country is not None:
                    return PlaceName(found.row.name, found.row.country)
                if isinstance(found.row, Country) and found.form in ("capital", "seat"):
                    return PlaceName(found.text, found.row.code)
        return None


def _article_of(doc: Doc) -> Article:
    """The article that the Doc was made from; for a Doc of other make one of its text and `user_data["published"]`."""
    if doc._.article is None:
        published = doc.user_data.get("published")
        day = Day.fromisoformat(published) if isinstance(published, str) else published
        doc._.article = Article(document=doc.user_data.get("document", "-"), text=doc.text, published=day)
    return doc._.article  # type: ignore[no-any-return]


def _text_of(doc: Doc) -> str:
    """The article's text as the stages read it, without marks of Markdown; offsets are those of the article."""
    return without_markup(_article_of(doc).text)


def _segments(doc: Doc, _: Engine | None) -> Any:
    return find_segments(_text_of(doc))


def _gate(doc: Doc, engine: Engine) -> Gate:
    found = find_gate(_text_of(doc), doc._.segments, engine.names)
    return found if engine.gated else found.with_rest(doc._.segments)


def _actors(docs: Sequence[Doc], engine: Engine) -> list[Any]:
    naming = [_sentences(doc, doc._.gate.naming | doc._.gate.rest) for doc in docs]
    texts = [(_text_of(doc), sentences) for doc, sentences in zip(docs, naming, strict=True)]
    entities = named_entities(engine.nlp, texts) if any(naming) else [[] for _ in docs]
    read = [_actors_of(doc, engine, found) for doc, found in zip(docs, entities, strict=True)]
    for doc, actors in zip(docs, read, strict=True):
        doc._.gate = confirmed(doc._.gate, doc._.segments.sentences, actors.mentions)
    return read


def _actors_of(doc: Doc, engine: Engine, entities: Sequence[Entity]) -> Actors:
    article, gate = _article_of(doc), doc._.gate

    def found(entities: Sequence[Entity]) -> Actors:
        year = article.published.year if article.published else None
        return find_actors(_text_of(doc), doc._.segments, model=engine.model, entities=entities, year=year)

    if not gate.rest:
        return found(entities) if gate.is_open else NOBODY
    named = [(s.start, s.end) for s in _sentences(doc, gate.naming)]
    known = [e for e in entities if any(start <= e[0] < end for start, end in named)]
    narrow, wide = found(known) if gate.without_rest().is_open else NOBODY, found(entities)
    return replace(narrow if narrow is not NOBODY else wide, mentions=_spliced(doc, narrow.mentions, wide.mentions))


def _spliced(doc: Doc, read: Sequence[Mention], rest: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that were `read` in what the gate lets through, and those of the `rest` in what it keeps out."""
    kept_out = [(s.start, s.end) for s in _sentences(doc, doc._.gate.rest)]

    def is_rest(mention: Mention) -> bool:
        return any(start <= mention.start < end for start, end in kept_out)

    found = [*(m for m in read if not is_rest(m)), *(m for m in rest if is_rest(m))]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _sentences(doc: Doc, indices: Collection[int]) -> list[Sentence]:
    return [sentence for sentence in doc._.segments.sentences if sentence.index in indices]


def _dates(doc: Doc, _: Engine | None) -> Any:
    return find_dates(_text_of(doc)) if doc._.gate.is_open else ()


def _parses(docs: Sequence[Doc], engine: Engine) -> list[list[Parse | None]]:
    """For each article one a sentence, None for those that the gate keeps out; none at all of an article it shuts."""
    texts = [(_text_of(doc), _parsable(doc), doc._.actors.mentions) for doc in docs]
    parsed = Parser(engine.nlp).parse_all(texts) if any(sentences for _, sentences, _ in texts) else [[] for _ in docs]
    found = []
    for doc, parses in zip(docs, parsed, strict=True):
        by_sentence = {parse.sentence.index: parse for parse in parses}
        sentences = doc._.segments.sentences if doc._.gate.is_open else ()
        found.append([by_sentence.get(sentence.index) for sentence in sentences])
    return found


def _parsable(doc: Doc) -> list[Sentence]:
    signing = doc._.gate.signing if may_be_readout(doc._.actors.mentions) else frozenset()
    return _sentences(doc, doc._.gate.telling | signing | doc._.gate.rest)


def _references(doc: Doc, _: Engine | None) -> Any:
    text, segments, parses = _text_of(doc), doc._.segments, doc._.parses
    if not parses:
        return ()
    actors, rest, read = doc._.actors, doc._.gate.rest, _read(doc)
    doc._.speakers = find_speakers(text, segments, read, actors.mentions, actors.home)

    def resolved(parses: Sequence[Parse | None]) -> tuple[Mention, ...]:
        return resolve_references(text, segments, parses, actors.mentions, actors.cast, doc._.speakers, actors.home)

    if doc._.speakers.quotes_nobody and set(actors.cast) == {a for m in actors.mentions for a in m.actors}:
        found = doc._.speakers.narrative
    else:
        found = resolved(read)
    return _spliced(doc, found, resolved(parses)) if rest else found


def _read(doc: Doc) -> list[Parse | None]:
    """The parses without those of sentences that the gate keeps out and that are there to compare."""
    rest = doc._.gate.rest
    if not rest:
        return doc._.parses  # type: ignore[no-any-return]
    return [None if parse is None or parse.sentence.index in rest else parse for parse in doc._.parses]


def _triggers(doc: Doc, _: Engine | None) -> Any:
    return [pair for parse in _parsed(doc) for pair in find_triggers(parse)]


def _parsed(doc: Doc) -> list[Parse]:
    return [parse for parse in doc._.parses if parse is not None]


def _frames(doc: Doc, engine: Engine) -> list[Frame]:
    scene, rest = _scene(doc, engine), doc._.gate.rest
    narrow = replace(scene, parses=_read(doc)) if rest else scene
    by_sentence = {parse.sentence.index: parse for parse in _parsed(doc)}
    best: dict[tuple[str, int], Frame] = {}
    for trigger, rule in doc._.triggers:
        seen = scene if trigger.sentence in rest else narrow
        frame = fill_frame(seen, by_sentence[trigger.sentence], trigger, rule, scene.book.types[trigger.type])
        key = (trigger.type, trigger.start)
        if frame is not None and (key not in best or _tells_more(frame, best[key])):
            best[key] = frame
    types = scene.book.types
    return [
        each
        for frame in without_doubles(list(best.values()))
        for one in each_way(by_sentence[frame.trigger.sentence], frame, types[frame.trigger.type])
        for each in each_nominee(scene, by_sentence[frame.trigger.sentence], one)
    ]


def _tells_more(frame: Frame, other: Frame) -> bool:
    """True for the frame of the same words with more parties, else for the one that needs no offer told before it."""
    more = len(frame.fillers) - len(other.fillers)
    return more > 0 or (more == 0 and other.trigger.rule.endswith(".bare") and not frame.trigger.rule.endswith(".bare"))


def _scene(doc: Doc, engine: Engine) -> Scene:
    references: dict[int, Mention] = {m.start: m for m in doc._.references}
    return Scene(
        _text_of(doc),
        references,
        engine.states,
        load_rules(),
        doc._.parses,
        doc._.speakers,
        adjectives=engine.adjectives,
        named=engine.named,
    )


def _claims(doc: Doc, engine: Engine) -> list[Claim]:
    article, text = _article_of(doc), _text_of(doc)
    if not doc._.parses:
        return []
    reference = reference_date(article, doc._.segments, doc._.dates)
    doc._.reference_date = reference
    setting = find_setting(text, doc._.segments, doc._.actors.mentions)
    here = _written_at(doc, engine) or setting or _at_home(doc, engine)
    written = written_day(text, doc._.segments, doc._.dates, reference)
    timeline = Timeline(text, doc._.dates, reference, here, written)
    framed = {frame.trigger.sentence for frame in doc._.frames}
    parses = [p for p in _parsed(doc) if p.sentence.index in framed or p.sentence.index not in doc._.gate.rest]
    claims = make_claims(doc._.frames, parses, timeline, doc._.speakers, _telling(doc))
    claims = follow_occasions(seat_attendance(place_occasions(claims, parses), parses), parses)
    claims = name_towns(claims, parses, engine.town_before)
    claims = set_scene(claims, doc._.segments, setting, written)
    if is_spoken(text, doc._.segments):
        claims = set_day(claims, doc._.segments, written)
    own, land = doc._.actors.home.state, here.country if here else None
    claims = seat_ministries(claims, {p.sentence.index: p for p in parses}, engine.states, land)
    around = Surroundings(claims, engine.states, doc._.speakers, land, own, adjectives=engine.adjectives)
    done = complete_claims(around)
    scene = _scene(doc, engine)
    untold = find_readout(scene, done, doc._.segments.sentences, doc._.actors.mentions)
    printed = find_printed_letters(scene, doc._.segments.letters, done)
    told = [untold, *find_exchanged_greetings(scene, untold)] if untold is not None else []
    readout = set_scene(told, doc._.segments, setting, written)
    return act_for_senders([*done, *printed, *readout])


def _telling(doc: Doc) -> list[Trigger]:
    """The triggers that may have a date and place of their own.

    Those that only a weak rule has, in vain, and words such as "give" have none where no event was found in them; nor
    have nouns that tell an event only in some phrase: the "office" of "good offices", the "members" of a union.
    """
    framed = {(f.trigger.sentence, f.trigger.head) for f in doc._.frames}
    said = {p.sentence.index: p.words for p in _parsed(doc)}
    empty = frozenset(words("grammar")["empty_verbs"])

    def may_be(rule: Rule, lemma: str) -> bool:
        by_phrase = rule.part == "noun" and not rule.id.endswith(".noun")
        return not (rule.weak or by_phrase or (rule.part == "verb" and lemma in empty))

    return [
        t
        for t, rule in doc._.triggers
        if (t.sentence, t.head) in framed or may_be(rule, said[t.sentence][t.head].lemma)
    ]


def _written_at(doc: Doc, engine: Engine) -> PlaceName | None:
    """The dateline's place, by the tables; None where there is none or it stands in no table."""
    line = doc._.segments.dateline
    if line is None or line.place is None:
        return None
    city = line.place.split(",")[0].strip()
    for name in engine.model.names().get(fold_name(city), ()):
        if isinstance(name.row, Country):
            return PlaceName(city.title() if city.isupper() else city, name.row.code, is_country=name.form == "name")
        if isinstance(name.row, Place):
            return PlaceName(name.row.name, name.row.country)
    return None


def _at_home(doc: Doc, engine: Engine) -> PlaceName | None:
    """The state whose own page it is, which "here" means there; None for other articles."""
    home = doc._.actors.home
    state = engine.states.get(home.state or "") if home.own_page else None
    return PlaceName(state.name, state.country, is_country=True) if state is not None else None


def _events(doc: Doc, _: Engine | None) -> tuple[Event, ...]:
    article = _article_of(doc)
    return resolve_claims(
        _first_claims(doc._.claims, article.document),
        document=article.document,
        article_id=article.article_id,
        text=article.text,
        sentences=doc._.segments.sentences,
        published=doc._.reference_date,
        codes=_codes,
    )


def _first_claims(claims: list[Claim], document: str) -> list[Claim]:
    """At most MOST_CLAIMS of the claims; a document that makes more is named in the log."""
    if len(claims) <= MOST_CLAIMS:
        return claims
    _LOG.warning("%a: tells more than %d events; only the first are taken", document, MOST_CLAIMS)
    first = claims[:MOST_CLAIMS]
    return [replace(c, links=tuple(link for link in c.links if link[1] < MOST_CLAIMS)) for c in first]


def _codes(claim: Claim) -> Codes:
    trigger = claim.frame.trigger
    return Codes(**load_rules().types[trigger.type].codes_of(trigger.rule, claim.status))


RUN: Mapping[str, Callable[[Any, Any], Any]] = {
    "segments": _segments,
    "gate": _gate,
    "dates": _dates,
    "references": _references,
    "triggers": _triggers,
    "frames": _frames,
    "claims": _claims,
    "events": _events,
}
"""Stage -> its function of a Doc and an Engine."""
TOGETHER: Mapping[str, Callable[[Sequence[Any], Any], list[Any]]] = {"actors": _actors, "parses": _parses}
"""Stage -> its function of several Docs and an Engine: those that ask the statistical model, in full batches."""
KNOWING = frozenset({"gate", "actors", "parses", "frames", "claims"})
"""Stages that need the model folder or the inner spaCy pipeline."""
