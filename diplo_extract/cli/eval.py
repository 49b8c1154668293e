"""`diplo eval`: the events of articles, or events found before, scored against gold."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

from diplo_extract.cli.exits import OK, PARTIAL
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.evaluation import (
    Documents,
    evaluate,
    holds_events,
    parse_events,
    read_events,
    read_gold,
    records_of,
    stem,
    tells_events,
)
from diplo_extract.render.scores import mistakes_text, scores_json, scores_text

# So many names of documents are told in one note.
_NAMED = 5


def score_paths(gold: str, inputs: Inputs, knowledge: Knowledge, *, as_json: bool, errors: bool, quiet: bool) -> int:
    """Score what the paths hold or give against the gold at `gold`; the exit code of the command."""
    remarks = Remarks(quiet=quiet)
    wanted = read_gold(Path(gold))
    found, read = _found(inputs, knowledge, remarks)
    if read is not None:
        _tell_unmatched(remarks, set(wanted), read)
    scores = evaluate(wanted, found)
    with open_sink(None) as write:
        if as_json:
            write(scores_json(scores, mistakes=errors))
        else:
            for piece in scores_text(scores):
                write(piece)
            for number, piece in enumerate(mistakes_text(scores) if errors else ()):
                write(piece if number else "\n" + piece)
    return PARTIAL if remarks.failures else OK


def _found(inputs: Inputs, knowledge: Knowledge, remarks: Remarks) -> tuple[Documents, set[str] | None]:
    """Events by document, and the articles that were read; None for the latter where events were given ready."""
    found: Documents = {}
    typed = sys.stdin.buffer.read() if "-" in inputs.paths else b""
    ready = [path for path in inputs.paths if _is_ready(path, typed)]
    for path in ready:
        events = parse_events(typed.decode("utf-8"), path) if path == "-" else read_events(Path(path))
        _add(found, events)
    articles = tuple(path for path in inputs.paths if path not in ready)
    read: set[str] = set()
    if articles:
        _add(found, _extracted(replace(inputs, paths=articles, stdin=io.BytesIO(typed)), knowledge, remarks, read))
    return found, None if ready else read


def _is_ready(path: str, typed: bytes) -> bool:
    return tells_events(typed.decode("utf-8", "replace")) if path == "-" else holds_events(Path(path))


def _add(found: Documents, more: Documents) -> None:
    for name, events in more.items():
        found.setdefault(name, []).extend(events)


def _extracted(inputs: Inputs, knowledge: Knowledge, remarks: Remarks, read: set[str]) -> Documents:
    found: Documents = {}
    nlp = knowledge.pipeline_loaded()
    from diplo_extract.pipeline import extract_all

    with remarks.progress(inputs.articles(remarks), wanted=True) as articles:
        for article, events in extract_all(articles, nlp, remarks.failed):
            read.add(stem(article.document))
            _add(found, records_of(events))
    return found


def _tell_unmatched(remarks: Remarks, wanted: set[str], read: set[str]) -> None:
    """Documents on one side only are most often a slip in the paths."""
    for names, what in (
        (wanted - read, "in gold, but no such article: counted as missed"),
        (read - wanted, "not in gold: left out"),
    ):
        some = sorted(names)[:_NAMED]
        if some:
            rest = f" and {len(names) - len(some)} more" if len(names) > len(some) else ""
            remarks.note(f"{', '.join(some)}{rest}: {what}")
