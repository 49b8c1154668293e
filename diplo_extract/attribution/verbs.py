"""Stage 7, whether it happened: a verb by its own form, its negation and all that governs it."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.attribution.feelings import chance_felt, copulas, felt_at, is_granted
from diplo_extract.attribution.forms import (
    comes_late,
    has_condition,
    is_asked_for,
    is_habitual,
    is_of_their_past,
    is_outstanding,
    is_prescribed,
    is_set,
    is_unreal,
    own_status,
)
from diplo_extract.attribution.predicates import predicted
from diplo_extract.attribution.readings import (
    STEPS,
    Reading,
    class_of,
    governor_class,
    is_negated,
    word_lists,
    word_set,
)
from diplo_extract.events import Status
from diplo_extract.mentions import Parse, Tense, Word
from diplo_extract.rules import words as word_list


def read_verb(parse: Parse, verb: int, depth: int = 0) -> Reading:
    """The status of a verb with all that governs it."""
    status, tense = own_status(parse, verb)
    if _is_helped(parse, verb) and depth < STEPS:
        return read_verb(parse, parse.words[verb].head, depth + 1)
    if is_prescribed(parse, verb):
        return Reading(None, None, told="shall")
    if is_outstanding(parse, verb):
        return Reading("negated", "past", told="yet to")
    if is_habitual(parse, verb):
        return Reading(None, None, told="often")
    if is_negated(parse, verb):
        if comes_late(parse, verb):
            return Reading("occurred", "past", told="not until")
        clauses = [c for v in grammar.kids(parse, verb, "advcl") for c in parse.children[v]]
        if any(parse.words[c].text.lower() == "unless" for c in clauses):
            return Reading("possible", None, told="unless")
        if is_of_their_past(parse, verb) or is_unreal(parse, verb):
            return Reading(None, None, told="not before")
        if has_condition(parse, verb):
            return Reading(None, None, told="not without")
        return Reading("negated", tense or ("future" if is_set(parse, verb) else "past"), told="not")
    if _is_left_out(parse, verb):
        return Reading("negated", "past", told="not among")
    if status is not None:
        outer = _of_purpose(parse, verb) or _reported(parse, verb, status, tense, depth)
        return outer or _of_what_is_to_come(parse, verb, depth) or Reading(status, tense)
    return _governed(parse, verb, depth)


def _is_helped(parse: Parse, verb: int) -> bool:
    """True for the "settle" of "to help Peru and Chile settle", be it taken for a verb with tense."""
    word = parse.words[verb]
    bare = word.tag in ("VB", "VBP") and not grammar.kids(parse, verb, "aux", "mark", "neg")
    return bare and word.dep in ("ccomp", "xcomp") and parse.words[word.head].lemma == "help"


def _is_left_out(parse: Parse, verb: int) -> bool:
    """True for the "invited" of "was not among the countries invited by Peru"."""
    word = parse.words[verb]
    if word.dep not in ("acl", "relcl"):
        return False
    above = parse.words[parse.words[word.head].head]
    return above.text.lower() == "among" and parse.words[above.head].lemma == "be" and is_negated(parse, above.head)


def _of_purpose(parse: Parse, verb: int) -> Reading | None:
    """What is told behind the goal of an invitation: "invited to a summit hosted by Peru" is none yet."""
    word = parse.words[verb]
    at = parse.words[word.head]
    if word.dep != "acl" or word.tag != "VBN" or at.lemma not in word_list("grammar")["occasions"]:
        return None
    for _ in range(STEPS):
        if at.dep != "pobj":
            return None
        at = parse.words[parse.words[at.head].head]
        if at.lemma in word_lists()["purposes"]["unanswered"]:
            return purpose_of(parse, at.i)
    return None


def _reported(parse: Parse, verb: int, status: Status, tense: Tense | None, depth: int) -> Reading | None:
    """A finite clause under "denied that", "if", "the possibility that" takes over from these."""
    word = parse.words[verb]
    if word.dep in ("advcl", "relcl") and _is_wished(parse, verb):
        return Reading("possible", "future", told="that")
    if word.dep not in ("ccomp", "acl") and not _is_of_rumour(parse, verb):
        return None
    if word.head == verb or depth > STEPS:
        return None
    if word.dep == "acl" and word.tag == "VBN" and not grammar.kids(parse, verb, "mark", "nsubj", "nsubjpass"):
        return None  # "the support shown on his visit" was shown, whatever it is for
    governor = parse.words[word.head]
    found = class_of(governor.lemma, "governors")
    label = "acl" if word.dep == "relcl" else word.dep
    if governor.lemma == "deny" or _is_rumoured(parse, governor.i, label, "dismissing"):
        return Reading("negated", tense, told="deny")
    if _is_rumoured(parse, governor.i, label, "asking"):
        return Reading(None, None, told="ask")
    if governor.lemma in word_set("unfounded") and is_negated(parse, governor.i):
        return Reading(None, tense, told=f"not {governor.lemma}")
    if word.dep == "acl" and is_asked_for(parse, verb):
        return purpose_of(parse, governor.i)
    if _is_subjunctive(parse, verb, governor):
        return Reading("possible", "future", told=governor.lemma)
    if (
        found == "possible"
        and status != "negated"
        and governor.lemma not in ("say", "suggest", "mean", "appear", "seem", "indicate")
    ):
        return Reading("possible", tense, told=governor.lemma)
    if status in ("planned", "possible"):  # "it is unlikely that they will meet"
        said = predicted(parse, governor.i if grammar.is_verb(governor) else governor.head)
        return said if said is not None and said.status != "planned" else None
    return None


def _of_what_is_to_come(parse: Parse, verb: int, depth: int) -> Reading | None:
    """What the simple present tells of an occasion ahead, "will attend the summit, which gathers"; None elsewhere.

    And of what is done where one will be: "will fly to Lima, where Soto receives him".
    """
    word = parse.words[verb]
    noun = parse.words[word.head]
    simple = word.tag in ("VBZ", "VBP") and not grammar.kids(parse, verb, "aux", "auxpass", "neg")
    there = any(parse.words[c].text.lower() == "where" for c in grammar.kids(parse, verb, "advmod"))
    occasion = there or noun.lemma in word_list("grammar")["occasions"]
    if word.dep != "relcl" or not simple or depth >= STEPS or not occasion:
        return None
    above = grammar.finite_above(parse, noun.i)
    if above in (verb, noun.i) or not grammar.is_verb(parse.words[above]):
        return None
    return Reading("planned", "future") if read_verb(parse, above, depth + 1).status == "planned" else None


def _is_of_rumour(parse: Parse, verb: int) -> bool:
    """True for the clause of "reports that Peru had joined", where the parser takes "that" for the reports."""
    word = parse.words[verb]
    if word.dep != "relcl" or parse.words[word.head].lemma not in word_set("rumours"):
        return False
    return bool(grammar.kids(parse, verb, "nsubj")) and parse.words[word.head + 1].text.lower() == "that"


def _is_wished(parse: Parse, verb: int) -> bool:
    """True for "proposed hours earlier that Peru leave", whatever the parser hangs the clause on."""
    bare = parse.words[verb].tag in ("VB", "VBP") and not grammar.kids(parse, verb, "aux", "auxpass")
    that = any(w.text.lower() == "that" for w in parse.words[max(verb - _CLAUSE, 0) : verb])
    over = next((a for a in grammar.ancestors(parse, verb) if grammar.is_verb(parse.words[a])), verb)
    return bare and that and over < verb and parse.words[over].lemma in word_set("wishing")


_CLAUSE = 5
"""Words that may stand between "that" and its verb."""


def _is_subjunctive(parse: Parse, verb: int, governor: Word) -> bool:
    """True for "suggested that they meet", not for "suggested that they met"."""
    bare = parse.words[verb].tag in ("VB", "VBP") and not grammar.kids(parse, verb, "aux", "auxpass")
    return bare and governor.lemma in word_set("wishing")


def _is_rumoured(parse: Parse, i: int, dep: str, verbs: str) -> bool:
    """ "Dismissed reports that he would travel": the clause behind a word for what is only said, under such a verb."""
    word = parse.words[i]
    above = parse.words[word.head]
    if dep != "acl" or word.lemma not in word_set("rumours"):
        return False
    if word.dep == "nsubj" and verbs == "dismissing":  # "reports that they met are false"
        said = grammar.kids(parse, word.head, "acomp", "attr")
        return any(parse.words[n].lemma in word_set("untrue") for n in said) and not is_negated(parse, above.i)
    if word.dep not in ("dobj", "nsubjpass", "pobj"):
        return False
    return (parse.words[above.head] if word.dep == "pobj" else above).lemma in word_set(verbs)


_ASKING = frozenset({"how", "when", "where", "whether"})
"""Words before an infinitive that is only talked over."""


def _governed(parse: Parse, i: int, depth: int) -> Reading:
    """A bare infinitive or participle: its governor decides."""
    word = parse.words[i]
    if word.head == i or depth > STEPS:
        ahead = any(parse.words[c].tag == "TO" for c in parse.children[i])
        return Reading("planned" if ahead else "occurred", None)
    head = word.head
    governor = parse.words[head]
    to = [c for c in parse.children[i] if parse.words[c].tag == "TO"]
    infinitive = bool(to)
    if any(parse.words[c - 1].text.lower() in _ASKING for c in to if c):
        return Reading(None, None, told="how to")  # "disagree on how to end the war"
    if word.dep == "pcomp":
        head = governor.head
        instead = governor.text.lower() == "of" and parse.words[max(governor.i - 1, 0)].text.lower() == "instead"
        done = any(parse.words[a].text.lower() == "having" for a in grammar.kids(parse, i, "aux"))
        preposition = "instead of" if instead else governor.text.lower()
        return _under_preposition(parse, preposition, head, depth, done=done)
    admitted = word.dep == "xcomp" and word.tag == "VBG" and governor.lemma in word_set("made_known")
    if admitted or (word.dep == "conj" and grammar.is_verb(governor)):
        return read_verb(parse, head, depth + 1)  # "confirmed receiving a letter"
    found = _class_above(parse, i, head) if infinitive else governor_class(parse, head)
    found = None if grammar.is_errand(parse, i) else found
    aim = _of_aim(parse, i, head, depth) if infinitive else None
    if aim is not None:
        return aim
    asked = _asked(parse, i, head)
    if asked is not None:
        return purpose_of(parse, asked)
    if infinitive and governor.lemma in word_lists()["purposes"]["accepted"]:
        outer = read_verb(parse, head, depth + 1) if grammar.is_verb(governor) else Reading("occurred", None)
        return Reading("planned" if outer.status == "occurred" else outer.status, "future", told=governor.lemma)
    if found and (
        word.dep in ("xcomp", "acl", "ccomp")
        or _is_gerund_object(parse, i, head)
        or (infinitive and word.dep == "relcl")  # "no plans for Peru to leave"
        or (infinitive and word.dep == "advcl" and found != "occurred")
    ):
        return modal_governor(parse, head, found, depth)
    to_be = _that_is_to_be(parse, i, head, depth) if infinitive else None
    if to_be is not None:
        return to_be
    if infinitive and not grammar.is_verb(governor) and grammar.is_ranked(parse, head):
        return _ranked(parse, head, depth)
    if grammar.is_verb(governor):
        return read_verb(parse, head, depth + 1)
    return _beside_noun(parse, i, head, infinitive=infinitive)


def _that_is_to_be(parse: Parse, i: int, copula: int, depth: int) -> Reading | None:
    """What "is to meet" and "was due in Oslo on Friday to meet" say of the meeting; None for other infinitives."""
    word, governor = parse.words[i], parse.words[copula]
    said = grammar.kids(parse, copula, "acomp") if word.dep == "advcl" else []
    for due in said:
        if class_of(parse.words[due].lemma or parse.words[due].text.lower(), "governors") == "planned":
            return modal_governor(parse, due, "planned", depth)
    ranked = any(n < i and grammar.is_ranked(parse, n) for n in grammar.kids(parse, copula, "attr"))
    if ranked and governor.tag == "VBD":  # "was the first to visit Oslo", where one has been
        return read_verb(parse, copula, depth + 1)
    if governor.lemma == "be" and governor.tag != "VBN" and word.dep == "xcomp":
        return Reading("planned", "future", told="be to")
    return None


def _of_aim(parse: Parse, i: int, head: int, depth: int) -> Reading | None:
    """What an infinitive tells as a goal, a chance or what one is glad to do; None for all others."""
    governor = parse.words[head]
    if grammar.is_foretold(parse, i):
        return Reading("planned", "future", told="say")
    if _is_goal(parse, i) and governor.lemma not in word_set("journeys"):
        return Reading("planned", "future", told="order")
    if is_granted(parse, i, head):
        above = governor.head
        seized = grammar.is_verb(parse.words[above]) and parse.words[above].lemma in word_set("seizing")
        return read_verb(parse, above, depth + 1) if seized else Reading("occurred", None, told=governor.text)
    return felt_at(parse, i, head) or chance_felt(parse, head)


def _is_gerund_object(parse: Parse, i: int, head: int) -> bool:
    """True for the "joining" of "is considering joining" and "ruled out joining", whatever the parser calls it."""
    word, between = parse.words[i], range(head + 1, i)
    free = word.tag == "VBG" and word.dep == "advcl" and not grammar.kids(parse, i, "mark", "nsubj")
    return free and i > head and all(parse.words[b].dep == "prt" and parse.words[b].head == head for b in between)


def _is_goal(parse: Parse, i: int) -> bool:
    """True for the "meet" of "delayed the vote in order to meet", which nobody delays."""
    to = next((c for c in parse.children[i] if parse.words[c].tag == "TO"), 0)
    return to > 1 and parse.words[to - 1].text.lower() == "order" and parse.words[to - 2].text.lower() == "in"


def _class_above(parse: Parse, i: int, head: int) -> str | None:
    """What the governor of an infinitive makes of it, None for nothing: "stopped in Oslo to meet" tells a meeting."""
    if parse.words[head].lemma in word_set("pausing"):
        return None
    steered = parse.words[head].lemma in word_set("steering")
    return "possible" if steered or _is_striven_for(parse, i, head) else governor_class(parse, head)


_SO_MUCH = 5
"""Words within which the parser may tie the "more" of "more had to be done" to the "had"."""


def _is_striven_for(parse: Parse, i: int, head: int) -> bool:
    """True for "worked to reach a deal", "resumed the dialogue to reach a deal"; who works to mediate mediates."""
    if parse.words[i].lemma in word_set("mediating"):
        return False
    aim = i > head and any(parse.words[c].tag == "TO" for c in parse.children[i])
    between = {w.text.lower().removesuffix("s") for w in parse.words[head:i] if w.tag.startswith("N")}
    if aim and between & word_set("pursued"):
        return True  # "voiced support for the dialogue to reach a deal"; who "rushed to Oslo to meet X" met him
    if aim and parse.words[head].lemma in ("do", "make", "take") and grammar.is_passive(parse, head):
        done = {parse.words[n].lemma for n in grammar.surface_subject(parse, head)}
        done |= {w.text.lower() for w in parse.words[max(0, head - _SO_MUCH) : head] if w.dep == "advmod"}
        return not done.isdisjoint(word_set("pains"))  # "efforts were made to reach a deal", not "a decision was made"
    striving = parse.words[head].lemma in word_set("striving") and not grammar.behind(parse, head, "to")
    return grammar.is_verb(parse.words[head]) and striving


def _beside_noun(parse: Parse, i: int, noun: int, *, infinitive: bool) -> Reading:
    word = parse.words[i]
    if word.dep == "acl" and word.tag == "VBG" and _lies_ahead_of(parse, noun):
        return Reading("planned", "future", presupposed=True, told="ahead of")
    if word.dep in ("acl", "relcl") and word.tag in ("VBG", "VBN"):
        return Reading("occurred", None)
    return Reading("planned" if infinitive else "occurred", "future" if infinitive else None)


def _asked(parse: Parse, i: int, head: int) -> int | None:
    """The invitation or offer whose purpose the infinitive or participle at i is; None for other clauses."""
    word = parse.words[i]
    if parse.words[head].lemma in word_lists()["purposes"]["unanswered"]:
        setting = word.dep == "advcl" and i < head  # "replying in a note, he offered talks"
        return head if word.dep in ("xcomp", "acl", "ccomp", "advcl", "relcl") and not setting else None
    if word.tag != "VB" or word.dep not in ("xcomp", "advcl"):
        return None
    if parse.words[head].lemma == "welcome" and word.lemma in word_list("grammar")["welcome_to"]:
        return head
    objects = [o for o in grammar.kids(parse, head, "dobj", "nsubjpass") if o < i]
    # "blocked an invitation to come"
    invited = (o for o in objects if parse.words[o].lemma in ("invitation", "invite"))
    return next(invited, grammar.asked_noun(parse, head))


def _lies_ahead_of(parse: Parse, noun: int) -> bool:
    """True for "ahead of X meeting Y" and "in advance of X and Y meeting"."""
    over = parse.words[parse.words[noun].head]
    return grammar.preposition_above(parse, noun) == "of" and parse.words[over.head].text.lower() in (
        "ahead",
        "advance",
    )


def _ranked(parse: Parse, noun: int, depth: int) -> Reading:
    """ "Became the first leader to visit", "will be the first to visit": as the verb says that they are it."""
    above = parse.words[noun].head
    is_it = parse.words[noun].dep in ("attr", "oprd") and grammar.is_verb(parse.words[above])
    return read_verb(parse, above, depth + 1) if is_it else Reading("occurred", "past")


def _is_denied(parse: Parse, verb: int) -> bool:
    """True for the clause of verb in "denied that it had tried to mediate"."""
    word = parse.words[verb]
    return word.dep == "ccomp" and grammar.is_verb(word) and parse.words[word.head].lemma == "deny"


def modal_governor(parse: Parse, head: int, found: str, depth: int) -> Reading:
    """What a governor of class `found` makes of the event under it, its own negation and auxiliaries counted in."""
    governor = parse.words[head]
    if governor.lemma in word_set("letting") and grammar.is_verb(governor):
        outer = read_verb(parse, head, depth + 1)
        # "refused his request to let X come": what is only asked for is none yet
        return outer if outer.status in ("negated", None) else Reading("possible", None, told=governor.lemma)
    refused = is_negated(parse, head) or any(is_negated(parse, a) for a in copulas(parse, head))
    if found == "negated":
        if grammar.is_verb(governor) and read_verb(parse, head, depth + 1).told == "deny":
            return Reading(None, None, told="deny")  # "denied reports that he refused to meet"
        return Reading("possible" if refused else "negated", None, told=governor.lemma)
    if _is_denied(parse, head) and not refused:
        return Reading("negated", None, told="deny")  # "denied that it had tried to mediate"
    if refused and found == "possible" and governor.lemma not in word_set("refusable"):
        return Reading(
            None, None, told=f"not {governor.lemma}"
        )  # "did not need to meet" tells of no meeting, not even of none
    if refused or is_lapsed(parse, head):
        return Reading("negated", "future", told=f"not {governor.lemma}")
    if found == "planned" and not grammar.is_verb(governor) and _is_given_up(parse, head):
        return Reading("negated", "future", told=parse.words[governor.head].lemma)
    if found == "occurred":
        return read_verb(parse, head, depth + 1) if grammar.is_verb(governor) else Reading("occurred", None)
    if found == "planned" and grammar.is_verb(governor):
        status, _ = own_status(parse, head)
        if status == "possible":
            return Reading("possible", None, told=governor.lemma)
    had = any(parse.words[c].text.lower() == "had" for c in grammar.kids(parse, head, "aux"))
    return Reading("planned" if found == "planned" else "possible", "past" if had else "future", told=governor.lemma)


def _is_given_up(parse: Parse, plan: int) -> bool:
    """True for the plans of "called off plans to meet" and "plans to meet were dropped"."""
    word = parse.words[plan]
    if word.dep not in ("dobj", "nsubjpass") or not grammar.is_verb(parse.words[word.head]):
        return False
    return governor_class(parse, word.head) == "negated" and read_verb(parse, word.head).status == "occurred"


_ALL_ALONG = frozenset({"all", "already", "always", "long"})


def is_lapsed(parse: Parse, head: int) -> bool:
    """ "Had been due to meet", "had planned to visit": nobody says so of what came about.

    "Had always planned to visit" is said of what stands.
    """
    governor = parse.words[head]
    if (governor.lemma or governor.text.lower()) not in word_set("lapsed"):
        return False
    verbs = [head] if grammar.is_verb(governor) else copulas(parse, head)
    aux = [parse.words[a].text.lower() for v in verbs for a in grammar.kids(parse, v, "aux")]
    standing = any(parse.words[a].text.lower() in _ALL_ALONG for v in verbs for a in grammar.kids(parse, v, "advmod"))
    return "had" in aux and not standing


def purpose_of(parse: Parse, invitation: int) -> Reading:
    """What an invitation or offer is for: no record while unanswered, planned once accepted, negated once refused."""
    for above in [invitation, *list(grammar.ancestors(parse, invitation))[:3]]:
        lemma = parse.words[above].lemma
        particles = {parse.words[c].text.lower() for c in grammar.kids(parse, above, "prt", "intj", "dobj")}
        taken = any(f"{lemma}_{p}" in word_lists()["purposes"]["accepted"] for p in particles)
        if taken or lemma in word_lists()["purposes"]["accepted"]:
            outer = read_verb(parse, above) if grammar.is_verb(parse.words[above]) else Reading("occurred", None)
            settled = outer.status in ("occurred", "planned") and not is_negated(parse, above)
            return Reading("planned", "future", told=lemma) if settled else Reading(None, None, told=lemma)
    return Reading(None, None, told=parse.words[invitation].lemma)


def _is_going_on(parse: Parse, verb: int, outer: Reading) -> bool:
    """True for a clause about the present: "is due in Oslo before", "is visiting Peru before", not "has met him"."""
    helping = grammar.kids(parse, verb, "aux", "auxpass")
    finite = [parse.words[i].tag in ("VBZ", "VBP") for i in helping] or [parse.words[verb].tag in ("VBZ", "VBP")]
    perfect = any(parse.words[i].lemma == "have" for i in helping)
    return all(finite) and not perfect and outer.status == "occurred" and outer.tense is None


def _behind(parse: Parse, preposition: str, head: int, depth: int, *, first: bool) -> Reading:
    """What came before the clause of `head`; planned like it if it comes `first`: "after visiting it will fly on"."""
    if first and grammar.is_verb(parse.words[head]) and read_verb(parse, head, depth + 1).status == "planned":
        return Reading("planned", "future", presupposed=True, told=preposition)
    return Reading("occurred", "past", told=preposition)


def _aimed_at(parse: Parse, preposition: str, head: int) -> Reading | None:
    """The status of what a step, work or a role serves: "has a role to play in reaching a deal"; None elsewhere."""
    governor = parse.words[head]
    to_play = governor.lemma == "play" and any(parse.words[c].tag == "TO" for c in parse.children[head])
    if preposition == "in" and to_play:
        return Reading(None, None, told="role to play")
    if preposition == "at" and governor.lemma == "aim":
        return Reading(None, None, told="aim")  # "efforts aimed at reaching a deal"
    if preposition in ("toward", "towards"):  # "took a step towards signing a deal", "are working towards signing one"
        return Reading("possible" if grammar.is_verb(governor) else None, "future", told=preposition)
    return None


def _under_preposition(parse: Parse, preposition: str, head: int, depth: int, *, done: bool) -> Reading:
    """The status of a participle behind a preposition; `done` for "after having met"."""
    if preposition in ("before", "until"):
        outer = read_verb(parse, head, depth + 1) if grammar.is_verb(parse.words[head]) else Reading("occurred", None)
        if _is_going_on(parse, head, outer):
            return Reading("planned", "future", presupposed=True)  # "is in Oslo before travelling to Riga"
        return Reading("planned" if outer.status == "planned" else "occurred", outer.tense, presupposed=True)
    governor = parse.words[head]
    aim = _aimed_at(parse, preposition, head)
    if aim is not None:
        return aim
    if preposition == "without" and grammar.is_verb(governor) and is_negated(parse, head):
        return Reading("possible", "future", told="not without")
    rumour = preposition in ("of", "about") and _is_rumoured(parse, head, "acl", "dismissing")
    if rumour or preposition in ("without", "instead of"):  # "dismissed claims of having met him"
        return Reading("negated", "past", told="deny" if rumour else preposition)
    late = preposition in ("after", "since", "following", "despite")
    if governor.lemma in word_lists()["purposes"]["unanswered"] and not late:
        return purpose_of(parse, head)
    found = governor_class(parse, head)
    if preposition in ("of", "in", "to", "from", "about", "on", "against", "for") and found:
        return modal_governor(parse, head, found, depth)
    if preposition in ("about", "on", "over") and governor.lemma in word_set("debated"):
        return Reading("possible", "future", told=governor.lemma)  # "to talk about Norway joining the bloc"
    if late:
        plain = preposition in ("after", "following") and not (found or done)
        return _behind(parse, preposition, head, depth, first=plain)
    if preposition == "for" and governor.lemma in word_set("judging"):
        return Reading("occurred", "past", presupposed=True, told=preposition)
    if grammar.is_verb(governor):
        return read_verb(parse, head, depth + 1)
    return Reading("occurred", None)
