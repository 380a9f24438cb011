"""Piping: the reader's own words are the command, no shell sees them, and no command can hold or hurt the screen."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tui import piping
from tui.piping import Outcome, PipeError, run, words

PYTHON = sys.executable


async def test_the_text_comes_as_standard_input() -> None:
    assert await run(["cat"], "Zürich\n  port") == Outcome("Zürich\n  port", 0)


async def test_words_are_arguments_as_they_are(tmp_path: Path) -> None:
    hostile = "$(touch /tmp/x); `ls` > 'y' *"
    outcome = await run([PYTHON, "-c", "import sys; print(sys.argv[1])", hostile], "")
    assert outcome.output == hostile


async def test_the_exit_status_and_what_was_said_as_an_error_are_told() -> None:
    outcome = await run([PYTHON, "-c", "import sys; print('no', file=sys.stderr); sys.exit(3)"], "text")
    assert outcome == Outcome("no", 3)


async def test_a_command_that_does_not_read_is_no_error() -> None:
    assert await run([PYTHON, "-c", "pass"], "text " * 200_000) == Outcome("", 0)


async def test_output_is_cleaned_and_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piping, "MAX_OUTPUT", 1000)
    outcome = await run([PYTHON, "-c", r"print('\x1b[31mred\x1b]52;c;aGk=\x07' + 'x' * 100_000)"], "")
    assert outcome.cut
    assert outcome.output.startswith("redxxx")
    assert len(outcome.output) < 1000


async def test_what_a_command_leaves_behind_is_not_waited_for() -> None:
    leaves = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(20)'])"
    async with asyncio.timeout(15):
        assert (await run([PYTHON, "-c", leaves], "")).status == 0


async def test_a_command_that_is_not_there_is_said_with_a_remedy() -> None:
    with pytest.raises(PipeError, match=r"newsdash-no-such-command: No such file.*spelling"):
        await run(["newsdash-no-such-command"], "")


async def test_leaving_ends_the_command(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid()) + '.'); time.sleep(600)"
    running = asyncio.ensure_future(run([PYTHON, "-c", script, str(note)], ""))
    async with asyncio.timeout(20):
        while not note.exists() or not note.read_text().endswith("."):
            await asyncio.sleep(0.01)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text().rstrip(".")), 0)


def test_a_line_is_split_as_a_shell_would_and_nothing_else_of_a_shell_is() -> None:
    assert words("grep -c 'two words' $HOME | wc") == ("grep", "-c", "two words", "$HOME", "|", "wc")


@pytest.mark.parametrize(("line", "said"), [("", "Type one"), ("   ", "Type one"), ("a 'b", "in pairs")])
def test_a_line_that_is_no_command_is_said_so(line: str, said: str) -> None:
    with pytest.raises(PipeError, match=said):
        words(line)
