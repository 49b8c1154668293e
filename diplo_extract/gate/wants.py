"""The gate, fourth step: what each rule asks of the words of a sentence, compiled from the rule files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplo_extract.gate.near import Kind, Near
from diplo_extract.gate.words import forms, noun_forms, office_words
from diplo_extract.grammar import PLACES
from diplo_extract.rules import Rule, load_rules, words

_FREE = frozenset({"form", "complement", "above"})
"""What a condition looks at that leaves no word of its own in the sentence."""
_BESIDE = frozenset({"light", "mod", "particle", "near"})
"""What a condition looks at where no actor stands: only the very word will do."""
_PREPOSITIONS = frozenset({"for", "into", "on", "upon"})
_AT = frozenset({"in", "at", "on", "to", "near", "inside", "outside"})
_OBJECTS = frozenset({"obj", "dobj", "dative", "oprd"})
_SAID_TO_BE = "oprd"
"""The arm of what somebody is said to be or become: no name without its office."""
_PLACE_CLASSES = frozenset({"@city", "@country"})
_BODY_CLASSES = frozenset({"@organization"})
_PERSON_CLASSES = frozenset({"@person", "@group"})
_PARTY_CLASSES = frozenset({"@person", "@group", "@state", "@organization", "@actor"})
_RELATIONS = frozenset({"clause", "head", "over", "above", "govern", "self"})
"""Parts of arms that are neither a place of the grammar nor a preposition."""

Needs = tuple[frozenset[str], ...]
"""Sets of forms; a word of each must stand in the sentence."""


@dataclass(frozen=True, slots=True)
class Want:
    """What a rule asks for beside its trigger.

    `items`: of each, one of the alternatives. `titles`: words that may as well belong to the office of somebody who is
    named without it, so that they may stand elsewhere in the article. `places`: of each, one of the prepositions must
    have the name of a place behind it; "" for anywhere in the sentence. `parties`: how many its event has at least.
    `person`: somebody must act who is no state. `alone`: it needs no other event that it answers. `body`: a
    body or a treaty must stand somewhere.
    """

    items: tuple[tuple[Needs, ...], ...] = ()
    titles: Needs = ()
    places: tuple[frozenset[str], ...] = ()
    parties: int = 1
    person: bool = False
    alone: bool = True
    body: bool = False
    verb: bool = False
    led: Kind | None = None
    followed: tuple[Kind, ...] = ()
    behind: tuple[frozenset[str], ...] = ()
    next_to: bool = False
    objects: tuple[frozenset[str], ...] = ()
    not_next: frozenset[str] = frozenset()
    ties: tuple[frozenset[str], ...] = ()
    infinitives: tuple[frozenset[str], ...] = ()

    def is_met(self, near: Near) -> bool:
        """True where the words near a trigger have all of it."""
        if (self.person and not near.acts) or (self.body and not near.joins):
            return False
        said = near.said
        if not all(any(all(not n.isdisjoint(said) for n in needs) for needs in item) for item in self.items):
            return False
        if any(prepositions.isdisjoint(near.placed) for prepositions in self.places):
            return False
        if self.verb and not self._is_met_by_order(near):
            return False
        return not self.titles or all(not title.isdisjoint(near.told()) for title in self.titles)

    def _is_met_by_order(self, near: Near) -> bool:
        if not near.is_verb or near.next in self.not_next or (self.led and not near.is_led_by(self.led)):
            return False
        if self.ties and not (near.sentence.tells_no_names or all(not t.isdisjoint(near.ties) for t in self.ties)):
            return False
        if not all(near.is_followed_by(kind) for kind in self.followed):
            return False
        if self.behind:
            placed = near.placed_next if self.next_to else near.placed_behind
            if any(prepositions.isdisjoint(placed) for prepositions in self.behind):
                return False
        if not all(near.has_infinitive(wanted) for wanted in self.infinitives):
            return False
        return all(near.has_object(wanted) for wanted in self.objects)


@cache
def wants() -> Mapping[str, tuple[Want, ...]]:
    """Form of a trigger word -> what the rules that it may trigger ask for beside it."""
    table: dict[str, dict[Want, None]] = {}
    for rule in load_rules().rules:
        bare = _want(rule)
        for word in (*rule.words, *_shown_as(rule)):
            first, *particles = word.replace("-", " ").split()
            want = replace(bare, items=(*(((forms([p]),),) for p in particles), *bare.items)) if particles else bare
            for form in noun_forms(first) if rule.part == "noun" else forms([first]):
                table.setdefault(form, {})[want] = None
    return {form: tuple(found) for form, found in table.items()}


def _shown_as(rule: Rule) -> Sequence[str]:
    """Words that the parser is shown as one of the rule's: "tete-a-tete" as a meeting, "walk-out" as a walkout."""
    meetings = words("grammar")["meetings"] if rule.part == "noun" and "meeting" in rule.words else ()
    return (*meetings, *(word for word, shown in words("grammar")["as_one"].items() if shown in rule.words))


@cache
def triggers() -> frozenset[str]:
    """The forms of all trigger words."""
    return frozenset(wants())


