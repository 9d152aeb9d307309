"""The whole way from a content folder to a folder for readers, with no mkdocs.yml beside the content."""

from __future__ import annotations

import pathlib
import shutil
from dataclasses import dataclass
from datetime import date

from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from loosen.build.build import build
from loosen.build.renderer import TEMPLATES, catalogue
from loosen.finish import Finished, finish
from loosen.model import Site
from loosen.model.diagnostic import Report
from loosen.runtime.files import lock_folder
from loosen.runtime.progress import Progress, no_progress
from loosen.site.pages import navigation


@dataclass(frozen=True, slots=True)
class Published:
    """What was noticed in the content, and what was published; nothing when there is an error."""

    report: Report
    finished: Finished | None = None


def publish(
    content: pathlib.Path,
    site_dir: pathlib.Path,
    *,
    today: date,
    strict: bool = False,
    progress: Progress = no_progress,
) -> Published:
    """Make `site_dir` hold the site of `content`. When that fails, it stays as it was.

    Raises:
        FinishError: MkDocs made what we do not know.
        OSError: a folder cannot be written, or another build does so.
    """
    root = content.parent
    docs, cache = root / "build" / "docs", root / ".cache" / "loosen"
    with lock_folder(root):
        built = build(content, docs, today=today, strict=strict, cache=cache, progress=progress)
        if built.site is None:
            return Published(built.report)
        unfinished, before = (_beside(site_dir, state) for state in ("unfinished", "before"))
        _recover(site_dir, before)
        try:
            _with_mkdocs(built.site, docs, unfinished)
            finished = finish(unfinished, built.site, cards=cache / "cards")
            _swap(unfinished, site_dir, before)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return Published(built.report, finished)


def _with_mkdocs(site: Site, docs: pathlib.Path, site_dir: pathlib.Path) -> None:
    """What `mkdocs build` does, with the settings that the content gives."""
    config = load_config(
        str(TEMPLATES / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(site_dir),
        site_url=site.settings.address,
        nav=[{name: path} for name, path in navigation(site, catalogue(site))],
    )
    # Marked as HTML, which the theme escapes nowhere; else it does so in some places only.
    config.site_name = escape(site.settings.name)
    config.site_description = escape(site.settings.description)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def _beside(site_dir: pathlib.Path, state: str) -> pathlib.Path:
    return site_dir.with_name(f".{site_dir.name}.{state}")


def _swap(unfinished: pathlib.Path, site_dir: pathlib.Path, before: pathlib.Path) -> None:
    shutil.rmtree(before, ignore_errors=True)
    if site_dir.exists():
        site_dir.rename(before)
    unfinished.rename(site_dir)
    shutil.rmtree(before, ignore_errors=True)


def _recover(site_dir: pathlib.Path, before: pathlib.Path) -> None:
    """Whoever stopped a build between the two steps of the swap finds the last good site again."""
    if before.exists() and not site_dir.exists():
        before.rename(site_dir)
