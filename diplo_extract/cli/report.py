"""`diplo report`: the page over articles, or over events that were saved with their articles."""

from __future__ import annotations

from pathlib import Path

from diplo_extract.cli.convert import convert_events
from diplo_extract.cli.extract import extract_events
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.printing import Delivery, Selection
from diplo_extract.errors import UsageError
from diplo_extract.evaluation import holds_events


def write_page(inputs: Inputs, knowledge: Knowledge, selection: Selection, delivery: Delivery) -> int:
    """Write the page; the exit code of the command. Raises UsageError for articles and events at once."""
    ready = [path for path in inputs.paths if path != "-" and holds_events(Path(path))]
    if not ready:
        return extract_events(inputs, knowledge, selection, delivery)
    if len(ready) < len(inputs.paths):
        raise UsageError(f"{ready[0]} holds events, the rest articles", remedy="give only one of the two")
    return convert_events(ready, selection.filter(knowledge), delivery)
