"""Many articles: whatever one of them does, every one ends in one result, in order, and no process is left behind."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc, Span, Token

from diplo_extract import pipeline
from diplo_extract.articles import Article
from diplo_extract.errors import DiploError, UsageError
from diplo_extract.workers import allowance, worker
from diplo_extract.workers.allowance import Allowance
from diplo_extract.workers.results import Result, outcomes
from diplo_extract.workers.running import extract_many

FORKS = pytest.mark.skipif(not hasattr(os, "fork"), reason="what is put in a stage's place reaches forked workers only")
NAMES = ("Norway", "Sweden", "Kenya", "Uganda", "Chile", "Peru", "Japan")


def articles(count: int) -> list[Article]:
    return [
        Article(text=f"{NAMES[i % 7]} has invited {NAMES[(i + 2) % 7]} to talks.", document=f"a{i}")
        for i in range(count)
    ]


def allowed(jobs: int, **more: Any) -> Allowance:
    """With a limit of memory, which is only kept by workers; this process may have grown by other tests."""
    return Allowance(jobs, max_memory=(worker.memory_in_use() or 0) + 500_000_000, **more)


def told(results: Sequence[Result]) -> list[tuple[str, str]]:
    return [(r.article.document, r.error.kind if r.error else ",".join(e.type for e in r.events)) for r in results]


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(allowance, "CHUNK_ARTICLES", 3)
    yield
    assert not [p for p in multiprocessing.active_children() if p.is_alive()]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_order_whatever_the_jobs(jobs: int) -> None:
    given = articles(10)
    alone = [pipeline.extract(article) for article in given]
    found = list(extract_many(given, pipeline.load, allowed(jobs)))
    assert [(result.article, result.events, result.error) for result in found] == [
        (article, events, None) for article, events in zip(given, alone, strict=True)
    ]


def test_a_long_run_with_one_job_goes_on_in_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    where = []
    monkeypatch.setattr("diplo_extract.workers.running.CHUNK_ARTICLES", 4)
    for number, result in enumerate(extract_many(articles(8), pipeline.load)):
        assert told([result]) == [(f"a{number}", "invite")]
        where.append(len(multiprocessing.active_children()))
    assert where == [0, 0, 0, 0, 1, 1, 1, 1]


def misbehaving(deeds: dict[str, Callable[[], Any]]) -> Callable[..., Iterator[tuple[Article, tuple[Any, ...]]]]:
    """`extract_all`, but for some articles it does something else."""

    def extract_all(
        given: Sequence[Article], _: Any, report: Callable[[DiploError], None]
    ) -> Iterator[tuple[Article, tuple[Any, ...]]]:
        for article in given:
            try:
                deeds.get(article.document, tuple)()
                yield article, ()
            except DiploError as error:
                report(error)

    return extract_all


def misbehave(monkeypatch: pytest.MonkeyPatch, deeds: dict[str, Callable[[], Any]]) -> None:
    """Puts that in the place of extraction one by one and in chunks."""
    one_by_one = misbehaving(deeds)
    monkeypatch.setattr(pipeline, "extract_all", one_by_one)
    monkeypatch.setattr(pipeline, "extract_batch", lambda *given: list(one_by_one(*given)))


def refuse() -> None:
    raise DiploError("refused")


NOWHERE: dict[str, int] = {}
DEEDS: dict[str, Callable[[], Any]] = {
    "a1": lambda: time.sleep(60),
    "a3": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "a4": refuse,
    "a6": lambda: bytearray(2 * 10**9),
    "a8": lambda: NOWHERE["missing"],
}


@FORKS
@pytest.mark.parametrize("jobs", [1, 2])
def test_only_the_culprit_is_lost(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    misbehave(monkeypatch, DEEDS)
    found = told(list(extract_many(articles(10), pipeline.load, allowed(jobs, timeout=0.5))))
    assert found == [
        ("a0", ""),
        ("a1", "timeout"),
        ("a2", ""),
        ("a3", "memory"),
        ("a4", "internal"),
        ("a5", ""),
        ("a6", "memory"),
        ("a7", ""),
        ("a8", "internal"),
        ("a9", ""),
    ]


def test_in_this_process_a_deadline_holds_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def forever() -> None:
        while True:
            pass

    misbehave(monkeypatch, {"a1": forever, "a2": refuse, "a3": DEEDS["a8"]})
    found = list(extract_many(articles(5), pipeline.load, Allowance(timeout=0.2)))
    assert told(found) == [("a0", ""), ("a1", "timeout"), ("a2", "internal"), ("a3", "internal"), ("a4", "")]
    assert str(found[1].error) == "a1: took longer than 0.2 seconds; raise --timeout, or cut it into parts"
    assert found[2].error
    assert (found[2].error.document, found[2].error.article_id) == ("a2", articles(3)[2].article_id)
    assert signal.getsignal(signal.SIGALRM) == signal.SIG_DFL


@FORKS
def test_a_worker_killed_from_outside_costs_nothing() -> None:
    found = []
    for result in extract_many(articles(30), pipeline.load, Allowance(2)):
        found.append(result)
        if len(found) % 7 == 1:
            for process in multiprocessing.active_children():
                process.kill()
    assert told(found) == [(f"a{number}", "invite") for number in range(30)]


def test_no_worker_outlives_an_iterator_that_is_closed() -> None:
    results = extract_many(articles(30), pipeline.load, Allowance(2))
    next(results)
    assert multiprocessing.active_children()
    results.close()
    assert not multiprocessing.active_children()


def test_a_limit_below_what_the_pipeline_takes_is_refused() -> None:
    if worker.memory_in_use() is None:
        pytest.skip("this system does not tell")
    with pytest.raises(UsageError, match=r"--max-memory: 1000000 is less than the pipeline takes; allow \d+MB"):
        list(extract_many(articles(2), pipeline.load, Allowance(max_memory=1_000_000)))


def test_without_articles_nothing_is_loaded() -> None:
    assert list(extract_many([], refuse, Allowance(2))) == []  # type: ignore[arg-type]


def test_an_article_that_was_waited_for_closes_its_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowance, "SLOW_SOURCE", 0.05)

    def slowly() -> Iterator[Article]:
        for number, article in enumerate(articles(7)):
            time.sleep(0.1 if number in (1, 5) else 0)
            yield article

    assert [[a.document for a in chunk] for chunk in allowance.chunks(slowly())] == [
        ["a0", "a1"],
        ["a2", "a3", "a4"],
        ["a5"],
        ["a6"],
    ]


def test_chunks_hold_so_many_characters() -> None:
    most = allowance.CHUNK_CHARACTERS
    given = [Article(text="x" * size) for size in (10, most - 10, 1, 2 * most, 5)]
    assert [[len(a.text) for a in chunk] for chunk in allowance.chunks(given)] == [
        [10, most - 10],
        [1],
        [2 * most],
        [5],
    ]


def test_nothing_of_spacy_outlives_a_chunk(nlp: Language) -> None:
    def alive() -> int:
        gc.collect()
        return sum(isinstance(thing, Doc | Span | Token | Lexeme) for thing in gc.get_objects())

    outcomes(articles(3), nlp)
    before, others = len(nlp.vocab.strings), alive()
    given = [
        Article(text=f"Norway has invited Sweden to talks. Zorblax{number} quixits{number}.") for number in range(20)
    ]
    found = outcomes(given, nlp)
    assert [[event.type for event in events] for events in found if isinstance(events, tuple)] == [["invite"]] * 20
    assert (len(nlp.vocab.strings) - before, alive() - others) == (0, 0)
