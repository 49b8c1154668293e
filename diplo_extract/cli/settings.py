"""Settings: what options are given beforehand, in files and in the environment. Typer itself ranks them below flags.

A setting is the long name of an option. `diplo.toml` and the table `[tool.diplo]` of `pyproject.toml` hold settings for
all commands that have the option, and tables named after a command hold those for it alone:

    actors = "names.csv"

    [extract]
    format = "jsonl"

Later wins: the user's file, the project's file, `DIPLO_ACTORS` and the like in the environment, flags.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from diplo_extract.errors import UsageError

FILES = ("diplo.toml", "pyproject.toml")
"""Names of a project's settings, in order of preference; of the second only the table [tool.diplo] is read."""
PREFIX = "DIPLO_"
RESERVED = frozenset({"DIPLO_DEBUG"})
"""Variables with the prefix that are no settings."""
WITHOUT = frozenset({"help", "json", "jsonl"})
"""Options that are no settings: `format = "json"` says it."""
PATHS = frozenset({"actors", "model", "output", "errors", "rules", "cache-dir"})
"""Settings that name a file or folder; in a file they count from its folder, where `errors` takes a value at all."""
SETTINGS = "diplo_extract.cli.settings"
"""Where a typer context keeps option -> what was set for it."""
YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off", ""})

Value = str | bool | list[str]


@dataclass(frozen=True, slots=True)
class Setting:
    """One value and where it was found: a file, or a variable of the environment."""

    value: Value
    origin: str


@dataclass(frozen=True, slots=True)
class Option:
    """What a command takes: its parameter's name, whether it is a switch and whether it can be given many times.

    `about` is what the help says of it.
    """

    parameter: str
    switch: bool
    many: bool
    about: str = ""


Options = Mapping[str, Mapping[str, Option]]
"""Command ("extract", "rules check") -> long name of the option ("max-bytes") -> what it takes."""
Settings = Mapping[str, Mapping[str, Setting]]
"""Command -> long name of the option -> its value."""


def options_of(group: Any, above: str = "") -> dict[str, dict[str, Option]]:
    """The options of every command below a typer group that can be set."""
    found: dict[str, dict[str, Option]] = {}
    for name, command in group.commands.items():
        path = f"{above} {name}".strip()
        found[path] = {}
        for parameter in command.params:
            long = next((o[2:] for o in parameter.opts if o.startswith("--")), None)
            if long is not None and long not in WITHOUT:
                found[path][long] = Option(
                    parameter.name, bool(parameter.is_flag), bool(parameter.multiple), parameter.help or ""
                )
        if hasattr(command, "commands"):
            found |= options_of(command, path)
    return found


def every_option() -> dict[str, dict[str, Option]]:
    """Those of all commands, also where the command line was read for one of them alone."""
    from typer.main import get_command

    from diplo_extract.cli.app import app

    return options_of(get_command(app))


def apply_settings(context: Any, *, config: str | None, isolated: bool) -> str:
    """Hand the settings to the commands below a typer context, and give them as `--show-settings` prints them.

    Raises:
        UsageError: a broken file or setting, or one named by `config` that is not there.
    """
    if isolated and config is not None:
        raise UsageError("--config and --isolated at once", remedy="leave one out")
    if isolated:
        return show_settings({})
    if config is not None and not Path(config).is_file():
        raise UsageError("no such file", document=config, remedy="check --config")
    project = Path(config) if config is not None else _project(context.obj or ())
    user = user_file(typer.get_app_dir("diplo"))
    any_set = project is not None or user is not None or any(name.startswith("DIPLO_") for name in os.environ)
    options = every_option() if any_set else options_of(context.command)
    settings = find_settings(options, environment=os.environ, project=project, user=user)
    context.default_map = default_map(settings, options)
    context.meta[SETTINGS] = {f"--{name}": s for found in settings.values() for name, s in found.items()}
    return show_settings(settings)


