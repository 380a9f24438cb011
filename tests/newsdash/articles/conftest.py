"""Pages written for these tests: a story with the clutter that real pages have around and inside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FIRST = (
    "The harbour council agreed on Tuesday to rebuild the old lighthouse, ending a dispute that has divided the small "
    "town for more than a decade and cost it two mayors."
)
SECOND = (
    "Work will begin in the spring, engineers said, once the winter storms have passed and the fishing fleet has moved "
    "to the new quay on the northern side of the bay."
)
THIRD = (
    "Residents who gathered on the pier cheered when the result was read out, though some of them said that the money "
    "would have been better spent on the school roof."
)

Make = Callable[..., bytes]


@pytest.fixture
def page() -> Make:
    """Makes a page: `body` stands in the article's column after two paragraphs, `head` in the head."""

    def make(body: str = "", head: str = "", title: str = "Lighthouse to be rebuilt", lang: str = "en") -> bytes:
        return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
        <title>{title} | The Tidewater Post</title><meta property="og:site_name" content="The Tidewater Post">{head}
        </head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
        <main><article class="story"><h1>{title}</h1><div class="story-body"><p>{FIRST}</p><p>{SECOND}</p>{body}
        <p>{THIRD}</p></div></article>
        <aside class="sidebar"><h2>Most read</h2><ul>
        <li><a href="/x">Ten beaches to visit before the summer ends</a></li></ul></aside></main>
        <footer><p>Copyright The Tidewater Post. All rights reserved.</p></footer></body></html>
        """.encode()

    return make
