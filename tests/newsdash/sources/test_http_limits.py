"""Limits: bodies and headers without end, servers that drip, connections a host."""

import asyncio

import pytest

from newsdash.sources.http import MAX_BYTES, Fetcher
from newsdash.sources.room import LARGE

from .conftest import Asked, Server, answer
from .fetching import AGENT, FEED, ask, failure


async def test_a_body_that_says_it_is_too_large_is_not_read(server: Server):
    server.answers["/f"] = f"HTTP/1.1 200 OK\r\nContent-Length: {MAX_BYTES + 1}\r\n\r\n".encode()
    assert (await failure(ask(server.url("/f")))).kind == "too-large"


async def test_a_body_without_end_is_cut_off(server: Server):
    async def forever(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(bytes(65_536))
            await writer.drain()

    server.answers["/f"] = forever
    error = await failure(ask(server.url("/f"), max_bytes=1 << 20))
    assert error.kind == "too-large"
    assert "1 MiB" in error.message


async def test_headers_without_end_are_cut_off(server: Server):
    async def forever(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-More: " + b"x" * 8_000 + b"\r\n")
            await writer.drain()

    server.answers["/f"] = forever
    assert (await failure(ask(server.url("/f")))).kind == "protocol"


async def test_a_dripping_server_has_its_time_and_no_more(server: Server):
    async def drip(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.01)

    server.answers["/f"] = drip
    started = asyncio.get_running_loop().time()
    error = await failure(ask(server.url("/f")), seconds=0.3)
    assert error.kind == "timeout"
    assert asyncio.get_running_loop().time() - started < 2


async def test_at_most_two_connections_a_host(server: Server):
    waiting, all_here = 0, asyncio.Event()

    async def hold(asked: Asked, writer: asyncio.StreamWriter) -> None:
        nonlocal waiting
        waiting += 1
        if waiting >= 2:
            all_here.set()
        await all_here.wait()
        writer.write(answer(body=FEED))

    server.answers["/f"] = hold
    async with Fetcher(AGENT, seconds=5) as fetcher:
        responses = await asyncio.gather(*(fetcher.get(ask(server.url(f"/f?{n}"))) for n in range(12)))
    assert len(responses) == 12
    assert server.most_open == 2


async def test_waiting_for_ones_turn_is_not_the_servers_time(server: Server):
    async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(answer(body=FEED))

    server.answers["/f"] = slow
    async with Fetcher(AGENT, seconds=0.5) as fetcher:
        responses = await asyncio.gather(*(fetcher.get(ask(server.url(f"/f?{n}"))) for n in range(10)))
    assert len(responses) == 10


async def test_large_bodies_that_drip_do_not_hold_up_the_others(server: Server, monkeypatch: pytest.MonkeyPatch):
    async def drip(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(body=bytes(LARGE + 9))[:-8])
        await writer.drain()
        dripping.release()
        await done.wait()
        writer.write(bytes(8))

    async def body(path: str, host: str) -> int:
        async with fetcher.room() as room:
            return len((await fetcher.get(ask(server.url(path, host), room=room))).body)

    monkeypatch.setattr("newsdash.sources.room.LEASE_SECONDS", 0.3)
    dripping, done = asyncio.Semaphore(0), asyncio.Event()
    server.answers["/drip"] = drip
    server.answers["/large"] = answer(body=bytes(LARGE + 1))
    async with Fetcher(AGENT, seconds=20) as fetcher:
        slow = [asyncio.ensure_future(body("/drip", "127.0.0.1")) for _ in range(2)]
        for _ in slow:
            await dripping.acquire()
        assert await body("/large", "localhost") == LARGE + 1
        done.set()
        assert await asyncio.gather(*slow) == [LARGE + 9, LARGE + 9]


async def test_large_bodies_are_in_memory_two_at_a_time_and_waiting_is_not_the_servers_time(server: Server):
    server.answers["/large"] = answer(body=bytes(LARGE + 1))
    server.answers["/small"] = answer(body=FEED)

    async def hold(path: str, until: asyncio.Event, host: str = "localhost") -> None:
        async with fetcher.room() as room:
            response = await fetcher.get(ask(server.url(path, host), room=room))
            came.append(len(response.body))
            await until.wait()

    came: list[int] = []
    first, others = asyncio.Event(), asyncio.Event()
    others.set()
    async with Fetcher(AGENT, seconds=0.5) as fetcher:
        held = [asyncio.ensure_future(hold("/large", first, "127.0.0.1")) for _ in range(2)]
        while len(came) < 2:
            await asyncio.sleep(0.01)
        waiting = asyncio.ensure_future(hold("/large", others))
        await hold("/small", others)
        await asyncio.sleep(0.7)
        assert came == [LARGE + 1, LARGE + 1, len(FEED)]
        first.set()
        await asyncio.gather(waiting, *held)
    assert came == [LARGE + 1, LARGE + 1, len(FEED), LARGE + 1]
