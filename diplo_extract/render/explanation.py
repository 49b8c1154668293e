"""Stage 10: `diplo explain` as text: every stage with its rules, the words they matched and what they were read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day

from diplo_extract.render.terminal import safe_line

Stages = Iterable[tuple[str, Sequence[Mapping[str, str]]]]
# Words longer than this are cut in the middle: a sentence is known by its ends.
_LONGEST = 60


def explanation_text(document: str, published: Day | None, stages: Stages) -> str:
    """One article's way through the stages; `published` is the day that its metadata give, None without.

    Every row says where it stands (characters), which words, which rule, and what they were read as.
    """
    lines = [safe_line(document) + (f", published {published}" if published else ""), ""]
    for number, (name, rows) in enumerate(stages, start=1):
        lines.append(f"{number} {safe_line(name)}")
        lines += [_row(row) for row in rows] or ["  nothing"]
        lines.append("")
    return "\n".join(lines)


def _row(row: Mapping[str, str]) -> str:
    """`  77-102  invite.verb  "has invited"  invitee Germany; …`: place, rule, words, reading, then whatever else."""
    cells = {key: safe_line(str(value)) for key, value in row.items() if value not in (None, "")}
    start, end = cells.pop("start", ""), cells.pop("end", "")
    place = f"{start}-{end}" if start or end else ""
    text, reading = cells.pop("text", ""), cells.pop("reading", "")
    parts = [f"{place:>11}", f"{cells.pop('rule', ''):<24}", f'"{_shortened(text)}"' if text else "", reading]
    parts += [f"{key} {value}" for key, value in cells.items()]
    return "  ".join(part for part in parts if part).rstrip()


def _shortened(text: str) -> str:
    return (
        text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2].rstrip()} … {text[-_LONGEST // 2 + 3 :].lstrip()}"
    )
