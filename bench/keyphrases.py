"""Measure key phrases against labelled stories; run as `python -m bench.keyphrases`.

F1@10, exact and lower case, macro over documents, recall over all gold phrases (shared/data/README.md), for both modes
and for raw YAKE in the same run; P@5 of tags on title + 40 words; articles a second at 300 words.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from newsdash.topics.candidates import propose
from newsdash.topics.phrases import choose

CORPORA = Path(os.environ.get("NEWSDASH_CORPORA", Path(__file__).parents[2] / "shared" / "data"))
SETS = {"500N-KPCrowd-v1.1": "en", "110-PT-BN-KP": "pt", "WKC": "fr"}
SHORT = 40
# A first line longer than this is a text without a title.
MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story, and the phrases that people chose for it, in lower case."""

    title: str
    text: str
    gold: frozenset[str]

    @property
    def short(self) -> Labelled:
        """The story cut to its title and 40 words."""
        title, text = (self.title, self.text) if len(self.title) <= MAX_TITLE else ("", f"{self.title} {self.text}")
        return Labelled(title, " ".join(text.split()[:SHORT]), self.gold)


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one set: F1@10 of raw YAKE, cloud and tags; share of tags of several words; P@5 of short texts."""

    stories: int
    raw: float
    cloud: float
    tags: float
    several: float
    raw_short: float
    tags_short: float


def labelled(name: str) -> list[Labelled]:
    """The stories of the set `name`; its files' first line is the title."""
    found = []
    for path in sorted((CORPORA / "keyphrases" / name / "docsutf8").glob("*.txt")):
        title, _, text = path.read_text(encoding="utf-8").strip().partition("\n")
        keys = path.parent.with_name("keys") / f"{path.stem}.key"
        gold = {line.strip().lower() for line in keys.read_text(encoding="utf-8").splitlines()}
        found.append(Labelled(title, text, frozenset(gold - {""})))
    return found


def f1(phrases: Sequence[str], gold: frozenset[str]) -> float:
    """F1 of the first ten `phrases`."""
    first = {phrase.lower() for phrase in phrases[:10]}
    hits = len(first & gold)
    return 2 * hits / (len(first) + len(gold)) if hits else 0.0


def precision(phrases: Sequence[str], gold: frozenset[str], places: int = 5) -> float:
    """The share of the first `places` that are gold; a place left empty is a miss."""
    return len({phrase.lower() for phrase in phrases[:places]} & gold) / places


def scores(stories: Sequence[Labelled], language: str) -> Scores:
    """Every measure of one set, in percent."""
    import yake

    raw = yake.KeywordExtractor(lan=language, n=3, top=10)

    def by_yake(story: Labelled) -> list[str]:
        return [text for text, _ in raw.extract_keywords(f"{story.title}\n{story.text}")]

    ours = [choose(propose(story.title, story.text, language=language)) for story in stories]
    brief = [choose(propose(story.title, story.text, language=language)) for story in (s.short for s in stories)]
    tags = [[phrase.text for phrase in phrases.tags] for phrases in ours]
    cloud = [[phrase.text for phrase in phrases.cloud] for phrases in ours]
    return Scores(
        stories=len(stories),
        raw=_percent(f1(by_yake(story), story.gold) for story in stories),
        cloud=_percent(f1(texts, story.gold) for texts, story in zip(cloud, stories, strict=True)),
        tags=_percent(f1(texts, story.gold) for texts, story in zip(tags, stories, strict=True)),
        several=_percent(" " in text for texts in tags for text in texts),
        raw_short=_percent(precision(by_yake(story.short), story.gold) for story in stories),
        tags_short=_percent(
            precision([phrase.text for phrase in phrases.tags], story.gold)
            for phrases, story in zip(brief, stories, strict=True)
        ),
    )


def articles_a_second(stories: Sequence[Labelled], words: int = 300) -> float:
    """How many texts of 300 words a core analyses in a second, language detection included."""
    texts = [(story.title, " ".join(story.text.split()[:words])) for story in stories]
    choose(propose(*texts[0]))
    start = time.process_time()
    for title, text in texts:
        choose(propose(title, text))
    return len(texts) / (time.process_time() - start)


def _percent(values: Iterable[float]) -> float:
    return 100 * mean(values)


def main() -> None:
    """Print the table."""
    print(f"{'set':20} stories    raw  cloud   tags ≥2 words  P@5 raw   tags  ratio")
    for name, language in SETS.items():
        s = scores(labelled(name), language)
        ratio = s.tags_short / s.raw_short
        print(
            f"{name:20} {s.stories:7} {s.raw:6.1f} {s.cloud:6.1f} {s.tags:6.1f} {s.several:7.0f}% "
            f"{s.raw_short:8.1f} {s.tags_short:6.1f} {ratio:6.2f}"
        )
    print(f"{articles_a_second(labelled('500N-KPCrowd-v1.1')[:100]):.0f} articles of 300 words a second on one core")


if __name__ == "__main__":
    main()
