"""What can be wrong with a rule file for an event type, found without running it: every mistake, not only the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from diplo_extract.events import Status

Mistake = tuple[str, str]
"""The rule (or event type) it is in, and the field with what is wrong with it."""

TYPE_KEYS = frozenset("event roles codes triggers shape required verb".split())
TRIGGER_KEYS = frozenset(
    "id verbs nouns adjectives conjunctions roles only not topic status weak codes examples".split()
)
EXAMPLE_KEYS = frozenset({"text", "finds", "status"})
_HOW = ("core", "extra")
PARTS = ("verbs", "nouns", "adjectives", "conjunctions")
_NAME = re.compile(r"[a-z][a-z_]*")
_CLASSES = frozenset(
    "@actor @city @country @domestic @group @organization @own @people @person @state @unlisted".split()
)
"""What may stand at an arm beside words; the classes of light verbs ("@hold") go with the arm `light`."""


def find_mistakes(data: Any) -> Iterator[Mistake]:
    """Every mistake of the file's content, in its order; none for a rule file that can be used."""
    if not isinstance(data, Mapping):
        yield "file", "no table of keys; write event:, roles: and triggers:"
        return
    name = data.get("event")
    label = str(name)
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        yield label, f"event: {name!r} is no event type; write one in small letters, words joined by _"
    yield from _unknown_keys(label, data, TYPE_KEYS)
    roles = data.get("roles")
    if not isinstance(roles, Mapping) or not roles or not all(isinstance(r, str) for r in roles):
        yield label, "roles: a table of roles is wanted, such as {actor: core, target: core}"
        roles = {}
    yield from _roles(label, data, roles)
    if data.get("shape") not in (None, "symmetric", "directed"):
        yield label, f"shape: {data['shape']!r} is neither symmetric nor directed"
    yield from _verb(label, data.get("verb"))
    yield from _codes(label, data.get("codes"))
    triggers = data.get("triggers")
    if not isinstance(triggers, list):
        yield label, "triggers: a list of rules is wanted"
        return
    for number, entry in enumerate(triggers, 1):
        yield from _trigger(entry, number, label, roles)


def _roles(label: str, data: Mapping[str, Any], roles: Mapping[str, Any]) -> Iterator[Mistake]:
    for role, how in roles.items():
        if how not in _HOW:
            yield label, f"roles: {role}: {how!r} is neither core nor extra"
    required = data.get("required")
    if not isinstance(required, str | list | None):
        yield label, "required: a list of roles is wanted"
        return
    for needed in required.split() if isinstance(required, str) else required or ():
        if not isinstance(needed, str) or not set(needed.split()) <= set(roles):
            yield label, f"required: {needed!r} holds what is no role; there are {', '.join(roles)}"


def _unknown_keys(label: str, table: Mapping[Any, Any], known: frozenset[str]) -> Iterator[Mistake]:
    for key in table:
        if key not in known:
            near = get_close_matches(str(key), sorted(known), n=1)
            yield label, f"unknown key {key!r}" + (f"; did you mean {near[0]}?" if near else "")


def _verb(label: str, verb: Any) -> Iterator[Mistake]:
    whole = isinstance(verb, Mapping) and set(verb) == {"past", "base"} and _is_words(list(verb.values()))
    if verb is not None and not whole:
        yield label, "verb: write {past: blockaded, base: blockade}"


def _codes(label: str, codes: Any) -> Iterator[Mistake]:
    if codes is None:
        return
    if not isinstance(codes, Mapping):
        yield label, "codes: a table with plover and cameo is wanted"
        return
    for key, value in codes.items():
        if key in get_args(Status):
            yield from _codes(f"{label}.{key}", value or {})
        elif key not in ("plover", "cameo"):
            yield label, f"codes: {key!r} is neither plover nor cameo nor a status"
        elif not isinstance(value, str | None):
            yield label, f"codes: {key}: a code in quotes is wanted"


def _is_words(value: Any) -> bool:
    """Whether it is a word or a list of words."""
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(word, str) for word in value))


