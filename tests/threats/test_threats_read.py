"""Threats 16 to 32: files that are no articles, or are meant to hurt whoever reads them, cost an error record at most."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from diplo_extract import cli
from diplo_extract.articles import Article, read_articles
from diplo_extract.errors import DiploError
from diplo_extract.files import find_sources

ROOT = Path(__file__).resolve().parent.parent.parent
DIPLO = [sys.executable, "-m", "diplo_extract"]


def read(*paths: Path | str, **options: Any) -> tuple[list[Article], list[DiploError], list[str]]:
    """Articles, errors and notes."""
    errors: list[DiploError] = []
    notes: list[str] = []
    found = read_articles(
        [str(p) for p in paths], stdin=io.BytesIO(), report=errors.append, note=notes.append, **options
    )
    return list(found), errors, notes


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """The block takes no more CPU seconds, and comes to an end within a minute."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(60)
    began = time.process_time()
    try:
        yield
    finally:
        signal.alarm(0)
    assert time.process_time() - began <= seconds


@pytest.mark.parametrize("name", ["a.txt.gz", "a.json.gz", "a.jsonl.gz", "a.html.gz", "a.csv.gz", "a.rss.gz"])
def test_threat_16_packed_bombs(tmp_path: Path, name: str) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as file:
        for _ in range(100):
            file.write(bytes(1 << 20) if name.startswith("a.json") else b"x" * (1 << 20))
    (tmp_path / name).write_bytes(packed.getvalue())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with within(1.0):
        articles, errors, _ = read(tmp_path / name)
    assert articles == []
    assert len(errors) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 120_000  # kB; a few copies of 20 MB


def test_threat_17_archives_are_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../escaped.txt", "Peru met Chile.")
    assert [e.kind for e in read(tmp_path / "a.zip")[1]] == ["encoding"]
    assert read(tmp_path) == ([], [], [])
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
XML = {
    "laughs": f'<!DOCTYPE r [<!ENTITY l0 "lol">{LAUGHS}]>|&l9;',
    "outside": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>|&x;',
    "network": '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/evil.dtd">|x',
}


@pytest.mark.parametrize("payload", XML)
@pytest.mark.parametrize("ending", ["rss", "html"])
def test_threat_18_entities(tmp_path: Path, payload: str, ending: str) -> None:
    kind, text = XML[payload].split("|")
    body = f"<rss version='2.0'><channel><item><title>A {text} B</title></item></channel></rss>"
    if ending == "html":
        body = f"<html><body><article><p>Peru met Chile in Lima on Monday. {text} They spoke of trade.</p></article></body></html>"
    (tmp_path / f"a.{ending}").write_text(f"<?xml version='1.0'?>{kind}{body}")
    with within(5.0):
        articles, errors, _ = read(tmp_path / f"a.{ending}")
    assert len(articles) + len(errors) == 1
    assert not any("root:" in a.text or a.text.count("lol") > 9 for a in articles)


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_threat_19_deep_pages(tmp_path: Path, tag: str) -> None:
    read_nothing = tmp_path / "b.html"
    read_nothing.write_text("<p>")
    read(read_nothing)
    (tmp_path / "a.html").write_text(
        f"<html><body>{f'<{tag}>' * 100_000}Peru met Chile.{f'</{tag}>' * 100_000}</body></html>"
    )
    with within(3.0):
        articles, errors, _ = read(tmp_path / "a.html")
    assert len(articles) + len(errors) == 1


JSON = ("[" * 100_000, '{"text": "Peru met Chile.", "id": ' + "9" * 5000 + "}", '{"a":' * 2000, '{"text": "x', '"\\ud800', "nul")  # fmt: skip


@pytest.mark.parametrize("line", JSON)
@pytest.mark.parametrize("ending", ["jsonl", "json"])
def test_threat_20_broken_json(tmp_path: Path, line: str, ending: str) -> None:
    (tmp_path / f"a.{ending}").write_text(f'{line}\n{{"text": "Peru met Chile."}}\n')
    articles, errors, _ = read(tmp_path / f"a.{ending}")
    assert [e.kind for e in errors] == ["json"]
    assert [a.text for a in articles] == ["Peru met Chile."][: ending == "jsonl"]


