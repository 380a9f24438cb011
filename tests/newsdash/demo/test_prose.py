"""The small Markdown of the demo's articles, block by block."""

from __future__ import annotations

import pytest

from newsdash.demo.prose import blocks, to_html


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Two\nlines & <b>", "<p>Two lines &amp; &lt;b&gt;</p>"),
        ("## A subhead", "<h2>A subhead</h2>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("> said\n> twice", "<blockquote><p>said twice</p></blockquote>"),
        (
            "| A | B |\n| 1 | 2 |",
            "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>",
        ),
        ("```\na < b\n  c\n```", "<pre><code>a &lt; b\n  c</code></pre>"),
        ("*set* **apart** `code`", "<p><em>set</em> <strong>apart</strong> <code>code</code></p>"),
        ("See [the *other*](wire/b)", '<p>See <a href="/wire/b.html">the *other*</a></p>'),
        ("!image", "<img>"),
    ],
)
def test_each_kind_of_block_becomes_its_element(written: str, html: str) -> None:
    assert to_html(written, lambda target: f"/{target}.html", "<img>") == html


def test_blank_lines_separate_blocks() -> None:
    assert blocks("one\n\n\ntwo\nstill two\n \nthree\n") == ["one", "two\nstill two", "three"]
