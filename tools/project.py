"""The project's commands, with or without make: `python tools/project.py serve --port 8001`.

What they do stands in commands.py. This file is in words that any Python understands, so that one which is
too old says so: 2.7 and 3.6 stop at the first line of the others.
"""

import sys

if sys.version_info < (3, 7):  # noqa: UP036 - that is what this file is for
    sys.exit(
        "Loosen needs Python 3.11 or newer, this one is "
        + sys.version.split()[0]
        + ". Get it from https://www.python.org/downloads/"
    )

from commands import main

if __name__ == "__main__":
    sys.exit(main())
