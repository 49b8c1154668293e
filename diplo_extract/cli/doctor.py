"""`diplo doctor`: whether everything that diplo needs is here, and what would bring what is not."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from diplo_extract.cli.about import DISTRIBUTION, versions
from diplo_extract.cli.exits import FAILED, OK
from diplo_extract.delivery import open_sink
from diplo_extract.errors import DiploError
from diplo_extract.render.terminal import safe_line

EXTRAS = {
    "calendar": "icalendar",
    "charts": "altair",
    "excel": "xlsxwriter",
    "feeds": "feedparser",
    "frame": "pandas",
    "graph": "networkx",
    "html": "trafilatura",
    "parquet": "pyarrow",
    "s3": "boto3",
    "scale": "distributed",
    "warc": "warcio",
    "zst": "zstandard",
}
"""Extra of the installation -> the module that it brings."""
State = Literal["ok", "missing", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: ok, missing (an extra that can be done without) or wrong (diplo cannot work)."""

    what: str
    state: State
    details: str


def examine() -> Iterator[Finding]:
    """Everything looked at, in order: Python, package, rules, model, pipeline, encodings, cache, extras."""
    supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield Finding("Python", "ok" if supported else "wrong", sys.version.split()[0])
    try:
        facts = versions()
    except DiploError as error:
        yield Finding("model and rules", "wrong", str(error))
        return
    yield Finding("diplo", "ok", f"{facts['version'] or 'not installed, run from its folder'}, rules {facts['rules']}")
    model, pipeline = facts["model"], facts["pipeline"]
    yield Finding("model", "ok", f"{model['name']} {model['version']} ({model['fingerprint'][:12]})")
    there = pipeline["weights"] is not None
    remedy = f"not installed; pip install {pipeline['name'].replace('_', '-')}"
    told = f"{pipeline['name']} {pipeline['version']} ({(pipeline['weights'] or '')[:12]})"
    yield Finding("spaCy pipeline", "ok" if there else "wrong", told if there else remedy)
    yield Finding("spaCy", "ok" if facts["spacy"] else "wrong", facts["spacy"] or "not installed; pip install spacy")
    yield _encodings()
    yield _cache()
    for extra, module in EXTRAS.items():
        yield _extra(extra, module)


def _encodings() -> Finding:
    names = {"files": locale.getpreferredencoding(do_setlocale=False), "names": sys.getfilesystemencoding()}
    names["output"] = getattr(sys.stdout, "encoding", None) or "none"
    plain = all(name.lower().replace("-", "") in ("utf8", "none") for name in names.values())
    told = ", ".join(f"{what} {name}" for what, name in names.items())
    return Finding("encodings", "ok", told if plain else f"{told}; diplo reads and writes UTF-8 all the same")


def _cache() -> Finding:
    """The folder of the cache, which can be done without."""
    from diplo_extract.cache import contents, usual_folder

    named = os.environ.get("DIPLO_CACHE_DIR")
    folder = Path(named) if named else usual_folder()
    if folder is None:
        return Finding("cache", "missing", "no folder for it; set DIPLO_CACHE_DIR")
    place = next((p for p in (folder, *folder.parents) if p.exists()), folder)
    if not (place.is_dir() and os.access(place, os.W_OK)):
        return Finding("cache", "missing", f"{folder} cannot be written; set DIPLO_CACHE_DIR")
    held = contents(folder)
    return Finding("cache", "ok", f"{folder}, {held.entries} articles, {held.bytes / 1e6:.1f} MB")


def _extra(extra: str, module: str) -> Finding:
    if find_spec(module) is None:
        return Finding(f"extra {extra}", "missing", f"pip install '{DISTRIBUTION}[{extra}]'")
    try:
        return Finding(f"extra {extra}", "ok", f"{module} {version(module)}")
    except PackageNotFoundError:
        return Finding(f"extra {extra}", "ok", module)


def print_findings(*, as_json: bool) -> int:
    """Print what was found; FAILED where diplo cannot work."""
    found = list(examine())
    with open_sink(None) as write:
        if as_json:
            write(json.dumps([asdict(finding) for finding in found], indent=1) + "\n")
        else:
            for finding in found:
                write(f"{finding.state:8} {finding.what:15} {safe_line(finding.details)}\n")
    return FAILED if any(finding.state == "wrong" for finding in found) else OK
