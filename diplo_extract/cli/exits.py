"""Exit codes of `diplo`; `diplo --help` lists them."""

from collections.abc import Mapping

OK = 0
"""Ran; also when nothing was found, and when the reader of our output left early."""
FAILED = 1
"""Could not deliver: disk full, output not writable, internal error; and partial under --strict."""
USAGE = 2
"""Options, model folder or rule files that make no sense."""
PARTIAL = 3
"""At least one document could not be read or worked on; the others were delivered."""
NOTHING = 4
"""With -e/--exit-status: no event was found."""
SIGNALLED = 128
"""Plus the number of the signal: 129 SIGHUP, 143 SIGTERM."""
INTERRUPTED = SIGNALLED + 2
"""Ctrl-C."""

# Which exit code an error has that ends the whole run; single documents end in PARTIAL.
BY_KIND: Mapping[str, int] = {"usage": USAGE, "model": USAGE, "rules": USAGE}

HELP = """\
Exit codes: 0 ran, events or none; 1 could not write or failed; 2 wrong usage, model or rules;
3 some documents failed, the rest was delivered (--strict: 1, --no-fail: 0);
4 no event found, with -e; 129, 130, 143 stopped by SIGHUP, Ctrl-C, SIGTERM."""
