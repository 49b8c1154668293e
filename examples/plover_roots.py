#!/usr/bin/env python3
"""How well the events' PLOVER codes agree with sentences whose root somebody coded by hand.

usage: plover_roots.py ROWS.jsonl [--errors]

Each row is one sentence, in the form of the PLOVER gold standard records:

    {"id": "1", "text": "Oslo rejected Lima's offer of talks.", "event": "REJECT",
     "source": [{"code": "NOR"}], "target": [{"code": "PER"}]}

`event` is the root type, `code` an alpha-3 country code or IGO for a body of no country; an empty `target` means that
the sources acted together. Two figures are printed for every root that our event types have a code for: for the root
alone, and for the root of an event whose actors have the countries of source and target too, the source in the acting
role. A sentence counts once a root; an offer that the same sentence answers is not counted beside the answer, as in the
records. Roots that no event type of ours has (FIGHT, AID, …) only give the chance to be wrong.

The means are over AGREE, CONSULT, REJECT and SUPPORT, where our types are at home: of ACCUSE, REQUEST, SANCTION and
THREATEN we find only what diplomats do to each other's embassies and organisations, and the invitations. Even so recall
is that of an extractor of diplomatic events: AGREE also holds promises of troops and food, REJECT refusals to resign.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from diplo_extract import Article, Event, extract, load
from diplo_extract.rules import load_rules

OLD_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "YIELD": "CONCEDE"}
"""Names of roots in early editions of the ontology, by their present ones."""
SLIPS = {"ITL": "ITA", "JAP": "JPN"}
"""Country codes that are miswritten in the published records."""
HOME = ("AGREE", "CONSULT", "REJECT", "SUPPORT")
"""Roots over which the means are taken."""
SIDES = {"meet", "call", "agree", "establish_relations"}
"""Types in which nobody acts on the other."""


def our_roots() -> set[str]:
    """Roots that the codes of some event type name, whatever its status."""
    kinds = load_rules().types.values()
    return {codes["plover"] for kind in kinds for codes in kind.codes.values() if codes["plover"]}


def root(row: Mapping[str, Any]) -> str:
    """The row's root under its present name."""
    return OLD_NAMES.get(str(row["event"]), str(row["event"]))


def countries(actors: Iterable[Mapping[str, Any]] | str) -> set[str]:
    """Country codes of a row's sources or targets, with IGO for every body; none where only words describe them."""
    coded = [actor["code"] for actor in actors if isinstance(actor, dict) and actor.get("code")]
    return {SLIPS.get(code, code) for code in coded}


def sides(event: Event) -> tuple[set[str], set[str]]:
    """The countries of those who act and of the others; of all, twice, where nobody acts on the other."""
    first = event.participants[0].role if event.participants else None
    all_ = {(p.role == first, p.country or "IGO") for p in event.participants}
    if event.type in SIDES:
        return {code for _, code in all_}, {code for _, code in all_}
    return {code for acts, code in all_ if acts}, {code for acts, code in all_ if not acts}


def same_countries(event: Event, row: Mapping[str, Any]) -> bool:
    """True where a source acts and a target is acted on; for a row without target, where two sources act together."""
    acting, others = sides(event)
    sources, targets = countries(row["source"]), countries(row["target"])
    if not targets:
        return len(sources & (acting | others)) >= min(2, len(sources))
    return bool(sources & acting) and bool(targets & others)


def marks(found: Sequence[Event], row: Mapping[str, Any], *, actors: bool) -> Iterator[tuple[str, str]]:
    """(root, "tp" | "fp" | "fn") of one row; with `actors` only events of the right countries are right."""
    answered = {link.event for event in found for link in event.links if link.type == "responds_to"}
    counted = [event for event in found if event.codes.plover and event.id not in answered]
    told = {event.codes.plover for event in counted if event.codes.plover}
    hit = any(event.codes.plover == root(row) and (not actors or same_countries(event, row)) for event in counted)
    yield root(row), "tp" if hit else "fn"
    yield from ((name, "fp") for name in sorted(told) if name != root(row) or not hit)


def report(rows: Sequence[Mapping[str, Any]], found: Sequence[Sequence[Event]]) -> Iterator[str]:
    """The table, a line a root of ours that the rows hold, and the means over HOME."""
    blocks = [
        Counter(m for row, events in zip(rows, found, strict=True) for m in marks(events, row, actors=actors))
        for actors in (False, True)
    ]
    shown = sorted({root(row) for row in rows} & our_roots(), key=lambda name: (name not in HOME, name))
    home = [name for name in shown if name in HOME]
    yield f"{'':10}{'rows':>5}{'root P':>9}{'R':>6}{'F1':>6}{'countries P':>14}{'R':>6}{'F1':>6}"
    means = [0.0, 0.0]
    for name in shown:
        cells = [f"{name:10}{sum(root(row) == name for row in rows):5}"]
        for k, block in enumerate(blocks):
            tp, fp, fn = (block[name, mark] for mark in ("tp", "fp", "fn"))
            f1 = 2 * tp / (2 * tp + fp + fn)
            means[k] += f1 / len(home) if name in HOME else 0
            cells.append(f"{tp / (tp + fp) if tp + fp else 0:{(9, 14)[k]}.2f}{tp / (tp + fn):6.2f}{f1:6.2f}")
        yield "".join(cells)
    yield f"{'macro-F1':10}{'':5}{means[0]:21.3f}{means[1]:26.3f}"


def errors(rows: Sequence[Mapping[str, Any]], found: Sequence[Sequence[Event]]) -> Iterator[str]:
    """The rows whose root is missed or is told of other countries, and those that give another root of ours."""
    for row, events in zip(rows, found, strict=True):
        wrong = [mark for _, mark in marks(events, row, actors=True)]
        if "fp" in wrong or (root(row) in our_roots() and "fn" in wrong):
            yield f"{row['id']} {root(row)}: {row['text']}"
            yield from (f"    {event.codes.plover} {event.status}: {event.summary}" for event in events)


def main() -> int:
    """Read, extract, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--errors", action="store_true", help="also list what went wrong")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.rows.read_text("utf-8").splitlines() if line.strip()]
    nlp = load()
    found = [extract(Article(text=row["text"], document=row["id"]), nlp) for row in rows]
    lines = [*report(rows, found), *(errors(rows, found) if args.errors else ())]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
