"""What can go wrong, in one tree. Every stage raises or reports these; only the command line turns them into text.

DiploError                internal   a fault of this program, in this article
├── InputError            io, encoding, json, no_text, too_large, timeout, memory
│                                    an article that cannot be read or worked on; the others go on
├── ModelError            model      a model folder that is missing, broken or of another language
├── RuleError             rules      a rule file that says something the program does not know
└── UsageError            usage      a command or call that asks for something impossible
"""

from __future__ import annotations

import json
from typing import Any, ClassVar, Literal, TypedDict

ErrorKind = Literal[
    "timeout", "memory", "too_large", "encoding", "json", "no_text", "io", "internal", "usage", "model", "rules"
]


class Where(TypedDict):
    """A place in a file: `line` and `char` (column) both count from 1."""

    line: int
    char: int


class DiploError(Exception):
    """Something broken that was handed in: what it is, where it stands and what would do.

    `document` names the article or file (None: none in particular), `where` the place in it (None: all of it), `remedy`
    is what the reader can do about it ("" for nothing), `kind` the machine-readable class of the fault, `article_id`
    the article's id where the fault lies in one that was read.

    >>> str(DiploError("unexpected comma", document="a.json", where={"line": 3, "char": 7}, remedy="delete it"))
    'a.json:3: unexpected comma; delete it'
    """

    default_kind: ClassVar[ErrorKind] = "internal"

    def __init__(
        self,
        message: str,
        *,
        document: str | None = None,
        where: Where | None = None,
        remedy: str = "",
        kind: ErrorKind | None = None,
        article_id: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.document = document
        self.where = where
        self.remedy = remedy
        self.kind: ErrorKind = kind or self.default_kind
        self.article_id = article_id

    def __str__(self) -> str:
        place = self.document or ""
        if self.where is not None:
            place = f"{place}:{self.where['line']}" if place else f"line {self.where['line']}"
        head = f"{place}: {self.message}" if place else self.message
        line = f"{head}; {self.remedy}" if self.remedy else head
        return " ".join(line.splitlines())

    def __reduce__(self) -> tuple[object, ...]:
        """Errors travel between worker processes whole, keyword arguments and all."""
        keywords = ("document", "where", "remedy", "kind", "article_id")
        return _rebuild, (type(self), self.message, {name: getattr(self, name) for name in keywords})


class InputError(DiploError):
    """An article or file that cannot be read or worked on."""

    default_kind: ClassVar[ErrorKind] = "io"


class ModelError(DiploError):
    """A model folder that is missing, broken or made for another version."""

    default_kind: ClassVar[ErrorKind] = "model"


class RuleError(DiploError):
    """A rule file that contradicts itself or names what does not exist."""

    default_kind: ClassVar[ErrorKind] = "rules"


class UsageError(DiploError):
    """Options or arguments that make no sense together."""

    default_kind: ClassVar[ErrorKind] = "usage"


def error_record(error: DiploError) -> str:
    """The failure as one line of JSON, as `--errors FILE` keeps it."""
    record: dict[str, Any] = {
        "document": error.document,
        "article_id": getattr(error, "article_id", None),
        "kind": error.kind,
        "where": error.where,
        "message": error.message,
        "remedy": error.remedy,
    }
    return json.dumps(record, ensure_ascii=not _is_text(error.document or ""), allow_nan=False)


def _is_text(name: str) -> bool:
    """Whether a file name is text: one that is not UTF-8 can only be written with JSON's escapes."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _rebuild(error: type[DiploError], message: str, keywords: dict[str, Any]) -> DiploError:
    return error(message, **keywords)
