"""Verbs and nouns of events in every construction: who did what to whom, and whether it happened.

The words and the sentences stand in data/constructions.yaml. What we know that we do not tell stands under `known`
there: a sentence that is mended has to leave that list, one that breaks must not join it unseen.

    python tests/test_constructions.py      reads all of them, not every sixth, and prints what is not told
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import date as Day
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from diplo_extract import pipeline
from diplo_extract.articles import Article
from diplo_extract.events import Event

SIDES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "people": (
        ("Norwegian Foreign Minister Nils Berg", "Peruvian President Ana Soto"),
        ("Ghanaian President Kofi Adu", "Vietnamese Premier Tran Van Hoa"),
        ("Icelandic Prime Minister Lena Dahl", "Qatari Emir Hamad Said"),
    ),
    "visitor": (
        ("Norwegian Foreign Minister Nils Berg", "Peru"),
        ("Ghanaian President Kofi Adu", "Vietnam"),
        ("Icelandic Prime Minister Lena Dahl", "Qatar"),
    ),
    "states": (("Norway", "Peru"), ("Ghana", "Vietnam"), ("Iceland", "Qatar")),
    "body": (("Norway", "the African Union"), ("Ghana", "the OECD"), ("Iceland", "the International Criminal Court")),
}
"""Who acts, and the other, for each kind of pair."""
STEP = 6
"""Of so many combinations one is tested."""


@cache
def data() -> Any:
    return yaml.safe_load((Path(__file__).parent / "data" / "constructions.yaml").read_text("utf-8"))


Case = tuple[str, str, frozenset[str], tuple[str, str]]
"""A sentence, the type of its event, the statuses that it may have, and its two sides."""


def sentences(step: int = STEP) -> Iterator[Case]:
    """Each sentence with the type of its event, the statuses that it may have, and its two sides."""
    lists = data()
    for table, texts in (("verbs", "verb_sentences"), ("nouns", "noun_sentences")):
        for i, word in enumerate(lists[table].values()):
            for j, sentence in enumerate(lists[texts]):
                if (i + j) % step or (sentence.get("takes_place") and not word["takes_place"]):
                    continue
                pair = SIDES[word["sides"]][(i // 3 + j) % 3]
                if "{passive}" in sentence["text"] and "passive" not in word:
                    continue
                yield _filled(sentence["text"], word, pair), word["type"], frozenset(sentence["status"]), pair


def _filled(text: str, word: Mapping[str, Any], pair: tuple[str, str]) -> str:
    act, other = pair
    forms = {name: form.format(A=act, B=other) for name, form in word.items() if isinstance(form, str)}
    pronoun = "it" if word["sides"] in ("states", "body") else "she" if "Lena" in act else "he"
    noun = forms.pop("phrase", "")
    for name in ("noun", "passive"):
        if text.startswith(f"{{{name}}}"):
            forms[name] = (forms.get(name) or noun)[:1].upper() + (forms.get(name) or noun)[1:]
    if noun.split(" ", 1)[0].endswith("talks") or " talks with" in noun or "condolences" in noun:
        for one, many in ((" was ", " were "), (" is ", " are "), (" has been ", " have been "), (" comes ", " come ")):
            text = text.replace(f"{{noun}}{one}", f"{{noun}}{many}")
    return text.format(**({"noun": noun} | forms), A=act, B=other, pronoun=pronoun, Pronoun=pronoun.capitalize())


def is_told(events: tuple[Event, ...], type_: str, statuses: frozenset[str], pair: tuple[str, str]) -> bool:
    """Whether an event of the type has both sides and one of the statuses. Not to accept may be to decline."""
    if type_ == "accept" and statuses == {"negated"} and is_told(events, "decline", frozenset({"occurred"}), pair):
        return True
    wanted = [side.removeprefix("the ").split()[-1] for side in pair]
    found = (
        [f"{p.name} {p.country}" for p in e.participants] for e in events if e.type == type_ and e.status in statuses
    )
    return any(all(any(word in name for name in names) for word in wanted) for names in found)


def read(nlp: Language, text: str) -> tuple[Event, ...]:
    return pipeline.extract(Article(document="-", text=text, published=Day(2024, 5, 15)), nlp)


def test_there_are_constructions_enough() -> None:
    assert len(list(sentences())) > 700


@pytest.mark.parametrize("part", range(8))
def test_events_in_every_construction(part: int, nlp: Language) -> None:
    mine = list(sentences())[part::8]
    untold = {case[0] for case in mine if not is_told(read(nlp, case[0]), *case[1:])}
    assert untold == {case[0] for case in mine} & set(data()["known"])


def main() -> None:
    nlp = pipeline.load()
    every = list(sentences(1))
    untold = [case[0] for case in every if not is_told(read(nlp, case[0]), *case[1:])]
    lines = (*untold, f"{len(every)} sentences, {len(untold)} not told as they should be")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
