"""Beside the command line: articles as Arrow batches in, events as Arrow batches out, for engines that share out work.

`extract_batches` is what Spark's `mapInArrow`, Ray's `map_batches`, Daft, DuckDB and Polars can call as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Day
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplo_extract.articles import MAX_BYTES, Article, article_from
from diplo_extract.errors import DiploError, UsageError
from diplo_extract.events import Event
from diplo_extract.files import too_large
from diplo_extract.intake import Columns
from diplo_extract.intake.registry import Limits
from diplo_extract.intake.tables import article_of
from diplo_extract.rows import text_key

if TYPE_CHECKING:
    import pyarrow as pa
    from spacy.language import Language

Outcome = tuple[Event, ...] | DiploError
"""What came of an article: its events, or why there are none."""


def batch_schema() -> pa.Schema:
    """The columns of what `extract_batches` gives: `article_id`, those of an event as in its JSON, and `error`.

    `article_id` is the id given, else the SHA-256 of the text. `error` is a struct of `kind`, `message` and `remedy`,
    null in rows that are events; in rows that are errors everything else but `article_id` is null. Days are date32,
    offsets int64 in code points. It is the same under any rules. Raises UsageError where pyarrow is not installed
    (extra `parquet`).

    >>> schema = batch_schema()
    >>> schema.names[:5], schema.names[-1], schema.field("date").type.field("start").type
    (['article_id', 'schema_version', 'id', 'type', 'status'], 'error', DataType(date32[day]))
    """
    pa = _pyarrow()
    from diplo_extract.render.arrow import SCHEMA

    text = pa.string()
    error = pa.struct([("kind", text), ("message", text), ("remedy", text)])
    return pa.schema([("article_id", text), *SCHEMA, ("error", error)], metadata=SCHEMA.metadata)


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    columns: Columns | None = None,
    date: Day | None = None,
    max_bytes: int = MAX_BYTES,
    model: str | None = None,
    pipeline: str | None = None,
    actors: str | None = None,
    rules: str | None = None,
) -> Iterator[pa.RecordBatch]:
    """The events of batches of articles: for each batch one of `batch_schema()`, a row an event, in order of articles.

    A batch has a column `text` and may have `id`, `title`, `date` (day, time or ISO 8601 text), `source` and `url`;
    `columns` names them where they are called otherwise. A row that is no article, or fails, gives one row with `error`
    filled; one in which nothing happened gives none. `date` is the publication day of articles that tell none,
    `max_bytes` bounds an article; `model`, `pipeline` and `actors` are those of `load`, `rules` is a folder of rule
    files of one's own. They are loaded once in a process, whatever the number of calls.

    Raises UsageError for batches without a column of text or where pyarrow is missing.

    >>> import pyarrow as pa
    >>> texts = ["Kenya has invited Uganda to the summit.", None, "Nothing happened."]
    >>> batch = pa.RecordBatch.from_pydict({"id": [7, 8, 9], "text": texts})
    >>> [found] = extract_batches([batch])
    >>> [(row["article_id"], row["type"], row["error"] and row["error"]["kind"]) for row in found.to_pylist()]
    [('7', 'invite', None), ('8', None, 'no_text')]
    """
    pa, schema = _pyarrow(), batch_schema()
    limits = Limits(max_bytes, columns=columns or Columns())
    for batch in batches:
        _check(batch.schema.names, limits.columns)
        read = [_article(row, limits, date) for row in batch.to_pylist()]
        nlp = _loaded(model, pipeline, actors, rules)
        rows = [row for given, outcome in _outcomes(read, nlp) for row in _rows(given, outcome)]
        yield pa.RecordBatch.from_pylist(rows, schema=schema)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ModuleNotFoundError as error:
        remedy = "pip install 'diplo-extract[parquet]'"
        raise UsageError("Arrow batches need pyarrow, which is not installed", remedy=remedy) from error
    return pa


@cache
def _loaded(model: str | None, pipeline: str | None, actors: str | None, rules: str | None) -> Language:
    """What extracts; kept for the life of the process."""
    if rules:
        from diplo_extract.rules import use_rules

        use_rules(Path(rules))
    from diplo_extract.pipeline import load

    return load(model, pipeline=pipeline, actors=actors)


def _check(names: Sequence[str], columns: Columns) -> None:
    asked = [name for name in (columns.text, columns.title, columns.date, columns.id) if name is not None]
    missing = next((name for name in asked if name not in names), None)
    if missing is None and columns.text is None and text_key(dict.fromkeys(names)) is None:
        missing = "text"
    if missing is not None:
        remedy = f"name the right one of {', '.join(names)} with columns=Columns(text=…)"
        raise UsageError(f"the batches have no column {missing!r}", remedy=remedy)


def _article(row: dict[str, Any], limits: Limits, date: Day | None) -> tuple[str | None, Article | DiploError]:
    """The id that a row gives, None without, and its article or what is wrong with it."""
    value = article_of(row, limits)
    given = next((str(cell) for name, cell in value.items() if name.lower() == "id"), None)
    try:
        article = article_from(value, given or "-")
        if len(article.text.encode("utf-8")) > limits.max_bytes:
            raise too_large(article.document, limits.max_bytes)
    except DiploError as error:
        return given, error
    return given, replace(article, id=given, document=given or article.article_id, fallback_date=date)


def _outcomes(
    read: Sequence[tuple[str | None, Article | DiploError]], nlp: Language
) -> Iterator[tuple[str | None, Outcome]]:
    """The id and what came of each row, in their order."""
    found = iter(_extracted([article for _, article in read if isinstance(article, Article)], nlp))
    for given, article in read:
        if isinstance(article, Article):
            yield article.article_id, next(found)
        else:
            yield given, article


def _extracted(articles: Sequence[Article], nlp: Language) -> list[Outcome]:
    """What came of each article. One that breaks the run of all is found by running those that are left one by one."""
    from diplo_extract.pipeline import extract_all

    done: dict[int, Outcome] = {}
    errors: list[DiploError] = []
    try:
        for article, events in extract_all(articles, nlp, errors.append):
            done[id(article)] = events
    except Exception:  # noqa: BLE001  (a fault of ours in one article must not end a job over millions)
        return [done[id(article)] if id(article) in done else _alone(article, nlp) for article in articles]
    failed, silent = iter(errors), DiploError("gave neither events nor an error", remedy="please report it")
    return [done[id(article)] if id(article) in done else next(failed, silent) for article in articles]


def _alone(article: Article, nlp: Language) -> Outcome:
    from diplo_extract.pipeline import extract

    try:
        return extract(article, nlp)
    except DiploError as error:
        return error
    except Exception as error:  # noqa: BLE001
        return DiploError(f"{type(error).__name__}: {error}", document=article.document, remedy="please report it")


def _rows(article_id: str | None, outcome: Outcome) -> Iterator[dict[str, Any]]:
    if isinstance(outcome, DiploError):
        told = {"kind": outcome.kind, "message": outcome.message, "remedy": outcome.remedy}
        yield {"article_id": article_id, "error": told}
        return
    for event in outcome:
        yield {"article_id": article_id, **event.model_dump()}
