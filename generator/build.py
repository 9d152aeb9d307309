"""From a content folder to a folder of pages, step by step; an error anywhere and nothing is written."""

from __future__ import annotations

import contextlib
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.assets import assets
from generator.diagnostic import Report
from generator.examine import CONTENT, complete, examine
from generator.kept import KeptPages
from generator.making import make
from generator.model import Site
from generator.noted import Notes
from generator.output import Output
from generator.pages import everything
from generator.pictures import Keep, make_anew
from generator.progress import Progress, untold
from generator.relations import relations
from generator.render import TEMPLATES, Renderer
from generator.shelf import Shelf

MADE = "made.sqlite"
"""The file in the cache."""
__all__ = ["CONTENT", "MADE", "Built", "build", "complete", "examine", "files", "write"]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, or why it did nothing."""

    report: Report
    site: Site | None = None
    """What was built; none when nothing was."""
    written: tuple[str, ...] = ()
    """Paths of files that are new or changed."""
    removed: tuple[str, ...] = ()


def files(site: Site, templates: pathlib.Path = TEMPLATES, *, keep: Keep = make_anew) -> dict[str, bytes]:
    """Every file of the site before it is published, by its path; `keep` finds what was made before."""
    renderer = Renderer(site, templates, keep=keep)
    found = {page.path: renderer.render(page).encode() for page in everything(site)}
    return found | assets(templates / "assets", renderer.words)


def build(
    content: pathlib.Path,
    out: pathlib.Path,
    *,
    today: date,
    strict: bool = False,
    templates: pathlib.Path = TEMPLATES,
    cache: pathlib.Path | None = None,
    progress: Progress = untold,
) -> Built:
    """Make `out` hold the pages of `content`; with an error (when strict: a warning) leave it as it is.

    What costs much is kept in the folder `cache`, and the pages are the same with and without it.
    """
    site, report = examine(content, today=today, cache=cache)
    if site is None or (strict and report):
        return Built(report)
    with contextlib.ExitStack() as stack:
        shelf = stack.enter_context(contextlib.closing(Shelf(cache / MADE))) if cache else None
        written, removed = _put(site, templates, out, shelf, progress)
    return Built(report, site, written, removed)


def _put(
    site: Site, templates: pathlib.Path, out: pathlib.Path, shelf: Shelf | None, progress: Progress
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths of the files that were written, and of those removed."""
    known = relations(site)
    kept = KeptPages(Notes.of(site, known), shelf, templates) if shelf else None
    renderer = kept.renderer(templates) if kept else Renderer(site, templates)
    every, beside = everything(site, known), assets(templates / "assets", renderer.words)
    paths = [*(page.path for page in every), *beside]
    output = Output(out, paths)
    written = set(make(every, renderer, output, shelf=shelf, kept=kept, progress=progress))
    written |= {path for path, data in beside.items() if output.put(path, data)}
    output.finish()
    return tuple(path for path in paths if path in written), output.removed


def write(made: Mapping[str, bytes], out: pathlib.Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files that are all in memory, written where they changed; returns as `_put` does."""
    output = Output(out, made)
    written = tuple(path for path, data in made.items() if output.put(path, data))
    output.finish()
    return written, output.removed
