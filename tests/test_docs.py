"""The documentation: its commands run and print what it shows, its tables are those of the code, its links lead somewhere.

`python tests/test_docs.py` writes outputs and tables anew, after a change of an option, a field or what is printed;
`python tests/test_docs.py tables` only the tables of options and fields, in a second.
"""

from __future__ import annotations

import doctest
import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import diplo_extract
from diplo_extract.cli.app import app
from diplo_extract.cli.exits import HELP
from diplo_extract.errors import DiploError, error_record
from diplo_extract.events import ArticleText, Event
from diplo_extract.render.flat import COLUMNS
from diplo_extract.render.records import event_schema
from diplo_extract.rules import load_rules
from diplo_extract.rules.mistakes import _CLASSES, PARTS, TRIGGER_KEYS, TYPE_KEYS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = ("index", "terminal", "python", "rules", "schema", "scale", "threats")
AGAIN = "run `python tests/test_docs.py` and look at what it changes"
RUN, SHOWN = {"console", "python"}, {"text", "json", "yaml", "toml"}
"""Languages of blocks that are run, and of those that are written to the file named behind them."""


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


# --- blocks --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """A command with the output shown, or a file with its content."""

    command: str
    output: str = ""
    file: str | None = None


def blocks(text: str) -> Iterator[tuple[str, str, str]]:
    """Language, what stands behind it, and content of every fenced block."""
    for token in MarkdownIt().parse(text):
        if token.type == "fence":
            language, _, rest = token.info.partition(" ")
            yield language, rest, token.content
        assert token.type != "code_block", f"indented, so not run: {token.content!r}"


def steps(text: str) -> list[Step]:
    """The files and commands of a page in their order; a block has a line `$ command` before each output."""
    found: list[Step] = []
    for language, file, content in blocks(text):
        if language in SHOWN:
            found.append(Step(content, file=file))
        for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:] if language == "console" else []:
            command, _, output = part.partition("\n")
            found.append(Step(command, output))
    return found


def session(wanted: list[Step], folder: Path) -> list[str]:
    """What each command prints, all run by one shell in a folder with a copy of `seeds/`."""
    tools, place = folder / "tools", folder / "here"
    tools.mkdir()
    shutil.copytree(ROOT / "seeds", place / "seeds")
    (tools / "diplo").write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m diplo_extract "$@"\n')
    (tools / "diplo").chmod(0o755)
    script = ["set -euo pipefail"]
    for step in wanted:
        if step.file:
            script.append(
                f"mkdir -p \"$(dirname '{step.file}')\"; cat >'{step.file}' <<'END OF FILE'\n{step.command}END OF FILE"
            )
        else:
            script.append(f"{step.command}\nprintf '\\x1e'")
    kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "COLUMNS") and not k.startswith("DIPLO_")}
    env = {
        **kept,
        "XDG_CONFIG_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LC_ALL": "C.UTF-8",
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
    }
    said = subprocess.run(
        ["bash", "-c", "\n".join(script)], cwd=place, env=env, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    return said.stdout.split("\x1e")[:-1]


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
@pytest.mark.parametrize("name", [name for name in PAGES if any(step.file is None for step in steps(page(name)))])
def test_commands_print_what_the_page_shows(name: str, tmp_path: Path) -> None:
    wanted = steps(page(name))
    commands = [step for step in wanted if step.file is None]
    for step, printed in zip(commands, session(wanted, tmp_path), strict=True):
        assert printed == step.output, f"$ {step.command}: {AGAIN}"


@pytest.mark.parametrize("name", PAGES)
def test_python_snippets(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source = "\n".join(content for language, _, content in blocks(page(name)) if language == "python")
    found = doctest.DocTestParser().get_doctest(source, {}, name, f"docs/{name}.md", 0)
    assert bool(found.examples) == (name == "python")
    options = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    assert doctest.DocTestRunner(optionflags=options).run(found).failed == 0


@pytest.mark.parametrize("name", PAGES)
def test_every_block_is_run_or_is_a_file(name: str) -> None:
    for language, file, content in blocks(page(name)):
        assert language in RUN | SHOWN, content
        assert bool(file) == (language in SHOWN), content
        assert language != "console" or content.startswith("$ "), content


def test_links_lead_somewhere() -> None:
    for name in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)]+)\)", page(name)):
            path, _, heading = target.partition("#")
            linked = (DOCS / path) if path else DOCS / f"{name}.md"
            assert linked.exists(), f"{name}: {target}"
            assert not heading or heading in headings(linked.read_text("utf-8")), f"{name}: {target}"
    assert {f"{name}.md" for name in PAGES} - {"index.md"} <= set(re.findall(r"\((\w+\.md)\)", page("index")))
    assert "](docs/index.md)" in (ROOT / "README.md").read_text("utf-8")


