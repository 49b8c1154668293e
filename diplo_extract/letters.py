"""Stage 2: letters and messages printed at length, from their address to their signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplo_extract.mentions import Letter
from diplo_extract.paragraphs import MARKS, Paragraph
from diplo_extract.segment_words import layout_words

_FIRST_PERSON = re.compile(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us|[Yy]ou|[Yy]ours?|Your (?:Excellency|Majesty|Highness))\b"
)
_REPORTED = re.compile(
    r"\b(?:said|told|added|noted|stressed|according to|reported|announced|reiterated|emphasi[sz]ed|in turn)\b",
    re.IGNORECASE,
)
_MARKS = '"“”„«»'
_CLOSING_MARK = re.compile(r"(?<=\S)[\"”»](?!\w)")
_NAME_LINE = re.compile(r"[\W_]*((?:[^\W\d_][\w.'’-]*[ \t]+){1,5}[^\W\d_][\w.'’-]*)[\W_]*")
_SIGNED = 120
"""A line of a signature block is at most this long."""
_LONGEST = 40
"""A letter is at most this many paragraphs."""


def find_letters(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Letter, ...]:
    """The letters printed in an article, in order; one quoted only in part is a quotation and no letter."""
    letters: list[Letter] = []
    number = 0
    while number < len(paragraphs):
        start = _letter_start(text, paragraphs, number)
        if start is None:
            number += 1
            continue
        letter, number = _read_letter(text, paragraphs, number, start)
        letters.append(letter)
    return tuple(letters)


def _letter_start(text: str, paragraphs: Sequence[Paragraph], number: int) -> int | None:
    """Where the letter begins that the paragraph opens, None if it opens none."""
    paragraph = paragraphs[number]
    content = text[paragraph.start : paragraph.end]
    announced = number > 0 and _announces(text[paragraphs[number - 1].start : paragraphs[number - 1].end])
    addressed = _address().match(content) and _greets_next(text, paragraphs, number)
    if paragraph.kind == "headline" and not (announced or addressed):
        return None
    greets = len(content) < 130 and _salutation().match(content) and _speaks_of_letter(text, paragraphs, number)
    if greets or announced or addressed:
        return paragraph.start + (content[0] in _MARKS + "'‘")
    if ":" in content and (inline := _inline().search(content)):
        return paragraph.start + inline.end()
    return None


def _announces(content: str) -> bool:
    """Whether a paragraph says that a letter follows: "The letter reads:", "Full text of the letter"."""
    if len(content) > 400 or not (content[-1] == ":" or "text of" in content.lower()):
        return False
    return bool(_announcement().search(content))


def _speaks_of_letter(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether the headline or the lines above a salutation name a letter; "Dear friends," alone opens a speech."""
    above = [paragraphs[0], *paragraphs[max(0, number - 3) : number]] if number else []
    return any(_letter_noun().search(text, p.start, p.end) for p in above)


