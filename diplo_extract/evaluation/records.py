"""Evaluation, first: gold files and found events become records, by document.

A gold file is `{"document": …, "events": [ … ]}`; found events are the array or the lines that `diplo extract` prints,
or a folder of files in the gold format. Keys that scores do not read are ignored, so that output of other programs in
the same form can be scored too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from diplo_extract import sources
from diplo_extract.errors import InputError, UsageError, Where
from diplo_extract.events import Event
from diplo_extract.files import open_source, read_whole
from diplo_extract.rules import load_rules

MAX_BYTES = 2_000_000_000
"""The largest file of events, unpacked."""
REMEDY = "see 'diplo schema' for the form of events; gold files hold them under the key events"


class _Lenient(BaseModel):
    """Keys that are not read are ignored, and a null is as good as no key."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, data: Any) -> Any:
        return {k: v for k, v in data.items() if v is not None} if isinstance(data, Mapping) else data


class Party(_Lenient):
    """A participant; `aliases` (gold only) are the other answers that are right."""

    role: str
    name: str | None = None
    kind: str | None = None
    country: str | None = None
    core: bool = True
    aliases: tuple[str, ...] = ()


class Days(_Lenient):
    """The interval as ISO 8601 days, null where open or unknown, and how it is known."""

    start: str | None = None
    end: str | None = None
    basis: str | None = None


class Spot(_Lenient):
    """Where it happened."""

    name: str | None = None
    country: str | None = None
    kind: str | None = None
    aliases: tuple[str, ...] = ()


class Tie(_Lenient):
    """A link to another event of the same document."""

    type: str
    event: str | int | None = None


class Source(_Lenient):
    """Evidence, of which only the document matters here."""

    document: str


class Record(_Lenient):
    """An event as scores read it, of gold or found. `trigger` (gold only) is the words that tell it."""

    id: str | int | None = None
    type: str
    status: str | None = None
    participants: tuple[Party, ...] = ()
    date: Days | None = None
    place: Spot | None = None
    links: tuple[Tie, ...] = ()
    optional: bool = False
    trigger: str | None = None
    evidence: tuple[Source, ...] = ()

    def parties(self, role: str, *, core_only: bool) -> list[Party]:
        """Who stands in a role."""
        return [p for p in self.participants if p.role == role and (p.core or not core_only)]


Documents = dict[str, list[Record]]


def read_gold(place: Path) -> Documents:
    """Gold by document: the files `<document>.json` of a folder, or one such file.

    Raises:
        UsageError: there is no gold at that place.
        InputError: a file is no JSON, or holds something that is no event of a known type.
    """
    if not place.exists():
        raise UsageError(f"no such gold: {place}", remedy="name a folder of gold files")
    files = sorted(place.glob("*.json")) if place.is_dir() else [place]
    if not files:
        raise UsageError(f"no gold files in {place}", remedy="name a folder with one JSON file a document")
    gold = {file.stem: _document(file) for file in files}
    known = load_rules().types
    for name, events in gold.items():
        for event in events:
            if event.type not in known:
                remedy = f"types are {', '.join(sorted(known))}"
                raise InputError(
                    f"{event.type!r} is no event type", document=f"{name}.json", remedy=remedy, kind="json"
                )
    return gold


def _document(file: Path) -> list[Record]:
    try:
        data = _parsed(_unpacked(file), str(file))
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8", document=str(file), remedy=REMEDY, kind="encoding") from error
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise InputError("no list of events", document=str(file), remedy=REMEDY, kind="json")
    return _records(data["events"], str(file))


def _parsed(text: str, document: str, *, line: int = 1) -> Any:
    """The JSON in a text that begins on a line of the document."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where: Where = {"line": line + error.lineno - 1, "char": error.colno}
        raise InputError(f"not JSON: {error.msg}", document=document, where=where, kind="json") from error


def _records(data: Iterable[Any], document: str) -> list[Record]:
    try:
        return [Record.model_validate(event) for event in data]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        message = f"an event is not as it should be: {where}: {first['msg']}"
        raise InputError(message, document=document, remedy=REMEDY, kind="json") from error


# --- found events --------------------------------------------------------------------------------------------------


def holds_events(path: Path) -> bool:
    """True for a file of found events and a folder in the gold format, False for articles and whatever else."""
    if path.is_dir():
        files = sorted(path.glob("*.json"))
        first = _first(_text(files[0])) if files else None
        return isinstance(first, dict) and "events" in first
    return sources.Source(str(path), str(path), named=True).suffix in (".json", *sources.ROWS) and tells_events(
        _text(path)
    )


def _text(file: Path) -> str:
    """The text of a file, unpacked; nothing where it cannot be read, which whoever reads it then will tell."""
    try:
        return _unpacked(file)
    except (OSError, UnicodeDecodeError, InputError):
        return ""


def _unpacked(file: Path) -> str:
    source = sources.Source(str(file), str(file), named=True)
    with open_source(source, BytesIO()) as stream:
        return read_whole(stream, source, MAX_BYTES).decode("utf-8")


def tells_events(text: str) -> bool:
    """True for an array or lines of found events, an empty array among them."""
    first = _first(text)
    return first == [] or (isinstance(first, dict) and "evidence" in first)


def _first(text: str) -> Any:
    """The first record of JSON or JSON lines; [] for an empty array, None where there is none."""
    try:
        data = json.loads(text)
    except ValueError:
        try:
            data = json.loads(next((line for line in text.splitlines() if line.strip()), "null"))
        except ValueError:
            return None
    return data[0] if isinstance(data, list) and data else data


def read_events(path: Path) -> Documents:
    """Found events by document: a file of them, or a folder in the gold format. Raises InputError."""
    if path.is_dir():
        return {file.stem: _document(file) for file in sorted(path.glob("*.json"))}
    return parse_events(_unpacked(path), str(path))


def parse_events(text: str, document: str) -> Documents:
    """Found events by document, of an array or of lines. Raises InputError, which names `document`."""
    if text.lstrip().startswith("["):
        return _by_document(_records(_parsed(text, document), document))
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return _by_document(_records((_parsed(line, document, line=number) for number, line in lines), document))


def records_of(events: Sequence[Event]) -> Documents:
    """Events as the pipeline gives them, by document."""
    return _by_document([Record.model_validate(event.model_dump(mode="json", exclude_none=True)) for event in events])


def _by_document(events: Iterable[Record]) -> Documents:
    documents: Documents = {}
    for event in events:
        for name in sorted({stem(source.document) for source in event.evidence}):
            documents.setdefault(name, []).append(event)
    return documents


def stem(document: str) -> str:
    """The name under which gold knows a document: without folders, row and ending.

    >>> stem("news/2024/a.b.txt"), stem("wire.jsonl#17"), stem("-")
    ('a.b', 'wire', '-')
    """
    name = PurePosixPath(document).name.split("#")[0]
    return name.rsplit(".", 1)[0] if "." in name else name
