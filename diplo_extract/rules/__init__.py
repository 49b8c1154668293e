"""What the program knows of English. This module is the only reader of the YAML files beside it.

One file an event type (`event:` at its top) with roles, codes, triggers and examples; the others are word lists that
one stage each asks for by name with `words("modality")`. A folder of one's own adds files of the same form, or puts
them in the place of those of the same name or event type: `use_rules`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from diplo_extract.errors import RuleError
from diplo_extract.events import EventType, Status
from diplo_extract.rules.compiled import parse, reader
from diplo_extract.rules.lemmas import Lemmas, forms_of
from diplo_extract.rules.mistakes import find_mistakes

FOLDER = Path(__file__).parent
_own: list[Path] = []
"""The folder of one's own, if any. Rules hold for a process: so much is made of them once."""
Part = Literal["verb", "noun", "adjective", "conjunction"]


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
    "@person", "@state", "@organization", "@actor") one of which must, or must not, stand there; a word in capitals is
    a class of rules/grammar.yaml. `support`: light verbs
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
    verb: tuple[str, str] | None = None
    """Past and base form for the summary ("blockaded", "blockade"); None for types with a sentence of their own."""

    def codes_of(self, rule_id: str, status: Status) -> Mapping[str, str | None]:
        """ "plover" and "cameo" of an event that the rule tells; None where the ontology has no code for it."""
        own = next((r.codes for r in self.rules if r.id == rule_id and r.codes), None)
        return own if own and status == "occurred" else self.codes[status]


@dataclass(frozen=True)
class RuleBook:
    """All event types with their rules; `fingerprint` is the SHA-256 of all rule files, 12 hexadecimal digits."""

    types: Mapping[str, TypeRules]
    fingerprint: str

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, in the order of the files."""
        return tuple(rule for kind in self.types.values() for rule in kind.rules)

    @cached_property
    def parts(self) -> Mapping[str, frozenset[Part]]:
        """The parts of speech that triggers of a rule have, by the rule's id."""
        found: dict[str, set[Part]] = {}
        for rule in self.rules:
            found.setdefault(rule.id, set()).add(rule.part)
        return {name: frozenset(parts) for name, parts in found.items()}


def read_yaml(path: Path) -> Any:
    """The content of a rule file. Raises RuleError where it is not YAML."""
    try:
        written = path.read_bytes()
        content = _compiled()(path.name, written) if path.parent == FOLDER else None
        return parse(written.decode()) if content is None else content
    # ValueError: bytes that are no UTF-8, "2024-99-99", numbers too long. TypeError: a table as a key.
    except (ValueError, TypeError, RecursionError) as error:
        raise RuleError(f"not YAML: {error}", document=f"rules/{path.name}", remedy="mend the file") from error


@cache
def _compiled() -> Callable[[str, bytes], Any]:
    return reader(FOLDER)


def use_rules(folder: Path) -> None:
    """Add the rule files of a folder of one's own, before any rule is read.

    Raises:
        RuleError: the folder is not there or holds no rule file, or other rules are in use in this process.
    """
    if _own == [folder]:
        return
    if not folder.is_dir() or not any(folder.glob("*.yaml")):
        raise RuleError("no folder with rule files", document=str(folder), remedy="'diplo rules new TYPE' writes one")
    if load_rules.cache_info().currsize or words.cache_info().currsize:
        raise RuleError(
            "rules are in use already", document=str(folder), remedy="name them before anything is extracted"
        )
    _own[:] = [folder]


def rule_files() -> dict[str, Path]:
    """The rule files in the order of their names, without ".yaml"; one's own stands for ours of the same name."""
    found = {path.stem: path for folder in (FOLDER, *_own) for path in folder.glob("*.yaml")}
    return dict(sorted(found.items()))


@cache
def words(name: str) -> Any:
    """The word lists of `rules/<name>.yaml`, as written there."""
    return read_yaml(rule_files()[name])


@cache
def calendar_words() -> frozenset[str]:
    """Names of weekdays and months with their abbreviations, lower case."""
    lists = words("segments")
    return frozenset({*lists["weekdays"], *lists["months"]})


