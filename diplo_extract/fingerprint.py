"""Beside the flow: one hash over all that decides what is found in an article besides the article itself.

Results that were kept (the cache, an interrupted run, the shards of a large one) count only under the same fingerprint.
Nothing here imports spaCy, and content is hashed, never a time or a place: two machines with the same installation have
the same fingerprint.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from diplo_extract.home import default_folder

if TYPE_CHECKING:
    from diplo_extract.articles import Article

PACKAGE = Path(__file__).parent
# What tells, compares or counts events changes none of them.
_BESIDE = frozenset({"cli", "evaluation", "__pycache__"})
_LIBRARIES = {"spacy": "about.py", "thinc": "about.py", "numpy": "version.py", "dateparser": "__init__.py"}
"""The libraries that results depend on, each with its file that holds the version."""
_PIPELINE = re.compile(r'^[ \t]*package[ \t]*=[ \t]*["\']([^"\']*)', re.MULTILINE)


@cache
def fingerprint(
    *,
    model: Path | str | None = None,
    pipeline: str | None = None,
    actors: Path | str | None = None,
    rules: Path | str | None = None,
) -> str:
    """SHA-256 in hexadecimal of program, rules, tables of names, spaCy pipeline and libraries.

    `model` is a model folder, `pipeline` a spaCy pipeline, `actors` a table and `rules` a folder of rule files of one's
    own; None for what comes with the package. Of the pipeline, name, version and sizes count, not every weight:
    reading them all would take longer than the rest. A file that cannot be read counts as one that is not there.
    """
    folder = Path(model) if model else default_folder()
    digest = sha256()
    for part, path in _files(folder, Path(actors) if actors else None, Path(rules) if rules else None):
        _feed(digest.update, part, _content(path))
    for package, file in _LIBRARIES.items():
        home = _home(package)
        _feed(digest.update, package, _content(home / file) if home else b"")
    name = pipeline or _pipeline_of(folder)
    _feed(digest.update, f"pipeline {name}", _pipeline_facts(_home(name)))
    return digest.hexdigest()


def article_key(article: Article, fingerprint: str) -> str:
    """The key of an article's results: all that is known of it, and all that reads it."""
    told = [field.name for field in fields(article) if field.compare]
    known = {name: str(value) for name in told if (value := getattr(article, name)) is not None}
    return sha256(json.dumps([fingerprint, known]).encode()).hexdigest()


def _files(model: Path, actors: Path | None, rules: Path | None) -> Iterator[tuple[str, Path]]:
    """Every file that counts with its content, under a name that is the same wherever the program is installed."""
    for path in sorted(_below(PACKAGE)):
        yield path.relative_to(PACKAGE).as_posix(), path
    for path in sorted(model.iterdir()) if model.is_dir() else ():
        if path.suffix in (".toml", ".csv"):
            yield f"model/{path.name}", path
    if actors is not None:
        yield "actors", actors
    for path in sorted(rules.glob("*.yaml")) if rules is not None else ():
        yield f"own rules/{path.name}", path


def _below(folder: Path) -> Iterator[Path]:
    """The modules and rule files of the program."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _BESIDE or entry.name.startswith("."):
                continue
            if entry.is_dir():
                if entry.name != "models":  # in the wheel the models lie inside
                    yield from _below(Path(entry.path))
            elif entry.name.endswith((".py", ".yaml")):
                yield Path(entry.path)


def _feed(update: Callable[[bytes], None], part: str, content: bytes) -> None:
    """Lengths stand before the parts, so that no two lists of parts make the same bytes."""
    name = part.encode("utf-8", "surrogateescape")
    update(b"%d %d\n" % (len(name), len(content)) + name + content)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _pipeline_of(model: Path) -> str:
    """The spaCy package that a model folder names; tomllib would take longer than all the rest."""
    found = _PIPELINE.search(_content(model / "model.toml").decode("utf-8", "replace"))
    return found[1] if found else ""


def _home(package: str) -> Path | None:
    """Where an installed package lies, found without importing it; a folder for a path; None where there is none."""
    if not package.isidentifier():
        return Path(package) if package and Path(package).is_dir() else None
    try:
        spec = find_spec(package)
    except ValueError:  # a stand-in without a place, as tests put it there
        return None
    return Path(spec.origin).parent if spec and spec.origin else None


def _pipeline_facts(home: Path | None) -> bytes:
    """What a spaCy pipeline says of itself (name, version, parts), and the sizes of its files."""
    if home is None:
        return b""
    sizes = sorted(
        (Path(folder, name).relative_to(home).as_posix(), Path(folder, name).stat().st_size)
        for folder, folders, names in os.walk(home)
        for name in names
        if "__pycache__" not in folder
    )
    return _content(home / "meta.json") + repr(sizes).encode("utf-8", "surrogateescape")
