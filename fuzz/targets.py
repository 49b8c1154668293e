"""What is fed: each target takes one value, hands it to a part of the program, and holds it to what that part promises.

A fault is any exception that is no DiploError told in one line, a promise that is not kept, or more than PATIENCE
seconds. The property tests run these checks too.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis.strategies import SearchStrategy

from diplo_extract.articles import Article, read_articles
from diplo_extract.dates import find_anniversary, find_dates, find_length, resolve_date
from diplo_extract.decoding import clean
from diplo_extract.errors import DiploError, InputError, RuleError
from diplo_extract.events import Event, EventWithText
from diplo_extract.render import Format, render_events
from diplo_extract.rules import read_type, read_yaml
from diplo_extract.rules.mistakes import find_missing_examples, find_mistakes
from diplo_extract.saved import read_saved
from diplo_extract.segments import find_segments, sentence_at
from fuzz import inputs

if TYPE_CHECKING:
    from spacy.language import Language

PATIENCE = 10.0
"""Seconds after which an input counts as one that hangs."""


@dataclass(frozen=True)
class Target:
    """A part of the program: how it is checked, what hypothesis feeds it, and what atheris makes of bytes for it.

    `from_bytes` None: the strategy reads the bytes. `share`: so many of a thousand inputs that do not go through the
    whole pipeline.
    """

    check: Callable[[Any], None]
    values: Callable[[], SearchStrategy[Any]]
    from_bytes: Callable[[bytes], Any] | None
    share: int


# --- values of bytes -----------------------------------------------------------------------------------------------


def text_of(data: bytes) -> str:
    """Bytes as UTF-8 or, where the first is odd, as a mixture of ASCII and numbers of words that the rules look for."""
    if not data or data[0] % 2 == 0:
        return clean(data[1:].decode("utf-8", "replace"))
    known, parts, rest = inputs.language(), list[str](), iter(data[1:])
    for byte in rest:
        parts.append(chr(byte) if byte < 96 else f"{known[((byte - 96) * 256 + next(rest, 0)) % len(known)]} ")
    return clean("".join(parts))


def article_of(data: bytes) -> tuple[str, str | None]:
    """A text that appeared on a day in May, or on no known one."""
    return text_of(data[1:]), f"2024-05-{data[0] % 28 + 1:02}" if data and data[0] < 200 else None


def file_of(data: bytes) -> tuple[str, bytes]:
    """The first byte tells the kind of the file."""
    return (inputs.ENDINGS[data[0] % len(inputs.ENDINGS)], data[1:]) if data else (".txt", b"")


# --- reading -------------------------------------------------------------------------------------------------------


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="diplo-fuzz-")


def _written(ending: str, data: bytes) -> str:
    path = Path(_folder().name) / f"input{ending}"
    path.write_bytes(data)
    return str(path)


def read(ending: str, data: bytes) -> tuple[list[Article], list[DiploError]]:
    """The articles of a file of some kind and what was told of the rest."""
    errors: list[DiploError] = []
    path = "-" if ending == "-" else _written(ending, data)
    stdin = io.BytesIO(data if ending == "-" else b"")
    return list(read_articles([path], stdin=stdin, max_bytes=100_000, report=errors.append)), errors


def check_reader(value: tuple[str, bytes]) -> None:
    """A file gives articles or an error, never neither; texts can be written as UTF-8 and errors on one line."""
    articles, errors = read(*value)
    assert articles or errors, "a file that was named ended in nothing"
    for error in errors:
        assert isinstance(error, InputError), error
        assert len(str(error).splitlines()) == 1
        assert error.remedy, error
    for article in articles:
        assert article.text.strip()
        assert "\0" not in article.text
        article.text.encode("utf-8")
        assert article.article_id
    if value[0] in (".txt", ".md", ".html"):
        assert len(articles) + len(errors) == 1


def check_saved(value: tuple[str, bytes]) -> None:
    """What is read back is an event or told as none."""
    ending, data = value
    errors: list[DiploError] = []
    ending = ending if ending in (".json", ".jsonl", ".parquet", ".jsonl.gz", "-") else ".jsonl"
    path = "-" if ending == "-" else _written(ending, data)
    for event in read_saved([path], stdin=io.BytesIO(data), report=errors.append):
        assert isinstance(event, Event)
    assert all(isinstance(error, InputError) and len(str(error).splitlines()) == 1 for error in errors)


# --- stages that read text alone -----------------------------------------------------------------------------------


def check_dates(text: str) -> None:
    """Date phrases are the text's own characters, in order, none inside another; each has days or none."""
    end = 0
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        end = mention.end
        for reference in (None, Day(2024, 5, 15), Day(1, 1, 1), Day(9999, 12, 31)):
            for tense in (None, "past", "future"):
                found = resolve_date(mention, reference=reference, tense=tense)
                assert found is None or found.start is None or found.end is None or found.start <= found.end, mention
    find_length(text)
    find_anniversary(text, reference=Day(2024, 5, 15))


