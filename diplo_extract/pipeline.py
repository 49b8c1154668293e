"""The flow: the stages in the order an article meets them, as spaCy components; article in, events out.

Each component writes its own `doc._.<noun>` and nothing else. The Doc that passes through holds the tokens of the whole
article; names are recognised and sentences parsed apart, with names masked, by a second pipeline inside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplo_extract.actors import find_actors, named_entities
from diplo_extract.arguments import Scene, each_way, fill_frame, without_doubles
from diplo_extract.articles import Article
from diplo_extract.claims import Timeline, make_claims, reference_date
from diplo_extract.completion import Surroundings, complete_claims
from diplo_extract.coreference import resolve_references
from diplo_extract.dates import find_dates
from diplo_extract.errors import DiploError, ModelError
from diplo_extract.events import Codes, Event
from diplo_extract.explanation import Stages, explained
from diplo_extract.mentions import Actor, Claim, Frame, Mention, Parse, PlaceName
from diplo_extract.model import Country, Model, Place, open_model
from diplo_extract.model import fold as fold_name
from diplo_extract.readouts import find_readout
from diplo_extract.resolve import resolve_claims
from diplo_extract.rules import load_rules, trigger_forms
from diplo_extract.segments import find_segments
from diplo_extract.spacy_import import blank_beside, import_spacy, load_pipeline
from diplo_extract.speakers import find_speakers
from diplo_extract.syntax import Parser, fold
from diplo_extract.triggers import find_triggers

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

import_spacy()
from spacy.language import Language as _Language  # noqa: E402  (after import_spacy, which makes it quick)
from spacy.tokens import Doc as _Doc  # noqa: E402

STAGES: tuple[str, ...] = (
    "segments",
    "actors",
    "dates",
    "parses",
    "references",
    "triggers",
    "frames",
    "claims",
    "events",
)
"""The stages in order; each writes `doc._.<stage>`."""

_NEEDS: Mapping[str, tuple[str, ...]] = {
    "segments": (),
    "actors": ("segments",),
    "dates": ("segments",),
    "parses": ("segments", "actors"),
    "references": ("segments", "actors", "parses"),
    "triggers": ("parses",),
    "frames": ("triggers", "references"),
    "claims": ("frames", "dates", "references"),
    "events": ("claims", "segments"),
}


def component(stage: str) -> str:
    """The name of a stage's spaCy component; `diplo_events` is all of them in one."""
    return "diplo_resolve" if stage == "events" else f"diplo_{stage}"


@dataclass(frozen=True)
class Engine:
    """What the stages work with: the model folder and the spaCy pipeline that names and parses."""

    model: Model
    nlp: Language

    @cached_property
    def states(self) -> Mapping[str, Actor]:
        """Every state as an actor, by alpha-3 code."""
        return {c.code: Actor("state", c.name, c.code) for c in self.model.countries}

    @cached_property
    def adjectives(self) -> Mapping[str, str]:
        """The first demonym of every state that has one, by alpha-3 code."""
        return {c.code: c.demonyms[0] for c in self.model.countries if c.demonyms}

    def country_named(self, name: str) -> str | None:
        """The alpha-3 code of the country, capital or city that a name stands for; None where the tables hold none."""
        for found in self.model.names().get(fold_name(name.strip()), ()):
            if isinstance(found.row, Country):
                return found.row.code
            if isinstance(found.row, Place):
                return found.row.country
        return None


