"""Stage 2: who speaks in a transcript. "PRESIDENT LEE: Thank you." is a label and a turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplo_extract.mentions import Turn
from diplo_extract.paragraphs import Paragraph
from diplo_extract.segment_words import layout_words
from diplo_extract.sentences import bare_span

_WORD = r"[^\W\d_][\w.'’-]*"
_BRACKETS = r"(?:[ \t]?\([^()\n]{1,100}\))"
_LABEL = re.compile(
    rf"[_*]{{0,2}}(?P<label>{_WORD},?(?:[ \t]+{_WORD},?){{0,17}}?)"
    rf"(?:{_BRACKETS}{{0,3}}[_*]{{0,2}}[ \t]?:[_*]{{0,2}}(?=\s|$)|{_BRACKETS}{{1,3}}[ \t]?[-–—]{{1,2}}(?=[\s\w]))"
)
_INSIDE = re.compile(r"[ \t]?\(([^()\n]{1,100})\)")
_NO_OFFICES = frozenset({"a", "audience", "interpreter", "participant", "q", "translator"})
_COLON = re.compile(r":|\)[ \t]?[-–—]")
_HONOURS = frozenset({"hon", "ms", "shri", "smt", "sir"})
_QUESTION = re.compile(r"(?P<label>Q|A)(?:[.:]|[ \t]{2,}|[ \t]+(?=[A-Z“\"]))[ \t]*(?=\S)")
_SHOUTED = re.compile(r"(?:__|\*\*)(?P<label>[^\n_*:]{3,80}):?(?:__|\*\*)$")
_CAPITAL = r"(?!(?:President|Chancellor|Prime|Foreign)\b)[^\W\d_a-z][\w.'’-]*"
_RUN_IN = re.compile(
    r"(?P<before>[^\W\d_a-z][\w.'’-]*) (?P<label>(?:President|(?:Federal )?Chancellor|(?:Prime|Foreign) Minister) of "
    rf"(?:the )?{_CAPITAL}(?: (?:of )?(?:the )?{_CAPITAL}){{1,5}}):\s+(?=[A-Z])"
)
"""A label behind a heading that lost its line end: "Talks with President Ola Moe President of Peru Luis Quispe:"."""
ADDRESS = re.compile(
    r"(?:(?:Good (?:morning|day|afternoon|evening)|Hello)[, ]+)?(?:(?:Dear|My) )?"
    r"(?:Mr|Mrs|Ms|Madam|Your|Dr)\b\.? [^,.!?\n]{2,50}[,.!]"
)
"""How somebody is addressed at the head of a turn: "Mr Moe,", "Good morning, Madam President."."""
_ENDED = re.compile(r"[.!?](?:\s|$)")
_SMALL = frozenset({"of", "the", "and", "for", "de", "da", "bin", "al", "van", "von", "to", "on", "in"})
_LONGEST_LABEL = 140
_LONGEST_ALONE = 40
"""A label that stands alone on its lines ("REPORTER", again and again) is at most this long."""
_REACH = _LONGEST_LABEL + 40
"""A label with what is said of it in brackets ends within this many characters."""


_CLOSING_WORDS = 4
"""Words in a turn that do no more than close a meeting."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label with the offset of the words after it, whether it opens its paragraph, and where its sentence begins.

    `whole`: where it ends with the brackets that tell a name or office, "The Minister for Trade (Mr Roe)".
    """

    start: int
    end: int
    begin: int
    opens: bool
    sentence: int
    whole: int = 0


def find_turns(
    text: str, paragraphs: Sequence[Paragraph], starts: Sequence[int]
) -> tuple[tuple[Turn, ...], dict[int, int]]:
    """The turns of a transcript, and for each sentence start that is a label the offset where its words begin.

    `starts` are the offsets where sentences begin. One label alone makes a transcript only if it is in capitals, or if
    it opens the text and somebody is addressed behind it.
    """
    labels = list(_labels(text, paragraphs, starts))
    counts = Counter(_key(text, label) for label in labels)
    introduced = {word for label in labels for word in _named(text, label)}
    kept = [label for label in labels if _is_speaker(text, label, counts, introduced)]
    if not kept or (len(kept) == 1 and not _stands_alone(text, kept[0])):
        return (), {}
    ends = [label.start for label in kept[1:]] + [paragraphs[-1].end]
    turns = [_turn(text, label, end) for label, end in zip(kept, ends, strict=True)]
    return tuple(turns), {label.sentence: label.begin for label in kept}


def says_more(text: str, turn: Turn) -> bool:
    """False for a turn of "Thank you." alone, which closes a meeting and is no event of its own."""
    words = text[turn.start : turn.end].lower().split()
    return not words or words[0].strip(".,!") not in ("thank", "thanks") or len(words) > _CLOSING_WORDS


def _labels(text: str, paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> Iterator[_Label]:
    """What has the form of a label, at the head of a sentence of the story."""
    alone = Counter(text[p.start : p.end] for p in paragraphs if p.end - p.start <= _LONGEST_ALONE)
    for paragraph, below in zip(paragraphs, (*paragraphs[1:], None), strict=True):
        written = text[paragraph.start : paragraph.end]
        if below and alone[written] > 1 and written.isupper() and written.replace(" ", "").isalpha():
            yield _Label(paragraph.start, paragraph.end, below.start, opens=True, sentence=paragraph.start)
            continue
        if paragraph.kind == "headline" and not _SHOUTED.match(text, paragraph.start, paragraph.end):
            continue
        opening = bare_span(text, paragraph.start, paragraph.end)[0]
        for at in starts[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]:
            label = _label_at(text, at, min(at + _REACH, paragraph.end), opens=at == opening)
            if label is not None:
                yield label


def _label_at(text: str, at: int, end: int, *, opens: bool) -> _Label | None:
    """The label at `at`; None where the text there has no label."""
    emphasised = _line_start(text, at)
    if not _COLON.search(text, at, end) and text[at] not in "QA" and emphasised == at:
        return None
    found = _LABEL.match(text, at, end) or _QUESTION.match(text, at, end) or _SHOUTED.match(text, emphasised, end)
    if (
        found is None
        or found.end("label") - found.start("label") > _LONGEST_LABEL
        or not _is_title_case(found["label"])
    ):
        found = _RUN_IN.search(text, at, end)
        if found is not None and any(map(_ends_sentence, text[at : found.start()].split())):
            return None
    else:  # "President of Serbia Ana Ilic President of Peru Luis Quispe:", the first of them of the heading
        found = _RUN_IN.search(text, at, found.end() + 2) or found
    if found is None:
        return None
    begin = found.end()
    while begin < len(text) and text[begin].isspace():
        begin += 1
    whole = _past_brackets(text, found.end("label"), found.end())
    return _Label(*found.span("label"), begin, opens and found.start("label") <= at + 2, at, whole)


def _past_brackets(text: str, start: int, end: int) -> int:
    """Where the first brackets behind a label end if they tell who it is; `start` for "(through interpreter)"."""
    inside = _INSIDE.match(text, start, end)
    told = re.split(r"[^\w.]+", inside[1].lower()) if inside is not None else []
    known = (layout_words().speakers | layout_words().titles | _HONOURS) - _NO_OFFICES
    return inside.end() if inside is not None and any(word.strip(".") in known for word in told) else start


def _is_title_case(label: str) -> bool:
    """Whether the words of a label have capitals but for small ones, and no sentence ends among them."""
    words = label.replace(",", "").split()
    return all(word[0].isupper() or word in _SMALL for word in words) and not any(map(_ends_sentence, words[:-1]))


def _ends_sentence(word: str) -> bool:
    """Whether a word within a label ends a sentence ("Welcome. President Lee:"), not being "Mr." or "J."."""
    return word.endswith((".", "?", "!")) and len(word) > 2 and word[:-1].lower() not in layout_words().titles


def _line_start(text: str, at: int) -> int:
    """The offset before the marks of emphasis in front of a label."""
    while at > 0 and text[at - 1] in "_*":
        at -= 1
    return at


def _key(text: str, label: _Label) -> str:
    return text[label.start : label.end].rsplit(" ", 1)[-1].lower().strip(".,")


def _named(text: str, label: _Label) -> frozenset[str]:
    """The words of a label with an office; "Ola Moe" below "Prime Minister Ola Moe" is he."""
    words = frozenset(text[label.start : label.end].replace(",", "").lower().split())
    return words if (label.opens or len(words) > 2) and words & layout_words().speakers else frozenset()


def _is_speaker(text: str, label: _Label, counts: Counter[str], introduced: set[str]) -> bool:
    """Whether a label names a speaker: in capitals, with an office, or with a name that is a label again elsewhere."""
    written = text[label.start : label.end].replace(",", "")
    words = [word.lower().strip(".") for word in written.split()]
    table = layout_words()
    if words[0] in table.no_speakers or written.lower() in table.dateline_places:
        return False
    again = counts[_key(text, label)] > 1 or introduced.issuperset(written.lower().split())
    if words in (["q"], ["a"]):
        return label.opens and counts["q"] > 0 and sum(counts.values()) > 1
    titled = any(word in table.speakers for word in words) or label.whole > label.end
    if not label.opens:
        return again or (titled and len(words) > 2)
    return titled or again or (written.isupper() and len(words) > 1)


def _stands_alone(text: str, label: _Label) -> bool:
    """True for "PRESIDENT MOE:" and for "President of Peru Luis Quispe: Mr Moe, thank you for coming"."""
    written = text[label.start : label.end]
    opens = not _ENDED.search(text[: label.start]) and len(written.split()) > 2  # nothing before it but headings
    return written.isupper() or (opens and ADDRESS.match(text, label.begin) is not None)


def _turn(text: str, label: _Label, end: int) -> Turn:
    while end > label.begin and (text[end - 1].isspace() or text[end - 1] in "_*"):
        end -= 1
    return Turn((label.start, max(label.end, label.whole)), label.begin, max(label.begin, end))