def with_origin(error: UsageError, context: Any) -> UsageError:
    """The error with the file or variable that the refused value came from, if it was no flag."""
    setting = context.meta.get(SETTINGS, {}).get(error.message.partition(":")[0])
    if error.document is None and setting is not None:
        values = setting.value if isinstance(setting.value, list) else [setting.value]
        error.document = setting.origin if any(repr(value) in error.message for value in values) else None
    return error


def is_typed(context: Any, parameter: str) -> bool:
    """Whether a parameter was given by a flag: it then wins over what another setting implies."""
    source = context.get_parameter_source(parameter)
    return source is not None and source.name == "COMMANDLINE"


def _project(arguments: Sequence[str]) -> Path | None:
    """The project's settings; those that lie among the articles are passed over with a remark."""
    inputs = [path for path in map(Path, arguments) if path.exists()]
    found, passed = project_file(Path.cwd(), inputs)
    for path in passed:
        from diplo_extract.render.terminal import safe_line

        text = f"{path}: lies in a folder being read and is not used; --config names it if it is yours"
        sys.stderr.write(f"diplo: {safe_line(text)}\n")
    return found


def find_settings(
    options: Options, *, environment: Mapping[str, str], project: Path | None, user: Path | None
) -> Settings:
    """The settings of each command, the later of two sources winning.

    Raises:
        UsageError: a file that is no TOML, or a setting that no command has or that is of the wrong kind; it names file
            and setting.
    """
    found: dict[str, dict[str, Setting]] = {command: {} for command in options}
    for path in (user, project):
        if path is not None:
            _add(found, _file_settings(path, options))
    _add(found, _environment_settings(environment, options))
    return found


def _add(found: dict[str, dict[str, Setting]], more: Settings) -> None:
    for command, settings in more.items():
        found[command].update(settings)


def project_file(folder: Path, inputs: Sequence[Path]) -> tuple[Path | None, list[Path]]:
    """The settings of a project, looked for in `folder` and above; and those passed over.

    A file that lies in a folder being read is passed over: whoever wrote the articles could have written it.
    """
    read = [path if path.is_dir() else path.parent for path in (Path(os.path.realpath(i)) for i in inputs)]
    passed: list[Path] = []
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if not path.is_file() or (name == FILES[1] and not _has_table(path)):
                continue
            if any(Path(os.path.realpath(path)).is_relative_to(r) for r in read):
                passed.append(path)
                continue
            return path, passed
    return None, passed


def user_file(folder: str) -> Path | None:
    """The user's own settings in the folder for them, None where there are none."""
    path = Path(folder) / FILES[0]
    return path if path.is_file() else None


def default_map(settings: Settings, options: Options) -> dict[str, Any]:
    """The settings as typer takes them: command -> parameter -> value, commands of commands nested."""
    nested: dict[str, Any] = {}
    for command, found in settings.items():
        place = nested
        for word in command.split():
            place = place.setdefault(word, {})
        place.update({options[command][name].parameter: setting.value for name, setting in found.items()})
    return nested


def show_settings(settings: Settings) -> str:
    """The settings of all commands as TOML, each with where it was found."""
    lines = ["# later wins: the user's file, the project's file, the environment, flags"]
    for command, found in settings.items():
        if found:
            lines += ["", f"[{command.replace(' ', '.')}]"]
            lines += [f"{name} = {_toml(setting.value)}  # {setting.origin}" for name, setting in sorted(found.items())]
    return "\n".join(lines if len(lines) > 1 else [*lines, "# nothing is set"]) + "\n"


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_toml(v) for v in value)}]"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


# --- files ---------------------------------------------------------------------------------------------------------


def _table(path: Path) -> Any:
    """The settings in a file as TOML gives them."""
    import tomllib

    try:
        data = tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"not TOML: {error}", document=str(path), remedy="mend the file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", document=str(path), remedy="mend it or use --isolated") from error
    if path.name == FILES[1]:
        tool = data.get("tool")
        data = tool.get("diplo", {}) if isinstance(tool, dict) else {}
    return data


def _has_table(path: Path) -> bool:
    """Whether a pyproject.toml speaks of diplo; a broken one that belongs to another tool is none of our business."""
    try:
        return bool(_table(path))
    except UsageError:
        return False


