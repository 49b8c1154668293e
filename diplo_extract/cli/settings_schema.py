"""The JSON Schema of diplo.toml, for editors: made of the options that there are, so that it cannot fall behind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from diplo_extract.cli.settings import Option, Options


def settings_schema(options: Options) -> dict[str, Any]:
    """What diplo.toml and [tool.diplo] may hold, as JSON Schema (draft 2020-12)."""
    owners: dict[str, list[Option]] = {}
    for own in options.values():
        for name, option in own.items():
            owners.setdefault(name, []).append(option)
    common = {name: _value(found) for name, found in sorted(owners.items())}
    commands = {name: _table(name, options) for name in sorted(options) if " " not in name}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of diplo: diplo.toml, or [tool.diplo] of pyproject.toml",
        **_object(common, commands),
    }


def _table(command: str, options: Options) -> dict[str, Any]:
    """The table of one command, with those of the commands below it."""
    own = {name: _value([option]) for name, option in sorted(options[command].items())}
    below = [name for name in sorted(options) if name.rpartition(" ")[0] == command]
    tables = {name.rpartition(" ")[2]: _table(name, options) for name in below}
    return {"description": f"Settings of diplo {command} alone.", **_object(own, tables)}


def _object(values: dict[str, Any], tables: dict[str, Any]) -> dict[str, Any]:
    """An object of these values and nothing else; a name may be written with _ for -."""
    other = {name.replace("-", "_"): value for name, value in values.items() if "-" in name}
    both = {name: {"anyOf": [values[name], tables[name]]} for name in values.keys() & tables.keys()}
    properties = values | other | tables | dict(sorted(both.items()))
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _value(options: Iterable[Option]) -> dict[str, Any]:
    """What every command takes that has the option, if it is a switch to it or if it is none."""
    options = list(options)
    texts = [option for option in options if not option.switch]
    kinds: list[dict[str, Any]] = []
    if texts:
        kinds.append({"type": "string"})
        if all(option.many for option in texts):
            kinds.append({"type": "array", "items": {"type": "string"}})
        elif not any(option.many for option in texts):
            kinds.append({"type": "integer"})
    if len(texts) < len(options):
        kinds.append({"type": "boolean"})
    return {"description": options[0].about, **(kinds[0] if len(kinds) == 1 else {"anyOf": kinds})}
