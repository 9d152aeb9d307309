"""What all tests share: the small site about the neck, cases that change it, and golden files.

`pytest --update-cases` writes what comes out into the golden files, and shows each change. Read them all:
from then on they are what must come out.
"""

from __future__ import annotations

import difflib
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings
from loosen.build.build import load_and_check
from loosen.cli import main
from loosen.model import Site

from tests.soon import PATIENCE

if TYPE_CHECKING:  # only browser tests need the package
    from playwright.sync_api import Browser, Playwright

# The same inputs at each run, however slow the machine; `python -m tests.fuzz` looks for new ones.
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
settings.load_profile("suite")

BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WHOLE_SITE = {"raw", "published", "rendered", "serving", "built", "undrawn"}
"""Fixtures that build, render, serve or copy our own site; in the folders beside the tests."""
TESTS = Path(__file__).parent
TODAY = "2026-12-01"
Golden: TypeAlias = Callable[[Path, str], None]
Loosen: TypeAlias = Callable[..., Result]
_changes = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One for all, as Playwright wants it."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = start_chromium(playwright)
    yield browser
    browser.close()


def start_chromium(playwright: Playwright) -> Browser:
    """The system's, or Playwright's own where the system has none."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    path = os.environ.get("LOOSEN_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    return playwright.chromium.launch(executable_path=path, args=BROWSER_ARGUMENTS)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases", action="store_true", help="write the golden files anew, and show the changes"
    )


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs our whole site is slow, so `make quick` leaves it out. Others are marked one by one."""
    for item in items:
        if WHOLE_SITE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if changes := terminalreporter.config.stash.get(_changes, []):
        terminalreporter.section("updated golden files")
        terminalreporter.write_line("\n".join(changes))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds a text to a file; with `--update-cases`, the file to the text."""

    def compare(path: Path, text: str) -> None:
        before = path.read_text("utf-8") if path.exists() else ""
        if request.config.getoption("--update-cases") and text != before:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            name = path.relative_to(TESTS).as_posix()
            diff = difflib.unified_diff(before.splitlines(), text.splitlines(), name, name, lineterm="", n=1)
            request.config.stash.setdefault(_changes, []).extend(diff)
            return
        assert text.splitlines() == before.splitlines(), (
            f"if the new text is right: pytest --update-cases ({path})"
        )

    return compare


@pytest.fixture
def neck(tmp_path: Path) -> Path:
    """The small site about the neck, free to be changed."""
    return Path(shutil.copytree(TESTS / "neck", tmp_path / "neck"))


@pytest.fixture
def changed(neck: Path) -> Callable[[Path], Path]:
    """The small site as a case changes it; `tests/cases/README.md` explains a case."""

    def change(case: Path) -> Path:
        wanted: dict[str, Any] = yaml.safe_load(case.read_text("utf-8"))
        for path, text in _texts(neck, wanted):
            (neck / path).parent.mkdir(parents=True, exist_ok=True)
            (neck / path).write_bytes(text.encode(wanted.get("encoding", {}).get(path, "utf-8")))
        for path in wanted.get("delete", ()):
            (neck / path).unlink()
        return neck

    return change


def _texts(folder: Path, wanted: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each changed file with its whole new text."""
    yield from wanted.get("files", {}).items()
    for path, (text, times) in wanted.get("repeat", {}).items():
        yield path, text * times
    for path, pairs in wanted.get("replace", {}).items():
        text = (folder / path).read_bytes().decode()
        for old, new in pairs.items():
            assert old in text, f"{path} has no {old!r}"
            text = text.replace(old, new)
        yield path, text


@pytest.fixture
def loosen() -> Loosen:
    """The command, on a day that never changes."""

    def run(*arguments: object, today: str = TODAY) -> Result:
        midnight = datetime.fromisoformat(today).replace(tzinfo=UTC).timestamp()
        return CliRunner().invoke(main, [*map(str, arguments)], env={"SOURCE_DATE_EPOCH": f"{midnight:.0f}"})

    return run


@pytest.fixture(scope="session")
def neck_site() -> Site:
    """The small site, read once."""
    return _site(TESTS / "neck")


@pytest.fixture(scope="session")
def real_site() -> Site:
    """The site that we publish, read once."""
    return _site(TESTS.parent / "content")


def _site(content: Path) -> Site:
    site, report = load_and_check(content, today=date.fromisoformat(TODAY))
    assert site, str(report)
    return site
