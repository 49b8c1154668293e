"""Speakers: who says the quoted words and the reported clauses, and to whom.

Each case is a little text of its own making, marked as in test_coreference, with what must be found at some of its words:
(words, speaker or source, addressee), None for the reporter's own voice and for nobody.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from test_coreference import PARSER, cut
from test_coreference import read as marked_up

from diplo_extract.speakers import Speakers, find_speakers


def speakers_of(marked: str) -> tuple[str, Speakers, list[tuple[int, int, int, int]]]:
    """The plain text, its speakers, and (start, end, sentence, word) of each parsed word."""
    text, mentions = marked_up(marked)
    segments = cut(text)
    parses = PARSER.parse(text, segments.sentences, mentions)
    words = [(w.start, w.end, p.sentence.index, w.i) for p in parses for w in p.words]
    return text, find_speakers(text, segments, parses, mentions), words


VOICES: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    ('"We will go," {okafor|Okafor} said.', [("We", "Samuel Okafor", None)]),
    ('"We will go," said {okafor|Samuel Okafor}.', [("We", "Samuel Okafor", None)]),
    ('{duval|Duval} told {weber|Weber}: "You are welcome in Paris."', [("You", "Claire Duval", "Karl Weber")]),
    ('{duval|Duval} told reporters: "You are welcome in Paris."', [("You", "Claire Duval", None)]),
    ('"It is late," {tanaka|Tanaka} said. "I must go."', [("I must", "Kenji Tanaka", None)]),
    ('{silva|Silva} spoke first. "I accept," he said.', [("I accept", "Rui Silva", None)]),
    (
        '{roth|Roth} said the offer was dead. "No more talks," he added. "We are done."',
        [("No more", "Avi Roth", None), ("We are", "Avi Roth", None)],
    ),
    (
        '{carter|Carter} met {haddad|Haddad}. "I thank you," {carter|Carter} said.',
        [("I thank", "Ann Carter", "Omar Haddad")],
    ),
    ('{carter|Carter} praised the "spirit" of the talks.', [("talks", None, None)]),
    (
        "{petrov|Petrov} has sent a letter to {faris|King Faris}. It reads:\n> I invite you.",
        [("I invite", "Ivan Petrov", "King Faris")],
    ),
    (
        "In a letter to {faris|King Faris}, {petrov|Petrov} wrote:\n> I invite you.",
        [("I invite", "Ivan Petrov", "King Faris")],
    ),
    (
        "{faris|King Faris} received a message from {petrov|Petrov}. The message says:\n> I congratulate you.",
        [("I congratulate", "Ivan Petrov", "King Faris")],
    ),
    (
        "{petrov|Petrov} has written a letter. It reads:\n> Your Excellency {duval|Claire Duval}, I invite you.",
        [("I invite", "Ivan Petrov", "Claire Duval")],
    ),
    ("{petrov|Petrov} sent a letter. The letter was long.", [("long", None, None)]),
    (
        "# Remarks by {okafor|Samuel Okafor} at the summit\n\nI came today. I thank {duval|Claire Duval} for her help.",
        [("I thank", "Samuel Okafor", None)],
    ),
    (
        "# {okafor|Samuel Okafor}'s opening speech\n\nI came today. I thank {duval|Claire Duval} for her help.",
        [("I thank", "Samuel Okafor", None)],
    ),
    (
        "# Remarks by {okafor|Samuel Okafor} and {duval|Claire Duval}\n\nI came today. I thank everybody.",
        [("I thank", None, None)],
    ),
    (
        "# Statement by {okafor|Samuel Okafor}\n\n{duval|Claire Duval} met {weber|Karl Weber}. The two spoke of trade.",
        [("spoke", None, None)],
    ),
]

SOURCES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("{berg|Nils Berg} said that {sweden|Sweden} will join {nato|NATO}.", [("join", "Nils Berg"), ("said", None)]),
    ("{sweden|Sweden} will join {nato|NATO}, {berg|Nils Berg} said.", [("join", "Nils Berg")]),
    ("{sweden|Sweden} will join {nato|NATO}, said {berg|Nils Berg}.", [("join", "Nils Berg")]),
    ("According to {berg|Nils Berg}, {sweden|Sweden} will join {nato|NATO}.", [("join", "Nils Berg")]),
    ("{sweden|Sweden} will join {nato|NATO}, according to a senior official.", [("join", "a senior official")]),
    ("A senior diplomat said that {sweden|Sweden} will join {nato|NATO}.", [("join", "A senior diplomat")]),
    ("{sweden|Sweden} will join {nato|NATO}.", [("join", None)]),
    ("{berg|Nils Berg} noted that {carter|Carter} said {usa|Washington} was ready.", [("ready", "Ann Carter")]),
    ("{berg|Nils Berg} spoke on Monday. He said that {sweden|Sweden} will join {nato|NATO}.", [("join", "Nils Berg")]),
    ("{sweden|Sweden} will join {nato|NATO}, the ministry said in a statement.", [("join", "ministry")]),
    ("{carter|Carter} met {haddad|Haddad} and said that she was glad.", [("met", None), ("glad", "Ann Carter")]),
    ('"{sweden|Sweden} will join," {berg|Nils Berg} said.', [("join", "Nils Berg")]),
    ("The agency reported, citing {berg|Nils Berg}, that {sweden|Sweden} will join.", [("join", "Nils Berg")]),
]


@pytest.mark.parametrize(("marked", "expected"), VOICES, ids=[case[0][:60] for case in VOICES])
def test_voices(marked: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    text, speakers, _ = speakers_of(marked)
    found = []
    for words, _, _ in expected:
        speaker, addressee = speakers.speaker_at(text.index(words)), speakers.addressee_at(text.index(words))
        found.append((words, speaker.name if speaker else None, addressee.name if addressee else None))
    assert found == expected


@pytest.mark.parametrize(("marked", "expected"), SOURCES, ids=[case[0][:60] for case in SOURCES])
def test_sources(marked: str, expected: list[tuple[str, str | None]]) -> None:
    text, speakers, words = speakers_of(marked)
    found = []
    for word, _ in expected:
        at = text.index(word)
        found += [(word, speakers.source_at(s, i)[0]) for start, end, s, i in words if start <= at < end]
    assert found == expected


def test_speakers_turn_to_the_press_when_it_asks(read: Callable[[str], Doc]) -> None:
    text = (
        "Remarks by President Rosa Vidal of Chile and Prime Minister Nils Berg of Norway\n\n"
        "PRESIDENT VIDAL: I thank you.\n\nPRIME MINISTER BERG: We are glad.\n\n"
        "Q Mr. Prime Minister, any progress?\n\nPRIME MINISTER BERG: Now you must go.\n\n"
        "Q Will you sign it?\n\nPRESIDENT VIDAL: You will see.\n"
    )
    found = read(text)._.speakers
    told = [found.addressee_at(text.index(words)) for words in ("I thank", "We are", "Now you", "You will see")]
    assert [actor.name if actor else None for actor in told] == ["Nils Berg", "Rosa Vidal", None, None]


def test_by_an_office_one_may_speak_of_whom_one_speaks_to(read: Callable[[str], Doc]) -> None:
    text = (
        "Press conference of President Rosa Vidal of Chile and Prime Minister Nils Berg of Norway\n\n"
        "PRESIDENT VIDAL: I thanked the Prime Minister for his help.\n\nPRIME MINISTER BERG: I invited the President to Oslo.\n"
    )
    told = {claim.frame.trigger.type: [f.actor.name for f in claim.frame.fillers] for claim in read(text)._.claims}
    assert told == {"thank": ["Rosa Vidal", "Nils Berg"], "invite": ["Nils Berg", "Rosa Vidal"]}


def test_who_is_addressed_in_a_label_and_what_closes_a_meeting(read: Callable[[str], Doc]) -> None:
    text = (
        "Remarks by President Rosa Vidal of Chile and Secretary General Nils Berg\n\n"
        "SECRETARY GENERAL BERG: I thank you for coming. President Olga Moe of Peru sends her greetings.\n\n"
        "MR. PRESIDENT: It is good to see you.\n\nSECRETARY GENERAL BERG: Thank you.\n"
    )
    found = read(text)._.speakers
    told = [found.addressee_at(text.index(words)) for words in ("I thank", "It is good", "Thank you.")]
    assert [actor.name if actor else None for actor in told] == ["Rosa Vidal", "Nils Berg", None]


def test_the_president_of_a_label_is_none_of_those_only_spoken_of(read: Callable[[str], Doc]) -> None:
    text = "Joint Base\n\nTHE PRESIDENT: I met the Finnish president in Oslo.\n\nQ Will you go?\n\nTHE PRESIDENT: I will.\n"
    assert read(text)._.speakers.speaker_at(text.index("I met")) is None
