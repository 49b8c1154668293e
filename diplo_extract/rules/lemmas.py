"""From a form to its dictionary word: "met" -> "meet", "talks" -> "talk", for the words that the rule files name.

Forms are made from the dictionary words, not guessed back from the forms: every word of the rule files is inflected
once, so nothing depends on a list of spellings that happen to be foreseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

IRREGULAR: dict[str, str] = {
    "arise": "arose arisen",
    "be": "am is are was were been being 's 're 'm",
    "bear": "bore borne",
    "become": "became",
    "begin": "began begun",
    "bid": "bade bidden",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "can": "could",
    "choose": "chose chosen",
    "come": "came",
    "do": "does did done",
    "draw": "drew drawn",
    "drive": "drove driven",
    "fall": "fell fallen",
    "feel": "felt",
    "find": "found",
    "fly": "flew flown",
    "forgive": "forgave forgiven",
    "forgo": "forwent forgone",
    "forsake": "forsook forsaken",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone goes",
    "hang": "hung",
    "have": "has had 've",
    "hear": "heard",
    "forbid": "forbade forbidden forbidding",
    "hold": "held",
    "keep": "kept",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "lose": "lost",
    "make": "made",
    "may": "might",
    "memorandum": "memoranda",
    "meet": "met",
    "oversee": "oversaw overseen",
    "pay": "paid",
    "ratify": "ratified",
    "ring": "rang rung",
    "run": "ran",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "shake": "shook shaken",
    "show": "showed shown",
    "shrink": "shrank shrunk",
    "shoot": "shot",
    "sit": "sat",
    "speak": "spoke spoken",
    "spend": "spent",
    "stand": "stood",
    "strike": "struck",
    "strive": "strove striven",
    "swear": "swore sworn",
    "swing": "swung",
    "take": "took taken",
    "tear": "tore torn",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "understand": "understood",
    "undertake": "undertook undertaken",
    "will": "would 'll wo",
    "wind": "wound",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "withhold": "withheld",
    "write": "wrote written",
    "delegation": "delegations",
    "man": "men",
    "woman": "women",
    "spokesman": "spokesmen",
}
INVARIABLE = frozenset({"be", "have", "will", "may", "can", "must", "shall", "should", "news", "series", "congress"})
_VOWELS = frozenset("aeiou")


def forms_of(lemma: str) -> tuple[str, ...]:
    """Every form a dictionary word can take as a noun or a verb, itself first; some that do not exist do no harm.

    >>> forms_of("ratify")
    ('ratify', 'ratified', 'ratifies', 'ratifying')
    """
    forms = [lemma, *IRREGULAR.get(lemma, "").split()]
    if lemma in INVARIABLE or not lemma.isalpha():
        return tuple(forms)
    forms += _regular(lemma)
    return tuple(dict.fromkeys(forms))


def _regular(lemma: str) -> list[str]:
    if lemma.endswith(("sman", "swoman")):
        return [lemma[:-2] + "en"]
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return [lemma[:-1] + "ied", lemma[:-1] + "ies", lemma + "ing"]
    plural = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if lemma.endswith("ie"):
        return [plural, lemma + "d", lemma[:-2] + "ying"]
    if lemma.endswith("e"):
        return (
            [plural, lemma + "d", lemma[:-1] + "ing", lemma + "ing"]
            if not lemma.endswith("ee")
            else [plural, lemma + "d", lemma + "ing"]
        )
    plain = [lemma + "ed", lemma + "ing"]
    if len(lemma) < 3 or lemma[-1] in "aeiouwxy" or lemma[-2] not in _VOWELS:
        return [plural, *plain]
    doubled = [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    short = sum(letter in _VOWELS for letter in lemma) == 1  # "hopped": "hoped" is of "hope"; "cancelled", "canceled"
    return [plural, *doubled] if short else [plural, *plain, *doubled]


class Lemmas(Mapping[str, str]):
    """Form -> dictionary word for a vocabulary; ask with `of`, which also looks at the Penn tag."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        words = sorted(set(vocabulary))
        self._of: dict[str, str] = {}
        # Irregular forms first: "led" is of "lead" even where a rule names the French "le".
        for lemma in (w for w in words if w in IRREGULAR):
            for form in IRREGULAR[lemma].split():
                self._of.setdefault(form, lemma)
        for lemma in words:
            for form in forms_of(lemma)[1:]:
                self._of.setdefault(form, lemma)
        self._own = frozenset(words)

    def __getitem__(self, form: str) -> str:
        return self._of[form]

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)

    def of(self, form: str, tag: str = "") -> str:
        """The dictionary word of a form, lower case; a form that no rule names is returned as it is, lowered."""
        low = form.lower()
        singular = tag in ("NN", "NNP", "JJ", "IN", "RB", "DT")
        if low in self._of and not (low in self._own and singular):
            return self._of[low]
        return low


_ONE_EACH = {"delegations": "delegation", "teams": "team", "missions": "mission", "sides": "side"}


def one_each(noun: str) -> str:
    """The noun for one of several states' groups: "delegation" of "the Peruvian and Chilean delegations"."""
    first, _, last = noun.rpartition(" ")
    return f"{first} {_ONE_EACH.get(last.lower(), last)}".strip()
