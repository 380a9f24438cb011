"""httpx without its command line: where click is installed, as it is beside yake, that is a third of the import."""

from __future__ import annotations

import sys

# Barred only while httpx is imported: it then does without, as where click is not installed.
_BARRED = "httpx._main"
if _BARRED not in sys.modules:
    sys.modules[_BARRED] = None  # type: ignore[assignment]
    try:
        import httpx
    finally:
        del sys.modules[_BARRED]
else:
    import httpx

__all__ = ["httpx"]
