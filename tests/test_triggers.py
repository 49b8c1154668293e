"""Stage 5: which words announce an event, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from diplo_extract.mentions import Parse, Sentence, Word
from diplo_extract.rules import load_rules
from diplo_extract.triggers import find_triggers, part_of, trigger_span

Read = Callable[[str], Doc]


def triggers(doc: Doc, text: str) -> set[tuple[str, str]]:
    """(type, words) of every trigger."""
    return {(t.type, text[t.start : t.end]) for t, _ in doc._.triggers}


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("Peru invited Chile.", "invite", "invited"),
        ("Peru has invited Chile.", "invite", "has invited"),
        ("Peru did not invite Chile.", "invite", "did not invite"),
        ("Chile was invited by Peru.", "invite", "was invited"),
        ("Peru will be meeting Chile.", "meet", "will be meeting"),
        ("Peru held talks with Chile.", "meet", "held talks"),
        ("Peru held two rounds of long and difficult talks with Chile.", "meet", "talks"),
        ("Peru's visit to Chile ended.", "visit", "visit"),
        ("Peru paid a visit to Chile.", "visit", "paid a visit"),
        ("Peru sat down with Chile.", "meet", "sat"),
        ("Peru expelled two diplomats.", "expel", "expelled"),
        ("Peru summoned the ambassador.", "summon", "summoned"),
    ],
)
def test_trigger_words(text: str, type_: str, words: str, read: Read) -> None:
    assert (type_, words) in triggers(read(text), text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The weather in Peru was fine.", "meet"),
        ("The Invitation was shown in Lima.", "visit"),
        ("Peru passed a stop-gap budget.", "visit"),
        ("Peru invited Chile.", "accept"),
    ],
)
def test_no_trigger(text: str, type_: str, read: Read) -> None:
    assert type_ not in {kind for kind, _ in triggers(read(text), text)}


@pytest.mark.parametrize(
    ("tag", "dep", "part"),
    [
        ("VBD", "ROOT", "verb"),
        ("VBG", "amod", "verb"),
        ("VBZ", "aux", ""),
        ("VBD", "auxpass", ""),
        ("MD", "aux", ""),
        ("NNS", "dobj", "noun"),
        ("NNP", "nsubj", "noun"),
        ("JJ", "acomp", "adjective"),
        ("IN", "mark", "conjunction"),
        ("RB", "advmod", ""),
    ],
)
def test_parts_of_speech(tag: str, dep: str, part: str) -> None:
    assert part_of(Word(0, 0, 1, "x", "x", tag, dep, 0)) == part


def test_names_announce_nothing(read: Read) -> None:
    """The "Visit" of a name is no visit."""
    doc = read("The Visit Peru Foundation, led by Mark Meeting, praised Chile's talks.")
    named = [w for p in doc._.parses for w in p.words if w.mention is not None]
    assert named
    spans = [(w.start, w.end) for w in named]
    assert not any(start <= t.start < end for t, _ in doc._.triggers for start, end in spans)


def test_the_span_stops_at_distant_auxiliaries() -> None:
    words = ["has", "in", "long", "slow", "steps", "met"]
    heads = [5, 5, 4, 4, 1, 5]
    deps = ["aux", "prep", "amod", "amod", "pobj", "ROOT"]
    tags = ["VBZ", "IN", "JJ", "JJ", "NNS", "VBN"]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    made = tuple(Word(i, starts[i], starts[i] + len(w), w, w, tags[i], deps[i], heads[i]) for i, w in enumerate(words))
    children = tuple(tuple(j for j, h in enumerate(heads) if h == i and j != i) for i in range(len(words)))
    parse = Parse(Sentence(0, 0, 100, 0), made, children)
    assert trigger_span(parse, 5, "verb") == (starts[5], starts[5] + 3)


def test_triggers_point_at_their_word(read: Read) -> None:
    text = "Peru will meet Chile in Lima. Bolivia has thanked Peru for the talks."
    doc = read(text)
    parses = {p.sentence.index: p for p in doc._.parses}
    assert doc._.triggers
    for trigger, rule in doc._.triggers:
        parse = parses[trigger.sentence]
        word = parse.words[trigger.head]
        assert parse.sentence.start <= trigger.start <= word.start < word.end <= trigger.end <= parse.sentence.end
        assert word.lemma in {w.split()[0] for w in rule.words}
        assert (trigger.rule, trigger.type) == (rule.id, rule.type)
        assert (trigger, rule) in list(find_triggers(parse))


def test_every_rule_is_called_by_its_type() -> None:
    for rule in load_rules().rules:
        assert rule.id.split(".")[0] == rule.type, rule.id
