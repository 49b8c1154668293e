"""The `diplo` command: parses arguments, calls the pipeline, renders what it gives. No other module prints.

Importing this package loads neither typer nor anything heavier; `diplo --help` loads typer alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from diplo_extract.cli.exits import BY_KIND, FAILED, INTERRUPTED, OK
from diplo_extract.cli.signals import heed_signals, rest
from diplo_extract.errors import DiploError, UsageError

ASKED = "_DIPLO_COMPLETE"
"""The variable in which a shell's script asks what may come next."""
BEFORE_THE_COMMAND = frozenset({"--config", "--isolated", "--show-settings", "--version"})


def main() -> int:
    """The entry point of the `diplo` script: the exit code of `run` with the shell's arguments and signals."""
    heed_signals()
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by the shell, as in `diplo … >&-`
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 (open to the end)
    try:
        code = run(sys.argv[1:])
    finally:
        rest()
    if code == INTERRUPTED:
        _leave(code)
    return code


def _leave(code: int) -> None:
    """End now. An interrupt that met the interpreter in a class definition would else end it by the signal itself."""
    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; whatever goes wrong is one line on standard error."""
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_gone()
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except DiploError as error:
        _say(str(error))
        return BY_KIND.get(error.kind, FAILED)
    except OSError as error:
        _say(f"{error.filename or 'output'}: {error.strerror or error}; check space and permissions")
        return _silenced(FAILED)
    except Exception as error:
        if os.environ.get("DIPLO_DEBUG"):
            raise
        _say(f"internal error: {type(error).__name__}: {error}; please report it (DIPLO_DEBUG=1 shows where)")
        return FAILED
    return code


def _invoke(arguments: Sequence[str]) -> int:
    """What typer's own main does, but with broken pipes, interrupts and usage errors left to `run`."""
    from diplo_extract.cli.shortcut import find_shortcut

    if (shortcut := find_shortcut(arguments)) is not None:
        return shortcut()
    from typer import Abort, Exit, TyperException
    from typer.main import get_command

    from diplo_extract.cli.app import app
    from diplo_extract.cli.guide import command_names, short_help, wanted_help

    asked = os.environ.get(ASKED)
    if not arguments and not asked:
        sys.stdout.write(short_help())
        return OK
    command = get_command(app if asked else _narrowed(app, arguments))
    if asked:
        return _complete(command, asked, arguments)
    if text := wanted_help(command, arguments):
        sys.stdout.write(text)
        return OK
    try:
        with command.make_context("diplo", list(arguments), obj=tuple(arguments)) as context:
            result = _invoke_below(command, context)
    except Exit as leave:
        return leave.exit_code
    except Abort:
        return INTERRUPTED
    except TyperException as error:
        _say(_usage(error, command_names(command, arguments)))
        return getattr(error, "exit_code", FAILED)
    return result if isinstance(result, int) else OK


def _narrowed(app: Any, arguments: Sequence[str]) -> Any:
    """The app with no more than the command that is named first: typer reads every signature that it is given.

    The whole app where help is asked for or no such command stands by itself.
    """
    meant = [c for c in app.registered_commands if (c.name or c.callback.__name__) == arguments[0]]
    if not meant or not {"-h", "--help"}.isdisjoint(arguments):
        return app
    small = copy(app)
    small.registered_commands, small.registered_groups = meant, []
    return small


def _complete(command: Any, asked: str, arguments: Sequence[str]) -> int:
    """Answer a shell that completes a command line."""
    from diplo_extract.cli.tab import answer

    answered = answer(command, asked, os.environ)
    if answered is None:  # a shell that typer knows and we do not
        command.main(list(arguments), prog_name="diplo")
        return OK
    code, text = answered
    sys.stdout.write(text + "\n" if text else "")
    return code


def _invoke_below(command: Any, context: Any) -> object:
    """Run the command; a value refused that no flag gave is told with the file it stands in."""
    try:
        return command.invoke(context)
    except UsageError as error:
        from diplo_extract.cli.settings import with_origin

        raise with_origin(error, context) from error.__cause__


def _usage(error: Exception, names: Sequence[str] | None) -> str:
    """What is wrong with a command line of the command of these names (None: of none that is there)."""
    context = getattr(error, "ctx", None)
    where = context.command_path if context else " ".join(["diplo", *(names or ())])
    message = str(getattr(error, "format_message", error.__str__)()).rstrip(".")
    option = getattr(error, "option_name", None)
    if option in BEFORE_THE_COMMAND:
        return f"{message}; it stands before the command"
    if near := get_close_matches(option or "", getattr(error, "possibilities", None) or (), n=1):
        return f"No such option: {option}; did you mean {near[0]}?"
    if message == "Missing command" and context:
        message += f", one of {', '.join(context.command.commands)}"
    return f"{message} (see '{where} --help')"


def _say(message: str) -> None:
    from diplo_extract.render.terminal import safe_line

    sys.stderr.write(f"diplo: {safe_line(message)}\n")


def _reader_gone() -> int:
    """Whoever read our output has enough (`| head`): no error, and no complaint at the interpreter's end."""
    return _silenced(OK)


def _silenced(code: int) -> int:
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return code  # standard output is no file (a test's stand-in)
    return code
