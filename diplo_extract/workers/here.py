"""The articles of a short run, worked on in this process, each with a deadline that the system's timer keeps."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from diplo_extract.errors import DiploError
from diplo_extract.workers.results import Fault, Result, failure

if TYPE_CHECKING:
    from spacy.language import Language

    from diplo_extract.articles import Article

AGAIN = 0.5
"""Seconds after which the timer rings once more, should the first ring have been lost in foreign code."""


class _TooLateError(BaseException):
    """Not an Exception: nobody on the way shall take it for a fault of their own and go on."""


def can_keep_time() -> bool:
    """Whether this thread, on this system, can be stopped by a timer."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def result_here(article: Article, nlp: Language, timeout: float) -> Result:
    """What becomes of the article in at most so many seconds. With DIPLO_DEBUG a fault of the program is raised."""
    from diplo_extract.pipeline import extract_all

    failed: list[DiploError] = []
    try:
        with deadline(timeout):
            found = [events for _, events in extract_all([article], nlp, failed.append)]
    except TimeoutError:
        return Result.of(article, failure(Fault("timeout"), timeout=timeout))
    except MemoryError:
        return Result.of(article, failure(Fault("memory"), timeout=timeout))
    except Exception as error:
        if os.environ.get("DIPLO_DEBUG"):
            raise
        return Result.of(article, failure(Fault("error", f"{type(error).__name__}: {error}"), timeout=timeout))
    return Result.of(article, found[0] if found else failed[0])


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block if it takes longer. Rule and parser code is interrupted between two steps."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise _TooLateError

    def rest() -> None:
        if signal.getsignal(signal.SIGALRM) is ring:  # else a signal that ends the run has taken the timer
            signal.setitimer(signal.ITIMER_REAL, 0)

    before, timer = signal.signal(signal.SIGALRM, ring), signal.getitimer(signal.ITIMER_REAL)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            rest()
    except _TooLateError as error:
        raise TimeoutError(seconds) from error
    finally:
        rest()
        if signal.getsignal(signal.SIGALRM) is ring:
            signal.signal(signal.SIGALRM, before)
            signal.setitimer(signal.ITIMER_REAL, *timer)