def _want(rule: Rule) -> Want:
    """What a rule asks for beside the first word of a trigger."""
    items: list[tuple[Needs, ...]] = []
    objects: list[frozenset[str]] = []
    titles: list[frozenset[str]] = []
    places: list[frozenset[str]] = []
    behind: list[frozenset[str]] = []
    for arms, wanted in rule.only.items():
        items += _items(arms.split("|"), wanted)
        if rule.part == "verb" and _is_object(arms.split("|"), wanted):
            objects.append(_nouns(wanted))
        if _may_be_title(arms.split("|"), wanted):
            titles.append(_nouns(wanted))
        if wanted and wanted <= _PLACE_CLASSES:
            last = {arm.rpartition(".")[2] for arm in arms.split("|")}
            if rule.part == "conjunction":
                behind.append(_AT)
            elif any(_is_no_preposition(part) for part in last):
                places.append(frozenset({""}))
            elif rule.part == "verb" and "." not in arms:
                behind.append(frozenset(last))
            else:
                places.append(frozenset(last))
    papers = {*words("grammar")["papers"], *words("grammar")["bodies"]}
    body = any(wanted & _BODY_CLASSES and wanted - papers <= _BODY_CLASSES for wanted in rule.only.values())
    person = any(wanted and wanted <= _PERSON_CLASSES for wanted in rule.only.values())
    return Want(
        tuple(items),
        tuple(titles),
        tuple(places),
        _fewest_parties(rule),
        person,
        "bare" not in rule.only.get("form", ()),
        body,
        rule.part in ("verb", "conjunction"),
        _kind(rule.only.get("subj")) if rule.part == "verb" else None,
        tuple(_followed(rule)) if rule.part == "verb" else (),
        tuple(behind),
        "be" in rule.words or rule.part == "conjunction",
        tuple(objects),
        frozenset(_PREPOSITIONS & rule.never.get("particle", frozenset())),
        tuple(_ties(rule)) if rule.part == "verb" else (),
        tuple(_infinitives(rule)),
    )


def _kind(wanted: frozenset[str] | None) -> Kind | None:
    """Who a condition asks for; None where it asks for no party alone."""
    if not wanted or not wanted <= _PARTY_CLASSES:
        return None
    return "person" if wanted <= _PERSON_CLASSES else "party"


def _followed(rule: Rule) -> Iterator[Kind]:
    for arms, wanted in rule.only.items():
        kind = _kind(wanted)
        if kind and all(_follows(arm.split(".")[0]) for arm in arms.split("|")):
            yield kind


def _ties(rule: Rule) -> Iterator[frozenset[str]]:
    """The prepositions of each condition of which one must stand where it can hang on the verb."""
    for arms in rule.only:
        first = {arm.split(".")[0] for arm in arms.split("|")}
        if not any(part in _FREE or _is_no_preposition(part) for part in first):
            yield forms(first)


def _infinitives(rule: Rule) -> Iterator[frozenset[str]]:
    for arms, wanted in rule.only.items():
        named = not any(word.startswith("@") for word in wanted)
        if named and all(arm.rpartition(".")[2] == "infinitive" for arm in arms.split("|")):
            yield forms(word.split()[0] for word in wanted)


def _is_object(arms: Sequence[str], wanted: frozenset[str]) -> bool:
    """True where the condition is one of words, not of actors, at what follows the verb."""
    named = not any(word.startswith("@") for word in wanted) and not wanted & office_words()
    return named and all(_follows(arm.split(".")[0]) for arm in arms)


@cache
def _nouns(wanted: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in wanted for form in noun_forms(word))


def _follows(part: str) -> bool:
    return part in _OBJECTS or not (part in _FREE or _is_no_preposition(part))


def _fewest_parties(rule: Rule) -> int:
    """1 for what may be told with one party alone ("was invited", "offered to mediate"), else 2."""
    kind = load_rules().types[rule.type]
    core = sum(kind.roles.values())
    fewest = 2 if kind.symmetric else min((len(needed.split()) for needed in kind.required), default=core)
    return min(2, max(fewest, core) if rule.weak else fewest)


def _may_be_title(arms: Sequence[str], wanted: frozenset[str]) -> bool:
    named = {word for word in wanted if not word.startswith("@")}
    beside = any(arm in _FREE for arm in arms) or all(arm in _BESIDE or arm == _SAID_TO_BE for arm in arms)
    return named == wanted and bool(named & office_words()) and not beside


def _items(arms: Sequence[str], wanted: frozenset[str]) -> Iterator[tuple[Needs, ...]]:
    """What a condition asks of the words: one of the arms, with its prepositions and a word at its end."""
    alternatives = tuple(_alternative(arm, wanted) for arm in arms)
    if all(alternatives):
        yield alternatives


def _alternative(arm: str, wanted: frozenset[str]) -> Needs:
    """The words without which the arm cannot hold what is wanted; () for none."""
    named = {word for word in wanted if not word.startswith("@")}
    if arm in _FREE:
        return ()
    if arm in _BESIDE:
        light = words("grammar")["light"]
        named |= {verb for word in wanted - named for verb in light.get(word[1:], ())}
        return (forms(named),)
    parts = arm.split(".")
    needs = [forms([part]) for part in parts if not _is_no_preposition(part)]
    needs += [forms(words("grammar")["light"][part]) for part in parts if part in words("grammar")["light"]]
    if named == wanted and (arm == _SAID_TO_BE or not named & office_words()):
        needs.append(forms(named))
    return tuple(needs)


def _is_no_preposition(part: str) -> bool:
    return part in PLACES or part in _RELATIONS or part in _BESIDE or part in words("grammar")["light"]
