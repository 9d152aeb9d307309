"""Bodies for the tests, read as authors write them."""

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.model.adapters import type_adapter
from loosen.model.figure import Figure
from loosen.model.mannequin import Body
from loosen.site.translations import Loader

EXERCISES = Path(__file__).parents[3] / "content" / "exercises"
Made = Callable[[str], Body]


def read(text: str) -> Any:
    """YAML in which every text stays a text, as `source` reads it."""
    return yaml.load(text, Loader=Loader)


@pytest.fixture
def made() -> Made:
    """A body from what stands under `body:`."""
    return lambda text: type_adapter(Body).validate_python(read(text) or {})


@functools.cache
def figures() -> Mapping[str, Figure]:
    """All figures of the site that we publish, under the ids of their exercises."""
    found = {
        path.stem: read(path.read_text("utf-8")).get("figure") for path in sorted(EXERCISES.glob("*.yml"))
    }
    return {id: type_adapter(Figure).validate_python(figure) for id, figure in found.items() if figure}


@functools.cache
def bodies() -> Mapping[str, Body]:
    """Those that are people in three dimensions."""
    return {id: figure.body for id, figure in figures().items() if figure.body}
