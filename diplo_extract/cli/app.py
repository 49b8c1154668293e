"""The commands of `diplo` and their options. A command parses its arguments, calls one function, gives its exit code.

Commands import what they do when they run, so that help and completion stay fast.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from diplo_extract.cli.app_cache import cache_app
from diplo_extract.cli.app_events import add_event_commands
from diplo_extract.cli.app_rules import rules_app
from diplo_extract.cli.app_scale import scale
from diplo_extract.cli.exits import HELP, OK
from diplo_extract.cli.options import (
    Actors,
    ActorsWanted,
    AsCsv,
    AsJson,
    AsJsonl,
    CacheDir,
    CacheSize,
    Color,
    Countries,
    CsvRaw,
    Date,
    DateColumn,
    Encoding,
    Errors,
    Exclude,
    ExitStatus,
    FilesFrom,
    Follow,
    FormatName,
    Hidden,
    IdColumn,
    Include,
    Jobs,
    MaxBytes,
    MaxMemory,
    Model,
    NoCache,
    NoFail,
    Output,
    PathsOrList,
    Pipeline,
    Quiet,
    Resume,
    Rules,
    ShardOf,
    ShowFiles,
    Since,
    Statuses,
    StdinName,
    Strict,
    TextColumn,
    Timeout,
    TitleColumn,
    Types,
    Until,
    Verbose,
)
from diplo_extract.errors import UsageError

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def diplo(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show what is installed, and leave.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --version: as JSON.")] = False,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="Settings, instead of those of the folder.")
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="No settings but flags.")] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show what is set and where, and leave.")
    ] = False,
) -> None:
    """Find diplomatic events in news articles: who invited, met, called or thanked whom, when, and who says so.

    Settings stand in diplo.toml or [tool.diplo] of pyproject.toml, in variables DIPLO_*, and in a diplo.toml of your
    own.
    """
    from diplo_extract.cli.settings import apply_settings

    settings = apply_settings(context, config=config, isolated=isolated)
    if show_settings:
        sys.stdout.write(settings)
        raise typer.Exit(OK)
    if version:
        from diplo_extract.cli.about import print_version

        print_version(as_json=as_json)
        raise typer.Exit(OK)
    if as_json and context.invoked_subcommand is not None:
        raise UsageError("--json stands before the command", remedy=f"write diplo {context.invoked_subcommand} --json")
    if context.invoked_subcommand is None:
        raise UsageError("no command is given", remedy="'diplo --help' lists them")


@app.command(short_help="Find the events in articles.")
def extract(
    context: typer.Context,
    paths: PathsOrList = None,
    format: FormatName = None,
    as_json: AsJson = False,
    as_jsonl: AsJsonl = False,
    as_csv: AsCsv = False,
    output: Output = None,
    types: Types = None,
    actors_wanted: ActorsWanted = None,
    countries: Countries = None,
    statuses: Statuses = None,
    since: Since = None,
    until: Until = None,
    files_from: FilesFrom = None,
    include: Include = None,
    exclude: Exclude = None,
    hidden: Hidden = False,
    follow: Follow = False,
    show_files: ShowFiles = False,
    text_column: TextColumn = None,
    title_column: TitleColumn = None,
    date_column: DateColumn = None,
    id_column: IdColumn = None,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    stdin_name: StdinName = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    jobs: Jobs = 1,
    timeout: Timeout = 30.0,
    max_memory: MaxMemory = None,
    resume: Resume = False,
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the article to each event (JSON).")] = False,
    csv_raw: CsvRaw = False,
    errors: Errors = None,
    color: Color = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="No progress bar.")] = False,
    exit_status: ExitStatus = False,
    strict: Strict = False,
    no_fail: NoFail = False,
    no_cache: NoCache = False,
    cache_dir: CacheDir = None,
    cache_size: CacheSize = "500MB",
    shard: ShardOf = None,
) -> int:
    """Find the events in articles and print them: as a table on a terminal, as one line an event in a pipe.

    Several values of a filter are alternatives (--type meet --type call, or --type meet,call); different filters
    must all hold.
    """
    from diplo_extract.cli.caching import Caching
    from diplo_extract.cli.choices import chosen_format
    from diplo_extract.cli.extract import extract_events, print_files
    from diplo_extract.cli.inputs import Inputs, Knowledge, allowance_of, listed_paths
    from diplo_extract.cli.printing import Delivery, Selection
    from diplo_extract.intake import ARTICLES, Columns
    from diplo_extract.sources import Choice

    named = [*(paths or []), *(listed_paths(files_from) if files_from else [])]
    if not named and files_from is None:
        raise UsageError("Missing argument 'PATH'", remedy="see 'diplo extract --help'")
    choice = Choice(ARTICLES, tuple(include or ()), tuple(exclude or ()), hidden, follow)
    columns = Columns(text_column, title_column, date_column, id_column)
    inputs = Inputs.of(
        named,
        date=date,
        encoding=encoding,
        max_bytes=max_bytes,
        columns=columns,
        choice=choice,
        shard=shard,
        stdin_name=stdin_name,
    )
    if show_files:
        return print_files(inputs, output, quiet=quiet)
    return extract_events(
        inputs,
        Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules),
        Selection.of(types, statuses, actors_wanted, countries, since=since, until=until),
        Delivery(
            format=chosen_format(context, format, as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv),
            output=output,
            with_text=with_text,
            errors=errors,
            quiet=quiet,
            progress=not no_progress,
            exit_status=exit_status,
            strict=strict,
            no_fail=no_fail,
            raw=csv_raw,
            color=color,
            verbose=verbose,
            resume=resume,
        ),
        Caching.of(no_cache=no_cache, folder=cache_dir, limit=cache_size),
        allowance_of(jobs, timeout=timeout, max_memory=max_memory),
    )


@app.command()
def formats(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> int:
    """List the formats that events can be written in."""
    from diplo_extract.cli.about import print_formats

    print_formats(as_json=as_json)
    return OK


@app.command(short_help="Tell whether everything is here that diplo needs.")
def doctor(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> int:
    """Tell whether everything is here that diplo needs, and which extras are."""
    from diplo_extract.cli.doctor import print_findings

    return print_findings(as_json=as_json)


@app.command()
def schema(
    with_text: Annotated[bool, typer.Option("--with-text", help="Of events printed with --with-text.")] = False,
    settings: Annotated[bool, typer.Option("--settings", help="Of diplo.toml instead.")] = False,
) -> int:
    """Print the JSON Schema of an event, or of diplo.toml for editors that check it."""
    from diplo_extract.cli.about import print_schema

    print_schema(settings=settings, with_text=with_text)
    return OK


app.command(short_help="Find the events in very many articles, on a cluster.")(scale)
add_event_commands(app)
app.add_typer(rules_app, name="rules")
app.add_typer(cache_app, name="cache")
