"""A deadline for work in a thread other than the main one, as clusters run it: no timer's signal reaches it."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 1.0
"""Seconds until a deadline that was not heard is called again."""


class _TooLateError(BaseException):
    """Not an Exception: nobody on the way shall take it for a fault of their own and go on."""


@contextmanager
def thread_deadline(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the block if it takes longer, between two steps of Python code.

    It is raised again as long as it is not heard: what is raised while an object is taken down gets lost.
    """
    thread, lock, over = threading.get_ident(), threading.Lock(), threading.Event()

    def ring() -> None:
        wait = seconds
        while not over.wait(wait):
            with lock:
                if not over.is_set():
                    _raise_in(thread, _TooLateError)
            wait = AGAIN

    threading.Thread(target=ring, daemon=True).start()
    try:
        try:
            yield
        finally:
            with lock:
                over.set()
            _raise_in(thread, None)  # what rang at the last moment and was not heard
    except _TooLateError as error:
        raise TimeoutError(seconds) from error


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have the thread raise the error at its next step; None takes back one that it has not raised yet."""
    what = ctypes.py_object(error) if error else ctypes.py_object()
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), what)
