"""Stage 10: the formats that events can be written in, each with its endings, its writer and what the writer needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, get_args

from diplo_extract.errors import UsageError
from diplo_extract.sources import unpacked

if TYPE_CHECKING:
    from diplo_extract.events import Event
    from diplo_extract.render.kept import Kept

Format = Literal[
    "table",
    "plain",
    "json",
    "jsonl",
    "csv",
    "tsv",
    "markdown",
    "xlsx",
    "parquet",
    "ics",
    "geojson",
    "graphml",
    "gexf",
    "jsonld",
    "polecat",
    "icews",
    "doccano",
    "prodigy",
    "html",
]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Seen:
    """An article that was read, whether it tells events or not. `published` is an ISO day, None for unknown."""

    document: str
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What matters to some formats: `width` (columns) to the table, `raw` (no guard) to CSV and TSV.

    `color` and `styles` (bold without colours) are for the table and for plain lines. `seen` is for the page: articles
    that were read, which may grow until the last event came.
    """

    width: int = 80
    color: bool = False
    raw: bool = False
    styles: bool = False
    seen: Sequence[Seen] = ()


Writer = Callable[[Iterable[Any], Layout], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Form:
    """A format: its writer as `module:function`, the endings of file names that mean it, what it is for.

    `extra`: the optional part of the installation that holds its library, None for none. `needs_text`: it shows events
    in their articles, and takes events printed with `--with-text`. `takes_kept`: it writes kept events as they are.
    """

    writer: str
    about: str
    endings: tuple[str, ...] = ()
    extra: str | None = None
    needs_text: bool = False
    takes_kept: bool = False


BINARY: frozenset[Format] = frozenset({"xlsx", "parquet"})
"""Formats that are no text."""
FORMS: Mapping[Format, Form] = {
    "table": Form("table:write_table", "a table for people", (".txt",)),
    "plain": Form("plain:write_plain", "one line an event, for grep and cut", (".log",), takes_kept=True),
    "json": Form("records:write_json", "one JSON array", (".json",), takes_kept=True),
    "jsonl": Form("records:write_jsonl", "one JSON object a line", (".jsonl", ".ndjson"), takes_kept=True),
    "csv": Form("separated:write_csv", "one row an event, safe to open in a spreadsheet", (".csv",)),
    "tsv": Form("separated:write_tsv", "the same with tabs, never quoted", (".tsv", ".tab")),
    "markdown": Form("markdown:write_markdown", "a Markdown table", (".md", ".markdown")),
    "xlsx": Form("excel:write_xlsx", "an Excel workbook", (".xlsx",), "excel"),
    "parquet": Form("arrow:write_parquet", "Parquet, nested as the JSON is", (".parquet", ".pq"), "parquet"),
    "ics": Form("agenda:write_ics", "a calendar of planned meetings and visits", (".ics",), "calendar"),
    "geojson": Form("geojson:write_geojson", "a map layer of dated places", (".geojson",)),
    "graphml": Form("graph:write_graphml", "who with whom, for Cytoscape, yEd and igraph", (".graphml",), "graph"),
    "gexf": Form("graph:write_gexf", "who with whom and when, for Gephi", (".gexf",), "graph"),
    "jsonld": Form("jsonld:write_jsonld", "schema.org Event as JSON-LD", (".jsonld",)),
    "polecat": Form("coded:write_polecat", "the 40 columns of POLECAT, with PLOVER codes"),
    "icews": Form("coded:write_icews", "the columns of ICEWS, with CAMEO codes"),
    "doccano": Form("annotation:write_doccano", "doccano's JSON lines, an article a line", needs_text=True),
    "prodigy": Form("annotation:write_prodigy", "Prodigy's JSON lines, a sentence a line", needs_text=True),
    "html": Form("report:write_html", "a page with timeline, network and articles", (".html", ".htm"), None, True),
}
"""Every format, in the order in which the help names them."""

BY_ENDING: Mapping[str, Format] = {ending: name for name, form in FORMS.items() for ending in form.endings}


def format_of(path: str) -> Format | None:
    """The format that the ending of a file's name means, with one of a compression behind it or not; None for none.

    >>> format_of("events.csv"), format_of("events.jsonl.gz"), format_of("events.gz")
    ('csv', 'jsonl', None)
    """
    return BY_ENDING.get(PurePath(unpacked(path)).suffix)


def render_events(
    events: Iterable[Event | Kept],
    format: Format = "table",
    *,
    width: int = 80,
    color: bool = False,
    raw: bool = False,
    styles: bool = False,
    seen: Sequence[Seen] = (),
) -> Iterator[str] | Iterator[bytes]:
    """The events as pieces of text or of bytes, in their order. Lines come out while the events come in.

    `width` (columns) matters to the table alone, `color` and `styles` (terminal codes for both or for bold alone) to
    the table and to plain lines, `raw` (no guard against formulas) to CSV and TSV, `seen` (all articles that were read)
    to the page. Raises UsageError where the format's library is not installed.
    """
    from diplo_extract.render.kept import whole

    form = FORMS[format]
    module, function = form.writer.split(":")
    try:
        writer: Writer = getattr(import_module(f"diplo_extract.render.{module}"), function)
    except ModuleNotFoundError as error:
        if form.extra is None or (error.name or "").startswith("diplo_extract"):
            raise
        raise UsageError(
            f"{format} needs {error.name}, which is not installed", remedy=f"pip install 'diplo-extract[{form.extra}]'"
        ) from error
    return writer(events if form.takes_kept else map(whole, events), Layout(width, color, raw, styles, seen))
