"""The command line and composition root: options in, a command or a screen out, every expected failure in words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from newsdash.config import Config
    from newsdash.paths import StorePaths

FAILED = 1
UNUSABLE = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run newsdash with `arguments`, those of the process by default; the exit status."""
    from newsdash.commands.arguments import parse

    options = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough.
        _drop_output()
        return 0
    except OSError as error:
        print(f"newsdash: {error.filename or 'the output'}: {error.strerror or error}.", file=sys.stderr)
        _drop_output()
    except Exception as error:
        if not _is_expected(error):
            raise
        print(f"newsdash: {error}", file=sys.stderr)
    return UNUSABLE if options.command == "fetch" else FAILED


def _run(options: Namespace) -> int:
    from newsdash.paths import StorePaths, default_store

    config = _config(options)
    if not options.command and options.demo and options.store is None:
        return _show_demo(config, options)
    paths = StorePaths((options.store or default_store(os.environ)).absolute())
    if not options.command:
        return _show(paths, config, options)
    from importlib import import_module

    # A terminal or pipe in another encoding than UTF-8 must not end a command halfway.
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    status = int(import_module(f"newsdash.commands.{options.command}").run(options, paths, config))
    sys.stdout.flush()
    return status


def _config(options: Namespace) -> Config:
    from newsdash.config import Config, load
    from newsdash.paths import default_config

    if options.command == "inspect" and options.config is None:
        # It answers for each input, whatever else is wrong.
        return Config()
    return load((options.config or default_config(os.environ)).absolute(), required=options.config is not None)


def _show(paths: StorePaths, config: Config, options: Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("newsdash: the dashboard needs a terminal. See newsdash --help for what works without.", file=sys.stderr)
        return UNUSABLE
    if not sys.stderr.isatty():
        print("newsdash: the dashboard is drawn on standard error: start it without 2> or 2>&1.", file=sys.stderr)
        return UNUSABLE
    from tui.start import run

    return run(paths, config, config_path=options.config and options.config.absolute(), demo=options.demo)


def _show_demo(config: Config, options: Namespace) -> int:
    """The demo in a store that its newsroom removes when it ends."""
    from tempfile import mkdtemp

    from newsdash.paths import StorePaths
    from newsdash.temporary import mark, remove

    paths = StorePaths(Path(mkdtemp(prefix="newsdash-demo-")))
    mark(paths)
    try:
        return _show(paths, config, options)
    finally:
        # No newsroom came, or it is gone already.
        if not paths.socket.exists():
            remove(paths)


def _drop_output() -> None:
    """Keep the interpreter from flushing once more what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_expected(error: Exception) -> bool:
    from newsdash.config import ConfigError
    from newsdash.store import StoreError
    from newsdash.subscriptions import SubscriptionsError
    from newsdash.wire import WireError

    return isinstance(error, ConfigError | StoreError | SubscriptionsError | WireError)
