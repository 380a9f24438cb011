"""How well and how fast articles are extracted, on the public pages of scrapinghub/article-extraction-benchmark.

The protocol is that repository's: a text is the multiset of its 4-word shingles; for each page the true positives,
false positives and false negatives against the labelled text are scaled to sum to 1; precision and recall are
averaged over the pages, and F1 is the harmonic mean of the two averages. CPU time is that of this process.

    python -m bench.extraction [--pages] [--corpus FOLDER]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SHINGLE = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page of the corpus: its id, its address, its bytes, and the text a person marked as the article."""

    id: str
    url: str
    html: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of one page (None where undefined), and the CPU time in seconds its extraction took."""

    id: str
    precision: float | None
    recall: float | None
    seconds: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 if either is undefined or 0."""
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """Macro precision, recall and F1 over all pages, and the scores they come from."""

    precision: float
    recall: float
    f1: float
    scores: tuple[Score, ...]

    def percentile(self, share: float) -> float:
        """The CPU time in seconds under which `share` of the pages stay."""
        times = sorted(score.seconds for score in self.scores)
        return times[min(len(times) - 1, int(share * len(times)))]


def corpus() -> Path:
    """The corpus' folder: $NEWSDASH_CORPORA/extraction, by default ../shared/data/extraction beside the repository."""
    root = os.environ.get("NEWSDASH_CORPORA") or Path(__file__).resolve().parents[2] / "shared" / "data"
    return Path(root) / "extraction"


def pages(folder: Path) -> Iterator[Labelled]:
    """The labelled pages in `folder` (ground-truth.json, html/*.html.gz)."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    for key, labelled in truth.items():
        html = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        yield Labelled(key, labelled.get("url", ""), html, labelled.get("articleBody", ""))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in `text` (all its words, if they are fewer), with their counts."""
    words = _WORD.findall(text)
    starts = range(max(1, len(words) - SHINGLE + 1))
    return Counter(tuple(words[at : at + SHINGLE]) for at in starts if words)


def compare(true: str, found: str) -> tuple[float | None, float | None]:
    """Precision and recall of the text `found` against the `true` one; None where the protocol leaves a page out."""
    wanted, got = shingles(true), shingles(found)
    hits = (wanted & got).total()
    precision = hits / got.total() if got else None
    recall = hits / wanted.total() if wanted else None
    return precision, recall


def measure(labelled: Iterator[Labelled], read: Callable[[bytes, str], str]) -> Result:
    """The scores of the extractor `read` (bytes and address of a page to its text) on the `labelled` pages."""
    scores = []
    for page in labelled:
        started = time.process_time()
        found = read(page.html, page.url)
        seconds = time.process_time() - started
        scores.append(Score(page.id, *compare(page.text, found), seconds))
    precision = statistics.mean(score.precision for score in scores if score.precision is not None)
    recall = statistics.mean(score.recall for score in scores if score.recall is not None)
    return Result(precision, recall, 2 * precision * recall / (precision + recall), tuple(scores))


def newsdash(html: bytes, url: str) -> str:
    """The text of the page as newsdash shows it."""
    from newsdash.articles.extract import extract

    return extract(html, url).text


def trafilatura(html: bytes, url: str) -> str:
    """The text trafilatura finds alone, in the mode newsdash builds on."""
    from trafilatura import extract

    return extract(html, url=url, fast=True, favor_precision=True, include_comments=False) or ""


def main() -> int:
    """Prints the figures of newsdash and of trafilatura alone, and with --pages each page's, worst first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=corpus())
    parser.add_argument("--pages", action="store_true", help="also print each page's figures, worst first")
    arguments = parser.parse_args()
    if not (arguments.corpus / "ground-truth.json").exists():
        print(f"No corpus at {arguments.corpus}: set NEWSDASH_CORPORA to the folder that holds it.", file=sys.stderr)
        return 2
    for read in (trafilatura, newsdash):
        read(b"<html><body><p>A first call loads the libraries.</p></body></html>", "")
        result = measure(pages(arguments.corpus), read)
        print(
            f"{read.__name__:12} precision {result.precision:.4f}  recall {result.recall:.4f}  F1 {result.f1:.4f}  "
            f"CPU ms a page: median {result.percentile(0.5) * 1e3:.1f}, p95 {result.percentile(0.95) * 1e3:.1f}"
        )
    if arguments.pages:
        for score in sorted(result.scores, key=lambda score: score.f1):
            print(f"  {score.id[:12]}  F1 {score.f1:.3f}  {score.seconds * 1e3:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
