"""From the text of config.toml to a Config: each setting's kind is checked, each error says line and remedy."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from zoneinfo import ZoneInfo

from newsdash import keymap
from newsdash.config import Config, ConfigError, FeedSettings, General, OpenLinks, Pictures, Pipe, Screen
from newsdash.text import clean_url

_DURATION = re.compile(r"(\d{1,6})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# They say where a request ends, and how its answer is packed.
_FRAMING = frozenset(("content-length", "transfer-encoding", "connection", "upgrade", "te", "accept-encoding"))
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


def read(text: str, path: Path) -> Config:
    """The Config that `text` describes; `path` is only named in errors. Raises ConfigError."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        line = int(found.group(1)) if found else 0
        said = str(error).split(" (at ")[0]
        raise ConfigError(path, line, f"not TOML: {said}. See https://toml.io for how it is written.") from None
    except RecursionError:
        raise ConfigError(path, 0, "nested too deeply. No setting needs more than a list in a table.") from None
    return _Reader(text, path).config(tables)


class _Unfit(Exception):
    """A value is not of the kind its setting needs; the message completes "KEY must be …"."""


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _Unfit("true or false")
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise _Unfit('a string, in quotes ("…")')
    return value


def _zone(value: object) -> str:
    try:
        if _string(value):
            ZoneInfo(_string(value))
    except (ValueError, OSError, KeyError):
        raise _Unfit('the name of a time zone, such as "Europe/Paris" or "UTC"') from None
    return _string(value)


def _duration(value: object) -> int:
    found = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        raise _Unfit('a time such as "90s", "15m", "2h" or "1d"')
    return int(found.group(1)) * _SECONDS[found.group(2)]


def _pause(value: object) -> int:
    seconds = _duration(value)
    if seconds < 60:
        raise _Unfit('a minute or more, such as "15m" or "2h"')
    return seconds


