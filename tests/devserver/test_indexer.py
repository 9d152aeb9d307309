"""What the terminal is told of a save, whenever it comes."""

from __future__ import annotations

import shutil
import threading
from datetime import date
from pathlib import Path

from loosen.devserver.indexer import BackgroundIndexer
from loosen.devserver.live_site import LiveSite

from tests.soon import soon

from .conftest import ROOT


def test_a_save_before_all_pages_were_seen_once_is_told_too(tmp_path: Path) -> None:
    content = Path(shutil.copytree(ROOT / "tests" / "neck", tmp_path / "content"))
    preview = LiveSite(content, origin="http://x/", today=lambda: date(2026, 12, 1))
    told: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    indexer = BackgroundIndexer(preview, lambda *save: told.append(save), lambda *fault: None)
    with preview.lock.background():  # the first page of the first round waits for this
        indexer.start()
        file = content / "exercises" / "ear-to-shoulder.yml"
        file.write_text(file.read_text("utf-8").replace("name: ", "name: Slow ", 1), "utf-8")
        refresh = threading.Thread(target=preview.refresh)
        refresh.start()
    refresh.join()
    assert soon(lambda: len(told), right=1)
    files, addresses = told[0]
    assert files == ("content/exercises/ear-to-shoulder.yml",)
    assert "/stretches/ear-to-shoulder/" in addresses
