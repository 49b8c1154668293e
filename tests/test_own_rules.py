"""Rule files of one's own: what can be wrong with them, what a new one looks like, and how they add to ours or change it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from diplo_extract import cli
from diplo_extract.cli.rules import skeleton
from diplo_extract.errors import RuleError
from diplo_extract.rules import read_type, read_yaml, rule_files
from diplo_extract.rules.mistakes import find_missing_examples, find_mistakes

ROOT = Path(__file__).resolve().parent.parent
GOOD: dict[str, Any] = yaml.safe_load(skeleton("blockade"))


def changed(**changes: Any) -> dict[str, Any]:
    """The skeleton's file with other keys at its top."""
    return {key: value for key, value in (GOOD | changes).items() if value != "left out"}


def with_rule(**changes: Any) -> dict[str, Any]:
    """The skeleton's file with other keys in its rule."""
    entry = {key: value for key, value in (GOOD["triggers"][0] | changes).items() if value != "left out"}
    return changed(triggers=[entry])


@pytest.mark.parametrize("name", sorted(name for name, path in rule_files().items() if "\nevent:" in path.read_text()))
def test_our_own_files_have_no_mistakes(name: str) -> None:
    data = read_yaml(rule_files()[name])
    assert [*find_mistakes(data), *find_missing_examples(data)] == []


@pytest.mark.parametrize(
    ("data", "mistakes"),
    [
        (GOOD, []),
        ([], [("file", "no table of keys; write event:, roles: and triggers:")]),
        (changed(event="Blockade!"), 2),
        (changed(colour=1), [("blockade", "unknown key 'colour'")]),
        (changed(shap="symmetric"), [("blockade", "unknown key 'shap'; did you mean shape?")]),
        (changed(shape="round"), [("blockade", "shape: 'round' is neither symmetric nor directed")]),
        (changed(verb={"past": "hit"}), [("blockade", "verb: write {past: blockaded, base: blockade}")]),
        (changed(codes={"plower": "X"}), [("blockade", "codes: 'plower' is neither plover nor cameo nor a status")]),
        (changed(codes=[]), [("blockade", "codes: a table with plover and cameo is wanted")]),
        (changed(required=["actor victim"]), [("blockade", "required: 'actor victim' holds what is no role; there are actor, target")]),
        (changed(required=7), [("blockade", "required: a list of roles is wanted")]),
        (changed(verb={"past": 1, "base": "blockade"}), [("blockade", "verb: write {past: blockaded, base: blockade}")]),
        (changed(codes={"plover": 191}), [("blockade", "codes: plover: a code in quotes is wanted")]),
        (changed(codes={"planned": 191}), [("blockade.planned", "codes: a table with plover and cameo is wanted")]),
        (with_rule(codes=7), [("blockade.verb", "codes: a table with plover and cameo is wanted")]),
        (with_rule(verbs=[" "]), [("blockade.verb", "verbs: a list of dictionary words is wanted")]),
        (with_rule(roles={"actor": False}), [("blockade.verb", "roles: actor: names of places in the sentence are wanted, such as subj")]),
        (with_rule(topic=7), [("blockade.verb", "topic: names of places in the sentence are wanted")]),
        (with_rule(only={1: ["ship"]}), [("blockade.verb", "only: 1: words are wanted")]),
        (with_rule(examples=[{"text": "A.", "finds": {"actor": 1}}]), [("blockade.verb", "examples: finds: actor: of 'A.': names are wanted")]),
        (changed(triggers={}), [("blockade", "triggers: a list of rules is wanted")]),
        (changed(triggers=[1]), [("blockade", "triggers: rule 1 is no table of keys")]),
        (with_rule(id="hit"), [("hit", "id: it must begin with blockade.")]),
        (with_rule(verb=["hit"]), [("blockade.verb", "unknown key 'verb'; did you mean verbs?")]),
        (with_rule(verbs="left out"), [("blockade.verb", "no words that trigger it; give verbs, nouns, adjectives or conjunctions")]),
        (with_rule(verbs="hit"), [("blockade.verb", "verbs: a list of dictionary words is wanted")]),
        (with_rule(roles=[]), [("blockade.verb", "roles: say where the actors of each role stand, such as {actor: subj, target: obj}")]),
        (with_rule(roles={"host": "subj"}), [("blockade.verb", "role 'host' is not a role of blockade; it has actor, target")]),
        (with_rule(only=[]), [("blockade.verb", "only: a table from places to words is wanted, such as {obj: [ship, '@state']}")]),
        (with_rule(only={"obj": 1}), [("blockade.verb", "only: obj: words are wanted")]),
        (with_rule(**{"not": {"light": "@hold"}}), []),
        (with_rule(**{"not": {"obj": "@nation"}}), 1),
        (with_rule(status="past"), [("blockade.verb", "status: 'past' is none of occurred, planned, possible, negated")]),
        (with_rule(examples=[{"text": "In May", "Norway hit Denmark.": None, "finds": "nothing"}]), [("blockade.verb", "unknown key 'Norway hit Denmark.'")]),
        (with_rule(examples="x"), [("blockade.verb", "examples: a list of {text: …, finds: …} is wanted")]),
        (with_rule(examples=[{"text": "A.", "finds": 1}]), [("blockade.verb", "examples: finds: of 'A.': roles with names are wanted, or nothing")]),
        (with_rule(examples=[{"text": "A.", "finds": {"host": "B"}}]), [("blockade.verb", "examples: role 'host' of 'A.' is none of actor, target")]),
    ],
)  # fmt: skip
def test_every_mistake_is_found(data: Any, mistakes: list[tuple[str, str]] | int) -> None:
    found = list(find_mistakes(data))
    assert len(found) == mistakes if isinstance(mistakes, int) else found == mistakes