def headings(text: str) -> set[str]:
    """What links call the headings of a page."""
    return {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-")
        for line in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }


# --- tables of the code --------------------------------------------------------------------------------------------


def tables() -> dict[str, list[str]]:
    """Name in a comment `<!-- table: NAME -->` -> the lines that stand below it."""
    schema = event_schema(with_text=True)
    models = {"Event": {k: v for k, v in schema["properties"].items() if k != "article"}}
    models |= {name: record["properties"] for name, record in schema["$defs"].items()}
    found = {name: _keys(properties) for name, properties in models.items()}
    return found | {"event types": _types(), "flat": _flat(), "arrow": _arrow(), "names": _names()}


def _keys(properties: dict[str, Any]) -> list[str]:
    rows = [f"| `{key}` | {_kind(key, facts)} | {facts.get('description', '')} |" for key, facts in properties.items()]
    return ["| key | type | meaning |", "|---|---|---|", *rows]


def _kind(key: str, facts: dict[str, Any]) -> str:
    """The type of a JSON Schema property in words."""
    if "anyOf" in facts:
        return " or ".join(_kind(key, choice) for choice in facts["anyOf"])
    reference = facts.get("$ref") or next((part["$ref"] for part in facts.get("allOf", ())), None)
    if reference:
        return _linked(reference.rsplit("/", 1)[1])
    if facts.get("type") == "array":
        return f"list of {_kind(key, facts['items'])}"
    if "enum" in facts:
        return (
            "one of [these](#event-types)"
            if key == "type" and len(facts["enum"]) > 9
            else ", ".join(f"`{v}`" for v in facts["enum"])
        )
    names = {"date": "day"}
    return names.get(facts.get("format", ""), str(facts["type"]))


def _linked(model: str) -> str:
    return f"[{model}](#{'with-the-article' if model == ArticleText.__name__ else model.lower()})"


def _types() -> list[str]:
    rows = []
    for kind in load_rules().types.values():
        roles = ", ".join(f"**{role}**" if core else role for role, core in kind.roles.items())
        codes = (kind.codes["occurred"].get(name) or "-" for name in ("plover", "cameo"))
        rows.append(f"| `{kind.type}` | {roles} | {' | '.join(codes)} |")
    return ["| type | roles | PLOVER | CAMEO |", "|---|---|---|---|", *rows]


def _names() -> list[str]:
    """What the package offers, with the first sentence of each docstring."""
    rows = []
    for name in diplo_extract.__all__:
        told = (inspect.getdoc(getattr(diplo_extract, name)) or "").split("\n\n")[0].replace("\n", " ")
        rows.append(f"| `{name}` | {_NOTES.get(name) or told.split('. ')[0].rstrip('.:')} |")
    return ["| name | what it is |", "|---|---|", *rows]


_NOTES = {"FORMATS": "The names of all formats"}
_FLAT = {
    "id": "of the event",
    "type": "of the event",
    "status": "of the event",
    "who": "who acts; of a symmetric event the first participant",
    "who_country": "countries in the order of the names, nothing for a participant of none",
    "whom": "who is acted upon; of a symmetric event the other participants",
    "whom_country": "as `who_country`",
    "companions": "participants that are not `core`",
    "topic": "of the event",
    "summary": "of the event",
    "start": "`date.start`",
    "end": "`date.end`",
    "edtf": "`date.edtf`",
    "basis": "`date.basis`",
    "place": "`place.name`",
    "place_country": "`place.country`",
    "plover": "`codes.plover`",
    "cameo": "`codes.cameo`",
    "confidence": "0 to 1",
    "document": "of the first evidence",
    "sentence": "`text` of the first evidence",
    "trigger": "`trigger.text` of the first evidence",
    "rule": "of the first evidence",
    "attributed_to": "of the first evidence",
    "links": "type and event id of each link",
}


def _flat() -> list[str]:
    return ["| column | meaning |", "|---|---|", *(f"| `{name}` | {_FLAT.get(name, '')} |" for name in COLUMNS)]


def _arrow() -> list[str]:
    from diplo_extract.render.arrow import SCHEMA

    return [
        "| column | type |",
        "|---|---|",
        *(f"| `{field.name}` | `{_arrow_type(field.type)}` |" for field in SCHEMA),
    ]


def _arrow_type(kind: Any) -> str:
    import pyarrow as pa

    if pa.types.is_list(kind):
        return f"list<{_arrow_type(kind.value_type)}>"
    return f"struct<{', '.join(field.name for field in kind)}>" if pa.types.is_struct(kind) else str(kind)


