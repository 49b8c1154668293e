"""`--help`: every command's help leads with examples. Shown without running anything, so that it comes at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

EXAMPLES: Mapping[str, Sequence[tuple[str, str]]] = {
    "": (
        ("diplo extract articles/", "a table of a folder's events"),
        ("diplo extract article.txt --json | jq .", "the same for other programs"),
        ("diplo explain article.txt", "how each event was found"),
    ),
    "extract": (
        ("diplo extract articles/ --type meet,visit", "meetings and visits"),
        ("diplo extract articles/ -o events.jsonl", "a file of that format"),
        ("cat article.txt | diplo extract - --json | jq .", "between other programs"),
    ),
    "explain": (
        ("diplo explain article.txt", "words, rules and readings"),
        ("diplo explain article.txt --json | jq .stages", "the same for other programs"),
    ),
    "convert": (
        ("diplo convert events.jsonl -o events.xlsx", "an Excel workbook"),
        ("diplo convert events.jsonl --country Kenya", "some of the events"),
        ("diplo convert events.jsonl -f polecat", "the columns of POLECAT"),
    ),
    "report": (
        ("diplo report articles/", "read articles, write report.html"),
        ("diplo report events.jsonl -o page.html", "of events saved with --with-text"),
    ),
    "timeline": (
        ("diplo timeline events.jsonl", "in the terminal"),
        ("diplo timeline events.jsonl -o days.svg", "as a picture"),
    ),
    "network": (
        ("diplo network events.jsonl --type meet,call", "in the terminal"),
        ("diplo network events.jsonl -o network.svg", "as a picture"),
    ),
    "diff": (
        ("diplo diff old.jsonl new.jsonl", "what changed, and how"),
        ("diplo diff old.jsonl new.jsonl --json | jq .", "for other programs"),
    ),
    "eval": (
        ("diplo eval gold/ events.jsonl", "scores of events found before"),
        ("diplo eval gold/ events.jsonl --errors", "and what was missed or wrong"),
    ),
    "formats": (
        ("diplo formats", "names, endings and extras"),
        ("diplo formats --json | jq -r 'keys[]'", "the names alone"),
    ),
    "doctor": (
        ("diplo doctor", "a line for everything looked at"),
        ("diplo doctor --json | jq -r '.[].what'", "for other programs"),
    ),
    "scale": (
        ("diplo scale articles/ -o results", "results and a manifest"),
        ("diplo scale articles/ -o results --workers 1", "on one core"),
    ),
    "cache": (
        ("diplo cache info", "how much is kept, and where"),
        ("diplo cache clean", "remove it"),
    ),
    "cache dir": (
        ("diplo cache dir", "the folder of the cache"),
        ("diplo cache dir --cache-dir .", "that of another one"),
    ),
    "cache info": (
        ("diplo cache info", "of your own cache"),
        ("diplo cache info --cache-dir .", "of another one"),
    ),
    "cache clean": (
        ("diplo cache clean", "your own cache"),
        ("diplo cache clean --cache-dir .", "another one"),
    ),
    "schema": (
        ("diplo schema > event.schema.json", "of an event"),
        ("diplo schema --with-text | jq .required", "of one with its article"),
        ("diplo schema --settings > diplo.schema.json", "of diplo.toml"),
    ),
    "rules": (
        ("diplo rules --type visit", "the rules of an event type"),
        ("diplo rules new blockade", "begin a type of your own"),
        ("diplo rules check .", "run the examples of your own rules"),
    ),
    "rules check": (
        ("diplo rules check .", "rules of your own, mistakes first"),
        ("diplo rules check . --actors names.csv", "with names of your own"),
    ),
    "rules new": (
        ("diplo rules new blockade", "write blockade.yaml"),
        ("diplo rules new blockade -o - | less", "only look at it"),
    ),
}
"""Command -> command lines and what they do; those of "" are shown where no command is given."""

_HELP = frozenset({"--help", "-h"})
_TYPES = re.compile(r" <(?:list\[)?(?:str|int|float)\]?>")


def short_help() -> str:
    """What `diplo` alone prints."""
    about = (
        "diplo finds diplomatic events in news articles: who invited, met, called,\nthanked or expelled whom, and when."
    )
    last = "'diplo --help' lists the commands, 'diplo extract --help' the options."
    return f"{about}\n\n{_example_lines('')}\n\n{last}\n"


def wanted_help(group: Any, arguments: Sequence[str]) -> str | None:
    """The help that a command line asks for, None where it asks for none or names a command that is not there."""
    words = arguments[: arguments.index("--")] if "--" in arguments else arguments
    names = command_names(group, words) if _HELP & set(words) else None
    if names is None:
        return None
    import typer

    context = typer.Context(group, info_name="diplo", **group.context_settings)
    for name in names:
        context = typer.Context(context.command.commands[name], info_name=name, parent=context)  # type: ignore[attr-defined]
    return _help(context)


def command_names(group: Any, words: Sequence[str]) -> tuple[str, ...] | None:
    """Which command stands in a command line: ("rules", "check"); () for none, None for one that is not there."""
    command, is_value = group, False
    names: tuple[str, ...] = ()
    for word in words:
        if is_value or word.startswith("-"):
            is_value = not is_value and takes_value(command, word)
        elif hasattr(command, "commands"):
            if word not in command.commands:
                return None
            command, names = command.commands[word], (*names, word)
    return names


def takes_value(command: Any, option: str) -> bool:
    """Whether the word behind an option of a command belongs to it."""
    return any(option in p.opts and not p.is_flag for p in command.params if p.param_type_name == "option")


def _help(context: Any) -> str:
    """A command's help with its examples in front, and without the types that Python has for its arguments."""
    usage, _, rest = context.command.get_help(context).partition("\n\n")
    name = context.command_path.removeprefix("diplo").strip()
    examples = f"{_example_lines(name)}\n\n" if name in EXAMPLES else ""
    return f"{usage.replace('{', '').replace('}', '')}\n\n{examples}{_TYPES.sub('', rest)}\n"


def _example_lines(command: str) -> str:
    width = max(len(line) for line, _ in EXAMPLES[command])
    return "\n".join(f"  {line:{width}}  {about}" for line, about in EXAMPLES[command])
