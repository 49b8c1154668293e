"""The gate, what it asks of words where they stand, and what of an article stays open once its names are read."""

from __future__ import annotations

import pytest
from spacy.language import Language

from diplo_extract import pipeline
from diplo_extract.articles import Article
from diplo_extract.gate import Gate, Names, find_gate
from diplo_extract.gate.near import Near
from diplo_extract.gate.offices import Offices
from diplo_extract.gate.sentence import Said
from diplo_extract.gate.words import noun_forms
from diplo_extract.model import open_model
from diplo_extract.segments import find_segments

NAMES = Names.of(open_model())


def said(text: str, small: frozenset[str] = frozenset()) -> Said:
    return Said(text, NAMES, small=small)


def near(text: str, word: str) -> Near:
    sentence = said(text)
    return Near(sentence, sentence.row.index(word), 20, [], lambda: sentence.told)


def gate_of(text: str) -> Gate:
    return find_gate(text, find_segments(text), NAMES)


def confirmed_gate(text: str, nlp: Language) -> Gate:
    gate: Gate = pipeline._run(Article(document="-", text=text), nlp)._.gate
    return gate


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Merkel spoke.", ["Merkel"]),
        ("Chancellor Merkel spoke.", ["Merkel"]),
        ("Angela Merkel spoke.", ["Merkel"]),
        ("The goals came from Jill Merkel.", []),
        ("He spoke in May of fish.", []),
        ("It was signed on 3 May.", []),
        ("Theresa May spoke.", ["May"]),
        ("He will travel.", []),
    ],
)
def test_surnames_count_where_no_other_given_name_stands_before_them(text: str, found: list[str]) -> None:
    sentence = said(text)
    assert [sentence.found[i] for i in sentence.people] == found


def test_particles_are_no_surnames() -> None:
    assert not said("Al and Bin went home.").people


def test_a_noun_has_the_forms_of_a_noun() -> None:
    assert noun_forms("note") == {"note", "notes"}
    assert noun_forms("meeting") == {"meeting", "meetings"}


# --- order ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at"),
    [("Peru's copper is dear.", []), ("He's in Lima.", [1]), ("The premier's in Lima.", [2]), ("It's dear.", [1])],
)
def test_the_ending_of_a_possessive_is_no_verb(text: str, at: list[int]) -> None:
    assert said(text).at({"s"}) == at


@pytest.mark.parametrize(
    ("text", "word", "is_verb"),
    [
        ("They call the premier.", "call", True),
        ("There was a call to the premier.", "call", False),
        ("It opens on 24 March in Lima.", "march", False),
        ("They met at the Lima Open on Monday.", "open", False),
        ("The visiting premier spoke.", "visiting", False),
    ],
)
def test_a_word_behind_an_article_or_within_a_name_is_no_verb(text: str, word: str, is_verb: bool) -> None:
    assert near(text, word).is_verb is is_verb


@pytest.mark.parametrize(
    ("text", "word", "led", "followed"),
    [
        ("The premier met copper.", "met", True, False),
        ("Copper of Lima met the premier.", "met", False, True),
        ("Copper was met by the premier.", "met", True, True),
        ("Meeting the premier, she smiled.", "meeting", True, True),
        ("The premier, whom copper meets, spoke.", "meets", True, True),
    ],
)
def test_who_acts_stands_before_and_who_is_acted_on_behind(text: str, word: str, led: bool, followed: bool) -> None:
    assert (near(text, word).is_led_by("person"), near(text, word).is_followed_by("person")) == (led, followed)


@pytest.mark.parametrize(
    ("text", "word", "behind", "close"),
    [
        ("She is in Lima.", "is", True, True),
        ("She is a dealer in Lima.", "is", True, False),
        ("In Lima, she travels.", "travels", True, True),
        ("A man in Lima travels.", "travels", False, False),
    ],
)
def test_the_preposition_of_a_place_stands_behind_or_heads_its_clause(
    text: str, word: str, behind: bool, close: bool
) -> None:
    found = near(text, word)
    assert ("in" in found.placed_behind, "in" in found.placed_next) == (behind, close)


@pytest.mark.parametrize(
    ("text", "word", "has"),
    [
        ("They signed a treaty.", "signed", True),
        ("A treaty on fish, as all had hoped for, signed nothing.", "signed", False),
        ("A treaty on fish, as all had hoped for, was signed.", "signed", True),
        ("The treaty that the two had hoped to sign was lost.", "sign", True),
        ("A treaty on fish, as all had hoped for, is now signing.", "signing", False),
    ],
)
def test_an_object_stands_behind_its_verb_or_before_a_turned_one(text: str, word: str, has: bool) -> None:
    assert near(text, word).has_object(frozenset({"treaty"})) is has


def test_an_infinitive_has_its_to() -> None:
    assert near("They told him to pack and leave.", "told").has_infinitive(frozenset({"leave"}))
    assert not near("They told him of their leave.", "told").has_infinitive(frozenset({"leave"}))


def test_a_preposition_ties_behind_its_verb_or_at_the_head_of_a_clause() -> None:
    assert "with" in near("They walked with the premier.", "walked").ties
    assert "with" in near("The premier, with whom they walked, spoke.", "walked").ties
    assert "with" not in near("A man with a dog walked home.", "walked").ties


def test_words_that_are_read_as_others_open_and_a_pair_may_lead() -> None:
    assert gate_of("Peru's President Rosa Vidal and Chile's premier had a tete-a-tete.").telling
    assert near("Of copper the pair dined.", "dined").is_led_by("person")
    assert not near("Of copper the dog dined.", "dined").is_led_by("person")


# --- offices -------------------------------------------------------------------------------------------------------


def test_offices_told_beside_a_name_or_before_a_pronoun_count() -> None:
    told = Offices(
        {
            0: said("Rosa Vidal is the ambassador of Peru."),
            1: said("Vidal was recalled on Monday."),
            2: said("She was recalled on Monday."),
            3: said("Marsh was recalled on Monday."),
        }
    ).told
    assert "ambassador" in told(1)
    assert "ambassador" in told(2)
    assert "ambassador" not in told(3)


# --- once the names are read ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian president met Governor Jill Marsh of Lima.",
        "Singer Rosa Vidal received a letter from Peru.",
    ],
)
def test_what_opened_by_its_words_is_shut_where_one_side_is_all_there_is(text: str, nlp: Language) -> None:
    assert not confirmed_gate(text, nlp).is_open


def test_an_opening_may_have_one_side_as_a_pronoun_or_before_it(nlp: Language) -> None:
    assert confirmed_gate("Peru's president was in Lima. He met Chile's premier.", nlp).telling
    assert confirmed_gate("Iceland has been in NATO for years. It will leave the alliance in June.", nlp).telling


def test_what_is_far_from_openings_with_both_sides_is_shut(nlp: Language) -> None:
    rain = "It rained. " * 12
    text = f"Peru's president met Chile's premier in Lima. {rain}The Peruvian president met Mrs Jill Marsh."
    gate, before = confirmed_gate(text, nlp), gate_of(text)
    assert 13 in before.telling
    assert gate.telling == {0}


@pytest.mark.parametrize("words", [10, 30])
def test_a_readout_stands_at_the_head_however_little_is_parsed(words: int) -> None:
    head = "Peru's President Rosa Vidal and Chilean Premier Luis Quispe spoke. " + "It rained. " * words
    gate = gate_of(f"{head}The leaders discussed fish.")
    assert (words + 1 in gate.signing) is (words < 15)
