"""Stage 3: what stands right behind a name and is none of it: "Roe AO, MP", "Mr Roe (Utopia Hills—Premier)"."""

from __future__ import annotations

from collections.abc import Iterator

from diplo_extract.actors.lexicon import OF, lexicon
from diplo_extract.actors.lines import Line
from diplo_extract.actors.titles import Title, read_title

_MOST_WORDS = 5
_LONGEST = 16
"""Tokens in the brackets behind the name of a member of parliament."""


def is_postnominal(line: Line, i: int) -> bool:
    """Whether the word at `i` is the letters of an order, a degree or a seat in parliament."""
    return i < len(line.tokens) and line.low(i) in lexicon().lists["postnominals"] and line.tokens[i].text.isupper()


def letters_behind(line: Line, i: int) -> int:
    """Where such letters begin behind two to four words from `i` on, which are somebody's name then; 0 for none."""
    if "letters" not in line.memo_lists:
        line.memo_lists["letters"] = [j for j in range(2, len(line.tokens)) if is_postnominal(line, j)]
    last = next((j for j in line.memo_lists["letters"] if j > i), 0)
    words = line.tokens[i:last]
    plain = all(t.cap and t.text[0].isalpha() and line.chunk(j) is None for j, t in enumerate(words, start=i))
    return last if 1 < len(words) < _MOST_WORDS and plain else 0


def past_postnominals(line: Line, i: int) -> int:
    """Past the letters behind a name that ends at `i`: "AO", ", OBE, MP"; `i` itself where there are none.

    An "MP for" somewhere is an office.
    """
    j = i
    while True:
        after = j + (line.low(j) == ",")
        if not is_postnominal(line, after) or line.low(after + 1) in OF:
            return j
        j = after + 1


def offices_in_brackets(line: Line, i: int) -> Iterator[tuple[int, Title]]:
    """The offices in the brackets that open at `i`, behind their holder's seat, and where the brackets end."""
    first = i + 1
    end = next((j for j in range(first, first + _LONGEST) if line.low(j) == ")"), first)
    for j in range(first, end):
        title = read_title(line, j) if j == first or line.low(j - 1) in ("-", "–", "—", ",") else None
        if title is None or title.plural or title.weak or not line.cap(title.head):
            continue
        if line.low(title.last) in (")", ",") and title.last <= end:
            yield end + 1, title
