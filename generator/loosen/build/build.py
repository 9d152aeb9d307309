"""From a content folder to a folder of pages, step by step; an error anywhere and nothing is written."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from loosen.runtime import files
from loosen.build.assets import collect_assets
from loosen.model.diagnostic import Report
from loosen.build.load_site import load, load_and_check, to_site
from loosen.build.render_pages import make
from loosen.model import Site
from loosen.build.output_folder import OutputFolder
from loosen.site.pages import everything
from loosen.runtime.progress import Progress, no_progress
from loosen.site.relations import relations
from loosen.build.renderer import Renderer, TEMPLATES
from loosen.runtime.store import Store

__all__ = ["BuildResult", "build", "to_site", "load_and_check", "render_all", "load", "write_files"]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, or why it did nothing."""

    report: Report
    site: Site | None = None
    """What was built; none when nothing was."""
    written: tuple[str, ...] = ()
    """Paths of files that are new or changed."""
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Paths of files that somebody else put there; they are published, too."""


def render_all(site: Site, templates: pathlib.Path = TEMPLATES) -> dict[str, bytes]:
    """Every file of the site before it is published, by its path."""
    renderer = Renderer(site, templates)
    found = {page.path: renderer.render(page).encode() for page in everything(site)}
    return found | collect_assets(templates / "assets", renderer.words)


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
    """Make `out` hold the pages of `content`; with an error (when strict: a warning) leave it as it is.

    What costs much is kept in the folder `cache`, and the pages are the same with and without it.

    Raises:
        OSError: it cannot be written, another build does so, or a file of somebody else is in a page's place.
    """
    site, report = load_and_check(content, today=today, cache=cache)
    if site is None or (strict and report):
        return BuildResult(report)
    out.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        stack.enter_context(files.lock_folder(out))
        store = stack.enter_context(contextlib.closing(Store(cache))) if cache else None
        renderer = Renderer(site, templates)
        renderer.pictures.draw_all(store)
        written, output = _put(site, templates, renderer, out, progress)
    return BuildResult(report, site, written, output.removed, output.foreign)


def _put(
    site: Site,
    templates: pathlib.Path,
    renderer: Renderer,
    out: pathlib.Path,
    progress: Progress,
) -> tuple[tuple[str, ...], OutputFolder]:
    """The paths of the files that were written, and the folder."""
    every, beside = everything(site, relations(site)), collect_assets(templates / "assets", renderer.words)
    paths = [*(page.path for page in every), *beside]
    output = OutputFolder(out, paths)
    written = set(make(every, renderer, output, progress=progress))
    written |= {path for path, data in beside.items() if output.put(path, data)}
    output.finish()
    return tuple(path for path in paths if path in written), output


def write_files(made: Mapping[str, bytes], out: pathlib.Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files that are all in memory, written where they changed: paths of those, and of those removed."""
    out.mkdir(parents=True, exist_ok=True)
    output = OutputFolder(out, made)
    written = tuple(path for path, data in made.items() if output.put(path, data))
    output.finish()
    return written, output.removed
