"""Help and completion: examples that run, words that exist, and no waiting for either."""

from __future__ import annotations

import io
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from spacy.language import Language
from typer.main import get_command

from diplo_extract import cli
from diplo_extract.cli import painting
from diplo_extract.cli.app import app
from diplo_extract.cli.guide import EXAMPLES, short_help, wanted_help
from diplo_extract.cli.inputs import Knowledge
from diplo_extract.cli.settings import options_of
from diplo_extract.cli.tab import MANY, SLOTS, STATUSES, VALUES, WHEN, answer, event_types, offers
from diplo_extract.comparison import SLOTS as COMPARED
from diplo_extract.events import Status
from diplo_extract.render import FORMATS
from diplo_extract.rules import load_rules

ROOT = Path(__file__).resolve().parent.parent
GROUP = get_command(app)
COMMANDS = sorted(options_of(GROUP))
LINES = {line: command for command, lines in EXAMPLES.items() for line, _ in lines}
MEETING = "Kenyan President Amina Otieno met Norwegian Foreign Minister Nils Berg in Nairobi on 2 March 2026.\n"


# --- examples ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_leads_with_examples(command: str) -> None:
    shown = wanted_help(GROUP, [*command.split(), "--help"]) or ""
    usage, examples, about, *_ = shown.split("\n\n")
    assert usage.startswith(f"Usage: diplo {command} [OPTIONS]")
    lines = examples.splitlines()
    assert len(lines) in (2, 3), f"give {command} two or three lines in cli/guide.py"
    assert all(f"diplo {command}" in line for line in lines)
    assert about.startswith("  ")
    assert not [line for line in shown.splitlines() if len(line) > 80]
    assert "<" not in shown.replace("<=", "")


def test_examples_are_of_commands_that_are_there() -> None:
    assert set(EXAMPLES) - {""} == set(COMMANDS)
    assert len(EXAMPLES[""]) == 3
    assert max(map(len, short_help().splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["-h"], "diplo [OPTIONS] COMMAND"),
        (["--config", "gone.toml", "extract", "a.txt", "-h"], "diplo extract"),
        (["rules", "check", ".", "--help"], "diplo rules check"),
        (["rules", "--type", "check", "new", "--help"], "diplo rules new"),
        (["extract", "--", "--help"], None),
        (["extrakt", "--help"], None),
        (["extract"], None),
    ],
)
def test_whose_help_is_wanted(arguments: list[str], usage: str | None) -> None:
    shown = wanted_help(GROUP, arguments)
    assert (shown and shown.startswith(f"Usage: {usage}")) == (usage and True)


