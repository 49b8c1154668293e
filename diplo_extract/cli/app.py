"""The commands of `diplo` and their options. A command parses its arguments, calls one function, gives its exit code.

Commands import what they do when they run, so that help and completion stay fast.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from diplo_extract.cli.exits import FAILED, HELP, OK
from diplo_extract.errors import UsageError

if TYPE_CHECKING:
    from diplo_extract.render import Format

SHORT_HELP = """\
diplo finds diplomatic events in news articles: who invited, met, called, thanked or expelled whom, and when.

  diplo extract seeds/                         a table of the events in a folder of articles
  diplo extract article.txt --json | jq .      the same as JSON, for other programs
  diplo explain article.txt                    how each event was found, stage by stage

'diplo --help' lists the commands, 'diplo extract --help' the options.
"""

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, epilog=HELP)
rules_app = typer.Typer(rich_markup_mode=None, short_help="List the rules with their examples, or check them.")
app.add_typer(rules_app, name="rules")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders (with all below them) or - for standard input.")
]
PathsOrList = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders (with all below them), s3://… or - for standard input."),
]
FilesFrom = Annotated[
    str | None, typer.Option("--files-from", metavar="LIST", help="Read the paths in it, one a line or NUL-separated.")
]
Include = Annotated[
    list[str] | None, typer.Option("--include", metavar="GLOB", help="In folders, only files that fit (*.story).")
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="GLOB", help="In folders, no file or folder that fits.")
]
Hidden = Annotated[bool, typer.Option("--hidden", help="In folders, hidden files too.")]
Follow = Annotated[bool, typer.Option("--follow", help="In folders, follow symbolic links.")]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List the files that would be read, and leave.")]
TextColumn = Annotated[str | None, typer.Option("--text-column", metavar="NAME", help="Of tables: holds the text.")]
TitleColumn = Annotated[str | None, typer.Option("--title-column", metavar="NAME", help="Of tables: holds the title.")]
DateColumn = Annotated[str | None, typer.Option("--date-column", metavar="NAME", help="Of tables: holds the date.")]
IdColumn = Annotated[str | None, typer.Option("--id-column", metavar="NAME", help="Of tables: holds the id.")]
Many = list[str] | None
Model = Annotated[str | None, typer.Option("--model", metavar="DIR", help="Folder with the names of the world.")]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="Installed spaCy pipeline to parse with.")
]
Actors = Annotated[str | None, typer.Option("--actors", metavar="FILE", help="CSV table of further names.")]
Rules = Annotated[str | None, typer.Option("--rules", metavar="DIR", help="Folder with rule files of your own.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="Publication date of articles that tell none (2026-01-19).")
]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Of the files; else it is found out.")]
MaxBytes = Annotated[str, typer.Option("--max-bytes", metavar="SIZE", help="Leave out files larger than this.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.")]
FormatName = Annotated[
    str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, plain, json, csv, … (diplo formats).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
AsJsonl = Annotated[bool, typer.Option("--jsonl", help="Short for --format jsonl.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Short for --format csv.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; format by the ending of its name.")
]
Types = Annotated[Many, typer.Option("--type", metavar="TYPE", help="Only such events (meet,call).")]
ActorsWanted = Annotated[Many, typer.Option("--actor", metavar="NAME", help="Only with such a participant.")]
Countries = Annotated[
    Many, typer.Option("--country", metavar="COUNTRY", help="Only with a participant of it (KAZ, Kazakhstan).")
]
Statuses = Annotated[
    Many, typer.Option("--status", metavar="STATUS", help="Only occurred, planned, possible or negated ones.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only on or after it (2026, 2026-01, 2026-01-19).")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only on or before it.")]
CsvRaw = Annotated[bool, typer.Option("--csv-raw", help="No apostrophe before what a spreadsheet would compute.")]
Errors = Annotated[
    str | None, typer.Option("--errors", metavar="FILE", help="Write failed documents there as JSON lines.")
]
ExitStatus = Annotated[bool, typer.Option("--exit-status", "-e", help="Exit with 4 if there is no event.")]
Drawable = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Articles, or events as extract saved them; - for such events.")
]
Picture = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Draw a picture (.svg, .png) instead of text.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if a document failed.")]
NoFail = Annotated[bool, typer.Option("--no-fail", help="Exit with 0 even if documents failed.")]


def chosen_format(context: typer.Context, format: str | None, *, as_json: bool, as_jsonl: bool, as_csv: bool) -> Format:
    """The format that flags ask for; one that was set beforehand yields to a flag or to the ending of --output."""
    from diplo_extract.cli.choices import output_format
    from diplo_extract.cli.settings import is_typed

    flags = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv}
    typed = [name for name, given in flags.items() if given]
    if format and (is_typed(context, "format") or not (typed or is_typed(context, "output"))):
        typed.append(format)
    terminal = sys.stdout.isatty() or "COLUMNS" in os.environ
    return output_format(typed, context.params["output"], terminal=terminal)


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
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    with_text: Annotated[bool, typer.Option("--with-text", help="Add the article to each event (JSON).")] = False,
    csv_raw: CsvRaw = False,
    errors: Errors = None,
    quiet: Quiet = False,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="No progress bar.")] = False,
    exit_status: ExitStatus = False,
    strict: Strict = False,
    no_fail: NoFail = False,
) -> int:
    """Find the events in articles and print them: as a table on a terminal, as one line an event in a pipe.

    Several values of a filter are alternatives (--type meet --type call, or --type meet,call); different filters
    must all hold.
    """
    from diplo_extract.cli.extract import extract_events, print_files
    from diplo_extract.cli.inputs import Inputs, Knowledge, listed_paths
    from diplo_extract.cli.printing import Delivery, Selection
    from diplo_extract.intake import ARTICLES, Columns
    from diplo_extract.sources import Choice

    named = [*(paths or []), *(listed_paths(files_from) if files_from else [])]
    if not named and files_from is None:
        raise UsageError("Missing argument 'PATH'", remedy="see 'diplo extract --help'")
    choice = Choice(ARTICLES, tuple(include or ()), tuple(exclude or ()), hidden, follow)
    columns = Columns(text_column, title_column, date_column, id_column)
    inputs = Inputs.of(named, date=date, encoding=encoding, max_bytes=max_bytes, columns=columns, choice=choice)
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
        ),
    )


@app.command(short_help="Write events found before in another format.")
def convert(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="EVENTS", help="Events as extract saved them (JSON, JSON lines, Parquet); - ."),
    ],
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
    model: Model = None,
    rules: Rules = None,
    csv_raw: CsvRaw = False,
    errors: Errors = None,
    quiet: Quiet = False,
    exit_status: ExitStatus = False,
    strict: Strict = False,
    no_fail: NoFail = False,
) -> int:
    """Write events that were found before in another format, without reading the articles again.

    Filters work as with extract. doccano and Prodigy take events that were saved with --with-text.
    """
    from diplo_extract.cli.convert import convert_events
    from diplo_extract.cli.inputs import Knowledge
    from diplo_extract.cli.printing import Delivery, Selection

    selection = Selection.of(types, statuses, actors_wanted, countries, since=since, until=until)
    return convert_events(
        paths,
        selection.filter(Knowledge.of(model=model, pipeline=None, actors=None, rules=rules)),
        Delivery(
            format=chosen_format(context, format, as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv),
            output=output,
            with_text=False,
            errors=errors,
            quiet=quiet,
            progress=False,
            exit_status=exit_status,
            strict=strict,
            no_fail=no_fail,
            raw=csv_raw,
        ),
    )


@app.command(short_help="Show how an article's events were found.")
def explain(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
) -> int:
    """Show stage by stage how an article's events were found: the words, the rules and what they were read as."""
    from diplo_extract.cli.explain import explain_articles
    from diplo_extract.cli.inputs import Inputs, Knowledge

    inputs = Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes)
    return explain_articles(
        inputs, Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules), as_json=as_json
    )


