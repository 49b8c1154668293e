"""Stage 6, its end: of several who are named envoys in one sentence each has his own post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from diplo_extract.arguments.envoys import CEREMONIES, with_envoys
from diplo_extract.arguments.parties import Party, Scene, word_set
from diplo_extract.mentions import Filler, Frame, Parse, Word

_NEAR = 7
"""Words behind an office among which its post stands: "ambassador extraordinary and plenipotentiary to the Congo"."""


def each_nominee(scene: Scene, parse: Parse, frame: Frame) -> list[Frame]:
    """A frame for each of the people named with their posts: "named A ambassador to Peru, B to Chile and C to Fiji".

    The frame as it is where fewer than two of them stand with a post.
    """
    if frame.trigger.rule in CEREMONIES:
        return [with_envoys(scene, parse, frame)]
    people = [w for w in parse.words if w.i > frame.trigger.head and _is_person(w)]
    if frame.trigger.type != "appoint" or len(people) < 2:
        return [frame]
    stops = [*(w.i for w in people[1:]), len(parse.words)]
    listed = any(w.lemma in word_set("posts") for w in parse.words[: people[0].i])
    posts = [_post_of(scene, parse, w, stop, listed=listed) for w, stop in zip(people, stops, strict=True)]
    if sum(post is not None for post in posts) < 2:
        return [frame]
    kept = tuple(f for f in frame.fillers if f.role == "sender")
    return [
        replace(frame, fillers=(*kept, _filler("envoy", _party(w)), _filler("host", post)))
        for w, post in zip(people, posts, strict=True)
        if post is not None
    ]


def _is_person(word: Word) -> bool:
    mention = word.mention
    return mention is not None and mention.form == "name" and [a.kind for a in mention.actors] == ["person"]


def _party(word: Word) -> Party:
    actor = word.mention.actors[0]  # type: ignore[union-attr]
    return Party(actor, word.i, word.start, word.end)


def _filler(role: str, party: Party) -> Filler:
    return Filler(role, party.actor, party.start, party.end, "list")


def _post_of(scene: Scene, parse: Parse, person: Word, stop: int, *, listed: bool) -> Party | None:
    """Where somebody is posted, told between his name and the next; `listed`: the offices are told before the names."""
    inside = [_told(scene, word) for word in (person, *parse.words[person.i + 1 : stop])]
    if any(inside):
        return next(p for p in inside if p is not None)
    for word in parse.words[person.i + 1 : stop]:
        if word.lemma in word_set("posts"):
            return _first_place(parse.words[word.i + 1 : min(word.i + 1 + _NEAR, stop)])
    behind = parse.words[person.i + 1 : min(person.i + 4, stop)]
    return _first_place(behind) if listed and behind and behind[0].text in (",", "(", "-", "to") else None


def _told(scene: Scene, word: Word) -> Party | None:
    """The post told within a name's own words: "Ana Soto, ambassador to Peru", "Ghana's envoy to the AU"."""
    found = _posted().search(word.text) if word.mention is not None else None
    actor = scene.named(found[1]) if found else None
    return Party(actor, word.i, word.start, word.end) if actor is not None else None


@cache
def _posted() -> re.Pattern[str]:
    offices = "|".join(sorted(word_set("posts")))
    return re.compile(rf"\b(?:{offices})\b[^,;]*? (?:to|in|for) (?:the )?([^\W\d_][^,;]*)", re.IGNORECASE)


def _first_place(words: Sequence[Word]) -> Party | None:
    return next(_places(words), None)


def _places(words: Sequence[Word]) -> Iterator[Party]:
    for word in words:
        for actor in word.mention.actors if word.mention is not None else ():
            if actor.kind in ("state", "organization"):
                yield Party(actor, word.i, word.start, word.end)
