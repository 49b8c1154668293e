"""Stage 4, mended: gerunds and infinitives that the parser takes for nouns or adjectives. repairs.py asks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from diplo_extract.nodes import FINITE, Node, is_above
from diplo_extract.rules import lemmas, load_rules, words

_BEFORE_NOUNS = frozenset({"amod", "compound", "nmod", "nummod"})
_OPENERS = frozenset({"a", "an", "any", "her", "his", "its", "no", "our", "the", "their"})
"""Words that begin an object."""


_BEING = frozenset({"are", "be", "been", "is", "was", "were"})
_BEFORE = frozenset({"after", "before", "by", "following", "on", "since", "upon", "without"})


def free_gerunds(
    doc: Sequence[Node], named: Sequence[int], opened: Collection[int], heads: list[int], deps: list[str]
) -> None:
    """Gives a verb in "-ing" the name right behind it for its object, in place; `opened`: names with an article.

    "Expelling two Utopian envoys, Peru spoke of spying", "said after meeting IMF envoys", "said it was expelling IMF
    envoys": the parser is shown the names without their articles, and takes the verb for a word of their phrase.
    """
    for i in (i for i in named if i):
        verb, above = doc[i - 1], heads[i]
        if not verb.low.endswith("ing") or deps[verb.i] not in ("amod", "compound") or heads[verb.i] != i:
            continue
        before = doc[i - 2].low if i > 1 else ""
        if i in opened and above != i and not is_above(heads, verb.i, above):
            heads[verb.i], deps[verb.i] = above, "pcomp" if deps[i] == "pobj" else "advcl"
        elif before in _BEING and deps[i] == "attr" and above == i - 2:
            _raise(verb.i, above, heads, deps)
        elif verb.tag == "VBG" and before in _BEFORE and deps[i] == "pobj" and above == i - 2:
            heads[verb.i], deps[verb.i] = above, "pcomp"
        else:
            continue
        verb.tag = "VBG"
        heads[i], deps[i] = verb.i, "dobj"


def _raise(verb: int, copula: int, heads: list[int], deps: list[str]) -> None:
    """Puts a participle in the place of its "was", which becomes its helping verb, in place."""
    heads[verb], deps[verb] = (verb if heads[copula] == copula else heads[copula]), deps[copula]
    for j, head in enumerate(heads):
        heads[j] = verb if head == copula else head
    heads[copula], deps[copula] = verb, "aux"


def free_gerund_objects(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the premier whom somebody met in "denied meeting Premier Roe", in place.

    The parser takes "meeting" for a word before the name, or for a noun that is denied.
    """
    for gerund in doc[1:]:
        if not gerund.low.endswith("ing") or gerund.tag not in ("VBG", "NN"):
            continue
        noun = gerund.head
        if (
            doc[gerund.i - 1].low in _BEFORE_GERUNDS
            and deps[gerund.i] == "pobj"
            and (gerund.tag == "VBG" or _is_deed(gerund))
        ):
            gerund.tag, deps[gerund.i] = "VBG", "pcomp"  # "after mediating between", "after meeting in Oslo"
        if not _takes_gerund(doc, gerund.i):
            continue
        verb = _verb_before(doc, gerund.i)
        if deps[gerund.i] in _BEFORE_NOUNS and noun.i > gerund.i and deps[noun.i] == "dobj" and noun.head is verb:
            heads[noun.i], deps[noun.i] = gerund.i, "dobj"
        elif noun is not verb or not (deps[gerund.i] == "xcomp" or (deps[gerund.i] == "dobj" and _is_deed(gerund))):
            continue
        gerund.tag = "VBG"
        heads[gerund.i], deps[gerund.i] = verb.i, "xcomp"


_BEFORE_GERUNDS = frozenset(
    {
        "about",
        "after",
        "against",
        "at",
        "before",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "since",
        "upon",
        "while",
        "without",
    }
)


def _verb_before(doc: Sequence[Node], i: int) -> Node:
    """The verb that a word stands behind, with a particle between the two at most."""
    return doc[i - 2] if i > 1 and doc[i - 1].dep == "prt" else doc[i - 1]


def _takes_gerund(doc: Sequence[Node], i: int) -> bool:
    verb = _verb_before(doc, i)
    return verb.tag.startswith("V") and lemmas().of(verb.text, verb.tag) in words("grammar")["gerund_takers"]


def _is_deed(gerund: Node) -> bool:
    """True for "denied mediating between", not for "denied funding" and "denied a meeting with"."""
    followed = any(c.dep == "prep" and c.i == gerund.i + 1 for c in gerund.children)
    alone = all(c.i > gerund.i for c in gerund.children)
    return followed and alone and lemmas().of(gerund.text, "VBG") in _verbs() and gerund.low not in _nouns()