def _trigger(entry: Any, number: int, event: str, roles: Mapping[str, Any]) -> Iterator[Mistake]:
    if not isinstance(entry, Mapping):
        yield event, f"triggers: rule {number} is no table of keys"
        return
    label = str(entry.get("id", f"rule {number}"))
    if not label.startswith(f"{event}."):
        yield label, f"id: it must begin with {event}."
    yield from _unknown_keys(label, entry, TRIGGER_KEYS)
    yield from _words(label, entry)
    told = entry.get("roles")
    if not isinstance(told, Mapping):
        yield label, "roles: say where the actors of each role stand, such as {actor: subj, target: obj}"
    else:
        for role, arms in told.items():
            if role not in roles:
                yield label, f"role {role!r} is not a role of {event}; it has {', '.join(roles)}"
            elif not _is_words(arms):
                yield label, f"roles: {role}: names of places in the sentence are wanted, such as subj"
    if not _is_words(entry.get("topic") or ""):
        yield label, "topic: names of places in the sentence are wanted"
    yield from _codes(label, entry.get("codes"))
    for key in ("only", "not"):
        yield from _conditions(label, key, entry.get(key))
    if entry.get("status") not in (None, *get_args(Status)):
        yield label, f"status: {entry['status']!r} is none of {', '.join(get_args(Status))}"
    yield from _examples(label, entry.get("examples"), roles)


def _words(label: str, entry: Mapping[str, Any]) -> Iterator[Mistake]:
    if not any(part in entry for part in PARTS):
        yield label, f"no words that trigger it; give {', '.join(PARTS[:-1])} or {PARTS[-1]}"
    for part in PARTS:
        listed = entry.get(part, [])
        if not isinstance(listed, list) or not all(isinstance(w, str) and w.strip() for w in listed):
            yield label, f"{part}: a list of dictionary words is wanted"


def _conditions(label: str, key: str, conditions: Any) -> Iterator[Mistake]:
    if conditions is None:
        return
    if not isinstance(conditions, Mapping):
        yield label, f"{key}: a table from places to words is wanted, such as {{obj: [ship, '@state']}}"
        return
    for arm, wanted in conditions.items():
        listed = wanted.split() if isinstance(wanted, str) else wanted
        if not isinstance(arm, str) or not isinstance(listed, list) or not _is_words(listed):
            yield label, f"{key}: {arm}: words are wanted"
            continue
        for word in listed:
            if word.startswith("@") and word not in _CLASSES and "light" not in arm.split("|"):
                yield label, f"{key}: {arm}: {word!r} is no class of actors; there are {', '.join(sorted(_CLASSES))}"


def _examples(label: str, examples: Any, roles: Mapping[str, Any]) -> Iterator[Mistake]:
    if examples is None:
        return
    entries = examples if isinstance(examples, list) else [None]
    if not all(isinstance(e, Mapping) and isinstance(e.get("text"), str) for e in entries):
        yield label, "examples: a list of {text: …, finds: …} is wanted"
        return
    for example in examples:
        yield from _unknown_keys(label, example, EXAMPLE_KEYS)
        finds = example.get("finds")
        if finds not in (None, "nothing") and not isinstance(finds, Mapping):
            yield label, f"examples: finds: of {example['text']!r}: roles with names are wanted, or nothing"
        elif isinstance(finds, Mapping):
            for role, names in finds.items():
                if role not in roles:
                    yield label, f"examples: role {role!r} of {example['text']!r} is none of {', '.join(roles)}"
                elif not _is_words(names):
                    yield label, f"examples: finds: {role}: of {example['text']!r}: names are wanted"


def find_missing_examples(data: Mapping[str, Any]) -> Iterator[Mistake]:
    """The rules that do not show themselves: each wants an example that it finds and one that it must not."""
    for entry in data.get("triggers") or ():
        examples = entry.get("examples") or ()
        hits = [e for e in examples if e.get("finds") not in (None, "nothing")]
        if not hits:
            yield str(entry.get("id")), "examples: none that it finds"
        if len(hits) == len(examples):
            yield str(entry.get("id")), "examples: no near miss (finds: nothing)"
