"""The folder of one size: content, and a configuration for each publisher that shows the same pages."""

from __future__ import annotations

import pathlib
import shutil
from datetime import date
from typing import Any

import yaml
from loosen.build.build import load_and_check
from loosen.build.renderer import NOT_SEARCHED, catalogue
from loosen.site.pages import navigation

from benchmarks.make_content import make
from benchmarks.process import ROOT

_TEXT = "Lie on your back with your knees bent. This line was edited {} times."
TODAY = date(2026, 12, 1)


class Folder:
    """`build/bench/<number>/`, made anew; with its paths, and the edit that a warm build follows."""

    def __init__(self, number: int) -> None:
        self.path = ROOT / "build" / "bench" / str(number)
        self.content = self.path / "content"
        self.docs, self.site = self.path / "docs", self.path / "site"
        self._edits = 0

    def make(self, number: int, *, seed: int = 1, figures: bool = True) -> None:
        """Write the content and the configurations."""
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True)
        make(ROOT / "content", self.content, number, seed=seed, figures=figures)
        ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
        ours |= {"docs_dir": "docs", "site_dir": "site", "watch": ["content"]}
        ours["hooks"] = [str(ROOT / hook) for hook in ours["hooks"]]
        ours["theme"]["custom_dir"] = str(ROOT / ours["theme"]["custom_dir"])
        self._write("mkdocs.yml", ours)
        plain = {key: value for key, value in ours.items() if key not in ("hooks", "watch")}
        # As it comes: its own search, and no extension of ours.
        plain |= {"plugins": ["search"], "markdown_extensions": ["toc"], "nav": self._navigation()}
        plain |= {"docs_dir": "docs-plain"}
        self._write("plain.yml", plain | {"site_dir": "site-plain"})

    def clear(self, *, cache: bool = True) -> None:
        """As before the first build: no pages, no site and, if `cache`, nothing that is remembered."""
        for name in ("docs", "site", "docs-plain", "site-plain", *([".cache"] if cache else [])):
            shutil.rmtree(self.path / name, ignore_errors=True)
        self.docs.mkdir()  # MkDocs wants it before our hook makes it

    def clear_plain(self) -> None:
        """As before the first build without our hooks, with the same pages, which are searched there."""
        for name in ("docs-plain", "site-plain"):
            shutil.rmtree(self.path / name, ignore_errors=True)
        shutil.copytree(self.docs, self.path / "docs-plain")
        for page in (self.path / "docs-plain").rglob("*.md"):
            page.write_text(page.read_text("utf-8").replace(f"{NOT_SEARCHED}\n", "", 1), "utf-8")

    def edit(self) -> pathlib.Path:
        """Change one text of one exercise, as an author would; it is another one each time."""
        self._edits += 1
        file = sorted((self.content / "exercises").glob("*.yml"))[self._edits]
        data = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
        data["position"] = _TEXT.format(self._edits)
        file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8", newline="\n")
        return file

    def _navigation(self) -> list[dict[str, str]]:
        site, report = load_and_check(self.content, today=TODAY)
        assert site, report
        return [{name: path} for name, path in navigation(site, catalogue(site))]

    def _write(self, name: str, data: dict[str, Any]) -> None:
        (self.path / name).write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")
