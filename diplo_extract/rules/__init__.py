"""What the program knows of English. This module is the only reader of the YAML files beside it.

One file an event type (`event:` at its top) with roles, codes, triggers and examples; the others are word lists that
one stage each asks for by name with `words("modality")`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from diplo_extract.errors import RuleError
from diplo_extract.events import EventType, Status
from diplo_extract.rules.lemmas import Lemmas, forms_of

FOLDER = Path(__file__).parent
Part = Literal["verb", "noun", "adjective", "conjunction"]
_KEYS_OF_TRIGGERS = (
    "id verbs nouns adjectives conjunctions roles only not object governors topic status type_if examples"
)
_TRIGGER_KEYS = frozenset(f"{_KEYS_OF_TRIGGERS} support weak codes".split())


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of ours with what the rule must find in it: role -> names, or None for nothing at all."""

    text: str
    finds: Mapping[str, tuple[str, ...]] | None
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of announcing an event.

    `words` are dictionary words; "sit down" wants the particle beside the verb. `roles` maps each role to the places
    ("arms") where its actors stand, in order of preference. `only` and `never` map an arm to the words (or
    "@person", "@state", "@organization", "@actor") one of which must, or must not, stand there. `support`: light verbs
    under which a noun fires with the verb's own arms ("held talks"). `weak`: fires only with all bold roles filled.
    `codes`: those of what it tells as having occurred, where they are not the type's.
    """

    id: str
    type: EventType
    part: Part
    words: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    never: Mapping[str, frozenset[str]] = field(default_factory=dict)
    topic: tuple[str, ...] = ()
    status: Status | None = None
    weak: bool = False
    examples: tuple[Example, ...] = ()
    codes: Mapping[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class TypeRules:
    """What an event type is: its roles (name -> True for bold), its shape, its rules, and its codes by status."""

    type: EventType
    symmetric: bool
    roles: Mapping[str, bool]
    required: tuple[str, ...]
    codes: Mapping[Status, Mapping[str, str | None]]
    rules: tuple[Rule, ...]

    def codes_of(self, rule_id: str, status: Status) -> Mapping[str, str | None]:
        """ "plover" and "cameo" of an event that the rule tells; None where the ontology has no code for it."""
        own = next((r.codes for r in self.rules if r.id == rule_id and r.codes), None)
        return own if own and status == "occurred" else self.codes[status]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All event types with their rules; `fingerprint` is the SHA-256 of all rule files, 12 hexadecimal digits."""

    types: Mapping[str, TypeRules]
    fingerprint: str

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the files."""
        return tuple(rule for kind in self.types.values() for rule in kind.rules)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader, in C where there is one, to which "on", "off", "yes" and "no" are words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    """The content of a rule file. Raises RuleError where it is not YAML."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506  (a safe loader)
    except yaml.YAMLError as error:
        raise RuleError(f"not YAML: {error}", document=f"rules/{path.name}", remedy="mend the file") from error


@cache
def words(name: str) -> Any:
    """The word lists of `rules/<name>.yaml`, as written there."""
    return read_yaml(FOLDER / f"{name}.yaml")


@cache
def load_rules() -> RuleBook:
    """Every rule file, read and checked once. Raises RuleError that names file, rule and remedy."""
    types: dict[str, TypeRules] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        data = words(path.stem)
        if isinstance(data, dict) and "event" in data:
            types[data["event"]] = _read_type(data, path.name)
    return RuleBook(types, fingerprint())


def fingerprint() -> str:
    """SHA-256 of all rule files in the order of their names, the first 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _bad(file: str, rule: str, message: str) -> RuleError:
    return RuleError(
        f"{rule}: {message}", document=f"rules/{file}", remedy="see CONTRIBUTING.md for the keys of a rule"
    )


def _listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def _read_type(data: Mapping[str, Any], file: str) -> TypeRules:
    name = data["event"]
    if name not in get_args(EventType):
        raise _bad(file, name, f"{name!r} is no event type")
    roles = {role: how == "core" for role, how in data["roles"].items()}
    rules = tuple(rule for entry in data["triggers"] for rule in _read_rules(entry, name, roles, file))
    return TypeRules(
        name, data.get("shape") == "symmetric", roles, _listed(data.get("required")), _read_codes(data, file), rules
    )


def _read_codes(data: Mapping[str, Any], file: str) -> dict[Status, Mapping[str, str | None]]:
    """Codes by status: those written for it, else the type's."""
    codes = dict(data.get("codes") or {})
    usual = {name: codes.pop(name, None) for name in ("plover", "cameo")}
    statuses = get_args(Status)
    unknown = set(codes) - set(statuses)
    if unknown:
        raise _bad(file, data["event"], f"codes: {min(unknown)!r} is neither plover nor cameo nor a status")
    return {status: {**usual, **codes.get(status, {})} for status in statuses}


def _read_rules(entry: Mapping[str, Any], event: EventType, roles: Mapping[str, bool], file: str) -> Iterator[Rule]:
    label = entry.get("id", "?")
    unknown = set(entry) - _TRIGGER_KEYS
    if unknown:
        raise _bad(file, label, f"unknown key {min(unknown)!r}")
    for role in entry["roles"]:
        if role not in roles:
            raise _bad(file, label, f"role {role!r} is not a role of {event}; it has {', '.join(roles)}")
    parts: list[tuple[Part, str]] = [
        ("verb", "verbs"),
        ("noun", "nouns"),
        ("adjective", "adjectives"),
        ("conjunction", "conjunctions"),
    ]
    for part, key in parts:
        if key not in entry:
            continue
        yield Rule(
            id=label,
            type=event,
            part=part,
            words=tuple(entry[key]),
            roles={role: _listed(arms) for role, arms in entry["roles"].items()},
            only={arm: frozenset(_listed(v)) for arm, v in (entry.get("only") or {}).items()},
            never={arm: frozenset(_listed(v)) for arm, v in (entry.get("not") or {}).items()},
            topic=_listed(entry.get("topic")),
            status=entry.get("status"),
            weak=bool(entry.get("weak")),
            examples=tuple(_read_example(e) for e in entry.get("examples") or ()),
            codes=entry.get("codes"),
        )


def _read_example(entry: Mapping[str, Any]) -> Example:
    finds = entry.get("finds")
    if finds in (None, "nothing"):
        return Example(entry["text"], None)
    return Example(
        entry["text"], {r: tuple(v) if isinstance(v, list) else (v,) for r, v in finds.items()}, entry.get("status")
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.replace("_", " ").split()
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("examples", "text", "codes"):
                yield str(key)
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


@cache
def lemmas() -> Lemmas:
    """The dictionary words of everything that the rule files name."""
    vocabulary = {
        word
        for path in sorted(FOLDER.glob("*.yaml"))
        if path.stem not in ("segments", "dates", "titles")
        for word in _strings(words(path.stem))
        if word.isalpha() and word.islower() and len(word) > 2 or word in ("be", "do", "go")
    }
    return Lemmas(vocabulary)


@cache
def trigger_forms() -> frozenset[str]:
    """Every form of every trigger word: an article with none of them holds no event that the rules can find."""
    return frozenset(form for rule in load_rules().rules for word in rule.words for form in forms_of(word.split()[0]))
