"""What the tests for authors share: the real content, a copy to change, YAML as an editor reads it."""

from __future__ import annotations

import pathlib
import re
import shutil
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from loosen.loader.parse import parse
from loosen.loader.reader import ReadResult, read
from loosen.model import Draft

ROOT = pathlib.Path(__file__).parents[2]


class _AsEditors(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` is a text, `2` a number, `2026-11-22` a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML declares it


for tag, form in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    _AsEditors.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{form})$"), None)


@pytest.fixture(scope="session")
def as_editors_read() -> Callable[[str], Any]:
    """The data in a YAML text, as an editor sees it."""
    return lambda text: yaml.load(text, Loader=_AsEditors)


@pytest.fixture(scope="session")
def reading() -> ReadResult:
    return read(ROOT / "content")


@pytest.fixture(scope="session")
def draft(reading: ReadResult) -> Draft:
    return parse(reading)[0]


@pytest.fixture(scope="session")
def undrawn(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The real content without its drawings, whose check takes longer than all the rest."""
    out = tmp_path_factory.mktemp("undrawn") / "content"
    shutil.copytree(ROOT / "content", out)
    for file in (out / "exercises").glob("*.yml"):
        text, figure, _ = file.read_text("utf-8").partition("\nfigure:\n")
        file.write_text(text + "\n" if figure else text, "utf-8")
    return out


@pytest.fixture
def content(undrawn: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """A copy of it, to be changed."""
    return pathlib.Path(shutil.copytree(undrawn, tmp_path / "content"))
