"""`python -m diplo_extract`: the `diplo` command where its script is not on the path."""

import sys

from diplo_extract.cli import main

if __name__ == "__main__":
    sys.exit(main())
