"""Stage 4, beside speakers: the source of reported clauses, "X said that …", "…, according to X", by grammar alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplo_extract import grammar
from diplo_extract.mentions import Actor, Mention, Parse, Segments
from diplo_extract.reference_words import lemma, reporting_set

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to have said so: the name to print, and the actor where it is one of the cast."""

    name: str | None
    actor: Actor | None = None


NOBODY = Source(None)


class ClauseSources:
    """One article while the sources of its clauses are looked for."""

    def __init__(
        self,
        text: str,
        segments: Segments,
        parses: Sequence[Parse | None],
        mentions: Sequence[Mention],
        references: Sequence[Mention],
    ) -> None:
        self.text, self.segments, self.mentions = text, segments, mentions
        self.parses = {s.index: p for s, p in zip(segments.sentences, parses, strict=False)}
        self.sentences = {s.index: s for s in segments.sentences}
        self.references = _by_offset(references)
        self.sources: dict[int, list[Source]] = {}
        self.quoted = [(q.start, q.end) for q in segments.quotations]

    # --- who a word is ----------------------------------------------------------------------------------------------

    def _actors(self, parse: Parse, i: int) -> tuple[Actor, ...]:
        word = parse.words[i]
        reference = self.references.get(word.start)
        if reference and reference.end >= word.end:
            return reference.actors
        return word.mention.actors if word.mention else ()

    def _one(self, parse: Parse, indices: Sequence[int]) -> Actor | None:
        actors = list(dict.fromkeys(a for i in indices for a in self._actors(parse, i)))
        return actors[0] if len(actors) == 1 else None

    def _source(self, parse: Parse, indices: Sequence[int]) -> Source:
        """The source that some words name: an actor, or the phrase itself for somebody unnamed."""
        for i in indices:
            actors = self._actors(parse, i)
            if actors:
                return Source(actors[0].name, actors[0])
            word = parse.words[i]
            if not word.tag.startswith("N") and word.mention is None:
                continue
            if lemma(word) in reporting_set("document_nouns"):
                author = self._author(parse, i)
                if author.name:
                    return author
            return Source(self._phrase(parse, i))
        return NOBODY

    def _author(self, parse: Parse, i: int) -> Source:
        owners = [*grammar.possessor(parse, i), *(n for p in ("by", "from", "of") for n in grammar.behind(parse, i, p))]
        return self._source(parse, [n for n in owners if n != i])

    def _phrase(self, parse: Parse, i: int) -> str:
        """A noun with what modifies it on the left, without "the": "a senior official", "Foreign Ministry"."""
        left = [c for c in parse.children[i] if c < i and parse.words[c].dep in (*grammar.MODIFIERS, "det")]
        first = min([i, *(grammar.subtree(parse, c)[0] for c in left)])
        if parse.words[first].text.lower() == "the":
            first += 1
        return _SPACE.sub(" ", self.text[parse.words[first].start : parse.words[i].end])

    # --- reported clauses -------------------------------------------------------------------------------------------

    def _clause_sources(self, parse: Parse) -> list[Source]:
        """The source of each word but for quotations: the sentence's own, then those of its verbs inwards."""
        found = [NOBODY] * len(parse.words)
        for start, indices in sorted(self._sentence_sources(parse), key=lambda pair: pair[0]):
            source = self._source(parse, indices)
            if source.name:
                found = [source if not old.name else old for old in found]
                found[start] = NOBODY
        verbs = [w.i for w in parse.words if lemma(w) in reporting_set("report_verbs") and grammar.is_verb(w)]
        for verb in sorted(verbs, key=lambda v: (sum(1 for _ in grammar.ancestors(parse, v)), v)):
            source = self._said_by(parse, verb)
            if source.name:
                for i in self._reported(parse, verb):
                    found[i] = source
        return found

    def _sentence_sources(self, parse: Parse) -> Iterator[tuple[int, list[int]]]:
        """Reads "according to X", "citing X", "as reported by X": the word that announces it and the words of X."""
        lows = [w.text.lower() for w in parse.words]
        for i, low in enumerate(lows):
            if low == "according" and i + 2 < len(lows) and lows[i + 1] == "to":
                behind = grammar.behind(parse, i, "to") or grammar.kids(parse, i + 1, "pobj")
                yield i, behind or [self._next_name(parse, i + 2)]
            elif parse.words[i].tag == "VBG" and lemma(parse.words[i]) in reporting_set("citing_verbs"):
                yield i, grammar.kids(parse, i, "dobj")
            elif (
                low == "as"
                and i + 2 < len(lows)
                and lows[i + 2] == "by"
                and lemma(parse.words[i + 1]) in reporting_set("as_verbs")
            ):
                yield i, grammar.agent(parse, i + 1) or grammar.kids(parse, i + 2, "pobj")

    def _next_name(self, parse: Parse, i: int) -> int:
        return next((j for j in range(i, min(i + 6, len(parse.words))) if parse.words[j].mention), i)

    def _said_by(self, parse: Parse, verb: int) -> Source:
        """The source of a verb of saying: its subject, or whom an agency or paper cites."""
        source = self._source(parse, grammar.surface_subject(parse, verb))
        if source.name is None or (source.actor and source.actor.kind == "person"):
            return source
        for word in parse.words:
            if word.tag == "VBG" and lemma(word) in reporting_set("citing_verbs") and not self._inside(word.start):
                cited = self._source(parse, grammar.kids(parse, word.i, "dobj"))
                return cited if cited.name else source
        return source

    def _reported(self, parse: Parse, verb: int) -> set[int]:
        """The words whose content the verb of saying reports."""
        word = parse.words[verb]
        found: set[int] = set()
        for child in grammar.kids(parse, verb, "ccomp", "parataxis"):
            if not any(
                lemma(parse.words[c]) in reporting_set("report_verbs")
                for c in (child,)
                if parse.words[child].dep == "parataxis"
            ):
                found |= _below(parse, child)
        marked = any(parse.words[c].text.lower() == "as" for c in parse.children[verb])
        if word.dep == "parataxis" or (word.dep == "advcl" and marked):
            found |= _below(parse, word.head) - _below(parse, verb)
        return found

    def _inside(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.quoted)


def _below(parse: Parse, i: int) -> set[int]:
    """Word i and all words under it."""
    found, waiting = set(), [i]
    while waiting:
        at = waiting.pop()
        if at not in found:
            found.add(at)
            waiting += parse.children[at]
    return found


def _by_offset(references: Sequence[Mention]) -> dict[int, Mention]:
    """Each word's start inside a reference -> the reference; the shortest wins."""
    found: dict[int, Mention] = {}
    for mention in sorted(references, key=lambda m: m.start - m.end):
        for offset in range(mention.start, mention.end):
            found[offset] = mention
    return found
