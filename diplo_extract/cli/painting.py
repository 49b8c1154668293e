"""Whether what is printed has colours: what --color says, else NO_COLOR and FORCE_COLOR, else whether people look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from diplo_extract.cli.choices import one_of

WHEN = ("auto", "always", "never")
Paint = Literal["none", "styles", "colors"]
"""Nothing; bold and the like; those and colours."""


def paint(when: str | None, *, terminal: bool, environment: Mapping[str, str]) -> Paint:
    """How to print; `terminal`: people look at it. NO_COLOR (no-color.org) with FORCE_COLOR leaves bold alone.

    >>> paint(None, terminal=True, environment={}), paint("auto", terminal=True, environment={"NO_COLOR": "1"})
    ('colors', 'none')
    >>> paint(None, terminal=False, environment={"NO_COLOR": "1", "FORCE_COLOR": "1"})
    'styles'
    """
    chosen = one_of("--color", when or "auto", WHEN)
    if chosen != "auto":
        return "colors" if chosen == "always" else "none"
    forced = bool(environment.get("FORCE_COLOR"))
    if environment.get("NO_COLOR"):
        return "styles" if forced else "none"
    return "colors" if forced or (terminal and environment.get("TERM") != "dumb") else "none"
