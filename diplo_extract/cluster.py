"""Beside the flow: portions on a Dask cluster, of this machine's processes or of any scheduler that is there.

The client reads articles and writes results, so that workers need no disk in common; they need the same installation.
A portion whose worker dies is worked on by another; an article that kills every worker is found and left out.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import islice
from typing import Any

from diplo_extract.articles import Article
from diplo_extract.errors import DiploError, InputError, UsageError, error_record
from diplo_extract.portions import Made, Portion, Setup, make

_IN_HAND = 3
"""Portions for each worker that are read ahead, so that none waits for the client."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Where the work is done: `count` processes of this machine, each with `memory`, or the scheduler at `address`."""

    count: int | None = None
    memory: str = "2GB"
    address: str | None = None


def run_portions(portions: Iterator[Portion], setup: Setup, workers: Workers) -> Iterator[tuple[Portion, Made]]:
    """Each portion with what it became, in the order in which they are done.

    Raises:
        UsageError: Dask is not installed, no scheduler answers, or the workers have another installation.
    """
    with _client(workers) as client:
        ahead = _IN_HAND * max(1, sum(client.nthreads().values()))
        mark = setup.fingerprint()
        in_hand = {_submit(client, portion, setup): portion for portion in islice(portions, ahead)}
        done = _dask().as_completed(list(in_hand))
        for future in done:
            portion = in_hand.pop(future)
            made = _result(client, future, portion, setup)
            if made.fingerprint != mark:
                remedy = "install the same version, rules and models everywhere"
                raise UsageError("the workers have another installation than this machine", remedy=remedy)
            yield portion, made
            for following in islice(portions, 1):
                new = _submit(client, following, setup)
                in_hand[new] = following
                done.add(new)


def _submit(client: Any, portion: Portion, setup: Setup, lost: dict[int, str] | None = None) -> Any:
    """Have a portion worked on. Its name is new each time: a scheduler must not give what an earlier client got."""
    return client.submit(make, portion, setup, lost, key=f"diplo-{portion.id[:32]}-{os.urandom(8).hex()}", pure=False)


def _result(client: Any, future: Any, portion: Portion, setup: Setup) -> Made:
    """What a portion became. Where every worker that took it died, what kills is left out, at worst all of it."""
    killed = _dask().KilledWorker
    try:
        made: Made = future.result()
    except killed:
        lost = {place: _loss(portion.articles[place]) for place in _find_killers(client, portion, setup)}
        blank = Article(text="")
        rest = tuple(blank if place in lost else article for place, article in enumerate(portion.articles))
        try:
            made = _submit(client, replace(portion, articles=rest), setup, lost).result()
        except killed:
            return make(portion, setup, dict(enumerate(map(_loss, portion.articles))))
    return made


def _find_killers(client: Any, portion: Portion, setup: Setup) -> Iterator[int]:
    """The places of the articles that kill their workers: each is tried alone."""
    for place, article in enumerate(portion.articles):
        alone = _submit(client, replace(portion, articles=(article,), unread=()), setup)
        if isinstance(alone.exception(), _dask().KilledWorker):
            yield place


def _loss(article: Article) -> str:
    """The error record of an article whose worker died."""
    error = InputError(
        "its worker died, from lack of memory or a crash",
        document=article.document,
        kind="memory",
        article_id=article.article_id,
        remedy="give workers more memory, or leave it out",
    )
    return error_record(error)


def _dask() -> Any:
    """The package `distributed`. Raises UsageError where it is not installed."""
    try:
        return import_module("distributed")
    except ModuleNotFoundError as error:
        remedy = "pip install 'diplo-extract[scale]'"
        raise UsageError(f"scale needs {error.name}, which is not installed", remedy=remedy) from error


@contextmanager
def _client(workers: Workers) -> Iterator[Any]:
    dask = _dask()
    if workers.address is not None:
        try:
            client = dask.Client(workers.address, timeout=10)
        except (OSError, ValueError) as error:
            remedy = "check the address and that it runs"
            raise UsageError(f"no Dask scheduler answers at {workers.address}", remedy=remedy) from error
        with client:
            yield client
        return
    with _local_cluster(dask, workers) as cluster, dask.Client(cluster) as client:
        yield client


def _local_cluster(dask: Any, workers: Workers) -> Any:
    """Processes of this machine. Raises DiploError where they do not start."""
    quiet = logging.CRITICAL
    logging.getLogger("distributed").setLevel(quiet)
    # The server of the dashboard is started with or without one: on any free port of the loopback, to serve nothing.
    import_module("dask").config.set({f"distributed.{part}.http.routes": [] for part in ("scheduler", "worker")})
    try:
        return dask.LocalCluster(
            n_workers=workers.count or _cores(),
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address=None,
            worker_dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
            memory_limit=workers.memory,
            silence_logs=quiet,
            security=_security(),
        )
    except (OSError, RuntimeError) as error:
        remedy = "run it again, with fewer --workers if memory is short"
        raise DiploError(f"the worker processes did not start ({error})", remedy=remedy, kind="io") from error


def _security() -> Any:
    """Keys for this run alone, so that nobody else on the machine can hand work to the workers.

    They take the package `cryptography`; without it the loopback address is all the protection.
    """
    try:
        return _dask().Security.temporary()
    except ImportError:
        return None


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
