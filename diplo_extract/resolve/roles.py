"""Stage 8, what each type needs: its roles, which of them carry the act, and which must be filled for a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class TypeRoles:
    """The roles of an event type.

    `roles`: all of them in the order in which they are shown. `bold`: those that carry the act; a symmetric type has
    one, shared by its parties. `required`: any one of these sets of roles must be filled, or there is no record.
    """

    roles: tuple[str, ...]
    bold: tuple[str, ...]
    symmetric: bool = False
    required: tuple[tuple[str, ...], ...] = ()


def _directed(bold: str, more: str = "", *, required: tuple[str, ...] = ()) -> TypeRoles:
    """A directed type; `required` holds alternatives ("sender host"), by default all bold roles at once."""
    names = tuple(bold.split())
    return TypeRoles((*names, *more.split()), names, False, tuple(tuple(r.split()) for r in required) or (names,))


def _symmetric(role: str, more: str = "") -> TypeRoles:
    return TypeRoles((role, *more.split()), (role,), True, ((role,),))


# A role that the text leaves open stays empty: an invite without a named inviter is still an invite.
ROLES: Mapping[str, TypeRoles] = MappingProxyType(
    {
        "accept": _directed("accepter", "offerer"),
        "agree": _symmetric("party", "mediator"),
        "appoint": _directed("sender envoy host", required=("sender envoy", "sender host", "envoy host")),
        "call": _symmetric("participant"),
        "condole": _directed("speaker addressee"),
        "congratulate": _directed("speaker addressee"),
        "decline": _directed("decliner", "offerer"),
        "establish_relations": _symmetric("party"),
        "expel": _directed("expeller expelled", required=("expeller", "expelled")),
        "invite": _directed("inviter invitee", required=("invitee",)),
        "join": _directed("member organization"),
        "letter": _directed("sender recipient"),
        "mediate": _directed("mediator", "party"),
        "meet": _symmetric("participant", "mediator"),
        "propose": _directed("proposer", "addressee"),
        "recall": _directed("sender host", required=("sender",)),
        "recognize": _directed("recognizer recognized"),
        "sever_relations": _directed("severer severed"),
        "summon": _directed("summoner summoned", required=("summoned",)),
        "thank": _directed("speaker addressee"),
        "visit": _directed("visitor host"),
        "withdraw": _directed("member organization"),
    }
)
