"""Pages are rendered on all cores, and each is on disk before the next is made: no site is held in memory."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from generator.cores import each
from generator.kept import KeptPages
from generator.model import Exercise, Stretch
from generator.output import Output
from generator.pages import Page, Piece
from generator.progress import Progress
from generator.render import Renderer
from generator.shelf import News, Shelf

WORTH_A_PROCESS = 100
"""Groups of pages. Fewer are made before another process has begun."""
A_LIFE = 800
"""Groups that the same processes make at most. What a process reads of the site becomes a copy of its own,
and only when it ends is that memory free again."""
Group: TypeAlias = "tuple[Page | Piece, ...]"
"""Pages that are made one after the other."""


class _Made(NamedTuple):
    """What a group of pages gave, besides the files."""

    pages: int
    written: tuple[str, ...]
    small: dict[str, str]
    """Drawings that other pages will show."""
    news: News | None
    """What is to be kept for the next build."""


def make(
    pages: Sequence[Page | Piece],
    renderer: Renderer,
    out: Output,
    *,
    shelf: Shelf | None,
    kept: KeptPages | None,
    progress: Progress,
) -> Iterator[str]:
    """The paths of the pages that were written; those that stay as they were are not made."""
    there = kept.staying(pages, out) if kept else [False] * len(pages)
    new = [page for page, stays in zip(pages, there, strict=True) if not stays]
    renderer.compile(new)  # once, for all processes
    done = len(pages) - len(new)

    def one(page: Page | Piece) -> bool:
        data = renderer.render(kept.noted(page) if kept else page).encode()
        written = out.put(page.path, data)
        if kept:
            kept.remember(page, data, out)
        return written

    def group(some: Group) -> _Made:
        written = tuple(page.path for page in some if one(page))
        small = renderer.pictures.taken()
        return _Made(len(some), written, small, shelf.taken() if shelf else None)

    for groups in (part for whole in _rounds(new) for part in _parts(whole)):
        for made in each(group, groups, worth=WORTH_A_PROCESS):
            renderer.pictures.give(made.small)
            if shelf and made.news:
                shelf.give(made.news)
            done += made.pages
            progress(done, len(pages))
            yield from made.written


def _parts(groups: list[Group]) -> Iterator[list[Group]]:
    """All of them, in parts of nearly one size."""
    size = math.ceil(len(groups) / math.ceil(len(groups) / A_LIFE)) if groups else 1
    for start in range(0, len(groups), size):
        yield groups[start : start + size]


def _rounds(pages: Iterable[Page | Piece]) -> tuple[list[Group], list[Group]]:
    """First the exercises, each drawn once; then all pages that show their drawings, the long ones first."""
    families: defaultdict[str, list[Page | Piece]] = defaultdict(list)
    others: list[Page | Piece] = []
    for page in pages:
        exercise = page.context.get("exercise")
        if isinstance(exercise, Exercise):
            # A stretch and its massage show each other's drawings.
            families[exercise.prepare if isinstance(exercise, Stretch) else exercise.id].append(page)
        else:
            others.append(page)
    alike = Counter(page.template for page in others)
    others.sort(key=lambda page: alike[page.template])
    return [tuple(group) for group in families.values()], [(page,) for page in others]
