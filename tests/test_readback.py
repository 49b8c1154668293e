"""Every format, written and read back by somebody else; every input, from a file that somebody else wrote.

docs/formats.md shows both tables; `python tests/test_readback.py` writes it anew.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Day
from pathlib import Path

import icalendar
import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from lxml import etree, html
from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook
from test_formats import coded, with_text, written
from test_intake import ATOM, PAGE, RSS, archive, read

from diplo_extract.intake import ARTICLES, INTAKES
from diplo_extract.render import FORMATS, FORMS, Format
from diplo_extract.sources import PACKED

ROOT = Path(__file__).resolve().parent.parent
PAGE_FILE = ROOT / "docs" / "formats.md"
TOLD = [
    with_text(coded("CONSULT", "040", id=f"m{number}", date=coded(None, None).date, place=coded(None, None).place))
    for number in range(2)
]
"""Two planned meetings of three people, with their article: every format shows them."""
PACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".zst": zstandard.compress,
}


# --- formats -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reader:
    """What reads a format back, and how many records it finds in what was written of TOLD."""

    name: str
    count: Callable[[bytes], int]
    wanted: int = len(TOLD)


def shell(command: str) -> Callable[[bytes], int]:
    """The number of lines that a command prints."""

    def count(data: bytes) -> int:
        said = subprocess.run(["bash", "-c", command], input=data, capture_output=True, check=True)
        return len(said.stdout.splitlines())

    return count


def rows(dialect: str) -> Callable[[bytes], int]:
    def count(data: bytes) -> int:
        table = list(csv.DictReader(io.StringIO(data.decode(), newline=""), dialect=dialect, strict=True))
        assert all(None not in row and None not in row.values() for row in table)
        return len(table)

    return count


def markdown_rows(data: bytes) -> int:
    page = MarkdownIt("commonmark").enable("table").render(data.decode())
    return len(html.fragment_fromstring(page).findall(".//tbody/tr"))


def workbook_rows(data: bytes) -> int:
    return len(CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("events").to_python()) - 1


def edges(read_graph: Callable[[io.BytesIO], nx.Graph]) -> Callable[[bytes], int]:
    def count(data: bytes) -> int:
        etree.fromstring(data)
        return int(read_graph(io.BytesIO(data)).number_of_edges())

    return count


def page_rows(data: bytes) -> int:
    return len(html.document_fromstring(data.decode()).xpath("//table[@id='events']/tbody/tr"))


READERS: Mapping[Format, Reader] = {
    "table": Reader("grep", shell("grep -c planned | xargs seq")),
    "plain": Reader("cut", shell("cut -d'|' -f3 | grep 'Kari Lund'")),
    "json": Reader("jq", shell("jq -c '.[]'")),
    "jsonl": Reader("jq", shell("jq -c .id")),
    "csv": Reader("csv", rows("excel")),
    "tsv": Reader("csv", rows("excel-tab")),
    "markdown": Reader("markdown-it", markdown_rows),
    "xlsx": Reader("python-calamine", workbook_rows),
    "parquet": Reader("pyarrow", lambda data: pq.read_table(io.BytesIO(data)).num_rows),
    "ics": Reader("icalendar", lambda data: len(list(icalendar.Calendar.from_ical(data).walk("VEVENT")))),
    "geojson": Reader("jq", shell("jq -c '.features[]'")),
    "graphml": Reader("networkx, lxml", edges(lambda file: nx.read_graphml(file, force_multigraph=True)), 6),
    "gexf": Reader("networkx, lxml", edges(lambda file: nx.read_gexf(file, version="1.2draft")), 6),
    "jsonld": Reader("jq", shell("jq -c '.\"@graph\"[]'")),
    "polecat": Reader("csv", rows("excel-tab")),
    "icews": Reader("csv", rows("excel-tab"), 6),
    "doccano": Reader("jq", shell("jq -c '.text'"), 1),
    "prodigy": Reader("jq", shell("jq -c '.spans'"), 1),
    "html": Reader("lxml, Chromium", page_rows),
}


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_read_back(format: Format) -> None:
    reader = READERS[format]
    assert reader.count(written(TOLD, format)) == reader.wanted


# --- inputs --------------------------------------------------------------------------------------------------------


def table(dialect: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, ["id", "title", "text", "date"], dialect=dialect)
    writer.writeheader()
    writer.writerow(RECORD)
    return buffer.getvalue().encode()


def parquet() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([RECORD | {"date": Day(2024, 5, 14)}]), buffer)
    return buffer.getvalue()


RECORD: dict[str, object] = {"id": "7", "title": "Peru meets Chile", "text": "Peru met Chile.", "date": "2024-05-14"}
LINES = json.dumps(RECORD).encode() + b"\n"


@dataclass(frozen=True)
class Input:
    """A file of an ending: how it was made, and whether it tells a day."""

    made: str
    data: Callable[[], bytes]
    dated: bool = True


INPUTS: Mapping[str, Input] = {
    ".txt": Input("plain text", lambda: b"Peru met Chile.", dated=False),
    ".md": Input("plain text", lambda: b"# Peru meets Chile\n\nPeru met Chile.", dated=False),
    ".json": Input("json", lambda: LINES),
    ".jsonl": Input("json", lambda: LINES),
    ".ndjson": Input("json", lambda: LINES),
    ".html": Input("a page with menu, script and footer", PAGE.encode),
    ".htm": Input("the same page", PAGE.encode),
    ".xhtml": Input("the same page", PAGE.encode),
    ".csv": Input("csv", lambda: table("excel")),
    ".tsv": Input("csv", lambda: table("excel-tab")),
    ".tab": Input("csv", lambda: table("excel-tab")),
    ".parquet": Input("pyarrow", parquet),
    ".warc": Input("warcio", lambda: archive(packed=False)),
    ".rss": Input("RSS 2.0 with markup in its descriptions", RSS.encode),
    ".atom": Input("Atom with summary and content", ATOM.encode),
    ".xml": Input("RSS 2.0", RSS.encode),
}


@pytest.mark.parametrize("packing", PACKERS)
@pytest.mark.parametrize("ending", INPUTS)
def test_every_input_is_read(tmp_path: Path, ending: str, packing: str) -> None:
    (tmp_path / f"wire{ending}{packing}").write_bytes(PACKERS[packing](INPUTS[ending].data()))
    first = read(tmp_path)[0][0]
    assert "Peru" in first.text
    assert first.published == (Day(2024, 5, 14) if INPUTS[ending].dated else None)


# --- the page ------------------------------------------------------------------------------------------------------


def test_nothing_that_there_is_is_left_out() -> None:
    assert set(READERS) == set(FORMATS)
    assert set(INPUTS) == set(ARTICLES)
    assert set(PACKERS) - {""} == set(PACKED)


def test_the_page_shows_the_formats_that_there_are() -> None:
    assert PAGE_FILE.read_text("utf-8") == page(), "run python tests/test_readback.py"


def page() -> str:
    """docs/formats.md, as the registries and the tables above have it."""
    outputs = [
        f"| {name} | {_endings(form.endings)} | {_extra(form.extra)} | {form.about} | {READERS[name].name} |"
        for name, form in FORMS.items()
    ]
    inputs = [
        f"| `{ending}` | {_extra(INTAKES[ending].extra) if ending in INTAKES else 'none'} | {given.made} |"
        for ending, given in INPUTS.items()
    ]
    return f"""# Formats

