"""Measure key phrases against labelled stories; run as `python -m bench.keyphrases`.

F1@10, exact and lower case, macro over documents, recall over all gold phrases (shared/data/README.md), for both modes
and for raw YAKE in the same run; P@5 of tags on title + 40 words; articles a second at 300 words.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
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


def our_scores(stories: Sequence[Labelled], language: str) -> tuple[float, float, float]:
    """F1@10 of cloud and tags, and the share of tags of several words; percent."""
    chosen = [choose(propose(story.title, story.text, language=language)) for story in stories]
    cloud = mean(f1([p.text for p in c.cloud], story.gold) for c, story in zip(chosen, stories, strict=True))
    tags = mean(f1([p.text for p in c.tags], story.gold) for c, story in zip(chosen, stories, strict=True))
    return 100 * cloud, 100 * tags, 100 * mean(" " in p.text for c in chosen for p in c.tags)


def short_scores(stories: Sequence[Labelled], language: str) -> tuple[float, float]:
    """P@5 of raw YAKE and of tags where only title and 40 words are known; percent."""
    raw = _yake(language)
    short = [story.short for story in stories]
    tags = [[p.text for p in choose(propose(story.title, story.text, language=language)).tags] for story in short]
    return (
        100 * mean(precision(raw(story), story.gold) for story in short),
        100 * mean(precision(texts, story.gold) for texts, story in zip(tags, short, strict=True)),
    )


def raw_score(stories: Sequence[Labelled], language: str) -> float:
    """F1@10 of raw YAKE, percent."""
    raw = _yake(language)
    return 100 * mean(f1(raw(story), story.gold) for story in stories)


def _yake(language: str) -> Callable[[Labelled], list[str]]:
    import yake

    extractor = yake.KeywordExtractor(lan=language, n=3, top=10)
    return lambda story: [text for text, _ in extractor.extract_keywords(f"{story.title}\n{story.text}")]


def articles_a_second(stories: Sequence[Labelled], words: int = 300) -> float:
    """How many texts of 300 words a core analyses in a second, language detection included."""
    texts = [(story.title, " ".join(story.text.split()[:words])) for story in stories]
    choose(propose(*texts[0]))
    start = time.process_time()
    for title, text in texts:
        choose(propose(title, text))
    return len(texts) / (time.process_time() - start)


def main() -> None:
    """Print the table."""
    print(f"{'set':20} stories    raw  cloud   tags ≥2 words  P@5 raw   tags  ratio")
    for name, language in SETS.items():
        stories = labelled(name)
        cloud, tags, several = our_scores(stories, language)
        raw_short, tags_short = short_scores(stories, language)
        print(
            f"{name:20} {len(stories):7} {raw_score(stories, language):6.1f} {cloud:6.1f} {tags:6.1f} {several:7.0f}% "
            f"{raw_short:8.1f} {tags_short:6.1f} {tags_short / raw_short:6.2f}"
        )
    print(f"{articles_a_second(labelled('500N-KPCrowd-v1.1')[:100]):.0f} articles of 300 words a second on one core")


if __name__ == "__main__":
    main()
