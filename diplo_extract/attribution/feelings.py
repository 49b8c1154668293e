"""Stage 7, whether it happened: what one is glad to do, and what one has the chance to do."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.attribution.forms import own_status
from diplo_extract.attribution.readings import Reading, governor_class, is_negated, word_set
from diplo_extract.mentions import Parse


def is_granted(parse: Parse, i: int, head: int) -> bool:
    """ "I am able to host you", "thanks for the opportunity to meet with you": said to one another, it is done.

    So is what somebody "took the opportunity to" do, and "had the opportunity to" or "was able to".
    """
    to_you = any(w.text.lower() == "you" for w in parse.words[i : i + 4])
    above = parse.words[parse.words[head].head]
    taken = above.lemma in word_set("seizing") or (
        above.lemma in word_set("having") and own_status(parse, above.i) == ("occurred", "past")
    )
    if not (to_you or taken) or parse.words[head].lemma not in word_set("granted"):
        return False
    verbs = [head, *copulas(parse, head)]
    modal = any(parse.words[c].tag == "MD" for v in verbs for c in parse.children[v])
    return not modal and not any(is_negated(parse, v) for v in verbs) and not _is_wished(parse, head)


def _is_wished(parse: Parse, noun: int) -> bool:
    """True for an opportunity that one hopes or looks for."""
    above = list(grammar.ancestors(parse, noun))[:3]
    return any(governor_class(parse, a) in ("possible", "planned") for a in above)


def felt_at(parse: Parse, i: int, feeling: int) -> Reading | None:
    """What somebody is glad to do; None for what is no feeling.

    "Was glad to meet X", "I am glad to see you", "it is a pleasure to host X" happened; "is glad to meet X" may.
    """
    beside = [c for c in grammar.kids(parse, feeling, "acomp", "attr") if c < i]  # "it is great to see you"
    word = parse.words[beside[-1] if beside and parse.words[feeling].lemma in ("be", "'s") else feeling]
    if (word.lemma or word.text.lower()) not in word_set("emotive"):
        return None
    copula = word.i if grammar.is_verb(word) else word.head
    verbs = [copula, *grammar.kids(parse, copula, "aux", "auxpass")]
    status, tense = own_status(parse, copula) if grammar.is_verb(parse.words[copula]) else ("occurred", None)
    wished = status == "planned" and any(parse.words[v].text.lower() in ("would", "'d") for v in verbs)
    if is_negated(parse, copula) or not (wished or status in ("occurred", "possible")):
        return None
    subjects = {parse.words[c].text.lower() for c in grammar.kids(parse, copula, "nsubj", "nsubjpass")}
    to_you = any(w.text.lower() == "you" for w in parse.words[i : i + 4])
    low = word.lemma or word.text.lower()
    delight = low in word_set("delights") and not {w.text.lower() for w in parse.words[i:]} & word_set("unsettled")
    said = (subjects <= {"it", "this"} and (delight or (subjects and word.tag.startswith("N")))) or (
        subjects & {"i", "we"} and _is_being_done(parse, i, low)
    )
    borne = any(parse.words[c].lemma == "be" for c in grammar.kids(parse, i, "auxpass"))  # "am glad to be invited"
    done = to_you or said or borne or any(parse.words[v].tag == "VBD" for v in verbs)
    return Reading("occurred" if status == "occurred" and done else "possible", tense, told=word.text)


def chance_felt(parse: Parse, noun: int) -> Reading | None:
    """The same of what somebody is glad "to have the chance to" do; None for any other chance."""
    word = parse.words[noun]
    seized = word.lemma in word_set("granted") and grammar.is_verb(parse.words[word.head])
    infinitive = seized and any(parse.words[c].tag == "TO" for c in parse.children[word.head])
    return felt_at(parse, word.head, parse.words[word.head].head) if infinitive else None


def _is_being_done(parse: Parse, i: int, feeling: str) -> bool:
    """True for "I am delighted to meet X", said on meeting him; "happy to meet X any time" offers it."""
    if parse.words[i].lemma in word_set("greeting"):
        return True
    if parse.words[i].tag == "VBG" and any(parse.words[c].lemma == "be" for c in grammar.kids(parse, i, "aux")):
        return True  # "delighted to be visiting Peru"
    later = {w.text.lower() for w in parse.words[i:]}
    return (
        parse.words[i].lemma in word_set("being_there")
        and feeling not in word_set("willing")
        and not later & word_set("unsettled")
    )


def copulas(parse: Parse, i: int) -> list[int]:
    """ "has no plans to": the verbs over a noun or adjective governor."""
    word = parse.words[i]
    return (
        [word.head] if word.dep in ("acomp", "attr", "dobj", "oprd") and grammar.is_verb(parse.words[word.head]) else []
    )
