"""Asking servers, honest and hostile ones, on loopback."""

import asyncio
import base64
import gzip
import resource
import shutil
import socket
import ssl
import subprocess
import zlib

import pytest

from newsdash.sources.http import MAX_BYTES, Fetcher, FetchError, Request
from newsdash.sources.inflate import Inflater, TooLarge

from .conftest import Asked, Server, answer

AGENT = "newsdash/1 (+https://newsdash.example)"
FEED = b"<rss/>"


@pytest.fixture(autouse=True)
def direct(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def ask(url: str, **others) -> Request:
    return Request(url, allow_private=True, **others)


async def get(request: Request, seconds: float = 5.0):
    async with Fetcher(AGENT, seconds=seconds) as fetcher:
        return await fetcher.get(request)


async def failure(request: Request, seconds: float = 5.0) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await get(request, seconds)
    assert caught.value.message.endswith(".")
    assert caught.value.remedy.endswith(".")
    return caught.value


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


class TestCompression:
    @pytest.mark.parametrize("length", [0, 10, 300_000])
    @pytest.mark.parametrize("kind", ["gzip", "x-gzip", "deflate", "raw-deflate", "two-gzips"])
    async def test_bodies_are_inflated(self, server: Server, kind, length):
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
    async def test_what_was_not_asked_for_is_refused(self, server: Server, name):
        server.answers["/f"] = answer(headers={"Content-Encoding": name}, body=gzip.compress(FEED))
        assert (await failure(ask(server.url("/f")))).kind == "encoding"

    async def test_an_encoding_that_would_steer_the_terminal_is_named_cleanly(self, server: Server):
        server.answers["/f"] = answer(headers={"Content-Encoding": "br\x1b]0;title\x07\x9b31m"}, body=FEED)
        refused = await failure(ask(server.url("/f")))
        assert refused.message == "127.0.0.1 sent a body that cannot be unpacked (br)."

    async def test_damaged_bodies_are_refused(self, server: Server):
        server.answers["/f"] = answer(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b\x08nonsense" * 9)
        assert (await failure(ask(server.url("/f")))).kind == "encoding"

    async def test_a_bomb_of_a_gibibyte_costs_no_memory(self, server: Server):
        packer = zlib.compressobj(9, wbits=31)
        zeros = bytes(1 << 20)
        bomb = b"".join(packer.compress(zeros) for _ in range(1024)) + packer.flush()
        server.answers["/f"] = answer(headers={"Content-Encoding": "gzip"}, body=bomb)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        assert (await failure(ask(server.url("/f")))).kind == "too-large"
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before <= 64 * 1024


class TestLimits:
    async def test_a_body_that_says_it_is_too_large_is_not_read(self, server: Server):
        server.answers["/f"] = f"HTTP/1.1 200 OK\r\nContent-Length: {MAX_BYTES + 1}\r\n\r\n".encode()
        assert (await failure(ask(server.url("/f")))).kind == "too-large"

    async def test_a_body_without_end_is_cut_off(self, server: Server):
        async def forever(asked: Asked, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                writer.write(bytes(65_536))
                await writer.drain()

        server.answers["/f"] = forever
        error = await failure(ask(server.url("/f"), max_bytes=1 << 20))
        assert error.kind == "too-large"
        assert "1 MiB" in error.message

    async def test_headers_without_end_are_cut_off(self, server: Server):
        async def forever(asked: Asked, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                writer.write(b"X-More: " + b"x" * 8_000 + b"\r\n")
                await writer.drain()

        server.answers["/f"] = forever
        assert (await failure(ask(server.url("/f")))).kind == "protocol"

    async def test_a_dripping_server_has_its_time_and_no_more(self, server: Server):
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

    async def test_at_most_two_connections_a_host(self, server: Server):
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

    async def test_waiting_for_ones_turn_is_not_the_servers_time(self, server: Server):
        async def slow(asked: Asked, writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(0.15)
            writer.write(answer(body=FEED))

        server.answers["/f"] = slow
        async with Fetcher(AGENT, seconds=0.5) as fetcher:
            responses = await asyncio.gather(*(fetcher.get(ask(server.url(f"/f?{n}"))) for n in range(10)))
        assert len(responses) == 10


class TestRedirects:
    async def test_they_are_followed_and_told(self, server: Server):
        server.answers["/a"] = answer("301 Moved", {"Location": "/b"})
        server.answers["/b"] = answer("302 Found", {"Location": server.url("/c")})
        server.answers["/c"] = answer(body=FEED)
        response = await get(ask(server.url("/a")))
        assert response.body == FEED
        assert response.redirects == ((301, server.url("/b")), (302, server.url("/c")))
        assert response.url == server.url("/c")

    async def test_five_are_followed_and_not_a_sixth(self, server: Server):
        for n in range(9):
            server.answers[f"/{n}"] = answer("302 Found", {"Location": f"/{n + 1}"})
        server.answers["/5"] = answer(body=FEED)
        assert len((await get(ask(server.url("/0")))).redirects) == 5
        server.answers["/5"] = answer("302 Found", {"Location": "/6"})
        assert (await failure(ask(server.url("/0")))).kind == "redirect"

    @pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:x", "http://[", "http://e\\x/"])
    async def test_only_web_addresses_are_followed(self, server: Server, target):
        server.answers["/a"] = answer("302 Found", {"Location": target})
        assert (await failure(ask(server.url("/a")))).kind == "redirect"

    async def test_secrets_stay_with_their_host(self, server: Server):
        server.answers["/a"] = answer("302 Found", {"Location": server.url("/b", host="localhost")})
        server.answers["/b"] = answer(body=FEED)
        await get(ask(server.url("/a"), headers={"X-Key": "k"}, auth=("ada", "secret"), etag='"1"'))
        first, second = (asked.headers for asked in server.asked)
        assert {"authorization", "x-key"} <= first.keys()
        assert not {"authorization", "x-key"} & second.keys()
        assert second["if-none-match"] == '"1"'

    async def test_secrets_follow_on_the_same_host(self, server: Server):
        server.answers["/a"] = answer("302 Found", {"Location": "/b"})
        server.answers["/b"] = answer(body=FEED)
        await get(ask(server.url("/a"), auth=("ada", "secret")))
        assert all("authorization" in asked.headers for asked in server.asked)


class TestPrivateAddresses:
    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]", "0"])
    async def test_the_local_network_is_not_asked(self, server: Server, host):
        server.answers["/f"] = answer(body=FEED)
        error = await failure(Request(server.url("/f", host=host)))
        assert error.kind == "address"
        assert "allow_private" in error.remedy
        assert server.connections == 0

    async def test_nor_after_a_redirect_from_one_that_is_public(self, server: Server, monkeypatch):
        monkeypatch.setattr("newsdash.sources.connection.is_public", lambda address: address == "127.0.0.1")
        server.answers["/a"] = answer("302 Found", {"Location": "http://169.254.169.254/latest/meta-data/"})
        # A name, so that the address is judged at connect time.
        error = await failure(Request(server.url("/a", host="localhost")))
        assert error.kind == "address"
        assert "169.254.169.254" in error.message

    async def test_the_address_judged_is_the_address_connected_to(self, server: Server, monkeypatch):
        """DNS rebinding: a name that is public when judged and local when connected to."""
        lookups = []

        def rebind(host, port, *others):
            lookups.append(host)
            return [
                (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.1" if len(lookups) > 1 else "127.0.0.1", port))
            ]

        monkeypatch.setattr("newsdash.sources.connection.socket.getaddrinfo", rebind)
        monkeypatch.setattr("newsdash.sources.connection.is_public", lambda address: address == "127.0.0.1")
        server.answers["/f"] = answer(body=FEED)
        assert (await get(Request(server.url("/f", host="rebound.example")))).body == FEED
        assert lookups == ["rebound.example"]
        assert server.asked[0].headers["host"] == f"rebound.example:{server.port}"

    async def test_of_several_addresses_only_public_ones_are_tried(self, server: Server, monkeypatch):
        found = [("10.0.0.1", 0), ("127.0.0.1", 0)]
        monkeypatch.setattr(
            "newsdash.sources.connection.socket.getaddrinfo",
            lambda host, port, *others: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a, _ in found],
        )
        monkeypatch.setattr("newsdash.sources.connection.is_public", lambda address: address == "127.0.0.1")
        server.answers["/f"] = answer(body=FEED)
        assert (await get(Request(server.url("/f", host="both.example")))).body == FEED

    async def test_a_connection_allowed_to_be_private_is_not_lent(self, server: Server):
        server.answers["/f"] = answer(body=FEED)
        async with Fetcher(AGENT) as fetcher:
            await fetcher.get(ask(server.url("/f")))
            with pytest.raises(FetchError, match="private"):
                await fetcher.get(Request(server.url("/f")))


class TestErrors:
    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 429, 500, 503, 599])
    async def test_a_refusal_is_told_in_words(self, server: Server, status):
        server.answers["/f"] = answer(f"{status} Whatever")
        error = await failure(ask(server.url("/f")))
        assert (error.kind, error.status) == ("http", status)
        assert f"({status})" in error.message

    @pytest.mark.parametrize(
        ("written", "low", "high"), [("120", 120, 120), ("Fri, 01 Jan 2100 00:00:00 GMT", 9**9, 9**11)]
    )
    async def test_retry_after_comes_in_seconds(self, server: Server, written, low, high):
        server.answers["/f"] = answer("503 Busy", {"Retry-After": written})
        retry_after = (await failure(ask(server.url("/f")))).retry_after
        assert retry_after is not None
        assert low <= retry_after <= high

    @pytest.mark.parametrize("written", ["soon", "-5", "Fri, 99 Jan"])
    async def test_a_retry_after_that_says_nothing_is_none(self, server: Server, written):
        server.answers["/f"] = answer("429 Slow", {"Retry-After": written})
        assert (await failure(ask(server.url("/f")))).retry_after is None

    async def test_a_name_without_an_address(self, monkeypatch):
        def nobody(*others):
            raise socket.gaierror("no such host")

        monkeypatch.setattr("newsdash.sources.connection.socket.getaddrinfo", nobody)
        error = await failure(Request("http://nobody.example/"))
        assert error.kind == "dns"
        assert "nobody.example" in error.message

    async def test_a_port_where_nobody_listens(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        assert (await failure(ask(f"http://127.0.0.1:{port}/"))).kind == "connect"

    async def test_a_server_that_does_not_speak_tls(self):
        async def plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(1)
            writer.write(answer("400 Bad Request"))
            writer.close()

        async with await asyncio.start_server(plainly, "127.0.0.1", 0) as listening:
            port = listening.sockets[0].getsockname()[1]
            assert (await failure(ask(f"https://127.0.0.1:{port}/"))).kind == "tls"

    @pytest.mark.parametrize("wire", [b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", b""])
    async def test_a_server_that_does_not_speak_http_or_breaks_off(self, server: Server, wire):
        async def rude(asked: Asked, writer: asyncio.StreamWriter) -> None:
            writer.write(wire)
            await writer.drain()
            writer.close()

        server.answers["/f"] = rude
        assert (await failure(ask(server.url("/f")))).kind == "protocol"

    async def test_what_is_no_address(self):
        assert (await failure(Request("ftp://e.example/"))).kind == "address"

    async def test_a_password_is_in_no_error_and_no_repr(self, server: Server):
        request = ask(server.url("/f"), auth=("ada", "hunter2"))
        assert "hunter2" not in str(await failure(request)) + repr(request)


@pytest.fixture
def certificate(tmp_path):
    """A certificate for localhost that nobody vouches for, with its key in the same file."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    pem, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*command, "-keyout", str(key), "-out", str(pem)], check=True, capture_output=True)
    pem.write_text(pem.read_text() + key.read_text())
    return pem


class TestSecureConnections:
    @pytest.fixture
    async def secure(self, server: Server, certificate):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        listening = await asyncio.start_server(server.speak, "127.0.0.1", 0, ssl=context)
        server.answers["/f"] = answer(body=FEED * 50_000)
        yield f"https://{{}}:{listening.sockets[0].getsockname()[1]}/f"
        listening.close()

    async def test_a_certificate_that_is_vouched_for_is_believed(self, secure, certificate, monkeypatch):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        async with Fetcher(AGENT) as fetcher:
            for _ in range(2):
                assert (await fetcher.get(ask(secure.format("localhost")))).body == FEED * 50_000

    async def test_one_for_another_host_is_not(self, secure, certificate, monkeypatch):
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert (await failure(ask(secure.format("127.0.0.1")))).kind == "tls"

    async def test_nor_one_that_nobody_vouches_for(self, secure):
        error = await failure(ask(secure.format("localhost")))
        assert error.kind == "tls"
        assert "self-signed" in error.message


class TestProxies:
    async def test_a_proxy_is_asked_for_the_whole_address(self, server: Server, monkeypatch):
        monkeypatch.setenv("http_proxy", server.url(""))
        server.answers["http://paper.example/f"] = answer(body=FEED)
        assert (await get(Request("http://paper.example/f"))).body == FEED

    async def test_it_is_never_asked_for_a_local_address(self, server: Server, monkeypatch):
        monkeypatch.setenv("http_proxy", server.url(""))
        for host in ("localhost", "10.0.0.1", "printer.local", "localhost.", "127.1", "2130706433", "0x7f000001"):
            assert (await failure(Request(f"http://{host}/f"))).kind == "address"
        assert server.connections == 0

    async def test_one_that_makes_no_sense_is_named(self, monkeypatch):
        monkeypatch.setenv("http_proxy", "gopher://x")
        assert (await failure(Request("http://paper.example/f"))).kind == "proxy"


class TestInflater:
    def test_a_bomb_is_known_before_the_cap(self):
        inflater, packed = Inflater("gzip", MAX_BYTES), gzip.compress(bytes(8 << 20))
        with pytest.raises(TooLarge):
            inflater.feed(packed)
        assert len(inflater.body()) <= 3 << 20

    @pytest.mark.parametrize(
        "body", [b"".join(b"<item><guid>%d</guid></item>" % n for n in range(200_000)), bytes(1 << 20)]
    )
    def test_what_merely_repeats_itself_is_no_bomb(self, body):
        inflater = Inflater("gzip", MAX_BYTES)
        inflater.feed(gzip.compress(body))
        assert inflater.body() == body
