"""The demo's web server: every outlet's feed, home page, articles and pictures on 127.0.0.1."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR, socket
from socketserver import BaseServer, TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import urlsplit

from newsdash.demo import feeds, pages, world
from newsdash.demo.pictures import picture
from newsdash.demo.world import Outlet, Telling, Timetable
from newsdash.models import Subscription

HOST = "127.0.0.1"
FEED_ENTRIES = 30
RELATED = 4
_HTML = "text/html; charset=utf-8"
_SMALL = 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server has under a path at some moment. `modified` is in epoch seconds, 0 if unknown."""

    body: bytes
    type: str = _HTML
    status: HTTPStatus = HTTPStatus.OK
    modified: int = 0
    max_age: int = 300

    @property
    def etag(self) -> str:
        """A strong validator of the body (RFC 9110, 8.8.3)."""
        return f'"{blake2b(self.body, digest_size=12).hexdigest()}"'


class DemoWorld:
    """The demo news world, served from `start` to `stop`.

    `clock` says the time in epoch seconds; `port` 0 is any free one; with `broken`, one subscription is to a feed that
    answers 500.
    """

    def __init__(self, clock: Callable[[], float] = time.time, *, port: int = 0, broken: bool = False) -> None:
        self._clock = clock
        self._port = port
        self._broken = broken
        self._world = world.load()
        self._timetable = Timetable(clock(), 4.0)
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._by_outlet: dict[str, list[Telling]] = {id: [] for id in self._world.outlets}
        for telling in self._world.tellings.values():
            self._by_outlet[telling.outlet].append(telling)

    def start(self, now: float, pace_seconds: float = 4.0) -> None:
        """Serve the world as it is at `now`, with another article every `pace_seconds`. Raises OSError if it can't."""
        if self._server is not None:
            raise RuntimeError("the demo world is already being served")
        self._timetable = Timetable(now, pace_seconds)
        self._server = _Server((HOST, self._port), self.answer)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.2,), name="demo-world", daemon=True)
        self._thread.start()

    @property
    def port(self) -> int:
        """The port it is served on. Raises RuntimeError before `start` and after `stop`."""
        if self._server is None:
            raise RuntimeError("the demo world is not being served")
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The address of the server, without a closing slash."""
        return f"http://{HOST}:{self.port}"

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Subscriptions to all of its feeds."""
        return world.subscriptions(self.url, self._broken)

    def stop(self) -> None:
        """End the server and every open connection. Does nothing if it isn't running."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()
        self._server = self._thread = None

    def answer(self, path: str) -> Answer:
        """What is under `path` now."""
        _, outlet_id, name = (*path.split("/", 2), "", "")[:3]
        outlet = self._world.outlets.get(outlet_id)
        if outlet is not None and path == outlet.feed_path:
            return self._feed(outlet)
        if outlet is not None and name == "":
            return Answer(pages.home_page(outlet, self.url, self._shown(outlet)).encode())
        if outlet is not None and name.endswith((".html", ".png")):
            return self._article(outlet, path)
        if path == "/":
            return Answer(self._directory().encode())
        if path == world.BROKEN_FEED:
            return Answer(b"The presses have stopped.\n", "text/plain", HTTPStatus.INTERNAL_SERVER_ERROR)
        return _NOTHING

    def _feed(self, outlet: Outlet) -> Answer:
        shown = self._shown(outlet)
        body = feeds.feed(outlet, shown, self._timetable, self.url)
        modified = max((self._timetable.published(telling) for telling in shown), default=0)
        max_age = max(1, int(self._timetable.pace))
        return Answer(body, feeds.CONTENT_TYPES[outlet.format], modified=modified, max_age=max_age)

    def _article(self, outlet: Outlet, path: str) -> Answer:
        telling = self._world.tellings.get(path.rsplit(".", 1)[0] + ".html")
        if telling is None or (published := self._timetable.published(telling)) > self._clock():
            return _NOTHING
        if path.endswith(".png"):
            return Answer(picture(path), "image/png", modified=published) if telling.caption else _NOTHING
        related = [other for other in self._shown(outlet) if other is not telling][:RELATED]
        page = pages.article_page(telling, outlet, self.url, published, related)
        return Answer(page.encode(), modified=published)

    def _shown(self, outlet: Outlet) -> list[Telling]:
        return self._timetable.out(self._by_outlet[outlet.id], self._clock())[:FEED_ENTRIES]

    def _directory(self) -> str:
        links = "".join(f'<li><a href="/{o.id}/">{o.title}</a></li>' for o in self._world.outlets.values())
        return f'<!DOCTYPE html>\n<html lang="en"><title>The demo news world</title><ul>{links}</ul></html>\n'


_NOTHING = Answer(b"<!DOCTYPE html>\n<title>Not found</title>Not found.\n", status=HTTPStatus.NOT_FOUND)


class _Server(ThreadingMixIn, TCPServer):
    allow_reuse_address = True
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], answer: Callable[[str], Answer]) -> None:
        self.answer = answer
        self._open: set[socket] = set()
        self._lock = threading.Lock()
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._lock:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a client that hangs up is no news, and standard error may be the reader's screen."""

    def hang_up(self) -> None:
        """End the connections that are kept alive, so that their threads end too."""
        with self._lock:
            for connection in self._open:
                try:
                    connection.shutdown(SHUT_RDWR)
                except OSError:
                    continue


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60

    def __init__(self, request: Any, client_address: Any, server: BaseServer) -> None:
        if not isinstance(server, _Server):
            raise TypeError("this handler is the demo server's own")
        self._answer = server.answer
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        self._respond(with_body=True)

    def do_HEAD(self) -> None:
        self._respond(with_body=False)

    def _respond(self, with_body: bool) -> None:
        answer = self._answer(urlsplit(self.path).path)
        if answer.status is HTTPStatus.OK and self._unchanged(answer):
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self._send_validators(answer)
            self.end_headers()
            return
        body = answer.body
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        if len(body) > _SMALL and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, compresslevel=1, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if answer.status is HTTPStatus.OK:
            self._send_validators(answer)
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _unchanged(self, answer: Answer) -> bool:
        """Whether the client has this already; an entity tag outweighs a date (RFC 9110, 13.1.3)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return answer.etag in tags
        since = self.headers.get("If-Modified-Since")
        return bool(answer.modified) and since == formatdate(answer.modified, usegmt=True)

    def _send_validators(self, answer: Answer) -> None:
        self.send_header("ETag", answer.etag)
        if answer.modified:
            self.send_header("Last-Modified", formatdate(answer.modified, usegmt=True))
        self.send_header("Cache-Control", f"max-age={answer.max_age}")

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: standard error may be the reader's screen."""
