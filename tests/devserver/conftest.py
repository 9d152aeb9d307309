"""`loosen serve` as a person starts it, over a copy of a content folder, with a browser that looks at it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
SILENCE = 120.0
"""Seconds until a server that says nothing is taken for one that hangs."""


@dataclass
class Serving:
    """A running preview and the folder that it shows."""

    process: subprocess.Popen[str]
    content: Path
    origin: str = ""
    """With a slash at its end."""
    said: list[str] = field(default_factory=list)
    """All lines that it has printed so far."""

    def url(self, address: str) -> str:
        return self.origin + address.lstrip("/")

    def edit(self, file: str, old: str, new: str) -> None:
        """Save a file of the content with one text in place of another, so that nobody sees half of it."""
        path, whole = self.content / file, self.content.parent / "whole"
        text = path.read_text("utf-8")
        assert old in text
        whole.write_text(text.replace(old, new), "utf-8")
        whole.replace(path)

    def heard(self, pattern: str) -> str:
        """Waits for a line of the terminal. A server that stays silent is ended, and shows what it did."""
        assert self.process.stdout
        end = threading.Timer(SILENCE, self.process.send_signal, [signal.SIGABRT])
        end.start()
        try:
            for line in self.process.stdout:
                self.said.append(line.rstrip())
                if re.search(pattern, line):
                    return line
        finally:
            end.cancel()
        pytest.fail(f"no line has {pattern}:\n" + "\n".join(self.said))


def started(content: Path, first: Callable[[], None] = lambda: None) -> Serving:
    """A preview; `first` is called in its process before it begins."""

    def prepared() -> None:
        # Whoever starts the tests in the background passes on that Ctrl-C is not for them.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        first()

    process = subprocess.Popen(
        [sys.executable, "-m", "loosen", "serve", "--port", "0", "--content", str(content)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        # On a full disk, Python would keep half of a compiled module, and stumble over it ever after.
        env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=prepared,
    )
    serving = Serving(process, content)
    line = serving.heard("Your site is at")
    serving.origin = line.split()[4]
    return serving


def stopped(serving: Serving) -> int:
    """Ctrl-C, and the exit code that follows."""
    serving.process.send_signal(signal.SIGINT)
    try:
        return serving.process.wait(timeout=30)
    finally:
        serving.process.kill()
        assert serving.process.stdout
        serving.said += serving.process.stdout.read().splitlines()
        serving.process.stdout.close()


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Our own site, for all tests: each puts back what it changes."""
    content = Path(shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("devserver") / "content"))
    serving = started(content)
    yield serving
    stopped(serving)


@pytest.fixture
def as_it_was(serving: Serving) -> Iterator[None]:
    """Puts the content back as it was before the test."""
    before = {path: path.read_bytes() for path in serving.content.rglob("*.*") if path.is_file()}
    yield
    for path in serving.content.rglob("*.*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, data in before.items():
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A browser that fails the test on whatever it complains of."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    heard: list[str] = []
    context.on(
        "console",
        lambda it: heard.append(f"{it.text} {it.location}") if it.type in ("error", "warning") else None,
    )
    context.on("weberror", lambda it: heard.append(str(it.error)))
    yield context.new_page()
    context.close()
    assert heard == []
