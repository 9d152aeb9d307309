"""Figures for the tests, read as authors write them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from loosen.model.figure import Figure
from pydantic import TypeAdapter

EXERCISES = Path(__file__).parents[3] / "content" / "exercises"
Made = Callable[[str], Figure]


def read(text: str) -> Any:
    """YAML in which every text stays a text, as `source` reads it."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.fixture
def made() -> Made:
    """A figure from what stands under `figure:`; `shows` need not be written."""
    return lambda text: TypeAdapter(Figure).validate_python({"shows": "A body."} | (read(text) or {}))


def figures() -> dict[str, Figure]:
    """All figures of the site that we publish, under the ids of their exercises."""
    found = {
        path.stem: read(path.read_text("utf-8")).get("figure") for path in sorted(EXERCISES.glob("*.yml"))
    }
    return {id: TypeAdapter(Figure).validate_python(figure) for id, figure in found.items() if figure}
