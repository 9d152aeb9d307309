"""One page that cannot be made, by whatever fault, stops neither the others nor the news of the next save."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from loosen.devserver.attempt import Fault
from loosen.devserver.indexer import BackgroundIndexer
from loosen.devserver.live_site import LiveSite
from loosen.devserver.server import Server

from tests.soon import soon

from .asking import asked
from .conftest import ROOT

BROKEN = "{{ nothing.at.all }}"


@dataclass
class Heard:
    """What the terminal is told."""

    saved: list[tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def touched(self, files: tuple[str, ...], addresses: tuple[str, ...]) -> None:
        self.saved.append((files, addresses))

    def told(self, name: str, fault: Fault) -> None:
        self.failed.append(f"{name}: {fault}")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Our templates, to be broken."""
    shutil.copytree(ROOT / "templates", tmp_path / "root" / "templates")
    shutil.copytree(ROOT / "tests" / "neck", tmp_path / "root" / "content")
    (tmp_path / "root" / "build" / "docs").mkdir(parents=True)
    return tmp_path / "root"


@pytest.fixture
def heard() -> Heard:
    return Heard()


def looked_at(root: Path) -> LiveSite:
    return LiveSite(root / "content", origin="http://x/", today=lambda: date(2026, 12, 1), root=root)


@pytest.fixture
def served(root: Path, heard: Heard) -> Iterator[tuple[Server, LiveSite]]:
    """Where the page of each muscle is broken."""
    (root / "templates" / "pages" / "muscle.md.jinja").write_text(BROKEN, "utf-8")
    preview = looked_at(root)
    survey = BackgroundIndexer(preview, heard.touched, heard.told)
    with Server(0, preview, survey, root / "templates" / "devserver", heard.told) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        survey.start()
        yield server, preview
        server.ending.set()
        server.shutdown()


def test_a_page_that_cannot_be_made_says_so_and_the_others_are_shown(
    served: tuple[Server, LiveSite], heard: Heard
) -> None:
    server, preview = served
    assert preview.state.snapshot
    muscles = [page.address for page in preview.state.snapshot.pages.values() if page.kind.name == "muscle"]
    for address in muscles:
        answer = asked(server.origin, address)
        assert answer.status == 500
        assert b"please report it" in answer.body
        assert asked(server.origin, "/").status == 200
    assert any(line.startswith(muscles[0]) for line in heard.failed)


def test_the_survey_goes_on_after_a_page_that_cannot_be_made(
    served: tuple[Server, LiveSite], heard: Heard
) -> None:
    server, preview = served
    file = preview.reader.content / "exercises" / "ear-to-shoulder.yml"

    def found(word: str) -> bool:
        return word in asked(server.origin, "/search/search_index.json").body.decode()

    assert soon(lambda: found("shoulder"), right=True)
    for word in ("zephyr", "gossamer"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("name: ", f"name: {word} ", 1), "utf-8")
        preview.refresh()
        assert soon(lambda word=word: found(word), right=True)
    assert [files for files, _ in heard.saved] == [("content/exercises/ear-to-shoulder.yml",)] * 2
    assert heard.failed


def test_a_program_that_cannot_read_the_content_says_so_and_reads_the_next_save(root: Path) -> None:
    config = root / "templates" / "mkdocs.yml"
    settings = config.read_text("utf-8")
    config.write_text("theme: {name: nothing}", "utf-8")
    preview = looked_at(root)
    assert preview.state.snapshot is None
    assert "please report this" in str(preview.state.report)
    config.write_text(settings, "utf-8")
    site = preview.reader.content / "site.yml"
    site.write_text(site.read_text("utf-8") + "\n", "utf-8")
    assert preview.refresh().is_current
