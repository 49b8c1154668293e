"""Stage 8, who is who: when two actors of a text are one party, and which of them names it best."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from diplo_extract.home import default_folder
from diplo_extract.mentions import Actor
from diplo_extract.offices import classes_of, is_title_only
from diplo_extract.rules import words

SAME, ACTS_FOR, BELONGS_TO, UNRELATED = 3, 2, 1, 0
"""How two actors can stand for one party: one actor; a person and the state or organisation that it acts for (or an
office and its holder); a delegation or an institution and its country; not at all."""

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


# "Deputy Foreign Minister" is another office than "Foreign Minister".
_OTHER_OFFICE = frozenset(
    {"deputy", "vice", "assistant", "former", "ex", "shadow", "wife", "husband", "aide", "adviser"}
)
_SON_OF = frozenset({"bin", "ibn", "ben", "bint"})
_LIKE = frozenset({"colleague", "counterpart", "homologue", "opposite number"})
"""Words that tell an office by that of another."""
_SHORT_OFFICE = re.compile(
    r"^(?!.*\b(?:deputy|vice|former|ex|assistant)\b).*\b(?:king|minister|premier|president|secretary)$"
)
"""The office of somebody whose name is not told."""
_ANY_OFFICE = frozenset({"leader", "counterpart"})
"""Words for an office-holder that leave the office open."""
_NO_LEADERS = frozenset({"deputy_minister", "diplomat", "minister", "spokesperson"})
"""Classes of officials whom nobody calls the leader of their state."""
_SENT = frozenset({"envoy", "negotiator"})
"""Offices of many names: a "special representative" is an envoy."""
# "wife of Bruno Sosa": a phrase about somebody and not a longer form of his name.
_PHRASE = re.compile(r"\b(?:of|to|for)\b|(?<![\w-])[a-z]{5}")


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Lower case without accents and punctuation: the form in which names are compared.

    >>> fold("Nguyễn Phú Trọng"), fold("the Côte d'Ivoire")
    ('nguyen phu trong', 'cote d ivoire')
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold().translate(_LETTERS)
    return re.sub(r"^(the|a|an) ", "", re.sub(r"[\W_]+", " ", text).strip())


def participant_id(actor: Actor) -> str | None:
    """Country ("INT" for none) and folded name; None for groups, which no two articles name alike.

    >>> participant_id(Actor("person", "Ana Pérez Ruiz", country="URY"))
    'URY:ana-perez-ruiz'
    """
    if actor.kind == "group":
        return None
    return f"{actor.country or 'INT'}:{fold(actor.name).replace(' ', '-')}"


def side(actor: Actor) -> str:
    """Whom the actor acts for: its country, else its organisation, else itself. Two sides make an event."""
    return actor.country or fold(actor.organization or actor.name)


def sovereign_side(actor: Actor) -> str:
    """The side of an actor, that of a dependent territory being its sovereign's: a premier at home in Greenland."""
    return _sovereigns().get(actor.country or "") or side(actor)


@cache
def _sovereigns() -> Mapping[str, str]:
    """Territory -> state, alpha-3, of sovereigns.csv."""
    with (default_folder() / "sovereigns.csv").open(encoding="utf-8", newline="") as file:
        return {row["territory"]: row["sovereign"] for row in csv.DictReader(file)}


def is_private(actor: Actor) -> bool:
    """True for a person of whom nothing tells an office, a state or a body: a player, a witness, an author."""
    title = actor.title if fold(actor.title or "") not in _family_words() else None
    return actor.kind == "person" and not (title or actor.country or actor.organization)


@cache
def _family_words() -> frozenset[str]:
    return frozenset(words("titles")["family"])


def is_of_any_body(actor: Actor) -> bool:
    """True for somebody in an office that a company has as well, of no known state or body: a chairman."""
    if actor.kind != "person" or actor.country or actor.organization:
        return False
    return fold(actor.title or "") in _offices_of_any_body()


@cache
def _offices_of_any_body() -> frozenset[str]:
    return frozenset(words("titles")["any_body"])


@lru_cache(maxsize=1024)
def is_home_body(name: str) -> bool:
    """True for a body that every state has one of: "Presidential Administration", "Cabinet of Ministers"."""
    told = fold(name).split()
    if told and (told[0] == "pan" or told[0] in words("titles")["regions"]):
        return False  # "European Parliament"
    return not _home_words().isdisjoint(told) and "council" not in told  # a presidential council is a head of state


@cache
def _home_words() -> frozenset[str]:
    return frozenset(words("titles")["home_bodies"])


def relation(a: Actor, b: Actor) -> int:
    """How `a` and `b` can stand for one party: SAME, ACTS_FOR, BELONGS_TO or UNRELATED; the same both ways."""
    if _one_actor(a, b):
        return SAME
    if _is_holder(a, b) or _is_holder(b, a) or _acts_for(a, b) or _acts_for(b, a):
        return ACTS_FOR
    compatriots = a.country is not None and a.country == b.country
    # A company or a governor is of a country without being the country.
    if not compatriots or a.domestic or b.domestic:
        return UNRELATED
    bodies = {fold(x.organization) for x in (a, b) if x.kind == "group" and x.organization}
    if bodies and not {fold(x.name) for x in (a, b)} & bodies and len({a.organization, b.organization}) > 1:
        return UNRELATED  # a society's delegation is not its country's
    kinds = {a.kind, b.kind}
    return BELONGS_TO if "group" in kinds or kinds == {"organization", "state"} else UNRELATED


