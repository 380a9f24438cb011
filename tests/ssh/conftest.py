"""An sshd of the test's own: loopback, a port of its own, throwaway keys, for the user who runs the tests."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.terminal import Terminal

Connect = Callable[..., Terminal]

CONFIG = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/reader_key.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PrintMotd no
PrintLastLog no
"""


@pytest.fixture(scope="session")
def connect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connect]:
    """A function that runs a command over SSH in a terminal: connect("command", columns=80, rows=24)."""
    sshd = shutil.which("sshd") or "/usr/sbin/sshd"
    if not Path(sshd).exists() or shutil.which("ssh") is None:
        pytest.skip("no OpenSSH server here: install openssh-server to run these tests")
    folder = tmp_path_factory.mktemp("sshd")
    for name in ("host_key", "reader_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port = _free_port()
    (folder / "config").write_text(CONFIG.format(port=port, folder=folder))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    with (folder / "log").open("wb") as log:
        daemon = subprocess.Popen([sshd, "-D", "-e", "-f", folder / "config"], stdin=subprocess.DEVNULL, stderr=log)
    try:
        _wait_for(port, daemon, folder / "log")
        yield lambda command, **size: Terminal(_ssh(folder, port, command), **size)
    finally:
        daemon.terminate()
        daemon.wait(10)


def _ssh(folder: Path, port: int, command: str) -> list[str]:
    options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes"]
    return [
        "ssh", "-tt", "-F", "none", "-p", str(port), "-i", str(folder / "reader_key"),
        *(word for option in options for word in ("-o", option)),
        f"{getpass.getuser()}@127.0.0.1", command,
    ]  # fmt: skip


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _wait_for(port: int, daemon: subprocess.Popen[bytes], log: Path) -> None:
    deadline = monotonic() + 10
    while monotonic() < deadline and daemon.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            sleep(0.02)
        else:
            return
    pytest.fail(f"sshd did not start:\n{log.read_text()}")