@cache
def load_rules() -> RuleBook:
    """Every rule file, read and checked once. Raises RuleError that names file, rule and remedy."""
    types: dict[str, TypeRules] = {}
    for name, path in sorted(rule_files().items(), key=lambda file: (file[1].parent in _own, file[0])):
        data = words(name)
        if isinstance(data, dict) and "event" in data:
            types[data["event"]] = read_type(data, f"rules/{path.name}" if path.parent == FOLDER else str(path))
    return RuleBook(dict(sorted(types.items())), fingerprint())


def fingerprint() -> str:
    """SHA-256 of all rule files in the order of their names, the first 12 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in rule_files().values():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _bad(file: str, rule: str, message: str) -> RuleError:
    return RuleError(
        f"{rule}: {message}", document=file, remedy="'diplo rules check DIR' lists every mistake of a folder"
    )


def _listed(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(value.split()) if isinstance(value, str) else tuple(value)


def read_type(data: Mapping[str, Any], file: str) -> TypeRules:
    """The event type that a rule file describes. Raises RuleError at its first mistake."""
    mistake = next(find_mistakes(data), None)
    if mistake is not None:
        raise _bad(file, *mistake)
    name = data["event"]
    roles = {role: how == "core" for role, how in data["roles"].items()}
    rules = tuple(rule for entry in data["triggers"] for rule in _read_rules(entry, name))
    symmetric, verb = data.get("shape") == "symmetric", data.get("verb")
    return TypeRules(
        name,
        symmetric,
        roles,
        _listed(data.get("required")),
        _read_codes(data),
        rules,
        (verb["past"], verb["base"]) if verb else None,
    )


def _read_codes(data: Mapping[str, Any]) -> dict[Status, Mapping[str, str | None]]:
    """Codes by status: those written for it, else the type's."""
    codes = dict(data.get("codes") or {})
    usual = {name: codes.pop(name, None) for name in ("plover", "cameo")}
    return {status: {**usual, **codes.get(status, {})} for status in get_args(Status)}


def _read_rules(entry: Mapping[str, Any], event: EventType) -> Iterator[Rule]:
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
            id=entry["id"],
            type=event,
            part=part,
            words=tuple(entry[key]),
            roles={role: _listed(arms) for role, arms in entry["roles"].items()},
            only={arm: _spelt_out(v) for arm, v in (entry.get("only") or {}).items()},
            never={arm: _spelt_out(v) for arm, v in (entry.get("not") or {}).items()},
            topic=_listed(entry.get("topic")),
            status=entry.get("status"),
            weak=bool(entry.get("weak")),
            examples=tuple(_read_example(e) for e in entry.get("examples") or ()),
            codes=entry.get("codes"),
        )


def _spelt_out(value: Any) -> frozenset[str]:
    """The words of a condition, a class in capitals ("ENVOY") by its words in rules/grammar.yaml.

    Raises RuleError for a class that is not there.
    """
    found: set[str] = set()
    for word in _listed(value):
        if not word.isupper():
            found.add(word)
        elif word in (classes := words("grammar")["classes"]):
            found |= _spelt_out(classes[word])
        else:
            raise RuleError(
                f"{word} is no class of words", document="rules/grammar.yaml", remedy=f"there are {', '.join(classes)}"
            )
    return frozenset(found)


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
        for name in rule_files()
        if name not in ("dates", "gate", "segments", "titles")
        for word in _strings(words(name))
        if word.isalpha() and word.islower() and len(word) > 2 or word in ("be", "do", "go")
    }
    return Lemmas(vocabulary)


@cache
def trigger_forms() -> frozenset[str]:
    """Every form of every trigger word: an article with none of them holds no event that the rules can find.

    Forms such as "'s" stand without their apostrophe, as a text has them that is cut into letters.
    """
    return frozenset(
        form.lstrip("'") for rule in load_rules().rules for word in rule.words for form in forms_of(word.split()[0])
    )
