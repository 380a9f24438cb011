"""What is marked over an article's text: what the filter matched, and what the reader is looking for."""

from __future__ import annotations

import re
from collections.abc import Callable

from widgets.reading_pane.flow import Layer, Setting

Highlighter = Callable[[str], list[tuple[int, int]]]


class Marks:
    """The marks over one setting, found flow by flow as they come into view."""

    def __init__(self) -> None:
        self.highlights: Highlighter | None = None
        self.found: list[tuple[int, int, int]] = []
        self.here = -1
        self._layers: dict[int, list[Layer]] = {}

    def clear(self) -> None:
        """Forget which marks have been found, not what to look for."""
        self._layers.clear()

    def search(self, needle: str, setting: Setting) -> None:
        """Look for `needle`, in any case, in the whole of `setting`."""
        self.found, self.here = [], -1
        if needle:
            # A space may be one that holds words together.
            pattern = re.compile(re.escape(needle).replace("\\ ", "[ \xa0]"), re.IGNORECASE)
            for number, flow in enumerate(setting.flows):
                self.found += [(number, *match.span()) for match in pattern.finditer(flow.text)]

    def search_highlights(self, setting: Setting) -> None:
        """Look for what the filter matched instead, in the whole of `setting`."""
        self.found, self.here = [], -1
        if self.highlights is not None:
            for number, flow in enumerate(setting.flows):
                self.found += [(number, start, end) for start, end in self.highlights(flow.text)]

    def line_of(self, index: int, setting: Setting) -> int:
        """The line of match number `index`."""
        flow, start, _ = self.found[index]
        return setting.line_of(flow, start)

    def over(self, number: int, setting: Setting) -> list[Layer]:
        """The marks over flow `number`."""
        if (layers := self._layers.get(number)) is None:
            ranges = self.highlights(setting.flows[number].text) if self.highlights else []
            layers = [Layer(start, end, "match") for start, end in ranges]
            for index, (where, start, end) in enumerate(self.found):
                if where == number:
                    layers.append(Layer(start, end, "found-here" if index == self.here else "found"))
            self._layers[number] = layers
        return layers
