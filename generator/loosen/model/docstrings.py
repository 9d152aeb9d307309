"""What the model and its fields mean: their docstrings, as they stand in the source.

From the source, because `python -OO` runs without them, and authors' editors show them all the same.
"""

from __future__ import annotations

import ast
import functools
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise


def _found(type_: type) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in reversed(type_.__mro__[:-1]):
        found |= _of_module(one.__module__).get(one.__name__, {})
    return found


# As a plain callable: mypy takes a cached function's arguments for unhashable when they are types.
docstrings: Callable[[type], Mapping[str, str]] = functools.cache(_found)
"""Those of a type's fields, inherited ones too, by the names of the fields."""


def docstring(type_: type) -> str:
    """A type's own; empty when it has none."""
    node = _classes(type_.__module__).get(type_.__name__)
    return (ast.get_docstring(node) or "") if node else ""


@functools.cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    return {name: dict(_of_class(node)) for name, node in _classes(name).items()}


@functools.cache
def _classes(name: str) -> Mapping[str, ast.ClassDef]:
    """All of a module: to parse it for each of them would take longer than to check a content."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in pairwise(node.body):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
