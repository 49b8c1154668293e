"""Stage 1: web pages, feeds, archives, tables, compressed files and files that lie elsewhere, each of its real kind."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date as Day
from pathlib import Path
from urllib.request import urlopen

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from diplo_extract.articles import Article, read_articles
from diplo_extract.errors import DiploError
from diplo_extract.intake import ARTICLES, Columns
from diplo_extract.sources import Choice

PAGE = """<!doctype html><html><head><title>Newswire: Peru meets Chile</title>
<meta property="article:published_time" content="2024-05-14T08:00:00Z"><meta property="og:site_name" content="Newswire">
<script>document.write("evil")</script></head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Peru meets Chile</h1><p>The president of Peru met the president of Chile in Lima on Monday.</p>
<p>They spoke about trade &amp; a long border, and agreed to meet again in the autumn of next year.</p></article>
<footer>All rights reserved</footer></body></html>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Newswire</title>
<item><title>Peru meets Chile</title><link>http://news.example/1</link><guid>n1</guid><pubDate>Tue, 14 May 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Peru &amp;amp; Chile&lt;/p&gt;&lt;p&gt;met.&lt;/p&gt;</description></item>
<item><title>Ghana thanked Togo</title><link>http://news.example/2</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Newswire</title><entry><id>a1</id><title>Talks</title>
<updated>2024-05-14T08:00:00Z</updated><summary>Short.</summary><content type="html">Peru met Chile in Lima.</content></entry></feed>"""


def read(
    *paths: Path | str,
    columns: Columns | None = None,
    choice: Choice | None = None,
    encoding: str | None = None,
    max_bytes: int = 100_000,
) -> tuple[list[Article], list[str], list[str]]:
    """Articles, errors and notes."""
    errors: list[DiploError] = []
    notes: list[str] = []
    articles = list(
        read_articles(
            [str(p) for p in paths], stdin=io.BytesIO(), columns=columns, choice=choice, encoding=encoding,
            max_bytes=max_bytes, report=errors.append, note=notes.append,
        )
    )  # fmt: skip
    return articles, [str(error) for error in errors], notes


# --- pages and feeds -----------------------------------------------------------------------------------------------


def test_a_page_is_its_article_with_title_date_and_site(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (article,), errors, _ = read(tmp_path / "a.html")
    assert errors == []
    assert article.document == str(tmp_path / "a.html")
    assert article.text.startswith("Peru meets Chile\n")
    assert "met the president of Chile in Lima on Monday." in article.text
    assert "trade & a long border" in article.text
    assert not any(word in article.text for word in ("Sport", "evil", "rights", "<p>"))
    assert (article.published, article.source) == (Day(2024, 5, 14), "Newswire")


def test_a_date_in_the_text_of_a_page_is_not_its_own(tmp_path: Path) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-05-14T08:00:00Z">', "").replace(
        "Monday", "3 March 2021"
    )
    (tmp_path / "a.htm").write_text(page)
    assert read(tmp_path)[0][0].published is None


def test_a_page_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.replace("Peru", "Perú").encode("cp1252"))
    assert "Perú" in read(tmp_path, encoding="cp1252")[0][0].text


def test_a_page_without_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    assert read(tmp_path / "a.html")[1] == [f"{tmp_path}/a.html: holds no article text; give the article as text"]
    assert read(tmp_path) == ([], [], [f"{tmp_path}/a.html: holds no article text; passed over"])


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("a.rss", RSS, [("n1", "Peru meets Chile\n\nPeru & Chile\nmet.", Day(2024, 5, 14)), ("http://news.example/2", "Ghana thanked Togo", None)]),
        ("a.xml", RSS, [("n1", "Peru meets Chile\n\nPeru & Chile\nmet.", Day(2024, 5, 14)), ("http://news.example/2", "Ghana thanked Togo", None)]),
        ("a.atom", ATOM, [("a1", "Talks\n\nPeru met Chile in Lima.", Day(2024, 5, 14))]),
    ],
)  # fmt: skip
def test_feeds(tmp_path: Path, name: str, text: str, wanted: list[tuple[str, str, Day | None]]) -> None:
    (tmp_path / name).write_text(text)
    articles, errors, _ = read(tmp_path / name)
    assert [(a.id, a.text, a.published) for a in articles] == wanted
    assert articles[0].document == f"{tmp_path / name}#{wanted[0][0]}"
    assert errors == []


def test_xml_that_is_no_feed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<page>Peru met Chile.</page>")
    assert read(tmp_path / "a.xml")[1] == [f"{tmp_path}/a.xml: is no RSS or Atom feed; give web pages as .html"]
    assert read(tmp_path)[1] == []


@pytest.mark.parametrize("text", ["", "other.rss"])
def test_a_feed_names_no_file_to_read_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("other.rss").write_text(RSS)
    Path("a.rss").write_text(text)
    assert read("a.rss")[1] == ["a.rss: is no RSS or Atom feed; give web pages as .html"]


# --- archives ------------------------------------------------------------------------------------------------------


def archive(*, packed: bool) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    answers = [
        ("http://news.example/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("http://news.example/2", "404 Not Found", "text/html", PAGE.encode()),
        ("http://news.example/3.png", "200 OK", "image/png", b"\x89PNG"),
        ("http://news.example/4", "200 OK", "text/plain", b"Ghana thanked Togo."),
        ("http://news.example/5", "200 OK", "text/html", b"<html></html>"),
    ]
    for url, status, kind, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return buffer.getvalue()


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
def test_archives(tmp_path: Path, name: str, packed: bool) -> None:
    (tmp_path / name).write_bytes(archive(packed=packed))
    articles, errors, _ = read(tmp_path / name)
    assert [(a.id, a.text.split("\n")[0], a.published) for a in articles] == [
        ("http://news.example/1", "Peru meets Chile", Day(2024, 5, 14)),
        ("http://news.example/4", "Ghana thanked Togo.", None),
    ]
    assert len(errors) == 1


NO_ADDRESS = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 21\r\n\r\nGhana thanked Togo. \r\n\r\n\r\n"


@pytest.mark.parametrize("data", [b"Peru met Chile.", NO_ADDRESS])
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.warc").write_bytes(data)
    assert "is no WARC: " in read(tmp_path / "a.warc")[1][0]


# --- tables --------------------------------------------------------------------------------------------------------

TABLE = 'id,headline,body,when\n7,Talks,"Peru met Chile,\nin Lima.",2024-05-14\n8,,,\n9,,Ghana thanked Togo.,soon\n'
OWN = Columns(text="body", date="when")


def test_tables_by_the_usual_names_of_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ID,Title,Text,Date\r\n7,Talks,Peru met Chile.,2024-05-14\r\n")
    (article,), errors, _ = read(tmp_path)
    assert (article.document, article.text, article.published) == (
        f"{tmp_path}/a.csv#7",
        "Talks\n\nPeru met Chile.",
        Day(2024, 5, 14),
    )
    assert errors == []


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", TABLE), ("a.tsv", TABLE.replace(",", "\t").replace("Chile\t", "Chile,"))]
)
def test_tables_by_named_columns(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    articles, errors, notes = read(tmp_path / name, columns=OWN)
    assert [(a.id, a.text, a.published) for a in articles] == [
        ("7", "Talks\n\nPeru met Chile,\nin Lima.", Day(2024, 5, 14)),
        ("9", "Ghana thanked Togo.", None),
    ]
    assert errors == [f"{tmp_path / name}:2: is no article; give an object with a `text`"]
    assert "'soon' is not understood" in notes[0]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("\ufefftext\nPerú met Chile.\n".encode(), None),
        ("\ufefftext\nPerú met Chile.\n".encode("utf-16-le"), None),
        ("text\nPerú met Chile.\n".encode("cp1252"), "cp1252"),
    ],
)
def test_tables_in_other_encodings(tmp_path: Path, data: bytes, encoding: str | None) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert [a.text for a in read(tmp_path / "a.csv", encoding=encoding)[0]] == ["Perú met Chile."]


@pytest.mark.parametrize(
    ("text", "columns", "words"),
    [
        ("a,b\n1,2\n", Columns(text="body"), "has no column 'body'; --text-column takes one of a, b"),
        ("a,b\n1,2\n", None, "holds no article"),
        ('text\n"Peru\n', None, "not CSV: "),
        ("text\nPer\xfa\n", None, "is not UTF-8; name its encoding"),
    ],
)
def test_broken_tables(tmp_path: Path, text: str, columns: Columns | None, words: str) -> None:
    (tmp_path / "a.csv").write_bytes(text.encode("latin-1"))
    articles, errors, _ = read(tmp_path / "a.csv", columns=columns)
    assert articles == []
    assert words in errors[0]


def test_parquet(tmp_path: Path) -> None:
    rows = [{"id": i, "body": f"Peru met Chile {i} times.", "when": Day(2024, 5, 14)} for i in range(3)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    articles, errors, _ = read(tmp_path / "a.parquet", columns=OWN)
    assert [(a.id, a.text, a.published) for a in articles] == [
        (str(i), f"Peru met Chile {i} times.", Day(2024, 5, 14)) for i in range(3)
    ]
    assert errors == []
    (tmp_path / "b.parquet").write_bytes(b"PAR1nothing")
    assert "is no Parquet: " in read(tmp_path / "b.parquet")[1][0]


# --- compressed ----------------------------------------------------------------------------------------------------

PACKERS: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".zst": zstandard.compress}


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"Peru met Chile."),
        ("a.jsonl", b'{"text": "Peru met Chile."}\n'),
        ("a.csv", b"text\nPeru met Chile.\n"),
    ],
)
def test_compressed_files(tmp_path: Path, name: str, data: bytes, ending: str) -> None:
    (tmp_path / (name + ending)).write_bytes(PACKERS[ending](data))
    assert [a.text for a in read(tmp_path)[0]] == ["Peru met Chile."]


@pytest.mark.parametrize(("ending", "kind"), [(".gz", "gzip"), (".bz2", "bzip2"), (".zst", "zstd")])
def test_broken_and_boundless_compressed_files(tmp_path: Path, ending: str, kind: str) -> None:
    broken, huge = tmp_path / f"a.txt{ending}", tmp_path / f"b.txt{ending}"
    broken.write_bytes(b"Peru met Chile.")
    huge.write_bytes(PACKERS[ending](b"x" * 10_000_000))
    _, errors, _ = read(broken, huge)
    assert errors[0] == f"{broken}: is no whole {kind} file; compress it again, or give it unpacked"
    assert "is larger than 100,000 bytes" in errors[1]


# --- which files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        ({}, ["a.txt", "drafts/b.txt"]),
        ({"include": ("*.story",)}, ["c.story"]),
        ({"include": ("*.story", "a.*")}, ["a.txt", "c.story"]),
        ({"exclude": ("drafts",)}, ["a.txt"]),
        ({"exclude": ("*/drafts/*.txt",)}, ["a.txt"]),
        ({"hidden": True}, [".git/e.txt", ".h.txt", "a.txt", "drafts/b.txt"]),
        ({"links": True}, ["a.txt", "drafts/b.txt", "link.txt", "there/f.txt"]),
    ],
)
def test_which_files_of_a_folder(tmp_path: Path, choice: dict[str, object], names: list[str]) -> None:
    (tmp_path / "elsewhere").mkdir()
    here = tmp_path / "here"
    for name in ("a.txt", "drafts/b.txt", "c.story", "d.bin", ".h.txt", ".git/e.txt", "../elsewhere/f.txt"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("Peru met Chile.")
    (here / "link.txt").symlink_to(here / "a.txt")
    (here / "there").symlink_to(tmp_path / "elsewhere")
    (here / "loop").symlink_to(here)
    found = read(here, choice=Choice(ARTICLES, **choice))[0]  # type: ignore[arg-type]
    assert [a.document.removeprefix(f"{here}/") for a in found] == names


def test_binary_files_are_left_alone_unless_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Peru\0met")
    assert read(tmp_path) == ([], [], [f"{tmp_path}/a.txt: is binary, not text; passed over"])
    assert len(read(tmp_path / "a.txt")[1]) == 1


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("trafilatura", "a.html", "html"),
        ("feedparser", "a.rss", "feeds"),
        ("warcio.archiveiterator", "a.warc", "warc"),
        ("zstandard", "a.txt.zst", "zst"),
    ],
)
def test_a_missing_library_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str, extra: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    monkeypatch.setitem(sys.modules, module, None)
    for reader in ("web", "feeds", "archives"):
        monkeypatch.delitem(sys.modules, f"diplo_extract.intake.{reader}", raising=False)
    assert read(tmp_path / name)[1][0].endswith(f"which is not installed; pip install 'diplo-extract[{extra}]'")


# --- elsewhere -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of a bucket on a local S3 server with two articles and a picture."""
    port = 5000 + os.getpid() % 20_000
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    settings = {
        "AWS_ENDPOINT_URL": address,
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    before = {name: os.environ.get(name) for name in settings}
    try:
        _await(address)
        os.environ.update(settings)
        import boto3

        client = boto3.client("s3")
        client.create_bucket(Bucket="news")
        packed = gzip.compress(b'{"id": "7", "text": "Ghana thanked Togo."}\n')
        for name, data in {"2024/a.txt": b"Peru met Chile.", "2024/b.jsonl.gz": packed, "2024/c.png": b"x"}.items():
            client.put_object(Bucket="news", Key=name, Body=data)
        yield "s3://news"
    finally:
        server.terminate()
        server.wait(10)
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _await(address: str) -> None:
    for _ in range(200):
        try:
            urlopen(address, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def test_articles_in_a_bucket(bucket: str) -> None:
    articles, errors, _ = read(bucket)
    assert [(a.document, a.text) for a in articles] == [
        ("s3://news/2024/a.txt", "Peru met Chile."),
        ("s3://news/2024/b.jsonl.gz#7", "Ghana thanked Togo."),
    ]
    assert errors == []
    assert [a.text for a in read(f"{bucket}/2024/a.txt")[0]] == ["Peru met Chile."]


def test_what_is_not_in_the_bucket(bucket: str) -> None:
    assert read(f"{bucket}/2024/z.txt")[1] == ["s3://news/2024/z.txt: cannot be read: no such file; check the spelling"]


def test_an_address_of_no_known_kind() -> None:
    assert read("gopher://news/a.txt")[1][0].startswith("gopher://news/a.txt: cannot be read: ")
