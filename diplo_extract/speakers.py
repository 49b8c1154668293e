"""Stage 4, its second half: who speaks. Gives each quotation, letter, turn and reported clause its speaker.

A clause has the source of the innermost verb of saying above it ("X said that …", "…, X said"), else the one that
its sentence names ("according to X", "citing X"). Quoted words have the source of the tag behind them, else of their
clause, else of a tag before them, else of the words before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from diplo_extract import grammar
from diplo_extract.coreference import resolve_narrative
from diplo_extract.mentions import Actor, Letter, Mention, Parse, Quotation, Segments, Sentence, Turn
from diplo_extract.offices import classes_of, is_title_only
from diplo_extract.reference_words import lemma, reporting_set, word_set

TAG_REACH = 80
"""Characters between quoted words and the verb of saying that tags them."""
SALUTATION_REACH = 200
"""Characters at the start of a letter in which its address and salutation stand."""
_ADDRESS = re.compile(r"\b(?:Dear|Excellency|Excellencies|Majesty|Highness|Holiness|Honou?rable|H\.\s?E\.|To)\b")
_SPEECH_ENDS = tuple(",?!.…-—–")
_MARKS = " \t\n,.?!\"'”’»–—-"
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to have said so: the name to print, and the actor where it is one of the cast."""

    name: str | None
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Quoted words from `start` to `end` with their speaker and whom they address, each None where not clear."""

    start: int
    end: int
    source: Source
    addressee: Actor | None = None


NOBODY = Source(None)


@dataclass(frozen=True)
class Speakers:
    """Who speaks where in one article. `voices`: the shortest first; `sources`: sentence index -> one item a word."""

    voices: tuple[Voice, ...] = ()
    sources: Mapping[int, tuple[Source, ...]] = field(default_factory=dict)

    def speaker_at(self, offset: int) -> Actor | None:
        """The speaker or writer of the innermost quoted words at an offset; None in the reporter's own voice."""
        return next((v.source.actor for v in self.voices if v.start <= offset < v.end and v.source.name), None)

    def addressee_at(self, offset: int) -> Actor | None:
        """Whom the innermost quoted words at an offset address; None where that is not clear."""
        return next((v.addressee for v in self.voices if v.start <= offset < v.end and v.source.name), None)

    def source_at(self, sentence: int, word: int) -> tuple[str | None, Actor | None]:
        """Who is said to have said so, by sentence and word: name to print and actor, or Nones for the reporter."""
        found = self.sources.get(sentence, ())
        source = found[word] if word < len(found) else NOBODY
        return source.name, source.actor


def find_speakers(
    text: str, segments: Segments, parses: Sequence[Parse | None], mentions: Sequence[Mention]
) -> Speakers:
    """Who speaks in each quotation, letter, turn and reported clause. `parses`: one a sentence, None if not parsed."""
    cast = tuple(dict.fromkeys(a for m in mentions for a in m.actors))
    references = resolve_narrative(text, segments, parses, mentions, cast)
    return _Finder(text, segments, parses, mentions, references).find()


@cache
def _tag_verbs() -> frozenset[str]:
    return reporting_set("report_verbs") | reporting_set("quote_verbs")


