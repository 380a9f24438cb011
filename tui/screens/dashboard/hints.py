"""The key hints at the bottom: the few most useful where the reader is, under the keys they are bound to now."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import ActiveBinding

from tui.keynames import key_name, named

# What an open article offers, the most useful first: a binding's id and what to call it.
IN_ARTICLE = (
    ("link.open", "link"),
    ("unread.next", "next"),
    ("article.back", "back"),
    ("article.save", "save"),
    ("link.follow", "follow"),
    ("filter", "find"),
    ("help", "help"),
)

Hint = tuple[str, str]


def general(bindings: Iterable[ActiveBinding]) -> list[Hint]:
    """The hints that the bindings in force ask for themselves."""
    shown: dict[str, Hint] = {}
    for active in bindings:
        if active.binding.show and active.enabled:
            shown.setdefault(active.binding.action, (key_name(active.binding.key), active.binding.description))
    return list(shown.values())


def in_article(bindings: Iterable[ActiveBinding], similar: int, links: int) -> list[Hint]:
    """The hints for an open article with so many similar stories and numbered links."""
    keys = named(bindings)
    offered = [(keys[id], name) for id, name in IN_ARTICLE if id in keys and (links or id != "link.follow")]
    if similar:
        offered.insert(1, ("1" if similar == 1 else f"1–{similar}", "similar"))
    return offered
