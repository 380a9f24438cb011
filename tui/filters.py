"""What narrows the list: words typed, phrases chosen in the cloud, a section, feed or saved view, unread only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsdash.language.words import phrase_stem
from newsdash.query.parser import parse
from newsdash.query.tree import And, Query


@dataclass(frozen=True, slots=True)
class Chip:
    """A phrase chosen in the cloud, or excluded. `stem` is the cloud's own key for it, whatever form it shows."""

    phrase: str
    excluded: bool = False
    stem: str = ""

    @property
    def key(self) -> str:
        """What tells chips apart: two forms of one phrase are one chip."""
        return self.stem or phrase_stem(self.phrase)

    @property
    def query(self) -> str:
        """The chip in the filter language."""
        return f'{"-" if self.excluded else ""}kw:"{self.phrase.replace(chr(34), " ")}"'


@dataclass(frozen=True, slots=True)
class Filter:
    """All that narrows the list, as one value.

    A section, a feed (its id, 0 for all) or a saved view is a place; `within` is that view's own filter.
    """

    text: str = ""
    chips: tuple[Chip, ...] = ()
    section: str = ""
    feed: int = 0
    unread_only: bool = False
    view: str = ""
    within: str = ""

    @property
    def query(self) -> str:
        """View, chips and words together in the filter language."""
        before = [f"({self.within})"] if self.within else []
        before += [chip.query for chip in self.chips]
        words = self.text.strip()
        return " ".join([*before, f"({words})" if before and words else words]).strip()

    def asked(self, *, tolerant: bool = False) -> Query:
        """The query as a tree; `tolerant` while its words are being typed.

        Each part is read by itself, so that nothing typed can reach out of its place. Raises QueryError for the words,
        with a position in them, or for a view.
        """
        parts = [parse(self.within), *(parse(chip.query) for chip in self.chips)]
        parts.append(parse(self.text.strip(), tolerant=tolerant))
        roots = [root for part in parts for root in part.parts]
        return Query(self.query, And(tuple(roots)) if len(roots) > 1 else roots[0] if roots else None)

    @property
    def chosen(self) -> frozenset[str]:
        """The keys of the phrases chosen in the cloud."""
        return frozenset(chip.key for chip in self.chips if not chip.excluded)

    @property
    def excluded(self) -> frozenset[str]:
        """The keys of the phrases excluded there."""
        return frozenset(chip.key for chip in self.chips if chip.excluded)

    @property
    def narrows(self) -> bool:
        """Whether words or phrases narrow the list (a section, feed or view is a place, not a filter)."""
        return bool(self.chips or self.text.strip())

    def moved(self, place: Filter) -> Filter:
        """At the section, feed or view of `place`; words and phrases stay."""
        return replace(self, section=place.section, feed=place.feed, view=place.view, within=place.within)

    def toggled(self, phrase: str, *, excluded: bool = False, stem: str = "") -> Filter:
        """With `phrase` chosen (or excluded); without it if it stood so already."""
        chip = Chip(phrase, excluded, stem)
        others = tuple(other for other in self.chips if other.key != chip.key)
        stood = any(other.key == chip.key and other.excluded == excluded for other in self.chips)
        return replace(self, chips=others if stood else (*others, chip))

    def without(self, index: int) -> Filter:
        """Without the chip at `index`; the same where there is none."""
        if not -len(self.chips) <= index < len(self.chips):
            return self
        chips = list(self.chips)
        del chips[index]
        return replace(self, chips=tuple(chips))

    def cleared(self) -> Filter:
        """Without words and phrases; the place stays."""
        return replace(self, text="", chips=())

    def to_memory(self) -> dict[str, object]:
        """As JSON for the next session."""
        return {
            "text": self.text,
            "chips": [[chip.phrase, chip.excluded, chip.stem] for chip in self.chips],
            "section": self.section,
            "feed": self.feed,
            "unread_only": self.unread_only,
            "view": self.view,
            "within": self.within,
        }

    @classmethod
    def from_memory(cls, memory: object) -> Filter:
        """What `to_memory` wrote; an empty filter for anything else."""
        if not isinstance(memory, Mapping):
            return cls()
        chips = memory.get("chips")
        feed = memory.get("feed")
        return cls(
            text=str(memory.get("text", "")),
            chips=tuple(
                Chip(str(chip[0]), bool(chip[1]), str(chip[2]))
                for chip in (chips if isinstance(chips, list) else [])
                if isinstance(chip, list) and len(chip) == 3
            ),
            section=str(memory.get("section", "")),
            feed=feed if isinstance(feed, int) else 0,
            unread_only=bool(memory.get("unread_only", False)),
            view=str(memory.get("view", "")),
            within=str(memory.get("within", "")),
        )
