"""The edge at which a fault of ours ends: it is told, and what else goes on is not stopped by it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong, on one line."""

    text: str
    place: str
    """The file and line of the program."""

    def __str__(self) -> str:
        return f"{self.text} ({self.place})"


Failed: TypeAlias = Callable[[str, Fault], None]
"""Is told what could not be done, by its address or name, and why."""


def attempt(make: Callable[[], T]) -> tuple[T | None, Fault | None]:
    """What is made, or the fault that was in the way.

    Raises:
        ConnectionError, TimeoutError: the browser went away.
    """
    try:
        return make(), None
    except (ConnectionError, TimeoutError):
        raise
    except Exception as error:  # noqa: BLE001 - one bad page must not stop the others, whatever is bad in it
        last = traceback.extract_tb(error.__traceback__)[-1]
        text = f"{type(error).__name__}: {error}"[:200].encode("unicode_escape").decode()
        return None, Fault(text, f"{Path(last.filename).name}:{last.lineno}")
