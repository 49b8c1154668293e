"""What the gate gives: which sentences of an article have to be looked at, and which of them opened it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diplo_extract.mentions import Segments


@dataclass(frozen=True, slots=True)
class Opening:
    """A sentence with all that some rule wants close to its trigger. `parties`: how many such an event has at least.

    `listed`: whom the listed names in it stand for, be it within the title of somebody ("ambassador to Peru").
    `unnamed`: one of its sides may stand there without a name: a pronoun, a treaty, the place where it was written.
    """

    sentence: int
    parties: int
    listed: frozenset[str]
    unnamed: bool


@dataclass(frozen=True)
class Gate:
    """What of an article has to be looked at; indices of its sentences, none where it tells no event.

    `telling` can tell an event, or how long one lasted; `signing` could tell that the article is the readout of a
    contact; `naming` are to be searched for names that stand in no table. `openings`: what opened it; `head`: where a
    readout tells what it is; `talk`: it is a transcript; `readout`: it may be one of a contact. `rest`: those kept out
    that are read all the same, behind the others, to see that nothing is lost.
    """

    telling: frozenset[int] = frozenset()
    signing: frozenset[int] = frozenset()
    naming: frozenset[int] = frozenset()
    openings: tuple[Opening, ...] = ()
    head: frozenset[int] = frozenset()
    talk: bool = False
    readout: bool = False
    whole: bool = False
    rest: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """False for an article that tells no event."""
        return bool(self.telling or self.signing or self.rest)

    def with_rest(self, segments: Segments) -> Gate:
        """The gate that keeps nothing out of an article with these segments."""
        every = frozenset(s.index for s in segments.sentences)
        return replace(self, rest=every - self.telling, whole=True)

    def without_rest(self) -> Gate:
        """The gate as it was found."""
        return replace(self, rest=frozenset(), whole=False)
