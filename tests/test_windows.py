"""Texts that are too long or too strange for one piece: read in windows, in time, with offsets in the whole text."""

from __future__ import annotations

import time
from datetime import date as Day
from itertools import cycle, islice

import pytest
from spacy.language import Language

from diplo_extract import windows as module
from diplo_extract.articles import Article
from diplo_extract.pipeline import extract
from diplo_extract.windows import windows

INVITED = "Norway has invited Sweden to talks."
STRANGE = "([{<*_=#,!?$%)]}>|~^&+-/\\;:.@'\"`…€😀“»"


@pytest.mark.parametrize("between", ["\n\n", "\n", " ", "x"])
def test_windows_cover_the_text(between: str) -> None:
    text = between.join(["word" * 5] * 200)
    found = list(windows(text, 1000))
    assert "".join(text[start:end] for start, end in found) == text
    assert max(end - start for start, end in found) <= 1000
    assert all(text[:end].endswith(between) for _, end in found[:-1] if between != "x")


def test_offsets_and_dates_are_those_of_the_whole_text(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST", 2000)
    filler = "Nothing else was said about it.\n\n" * 60
    text = f"OSLO, May 3, 2024 - {INVITED}\n\n{filler}{INVITED}\n\n{filler}Sweden accepted on Monday. {INVITED}"
    found = extract(Article(text=text, document="long"), nlp)
    assert [event.type for event in found].count("invite") == 3
    assert len({event.id for event in found}) == len(found)
    for event in found:
        for evidence in event.evidence:
            assert text[evidence.start : evidence.end] == evidence.text
            assert text[evidence.trigger.start : evidence.trigger.end] == evidence.trigger.text
    assert found[-1].evidence[0].start > 2 * module.LONGEST - 1000
    accepted = next(event for event in found if event.type == "accept")
    assert accepted.date.start == Day(2024, 4, 29)


def test_a_run_of_signs_hides_nothing_around_it(nlp: Language) -> None:
    text = f"{INVITED} {'#' * 5000}\n\nJapan thanked Peru."
    found = extract(text, nlp)
    assert [event.type for event in found] == ["invite", "thank"]
    assert all(text[e.evidence[0].start : e.evidence[0].end] == e.evidence[0].text for e in found)


@pytest.mark.parametrize("sign", [*STRANGE, STRANGE, "a(", "1 ", "\u200b", "\xa0", "x"])
def test_a_million_characters_of_anything_take_little_time(nlp: Language, sign: str) -> None:
    text = f"{INVITED}\n\n" + "".join(islice(cycle(sign), 1_000_000))
    before = time.process_time()
    found = extract(text, nlp)
    assert time.process_time() - before < 4  # two seconds on a machine that is not busy
    assert [event.type for event in found] == ["invite"]