@cache
def _engine(model: Path | None, pipeline: str | None, actors: Path | None) -> Engine:
    opened = open_model(model, actors=actors)
    name = pipeline or opened.pipeline
    try:
        nlp = load_pipeline(name, exclude=("lemmatizer", "attribute_ruler", "senter"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the spaCy pipeline {name!r} cannot be loaded", remedy="install it, or name another with --pipeline"
        ) from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the spaCy pipeline {name!r} has no {', '.join(sorted(missing))}", remedy="name one that has")
    return Engine(opened, nlp)


def load(model: Path | str | None = None, *, pipeline: str | None = None, actors: Path | str | None = None) -> Language:
    """A pipeline that runs all stages, for `extract`.

    `model` is a model folder, `pipeline` an installed spaCy pipeline with tagger, parser and entity recogniser,
    `actors` a CSV file of one's own that adds to the tables; None for what comes with the package. Raises ModelError.
    """
    config = {"model": _path(model), "pipeline": pipeline, "actors": _path(actors)}
    engine = _engine(Path(model) if model else None, pipeline, Path(actors) if actors else None)
    nlp = blank_beside(engine.nlp)
    for stage in STAGES:
        nlp.add_pipe(component(stage), config=config if stage in _KNOWING else {})
    return nlp


def _path(path: Path | str | None) -> str | None:
    return str(path) if path is not None else None


@cache
def _default() -> Language:
    return load()


def extract(article: Article | str, nlp: Language | None = None) -> tuple[Event, ...]:
    """The diplomatic events of an article, in the order of their first triggers. A str is one without metadata."""
    return tuple(_run(article, nlp or _default())._.events)


def extract_all(
    articles: Iterable[Article], nlp: Language, report: Callable[[DiploError], None]
) -> Iterator[tuple[Article, tuple[Event, ...]]]:
    """Each article with its events; one that fails is told to `report` and costs nothing else."""
    for article in articles:
        try:
            yield article, extract(article, nlp)
        except DiploError as error:
            report(error)
        except RecursionError as error:
            report(
                DiploError(f"too deeply nested: {error}", document=article.document, remedy="leave this article out")
            )


def _run(article: Article | str, nlp: Language) -> Doc:
    whole = article if isinstance(article, Article) else Article(document="-", text=article)
    doc = nlp.make_doc(fold(whole.text) if _has_long_run(whole.text) else whole.text)
    doc._.article = whole
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    return doc


def _has_long_run(text: str) -> bool:
    return any(len(run) > 256 for run in text.split())


# --- the components ------------------------------------------------------------------------------------------------


def _article_of(doc: Doc) -> Article:
    """The article that the Doc was made from; for a Doc of other make one of its text and `user_data["published"]`."""
    if doc._.article is None:
        published = doc.user_data.get("published")
        day = Day.fromisoformat(published) if isinstance(published, str) else published
        doc._.article = Article(document=doc.user_data.get("document", "-"), text=doc.text, published=day)
    return doc._.article  # type: ignore[no-any-return]


def _may_hold_events(text: str) -> bool:
    return not trigger_forms().isdisjoint(_words(text))


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalpha() or c == "-" else " " for c in text.lower()).split())


def _segments(doc: Doc, _: Engine | None) -> Any:
    return find_segments(_article_of(doc).text)


def _actors(doc: Doc, engine: Engine) -> Any:
    text, segments = _article_of(doc).text, doc._.segments
    entities = named_entities(engine.nlp, text, segments) if _may_hold_events(text) else []
    return find_actors(text, segments, model=engine.model, entities=entities)


def _dates(doc: Doc, _: Engine | None) -> Any:
    return find_dates(_article_of(doc).text)


def _parses(doc: Doc, engine: Engine) -> list[Parse]:
    text = _article_of(doc).text
    if not _may_hold_events(text):
        return []
    return Parser(engine.nlp).parse(text, doc._.segments.sentences, doc._.actors.mentions)


def _references(doc: Doc, _: Engine | None) -> Any:
    text, parses = _article_of(doc).text, doc._.parses
    if not parses:
        return ()
    actors, segments = doc._.actors, doc._.segments
    doc._.speakers = find_speakers(text, segments, parses, actors.mentions)
    return resolve_references(text, segments, parses, actors.mentions, actors.cast, doc._.speakers)


def _triggers(doc: Doc, _: Engine | None) -> Any:
    return [pair for parse in doc._.parses for pair in find_triggers(parse)]


def _frames(doc: Doc, engine: Engine) -> list[Frame]:
    scene = _scene(doc, engine)
    by_sentence = {parse.sentence.index: parse for parse in doc._.parses}
    best: dict[tuple[str, int], Frame] = {}
    for trigger, rule in doc._.triggers:
        frame = fill_frame(scene, by_sentence[trigger.sentence], trigger, rule, scene.book.types[trigger.type])
        key = (trigger.type, trigger.start)
        if frame is not None and (key not in best or len(frame.fillers) > len(best[key].fillers)):
            best[key] = frame
    types = scene.book.types
    return [
        each
        for frame in without_doubles(list(best.values()))
        for each in each_way(by_sentence[frame.trigger.sentence], frame, types[frame.trigger.type])
    ]


def _scene(doc: Doc, engine: Engine) -> Scene:
    references: dict[int, Mention] = {m.start: m for m in doc._.references}
    return Scene(
        _article_of(doc).text,
        references,
        engine.states,
        load_rules(),
        doc._.parses,
        doc._.speakers,
        adjectives=engine.adjectives,
        country_named=engine.country_named,
    )


def _claims(doc: Doc, engine: Engine) -> list[Claim]:
    article = _article_of(doc)
    reference = reference_date(article, doc._.segments, doc._.dates)
    doc._.reference_date = reference
    here = _written_at(doc, engine)
    timeline = Timeline(article.text, doc._.dates, reference, here)
    claims = make_claims(doc._.frames, doc._.parses, timeline, doc._.speakers, [t for t, _ in doc._.triggers])
    done = complete_claims(Surroundings(claims, engine.states, doc._.speakers, here.country if here else None))
    untold = find_readout(_scene(doc, engine), done)
    return [*done, untold] if untold is not None else done


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


def _events(doc: Doc, _: Engine | None) -> tuple[Event, ...]:
    article = _article_of(doc)
    return resolve_claims(
        doc._.claims,
        document=article.document,
        article_id=article.article_id,
        text=article.text,
        sentences=doc._.segments.sentences,
        published=doc._.reference_date,
        codes=_codes,
    )


