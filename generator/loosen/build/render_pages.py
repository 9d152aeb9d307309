"""Pages are rendered on all cores, and each is on disk before the next is made: no site is held in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from loosen.runtime.parallel import parallel_map
from loosen.build.output_folder import OutputFolder
from loosen.site.pages import Fragment, Page
from loosen.runtime.progress import Progress
from loosen.build.renderer import Renderer

_WORTH_A_PROCESS = 100
"""Pages. Fewer are made before another process has begun."""
_A_LIFE = 3_000
"""Pages that the same processes make at most. What a process reads of the site becomes a copy of its own,
and only when it ends is that memory free again."""


def make(
    pages: Sequence[Page | Fragment], renderer: Renderer, out: OutputFolder, *, progress: Progress
) -> Iterator[str]:
    """The paths of the pages that were written."""
    renderer.compile(pages)  # once, for all processes
    order = _longest_first(pages)

    def written(page: Page | Fragment) -> bool:
        return out.put(page.path, renderer.render(page).encode())

    for start in range(0, len(order), _A_LIFE):
        some = order[start : start + _A_LIFE]
        made = parallel_map(written, some, min_parallel=_WORTH_A_PROCESS)
        for done, (page, is_new) in enumerate(zip(some, made, strict=True), start + 1):
            progress(done, len(order))
            if is_new:
                yield page.path


def _longest_first(pages: Iterable[Page | Fragment]) -> list[Page | Fragment]:
    """A page that there is one of is most often a list of all that there is many of."""
    pages = list(pages)
    alike = Counter(page.template for page in pages)
    return sorted(pages, key=lambda page: alike[page.template])
