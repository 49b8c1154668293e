"""The README: its commands run and print what it shows, its folders exist, and no command of `diplo` is left out."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def sessions() -> list[tuple[str, str]]:
    """(command, output) of every console block; `> ` continues a command."""
    found: list[tuple[str, str]] = []
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            lines = part.splitlines(keepends=True)
            end = next((i for i, line in enumerate(lines) if i and not line.startswith("> ")), len(lines))
            command = lines[0] + "".join(line.removeprefix("> ") for line in lines[1:end])
            found.append((command.rstrip("\n"), "".join(lines[end:])))
    return found


def printed(command: str, folder: Path) -> str:
    """What a command prints in this checkout; `folder` gets a `diplo` that is the one of this checkout."""
    script = folder / "diplo"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m diplo_extract "$@"\n')
    script.chmod(0o755)
    environment = {key: value for key, value in os.environ.items() if key != "FORCE_COLOR" and key[:6] != "DIPLO_"}
    environment |= {"COLUMNS": "80", "XDG_CONFIG_HOME": str(folder)}  # a terminal of 80 columns, nothing set
    environment["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
    shell = ["bash", "-euo", "pipefail", "-c", command]
    said = subprocess.run(shell, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    return said.stdout


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
@pytest.mark.parametrize(("command", "output"), sessions(), ids=[command for command, _ in sessions()])
def test_commands_print_what_the_readme_shows(command: str, output: str, tmp_path: Path) -> None:
    assert printed(command, tmp_path) == output


def test_python_examples() -> None:
    found = doctest.DocTestParser().get_doctest("\n".join(blocks("python")), {}, "README", "README.md", 0)
    assert found.examples
    results = doctest.DocTestRunner().run(found)
    assert results.failed == 0


def test_two_commands_set_everything_up() -> None:
    install, develop = (line for block in blocks("sh") for line in block.splitlines())
    assert install.startswith("python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && ")
    assert install.endswith(" && .venv/bin/diplo extract seeds/")
    assert develop.startswith("python3 -m venv .venv && .venv/bin/pip install -r requirements-dev.txt && ")
    assert develop.endswith(" && .venv/bin/pytest")


def test_it_tells_of_every_command_and_folder() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "diplo_extract", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = re.findall(r"^  ([a-z]+)  ", said.stdout.split("Commands:")[1], re.MULTILINE)
    assert len(commands) >= 4
    assert [command for command in commands if f"diplo {command}" not in README] == []
    for path in re.findall(r"^\| `([^`]+)` \|", README, re.MULTILINE):
        assert (ROOT / path).exists(), path


def test_links_within_the_checkout_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (ROOT / target).exists(), target


def write() -> None:
    """Put what the commands print now into the README: `python tests/test_readme.py`, after a change of the output."""
    text = README
    with tempfile.TemporaryDirectory() as folder:
        for command, output in sessions():
            shown = "$ " + command.replace("\n", "\n> ") + "\n"
            text = text.replace(shown + output, shown + printed(command, Path(folder)), 1)
    (ROOT / "README.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
