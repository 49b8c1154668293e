"""The gate: what can tell no event is not parsed, and nothing that a rule finds is lost by it."""

from __future__ import annotations

from datetime import date as Day
from pathlib import Path

import pytest
from spacy.language import Language

from diplo_extract import pipeline
from diplo_extract.articles import Article, read_articles
from diplo_extract.events import Event
from diplo_extract.gate import Gate, Names, find_gate
from diplo_extract.gate.wants import wants
from diplo_extract.model import open_model
from diplo_extract.rules import load_rules
from diplo_extract.segments import find_segments

DEV = Path(__file__).resolve().parents[2] / "shared" / "articles" / "dev"
NAMES = Names.of(open_model())


def gate_of(text: str) -> Gate:
    return find_gate(text, find_segments(text), NAMES)


def told(article: Article, nlp: Language) -> set[tuple[object, ...]]:
    return {_key(event) for event in pipeline.extract(article, nlp)}


def _key(event: Event) -> tuple[object, ...]:
    parties = tuple((p.role, p.name) for p in event.participants)
    return event.type, event.status, parties, event.date.edtf, event.place.name if event.place else None


def test_every_trigger_of_every_rule_is_a_word_that_opens() -> None:
    for rule in load_rules().rules:
        for word in rule.words:
            assert word.split()[0].lower().split("-")[0] in wants(), rule.id


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian President Rosa Vidal met Norwegian Prime Minister Nils Berg in Oslo.",
        "He is in Vienna for two days of talks with Austrian officials.",
        "Peru has declared the Chilean consul persona non grata.",
        "German Chancellor Ulla Brandt met Senator Jill Marsh in Berlin.",
        "Norway's ambassador won't meet the Peruvian delegation.",
        "PERU TO HOST SUMMIT WITH CHILE",
        "Qatar helped broker a deal.",
        "peru's president met chile's premier in lima on monday for two days of talks and the two signed a treaty on fish, officials said.",
    ],
)
def test_open(text: str) -> None:
    assert gate_of(text).telling


@pytest.mark.parametrize(
    "text",
    [
        "Shares of the company rose by three per cent in early trading.",
        "The two men had met in a bar.",
        "The minister is tired.",
        "She signed for the parcel and took it to the kitchen.",
        "Peru is rich in copper.",
        "",
    ],
)
def test_shut(text: str) -> None:
    assert not gate_of(text).is_open


def test_of_an_open_article_only_what_can_tell_is_parsed(nlp: Language) -> None:
    text = "Peru's president met Chile's premier in Lima. Copper was dear that year. Both sides signed a treaty."
    doc = pipeline._run(Article(document="-", text=text), nlp)
    assert [parse is not None for parse in doc._.parses] == [True, False, True]


def test_only_what_stands_around_an_opening_is_let_through() -> None:
    filler = " The harvest was good." * 10
    text = f"Peru's president met Chile's premier in Lima. The talks lasted an hour.{filler} The talks lasted a day."
    gate = gate_of(text)
    assert {0, 1} <= gate.telling
    assert 12 not in gate.telling


def test_two_names_of_one_state_are_one_side() -> None:
    assert not gate_of("Peruvian President Rosa Vidal met the Peruvian people in Lima.").telling
    assert gate_of("Peruvian President Rosa Vidal met the Chilean people in Lima.").telling


def test_of_a_long_text_no_head_is_parsed_as_a_readout() -> None:
    short = "The Peruvian president and the Chilean premier discussed fish."
    assert gate_of(short).signing
    assert not gate_of(short + " It rained." * 70).signing


def test_a_return_told_behind_a_visit_is_parsed() -> None:
    text = "Peru's president arrived in Chile on Tuesday. It rained. She returns on Friday. It will rain again."
    assert gate_of(text).telling >= {0, 2}
    assert 3 not in gate_of(text).telling


def test_names_are_sought_where_they_are_told_in_full() -> None:
    text = (
        "The head of the movement is Tamsin Okoro. Rain fell. Okoro met Peruvian President Rosa Vidal in Lima. "
        "Jill Marsh keeps bees."
    )
    assert 0 in gate_of(text).naming
    assert 3 not in gate_of(text).naming


@pytest.mark.parametrize("type_", sorted(load_rules().types))
def test_examples_of_the_rules_gated_and_ungated(type_: str, nlp: Language, ungated: Language) -> None:
    for rule in load_rules().types[type_].rules:
        for example in rule.examples:
            article = Article(document="-", text=example.text, published=Day(2024, 5, 15))
            assert told(article, nlp) == told(article, ungated), example.text


@pytest.mark.parametrize("folder", ["seeds", "examples"])
def test_stories_gated_and_ungated(folder: str, nlp: Language, ungated: Language) -> None:
    paths = [str(path) for path in sorted((Path(__file__).parents[1] / folder).glob("*.txt"))]
    assert paths
    for article in read_articles(paths, report=lambda error: pytest.fail(str(error))):
        assert told(article, nlp) == told(article, ungated), article.document


@pytest.mark.skipif(not DEV.exists(), reason="the articles are not here")
@pytest.mark.parametrize("part", range(8))
def test_real_articles_gated_and_ungated(part: int, nlp: Language, ungated: Language) -> None:
    paths = [str(path) for path in sorted(DEV.glob("*.txt"))[part::8]]
    for article in read_articles(paths, report=lambda error: pytest.fail(str(error))):
        assert told(article, nlp) == told(article, ungated), article.document


def test_what_the_gate_keeps_out_is_read_beside_the_rest(nlp: Language, ungated: Language) -> None:
    text = (
        "Peru's president met Chile's premier in Lima. Copper was dear. He was tired of Ana Diaz. Both signed a treaty."
    )
    shut, whole = (pipeline._run(Article(document="-", text=text), each) for each in (nlp, ungated))
    assert [parse is None for parse in shut._.parses] == [False, True, True, False]
    assert None not in whole._.parses
    assert shut._.references == whole._.references
    assert told(Article(document="-", text=text), nlp) == told(Article(document="-", text=text), ungated) != set()