@pytest.mark.parametrize(
    "data", [b"event: \xff", b"event: 2024-99-99", b"event: " + b"9" * 5000, b"? [a]\n: b", b"[" * 9000]
)
def test_what_is_no_yaml_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    with pytest.raises(RuleError, match=r"rules/a\.yaml: not YAML: .*; mend the file"):
        read_yaml(tmp_path / "a.yaml")


def test_a_rule_has_to_show_itself() -> None:
    hit, miss = GOOD["triggers"][0]["examples"]
    for examples, count in (([hit, miss], 0), ([hit], 1), ([miss], 1), ([], 2)):
        assert len(list(find_missing_examples(with_rule(examples=examples)))) == count


def test_the_skeleton_can_be_read() -> None:
    kind = read_type(yaml.safe_load(skeleton("close_border")), "x.yaml")
    assert (kind.type, dict(kind.roles)) == ("close_border", {"actor": True, "target": True})
    assert kind.verb == ("bordered", "border")
    assert [rule.id for rule in kind.rules] == ["close_border.verb"]


# --- through the command: rules hold for a process, so each runs in one of its own ---------------------------------


def diplo(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from diplo_extract.cli import main; sys.exit(main())", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(folder), "PATH": "/usr/bin:/bin"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_new_type_in_one_file(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    assert diplo("rules", "new", "blockade", "-o", "rules/blockade.yaml", folder=tmp_path).returncode == 0
    said = diplo("rules", "check", "rules", folder=tmp_path)
    assert (said.returncode, said.stdout) == (0, "2 examples hold, 0 fail\n")
    (tmp_path / "a.txt").write_text("Turkey will blockade Cyprus. Turkey met Greece.")
    said = diplo("extract", "a.txt", "--rules", "rules", "--jsonl", folder=tmp_path)
    events = [json.loads(line) for line in said.stdout.splitlines()]
    assert [(e["type"], e["status"], e["summary"]) for e in events] == [
        ("blockade", "planned", "Turkey will blockade Cyprus"),
        ("meet", "occurred", "Turkey and Greece met"),
    ]
    (tmp_path / "e.jsonl").write_text(said.stdout)
    assert diplo("convert", "e.jsonl", "-f", "plain", folder=tmp_path).stdout.startswith(
        "blockade | planned | Turkey | "
    )


def test_a_file_of_ones_own_stands_for_ours(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "mine.yaml").write_text(
        skeleton("meet").replace("verbs: [meet]", "verbs: [hug]").replace("will meet", "will hug")
    )
    (tmp_path / "a.txt").write_text("Turkey met Greece. Peru will hug Chile.")
    said = diplo("extract", "a.txt", "--rules", "rules", "--jsonl", folder=tmp_path)
    events = [json.loads(line) for line in said.stdout.splitlines()]
    assert [[p["name"] for p in e["participants"]] for e in events] == [["Peru", "Chile"]]


def test_check_tells_every_mistake_with_file_rule_and_field(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "event: blockade\nroles: {actor: core}\ntriggers: [{id: blockade.x, verbs: [hit], roles: {target: obj}}]\n"
    )
    (tmp_path / "b.yaml").write_text("event: [x\n")
    said = diplo("rules", "check", ".", folder=tmp_path)
    assert said.returncode == 1
    assert said.stdout.splitlines()[0] == "a.yaml: blockade.x: role 'target' is not a role of blockade; it has actor"
    assert said.stdout.splitlines()[1].startswith("b.yaml: file: ")


def test_check_tells_an_example_that_fails(tmp_path: Path) -> None:
    text = (
        skeleton("blockade").replace("status: planned", "status: occurred").replace("target: Denmark", "target: Sweden")
    )
    (tmp_path / "a.yaml").write_text(text)
    said = diplo("rules", "check", ".", folder=tmp_path)
    assert said.returncode == 1
    first, second, count = said.stdout.splitlines()
    assert first.startswith(
        "blockade.verb: 'Norway will blockade Denmark.' gives {'actor': ('Norway',), 'target': ('Denmark',)}"
    )
    assert second == "blockade.verb: 'Norway will blockade Denmark.' is planned, wanted occurred"
    assert count == "0 examples hold, 2 fail"


def test_check_tells_a_rule_whose_examples_another_rule_finds(tmp_path: Path) -> None:
    data = yaml.safe_load(skeleton("blockade"))
    (rule,) = data["triggers"]
    data["triggers"].append({**rule, "id": "blockade.twin"})
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(data))
    said = diplo("rules", "check", ".", folder=tmp_path)
    assert said.stdout.splitlines() == [
        "blockade.twin: 'Norway will blockade Denmark.' is told by blockade.verb, and no other example by the rule itself",
        "3 examples hold, 1 fail",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "a.txt", "--rules", "nowhere"], "nowhere: no folder with rule files; "),
        (["rules", "check", "nowhere"], "nowhere: no folder with rule files; "),
        (["rules", "new", "Blockade"], "'Blockade' is no name for an event type; "),
        (["rules", "new", "meet"], "meet is there already; "),
        (["rules", "new", "strike", "-o", "there.yaml"], "there.yaml: is there already; choose another"),
    ],
)
def test_wrong_use(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "there.yaml").write_text("")
    assert cli.run(arguments) == 2
    assert capsys.readouterr().err.startswith(f"diplo: {words}")


def test_a_broken_file_ends_the_run_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("event: blockade\nroles: {actor: core}\ntriggers: 1\n")
    (tmp_path / "a.txt").write_text("Turkey met Greece.")
    said = diplo("extract", "a.txt", "--rules", ".", folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(
        "diplo: x.yaml: blockade: triggers: a list of rules is wanted; 'diplo rules check DIR'"
    )


def test_other_rules_are_refused_once_ours_are_read() -> None:
    code = (
        "from pathlib import Path\nfrom diplo_extract.rules import load_rules, use_rules\n"
        "from diplo_extract.errors import RuleError\nload_rules()\n"
        "try: use_rules(Path('diplo_extract/rules'))\nexcept RuleError as error: print(error.message)"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == "rules are in use already\n"
