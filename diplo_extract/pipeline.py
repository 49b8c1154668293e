"""The flow: the stages in the order an article meets them, as spaCy components; article in, events out.

Each component writes its own `doc._.<noun>` and nothing else. The Doc that passes through holds the tokens of the whole
article; names are recognised and sentences parsed apart, with names masked, by a second pipeline inside.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date as Day
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from diplo_extract.articles import Article
from diplo_extract.errors import DiploError, ModelError
from diplo_extract.events import Event
from diplo_extract.explanation import Stages, explained
from diplo_extract.model import open_model
from diplo_extract.rules import load_rules
from diplo_extract.spacy_import import blank_beside, import_spacy, load_pipeline
from diplo_extract.stages import KNOWING, RUN, TOGETHER, Engine
from diplo_extract.windows import is_unwieldy, read_in_windows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

import_spacy()
from spacy.language import Language as _Language  # noqa: E402  (after import_spacy, which makes it quick)
from spacy.tokens import Doc as _Doc  # noqa: E402

STAGES: tuple[str, ...] = (
    "segments",
    "gate",
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
    "gate": ("segments",),
    "actors": ("segments", "gate"),
    "dates": ("segments", "gate"),
    "parses": ("segments", "gate", "actors"),
    "references": ("segments", "actors", "parses"),
    "triggers": ("parses",),
    "frames": ("triggers", "references"),
    "claims": ("frames", "dates", "references"),
    "events": ("claims", "segments"),
}


def component(stage: str) -> str:
    """The name of a stage's spaCy component; `diplo_events` is all of them in one."""
    return "diplo_resolve" if stage == "events" else f"diplo_{stage}"


@cache
def _engine(model: Path | None, pipeline: str | None, actors: Path | None, *, gated: bool = True) -> Engine:
    if not gated:
        return replace(_engine(model, pipeline, actors), gated=False)
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


def load(
    model: Path | str | None = None,
    *,
    pipeline: str | None = None,
    actors: Path | str | None = None,
    gated: bool = True,
) -> Language:
    """A pipeline that runs all stages, for `extract`.

    `model` is a model folder, `pipeline` an installed spaCy pipeline with tagger, parser and entity recogniser,
    `actors` a CSV file of one's own that adds to the tables; None for what comes with the package. `gated`: sentences
    whose words can tell no event are not parsed; False to parse all, which is slower. Raises ModelError.
    """
    config = {"model": _path(model), "pipeline": pipeline, "actors": _path(actors), "gated": gated}
    engine = _engine(Path(model) if model else None, pipeline, Path(actors) if actors else None, gated=gated)
    nlp = blank_beside(engine.nlp)
    for stage in STAGES:
        nlp.add_pipe(component(stage), config=config if stage in KNOWING else {})
    return nlp


def _path(path: Path | str | None) -> str | None:
    return str(path) if path is not None else None


@cache
def _default() -> Language:
    return load()


def extract(article: Article | str, nlp: Language | None = None) -> tuple[Event, ...]:
    """The diplomatic events of an article, in the order of their first triggers. A str is one without metadata."""
    pipeline = nlp or _default()
    whole = article if isinstance(article, Article) else Article(document="-", text=article)
    if is_unwieldy(whole.text):
        return read_in_windows(whole, lambda part: _read(part, pipeline))
    return _read(whole, pipeline)[0]


def _read(article: Article, nlp: Language) -> tuple[tuple[Event, ...], Day | None]:
    """The events of an article, and the day that its dates count from."""
    doc = _run(article, nlp)
    return tuple(doc._.events), doc._.reference_date


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


def extract_batch(
    articles: Sequence[Article], nlp: Language, report: Callable[[DiploError], None]
) -> list[tuple[Article, tuple[Event, ...]]]:
    """As `extract_all`, but all articles pass each stage before the next: full batches take the model less time.

    Where one of them fails they are extracted one by one.
    """
    docs = [_doc_of(article, nlp) for article in articles]
    try:
        with _without_collection():
            for _, stage in nlp.pipeline:
                docs = list(stage.pipe(docs))  # type: ignore[attr-defined]
    except (DiploError, RecursionError):
        return list(extract_all(articles, nlp, report))
    return [(article, tuple(doc._.events)) for article, doc in zip(articles, docs, strict=True)]


