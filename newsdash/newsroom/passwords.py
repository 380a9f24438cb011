"""Passwords of feeds: asked of the environment or a command when first needed, kept in memory only."""

from __future__ import annotations

import asyncio
import os

from newsdash.config import FeedSettings

COMMAND_SECONDS = 30.0


class PasswordError(Exception):
    """There is no password for a feed; the message says why and what to do, and never holds a secret."""


class Passwords:
    """The user names and passwords of feeds, by the address in their settings."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    async def of(self, settings: FeedSettings) -> tuple[str, str] | None:
        """User name and password as the settings say; None where they ask for neither. Raises PasswordError."""
        if not (settings.user or settings.password_env or settings.password_command):
            return None
        if settings.url not in self._known:
            self._known[settings.url] = await _password(settings)
        return settings.user, self._known[settings.url]

    def forget(self, settings: FeedSettings) -> None:
        """The password was refused: ask anew next time."""
        self._known.pop(settings.url, None)


async def _password(settings: FeedSettings) -> str:
    if settings.password_env:
        password = os.environ.get(settings.password_env)
        if password is None:
            raise PasswordError(f"${settings.password_env} is not set. Set it before newsdash is started.")
        return password
    if not settings.password_command:
        return ""
    command = settings.password_command
    try:
        asked = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError as error:
        raise PasswordError(f"{command[0]} cannot be run ({error.strerror}). Check password_command.") from error
    try:
        async with asyncio.timeout(COMMAND_SECONDS):
            said, _ = await asked.communicate()
    except TimeoutError:
        raise PasswordError(f"{command[0]} gave no password within {COMMAND_SECONDS:g} s. Unlock it first.") from None
    finally:
        # It may ask for a key that nobody will give any more.
        if asked.returncode is None:
            asked.kill()
            await asked.wait()
    if asked.returncode != 0:
        raise PasswordError(f"{command[0]} gave no password (exit code {asked.returncode}). Try it in a shell.")
    return said.decode("utf-8", "replace").partition("\n")[0].removesuffix("\r")
