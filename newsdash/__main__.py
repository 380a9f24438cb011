"""`python -m newsdash`."""

import sys

from newsdash.cli import main

if __name__ == "__main__":
    sys.exit(main())
