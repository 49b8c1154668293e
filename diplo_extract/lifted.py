"""Stage 4, mended: what the parser ties to the telling instead of to what is told, and the reverse. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from diplo_extract.nodes import SUBJECTS, Node, is_above
from diplo_extract.rules import calendar_words, lemmas, words

_WITHIN = frozenset({"at", "by", "during", "in", "on", "over"})
_CALLS = frozenset({"call", "conversation", "phone", "telephone"})
_SESSIONS = frozenset(
    {"audience", "dinner", "discussions", "encounter", "lunch", "meeting", "meetings", "negotiations", "talks"}
)
_ASKED = frozenset({"ask", "call", "convince", "encourage", "invite", "persuade", "press", "pressure", "tell", "urge"})
_AT_SESSIONS = frozenset(
    {
        "address",
        "appear",
        "attend",
        "be",
        "discuss",
        "meet",
        "participate",
        "present",
        "raise",
        "represent",
        "sign",
        "speak",
        "take",
    }
)
"""What one may be asked to do at a meeting."""
_DATING = frozenset({"between", "during", "from", "in", "on"})
_ASKING = frozenset({"behest", "initiative", "invitation", "invite", "request"})
_SPELLS = frozenset({"month", "today", "tomorrow", "week", "weekend", "year", "yesterday"})
_SAYING = frozenset({"report", "say"})
_TELLERS_OWN = frozenset({"add", "cite", "quote", "say", "describe", "note", "refer", "call", "point", "write", "tell"})
"""What those do who report: "the agency said, adding that"."""


def lift_contacts(doc: Sequence[Node], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs the contact in which something is told or asked on the verb that tells it, in place.

    "Told him of the decision in a telephone call", "suggested that she come to Oslo during a call", "invited her to
    visit Oslo during a meeting": the parser ties the call to the decision, or to the coming.
    """
    for token in doc:
        if token.low in _WITHIN and deps[token.i] == "prep":
            verb = _telling(doc, token, heads, deps)
            if verb is not None and verb.i < token.i and not is_above(heads, token.i, verb.i):
                beside = (heads[token.i], heads[heads[token.i]])
                for day in (w for w in doc[token.i :] if heads[w.i] in beside and _tells_day(w)):
                    heads[day.i] = verb.i
                heads[token.i] = verb.i


def _telling(doc: Sequence[Node], token: Node, heads: Sequence[int], deps: Sequence[str]) -> Node | None:
    """The verb that the contact behind a preposition belongs to; None where the parser has it right."""
    above = doc[heads[token.i]]
    over = doc[heads[above.i]]
    called = any(c.low in _CALLS for c in token.children if c.dep == "pobj")
    verb = above
    if called and above.tag in ("NN", "NNS") and deps[above.i] in ("pobj", "dobj"):
        verb = doc[heads[over.i]] if deps[above.i] == "pobj" else over
    if (called or token.low == "during") and verb.tag in ("VB", "VBP") and deps[verb.i] == "ccomp":
        over = doc[heads[verb.i]]
        verb = over if lemmas().of(over.text, over.tag) in words("modality")["wishing"] else verb
    met = token.low in ("at", "during", "in") and any(c.low in _SESSIONS for c in token.children if c.dep == "pobj")
    aim = above if above.tag == "VB" or deps[above.i] != "dobj" else over
    asks = doc[heads[aim.i]]
    if met and aim.tag == "VB" and lemmas().of(asks.text, asks.tag) in _ASKED:
        own = token.low != "during" and lemmas().of(aim.text, "VB") in _AT_SESSIONS
        verb = verb if own else asks
    return verb if verb is not above and verb.tag.startswith("V") else None


