"""Taking an article along: saved as a file, given to a command, copied as a quotation."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from tui.documents import Opened
from tui.session import Session

SAVING, PIPING = "saving", "piping"

QUOTED = "Copied as a quotation, if your terminal takes OSC 52"


class Taking:
    """What leaves newsdash of an article. Folder, form and command are remembered for the next time."""

    def __init__(self, session: Session, screen: Screen[None], say: Callable[[str], None]) -> None:
        self._session = session
        self._screen = screen
        self._say = say

    async def save(self, opened: Opened) -> None:
        """Ask for form and folder, and save."""
        from tui.saving import portable
        from tui.screens.saving import Saved, SaveScreen

        remembered = await self._session.library.ask(lambda store: store.states.recall(SAVING))
        folder, format = remembered if isinstance(remembered, list) and len(remembered) == 2 else ("~", "md")

        def done(saved: Saved | None) -> None:
            if saved is not None:
                self._say(f"Saved as {saved.path}")
                self._remember(SAVING, [saved.folder, saved.format])

        self._screen.app.push_screen(SaveScreen(portable(opened), str(folder), str(format)), done)

    async def pipe(self, opened: Opened) -> None:
        """Ask for a command, and give it the article as plain text."""
        from newsdash.articles.export import plain
        from tui.saving import portable
        from tui.screens.output import OutputScreen
        from tui.screens.piping import Command, PipeScreen

        remembered = await self._session.library.ask(lambda store: store.states.recall(PIPING))
        last = tuple(map(str, remembered)) if isinstance(remembered, list) else ()
        text = plain(portable(opened))

        def chosen(command: Command | None) -> None:
            if command:
                self._remember(PIPING, list(command))
                self._screen.app.push_screen(OutputScreen(command, text))

        self._screen.app.push_screen(PipeScreen(self._session.config.pipe.commands, last), chosen)

    def quote(self, opened: Opened) -> None:
        """Copy the article's deck as a quotation with its source and date."""
        from newsdash.articles.export import quotation
        from tui.saving import portable

        self._screen.app.copy_to_clipboard(quotation(portable(opened)))
        self._say(QUOTED)

    def _remember(self, name: str, value: list[str]) -> None:
        self._screen.run_worker(self._session.library.ask(lambda store: store.states.remember(name, value)))
