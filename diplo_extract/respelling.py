"""Stage 4, before the parse: words that the tokenizer cuts or the parser does not know, respelt. syntax.py asks.

Each keeps its place and length, so that offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from diplo_extract.rules import words as word_lists

_FOREIGN = re.compile(
    r"person(?:ae|as|a) non grat(?:ae|as|a)\b|\bcharg[eé]s? d'affaires\b|\bchair(?:man|person|woman)?-in-office\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(re|co|cease(?=-fire)|de(?=-(?:ratif|recogn))|non(?=-starter))-(?=[^\W\d_])([^\W\d_]+)", re.IGNORECASE
)
"""What the tokenizer cuts in three: "re-election", "cease-fire"."""


_ALONE = r"\s+(?:after|at|before|between|during|in|on|with)\b|[.,;]|\s*$"
"""What stands behind a noun that is no part of a compound."""


def respell(piece: str) -> str:
    """The piece with all such words respelt.

    >>> respell("its go-between was re-elected")
    'its mediator   was reelected '
    """
    return _as_one(_AGAIN.sub(r"\1\2 ", _FOREIGN.sub(_in_english, piece)))


def _in_english(found: re.Match[str]) -> str:
    """One English word, as long as they are, for foreign ones that break the parse."""
    if found[0][0] in "cC" and found[0].endswith("ice"):
        return found[0].partition("-")[0].ljust(len(found[0]))
    plural = "s d" in found[0].lower()
    return ("unwelcome" if found[0][0] in "pP" else "envoys" if plural else "envoy").ljust(len(found[0]))


_TALKS = (
    r"\s+(?:consultation|conversation|dialog|discussion|encounter|exchange|meeting|negotiation|session|summit|talk)"
)
"""What stands behind "one-on-one" and the like as an adjective."""


@cache
def _compounds() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Compounds that the tokenizer cuts, plurals too, and the one word that each is shown to the parser as."""
    told = dict(word_lists("grammar")["as_one"])
    told |= {f"{one}s": f"{word}s" for one, word in told.items()}
    alone = dict.fromkeys(word_lists("grammar")["meetings"], "meeting")
    either = rf"(?:{'|'.join(sorted(told, key=len, reverse=True))})\b|(?:{'|'.join(alone)})(?={_ALONE})"
    return re.compile(rf"\b(?:{either})", re.IGNORECASE), told | alone


_FACING = re.compile(r"(?<!\ba )(?<!\bthe )(?<!\bcome )(?<!\bcame )(?<!\bcoming )\bface[- ]to[- ]face\b", re.IGNORECASE)
"""How somebody meets; "a face-to-face" is a meeting, and so is coming face to face."""


@cache
def _of_two() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(word_lists('grammar')['twosomes'])})(?={_TALKS})", re.IGNORECASE)


def _as_one(piece: str) -> str:
    """The piece with "go-between" and the like told by one word of the same length."""
    pattern, told = _compounds()
    piece = _of_two().sub(lambda found: "private".ljust(len(found[0])), piece)
    piece = _FACING.sub(lambda found: "privately".ljust(len(found[0])), piece)
    return pattern.sub(lambda found: told[found[0].lower()].ljust(len(found[0])), piece)
