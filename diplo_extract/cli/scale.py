"""`diplo scale`: a large run on a cluster, in portions that need not be done twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diplo_extract.cli.choices import listed, one_of
from diplo_extract.cli.exits import OK, PARTIAL
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.remarks import Remarks
from diplo_extract.errors import DiploError, UsageError

if TYPE_CHECKING:
    from diplo_extract.cluster import Workers
    from diplo_extract.portions import Folder, Portion, Setup


def scale_out(
    inputs: Inputs,
    knowledge: Knowledge,
    output: str,
    workers: Workers,
    *,
    formats: Sequence[str] | None,
    size: int,
    timeout: float,
    quiet: bool,
) -> int:
    """Do what is left of the run and write the manifest; the exit code of the command."""
    from diplo_extract.portions import Folder

    setup = _setup(knowledge, formats, timeout)
    folder = Folder.open(Path(output), setup.fingerprint(), setup.formats)
    remarks = Remarks(quiet=quiet)
    order: list[str] = []
    skipped = _work(_portions(inputs, folder, order, remarks, size=size), folder, setup, workers)
    sums = folder.save(order, complete=True)
    remarks.note(
        f"{sums['events']} events in {sums['articles']} articles, {sums['errors']} failed, "
        f"{len(order)} portions of which {skipped} were there; see {output}/manifest.json"
    )
    return PARTIAL if sums["errors"] else OK


def _setup(knowledge: Knowledge, formats: Sequence[str] | None, timeout: float) -> Setup:
    from diplo_extract.portions import FORMATS, Setup

    wanted = tuple(sorted({one_of("--format", word, FORMATS) for word in listed(formats)})) or FORMATS[:1]
    if "parquet" in wanted:
        from importlib.util import find_spec

        if find_spec("pyarrow") is None:
            remedy = "pip install 'diplo-extract[scale]'"
            raise UsageError("parquet needs pyarrow, which is not installed", remedy=remedy)
    # Workers may have another working directory.
    model, actors, rules = (
        str(path.resolve()) if path else None for path in (knowledge.model, knowledge.actors, knowledge.rules)
    )
    return Setup(model, knowledge.pipeline, actors, rules, wanted, timeout)


def _portions(inputs: Inputs, folder: Folder, order: list[str], remarks: Remarks, *, size: int) -> Iterator[Portion]:
    """The portions of the input; the name of each is noted in `order`, for the manifest."""
    from diplo_extract.portions import portions_of

    unread: list[DiploError] = []

    def failed(error: DiploError) -> None:
        unread.append(error)
        remarks.failed(error)

    for portion in portions_of(inputs.articles(remarks, failed=failed), unread, size=size, mark=folder.fingerprint):
        order.append(portion.id)
        yield portion


def _work(portions: Iterator[Portion], folder: Folder, setup: Setup, workers: Workers) -> int:
    """Have the portions made that are not there; how many were. No cluster is started where nothing is left."""
    from diplo_extract.cluster import run_portions

    skipped = 0

    def missing() -> Iterator[Portion]:
        nonlocal skipped
        for portion in portions:
            if folder.has(portion):
                skipped += 1
            else:
                yield portion

    left = missing()
    first = next(left, None)
    if first is not None:
        try:
            for portion, made in run_portions(_chain(first, left), setup, workers):
                folder.keep(portion, made)
        except BaseException:
            folder.save(list(folder.entries), complete=False)
            raise
    return skipped


def _chain(first: Portion, rest: Iterator[Portion]) -> Iterator[Portion]:
    yield first
    yield from rest
