"""The places around a word where its actors stand: sentences, a word in them, and what stands at an arm of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from diplo_extract import grammar
from diplo_extract.mentions import Parse, Sentence, Word

Read = Callable[[str], Doc]


def word_at(parse: Parse, text: str) -> int:
    return next(w.i for w in parse.words if w.text == text)


def texts(parse: Parse, indices: list[int]) -> list[str]:
    return [parse.words[i].text for i in indices]


@pytest.mark.parametrize(
    ("text", "word", "arm", "stands"),
    [
        # subjects and objects, active and passive
        ("Peru invited Chile to talks.", "invited", "subj", ["Peru"]),
        ("Peru invited Chile to talks.", "invited", "obj", ["Chile"]),
        ("Chile was invited by Peru.", "invited", "subj", ["Peru"]),
        ("Chile was invited by Peru.", "invited", "obj", ["Chile"]),
        ("Chile was invited by Peru.", "invited", "agent", ["Peru"]),
        ("Chile was invited to Lima.", "invited", "subj", []),
        ("Officials invited by Peru arrived.", "invited", "obj", ["Officials"]),
        ("Officials invited by Peru arrived.", "invited", "subj", ["Peru"]),
        # coordination
        ("Peru, Chile and Bolivia met Kenya.", "met", "subj", ["Peru", "Chile", "Bolivia"]),
        ("Peru met Chile and Bolivia.", "met", "obj", ["Chile", "Bolivia"]),
        ("Peru expressed gratitude to Chile and to Bolivia.", "gratitude", "to", ["Chile", "Bolivia"]),
        ("Peru came upon the invitation of Chile, the ministry said on Monday.", "invitation", "of", ["Chile"]),
        ("Peru met Chile and thanked Bolivia.", "thanked", "subj", ["Peru"]),
        ("Chile was invited and welcomed by Peru.", "welcomed", "obj", ["Chile"]),
        # relative clauses
        ("Chile, which invited Peru, signed the deal.", "invited", "subj", ["Chile"]),
        ("The envoys whom Peru invited arrived.", "invited", "obj", ["envoys"]),
        ("Envoys visiting Peru spoke.", "visiting", "subj", ["Envoys"]),
        # borrowed subjects
        ("Peru wants to meet Chile.", "meet", "subj", ["Peru"]),
        ("Peru urged Chile to join the bloc.", "join", "subj", ["Chile"]),
        ("Peru invited Chile to join the bloc.", "join", "subj", ["Chile"]),
        ("Peru left after meeting Chile.", "meeting", "subj", ["Peru"]),
        ("Peru thanked Chile for joining the bloc.", "joining", "subj", ["Chile"]),
        ("Peru's plan to visit Chile is old.", "visit", "subj", ["Peru"]),
        ("Peru made a plan to visit Chile.", "visit", "subj", ["Peru"]),
        ("Peru received an invitation to visit Chile.", "visit", "subj", ["Peru"]),
        ("Peru sent an invitation to Chile to visit Lima.", "visit", "subj", ["Chile"]),
        ("Peru is ready to meet Chile.", "meet", "subj", ["Peru"]),
        ("Peru prompted Chile to leave the bloc.", "leave", "subj", ["Chile"]),
        ("Peruvian efforts to mediate have failed.", "mediate", "subj", ["Peruvian"]),
        # passives by their agents, wherever these hang, and whom something was given
        ("A plan put forward by Peru failed.", "put", "subj", ["Peru"]),
        ("Chile was wished success by Peru.", "wished", "subj", ["Peru"]),
        ("Chile was handed a letter by Peru.", "handed", "dative", ["Chile"]),
        # who is meant by a relative word
        ("It was Peru that invited Chile.", "invited", "subj", ["Peru"]),
        ("Luis Soto watched a match with Ana Ruiz, with whom he had dinner.", "had", "with", ["Ana Ruiz"]),
        ("Under a proposal that Peru laid before Chile, fish would be shared.", "laid", "obj", ["proposal"]),
        ("Peru conveyed to Ana Ruiz its sorrow over the flood.", "conveyed", "obj", ["sorrow"]),
        # nouns
        ("Peru's visit to Chile ended.", "visit", "poss", ["Peru"]),
        ("Peru's visit to Chile ended.", "visit", "to", ["Chile"]),
        ("The talks between Peru and Chile ended.", "talks", "between", ["Peru", "Chile"]),
        ("The visit of workers from Peru ended.", "visit", "of.from", ["Peru"]),
        ("Russian-Ukrainian talks began.", "talks", "amod", ["Russian", "Ukrainian"]),
        ("Peru gave Chile a letter.", "gave", "dative", ["Chile"]),
        ("Peru gave a letter to Chile.", "gave", "dative", ["Chile"]),
        ("Peru sent Chile its warmest wishes.", "sent", "dative", ["Chile"]),
        ("Peru is grateful for the aid that Chile sent.", "aid", "giver", ["Chile"]),
        ("Peru is grateful for the tons of rice given by Chile.", "tons", "giver", ["Chile"]),
        ("The vote made Chile a member.", "made", "oprd", ["member"]),
        # prepositions on the wrong word
        ("Peru discussed trade with Chile.", "discussed", "with", ["Chile"]),
        ("Peru signed a paper on fisheries with Chile.", "signed", "with", ["Chile"]),
        # a place behind the noun for what it is, and members on the wrong word
        ("Peru visited the port city of Odesa.", "visited", "obj", ["Odesa"]),
        ("Peru visited the city.", "visited", "obj", ["city"]),
        ("Peru met leaders, including Chilean Foreign Minister Rosa Vidal.", "met", "obj", ["leaders"]),
        # the word itself and those around it
        ("Peru held talks with Chile.", "talks", "noun", ["talks"]),
        ("Peru held talks with Chile.", "talks", "head", ["held"]),
        ("Peru invited Chile to join the bloc.", "invited", "infinitive", ["join"]),
        # letters speak for their authors
        ("They read Luis Soto's letter to Ana Ruiz, which thanked Peru.", "thanked", "subj", ["Luis Soto"]),
        ("Luis Soto sent a letter to Ana Ruiz, which thanked Peru.", "thanked", "subj", ["Luis Soto"]),
        ("Luis Soto received a letter which thanked Peru.", "thanked", "subj", ["letter"]),
        # who is where
        ("While in Peru, Chile spoke.", "While", "there", ["Peru"]),
        ("While in Peru, Chile was beaten by Bolivia.", "While", "clause_subj", ["Chile"]),
        ("While in Peru, Chile said Luis Soto would speak.", "While", "clause_subj", ["Luis Soto"]),
        ("While prices rose in Peru, Chile spoke.", "While", "there", []),
        ("They flew to Peru, where Luis Soto will speak.", "Peru", "where", ["Luis Soto"]),
        ("They flew to Peru, where it will rain.", "Peru", "where", []),
    ],
)
def test_arms(text: str, word: str, arm: str, stands: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    assert texts(parse, sorted(grammar.arm(parse, word_at(parse, word), arm))) == stands


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("Peru held talks with Chile.", "talks", "held"),
        ("Peru held talks and consultations with Chile.", "consultations", "held"),
        ("Peru was on a visit to Chile.", "visit", "was"),
        ("Talks with Chile were held.", "Talks", "held"),
        ("Peru praised the outcome of the talks.", "talks", "praised"),
        ("The talks with Chile.", "talks", None),
    ],
)
def test_light_verbs(text: str, noun: str, verb: str | None, read: Read) -> None:
    (parse,) = read(text)._.parses
    found = grammar.light_verb(parse, word_at(parse, noun))
    assert (None if found is None else parse.words[found].text) == verb


@pytest.mark.parametrize(
    ("text", "noun", "clauses"),
    [
        ("The talks held in Oslo between Peru and Chile ended.", "talks", ["held"]),
        ("The letter that was sent by Peru arrived.", "letter", ["sent"]),
        ("The letter praising Peru arrived.", "letter", []),
        ("The letter Peru sent Chile last month arrived.", "letter", ["sent"]),
        ("The letter in which Peru invites Chile to Lima arrived.", "letter", []),
        ("The letter that Peru wrote to Chile arrived.", "letter", ["wrote"]),
        ("The minister that signed letters in Peru arrived.", "minister", []),
    ],
)
def test_clauses_that_carry_a_noun(text: str, noun: str, clauses: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    assert texts(parse, grammar.carrying_clauses(parse, word_at(parse, noun))) == clauses


@pytest.mark.parametrize(
    ("text", "noun", "preposition"),
    [
        ("Peru spoke during the visit.", "visit", "during"),
        ("Peru spoke during the visit and talks.", "talks", "during"),
        ("Peru spoke following the talks.", "talks", "following"),
        ("Peru opened the talks.", "talks", None),
    ],
)
def test_preposition_above(text: str, noun: str, preposition: str | None, read: Read) -> None:
    (parse,) = read(text)._.parses
    assert grammar.preposition_above(parse, word_at(parse, noun)) == preposition


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Chile was invited by Peru.", "invited", True),
        ("Envoys invited by Peru arrived.", "invited", True),
        ("Peru has invited Chile.", "invited", False),
        ("Peru invited Chile.", "invited", False),
    ],
)
def test_passives(text: str, verb: str, passive: bool, read: Read) -> None:
    (parse,) = read(text)._.parses
    assert grammar.is_passive(parse, word_at(parse, verb)) is passive


def by_hand(*words: tuple[str, str, str, int]) -> Parse:
    """A parse of (text, tag, dep, head)."""
    made = tuple(Word(i, 0, 0, text, text.lower(), tag, dep, head) for i, (text, tag, dep, head) in enumerate(words))
    children = tuple(tuple(w.i for w in made if w.head == i and w.i != i) for i in range(len(made)))
    return Parse(Sentence(0, 0, 0, 0), made, children)


def test_a_long_chain_of_governors_ends() -> None:
    """However deep the parser nests, the way up is given up at some point and never goes in circles."""
    deep = by_hand(*((f"plan{i}", "VB", "xcomp" if i else "ROOT", max(0, i - 1)) for i in range(300)))
    assert grammar.subject(deep, 299) == []
    assert grammar.clause_verb(deep, 299) == 299
    assert len(list(grammar.ancestors(deep, 299))) <= 60


def test_span_of_a_subtree() -> None:
    parse = by_hand(
        ("the", "DT", "det", 1), ("talks", "NNS", "nsubj", 3), ("now", "RB", "advmod", 1), ("end", "VBP", "ROOT", 3)
    )
    assert grammar.subtree(parse, 1) == (0, 2)
    assert grammar.subtree(parse, 3) == (0, 3)
