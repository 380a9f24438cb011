"""Compressed bodies: inflated under a cap, refused where they are not what was asked for."""

import gzip
import resource
import zlib

import pytest

from newsdash.sources.http import MAX_BYTES
from newsdash.sources.inflate import BadEncoding, Inflater, TooLarge

from .conftest import Server, answer
from .fetching import FEED, ask, failure, get


@pytest.mark.parametrize("length", [0, 10, 300_000])
@pytest.mark.parametrize("kind", ["gzip", "x-gzip", "deflate", "raw-deflate", "two-gzips"])
async def test_bodies_are_inflated(server: Server, kind, length):
    text = b"ab" * length
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(text),
        "x-gzip": gzip.compress(text),
        "deflate": zlib.compress(text),
        "raw-deflate": raw.compress(text) + raw.flush(),
        "two-gzips": gzip.compress(text[:length]) + gzip.compress(text[length:]),
    }[kind]
    name = {"raw-deflate": "deflate", "two-gzips": "gzip"}.get(kind, kind)
    server.answers["/f"] = answer(headers={"Content-Encoding": name}, body=packed)
    assert (await get(ask(server.url("/f")))).body == text


@pytest.mark.parametrize("name", ["br", "zstd", "gzip, gzip"])
async def test_what_was_not_asked_for_is_refused(server: Server, name):
    server.answers["/f"] = answer(headers={"Content-Encoding": name}, body=gzip.compress(FEED))
    assert (await failure(ask(server.url("/f")))).kind == "encoding"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("none", FEED),
        ("UTF-8", FEED),
        ("gzip", FEED),
        ("gzip", b"\xef\xbb\xbf" + FEED),
        ("deflate", FEED * 50),
        ("deflate", gzip.compress(FEED, mtime=0)),
        ("utf-8, gzip", gzip.compress(FEED, mtime=0)),
    ],
)
async def test_a_body_that_is_mislabelled_is_taken_for_what_it_is(server: Server, name, body):
    server.answers["/f"] = answer(headers={"Content-Encoding": name}, body=body)
    assert (await get(ask(server.url("/f")))).body.endswith(FEED)


def test_a_crowd_of_empty_gzip_files_is_refused():
    with pytest.raises(BadEncoding):
        Inflater("gzip", MAX_BYTES).feed(gzip.compress(b"") * 2_000)


async def test_an_encoding_that_would_steer_the_terminal_is_named_cleanly(server: Server):
    server.answers["/f"] = answer(headers={"Content-Encoding": "br\x1b]0;title\x07\x9b31m"}, body=FEED)
    refused = await failure(ask(server.url("/f")))
    assert refused.message == "127.0.0.1 sent a body that cannot be unpacked (br)."


async def test_damaged_bodies_are_refused(server: Server):
    server.answers["/f"] = answer(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b\x08nonsense" * 9)
    assert (await failure(ask(server.url("/f")))).kind == "encoding"


async def test_a_bomb_of_a_gibibyte_costs_no_memory(server: Server):
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    bomb = b"".join(packer.compress(zeros) for _ in range(1024)) + packer.flush()
    server.answers["/f"] = answer(headers={"Content-Encoding": "gzip"}, body=bomb)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (await failure(ask(server.url("/f")))).kind == "too-large"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before <= 64 * 1024


def test_a_bomb_is_known_before_the_cap():
    inflater, packed = Inflater("gzip", MAX_BYTES), gzip.compress(bytes(8 << 20))
    with pytest.raises(TooLarge):
        inflater.feed(packed)
    assert len(inflater.body()) <= 3 << 20


@pytest.mark.parametrize(
    "body", [b"".join(b"<item><guid>%d</guid></item>" % n for n in range(200_000)), bytes(1 << 20)]
)
def test_what_merely_repeats_itself_is_no_bomb(body):
    inflater = Inflater("gzip", MAX_BYTES)
    inflater.feed(gzip.compress(body))
    assert inflater.body() == body
