"""The filter as a tree of frozen values: what `parse` makes, and what everything else in the room reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

State = Literal["unread", "read", "starred", "later", "new", "full"]
Name = Literal["source", "section", "author"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed: matches every word that starts like it, or shares its stem. `title`: in the title only."""

    text: str
    title: bool = False


@dataclass(frozen=True, slots=True)
class Exact:
    """Words in this order and no other form: "joint fund". `open`: still being typed, the last word may go on."""

    text: str
    title: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Keyword:
    """A key phrase (kw:): articles that carry it, or a longer phrase that holds it as whole words."""

    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet, a section or an author by the beginnings of words of its name."""

    field: Name
    text: str


@dataclass(frozen=True, slots=True)
class Language:
    """Articles in a language, ISO 639-1."""

    code: str


@dataclass(frozen=True, slots=True)
class Is:
    """Articles in a reading state; `new` since the reader's last visit, `full` with their whole text stored."""

    state: State


@dataclass(frozen=True, slots=True)
class Since:
    """Articles from a day on (inclusive), or not older than `seconds`; exactly one of them is given."""

    day: date | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """Articles from before a day begins, or older than `seconds`; exactly one of them is given."""

    day: date | None = None
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression, searched in title and deck without regard to case. `position`: where it stands."""

    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """What `inner` does not match."""

    inner: Node


@dataclass(frozen=True, slots=True)
class And:
    """What all of `parts` match."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What at least one of `parts` matches."""

    parts: tuple[Node, ...]


Node = Word | Exact | Keyword | Named | Language | Is | Since | Before | Pattern | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A filter that was understood. `root` is None, and the query false, where it says nothing: all articles match."""

    text: str = ""
    root: Node | None = None

    @property
    def parts(self) -> tuple[Node, ...]:
        """What all must match."""
        if self.root is None:
            return ()
        return self.root.parts if isinstance(self.root, And) else (self.root,)

    def __bool__(self) -> bool:
        return self.root is not None
