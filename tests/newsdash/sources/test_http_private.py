"""Addresses that are private, loopback, link-local or metadata: never asked unless a feed may."""

import socket

import pytest

from newsdash.sources.http import Fetcher, FetchError, Request

from .conftest import Server, answer
from .fetching import AGENT, FEED, ask, failure, get


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "0"])
async def test_the_local_network_is_not_asked(server: Server, host):
    server.answers["/f"] = answer(body=FEED)
    error = await failure(Request(server.url("/f", host=host)))
    assert error.kind == "private"
    assert "--allow-private" in error.remedy
    assert server.connections == 0


async def test_nor_after_a_redirect_from_one_that_is_public(server: Server, monkeypatch):
    monkeypatch.setattr("newsdash.sources.connection.is_public", lambda address: address == "127.0.0.1")
    server.answers["/a"] = answer("302 Found", {"Location": "http://169.254.169.254/latest/meta-data/"})
    # A name, so that the address is judged at connect time.
    error = await failure(Request(server.url("/a", host="localhost")))
    assert error.kind == "private"
    assert "169.254.169.254" in error.message


async def test_the_address_judged_is_the_address_connected_to(server: Server, monkeypatch):
    """DNS rebinding: a name that is public when judged and local when connected to."""
    lookups = []

    def rebind(host, port, *others):
        lookups.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1" if len(lookups) > 1 else "127.0.0.1", port))]

    monkeypatch.setattr("newsdash.sources.connection.socket.getaddrinfo", rebind)
    monkeypatch.setattr("newsdash.sources.connection.is_public", lambda address: address == "127.0.0.1")
    server.answers["/f"] = answer(body=FEED)
    assert (await get(Request(server.url("/f", host="rebound.example")))).body == FEED
    assert lookups == ["rebound.example"]
    assert server.asked[0].headers["host"] == f"rebound.example:{server.port}"


async def test_of_several_addresses_only_public_ones_are_tried(server: Server, monkeypatch):
    found = [("10.0.0.1", 0), ("127.0.0.1", 0)]
    monkeypatch.setattr(
        "newsdash.sources.connection.socket.getaddrinfo",
        lambda host, port, *others: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a, _ in found],
    )
    monkeypatch.setattr("newsdash.sources.connection.is_public", lambda address: address == "127.0.0.1")
    server.answers["/f"] = answer(body=FEED)
    assert (await get(Request(server.url("/f", host="both.example")))).body == FEED


async def test_a_connection_allowed_to_be_private_is_not_lent(server: Server):
    server.answers["/f"] = answer(body=FEED)
    async with Fetcher(AGENT) as fetcher:
        await fetcher.get(ask(server.url("/f")))
        with pytest.raises(FetchError, match="private"):
            await fetcher.get(Request(server.url("/f")))
