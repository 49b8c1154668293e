"""Transitions taken by public methods give what spaCy's own loop gives, and other parts run as they are."""

from __future__ import annotations

import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from diplo_extract import pipeline
from diplo_extract.inference import TOGETHER, annotate

TEXTS = [
    "Peruvian President Rosa Vidal met Norwegian Prime Minister Nils Berg in Oslo on Monday.",
    "Qatar offered to mediate.",
    "",
    "The two ministers, who had last spoken in March, agreed that their deputies would meet again in Lima, she said.",
    "IBM opened an office in Nairobi in 2019; 40 people work there.",
]


@pytest.fixture(scope="module")
def inner() -> Language:
    return pipeline._engine(None, None, None).nlp


def _told(doc: Doc) -> tuple[object, ...]:
    words = [(word.text, word.tag_, word.dep_, word.head.i) for word in doc]
    return words, [(entity.start, entity.end, entity.label_) for entity in doc.ents]


def test_the_annotations_are_those_of_the_pipeline(inner: Language) -> None:
    docs = [inner.make_doc(text) for text in TEXTS]
    annotate(inner, docs, inner.pipe_names)
    assert [_told(doc) for doc in docs] == [_told(doc) for doc in inner.pipe(TEXTS)]
    assert any(doc.ents for doc in docs)


def test_docs_beyond_one_batch_keep_their_places(inner: Language) -> None:
    texts = [f"Peru met {'Chile and ' * (i % 7)}Kenya." for i in range(TOGETHER + 10)]
    docs = [inner.make_doc(text) for text in texts]
    annotate(inner, docs, {"tok2vec", "tagger", "parser"})
    assert [doc.text for doc in docs] == texts
    assert all(doc.has_annotation("DEP") and not doc.ents for doc in docs)


def test_parts_that_are_not_named_do_not_run(inner: Language) -> None:
    doc = inner.make_doc(TEXTS[0])
    annotate(inner, [doc], {"ner"})
    assert doc.ents
    assert not doc.has_annotation("DEP")


def test_a_part_of_another_kind_runs_by_its_own_method() -> None:
    nlp = English()
    nlp.add_pipe("sentencizer")
    docs = [nlp.make_doc("It rained. It stopped.")]
    annotate(nlp, docs, {"sentencizer"})
    assert len(list(docs[0].sents)) == 2
    annotate(nlp, [], {"sentencizer"})
