"""What tests of several stages share: one pipeline a process, and articles read by it once."""

from __future__ import annotations

import signal
from collections.abc import Callable
from datetime import date as Day
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from diplo_extract import pipeline
from diplo_extract.articles import Article, read_articles
from diplo_extract.events import Event
from diplo_extract.gate import Gate

for _signal in (signal.SIGINT, signal.SIGHUP):  # a shell's background jobs begin with them ignored, as would theirs
    if signal.getsignal(_signal) == signal.SIG_IGN:
        signal.signal(_signal, signal.SIG_DFL)

PUBLISHED = Day(2024, 5, 15)
"""A Wednesday, on which every text of these tests appears unless it says otherwise."""


def told(text: str) -> list[str]:
    """The records of a text of that day, a line each: type, status, core parties in order, days, place."""
    events = pipeline.extract(Article(document="-", text=text, published=PUBLISHED), _pipeline())
    return [
        f"{e.type} {e.status}: {', '.join(p.name for p in e.participants if p.core)}"
        f" [{e.date.edtf or ''}]{' ' + e.place.name if e.place else ''}"
        for e in events
    ]


_pipeline = cache(pipeline.load)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test keeps is no other test's, and never the user's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of all stages."""
    return pipeline.load()


@pytest.fixture(scope="session")
def ungated() -> Language:
    """The same pipeline, which reads what the gate keeps out as well."""
    return pipeline.load(gated=False)


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Doc]:
    """A text that appeared on PUBLISHED as a Doc with what every stage wrote, every sentence parsed."""

    @cache
    def read_text(text: str) -> Doc:
        doc = pipeline._doc_of(Article(document="-", text=text, published=PUBLISHED), nlp)
        for name, stage in nlp.pipeline:
            doc = stage(doc)
            if name == "diplo_gate":
                every = frozenset(range(len(doc._.segments.sentences)))
                doc._.gate = Gate(telling=every, signing=every, naming=every, talk=True)
        return doc

    return read_text


@pytest.fixture(scope="session")
def events_in(nlp: Language) -> Callable[[Path], list[tuple[Article, tuple[Event, ...]]]]:
    """The text files of a folder as articles, each with its events; extracted once."""

    @cache
    def events_in_folder(folder: Path) -> list[tuple[Article, tuple[Event, ...]]]:
        paths = [str(path) for path in sorted(folder.glob("*.txt"))]
        articles = read_articles(paths, report=lambda error: pytest.fail(str(error)))
        return [(article, pipeline.extract(article, nlp)) for article in articles]

    return events_in_folder
