"""`diplo scale` and its options."""

from __future__ import annotations

from typing import Annotated

import typer

from diplo_extract.cli.options import (
    Actors,
    Date,
    DateColumn,
    Encoding,
    Exclude,
    FilesFrom,
    Follow,
    Hidden,
    IdColumn,
    Include,
    Many,
    MaxBytes,
    Model,
    PathsOrList,
    Pipeline,
    Quiet,
    Rules,
    TextColumn,
    Timeout,
    TitleColumn,
)
from diplo_extract.errors import UsageError


def scale(
    paths: PathsOrList = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Put results and manifest.json there.")
    ] = "",
    format: Annotated[Many, typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, parquet or both.")] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, metavar="N", help="Processes of this machine; else one a core.")
    ] = None,
    memory_limit: Annotated[
        str, typer.Option("--memory-limit", metavar="SIZE", help="Of each process; above it, it is ended.")
    ] = "2GB",
    scheduler: Annotated[
        str | None, typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786) instead.")
    ] = None,
    portion: Annotated[int, typer.Option("--portion", min=1, metavar="N", help="Articles in a file of results.")] = 500,
    files_from: FilesFrom = None,
    include: Include = None,
    exclude: Exclude = None,
    hidden: Hidden = False,
    follow: Follow = False,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    timeout: Timeout = 30.0,
    quiet: Quiet = False,
) -> int:
    """Find the events in very many articles, on all cores or on a Dask cluster, into a folder of files.

    A run that was interrupted is repeated with the same command: what is there is not done again. The files are the
    same for any number of workers; manifest.json lists them in the order of the articles. Needs the extra [scale].
    """
    from diplo_extract.cli.choices import size
    from diplo_extract.cli.inputs import Inputs, Knowledge, listed_paths
    from diplo_extract.cli.scale import scale_out
    from diplo_extract.cluster import Workers
    from diplo_extract.intake import ARTICLES, Columns
    from diplo_extract.sources import Choice

    named = [*(paths or []), *(listed_paths(files_from) if files_from else [])]
    if not named and files_from is None:
        raise UsageError("Missing argument 'PATH'", remedy="see 'diplo scale --help'")
    if not output:
        raise UsageError("Missing option '--output'", remedy="name a folder with -o")
    if not timeout > 0:
        raise UsageError(f"--timeout: {timeout:g} is no time", remedy="give seconds")
    if scheduler is not None and workers is not None:
        raise UsageError("--workers and --scheduler at once", remedy="a scheduler has workers of its own")
    choice = Choice(ARTICLES, tuple(include or ()), tuple(exclude or ()), hidden, follow)
    columns = Columns(text_column, title_column, date_column, id_column)
    return scale_out(
        Inputs.of(named, date=date, encoding=encoding, max_bytes=max_bytes, columns=columns, choice=choice),
        Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules),
        output,
        Workers(workers, str(size("--memory-limit", memory_limit)), scheduler),
        formats=format,
        size=portion,
        timeout=timeout,
        quiet=quiet,
    )
