"""Renders pages in parallel and writes each at once, so that the site is never held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from loosen.build.output_folder import OutputFolder
from loosen.build.renderer import Renderer
from loosen.runtime.parallel import parallel_map
from loosen.runtime.progress import Progress
from loosen.site.pages import Fragment, Page

_WORTH_A_PROCESS = 100
"""Pages; fewer take less time than starting a process."""
_WORKER_RECYCLE_AFTER = 3_000
"""Pages after which new processes start. Copy-on-write pages of memory are freed only when a process ends."""


def render_pages(
    pages: Sequence[Page | Fragment], renderer: Renderer, out: OutputFolder, *, progress: Progress
) -> Iterator[str]:
    """Render and write pages. Yields the paths of those that changed."""
    renderer.compile_for(pages)  # before the fork, so that all processes share it
    order = _longest_first(pages)

    def render(page: Page | Fragment) -> bool:
        return out.put(page.path, renderer.render(page).encode())

    for start in range(0, len(order), _WORKER_RECYCLE_AFTER):
        batch = order[start : start + _WORKER_RECYCLE_AFTER]
        made = parallel_map(render, batch, min_parallel=_WORTH_A_PROCESS)
        for done, (page, is_new) in enumerate(zip(batch, made, strict=True), start + 1):
            progress(done, len(order))
            if is_new:
                yield page.path


def _longest_first(pages: Iterable[Page | Fragment]) -> list[Page | Fragment]:
    """Pages with a rare template first: they are mostly long lists."""
    pages = list(pages)
    counts = Counter(page.source for page in pages)
    return sorted(pages, key=lambda page: counts[page.source])
