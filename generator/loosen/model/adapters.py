"""Pydantic type adapters, cached because they are slow to build."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter


def _make(type_: type) -> TypeAdapter[Any]:
    return TypeAdapter(type_)


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
type_adapter: Callable[[type], TypeAdapter[Any]] = functools.cache(_make)
"""The adapter of a type of the model."""
