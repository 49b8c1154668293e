"""Stage 3, beside phrases: two offices of one person, "Vice President and Foreign Minister". phrases.py asks."""

from __future__ import annotations

from dataclasses import replace

from diplo_extract.actors.lines import Line
from diplo_extract.actors.names import Known, read_name
from diplo_extract.actors.runs import past_acronym
from diplo_extract.actors.titles import Title, past_address, read_title

FORMER = frozenset({"former", "ex", "past", "one-time"})


def is_last_office(line: Line, i: int, titles: list[Title]) -> bool:
    """Whether an "and" joins one person's last office: "Utopian Party Member, Director of Trade, and Minister Roe"."""
    last = read_title(line, i + 1) if line.low(i) == "and" and len(titles) > 1 and titles[0].states else None
    alone = not any(title.determined or title.plural or title.owner for title in titles)
    return last is not None and alone and not (last.determined or last.states or last.plural) and line.cap(last.last)


_JOINED = frozenset({"vice", "minister", "security", "chief", "foreign", "defence", "legislator", "envoy", "speaker"})


def with_second_office(line: Line, title: Title) -> Title:
    """One person's two offices: "State Councilor and Foreign Minister", "General Secretary of … and President"."""
    head = title.office_class == "government" and not title.determined  # "Peruvian Prime Minister and Foreign Minister"
    head = head or (title.office_class == "prince" and line.low(title.first - 1) == "highness")
    seated = title.office.lower() == "member" and title.body is not None  # "Member of the Bureau and Foreign Minister"
    joined = seated or head or title.office_class in _JOINED
    end = past_acronym(line, title.last)
    if line.low(end) != "and" or not joined or title.plural:
        return title
    second = read_title(line, end + 1)
    if second is None or second.determined or second.owner or second.plural:
        return title
    if second.office.lower() == title.office.lower():
        return title  # "the Utopian foreign minister and Foreign Minister Roe"
    party = (
        title.office.lower() in ("general secretary", "chairman", "first secretary")
        and second.office_class == "president"
    )
    passing = line.low(second.first) in ("acting", "alternate", "caretaker", "interim")  # and what he is for a time
    heir = title.office_class == "prince" and second.office_class == "government"
    if not (party or passing or heir) and second.office_class not in _JOINED | {"aide"}:
        return title
    states, body = second.states or title.states, title.body if not second.states else None
    return replace(title, last=second.last, states=states, body=body, second=second)


def with_joint_office(line: Line, title: Title, known: Known) -> Title:
    """One person's second office, of a body or the same state, right before the name.

    "The Utopian president and chairman of the Maritime League, Jane Roe", "Utopian President and current chair of the
    League Jane Roe", "League chair and former premier Jane Roe"; not "a Utopian minister and League official Jane Roe".
    """
    stands = line.low(title.first) == "the" or line.cap(title.head)
    if (
        line.low(title.last) != "and"
        or title.second is not None
        or title.plural
        or not (stands and (title.states or title.body))
    ):
        return title
    second = read_title(line, title.last + 1)
    if second is None or second.plural or second.determined or second.owner:
        return title
    former = bool(FORMER & set(second.modifiers))
    if not (second.body or second.states or (former and not title.determined)):
        return title
    same = set(second.states) <= set(title.states) if title.states else former
    if line.chunk(title.last + 1) is not None or not same:
        return title
    name = read_name(line, second.last + (line.low(second.last) == ","), known, titled=True)
    return replace(title, last=second.last, second=second) if name is not None else title


def with_shared_state(line: Line, title: Title) -> Title:
    """The first of two office holders with the state behind the second: "the president and the premier of Utopia"."""
    office_alone = title.weak and line.low(title.head + 1) != "of"
    if line.low(title.last) != "and" or title.plural or office_alone or not title.determined:
        return title
    second = read_title(line, title.last + 1)
    if second is None or not second.determined or second.plural or len(second.states) != 1:
        return title
    behind = second.head == past_address(line, second.first + 1) and not second.body
    return replace(title, states=second.states) if behind else title