def _greets_next(text: str, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Whether a salutation stands within the next three paragraphs, below an address."""
    return any(_salutation().match(text[p.start : p.end]) for p in paragraphs[number + 1 : number + 4])


@cache
def _salutation() -> re.Pattern[str]:
    words = layout_words()
    dear, high = "|".join(words.salutations), "|".join(words.excellencies)
    return re.compile(
        rf"[{_MARKS}'‘]?(?:(?i:{dear})\b[^.!?:]{{0,25}}\.?[^.!?:]{{1,90}}"
        rf"|(?i:your (?:\w+ )?(?:{high}))\b[^.!?:]{{0,90}})[,.:!]?[ \t]*(?:\n|$)"
    )


@cache
def _letter_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(layout_words().letter_nouns)}|wrote|congratulat\w+)\b", re.IGNORECASE)


@cache
def _address() -> re.Pattern[str]:
    high = "|".join(layout_words().excellencies)
    return re.compile(
        rf"[{_MARKS}'‘]?(?:(?i:to )?(?:His|Her|Their) (?:\w+ )?(?i:{high})|H\. ?E\.)[^.!?]{{0,20}}\.?[^!?]{{0,180}}$"
    )


@cache
def _announcement() -> re.Pattern[str]:
    noun = f"(?:{'|'.join(layout_words().letter_nouns)})"
    return re.compile(
        rf"\b{noun}\b[^.!?]{{0,120}}\b(?:reads?|read|says?|said|runs?|follows|text)\b[^.!?]{{0,60}}:[ \t]*$"
        rf"|\b(?:full )?text of (?:the|his|her|a|this) {noun}\b[^.!?]{{0,120}}:?[ \t]*$"
        rf"|\bfollowing is the (?:full )?text\b[^.!?]{{0,120}}:[ \t]*$",
        re.IGNORECASE,
    )


@cache
def _inline() -> re.Pattern[str]:
    words = layout_words()
    noun, dear = "|".join(words.letter_nouns), "|".join(words.salutations)
    high = "|".join(words.excellencies)
    return re.compile(
        rf"\b(?:{noun})\b[^.!?:]{{0,80}}:[ \t]*[{_MARKS}'‘]?"
        rf"(?=(?:{dear})\b|your (?:\w+ )?(?:{high})|(?:his|her) (?:{high}))",
        re.IGNORECASE,
    )


def _read_letter(text: str, paragraphs: Sequence[Paragraph], number: int, start: int) -> tuple[Letter, int]:
    """The letter that begins at `start` in paragraph `number`, and the number of the first paragraph after it."""
    if start > 0 and text[start - 1] in _MARKS:
        closed = _closing_mark(text, paragraphs, number, start)
        if closed is not None:
            end, last = closed
            return Letter(start, end, _signature(text, paragraphs[number : last + 1], start, end)), last + 1
    last = _last_paragraph(text, paragraphs, number)
    end = paragraphs[last].end
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Letter(start, end, _signature(text, paragraphs[number : last + 1], start, end)), last + 1


def _closing_mark(text: str, paragraphs: Sequence[Paragraph], number: int, start: int) -> tuple[int, int] | None:
    """The mark that closes a letter printed in quotation marks, and its paragraph; None if none does.

    Paragraphs in between may open with a mark of their own; marks within them come in pairs.
    """
    within = paragraphs[number]
    if start > within.start + 1:
        found = _CLOSING_MARK.search(text, start, within.end)
        return (found.start(), number) if found else None
    for index in range(number, min(number + _LONGEST, len(paragraphs))):
        paragraph = paragraphs[index]
        first = start if index == number else paragraph.start
        marks = [at for at in range(first, paragraph.end) if text[at] in _MARKS]
        if marks and marks[0] == paragraph.start and index > number and text[marks[0]] != "”":
            marks = marks[1:]
        if len(marks) % 2 and paragraph.end - marks[-1] <= 2:
            return marks[-1], index
        if index > number and _announces(text[paragraph.start : paragraph.end]):
            return None
    return None


def _last_paragraph(text: str, paragraphs: Sequence[Paragraph], number: int) -> int:
    """The last paragraph of an unquoted letter: its signature, or the last one that speaks as I and you."""
    last = number
    for index in range(number, min(number + _LONGEST, len(paragraphs))):
        content = text[paragraphs[index].start : paragraphs[index].end]
        if index > number and (_announces(content) or _letter_start_again(content)):
            break
        if _is_closing(content):
            return _end_of_signature(text, paragraphs, index)
        if _FIRST_PERSON.search(_unquoted(content)) or index == number:
            last = index
        elif _REPORTED.search(content) or index - last > 3:
            break
    return _end_of_signature(text, paragraphs, last)


def _letter_start_again(content: str) -> bool:
    return bool(_address().match(content)) or (":" in content and bool(_inline().search(content)))


def _unquoted(content: str) -> str:
    return re.sub('[“"][^”"]*[”"]', "", content)


def _is_closing(content: str) -> bool:
    """Whether a paragraph is a complimentary close, alone or with the name on the same or the next line."""
    if len(content) > 2 * _SIGNED:
        return False
    head = re.split(r"[,\n!.]", content.lower(), maxsplit=1)[0].strip(MARKS + " ")
    return head in layout_words().closings


def _end_of_signature(text: str, paragraphs: Sequence[Paragraph], index: int) -> int:
    """The number of the last line of the signature block below paragraph `index`: name, office, place and day."""
    last = index
    for below in range(index + 1, min(index + 4, len(paragraphs))):
        content = text[paragraphs[below].start : paragraphs[below].end]
        if len(content) > _SIGNED or content[-1] in ".:!?" or not content[0].isupper() or content.endswith('"'):
            break
        if _address().match(content) or _salutation().match(content):  # of the next letter
            break
        if below == index + 1 and not (_is_closing(content) or _is_name(content)):
            break
        last = below
    return last


def _is_name(content: str) -> bool:
    found = _NAME_LINE.fullmatch(content.partition(",")[0].partition("\n")[0])
    return found is not None and all(word[0].isupper() or len(word) < 4 for word in found[1].split())


def _signature(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> tuple[int, int] | None:
    """The span of the signed name, None where the letter is not signed."""
    lines = list(_lines(text, paragraphs, start, end))
    for number, (first, last) in enumerate(lines):
        content = text[first:last]
        if not _is_closing(content):
            continue
        comma = content.find(",")
        rest = (first + comma + 1, last) if comma >= 0 and content[comma + 1 :].strip(MARKS + " .") else None
        spans = [rest] if rest else lines[number + 1 : number + 2]
        for span in spans:
            return _name_in(text, *span)
    if len(lines) > 2:
        return next((_name_in(text, *span) for span in lines[-3:] if span > lines[0] and _whole_name(text, span)), None)
    return None


def _whole_name(text: str, span: tuple[int, int]) -> bool:
    content = text[span[0] : span[1]]
    return len(content) < 60 and content[-1] not in ".,:!?" and _is_name(content) and not _salutation().match(content)


def _name_in(text: str, first: int, last: int) -> tuple[int, int] | None:
    while first < last and not text[first].isalpha():
        first += 1
    comma = text.find(",", first, last)
    last = comma if comma > 0 else last
    while last > first and not text[last - 1].isalpha():
        last -= 1
    return (first, last) if 3 < last - first < 60 else None


def _lines(text: str, paragraphs: Sequence[Paragraph], start: int, end: int) -> Iterator[tuple[int, int]]:
    for paragraph in paragraphs:
        first = max(paragraph.start, start)
        for found in re.compile(r"[^\n\r]+").finditer(text, first, min(paragraph.end, end)):
            if found[0].strip():
                yield found.start(), found.end()
