"""`python -m newsdash.demo --port-file PATH`: serve the demo until standard input closes or the parent ends."""

from __future__ import annotations

import argparse
import contextlib
import os
import select
import sys
import time
from pathlib import Path

from newsdash.demo.server import DemoWorld

_LOOK_FOR_PARENT = 2.0


def main(arguments: list[str] | None = None) -> int:
    """Serve the demo; the port's number is written to the port file once it answers."""
    parser = argparse.ArgumentParser(prog="python -m newsdash.demo", description=__doc__)
    parser.add_argument("--port-file", type=Path, required=True, help="written, whole, once the server answers")
    parser.add_argument("--pace", type=float, default=4.0, metavar="SECONDS", help="between two new articles (4)")
    parser.add_argument("--port", type=int, default=0, help="the port to serve on (any free one)")
    parser.add_argument("--broken", action="store_true", help="also offer a feed that always fails")
    options = parser.parse_args(arguments)
    world = DemoWorld(port=options.port, broken=options.broken)
    parent = os.getppid()
    try:
        world.start(time.time(), options.pace)
    except OSError as error:
        print(f"The demo can't listen on port {options.port}: {error.strerror}. Leave --port out.", file=sys.stderr)
        return 2
    _write_whole(options.port_file, f"{world.port}\n")
    with contextlib.suppress(KeyboardInterrupt):
        _wait_for_the_end(parent)
    world.stop()
    return 0


def _wait_for_the_end(parent: int) -> None:
    while os.getppid() == parent:
        readable, _, _ = select.select([sys.stdin], [], [], _LOOK_FOR_PARENT)
        if readable and not os.read(sys.stdin.fileno(), 4096):
            return


def _write_whole(file: Path, text: str) -> None:
    """Write under another name first, so that who waits for the file never reads half of it."""
    draft = file.with_name(f"{file.name}.draft")
    draft.write_text(text)
    draft.replace(file)


if __name__ == "__main__":
    raise SystemExit(main())