## Written

`-f` names a format, or the ending of `-o` means it; {_endings(PACKED)} behind any of them packs the file (`events.jsonl.gz`). The
last column tells what reads a file of each format back in the tests.

| format | ending | extra | what it is | read back by |
|---|---|---|---|---|
{chr(10).join(outputs)}

`diplo convert` reads json, jsonl and parquet, packed or not.

## Read

Each may stand below a folder, be packed ({_endings(PACKED)}), or come from standard input with `--stdin-name`. Files named on the
command line may have any other ending; they are text. The last column tells what made the file that the tests read.

| ending | extra | made by |
|---|---|---|
{chr(10).join(inputs)}

JSON and JSON lines, CSV and TSV, and Parquet hold an article an object or a row: `text` (or `event_text`, `body`, `content`), `title`
(or `headline`), `date` (or `published`, `pub_date`, …), `id` (or `story_id`), `source` (or `publisher`), `url`. Records of NGEC are so
read as they are. `--text-column` and its like name other columns. `s3://` addresses need the extra s3, `.zst` the extra zst.
"""


def _endings(endings: tuple[str, ...]) -> str:
    return " ".join(f"`{ending}`" for ending in endings) or "none"


def _extra(extra: str | None) -> str:
    return f"`{extra}`" if extra else "none"


if __name__ == "__main__":
    PAGE_FILE.write_text(page(), "utf-8")
