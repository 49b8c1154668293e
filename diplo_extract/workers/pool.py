"""The worker processes: chunks go out and come back in order; what fails is tried again article by article.

Every worker has a pipe of its own and this process no thread. A shared channel would lose or block the tasks of all
when one worker is killed while it holds it, and processes with threads cannot be forked safely.
"""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from diplo_extract.errors import UsageError
from diplo_extract.workers.allowance import RECYCLED_AFTER, USUAL_MEMORY, USUAL_ROOM, Allowance
from diplo_extract.workers.results import Fault, Outcome, Result, failure
from diplo_extract.workers.worker import load_once, memory_in_use, serve, without_interrupts

if TYPE_CHECKING:
    from spacy.language import Language

    from diplo_extract.articles import Article

AHEAD = 2
"""Chunks a worker that may be under way or wait for their turn: memory stays flat however slow the first of them is."""
TRIES = 3
"""So often a chunk or an article is given to workers that are killed; one kill may have been meant for another."""
ROOM = 50_000_000
"""Bytes that a worker must have beyond the loaded pipeline to do anything at all."""


@dataclass(slots=True, eq=False)
class _Task:
    """Articles for a worker, and what came of them: None until something did."""

    articles: Sequence[Article]
    timeout: float
    outcome: list[Outcome] | Fault | None = None
    tries: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of its pipe, and what it is at until when (on the clock of time.monotonic)."""

    process: Any
    pipe: Connection
    task: _Task | None = None
    until: float = 0.0
    served: int = 0


class Workers:
    """Worker processes that take chunks of articles and give their results in the same order.

    They start with the first chunks. `load` gives the pipeline; it is called in this process, and again in each worker
    where the system cannot fork. Raises UsageError for a memory limit below what the pipeline takes.
    """

    def __init__(self, load: Callable[[], Language], allowance: Allowance) -> None:
        self._load = load
        self._allowance = allowance
        self._workers: list[_Worker] = []
        self._waiting: deque[_Task] = deque()

    def results(self, chunks: Iterator[list[Article]]) -> Generator[Result, None, None]:
        """What becomes of each article, in their order."""
        under_way: deque[_Task] = deque()
        for chunk in chunks:
            under_way.append(self._task(chunk))
            self._waiting.append(under_way[-1])
            self._step(0)
            while under_way and (under_way[0].outcome is not None or len(under_way) >= AHEAD * self._allowance.jobs):
                yield from self._results(under_way.popleft())
        while under_way:
            yield from self._results(under_way.popleft())

    def stop(self) -> None:
        """End all workers now; what they are at is lost."""
        for worker in self._workers:
            worker.process.kill()
        while self._workers:
            self._bury(self._workers[-1])

    def _task(self, articles: Sequence[Article]) -> _Task:
        return _Task(articles, self._allowance.timeout if len(articles) == 1 else self._allowance.chunk_timeout)

    def _results(self, task: _Task) -> Iterator[Result]:
        """The results of the chunk whose turn it is; of one that failed, article by article."""
        while task.outcome is None:
            self._step(None)
        if isinstance(task.outcome, list):
            yield from map(Result.of, task.articles, task.outcome)
        elif len(task.articles) == 1:
            yield Result.of(task.articles[0], failure(task.outcome, timeout=task.timeout))
        else:
            alone = [self._task([article]) for article in task.articles]
            self._waiting.extendleft(reversed(alone))
            for single in alone:
                yield from self._results(single)

    def _step(self, seconds: float | None) -> None:
        """Give out what waits, then take what comes: at once, in so many seconds, or (None) whenever it does."""
        self._give_out()
        now = time.monotonic()
        busy = [worker for worker in self._workers if worker.task is not None]
        nearest = max(0.0, min((worker.until for worker in busy), default=now) - now)
        wait([worker.pipe for worker in busy], nearest if seconds is None else seconds)
        for worker in busy:
            self._take(worker)
        self._give_out()

    def _take(self, worker: _Worker) -> None:
        """What the worker sent, or its end, or its end because time is up."""
        task = worker.task
        if task is None:
            return
        try:
            if worker.pipe.poll():
                task.outcome = worker.pipe.recv()
                worker.task, worker.served = None, worker.served + 1
                if worker.served >= RECYCLED_AFTER:
                    worker.process.kill()
                    self._bury(worker)
            elif time.monotonic() >= worker.until:
                worker.process.kill()
                self._bury(worker)
                task.outcome = Fault("timeout")
        except (EOFError, OSError):
            self._lost(worker, task)

    def _lost(self, worker: _Worker, task: _Task) -> None:
        """The worker ended while it had the task: another one gets it, if that has not happened too often."""
        code = self._bury(worker)
        if task.tries < TRIES:
            self._waiting.appendleft(task)
        else:
            task.outcome = Fault("ended", code=code)

    def _give_out(self) -> None:
        while self._waiting and (worker := self._idle()) is not None:
            task = self._waiting.popleft()
            task.tries += 1
            worker.task, worker.until = task, time.monotonic() + task.timeout
            try:
                worker.pipe.send(task.articles)
            except OSError:
                self._lost(worker, task)

    def _idle(self) -> _Worker | None:
        """A worker that is at nothing, started if there may be one more; None where all are busy."""
        for worker in list(self._workers):
            if worker.task is None:
                if worker.process.is_alive():
                    return worker
                self._bury(worker)
        if len(self._workers) < self._allowance.jobs:
            self._workers.append(self._started())
            return self._workers[-1]
        return None

    def _bury(self, worker: _Worker) -> int:
        """Take leave of a worker that has ended; its exit code."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        return int(worker.process.exitcode or 0)

    def _started(self) -> _Worker:
        memory = self._allowance.max_memory or max(USUAL_MEMORY, (memory_in_use() or 0) + USUAL_ROOM)
        nlp = load_once(self._load)
        _check_room(memory)
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        forks = context.get_start_method() == "fork"
        if forks and not gc.get_freeze_count():
            gc.collect()
            gc.freeze()  # what was loaded is never looked through again: its pages stay shared with the workers
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, nlp if forks else self._load, memory), daemon=True)
        with without_interrupts():
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _check_room(memory: int) -> None:
    taken = memory_in_use()
    if taken is not None and memory < taken + ROOM:
        least = -(-(taken + ROOM) // 10**8) * 100
        raise UsageError(f"--max-memory: {memory} is less than the pipeline takes", remedy=f"allow {least}MB at least")
