"""`diplo cache`: where results are kept, how many, and how to be rid of them."""

from __future__ import annotations

from pathlib import Path

import typer

from diplo_extract.cli.exits import OK
from diplo_extract.cli.options import CacheDir
from diplo_extract.errors import UsageError

cache_app = typer.Typer(rich_markup_mode=None, short_help="Show or clean what is kept of earlier runs.")


@cache_app.callback()
def cache() -> None:
    """Results of `extract` are kept, so that articles which were read before are not read again.

    They are kept for this user alone, under all that they depend on: text, name and date of the article, program,
    rules, names and models.
    """


def _folder(named: str | None) -> Path:
    from diplo_extract.cache import usual_folder

    folder = Path(named) if named else usual_folder()
    if folder is None:
        raise UsageError("there is no folder for a cache", remedy="name one with --cache-dir")
    return folder


def _print(text: str) -> None:
    from diplo_extract.delivery import open_sink
    from diplo_extract.render.terminal import safe_text

    with open_sink(None) as write:
        write(safe_text(text) + "\n")


@cache_app.command("dir")
def show_folder(cache_dir: CacheDir = None) -> int:
    """Print the folder of the cache."""
    _print(str(_folder(cache_dir)))
    return OK


@cache_app.command("info")
def show_contents(cache_dir: CacheDir = None) -> int:
    """Print how many articles' results are kept, and their size."""
    from diplo_extract.cache import contents

    folder = _folder(cache_dir)
    held = contents(folder)
    _print(f"{folder}\n{held.entries} articles, {held.bytes / 1e6:.1f} MB")
    return OK


@cache_app.command("clean")
def remove_contents(cache_dir: CacheDir = None) -> int:
    """Remove all that is kept."""
    from diplo_extract.cache import clean

    held = clean(_folder(cache_dir))
    _print(f"{held.entries} articles, {held.bytes / 1e6:.1f} MB removed")
    return OK
