"""The command line itself: versions, help, mistakes, and what is not imported for it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest

from newsdash import __version__
from newsdash.cli import main
from newsdash.commands.moments import iso, short
from tests.newsdash.commands.conftest import Shell


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out == f"newsdash {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    said = capsys.readouterr().out
    for word in (
        "--store",
        "--config",
        "--demo",
        "--version",
        "add",
        "remove",
        "feeds",
        "import",
        "fetch",
        "headlines",
    ):
        assert word in said


def test_a_mistake_in_the_configuration_is_said_with_its_line(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[genral]\n")
    said = shell.run("feeds", "--config", str(tmp_path / "config.toml"))
    assert said.status == 1
    assert said.err == f"newsdash: {tmp_path / 'config.toml'}:1: genral is not a setting; did you mean general?\n"


def test_a_configuration_that_is_named_must_be_there(shell: Shell, tmp_path: Path) -> None:
    assert "no such file" in shell.run("feeds", "--config", str(tmp_path / "none.toml")).err


def test_a_fault_of_ours_is_not_hidden(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("newsdash.commands.feeds.run", fault)
    with pytest.raises(ZeroDivisionError):
        shell.run("feeds")


def test_interrupting_a_command_is_no_fault(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("newsdash.commands.feeds.run", interrupted)
    assert shell.run("feeds").status == 130


def test_the_way_to_the_screen_imports_nothing_it_does_not_need() -> None:
    program = "import newsdash.cli, newsdash.config, newsdash.wire, newsdash.subscriptions, sys; print(*sys.modules)"
    # What coverage would import does not count.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environ)
    loaded = ended.stdout.split()
    heavy = {"httpx", "yake", "trafilatura", "feedparser", "lxml", "numpy", "apsw", "argparse", "tomllib"}
    assert not heavy & set(loaded)


@pytest.mark.parametrize(
    ("moment", "written"), [(0, None), (None, None), (1_795_000_000, "2026-11-18T11:06:40Z"), (10**15, None)]
)
def test_moments_are_written_in_utc_and_impossible_ones_left_out(moment: int | None, written: str | None) -> None:
    assert iso(moment) == written
    assert short(moment or 0, UTC) == ("2026-11-18 11:06" if written else "-")
