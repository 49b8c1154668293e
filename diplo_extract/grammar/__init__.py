"""The grammar of a parsed sentence, for stages 4 to 7. Pure functions of a Parse; no actors here.

An arm is the name of a place around a word where its actors stand: `subj`, `obj`, `agent`, `dative`, `with` (any
preposition), `poss`, `amod`. `arm(parse, i, name)` gives word indices; those of a verb also serve its passive.
"""

from __future__ import annotations

from diplo_extract.grammar.arms import MARGINS, PLACES, TOPICAL, arm, beside, infinitives, members, source
from diplo_extract.grammar.nouns import (
    COUNTING,
    PREPOSITIONAL,
    agent,
    around,
    behind,
    carrying_clauses,
    is_ranked,
    light_verb,
    possessor,
    preposition_above,
)
from diplo_extract.grammar.tree import (
    DEPTH,
    MODIFIERS,
    RELATIVE,
    ancestors,
    antecedent,
    clause_verb,
    conjuncts,
    finite_above,
    is_passive,
    is_verb,
    kids,
    subtree,
)
from diplo_extract.grammar.verbs import (
    addressed_nouns,
    asked_noun,
    is_errand,
    is_foretold,
    obj,
    object_control,
    receiving_verbs,
    subject,
    surface_subject,
    writing_nouns,
)

__all__ = [
    "COUNTING",
    "DEPTH",
    "MARGINS",
    "MODIFIERS",
    "PLACES",
    "PREPOSITIONAL",
    "RELATIVE",
    "TOPICAL",
    "addressed_nouns",
    "agent",
    "ancestors",
    "antecedent",
    "arm",
    "around",
    "asked_noun",
    "behind",
    "beside",
    "carrying_clauses",
    "clause_verb",
    "conjuncts",
    "finite_above",
    "infinitives",
    "is_errand",
    "is_foretold",
    "is_passive",
    "is_ranked",
    "is_verb",
    "kids",
    "light_verb",
    "members",
    "obj",
    "object_control",
    "possessor",
    "preposition_above",
    "receiving_verbs",
    "source",
    "subject",
    "subtree",
    "surface_subject",
    "writing_nouns",
]
