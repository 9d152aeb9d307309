"""Bodies for the tests, read as authors write them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.model.figure import Figure
from loosen.model.mannequin import Body
from pydantic import TypeAdapter

EXERCISES = Path(__file__).parents[3] / "content" / "exercises"
Made = Callable[[str], Body]


def read(text: str) -> Any:
    """YAML in which every text stays a text, as `source` reads it."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.fixture
def made() -> Made:
    """A body from what stands under `body:`."""
    return lambda text: TypeAdapter(Body).validate_python(read(text) or {})


def figures() -> dict[str, Figure]:
    """All figures of the site that we publish, under the ids of their exercises."""
    found = {
        path.stem: read(path.read_text("utf-8")).get("figure") for path in sorted(EXERCISES.glob("*.yml"))
    }
    return {id: TypeAdapter(Figure).validate_python(figure) for id, figure in found.items() if figure}


def bodies() -> dict[str, Body]:
    """Those that are people in three dimensions."""
    return {id: figure.body for id, figure in figures().items() if figure.body}
