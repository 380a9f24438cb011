"""Asking servers on loopback: what is sent, and what comes back."""

import base64

from .conftest import Server, answer
from .fetching import AGENT, FEED, ask, get


async def test_a_document_comes_with_its_headers(server: Server):
    server.answers["/f"] = answer(headers={"Content-Type": "application/rss+xml", "ETag": 'W/"1"'}, body=FEED)
    response = await get(ask(server.url("/f")))
    assert (response.status, response.body, response.content_type) == (200, FEED, "application/rss+xml")
    assert response.headers["etag"] == response.headers["ETag"] == 'W/"1"'
    assert (response.url, response.redirects) == (server.url("/f"), ())


async def test_it_says_who_it_is_and_what_it_takes(server: Server):
    server.answers["/f"] = answer(body=FEED)
    await get(ask(server.url("/f")))
    headers = server.asked[0].headers
    assert headers["user-agent"] == AGENT
    assert headers["accept-encoding"] == "gzip, deflate"
    assert "rss" in headers["accept"]
    assert headers["host"] == f"127.0.0.1:{server.port}"


async def test_validators_go_back_verbatim_and_304_has_no_body(server: Server):
    server.answers["/f"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    tag = 'W/"a-\xe9-1"'
    response = await get(ask(server.url("/f"), etag=tag, last_modified="yesterday, about noon"))
    headers = server.asked[0].headers
    assert (headers["if-none-match"], headers["if-modified-since"]) == (tag, "yesterday, about noon")
    assert (response.status, response.body) == (304, b"")


async def test_own_headers_and_a_password_are_sent(server: Server):
    server.answers["/f"] = answer(body=FEED)
    await get(ask(server.url("/f"), headers={"X-Key": "k"}, auth=("ada", "s:cret")))
    headers = server.asked[0].headers
    assert headers["x-key"] == "k"
    assert base64.b64decode(headers["authorization"].removeprefix("Basic ")) == b"ada:s:cret"
