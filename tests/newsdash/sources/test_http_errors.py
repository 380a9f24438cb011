"""What goes wrong when asking a server, put in words."""

import asyncio
import socket

import pytest

from newsdash.sources.http import Fetcher, Request

from .conftest import Asked, Server, answer
from .fetching import AGENT, FEED, ask, failure


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 429, 500, 503, 599])
async def test_a_refusal_is_told_in_words(server: Server, status):
    server.answers["/f"] = answer(f"{status} Whatever")
    error = await failure(ask(server.url("/f")))
    assert (error.kind, error.status) == ("http", status)
    assert f"({status})" in error.message


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("120", 120, 120),
        ("0.5", 1, 1),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 9**9, 9**11),
        ("2100-01-01T00:00:00Z", 9**9, 9**11),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0, 0),
    ],
)
async def test_retry_after_comes_in_seconds(server: Server, written, low, high):
    server.answers["/f"] = answer("503 Busy", {"Retry-After": written})
    retry_after = (await failure(ask(server.url("/f")))).retry_after
    assert retry_after is not None
    assert low <= retry_after <= high


async def test_a_date_to_retry_after_is_taken_by_the_servers_own_clock(server: Server):
    headers = {"Date": "Mon, 01 Jan 2001 00:00:00 GMT", "Retry-After": "Mon, 01 Jan 2001 00:10:00 GMT"}
    server.answers["/f"] = answer("429 Slow", headers)
    assert (await failure(ask(server.url("/f")))).retry_after == 600


@pytest.mark.parametrize("written", ["soon", "-5", "Fri, 99 Jan"])
async def test_a_retry_after_that_says_nothing_is_none(server: Server, written):
    server.answers["/f"] = answer("429 Slow", {"Retry-After": written})
    assert (await failure(ask(server.url("/f")))).retry_after is None


async def test_a_name_without_an_address(monkeypatch):
    def nobody(*others):
        raise socket.gaierror("no such host")

    monkeypatch.setattr("newsdash.sources.connection.socket.getaddrinfo", nobody)
    error = await failure(Request("http://nobody.example/"))
    assert error.kind == "dns"
    assert "nobody.example" in error.message


async def test_a_port_where_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = await failure(ask(f"http://127.0.0.1:{port}/"))
    assert (error.kind, error.message) == ("connect", "127.0.0.1 could not be reached (Connection refused).")


async def test_a_server_that_does_not_speak_tls():
    async def plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(answer("400 Bad Request"))
        writer.close()

    async with await asyncio.start_server(plainly, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        error = await failure(ask(f"https://127.0.0.1:{port}/"))
        assert (error.kind, error.message) == ("plain", "127.0.0.1 answered, but not by HTTPS.")


@pytest.mark.parametrize(
    ("wire", "said"),
    [
        (b"nonsense\r\n\r\n", "127.0.0.1 sent something that is not HTTP."),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "127.0.0.1 sent headers that are not HTTP."),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000, "127.0.0.1 sent headers without end."),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "127.0.0.1 broke off in the middle of its answer."),
        (b"", "127.0.0.1 hung up without an answer."),
    ],
)
async def test_a_server_that_does_not_speak_http_or_breaks_off(server: Server, wire, said):
    async def rude(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(wire)
        await writer.drain()
        writer.close()

    server.answers["/f"] = rude
    error = await failure(ask(server.url("/f")))
    assert (error.kind, error.message, error.remedy) == ("protocol", said, "It is asked again later.")
    assert error.to_whoever_asked == f"{said} Try again later."


async def test_a_kept_connection_that_the_server_has_just_closed_is_no_error(server: Server):
    async def impatient(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if writer in served:
            writer.close()
        else:
            served.append(writer)
            writer.write(answer(body=FEED))

    served: list[asyncio.StreamWriter] = []
    server.answers["/f"] = impatient
    async with Fetcher(AGENT, seconds=5) as fetcher:
        assert [(await fetcher.get(ask(server.url("/f")))).body for _ in range(3)] == [FEED] * 3
    assert (len(server.asked), server.connections) == (5, 3)


async def test_not_modified_is_no_answer_to_who_has_nothing_yet(server: Server):
    server.answers["/f"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    error = await failure(ask(server.url("/f")))
    assert (error.status, error.message) == (
        304,
        "127.0.0.1 says that nothing has changed, though it was not asked that (304).",
    )


@pytest.mark.parametrize("url", ["ftp://e.example/", "http://0177.0.0.1/", "http://1.2.3.400/"])
async def test_what_is_no_address(url):
    assert (await failure(Request(url))).kind == "address"


async def test_a_password_is_in_no_error_and_no_repr(server: Server):
    request = ask(server.url("/f"), auth=("ada", "hunter2"))
    assert "hunter2" not in str(await failure(request)) + repr(request)
