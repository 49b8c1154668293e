"""Stage 3, third step: a sentence with everything that is known of its words before any name is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from diplo_extract.actors.gazetteer import Chunk, Gazetteer
from diplo_extract.actors.tokens import Mode, Token, is_bare, mode_of, tokenize
from diplo_extract.mentions import Sentence

Entity = tuple[int, int, str]
_PADDING = [""] * 32


@dataclass(slots=True)
class Line:
    """A sentence as tokens. `labels`: token -> (first, last, label) of the entity that the statistical model saw there.

    `memo` keeps what the readers found at a token where that does not depend on the names known so far.
    """

    sentence: Sentence
    tokens: list[Token]
    mode: Mode
    gazetteer: Gazetteer
    labels: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    lows: list[str] = field(default_factory=list)
    caps: list[bool] = field(default_factory=list)
    memo: dict[tuple[str, int], Any] = field(default_factory=dict)
    memo_lists: dict[str, list[int]] = field(default_factory=dict)
    _chunks: dict[int, Chunk | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.caps = [token.cap and self.mode != "flat" for token in self.tokens]
        self.lows = [*(token.low for token in self.tokens), *_PADDING]

    def chunk(self, i: int) -> Chunk | None:
        """The longest gazetteer name at token `i`, None where there is none or no such token."""
        if i not in self._chunks:
            found = self.gazetteer.find(self.tokens, i, flat=self.mode == "flat") if i < len(self.tokens) else None
            self._chunks[i] = found
        return self._chunks[i]

    def low(self, i: int) -> str:
        """The lower-case word at `i`, empty up to 32 places beyond either end."""
        return self.lows[i]

    def cap(self, i: int) -> bool:
        """Whether the word at `i` begins with a capital, as far as this sentence's capitals mean anything."""
        return 0 <= i < len(self.caps) and self.caps[i]

    def possessive(self, i: int) -> bool:
        """Whether token `i` is the ending of "Israel's" or of "leaders'"."""
        if not 0 < i < len(self.tokens):
            return False
        token = self.tokens[i]
        if token.low == "'s":
            return True
        return token.low == "'" and self.low(i - 1).endswith("s") and token.start == self.tokens[i - 1].end

    def label(self, i: int) -> str:
        """The statistical model's label at token `i`, empty for none."""
        return self.labels[i][2] if i in self.labels else ""

    def text(self, source: str, first: int, last: int) -> str:
        """The words from token `first` up to `last` as written."""
        return source[self.tokens[first].start : self.tokens[last - 1].end]


def _labels(
    tokens: Sequence[Token], entities: Sequence[Entity], starts: Sequence[int]
) -> dict[int, tuple[int, int, str]]:
    if not tokens:
        return {}
    found: dict[int, tuple[int, int, str]] = {}
    begins = [token.start for token in tokens]
    for start, end, label in entities[bisect_left(starts, tokens[0].start) : bisect_left(starts, tokens[-1].end)]:
        first, last = bisect_left(begins, start), bisect_left(begins, end)
        while last > first and tokens[last - 1].low in ("'s", "'", ",", "."):
            last -= 1
        while first < last and tokens[first].low in ("the", "a"):
            first += 1
        for i in range(first, last):
            found[i] = (first, last, label)
    return found


def read_lines(
    text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, entities: Sequence[Entity], pairs: frozenset[str]
) -> list[Line]:
    """The sentences as lines; `pairs` are surnames that may be hyphened together ("the Trump-Putin summit")."""
    entities = sorted(entities)
    starts = [start for start, _, _ in entities]

    def named(word: str) -> bool:
        return word in pairs or gazetteer.single(word)

    rows = [list(tokenize(text[s.start : s.end], s.start, named)) for s in sentences]
    inner = [token for s, row in zip(sentences, rows, strict=True) if s.kind == "body" for token in row[1:]]
    bare = is_bare(inner) and any(token.text.islower() and gazetteer.state_word(token.low) for token in inner)
    lines = []
    for sentence, tokens in zip(sentences, rows, strict=True):
        mode = mode_of(tokens, headline=sentence.kind == "headline", bare=bare and sentence.kind == "body")
        lines.append(Line(sentence, tokens, mode, gazetteer, _labels(tokens, entities, starts)))
    return lines
