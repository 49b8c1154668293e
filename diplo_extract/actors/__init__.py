"""Stage 3: who. Finds everybody and every place that an article names; writes doc._.actors.

`find_actors` reads each sentence twice: once to learn the article's names, once more with them known, so that a
surname alone is the person who was introduced elsewhere. Pronouns and "the president" are left to a later stage.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from diplo_extract.actors.gazetteer import Gazetteer, gazetteer
from diplo_extract.actors.lines import Entity, read_lines
from diplo_extract.actors.names import Known
from diplo_extract.actors.namesakes import meant_states, parts_of_others
from diplo_extract.actors.pages import is_own_page, with_offices_below
from diplo_extract.actors.reading import Actors, Reading
from diplo_extract.actors.scan import lone_words, ordinary_words, personal_words, read_twice
from diplo_extract.actors.surnames import Term, famous_surnames, first_names, served_surnames, terms
from diplo_extract.actors.tokens import plain, tokenize
from diplo_extract.inference import annotate
from diplo_extract.mentions import PlaceName, Segments, Sentence
from diplo_extract.model import Model
from diplo_extract.rules import words
from diplo_extract.segment_words import layout_words
from diplo_extract.syntax import fold as fold_marks

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["NOBODY", "Actors", "Entity", "find_actors", "named_entities"]

NOBODY = Actors((), ())
"""An article of which nothing has to be known."""

_DAY = re.compile(r",|\d")
_YEAR = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")


def find_actors(
    text: str, segments: Segments, *, model: Model, entities: Sequence[Entity], year: int | None = None
) -> Actors:
    """Who and what the sentences of an article name.

    `entities` are (start, end, label) as a statistical model sees them, in characters of `text`; they help with
    unlisted names and may be empty. `year` is the one of the article where it is known from elsewhere than its text;
    None: what the text tells of it.
    """
    year = year or _year(text, segments)
    famous = _famous(model, year)
    names = gazetteer(model, meant_states(model, text, year), parts_of_others(model, text))
    lines = read_lines(text, _with_labels(segments), names, entities, _pairs(model))
    known = Known(
        famous=famous,
        served=_served(model, year),
        first=_first(model),
        ordinary=ordinary_words(lines),
        alone=lone_words(lines),
        personal=personal_words(lines),
    )
    found = [(line, phrase) for line, phrases in with_offices_below(read_twice(lines, known)) for phrase in phrases]
    own, here = is_own_page(text, segments), _written_in(text, segments, names)
    return Reading(text, model, year, here, own=own, native=_is_native(segments, here)).mentions(found)


def named_entities(nlp: Language, texts: Sequence[tuple[str, Sequence[Sentence]]]) -> list[list[Entity]]:
    """What the pipeline's entity recogniser sees in sentences of some texts, each read alone.

    For each text a list of (start, end, label) in its characters.
    """
    read = [nlp.make_doc(fold_marks(text[s.start : s.end])) for text, sentences in texts for s in sentences]
    annotate(nlp, read, _needed(nlp))
    docs = iter(read)
    return [
        [
            (sentence.start + e.start_char, sentence.start + e.end_char, e.label_)
            for sentence, doc in zip(sentences, docs, strict=False)
            for e in doc.ents
        ]
        for _, sentences in texts
    ]


def _needed(nlp: Language) -> set[str]:
    """The entity recogniser and the vectors that it listens to."""
    return {name for name, part in nlp.pipeline if name == "ner" or "ner" in getattr(part, "listening_components", ())}


def _with_labels(segments: Segments) -> list[Sentence]:
    """The sentences and, with their colons, the labels of speakers: who speaks is often named there alone."""
    labels = [Sentence(-1, turn.label[0], turn.label[1] + 1, -1) for turn in segments.turns]
    return sorted((*segments.sentences, *labels), key=lambda sentence: sentence.start)


# --- reading sentences ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def _terms(model: Model) -> tuple[Term, ...]:
    return terms(model.surnames())


@lru_cache(maxsize=256)
def _famous(model: Model, year: int | None) -> frozenset[str]:
    return famous_surnames(_terms(model), year) - _first(model)


@lru_cache(maxsize=256)
def _served(model: Model, year: int | None) -> frozenset[tuple[str, str]]:
    return served_surnames(_terms(model), year)


@lru_cache(maxsize=4)
def _first(model: Model) -> frozenset[str]:
    return first_names(model.people)


@lru_cache(maxsize=4)
def _pairs(model: Model) -> frozenset[str]:
    """Surnames that may stand in a hyphened pair, as they are written."""
    surnames = {plain(surname) for person in model.people for surname in person.surnames if " " not in surname}
    return frozenset(surname for surname in surnames if surname.lower() not in _first(model))


def _written_in(text: str, segments: Segments, names: Gazetteer) -> PlaceName | None:
    """The dateline's place, None where its state is not known: "Fortaleza, Brazil" where no table has the town.

    Without a dateline the capital that alone stands under a page, as ministries sign theirs: "Lima, 14 May 2024".
    """
    place = (segments.dateline.place if segments.dateline else None) or _signed_at(text, segments)
    town, _, land = place.partition(",")
    for name in filter(None, (town.strip(), land.strip())):
        tokens = list(tokenize(name, 0, names.single))
        chunk = names.find(tokens, 0, flat=True) if tokens else None
        if chunk is not None and chunk.entry.kind in ("capital", "place", "state"):
            listed = name == town.strip()
            return PlaceName(
                chunk.entry.text if listed else town.strip().title(),
                chunk.entry.code,
                is_country=listed and chunk.entry.kind == "state",
            )
    return None


def _signed_at(text: str, segments: Segments) -> str:
    """What stands before the day in the last line of a page, or alone there; empty for words of a story."""
    last = segments.sentences[-1] if len(segments.sentences) > 1 else None
    line = text[last.start : last.end] if last is not None else ""
    dated = _YEAR.search(line) is not None
    town = _DAY.split(line, maxsplit=1)[0].strip(" ,.") if dated else line.strip(" .")
    return town if town.lower() in layout_words().dateline_places else ""


def _is_native(segments: Segments, here: PlaceName | None) -> bool:
    """True where a national agency writes at home: "BUDAPEST (MTI)"."""
    agency = (segments.dateline.agency or "").lower() if segments.dateline else ""
    return here is not None and agency in words("titles")["agency_states"].get(here.country or "", ())


def _year(text: str, segments: Segments) -> int | None:
    """The year in which the article was written, as far as it tells."""
    if segments.published:
        return segments.published.year
    if segments.dateline and segments.dateline.year:
        return segments.dateline.year
    years = [int(year) for year in _YEAR.findall(text)]
    return max(years) if years else None
