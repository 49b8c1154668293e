"""Stage 10: text that a terminal may show. Articles are written by strangers; their control codes are not obeyed."""

from __future__ import annotations

import re

# C0 but tab and line feed, DEL, C1 and lone surrogates: shown as Python would escape them.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Characters that turn, hide or join others: marks of direction, embeddings, overrides, isolates and zero widths.
_INVISIBLES = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


def safe_text(text: str) -> str:
    r"""The text with control codes and invisible characters made visible; tabs and line feeds stay.

    >>> safe_text("\x1b[2Jmet \u202eTrebor")
    '\\x1b[2Jmet ⟨U+202E⟩Trebor'
    """
    text = _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
    return _INVISIBLES.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def safe_line(text: str) -> str:
    r"""The same on one line: every run of white space is one space.

    >>> safe_line("join the\nBoard of  Peace")
    'join the Board of Peace'
    """
    return safe_text(" ".join(re.split(r"[ \t\r\n]+", text.strip(" \t\r\n"))))
