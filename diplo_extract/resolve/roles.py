"""Stage 8, what each type needs: its roles, which of them carry the act, and which must be filled for a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from diplo_extract.rules import TypeRules, load_rules


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


@cache
def type_roles() -> Mapping[str, TypeRoles]:
    """The roles of every type, as the rule files have them; by default all core roles are required at once."""
    return {name: _roles(kind) for name, kind in load_rules().types.items()}


def _roles(kind: TypeRules) -> TypeRoles:
    bold = tuple(role for role, core in kind.roles.items() if core)
    required = tuple(tuple(names.split()) for names in kind.required) or (bold,)
    return TypeRoles(tuple(kind.roles), bold, kind.symmetric, required)