def check_segments(text: str) -> None:
    """Sentences come in order, lie within the text, do not overlap and hold more than space."""
    found = find_segments(text)
    end = 0
    for index, sentence in enumerate(found.sentences):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip()
        assert sentence_at(found, sentence.start) == sentence
        end = sentence.end
    spans = [(part.start, part.end) for parts in (found.quotations, found.letters, found.turns) for part in parts]
    assert all(0 <= start <= end <= len(text) for start, end in spans)


# --- the whole way -------------------------------------------------------------------------------------------------


@cache
def nlp() -> Language:
    """The pipeline of all stages."""
    from diplo_extract import pipeline

    return pipeline.load()


def check_gate(text: str) -> None:
    """Where no sentence holds a word that the rules look for, no rule fires."""
    from diplo_extract.gate import Names, find_gate
    from diplo_extract.gate.wants import wants
    from diplo_extract.gate.words import said_words
    from diplo_extract.mentions import Parse, Word
    from diplo_extract.model import open_model
    from diplo_extract.rules import lemmas
    from diplo_extract.triggers import find_triggers

    tags = ("NN", "VBD", "VB", "JJ", "IN", "NNS", "VBG")
    for sentence in find_segments(text).sentences:
        pieces, at = list[Word](), sentence.start
        for i, piece in enumerate(text[sentence.start : sentence.end].split()[:40]):
            start = text.index(piece, at)
            at, tag = start + len(piece), tags[(len(piece) + i) % len(tags)]
            lemma = lemmas().of(piece, tag)
            pieces.append(Word(i, start, at, piece, lemma, tag, "ROOT", 0, None))
        parse = Parse(sentence, tuple(pieces), ((),) * len(pieces))
        if any(True for _ in find_triggers(parse)):
            said = said_words(text[sentence.start : sentence.end])
            assert not said.isdisjoint(wants()), "a rule fires where the gate is shut"
    segments = find_segments(text)
    gate = find_gate(text, segments, Names.of(open_model()))
    assert gate.telling | gate.signing | gate.naming <= {s.index for s in segments.sentences}


def check_events(events: Sequence[Event], article: Article) -> None:
    """Evidence quotes the article exactly, ids are the event's own, links lead to events, JSON holds all of it."""
    ids = [event.id for event in events]
    assert len(set(ids)) == len(ids), "two events have one id"
    firsts = [min(e.trigger.start for e in event.evidence) for event in events]
    assert firsts == sorted(firsts), "events stand out of order"
    for event in events:
        assert {link.event for link in event.links} <= set(ids) - {event.id}
        for told in event.evidence:
            assert article.text[told.start : told.end] == told.text
            assert article.text[told.trigger.start : told.trigger.end] == told.trigger.text
            assert told.start <= told.trigger.start < told.trigger.end <= told.end, told
        date = event.date
        assert date.start is None or date.end is None or date.start <= date.end
        assert Event.model_validate_json(json.dumps(event.model_dump(mode="json"), allow_nan=False)) == event


