"""`python -m newsdash.demo`: a process of its own that never outlives the one that started it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from newsdash.demo.__main__ import main
from newsdash.demo.server import DemoWorld

_LIMIT = 20.0


def _start(folder: Path, *more: str) -> tuple[subprocess.Popen[bytes], Path]:
    port_file = folder / "port"
    command = [sys.executable, "-m", "newsdash.demo", "--port-file", str(port_file), *more]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE), port_file


def _wait_for(file: Path) -> None:
    end = time.monotonic() + _LIMIT
    while not file.exists():
        assert time.monotonic() < end, "no port file"
        time.sleep(0.02)


def test_it_serves_until_its_standard_input_closes(tmp_path: Path) -> None:
    process, port_file = _start(tmp_path, "--pace", "1")
    with process:
        _wait_for(port_file)
        assert httpx.get(f"http://127.0.0.1:{int(port_file.read_text())}/").status_code == 200
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(_LIMIT) == 0


def test_it_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    parent = (
        "import subprocess, sys, time, os\n"
        "command = [sys.executable, '-m', 'newsdash.demo', '--port-file', sys.argv[1]]\n"
        "read, write = os.pipe()\n"
        "os.set_inheritable(write, True)\n"
        "child = subprocess.Popen(command, stdin=read, close_fds=False)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    port_file = tmp_path / "port"
    with subprocess.Popen([sys.executable, "-c", parent, str(port_file)], stdout=subprocess.PIPE) as process:
        _wait_for(port_file)
        process.kill()
    end = time.monotonic() + _LIMIT
    while _answers(int(port_file.read_text())):
        assert time.monotonic() < end, "it outlived its parent"
        time.sleep(0.05)


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/").status_code == 200
    except httpx.TransportError:
        return False


def test_a_port_in_use_is_refused_with_what_to_do(
    tmp_path: Path, demo: DemoWorld, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--port-file", str(tmp_path / "port"), "--port", str(demo.port)]) == 2
    assert "Leave --port out" in capsys.readouterr().err
    assert not (tmp_path / "port").exists()
