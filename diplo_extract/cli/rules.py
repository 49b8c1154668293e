"""`diplo rules` and `diplo rules check`: what the program knows of language, with the examples that hold it to that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import get_args

from diplo_extract.cli.choices import listed, one_of
from diplo_extract.cli.delivery import open_sink
from diplo_extract.cli.exits import FAILED, OK
from diplo_extract.cli.inputs import Knowledge
from diplo_extract.events import EventType
from diplo_extract.render.terminal import safe_line
from diplo_extract.rules import Example, Rule, load_rules


def list_rules(types: Sequence[str] | None, *, as_json: bool) -> int:
    """Print the rules of the wanted event types, all without `types`."""
    wanted = {one_of("--type", word, get_args(EventType)) for word in listed(types)}
    rules = [rule for rule in load_rules().rules if not wanted or rule.type in wanted]
    with open_sink(None) as write:
        if as_json:
            write(json.dumps([_record(rule) for rule in rules], indent=2) + "\n")
        else:
            for rule in rules:
                write(_entry(rule))
    return OK


def check_examples(knowledge: Knowledge) -> int:
    """Run all examples and print those that fail."""
    nlp = knowledge.pipeline_loaded()
    from diplo_extract.pipeline import check_rules

    failures = list(check_rules(nlp))
    count = sum(len(rule.examples) for rule in load_rules().rules)
    with open_sink(None) as write:
        for failure in failures:
            write(safe_line(str(failure)) + "\n")
        write(f"{count - len(failures)} examples hold, {len(failures)} fail\n")
    return FAILED if failures else OK


def _entry(rule: Rule) -> str:
    lines = [f"{rule.id} ({rule.type}, {rule.part}): {', '.join(rule.words)}"]
    lines += [
        f"  {'+' if example.finds is not None else '-'} {safe_line(example.text)}{_found(example)}"
        for example in rule.examples
    ]
    return "\n".join(lines) + "\n"


def _found(example: Example) -> str:
    if example.finds is None:
        return ""
    roles = "; ".join(f"{role} {', '.join(names)}" for role, names in example.finds.items())
    return f"  [{roles}]"


def _record(rule: Rule) -> dict[str, object]:
    examples = [
        {"text": e.text, "finds": None if e.finds is None else {role: list(names) for role, names in e.finds.items()}}
        for e in rule.examples
    ]
    return {"id": rule.id, "type": rule.type, "part": rule.part, "words": list(rule.words), "examples": examples}
