"""Stage 1: what is read, under which name, and what is said of what cannot be read."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import os
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from diplo_extract.articles import Article, read_articles
from diplo_extract.errors import DiploError, InputError, UsageError


class Reading:
    """What one call of read_articles gave: articles, errors and notes."""

    def __init__(self, *paths: str | Path, **options: Any) -> None:
        self.errors: list[DiploError] = []
        self.notes: list[str] = []
        named = [str(path) for path in paths]
        self.articles = list(read_articles(named, report=self.errors.append, note=self.notes.append, **options))

    @property
    def documents(self) -> list[str]:
        return [article.document for article in self.articles]

    @property
    def texts(self) -> list[str]:
        return [article.text for article in self.articles]

    @property
    def kinds(self) -> list[str]:
        return [error.kind for error in self.errors]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, content: str | bytes) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


# --- files and folders ---------------------------------------------------------------------------------------------


def test_a_folder_is_read_to_its_depths_in_byte_order(here: Path) -> None:
    for name in ("in/b.txt", "in/Z.md", "in/a/c.txt", "in/a.txt", "in/é.txt", "in/a/d/e.txt.gz"):
        put(name, gzip.compress(b"Oslo.") if name.endswith("gz") else "Oslo.")
    assert Reading("in").documents == ["in/Z.md", "in/a.txt", "in/a/c.txt", "in/a/d/e.txt.gz", "in/b.txt", "in/é.txt"]


def test_a_folder_hides_what_is_hidden_linked_or_of_another_kind(here: Path) -> None:
    put("in/a.txt", "Oslo.")
    for name in ("in/.b.txt", "in/.git/c.txt", "in/d.pdf", "in/e.docx", "in/f"):
        put(name, "Lima.")
    Path("in/link.txt").symlink_to(here / "in/a.txt")
    Path("in/loop").symlink_to(here / "in")
    os.mkfifo("in/pipe.txt")
    reading = Reading("in")
    assert (reading.documents, reading.errors) == (["in/a.txt"], [])


@pytest.mark.parametrize(
    ("paths", "documents"),
    [
        (["a.txt", "a.txt"], ["a.txt"]),
        (["a.txt", "./a.txt"], ["a.txt"]),
        (["in", "in/b.txt"], ["in/b.txt"]),
        (["in/b.txt", "in/"], ["in/b.txt"]),
        (["in/", "a.txt"], ["a.txt", "in/b.txt"]),
        (["./in"], ["./in/b.txt"]),
        (["."], ["./a.txt", "./in/b.txt"]),
        (["in/../a.txt"], ["in/../a.txt"]),
        (["story"], ["story"]),
    ],
)
def test_a_document_is_the_argument_and_the_path_below_it(here: Path, paths: list[str], documents: list[str]) -> None:
    put("a.txt", "Oslo.")
    put("in/b.txt", "Lima.")
    put("story", "Bern.")
    assert Reading(*paths).documents == documents


def test_a_folder_thousands_deep_is_walked_without_recursion(here: Path) -> None:
    below = "deep"
    Path(below).mkdir()
    for _ in range(1200):
        below += "/d"
        Path(below).mkdir()
    put(f"{below}/a.txt", "Oslo.")
    reading = Reading("deep")
    Path(f"{below}/a.txt").unlink()
    os.removedirs(below)
    assert (reading.documents, reading.errors) == ([f"{below}/a.txt"], [])


def test_a_name_that_is_no_utf8_is_written_with_escapes(here: Path) -> None:
    try:
        put(os.fsdecode(b"in/\xff.txt"), "Oslo.")
    except OSError:
        pytest.skip("this file system takes no such name")
    assert Reading("in").documents == ["in/\\xff.txt"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere.txt", "nowhere.txt: cannot be read: no such file or directory; check the spelling"),
        ("pipe", 'pipe: is no regular file; pipe it in and give "-" as its name'),
        ("empty.txt", "empty.txt: holds no text; give an article with text"),
        ("blank.txt", "blank.txt: holds no text; give an article with text"),
        ("blank.json", "blank.json: holds no text; give an article with text"),
        ("binary.txt", "binary.txt: is binary, not text; give it as plain text or set the encoding"),
        ("torn.txt.gz", "torn.txt.gz: is no whole gzip file; compress it again, or give it unpacked"),
        ("false.txt.gz", "false.txt.gz: is no whole gzip file; compress it again, or give it unpacked"),
    ],
)
def test_what_cannot_be_read_is_told_and_stops_no_other(here: Path, path: str, said: str) -> None:
    os.mkfifo("pipe")
    put("empty.txt", "")
    put("blank.txt", " \n\n")
    put("blank.json", "\n")
    put("binary.txt", b"PK\x03\x04\0\0 Oslo")
    put("torn.txt.gz", gzip.compress(b"Oslo invited Lima.")[:-9])
    put("false.txt.gz", "Oslo.")
    put("zz.txt", "Oslo.")
    reading = Reading(path, "zz.txt")
    assert ([str(error) for error in reading.errors], reading.documents) == ([said], ["zz.txt"])


# --- sizes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "kinds"), [(100, []), (101, ["too_large"])])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.json"])
def test_an_article_is_as_large_as_allowed(here: Path, name: str, size: int, kinds: list[str]) -> None:
    text = b"x" * size if name != "a.json" else b'{"text": "' + b"x" * (size - 12) + b'"}'
    put(name, gzip.compress(text) if name.endswith("gz") else text)
    assert Reading(name, max_bytes=100).kinds == kinds


def test_a_packed_bomb_is_refused_early(here: Path) -> None:
    put("bomb.txt.gz", gzip.compress(bytes(60_000_000).replace(b"\0", b"a")))
    put("bomb.jsonl.gz", gzip.compress(b'{"text": "Oslo."}\n' + b"a" * 60_000_000))
    reading = Reading(".", max_bytes=1000)
    assert (reading.kinds, reading.documents) == (["too_large", "too_large"], ["./bomb.jsonl.gz#1"])


def test_rows_are_bounded_one_by_one(here: Path) -> None:
    rows = [json.dumps({"text": "x" * size}) for size in (50, 500, 50)]
    put("a.jsonl", "\n".join(rows))
    reading = Reading("a.jsonl", max_bytes=100)
    assert (reading.documents, reading.kinds) == (["a.jsonl#1", "a.jsonl#3"], ["too_large"])
    assert reading.errors[0].document == "a.jsonl#2"


# --- encodings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Oslo\r\n\r\nLima\rBern", "Oslo\r\n\r\nLima\rBern"),
        (codecs.BOM_UTF8 + "Málaga".encode(), "Málaga"),
        (codecs.BOM_UTF16_LE + "Málaga".encode("utf-16-le"), "Málaga"),
        (codecs.BOM_UTF16_BE + "Málaga".encode("utf-16-be"), "Málaga"),
        (codecs.BOM_UTF32_LE + "Málaga".encode("utf-32-le"), "Málaga"),
        (b"a" * 9000 + b"\0b", "a" * 9000 + "\ufffdb"),
        ("Oslo \U0001f1f3\U0001f1f4.".encode(), "Oslo \U0001f1f3\U0001f1f4."),
    ],
)
def test_text_is_read_as_it_stands(here: Path, data: bytes, text: str) -> None:
    put("a.txt", data)
    reading = Reading("a.txt")
    assert (reading.texts, reading.notes) == ([text], [])


@pytest.mark.parametrize(
    ("data", "text", "noted"),
    [
        ("Президент встретился с послом в Москве. ".encode("cp1251") * 5, "Президент встретился", "which is a guess"),
        (
            "Le président a reçu l’ambassadeur — à Genève. ".encode("cp1252") * 5,
            "Le président a reçu",
            "which is a guess",
        ),
        ("Genève, Malmö. ".encode() * 9 + b"Malm\xf6", "Genève, Malmö. ", "1 bytes are not UTF-8"),
    ],
)
def test_another_encoding_is_found_and_told(here: Path, data: bytes, text: str, noted: str) -> None:
    put("a.txt", data)
    reading = Reading("a.txt")
    assert reading.texts[0].startswith(text)
    assert len(reading.notes) == 1
    assert noted in reading.notes[0]
    assert reading.notes[0].startswith("a.txt: ")


def test_a_stray_byte_does_not_spoil_the_rest(here: Path) -> None:
    put("a.txt", "Genève, Malmö, ".encode() + b"Malm\xf6 and K\xf6ln")
    put("b.txt", "Genève, Malmö, Århus, ".encode() + b"Malm\xf6")
    assert Reading("b.txt").texts == ["Genève, Malmö, Århus, Malmö"]


def test_a_given_encoding_counts(here: Path) -> None:
    put("a.txt", "Bâle\n".encode("cp850"))
    put("b.txt", b"Oslo\nB\xe2le")
    assert Reading("a.txt", encoding="cp850").texts == ["Bâle\n"]
    (error,) = Reading("b.txt", encoding="utf-8").errors
    assert (error.kind, error.where) == ("encoding", {"line": 2, "char": 2})


def test_noise_is_no_text(here: Path) -> None:
    put("a.txt", bytes(range(128, 256)) * 40 + bytes(range(1, 32)) * 40)
    reading = Reading("a.txt")
    assert reading.kinds == ["encoding"] or reading.notes


# --- JSON ----------------------------------------------------------------------------------------------------------


def test_an_article_as_data_keeps_its_metadata(here: Path) -> None:
    row = {
        "id": 7,
        "title": "Oslo and Lima talk",
        "text": "They met.",
        "pub_date": "2026-01-19T08:00:00Z",
        "source": "Wire",
        "url": "https://example.org/7",
    }
    put("a.json", json.dumps(row))
    assert Reading("a.json").articles == [
        Article(
            document="a.json",
            text="Oslo and Lima talk\n\nThey met.",
            title="Oslo and Lima talk",
            published=date(2026, 1, 19),
            source="Wire",
            url="https://example.org/7",
            id="7",
        )
    ]


@pytest.mark.parametrize("key", ["text", "event_text", "body", "content", "Text"])
@pytest.mark.parametrize("shape", ["{}", "[{}]", '{{"articles": [{}]}}', "{}\n", "\n[\n{}\n]"])
def test_a_json_file_may_hold_its_article_in_many_ways(here: Path, key: str, shape: str) -> None:
    put("a.json", shape.format(json.dumps({key: "Oslo."})))
    assert Reading("a.json").texts == ["Oslo."]


@pytest.mark.parametrize(
    ("name", "content", "documents"),
    [
        ("a.json", '{"text": "Oslo."}', ["a.json"]),
        ("a.json", '{"text": "Oslo.", "id": "n1"}', ["a.json"]),
        ("a.json", '[{"text": "Oslo."}, {"text": "Lima.", "id": "n2"}]', ["a.json#1", "a.json#n2"]),
        ("a.json", '{"text": "Oslo."}\n{"text": "Lima."}', ["a.json#1", "a.json#2"]),
        ("a.jsonl", '{"text": "Oslo."}', ["a.jsonl#1"]),
        ("a.ndjson", '\n\n{"text": "Oslo."}\r\n{"text": "Lima.", "id": 3}\r\n', ["a.ndjson#3", "a.ndjson#3"]),
        ("a.jsonl", '[{"text": "Oslo."},\n{"text": "Lima."}]', ["a.jsonl#1", "a.jsonl#2"]),
    ],
)
def test_a_row_is_named_by_its_id_or_line(here: Path, name: str, content: str, documents: list[str]) -> None:
    put(name, content)
    assert Reading(name).documents == documents


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2026-01-19", date(2026, 1, 19)),
        ("2026/01/19 10:00", date(2026, 1, 19)),
        (20260119, date(2026, 1, 19)),
        ("19-JAN-2026 14:15:34.54", date(2026, 1, 19)),
        ("19 January 2026", date(2026, 1, 19)),
        ("Jan 19, 2026", date(2026, 1, 19)),
        ("Mon, 19 Jan 2026 08:00:00 GMT", date(2026, 1, 19)),
        ("19.01.2026", date(2026, 1, 19)),
        (None, None),
        ("", None),
    ],
)
def test_dates_of_metadata(here: Path, written: object, published: date | None) -> None:
    put("a.json", json.dumps({"text": "Oslo.", "date": written}))
    reading = Reading("a.json")
    assert (reading.articles[0].published, reading.notes) == (published, [])


@pytest.mark.parametrize("written", ["yesterday", "2026-13-45", "19/01/26", ["2026-01-19"]])
def test_a_date_that_is_not_understood_is_noted(here: Path, written: object) -> None:
    put("a.json", json.dumps({"text": "Oslo.", "date": written}))
    reading = Reading("a.json")
    assert reading.articles[0].published is None
    assert "is not understood; write it as 2026-01-31" in reading.notes[0]


def test_a_bad_line_is_told_and_the_rest_goes_on(here: Path) -> None:
    deep = '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    number = '{"text": "Oslo.", "n": ' + "9" * 5000 + "}"
    lines = [
        '{"text": "Oslo."}',
        '{"text": "Li',
        deep,
        number,
        "[1]",
        '{"text": ""}',
        '{"text": 5}',
        '{"text": "Bern."}',
    ]
    put("a.jsonl", "\n".join(lines))
    reading = Reading("a.jsonl")
    assert reading.texts == ["Oslo.", "Bern."]
    places = [(error.kind, error.where["line"] if error.where else None) for error in reading.errors]
    assert sorted(places, key=str) == sorted(
        [("json", 2), ("json", 3), ("json", 4), ("no_text", 5), ("no_text", 6), ("no_text", 7)], key=str
    )
    assert reading.errors[0].where == {"line": 2, "char": 10}


def test_a_bad_json_file_says_where(here: Path) -> None:
    put("a.json", '{"text": "Oslo.",\n "id": 3,,}')
    (error,) = Reading("a.json").errors
    assert (error.kind, error.where) == ("json", {"line": 2, "char": 10})
    assert str(error).startswith("a.json:2: not JSON: ")


def test_lone_surrogates_and_nul_in_json_become_replacement_characters(here: Path) -> None:
    put("a.jsonl", '{"text": "a\\ud800b\\u0000c", "id": "\\udc00"}')
    reading = Reading("a.jsonl")
    assert (reading.texts, reading.documents) == (["a\ufffdb\ufffdc"], ["a.jsonl#\ufffd"])


@pytest.mark.parametrize("content", ['[{"name": "Oslo"}]', '{"name": "Oslo"}', '["Oslo", 1]', "3", "[]", "{}"])
def test_data_without_articles_is_an_error_only_where_it_was_asked_for(here: Path, content: str) -> None:
    put("in/a.json", content)
    put("in/b.txt", "Oslo.")
    walked, named = Reading("in"), Reading("in/a.json")
    assert (walked.documents, walked.errors) == (["in/b.txt"], [])
    assert (named.documents, named.kinds) == ([], ["no_text"])


def test_events_are_no_articles_and_it_is_said_who_takes_them(here: Path) -> None:
    put("events.jsonl", '{"id": "e", "evidence": []}\n')
    assert [str(error) for error in Reading("events.jsonl").errors] == [
        "events.jsonl: holds events, not articles; 'diplo convert', 'report', 'timeline' and 'network' take them"
    ]


def test_the_title_stands_above_the_text_once(here: Path) -> None:
    put("a.jsonl", '{"title": "Talks", "text": "Talks\\nThey met."}\n{"title": "", "text": "They met."}')
    assert Reading("a.jsonl").texts == ["Talks\nThey met.", "They met."]


# --- standard input, dates, ids ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "documents", "texts"),
    [
        (b"Oslo invited Lima.\nThey met.", ["-"], ["Oslo invited Lima.\nThey met."]),
        (b'{"text": "Oslo."}', ["-#1"], ["Oslo."]),
        (b'{"text": "Oslo."}\n{"text": "Lima."}\n', ["-#1", "-#2"], ["Oslo.", "Lima."]),
        (b'[{"text": "Oslo."}]', ["-#1"], ["Oslo."]),
        (b'{\n"text": "Oslo."}', ["-"], ["Oslo."]),
        (b"[Photo] Oslo.", ["-"], ["[Photo] Oslo."]),
        (b"{sic} Oslo.", ["-"], ["{sic} Oslo."]),
    ],
)
def test_standard_input(data: bytes, documents: list[str], texts: list[str]) -> None:
    reading = Reading("-", stdin=io.BytesIO(data))
    assert (reading.documents, reading.texts) == (documents, texts)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("wire.txt", b'{"text": "Oslo"}', [("wire.txt", '{"text": "Oslo"}')]),
        ("wire.csv", b"id,text\n7,Oslo\n", [("wire.csv#7", "Oslo")]),
        ("wire.jsonl.gz", gzip.compress(b'{"text": "Oslo"}', mtime=0), [("wire.jsonl#1", "Oslo")]),
        ("wire", b'{"text": "Oslo"}', [("wire#1", "Oslo")]),
    ],
)
def test_the_name_of_standard_input_tells_what_it_is(name: str, data: bytes, told: list[tuple[str, str]]) -> None:
    articles = read_articles(["-"], stdin=io.BytesIO(data), stdin_name=name, report=lambda e: pytest.fail(str(e)))
    assert [(a.document.replace(".gz", ""), a.text) for a in articles] == told


NGEC = {
    "id": "20230417-1", "date": "2023-04-17", "event_text": "Oslo invited Lima.", "pub_date": "2023-04-18",
    "headline": "Talks", "publisher": "Newswire", "story_id": "NW:1", "actor_text": "x",
}  # fmt: skip


@pytest.mark.parametrize(("name", "form"), [("a.json", "[{}]"), ("a.json", "{}"), ("a.jsonl", "{}\n{}\n")])
def test_records_of_ngec(here: Path, name: str, form: str) -> None:
    (here / name).write_text(form.replace("{}", json.dumps(NGEC)))
    for article in Reading(name).articles:
        assert (article.text, article.title) == ("Talks\n\nOslo invited Lima.", "Talks")
        assert (article.published, article.id, article.source) == (date(2023, 4, 17), "20230417-1", "Newswire")
        assert article.document in ("a.json", f"{name}#20230417-1")


def test_what_ngec_records_may_lack(here: Path) -> None:
    (here / "a.jsonl").write_text(json.dumps({k: v for k, v in NGEC.items() if k not in ("id", "date")}))
    (article,) = Reading("a.jsonl").articles
    assert (article.id, article.published, article.document) == ("NW:1", date(2023, 4, 18), "a.jsonl#NW:1")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"Oslo", "utf-8"),
        ("\ufeffOslo".encode("utf-16"), "utf-16-le"),
        ("Kur\u2019s Perú, São Tomé, Kōbe.".encode() + b" Per\xfa", "utf-8 and cp1252"),
    ],
)
def test_an_article_tells_its_encoding(here: Path, data: bytes, encoding: str) -> None:
    (here / "a.txt").write_bytes(data)
    assert [article.encoding for article in Reading("a.txt").articles] == [encoding]


def test_empty_standard_input_is_told() -> None:
    assert Reading("-", stdin=io.BytesIO(b"")).kinds == ["no_text"]


def test_the_given_date_is_kept_apart(here: Path) -> None:
    put("a.jsonl", '{"text": "Oslo.", "date": "2026-01-19"}\n{"text": "Lima."}')
    articles = Reading("a.jsonl", default_date=date(2020, 2, 2)).articles
    assert [(article.published, article.fallback_date) for article in articles] == [
        (date(2026, 1, 19), date(2020, 2, 2)),
        (None, date(2020, 2, 2)),
    ]


def test_the_id_of_an_article() -> None:
    assert Article(text="Oslo.", id="n1").article_id == "n1"
    assert Article(text="Oslo.").article_id == Article(text="Oslo.", document="b.txt").article_id
    assert len(Article(text="Oslo.").article_id) == 64


# --- errors --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (DiploError("broke"), "broke"),
        (InputError("broke", document="a.txt"), "a.txt: broke"),
        (
            InputError("broke", document="a.txt", where={"line": 3, "char": 7}, remedy="mend it"),
            "a.txt:3: broke; mend it",
        ),
        (UsageError("two\nlines", remedy="say one"), "two lines; say one"),
    ],
)
def test_an_error_says_itself_in_one_line(error: DiploError, said: str) -> None:
    assert str(error) == said


def test_an_error_survives_a_journey_between_processes() -> None:
    error = InputError("broke", document="a", where={"line": 1, "char": 2}, remedy="mend", kind="json", article_id="x")
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), vars(copy)) == (InputError, vars(error))
