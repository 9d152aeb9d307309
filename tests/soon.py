"""For what comes by the network's time and gives no other sign."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
PATIENCE = 40.0
"""Seconds. A machine that does other things beside the tests is slow, and not wrong."""


def soon(find: Callable[[], T], right: T) -> T:
    """What is found at last: asked again until it is right."""
    end = time.monotonic() + PATIENCE
    while (found := find()) != right and time.monotonic() < end:
        time.sleep(0.05)
    return found
