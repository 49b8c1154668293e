"""What is fed in: hypothesis strategies whose values are plain Python literals, so that a crash can be kept as text.

Texts are made of any characters, of the words that the rule files look for, of articles whose words are joined anew, and
of long runs, for these four find different faults. The property tests draw from here too.
"""

from __future__ import annotations

from datetime import date as Day
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, get_args

import yaml
from hypothesis import strategies as st

from diplo_extract.dates.words import vocabulary
from diplo_extract.events import EVENT_TYPES, Basis, Kind, LinkType, Status
from diplo_extract.model import open_model
from diplo_extract.render import FORMATS
from diplo_extract.rules import trigger_forms

SEEDS = Path(__file__).parent / "seeds"
ENDINGS = (
    ".txt .md .json .jsonl .html .rss .xml .csv .tsv .parquet .warc .txt.gz .jsonl.gz .txt.bz2 .txt.zst -".split()
)  # fmt: skip
"""The kinds of file that readers take; "-" is standard input."""
CODECS = "utf-8 utf-8-sig utf-16 utf-32 cp1252 latin-1 iso8859-15 cp1251 koi8-r gb18030 shift_jis big5".split()
"""Twelve encodings that news is found in."""
GLUE = (" ", " ", " ", " ", "", "\n", "\n\n", ", ", ". ", ".", "; ", " - ", "’s ", "\t", "\u00a0", '"', " “", "” ")
MARKS = (
    "LONDON, May 3 (AFP) -", "(Reuters) –", "By Ana Ruiz", "Published: 2024-05-14", "Q:", "MR. PRICE:", "Dear Mr Lund,", "Yours sincerely,",
    "Mr.", "U.S.", "No. 5", "the", "and", "of", "to", "with", "will", "not", "who", "he", "they", "his", "said", "by", "in", "on", "after",
    "President", "Foreign Minister", "prime minister of", "ambassador to", "his counterpart", "the two leaders", "30", "2024", "1,000.5",
    "<p>", "&amp;", "http://a.example/x", "###", "* ", "1.", "(", ")", "[", "…", "!?", "\u202e", "\u200b", "\ufeff", "\x1b[2J",
)  # fmt: skip

clean_text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=120)
"""Any characters that a text can hold once it was read."""


@cache
def language() -> tuple[str, ...]:
    """Words that some stage looks for: forms of triggers, words of dates, names of the model folder."""
    model = open_model()
    names = [row.name for rows in (model.countries, model.organisations, model.people, model.places) for row in rows]
    return (*sorted(trigger_forms()), *sorted(vocabulary().codes), *sorted(set(names))[::7])


@cache
def seed_texts() -> tuple[str, ...]:
    """The small articles written for the purpose."""
    return tuple(path.read_text("utf-8") for path in sorted((SEEDS / "texts").glob("*.txt")))


def spoken() -> st.SearchStrategy[str]:
    """Words of the rules in any order, glued by spaces, line ends and marks."""
    pieces = st.one_of(st.sampled_from(language()), st.sampled_from(MARKS), st.sampled_from(language()))
    return st.lists(st.tuples(pieces, st.sampled_from(GLUE)), max_size=25).map(
        lambda pairs: "".join(word + glue for word, glue in pairs)
    )


def spoilt() -> st.SearchStrategy[str]:
    """A seed with some characters replaced by others."""
    return st.builds(
        lambda text, at, length, new: text[: at % len(text)] + new + text[at % len(text) + length :],
        st.sampled_from(seed_texts()), st.integers(0, 4000), st.integers(0, 60), st.one_of(clean_text, spoken()),
    )  # fmt: skip


JOINTS = (
    "--",
    "-",
    "—",
    "–",
    "/",
    "...",
    "-.",
    ".-",
    "-'",
    "'s-",
    "I. ",
    "& ",
    "-and-",
    "\u2011",
    "\u00ad",
    "\u200b",
    "--a ",
    "\n",
)


def rejoined() -> st.SearchStrategy[str]:
    """A seed of which some words stand close together, with marks for spaces: names meet all that may follow them."""
    return st.builds(_rejoin, st.sampled_from(seed_texts()), st.randoms(use_true_random=False))


def _rejoin(text: str, chance: Random) -> str:
    return "".join(word + (" " if chance.random() > 0.15 else chance.choice(JOINTS)) for word in text[:1500].split(" "))


def runs() -> st.SearchStrategy[str]:
    """One or two characters over and over."""
    return st.builds(
        lambda part, count: part * count, st.text(clean_text_characters(), min_size=1, max_size=3), st.integers(1, 900)
    )


