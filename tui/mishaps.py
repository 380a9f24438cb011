"""Mishaps: what the store cannot read or write is told to the reader, and the application goes on.

Textual ends the application at any error, and stops dealing with the messages of the part that it happened in.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.worker import WorkerFailed

from newsdash.store import StoreError


@runtime_checkable
class TellsMishaps(Protocol):
    """A screen that can say what has gone wrong, whichever screen is above it."""

    def tell_mishap(self, sentence: str) -> None: ...


class Steadfast(MessagePump):
    """A screen or an application that goes on with the next message where the store fails at one.

    `dealing` says whether it is at a message now, which may be waiting for the store.
    """

    dealing = False

    async def _dispatch_message(self, message: Message) -> None:
        self.dealing = True
        try:
            await super()._dispatch_message(message)
        except StoreError as error:
            self.app._handle_exception(error)
        finally:
            self.dealing = False


class SteadfastApp(Steadfast, App[str]):
    """An application that tells of a store that failed, at a message, in a worker or at a timer."""

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not isinstance(cause, StoreError):
            super()._handle_exception(error)
            return
        for screen in self.screen_stack:
            if isinstance(screen, TellsMishaps):
                screen.tell_mishap(str(cause))