@contextmanager
def _without_collection() -> Iterator[None]:
    """No search for cycles of objects meanwhile: the stages make many objects and next to no cycles."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _run(article: Article | str, nlp: Language) -> Doc:
    doc = _doc_of(article if isinstance(article, Article) else Article(document="-", text=article), nlp)
    for _, stage in nlp.pipeline:
        doc = stage(doc)
    return doc


def _doc_of(article: Article, nlp: Language) -> Doc:
    """A Doc without tokens that carries the article from stage to stage; no stage asks for tokens of the whole."""
    doc = _Doc(nlp.vocab)
    doc._.article = article
    return doc


# --- the components ------------------------------------------------------------------------------------------------


class _Stage:
    """A spaCy component that writes one extension attribute."""

    def __init__(self, stage: str, engine: Callable[[], Engine] | None) -> None:
        self.stage = stage
        self._engine = engine

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe((doc,)))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The same for many, as `nlp.pipe` asks it; `batch_size`: Docs that are worked on together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            engine = self._engine() if self._engine else None
            together = TOGETHER.get(self.stage)
            values = together(batch, engine) if together else [RUN[self.stage](doc, engine) for doc in batch]
            for doc, value in zip(batch, values, strict=True):
                setattr(doc._, self.stage, value)
            yield from batch


def _register() -> None:
    for name in ("article", "speakers", "reference_date", *STAGES):
        if not _Doc.has_extension(name):
            _Doc.set_extension(name, default=None)
    for stage in STAGES:
        _register_stage(stage)


def _register_stage(stage: str) -> None:
    assigns, requires = [f"doc._.{stage}"], [f"doc._.{need}" for need in _NEEDS[stage]]
    if stage not in KNOWING:

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
        gated: bool,
    ) -> _Stage:
        own = Path(model) if model else None, pipeline, Path(actors) if actors else None
        return _Stage(stage, lambda: _engine(*own, gated=gated))

    empty = {"model": None, "pipeline": None, "actors": None, "gated": True}
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


def check_rules(nlp: Language | None = None, *, types: Collection[str] | None = None) -> Iterator[str]:
    """Run every example of every rule, or of the rules of some types; a line for each that is not as it says.

    A rule has to tell an event of at least one of its examples itself: what another rule finds says nothing of it.
    """
    pipeline = nlp or _default()
    for rule in load_rules().rules:
        told: dict[str, str] = {}
        for example in rule.examples if types is None or rule.type in types else ():
            events = extract(Article(document="-", text=example.text, published=Day(2024, 5, 15)), pipeline)
            found = found_roles(events, rule.type)
            if found != (dict(example.finds) if example.finds is not None else None):
                yield f"{rule.id}: {example.text!r} gives {found}, wanted {example.finds}"
            status = next((e.status for e in events if e.type == rule.type), None)
            if found is not None and example.status not in (None, status):
                yield f"{rule.id}: {example.text!r} is {status}, wanted {example.status}"
            if found is not None:
                told |= {evidence.rule: example.text for event in events for evidence in event.evidence}
        if told and rule.id not in told:
            other, text = next(iter(told.items()))
            yield f"{rule.id}: {text!r} is told by {other}, and no other example by the rule itself"


def found_roles(events: Sequence[Event], type_: str) -> dict[str, tuple[str, ...]] | None:
    """Role -> names of the first event of a type, None where there is none."""
    for event in events:
        if event.type == type_:
            roles: dict[str, tuple[str, ...]] = {}
            for p in event.participants:
                roles[p.role] = (*roles.get(p.role, ()), p.name)
            return roles
    return None
