"""Stage 6, what an event is about: the words under the arms that its rule names."""

from __future__ import annotations

import re

from diplo_extract import grammar
from diplo_extract.arguments.parties import Scene
from diplo_extract.mentions import Parse
from diplo_extract.rules import Rule

LONGEST_TOPIC = 160
_HYPHENED = re.compile(r"(?:-\w+)+")  # the parser takes "re-election" for three words


def find_topic(scene: Scene, parse: Parse, i: int, rule: Rule) -> str | None:
    """What it is about: the words under the first of the rule's topic arms that stands there, None where none does."""
    for name in rule.topic:
        for j in [i, grammar.light_verb(parse, i)] if name in ("to", "on", "for", "about", "infinitive") else [i]:
            if j is None:
                continue
            span = _topic_span(parse, j, name)
            if span is not None:
                end = _HYPHENED.match(scene.text, span[1])
                return cut(scene.text[span[0] : end.end() if end else span[1]])
    return None


def _topic_span(parse: Parse, i: int, name: str) -> tuple[int, int] | None:
    if name == "infinitive":
        for c in grammar.infinitives(parse, i):
            return parse.words[c].start, parse.words[grammar.subtree(parse, c)[1]].end
        return None
    if name == "obj":  # of "X was offered talks" the talks
        found = grammar.kids(parse, i, "dobj") or grammar.kids(parse, i, "nsubjpass")
    elif name == "self":
        low, high = grammar.subtree(parse, i)
        return parse.words[low].start, parse.words[high].end
    else:
        found = [
            n
            for p in grammar.kids(parse, i, "prep")
            if parse.words[p].text.lower() == name
            for n in grammar.kids(parse, p, "pobj", "pcomp")
            if parse.words[n].lemma != "part"  # "for his part, he thanked them"
        ]
    whom = parse.words[found[0]].mention if found else None
    if not found or (name == "to" and whom is not None and any(a.kind == "person" for a in whom.actors)):
        return None  # "an invitation to the president": he is no topic
    low, high = grammar.subtree(parse, found[0])
    return parse.words[low].start, parse.words[high].end


def cut(words: str) -> str:
    """One line, no longer than LONGEST_TOPIC characters, cut at a word."""
    line = " ".join(words.split()).strip(" ,.;:\"'“”")
    return line if len(line) <= LONGEST_TOPIC else line[:LONGEST_TOPIC].rsplit(" ", 1)[0]
