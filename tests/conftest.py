"""What tests of several stages share: one pipeline a process, and articles read by it once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Day
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from diplo_extract import pipeline
from diplo_extract.articles import Article

PUBLISHED = Day(2024, 5, 15)
"""A Wednesday, on which every text of these tests appears unless it says otherwise."""


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of all stages."""
    return pipeline.load()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Doc]:
    """A text that appeared on PUBLISHED as a Doc with what every stage wrote."""

    @cache
    def read_text(text: str) -> Doc:
        return pipeline._run(Article(document="-", text=text, published=PUBLISHED), nlp)

    return read_text
