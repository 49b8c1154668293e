"""Evaluation: one-to-one pairings, the largest and the best."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

LeftT = TypeVar("LeftT")
RightT = TypeVar("RightT")


def most_pairs(left: Sequence[LeftT], right: Sequence[RightT], same: Callable[[LeftT, RightT], bool]) -> int:
    """How many of `left` can each be given one of `right` that is the same (Kuhn's augmenting paths).

    >>> most_pairs(["ab", "a"], ["a", "b"], lambda word, letter: letter in word)
    2
    """
    given: dict[int, int] = {}

    def give(i: int, tried: set[int]) -> bool:
        for j, candidate in enumerate(right):
            if j in tried or not same(left[i], candidate):
                continue
            tried.add(j)
            if j not in given or give(given[j], tried):
                given[j] = i
                return True
        return False

    return sum(give(i, set()) for i in range(len(left)))


def best_pairs(gain: Sequence[Sequence[int]]) -> list[int]:
    """The column of each row of a square matrix so that the gains add up to the most.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant, Computing 38, 1987): rows enter in their
    order, and of equally good columns the first wins, so that the answer depends on the matrix alone.

    >>> best_pairs([[3, 2], [3, 0]])
    [1, 0]
    """
    prices = _Prices(gain)
    for row in range(len(gain)):
        prices.enter(row)
    column_of = {row: column for column, row in enumerate(prices.row_of)}
    return [column_of[row] for row in range(len(gain))]


class _Prices:
    """Prices of rows and columns under which every pair given so far is a best one, and the pairs themselves."""

    def __init__(self, gain: Sequence[Sequence[int]]) -> None:
        size = len(gain)
        self.gain = gain
        self.rows: list[float] = [0.0] * size
        self.columns: list[float] = [0.0] * size
        self.row_of: list[int | None] = [None] * size

    def enter(self, row: int) -> None:
        """Give the row a column, and the rows it pushes away others, along the cheapest such path."""
        size = len(self.gain)
        slack, before, reached = [math.inf] * size, [-1] * size, [False] * size
        column, at = -1, row
        while True:
            nearest = self._relax(at, column, slack, before, reached)
            self._reprice(row, slack[nearest], slack, reached)
            column = nearest
            reached[column] = True
            pushed = self.row_of[column]
            if pushed is None:
                break
            at = pushed
        while column >= 0:
            earlier = before[column]
            self.row_of[column] = self.row_of[earlier] if earlier >= 0 else row
            column = earlier

    def _relax(self, at: int, column: int, slack: list[float], before: list[int], reached: list[bool]) -> int:
        """Shorten the ways to the columns not reached yet by those over row `at`; the nearest of them."""
        nearest, least = -1, math.inf
        for j, done in enumerate(reached):
            if done:
                continue
            step = -self.gain[at][j] - self.rows[at] - self.columns[j]
            if step < slack[j]:
                slack[j], before[j] = step, column
            if slack[j] < least:
                nearest, least = j, slack[j]
        return nearest

    def _reprice(self, row: int, change: float, slack: list[float], reached: list[bool]) -> None:
        self.rows[row] += change
        for j, done in enumerate(reached):
            owner = self.row_of[j]
            if done and owner is not None:
                self.rows[owner] += change
                self.columns[j] -= change
            else:
                slack[j] -= change
