"""Following a link of the article: in place where its page is an article, else shown or opened."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import urlsplit

from newsdash.models import Key
from newsdash.wire import LinkRead, ReadLink
from tui.choice import Choice
from tui.documents import linked
from tui.live import Live
from tui.screens.dashboard.reader import Reader
from tui.session import Session
from widgets.reading_pane import Document

# Labels under which there is something to read.
READABLE = ("full", "partial", "paywalled")
# Characters of the words under a link that are shown beside its address.
NAME = 40


class Following:
    """Asks the newsroom for the page behind a link. `say` says a sentence; `leave` shows or opens an address."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        live: Live,
        *,
        say: Callable[[str], None],
        leave: Callable[[str], None],
        opened: Callable[[], Awaitable[None]],
    ) -> None:
        self._session = session
        self._reader = reader
        self._live = live
        self._say = say
        self._leave = leave
        self._opened = opened
        self._wanted: tuple[str, Key, bool] | None = None

    def choices(self) -> list[Choice[str]]:
        """The numbered links of the article that is shown, each with what it stands on."""
        named = _names(self._reader.document)
        return [
            Choice("  ".join(part for part in (str(number), named.get(url, ""), url) if part), url)
            for number, url in enumerate(self._reader.links, 1)
        ]

    async def ask(self, url: str) -> None:
        """The reader wants what is at `url`."""
        if self._reader.article is None:
            return
        self._wanted = (url, self._reader.article.key, self._reader.is_open)
        self._say(f"Fetching the page from {urlsplit(url).netloc} …")
        await self._live.say(ReadLink(url, self._reader.source))

    async def came(self, read: LinkRead) -> None:
        """The newsroom answers; nothing happens if the reader has gone on to something else meanwhile."""
        article = self._reader.article
        if article is None or (read.url, article.key, self._reader.is_open) != self._wanted:
            return
        self._wanted = None
        page = read.page
        if page is not None and page.label in READABLE and page.blocks:
            self._say("")
            await self._reader.open_linked(linked(read.url, page, self._session.now()))
            await self._opened()
        else:
            self._leave(read.url)
            self._say(read.error or "That page is not an article")


def _names(document: Document | None) -> Mapping[str, str]:
    """What each address stands on in the text, the first time."""
    names: dict[str, str] = {}
    for block in document.blocks if document else ():
        for span in block.spans:
            if span.kind == "link":
                names.setdefault(span.url, block.text[span.start : span.end].strip()[:NAME])
    return names
