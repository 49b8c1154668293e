"""Stage 4: grammar. Masks every name with one common word, parses the sentence alone; writes doc._.parses.

The small English pipeline parses "Kazakh President Kassym-Jomart Tokayev met …" worse than "Clinton met …": long, rare
names break it. So each mention becomes one well-known word before the parse and is put back after it. Headlines
are told as sentences first ("X to meet Y" -> "X will meet Y", "X, Y discuss" -> "X and Y discuss").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import cycle
from typing import TYPE_CHECKING

from diplo_extract.headlines import plain_verbs, wished_verbs
from diplo_extract.inference import annotate
from diplo_extract.interludes import find_interludes, put_back
from diplo_extract.mentions import Mention, Parse, Sentence, Word
from diplo_extract.name_lists import asides, last_commas, listed, openers, parties
from diplo_extract.nodes import FINITE, Node, read_nodes
from diplo_extract.repairs import repaired
from diplo_extract.respelling import respell
from diplo_extract.rules import lemmas
from diplo_extract.rules import words as word_lists
from diplo_extract.rules.lemmas import Lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Same length on both sides, so that offsets hold: the small pipeline misreads curly quotes and dashes.
FOLD = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "‒": "-",
        "\u00a0": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)
MASKS = {
    "person": ("Clinton", "Obama", "Bush", "Blair"),
    "state": ("France", "Germany", "Spain", "Japan"),
    "organization": ("NATO", "Congress"),
    "group": ("officials",),
    "place": ("Paris", "London", "Berlin"),
    "demonym": ("French", "German"),
}
PARSING = frozenset({"tok2vec", "transformer", "tagger", "parser"})
"""The components of the spaCy pipeline that a parse needs."""
LONGEST_RUN = 256
"""Characters without a space beyond which a run is cut: spaCy's tokenizer is quadratic on long runs of punctuation."""
LONGEST_SENTENCE = 400
"""Words of a sentence that are parsed; what lies beyond is left out."""
_STYLES = frozenset({"HE", "HH", "HM", "HRH", "H.E.", "H.H.", "H.M.", "H.R.H."})
"""Forms of address, which the parser takes for words before an office."""
_STYLED = re.compile(r" (?:the|[A-Z][a-z])")
_BULLETS = frozenset("-–—•●▪·■►*")
_APART = frozenset({",", ";", ":", ".", "and"})
"""Words behind which no comma is missing before the next item of a list."""
_LONGEST_DAYS = 12
"""The most words of days in brackets, with these."""
_BESIDE_DAYS = frozenset({"-", ",", "/", "and", "from", "in", "on", "to", "until"})
_APPOSED = re.compile(r",(?!\s*(?:Jr|Sr)\b)")
_NEXT = re.compile(
    r",\s+(?:(?:the|other|some|several|senior|top|high-ranking|leading|foreign|local)\s+)*([a-z]+)"
    r"(?=,| (?:of|from|for|at|in|on|and|who)\b)"
)
"""A comma and the first noun of the list's next item, but no verb with its object: ", heads the delegation"."""
_SAYS = re.compile(r",\s+((?:[\w'’-]+\s+){1,9}?)(?:added|announced|confirmed|disclosed|reported|said|says|say|told)\b")
"""A comma and who says the sentence: ", Peruvian diplomats said"."""
_DOING = re.compile(r",\s+(?:[a-z]+ly\s+)?(?!during|evening|following|morning)[a-z]{2,}ing\b")
"""A comma and what somebody does meanwhile: ", discussing trade"."""
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_ANY_WORD = re.compile(r"\b[^\W\d_][\w'-]*")


_SIDE = (
    r"(?:(?:hidden|seated|standing|pictured|at|on|the|far|front|back|top|bottom|second|third|fourth|2nd|3rd|4th)[ -])*"
    r"(?:from[ -](?:the )?)?"
)
_POSED = re.compile(
    rf"\s*(?:,\s*{_SIDE}(?:left|right|cent(?:er|re))(?:,|(?=\.?$))|\((?:{_SIDE}(?:left|right)|[LRC])\))", re.IGNORECASE
)
"""Where somebody stands in a picture, said behind the name in its caption: ", second from left,", "(R)"."""


def fold(text: str) -> str:
    r"""The text with typographic quotes, dashes and line ends as ASCII, each character in its place.

    >>> fold("Trump’s “visit”")
    'Trump\'s "visit"'
    """
    return _RUN.sub(lambda run: run[0][:LONGEST_RUN] + " " * (len(run[0]) - LONGEST_RUN), text.translate(FOLD))


