"""Stage 2: who speaks in a transcript. "PRESIDENT LEE: Thank you." is a label and a turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from diplo_extract.mentions import Turn
from diplo_extract.paragraphs import Paragraph
from diplo_extract.segment_words import layout_words

_WORD = r"[^\W\d_][\w.'’-]*"
_LABEL = re.compile(
    rf"[_*]{{0,2}}(?P<label>{_WORD},?(?:[ \t]+{_WORD},?){{0,11}}?)"
    r"(?:[ \t]\([^()\n]{1,40}\))?[_*]{0,2}:[_*]{0,2}(?=\s|$)"
)
_QUESTION = re.compile(r"(?P<label>Q|A)(?:[.:]|[ \t]{2,}|[ \t]+(?=[A-Z“\"]))[ \t]*(?=\S)")
_SHOUTED = re.compile(r"(?:__|\*\*)(?P<label>[^\n_*:]{3,80}):?(?:__|\*\*)$")
_SMALL = frozenset({"of", "the", "and", "for", "de", "da", "bin", "al", "van", "von", "to", "on", "in"})
_LONGEST_LABEL = 100


def find_turns(
    text: str, paragraphs: Sequence[Paragraph], starts: Sequence[int]
) -> tuple[tuple[Turn, ...], dict[int, int]]:
    """The turns of a transcript, and for each sentence start that is a label the offset where its words begin.

    `starts` are the offsets where sentences begin. One label alone makes a transcript only if it is in capitals.
    """
    bodies = {p.start: p for p in paragraphs if p.kind == "body" or _in_capitals_label(text, p)}
    spans = [(found, at in bodies) for at in starts if (found := _label_at(text, at, _end_of(paragraphs, at)))]
    counts = Counter(_key(text, label) for label, _ in (span[0] for span in spans))
    kept = [found for found, opens in spans if _is_speaker(text, found[0], counts, opens=opens)]
    if len(kept) < 2 and not (
        kept and text[kept[0][0][0] : kept[0][0][1]].isupper() and kept[0][0][1] - kept[0][0][0] > 3
    ):
        return (), {}
    ends = [label[0] for label, _ in kept[1:]] + [paragraphs[-1].end]
    turns = [
        Turn(label, begin, max(begin, _trimmed(text, begin, end)))
        for (label, begin), end in zip(kept, ends, strict=True)
    ]
    return tuple(turns), {_line_start(text, label[0]): begin for label, begin in kept}


def _end_of(paragraphs: Sequence[Paragraph], at: int) -> int:
    return min(at + 400, next((p.end for p in paragraphs if p.start <= at < p.end), at))


def _in_capitals_label(text: str, paragraph: Paragraph) -> bool:
    return _SHOUTED.match(text, paragraph.start, paragraph.end) is not None


def _label_at(text: str, at: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The span of a label at `at` and the offset of the words after it; None where the text there has no label."""
    found = (
        _LABEL.match(text, at, end)
        or _QUESTION.match(text, at, end)
        or _SHOUTED.match(text, _line_start(text, at), end)
    )
    if found is None or found.end("label") - found.start("label") > _LONGEST_LABEL:
        return None
    words = found["label"].replace(",", "").split()
    if not all(word[0].isupper() or word in _SMALL for word in words):
        return None
    begin = found.end()
    while begin < end and text[begin].isspace():
        begin += 1
    return found.span("label"), begin


def _line_start(text: str, at: int) -> int:
    """The offset before the marks of emphasis in front of a label."""
    while at > 0 and text[at - 1] in "_*":
        at -= 1
    return at


def _key(text: str, label: tuple[int, int]) -> str:
    return text[label[0] : label[1]].rsplit(" ", 1)[-1].lower().strip(".,")


def _is_speaker(text: str, label: tuple[int, int], counts: Counter[str], *, opens: bool) -> bool:
    """Whether a label names a speaker: in capitals, with an office, or with a name that is a label again elsewhere."""
    words = text[label[0] : label[1]].replace(",", "").split()
    table = layout_words()
    first = words[0].lower().strip(".")
    if first in table.no_speakers or " ".join(words).lower() in table.dateline_places:
        return False
    if not opens and counts[_key(text, label)] < 2:
        return False
    if len(words) == 1 and first in ("q", "a"):
        return opens and (first == "q" or counts["q"] > 0)
    titled = any(word.lower().strip(".") in table.speakers for word in words)
    return titled or counts[_key(text, label)] > 1 or (opens and text[label[0] : label[1]].isupper() and len(words) > 1)


def _trimmed(text: str, begin: int, end: int) -> int:
    while end > begin and (text[end - 1].isspace() or text[end - 1] in "_*"):
        end -= 1
    return end
