"""Stage 4, its second half: who speaks. Gives each quotation, letter, turn and reported clause its speaker.

A clause has the source of the innermost verb of saying above it ("X said that …", "…, X said"), else the one that
its sentence names ("according to X", "citing X"). Quoted words have the source of the tag behind them, else of their
clause, else of a tag before them, else of the words before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from diplo_extract import grammar
from diplo_extract.clause_sources import NOBODY, Source
from diplo_extract.coreference import resolve_narrative
from diplo_extract.joint_words import NOBODY as ALONE
from diplo_extract.joint_words import Joint, find_joint
from diplo_extract.letter_sources import LetterSources, Voice
from diplo_extract.mentions import NOWHERE, Actor, Home, Mention, Parse, Quotation, Segments, Sentence, Turn
from diplo_extract.monologues import find_monologue
from diplo_extract.offices import classes_of, is_title_only
from diplo_extract.reference_words import lemma, reporting_set, word_set
from diplo_extract.said_turns import SAYING
from diplo_extract.turns import ADDRESS, says_more

TAG_REACH = 80
"""Characters between quoted words and the verb of saying that tags them."""
_ANYONE = frozenset({"official", "leader", "diplomat"})
"""Classes of offices that tell no two people apart."""
_ADDRESSED = re.compile(r"^(?:mr|mrs|ms|madam|madame)\.? ")
_SPEECH_ENDS = tuple(",?!.…-—–")
_MARKS = " \t\n,.?!\"'”’»–—-"


@dataclass(frozen=True)
class Speakers:
    """Who speaks where in one article. `voices`: the shortest first; `sources`: sentence index -> one item a word.

    `narrative`: the references that were read to find them, those of the article where it quotes nobody. `joint`: from
    where on the page prints the words of several.
    """

    voices: tuple[Voice, ...] = ()
    sources: Mapping[int, tuple[Source, ...]] = field(default_factory=dict)
    narrative: tuple[Mention, ...] = ()
    joint: Joint = ALONE

    @property
    def quotes_nobody(self) -> bool:
        """True where no quoted words, letter or turn has a known speaker, nor the page several."""
        return not self.joint[1] and not any(voice.source.name for voice in self.voices)

    def speaker_at(self, offset: int) -> Actor | None:
        """The speaker or writer of the innermost quoted words at an offset; None in the reporter's own voice."""
        return next((v.source.actor for v in self.voices if v.start <= offset < v.end and v.source.name), None)

    def addressee_at(self, offset: int, *, sure: bool = False) -> Actor | None:
        """Whom the innermost quoted words at an offset address; None where that is not clear, or not `sure`."""
        voice = next((v for v in self.voices if v.start <= offset < v.end and v.source.name), None)
        return None if voice is None or (sure and voice.guessed) else voice.addressee

    def together_at(self, offset: int) -> tuple[Actor, ...]:
        """Whose joint words stand at an offset, outside what is quoted; empty where nobody's do."""
        quoted = any(v.start <= offset < v.end for v in self.voices)
        return () if quoted or offset < self.joint[0] else self.joint[1]

    def source_at(self, sentence: int, word: int) -> tuple[str | None, Actor | None]:
        """Who is said to have said so, by sentence and word: name to print and actor, or Nones for the reporter."""
        found = self.sources.get(sentence, ())
        source = found[word] if word < len(found) else NOBODY
        return source.name, source.actor


def find_speakers(
    text: str,
    segments: Segments,
    parses: Sequence[Parse | None],
    mentions: Sequence[Mention],
    home: Home = NOWHERE,
) -> Speakers:
    """Who speaks in each quotation, letter, turn and reported clause. `parses`: one a sentence, None if not parsed."""
    cast = tuple(dict.fromkeys(a for m in mentions for a in m.actors))
    references = resolve_narrative(text, segments, parses, mentions, cast, home)
    return replace(_Finder(text, segments, parses, mentions, references).find(home), narrative=references)


@cache
def _tag_verbs() -> frozenset[str]:
    return reporting_set("report_verbs") | reporting_set("quote_verbs")


