"""What the commands work on: the articles that the arguments name, and the pipeline that reads them."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from diplo_extract.cli.choices import shard_of, size, whole_day
from diplo_extract.cli.remarks import Remarks
from diplo_extract.errors import DiploError, UsageError
from diplo_extract.intake import ARTICLES, Columns
from diplo_extract.sources import Choice, Shard
from diplo_extract.workers.allowance import Allowance, processors

if TYPE_CHECKING:
    from diplo_extract.articles import Article
    from diplo_extract.model import Model


@dataclass(frozen=True, slots=True)
class Inputs:
    """Which articles are read, and how."""

    paths: tuple[str, ...]
    date: Day | None
    encoding: str | None
    max_bytes: int
    stdin: BinaryIO | None = None
    """Where "-" reads from; None for standard input."""
    columns: Columns | None = None
    choice: Choice | None = None
    shard: Shard | None = None
    stdin_name: str | None = None
    """What "-" is called; None for "-"."""

    @classmethod
    def of(
        cls,
        paths: Sequence[str],
        *,
        date: str | None,
        encoding: str | None,
        max_bytes: str,
        columns: Columns | None = None,
        choice: Choice | None = None,
        shard: str | None = None,
        stdin_name: str | None = None,
    ) -> Inputs:
        """From the options as typed. Raises UsageError for a value that means nothing."""
        if encoding is not None:
            try:
                codecs.lookup(encoding)
            except LookupError as error:
                raise UsageError(f"--encoding: {encoding!r} is unknown", remedy="try utf-8 or cp1252") from error
        day, limit = whole_day("--date", date), size("--max-bytes", max_bytes)
        part = shard_of("--shard", shard)
        if stdin_name is not None and "-" not in paths:
            raise UsageError("--stdin-name without standard input", remedy="name - as a path")
        return cls(
            tuple(paths), day, encoding, limit, columns=columns, choice=choice, shard=part, stdin_name=stdin_name
        )

    def articles(self, remarks: Remarks, *, failed: Callable[[DiploError], None] | None = None) -> Iterator[Article]:
        """The articles in the order of the output; what cannot be read is told to `failed`, else to `remarks`."""
        from diplo_extract.articles import read_articles

        if "-" in self.paths and self.stdin is None and sys.stdin.isatty():
            remarks.note("reading an article from the terminal; end it with Ctrl-D")
        return read_articles(
            self.paths,
            stdin=self.stdin or sys.stdin.buffer,
            max_bytes=self.max_bytes,
            encoding=self.encoding,
            default_date=self.date,
            columns=self.columns,
            choice=self.choice,
            shard=self.shard,
            stdin_name=self.stdin_name,
            report=failed or remarks.failed,
            note=remarks.note,
        )

    def show_files(self, remarks: Remarks) -> Iterator[str]:
        """The names of the files that would be read, in the order of the output; what is not there is told."""
        from diplo_extract.files import find_sources

        choice = self.choice or Choice(endings=ARTICLES)
        return (source.document for source in find_sources(self.paths, report=remarks.failed, choice=choice))


def listed_paths(path: str) -> list[str]:
    r"""The paths in a list of files: one a line, or with "\0" between them as `find -print0` writes them.

    "-" is standard input. Raises UsageError where the list cannot be read.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"--files-from: {error.strerror or error}", document=path, remedy="check the path") from error
    parts = data.split(b"\0") if b"\0" in data else data.replace(b"\r\n", b"\n").split(b"\n")
    return [os.fsdecode(part) for part in parts if part.strip()]


def allowance_of(jobs: int, *, timeout: float, max_memory: str | None) -> Allowance:
    """From the options as typed. Raises UsageError for a value that means nothing."""
    if not 0 < timeout < float("inf"):
        raise UsageError(f"--timeout: {timeout:g} is no time to work in", remedy="give seconds, such as 30")
    return Allowance(
        jobs or processors(), timeout, size("--max-memory", max_memory) if max_memory is not None else None
    )


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Model folder, spaCy pipeline, table of actors and folder of rules; None for what comes with the package."""

    model: Path | None
    pipeline: str | None
    actors: Path | None
    rules: Path | None = None

    @classmethod
    def of(cls, *, model: str | None, pipeline: str | None, actors: str | None, rules: str | None) -> Knowledge:
        """From the options as typed; rules of one's own are in use from here on.

        Raises:
            RuleError: their folder is not there, or a file in it is wrong.
        """
        if rules:
            from diplo_extract.rules import load_rules, use_rules

            use_rules(Path(rules))
            load_rules()
        own = Path(rules) if rules else None
        return cls(Path(model) if model else None, pipeline, Path(actors) if actors else None, own)

    def fingerprint(self) -> str:
        """One hash over all that decides what is found in an article besides the article."""
        from diplo_extract.fingerprint import fingerprint

        return fingerprint(model=self.model, pipeline=self.pipeline, actors=self.actors, rules=self.rules)

    def names(self) -> Model:
        """The model folder, opened."""
        from diplo_extract.model import open_model

        return open_model(self.model, actors=self.actors)

    def pipeline_loaded(self) -> Any:
        """The pipeline that `diplo_extract.extract` takes; importing spaCy and loading it is most of a short run."""
        from diplo_extract.spacy_import import import_spacy

        import_spacy()
        from diplo_extract.pipeline import load
        from diplo_extract.rules import use_rules

        if self.rules is not None:  # a worker process may know of nothing yet
            use_rules(self.rules)
        return load(self.model, pipeline=self.pipeline, actors=self.actors)