def mask_kind(mention: Mention) -> str:
    """Which list of MASKS stands in for the mention."""
    if mention.form in ("demonym", "place"):
        return mention.form
    if mention.form == "capital":
        return "state"
    if len(mention.actors) > 1 or mention.form == "group":
        return "group"
    return mention.actors[0].kind if mention.actors else "place"


def _pieces(sentence: Sentence, mentions: Sequence[Mention]) -> Iterable[tuple[int, int, Mention | None]]:
    at = sentence.start
    for mention in mentions:
        if mention.start < at or mention.end > sentence.end:
            continue
        if mention.start > at:
            yield at, mention.start, None
        yield mention.start, mention.end, mention
        at = mention.end
    if at < sentence.end:
        yield at, sentence.end, None


def _shouted(text: str) -> bool:
    """True for a headline in capitals or In Title Case, whose common words should be lowered before the parse."""
    words = _ANY_WORD.findall(text)
    long = [w for w in words if len(w) > 3]
    return len(long) >= 2 and sum(w[0].isupper() for w in long) > 0.7 * len(long)


def _tell(words: list[str], kinds: list[str | None]) -> None:
    """Turn headline grammar into a sentence's, in place: the comma of a pair of names, the infinitive of plans."""
    for i in range(1, len(words) - 1):
        quoted = words[i - 1] in ("'", '"') and i > 1
        before, after = kinds[i - 2] if quoted else kinds[i - 1], kinds[i + 1]
        if words[i] == "," and before and after and before == after and "," not in words[i + 2 : i + 3]:
            words[i] = "and"
        elif words[i] == "to" and before and after is None and words[i + 1].isalpha() and _only_names(words[:i], kinds):
            words[i] = "will"


def _days_in_brackets(words: list[str], kinds: list[str | None]) -> list[int]:
    """The brackets around days, those that open them turned to "on" in place instead: "Peru (3-5 May)"."""
    found: list[int] = []
    for i in range(1, len(words) - 2):
        if words[i] != "(" or ")" not in words[i : i + _LONGEST_DAYS]:
            continue
        close = words.index(")", i)
        told = {w.lower().rstrip(".") for w in words[i + 1 : close]}
        if not told & _day_words() or not all(w in _day_words() | _BESIDE_DAYS or w[:1].isdigit() for w in told):
            continue
        words[i] = "on"
        if words[close + 1 : close + 2] == [","] and words[close + 3 : close + 4] == ["("] and kinds[close + 2]:
            words[close + 1] = "and"  # "Peru (3-5 May), Chile (6 May)"
        found += [i, close] if words[i + 1].lower() in _BESIDE_DAYS else [close]
    return found


@cache
def _day_words() -> frozenset[str]:
    """Names of months and weekdays in small letters."""
    lists = word_lists("dates")["words"]
    names = ("CLEAR", "ABBR", "CAPPED", "WEEKDAY", "WDABBR")
    return frozenset(str(word).lower() for name in names for word in lists[name])


def _dashes(words: list[str], spans: Sequence[tuple[int, int, Mention | None]]) -> list[int]:
    """The dashes between a state's office and who holds it, the last first: "the President of Peru - Ana Soto"."""
    found = []
    for i in range(len(words) - 2, 0, -1):
        office, holder = spans[i - 1][2], spans[i + 1][2]
        if words[i] == "-" and office is not None and holder is not None and mask_kind(holder) == "person":
            own = [a.country for a in office.actors]
            if own == [a.country for a in holder.actors] and office.form in ("group", "state", "title") and own[0]:
                found.append(i)
    return found


def _begins_item(piece: str) -> bool:
    """True for the comma before the next of a list: ", representatives of the opposition and", ", senior officials"."""
    found = _NEXT.match(piece)
    return found is not None and _people().of(found[1], "NNS") != found[1]


def _begins_saying(piece: str) -> bool:
    """True for the comma before who says it: ", officials said", no more a second one of "Ola Moe, will"."""
    found = _SAYS.match(piece)
    told = found[1].split() if found is not None else ()
    return any(_sources().of(word, "NNS") in word_lists("reporting")["unnamed_sources"] for word in told)


@cache
def _sources() -> Lemmas:
    return Lemmas(word_lists("reporting")["unnamed_sources"])


@cache
def _people() -> Lemmas:
    return Lemmas(word_lists("grammar")["people"])


def _only_names(words: list[str], kinds: list[str | None]) -> bool:
    """True where nothing but names stands before: "Putin, Xi to meet", not "Senators urge Putin to go"."""
    return all(kind or word in (",", "and", "&", "'", '"', "`") for word, kind in zip(words, kinds, strict=False))