def _whole(most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise _Unfit(f"a whole number from 0 to {most}")
        return value

    return check


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 3600:
        raise _Unfit("a number of seconds from 0 to 3600")
    return float(value)


def _links(value: object) -> str:
    if value not in get_args(OpenLinks):
        raise _Unfit('"auto", "show" or "open"')
    return str(value)


def _pictures(value: object) -> str:
    if value not in get_args(Pictures):
        *others, last = (f'"{name}"' for name in get_args(Pictures))
        raise _Unfit(f"{', '.join(others)} or {last}")
    return str(value)


def _address(value: object) -> str:
    url = clean_url(_string(value))
    if not url:
        raise _Unfit("an http or https address, without user name or password in it")
    return url


def _table(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise _Unfit('a table of strings, such as { name = "value" }')
    return MappingProxyType(dict(value))


def _headers(value: object) -> Mapping[str, str]:
    headers = _table(value)
    for name, content in headers.items():
        if not _HEADER_NAME.fullmatch(name) or not content.isprintable() or not content.isascii():
            raise _Unfit('a table of HTTP headers in ASCII, such as { Cookie = "a=b" }')
        if name.lower() in _FRAMING:
            raise _Unfit(f"without {name}, which newsdash sets itself")
    return headers


def _command(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(word, str) for word in value):
        raise _Unfit('a list of words, such as ["pass", "show", "news"]')
    return tuple(value)


def _commands(value: object) -> Mapping[str, tuple[str, ...]]:
    try:
        if isinstance(value, dict) and all(name.isprintable() and name.strip() for name in value):
            return MappingProxyType({name: _command(command) for name, command in value.items()})
    except _Unfit:
        pass
    raise _Unfit('a table of commands, each a list of words, such as { count = ["wc", "-w"] }')


_Kinds = Mapping[str, Callable[[object], Any]]
_GENERAL: _Kinds = {
    "timezone": _zone,
    "refresh_min": _pause,
    "refresh_max": _pause,
    "pages_ahead": _whole(10),
}
_SCREEN: _Kinds = {
    "theme": _string,
    "mouse": _truth,
    "mark_read_after": _seconds,
    "open_links": _links,
    "pictures": _pictures,
}
_PIPE: _Kinds = {"commands": _commands}
_FEED: _Kinds = {
    "url": _address,
    "allow_private": _truth,
    "interval": _duration,
    "headers": _headers,
    "user": _string,
    "password_env": _string,
    "password_command": _command,
}
_TABLES = ("general", "screen", "pipe", "feed", "keys")


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    path: Path

    def config(self, tables: Mapping[str, Any]) -> Config:
        for name in tables:
            if name not in _TABLES:
                raise self._error(self._line(name), _unknown(name, _TABLES))
        general = General(**self._settings("general", tables.get("general", {}), _GENERAL))
        if general.refresh_min > general.refresh_max:
            raise self._error(self._line("refresh_min"), "refresh_min must not be longer than refresh_max.")
        return Config(
            general=general,
            screen=Screen(**self._settings("screen", tables.get("screen", {}), _SCREEN)),
            pipe=Pipe(**self._settings("pipe", tables.get("pipe", {}), _PIPE)),
            feeds=self._feeds(tables.get("feed", [])),
            keys=self._keys(tables.get("keys", {})),
        )

    def _feeds(self, tables: object) -> tuple[FeedSettings, ...]:
        if not isinstance(tables, list):
            raise self._error(
                self._line("feed"), "feed must be written [[feed]], in double brackets, once for each feed."
            )
        feeds: list[FeedSettings] = []
        for nth, table in enumerate(tables):
            settings = self._settings("feed", table, _FEED, nth)
            if "url" not in settings:
                raise self._error(self._header("feed", nth), 'this [[feed]] needs a url = "…", as in feeds.opml.')
            if settings.get("password_env") and settings.get("password_command"):
                line = self._header("feed", nth)
                raise self._error(line, "password_env and password_command exclude each other: keep one.")
            if settings["url"] in {feed.url for feed in feeds}:
                line = self._header("feed", nth)
                raise self._error(line, f"{settings['url']} has a [[feed]] already: put all its settings there.")
            feeds.append(FeedSettings(**settings))
        return tuple(feeds)

    def _keys(self, table: object) -> Mapping[str, str]:
        if not isinstance(table, dict):
            raise self._error(self._line("keys"), "keys must be a table: write [keys] on a line of its own.")
        start = self._header("keys", 0)
        keys: dict[str, str] = {}
        for id, value in keymap.flat(table):
            if mistake := keymap.mistake(id, value):
                raise self._error(self._line(id, start), mistake)
            keys[id] = str(value)
        return MappingProxyType(keys)

    def _settings(self, table: str, values: object, kinds: _Kinds, nth: int = 0) -> dict[str, Any]:
        if not isinstance(values, dict):
            raise self._error(self._line(table), f"{table} must be a table: write [{table}] on a line of its own.")
        start = self._header(table, nth)
        settings = {}
        for key, value in values.items():
            if key not in kinds:
                raise self._error(self._line(key, start), f"{_unknown(key, tuple(kinds))} (in [{table}])")
            try:
                settings[key] = kinds[key](value)
            except _Unfit as unfit:
                raise self._error(self._line(key, start), f"{key} must be {unfit}.") from None
        return settings

    def _header(self, table: str, nth: int) -> int:
        """The line of the `nth` header of `table`, from 0; 0 if it is written some other way."""
        headers = re.finditer(rf"^[ \t]*\[\[?[ \t]*{table}[ \t]*\]", self.text, re.MULTILINE)
        lines = [self.text.count("\n", 0, header.start()) + 1 for header in headers]
        return lines[nth] if nth < len(lines) else 0

    def _line(self, key: str, after: int = 0) -> int:
        """The first line from the line `after` on that sets `key` or opens the table of that name."""
        written = re.compile(rf"""[ \t]*\[*[ \t]*["']?{re.escape(key)}["']?[ \t]*[].=]""")
        for number, line in enumerate(self.text.splitlines(), 1):
            if number >= after and written.match(line):
                return number
        return after

    def _error(self, line: int, text: str) -> ConfigError:
        return ConfigError(self.path, line, text)


def _unknown(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, 1)
    remedy = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
    return f"{name} is not a setting; {remedy}"
