"""A real HTTP server on loopback that answers with exactly the bytes a test gives it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest


@dataclass
class Asked:
    """A request as it came: its path and its headers, names in lower case."""

    path: str
    headers: dict[str, str]


Answer = Callable[[Asked, asyncio.StreamWriter], object]


def answer(status: str = "200 OK", headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    """The bytes of a whole answer, its length included."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + body


@dataclass
class Server:
    """The server: what to answer by path, and what it was asked. An answer is bytes, or a function that writes them."""

    port: int = 0
    answers: dict[str, bytes | Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    open: int = 0
    most_open: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of `path` here."""
        return f"http://{host}:{self.port}{path}"

    async def speak(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, kept alive."""
        self.connections += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            while head := await _head(reader):
                request, *lines = head.decode("latin-1").split("\r\n")
                headers = dict(line.split(": ", 1) for line in lines if ": " in line)
                asked = Asked(request.split(" ")[1], {name.lower(): value for name, value in headers.items()})
                self.asked.append(asked)
                found = self.answers.get(asked.path.partition("?")[0], answer("404 Not Found"))
                if isinstance(found, bytes):
                    writer.write(found)
                else:
                    await found(asked, writer)
                await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            self.open -= 1
            writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""


@pytest.fixture(autouse=True)
def direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, whatever the environment names."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    """A server with nothing on it yet."""
    there = Server()
    listening = await asyncio.start_server(there.speak, "127.0.0.1", 0)
    there.port = listening.sockets[0].getsockname()[1]
    yield there
    listening.close()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