def speaks_for(a: Actor, b: Actor) -> bool:
    """True where `a` makes it needless to name `b` in the same role: the leader his state, the state its delegation."""
    if _is_holder(a, b) or _acts_for(a, b):
        return True
    if b.kind == "group" and b.organization is not None and a.kind == "person":
        return False  # who leads a society's delegation stands beside it
    rank = {"person": 3, "state": 2, "organization": 1, "group": 0}
    return relation(a, b) == BELONGS_TO and rank[a.kind] > rank[b.kind]


def fuller(a: Actor, b: Actor) -> Actor:
    """The one of two values for the same actor whose name says more; the first where they are alike."""
    return b if len(fold(b.name)) > len(fold(a.name)) else a


def _one_actor(a: Actor, b: Actor) -> bool:
    if a == b:
        return True
    if a.kind != b.kind or (a.country != b.country and a.country and b.country):
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False  # "Mrs. Ruiz" beside President Juan Ruiz
    if fold(a.name) == fold(b.name):
        return True
    named = a.kind == "person" and not (_PHRASE.search(a.name) or _PHRASE.search(b.name))
    return named and a.country == b.country and _short_form(fold(a.name), fold(b.name))


def _short_form(a: str, b: str) -> bool:
    """True where one folded name is the family name of the other or leaves out names in the middle.

    A son bears his father's name behind his own: "Faris bin Omar" is not Omar, and "Faris bin Omar al Sabir" is not
    "Omar al Sabir".
    """
    short, long = sorted((a.split(), b.split()), key=len)
    if not short or not set(short) <= set(long) or short[-1] != long[-1]:
        return False
    if short[0] == long[0] or _SON_OF.isdisjoint(long) or short[0] in _SON_OF | {"al", "el"}:
        return True
    return len(short) == 1 and long[-2] not in _SON_OF


def _is_holder(person: Actor, office: Actor) -> bool:
    """True where `office` is a person known by an office alone ("Iranian Foreign Minister") that `person` holds."""
    if person.kind != "person" or office.kind != "person" or person.country != office.country or not person.title:
        return False
    title, words = fold(person.title), fold(office.name)
    if is_of_another(title) and _SHORT_OFFICE.search(words) is not None:
        return _PHRASE.search(person.name) is None  # "her Peruvian counterpart, Luis Soto" and "Peruvian minister"
    if (any_office := words.rpartition(" ")[2]) in _ANY_OFFICE:
        held = classes_of(person.title)
        if any_office == "leader" and "leader" not in held and held & _NO_LEADERS:
            return False  # "the leaders of Peru and Chile met … the Peruvian foreign minister, Luis Soto"
        return fold(person.name).rpartition(" ")[2] not in _ANY_OFFICE and _PHRASE.search(person.name) is None
    if office.title and classes_of(office.title) & classes_of(person.title) & _SENT and fold(office.title) in words:
        return fold(person.title) not in fold(person.name)  # "US envoy to meet" the special representative
    if _is_any_minister(office) and title.endswith(" minister") and _OTHER_OFFICE.isdisjoint(title.split()):
        return not title.endswith("prime minister")
    if title == fold(person.name) or f" {title} " not in f" {words} ":
        return False
    named_by_office = office.title is None or fold(office.title) in words
    return named_by_office and _OTHER_OFFICE.isdisjoint(words.replace(title, "").split())


def may_name(person: Actor, office: Actor) -> bool:
    """True for somebody of whom only the name is told, who may be whom an office of a state alone is told of.

    "The Peruvian envoy will meet his Lao counterpart … The envoy will meet Ana Soto on Friday."
    """
    unnamed = office.kind == "person" and office.country is not None and is_title_only(office.name)
    counterpart = office.kind == "person" and office.country is not None and is_of_another(office.title)
    plain = is_private(person) and not person.title and " " in person.name and not is_title_only(person.name)
    return plain and not person.domestic and (unnamed or counterpart)


def _is_any_minister(office: Actor) -> bool:
    """True for each of "Peruvian, Chilean ministers", whatever they are charged with."""
    return fold(office.title or "") == "minister"


def is_of_another(title: str | None) -> bool:
    """True for "counterpart", which tells an office only by that of another.

    >>> is_of_another("counterpart"), is_of_another("Minister"), is_of_another(None)
    (True, False, False)
    """
    return title is not None and fold(title) in _LIKE


def _acts_for(person: Actor, body: Actor) -> bool:
    if person.kind != "person" or person.domestic:
        return False
    if body.kind == "state":
        return person.country is not None and person.country == body.country
    return (
        body.kind == "organization" and person.organization is not None and fold(person.organization) == fold(body.name)
    )
