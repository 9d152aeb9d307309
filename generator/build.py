"""From a content folder to a folder of pages, step by step; an error anywhere and nothing is written."""

from __future__ import annotations

import contextlib
import hashlib
import pathlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from generator.assets import assets
from generator.check import check
from generator.diagnostic import Report
from generator.model import Draft, Site
from generator.pages import pages
from generator.parse import parse
from generator.pictures import Keep, make_anew
from generator.render import TEMPLATES, Renderer
from generator.shelf import Shelf
from generator.source import read

DRAWINGS = "drawings.sqlite"
"""The file in the cache."""
MANIFEST = ".loosen"
"""The list of the files that we wrote, so that only those are ever deleted."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did, or why it did nothing."""

    report: Report
    site: Site | None = None
    """What was built; none when nothing was."""
    written: tuple[str, ...] = ()
    """Paths of files that are new or changed."""
    removed: tuple[str, ...] = ()


def examine(content: pathlib.Path, *, today: date) -> tuple[Site | None, Report]:
    """The site that a folder holds, and all that was noticed; no site when there is an error."""
    draft, shape = parse(read(content))
    report = Report.of(shape, check(draft, today=today))
    return (None if report.errors else complete(draft)), report


def complete(draft: Draft) -> Site | None:
    """The draft as a site, when none of its necessary parts is missing."""
    parts = {field.name: getattr(draft, field.name) for field in fields(Site)}
    necessary = (draft.method, draft.safety, draft.settings)
    return Site(**parts) if all(necessary) else None


def files(site: Site, templates: pathlib.Path = TEMPLATES, *, keep: Keep = make_anew) -> dict[str, bytes]:
    """Every file of the site before it is published, by its path; `keep` finds what was made before."""
    renderer = Renderer(site, templates, keep=keep)
    found = {page.path: renderer.render(page).encode() for page in pages(site)}
    return found | assets(templates / "assets", renderer.words)


def build(
    content: pathlib.Path,
    out: pathlib.Path,
    *,
    today: date,
    strict: bool = False,
    templates: pathlib.Path = TEMPLATES,
    cache: pathlib.Path | None = None,
) -> Built:
    """Make `out` hold the pages of `content`; with an error (when strict: a warning) leave it as it is.

    What costs much is kept in the folder `cache`, and the pages are the same with and without it.
    """
    site, report = examine(content, today=today)
    if site is None or (strict and report):
        return Built(report)
    with contextlib.ExitStack() as stack:
        shelf = stack.enter_context(contextlib.closing(Shelf(cache / DRAWINGS))) if cache else None
        made = files(site, templates, keep=shelf.kept if shelf else make_anew)
    written, removed = write(made, out)
    return Built(report, site, written, removed)


def write(made: Mapping[str, bytes], out: pathlib.Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what changed, each file whole or not at all; delete what we once wrote and no longer make.

    Returns the paths of the files written, and of those removed.
    """
    out.mkdir(parents=True, exist_ok=True)
    removed = tuple(sorted(_manifest(out) - made.keys()))
    written = tuple(path for path, data in made.items() if _replace(out / path, data))
    _remove(removed, out)
    _replace(out / MANIFEST, "\n".join(sorted(made)).encode())
    return written, removed


def _manifest(out: pathlib.Path) -> set[str]:
    manifest = out / MANIFEST
    lines = manifest.read_text(encoding="utf-8").split("\n") if manifest.exists() else []
    # A list that someone changed must not lead out of the folder.
    return {line for line in lines if line and not pathlib.PurePath(line).is_absolute() and ".." not in line}


def _replace(path: pathlib.Path, data: bytes) -> bool:
    if path.exists() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{hashlib.sha256(data).hexdigest()[:8]}")
    unfinished.write_bytes(data)
    unfinished.replace(path)
    return True


def _remove(paths: Iterable[str], out: pathlib.Path) -> None:
    for path in paths:
        target = out / path
        target.unlink(missing_ok=True)
        for parent in target.relative_to(out).parents:
            if parent.parts and (out / parent).is_dir() and not any((out / parent).iterdir()):
                (out / parent).rmdir()
