"""`diplo timeline` and `diplo network`: events drawn in the terminal, or as a picture into a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

from diplo_extract.cli.exits import OK, PARTIAL
from diplo_extract.cli.extract import given_events
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.printing import Count, Selection
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.errors import UsageError
from diplo_extract.evaluation import holds_events
from diplo_extract.render.kept import whole
from diplo_extract.render.sketches import marks_of, network_text, ties_of, timeline_text
from diplo_extract.saved import read_saved

if TYPE_CHECKING:
    from diplo_extract.events import Event

Sketch = Literal["timeline", "network"]


def draw(
    what: Sketch, inputs: Inputs, knowledge: Knowledge, selection: Selection, *, output: str | None, quiet: bool
) -> int:
    """Draw the events of articles, or those saved; the exit code of the command.

    Raises:
        UsageError: the file's ending is neither .svg nor .png, or the library that draws them is missing.
    """
    remarks = Remarks(quiet=quiet)
    picture = _picture(output)
    wanted = selection.filter(knowledge)
    with ExitStack() as stack:
        events = [event for event in _events(inputs, knowledge, remarks, stack) if wanted(event)]
    with open_sink(output) as write:
        for piece in _drawn(what, events, picture):
            write(piece)
    return PARTIAL if remarks.failures else OK


def _events(inputs: Inputs, knowledge: Knowledge, remarks: Remarks, stack: ExitStack) -> Iterator[Event]:
    ready = [path for path in inputs.paths if path == "-" or holds_events(Path(path))]
    if ready and len(ready) == len(inputs.paths):
        return read_saved(ready, stdin=sys.stdin.buffer, report=remarks.failed)
    return map(whole, given_events(inputs, knowledge, remarks, stack, Count()))


def _picture(output: str | None) -> str | None:
    """ "svg" or "png" by the ending of the file, None for text on standard output."""
    if output in (None, "-"):
        return None
    ending = PurePath(str(output)).suffix.lower()
    if ending not in (".svg", ".png"):
        raise UsageError(f"--output: no picture is known by the ending of {output!r}", remedy="write .svg or .png")
    return ending[1:]


def _drawn(what: Sketch, events: list[Event], picture: str | None) -> Iterator[str | bytes]:
    if picture is None:
        terminal = sys.stdout.isatty() or "COLUMNS" in os.environ
        width = shutil.get_terminal_size().columns if terminal else 80
        yield from timeline_text(marks_of(events), width=width) if what == "timeline" else ()
        yield from network_text(ties_of(events), width=width) if what == "network" else ()
        return
    try:
        from diplo_extract.render.charts import network_picture, timeline_picture
    except ModuleNotFoundError as error:
        remedy = "pip install 'diplo-extract[charts]'"
        raise UsageError(f"pictures need {error.name}, which is not installed", remedy=remedy) from error
    if what == "timeline":
        yield timeline_picture(marks_of(events), picture)
    else:
        yield network_picture(ties_of(events), picture)
