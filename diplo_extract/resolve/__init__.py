"""Stage 8: claims about the same event become one event with all its evidence, and events are tied to each other.

    tellings   each claim where it stands, split where one clause tells several events
    composites a headline's several meetings in one, taken apart
    merge      which tellings are of one event
    naming     who is told by an office here and by a name there
    drafts     the parties, status, date and place of that event, and whether it is a record at all
    sport      teams that meet are left out
    retold     visits without days and people without names, joined to what tells them in full
    links      which event answers, is part of or results from which
    linked     what an event takes over from the one it is tied to
    thread     what it takes over from the one told just before it
    records    ids, evidence, confidence, wording (summaries)

`roles` says what each type needs, `identity` when two actors are one party, `timing` when two days can be one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date as Day

from diplo_extract.events import Codes, Event
from diplo_extract.mentions import Claim, Sentence
from diplo_extract.resolve.composites import take_apart
from diplo_extract.resolve.drafts import draft, find_records
from diplo_extract.resolve.linked import share_dates, share_parties, share_trips, without_echoes
from diplo_extract.resolve.links import find_links, find_settings
from diplo_extract.resolve.merge import merge_claims
from diplo_extract.resolve.naming import by_name, holders
from diplo_extract.resolve.records import write_events
from diplo_extract.resolve.retold import join_retold, join_unnamed
from diplo_extract.resolve.roles import TypeRoles, type_roles
from diplo_extract.resolve.sport import without_matches
from diplo_extract.resolve.tellings import tell
from diplo_extract.resolve.thread import follow_days, follow_places

__all__ = ["TypeRoles", "resolve_claims", "type_roles"]


def _no_codes(_: Claim) -> Codes:
    return Codes()


def resolve_claims(
    claims: Sequence[Claim],
    *,
    document: str,
    article_id: str,
    text: str,
    sentences: Sequence[Sentence],
    published: Day | None = None,
    roles: Mapping[str, TypeRoles] | None = None,
    codes: Callable[[Claim], Codes] = _no_codes,
) -> tuple[Event, ...]:
    """The events of one article, one per real-world event, in the order of their first triggers.

    `claims` are those of the article in any order; their `links` name each other by position. `sentences` are all of
    the article's, `text` is what their offsets count in. `published` is the reference date, None where there is none.
    `codes` gives the codes of an event from the claim that tells it best; `roles` are those of the rule files if None.
    """
    roles = roles if roles is not None else type_roles()
    clusters = merge_claims(take_apart(tell(claims, text, sentences, published)), roles=roles, published=published)
    drafts = [draft(c, roles[c[0].claim.frame.trigger.type], published=published) for c in clusters]
    names = holders((d.tellings, d.parties) for d in drafts)
    drafts = share_trips([replace(d, parties=by_name(d.parties, names)) if names else d for d in drafts])
    links = find_links(drafts, published=published)
    drafts = without_matches(find_records(share_parties(drafts, links), roles, text), text)
    links = find_links(drafts, published=published)
    drafts = join_unnamed(join_retold(without_echoes(drafts, links, roles), published=published))
    links = find_links(drafts, published=published)
    drafts = share_dates(drafts, find_settings(drafts, links, published=published), published=published)
    drafts = follow_places(follow_days(drafts, roles, published=published))
    return write_events(
        drafts,
        links,
        document=document,
        article_id=article_id,
        text=text,
        published=published,
        roles=roles,
        codes=codes,
    )
