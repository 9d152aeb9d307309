"""A check that remembers says what one without a memory says, whatever was changed in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from loosen.build.build import load_and_check
from loosen.loader.check_cache import CheckCache
from loosen.model.diagnostic import Report
from loosen.runtime.store import NAME, Store

from tests.conftest import TODAY

TESTS = Path(__file__).parents[1]
CASES = sorted((TESTS / "cases" / "check").rglob("*.yml"))
ONE_OF_EACH = list({path.parent: path for path in CASES}.values())
STRETCH = "exercises/ear-to-shoulder.yml"


def said(content: Path, cache: Path | None = None) -> Report:
    return load_and_check(content, today=date.fromisoformat(TODAY), cache=cache)[1]


@pytest.fixture(scope="session")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is remembered of the small site."""
    cache = tmp_path_factory.mktemp("cache")
    assert not said(TESTS / "neck", cache)
    return cache


@pytest.fixture
def cache(remembered: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    return Path(copytree(remembered, tmp_path / "cache"))


@pytest.fixture
def all_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes share even the smallest work."""
    monkeypatch.setenv("LOOSEN_PROCESSES", "2")


@pytest.mark.slow
@pytest.mark.parametrize("case", ONE_OF_EACH, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_all_cores_find_the_same_mistakes(
    case: Path, changed: Callable[[Path], Path], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    content = changed(case)
    alone = said(content)
    request.getfixturevalue("all_cores")
    assert said(content) == alone
    assert said(content, tmp_path / "new") == alone


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_mistake_is_told_as_if_nothing_were_remembered(
    case: Path, changed: Callable[[Path], Path], cache: Path
) -> None:
    content = changed(case)
    anew = said(content)
    assert said(content, cache) == anew
    assert said(content, cache) == anew


def test_a_new_phrase_is_looked_for_in_files_that_did_not_change(neck: Path, cache: Path) -> None:
    assert not said(neck, cache)
    rules = neck / "evidence/never-write.yml"
    rules.write_text(
        f"{rules.read_text('utf-8')}\nlean:\n  phrases: [lean a little]\n  say: write less\n", "utf-8"
    )
    assert said(neck, cache) == said(neck)
    assert STRETCH in str(said(neck, cache))


def test_a_mistake_that_was_mended_is_no_longer_told(neck: Path, cache: Path) -> None:
    file = neck / STRETCH
    good = file.read_text("utf-8")
    file.write_text(good.replace("level: easy", "level: esay"), "utf-8")
    assert said(neck, cache).errors
    file.write_text(good, "utf-8")
    assert not said(neck, cache)


def test_a_file_that_did_not_change_is_known(neck: Path, cache: Path) -> None:
    file = neck / STRETCH
    store = Store(cache)
    seen = CheckCache(store)
    assert seen.get(file, f"neck/{STRETCH}")
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert not seen.get(file, f"neck/{STRETCH}")
    store.close()


def test_a_broken_memory_is_thrown_away(neck: Path, cache: Path, caplog: pytest.LogCaptureFixture) -> None:
    (cache / NAME).write_bytes(b"not a database" * 99)
    assert not said(neck, cache)
    assert "thrown away" in caplog.text
