"""The pictures of the article: handed on between pane, reader and newsroom, where the terminal shows any."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from newsdash.models import Key
from newsdash.wire import PictureReady
from tui.documents import Opened, pictures_of
from tui.live import Live
from widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from tui.illustrating.gallery import Gallery


@runtime_checkable
class HangsPictures(Protocol):
    """An application that knows whether its terminal shows pictures."""

    def hang_pictures(self, pane: ReadingPane, live: Live, hung: Callable[[Gallery], None]) -> None: ...


class Picturing:
    """Does nothing while there is no `gallery`."""

    def __init__(self) -> None:
        self.gallery: Gallery | None = None

    def begin(self, app: object, pane: ReadingPane, live: Live) -> None:
        """Show pictures from now on if `app` can, or as soon as it knows that it can."""
        if isinstance(app, HangsPictures):
            app.hang_pictures(pane, live, self._hung)

    def _hung(self, gallery: Gallery) -> None:
        self.gallery = gallery

    async def open(self, opened: Opened, *, may_fetch: bool, again: bool = False) -> None:
        """`opened` is about to be shown; `again` where it was shown before, with less of it."""
        if self.gallery is not None:
            await self.gallery.open(pictures_of(opened), may_fetch=may_fetch, again=again)

    async def near(self, urls: tuple[str, ...], source: Key) -> None:
        """These pictures of the article `source` are in view, or nearly."""
        if self.gallery is not None:
            await self.gallery.near(urls, source)

    async def came(self, ready: PictureReady) -> None:
        """The newsroom is done with a picture."""
        if self.gallery is not None:
            await self.gallery.came(ready)

    async def rejoined(self) -> None:
        """There is another newsroom, which knows nothing of what the one before was asked."""
        if self.gallery is not None:
            await self.gallery.ask_again()

    def end(self) -> None:
        """The screen is going: the terminal need not keep anything."""
        if self.gallery is not None:
            self.gallery.close()