class _Finder(LetterSources):
    """One article while its speakers are looked for; `find` is called once."""

    def find(self, home: Home) -> Speakers:
        """The speakers of the article."""
        for index, parse in self.parses.items():
            if parse is not None:
                self.sources[index] = self._clause_sources(parse)
        voices = [self.letter(x) for x in self.segments.letters]
        voices += self._turns(self.segments.turns)
        voices += self._quotations(voices)
        speech = find_monologue(self.text, self.segments, self.mentions, home)
        if speech is not None:
            voices.append(Voice(speech[0], speech[1], Source(speech[2].name, speech[2])))
        voices.sort(key=lambda v: (v.end - v.start, v.start))
        sources = {i: tuple(self._spoken(i, found, voices)) for i, found in self.sources.items()}
        return Speakers(tuple(voices), sources, joint=find_joint(self.text, self.segments, self.mentions))

    def _spoken(self, index: int, found: list[Source], voices: Sequence[Voice]) -> Iterator[Source]:
        """The sources of a sentence's words with the quotations: quoted words are their speaker's."""
        parse = self.parses[index]
        assert parse is not None  # noqa: S101  (only parsed sentences have sources)
        near = [v for v in voices if v.start < parse.sentence.end and parse.sentence.start < v.end and v.source.name]
        for word, source in zip(parse.words, found, strict=True):
            inner = next((v.source for v in near if v.start <= word.start < v.end), None)
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
        addressee, guessed = self._addressee(around[0], source.actor, tag)
        return Voice(q.start, q.end, source, addressee if addressee != source.actor else None, guessed)

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

    def _addressee(
        self, sentence: Sentence, speaker: Actor | None, tag: tuple[Parse, int] | None
    ) -> tuple[Actor | None, bool]:
        """Whom somebody tells it, else, guessed, the only other person at the meeting just told of."""
        if tag:
            parse, verb = tag
            told = [*grammar.obj(parse, verb), *grammar.kids(parse, verb, "dative"), *grammar.behind(parse, verb, "to")]
            actor = self._one(parse, told)
            if actor:
                return (actor if actor.kind in ("person", "state") else None), False
            if any(lemma(parse.words[i]) in reporting_set("audience_nouns") for i in told):
                return None, False
        met = (self._met_with(speaker, sentence.index - back) for back in range(4)) if speaker else ()
        return next((other for other in met if other), None), True

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

    # --- transcripts ------------------------------------------------------------------------------------------------

    def _turns(self, turns: Sequence[Turn]) -> list[Voice]:
        """The turns of a transcript; two speakers who are both known speak to each other."""
        labels = [self._labelled(turn) for turn in turns]
        asked = [i for i, turn in enumerate(turns) if labels[i] is None and self._asks(turn)]
        statements = asked[0] if asked else len(turns)  # what is said behind is said to the press
        known = list(dict.fromkeys(a for a in labels if a))
        both = len(known) == 2 and None not in labels[:statements]
        return [
            Voice(
                turn.start,
                turn.end,
                Source(actor.name if actor else self.text[slice(*turn.label)].strip().title(), actor),
                known[1 - known.index(actor)]
                if both and actor and i < statements and says_more(self.text, turn)
                else self._called(turn, actor),
            )
            for i, (turn, actor) in enumerate(zip(turns, labels, strict=True))
        ]

    def _called(self, turn: Turn, speaker: Actor | None) -> Actor | None:
        """Whom the first words of a turn address by name: "Mr Moe, thank you for coming"."""
        address = ADDRESS.match(self.text, turn.start)
        if address is None or speaker is None:
            return None
        named = [m.actors[0] for m in self.mentions if turn.start <= m.start < address.end() and len(m.actors) == 1]
        return named[0] if len(named) == 1 and named[0].kind == "person" and named[0] != speaker else None

    def _asks(self, turn: Turn) -> bool:
        """True for the turn of a reporter: "Q", "REPORTER", "JOURNALIST"."""
        label = self.text[slice(*turn.label)].strip(" :.").lower().split()
        return bool(label) and (label[-1] in ("q", "question") or label[-1] in reporting_set("audience_nouns"))

    @cached_property
    def _named_speakers(self) -> frozenset[Actor]:
        """Whom labels name: a bare "PRIME MINISTER" beside "PRIME MINISTER ROE" is somebody else."""
        spans = [turn.label for turn in self.segments.turns]
        told = (m for m in self.mentions if any(m.start < end and start < m.end for start, end in spans))
        return frozenset(m.actors[0] for m in told if m.form == "name" and len(m.actors) == 1)

    def _labelled(self, turn: Turn) -> Actor | None:
        """The person of a label such as "PRESIDENT BIDEN" or "THE PRESIDENT"."""
        start, end = turn.label
        named = [m.actors[0] for m in self.mentions if m.start < end and start < m.end and len(m.actors) == 1]
        bare = self.text[start:end].lower().removeprefix("the ").strip(" :.")
        if SAYING.match(self.text[end:].split("\n", 1)[0]):  # "The head of state said:"
            told = [m.actors[0] for at in range(start, end) if (m := self.references.get(at)) and len(m.actors) == 1]
            return next((a for a in (*named, *told) if a.kind == "person"), None)
        if named and named[0].kind == "person" and not named[0].name.lower().endswith(f" {bare}"):
            return named[0]  # but "THE PRESIDENT" is none of those only spoken of, "the Finnish president"
        label = _ADDRESSED.sub("", self.text[start:end].strip(" :.").lower())
        people = list(dict.fromkeys(a for m in self.mentions for a in m.actors if a.kind == "person"))
        titled = is_title_only(label)
        if titled:  # "THE PRESIDENT" is not "the Finnish president" who is spoken of
            people = [p for p in people if not is_title_only(p.name.lower())]
        same = [p for p in people if p.name.lower().split()[-1] == label.split()[-1]] if label else []
        if not same and titled:
            same = [p for p in people if classes_of(label) & classes_of(p.title) - _ANYONE]
        if len(same) > 1:  # "MR. PRESIDENT" of several presidents spoken of is the one announced above
            first = self.segments.turns[0].label[0]
            announced = {a for m in self.mentions if m.end <= first for a in m.actors}
            same = [p for p in same if p in announced]
        if len(same) > 1 and titled:
            same = [p for p in same if p not in self._named_speakers]
        return same[0] if len(same) == 1 else None
