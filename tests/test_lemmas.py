"""From forms to dictionary words: every word of the rule files is inflected, nothing is guessed back."""

from __future__ import annotations

import pytest

from diplo_extract.rules import lemmas, load_rules, trigger_forms
from diplo_extract.rules.lemmas import IRREGULAR, Lemmas, forms_of


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", "visit visits visited visiting visitted visitting"),
        ("invite", "invite invites invited inviting inviteing"),
        ("agree", "agree agrees agreed agreeing"),
        ("ratify", "ratify ratified ratifies ratifying"),
        ("convey", "convey conveys conveyed conveying"),
        ("discuss", "discuss discusses discussed discussing"),
        ("attach", "attach attaches attached attaching"),
        ("plan", "plan plans planned planning"),
        ("cancel", "cancel cancels cancelled cancelling canceled canceling"),
        ("meet", "meet met meets meeting"),
        ("tie", "tie ties tied tying"),
        ("will", "will would 'll wo"),
        ("news", "news"),
    ],
)
def test_forms(lemma: str, forms: str) -> None:
    found = forms_of(lemma)
    assert found[0] == lemma
    assert set(forms.split()) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("met", "VBD", "meet"),
        ("rang", "VBD", "ring"),
        ("undertook", "VBD", "undertake"),
        ("wound", "VBD", "wind"),
        ("Met", "VBD", "meet"),
        ("talks", "NNS", "talk"),
        ("talking", "VBG", "talk"),
        ("meeting", "NN", "meeting"),
        ("meeting", "VBG", "meet"),
        ("spoke", "VBD", "speak"),
        ("spoken", "VBN", "speak"),
        ("paid", "VBD", "pay"),
        ("cancelled", "VBN", "cancel"),
        ("canceled", "VBN", "cancel"),
        ("zebras", "NNS", "zebras"),
        ("hoped", "VBD", "hope"),
        ("hoping", "VBG", "hope"),
        ("hopped", "VBD", "hop"),
        ("noted", "VBD", "note"),
    ],
)
def test_dictionary_word(form: str, tag: str, lemma: str) -> None:
    assert lemmas().of(form, tag) == lemma


def test_a_short_word_doubles_its_last_letter() -> None:
    assert "hoped" not in forms_of("hop")
    assert "planed" not in forms_of("plan")
    assert {"canceled", "cancelled"} <= set(forms_of("cancel"))


def test_a_noun_of_its_own_stays_what_it_is() -> None:
    small = Lemmas(["meet", "meeting", "sign", "sing"])
    assert (small.of("meeting", "NN"), small.of("meeting", "VBG"), small.of("signing", "VBG")) == (
        "meeting",
        "meet",
        "sign",
    )
    assert dict(small)["signs"] == "sign"
    assert len(small) == len(list(small))


def test_the_order_of_words_does_not_matter() -> None:
    words = ["lie", "lay", "find", "found", "saw", "see", "meet"]
    assert dict(Lemmas(words)) == dict(Lemmas(reversed(words)))


def test_irregular_forms_are_no_regular_ones() -> None:
    doubled = {lemma: forms for lemma, forms in IRREGULAR.items() if lemma in forms.split()}
    assert doubled == {}


def test_every_trigger_word_announces_itself() -> None:
    forms = trigger_forms()
    for rule in load_rules().rules:
        for word in rule.words:
            assert word.split()[0] in forms, rule.id
