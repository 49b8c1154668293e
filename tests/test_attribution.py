"""Stage 7: whether it happened, and which clause a date or place belongs to. The sentences were written for this table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from diplo_extract import attribution
from diplo_extract.attribution import nearest_in_clause, place_in_clause, read_status
from diplo_extract.mentions import Claim, Parse
from diplo_extract.rules import words

Read = Callable[[str], Doc]


def claim_of(doc: Doc, type_: str) -> Claim:
    """The first claim of a type."""
    claims: list[Claim] = doc._.claims
    return next(c for c in claims if c.frame.trigger.type == type_)


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        # occurred
        ("Kenya did not disclose details of the talks between Amina Otieno of Kenya and Nils Berg of Norway.", "meet", "occurred"),
        ("Kenya has not announced the visit of Norwegian Prime Minister Nils Berg to Nairobi.", "visit", "possible"),
        ("Kenya did not announce a visit of Norwegian Prime Minister Nils Berg to Nairobi.", "visit", "negated"),
        ("Kenya and Norway did not announce the agreement on fish.", "agree", "negated"),
        ("Norwegian Prime Minister Nils Berg aborted his visit to Kenya.", "visit", "negated"),
        ("Troops stayed until a treaty was signed by Kenya and Norway.", "agree", "occurred"),
        ("Kenyan President Amina Otieno met Norwegian Prime Minister Nils Berg in Nairobi.", "meet", "occurred"),
        ("Kenyan President Amina Otieno has met Norwegian Prime Minister Nils Berg.", "meet", "occurred"),
        ("Kenyan President Amina Otieno is meeting Norwegian Prime Minister Nils Berg in Nairobi.", "meet", "occurred"),
        ("Kenyan President Amina Otieno meets Norwegian Prime Minister Nils Berg.", "meet", "occurred"),
        ("“I am going to be speaking with Norwegian Prime Minister Nils Berg,” Kenyan President Amina Otieno said.", "call", "planned"),
        ("“I'm flying to Oslo,” Kenyan President Amina Otieno said.", "visit", "planned"),
        ("“I'm coming from talks with Norwegian Prime Minister Nils Berg,” Kenyan President Amina Otieno said.", "meet", "occurred"),
        ("Kenyan President Amina Otieno is flying to Oslo.", "visit", "occurred"),
        ("Kenya and Norway favour an early start to talks.", "meet", "possible"),
        ("Kenya and Norway welcomed the start to talks.", "meet", "occurred"),
        ("Kenyan President Amina Otieno had met Norwegian Prime Minister Nils Berg before the vote.", "meet", "occurred"),
        ("Norwegian Prime Minister Nils Berg was received by Kenyan President Amina Otieno.", "meet", "occurred"),
        ("Norwegian Prime Minister Nils Berg has been invited to Kenya by President Amina Otieno.", "invite", "occurred"),
        ("Kenya invited Norway to join the talks on the lake.", "invite", "occurred"),
        ("Peru and Chile signed an agreement on fisheries in Lima.", "agree", "occurred"),
        ("An agreement on fisheries was signed by Peru and Chile.", "agree", "occurred"),
        ("Chilean Foreign Minister Rosa Vidal paid a visit to Peru.", "visit", "occurred"),
        ("Chilean Foreign Minister Rosa Vidal is on a visit to Peru.", "visit", "occurred"),
        ("Chilean Foreign Minister Rosa Vidal arrived in Peru for talks.", "visit", "occurred"),
        ("Peru and Chile held talks on the border.", "meet", "occurred"),
        ("Talks between Peru and Chile took place in Lima.", "meet", "occurred"),
        ("The talks held in Lima between Peru and Chile lasted three hours.", "meet", "occurred"),
        ("Peruvian President Carlos Soto managed to meet Chilean Foreign Minister Rosa Vidal.", "meet", "occurred"),
        ("Peruvian President Carlos Soto succeeded in meeting Chilean Foreign Minister Rosa Vidal.", "meet", "occurred"),
        ("Peru accepted an invitation from Chile.", "accept", "occurred"),
        ("Peru did not accept the invitation from Chile.", "decline", "occurred"),
        ("Peru declined an invitation from Chile.", "decline", "occurred"),
        ("Peru refused to accept the invitation from Chile.", "decline", "occurred"),
        ("Peru did not blame Chilean Foreign Minister Rosa Vidal for going to Bolivia.", "visit", "occurred"),
        ("Peru thanked Chile for its help after the flood.", "thank", "occurred"),
        ("“I want to thank Chile for its help,” Peruvian President Carlos Soto said.", "thank", "occurred"),
        ("Peru expelled two diplomats of Chile.", "expel", "occurred"),
        ("After meeting Chilean Foreign Minister Rosa Vidal, Peruvian President Carlos Soto flew home.", "meet", "occurred"),
        ("Peruvian President Carlos Soto spoke to the press following talks with Chilean Foreign Minister Rosa Vidal.", "meet", "occurred"),
        ("Peru spoke at a press conference after talks between Bolivia and Chile in Lima. Bolivia spoke too.", "meet", "occurred"),
        ("“I am grateful to be invited to Chile,” Peruvian President Carlos Soto told Chilean Foreign Minister Rosa Vidal.", "invite", "occurred"),
        ("Peruvian President Carlos Soto rushed to Santiago to meet Chilean Foreign Minister Rosa Vidal.", "meet", "occurred"),
        ("“I am delighted to meet President Carlos Soto,” Chilean Foreign Minister Rosa Vidal said in Lima.", "meet", "occurred"),
        ("During a visit to Peru, Chilean Foreign Minister Rosa Vidal spoke of trade.", "visit", "occurred"),
        ("The meeting between Peruvian President Carlos Soto and Chilean Foreign Minister Rosa Vidal was friendly.", "meet", "occurred"),
        ("Officials said that Peruvian President Carlos Soto had met Chilean Foreign Minister Rosa Vidal.", "meet", "occurred"),
        ("Peruvian President Carlos Soto, who met Chilean Foreign Minister Rosa Vidal on Monday, spoke of trade.", "meet", "occurred"),
        ("Peru confirmed that Chile had recalled its ambassador to Lima.", "recall", "occurred"),
        ("Peru has not only met Chile but signed an agreement with Bolivia.", "agree", "occurred"),
        ("Peru and Chile established diplomatic relations in 1990.", "establish_relations", "occurred"),
        ("Peru severed diplomatic relations with Chile.", "sever_relations", "occurred"),
        ("Peru summoned the ambassador of Chile over the remarks.", "summon", "occurred"),
        ("Peru left the Andean Union.", "withdraw", "occurred"),
        ("Peruvian President Carlos Soto sent a letter to Chilean Foreign Minister Rosa Vidal.", "letter", "occurred"),
        ("Peruvian President Carlos Soto spoke by phone with Chilean Foreign Minister Rosa Vidal.", "call", "occurred"),
        ("Kenya mediated between Peru and Chile.", "mediate", "occurred"),
        ("Talks between Peru and Chile failed on Monday.", "meet", "occurred"),
        ("The failure of talks between Peru and Chile worried Kenya.", "meet", "occurred"),
        ("Peruvian President Carlos Soto had not broken the law on his calls with Chile.", "call", "occurred"),
        ("He spoke of the commitment by Peru and Chile in their phone call to trade more.", "call", "occurred"),
        (
            "His aim was to brief Kenya on Peruvian President Carlos Soto's visit to Chile last week.",
            "visit",
            "occurred",
        ),
        # planned
        ("His aim was to prepare Peruvian President Carlos Soto's visit to Chile next week.", "visit", "planned"),
        ("The call came ahead of the Peruvian and Chilean leaders meeting in Lima.", "meet", "planned"),
        ("The call came in advance of talks between Peru and Chile.", "meet", "planned"),
        ("He spoke on the eve of talks between Peru and Chile.", "meet", "planned"),
        ("Peruvian President Carlos Soto will meet Chilean Foreign Minister Rosa Vidal on Friday.", "meet", "planned"),
        ("Peruvian President Carlos Soto is to meet Chilean Foreign Minister Rosa Vidal on Friday.", "meet", "planned"),
        ("Peruvian President Carlos Soto is due to meet Chilean Foreign Minister Rosa Vidal.", "meet", "planned"),
        ("Peruvian President Carlos Soto is scheduled to meet Chilean Foreign Minister Rosa Vidal.", "meet", "planned"),
        ("Peruvian President Carlos Soto is expected to visit Chile next week.", "visit", "planned"),
        ("Talks between Peru and Chile are due to begin in Lima.", "meet", "planned"),
        ("Peruvian President Carlos Soto is working on a meeting with Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Talks between Peru and Chile are unlikely to resume.", "meet", "possible"),
        ("“I am delighted to meet President Carlos Soto any time,” Chilean Foreign Minister Rosa Vidal said.", "meet", "possible"),
        ("“I am happy to meet President Carlos Soto,” Chilean Foreign Minister Rosa Vidal said.", "meet", "possible"),
        ("Peruvian President Carlos Soto is going to visit Chile.", "visit", "planned"),
        ("Peruvian President Carlos Soto plans to visit Chile.", "visit", "planned"),
        ("Peruvian President Carlos Soto intends to visit Chile.", "visit", "planned"),
        ("Peruvian President Carlos Soto agreed to meet Chilean Foreign Minister Rosa Vidal.", "meet", "planned"),
        ("Peruvian President Carlos Soto promised to visit Chile.", "visit", "planned"),
        ("Peruvian President Carlos Soto is about to visit Chile.", "visit", "planned"),
        ("A visit by Peruvian President Carlos Soto to Chile is planned for June.", "visit", "planned"),
        ("The visit of Peruvian President Carlos Soto to Chile is scheduled for June.", "visit", "planned"),
        ("The upcoming visit of Peruvian President Carlos Soto to Chile was discussed.", "visit", "planned"),
        ("Ministers prepared the forthcoming talks between Peru and Chile.", "meet", "planned"),
        ("Talks between Peru and Chile will be held in Lima.", "meet", "planned"),
        ("Peru will host talks between Chile and Bolivia.", "meet", "planned"),
        ("Peru and Chile agreed to hold talks in Lima.", "meet", "planned"),
        ("Peru announced a visit by Chilean Foreign Minister Rosa Vidal to Lima next week.", "visit", "planned"),
        ("Peru accepted an invitation from Chile to visit Santiago.", "visit", "planned"),
        ("Peru will join the Southern Sea Union.", "join", "planned"),
        ("Peru plans to withdraw from the Southern Sea Union.", "withdraw", "planned"),
        ("Peru and Chile are set to sign an agreement on fisheries.", "agree", "planned"),
        ("Chilean Foreign Minister Rosa Vidal is looking forward to meeting Peruvian President Carlos Soto.", "meet", "planned"),
        ("Peru said that it would recall its ambassador to Chile.", "recall", "planned"),
        ("Peruvian President Carlos Soto visits Chile on Friday.", "visit", "planned"),
        # possible
        ("Peruvian President Carlos Soto may meet Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Peruvian President Carlos Soto could meet Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Peruvian President Carlos Soto might visit Chile.", "visit", "possible"),
        ("Peruvian President Carlos Soto wants to meet Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Peruvian President Carlos Soto is ready to meet Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Peruvian President Carlos Soto hopes to visit Chile.", "visit", "possible"),
        ("Peruvian President Carlos Soto hoped to visit Chile.", "visit", "possible"),
        ("Peruvian President Carlos Soto was hoping to meet Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Peru deserves to join the European Union.", "join", "possible"),
        ("Peru is considering a visit to Chile.", "visit", "possible"),
        ("Peru is considering recalling its ambassador to Chile.", "recall", "possible"),
        ("Peru threatened to expel diplomats of Chile.", "expel", "possible"),
        ("Peru called for talks with Chile.", "meet", "possible"),
        ("Peru and Chile discussed a possible meeting between Peruvian President Carlos Soto and Chilean Foreign Minister Rosa Vidal.", "meet", "possible"),
        ("Peru and Chile are ready for talks.", "meet", "possible"),
        ("If Peru joins the Southern Sea Union, prices may fall.", "join", "possible"),
        ("Peru and Chile may sign an agreement on fisheries.", "agree", None),
        ("Peru would like to join the Southern Sea Union.", "join", "possible"),
        ("Peru is able to mediate between Chile and Bolivia.", "mediate", "possible"),
        ("Peru may mediate between Bolivia and Kenya.", "mediate", "possible"),
        ("It will be the last meeting between Peru and Chile.", "meet", "planned"),
        ("Kenya called for the cancellation of the visit of Peruvian President Carlos Soto to Chile.", "visit", "planned"),
        ("Kenya welcomed the cancellation of the visit of Peruvian President Carlos Soto to Chile.", "visit", "negated"),
        ("The plan was confirmed on the occasion of Peruvian President Carlos Soto's visit to Chile.", "visit", "occurred"),
        ("While in Chile, Peruvian President Carlos Soto will open a school.", "visit", "planned"),
        ("While in Chile, Peruvian President Carlos Soto did not speak.", "visit", "occurred"),
        ("While in Chile, a spokesman said Peruvian President Carlos Soto would speak.", "visit", "planned"),
        # negated
        ("Peruvian President Carlos Soto did not meet Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto will not meet Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto won't visit Chile.", "visit", "negated"),
        ("Peruvian President Carlos Soto never visited Chile.", "visit", "negated"),
        ("Neither Peru nor Chile met the envoy of Brazil.", "meet", "negated"),
        ("No Peruvian minister met the envoy of Brazil.", "meet", "negated"),
        ("Peruvian President Carlos Soto left Santiago without meeting Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Instead of meeting Chilean Foreign Minister Rosa Vidal, Peruvian President Carlos Soto went home.", "meet", "negated"),
        ("Kenya will not attend the summit despite being invited by Norway.", "invite", "occurred"),
        ("Peruvian President Carlos Soto refused to meet Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto has no plans to meet Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto cancelled a visit to Chile.", "visit", "negated"),
        ("Peruvian President Carlos Soto stopped in Rome to meet Chilean Foreign Minister Rosa Vidal.", "meet", "occurred"),
        ("Peruvian President Carlos Soto stopped meeting Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("A visit by Peruvian President Carlos Soto to Chile was cancelled.", "visit", "negated"),
        ("Talks between Peru and Chile were called off.", "meet", "negated"),
        ("Peruvian President Carlos Soto postponed a visit to Chile.", "visit", "negated"),
        ("Peru denied that Peruvian President Carlos Soto had met Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("No talks between Peru and Chile took place.", "meet", "negated"),
        ("A meeting of the foreign ministers of Peru and Chile, set for Monday in Lima, failed to take place.", "meet", "negated"),
        ("A meeting of the foreign ministers of Peru and Chile in Lima failed to impress.", "meet", "occurred"),
        ("The talks between Peru and Chile planned for Friday did not take place.", "meet", "negated"),
        ("A summit between Peru and Chile planned for July fell through.", "meet", "negated"),
        ("A meeting of the presidents of Peru and Chile was due on Tuesday but did not go ahead.", "meet", "negated"),
        ("A meeting of the presidents of Peru and Chile was held on Tuesday but did not go far.", "meet", "occurred"),
        ("The trip of Peruvian President Carlos Soto to Chile, due this week, was scuttled by a strike.", "visit", "negated"),
        ("Hopes of a summit between Peru and Chile were dashed.", "meet", "negated"),
        ("Hopes of a summit between Peru and Chile were high.", "meet", "possible"),
        ("Plans for talks between Peru and Chile came to nothing.", "meet", "negated"),
        ("Talks between Peru and Chile came to an end.", "meet", "occurred"),
        ("Peruvian Foreign Minister Carlos Soto will be visiting Chile to speak on health.", "visit", "planned"),
        ("Peru failed to sign an agreement with Chile.", "agree", "negated"),
        ("Peru did not invite Chile to the conference.", "invite", "negated"),
        ("Peru is not planning to expel diplomats of Chile.", "expel", "negated"),
        ("There was no meeting between Peruvian President Carlos Soto and Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto is not ready to meet Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto decided against visiting Chile.", "visit", "negated"),
        ("Peru would invite Chile to the conference if it paid.", "invite", "possible"),
        ("Peru will invite Chile to the conference even if it snows.", "invite", "planned"),
        ("Peruvian President Carlos Soto had been due to meet Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto had planned to visit Chile.", "visit", "negated"),
        ("Peruvian President Carlos Soto had always planned to visit Chile.", "visit", "planned"),
        ("Peruvian President Carlos Soto was to have met Chilean Foreign Minister Rosa Vidal.", "meet", "negated"),
        ("Peruvian President Carlos Soto was due to meet Chilean Foreign Minister Rosa Vidal.", "meet", "planned"),
        ("Peruvian President Carlos Soto is not expected in Chile.", "visit", "negated"),
        ("Peruvian President Carlos Soto stopped in Lima for talks with Chilean Foreign Minister Rosa Vidal.", "meet",
         "occurred"),
        ("Peruvian President Carlos Soto, in Chile since May, will continue his visit to Chile.", "visit", "occurred"),
        ("The invitation to Peruvian President Carlos Soto was rescinded, Chile said.", "invite", "negated"),
        ("Peru accepted Chile's invitation to talks in Lima.", "meet", "planned"),
        ("Peru's foreign minister dismissed reports that Peruvian President Carlos Soto would visit Chile.", "visit",
         "negated"),
        ("Peru's foreign minister read reports that Peruvian President Carlos Soto would visit Chile.", "visit",
         "planned"),
        ("Peruvian President Carlos Soto confirmed receiving a letter from Chilean Foreign Minister Rosa Vidal.",
         "letter", "occurred"),
        # no record of its own
        ("Asked about reports that Peruvian President Carlos Soto would visit Chile, Rosa Vidal smiled.", "visit", None),
        ("Peru denied that Peruvian President Carlos Soto had refused to meet Chilean Foreign Minister Rosa Vidal.", "meet",
         None),
        ("Peruvian President Carlos Soto and Chilean Foreign Minister Rosa Vidal, who had not met before, smiled.", "meet", None),
        ("Peru was invited to a summit hosted by Chilean Foreign Minister Rosa Vidal.", "meet", None),
        ("Peru is unable to accept Chile's invitation to talks in Lima.", "meet", None),
        ("Chile withdrew the invitation it had issued to Peruvian President Carlos Soto to attend the summit.", "meet", None),
        ("Peru declined Bolivia's invitation to a meeting with Chile in Sucre.", "meet", None),
        ("Peruvian President Carlos Soto offered to meet Chilean Foreign Minister Rosa Vidal.", "meet", None),
        ("Peru invited Chile to visit Lima.", "visit", None),
        ("Will Peruvian President Carlos Soto meet Chilean Foreign Minister Rosa Vidal?", "meet", None),
        ("He stressed the importance of dialogue between Peru and Chile.", "meet", None),
        ("Peru has the power to sign an agreement with Chile.", "agree", None),
        ("Peru and Chile reviewed the decisions on Kenya at the NATO summit.", "meet", None),
        ("Peru sent Chile an invitation to join the Southern Sea Union.", "join", None),
        ("Peruvian President Carlos Soto did not need to meet Chilean Foreign Minister Rosa Vidal.", "meet", None),
    ],
)  # fmt: skip
def test_status(text: str, type_: str, status: str | None, read: Read) -> None:
    assert [e.status for e in read(text)._.events if e.type == type_] == ([status] if status else [])


def word_at(parse: Parse, text: str) -> int:
    return next(w.i for w in parse.words if w.text == text)


@pytest.mark.parametrize(
    ("text", "word", "part", "status", "tense", "told"),
    [
        ("Peru will meet Chile.", "meet", "verb", "planned", "future", ""),
        ("Peru met Chile.", "met", "verb", "occurred", "past", ""),
        ("Peru did not meet Chile.", "meet", "verb", "negated", "past", "not"),
        ("Peru refused to meet Chile.", "meet", "verb", "negated", None, "refuse"),
        ("Peru is ready to meet Chile.", "meet", "verb", "possible", "future", "ready"),
        ("Envoys worked to reach a deal with Chile.", "reach", "verb", "possible", "future", "work"),
        ("Peru resumed the dialogue to reach a deal with Chile.", "reach", "verb", "possible", "future", "resume"),
        ("Envoys spoke of Peru's talk of war.", "talk", "noun", None, None, "talk of"),
        ("Peru's president had a talk with Chile's.", "talk", "noun", "occurred", "past", ""),
        ("There is talk of a summit with Chile.", "summit", "noun", "possible", "future", "talk of"),
        ("Talks of ministers were held in Lima.", "Talks", "noun", "occurred", "past", ""),
        ("Peru often visits Chile.", "visits", "verb", None, None, "often"),
        ("Peru has often visited Chile.", "visited", "verb", "occurred", "past", ""),
        ("Peru signed the paper to reach a deal with Chile.", "reach", "verb", "occurred", "past", ""),
        ("Peru scheduled talks with Chile.", "talks", "noun", "planned", "future", "schedule"),
        ("Envoys praised the planned talks with Chile.", "talks", "noun", "planned", "future", "planned"),
        ("No talks were held.", "talks", "noun", "negated", None, "no"),
        ("The previous talks were held in Lima.", "talks", "noun", "occurred", "past", "previous"),
        ("Peru called for talks with Chile.", "talks", "noun", "possible", "future", "call"),
        ("Peru will send a message of congratulations to Chile.", "congratulations", "noun", "planned", "future", ""),
    ],
)
def test_readings(
    text: str, word: str, part: str, status: str | None, tense: str | None, told: str, read: Read
) -> None:
    (parse,) = read(text)._.parses
    reading = read_status(parse, word_at(parse, word), part)
    assert (reading.status, reading.tense, reading.told) == (status, tense, told)


@pytest.mark.parametrize(
    ("text", "trigger", "candidates", "nearest"),
    [
        ("Peru met Chile in Lima.", "met", ["Lima"], "Lima"),
        ("Peru met Chile in Lima and thanked Bolivia in Sucre.", "thanked", ["Lima", "Sucre"], "Sucre"),
        ("Peru met Chile in Lima and thanked Bolivia in Sucre.", "met", ["Lima", "Sucre"], "Lima"),
        ("Peru said in Lima that Chile met Bolivia.", "met", ["Lima"], None),
        ("In Lima, envoys said that Chile met Bolivia in Sucre.", "met", ["Lima", "Sucre"], "Sucre"),
        ("Peru, which met Kenya in Lima, thanked Chile.", "thanked", ["Lima"], None),
        ("Peru met Chile.", "met", [], None),
    ],
)
def test_what_belongs_to_a_clause(
    text: str, trigger: str, candidates: list[str], nearest: str | None, read: Read
) -> None:
    (parse,) = read(text)._.parses
    head = word_at(parse, trigger)
    others = [w.i for w in parse.words if w.lemma in ("meet", "thank") and w.i != head]
    found = nearest_in_clause(parse, head, [word_at(parse, c) for c in candidates], others)
    assert (None if found is None else parse.words[found].text) == nearest


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        ("Peru met Chile in Lima.", "meet", "Lima"),
        ("Peru met Chile in the port city of Callao, Peru.", "meet", "Callao"),
        ("Peru met Chile.", "meet", None),
        ("Peru met Chile over the war in Ukraine.", "meet", None),
        ("Peru's president flew to Lima, where he met Chilean Foreign Minister Rosa Vidal.", "meet", "Lima"),
        ("Peru said where it would meet Chile.", "meet", None),
    ],
)
def test_places(text: str, type_: str, place: str | None, read: Read) -> None:
    doc = read(text)
    parses = {p.sentence.index: p for p in doc._.parses}
    frame = next(f for f in doc._.frames if f.trigger.type == type_)
    found = place_in_clause(parses[frame.trigger.sentence], frame, [])
    assert (found and found.name) == place


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Peru met Chile, Bolivian Foreign Minister Luis Paz said.", "Luis Paz"),
        ("According to Bolivian Foreign Minister Luis Paz, Peru met Chile.", "Luis Paz"),
        ("Peru met Chile.", None),
    ],
)
def test_sources(text: str, source: str | None, read: Read) -> None:
    assert claim_of(read(text), "meet").attributed_to == source


def test_no_word_says_two_things() -> None:
    """A governor, noun or modifier stands in one class; else the first would win unseen."""
    for table in ("governors", "nouns", "modifiers", "auxiliaries"):
        seen: dict[str, str] = {}
        for status, members in words("modality")[table].items():
            for word in members:
                assert seen.setdefault(word, status) == status, word


def test_particles_make_another_governor(read: Read) -> None:
    (parse,) = read("Peru looks forward to talks with Chile.")._.parses
    assert attribution.governor_key(parse, word_at(parse, "looks")) == "look_forward"
    (parse,) = read("Peru looks at talks with Chile.")._.parses
    assert attribution.governor_key(parse, word_at(parse, "looks")) == "look"
