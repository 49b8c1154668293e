"""`diplo diff`: what changed between two runs. Its exit codes are those of diff(1)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import cast

from diplo_extract.cli.choices import listed, one_of
from diplo_extract.cli.painting import paint
from diplo_extract.cli.remarks import Remarks
from diplo_extract.comparison import SLOTS, Slot, compare
from diplo_extract.delivery import open_sink
from diplo_extract.errors import UsageError
from diplo_extract.render.comparison import comparison_json, comparison_text
from diplo_extract.saved import read_saved

SAME, DIFFERENT, TROUBLE = 0, 1, 2
"""What diff(1) exits with."""


def diff_runs(
    old: str, new: str, *, ignore: Sequence[str] | None, as_json: bool, quiet: bool, color: str | None
) -> int:
    """Compare the events saved in two files; 0 the same, 1 different, 2 where one could not be read whole."""
    if old == new == "-":
        raise UsageError("standard input twice", remedy="name a file for one of the two")
    ignored = [cast("Slot", one_of("--ignore", word, SLOTS)) for word in listed(ignore)]
    remarks = Remarks()
    before, after = (list(read_saved([path], stdin=sys.stdin.buffer, report=remarks.failed)) for path in (old, new))
    if remarks.failures and not (before and after):
        return TROUBLE  # a file that is not there was not emptied
    found = compare(before, after, ignore=ignored)
    with open_sink(None) as write:
        if as_json:
            write(comparison_json(found))
        elif not quiet:
            look = paint(color, terminal=sys.stdout.isatty(), environment=os.environ)
            for line in comparison_text(found, color=look == "colors"):
                write(line)
    return TROUBLE if remarks.failures else DIFFERENT if found.differs else SAME
