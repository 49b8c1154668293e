"""The Python surface: names that are there without waiting, lazy streams, files, frames and Arrow batches."""

from __future__ import annotations

import json
import logging
import pickle
import subprocess
import sys
from collections.abc import Iterator
from datetime import date as Day
from functools import partial
from pathlib import Path
from typing import Any, get_type_hints

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_formats import meeting
from test_render import event

import diplo_extract
from diplo_extract import Article, Columns, DiploError, EventWithText, batches, pipeline, streams
from diplo_extract.cli.rules import skeleton
from diplo_extract.errors import InputError, UsageError
from diplo_extract.render import BY_ENDING, FORMATS, FORMS
from diplo_extract.render.flat import COLUMNS
from diplo_extract.stages import RUN

ROOT = Path(__file__).resolve().parent.parent
INVITED, THANKED = "Kenya has invited Uganda to the summit.", "Peru thanked Chile for the help."


def test_every_name_is_there_typed_and_told() -> None:
    assert dir(diplo_extract) == sorted(diplo_extract.__all__)
    for name in diplo_extract.__all__:
        thing = getattr(diplo_extract, name)
        assert name == "FORMATS" or thing.__doc__, name
    for function in (diplo_extract.read, diplo_extract.write, diplo_extract.read_events):
        assert "return" in get_type_hints(function, vars(streams) | {"Language": Any})


