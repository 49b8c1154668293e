"""Stage 2, before it: marks of Markdown and tags of HTML blanked, each character by a space, so that offsets hold.

"He [met the premier](https://example.org/a) in **Lima** on the 5<sup>th</sup>" is read as "He met the premier in Lima
on the 5". What is printed is sliced from the article as it came.
"""

from __future__ import annotations

import re

_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\](\((?:[^()\s]|\([^()\s]*\)){1,600}(?: +\"[^\"\n]{0,200}\")?\))")
"""A link or picture: its words, and its address with a title."""
_STRONG = re.compile(r"(?<![*\w])(\*\*|__)(?=[^\s*_])([^\n*]{1,300}?)(?<=[^\s*_])\1(?![*\w])")
_MILD = re.compile(r"(?<![*\w])(\*|_)(?=[^\s*_])([^\n*_]{1,200}?)(?<=[^\s*_])\1(?![*\w])")
_HEADING = re.compile(r"^(#{1,6})(?=[ \t]+\w)", re.MULTILINE)
_UNSAID = re.compile(r"<!--.{0,400}?-->|<(s|strike|del)>[^<>]{0,200}</\1>|<(sup)>(?:st|nd|rd|th)</\2>", re.DOTALL)
"""Remarks, what is struck out, and the letters behind a day: "5<sup>th</sup>"."""
_HEADED = re.compile(r"^(<(u|b|strong|em|span)\b[^<>\n]{0,200}>[^<>\n]{2,200})(</\2>)(?=\s?[A-Z])", re.MULTILINE)
"""A heading that shares its line with the text below it: "<u>Ana Roe, Nominee for Treasurer</u> Ana Roe is …"."""
_TAG = re.compile(
    r"</?(?:(?P<line>br|p|div|li|ul|ol|tr|td|th|table|tbody|figure|figcaption|blockquote|h[1-6])"
    r"|a|abbr|b|big|cite|col|em|font|i|img|small|span|strong|sub|sup|u)(?:\s[^<>]{0,600})?/?>",
    re.IGNORECASE,
)
"""`line`: a tag where a new line begins."""
_BULLETS = re.compile(r"^- \S.* - [A-Z].*$", re.MULTILINE)
_BULLET = re.compile(r" - (?=[A-Z])")
"""Points of a list that a page has lost the line breaks of: "- Ana Roe, envoy - Jan Moe, treasurer - …"."""


def without_markup(text: str) -> str:
    r"""The text with links, emphasis and heading marks blanked; emphasis of a whole line stays, it may be a label.

    >>> without_markup("He [met](https://example.org) X in **Lima** today.")
    'He  met                       X in   Lima   today.'
    >>> without_markup("**PRESIDENT MOE**"), without_markup("2 * 3 * 4 and snake_case")
    ('**PRESIDENT MOE**', '2 * 3 * 4 and snake_case')
    >>> without_markup("They are:\n- Ana Roe, envoy - Jan Moe, treasurer")
    'They are:\n- Ana Roe, envoy\n- Jan Moe, treasurer'
    >>> without_markup("On the 5<sup>th</sup> he met <s>Ruiz</s> Roe.")
    'On the 5              he met             Roe.'
    """
    if "<" in text:
        text = _without_tags(text)
    if "\n- " in text:
        text = _BULLETS.sub(lambda found: _BULLET.sub("\n- ", found[0]), text)
    if "](" in text:
        text = _LINK.sub(_words_of_link, text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(_emphasised, text)
    if "*" in text or "_" in text:
        text = _MILD.sub(_emphasised, text)
    return _HEADING.sub(lambda found: " " * len(found[1]), text) if "#" in text else text


def _without_tags(text: str) -> str:
    """The text without tags of HTML; a line break stays one, and follows a heading that shares its line."""
    text = _UNSAID.sub(lambda found: " " * len(found[0]), text)
    text = _HEADED.sub(lambda found: found[1] + "\n".ljust(len(found[3])), text)
    return _TAG.sub(lambda found: ("\n" if found["line"] else " ").ljust(len(found[0])), text)


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
