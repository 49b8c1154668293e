"""Beside the flow: where the files that come with the program lie."""

from __future__ import annotations

from pathlib import Path


def default_folder() -> Path:
    """Where the English model lies: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    return inside if (inside := package / "models" / "en").is_dir() else package.parent / "models" / "en"
