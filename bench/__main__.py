"""`python -m bench [NAME …]`: the benches by name, all of them by default, one after the other."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path
from time import perf_counter


def names() -> list[str]:
    """The benches: the modules of this folder that have a `main` to run."""
    here = Path(__file__).parent
    return sorted(
        found.name
        for found in pkgutil.iter_modules([str(here)])
        if found.name != "__main__" and "\ndef main(" in (here / f"{found.name}.py").read_text("utf-8")
        and found.name != "fill"
    )  # fmt: skip


def main() -> int:
    """Run the benches that the command line names."""
    wanted = sys.argv[1:] or names()
    unknown = [name for name in wanted if name not in names()]
    if unknown:
        print(f"No such bench: {', '.join(unknown)}. There are: {', '.join(names())}.", file=sys.stderr)
        return 2
    sys.argv = sys.argv[:1]
    for name in wanted:
        print(f"\n== {name}", flush=True)
        began = perf_counter()
        importlib.import_module(f"bench.{name}").main()
        print(f"   ({perf_counter() - began:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
