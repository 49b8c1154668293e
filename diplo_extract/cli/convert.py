"""`diplo convert`: events printed before, in another format. Nothing is extracted; spaCy is not imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING

from diplo_extract.cli.printing import Count, Delivery, Wanted, print_events
from diplo_extract.cli.remarks import Remarks

if TYPE_CHECKING:
    from diplo_extract.events import Event


def convert_events(paths: Sequence[str], wanted: Wanted, delivery: Delivery) -> int:
    """Read events, filter, print; the exit code of the command."""

    def give(_: ExitStack, remarks: Remarks, __: Count) -> Iterator[Event]:
        from diplo_extract.saved import read_saved

        return read_saved(paths, stdin=sys.stdin.buffer, report=remarks.failed)

    return print_events(give, wanted, delivery)
