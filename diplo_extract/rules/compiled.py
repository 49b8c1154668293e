"""The rule files as JSON, made when the package is installed: reading it takes a thirtieth of the time that YAML takes.

A file's compiled form counts only while the file holds the bytes that it was made of, so that a rule that was edited
is read from its YAML. Imports nothing of the package: the build uses this module by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

NAME = "compiled.json"


def parse(text: str) -> Any:
    """What a rule file says; "on", "off", "yes" and "no" are words to it.

    Raises:
        ValueError: no YAML, or a value that is none (a thirteenth month). TypeError, RecursionError: as PyYAML does.
    """
    import yaml

    safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C where there is one
    loader: Any = type("Loader", (safe,), {})
    loader.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def compile_rules(folder: Path) -> Path:
    """Write the compiled form of a folder's rule files beside them. Returns where; raises what reading them raises.

    A file is left out whose content JSON would change, such as one with a day or a number as a key.
    """
    found = {}
    for path in sorted(folder.glob("*.yaml")):
        written = path.read_bytes()
        content = parse(written.decode())
        if json.loads(json.dumps(content, default=str)) == content:
            found[path.name] = [sha256(written).hexdigest(), content]
    half = folder / f".{NAME}"
    half.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return half.replace(folder / NAME)


def reader(folder: Path) -> Callable[[str, bytes], Any]:
    """Asks a folder's compiled rules for a file by name and bytes: its content, or None where it must be parsed."""
    try:
        found = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        found = None
    compiled = found if isinstance(found, dict) else {}

    def content_of(name: str, written: bytes) -> Any:
        made_of, content = compiled.get(name, (None, None))
        return content if made_of == sha256(written).hexdigest() else None

    return content_of
