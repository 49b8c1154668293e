"""The script that compares PLOVER codes with sentences coded by hand, and the codes that depend on the status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from diplo_extract import Article, extract, load
from diplo_extract.events import EVENT_TYPES, Status
from diplo_extract.rules import load_rules

SCRIPT = Path(__file__).parent.parent / "examples" / "plover_roots.py"
ROOTS = {"ACCUSE", "AGREE", "CONSULT", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"}
ROWS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    ("Norway rejected Peru's offer of talks.", "REJECT", ["NOR"], ["PER"]),
    ("Norway and Peru signed a treaty on Monday.", "SUPPORT", ["NOR", "PER"], []),
    ("Norway's foreign minister will visit Peru.", "AGREE", ["NOR"], ["PER"]),
    ("Norway's foreign minister met his Peruvian counterpart.", "CONSULT", ["NOR"], ["BRA"]),
    ("Norwegian troops entered Peru.", "FIGHT", ["NOR"], ["PER"]),
)
TABLE = """
           rows   root P     R    F1   countries P     R    F1
AGREE         1     1.00  1.00  1.00          1.00  1.00  1.00
CONSULT       1     1.00  1.00  1.00          0.00  0.00  0.00
REJECT        1     1.00  1.00  1.00          1.00  1.00  1.00
SUPPORT       1     1.00  1.00  1.00          1.00  1.00  1.00
macro-F1                       1.000                     0.750
4 CONSULT: Norway's foreign minister met his Peruvian counterpart.
    CONSULT occurred: Norwegian Foreign Minister (NOR) and Peruvian Foreign Minister (PER) met
"""


def test_table_of_roots(tmp_path: Path) -> None:
    rows = [
        {
            "id": str(number),
            "text": text,
            "event": root,
            "source": [{"code": code} for code in sources],
            "target": [{"code": code} for code in targets],
        }
        for number, (text, root, sources, targets) in enumerate(ROWS, 1)
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    command = [sys.executable, str(SCRIPT), str(file), "--errors"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=SCRIPT.parent.parent)
    assert done.stdout == TABLE.removeprefix("\n")


@pytest.mark.parametrize(
    ("text", "type_", "plover", "cameo"),
    [
        ("Kenya's president met Uganda's president.", "meet", "CONSULT", "040"),
        ("Kenya's president will meet Uganda's president.", "meet", "AGREE", "036"),
        ("Kenya's president refused to meet Uganda's president.", "meet", "REJECT", "125"),
        ("Kenya and Uganda signed a treaty.", "agree", "SUPPORT", "057"),
        ("Kenya and Uganda will sign a treaty.", "agree", "AGREE", "030"),
        ("Kenya and Uganda agreed on a treaty.", "agree", "AGREE", "030"),
        ("Kenya expelled Uganda's ambassador.", "expel", "SANCTION", "161"),
        ("Kenya will expel Uganda's ambassador.", "expel", "THREATEN", "1313"),
        ("Kenya will not expel Uganda's ambassador.", "expel", None, None),
    ],
)
def test_codes_depend_on_the_status(text: str, type_: str, plover: str | None, cameo: str | None) -> None:
    codes = [event.codes for event in extract(Article(text=text), load()) if event.type == type_]
    assert [(c.plover, c.cameo) for c in codes] == [(plover, cameo)]


@pytest.mark.parametrize("type_", EVENT_TYPES)
@pytest.mark.parametrize("status", get_args(Status))
def test_codes_are_those_of_the_ontologies(type_: str, status: Status) -> None:
    codes = load_rules().types[type_].codes[status]
    assert codes.keys() == {"plover", "cameo"}
    assert codes["plover"] in ROOTS | {None}
    assert codes["cameo"] is None or (codes["cameo"].isdigit() and len(codes["cameo"]) in (3, 4))
