"""Every rule shows itself: each example of each rule file gives just what it says, and broken rule files say so."""

from __future__ import annotations

from datetime import date as Day
from pathlib import Path

import pytest
from spacy.language import Language

from diplo_extract import rules
from diplo_extract.articles import Article
from diplo_extract.errors import RuleError
from diplo_extract.pipeline import extract, found_roles
from diplo_extract.rules import Example, Rule, load_rules

PUBLISHED = Day(2024, 5, 15)
CASES = [(rule, example) for rule in load_rules().rules for example in rule.examples]
NAMES = [f"{rule.id}: {example.text}" for rule, example in CASES]


@pytest.mark.parametrize(("rule", "example"), CASES, ids=NAMES)
def test_example_gives_just_what_it_says(rule: Rule, example: Example, nlp: Language) -> None:
    events = extract(Article(text=example.text, published=PUBLISHED), nlp)
    wanted = dict(example.finds) if example.finds is not None else None
    assert found_roles(events, rule.type) == wanted


@pytest.mark.parametrize(
    ("rule", "example"),
    [case for case in CASES if case[1].status is not None],
    ids=lambda part: getattr(part, "id", ""),
)
def test_example_has_its_status(rule: Rule, example: Example, nlp: Language) -> None:
    events = extract(Article(text=example.text, published=PUBLISHED), nlp)
    assert [e.status for e in events if e.type == rule.type][:1] == [example.status]


@pytest.mark.parametrize("rule", load_rules().rules, ids=lambda rule: f"{rule.id} ({rule.part})")
def test_rule_has_a_hit_and_a_near_miss(rule: Rule) -> None:
    hits = [example for example in rule.examples if example.finds is not None]
    assert hits
    assert len(hits) < len(rule.examples)


@pytest.mark.parametrize("rule", load_rules().rules, ids=lambda rule: f"{rule.id} ({rule.part})")
def test_rule_itself_tells_an_event_of_its_examples(rule: Rule, nlp: Language) -> None:
    hits = [example for example in rule.examples if example.finds is not None]
    events = [e for hit in hits for e in extract(Article(text=hit.text, published=PUBLISHED), nlp)]
    assert rule.id in {evidence.rule for event in events for evidence in event.evidence}


def test_rule_names_are_those_of_one_rule_each() -> None:
    entries = {(rule.id, rule.part) for rule in load_rules().rules}
    assert len(entries) == len(load_rules().rules)
    assert all(rule.id.startswith(f"{rule.type}.") for rule in load_rules().rules)


def test_a_word_in_capitals_stands_for_its_class() -> None:
    (rule,) = (r for r in load_rules().rules if r.id == "expel.revoke")
    assert {"ambassador", "vice-consul", "spy"} <= rule.only["obj.of|obj.poss"]
    with pytest.raises(RuleError, match="ENVOI is no class of words"):
        rules.read_type(
            {
                "event": "duel",
                "roles": {"a": "core"},
                "triggers": [{"id": "duel.x", "verbs": ["duel"], "roles": {"a": "subj"}, "only": {"obj": "ENVOI"}}],
            },
            "rules/duel.yaml",
        )


RULE = """
event: invite
roles: {{inviter: core, invitee: core}}
codes: {{plover: REQUEST, cameo: "022"}}
triggers:
  - id: invite.ask
    verbs: [ask]
    roles: {{{role}: subj}}
    {key}: {{}}
"""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("odd_key", RULE.format(role="inviter", key="onyl"), "rules/odd_key.yaml: invite.ask: unknown key 'onyl'"),
        (
            "odd_role",
            RULE.format(role="host", key="only"),
            "rules/odd_role.yaml: invite.ask: role 'host' is not a role of invite; it has inviter, invitee",
        ),
        (
            "odd_type",
            "event: Duel\nroles: {a: core}\ntriggers: []\n",
            "rules/odd_type.yaml: Duel: event: 'Duel' is no event type",
        ),
        ("odd_yaml", "event: [invite\n", "rules/odd_yaml.yaml: not YAML"),
    ],
)
def test_broken_rule_file_names_file_rule_and_remedy(
    name: str, text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(rules, "FOLDER", tmp_path)
    with pytest.raises(RuleError) as caught:
        rules.load_rules.__wrapped__()
    assert str(caught.value).startswith(said)
    assert caught.value.remedy