def with_tables(text: str) -> str:
    """The page with the tables of the code below their comments."""
    made = tables()

    def put(found: re.Match[str]) -> str:
        return f"{found[1]}\n" + "\n".join(made[found[2]]) + "\n\n"

    return re.sub(r"(<!-- table: (.+?) -->\n)\n(?:\|.*\n)*\n*", put, text)


def test_the_pages_tell_every_field_and_name() -> None:
    told = "".join(map(page, PAGES))
    assert with_tables(told) == told, AGAIN
    assert set(re.findall(r"<!-- table: (.+?) -->", told)) == set(tables())


def test_every_field_has_a_meaning_and_tells_what_null_means() -> None:
    schema = event_schema(with_text=True)
    for name, record in (("Event", schema), *schema["$defs"].items()):
        for key, facts in record["properties"].items():
            assert facts.get("description"), f"{name}.{key} needs a description in events.py"
            nullable = {"type": "null"} in facts.get("anyOf", ())
            assert not nullable or "null" in facts["description"], f"{name}.{key} may be null; say what that means"
    assert "null" not in Event.model_fields["id"].description  # type: ignore[operator]
    assert set(_FLAT) == set(COLUMNS)


def test_the_keys_of_a_failure_are_told() -> None:
    import json

    record = json.loads(error_record(DiploError("broken")))
    assert re.findall(r"^\| `(\w+)` \|", page("schema").split("## Documents that failed")[1], re.MULTILINE) == list(
        record
    )


def test_the_rules_page_tells_every_key_and_class() -> None:
    text = page("rules")
    assert {key for key in TYPE_KEYS | TRIGGER_KEYS | set(PARTS) if f"`{key}`" not in text} == set()
    assert {name for name in _CLASSES if f"`{name}`" not in text} == set()


# --- commands and options ------------------------------------------------------------------------------------------


@cache
def reference() -> str:
    """Every command with its arguments and options, as its help tells them."""
    import typer.main

    parts = ["\n".join(_command("diplo", typer.main.get_command(app)))]
    parts += ["\n".join(_command(f"diplo {name}", command)) for name, command in _commands(typer.main.get_command(app))]
    return "\n\n".join(parts) + "\n"


def _commands(group: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        yield f"{above}{name}", command
        if hasattr(command, "commands"):
            yield from _commands(command, f"{above}{name} ")


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    yield f"### {name}\n"
    yield " ".join(command.help.split())
    rows = [f"| `{(p.metavar or p.name).strip('[]')}` | {p.help} |" for p in arguments]
    for option in (p for p in command.params if p.param_type_name == "option"):
        value = "" if option.is_flag or not option.metavar else f" {option.metavar}"
        names = ", ".join(f"`{text}`" for text in sorted(option.opts, key=len))
        rows.append(f"| {names.removesuffix('`')}{value}` | {option.help} |")
    if rows:
        yield "\n| | |\n|---|---|\n" + "\n".join(rows)


def with_reference(text: str) -> str:
    head, heading, _ = text.partition("## Every command and option\n")
    return f"{head}{heading}\n{reference()}"


def test_the_terminal_page_tells_every_command_and_option() -> None:
    assert with_reference(page("terminal")) == page("terminal"), AGAIN
    import typer.main

    told = page("terminal")
    for name, command in _commands(typer.main.get_command(app)):
        assert f"### diplo {name}\n" in told
        section = told.split(f"### diplo {name}\n")[1].split("\n### ")[0]
        for parameter in command.params:
            assert parameter.help, f"{name}: {parameter.name} has no help"
            assert all(f"`{option}" in section for option in parameter.opts if option.startswith("-")), parameter.name


def test_the_terminal_page_tells_the_exit_codes() -> None:
    codes = set(re.findall(r"\b(\d+)\b", HELP.replace("--strict: 1", "").replace("--no-fail: 0", "")))
    assert codes == set(re.findall(r"\d+", " ".join(re.findall(r"^\| ([\d, ]+) \|", page("terminal"), re.MULTILINE))))


# --- anew ----------------------------------------------------------------------------------------------------------


def write(*, outputs: bool) -> None:
    """Put the tables of the code into the pages, and what their commands print now."""
    for name in PAGES:
        text = with_tables(page(name))
        text = with_reference(text) if name == "terminal" else text
        commands = [step for step in steps(text) if step.file is None] if outputs else []
        with tempfile.TemporaryDirectory() as folder:
            printed = iter(session(steps(text), Path(folder)) if commands else [])
        for step in commands:
            text = text.replace(f"$ {step.command}\n{step.output}", f"$ {step.command}\n{next(printed)}", 1)
        (DOCS / f"{name}.md").write_text(text, "utf-8")


if __name__ == "__main__":
    write(outputs="tables" not in sys.argv)
