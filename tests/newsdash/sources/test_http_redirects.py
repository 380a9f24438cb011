"""Redirects: how far they are followed, where to, and what goes along."""

import pytest

from .conftest import Server, answer
from .fetching import FEED, ask, failure, get


async def test_redirects_are_followed_and_told(server: Server):
    server.answers["/a"] = answer("301 Moved", {"Location": "/b"})
    server.answers["/b"] = answer("302 Found", {"Location": server.url("/c")})
    server.answers["/c"] = answer(body=FEED)
    response = await get(ask(server.url("/a")))
    assert response.body == FEED
    assert response.redirects == ((301, server.url("/b")), (302, server.url("/c")))
    assert response.url == server.url("/c")


async def test_five_are_followed_and_not_a_sixth(server: Server):
    for n in range(9):
        server.answers[f"/{n}"] = answer("302 Found", {"Location": f"/{n + 1}"})
    server.answers["/5"] = answer(body=FEED)
    assert len((await get(ask(server.url("/0")))).redirects) == 5
    server.answers["/5"] = answer("302 Found", {"Location": "/6"})
    assert (await failure(ask(server.url("/0")))).kind == "redirect"


async def test_an_address_in_utf_8_is_followed_as_browsers_do(server: Server):
    server.answers["/a"] = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /caf\xc3\xa9\r\n\r\n"
    server.answers["/b"] = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /caf\xe9\r\n\r\n"
    server.answers["/caf%C3%A9"] = answer(body=FEED)
    for path in ("/a", "/b"):
        assert (await get(ask(server.url(path)))).body == FEED


@pytest.mark.parametrize("target", ["http://xn--/", "http://\u00a9.example/"])
async def test_a_name_that_nobody_can_be_asked_for_is_no_address(server: Server, target):
    location = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: {target}\r\n\r\n"
    server.answers["/a"] = location.encode()
    assert (await failure(ask(server.url("/a")))).kind == "address"
    assert (await failure(ask(target))).kind == "address"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:x", "http://[", "http://e\\x/"])
async def test_only_web_addresses_are_followed(server: Server, target):
    server.answers["/a"] = answer("302 Found", {"Location": target})
    assert (await failure(ask(server.url("/a")))).kind == "redirect"


async def test_secrets_stay_with_their_host(server: Server):
    server.answers["/a"] = answer("302 Found", {"Location": server.url("/b", host="localhost")})
    server.answers["/b"] = answer(body=FEED)
    await get(ask(server.url("/a"), headers={"X-Key": "k"}, auth=("ada", "secret"), etag='"1"'))
    first, second = (asked.headers for asked in server.asked)
    assert {"authorization", "x-key"} <= first.keys()
    assert not {"authorization", "x-key"} & second.keys()
    assert second["if-none-match"] == '"1"'


async def test_secrets_follow_on_the_same_host(server: Server):
    server.answers["/a"] = answer("302 Found", {"Location": "/b"})
    server.answers["/b"] = answer(body=FEED)
    await get(ask(server.url("/a"), auth=("ada", "secret")))
    assert all("authorization" in asked.headers for asked in server.asked)
