"""A way around typer for the plainest command lines: `diplo extract PATH … --json` where nothing is set beforehand.

Typer takes three times as long to read a command line as a run takes whose results are kept. What is not plain, wrong
or unknown goes to typer; a test holds both ways to the same meaning.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from diplo_extract.errors import UsageError

_FLAGS = {
    "--json": "json",
    "--jsonl": "jsonl",
    "--csv": "csv",
    "--quiet": "quiet",
    "-q": "quiet",
    "--no-progress": "no_progress",
    "--no-cache": "no_cache",
    "--exit-status": "exit_status",
    "-e": "exit_status",
}
_FREE = frozenset({"DIPLO_CACHE_DIR", "DIPLO_DEBUG"})
"""Variables that are read here too, or set nothing."""
_WORD = re.compile(r"-|[^-].*", re.DOTALL)


def find_shortcut(arguments: Sequence[str]) -> Callable[[], int] | None:
    """What runs the command line, None where typer is needed to read it."""
    if not arguments or arguments[0] != "extract" or "_DIPLO_COMPLETE" in os.environ:
        return None
    paths = [word for word in arguments[1:] if word not in _FLAGS]
    if not paths or not all(map(_WORD.fullmatch, paths)) or _is_anything_set():
        return None
    given = {_FLAGS[word] for word in arguments[1:] if word in _FLAGS}
    try:
        return _extraction(paths, given)
    except UsageError:
        return None


def _extraction(paths: Sequence[str], given: set[str]) -> Callable[[], int]:
    from diplo_extract.cli.caching import CACHE_SIZE, Caching
    from diplo_extract.cli.choices import output_format
    from diplo_extract.cli.extract import extract_events
    from diplo_extract.cli.inputs import Inputs, Knowledge
    from diplo_extract.cli.printing import Delivery, Selection
    from diplo_extract.intake import ARTICLES, Columns
    from diplo_extract.sources import Choice
    from diplo_extract.workers.allowance import Allowance

    wide = sys.stdout.isatty() or "COLUMNS" in os.environ
    delivery = Delivery(
        format=output_format([name for name in ("json", "jsonl", "csv") if name in given], None, terminal=wide),
        output=None,
        with_text=False,
        errors=None,
        quiet="quiet" in given,
        progress="no_progress" not in given,
        exit_status="exit_status" in given,
        strict=False,
        no_fail=False,
    )
    inputs = Inputs.of(paths, date=None, encoding=None, max_bytes="20MB", columns=Columns(), choice=Choice(ARTICLES))
    caching = Caching.of(
        no_cache="no_cache" in given, folder=os.environ.get("DIPLO_CACHE_DIR") or None, limit=CACHE_SIZE
    )
    knowledge = Knowledge.of(model=None, pipeline=None, actors=None, rules=None)
    selection = Selection.of(None, None, None, None, since=None, until=None)
    return lambda: extract_events(inputs, knowledge, selection, delivery, caching, Allowance())


def _is_anything_set() -> bool:
    """Whether a variable or a file of settings may have a word in it; on systems whose folders differ, always."""
    if sys.platform in ("win32", "darwin") or any(n.startswith("DIPLO_") and n not in _FREE for n in os.environ):
        return True
    user = Path(os.environ.get("XDG_CONFIG_HOME", Path("~/.config").expanduser()), "diplo", "diplo.toml")
    here = Path.cwd()
    return user.is_file() or any(_speaks_of_diplo(folder) for folder in (here, *here.parents))


def _speaks_of_diplo(folder: Path) -> bool:
    if (folder / "diplo.toml").is_file():
        return True
    try:
        text = (folder / "pyproject.toml").read_text("utf-8-sig")
        if "diplo" not in text:
            return False
        import tomllib

        return "diplo" in tomllib.loads(text).get("tool", ())
    except FileNotFoundError:
        return False
    except (OSError, ValueError, TypeError, AttributeError):
        return True
