"""Stage 7, when: the date that a clause without one shares with the clause or the paragraph that it stands in."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.clause_dates import Spot, Timeline, dates_of_sentence
from diplo_extract.mentions import Parse

BULLETS = " -–—•*"
"""Signs before the entries of a list."""


def shared_dates(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of what was done at the same time as the trigger at `head`, or of the entry that tells it."""
    return _of_what_went_on(parse, head, timeline) or _of_entry(parse, head, timeline)


def _of_what_went_on(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The dates of a clause behind that "when" ties to the trigger's: "signed it when he went to Oslo in May"."""
    tied = [c for c in grammar.kids(parse, grammar.clause_verb(parse, head), "advcl") if _opens_with_when(parse, c)]
    spots = dates_of_sentence(parse, timeline)
    return [s for c in tied if c > head for s in spots if grammar.clause_verb(parse, s.word) == c]


def _opens_with_when(parse: Parse, verb: int) -> bool:
    opening = grammar.kids(parse, verb, "advmod", "mark")
    return any(k < verb and parse.words[k].text.lower() == "when" for k in opening)


def _of_entry(parse: Parse, head: int, timeline: Timeline) -> list[Spot]:
    """The day that the paragraph opens with in a chronology, for what it tells without another: "May 3: …"."""
    start = timeline.text.rfind("\n", 0, parse.sentence.start) + 1
    first = next((mention for mention in timeline.dates if mention.start >= start), None)
    if first is None or first.anchor is not None or timeline.text[start : first.start].strip(BULLETS):
        return []
    return [Spot(first, head)] if timeline.text[first.end :].lstrip(" ").startswith((":", "–", "—")) else []
