"""Stage 4, beside speakers: pages that print one person's words, with his name in the heading and no labels.

"Remarks by Vice President Roe at the Summit", "Foreign Minister Moe's address to the Assembly": he is the "I" below.
So is whom only the heading, or the last line, of a release in the first person names: "Minister Moe's week in Lima",
"Today I met President Soto", "Ola Moe, Minister for Foreign Affairs"; and, on a government's own page, the minister
whose words are told without quotation marks, or the office that the page is from where it names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diplo_extract.mentions import NOWHERE, Actor, Home, Mention, Segments, Sentence
from diplo_extract.offices import classes_of, is_title_only
from diplo_extract.reference_words import reporting_set

_ME = re.compile(r"\bI\b(?!\.)")
_MINE = re.compile(r"\b(?:I|[Mm]y)\b(?!\.)")
_OURS = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b(?!\.)")
_OFFICE_LINE = re.compile(
    r"(?:^[^\S\n]*|\b(?:statement|speech|address|remarks|briefing|message|reply) (?:by|from) )(?:the )?"
    r"(?P<office>(?:(?:deputy|assistant) )?(?:prime )?minister"
    r"(?:[^\S\n]+(?:for|of)[^\S\n]+[^\n,.;:]{3,60}?)?)[^\S\n]*(?:$|,|\b(?:on|to|at)\b)"
    r"|\b(?P<of>(?:\w+ )?Minister)['’]s office\b",
    re.IGNORECASE | re.MULTILINE,
)
"""Whose page it is: "MINISTER FOR TRADE" on a line, "Foreign Minister's office: 555 0100" below."""
_LEAST = 2
"""So often at least must somebody say "I" outside quotation marks."""
_OWN_LINE = 0.5
"""Whoever takes up this share of a line has it for himself: it is his signature or byline."""
_LAST = 4
"""Lines at the end of a page among which a signature may stand."""
_HEADING = 3
"""Lines among which the heading ends: "Doorstep statement", "by the Secretary General at the meeting of ministers"."""
_NOT_HE = re.compile(
    r"\b(?:with|meets?|meeting|met|to|and|of|from|visits?|welcomes?|receives?|hosts?)\s*(?:the\s+)?$", re.IGNORECASE
)
"""What stands in a heading before others than the one who speaks below it."""


def find_monologue(
    text: str, segments: Segments, mentions: Sequence[Mention], home: Home = NOWHERE
) -> tuple[int, int, Actor] | None:
    """Where the speech starts and ends and who gives it; None where the page is no speech of one person."""
    first = segments.sentences[0] if segments.sentences else None
    if first is None or segments.letters:
        return None
    quoted = [(q.start, q.end) for q in segments.quotations]
    heading = first.end if first.kind == "headline" else first.start
    stop = segments.turns[0].label[0] if segments.turns else len(text)  # behind it the press asks

    def own(words: re.Pattern[str]) -> list[int]:
        said = [m.start() for m in words.finditer(text, heading, stop)]
        return [at for at in said if not any(start <= at < end for start, end in quoted)]

    said, ours = own(_ME), own(_OURS)
    announced = _announced_above(text, segments, mentions, ours[0]) if ours else None
    told = home.speaker is not None and bool(ours)
    if announced is None and not told and len(said) < _LEAST:
        if not (home.own_page and said and len(own(_MINE)) >= _LEAST):
            return None
    speaker = announced
    if speaker is None and not segments.turns:
        speaker = _author(text, segments, mentions) if len(said) >= _LEAST else None
        speaker = speaker or _told_by(segments, mentions, home) or _of_office(text, mentions, home)
    return (heading, stop, speaker) if speaker is not None else None


def _announced_above(text: str, segments: Segments, mentions: Sequence[Mention], said: int) -> Actor | None:
    """Whom the heading announces as the speaker, be it on its second line; None where it announces none.

    `said`: where the speech says "I" first.
    """
    lines = segments.sentences[:_HEADING]
    ends = [s.end for s in lines if s.kind == "headline" or (segments.turns and s.end <= said)]
    found = (_announced(text, lines[0].start, end, mentions) for end in ends)
    return next((actor for actor in found if actor is not None), None)


def _told_by(segments: Segments, mentions: Sequence[Mention], home: Home) -> Actor | None:
    """The officer of its own state whom a government's page names at its head; None for none.

    Of several whom headings name it is the first, of those of its first sentence none.
    """
    if not home.own_page or home.state is None:
        return None
    head = [s for s in segments.sentences if s.kind == "headline"][:_LAST]
    body = [s for s in segments.sentences if s.kind == "body"][:1]

    def officers(lines: Sequence[Sentence]) -> list[Actor]:
        told = (a for s in lines for m in mentions if s.start <= m.start < s.end for a in m.actors)
        own = (a for a in told if a.kind == "person" and a.country == home.state and not is_title_only(a.name))
        return list(dict.fromkeys(a for a in own if a.title))

    above, below = officers(head), officers(body)
    return above[0] if above else below[0] if len(below) == 1 else None


def _of_office(text: str, mentions: Sequence[Mention], home: Home) -> Actor | None:
    """The office that a government's page is from, where it names nobody; None where nothing tells it."""
    if not home.own_page or home.state is None:
        return None
    named = (a for m in mentions for a in m.actors if a.kind == "person" and a.country == home.state)
    unnamed = next((a for a in named if is_title_only(a.name) and "foreign_minister" in classes_of(a.title)), None)
    if unnamed is not None:
        return unnamed
    if home.speaker is not None:
        return Actor("person", f"{home.adjective or home.country} {home.speaker}", home.country, home.speaker)
    line = _OFFICE_LINE.search(text)
    if line is None:
        return None
    office = " ".join(
        w if w in ("for", "of", "and") else w.capitalize() for w in (line["office"] or line["of"]).lower().split()
    )
    return Actor("person", f"{home.adjective or home.country} {office}", home.country, office)


