"""Events printed before and read back: by `read_saved`, and by `diplo convert`."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from test_formats import TEXT, meeting, with_text, written
from test_render import event

from diplo_extract import cli
from diplo_extract.errors import DiploError
from diplo_extract.events import Event, EventWithText
from diplo_extract.saved import read_saved

ROOT = Path(__file__).resolve().parent.parent
TOLD = [event(), meeting(place=None), event(id="\u202e")]


def read(*paths: Path | str, stdin: bytes = b"") -> tuple[list[Event], list[str]]:
    errors: list[DiploError] = []
    events = list(read_saved([str(p) for p in paths], stdin=io.BytesIO(stdin), report=errors.append))
    return events, [str(error) for error in errors]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.ndjson", "a.parquet", "a.jsonl.gz"])
def test_what_was_written_is_read(tmp_path: Path, name: str) -> None:
    format = {"a.json": "json", "a.parquet": "parquet"}.get(name, "jsonl")
    data = written(TOLD, format)  # type: ignore[arg-type]
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read(tmp_path / name) == (TOLD, [])
    assert read(tmp_path) == (TOLD, [])


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_standard_input_tells_its_own_form(format: str) -> None:
    assert read("-", stdin=written(TOLD, format)) == (TOLD, [])  # type: ignore[arg-type]
    assert read("-", stdin=b"") == ([], [])


def test_articles_come_along(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(written([with_text(event())], "jsonl"))
    (found,), _ = read(tmp_path / "a.jsonl")
    assert isinstance(found, EventWithText)
    assert found.article.text == TEXT


def test_what_is_no_event_is_told_with_its_line_and_costs_nothing_else(tmp_path: Path) -> None:
    good = written([event()], "jsonl").decode()
    other = json.dumps(json.loads(good) | {"schema_version": "2.0.0"})
    (tmp_path / "a.jsonl").write_text(good + "{broken\n\n" + '{"id": "x"}\n' + "3\n" + other + "\n" + good)
    events, errors = read(tmp_path / "a.jsonl")
    assert events == [event(), event()]
    start = f"{tmp_path / 'a.jsonl'}:"
    assert [error.removeprefix(start).split(";")[0] for error in errors] == [
        "2: not JSON: Expecting property name enclosed in double quotes",
        "4: no event: type: field required",
        "5: no event: input should be a valid dictionary or instance of event",
        " event of schema 2.0.0",
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.json", b"[{", "not JSON: "),
        ("a.json", b"\xff\x00\x00", "binary"),
        ("a.parquet", b"PAR1", "no Parquet: "),
        ("a.jsonl.gz", b"no gzip", "is no whole gzip file"),
    ],
)
def test_a_broken_file_is_told(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "b.jsonl").write_bytes(written([event()], "jsonl"))
    events, errors = read(tmp_path / name, tmp_path / "b.jsonl")
    assert events == [event()]
    assert len(errors) == 1
    assert words in errors[0]


def test_a_missing_library_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert read(tmp_path / "a.parquet")[1][0].endswith("pip install 'diplo-extract[parquet]'")


# --- diplo convert -------------------------------------------------------------------------------------------------


@pytest.fixture
def convert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., tuple[int, bytes, bytes]]:
    """Runs `diplo convert` on three saved events."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.jsonl").write_bytes(written(TOLD, "jsonl"))

    def call(*arguments: str) -> tuple[int, bytes, bytes]:
        code = cli.run(["convert", *arguments])
        return code, *capfdbinary.readouterr()

    return call


def test_convert_to_a_file_by_its_ending(convert: Callable[..., tuple[int, bytes, bytes]], tmp_path: Path) -> None:
    for name, format in (("a.csv", "csv"), ("a.parquet", "parquet"), ("a.json", "json")):
        assert convert("events.jsonl", "-o", name) == (0, b"", b"")
        assert (tmp_path / name).read_bytes() == written(TOLD, format)  # type: ignore[arg-type]
    assert convert("a.parquet", "--jsonl")[1] == (tmp_path / "events.jsonl").read_bytes()


