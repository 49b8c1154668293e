"""Beside the flow: a large run in portions, each of which becomes a file that is whole or not there.

The contract knows no engine: a portion is a list of articles, `make` turns it into bytes wherever it runs, and a
`Folder` keeps these with a manifest. A file's name comes from what is in it and what made it, so a run that is repeated
after any interruption does what is left and ends in the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from diplo_extract.articles import Article
from diplo_extract.delivery import open_sink
from diplo_extract.errors import DiploError, UsageError, error_record
from diplo_extract.fingerprint import article_key, fingerprint
from diplo_extract.render.formats import Layout
from diplo_extract.workers.threads import thread_deadline

if TYPE_CHECKING:
    from spacy.language import Language

    from diplo_extract.events import Event
    from diplo_extract.workers.results import Result

MANIFEST = "manifest.json"
FORMATS = ("jsonl", "parquet")
_ERRORS = "errors"
_CHUNK = 64  # articles after which the memory that their words took is given back
_SAVE_EVERY = 2.0  # seconds; what was done since then is done again after a kill


@dataclass(frozen=True, slots=True)
class Setup:
    """What is found with: folders and names of `load`, and rules of one's own; None for what comes with the package.

    `timeout`: seconds after which an article is given up; a chunk of several may take twice as long.
    """

    model: str | None = None
    pipeline: str | None = None
    actors: str | None = None
    rules: str | None = None
    formats: tuple[str, ...] = ("jsonl",)
    timeout: float = 30.0

    def fingerprint(self) -> str:
        """The hash over all of it, as this process finds it installed."""
        return fingerprint(model=self.model, pipeline=self.pipeline, actors=self.actors, rules=self.rules)


@dataclass(frozen=True, slots=True)
class Portion:
    """Some articles in a row, with the records of what could not be read among them; `id` hashes all of it."""

    id: str
    articles: tuple[Article, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What a portion became: contents of files by format, with `errors` where something failed; and the counts."""

    fingerprint: str
    files: Mapping[str, bytes]
    articles: int
    events: int
    errors: int


def portions_of(articles: Iterator[Article], unread: list[DiploError], *, size: int, mark: str) -> Iterator[Portion]:
    """The articles in portions of `size`. `unread` is where reading puts errors meanwhile; it is emptied.

    `mark` is the fingerprint. The same articles twice are two portions, told apart by how often they came before.
    """
    before: Counter[str] = Counter()
    waiting: list[Article] = []

    def portion() -> Portion:
        errors = tuple(map(error_record, unread))
        keys = json.dumps([mark, [article_key(article, mark) for article in waiting], errors])
        name = sha256(keys.encode()).hexdigest()
        before[name] += 1
        if before[name] > 1:
            name = sha256(f"{name} {before[name]}".encode()).hexdigest()
        made = Portion(name, tuple(waiting), errors)
        waiting.clear()
        unread.clear()
        return made

    for article in articles:
        waiting.append(article)
        if len(waiting) >= size:
            yield portion()
    if waiting or unread:
        yield portion()


# --- the work ------------------------------------------------------------------------------------------------------


def make(portion: Portion, setup: Setup, lost: Mapping[int, str] | None = None) -> Made:
    """The files of a portion. `lost` holds the error records of articles, by place, that must not be tried again."""
    events: list[Event] = []
    errors = list(portion.unread)
    errors += [lost[place] for place in sorted(lost)] if lost else []
    articles = [article for place, article in enumerate(portion.articles) if not lost or place not in lost]
    for start in range(0, len(articles), _CHUNK):
        for result in _results(articles[start : start + _CHUNK], setup):
            events += result.events
            errors += [error_record(result.error)] if result.error else []
    files = {name: _content(name, events) for name in setup.formats}
    if errors:
        files[_ERRORS] = "".join(f"{error}\n" for error in errors).encode("utf-8", "backslashreplace")
    return Made(setup.fingerprint(), files, len(portion.articles), len(events), len(errors))


def _results(articles: Sequence[Article], setup: Setup) -> list[Result]:
    """What becomes of the articles of a chunk; where one breaks it, of each alone."""
    nlp = _loaded(setup)
    from diplo_extract.workers.results import Fault, Result, failure, outcomes

    fault = Fault("timeout")
    try:
        with thread_deadline(setup.timeout * min(2, len(articles))):
            return [Result.of(*pair) for pair in zip(articles, outcomes(articles, nlp), strict=True)]
    except TimeoutError:
        pass
    except Exception as error:  # noqa: BLE001  (one article must not end a run over millions)
        fault = Fault("memory" if isinstance(error, MemoryError) else "error", f"{type(error).__name__}: {error}")
    if len(articles) > 1:
        return [result for article in articles for result in _results([article], setup)]
    return [Result.of(articles[0], failure(fault, timeout=setup.timeout))]