def test_saved_events_are_read_and_written_without_spacy(tmp_path: Path) -> None:
    diplo_extract.write([event()], tmp_path / "a.jsonl")
    code = (
        "import sys, diplo_extract as d; d.write(d.read_events('a.jsonl'), 'a.csv'); d.to_frame(d.read_events('a.jsonl'));"
        "print('spacy' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "False\n"


def fail_on_peru(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Makes the first stage fail in articles that speak of Peru."""
    real = RUN["segments"]

    def segments(doc: Any, engine: Any) -> Any:
        if "Peru" in doc._.article.text:
            raise error
        return real(doc, engine)

    monkeypatch.setitem(RUN, "segments", segments)


# --- streams -------------------------------------------------------------------------------------------------------


def test_articles_are_read_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Article {number}.")
    (tmp_path / "3.md").write_text("Article 3.")
    articles = diplo_extract.read(tmp_path, exclude=["*.md"], date=Day(2026, 3, 2))
    assert isinstance(articles, Iterator)
    assert next(articles).fallback_date == Day(2026, 3, 2)
    (tmp_path / "2.txt").write_text("Changed meanwhile.")
    assert [article.text for article in articles] == ["Article 1.", "Changed meanwhile."]


def test_tables_with_columns_of_other_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nr,story\n7,Oslo invited Lima.\n")
    found = diplo_extract.read(tmp_path / "a.csv", columns=Columns(text="story", id="nr"))
    assert [(a.id, a.text, a.document) for a in found] == [("7", "Oslo invited Lima.", f"{tmp_path}/a.csv#7")]


def test_what_cannot_be_read_is_reported_or_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.txt").write_text("Oslo invited Lima.")
    errors: list[DiploError] = []
    assert len(list(diplo_extract.read(tmp_path / "b.txt", tmp_path / "a.txt", report=errors.append))) == 1
    assert [error.document for error in errors] == [f"{tmp_path}/b.txt"]
    with caplog.at_level(logging.WARNING, "diplo_extract"):
        assert list(diplo_extract.read(tmp_path / "b.txt")) == []
    assert caplog.messages == [f"{tmp_path}/b.txt: cannot be read: no such file or directory; check the spelling"]


def test_a_stream_holds_one_article_at_a_time() -> None:
    asked: list[int] = []

    def articles() -> Iterator[Article | str]:
        for number, text in enumerate((INVITED, THANKED, THANKED)):
            asked.append(number)
            yield text if number else Article(text=text, document="a.txt", published=Day(2026, 3, 2))

    events = diplo_extract.stream(articles(), with_text=True)
    first = next(events)
    assert (first.type, first.date.start, first.evidence[0].document) == ("invite", Day(2026, 3, 2), "a.txt")
    assert isinstance(first, EventWithText)
    assert first.article.text == INVITED
    assert asked == [0]
    assert [(e.type, e.evidence[0].document) for e in events] == [("thank", "-#2"), ("thank", "-#3")]


def test_an_article_that_fails_ends_no_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_on_peru(monkeypatch, InputError("took too long", document="-#1", kind="timeout"))
    errors: list[DiploError] = []
    assert [e.type for e in diplo_extract.stream([THANKED, INVITED], report=errors.append)] == ["invite"]
    assert [str(error) for error in errors] == ["-#1: took too long"]


# --- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_by_name_and_by_ending(tmp_path: Path, format: Any) -> None:
    told: list[Any] = [event(), meeting()]
    if FORMS[format].needs_text:
        told = list(diplo_extract.stream([INVITED, THANKED], with_text=True))
    assert diplo_extract.write(iter(told), tmp_path / "named", format) == 2
    for ending in (ending for ending, meant in BY_ENDING.items() if meant == format):
        assert diplo_extract.write(told, str(tmp_path / f"by{ending.upper()}")) == 2
        assert (tmp_path / f"by{ending.upper()}").stat().st_size == (tmp_path / "named").stat().st_size > 0


def test_no_format_leaves_the_file(tmp_path: Path) -> None:
    (tmp_path / "events.xyz").write_text("old")
    with pytest.raises(UsageError, match=r"events\.xyz: no format is known by its ending; end it in \.txt, \.log, "):
        diplo_extract.write([event()], tmp_path / "events.xyz")
    with pytest.raises(UsageError, match="'cvs' is no format; choose from table, "):
        diplo_extract.write([event()], tmp_path / "events.xyz", "cvs")  # type: ignore[arg-type]

    def broken() -> Iterator[Any]:
        yield event()
        raise KeyError("surprise")

    with pytest.raises(KeyError):
        diplo_extract.write(broken(), tmp_path / "events.xyz", "jsonl")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("events.xyz", "old")]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.parquet"])
def test_events_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    told = [event(), meeting(place=None)]
    diplo_extract.write(told, tmp_path / name)
    assert list(diplo_extract.read_events(tmp_path)) == told


# --- frames --------------------------------------------------------------------------------------------------------


def test_a_frame_has_a_row_an_event_and_types() -> None:
    frame = diplo_extract.to_frame(iter([event(), meeting(topic=None)]))
    assert tuple(frame.columns) == COLUMNS
    assert frame["who"].tolist() == ["Kari Lund", "Kari Lund"]
    assert frame["whom"].tolist() == ["Paulo Reis", "Paulo Reis; Ana Ruiz"]
    assert frame.loc[1, "start"] == pd.Timestamp("2026-03-03")
    assert pd.isna(frame.loc[1, "topic"])
    assert {str(frame[name].dtype) for name in ("start", "end")} == {"datetime64[s]"}
    assert str(frame["confidence"].dtype) == "float64"
    empty = diplo_extract.to_frame([])
    assert empty.dtypes.equals(frame.dtypes)
    assert len(empty) == 0


def test_a_frame_is_what_pandas_reads_from_the_csv(tmp_path: Path) -> None:
    told = [event(), meeting(topic=None)]
    diplo_extract.write(told, tmp_path / "a.csv")
    read = pd.read_csv(tmp_path / "a.csv", dtype={"cameo": "str"}, parse_dates=["start", "end"])
    frame = diplo_extract.to_frame(told)
    for name in COLUMNS:
        pairs = zip(read[name], frame[name], strict=True)
        assert all(pd.isna(b) if pd.isna(a) else a == b for a, b in pairs), name


@pytest.mark.parametrize(
    ("module", "extra", "call"),
    [
        ("pandas", "frame", lambda: diplo_extract.to_frame([])),
        ("pyarrow", "parquet", lambda: list(diplo_extract.extract_batches([]))),
        ("pyarrow", "parquet", diplo_extract.batch_schema),
    ],
)
def test_a_missing_library_names_its_extra(monkeypatch: pytest.MonkeyPatch, module: str, extra: str, call: Any) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        UsageError, match=rf"needs? {module}, which is not installed; pip install 'diplo-extract\[{extra}\]'"
    ):
        call()


# --- Arrow batches -------------------------------------------------------------------------------------------------


def batch(**columns: Any) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def rows(*given: pa.RecordBatch, **options: Any) -> list[list[dict[str, Any]]]:
    found = list(diplo_extract.extract_batches(iter(given), **options))
    assert {b.schema for b in found} == {diplo_extract.batch_schema()}
    return [b.to_pylist() for b in found]


def test_batches_give_the_events_of_extract() -> None:
    (found,) = rows(batch(id=["a"], title=["Talks"], text=[INVITED], date=[Day(2026, 3, 2)]))
    article = Article(text=f"Talks\n\n{INVITED}", document="a", title="Talks", published=Day(2026, 3, 2), id="a")
    (told,) = diplo_extract.extract(article)
    assert found == [
        {
            "article_id": "a",
            "error": None,
            **told.model_dump(mode="python"),
            "participants": found[0]["participants"],
            "links": [],
            "evidence": found[0]["evidence"],
        }
    ]
    assert json.dumps(found[0]["participants"]) == json.dumps([p.model_dump() for p in told.participants])
    assert json.dumps(found[0]["evidence"]) == json.dumps([e.model_dump() for e in told.evidence])


def test_a_bad_row_is_a_row_and_the_rest_goes_on() -> None:
    first, second = rows(
        batch(id=[1, 2, 3, 4], text=["", INVITED, "x" * 99, None]),
        batch(text=pa.array([THANKED], pa.large_string())),
        max_bytes=50,
    )
    assert [(r["article_id"], r["type"], r["error"] and r["error"]["kind"]) for r in first] == [
        ("1", None, "no_text"),
        ("2", "invite", None),
        ("3", None, "too_large"),
        ("4", None, "no_text"),
    ]
    assert {name for row in first if row["error"] for name, cell in row.items() if cell is not None} == {
        "article_id",
        "error",
    }
    assert [(len(r["article_id"]), r["type"]) for r in second] == [(64, "thank")]


@pytest.mark.parametrize(
    "error", [InputError("took too long", kind="timeout"), KeyError("surprise"), RecursionError("deep")]
)
def test_a_row_that_breaks_the_program_is_a_row(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    fail_on_peru(monkeypatch, error)
    (found,) = rows(batch(id=["a", "b", "c"], text=[INVITED, THANKED, INVITED]))
    assert [(r["article_id"], r["type"], r["error"] is None) for r in found] == [
        ("a", "invite", True),
        ("b", None, False),
        ("c", "invite", True),
    ]


def test_columns_of_other_names_and_a_day_for_those_that_tell_none() -> None:
    (found,) = rows(batch(story=[INVITED]), columns=Columns(text="story"), date=Day(2026, 3, 2))
    assert found[0]["date"]["start"] == Day(2026, 3, 2)
    for columns, words in (
        (None, "no column 'text'; name the right one of story"),
        (Columns(text="story", id="nr"), "no column 'nr'"),
    ):
        with pytest.raises(UsageError, match=words):
            rows(batch(story=[INVITED]), columns=columns)


def test_batches_are_lazy_and_the_model_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[Any] = []
    real = pipeline.load
    monkeypatch.setattr(pipeline, "load", lambda *a, **k: loads.append(a) or real(*a, **k))  # type: ignore[func-returns-value]
    batches._loaded.cache_clear()
    given = iter([batch(text=[INVITED])] * 3)
    found = diplo_extract.extract_batches(given)
    assert len(loads) == 0
    assert next(found).num_rows == 1
    assert len(list(given)) == 2  # nothing was read ahead
    assert len(list(diplo_extract.extract_batches([batch(text=[THANKED])]))) == 1
    assert len(loads) == 1


def test_rows_are_the_same_however_they_are_shared_out() -> None:
    texts = [INVITED, THANKED, "Nothing happened.", INVITED]
    whole = pa.table({"id": list("abcd"), "text": texts})
    together, apart = (rows(*whole.to_batches(max_chunksize=size)) for size in (4, 1))
    assert [row for found in together for row in found] == [row for found in apart for row in found]
    assert [len(found) for found in apart] == [1, 1, 0, 1]


def test_batches_of_a_parquet_file_into_another(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": ["a", "b"], "text": [INVITED, THANKED]}), tmp_path / "articles.parquet")
    found = diplo_extract.extract_batches(pq.ParquetFile(tmp_path / "articles.parquet").iter_batches())
    reader = pa.RecordBatchReader.from_batches(diplo_extract.batch_schema(), found)
    pq.write_table(reader.read_all(), tmp_path / "events.parquet")
    assert pq.read_table(tmp_path / "events.parquet", columns=["type"]).to_pydict() == {"type": ["invite", "thank"]}


def test_workers_get_it_with_its_options() -> None:
    sent = pickle.dumps(partial(diplo_extract.extract_batches, columns=Columns(text="story"), date=Day(2026, 3, 2)))
    (found,) = pickle.loads(sent)(iter([batch(story=[INVITED])]))
    assert found.to_pylist()[0]["type"] == "invite"


def test_rules_of_ones_own_in_batches(tmp_path: Path) -> None:
    (tmp_path / "blockade.yaml").write_text(skeleton("blockade"))
    code = (
        "import sys, pyarrow as pa, diplo_extract as d; b = pa.RecordBatch.from_pydict({'text': ['Norway will blockade Denmark.']});"
        "[print(f['type'].to_pylist()) for _ in range(2) for f in d.extract_batches([b], rules=sys.argv[1])]"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "['blockade']\n['blockade']\n"
