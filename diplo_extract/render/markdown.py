"""Stage 10: a Markdown table, for notes and pull requests. What an article says is text there, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from diplo_extract.events import Event
from diplo_extract.render.cells import COLUMNS, row_of
from diplo_extract.render.formats import Layout

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~<>$&-])|(?<=\w)([:@])(?=\S)")
"""What Markdown, its tables, HTML or a page that links bare addresses might act upon."""


def write_markdown(events: Iterable[Event], layout: Layout) -> Iterator[str]:  # noqa: ARG001  (a writer's arguments)
    """A table of GitHub's Markdown with the eight columns of the terminal's table."""
    yield f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}\n"
    for event in events:
        yield f"| {' | '.join(escaped(field) for field in astuple(row_of(event)))} |\n"


def escaped(text: str) -> str:
    r"""The text with a backslash before what is markup, and letters around what would become a link.

    >>> escaped("[Oslo](http://x)")
    '\\[Oslo\\]\\(http&#58;//x\\)'
    """
    return _MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else f"&#{ord(found[2])};", text)
