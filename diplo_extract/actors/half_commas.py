"""Stage 3: a name behind an office and a comma with none behind it. "Peruvian Ambassador to Nepal, Jane Roe met"."""

from __future__ import annotations

from diplo_extract.actors.lexicon import DETERMINERS
from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import Name
from diplo_extract.actors.titles import Title

_FRONTING = frozenset(
    """
    about according after ahead along amid among as at because before besides beyond by despite during earlier following
    for from given hours if in including later like months of on once since thanks though to under upon weeks when where
    while with
    """.split()
)
"""First words of what stands before its sentence's subject: "After talks with the Peruvian premier, Jane Roe left"."""
_GOES_ON = frozenset(
    """
    also at did does during earlier for had has here in is just last later left made met next on over paid put said sent
    spoke that this told took today tomorrow was went who will would yesterday
    """.split()
)
"""Words that go on behind a subject in the singular, besides those in "-ed" and "-s"."""
_BEHIND = frozenset("at during for here in last next on over this today tomorrow yesterday".split())
"""Words that go on behind an object."""


def has_half_comma(line: Line, title: Title, name: Name, end: int) -> bool:
    """Whether the name that ends at `end` is the office-holder's, and only the comma before it is written.

    "Peruvian Ambassador to Nepal, Jane Roe met" and "She met the Peruvian premier, Jane Roe in Lima", but neither
    "Peruvian premier, Jane Roe meet" nor "At talks with the Peruvian premier, Jane Roe said".
    """
    if len(name.words) < 2 or title.plural or line.mode != "normal" or not (title.states or line.cap(title.head)):
        return False
    start = title.first - (line.low(title.first - 1) in DETERMINERS and title.first > 0)
    if start == 0:
        return _goes_on(line.low(end))
    fronted = line.low(0) in _FRONTING or line.low(0).endswith("ing")
    return line.low(end) in _BEHIND and (not fronted or any(line.low(i) == "," for i in range(start)))


def _goes_on(low: str) -> bool:
    return low in _GOES_ON or (len(low) > 3 and low.endswith(("ed", "s", "ly")) and not low.endswith("ss"))
