"""What installing does beside copying: rule files are compiled, and a checkout's modules as pip does a wheel's."""

from __future__ import annotations

import compileall
from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):
    """Runs before a wheel is put together, that of an editable installation too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the compiled forms; `version` is "editable" where the package stays in its checkout."""
        package = Path(self.root, "diplo_extract")
        compiled = run_path(str(package / "rules" / "compiled.py"))  # by itself: the package is not installed yet
        made: Path = compiled["compile_rules"](package / "rules")
        build_data["artifacts"].append(f"/{made.relative_to(self.root).as_posix()}")  # git does not know it
        if version == "editable":
            compileall.compile_dir(package, quiet=1)
