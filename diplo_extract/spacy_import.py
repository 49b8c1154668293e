"""The gate to spaCy, before stage 1: imports it and its pipelines once, quickly, with the faster arithmetic.

`import spacy` spends more than a third of its time on spaCy's own command line (training, downloads, projects), which
nothing here uses. The two modules it takes from there are stood in for while it loads and given back afterwards, so
that `spacy.cli` works as ever for whoever asks for it later.
"""

from __future__ import annotations

import importlib
import os
import sys
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# The versions whose import was looked through; any other is imported as it is.
KNOWN = "3.8."
# Pipelines of this family keep the whole tokenizer on disk.
_FAMILY = "en_core_web_"
_STOOD_IN = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> ModuleType:
    """spaCy, imported. Where the host program has imported it already, its choices are left alone.

    Matrix products run on OpenBLAS with one thread: 1.8 times as fast as BLIS on the small matrices of spaCy's English
    pipelines, with the same output; parallel runs share out articles instead.
    """
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    if "numpy" not in sys.modules:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    spacy = _import_without_cli() if _installed_version().startswith(KNOWN) else importlib.import_module("spacy")
    _choose_openblas()
    return spacy


def load_pipeline(name: str, *, exclude: tuple[str, ...] = ()) -> Language:
    """An installed spaCy pipeline without the parts in `exclude`.

    spaCy makes the English tokenizer from its tables and then reads it again from disk; here it is only read, which
    saves a third of the time. The words that the pipeline was trained on are left on disk: of them only the labels are
    ever asked for by name. Raises OSError where no such pipeline is installed.
    """
    if not name.isidentifier():
        raise OSError(f"{name!r} is no name of a package")  # a folder may have come with the articles
    spacy = import_spacy()
    _index_entry_points()
    if not name.startswith(_FAMILY):
        return spacy.load(name, exclude=list(exclude))  # type: ignore[no-any-return]
    spacy.registry.tokenizers("diplo.from_disk.v1", func=_tokenizer_from_disk)
    config = {"nlp": {"tokenizer": {"@tokenizers": "diplo.from_disk.v1"}}}
    loaded: Language = spacy.load(name, exclude=[*exclude, "strings"], config=config)
    for _, part in loaded.pipeline:
        for label in getattr(part, "labels", ()):
            loaded.vocab.strings.add(label)
    return loaded


def _index_entry_points() -> None:
    """Lets spaCy's registries find what other packages offer by their groups; they look through all of it each time."""
    catalogue = importlib.import_module("catalogue")
    offered: Any = getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None)
    if hasattr(offered, "select") and hasattr(offered, "groups"):
        catalogue.AVAILABLE_ENTRY_POINTS = {group: list(offered.select(group=group)) for group in offered.groups}  # type: ignore[attr-defined]


def blank_beside(nlp: Language) -> Language:
    """An English pipeline without components that shares vocabulary and tokenizer with `nlp`; costs next to nothing."""
    from spacy.lang.en import English

    return English(nlp.vocab, create_tokenizer=lambda _: nlp.tokenizer)


def _tokenizer_from_disk() -> Any:
    tokenizer = importlib.import_module("spacy.tokenizer").Tokenizer
    return lambda nlp: tokenizer(nlp.vocab)


def _installed_version() -> str:
    try:
        return version("spacy")
    except PackageNotFoundError:
        return ""


def _import_without_cli() -> ModuleType:
    if any(name in sys.modules for name in _STOOD_IN):
        return importlib.import_module("spacy")
    cli, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    cli.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules.update({"spacy.cli": cli, "spacy.cli.info": info})
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in _STOOD_IN:
            sys.modules.pop(name, None)
    spacy.__getattr__ = _import_cli_when_asked  # type: ignore[method-assign]
    return spacy


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`: the real one, imported at its first call."""
    return importlib.import_module("spacy.cli.info").info(*args, **options)


def _import_cli_when_asked(name: str) -> ModuleType:
    """`spacy.cli` after a plain `import spacy`, as the untouched package has it."""
    if name == "cli":
        return importlib.import_module("spacy.cli")
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")


def _choose_openblas() -> None:
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
