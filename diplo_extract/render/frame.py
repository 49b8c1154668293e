"""Stage 10: events as a pandas DataFrame, a row an event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from diplo_extract.errors import UsageError
from diplo_extract.events import Event
from diplo_extract.render.flat import COLUMNS, flat

if TYPE_CHECKING:
    import pandas as pd

_DAYS = ("start", "end")


def to_frame(events: Iterable[Event]) -> pd.DataFrame:
    """The events as a DataFrame with the columns of the CSV; as many rows as events, in their order.

    `start` and `end` are days (datetime64[s], NaT where open), `confidence` is float64 from 0 to 1, all others are
    strings, missing where nothing is known. Several names stand in one field with "; " between them. No events give the
    same columns without rows. Raises UsageError where pandas is not installed (extra `frame`).

    >>> from diplo_extract import extract
    >>> frame = to_frame(extract("Kenya thanked Peru on 2 March 2026. Chile has invited Brazil to the talks."))
    >>> frame.shape, list(frame.columns[:4])
    ((2, 25), ['id', 'type', 'status', 'who'])
    >>> print(frame[["type", "who", "whom", "start"]].to_string(index=False))
      type   who   whom      start
     thank Kenya   Peru 2026-03-02
    invite Chile Brazil        NaT
    """
    try:
        import numpy as np
        import pandas as pd
    except ModuleNotFoundError as error:
        remedy = "pip install 'diplo-extract[frame]'"
        raise UsageError(f"a DataFrame needs {error.name}, which is not installed", remedy=remedy) from error
    told = list(events)
    rows = [asdict(flat(event)) for event in told]
    columns = {name: pd.Series([row[name] or None for row in rows], dtype="string") for name in COLUMNS}
    for name in _DAYS:
        columns[name] = pd.Series(np.array([getattr(event.date, name) for event in told], dtype="datetime64[s]"))
    columns["confidence"] = pd.Series([event.confidence for event in told], dtype="float64")
    return pd.DataFrame(columns, columns=list(COLUMNS))