def _codes(claim: Claim) -> Codes:
    trigger = claim.frame.trigger
    return Codes(**load_rules().types[trigger.type].codes_of(trigger.rule, claim.status))


_RUN: Mapping[str, Callable[[Any, Any], Any]] = {
    "segments": _segments,
    "actors": _actors,
    "dates": _dates,
    "parses": _parses,
    "references": _references,
    "triggers": _triggers,
    "frames": _frames,
    "claims": _claims,
    "events": _events,
}
_KNOWING = frozenset({"actors", "parses", "frames", "claims"})
"""Stages that need the model folder or the inner spaCy pipeline."""


class _Stage:
    """A spaCy component that writes one extension attribute."""

    def __init__(self, stage: str, engine: Callable[[], Engine] | None) -> None:
        self.stage = stage
        self._engine = engine

    def __call__(self, doc: Doc) -> Doc:
        value = _RUN[self.stage](doc, self._engine() if self._engine else None)
        setattr(doc._, self.stage, value)
        return doc


def _register() -> None:
    for name in ("article", "speakers", "reference_date", *STAGES):
        if not _Doc.has_extension(name):
            _Doc.set_extension(name, default=None)
    for stage in STAGES:
        _register_stage(stage)


def _register_stage(stage: str) -> None:
    assigns, requires = [f"doc._.{stage}"], [f"doc._.{need}" for need in _NEEDS[stage]]
    if stage not in _KNOWING:

        def plain(nlp: Language, name: str) -> _Stage:  # noqa: ARG001  (spaCy calls it so)
            return _Stage(stage, None)

        _Language.factory(component(stage), assigns=assigns, requires=requires, func=plain)
        return

    def knowing(
        nlp: Language,  # noqa: ARG001  (spaCy calls it so)
        name: str,  # noqa: ARG001
        model: str | None,
        pipeline: str | None,
        actors: str | None,
    ) -> _Stage:
        return _Stage(
            stage, lambda: _engine(Path(model) if model else None, pipeline, Path(actors) if actors else None)
        )

    empty = {"model": None, "pipeline": None, "actors": None}
    _Language.factory(component(stage), assigns=assigns, requires=requires, default_config=empty, func=knowing)


class DiploEvents:
    """All stages in one component, for any English pipeline; gives `doc._.events`."""

    def __init__(self, inner: Callable[[], Language], published: Day | None) -> None:
        self._inner = inner
        self._published = published

    def __call__(self, doc: Doc) -> Doc:
        """Extract from the Doc's text; its own tokens and annotations stay as they are."""
        article = Article(
            document=str(doc.user_data.get("document", "-")),
            text=doc.text,
            published=_day(doc.user_data.get("published")) or self._published,
        )
        doc._.events = extract(article, self._inner())
        return doc


def _day(value: object) -> Day | None:
    return Day.fromisoformat(value) if isinstance(value, str) else value if isinstance(value, Day) else None


def make_diplo_events(
    nlp: Language,  # noqa: ARG001  (spaCy calls it so)
    name: str,  # noqa: ARG001
    published: str | None = None,
    model: str | None = None,
    pipeline: str | None = None,
    actors: str | None = None,
) -> DiploEvents:
    """The factory behind `nlp.add_pipe("diplo_events")`.

    `published` (YYYY-MM-DD) is the reference date of every Doc that has none in `doc.user_data["published"]`; the
    others are those of `load`.
    """

    @cache
    def inner() -> Language:
        return load(model, pipeline=pipeline, actors=actors)

    return DiploEvents(inner, _day(published))


_register()
_Language.factory(
    "diplo_events",
    assigns=["doc._.events"],
    default_config={"published": None, "model": None, "pipeline": None, "actors": None},
    func=make_diplo_events,
)


# --- explanation ---------------------------------------------------------------------------------------------------


def explain(article: Article | str, nlp: Language | None = None) -> Stages:
    """Every stage's name with a row for all that it found: rule, start, end, text and how it was read."""
    return explained(_run(article, nlp or _default()))


# --- rules ---------------------------------------------------------------------------------------------------------


def check_rules(nlp: Language | None = None) -> Iterator[str]:
    """Run every example of every rule; a line for each that does not find just what it says."""
    pipeline = nlp or _default()
    for rule in load_rules().rules:
        for example in rule.examples:
            found = found_roles(
                extract(Article(document="-", text=example.text, published=Day(2024, 5, 15)), pipeline), rule.type
            )
            if found != (dict(example.finds) if example.finds is not None else None):
                yield f"{rule.id}: {example.text!r} gives {found}, wanted {example.finds}"


def found_roles(events: Sequence[Event], type_: str) -> dict[str, tuple[str, ...]] | None:
    """Role -> names of the first event of a type, None where there is none."""
    for event in events:
        if event.type == type_:
            roles: dict[str, tuple[str, ...]] = {}
            for p in event.participants:
                roles[p.role] = (*roles.get(p.role, ()), p.name)
            return roles
    return None
