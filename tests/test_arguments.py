"""Stage 6: who stands in which role, what it is about, and what is no frame at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from spacy.tokens import Doc

from diplo_extract.arguments import LONGEST_TOPIC, each_way, light_verbs, without_doubles
from diplo_extract.arguments.topics import cut
from diplo_extract.mentions import Actor, Filler, Frame, Trigger
from diplo_extract.rules import load_rules

Read = Callable[[str], Doc]


def roles(doc: Doc, type_: str) -> Mapping[str, list[str]]:
    """Role -> names, of the first frame of a type; an aide has a "~" before his name. Empty where there is no frame."""
    found: dict[str, list[str]] = {}
    for frame in doc._.frames:
        if frame.trigger.type == type_:
            for f in frame.fillers:
                found.setdefault(f.role, []).append(f.actor.name if f.core else f"~{f.actor.name}")
            return found
    return found


@pytest.mark.parametrize(
    ("text", "type_", "who"),
    [
        # the forms of a verb
        ("Peru invited Chile to talks.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        ("Chile was invited by Peru.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        ("Peru submitted to its Pacific Union partners a proposal on aid.", "propose", {"proposer": ["Peru"], "addressee": ["Pacific Union partners"]}),
        ("The summit, which Peru boycotted, was attended by the presidents of Chile and Ghana.", "meet", {"participant": ["Chilean President", "Ghanaian President"]}),
        ("The Peruvian president met a Chilean delegation, headed by Minister Ana Vidal, in Lima.", "meet", {"participant": ["Peruvian President", "Chilean delegation", "~Ana Vidal"]}),
        ("The Peruvian president met a Chilean delegation in a hall built by Ana Vidal.", "meet", {"participant": ["Peruvian President", "Chilean delegation"]}),
        ("Peru invited its Chilean friends to Lima.", "invite", {"inviter": ["Peru"], "invitee": ["Chilean friends"]}),
        ("The Peruvian president met the Chilean president face-to-face.", "meet", {"participant": ["Peruvian President", "Chilean President"]}),
        ("The presidents of Peru and Chile had one round of one-on-one talks.", "meet", {"participant": ["Peruvian President", "Chilean President"]}),
        ("The Chilean opposition met on Monday with the Peruvian president.", "meet", {"participant": ["Chilean opposition", "Peruvian President"]}),
        ("The Peruvian minister chaired last week's conference of Pacific ministers.", "meet", {"participant": ["Peruvian Minister", "~conference of Pacific ministers"]}),
        ("Chile was invited to Lima.", "invite", {"invitee": ["Chile"]}),
        ("Peru wants to invite Chile.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        ("Peru extended an invitation to Chile.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        ("Chile was invited to a summit that Peru will host.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        ("Peru will host a forum, to which Chile was invited.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        ("Chile was invited to a summit in Peru.", "invite", {"inviter": None, "invitee": ["Chile"]}),
        ("Chile received an invitation from Peru.", "invite", {"inviter": ["Peru"], "invitee": ["Chile"]}),
        # symmetric types
        ("Peru met Chile.", "meet", {"participant": ["Peru", "Chile"]}),
        ("Peru, Chile and Bolivia met.", "meet", {"participant": ["Peru", "Chile", "Bolivia"]}),
        ("Peru met with Chile and Bolivia.", "meet", {"participant": ["Peru", "Chile", "Bolivia"]}),
        ("Talks between Peru and Chile were held.", "meet", {"participant": ["Peru", "Chile"]}),
        ("Peru held talks with Chile.", "meet", {"participant": ["Peru", "Chile"]}),
        ("Peru received Chilean Foreign Minister Rosa Vidal.", "meet", {"participant": ["Peru", "Rosa Vidal"]}),
        ("Peru and Chile signed an agreement.", "agree", {"party": ["Peru", "Chile"]}),
        ("An agreement was signed between Peru and Chile.", "agree", {"party": ["Peru", "Chile"]}),
        # places that stand for states
        ("Peruvian President Carlos Soto visited Santiago.", "visit", {"visitor": ["Carlos Soto"], "host": ["Chile"]}),
        ("Peruvian President Carlos Soto arrived in Chile.", "visit", {"visitor": ["Carlos Soto"], "host": ["Chile"]}),
        ("The visit of Peruvian President Carlos Soto to Chile ended.", "visit", {"visitor": ["Carlos Soto"], "host": ["Chile"]}),
        # pronouns and offices
        (
            "Peruvian President Carlos Soto flew home. He thanked Chilean Foreign Minister Rosa Vidal.",
            "thank", {"speaker": ["Carlos Soto"], "addressee": ["Rosa Vidal"]},
        ),
        # people of a state, told by their kind
        ("A delegation of Chilean senators met Peruvian President Carlos Soto.", "meet", {"participant": ["delegation of Chilean senators", "Carlos Soto"]}),
        ("The ASEAN foreign ministers, Ana Ruiz and Juan Soto, met Carlos Soto.", "meet", {"participant": ["Ana Ruiz", "Juan Soto", "Carlos Soto"]}),
        ("Two EU leaders, including Ana Ruiz, met Carlos Soto.", "meet", {"participant": ["EU leaders", "Ana Ruiz", "Carlos Soto"]}),
        ("A Chilean mission led by Ana Ruiz met Carlos Soto.", "meet", {"participant": ["Chilean mission", "Carlos Soto", "~Ana Ruiz"]}),
        ("A Chilean delegation met Peruvian President Carlos Soto.", "meet", {"participant": ["Chilean delegation", "Carlos Soto"]}),
        ("States that signed the agreement include Peru and Chile.", "agree", {"party": ["Peru", "Chile"]}),
        ("Among the states that met on Monday were Peru and Chile.", "meet", {"participant": ["Peru", "Chile"]}),
        (
            "World leaders, including Peruvian President Carlos Soto and Chilean Foreign Minister Rosa Vidal, thanked Norway.",
            "thank", {"speaker": ["Carlos Soto", "Rosa Vidal"], "addressee": ["Norway"]},
        ),
        ("Peru and Chile have been mediating between Norway and Sweden for months.", "mediate", {"mediator": ["Peru", "Chile"]}),
        ("Kenya met Ana Ruiz, president of Peru; Carlos Soto, president of Chile; and Joao Silva, president of Brazil.", "meet",
         {"participant": ["Kenya", "Ana Ruiz", "Carlos Soto", "Joao Silva"]}),
        ("Peru praised the Uruguay round of talks between Chile and Kenya.", "meet", {"participant": ["Chile", "Kenya"]}),
        ("Kenya left for talks with Peru and Chile.", "meet", {"participant": ["Kenya", "Peru", "Chile"]}),
        # directed courtesies and steps
        ("Peru thanked Chile for its help.", "thank", {"speaker": ["Peru"], "addressee": ["Chile"]}),
        ("Peru expelled two Chilean diplomats.", "expel", {"expeller": ["Peru"]}),
        ("Peru joined the Southern Sea Union.", "join", {"member": ["Peru"], "organization": ["Southern Sea Union"]}),
        ("Peru recognized Kosovo.", "recognize", {"recognizer": ["Peru"], "recognized": ["Kosovo"]}),
        # what is no event
        ("Peru met its deadline.", "meet", {}),
        ("The minister met expectations.", "meet", {}),
        ("Peru invited comment.", "invite", {}),
        ("The club signed a player.", "agree", {}),
        ("Talks were held.", "meet", {}),
    ],
)  # fmt: skip
def test_roles(text: str, type_: str, who: Mapping[str, list[str]], read: Read) -> None:
    found = roles(read(text), type_)
    assert {role: found.get(role) for role in who} == who
    assert bool(found) == bool(who)


@pytest.mark.parametrize(
    ("text", "type_", "topic"),
    [
        ("Peru invited Chile to join the fisheries council.", "invite", "join the fisheries council"),
        ("Peru held talks with Chile on fisheries and trade.", "meet", "fisheries and trade"),
        ("Peru thanked Chile for its help after the flood.", "thank", "its help after the flood"),
        ("Peru congratulated Chilean President Luis Mora on his re-election.", "congratulate", "his re-election"),
        ("Chile was offered talks on fisheries by Peru.", "propose", "talks on fisheries by Peru"),
        ("Peru met Chile.", "meet", None),
    ],
)
def test_topics(text: str, type_: str, topic: str | None, read: Read) -> None:
    frame = next(f for f in read(text)._.frames if f.trigger.type == type_)
    assert frame.topic == topic


def test_topics_are_one_short_line() -> None:
    assert cut(' the "border,\n and  trade", ') == 'the "border, and trade'
    long = cut("trade and " * 60)
    assert len(long) <= LONGEST_TOPIC
    assert long.endswith(("trade", "and"))


def test_grades_fall_with_repairs(read: Read) -> None:
    def grade(text: str) -> float:
        return float(read(text)._.frames[0].grade)

    assert grade("Peru met Chile.") == 0.95
    assert grade("Talks between Peru and Chile were held.") < 0.95
    assert all(
        0.5 <= f.grade <= 1 for t in ("Peru met Chile.", "Russian-Ukrainian talks were held.") for f in read(t)._.frames
    )


def filler(role: str, name: str) -> Filler:
    return Filler(role, Actor("state", name), 0, 1, "subj")


def test_an_exchange_is_one_frame_each_way(read: Read) -> None:
    doc = read("Peru and Chile exchanged letters.")
    who = [{f.role: f.actor.name for f in frame.fillers} for frame in doc._.frames if frame.trigger.type == "letter"]
    assert who == [{"sender": "Peru", "recipient": "Chile"}, {"sender": "Chile", "recipient": "Peru"}]


def test_other_frames_stay_one(read: Read) -> None:
    (parse,) = read("Peru thanked Chile.")._.parses
    frame = Frame(
        Trigger("thank.verb", "thank", 0, 1, 5, 12), (filler("speaker", "Peru"), filler("addressee", "Chile"))
    )
    assert each_way(parse, frame, load_rules().types["thank"]) == [frame]


def test_a_briefing_on_a_visit_is_no_visit(read: Read) -> None:
    doc = read("Chilean Foreign Minister Rosa Vidal flew to Peru and was briefed on the visit of the pope.")
    assert [f.fillers[0].actor.name for f in doc._.frames if f.trigger.rule == "visit.noun"] == ["Pope"]


def test_a_call_is_no_meeting() -> None:
    call, meet = (Frame(Trigger("x", kind, 0, 3, 10, 14), ()) for kind in ("call", "meet"))
    elsewhere = Frame(Trigger("x", "meet", 0, 6, 30, 34), ())
    assert without_doubles([call, meet, elsewhere]) == [call, elsewhere]
    assert without_doubles([meet]) == [meet]


def test_a_summit_that_somebody_attends_is_one_party(read: Read) -> None:
    (frame,) = read("Peruvian President Carlos Soto will attend the G7 summit in Canada.")._.frames
    assert [f.actor.name for f in frame.fillers] == ["Carlos Soto", "G7"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("At the ASEAN Summit, Peru met Chile.", 1),
        ("At the ASEAN Summit in Lima, the leaders of Peru and Chile met.", 1),
        ("Peru met Chile at the ASEAN Summit.", 1),
        ("At talks with Bolivia, Peru said that it had met Chile.", 2),
    ],
)
def test_what_is_done_at_a_summit_is_told_once(text: str, count: int, read: Read) -> None:
    assert len([frame for frame in read(text)._.frames if frame.trigger.type == "meet"]) == count


def test_a_summit_named_by_its_sides_is_between_them(read: Read) -> None:
    frame = read("Peruvian President Carlos Soto will attend the ASEAN-Peru summit in Lima.")._.frames[0]
    assert [(f.actor.name, f.core) for f in frame.fillers] == [("Carlos Soto", True), ("ASEAN", True), ("Peru", True)]


def test_a_bare_summit_is_the_one_told_before(read: Read) -> None:
    frames = read("Canada will host the G7 summit. Peruvian President Carlos Soto will attend the summit.")._.frames
    assert [f.actor.name for f in frames[-1].fillers] == ["Carlos Soto", "G7"]


def test_a_summit_by_video_is_a_call_and_no_meeting(read: Read) -> None:
    frames = read("Peruvian President Carlos Soto took part in the G7 Summit by video link.")._.frames
    assert [(f.trigger.type, [x.actor.name for x in f.fillers]) for f in frames] == [("call", ["Carlos Soto", "G7"])]


def test_who_is_accused_of_something_does_it(read: Read) -> None:
    frames = read("Peru accused Chile of meeting secretly with Bolivia.")._.frames
    (frame,) = [f for f in frames if f.trigger.type == "meet"]
    assert [f.actor.country for f in frame.fillers] == ["CHL", "BOL"]


def test_nobody_stands_in_two_roles(read: Read) -> None:
    texts = (
        "Peru invited Peru.",
        "Peru met Peru and Chile.",
        "Chile and Peru thanked Chile.",
        "Peru's visit to Peru ended.",
    )
    for text in texts:
        for frame in read(text)._.frames:
            actors = [f.actor for f in frame.fillers]
            assert len(actors) == len(set(actors)), text


def test_fillers_say_which_words_put_them_there(read: Read) -> None:
    text = "Peruvian President Carlos Soto met the Chilean delegation in Lima, and he thanked Bolivia."
    for frame in read(text)._.frames:
        for f in frame.fillers:
            assert 0 <= f.start < f.end <= len(text)
            assert f.role in load_rules().types[frame.trigger.type].roles


def test_light_verbs_are_verbs_of_one_class_or_more() -> None:
    assert {"hold", "pay", "receive"} <= {verb for verbs in light_verbs().values() for verb in verbs}
