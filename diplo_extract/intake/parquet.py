"""Stage 1: Parquet, an article a row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from diplo_extract.errors import InputError
from diplo_extract.files import read_whole
from diplo_extract.intake.registry import Limits
from diplo_extract.intake.tables import article_of, check_columns
from diplo_extract.rows import Row
from diplo_extract.sources import Source


def read_parquet(file: IO[bytes], source: Source, limits: Limits) -> Iterator[Row]:
    """A row a row of the file, read in batches. Raises InputError for what is no Parquet."""
    try:
        table = pq.ParquetFile(file if file.seekable() else io.BytesIO(read_whole(file, source, 50 * limits.max_bytes)))
        check_columns(table.schema_arrow.names, source, limits)
        number = 0
        for batch in table.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield Row(number, article_of(row, limits))
    except (pa.ArrowException, ValueError, OSError, OverflowError) as error:  # broken names, texts, sizes or dates
        raise InputError(f"is no Parquet: {error}", document=source.document, remedy="write the file again") from error
