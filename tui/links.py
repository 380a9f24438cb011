"""Links leave here, and only here: http and https addresses, to a browser before the reader, or shown and copied."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping

from newsdash.config import OpenLinks
from newsdash.text import clean_url
from tui.terminal import has_display


def opens_here(policy: OpenLinks, environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a link should open in a browser on this machine: "auto" does so only where a display is before the
    reader, never over SSH."""
    return policy == "open" or (policy == "auto" and has_display(environ, platform))


def open_in_browser(url: str) -> bool:
    """Open `url` in the browser of this machine; False if it may not leave or no browser took it. May block."""
    safe = clean_url(url)
    if not safe or safe != url:
        return False
    try:
        return webbrowser.open(safe)
    except webbrowser.Error:
        return False
