"""Where things live: the XDG folders, and the names of the files in a store."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import gettempdir

# sun_path holds 104 bytes on the BSDs and macOS, 108 on Linux, the ending NUL included.
MAX_SOCKET_PATH = 100


@dataclass(frozen=True, slots=True)
class StorePaths:
    """The files of one store folder."""

    folder: Path

    @property
    def news(self) -> Path:
        """Everything that could be fetched again."""
        return self.folder / "news.db"

    @property
    def state(self) -> Path:
        """What only the reader knows."""
        return self.folder / "state.db"

    @property
    def feeds(self) -> Path:
        """The subscriptions."""
        return self.folder / "feeds.opml"

    @property
    def views(self) -> Path:
        """The saved views."""
        return self.folder / "views.toml"

    @property
    def pictures(self) -> Path:
        """The folder of the articles' pictures, where a screen shows any; it may be removed at any time."""
        return self.folder / "pictures"

    @property
    def lock(self) -> Path:
        """Held by the one newsroom of this store."""
        return self.folder / "newsroom.lock"

    @property
    def log(self) -> Path:
        """What the newsroom has to say."""
        return self.folder / "newsroom.log"

    @property
    def socket(self) -> Path:
        """Where the newsroom listens: in the store's folder, or, where that path is too long for a socket, in a
        private folder of the user's named after it."""
        inside = self.folder / "newsroom.sock"
        if len(os.fsencode(inside)) <= MAX_SOCKET_PATH:
            return inside
        name = blake2b(os.fsencode(self.folder), digest_size=8).hexdigest()
        return Path(os.environ.get("XDG_RUNTIME_DIR") or gettempdir()) / f"newsdash-{os.getuid()}" / f"{name}.sock"


def default_store(environ: Mapping[str, str]) -> Path:
    """The store's folder when none is named: $XDG_DATA_HOME/newsdash."""
    return _xdg(environ, "XDG_DATA_HOME", ".local/share") / "newsdash"


def default_config(environ: Mapping[str, str]) -> Path:
    """The configuration file when none is named: $XDG_CONFIG_HOME/newsdash/config.toml."""
    return _xdg(environ, "XDG_CONFIG_HOME", ".config") / "newsdash" / "config.toml"


def _xdg(environ: Mapping[str, str], name: str, fallback: str) -> Path:
    value = environ.get(name, "")
    return Path(value) if os.path.isabs(value) else Path.home() / fallback
