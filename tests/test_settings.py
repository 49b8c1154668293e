"""Settings: what options are given beforehand, where they are looked for and which of two wins."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from diplo_extract import cli
from diplo_extract.cli.app import app
from diplo_extract.cli.settings import Setting, default_map, find_settings, options_of, project_file, show_settings
from diplo_extract.cli.settings_schema import settings_schema
from diplo_extract.errors import UsageError

OPTIONS = options_of(get_command(app))


def settings_of(
    folder: Path, text: str = "", environment: dict[str, str] | None = None, user: str = ""
) -> dict[str, dict[str, Any]]:
    """Command -> option -> value, of a project's file, the environment and a user's file."""
    project, own = folder / "diplo.toml", folder / "own.toml"
    project.write_text(text)
    own.write_text(user)
    found = find_settings(OPTIONS, environment=environment or {}, project=project, user=own)
    return {command: {name: s.value for name, s in of.items()} for command, of in found.items() if of}


@pytest.mark.parametrize(
    ("text", "environment", "user", "extract"),
    [
        ("", {}, "", {}),
        ('[extract]\nformat = "jsonl"', {}, "", {"format": "jsonl"}),
        ('[extract]\ntype = "meet"', {}, "", {"type": ["meet"]}),
        ('[extract]\ntype = ["meet", "call"]', {}, "", {"type": ["meet", "call"]}),
        ("[extract]\nmax_bytes = 1000", {}, "", {"max-bytes": "1000"}),
        ("[extract]\nsince = 2026-01-19", {}, "", {"since": "2026-01-19"}),
        ("[extract]\nno-progress = true", {}, "", {"no-progress": True}),
        # later wins: user, project, environment
        ('[extract]\nformat = "json"', {}, '[extract]\nformat = "plain"', {"format": "json"}),
        ("", {}, '[extract]\nformat = "plain"', {"format": "plain"}),
        ('[extract]\nformat = "json"', {"DIPLO_FORMAT": "table"}, "", {"format": "table"}),
        ("", {"DIPLO_TYPE": "meet,call"}, "", {"type": ["meet,call"]}),
        ("", {"DIPLO_STRICT": "1"}, "", {"strict": True}),
        ("[extract]\nstrict = true", {"DIPLO_STRICT": "no"}, "", {"strict": False}),
        # no settings
        ("", {"DIPLO_DEBUG": "1", "DIPLO_OTHER": "1", "FORMAT": "json"}, "", {}),
    ],
)
def test_what_extract_is_told(
    tmp_path: Path, text: str, environment: dict[str, str], user: str, extract: dict[str, Any]
) -> None:
    assert settings_of(tmp_path, text, environment, user).get("extract", {}) == extract


def test_a_setting_is_of_all_commands_that_have_the_option(tmp_path: Path) -> None:
    found = settings_of(tmp_path, 'encoding = "cp1252"\n[explain]\nencoding = "utf-8"')
    readers = {"extract", "eval", "report", "scale", "timeline", "network"}
    assert found == {"explain": {"encoding": "utf-8"}} | {command: {"encoding": "cp1252"} for command in readers}


def test_errors_is_a_file_to_some_commands_and_a_switch_to_another(tmp_path: Path) -> None:
    file = {"errors": str(tmp_path / "bad.jsonl")}
    assert settings_of(tmp_path, 'errors = "bad.jsonl"') == {"extract": file, "convert": file}
    assert settings_of(tmp_path, "errors = true") == {"eval": {"errors": True}}
    found = settings_of(tmp_path, "", {"DIPLO_ERRORS": "bad.jsonl"})
    assert found == {"extract": {"errors": "bad.jsonl"}, "convert": {"errors": "bad.jsonl"}}


def test_files_count_from_the_folder_of_the_settings(tmp_path: Path) -> None:
    assert settings_of(tmp_path, '[rules.check]\nactors = "names.csv"') == {
        "rules check": {"actors": str(tmp_path / "names.csv")}
    }
    assert settings_of(tmp_path, '[extract]\noutput = "-"')["extract"] == {"output": "-"}
    assert settings_of(tmp_path, 'rules = "mine"')["extract"] == {"rules": str(tmp_path / "mine")}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('formatt = "json"', "formatt is no setting; did you mean format?"),
        ('[extract]\nformatt = "json"', "[extract] formatt is no setting; did you mean format?"),
        ('[explain]\nformat = "json"', "[explain] format is no setting"),
        ("[rules.check]\nformat = 1", "[rules.check] format is no setting"),
        ("json = true", "json is no setting"),
        ('quiet = "yes"', "quiet has a value of the wrong kind; it takes true or false"),
        ("format = true", "format has a value of the wrong kind; it takes a text"),
        ("[extract]\ntype = [1]", "[extract] type has a value of the wrong kind; it takes a text or a list of texts"),
        ("extract = 1", "extract is no table; write [extract]"),
        ("format = ", "not TOML: "),
    ],
)
def test_a_wrong_setting_names_its_file(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        settings_of(tmp_path, text)
    assert str(raised.value).startswith(f"{tmp_path / 'diplo.toml'}: {words}")


def test_a_switch_in_the_environment_is_yes_or_no(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="DIPLO_QUIET: 'maybe' is neither yes nor no"):
        settings_of(tmp_path, "", {"DIPLO_QUIET": "maybe"})


@pytest.mark.parametrize(
    ("files", "inputs", "found", "passed"),
    [
        ({"diplo.toml": ""}, ["articles"], "diplo.toml", []),
        ({"pyproject.toml": "[tool.diplo]\nquiet = true"}, ["articles"], "pyproject.toml", []),
        ({"pyproject.toml": "[tool.ruff]"}, ["articles"], None, []),
        ({"pyproject.toml": "broken"}, ["articles"], None, []),
        ({"diplo.toml": "", "pyproject.toml": "[tool.diplo]\nquiet = true"}, ["articles"], "diplo.toml", []),
        ({"diplo.toml": ""}, ["."], None, ["diplo.toml"]),
        ({"diplo.toml": ""}, ["a.txt"], None, ["diplo.toml"]),
        ({"diplo.toml": "", "articles/diplo.toml": ""}, ["articles"], "diplo.toml", []),
    ],
)
def test_where_a_projects_settings_are_looked_for(
    tmp_path: Path, files: dict[str, str], inputs: list[str], found: str | None, passed: list[str]
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "a.txt").write_text("x")
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    path, over = project_file(tmp_path, [tmp_path / i for i in inputs])
    assert path == (tmp_path / found if found else None)
    assert over == [tmp_path / name for name in passed]


def test_settings_below_a_folder_are_those_of_the_folder_above(tmp_path: Path) -> None:
    (tmp_path / "diplo.toml").write_text("")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert project_file(tmp_path / "a" / "b", [])[0] == tmp_path / "diplo.toml"


def test_as_typer_takes_them() -> None:
    settings = {"extract": {"type": Setting(["meet"], "x")}, "rules check": {"actors": Setting("a", "x")}, "rules": {}}
    assert default_map(settings, OPTIONS) == {"extract": {"types": ["meet"]}, "rules": {"check": {"actors": "a"}}}


def test_settings_are_shown_with_their_origin() -> None:
    settings = {"extract": {"type": Setting(["meet"], "a.toml"), "model": Setting('C:\\"x"', "DIPLO_MODEL")}}
    assert show_settings(settings).splitlines()[1:] == [
        "",
        "[extract]",
        'model = "C:\\\\\\"x\\""  # DIPLO_MODEL',
        'type = ["meet"]  # a.toml',
    ]
    assert show_settings({}).splitlines()[1:] == ["# nothing is set"]


# --- as a schema ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *OPTIONS])
def test_the_schema_takes_what_is_taken(tmp_path: Path, command: str) -> None:
    """Every setting of a command, and "" for those of all, with values of every kind."""
    schema = Draft202012Validator(settings_schema(OPTIONS))
    names = OPTIONS[command] if command else {name for own in OPTIONS.values() for name in own}
    head = f"[{command.replace(' ', '.')}]\n" if command else ""
    for name in [*names, "nonsense"]:
        for key in {name, name.replace("-", "_")}:
            for value in ("true", '"x"', '["x", "y"]', "[1]", "3", "1.5"):
                text = f"{head}{key} = {value}"
                data = tomllib.loads(text)
                assert schema.is_valid(data) == _is_taken(tmp_path, text), text


def _is_taken(folder: Path, text: str) -> bool:
    try:
        settings_of(folder, text)
    except UsageError:
        return False
    return True


def test_the_schema_is_one_and_is_printed(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["schema", "--settings"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert schema == settings_schema(OPTIONS)
    assert schema["properties"]["extract"]["properties"]["date"]["description"].startswith("Publication date")


# --- through the command -------------------------------------------------------------------------------------------


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder to stand in, with nothing set by whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "own"))
    return tmp_path


def test_show_settings(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "own" / "diplo").mkdir(parents=True)
    (desk / "own" / "diplo" / "diplo.toml").write_text("[schema]\nwith-text = true")
    (desk / "diplo.toml").write_text('[rules]\ntype = "meet"')
    assert cli.run(["--show-settings"]) == 0
    said = capsys.readouterr().out
    assert f"[schema]\nwith-text = true  # {desk / 'own' / 'diplo' / 'diplo.toml'}\n" in said
    assert f'[rules]\ntype = ["meet"]  # {desk / "diplo.toml"}\n' in said
    assert cli.run(["--isolated", "--show-settings"]) == 0
    assert capsys.readouterr().out.endswith("# nothing is set\n")


def test_flags_come_last(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "diplo.toml").write_text('[rules]\ntype = "meet"')
    heads = {}
    for flags in ([], ["--type", "call"]):
        assert cli.run(["rules", *flags, "--json"]) == 0
        said = capsys.readouterr().out
        heads[tuple(flags)] = {word for word in ("meet.", "call.") if f'"{word}' in said}
    assert heads == {(): {"meet."}, ("--type", "call"): {"call."}}


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["rules"], "diplo: {desk}/diplo.toml: --type: 'dance' is none of its values"),
        (["rules", "--type", "jump"], "diplo: --type: 'jump' is none of its values"),
        (["--config", "other.toml", "rules"], "diplo: other.toml: no such file; check --config"),
        (["--config", "diplo.toml", "--isolated", "rules"], "diplo: --config and --isolated at once; leave one out"),
        (["rules", "--isolated"], "diplo: No such option: --isolated"),
    ],
)
def test_a_value_refused_is_told_with_its_origin(
    desk: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    (desk / "diplo.toml").write_text('[rules]\ntype = "dance"')
    assert cli.run(arguments) == 2
    assert capsys.readouterr().err.startswith(line.format(desk=desk))


def test_settings_among_the_articles_are_passed_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "diplo.toml").write_text('[extract]\nformat = "nonsense"')
    (desk / "a.txt").write_text("")
    cli.run(["extract", ".", "--type", "dance"])
    passed, refused = capsys.readouterr().err.splitlines()
    assert passed == (
        f"diplo: {desk}/diplo.toml: lies in a folder being read and is not used; --config names it if it is yours"
    )
    assert refused.startswith("diplo: --type: 'dance' is none of its values")
