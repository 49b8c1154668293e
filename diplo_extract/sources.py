"""Stage 1: what a file to read is called, how it is packed, and which files below a folder are wanted."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePath

ROWS = (".jsonl", ".ndjson")
TEXTS = (".txt", ".md")
SUFFIXES = (*TEXTS, ".json", *ROWS)
"""What is text or JSON. A file named on the command line may have any ending, and is text if it stands nowhere."""
PACKED = (".gz", ".bz2", ".zst")
"""Endings of compressed files; each may stand behind any other."""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: the name it has in the output, its path on disk, and whether the command line named it itself.

    `alias` is what standard input is called, None for nothing in particular.
    """

    document: str
    path: str
    named: bool
    alias: str | None = None

    @property
    def suffix(self) -> str:
        """The suffix that tells the format, in lower case and without that of the compression."""
        return PurePath(unpacked(self.alias or self.path)).suffix

    @property
    def packing(self) -> str | None:
        """How the file is compressed: one of PACKED, None for not."""
        return packing_of(self.alias or self.path)

    @property
    def packed(self) -> bool:
        """Whether the file is compressed."""
        return self.packing is not None

    @property
    def remote(self) -> bool:
        """Whether the path is an address such as s3://bucket/article.txt."""
        return is_address(self.path)


def is_address(path: str) -> bool:
    """Whether a path names another place than this machine's disks.

    >>> is_address("s3://bucket/a.txt"), is_address("C:/a.txt")
    (True, False)
    """
    scheme, separator, _ = path.partition("://")
    return bool(separator) and scheme.isalnum() and len(scheme) > 1


def packing_of(path: str) -> str | None:
    """How a file of that name is compressed: one of PACKED, None for not."""
    return next((ending for ending in PACKED if path.lower().endswith(ending)), None)


def unpacked(path: str) -> str:
    """A path in small letters, without the ending of a compression.

    >>> unpacked("news/Events.jsonl.GZ")
    'news/events.jsonl'
    """
    lowered = path.lower()
    return next((lowered.removesuffix(ending) for ending in PACKED if lowered.endswith(ending)), lowered)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files below a folder are taken.

    `endings`: those taken; `include`: patterns that are taken instead, whatever the ending; `exclude`: patterns that
    are not, folders with all below them. A pattern without "/" is matched with the name, one with it with the path.
    `hidden`: also names that begin with a dot; `links`: also symbolic links, and folders behind them, each once.
    """

    endings: tuple[str, ...] = SUFFIXES
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hidden: bool = False
    links: bool = False

    def takes_file(self, path: str) -> bool:
        """Whether a file is taken."""
        if matches(path, self.exclude) or (PurePath(path).name.startswith(".") and not self.hidden):
            return False
        return matches(path, self.include) if self.include else unpacked(path).endswith(self.endings)

    def takes_folder(self, path: str) -> bool:
        """Whether a folder is looked into."""
        return not matches(path, self.exclude) and (self.hidden or not PurePath(path).name.startswith("."))


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Whether a path fits one of some shell patterns.

    >>> matches("a/drafts/x.txt", ["drafts"]), matches("a/drafts", ["drafts"]), matches("a/x.txt", ["a/*.txt"])
    (False, True, True)
    """
    name, whole = PurePath(path).name, path.replace(os.sep, "/")
    return any(fnmatchcase(whole if "/" in p else name, p.rstrip("/")) for p in patterns)


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` parts of the documents, numbered from 1; which one a document is in depends on its name alone."""

    number: int
    count: int

    def takes(self, document: str) -> bool:
        """Whether a document is in this part.

        >>> [[Shard(number, 3).takes(name) for number in (1, 2, 3)] for name in ("a.txt", "b.txt")]
        [[False, False, True], [True, False, False]]
        """
        from hashlib import sha256  # whoever only asks what endings mean, as a TAB does, need not wait for it

        digest = sha256(document.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.number - 1
