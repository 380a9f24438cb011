"""Taking the screen over from the first paint: Textual's driver, which must not clear what stands there already."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

OPEN_SCREEN = "\x1b[?1049h"


class TakingOver(LinuxDriver):
    """Leaves out the one sequence that would open, and so clear, the screen that the first paint has opened."""

    _opened = False

    def write(self, data: str) -> None:
        if data == OPEN_SCREEN and not self._opened:
            self._opened = True
            return
        super().write(data)
