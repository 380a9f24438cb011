"""Measure parsing 200 feeds of 50 entries, as news sites write them; run as `python -m bench.sources_parse`."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

FEEDS, ENTRIES, ROUNDS = 200, 50, 3
MARK_SECONDS = 1.5
_WORDS = re.findall(
    r"\w+",
    """bridge minister strike harbour election river council budget museum storm railway forest satellite vaccine
    market island festival library reactor glacier ferry tunnel orchestra parliament drought archive comet""",
)
_START = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)


def feed(number: int, entries: int = ENTRIES, *, full_text: bool = True) -> bytes:
    """Feed `number`: RSS with full text, RSS with summaries, or Atom, 2 kB an entry; else all with summaries only."""
    chance = random.Random(number)
    kind = number % 3 if full_text else 1
    write: Callable[[random.Random, int, int], str] = (_rss_full, _rss, _atom)[kind]
    items = "\n".join(write(chance, number, n) for n in range(entries))
    site = f"https://paper{number}.example"
    if kind == 2:
        head = f'<title>Paper {number}</title><link href="{site}/"/><id>{site}/</id>'
        return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{items}</feed>'.encode()
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
    )
    head = f"<title>Paper {number}</title><link>{site}/</link><language>en-GB</language><ttl>60</ttl>"
    return f'<?xml version="1.0"?><rss version="2.0" {spaces}><channel>{head}{items}</channel></rss>'.encode()


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _html(chance: random.Random, paragraphs: int) -> str:
    more = '<a href="/x?a=1&amp;b=2">more</a>&nbsp;– “so”'
    return "".join(f"<p>{_text(chance, 40)} {more}</p>" for _ in range(paragraphs))


def _date(n: int) -> datetime:
    return _START - timedelta(minutes=37 * n)


def _rss(chance: random.Random, number: int, n: int) -> str:
    url = f"https://paper{number}.example/2026/{n}"
    return (
        f"<item><title>{_text(chance, 8)} &amp;amp; more</title><link>{url}</link>"
        f"<guid isPermaLink='false'>{number}-{n}</guid>"
        f"<pubDate>{format_datetime(_date(n), usegmt=True)}</pubDate><dc:creator>Ada Moor</dc:creator>"
        f"<category>World</category><category>{chance.choice(_WORDS)}</category>"
        f"<description>{escape(_html(chance, 1))}</description>"
        f'<media:content url="{url}.jpg" medium="image" width="140"/></item>'
    )


def _rss_full(chance: random.Random, number: int, n: int) -> str:
    body = f"<content:encoded><![CDATA[{_html(chance, 8)}]]></content:encoded></item>"
    return _rss(chance, number, n).removesuffix("</item>") + body


def _atom(chance: random.Random, number: int, n: int) -> str:
    url = f"https://paper{number}.example/2026/{n}"
    return (
        f'<entry><title type="html">{_text(chance, 8)}</title><link href="{url}"/><id>{url}</id>'
        f"<published>{_date(n).isoformat()}</published><updated>{_date(n).isoformat()}</updated>"
        f'<author><name>Bo Lind</name></author><category term="{chance.choice(_WORDS)}"/>'
        f'<summary>{_text(chance, 30)}</summary><content type="html">{escape(_html(chance, 4))}</content></entry>'
    )


def main() -> None:
    """Print the CPU seconds of both paths."""
    from newsdash.sources.feeds import parse
    from newsdash.sources.repair import without_prolog
    from newsdash.sources.settle import settle
    from newsdash.sources.tolerant import read_anything

    feeds = [feed(number) for number in range(FEEDS)]
    size = sum(map(len, feeds)) / 1e6
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        entries = sum(len(parse(body, "https://paper.example/feed").entries) for body in feeds)
        rounds.append(time.process_time() - began)
    fast = min(rounds)
    some = feeds[: FEEDS // 10]
    began = time.process_time()
    for body in some:
        draft = read_anything(without_prolog(body.decode()))
        assert draft is not None
        settle(draft, "https://paper.example/feed")
    tolerant = (time.process_time() - began) * FEEDS / len(some)
    print(f"{FEEDS} feeds, {entries} entries, {size:.0f} MB: {fast:.2f} s CPU (mark {MARK_SECONDS} s)")
    print(f"by feedparser, unsanitised: {tolerant:.2f} s CPU, {tolerant / fast:.1f} times as long")


if __name__ == "__main__":
    main()