@pytest.mark.parametrize(
    "line", ['{"text": "Peru met Chile.", "id": NaN}', '{"text": "no", "text": "Peru met Chile."}']
)
def test_threat_20_odd_json(tmp_path: Path, line: str) -> None:
    """No id of NaN comes out; of doubled keys the last counts, as in every reader of JSON."""
    (tmp_path / "a.jsonl").write_text(line)
    (article,), errors, _ = read(tmp_path / "a.jsonl")
    assert (article.text, article.id, errors) == ("Peru met Chile.", None, [])


def test_threat_21_nul_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Peru\0met")
    (tmp_path / "b.txt").write_bytes(b"x" * 9000 + b"\0Peru")
    (article,), errors, notes = read(tmp_path)
    assert article.text == "x" * 9000 + "\ufffdPeru"
    assert (errors, len(notes)) == ([], 1)


WORDS = {
    "utf-8": "Перу, Perú, 日本", "utf-8-sig": "Perú", "utf-16": "Perú 日本", "utf-32": "Perú 日本", "utf-16-le": "", "cp1252": "Perú — “São Paulo”", "latin-1": "Perú",
    "iso8859-15": "Perú", "cp1251": "Президент Перу встретился с президентом Чили в Лиме", "koi8-r": "Президент Перу встретился с президентом Чили",
    "gb18030": "秘鲁总统周一在利马会见了智利总统", "shift_jis": "ペルーの大統領は月曜日にリマでチリの大統領と会談した",
}  # fmt: skip


@pytest.mark.parametrize("codec", WORDS)
def test_threat_22_encodings(tmp_path: Path, codec: str) -> None:
    """UTF with a mark is read as it is; the rest is read as named, and without a name with a remark, if it can be."""
    text = WORDS[codec] or "Peru"
    (tmp_path / "a.txt").write_bytes(text.encode(codec))
    if codec != "utf-16-le":
        assert [a.text for a in read(tmp_path / "a.txt", encoding=codec)[0]] == [text]
    articles, errors, notes = read(tmp_path / "a.txt")
    if codec.startswith("utf") and codec != "utf-16-le":
        assert ([a.text for a in articles], errors, notes) == ([text], [], [])
    else:
        assert bool(notes) != bool(errors)


def test_threat_22_stray_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Perú met São Tomé — ".encode() + b"caf\xe9")
    (article,), _, notes = read(tmp_path / "a.txt")
    assert article.text == "Perú met São Tomé — café"
    assert "1 bytes are not UTF-8 and were read as Windows-1252" in notes[0]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_threat_23_byte_order_marks(tmp_path: Path, codec: str) -> None:
    (tmp_path / "a.txt").write_bytes("Peru".encode(codec))
    (tmp_path / "b.jsonl").write_bytes('{"text": "Peru"}\n'.encode(codec))
    assert [a.text for a in read(tmp_path)[0]] == ["Peru", "Peru"]


