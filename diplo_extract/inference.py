"""The statistical model, beside the stages that ask it: the parts of a spaCy pipeline over many short texts at once.

spaCy's transition parsers (parser and entity recogniser) take their steps without Python's global lock and ask for it
again at every move that they check, and multiply on BLIS; on sentences that is more than half of their time. Here the
same steps are taken by their public methods with the lock held, for all sentences of about one length together, and
multiplied by the matrix library that `spacy_import` chose. The annotations are the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 64
"""Docs whose vectors are made together."""
TOGETHER = 64
"""Docs whose transitions are taken together."""
_STEPS = ("moves", "transition_states", "set_annotations", "model", "cfg")


def annotate(nlp: Language, docs: Sequence[Doc], parts: Collection[str]) -> None:
    """Runs the `parts` of a pipeline, in its order, over Docs, in place. A part that is missing is left out."""
    if not docs:
        return
    for name, part in nlp.pipeline:
        if name in parts and _is_transition_parser(part):
            _take_transitions(part, docs)
        elif name in parts:
            for _ in part.pipe(docs, batch_size=BATCH):  # type: ignore[attr-defined]
                pass


def _is_transition_parser(part: Any) -> bool:
    return all(hasattr(part, name) for name in _STEPS) and part.cfg.get("beam_width") == 1


def _take_transitions(part: Any, docs: Sequence[Doc]) -> None:
    for batch in _by_length([doc for doc in docs if len(doc)]):
        states = part.moves.init_batch(batch)
        steps = part.model.predict(batch)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            unfinished = part.transition_states(unfinished, steps.predict(unfinished))
        steps.clear_memory()
        part.set_annotations(batch, states)


def _by_length(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    ordered = sorted(docs, key=len)
    for first in range(0, len(ordered), TOGETHER):
        yield ordered[first : first + TOGETHER]
