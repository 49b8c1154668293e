"""Stage 5: words that announce an event. Reads parses; pairs each word with the rules whose trigger it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from diplo_extract import grammar
from diplo_extract.gate.words import is_verbal
from diplo_extract.mentions import Parse, Trigger, Word
from diplo_extract.rules import Rule, load_rules

VERBAL = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")


@cache
def _index() -> Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Rule], ...]]:
    """(part, first dictionary word) -> the rules it can trigger, each with the particles it wants."""
    table: dict[tuple[str, str], list[tuple[tuple[str, ...], Rule]]] = {}
    for rule in load_rules().rules:
        for word in rule.words:
            first, *particles = word.split()
            table.setdefault((rule.part, first), []).append((tuple(particles), rule))
    return {key: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for key, found in table.items()}


def part_of(word: Word) -> str:
    """Part of speech as rules name it: verb, noun, adjective, conjunction, or "" for the rest."""
    if word.tag in VERBAL and word.dep not in ("aux", "auxpass"):
        return "verb"
    if word.tag.startswith("N"):
        return "noun"
    if word.tag.startswith("J"):
        return "adjective"
    return "conjunction" if word.tag == "IN" else ""


def find_triggers(parse: Parse) -> Iterator[tuple[Trigger, Rule]]:
    """Every pair of a word and a rule that it may trigger; conditions on actors are for the next stage."""
    for word in parse.words:
        if word.mention is not None:
            yield from _in_name(parse, word)
        if word.mention is not None or not word.lemma:
            continue
        for part in _parts(parse, word):
            if part == "noun" and is_verbal(word.text.lower(), word.lemma):
                continue  # "visited", taken for a noun
            for particles, rule in _index().get((part, word.lemma), ()):
                if all(_has_particle(parse, word.i, p) for p in particles):
                    start, end = trigger_span(parse, word.i, part)
                    yield Trigger(rule.id, rule.type, parse.sentence.index, word.i, start, end), rule


def _in_name(parse: Parse, word: Word) -> Iterator[tuple[Trigger, Rule]]:
    """The one trigger that a name takes in: "the visiting Utopian delegation"."""
    at = word.text.lower().find("visiting ")
    if at not in (0, len("the ")):
        return
    for _, rule in _index().get(("adjective", "visit"), ()):
        start = word.start + at
        yield Trigger(rule.id, rule.type, parse.sentence.index, word.i, start, start + len("visiting")), rule


def _parts(parse: Parse, word: Word) -> tuple[str, ...]:
    part = part_of(word)
    if part != "verb" and _begins_compound(parse, word):
        return ()
    if (
        part == "verb"
        and word.dep in ("dobj", "pobj", "nsubj", "compound")
        and not grammar.kids(parse, word.i, "nsubj", "dobj")
    ):
        return ("verb", "noun")
    if part == "adjective" and word.dep in ("dobj", "nsubjpass"):
        return ("adjective", "noun")  # "held a bilateral"
    if part == "noun" and (word.dep == "ROOT" or (word.dep == "conj" and grammar.is_verb(parse.words[word.head]))):
        return ("noun", "verb")  # "Putin visits Beijing", "will accept and travel to Beijing", taken for nouns
    return (part,) if part else ()


def _begins_compound(parse: Parse, word: Word) -> bool:
    """True for the "stop" of "a stop-gap budget", which the tokenizer cuts off."""
    if word.i + 2 >= len(parse.words) or parse.words[word.i + 1].text != "-":
        return False
    dash, behind = parse.words[word.i + 1], parse.words[word.i + 2]
    return word.end == dash.start and dash.end == behind.start


def _has_particle(parse: Parse, i: int, particle: str) -> bool:
    if i + 1 < len(parse.words) and parse.words[i + 1].text.lower() == particle:
        return True
    thrown = [a for o in grammar.kids(parse, i, "dobj") for a in grammar.kids(parse, o, "acl")]  # "sent her packing"
    return any(parse.words[c].text.lower() == particle for c in (*parse.children[i], *thrown))


def trigger_span(parse: Parse, i: int, part: str) -> tuple[int, int]:
    """Characters of the trigger: a verb with the auxiliaries just before it, a noun with a light verb close before."""
    start, end = parse.words[i].start, parse.words[i].end
    if part == "verb":
        aux = [c for c in grammar.kids(parse, i, "aux", "auxpass", "neg") if c < i]
        if aux and i - aux[0] <= 4:
            start = parse.words[aux[0]].start
    else:
        verb = grammar.light_verb(parse, i)
        if verb is not None and 0 < i - verb <= 4:
            start = parse.words[verb].start
    return start, end