def _file_settings(path: Path, options: Options) -> Settings:
    data = _table(path)
    if not isinstance(data, dict):
        raise UsageError("[tool.diplo] is no table", document=str(path), remedy="write settings below it")
    names = {name for own in options.values() for name in own}
    # `rules = "folder"` sets the option, `[rules]` begins the table of the command.
    tables = {c for c in options if " " not in c and (c not in names or isinstance(data.get(c), dict))}
    common = {name: value for name, value in data.items() if name not in tables}
    found: dict[str, dict[str, Setting]] = {command: {} for command in options}
    for name, value in common.items():
        owners = [command for command in options if _option(name) in options[command]]
        if not owners:
            raise _unknown(path, name, {n for o in options.values() for n in o} | tables)
        for command in owners:
            option = options[command][_option(name)]
            if option.switch == isinstance(value, bool):  # `errors` is a file to one command and a switch to another
                found[command][_option(name)] = _setting(path, name, value, option)
        if not any(_option(name) in found[command] for command in owners):
            raise _wrong(path, name, options[owners[0]][_option(name)])
    for command in tables & data.keys():
        _command_settings(path, command, data[command], options, found)
    return found


def _command_settings(
    path: Path, command: str, table: Any, options: Options, found: dict[str, dict[str, Setting]]
) -> None:
    if not isinstance(table, dict):
        raise UsageError(f"{command} is no table", document=str(path), remedy=f"write [{command}] and settings below")
    for name, value in table.items():
        inner = f"{command} {name}"
        if inner in options:
            _command_settings(path, inner, value, options, found)
            continue
        option = options[command].get(_option(name))
        if option is None:
            raise _unknown(path, f"[{command.replace(' ', '.')}] {name}", set(options[command]))
        found[command][_option(name)] = _setting(path, f"[{command}] {name}", value, option)


def _setting(path: Path, name: str, value: Any, option: Option) -> Setting:
    if option.switch:
        right: Value | None = value if isinstance(value, bool) else None
    elif option.many:
        right = [value] if isinstance(value, str) else value if _is_words(value) else None
    else:
        number = isinstance(value, int) and not isinstance(value, bool)
        right = str(value) if number or hasattr(value, "isoformat") else value if isinstance(value, str) else None
    if right is None:
        raise _wrong(path, name, option)
    if _option(name.rsplit(maxsplit=1)[-1]) in PATHS and isinstance(right, str) and right != "-":
        right = str(path.parent / Path(right).expanduser())
    return Setting(right, str(path))


def _is_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) for v in value)


def _option(name: str) -> str:
    return name.replace("_", "-")


def _unknown(path: Path, name: str, known: set[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(_option(name.rsplit(maxsplit=1)[-1]), sorted(known), n=1)
    remedy = f"did you mean {near[0]}?" if near else "'diplo --show-settings' shows what is set"
    return UsageError(f"{name} is no setting", document=str(path), remedy=remedy)


def _wrong(path: Path, name: str, option: Option) -> UsageError:
    kind = "true or false" if option.switch else "a text or a list of texts" if option.many else "a text"
    return UsageError(f"{name} has a value of the wrong kind", document=str(path), remedy=f"it takes {kind}")


# --- environment ---------------------------------------------------------------------------------------------------


def _environment_settings(environment: Mapping[str, str], options: Options) -> Settings:
    texts = {name for command in options.values() for name, option in command.items() if not option.switch}
    found: dict[str, dict[str, Setting]] = {command: {} for command in options}
    for command, own in options.items():
        for name, option in own.items():
            variable = PREFIX + name.upper().replace("-", "_")
            text = environment.get(variable)
            if text is None or variable in RESERVED:
                continue
            if not option.switch:
                found[command][name] = Setting([text] if option.many else text, variable)
            elif text.lower() in YES | NO:
                found[command][name] = Setting(text.lower() in YES, variable)
            elif name not in texts:
                raise UsageError(f"{variable}: {text!r} is neither yes nor no", remedy="write 1 or 0")
    return found
