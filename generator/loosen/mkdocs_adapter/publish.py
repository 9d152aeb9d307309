"""Publishes a content folder with MkDocs, without a mkdocs.yml beside it: render, build, finish, swap."""

from __future__ import annotations

import pathlib
import shutil
from dataclasses import dataclass
from datetime import date

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from loosen.build.build import build
from loosen.build.renderer import TEMPLATES, catalogue
from loosen.finish import Finished, finish
from loosen.mkdocs_adapter.site_config import set_site
from loosen.model import Site
from loosen.model.diagnostic import Report
from loosen.runtime.files import lock_folder
from loosen.runtime.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Published:
    """The diagnostics, and what was published; `None` if the content has an error."""

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
    """Make `site_dir` hold the site of `content`; on failure it is unchanged.

    Raises:
        FinishError: the output of MkDocs is not as expected.
        OSError: a folder cannot be written, or another build holds its lock.
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
    """`mkdocs build`, with settings from the content."""
    config = load_config(
        str(TEMPLATES / "mkdocs.yml"),
        docs_dir=str(docs),
        site_dir=str(site_dir),
        site_url=site.settings.address,
    )
    set_site(config, site, catalogue(site))
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
    """Restore the last good site after a build that was killed during the swap."""
    if before.exists() and not site_dir.exists():
        before.rename(site_dir)
