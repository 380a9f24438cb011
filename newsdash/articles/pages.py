"""Articles in several pages, put together as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdash.models import Page

MAX_PAGES = 5
_UNREAD = ("failed", "gone", "consent", "not-article")
_CUT = ("paywalled", "partial")
_REPEATED = 60


def joined(pages: Sequence[Page]) -> Page:
    """One Page of the first of `pages` (at least one) and those that go on with it, in order.

    What stands on every page (a standfirst, a box) is kept once. If a page could not be read, or the last one names
    yet another (`next_url`), the whole is labelled partial and says so; where a page gave only a part, as that page.
    """
    first = pages[0]
    blocks = list(first.blocks)
    known, shown = {block.text for block in blocks}, {block.url for block in blocks if block.url}
    more = pages[-1].next_url
    for page in pages[1:]:
        if page.label in _UNREAD:
            continue
        before = len(blocks)
        blocks += [
            block
            for block in page.blocks
            if block.url not in shown and (len(block.text) < _REPEATED or block.text not in known)
        ]
        if len(blocks) == before and page.blocks:
            # The same text again, beside another page of comments, say.
            more = ""
        known.update(block.text for block in page.blocks)
        shown.update(block.url for block in page.blocks if block.url)
    read = len(pages) - sum(page.label in _UNREAD for page in pages[1:])
    whole = replace(first, blocks=tuple(blocks), next_url=more)
    cut = next((page for page in pages[1:] if page.label in _CUT), None)
    if first.label == "full" and cut is not None:
        return replace(whole, label=cut.label, note=cut.note)
    if first.label == "full" and (more or read < len(pages)):
        return replace(whole, label="partial", note=f"only {read} of its pages could be read")
    return whole