@cache
def _loaded(setup: Setup) -> Language:
    """What extracts; loaded once in a process."""
    if setup.rules:
        from diplo_extract.rules import use_rules

        use_rules(Path(setup.rules))
    from diplo_extract.pipeline import load

    return load(setup.model, pipeline=setup.pipeline, actors=setup.actors)


def _content(format: str, events: Sequence[Event]) -> bytes:
    if format == "parquet":
        from diplo_extract.render.arrow import write_parquet

        return b"".join(write_parquet(events, Layout()))
    from diplo_extract.render.records import write_jsonl

    return "".join(write_jsonl(events, Layout())).encode("utf-8", "backslashreplace")


# --- the folder ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """A portion in the manifest: its counts, and its files as format -> name and SHA-256."""

    id: str
    articles: int
    events: int
    errors: int
    files: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Folder:
    """The results of a run: files of portions and `manifest.json`, written now and then and at the end."""

    path: Path
    fingerprint: str
    formats: tuple[str, ...]
    entries: dict[str, Entry] = field(default_factory=dict)
    _saved: float = 0.0

    @classmethod
    def open(cls, path: Path, mark: str, formats: tuple[str, ...]) -> Folder:
        """The folder, made where it is not there, with what an earlier run finished.

        Raises:
            UsageError: it holds the results of another program, rules or models, or a manifest that is none.
        """
        folder = cls(path, mark, formats)
        path.mkdir(parents=True, exist_ok=True)
        try:
            known = json.loads((path / MANIFEST).read_text("utf-8"))
            theirs = known["fingerprint"]
            folder.entries = {entry["id"]: Entry(**entry) for entry in known["portions"]}
        except FileNotFoundError:
            return folder
        except (ValueError, TypeError, KeyError) as error:
            remedy = "choose another folder with -o, or remove it"
            raise UsageError("is no manifest of ours", document=str(path / MANIFEST), remedy=remedy) from error
        if theirs != mark:
            raise UsageError(
                "holds what another version, other rules, names or models found",
                document=str(path),
                remedy="choose another folder with -o, or remove this one to begin anew",
            )
        return folder

    def has(self, portion: Portion) -> bool:
        """Whether all files of a portion are there with the bytes that the manifest tells."""
        entry = self.entries.get(portion.id)
        return (
            entry is not None
            and set(entry.files) - {_ERRORS} == set(self.formats)
            and all(self._is_whole(facts) for facts in entry.files.values())
        )

    def _is_whole(self, facts: Mapping[str, str]) -> bool:
        try:
            content = (self.path / Path(facts["name"]).name).read_bytes()
        except (OSError, KeyError):
            return False
        return sha256(content).hexdigest() == facts.get("sha256")

    def keep(self, portion: Portion, made: Made) -> None:
        """Write the files of a portion; each is whole or not there. Raises DiploError where there is no room."""
        files: dict[str, Mapping[str, str]] = {}
        for format, content in made.files.items():
            name = f"{'errors' if format == _ERRORS else 'part'}-{portion.id[:32]}.{_ENDINGS[format]}"
            with open_sink(str(self.path / name)) as write:
                write(content)
            files[format] = {"name": name, "sha256": sha256(content).hexdigest()}
        self.entries[portion.id] = Entry(portion.id, made.articles, made.events, made.errors, files)
        if monotonic() - self._saved > _SAVE_EVERY:
            self.save(list(self.entries), complete=False)

    def save(self, order: Sequence[str], *, complete: bool) -> dict[str, int]:
        """Write the manifest of the portions in `order`; the sums of their counts. When `complete`, the rest goes."""
        entries = [self.entries[name] for name in order if name in self.entries]
        sums = {name: sum(getattr(entry, name) for entry in entries) for name in ("articles", "events", "errors")}
        manifest: dict[str, Any] = {"manifest": 1, "fingerprint": self.fingerprint, "complete": complete, **sums}
        manifest["portions"] = [asdict(entry) for entry in entries]
        with open_sink(str(self.path / MANIFEST)) as write:
            write(json.dumps(manifest, indent=1) + "\n")
        self._saved = monotonic()
        if complete:
            self._sweep({facts["name"] for entry in entries for facts in entry.files.values()})
        return sums

    def _sweep(self, wanted: set[str]) -> None:
        """Remove files of ours that belong to no article any more, and what a killed run left half written."""
        for pattern in ("part-*", "errors-*", ".part-*.part", ".errors-*.part", f".{MANIFEST}.*.part"):
            for path in self.path.glob(pattern):
                if path.name not in wanted:
                    path.unlink(missing_ok=True)


_ENDINGS = {"jsonl": "jsonl", "parquet": "parquet", _ERRORS: "jsonl"}