def check_pipeline(value: tuple[str, str | None]) -> None:
    """An article ends in events, in none or in one error; every eighth is extracted twice, to the same."""
    from diplo_extract.pipeline import extract_all

    text, published = value
    article = Article(text=text, published=Day.fromisoformat(published) if published else None)
    errors: list[DiploError] = []
    once = list(extract_all([article], nlp(), errors.append))
    assert len(once) + len(errors) == 1
    if len(text) % 8 == 0:
        assert once == list(extract_all([article], nlp(), errors.append)), "the same article gave other events"
    for _, events in once:
        check_events(events, article)


# --- rules and formats ---------------------------------------------------------------------------------------------


def check_rules(text: str) -> None:
    """Any YAML is a rule file that works or a RuleError that says what to do."""
    path = Path(_folder().name) / "own.yaml"
    path.write_text(text, "utf-8")
    try:
        data = read_yaml(path)
        mistakes = list(find_mistakes(data)) or list(find_missing_examples(data))
        assert all(isinstance(part, str) for mistake in mistakes for part in mistake)
        kind = read_type(data, path.name)
    except RuleError as error:
        assert error.remedy
        assert len(str(error).splitlines()) == 1
        return
    for rule in kind.rules:
        assert all(isinstance(word, str) for word in rule.words)
        assert set(rule.roles) <= set(kind.roles)


def check_writer(value: tuple[Format, list[dict[str, Any]]]) -> None:
    """A format takes any event that the record's types allow; a reader of the format reads it."""
    format, records = value
    told = [EventWithText.model_validate(record) for record in records]
    pieces = render_events(told, format, width=80)
    reread(format, b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces), len(told))


def reread(format: Format, data: bytes, count: int) -> None:
    """Read what a format wrote of some events with a library that did not write it."""
    if format in ("xlsx", "parquet", "ics"):
        _reread_binary(format, data, count)
    elif format in ("graphml", "gexf"):
        from lxml import etree

        etree.fromstring(data)
    elif format == "html":
        from lxml import html

        assert len(html.document_fromstring(data).xpath("//table[@id='events']/tbody/tr")) == count
    else:
        _reread_text(format, data.decode("utf-8"), count)


def _reread_binary(format: Format, data: bytes, count: int) -> None:
    if format == "xlsx":
        from python_calamine import CalamineWorkbook

        assert (
            len(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("events").to_python()) == 1 + count
        )
    elif format == "parquet":
        import pyarrow.parquet as pq

        assert pq.read_table(io.BytesIO(data)).num_rows == count
    else:
        import icalendar

        icalendar.Calendar.from_ical(data)


def _reread_text(format: Format, text: str, count: int) -> None:
    if format in ("json", "geojson", "jsonld"):
        value = json.loads(text, parse_constant=_refuse)
        assert len(value if format == "json" else value["features" if format == "geojson" else "@graph"]) == count
    elif format in ("jsonl", "doccano", "prodigy"):
        found = [json.loads(line, parse_constant=_refuse) for line in text.split("\n") if line]
        assert len(found) == count or format != "jsonl"
    elif format == "csv":
        assert len(list(csv.DictReader(io.StringIO(text, newline="")))) == count
    elif format in ("tsv", "polecat", "icews"):
        lines = text.removesuffix("\n").split("\n")
        assert len({line.count("\t") for line in lines}) == 1
        assert len(lines) == 1 + count or format != "tsv"
    else:
        assert not any(c < " " and c != "\n" or "\x7f" <= c < "\xa0" for c in text)
        assert text.count("\n") == count or format != "plain"


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


TARGETS: dict[str, Target] = {
    "readers": Target(check_reader, inputs.files, file_of, 200),
    "saved": Target(check_saved, inputs.files, file_of, 60),
    "dates": Target(check_dates, inputs.texts, text_of, 240),
    "segments": Target(check_segments, inputs.texts, text_of, 220),
    "gate": Target(check_gate, inputs.texts, text_of, 200),
    "rules": Target(check_rules, inputs.rule_files, text_of, 60),
    "writers": Target(check_writer, inputs.printed, None, 20),
    "pipeline": Target(check_pipeline, inputs.articles, article_of, 0),
}
"""Every part that is fed, by name."""
