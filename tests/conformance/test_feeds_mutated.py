"""Feeds of the corpora, broken at random but always alike: nothing but NotAFeed reaches the caller."""

import random

from newsdash.sources.feeds import NotAFeed, parse

MUTATIONS = 1_500
LARGEST = 20_000
PIECES = (
    b"<", b">", b"&", b'"', b"<![CDATA[", b"]]>", b"\x00", b"<!DOCTYPE x [", b"<item>", b"</channel>", b"</width>",
    b"&#xD800;", b"&#0;", b"\xed\xa0\x80", b'<entry xml:base="http://[">', b"<image>", b"</image>", b"{", b"\xff\xfe",
)  # fmt: skip


def broken(body: bytes, chance: random.Random) -> bytes:
    """`body` after a few accidents: pieces that do not belong there, parts lost or doubled, an early end."""
    for _ in range(chance.choice((1, 3, 12))):
        at, length = chance.randrange(len(body) + 1), chance.randrange(60)
        body = chance.choice(
            (
                body[:at] + chance.choice(PIECES) + body[at:],
                body[:at] + body[at + length :],
                body[:at] + body[at : at + length] + body[at:],
                body[:at] if at > len(body) // 2 else body,
            )
        )
    return body


def test_a_broken_feed_is_read_or_refused(corpus):
    files = sorted(path for path in corpus("feeds").rglob("*") if path.is_file() and path.stat().st_size < LARGEST)
    chance = random.Random(3)
    read, refusals = 0, []
    for _ in range(MUTATIONS):
        body = broken(chance.choice(files).read_bytes(), chance)
        try:
            parse(body, chance.choice(("", "https://news.example/feed", "http://[")))
            read += 1
        except NotAFeed as refused:
            refusals.append(refused.message)
    assert refusals
    assert all(message.endswith(".") for message in refusals)
    assert read > MUTATIONS // 2
