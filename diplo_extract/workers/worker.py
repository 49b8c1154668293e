"""What runs in a worker process: it is forked from one that has loaded the pipeline, or loads it where none can be."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from diplo_extract.workers.results import Fault, Outcome, outcomes

if TYPE_CHECKING:
    from spacy.language import Language

    from diplo_extract.articles import Article

ORPHAN_NOTICES = 0.5
"""Seconds: how often a worker looks whether the process that it works for is still there."""
_loaded: list[tuple[Callable[[], Language], Language]] = []
"""The pipeline that was loaded last, behind what gave it."""


def load_once(load: Callable[[], Language]) -> Language:
    """The pipeline that `load` gives, called again only after another one."""
    if not _loaded or _loaded[0][0] != load:
        _loaded[:] = [(load, load())]
    return _loaded[0][1]


def serve(pipe: Connection, pipeline: Language | Callable[[], Language], max_memory: int) -> None:
    """Be a worker: take chunks from the pipe, send back what becomes of them, use no more than `max_memory` bytes.

    `pipeline` is loaded already in a forked process, else what loads it.
    """
    from spacy.language import Language

    parent = os.getppid()
    _ignore_what_the_parent_heeds()
    threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
    nlp = pipeline if isinstance(pipeline, Language) else pipeline()
    _limit_memory(max_memory)
    while True:
        try:
            articles = pipe.recv()
        except EOFError:
            return
        pipe.send(_outcome(articles, nlp))


def _outcome(articles: Sequence[Article], nlp: Language) -> list[Outcome] | Fault:
    try:
        return outcomes(articles, nlp)
    except MemoryError:
        return Fault("memory")
    except Exception as error:  # noqa: BLE001  (whatever it is, it costs one article alone)
        return Fault("error", f"{type(error).__name__}: {error}")


def _ignore_what_the_parent_heeds() -> None:
    """Signals for the whole group mean the parent, which ends its workers itself; SIGTERM ends this one at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP", "SIGALRM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def without_interrupts() -> Iterator[None]:
    """Ctrl-C waits for the end of the block; a worker that starts in it is never seen half made by one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _leave_with(parent: int) -> None:
    """End when the parent has ended, however it did: a worker whose results nobody takes must not stay."""
    while os.getppid() == parent:
        time.sleep(ORPHAN_NOTICES)
    os._exit(1)


def _limit_memory(size: int) -> None:
    """Let the system refuse more than `size` bytes of data to this process; only Linux keeps such a limit."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size if hard < 0 else min(size, hard), hard))


def memory_in_use() -> int | None:
    """Bytes that count against the limit in this process now, None where the system does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123  (no path of ours)
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmData:"))
    except (OSError, StopIteration, ValueError):
        return None
