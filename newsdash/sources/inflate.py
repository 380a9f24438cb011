"""Compressed bodies inflated under a cap, so that a small bomb stays small."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

_STEP = 262_144
# Labels that servers set though nothing is packed.
_UNPACKED = frozenset(("", "identity", "none", "binary", "utf-8", "utf8", "8bit", "7bit", "text", "plain", "null"))
# With what gzip begins, which nothing deflated does, and what a document or a picture may begin with.
_GZIP, _TEXT = 0x1F, b"<{[ \t\r\n\xef\xfe\xff\x89GR"
# A gzip file is one or, of tools that pack in parallel, a few hundred; each costs more than its bytes.
_MOST_MEMBERS = 1_000
# What swells more than this is no text, and need not be held up to the cap to know. Zeros reach 1,030, feeds some 20.
_BOMB_RATIO, _BOMB_SIZE = 600, 2 << 20


class TooLarge(Exception):
    """More bytes than the cap came out."""


class BadEncoding(Exception):
    """The bytes are not compressed as the header says, or in a way that was not asked for."""


class Inflater:
    """Inflates a body piece by piece, up to `cap` bytes in all; `encoding` is the Content-Encoding header.

    `size` is how many bytes have come out so far.
    """

    def __init__(self, encoding: str, cap: int) -> None:
        self._cap = cap
        # One buffer, which is the body in the end: parts and what they are joined to would be there twice.
        self._out = BytesIO()
        self.size = 0
        self._wire = 0
        names = [name for name in (part.strip().lower() for part in encoding.split(",")) if name not in _UNPACKED]
        if len(names) > 1 or (names and names[0] not in ("gzip", "x-gzip", "deflate")):
            raise BadEncoding(encoding)
        self._kind = names[0].removeprefix("x-") if names else ""
        self._inflate: Any = None
        self._members = 1

    def feed(self, piece: bytes) -> None:
        """Take the next `piece` of the wire. Raises TooLarge, as soon as it is sure to become so, or BadEncoding."""
        if self._kind and self._inflate is None and piece:
            self._begin(piece[0])
        if not self._kind:
            self._keep(piece)
            return
        while piece:
            try:
                inflated = self._inflate.decompress(piece, _STEP)
            except zlib.error as error:
                if not self._wire and piece[0] in _TEXT:
                    self._kind = ""
                    self._keep(piece)
                    return
                raise BadEncoding(self._kind) from error
            self._wire += len(piece) - len(self._inflate.unconsumed_tail)
            piece = self._inflate.unconsumed_tail
            self._keep(inflated)
            if self._inflate.eof:
                # A gzip file may be several in a row; anything else after the end is padding.
                piece = self._inflate.unused_data if self._kind == "gzip" else b""
                if not piece.startswith(b"\x1f\x8b"):
                    return
                self._members += 1
                if self._members > _MOST_MEMBERS:
                    raise BadEncoding(self._kind)
                self._inflate = zlib.decompressobj(31)

    def _begin(self, first: int) -> None:
        """Take the body for what its first byte shows it to be, whatever it is labelled."""
        if first == _GZIP:
            self._kind = "gzip"
        elif self._kind == "gzip" and first in _TEXT:
            self._kind = ""
        # "deflate" is meant to be zlib's format, yet many servers send it raw.
        self._inflate = zlib.decompressobj(31 if self._kind == "gzip" else 15 if first & 0x0F == 8 else -15)

    def body(self) -> bytes:
        """All that came out."""
        return self._out.getvalue()

    def _keep(self, piece: bytes) -> None:
        self.size += len(piece)
        bomb = self._kind and self.size > _BOMB_SIZE and self.size > _BOMB_RATIO * self._wire
        if self.size > self._cap or bomb:
            raise TooLarge
        self._out.write(piece)
