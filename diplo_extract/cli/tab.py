"""What a shell offers after TAB: commands, options and the words that options take. Loads nothing but typer.

The scripts are typer's (`diplo --show-completion`); what they ask is answered here, because typer's own answer first
loads pydantic and rich, which is longer than people wait for a TAB.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from diplo_extract.cli.guide import command_names, takes_value
from diplo_extract.render.formats import FORMATS

STATUSES = ("occurred", "planned", "possible", "negated")
WHEN = ("auto", "always", "never")
SLOTS = ("type", "status", "participants", "topic", "date", "place", "links", "evidence", "codes", "confidence")
_EVENT = re.compile(r"^event: *([a-z_]+)", re.MULTILINE)

Offer = tuple[str, str]
"""A word and what it is, "" for nothing to say."""


def event_types(folder: str | None = None) -> list[str]:
    """The event types of the rule files that come with the program, and of those in a folder."""
    folders = [Path(__file__).parent.parent / "rules", *([Path(folder)] if folder else [])]
    texts = [path.read_text("utf-8", "replace") for place in folders for path in place.glob("*.yaml")]
    return sorted({found[1] for text in texts if (found := _EVENT.search(text))})


VALUES: Mapping[str, Callable[[str | None], Sequence[str]]] = {
    "--format": lambda _: FORMATS,
    "--type": event_types,
    "--status": lambda _: STATUSES,
    "--ignore": lambda _: SLOTS,
    "--color": lambda _: WHEN,
}
"""Option -> the words that it takes, given the folder of --rules; of other options they are names of files or free."""
MANY = frozenset({"--type", "--status", "--ignore"})
"""Options that take several of them with commas between."""


def answer(group: Any, instruction: str, environment: Mapping[str, str]) -> tuple[int, str] | None:
    """Exit code and text for the shell that asks; None where it is one that typer has to answer itself."""
    shell = instruction.removeprefix("complete_")
    if shell == "bash":
        words = environment["COMP_WORDS"].split("\n" if "\n" in environment["COMP_WORDS"] else None)
        at = int(environment["COMP_CWORD"])
        return 0, "\n".join(word for word, _ in offers(group, words[1:at], words[at] if at < len(words) else ""))
    if shell not in ("zsh", "fish"):
        return None
    *words, incomplete = _split(environment.get("_TYPER_COMPLETE_ARGS", ""))
    found = offers(group, words[1:], incomplete)
    if shell == "zsh":
        told = "\n".join(f'"{_quoted(word)}"' + (f':"{_quoted(about)}"' if about else "") for word, about in found)
        return 0, f"_arguments '*: :(({told}))'" if found else "_files"
    if environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return (0 if found else 1), ""
    return 0, "\n".join(f"{word}\t{about}".strip() for word, about in found)


def offers(group: Any, before: Sequence[str], incomplete: str) -> list[Offer]:
    """What may stand in the place of the last word of a command line; nothing where it is the name of a file.

    `before` are the words between `diplo` and it.
    """
    words = [word for i, word in enumerate(before) if word != "=" or not before[i - 1 : i][0].startswith("-")]
    incomplete = "" if incomplete == "=" and words and words[-1].startswith("-") else incomplete
    names = command_names(group, words)
    if names is None or "--" in words:
        return []
    command = group
    for name in names:
        command = command.commands[name]
    option, sign, value = incomplete.partition("=")
    if incomplete.startswith("--") and sign:
        return [(f"{option}={word}", about) for word, about in _values(command, option, value, words)]
    if words and takes_value(command, words[-1]):
        return _values(command, words[-1], incomplete, words)
    if incomplete.startswith("-"):
        return [o for o in _options(command, words) if o[0].startswith(incomplete)]
    commands = getattr(command, "commands", {})
    return [(name, _first_line(c)) for name, c in commands.items() if name.startswith(incomplete)]


def _options(command: Any, words: Sequence[str]) -> list[Offer]:
    """The options of a command, without those that were given and can be given only once."""
    options = [p for p in command.params if p.param_type_name == "option" and not p.hidden]
    free = [p for p in options if p.multiple or not set(p.opts) & set(words)]
    return [(name, p.help or "") for p in free for name in p.opts if name.startswith("--")] + [("--help", "")]


def _values(command: Any, option: str, incomplete: str, words: Sequence[str]) -> list[Offer]:
    known = [n for p in command.params if option in p.opts for n in p.opts if n in VALUES]
    if not known:
        return []
    before, comma, last = incomplete.rpartition(",") if known[0] in MANY else ("", "", incomplete)
    rules = words[words.index("--rules") + 1] if "--rules" in words[:-1] else None
    return [(before + comma + word, "") for word in VALUES[known[0]](rules) if word.startswith(last)]


def _first_line(command: Any) -> str:
    return str(command.short_help or (command.help or "").split("\n")[0]).rstrip(".")


def _split(line: str) -> list[str]:
    """The words of a command line up to the cursor, the last one "" where it is not begun."""
    try:
        found = shlex.split(line)
    except ValueError:  # a quotation that is not closed yet
        found = line.split()
    return [*found, ""] if not found or line.endswith((" ", "\t")) else found


def _quoted(text: str) -> str:
    """A word between double quotes as the script for zsh takes it: evaluated once there and once by _arguments."""
    text = re.sub("[\"'\\\\\\s]+", " ", text)
    return re.sub("[$`]", r"\\\g<0>", text).replace(":", r"\\:")
