"""How many processes can share work."""

from __future__ import annotations

import os
import sys


def cores() -> int:
    """Those that we may use; only Linux copies a running program cheaply and safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
