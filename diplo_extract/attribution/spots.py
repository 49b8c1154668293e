"""Stage 7, where: the words of a sentence that name the place of something, and how places lie to each other."""

from __future__ import annotations

from diplo_extract import grammar
from diplo_extract.attribution.readings import word_set
from diplo_extract.mentions import Parse, PlaceName, Word
from diplo_extract.rules import words as word_list


def goal_of(parse: Parse, i: int) -> PlaceName | None:
    """The place that word i names as the goal of a journey ("to Rome", "for Rome"); None for any other word."""
    mention = parse.words[i].mention
    led = mention is not None and grammar.preposition_above(parse, i) in ("to", "for", "in")
    return mention.place if mention is not None and led else None


def spot_of(parse: Parse, i: int) -> PlaceName | None:
    """The place that word i names behind "in", "at" or "to"; None for any other word."""
    mention = parse.words[i].mention
    return mention.place if mention is not None and is_spot(parse, i) else None


def is_spot(parse: Parse, i: int) -> bool:
    """ "in Baku", "at the palace", "in the eastern city of Hangzhou"; regions of no country are no spots."""
    word = parse.words[i]
    above = parse.words[word.head]
    if word.mention is None or word.mention.place is None:
        return False
    unlisted = word.mention.rule in ("place.guess", "place.geography") or word.mention.place.venue
    if word.mention.place.country is None and not unlisted:
        return False
    if word.dep == "conj" and parse.words[word.head].mention is not None:
        return is_spot(parse, word.head)
    if word.dep == "appos" and above.mention is not None and above.mention.place is not None:
        return is_spot(parse, word.head)  # "at State House, Nairobi"
    if word.dep == "appos" and above.lemma in word_set("settlements") | word_set("residences"):
        return grammar.preposition_above(parse, word.head) in ("in", "at", "to", "near", "on")
    if word.dep == "pobj" and above.text.lower() == "of" and parse.words[above.head].lemma in word_set("settlements"):
        return grammar.preposition_above(parse, above.head) in ("in", "at", "to", "near", "on")
    if word.dep in ("compound", "nmod") and above.mention is not None and word.i + 1 == above.i:
        return word.i > 0 and parse.words[i - 1].text.lower() in ("in", "at")  # "while in Rome President Ana Soto"
    if (
        word.dep in ("compound", "nmod", "poss")
        and above.lemma in word_set("residences")
        and word.mention.place.country
    ):
        town = not (word.mention.place.is_country or word.mention.place.venue)
        return town and grammar.preposition_above(parse, above.i) in ("in", "at")  # "in a Lima hotel"
    if word.dep != "pobj" or above.dep not in ("prep", "dative", "ROOT", "advmod"):
        return False
    told_of = parse.words[above.head].lemma in word_set("affairs")  # "discussed the war in Ukraine"
    told_of = told_of or (above.text.lower() == "to" and _is_no_way(parse.words[above.head]))
    island = above.text.lower() == "on" and word.mention.place.name.endswith(("Hill", "Island", "Islands"))
    return (above.text.lower() in ("in", "at", "to", "inside", "near", "outside") or island) and not told_of


_TALKING = frozenset({"address", "debate", "discuss", "examine", "explore", "mention", "raise", "review"})
"""Verbs on which the parser hangs where something goes that is talked about."""


def _is_no_way(word: Word) -> bool:
    """True for the reference of "in a reference to Ukraine", for "discussed exports to Ukraine": they lead nowhere."""
    if word.lemma in _TALKING:
        return True
    journey = word.lemma in {*word_list("references")["journey_nouns"], "delegation", "envoy", "mission", "way"}
    return word.mention is None and word.tag in ("NN", "NNS") and not journey


def names_occasion(parse: Parse, i: int) -> bool:
    """ "The Geneva talks", "a White House dinner": towns and houses, one alone, before the word of a meeting."""
    word = parse.words[i]
    above = parse.words[word.head]
    if word.mention is None or word.mention.place is None or word.mention.place.is_country:
        return False
    housed = word.dep == "poss" and word.mention.place.venue and above.lemma in word_set("receptions")
    if housed:
        return True
    if word.dep not in ("compound", "nmod") or above.lemma not in word_set("occasions_at"):
        return False
    beside = (parse.words[k] for k in grammar.kids(parse, word.head, "compound", "nmod") if k != i)
    return word.mention.place.country is not None and not any(
        w.mention is not None and (w.mention.place or w.mention.actors) for w in beside
    )


def lie_together(one: PlaceName, other: PlaceName) -> bool:
    """True for two places of which the one can lie in the other: "in Doha", "at Lusail Palace"."""
    levels = {(p.is_country, p.venue) for p in (one, other)}
    return one == other or (len(levels) > 1 and (one.country == other.country or None in (one.country, other.country)))


def reach_of(parse: Parse, i: int) -> tuple[int, int]:
    """First word under word i and the one behind the last."""
    low, high = grammar.subtree(parse, i)
    return low, high + 1


def last_told(parse: Parse | None, before: int | None = None) -> PlaceName | None:
    """The last place that a sentence tells of, before word `before` if given: what "there" means behind it.

    "Visited Rome", "left for Rome", "turns to Rome"; not "from Rome" and "the Rome talks". None of no sentence.
    """
    if parse is None:
        return None
    words = parse.words if before is None else parse.words[:before]
    return next((place for w in reversed(words) if (place := _told_of(parse, w.i)) is not None), None)


def _told_of(parse: Parse, i: int) -> PlaceName | None:
    mention = parse.words[i].mention
    visited = parse.words[i].dep == "dobj" and parse.words[parse.words[i].head].lemma in word_set("present")
    return goal_of(parse, i) or spot_of(parse, i) or (mention.place if mention is not None and visited else None)
