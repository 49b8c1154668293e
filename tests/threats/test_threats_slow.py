"""Threats 11 to 15: no text, however it was made, takes longer than its length allows. Bars are seconds of this CPU."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from spacy.language import Language

import diplo_extract
from diplo_extract.dates import find_dates
from diplo_extract.pipeline import extract
from diplo_extract.segments import find_segments

CHARACTERS = "([{\"'<*_=#,!?…$€%)]}>.;:-–—“”’‘|~"


def seconds(call: Callable[[], object]) -> float:
    """CPU seconds of a call: the better of two, for a machine may be busy with other things."""
    times = []
    for _ in range(2):
        began = time.process_time()
        call()
        times.append(time.process_time() - began)
        if times[0] < 0.01:
            break
    return min(times)


@pytest.mark.parametrize("run", [*"([\"'“€", "([{\"'", "([ \"' "])
def test_threat_11_punctuation_runs(run: str, nlp: Language) -> None:
    """A tenth of a megabyte in a second; spaCy's tokenizer alone would take minutes for it."""
    text = "Peru met Chile. " + run * (60_000 // len(run))
    assert seconds(lambda: extract(text, nlp)) <= 1.0


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every regular expression of the package, those made of rule files too, by where it stands."""
    for module in pkgutil.walk_packages(diplo_extract.__path__, "diplo_extract."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            made = getattr(value, "__module__", None) == module.name and hasattr(value, "cache_info")
            yield from _within(f"{module.name}:{name}", _called(value) if made else value, 2)


def _called(function: Callable[[], object]) -> object:
    """What a cached function without arguments gives; None for one with arguments."""
    try:
        return function()
    except TypeError:
        return None


def _within(name: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif depth and isinstance(value, dict):
        for key, inner in value.items():
            yield from _within(f"{name}[{key}]", inner, depth - 1)
    elif depth and isinstance(value, tuple | list | frozenset) and len(value) < 200:
        for index, inner in enumerate(value):
            yield from _within(f"{name}[{index}]", inner, depth - 1)
    elif depth and type(value).__module__.startswith("diplo_extract.") and not isinstance(value, type):
        for field in (
            getattr(value, "__slots__", ()) or vars(value)
            if hasattr(value, "__dict__") or hasattr(value, "__slots__")
            else ()
        ):
            yield from _within(f"{name}.{field}", getattr(value, field, None), depth - 1)


@cache
def all_patterns() -> dict[str, re.Pattern[str]]:
    """Each pattern once."""
    found: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for name, pattern in patterns():
        found.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    return dict(found.values())


def is_searched(name: str) -> bool:
    """Whether the module looks for the pattern anywhere in a text, and not at one place only."""
    module, variable = name.split(":")
    source = Path(str(importlib.import_module(module).__file__)).read_text("utf-8")
    variable = re.split(r"[\[.]", variable)[0]
    if re.search(rf"\b{variable}(?:\(\))?\.(?:search|finditer|sub|subn|split|findall)\b", source):
        return True
    return not re.search(rf"\b{variable}(?:\(\))?\.(?:match|fullmatch)\b", source)


BOUNDED = {
    "diplo_extract.datelines:_patterns": 200,  # the first characters of a paragraph
    "diplo_extract.turns:_LABEL": 180,
    "diplo_extract.turns:_RUN_IN": 180,
    "diplo_extract.paragraphs:_LAST_TAGS": 200,
    "diplo_extract.segment_words:layout_words.lines": 600,
}
"""Patterns that are only ever shown so many characters."""
PUMPS = (
    "a", "A", "Aa", "A a ", "a ", "1", "1 ", "1,", "1.", ".", ". ", "...", "-", "- ", "–", "_", "*", "#", " ", "\t", "\n", "\n\n", " \n", "(", ")", "()", "<",
    "<a", "<a>", "</", '"', "'", "’", "“”", "A.", "Mr. ", "and ", ", A", "May 1, ", "a@b.",
)  # fmt: skip
SIZE = 50_000 if os.environ.get("DIPLO_LONG") else 20_000
BAR = 0.05 if os.environ.get("DIPLO_LONG") else 0.03
"""Seconds: 50 kB take no more than 50 ms; the quick run looks at 20 kB."""


def slow(name: str, size: int) -> list[str]:
    """The pump strings that a pattern takes longer than BAR for, with the time that it took."""
    pattern = all_patterns()[name]
    anchored = not is_searched(name) or name.split("[", maxsplit=1)[0] in BOUNDED
    look = pattern.match if anchored else pattern.search
    size = min(size, BOUNDED.get(name.split("[", maxsplit=1)[0], size))
    found = []
    for pump in PUMPS:
        text = pump * (size // len(pump)) + "!\0"
        began = time.process_time()
        look(text)
        if time.process_time() - began > BAR and (taken := seconds(lambda text=text: look(text))) > BAR:  # type: ignore[misc]
            found.append(f"{pump!r}: {taken:.3f} s")
    return found


def test_threat_12_slow_patterns() -> None:
    """Each of 40 pump strings, over and over, before a tail that fits nothing: nothing is read again and again."""
    assert len(PUMPS) == 40
    assert len(all_patterns()) > 100
    assert {name: told for name in all_patterns() if (told := slow(name, SIZE))} == {}


@pytest.mark.parametrize(
    "run", ["1 ", "1", "May ", "1 May ", "Monday ", "the first week of ", "two days after ", "? ", "2024-01-"]
)
def test_threat_13_runs_of_dates(run: str) -> None:
    text = run * (20_000 // len(run))
    find_dates(text[:100])
    assert seconds(lambda: find_dates(text)) <= 2.0


def test_threat_14_a_sentence_of_ten_thousand_words(nlp: Language) -> None:
    text = "Peru met " + "the old and new minister of " * 1666 + "Chile."
    extract(text[:100], nlp)
    assert seconds(lambda: extract(text, nlp)) <= 4.0


def test_threat_15_a_line_of_a_million_characters(nlp: Language) -> None:
    """A line without an end is cut into sentences that a parser can take; a tenth of it takes a tenth of two minutes."""
    text = "word " * 200_000
    found = find_segments(text)
    assert max(s.end - s.start for s in found.sentences) <= 1500
    began = time.process_time()
    assert extract(text[:100_000], nlp) == ()
    assert time.process_time() - began <= 12
