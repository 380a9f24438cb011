"""The gallery: the pictures of the article in the pane, as far as they have come; the others are asked for."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import monotonic

from textual.timer import Timer

from newsdash.models import Key
from newsdash.pictures.canvas import CELL, Canvas, Kind, fitted, kept_name
from newsdash.pictures.folder import PictureFolder
from newsdash.wire import PictureReady, ShowPicture
from tui.illustrating.printing import Press, Print, Proof
from tui.live import Live
from widgets.reading_pane import Box, PictureRow, ReadingPane

# The shape of most news pictures: what room is kept for one that has not come.
USUAL = (1600, 900)
# In fewer rows there is nothing to see.
LEAST_ROWS, MOST_ROWS, MOST_COLUMNS = 4, 40, 100
# Pictures are asked for when the view has rested this long, in seconds: a window may be growing, a key be held.
REST = 0.1
CATCH_UP = 0.2
# Prints kept, and so what a terminal keeps of them.
MOST_PRINTS = 24
# A picture that did not come has its room again after this time, in seconds.
RETRY = 3600.0
FETCHING = "Fetching the picture …"


class Gallery:
    """Has the pictures of `pane` (`widgets.reading_pane.Illustrations`): asks the newsroom, and tells the pane.

    `cell` gives a cell's size in pixels, None where the terminal does not say. `rested` is done before what was only
    sketched is drawn.
    """

    def __init__(
        self,
        kind: Kind,
        press: Press,
        pane: ReadingPane,
        folder: PictureFolder,
        live: Live,
        cell: Callable[[], tuple[int, int] | None],
        rested: Callable[[], None] = lambda: None,
    ) -> None:
        self._kind = kind
        self._press = press
        self._pane = pane
        self._folder = folder
        self._live = live
        self._cell = cell
        self._rested = rested
        self._sizes: dict[str, tuple[int, int]] = {}
        self._shapes: dict[str, tuple[int, int]] = {}
        self._canvases: dict[str, Canvas] = {}
        self._prints: OrderedDict[str, Print] = OrderedDict()
        self._asked: set[str] = set()
        self._failed: dict[str, tuple[float, str]] = {}
        self._without: set[str] = set()
        self._may_fetch = False
        self._turn = 0
        self._catching: Timer | None = None
        self._near: tuple[tuple[str, ...], Key] = ((), 0)

    # What the pane asks

    def box(self, url: str, columns: int, rows: int) -> Box:
        """Room for the picture, its shape known or guessed; none for one that will not come."""
        cell = self._cell()
        size = self._shapes.get(url) or self._sizes.get(url) or (USUAL if self._may_fetch else None)
        rows, columns = min(rows, MOST_ROWS), min(columns, MOST_COLUMNS)
        if rows < LEAST_ROWS or size is None or url in self._without or (cell is None and self._kind == "sixel"):
            self._canvases.pop(url, None)
            return Box(0, 0)
        # As long as the article is shown the room keeps its shape, whatever comes: the text below must not move.
        self._shapes[url] = size
        box = Box(*fitted(*size, columns, rows, cell or CELL))
        self._canvases[url] = Canvas(self._kind, columns, box.rows, cell or CELL, self._ground)
        return box

    def row(self, url: str, box: Box, number: int) -> PictureRow | None:
        """A row of the print, if there is one; below a picture that is flatter than its box nothing stands."""
        printed = self._prints.get(self._name(url))
        if printed is None:
            return None
        return printed.rows[number] if number < len(printed.rows) else ()

    def note(self, url: str) -> str:
        """Why there is no picture."""
        return self._failed[url][1] if url in self._failed else FETCHING

    # What the screen says

    async def open(self, urls: Iterable[str], *, may_fetch: bool, again: bool = False) -> None:
        """An article with these pictures is about to be shown, perhaps `again` with more of it.

        Without `may_fetch`, as where it is only rested on, it shows the pictures that are stored.
        """
        self._may_fetch = may_fetch
        if not again:
            self._failed = {url: said for url, said in self._failed.items() if monotonic() - said[0] < RETRY}
            self._without = set(self._failed)
            self._shapes.clear()
        unknown = [url for url in dict.fromkeys(urls) if url not in self._sizes]
        if unknown:
            self._sizes.update(await asyncio.to_thread(self._stored_sizes, unknown))

    async def near(self, urls: Iterable[str], source: Key) -> None:
        """These pictures of `source` are, or will soon be, in view: see to it that they come."""
        self._turn += 1
        turn, self._near = self._turn, (tuple(urls), source)
        await asyncio.sleep(REST)
        if turn != self._turn:
            return
        for url in self._near[0]:
            name = self._name(url)
            if name in self._prints:
                self._prints.move_to_end(name)
            elif name and name not in self._asked and url not in self._failed:
                self._asked.add(name)
                canvas = self._canvases[url]
                if not await self._print(url, name):
                    await self._live.say(ShowPicture(url, source, canvas))

    async def came(self, ready: PictureReady) -> None:
        """The newsroom is done with a picture."""
        self._asked.discard(ready.name)
        if ready.error:
            self._failed[ready.url] = (monotonic(), ready.error)
        elif ready.name == self._name(ready.url) and not await self._print(ready.url, ready.name):
            self._failed[ready.url] = (monotonic(), "The picture is no longer there.")
        self._pane.redraw_picture(ready.url)

    async def ask_again(self) -> None:
        """What was asked for will not come: ask for what is still in view."""
        self._asked.clear()
        await self.near(*self._near)

    def catch_up(self) -> None:
        """Pictures were only sketched, as the reader scrolls: draw what is in view when it has come to rest."""
        if self._catching is None:
            self._catching = self._pane.set_timer(CATCH_UP, self._draw_missed)
        else:
            self._catching.reset()

    def _draw_missed(self) -> None:
        self._catching = None
        self._rested()
        self._pane.refresh()

    def close(self) -> None:
        """Let the terminal forget what it was sent."""
        while self._prints:
            self._press.discard(self._prints.popitem()[1])

    async def _print(self, url: str, name: str) -> bool:
        """Print what the folder has under `name`; whether it has."""
        found = await asyncio.to_thread(self._proof, name)
        if found is None:
            return False
        size, proof = found
        self._sizes.setdefault(url, size)
        if name not in self._prints:
            self._prints[name] = self._press.printed(proof)
        self._asked.discard(name)
        while len(self._prints) > MOST_PRINTS:
            self._press.discard(self._prints.popitem(last=False)[1])
        self._pane.redraw_picture(url)
        return True

    def _proof(self, name: str) -> tuple[tuple[int, int], Proof] | None:
        """What the folder has under `name`: the size of the picture itself, and the picture ready to be printed."""
        drawn = self._folder.get(name)
        proof = self._press.proof(drawn) if drawn is not None else None
        return ((drawn.width, drawn.height), proof) if drawn is not None and proof is not None else None

    def _stored_sizes(self, urls: Iterable[str]) -> dict[str, tuple[int, int]]:
        found = {url: self._folder.size(kept_name(url)) for url in urls}
        return {url: size for url, size in found.items() if size is not None}

    def _name(self, url: str) -> str:
        canvas = self._canvases.get(url)
        return canvas.name(url) if canvas is not None else ""

    @property
    def _ground(self) -> tuple[int, int, int]:
        """The colour behind the pane's text, for what is clear in a picture."""
        colour = self._pane.background_colors[1]
        return colour.rgb
