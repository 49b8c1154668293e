"""`diplo --version` and `diplo schema`: what is installed, and what an event looks like."""

from __future__ import annotations

import json
import platform
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from diplo_extract.delivery import open_sink

DISTRIBUTION = "diplo-extract"


def print_version(*, as_json: bool) -> None:
    """Everything that decides what comes out of a run, as one line a part or as one JSON object."""
    facts = versions()
    with open_sink(None) as write:
        if as_json:
            write(json.dumps(facts, indent=2) + "\n")
            return
        model, pipeline = facts["model"], facts["pipeline"]
        write(
            f"diplo {facts['version'] or '(not installed)'}\n"
            f"schema {facts['schema_version']}, rules {facts['rules']}\n"
            f"model {model['name']} {model['version']} ({model['fingerprint'][:12]})\n"
            f"pipeline {pipeline['name']} {pipeline['version']} ({(pipeline['weights'] or 'not installed')[:12]})\n"
            f"spaCy {facts['spacy']}, Python {facts['python']}\n"
        )


def version_line() -> str:
    """The same in one line, as --verbose begins."""
    facts = versions()
    model, pipeline = facts["model"], facts["pipeline"]
    return (
        f"{facts['version'] or '(not installed)'}, rules {facts['rules']}, model {model['name']} {model['version']}, "
        f"{pipeline['name']} {pipeline['version']}, spaCy {facts['spacy']}, Python {facts['python']}"
    )


def versions() -> dict[str, Any]:
    """The versions of package, schema, rules, model, spaCy, Python and the spaCy pipeline with its weights' hash."""
    from diplo_extract.events import SCHEMA_VERSION
    from diplo_extract.model import open_model
    from diplo_extract.rules import fingerprint

    model = open_model()
    return {
        "package": DISTRIBUTION,
        "version": _version(DISTRIBUTION),
        "schema_version": SCHEMA_VERSION,
        "rules": fingerprint(),
        "model": {"name": model.name, "version": model.version, "fingerprint": model.fingerprint},
        "pipeline": {
            "name": model.pipeline,
            "version": _version(model.pipeline),
            "weights": weights_hash(model.pipeline),
        },
        "spacy": _version("spacy"),
        "python": platform.python_version(),
    }


def weights_hash(package: str) -> str | None:
    """SHA-256 over all weight files of an installed spaCy pipeline, in the order of their paths; None without one."""
    spec = find_spec(package) if package.isidentifier() else None
    if spec is None or spec.origin is None:
        return None
    digest = sha256()
    folder = Path(spec.origin).parent
    for path in sorted(folder.rglob("model"), key=lambda path: path.relative_to(folder).as_posix()):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def print_formats(*, as_json: bool) -> None:
    """Every format with the endings of files that mean it, what it is for, and the extra it needs."""
    from diplo_extract.render import FORMS

    with open_sink(None) as write:
        if as_json:
            write(
                json.dumps(
                    {n: {"endings": f.endings, "about": f.about, "extra": f.extra} for n, f in FORMS.items()}, indent=1
                )
                + "\n"
            )
            return
        for name, form in FORMS.items():
            extra = f" (pip install 'diplo-extract[{form.extra}]')" if form.extra else ""
            write(f"{name:9} {' '.join(form.endings):18} {form.about}{extra}\n")


def print_schema(*, settings: bool, with_text: bool) -> None:
    """The JSON Schema of an event, or of the settings of all commands, on standard output."""
    from diplo_extract.cli.settings import every_option
    from diplo_extract.cli.settings_schema import settings_schema
    from diplo_extract.render.records import event_schema

    with open_sink(None) as write:
        schema = settings_schema(every_option()) if settings else event_schema(with_text=with_text)
        write(json.dumps(schema, indent=2) + "\n")


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
