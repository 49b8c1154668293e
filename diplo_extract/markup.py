"""Stage 2, before it: marks of Markdown blanked, each character by a space, so that offsets hold.

"He [met the premier](https://example.org/a) in **Lima**" is read as "He met the premier in Lima". What is printed is
sliced from the article as it came.
"""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\](\((?:[^()\s]|\([^()\s]*\)){1,600}(?: +\"[^\"\n]{0,200}\")?\))")
"""A link or picture: its words, and its address with a title."""
_STRONG = re.compile(r"(?<![*\w])(\*\*|__)(?=[^\s*_])([^\n*]{1,300}?)(?<=[^\s*_])\1(?![*\w])")
_MILD = re.compile(r"(?<![*\w])(\*|_)(?=[^\s*_])([^\n*_]{1,200}?)(?<=[^\s*_])\1(?![*\w])")
_HEADING = re.compile(r"^(#{1,6})(?=[ \t]+\w)", re.MULTILINE)


def without_markup(text: str) -> str:
    """The text with links, emphasis and heading marks blanked; emphasis of a whole line stays, it may be a label.

    >>> without_markup("He [met](https://example.org) X in **Lima** today.")
    'He  met                       X in   Lima   today.'
    >>> without_markup("**PRESIDENT MOE**"), without_markup("2 * 3 * 4 and snake_case")
    ('**PRESIDENT MOE**', '2 * 3 * 4 and snake_case')
    """
    if "](" in text:
        text = _LINK.sub(_words_of_link, text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(_emphasised, text)
    if "*" in text or "_" in text:
        text = _MILD.sub(_emphasised, text)
    return _HEADING.sub(lambda found: " " * len(found[1]), text) if "#" in text else text


def _words_of_link(found: re.Match[str]) -> str:
    """The link's words between spaces; of a picture nothing."""
    words = "" if found[0].startswith("!") else found[1]
    if words.startswith(("http://", "https://", "www.")):
        words = ""
    return f" {words}".ljust(len(found[0]))


def _emphasised(found: re.Match[str]) -> str:
    """What was emphasised between spaces, or as it was where nothing else stands on its line."""
    text, mark = found.string, len(found[1])
    start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    line = text[start : end if end >= 0 else len(text)]
    return found[0] if line.strip() == found[0] else f"{' ' * mark}{found[2]}{' ' * mark}"
