"""Compressed bodies inflated under a cap, so that a small bomb stays small."""

from __future__ import annotations

import zlib
from io import BytesIO

_STEP = 262_144
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
        names = [name.strip().lower() for name in encoding.split(",") if name.strip().lower() not in ("", "identity")]
        if len(names) > 1 or (names and names[0] not in ("gzip", "x-gzip", "deflate")):
            raise BadEncoding(encoding)
        self._kind = names[0].removeprefix("x-") if names else ""
        self._inflate = zlib.decompressobj(31) if self._kind == "gzip" else None

    def feed(self, piece: bytes) -> None:
        """Take the next `piece` of the wire. Raises TooLarge, as soon as it is sure to become so, or BadEncoding."""
        if not self._kind:
            self._keep(piece)
            return
        while piece:
            if self._inflate is None:
                # "deflate" is meant to be zlib's format, yet many servers send it raw: the first byte tells.
                self._inflate = zlib.decompressobj(15 if piece[0] & 0x0F == 8 else -15)
            try:
                inflated = self._inflate.decompress(piece, _STEP)
            except zlib.error as error:
                raise BadEncoding(self._kind) from error
            self._wire += len(piece) - len(self._inflate.unconsumed_tail)
            piece = self._inflate.unconsumed_tail
            self._keep(inflated)
            if self._inflate.eof:
                # A gzip file may be several in a row; anything else after the end is padding.
                piece = self._inflate.unused_data if self._kind == "gzip" else b""
                if not piece.startswith(b"\x1f\x8b"):
                    return
                self._inflate = zlib.decompressobj(31)

    def body(self) -> bytes:
        """All that came out."""
        return self._out.getvalue()

    def _keep(self, piece: bytes) -> None:
        self.size += len(piece)
        bomb = self._kind and self.size > _BOMB_SIZE and self.size > _BOMB_RATIO * self._wire
        if self.size > self._cap or bomb:
            raise TooLarge
        self._out.write(piece)