def _author(text: str, segments: Segments, mentions: Sequence[Mention]) -> Actor | None:
    """The official whom only a heading or a line of his own names, the first of several; None where there is none."""
    told = [(m, m.actors[0]) for m in mentions if len(m.actors) == 1 and m.actors[0].kind == "person"]
    lines = [(s, [(m, a) for m, a in told if s.start <= m.start < s.end]) for s in segments.sentences]
    head = next((i for i, (s, _) in enumerate(lines) if s.kind == "body"), len(lines))
    spoken_of, signed = set[Actor](), list[Actor]()
    for i, (sentence, people) in enumerate(lines):
        for mention, actor in people:
            words = text[sentence.start : sentence.end]
            alone = mention.end - mention.start >= _OWN_LINE * len(words) and words[-1] not in ".!?"
            if alone and (i < head or i >= len(lines) - _LAST):
                signed.append(actor)
            elif sentence.kind == "body" and not any(q.start <= mention.start < q.end for q in segments.quotations):
                spoken_of.add(actor)
    above = [a for s, people in lines[:head] for m, a in people if _is_subject(text, s, m)]
    found = (
        a
        for a in (*signed, *above)
        if a not in spoken_of and not a.domestic and (a.country or a.organization or a.title)
    )
    return next(found, None)


def _is_subject(text: str, line: Sentence, mention: Mention) -> bool:
    """True for whom a heading is about, alone: not "talks with Moe", "Roe and Moe"."""
    joined = re.match(r"\s*(?:and\b|&)", text[mention.end : line.end])
    return joined is None and not _NOT_HE.search(text[line.start : mention.start])


def _announced(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Actor | None:
    """The one person of a heading who stands beside its word for a speech."""
    for mention in mentions:
        if not start <= mention.start < mention.end <= end or len(mention.actors) != 1:
            continue
        if mention.actors[0].kind == "person" and _is_beside(text[start : mention.start], text[mention.end : end]):
            return mention.actors[0]
    return None


def _is_beside(before: str, behind: str) -> bool:
    """True between "Remarks by" and " at the summit", before "'s speech"; false before " and Prime Minister Moe"."""
    joined = re.match(r"\s*(?:,|and\b|with\b)", behind)
    return bool(_heads()[0].search(before) and not joined) or bool(_heads()[1].match(behind) and not before.strip())


@cache
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(reporting_set("speech_nouns")))
    return (
        re.compile(rf"\b(?:{nouns})s?(?: as (?:delivered|prepared for delivery))?\s+(?:by|from|of) $", re.IGNORECASE),
        re.compile(rf"['’]s? (?:[\w-]+ ){{0,3}}(?:{nouns})s?\b", re.IGNORECASE),
    )