@app.command(name="eval", short_help="Score found events against gold.")
def score(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="Folder of gold files, one a document.")],
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Articles, or events as extract prints them; - for either.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed, invented or told wrong.")] = False,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    quiet: Quiet = False,
) -> int:
    """Score the events of articles, or events found before, against gold: precision, recall, F1, slots, types."""
    from diplo_extract.cli.eval import score_paths
    from diplo_extract.cli.inputs import Inputs, Knowledge

    inputs = Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes)
    knowledge = Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules)
    return score_paths(gold, inputs, knowledge, as_json=as_json, errors=errors, quiet=quiet)


@app.command(short_help="Make a web page of events in their articles.")
def report(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Articles, or events saved with --with-text; - for articles.")
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write there; - for the output.")] = (
        "report.html"
    ),
    types: Types = None,
    actors_wanted: ActorsWanted = None,
    countries: Countries = None,
    statuses: Statuses = None,
    since: Since = None,
    until: Until = None,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    quiet: Quiet = False,
    strict: Strict = False,
    no_fail: NoFail = False,
) -> int:
    """Make one web page with a timeline, a network, a table with filters and every article with its events in place.

    It opens from disk and asks nothing of a network.
    """
    from diplo_extract.cli.inputs import Inputs, Knowledge
    from diplo_extract.cli.printing import Delivery, Selection
    from diplo_extract.cli.report import write_page

    return write_page(
        Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes),
        Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules),
        Selection.of(types, statuses, actors_wanted, countries, since=since, until=until),
        Delivery(
            format="html",
            output=output,
            with_text=True,
            errors=None,
            quiet=quiet,
            progress=True,
            exit_status=False,
            strict=strict,
            no_fail=no_fail,
        ),
    )


