"""Stage 4, before the parse: the verb of a headline, which the parser may take for a noun. syntax.py asks.

"Norway severs ties", "Norway, Peru ink deal": right behind the names that open a headline a verb of the rules is one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from diplo_extract.rules import lemmas, load_rules, words

_JOINING = frozenset({",", "and", "&", "-", "'", '"', "the", "The"})
_PLAIN, _SINGULAR = "sign", "rejects"
"""Verbs that no parser takes for a noun, in the two forms that a headline has."""
_INVITE, _LETTER = "invite", "letter"
"""A noun that the parser takes for a verb, and one that it does not."""
_MADE = frozenset({"bid", "call", "invite", "offer", "plan", "request"})
"""Nouns that the parser takes for verbs behind the name of their maker: "accepts Peru invite", "spurns Soto offer"."""
_DEEDS = frozenset({"brokers", "hosts", "invites", "offers", "recalls", "tables", "welcomes"})
"""Verbs that are nouns as well, but seldom of a state's in the plural: "Norway brokers truce"."""
_SAYING = frozenset(
    {"claim", "claims", "confirm", "confirms", "deny", "denies", "expect", "expects", "say", "says", "think", "thinks"}
)
"""Verbs behind which a clause may stand, and which no parser takes for nouns behind a name."""
_ANSWERS = frozenset({"no", "yes"})
"""What is said to an offer."""
_ADJECTIVE = "French"
_PROPOSAL = "proposal"
"""What the parser takes for no verb at the end of a headline: "says no to Peru talks offer"."""
_PARTICLES = frozenset({"to", "will", "can", "may", "and", "on", "in", "not"})
_GIVEN, _FEAST = frozenset({"lunch", "parade", "summit"}), "dinner"
"""Occasions that the parser takes for verbs at the end of a headline, and one that it does not."""


def wished_verbs(words: Sequence[str], kinds: Sequence[str | None]) -> list[str]:
    """The words as the parser shall see them: "proposed that Soto visit Oslo", where it takes "visit" for a noun."""
    seen = list(words)
    if words and kinds[0] is None and words[0].endswith("ing") and _tells_deed(words[0].lower()):
        seen[0] = words[0].lower()  # "Refusing Peru's offer, he left", whose capital makes it a name
    for i in range(2, len(words) - 1):
        asked = {w.lower() for w in words[max(i - 4, 0) : i - 1]}
        if words[i] == "visit" and kinds[i - 1] and kinds[i + 1] and not _WISHING.isdisjoint(asked):
            seen[i] = _ENTER
        if words[i - 1].lower() in _AND_THEN and kinds[i + 1] and not kinds[i] and words[i].lower() in _taken():
            seen[i] = _WENT_TO
        if (
            words[i].lower() in _TAKEN_FOR_MANY
            and not kinds[i]
            and (kinds[i - 1] == "person" or _ends_office(words, i))
        ):
            behind = words[i + 1].lower()
            seen[i] = _GOES if behind in _LEADING else _ENTERS if kinds[i + 1] or behind in _OBJECTS else seen[i]
    return seen


def _ends_office(words: Sequence[str], i: int) -> bool:
    """True for the word behind "the head of state", "the president", "the Peruvian prime minister"."""
    before = [w.lower() for w in words[max(i - 5, 0) : i]]
    if before[-3:] == ["head", "of", "state"]:
        return True
    return before[-1] in _HOLDERS and not {"the", "his", "her", "its", "their"}.isdisjoint(before[:-1])


_TAKEN_FOR_MANY = frozenset(
    (
        "addresses departs flies greets heads hosts joins lands leaves plans returns signs talks thanks tours travels "
        "visits"
    ).split()
)
"""What an office-holder does that the tagger takes for many things: "the head of state travels to Rome"."""
_HOLDERS = frozenset({"chancellor", "emir", "king", "leader", "minister", "premier", "president", "queen", "sultan"})
_LEADING = frozenset({"at", "for", "from", "in", "on", "to", "with"})
_OBJECTS = frozenset({"a", "an", "her", "his", "its", "the", "their"})
_GOES, _ENTERS = "goes", "enters"
"""Verbs that no tagger takes for many things, without and with an object."""
_WISHING = frozenset(
    {"ask", "asked", "propose", "proposed", "proposes", "request", "requested", "suggest", "suggested"}
)
"""Verbs behind which a bare form is wished for: "suggested Soto visit Oslo"."""
_ENTER = "enter"
"""A verb that no parser takes for a noun."""
_AND_THEN = frozenset({"and", "also", "later", "then", ","})
_WENT_TO = "visited"
"""A verb that no parser takes for what tells more of the name behind it."""


