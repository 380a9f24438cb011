"""The public corpora: at $NEWSDASH_CORPORA, or shared/data beside the repository."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Callable[[str], Path]:
    """A function from a corpus's name to its folder; it skips the test that asks for one that is not there."""
    root = Path(os.environ.get("NEWSDASH_CORPORA") or Path(__file__).parents[3] / "shared" / "data")

    def folder(name: str) -> Path:
        if not (root / name).is_dir():
            pytest.skip(f"no corpus “{name}”: set NEWSDASH_CORPORA to the folder that holds it")
        return root / name

    return folder
