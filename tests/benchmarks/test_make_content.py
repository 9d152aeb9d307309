"""The maker of large contents: what it makes is what an author could have written."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from loosen.build.build import load_and_check
from loosen.model.kinds import EXERCISES

from benchmarks.make_content import ROOT, make
from tests.conftest import TODAY

pytestmark = pytest.mark.slow

NUMBER = 75
"""Two whole families of the real content, and a part of a third."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "content"
    make(ROOT / "content", out, NUMBER)
    return out


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_made_content_is_without_errors_and_warnings(made: Path) -> None:
    site, report = load_and_check(made, today=date.fromisoformat(TODAY))
    assert site, report
    assert str(report) == ""
    assert len(site.exercises) == NUMBER


def test_made_content_has_every_kind_in_proportion_and_drawings_that_differ(made: Path) -> None:
    site, _ = load_and_check(made, today=date.fromisoformat(TODAY))
    real, _ = load_and_check(ROOT / "content", today=date.fromisoformat(TODAY))
    assert site
    assert real
    assert {type(one) for one in site.exercises.values()} == {kind.type for kind in EXERCISES.values()}
    assert len(site.muscles) >= 2 * len(real.muscles)
    assert len(site.routines) >= 2 * len(real.routines)
    assert len({repr(one.figure) for one in site.exercises.values()}) == NUMBER


def test_same_seed_makes_the_same_bytes_and_another_seed_does_not(made: Path, tmp_path: Path) -> None:
    # In processes of their own: each of them puts the members of a set in an order of its own.
    for number in "123":
        given = f"-m benchmarks.make_content {number} --number {NUMBER}".split()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": number}
        subprocess.run([sys.executable, *given], cwd=tmp_path, env=environment, check=True)
        assert _files(tmp_path / number) == _files(made)
    make(ROOT / "content", tmp_path / "other", NUMBER, seed=2)
    assert _files(tmp_path / "other") != _files(made)


def test_fewer_exercises_than_there_are_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must be at least"):
        make(ROOT / "content", tmp_path / "small", 3)
