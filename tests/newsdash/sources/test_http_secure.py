"""Secure connections, whose certificates are checked, and proxies."""

import asyncio
import shutil
import ssl
import subprocess

import pytest

from newsdash.sources.http import Fetcher, Request

from .conftest import Server, answer
from .fetching import AGENT, FEED, ask, failure, get


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


@pytest.fixture
async def secure(server: Server, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listening = await asyncio.start_server(server.speak, "127.0.0.1", 0, ssl=context)
    server.answers["/f"] = answer(body=FEED * 50_000)
    yield f"https://{{}}:{listening.sockets[0].getsockname()[1]}/f"
    listening.close()


async def test_a_certificate_that_is_vouched_for_is_believed(secure, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    async with Fetcher(AGENT) as fetcher:
        for _ in range(2):
            assert (await fetcher.get(ask(secure.format("localhost")))).body == FEED * 50_000


async def test_a_certificate_for_another_host_is_not(secure, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert (await failure(ask(secure.format("127.0.0.1")))).kind == "tls"


async def test_nor_one_that_nobody_vouches_for(secure):
    error = await failure(ask(secure.format("localhost")))
    assert error.kind == "tls"
    assert "self-signed" in error.message


async def test_a_proxy_is_asked_for_the_whole_address(server: Server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url(""))
    server.answers["http://paper.example/f"] = answer(body=FEED)
    assert (await get(Request("http://paper.example/f"))).body == FEED


async def test_a_proxy_is_never_asked_for_a_local_address(server: Server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url(""))
    for host in ("localhost", "10.0.0.1", "printer.local", "localhost.", "127.1", "2130706433", "0x7f000001"):
        assert (await failure(Request(f"http://{host}/f"))).kind == "private"
    assert server.connections == 0


async def test_a_proxy_that_makes_no_sense_is_named(monkeypatch):
    monkeypatch.setenv("http_proxy", "gopher://x")
    assert (await failure(Request("http://paper.example/f"))).kind == "proxy"
