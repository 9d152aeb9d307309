"""What turns data into values of a type and back; it takes far longer to make than to use."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter


def _made(type_: type) -> TypeAdapter[Any]:
    return TypeAdapter(type_)


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
adapter: Callable[[type], TypeAdapter[Any]] = functools.cache(_made)
"""One for each type, for all that a process does with it."""
