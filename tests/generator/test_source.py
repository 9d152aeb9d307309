"""The reading of a content folder."""

from __future__ import annotations

from pathlib import Path

from generator.source import read


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", "c/d.yml", "GUIDELINES.md", ".hidden.yml", "_off/e.yml", "f.yml~"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("key: value\n", "utf-8")
    files = [one.file for one in read(tmp_path / "content").documents]
    assert files == ["content/a.yml", "content/b.yml", "content/c/d.yml"]
