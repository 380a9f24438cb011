"""Titles without the outlet's name: "Ministers agree | The Example Times" is "Ministers agree"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from newsdash.language.words import fold, words

# A name of a program's, "snake_case", is one word.
_SEPARATOR = re.compile(r"\s+(?:[|¦·•»«›‹–—]|-{1,3}|:{1,2}|//?|~)\s+|\s*(?:[|¦｜]|(?<![a-z\d])_|_(?![a-z\d]))\s*")
# No separator is without one of these, and few titles hold any.
_SEPARATING = re.compile(r"[|¦｜•·»«›‹–—:/~_-]")
_PREFIX = re.compile(r"^(.{2,40}?)\s*(?::|\||–|—| -)\s+")
_PIPES = "|¦｜»›_"
_EVERYWHERE = (
    "the a an der die das le la les el los il lo o os de da do of and und et y e news online com org net www co uk "
    "fr eu at ch nl be ca au in rss feed feeds home homepage latest top stories headlines world all"
)
_COMMON = frozenset(_EVERYWHERE.split())
_SECTION_WORDS = 3
# In characters: a shorter heading may be a section.
_HEADLINE = 8
_HEADLINE_WORDS = 5
_ADDED = re.compile(r"\s+[|¦·•–—:/~-]+\s|\s*[|¦｜_]|\s*--|(?<![a-zA-Z])-")


# A title is asked for by its article, its deck and its deck's tidying, one after the other.
@lru_cache(maxsize=64)
def plain_title(title: str, outlet: str) -> str:
    """`title` without the name of its `outlet` before or after it, and without a section named between pipes.

    A part counts as the outlet's name when its words are the outlet's, less or more the common ones ("The", "News",
    ".com"). A title that is nothing but the outlet's name stays as it is.
    """
    plain = _without_ending(title.strip(), outlet)
    prefix = _PREFIX.match(plain)
    if prefix and _is_outlet(prefix.group(1), outlet) and len(plain) > prefix.end():
        plain = plain[prefix.end() :]
    return plain.strip() or title.strip()


def as_headed(title: str, headings: Iterable[str]) -> str:
    """`title` as far as one of the page's `headings` has it: what a page adds to its headline is its own name.

    "Ministers agree - Politics - The Example Times" is "Ministers agree" on a page with that heading, whatever else is
    known of its outlet.
    """
    for heading in headings:
        added = title[len(heading) :]
        if not title.startswith(heading) or not _ADDED.match(added):
            continue
        # A page's first heading may be its outlet's name, which stands before the headline.
        if len(heading) >= max(_HEADLINE, len(added)) or len(words(heading)) >= _HEADLINE_WORDS:
            return heading
    return title


def names_outlet(part: str, outlet: str) -> bool:
    """Whether `part` is a way to write the name of `outlet`: "Guardian" and "theguardian.com" name "The Guardian"."""
    ours, theirs = _telling(part), _telling(outlet)
    if not ours or not theirs:
        return bool(outlet) and fold(part).strip() == fold(outlet).strip()
    if ours <= theirs or (theirs <= ours and len(ours) <= len(theirs) + 2):
        return True
    one, other = "".join(words(part)), "".join(words(outlet))
    return min(len(one), len(other)) >= 5 and (one in other or other in one) and max(len(one), len(other)) <= 40


def _without_ending(title: str, outlet: str) -> str:
    breaks = list(_SEPARATOR.finditer(title)) if _SEPARATING.search(title) else []
    for index, found in enumerate(breaks):
        ending = title[found.end() :]
        named = names_outlet(ending, outlet) if found is breaks[-1] else _is_outlet(ending, outlet)
        if named and found.start():
            return _without_section(title[: found.start()], breaks[:index])
    return title


def _without_section(title: str, breaks: list[re.Match[str]]) -> str:
    """What is left before the outlet's name, less " | World news" if the parts were set off by pipes."""
    while breaks and breaks[-1].group().strip() in _PIPES and breaks[-1].start():
        last = breaks.pop()
        if len(words(title[last.end() :])) > _SECTION_WORDS:
            break
        title = title[: last.start()]
    return title


def _is_outlet(part: str, outlet: str) -> bool:
    """Stricter than `names_outlet`: "Apple: a new phone" in "Apple Insider" is about Apple."""
    ours, theirs = _telling(part), _telling(outlet)
    if ours and theirs:
        return ours == theirs or "".join(words(part)) == "".join(words(outlet))
    return bool(outlet) and fold(part).strip() == fold(outlet).strip()


def _telling(name: str) -> frozenset[str]:
    return frozenset(words(name)) - _COMMON
