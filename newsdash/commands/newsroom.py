"""`newsdash newsroom`: the newsroom of a store, for screens that called it or for systemd."""

from __future__ import annotations

from argparse import Namespace

from newsdash.config import Config
from newsdash.newsroom import process
from newsdash.paths import StorePaths


def run(options: Namespace, paths: StorePaths, config: Config) -> int:
    """Be the newsroom until it is over."""
    return process.run(paths, config, linger=options.linger, demo=options.demo)
