"""Passwords: from the environment or a command, asked once, and every failure in words without a secret."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from newsdash.config import FeedSettings
from newsdash.newsroom import passwords
from newsdash.newsroom.passwords import PasswordError, Passwords

URL = "https://ellery.example/feed"


async def test_a_feed_that_needs_none_has_none() -> None:
    assert await Passwords().of(FeedSettings(URL)) is None
    assert await Passwords().of(FeedSettings(URL, user="ines")) == ("ines", "")


async def test_the_environment_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELLERY", "ferry")
    assert await Passwords().of(FeedSettings(URL, user="ines", password_env="ELLERY")) == ("ines", "ferry")


async def test_a_command_is_run_once_until_its_password_is_refused(tmp_path: Path) -> None:
    count = tmp_path / "count"
    settings = FeedSettings(URL, password_command=("sh", "-c", f"echo x >> {count}; echo ferry; echo more"))
    known = Passwords()
    assert [await known.of(settings) for _ in range(2)] == [("", "ferry")] * 2
    assert count.read_text() == "x\n"
    known.forget(settings)
    await known.of(settings)
    assert count.read_text() == "x\nx\n"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("newsdash-no-such-command",), "cannot be run"),
        (("sh", "-c", "echo ferry; exit 3"), "exit code 3"),
        (("sleep", "60"), "within 0.2 s"),
    ],
)
async def test_a_command_that_fails_is_said_without_what_it_printed(
    command: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "COMMAND_SECONDS", 0.2)
    with pytest.raises(PasswordError, match=said) as error:
        await Passwords().of(FeedSettings(URL, password_command=command))
    assert "ferry" not in str(error.value)


async def test_a_command_ends_with_the_newsroom_that_waits_for_it(tmp_path: Path) -> None:
    written = tmp_path / "pid"
    command = ("sh", "-c", f"echo $$ > {written}.new; mv {written}.new {written}; exec sleep 60")
    waiting = asyncio.ensure_future(Passwords().of(FeedSettings(URL, password_command=command)))
    async with asyncio.timeout(10):
        while not written.exists():
            await asyncio.sleep(0.01)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    with pytest.raises(ProcessLookupError):
        os.kill(int(written.read_text()), 0)
