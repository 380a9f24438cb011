"""The settings of config.toml as frozen values; the file is the reader's own and never written by newsdash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal

OpenLinks = Literal["auto", "show", "open"]
Pictures = Literal["auto", "always", "never", "kitty", "iterm2", "sixel", "blocks"]


class ConfigError(Exception):
    """The configuration cannot be used; the message names file, line and remedy."""

    def __init__(self, path: Path, line: int, text: str) -> None:
        super().__init__(f"{path}:{line}: {text}" if line else f"{path}: {text}")


@dataclass(frozen=True, slots=True)
class General:
    """`[general]`: what holds for all feeds and all screens."""

    timezone: str = ""
    """The time zone of clock times and day lines, e.g. "Europe/Paris"; empty means that of the host."""

    refresh_min: int = 15 * 60
    """The shortest time between two requests for a feed, e.g. "15m", a minute at least; its own `interval` wins."""

    refresh_max: int = 24 * 3600
    """The longest time between two requests for a feed that answers, e.g. "24h"."""

    pages_ahead: int = 2
    """How many articles after the opened one are fetched ahead of the reader; 0 on a metered line."""


@dataclass(frozen=True, slots=True)
class Screen:
    """`[screen]`: how a screen looks and behaves."""

    theme: str = ""
    """The name of a theme; empty means newsdash's own, dark."""

    mouse: bool = True
    """Whether clicks and the wheel are for newsdash; without, the terminal selects text as usual."""

    mark_read_after: float = 2.0
    """Seconds after which an opened article counts as read; paging marks it at once."""

    open_links: OpenLinks = "auto"
    """What `o` does: "show" the link and copy it, "open" a browser, or "auto": open it, but over SSH show it."""

    pictures: Pictures = "auto"
    """Whether articles show pictures, with the extra "images": "auto" where the terminal can, but not over SSH;
    "always" over SSH too; "never"; or one way, whatever the terminal says: "kitty", "iterm2", "sixel", "blocks"."""


@dataclass(frozen=True, slots=True)
class Pipe:
    """`[pipe]`: the commands that `|` offers for an article."""

    commands: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Commands by name, each a list of words, e.g. { count = ["wc", "-w"] }; the article comes as their input."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """`[[feed]]`: what one feed needs beyond its line in feeds.opml, found by its `url`."""

    url: str
    """The address of the feed, as it stands in feeds.opml."""

    allow_private: bool = False
    """Whether the feed may lie on a private, loopback or link-local address."""

    interval: int = 0
    """The time between two requests, e.g. "5m"; 0 lets feed and reader's bounds decide."""

    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """Headers sent with each request for this feed, e.g. { Cookie = "…" }; never sent to another host."""

    user: str = ""
    """The user name for basic authentication."""

    password_env: str = ""
    """The environment variable that holds the password; it is neither printed nor stored."""

    password_command: tuple[str, ...] = ()
    """The command, as a list of words, whose first line of output is the password, e.g. ["pass", "show", "news"]."""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. `keys` maps the id of a binding to its keys, e.g. "list.down" to "j,down"."""

    general: General = General()
    screen: Screen = Screen()
    pipe: Pipe = Pipe()
    feeds: tuple[FeedSettings, ...] = ()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def feed(self, url: str) -> FeedSettings:
        """The settings of the feed at `url`; the defaults if it has none of its own."""
        return next((feed for feed in self.feeds if feed.url == url), FeedSettings(url))


def load(path: Path, *, required: bool = False) -> Config:
    """The settings in the TOML file at `path`; the defaults where there is no file, unless one is `required`.

    Raises ConfigError for a file that cannot be read, is not TOML, or holds a setting that newsdash does not know.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        if required:
            raise ConfigError(path, 0, "there is no such file. Check the path given with --config.") from None
        return Config()
    except UnicodeDecodeError:
        raise ConfigError(path, 0, "not UTF-8. Save it as UTF-8 in your editor.") from None
    except OSError as error:
        raise ConfigError(path, 0, f"{error.strerror}. Make it readable, or name another with --config.") from None
    # Most readers have no file at all: they should not wait for a TOML parser.
    from newsdash.settings import read

    return read(text, path)
