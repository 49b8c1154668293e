"""Stage 3, first step: the words of a sentence as the name readers see them, with their places in the text.

Possessive endings, hyphened pairs of states ("Indo-Pakistani") and tails ("Saudi-led") are words of their own here, so
that a name never swallows them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from diplo_extract.rules import words

Mode = Literal["normal", "title", "flat"]
"""How far capitals tell names: "normal" prose, a "title" Where Every Word Has One, "flat" copy with none or all."""

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S.  H.E.  U.N
    r"|(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Gen|Sen|Rep|Gov|Lt|Col|Prof|Hon|Rev|Adm|Capt|Maj|Sgt|Amb|Brig|Mme|Rt|Snr|mr|mrs|dr|gen|sen)\."
    r"|[^\W\d_]\.(?=[ \u00a0-])"  # the J. of a middle name
    r"|[^\W_]\w*(?<!_)(?:(?:[\u00a1-\u00bf\u0300-\u036f]+[-\u2010\u2011]?|[-\u2010\u2011]|['’ʻ`](?![sS]\b)|\.(?=(?:[Aa]z|com|net|org|ru|kz|am|ge)\b))\w+)*"
    r"|['’`][sS]\b|[^\w\s]"
)
# Longer words that stay small where Every Other Word Has A Capital.
_SMALL = frozenset(
    "with from over into after amid that than upon about between during before against under through".split()
)
# "al-Bakri", "ash-Sharif" and "d'Aosta" are names though they begin small.
_ARTICLE = re.compile(r"(?:a[dlnrstz]|[ae]sh|e[ldn]|u[dl])-'?[A-Z]|(?:d|dell|dall)'[A-Z]")
_DOTS = re.compile(r"(?<=[^\W\d_])\.")
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "ø": "o", "Ø": "O", "ł": "l"}
)
_LETTERS.update(str.maketrans({"Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "þ": "th", "ə": "e", "Ə": "E"}))


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The word without accents and abbreviation dots, its case kept.

    >>> plain("Erdoğan"), plain("U.S."), plain("Côte")
    ('Erdogan', 'US', 'Cote')
    """
    if not word.isascii():
        text = unicodedata.normalize("NFKD", word.translate(_LETTERS))
        word = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _DOTS.sub("", word) if "." in word else word


@dataclass(slots=True)
class Token:
    """A word or a mark. `key` is the plain word, `low` the same in lower case; `cap`: begins with a capital."""

    start: int
    end: int
    text: str
    key: str
    low: str
    cap: bool

    @property
    def possessive(self) -> bool:
        """True for the 's of "Israel's" and the ' of "leaders'"."""
        return self.low in ("'s", "'")


@lru_cache(maxsize=65536)
def _shape(text: str) -> tuple[str, str, bool]:
    key = plain(text) or text
    return key, key.lower(), text[0].isupper() or _ARTICLE.match(key) is not None


def _token(text: str, start: int) -> Token:
    key, low, cap = _shape(text)
    return Token(start, start + len(text), text, key, low, cap)


@cache
def _hyphen_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists = words("titles")
    return frozenset(lists["hyphen_heads"]), frozenset(lists["hyphen_tails"]), frozenset(lists["combining"])


@cache
def _hyphened_offices() -> frozenset[str]:
    """Offices that are one word with a hyphen: "ambassador-designate"."""
    offices = (office for group in words("titles")["offices"].values() for office in group)
    return frozenset(office for office in offices if "-" in office and " " not in office)


def _pieces(word: str, named: Callable[[str], bool], before: str = "", after: str = "") -> list[str]:
    """A hyphened word cut where its parts are words of their own; the whole word where they are not.

    `before` and `after`: the capitalised words beside it, of which a part may be one more: "Japan-United States".
    """
    if named(plain(word)):
        return [word]
    if word.lower() in _hyphened_offices():
        return [word]
    heads, tails, combining = _hyphen_words()
    parts = re.split(r"([-\u2010\u2011])", word)
    if all(part[0].isupper() and (named(plain(part)) or part in combining) for part in parts[::2]):
        return parts
    if (before or after) and word[0].isupper() and _all_named(parts[::2], named, before, after):
        return parts
    if word.islower() and all(named(plain(part).title()) for part in parts[::2]):
        return parts
    if parts[0].lower() in heads and parts[2][:1].isupper():
        return [parts[0], parts[1], "".join(parts[2:])]
    if word[0].isupper() and parts[-1] in tails:
        return ["".join(parts[:-2]), parts[-2], parts[-1]]
    return [word]


def _all_named(parts: Sequence[str], named: Callable[[str], bool], before: str, after: str) -> bool:
    """Whether each part is a name, the first perhaps with the words before it and the last with those behind it."""
    spelt = [plain(part) for part in parts]
    if not all(map(named, spelt[1:-1])):
        return False
    first = {spelt[0], *(f"{lead} {spelt[0]}" for lead in (before, before.rpartition(" ")[2]) if lead)}
    last = {spelt[-1], *(f"{spelt[-1]} {rest}" for rest in (after, after.partition(" ")[0]) if rest)}
    return any(map(named, first)) and any(map(named, last))


_LEAD = re.compile(r"(?:(?<!\w)[A-Z]\w{1,22} ){1,2}$")
_REST = re.compile(r"(?: [A-Z]\w+){1,2}")


def tokenize(text: str, offset: int, named: Callable[[str], bool]) -> Iterator[Token]:
    """The tokens of a sentence that begins at `offset`; `named` tells whether a plain word is a name by itself."""
    for match in _TOKEN.finditer(text):
        word, start = match[0], offset + match.start()
        if len(word) > 2 and not word.isalnum() and ("-" in word or "\u2010" in word or "\u2011" in word):
            lead, rest = _LEAD.search(text, max(0, match.start() - 24), match.start()), _REST.match(text, match.end())
            for piece in _pieces(
                word, named, plain(lead[0].strip()) if lead else "", plain(rest[0].strip()) if rest else ""
            ):
                yield _token(piece, start)
                start += len(piece)
        else:
            yield _token(word, start)


def mode_of(tokens: list[Token], *, headline: bool, bare: bool) -> Mode:
    """How far the capitals of these words tell names from other words; `bare`: the article has next to none of them."""
    longer = [token for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    if len(longer) < 3:
        words = [token.text for token in tokens if len(token.text) > 1 and token.text[0].isalpha()]
        loud = len(words) > 1 and all(word.isupper() for word in words)
        return "flat" if bare or loud else "normal"
    if sum(token.text.isupper() for token in longer) >= 0.8 * len(longer):
        return "flat"
    small = [token for token in longer if not token.cap and token.low not in _SMALL]
    if len(small) * 8 <= len(longer) - len(small) and (headline or tokens[-1].text not in ".!?:;" and len(tokens) < 25):
        return "title"
    return "flat" if bare else "normal"


def is_bare(tokens: list[Token]) -> bool:
    """Whether prose is copy without capitals: next to no word inside its sentences begins with one."""
    words = [token for token in tokens if token.text[0].isalpha() and len(token.text) > 1]
    return len(words) > 20 and sum(token.cap for token in words) < 0.03 * len(words)