def free_infinitives(doc: Sequence[Node], named: Collection[int], heads: list[int], deps: list[str]) -> None:
    """Makes the envoys whom somebody is to expel in "became the first to expel the envoys", in place.

    The parser takes "expel" for a word before the envoys, and "to" for what leads to them in "was due to expel the
    envoys" and to the verb in "was due to accede to the bloc".
    """
    for verb in doc[2:-1]:
        to, above = doc[verb.i - 1], doc[verb.i - 2]
        if to.low != "to" or verb.tag in ("VBN", "VBG") or verb.low not in _verbs() or heads[verb.i] != verb.head.i:
            continue
        behind = deps[verb.i] == "pobj" and verb.head is to and verb.children and verb.children[0].dep == "prep"
        noun = verb.head
        before = noun.i > verb.i and deps[verb.i] in _BEFORE_NOUNS
        before = before and (doc[verb.i + 1].low in _OPENERS or verb.i + 1 in named)
        led = (verb if behind else noun).head is to and above.low in _LEADING
        if not ((before and (to.head is verb or led)) or (behind and led)) or is_above(heads, verb.i, above.i):
            continue
        if before and is_above(heads, noun.i, above.i):
            continue
        verb.tag, to.tag = "VB", "TO"
        heads[to.i], deps[to.i] = verb.i, "aux"
        heads[verb.i], deps[verb.i] = above.i, "acl" if above.low in ("first", "last") else "xcomp"
        if above.low == "yet":
            heads[verb.i] = above.head.i
        if before:
            heads[noun.i], deps[noun.i] = verb.i, "dobj"


_LEADING = frozenset({"due", "set", "expected", "scheduled", "bound", "ready", "poised", "first", "last", "yet"})
"""Behind these "to" is an infinitive's and leads to no place, where an object follows the verb."""


def tie_aims(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Ties a verb to the one whose doer it shares, in place.

    "Delayed the vote in order to join", "stopped short of joining", "the day after joining, Peru said".
    """
    for word in doc[1:-1]:
        above = word.head
        if word.low == "order" and doc[word.i - 1].low == "in" and above.low == "in":
            _tie([c for c in word.children if c.tag == "VB" and c.low in _deeds()], above.head, "advcl", heads, deps)
        elif word.low == "of" and above.low == "short" and above.head.tag.startswith("V"):
            _tie([c for c in word.children if c.dep == "pcomp"], above.head, "xcomp", heads, deps)
        elif word.low in ("after", "before") and above.dep == "npadvmod" and above.i == word.i - 1:
            if any(
                deps[c.i] == "pcomp" and lemmas().of(c.text, "VBG") in _verbs() for c in word.children
            ) and not is_above(heads, word.i, above.head.i):
                heads[word.i] = above.head.i
        elif word.low in _DUE and above.i < word.i and above.tag.startswith("V") and word.i + 2 < len(doc):
            to, aim = doc[word.i + 1], doc[word.i + 2]
            if to.low == "to" and aim.tag == "VB" and aim.head is above and aim.dep == "advcl":
                _tie([aim], word, "xcomp", heads, deps)
                to.tag, heads[to.i], deps[to.i] = "TO", aim.i, "aux"


def tie_told_aims(doc: Sequence[Node], heads: list[int], deps: Sequence[str]) -> None:
    """Ties a purpose to what is told instead of to its telling, in place.

    "Media reported that Roe would come to Oslo to hold talks": the parser has the media report in order to.
    """
    for verb in doc:
        telling = doc[heads[verb.i]]
        if verb.tag != "VB" or deps[verb.i] != "advcl" or telling.i > verb.i or not telling.tag.startswith("VB"):
            continue
        if not any(c.tag == "TO" for c in verb.children) or lemmas().of(telling.text, telling.tag) not in _tellers():
            continue
        told = [c for c in telling.children if deps[c.i] == "ccomp" and telling.i < c.i < verb.i and c.tag[0] == "V"]
        if told and heads[told[-1].i] == telling.i:
            heads[verb.i] = told[-1].i


@cache
def _tellers() -> frozenset[str]:
    return frozenset(words("reporting")["report_verbs"])


_DUE = frozenset({"due", "scheduled", "slated", "set", "ready", "able", "unable", "willing", "likely"})


def _tie(verbs: Sequence[Node], above: Node, label: str, heads: list[int], deps: list[str]) -> None:
    while not above.tag.startswith(("V", "J", "MD")) and above.head is not above:
        above = above.head
    for verb in verbs:
        if verb is not above and not is_above(heads, verb.i, above.i):
            heads[verb.i], deps[verb.i] = above.i, label


def lead_clause(doc: Sequence[Node], named: Collection[int], heads: list[int], deps: list[str]) -> None:
    """Makes "mediated" what is told in "Peru, a friend of both, mediated between them.", in place.

    The parser takes it for a participle, and the sentence for a phrase without a verb.
    """
    root = next((word for word in doc if word.head is word), None)
    if root is None or root.i not in named or doc[-1].text != "." or any(word.tag in FINITE for word in doc):
        return
    told = [
        c
        for c in root.children
        if deps[c.i] == "acl" and c.tag == "VBN" and doc[c.i - 1].text == "," and c.low.endswith("ed")
    ]
    if (
        len(told) != 1
        or any(c.dep == "agent" for c in told[0].children)
        or lemmas().of(told[0].text, "VBD") not in _verbs()
    ):
        return
    verb = told[0]
    verb.tag = "VBD"
    heads[verb.i], deps[verb.i] = verb.i, "ROOT"
    heads[root.i], deps[root.i] = verb.i, "nsubj"
    for other in root.children:
        if other.i > verb.i:
            heads[other.i] = verb.i


@cache
def _verbs() -> frozenset[str]:
    """The verbs of all rules."""
    return frozenset(word.split()[0] for rule in load_rules().rules if rule.part == "verb" for word in rule.words)


@cache
def _nouns() -> frozenset[str]:
    """The nouns of all rules: "meeting"."""
    return frozenset(word for rule in load_rules().rules if rule.part == "noun" for word in rule.words)


@cache
def _deeds() -> frozenset[str]:
    """The verbs of all rules, and those that carry their nouns: "hold" of "hold talks"."""
    return _verbs().union(*words("grammar")["light"].values())
