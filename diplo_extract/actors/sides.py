"""Stage 3, ninth step: for which side somebody signs or speaks: "for Utopia by Ana Roe", "Ana Roe on our side"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from diplo_extract.actors.lines import Line
from diplo_extract.actors.phrases import Phrase
from diplo_extract.actors.profiles import Profile

Found = Sequence[tuple[Line, Phrase]]
Profiles = Mapping[int, Profile]

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
_CARRIED = frozenset(
    "bring brought carried convey conveyed conveying conveys deliver delivered delivering delivers hand handed pass "
    "passed present presented relayed transmitted".split()
)
_MINISTERS = frozenset({"defence", "foreign", "minister", "vice"})
_HEADS = frozenset({"government", "king", "president", "prince", "queen", "speaker", "state", "supreme"})


def introduce_sides(found: Found, profiles: Profiles) -> None:
    """Gives who has no state of his own that of whom he signs or speaks for, and to a leader that of his envoy.

    "was signed for Utopia by Minister Ana Roe", "Minister Roe, on behalf of King Poe of Utopia", "the Utopian envoy
    handed over a letter from King Poe".
    """
    for (line, one), (other, two) in pairwise(found):
        if line is not other:
            continue
        between = [line.low(i) for i in range(one.last, two.first)]
        if between == ["("] and one.name is not None and two.form == "state" and line.low(two.last) == ")":
            _share(line, two, one, profiles)  # "Ana Roe (Utopia)"
        elif two.name is not None and (_signs_for(line, one, between) or _sends(one, two, between)):
            _share(line, one, two, profiles)
        elif one.name is not None and [w for w in between if w != "the"] in _SPEAKING:
            _share(line, two, one, profiles)


_SPEAKING = ([",", "on", "behalf", "of"], ["on", "behalf", "of"])


def _share(line: Line, source: Phrase, phrase: Phrase, profiles: Profiles) -> None:
    """Gives the state of one phrase to the person of another, of whom nothing tells a state."""
    profile = profiles[line.tokens[phrase.first].start]
    own = profiles[line.tokens[source.first].start].state() if source.name is not None else None
    state = own or (source.states[0] if source.name is None and len(source.states) == 1 else None)
    if state and not profile.state() and profile.row is None:
        profile.states[state] += 1


def _signs_for(line: Line, side: Phrase, between: Sequence[str]) -> bool:
    """Whether who follows a side does something for it: "for Utopia by Ana Roe", "on behalf of Utopia, Ana Roe"."""
    done = bool(between) and between[-1] == "by" and len(between) <= _LONGEST and "." not in between
    said = between == [","] and (_is_side(line, side) or line.low(side.first - 1 - _article(line, side)) == "of")
    return (done or said) and _opens(line, side)


def _sends(bearer: Phrase, phrase: Phrase, between: Sequence[str]) -> bool:
    """Whether a leader's words are carried by whom a title or name tells before: "conveyed the wishes of King Poe"."""
    envoy = "ambassador" in {t.office_class for t in bearer.titles}
    senders = _HEADS | _MINISTERS if envoy else _HEADS
    if not senders & {t.office_class for t in phrase.titles} or (bearer.name is None and bearer.form != "title"):
        return False
    ends = [word for word in between if word != "the"][-1:]
    return ends in (["from"], ["of"]) and bool(_CARRIED & set(between))


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


def _article(line: Line, side: Phrase) -> bool:
    return line.low(side.first - 1) == "the"


def _is_side(line: Line, side: Phrase) -> bool:
    return line.low(side.last - 1) == "side"


def _opens(line: Line, side: Phrase) -> bool:
    """Whether a side's name stands behind words that tell for whom something is done."""
    at = side.first - _article(line, side)
    before = tuple(line.low(i) for i in range(max(0, at - 3), at))
    if before[-1:] in (("from",), ("on",)):
        return _is_side(line, side)
    return any(before[-len(words) :] == words for words in _BEFORE)