@pytest.fixture(scope="module")
def saved(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name: articles, events found in them, gold, rules of one's own."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "articles").mkdir()
    (folder / "articles" / "a.txt").write_text(MEETING)
    (folder / "article.txt").write_text(MEETING)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(Knowledge, "pipeline_loaded", lambda self: nlp)
        assert cli.run(["extract", "articles", "--with-text", "-o", "events.jsonl"]) == 0
    (folder / "old.jsonl").write_text("")
    (folder / "names.csv").write_text("name,country\nAda Berg,NOR\n")
    shutil.copy(folder / "events.jsonl", folder / "new.jsonl")
    (folder / "gold").mkdir()
    meeting = {"type": "meet", "participants": [{"role": "participant", "name": "Amina Otieno"}]}
    (folder / "gold" / "a.json").write_text(json.dumps({"events": [meeting]}))
    return folder


@pytest.fixture
def desk(saved: Path, nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it to stand in, with the pipeline loaded once for all."""
    folder = shutil.copytree(saved, tmp_path / "desk")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(Knowledge, "pipeline_loaded", lambda self: nlp)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    return folder


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
@pytest.mark.parametrize("line", LINES)
def test_every_example_runs(
    desk: Path, line: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    if LINES[line] == "rules check":  # rules of one's own hold for the whole process
        assert cli.run(["rules", "new", "blockade"]) == 0
        command_line = [sys.executable, "-m", *line.replace("diplo", "diplo_extract").split()]
        assert subprocess.run(command_line, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False).returncode == 0
        return
    if line == "diplo scale articles/ -o results":
        pytest.skip("the same on one core is run")
    before, data = {path.name for path in desk.iterdir()}, b""
    for part in line.split(" | "):
        if not part.startswith("diplo "):
            data = subprocess.run(["bash", "-c", part], input=data, capture_output=True, check=True).stdout
            continue
        words, _, target = part.removeprefix("diplo ").partition(" > ")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = cli.run([word.strip("'\"") for word in words.split()])
        data, said = capfdbinary.readouterr()
        assert code == (1 if LINES[line] == "diff" else 0), said
        if target:
            (desk / target).write_bytes(data)
    assert data or before < {path.name for path in desk.iterdir()} or " -o events.jsonl" in line


# --- completion ----------------------------------------------------------------------------------------------------


def test_the_words_offered_are_those_that_are_taken() -> None:
    assert event_types() == sorted(load_rules().types)
    assert get_args(Status) == STATUSES
    assert SLOTS == COMPARED
    assert WHEN == painting.WHEN
    assert set(VALUES["--format"](None)) == set(FORMATS)
    options = {f"--{name}" for found in options_of(GROUP).values() for name in found}
    assert set(VALUES) | MANY <= options


def test_types_of_ones_own_rules(desk: Path) -> None:
    (desk / "blockade.yaml").write_text("# One.\nevent: blockade\n")
    assert "blockade" in [word for word, _ in offers(GROUP, ["extract", "--rules", ".", "--type"], "b")]


@pytest.mark.parametrize(
    ("before", "incomplete", "wanted"),
    [
        ([], "e", ["extract", "explain", "eval"]),
        (["--isolated", "--config", "x.toml"], "ex", ["extract", "explain"]),
        ([], "--is", ["--isolated"]),
        (["rules"], "", ["check", "new"]),
        (["rules", "check"], "--m", ["--model"]),
        (["extract"], "--forma", ["--format"]),
        (["extract", "a.txt", "--format", "csv"], "--forma", []),
        (["extract", "--type", "meet"], "--ty", ["--type"]),
        (["extract", "-f"], "js", ["json", "jsonl", "jsonld"]),
        (["extract"], "--format=jsonl", ["--format=jsonl", "--format=jsonld"]),
        (["extract", "--format", "="], "geo", ["geojson"]),
        (["extract", "--format"], "=", list(FORMATS)),
        (["extract", "--type"], "meet,vi", ["meet,visit"]),
        (["timeline", "--status"], "p", ["planned", "possible"]),
        (["diff", "--ignore"], "conf", ["confidence"]),
        (["extract"], "", []),  # a file
        (["extract", "--output"], "ev", []),
        (["extract", "--"], "--f", []),
        (["extrakt"], "", []),
    ],
)
def test_what_is_offered(before: list[str], incomplete: str, wanted: list[str]) -> None:
    assert [word for word, _ in offers(GROUP, before, incomplete)] == wanted


@pytest.mark.parametrize(
    ("shell", "line", "action", "wanted"),
    [
        ("zsh", "diplo ex", "", (0, "_arguments '*: :((\"extract\":\"Find the events in articles\"\n\"explain\":\"Show how an article s events were found\"))'")),
        ("zsh", "diplo extract ", "", (0, "_files")),
        ("zsh", "diplo extract 'a b", "", (0, "_files")),
        ("fish", "diplo ev", "get-args", (0, "eval\tScore found events against gold")),
        ("fish", "diplo extract -f pq", "is-args", (1, "")),
        ("fish", "diplo extract --status neg", "get-args", (0, "negated")),
        ("fish", "diplo extract --status neg", "is-args", (0, "")),
        ("powershell", "diplo ex", "", None),
    ],
)  # fmt: skip
def test_what_shells_are_told(shell: str, line: str, action: str, wanted: tuple[int, str] | None) -> None:
    environment = {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": action}
    assert answer(GROUP, f"complete_{shell}", environment) == wanted


SHELLS = {
    "bash": 'COMP_WORDS=({words}); COMP_CWORD={at}; _diplo_completion diplo; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "fish": 'complete -C "{line}"',
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    (tmp_path / "diplo").write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m diplo_extract "$@"\n')
    (tmp_path / "diplo").chmod(0o755)
    ask = SHELLS[shell].format(words="diplo extract --type meet,vi", at=3, line="diplo extract --type meet,vi")
    script = f"export PATH={tmp_path}:$PATH\ndiplo --show-completion {shell} > {tmp_path}/s\nsource {tmp_path}/s\n{ask}"
    # typer asks the processes above which shell this is.
    said = subprocess.run([shell, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["meet,visit"]


# --- quickness -----------------------------------------------------------------------------------------------------

QUICK: dict[str, tuple[list[str], dict[str, str]]] = {
    "nothing": ([], {}),
    "help": (["--help"], {}),
    "help of a command": (["extract", "--help"], {}),
    "bash": ([], {"_DIPLO_COMPLETE": "complete_bash", "COMP_WORDS": "diplo extract --type me", "COMP_CWORD": "3"}),
    "zsh": ([], {"_DIPLO_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "diplo extract --format js"}),
    "fish": ([], {"_DIPLO_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": "diplo ex", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
}  # fmt: skip


@pytest.mark.parametrize("what", QUICK)
def test_help_and_completion_load_nothing_heavy(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, environment = QUICK[what]
    heavy = {"spacy", "numpy", "rich", "yaml", "dateparser", "pydantic"}
    code = f"import sys; from diplo_extract.cli import run; run({arguments}); print({heavy} & set(sys.modules))"
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert len(shown.stdout.splitlines()) > 1
    assert shown.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize("what", QUICK)
def test_help_and_completion_take_under_015_seconds(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, environment = QUICK[what]
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    diplo = [sys.executable, "-m", "diplo_extract", *arguments]
    # On a machine with more to do everything takes longer, Python's own start too (0.011 s on an idle one).
    assert any(_seconds(diplo) < max(0.15, 12 * _seconds([sys.executable, "-c", "pass"])) for _ in range(20))


def _seconds(command: list[str]) -> float:
    """CPU time of a run in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