class _Finder:
    """One article while its speakers are looked for; `find` is called once."""

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

    def find(self) -> Speakers:
        """The speakers of the article."""
        for index, parse in self.parses.items():
            if parse is not None:
                self.sources[index] = self._clause_sources(parse)
        voices = [self._letter(x) for x in self.segments.letters]
        voices += self._turns(self.segments.turns)
        voices += self._quotations(voices)
        voices.sort(key=lambda v: (v.end - v.start, v.start))
        return Speakers(tuple(voices), {i: tuple(self._spoken(i, found, voices)) for i, found in self.sources.items()})

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

    def _spoken(self, index: int, found: list[Source], voices: Sequence[Voice]) -> Iterator[Source]:
        """The sources of a sentence's words with the quotations: quoted words are their speaker's."""
        parse = self.parses[index]
        assert parse is not None  # noqa: S101  (only parsed sentences have sources)
        for word, source in zip(parse.words, found, strict=True):
            inner = next((v.source for v in voices if v.start <= word.start < v.end and v.source.name), None)
            yield inner or source

    # --- quotations -------------------------------------------------------------------------------------------------

    def _quotations(self, outer: Sequence[Voice]) -> list[Voice]:
        voices: list[Voice] = []
        for quotation in self.segments.quotations:
            if any(v.start < quotation.end and quotation.start < v.end for v in outer):
                continue
            voices.append(self._quotation(quotation, voices))
        return voices

    def _quotation(self, q: Quotation, before: Sequence[Voice]) -> Voice:
        around = [s for s in self.segments.sentences if s.start <= q.end and q.start <= s.end]
        if not around:
            return Voice(q.start, q.end, NOBODY)
        tag = self._tag(q, around)
        behind = tag is not None and tag[0].words[tag[1]].start >= q.end
        source = self._said_by(*tag) if tag and behind else self._governing(q, around)
        source = self._said_by(*tag) if tag and not source.name else source
        if not source.name:
            source = self._continued(q, around[0], before)
        addressee = self._addressee(around[0], source.actor, tag)
        return Voice(q.start, q.end, source, addressee if addressee != source.actor else None)

    def _tag(self, q: Quotation, around: Sequence[Sentence]) -> tuple[Parse, int] | None:
        """The verb of saying that tags quoted words: right behind one that ends as speech does, else before it."""
        behind = self._tag_verbs_in(around[-1])
        if self.text[q.end - 1 : q.end] in _SPEECH_ENDS or self.text[q.end + 1 : q.end + 2] == ",":
            for parse, verb in behind:
                words = [verb, *(grammar.subtree(parse, s)[0] for s in grammar.kids(parse, verb, "nsubj", "nsubjpass"))]
                first = min(parse.words[i].start for i in words)
                if first >= q.end and not self.text[q.end : first].strip(_MARKS):
                    return parse, verb
        opening = self._opening(around[0], q)
        before = [
            (p, v)
            for p, v in (*self._tag_verbs_in(around[0]), *opening)
            if q.start - 2 * TAG_REACH <= p.words[v].end <= q.start
        ]
        return before[-1] if before else None

    def _opening(self, sentence: Sentence, q: Quotation) -> list[tuple[Parse, int]]:
        """The verbs of a sentence that ends in a colon right before the quoted words."""
        previous = self.sentences.get(sentence.index - 1)
        if previous is None or q.start - sentence.start > 2 or not self.text[: previous.end].endswith(":"):
            return []
        return self._tag_verbs_in(previous)

    def _tag_verbs_in(self, sentence: Sentence) -> list[tuple[Parse, int]]:
        """The verbs of saying of a sentence that stand outside quotations and have a source."""
        parse = self.parses.get(sentence.index)
        verbs = [w for w in parse.words if lemma(w) in _tag_verbs() and grammar.is_verb(w)] if parse else []
        return [
            (parse, w.i)
            for w in verbs
            if parse and not self._inside(w.start) and self._source(parse, grammar.surface_subject(parse, w.i)).name
        ]

    def _inside(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.quoted)

    def _governing(self, q: Quotation, around: Sequence[Sentence]) -> Source:
        """The source of the clause in which the quoted words stand ("According to X, the president "reaffirmed" …")."""
        for sentence in around:
            parse = self.parses.get(sentence.index)
            first = (
                next((w for w in parse.words if q.start <= w.start < q.end and w.text.isalpha()), None)
                if parse
                else None
            )
            if first is not None:
                return self.sources[sentence.index][first.i]
        return NOBODY

    def _continued(self, q: Quotation, sentence: Sentence, before: Sequence[Voice]) -> Source:
        """Untagged: whoever spoke just before, where the words are a sentence of their own."""
        if q.start - sentence.start > 2:
            return NOBODY
        last = before[-1] if before else None
        previous = self.sentences.get(sentence.index - 1)
        if previous is None:
            return NOBODY
        if last and last.source.name and last.end >= previous.start - 1:
            return last.source
        parse = self.parses.get(previous.index)
        if parse is None or (previous.paragraph != sentence.paragraph and not self.text[: previous.end].endswith(":")):
            return NOBODY
        tags = [w.i for w in parse.words if lemma(w) in _tag_verbs() and grammar.is_verb(w)]
        for verb in tags:
            source = self._said_by(parse, verb)
            if source.actor and source.actor.kind == "person":
                return source
        return NOBODY

    def _addressee(self, sentence: Sentence, speaker: Actor | None, tag: tuple[Parse, int] | None) -> Actor | None:
        """Whom somebody tells it, else the only other person at the meeting just told of."""
        if tag:
            parse, verb = tag
            told = [*grammar.obj(parse, verb), *grammar.kids(parse, verb, "dative"), *grammar.behind(parse, verb, "to")]
            actor = self._one(parse, told)
            if actor:
                return actor if actor.kind in ("person", "state") else None
            if any(lemma(parse.words[i]) in reporting_set("audience_nouns") for i in told):
                return None
        if speaker is None:
            return None
        for back in range(4):
            other = self._met_with(speaker, sentence.index - back)
            if other:
                return other
        return None

    def _met_with(self, speaker: Actor, index: int) -> Actor | None:
        """The one whom the speaker meets in a sentence that joins the two by a word of contact."""
        parse = self.parses.get(index)
        contact = word_set("contact_verbs")
        if parse is None or parse.sentence.kind == "headline":
            return None
        for verb in (
            w.i for w in parse.words if lemma(w) in contact and grammar.is_verb(w) and not self._inside(w.start)
        ):
            sides = [
                *grammar.surface_subject(parse, verb),
                *grammar.obj(parse, verb),
                *grammar.behind(parse, verb, "with"),
            ]
            people = list(dict.fromkeys(a for i in sides for a in self._actors(parse, i) if a.kind == "person"))
            if len(people) == 2 and speaker in people:
                return people[1 - people.index(speaker)]
        return None

    # --- letters and transcripts ------------------------------------------------------------------------------------

    def _letter(self, letter: Letter) -> Voice:
        """The writer by signature or announcement ("X wrote to Y"); the addressee by salutation or announcement."""
        sender, recipient = self._announced(letter)
        signed = self._signed(letter)
        addressed = self._addressed(letter, signed or sender)
        writer = signed or sender
        if writer is not None and writer == addressed and sender != addressed:
            writer = sender
        reader = addressed or (recipient if recipient != writer else None)
        return Voice(letter.start, letter.end, Source(writer.name if writer else None, writer), reader)

    def _signed(self, letter: Letter) -> Actor | None:
        if letter.signature is None:
            return None
        start, end = letter.signature
        return next((m.actors[0] for m in self.mentions if m.start < end and start < m.end and m.actors), None)

    def _addressed(self, letter: Letter, writer: Actor | None) -> Actor | None:
        """The person of the address or salutation ("His Excellency Mr X", "Dear Mr President")."""
        opening = self.text[letter.start : letter.start + SALUTATION_REACH]
        if not _ADDRESS.search(opening):
            return None
        for mention in self.mentions:
            if not letter.start <= mention.start < letter.start + SALUTATION_REACH:
                continue
            line = self.text.rfind("\n", letter.start, mention.start) + 1 or letter.start
            lead = self.text[line : mention.end]
            if (
                mention.actors
                and mention.actors[0].kind == "person"
                and mention.actors[0] != writer
                and _ADDRESS.search(lead)
            ):
                return mention.actors[0]
        return None

    def _announced(self, letter: Letter) -> tuple[Actor | None, Actor | None]:
        """Sender and recipient as the sentences before the letter tell them."""
        before = [s for s in self.segments.sentences if s.end <= letter.start + 1][-4:]
        for sentence in reversed(before):
            parse = self.parses.get(sentence.index)
            pair = self._sent(parse) if parse else self._in_order(sentence)
            if pair != (None, None):
                return pair
        return None, None

    def _sent(self, parse: Parse) -> tuple[Actor | None, Actor | None]:
        for word in parse.words:
            if lemma(word) in reporting_set("sending_verbs") and grammar.is_verb(word):
                behind = grammar.behind(parse, word.i, "to")
                objects = grammar.obj(parse, word.i)
                behind += [n for o in objects for n in grammar.behind(parse, o, "to")]
                sender = self._one(parse, grammar.subject(parse, word.i))
                recipient = self._person(parse, [*behind, *grammar.kids(parse, word.i, "dative"), *objects])
                if sender and recipient and sender != recipient:
                    return sender, recipient
        for word in parse.words:
            if lemma(word) in reporting_set("letter_nouns") and word.tag.startswith("N"):
                pair = self._of_letter_noun(parse, word.i)
                if pair[0] and pair[0] != pair[1]:
                    return pair
        return None, None

    def _of_letter_noun(self, parse: Parse, noun: int) -> tuple[Actor | None, Actor | None]:
        """Reads "a letter from X to Y", "X's letter to Y", "X received a letter from Y"."""
        senders = [
            *grammar.possessor(parse, noun),
            *(n for p in ("from", "by", "of") for n in grammar.arm(parse, noun, p)),
        ]
        sender = self._person(parse, senders)
        recipient = self._person(parse, grammar.arm(parse, noun, "to"))
        verb = grammar.light_verb(parse, noun)
        if recipient is None and verb is not None and lemma(parse.words[verb]) in ("receive", "get"):
            recipient = self._person(parse, grammar.subject(parse, verb))
        return sender, recipient

    def _person(self, parse: Parse, indices: Sequence[int]) -> Actor | None:
        found = [a for i in indices for a in self._actors(parse, i)]
        return next((a for a in found if a.kind == "person"), found[0] if found else None)

    def _in_order(self, sentence: Sentence) -> tuple[Actor | None, Actor | None]:
        """In a sentence that was not parsed: "X … letter … to Y", by the order of the words."""
        words = self.text[sentence.start : sentence.end].lower()
        if not any(noun in words for noun in reporting_set("letter_nouns")):
            return None, None
        people = [
            m
            for m in self.mentions
            if sentence.start <= m.start < sentence.end and m.actors and m.actors[0].kind == "person"
        ]
        actors = list(dict.fromkeys(m.actors[0] for m in people))
        if len(actors) != 2 or " to " not in words[: people[-1].start - sentence.start]:
            return None, None
        return actors[0], actors[1]

    def _turns(self, turns: Sequence[Turn]) -> list[Voice]:
        """The turns of a transcript; two speakers who are both known speak to each other."""
        labels = [self._labelled(turn) for turn in turns]
        known = list(dict.fromkeys(a for a in labels if a))
        both = len(known) == 2 and None not in labels
        return [
            Voice(
                turn.start,
                turn.end,
                Source(actor.name if actor else self.text[slice(*turn.label)].strip().title(), actor),
                known[1 - known.index(actor)] if both and actor else None,
            )
            for turn, actor in zip(turns, labels, strict=True)
        ]

    def _labelled(self, turn: Turn) -> Actor | None:
        """The person of a label such as "PRESIDENT BIDEN" or "THE PRESIDENT"."""
        start, end = turn.label
        named = [m.actors[0] for m in self.mentions if m.start < end and start < m.end and len(m.actors) == 1]
        if named and named[0].kind == "person":
            return named[0]
        label = self.text[start:end].strip(" :.").lower()
        people = list(dict.fromkeys(a for m in self.mentions for a in m.actors if a.kind == "person"))
        same = [p for p in people if p.name.lower().split()[-1] == label.split()[-1]] if label else []
        if not same and is_title_only(label):
            same = [p for p in people if classes_of(label) & classes_of(p.title) - {"official", "leader", "diplomat"}]
        return same[0] if len(same) == 1 else None


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