@app.command(short_help="Draw when events took place.")
def timeline(
    paths: Drawable,
    output: Picture = None,
    types: Types = None,
    actors_wanted: ActorsWanted = None,
    countries: Countries = None,
    statuses: Statuses = None,
    since: Since = None,
    until: Until = None,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    quiet: Quiet = False,
) -> int:
    """Draw a row a type with a sign for each dated event, in the terminal or as SVG or PNG."""
    from diplo_extract.cli.inputs import Inputs, Knowledge
    from diplo_extract.cli.printing import Selection
    from diplo_extract.cli.sketch import draw

    return draw(
        "timeline",
        Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes),
        Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules),
        Selection.of(types, statuses, actors_wanted, countries, since=since, until=until),
        output=output,
        quiet=quiet,
    )


@app.command(short_help="Draw who deals with whom.")
def network(
    paths: Drawable,
    output: Picture = None,
    types: Types = None,
    actors_wanted: ActorsWanted = None,
    countries: Countries = None,
    statuses: Statuses = None,
    since: Since = None,
    until: Until = None,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    quiet: Quiet = False,
) -> int:
    """Draw which states and bodies share events, in the terminal or as SVG or PNG."""
    from diplo_extract.cli.inputs import Inputs, Knowledge
    from diplo_extract.cli.printing import Selection
    from diplo_extract.cli.sketch import draw

    return draw(
        "network",
        Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes),
        Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules),
        Selection.of(types, statuses, actors_wanted, countries, since=since, until=until),
        output=output,
        quiet=quiet,
    )


@app.command(short_help="Compare the events of two runs.")
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Events as extract saved them; - for standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Events of a later run over the same articles.")],
    ignore: Annotated[
        Many, typer.Option("--ignore", metavar="SLOT", help="Do not compare it (confidence, evidence, …).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing, only exit.")] = False,
) -> int:
    """Compare the events of two runs: what was added, removed, changed, and in which slots.

    Exits as diff does: 0 nothing differs, 1 something does, 2 a file could not be read whole.
    """
    from diplo_extract.cli.diff import diff_runs

    return diff_runs(old, new, ignore=ignore, as_json=as_json, quiet=quiet)


@app.command()
def formats(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> int:
    """List the formats that events can be written in."""
    from diplo_extract.cli.about import print_formats

    print_formats(as_json=as_json)
    return OK


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> int:
    """Tell whether everything is here that diplo needs, and which extras are."""
    from diplo_extract.cli.doctor import print_findings

    return print_findings(as_json=as_json)


@app.command()
def schema(
    with_text: Annotated[bool, typer.Option("--with-text", help="Of events printed with --with-text.")] = False,
) -> int:
    """Print the JSON Schema of an event."""
    from diplo_extract.cli.about import print_schema

    print_schema(with_text=with_text)
    return OK


@rules_app.callback(invoke_without_command=True)
def rules(
    context: typer.Context,
    types: Annotated[Many, typer.Option("--type", metavar="TYPE", help="Only the rules of such events.")] = None,
    own: Rules = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """List the rules with their examples, check them, or begin a file of your own."""
    from diplo_extract.cli.inputs import Knowledge
    from diplo_extract.cli.rules import list_rules

    Knowledge.of(model=None, pipeline=None, actors=None, rules=own)
    return list_rules(types, as_json=as_json) if context.invoked_subcommand is None else OK


@rules_app.command(short_help="Run every example of every rule.")
def check(
    folder: Annotated[
        str | None, typer.Argument(metavar="[DIR]", help="Rule files of your own; without it, ours.")
    ] = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
) -> int:
    """Run every example of every rule, hits and near misses; exit with 1 if one fails.

    Of a folder of your own every mistake is told with file, rule and field before its examples are run.
    """
    from diplo_extract.cli.inputs import Knowledge
    from diplo_extract.cli.rules import check_examples, check_files

    if folder is not None and not check_files(folder):
        return FAILED
    return check_examples(Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=folder), folder)


@rules_app.command(short_help="Begin a rule file of your own.")
def new(
    type_: Annotated[str, typer.Argument(metavar="TYPE", help="Name of the event type, such as blockade.")],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to TYPE.yaml; - prints it."),
    ] = None,
) -> int:
    """Write a rule file with comments that say what goes where; it works as it stands."""
    from diplo_extract.cli.rules import write_skeleton

    write_skeleton(type_, output)
    return OK
