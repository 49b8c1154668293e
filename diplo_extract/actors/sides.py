"""Stage 3, ninth step: for which side somebody signs: "for Utopia by Ana Roe", "Ana Roe on our side"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile

_BEFORE = (("on", "behalf", "of"), ("on", "the", "part"), ("for",), ("from",), ("on",))
"""Words before a side's name."""
_SIGNED = frozenset(
    "accord agreement and been document documents had has it mou memorandum plan protocol sign signed signing "
    "statement that the this was were".split()
)
"""Words between a signer and the side told behind."""


_LONGEST = 9
"""Words between a side and who signs for it: "on behalf of Utopia | the treaty on trade was signed by | Ana Roe"."""
_FOR = frozenset({"behalf", "for", "from", "of", "on", "part"})


def introduce_signers(found: Sequence[tuple[Line, Phrase]], profiles: Mapping[int, Profile]) -> None:
    """Who does something for a side told right before is of that state: "was signed for Utopia by Minister Ana Roe"."""
    for (line, side), (other, phrase) in pairwise(found):
        if line is not other or phrase.name is None or side.name is not None or len(side.states) != 1:
            continue
        between = [line.low(i) for i in range(side.last, phrase.first)]
        done = bool(between) and between[-1] == "by" and len(between) <= _LONGEST and "." not in between
        if not (done or (between == [","] and _is_side(line, side))) or not _opens(line, side):
            continue
        profile = profiles[line.tokens[phrase.first].start]
        if not profile.state():
            profile.states[side.states[0]] += 1


def stands_for(line: Line, before: Phrase, side: Phrase) -> bool:
    """Whether a side told behind a name is that person's: "Ana Roe on the Utopian side", "Roe signed for Utopia"."""
    if len(side.states) != 1 or not _opens(line, side):
        return False
    between = [line.low(i) for i in range(before.last, side.first)]
    if between in (["on"], ["from"], ["for"]):
        by = line.low(before.first - 1) in ("by", "and") and "signed" in line.lows[: before.first]
        return _is_side(line, side) or (between == ["for"] and by)
    signed = bool({"sign", "signed", "signing"} & set(between))
    return signed and not set(between) - _SIGNED - _FOR


def _is_side(line: Line, side: Phrase) -> bool:
    return line.low(side.last - 1) == "side"


def _opens(line: Line, side: Phrase) -> bool:
    """Whether a side's name stands behind words that tell for whom something is done."""
    at = side.first - (line.low(side.first - 1) == "the")
    before = tuple(line.low(i) for i in range(max(0, at - 3), at))
    if before[-1:] in (("from",), ("on",)):
        return _is_side(line, side)
    return any(before[-len(words) :] == words for words in _BEFORE)