def clean_text_characters() -> st.SearchStrategy[str]:
    """One character, most often a mark that some pattern looks for."""
    return st.one_of(
        st.sampled_from("([{\"'<*_=#,!?…$€%)]}>.;:-–—“”’‘ \n\t\r1aA/\\@&|~^`"),
        st.characters(codec="utf-8", exclude_characters="\0"),
    )


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts as readers hand them on."""
    return st.one_of(spoken(), spoilt(), rejoined(), clean_text, runs(), st.builds(str.__add__, spoken(), clean_text))


def articles() -> st.SearchStrategy[tuple[str, str | None]]:
    """A text with the day it appeared, or None."""
    return st.tuples(texts(), st.one_of(st.none(), days()))


def days() -> st.SearchStrategy[str]:
    """Any day of the calendar, as written."""
    return st.dates(Day(1, 1, 1), Day(9999, 12, 31)).map(Day.isoformat)


# --- files ---------------------------------------------------------------------------------------------------------

json_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=10), inner, max_size=4)),
    max_leaves=8,
)


def rows() -> st.SearchStrategy[dict[str, Any]]:
    """Objects that look like articles, with values of any kind."""
    keys = st.sampled_from("text body Title date published id url source articles x".split())
    return st.dictionaries(keys, st.one_of(st.text(max_size=60), json_values, days()), max_size=5)


@cache
def files() -> st.SearchStrategy[tuple[str, bytes]]:
    """A kind of file and its bytes: a seed of that kind spoilt, JSON, text in some encoding, anything."""
    import json

    lines = st.lists(rows(), max_size=4).map(lambda told: "\n".join(json.dumps(row) for row in told).encode())
    lists = rows().map(lambda row: json.dumps([row, row]).encode())
    coded = st.builds(lambda text, codec: text.encode(codec, "replace"), texts(), st.sampled_from(CODECS))
    contents = st.one_of(st.binary(max_size=200), coded, lines, lists)
    free = st.tuples(st.sampled_from(ENDINGS), contents)
    return st.one_of(free, *(spoilt_file(path) for path in sorted((SEEDS / "files").iterdir())))


def spoilt_file(path: Path) -> st.SearchStrategy[tuple[str, bytes]]:
    """The seed file under its ending, with some of its bytes replaced."""
    data = path.read_bytes()
    ending = path.name[path.name.index(".") :]
    return st.builds(
        lambda at, length, new: (ending, data[:at] + new + data[at + length :]),
        st.integers(0, len(data)), st.integers(0, 20), st.binary(max_size=30),
    )  # fmt: skip


# --- rules ---------------------------------------------------------------------------------------------------------

RULE_WORDS = (
    "event roles codes triggers shape verb required id verbs nouns adjectives conjunctions only not light topic status weak examples "
    "text finds core bold blockade blockade.verb actor target subj obj @state @person @nation occurred nothing past base plover cameo symmetric"
).split()  # fmt: skip
yaml_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(RULE_WORDS)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(RULE_WORDS), st.integers(), st.none()), inner, max_size=4),
    ),
    max_leaves=8,
)


@cache
def rule_files() -> st.SearchStrategy[str]:
    """The text of a rule file: a good one with one of its values replaced, any tables, any text."""
    good = [path.read_text("utf-8") for path in sorted((SEEDS / "rules").glob("*.yaml"))]
    replaced = st.builds(_replaced, st.sampled_from(good), st.lists(st.integers(0, 9), max_size=6), yaml_values)
    cut = st.builds(
        lambda text, at, new: text[:at] + new + text[at + 1 :], st.sampled_from(good), st.integers(0, 600), clean_text
    )
    return st.one_of(replaced.map(_dumped), yaml_values.map(_dumped), cut, clean_text)


def _dumped(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _replaced(text: str, path: list[int], new: Any) -> Any:
    """The good file's content with the value replaced to which the numbers lead."""
    content = yaml.safe_load(text)
    place: Any = None
    key: Any = None
    value = content
    for step in path:
        if not isinstance(value, dict | list) or not value:
            break
        place, key = value, (list(value)[step % len(value)] if isinstance(value, dict) else step % len(value))
        value = place[key]
    if place is None:
        return new
    place[key] = new
    return content


# --- events --------------------------------------------------------------------------------------------------------

words = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(
        ["=1+1", "</script>", "[x](y)", "a|b", "Oslo", "NOR", "\x1b[2J", "\r\nBEGIN:VEVENT", "\ufffe", "'", "-", ""]
    ),
)
perhaps = st.one_of(st.none(), words)
offsets = st.integers(0, 60)


@cache
def events() -> st.SearchStrategy[dict[str, Any]]:
    """An event as its JSON says it: whatever the record's types allow."""
    participant = st.fixed_dictionaries(
        {"role": st.one_of(st.sampled_from(["inviter", "invitee", "participant", "mediator"]), words), "core": st.booleans(),
         "kind": st.sampled_from(get_args(Kind)), "name": words, "title": perhaps, "country": perhaps, "id": perhaps}
    )  # fmt: skip
    day = st.one_of(st.none(), days())
    date = st.fixed_dictionaries(
        {"start": day, "end": day, "edtf": perhaps, "basis": st.sampled_from(get_args(Basis)), "text": perhaps}
    )
    trigger = st.fixed_dictionaries({"start": offsets, "end": offsets, "text": words})
    evidence = st.fixed_dictionaries(
        {"document": words, "start": offsets, "end": offsets, "text": words, "trigger": trigger, "rule": words, "attributed_to": perhaps}
    )  # fmt: skip
    article = st.fixed_dictionaries({"id": words, "published": perhaps, "text": st.text(max_size=60)})
    place = st.one_of(st.none(), st.fixed_dictionaries({"name": words, "country": perhaps}))
    link = st.fixed_dictionaries({"type": st.sampled_from(get_args(LinkType)), "event": words})
    return st.fixed_dictionaries(
        {
            "id": words, "type": st.sampled_from([*EVENT_TYPES, "blockade"]), "status": st.sampled_from(get_args(Status)),
            "participants": st.lists(participant, max_size=3), "topic": perhaps, "summary": words, "date": date, "place": place,
            "links": st.lists(link, max_size=1), "evidence": st.lists(evidence, max_size=2),
            "codes": st.fixed_dictionaries({"plover": perhaps, "cameo": perhaps}), "confidence": st.floats(0, 1), "article": article,
        }
    )  # fmt: skip


@cache
def printed() -> st.SearchStrategy[tuple[str, list[dict[str, Any]]]]:
    """A format and the events to write in it."""
    return st.tuples(st.sampled_from(FORMATS), st.lists(events(), max_size=2))
