"""The commands of `diplo rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from diplo_extract.cli.exits import FAILED, OK
from diplo_extract.cli.options import (
    Actors,
    Many,
    Model,
    Pipeline,
    Rules,
)

rules_app = typer.Typer(rich_markup_mode=None, short_help="List the rules with their examples, or check them.")


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
        str | None, typer.Argument(metavar="DIR", help="Rule files of your own; without it, ours.")
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
