"""Imports into a content folder, as the command does it."""

from __future__ import annotations

import datetime
import pathlib

import yaml
from click.testing import CliRunner, Result
from loosen.cli import main

SAMPLES = pathlib.Path(__file__).parent / "samples"
TODAY = datetime.date(2026, 12, 1)
OWNER = ("--author", "A. Sample", "--licence", "CC0")


def bring(content: pathlib.Path, file: pathlib.Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["import", str(file), "--content", str(content), *options])


def written(content: pathlib.Path, id: str) -> dict[str, object]:
    return yaml.load((content / "exercises" / f"{id}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