@cache
def _taken() -> frozenset[str]:
    """The past forms of verbs that the tagger takes for adjectives."""
    verbs = words("grammar")["taken_for_adjectives"]
    forms = (form for verb in verbs for form in (f"{verb}d", f"{verb}ed", f"{verb}{verb[-1]}ed", f"{verb[:-1]}ied"))
    return frozenset({*(form for form in forms if lemmas().of(form, "VBD") in verbs), "quit", "rang", "oversaw"})


@cache
def _tells_deed(participle: str) -> bool:
    """Whether what opens a sentence is a verb of the rules and no noun of theirs, nor a preposition."""
    nouns = {word for rule in load_rules().rules if rule.part == "noun" for word in rule.words}
    return participle not in {*nouns, "following"} and lemmas().of(participle, "VBG") in _verbs()[0]


def plain_verbs(words: Sequence[str], kinds: Sequence[str | None]) -> list[str]:
    """The words as the parser shall see them; `kinds` tells which are names."""
    first = next((i for i, (w, kind) in enumerate(zip(words, kinds, strict=True)) if not kind and w not in _JOINING), 0)
    seen = list(words)
    if 0 < first < len(words) - 1 and (words[first].lower() not in _SAYING or words[first + 1].lower() in _ANSWERS):
        several = sum(kind is not None for kind in kinds[:first]) > 1
        low = words[first].lower()
        aimed = kinds[first + 1] is not None  # "Norway thanks Peru": no noun stands before a name
        if low in _verbs()[0] and several:
            seen[first] = _PLAIN
        elif low in _verbs()[1] or (low in _verbs()[2] and (aimed or (low in _DEEDS and _is_noun(words[first + 1])))):
            seen[first] = _SINGULAR
    for i in range(2, len(words)):
        if words[i - 1] == "," and 0 < first < i and not kinds[i] and words[i].lower() in _verbs()[1]:
            seen[i] = _SINGULAR  # "Norway snubs Peru, declines invite"
        if (
            words[i].lower() == _INVITE
            and (kinds[i - 2] or words[i - 2] == ",")
            and not kinds[i - 1]
            and words[i - 1].lower().endswith("s")
        ):
            seen[i] = _LETTER  # "Norway extends invite to Peru"
        if words[i].lower() in _GIVEN and words[i - 1].lower() == "to" and not "".join(words[i + 1 : i + 2]).isalpha():
            seen[i] = _FEAST  # "Norway invites Soto to summit"
        if words[i].lower() in _MADE and i + 1 == len(words) and kinds[i - 2] and not kinds[i - 1]:
            seen[i] = _PROPOSAL if words[i - 1].islower() and words[i - 1] not in _PARTICLES else words[i]
        if words[i].lower() in _MADE and _is_made_by(words, kinds, i, first):
            seen[i - 1], seen[i] = _ADJECTIVE, _LETTER if words[i].lower() == _INVITE else words[i].lower()
    return seen


def _is_made_by(words: Sequence[str], kinds: Sequence[str | None], i: int, first: int) -> bool:
    """True where a name stands between the verb of a headline, or its particle, and the noun at i."""
    told = kinds[i - 1] is not None and kinds[i - 2] is None and first > 0
    return told and i - 2 <= first + 1 and words[first].lower().endswith("s")


def _is_noun(word: str) -> bool:
    """Whether a word behind such a verb may begin its object: no preposition, no participle."""
    return len(word) > _SHORT and not word.lower().endswith(("ed", "ing")) and word.lower() not in _BEHIND_NOUNS


_SHORT = 3
"""Letters of the longest word that begins no object: "offers to", "hosts say"."""
_BEHIND_NOUNS = frozenset({"after", "amid", "from", "have", "over", "were", "will", "with"})


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Verbs of the rules that are no nouns of theirs, as they stand and with an "s"; those that are, with an "s"."""
    rules = load_rules().rules
    nouns = {word for rule in rules if rule.part == "noun" for word in rule.words}
    verbs = {word for rule in rules if rule.part == "verb" for word in rule.words if word.isalpha()}
    return frozenset(verbs - nouns), _with_s(verbs - nouns), _with_s(verbs & nouns)


def _with_s(verbs: Collection[str]) -> frozenset[str]:
    hissing = ("s", "sh", "ch", "x")
    return frozenset(word + ("es" if word.endswith(hissing) else "s") for word in verbs)
