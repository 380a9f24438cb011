"""A feed as its bytes say it, before cleaning: what every format's reader fills in and `settle` makes sense of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsdash.models import Pacing

# "guess" is RSS, which never says whether its text is HTML.
Kind = Literal["plain", "html", "guess"]


@dataclass(slots=True)
class Text:
    """A foreign text, what kind of text its feed says it is, and what its links are relative to ('' if not said)."""

    value: str = ""
    kind: Kind = "plain"
    base: str = ""


@dataclass(slots=True)
class DraftFile:
    """A file an entry carries: its address as written, its media type, its length as written (bytes)."""

    url: str
    type: str = ""
    length: str = ""


@dataclass(slots=True)
class DraftEntry:
    """One entry; dates as written, the most telling first; addresses resolved against xml:base but no further."""

    id: str = ""
    url: str = ""
    title: Text = field(default_factory=Text)
    author: str = ""
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    summary: Text = field(default_factory=Text)
    subtitle: Text = field(default_factory=Text)
    content: Text = field(default_factory=Text)
    categories: list[str] = field(default_factory=list)
    language: str = ""
    image: str = ""
    files: list[DraftFile] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """One feed; `base` is what its relative addresses are resolved against where the document's own is not meant."""

    format: str
    title: Text = field(default_factory=Text)
    url: str = ""
    site: str = ""
    language: str = ""
    entries: list[DraftEntry] = field(default_factory=list)
    pacing: Pacing = field(default_factory=Pacing)

    @property
    def says_something(self) -> bool:
        """Whether any element was known by its name: RSS may come in capitals, or in a namespace of its own."""
        known = self.entries or self.title.value or self.site or self.pacing != Pacing()
        return bool(known) or not self.format.startswith("RSS")
