"""Builds a folder of pages from a content folder. With an error in the content, nothing is written."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from loosen.build.appearance import with_appearance
from loosen.build.assets import collect_assets
from loosen.build.load_site import load, load_and_check, to_site
from loosen.build.media import media
from loosen.build.output_folder import OutputFolder
from loosen.build.render_pages import render_pages
from loosen.build.renderer import TEMPLATES, Renderer
from loosen.model import Site
from loosen.model.diagnostic import Report
from loosen.runtime import files
from loosen.runtime.progress import Progress, no_progress
from loosen.runtime.store import Store
from loosen.site import voice
from loosen.site.pages import everything
from loosen.site.relations import relations

__all__ = ["BuildResult", "build", "load", "load_and_check", "render_all", "to_site", "write_files"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The diagnostics of a build, and the files that it changed."""

    report: Report
    site: Site | None = None
    """`None` if nothing was built."""
    written: tuple[str, ...] = ()
    """Paths of new and changed files."""
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Paths of files in the folder that are not ours; they are published, too."""


def render_all(site: Site, templates: pathlib.Path = TEMPLATES) -> dict[str, bytes]:
    """Bytes of every file that the publisher gets, by path."""
    renderer = Renderer(site, templates)
    files = {page.path: renderer.render(page).encode() for page in everything(site)}
    return files | _assets(site, templates, renderer)


def _assets(site: Site, templates: pathlib.Path, renderer: Renderer) -> dict[str, bytes]:
    own = with_appearance(collect_assets(templates / "assets", renderer.words, site), site)
    return own | media(site) | voice.files(site, renderer.words)


def build(
    content: pathlib.Path,
    out: pathlib.Path,
    *,
    today: date,
    strict: bool = False,
    templates: pathlib.Path = TEMPLATES,
    cache: pathlib.Path | None = None,
    progress: Progress = no_progress,
) -> BuildResult:
    """Make `out` hold the pages of `content`; with an error (if strict, a warning) leave it unchanged.

    The folder `cache` saves time; the pages are the same without it.

    Raises:
        OSError: `out` cannot be written, another build holds its lock, or a foreign file stands where
            a page belongs.
    """
    site, report = load_and_check(content, today=today, cache=cache)
    if site is None or (strict and report.warnings):
        return BuildResult(report)
    out.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        stack.enter_context(files.lock_folder(out))
        store = stack.enter_context(contextlib.closing(Store(cache))) if cache else None
        renderer = Renderer(site, templates)
        renderer.pictures.draw_all(store)
        written, output = _write(site, templates, renderer, out, progress)
    return BuildResult(report, site, written, output.removed, output.foreign)


def _write(
    site: Site,
    templates: pathlib.Path,
    renderer: Renderer,
    out: pathlib.Path,
    progress: Progress,
) -> tuple[tuple[str, ...], OutputFolder]:
    """Write pages and assets. Returns the paths of changed files, and the folder."""
    pages, assets = everything(site, relations(site)), _assets(site, templates, renderer)
    paths = [*(page.path for page in pages), *assets]
    output = OutputFolder(out, paths)
    written = set(render_pages(pages, renderer, output, progress=progress))
    written |= {path for path, data in assets.items() if output.put(path, data)}
    output.finish()
    return tuple(path for path in paths if path in written), output


def write_files(made: Mapping[str, bytes], out: pathlib.Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Make `out` hold these files. Returns the paths of changed files, and of removed ones."""
    out.mkdir(parents=True, exist_ok=True)
    output = OutputFolder(out, made)
    written = tuple(path for path, data in made.items() if output.put(path, data))
    output.finish()
    return written, output.removed
