"""Runs newsdash as a person does in a shell, against a press on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsdash.cli import main
from tests.newsdash.newsroom.press import Press


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON objects it printed, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Shell:
    """A shell whose newsdash has a store and a configuration of its own."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def store(self) -> Path:
        return self.folder / "store"

    def run(self, *arguments: str) -> Said:
        """`newsdash ARGUMENTS`, in this process."""
        self.capture.readouterr()
        try:
            status = main([*arguments, "--store", str(self.store)])
        except SystemExit as end:
            status = int(end.code or 0)
        printed = self.capture.readouterr()
        return Said(status, printed.out, printed.err)


@pytest.fixture
def press() -> Iterator[Press]:
    press = Press()
    yield press
    press.close()


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Shell(tmp_path, capsys)
