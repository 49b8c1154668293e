"""Stage 4, mended: the second of two who sign, each for his own side, is given to the verb. repairs.py asks."""

from __future__ import annotations

from collections.abc import Sequence

from diplo_extract.nodes import Node, is_above

_SIDES = frozenset({"behalf", "for", "from", "of", "on"})


def share_agents(
    doc: Sequence[Node], named: Sequence[int], people: Sequence[int], heads: list[int], deps: list[str]
) -> None:
    """Gives a passive verb all who do it, in place: "was signed for Peru by Ruiz and for Chile by Soto".

    So too "was signed by Ruiz for Peru and Soto for Chile", where the parser lists Soto beside Peru.
    """
    agents = [w for w in doc if w.dep == "agent" and w.head.tag == "VBN"]
    if not agents or len(people) < 2:
        return
    by, verb = agents[0], agents[0].head
    for i in people:
        if i < by.i or is_above(heads, i, verb.i):
            continue
        over = doc[heads[i]]
        if over.text == "by" and over is not by and heads[over.i] != verb.i and _told_side(doc, over.i):
            heads[over.i], deps[over.i] = verb.i, "agent"
        elif deps[i] == "conj" and over.i in named and over.i not in people and doc[heads[over.i]].text in _SIDES:
            first = next((c.i for c in by.children if c.i in people), None)
            if first is not None and doc[i - 1].text == "and" and first < over.i:
                heads[i] = first


def give_agents(doc: Sequence[Node], heads: list[int]) -> None:
    """Gives the last of two passive verbs its own agent, in place: "Ruiz, who was joined by Soto, was received by Moe".

    The parser gives both to the verb of the clause within.
    """
    agents = [w for w in doc if w.dep == "agent"]
    for by in agents[1:]:
        inner = doc[heads[by.i]]
        if inner.dep not in ("acl", "relcl") or not any(a.i < by.i and heads[a.i] == inner.i for a in agents):
            continue
        between = [w for w in doc[inner.i + 1 : by.i] if w.tag == "VBN" and any(c.dep == "auxpass" for c in w.children)]
        outer = next((w for w in reversed(between) if is_above(heads, w.i, inner.i)), None)
        if outer is not None and not any(heads[a.i] == outer.i for a in agents):
            heads[by.i] = outer.i


def name_holders(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Makes names behind an office of several an apposition: "by the two ministers, Ruiz and Soto", in place.

    A name behind an office and what it is of is that of the holder: "the facilitator of the dialogue, Ruiz, came".
    """
    for i in people:
        office = doc[heads[i]]
        apart = deps[i] == "conj" and 0 < office.i < i - 1 and doc[i - 1].text == ","
        if apart and office.tag == "NNS" and any(c.dep == "cc" for c in doc[i].children):
            deps[i] = "appos"
        of = doc[heads[office.i]]
        held = doc[heads[of.i]].i if deps[i] == "appos" and deps[office.i] == "pobj" and of.low == "of" else i
        if held < of.i and office.i not in people and doc[held].low in _HOLDERS:
            heads[i] = held


_HOLDERS = frozenset(
    "chair chairman chairperson chairwoman chief commander coordinator facilitator founder head leader mediator "
    "rapporteur".split()
)
"""Who is at the top of something that is no person."""


def join_company(doc: Sequence[Node], people: Sequence[int], heads: list[int], deps: list[str]) -> None:
    """Lists those who come along with whom they come, in place: "received a call from Ruiz and a delegation of envoys".

    The parser lists them beside the call.
    """
    for team in doc:
        if deps[team.i] != "conj" or team.low not in _COMPANY or heads[team.i] in people:
            continue
        link = next((w.i for w in reversed(doc[: team.i]) if w.dep not in ("det", "amod", "nummod", "compound")), None)
        if link is None or doc[link].low not in ("and", ",") or link < 2:
            continue
        guest = next((w.i for w in reversed(doc[:link]) if w.low not in (",", "and")), 0)
        over = doc[heads[guest]]
        if guest in people and deps[guest] == "pobj" and heads[over.i] == heads[team.i]:
            heads[team.i] = guest


_COMPANY = frozenset({"delegation", "entourage"})


def _told_side(doc: Sequence[Node], by: int) -> bool:
    """Whether a side stands before a "by": ", and on behalf of Peru by"."""
    return any(doc[k].text.lower() in _SIDES for k in range(max(0, by - 7), by))
