"""Stage 6, its end: those who presented their papers, where the sentence only counts them and a list has their names.

"Three envoys presented their credentials to the Arcadian king: Ana Roe (Utopia), …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplo_extract.arguments.parties import Scene
from diplo_extract.mentions import Actor, Filler, Frame, Parse, Word

CEREMONIES = frozenset({"appoint.credentials", "appoint.presentation"})
"""Rules of papers that envoys present: what is told beside a name is who sent him, not his post."""


def with_envoys(scene: Scene, parse: Parse, frame: Frame) -> Frame:
    """The frame with the envoys of the list behind a colon, each with his state.

    The frame as it is where it has an envoy, or no list follows.
    """
    if frame.trigger.rule not in CEREMONIES or any(f.role == "envoy" for f in frame.fillers):
        return frame
    hosts = {f.actor.country for f in frame.fillers if f.role == "host"}
    people = [a for a in _behind_colon(parse) if a[1].country not in (None, *hosts)]
    states = [(w, scene.states.get(a.country or "")) for w, a in people]
    if not people or not hosts:
        return frame
    envoys = tuple(Filler("envoy", a, w.start, w.end, "list") for w, a in people)
    senders = tuple(Filler("sender", s, w.start, w.end, "list") for w, s in states if s is not None)
    return replace(frame, fillers=(*senders, *envoys, *frame.fillers))


def _behind_colon(parse: Parse) -> list[tuple[Word, Actor]]:
    colons = [w.i for w in parse.words if w.text == ":"]
    return list(_people(parse.words[colons[0] :])) if len(colons) == 1 else []


def _people(words: Sequence[Word]) -> Iterator[tuple[Word, Actor]]:
    for word in words:
        for actor in word.mention.actors if word.mention is not None else ():
            if actor.kind == "person" and word.mention is not None and word.mention.form == "name":
                yield word, actor
