"""Where the socket of a store lies, in a folder that is the reader's own."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from newsdash.paths import StorePaths
from newsdash.wire.messages import WireError


def address(paths: StorePaths) -> Path:
    """The socket's path, its folder there and private.

    A folder outside the store lies where others may write (`/tmp`): it must be a real folder of ours that no one
    else can enter, or WireError is raised, for whoever owns it could sit between screen and newsroom.
    """
    socket = paths.socket
    if socket.parent == paths.folder:
        return socket
    socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = os.lstat(socket.parent)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise WireError(
            f"{socket.parent} is not a private folder of yours: remove it, or set XDG_RUNTIME_DIR to one that is."
        )
    return socket
