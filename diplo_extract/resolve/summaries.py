"""Stage 8, in words: one English sentence that says what an event is, who did it to whom, and whether it happened."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date as Day

from diplo_extract.events import Status
from diplo_extract.mentions import Actor
from diplo_extract.resolve.drafts import Draft
from diplo_extract.resolve.timing import is_future
from diplo_extract.rules import load_rules

# Names that English gives an article: "the United States", "the European Union", "the Philippines".
_WITH_ARTICLE = re.compile(
    r"^United |^(?:Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Vatican|Czech Republic)$"
    r"| (?:Islands|Republic|Union|Nations|Organi[sz]ation|Council|League|Association|Commission|Committee|Fund)$"
)


def summarise(draft: Draft, *, answered: str | None = None, published: Day | None = None) -> str:
    """The sentence for an event; `answered` is the type of what an acceptance or refusal responds to.

    "Kassym-Jomart Tokayev (KAZ) accepted Donald Trump (USA)'s invitation to join the Board of Peace".
    """
    if draft.type in ("accept", "decline"):
        sentence = _answer(draft, answered, published)
    else:
        sentence = _SENTENCES.get(draft.type, _as_the_rules_say)(draft, published)
    return sentence[:1].upper() + sentence[1:]


# --- names ---------------------------------------------------------------------------------------------------------


def label(actor: Actor) -> str:
    """A name as it stands in a sentence, a person's and an organisation's with its country.

    >>> label(Actor("person", "Ana Ruiz", country="URY")), label(Actor("state", "United States", country="USA"))
    ('Ana Ruiz (URY)', 'the United States')
    """
    article = actor.kind != "person" and _WITH_ARTICLE.search(actor.name)
    name = f"the {actor.name}" if article else actor.name
    return f"{name} ({actor.country})" if actor.country and actor.kind in ("person", "organization") else name


def _names(draft: Draft, *roles: str) -> str:
    """The core parties of the roles in a row, all of them where none is core; "" where the roles are empty."""
    parties = [p for p in draft.parties if p.role in roles]
    return _row([label(p.actor) for p in parties if p.core] or [label(p.actor) for p in parties])


def _row(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


# --- verbs ---------------------------------------------------------------------------------------------------------


def _active(draft: Draft, published: Day | None, past: str, base: str) -> str:
    """The verb as the status wants it; what was called off before its day "will not" be."""
    will_not = is_future(draft.date, published)
    forms: dict[Status, str] = {
        "occurred": past,
        "planned": f"will {base}",
        "possible": f"may {base}",
        "negated": f"{'will' if will_not else 'did'} not {base}",
    }
    return forms[draft.status]


def _passive(draft: Draft, participle: str, *, plural: bool) -> str:
    be = "were" if plural else "was"
    forms: dict[Status, str] = {
        "occurred": f"{be} {participle}",
        "planned": f"will be {participle}",
        "possible": f"may be {participle}",
        "negated": f"{be} not {participle}",
    }
    return forms[draft.status]


def _tail(word: str, what: str | None) -> str:
    """The topic after a word (" to join the bloc"), "" without one; a word that begins the topic is not said twice."""
    if not what:
        return ""
    return f" {what}" if what.startswith(f"{word} ") else f" {word} {what}"


# --- a sentence per type -------------------------------------------------------------------------------------------


def _act(
    doer: str, past: str, base: str, target: str, *, lead: str = "", tail: str = ""
) -> Callable[[Draft, Day | None], str]:
    """The sentence of a directed act: doer, verb, `lead`, target, and the topic after `tail`."""

    def sentence(draft: Draft, published: Day | None) -> str:
        whom = _names(draft, target)
        told = f"{_names(draft, doer) or 'somebody'} {_active(draft, published, past, base)}"
        return told + (f" {lead}{whom}" if whom else "") + (_tail(tail, draft.topic) if tail else "")

    return sentence


def _joint(role: str, past: str, base: str, *, tail: str = "") -> Callable[[Draft, Day | None], str]:
    """The sentence of what several do together."""

    def sentence(draft: Draft, published: Day | None) -> str:
        parties = [p for p in draft.parties if p.role == role]
        core, others = [label(p.actor) for p in parties if p.core], [label(p.actor) for p in parties if not p.core]
        who = _row(core) if len(core) > 1 else _row(core + others)
        return f"{who} {_active(draft, published, past, base)}" + (_tail(tail, draft.topic) if tail else "")

    return sentence


def _met(draft: Draft, published: Day | None) -> str:
    """As in "A and B met in Geneva to discuss trade"."""
    told = _joint("participant", "met", "meet")(draft, published)
    return told + (f" in {draft.place.name}" if draft.place is not None else "") + _tail("to discuss", draft.topic)


def _invited(draft: Draft, published: Day | None) -> str:
    if draft.actors("inviter"):
        return _act("inviter", "invited", "invite", "invitee", tail="to")(draft, published)
    plural = len(draft.actors("invitee")) > 1
    return f"{_names(draft, 'invitee')} {_passive(draft, 'invited', plural=plural)}{_tail('to', draft.topic)}"


def _proposed(draft: Draft, published: Day | None) -> str:
    told = _act("proposer", "made a proposal", "make a proposal", "addressee", lead="to ")(draft, published)
    return f"{told}: {draft.topic}" if draft.topic else told


def _appointed(draft: Draft, published: Day | None) -> str:
    envoy, sender, host = (_names(draft, role) for role in ("envoy", "sender", "host"))
    to = f" to {host}" if host else ""
    if not sender:
        return f"{envoy} {_passive(draft, 'appointed', plural=len(draft.actors('envoy')) > 1)} envoy{to}"
    verb = _active(draft, published, "appointed", "appoint")
    return f"{sender} {verb} {f'{envoy} as' if envoy else 'an'} envoy{to}"


def _expelled(draft: Draft, published: Day | None) -> str:
    sent_away, whose = draft.actors("expelled"), _names(draft, "expelled")
    named = whose and all(a.kind in ("person", "group") for a in sent_away)
    diplomats = whose if named else f"diplomats of {whose}" if whose else "diplomats"
    if not draft.actors("expeller"):
        plural = [a.kind for a in sent_away] != ["person"]
        return f"{diplomats} {_passive(draft, 'expelled', plural=plural)}"
    return f"{_names(draft, 'expeller')} {_active(draft, published, 'expelled', 'expel')} {diplomats}"


def _summoned(draft: Draft, published: Day | None) -> str:
    persons = all(a.kind == "person" for a in draft.actors("summoned"))
    whom = _names(draft, "summoned") if persons else f"the ambassador of {_names(draft, 'summoned')}"
    if not draft.actors("summoner"):
        return f"{whom} {_passive(draft, 'summoned', plural=len(draft.actors('summoned')) > 1)}"
    return f"{_names(draft, 'summoner')} {_active(draft, published, 'summoned', 'summon')} {whom}"


def _answer(draft: Draft, answered: str | None, published: Day | None) -> str:
    """As in "A accepted B's invitation to join the bloc"; an offer where the text does not say what was answered."""
    noun = {"invite": "invitation", "propose": "proposal"}.get(answered or "", "offer")
    article = "a" if noun == "proposal" else "an"
    verb = _active(draft, published, *(("accepted", "accept") if draft.type == "accept" else ("declined", "decline")))
    offerer = _names(draft, "offerer")
    whose = f"{offerer}'s {noun}" if offerer else f"{article} {noun}"
    return f"{_names(draft, 'accepter', 'decliner')} {verb} {whose}{_tail('to', draft.topic)}"


def _as_the_rules_say(draft: Draft, published: Day | None) -> str:
    """The sentence for a type that is described in a rule file alone: its first role, its verb, its other roles."""
    kind = load_rules().types[draft.type]
    first, *others = kind.roles
    past, base = kind.verb or (f"({draft.type.replace('_', ' ')})",) * 2
    verb = _active(draft, published, past, base) if kind.verb else past
    return " ".join(part for part in (_names(draft, first), verb, _names(draft, *others)) if part)


_SENTENCES: Mapping[str, Callable[[Draft, Day | None], str]] = {
    "agree": _joint("party", "reached an agreement", "reach an agreement", tail="on"),
    "appoint": _appointed,
    "call": _joint("participant", "held a call", "hold a call", tail="to discuss"),
    "condole": _act("speaker", "offered condolences", "offer condolences", "addressee", lead="to ", tail="over"),
    "congratulate": _act("speaker", "congratulated", "congratulate", "addressee", tail="on"),
    "establish_relations": _joint("party", "established diplomatic relations", "establish diplomatic relations"),
    "expel": _expelled,
    "invite": _invited,
    "join": _act("member", "joined", "join", "organization"),
    "letter": _act("sender", "sent a letter", "send a letter", "recipient", lead="to ", tail="about"),
    "mediate": _act("mediator", "mediated", "mediate", "party", lead="for ", tail="on"),
    "meet": _met,
    "propose": _proposed,
    "recall": _act("sender", "recalled its ambassador", "recall its ambassador", "host", lead="from "),
    "recognize": _act("recognizer", "recognized", "recognize", "recognized"),
    "sever_relations": _act("severer", "severed relations", "sever relations", "severed", lead="with "),
    "summon": _summoned,
    "thank": _act("speaker", "thanked", "thank", "addressee", tail="for"),
    "visit": _act("visitor", "visited", "visit", "host"),
    "withdraw": _act("member", "withdrew", "withdraw", "organization", lead="from "),
}