class Parser:
    """A spaCy pipeline of tok2vec, tagger and parser, and what it needs around it."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def parse(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Parse]:
        """Parse each sentence alone; `mentions` are in text order and do not overlap."""
        return self.parse_all([(text, sentences, mentions)])[0]

    def parse_all(self, texts: Sequence[tuple[str, Sequence[Sentence], Sequence[Mention]]]) -> list[list[Parse]]:
        """The same for several texts at once, a list for each: full batches take less time."""
        prepared = [list(self._prepared(*each)) for each in texts]
        annotate(self.nlp, [doc for row in prepared for _, doc, _, _ in row], PARSING)
        return [[_read(text, *each) for each in row] for (text, _, _), row in zip(texts, prepared, strict=True)]

    def _prepared(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]):  # type: ignore[no-untyped-def]
        starts = [m.start for m in mentions]
        for sentence in sentences:
            own = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            yield (sentence, *self._prepare(text, sentence, own))

    def _prepare(self, text: str, sentence: Sentence, mentions: Sequence[Mention]):  # type: ignore[no-untyped-def]
        from spacy.tokens import Doc

        turn = {kind: cycle(masks) for kind, masks in MASKS.items()}
        headline = sentence.kind == "headline"
        lower = headline and _shouted(text[sentence.start : sentence.end])
        words: list[str] = []
        items: list[int] = []
        kinds: list[str | None] = []
        spans: list[tuple[int, int, Mention | None]] = []
        for start, end, mention in _pieces(sentence, mentions):
            if mention is not None:
                kind = mask_kind(mention)
                words.append(next(turn[kind]))
                kinds.append(kind)
                spans.append((start, end, mention))
                continue
            piece = respell(fold(text[start:end]))
            apart = text[start:end].strip() == "," and end < sentence.end  # "of Xi, president of China, Macron came"
            _part_comma(text, words, kinds, spans)
            swallowed = bool(spans) and spans[-1][2] is not None and _APPOSED.search(text, *spans[-1][:2]) is not None
            parted = apart or _DOING.match(piece) is not None or _begins_item(piece) or _begins_saying(piece)
            swallowed = swallowed and not parted
            named = spans[-1][1] + 1 if swallowed else 0
            posed = _POSED.match(piece) if kinds and kinds[-1] == "person" else None
            begin = start + (posed.end() if posed else 0)
            piece = piece[begin - start :]
            for token in self.nlp.tokenizer(piece.lower() if lower else piece):
                if token.text == "," and begin + token.idx <= named:
                    continue  # the second comma of "Norway's minister, Ola Moe, will": the first lies in the mention
                at, to = begin + token.idx, begin + token.idx + len(token)
                if token.text in _STYLES and _STYLED.match(text, at + len(token)):
                    continue  # "HH the Amir"
                if token.text in _BULLETS and "\n" in text[max(sentence.start, at - 4) : at]:
                    apart_before = not items or words[-1] in _APART
                    words += [] if apart_before else [","]
                    kinds += [] if apart_before else [None]
                    spans += [] if apart_before else [(at, to, None)]
                    items.append(len(words))
                    continue  # the items of a list on lines of their own
                to += text[to : to + 1].isalnum() and piece[token.idx + len(token) :][:1].isspace()  # "co-operation"
                if token.is_space and spans and not text[at:to].isspace():  # the rest of a foreign word
                    spans[-1] = (spans[-1][0], at + len(text[at:to].rstrip()), None)
                if not token.is_space:
                    words.append(token.text)
                    kinds.append(None)
                    spans.append((at, to, None))
        words, kinds, spans = words[:LONGEST_SENTENCE], kinds[:LONGEST_SENTENCE], spans[:LONGEST_SENTENCE]
        aside = sorted({*parties(words, kinds), *(asides(words, kinds) if not items else ())}, reverse=True)
        for i in aside:
            del words[i], kinds[i], spans[i]
        listed(words, kinds, items)
        left_out = {*openers(words, kinds), *_dashes(words, spans), *_days_in_brackets(words, kinds)}
        left_out |= {*last_commas(words, kinds)}
        for i in sorted(left_out, reverse=True):
            del words[i], kinds[i], spans[i]
        if headline:
            _tell(words, kinds)
        spaces = [j + 1 < len(spans) and spans[j + 1][0] > spans[j][1] for j in range(len(spans))]
        seen = plain_verbs(words, kinds) if headline else wished_verbs(words, kinds)
        cuts = find_interludes(words, kinds)
        kept = [j for j in range(len(words)) if not any(start <= j < end for start, end in cuts)]
        doc = Doc(self.nlp.vocab, words=[seen[j] for j in kept], spaces=[spaces[j] for j in kept])
        doc.user_data["cuts"] = cuts
        return doc, words, spans


def _part_comma(
    text: str, words: list[str], kinds: list[str | None], spans: list[tuple[int, int, Mention | None]]
) -> None:
    """Parts the last name from its comma, in place: "met Ola Moe, Norway's premier, discussing trade"."""
    if spans and spans[-1][2] is not None and _DOING.match(text, spans[-1][1] - 1):
        start, end, mention = spans[-1]
        spans[-1:] = [(start, end - 1, mention), (end - 1, end, None)]
        words.append(",")
        kinds.append(None)


@cache
def _openers_of_names() -> frozenset[str]:
    """Articles, possessives and numbers that a name may begin with."""
    return frozenset(word_lists("grammar")["openers"])


def _read(
    text: str, sentence: Sentence, doc: Doc, written: list[str], spans: list[tuple[int, int, Mention | None]]
) -> Parse:
    known = lemmas()
    named = [i for i, (_, _, mention) in enumerate(spans) if mention is not None]
    people = [i for i, (_, _, m) in enumerate(spans) if m is not None and mask_kind(m) in ("person", "group")]
    cuts: list[tuple[int, int]] = doc.user_data["cuts"]
    kept = [w for j, w in enumerate(written) if not any(start <= j < end for start, end in cuts)] if cuts else written
    nodes = read_nodes(doc, kept)
    nodes = put_back(nodes, written, cuts) if cuts else nodes
    opened = [i for i in named if text[spans[i][0] : spans[i][1]].split(maxsplit=1)[0].lower() in _openers_of_names()]
    heads, deps = repaired(nodes, named, people, opened)
    tags = [_tag(node) for node in nodes]
    for i, node in enumerate(nodes[:-1]):
        if tags[i] != node.tag == "NNS" and heads[i + 1] == heads[i]:
            heads[i + 1] = i  # "arrived on Monday and leaves on Wednesday"
    bases = [
        "" if span[2] else known.of(node.text.lstrip("-") or node.text, tag)
        for node, tag, span in zip(nodes, tags, spans, strict=True)
    ]
    words = tuple(
        Word(i, start, end, text[start:end], bases[i], tags[i], deps[i], heads[i], mention)
        for i, (start, end, mention) in enumerate(spans)
    )
    children: list[list[int]] = [[] for _ in words]
    for word in words:
        if word.head != word.i:
            children[word.head].append(word.i)
    return Parse(sentence, words, tuple(tuple(c) for c in children))


def _tag(word: Node) -> str:
    """The word's tag; a verb's where a noun was seen behind "to" ("offered to host talks") or with a subject."""
    if word.tag == "NN" and any(c.dep == "nsubj" and c.i < word.i for c in word.children) and word.head is word:
        return "VB" if any(c.tag == "MD" for c in word.children) else "VBP"  # "Roe and Poe arrive on Friday"
    if word.tag == "NNS" and _tells_next(word):
        return "VBZ"
    if word.tag == "NN" and word.low.endswith("ing") and {"aux", "dobj"} <= {c.dep for c in word.children}:
        return "VBG"  # "said it was expelling envoys"
    marked = word.tag == "NN" and any(c.tag in ("TO", "MD") and c.dep == "aux" and c.i < word.i for c in word.children)
    return "VB" if marked else word.tag


def _tells_next(word: Node) -> bool:
    """True for the "leaves" of "arrived on Monday and leaves on Wednesday", which the tagger takes for those of trees.

    A verb that a journey is told by, right behind the "and", with nothing but what follows hanging on it.
    """
    joined = any(c.dep == "cc" and c.i == word.i - 1 for c in word.head.children)
    beside = word.head.tag in FINITE or word.head.tag in ("NNP", "CD")  # the verb, or the day that it stands with
    if word.dep != "conj" or not joined or not beside or any(c.i < word.i for c in word.children):
        return False
    after = (c for c in (*word.children, *word.head.children) if c.i == word.i + 1)
    goes = any(c.dep in ("prep", "npadvmod", "advmod") for c in after)
    return goes and _journeying().of(word.text, "VBZ") in _journeying_words()


@cache
def _journeying_words() -> frozenset[str]:
    lists = word_lists("modality")
    return frozenset({*lists["journeys"], *lists["stays"]["ending"], *lists["stays"]["homeward"]})


@cache
def _journeying() -> Lemmas:
    return Lemmas(_journeying_words())
