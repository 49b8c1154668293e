"""Stage 2: an article's text to sentences, quotations, letters and turns; its dateline and the date in its header.

text -> paragraphs (lines joined, furniture left out, dateline cut off)
     -> quotations (marks paired) -> letters -> sentences -> turns (labels cut off)
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque

from diplo_extract.furniture import is_tag, without_source
from diplo_extract.letters import find_letters
from diplo_extract.mentions import Letter, Quotation, Segments, Sentence, SentenceKind, Turn
from diplo_extract.paragraphs import Paragraph, read_page
from diplo_extract.quotations import Quotes, find_quotations
from diplo_extract.said_turns import find_said_turns
from diplo_extract.sentences import bare_span, split_sentences
from diplo_extract.turns import find_turns


def find_segments(text: str) -> Segments:
    """Cut a text into its segments. Offsets are code points of `text`; sentences come in order and never overlap.

    >>> segments = find_segments("PARIS, May 3 (AFP) - The ministers met on Friday. All agreed.")
    >>> [(sentence.start, sentence.end) for sentence in segments.sentences], segments.dateline.place
    ([(21, 49), (50, 61)], 'PARIS')
    """
    page = read_page(text)
    quotes = find_quotations(text, page.paragraphs)
    said = tuple(find_said_turns(text, page.paragraphs))
    letters = tuple(x for x in find_letters(text, page.paragraphs) if not any(_overlap(x, turn) for turn in said))
    pieces = _pieces(text, page.paragraphs, quotes)
    turns, labels = find_turns(text, page.paragraphs, [start for start, _, _, _ in pieces]) if pieces else ((), {})
    turns = tuple(sorted((*(t for t in turns if not any(_overlap(t, s) for s in said)), *said), key=lambda t: t.start))
    return Segments(
        sentences=_sentences(pieces, labels, (*letters, *turns)),
        quotations=_proper(quotes, letters),
        letters=letters,
        turns=turns,
        dateline=page.dateline,
        published=page.published,
    )


def _overlap(one: Letter | Turn, other: Turn) -> bool:
    return one.start < other.end and other.start < one.end


def sentence_at(segments: Segments, offset: int) -> Sentence | None:
    """The sentence that holds the character at `offset`, None between sentences.

    >>> sentence_at(find_segments("They met. All agreed."), 12).index
    1
    """
    index = bisect_right(segments.sentences, offset, key=lambda sentence: sentence.start) - 1
    if index < 0 or offset >= segments.sentences[index].end:
        return None
    return segments.sentences[index]


def _pieces(text: str, paragraphs: tuple[Paragraph, ...], quotes: Quotes) -> list[tuple[int, int, int, SentenceKind]]:
    """Start, end, paragraph number and kind of each sentence, labels of speakers included, agency tags left out."""
    pieces: list[tuple[int, int, int, SentenceKind]] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "headline" and paragraph.end - paragraph.start < 400:
            spans = [without_source(text, *bare_span(text, paragraph.start, paragraph.end))]
        else:
            spans = list(split_sentences(text, paragraph.start, paragraph.end, quotes.opens))
        while len(spans) > 1 and is_tag(text[slice(*spans[-1])]):
            spans.pop()
        pieces += ((start, end, number, paragraph.kind) for start, end in spans)
    return pieces


def _sentences(
    pieces: list[tuple[int, int, int, SentenceKind]],
    labels: dict[int, int],
    spoken: tuple[Letter | Turn, ...],
) -> tuple[Sentence, ...]:
    """Sentences with their numbers; labels of speakers cut off; lines of letters and turns are no headlines."""
    sentences: list[Sentence] = []
    ends = _ends(spoken)
    reach = 0
    for first, end, paragraph, kind in pieces:
        start = labels.get(first, first)
        if start >= end:
            continue
        while ends and ends[0][0] <= start:
            reach = max(reach, ends.popleft()[1])
        inside = start < reach
        sentences.append(Sentence(len(sentences), start, end, paragraph, "body" if inside else kind))
    return tuple(sentences)


def _ends(spoken: tuple[Letter | Turn, ...]) -> deque[tuple[int, int]]:
    """Where letters and turns start and end, in text order."""
    return deque(sorted((part.start, part.end) for part in spoken))


def _proper(quotes: Quotes, letters: tuple[Letter, ...]) -> tuple[Quotation, ...]:
    """The quotations without those that the marks around a whole letter make."""
    starts = {letter.start for letter in letters}
    return tuple(quotation for quotation in quotes.quotations if quotation.start not in starts)
