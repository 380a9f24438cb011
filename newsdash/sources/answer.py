"""What a server answers: a status, headers that are looked up in any case, and a body piece by piece."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass


class BrokenAnswer(Exception):
    """The answer is not HTTP, or breaks off; the message says how."""


class BadProxy(Exception):
    """The proxy cannot be used, or refuses; the message says why."""


class Headers(Mapping[str, str]):
    """The headers of an answer, from their names and values as they came; those of one name are joined by commas."""

    def __init__(self, raw: Iterable[tuple[bytes, bytes]]) -> None:
        self._values: dict[str, str] = {}
        for name, value in raw:
            # Latin-1 holds whatever bytes came, so that an ETag goes back as it was.
            key, text = name.decode("latin-1").lower(), value.decode("latin-1")
            self._values[key] = f"{self._values[key]}, {text}" if key in self._values else text

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose body is still to come: `piece` brings the next of it as it is on the wire, b"" at the end.

    That may raise BrokenAnswer.
    """

    status: int
    headers: Headers
    piece: Callable[[], Awaitable[bytes]]