@pytest.mark.parametrize("format", ["xlsx", "parquet"])
def test_a_terminal_gets_no_binary_data(
    convert: Callable[..., tuple[int, bytes, bytes]], monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    assert convert("events.jsonl", "-f", format)[1][:2] in (b"PK", b"PA")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    error = f"diplo: {format} is nothing for a terminal; write it to a file with -o\n".encode()
    assert convert("events.jsonl", "-f", format) == (2, b"", error)
    assert convert("events.jsonl", "-f", format, "-o", "a.out")[0] == 0


PACKERS = {".gz": "gzip -dc", ".bz2": "bzip2 -dc", ".zst": "zstd -dc"}


@pytest.mark.parametrize(("ending", "unpack"), PACKERS.items())
def test_convert_packs_by_the_last_ending(
    convert: Callable[..., tuple[int, bytes, bytes]], tmp_path: Path, ending: str, unpack: str
) -> None:
    packed = set[bytes]()
    for name in (f"a.jsonl{ending}", f"b.JSONL{ending.upper()}"):  # neither a name nor a time goes along
        assert convert("events.jsonl", "-o", name) == (0, b"", b"")
        packed.add((tmp_path / name).read_bytes())
    assert len(packed) == 1
    assert len(packed.pop()) < len((tmp_path / "events.jsonl").read_bytes())
    assert convert(f"a.jsonl{ending}", "--jsonl")[1] == (tmp_path / "events.jsonl").read_bytes()
    assert convert("events.jsonl", "-o", f"a.csv{ending}")[0] == 0
    if shutil.which(unpack.split(maxsplit=1)[0]):
        said = subprocess.run(
            f"{unpack} < {tmp_path}/a.jsonl{ending} | jq -r .id", shell=True, capture_output=True, check=True
        )
        assert said.stdout.decode().split() == [e.id for e in TOLD]


def test_a_packed_file_is_whole_or_untouched(
    convert: Callable[..., tuple[int, bytes, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl.gz").write_text("old")
    assert convert("events.jsonl", "-f", "doccano", "-o", "a.jsonl.gz")[0] == 2
    assert (tmp_path / "a.jsonl.gz").read_text() == "old"
    monkeypatch.setitem(sys.modules, "zstandard", None)
    code, _, err = convert("events.jsonl", "-o", "a.jsonl.zst")
    assert (code, err) == (
        2,
        b"diplo: .zst needs zstandard, which is not installed; pip install 'diplo-extract[zst]'\n",
    )
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_packed_events_are_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "events.jsonl.gz").write_bytes(gzip.compress(written(TOLD, "jsonl")))
    assert cli.run(["network", str(tmp_path / "events.jsonl.gz")]) == 0
    assert capsys.readouterr().out.count(" – ") == 3


def test_convert_filters_and_counts(convert: Callable[..., tuple[int, bytes, bytes]]) -> None:
    code, out, err = convert("events.jsonl", "--type", "meet", "-f", "plain")
    assert (code, out.count(b"\n"), err) == (0, 1, b"diplo: 1 event\n")
    assert convert("events.jsonl", "--type", "expel", "-e", "-q") == (4, b"", b"")


def test_convert_tells_what_failed(convert: Callable[..., tuple[int, bytes, bytes]], tmp_path: Path) -> None:
    with (tmp_path / "events.jsonl").open("ab") as file:
        file.write(b"{}\n")
    code, out, err = convert("events.jsonl", "--jsonl", "--errors", "bad.jsonl")
    assert (code, out.count(b"\n")) == (3, 3)
    assert err.startswith(b"diplo: events.jsonl:4: no event: id: field required; ")
    assert json.loads((tmp_path / "bad.jsonl").read_text())["where"] == {"line": 4, "char": 1}


def test_convert_of_a_folder_without_events(convert: Callable[..., tuple[int, bytes, bytes]], tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    code, out, err = convert("articles", "-q")
    assert (code, out) == (3, b"")
    assert err.startswith(b"diplo: articles: holds no file of events; give events as ")


def test_convert_needs_the_articles_for_some_formats(convert: Callable[..., tuple[int, bytes, bytes]]) -> None:
    code, _, err = convert("events.jsonl", "-f", "doccano")
    assert code == 2
    assert err.startswith(b"diplo: event e1 comes without its article's text; ")


def test_convert_of_json_lines_never_imports_spacy(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_bytes(written(TOLD, "jsonl"))
    code = (
        "import sys; from diplo_extract.cli import run\n"
        f"code = run(['convert', {str(tmp_path / 'events.jsonl')!r}, '-f', sys.argv[1]])\n"
        "sys.exit(code or bool({'spacy', 'numpy', 'dateparser'} & set(sys.modules)))"
    )
    for format in ("table", "csv", "markdown", "geojson", "polecat"):
        subprocess.run([sys.executable, "-c", code, format], cwd=ROOT, check=True, capture_output=True)
