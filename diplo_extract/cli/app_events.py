"""The commands that explain, convert, draw, compare and score events: found just now, or saved before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import typer

from diplo_extract.cli.options import (
    Actors,
    ActorsWanted,
    AsCsv,
    AsJson,
    AsJsonl,
    Color,
    Countries,
    CsvRaw,
    Date,
    Drawable,
    Encoding,
    Errors,
    ExitStatus,
    FormatName,
    Many,
    MaxBytes,
    Model,
    NoFail,
    Output,
    Paths,
    Picture,
    Pipeline,
    Quiet,
    Rules,
    Since,
    Statuses,
    StdinName,
    Strict,
    Types,
    Until,
    Verbose,
)

Sketch = Literal["timeline", "network"]
_SKETCHES: tuple[tuple[Sketch, str, str], ...] = (
    (
        "timeline",
        "Draw when events took place.",
        "Draw a row a type with a sign for each dated event, in the terminal or as SVG or PNG.",
    ),
    (
        "network",
        "Draw who deals with whom.",
        "Draw which states and bodies share events, in the terminal or as SVG or PNG.",
    ),
)


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
    color: Color = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    exit_status: ExitStatus = False,
    strict: Strict = False,
    no_fail: NoFail = False,
) -> int:
    """Write events that were found before in another format, without reading the articles again.

    Filters work as with extract. doccano and Prodigy take events that were saved with --with-text.
    """
    from diplo_extract.cli.choices import chosen_format
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
            color=color,
            verbose=verbose,
        ),
    )


def explain(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    date: Date = None,
    model: Model = None,
    pipeline: Pipeline = None,
    actors: Actors = None,
    rules: Rules = None,
    stdin_name: StdinName = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
) -> int:
    """Show stage by stage how an article's events were found: the words, the rules and what they were read as."""
    from diplo_extract.cli.explain import explain_articles
    from diplo_extract.cli.inputs import Inputs, Knowledge

    inputs = Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes, stdin_name=stdin_name)
    return explain_articles(
        inputs, Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules), as_json=as_json
    )


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
    stdin_name: StdinName = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = "20MB",
    quiet: Quiet = False,
    verbose: Verbose = False,
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
        Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes, stdin_name=stdin_name),
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
            verbose=verbose,
        ),
    )


def _sketch_command(what: Sketch, about: str) -> Callable[..., int]:
    """The command that draws the timeline or the network; they take the same options."""

    def command(
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
        from diplo_extract.cli.inputs import Inputs, Knowledge
        from diplo_extract.cli.printing import Selection
        from diplo_extract.cli.sketch import draw

        inputs = Inputs.of(paths, date=date, encoding=encoding, max_bytes=max_bytes)
        knowledge = Knowledge.of(model=model, pipeline=pipeline, actors=actors, rules=rules)
        selection = Selection.of(types, statuses, actors_wanted, countries, since=since, until=until)
        return draw(what, inputs, knowledge, selection, output=output, quiet=quiet)

    command.__doc__ = about
    return command


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Events as extract saved them; - for standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Events of a later run over the same articles.")],
    ignore: Annotated[
        Many, typer.Option("--ignore", metavar="SLOT", help="Do not compare it (confidence, evidence, …).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    color: Color = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing, only exit.")] = False,
) -> int:
    """Compare the events of two runs: what was added, removed, changed, and in which slots.

    Exits as diff does: 0 nothing differs, 1 something does, 2 a file could not be read whole.
    """
    from diplo_extract.cli.diff import diff_runs

    return diff_runs(old, new, ignore=ignore, as_json=as_json, quiet=quiet, color=color)


def add_event_commands(app: typer.Typer) -> None:
    """Add these commands to the program's, in the order of its help."""
    app.command(short_help="Show how an article's events were found.")(explain)
    app.command(short_help="Write events found before in another format.")(convert)
    app.command(short_help="Make a web page of events in their articles.")(report)
    for name, short, about in _SKETCHES:
        app.command(name, short_help=short)(_sketch_command(name, about))
    app.command(short_help="Compare the events of two runs.")(diff)
    app.command(name="eval", short_help="Score found events against gold.")(score)
