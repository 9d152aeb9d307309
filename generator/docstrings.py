"""What the fields of the model mean: each one's docstring, as it stands in the source."""

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


@functools.cache
def _of_module(name: str) -> Mapping[str, Mapping[str, str]]:
    """Of all classes in a module: to parse it for each of them would take longer than to check a content."""
    tree = ast.parse(inspect.getsource(sys.modules[name]))
    return {node.name: dict(_of_class(node)) for node in tree.body if isinstance(node, ast.ClassDef)}


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, after in pairwise(node.body):
        match field, after:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
