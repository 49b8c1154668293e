"""Signals that end a run: they become exceptions, so that workers and temporary files go, and none of them is lost."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from diplo_extract.cli.exits import SIGNALLED

AGAIN = 1.0
"""Seconds after which an exception that got lost is raised once more."""


def heed_signals() -> None:
    """From now on SIGINT, SIGTERM and SIGHUP end the run by an exception, each as far as the system has it."""
    for number in _ending():
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup and a shell's background jobs want it
            signal.signal(number, _stop)


def rest() -> None:
    """The run has ended by itself or by a signal: nothing is raised any more."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)


def _ending() -> list[signal.Signals]:
    return [signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def _stop(number: int, _frame: FrameType | None) -> None:
    for again in _ending():
        signal.signal(again, _stop_at_once)
    end = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(SIGNALLED + number)
    _insist(end)
    raise end


def _insist(end: BaseException) -> None:
    """Raise it until it is on its way: compiled code and finalizers print an exception that meets them and go on."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        if not _is_on_its_way(end):
            raise end

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, ring)
        signal.setitimer(signal.ITIMER_REAL, AGAIN, AGAIN)


def _is_on_its_way(end: BaseException) -> bool:
    """Whether the code that runs now cleans up behind the exception."""
    handled = sys.exception()
    while handled is not None and handled is not end:
        handled = handled.__context__
    return handled is end


def _stop_at_once(number: int, _frame: FrameType | None) -> None:
    """Who asks twice does not want to wait for anything; workers notice that they are alone and go."""
    os._exit(SIGNALLED + number)