def lift_companions(doc: Sequence[Node], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs "accompanied by" on the journey, in place, not on its plan: "is due to travel accompanied by Ruiz"."""
    companions = words("grammar")["companions"]
    for token in doc:
        if token.tag != "VBN" or deps[token.i] != "advcl" or lemmas().of(token.text, "VBN") not in companions:
            continue
        plan = doc[heads[token.i]]
        due = [plan, *(c for c in plan.children if c.dep == "acomp")]
        aims = [c.i for w in due for c in w.children if deps[c.i] == "xcomp" and c.i < token.i and c.tag == "VB"]
        if aims and not is_above(heads, token.i, aims[-1]):
            heads[token.i] = aims[-1]


def lift_days(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs a day behind "at the invitation of Soto" on what takes place then, in place: "... from 20 to 22 May".

    The parser ties it to the invitation, or to who made it. "Hosted Roe, who is here at the invitation of Soto, on May
    3" hosted him then.
    """
    for asked in doc:
        at = asked.head
        if asked.low not in _ASKING or asked.dep != "pobj" or at.low not in ("at", "on", "upon"):
            continue
        by = {g.i for c in asked.children if c.low in ("from", "of") for g in c.children if g.i in named}
        for day in (w for i in (asked.i, *by) for w in doc[i].children if heads[at.i] != at.i and _tells_day(w)):
            heads[day.i] = _told_of(doc, heads[at.i], heads, deps)


def _tells_day(word: Node) -> bool:
    """True for the head of "on Monday", "from 3 to 5 May", "last week", "Tuesday"."""
    if word.dep == "npadvmod":
        return word.low in calendar_words() or word.low in _SPELLS
    dated = any(c.low in calendar_words() or c.text[:2].isdigit() for c in word.children)
    return word.dep == "prep" and word.low in _DATING and dated


def _told_of(doc: Sequence[Node], i: int, heads: Sequence[int], deps: Sequence[str]) -> int:
    """What a clause is about: the verb around "who is here", else what hangs the clause's phrases together."""
    verb = _verb_over(doc, i, heads)
    if verb is not None and deps[verb] == "relcl" and doc[verb].tag in ("VBP", "VBZ"):
        return next((v for v in [_verb_over(doc, heads[verb], heads)] if v is not None), i)
    return i


def _verb_over(doc: Sequence[Node], i: int, heads: Sequence[int]) -> int | None:
    for _ in range(len(doc)):
        if doc[i].tag.startswith("V"):
            return i
        if heads[i] == i:
            return None
        i = heads[i]
    return None


def lift_participles(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs a participle behind "the agency said," on what the agency said before, in place; `people` are no agencies.

    "The president landed in Oslo, the agency reported, becoming the first leader to visit Norway": not the agency.
    """
    for token in doc:
        over = doc[heads[token.i]]
        if token.tag != "VBG" or deps[token.i] != "advcl" or not 1 < over.i < token.i:
            continue
        known = lemmas()
        said = [c for c in over.children if deps[c.i] == "ccomp" and c.i < over.i and heads[c.i] == over.i]
        aside = doc[token.i - 1].text == "," and known.of(over.text, over.tag) in _SAYING
        aside = aside and not any(c.i in people or c.tag == "PRP" for c in over.children if deps[c.i] in SUBJECTS)
        if aside and said and known.of(token.text, token.tag) not in _TELLERS_OWN:
            heads[token.i] = said[-1].i


def lift_told(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Hangs a phrase behind "the ministry said," on what the ministry said before, in place; `people` are none.

    "Moe will fly to Lima, his office said, at the invitation of Soto", "…, to meet Soto"; not "…, in a statement".
    """
    for told in doc:
        said = doc[heads[told.i]]
        if deps[told.i] != "ccomp" or told.i > said.i or lemmas().of(said.text, said.tag) not in _reports():
            continue
        doers = [c for c in said.children if deps[c.i] in SUBJECTS and c.i > told.i]
        if not any(_is_source(c) and c.i not in people for c in doers):
            continue
        for phrase in said.children:
            first = min((c.i for c in phrase.children), default=phrase.i) if phrase.tag == "VB" else phrase.i
            if heads[phrase.i] != said.i or first < max(said.i, doers[-1].i) or doc[first - 1].text != ",":
                continue
            aim = phrase.tag == "VB" and doc[first].tag == "TO" and deps[phrase.i] in ("advcl", "xcomp")
            if aim or (deps[phrase.i] == "prep" and phrase.low in _TOLD_BY and not _is_of_saying(phrase)):
                heads[phrase.i] = told.i
                deps[phrase.i] = "advcl" if aim else deps[phrase.i]


_TOLD_BY = frozenset(
    {"after", "ahead", "amid", "at", "before", "despite", "during", "following", "for", "in", "on", "with"}
)
"""How a phrase may begin that tells of the event, not of the telling."""


def _is_source(word: Node) -> bool:
    return lemmas().of(word.text, word.tag).lower() in words("reporting")["unnamed_sources"]


def _is_of_saying(prep: Node) -> bool:
    """True for "in a statement", "on condition of anonymity", "on Monday", "during a briefing"."""
    inside = {lemmas().of(c.text, c.tag).lower() for c in prep.children} | {c.low for c in prep.children}
    return bool(inside & (_saying_nouns() | calendar_words() | _SPELLS)) or any(c.text.isdigit() for c in prep.children)


@cache
def _saying_nouns() -> frozenset[str]:
    told = words("reporting")
    spoken = {*told["document_nouns"], *told["speech_nouns"]} - {"talk"}
    return frozenset({"anonymity", "condition", "conference", "interview", *spoken})


@cache
def _reports() -> frozenset[str]:
    return frozenset(words("reporting")["report_verbs"])


def lift_nominations(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Hangs the office on the verb that names somebody for it, in place: "nominate Ana Roe, of Ohio, to be envoy".

    The parser ties it to the word before the verb, or to the name.
    """
    for token in doc:
        if token.low != "be" or not any(c.low == "to" and deps[c.i] == "aux" for c in token.children):
            continue
        verbs = [w for w in doc[max(0, token.i - _LONGEST) : token.i] if _names(w)]
        named = [p for p in people if verbs and verbs[-1].i < p < token.i and heads[p] == verbs[-1].i]
        if named and heads[token.i] != verbs[-1].i and not is_above(heads, token.i, verbs[-1].i):
            heads[token.i], deps[token.i] = verbs[-1].i, "xcomp"


_LONGEST = 12
"""Words between the verb and the office that follows a name and where he is from, at most."""


def _names(word: Node) -> bool:
    return word.tag.startswith("VB") and lemmas().of(word.text, word.tag) in _NAMING


_NAMING = frozenset({"appoint", "choose", "designate", "name", "nominate", "pick", "select"})


def part_given(doc: Sequence[Node], named: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Parts whom something is offered to from what it is, in place: "proposed to Peru regular talks".

    So too "with U.S. help", of which the parser makes the help an object of some verb.
    """
    for i in named:
        over = doc[heads[i]]
        prep = doc[heads[over.i]]
        verb = doc[heads[prep.i]]
        beside = deps[i] in ("nmod", "compound") and deps[over.i] == "pobj" and prep.low == "to" and over.i > i + 1
        offered = beside and prep.i < i and verb.tag.startswith("V") and _gives(verb)
        if offered and not any(deps[c.i] == "dobj" for c in verb.children) and doc[i + 1].low not in ("-", "'s", "'"):
            heads[i], deps[i] = prep.i, "pobj"
            heads[over.i], deps[over.i] = verb.i, "dobj"
            for c in over.children:
                heads[c.i] = over.i if c.i > i and heads[c.i] == over.i else heads[c.i]
        behind = doc[i + 1] if i + 1 < len(doc) else None
        if behind is not None and behind.low in _HELP and deps[i] == "pobj" and over.low in ("through", "with"):
            if behind.tag == "NN" and not is_above(heads, behind.i, over.i):
                heads[behind.i], deps[behind.i] = over.i, "pobj"
                heads[i], deps[i] = behind.i, "compound"


_HELP = frozenset({"aid", "assistance", "backing", "help", "mediation", "support"})
_OFFERING = frozenset({"offer", "propose", "suggest"})


def _gives(verb: Node) -> bool:
    return lemmas().of(verb.text, verb.tag) in _OFFERING


def part_semicolons(doc: Sequence[Node], heads: Sequence[int], deps: list[str]) -> None:
    """Makes a clause before a semicolon one of its own, in place: "Peru accepted; Chile said no" tells both."""
    for stop in (token for token in doc if token.low == ";"):
        verb = doc[heads[stop.i]]
        told = [c for c in doc[: stop.i] if heads[c.i] == verb.i and deps[c.i] == "ccomp" and c.i < stop.i < verb.i]
        own = any(deps[c.i] in SUBJECTS and stop.i < c.i < verb.i for c in verb.children)
        if own and told and any(c.i > verb.i and c.dep != "punct" for c in verb.children):
            deps[told[-1].i] = "dep"


def lift_owners(doc: Sequence[Node], heads: list[int], deps: Sequence[str]) -> None:
    """Hangs the owner of a noun's own modifier on that noun, in place: "Peru's Lima talks offer" is Peru's offer."""
    for token in doc:
        while deps[token.i] == "poss" and deps[heads[token.i]] in ("compound", "nmod"):
            heads[token.i] = heads[heads[token.i]]


def lift_described(doc: Sequence[Node], heads: list[int], deps: list[str]) -> None:
    """Makes the talks what was held in "held what he called good talks with Peru", in place."""
    for what in doc[1:]:
        naming = doc[heads[what.i]]
        over = doc[heads[naming.i]]
        if what.low != "what" or deps[naming.i] != "ccomp" or over.i != what.i - 1 or not over.tag.startswith("VB"):
            continue
        behind = [c for c in naming.children if c.i > naming.i and deps[c.i] in ("oprd", "attr", "prep")]
        nouns = [n for c in behind for n in ((c, *c.children) if c.low == "as" else (c,)) if n.tag in ("NN", "NNS")]
        if nouns and lemmas().of(naming.text, naming.tag) in _NAMING:
            heads[nouns[0].i], deps[nouns[0].i] = over.i, "dobj"
            heads[naming.i], deps[naming.i] = nouns[0].i, "relcl"


_NAMING = frozenset({"bill", "call", "characterise", "characterize", "describe", "dub", "label", "term"})
