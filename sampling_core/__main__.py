"""``python -m sampling_core``: the command line."""

import sys

from sampling_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
