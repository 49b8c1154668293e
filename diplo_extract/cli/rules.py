"""`diplo rules`: what the program knows of language, with the examples that hold it to that, and how to add to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from diplo_extract.cli.choices import listed, one_of
from diplo_extract.cli.exits import FAILED, OK
from diplo_extract.cli.inputs import Knowledge
from diplo_extract.delivery import open_sink
from diplo_extract.errors import RuleError, UsageError
from diplo_extract.render.terminal import safe_line
from diplo_extract.rules import FOLDER, Example, Rule, load_rules, read_yaml
from diplo_extract.rules.mistakes import Mistake, find_missing_examples, find_mistakes

SKELETON = """\
# One sentence that says what this event is: somebody does something to somebody else.
event: TYPE

# Who takes part. core: without them it is no event that counts; extra: told where the text tells them.
roles: {actor: core, target: core}
# shape: symmetric        # for what two sides do together; then one role is enough

# How the summary says it: "Norway VERBs Denmark".
verb: {past: VERBed, base: VERB}

# The ontologies' codes, null where they have none; a status may have codes of its own (planned: {plover: THREATEN}).
codes: {plover: null, cameo: null}

# A rule: words that announce the event (dictionary forms), and where the actors of each role stand around them.
# Places: subj, obj, poss (Norway's), by, to, with or any other preposition, above.subj (of the verb over a noun).
triggers:
  - id: TYPE.verb
    verbs: [VERB]
    roles: {actor: subj, target: obj}
    # Only where such words or classes stand there: @state @person @group @organization @actor @city @country
    only: {subj: "@actor", obj: "@actor"}
    # not: {obj: [idea, plan]}
    # Every rule shows itself: a sentence of your own that it finds, and one that it nearly does.
    examples:
      - {text: Norway will VERB Denmark., finds: {actor: Norway, target: Denmark}, status: planned}
      - {text: The weather will VERB the harvest., finds: nothing}
#  - id: TYPE.noun
#    nouns: [VERB]
#    roles: {actor: [poss, by], target: [of, against]}
"""


def list_rules(types: Sequence[str] | None, *, as_json: bool) -> int:
    """Print the rules of the wanted event types, all without `types`."""
    wanted = {one_of("--type", word, tuple(load_rules().types)) for word in listed(types)}
    rules = [rule for rule in load_rules().rules if not wanted or rule.type in wanted]
    with open_sink(None) as write:
        if as_json:
            write(json.dumps([_record(rule) for rule in rules], indent=2) + "\n")
        else:
            for rule in rules:
                write(_entry(rule))
    return OK


def check_files(folder: str) -> bool:
    """Print every mistake of the rule files in a folder; whether there is none. Raises RuleError for no such folder."""
    files = sorted(Path(folder).glob("*.yaml"))
    if not files:
        raise RuleError("no folder with rule files", document=folder, remedy="'diplo rules new TYPE' writes one")
    right = True
    with open_sink(None) as write:
        for path in files:
            for rule, mistake in _mistakes(path):
                right = False
                write(safe_line(f"{path}: {rule}: {mistake}") + "\n")
    return right


def _mistakes(path: Path) -> Iterator[Mistake]:
    try:
        data = read_yaml(path)
    except (RuleError, UnicodeDecodeError) as error:
        yield "file", str(error)
        return
    if isinstance(data, dict) and "event" not in data and (FOLDER / path.name).exists():
        return  # a word list that stands for ours
    found = list(find_mistakes(data))
    yield from found or find_missing_examples(data)


def check_examples(knowledge: Knowledge, folder: str | None = None) -> int:
    """Run all examples, or those of the types in a folder, and print those that fail."""
    nlp = knowledge.pipeline_loaded()
    from diplo_extract.pipeline import check_rules

    types = (
        {data["event"] for data in map(read_yaml, sorted(Path(folder).glob("*.yaml"))) if "event" in data}
        if folder
        else None
    )
    failures = list(check_rules(nlp, types=types))
    count = sum(len(rule.examples) for rule in load_rules().rules if types is None or rule.type in types)
    with open_sink(None) as write:
        for failure in failures:
            write(safe_line(str(failure)) + "\n")
        write(f"{count - len(failures)} examples hold, {len(failures)} fail\n")
    return FAILED if failures else OK


def _types_in(folder: str) -> set[str]:
    """The event types that a folder's files describe."""
    contents = [read_yaml(path) for path in sorted(Path(folder).glob("*.yaml"))]
    return {data["event"] for data in contents if isinstance(data, dict) and "event" in data}


def write_skeleton(type_: str, output: str | None) -> None:
    """Write a rule file to begin with. Raises UsageError for a name that is none, or that is taken."""
    if not re.fullmatch(r"[a-z][a-z_]*", type_):
        raise UsageError(f"{type_!r} is no name for an event type", remedy="use small letters, words joined by _")
    if type_ in load_rules().types:
        raise UsageError(f"{type_} is there already", remedy=f"copy rules/{type_}.yaml of the package to change it")
    target = output or f"{type_}.yaml"
    if target != "-" and Path(target).exists():
        raise UsageError(f"{target}: is there already", remedy="choose another name with -o")
    with open_sink(target) as write:
        write(skeleton(type_))


def skeleton(type_: str) -> str:
    """A rule file that works as it stands, for a verb that is the last word of the type's name."""
    verb = type_.rsplit("_", maxsplit=1)[-1]
    return SKELETON.replace("TYPE", type_).replace("VERB", verb)


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
