"""Error boundary: turns an exception of ours into a value, so that one bad page does not stop the server."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """An unexpected exception, on one line."""

    text: str
    place: str
    """File and line of the code that raised it."""

    def __str__(self) -> str:
        return f"{self.text} ({self.place})"


Failed: TypeAlias = Callable[[str, Fault], None]
"""Called with the URL or name of what failed, and the fault."""


def attempt(make: Callable[[], T]) -> tuple[T | None, Fault | None]:
    """The result of `make`, or its fault.

    Raises:
        ConnectionError, TimeoutError: the browser closed the connection.
    """
    try:
        return make(), None
    except (ConnectionError, TimeoutError):
        raise
    except Exception as error:  # noqa: BLE001 - any fault of one page must not stop the others
        last = traceback.extract_tb(error.__traceback__)[-1]
        text = f"{type(error).__name__}: {error}"[:200].encode("unicode_escape").decode()
        return None, Fault(text, f"{Path(last.filename).name}:{last.lineno}")
