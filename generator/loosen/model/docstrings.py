"""Docstrings of the model's types and fields, read from their source.

Python keeps no docstrings of fields, and under `python -OO` none at all.
"""

from __future__ import annotations

import ast
import functools
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise


def _collect(type_: type) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in reversed(type_.__mro__[:-1]):
        found |= _of_module(one.__module__).get(one.__name__, {})
    return found


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
docstrings: Callable[[type], Mapping[str, str]] = functools.cache(_collect)
"""The docstrings of a type's fields, with inherited ones, by field name."""


def docstring(type_: type) -> str:
    """The docstring of a type; empty if it has none."""
    node = _classes(type_.__module__).get(type_.__name__)
    return (ast.get_docstring(node) or "") if node else ""


@functools.cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    return {name: dict(_of_class(node)) for name, node in _classes(name).items()}


@functools.cache
def _classes(name: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module, parsed once: parsing it for each class would take longer than a check."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in pairwise(node.body):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