def test_threat_24_lone_surrogates(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a\\ud800b", "title": "\\udfff", "id": "\\ud800"}')
    (article,), errors, _ = read(tmp_path / "a.jsonl")
    assert (article.text, article.id, errors) == ("\ufffd\n\na\ufffdb", "\ufffd", [])


def test_threat_25_odd_file_names(tmp_path: Path) -> None:
    names = [b"\xff\xfe.txt", b"a\nb.txt", b"c\x1b[2J.txt", "é\u202e.txt".encode()]
    for name in names:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text("Norway invited Denmark to Oslo on Monday.")
    said = subprocess.run(
        [*DIPLO, "extract", str(tmp_path), "--jsonl", "--no-cache"], cwd=ROOT, capture_output=True, check=False
    )
    assert (said.returncode, said.stderr) == (0, b"")
    documents = [json.loads(line)["evidence"][0]["document"] for line in said.stdout.splitlines()]
    assert sorted(d.removeprefix(f"{tmp_path}/") for d in documents) == sorted(["\\xff\\xfe.txt", "a\nb.txt", "c\x1b[2J.txt", "é\u202e.txt"])  # fmt: skip
    plain = subprocess.run(
        [*DIPLO, "extract", str(tmp_path), "-f", "plain", "--no-cache"], cwd=ROOT, capture_output=True, check=True
    )
    assert b"\x1b" not in plain.stdout
    assert plain.stdout.count(b"\n") == 4


def test_threat_26_what_is_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        here = Path.cwd()
        os.chdir(tmp_path)
        listening.bind("c.txt")
        os.chdir(here)
        with within(1.0):
            assert read(tmp_path) == ([], [], [])
            _, errors, _ = read(*(tmp_path / f"{name}.txt" for name in "abc"))
    assert [e.message for e in errors] == ["is no regular file"] * 3


def test_threat_27_links_that_lead_in_circles(tmp_path: Path) -> None:
    from diplo_extract.sources import Choice

    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Peru met Chile.")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/self").symlink_to("self")
    (tmp_path / "out.txt").write_text("x")
    (tmp_path / "in/out.txt").symlink_to(tmp_path / "out.txt")
    assert len(read(tmp_path / "in")[0]) == 1
    assert len(read(tmp_path / "in", choice=Choice((".txt",), links=True))[0]) == 2
    assert read(tmp_path / "in/self")[1][0].kind == "io"


def test_threat_28_ids_name_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    monkeypatch.chdir(inside)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("a.jsonl").write_text('{"id": "../../escaped", "text": "Norway invited Denmark to Oslo on Monday."}\n')
    assert cli.run(["extract", "a.jsonl", "-o", "e.jsonl", "-q"]) == 0
    assert "escaped" in Path("e.jsonl").read_text("utf-8")
    assert not [path for path in tmp_path.rglob("*") if "escaped" in path.name]


def test_threat_29_deep_folders_and_long_names(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path, os.O_RDONLY)
    for _ in range(5000):
        os.mkdir("d", dir_fd=descriptor)
        inner = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = inner
    os.close(descriptor)
    (tmp_path / "a.txt").write_text("Peru met Chile.")
    errors: list[DiploError] = []
    with within(20.0):
        found = find_sources([str(tmp_path), "x" * 5000], report=errors.append)
    assert len(found) == 1
    assert {e.kind for e in errors} == {"io"}
    assert all("too long" in e.message for e in errors)
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


def test_threat_30_forbidden_vanishing_and_growing_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text("Peru met Chile.")
    really = os.open

    def opening(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        name = Path(os.fsdecode(path)).name if not isinstance(path, int) else ""
        if name == "a.txt":
            raise PermissionError(13, "Permission denied", path)
        if name == "b.txt":
            Path(path).unlink()
        if name == "c.txt":
            with Path(path).open("a") as more_text:
                more_text.write(" They spoke.")
        return really(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", opening)
    articles, errors, _ = read(tmp_path)
    assert [a.text for a in articles] == ["Peru met Chile. They spoke.", "Peru met Chile."]
    assert [Path(e.document or "").name for e in errors] == ["a.txt", "b.txt"]
    assert all(e.remedy for e in errors)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_threat_31_full_disk(tmp_path: Path) -> None:
    """test_faults.py fails every single open, write, fsync and rename in turn."""
    (tmp_path / "a.txt").write_text("Norway invited Denmark to Oslo on Monday.")
    said = subprocess.run(
        [*DIPLO, "extract", str(tmp_path), "-o", "/dev/full", "--jsonl", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.count("\n") == 1
    assert said.stderr.startswith("diplo: /dev/full: cannot be written (no space left on device); ")


def test_threat_32_broken_pipe(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text("Norway invited Denmark to Oslo on Monday.")
    script = f"set -o pipefail; {' '.join(DIPLO)} extract {tmp_path} --jsonl --no-cache | head -n 1 >/dev/null"
    said = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
