"""Stage 3, beside who is who: whom of the model folder a name means, by office, state, time and gender."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from diplo_extract.actors.gazetteer import Entry
from diplo_extract.actors.lexicon import lexicon
from diplo_extract.actors.namesakes import living_namesakes
from diplo_extract.actors.profiles import (
    Profile,
    given_names,
    in_time,
    latest_of_one_state,
    office_class,
    shorter_names,
    term_distance,
)
from diplo_extract.model import Model, Person, fold

_LESSER = frozenset({"legislator", "governor", "business", "other", "relative"})
"""Offices of people whom no surname alone makes one of the model folder's."""
_OF_THEIR_OWN = _LESSER | {"king", "first_lady"}
"""Offices under which nobody is known by a surname that he has in another: "Sultan Faisal"."""
_FAMILY_FIRST = frozenset({"HUN", "JPN"})
"""States whose people bear the family name first at home, and last in most texts in English."""
_REIGN = re.compile(r"\b([A-Z]\w+) ([IVX]{2,5})\b")


@lru_cache(maxsize=16384)
def _reign(name: str) -> str | None:
    """The part of a name that tells a monarch or pope: "Carl XVI" for "King Carl XVI Gustaf"."""
    found = _REIGN.search(name)
    return found[0] if found else None


def find_person(profile: Profile, model: Model, year: int | None) -> Person | None:
    """The person of the model folder whom a profile is; None where there is none."""
    rows: Iterable[Person]
    if len(profile.core) > 1:
        rows = [
            name.row
            for text in (*profile.texts, " ".join(profile.core))
            for name in model.names().get(fold(text), ())
            if isinstance(name.row, Person)
        ]
        rows = rows or _family_first(profile, model)
        if profile.row is not None and not rows:
            rows = [row for row in model.people if row.name == profile.row.name]
        rows = rows or shorter_names(profile, model, year)
    else:
        rows = [row for text in profile.texts for row in model.surnames().get(fold(text), ())]
        rows = rows or model.surnames().get(profile.core[0], ())
    if not rows and (reign := _reign(" ".join(profile.texts))):
        rows = (row for row in model.people if reign in map(_reign, (row.name, *row.aliases)))
    return _pick(profile, list(rows), model, year)


def _family_first(profile: Profile, model: Model) -> list[Person]:
    """The people whose given name the article tells last: "POE Edgar", or in the order of their country."""
    found: list[Person] = []
    for text in profile.texts:
        family, *given = text.split()
        rows = [n.row for n in model.names().get(fold(" ".join((*given, family))), ())]
        told = family.isupper() and len(family) > 2
        found += [r for r in rows if isinstance(r, Person) and (told or r.country in _FAMILY_FIRST)]
    return found


def _pick(profile: Profile, rows: list[Person], model: Model, year: int | None) -> Person | None:
    told = set(profile.states)
    classes = {title.office_class for title in profile.titles}
    others = living_namesakes(model)
    fitting = [row for row in rows if not told or not row.country or {row.country, others.get(row.country)} & told]
    fitting = [row for row in fitting if not (profile.gender and row.gender and row.gender != profile.gender)]
    if len(profile.core) == 1:
        fitting = [row for row in fitting if in_time(row, year)]
        by_class = [row for row in fitting if office_class(row.office) in classes]
        fitting = by_class or ([] if classes and classes <= _OF_THEIR_OWN else _of_office(fitting, classes))
        current = [row for row in fitting if in_time(row, year, 0)]
        called = year is not None and not classes and profile.core[0] in given_names(model)
        fitting = current or ([] if called else fitting)
        if len({row.name for row in fitting}) > 1:
            return latest_of_one_state(fitting)
    served = any(isinstance(t.body, Entry) and t.body.kind == "organization" and not t.states for t in profile.titles)

    def misfit(row: Person) -> tuple[bool, bool, int, bool, bool, str]:
        own, stateless = office_class(row.office), not served and not row.country
        years, office = term_distance(row, year)
        return (
            (served and not row.organization) or (year is None and stateless),
            bool(classes) and own not in classes,
            years,
            stateless,  # a movement's leader who is president of a state by then
            own not in lexicon().lists["heads"],  # a prime minister who is foreign minister as well
            office,
        )

    fitting.sort(key=misfit)
    return fitting[0] if fitting else None


def _of_office(rows: list[Person], classes: AbstractSet[str | None]) -> list[Person]:
    """The people whom one name may mean behind an office that none of them is known to hold.

    No monarch is "Prime Minister Sheikh Abdullah", and "Crown Prince Abdullah" nobody who is no prince.
    """
    if not classes.isdisjoint(lexicon().lists["first_name_classes"]):
        return []
    return [row for row in rows if not classes or office_class(row.office) not in ("king", "queen")]
