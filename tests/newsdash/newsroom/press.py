"""A press for tests: an HTTP server on loopback whose documents a test sets, and which remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from xml.sax.saxutils import escape


@dataclass
class Document:
    """What the press has at a path. With an `etag` it answers 304 to whoever sends that back."""

    body: bytes
    type: str = "application/rss+xml"
    status: int = 200
    etag: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class Press:
    """Serves `documents` by path; `asked` holds each request's path and headers (names in lower case)."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        press = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                press.answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        self.asked.append((handler.path, headers))
        document = self.documents.get(handler.path, Document(b"", status=404))
        unchanged = bool(document.etag) and handler.headers.get("If-None-Match") == document.etag
        handler.send_response(304 if unchanged else document.status)
        for name, value in document.headers.items():
            handler.send_header(name, value)
        if document.etag:
            handler.send_header("ETag", document.etag)
        handler.send_header("Content-Type", document.type)
        if not unchanged:
            handler.send_header("Content-Length", str(len(document.body)))
        handler.end_headers()
        if not unchanged:
            handler.wfile.write(document.body)

    def times(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def feed(title: str, items: Sequence[Mapping[str, str]]) -> bytes:
    """An RSS feed; each item has `title` and optionally `link`, `guid`, `date`, `summary`, `content`."""
    written = []
    for number, item in enumerate(items):
        parts = [f"<title>{escape(item['title'])}</title>", f"<guid>{escape(item.get('guid', str(number)))}</guid>"]
        if "link" in item:
            parts.append(f"<link>{escape(item['link'])}</link>")
        if "date" in item:
            parts.append(f"<pubDate>{item['date']}</pubDate>")
        parts.append(f"<description>{escape(item.get('summary', ''))}</description>")
        if "content" in item:
            parts.append(f"<content:encoded>{escape(item['content'])}</content:encoded>")
        written.append(f"<item>{''.join(parts)}</item>")
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{escape(title)}</title><language>en</language>{''.join(written)}</channel></rss>"
    ).encode()


def page(title: str, paragraphs: Sequence[str]) -> bytes:
    """An article's page, with some clutter around it."""
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{escape(title)}</title></head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{escape(title)}</h1>{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


FERRY = (
    "The harbour board of Port Ellery has cancelled every crossing to the outer islands until the storm has passed.",
    "Captain Ines Varga said that waves of six metres had been measured off the lighthouse on Tuesday night.",
    "Islanders are asked to ration their diesel, and the school on Little Sark will stay closed for the week.",
    "The board will decide on Thursday whether the old ferry, the Marigold, may sail with a crew of volunteers.",
)
