"""Stage 4, who writes: the writer of each printed letter and whom it is for. speakers.py asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diplo_extract import grammar
from diplo_extract.clause_sources import ClauseSources, Source
from diplo_extract.mentions import Actor, Letter, Parse, Sentence
from diplo_extract.reference_words import lemma, reporting_set

SALUTATION_REACH = 200
"""Characters at the start of a letter in which its address and salutation stand."""
_ADDRESS = re.compile(r"\b(?:Dear|Excellency|Excellencies|Majesty|Highness|Holiness|Honou?rable|H\.\s?E\.|To)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Quoted words from `start` to `end` with their speaker and whom they address, each None where not clear.

    `guessed`: the addressee is only the one with whom the speaker has met, who may as well be spoken of to others.
    """

    start: int
    end: int
    source: Source
    addressee: Actor | None = None
    guessed: bool = False


class LetterSources(ClauseSources):
    """One article while the writers of the letters in it are looked for."""

    def letter(self, letter: Letter) -> Voice:
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
        """Sender and recipient by the verbs and nouns of a sentence; a sender alone where no recipient is told."""
        alone: Actor | None = None
        for word in parse.words:
            if lemma(word) in reporting_set("sending_verbs") and grammar.is_verb(word):
                sender, recipient = self._by_sending(parse, word.i)
                if sender and recipient and sender != recipient:
                    return sender, recipient
            elif lemma(word) in reporting_set("letter_nouns") and word.tag.startswith("N"):
                sender, recipient = self._by_letter_noun(parse, word.i)
                if sender and recipient and sender != recipient:
                    return sender, recipient
                alone = alone or sender
        return alone, None

    def _by_sending(self, parse: Parse, verb: int) -> tuple[Actor | None, Actor | None]:
        objects = grammar.obj(parse, verb)
        behind = [*grammar.behind(parse, verb, "to"), *(n for o in objects for n in grammar.behind(parse, o, "to"))]
        sender = self._one(parse, grammar.subject(parse, verb))
        return sender, self._person(parse, [*behind, *grammar.kids(parse, verb, "dative"), *objects])

    def _by_letter_noun(self, parse: Parse, noun: int) -> tuple[Actor | None, Actor | None]:
        """Reads "a letter from X to Y", "X received a letter from Y", "in a letter to Y, X wrote"."""
        senders = [
            *grammar.possessor(parse, noun),
            *(n for p in ("from", "by", "of") for n in grammar.arm(parse, noun, p)),
        ]
        recipients = grammar.arm(parse, noun, "to")
        verb = grammar.light_verb(parse, noun)
        if verb is not None and lemma(parse.words[verb]) in reporting_set("receiving_verbs"):
            senders += grammar.behind(parse, verb, "from")
            recipients = recipients or grammar.subject(parse, verb)
        elif verb is not None:
            senders = senders or grammar.subject(parse, verb)
        return self._person(parse, senders), self._person(parse, recipients)

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
